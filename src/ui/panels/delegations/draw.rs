//! The form of a delegation on its sheet.

use egui::{ComboBox, Key, ScrollArea, TextEdit, Ui};

use super::super::Frame;
use super::super::sheets::head;
use super::form::{Form, NoteForm, Spot, StopForm};
use super::rows::{
    Faults, both, both_bare, date, explain, labelled, more, numbered, part, removed, room_for_sign,
    texts, warned,
};
use crate::i18n::{self, Message};
use crate::model::{ActorId, DelegationId, Direction, ProtocolMatter, Registry, ThemeId};
use crate::search::{Group, Query, Target};
use crate::ui::command::Command;
use crate::ui::state::Sheet;
use crate::ui::theme::color;
use crate::ui::widgets::{Sign, link, main_button, segments, sign_button};

/// How many partners are offered for what is typed.
const OFFERED: usize = 6;

/// Draws the form.
pub(crate) fn show(ui: &mut Ui, frame: &mut Frame<'_>, id: &DelegationId) {
    let registry = std::sync::Arc::clone(frame.state.registry());
    let row = registry.delegations.get(id.as_str());
    let kept = frame.state.desk.delegations.remove(id);
    // What somebody has typed goes before what is there; it is taken out while it is drawn.
    let Some(mut form) = kept.or_else(|| row.map(Form::of)) else {
        return;
    };
    let title = if row.is_some() {
        "delegation-edit"
    } else {
        "delegation-new"
    };
    head(ui, frame, title);
    let able = !frame.state.is_read_only();
    if !able {
        ui.label(frame.look.quiet(frame.text("reason-read-only")));
    }
    let mut faults = Faults {
        all: form.faults(),
        tried: form.desk.tried,
        bring: std::mem::take(&mut form.desk.bring),
    };
    // Below it stand the buttons and, where something is wrong, a line.
    let height = (ui.ctx().content_rect().height() - 190.0 * frame.look.scale.sqrt()).max(120.0);
    ScrollArea::vertical()
        .id_salt("delegation_form")
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink(false)
        .show(ui, |ui| {
            if !able {
                ui.disable();
            }
            fields(ui, frame, &registry, &mut form, &mut faults);
        });
    ui.add_space(8.0);
    let changed = form.is_changed(row);
    let mut dropped = false;
    let wrong = faults.all.len();
    if form.desk.tried && wrong > 0 {
        let said = Message::new("delegation-faults").with("count", wrong);
        let text = frame.look.quiet(said.text(frame.state.lang));
        ui.label(text.color(color(frame.look.ink.warning)));
    }
    ui.horizontal_wrapped(|ui| {
        if able && main_button(ui, &frame.look, &frame.text("edit-apply")).clicked() {
            match form.delegation(id.clone()) {
                Some(delegation) => {
                    let apply = Command::ApplyDelegation(id.clone(), Box::new(delegation));
                    frame.commands.send(apply);
                }
                None => {
                    form.desk.tried = true;
                    form.desk.bring = true;
                }
            }
        }
        let back = frame.text("delegation-back");
        let help = frame.text("delegation-back-help");
        if ui.button(back).on_hover_text(help).clicked() {
            let list = Command::ShowSheet(Sheet::Delegations);
            frame.commands.send(list);
        }
        if able && (changed || row.is_none()) {
            let drop = frame.text("delegation-drop");
            let help = frame.text("delegation-drop-help");
            if ui.button(drop).on_hover_text(help).clicked() {
                dropped = true;
                let list = Command::ShowSheet(Sheet::Delegations);
                frame.commands.send(list);
            }
        }
        // A briefing of a delegation that is applied is made from here.
    });
    if !dropped && (changed || row.is_none() || form.desk.tried || !form.desk.find.is_empty()) {
        frame.state.desk.delegations.insert(id.clone(), form);
    }
}

