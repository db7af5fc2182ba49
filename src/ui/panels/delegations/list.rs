//! All delegations on a sheet: what is being written, what is to come, what has been.

use egui::{ScrollArea, Ui};

use super::super::Frame;
use super::super::sheets::head;
use crate::edit::Change;
use crate::i18n::{self, Message};
use crate::model::{Delegation, DelegationId, Registry, Span};
use crate::ui::briefing::BriefAbout;
use crate::ui::command::{Command, entry_of};
use crate::ui::theme::color;
use crate::ui::widgets::{Sign, link, main_button, sign_button};

/// Draws the list.
pub(crate) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    head(ui, frame, "diff-delegations");
    let registry = std::sync::Arc::clone(frame.state.registry());
    ui.horizontal_wrapped(|ui| {
        for (command, id) in [
            (Command::NewDelegation, "delegation-new-short"),
            (
                Command::DelegationFromSelection,
                "delegation-from-selection",
            ),
        ] {
            let Some(entry) = entry_of(&command) else {
                continue;
            };
            let missing = entry.missing(frame.state);
            let button = egui::Button::new(frame.text(id));
            let response = ui.add_enabled(missing.is_none(), button);
            let help = entry.help.text(frame.state.lang);
            let response = response.on_hover_text(help);
            let response = match missing {
                Some(reason) => response.on_disabled_hover_text(frame.text(reason)),
                None => response,
            };
            if response.clicked() {
                frame.commands.send(command);
            }
        }
    });
    ui.add_space(8.0);
    let height = ui.ctx().content_rect().height() * 0.6;
    ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| rows(ui, frame, &registry));
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if main_button(ui, &frame.look, &frame.text("close")).clicked() {
            frame.commands.send(Command::CloseSheet);
        }
        ui.add_space(8.0);
        for (sign, command) in [(Sign::Undo, Command::Undo), (Sign::Redo, Command::Redo)] {
            let Some(entry) = entry_of(&command) else {
                continue;
            };
            let name = entry.title(frame.state, frame.state.lang);
            let able = entry.missing(frame.state).is_none();
            let keys = entry.keys.map(|keys| ui.ctx().format_shortcut(&keys));
            if sign_button(ui, &frame.look, sign, &name, keys.as_deref(), able).clicked() {
                frame.commands.send(command);
            }
        }
    });
}

fn rows(ui: &mut Ui, frame: &mut Frame<'_>, registry: &Registry) {
    let mut drafts: Vec<DelegationId> = Vec::new();
    for (id, form) in &frame.state.desk.delegations {
        let is_new = registry.delegations.get(id.as_str()).is_none();
        if is_new && form.is_changed(None) {
            drafts.push(id.clone());
        }
    }
    if registry.delegations.is_empty() && drafts.is_empty() {
        let empty = frame.look.body(frame.text("delegations-empty"));
        ui.add(egui::Label::new(empty).wrap());
        return;
    }
    if !drafts.is_empty() {
        ui.label(frame.look.head(frame.text("delegations-drafts")));
        for id in drafts {
            draft(ui, frame, &id);
        }
        ui.add_space(8.0);
    }
    let today = frame.state.today;
    let (mut past, mut ahead): (Vec<&Delegation>, Vec<&Delegation>) = registry
        .delegations
        .iter()
        .partition(|row| row.last().latest() < today);
    ahead.sort_by_key(|row| (row.date, row.last()));
    past.sort_by_key(|row| std::cmp::Reverse((row.date, row.last())));
    let parts = [("delegations-ahead", ahead), ("delegations-past", past)];
    for (id, part) in parts {
        if part.is_empty() {
            continue;
        }
        let head = Message::new("section-count")
            .with("name", frame.text(id))
            .with("count", part.len());
        ui.label(frame.look.head(head.text(frame.state.lang)));
        for row in part {
            one(ui, frame, registry, row);
            ui.add_space(6.0);
        }
        ui.add_space(6.0);
    }
}

