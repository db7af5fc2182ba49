//! The headings of a matrix with their sums, which stay where they are while cells are scrolled.

use super::draw::{Look, Painter, ends, fill, frame, line, solid, within};
use super::grid::{BAR, BAR_ABOVE, LEADING, LEAST, MARK, NAME, PAD, SUM, heading, side_lines};
use super::plan::{Count, MatrixHead, MatrixLine};
use super::setting::{cut, downwards, few_lines, length, reach};
use crate::i18n::Message;
use crate::layout::Point;
use crate::scene::marks::{Anchor, Field, Mark, Rect, Scene, Target, TextMark};
use crate::scene::style::Color;

/// How much of a bar's colour is seen.
const BAR_SHADE: f64 = 0.5;

pub(super) fn draw(painter: &Painter<'_>, scene: &mut Scene) {
    for at in painter.rows.clone() {
        if let Some(one) = painter.plan.rows.get(at) {
            row(painter, scene, at, one);
        }
    }
    for at in painter.columns.clone() {
        if let Some(one) = painter.plan.columns.get(at) {
            column(painter, scene, at, one);
        }
    }
    let mut marks = groups(painter);
    marks.extend(corner(painter));
    let title = painter.title(Message::new("matrix-whole"), painter.plan.count);
    let rect = Rect::new(Point::ZERO, painter.grid.head);
    if painter.is_scrolled {
        // What is scrolled is hidden beneath; so these marks come last.
        scene
            .fields
            .extend(painter.field(&painter.plan.ties, rect, marks, title));
    } else {
        let whole = painter.field(&painter.plan.ties, rect, Vec::new(), title);
        scene.guides.extend(marks);
        scene.fields.extend(whole);
    }
}

/// Adds a heading or a sum: a field for an actor or for ties; what stands for nothing is only
/// drawn.
fn add(
    painter: &Painter<'_>,
    scene: &mut Scene,
    line: &MatrixLine,
    rect: Rect,
    marks: Vec<Mark>,
    of_actor: bool,
) {
    let registry = painter.request.index.registry();
    let message = Message::new("matrix-line").with("line", line.name.as_str());
    let title = painter.title(message, line.count);
    let field = match line.of {
        MatrixHead::Actor(actor) if of_actor => {
            let record = registry.actors.rows().get(actor);
            record.map(|record| Field {
                of: Target::Actor(actor),
                ids: vec![record.id.to_string()],
                rect,
                marks: marks.clone(),
                title,
            })
        }
        _ => painter.field(&line.ties, rect, marks.clone(), title),
    };
    match field {
        Some(field) => scene.fields.push(field),
        None => scene.guides.extend(marks),
    }
}

/// What lies behind a heading: what hides the cells beneath it, and its band.
fn ground(painter: &Painter<'_>, rect: &Rect, look: Look) -> Vec<Mark> {
    let hides = painter.is_scrolled;
    let cover = hides.then(|| fill(rect, painter.ink.ground, 1.0));
    let band = painter.band(look);
    let band = band.map(|(color, part)| fill(rect, color, part));
    cover.into_iter().chain(band).collect()
}

fn row(painter: &Painter<'_>, scene: &mut Scene, at: usize, one: &MatrixLine) {
    let (grid, ink) = (painter.grid, painter.ink);
    let (left, y, height) = (grid.left, painter.y(at), grid.cell.height);
    let look = painter.row_look(at);
    let middle = y + height / 2.0;
    let parts = [
        (left.group, left.group + left.name),
        (left.group + left.name, grid.head.width),
    ];
    let is_actor = matches!(one.of, MatrixHead::Actor(_));
    let mut all: Vec<Mark> = Vec::new();
    for (part, (from, to)) in parts.into_iter().enumerate() {
        let rect = Rect {
            min: Point::new(from, y),
            max: Point::new(to, y + height),
        };
        let mut marks = ground(painter, &rect, look);
        if height >= 8.0 {
            let color = if ends(&painter.plan.rows, at) {
                ink.edge
            } else {
                ink.line
            };
            let (from, to) = (Point::new(from, y + height), Point::new(to, y + height));
            marks.push(line(from, to, painter.scaled(0.75), color));
        }
        if part == 0 {
            marks.extend(row_name(painter, one, &rect, look));
        } else {
            marks.extend(row_sum(painter, one, from, middle));
        }
        if is_actor {
            let seen = seen(painter, &rect, true);
            if let Some(seen) = seen {
                add(painter, scene, one, seen, marks, part == 0);
            }
        } else {
            all.extend(marks);
        }
    }
    if !is_actor {
        let rect = Rect {
            min: Point::new(left.group, y),
            max: Point::new(grid.head.width, y + height),
        };
        if let Some(seen) = seen(painter, &rect, true) {
            add(painter, scene, one, seen, all, false);
        }
    }
}

