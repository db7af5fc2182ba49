//! The life of a tie: what happened to it, and whether it is in force on a day.
//!
//! A date may be known only as a span of days, so every answer has three values. The answer is
//! computed by three-valued logic over comparisons of dates; since every date of a tie occurs in
//! it once, that is exact: *certain* means true for every day each date can be, *no* false for
//! every such day, and *possible* anything between.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::claim::Claims;
use super::date::{DaySpan, PartialDate, next_day};
use super::id::TieId;
use super::text::Text;

/// Something that happened to a tie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// When, as sources say.
    pub date: Claims<PartialDate>,
    /// The last day of the term that was agreed; only on signing, opening, renewal, extension.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
    /// The tie that took this one's place; only on [`EventKind::SucceededBy`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<TieId>,
    /// What it was about, in a few words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// The sorts of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// A source says that it is to come.
    Announced,
    /// Agreed in writing. In force from this day on, unless the tie also has an opening.
    Signed,
    /// Began to work. In force from this day on.
    Opened,
    /// Agreed anew. In force from this day on, if it was not already.
    Renewed,
    /// Its term was lengthened. In force from this day on, if it was not already.
    Extended,
    /// New fields of cooperation were added.
    FieldsAdded,
    /// Its seat moved.
    Moved,
    /// Not in force from this day on, until it is resumed.
    Suspended,
    /// In force again from this day on.
    Resumed,
    /// Its term ran out; this was the last day.
    Expired,
    /// It was ended; this was the last day.
    Ended,
    /// Another tie took its place; this was the last day.
    SucceededBy,
}

impl EventKind {
    /// All sorts, in the order of a life.
    pub const ALL: [Self; 12] = [
        Self::Announced,
        Self::Signed,
        Self::Opened,
        Self::Renewed,
        Self::Extended,
        Self::FieldsAdded,
        Self::Moved,
        Self::Suspended,
        Self::Resumed,
        Self::Expired,
        Self::Ended,
        Self::SucceededBy,
    ];

    /// The word in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::Signed => "signed",
            Self::Opened => "opened",
            Self::Renewed => "renewed",
            Self::Extended => "extended",
            Self::FieldsAdded => "fields_added",
            Self::Moved => "moved",
            Self::Suspended => "suspended",
            Self::Resumed => "resumed",
            Self::Expired => "expired",
            Self::Ended => "ended",
            Self::SucceededBy => "succeeded_by",
        }
    }

    /// Whether a tie ends with it.
    #[must_use]
    pub fn ends(self) -> bool {
        matches!(self, Self::Expired | Self::Ended | Self::SucceededBy)
    }

    /// Whether a term can be agreed with it.
    #[must_use]
    pub fn sets_term(self) -> bool {
        matches!(
            self,
            Self::Signed | Self::Opened | Self::Renewed | Self::Extended
        )
    }
}

/// The days on which the answers about a life with these events can change, in order, behind the
/// calendar's first day: between two of them nothing does.
#[must_use]
pub fn turns(events: &[Event]) -> Vec<Date> {
    // What a life is asked compares days with these.
    let mut days = vec![Date::MIN];
    for event in events {
        let dates = event.date.preferred().copied();
        for date in dates.into_iter().chain(event.until) {
            for day in [date.earliest(), date.latest()] {
                days.extend([day, next_day(day)]);
            }
        }
    }
    days.sort_unstable();
    days.dedup();
    days
}

/// How sure an answer is. Ordered: [`No`](Certainty::No) < [`Possible`](Certainty::Possible) <
/// [`Certain`](Certainty::Certain), so that *and* is the minimum and *or* the maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// False whatever the exact dates were.
    No,
    /// True for some of the days the dates can be.
    Possible,
    /// True whatever the exact dates were.
    Certain,
}

impl Certainty {
    /// The word in JSON and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Possible => "possible",
            Self::Certain => "certain",
        }
    }
}

/// Where a tie stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Announced or agreed, but not yet working.
    Planned,
    /// Nothing is known of it yet on that day.
    NotYet,
    /// In force, certainly or possibly.
    InForce,
    /// Begun and not ended, but suspended.
    Suspended,
    /// Over.
    Ended,
}

impl Status {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 5] = [
        Self::Planned,
        Self::NotYet,
        Self::InForce,
        Self::Suspended,
        Self::Ended,
    ];

    /// The word in JSON and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::NotYet => "not_yet",
            Self::InForce => "in_force",
            Self::Suspended => "suspended",
            Self::Ended => "ended",
        }
    }
}

/// One unbroken time in force, as far as its dates are known. `None` as start: begun on an
/// unknown day; `None` as end: not ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day in force.
    pub start: Option<PartialDate>,
    /// Last day of its term, where one was agreed.
    end: Option<PartialDate>,
    /// Last day in force if it was ended before its term, or before that of the one before it.
    cut: Option<PartialDate>,
}

