//! What the marks mean.

use std::collections::BTreeMap;

use crate::lens::{Index, Visible};
use crate::model::{Certainty, KindId, TieKind};

/// A row of the legend: a kind with the number of its visible ties.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendRow<'r> {
    /// The kind.
    pub kind: &'r TieKind,
    /// Ties that certainly fit.
    pub certain: usize,
    /// Ties that only possibly fit.
    pub possible: usize,
}

/// The kinds of the visible ties, in the order of the registry.
#[must_use]
pub fn legend<'r>(index: &'r Index, visible: &Visible) -> Vec<LegendRow<'r>> {
    let registry = index.registry();
    let mut counts: BTreeMap<&KindId, (usize, usize)> = BTreeMap::new();
    for seen in &visible.ties {
        if let Some(tie) = registry.ties.rows().get(seen.link.tie) {
            let (certain, possible) = counts.entry(&tie.kind).or_default();
            match seen.fits {
                Certainty::Certain => *certain += 1,
                _ => *possible += 1,
            }
        }
    }
    registry
        .kinds
        .iter()
        .filter_map(|kind| {
            let (certain, possible) = counts.get(&kind.id).copied()?;
            Some(LegendRow {
                kind,
                certain,
                possible,
            })
        })
        .collect()
}
