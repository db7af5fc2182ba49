//! The lists that are printed whole: sources, kinds, regions, saved views.

use std::collections::BTreeSet;

use super::cite::{actor_citations, tie_citations};
use super::table::{Cell, Column, RecordTable};
use crate::lens::{Index, Visible, of_view};
use crate::model::{Citation, Date, Registry, SavedView, SourceId, SourceStatus};

/// The sources, in the order of the registry: all of them, or those that what is visible rests on.
#[must_use]
pub fn sources(registry: &Registry, visible: Option<&Visible>) -> RecordTable {
    let cited = visible.map(|visible| sources_of(cited(registry, visible)));
    table(registry, cited.as_ref())
}

/// The sources that these citations name, in the order of the registry.
pub(super) fn cited_sources<'r>(
    registry: &'r Registry,
    citations: impl Iterator<Item = &'r Citation>,
) -> RecordTable {
    table(registry, Some(&sources_of(citations)))
}

fn sources_of<'r>(citations: impl Iterator<Item = &'r Citation>) -> BTreeSet<&'r SourceId> {
    citations.map(|citation| &citation.source).collect()
}

fn table(registry: &Registry, cited: Option<&BTreeSet<&SourceId>>) -> RecordTable {
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
            .filter(|source| cited.is_none_or(|cited| cited.contains(&source.id)))
            .map(|source| {
                vec![
                    source.id.as_str().into(),
                    source.title.ja.as_str().into(),
                    source.title.en.as_str().into(),
                    source.publisher.ja.as_str().into(),
                    source.publisher.en.as_str().into(),
                    Cell::date(source.published),
                    Cell::date(source.as_of),
                    Cell::date(source.seen),
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
pub(super) fn cited<'r>(
    registry: &'r Registry,
    visible: &Visible,
) -> impl Iterator<Item = &'r Citation> {
    let ties = visible.ties.iter().filter_map(|seen| {
        let tie = registry.ties.rows().get(seen.link.tie)?;
        Some(tie_citations(tie))
    });
    let actors = visible.actors.iter().filter_map(|at| {
        let actor = registry.actors.rows().get(*at)?;
        Some(actor_citations(actor))
    });
    ties.chain(actors).flatten()
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
