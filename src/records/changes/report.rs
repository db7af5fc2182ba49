//! A difference as a report: headings, a row for each record, what its facts were and are.

use super::Compared;
use super::words::{Words, how_id, sort_id};
use crate::i18n::{Message, text};
use crate::insight::{Counts, Delta, Detail, How, Part, RecordRef, RecordSort, Stated, Value};
use crate::model::Lang;
use crate::records::{Footnotes, mark_text};

/// A difference in the words of one language.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeReport {
    /// The language.
    pub lang: Lang,
    /// What is compared: "A → B".
    pub title: String,
    /// How many records were added, have ended, were changed; or that nothing differs.
    pub summary: String,
    /// A heading with its rows for each table and each way in which its records differ.
    pub sections: Vec<ChangeSection>,
    /// What the facts rest on; the first has the number 1.
    pub sources: Vec<String>,
}

/// Records of one table that differ in the same way.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeSection {
    /// The table.
    pub sort: RecordSort,
    /// In what way they differ.
    pub how: How,
    /// Both, with the number of rows.
    pub heading: String,
    /// The records.
    pub rows: Vec<ChangeRow>,
}

/// A record that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeRow {
    /// The record.
    pub record: RecordRef,
    /// What it is called.
    pub name: String,
    /// Its facts that differ.
    pub facts: Vec<ChangedFact>,
}

/// A fact that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedFact {
    /// What it is called.
    pub label: String,
    /// What it was, with the numbers of sources; empty: nothing.
    pub before: String,
    /// What it is.
    pub after: String,
    /// All of that as one line.
    pub line: String,
}

/// How many records differ, in words; that nothing does, where nothing does.
#[must_use]
pub(super) fn summary(counts: Counts, nothing: bool, lang: Lang) -> String {
    if nothing {
        return text(lang, "diff-none");
    }
    Message::new("diff-counts")
        .with("added", counts.added)
        .with("ended", counts.ended)
        .with("changed", counts.changed)
        .text(lang)
}

impl Compared<'_> {
    /// The difference in words. `sides` are what the two registries are called.
    #[must_use]
    pub fn report(&self, sides: (&str, &str), lang: Lang) -> ChangeReport {
        let words = Words::new(self, lang);
        let mut notes = Footnotes::default();
        let mut sections: Vec<ChangeSection> = Vec::new();
        for delta in &self.difference.deltas {
            let row = row(&words, &mut notes, delta);
            let (sort, how) = (delta.record.sort, delta.how);
            match sections.last_mut() {
                Some(section) if (section.sort, section.how) == (sort, how) => {
                    section.rows.push(row);
                }
                _ => sections.push(ChangeSection {
                    sort,
                    how,
                    heading: String::new(),
                    rows: vec![row],
                }),
            }
        }
        for section in &mut sections {
            section.heading = Message::new("diff-section")
                .with("records", text(lang, sort_id(section.sort)))
                .with("how", text(lang, how_id(section.sort, section.how)))
                .with("count", section.rows.len())
                .text(lang);
        }
        let title = Message::new("diff-title")
            .with("before", sides.0)
            .with("after", sides.1)
            .text(lang);
        let nothing = self.difference.is_empty();
        ChangeReport {
            lang,
            title,
            summary: summary(self.difference.counts(), nothing, lang),
            sections,
            sources: notes.list().iter().map(|one| words.citation(one)).collect(),
        }
    }
}

fn row(words: &Words<'_>, notes: &mut Footnotes, delta: &Delta) -> ChangeRow {
    let facts = match delta.how {
        How::Added | How::Removed => &words.story(delta),
        _ => &delta.details,
    };
    ChangeRow {
        record: delta.record.clone(),
        name: words.name(&delta.record),
        facts: facts
            .iter()
            .map(|detail| {
                // Of what came or went the heading says so, of other events their name.
                let whole = matches!(delta.how, How::Added | How::Removed);
                let event = detail.aspect.part == Part::Event && delta.how != How::Changed;
                fact(words, notes, detail, whole || event)
            })
            .collect(),
    }
}

/// A fact in words. `plainly`: whether it only came or went goes without saying.
fn fact(words: &Words<'_>, notes: &mut Footnotes, detail: &Detail, plainly: bool) -> ChangedFact {
    let lang = words.lang;
    // What differs only in the other language is shown in both.
    let texts = |side: &[Stated]| -> Vec<String> {
        let values = side.iter().map(|stated| &stated.value);
        values.map(|value| words.value(value, false)).collect()
    };
    let values = |side: &[Stated]| -> Vec<Value> {
        side.iter().map(|stated| stated.value.clone()).collect()
    };
    let fully = texts(&detail.before) == texts(&detail.after)
        && values(&detail.before) != values(&detail.after);
    let part = detail.aspect.part;
    let mut side = |side: &[Stated]| side_text(words, notes, (part, fully), side);
    let (before, after) = (side(&detail.before), side(&detail.after));
    let label = words.aspect(&detail.aspect);
    let line = match (before.is_empty(), after.is_empty()) {
        (true, true) => Message::new("diff-line"),
        (true, false) if plainly => Message::new("diff-line-plain").with("value", after.as_str()),
        (false, true) if plainly => Message::new("diff-line-plain").with("value", before.as_str()),
        (true, false) => Message::new("diff-line-added").with("after", after.as_str()),
        (false, true) => Message::new("diff-line-removed").with("before", before.as_str()),
        (false, false) => Message::new("diff-line-changed")
            .with("before", before.as_str())
            .with("after", after.as_str()),
    };
    let line = line.with("fact", label.as_str()).text(lang);
    ChangedFact {
        label,
        before,
        after,
        line,
    }
}

/// Facts of which several claims may be made; the others of several values are lists.
fn is_claimed(part: Part) -> bool {
    matches!(
        part,
        Part::Date | Part::From | Part::Until | Part::Event | Part::Value | Part::Fact
    )
}

fn side_text(
    words: &Words<'_>,
    notes: &mut Footnotes,
    (part, fully): (Part, bool),
    side: &[Stated],
) -> String {
    let lang = words.lang;
    let mut said = side.iter().map(|stated| {
        let mut said = words.value(&stated.value, fully);
        if let Some(note) = &stated.note {
            said = Message::new("diff-with-note")
                .with("value", said)
                .with("note", note)
                .text(lang);
        }
        if stated.internal {
            said = Message::new("diff-internal").with("value", said).text(lang);
        }
        match stated.sources.as_slice() {
            [] => said,
            sources => format!("{said} {}", mark_text(&notes.mark(sources))),
        }
    });
    let Some(first) = said.next() else {
        return String::new();
    };
    let others: Vec<String> = said.collect();
    match (others.is_empty(), is_claimed(part)) {
        (true, _) => first,
        (false, true) => Message::new("diff-other-claims")
            .with("first", first)
            .with("others", others)
            .text(lang),
        (false, false) => {
            let mut all = vec![first];
            all.extend(others);
            Message::new("diff-list").with("values", all).text(lang)
        }
    }
}