/// The part of a heading's rectangle that is not beneath the corner; nothing where nothing is.
fn seen(painter: &Painter<'_>, rect: &Rect, is_row: bool) -> Option<Rect> {
    let (head, max) = (painter.sight.min, painter.sight.max);
    let room = if is_row {
        Rect {
            min: Point::new(0.0, head.y),
            max: Point::new(head.x, max.y),
        }
    } else {
        Rect {
            min: Point::new(head.x, 0.0),
            max: Point::new(max.x, head.y),
        }
    };
    let seen = within(rect, &room);
    (seen.width() > 0.0 && seen.height() > 0.0).then_some(seen)
}

/// The name of a row, in lines if it is high enough.
fn row_name(painter: &Painter<'_>, one: &MatrixLine, rect: &Rect, look: Look) -> Vec<Mark> {
    let left = painter.grid.left;
    if !left.legible {
        return Vec::new();
    }
    let bold = look == Look::Selected;
    let pad = painter.scaled(PAD);
    let step = left.letters * LEADING;
    let most = ((rect.height() / step).floor() as usize).clamp(1, 2);
    let room = rect.width() - 2.0 * pad;
    let width = |text: &str| painter.width(text, left.letters, bold);
    let lines = few_lines(&one.label, most, room, &width);
    let top = rect.middle().y - (lines.len() as f64 - 1.0) * step / 2.0;
    let marks = lines.into_iter().enumerate().map(|(at, line)| {
        let at = Point::new(rect.min.x + pad, top + at as f64 * step);
        let mut text = painter.text(line, at, Anchor::Start, left.letters);
        text.bold = bold;
        Mark::Text(text)
    });
    marks.collect()
}

/// A bar that grows to the right, and the number behind it, flush right.
fn row_sum(painter: &Painter<'_>, one: &MatrixLine, from: f64, middle: f64) -> Vec<Mark> {
    let [_, most, _] = painter.plan.widths.most;
    let height = (painter.grid.cell.height * 0.4).min(painter.scaled(9.0));
    let per = painter.scaled(BAR) / most.max(1) as f64;
    let part = |first: usize, count: usize| Rect {
        min: Point::new(from + first as f64 * per, middle - height / 2.0),
        max: Point::new(from + (first + count) as f64 * per, middle + height / 2.0),
    };
    let count = one.count;
    let mut marks = bars(
        painter,
        count,
        part(0, count.certain),
        part(count.certain, count.possible),
        painter.ink.quiet,
    );
    if painter.grid.left.legible {
        let at = Point::new(painter.grid.head.width - painter.scaled(PAD), middle);
        let size = painter.scaled(SUM).min(painter.grid.left.letters);
        marks.push(Mark::Text(sum(painter, count, at, Anchor::End, size)));
    }
    marks
}

/// A bar: filled as far as ties are certain, hollow as far as they are possible.
fn bars(
    painter: &Painter<'_>,
    count: Count,
    certain: Rect,
    possible: Rect,
    color: Color,
) -> Vec<Mark> {
    let mut marks = Vec::new();
    if count.certain > 0 {
        marks.push(fill(&certain, color, BAR_SHADE));
    }
    if count.possible > 0 {
        let width = painter.scaled(0.75);
        let stroke = solid(width, color, BAR_SHADE);
        marks.push(frame(&possible.grown(-width / 2.0), stroke));
    }
    marks
}

