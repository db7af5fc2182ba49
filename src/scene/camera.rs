//! From the plane of positions to the picture and back.

use super::marks::{Rect, Size};
use crate::layout::Point;

/// From the plane of positions to the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The position that stands in the middle of the picture.
    pub middle: Point,
    /// How much larger than life.
    pub zoom: f64,
}

impl Camera {
    /// The smallest and the largest zoom.
    pub const ZOOM: (f64, f64) = (0.05, 12.0);

    /// A camera that shows all of a rectangle of positions with a margin around it, in points.
    #[must_use]
    pub fn fit(bounds: Rect, size: Size, margin: Size) -> Self {
        let room = |whole: f64, margin: f64| (whole - 2.0 * margin).max(whole * 0.3);
        let across = room(size.width, margin.width) / bounds.width().max(1.0);
        let down = room(size.height, margin.height) / bounds.height().max(1.0);
        Self {
            middle: bounds.middle(),
            zoom: across.min(down).clamp(Self::ZOOM.0, 2.5),
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
