//! Scenes on the canvas.

use egui::{Color32, Painter, Pos2, Shape as Drawn, Stroke as Line, Vec2, pos2, vec2};

use super::theme::{color, font, veiled};
use crate::layout::Point;
use crate::model::Shape;
use crate::scene::{
    ActorMark, Anchor, Area, Inset, Land, Mark, Path, RING_RADIUS, RING_WIDTH, Scene, ShapeMark,
    Stroke, TextMark, outline,
};

/// A point of a scene on the canvas, whose upper left corner stands at `origin`.
#[must_use]
pub(super) fn at(origin: Pos2, point: Point) -> Pos2 {
    pos2(origin.x + point.x as f32, origin.y + point.y as f32)
}

/// A point of the canvas in the scene.
#[must_use]
pub(super) fn from(origin: Pos2, point: Pos2) -> Point {
    Point::new(f64::from(point.x - origin.x), f64::from(point.y - origin.y))
}

/// Draws a scene whose upper left corner stands at `origin`.
pub(super) fn scene(painter: &Painter, origin: Pos2, scene: &Scene) {
    if let Some(one) = &scene.land {
        land(painter, origin, one);
    }
    for area in scene.shade.iter().flat_map(|shade| &shade.areas) {
        self::area(painter, origin, area);
    }
    for guide in &scene.guides {
        mark(painter, origin, guide);
    }
    for field in &scene.fields {
        for one in &field.marks {
            mark(painter, origin, one);
        }
    }
    for tie in &scene.ties {
        path(painter, origin, &tie.path);
        if let Some(beyond) = &tie.beyond {
            path(painter, origin, beyond);
        }
    }
    for actor in &scene.actors {
        self::actor(painter, origin, actor);
    }
    for label in &scene.labels {
        for line in [Some(&label.text), label.below.as_ref()]
            .into_iter()
            .flatten()
        {
            text(painter, origin, line);
        }
    }
    if let Some(name) = scene.shade.as_ref().and_then(|shade| shade.name.as_ref()) {
        text(painter, origin, name);
    }
    if let Some(one) = &scene.inset {
        inset(painter, origin, one);
    }
}

/// Draws a magnified part of a map over the map.
fn inset(painter: &Painter, origin: Pos2, inset: &Inset) {
    let frame = egui::Rect::from_min_max(at(origin, inset.frame.min), at(origin, inset.frame.max));
    painter.rect_filled(frame, 0.0, color(inset.ground));
    let within = painter.with_clip_rect(frame.intersect(painter.clip_rect()));
    scene(&within, origin, &inset.scene);
    text(&within, origin, &inset.caption);
    let line = Line::new(1.0, color(inset.line));
    painter.rect_stroke(frame, 0.0, line, egui::StrokeKind::Middle);
}

/// Draws an actor's mark.
pub(super) fn actor(painter: &Painter, origin: Pos2, mark: &ActorMark) {
    for shape in &mark.shapes {
        self::shape(painter, origin, shape);
    }
    if let Some(sign) = &mark.sign {
        path(painter, origin, sign);
    }
    let middle = at(origin, mark.at);
    if let Some((radius, stroke)) = &mark.ring {
        painter.circle_stroke(middle, *radius as f32, line(stroke));
    }
}

/// Draws any mark.
pub(super) fn mark(painter: &Painter, origin: Pos2, mark: &Mark) {
    match mark {
        Mark::Path(one) => path(painter, origin, one),
        Mark::Shape(one) => shape(painter, origin, one),
        Mark::Text(one) => text(painter, origin, one),
        Mark::Turned(one) => turned(painter, origin, one),
    }
}

fn line(stroke: &Stroke) -> Line {
    Line::new(stroke.width as f32, veiled(stroke.color, stroke.opacity))
}

/// Triangles, within lines that smooth their rims; what is not seen costs next to nothing.
pub(super) fn land(painter: &Painter, origin: Pos2, land: &Land) {
    let clip = land.clip.map_or(painter.clip_rect(), |clip| {
        egui::Rect::from_min_max(at(origin, clip.min), at(origin, clip.max))
    });
    let painter = painter.with_clip_rect(clip.intersect(painter.clip_rect()));
    for outline in land.outlines {
        let bounds = land.bounds(outline);
        let room = egui::Rect::from_min_max(at(origin, bounds.min), at(origin, bounds.max));
        if !room.intersects(painter.clip_rect()) {
            continue;
        }
        let fill = color(land.fill(outline));
        let place = |point: &Point| at(origin, land.to_picture(*point));
        let points: Vec<Pos2> = outline.points.iter().map(place).collect();
        let mut mesh = egui::Mesh::default();
        for point in &points {
            mesh.colored_vertex(*point, fill);
        }
        mesh.indices = outline.triangles.as_flattened().to_vec();
        painter.add(mesh);
        painter.add(Drawn::closed_line(points, Line::new(0.7, fill)));
    }
}

