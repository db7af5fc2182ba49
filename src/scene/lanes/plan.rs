//! The rows of a timeline in order, with their groups and heights.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::life::{certain_until, days_in};
use super::{LaneGroup, LaneRows, LaneSort, Lanes, MomentOf};
use crate::i18n::{self, Message};
use crate::lens::{Index, Lens, Time, Visible};
use crate::model::{ActorId, Date, Lang, Life, PartialDate, RegionScheme, Registry, SchemeId, Tie};
use crate::scene::beads::milestone_years;
use crate::scene::marks::Target;

/// The rows of a timeline in order, with their groups and heights: worked out once, drawn often.
#[derive(Clone, Debug, PartialEq)]
pub struct LanePlan {
    lanes: Lanes,
    pub(super) lang: Lang,
    groups: Vec<LaneHeading>,
    pub(super) lines: Vec<Line>,
    /// Where lines begin, and at the end where the last one ends; at a scale of 1.
    tops: Vec<f64>,
    /// Ties of actors, by row.
    pub(super) stack: Vec<Stacked>,
    /// Activities and milestones of actors, by row.
    pub(super) ticks: Vec<(PartialDate, MomentOf)>,
    /// Milestones along the axis, by year.
    pub(super) milestones: BTreeMap<i16, Vec<usize>>,
}

/// A group of rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaneHeading {
    /// What it is called.
    pub name: String,
    /// How many rows it has.
    pub rows: usize,
    /// Position of the kind that it stands for.
    pub kind: Option<usize>,
}

/// A heading or a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Position of its group.
    Heading(usize),
    Row(Row),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) of: RowOf,
    /// Positions in [`LanePlan::stack`].
    pub(super) stack: Range<usize>,
    /// How many bars stand above one another.
    pub(super) lanes: usize,
    /// Ties that found no lane.
    pub(super) more: usize,
    /// Positions in [`LanePlan::ticks`].
    pub(super) ticks: Range<usize>,
}

/// Position of the record in the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowOf {
    Tie(usize),
    Actor(usize),
}

/// A tie in the row of an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stacked {
    pub(super) tie: usize,
    pub(super) lane: usize,
}

/// Height of a row with one bar, of every further bar, and of what happened below the bars.
const ROW: f64 = 24.0;
pub(super) const LANE: f64 = 16.0;
const TICKS: f64 = 7.0;
/// Height of a heading.
pub(super) const HEADING: f64 = 34.0;
/// More bars than this do not stand above one another.
const MOST: usize = 16;
/// Days between two bars in one lane.
const APART: i32 = 500;

/// When something began: by when it certainly has, unknown days last.
type Start = (bool, Option<(Date, Date)>);
/// A group while it is filled: it sorts as it stands.
type GroupKey = (usize, String);
/// A row's place within its group.
type Order = (Reverse<i64>, Start, (usize, usize), Start, usize);

impl LanePlan {
    /// How close rows can come and still be read.
    pub const TIGHTEST: f64 = 0.68;
    /// How far from the left edge names begin, at a scale of 1.
    pub const INSET: f64 = 12.0;

    /// The rows for what a lens leaves: exactly its ties, or exactly its actors.
    #[must_use]
    pub fn new(
        index: &Index,
        lens: &Lens,
        visible: &Visible,
        lanes: Lanes,
        scheme: Option<&SchemeId>,
        lang: Lang,
    ) -> Self {
        Planner::new(index, lens, visible, lanes, scheme, lang).plan()
    }

    /// Which rows, how grouped and sorted.
    #[must_use]
    pub fn lanes(&self) -> Lanes {
        self.lanes
    }

    /// What rows are, how they are grouped and sorted, in words.
    #[must_use]
    pub fn order_text(&self) -> String {
        let rows = match self.lanes.rows {
            LaneRows::Ties => "lanes-rows-ties",
            LaneRows::Actors => "lanes-rows-actors",
        };
        let group = match self.lanes.group {
            LaneGroup::Kind => Some("lanes-group-kind"),
            LaneGroup::Region => Some("lanes-group-region"),
            LaneGroup::Country => Some("lanes-group-country"),
            LaneGroup::None => None,
        };
        let sort = match self.lanes.sort {
            LaneSort::Start => "lanes-sort-start",
            LaneSort::Name => "lanes-sort-name",
            LaneSort::Length => "lanes-sort-length",
        };
        let message = match group {
            Some(group) => Message::new("lanes-order").with("group", Message::new(group)),
            None => Message::new("lanes-order-alone"),
        };
        message
            .with("rows", Message::new(rows))
            .with("sort", Message::new(sort))
            .text(self.lang)
    }

