//! Changing an actor: names, coordinates, remark. Nothing is changed before "apply", and what has
//! been typed waits for it even when something else is looked at meanwhile.

use egui::{ComboBox, RichText, TextEdit, Ui};

use super::Frame;
use crate::edit::{Change, RecordRef};
use crate::model::{
    Actor, Citation, Claim, Claims, Name, NameUse, Note, PartialDate, Place, SourceId, Text,
    Visibility,
};
use crate::ui::command::Command;
use crate::ui::theme::{color, size};
use crate::ui::widgets::main_button;

/// What is being typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    ja: String,
    en: String,
    reading: String,
    /// Whether the name in use so far stays as a former one, and until when it was in use.
    keep_former: bool,
    until: String,
    lat: String,
    lon: String,
    /// Where the new name and coordinates stand.
    source: Option<SourceId>,
    section: String,
    note: Text,
    internal: bool,
    /// Whether it was to be applied, but something was wrong with it: faults are shown from then
    /// on, each until it is mended.
    tried: bool,
}

/// What is wrong with a field: its label, and a message.
type Fault = (&'static str, &'static str);

impl Form {
    /// The form with what is there.
    #[must_use]
    pub fn of(actor: &Actor) -> Self {
        let name = actor.name();
        let number = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
        let own = own_note(actor).and_then(|at| actor.notes.get(at));
        Self {
            ja: name.ja.clone(),
            en: name.en.clone(),
            reading: name.reading.clone().unwrap_or_default(),
            lat: number(actor.place.as_ref().map(|place| place.lat)),
            lon: number(actor.place.as_ref().map(|place| place.lon)),
            note: own.map(|note| note.text.clone()).unwrap_or_default(),
            internal: own.is_some_and(|note| note.visibility == Visibility::Internal),
            ..Self::default()
        }
    }

    /// Whether applying it would change anything.
    #[must_use]
    pub fn is_changed(&self, actor: &Actor) -> bool {
        Self {
            tried: false,
            ..self.clone()
        } != Self::of(actor)
    }

    /// The changes that the form asks for, or what is wrong with it.
    fn changes(&self, actor: &Actor) -> Result<Vec<Change>, Vec<Fault>> {
        let faults = self.faults(actor);
        if !faults.is_empty() {
            return Err(faults);
        }
        let changes = [self.names(actor), self.place(actor), self.notes(actor)];
        Ok(changes.into_iter().flatten().collect())
    }

    fn faults(&self, actor: &Actor) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (field, text) in [("edit-name-ja", &self.ja), ("edit-name-en", &self.en)] {
            if text.trim().is_empty() {
                faults.push((field, "edit-both-names"));
            }
        }
        if self.keep_former && PartialDate::parse(&self.until).is_err() {
            faults.push(("edit-until", "edit-bad-until"));
        }
        let empty = self.lat.trim().is_empty() && self.lon.trim().is_empty();
        for (field, text, most) in [
            ("edit-lat", &self.lat, 90.0),
            ("edit-lon", &self.lon, 180.0),
        ] {
            if !empty && degrees(text).is_none_or(|value| value.abs() > most) {
                faults.push((field, "edit-bad-place"));
            }
        }
        let needs_section =
            self.source.is_some() && (self.is_renamed(actor) || self.moved_to(actor).is_some());
        if needs_section && self.section.trim().is_empty() {
            faults.push(("edit-section", "edit-no-section"));
        }
        faults
    }

    /// What the new name and coordinates rest on: never on what the old ones did.
    fn citations(&self) -> Vec<Citation> {
        let source = self.source.clone();
        source
            .map(|source| Citation {
                source,
                section: self.section.trim().to_owned(),
            })
            .into_iter()
            .collect()
    }

    fn is_renamed(&self, actor: &Actor) -> bool {
        let old = actor.name();
        self.ja.trim() != old.ja || self.en.trim() != old.en
    }

    fn names(&self, actor: &Actor) -> Option<Change> {
        let old = actor.name();
        let reading = Some(self.reading.trim().to_owned()).filter(|text| !text.is_empty());
        let renamed = self.is_renamed(actor);
        if !renamed && reading == old.reading {
            return None;
        }
        let mut new = Name {
            reading,
            ..old.clone()
        };
        if renamed {
            new.ja = self.ja.trim().to_owned();
            new.en = self.en.trim().to_owned();
            new.sources = self.citations();
            new.note = None;
            // A short form of the old name says nothing about the new one.
            if new.ja != old.ja {
                new.short = None;
            }
        }
        let mut former = None;
        if let Some(until) = PartialDate::parse(&self.until)
            .ok()
            .filter(|_| self.keep_former)
        {
            let until = Claims::new(vec![Claim {
                value: until,
                sources: self.citations(),
                note: None,
            }]);
            new.from = Some(until.clone());
            new.until = None;
            former = Some(Name {
                role: NameUse::Former,
                until: Some(until),
                ..old.clone()
            });
        }
        let others = actor.names.iter().skip(1).cloned();
        Some(Change::SetNames {
            actor: actor.id.clone(),
            names: std::iter::once(new).chain(former).chain(others).collect(),
        })
    }

    /// The new coordinates, if there are others than before. `Some(None)`: none any more.
    fn moved_to(&self, actor: &Actor) -> Option<Option<(f64, f64)>> {
        let place = degrees(&self.lat).zip(degrees(&self.lon));
        let before = actor.place.as_ref().map(|place| (place.lat, place.lon));
        (place != before).then_some(place)
    }

    fn place(&self, actor: &Actor) -> Option<Change> {
        let place = self.moved_to(actor)?;
        Some(Change::SetPlace {
            actor: actor.id.clone(),
            place: place.map(|(lat, lon)| Place {
                lat,
                lon,
                sources: self.citations(),
            }),
        })
    }

    fn notes(&self, actor: &Actor) -> Option<Change> {
        let mut notes = actor.notes.clone();
        let note = Note {
            text: Text::new(self.note.ja.trim(), self.note.en.trim()),
            sources: Vec::new(),
            visibility: if self.internal {
                Visibility::Internal
            } else {
                Visibility::Public
            },
        };
        let empty = note.text.ja.is_empty() && note.text.en.is_empty();
        match own_note(actor) {
            Some(at) if empty => {
                notes.remove(at);
            }
            Some(at) => {
                if let Some(old) = notes.get_mut(at) {
                    *old = note;
                }
            }
            None if empty => {}
            None => notes.push(note),
        }
        (notes != actor.notes).then(|| Change::SetNotes {
            record: RecordRef::Actor(actor.id.clone()),
            notes,
        })
    }
}

