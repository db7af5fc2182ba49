//! Time that moves by itself, year by year, to a bound and not beyond: "as of" to the end of the axis,
//! a range to its own end or, moved as it is, to the end of the axis.

use jiff::ToSpan as _;

use crate::lens::Time;
use crate::model::{Date, DaySpan};

/// How a range plays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlayWay {
    /// It begins where it begins, and its end grows up to the end that was set.
    #[default]
    Grow,
    /// It moves as it is, until its end is the end of the axis.
    Move,
}

/// Where time can play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The first year of the axis, and the year after its last.
    pub axis: (i16, i16),
    /// The year in which something is there to be seen: what stands at its end begins anew there.
    pub first: i16,
}

/// Time that moves by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Playback {
    /// Whether it moves.
    pub playing: bool,
    /// Which of [`Playback::SPEEDS`].
    pub speed: usize,
    /// Whether it begins anew at its end.
    pub looping: bool,
    /// How a range plays.
    pub way: PlayWay,
    /// What plays, or rests until somebody lets it go on.
    run: Option<Run>,
    /// Seconds until the next step.
    wait: f64,
    /// When it was last asked to move on, in seconds of the window's clock.
    last: Option<f64>,
}

/// One playing, from its start to its end.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Run {
    /// What a person had set.
    home: Time,
    /// What it shows first, and again after each loop.
    first: Time,
    /// What it shows.
    at: Time,
    /// How a range plays in it.
    way: PlayWay,
    /// Steps made since the first.
    steps: i16,
}

impl Default for Playback {
    fn default() -> Self {
        Self {
            playing: false,
            speed: 1,
            looping: false,
            way: PlayWay::default(),
            run: None,
            wait: 0.0,
            last: None,
        }
    }
}

impl Playback {
    /// Years a second.
    pub const SPEEDS: [f64; 4] = [1.0, 2.0, 5.0, 10.0];

    /// Seconds for which a loop shows its end before it begins anew.
    pub const REST: f64 = 1.5;

    /// Years a second at present.
    #[must_use]
    pub fn years_per_second(&self) -> f64 {
        Self::SPEEDS.get(self.speed).copied().unwrap_or(1.0)
    }

    /// Begins, or goes on with what was stopped, and returns the time to show. It does not play
    /// where there is nothing to be played: a range within one year cannot grow by years.
    pub fn start(&mut self, time: Time, bounds: Bounds) -> Time {
        self.last = None;
        let held = self.run.filter(|run| run.at == time);
        if let Some(run) = held
            && (run.way == self.way || !is_range(time))
            && (self.looping || run.next(bounds.axis).is_some())
        {
            self.playing = true;
            self.wait = 0.0;
            return time;
        }
        // The range that was set plays anew, not what has become of it.
        let home = held.map_or(time, |run| if is_range(time) { run.home } else { time });
        let first = first_of(home, self.way, bounds);
        let run = Run {
            home,
            first,
            at: first,
            way: self.way,
            steps: 0,
        };
        self.playing = run.next(bounds.axis).is_some();
        self.run = self.playing.then_some(run);
        // What the person has not seen yet stays as long as any other year.
        self.wait = if first == time {
            0.0
        } else {
            self.step_seconds()
        };
        if self.playing { first } else { home }
    }

    /// Stops; [`Playback::start`] goes on from here as long as the time stays.
    pub fn stop(&mut self) {
        self.playing = false;
    }

    /// Takes note of the time that is shown: whatever plays is forgotten once somebody has set
    /// another.
    pub fn mind(&mut self, time: Time) {
        if self.run.is_some_and(|run| run.at != time) {
            self.run = None;
            self.playing = false;
        }
    }

    /// Begins anew at the end or not; where it rests at its end, it is over without that.
    pub fn set_looping(&mut self, looping: bool, axis: (i16, i16)) {
        self.looping = looping;
        if !looping && self.run.is_none_or(|run| run.next(axis).is_none()) {
            self.playing = false;
        }
    }

    /// Lets the clock go on to a time of the window's, in seconds.
    pub fn pass(&mut self, now: f64) {
        if self.playing {
            let seconds = now - self.last.replace(now).unwrap_or(now);
            // A window that was hidden for minutes does not leap when it comes back.
            self.wait -= seconds.clamp(0.0, 1.0);
        }
    }

    /// The next time to show, if it is due. At the end it stops, or rests before the next loop.
    pub fn step(&mut self, axis: (i16, i16)) -> Option<Time> {
        if !self.playing || self.wait > 0.0 {
            return None;
        }
        let seconds = self.step_seconds();
        let Some(run) = self.run.as_mut() else {
            self.playing = false;
            return None;
        };
        match run.next(axis) {
            Some(next) => {
                run.at = next;
                run.steps = run.steps.saturating_add(1);
            }
            None if self.looping => {
                run.at = run.first;
                run.steps = 0;
            }
            None => {
                self.playing = false;
                return None;
            }
        }
        self.wait += seconds;
        // At the last step it is over at once, not a step later.
        if run.next(axis).is_none() {
            self.playing = self.looping;
            self.wait = Self::REST;
        }
        Some(run.at)
    }

    /// Seconds until the next step.
    #[must_use]
    pub fn wait(&self) -> f64 {
        self.wait.max(0.0)
    }

    /// The range that grows towards its end, as it was set.
    #[must_use]
    pub fn growing(&self) -> Option<DaySpan> {
        let run = self.run.filter(|run| run.way == PlayWay::Grow)?;
        span_of(run.home)
    }

    fn step_seconds(&self) -> f64 {
        1.0 / self.years_per_second()
    }
}

