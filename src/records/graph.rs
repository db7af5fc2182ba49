//! What is visible as a graph: nodes and edges with the cells of the lists, and when they are there.

use std::collections::BTreeMap;

use super::listing::{List, Listing, Row};
use super::table::{Cell, RecordTable};
use crate::lens::words::{lens_text, time_text};
use crate::lens::{Index, Lens, Phrase, Visible};
use crate::model::{Certainty, Date, Lang, Registry, Text, next_day, previous_day, turns};

/// What is visible as a graph. No file format and no picture is in it.
///
/// An edge is there on exactly the days on which its tie is certainly or possibly in force, so that
/// on any day a program that plays the graph shows what `list --as-of` lists: a spell begins with the
/// earliest possible day of a start and ends with the latest possible day of an end; a suspension that
/// is certain lies between two spells. A node is there while one of its visible ties is.
///
/// A program that plays a graph takes what has no spells for something that is always there. So each
/// node and edge also says when it is to be `played`: in its spells; and where it has none, from the day
/// on which anything dated tells of it (an announcement, an activity, a milestone).
#[derive(Clone, Debug, PartialEq)]
pub struct Graph {
    /// What it is about.
    pub heading: Heading,
    /// The list of actors; a row for every node.
    pub actors: RecordTable,
    /// The list of ties; a row for every edge.
    pub ties: RecordTable,
    /// What of the list of actors nodes say.
    pub node_columns: Vec<GraphColumn>,
    /// What of the list of ties edges say.
    pub edge_columns: Vec<GraphColumn>,
    /// The visible actors, in the order of their list.
    pub nodes: Vec<Node>,
    /// The visible ties, in the order of their list.
    pub edges: Vec<Edge>,
}

/// What a graph is about, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The name of the registry.
    pub title: Text,
    /// The language of the words, and of labels.
    pub lang: Lang,
    /// The day whose names and states are shown.
    pub day: Date,
    /// The time of the lens.
    pub time: String,
    /// What else the lens asks for.
    pub conditions: Vec<String>,
    /// The lens as options of the command line.
    pub options: String,
    /// How many ties certainly fit, and how many only possibly.
    pub count: (usize, usize),
}

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueSort {
    /// Texts.
    Text,
    /// Whole numbers.
    Whole,
    /// Numbers.
    Number,
}

/// A column of nodes or edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GraphColumn {
    /// Which column of the list it is.
    pub at: usize,
    /// Its name in a graph: the list's key, but where programs for graphs mean something of their own
    /// by that (`start`, `end`, the `kind` of an edge).
    pub name: &'static str,
    /// What its values are.
    pub sort: ValueSort,
}

/// Days on which something is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spell {
    /// The first of them; `None` if nobody knows when it began.
    pub from: Option<Date>,
    /// The last of them; `None` if it goes on.
    pub to: Option<Date>,
}

/// A visible actor.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Its position in the registry.
    pub actor: usize,
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// When it is there, in order; empty if it has no tie that ever is.
    pub spells: Vec<Spell>,
    /// When a program that plays the graph is to show it, in order: while it shows one of its ties; if it
    /// has none, from the first activity or milestone with it. Empty if nothing of it is dated.
    pub played: Vec<Spell>,
}

/// A visible tie.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Its position in the registry.
    pub tie: usize,
    /// Its id.
    pub id: String,
    /// The id of the actor on the one side.
    pub from: String,
    /// The id of the actor on the other side.
    pub to: String,
    /// The id of its kind.
    pub kind: String,
    /// The name of its kind.
    pub label: String,
    /// Whether it fits the time of the lens certainly.
    pub certain: bool,
    /// When it is there, in order; empty if it never is, such as a tie that is only announced.
    pub spells: Vec<Spell>,
    /// When a program that plays the graph is to show it, in order: in its spells; if it has none, from its
    /// announcement on.
    pub played: Vec<Spell>,
}

