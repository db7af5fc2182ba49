//! The cells of a matrix, and what lies behind them.

use super::MatrixCells;
use super::draw::{Look, Painter, ends, fill, frame, line, solid, within};
use super::grid::{LEAST, SUM};
use super::plan::MatrixCell;
use crate::i18n::Message;
use crate::layout::Point;
use crate::model::{Hue, Shape};
use crate::scene::marks::{Anchor, Field, Mark, Rect, Scene, ShapeMark, Stroke};

/// The faintest and the strongest shade of a cell.
const SHADES: (f64, f64) = (0.10, 0.42);
/// How much is seen of what is only possible.
const POSSIBLE: f64 = 0.5;
/// From middle to rim of a cell's mark: at most, and at least, lest its shape be lost.
const MARK: (f64, f64) = (8.0, 2.4);
/// Between mark and number.
const GAP: f64 = 4.0;

pub(super) fn draw(painter: &Painter<'_>, scene: &mut Scene) {
    ground(painter, scene);
    for row in painter.rows.clone() {
        let cells = painter.plan.cells.get(row).map_or(&[][..], Vec::as_slice);
        let first = cells.partition_point(|cell| cell.column < painter.columns.start);
        let cells = cells.iter().skip(first);
        let in_sight = cells.take_while(|cell| cell.column < painter.columns.end);
        for one in in_sight {
            scene.fields.extend(cell(painter, row, one));
        }
    }
}

/// Bands of what is looked at, the diagonal, lines between rows, dots where nothing is.
fn ground(painter: &Painter<'_>, scene: &mut Scene) {
    let (ink, end) = (painter.ink, painter.end());
    let start = painter.sight.min;
    let cell = painter.grid.cell;
    let rows = || painter.rows.clone();
    let columns = || painter.columns.clone();
    let guides = &mut scene.guides;
    for look in [Look::Hovered, Look::Selected] {
        let Some((color, part)) = painter.band(look) else {
            continue;
        };
        for row in rows().filter(|row| painter.row_look(*row) == look) {
            let y = painter.y(row);
            let band = Rect {
                min: Point::new(start.x, y),
                max: Point::new(end.x, y + cell.height),
            };
            guides.push(fill(&within(&band, &painter.sight), color, part));
        }
        for column in columns().filter(|column| painter.column_look(*column) == look) {
            let x = painter.x(column);
            let band = Rect {
                min: Point::new(x, start.y),
                max: Point::new(x + cell.width, end.y),
            };
            guides.push(fill(&within(&band, &painter.sight), color, part));
        }
    }
    if painter.is_symmetric() {
        for row in rows().filter(|row| columns().contains(row)) {
            let here = square(painter, row, row);
            guides.push(fill(&within(&here, &painter.sight), ink.guide, 0.55));
        }
    }
    // Lines closer than that would be a grey veil.
    let (lined, fine) = (8.0, painter.scaled(0.75));
    for row in rows() {
        let ends = ends(&painter.plan.rows, row);
        if cell.height >= lined || ends {
            let y = painter.y(row) + cell.height;
            let color = if ends { ink.edge } else { ink.line };
            if y >= start.y {
                let (from, to) = (Point::new(start.x, y), Point::new(end.x, y));
                guides.push(line(from, to, fine, color));
            }
        }
    }
    for column in columns() {
        let ends = ends(&painter.plan.columns, column);
        if (painter.is_symmetric() && cell.width >= lined) || ends {
            let x = painter.x(column) + cell.width;
            let color = if ends { ink.edge } else { ink.line };
            if x >= start.x {
                let (from, to) = (Point::new(x, start.y), Point::new(x, end.y));
                guides.push(line(from, to, fine, color));
            }
        }
    }
    if painter.plan.matrix.cells == MatrixCells::RegionsByKinds && cell.height >= 16.0 {
        for row in rows() {
            for column in columns().filter(|at| painter.plan.cell(row, *at).is_none()) {
                let at = square(painter, row, column).middle();
                if painter.sight.contains(at) {
                    guides.push(Mark::Shape(ShapeMark {
                        shape: Shape::Circle,
                        at,
                        radius: painter.scaled(1.6),
                        color: ink.absent,
                        ground: ink.ground,
                        opacity: 0.9,
                    }));
                }
            }
        }
    }
}

fn square(painter: &Painter<'_>, row: usize, column: usize) -> Rect {
    Rect::new(
        Point::new(painter.x(column), painter.y(row)),
        painter.grid.cell,
    )
}

fn cell(painter: &Painter<'_>, row: usize, cell: &MatrixCell) -> Option<Field> {
    let square = square(painter, row, cell.column);
    let rect = within(&square, &painter.sight);
    if rect.width() <= 0.0 || rect.height() <= 0.0 {
        return None;
    }
    let registry = painter.request.index.registry();
    let kinds = || {
        cell.kinds
            .iter()
            .filter_map(|at| registry.kinds.rows().get(*at))
    };
    let looks = match cell.kinds.as_slice() {
        [only] => registry
            .kinds
            .rows()
            .get(*only)
            .map(|kind| (kind.hue, kind.shape)),
        _ => None,
    };
    let lines = painter
        .plan
        .rows
        .get(row)
        .zip(painter.plan.columns.get(cell.column));
    let (above, beside) = lines.map_or(("", ""), |(row, column)| (&*row.name, &*column.name));
    let id = if painter.is_symmetric() {
        "matrix-pair"
    } else {
        "matrix-cell"
    };
    let mut message = Message::new(id).with("row", above).with("column", beside);
    if painter.is_symmetric() {
        let names: Vec<_> = kinds().map(|kind| &kind.name).collect();
        message = message.with("kinds", names);
    }
    let title = painter.title(message, cell.count);
    painter.field(
        &cell.ties,
        rect,
        marks(painter, &square, cell, looks),
        title,
    )
}

