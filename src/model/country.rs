//! Countries and areas by their two-letter code.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::text::Text;

/// An ISO 3166-1 alpha-2 code (or `EU` for "Europe, no country given").
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct CountryCode([u8; 2]);

/// A text that is not two capital letters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a two-letter country code: {0:?}")]
pub struct CountryCodeError(pub String);

impl CountryCode {
    /// Reads a code; case does not matter.
    ///
    /// # Errors
    /// [`CountryCodeError`] unless the text is two letters.
    pub fn parse(text: &str) -> Result<Self, CountryCodeError> {
        match text.as_bytes() {
            &[a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Ok(Self([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            _ => Err(CountryCodeError(text.to_owned())),
        }
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The name of the country; `None` for a code that is not in use.
    #[must_use]
    pub fn name(self) -> Option<&'static Text> {
        self.entry().map(|names| &names.name)
    }

    /// All codes with their names, ordered by code.
    pub fn all() -> impl Iterator<Item = (Self, &'static Text)> {
        COUNTRIES.iter().map(|(code, names)| (*code, &names.name))
    }

    /// Other names in use (米国 for アメリカ).
    #[must_use]
    pub fn aliases(self) -> &'static [&'static str] {
        self.entry().map_or(&[], |names| &names.aliases)
    }

    /// How its Japanese names are read, in kana, where they hold kanji.
    #[must_use]
    pub fn readings(self) -> &'static [&'static str] {
        self.entry().map_or(&[], |names| &names.readings)
    }

    /// A point within it, in degrees north and east, where a map would write its name; `None` for a
    /// code that is not in use and for the few small areas of which none is known. Natural Earth.
    #[must_use]
    pub fn point(self) -> Option<(f64, f64)> {
        POINTS.get(&self).copied()
    }

    fn entry(self) -> Option<&'static Names> {
        let at = COUNTRIES
            .binary_search_by_key(&self, |(code, _)| *code)
            .ok()?;
        COUNTRIES.get(at).map(|(_, names)| names)
    }
}

struct Names {
    name: Text,
    aliases: Vec<&'static str>,
    readings: Vec<&'static str>,
}

static COUNTRIES: LazyLock<Vec<(CountryCode, Names)>> = LazyLock::new(|| {
    let mut all: Vec<_> = include_str!("../../assets/places/countries.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let code = CountryCode::parse(cells.next()?).ok()?;
            let name = Text::new(cells.next()?, cells.next()?);
            let mut list = || -> Vec<&'static str> {
                let cell = cells.next().unwrap_or_default();
                cell.split('|').filter(|one| !one.is_empty()).collect()
            };
            let names = Names {
                name,
                aliases: list(),
                readings: list(),
            };
            Some((code, names))
        })
        .collect();
    all.sort_by_key(|(code, _)| *code);
    all
});

static POINTS: LazyLock<BTreeMap<CountryCode, (f64, f64)>> = LazyLock::new(|| {
    include_str!("../../assets/places/points.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let code = CountryCode::parse(cells.next()?).ok()?;
            let mut degrees = || cells.next()?.parse().ok();
            Some((code, (degrees()?, degrees()?)))
        })
        .collect()
});

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<CountryCode> for String {
    fn from(code: CountryCode) -> Self {
        code.as_str().to_owned()
    }
}

impl TryFrom<String> for CountryCode {
    type Error = CountryCodeError;

    fn try_from(text: String) -> Result<Self, CountryCodeError> {
        Self::parse(&text)
    }
}
