//! Names beside their marks, never over one another.

use std::collections::BTreeMap;

use super::lines::lines;
use super::marks::{Anchor, Rect, Size};
use crate::layout::Point;

/// Tells how wide a text is.
pub trait MeasureText {
    /// The width of a text in points, set in letters of this size.
    fn width(&self, text: &str, size: f64, bold: bool) -> f64;
}

/// A text as far as it fits into a width, with an ellipsis where it is cut; `None` if nothing fits.
pub(super) fn shortened(
    measure: &dyn MeasureText,
    text: &str,
    size: f64,
    bold: bool,
    room: f64,
) -> Option<String> {
    if measure.width(text, size, bold) <= room {
        return Some(text.to_owned());
    }
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).collect();
    let cut = |end: usize| {
        let kept = text.get(..end).unwrap_or_default();
        format!("{}…", kept.trim_end())
    };
    let fits = ends.partition_point(|end| measure.width(&cut(*end), size, bold) <= room);
    let end = ends.get(fits.checked_sub(1)?)?;
    Some(cut(*end))
}

/// A side of a mark on which its name may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corner {
    /// To the right.
    Right,
    /// To the left.
    Left,
    /// Above.
    Above,
    /// Below.
    Below,
    /// To the right and up.
    RightUp,
    /// To the right and down.
    RightDown,
    /// To the left and up.
    LeftUp,
    /// To the left and down.
    LeftDown,
}

impl Corner {
    /// Sides in the order of preference for a mark in this direction from the middle: outwards
    /// first.
    pub(super) fn outwards(direction: Point) -> [Self; 8] {
        use Corner as C;
        let steep = direction.y.abs() > 2.2 * direction.x.abs();
        match (direction.x >= 0.0, direction.y >= 0.0, steep) {
            (_, false, true) => [
                C::Above,
                C::RightUp,
                C::LeftUp,
                C::Right,
                C::Left,
                C::Below,
                C::RightDown,
                C::LeftDown,
            ],
            (_, true, true) => [
                C::Below,
                C::RightDown,
                C::LeftDown,
                C::Right,
                C::Left,
                C::Above,
                C::RightUp,
                C::LeftUp,
            ],
            (true, down, false) => {
                let (near, far) = if down {
                    (C::RightDown, C::RightUp)
                } else {
                    (C::RightUp, C::RightDown)
                };
                let (below, above) = if down {
                    (C::Below, C::Above)
                } else {
                    (C::Above, C::Below)
                };
                [
                    C::Right,
                    near,
                    far,
                    below,
                    above,
                    C::Left,
                    C::LeftUp,
                    C::LeftDown,
                ]
            }
            (false, down, false) => {
                let (near, far) = if down {
                    (C::LeftDown, C::LeftUp)
                } else {
                    (C::LeftUp, C::LeftDown)
                };
                let (below, above) = if down {
                    (C::Below, C::Above)
                } else {
                    (C::Above, C::Below)
                };
                [
                    C::Left,
                    near,
                    far,
                    below,
                    above,
                    C::Right,
                    C::RightUp,
                    C::RightDown,
                ]
            }
        }
    }

    /// Where the text's anchor stands, and the room the text takes.
    pub(super) fn place(self, mark: Point, radius: f64, text: Size) -> (Point, Anchor, Rect) {
        let gap = radius + 4.0;
        let slant = (radius + text.height) * 0.5;
        let half = text.height / 2.0;
        let (at, anchor) = match self {
            Self::Right => (mark + Point::new(gap, 0.0), Anchor::Start),
            Self::Left => (mark - Point::new(gap, 0.0), Anchor::End),
            Self::Above => (mark - Point::new(0.0, gap + half - 2.0), Anchor::Middle),
            Self::Below => (mark + Point::new(0.0, gap + half - 2.0), Anchor::Middle),
            Self::RightUp => (mark + Point::new(gap - 2.0, -slant), Anchor::Start),
            Self::RightDown => (mark + Point::new(gap - 2.0, slant), Anchor::Start),
            Self::LeftUp => (mark + Point::new(2.0 - gap, -slant), Anchor::End),
            Self::LeftDown => (mark + Point::new(2.0 - gap, slant), Anchor::End),
        };
        let left = match anchor {
            Anchor::Start => at.x,
            Anchor::Middle => at.x - text.width / 2.0,
            Anchor::End => at.x - text.width,
        };
        let rect = Rect::new(Point::new(left, at.y - half), text);
        (at, anchor, rect)
    }
}

/// A name in one line or two, and the room it takes.
pub(super) struct NameRoom {
    pub(super) first: String,
    pub(super) second: Option<String>,
    pub(super) size: Size,
}

impl NameRoom {
    /// The room of a name in letters of this size.
    pub(super) fn of(name: &str, size: f64, bold: bool, measure: &dyn MeasureText) -> Self {
        let (first, second) = lines(name);
        let width = |line: &String| measure.width(line, size, bold);
        let rows = if second.is_some() { 2.0 } else { 1.0 };
        Self {
            size: Size {
                width: second.iter().chain([&first]).map(width).fold(0.0, f64::max),
                height: size * LINE * rows,
            },
            first,
            second,
        }
    }
}

/// From a line of a name to the next, in sizes of the letters.
pub(super) const LINE: f64 = 1.25;

/// What is taken already, found by place.
#[derive(Clone, Debug, Default)]
pub(super) struct Taken {
    cells: BTreeMap<(i64, i64), Vec<Room>>,
}

/// Room that is taken, and by which actor.
type Room = (Rect, Option<usize>);

/// Width of a cell: about the height of a name, since marks stand close where names are sought longest.
const CELL: f64 = 20.0;

impl Taken {
    fn cells(rect: &Rect) -> impl Iterator<Item = (i64, i64)> {
        let cell = |value: f64| (value / CELL).floor() as i64;
        let (left, right) = (cell(rect.min.x), cell(rect.max.x));
        let (top, bottom) = (cell(rect.min.y), cell(rect.max.y));
        (left..=right).flat_map(move |x| (top..=bottom).map(move |y| (x, y)))
    }

    /// Takes room, for an actor or for nobody.
    pub(super) fn take(&mut self, rect: Rect, owner: Option<usize>) {
        for cell in Self::cells(&rect) {
            self.cells.entry(cell).or_default().push((rect, owner));
        }
    }

    /// Whether no name and no guide stands there; marks do not count.
    pub(super) fn is_free_of_names(&self, rect: &Rect) -> bool {
        Self::cells(rect).all(|cell| {
            self.cells.get(&cell).is_none_or(|taken| {
                taken
                    .iter()
                    .all(|(other, of)| of.is_some() || !rect.overlaps(other))
            })
        })
    }

    /// Whether nothing stands there but what the owner itself has.
    pub(super) fn is_free(&self, rect: &Rect, owner: usize) -> bool {
        Self::cells(rect).all(|cell| {
            self.cells.get(&cell).is_none_or(|taken| {
                taken
                    .iter()
                    .all(|(other, of)| *of == Some(owner) || !rect.overlaps(other))
            })
        })
    }
}
