//! The lists: ties, actors, sources, kinds, regions.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::cite::{actor_citations, last_known, tie_citations};
use super::table::{Cell, Column, RecordTable};
use crate::lens::{Index, Visible, VisibleTie, of_view};
use crate::model::{Date, Lang, NameUse, PartialDate, Registry, SavedView, SourceId, SourceStatus};

const TIES: [Column; 30] = [
    Column::plain("id"),
    Column::plain("kind"),
    Column::shown("kind_ja", "column-kind"),
    Column::shown("kind_en", "column-kind"),
    Column::plain("class"),
    Column::plain("from_id"),
    Column::shown("from_ja", "column-from"),
    Column::shown("from_en", "column-from"),
    Column::plain("to_id"),
    Column::shown("to_ja", "column-to"),
    Column::shown("to_en", "column-to"),
    Column::plain("title_ja"),
    Column::plain("title_en"),
    Column::shown("start", "column-start"),
    Column::plain("start_earliest"),
    Column::plain("start_latest"),
    Column::shown("end", "column-end"),
    Column::plain("end_earliest"),
    Column::plain("end_latest"),
    Column::shown("status", "column-status"),
    Column::shown("in_force", "column-in-force"),
    Column::shown("country", "column-country"),
    Column::plain("countries"),
    Column::plain("regions"),
    Column::plain("themes"),
    Column::plain("signed"),
    Column::plain("last_known"),
    Column::plain("as_of"),
    Column::plain("contested"),
    Column::plain("sources"),
];

const ACTORS: [Column; 18] = [
    Column::shown("id", "column-id"),
    Column::shown("kind", "column-kind"),
    Column::shown("name_ja", "column-name"),
    Column::shown("name_en", "column-name"),
    Column::plain("short_ja"),
    Column::plain("short_en"),
    Column::plain("former_names"),
    Column::plain("other_names"),
    Column::shown("reading", "column-reading"),
    Column::shown("country", "column-country"),
    Column::plain("lat"),
    Column::plain("lon"),
    Column::plain("located_in"),
    Column::plain("regions"),
    Column::shown("ties", "column-ties"),
    Column::plain("first_tie"),
    Column::plain("as_of"),
    Column::plain("sources"),
];

fn first_day(date: Option<PartialDate>) -> Cell {
    Cell::maybe(date.map(PartialDate::earliest))
}

fn last_day(date: Option<PartialDate>) -> Cell {
    Cell::maybe(date.map(PartialDate::latest))
}

/// The visible ties: the best first if a text was asked for, else by start and then by name.
#[must_use]
pub fn ties(index: &Index, visible: &Visible, lang: Lang) -> RecordTable {
    let registry = index.registry();
    let mut rows: Vec<&VisibleTie> = visible.ties.iter().collect();
    rows.sort_by_cached_key(|seen| {
        let start = index
            .ties()
            .get(seen.link.tie)
            .and_then(|facts| facts.life.start());
        let name = |at: usize| {
            registry
                .actors
                .rows()
                .get(at)
                .map(|actor| actor.sort_key(lang))
        };
        (
            Reverse(seen.score),
            start.is_none(),
            start,
            name(seen.link.to),
            name(seen.link.from),
            seen.link.tie,
        )
    });
    let rows = rows
        .into_iter()
        .filter_map(|seen| tie_row(index, visible, seen))
        .collect();
    RecordTable {
        columns: TIES.to_vec(),
        rows,
    }
}

fn tie_row(index: &Index, visible: &Visible, seen: &VisibleTie) -> Option<Vec<Cell>> {
    let registry = index.registry();
    let tie = registry.ties.rows().get(seen.link.tie)?;
    let facts = index.ties().get(seen.link.tie)?;
    let from = registry.actors.rows().get(seen.link.from)?;
    let to = registry.actors.rows().get(seen.link.to)?;
    let (from_name, to_name) = (from.name_on(visible.day), to.name_on(visible.day));
    let kind = registry.kinds.get(tie.kind.as_str());
    let (start, end) = (facts.life.start(), facts.life.end());
    let contested = tie.events.iter().any(|event| event.date.is_contested())
        || tie.facts.iter().any(|fact| fact.value.is_contested());
    let cells: [Cell; 30] = [
        tie.id.as_str().into(),
        tie.kind.as_str().into(),
        Cell::maybe(kind.map(|kind| &kind.name.ja)),
        Cell::maybe(kind.map(|kind| &kind.name.en)),
        Cell::maybe(facts.class.map(crate::model::TieClass::word)),
        from.id.as_str().into(),
        from_name.ja.as_str().into(),
        from_name.en.as_str().into(),
        to.id.as_str().into(),
        to_name.ja.as_str().into(),
        to_name.en.as_str().into(),
        Cell::maybe(tie.title.as_ref().map(|title| &title.ja)),
        Cell::maybe(tie.title.as_ref().map(|title| &title.en)),
        Cell::maybe(start),
        first_day(start),
        last_day(start),
        Cell::maybe(end),
        first_day(end),
        last_day(end),
        Cell::Word("status", seen.status.word()),
        Cell::Word("certainty", seen.in_force.word()),
        Cell::maybe(facts.countries.first()),
        Cell::list(&facts.countries),
        Cell::list(&facts.regions),
        Cell::list(&tie.themes),
        Cell::maybe(facts.life.signed),
        Cell::maybe(last_known(registry, tie)),
        Cell::Text(visible.day.to_string()),
        Cell::Text(if contested { "yes" } else { "no" }.to_owned()),
        Cell::list(tie_citations(tie)),
    ];
    Some(cells.to_vec())
}

