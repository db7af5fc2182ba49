//! Activities: what happened, or is announced, on a date, and who took part.

use serde::{Deserialize, Serialize};

use super::actor::{Fact, Note, Visibility};
use super::claim::{Citation, Claims};
use super::date::PartialDate;
use super::id::{ActivityId, ActorId, ThemeId};
use super::text::Text;
use super::word::words;

/// Something that happened, or is announced to happen, with the actors in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// Id.
    pub id: ActivityId,
    /// What sort of thing it is.
    pub kind: ActivityKind,
    /// What it is called, or what happened in a few words.
    pub title: Text,
    /// When it took place or began.
    pub date: Claims<PartialDate>,
    /// When it ended, if it took longer than `date` tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Claims<PartialDate>>,
    /// Whether it is known to have happened.
    #[serde(default, skip_serializing_if = "Stage::is_held")]
    pub stage: Stage,
    /// The series that it is an edition of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<ActorId>,
    /// Who took part, and as what.
    pub parts: Vec<Part>,
    /// Subjects it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<ThemeId>,
    /// Where its title, sort and parts stand.
    pub sources: Vec<Citation>,
    /// Further facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// Remarks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Visibility::is_public")]
    pub visibility: Visibility,
}

/// An actor's part in an activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The actor.
    pub actor: ActorId,
    /// As what it took part.
    pub role: PartRole,
    /// Where this stands, if not where the activity does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Citation>,
}

words! {
    /// The sorts of activities.
    ActivityKind {
        /// A visit of one side to another.
        Visit = "visit",
        /// A meeting or talks.
        Meeting = "meeting",
        /// A conference, or an edition of one.
        Conference = "conference",
        /// A seminar, workshop or lecture.
        Seminar = "seminar",
        /// An exhibition, fair or festival.
        Exhibition = "exhibition",
        /// An exchange of people: pupils, artists, athletes.
        Exchange = "exchange",
        /// A training course for people from abroad.
        Training = "training",
        /// Staff or experts sent abroad.
        Dispatch = "dispatch",
        /// A project or survey at a place.
        Project = "project",
        /// A signing, founding or accession.
        Agreement = "agreement",
        /// An anniversary or its programme.
        Anniversary = "anniversary",
        /// A prize or title given.
        Award = "award",
        /// A campaign, a publication, or another act of making known.
        Campaign = "campaign",
    }
}

words! {
    /// As what an actor takes part in an activity.
    PartRole {
        /// Holds it.
        Host = "host",
        /// Holds it together with the host.
        CoHost = "co_host",
        /// Lends its name or money.
        Supporter = "supporter",
        /// Takes part.
        Participant = "participant",
        /// Speaks.
        Speaker = "speaker",
        /// Comes to visit.
        Visitor = "visitor",
        /// Is visited, or is where it takes place.
        Place = "place",
        /// Gives what is given.
        Giver = "giver",
        /// Is given what is given.
        Receiver = "receiver",
        /// What it is about.
        Subject = "subject",
    }
}

/// Whether an activity is known to have happened.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// A source reports it.
    #[default]
    Held,
    /// A source announces it, and none reports it.
    Planned,
    /// A source says that it did not take place, or not then.
    Cancelled,
}

impl Stage {
    fn is_held(&self) -> bool {
        *self == Self::Held
    }

    /// The word in files, JSON and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Planned => "planned",
            Self::Cancelled => "cancelled",
        }
    }
}
