//! How many ties each choice would leave.

use std::collections::BTreeMap;

use super::index::Index;
use super::judge::{Board, Judge, Passes};
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

/// The ties of each value of one facet. Where the lens asks nothing of ties together they need
/// only be counted.
struct Tally {
    counts: Vec<usize>,
    groups: Option<Vec<Vec<u32>>>,
}

impl Tally {
    fn new(values: usize, asks_of_all: bool) -> Self {
        Self {
            counts: vec![0; values],
            groups: asks_of_all.then(|| vec![Vec::new(); values]),
        }
    }

    fn add(&mut self, value: usize, tie: u32) {
        if let Some(groups) = &mut self.groups {
            if let Some(group) = groups.get_mut(value) {
                group.push(tie);
            }
        } else if let Some(count) = self.counts.get_mut(value) {
            *count += 1;
        }
    }

    /// The counts above zero, by value.
    fn by<K: Ord>(
        self,
        judge: &Judge<'_>,
        keeper: &mut Keeper,
        value: impl Fn(usize) -> Option<K>,
    ) -> BTreeMap<K, usize> {
        let counts = match self.groups {
            None => self.counts,
            Some(all) => all
                .into_iter()
                .map(|ties| keeper.count(judge, ties))
                .collect(),
        };
        counts
            .into_iter()
            .enumerate()
            .filter(|(_, count)| *count > 0)
            .filter_map(|(at, count)| Some((value(at)?, count)))
            .collect()
    }
}

/// Counts what is kept of groups of ties. The group that all values of a facet which is not set
/// share comes again and again; it is counted once.
struct Keeper {
    board: Board,
    all: Vec<u32>,
    kept_of_all: Option<usize>,
}

impl Keeper {
    fn count(&mut self, judge: &Judge<'_>, mut ties: Vec<u32>) -> usize {
        let is_all = ties == self.all;
        if is_all && let Some(kept) = self.kept_of_all {
            return kept;
        }
        judge.keep(&mut ties, &mut self.board);
        if is_all {
            self.kept_of_all = Some(ties.len());
        }
        ties.len()
    }
}

impl Lens {
    /// How many ties each choice would leave. Linear in the ties.
    #[must_use]
    pub fn facets(&self, index: &Index, today: Date) -> Facets {
        let judge = Judge::new(self, index, today);
        let registry = index.registry();
        let of_all = judge.asks_of_all();
        let tally = |values: usize| Tally::new(values, of_all);
        let mut kinds = tally(registry.kinds.len());
        let mut classes = tally(TieClass::ALL.len());
        let mut sorts = tally(ActorKind::ALL.len());
        let mut regions = tally(index.regions().len());
        let mut schemes = tally(registry.schemes.len());
        let mut countries = tally(index.countries().len());
        let mut themes = tally(registry.themes.len());
        let mut statuses = tally(Status::ALL.len());
        let mut visibilities = tally(Visibility::ALL.len());
        let mut all = Vec::new();
        // As of a day the state itself takes the place of being in force.
        let by_status = match self.time {
            Time::AsOf(_) => Passes::STATUS.with(Passes::TIME),
            _ => Passes::STATUS,
        };
        for (at, (tie, verdict)) in (0..).zip(index.ties().iter().zip(judge.verdicts())) {
            let Some(verdict) = verdict else { continue };
            let passes = verdict.passes;
            let facts = &tie.numbers;
            if of_all && passes.all_but(Passes::NONE) {
                all.push(at);
            }
            if passes.all_but(Passes::KIND)
                && let Some(kind) = facts.kind
            {
                kinds.add(kind, at);
            }
            if passes.all_but(Passes::CLASS)
                && let Some(class) = tie.class
            {
                classes.add(class as usize, at);
            }
            if passes.all_but(Passes::SORT) {
                tie.sorts
                    .iter()
                    .for_each(|sort| sorts.add(*sort as usize, at));
            }
            if passes.all_but(Passes::PLACE) {
                facts
                    .regions
                    .iter()
                    .for_each(|region| regions.add(*region, at));
                facts
                    .countries
                    .iter()
                    .for_each(|country| countries.add(*country, at));
                facts
                    .schemes
                    .iter()
                    .for_each(|scheme| schemes.add(*scheme, at));
            }
            if passes.all_but(Passes::THEME) {
                facts.themes.iter().for_each(|theme| themes.add(*theme, at));
            }
            if passes.all_but(by_status) {
                statuses.add(verdict.status as usize, at);
            }
            if passes.all_but(Passes::VISIBILITY) {
                visibilities.add(tie.visibility as usize, at);
            }
        }
        let keeper = &mut Keeper {
            board: Board::new(if of_all { registry.actors.len() } else { 0 }),
            all,
            kept_of_all: None,
        };
        Facets {
            kinds: kinds.by(&judge, keeper, |at| {
                Some(registry.kinds.rows().get(at)?.id.clone())
            }),
            classes: classes.by(&judge, keeper, |at| TieClass::ALL.get(at).copied()),
            sorts: sorts.by(&judge, keeper, |at| ActorKind::ALL.get(at).copied()),
            regions: regions.by(&judge, keeper, |at| index.regions().get(at).cloned()),
            schemes: schemes.by(&judge, keeper, |at| {
                Some(registry.schemes.rows().get(at)?.id.clone())
            }),
            countries: countries.by(&judge, keeper, |at| index.countries().get(at).copied()),
            themes: themes.by(&judge, keeper, |at| {
                Some(registry.themes.rows().get(at)?.id.clone())
            }),
            statuses: statuses.by(&judge, keeper, |at| Status::ALL.get(at).copied()),
            visibilities: visibilities.by(&judge, keeper, |at| Visibility::ALL.get(at).copied()),
        }
    }
}