impl Run {
    /// What comes next; `None` at the end.
    fn next(&self, axis: (i16, i16)) -> Option<Time> {
        let Some((home, at)) = span_of(self.home).zip(span_of(self.at)) else {
            return stepped(self.at, 1, axis);
        };
        let span = match self.way {
            PlayWay::Grow => {
                let end = axis_end(axis).min(home.to);
                let next = year_end(at.to.year().saturating_add(1)).min(home.to);
                // Beyond the axis nothing is left to be seen: one step leads to the end.
                let to = if at.to >= end { home.to } else { next };
                DaySpan { to, ..at }
            }
            PlayWay::Move => moved(span_of(self.first)?, at, self.steps, axis),
        };
        (span != at).then(|| with_span(self.home, span))
    }
}

/// A span some steps after its first place, one step on: with its end not beyond that of the axis.
fn moved(first: DaySpan, at: DaySpan, steps: i16, axis: (i16, i16)) -> DaySpan {
    let end = axis_end(axis);
    if at.to >= end {
        return at;
    }
    // From the first place on: 29 February comes back in every leap year.
    let years = steps.saturating_add(1);
    let next = DaySpan {
        from: years_later(first.from, years),
        to: years_later(first.to, years),
    };
    if next.to <= end {
        return next;
    }
    let rest = (end - first.to).get_days();
    DaySpan {
        from: first.from.checked_add(rest.days()).unwrap_or(at.from),
        to: end,
    }
}

/// What a playing shows first.
fn first_of(home: Time, way: PlayWay, bounds: Bounds) -> Time {
    match (span_of(home), way) {
        (Some(span), PlayWay::Grow) => {
            let year = span.from.year().max(bounds.axis.0);
            let to = year_end(year).min(span.to);
            with_span(home, DaySpan { to, ..span })
        }
        _ if is_over(home, bounds.axis) => rewound(home, bounds.first, bounds.axis),
        _ => home,
    }
}

fn span_of(time: Time) -> Option<DaySpan> {
    match time {
        Time::InForce(span) | Time::Signed(span) => Some(span),
        Time::Any | Time::AsOf(_) => None,
    }
}

fn is_range(time: Time) -> bool {
    span_of(time).is_some()
}

/// The same question about another span.
fn with_span(time: Time, span: DaySpan) -> Time {
    match time {
        Time::Signed(_) => Time::Signed(span),
        _ => Time::InForce(span),
    }
}

fn year_end(year: i16) -> Date {
    Date::new(year, 12, 31).unwrap_or(Date::MAX)
}

/// The last day of an axis.
fn axis_end(axis: (i16, i16)) -> Date {
    year_end(axis.1.saturating_sub(1))
}

/// The same day some years later; the 28th where there is no 29 February.
fn years_later(day: Date, years: i16) -> Date {
    let year = day.year().saturating_add(years);
    Date::new(year, day.month(), day.day())
        .or_else(|_| Date::new(year, day.month(), 28))
        .unwrap_or(day)
}

/// The time after some years, within the axis. `None` if it stands at the end already, or beyond.
#[must_use]
pub fn stepped(time: Time, years: i32, axis: (i16, i16)) -> Option<Time> {
    let next = match time {
        Time::Any => return None,
        Time::AsOf(day) => Time::AsOf(step_year_end(day, years, axis)),
        Time::InForce(span) => Time::InForce(step_span(span, years, axis)),
        Time::Signed(span) => Time::Signed(step_span(span, years, axis)),
    };
    (next != time).then_some(next)
}

/// Whether nothing is left before the end of the axis: then playing begins anew.
fn is_over(time: Time, axis: (i16, i16)) -> bool {
    match (time, span_of(time)) {
        // A step within the last year shows nothing new.
        (Time::AsOf(day), _) => day.year() >= axis.1 - 1,
        (_, Some(span)) => span.to >= axis_end(axis),
        _ => true,
    }
}

/// From year's end to year's end.
fn step_year_end(day: Date, years: i32, axis: (i16, i16)) -> Date {
    let at_year_end = (day.month(), day.day()) == (12, 31);
    let year = i32::from(day.year());
    let year = match (years > 0, at_year_end) {
        // From inside a year the first step forward leads to its own end.
        (true, false) => year + years - 1,
        _ => year + years,
    };
    let year = year.clamp(i32::from(axis.0), i32::from(axis.1) - 1);
    let stepped = i16::try_from(year)
        .ok()
        .and_then(|year| Date::new(year, 12, 31).ok())
        .unwrap_or(day);
    // What lies beyond the axis is not pulled back by a step away from it.
    if (stepped > day) == (years > 0) {
        stepped
    } else {
        day
    }
}

/// A span moves whole and stops at the end of the axis.
fn step_span(span: DaySpan, years: i32, axis: (i16, i16)) -> DaySpan {
    let first = i32::from(axis.0) - i32::from(span.from.year());
    let last = i32::from(axis.1) - 1 - i32::from(span.to.year());
    let years = years.clamp(first.min(0), last.max(0));
    let years = i16::try_from(years).unwrap_or(0);
    DaySpan {
        from: years_later(span.from, years),
        to: years_later(span.to, years),
    }
}

/// The time at a year, for playing from there on: a span begins with it, "as of" means its end.
fn rewound(time: Time, year: i16, axis: (i16, i16)) -> Time {
    let back = match time {
        Time::Any => 0,
        Time::AsOf(day) => i32::from(year) - i32::from(day.year()),
        Time::InForce(span) | Time::Signed(span) => i32::from(year) - i32::from(span.from.year()),
    };
    stepped(time, back, axis).unwrap_or(time)
}
