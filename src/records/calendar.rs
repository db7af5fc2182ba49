//! What falls due as the entries of a calendar, in one language.

use std::collections::BTreeMap;

use super::horizon::{DueWords, kind_of};
use crate::i18n::{self, Message};
use crate::insight::{About, Due, Occasion};
use crate::model::{Date, Lang, PartialDate, Registry};

/// A calendar of whole days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// What it is called.
    pub name: String,
    /// The language of its texts.
    pub lang: Lang,
    /// The state of what it tells: the same for equal registries, never the clock.
    pub stamp: Date,
    /// Its entries, in order.
    pub entries: Vec<CalendarEntry>,
}

/// An entry of one whole day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEntry {
    /// The same for the same occasion in every file, different for different ones.
    pub uid: String,
    /// The day; of what is known only to the month or the year its first.
    pub day: Date,
    /// A line.
    pub summary: String,
    /// Several lines: since when, what is not known, where it stands.
    pub description: String,
    /// The kind, and the sort of occasion.
    pub categories: Vec<String>,
}

impl Calendar {
    /// What falls due as a calendar. `from` is the state of it where no source of the registry says
    /// when it was consulted or issued.
    #[must_use]
    pub fn new(registry: &Registry, dues: &[Due], from: Date, lang: Lang) -> Self {
        let sources = registry.sources.iter();
        let state = sources.filter_map(|source| source.seen.or(source.published));
        let stamp = state.map(PartialDate::latest).max().unwrap_or(from);
        let name = Message::new("horizon-calendar").with("title", &registry.title);
        let mut given: BTreeMap<String, usize> = BTreeMap::new();
        let entries = dues.iter().map(|due| {
            let mut entry = entry(registry, due, lang);
            // One record may have two of a sort in a year: two terms with a gap between them.
            let count = given.entry(entry.uid.clone()).or_default();
            *count += 1;
            if *count > 1 {
                entry.uid = format!("{}-{count}", entry.uid);
            }
            entry.uid.push_str("-kizuna");
            entry
        });
        Self {
            name: name.text(lang),
            lang,
            stamp,
            entries: entries.collect(),
        }
    }
}

fn entry(registry: &Registry, due: &Due, lang: Lang) -> CalendarEntry {
    let words = DueWords::of(registry, due, lang);
    let mut summary = Message::new("horizon-summary")
        .with("what", words.line(&due.about, lang))
        .with("occasion", words.occasion.as_str())
        .text(lang);
    let remarks: Vec<String> = words.known.iter().chain(&words.standing).cloned().collect();
    if !remarks.is_empty() {
        summary = Message::new("horizon-remarked")
            .with("summary", summary)
            .with("remarks", remarks)
            .text(lang);
    }
    let date = Message::new("horizon-date").with("date", due.date);
    let since = Message::new("horizon-since").with("date", due.since);
    let mut lines = vec![date.text(lang), since.text(lang)];
    lines.extend(due.sources.iter().map(|citation| {
        Message::new("horizon-source")
            .with("source", i18n::citation(lang, registry, citation))
            .text(lang)
    }));
    let kind = kind_of(registry, due).map(|kind| kind.name.get(lang).to_owned());
    let kind = kind.unwrap_or_else(|| {
        i18n::text(
            lang,
            match due.about {
                About::Tie(_) => "about-tie",
                About::Actor(_) => "about-actor",
                About::Milestone(_) => "about-milestone",
            },
        )
    });
    let sort = i18n::text(
        lang,
        match due.what {
            Occasion::Anniversary(_) => "occasion-anniversary",
            Occasion::TermEnds => "occasion-term-ends",
            Occasion::Ends => "occasion-ends",
        },
    );
    CalendarEntry {
        uid: format!(
            "{}-{}-{}-{}",
            due.about.word(),
            due.about.id(),
            due.what.word(),
            due.date.earliest().year()
        ),
        day: due.date.earliest(),
        summary,
        description: lines.join("\n"),
        categories: vec![kind, sort],
    }
}
