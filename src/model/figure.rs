//! Figures: numbers with a unit, a period and a subject.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::actor::{Note, Visibility};
use super::claim::Claims;
use super::date::{DateError, PartialDate};
use super::id::{ActivityId, ActorId, FigureId, ThemeId};
use super::text::Text;
use super::word::words;

/// A number that sources give: a budget line, an indicator, participants, members.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Id.
    pub id: FigureId,
    /// What sort of number it is.
    pub kind: FigureKind,
    /// What is counted.
    pub title: Text,
    /// The unit: 千円, 人, 件.
    pub unit: Text,
    /// The actors it is about.
    pub actors: Vec<ActorId>,
    /// The activity it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<ActivityId>,
    /// The figure that it is a part of: a budget line's total.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<FigureId>,
    /// The actor who answers for it: the bureau that owns an indicator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<ActorId>,
    /// The values, by period.
    pub values: Vec<FigureValue>,
    /// Subjects it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<ThemeId>,
    /// Remarks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Visibility::is_public")]
    pub visibility: Visibility,
}

/// What a figure was, or is to be, in one period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureValue {
    /// The period.
    pub period: Span,
    /// Whether it was so or is to be so.
    #[serde(default, skip_serializing_if = "ValueRole::is_actual")]
    pub role: ValueRole,
    /// What sources say.
    pub value: Claims<Reading>,
}

/// A number, or the words that stand in its place (推進, "under construction").
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reading {
    /// A number in the figure's unit.
    Number(f64),
    /// Words.
    Words(Text),
}

words! {
    /// The sorts of figures.
    FigureKind {
        /// A line of a budget.
        Budget = "budget",
        /// An indicator with a baseline or a target.
        Indicator = "indicator",
        /// People who took part.
        Participants = "participants",
        /// Members.
        Members = "members",
        /// Projects or cases.
        Projects = "projects",
        /// Any other count or amount.
        Amount = "amount",
    }
}

/// Whether a figure's value was so or is to be so.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum ValueRole {
    /// It was so.
    #[default]
    Actual,
    /// What a target starts from.
    Baseline,
    /// What is to be reached.
    Target,
    /// What a budget or plan sets aside.
    Planned,
    /// What a source only estimates or foresees.
    Estimate,
}

impl ValueRole {
    fn is_actual(&self) -> bool {
        *self == Self::Actual
    }

    /// The word in files, JSON and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Baseline => "baseline",
            Self::Target => "target",
            Self::Planned => "planned",
            Self::Estimate => "estimate",
        }
    }
}

/// A stretch of time that a figure is for, all of it: a day, a month, a year, a fiscal year
/// (`FY2015`), or from one of these to another (`FY2014..FY2017`).
///
/// Unlike a [`PartialDate`], it does not say "some day in these".
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Span {
    /// Its beginning.
    pub first: PartialDate,
    /// Its end; the same as the beginning for a single year.
    pub last: PartialDate,
}

impl FromStr for Span {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        let span = Self {
            first: PartialDate::parse(first)?,
            last: PartialDate::parse(last)?,
        };
        if span.first.earliest() <= span.last.earliest() {
            Ok(span)
        } else {
            Err(DateError::Backwards(text.to_owned()))
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.first)?;
        if self.last != self.first {
            write!(f, "..{}", self.last)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<Span> for String {
    fn from(span: Span) -> Self {
        span.to_string()
    }
}

impl TryFrom<String> for Span {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}
