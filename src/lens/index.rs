//! What the lens needs to know of a registry, worked out once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::search::Keys;
use crate::model::{
    ActorId, ActorKind, Certainty, CountryCode, Date, Life, PartialDate, RegionRef, Registry,
    Status, Tie, TieClass, Visibility,
};
use crate::network::Link;

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
    web: Web,
}

/// Who is tied with whom, in contiguous memory: it is walked once for every value of every facet.
#[derive(Clone, Debug, Default)]
pub(super) struct Web {
    /// Both ends of each tie; [`Web::NOBODY`] twice where one does not exist.
    ends: Vec<[u32; 2]>,
    /// Where the partners of each tie begin, and at last where they end.
    starts: Vec<u32>,
    /// The actors of the other side of each tie, one tie after the other.
    partners: Vec<u32>,
}

impl Web {
    /// No actor.
    pub(super) const NOBODY: u32 = u32::MAX;

    fn new(ties: &[TieFacts]) -> Self {
        let number = |at: usize| u32::try_from(at).unwrap_or(Self::NOBODY);
        let mut web = Self::default();
        for tie in ties {
            let nobody = [Self::NOBODY; 2];
            let ends = tie.link.map(|link| [number(link.from), number(link.to)]);
            web.ends.push(ends.unwrap_or(nobody));
            web.starts.push(number(web.partners.len()));
            let partners = tie.numbers.partners.iter().copied();
            web.partners.extend(partners.map(number));
        }
        web.starts.push(number(web.partners.len()));
        web
    }

    pub(super) fn ends(&self, tie: u32) -> [u32; 2] {
        let ends = self.ends.get(tie as usize).copied();
        ends.unwrap_or([Self::NOBODY; 2])
    }

    pub(super) fn partners(&self, tie: u32) -> &[u32] {
        let at = tie as usize;
        let span = self.starts.get(at).zip(self.starts.get(at + 1));
        span.and_then(|(from, to)| self.partners.get(*from as usize..*to as usize))
            .unwrap_or_default()
    }
}

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
    /// Sorts of the actors of the other side, each once.
    pub sorts: Vec<ActorKind>,
    /// Whether it or one of its ends is for staff only.
    pub visibility: Visibility,
    /// The same facts as numbers, for counting.
    pub(super) numbers: Numbers,
}

/// Positions of a tie's facts in the tables of the registry and of the index.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers {
    /// Its kind.
    pub(super) kind: Option<usize>,
    /// Its subjects.
    pub(super) themes: Vec<usize>,
    /// In [`Index::regions`].
    pub(super) regions: Vec<usize>,
    /// The schemes of these regions, each once.
    pub(super) schemes: Vec<usize>,
    /// In [`Index::countries`].
    pub(super) countries: Vec<usize>,
    /// The actors of the other side.
    pub(super) partners: Vec<usize>,
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
        let known = Known {
            registry: &registry,
            regions: regions
                .iter()
                .enumerate()
                .map(|(at, one)| (one, at))
                .collect(),
            countries: &countries,
        };
        let ties: Vec<TieFacts> = registry
            .ties
            .iter()
            .enumerate()
            .map(|(at, tie)| known.facts(at, tie))
            .collect();
        let actors = registry.actors.iter().map(Keys::of_actor).collect();
        let background = background(&registry, &ties);
        let web = Web::new(&ties);
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
            web,
        }
    }

    pub(super) fn web(&self) -> &Web {
        &self.web
    }

    /// Whether any tie of the registry leads to or from an actor.
    #[must_use]
    pub fn is_tied(&self, actor: usize) -> bool {
        self.tied.get(actor).copied().unwrap_or(false)
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

    /// The folded texts of each actor, in the order of the registry.
    #[must_use]
    pub fn actor_keys(&self) -> &[Keys] {
        &self.actors
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

/// What the facts of a tie are looked up in.
struct Known<'a> {
    registry: &'a Registry,
    regions: BTreeMap<&'a RegionRef, usize>,
    countries: &'a [CountryCode],
}

impl Known<'_> {
    fn facts(&self, at: usize, tie: &Tie) -> TieFacts {
        let registry = self.registry;
        let position = |id: &ActorId| registry.actors.position(id.as_str());
        let link = position(&tie.from)
            .zip(position(&tie.to))
            .map(|(from, to)| Link { tie: at, from, to });
        let kind = registry.kinds.get(tie.kind.as_str());
        let countries = registry.countries_of(tie);
        let regions = registry.regions_of_tie(tie);
        let partners = registry.counterparts(tie);
        let mut sorts: Vec<ActorKind> = partners.iter().map(|actor| actor.kind).collect();
        sorts.sort_unstable();
        sorts.dedup();
        let ends = [&tie.from, &tie.to];
        let mut ends = ends
            .iter()
            .filter_map(|id| registry.actors.get(id.as_str()));
        let public = tie.visibility.is_public() && ends.all(|actor| actor.visibility.is_public());
        TieFacts {
            link,
            class: kind.map(|kind| kind.class),
            background: kind.is_some_and(|kind| kind.background),
            life: tie.life(),
            keys: Keys::of_tie(registry, tie),
            sorts,
            visibility: if public {
                Visibility::Public
            } else {
                Visibility::Internal
            },
            numbers: Numbers {
                kind: registry.kinds.position(tie.kind.as_str()),
                themes: tie
                    .themes
                    .iter()
                    .filter_map(|id| registry.themes.position(id.as_str()))
                    .collect(),
                regions: regions
                    .iter()
                    .filter_map(|at| self.regions.get(at).copied())
                    .collect(),
                schemes: {
                    let schemes: BTreeSet<usize> = regions
                        .iter()
                        .filter_map(|at| registry.schemes.position(at.scheme.as_str()))
                        .collect();
                    schemes.into_iter().collect()
                },
                countries: countries
                    .iter()
                    .filter_map(|code| self.countries.binary_search(code).ok())
                    .collect(),
                partners: partners
                    .iter()
                    .filter_map(|one| position(&one.id))
                    .collect(),
            },
            countries,
            regions,
        }
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
