//! Who is in the page: what the lens leaves at any time, and on which days.

use std::collections::{BTreeMap, BTreeSet};

use super::{PageRequest, StateRow, both, state_at, written};
use crate::i18n;
use crate::lens::{Index, Lens, Steps, Time, Visible};
use crate::model::{Certainty, Date, Status, Tie, turns};

/// What changes on some days: the day from which on it is so, and what.
pub(super) type Changes<T> = Vec<(Date, T)>;

/// A tie of the page.
pub(super) struct Member {
    /// Its position in the registry.
    pub(super) tie: usize,
    /// Whether the lens leaves it where no day is asked for.
    pub(super) always: Certainty,
    /// Whether the lens leaves it as of a day.
    pub(super) fits: Changes<Certainty>,
}

/// What is in the page.
pub(super) struct Members {
    /// What the lens leaves where no day is asked for.
    pub(super) all_times: Visible,
    /// Ties, in the order of the registry.
    pub(super) ties: Vec<Member>,
    /// Positions of actors: the ends of these ties, and those without any that the lens leaves.
    pub(super) actors: Vec<usize>,
}

/// The lens without its day, which is only where the page begins. A span is a condition of its own.
pub(super) fn at_all_times(lens: &Lens) -> Lens {
    Lens {
        time: match lens.time {
            Time::AsOf(_) => Time::Any,
            time => time,
        },
        ..lens.clone()
    }
}

impl Members {
    pub(super) fn of(request: &PageRequest<'_>) -> Self {
        let PageRequest { index, lens, .. } = *request;
        let lens = at_all_times(lens);
        let all_times = lens.visible(index, request.today);
        let days = if is_asked_of_each_tie(&lens) {
            by_tie(index, &all_times)
        } else {
            day_by_day(index, &lens, request.today, &all_times)
        };
        let mut always: BTreeMap<usize, Certainty> = BTreeMap::new();
        always.extend(all_times.ties.iter().map(|seen| (seen.link.tie, seen.fits)));
        let ties: Vec<Member> = days
            .into_iter()
            .map(|(tie, fits)| Member {
                tie,
                always: always.get(&tie).copied().unwrap_or(Certainty::No),
                fits,
            })
            .collect();
        let ends = ties
            .iter()
            .filter_map(|member| index.ties().get(member.tie)?.link)
            .flat_map(|link| [link.from, link.to]);
        let actors: BTreeSet<usize> = all_times.actors.iter().copied().chain(ends).collect();
        Self {
            actors: actors.into_iter().collect(),
            ties,
            all_times,
        }
    }

    /// The place of an actor in the page.
    pub(super) fn place(&self, actor: usize) -> Option<usize> {
        self.actors.binary_search(&actor).ok()
    }

    /// Its ties with their places in the page.
    pub(super) fn records<'r>(&self, index: &'r Index) -> Vec<&'r Tie> {
        let rows = index.registry().ties.rows();
        let ties = self.ties.iter();
        ties.filter_map(|member| rows.get(member.tie)).collect()
    }
}

/// Whether what the lens leaves as of a day is what it leaves at all times and is in force then.
/// States are asked for by the day, and steps and numbers of ties of all ties together.
fn is_asked_of_each_tie(lens: &Lens) -> bool {
    lens.statuses.is_empty() && lens.steps == Steps::One && lens.least_ties == 0
}

/// Per tie that is left at all times: when it is in force.
fn by_tie(index: &Index, all_times: &Visible) -> BTreeMap<usize, Changes<Certainty>> {
    let rows = index.registry().ties.rows();
    let in_force = |tie: usize| {
        let (facts, record) = index.ties().get(tie).zip(rows.get(tie))?;
        let days = turns(&record.events).into_iter();
        let days = days.map(|day| (day, facts.life.in_force_on(day)));
        Some((tie, changes(days)))
    };
    let ties = all_times.ties.iter();
    ties.filter_map(|seen| in_force(seen.link.tie)).collect()
}

/// Per tie that is left on any day, or at all times: when it is. Every day is asked about on which an
/// answer can change.
fn day_by_day(
    index: &Index,
    lens: &Lens,
    today: Date,
    all_times: &Visible,
) -> BTreeMap<usize, Changes<Certainty>> {
    let registry = index.registry();
    let days: BTreeSet<Date> = registry
        .ties
        .iter()
        .flat_map(|tie| turns(&tie.events))
        .collect();
    let mut fits: BTreeMap<usize, Changes<Certainty>> = BTreeMap::new();
    for seen in &all_times.ties {
        fits.insert(seen.link.tie, vec![(Date::MIN, Certainty::No)]);
    }
    // A span is a condition of its own: whatever fails it is not in the page.
    let open = lens.time == Time::Any;
    for day in days {
        let as_of = Lens {
            time: Time::AsOf(day),
            ..lens.clone()
        };
        let visible = as_of.visible(index, today);
        let now: BTreeMap<usize, Certainty> = visible
            .ties
            .iter()
            .map(|seen| (seen.link.tie, seen.fits))
            .collect();
        if open {
            for tie in now.keys() {
                fits.entry(*tie)
                    .or_insert_with(|| vec![(Date::MIN, Certainty::No)]);
            }
        }
        for (tie, changes) in &mut fits {
            let is = now.get(tie).copied().unwrap_or(Certainty::No);
            changes.push((day, is));
        }
    }
    fits.into_iter()
        .map(|(tie, days)| (tie, changes(days)))
        .collect()
}

/// Only the days on which something changes; of two answers for one day the later counts.
pub(super) fn changes<T: PartialEq>(days: impl IntoIterator<Item = (Date, T)>) -> Changes<T> {
    let mut kept: Changes<T> = Vec::new();
    for (day, is) in days {
        kept.pop_if(|(last, _)| *last == day);
        if kept.last().is_none_or(|(_, was)| *was != is) {
            kept.push((day, is));
        }
    }
    kept
}

/// How sure something is, as a number: 0 no, 1 possible, 2 certain.
pub(super) fn sureness(certainty: Certainty) -> u8 {
    match certainty {
        Certainty::No => 0,
        Certainty::Possible => 1,
        Certainty::Certain => 2,
    }
}

/// Changes as the page has them.
pub(super) fn written_changes<T, W>(days: Changes<T>, write: impl Fn(T) -> W) -> Vec<(String, W)> {
    days.into_iter()
        .map(|(day, is)| (written(day), write(is)))
        .collect()
}

/// The states of a tie from day to day, by their places among [`states`].
pub(super) fn life(index: &Index, tie: usize) -> Changes<usize> {
    let record = index.registry().ties.rows().get(tie);
    let Some((facts, record)) = index.ties().get(tie).zip(record) else {
        return Vec::new();
    };
    changes(turns(&record.events).into_iter().map(|day| {
        let (in_force, status) = facts.on(day);
        (day, state_at(status, in_force == Certainty::Possible))
    }))
}

/// All states, in the order of [`state_at`].
pub(super) fn states() -> Vec<StateRow> {
    let states = [
        (Status::Planned, Certainty::No),
        (Status::NotYet, Certainty::No),
        (Status::InForce, Certainty::Certain),
        (Status::InForce, Certainty::Possible),
        (Status::Suspended, Certainty::No),
        (Status::Ended, Certainty::No),
    ];
    let row = |(status, certainty)| StateRow {
        name: both(|lang| match certainty {
            Certainty::Possible => i18n::text(lang, "state-possible"),
            _ => i18n::status(lang, status),
        }),
        certainty: both(|lang| i18n::certainty(lang, certainty)),
    };
    states.map(row).to_vec()
}
