//! What a pointer does on the canvas: point, click, drag, draw a rectangle, turn the wheel.

use std::collections::BTreeSet;

use egui::{PointerButton, Pos2, Ui};

use super::super::Frame;
use super::large::in_scene;
use super::{Canvas, Place};
use crate::edit::Change;
use crate::layout::Point;
use crate::model::{ActorId, Pin};
use crate::scene::{Arrangement, Camera, Size};
use crate::ui::command::Command;
use crate::ui::paint;
use crate::ui::widgets::held_at;

/// A hand that presses moves a pointer by no more than so many points.
const STILL: f32 = 3.0;

impl Canvas {
    pub(super) fn pointer(
        &mut self,
        ui: &Ui,
        frame: &mut Frame<'_>,
        place: Place<'_>,
        response: &egui::Response,
        size: Size,
    ) {
        let Some(camera) = frame.state.view.panes.at(place.pane).camera else {
            return;
        };
        let placing = self.placing(frame, place, response.rect);
        let in_scene = |at: Pos2| in_scene(placing, at);
        let reach = 5.0 * f64::from(frame.look.scale);
        let hover = response.hover_pos();
        let over = hover.and_then(|at| self.scene.actor_at(in_scene(at), reach));
        // While the keyboard leads, a pointer that lies still points at nothing.
        if let Some(at) = hover
            && !frame.state.desk.keys_lead
        {
            frame.state.view.hovered = over;
            if over.is_none() {
                frame.state.view.hovered_tie = self.scene.tie_at(in_scene(at), reach);
            }
        }
        if over.is_some() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        self.drags(ui, frame, place, response, camera);
        self.clicks(ui, frame, place, response, in_scene);
        if let Some(at) = hover {
            let (scroll, pinch) =
                ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
            let factor = f64::from(pinch) * (f64::from(scroll) / 240.0).exp();
            if (factor - 1.0).abs() > 1e-4 {
                let held = paint::from(response.rect.min, at);
                let zoomed = camera.zoomed(factor, held, size);
                frame.commands.send(Command::SetCamera(zoomed));
            }
        }
    }

    fn drags(
        &mut self,
        ui: &Ui,
        frame: &mut Frame<'_>,
        place: Place<'_>,
        response: &egui::Response,
        camera: Camera,
    ) {
        let placing = self.placing(frame, place, response.rect);
        let in_scene = |at: Pos2| in_scene(placing, at);
        let pressed_at = ui.input(|input| input.pointer.press_origin());
        let shift_held = ui.input(|input| input.modifiers.shift);
        if response.drag_started_by(PointerButton::Primary)
            && let Some(at) = pressed_at
        {
            response.request_focus();
            self.dragged_to = Some(at);
            self.dragged_far = 0.0;
            if shift_held {
                self.lasso = Some(at);
            } else if !frame.state.is_read_only()
                && let Some(actor) = self.scene.actor_at(in_scene(at), 4.0)
                // On the map everybody lies where it lies, and around an actor by what it is.
                && !matches!(place.arrangement, Arrangement::Map(_) | Arrangement::Ego(_))
                && let Some(position) = frame.state.positions(place.arrangement).get(actor)
            {
                self.drag = Some((actor, position));
            }
        }
        if response.dragged() || response.drag_stopped() {
            // From where it was pressed to where it was let go: where frames are slow, what the
            // pointer did before and after may lie in the same one.
            let at = held_at(response);
            let by = match (at, self.dragged_to) {
                (Some(at), Some(from)) => {
                    self.dragged_to = Some(at);
                    at - from
                }
                _ => egui::Vec2::ZERO,
            };
            self.dragged_far += by.length();
            let step = Point::new(f64::from(by.x), f64::from(by.y)) / camera.zoom;
            if let Some((_, position)) = &mut self.drag {
                *position += step;
            } else if self.lasso.is_none() && by != egui::Vec2::ZERO {
                let middle = camera.middle - step;
                frame
                    .commands
                    .send(Command::SetCamera(Camera { middle, ..camera }));
            }
        }
        if response.drag_stopped() {
            self.dragged_to = None;
            if let Some((actor, position)) = self.drag.take() {
                let id = frame
                    .state
                    .registry()
                    .actors
                    .rows()
                    .get(actor)
                    .map(|actor| actor.id.clone());
                // A slow press is no wish to move it.
                if let Some(actor) = id.filter(|_| self.dragged_far > STILL) {
                    let round = |value: f64| (value * 10.0).round() / 10.0;
                    frame.commands.send(Command::Edit(vec![Change::SetPin {
                        actor,
                        pin: Some(Pin(round(position.x), round(position.y))),
                    }]));
                }
            }
            if let Some(start) = self.lasso.take()
                && let Some(end) = held_at(response)
            {
                self.lasso(frame, in_scene(start), in_scene(end));
            }
        }
    }

    fn lasso(&self, frame: &mut Frame<'_>, start: Point, end: Point) {
        let rect = crate::scene::Rect {
            min: Point::new(start.x.min(end.x), start.y.min(end.y)),
            max: Point::new(start.x.max(end.x), start.y.max(end.y)),
        };
        let registry = frame.state.registry();
        let caught: BTreeSet<ActorId> = self
            .scene
            .actors_in(&rect)
            .into_iter()
            .filter_map(|at| registry.actors.rows().get(at))
            .map(|actor| actor.id.clone())
            .collect();
        let all = frame
            .state
            .selection
            .actors
            .union(&caught)
            .cloned()
            .collect();
        frame.commands.send(Command::Select(all));
    }

    fn clicks(
        &mut self,
        ui: &Ui,
        frame: &mut Frame<'_>,
        place: Place<'_>,
        response: &egui::Response,
        in_scene: impl Fn(Pos2) -> Point,
    ) {
        let Some(at) = held_at(response).map(in_scene) else {
            return;
        };
        let over = self.scene.actor_at(at, 4.0);
        let registry = std::sync::Arc::clone(frame.state.registry());
        let id_of = |at: usize| registry.actors.rows().get(at).map(|actor| actor.id.clone());
        if response.clicked() {
            response.request_focus();
            let shift = ui.input(|input| input.modifiers.shift);
            match over.and_then(id_of) {
                Some(id) if shift => frame.commands.send(Command::ToggleSelected(id)),
                Some(id) => frame.commands.send(Command::Select([id].into())),
                None => {
                    let tie = self
                        .scene
                        .tie_at(at, 5.0)
                        .and_then(|tie| registry.ties.rows().get(tie));
                    match tie {
                        Some(tie) => frame.commands.send(Command::SelectTie(tie.id.clone())),
                        None if !shift => frame.commands.send(Command::ClearSelection),
                        None => {}
                    }
                }
            }
        }
        if response.double_clicked() {
            match (over.and_then(id_of), place.arrangement) {
                (None, _) => frame.commands.send(Command::Fit),
                (Some(id), Arrangement::Ego(_)) => frame.commands.send(Command::Centre(id)),
                _ => {}
            }
        }
        if response.secondary_clicked() {
            self.menu = over.and_then(id_of);
        }
        if response.secondary_clicked()
            && let Some(id) = over.and_then(id_of)
            && !frame.state.selection.actors.contains(&id)
        {
            frame.commands.send(Command::Select([id].into()));
        }
    }
}
