//! What a difference is made of.

use crate::model::{
    ActorId, Citation, CountryCode, EventKind, PartRole, PartialDate, ProtocolMatter, RegionRef,
    Span, Text, ValueRole,
};

/// How one record differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Delta {
    /// In what way.
    pub how: How,
    /// The record, by its id in the later registry; in the earlier if it is only there.
    pub record: RecordRef,
    /// The facts in which that shows, in the order of the record's fields. Empty where the record as
    /// a whole was added or removed.
    pub details: Vec<Detail>,
}

/// A record, by its table and its id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordRef {
    /// The table.
    pub sort: RecordSort,
    /// The id; of a pin that of its actor, of a whole table nothing.
    pub id: String,
}

impl RecordRef {
    /// A record of a table.
    #[must_use]
    pub fn new(sort: RecordSort, id: &str) -> Self {
        Self {
            sort,
            id: id.to_owned(),
        }
    }
}

/// The tables of a registry, what planners ask about first at the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordSort {
    /// Ties.
    Tie,
    /// Actors.
    Actor,
    /// Activities.
    Activity,
    /// Milestones.
    Milestone,
    /// Figures.
    Figure,
    /// Policies.
    Policy,
    /// Delegations.
    Delegation,
    /// Kinds of ties.
    Kind,
    /// Subjects.
    Theme,
    /// Region schemes.
    Scheme,
    /// Sources.
    Source,
    /// Templates of briefings.
    Template,
    /// Saved views.
    View,
    /// Pinned places.
    Pin,
    /// The registry itself.
    Registry,
}

impl RecordSort {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Tie,
        Self::Actor,
        Self::Activity,
        Self::Milestone,
        Self::Figure,
        Self::Policy,
        Self::Delegation,
        Self::Kind,
        Self::Theme,
        Self::Scheme,
        Self::Source,
        Self::Template,
        Self::View,
        Self::Pin,
        Self::Registry,
    ];

    /// The word in JSON; never changes.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Tie => "tie",
            Self::Actor => "actor",
            Self::Activity => "activity",
            Self::Milestone => "milestone",
            Self::Figure => "figure",
            Self::Policy => "policy",
            Self::Delegation => "delegation",
            Self::Kind => "kind",
            Self::Theme => "theme",
            Self::Scheme => "scheme",
            Self::Source => "source",
            Self::Template => "template",
            Self::View => "view",
            Self::Pin => "pin",
            Self::Registry => "registry",
        }
    }
}

/// In what way a record differs; in the order in which people are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// Only the later registry has it.
    Added,
    /// Only the earlier registry has it.
    Removed,
    /// It seems to be the same under another id: equal in name, sort and ends.
    Identified,
    /// A tie was signed or opened, or came into force between two days.
    Began,
    /// A tie has an end that it had not.
    Ended,
    /// A tie was renewed or its term lengthened.
    Renewed,
    /// A tie was suspended or resumed.
    Suspended,
    /// It is called otherwise, or a name is in use from or until another day.
    Renamed,
    /// An actor lies elsewhere (coordinates, country, region, seat), a tie has another end or kind.
    Moved,
    /// Something happened, but on another date.
    Redated,
    /// The preferred value is the same, but other claims, their order or their sources are not.
    Restated,
    /// Anything else.
    Changed,
    /// The records of a table stand in another order.
    Reordered,
}

impl How {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Added,
        Self::Removed,
        Self::Identified,
        Self::Began,
        Self::Ended,
        Self::Renewed,
        Self::Suspended,
        Self::Renamed,
        Self::Moved,
        Self::Redated,
        Self::Restated,
        Self::Changed,
        Self::Reordered,
    ];

    /// The word in JSON; never changes.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Identified => "id_changed",
            Self::Began => "began",
            Self::Ended => "ended",
            Self::Renewed => "renewed",
            Self::Suspended => "suspended",
            Self::Renamed => "renamed",
            Self::Moved => "moved",
            Self::Redated => "dates",
            Self::Restated => "claims",
            Self::Changed => "changed",
            Self::Reordered => "order",
        }
    }
}

/// A fact that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Detail {
    /// Which fact.
    pub aspect: Aspect,
    /// What the earlier registry says, the preferred claim first; of a list what only it has. Empty:
    /// nothing.
    pub before: Vec<Stated>,
    /// What the later one says; as `before`.
    pub after: Vec<Stated>,
}

/// Which fact of a record is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aspect {
    /// The part of the record that it belongs to.
    pub of: Of,
    /// The fact.
    pub part: Part,
}

/// The part of a record that a fact belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// The record itself.
    Record,
    /// One of its names, a fact under a label of its own, a region of a scheme.
    Named(Text),
    /// An event.
    Event(EventKind),
    /// A figure's value.
    Period(Span, ValueRole),
    /// An actor's part in an activity.
    Actor(ActorId, PartRole),
    /// A delegation's stop at an actor.
    Stop(ActorId),
    /// What protocol has to know of a matter.
    Matter(ProtocolMatter),
}

