//! Draws of a matrix what is in sight.

use std::ops::Range;

use super::grid::{MatrixGrid, MatrixPlace};
use super::plan::{Count, MatrixHead, MatrixLine, MatrixPlan};
use super::{MatrixCells, cells, heads};
use crate::i18n::Message;
use crate::layout::Point;
use crate::lens::Index;
use crate::scene::label::MeasureText;
use crate::scene::marks::{
    Anchor, Field, Mark, Path, Rect, Scene, ShapeMark, Size, Stroke, Target, TextMark,
};
use crate::scene::network::Focus;
use crate::scene::style::{Color, Ground, Ink, ink};

/// What a picture of a matrix is made from.
#[derive(Clone, Copy)]
pub struct MatrixRequest<'a> {
    /// The registry.
    pub index: &'a Index,
    /// What stands in it.
    pub plan: &'a MatrixPlan,
    /// How large everything is.
    pub grid: &'a MatrixGrid,
    /// The size of the picture.
    pub size: Size,
    /// How far its cells are moved to the left and up behind the headings; see
    /// [`MatrixGrid::reach`].
    pub scroll: Point,
    /// Light or dark.
    pub ground: Ground,
    /// What a person looks at.
    pub focus: &'a Focus,
    /// Where the pointer is; see [`MatrixGrid::place`].
    pub hovered: MatrixPlace,
    /// Whether only lines are drawn that stand in the picture wholly.
    pub inside: bool,
    /// Tells how wide texts are.
    pub measure: &'a dyn MeasureText,
}

/// Draws a matrix: of its lines only those in sight, with the headings of these. Cells are fields
/// for ties, headings of actors fields for them, all other headings and sums fields for ties; the
/// whole is the last one. Headings hide the cells that are scrolled beneath them.
#[must_use]
pub fn matrix(request: &MatrixRequest<'_>) -> Scene {
    let painter = Painter::new(request);
    let mut scene = Scene {
        size: request.size,
        ..Scene::default()
    };
    cells::draw(&painter, &mut scene);
    heads::draw(&painter, &mut scene);
    scene
}

pub(super) struct Painter<'a> {
    pub(super) request: &'a MatrixRequest<'a>,
    pub(super) plan: &'a MatrixPlan,
    pub(super) grid: &'a MatrixGrid,
    pub(super) ink: Ink,
    /// The lines in sight.
    pub(super) rows: Range<usize>,
    pub(super) columns: Range<usize>,
    /// Where cells are seen.
    pub(super) sight: Rect,
    /// Whether anything is hidden beneath the headings.
    pub(super) is_scrolled: bool,
}

impl<'a> Painter<'a> {
    fn new(request: &'a MatrixRequest<'a>) -> Self {
        let grid = request.grid;
        let (head, cell, size) = (grid.head, grid.cell, request.size);
        let range = |scroll: f64, one: f64, room: f64, all: usize, fits: usize| {
            let first = (scroll / one).floor().max(0.0) as usize;
            let last = ((scroll + room.max(0.0)) / one).ceil().max(0.0) as usize;
            let last = if request.inside {
                last.min(first + fits)
            } else {
                last
            };
            first.min(all)..last.min(all)
        };
        let fits = grid.fits(size);
        let room = Size {
            width: size.width - head.width,
            height: size.height - head.height,
        };
        let scroll = request.scroll;
        Self {
            request,
            plan: request.plan,
            grid,
            ink: ink(request.ground),
            rows: range(scroll.y, cell.height, room.height, grid.lines.0, fits.0),
            columns: range(scroll.x, cell.width, room.width, grid.lines.1, fits.1),
            sight: Rect {
                min: Point::new(head.width, head.height),
                max: Point::new(size.width.max(head.width), size.height.max(head.height)),
            },
            is_scrolled: scroll != Point::ZERO,
        }
    }

    /// The left edge of a column.
    pub(super) fn x(&self, column: usize) -> f64 {
        let to_left = column as f64 * self.grid.cell.width - self.request.scroll.x;
        self.grid.head.width + to_left
    }

    /// The upper edge of a row.
    pub(super) fn y(&self, row: usize) -> f64 {
        let above = row as f64 * self.grid.cell.height - self.request.scroll.y;
        self.grid.head.height + above
    }

    /// The part of the picture's right and lower end that lines reach to.
    pub(super) fn end(&self) -> Point {
        let end = Point::new(self.x(self.columns.end), self.y(self.rows.end));
        let (most, least) = (self.sight.max, self.sight.min);
        Point::new(
            end.x.min(most.x).max(least.x),
            end.y.min(most.y).max(least.y),
        )
    }

    pub(super) fn scaled(&self, length: f64) -> f64 {
        length * self.grid.scale
    }

