//! The list of delegations, and what is told of one line by line.

use super::account::Account;
use super::cite::delegation_citations;
use super::doings::{en, ja, names, notes, places};
use super::table::{Cell, Column, RecordTable};
use crate::i18n;
use crate::model::{ActorId, Delegation, PartialDate, Registry, Span, Stop, Text};

/// Delegations, a row each.
#[must_use]
pub fn delegations(registry: &Registry, rows: &[&Delegation]) -> RecordTable {
    let texts = |texts: &[Text], pick: fn(&Text) -> &String| Cell::list(texts.iter().map(pick));
    let purpose = |row: &Delegation, pick: fn(&Text) -> &String| {
        Cell::maybe(row.purpose.as_ref().map(|text| pick(text).clone()))
    };
    let row = |row: &&Delegation| {
        let actors: Vec<&ActorId> = row.stops.iter().map(|stop| &stop.actor).collect();
        let [countries, regions] = places(registry, &actors);
        vec![
            row.id.as_str().into(),
            Cell::Word("direction", row.direction.word()),
            row.title.ja.as_str().into(),
            row.title.en.as_str().into(),
            Cell::Date(row.date),
            Cell::date(row.until),
            Cell::list(row.stops.iter().map(stop_text)),
            names(registry, &actors, ja),
            names(registry, &actors, en),
            purpose(row, ja),
            purpose(row, en),
            countries,
            regions,
            Cell::list(&row.themes),
            texts(&row.languages, ja),
            texts(&row.languages, en),
            Cell::Count(row.questions.len()),
            Cell::Word("visibility", row.visibility.word()),
            notes(&row.notes, ja),
            notes(&row.notes, en),
            Cell::list(delegation_citations(row)),
        ]
    };
    RecordTable {
        columns: vec![
            Column::plain("id"),
            Column::shown("direction", "part-direction"),
            Column::shown("title_ja", "column-title"),
            Column::shown("title_en", "column-title"),
            Column::shown("date", "column-start"),
            Column::shown("until", "column-end"),
            Column::plain("stops"),
            Column::shown("actors_ja", "part-stops"),
            Column::shown("actors_en", "part-stops"),
            Column::plain("purpose_ja"),
            Column::plain("purpose_en"),
            Column::plain("countries"),
            Column::plain("regions"),
            Column::plain("themes"),
            Column::plain("languages_ja"),
            Column::plain("languages_en"),
            Column::plain("questions"),
            Column::plain("visibility"),
            Column::plain("notes_ja"),
            Column::plain("notes_en"),
            Column::plain("sources"),
        ],
        rows: rows.iter().map(row).collect(),
    }
}

/// A stop as files hold it: `lyon`, or `lyon:2027-04-11` where the day is settled.
fn stop_text(stop: &Stop) -> String {
    match stop.date {
        Some(date) => format!("{}:{date}", stop.actor),
        None => stop.actor.to_string(),
    }
}

/// The delegations with a stop at an actor, by date; of all or of some.
#[must_use]
pub fn delegations_of<'r>(
    actor: &ActorId,
    rows: impl IntoIterator<Item = &'r Delegation>,
) -> Vec<&'r Delegation> {
    let mut rows: Vec<&Delegation> = rows.into_iter().filter(|row| row.visits(actor)).collect();
    rows.sort_by_key(|row| row.date);
    rows
}

impl Account<'_> {
    /// What a delegation is, where it stops, what protocol has to know, what is still open.
    pub fn delegation(&mut self, row: &Delegation) {
        let lang = self.lang;
        self.cited(0, row.title.get(lang).to_owned(), &row.sources);
        let mut about = vec![
            i18n::direction(lang, row.direction),
            self.days(row.date, row.until),
        ];
        if !row.visibility.is_public() {
            about.push(i18n::visibility(lang, row.visibility));
        }
        self.line(0, about.join(" · "));
        self.line(0, row.id.to_string());
        if let Some(purpose) = &row.purpose {
            self.line(0, purpose.get(lang).to_owned());
        }
        let themes = row.themes.iter().filter_map(|id| {
            let theme = self.registry.themes.get(id.as_str())?;
            Some(theme.name.get(lang).to_owned())
        });
        let themes: Vec<String> = themes.collect();
        let languages: Vec<String> = row
            .languages
            .iter()
            .map(|text| text.get(lang).to_owned())
            .collect();
        for (id, texts) in [("diff-themes", themes), ("part-languages", languages)] {
            if !texts.is_empty() {
                let label = i18n::text(lang, id);
                self.line(0, format!("{label}: {}", texts.join(" · ")));
            }
        }
        self.head("part-stops");
        if row.stops.is_empty() {
            self.line(2, i18n::text(lang, "finding-no-stops"));
        }
        for stop in &row.stops {
            self.stop(stop);
        }
        if !row.protocol.is_empty() {
            self.head("part-protocol");
        }
        for note in &row.protocol {
            let matter = i18n::protocol_matter(lang, note.about);
            let mut line = format!("{matter}: {}", note.text.get(lang));
            if !note.visibility.is_public() {
                line = format!("{line} · {}", i18n::visibility(lang, note.visibility));
            }
            self.cited(2, line, &note.sources);
        }
        for (id, notes) in [
            ("part-questions", &row.questions),
            ("show-notes", &row.notes),
        ] {
            if !notes.is_empty() {
                self.head(id);
                self.remarks(2, notes);
            }
        }
    }

    fn stop(&mut self, stop: &Stop) {
        let lang = self.lang;
        let actor = self.registry.actors.get(stop.actor.as_str());
        let mut line = match actor {
            Some(actor) => actor.name().get(lang).to_owned(),
            None => stop.actor.to_string(),
        };
        if let Some(date) = stop.date {
            line = format!("{}  {line}", self.days(date, stop.until));
        }
        self.line(2, line);
        self.named(stop.actor.as_str());
        for text in stop.meets.iter().chain(&stop.note) {
            self.line(4, text.get(lang).to_owned());
        }
    }

    fn days(&self, date: PartialDate, until: Option<PartialDate>) -> String {
        let (first, last) = (date, until.unwrap_or(date));
        i18n::period(self.lang, Span { first, last })
    }

    /// Delegations, a line each, if there are any.
    pub fn delegations(&mut self, rows: &[&Delegation]) {
        if !rows.is_empty() {
            self.head("diff-delegations");
        }
        for row in rows {
            let days = self.days(row.date, row.until);
            self.cited(
                2,
                format!("{days}  {}", row.title.get(self.lang)),
                &row.sources,
            );
            self.named(row.id.as_str());
        }
    }
}
