//! Names of records: short texts, unique in their table, chosen by people and never reused.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

macro_rules! id_types {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(Arc::from(text))
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

id_types! {
    /// An actor.
    ActorId;
    /// A tie between two actors.
    TieId;
    /// A kind of tie, as the registry names it.
    KindId;
    /// An activity.
    ActivityId;
    /// A milestone.
    MilestoneId;
    /// A saved view.
    ViewId;
    /// A figure.
    FigureId;
    /// A policy.
    PolicyId;
    /// A delegation.
    DelegationId;
    /// A template of briefings.
    TemplateId;
    /// A document or data set that facts come from.
    SourceId;
    /// A way to divide the world into regions.
    SchemeId;
    /// A region of one scheme.
    RegionId;
    /// A subject that ties are about.
    ThemeId;
}

/// A region with its scheme; written `strategy2015:europe`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct RegionRef {
    /// The scheme.
    pub scheme: SchemeId,
    /// The region within it.
    pub region: RegionId,
}

impl fmt::Display for RegionRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.scheme, self.region)
    }
}

impl From<RegionRef> for String {
    fn from(at: RegionRef) -> Self {
        at.to_string()
    }
}

impl TryFrom<String> for RegionRef {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.split_once(':') {
            Some((scheme, region)) if !scheme.is_empty() && !region.is_empty() => Ok(Self {
                scheme: scheme.into(),
                region: region.into(),
            }),
            _ => Err(format!("not a region of the form scheme:region: {text:?}")),
        }
    }
}
