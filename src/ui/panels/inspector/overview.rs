//! Nothing or several things selected: what the registry holds, and how to go on.

use egui::{Ui, WidgetInfo};

use super::super::Frame;
use super::parts;
use crate::i18n::{self, Message};
use crate::lens::words::time_text;
use crate::model::{Registry, TieKind};
use crate::scene::{Arrangement, View};
use crate::ui::command::Command;
use crate::ui::derived::LegendLine;
use crate::ui::widgets::{focus_ring, kind_mark, link};

/// Nothing is selected: the registry, what is visible of it, and what to do.
pub(super) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    let (look, lang) = (frame.look, frame.state.lang);
    let registry = std::sync::Arc::clone(frame.state.registry());
    let heading = look.title(registry.title.get(lang), 0.85);
    ui.add(egui::Label::new(heading).wrap());
    let (certain, possible) = frame.state.derived.visible.count();
    let shown = Message::new("picture-description")
        .with("time", time_text(lang, frame.state.lens.time))
        .with("ties", certain)
        .with("possible", possible)
        .with("actors", frame.state.derived.visible.actors.len())
        .text(lang);
    ui.label(look.body(shown));
    let lines = frame.state.derived.legend.clone();
    if !lines.is_empty() {
        parts::head(ui, frame, "overview-legend");
    }
    for line in &lines {
        if let Some(kind) = registry.kinds.get(line.kind.as_str()) {
            legend_line(ui, frame, kind, line);
        }
    }
    if possible > 0 {
        ui.label(look.quiet(frame.text("overview-possible")));
    }
    parts::head(ui, frame, "overview-hints");
    let hints: &[&'static str] = match frame.state.view.panes.active().shows {
        View::Network(Arrangement::Map(_)) => &["hint-drag-map", "hint-shift", "hint-wheel"],
        View::Network(Arrangement::Ego(_)) => &["hint-ego", "hint-shift", "hint-wheel"],
        View::Network(_) if frame.state.is_read_only() => {
            &["hint-drag-picture", "hint-shift", "hint-wheel"]
        }
        View::Network(_) => &["hint-drag", "hint-shift", "hint-wheel"],
        View::Lanes(_) => &["hint-lanes-time", "hint-lanes-wheel"],
        View::Matrix(_) => &["hint-matrix", "hint-matrix-wheel"],
    };
    for id in ["hint-click"].iter().chain(hints).chain(&["hint-keys"]) {
        ui.label(look.quiet(frame.text(id)));
    }
}

/// A kind with its number of ties; pressed, it is shown or hidden.
fn legend_line(ui: &mut Ui, frame: &mut Frame<'_>, kind: &TieKind, line: &LegendLine) {
    let (look, lang) = (frame.look, frame.state.lang);
    let count = if line.possible == 0 {
        line.certain.to_string()
    } else {
        Message::new("count-with-possible")
            .with("certain", line.certain)
            .with("possible", line.possible)
            .text(lang)
    };
    let name = kind.name.get(lang);
    let row = ui.horizontal_wrapped(|ui| {
        ui.set_width(ui.available_width());
        if !line.on {
            ui.set_opacity(0.5);
        }
        kind_mark(ui, &look, kind);
        ui.label(name);
        ui.label(look.quiet(count.as_str()));
    });
    let id = egui::Id::unique(("legend", kind.id.as_str()));
    let response = ui.interact(row.response.rect, id, egui::Sense::click());
    let spoken = Message::new("legend-line")
        .with("kind", name)
        .with("count", count)
        .text(lang);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, line.on, &spoken));
    focus_ring(ui, &response, row.response.rect.expand(2.0), &look);
    let help = if line.on {
        "legend-hide"
    } else {
        "legend-show"
    };
    let response = response.on_hover_text(frame.text(help));
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    if response.clicked() {
        let registry = frame.state.registry();
        let lens = frame.state.lens.with_kind_toggled(&kind.id, registry);
        frame.commands.send(Command::SetLens(Box::new(lens), None));
    }
}

/// Several actors are selected: who they are, and what joins them.
pub(super) fn several(ui: &mut Ui, frame: &mut Frame<'_>, registry: &Registry) {
    let (look, lang) = (frame.look, frame.state.lang);
    let selected = frame.state.selection.actors.clone();
    let heading = Message::new("selected-count")
        .with("count", selected.len())
        .text(lang);
    ui.label(look.title(heading, 1.0));
    for id in &selected {
        let Some(actor) = registry.actors.get(id.as_str()) else {
            continue;
        };
        ui.horizontal_wrapped(|ui| {
            let name = actor.name().get(lang).to_owned();
            if link(ui, &look, &name).clicked() {
                frame.commands.send(Command::Select([id.clone()].into()));
            }
            let mut about = vec![i18n::actor_kind(lang, actor.kind)];
            about.extend(actor.country.map(|code| i18n::country(lang, code)));
            ui.label(look.quiet(about.join(" · ")));
        });
    }
    let between: Vec<_> = registry
        .ties
        .iter()
        .filter(|tie| selected.contains(&tie.from) && selected.contains(&tie.to))
        .collect();
    if !between.is_empty() {
        parts::head(ui, frame, "selected-between");
    }
    for tie in between {
        if let Some(kind) = registry.kinds.get(tie.kind.as_str()) {
            parts::kind_line(ui, frame, kind);
        }
        let name = |id: &crate::model::ActorId| {
            let actor = registry.actors.get(id.as_str());
            actor.map_or_else(String::new, |actor| actor.name().label(lang).to_owned())
        };
        let ends = Message::new("tie-ends")
            .with("from", name(&tie.from))
            .with("to", name(&tie.to))
            .text(lang);
        if link(ui, &look, &ends).clicked() {
            frame.commands.send(Command::SelectTie(tie.id.clone()));
        }
        ui.label(look.body(parts::state_line(frame, tie)));
    }
    ui.add_space(8.0);
    if ui.button(frame.text("selected-around")).clicked() {
        let lens = crate::lens::Lens {
            actors: selected,
            ..frame.state.lens.clone()
        };
        frame.commands.send(Command::SetLens(Box::new(lens), None));
    }
    if ui.button(frame.text("command-clear-selection")).clicked() {
        frame.commands.send(Command::ClearSelection);
    }
}