/// One that somebody has begun to write, and nobody has applied.
fn draft(ui: &mut Ui, frame: &mut Frame<'_>, id: &DelegationId) {
    let Some(form) = frame.state.desk.delegations.get(id) else {
        return;
    };
    let title = form.name(frame.state.lang);
    ui.horizontal_wrapped(|ui| {
        if link(ui, &frame.look, &title).clicked() {
            frame.commands.send(Command::OpenDelegation(id.clone()));
        }
        unfinished(ui, frame);
    });
}

fn unfinished(ui: &mut Ui, frame: &Frame<'_>) {
    let text = frame.look.quiet(frame.text("delegation-unapplied"));
    ui.label(text.color(color(frame.look.ink.warning)));
}

fn one(ui: &mut Ui, frame: &mut Frame<'_>, registry: &Registry, row: &Delegation) {
    let (lang, look) = (frame.state.lang, frame.look);
    let title = row.title.get(lang);
    let said = |id: &'static str| Message::new(id).with("name", title).text(lang);
    let able = !frame.state.is_read_only();
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let remove = said("view-remove");
            if sign_button(ui, &look, Sign::Close, &remove, None, able).clicked() && able {
                let id = row.id.clone();
                let remove = Command::Edit(vec![Change::RemoveDelegation { id }]);
                frame.commands.send(remove);
            }
            let copy = frame.text("delegation-copy");
            let copies = ui
                .add_enabled_ui(able, |ui| link(ui, &look, &copy))
                .inner
                .accessible_name(said("delegation-copy-name"))
                .on_hover_text(frame.text("delegation-copy-help"))
                .on_disabled_hover_text(frame.text("reason-read-only"));
            if copies.clicked() {
                frame.commands.send(Command::CopyDelegation(row.id.clone()));
            }
            let paper = frame.text("actor-briefing");
            let papers = link(ui, &look, &paper).on_hover_text(said("delegation-briefing"));
            if papers.clicked() {
                let about = BriefAbout::Delegation(row.id.clone());
                frame.commands.send(Command::Brief(about));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let button = egui::Button::new(look.body(title).color(color(look.ink.accent)));
                let opens = ui
                    .add(button.frame(false).truncate())
                    .on_hover_cursor(egui::CursorIcon::PointingHand)
                    .on_hover_text(said("delegation-open"));
                if opens.clicked() {
                    frame.commands.send(Command::OpenDelegation(row.id.clone()));
                }
            });
        });
    });
    ui.add(egui::Label::new(look.quiet(about(frame, registry, row))).wrap());
    let form = frame.state.desk.delegations.get(&row.id);
    if form.is_some_and(|form| form.is_changed(Some(row))) {
        unfinished(ui, frame);
    }
}

/// Who goes when to whom, in a line.
fn about(frame: &Frame<'_>, registry: &Registry, row: &Delegation) -> String {
    let lang = frame.state.lang;
    let (first, last) = (row.date, row.until.unwrap_or(row.date));
    let mut about = vec![
        i18n::period(lang, Span { first, last }),
        i18n::direction(lang, row.direction),
    ];
    let names = row.stops.iter().map(|stop| {
        let actor = registry.actors.get(stop.actor.as_str());
        let name = actor.map(|actor| actor.name().label(lang).to_owned());
        name.unwrap_or_else(|| stop.actor.to_string())
    });
    let names: Vec<String> = names.collect();
    if names.is_empty() {
        about.push(frame.text("delegation-no-stop-yet"));
    } else {
        about.push(Message::new("diff-list").with("values", names).text(lang));
    }
    let open = row.questions.len();
    if open > 0 {
        let said = Message::new("delegation-open-questions").with("count", open);
        about.push(said.text(lang));
    }
    if !row.visibility.is_public() {
        about.push(i18n::visibility(lang, row.visibility));
    }
    about.join(" · ")
}
