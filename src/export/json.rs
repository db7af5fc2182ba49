//! JSON: a table as one array of flat objects, a network as one object.

use serde_json::{Map, Value, json};

use crate::records::{Cell, Graph, RecordTable, Spell};

/// A table as one JSON array of objects, one a row, indented, with a line end.
#[must_use]
pub fn json(table: &RecordTable) -> String {
    format!(
        "{:#}\n",
        Value::Array(rows(table).map(Value::Object).collect())
    )
}

fn rows(table: &RecordTable) -> impl Iterator<Item = Map<String, Value>> {
    table.rows.iter().map(|row| {
        let fields = table.columns.iter().zip(row);
        fields
            .map(|(column, cell)| (column.key.to_owned(), value(cell)))
            .collect()
    })
}

/// The schema of [`network_json`] (JSON Schema, 2020-12), with every key described.
pub const NETWORK_SCHEMA: &str = include_str!("../../assets/schema/network.schema.json");

/// The form of [`network_json`]; a new one where a key changes its meaning or goes.
const VERSION: u32 = 1;

/// A network as one JSON object, indented, with a line end; [`NETWORK_SCHEMA`] describes it whole. Keys
/// are only ever added within a `version`:
///
/// - `format`: `"kizuna_network"`; `version`: 1
/// - `title`: the registry's name, `{"ja": …, "en": …}`
/// - `as_of`: the day whose names and states are shown
/// - `lens`: `options` as the command line takes them; `time` and `conditions` in words of a language
/// - `counts`: `actors`, `ties`, and how many of these ties are `certain` and `possible`
/// - `actors`, `ties`: rows with the keys of `kizuna list … --format json`, and `times`: the spells of
///   the [`Graph`] as `"1965-01-01/1990-12-31"`, both days included, `..` for an open side
#[must_use]
pub fn network_json(graph: &Graph) -> String {
    let heading = &graph.heading;
    let (certain, possible) = heading.count;
    let nodes = graph.nodes.iter().map(|node| node.spells.as_slice());
    let edges = graph.edges.iter().map(|edge| edge.spells.as_slice());
    let document = json!({
        "format": "kizuna_network",
        "version": VERSION,
        "title": { "ja": heading.title.ja, "en": heading.title.en },
        "as_of": heading.day.to_string(),
        "lens": {
            "options": heading.options,
            "time": heading.time,
            "conditions": heading.conditions,
        },
        "counts": {
            "actors": graph.nodes.len(),
            "ties": graph.edges.len(),
            "certain": certain,
            "possible": possible,
        },
        "actors": timed(&graph.actors, nodes),
        "ties": timed(&graph.ties, edges),
    });
    format!("{document:#}\n")
}

fn timed<'g>(table: &RecordTable, times: impl Iterator<Item = &'g [Spell]>) -> Vec<Value> {
    let rows = rows(table).zip(times).map(|(mut row, spells)| {
        let times: Vec<String> = spells.iter().map(Spell::written).collect();
        row.insert("times".to_owned(), Value::from(times));
        Value::Object(row)
    });
    rows.collect()
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => Value::from(text.as_str()),
        Cell::Word(_, word) => Value::from(*word),
        Cell::List(texts) => Value::from(texts.clone()),
        Cell::Count(count) => Value::from(*count),
        Cell::Number(number) => Value::from(*number),
        Cell::Date(date) => Value::from(date.to_string()),
        Cell::Period(period) => Value::from(period.to_string()),
        Cell::Country(code) => Value::from(code.to_string()),
    }
}