/// The staff's own remark: the first one without a source. The others are left alone.
fn own_note(actor: &Actor) -> Option<usize> {
    actor.notes.iter().position(|note| note.sources.is_empty())
}

/// A number of degrees as a person types it.
fn degrees(text: &str) -> Option<f64> {
    text.trim()
        .parse::<f64>()
        .ok()
        .filter(|value| value.is_finite())
}

/// Draws the form.
pub(crate) fn show(ui: &mut Ui, frame: &mut Frame<'_>, actor: &Actor) {
    let Some(mut form) = frame.state.desk.forms.remove(&actor.id) else {
        return;
    };
    let look = frame.look;
    ui.add_space(6.0);
    let faults = if form.tried {
        form.faults(actor)
    } else {
        Vec::new()
    };
    for (id, text) in [
        ("edit-name-ja", &mut form.ja),
        ("edit-name-en", &mut form.en),
        ("edit-reading", &mut form.reading),
    ] {
        field(ui, frame, id, text, &faults);
    }
    ui.checkbox(&mut form.keep_former, frame.text("edit-keep-former"));
    if form.keep_former {
        field(ui, frame, "edit-until", &mut form.until, &faults);
    }
    field(ui, frame, "edit-lat", &mut form.lat, &faults);
    field(ui, frame, "edit-lon", &mut form.lon, &faults);
    if form.is_renamed(actor) || form.moved_to(actor).is_some() {
        source(ui, frame, &mut form, &faults);
    }
    for (id, text) in [
        ("edit-note-ja", &mut form.note.ja),
        ("edit-note-en", &mut form.note.en),
    ] {
        let label = frame.text(id);
        let name = ui.label(look.quiet(label));
        ui.add(
            TextEdit::multiline(text)
                .desired_rows(2)
                .desired_width(f32::INFINITY),
        )
        .labelled_by(name.id);
    }
    ui.checkbox(&mut form.internal, frame.text("edit-internal"));
    let mut done = false;
    ui.horizontal(|ui| {
        if main_button(ui, &look, &frame.text("edit-apply")).clicked() {
            match form.changes(actor) {
                Ok(changes) if changes.is_empty() => done = true,
                Ok(changes) => {
                    let apply = Command::ApplyForm(actor.id.clone(), changes);
                    frame.commands.send(apply);
                }
                Err(_) => form.tried = true,
            }
        }
        if ui.button(frame.text("cancel")).clicked() {
            done = true;
        }
    });
    if !done {
        // The command takes the form away once the change is made.
        frame.state.desk.forms.insert(actor.id.clone(), form);
    }
}

/// Where the new name or coordinates stand: a source of the registry, or none so far.
fn source(ui: &mut Ui, frame: &Frame<'_>, form: &mut Form, faults: &[Fault]) {
    let (lang, registry) = (frame.state.lang, frame.state.registry());
    let none = frame.text("edit-no-source");
    let name = ui.label(frame.look.quiet(frame.text("edit-source")));
    let title = |id: &SourceId| {
        registry.sources.get(id.as_str()).map_or_else(
            || id.to_string(),
            |source| source.title.get(lang).to_owned(),
        )
    };
    let chosen = form.source.as_ref().map_or_else(|| none.clone(), title);
    ComboBox::from_id_salt("edit-source")
        .selected_text(chosen)
        .width(ui.available_width())
        .truncate()
        .show_ui(ui, |ui| {
            ui.selectable_value(&mut form.source, None, none);
            for source in &registry.sources {
                let title = source.title.get(lang);
                ui.selectable_value(&mut form.source, Some(source.id.clone()), title);
            }
        })
        .response
        .labelled_by(name.id);
    if form.source.is_some() {
        field(ui, frame, "edit-section", &mut form.section, faults);
    } else {
        ui.label(frame.look.quiet(frame.text("edit-no-source-hint")));
    }
}

fn field(ui: &mut Ui, frame: &Frame<'_>, id: &'static str, text: &mut String, faults: &[Fault]) {
    let name = ui.label(frame.look.quiet(frame.text(id)));
    let fault = faults.iter().find(|(field, _)| *field == id);
    let warning = color(frame.look.ink.warning);
    ui.scope(|ui| {
        if fault.is_some() {
            let visuals = &mut ui.visuals_mut().widgets;
            for widget in [
                &mut visuals.inactive,
                &mut visuals.hovered,
                &mut visuals.noninteractive,
            ] {
                widget.bg_stroke = egui::Stroke::new(1.5, warning);
            }
        }
        ui.add(TextEdit::singleline(text).desired_width(f32::INFINITY))
            .labelled_by(name.id);
    });
    if let Some((_, wrong)) = fault {
        let text = RichText::new(frame.text(wrong))
            .size(size::SMALL * frame.look.scale)
            .color(warning);
        ui.label(text);
    }
}
