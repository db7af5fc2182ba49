//! Partial dates: a day, a month, a year, a fiscal year, or "some day between these".

use std::fmt;
use std::str::FromStr;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::era;

/// A date known only as far as its source says: every day from `first` to `last` is possible.
///
/// `1965` is the 365 days of that year, `1965-07` the 31 days of that month, `2022-04/2023-03`
/// the Japanese fiscal year 2022, and `2021-03/2023-03` "some day in these 25 months".
/// Dates order by their first and then by their last possible day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct PartialDate {
    first: Date,
    last: Date,
}

/// How exactly a partial date is known; decides how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// One day.
    Day,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
    /// April of the named year to March of the next.
    FiscalYear,
    /// A year of an era that the era's limits cut short, such as 令和元年 (from 1 May 2019).
    EraYear,
    /// Any other span of days.
    Between,
}

impl PartialDate {
    /// The span from `first` to `last`, both included. `None` if `last` lies before `first`.
    #[must_use]
    pub fn between(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// One day.
    #[must_use]
    pub fn day(day: Date) -> Self {
        Self {
            first: day,
            last: day,
        }
    }

    /// A calendar year, 1 to 9999.
    #[must_use]
    pub fn year(year: i16) -> Option<Self> {
        let first = Date::new(year, 1, 1).ok().filter(|_| year > 0)?;
        Self::between(first, first.last_of_year())
    }

    /// A calendar month.
    #[must_use]
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        Self::between(first, first.last_of_month())
    }

    /// A Japanese fiscal year: 1 April of `year` to 31 March of the next.
    #[must_use]
    pub fn fiscal_year(year: i16) -> Option<Self> {
        Self::between(
            Date::new(year, 4, 1).ok()?,
            Date::new(year.checked_add(1)?, 3, 31).ok()?,
        )
    }

    /// The earliest day this date can be.
    #[must_use]
    pub fn earliest(self) -> Date {
        self.first
    }

    /// The latest day this date can be. A query "as of" a partial date means this day.
    #[must_use]
    pub fn latest(self) -> Date {
        self.last
    }

    /// How exactly the date is known.
    #[must_use]
    pub fn precision(self) -> Precision {
        let (first, last) = (self.first, self.last);
        if first == last {
            Precision::Day
        } else if Self::month(first.year(), first.month()) == Some(self) {
            Precision::Month
        } else if Self::year(first.year()) == Some(self) {
            Precision::Year
        } else if Self::fiscal_year(first.year()) == Some(self) {
            Precision::FiscalYear
        } else if era::cut_year(self).is_some() {
            Precision::EraYear
        } else {
            Precision::Between
        }
    }

    /// Reads a date as a person or a file writes it.
    ///
    /// Taken are `1965`, `1965-07`, `1965-07-01` (also with `/` or `.`), two of these joined by
    /// `/` for a span, `FY2022`, and Japanese forms: 1965年7月1日, 昭和40年, S40.7.1, 令和5年度,
    /// 2022年度, in half or full width.
    ///
    /// # Errors
    /// [`DateError`] says what could not be read.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        era::parse(text)
    }
}

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Not in any form that is understood.
    #[error("not a date: {0:?}")]
    Form(String),
    /// The form is right, but there is no such day (31 June) or the year is out of range.
    #[error("no such day: {0:?}")]
    NoSuchDay(String),
    /// A year that the era did not have (昭和65年).
    #[error("the era has no such year: {0:?}")]
    NotInEra(String),
    /// A span whose end lies before its start.
    #[error("the end lies before the start: {0:?}")]
    Backwards(String),
}

impl DateError {
    /// The text that was refused.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Form(text)
            | Self::NoSuchDay(text)
            | Self::NotInEra(text)
            | Self::Backwards(text) => text,
        }
    }

    /// What somebody may have meant who wrote this: 28 February for the 30th, 1990 for 昭和65年.
    #[must_use]
    pub fn meant(&self) -> Option<PartialDate> {
        era::meant(self)
    }
}

impl fmt::Display for PartialDate {
    /// The one canonical form, which [`PartialDate::parse`] reads back to the same date.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (self.first, self.last);
        match self.precision() {
            Precision::Day => write!(f, "{first}"),
            Precision::Month => write!(f, "{:04}-{:02}", first.year(), first.month()),
            Precision::Year => write!(f, "{:04}", first.year()),
            Precision::FiscalYear | Precision::EraYear | Precision::Between => {
                match (first.month(), first.day()) {
                    // A span from 1 January starts "with the year" only if that cannot be
                    // misread as the whole year alone; the slash makes that clear.
                    (1, 1) => write!(f, "{:04}", first.year())?,
                    (_, 1) => write!(f, "{:04}-{:02}", first.year(), first.month())?,
                    _ => write!(f, "{first}")?,
                }
                f.write_str("/")?;
                if (last.month(), last.day()) == (12, 31) {
                    write!(f, "{:04}", last.year())
                } else if last == last.last_of_month() {
                    write!(f, "{:04}-{:02}", last.year(), last.month())
                } else {
                    write!(f, "{last}")
                }
            }
        }
    }
}

impl fmt::Debug for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        Self::parse(text)
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for PartialDate {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        Self::parse(&text)
    }
}

/// A span of whole days, both ends included: what "in force during" and "signed within" ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DaySpan {
    /// First day asked about.
    pub from: Date,
    /// Last day asked about.
    pub to: Date,
}

impl DaySpan {
    /// The span from the earliest day of `from` to the latest day of `to`: a year stands for the
    /// whole year. `None` if that is backwards.
    #[must_use]
    pub fn new(from: PartialDate, to: PartialDate) -> Option<Self> {
        (from.first <= to.last).then_some(Self {
            from: from.first,
            to: to.last,
        })
    }

    /// One day.
    #[must_use]
    pub fn day(day: Date) -> Self {
        Self { from: day, to: day }
    }

    /// So many years from a day on: the last day is the one before their anniversary of it.
    #[must_use]
    pub fn years(from: Date, years: u16) -> Self {
        let after = from.checked_add(i64::from(years).years());
        Self {
            from,
            to: after.map_or(Date::MAX, previous_day),
        }
    }

    /// Both ends as a partial date, for writing it.
    #[must_use]
    pub fn as_partial(self) -> PartialDate {
        PartialDate {
            first: self.from,
            last: self.to,
        }
    }
}

/// The day after `day`, or `day` itself on the calendar's last.
#[must_use]
pub fn next_day(day: Date) -> Date {
    day.checked_add(1.day()).unwrap_or(day)
}

/// The day before `day`, or `day` itself on the calendar's first.
#[must_use]
pub fn previous_day(day: Date) -> Date {
    day.checked_sub(1.day()).unwrap_or(day)
}