fn fields(
    ui: &mut Ui,
    frame: &Frame<'_>,
    registry: &Registry,
    form: &mut Form,
    faults: &mut Faults,
) {
    let lang = frame.state.lang;
    let directions: Vec<_> = [Direction::Outgoing, Direction::Incoming]
        .map(|one| (one, i18n::direction(lang, one)))
        .to_vec();
    let pressed = ui.horizontal(|ui| segments(ui, &frame.look, &form.direction, &directions));
    if let Some(direction) = pressed.inner {
        form.direction = direction;
    }
    ui.add_space(6.0);
    title(ui, frame, form, faults);
    ui.add_space(4.0);
    let purpose = frame.text("part-purpose");
    both(ui, frame, &purpose, &mut form.purpose, 2);
    ui.add_space(4.0);
    ui.horizontal_top(|ui| {
        date(
            ui,
            frame,
            ("delegation-date", None),
            &mut form.date,
            (&mut *faults, Spot::Date),
        );
        date(
            ui,
            frame,
            ("delegation-until", None),
            &mut form.until,
            (&mut *faults, Spot::Until),
        );
    });
    part(ui, frame, "part-stops");
    stops(ui, frame, registry, form, faults);
    if !registry.themes.is_empty() {
        part(ui, frame, "diff-themes");
        themes(ui, frame, registry, &mut form.themes);
    }
    part(ui, frame, "part-languages");
    let language = frame.text("delegation-language");
    let labels = (language.as_str(), "delegation-add-language");
    texts(ui, frame, labels, None, &mut form.languages);
    part(ui, frame, "part-protocol");
    protocol(ui, frame, &mut form.protocol);
    part(ui, frame, "part-questions");
    questions(ui, frame, &mut form.questions);
    part(ui, frame, "part-visibility");
    ui.checkbox(&mut form.internal, frame.text("delegation-internal"));
    let help = frame.text("delegation-internal-help");
    ui.add(egui::Label::new(frame.look.quiet(help)).wrap());
    ui.add_space(8.0);
}

fn title(ui: &mut Ui, frame: &Frame<'_>, form: &mut Form, faults: &mut Faults) {
    let label = frame.text("column-title");
    labelled(ui, frame, &label);
    let wrong = faults.tried && faults.all.iter().any(|(spot, _)| *spot == Spot::Title);
    let room = ui.available_width();
    let mut first = None;
    let rim = warned(ui, frame, wrong, |ui| {
        first = both_bare(ui, frame, &label, &mut form.title, (1, room));
        ui.response()
    });
    let field = first.unwrap_or(rim);
    // A new form opens ready to be filled in. Asked for until it is so: the sheet is measured first.
    if form.desk.opening && !field.has_focus() {
        field.request_focus();
    } else {
        form.desk.opening = false;
    }
    if wrong {
        let said = frame.text("delegation-no-title");
        explain(ui, frame, &field, faults, &said);
    }
}

fn stops(
    ui: &mut Ui,
    frame: &Frame<'_>,
    registry: &Registry,
    form: &mut Form,
    faults: &mut Faults,
) {
    let count = form.stops.len();
    if count == 0 {
        let none = frame.text("delegation-no-stops");
        ui.add(egui::Label::new(frame.look.quiet(none)).wrap());
    }
    let mut act = None;
    for (at, stop) in form.stops.iter_mut().enumerate() {
        let name = actor_name(frame, registry, &stop.actor);
        egui::Frame::group(ui.style()).show(ui, |ui| {
            ui.set_width(ui.available_width());
            if let Some(done) = stop_head(ui, frame, &name, at, count) {
                act = Some((at, done));
            }
            stop_fields(ui, frame, &name, stop, at, faults);
        });
        ui.add_space(4.0);
    }
    match act {
        Some((at, Act::Remove)) => {
            form.stops.remove(at);
        }
        Some((at, Act::Up)) => form.stops.swap(at, at - 1),
        Some((at, Act::Down)) => form.stops.swap(at, at + 1),
        None => {}
    }
    find(ui, frame, registry, form);
}

/// What is asked of a stop.
#[derive(Clone, Copy)]
enum Act {
    Up,
    Down,
    Remove,
}

