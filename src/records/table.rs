//! A table of plain values with stable keys.

use crate::i18n;
use crate::model::{CountryCode, Date, Lang, PartialDate, Span};

/// A table of plain values: what `list` and `stats` print and what is exported as CSV or JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordTable {
    /// Columns, in order.
    pub columns: Vec<Column>,
    /// Rows; each has a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Key in JSON and head in CSV; never changes.
    pub key: &'static str,
    /// The message that is its head, if it is for people.
    pub head: Option<&'static str>,
    /// Whether people see it unasked; else they may choose it.
    pub listed: bool,
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing known.
    Empty,
    /// A text.
    Text(String),
    /// A word of the program (`in_force`), shown to people through the message `{prefix}-{word}`.
    Word(&'static str, &'static str),
    /// Several texts.
    List(Vec<String>),
    /// A count.
    Count(usize),
    /// A measured number.
    Number(f64),
    /// A date, as precisely as it is known.
    Date(PartialDate),
    /// A period, all of it.
    Period(Span),
    /// A country.
    Country(CountryCode),
}

impl Cell {
    /// A text, or nothing.
    pub fn maybe(text: Option<impl ToString>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.to_string()))
    }

    /// Texts.
    pub fn list(texts: impl IntoIterator<Item = impl ToString>) -> Self {
        Self::List(texts.into_iter().map(|text| text.to_string()).collect())
    }

    /// A date, or nothing.
    pub(super) fn date(date: Option<PartialDate>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }

    /// A day.
    pub(super) fn day(day: Date) -> Self {
        Self::Date(PartialDate::day(day))
    }

    /// Yes or no.
    pub(super) fn contested(contested: bool) -> Self {
        Self::Word("contested", if contested { "yes" } else { "no" })
    }

    /// As a file holds it: words of the program and countries by their codes, texts of a list with
    /// semicolons between them.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Word(_, word) => (*word).to_owned(),
            Self::List(texts) => texts.join("; "),
            Self::Count(count) => count.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Period(period) => period.to_string(),
            Self::Country(code) => code.to_string(),
        }
    }

    /// As the list of the command line shows it: words in a language, dates and countries as they
    /// are written in a registry.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Word(prefix, word) => {
                i18n::lookup(lang, &format!("{prefix}-{}", word.replace('_', "-")))
                    .unwrap_or_else(|| (*word).to_owned())
            }
            Self::List(texts) => texts.join(", "),
            Self::Count(count) => count.to_string(),
            Self::Number(number) if number.fract() == 0.0 => format!("{number:.0}"),
            Self::Number(number) => format!("{number:.3}"),
            Self::Date(date) => date.to_string(),
            Self::Period(period) => period.to_string(),
            Self::Country(code) => code.to_string(),
        }
    }

    /// As a sentence would say it: dates and countries in the words of a language, too.
    #[must_use]
    pub fn told(&self, lang: Lang) -> String {
        match self {
            Self::Date(date) => i18n::date(lang, *date),
            Self::Period(period) => i18n::period(lang, *period),
            Self::Country(code) => i18n::country(lang, *code),
            other => other.text(lang),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Column {
    /// A column for machines.
    #[must_use]
    pub const fn plain(key: &'static str) -> Self {
        Self {
            key,
            head: None,
            listed: false,
        }
    }

    /// A column for people too.
    #[must_use]
    pub const fn shown(key: &'static str, head: &'static str) -> Self {
        Self {
            key,
            head: Some(head),
            listed: true,
        }
    }

    /// A column that people may choose.
    #[must_use]
    pub const fn offered(key: &'static str, head: &'static str) -> Self {
        Self {
            key,
            head: Some(head),
            listed: false,
        }
    }

    /// Whether somebody who reads a language wants it: not the columns that say the same in the
    /// other one.
    #[must_use]
    pub fn is_in(&self, lang: Lang) -> bool {
        let other = match lang {
            Lang::Ja => "_en",
            Lang::En => "_ja",
        };
        !self.key.ends_with(other)
    }

    /// The key without its language: the same for the columns that say the same.
    #[must_use]
    pub fn stem(&self) -> &'static str {
        let cut = self.key.strip_suffix("_ja");
        cut.or_else(|| self.key.strip_suffix("_en"))
            .unwrap_or(self.key)
    }
}
