//! What people type, and what they mean by it.

use std::sync::LazyLock;

use kizuna::search::{Catalogue, Group, Hit, Query, Target};

use crate::support::{each, must, rows, same, whole};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::new(whole()));

/// As many of a group as the window asks for.
const MOST: usize = 200;

/// A record as the tables name it: `actor:odesa`, `country:KR`, `region:plan2021:asia`.
pub(super) fn named(target: Target) -> String {
    let registry = whole();
    match target {
        Target::Actor(at) => format!("actor:{}", registry.actors.rows()[at].id),
        Target::Tie(at) => format!("tie:{}", registry.ties.rows()[at].id),
        Target::Country(code) => format!("country:{code}"),
        Target::Region(scheme, at) => {
            let scheme = &registry.schemes.rows()[scheme];
            format!("region:{}:{}", scheme.id, scheme.regions[at].id)
        }
        Target::Kind(at) => format!("kind:{}", registry.kinds.rows()[at].id),
        Target::Theme(at) => format!("theme:{}", registry.themes.rows()[at].id),
        Target::Activity(at) => format!("activity:{}", registry.activities.rows()[at].id),
        Target::Milestone(at) => format!("milestone:{}", registry.milestones.rows()[at].id),
        Target::Delegation(at) => {
            format!("delegation:{}", registry.delegations.rows()[at].id)
        }
        Target::Source(at) => format!("source:{}", registry.sources.rows()[at].id),
    }
}

fn group(record: &str) -> Group {
    match record.split(':').next() {
        Some("actor") => Group::Actors,
        Some("tie") => Group::Ties,
        Some("country" | "region") => Group::Places,
        Some("kind" | "theme") => Group::Subjects,
        Some("activity" | "milestone") => Group::Doings,
        Some("delegation") => Group::Delegations,
        _ => Group::Sources,
    }
}

fn found(typed: &str, group: Group) -> Vec<Hit> {
    CATALOGUE.find(&Query::new(typed), MOST).of(group).to_vec()
}

fn first_three(typed: &str, record: &str) -> Result<(), String> {
    let hits = found(typed, group(record));
    let names: Vec<String> = hits.iter().map(|hit| named(hit.target)).collect();
    let at = names.iter().position(|name| name == record);
    must(at.is_some_and(|at| at < 3), || {
        let first: Vec<&String> = names.iter().take(4).collect();
        format!("{record} is at {at:?}, after {first:?}")
    })
}

#[test]
fn what_is_meant_is_among_the_first_three() {
    each(rows(include_str!("golden.txt")), 240, |row| {
        if row[1] == "nothing" {
            let all = CATALOGUE.find(&Query::new(row[0]), MOST);
            let first = all.groups.first().map(|(_, hits, _)| &hits[0]);
            let first = first.map(|hit| (named(hit.target), &hit.matched.text));
            return same("found", &first, &None);
        }
        first_three(row[0], row[1])
    });
}

#[test]
fn every_record_is_found_by_each_of_its_names() {
    let mut cases: Vec<(String, String)> = Vec::new();
    let registry = whole();
    for actor in &registry.actors {
        for name in &actor.names {
            let short = name.short.iter().flat_map(|short| [&short.ja, &short.en]);
            let names = [&name.ja, &name.en].into_iter().chain(&name.reading);
            for text in names.chain(short) {
                cases.push((text.clone(), format!("actor:{}", actor.id)));
            }
        }
    }
    for kind in &registry.kinds {
        for text in [&kind.name.ja, &kind.name.en]
            .into_iter()
            .chain(&kind.reading)
        {
            cases.push((text.clone(), format!("kind:{}", kind.id)));
        }
    }
    for theme in &registry.themes {
        for text in [&theme.name.ja, &theme.name.en]
            .into_iter()
            .chain(&theme.reading)
        {
            cases.push((text.clone(), format!("theme:{}", theme.id)));
        }
    }
    for scheme in &registry.schemes {
        for region in &scheme.regions {
            let names = [&region.name.ja, &region.name.en];
            for text in names.into_iter().chain(&region.reading) {
                cases.push((text.clone(), format!("region:{}:{}", scheme.id, region.id)));
            }
        }
    }
    for source in &registry.sources {
        for text in [&source.title.ja, &source.title.en] {
            cases.push((text.clone(), format!("source:{}", source.id)));
        }
    }
    cases.retain(|(text, _)| !text.is_empty());
    each(cases, 1000, |(text, record)| first_three(text, record));
}
