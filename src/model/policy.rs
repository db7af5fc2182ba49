//! Policies: what a city has set itself, and who looks after what.

use serde::{Deserialize, Serialize};

use super::actor::{Note, Visibility};
use super::claim::Citation;
use super::id::{ActorId, PolicyId, RegionRef, ThemeId};
use super::text::Text;
use super::word::words;

/// A goal, a field of priority, a viewpoint, a stance towards a region, or a duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Id.
    pub id: PolicyId,
    /// What it is.
    pub kind: PolicyKind,
    /// Its heading.
    pub title: Text,
    /// What it says, in a few words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// The policy that it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<PolicyId>,
    /// The regions it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<RegionRef>,
    /// The actors it is about or who answer for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<ActorId>,
    /// Subjects it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<ThemeId>,
    /// Where it stands.
    pub sources: Vec<Citation>,
    /// Remarks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Visibility::is_public")]
    pub visibility: Visibility,
}

words! {
    /// The sorts of policies.
    PolicyKind {
        /// What is to be reached.
        Goal = "goal",
        /// What shows that a goal is reached.
        Aim = "aim",
        /// A field of priority.
        Priority = "priority",
        /// A viewpoint for judging an exchange.
        Viewpoint = "viewpoint",
        /// A stance towards a region of the world.
        Regional = "regional",
        /// How the work is organised.
        Organisation = "organisation",
        /// Who looks after what.
        Duty = "duty",
        /// A programme that a plan lists.
        Programme = "programme",
    }
}