/// A time without force between two events. In force again from `until` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pause {
    from: PartialDate,
    until: Option<PartialDate>,
}

/// The life of a tie, read from its events in the order in which they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Life {
    /// Times in force; a renewal after an end opens a new one. Empty if it was only announced.
    pub periods: Vec<Period>,
    pauses: Vec<Pause>,
    /// When it was agreed: the first signing, else the first opening.
    pub signed: Option<PartialDate>,
    /// From when on a source knew of it, before it was in force.
    known: Option<PartialDate>,
}

/// A life while its events are read.
struct Reader {
    life: Life,
    /// The sort of event that it is in force from.
    starter: EventKind,
    /// The term that was signed, until the opening from which it counts.
    agreed: Option<PartialDate>,
    /// Whether the last thing read was an end.
    over: bool,
}

impl Life {
    /// Reads the events. A tie without any event that starts it was begun on an unknown day,
    /// unless it was only announced.
    #[must_use]
    pub fn of(events: &[Event]) -> Self {
        let opens = events.iter().any(|event| event.kind == EventKind::Opened);
        let starter = if opens {
            EventKind::Opened
        } else {
            EventKind::Signed
        };
        let first = |kind: EventKind| {
            events
                .iter()
                .find(|event| event.kind == kind)
                .and_then(|event| event.date.preferred().copied())
        };
        let mut reader = Reader {
            life: Self {
                periods: Vec::new(),
                pauses: Vec::new(),
                signed: first(EventKind::Signed).or_else(|| first(EventKind::Opened)),
                known: first(EventKind::Announced)
                    .or_else(|| opens.then(|| first(EventKind::Signed)).flatten()),
            },
            starter,
            agreed: None,
            over: false,
        };
        let starts = events.iter().any(|event| event.kind == starter);
        let only_announced = !events.is_empty()
            && events
                .iter()
                .all(|event| event.kind == EventKind::Announced);
        if !starts && !only_announced {
            reader.begin(None, None);
        }
        for event in events {
            reader.take(event);
        }
        reader.life
    }
}

impl Reader {
    fn take(&mut self, event: &Event) {
        let Some(&date) = event.date.preferred() else {
            return;
        };
        match event.kind {
            EventKind::Signed if event.kind != self.starter && self.life.periods.is_empty() => {
                self.agreed = event.until;
            }
            kind if kind.sets_term() => {
                self.resume(date);
                match self.life.periods.last_mut() {
                    // While no end is set, agreeing anew changes nothing but the term.
                    Some(period) if period.end.is_none() && period.cut.is_none() => {
                        period.end = event.until;
                    }
                    _ => self.begin(Some(date), event.until),
                }
            }
            kind if kind.ends() => self.end(date),
            EventKind::Suspended => self.life.pauses.push(Pause {
                from: date,
                until: None,
            }),
            EventKind::Resumed => self.resume(date),
            _ => {}
        }
    }

    /// What is suspended is so no more; nor is what was suspended when it ended and begins anew.
    fn resume(&mut self, date: PartialDate) {
        if let Some(pause) = self.life.pauses.last_mut() {
            pause.until = pause.until.or(Some(date));
        }
    }

    fn begin(&mut self, start: Option<PartialDate>, end: Option<PartialDate>) {
        self.life.periods.push(Period {
            start,
            end: end.or(self.agreed.take()),
            cut: None,
        });
        self.over = false;
    }

    fn end(&mut self, date: PartialDate) {
        // Another tie may take the place of one that is over: that does not bring it back.
        if self.over {
            return;
        }
        self.over = true;
        // A term that has run out by then is not brought back by it.
        for period in &mut self.life.periods {
            period.cut = period.cut.or(Some(date));
        }
    }
}

impl Life {
    /// First day of the first time in force.
    #[must_use]
    pub fn start(&self) -> Option<PartialDate> {
        self.periods.first().and_then(|period| period.start)
    }

    /// Last day of the last time in force; `None` while none is set.
    #[must_use]
    pub fn end(&self) -> Option<PartialDate> {
        self.periods.last().and_then(Period::end)
    }

    /// Whether it is in force on a day.
    #[must_use]
    pub fn in_force_on(&self, day: Date) -> Certainty {
        self.in_force_during(DaySpan::day(day))
    }

    /// Whether there is a day of the span on which it is in force.
    ///
    /// That is the more so the earlier it began and was resumed, and the later it ended and was
    /// suspended. So it is certain if it holds when every date is as late or as early as is worst
    /// for it, and possible if it holds when every date is as is best.
    #[must_use]
    pub fn in_force_during(&self, span: DaySpan) -> Certainty {
        self.judge(|exact| exact.is_in_force_during(span))
    }

