//! In which order the lines of a matrix come.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::plan::MatrixHead;
use super::{Matrix, MatrixCells, MatrixOrder};
use crate::layout::{Pattern, by_similarity};

/// What a line sorts by.
#[derive(Clone, Debug)]
pub(super) struct Key {
    pub(super) head: MatrixHead,
    /// Its place among regions or kinds as the registry has them; of an actor that of its region.
    pub(super) region: usize,
    /// Whether it is the home city itself.
    pub(super) is_home: bool,
    /// Whether it stands for what has no place of its own.
    pub(super) is_rest: bool,
    /// Its name as it sorts.
    pub(super) name: String,
    /// Its id, so that the order does not depend on where a record stands in the file.
    pub(super) id: String,
    /// The number of its ties.
    pub(super) ties: usize,
}

/// Rows and columns in order. Where actors meet actors both come in the same.
pub(super) fn ordered(
    matrix: Matrix,
    mut rows: Vec<Key>,
    mut columns: Vec<Key>,
    weights: &BTreeMap<(MatrixHead, MatrixHead), usize>,
) -> (Vec<Key>, Vec<Key>) {
    for lines in [&mut rows, &mut columns] {
        lines.sort_by(|a, b| by_name(a).cmp(&by_name(b)));
    }
    match matrix.order {
        MatrixOrder::Name => {}
        MatrixOrder::Region => {
            for lines in [&mut rows, &mut columns] {
                lines.sort_by_key(|line| (line.is_rest, line.region, !line.is_home));
            }
        }
        MatrixOrder::Degree => {
            for lines in [&mut rows, &mut columns] {
                lines.sort_by_key(|line| (Reverse(line.ties), line.is_rest));
            }
        }
        MatrixOrder::Similarity => {
            let symmetric = matrix.cells == MatrixCells::ActorsByActors;
            let (of_rows, of_columns) = patterns(&rows, &columns, weights, symmetric);
            let row_order = by_similarity(&of_rows);
            let column_order = if symmetric {
                row_order.clone()
            } else {
                by_similarity(&of_columns)
            };
            rows = taken(&rows, &row_order);
            columns = taken(&columns, &column_order);
        }
    }
    (rows, columns)
}

fn by_name(line: &Key) -> (bool, &str, &str) {
    (line.is_rest, &line.name, &line.id)
}

fn taken(lines: &[Key], order: &[usize]) -> Vec<Key> {
    let lines = order.iter().filter_map(|at| lines.get(*at));
    lines.cloned().collect()
}

/// What each row has in which column and each column in which row. Where actors meet actors each
/// counts as its own neighbour: without that two who are tied to one another and to the same others
/// would not be alike.
fn patterns(
    rows: &[Key],
    columns: &[Key],
    weights: &BTreeMap<(MatrixHead, MatrixHead), usize>,
    symmetric: bool,
) -> (Vec<Pattern>, Vec<Pattern>) {
    let places = |lines: &[Key]| -> BTreeMap<MatrixHead, usize> {
        let places = lines.iter().enumerate();
        places.map(|(at, key)| (key.head, at)).collect()
    };
    let (row_at, column_at) = (places(rows), places(columns));
    let mut entries: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    for ((row, column), weight) in weights {
        if let (Some(row), Some(column)) = (row_at.get(row), column_at.get(column)) {
            let weight = u32::try_from(*weight).unwrap_or(u32::MAX);
            entries.insert((*row, *column), weight);
        }
    }
    if symmetric {
        for at in 0..rows.len() {
            entries.entry((at, at)).or_insert(1);
        }
    }
    let mut of_rows: Vec<Pattern> = vec![Vec::new(); rows.len()];
    let mut of_columns: Vec<Pattern> = vec![Vec::new(); columns.len()];
    for ((row, column), weight) in entries {
        if let Some(pattern) = of_rows.get_mut(row) {
            pattern.push((column, weight));
        }
        if let Some(pattern) = of_columns.get_mut(column) {
            pattern.push((row, weight));
        }
    }
    (of_rows, of_columns)
}
