//! The signs of events on a bar: each has a form of its own, whatever its colour.

use std::f64::consts::TAU;

use crate::layout::Point;
use crate::model::{EventKind, Shape};
use crate::scene::marks::{Mark, Path, ShapeMark, Stroke};
use crate::scene::style::Color;

/// How a sign is drawn.
#[derive(Clone, Copy)]
pub(super) struct Pen {
    /// The colour of the tie's kind.
    pub(super) color: Color,
    /// The shape of the tie's kind.
    pub(super) shape: Shape,
    /// What it stands on.
    pub(super) ground: Color,
    /// From the middle to the rim.
    pub(super) radius: f64,
    /// 0 to 1.
    pub(super) opacity: f64,
}

impl Pen {
    fn line(&self, points: Vec<Point>, width: f64) -> Mark {
        Mark::Path(Path {
            points,
            stroke: Some(Stroke {
                width: width * self.radius / 4.5,
                color: self.color,
                dash: Vec::new(),
                opacity: self.opacity,
            }),
            fill: None,
        })
    }

    fn area(&self, points: Vec<Point>) -> Mark {
        Mark::Path(Path {
            points,
            stroke: None,
            fill: Some((self.color, self.opacity)),
        })
    }

    /// The ground around a sign, so that its bar does not run through it.
    fn clear(&self, at: Point, reach: f64) -> Mark {
        Mark::Shape(ShapeMark {
            shape: Shape::Circle,
            at,
            radius: self.radius * reach,
            color: self.ground,
            ground: self.ground,
            opacity: 1.0,
        })
    }

    fn of_kind(&self, at: Point) -> Mark {
        Mark::Shape(ShapeMark {
            shape: self.shape,
            at,
            radius: self.radius * 1.15,
            color: self.color,
            ground: self.ground,
            opacity: self.opacity,
        })
    }

    /// The sign of an event around a point.
    pub(super) fn event(&self, kind: EventKind, at: Point) -> Vec<Mark> {
        let r = self.radius;
        let by = |x: f64, y: f64| at + Point::new(x * r, y * r);
        match kind {
            // Not yet: an empty circle.
            EventKind::Announced => vec![
                self.clear(at, 1.1),
                self.line(circle(at, r * 0.72, 0.0, TAU), 1.3),
            ],
            EventKind::Signed => vec![self.of_kind(at)],
            // The flag is up.
            EventKind::Opened => vec![
                self.line(vec![by(0.0, 0.0), by(0.0, -2.15)], 1.2),
                self.area(vec![by(0.0, -2.2), by(1.35, -1.75), by(0.0, -1.3)]),
                self.of_kind(at),
            ],
            // Once more around.
            EventKind::Renewed => {
                let arc = circle(at, r * 0.78, -TAU * 0.19, TAU * 0.58);
                vec![
                    self.clear(at, 1.25),
                    self.line(arc, 1.4),
                    self.area(vec![by(-0.28, -0.22), by(-1.3, -0.3), by(-0.68, -1.2)]),
                ]
            }
            // Farther on.
            EventKind::Extended => vec![
                self.clear(at, 1.25),
                self.line(vec![by(-0.75, -0.75), by(0.0, 0.0), by(-0.75, 0.75)], 1.5),
                self.line(vec![by(0.1, -0.75), by(0.85, 0.0), by(0.1, 0.75)], 1.5),
            ],
            EventKind::FieldsAdded => vec![
                self.clear(at, 1.25),
                self.line(vec![by(-0.85, 0.0), by(0.85, 0.0)], 1.7),
                self.line(vec![by(0.0, -0.85), by(0.0, 0.85)], 1.7),
            ],
            // To another place.
            EventKind::Moved => vec![
                self.clear(at, 1.25),
                self.line(vec![by(-1.0, 0.0), by(0.8, 0.0)], 1.4),
                self.line(vec![by(0.15, -0.7), by(0.95, 0.0), by(0.15, 0.7)], 1.4),
            ],
            // As on every player: two bars for a pause, a triangle for going on.
            EventKind::Suspended => vec![
                self.clear(at, 1.25),
                self.line(vec![by(-0.42, -0.8), by(-0.42, 0.8)], 1.8),
                self.line(vec![by(0.42, -0.8), by(0.42, 0.8)], 1.8),
            ],
            EventKind::Resumed => vec![
                self.clear(at, 1.25),
                self.area(vec![by(-0.6, -0.85), by(0.95, 0.0), by(-0.6, 0.85)]),
            ],
            EventKind::Expired => vec![self.line(vec![by(0.0, -1.35), by(0.0, 1.35)], 2.0)],
            EventKind::Ended => vec![
                self.clear(at, 1.25),
                self.line(vec![by(-0.75, -0.75), by(0.75, 0.75)], 1.7),
                self.line(vec![by(-0.75, 0.75), by(0.75, -0.75)], 1.7),
            ],
            // On to the next.
            EventKind::SucceededBy => vec![
                self.clear(at, 1.25),
                self.area(vec![by(-0.95, -0.85), by(0.4, 0.0), by(-0.95, 0.85)]),
                self.line(vec![by(0.7, -0.9), by(0.7, 0.9)], 1.6),
            ],
        }
    }

    /// The tip of a bar that goes on: it ends at `at`.
    pub(super) fn arrow(&self, at: Point) -> Mark {
        let r = self.radius;
        self.area(vec![
            at,
            at + Point::new(-1.5 * r, 1.05 * r),
            at + Point::new(-1.5 * r, -1.05 * r),
        ])
    }
}

/// A part of a circle.
fn circle(at: Point, radius: f64, from: f64, to: f64) -> Vec<Point> {
    (0..=20)
        .map(|step| {
            let angle = from + (to - from) * f64::from(step) / 20.0;
            at + Point::new(angle.cos(), angle.sin()) * radius
        })
        .collect()
}
