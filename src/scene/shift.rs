//! Moving what was drawn to its place on the sheet.

use crate::layout::Point;
use crate::scene::marks::{Mark, Path, Scene};

fn shift_path(path: &mut Path, by: Point) {
    for point in &mut path.points {
        *point += by;
    }
}

/// Moves a mark.
pub(super) fn shift_mark(mark: &mut Mark, by: Point) {
    match mark {
        Mark::Path(path) => shift_path(path, by),
        Mark::Shape(shape) => shape.at += by,
        Mark::Text(text) | Mark::Turned(text) => text.at += by,
    }
}

/// Moves a scene.
pub(super) fn shift(scene: &mut Scene, by: Point) {
    if let Some(land) = &mut scene.land {
        land.origin += by;
        land.clip = land.clip.map(|clip| clip.moved(by));
    }
    for mark in &mut scene.guides {
        shift_mark(mark, by);
    }
    for field in &mut scene.fields {
        field.rect = field.rect.moved(by);
        for mark in &mut field.marks {
            shift_mark(mark, by);
        }
    }
    for tie in &mut scene.ties {
        shift_path(&mut tie.path, by);
        if let Some(beyond) = &mut tie.beyond {
            shift_path(beyond, by);
        }
    }
    for actor in &mut scene.actors {
        actor.at += by;
        for shape in &mut actor.shapes {
            shape.at += by;
        }
        if let Some(sign) = &mut actor.sign {
            shift_path(sign, by);
        }
    }
    for label in &mut scene.labels {
        label.text.at += by;
        if let Some(below) = &mut label.below {
            below.at += by;
        }
        label.rect = label.rect.moved(by);
    }
    if let Some(shade) = &mut scene.shade {
        for point in shade.areas.iter_mut().flat_map(|area| &mut area.points) {
            *point += by;
        }
        if let Some(name) = &mut shade.name {
            name.at += by;
        }
    }
    if let Some(inset) = &mut scene.inset {
        inset.frame = inset.frame.moved(by);
        inset.caption.at += by;
        shift(&mut inset.scene, by);
    }
}