impl Graph {
    /// The graph of what a lens leaves. Labels and words are in a language.
    #[must_use]
    pub fn new(index: &Index, lens: &Lens, visible: &Visible, lang: Lang) -> Self {
        let registry = index.registry();
        let listing = Listing::ties(index, visible, lang);
        let (edges, rows): (Vec<Edge>, Vec<_>) = listing
            .rows
            .iter()
            .filter_map(|row| Some((edge(index, *row, lang)?, cells(&listing, index, *row))))
            .unzip();
        let ties = table(List::Ties, rows);
        let (mut times, mut plays) = (Times::new(), Times::new());
        for edge in &edges {
            for end in [&edge.from, &edge.to] {
                times.entry(end).or_default().extend(&edge.spells);
                plays.entry(end).or_default().extend(&edge.played);
            }
        }
        let told = first_told(registry);
        let listing = Listing::actors(index, visible, lang);
        let node = |row: &Row| {
            let Row::Actor(at) = *row else { return None };
            let actor = registry.actors.rows().get(at)?;
            let id = actor.id.as_str();
            let of = |times: &Times<'_>| joined(times.get(id).cloned().unwrap_or_default());
            let node = Node {
                actor: at,
                id: id.to_owned(),
                label: actor.name_on(visible.day).get(lang).to_owned(),
                spells: of(&times),
                played: or_from(of(&plays), told.get(id).copied()),
            };
            Some((node, cells(&listing, index, *row)))
        };
        let (nodes, rows): (Vec<Node>, Vec<_>) = listing.rows.iter().filter_map(node).unzip();
        Self {
            heading: Heading::new(registry, lens, visible, lang),
            actors: table(List::Actors, rows),
            ties,
            node_columns: columns(List::Actors),
            edge_columns: columns(List::Ties),
            nodes,
            edges,
        }
    }

    /// What a node says, in the order of the columns; not what is empty.
    pub fn node_values(&self, node: usize) -> impl Iterator<Item = (&GraphColumn, &Cell)> {
        values(&self.node_columns, &self.actors, node)
    }

    /// What an edge says, in the order of the columns; not what is empty.
    pub fn edge_values(&self, edge: usize) -> impl Iterator<Item = (&GraphColumn, &Cell)> {
        values(&self.edge_columns, &self.ties, edge)
    }
}

fn values<'g>(
    columns: &'g [GraphColumn],
    table: &'g RecordTable,
    row: usize,
) -> impl Iterator<Item = (&'g GraphColumn, &'g Cell)> {
    let row = table.rows.get(row);
    let cell = move |column: &'g GraphColumn| Some((column, row?.get(column.at)?));
    let is_empty = |cell: &Cell| match cell {
        Cell::Empty => true,
        Cell::List(texts) => texts.is_empty(),
        _ => false,
    };
    let said = columns.iter().filter_map(cell);
    said.filter(move |(_, cell)| !is_empty(cell))
}

impl Heading {
    fn new(registry: &Registry, lens: &Lens, visible: &Visible, lang: Lang) -> Self {
        Self {
            title: registry.title.clone(),
            lang,
            day: visible.day,
            time: time_text(lang, lens.time),
            conditions: lens_text(lang, registry, lens),
            options: Phrase::of(lens, registry).to_string(),
            count: visible.count(),
        }
    }

    /// The time and all conditions in one line.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = vec![self.time.clone()];
        words.extend(self.conditions.iter().cloned());
        words.join(" · ")
    }
}

impl Spell {
    /// First and last day with `/` between them, `..` for a side that is open (ISO 8601-2).
    #[must_use]
    pub fn written(&self) -> String {
        let side = |day: Option<Date>| day.map_or_else(|| "..".to_owned(), |day| day.to_string());
        format!("{}/{}", side(self.from), side(self.to))
    }

