//! Actors on their way from a view to one of another sort: from marks to rows, from rows to cells.

use std::collections::BTreeMap;

use egui::{Rect, Ui};

use super::super::Frame;
use crate::layout::Point;
use crate::lens::Index;
use crate::scene::{Scene, Target};
use crate::ui::course::Course;
use crate::ui::paint;
use crate::ui::theme::color;

/// Of more nobody can follow any.
const MOST: usize = 600;
/// From middle to rim of one on its way, at a scale of 1.
const RADIUS: f32 = 4.5;

/// Actors on their way.
pub(super) struct Flight {
    /// Where they stood.
    from: BTreeMap<usize, Point>,
    course: Course,
}

impl Flight {
    /// Sets out from a view as it was last drawn.
    pub(super) fn from(scene: &Scene, index: &Index) -> Self {
        Self {
            from: places(scene, index),
            course: Course::default(),
        }
    }

    /// Draws them on their way to where they stand in the scene that is shown now. Says whether
    /// they are still on their way.
    pub(super) fn draw(&mut self, ui: &Ui, frame: &Frame<'_>, scene: &Scene, rect: Rect) -> bool {
        let now = ui.input(|input| input.time);
        let Some(share) = self.course.at(now) else {
            return false;
        };
        let painter = ui.painter_at(rect);
        let ink = color(frame.look.ink.accent).gamma_multiply(0.7);
        let radius = RADIUS * frame.look.scale.sqrt();
        let to = places(scene, &frame.state.derived.index);
        for (actor, to) in &to {
            if let Some(from) = self.from.get(actor) {
                let at = *from + (*to - *from) * share;
                painter.circle_filled(paint::at(rect.min, at), radius, ink);
            }
        }
        ui.ctx().request_repaint();
        true
    }
}

/// Where actors stand in a view: at their marks, at the heads of their rows, or of the rows of their
/// ties.
fn places(scene: &Scene, index: &Index) -> BTreeMap<usize, Point> {
    let marks = scene.actors.iter().map(|mark| (mark.actor, mark.at));
    let rows = scene.fields.iter().filter_map(|field| {
        let actor = match field.of {
            Target::Actor(actor) => actor,
            Target::Tie(tie) => index.ties().get(tie)?.link?.to,
            Target::Ties(_) => return None,
        };
        let half = field.rect.height() / 2.0;
        Some((actor, field.rect.min + Point::new(half, half)))
    });
    let mut places = BTreeMap::new();
    for (actor, at) in marks.chain(rows) {
        if places.len() >= MOST {
            break;
        }
        places.entry(actor).or_insert(at);
    }
    places
}
