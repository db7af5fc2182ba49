//! Offices and organisations concerned, and which desk looks after a partner.

use std::collections::BTreeSet;

use super::{column, heading, table};
use crate::brief::content::{Block, Said};
use crate::brief::draft::{Draft, of_claims, when};
use crate::brief::place::Place;
use crate::i18n::{Arg, Message};
use crate::model::{
    Actor, ActorId, ActorKind, Certainty, Citation, Policy, PolicyKind, RegionRef, Tie, TieClass,
};

pub(super) fn offices(draft: &mut Draft<'_>, place: &Place<'_>) -> Vec<Block> {
    let offices = nearest(draft, place);
    let mut rows = Vec::new();
    for (office, tie) in &offices {
        rows.push(office_row(draft, office, tie));
    }
    let columns = vec![
        column(draft, "brief-column-office", 0.28),
        column(draft, "brief-column-since", 0.26),
        column(draft, "brief-column-about", 0.46),
    ];
    let mut blocks = table(draft, "brief-offices-table", columns, rows);
    let desks = desks(draft, place, &offices);
    if !desks.is_empty() {
        if !blocks.is_empty() {
            blocks.push(heading(draft, "brief-desks"));
        }
        let columns = vec![
            column(draft, "brief-column-desk", 0.34),
            column(draft, "brief-column-duty", 0.66),
        ];
        blocks.extend(table(draft, "brief-desks", columns, desks));
    }
    blocks
}

/// The overseas offices that stand on the day in the partner or its country; where there are none, those
/// of its region.
fn nearest<'r>(draft: &Draft<'r>, place: &Place<'_>) -> Vec<(&'r Actor, &'r Tie)> {
    let registry = draft.registry;
    let is_office = |tie: &&Tie| {
        let kind = registry.kinds.get(tie.kind.as_str());
        kind.is_some_and(|kind| kind.class == TieClass::Office)
            && tie.life().in_force_on(draft.day) != Certainty::No
    };
    let all: Vec<(&Actor, &Tie)> = registry
        .ties
        .iter()
        .filter(is_office)
        .filter_map(|tie| {
            let ends = registry.counterparts(tie);
            let office = ends
                .into_iter()
                .find(|end| end.kind == ActorKind::OverseasOffice)?;
            Some((office, tie))
        })
        .collect();
    let pick = |fits: &dyn Fn(&Actor) -> bool| -> Vec<(&'r Actor, &'r Tie)> {
        let all = all.iter().copied();
        all.filter(|(office, _)| fits(office)).collect()
    };
    let near = pick(&|office| {
        place.has(&office.id) || (office.country.is_some() && office.country == place.actor.country)
    });
    if !near.is_empty() {
        return near;
    }
    let Some(scheme) = registry.opening_scheme() else {
        return Vec::new();
    };
    let region = registry.region_of(place.actor, scheme);
    pick(&|office| region.is_some() && registry.region_of(office, scheme) == region)
}

fn office_row(draft: &mut Draft<'_>, office: &Actor, tie: &Tie) -> Vec<Said> {
    let name = draft.text(&draft.name(&office.id));
    let name = draft.cell(name, &office.name().sources);
    let start = tie.life().start();
    let event = tie
        .events
        .iter()
        .find(|event| event.date.preferred().copied() == start);
    let since = match (start, event) {
        (Some(start), Some(event)) => {
            let message = Message::new("brief-date").with("date", &when(start));
            draft.fact(message, of_claims(&event.date))
        }
        _ => draft.remark(Message::new("brief-since-unknown")),
    };
    let facts: Vec<Arg> = office
        .facts
        .iter()
        .filter_map(|fact| {
            let told = Message::new("brief-fact")
                .with("label", &fact.label)
                .with("value", fact.value.preferred()?);
            Some(Arg::from(told))
        })
        .collect();
    let about = if facts.is_empty() {
        Draft::plain(draft.each(|_| String::new()))
    } else {
        let sources = office.facts.iter().flat_map(|fact| of_claims(&fact.value));
        draft.fact(
            Message::new("brief-facts").with("facts", Arg::List(facts)),
            sources,
        )
    };
    vec![name, since, about]
}

/// Which desks look after the partner: by its region, by their duties for it or for its offices.
fn desks(draft: &mut Draft<'_>, place: &Place<'_>, offices: &[(&Actor, &Tie)]) -> Vec<Vec<Said>> {
    let registry = draft.registry;
    let regions: BTreeSet<RegionRef> = registry.regions_of(place.actor).into_iter().collect();
    let concerns = |row: &&Policy| {
        row.kind == PolicyKind::Duty
            && (row.regions.iter().any(|at| regions.contains(at))
                || row.actors.iter().any(|id| place.has(id)))
    };
    let mut rows = Vec::new();
    for duty in registry.policies.iter().filter(concerns) {
        let is_desk = |id: &&ActorId| {
            let actor = registry.actors.get(id.as_str());
            actor.is_some_and(|actor| {
                matches!(actor.kind, ActorKind::Department | ActorKind::Committee)
            })
        };
        let desks: Vec<&ActorId> = duty.actors.iter().filter(is_desk).collect();
        let desk = if desks.is_empty() {
            Draft::plain(draft.each(|_| String::new()))
        } else {
            let names = Message::new("brief-list").with("names", draft.names(desks));
            draft.fact(names, &duty.sources)
        };
        let message = match &duty.text {
            Some(text) => Message::new("brief-policy-item")
                .with("title", &duty.title)
                .with("text", text),
            None => Message::new("brief-title").with("title", &duty.title),
        };
        let what = draft.fact(message, &duty.sources);
        rows.push(vec![desk, what]);
    }
    let looked_after =
        |id: &ActorId| place.has(id) || offices.iter().any(|(office, _)| office.id == *id);
    let is_duty = |tie: &&Tie| {
        let kind = registry.kinds.get(tie.kind.as_str());
        kind.is_some_and(|kind| kind.class == TieClass::Duty)
            && tie.life().in_force_on(draft.day) != Certainty::No
            && looked_after(&tie.to)
    };
    let ties: Vec<&Tie> = registry.ties.iter().filter(is_duty).collect();
    for tie in ties {
        let sources: Vec<&Citation> = tie
            .events
            .iter()
            .flat_map(|event| of_claims(&event.date))
            .collect();
        let desk = draft.text(&draft.name(&tie.from));
        let desk = draft.cell(desk, sources.clone());
        let message = Message::new("brief-duty-for").with("name", &draft.name(&tie.to));
        let what = draft.fact(message, sources);
        rows.push(vec![desk, what]);
    }
    rows
}
