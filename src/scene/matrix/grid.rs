//! How large everything in a matrix is.

use super::MatrixCells;
use super::plan::{MatrixHead, MatrixLine, MatrixPlan};
use super::setting::few_lines;
use crate::layout::Point;
use crate::model::Lang;
use crate::scene::label::MeasureText;
use crate::scene::marks::Size;

/// How large headings and cells of a matrix are. Unit: points. Headings take the upper and the left
/// edge; cells lie behind them as if they went on beneath.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MatrixGrid {
    /// The room of the headings: width on the left, height above.
    pub head: Size,
    /// A cell.
    pub cell: Size,
    /// How many rows and columns there are.
    pub lines: (usize, usize),
    /// How much larger letters and marks are than usual.
    pub scale: f64,
    /// What the headings on the left are made of.
    pub(super) left: Parts,
    /// What the headings above are made of.
    pub(super) above: Parts,
    /// Whether headings above are set downwards.
    pub(super) downwards: bool,
}

/// What headings are made of, from the outside to the cells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Parts {
    /// The names of groups.
    pub(super) group: f64,
    /// The names of lines.
    pub(super) name: f64,
    /// Sums with their bars.
    pub(super) sum: f64,
    /// The size of the letters of names.
    pub(super) letters: f64,
    /// Whether there is room for letters.
    pub(super) legible: bool,
}

/// A row or a column or both, where a pointer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MatrixPlace {
    /// The row's position.
    pub row: Option<usize>,
    /// The column's position.
    pub column: Option<usize>,
}

/// Letters of headings, of headings in narrow columns, of sums; the smallest that are set.
pub(super) const NAME: f64 = 12.0;
const SMALLER: f64 = 10.5;
pub(super) const SUM: f64 = 11.0;
pub(super) const LEAST: f64 = 8.5;
/// Between the lines of a heading.
pub(super) const LEADING: f64 = 1.28;
/// Room beside names.
pub(super) const PAD: f64 = 8.0;
/// A bar beside and above sums at its longest.
pub(super) const BAR: f64 = 34.0;
pub(super) const BAR_ABOVE: f64 = 18.0;
/// Names are cut that are longer.
const LONGEST: f64 = 220.0;
/// The most room that names of groups take.
const GROUP: f64 = 100.0;
/// From middle to rim of a kind's mark in a heading.
pub(super) const MARK: f64 = 6.0;
/// In a narrower column headings are set downwards.
const LINES_FROM: f64 = 48.0;
/// No cell is smaller.
const SMALLEST: f64 = 4.0;

impl MatrixPlan {
    /// The size of a cell at 100 %.
    #[must_use]
    pub fn cell_size(&self, scale: f64) -> Size {
        let for_kinds = (self.widths.kind * NAME + 2.0 * PAD).clamp(60.0, 112.0);
        let (width, height) = match self.matrix.cells {
            MatrixCells::RegionsByKinds => (for_kinds, 42.0),
            MatrixCells::ActorsByKinds => (for_kinds, 24.0),
            MatrixCells::ActorsByActors => (32.0, 26.0),
        };
        Size {
            width: (width * scale).round(),
            height: (height * scale).round(),
        }
    }

    /// The smallest cell in which a picture can still be read.
    #[must_use]
    pub fn least_cell_size(&self, scale: f64) -> Size {
        let width = match self.matrix.cells {
            MatrixCells::ActorsByActors => 13.0,
            _ => 20.0,
        };
        Size {
            width: width * scale,
            height: 14.0 * scale,
        }
    }

