//! The filters: saved views, kinds, places, partners, subjects, states.

mod partners;
mod places;
mod row;

use std::hash::{DefaultHasher, Hash, Hasher};

use egui::{ScrollArea, Ui};

use self::row::Row;
use super::{Frame, views};
use crate::i18n;
use crate::lens::Lens;
use crate::model::{Registry, Status, TieKind};
use crate::ui::command::Command;
use crate::ui::history::Gesture;
use crate::ui::widgets::link;

/// Draws the filters.
pub(crate) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(frame.look.head(frame.text("filters")));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let set = frame.state.lens.is_filtered(frame.state.registry());
                    ui.add_enabled_ui(set, |ui| {
                        if link(ui, &frame.look, &frame.text("command-reset")).clicked() {
                            frame.commands.send(Command::ResetFilters);
                        }
                    });
                });
            });
            ui.add_space(2.0);
            // The scroll bar floats over the right edge.
            ui.set_max_width(ui.available_width() - 8.0);
            views::picker(ui, frame);
            ui.add_space(6.0);
            // Each part has an id of its own: what comes and goes in one moves no focus in another.
            ui.push_id("kinds", |ui| kinds(ui, frame));
            ui.add_space(8.0);
            ui.push_id("places", |ui| places::regions(ui, frame));
            ui.add_space(8.0);
            ui.push_id("partners", |ui| {
                partners::sorts(ui, frame);
                partners::least_ties(ui, frame);
                partners::chosen(ui, frame);
            });
            ui.add_space(8.0);
            ui.push_id("themes", |ui| themes(ui, frame));
            ui.push_id("statuses", |ui| statuses(ui, frame));
            ui.push_id("visibility", |ui| partners::visibility(ui, frame));
            let mut help = vec!["filter-row-help"];
            // Two values together may bring somebody over the number that neither reaches. Told at
            // the end, where it moves no row.
            help.extend((frame.state.lens.least_ties > 0).then_some("filter-least-counts"));
            for id in help {
                ui.add(egui::Label::new(frame.look.quiet(frame.text(id))).wrap());
            }
            ui.add_space(8.0);
        });
}

fn send(frame: &mut Frame<'_>, lens: Lens) {
    frame.commands.send(Command::SetLens(Box::new(lens), None));
}

/// Sends what was done to a row: both clicks of a double one are one step of undo.
fn send_row(frame: &mut Frame<'_>, lens: Lens, row: impl Hash) {
    let mut hasher = DefaultHasher::new();
    row.hash(&mut hasher);
    let gesture = Gesture::Row(hasher.finish());
    frame
        .commands
        .send(Command::SetLens(Box::new(lens), Some(gesture)));
}

fn kinds(ui: &mut Ui, frame: &mut Frame<'_>) {
    ui.label(frame.look.head(frame.text("filter-kinds")));
    let registry = std::sync::Arc::clone(frame.state.registry());
    for kind in registry.kinds.iter().filter(|kind| !kind.background) {
        kind_row(ui, frame, &registry, kind);
    }
    let back: Vec<&TieKind> = registry
        .kinds
        .iter()
        .filter(|kind| kind.background)
        .collect();
    if back.is_empty() {
        return;
    }
    // What stands back is folded away as long as none of it is shown.
    let kinds = &frame.state.lens.kinds;
    let shown = kinds.is_empty() || back.iter().any(|kind| kinds.contains(&kind.id));
    let head = frame.look.body(frame.text("filter-more-kinds"));
    egui::CollapsingHeader::new(head)
        .id_salt("more_kinds")
        .open(shown.then_some(true))
        .show_unindented(ui, |ui| {
            for kind in back {
                kind_row(ui, frame, &registry, kind);
            }
        });
}

fn kind_row(ui: &mut Ui, frame: &mut Frame<'_>, registry: &Registry, kind: &TieKind) {
    let lens = &frame.state.lens;
    let shown = lens.kinds.is_empty() || lens.kinds.contains(&kind.id);
    let count = frame
        .state
        .derived
        .facets
        .kinds
        .get(&kind.id)
        .copied()
        .unwrap_or(0);
    let name = kind.name.get(frame.state.lang).to_owned();
    let row = Row {
        name: &name,
        checked: Some(shown),
        partial: false,
        kind: Some(kind),
        indent: 0.0,
        fold: None,
        count,
        share: None,
    };
    let response = row.show(ui, frame);
    if response.only {
        let lens = Lens {
            kinds: [kind.id.clone()].into(),
            ..frame.state.lens.clone()
        };
        send_row(frame, lens, kind.id.as_str());
    } else if response.toggled {
        let lens = frame.state.lens.with_kind_toggled(&kind.id, registry);
        send_row(frame, lens, kind.id.as_str());
    }
}

fn themes(ui: &mut Ui, frame: &mut Frame<'_>) {
    let registry = std::sync::Arc::clone(frame.state.registry());
    if registry.themes.is_empty() {
        return;
    }
    ui.label(frame.look.head(frame.text("filter-themes")));
    for theme in &registry.themes {
        let chosen = frame.state.lens.themes.contains(&theme.id);
        let count = frame
            .state
            .derived
            .facets
            .themes
            .get(&theme.id)
            .copied()
            .unwrap_or(0);
        let name = theme.name.get(frame.state.lang).to_owned();
        let response = Row::plain(&name, chosen, count).show(ui, frame);
        if response.only || response.toggled {
            let mut lens = frame.state.lens.clone();
            if response.only {
                lens.themes = [theme.id.clone()].into();
            } else if !lens.themes.remove(&theme.id) {
                lens.themes.insert(theme.id.clone());
            }
            send_row(frame, lens, ("theme", theme.id.as_str()));
        }
    }
    ui.add_space(8.0);
}

fn statuses(ui: &mut Ui, frame: &mut Frame<'_>) {
    ui.label(frame.look.head(frame.text("filter-statuses")));
    for status in Status::ALL {
        let count = frame
            .state
            .derived
            .facets
            .statuses
            .get(&status)
            .copied()
            .unwrap_or(0);
        let chosen = frame.state.lens.statuses.contains(&status);
        let name = i18n::status(frame.state.lang, status);
        let response = Row::plain(&name, chosen, count).show(ui, frame);
        if response.only || response.toggled {
            let mut lens = frame.state.lens.clone();
            if response.only {
                lens.statuses = [status].into();
            } else if !lens.statuses.remove(&status) {
                lens.statuses.insert(status);
            }
            send_row(frame, lens, ("status", status.word()));
        }
    }
}
