//! Offices and organisations concerned, and which desk looks after the partners.

use std::collections::BTreeSet;

use super::history::date_told;
use super::profile::fact_told;
use super::ties::first_event;
use super::{column, heading, table};
use crate::brief::content::{Block, Said};
use crate::brief::draft::{Draft, both, of_claims};
use crate::brief::place::{Place, is_duty};
use crate::i18n::{self, Message};
use crate::model::{
    Actor, ActorId, ActorKind, Certainty, Citation, Policy, PolicyKind, RegionRef, Text, Tie,
    TieClass,
};

pub(super) fn offices(draft: &mut Draft<'_>, places: &[Place<'_>]) -> Vec<Block> {
    let (offices, region) = concerned(draft, places);
    let mut rows = Vec::new();
    for (office, tie) in &offices {
        rows.extend(office_rows(draft, office, tie));
    }
    let columns = vec![
        column(draft, "brief-column-office", 0.24),
        column(draft, "brief-column-matter", 0.24),
        column(draft, "brief-column-what", 0.52),
    ];
    let mut blocks = Vec::new();
    if let Some(region) = region.filter(|_| !rows.is_empty()) {
        let message = Message::new("brief-offices-region").with("region", &region);
        blocks.push(Block::Heading(draft.words(message)));
    }
    blocks.extend(table(draft, "brief-offices-table", columns, rows));
    let desks = desks(draft, places, &offices);
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

/// Offices with their ties.
type Offices<'r> = Vec<(&'r Actor, &'r Tie)>;

/// The offices nearest to the partners, each once; with the region's name where they are those of one.
fn concerned<'r>(draft: &Draft<'r>, places: &[Place<'_>]) -> (Offices<'r>, Option<Text>) {
    let mut all: Offices<'r> = Vec::new();
    let mut of_region = None;
    for place in places {
        let (offices, region) = nearest(draft, place);
        for (office, tie) in offices {
            if !all.iter().any(|(known, _)| known.id == office.id) {
                all.push((office, tie));
            }
        }
        of_region = region;
    }
    (all, of_region.filter(|_| places.len() == 1))
}

/// The overseas offices that stand on the day in the partner or its country; where there are none, those
/// of its region, with the region's name.
fn nearest<'r>(draft: &Draft<'r>, place: &Place<'_>) -> (Offices<'r>, Option<Text>) {
    let registry = draft.registry;
    let is_office = |tie: &&Tie| {
        let kind = registry.kinds.get(tie.kind.as_str());
        kind.is_some_and(|kind| kind.class == TieClass::Office)
            && tie.life().in_force_on(draft.day) != Certainty::No
    };
    let all: Offices<'r> = registry
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
    let pick = |fits: &dyn Fn(&Actor) -> bool| -> Offices<'r> {
        let all = all.iter().copied();
        all.filter(|(office, _)| fits(office)).collect()
    };
    let near = pick(&|office| {
        place.has(&office.id) || (office.country.is_some() && office.country == place.actor.country)
    });
    if !near.is_empty() {
        return (near, None);
    }
    let at = registry
        .opening_scheme()
        .and_then(|scheme| Some((scheme, registry.region_of(place.actor, scheme)?)));
    let Some((scheme, region)) = at else {
        return (Vec::new(), None);
    };
    let offices = pick(&|office| registry.region_of(office, scheme).as_ref() == Some(&region));
    let name = both(|lang| i18n::region(lang, registry, &region));
    (offices, Some(name))
}

/// Since when an office is there, and what is told of it, a row each.
fn office_rows(draft: &mut Draft<'_>, office: &Actor, tie: &Tie) -> Vec<Vec<Said>> {
    let name = draft.text(&draft.name(&office.id));
    let mut name = Some(draft.cell(name, &office.name().sources));
    let empty = Draft::plain(draft.each(|_| String::new()));
    let mut rows = Vec::new();
    if let Some(event) = first_event(tie) {
        let what = both(|lang| i18n::event(lang, event.kind));
        let head = draft.remark(Message::new("brief-title").with("title", &what));
        let date = draft.fact(date_told(&event.date), of_claims(&event.date));
        rows.push(vec![
            name.take().unwrap_or_else(|| empty.clone()),
            head,
            date,
        ]);
    }
    for fact in &office.facts {
        let head = Draft::plain(draft.text(&fact.label));
        let value = fact_told(draft, fact);
        rows.push(vec![
            name.take().unwrap_or_else(|| empty.clone()),
            head,
            value,
        ]);
    }
    if rows.is_empty() {
        rows.extend(name.map(|name| vec![name, empty.clone(), empty]));
    }
    rows
}

/// Which desks look after the partners: by their regions, by duties for them or for their offices.
fn desks(draft: &mut Draft<'_>, places: &[Place<'_>], offices: &Offices<'_>) -> Vec<Vec<Said>> {
    let registry = draft.registry;
    let regions: BTreeSet<RegionRef> = places
        .iter()
        .flat_map(|place| registry.regions_of(place.actor))
        .collect();
    let is_one = |id: &ActorId| places.iter().any(|place| place.has(id));
    let concerns = |row: &&Policy| {
        row.kind == PolicyKind::Duty
            && (row.regions.iter().any(|at| regions.contains(at)) || row.actors.iter().any(is_one))
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
        |id: &ActorId| is_one(id) || offices.iter().any(|(office, _)| office.id == *id);
    let concerns = |tie: &&Tie| {
        is_duty(draft, tie)
            && tie.life().in_force_on(draft.day) != Certainty::No
            && looked_after(&tie.to)
    };
    let ties: Vec<&Tie> = registry.ties.iter().filter(concerns).collect();
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