    /// Whether a day is one of its days.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// Spells by the id of an actor.
type Times<'e> = BTreeMap<&'e str, Vec<Spell>>;

/// The columns of a list, but ids, which nodes and edges have anyway.
fn columns(list: List) -> Vec<GraphColumn> {
    let columns = list.columns().iter().enumerate();
    let rest = columns.filter(|(_, column)| !matches!(column.key, "id" | "from_id" | "to_id"));
    rest.map(|(at, column)| GraphColumn {
        at,
        name: match (list, column.key) {
            (_, "start") => "start_date",
            (_, "end") => "end_date",
            (List::Ties, "kind") => "kind_id",
            (_, key) => key,
        },
        sort: match column.key {
            "lat" | "lon" => ValueSort::Number,
            "ties" => ValueSort::Whole,
            _ => ValueSort::Text,
        },
    })
    .collect()
}

fn table(list: List, rows: Vec<Vec<Cell>>) -> RecordTable {
    let columns = list.columns().to_vec();
    RecordTable { columns, rows }
}

fn cells(listing: &Listing, index: &Index, row: Row) -> Vec<Cell> {
    let columns = listing.list.columns().iter();
    columns
        .map(|column| listing.cell(index, row, column))
        .collect()
}

fn edge(index: &Index, row: Row, lang: Lang) -> Option<Edge> {
    let Row::Tie(seen) = row else { return None };
    let registry = index.registry();
    let tie = registry.ties.rows().get(seen.link.tie)?;
    let kind = registry.kinds.get(tie.kind.as_str());
    let spells = spells(index, seen.link.tie);
    let dates = tie.events.iter().filter_map(|event| event.date.preferred());
    let first = dates.map(|date| date.earliest()).min();
    Some(Edge {
        tie: seen.link.tie,
        id: tie.id.to_string(),
        from: tie.from.to_string(),
        to: tie.to.to_string(),
        kind: tie.kind.to_string(),
        label: kind.map_or_else(String::new, |kind| kind.name.get(lang).to_owned()),
        certain: seen.fits == Certainty::Certain,
        played: or_from(spells.clone(), first),
        spells,
    })
}

/// The spells, or if there are none, one from a day on.
fn or_from(spells: Vec<Spell>, day: Option<Date>) -> Vec<Spell> {
    match day {
        Some(day) if spells.is_empty() => vec![Spell {
            from: Some(day),
            to: None,
        }],
        _ => spells,
    }
}

/// The first possible day of the first activity or milestone with each actor.
fn first_told(registry: &Registry) -> BTreeMap<&str, Date> {
    let activities = registry.activities.iter().flat_map(|row| {
        let parts = row.parts.iter().map(|part| &part.actor);
        parts.chain(&row.series).map(|actor| (actor, &row.date))
    });
    let milestones = registry.milestones.iter();
    let milestones = milestones.flat_map(|row| row.actors.iter().map(|actor| (actor, &row.date)));
    let mut told: BTreeMap<&str, Date> = BTreeMap::new();
    for (actor, date) in activities.chain(milestones) {
        if let Some(day) = date.preferred().map(|date| date.earliest()) {
            let first = told.entry(actor.as_str()).or_insert(day);
            *first = day.min(*first);
        }
    }
    told
}

/// The days on which a tie is certainly or possibly in force.
fn spells(index: &Index, tie: usize) -> Vec<Spell> {
    let record = index.registry().ties.rows().get(tie);
    let Some((record, facts)) = record.zip(index.ties().get(tie)) else {
        return Vec::new();
    };
    let turns = turns(&record.events);
    let in_force = turns
        .iter()
        .enumerate()
        .filter(|(_, from)| facts.life.in_force_on(**from) != Certainty::No)
        .map(|(at, from)| Spell {
            from: Some(*from).filter(|from| *from > Date::MIN),
            to: turns.get(at + 1).map(|next| previous_day(*next)),
        });
    joined(in_force.collect())
}

/// Spells in order; those that meet or overlap are one.
fn joined(mut spells: Vec<Spell>) -> Vec<Spell> {
    spells.sort_unstable();
    let mut whole: Vec<Spell> = Vec::new();
    for spell in spells {
        let goes_on = |last: &&mut Spell| {
            let meets = |to: Date| spell.from.is_none_or(|from| from <= next_day(to));
            last.to.is_none_or(meets)
        };
        match whole.last_mut().filter(goes_on) {
            Some(last) => last.to = last.to.zip(spell.to).map(|(a, b)| a.max(b)),
            None => whole.push(spell),
        }
    }
    whole
}
