//! What is being typed of a delegation, and what becomes of it. Nothing is entered before "apply".

use crate::i18n::text;
use crate::model::{
    ActorId, Citation, DateError, Delegation, DelegationId, Direction, Lang, Note, PartialDate,
    ProtocolMatter, ProtocolNote, Stop, Text, ThemeId, Visibility,
};

/// What is being typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    pub(super) direction: Direction,
    pub(super) title: Text,
    pub(super) purpose: Text,
    pub(super) date: String,
    pub(super) until: String,
    pub(super) stops: Vec<StopForm>,
    pub(super) themes: Vec<ThemeId>,
    pub(super) languages: Vec<Text>,
    pub(super) protocol: Vec<(ProtocolMatter, NoteForm)>,
    pub(super) questions: Vec<NoteForm>,
    pub(super) internal: bool,
    /// What the form has no fields for, and keeps as it is.
    sources: Vec<Citation>,
    notes: Vec<Note>,
    /// How it stands with the form itself; says nothing of the delegation.
    pub(super) desk: Desk,
}

/// How it stands with a form: no part of what is typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Desk {
    /// What is typed to find a partner for a stop.
    pub(super) find: String,
    /// Whether it was to be applied, but something was wrong: faults are shown from then on.
    pub(super) tried: bool,
    /// It has just been begun: the keyboard goes to its title.
    pub(super) opening: bool,
    /// Bring the first fault into sight, and the keyboard to it.
    pub(super) bring: bool,
}

impl PartialEq for Desk {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// What is being typed of a stop.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct StopForm {
    pub(super) actor: ActorId,
    pub(super) date: String,
    pub(super) until: String,
    pub(super) meets: Vec<Text>,
    pub(super) note: Text,
}

/// What is being typed of a note.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct NoteForm {
    pub(super) text: Text,
    pub(super) internal: bool,
    sources: Vec<Citation>,
}

