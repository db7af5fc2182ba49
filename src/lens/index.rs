//! What the lens needs to know of a registry, worked out once.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use super::columns::Columns;
use super::texts::Texts;
use crate::model::{
    ActorId, ActorKind, Certainty, CountryCode, Date, Life, PartialDate, RegionRef, Registry,
    Status, Tie, TieClass,
};
use crate::network::Link;
use crate::search::Keys;

/// What the lens needs to know of a registry. Derived: thrown away when the registry changes.
#[derive(Clone, Debug)]
pub struct Index {
    registry: Arc<Registry>,
    ties: Vec<TieFacts>,
    actors: Vec<Keys>,
    background: Vec<bool>,
    tied: Vec<bool>,
    regions: Vec<RegionRef>,
    countries: Vec<CountryCode>,
    columns: Columns,
    sorts: BTreeSet<ActorKind>,
    /// What was typed last, held against everybody: it stays while the time moves.
    texts: Arc<Mutex<Option<Typed>>>,
}

/// A text as it was typed, and what it fits.
type Typed = (String, Arc<Texts>);

/// What the lens needs to know of a tie.
#[derive(Clone, Debug)]
pub struct TieFacts {
    /// Position of the tie and of both ends; `None` if an end does not exist.
    pub link: Option<Link>,
    /// Its class, if its kind exists.
    pub class: Option<TieClass>,
    /// Whether its kind stands back until somebody asks for it.
    pub background: bool,
    /// Its life.
    pub life: Life,
    /// Countries of the other side.
    pub countries: Vec<CountryCode>,
    /// Regions of the other side, in all schemes.
    pub regions: Vec<RegionRef>,
    /// Folded texts of the tie itself.
    pub keys: Keys,
}

impl Index {
    /// Works out the index of a registry. Linear in its ties.
    #[must_use]
    pub fn new(registry: Arc<Registry>) -> Self {
        let regions: Vec<RegionRef> = registry
            .schemes
            .iter()
            .flat_map(|scheme| {
                scheme.regions.iter().map(|region| RegionRef {
                    scheme: scheme.id.clone(),
                    region: region.id.clone(),
                })
            })
            .collect();
        let countries: BTreeSet<CountryCode> = registry
            .actors
            .iter()
            .filter_map(|actor| actor.country)
            .collect();
        let countries: Vec<CountryCode> = countries.into_iter().collect();
        let ties: Vec<TieFacts> = registry
            .ties
            .iter()
            .enumerate()
            .map(|(at, tie)| facts(&registry, at, tie))
            .collect();
        let links: Vec<Option<Link>> = ties.iter().map(|tie| tie.link).collect();
        let sorts = registry
            .ties
            .iter()
            .flat_map(|tie| registry.counterparts(tie))
            .map(|actor| actor.kind)
            .collect();
        let columns = Columns::new(&registry, &links, &regions, &countries);
        let actors = registry.actors.iter().map(Keys::of_actor).collect();
        let background = background(&registry, &ties);
        let mut tied = vec![false; registry.actors.len()];
        for link in ties.iter().filter_map(|tie| tie.link) {
            for end in [link.from, link.to] {
                if let Some(tied) = tied.get_mut(end) {
                    *tied = true;
                }
            }
        }
        Self {
            registry,
            ties,
            actors,
            background,
            tied,
            regions,
            countries,
            columns,
            sorts,
            texts: Arc::default(),
        }
    }

    /// How well what was typed fits everybody.
    pub(super) fn texts(&self, typed: &str) -> Arc<Texts> {
        if typed.trim().is_empty() {
            return Arc::default();
        }
        let mut last = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((text, texts)) = &*last
            && text == typed
        {
            return Arc::clone(texts);
        }
        let ties: Vec<&Keys> = self.ties.iter().map(|tie| &tie.keys).collect();
        let texts = Arc::new(Texts::new(typed, &self.actors, &ties));
        *last = Some((typed.to_owned(), Arc::clone(&texts)));
        texts
    }

