//! The inspector: what is known about what is selected, with numbered sources.

mod actor;
mod delegations;
mod doings;
mod overview;
mod parts;
mod tie;

use egui::{ScrollArea, Ui};

use super::Frame;
use crate::records::Footnotes;

/// Draws the inspector.
pub(crate) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let registry = std::sync::Arc::clone(frame.state.registry());
            let mut notes = Footnotes::default();
            let selection = frame.state.selection.clone();
            let tie = selection
                .tie
                .as_ref()
                .and_then(|id| registry.ties.get(id.as_str()));
            let one = frame
                .state
                .selected_actor()
                .and_then(|id| registry.actors.get(id.as_str()));
            match (tie, one) {
                (Some(tie), _) => tie::show(ui, frame, &registry, tie, &mut notes),
                (None, Some(actor)) => actor::show(ui, frame, &registry, actor, &mut notes),
                (None, None) if selection.actors.is_empty() => overview::show(ui, frame),
                (None, None) => overview::several(ui, frame, &registry),
            }
            parts::sources(ui, frame, &registry, &notes);
        });
}
