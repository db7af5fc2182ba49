//! Delegations: who comes or goes, when, to whom, and what protocol has to know.

use serde::{Deserialize, Serialize};

use super::actor::{Note, Visibility};
use super::claim::Citation;
use super::date::PartialDate;
use super::id::{ActorId, DelegationId, ThemeId};
use super::text::Text;
use super::word::words;

/// A visit of or to partners, as the office prepares it; it stays as history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delegation {
    /// Id.
    pub id: DelegationId,
    /// What it is called.
    pub title: Text,
    /// Who goes to whom.
    pub direction: Direction,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Text>,
    /// When it begins.
    pub date: PartialDate,
    /// When it ends, if later than `date` tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
    /// The partners it comes from or goes to, in the order of travel.
    pub stops: Vec<Stop>,
    /// Subjects it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<ThemeId>,
    /// The languages spoken, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Text>,
    /// What protocol has to know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub protocol: Vec<ProtocolNote>,
    /// What is still to be settled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Note>,
    /// Where it is announced or reported; empty for what the office itself prepares.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Citation>,
    /// Remarks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Visibility::is_public")]
    pub visibility: Visibility,
}

/// A partner on the way of a delegation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stop {
    /// The partner.
    pub actor: ActorId,
    /// When the stop begins; absent while it is not settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// When it ends, if later than `date` tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
    /// Who is met, by post, never by a person's name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meets: Vec<Text>,
    /// What happens there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// Something that protocol has to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProtocolNote {
    /// What it is about.
    pub about: ProtocolMatter,
    /// What has to be known.
    pub text: Text,
    /// Where it stands; empty for what the office knows itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Citation>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Visibility::is_public")]
    pub visibility: Visibility,
}

words! {
    /// Who goes to whom.
    Direction {
        /// Partners come to the home city.
        Incoming = "incoming",
        /// The home city goes to partners.
        Outgoing = "outgoing",
    }
}

words! {
    /// The matters of protocol.
    ProtocolMatter {
        /// How somebody is addressed.
        Address = "address",
        /// Flags and anthems.
        Flags = "flags",
        /// A gift that the home city gives.
        GiftGiven = "gift_given",
        /// A gift that the home city is given.
        GiftReceived = "gift_received",
        /// Who sits and stands where.
        Seating = "seating",
        /// What is not eaten or drunk.
        Diet = "diet",
        /// Interpreters.
        Interpreter = "interpreter",
        /// Anything else.
        Other = "other",
    }
}

impl Delegation {
    /// Its last day, as far as it is known; for a date that is a month or a year, the last day of it.
    #[must_use]
    pub fn last(&self) -> PartialDate {
        self.until.unwrap_or(self.date)
    }

    /// Whether a stop of it is at an actor.
    #[must_use]
    pub fn visits(&self, actor: &ActorId) -> bool {
        self.stops.iter().any(|stop| stop.actor == *actor)
    }
}
