//! `kizuna show`: one record with its names, history, ties, claims and sources.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::output::Output;
use crate::i18n::{self, Message, Trouble, text};
use crate::lens::{Index, Lens, resolve};
use crate::model::{
    Actor, ActorId, Claims, Date, Event, Fact, Lang, NameUse, Note, PartialDate, Registry, Source,
    Tie,
};
use crate::records::{Footnotes, actor_citations, last_known, mark_text, tie_citations};

/// Prints one record.
///
/// # Errors
/// An id that names nothing; an output that cannot be written.
pub(super) fn show(
    registry: &std::sync::Arc<Registry>,
    id: &str,
    as_json: bool,
    today: Date,
    lang: Lang,
    output: &mut Output<'_>,
) -> Result<(), Trouble> {
    let found = resolve::record(registry, id).map_err(|error| error.trouble())?;
    let gone = || resolve::Unknown {
        sort: resolve::Sort::Record,
        word: id.to_owned(),
        nearest: Vec::new(),
    };
    let shown = match &found {
        resolve::Found::Actor(id) => {
            let actor = registry.actors.get(id.as_str());
            actor.map(|actor| {
                if as_json {
                    actor_json(registry, actor, today)
                } else {
                    Page::new(registry, today, lang).actor(actor)
                }
            })
        }
        resolve::Found::Tie(id) => registry.ties.get(id.as_str()).map(|tie| {
            if as_json {
                pretty(tie_json(registry, tie, today))
            } else {
                Page::new(registry, today, lang).tie(tie)
            }
        }),
        resolve::Found::Source(id) => registry.sources.get(id.as_str()).map(|source| {
            if as_json {
                pretty(serde_json::to_value(source).unwrap_or_default())
            } else {
                source_text(source, lang)
            }
        }),
        other => super::show_row::show_row(registry, other, as_json, lang),
    };
    let shown = shown.ok_or_else(|| gone().trouble())?;
    output.print(shown.as_bytes())
}

fn pretty(value: Value) -> String {
    format!("{:#}\n", Value::Array(vec![value]))
}

/// A page of text under construction.
struct Page<'r> {
    registry: &'r Registry,
    today: Date,
    lang: Lang,
    text: String,
    notes: Footnotes,
}

impl<'r> Page<'r> {
    fn new(registry: &'r Registry, today: Date, lang: Lang) -> Self {
        Self {
            registry,
            today,
            lang,
            text: String::new(),
            notes: Footnotes::default(),
        }
    }

    fn line(&mut self, indent: usize, line: &str) {
        // Writing into a string does not fail.
        let _ = writeln!(self.text, "{:indent$}{line}", "");
    }

    fn head(&mut self, id: &'static str) {
        let head = text(self.lang, id);
        self.text.push('\n');
        self.line(0, &head);
    }

    fn actor(mut self, actor: &Actor) -> String {
        let lang = self.lang;
        let name = actor.name();
        let marks = mark_text(&self.notes.mark(&name.sources));
        self.line(0, &format!("{}  {marks}", name.get(lang)));
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
        self.line(0, &about.join(" · "));
        self.line(0, actor.id.as_str());
        if let Some(place) = &actor.place {
            let marks = mark_text(&self.notes.mark(&place.sources));
            let line = i18n::place(lang, place);
            self.line(0, &format!("{line}  {marks}"));
        }
        self.names(actor);
        self.facts(&actor.facts);
        self.remarks(&actor.notes);
        self.ties_of(&actor.id);
        self.doings(&actor.id);
        self.finish()
    }

    /// What it took part in and what is counted of it: a line each; `show ID` tells more.
    fn doings(&mut self, actor: &ActorId) {
        let (registry, lang) = (self.registry, self.lang);
        let mut activities: Vec<_> = registry
            .activities
            .iter()
            .filter(|row| {
                row.series.as_ref() == Some(actor)
                    || row.parts.iter().any(|part| part.actor == *actor)
            })
            .collect();
        activities.sort_by_key(|row| row.date.preferred().copied());
        if !activities.is_empty() {
            self.head("show-activities");
        }
        for row in activities {
            let date = row.date.preferred();
            let date = date.map_or_else(String::new, |date| i18n::date(lang, *date));
            let marks = mark_text(&self.notes.mark(&row.sources));
            let line = format!("{date}  {}  {}  {marks}", row.title.get(lang), row.id);
            self.line(2, &line);
        }
        let figures: Vec<_> = registry
            .figures
            .iter()
            .filter(|row| row.actors.contains(actor) || row.owner.as_ref() == Some(actor))
            .collect();
        if !figures.is_empty() {
            self.head("show-figures");
        }
        for row in figures {
            self.line(2, &format!("{}  {}", row.title.get(lang), row.id));
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
            let marks = mark_text(&self.notes.mark(&name.sources));
            self.line(2, &format!("{}  {marks}", line.join(" · ")));
            for (id, date) in [("name-from", &name.from), ("name-until", &name.until)] {
                if let Some(date) = date {
                    self.dates(4, &text(self.lang, id), date);
                }
            }
            if let Some(note) = &name.note {
                self.line(4, note.get(self.lang));
            }
        }
    }

