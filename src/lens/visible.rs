//! What a lens leaves of a registry: the one subset that every view, table and export shows.

use std::collections::{BTreeMap, BTreeSet};

use super::index::{Index, TieFacts};
use super::value::{Condition, Lens, Time};
use crate::model::{
    Certainty, CountryCode, Date, KindId, RegionRef, Status, ThemeId, Tie, TieClass,
};
use crate::network::{Link, Network};
use crate::search::Query;

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

/// How many ties each value of a facet would leave if it were the only one chosen in that facet
/// and all other facets stayed as they are. Regions and countries are one facet: they are chosen
/// in one tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By kind.
    pub kinds: BTreeMap<KindId, usize>,
    /// By class.
    pub classes: BTreeMap<TieClass, usize>,
    /// By region, in all schemes.
    pub regions: BTreeMap<RegionRef, usize>,
    /// By country.
    pub countries: BTreeMap<CountryCode, usize>,
    /// By subject.
    pub themes: BTreeMap<ThemeId, usize>,
    /// By state. Here the time mode's own demand of being in force is lifted too.
    pub statuses: BTreeMap<Status, usize>,
}

/// Which facets a tie passes.
struct Verdict {
    time: Certainty,
    status: bool,
    kind: bool,
    class: bool,
    region: bool,
    country: bool,
    theme: bool,
    actor: bool,
    score: Option<u32>,
    in_force: Certainty,
    status_on_day: Status,
}

impl Verdict {
    fn others(&self, but: Facet) -> bool {
        let pass = |facet: Facet, passes: bool| facet == but || passes;
        pass(Facet::Status, self.status && self.time != Certainty::No)
            && pass(Facet::Kind, self.kind)
            && pass(Facet::Class, self.class)
            && pass(Facet::Place, self.region && self.country)
            && pass(Facet::Theme, self.theme)
            && self.actor
            && self.score.is_some()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Facet {
    None,
    Status,
    Kind,
    Class,
    /// Regions and countries: they are chosen in one tree.
    Place,
    Theme,
}

/// A lens ready to judge ties.
struct Judge<'a> {
    lens: &'a Lens,
    index: &'a Index,
    query: Query,
    day: Date,
}

impl<'a> Judge<'a> {
    fn new(lens: &'a Lens, index: &'a Index, today: Date) -> Self {
        Self {
            lens,
            index,
            query: Query::new(&lens.search),
            day: lens.time.reference_day(today),
        }
    }

    fn verdict(&self, tie: &Tie, facts: &TieFacts, link: Link) -> Verdict {
        let lens = self.lens;
        let status_on_day = facts.life.status_on(self.day);
        let in_force = match lens.time {
            Time::InForce(span) => facts.life.in_force_during(span),
            _ => facts.life.in_force_on(self.day),
        };
        let asks_status = !lens.statuses.is_empty();
        let time = match lens.time {
            Time::Any => Certainty::Certain,
            // A state that is asked for by name takes the place of "in force".
            Time::AsOf(_) if asks_status && in_force == Certainty::No => Certainty::Certain,
            Time::AsOf(_) | Time::InForce(_) => in_force,
            Time::Signed(span) => facts.life.signed_within(span),
        };
        let ends = [tie.from.as_str(), tie.to.as_str()];
        let keys = self.index.actor_keys();
        let texts: Vec<_> = [keys.get(link.from), keys.get(link.to)]
            .into_iter()
            .flatten()
            .chain([&facts.keys])
            .collect();
        Verdict {
            time,
            status: !asks_status || lens.statuses.contains(&status_on_day),
            kind: lens.kinds.is_empty() || lens.kinds.contains(&tie.kind),
            class: lens.classes.is_empty()
                || facts
                    .class
                    .is_some_and(|class| lens.classes.contains(&class)),
            region: lens.regions.is_empty()
                || facts.regions.iter().any(|at| lens.regions.contains(at)),
            country: lens.countries.is_empty()
                || facts
                    .countries
                    .iter()
                    .any(|code| lens.countries.contains(code)),
            theme: lens.themes.is_empty() || tie.themes.iter().any(|id| lens.themes.contains(id)),
            actor: lens.actors.is_empty() || ends.iter().any(|end| lens.actors.contains(*end)),
            score: if self.query.is_empty() {
                Some(0)
            } else {
                self.query.score(&texts)
            },
            in_force,
            status_on_day,
        }
    }

