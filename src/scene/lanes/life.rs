//! A tie's life as stretches of time, for its bar.

use crate::model::{Certainty, Date, Life, Status, Tie, next_day, previous_day, turns};

/// What a tie is during a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaneState {
    /// Certainly in force.
    InForce,
    /// It may have begun, the more likely the later.
    Begins,
    /// It may have ended, the more likely the later.
    Ends,
    /// Possibly in force, and nobody can say more.
    Possible,
    /// Suspended.
    Suspended,
    /// Announced or agreed, but not yet working.
    Planned,
}

/// A stretch of a tie's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// First day; [`Date::MIN`] if nobody knows when it began.
    pub from: Date,
    /// Last day; [`Date::MAX`] if it goes on.
    pub to: Date,
    /// What the tie is on each of its days.
    pub state: LaneState,
}

/// The stretches of a life, in order; days on which the tie is nothing lie in none.
pub(super) fn stretches(tie: &Tie, life: &Life) -> Vec<Stretch> {
    let cuts = turns(&tie.events);
    let mut found: Vec<Stretch> = Vec::new();
    for (at, from) in cuts.iter().enumerate() {
        let to = cuts
            .get(at + 1)
            .map_or(Date::MAX, |next| previous_day(*next));
        let in_force = life.in_force_on(*from);
        let state = match (in_force, life.status_given(*from, in_force)) {
            (Certainty::Certain, _) => LaneState::InForce,
            (Certainty::Possible, _) => LaneState::Possible,
            (Certainty::No, Status::Suspended) => LaneState::Suspended,
            (Certainty::No, Status::Planned) => LaneState::Planned,
            (Certainty::No, _) => continue,
        };
        match found.last_mut() {
            Some(last) if last.state == state && next_day(last.to) == *from => last.to = to,
            _ => found.push(Stretch {
                from: *from,
                to,
                state,
            }),
        }
    }
    let certain: Vec<(Date, Date)> = found
        .iter()
        .filter(|stretch| stretch.state == LaneState::InForce)
        .map(|stretch| (stretch.from, stretch.to))
        .collect();
    for stretch in &mut found {
        if stretch.state != LaneState::Possible {
            continue;
        }
        let before = certain.iter().any(|(_, to)| next_day(*to) == stretch.from);
        let after = certain
            .iter()
            .any(|(from, _)| *from == next_day(stretch.to));
        let bounded = stretch.from > Date::MIN && stretch.to < Date::MAX;
        stretch.state = match (before, after) {
            (false, true) if bounded => LaneState::Begins,
            (true, false) if bounded => LaneState::Ends,
            _ => LaneState::Possible,
        };
    }
    found
}

/// The spans of days, both included, on which it is certainly in force up to a day.
pub(super) fn certain_until(tie: &Tie, life: &Life, day: Date) -> Vec<(Date, Date)> {
    stretches(tie, life)
        .into_iter()
        .filter(|stretch| stretch.state == LaneState::InForce && stretch.from <= day)
        .map(|stretch| (stretch.from, stretch.to.min(day)))
        .collect()
}

/// How many days lie in any of these spans.
pub(super) fn days_in(mut spans: Vec<(Date, Date)>) -> i64 {
    spans.sort_unstable();
    let mut days = 0;
    let mut counted: Option<Date> = None;
    for (from, to) in spans {
        let from = counted.map_or(from, |last| from.max(next_day(last)));
        if from <= to {
            days += i64::from(from.until(to).map_or(0, |span| span.get_days())) + 1;
        }
        counted = Some(counted.map_or(to, |last| last.max(to)));
    }
    days
}