    /// The groups in order; one without a name if rows are not grouped.
    #[must_use]
    pub fn groups(&self) -> &[LaneHeading] {
        &self.groups
    }

    /// What the rows stand for, in order.
    pub fn rows(&self) -> impl Iterator<Item = Target> {
        self.lines.iter().filter_map(|line| match line {
            Line::Heading(_) => None,
            Line::Row(row) => Some(row.of.target()),
        })
    }

    /// How high all rows and headings are, in points at a scale of 1 and generously.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// From where to where a record's row reaches below the first, in points at a scale of 1 and
    /// generously: to bring it into sight.
    #[must_use]
    pub fn place_of(&self, record: &Target) -> Option<(f64, f64)> {
        let at = self.lines.iter().position(|line| match line {
            Line::Heading(_) => false,
            Line::Row(row) => row.of.target() == *record,
        })?;
        Some(self.reach(at))
    }

    /// The same rows as far as they fit into a height, at a scale of 1 and generously, and how many
    /// do not.
    #[must_use]
    pub(in crate::scene) fn within(&self, height: f64) -> (Self, usize) {
        let ends = self.tops.get(1..).unwrap_or_default();
        let mut fitting = ends.partition_point(|end| *end <= height + 1e-6);
        // A heading without a row says nothing.
        while fitting > 0 && matches!(self.lines.get(fitting - 1), Some(Line::Heading(_))) {
            fitting -= 1;
        }
        let rest = self.lines.get(fitting..).unwrap_or_default();
        let hidden = rest
            .iter()
            .filter(|line| matches!(line, Line::Row(_)))
            .count();
        let mut part = self.clone();
        part.lines.truncate(fitting);
        part.tops.truncate(fitting + 1);
        (part, hidden)
    }

    /// From where to where a line reaches.
    pub(super) fn reach(&self, line: usize) -> (f64, f64) {
        let at = |line: usize| self.tops.get(line).copied().unwrap_or_default();
        (at(line), at(line + 1))
    }

    /// The lines that a stretch of the whole height touches.
    pub(super) fn touched(&self, from: f64, to: f64) -> Range<usize> {
        let starts = self.tops.split_last().map_or(&[][..], |(_, starts)| starts);
        let first = starts.partition_point(|top| *top <= from).saturating_sub(1);
        let last = starts.partition_point(|top| *top < to);
        first..last.max(first)
    }

    /// The heading that stands above a line, with its position.
    pub(super) fn heading_before(&self, line: usize) -> Option<(usize, usize)> {
        let above = self.lines.get(..=line)?.iter().enumerate().rev();
        above
            .filter_map(|(at, line)| match line {
                Line::Heading(group) => Some((at, *group)),
                Line::Row(_) => None,
            })
            .next()
    }

    /// The next heading below a line.
    pub(super) fn heading_after(&self, line: usize) -> Option<usize> {
        let below = self.lines.iter().enumerate().skip(line + 1);
        below
            .filter(|(_, line)| matches!(line, Line::Heading(_)))
            .map(|(at, _)| at)
            .next()
    }
}

impl RowOf {
    fn target(self) -> Target {
        match self {
            Self::Tie(tie) => Target::Tie(tie),
            Self::Actor(actor) => Target::Actor(actor),
        }
    }
}

/// When a tie began, was agreed, or is first heard of.
pub(super) fn begin_of(tie: &Tie, life: &Life) -> Option<PartialDate> {
    let first = tie.events.iter().find_map(|event| event.date.preferred());
    life.start().or(life.signed).or(first.copied())
}

/// Dates in the order of the day by which they certainly are.
pub(super) fn by_when(date: PartialDate) -> (Date, Date) {
    (date.latest(), date.earliest())
}

/// Which actors are the home city or belong to it.
pub(super) fn at_home(registry: &Registry) -> Vec<bool> {
    let actors = registry.actors.iter();
    actors.map(|actor| registry.is_at_home(&actor.id)).collect()
}

struct Planner<'a> {
    index: &'a Index,
    lens: &'a Lens,
    visible: &'a Visible,
    lanes: Lanes,
    scheme: Option<&'a RegionScheme>,
    lang: Lang,
    at_home: Vec<bool>,
    /// Where each actor stands among all names.
    ranks: Vec<usize>,
}

