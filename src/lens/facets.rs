//! How many ties each choice would leave.

use std::collections::BTreeMap;

use super::columns::Column;
use super::index::Index;
use super::judge::{Board, Conditions, Judge, Verdict};
use super::value::{Lens, Time};
use crate::model::{
    ActorKind, CountryCode, Date, KindId, RegionRef, SchemeId, Status, ThemeId, TieClass,
    Visibility,
};

/// How many ties each value of a facet would leave if it were the only one chosen in that facet
/// and all other facets stayed as they are. Regions and countries are one facet: they are chosen
/// in one tree. Values that would leave nothing are not listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By kind.
    pub kinds: BTreeMap<KindId, usize>,
    /// By class.
    pub classes: BTreeMap<TieClass, usize>,
    /// By sort of the actors of the other side.
    pub sorts: BTreeMap<ActorKind, usize>,
    /// By region, in all schemes.
    pub regions: BTreeMap<RegionRef, usize>,
    /// By scheme, if all of its regions were chosen.
    pub schemes: BTreeMap<SchemeId, usize>,
    /// By country.
    pub countries: BTreeMap<CountryCode, usize>,
    /// By subject.
    pub themes: BTreeMap<ThemeId, usize>,
    /// By state. Here the time mode's own demand of being in force is lifted too.
    pub statuses: BTreeMap<Status, usize>,
    /// By who may see them.
    pub visibilities: BTreeMap<Visibility, usize>,
}

impl Lens {
    /// How many ties each choice would leave. Linear in the ties.
    #[must_use]
    pub fn facets(&self, index: &Index, today: Date) -> Facets {
        let judge = Judge::new(self, index, today);
        let registry = index.registry();
        let columns = index.columns();
        let mut counter = Counter::new(&judge);
        // As of a day the state itself takes the place of being in force.
        let by_status = match self.time {
            Time::AsOf(_) => Conditions::STATUS.with(Conditions::TIME),
            _ => Conditions::STATUS,
        };
        let statuses = counter.statuses(by_status);
        let mut by = |column: &Column, lifted: Conditions| counter.by(column, lifted);
        let places = Conditions::PLACE;
        Facets {
            kinds: named(by(&columns.kinds, Conditions::KIND), |at| {
                Some(registry.kinds.rows().get(at)?.id.clone())
            }),
            classes: named(by(&columns.classes, Conditions::CLASS), |at| {
                TieClass::ALL.get(at).copied()
            }),
            sorts: named(by(&columns.sorts, Conditions::SORT), |at| {
                ActorKind::ALL.get(at).copied()
            }),
            regions: named(by(&columns.regions, places), |at| {
                index.regions().get(at).cloned()
            }),
            schemes: named(by(&columns.schemes, places), |at| {
                Some(registry.schemes.rows().get(at)?.id.clone())
            }),
            countries: named(by(&columns.countries, places), |at| {
                index.countries().get(at).copied()
            }),
            themes: named(by(&columns.themes, Conditions::THEME), |at| {
                Some(registry.themes.rows().get(at)?.id.clone())
            }),
            statuses: named(statuses, |at| Status::ALL.get(at).copied()),
            visibilities: named(by(&columns.visibilities, Conditions::VISIBILITY), |at| {
                Visibility::ALL.get(at).copied()
            }),
        }
    }
}

/// The counts above zero, by value.
fn named<K: Ord>(counts: Vec<usize>, value: impl Fn(usize) -> Option<K>) -> BTreeMap<K, usize> {
    counts
        .into_iter()
        .enumerate()
        .filter(|(_, count)| *count > 0)
        .filter_map(|(at, count)| Some((value(at)?, count)))
        .collect()
}

/// Counts the ties of each value of a facet.
struct Counter<'a> {
    judge: &'a Judge<'a>,
    verdicts: Vec<Option<Verdict>>,
    board: Board,
    /// The ties that the lens leaves before it asks anything of all of them together, and how many
    /// it keeps of those. All values of a facet that is not set may share this group.
    all: Vec<u32>,
    kept_of_all: Option<usize>,
    /// Whatever some tie fails.
    failed: Conditions,
    /// The ties of one value after the other.
    sorted: Vec<u32>,
}

impl<'a> Counter<'a> {
    fn new(judge: &'a Judge<'a>) -> Self {
        let verdicts = judge.verdicts();
        let mut failed = Conditions::NONE;
        let mut all = Vec::with_capacity(verdicts.len());
        for (at, verdict) in (0..).zip(&verdicts) {
            let Some(verdict) = verdict else { continue };
            failed = failed.with(verdict.fails);
            if verdict.fails == Conditions::NONE {
                all.push(at);
            }
        }
        let actors = judge.index.registry().actors.len();
        Self {
            judge,
            board: Board::new(if judge.asks_of_all() { actors } else { 0 }),
            all,
            kept_of_all: None,
            failed,
            sorted: Vec::new(),
            verdicts,
        }
    }

    /// The ties that fail nothing but this.
    fn candidates(&self, lifted: Conditions) -> Vec<u32> {
        // A condition that nobody fails lets nobody in.
        if !self.failed.shares(lifted) {
            return self.all.clone();
        }
        let verdicts = (0..).zip(&self.verdicts);
        let ties = verdicts.filter_map(|(at, verdict)| {
            let verdict = verdict.as_ref()?;
            verdict.fails.only(lifted).then_some(at)
        });
        ties.collect()
    }

    /// How many ties each state would leave. It depends on the day, so it has no column.
    fn statuses(&mut self, lifted: Conditions) -> Vec<usize> {
        let mut column = Column::new(Status::ALL.len());
        for verdict in &self.verdicts {
            column.push(verdict.map(|verdict| verdict.status as usize));
        }
        self.by(&column, lifted)
    }

    /// How many ties each value of a column would leave, with this condition lifted.
    fn by(&mut self, column: &Column, lifted: Conditions) -> Vec<usize> {
        let ties = self.candidates(lifted);
        let mut counts = vec![0; column.values];
        for tie in &ties {
            for value in column.of(*tie) {
                if let Some(count) = counts.get_mut(*value as usize) {
                    *count += 1;
                }
            }
        }
        if !self.judge.asks_of_all() {
            return counts;
        }
        // What is asked of all ties together is asked anew of the ties of each value. A value that
        // all of them have needs no list of its own.
        let of_all = |count: usize| count == ties.len();
        let mut ends = Vec::with_capacity(counts.len());
        let mut next = 0;
        for count in &counts {
            ends.push(next);
            next += if of_all(*count) { 0 } else { *count };
        }
        self.sorted.clear();
        self.sorted.resize(next, 0);
        if next > 0 {
            for tie in &ties {
                for value in column.of(*tie) {
                    let at = *value as usize;
                    if counts.get(at).is_some_and(|count| !of_all(*count))
                        && let Some(end) = ends.get_mut(at)
                        && let Some(place) = self.sorted.get_mut(*end)
                    {
                        *place = *tie;
                        *end += 1;
                    }
                }
            }
        }
        for (count, end) in counts.iter_mut().zip(ends) {
            let group = match of_all(*count) {
                true => ties.as_slice(),
                false => self.sorted.get(end - *count..end).unwrap_or_default(),
            };
            let is_all = group == self.all;
            *count = match self.kept_of_all.filter(|_| is_all) {
                Some(kept) => kept,
                None => self.judge.count_kept(group, &mut self.board),
            };
            if is_all {
                self.kept_of_all = Some(*count);
            }
        }
        counts
    }
}
