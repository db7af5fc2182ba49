//! What is wrong or doubtful in schemes, actors and ties.

use std::collections::BTreeMap;

use super::{Checker, Problem, Subject};
use crate::model::actor::{Actor, Name};
use crate::model::claim::Claims;
use crate::model::country::CountryCode;
use crate::model::date::PartialDate;
use crate::model::id::ActorId;
use crate::model::life::{Event, EventKind};
use crate::model::table::Record;
use crate::model::text::Text;
use crate::model::tie::Tie;

impl Checker<'_> {
    pub(super) fn schemes(&mut self) {
        let registry = self.registry;
        for scheme in &registry.schemes {
            self.text(scheme.id(), "name", &scheme.name);
            self.cited(scheme.id(), &Subject::Regions, &scheme.sources);
            let mut seen = BTreeMap::new();
            for region in &scheme.regions {
                self.text(region.id.as_str(), "name", &region.name);
                for &code in &region.countries {
                    if code.name().is_none() {
                        self.report(scheme.id(), Problem::UnknownCountry { code });
                    }
                    if seen.insert(code, region.id.clone()).is_some() {
                        self.report(scheme.id(), Problem::CountryTwice { code });
                    }
                }
                for actor in &region.actors {
                    if registry.actors.get(actor.as_str()).is_none() {
                        self.unknown(scheme.id(), "actors", actor.as_str());
                    }
                }
            }
        }
    }

    pub(super) fn actor(&mut self, actor: &Actor) {
        let (registry, id) = (self.registry, actor.id());
        if actor.names.is_empty() {
            self.report(id, Problem::EmptyText { field: "names" });
        }
        for name in &actor.names {
            self.name(id, name);
        }
        if actor.name().reading.is_none() {
            self.report(id, Problem::NoReading);
        }
        match actor.country {
            Some(code) if code.name().is_none() => {
                self.report(id, Problem::UnknownCountry { code });
            }
            Some(country) => self.regions(actor, country),
            None => {}
        }
        match &actor.place {
            None if actor.kind.is_place() => self.report(id, Problem::NoPlace),
            None => {}
            Some(place) => {
                self.cited(id, &Subject::Place, &place.sources);
                if !place.is_on_globe() {
                    self.report(id, Problem::BadPlace);
                }
            }
        }
        if let Some(into) = &actor.located_in {
            if registry.actors.get(into.as_str()).is_none() {
                self.unknown(id, "located_in", into.as_str());
            } else if self.lies_in_itself(&actor.id) {
                self.report(id, Problem::LocatedInItself);
            }
        }
        self.facts(id, &actor.facts);
        self.notes(id, &actor.notes);
    }

    fn lies_in_itself(&self, start: &ActorId) -> bool {
        let mut at = Some(start);
        for _ in 0..=self.registry.actors.len() {
            at = at
                .and_then(|id| self.registry.actors.get(id.as_str()))
                .and_then(|actor| actor.located_in.as_ref());
            if at == Some(start) {
                return true;
            }
        }
        false
    }

    fn regions(&mut self, actor: &Actor, country: CountryCode) {
        let registry = self.registry;
        let home_country = registry
            .home
            .as_ref()
            .and_then(|home| registry.actors.get(home.as_str()))
            .and_then(|home| home.country);
        if Some(country) == home_country {
            return;
        }
        for scheme in &registry.schemes {
            if scheme.region_of(&actor.id, Some(country)).is_none() {
                let scheme = scheme.id.to_string();
                self.report(actor.id(), Problem::NoRegion { scheme });
            }
        }
    }

    fn name(&mut self, id: &str, name: &Name) {
        if name.ja.trim().is_empty() || name.en.trim().is_empty() {
            self.report(id, Problem::EmptyText { field: "names" });
        }
        let text = || Text::new(name.ja.clone(), name.en.clone());
        self.cited(id, &Subject::Name(text()), &name.sources);
        if let Some(from) = &name.from {
            self.date(id, &Subject::NameFrom(text()), from);
        }
        if let Some(until) = &name.until {
            self.date(id, &Subject::NameUntil(text()), until);
        }
        let bound = |date: &Option<Claims<PartialDate>>| {
            date.as_ref().and_then(|date| date.preferred().copied())
        };
        if let (Some(from), Some(until)) = (bound(&name.from), bound(&name.until))
            && until.latest() < from.earliest()
        {
            self.report(id, Problem::NameBackwards);
        }
    }

    pub(super) fn tie(&mut self, tie: &Tie) {
        let (registry, id) = (self.registry, tie.id());
        if registry.kinds.get(tie.kind.as_str()).is_none() {
            self.unknown(id, "kind", tie.kind.as_str());
        }
        for (field, end) in [("from", &tie.from), ("to", &tie.to)] {
            if registry.actors.get(end.as_str()).is_none() {
                self.unknown(id, field, end.as_str());
            }
        }
        if tie.from == tie.to {
            self.report(id, Problem::SelfTie);
        }
        for theme in &tie.themes {
            if registry.themes.get(theme.as_str()).is_none() {
                self.unknown(id, "themes", theme.as_str());
            }
        }
        if let Some(title) = &tie.title {
            self.text(id, "title", title);
        }
        self.events(id, &tie.events);
        self.facts(id, &tie.facts);
        self.notes(id, &tie.notes);
    }

    fn events(&mut self, id: &str, events: &[Event]) {
        let mut before: Option<(EventKind, PartialDate)> = None;
        let mut stage = Stage::Before;
        let mut term: Option<PartialDate> = None;
        for event in events {
            self.date(id, &Subject::Event(event.kind), &event.date);
            if let Some(note) = &event.note {
                self.text(id, "note", note);
            }
            if let Some(by) = &event.by
                && self.registry.ties.get(by.as_str()).is_none()
            {
                self.unknown(id, "by", by.as_str());
            }
            let Some(&date) = event.date.preferred() else {
                continue;
            };
            if let Some((kind, earlier)) = before
                && date.latest() < earlier.earliest()
            {
                self.report(
                    id,
                    Problem::OutOfOrder {
                        event: event.kind,
                        date,
                        before: kind,
                    },
                );
            }
            if let Some(until) = event.until
                && (!event.kind.sets_term() || until.latest() < date.earliest())
            {
                self.report(id, Problem::TermBeforeStart { event: event.kind });
            }
            match stage.after(event) {
                Some(next) => stage = next,
                None => self.report(id, Problem::Misplaced { event: event.kind }),
            }
            if event.kind.sets_term() {
                term = event
                    .until
                    .or(term.filter(|_| event.kind == EventKind::Opened));
            } else if event.kind != EventKind::SucceededBy
                && let Some(term) = term
                && term.latest() < date.earliest()
            {
                let event = event.kind;
                self.report(id, Problem::AfterTerm { event, date, term });
            }
            before = Some((event.kind, date));
        }
        let begun = events.iter().any(|event| {
            matches!(
                event.kind,
                EventKind::Announced | EventKind::Signed | EventKind::Opened
            )
        });
        if !begun {
            self.report(id, Problem::NoStart);
        }
    }
}

/// How far a tie's life has come, for judging what may follow.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Before,
    Running,
    Suspended,
    Over,
    Succeeded,
}

impl Stage {
    /// The stage after an event; `None` if it cannot stand here.
    fn after(self, event: &Event) -> Option<Self> {
        use EventKind as K;
        let begun = matches!(self, Self::Before | Self::Running);
        match event.kind {
            K::Announced => (self == Self::Before).then_some(self),
            // What was ended may open again, but not be renewed.
            K::Opened => (begun || self == Self::Over).then_some(Self::Running),
            K::Signed | K::Renewed | K::Extended => begun.then_some(Self::Running),
            K::FieldsAdded => begun.then_some(self),
            K::Moved => (begun || self == Self::Suspended).then_some(self),
            K::Suspended => begun.then_some(Self::Suspended),
            K::Resumed => (self == Self::Suspended).then_some(Self::Running),
            K::Expired | K::Ended => (begun || self == Self::Suspended).then_some(Self::Over),
            K::SucceededBy => (self != Self::Succeeded).then_some(Self::Succeeded),
        }
    }
}
