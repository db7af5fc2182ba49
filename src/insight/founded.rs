//! When an actor was founded, where a fact of it says so.

use crate::model::{Actor, Citation, PartialDate};

/// What a fact that gives the founding is labelled.
const LABELS: [&str; 10] = [
    "設立",
    "創設",
    "発足",
    "結成",
    "開設",
    "開館",
    "Founded",
    "Established",
    "Opened",
    "Launched",
];

/// The dates of an actor's founding: of facts that are labelled so and whose text is a date or
/// begins with one (2017年7月、…), with where that stands. Nothing else is read as one.
pub(super) fn founded(actor: &Actor) -> impl Iterator<Item = (PartialDate, &[Citation])> {
    let facts = actor.facts.iter().filter(|fact| {
        let label = &fact.label;
        LABELS.contains(&label.ja.as_str()) || LABELS.contains(&label.en.as_str())
    });
    facts.filter_map(|fact| {
        let claim = fact.value.all().first()?;
        let texts = [&claim.value.ja, &claim.value.en];
        let date = texts.into_iter().find_map(|text| leading(text))?;
        Some((date, claim.sources.as_slice()))
    })
}

/// The date that a text is, or that it begins with before a comma or a bracket.
fn leading(text: &str) -> Option<PartialDate> {
    let end = text.find(['、', '，', ',', '（', '(', '。', ';']);
    let head = text.get(..end.unwrap_or(text.len()))?;
    PartialDate::parse(head.trim()).ok()
}
