//! The lens itself: what a person wants to see, as a plain value.

use std::collections::BTreeSet;

use crate::model::{
    ActorId, CountryCode, Date, DaySpan, KindId, RegionRef, Registry, Status, ThemeId, TieClass,
};

/// What a person wants to see. Within one set any value will do, the sets must all agree; an empty
/// set asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lens {
    /// When.
    pub time: Time,
    /// Kinds of ties.
    pub kinds: BTreeSet<KindId>,
    /// Classes of ties.
    pub classes: BTreeSet<TieClass>,
    /// Regions of the other side.
    pub regions: BTreeSet<RegionRef>,
    /// Countries of the other side.
    pub countries: BTreeSet<CountryCode>,
    /// Subjects.
    pub themes: BTreeSet<ThemeId>,
    /// States. In mode [`Time::AsOf`] a state asked for takes the place of "in force".
    pub statuses: BTreeSet<Status>,
    /// Actors that a tie must have at one of its ends.
    pub actors: BTreeSet<ActorId>,
    /// Text that occurs in the names of its ends, its kind, title, countries or subjects.
    pub search: String,
}

/// The time that a lens looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Time {
    /// All times; states are those of today.
    #[default]
    Any,
    /// In force on a day.
    AsOf(Date),
    /// In force on some day of a span.
    InForce(DaySpan),
    /// Signed within a span.
    Signed(DaySpan),
}

impl Time {
    /// The day whose state of affairs is shown: names, states. `today` where the mode names none.
    #[must_use]
    pub fn reference_day(self, today: Date) -> Date {
        match self {
            Self::AsOf(day) => day,
            Self::InForce(span) => span.to,
            Self::Any | Self::Signed(_) => today,
        }
    }
}

/// One thing that a lens asks for; a chip in the window.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// The time.
    Time,
    /// A kind.
    Kind(KindId),
    /// A class.
    Class(TieClass),
    /// A region.
    Region(RegionRef),
    /// A country.
    Country(CountryCode),
    /// A subject.
    Theme(ThemeId),
    /// A state.
    Status(Status),
    /// An actor.
    Actor(ActorId),
    /// The text.
    Search,
}

impl Lens {
    /// The lens that a window opens with: without the kinds that stand back. All kinds, where none
    /// does.
    #[must_use]
    pub fn opening(registry: &Registry) -> Self {
        let mut kinds = BTreeSet::new();
        if registry.kinds.iter().any(|kind| kind.background) {
            let front = registry.kinds.iter().filter(|kind| !kind.background);
            kinds.extend(front.map(|kind| kind.id.clone()));
        }
        Self {
            kinds,
            ..Self::default()
        }
    }

    /// A lens on one day.
    #[must_use]
    pub fn as_of(day: Date) -> Self {
        Self {
            time: Time::AsOf(day),
            ..Self::default()
        }
    }

    /// Everything that it asks for.
    #[must_use]
    pub fn conditions(&self) -> Vec<Condition> {
        let mut all = Vec::new();
        if self.time != Time::Any {
            all.push(Condition::Time);
        }
        all.extend(self.kinds.iter().cloned().map(Condition::Kind));
        all.extend(self.classes.iter().copied().map(Condition::Class));
        all.extend(self.regions.iter().cloned().map(Condition::Region));
        all.extend(self.countries.iter().copied().map(Condition::Country));
        all.extend(self.themes.iter().cloned().map(Condition::Theme));
        all.extend(self.statuses.iter().copied().map(Condition::Status));
        all.extend(self.actors.iter().cloned().map(Condition::Actor));
        if !self.search.trim().is_empty() {
            all.push(Condition::Search);
        }
        all
    }

    /// The lens without one of its conditions.
    #[must_use]
    pub fn without(&self, condition: &Condition) -> Self {
        let mut lens = self.clone();
        match condition {
            Condition::Time => lens.time = Time::Any,
            Condition::Kind(id) => {
                lens.kinds.remove(id);
            }
            Condition::Class(class) => {
                lens.classes.remove(class);
            }
            Condition::Region(at) => {
                lens.regions.remove(at);
            }
            Condition::Country(code) => {
                lens.countries.remove(code);
            }
            Condition::Theme(id) => {
                lens.themes.remove(id);
            }
            Condition::Status(status) => {
                lens.statuses.remove(status);
            }
            Condition::Actor(id) => {
                lens.actors.remove(id);
            }
            Condition::Search => lens.search.clear(),
        }
        lens
    }

    /// Whether anything but the time is asked for beyond what a window opens with.
    #[must_use]
    pub fn is_filtered(&self, registry: &Registry) -> bool {
        let rest = Self {
            time: Time::Any,
            kinds: BTreeSet::new(),
            ..self.clone()
        };
        self.kinds != Self::opening(registry).kinds || !rest.conditions().is_empty()
    }
}