fn sum(painter: &Painter<'_>, count: Count, at: Point, anchor: Anchor, size: f64) -> TextMark {
    let mut text = painter.text(count.figure(), at, anchor, size);
    if count.all() == 0 {
        text.color = painter.ink.quiet;
    }
    text
}

fn column(painter: &Painter<'_>, scene: &mut Scene, at: usize, one: &MatrixLine) {
    let grid = painter.grid;
    let (x, width) = (painter.x(at), grid.cell.width);
    let look = painter.column_look(at);
    let bottom = grid.head.height;
    let top = bottom - grid.above.sum - grid.above.name;
    let rect = |top: f64, bottom: f64| Rect {
        min: Point::new(x, top),
        max: Point::new(x + width, bottom),
    };
    let middle = bottom - grid.above.sum;
    let name = rect(top, middle);
    let mut of_name = ground(painter, &name, look);
    let mut of_sum = ground(painter, &rect(middle, bottom), look);
    let mut foot = middle - painter.scaled(4.0);
    if let Some(looks) = one.looks {
        let radius = painter.scaled(MARK).min(width * 0.4);
        let at = Point::new(x + width / 2.0, foot - painter.scaled(MARK));
        of_name.push(Mark::Shape(painter.shape(looks, at, radius)));
        foot -= painter.scaled(2.0 * MARK + 5.0);
    }
    if grid.downwards {
        let room = foot - top - painter.scaled(2.0);
        of_name.extend(set_downwards(
            painter,
            one,
            x + width / 2.0,
            foot,
            room,
            look,
        ));
    } else {
        of_name.extend(set_in_lines(painter, one, x + width / 2.0, foot));
    }
    of_sum.extend(column_sum(painter, one, x, bottom));
    if matches!(one.of, MatrixHead::Actor(_)) {
        let parts = [(name, of_name, true), (rect(middle, bottom), of_sum, false)];
        for (rect, marks, of_actor) in parts {
            if let Some(seen) = seen(painter, &rect, false) {
                add(painter, scene, one, seen, marks, of_actor);
            }
        }
    } else if let Some(seen) = seen(painter, &rect(top, bottom), false) {
        of_name.extend(of_sum);
        add(painter, scene, one, seen, of_name, false);
    }
}

/// A heading in lines, the last one at the foot.
fn set_in_lines(painter: &Painter<'_>, one: &MatrixLine, x: f64, foot: f64) -> Vec<Mark> {
    let letters = painter.grid.above.letters;
    let width = painter.grid.cell.width;
    let measure = painter.request.measure;
    let lines = heading(&one.label, width, letters, painter.grid.scale, measure);
    let last = lines.len().saturating_sub(1) as f64;
    let marks = lines.into_iter().enumerate().map(|(at, text)| {
        let up = (last - at as f64 + 0.5) * letters * LEADING;
        let at = Point::new(x, foot - up);
        Mark::Text(painter.text(text, at, Anchor::Middle, letters))
    });
    marks.collect()
}

/// A heading downwards, its end at the foot.
fn set_downwards(
    painter: &Painter<'_>,
    one: &MatrixLine,
    x: f64,
    foot: f64,
    room: f64,
    look: Look,
) -> Vec<Mark> {
    let letters = painter.grid.above.letters;
    if !painter.grid.above.legible {
        return Vec::new();
    }
    let (lang, measure) = (painter.plan.lang, painter.request.measure);
    let lines = side_lines(lang, painter.grid.cell.width, letters);
    if lines > 1 {
        // The first line stands on the right, as the letters lie.
        let bold = look == Look::Selected;
        let width = |text: &str| painter.width(text, letters, bold);
        let lines = few_lines(&one.label, lines, room, &width);
        let step = letters * LEADING;
        let right = x + (lines.len() as f64 - 1.0) * step / 2.0;
        let marks = lines.into_iter().enumerate().map(|(at, line)| {
            let at = Point::new(right - at as f64 * step, foot);
            let mut text = painter.text(line, at, Anchor::End, letters);
            text.bold = bold;
            Mark::Turned(text)
        });
        return marks.collect();
    }
    let tall = |text: &str| length(&downwards(text, lang), measure) * letters;
    let pieces = downwards(&cut(&one.label, room, &tall), lang);
    let mut y = foot - length(&pieces, measure) * letters;
    let mut marks = Vec::new();
    for piece in pieces {
        let own = reach(&piece, measure) * letters;
        // Small kana stand to the upper right.
        let shift = if piece.small { letters * 0.1 } else { 0.0 };
        let at = Point::new(x + shift, y + own / 2.0 - shift);
        let mut text = painter.text(piece.text, at, Anchor::Middle, letters);
        text.bold = look == Look::Selected;
        marks.push(if piece.turned {
            Mark::Turned(text)
        } else {
            Mark::Text(text)
        });
        y += own;
    }
    marks
}

