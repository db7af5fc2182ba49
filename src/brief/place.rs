//! A partner with all that a briefing tells of it.

use super::draft::Draft;
use crate::model::{
    Activity, Actor, ActorId, ActorKind, Certainty, Figure, Milestone, PartialDate, Status, Tie,
    TieClass, TieKind,
};
use crate::records::{activities_of, figures_of};

/// A partner, what lies in it, and what is recorded of both.
pub(super) struct Place<'r> {
    /// The partner.
    pub(super) actor: &'r Actor,
    /// What lies in it: offices, ports, bodies.
    pub(super) within: Vec<&'r Actor>,
    /// Their ties, the weightiest kind first, then the oldest.
    pub(super) ties: Vec<&'r Tie>,
    /// What they took part in until the day, and what was announced by then, by date.
    pub(super) activities: Vec<&'r Activity>,
    /// The milestones with them until the day, by date.
    pub(super) milestones: Vec<&'r Milestone>,
    /// What is counted of them.
    pub(super) figures: Vec<&'r Figure>,
}

impl<'r> Place<'r> {
    pub(super) fn new(draft: &Draft<'r>, actor: &'r Actor) -> Self {
        let registry = draft.registry;
        let within: Vec<&Actor> = if registry.home.as_ref() == Some(&actor.id) {
            Vec::new()
        } else {
            // What has come to be only later is not there yet.
            let is_there = |row: &Actor| {
                let mut starts = registry
                    .ties
                    .iter()
                    .filter(|tie| tie.from == row.id || tie.to == row.id)
                    .map(|tie| tie.life().start().map(PartialDate::earliest))
                    .peekable();
                starts.peek().is_none()
                    || starts.any(|start| start.is_none_or(|start| start <= draft.day))
            };
            let lies_there = |row: &&Actor| {
                row.id != actor.id
                    && registry.seats(row).any(|seat| seat.id == actor.id)
                    && is_there(row)
            };
            registry.actors.iter().filter(lies_there).collect()
        };
        let mut place = Self {
            actor,
            within,
            ties: Vec::new(),
            activities: Vec::new(),
            milestones: Vec::new(),
            figures: Vec::new(),
        };
        // Who looks after whom stands with the offices; a desk itself has little else.
        let is_desk = matches!(actor.kind, ActorKind::Department | ActorKind::Committee);
        let begun = |date: Option<&PartialDate>| date.is_none_or(|it| it.earliest() <= draft.day);
        place.ties = registry
            .ties
            .iter()
            .filter(|tie| place.has(&tie.from) || place.has(&tie.to))
            .filter(|tie| is_desk || !is_duty(draft, tie))
            .collect();
        place.ties.sort_by_key(|tie| {
            let weight = registry.kinds.position(tie.kind.as_str());
            let start = tie.life().start();
            (
                weight.unwrap_or(usize::MAX),
                start.is_none(),
                start.map(PartialDate::earliest),
            )
        });
        let ids: Vec<&ActorId> = place.ids().collect();
        for id in &ids {
            for activity in activities_of(id, &registry.activities) {
                let known = place.activities.iter().any(|row| row.id == activity.id);
                if !known && begun(activity.date.preferred()) {
                    place.activities.push(activity);
                }
            }
            for figure in figures_of(id, &registry.figures) {
                if !place.figures.iter().any(|row| row.id == figure.id) {
                    place.figures.push(figure);
                }
            }
        }
        place
            .activities
            .sort_by_key(|row| row.date.preferred().copied());
        place.milestones = registry
            .milestones
            .iter()
            .filter(|row| row.actors.iter().any(|id| place.has(id)))
            .filter(|row| begun(row.date.preferred()))
            .collect();
        place
            .milestones
            .sort_by_key(|row| row.date.preferred().copied());
        place
    }

    /// The ids of the partner and of what lies in it.
    pub(super) fn ids(&self) -> impl Iterator<Item = &'r ActorId> + use<'_, 'r> {
        std::iter::once(self.actor)
            .chain(self.within.iter().copied())
            .map(|actor| &actor.id)
    }

    /// Whether an actor is the partner or lies in it.
    pub(super) fn has(&self, id: &ActorId) -> bool {
        self.ids().any(|own| own == id)
    }

    /// The ends of a tie that are not the partner itself, in their order.
    pub(super) fn others<'t>(&self, tie: &'t Tie) -> Vec<&'t ActorId> {
        [&tie.from, &tie.to]
            .into_iter()
            .filter(|end| **end != self.actor.id)
            .collect()
    }

    /// The ties that hold, may hold or rest on the day.
    pub(super) fn standing(&self, draft: &Draft<'_>) -> Vec<&'r Tie> {
        let stands = |tie: &&&Tie| {
            let life = tie.life();
            life.in_force_on(draft.day) != Certainty::No
                || life.status_on(draft.day) == Status::Suspended
        };
        self.ties.iter().filter(stands).copied().collect()
    }

    /// The ties that are over on the day.
    pub(super) fn ended(&self, draft: &Draft<'_>) -> Vec<&'r Tie> {
        let over = |tie: &&&Tie| {
            let life = tie.life();
            life.in_force_on(draft.day) == Certainty::No
                && life.status_on(draft.day) == Status::Ended
        };
        self.ties.iter().filter(over).copied().collect()
    }
}

/// Whether a tie says who looks after whom.
pub(super) fn is_duty(draft: &Draft<'_>, tie: &Tie) -> bool {
    let kind = draft.registry.kinds.get(tie.kind.as_str());
    kind.is_some_and(|kind| kind.class == TieClass::Duty)
}

/// Whether ties of a kind stand back until somebody asks for them.
pub(super) fn stands_back(draft: &Draft<'_>, tie: &Tie) -> bool {
    let kind: Option<&TieKind> = draft.registry.kinds.get(tie.kind.as_str());
    kind.is_some_and(|kind| kind.background)
}
