//! Tables of records: in the order of the file, and found by id.

use std::collections::HashMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A record that has an id.
pub trait Record {
    /// The id.
    fn id(&self) -> &str;
}

/// Records in the order of the file. A second record with an id already taken stays in the table,
/// so that [`check`](super::check) can name it; look-up finds the first.
#[derive(Clone, Debug)]
pub struct Table<T> {
    rows: Vec<T>,
    index: HashMap<String, usize>,
}

impl<T: Record> Table<T> {
    /// A table of these records.
    #[must_use]
    pub fn new(rows: Vec<T>) -> Self {
        let mut index = HashMap::with_capacity(rows.len());
        for (at, row) in rows.iter().enumerate() {
            index.entry(row.id().to_owned()).or_insert(at);
        }
        Self { rows, index }
    }

    /// The record with an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&T> {
        self.rows.get(self.position(id)?)
    }

    /// Where a record stands: its index in [`Table::rows`].
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// All records in order.
    #[must_use]
    pub fn rows(&self) -> &[T] {
        &self.rows
    }

    /// All records in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.rows.iter()
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A record to change. Only `edit` calls this; its id must stay as it is.
    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        let at = self.position(id)?;
        self.rows.get_mut(at)
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            index: HashMap::new(),
        }
    }
}

impl<T: PartialEq> PartialEq for Table<T> {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows
    }
}

impl<'a, T> IntoIterator for &'a Table<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.iter()
    }
}

impl<T: Serialize> Serialize for Table<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.rows.serialize(serializer)
    }
}

impl<'de, T: Record + Deserialize<'de>> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::new)
    }
}
