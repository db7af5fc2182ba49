//! From the plane of positions to the picture and back.

use super::marks::Size;
use crate::layout::Point;

/// From the plane of positions to the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The position that stands in the middle of the picture.
    pub middle: Point,
    /// How much larger than life.
    pub zoom: f64,
}

/// Something at a position, and the room it takes around that, however far away it is seen from.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reach {
    /// The position.
    pub at: Point,
    /// Room to the left of it and above, in points of the picture.
    pub before: Size,
    /// Room to the right of it and below.
    pub after: Size,
}

impl Camera {
    /// The smallest and the largest zoom.
    pub const ZOOM: (f64, f64) = (0.05, 12.0);

    /// The nearest camera that shows everything with what stands around it, and that in the middle.
    /// What asks for more room than there is gets less around it.
    #[must_use]
    pub fn fit(things: &[Reach], size: Size) -> Self {
        // (position, room before it, room after it) along either axis
        let across: Vec<_> = things
            .iter()
            .map(|thing| (thing.at.x, thing.before.width, thing.after.width))
            .collect();
        let down: Vec<_> = things
            .iter()
            .map(|thing| (thing.at.y, thing.before.height, thing.after.height))
            .collect();
        let zoom = widest(&across, size.width).min(widest(&down, size.height));
        let middle = |along: &[(f64, f64, f64)], room| {
            let (from, to) = taken(along, room, zoom);
            f64::midpoint(from, to) / zoom
        };
        Self {
            middle: Point::new(middle(&across, size.width), middle(&down, size.height)),
            zoom,
        }
    }

    /// Where a position stands in a picture of this size.
    #[must_use]
    pub fn to_picture(&self, position: Point, size: Size) -> Point {
        (position - self.middle) * self.zoom + Point::new(size.width, size.height) / 2.0
    }

    /// Which position stands at a point of the picture.
    #[must_use]
    pub fn to_plane(&self, point: Point, size: Size) -> Point {
        (point - Point::new(size.width, size.height) / 2.0) / self.zoom + self.middle
    }

    /// The camera zoomed by a factor, with one point of the picture held where it is.
    #[must_use]
    pub fn zoomed(&self, factor: f64, at: Point, size: Size) -> Self {
        let zoom = (self.zoom * factor).clamp(Self::ZOOM.0, Self::ZOOM.1);
        let held = self.to_plane(at, size);
        let off = at - Point::new(size.width, size.height) / 2.0;
        Self {
            middle: held - off / zoom,
            zoom,
        }
    }
}

/// No more of a picture than this is kept free on either side.
const MOST_KEPT: f64 = 0.22;
/// Nothing is drawn larger than this to fill a picture.
const NEAREST: f64 = 2.5;

/// From where to where things reach along one axis at a zoom.
fn taken(along: &[(f64, f64, f64)], room: f64, zoom: f64) -> (f64, f64) {
    let kept = |asked: f64| asked.min(room * MOST_KEPT);
    along
        .iter()
        .map(|(at, before, after)| (at * zoom - kept(*before), at * zoom + kept(*after)))
        .reduce(|(from, to), (first, last)| (from.min(first), to.max(last)))
        .unwrap_or_default()
}

/// The largest zoom at which things have room along one axis: bisection, for what things take
/// grows with the zoom, but not evenly.
fn widest(along: &[(f64, f64, f64)], room: f64) -> f64 {
    let (mut least, mut most) = (Camera::ZOOM.0, NEAREST);
    for _ in 0..40 {
        let zoom = f64::midpoint(least, most);
        let (from, to) = taken(along, room, zoom);
        if to - from <= room {
            least = zoom;
        } else {
            most = zoom;
        }
    }
    least
}
