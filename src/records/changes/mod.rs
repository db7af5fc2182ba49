//! A difference in words: as a report with headings for people, as a table with stable keys.

mod report;
mod words;

use super::table::{Cell, Column, RecordTable};
use crate::insight::{Delta, Detail, Difference, Of, Stated};
use crate::model::{Citation, Lang, Registry};
pub use report::{ChangeReport, ChangeRow, ChangeSection, ChangedFact};
use words::{Words, plain};

/// A difference with the two registries that it is between.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// The earlier.
    pub before: &'a Registry,
    /// The later.
    pub after: &'a Registry,
    /// What differs.
    pub difference: &'a Difference,
}

impl Compared<'_> {
    /// A row for each fact that differs, one for each record that was added or removed.
    #[must_use]
    pub fn table(&self) -> RecordTable {
        let row = |delta: &Delta, detail: Option<&Detail>| {
            let name = |lang| {
                let words = Words::new(self, lang);
                Cell::Text(words.name(&delta.record))
            };
            let side = |side: fn(&Detail) -> &Vec<Stated>| {
                Cell::list(
                    detail
                        .into_iter()
                        .flat_map(side)
                        .map(|one| plain(&one.value)),
                )
            };
            vec![
                Cell::Word("how", delta.how.word()),
                Cell::Word("record", delta.record.sort.word()),
                delta.record.id.as_str().into(),
                name(Lang::Ja),
                name(Lang::En),
                Cell::maybe(detail.map(fact)),
                side(|detail| &detail.before),
                side(|detail| &detail.after),
                Cell::list(match detail {
                    Some(detail) => citations(detail),
                    None => Words::new(self, Lang::Ja).rests_on(delta),
                }),
            ]
        };
        let rows = self.difference.deltas.iter().flat_map(|delta| {
            let details: Vec<Option<&Detail>> = match delta.details.as_slice() {
                [] => vec![None],
                details => details.iter().map(Some).collect(),
            };
            details.into_iter().map(move |detail| row(delta, detail))
        });
        RecordTable {
            columns: vec![
                Column::plain("change"),
                Column::plain("record"),
                Column::plain("id"),
                Column::plain("name_ja"),
                Column::plain("name_en"),
                Column::plain("fact"),
                Column::plain("before"),
                Column::plain("after"),
                Column::plain("sources"),
            ],
            rows: rows.collect(),
        }
    }
}

/// A fact by words that never change: `date`, `renewed.term`, `FY2015:target.value`.
fn fact(detail: &Detail) -> String {
    let part = detail.aspect.part.word();
    match &detail.aspect.of {
        Of::Record => part.to_owned(),
        Of::Named(name) => format!("{}.{part}", name.get(Lang::Ja)),
        Of::Event(kind) => format!("{}.{part}", kind.word()),
        Of::Period(period, role) => format!("{period}:{}.{part}", role.word()),
        Of::Stop(actor) => format!("{actor}.{part}"),
        Of::Matter(matter) => format!("{part}.{}", matter.word()),
        Of::Actor(actor, role) => format!("{}:{actor}.{part}", role.word()),
    }
}

/// What both sides rest on, each once, the later first: that is what holds now.
fn citations(detail: &Detail) -> Vec<&Citation> {
    let mut all: Vec<&Citation> = Vec::new();
    for citation in detail
        .after
        .iter()
        .chain(&detail.before)
        .flat_map(|stated| &stated.sources)
    {
        if !all.contains(&citation) {
            all.push(citation);
        }
    }
    all
}
