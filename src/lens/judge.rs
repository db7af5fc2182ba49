//! A lens made ready to judge ties: each condition looked up once, each tie judged once.

use std::collections::BTreeSet;

use super::index::{Index, TieFacts, Web};
use super::search::Query;
use super::value::{Lens, Steps, Time};
use crate::model::{Certainty, Date, Status, Table};

/// What of a lens a tie passes, a bit for each condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Passes(u16);

impl Passes {
    pub(super) const TIME: Self = Self(1);
    pub(super) const STATUS: Self = Self(1 << 1);
    pub(super) const KIND: Self = Self(1 << 2);
    pub(super) const CLASS: Self = Self(1 << 3);
    /// Regions and countries: they are chosen in one tree.
    pub(super) const PLACE: Self = Self(1 << 4);
    pub(super) const THEME: Self = Self(1 << 5);
    pub(super) const SORT: Self = Self(1 << 6);
    pub(super) const VISIBILITY: Self = Self(1 << 7);
    const ACTOR: Self = Self(1 << 8);
    const TEXT: Self = Self(1 << 9);
    const ALL: Self = Self((1 << 10) - 1);
    pub(super) const NONE: Self = Self(0);

    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether everything is passed, but for what is lifted.
    pub(super) fn all_but(self, lifted: Self) -> bool {
        self.with(lifted) == Self::ALL
    }

    fn note(&mut self, condition: Self, passes: bool) {
        if passes {
            *self = self.with(condition);
        }
    }
}

/// What a lens says of a tie.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verdict {
    pub(super) passes: Passes,
    pub(super) time: Certainty,
    pub(super) in_force: Certainty,
    pub(super) status: Status,
    pub(super) score: u32,
}

/// A lens made ready for one registry.
pub(super) struct Judge<'a> {
    lens: &'a Lens,
    pub(super) index: &'a Index,
    pub(super) day: Date,
    kinds: Option<Vec<bool>>,
    themes: Option<Vec<bool>>,
    regions: Option<Vec<bool>>,
    countries: Option<Vec<bool>>,
    actors: Option<Vec<bool>>,
    query: Query,
}

/// Which rows of a table are chosen; `None` if none is asked for.
fn chosen<Id: Ord>(
    wanted: &BTreeSet<Id>,
    count: usize,
    position: impl Fn(&Id) -> Option<usize>,
) -> Option<Vec<bool>> {
    if wanted.is_empty() {
        return None;
    }
    let mut chosen = vec![false; count];
    for at in wanted.iter().filter_map(position) {
        if let Some(one) = chosen.get_mut(at) {
            *one = true;
        }
    }
    Some(chosen)
}

fn has(chosen: Option<&Vec<bool>>, at: usize) -> bool {
    chosen.is_none_or(|chosen| chosen.get(at).copied().unwrap_or(false))
}

fn has_any(chosen: Option<&Vec<bool>>, all: &[usize]) -> bool {
    chosen.is_none() || all.iter().any(|at| has(chosen, *at))
}

impl<'a> Judge<'a> {
    pub(super) fn new(lens: &'a Lens, index: &'a Index, today: Date) -> Self {
        let registry = index.registry();
        let at = |table: &Table<_>, id: &str| table.position(id);
        Self {
            kinds: chosen(&lens.kinds, registry.kinds.len(), |id| {
                at(&registry.kinds, id.as_str())
            }),
            themes: chosen(&lens.themes, registry.themes.len(), |id| {
                registry.themes.position(id.as_str())
            }),
            regions: chosen(&lens.regions, index.regions().len(), |wanted| {
                index.regions().iter().position(|at| at == wanted)
            }),
            countries: chosen(&lens.countries, index.countries().len(), |code| {
                index.countries().binary_search(code).ok()
            }),
            actors: chosen(&lens.actors, registry.actors.len(), |id| {
                registry.actors.position(id.as_str())
            }),
            query: Query::new(&lens.search),
            day: lens.time.reference_day(today),
            lens,
            index,
        }
    }

    /// Judges every tie with both ends, in the order of the registry; `None` for the others.
    pub(super) fn verdicts(&self) -> Vec<Option<Verdict>> {
        self.index
            .ties()
            .iter()
            .map(|tie| self.verdict(tie))
            .collect()
    }

    fn verdict(&self, tie: &TieFacts) -> Option<Verdict> {
        let lens = self.lens;
        let link = tie.link?;
        let on_day = tie.life.in_force_on(self.day);
        let status = tie.life.status_given(self.day, on_day);
        let in_force = match lens.time {
            Time::InForce(span) => tie.life.in_force_during(span),
            _ => on_day,
        };
        let asks_status = !lens.statuses.is_empty();
        let time = match lens.time {
            Time::Any => Certainty::Certain,
            // A state that is asked for by name takes the place of "in force".
            Time::AsOf(_) if asks_status && in_force == Certainty::No => Certainty::Certain,
            Time::AsOf(_) | Time::InForce(_) => in_force,
            Time::Signed(span) => tie.life.signed_within(span),
        };
        let facts = &tie.numbers;
        let mut passes = Passes::NONE;
        passes.note(Passes::TIME, time != Certainty::No);
        passes.note(
            Passes::STATUS,
            !asks_status || lens.statuses.contains(&status),
        );
        passes.note(
            Passes::KIND,
            self.kinds.is_none() || facts.kind.is_some_and(|at| has(self.kinds.as_ref(), at)),
        );
        let class_fits = |class| lens.classes.contains(&class);
        passes.note(
            Passes::CLASS,
            lens.classes.is_empty() || tie.class.is_some_and(class_fits),
        );
        passes.note(
            Passes::PLACE,
            has_any(self.regions.as_ref(), &facts.regions)
                && has_any(self.countries.as_ref(), &facts.countries),
        );
        passes.note(Passes::THEME, has_any(self.themes.as_ref(), &facts.themes));
        passes.note(
            Passes::SORT,
            lens.sorts.is_empty() || tie.sorts.iter().any(|sort| lens.sorts.contains(sort)),
        );
        let seen_by = |asked| asked == tie.visibility;
        passes.note(Passes::VISIBILITY, lens.visibility.is_none_or(seen_by));
        // Further steps are a matter of all ties together.
        passes.note(
            Passes::ACTOR,
            lens.steps != Steps::One || has_any(self.actors.as_ref(), &[link.from, link.to]),
        );
        let score = self.score(tie, link.from, link.to);
        passes.note(Passes::TEXT, score.is_some());
        Some(Verdict {
            passes,
            time,
            in_force,
            status,
            score: score.unwrap_or(0),
        })
    }