fn stop_head(ui: &mut Ui, frame: &Frame<'_>, name: &str, at: usize, count: usize) -> Option<Act> {
    let mut act = None;
    ui.horizontal(|ui| {
        let named = |id: &'static str| Message::new(id).with("name", name).text(frame.state.lang);
        let room = ui.available_width() - 3.0 * (room_for_sign(frame) + 8.0);
        let text = frame.look.body(format!("{}. {name}", at + 1)).strong();
        ui.scope(|ui| {
            ui.set_max_width(room);
            ui.add(egui::Label::new(text).truncate());
        });
        for (sign, id, able, done) in [
            (Sign::Up, "view-up", at > 0, Act::Up),
            (Sign::Unfolded, "view-down", at + 1 < count, Act::Down),
            (Sign::Close, "view-remove", true, Act::Remove),
        ] {
            let pressed = sign_button(ui, &frame.look, sign, &named(id), None, able);
            if pressed.clicked() && able {
                act = Some(done);
            }
        }
    });
    act
}

fn stop_fields(
    ui: &mut Ui,
    frame: &Frame<'_>,
    name: &str,
    stop: &mut StopForm,
    at: usize,
    faults: &mut Faults,
) {
    let of = |label: String| {
        Message::new("label-note")
            .with("label", label)
            .with("note", name)
            .text(frame.state.lang)
    };
    ui.horizontal_top(|ui| {
        let names = ["delegation-date", "delegation-until"].map(|id| of(frame.text(id)));
        let [from, to] = names;
        date(
            ui,
            frame,
            ("delegation-date", Some(&from)),
            &mut stop.date,
            (&mut *faults, Spot::StopDate(at)),
        );
        date(
            ui,
            frame,
            ("delegation-until", Some(&to)),
            &mut stop.until,
            (&mut *faults, Spot::StopUntil(at)),
        );
    });
    labelled(ui, frame, &frame.text("delegation-meets"));
    let label = of(frame.text("part-meets"));
    let labels = (label.as_str(), "delegation-add-meets");
    texts(ui, frame, labels, Some(name), &mut stop.meets);
    labelled(ui, frame, &frame.text("delegation-what"));
    let label = of(frame.text("delegation-what"));
    both_bare(ui, frame, &label, &mut stop.note, (2, ui.available_width()));
}

fn actor_name(frame: &Frame<'_>, registry: &Registry, id: &ActorId) -> String {
    let actor = registry.actors.get(id.as_str());
    actor.map_or_else(
        || id.to_string(),
        |actor| actor.name().get(frame.state.lang).to_owned(),
    )
}

/// The box that finds a partner for one more stop, and who fits.
fn find(ui: &mut Ui, frame: &Frame<'_>, registry: &Registry, form: &mut Form) {
    let lang = frame.state.lang;
    let name = frame.text("delegation-add-stop");
    let label = labelled(ui, frame, &name);
    let edit = TextEdit::singleline(&mut form.desk.find)
        .id(egui::Id::unique("delegation-find"))
        .align(egui::Align2::LEFT_CENTER)
        .hint_text(frame.look.quiet(frame.text("delegation-find-hint")))
        .desired_width(320.0 * frame.look.scale);
    let response = ui.add(edit).labelled_by(label.id);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let typed = form.desk.find.trim();
    if typed.is_empty() {
        return;
    }
    let found = frame
        .state
        .derived
        .catalogue()
        .find(&Query::new(typed), OFFERED);
    let hits = found.of(Group::Actors);
    if hits.is_empty() {
        ui.label(frame.look.quiet(frame.text("delegation-found-none")));
    }
    let mut chosen = None;
    for (at, hit) in hits.iter().enumerate() {
        let Target::Actor(actor) = hit.target else {
            continue;
        };
        let Some(actor) = registry.actors.rows().get(actor) else {
            continue;
        };
        let mut about = vec![i18n::actor_kind(lang, actor.kind)];
        about.extend(actor.country.map(|code| i18n::country(lang, code)));
        ui.horizontal_wrapped(|ui| {
            let add = Message::new("delegation-add-actor").with("name", actor.name().get(lang));
            let pressed = link(ui, &frame.look, actor.name().get(lang))
                .accessible_name(add.text(lang))
                .clicked();
            ui.label(frame.look.quiet(about.join(" · ")));
            if pressed || (entered && at == 0) {
                chosen = Some(actor.id.clone());
            }
        });
    }
    if let Some(actor) = chosen {
        form.stops.push(StopForm::at(actor));
        form.desk.find.clear();
        // Ready for the next stop.
        response.request_focus();
    }
}