/// A value with what it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub sources: Vec<Citation>,
    /// What is remarked on it.
    pub note: Option<Text>,
    /// Whether only staff may see it.
    pub internal: bool,
}

impl From<Value> for Stated {
    fn from(value: Value) -> Self {
        Self {
            value,
            sources: Vec::new(),
            note: None,
            internal: false,
        }
    }
}

/// A value of any sort.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text in both languages.
    Text(Text),
    /// A text that is the same in both.
    Plain(String),
    /// A word of the program: its group and the word.
    Word(&'static str, &'static str),
    /// A date.
    Date(PartialDate),
    /// A country.
    Country(CountryCode),
    /// Degrees north and east.
    Place(f64, f64),
    /// A place on the canvas.
    Pin(f64, f64),
    /// A number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// A record.
    Record(RecordRef),
    /// A region.
    Region(RegionRef),
    /// A citation.
    Citation(Citation),
    /// An actor and the part it takes.
    Role(ActorId, PartRole),
}

macro_rules! parts {
    ($($(#[$doc:meta])* $part:ident = $word:literal,)*) => {
        /// A fact of a record or of a part of it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Part {
            $($(#[$doc])* $part,)*
        }

        impl Part {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$part,)*];

            /// The word in JSON; never changes.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$part => $word,)*
                }
            }
        }
    };
}

parts! {
    /// Its id.
    Id = "id",
    /// Its name or title.
    Name = "name",
    /// Its other names.
    OtherNames = "other_names",
    /// How a name is read.
    Reading = "reading",
    /// A shorter name.
    Short = "short",
    /// Whether a name is in use, former or another spelling.
    Use = "use",
    /// In use from then on.
    From = "from",
    /// In use, or lasting, until then.
    Until = "until",
    /// What sort of thing it is.
    Sort = "sort",
    /// Its country.
    Country = "country",
    /// Its coordinates.
    Place = "place",
    /// What it lies in or belongs to.
    Seat = "located_in",
    /// Its region, which a scheme gives it.
    Region = "region",
    /// A fact under a label of its own.
    Fact = "fact",
    /// Remarks.
    Notes = "notes",
    /// Who may see it.
    Visibility = "visibility",
    /// The kind of a tie.
    Kind = "kind",
    /// The class of a kind.
    Class = "class",
    /// The first end of a tie.
    FromActor = "from_actor",
    /// Its other end.
    ToActor = "to_actor",
    /// That something happened, and when.
    Event = "event",
    /// The date of what happened.
    Date = "date",
    /// A term that was agreed.
    Term = "term",
    /// The last day in force.
    End = "end",
    /// The tie that took its place.
    Successor = "by",
    /// A remark on one fact.
    Note = "note",
    /// Subjects.
    Themes = "themes",
    /// Whether it took place.
    Stage = "stage",
    /// The series it belongs to.
    Series = "series",
    /// Who took part.
    Parts = "parts",
    /// Where it stands.
    Sources = "sources",
    /// Who issued a source.
    Publisher = "publisher",
    /// When it was issued.
    Published = "published",
    /// The state of affairs it describes.
    StateOf = "as_of",
    /// When it was last consulted.
    Seen = "seen",
    /// How final it is.
    Status = "status",
    /// Regions of a scheme, or that a policy is about.
    Regions = "regions",
    /// Countries of a region.
    Countries = "countries",
    /// Actors that a record is about, or that belong to a region by exception.
    Actors = "actors",
    /// The unit of a figure.
    Unit = "unit",
    /// The activity of a figure.
    Activity = "activity",
    /// What it is a part of.
    PartOf = "part_of",
    /// Who answers for it.
    Owner = "owner",
    /// A figure's value.
    Value = "value",
    /// What a policy says.
    Text = "text",
    /// Who goes to whom.
    Direction = "direction",
    /// What a delegation is for.
    Purpose = "purpose",
    /// Where a delegation stops.
    Stops = "stops",
    /// Who is met.
    Meets = "meets",
    /// The languages spoken.
    Languages = "languages",
    /// What protocol has to know.
    Protocol = "protocol",
    /// What is still to be settled.
    Questions = "questions",
    /// How a paper speaks.
    Tone = "tone",
    /// The sections of a paper.
    Sections = "sections",
    /// The conditions of a saved view.
    Lens = "lens",
    /// Colour, shape and line of a kind.
    Look = "look",
    /// Whether a kind stands back.
    Background = "background",
    /// The actor in whose name a registry is kept.
    Home = "home",
    /// The scheme that a window opens with.
    DefaultScheme = "default_scheme",
    /// The version of the file form.
    FormatVersion = "format_version",
    /// A place on the canvas.
    Position = "position",
    /// The order of a list or a table.
    Order = "order",
    /// The record as a whole.
    Whole = "whole",
}

/// How many records differ, each counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New, or in force only later.
    pub added: usize,
    /// Ended or gone.
    pub ended: usize,
    /// Changed otherwise.
    pub changed: usize,
}