    pub(super) fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        self.request.measure.width(text, size, bold)
    }

    /// How a line is looked at.
    pub(super) fn look(&self, line: &MatrixLine, is_hovered: bool) -> Look {
        let focus = self.request.focus;
        match line.of {
            MatrixHead::Actor(actor) if focus.selected.contains(&actor) => Look::Selected,
            MatrixHead::Actor(actor) if focus.hovered == Some(actor) => Look::Hovered,
            _ if is_hovered => Look::Hovered,
            _ => Look::Plain,
        }
    }

    pub(super) fn row_look(&self, row: usize) -> Look {
        let line = self.plan.rows.get(row);
        let hovered = self.request.hovered.row == Some(row);
        line.map_or(Look::Plain, |line| self.look(line, hovered))
    }

    pub(super) fn column_look(&self, column: usize) -> Look {
        let line = self.plan.columns.get(column);
        let hovered = self.request.hovered.column == Some(column);
        line.map_or(Look::Plain, |line| self.look(line, hovered))
    }

    /// The colour of a band, and how much of it is seen.
    pub(super) fn band(&self, look: Look) -> Option<(Color, f64)> {
        match look {
            Look::Plain => None,
            Look::Hovered => Some((self.ink.line, 0.6)),
            Look::Selected => Some((self.ink.chosen, 1.0)),
        }
    }

    /// Whether rows and columns stand for the same.
    pub(super) fn is_symmetric(&self) -> bool {
        self.plan.matrix.cells == MatrixCells::ActorsByActors
    }

    pub(super) fn text(&self, text: String, at: Point, anchor: Anchor, size: f64) -> TextMark {
        TextMark {
            text,
            at,
            anchor,
            size,
            bold: false,
            color: self.ink.text,
            opacity: 1.0,
            halo: None,
        }
    }

    pub(super) fn shape(
        &self,
        looks: (crate::model::Hue, crate::model::Shape),
        at: Point,
        radius: f64,
    ) -> ShapeMark {
        ShapeMark {
            shape: looks.1,
            at,
            radius,
            color: looks.0.on(self.request.ground),
            ground: self.ink.ground,
            opacity: 1.0,
        }
    }

    /// A field for ties; none for nothing.
    pub(super) fn field(
        &self,
        ties: &[usize],
        rect: Rect,
        marks: Vec<Mark>,
        title: String,
    ) -> Option<Field> {
        let registry = self.request.index.registry();
        let ids = ties.iter().filter_map(|tie| registry.ties.rows().get(*tie));
        (!ties.is_empty()).then(|| Field {
            of: Target::Ties(ties.to_vec()),
            ids: ids.map(|tie| tie.id.to_string()).collect(),
            rect,
            marks,
            title,
        })
    }

    pub(super) fn title(&self, message: Message, count: Count) -> String {
        message
            .with("certain", count.certain)
            .with("possible", count.possible)
            .text(self.plan.lang)
    }
}

/// How a line or a cell is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Plain,
    Hovered,
    Selected,
}

/// Whether a group of lines ends with this one.
pub(super) fn ends(lines: &[MatrixLine], at: usize) -> bool {
    let group = |at: usize| lines.get(at).and_then(|line| line.group);
    group(at) != group(at + 1)
}

/// A filled rectangle.
pub(super) fn fill(rect: &Rect, color: Color, opacity: f64) -> Mark {
    Mark::Path(Path {
        points: corners(rect),
        stroke: None,
        fill: Some((color, opacity)),
    })
}

/// The outline of a rectangle.
pub(super) fn frame(rect: &Rect, stroke: Stroke) -> Mark {
    let mut points = corners(rect);
    points.extend(points.first().copied());
    Mark::Path(Path {
        points,
        stroke: Some(stroke),
        fill: None,
    })
}

/// A line from one point to another.
pub(super) fn line(from: Point, to: Point, width: f64, color: Color) -> Mark {
    Mark::Path(Path {
        points: vec![from, to],
        stroke: Some(solid(width, color, 1.0)),
        fill: None,
    })
}

pub(super) fn solid(width: f64, color: Color, opacity: f64) -> Stroke {
    Stroke {
        width,
        color,
        dash: Vec::new(),
        opacity,
    }
}

fn corners(rect: &Rect) -> Vec<Point> {
    let (min, max) = (rect.min, rect.max);
    vec![min, Point::new(max.x, min.y), max, Point::new(min.x, max.y)]
}

/// The part of a rectangle that lies in another; nothing is wide as nothing.
pub(super) fn within(rect: &Rect, other: &Rect) -> Rect {
    let min = Point::new(rect.min.x.max(other.min.x), rect.min.y.max(other.min.y));
    Rect {
        min,
        max: Point::new(
            rect.max.x.min(other.max.x).max(min.x),
            rect.max.y.min(other.max.y).max(min.y),
        ),
    }
}