    fn score(&self, tie: &TieFacts, from: usize, to: usize) -> Option<u32> {
        if self.query.is_empty() {
            return Some(0);
        }
        let keys = self.index.actor_keys();
        let texts: Vec<_> = [keys.get(from), keys.get(to)]
            .into_iter()
            .flatten()
            .chain([&tie.keys])
            .collect();
        self.query.score(&texts)
    }

    /// Whether the lens asks something of ties that only all of them together can answer.
    pub(super) fn asks_of_all(&self) -> bool {
        self.asks_steps() || self.lens.least_ties > 1
    }

    fn asks_steps(&self) -> bool {
        self.lens.steps != Steps::One && self.actors.is_some()
    }

    /// Keeps of some ties those that lie within the steps, and then those of actors with enough
    /// ties. Linear in these ties, whatever the registry's size: it is done once for every value of
    /// every facet.
    pub(super) fn keep(&self, ties: &mut Vec<u32>, board: &mut Board) {
        if self.asks_steps() {
            self.keep_near(ties, board);
        }
        if self.lens.least_ties > 1 {
            self.keep_rich(ties, board);
        }
    }

    fn keep_near(&self, ties: &mut Vec<u32>, board: &mut Board) {
        let Some(start) = &self.actors else {
            return;
        };
        let web = self.index.web();
        board.begin();
        let chosen = start.iter().enumerate().filter(|(_, chosen)| **chosen);
        for (actor, _) in chosen {
            board.add(actor as u32);
        }
        // Through the home city nobody is reached, unless it is chosen.
        let registry = self.index.registry();
        let home = registry
            .home
            .as_ref()
            .and_then(|home| registry.actors.position(home.as_str()))
            .filter(|home| !has(Some(start), *home))
            .map_or(Web::NOBODY, |home| home as u32);
        let mut reached = Vec::new();
        for _ in 1..self.lens.steps.count() {
            for tie in ties.iter() {
                let [from, to] = web.ends(*tie);
                // Whom this step reaches leads on only in the next.
                match (board.count(from) > 0, board.count(to) > 0) {
                    (true, false) if to != home => reached.push(to),
                    (false, true) if from != home => reached.push(from),
                    _ => {}
                }
            }
            if reached.is_empty() {
                break;
            }
            for actor in reached.drain(..) {
                board.add(actor);
            }
        }
        ties.retain(|tie| web.ends(*tie).iter().any(|end| board.count(*end) > 0));
    }

    fn keep_rich(&self, ties: &mut Vec<u32>, board: &mut Board) {
        let web = self.index.web();
        let least = u32::try_from(self.lens.least_ties).unwrap_or(u32::MAX);
        board.begin();
        for tie in ties.iter() {
            for actor in web.partners(*tie) {
                board.add(*actor);
            }
        }
        ties.retain(|tie| {
            let mut partners = web.partners(*tie).iter();
            partners.any(|actor| board.count(*actor) >= least)
        });
    }

    /// Whether an actor without any tie is left: nothing may be asked of it that only ties have.
    pub(super) fn leaves_lone(&self, at: usize) -> bool {
        let lens = self.lens;
        let Some(actor) = self.index.registry().actors.rows().get(at) else {
            return false;
        };
        let country = || {
            let code = actor.country?;
            self.index.countries().binary_search(&code).ok()
        };
        !self.index.is_tied(at)
            && (lens.sorts.is_empty() || lens.sorts.contains(&actor.kind))
            && lens
                .visibility
                .is_none_or(|asked| asked == actor.visibility)
            && (self.countries.is_none()
                || country().is_some_and(|at| has(self.countries.as_ref(), at)))
            && (lens.regions.is_empty()
                || self
                    .index
                    .registry()
                    .regions_of(actor)
                    .iter()
                    .any(|at| lens.regions.contains(at)))
            && has(self.actors.as_ref(), at)
            && (self.query.is_empty()
                || self
                    .index
                    .actor_keys()
                    .get(at)
                    .is_some_and(|keys| self.query.score(&[keys]).is_some()))
    }
}

/// A number for each actor; to begin anew costs nothing.
pub(super) struct Board {
    /// The round in which an actor was last counted, and the count.
    counts: Vec<(u32, u32)>,
    round: u32,
}

impl Board {
    pub(super) fn new(actors: usize) -> Self {
        Self {
            counts: vec![(0, 0); actors],
            round: 0,
        }
    }

    fn begin(&mut self) {
        self.round += 1;
    }

    fn add(&mut self, actor: u32) {
        if let Some((round, count)) = self.counts.get_mut(actor as usize) {
            if *round != self.round {
                (*round, *count) = (self.round, 0);
            }
            *count += 1;
        }
    }

    fn count(&self, actor: u32) -> u32 {
        match self.counts.get(actor as usize) {
            Some((round, count)) if *round == self.round => *count,
            _ => 0,
        }
    }
}
