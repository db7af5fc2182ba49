//! A tie: its ends, its history, its sources.

use egui::Ui;

use super::super::Frame;
use super::parts;
use crate::i18n::Message;
use crate::model::{ActorId, Registry, Tie};
use crate::records::Footnotes;
use crate::ui::command::Command;
use crate::ui::widgets::link;

/// Draws the page of a tie.
pub(super) fn show(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    registry: &Registry,
    tie: &Tie,
    notes: &mut Footnotes,
) {
    let (look, lang) = (frame.look, frame.state.lang);
    if let Some(kind) = registry.kinds.get(tie.kind.as_str()) {
        parts::kind_line(ui, frame, kind);
    }
    let day = frame.state.derived.visible.day;
    let name = |id: &ActorId| {
        registry.actors.get(id.as_str()).map_or_else(
            || id.to_string(),
            |actor| actor.name_on(day).get(lang).to_owned(),
        )
    };
    let title = match &tie.title {
        Some(title) => title.get(lang).to_owned(),
        None => Message::new("tie-ends")
            .with("from", name(&tie.from))
            .with("to", name(&tie.to))
            .text(lang),
    };
    let heading = look.title(title, 0.85);
    ui.add(egui::Label::new(heading).wrap());
    ui.horizontal_wrapped(|ui| {
        for id in [&tie.from, &tie.to] {
            if link(ui, &look, &name(id)).clicked() {
                frame.commands.send(Command::GoTo(id.clone()));
            }
        }
    });
    ui.label(look.body(parts::state_line(frame, tie)));
    parts::last_known_line(ui, frame, registry, tie);
    parts::head(ui, frame, "tie-history");
    parts::events(ui, frame, &tie.events, notes);
    if !tie.themes.is_empty() {
        parts::head(ui, frame, "filter-themes");
        for theme in &tie.themes {
            if let Some(theme) = registry.themes.get(theme.as_str()) {
                ui.label(theme.name.get(lang));
            }
        }
    }
    if !tie.facts.is_empty() {
        parts::head(ui, frame, "show-facts");
        parts::facts(ui, frame, &tie.facts, notes);
    }
    if !tie.notes.is_empty() {
        parts::head(ui, frame, "show-notes");
        parts::remarks(ui, frame, &tie.notes, notes);
    }
}
