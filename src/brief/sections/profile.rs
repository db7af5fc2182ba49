//! What a partner is, what it is called and where it lies.

use super::pairs;
use crate::brief::content::{Block, Said, Words};
use crate::brief::draft::{Draft, both, of_claims, when};
use crate::brief::pictures;
use crate::brief::place::Place;
use crate::i18n::{self, Arg, Message};
use crate::model::{
    Actor, ActorId, ActorKind, Citation, Claims, Fact, Lang, Name, NameUse, PartialDate,
};

pub(super) fn profile(draft: &mut Draft<'_>, place: &Place<'_>) -> Vec<Block> {
    let actor = place.actor;
    let named: Vec<&Citation> = actor.name().sources.iter().collect();
    let mut rows = Vec::new();
    let mut push = |draft: &mut Draft<'_>, head, words: Words, sources: &[&Citation]| {
        let head = draft.remark(Message::new(head));
        let value = draft.cell(words, sources.iter().copied());
        rows.push([head, value]);
    };
    let name = draft.each(|_| both_languages(actor.name_on(draft.day)));
    push(draft, "brief-profile-name", name, &named);
    if draft.request.langs.contains(&Lang::Ja)
        && let Some(reading) = &actor.name().reading
    {
        let reading = draft.each(|_| reading.clone());
        push(draft, "brief-profile-reading", reading, &named);
    }
    let sort = draft.each(|lang| i18n::actor_kind(lang, actor.kind));
    push(draft, "brief-profile-sort", sort, &named);
    if let Some(code) = actor.country.filter(|_| actor.kind != ActorKind::Country) {
        let country = draft.each(|lang| i18n::country(lang, code));
        push(draft, "brief-profile-country", country, &named);
    }
    let seats: Vec<&ActorId> = draft
        .registry
        .seats(actor)
        .skip(1)
        .map(|seat| &seat.id)
        .collect();
    if !seats.is_empty() {
        let names = draft.names(seats);
        let words = draft.words(Message::new("brief-list").with("names", names));
        push(draft, "brief-profile-seat", words, &named);
    }
    for at in draft.registry.regions_of(actor) {
        let Some(scheme) = draft.registry.schemes.get(at.scheme.as_str()) else {
            continue;
        };
        let words = draft.words(
            Message::new("brief-profile-region-in")
                .with(
                    "region",
                    &both(|lang| i18n::region(lang, draft.registry, &at)),
                )
                .with("scheme", &scheme.name),
        );
        let sources: Vec<&Citation> = scheme.sources.iter().collect();
        push(draft, "brief-profile-region", words, &sources);
    }
    if let Some(seat) = &actor.place {
        let words = draft.each(|lang| i18n::place(lang, seat));
        let sources: Vec<&Citation> = seat.sources.iter().collect();
        push(draft, "brief-profile-place", words, &sources);
    }
    rows.extend(names(draft, actor));
    if !place.within.is_empty() {
        let ids: Vec<&ActorId> = place.within.iter().map(|actor| &actor.id).collect();
        let names = draft.names(ids);
        let message = Message::new("brief-list").with("names", names);
        let within = place.within.iter().flat_map(|actor| &actor.name().sources);
        let head = draft.remark(Message::new(if actor.kind.is_place() {
            "brief-profile-within"
        } else {
            "brief-profile-bodies"
        }));
        rows.push([head, draft.fact(message, within)]);
    }
    rows.extend(facts(draft, &actor.facts));
    // What offices do stands with the offices.
    let bodies = place
        .within
        .iter()
        .filter(|actor| actor.kind != ActorKind::OverseasOffice);
    for within in bodies {
        rows.extend(facts_of(draft, within));
    }
    let mut blocks: Vec<Block> = pictures::locator(draft, place).into_iter().collect();
    blocks.extend(pairs(draft, "brief-profile", rows));
    let mut notes = Vec::new();
    for note in &actor.notes {
        let message = Message::new("brief-title").with("title", &note.text);
        notes.push(draft.fact(message, &note.sources));
    }
    if !notes.is_empty() {
        blocks.push(Block::List(notes));
    }
    blocks
}

/// A name in both languages, whatever the paper's are: 横浜市（Yokohama）.
fn both_languages(name: &Name) -> String {
    match (name.ja.is_empty(), name.en.is_empty() || name.en == name.ja) {
        (false, false) => format!("{} / {}", name.ja, name.en),
        (false, true) => name.ja.clone(),
        (true, _) => name.en.clone(),
    }
}

/// Names beside the one in use, with when they were.
fn names(draft: &mut Draft<'_>, actor: &Actor) -> Vec<[Said; 2]> {
    let mut rows = Vec::new();
    for name in &actor.names {
        let (from, until) = (date_of(name.from.as_ref()), date_of(name.until.as_ref()));
        let later = from.is_some_and(|from| from.earliest() > draft.day);
        if later || name.role == NameUse::Current && from.is_none() && until.is_none() {
            continue;
        }
        let head = draft.remark(Message::new(match name.role {
            NameUse::Current => "brief-profile-name-since",
            NameUse::Former => "brief-profile-former",
            NameUse::Variant => "brief-profile-variant",
        }));
        let told = both_languages(name);
        let message = match (from, until) {
            (Some(from), Some(until)) => Message::new("brief-name-from-until")
                .with("from", &when(from))
                .with("until", &when(until)),
            (Some(from), None) => Message::new("brief-name-from").with("from", &when(from)),
            (None, Some(until)) => Message::new("brief-name-until").with("until", &when(until)),
            (None, None) => Message::new("brief-name"),
        };
        let dates = [&name.from, &name.until].into_iter().flatten();
        let sources = name.sources.iter().chain(dates.flat_map(of_claims));
        rows.push([head, draft.fact(message.with("name", told), sources)]);
    }
    rows
}

fn date_of(claims: Option<&Claims<PartialDate>>) -> Option<PartialDate> {
    claims?.preferred().copied()
}

/// Further facts, with what other sources say of them.
fn facts(draft: &mut Draft<'_>, facts: &[Fact]) -> Vec<[Said; 2]> {
    let mut rows = Vec::new();
    for fact in facts {
        let head = Draft::plain(draft.text(&fact.label));
        rows.push([head, fact_told(draft, fact)]);
    }
    rows
}

/// The facts of what lies in a partner, under its name.
fn facts_of(draft: &mut Draft<'_>, actor: &Actor) -> Vec<[Said; 2]> {
    let mut rows = Vec::new();
    for fact in &actor.facts {
        let head = draft.remark(
            Message::new("brief-fact-of")
                .with("name", &draft.name(&actor.id))
                .with("fact", &fact.label),
        );
        rows.push([head, fact_told(draft, fact)]);
    }
    rows
}

/// A fact, and what other sources say of it.
pub(super) fn fact_told(draft: &mut Draft<'_>, fact: &Fact) -> Said {
    let mut claims = fact.value.all().iter();
    let first = claims
        .next()
        .map_or_else(|| Arg::from(""), |claim| Arg::from(&claim.value));
    let others: Vec<Arg> = claims.map(|claim| Arg::from(&claim.value)).collect();
    let told = Message::new("brief-title").with("title", first);
    let message = if others.is_empty() {
        told
    } else {
        Message::new("brief-told-otherwise")
            .with("told", told)
            .with("others", Arg::List(others))
    };
    draft.fact(message, of_claims(&fact.value))
}