/// Triangles, within a line that smooths their rim.
fn area(painter: &Painter, origin: Pos2, area: &Area) {
    let fill = veiled(area.fill, area.opacity);
    let points: Vec<Pos2> = area.points.iter().map(|point| at(origin, *point)).collect();
    let mut mesh = egui::Mesh::default();
    for point in &points {
        mesh.colored_vertex(*point, fill);
    }
    mesh.indices = area.triangles.as_flattened().to_vec();
    painter.add(mesh);
    painter.add(Drawn::closed_line(points, Line::new(0.8, fill)));
}

fn path(painter: &Painter, origin: Pos2, path: &Path) {
    let points: Vec<Pos2> = path.points.iter().map(|point| at(origin, *point)).collect();
    if let Some((fill, opacity)) = path.fill {
        painter.add(Drawn::convex_polygon(
            points.clone(),
            veiled(fill, opacity),
            Line::NONE,
        ));
    }
    let Some(stroke) = &path.stroke else {
        return;
    };
    if stroke.dash.is_empty() {
        painter.add(Drawn::line(points, line(stroke)));
        return;
    }
    let pieces = |first: usize| -> Vec<f32> {
        stroke
            .dash
            .iter()
            .skip(first)
            .step_by(2)
            .map(|piece| *piece as f32)
            .collect()
    };
    painter.extend(Drawn::dashed_line_with_offset(
        &points,
        line(stroke),
        &pieces(0),
        &pieces(1),
        0.0,
    ));
}

/// Draws the mark of a kind or an actor.
pub(super) fn shape(painter: &Painter, origin: Pos2, mark: &ShapeMark) {
    let middle = at(origin, mark.at);
    let (radius, fill) = (mark.radius as f32, veiled(mark.color, mark.opacity));
    let ground = color(mark.ground);
    match mark.shape {
        Shape::Circle => {
            painter.circle(middle, radius, fill, Line::new(1.0, ground));
        }
        Shape::Ring => {
            painter.circle(
                middle,
                radius * RING_RADIUS as f32,
                ground,
                Line::new(radius * RING_WIDTH as f32, fill),
            );
        }
        other => {
            let corners: Vec<Pos2> = outline(other)
                .iter()
                .map(|corner| middle + vec2(corner.x as f32, corner.y as f32) * radius)
                .collect();
            if matches!(other, Shape::Cross | Shape::Star) {
                hollowed(painter, middle, corners, fill);
            } else {
                painter.add(Drawn::convex_polygon(corners, fill, Line::new(1.0, ground)));
            }
        }
    }
}

/// A polygon with hollows, all of which its middle sees: a fan of triangles within a line that
/// smooths its rim.
fn hollowed(painter: &Painter, middle: Pos2, corners: Vec<Pos2>, fill: Color32) {
    let mut mesh = egui::Mesh::default();
    mesh.colored_vertex(middle, fill);
    for corner in &corners {
        mesh.colored_vertex(*corner, fill);
    }
    let count = corners.len() as u32;
    for at in 0..count {
        mesh.add_triangle(0, at + 1, (at + 1) % count + 1);
    }
    painter.add(mesh);
    painter.add(Drawn::closed_line(corners, Line::new(0.7, fill)));
}

/// Draws a line of text that lies on its side.
fn turned(painter: &Painter, origin: Pos2, mark: &TextMark) {
    let face = font(mark.size as f32, mark.bold);
    let ink = veiled(mark.color, mark.opacity);
    let galley = painter.layout_no_wrap(mark.text.clone(), face, ink);
    let size = galley.size();
    let shift = match mark.anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => -size.x / 2.0,
        Anchor::End => -size.x,
    };
    // It turns around its upper left corner, which comes to stand at the upper right.
    let place = at(origin, mark.at) + vec2(size.y / 2.0, shift);
    let text = egui::epaint::TextShape::new(place, galley, ink);
    painter.add(text.with_angle(std::f32::consts::FRAC_PI_2));
}

/// Draws a line of text.
pub(super) fn text(painter: &Painter, origin: Pos2, mark: &TextMark) {
    let face = font(mark.size as f32, mark.bold);
    let galley = painter.layout_no_wrap(mark.text.clone(), face, Color32::PLACEHOLDER);
    let size = galley.size();
    let shift = match mark.anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => -size.x / 2.0,
        Anchor::End => -size.x,
    };
    let place = at(origin, mark.at) + Vec2::new(shift, -size.y / 2.0);
    if let Some(halo) = mark.halo {
        let halo = veiled(halo, mark.opacity);
        for step in [
            (-1.4, 0.0),
            (1.4, 0.0),
            (0.0, -1.4),
            (0.0, 1.4),
            (-1.0, -1.0),
            (1.0, -1.0),
            (-1.0, 1.0),
            (1.0, 1.0),
        ] {
            painter.galley_with_override_text_color(
                place + vec2(step.0, step.1),
                std::sync::Arc::clone(&galley),
                halo,
            );
        }
    }
    painter.galley_with_override_text_color(place, galley, veiled(mark.color, mark.opacity));
}
