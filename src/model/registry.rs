//! The registry: everything that is known about one city's partnerships.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::activity::Activity;
use super::actor::{Actor, Note, Visibility};
use super::claim::Source;
use super::country::CountryCode;
use super::delegation::Delegation;
use super::figure::Figure;
use super::id::{ActorId, RegionRef, SchemeId};
use super::milestone::Milestone;
use super::policy::Policy;
use super::region::RegionScheme;
use super::saved_view::SavedView;
use super::table::{Record, Table};
use super::template::Template;
use super::text::Text;
use super::tie::{Theme, Tie, TieKind};

/// The version of the file form that this program writes.
pub const FORMAT_VERSION: u32 = 1;

/// Everything that is known about one city's partnerships.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registry {
    /// Version of the file form; see [`FORMAT_VERSION`].
    pub format_version: u32,
    /// Name of the registry.
    pub title: Text,
    /// The actor in whose name the registry is kept; it stands in the middle of the network.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<ActorId>,
    /// The scheme that the window opens with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_scheme: Option<SchemeId>,
    /// Where facts come from.
    pub sources: Table<Source>,
    /// Kinds of ties, the weightiest first.
    pub kinds: Table<TieKind>,
    /// Subjects.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub themes: Table<Theme>,
    /// Ways to divide the world.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub schemes: Table<RegionScheme>,
    /// Actors.
    pub actors: Table<Actor>,
    /// Ties.
    pub ties: Table<Tie>,
    /// What happened, or is announced.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub activities: Table<Activity>,
    /// The steps of the city's international history.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub milestones: Table<Milestone>,
    /// Numbers.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub figures: Table<Figure>,
    /// Goals, priorities, duties.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub policies: Table<Policy>,
    /// Visits that the office prepares or has prepared.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub delegations: Table<Delegation>,
    /// Templates of briefings, beside those that the program brings.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub templates: Table<Template>,
    /// Lenses under a name, in the order in which people are offered them.
    #[serde(default, skip_serializing_if = "Table::is_empty")]
    pub views: Table<SavedView>,
    /// Positions that a person has pinned, in the network view's units with the home at (0, 0),
    /// x to the right and y down.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub pins: BTreeMap<ActorId, Pin>,
}

/// How deep actors may lie in one another; nobody lies deeper, but for circles.
const DEPTH: usize = 32;

/// A pinned position.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pin(pub f64, pub f64);

impl Registry {
    /// An actor's region in a scheme.
    #[must_use]
    pub fn region_of(&self, actor: &Actor, scheme: &RegionScheme) -> Option<RegionRef> {
        scheme
            .region_of(&actor.id, actor.country)
            .map(|region| RegionRef {
                scheme: scheme.id.clone(),
                region: region.id.clone(),
            })
    }

    /// An actor's regions in all schemes, in their order.
    #[must_use]
    pub fn regions_of(&self, actor: &Actor) -> Vec<RegionRef> {
        self.schemes
            .iter()
            .filter_map(|scheme| self.region_of(actor, scheme))
            .collect()
    }

    /// The scheme that the window opens with: the default, else the first.
    #[must_use]
    pub fn opening_scheme(&self) -> Option<&RegionScheme> {
        self.default_scheme
            .as_ref()
            .and_then(|id| self.schemes.get(id.as_str()))
            .or_else(|| self.schemes.rows().first())
    }

    /// Whether an actor is the home city or belongs to it (its wards, its port, what it hosts).
    #[must_use]
    pub fn is_at_home(&self, actor: &ActorId) -> bool {
        let Some(home) = &self.home else {
            return false;
        };
        let lies_in = |seat: &Actor| seat.id == *home || seat.located_in.as_ref() == Some(home);
        let known = self.actors.get(actor.as_str());
        actor == home || known.is_some_and(|actor| self.seats(actor).any(lies_in))
    }

    /// An actor, what it is located in, what that is located in, and so on. It ends where a registry
    /// that is not checked goes round in circles.
    pub fn seats<'r>(&'r self, actor: &'r Actor) -> impl Iterator<Item = &'r Actor> {
        let seat = |at: &&'r Actor| self.actors.get(at.located_in.as_ref()?.as_str());
        std::iter::successors(Some(actor), seat).take(DEPTH)
    }

    /// The ends of a tie that it is "with": those not at home, or its second end if both are.
    #[must_use]
    pub fn counterparts(&self, tie: &Tie) -> Vec<&Actor> {
        let away: Vec<&Actor> = [&tie.from, &tie.to]
            .into_iter()
            .filter(|end| !self.is_at_home(end))
            .filter_map(|end| self.actors.get(end.as_str()))
            .collect();
        if away.is_empty() {
            self.actors.get(tie.to.as_str()).into_iter().collect()
        } else {
            away
        }
    }

    /// The countries a tie is with, in the order of its ends.
    #[must_use]
    pub fn countries_of(&self, tie: &Tie) -> Vec<CountryCode> {
        let mut countries: Vec<CountryCode> = self
            .counterparts(tie)
            .into_iter()
            .filter_map(|actor| actor.country)
            .collect();
        countries.dedup();
        countries
    }

