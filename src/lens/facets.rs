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
    groups: Option<Vec<Vec<usize>>>,
}

impl Tally {
    fn new(values: usize, asks_of_all: bool) -> Self {
        Self {
            counts: vec![0; values],
            groups: asks_of_all.then(|| vec![Vec::new(); values]),
        }
    }

    fn add(&mut self, value: usize, tie: usize) {
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
        board: &mut Board,
        value: impl Fn(usize) -> Option<K>,
    ) -> BTreeMap<K, usize> {
        let counts = match self.groups {
            None => self.counts,
            Some(all) => all
                .into_iter()
                .map(|mut ties| {
                    judge.keep(&mut ties, board);
                    ties.len()
                })
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
        // As of a day the state itself takes the place of being in force.
        let by_status = match self.time {
            Time::AsOf(_) => Passes::STATUS.with(Passes::TIME),
            _ => Passes::STATUS,
        };
        for (at, (tie, verdict)) in index.ties().iter().zip(judge.verdicts()).enumerate() {
            let Some(verdict) = verdict else { continue };
            let passes = verdict.passes;
            let facts = &tie.numbers;
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
        let board = &mut Board::new(if of_all { registry.actors.len() } else { 0 });
        Facets {
            kinds: kinds.by(&judge, board, |at| {
                Some(registry.kinds.rows().get(at)?.id.clone())
            }),
            classes: classes.by(&judge, board, |at| TieClass::ALL.get(at).copied()),
            sorts: sorts.by(&judge, board, |at| ActorKind::ALL.get(at).copied()),
            regions: regions.by(&judge, board, |at| index.regions().get(at).cloned()),
            schemes: schemes.by(&judge, board, |at| {
                Some(registry.schemes.rows().get(at)?.id.clone())
            }),
            countries: countries.by(&judge, board, |at| index.countries().get(at).copied()),
            themes: themes.by(&judge, board, |at| {
                Some(registry.themes.rows().get(at)?.id.clone())
            }),
            statuses: statuses.by(&judge, board, |at| Status::ALL.get(at).copied()),
            visibilities: visibilities.by(&judge, board, |at| Visibility::ALL.get(at).copied()),
        }
    }
}
