//! Findings of `check` as sentences.

use super::message::Message;
use super::words;
use crate::model::Lang;
use crate::model::check::{Finding, Problem, Subject};

/// What a finding says, without its record and severity.
#[must_use]
pub fn finding(lang: Lang, finding: &Finding) -> String {
    let fact = |fact: &Subject| words::subject(lang, fact);
    let message = match &finding.problem {
        Problem::DuplicateId => Message::new("finding-duplicate-id"),
        Problem::UnknownReference { field, id } => Message::new("finding-unknown-reference")
            .with("field", *field)
            .with("id", id.as_str()),
        Problem::NoSource { fact: name } => {
            Message::new("finding-no-source").with("fact", fact(name))
        }
        Problem::NoValue { fact: name } => {
            Message::new("finding-no-value").with("fact", fact(name))
        }
        Problem::EmptyText { field } => Message::new("finding-empty-text").with("field", *field),
        Problem::BadLens { why } => Message::new("finding-bad-lens").with("why", why),
        Problem::BadPlace => Message::new("finding-bad-place"),
        Problem::UnknownCountry { code } => {
            Message::new("finding-unknown-country").with("code", code.as_str())
        }
        Problem::SelfTie => Message::new("finding-self-tie"),
        Problem::LocatedInItself => Message::new("finding-located-in-itself"),
        Problem::CountryTwice { code } => {
            Message::new("finding-country-twice").with("country", words::country(lang, *code))
        }
        Problem::OutOfOrder {
            event,
            date,
            before,
        } => Message::new("finding-out-of-order")
            .with("event", words::event(lang, *event))
            .with("date", *date)
            .with("before", words::event(lang, *before)),
        Problem::Misplaced { event } => {
            Message::new("finding-misplaced").with("event", words::event(lang, *event))
        }
        Problem::TermBeforeStart { event } => {
            Message::new("finding-term-before-start").with("event", words::event(lang, *event))
        }
        Problem::AfterTerm { event, date, term } => Message::new("finding-after-term")
            .with("event", words::event(lang, *event))
            .with("date", *date)
            .with("term", *term),
        Problem::NameBackwards => Message::new("finding-name-backwards"),
        Problem::Contested { fact: name, values } => Message::new("finding-contested")
            .with("fact", fact(name))
            .with("values", values.iter().collect::<Vec<_>>()),
        Problem::VagueDate { fact: name, date } => Message::new("finding-vague-date")
            .with("fact", fact(name))
            .with("date", *date),
        Problem::EndsBeforeStart => Message::new("finding-ends-before-start"),
        Problem::StopOutside { actor, date } => Message::new("finding-stop-outside")
            .with("actor", actor.as_str())
            .with("date", *date),
        Problem::StopBackwards { actor } => {
            Message::new("finding-stop-backwards").with("actor", actor.as_str())
        }
        Problem::StopsOutOfOrder {
            actor,
            date,
            before,
        } => Message::new("finding-stops-out-of-order")
            .with("actor", actor.as_str())
            .with("date", *date)
            .with("before", before.as_str()),
        Problem::SectionTwice { section } => {
            Message::new("finding-section-twice").with("section", words::section(lang, *section))
        }
        Problem::NoStops => Message::new("finding-no-stops"),
        Problem::PartOfItself => Message::new("finding-part-of-itself"),
        Problem::NoStart => Message::new("finding-no-start"),
        Problem::NoPlace => Message::new("finding-no-place"),
        Problem::NoReading => Message::new("finding-no-reading"),
        Problem::NoRegion { scheme } => {
            Message::new("finding-no-region").with("scheme", scheme.as_str())
        }
    };
    message.text(lang)
}
