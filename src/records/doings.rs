//! The lists of activities, milestones, figures and policies.

use super::cite::{activity_citations, figure_citations, milestone_citations};
use super::table::{Cell, Column, RecordTable};
use crate::model::{
    Activity, ActorId, Figure, FigureValue, Milestone, Note, Policy, Reading, Registry, Text,
};

pub(super) fn names(registry: &Registry, actors: &[&ActorId], pick: fn(&Text) -> &String) -> Cell {
    Cell::list(actors.iter().filter_map(|id| {
        let name = registry.actors.get(id.as_str())?.name();
        Some(pick(&Text::new(name.ja.clone(), name.en.clone())).clone())
    }))
}

pub(super) fn notes(notes: &[Note], pick: fn(&Text) -> &String) -> Cell {
    Cell::list(notes.iter().map(|note| pick(&note.text).clone()))
}

pub(super) fn places(registry: &Registry, actors: &[&ActorId]) -> [Cell; 2] {
    let away: Vec<_> = actors
        .iter()
        .filter(|id| !registry.is_at_home(id))
        .filter_map(|id| registry.actors.get(id.as_str()))
        .collect();
    let mut countries: Vec<_> = away.iter().filter_map(|actor| actor.country).collect();
    countries.sort_unstable();
    countries.dedup();
    let mut regions: Vec<String> = away
        .iter()
        .flat_map(|actor| registry.regions_of(actor))
        .map(|at| at.to_string())
        .collect();
    regions.sort_unstable();
    regions.dedup();
    [Cell::list(countries), Cell::List(regions)]
}

pub(super) fn ja(text: &Text) -> &String {
    &text.ja
}

pub(super) fn en(text: &Text) -> &String {
    &text.en
}

/// Activities, a row each.
#[must_use]
pub fn activities(registry: &Registry, rows: &[&Activity]) -> RecordTable {
    let row = |row: &&Activity| {
        let actors: Vec<&ActorId> = row.parts.iter().map(|part| &part.actor).collect();
        // The series is as much in it as those who take part.
        let with_series: Vec<&ActorId> = actors.iter().copied().chain(&row.series).collect();
        let [countries, regions] = places(registry, &with_series);
        let contested = row.date.is_contested()
            || row
                .until
                .as_ref()
                .is_some_and(crate::model::Claims::is_contested);
        vec![
            row.id.as_str().into(),
            Cell::Word("activity", row.kind.word()),
            row.title.ja.as_str().into(),
            row.title.en.as_str().into(),
            Cell::date(row.date.preferred().copied()),
            Cell::date(
                row.until
                    .as_ref()
                    .and_then(|until| until.preferred().copied()),
            ),
            Cell::Word("stage", row.stage.word()),
            Cell::maybe(row.series.as_ref()),
            Cell::list(
                row.parts
                    .iter()
                    .map(|part| format!("{}:{}", part.role.word(), part.actor)),
            ),
            names(registry, &actors, ja),
            names(registry, &actors, en),
            countries,
            regions,
            Cell::list(&row.themes),
            Cell::contested(contested),
            notes(&row.notes, ja),
            notes(&row.notes, en),
            Cell::list(activity_citations(row)),
        ]
    };
    RecordTable {
        columns: vec![
            Column::plain("id"),
            Column::shown("kind", "column-kind"),
            Column::shown("title_ja", "column-title"),
            Column::shown("title_en", "column-title"),
            Column::shown("date", "column-date"),
            Column::plain("until"),
            Column::shown("stage", "column-status"),
            Column::plain("series"),
            Column::plain("parts"),
            Column::plain("actors_ja"),
            Column::plain("actors_en"),
            Column::plain("countries"),
            Column::plain("regions"),
            Column::plain("themes"),
            Column::plain("contested"),
            Column::plain("notes_ja"),
            Column::plain("notes_en"),
            Column::plain("sources"),
        ],
        rows: rows.iter().map(row).collect(),
    }
}

