//! The whole in five lines.

use super::doubts::{contested_count, is_stale};
use super::horizon;
use super::ties::begin;
use crate::brief::content::{Block, Said};
use crate::brief::draft::{Draft, both, of_claims, when};
use crate::brief::place::{Place, stands_back};
use crate::i18n::{self, Message};
use crate::model::{
    ActorKind, Certainty, Citation, PartialDate, Precision, Stage, Status, Tie, TieClass,
};
use crate::records::last_known;

/// So many lines at the most.
const LINES: usize = 5;

pub(super) fn summary(draft: &mut Draft<'_>, place: &Place<'_>) -> Vec<Block> {
    let mut lines = vec![identity(draft, place)];
    lines.push(weightiest(draft, place));
    let count = count(draft, place);
    let rest: Vec<Said> = [
        last_doing(draft, place),
        horizon::next(draft, place),
        doubtful(draft, place),
    ]
    .into_iter()
    .flatten()
    .collect();
    // How many ties there are is what a reader misses least.
    lines.extend(count.filter(|_| lines.len() + rest.len() < LINES));
    lines.extend(rest);
    vec![Block::List(lines)]
}

/// What it is and where.
fn identity(draft: &mut Draft<'_>, place: &Place<'_>) -> Said {
    let actor = place.actor;
    let sort = both(|lang| i18n::actor_kind(lang, actor.kind));
    let registry = draft.registry;
    let region = registry
        .opening_scheme()
        .and_then(|scheme| registry.region_of(actor, scheme));
    let seat = registry
        .seats(actor)
        .nth(1)
        .map(|seat| draft.name(&seat.id));
    let message = match (actor.country, region) {
        (Some(_), Some(at)) if actor.kind == ActorKind::Country => Message::new("brief-is-country")
            .with("region", &both(|lang| i18n::region(lang, registry, &at))),
        _ if matches!(actor.kind, ActorKind::Department | ActorKind::Committee) => match &seat {
            Some(seat) => Message::new("brief-is-of").with("seat", seat),
            None => Message::new("brief-is"),
        },
        _ if matches!(
            actor.kind,
            ActorKind::Country | ActorKind::Programme | ActorKind::EventSeries
        ) =>
        {
            Message::new("brief-is")
        }
        (Some(code), Some(at)) => Message::new("brief-is-in-region")
            .with("country", &both(|lang| i18n::country(lang, code)))
            .with("region", &both(|lang| i18n::region(lang, registry, &at))),
        (Some(code), None) => Message::new("brief-is-in-country")
            .with("country", &both(|lang| i18n::country(lang, code))),
        (None, _) => Message::new("brief-is"),
    };
    let message = message
        .with("name", &draft.name(&actor.id))
        .with("sort", &sort);
    draft.fact(message, &actor.name().sources)
}

/// The weightiest tie that stands, and since when.
fn weightiest(draft: &mut Draft<'_>, place: &Place<'_>) -> Said {
    let rests = |tie: &Tie| tie.life().status_on(draft.day) == Status::Suspended;
    let mut standing = place.standing(draft);
    // What rests is not what a partner is named for, unless all do.
    standing.sort_by_key(|tie| rests(tie));
    let own = |tie: &&Tie| tie.from == place.actor.id || tie.to == place.actor.id;
    let home = |tie: &&Tie| {
        let home = draft.registry.home.as_ref();
        own(tie) && home.is_some_and(|home| tie.from == *home || tie.to == *home)
    };
    let ties = || standing.iter().copied();
    let own = ties().find(home).or_else(|| ties().find(own));
    let Some(tie) = own.or_else(|| standing.first().copied()) else {
        let none = Message::new("brief-ties-none").with("day", &draft.on_day());
        return draft.remark(none);
    };
    let kind = draft.kind(tie);
    let ends = place.others(tie);
    let with = draft.names(ends);
    let sure = tie.life().in_force_on(draft.day) == Certainty::Certain;
    let class = draft
        .registry
        .kinds
        .get(tie.kind.as_str())
        .map(|kind| kind.class);
    let is_agreed = class.is_some_and(|class| {
        matches!(
            class,
            TieClass::Sister
                | TieClass::Port
                | TieClass::Partner
                | TieClass::Statement
                | TieClass::Memorandum
        )
    });
    let dated = |id, start| Message::new(id).with("date", &when(start));
    let known = last_known(draft.registry, tie).filter(|known| is_stale(draft, *known));
    let message = match (tie.life().start(), sure, is_agreed) {
        (Some(start), ..) if rests(tie) => dated("brief-weightiest-suspended", start),
        (Some(start), ..) if start.precision() == Precision::Between => {
            dated("brief-weightiest-between", start)
        }
        (Some(start), true, _) if known.is_some() => {
            let known = known.map_or_else(|| when(start), when);
            dated("brief-weightiest-unconfirmed", start).with("known", &known)
        }
        (Some(start), true, true) => dated("brief-weightiest", start),
        (Some(start), true, false) => dated("brief-weightiest-lasting", start),
        (Some(start), false, _) => dated("brief-weightiest-possible", start),
        (None, ..) => Message::new("brief-weightiest-undated"),
    };
    draft.fact(message.with("kind", &kind).with("names", with), begin(tie))
}

/// How many ties stand, where there is more than one.
fn count(draft: &mut Draft<'_>, place: &Place<'_>) -> Option<Said> {
    let standing = place.standing(draft);
    let front: Vec<&Tie> = standing
        .iter()
        .copied()
        .filter(|tie| !stands_back(draft, tie))
        .collect();
    if standing.len() < 2 {
        return None;
    }
    let message = if front.is_empty() || front.len() == standing.len() {
        Message::new("brief-count-all")
    } else {
        Message::new("brief-count").with("front", front.len())
    };
    let message = message
        .with("count", standing.len())
        .with("day", &draft.on_day());
    let sources: Vec<&Citation> = standing.iter().flat_map(|tie| begin(tie)).collect();
    Some(draft.fact(message, sources))
}

/// The latest thing done together.
fn last_doing(draft: &mut Draft<'_>, place: &Place<'_>) -> Option<Said> {
    let held = place
        .activities
        .iter()
        .filter(|row| row.stage == Stage::Held);
    let last = held
        .filter(|row| row.date.preferred().is_some())
        .max_by_key(|row| {
            row.date
                .preferred()
                .map(|date| (date.earliest(), date.latest()))
        })?;
    let date: PartialDate = *last.date.preferred()?;
    let message = Message::new("brief-last-doing")
        .with("date", &when(date))
        .with("title", &last.title);
    let sources = of_claims(&last.date).chain(&last.sources);
    Some(draft.fact(message, sources))
}

/// How much its sources tell differently.
fn doubtful(draft: &mut Draft<'_>, place: &Place<'_>) -> Option<Said> {
    let count = contested_count(draft, place);
    (count > 0).then(|| draft.remark(Message::new("brief-doubt-count").with("count", count)))
}
