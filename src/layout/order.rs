//! The order of the rows of a table, so that rows alike stand together.
//!
//! Rows are clustered by average linkage (Sokal and Michener 1958) on the similarity of Jaccard for
//! numbers, the sum of the smaller over the sum of the greater (Ružička 1958), along chains of
//! nearest neighbours (Murtagh 1983). At each merger both parts are turned so that the rows that
//! come to stand together are the most alike of the four at their ends (Gruvaeus and Wainer 1972).

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// A row of a table: the columns in which it has something, and how much, both above nothing; in
/// the order of the columns, each once.
pub type Pattern = Vec<(usize, u32)>;

/// How many pairs of rows are compared. Where there are more, columns that most rows share, which
/// tell little, are left out, the fullest first: 1,000 partners of one city are compared by it,
/// 4,000 are not.
pub const MOST_PAIRS: usize = 500_000;

/// The order in which rows stand with those they are like, as positions in `rows`. Rows that share
/// nothing with others come last, those without anything at the very end. Equal rows stay in the
/// order in which they come; else the order follows from what the rows hold, not from where they
/// stand.
#[must_use]
pub fn by_similarity(rows: &[Pattern]) -> Vec<usize> {
    // Equal rows are one leaf of the tree.
    let mut groups: BTreeMap<&Pattern, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        groups.entry(row).or_default().push(at);
    }
    let leaves: Vec<(&Pattern, Vec<usize>)> = groups.into_iter().collect();
    let patterns: Vec<&Pattern> = leaves.iter().map(|(pattern, _)| *pattern).collect();
    let mut tree = Tree::new(&patterns);
    tree.grow();
    let mut parts: Vec<Vec<usize>> = tree.parts.into_iter().flatten().collect();
    let members = |leaf: &usize| leaves.get(*leaf).map_or(&[][..], |(_, rows)| rows);
    parts.sort_by_key(|part| {
        let empty = part
            .iter()
            .all(|leaf| patterns.get(*leaf).is_none_or(|row| row.is_empty()));
        let count: usize = part.iter().map(|leaf| members(leaf).len()).sum();
        (empty, std::cmp::Reverse(count), part.iter().min().copied())
    });
    let ordered = parts.iter().flatten().flat_map(members);
    ordered.copied().collect()
}

/// How alike two rows are, 0 to 1.
#[must_use]
pub fn similarity(a: &Pattern, b: &Pattern) -> f64 {
    let all = sum(a) + sum(b);
    let (mut shared, mut others) = (0, b.iter().peekable());
    for (column, count) in a {
        while others.next_if(|(other, _)| other < column).is_some() {}
        if let Some((_, other)) = others.next_if(|(other, _)| other == column) {
            shared += u64::from(*count.min(other));
        }
    }
    ratio(shared, all)
}

fn sum(row: &Pattern) -> u64 {
    row.iter().map(|(_, count)| u64::from(*count)).sum()
}

fn ratio(shared: u64, all: u64) -> f64 {
    let either = all.saturating_sub(shared);
    if either == 0 {
        0.0
    } else {
        shared as f64 / either as f64
    }
}

/// Clusters of leaves. Only those that share something know of one another: all others are not
/// alike at all, before and after any merger.
struct Tree<'a> {
    patterns: &'a [&'a Pattern],
    /// The leaves of each cluster in their order; nothing once it is part of another.
    parts: Vec<Option<Vec<usize>>>,
    /// The sum of the similarities of all leaves of one with all leaves of the other.
    alike: Vec<BTreeMap<usize, f64>>,
}

