//! An actor: names, place, ties with their history, facts, remarks.

use egui::Ui;

use super::super::{Frame, canvas::around, edit_form};
use super::{delegations, doings, parts};
use crate::edit::Change;
use crate::i18n::{self, Message};
use crate::model::{Actor, Lang, NameUse, Registry, Tie};
use crate::records::Footnotes;
use crate::ui::briefing::BriefAbout;
use crate::ui::command::Command;
use crate::ui::theme::color;
use crate::ui::widgets::link;

/// Draws the page of an actor.
pub(super) fn show(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    registry: &Registry,
    actor: &Actor,
    notes: &mut Footnotes,
) {
    title(ui, frame, registry, actor, notes);
    let shown = registry
        .actors
        .position(actor.id.as_str())
        .is_some_and(|at| frame.state.derived.visible.actors.contains(&at));
    parts::shown(ui, frame, shown);
    actions(ui, frame, actor);
    if frame.state.desk.forms.contains_key(&actor.id) {
        edit_form::show(ui, frame, actor);
        return;
    }
    let conflicts = doings::conflicts(registry, &actor.id);
    if conflicts > 0 {
        let text = Message::new("conflicts").with("count", conflicts);
        let text = egui::RichText::new(text.text(frame.state.lang))
            .size(crate::ui::theme::size::SMALL * frame.look.scale)
            .color(color(frame.look.ink.warning));
        ui.label(text);
    }
    names(ui, frame, actor, notes);
    ties(ui, frame, registry, actor, notes);
    if !actor.facts.is_empty() {
        parts::head(ui, frame, "show-facts");
        parts::facts(ui, frame, &actor.facts, notes);
    }
    delegations::show(ui, frame, registry, actor);
    doings::show(ui, frame, registry, actor, notes);
    if !actor.notes.is_empty() {
        parts::head(ui, frame, "show-notes");
        parts::remarks(ui, frame, &actor.notes, notes);
    }
    place(ui, frame, registry, actor, notes);
    located_here(ui, frame, registry, actor);
}

/// What lies in this actor: a city's offices and ports, a building's tenants.
fn located_here(ui: &mut Ui, frame: &mut Frame<'_>, registry: &Registry, actor: &Actor) {
    let lang = frame.state.lang;
    let mut inside: Vec<&Actor> = registry
        .actors
        .iter()
        .filter(|other| other.located_in.as_ref() == Some(&actor.id))
        .collect();
    if inside.is_empty() {
        return;
    }
    inside.sort_by_cached_key(|other| other.sort_key(lang));
    parts::head(ui, frame, "show-located-here");
    for other in inside {
        let name = other
            .name_on(frame.state.derived.visible.day)
            .get(lang)
            .to_owned();
        ui.horizontal_wrapped(|ui| {
            if link(ui, &frame.look, &name).clicked() {
                frame.commands.send(Command::GoTo(other.id.clone()));
            }
        });
    }
}

fn title(
    ui: &mut Ui,
    frame: &Frame<'_>,
    registry: &Registry,
    actor: &Actor,
    notes: &mut Footnotes,
) {
    let (look, lang) = (frame.look, frame.state.lang);
    let name = actor.name_on(frame.state.derived.visible.day);
    let heading = look.title(name.get(lang), 1.0);
    ui.add(egui::Label::new(heading).wrap());
    let other = match lang {
        Lang::Ja => Lang::En,
        Lang::En => Lang::Ja,
    };
    let mut about = vec![name.get(other).to_owned()];
    if lang == Lang::Ja {
        about.extend(name.reading.clone());
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(look.quiet(about.join("  ")));
        parts::marks(ui, frame, &name.sources, notes);
    });
    let mut about = vec![i18n::actor_kind(lang, actor.kind)];
    about.extend(actor.country.map(|code| i18n::country(lang, code)));
    about.extend(frame.state.view.scheme.as_ref().and_then(|scheme| {
        let scheme = registry.schemes.get(scheme.as_str())?;
        let at = registry.region_of(actor, scheme)?;
        Some(i18n::region(lang, registry, &at))
    }));
    ui.label(look.quiet(about.join(" · ")));
}

fn actions(ui: &mut Ui, frame: &mut Frame<'_>, actor: &Actor) {
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        if ui.button(frame.text("actor-around")).clicked() {
            frame
                .commands
                .send(around(frame.state.lens.clone(), &actor.id));
        }
        if ui.button(frame.text("actor-centre")).clicked() {
            frame.commands.send(Command::Centre(actor.id.clone()));
        }
        let brief = ui.button(frame.text("actor-briefing"));
        if brief
            .on_hover_text(frame.text("command-briefing-help"))
            .clicked()
        {
            frame.commands.send(Command::Brief(BriefAbout::Selection));
        }
        if frame.state.is_read_only() {
            let edit = egui::Button::new(frame.text("actor-edit"));
            ui.add_enabled(false, edit)
                .on_disabled_hover_text(frame.text("reason-read-only"));
            return;
        }
        let editing = frame.state.desk.forms.contains_key(&actor.id);
        let edit =
            egui::Button::selectable(editing, frame.text("actor-edit")).frame_when_inactive(true);
        if ui.add(edit).clicked() {
            let forms = &mut frame.state.desk.forms;
            if forms.remove(&actor.id).is_none() {
                forms.insert(actor.id.clone(), edit_form::Form::of(actor));
            }
        }
        if frame.state.registry().pins.contains_key(&actor.id)
            && ui.button(frame.text("actor-unpin")).clicked()
        {
            frame.commands.send(Command::Edit(vec![Change::SetPin {
                actor: actor.id.clone(),
                pin: None,
            }]));
        }
    });
}

