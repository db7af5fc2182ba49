//! All citations of a record, each once, in the order in which they stand.

use crate::i18n::Message;
use crate::model::{
    Activity, Actor, Citation, Claims, Delegation, Fact, FigureValue, Lang, Milestone, Note,
    PartialDate, Registry, Source, SourceStatus, Tie,
};

fn of_claims<T>(claims: &Claims<T>) -> impl Iterator<Item = &Citation> {
    claims.all().iter().flat_map(|claim| &claim.sources)
}

fn of_rest<'r>(facts: &'r [Fact], notes: &'r [Note]) -> impl Iterator<Item = &'r Citation> {
    facts
        .iter()
        .flat_map(|fact| of_claims(&fact.value))
        .chain(notes.iter().flat_map(|note| &note.sources))
}

fn once<'r>(citations: impl Iterator<Item = &'r Citation>) -> Vec<&'r Citation> {
    let mut seen = Vec::new();
    for citation in citations {
        if !seen.contains(&citation) {
            seen.push(citation);
        }
    }
    seen
}

/// What an actor's names, facts, notes and coordinates rest on.
#[must_use]
pub fn actor_citations(actor: &Actor) -> Vec<&Citation> {
    let names = actor.names.iter().flat_map(|name| {
        name.sources.iter().chain(
            [&name.from, &name.until]
                .into_iter()
                .flatten()
                .flat_map(of_claims),
        )
    });
    let place = actor.place.iter().flat_map(|place| &place.sources);
    once(
        names
            .chain(of_rest(&actor.facts, &actor.notes))
            .chain(place),
    )
}

/// What a tie's events, facts and notes rest on.
#[must_use]
pub fn tie_citations(tie: &Tie) -> Vec<&Citation> {
    let events = tie.events.iter().flat_map(|event| of_claims(&event.date));
    once(events.chain(of_rest(&tie.facts, &tie.notes)))
}

/// The latest state of affairs that any document cited for a tie describes: nothing later is known
/// of it, although it counts as in force until it is known to have ended.
#[must_use]
pub fn last_known(registry: &Registry, tie: &Tie) -> Option<PartialDate> {
    tie_citations(tie)
        .into_iter()
        .filter_map(|citation| registry.sources.get(citation.source.as_str()))
        .filter(|source| source.status != SourceStatus::Dataset)
        .filter_map(|source| source.as_of.or(source.published))
        .max_by_key(|date| date.latest())
}

/// What an activity rests on.
#[must_use]
pub fn activity_citations(activity: &Activity) -> Vec<&Citation> {
    let until = activity.until.iter().flat_map(of_claims);
    let parts = activity.parts.iter().flat_map(|part| &part.sources);
    once(
        of_claims(&activity.date)
            .chain(until)
            .chain(&activity.sources)
            .chain(parts)
            .chain(of_rest(&activity.facts, &activity.notes)),
    )
}

/// What a milestone rests on.
#[must_use]
pub fn milestone_citations(milestone: &Milestone) -> Vec<&Citation> {
    once(of_claims(&milestone.date).chain(of_rest(&[], &milestone.notes)))
}

/// What a delegation and what protocol has to know of it rest on.
#[must_use]
pub fn delegation_citations(delegation: &Delegation) -> Vec<&Citation> {
    let protocol = delegation.protocol.iter().flat_map(|note| &note.sources);
    once(
        delegation
            .sources
            .iter()
            .chain(protocol)
            .chain(of_rest(&[], &delegation.questions))
            .chain(of_rest(&[], &delegation.notes)),
    )
}

/// What a value of a figure rests on.
#[must_use]
pub fn figure_citations(value: &FigureValue) -> Vec<&Citation> {
    once(of_claims(&value.value))
}

/// A document as it is named below a picture: its title, and the year in which it was issued if that
/// is known.
#[must_use]
pub fn source_name(source: &Source, lang: Lang) -> String {
    let title = source.title.get(lang);
    let year = source.published.map(PartialDate::latest);
    match year.and_then(|day| PartialDate::year(day.year())) {
        Some(year) => Message::new("picture-source")
            .with("title", title)
            .with("date", year)
            .text(lang),
        None => title.to_owned(),
    }
}
