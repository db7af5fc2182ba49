//! What is told of a record: names, history, claims, remarks, line by line, each with what it rests
//! on. `show` prints it, and the interactive page carries it.

use crate::i18n::{self, Message, text};
use crate::model::{
    Activity, Actor, ActorId, Citation, Claims, Date, Event, Fact, Figure, Lang, NameUse, Note,
    PartialDate, Registry, Tie,
};

use super::cite::last_known;

/// A line of what is told of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountLine {
    /// How deep it stands below the record; 0 for what is said of the record itself.
    pub depth: usize,
    /// Whether it is the head of what follows.
    pub head: bool,
    /// What it says.
    pub text: String,
    /// The record that it names, if it names one that more is told of elsewhere.
    pub id: Option<String>,
    /// What that rests on; `None` where it is nothing that a source would say.
    pub sources: Option<Vec<Citation>>,
}

/// What is told of records in a language, in the order in which it is asked for. The lines and their
/// sources are the same in every language.
#[derive(Clone, Debug)]
pub struct Account<'r> {
    pub(super) registry: &'r Registry,
    pub(super) lang: Lang,
    /// The lines so far.
    pub lines: Vec<AccountLine>,
}

impl<'r> Account<'r> {
    /// Nothing told yet.
    #[must_use]
    pub fn new(registry: &'r Registry, lang: Lang) -> Self {
        Self {
            registry,
            lang,
            lines: Vec::new(),
        }
    }

    pub(super) fn line(&mut self, depth: usize, text: String) {
        self.push(depth, text, None);
    }

    pub(super) fn cited(&mut self, depth: usize, text: String, sources: &[Citation]) {
        self.push(depth, text, Some(sources.to_vec()));
    }

    fn push(&mut self, depth: usize, text: String, sources: Option<Vec<Citation>>) {
        self.lines.push(AccountLine {
            depth,
            head: false,
            text,
            id: None,
            sources,
        });
    }

    /// Says which record the last line names.
    pub(super) fn named(&mut self, id: &str) {
        if let Some(line) = self.lines.last_mut() {
            line.id = Some(id.to_owned());
        }
    }

    /// The head of what follows.
    pub fn head(&mut self, id: &'static str) {
        self.lines.push(AccountLine {
            depth: 0,
            head: true,
            text: text(self.lang, id),
            id: None,
            sources: None,
        });
    }

    /// What an actor is called, what it is and where it lies; its names, facts and remarks.
    pub fn actor(&mut self, actor: &Actor) {
        let lang = self.lang;
        let name = actor.name();
        self.cited(0, name.get(lang).to_owned(), &name.sources);
        let other = match lang {
            Lang::Ja => Lang::En,
            Lang::En => Lang::Ja,
        };
        let mut about = vec![name.get(other).to_owned()];
        about.extend(name.reading.clone());
        about.push(i18n::actor_kind(lang, actor.kind));
        about.extend(actor.country.map(|code| i18n::country(lang, code)));
        about.extend(
            self.registry
                .regions_of(actor)
                .iter()
                .map(|at| i18n::region(lang, self.registry, at)),
        );
        self.line(0, about.join(" · "));
        self.line(0, actor.id.to_string());
        if let Some(place) = &actor.place {
            self.cited(0, i18n::place(lang, place), &place.sources);
        }
        self.names(actor);
        self.facts(&actor.facts);
        if !actor.notes.is_empty() {
            self.head("show-notes");
            self.remarks(2, &actor.notes);
        }
    }

    fn names(&mut self, actor: &Actor) {
        let others: Vec<_> = actor.names.iter().skip(1).collect();
        let dated = actor.name().from.is_some();
        if others.is_empty() && !dated {
            return;
        }
        self.head("show-names");
        for name in &actor.names {
            let mut line = vec![name.ja.clone(), name.en.clone()];
            line.push(text(
                self.lang,
                match name.role {
                    NameUse::Current => "name-current",
                    NameUse::Former => "name-former",
                    NameUse::Variant => "name-variant",
                },
            ));
            self.cited(2, line.join(" · "), &name.sources);
            for (id, date) in [("name-from", &name.from), ("name-until", &name.until)] {
                if let Some(date) = date {
                    self.dates(4, &text(self.lang, id), date);
                }
            }
            if let Some(note) = &name.note {
                self.line(4, note.get(self.lang).to_owned());
            }
        }
    }

    /// Further facts, if there are any.
    pub fn facts(&mut self, facts: &[Fact]) {
        if facts.is_empty() {
            return;
        }
        self.head("show-facts");
        let lang = self.lang;
        for fact in facts {
            self.claims(2, fact.label.get(lang), &fact.value, |text| {
                text.get(lang).to_owned()
            });
        }
    }

    pub(super) fn remarks(&mut self, depth: usize, notes: &[Note]) {
        for note in notes {
            self.cited(depth, note.text.get(self.lang).to_owned(), &note.sources);
        }
    }

