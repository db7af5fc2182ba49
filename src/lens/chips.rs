//! What a lens asks for, one thing at a time: as chips show it, each with the lens without it.

use super::index::Index;
use super::value::{Condition, Lens, Steps, Time};
use crate::model::{CountryCode, Date, KindId, RegionRef, RegionScheme, Registry};
use std::collections::BTreeSet;

/// One thing that a person has set, and the lens without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// What is set.
    pub set: Set,
    /// The lens without it.
    pub without: Lens,
}

/// Something set on a lens, as people think of it: a hidden kind rather than all the others, a
/// whole region rather than its countries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Set {
    /// A single condition.
    One(Condition),
    /// A kind that is hidden while most are shown.
    HiddenKind(KindId),
    /// All kinds, those that stand back too.
    AllKinds,
    /// A region of which every country is chosen.
    WholeRegion(RegionRef),
    /// All conditions of one facet together; offered where no single one helps.
    Facet(Facet),
}

/// Conditions of which any will do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// Kinds.
    Kinds,
    /// Classes.
    Classes,
    /// Sorts of actors.
    Sorts,
    /// Regions and countries.
    Places,
    /// Subjects.
    Themes,
    /// States.
    Statuses,
    /// Chosen actors.
    Actors,
}

impl Facet {
    const ALL: [Self; 7] = [
        Self::Kinds,
        Self::Classes,
        Self::Sorts,
        Self::Places,
        Self::Themes,
        Self::Statuses,
        Self::Actors,
    ];

    fn without(self, lens: &Lens, registry: &Registry) -> Lens {
        let mut lens = lens.clone();
        match self {
            Self::Kinds => lens.kinds = Lens::opening(registry).kinds,
            Self::Classes => lens.classes.clear(),
            Self::Sorts => lens.sorts.clear(),
            Self::Places => {
                lens.regions.clear();
                lens.countries.clear();
            }
            Self::Themes => lens.themes.clear(),
            Self::Statuses => lens.statuses.clear(),
            Self::Actors => {
                lens.actors.clear();
                lens.steps = Steps::One;
            }
        }
        lens
    }
}

/// What of the kinds is worth a chip, beside what a window opens with.
#[derive(Default)]
struct KindChips {
    /// Kinds that are hidden: most are shown.
    hidden: Vec<KindId>,
    /// Kinds that are asked for one by one.
    single: Vec<KindId>,
    /// Whether all are shown, those that stand back too.
    all: bool,
}

impl Lens {
    /// The lens with one kind shown or hidden. All kinds are no condition; the last one cannot be
    /// hidden: then it is as when a window opens.
    #[must_use]
    pub fn with_kind_toggled(&self, id: &KindId, registry: &Registry) -> Self {
        let all: BTreeSet<KindId> = registry.kinds.iter().map(|kind| kind.id.clone()).collect();
        let mut kinds = if self.kinds.is_empty() {
            all.clone()
        } else {
            self.kinds.clone()
        };
        if !kinds.remove(id) {
            kinds.insert(id.clone());
        }
        if kinds == all {
            kinds.clear();
        } else if kinds.is_empty() {
            kinds = Self::opening(registry).kinds;
        }
        Self {
            kinds,
            ..self.clone()
        }
    }

    /// What is set beside what a window opens with, each with the lens without it. Regions are
    /// those of the scheme that is shown.
    #[must_use]
    pub fn chips(&self, registry: &Registry, scheme: Option<&RegionScheme>) -> Vec<Chip> {
        let kinds = self.kind_chips(registry);
        let whole = scheme.map_or_else(Vec::new, |scheme| self.whole_regions(registry, scheme));
        let folded: Vec<CountryCode> = whole
            .iter()
            .flat_map(|(_, countries)| countries.iter().copied())
            .collect();
        let mut chips = Vec::new();
        for condition in self.conditions() {
            let without = match &condition {
                Condition::Kind(id) if kinds.single.contains(id) => {
                    self.with_kind_toggled(id, registry)
                }
                Condition::Kind(_) => continue,
                Condition::Country(code) if folded.contains(code) => continue,
                other => self.without(other),
            };
            chips.push(Chip {
                set: Set::One(condition),
                without,
            });
        }
        for (at, countries) in whole {
            let mut without = self.clone();
            without.countries.retain(|code| !countries.contains(code));
            chips.push(Chip {
                set: Set::WholeRegion(at),
                without,
            });
        }
        for id in kinds.hidden {
            chips.push(Chip {
                without: self.with_kind_toggled(&id, registry),
                set: Set::HiddenKind(id),
            });
        }
        if kinds.all {
            chips.push(Chip {
                set: Set::AllKinds,
                without: Facet::Kinds.without(self, registry),
            });
        }
        chips
    }