fn themes(ui: &mut Ui, frame: &Frame<'_>, registry: &Registry, chosen: &mut Vec<ThemeId>) {
    ui.horizontal_wrapped(|ui| {
        for theme in &registry.themes {
            let mut on = chosen.contains(&theme.id);
            if ui
                .checkbox(&mut on, theme.name.get(frame.state.lang))
                .changed()
            {
                chosen.retain(|id| *id != theme.id);
                if on {
                    chosen.push(theme.id.clone());
                }
            }
        }
    });
}

fn protocol(ui: &mut Ui, frame: &Frame<'_>, notes: &mut Vec<(ProtocolMatter, NoteForm)>) {
    let lang = frame.state.lang;
    let mut gone = None;
    let count = notes.len();
    for (at, (about, note)) in notes.iter_mut().enumerate() {
        let label = numbered(frame, &frame.text("delegation-matter"), at, count);
        let said = i18n::protocol_matter(lang, *about);
        let removes = ui
            .horizontal_wrapped(|ui| {
                ComboBox::from_id_salt(("delegation-matter", at))
                    .selected_text(&said)
                    .width(180.0 * frame.look.scale)
                    .show_ui(ui, |ui| {
                        for matter in ProtocolMatter::ALL {
                            let name = i18n::protocol_matter(lang, *matter);
                            ui.selectable_value(about, *matter, name);
                        }
                    })
                    .response
                    .accessible_name(&label);
                let name = numbered(frame, &frame.text("part-protocol"), at, count);
                internal(ui, frame, &name, &mut note.internal);
                removed(ui, frame, &name)
            })
            .inner;
        if removes {
            gone = Some(at);
        }
        let name = Message::new("label-note")
            .with(
                "label",
                numbered(frame, &frame.text("part-protocol"), at, count),
            )
            .with("note", said)
            .text(lang);
        both_bare(ui, frame, &name, &mut note.text, (2, ui.available_width()));
        ui.add_space(4.0);
    }
    if let Some(at) = gone {
        notes.remove(at);
    }
    if more(ui, frame, "delegation-add-protocol", None) {
        let taken = |matter: &ProtocolMatter| notes.iter().any(|(about, _)| about == matter);
        let next = ProtocolMatter::ALL.iter().find(|matter| !taken(matter));
        let about = next.copied().unwrap_or(ProtocolMatter::Other);
        notes.push((about, NoteForm::fresh()));
    }
}

fn questions(ui: &mut Ui, frame: &Frame<'_>, notes: &mut Vec<NoteForm>) {
    let mut gone = None;
    let count = notes.len();
    for (at, note) in notes.iter_mut().enumerate() {
        let name = numbered(frame, &frame.text("delegation-question"), at, count);
        both_bare(ui, frame, &name, &mut note.text, (2, ui.available_width()));
        ui.horizontal(|ui| {
            internal(ui, frame, &name, &mut note.internal);
            if removed(ui, frame, &name) {
                gone = Some(at);
            }
        });
        ui.add_space(4.0);
    }
    if let Some(at) = gone {
        notes.remove(at);
    }
    if more(ui, frame, "delegation-add-question", None) {
        notes.push(NoteForm::fresh());
    }
}

/// Whether only staff may see a note.
fn internal(ui: &mut Ui, frame: &Frame<'_>, of: &str, on: &mut bool) {
    let text = frame.text("delegation-internal");
    let name = Message::new("label-note")
        .with("label", text.as_str())
        .with("note", of)
        .text(frame.state.lang);
    ui.checkbox(on, text).accessible_name(name);
}
