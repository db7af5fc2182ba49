//! The lists of ties and actors, row by row: what `list` prints, what is exported, and what the
//! window's table shows. A cell is made when it is asked for, so that a long list costs only what
//! is read of it.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use super::cite::{actor_citations, last_known, tie_citations};
use super::table::{Cell, Column, RecordTable};
use crate::lens::{Index, Visible, VisibleTie};
use crate::model::{Actor, ActorKind, Certainty, Date, Lang, NameUse, PartialDate, Place, Status};

static TIES: [Column; 30] = [
    Column::offered("id", "column-id"),
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
    Column::offered("title_ja", "column-title"),
    Column::offered("title_en", "column-title"),
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
    Column::offered("signed", "column-signed"),
    Column::offered("last_known", "column-last-known"),
    Column::plain("as_of"),
    Column::plain("contested"),
    Column::plain("sources"),
];

static ACTORS: [Column; 18] = [
    Column::shown("id", "column-id"),
    Column::shown("kind", "column-kind"),
    Column::shown("name_ja", "column-name"),
    Column::shown("name_en", "column-name"),
    Column::plain("short_ja"),
    Column::plain("short_en"),
    Column::offered("former_names", "column-former-names"),
    Column::offered("other_names", "column-other-names"),
    Column::shown("reading", "column-reading"),
    Column::shown("country", "column-country"),
    Column::plain("lat"),
    Column::plain("lon"),
    Column::plain("located_in"),
    Column::plain("regions"),
    Column::shown("ties", "column-ties"),
    Column::offered("first_tie", "column-first-tie"),
    Column::plain("as_of"),
    Column::plain("sources"),
];

/// Which of the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// Ties.
    Ties,
    /// Actors.
    Actors,
}

impl List {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Ties, Self::Actors];

    /// Its columns, in order.
    #[must_use]
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Ties => &TIES,
            Self::Actors => &ACTORS,
        }
    }

    /// What stands under a key among its columns.
    #[must_use]
    pub fn column(self, key: &str) -> Option<&'static Column> {
        self.columns().iter().find(|column| column.key == key)
    }
}

/// A row: what it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A visible tie.
    Tie(VisibleTie),
    /// The position of a visible actor.
    Actor(usize),
}

/// What the visible ties of an actor come to.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    ties: usize,
    first: Option<PartialDate>,
    best: u32,
}

/// A list of what is visible, whose cells are made when they are asked for.
#[derive(Clone, Debug)]
pub struct Listing {
    /// Which list.
    pub list: List,
    /// Its rows.
    pub rows: Vec<Row>,
    day: Date,
    tallies: BTreeMap<usize, Tally>,
}

/// What a row is sorted by.
#[derive(PartialEq, PartialOrd)]
enum SortKey {
    Place(usize),
    Number(f64),
    Day(Date),
    Text(String),
}

impl Listing {
    /// The visible ties: the best first if a text was asked for, else by start and then by name.
    #[must_use]
    pub fn ties(index: &Index, visible: &Visible, lang: Lang) -> Self {
        let names = names(index, lang);
        let mut rows = visible.ties.clone();
        rows.sort_by_cached_key(|seen| {
            let start = start(index, seen);
            (
                Reverse(seen.score),
                start.is_none(),
                start,
                names.get(seen.link.to),
                names.get(seen.link.from),
                seen.link.tie,
            )
        });
        Self {
            list: List::Ties,
            rows: rows.into_iter().map(Row::Tie).collect(),
            day: visible.day,
            tallies: BTreeMap::new(),
        }
    }

    /// The visible actors, by the start of their first visible tie and then by name; the best first
    /// if a text was asked for.
    #[must_use]
    pub fn actors(index: &Index, visible: &Visible, lang: Lang) -> Self {
        let names = names(index, lang);
        let mut tallies: BTreeMap<usize, Tally> = BTreeMap::new();
        for seen in &visible.ties {
            let start = start(index, seen);
            for end in [seen.link.from, seen.link.to] {
                let tally = tallies.entry(end).or_default();
                tally.ties += 1;
                tally.best = seen.score.max(tally.best);
                tally.first = match (tally.first, start) {
                    (Some(first), Some(start)) => Some(first.min(start)),
                    (first, start) => first.or(start),
                };
            }
        }
        let mut rows: Vec<usize> = visible.actors.iter().copied().collect();
        rows.sort_by_cached_key(|at| {
            let tally = tallies.get(at).copied().unwrap_or_default();
            (
                Reverse(tally.best),
                tally.first.is_none(),
                tally.first,
                names.get(*at),
                *at,
            )
        });
        Self {
            list: List::Actors,
            rows: rows.into_iter().map(Row::Actor).collect(),
            day: visible.day,
            tallies,
        }
    }