    fn kind_chips(&self, registry: &Registry) -> KindChips {
        let opening = Self::opening(registry).kinds;
        if self.kinds == opening {
            return KindChips::default();
        }
        if self.kinds.is_empty() {
            return KindChips {
                all: true,
                ..KindChips::default()
            };
        }
        let front = |id: &KindId| opening.is_empty() || opening.contains(id);
        let (shown, hidden): (Vec<KindId>, Vec<KindId>) = registry
            .kinds
            .iter()
            .map(|kind| kind.id.clone())
            .filter(front)
            .partition(|id| self.kinds.contains(id));
        let back = self.kinds.iter().filter(|id| !front(id)).cloned();
        if hidden.len() <= shown.len() {
            KindChips {
                hidden,
                single: back.collect(),
                all: false,
            }
        } else {
            KindChips {
                single: shown.into_iter().chain(back).collect(),
                ..KindChips::default()
            }
        }
    }

    /// Regions of which every country of the registry is chosen: these have one chip.
    fn whole_regions(
        &self,
        registry: &Registry,
        scheme: &RegionScheme,
    ) -> Vec<(RegionRef, Vec<CountryCode>)> {
        let known: BTreeSet<CountryCode> = registry
            .actors
            .iter()
            .filter_map(|actor| actor.country)
            .collect();
        let whole = |countries: &[CountryCode]| {
            countries.len() > 1 && countries.iter().all(|code| self.countries.contains(code))
        };
        let regions = scheme.regions.iter().map(|region| {
            let at = RegionRef {
                scheme: scheme.id.clone(),
                region: region.id.clone(),
            };
            let countries = region.countries.iter().copied();
            (at, countries.filter(|code| known.contains(code)).collect())
        });
        regions
            .filter(|(_, countries): &(_, Vec<CountryCode>)| whole(countries))
            .collect()
    }

    /// The lens that lifts the least so that one of these ties is left: the filters, the time, both;
    /// then the same with the kinds of these ties; everything, if nothing else helps.
    #[must_use]
    pub fn widened_to(&self, ties: &[usize], index: &Index, today: Date) -> Self {
        let registry = index.registry();
        let opening = Self::opening(registry);
        let mut with_kinds = opening.clone();
        if !opening.kinds.is_empty() {
            let rows = ties.iter().filter_map(|at| registry.ties.rows().get(*at));
            with_kinds.kinds.extend(rows.map(|tie| tie.kind.clone()));
        }
        let on = |lens: &Self, time| Self {
            time,
            ..lens.clone()
        };
        let steps = [
            on(&opening, self.time),
            on(self, Time::Any),
            on(&opening, Time::Any),
            on(&with_kinds, self.time),
            on(&with_kinds, Time::Any),
        ];
        let shows = |lens: &Self| {
            let visible = lens.visible(index, today);
            visible
                .ties
                .iter()
                .any(|seen| ties.contains(&seen.link.tie))
        };
        steps.into_iter().find(shows).unwrap_or_default()
    }

    /// The chip whose removal brings most ties back, and how many that would leave; where no single
    /// one helps, the facet; `None` if that does not help either.
    #[must_use]
    pub fn best_to_drop(
        &self,
        index: &Index,
        scheme: Option<&RegionScheme>,
        today: Date,
    ) -> Option<(Chip, usize)> {
        let registry = index.registry();
        let best = |chips: Vec<Chip>| {
            chips
                .into_iter()
                .map(|chip| {
                    let left = chip.without.visible(index, today).ties.len();
                    (chip, left)
                })
                .filter(|(_, left)| *left > 0)
                // The first of equals, in the order in which they are shown.
                .reduce(|best, next| if next.1 > best.1 { next } else { best })
        };
        let facets = || {
            Facet::ALL
                .into_iter()
                .map(|facet| Chip {
                    set: Set::Facet(facet),
                    without: facet.without(self, registry),
                })
                .filter(|chip| chip.without != *self)
                .collect()
        };
        best(self.chips(registry, scheme)).or_else(|| best(facets()))
    }
}
