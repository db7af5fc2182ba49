//! Milestones: the dated steps of a city's international history.

use serde::{Deserialize, Serialize};

use super::actor::{Note, Visibility};
use super::claim::Claims;
use super::date::PartialDate;
use super::id::{ActorId, MilestoneId, ThemeId};
use super::text::Text;

/// A step of the history, told in a few words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// Id.
    pub id: MilestoneId,
    /// What happened.
    pub title: Text,
    /// When, and where that stands.
    pub date: Claims<PartialDate>,
    /// The actors in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<ActorId>,
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
