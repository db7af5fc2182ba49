//! A small picture of everybody with the part that is looked at, for networks that are too large to
//! be seen whole.

use std::collections::BTreeSet;

use super::camera::Camera;
use super::marks::{Mark, Path, Rect, Scene, ShapeMark, Size, Stroke};
use super::style::{Ground, ink};
use crate::layout::{Point, Positions};
use crate::model::Shape;

/// What a small picture is made from.
#[derive(Clone, Copy)]
pub struct MinimapRequest<'a> {
    /// The picture that is looked at: whom it shows is shown.
    pub scene: &'a Scene,
    /// Where actors stand.
    pub positions: &'a Positions,
    /// The camera of the picture.
    pub camera: Camera,
    /// The size of the small one.
    pub size: Size,
    /// Light, dark or strong in contrast.
    pub ground: Ground,
}

/// A small picture of everybody; its upper left corner stands at (0, 0).
#[derive(Clone, Debug, PartialEq)]
pub struct Minimap {
    /// Its size.
    pub size: Size,
    /// Its marks, from back to front: dots, and the part that is looked at.
    pub marks: Vec<Mark>,
    /// The part that is looked at, as far as it lies inside.
    pub view: Rect,
    /// From positions to the small picture.
    pub camera: Camera,
}

/// Up to so many actors can be seen whole.
const FEW: usize = 300;
/// Room at the edge.
const EDGE: f64 = 6.0;
/// From middle to rim of a dot.
const DOT: f64 = 1.2;

/// The small picture of everybody who is shown; nothing for 300 actors or fewer.
#[must_use]
pub fn minimap(request: &MinimapRequest<'_>) -> Option<Minimap> {
    let actors = &request.scene.actors;
    if actors.len() <= FEW {
        return None;
    }
    let places: Vec<Point> = actors
        .iter()
        .filter_map(|mark| request.positions.get(mark.actor))
        .collect();
    let bounds = places.iter().map(|at| Rect { min: *at, max: *at });
    let bounds = bounds.reduce(|a, b| Rect {
        min: Point::new(a.min.x.min(b.min.x), a.min.y.min(b.min.y)),
        max: Point::new(a.max.x.max(b.max.x), a.max.y.max(b.max.y)),
    })?;
    let size = request.size;
    let zoom = |room: f64, wide: f64| (room - 2.0 * EDGE).max(1.0) / wide.max(1e-9);
    let camera = Camera {
        middle: bounds.middle(),
        zoom: zoom(size.width, bounds.width()).min(zoom(size.height, bounds.height())),
    };
    let ink = ink(request.ground);
    // Dots that would lie on one another are one.
    let mut cells = BTreeSet::new();
    let mut marks = Vec::new();
    for place in places {
        let at = camera.to_picture(place, size);
        let cell = |value: f64| (value / DOT).round() as i64;
        if cells.insert((cell(at.x), cell(at.y))) {
            marks.push(Mark::Shape(ShapeMark {
                shape: Shape::Circle,
                at,
                radius: DOT,
                color: ink.quiet,
                ground: ink.panel,
                opacity: request.ground.seen(0.7),
            }));
        }
    }
    let corner = |point: Point| {
        let at = camera.to_picture(request.camera.to_plane(point, request.scene.size), size);
        Point::new(at.x.clamp(0.0, size.width), at.y.clamp(0.0, size.height))
    };
    let whole = request.scene.size;
    let view = Rect {
        min: corner(Point::ZERO),
        max: corner(Point::new(whole.width, whole.height)),
    };
    marks.push(Mark::Path(Path {
        points: vec![
            view.min,
            Point::new(view.max.x, view.min.y),
            view.max,
            Point::new(view.min.x, view.max.y),
            view.min,
        ],
        stroke: Some(Stroke {
            width: 1.5 * request.ground.line(),
            color: ink.accent,
            dash: Vec::new(),
            opacity: 1.0,
        }),
        fill: Some((ink.accent, 0.1)),
    }));
    Some(Minimap {
        size,
        marks,
        view,
        camera,
    })
}

impl Minimap {
    /// The position at a point of it: where the picture's middle is to stand after a click.
    #[must_use]
    pub fn to_plane(&self, point: Point) -> Point {
        self.camera.to_plane(point, self.size)
    }
}
