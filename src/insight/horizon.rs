//! What falls due in a period: round years of what goes on, and terms and ties that end.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::ToSpan as _;

use super::founded::founded;
use crate::lens::{Index, Lens, Time};
use crate::model::{
    ActorId, Certainty, Citation, Claims, Date, DaySpan, Event, EventKind, MilestoneId,
    PartialDate, Precision, Registry, Status, Tie, TieId, next_day, turns,
};

/// Something that falls due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// When, as precisely as what it counts from is known: a start known to the year falls due in
    /// a year.
    pub date: PartialDate,
    /// What.
    pub what: Occasion,
    /// The record that it is about.
    pub about: About,
    /// Those whom it concerns: first those away from home, then the home city and its own.
    pub actors: Vec<ActorId>,
    /// What it counts from: the start of a tie, also of one whose term ends; a founding; the date
    /// of a milestone. Of a tie with an unknown start, the date of what set its term or its end.
    pub since: PartialDate,
    /// Where the date that it rests on stands.
    pub sources: Vec<Citation>,
    /// Where a tie stands then; `None` for actors and milestones.
    pub standing: Option<Standing>,
}

/// What falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occasion {
    /// So many years.
    Anniversary(u16),
    /// A term that was agreed ends, and nothing known follows on.
    TermEnds,
    /// The last day of a tie, by an event that says so.
    Ends,
}

impl Occasion {
    /// The word in files and JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Anniversary(_) => "anniversary",
            Self::TermEnds => "term_ends",
            Self::Ends => "ends",
        }
    }

    /// How many years, if it is an anniversary.
    #[must_use]
    pub fn years(self) -> Option<u16> {
        match self {
            Self::Anniversary(years) => Some(years),
            Self::TermEnds | Self::Ends => None,
        }
    }
}

/// The record that something due is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// A tie.
    Tie(TieId),
    /// An actor, of which a fact says when it was founded.
    Actor(ActorId),
    /// A milestone.
    Milestone(MilestoneId),
}

impl About {
    /// `tie`, `actor` or `milestone`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Tie(_) => "tie",
            Self::Actor(_) => "actor",
            Self::Milestone(_) => "milestone",
        }
    }

    /// Whether it is an actor.
    #[must_use]
    pub fn is_actor(&self) -> bool {
        matches!(self, Self::Actor(_))
    }

    /// Whether it is a milestone.
    #[must_use]
    pub fn is_milestone(&self) -> bool {
        matches!(self, Self::Milestone(_))
    }

    /// The record's id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Tie(id) => id.as_str(),
            Self::Actor(id) => id.as_str(),
            Self::Milestone(id) => id.as_str(),
        }
    }
}

/// Where a tie stands when something of it falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// In force or suspended.
    pub status: Status,
    /// How sure it is that it is in force: certain only if it is so on every day that the date
    /// can be.
    pub in_force: Certainty,
}

/// What falls due in a period, both of its days included, by date; what is of equal date by the
/// weight of its kind, actors and milestones last, and then by id.
///
/// - A tie has round years from its start ([`Life::start`](crate::model::Life::start): its
///   opening, else its signing), as long as it may be in force or is suspended then. One that was
///   ended and begun anew counts from its first start.
/// - A term ends unless a renewal or an extension that may follow on without a gap has moved it, or
///   the tie was ended before. An end that is known beforehand is due as well, unless it is that
///   of the term.
/// - Milestones have round years, and actors of which a fact gives the founding. That is not read
///   from names (`from` is when a name came into use) nor from activities (their sort does not
///   tell a founding from a signing).
///
/// What has a date of which only some days lie in the period may fall due in it and is there. A
/// start that is known no better than within several years has no anniversary.
#[must_use]
pub fn horizon(registry: &Registry, span: DaySpan) -> Vec<Due> {
    let mut all = Vec::new();
    for tie in &registry.ties {
        of_tie(registry, tie, span, &mut all);
    }
    for actor in &registry.actors {
        for (since, sources) in founded(actor) {
            let due = |(years, date)| Due {
                date,
                what: Occasion::Anniversary(years),
                about: About::Actor(actor.id.clone()),
                actors: vec![actor.id.clone()],
                since,
                sources: sources.to_vec(),
                standing: None,
            };
            all.extend(round_years(since, span).map(due));
        }
    }
    for milestone in &registry.milestones {
        let Some(&since) = milestone.date.preferred() else {
            continue;
        };
        let due = |(years, date)| Due {
            date,
            what: Occasion::Anniversary(years),
            about: About::Milestone(milestone.id.clone()),
            actors: away_first(registry, milestone.actors.clone()),
            since,
            sources: said(&milestone.date),
            standing: None,
        };
        all.extend(round_years(since, span).map(due));
    }
    let weight = |due: &Due| match &due.about {
        About::Tie(id) => {
            let tie = registry.ties.get(id.as_str());
            tie.and_then(|tie| registry.kinds.position(tie.kind.as_str()))
        }
        About::Actor(_) | About::Milestone(_) => None,
    };
    // What has no weight comes last.
    all.sort_by_cached_key(|due| {
        let weight = weight(due).map(Reverse);
        (due.date, Reverse(weight), due.about.clone(), due.what)
    });
    all
}