    /// The cells with which the matrix fills an area as well as it can: as large as it allows, but
    /// neither too small to be read nor so large that the eye gets lost.
    #[must_use]
    pub fn fitting(&self, area: Size, scale: f64, measure: &dyn MeasureText) -> Size {
        let (usual, least) = (self.cell_size(scale), self.least_cell_size(scale));
        let mut cell = usual;
        // The room of the headings follows from the cells, and the cells from what they leave.
        for _ in 0..4 {
            let grid = MatrixGrid::new(self, cell, area, scale, measure);
            let (rows, columns) = grid.lines;
            let share = |room: f64, head: f64, lines: usize| (room - head) / lines.max(1) as f64;
            cell = Size {
                width: share(area.width, grid.head.width, columns)
                    .clamp(least.width, usual.width * 1.5),
                height: share(area.height, grid.head.height, rows)
                    .clamp(least.height, usual.height * 1.6),
            };
        }
        // Of what still does not fit there is only more and less: the smaller is safe.
        let grid = MatrixGrid::new(self, cell, area, scale, measure);
        let whole = grid.whole();
        let shrink = |size: f64, over: f64, lines: usize, least: f64| {
            (size - over.max(0.0) / lines.max(1) as f64).max(least)
        };
        Size {
            width: shrink(
                cell.width,
                whole.width - area.width,
                grid.lines.1,
                least.width,
            ),
            height: shrink(
                cell.height,
                whole.height - area.height,
                grid.lines.0,
                least.height,
            ),
        }
    }
}

impl MatrixGrid {
    /// How large everything is with cells of a size in a picture of a size; headings take no more
    /// than a good third of it.
    #[must_use]
    pub fn new(
        plan: &MatrixPlan,
        cell: Size,
        size: Size,
        scale: f64,
        measure: &dyn MeasureText,
    ) -> Self {
        let cell = Size {
            width: cell.width.max(SMALLEST),
            height: cell.height.max(SMALLEST),
        };
        let letters = |room: f64, part: f64| (room * part).clamp(LEAST * scale, NAME * scale);
        let longest = |room: f64| (LONGEST * scale).min((room * 0.4).max(56.0 * scale));
        let grouped = |lines: &[MatrixLine]| lines.iter().any(|line| line.group.is_some());
        let group = |lines: &[MatrixLine], room: f64| if grouped(lines) { room } else { 0.0 };
        let named = plan.widths.group * SUM * 1.02 * scale + PAD * scale;
        let named = named.min(GROUP * scale).min(size.width * 0.16);
        let row_letters = letters(cell.height, 0.62);
        let left = Parts {
            group: group(&plan.rows, named),
            name: (plan.widths.row * row_letters * 1.06).min(longest(size.width))
                + 2.0 * PAD * scale,
            sum: (BAR + 6.0 + PAD + plan.widths.row_sum * SUM) * scale,
            letters: row_letters,
            legible: cell.height >= LEAST * 1.12 * scale,
        };
        let of_kinds = plan.matrix.cells != MatrixCells::ActorsByActors;
        let flat = || {
            let narrow = !of_kinds || cell.width < LINES_FROM * scale;
            let sizes = if narrow {
                &[][..]
            } else {
                &[NAME, SMALLER][..]
            };
            sizes.iter().find_map(|letters| {
                let letters = letters * scale;
                let mut lines = plan.columns.iter().map(|line| {
                    let lines = heading(&line.label, cell.width, letters, scale, measure);
                    let is_cut = lines.iter().any(|line| line.ends_with('…'));
                    (!is_cut).then_some(lines.len())
                });
                let most = lines.try_fold(1, |most, lines| Some(most.max(lines?)));
                most.map(|most| (letters, most))
            })
        };
        let flat = flat();
        let marks = if of_kinds { 2.0 * MARK + 8.0 } else { 0.0 } * scale;
        let sum = (BAR_ABOVE + SUM * 1.3 + 6.0) * scale;
        let above = match flat {
            Some((letters, most)) => Parts {
                group: 0.0,
                name: most as f64 * letters * LEADING + marks + PAD * scale,
                sum,
                letters,
                legible: true,
            },
            None => {
                let letters = letters(cell.width, 0.6);
                let longest = longest(size.height);
                let tall = match side_lines(plan.lang, cell.width, letters) {
                    1 => plan.widths.column * letters,
                    _ => plan.widths.column * letters * 0.62,
                };
                Parts {
                    group: group(&plan.columns, 2.3 * SUM * LEADING * scale),
                    name: tall.min(longest) + marks + PAD * scale,
                    sum,
                    letters,
                    legible: cell.width >= LEAST * 1.05 * scale,
                }
            }
        };
        Self {
            head: Size {
                width: left.group + left.name + left.sum,
                height: (above.group + above.name + above.sum).max(64.0 * scale),
            },
            cell,
            lines: (plan.rows.len(), plan.columns.len()),
            scale,
            left,
            above,
            downwards: flat.is_none(),
        }
    }

