//! What a lens leaves of a registry: the one subset that every view, table and export shows.

use std::collections::BTreeSet;

use super::index::Index;
use super::judge::{Board, Conditions, Judge};
use super::value::{Lens, Time};
use crate::model::{Certainty, Date, Status};
use crate::network::{Link, Network};

/// A tie that a lens leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VisibleTie {
    /// Positions of the tie and its ends.
    pub link: Link,
    /// Whether it is in force: on the day or in the span that the lens names, else today.
    pub in_force: Certainty,
    /// Its state on the reference day.
    pub status: Status,
    /// Whether it certainly or only possibly fits the time that the lens names.
    pub fits: Certainty,
    /// How well it fits the text; 0 without one.
    pub score: u32,
}

/// What a lens leaves of a registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visible {
    /// The day whose names and states are shown.
    pub day: Date,
    /// Ties, in the order of the registry.
    pub ties: Vec<VisibleTie>,
    /// Positions of actors: the ends of these ties; and actors without any tie, unless ties are
    /// asked for by what only ties have.
    pub actors: BTreeSet<usize>,
}

impl Lens {
    /// What this lens leaves of a registry. `today` is the day of states where the lens names none.
    #[must_use]
    pub fn visible(&self, index: &Index, today: Date) -> Visible {
        let judge = Judge::new(self, index, today);
        let verdicts = judge.verdicts();
        let mut left: Vec<u32> = (0..)
            .zip(&verdicts)
            .filter(|(_, verdict)| verdict.is_some_and(|verdict| verdict.fails == Conditions::NONE))
            .map(|(at, _)| at)
            .collect();
        let actors = index.registry().actors.len();
        if judge.asks_of_all() {
            judge.keep(&mut left, &mut Board::new(actors));
        }
        let ties: Vec<VisibleTie> = left
            .into_iter()
            .filter_map(|at| {
                let at = at as usize;
                let verdict = verdicts.get(at).copied().flatten()?;
                Some(VisibleTie {
                    link: index.ties().get(at)?.link?,
                    in_force: verdict.in_force,
                    status: verdict.status,
                    fits: verdict.time,
                    score: verdict.score,
                })
            })
            .collect();
        let mut seen: BTreeSet<usize> = ties
            .iter()
            .flat_map(|tie| [tie.link.from, tie.link.to])
            .collect();
        if !self.asks_for_ties() {
            seen.extend((0..actors).filter(|at| judge.leaves_lone(*at)));
        }
        Visible {
            day: judge.day,
            ties,
            actors: seen,
        }
    }

    /// Whether something is asked for that only ties have; then actors without any are left out.
    #[must_use]
    pub fn asks_for_ties(&self) -> bool {
        !self.kinds.is_empty()
            || !self.classes.is_empty()
            || !self.themes.is_empty()
            || !self.statuses.is_empty()
            || self.least_ties > 0
            || self.time != Time::Any
    }
}

impl Visible {
    /// How many ties fit certainly, and how many only possibly.
    #[must_use]
    pub fn count(&self) -> (usize, usize) {
        let certain = self
            .ties
            .iter()
            .filter(|tie| tie.fits == Certainty::Certain)
            .count();
        (certain, self.ties.len() - certain)
    }

    /// What of it belongs to some actors only: these, and the ties between them.
    #[must_use]
    pub fn among(&self, is_one: impl Fn(usize) -> bool) -> Self {
        let both = |tie: &&VisibleTie| is_one(tie.link.from) && is_one(tie.link.to);
        let actors = self.actors.iter().copied();
        Self {
            day: self.day,
            ties: self.ties.iter().filter(both).copied().collect(),
            actors: actors.filter(|actor| is_one(*actor)).collect(),
        }
    }

    /// The graph of what is visible.
    #[must_use]
    pub fn network(&self) -> Network {
        Network::new(
            self.actors.iter().copied(),
            self.ties.iter().map(|tie| tie.link),
        )
    }
}
