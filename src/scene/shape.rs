//! The outlines of shapes.

use std::f64::consts::TAU;

use crate::layout::Point;
use crate::model::Shape;

/// The middle of a ring's line, in parts of its radius.
pub const RING_RADIUS: f64 = 0.74;
/// The width of a ring's line, in parts of its radius.
pub const RING_WIDTH: f64 = 0.52;

/// The corners of a shape with radius 1 around (0, 0), clockwise; a circle as a polygon of many
/// corners. A ring has the outline of a circle.
#[must_use]
pub fn outline(shape: Shape) -> Vec<Point> {
    match shape {
        Shape::Circle | Shape::Ring => regular(40, 0.0, 1.0),
        Shape::Triangle => shifted(regular(3, -TAU / 4.0, 1.18), 0.14),
        Shape::Diamond => regular(4, 0.0, 1.18),
        Shape::Square => regular(4, TAU / 8.0, 1.25),
        Shape::Hexagon => regular(6, 0.0, 1.08),
        Shape::Pentagon => shifted(regular(5, -TAU / 4.0, 1.12), 0.05),
        Shape::Hull => vec![
            Point::new(-1.1, -0.85),
            Point::new(1.1, -0.85),
            Point::new(0.62, 0.85),
            Point::new(-0.62, 0.85),
        ],
        Shape::Cross => {
            let (arm, side) = (1.05, 0.38);
            [
                (-side, -arm),
                (side, -arm),
                (side, -side),
                (arm, -side),
                (arm, side),
                (side, side),
                (side, arm),
                (-side, arm),
                (-side, side),
                (-arm, side),
                (-arm, -side),
                (-side, -side),
            ]
            .map(|(x, y)| Point::new(x, y))
            .to_vec()
        }
        Shape::Star => (0..8)
            .map(|corner| {
                let angle = TAU * f64::from(corner) / 8.0 - TAU / 4.0;
                let radius = if corner % 2 == 0 { 1.3 } else { 0.52 };
                Point::new(angle.cos(), angle.sin()) * radius
            })
            .collect(),
    }
}

fn regular(corners: u32, start: f64, radius: f64) -> Vec<Point> {
    (0..corners)
        .map(|corner| {
            let angle = start + TAU * f64::from(corner) / f64::from(corners);
            Point::new(angle.cos(), angle.sin()) * radius
        })
        .collect()
}

fn shifted(points: Vec<Point>, down: f64) -> Vec<Point> {
    points
        .into_iter()
        .map(|point| point + Point::new(0.0, down))
        .collect()
}