/// Milestones, a row each.
#[must_use]
pub fn milestones(registry: &Registry, rows: &[&Milestone]) -> RecordTable {
    let row = |row: &&Milestone| {
        let actors: Vec<&ActorId> = row.actors.iter().collect();
        vec![
            row.id.as_str().into(),
            Cell::date(row.date.preferred().copied()),
            row.title.ja.as_str().into(),
            row.title.en.as_str().into(),
            Cell::list(&row.actors),
            names(registry, &actors, ja),
            names(registry, &actors, en),
            Cell::list(&row.themes),
            Cell::contested(row.date.is_contested()),
            notes(&row.notes, ja),
            notes(&row.notes, en),
            Cell::list(milestone_citations(row)),
        ]
    };
    RecordTable {
        columns: vec![
            Column::plain("id"),
            Column::shown("date", "column-date"),
            Column::shown("title_ja", "column-title"),
            Column::shown("title_en", "column-title"),
            Column::plain("actors"),
            Column::plain("actors_ja"),
            Column::plain("actors_en"),
            Column::plain("themes"),
            Column::plain("contested"),
            Column::plain("notes_ja"),
            Column::plain("notes_en"),
            Column::plain("sources"),
        ],
        rows: rows.iter().map(row).collect(),
    }
}

/// Figures, a row for each value.
#[must_use]
pub fn figures(rows: &[&Figure]) -> RecordTable {
    let value = |row: &Figure, value: &FigureValue| {
        let reading = value.value.preferred();
        let words = |pick: fn(&Text) -> &String| match reading {
            Some(Reading::Words(words)) => Cell::Text(pick(words).clone()),
            _ => Cell::Empty,
        };
        vec![
            row.id.as_str().into(),
            Cell::Word("figure", row.kind.word()),
            row.title.ja.as_str().into(),
            row.title.en.as_str().into(),
            Cell::Period(value.period),
            Cell::Word("value", value.role.word()),
            match reading {
                Some(Reading::Number(number)) => Cell::Number(*number),
                _ => Cell::Empty,
            },
            words(ja),
            words(en),
            row.unit.ja.as_str().into(),
            row.unit.en.as_str().into(),
            Cell::list(&row.actors),
            Cell::maybe(row.owner.as_ref()),
            Cell::maybe(row.part_of.as_ref()),
            Cell::maybe(row.activity.as_ref()),
            Cell::list(&row.themes),
            Cell::contested(value.value.is_contested()),
            Cell::list(figure_citations(value)),
        ]
    };
    RecordTable {
        columns: vec![
            Column::plain("id"),
            Column::shown("kind", "column-kind"),
            Column::shown("title_ja", "column-title"),
            Column::shown("title_en", "column-title"),
            Column::shown("period", "column-period"),
            Column::shown("role", "column-status"),
            Column::shown("value", "column-value"),
            Column::plain("words_ja"),
            Column::plain("words_en"),
            Column::shown("unit_ja", "column-unit"),
            Column::shown("unit_en", "column-unit"),
            Column::plain("actors"),
            Column::plain("owner"),
            Column::plain("part_of"),
            Column::plain("activity"),
            Column::plain("themes"),
            Column::plain("contested"),
            Column::plain("sources"),
        ],
        rows: rows
            .iter()
            .flat_map(|row| row.values.iter().map(move |one| (row, one)))
            .map(|(row, one)| value(row, one))
            .collect(),
    }
}

/// Policies, a row each.
#[must_use]
pub fn policies(rows: &[&Policy]) -> RecordTable {
    let text = |row: &Policy, pick: fn(&Text) -> &String| {
        Cell::maybe(row.text.as_ref().map(|text| pick(text).clone()))
    };
    let row = |row: &&Policy| {
        vec![
            row.id.as_str().into(),
            Cell::Word("policy", row.kind.word()),
            row.title.ja.as_str().into(),
            row.title.en.as_str().into(),
            text(row, ja),
            text(row, en),
            Cell::maybe(row.part_of.as_ref()),
            Cell::list(&row.regions),
            Cell::list(&row.actors),
            Cell::list(&row.themes),
            notes(&row.notes, ja),
            notes(&row.notes, en),
            Cell::list(&row.sources),
        ]
    };
    RecordTable {
        columns: vec![
            Column::plain("id"),
            Column::shown("kind", "column-kind"),
            Column::shown("title_ja", "column-title"),
            Column::shown("title_en", "column-title"),
            Column::plain("text_ja"),
            Column::plain("text_en"),
            Column::plain("part_of"),
            Column::plain("regions"),
            Column::plain("actors"),
            Column::plain("themes"),
            Column::plain("notes_ja"),
            Column::plain("notes_en"),
            Column::plain("sources"),
        ],
        rows: rows.iter().map(row).collect(),
    }
}