impl<'a> Tree<'a> {
    fn new(patterns: &'a [&'a Pattern]) -> Self {
        let mut alike: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); patterns.len()];
        let sums: Vec<u64> = patterns.iter().map(|row| sum(row)).collect();
        let mut shared: BTreeMap<(usize, usize), u64> = BTreeMap::new();
        for column in columns(patterns) {
            for (nth, (a, ours)) in column.iter().enumerate() {
                for (b, theirs) in column.iter().skip(nth + 1) {
                    *shared.entry((*a, *b)).or_default() += u64::from(*ours.min(theirs));
                }
            }
        }
        for ((a, b), shared) in shared {
            let of = |leaf: usize| sums.get(leaf).copied().unwrap_or_default();
            let value = ratio(shared, of(a) + of(b));
            for (one, other) in [(a, b), (b, a)] {
                if let Some(row) = alike.get_mut(one) {
                    row.insert(other, value);
                }
            }
        }
        Self {
            patterns,
            parts: (0..patterns.len()).map(|leaf| Some(vec![leaf])).collect(),
            alike,
        }
    }

    fn size(&self, cluster: usize) -> f64 {
        let part = self.parts.get(cluster).and_then(Option::as_ref);
        part.map_or(1.0, |leaves| leaves.len() as f64)
    }

    /// The most similar cluster; of several the one that is asked for, else the first.
    fn nearest(&self, cluster: usize, rather: Option<usize>) -> Option<(usize, f64)> {
        let own = self.size(cluster);
        self.alike
            .get(cluster)?
            .iter()
            .map(|(other, sum)| (*other, sum / (own * self.size(*other))))
            .max_by(|(a, left), (b, right)| {
                left.total_cmp(right)
                    .then_with(|| (Some(*a) == rather).cmp(&(Some(*b) == rather)))
                    .then_with(|| b.cmp(a))
            })
    }

    /// Merges until nothing that is left shares anything.
    fn grow(&mut self) {
        let mut chain: Vec<usize> = Vec::new();
        let mut start = 0;
        while start < self.parts.len() {
            if self.parts.get(start).is_some_and(Option::is_some) {
                chain.push(start);
            }
            while let Some(last) = chain.last().copied() {
                let before = chain.len().checked_sub(2).and_then(|at| chain.get(at));
                let before = before.copied();
                match self.nearest(last, before) {
                    None => chain.clear(),
                    Some((next, _)) if Some(next) == before => {
                        chain.truncate(chain.len() - 2);
                        let merged = self.merge(next, last);
                        if chain.is_empty() {
                            chain.push(merged);
                        }
                    }
                    Some((next, _)) => {
                        // Rounding must not lead round in a circle.
                        if chain.contains(&next) {
                            chain.clear();
                            let merged = self.merge(next, last);
                            chain.push(merged);
                        } else {
                            chain.push(next);
                        }
                    }
                }
            }
            start += 1;
        }
    }

    /// Makes one of two; returns its number.
    fn merge(&mut self, a: usize, b: usize) -> usize {
        // The one with the first leaf stands first, however the chain found them.
        let (a, b) = if self.first(a) <= self.first(b) {
            (a, b)
        } else {
            (b, a)
        };
        let merged = self.parts.len();
        let take = |slot: Option<&mut Option<Vec<usize>>>| slot.and_then(Option::take);
        let left = take(self.parts.get_mut(a)).unwrap_or_default();
        let right = take(self.parts.get_mut(b)).unwrap_or_default();
        self.parts.push(Some(joined(self.patterns, left, right)));
        let mut near: BTreeMap<usize, f64> = BTreeMap::new();
        for old in [a, b] {
            let row = self.alike.get_mut(old).map(std::mem::take);
            for (other, value) in row.unwrap_or_default() {
                if let Some(row) = self.alike.get_mut(other) {
                    row.remove(&old);
                }
                if other != a && other != b {
                    *near.entry(other).or_default() += value;
                }
            }
        }
        for (other, value) in &near {
            if let Some(row) = self.alike.get_mut(*other) {
                row.insert(merged, *value);
            }
        }
        self.alike.push(near);
        merged
    }

    fn first(&self, cluster: usize) -> Option<usize> {
        let part = self.parts.get(cluster).and_then(Option::as_ref);
        part.and_then(|leaves| leaves.iter().min().copied())
    }
}

/// Two runs of leaves as one, each turned so that the ends that meet are the most alike; as they
/// are where that is no worse.
fn joined(patterns: &[&Pattern], mut left: Vec<usize>, mut right: Vec<usize>) -> Vec<usize> {
    let between = |a: Option<&usize>, b: Option<&usize>| {
        let row = |leaf: Option<&usize>| leaf.and_then(|leaf| patterns.get(*leaf));
        let pair = row(a).zip(row(b));
        pair.map_or(0.0, |(a, b)| similarity(a, b))
    };
    let ways = [
        ((false, false), between(left.last(), right.first())),
        ((false, true), between(left.last(), right.last())),
        ((true, false), between(left.first(), right.first())),
        ((true, true), between(left.first(), right.last())),
    ];
    let best = ways
        .into_iter()
        .reduce(|best, way| match way.1.total_cmp(&best.1) {
            Ordering::Greater => way,
            _ => best,
        });
    let (turn_left, turn_right) = best.map_or((false, false), |(turns, _)| turns);
    if turn_left {
        left.reverse();
    }
    if turn_right {
        right.reverse();
    }
    left.append(&mut right);
    left
}

/// The rows of each column with what they have there; without the fullest columns where these
/// make more pairs than are compared.
fn columns(patterns: &[&Pattern]) -> Vec<Vec<(usize, u32)>> {
    let mut columns: BTreeMap<usize, Vec<(usize, u32)>> = BTreeMap::new();
    for (leaf, row) in patterns.iter().enumerate() {
        for (column, count) in *row {
            columns.entry(*column).or_default().push((leaf, *count));
        }
    }
    let pairs = |rows: usize| rows * rows.saturating_sub(1) / 2;
    let mut all: usize = columns.values().map(|rows| pairs(rows.len())).sum();
    let fullest: BTreeSet<(usize, usize)> = columns
        .iter()
        .map(|(column, rows)| (rows.len(), *column))
        .collect();
    for (rows, column) in fullest.into_iter().rev() {
        if all <= MOST_PAIRS {
            break;
        }
        all -= pairs(rows);
        columns.remove(&column);
    }
    columns.into_values().collect()
}