/// A bar that grows upwards from the cells, and the number above it.
fn column_sum(painter: &Painter<'_>, one: &MatrixLine, x: f64, bottom: f64) -> Vec<Mark> {
    let [_, _, most] = painter.plan.widths.most;
    let width = painter.grid.cell.width;
    let bar = (width * 0.5).min(painter.scaled(14.0));
    let per = painter.scaled(BAR_ABOVE) / most.max(1) as f64;
    let foot = bottom - painter.scaled(2.0);
    let part = |first: usize, count: usize| Rect {
        min: Point::new(x + (width - bar) / 2.0, foot - (first + count) as f64 * per),
        max: Point::new(x + (width + bar) / 2.0, foot - first as f64 * per),
    };
    let color = one
        .looks
        .map_or(painter.ink.quiet, |(hue, _)| hue.on(painter.request.ground));
    let count = one.count;
    let mut marks = bars(
        painter,
        count,
        part(0, count.certain),
        part(count.certain, count.possible),
        color,
    );
    let figure = count.figure();
    let room = width - painter.scaled(2.0);
    let size = (room / painter.width(&figure, 1.0, false).max(0.1)).min(painter.scaled(SUM));
    if size >= painter.scaled(LEAST) {
        let high = count.all() as f64 * per;
        let at = Point::new(
            x + width / 2.0,
            foot - high - painter.scaled(1.0) - size * 0.65,
        );
        marks.push(Mark::Text(sum(painter, count, at, Anchor::Middle, size)));
    }
    marks
}

/// The names of groups along both edges, each in the middle of what is seen of it.
fn groups(painter: &Painter<'_>) -> Vec<Mark> {
    let (grid, ink) = (painter.grid, painter.ink);
    let (sight, end) = (painter.sight, painter.end());
    let mut marks = Vec::new();
    if grid.left.group > 0.0 {
        let strip = Rect {
            min: Point::new(0.0, sight.min.y),
            max: Point::new(grid.left.group, end.y),
        };
        if painter.is_scrolled {
            marks.push(fill(&strip, ink.ground, 1.0));
        }
        for (group, first, last) in runs(&painter.plan.rows, &painter.rows) {
            let from = painter.y(first).max(sight.min.y);
            let to = (painter.y(last) + grid.cell.height).min(end.y);
            if ends(&painter.plan.rows, last) {
                let edge = Point::new(strip.max.x, to);
                let fine = painter.scaled(0.75);
                marks.push(line(Point::new(0.0, to), edge, fine, ink.edge));
            }
            let room = Rect {
                min: Point::new(0.0, from),
                max: Point::new(grid.left.group, to),
            };
            marks.extend(group_name(painter, group, &room, false));
        }
    }
    if grid.above.group > 0.0 {
        let top = grid.head.height - grid.above.sum - grid.above.name - grid.above.group;
        let foot = top + grid.above.group;
        let strip = Rect {
            min: Point::new(sight.min.x, top),
            max: Point::new(end.x, foot),
        };
        if painter.is_scrolled {
            marks.push(fill(&strip, ink.ground, 1.0));
        }
        for (group, first, last) in runs(&painter.plan.columns, &painter.columns) {
            let from = painter.x(first).max(sight.min.x);
            let to = (painter.x(last) + grid.cell.width).min(end.x);
            if ends(&painter.plan.columns, last) {
                let edge = Point::new(to, sight.min.y);
                let fine = painter.scaled(0.75);
                marks.push(line(Point::new(to, top), edge, fine, ink.edge));
            }
            let room = Rect {
                min: Point::new(from, top),
                max: Point::new(to, foot),
            };
            marks.extend(group_name(painter, group, &room, true));
        }
    }
    marks
}

