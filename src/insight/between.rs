//! What differs between two days of one registry.

use std::collections::BTreeSet;

use super::delta::{How, Of, Part, RecordRef, RecordSort, Value};
use super::details::Details;
use super::difference::{Difference, Tables};
use super::ties::{meaning, whole_event};
use crate::model::{ActorId, Certainty, Date, DaySpan, Event, Name, Registry, Text, Tie, next_day};

/// What happened in a registry after one day and until another: ties that came into force or ended
/// and whatever else is told of them, actors that became partners or no longer are, and names. What
/// may have happened then counts as having, what may be in force as being so.
/// Nothing where the second day is not later.
#[must_use]
pub fn between(registry: &Registry, first: Date, last: Date) -> Difference {
    let mut tables = Tables::default();
    if last <= first {
        return Difference::default();
    }
    let span = DaySpan {
        from: next_day(first),
        to: last,
    };
    for tie in &registry.ties {
        let mut details = Details::default();
        told(tie, first, span, &mut details);
        let record = RecordRef::new(RecordSort::Tie, tie.id.as_str());
        tables.differ(&record, details);
    }
    let (were, are) = (partners(registry, first), partners(registry, last));
    for actor in &registry.actors {
        let record = || RecordRef::new(RecordSort::Actor, actor.id.as_str());
        match (were.contains(&actor.id), are.contains(&actor.id)) {
            (false, true) => tables.whole(How::Began, record()),
            (true, false) => tables.whole(How::Ended, record()),
            _ => {}
        }
        let text = |name: &Name| Text::new(name.ja.clone(), name.en.clone());
        let (was, is) = (actor.name_on(first), actor.name_on(last));
        let mut details = Details::default();
        details.name((&text(was), &text(is)));
        tables.differ(&record(), details);
    }
    Difference::of(tables.deltas)
}

/// The actors at the ends of ties that are or may be in force on a day.
fn partners(registry: &Registry, day: Date) -> BTreeSet<&ActorId> {
    let in_force = |tie: &&Tie| tie.life().in_force_on(day) != Certainty::No;
    let ties = registry.ties.iter().filter(in_force);
    ties.flat_map(|tie| [&tie.from, &tie.to]).collect()
}

/// What is told of a tie within a span that begins on the day behind `first`.
fn told(tie: &Tie, first: Date, span: DaySpan, details: &mut Details) {
    let life = tie.life();
    let on = |day| life.in_force_on(day) != Certainty::No;
    let (was, is) = (on(first), on(span.to));
    let ever = life.in_force_during(span) != Certainty::No;
    let (began, ended) = (!was && ever, !is && (was || ever));
    let within = |event: &&Event| {
        let date = event.date.preferred();
        date.is_some_and(|date| date.earliest() <= span.to && span.from <= date.latest())
    };
    for event in tie.events.iter().filter(within) {
        let how = match meaning(event.kind) {
            How::Began if !began => How::Changed,
            How::Ended if !ended => How::Changed,
            how => how,
        };
        whole_event(event, how, true, details);
    }
    let has = |details: &Details, asked: &[How]| {
        let mut all = details.0.iter();
        all.any(|(how, _)| asked.contains(how))
    };
    // What a suspension, a resumption or a term does has no event of its own sort.
    if began && !has(details, &[How::Began, How::Suspended]) {
        let from = (None, life.start());
        details.value(How::Began, (Of::Record, Part::From), from, Value::Date);
    }
    if ended && !has(details, &[How::Ended, How::Suspended]) {
        let end = (None, life.end());
        details.value(How::Ended, (Of::Record, Part::End), end, Value::Date);
    }
}
