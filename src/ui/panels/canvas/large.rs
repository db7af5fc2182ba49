//! Drawing a large network: lines and marks become one mesh when its scene is made, and are only moved
//! until it is made again.

use std::sync::Arc;

use egui::epaint::Vertex;
use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape as Drawn, Ui, Vec2, pos2, vec2};

use super::MadeFrom;
use crate::layout::Point;
use crate::model::Shape;
use crate::scene::{ActorMark, Mark, NetworkRequest, Path, Scene, TextMark, outline, over};
use crate::ui::paint;
use crate::ui::theme::{color, veiled};

/// How long the wheel must rest until a scene is made for where it stopped, in seconds.
const REST: f64 = 0.15;
/// Corners of a round mark.
const ROUND: usize = 12;

/// Where a scene is drawn: its upper left corner, and how much larger it has become since it was made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placing {
    pub(super) origin: Pos2,
    pub(super) scale: f32,
}

impl Placing {
    fn at(self, point: Point) -> Pos2 {
        self.origin + vec2(point.x as f32, point.y as f32) * self.scale
    }
}

/// What is kept of a large network.
#[derive(Default)]
pub(super) struct Large {
    parts: Parts,
    /// The parts where they were last drawn.
    placed: Option<(Placing, Arc<Mesh>)>,
    /// What is pointed at, drawn over it, in points of the canvas as it stands.
    pub(super) over: Option<Scene>,
    turn: Turn,
}

/// The zoom that was last seen, and since when.
#[derive(Default)]
struct Turn {
    zoom: f64,
    since: f64,
}

/// Triangles whose corners keep their distance from where they belong when the whole grows: lines
/// stay as wide as they are.
#[derive(Default)]
struct Parts {
    /// Where a corner belongs, how far it stands from there, and its colour.
    corners: Vec<(Point, Vec2, Color32)>,
    triangles: Vec<u32>,
}

impl Large {
    /// Takes a new scene.
    pub(super) fn take(&mut self, scene: &Scene) {
        self.parts = Parts::of(scene);
        self.placed = None;
    }

    /// Whether only the zoom has changed, and still changes: what was drawn does meanwhile.
    pub(super) fn waits(&mut self, ui: &Ui, made: &MadeFrom, wanted: &MadeFrom) -> bool {
        let now = ui.input(|input| input.time);
        if (self.turn.zoom - wanted.zoom).abs() > f64::EPSILON {
            self.turn = Turn {
                zoom: wanted.zoom,
                since: now,
            };
        }
        let only_zoomed = MadeFrom {
            middle: made.middle,
            zoom: made.zoom,
            ..wanted.clone()
        };
        let left = self.turn.since + REST - now;
        if only_zoomed != *made || left <= 0.0 {
            return false;
        }
        let left = std::time::Duration::from_secs_f64(left);
        ui.ctx().request_repaint_after(left);
        true
    }

    /// Works out what is pointed at.
    pub(super) fn point(&mut self, request: &NetworkRequest<'_>) {
        let focus = request.focus;
        let any = focus.hovered.is_some() || focus.tie.is_some();
        self.over = any.then(|| over(request)).flatten();
    }

    /// Draws a scene, and over it what is pointed at, on a canvas.
    pub(super) fn draw(
        &mut self,
        painter: &Painter,
        canvas: Rect,
        placing: Placing,
        scene: &Scene,
    ) {
        let Placing { origin, scale } = placing;
        if let Some(land) = &scene.land {
            let mut land = land.clone();
            land.zoom *= f64::from(scale);
            land.origin = land.origin * f64::from(scale);
            paint::land(painter, origin, &land);
        }
        for guide in &scene.guides {
            paint::mark(painter, origin, &grown(guide, scale));
        }
        let mesh = match &self.placed {
            Some((at, mesh)) if *at == placing => Arc::clone(mesh),
            _ => {
                let mesh = Arc::new(self.parts.mesh(placing));
                self.placed = Some((placing, Arc::clone(&mesh)));
                mesh
            }
        };
        painter.add(Drawn::Mesh(mesh));
        for mark in scene.actors.iter().filter(|mark| mark.ring.is_some()) {
            let mut mark = mark.clone();
            mark.at = mark.at * f64::from(scale);
            mark.shapes.clear();
            paint::actor(painter, origin, &mark);
        }
        for label in &scene.labels {
            for line in [Some(&label.text), label.below.as_ref()]
                .into_iter()
                .flatten()
            {
                paint::text(painter, origin, &grown_text(line, scale));
            }
        }
        if let Some(over) = &self.over {
            paint::scene(painter, canvas.min, over);
        }
    }
}