/// The name of a group in as many lines as there is room for: in the middle above columns, at the
/// upper left beside rows.
fn group_name(painter: &Painter<'_>, group: usize, room: &Rect, is_above: bool) -> Vec<Mark> {
    let name = painter.plan.groups.get(group).map_or("", String::as_str);
    let size = painter.scaled(SUM);
    let step = size * LEADING;
    let most = (room.height() / step).floor() as usize;
    let width = |text: &str| painter.width(text, size, false);
    let wide = room.width() - painter.scaled(PAD / 2.0);
    if most == 0 {
        return Vec::new();
    }
    let lines = few_lines(name, most, wide, &width);
    // One letter and dots tell nothing.
    if lines
        .iter()
        .any(|line| line.is_empty() || line.chars().count() < 3 && line.ends_with('…'))
    {
        return Vec::new();
    }
    let count = lines.len() as f64;
    let (x, top, anchor) = if is_above {
        let top = room.middle().y - (count - 1.0) * step / 2.0;
        (room.middle().x, top, Anchor::Middle)
    } else {
        // Level with the name of the first row, where that is in sight.
        let first = painter.grid.cell.height.min(room.height()) / 2.0;
        let lowest = room.max.y - (count - 0.5) * step;
        let left = painter.scaled(PAD / 2.0);
        (left, (room.min.y + first).min(lowest), Anchor::Start)
    };
    let marks = lines.into_iter().enumerate().map(|(at, line)| {
        let at = Point::new(x, top + at as f64 * step);
        let mut text = painter.text(line, at, anchor, size);
        text.color = painter.ink.quiet;
        Mark::Text(text)
    });
    marks.collect()
}

/// The groups of the lines in sight: each with its first and last line.
fn runs(lines: &[MatrixLine], seen: &std::ops::Range<usize>) -> Vec<(usize, usize, usize)> {
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    for at in seen.clone() {
        let Some(group) = lines.get(at).and_then(|line| line.group) else {
            continue;
        };
        match runs.last_mut() {
            Some((last, _, end)) if *last == group => *end = at,
            _ => runs.push((group, at, at)),
        }
    }
    runs
}

/// What stands where the headings meet: what the matrix is of, and the whole.
fn corner(painter: &Painter<'_>) -> Vec<Mark> {
    let (grid, lang) = (painter.grid, painter.plan.lang);
    let rect = Rect::new(Point::ZERO, grid.head);
    let mut marks = Vec::new();
    if painter.is_scrolled {
        marks.push(fill(&rect, painter.ink.ground, 1.0));
    }
    let pad = painter.scaled(PAD);
    let (from, to) = (grid.left.group + pad, grid.head.width - pad);
    let size = painter.scaled(NAME);
    let caption = painter.plan.matrix.cells.message().text(lang);
    let caption = cut(&caption, to - from, &|text| painter.width(text, size, true));
    let top = Point::new(from, painter.scaled(14.0));
    let mut text = painter.text(caption, top, Anchor::Start, size);
    text.bold = true;
    marks.push(Mark::Text(text));
    let foot = grid.head.height - painter.scaled(12.0);
    let figure = painter.plan.count.figure();
    let number = painter.scaled(SUM);
    let mut whole = painter.text(figure, Point::new(to, foot), Anchor::End, number);
    whole.bold = true;
    let left = to - painter.width(&whole.text, number, true) - pad;
    marks.push(Mark::Text(whole));
    let word = Message::new("matrix-sum").text(lang);
    let word = cut(&word, left - from, &|text| {
        painter.width(text, number, false)
    });
    let mut word = painter.text(word, Point::new(from, foot), Anchor::Start, number);
    word.color = painter.ink.quiet;
    marks.push(Mark::Text(word));
    marks.push(line(
        Point::new(0.0, grid.head.height),
        Point::new(painter.end().x, grid.head.height),
        painter.scaled(1.0),
        painter.ink.edge,
    ));
    marks
}