    fn is_running_on(&self, day: Date) -> Certainty {
        self.judge(|exact| exact.is_running_on(day))
    }

    fn judge(&self, holds: impl Fn(&Exact<'_>) -> bool) -> Certainty {
        if holds(&self.exact(false)) {
            Certainty::Certain
        } else if holds(&self.exact(true)) {
            Certainty::Possible
        } else {
            Certainty::No
        }
    }

    /// The life with every date set to the day that is best, or worst, for being in force.
    fn exact(&self, best: bool) -> Exact<'_> {
        Exact { life: self, best }
    }

    /// Whether it was signed (or, if it never was, opened) within the span.
    #[must_use]
    pub fn signed_within(&self, span: DaySpan) -> Certainty {
        let Some(signed) = self.signed else {
            return Certainty::No;
        };
        if span.from <= signed.earliest() && signed.latest() <= span.to {
            Certainty::Certain
        } else if signed.earliest() <= span.to && span.from <= signed.latest() {
            Certainty::Possible
        } else {
            Certainty::No
        }
    }

    /// Where it stands on a day. Possibly in force counts as in force; a suspension that is
    /// certain for a tie that is not over counts as suspended.
    #[must_use]
    pub fn status_on(&self, day: Date) -> Status {
        self.status_given(day, self.in_force_on(day))
    }

    /// As [`Life::status_on`], where it is known already whether it is in force on that day.
    #[must_use]
    pub fn status_given(&self, day: Date, in_force: Certainty) -> Status {
        if in_force != Certainty::No {
            Status::InForce
        } else if self.is_running_on(day) != Certainty::No {
            Status::Suspended
        } else if self
            .periods
            .iter()
            .any(|period| period.start.is_none_or(|start| start.earliest() <= day))
        {
            // Between two times in force it is over until it is renewed.
            Status::Ended
        } else if self.known.is_some_and(|known| known.earliest() <= day) {
            Status::Planned
        } else {
            Status::NotYet
        }
    }
}

impl Period {
    /// Last day in force: of its term, or when it was ended if that was before.
    #[must_use]
    pub fn end(&self) -> Option<PartialDate> {
        match (self.end, self.cut) {
            (Some(end), Some(cut)) => Some(end.min(cut)),
            (end, cut) => end.or(cut),
        }
    }
}

/// A life whose days are all known: each is the best, or the worst, that it can be for being in
/// force. Nothing is copied, since every tie is judged at every movement of the time.
struct Exact<'a> {
    life: &'a Life,
    best: bool,
}

impl Exact<'_> {
    fn soon(&self, date: PartialDate) -> Date {
        if self.best {
            date.earliest()
        } else {
            date.latest()
        }
    }

    fn late(&self, date: PartialDate) -> Date {
        if self.best {
            date.latest()
        } else {
            date.earliest()
        }
    }

    /// First and last day of each time in force.
    fn periods(&self) -> impl Iterator<Item = (Date, Date)> {
        let begun = if self.best { Date::MIN } else { Date::MAX };
        self.life.periods.iter().map(move |period| {
            let ends = [period.end, period.cut].into_iter().flatten();
            (
                period.start.map_or(begun, |start| self.soon(start)),
                ends.map(|end| self.late(end)).min().unwrap_or(Date::MAX),
            )
        })
    }

    /// First day without force, and the first day with force again.
    fn pauses(&self) -> impl Iterator<Item = (Date, Option<Date>)> {
        self.life.pauses.iter().map(|pause| {
            let until = pause.until.map(|until| self.soon(until));
            (self.late(pause.from), until)
        })
    }

    fn is_running_on(&self, day: Date) -> bool {
        self.periods()
            .any(|(first, last)| first <= day && day <= last)
    }

    fn is_in_force_on(&self, day: Date) -> bool {
        let mut paused = self
            .pauses()
            .map(|(from, until)| from <= day && until.is_none_or(|until| day < until));
        self.is_running_on(day) && !paused.any(|paused| paused)
    }

    fn is_in_force_during(&self, span: DaySpan) -> bool {
        if self.life.pauses.is_empty() {
            return self
                .periods()
                .any(|(first, last)| first.max(span.from) <= last.min(span.to));
        }
        // Where it is in force at all within the span, it is so on a day on which that begins.
        let begun = self.periods().map(|(first, _)| first);
        let resumed = self.pauses().filter_map(|(_, until)| until);
        std::iter::once(span.from)
            .chain(begun)
            .chain(resumed)
            .any(|day| span.from <= day && day <= span.to && self.is_in_force_on(day))
    }
}