    /// The regions a tie is with, in all schemes; each once, also if both ends lie in it.
    #[must_use]
    pub fn regions_of_tie(&self, tie: &Tie) -> Vec<RegionRef> {
        let mut regions: Vec<RegionRef> = Vec::new();
        for actor in self.counterparts(tie) {
            for at in self.regions_of(actor) {
                if !regions.contains(&at) {
                    regions.push(at);
                }
            }
        }
        regions
    }

    /// What everybody may see: without internal records and remarks, and without whatever would
    /// point at them. Saved views, which may name anybody in words of their own, are left out
    /// altogether: the lens knows which of them tell of nothing.
    #[must_use]
    pub fn public(&self) -> Self {
        let shown = |notes: &[Note]| -> Vec<Note> {
            notes
                .iter()
                .filter(|note| note.visibility.is_public())
                .cloned()
                .collect()
        };
        let mut actors: Vec<Actor> = Vec::new();
        for actor in &self.actors {
            if actor.visibility == Visibility::Public {
                let mut actor = actor.clone();
                actor.notes = shown(&actor.notes);
                actors.push(actor);
            }
        }
        let mut public = Self {
            actors: Table::new(actors),
            ..self.clone()
        };
        let known = |id: &ActorId| public.actors.get(id.as_str()).is_some();
        let mut ties: Vec<Tie> = Vec::new();
        for tie in &self.ties {
            if tie.visibility == Visibility::Public && known(&tie.from) && known(&tie.to) {
                let mut tie = tie.clone();
                tie.notes = shown(&tie.notes);
                ties.push(tie);
            }
        }
        let ties = Table::new(ties);
        let ties = Table::new(
            ties.iter()
                .cloned()
                .map(|mut tie| {
                    for event in &mut tie.events {
                        event.by = event.by.take().filter(|by| ties.get(by.as_str()).is_some());
                    }
                    tie
                })
                .collect(),
        );
        let actors = public
            .actors
            .iter()
            .cloned()
            .map(|mut actor| {
                actor.located_in = actor.located_in.filter(&known);
                actor
            })
            .collect();
        let schemes = self
            .schemes
            .iter()
            .cloned()
            .map(|mut scheme| {
                for region in &mut scheme.regions {
                    region.actors.retain(&known);
                }
                scheme
            })
            .collect();
        let activities: Vec<Activity> = self
            .activities
            .iter()
            .filter(|row| row.visibility.is_public())
            .cloned()
            .map(|mut row| {
                row.notes = shown(&row.notes);
                row.parts.retain(|part| known(&part.actor));
                row.series = row.series.filter(&known);
                row
            })
            .collect();
        let activities = Table::new(activities);
        let milestones = self
            .milestones
            .iter()
            .filter(|row| row.visibility.is_public())
            .cloned()
            .map(|mut row| {
                row.notes = shown(&row.notes);
                row.actors.retain(&known);
                row
            })
            .collect();
        let figures: Vec<Figure> = self
            .figures
            .iter()
            .filter(|row| row.visibility.is_public())
            .filter(|row| row.actors.iter().chain(&row.owner).all(known))
            .cloned()
            .collect();
        let figures = Table::new(figures);
        let figures = Table::new(
            figures
                .iter()
                .cloned()
                .map(|mut row| {
                    row.notes = shown(&row.notes);
                    row.activity = row
                        .activity
                        .filter(|id| activities.get(id.as_str()).is_some());
                    row.part_of = row.part_of.filter(|id| figures.get(id.as_str()).is_some());
                    row
                })
                .collect(),
        );
        let policies: Vec<Policy> = self
            .policies
            .iter()
            .filter(|row| row.visibility.is_public())
            .cloned()
            .collect();
        let policies = Table::new(policies);
        let policies = Table::new(
            policies
                .iter()
                .cloned()
                .map(|mut row| {
                    row.notes = shown(&row.notes);
                    row.actors.retain(&known);
                    row.part_of = row.part_of.filter(|id| policies.get(id.as_str()).is_some());
                    row
                })
                .collect(),
        );
        let delegations = self
            .delegations
            .iter()
            .filter(|row| row.visibility.is_public())
            .cloned()
            .map(|mut row| {
                row.notes = shown(&row.notes);
                row.questions = shown(&row.questions);
                row.protocol.retain(|note| note.visibility.is_public());
                row.stops.retain(|stop| known(&stop.actor));
                row
            })
            .collect();
        let mut pins = self.pins.clone();
        pins.retain(|id, _| known(id));
        let home = self.home.clone().filter(&known);
        public.home = home;
        public.ties = ties;
        public.schemes = Table::new(schemes);
        public.pins = pins;
        public.views = Table::default();
        public.activities = activities;
        public.milestones = Table::new(milestones);
        public.figures = figures;
        public.policies = policies;
        public.delegations = Table::new(delegations);
        public.actors = Table::new(actors);
        public
    }
}

macro_rules! records {
    ($($name:ty),*) => {$(
        impl Record for $name {
            fn id(&self) -> &str {
                self.id.as_str()
            }
        }
    )*};
}

records!(
    Source,
    TieKind,
    Theme,
    RegionScheme,
    Actor,
    Tie,
    Activity,
    Milestone,
    Figure,
    Policy,
    Delegation,
    Template,
    SavedView
);
