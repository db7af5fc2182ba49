//! Land behind a map: outlines that all pictures share, and where they stand in one of them.

use super::marks::Rect;
use super::style::Color;
use crate::layout::{Outline, Point};

/// The land of a map. To move or to zoom it costs nothing: the outlines stay where they are kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Land {
    /// Land, then the water in it, on the plane of positions.
    pub outlines: &'static [Outline],
    /// How much larger they are in the picture.
    pub zoom: f64,
    /// Where the middle of the plane stands in the picture.
    pub origin: Point,
    /// The colour of land.
    pub land: Color,
    /// The colour of water.
    pub water: Color,
    /// What of it is seen, if not all.
    pub clip: Option<Rect>,
}

impl Land {
    /// Where a point of the plane stands in the picture.
    #[must_use]
    pub fn to_picture(&self, point: Point) -> Point {
        self.origin + point * self.zoom
    }

    /// The room of an outline in the picture.
    #[must_use]
    pub fn bounds(&self, outline: &Outline) -> Rect {
        let (min, max) = outline.bounds;
        Rect {
            min: self.to_picture(min),
            max: self.to_picture(max),
        }
    }

    /// The colour of an outline.
    #[must_use]
    pub fn fill(&self, outline: &Outline) -> Color {
        if outline.water { self.water } else { self.land }
    }

    /// What is seen of the outlines, in points of the picture, with their colours.
    pub fn pieces(&self) -> impl Iterator<Item = (Vec<Point>, Color)> {
        self.outlines.iter().filter_map(|outline| {
            let seen = |clip: &Rect| clip.overlaps(&self.bounds(outline));
            if !self.clip.as_ref().is_none_or(seen) {
                return None;
            }
            let points = outline.points.iter().map(|at| self.to_picture(*at));
            let points = match &self.clip {
                Some(clip) => clip.cut(points.collect()),
                None => points.collect(),
            };
            (points.len() >= 3).then(|| (points, self.fill(outline)))
        })
    }
}

impl Rect {
    /// What of an area lies in the rectangle (Sutherland and Hodgman), by its outline; without points
    /// where none does.
    #[must_use]
    pub fn cut(&self, mut points: Vec<Point>) -> Vec<Point> {
        // Whether it lies across, where, and on which side of that is kept.
        let sides = [
            (true, self.min.x, 1.0),
            (true, self.max.x, -1.0),
            (false, self.min.y, 1.0),
            (false, self.max.y, -1.0),
        ];
        for (across, edge, side) in sides {
            let along = |at: Point| if across { at.x } else { at.y };
            let inside = |at: Point| (along(at) - edge) * side >= 0.0;
            let mut kept = Vec::with_capacity(points.len());
            let before = points.iter().cycle().skip(points.len().saturating_sub(1));
            for (&from, &to) in before.zip(&points) {
                if inside(from) != inside(to) {
                    let share = (edge - along(from)) / (along(to) - along(from));
                    kept.push(from + (to - from) * share);
                }
                if inside(to) {
                    kept.push(to);
                }
            }
            points = kept;
        }
        points
    }
}
