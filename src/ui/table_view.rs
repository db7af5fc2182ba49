//! How the table is shown: where it stands, which list, in which order, with which columns. It is
//! remembered while the window is open.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Lang;
use crate::records::{Column, List};

/// Where the table stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Nowhere.
    #[default]
    Hidden,
    /// Below the network.
    Below,
    /// In its place.
    Alone,
}

/// How the table is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct TableView {
    /// Where it stands.
    pub standing: Standing,
    /// What it lists.
    pub list: List,
    /// How it lists ties.
    pub ties: ListView,
    /// How it lists actors.
    pub actors: ListView,
}

/// How a list is shown. Columns are named by their keys without the language, so that a change of
/// language keeps what was chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListView {
    /// What it is sorted by; `None` leaves the order of `kizuna list`.
    pub sort: Option<Sorting>,
    /// Columns that are hidden though they are shown at first, or the other way round.
    pub switched: BTreeSet<&'static str>,
    /// Widths that a person gave, in points at a scale of 1.
    pub widths: BTreeMap<&'static str, f32>,
}

/// What a list is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sorting {
    /// The column.
    pub column: &'static str,
    /// Whether the last comes first.
    pub down: bool,
}

impl Default for TableView {
    fn default() -> Self {
        Self {
            standing: Standing::default(),
            list: List::Ties,
            ties: ListView::default(),
            actors: ListView::default(),
        }
    }
}

/// Columns that the command line prints and the window shows only when asked to; whether a tie is
/// certainly in force is said with its state.
const ASIDE: [&str; 2] = ["id", "in_force"];

impl TableView {
    /// How the list is shown that is chosen.
    #[must_use]
    pub fn shown(&self) -> &ListView {
        match self.list {
            List::Ties => &self.ties,
            List::Actors => &self.actors,
        }
    }

    /// The same, to be changed.
    pub fn shown_mut(&mut self) -> &mut ListView {
        match self.list {
            List::Ties => &mut self.ties,
            List::Actors => &mut self.actors,
        }
    }

    /// All columns of the list that somebody who reads a language may choose.
    #[must_use]
    pub fn offered(&self, lang: Lang) -> Vec<&'static Column> {
        let columns = self.list.columns().iter();
        columns
            .filter(|column| column.head.is_some() && column.is_in(lang))
            .collect()
    }

    /// Its columns that are shown, in order. The first one always is.
    #[must_use]
    pub fn columns(&self, lang: Lang) -> Vec<&'static Column> {
        let mut columns = self.offered(lang);
        // The kind leads.
        columns.sort_by_key(|column| column.stem() != "kind");
        columns.retain(|column| self.has(column));
        columns
    }

    /// Whether a column is shown.
    #[must_use]
    pub fn has(&self, column: &Column) -> bool {
        let at_first = column.listed && !ASIDE.contains(&column.stem());
        column.stem() == "kind" || at_first != self.shown().switched.contains(column.stem())
    }

    /// The column that the list is sorted by.
    #[must_use]
    pub fn sorted_by(&self, lang: Lang) -> Option<(&'static Column, bool)> {
        let sort = self.shown().sort?;
        let mut columns = self.offered(lang).into_iter();
        let column = columns.find(|column| column.stem() == sort.column)?;
        Some((column, sort.down))
    }

    /// The table after the head of a column was pressed: sorted by it, or the other way round.
    #[must_use]
    pub fn pressed(&self, column: &Column) -> Self {
        let mut table = self.clone();
        let before = table.shown().sort;
        table.shown_mut().sort = Some(Sorting {
            column: column.stem(),
            down: before.is_some_and(|sort| sort.column == column.stem() && !sort.down),
        });
        table
    }

    /// The table with a column shown that was not, or the other way round.
    #[must_use]
    pub fn switched(&self, column: &Column) -> Self {
        let mut table = self.clone();
        let switched = &mut table.shown_mut().switched;
        if !switched.remove(column.stem()) {
            switched.insert(column.stem());
        }
        table
    }
}
