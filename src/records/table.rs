//! A table of plain values with stable keys.

/// A table of plain values: what `list` and `stats` print and what is exported as CSV or JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordTable {
    /// Columns, in order.
    pub columns: Vec<Column>,
    /// Rows; each has a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Key in JSON and head in CSV; never changes.
    pub key: &'static str,
    /// Whether a person reading the table on a screen wants it, and under which message as head.
    pub head: Option<&'static str>,
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing known.
    Empty,
    /// A text.
    Text(String),
    /// A word of the program (`in_force`), shown to people through the message `{prefix}-{word}`.
    Word(&'static str, &'static str),
    /// Several texts.
    List(Vec<String>),
    /// A count.
    Count(usize),
    /// A measured number.
    Number(f64),
}

impl Cell {
    /// A text, or nothing.
    pub fn maybe(text: Option<impl ToString>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.to_string()))
    }

    /// Texts.
    pub fn list(texts: impl IntoIterator<Item = impl ToString>) -> Self {
        Self::List(texts.into_iter().map(|text| text.to_string()).collect())
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Column {
    /// A column for machines.
    #[must_use]
    pub const fn plain(key: &'static str) -> Self {
        Self { key, head: None }
    }

    /// A column for people too.
    #[must_use]
    pub const fn shown(key: &'static str, head: &'static str) -> Self {
        Self {
            key,
            head: Some(head),
        }
    }
}
