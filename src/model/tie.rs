//! Ties: relations between two actors, and the kinds that a registry sorts them into.

use serde::{Deserialize, Serialize};

use super::actor::{Fact, Note, Visibility};
use super::id::{ActorId, KindId, ThemeId, TieId};
use super::life::{Event, Life};
use super::text::Text;

/// A relation between two actors. Several ties between the same two are normal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tie {
    /// Id.
    pub id: TieId,
    /// The registry's kind.
    pub kind: KindId,
    /// The side whose registry this is.
    pub from: ActorId,
    /// The other side.
    pub to: ActorId,
    /// The agreement's own title, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// What happened to it, in the order in which it happened.
    pub events: Vec<Event>,
    /// Subjects it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<ThemeId>,
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

impl Tie {
    /// Its life, computed from its events.
    #[must_use]
    pub fn life(&self) -> Life {
        Life::of(&self.events)
    }

    /// The end that is not `actor`; `None` if neither is.
    #[must_use]
    pub fn other(&self, actor: &ActorId) -> Option<&ActorId> {
        if self.from == *actor {
            Some(&self.to)
        } else if self.to == *actor {
            Some(&self.from)
        } else {
            None
        }
    }
}

/// A kind of tie as the registry names it. Kinds are data; what they have in common across
/// registries is their [`TieClass`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TieKind {
    /// Id.
    pub id: KindId,
    /// What it is by rule.
    pub class: TieClass,
    /// The local name.
    pub name: Text,
    /// How the Japanese name is read, in kana; for searching.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
    /// Colour of its marks.
    pub hue: Hue,
    /// Shape of the actors it makes known.
    pub shape: Shape,
    /// Line of its ties.
    pub dash: Dash,
    /// Whether its ties stand back when a window opens, until somebody asks for them.
    #[serde(default, skip_serializing_if = "is_false")]
    pub background: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_false(value: &bool) -> bool {
    !value
}

/// What a tie is by rule, whatever a registry calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieClass {
    /// A general and lasting bond between cities.
    Sister,
    /// A bond between ports.
    Port,
    /// A bond between cities for agreed subjects.
    Partner,
    /// A joint statement of two cities.
    Statement,
    /// A memorandum or agreement on a matter.
    Memorandum,
    /// An office of one side in the other's place.
    Office,
    /// One side hosts the other.
    Hosting,
    /// One side acts for the other.
    Representation,
    /// One side is a member of the other, or sits on it.
    Membership,
    /// Work of one side at or with the other, for a time.
    Project,
    /// One side supports or helps to hold the other.
    Support,
    /// People of both sides are exchanged, trained or sent.
    Exchange,
    /// One side gave the other a prize or title.
    Award,
    /// One side is charged with the other.
    Duty,
}

impl TieClass {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Sister,
        Self::Port,
        Self::Partner,
        Self::Statement,
        Self::Memorandum,
        Self::Office,
        Self::Hosting,
        Self::Representation,
        Self::Membership,
        Self::Project,
        Self::Support,
        Self::Exchange,
        Self::Award,
        Self::Duty,
    ];

    /// The word in files, JSON and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Sister => "sister",
            Self::Port => "port",
            Self::Partner => "partner",
            Self::Statement => "statement",
            Self::Memorandum => "memorandum",
            Self::Office => "office",
            Self::Hosting => "hosting",
            Self::Representation => "representation",
            Self::Membership => "membership",
            Self::Project => "project",
            Self::Support => "support",
            Self::Exchange => "exchange",
            Self::Award => "award",
            Self::Duty => "duty",
        }
    }
}

/// A colour by role; the theme decides its shade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hue {
    /// Blue.
    Blue,
    /// Light blue.
    LightBlue,
    /// Cyan.
    Cyan,
    /// Green.
    Green,
    /// Lime.
    Lime,
    /// Yellow.
    Yellow,
    /// Orange.
    Orange,
    /// Red.
    Red,
    /// Magenta.
    Magenta,
    /// Purple.
    Purple,
    /// Grey.
    Gray,
}

impl Hue {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Blue,
        Self::LightBlue,
        Self::Cyan,
        Self::Green,
        Self::Lime,
        Self::Yellow,
        Self::Orange,
        Self::Red,
        Self::Magenta,
        Self::Purple,
        Self::Gray,
    ];
}

/// The shape of an actor's mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// Filled circle.
    Circle,
    /// Circle with a hole.
    Ring,
    /// Triangle.
    Triangle,
    /// Square standing on a corner.
    Diamond,
    /// Square.
    Square,
    /// Hexagon.
    Hexagon,
    /// Ship's hull: a trapezium, wide above.
    Hull,
    /// Pentagon.
    Pentagon,
    /// Upright cross.
    Cross,
    /// Star of four points.
    Star,
}

/// The line of a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dash {
    /// Unbroken.
    Solid,
    /// Long strokes.
    Dashed,
    /// Dots.
    Dotted,
    /// Stroke and dot in turn.
    DashDot,
    /// Long strokes with two dots between.
    DashDotDot,
    /// Short strokes.
    ShortDash,
}

/// A subject that ties are about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Id.
    pub id: ThemeId,
    /// Name.
    pub name: Text,
    /// How the Japanese name is read, in kana; for searching.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
}
