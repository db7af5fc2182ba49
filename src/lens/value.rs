//! The lens itself: what a person wants to see, as a plain value.

use std::collections::BTreeSet;

use crate::model::{
    ActorId, ActorKind, CountryCode, Date, DaySpan, KindId, RegionRef, Registry, Status, ThemeId,
    TieClass, Visibility,
};
use crate::search::Query;

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
    /// Sorts of actors on the other side.
    pub sorts: BTreeSet<ActorKind>,
    /// Regions of the other side.
    pub regions: BTreeSet<RegionRef>,
    /// Countries of the other side.
    pub countries: BTreeSet<CountryCode>,
    /// Subjects.
    pub themes: BTreeSet<ThemeId>,
    /// States. In mode [`Time::AsOf`] a state asked for takes the place of "in force".
    pub statuses: BTreeSet<Status>,
    /// What everybody may see, or what only staff may; both where it is not asked. A tie of an
    /// internal actor is internal.
    pub visibility: Option<Visibility>,
    /// Actors that ties must lead to or from, within so many [`Lens::steps`].
    pub actors: BTreeSet<ActorId>,
    /// How far from these actors. Without actors it asks for nothing.
    pub steps: Steps,
    /// How many ties one actor of the other side must have, of those that all other conditions
    /// leave. 1 only leaves out actors without any tie; 0 asks for nothing.
    pub least_ties: usize,
    /// Text that occurs in the names, sorts, countries or remarks of its ends, or in its own kind,
    /// class, title, subjects or remarks; ids count, too.
    pub search: String,
}

/// How far from chosen actors a tie may be. The home city is reached but not passed through,
/// unless it is chosen itself: through it everybody is near everybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Steps {
    /// Their own ties.
    #[default]
    One,
    /// And the ties of whom these lead to.
    Two,
    /// And the ties of whom those lead to.
    Three,
}

impl Steps {
    /// All of them, the nearest first.
    pub const ALL: [Self; 3] = [Self::One, Self::Two, Self::Three];

    /// The number of steps.
    #[must_use]
    pub fn count(self) -> usize {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
        }
    }
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
    /// A sort of actors.
    Sort(ActorKind),
    /// A region.
    Region(RegionRef),
    /// A country.
    Country(CountryCode),
    /// A subject.
    Theme(ThemeId),
    /// A state.
    Status(Status),
    /// Who may see it.
    Visibility(Visibility),
    /// An actor.
    Actor(ActorId),
    /// The number of ties.
    LeastTies(usize),
    /// The text.
    Search,
}

impl Lens {
    /// The lens without conditions on kinds, regions, subjects and actors that a registry does not have.
    #[must_use]
    pub fn known_in(&self, registry: &Registry) -> Self {
        let mut lens = self.clone();
        lens.kinds
            .retain(|kind| registry.kinds.get(kind.as_str()).is_some());
        lens.themes
            .retain(|theme| registry.themes.get(theme.as_str()).is_some());
        lens.actors
            .retain(|actor| registry.actors.get(actor.as_str()).is_some());
        lens.regions.retain(|at| {
            let scheme = registry.schemes.get(at.scheme.as_str());
            scheme.is_some_and(|scheme| scheme.regions.iter().any(|region| region.id == at.region))
        });
        lens
    }

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
        all.extend(self.sorts.iter().copied().map(Condition::Sort));
        all.extend(self.regions.iter().cloned().map(Condition::Region));
        all.extend(self.countries.iter().copied().map(Condition::Country));
        all.extend(self.themes.iter().cloned().map(Condition::Theme));
        all.extend(self.statuses.iter().copied().map(Condition::Status));
        all.extend(self.visibility.map(Condition::Visibility));
        all.extend(self.actors.iter().cloned().map(Condition::Actor));
        if self.least_ties > 0 {
            all.push(Condition::LeastTies(self.least_ties));
        }
        if !Query::new(&self.search).is_empty() {
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
            Condition::Sort(sort) => {
                lens.sorts.remove(sort);
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
            Condition::Visibility(_) => lens.visibility = None,
            Condition::Actor(id) => {
                lens.actors.remove(id);
                if lens.actors.is_empty() {
                    lens.steps = Steps::One;
                }
            }
            Condition::LeastTies(_) => lens.least_ties = 0,
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