/// A tile, darker with more ties; the mark of the kind, if it is one; the number.
fn marks(
    painter: &Painter<'_>,
    square: &Rect,
    cell: &MatrixCell,
    looks: Option<(Hue, Shape)>,
) -> Vec<Mark> {
    let ground = painter.request.ground;
    let color = looks.map_or(painter.ink.quiet, |(hue, _)| hue.on(ground));
    let small = square.width().min(square.height());
    let tile = square.grown(-(small * 0.06).min(painter.scaled(1.5)));
    let most = painter.plan.widths.most.first().copied().unwrap_or(0);
    let share = (cell.count.all() as f64 / most.max(9) as f64)
        .sqrt()
        .min(1.0);
    let is_certain = cell.count.certain > 0;
    let places = places(painter, square, looks.is_some());
    let mark = looks.zip(places.mark).map(|(looks, (at, radius))| {
        let mut mark = painter.shape(looks, at, radius);
        if !is_certain {
            mark.opacity = POSSIBLE;
        }
        mark
    });
    let mut marks = Vec::new();
    let (faint, strong) = SHADES;
    let shade = if mark.is_some() || looks.is_none() {
        faint + (strong - faint) * share
    } else {
        // Where there is no room for a shape the tile itself is the mark.
        0.45 + 0.55 * share
    };
    if is_certain {
        marks.push(fill(&tile, color, shade));
    } else {
        let width = painter.scaled(1.0).min(small * 0.1);
        let dash = if small > 10.0 {
            vec![3.0, 2.0]
        } else {
            Vec::new()
        };
        marks.push(frame(
            &tile.grown(-width / 2.0),
            Stroke {
                dash,
                ..solid(width, color, 0.8)
            },
        ));
    }
    if points_at(painter, cell) {
        let width = painter.scaled(1.75);
        let accent = painter.ink.accent;
        marks.push(frame(&tile.grown(-width / 2.0), solid(width, accent, 1.0)));
    }
    marks.extend(mark.map(Mark::Shape));
    if let Some((at, anchor, size)) = places.number {
        let mut text = painter.text(cell.count.figure(), at, anchor, size);
        text.bold = cell.count.certain > 1;
        if !is_certain {
            text.color = painter.ink.quiet;
        }
        marks.push(Mark::Text(text));
    }
    marks
}

/// Where the mark and the number of a cell stand; what finds no room is left out.
#[derive(Clone, Copy, Debug, Default)]
struct Places {
    mark: Option<(Point, f64)>,
    number: Option<(Point, Anchor, f64)>,
}

/// The number beside the mark, else below it, else nowhere. All cells of a size have the same
/// places, so that marks stand one below the other.
fn places(painter: &Painter<'_>, square: &Rect, has_mark: bool) -> Places {
    let middle = square.middle();
    let small = square.width().min(square.height());
    let radius = (small * 0.24)
        .max((small * 0.36).min(painter.scaled(4.2)))
        .min(painter.scaled(MARK.0));
    let widest = painter.plan.widths.cell.max(0.1);
    let (wide, high) = (
        square.width() - painter.scaled(5.0),
        square.height() - painter.scaled(5.0),
    );
    let legible = |size: f64| (size >= painter.scaled(LEAST)).then_some(size);
    if !has_mark || radius < MARK.1 {
        let usual = (square.height() * 0.5).min(painter.scaled(SUM + 1.0));
        let size = legible(usual.min(wide / widest));
        return Places {
            mark: None,
            number: size.map(|size| (middle, Anchor::Middle, size)),
        };
    }
    let gap = painter.scaled(GAP);
    let usual = (square.height() * 0.5).min(painter.scaled(15.0));
    if let Some(size) = legible(usual.min((wide - 2.0 * radius - gap) / widest)) {
        let all = 2.0 * radius + gap + widest * size;
        let left = middle.x - all / 2.0;
        let number = Point::new(left + all - widest * size, middle.y);
        return Places {
            mark: Some((Point::new(left + radius, middle.y), radius)),
            number: Some((number, Anchor::Start, size)),
        };
    }
    let below = (high - 2.0 * radius - gap * 0.5).min(painter.scaled(SUM + 1.0));
    if let Some(size) = legible(below.min(wide / widest)) {
        let all = 2.0 * radius + gap * 0.5 + size;
        let top = middle.y - all / 2.0;
        let number = Point::new(middle.x, top + all - size / 2.0);
        return Places {
            mark: Some((Point::new(middle.x, top + radius), radius)),
            number: Some((number, Anchor::Middle, size)),
        };
    }
    Places {
        mark: Some((middle, radius)),
        number: None,
    }
}

/// Whether a cell holds the tie that is pointed at or, where actors have no lines, a tie of an
/// actor that is.
fn points_at(painter: &Painter<'_>, cell: &MatrixCell) -> bool {
    let focus = painter.request.focus;
    if focus.tie.is_some_and(|tie| cell.ties.contains(&tie)) {
        return true;
    }
    if painter.plan.matrix.cells != MatrixCells::RegionsByKinds {
        return false;
    }
    let looked_at = |actor: usize| focus.selected.contains(&actor) || focus.hovered == Some(actor);
    let ties = cell.ties.iter();
    let mut links = ties.filter_map(|tie| painter.request.index.ties().get(*tie)?.link);
    links.any(|link| looked_at(link.from) || looked_at(link.to))
}