    fn facts(&mut self, facts: &[Fact]) {
        if facts.is_empty() {
            return;
        }
        self.head("show-facts");
        for fact in facts {
            let lang = self.lang;
            self.claims(2, fact.label.get(lang), &fact.value, |text| {
                text.get(lang).to_owned()
            });
        }
    }

    fn remarks(&mut self, notes: &[Note]) {
        if notes.is_empty() {
            return;
        }
        self.head("show-notes");
        for note in notes {
            let marks = mark_text(&self.notes.mark(&note.sources));
            self.line(2, &format!("{}  {marks}", note.text.get(self.lang)));
        }
    }

    fn ties_of(&mut self, id: &ActorId) {
        let mut ties: Vec<&Tie> = self
            .registry
            .ties
            .iter()
            .filter(|tie| tie.other(id).is_some())
            .collect();
        if ties.is_empty() {
            return;
        }
        ties.sort_by_key(|tie| (tie.life().start(), tie.id.clone()));
        self.head("show-ties");
        for tie in ties {
            let with = tie
                .other(id)
                .and_then(|other| self.registry.actors.get(other.as_str()))
                .map_or_else(String::new, |other| other.name().get(self.lang).to_owned());
            let kind = self.kind_name(tie);
            self.line(2, &format!("{kind} — {with}  ({})", tie.id));
            self.life(4, tie);
        }
    }

    fn kind_name(&self, tie: &Tie) -> String {
        self.registry.kinds.get(tie.kind.as_str()).map_or_else(
            || tie.kind.to_string(),
            |kind| kind.name.get(self.lang).to_owned(),
        )
    }

    fn tie(mut self, tie: &Tie) -> String {
        let name = |id: &ActorId| {
            self.registry.actors.get(id.as_str()).map_or_else(
                || id.to_string(),
                |actor| actor.name().get(self.lang).to_owned(),
            )
        };
        let (from, to) = (name(&tie.from), name(&tie.to));
        let kind = self.kind_name(tie);
        self.line(0, &format!("{kind}: {from} — {to}"));
        self.line(0, tie.id.as_str());
        self.life(0, tie);
        self.facts(&tie.facts);
        self.finish()
    }

    fn life(&mut self, indent: usize, tie: &Tie) {
        if let Some(title) = &tie.title {
            self.line(indent, title.get(self.lang));
        }
        let life = tie.life();
        let (in_force, status) = (life.in_force_on(self.today), life.status_on(self.today));
        let state = Message::new("show-state")
            .with("status", i18n::status(self.lang, status))
            .with("certainty", i18n::certainty(self.lang, in_force))
            .with("day", PartialDate::day(self.today))
            .text(self.lang);
        self.line(indent, &state);
        if let Some(known) = last_known(self.registry, tie) {
            let line = Message::new("last-known").with("date", known);
            self.line(indent, &line.text(self.lang));
        }
        for event in &tie.events {
            self.event(indent, event);
        }
        for note in &tie.notes {
            let marks = mark_text(&self.notes.mark(&note.sources));
            self.line(indent, &format!("{}  {marks}", note.text.get(self.lang)));
        }
    }

    fn event(&mut self, indent: usize, event: &Event) {
        let mut label = i18n::event(self.lang, event.kind);
        if let Some(note) = &event.note {
            let _ = write!(label, " ({})", note.get(self.lang));
        }
        self.dates(indent, &label, &event.date);
        if let Some(until) = event.until {
            let line = Message::new("show-until").with("date", until);
            self.line(indent + 2, &line.text(self.lang));
        }
    }

    fn dates(&mut self, indent: usize, label: &str, date: &Claims<PartialDate>) {
        let lang = self.lang;
        self.claims(indent, label, date, |date| i18n::date_with_era(lang, *date));
    }

    /// A fact with every claim about it, the preferred one first.
    fn claims<T>(
        &mut self,
        indent: usize,
        label: &str,
        claims: &Claims<T>,
        show: impl Fn(&T) -> String,
    ) {
        for (at, claim) in claims.all().iter().enumerate() {
            let marks = mark_text(&self.notes.mark(&claim.sources));
            let value = show(&claim.value);
            let line = if at == 0 {
                format!("{label}: {value}  {marks}")
            } else {
                let other = Message::new("show-other-claim")
                    .with("value", value)
                    .text(self.lang);
                format!("{other}  {marks}")
            };
            self.line(indent, &line);
            if let Some(note) = &claim.note {
                self.line(indent + 2, note.get(self.lang));
            }
        }
    }