fn names(ui: &mut Ui, frame: &Frame<'_>, actor: &Actor, notes: &mut Footnotes) {
    let lang = frame.state.lang;
    let shown = actor.name_on(frame.state.derived.visible.day);
    let others: Vec<_> = actor.names.iter().filter(|name| *name != shown).collect();
    let dated = shown.from.is_some() || shown.until.is_some();
    if others.is_empty() && !dated && shown.note.is_none() {
        return;
    }
    parts::head(ui, frame, "show-names");
    for name in std::iter::once(shown).chain(others) {
        let role = frame.text(match name.role {
            NameUse::Current => "name-current",
            NameUse::Former => "name-former",
            NameUse::Variant => "name-variant",
        });
        let text = Message::new("label-value")
            .with("label", role)
            .with("value", both(name.get(Lang::Ja), name.get(Lang::En)))
            .text(lang);
        parts::cited(ui, frame, text, &name.sources, notes);
        for (id, date) in [("name-from", &name.from), ("name-until", &name.until)] {
            if let Some(date) = date {
                ui.indent(id, |ui| {
                    parts::date(ui, frame, &frame.text(id), date, notes);
                });
            }
        }
        if let Some(note) = &name.note {
            ui.label(frame.look.quiet(note.get(lang)));
        }
    }
}

fn both(ja: &str, en: &str) -> String {
    if ja == en {
        ja.to_owned()
    } else {
        format!("{ja} / {en}")
    }
}

fn ties(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    registry: &Registry,
    actor: &Actor,
    notes: &mut Footnotes,
) {
    let mut ties: Vec<&Tie> = registry
        .ties
        .iter()
        .filter(|tie| tie.other(&actor.id).is_some())
        .collect();
    parts::head(ui, frame, "show-ties");
    if ties.is_empty() {
        ui.label(frame.look.quiet(frame.text("actor-no-ties")));
        return;
    }
    // Agreements first, each sort from old to new; what has no start yet comes last.
    ties.sort_by_cached_key(|tie| {
        let kind = registry.kinds.get(tie.kind.as_str());
        let start = tie.life().start();
        (
            kind.is_some_and(|kind| kind.background),
            start.is_none(),
            start,
            tie.id.clone(),
        )
    });
    // Everybody's ties with the home city would bury the page: long lists are folded.
    const FULL: usize = 12;
    let long = ties.len() > FULL;
    for tie in ties {
        tie_card(ui, frame, registry, actor, tie, notes, long);
    }
}

fn tie_card(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    registry: &Registry,
    actor: &Actor,
    tie: &Tie,
    notes: &mut Footnotes,
    short: bool,
) {
    let (look, lang) = (frame.look, frame.state.lang);
    let at = registry.ties.position(tie.id.as_str());
    let visible = frame
        .state
        .derived
        .visible
        .ties
        .iter()
        .any(|seen| Some(seen.link.tie) == at);
    let card = egui::Frame::new()
        .fill(color(look.ink.card))
        .corner_radius(8)
        .inner_margin(9)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            if let Some(kind) = registry.kinds.get(tie.kind.as_str()) {
                parts::kind_line(ui, frame, kind);
            }
            if let Some(other) = tie
                .other(&actor.id)
                .and_then(|id| registry.actors.get(id.as_str()))
            {
                let name = other
                    .name_on(frame.state.derived.visible.day)
                    .get(lang)
                    .to_owned();
                ui.horizontal_wrapped(|ui| {
                    if link(ui, &look, &name).clicked() {
                        frame.commands.send(Command::GoTo(other.id.clone()));
                    }
                });
            }
            ui.label(look.body(parts::state_line(frame, tie)));
            parts::last_known_line(ui, frame, registry, tie);
            if !visible {
                ui.label(look.quiet(frame.text("tie-not-shown")));
            }
            if !short {
                if let Some(title) = &tie.title {
                    ui.label(look.quiet(title.get(lang)));
                }
                parts::events(ui, frame, &tie.events, notes);
                parts::facts(ui, frame, &tie.facts, notes);
                parts::remarks(ui, frame, &tie.notes, notes);
            }
            let more = frame.text("tie-details");
            if link(ui, &look, &more).clicked() {
                frame.commands.send(Command::SelectTie(tie.id.clone()));
            }
        });
    if card.response.contains_pointer() {
        frame.state.view.hovered_tie = at;
    }
    ui.add_space(4.0);
}

fn place(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    registry: &Registry,
    actor: &Actor,
    notes: &mut Footnotes,
) {
    let lang = frame.state.lang;
    if actor.place.is_none() && actor.located_in.is_none() {
        return;
    }
    parts::head(ui, frame, "show-place-head");
    if let Some(seat) = actor
        .located_in
        .as_ref()
        .and_then(|id| registry.actors.get(id.as_str()))
    {
        ui.horizontal_wrapped(|ui| {
            ui.label(frame.text("located-in"));
            let name = seat.name().get(lang).to_owned();
            if link(ui, &frame.look, &name).clicked() {
                frame.commands.send(Command::GoTo(seat.id.clone()));
            }
        });
    }
    if let Some(place) = &actor.place {
        let text = i18n::place(lang, place);
        parts::cited(ui, frame, text, &place.sources, notes);
    }
}