impl<'a> Planner<'a> {
    fn new(
        index: &'a Index,
        lens: &'a Lens,
        visible: &'a Visible,
        lanes: Lanes,
        scheme: Option<&SchemeId>,
        lang: Lang,
    ) -> Self {
        let registry: &'a Registry = index.registry();
        let mut names: Vec<(String, usize)> = visible
            .actors
            .iter()
            .filter_map(|at| Some((registry.actors.rows().get(*at)?.sort_key(lang), *at)))
            .collect();
        names.sort_unstable();
        let mut ranks = vec![usize::MAX; registry.actors.len()];
        for (rank, (_, actor)) in names.into_iter().enumerate() {
            if let Some(place) = ranks.get_mut(actor) {
                *place = rank;
            }
        }
        Self {
            index,
            lens,
            visible,
            lanes,
            scheme: scheme.and_then(|id| registry.schemes.get(id.as_str())),
            lang,
            at_home: at_home(registry),
            ranks,
        }
    }

    fn registry(&self) -> &'a Registry {
        self.index.registry()
    }

    fn is_at_home(&self, actor: usize) -> bool {
        self.at_home.get(actor).copied().unwrap_or(false)
    }

    fn rank(&self, actor: usize) -> usize {
        self.ranks.get(actor).copied().unwrap_or(usize::MAX)
    }

    fn plan(&self) -> LanePlan {
        let mut plan = LanePlan {
            lanes: self.lanes,
            lang: self.lang,
            groups: Vec::new(),
            lines: Vec::new(),
            tops: vec![0.0],
            stack: Vec::new(),
            ticks: Vec::new(),
            milestones: milestone_years(self.index, self.lens, i16::MIN),
        };
        let mut groups: BTreeMap<GroupKey, Vec<(Order, RowOf)>> = BTreeMap::new();
        let per_actor = match self.lanes.rows {
            LaneRows::Ties => {
                for seen in &self.visible.ties {
                    let row = (self.tie_order(seen.link.tie), RowOf::Tie(seen.link.tie));
                    groups
                        .entry(self.tie_group(seen.link.tie))
                        .or_default()
                        .push(row);
                }
                BTreeMap::new()
            }
            LaneRows::Actors => {
                let ties = self.ties_of_actors();
                let known_by = self.known_by();
                for actor in &self.visible.actors {
                    let own = ties.get(actor).map_or(&[][..], Vec::as_slice);
                    let row = (self.actor_order(*actor, own), RowOf::Actor(*actor));
                    let group = self.actor_group(*actor, known_by.get(actor).copied());
                    groups.entry(group).or_default().push(row);
                }
                ties
            }
        };
        let mut happened = match self.lanes.rows {
            LaneRows::Ties => BTreeMap::new(),
            LaneRows::Actors => self.happened(),
        };
        for ((rank, name), mut rows) in groups {
            rows.sort_unstable_by_key(|row| row.0);
            let group = plan.groups.len();
            plan.groups.push(LaneHeading {
                name,
                rows: rows.len(),
                kind: (self.lanes.group == LaneGroup::Kind)
                    .then_some(rank)
                    .filter(|kind| *kind < self.registry().kinds.len()),
            });
            if self.lanes.group != LaneGroup::None {
                plan.push(Line::Heading(group), HEADING);
            }
            for (_, of) in rows {
                let mut row = Row {
                    of,
                    stack: plan.stack.len()..plan.stack.len(),
                    lanes: 1,
                    more: 0,
                    ticks: plan.ticks.len()..plan.ticks.len(),
                };
                if let RowOf::Actor(actor) = of {
                    let ties = per_actor.get(&actor).map_or(&[][..], Vec::as_slice);
                    (row.lanes, row.more) = self.pile(actor, ties, &mut plan.stack);
                    row.stack.end = plan.stack.len();
                    plan.ticks
                        .extend(happened.remove(&actor).unwrap_or_default());
                    row.ticks.end = plan.ticks.len();
                }
                let height = ROW
                    + LANE * (row.lanes as f64 - 1.0)
                    + if row.ticks.is_empty() { 0.0 } else { TICKS };
                plan.push(Line::Row(row), height);
            }
        }
        plan
    }

    // --- ties ---------------------------------------------------------------------------------

    fn record(&self, tie: usize) -> Option<(&'a Tie, &'a Life)> {
        let facts = self.index.ties().get(tie)?;
        Some((self.registry().ties.rows().get(tie)?, &facts.life))
    }

    /// The ends of a tie, the one that it is with first.
    fn ends(&self, tie: usize) -> [usize; 2] {
        let link = self.index.ties().get(tie).and_then(|facts| facts.link);
        let (from, to) = link.map_or((usize::MAX, usize::MAX), |link| (link.from, link.to));
        if self.is_at_home(from) {
            [to, from]
        } else {
            [from, to]
        }
    }

    fn order(
        &self,
        length: impl FnOnce() -> i64,
        start: Option<PartialDate>,
        names: (usize, usize),
        at: usize,
    ) -> Order {
        let start = (start.is_none(), start.map(by_when));
        match self.lanes.sort {
            LaneSort::Start => (Reverse(0), start, names, start, at),
            LaneSort::Name => (Reverse(0), (false, None), names, start, at),
            LaneSort::Length => (Reverse(length()), start, names, start, at),
        }
    }

    fn tie_order(&self, tie: usize) -> Order {
        let record = self.record(tie);
        let start = record.and_then(|(tie, life)| begin_of(tie, life));
        let [with, own] = self.ends(tie).map(|end| self.rank(end));
        let length = || {
            record.map_or(0, |(tie, life)| {
                days_in(certain_until(tie, life, self.visible.day))
            })
        };
        self.order(length, start, (with, own), tie)
    }

    fn tie_group(&self, tie: usize) -> GroupKey {
        let Some(facts) = self.index.ties().get(tie) else {
            return GroupKey::default();
        };
        let home = self.ends(tie).iter().all(|end| self.is_at_home(*end));
        match self.lanes.group {
            LaneGroup::None => GroupKey::default(),
            LaneGroup::Kind => {
                let tie = self.registry().ties.rows().get(tie);
                let kind = tie.and_then(|tie| self.registry().kinds.position(tie.kind.as_str()));
                self.kind_group(kind)
            }
            _ if home => self.home_group(),
            LaneGroup::Region => {
                let region = self.scheme.and_then(|scheme| {
                    let at = facts.regions.iter().find(|at| at.scheme == scheme.id)?;
                    scheme
                        .regions
                        .iter()
                        .position(|region| region.id == at.region)
                });
                self.region_group(region)
            }
            LaneGroup::Country => self.country_group(facts.countries.first().copied()),
        }
    }

    fn kind_group(&self, kind: Option<usize>) -> GroupKey {
        let name = kind.and_then(|kind| self.registry().kinds.rows().get(kind));
        match kind.zip(name) {
            Some((kind, record)) => (kind, record.name.get(self.lang).to_owned()),
            None => (usize::MAX - 1, i18n::text(self.lang, "lanes-no-ties")),
        }
    }

    fn region_group(&self, region: Option<usize>) -> GroupKey {
        let name = self
            .scheme
            .zip(region)
            .and_then(|(scheme, at)| scheme.regions.get(at));
        match region.zip(name) {
            Some((at, region)) => (at, region.name.get(self.lang).to_owned()),
            None => (usize::MAX - 1, i18n::text(self.lang, "region-none")),
        }
    }

    fn country_group(&self, country: Option<crate::model::CountryCode>) -> GroupKey {
        match country {
            Some(code) => (0, i18n::country(self.lang, code)),
            None => (usize::MAX - 1, i18n::text(self.lang, "lanes-no-country")),
        }
    }

    fn home_group(&self) -> GroupKey {
        let home = self.registry().home.as_ref();
        let home = home.and_then(|home| self.registry().actors.get(home.as_str()));
        let name = home.map_or("", |home| home.name_on(self.visible.day).label(self.lang));
        let name = Message::new("lanes-home")
            .with("name", name)
            .text(self.lang);
        (usize::MAX, name)
    }

    // --- actors -------------------------------------------------------------------------------

    /// The visible ties of each actor, in the order of the registry.
    fn ties_of_actors(&self) -> BTreeMap<usize, Vec<usize>> {
        let mut ties: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for seen in &self.visible.ties {
            let ends: BTreeSet<usize> = [seen.link.from, seen.link.to].into();
            for end in ends {
                ties.entry(end).or_default().push(seen.link.tie);
            }
        }
        ties
    }

    /// The weightiest visible kind of each actor. A tie makes its other side known.
    fn known_by(&self) -> BTreeMap<usize, usize> {
        let mut known_by: BTreeMap<usize, usize> = BTreeMap::new();
        for seen in &self.visible.ties {
            let tie = self.registry().ties.rows().get(seen.link.tie);
            let kind = tie.and_then(|tie| self.registry().kinds.position(tie.kind.as_str()));
            let Some(kind) = kind else {
                continue;
            };
            let ends = [
                Some(seen.link.to),
                Some(seen.link.from).filter(|from| !self.is_at_home(*from)),
            ];
            for end in ends.into_iter().flatten() {
                let known = known_by.entry(end).or_insert(kind);
                *known = kind.min(*known);
            }
        }
        known_by
    }

    fn actor_order(&self, actor: usize, ties: &[usize]) -> Order {
        let records = || ties.iter().filter_map(|tie| self.record(*tie));
        let start = records()
            .filter_map(|(tie, life)| begin_of(tie, life))
            .min_by_key(|date| by_when(*date));
        let length = || {
            let spans =
                records().flat_map(|(tie, life)| certain_until(tie, life, self.visible.day));
            days_in(spans.collect())
        };
        self.order(length, start, (self.rank(actor), 0), actor)
    }

    fn actor_group(&self, actor: usize, known_by: Option<usize>) -> GroupKey {
        let record = self.registry().actors.rows().get(actor);
        let home = self.is_at_home(actor);
        match self.lanes.group {
            LaneGroup::None => GroupKey::default(),
            LaneGroup::Kind if known_by.is_some() => self.kind_group(known_by),
            _ if home => self.home_group(),
            LaneGroup::Kind => self.kind_group(None),
            LaneGroup::Region => {
                let region = record.zip(self.scheme).and_then(|(record, scheme)| {
                    let region = scheme.region_of(&record.id, record.country)?;
                    scheme.regions.iter().position(|one| one.id == region.id)
                });
                self.region_group(region)
            }
            LaneGroup::Country => self.country_group(record.and_then(|record| record.country)),
        }
    }

    /// Gives every tie with an actor a lane in which nothing else stands. Ties of the home city's
    /// own stand on the rows of those whom they are with. Returns how many lanes there are, and how
    /// many ties found none.
    fn pile(&self, actor: usize, ties: &[usize], stack: &mut Vec<Stacked>) -> (usize, usize) {
        let mut spans: Vec<(Date, Date, usize)> = Vec::new();
        for tie in ties {
            let [with, own] = self.ends(*tie);
            if actor != with && (actor != own || self.is_at_home(own)) {
                continue;
            }
            let Some((record, life)) = self.record(*tie) else {
                continue;
            };
            // At least as much as the bar shows.
            let dates = record.events.iter().flat_map(|event| {
                let date = event.date.preferred().copied();
                date.into_iter().chain(event.until)
            });
            let from = dates.clone().map(PartialDate::earliest).min();
            let to = dates.map(PartialDate::latest).max();
            let dated = life.periods.iter().all(|period| period.start.is_some());
            let from = if dated { from } else { Some(Date::MIN) };
            let to = if life.end().is_none() {
                Some(Date::MAX)
            } else {
                to
            };
            if let Some((from, to)) = from.zip(to) {
                spans.push((from, to, *tie));
            }
        }
        spans.sort_unstable();
        let mut free: Vec<Date> = Vec::new();
        let mut more = 0;
        for (from, to, tie) in spans {
            let lane = free.iter().position(|free| *free <= from);
            let lane = lane.unwrap_or(free.len());
            if lane >= MOST {
                more += 1;
                continue;
            }
            let next = to
                .checked_add(jiff::Span::new().days(APART))
                .unwrap_or(Date::MAX);
            match free.get_mut(lane) {
                Some(free) => *free = next,
                None => free.push(next),
            }
            stack.push(Stacked { tie, lane });
        }
        (free.len().max(1), more)
    }

    /// The dated activities and milestones of each visible actor, whatever time is looked at.
    fn happened(&self) -> BTreeMap<usize, Vec<(PartialDate, MomentOf)>> {
        let registry = self.registry();
        let lens = Lens {
            time: Time::Any,
            ..self.lens.clone()
        };
        let mut happened: BTreeMap<usize, Vec<(PartialDate, MomentOf)>> = BTreeMap::new();
        let mut take = |actors: BTreeSet<&ActorId>, date: Option<&PartialDate>, of: MomentOf| {
            let Some(date) = date else {
                return;
            };
            for actor in actors {
                let at = registry.actors.position(actor.as_str());
                if let Some(at) = at.filter(|at| self.visible.actors.contains(at)) {
                    happened.entry(at).or_default().push((*date, of));
                }
            }
        };
        for row in lens.activities(self.index) {
            let Some(at) = registry.activities.position(row.id.as_str()) else {
                continue;
            };
            let parts = row.parts.iter().map(|part| &part.actor);
            take(
                parts.chain(&row.series).collect(),
                row.date.preferred(),
                MomentOf::Activity(at),
            );
        }
        for row in lens.milestones(self.index) {
            let Some(at) = registry.milestones.position(row.id.as_str()) else {
                continue;
            };
            take(
                row.actors.iter().collect(),
                row.date.preferred(),
                MomentOf::Milestone(at),
            );
        }
        happened
    }
}

impl LanePlan {
    fn push(&mut self, line: Line, height: f64) {
        self.lines.push(line);
        self.tops.push(self.height() + height);
    }
}