/// A mark of a picture that has become larger; what is written stays as it is.
fn grown(mark: &Mark, scale: f32) -> Mark {
    let by = f64::from(scale);
    match mark {
        Mark::Path(path) => Mark::Path(Path {
            points: path.points.iter().map(|point| *point * by).collect(),
            ..path.clone()
        }),
        Mark::Shape(shape) => {
            let mut shape = shape.clone();
            shape.at = shape.at * by;
            Mark::Shape(shape)
        }
        Mark::Text(text) => Mark::Text(grown_text(text, scale)),
        Mark::Turned(text) => Mark::Turned(grown_text(text, scale)),
    }
}

fn grown_text(text: &TextMark, scale: f32) -> TextMark {
    TextMark {
        at: text.at * f64::from(scale),
        ..text.clone()
    }
}

impl Parts {
    fn of(scene: &Scene) -> Self {
        let mut parts = Self::default();
        for tie in &scene.ties {
            for path in [Some(&tie.path), tie.beyond.as_ref()].into_iter().flatten() {
                parts.path(path);
            }
        }
        for actor in &scene.actors {
            parts.actor(actor);
        }
        parts
    }

    /// A band along the points of a path.
    fn path(&mut self, path: &Path) {
        let Some(stroke) = &path.stroke else {
            return;
        };
        // What is thinner than a point would come and go without smooth rims: it is paler instead.
        let half = (stroke.width as f32).max(1.0) / 2.0;
        let paler = stroke.width.min(1.0);
        let ink = veiled(stroke.color, stroke.opacity * paler);
        let points = &path.points;
        for (at, point) in points.iter().enumerate() {
            let before = points.get(at.saturating_sub(1)).unwrap_or(point);
            let after = points.get(at + 1).unwrap_or(point);
            let across = (*after - *before).unit().turned();
            let across = vec2(across.x as f32, across.y as f32) * half;
            let next = self.corners.len() as u32;
            self.corners.push((*point, across, ink));
            self.corners.push((*point, -across, ink));
            if at > 0 {
                let band = [next - 2, next - 1, next, next, next - 1, next + 1];
                self.triangles.extend(band);
            }
        }
    }

    fn actor(&mut self, mark: &ActorMark) {
        for shape in &mark.shapes {
            let (at, radius) = (shape.at, shape.radius as f32);
            let (fill, ground) = (veiled(shape.color, shape.opacity), color(shape.ground));
            match shape.shape {
                Shape::Circle => {
                    self.round(at, radius + 0.5, ground);
                    self.round(at, radius, fill);
                }
                Shape::Ring => {
                    self.round(at, radius, fill);
                    self.round(at, radius * 0.48, ground);
                }
                other => {
                    let corners = outline(other).into_iter();
                    let corners = corners.map(|one| vec2(one.x as f32, one.y as f32) * radius);
                    self.fan(at, corners, fill);
                }
            }
        }
    }

    fn round(&mut self, at: Point, radius: f32, fill: Color32) {
        let corners = (0..ROUND).map(|corner| {
            let turn = std::f32::consts::TAU * corner as f32 / ROUND as f32;
            Vec2::angled(turn) * radius
        });
        self.fan(at, corners, fill);
    }

    /// Triangles around a middle that sees all corners.
    fn fan(&mut self, at: Point, corners: impl Iterator<Item = Vec2>, fill: Color32) {
        let middle = self.corners.len() as u32;
        self.corners.push((at, Vec2::ZERO, fill));
        self.corners.extend(corners.map(|aside| (at, aside, fill)));
        let count = self.corners.len() as u32 - middle - 1;
        for corner in 0..count {
            let next = (corner + 1) % count;
            self.triangles
                .extend([middle, middle + 1 + corner, middle + 1 + next]);
        }
    }

    fn mesh(&self, placing: Placing) -> Mesh {
        let corner = |(at, aside, color): &(Point, Vec2, Color32)| Vertex {
            pos: placing.at(*at) + *aside,
            uv: egui::epaint::WHITE_UV,
            color: *color,
        };
        Mesh {
            indices: self.triangles.clone(),
            vertices: self.corners.iter().map(corner).collect(),
            ..Mesh::default()
        }
    }
}

/// How far and how large a scene of a size is drawn now that was made elsewhere.
pub(super) fn placing(made: &MadeFrom, camera: crate::scene::Camera, corner: Pos2) -> Placing {
    let scale = camera.zoom / made.zoom;
    let by = (made.middle - camera.middle) * camera.zoom;
    let half = Point::new(made.size.width, made.size.height) / 2.0;
    let by = by + half * (1.0 - scale);
    Placing {
        origin: corner + vec2(by.x as f32, by.y as f32),
        scale: scale as f32,
    }
}

/// A point of the canvas in a scene that is drawn there.
pub(super) fn in_scene(placing: Placing, at: Pos2) -> Point {
    let from = pos2(0.0, 0.0) + (at - placing.origin) / placing.scale;
    Point::new(f64::from(from.x), f64::from(from.y))
}