/// What falls due in a period of what a lens leaves. Its time is not asked for: what is due lies in
/// times of its own. Milestones and actors are left out where something is asked for that only ties
/// have.
#[must_use]
pub fn horizon_in(index: &Index, lens: &Lens, span: DaySpan, today: Date) -> Vec<Due> {
    let registry = index.registry();
    let lens = Lens {
        time: Time::Any,
        ..lens.clone()
    };
    let mut all = horizon(registry, span);
    if lens.conditions().is_empty() {
        return all;
    }
    let visible = lens.visible(index, today);
    let ties: BTreeSet<usize> = visible.ties.iter().map(|seen| seen.link.tie).collect();
    // What a window opens with asks for nothing.
    let kinds = lens.kinds.is_empty() || lens.kinds == Lens::opening(registry).kinds;
    let rest = Lens {
        kinds: BTreeSet::new(),
        ..lens
    };
    let others =
        kinds && rest.classes.is_empty() && rest.statuses.is_empty() && rest.least_ties == 0;
    let milestones = if others {
        rest.milestones(index)
    } else {
        Vec::new()
    };
    let actors = others.then(|| rest.visible(index, today).actors);
    all.retain(|due| match &due.about {
        About::Tie(id) => {
            let at = registry.ties.position(id.as_str());
            at.is_some_and(|at| ties.contains(&at))
        }
        About::Actor(id) => {
            let at = registry.actors.position(id.as_str());
            at.is_some_and(|at| actors.as_ref().is_some_and(|seen| seen.contains(&at)))
        }
        About::Milestone(id) => milestones.iter().any(|one| one.id == *id),
    });
    all
}

/// Whether an anniversary of so many years is kept: 5, every ten, and every 25.
#[must_use]
pub fn is_round(years: u16) -> bool {
    years == 5 || years > 0 && (years.is_multiple_of(10) || years.is_multiple_of(25))
}

/// The date so many years after another, as precisely as that is known; `None` where it is known
/// no better than within several years, or the calendar ends before.
///
/// Of 29 February it is 28 February in common years: that is the last day of the same month, and in
/// Japan a year counted from 29 February is full with the end of that day (民法143条2項). A month
/// stays a whole month, and a span that ends with a month ends with that month.
#[must_use]
pub fn years_after(since: PartialDate, years: u16) -> Option<PartialDate> {
    let (first, last) = (since.earliest(), since.latest());
    if shifted(first, 1)? <= last {
        return None;
    }
    let from = shifted(first, years)?;
    let to = shifted(last, years)?;
    let ends_a_month = since.precision() != Precision::Day && last == last.last_of_month();
    let to = if ends_a_month { to.last_of_month() } else { to };
    PartialDate::between(from, to)
}

/// The same day so many years later; the last of February where it has no 29th.
fn shifted(day: Date, years: u16) -> Option<Date> {
    day.checked_add(i64::from(years).years()).ok()
}

/// The round years of a date that may fall into a period.
fn round_years(since: PartialDate, span: DaySpan) -> impl Iterator<Item = (u16, PartialDate)> {
    let years = |from: Date, to: Date| u16::try_from(to.year() - from.year()).unwrap_or(0);
    let most = years(since.earliest(), span.to);
    let least = years(since.latest(), span.from).saturating_sub(1);
    (least..=most)
        .filter(|years| is_round(*years))
        .filter_map(move |years| Some((years, years_after(since, years)?)))
        .filter(move |(_, date)| may_fall_in(*date, span))
}

fn may_fall_in(date: PartialDate, span: DaySpan) -> bool {
    date.earliest() <= span.to && span.from <= date.latest()
}