/// The visible actors, by the start of their first visible tie and then by name; the best first
/// if a text was asked for.
#[must_use]
pub fn actors(index: &Index, visible: &Visible, lang: Lang) -> RecordTable {
    let registry = index.registry();
    let mut first: BTreeMap<usize, PartialDate> = BTreeMap::new();
    let mut best: BTreeMap<usize, u32> = BTreeMap::new();
    let mut degree: BTreeMap<usize, usize> = BTreeMap::new();
    for seen in &visible.ties {
        let start = index
            .ties()
            .get(seen.link.tie)
            .and_then(|facts| facts.life.start());
        for end in [seen.link.from, seen.link.to] {
            if let Some(start) = start {
                first
                    .entry(end)
                    .and_modify(|first| *first = start.min(*first))
                    .or_insert(start);
            }
            let best = best.entry(end).or_default();
            *best = seen.score.max(*best);
            *degree.entry(end).or_default() += 1;
        }
    }
    let mut rows: Vec<usize> = visible.actors.iter().copied().collect();
    rows.sort_by_cached_key(|at| {
        let start = first.get(at);
        (
            Reverse(best.get(at).copied().unwrap_or_default()),
            start.is_none(),
            start,
            registry
                .actors
                .rows()
                .get(*at)
                .map(|actor| actor.sort_key(lang)),
            *at,
        )
    });
    let rows = rows
        .into_iter()
        .filter_map(|at| {
            let actor = registry.actors.rows().get(at)?;
            let name = actor.name_on(visible.day);
            let names_of = |role: NameUse| {
                let mut names: Vec<&str> = Vec::new();
                for name in actor.names.iter().filter(|name| name.role == role) {
                    for text in [name.ja.as_str(), name.en.as_str()] {
                        if !names.contains(&text) {
                            names.push(text);
                        }
                    }
                }
                Cell::list(names)
            };
            let place = |pick: fn(&crate::model::Place) -> f64| {
                actor
                    .place
                    .as_ref()
                    .map_or(Cell::Empty, |place| Cell::Number(pick(place)))
            };
            let short = name.short.as_ref();
            let cells: [Cell; 18] = [
                actor.id.as_str().into(),
                Cell::Word("actor", actor.kind.word()),
                name.ja.as_str().into(),
                name.en.as_str().into(),
                Cell::maybe(short.map(|short| &short.ja)),
                Cell::maybe(short.map(|short| &short.en)),
                names_of(NameUse::Former),
                names_of(NameUse::Variant),
                Cell::maybe(name.reading.as_ref()),
                Cell::maybe(actor.country),
                place(|place| place.lat),
                place(|place| place.lon),
                Cell::maybe(actor.located_in.as_ref()),
                Cell::list(registry.regions_of(actor)),
                Cell::Count(degree.get(&at).copied().unwrap_or_default()),
                Cell::maybe(first.get(&at)),
                Cell::Text(visible.day.to_string()),
                Cell::list(actor_citations(actor)),
            ];
            Some(cells.to_vec())
        })
        .collect();
    RecordTable {
        columns: ACTORS.to_vec(),
        rows,
    }
}

/// The sources, in the order of the registry: all of them, or those that what is visible rests on.
#[must_use]
pub fn sources(registry: &Registry, visible: Option<&Visible>) -> RecordTable {
    let cited = visible.map(|visible| cited(registry, visible));
    RecordTable {
        columns: vec![
            Column::shown("id", "column-id"),
            Column::shown("title_ja", "column-title"),
            Column::shown("title_en", "column-title"),
            Column::shown("publisher_ja", "column-publisher"),
            Column::shown("publisher_en", "column-publisher"),
            Column::shown("published", "column-published"),
            Column::plain("as_of"),
            Column::plain("seen"),
            Column::shown("status", "column-status"),
        ],
        rows: registry
            .sources
            .iter()
            .filter(|source| {
                let cited = cited.as_ref();
                cited.is_none_or(|cited| cited.contains(&source.id))
            })
            .map(|source| {
                vec![
                    source.id.as_str().into(),
                    source.title.ja.as_str().into(),
                    source.title.en.as_str().into(),
                    source.publisher.ja.as_str().into(),
                    source.publisher.en.as_str().into(),
                    Cell::maybe(source.published),
                    Cell::maybe(source.as_of),
                    Cell::maybe(source.seen),
                    Cell::Word(
                        "source",
                        match source.status {
                            SourceStatus::Final => "final",
                            SourceStatus::Draft => "draft",
                            SourceStatus::Dataset => "dataset",
                        },
                    ),
                ]
            })
            .collect(),
    }
}

