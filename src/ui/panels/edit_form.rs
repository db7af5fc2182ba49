//! Changing an actor: names, coordinates, remark. Nothing is changed before "apply".

use egui::{RichText, TextEdit, Ui};

use super::Frame;
use crate::edit::{Change, RecordRef};
use crate::model::{
    Actor, Claim, Claims, Name, NameUse, Note, PartialDate, Place, Text, Visibility,
};
use crate::ui::command::Command;
use crate::ui::theme::{color, size};
use crate::ui::widgets::main_button;

/// What is being typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    ja: String,
    en: String,
    reading: String,
    /// Whether the name in use so far stays as a former one, and until when it was in use.
    keep_former: bool,
    until: String,
    lat: String,
    lon: String,
    note: Text,
    internal: bool,
    /// What is wrong with it.
    wrong: Option<&'static str>,
}

impl Form {
    /// The form with what is there.
    #[must_use]
    pub fn of(actor: &Actor) -> Self {
        let name = actor.name();
        let number = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
        let own = actor.notes.iter().find(|note| note.sources.is_empty());
        Self {
            ja: name.ja.clone(),
            en: name.en.clone(),
            reading: name.reading.clone().unwrap_or_default(),
            keep_former: false,
            until: String::new(),
            lat: number(actor.place.as_ref().map(|place| place.lat)),
            lon: number(actor.place.as_ref().map(|place| place.lon)),
            note: own.map(|note| note.text.clone()).unwrap_or_default(),
            internal: own.is_some_and(|note| note.visibility == Visibility::Internal),
            wrong: None,
        }
    }

    /// The changes that the form asks for; the message of what is wrong with it.
    fn changes(&self, actor: &Actor) -> Result<Vec<Change>, &'static str> {
        let mut changes = Vec::new();
        changes.extend(self.names(actor)?);
        changes.extend(self.place(actor)?);
        changes.extend(self.notes(actor));
        Ok(changes)
    }

    fn names(&self, actor: &Actor) -> Result<Option<Change>, &'static str> {
        let old = actor.name();
        let reading = Some(self.reading.trim().to_owned()).filter(|text| !text.is_empty());
        let same = self.ja.trim() == old.ja && self.en.trim() == old.en && reading == old.reading;
        if same {
            return Ok(None);
        }
        if self.ja.trim().is_empty() || self.en.trim().is_empty() {
            return Err("edit-both-names");
        }
        let new = Name {
            ja: self.ja.trim().to_owned(),
            en: self.en.trim().to_owned(),
            reading,
            // A short form of the old name says nothing about the new one.
            short: (self.ja.trim() == old.ja)
                .then(|| old.short.clone())
                .flatten(),
            ..old.clone()
        };
        let mut names = vec![new];
        if self.keep_former {
            let until = PartialDate::parse(&self.until).map_err(|_| "edit-bad-until")?;
            let until = Claims::new(vec![Claim {
                value: until,
                sources: old.sources.clone(),
                note: None,
            }]);
            if let Some(new) = names.first_mut() {
                new.from = Some(until.clone());
                new.until = None;
            }
            names.push(Name {
                role: NameUse::Former,
                until: Some(until),
                ..old.clone()
            });
        }
        names.extend(actor.names.iter().skip(1).cloned());
        Ok(Some(Change::SetNames {
            actor: actor.id.clone(),
            names,
        }))
    }

    fn place(&self, actor: &Actor) -> Result<Option<Change>, &'static str> {
        let (lat, lon) = (self.lat.trim(), self.lon.trim());
        let place = if lat.is_empty() && lon.is_empty() {
            None
        } else {
            let (Ok(lat), Ok(lon)) = (lat.parse::<f64>(), lon.parse::<f64>()) else {
                return Err("edit-bad-place");
            };
            Some((lat, lon))
        };
        let before = actor.place.as_ref().map(|place| (place.lat, place.lon));
        if place == before {
            return Ok(None);
        }
        Ok(Some(Change::SetPlace {
            actor: actor.id.clone(),
            place: place.map(|(lat, lon)| Place {
                lat,
                lon,
                // Coordinates of one's own rest on whatever the old ones rested on until a
                // source is named; the check asks for one where there was none.
                sources: actor
                    .place
                    .as_ref()
                    .map(|place| place.sources.clone())
                    .unwrap_or_default(),
            }),
        }))
    }

    /// The staff's own remark is the one without a source; the others are left alone.
    fn notes(&self, actor: &Actor) -> Option<Change> {
        let mut notes: Vec<Note> = actor
            .notes
            .iter()
            .filter(|note| !note.sources.is_empty())
            .cloned()
            .collect();
        let text = Text::new(self.note.ja.trim(), self.note.en.trim());
        if !(text.ja.is_empty() && text.en.is_empty()) {
            notes.push(Note {
                text,
                sources: Vec::new(),
                visibility: if self.internal {
                    Visibility::Internal
                } else {
                    Visibility::Public
                },
            });
        }
        (notes != actor.notes).then(|| Change::SetNotes {
            record: RecordRef::Actor(actor.id.clone()),
            notes,
        })
    }
}

/// Draws the form.
pub(crate) fn show(ui: &mut Ui, frame: &mut Frame<'_>, actor: &Actor) {
    let Some(mut form) = frame.state.desk.form.take() else {
        return;
    };
    let look = frame.look;
    ui.add_space(6.0);
    for (id, text) in [
        ("edit-name-ja", &mut form.ja),
        ("edit-name-en", &mut form.en),
        ("edit-reading", &mut form.reading),
    ] {
        field(ui, frame, id, text);
    }
    ui.checkbox(&mut form.keep_former, frame.text("edit-keep-former"));
    if form.keep_former {
        field(ui, frame, "edit-until", &mut form.until);
    }
    field(ui, frame, "edit-lat", &mut form.lat);
    field(ui, frame, "edit-lon", &mut form.lon);
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
    if let Some(wrong) = form.wrong {
        let text = RichText::new(frame.text(wrong))
            .size(size::BODY * look.scale)
            .color(color(look.ink.warning));
        ui.label(text);
    }
    let mut done = false;
    ui.horizontal(|ui| {
        if main_button(ui, &look, &frame.text("edit-apply")).clicked() {
            match form.changes(actor) {
                Ok(changes) if changes.is_empty() => done = true,
                Ok(changes) => {
                    form.wrong = None;
                    frame.commands.send(Command::Edit(changes));
                }
                Err(wrong) => form.wrong = Some(wrong),
            }
        }
        if ui.button(frame.text("cancel")).clicked() {
            done = true;
        }
    });
    if !done {
        // The command takes the form away once the change is made.
        frame.state.desk.form = Some(form);
    }
}

fn field(ui: &mut Ui, frame: &Frame<'_>, id: &'static str, text: &mut String) {
    let name = ui.label(frame.look.quiet(frame.text(id)));
    ui.add(TextEdit::singleline(text).desired_width(f32::INFINITY))
        .labelled_by(name.id);
}
