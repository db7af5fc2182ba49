//! The rows of the table: made once for a state, their texts once for each row that is seen.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::export::tsv;
use crate::i18n;
use crate::lens::Index;
use crate::model::{Certainty, Lang, Status};
use crate::records::{Column, List, Listing, Row};
use crate::ui::state::State;
use crate::ui::table_view::Sorting;

/// How a row belongs to what is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Picked {
    /// Not at all.
    No,
    /// It is a tie of a selected actor, or an end of the selected tie.
    Linked,
    /// It is selected itself.
    Chosen,
}

/// The rows, and from what they were made.
pub(super) struct Rows {
    from: MadeFrom,
    /// The list.
    pub listing: Listing,
    /// The columns that are shown.
    pub columns: Vec<&'static Column>,
    texts: BTreeMap<usize, Arc<[String]>>,
    /// The row of every record of the registry that has one.
    places: Vec<Option<usize>>,
}

struct MadeFrom {
    index: Arc<Index>,
    version: u64,
    lang: Lang,
    list: List,
    sort: Option<Sorting>,
    columns: Vec<&'static str>,
}

impl Rows {
    /// The rows for a state.
    pub(super) fn new(state: &State) -> Self {
        let table = &state.view.table;
        let listing = listing(state);
        let registry = state.registry();
        let records = match listing.list {
            List::Ties => registry.ties.len(),
            List::Actors => registry.actors.len(),
        };
        let mut places = vec![None; records];
        for (at, row) in listing.rows.iter().enumerate() {
            if let Some(place) = places.get_mut(record(*row)) {
                *place = Some(at);
            }
        }
        let columns = table.columns(state.lang);
        Self {
            from: MadeFrom {
                index: Arc::clone(&state.derived.index),
                version: state.derived.version,
                lang: state.lang,
                list: table.list,
                sort: table.shown().sort,
                columns: columns.iter().map(|column| column.key).collect(),
            },
            listing,
            columns,
            texts: BTreeMap::new(),
            places,
        }
    }

    /// Whether they are still those of this state.
    pub(super) fn are_of(&self, state: &State) -> bool {
        let (from, table) = (&self.from, &state.view.table);
        from.version == state.derived.version
            && Arc::ptr_eq(&from.index, &state.derived.index)
            && from.lang == state.lang
            && from.list == table.list
            && from.sort == table.shown().sort
            && from
                .columns
                .iter()
                .eq(table.columns(state.lang).iter().map(|column| &column.key))
    }

    /// What a row says, column by column.
    pub(super) fn texts(&mut self, at: usize) -> Arc<[String]> {
        if let Some(texts) = self.texts.get(&at) {
            return Arc::clone(texts);
        }
        let texts: Arc<[String]> = match self.listing.rows.get(at) {
            Some(row) => told(
                &self.listing,
                &self.from.index,
                *row,
                &self.columns,
                self.from.lang,
            )
            .into(),
            None => Arc::from([]),
        };
        self.texts.insert(at, Arc::clone(&texts));
        texts
    }

    /// The row of a tie or an actor, by its position in the registry.
    pub(super) fn place(&self, record: usize) -> Option<usize> {
        self.places.get(record).copied().flatten()
    }

    /// The row that shows best what is selected: the first that is selected itself, else the first
    /// that belongs to it.
    pub(super) fn first_picked(&self, state: &State) -> Option<usize> {
        let (registry, selection) = (state.registry(), &state.selection);
        let direct = match self.listing.list {
            List::Ties => selection
                .tie
                .iter()
                .filter_map(|id| self.place(registry.ties.position(id.as_str())?))
                .min(),
            List::Actors => selection
                .actors
                .iter()
                .filter_map(|id| self.place(registry.actors.position(id.as_str())?))
                .min(),
        };
        direct.or_else(|| {
            let mut rows = self.listing.rows.iter();
            rows.position(|row| picked(state, *row) != Picked::No)
        })
    }
}

/// The position of a row's record in the registry.
pub(super) fn record(row: Row) -> usize {
    match row {
        Row::Tie(seen) => seen.link.tie,
        Row::Actor(at) => at,
    }
}

/// How a row belongs to what is selected.
pub(super) fn picked(state: &State, row: Row) -> Picked {
    let (registry, selection) = (state.registry(), &state.selection);
    let actor = |at: usize| registry.actors.rows().get(at).map(|actor| &actor.id);
    let has = |at: usize| actor(at).is_some_and(|id| selection.actors.contains(id));
    let (chosen, linked) = match row {
        Row::Tie(seen) => {
            let tie = registry.ties.rows().get(seen.link.tie);
            let chosen = tie.is_some_and(|tie| selection.tie.as_ref() == Some(&tie.id));
            (chosen, has(seen.link.from) || has(seen.link.to))
        }
        Row::Actor(at) => {
            let tie = selection.tie.as_ref();
            let tie = tie.and_then(|id| registry.ties.get(id.as_str()));
            let ends =
                tie.is_some_and(|tie| actor(at).is_some_and(|id| tie.from == *id || tie.to == *id));
            (has(at), ends)
        }
    };
    match (chosen, linked) {
        (true, _) => Picked::Chosen,
        (false, true) => Picked::Linked,
        (false, false) => Picked::No,
    }
}

/// The list that the table shows, in its order.
fn listing(state: &State) -> Listing {
    let (table, derived) = (&state.view.table, &state.derived);
    let mut listing = Listing::of(table.list, &derived.index, &derived.visible, state.lang);
    if let Some((column, down)) = table.sorted_by(state.lang) {
        listing.sort(&derived.index, state.lang, column, down);
    }
    listing
}

fn told(
    listing: &Listing,
    index: &Index,
    row: Row,
    columns: &[&'static Column],
    lang: Lang,
) -> Vec<String> {
    let tell = |column: &&'static Column| match row {
        Row::Tie(seen)
            if column.key == "status"
                && (seen.status, seen.in_force) == (Status::InForce, Certainty::Possible) =>
        {
            i18n::text(lang, "state-possible")
        }
        _ => listing.cell(index, row, column).told(lang),
    };
    columns.iter().map(tell).collect()
}

/// The rows that belong to what is selected, or all where none does, as text for a spreadsheet; and
/// how many they are.
pub(crate) fn copied(state: &State) -> (usize, String) {
    let (listing, lang) = (listing(state), state.lang);
    let columns = state.view.table.columns(lang);
    let mut rows: Vec<Row> = listing.rows.clone();
    rows.retain(|row| picked(state, *row) != Picked::No);
    if rows.is_empty() {
        rows = listing.rows.clone();
    }
    let heads: Vec<String> = columns
        .iter()
        .filter_map(|column| Some(i18n::text(lang, column.head?)))
        .collect();
    let index = &state.derived.index;
    let lines = rows
        .iter()
        .map(|row| told(&listing, index, *row, &columns, lang));
    (rows.len(), tsv(&heads, lines))
}
