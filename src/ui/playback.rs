//! Time that moves by itself: year by year, to the end of the axis and not beyond.

use crate::lens::Time;
use crate::model::{Date, DaySpan};

/// Time that moves by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Playback {
    /// Whether it moves.
    pub playing: bool,
    /// Which of [`Playback::SPEEDS`].
    pub speed: usize,
    /// Seconds until the next step.
    wait: f64,
    /// When it was last asked to move on, in seconds of the window's clock.
    last: Option<f64>,
}

impl Default for Playback {
    fn default() -> Self {
        Self {
            playing: false,
            speed: 1,
            wait: 0.0,
            last: None,
        }
    }
}

impl Playback {
    /// Years a second.
    pub const SPEEDS: [f64; 4] = [1.0, 2.0, 5.0, 10.0];

    /// Years a second at present.
    #[must_use]
    pub fn years_per_second(&self) -> f64 {
        Self::SPEEDS.get(self.speed).copied().unwrap_or(1.0)
    }

    /// Begins.
    pub fn start(&mut self) {
        self.playing = true;
        self.wait = 0.0;
        self.last = None;
    }

    /// Stops.
    pub fn stop(&mut self) {
        self.playing = false;
    }

    /// Moves on to a time of the window's clock, in seconds; returns how many years to step.
    pub fn pass(&mut self, now: f64) -> u32 {
        if !self.playing {
            return 0;
        }
        let seconds = now - self.last.replace(now).unwrap_or(now);
        let step = 1.0 / self.years_per_second();
        // A window that was hidden for minutes does not leap when it comes back.
        self.wait -= seconds.clamp(0.0, 1.0);
        let mut steps = 0;
        while self.wait <= 0.0 {
            self.wait += step;
            steps += 1;
        }
        steps
    }

    /// Seconds until the next step.
    #[must_use]
    pub fn wait(&self) -> f64 {
        self.wait.max(0.0)
    }
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

/// Whether there is nothing left to play: then playing begins anew.
#[must_use]
pub fn is_over(time: Time, axis: (i16, i16)) -> bool {
    match time {
        // A step within the last year shows nothing new.
        Time::AsOf(day) => day.year() >= axis.1 - 1,
        _ => stepped(time, 1, axis).is_none(),
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
    let moved = |day: Date| {
        let year = i16::try_from(i32::from(day.year()) + years).unwrap_or(day.year());
        Date::new(year, day.month(), day.day())
            .or_else(|_| Date::new(year, day.month(), 28))
            .unwrap_or(day)
    };
    DaySpan {
        from: moved(span.from),
        to: moved(span.to),
    }
}

/// The time at a year, for playing from there on: a span begins with it, "as of" means its end.
#[must_use]
pub fn rewound(time: Time, year: i16, axis: (i16, i16)) -> Time {
    let back = match time {
        Time::Any => 0,
        Time::AsOf(day) => i32::from(year) - i32::from(day.year()),
        Time::InForce(span) | Time::Signed(span) => i32::from(year) - i32::from(span.from.year()),
    };
    stepped(time, back, axis).unwrap_or(time)
}