    /// Either.
    #[must_use]
    pub fn of(list: List, index: &Index, visible: &Visible, lang: Lang) -> Self {
        match list {
            List::Ties => Self::ties(index, visible, lang),
            List::Actors => Self::actors(index, visible, lang),
        }
    }

    /// The whole list as a table.
    #[must_use]
    pub fn table(&self, index: &Index) -> RecordTable {
        let columns = self.list.columns();
        let row = |row: &Row| {
            let cells = columns.iter().map(|column| self.cell(index, *row, column));
            cells.collect()
        };
        RecordTable {
            columns: columns.to_vec(),
            rows: self.rows.iter().map(row).collect(),
        }
    }

    /// Sorts by a column: numbers by size, dates by their first day, kinds and states in their own
    /// order, Japanese names by their reading. Rows that say nothing come last either way, and what
    /// is equal stays in the order that it had.
    pub fn sort(&mut self, index: &Index, lang: Lang, column: &Column, down: bool) {
        let mut keyed: Vec<(Option<SortKey>, Row)> = self
            .rows
            .iter()
            .map(|row| (self.sort_key(index, lang, *row, column), *row))
            .collect();
        keyed.sort_by(|(a, _), (b, _)| match (a, b) {
            (Some(a), Some(b)) => {
                let order = a.partial_cmp(b).unwrap_or(Ordering::Equal);
                if down { order.reverse() } else { order }
            }
            (a, b) => a.is_none().cmp(&b.is_none()),
        });
        self.rows = keyed.into_iter().map(|(_, row)| row).collect();
    }

    fn sort_key(&self, index: &Index, lang: Lang, row: Row, column: &Column) -> Option<SortKey> {
        let registry = index.registry();
        let by_reading = |at: usize| {
            let name = registry.actors.rows().get(at)?.name_on(self.day);
            let reading = name.reading.as_ref().filter(|_| lang == Lang::Ja);
            let text = reading.map_or_else(|| name.get(lang).to_lowercase(), Clone::clone);
            Some(SortKey::Text(text))
        };
        match (column.key, row) {
            ("from_ja" | "from_en", Row::Tie(seen)) => return by_reading(seen.link.from),
            ("to_ja" | "to_en", Row::Tie(seen)) => return by_reading(seen.link.to),
            ("name_ja" | "name_en", Row::Actor(at)) => return by_reading(at),
            ("kind_ja" | "kind_en", Row::Tie(seen)) => {
                let tie = registry.ties.rows().get(seen.link.tie)?;
                let place = registry.kinds.position(tie.kind.as_str());
                return place.map(SortKey::Place);
            }
            ("kind", Row::Actor(at)) => {
                let kind = registry.actors.rows().get(at)?.kind;
                let place = ActorKind::ALL.into_iter().position(|one| one == kind);
                return place.map(SortKey::Place);
            }
            ("status", Row::Tie(seen)) => {
                let place = Status::ALL.into_iter().position(|one| one == seen.status);
                return place.map(SortKey::Place);
            }
            ("in_force", Row::Tie(seen)) => {
                return Some(SortKey::Place(match seen.in_force {
                    Certainty::Certain => 0,
                    Certainty::Possible => 1,
                    Certainty::No => 2,
                }));
            }
            _ => {}
        }
        match self.cell(index, row, column) {
            Cell::Empty => None,
            Cell::Count(count) => Some(SortKey::Place(count)),
            Cell::Number(number) => Some(SortKey::Number(number)),
            Cell::Date(date) => Some(SortKey::Day(date.earliest())),
            other => {
                let text = other.told(lang).to_lowercase();
                (!text.is_empty()).then_some(SortKey::Text(text))
            }
        }
    }

    /// What a row says in a column.
    #[must_use]
    pub fn cell(&self, index: &Index, row: Row, column: &Column) -> Cell {
        match row {
            Row::Tie(seen) => self.of_tie(index, &seen, column.key),
            Row::Actor(at) => self.of_actor(index, at, column.key),
        }
        .unwrap_or(Cell::Empty)
    }

