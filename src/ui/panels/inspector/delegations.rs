//! The delegations that stop at an actor: those to come first, then those that have been.

use egui::Ui;

use super::super::Frame;
use super::doings::section;
use crate::i18n::{self, Message};
use crate::model::{Actor, Delegation, Registry, Span};
use crate::records::delegations_of;
use crate::ui::command::Command;
use crate::ui::widgets::link;

/// Draws the section, if there are any.
pub(super) fn show(ui: &mut Ui, frame: &mut Frame<'_>, registry: &Registry, actor: &Actor) {
    let rows = delegations_of(&actor.id, &registry.delegations);
    let today = frame.state.today;
    let (past, ahead): (Vec<&Delegation>, Vec<&Delegation>) = rows
        .into_iter()
        .partition(|row| row.last().latest() < today);
    let count = past.len() + ahead.len();
    let all = ahead.into_iter().map(|row| (row, false));
    let all: Vec<_> = all
        .chain(past.into_iter().rev().map(|row| (row, true)))
        .collect();
    let mut opened = None;
    section(ui, frame, "diff-delegations", count, false, |ui| {
        for (row, is_past) in all {
            if one(ui, frame, actor, row, is_past) {
                opened = Some(row.id.clone());
            }
        }
    });
    if let Some(id) = opened {
        frame.commands.send(Command::OpenDelegation(id));
    }
}

/// One of them. Whether it was pressed.
fn one(ui: &mut Ui, frame: &Frame<'_>, actor: &Actor, row: &Delegation, is_past: bool) -> bool {
    let lang = frame.state.lang;
    ui.add_space(3.0);
    let pressed = ui.horizontal_wrapped(|ui| {
        let title = row.title.get(lang);
        let help = Message::new("delegation-open").with("name", title);
        link(ui, &frame.look, title)
            .on_hover_text(help.text(lang))
            .clicked()
    });
    let stop = row.stops.iter().find(|stop| stop.actor == actor.id);
    // When it is here, if that is settled; else when it is at all.
    let (first, last) = match stop.and_then(|stop| stop.date.map(|date| (date, stop.until))) {
        Some((date, until)) => (date, until.unwrap_or(date)),
        None => (row.date, row.until.unwrap_or(row.date)),
    };
    let mut about = vec![
        i18n::period(lang, Span { first, last }),
        i18n::direction(lang, row.direction),
    ];
    about.extend(is_past.then(|| frame.text("delegation-past")));
    if !row.visibility.is_public() {
        about.push(i18n::visibility(lang, row.visibility));
    }
    ui.label(frame.look.quiet(about.join(" · ")));
    pressed.inner
}
