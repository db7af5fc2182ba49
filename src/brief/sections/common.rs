//! Who else of ours is tied with a partner, and through which network; and our partners in its country.

use std::collections::BTreeMap;

use super::ties::begin;
use crate::brief::content::Block;
use crate::brief::draft::Draft;
use crate::brief::place::{Place, stands_back};
use crate::i18n::{self, Message};
use crate::model::{ActorId, ActorKind, Certainty, Citation, Tie};

pub(super) fn common(draft: &mut Draft<'_>, place: &Place<'_>) -> Vec<Block> {
    let mut items = Vec::new();
    if draft.registry.is_at_home(&place.actor.id) {
        // To the home city and its own every partner is common.
        return Vec::new();
    }
    let mut seen: Vec<&ActorId> = Vec::new();
    for tie in place.standing(draft) {
        let third = [&tie.from, &tie.to]
            .into_iter()
            .find(|end| !place.has(end) && !draft.registry.is_at_home(end));
        let Some(third) = third.filter(|third| !seen.contains(third)) else {
            continue;
        };
        seen.push(third);
        let ours: Vec<&Tie> = draft.ours(third).collect();
        if !ours.is_empty() {
            let message = Message::new("brief-common-direct")
                .with("name", &draft.name(third))
                .with("kind", &draft.kind(tie))
                .with("home", home_name(draft));
            let sources: Vec<&Citation> = begin(tie)
                .into_iter()
                .chain(ours.iter().flat_map(|tie| begin(tie)))
                .collect();
            items.push(draft.fact(message, sources));
        }
        let others = others_of(draft, place, third);
        if !others.is_empty() {
            let names = draft.names(others.keys().copied());
            let message = Message::new("brief-common-through")
                .with("network", &draft.name(third))
                .with("count", others.len())
                .with("home", home_name(draft))
                .with("names", names);
            let sources: Vec<&Citation> = begin(tie)
                .into_iter()
                .chain(others.values().flat_map(|tie| begin(tie)))
                .collect();
            items.push(draft.fact(message, sources));
        }
    }
    items.extend(same_country(draft, place));
    if items.is_empty() {
        Vec::new()
    } else {
        vec![Block::List(items)]
    }
}

fn home_name(draft: &Draft<'_>) -> crate::i18n::Arg {
    draft.names(&draft.registry.home)
}

/// Who of ours is tied with somebody, beside the partner and what is at home, and by which tie.
fn others_of<'r>(
    draft: &Draft<'r>,
    place: &Place<'_>,
    third: &ActorId,
) -> BTreeMap<&'r ActorId, &'r Tie> {
    let mut others = BTreeMap::new();
    for tie in draft.standing(third) {
        let Some(other) = tie.other(third) else {
            continue;
        };
        let is_ours = !place.has(other)
            && !draft.registry.is_at_home(other)
            && draft.ours(other).next().is_some();
        if is_ours {
            others.entry(other).or_insert(*tie);
        }
    }
    others
}

/// Our other partners in its country, by the ties that a window opens with.
fn same_country(draft: &mut Draft<'_>, place: &Place<'_>) -> Option<crate::brief::content::Said> {
    let registry = draft.registry;
    let code = place.actor.country?;
    let home = registry.home.as_ref()?;
    if registry.actors.get(home.as_str())?.country == Some(code) {
        return None;
    }
    let mut found: Vec<(&ActorId, &Tie)> = Vec::new();
    for tie in &registry.ties {
        let ours = registry.is_at_home(&tie.from) || registry.is_at_home(&tie.to);
        let stands = tie.life().in_force_on(draft.day) != Certainty::No;
        if !ours || !stands || stands_back(draft, tie) {
            continue;
        }
        for actor in registry.counterparts(tie) {
            let own = matches!(
                actor.kind,
                ActorKind::OverseasOffice | ActorKind::Representative
            );
            let known = own || found.iter().any(|(id, _)| *id == &actor.id);
            if actor.country == Some(code) && !place.has(&actor.id) && !known {
                found.push((&actor.id, tie));
            }
        }
    }
    if found.is_empty() {
        return None;
    }
    let names = draft.names(found.iter().map(|(id, _)| *id));
    let country = crate::brief::draft::both(|lang| i18n::country(lang, code));
    let message = Message::new("brief-common-country")
        .with("country", &country)
        .with("count", found.len())
        .with("names", names);
    let sources: Vec<&Citation> = found.iter().flat_map(|(_, tie)| begin(tie)).collect();
    Some(draft.fact(message, sources))
}