    /// The facts of ties as numbers.
    pub(super) fn columns(&self) -> &Columns {
        &self.columns
    }

    /// Whether any tie of the registry leads to or from an actor.
    #[must_use]
    pub fn is_tied(&self, actor: usize) -> bool {
        self.tied.get(actor).copied().unwrap_or(false)
    }

    /// The sorts of actors that are anybody's partner, whatever a lens leaves.
    #[must_use]
    pub fn sorts(&self) -> &BTreeSet<ActorKind> {
        &self.sorts
    }

    /// The regions of all schemes, in the order of the registry.
    #[must_use]
    pub fn regions(&self) -> &[RegionRef] {
        &self.regions
    }

    /// The countries that actors of the registry lie in, in the order of their codes.
    #[must_use]
    pub fn countries(&self) -> &[CountryCode] {
        &self.countries
    }

    /// Whether an actor is known only by ties that stand back: it stands apart, so that it moves
    /// nobody else.
    #[must_use]
    pub fn is_background(&self, actor: usize) -> bool {
        self.background.get(actor).copied().unwrap_or(false)
    }

    /// The registry.
    #[must_use]
    pub fn registry(&self) -> &Arc<Registry> {
        &self.registry
    }

    /// What is known of each tie, in the order of the registry.
    #[must_use]
    pub fn ties(&self) -> &[TieFacts] {
        &self.ties
    }

    /// The first and the last day that any tie names, but for those that stand back; for the ends of
    /// a time axis.
    #[must_use]
    pub fn known_days(&self) -> Option<(Date, Date)> {
        let dates = || {
            self.ties
                .iter()
                .filter(|tie| !tie.background)
                .flat_map(|tie| tie.life.periods.iter())
                .flat_map(|period| [period.start, period.end()])
                .flatten()
        };
        let first = dates().map(PartialDate::earliest).min()?;
        let last = dates().map(PartialDate::latest).max()?;
        Some((first, last))
    }
}

fn facts(registry: &Registry, at: usize, tie: &Tie) -> TieFacts {
    let position = |id: &ActorId| registry.actors.position(id.as_str());
    let kind = registry.kinds.get(tie.kind.as_str());
    TieFacts {
        link: position(&tie.from)
            .zip(position(&tie.to))
            .map(|(from, to)| Link { tie: at, from, to }),
        class: kind.map(|kind| kind.class),
        background: kind.is_some_and(|kind| kind.background),
        life: tie.life(),
        countries: registry.countries_of(tie),
        regions: registry.regions_of_tie(tie),
        keys: Keys::of_tie(registry, tie),
    }
}

/// Per actor: whether nothing but ties that stand back makes it known.
fn background(registry: &Registry, ties: &[TieFacts]) -> Vec<bool> {
    let mut background = vec![true; registry.actors.len()];
    let mut known = |at: usize| {
        if let Some(back) = background.get_mut(at) {
            *back = false;
        }
    };
    let seat = |at: usize| {
        let seat = registry.actors.rows().get(at)?.located_in.as_ref()?;
        registry.actors.position(seat.as_str())
    };
    for link in ties
        .iter()
        .filter(|tie| !tie.background)
        .filter_map(|tie| tie.link)
    {
        for end in [link.from, link.to] {
            known(end);
            // An office's city stands beside it.
            if let Some(seat) = seat(end) {
                known(seat);
            }
        }
    }
    if let Some(home) = &registry.home
        && let Some(home) = registry.actors.position(home.as_str())
    {
        known(home);
    }
    // Where no tie stands back nobody does.
    if ties.iter().all(|tie| !tie.background) {
        background.fill(false);
    }
    background
}

impl TieFacts {
    /// Whether it is in force, and its state, on a day.
    #[must_use]
    pub fn on(&self, day: Date) -> (Certainty, Status) {
        let in_force = self.life.in_force_on(day);
        (in_force, self.life.status_given(day, in_force))
    }
}