    /// What kind of tie it is, and with whom an actor has it.
    pub fn tie_of(&mut self, actor: &ActorId, tie: &Tie) {
        let with = tie.other(actor).map_or_else(String::new, |id| {
            let other = self.registry.actors.get(id.as_str());
            other.map_or_else(String::new, |other| other.name().get(self.lang).to_owned())
        });
        let kind = self.kind_name(tie);
        self.line(2, format!("{kind} — {with}  ({})", tie.id));
    }

    /// What kind of tie it is, between whom.
    pub fn tie(&mut self, tie: &Tie) {
        let name = |id: &ActorId| {
            self.registry.actors.get(id.as_str()).map_or_else(
                || id.to_string(),
                |actor| actor.name().get(self.lang).to_owned(),
            )
        };
        let (from, to) = (name(&tie.from), name(&tie.to));
        let kind = self.kind_name(tie);
        self.line(0, format!("{kind}: {from} — {to}"));
        self.line(0, tie.id.to_string());
    }

    fn kind_name(&self, tie: &Tie) -> String {
        self.registry.kinds.get(tie.kind.as_str()).map_or_else(
            || tie.kind.to_string(),
            |kind| kind.name.get(self.lang).to_owned(),
        )
    }

    /// The life of a tie: its title, its state on a day if one is asked about, what happened to it,
    /// and remarks.
    pub fn life(&mut self, depth: usize, tie: &Tie, day: Option<Date>) {
        if let Some(title) = &tie.title {
            self.line(depth, title.get(self.lang).to_owned());
        }
        if let Some(day) = day {
            let life = tie.life();
            let (in_force, status) = (life.in_force_on(day), life.status_on(day));
            let state = Message::new("show-state")
                .with("status", i18n::status(self.lang, status))
                .with("certainty", i18n::certainty(self.lang, in_force))
                .with("day", PartialDate::day(day))
                .text(self.lang);
            self.line(depth, state);
        }
        if let Some(known) = last_known(self.registry, tie) {
            let line = Message::new("last-known").with("date", known);
            self.line(depth, line.text(self.lang));
        }
        for event in &tie.events {
            self.event(depth, event);
        }
        self.remarks(depth, &tie.notes);
    }

    fn event(&mut self, depth: usize, event: &Event) {
        let mut label = i18n::event(self.lang, event.kind);
        if let Some(note) = &event.note {
            label = format!("{label} ({})", note.get(self.lang));
        }
        self.dates(depth, &label, &event.date);
        if let Some(until) = event.until {
            let line = Message::new("show-until").with("date", until);
            self.line(depth + 2, line.text(self.lang));
        }
    }

    fn dates(&mut self, depth: usize, label: &str, date: &Claims<PartialDate>) {
        let lang = self.lang;
        self.claims(depth, label, date, |date| i18n::date_with_era(lang, *date));
    }

    /// A fact with every claim about it, the preferred one first.
    fn claims<T>(
        &mut self,
        depth: usize,
        label: &str,
        claims: &Claims<T>,
        show: impl Fn(&T) -> String,
    ) {
        for (at, claim) in claims.all().iter().enumerate() {
            let value = show(&claim.value);
            let line = if at == 0 {
                format!("{label}: {value}")
            } else {
                Message::new("show-other-claim")
                    .with("value", value)
                    .text(self.lang)
            };
            self.cited(depth, line, &claim.sources);
            if let Some(note) = &claim.note {
                self.line(depth + 2, note.get(self.lang).to_owned());
            }
        }
    }

    /// Activities, a line each, if there are any.
    pub fn activities(&mut self, rows: &[&Activity]) {
        if !rows.is_empty() {
            self.head("show-activities");
        }
        for row in rows {
            let date = row.date.preferred();
            let date = date.map_or_else(String::new, |date| i18n::date(self.lang, *date));
            let line = format!("{date}  {}", row.title.get(self.lang));
            self.cited(2, line, &row.sources);
            self.named(row.id.as_str());
        }
    }

    /// Figures, a line each, if there are any.
    pub fn figures(&mut self, rows: &[&Figure]) {
        if !rows.is_empty() {
            self.head("show-figures");
        }
        for row in rows {
            self.line(2, row.title.get(self.lang).to_owned());
            self.named(row.id.as_str());
        }
    }
}

/// The activities that an actor took part in, or that are of its series, by date; of all or of some.
#[must_use]
pub fn activities_of<'r>(
    actor: &ActorId,
    rows: impl IntoIterator<Item = &'r Activity>,
) -> Vec<&'r Activity> {
    let has = |row: &&Activity| {
        row.series.as_ref() == Some(actor) || row.parts.iter().any(|part| part.actor == *actor)
    };
    let mut rows: Vec<&Activity> = rows.into_iter().filter(has).collect();
    rows.sort_by_key(|row| row.date.preferred().copied());
    rows
}

/// The figures that count something of an actor, or that it is charged with; of all or of some.
#[must_use]
pub fn figures_of<'r>(
    actor: &ActorId,
    rows: impl IntoIterator<Item = &'r Figure>,
) -> Vec<&'r Figure> {
    let has = |row: &&Figure| row.actors.contains(actor) || row.owner.as_ref() == Some(actor);
    rows.into_iter().filter(has).collect()
}
