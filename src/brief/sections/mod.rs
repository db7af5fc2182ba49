//! The sections of a briefing, a file each. Each says what the registry knows; where it knows nothing it
//! says so in one line, or falls away by being empty.

mod common;
mod doings;
mod doubts;
mod figures;
mod history;
mod horizon;
mod itinerary;
mod offices;
mod policy;
mod profile;
mod protocol;
mod summary;
mod ties;

use super::content::{Block, Column, Rests, Said, Table, Words};
use super::draft::Draft;
use super::place::Place;
use crate::i18n::Message;
use crate::model::Section;

/// What a section says of a partner.
pub(super) fn of_place<'r>(
    section: Section,
    draft: &mut Draft<'r>,
    place: &Place<'r>,
) -> Vec<Block> {
    match section {
        Section::Summary => summary::summary(draft, place),
        Section::Profile => profile::profile(draft, place),
        Section::Ties => ties::ties(draft, place),
        Section::History => history::history(draft, place),
        Section::Doings => doings::doings(draft, place),
        Section::Common => common::common(draft, place),
        Section::Figures => figures::figures(draft, place),
        Section::Horizon => horizon::horizon(draft, place),
        Section::Doubts => doubts::doubts(draft, place),
        // What is about the whole visit.
        Section::Itinerary | Section::Offices | Section::Policy | Section::Protocol => Vec::new(),
    }
}

/// What a section says of the whole visit, once for all partners.
pub(super) fn of_visit(
    section: Section,
    draft: &mut Draft<'_>,
    places: &[Place<'_>],
) -> Vec<Block> {
    match section {
        Section::Itinerary => itinerary::itinerary(draft),
        Section::Offices => offices::offices(draft, places),
        Section::Policy => policy::policy(draft, places),
        Section::Protocol => protocol::protocol(draft, places),
        Section::Doubts => doubts::questions(draft),
        _ => Vec::new(),
    }
}

/// A column with its heading and its part of the width.
fn column(draft: &Draft<'_>, head: &'static str, width: f64) -> Column {
    Column {
        head: draft.words(Message::new(head)),
        width,
        numbers: false,
    }
}

/// A table of names and values, without a head.
fn pairs(draft: &Draft<'_>, title: &'static str, rows: Vec<[Said; 2]>) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    let empty = || Words(draft.request.langs.iter().map(|_| String::new()).collect());
    let side = |width| Column {
        head: empty(),
        width,
        numbers: false,
    };
    vec![Block::Table(Table {
        title: draft.words(Message::new(title)),
        columns: vec![side(0.24), side(0.76)],
        rows: rows.into_iter().map(Vec::from).collect(),
    })]
}

/// A table, unless it has no rows.
fn table(
    draft: &Draft<'_>,
    title: &'static str,
    columns: Vec<Column>,
    rows: Vec<Vec<Said>>,
) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Table(Table {
        title: draft.words(Message::new(title)),
        rows: rows
            .into_iter()
            .map(|row| marked_once(row, &columns))
            .collect(),
        columns,
    })]
}

/// A row in which the same sources are named once, at the widest of the cells that rest on them.
fn marked_once(row: Vec<Said>, columns: &[Column]) -> Vec<Said> {
    let width = |at: usize| columns.get(at).map_or(0.0, |column| column.width);
    let elsewhere = |at: usize, rests: &Rests| {
        row.iter().enumerate().any(|(other, cell)| {
            // Of equally wide cells the last.
            let wider = (width(other), other) > (width(at), at);
            cell.rests == *rests && wider
        })
    };
    let left: Vec<bool> = row
        .iter()
        .enumerate()
        .map(|(at, cell)| {
            matches!(cell.rests, Rests::Sources(_) | Rests::Office) && elsewhere(at, &cell.rests)
        })
        .collect();
    let marked = |(cell, left): (Said, bool)| Said {
        rests: if left { Rests::Row } else { cell.rests },
        words: cell.words,
    };
    row.into_iter().zip(left).map(marked).collect()
}

/// A smaller heading.
fn heading(draft: &Draft<'_>, id: &'static str) -> Block {
    Block::Heading(draft.words(Message::new(id)))
}