    fn of_tie(&self, index: &Index, seen: &VisibleTie, key: &str) -> Option<Cell> {
        let registry = index.registry();
        let tie = registry.ties.rows().get(seen.link.tie)?;
        let facts = index.ties().get(seen.link.tie)?;
        let from = registry.actors.rows().get(seen.link.from)?;
        let to = registry.actors.rows().get(seen.link.to)?;
        let kind = || registry.kinds.get(tie.kind.as_str());
        let title = tie.title.as_ref();
        let (start, end) = (facts.life.start(), facts.life.end());
        Some(match key {
            "id" => tie.id.as_str().into(),
            "kind" => tie.kind.as_str().into(),
            "kind_ja" => Cell::maybe(kind().map(|kind| &kind.name.ja)),
            "kind_en" => Cell::maybe(kind().map(|kind| &kind.name.en)),
            "class" => facts
                .class
                .map_or(Cell::Empty, |class| Cell::Word("class", class.word())),
            "from_id" => from.id.as_str().into(),
            "from_ja" => from.name_on(self.day).ja.as_str().into(),
            "from_en" => from.name_on(self.day).en.as_str().into(),
            "to_id" => to.id.as_str().into(),
            "to_ja" => to.name_on(self.day).ja.as_str().into(),
            "to_en" => to.name_on(self.day).en.as_str().into(),
            "title_ja" => Cell::maybe(title.map(|title| &title.ja)),
            "title_en" => Cell::maybe(title.map(|title| &title.en)),
            "start" => Cell::date(start),
            "start_earliest" => first_day(start),
            "start_latest" => last_day(start),
            "end" => Cell::date(end),
            "end_earliest" => first_day(end),
            "end_latest" => last_day(end),
            "status" => Cell::Word("status", seen.status.word()),
            "in_force" => Cell::Word("certainty", seen.in_force.word()),
            "country" => facts
                .countries
                .first()
                .map_or(Cell::Empty, |country| Cell::Country(*country)),
            "countries" => Cell::list(&facts.countries),
            "regions" => Cell::list(&facts.regions),
            "themes" => Cell::list(&tie.themes),
            "signed" => Cell::date(facts.life.signed),
            "last_known" => Cell::date(last_known(registry, tie)),
            "as_of" => Cell::day(self.day),
            "contested" => {
                let contested = tie.events.iter().any(|event| event.date.is_contested())
                    || tie.facts.iter().any(|fact| fact.value.is_contested());
                Cell::contested(contested)
            }
            "sources" => Cell::list(tie_citations(tie)),
            _ => return None,
        })
    }

    fn of_actor(&self, index: &Index, at: usize, key: &str) -> Option<Cell> {
        let registry = index.registry();
        let actor = registry.actors.rows().get(at)?;
        let name = actor.name_on(self.day);
        let short = name.short.as_ref();
        let place = |pick: fn(&Place) -> f64| {
            let place = actor.place.as_ref();
            place.map_or(Cell::Empty, |place| Cell::Number(pick(place)))
        };
        let tally = || self.tallies.get(&at).copied().unwrap_or_default();
        Some(match key {
            "id" => actor.id.as_str().into(),
            "kind" => Cell::Word("actor", actor.kind.word()),
            "name_ja" => name.ja.as_str().into(),
            "name_en" => name.en.as_str().into(),
            "short_ja" => Cell::maybe(short.map(|short| &short.ja)),
            "short_en" => Cell::maybe(short.map(|short| &short.en)),
            "former_names" => names_of(actor, NameUse::Former),
            "other_names" => names_of(actor, NameUse::Variant),
            "reading" => Cell::maybe(name.reading.as_ref()),
            "country" => actor.country.map_or(Cell::Empty, Cell::Country),
            "lat" => place(|place| place.lat),
            "lon" => place(|place| place.lon),
            "located_in" => Cell::maybe(actor.located_in.as_ref()),
            "regions" => Cell::list(registry.regions_of(actor)),
            "ties" => Cell::Count(tally().ties),
            "first_tie" => Cell::date(tally().first),
            "as_of" => Cell::day(self.day),
            "sources" => Cell::list(actor_citations(actor)),
            _ => return None,
        })
    }
}

/// The visible ties as `list` prints them.
#[must_use]
pub fn ties(index: &Index, visible: &Visible, lang: Lang) -> RecordTable {
    Listing::ties(index, visible, lang).table(index)
}

/// The visible actors as `list` prints them.
#[must_use]
pub fn actors(index: &Index, visible: &Visible, lang: Lang) -> RecordTable {
    Listing::actors(index, visible, lang).table(index)
}

fn start(index: &Index, seen: &VisibleTie) -> Option<PartialDate> {
    index.ties().get(seen.link.tie)?.life.start()
}

/// What actors sort by, in the order of the registry.
fn names(index: &Index, lang: Lang) -> Vec<String> {
    let actors = index.registry().actors.iter();
    actors.map(|actor| actor.sort_key(lang)).collect()
}

fn names_of(actor: &Actor, role: NameUse) -> Cell {
    let mut names: Vec<&str> = Vec::new();
    for name in actor.names.iter().filter(|name| name.role == role) {
        for text in [name.ja.as_str(), name.en.as_str()] {
            if !names.contains(&text) {
                names.push(text);
            }
        }
    }
    Cell::list(names)
}

fn first_day(date: Option<PartialDate>) -> Cell {
    date.map_or(Cell::Empty, |date| Cell::day(date.earliest()))
}

fn last_day(date: Option<PartialDate>) -> Cell {
    date.map_or(Cell::Empty, |date| Cell::day(date.latest()))
}