/// What visible ties and actors rest on.
fn cited<'r>(registry: &'r Registry, visible: &Visible) -> BTreeSet<&'r SourceId> {
    let ties = visible.ties.iter().filter_map(|seen| {
        let tie = registry.ties.rows().get(seen.link.tie)?;
        Some(tie_citations(tie))
    });
    let actors = visible.actors.iter().filter_map(|at| {
        let actor = registry.actors.rows().get(*at)?;
        Some(actor_citations(actor))
    });
    ties.chain(actors)
        .flatten()
        .map(|citation| &citation.source)
        .collect()
}

/// The kinds, with the number of visible ties of each.
#[must_use]
pub fn kinds(index: &Index, visible: &Visible) -> RecordTable {
    let registry = index.registry();
    RecordTable {
        columns: vec![
            Column::shown("id", "column-id"),
            Column::plain("class"),
            Column::shown("name_ja", "column-name"),
            Column::shown("name_en", "column-name"),
            Column::shown("ties", "column-ties"),
        ],
        rows: registry
            .kinds
            .iter()
            .map(|kind| {
                let ties = visible.ties.iter().filter(|seen| {
                    registry
                        .ties
                        .rows()
                        .get(seen.link.tie)
                        .is_some_and(|tie| tie.kind == kind.id)
                });
                vec![
                    kind.id.as_str().into(),
                    kind.class.word().into(),
                    kind.name.ja.as_str().into(),
                    kind.name.en.as_str().into(),
                    Cell::Count(ties.count()),
                ]
            })
            .collect(),
    }
}

/// The regions of all schemes, with their countries and the number of visible ties.
#[must_use]
pub fn regions(index: &Index, visible: &Visible) -> RecordTable {
    let registry = index.registry();
    let rows = registry
        .schemes
        .iter()
        .flat_map(|scheme| scheme.regions.iter().map(move |region| (scheme, region)))
        .map(|(scheme, region)| {
            let ties = visible.ties.iter().filter(|seen| {
                index.ties().get(seen.link.tie).is_some_and(|facts| {
                    facts
                        .regions
                        .iter()
                        .any(|at| at.scheme == scheme.id && at.region == region.id)
                })
            });
            vec![
                Cell::Text(format!("{}:{}", scheme.id, region.id)),
                scheme.id.as_str().into(),
                scheme.name.ja.as_str().into(),
                scheme.name.en.as_str().into(),
                region.name.ja.as_str().into(),
                region.name.en.as_str().into(),
                Cell::list(&region.countries),
                Cell::list(&region.actors),
                Cell::Count(ties.count()),
            ]
        })
        .collect();
    RecordTable {
        columns: vec![
            Column::shown("id", "column-id"),
            Column::plain("scheme"),
            Column::shown("scheme_ja", "column-scheme"),
            Column::shown("scheme_en", "column-scheme"),
            Column::shown("name_ja", "column-name"),
            Column::shown("name_en", "column-name"),
            Column::plain("countries"),
            Column::plain("actors"),
            Column::shown("ties", "column-ties"),
        ],
        rows,
    }
}

/// The saved views, with the number of ties that each leaves; nothing where its lens cannot be read.
#[must_use]
pub fn views(index: &Index, today: Date) -> RecordTable {
    let registry = index.registry();
    let ties = |view: &SavedView| {
        let lens = of_view(view, registry, today).ok()?;
        Some(lens.visible(index, today).ties.len())
    };
    RecordTable {
        columns: vec![
            Column::shown("id", "column-id"),
            Column::shown("name_ja", "column-name"),
            Column::shown("name_en", "column-name"),
            Column::shown("lens", "column-lens"),
            Column::shown("ties", "column-ties"),
        ],
        rows: registry
            .views
            .iter()
            .map(|view| {
                vec![
                    view.id.as_str().into(),
                    view.name.ja.as_str().into(),
                    view.name.en.as_str().into(),
                    view.lens.as_str().into(),
                    ties(view).map_or(Cell::Empty, Cell::Count),
                ]
            })
            .collect(),
    }
}
