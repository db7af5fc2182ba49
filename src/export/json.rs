//! JSON: one array of flat objects.

use serde_json::{Map, Value};

use crate::records::{Cell, RecordTable};

/// A table as one JSON array of objects, one a row, indented, with a line end.
#[must_use]
pub fn json(table: &RecordTable) -> String {
    let rows: Vec<Value> = table
        .rows
        .iter()
        .map(|row| {
            let fields = table.columns.iter().zip(row);
            Value::Object(
                fields
                    .map(|(column, cell)| (column.key.to_owned(), value(cell)))
                    .collect::<Map<_, _>>(),
            )
        })
        .collect();
    format!("{:#}\n", Value::Array(rows))
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
        Cell::Country(code) => Value::from(code.to_string()),
    }
}
