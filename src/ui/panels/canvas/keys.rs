//! What the keyboard does on the canvas.

use egui::{Key, Modifiers, Ui};

use super::super::Frame;
use crate::layout::Point;
use crate::scene::Scene;
use crate::ui::command::Command;

/// The keys of the canvas: arrows move between actors, Enter selects, Escape leaves.
pub(super) fn keyboard(ui: &Ui, frame: &mut Frame<'_>, scene: &Scene, response: &egui::Response) {
    if !response.has_focus() {
        return;
    }
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(
            response.id,
            egui::EventFilter {
                tab: false,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
            },
        );
    });
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let directions = [
        (Key::ArrowRight, Point::new(1.0, 0.0)),
        (Key::ArrowLeft, Point::new(-1.0, 0.0)),
        (Key::ArrowDown, Point::new(0.0, 1.0)),
        (Key::ArrowUp, Point::new(0.0, -1.0)),
    ];
    for (key, direction) in directions {
        if pressed(key) {
            let next = next_actor(frame, scene, direction);
            frame.state.view.hovered = next.or(frame.state.view.hovered);
        }
    }
    let registry = std::sync::Arc::clone(frame.state.registry());
    if pressed(Key::Home) {
        frame.state.view.hovered = registry
            .home
            .as_ref()
            .and_then(|home| registry.actors.position(home.as_str()));
    }
    let pointed_at = frame
        .state
        .view
        .hovered
        .and_then(|at| registry.actors.rows().get(at))
        .map(|actor| actor.id.clone());
    // With Shift first: a key without modifiers is also found while Shift is held.
    let with_shift = ui.input_mut(|input| {
        input.consume_key(Modifiers::SHIFT, Key::Enter)
            || input.consume_key(Modifiers::SHIFT, Key::Space)
    });
    let plain = !with_shift && (pressed(Key::Enter) || pressed(Key::Space));
    if let Some(actor) = pointed_at {
        if with_shift {
            frame.commands.send(Command::ToggleSelected(actor));
        } else if plain {
            frame.commands.send(Command::Select([actor].into()));
        }
    }
    if pressed(Key::Escape) {
        if frame.state.selection == crate::ui::state::Selection::default() {
            frame.state.view.hovered = None;
            response.surrender_focus();
        } else {
            frame.commands.send(Command::ClearSelection);
        }
    }
    for (keys, factor) in [
        ([Key::Plus, Key::Equals], 1.25),
        ([Key::Minus, Key::Minus], 0.8),
    ] {
        if keys.into_iter().any(pressed) {
            frame.commands.send(Command::Zoom(factor));
        }
    }
}

/// The actor of the picture that stands nearest in a direction from the one that is pointed at or
/// selected.
fn next_actor(frame: &Frame<'_>, scene: &Scene, direction: Point) -> Option<usize> {
    let state = &*frame.state;
    let registry = state.registry();
    let selected = state
        .selected_actor()
        .and_then(|id| registry.actors.position(id.as_str()));
    let from = state.view.hovered.or(selected);
    let Some(from) = from.and_then(|from| scene.mark_of(from)) else {
        // The first key leads to the home city, or to anybody.
        let home = registry.home.as_ref();
        let home = home.and_then(|home| registry.actors.position(home.as_str()));
        let home = home.and_then(|home| scene.mark_of(home));
        return home.or(scene.actors.first()).map(|mark| mark.actor);
    };
    scene
        .actors
        .iter()
        .filter(|mark| mark.actor != from.actor)
        .filter_map(|mark| {
            let step = mark.at - from.at;
            let along = step.x * direction.x + step.y * direction.y;
            let across = (step.x * direction.y - step.y * direction.x).abs();
            // Within 45 degrees of the direction; what lies straight ahead counts as nearer.
            (along > 1e-6 && across <= along).then_some((along + across * 2.0, mark.actor))
        })
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, actor)| actor)
}