fn of_tie(registry: &Registry, tie: &Tie, span: DaySpan, all: &mut Vec<Due>) {
    let life = tie.life();
    let start = life.start();
    let mut add =
        |date: PartialDate, what: Occasion, since: PartialDate, sources: Vec<Citation>| {
            // Up to its last day a tie is in force; that this day is not known exactly is no doubt.
            let asked = match what {
                Occasion::Anniversary(_) => date,
                Occasion::TermEnds | Occasion::Ends => PartialDate::day(date.earliest()),
            };
            let Some(standing) = standing(tie, asked) else {
                return;
            };
            all.push(Due {
                date,
                what,
                about: About::Tie(tie.id.clone()),
                actors: away_first(registry, vec![tie.to.clone(), tie.from.clone()]),
                since,
                sources,
                standing: Some(standing),
            });
        };
    if let Some(since) = start {
        let begun =
            |event: &&Event| event.kind.sets_term() && event.date.preferred() == Some(&since);
        // Of an agreement that was opened on the day of its signing, both say when it began.
        let sources: Vec<Citation> = tie
            .events
            .iter()
            .filter(begun)
            .flat_map(|event| said(&event.date))
            .collect();
        for (years, date) in round_years(since, span) {
            add(date, Occasion::Anniversary(years), since, once(&sources));
        }
    }
    let mut terms = Vec::new();
    for (at, event) in tie.events.iter().enumerate() {
        let rest = tie.events.get(at + 1..).unwrap_or_default();
        if let Some(until) = event.until.filter(|until| stands(*until, rest)) {
            terms.push(until);
            if may_fall_in(until, span) {
                let since = start.or(event.date.preferred().copied()).unwrap_or(until);
                add(until, Occasion::TermEnds, since, said(&event.date));
            }
        }
    }
    // Where another tie takes the place of one that is over, it has ended already.
    let mut over = false;
    for event in &tie.events {
        let ends = event.kind.ends() && !over;
        over = event.kind.ends() || over && !event.kind.sets_term();
        let Some(&date) = event.date.preferred().filter(|_| ends) else {
            continue;
        };
        let of_term = terms.iter().any(|until| {
            until.earliest() <= date.latest() && date.earliest() <= next_day(until.latest())
        });
        if !of_term && may_fall_in(date, span) {
            add(
                date,
                Occasion::Ends,
                start.unwrap_or(date),
                said(&event.date),
            );
        }
    }
}

/// Whether a term is not moved by what happened after it was agreed.
fn stands(until: PartialDate, rest: &[Event]) -> bool {
    for event in rest {
        let Some(date) = event.date.preferred() else {
            continue;
        };
        if event.kind.ends() {
            // What ends with it or later leaves it standing.
            return date.latest() >= until.earliest();
        }
        // An opening without a term of its own keeps the one that was signed.
        let opens = event.kind == EventKind::Opened && event.until.is_none();
        if event.kind.sets_term() && !opens {
            return date.earliest() > next_day(until.latest());
        }
    }
    true
}

/// Where a tie stands on the days that a date can be; `None` where it cannot be in force on any of
/// them and is not suspended either.
fn standing(tie: &Tie, date: PartialDate) -> Option<Standing> {
    let life = tie.life();
    let (first, last) = (date.earliest(), date.latest());
    let within = |day: &Date| first < *day && *day < last;
    let between = turns(&tie.events).into_iter().filter(within);
    let days: Vec<Date> = [first, last].into_iter().chain(between).collect();
    let sure = |day: &Date| life.in_force_on(*day);
    let (worst, best) = (days.iter().map(sure).min()?, days.iter().map(sure).max()?);
    let in_force = match (worst, best) {
        (worst, best) if worst == best => best,
        _ => Certainty::Possible,
    };
    let suspended = || {
        days.iter()
            .any(|day| life.status_on(*day) == Status::Suspended)
    };
    let status = match in_force {
        Certainty::No if suspended() => Status::Suspended,
        Certainty::No => return None,
        _ => Status::InForce,
    };
    Some(Standing { status, in_force })
}

/// Those away from home before the home city and its own, each once.
fn away_first(registry: &Registry, mut actors: Vec<ActorId>) -> Vec<ActorId> {
    actors.sort_by_key(|id| registry.is_at_home(id));
    let mut once = Vec::new();
    for id in actors {
        if !once.contains(&id) {
            once.push(id);
        }
    }
    once
}

/// Where the preferred value of a date stands.
fn said(date: &Claims<PartialDate>) -> Vec<Citation> {
    let claim = date.all().first();
    claim.map_or_else(Vec::new, |claim| claim.sources.clone())
}

fn once(citations: &[Citation]) -> Vec<Citation> {
    let mut once: Vec<Citation> = Vec::new();
    for citation in citations {
        if !once.contains(citation) {
            once.push(citation.clone());
        }
    }
    once
}