/// A field in which something can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Spot {
    Title,
    Date,
    Until,
    StopDate(usize),
    StopUntil(usize),
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Fault {
    /// It says nothing: a message with what is missing.
    Empty(&'static str),
    /// It is no date.
    Unread(DateError),
    /// It is a date, but not one that can be here: a message.
    Misplaced(&'static str),
}

impl Form {
    /// A form with nothing in it but stops at these. What an office prepares is internal until it
    /// says otherwise.
    #[must_use]
    pub fn blank(stops: impl IntoIterator<Item = ActorId>) -> Self {
        Self {
            direction: Direction::Outgoing,
            title: Text::default(),
            purpose: Text::default(),
            date: String::new(),
            until: String::new(),
            stops: stops.into_iter().map(StopForm::at).collect(),
            themes: Vec::new(),
            languages: Vec::new(),
            protocol: Vec::new(),
            questions: Vec::new(),
            internal: true,
            sources: Vec::new(),
            notes: Vec::new(),
            desk: Desk {
                opening: true,
                ..Desk::default()
            },
        }
    }

    /// The form with what is there.
    #[must_use]
    pub fn of(row: &Delegation) -> Self {
        let written = |date: Option<PartialDate>| date.map(|date| date.to_string());
        let text = |text: &Option<Text>| text.clone().unwrap_or_default();
        Self {
            direction: row.direction,
            title: row.title.clone(),
            purpose: text(&row.purpose),
            date: row.date.to_string(),
            until: written(row.until).unwrap_or_default(),
            stops: row
                .stops
                .iter()
                .map(|stop| StopForm {
                    actor: stop.actor.clone(),
                    date: written(stop.date).unwrap_or_default(),
                    until: written(stop.until).unwrap_or_default(),
                    meets: stop.meets.clone(),
                    note: text(&stop.note),
                })
                .collect(),
            themes: row.themes.clone(),
            languages: row.languages.clone(),
            protocol: row
                .protocol
                .iter()
                .map(|note| {
                    let form = NoteForm {
                        text: note.text.clone(),
                        internal: !note.visibility.is_public(),
                        sources: note.sources.clone(),
                    };
                    (note.about, form)
                })
                .collect(),
            questions: row
                .questions
                .iter()
                .map(|note| NoteForm {
                    text: note.text.clone(),
                    internal: !note.visibility.is_public(),
                    sources: note.sources.clone(),
                })
                .collect(),
            internal: !row.visibility.is_public(),
            sources: row.sources.clone(),
            notes: row.notes.clone(),
            desk: Desk::default(),
        }
    }

    /// A form for another delegation like this one: whom and what for, but at no time yet. What was
    /// said of one journey alone (documents, gifts) stays with it.
    #[must_use]
    pub fn like(row: &Delegation, title: Text) -> Self {
        let mut form = Self::of(row);
        form.title = title;
        form.date.clear();
        form.until.clear();
        for stop in &mut form.stops {
            stop.date.clear();
            stop.until.clear();
        }
        form.protocol.retain(|(about, _)| {
            !matches!(
                about,
                ProtocolMatter::GiftGiven | ProtocolMatter::GiftReceived
            )
        });
        form.sources.clear();
        form.desk.opening = true;
        form
    }

    /// Whether applying it would change anything; of a new one whether anything is in it.
    #[must_use]
    pub fn is_changed(&self, row: Option<&Delegation>) -> bool {
        match row {
            Some(row) => *self != Self::of(row),
            None => *self != Self::blank([]),
        }
    }

    /// What it is called so far in a language; that it has no title yet.
    #[must_use]
    pub fn name(&self, lang: Lang) -> String {
        let title = self.title.get(lang).trim();
        match title.is_empty() {
            true => text(lang, "delegation-untitled"),
            false => title.to_owned(),
        }
    }

    /// What is wrong with it, field by field.
    pub(super) fn faults(&self) -> Vec<(Spot, Fault)> {
        let mut faults = Vec::new();
        if is_empty(&self.title) {
            faults.push((Spot::Title, Fault::Empty("delegation-no-title")));
        }
        if self.date.trim().is_empty() {
            faults.push((Spot::Date, Fault::Empty("delegation-no-date")));
        }
        let mut read = |spot: Spot, typed: &str| match dated(typed) {
            Ok(date) => date,
            Err(error) => {
                faults.push((spot, Fault::Unread(error)));
                None
            }
        };
        let (date, until) = (read(Spot::Date, &self.date), read(Spot::Until, &self.until));
        let stops: Vec<_> = self
            .stops
            .iter()
            .enumerate()
            .map(|(at, stop)| {
                (
                    read(Spot::StopDate(at), &stop.date),
                    read(Spot::StopUntil(at), &stop.until),
                )
            })
            .collect();
        let mut misplaced = |spot, why| faults.push((spot, Fault::Misplaced(why)));
        let backwards = |from: Option<PartialDate>, until: Option<PartialDate>| {
            from.zip(until)
                .is_some_and(|(from, until)| until.latest() < from.earliest())
        };
        let is_backwards = backwards(date, until);
        if is_backwards {
            misplaced(Spot::Until, "delegation-until-before");
        }
        let days = date.map(|date| (date.earliest(), until.unwrap_or(date).latest()));
        let outside = |date: Option<PartialDate>| {
            let (date, (first, last)) = date.zip(days.filter(|_| !is_backwards))?;
            (date.latest() < first || date.earliest() > last).then_some("delegation-stop-outside")
        };
        let mut before: Option<PartialDate> = None;
        for (at, (from, to)) in stops.into_iter().enumerate() {
            let early = from
                .zip(before)
                .is_some_and(|(from, before)| from.latest() < before.earliest());
            if let Some(why) = outside(from).or(early.then_some("delegation-stop-early")) {
                misplaced(Spot::StopDate(at), why);
            }
            let turned = backwards(from, to).then_some("delegation-until-before");
            if let Some(why) = turned.or_else(|| outside(to)) {
                misplaced(Spot::StopUntil(at), why);
            }
            before = from.or(before);
        }
        faults
    }

    /// The delegation that it asks for; `None` while something is wrong with it.
    pub(super) fn delegation(&self, id: DelegationId) -> Option<Delegation> {
        if !self.faults().is_empty() {
            return None;
        }
        let date = |typed: &str| dated(typed).ok().flatten();
        let texts = |texts: &[Text]| -> Vec<Text> {
            let texts = texts.iter().map(trimmed);
            texts.filter(|text| !is_empty(text)).collect()
        };
        let text = |one: &Text| Some(trimmed(one)).filter(|text| !is_empty(text));
        let seen_by = |internal: bool| match internal {
            true => Visibility::Internal,
            false => Visibility::Public,
        };
        let stops = self.stops.iter().map(|stop| Stop {
            actor: stop.actor.clone(),
            date: date(&stop.date),
            until: date(&stop.until),
            meets: texts(&stop.meets),
            note: text(&stop.note),
        });
        let protocol = self.protocol.iter().filter_map(|(about, note)| {
            Some(ProtocolNote {
                about: *about,
                text: text(&note.text)?,
                sources: note.sources.clone(),
                visibility: seen_by(note.internal),
            })
        });
        let questions = self.questions.iter().filter_map(|note| {
            Some(Note {
                text: text(&note.text)?,
                sources: note.sources.clone(),
                visibility: seen_by(note.internal),
            })
        });
        // A language that was left out is called as the other: every list has a name for it then.
        let Text { ja, en } = trimmed(&self.title);
        let title = match (ja.is_empty(), en.is_empty()) {
            (true, _) => Text::new(en.clone(), en),
            (_, true) => Text::new(ja.clone(), ja),
            _ => Text { ja, en },
        };
        Some(Delegation {
            id,
            title,
            direction: self.direction,
            purpose: text(&self.purpose),
            date: date(&self.date)?,
            until: date(&self.until),
            stops: stops.collect(),
            themes: self.themes.clone(),
            languages: texts(&self.languages),
            protocol: protocol.collect(),
            questions: questions.collect(),
            sources: self.sources.clone(),
            notes: self.notes.clone(),
            visibility: seen_by(self.internal),
        })
    }
}

impl StopForm {
    pub(super) fn at(actor: ActorId) -> Self {
        Self {
            actor,
            date: String::new(),
            until: String::new(),
            meets: Vec::new(),
            note: Text::default(),
        }
    }
}

impl NoteForm {
    /// A new one: internal until somebody says otherwise.
    pub(super) fn fresh() -> Self {
        Self {
            text: Text::default(),
            internal: true,
            sources: Vec::new(),
        }
    }
}

fn is_empty(text: &Text) -> bool {
    text.ja.trim().is_empty() && text.en.trim().is_empty()
}

fn trimmed(text: &Text) -> Text {
    Text::new(text.ja.trim(), text.en.trim())
}

/// A date as it is typed; nothing where nothing is.
fn dated(typed: &str) -> Result<Option<PartialDate>, DateError> {
    match typed.trim() {
        "" => Ok(None),
        typed => PartialDate::parse(typed).map(Some),
    }
}