    /// Every tie with both ends, and its verdict.
    fn verdicts(&self) -> impl Iterator<Item = (&Tie, &TieFacts, Link, Verdict)> {
        self.index
            .registry()
            .ties
            .iter()
            .zip(self.index.ties())
            .filter_map(|(tie, facts)| {
                let link = facts.link?;
                Some((tie, facts, link, self.verdict(tie, facts, link)))
            })
    }
}

impl Lens {
    /// What this lens leaves of a registry. `today` is the day of states where the lens names none.
    #[must_use]
    pub fn visible(&self, index: &Index, today: Date) -> Visible {
        let judge = Judge::new(self, index, today);
        let ties: Vec<VisibleTie> = judge
            .verdicts()
            .filter(|(_, _, _, verdict)| verdict.others(Facet::None))
            .map(|(_, _, link, verdict)| VisibleTie {
                link,
                in_force: verdict.in_force,
                status: verdict.status_on_day,
                fits: verdict.time,
                score: verdict.score.unwrap_or(0),
            })
            .collect();
        let mut actors: BTreeSet<usize> = ties
            .iter()
            .flat_map(|tie| [tie.link.from, tie.link.to])
            .collect();
        actors.extend(self.lone_actors(index));
        Visible {
            day: judge.day,
            ties,
            actors,
        }
    }

    /// Actors without any tie in the registry that the lens leaves.
    fn lone_actors(&self, index: &Index) -> Vec<usize> {
        let asks_ties = !self.kinds.is_empty()
            || !self.classes.is_empty()
            || !self.themes.is_empty()
            || !self.statuses.is_empty()
            || self.time != Time::Any;
        if asks_ties {
            return Vec::new();
        }
        let registry = index.registry();
        let mut tied = vec![false; registry.actors.len()];
        for link in index.ties().iter().filter_map(|tie| tie.link) {
            for end in [link.from, link.to] {
                if let Some(tied) = tied.get_mut(end) {
                    *tied = true;
                }
            }
        }
        let query = Query::new(&self.search);
        registry
            .actors
            .iter()
            .zip(index.actor_keys())
            .zip(tied)
            .enumerate()
            .filter(|(_, ((actor, keys), tied))| {
                !tied
                    && (self.countries.is_empty()
                        || actor
                            .country
                            .is_some_and(|code| self.countries.contains(&code)))
                    && (self.regions.is_empty()
                        || registry
                            .regions_of(actor)
                            .iter()
                            .any(|at| self.regions.contains(at)))
                    && (self.actors.is_empty() || self.actors.contains(&actor.id))
                    && (query.is_empty() || query.score(&[*keys]).is_some())
            })
            .map(|(at, _)| at)
            .collect()
    }

    /// How many ties each choice would leave.
    #[must_use]
    pub fn facets(&self, index: &Index, today: Date) -> Facets {
        let mut facets = Facets::default();
        for (tie, facts, _, verdict) in Judge::new(self, index, today).verdicts() {
            if verdict.others(Facet::Kind) {
                *facets.kinds.entry(tie.kind.clone()).or_default() += 1;
            }
            if verdict.others(Facet::Class)
                && let Some(class) = facts.class
            {
                *facets.classes.entry(class).or_default() += 1;
            }
            if verdict.others(Facet::Place) {
                for at in &facts.regions {
                    *facets.regions.entry(at.clone()).or_default() += 1;
                }
            }
            if verdict.others(Facet::Place) {
                for code in &facts.countries {
                    *facets.countries.entry(*code).or_default() += 1;
                }
            }
            if verdict.others(Facet::Theme) {
                for theme in &tie.themes {
                    *facets.themes.entry(theme.clone()).or_default() += 1;
                }
            }
            let in_time = match self.time {
                Time::AsOf(_) => true,
                _ => verdict.time != Certainty::No,
            };
            if in_time && verdict.others(Facet::Status) {
                *facets.statuses.entry(verdict.status_on_day).or_default() += 1;
            }
        }
        facets
    }

    /// The condition whose removal brings most ties back, and how many that would leave; `None` if
    /// no single removal helps.
    #[must_use]
    pub fn best_to_drop(&self, index: &Index, today: Date) -> Option<(Condition, usize)> {
        self.conditions()
            .into_iter()
            .map(|condition| {
                let left = self.without(&condition).visible(index, today).ties.len();
                (condition, left)
            })
            .filter(|(_, left)| *left > 0)
            .max_by_key(|(condition, left)| (*left, std::cmp::Reverse(condition.clone())))
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

    /// The graph of what is visible.
    #[must_use]
    pub fn network(&self) -> Network {
        Network::new(
            self.actors.iter().copied(),
            self.ties.iter().map(|tie| tie.link),
        )
    }
}