    /// The size of the matrix with all its headings.
    #[must_use]
    pub fn whole(&self) -> Size {
        Size {
            width: self.head.width + self.lines.1 as f64 * self.cell.width,
            height: self.head.height + self.lines.0 as f64 * self.cell.height,
        }
    }

    /// How far it can be scrolled in a picture of a size.
    #[must_use]
    pub fn reach(&self, size: Size) -> Point {
        let whole = self.whole();
        Point::new(
            (whole.width - size.width).max(0.0),
            (whole.height - size.height).max(0.0),
        )
    }

    /// How many rows and columns stand wholly in a picture of a size that is not scrolled.
    #[must_use]
    pub fn fits(&self, size: Size) -> (usize, usize) {
        // What is as wide as its room but for rounding fits.
        let count = |room: f64, one: f64, all: usize| {
            let count = ((room + 1e-6) / one).floor().max(0.0);
            (count as usize).min(all)
        };
        (
            count(
                size.height - self.head.height,
                self.cell.height,
                self.lines.0,
            ),
            count(size.width - self.head.width, self.cell.width, self.lines.1),
        )
    }

    /// The row and the column at a point of the picture; of a heading only its own line.
    #[must_use]
    pub fn place(&self, point: Point, scroll: Point) -> MatrixPlace {
        let line = |at: f64, head: f64, scroll: f64, one: f64, all: usize| {
            let line = ((at - head + scroll) / one).floor();
            (at >= head && line >= 0.0 && line < all as f64).then_some(line as usize)
        };
        let (head, cell) = (self.head, self.cell);
        MatrixPlace {
            row: line(point.y, head.height, scroll.y, cell.height, self.lines.0),
            column: line(point.x, head.width, scroll.x, cell.width, self.lines.1),
        }
    }

    /// Where the picture must be scrolled to so that an actor's lines are in its middle; for a
    /// matrix without the actor nowhere.
    #[must_use]
    pub fn scroll_to(&self, plan: &MatrixPlan, actor: usize, size: Size) -> Option<Point> {
        let find = |lines: &[MatrixLine]| {
            let of = MatrixHead::Actor(actor);
            lines.iter().position(|line| line.of == of)
        };
        let (row, column) = (find(&plan.rows), find(&plan.columns));
        let to = |line: Option<usize>, one: f64, head: f64, room: f64, most: f64| {
            let middle = line.map_or(0.0, |line| (line as f64 + 0.5) * one);
            (middle - (room - head) / 2.0).clamp(0.0, most)
        };
        let (head, cell, most) = (self.head, self.cell, self.reach(size));
        (row.is_some() || column.is_some()).then(|| {
            Point::new(
                to(column, cell.width, head.width, size.width, most.x),
                to(row, cell.height, head.height, size.height, most.y),
            )
        })
    }
}

/// In how many lines a heading that lies on its side may be set. Japanese, which is upright there,
/// is set in one.
pub(super) fn side_lines(lang: Lang, cell: f64, letters: f64) -> usize {
    match lang {
        Lang::Ja => 1,
        Lang::En => ((cell / (letters * LEADING)).floor() as usize).clamp(1, 2),
    }
}

/// A column's heading in lines.
pub(super) fn heading(
    label: &str,
    cell: f64,
    letters: f64,
    scale: f64,
    measure: &dyn MeasureText,
) -> Vec<String> {
    let width = |text: &str| measure.width(text, letters, false);
    few_lines(label, 4, cell - PAD * scale, &width)
}
