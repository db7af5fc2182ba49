//! Sources, and facts as claims that sources make.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::date::PartialDate;
use super::id::SourceId;
use super::text::Text;

/// A document or data set that facts come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Id, the part of a citation before `#`.
    pub id: SourceId,
    /// Title.
    pub title: Text,
    /// Who issued it.
    pub publisher: Text,
    /// When it was issued; absent if it does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<PartialDate>,
    /// The state of affairs it describes; absent if it does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<PartialDate>,
    /// When it was last consulted for this registry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<PartialDate>,
    /// How final it is.
    pub status: SourceStatus,
    /// What a reader should know about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// How final a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceStatus {
    /// Issued as it stands.
    Final,
    /// A draft that may have been changed before it was decided.
    Draft,
    /// A data set that is updated from time to time.
    Dataset,
}

/// A place in a source; written `source#section`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Citation {
    /// The source.
    pub source: SourceId,
    /// Where in it: a chapter, table or page as the source itself names it.
    pub section: String,
}

/// A citation without `#`, or with nothing before or after it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a citation of the form source#section: {0:?}")]
pub struct CitationError(pub String);

impl FromStr for Citation {
    type Err = CitationError;

    fn from_str(text: &str) -> Result<Self, CitationError> {
        match text.split_once('#') {
            Some((source, section)) if !source.is_empty() && !section.is_empty() => Ok(Self {
                source: source.into(),
                section: section.to_owned(),
            }),
            _ => Err(CitationError(text.to_owned())),
        }
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.source, self.section)
    }
}

impl fmt::Debug for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<Citation> for String {
    fn from(citation: Citation) -> Self {
        citation.to_string()
    }
}

impl TryFrom<String> for Citation {
    type Error = CitationError;

    fn try_from(text: String) -> Result<Self, CitationError> {
        text.parse()
    }
}

/// A value with the sources that say so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim<T> {
    /// What they say.
    pub value: T,
    /// Where they say it; never empty in a sound registry.
    pub sources: Vec<Citation>,
    /// Why this claim is preferred or doubted.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

fn none<T>() -> Option<T> {
    None
}

/// One fact: its claims, the preferred one first. More than one means that sources disagree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Claims<T>(Vec<Claim<T>>);

impl<T> Claims<T> {
    /// A fact from its claims, the preferred one first.
    #[must_use]
    pub fn new(claims: Vec<Claim<T>>) -> Self {
        Self(claims)
    }

    /// The preferred value; `None` only in a registry that [`check`](super::check) refuses.
    #[must_use]
    pub fn preferred(&self) -> Option<&T> {
        self.0.first().map(|claim| &claim.value)
    }

    /// All claims, the preferred one first.
    #[must_use]
    pub fn all(&self) -> &[Claim<T>] {
        &self.0
    }

    /// Whether sources disagree about this fact.
    #[must_use]
    pub fn is_contested(&self) -> bool {
        self.0.len() > 1
    }
}