    fn finish(mut self) -> String {
        if !self.notes.list().is_empty() {
            self.head("show-sources");
            for (at, citation) in self.notes.list().to_vec().iter().enumerate() {
                let line = i18n::citation(self.lang, self.registry, citation);
                self.line(2, &format!("{} {line}", at + 1));
            }
        }
        self.text
    }
}

fn source_text(source: &Source, lang: Lang) -> String {
    let mut lines = vec![
        source.title.get(lang).to_owned(),
        source.publisher.get(lang).to_owned(),
        source.id.to_string(),
    ];
    lines.extend(source.published.map(|date| i18n::date_with_era(lang, date)));
    lines.extend(source.note.as_ref().map(|note| note.get(lang).to_owned()));
    lines.push(String::new());
    lines.join("\n")
}

/// The record as it is stored, with what is computed from it beside.
fn actor_json(registry: &std::sync::Arc<Registry>, actor: &Actor, today: Date) -> String {
    let mut value = serde_json::to_value(actor).unwrap_or_default();
    if let Value::Object(fields) = &mut value {
        let name = actor.name();
        put(fields, "name_ja", json!(name.ja));
        put(fields, "name_en", json!(name.en));
        let former: Vec<&str> = actor
            .names
            .iter()
            .filter(|name| name.role == NameUse::Former)
            .flat_map(|name| [name.ja.as_str(), name.en.as_str()])
            .collect();
        put(fields, "former_names", json!(former));
        put(fields, "reading", json!(name.reading));
        put(
            fields,
            "lat",
            json!(actor.place.as_ref().map(|place| place.lat)),
        );
        put(
            fields,
            "lon",
            json!(actor.place.as_ref().map(|place| place.lon)),
        );
        let regions: Vec<String> = registry
            .regions_of(actor)
            .iter()
            .map(ToString::to_string)
            .collect();
        put(fields, "regions", json!(regions));
        let lens = Lens {
            actors: [actor.id.clone()].into(),
            ..Lens::default()
        };
        let index = Index::new(std::sync::Arc::clone(registry));
        let ties: Vec<Value> = lens
            .visible(&index, today)
            .ties
            .iter()
            .filter_map(|seen| registry.ties.rows().get(seen.link.tie))
            .map(|tie| tie_json(registry, tie, today))
            .collect();
        put(fields, "ties", Value::Array(ties));
        let sources: Vec<String> = actor_citations(actor)
            .into_iter()
            .map(ToString::to_string)
            .collect();
        put(fields, "sources", json!(sources));
    }
    pretty(value)
}

fn tie_json(registry: &Registry, tie: &Tie, today: Date) -> Value {
    let mut value = serde_json::to_value(tie).unwrap_or_default();
    if let Value::Object(fields) = &mut value {
        let life = tie.life();
        for (end, id) in [("from", &tie.from), ("to", &tie.to)] {
            let name = registry.actors.get(id.as_str()).map(Actor::name);
            put(fields, &format!("{end}_id"), json!(id.as_str()));
            put(
                fields,
                &format!("{end}_ja"),
                json!(name.map(|name| &name.ja)),
            );
            put(
                fields,
                &format!("{end}_en"),
                json!(name.map(|name| &name.en)),
            );
        }
        let class = registry
            .kinds
            .get(tie.kind.as_str())
            .map(|kind| kind.class.word());
        put(fields, "class", json!(class));
        put(
            fields,
            "start",
            json!(life.start().map(|date| date.to_string())),
        );
        put(
            fields,
            "end",
            json!(life.end().map(|date| date.to_string())),
        );
        put(fields, "status", json!(life.status_on(today).word()));
        put(fields, "in_force", json!(life.in_force_on(today).word()));
        put(
            fields,
            "country",
            json!(registry.countries_of(tie).first().map(ToString::to_string)),
        );
        let known = last_known(registry, tie).map(|date| date.to_string());
        put(fields, "last_known", json!(known));
        let regions: Vec<String> = registry
            .regions_of_tie(tie)
            .iter()
            .map(ToString::to_string)
            .collect();
        put(fields, "regions", json!(regions));
        put(fields, "themes", json!(tie.themes));
        let sources: Vec<String> = tie_citations(tie)
            .into_iter()
            .map(ToString::to_string)
            .collect();
        put(fields, "sources", json!(sources));
    }
    value
}

fn put(fields: &mut Map<String, Value>, key: &str, value: Value) {
    fields.insert(key.to_owned(), value);
}
