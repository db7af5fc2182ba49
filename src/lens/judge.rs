//! A lens made ready to judge ties: each condition looked up once, each tie judged once.

use std::sync::Arc;

use super::columns::{Column, Columns};
use super::index::{Index, TieFacts};
use super::texts::Texts;
use super::value::{Lens, Steps, Time};
use crate::model::{Certainty, Date, RegionRef, Status};

/// What of a lens a tie fails, a bit for each condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Conditions(u16);

impl Conditions {
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
    pub(super) const NONE: Self = Self(0);

    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether both hold some condition.
    pub(super) fn shares(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether nothing is failed but what is lifted.
    pub(super) fn only(self, lifted: Self) -> bool {
        self.with(lifted) == lifted
    }

    fn note(&mut self, condition: Self, failed: bool) {
        if failed {
            *self = self.with(condition);
        }
    }
}

/// What a lens says of a tie.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verdict {
    pub(super) fails: Conditions,
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
    /// The facts that the lens asks for: the condition, the column, which of its values will do.
    asked: Vec<(Conditions, &'a Column, Vec<bool>)>,
    /// Whether regions and countries are asked for: they are one condition.
    places: Vec<(&'a Column, Vec<bool>)>,
    actors: Option<Vec<bool>>,
    /// The chosen actors, one after the other.
    starts: Vec<u32>,
    texts: Arc<Texts>,
}

/// Which of so many values are wanted.
fn chosen(count: usize, wanted: impl Iterator<Item = usize>) -> Vec<bool> {
    let mut chosen = vec![false; count];
    for at in wanted {
        if let Some(one) = chosen.get_mut(at) {
            *one = true;
        }
    }
    chosen
}

fn has(chosen: &[bool], at: u32) -> bool {
    chosen.get(at as usize).copied().unwrap_or(false)
}

fn has_any(chosen: &[bool], all: &[u32]) -> bool {
    all.iter().any(|at| has(chosen, *at))
}

impl<'a> Judge<'a> {
    pub(super) fn new(lens: &'a Lens, index: &'a Index, today: Date) -> Self {
        let registry = index.registry();
        let columns = index.columns();
        let mut asked = Vec::new();
        let mut ask =
            |passes: Conditions, column: &'a Column, wanted: Vec<usize>, is_asked: bool| {
                if is_asked {
                    asked.push((passes, column, chosen(column.values, wanted.into_iter())));
                }
            };
        let kinds = (lens.kinds.iter()).filter_map(|id| registry.kinds.position(id.as_str()));
        ask(
            Conditions::KIND,
            &columns.kinds,
            kinds.collect(),
            !lens.kinds.is_empty(),
        );
        let classes = lens.classes.iter().map(|class| *class as usize);
        ask(
            Conditions::CLASS,
            &columns.classes,
            classes.collect(),
            !lens.classes.is_empty(),
        );
        let sorts = lens.sorts.iter().map(|sort| *sort as usize);
        ask(
            Conditions::SORT,
            &columns.sorts,
            sorts.collect(),
            !lens.sorts.is_empty(),
        );
        let themes = (lens.themes.iter()).filter_map(|id| registry.themes.position(id.as_str()));
        ask(
            Conditions::THEME,
            &columns.themes,
            themes.collect(),
            !lens.themes.is_empty(),
        );
        let seen_by = lens.visibility.map(|one| one as usize);
        ask(
            Conditions::VISIBILITY,
            &columns.visibilities,
            seen_by.into_iter().collect(),
            lens.visibility.is_some(),
        );
        let mut places = Vec::new();
        if !lens.regions.is_empty() {
            let all = index.regions().iter().enumerate();
            let wanted = all.filter(|(_, at)| lens.regions.contains(at));
            let column = &columns.regions;
            places.push((column, chosen(column.values, wanted.map(|(at, _)| at))));
        }
        if !lens.countries.is_empty() {
            let codes = lens.countries.iter();
            let wanted = codes.filter_map(|code| index.countries().binary_search(code).ok());
            let column = &columns.countries;
            places.push((column, chosen(column.values, wanted)));
        }
        let actors = (lens.actors.iter()).filter_map(|id| registry.actors.position(id.as_str()));
        Self {
            asked,
            places,
            starts: actors.clone().filter_map(|at| at.try_into().ok()).collect(),
            actors: (!lens.actors.is_empty()).then(|| chosen(registry.actors.len(), actors)),
            texts: index.texts(&lens.search),
            day: lens.time.reference_day(today),
            lens,
            index,
        }
    }

    /// Judges every tie with both ends, in the order of the registry; `None` for the others.
    pub(super) fn verdicts(&self) -> Vec<Option<Verdict>> {
        (0..)
            .zip(self.index.ties())
            .map(|(at, tie)| self.verdict(at, tie))
            .collect()
    }

    fn verdict(&self, at: u32, tie: &TieFacts) -> Option<Verdict> {
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
        let mut fails = Conditions::NONE;
        fails.note(Conditions::TIME, time == Certainty::No);
        fails.note(
            Conditions::STATUS,
            asks_status && !lens.statuses.contains(&status),
        );
        for (condition, column, wanted) in &self.asked {
            fails.note(*condition, !has_any(wanted, column.of(at)));
        }
        for (column, wanted) in &self.places {
            fails.note(Conditions::PLACE, !has_any(wanted, column.of(at)));
        }
        // Further steps are a matter of all ties together.
        if let Some(actors) = self.actors.as_ref().filter(|_| !self.asks_steps()) {
            let ends = self.index.columns().ends(at);
            fails.note(Conditions::ACTOR, !has_any(actors, &ends));
        }
        let score = self.texts.of_tie(link);
        fails.note(Conditions::TEXT, score.is_none());
        Some(Verdict {
            fails,
            time,
            in_force,
            status,
            score: score.unwrap_or(0),
        })
    }

    /// Whether the lens asks something of ties that only all of them together can answer.
    pub(super) fn asks_of_all(&self) -> bool {
        self.asks_steps() || self.lens.least_ties > 1
    }

    fn asks_steps(&self) -> bool {
        self.lens.steps != Steps::One && self.actors.is_some()
    }

    /// Keeps of some ties those that lie within the steps, and then those of actors with enough
    /// ties.
    pub(super) fn keep(&self, ties: &mut Vec<u32>, board: &mut Board) {
        if self.asks_steps() {
            self.mark_near(ties, board);
            ties.retain(|tie| self.is_near(*tie, board));
        }
        if self.lens.least_ties > 1 {
            self.mark_partners(ties.iter(), board);
            ties.retain(|tie| self.is_rich(*tie, board));
        }
    }

    /// How many of some ties are kept. Linear in these ties, whatever the registry's size, and
    /// without a copy: it is asked once for every value of every facet.
    pub(super) fn count_kept(&self, ties: &[u32], board: &mut Board) -> usize {
        if !self.asks_steps() {
            self.mark_partners(ties.iter(), board);
            return ties.iter().filter(|tie| self.is_rich(**tie, board)).count();
        }
        if self.lens.least_ties > 1 {
            let mut kept = ties.to_vec();
            self.keep(&mut kept, board);
            return kept.len();
        }
        self.mark_near(ties, board);
        ties.iter().filter(|tie| self.is_near(**tie, board)).count()
    }

    /// Marks whom the steps before the last reach.
    fn mark_near(&self, ties: &[u32], board: &mut Board) {
        let Some(start) = &self.actors else {
            return;
        };
        let columns = self.index.columns();
        board.begin();
        for actor in &self.starts {
            board.add(*actor);
        }
        // Through the home city nobody is reached, unless it is chosen.
        let registry = self.index.registry();
        let home = (registry.home.as_ref())
            .and_then(|home| registry.actors.position(home.as_str()))
            .and_then(|home| u32::try_from(home).ok())
            .filter(|home| !has(start, *home))
            .unwrap_or(Columns::NOBODY);
        let mut reached = Vec::new();
        for _ in 1..self.lens.steps.count() {
            for tie in ties {
                let [from, to] = columns.ends(*tie);
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
    }

    fn is_near(&self, tie: u32, board: &Board) -> bool {
        let [from, to] = self.index.columns().ends(tie);
        board.count(from) > 0 || board.count(to) > 0
    }

    /// Counts the ties of every partner.
    fn mark_partners<'t>(&self, ties: impl Iterator<Item = &'t u32>, board: &mut Board) {
        let columns = self.index.columns();
        board.begin();
        for tie in ties {
            let [one, other] = columns.partners(*tie);
            board.add(one);
            board.add(other);
        }
    }

    fn is_rich(&self, tie: u32, board: &Board) -> bool {
        let [one, other] = self.index.columns().partners(tie);
        board.count(one).max(board.count(other)) as usize >= self.lens.least_ties
    }

    /// Whether an actor without any tie is left: nothing may be asked of it that only ties have.
    pub(super) fn leaves_lone(&self, at: usize) -> bool {
        let lens = self.lens;
        let Some(actor) = self.index.registry().actors.rows().get(at) else {
            return false;
        };
        let country = |code| lens.countries.contains(&code);
        let registry = self.index.registry();
        let region = |at: &RegionRef| lens.regions.contains(at);
        !self.index.is_tied(at)
            && (lens.sorts.is_empty() || lens.sorts.contains(&actor.kind))
            && (lens.visibility).is_none_or(|asked| asked == actor.visibility)
            && (lens.countries.is_empty() || actor.country.is_some_and(country))
            && (lens.regions.is_empty() || registry.regions_of(actor).iter().any(region))
            && (lens.actors.is_empty() || lens.actors.contains(&actor.id))
            && self.texts.of_actor(at).is_some()
    }
}

/// A number for each actor; to begin anew costs nothing. Small enough for the processor's nearest
/// memory: the upper half is the round in which an actor was last counted, the lower the count.
pub(super) struct Board {
    counts: Vec<u32>,
    round: u32,
}

impl Board {
    /// Counts stop here; more ties cannot be asked for.
    const MOST: u32 = 0xFFFF;

    pub(super) fn new(actors: usize) -> Self {
        Self {
            counts: vec![0; actors],
            round: 0,
        }
    }

    fn begin(&mut self) {
        self.round = self.round.wrapping_add(Self::MOST + 1);
        // After so many rounds their numbers begin anew.
        if self.round == 0 {
            self.counts.fill(0);
        }
    }

    fn add(&mut self, actor: u32) {
        if let Some(count) = self.counts.get_mut(actor as usize) {
            let so_far = count
                .checked_sub(self.round)
                .filter(|so_far| *so_far <= Self::MOST);
            *count = self.round + so_far.map_or(1, |so_far| (so_far + 1).min(Self::MOST));
        }
    }

    fn count(&self, actor: u32) -> u32 {
        let count = self.counts.get(actor as usize).copied().unwrap_or(0);
        count
            .checked_sub(self.round)
            .filter(|count| *count <= Self::MOST)
            .unwrap_or(0)
    }
}
