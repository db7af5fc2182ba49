//! The facts of ties as numbers in contiguous memory: one column a fact. Filtering and counting walk
//! them at every movement of the time.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ActorId, CountryCode, RegionRef, Registry, Tie, Visibility};
use crate::network::Link;

/// For each tie, which values of a fact it has: positions in the list of all values.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    /// How many values there are.
    pub(super) values: usize,
    /// Where each tie's values begin, and at last where they end.
    starts: Vec<u32>,
    all: Vec<u32>,
}

impl Column {
    pub(super) fn new(values: usize) -> Self {
        Self {
            values,
            starts: vec![0],
            all: Vec::new(),
        }
    }

    /// Adds the next tie.
    pub(super) fn push(&mut self, values: impl IntoIterator<Item = usize>) {
        self.all.extend(values.into_iter().map(number));
        self.starts.push(number(self.all.len()));
    }

    /// The values of a tie.
    pub(super) fn of(&self, tie: u32) -> &[u32] {
        let at = tie as usize;
        let span = self.starts.get(at).zip(self.starts.get(at + 1));
        span.and_then(|(from, to)| self.all.get(*from as usize..*to as usize))
            .unwrap_or_default()
    }
}

/// A position as a small number. Four thousand million of anything do not fit into memory.
fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The facts of the ties of a registry.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    /// The kind.
    pub(super) kinds: Column,
    /// The class.
    pub(super) classes: Column,
    /// The sorts of the actors of the other side.
    pub(super) sorts: Column,
    /// The regions of the other side, in all schemes.
    pub(super) regions: Column,
    /// The schemes of these regions.
    pub(super) schemes: Column,
    /// The countries of the other side.
    pub(super) countries: Column,
    /// The subjects.
    pub(super) themes: Column,
    /// Public, or internal by itself or by one of its ends.
    pub(super) visibilities: Column,
    /// The actors of the other side: at most both ends, else [`Columns::NOBODY`].
    partners: Vec<[u32; 2]>,
    /// Both ends; [`Columns::NOBODY`] twice where one does not exist.
    ends: Vec<[u32; 2]>,
}

impl Columns {
    /// No actor.
    pub(super) const NOBODY: u32 = u32::MAX;

    /// The facts of a registry's ties; `links` are their ends, in the same order.
    pub(super) fn new(
        registry: &Registry,
        links: &[Option<Link>],
        regions: &[RegionRef],
        countries: &[CountryCode],
    ) -> Self {
        let region_numbers: BTreeMap<&RegionRef, usize> =
            (regions.iter().enumerate().map(|(at, one)| (one, at))).collect();
        let mut columns = Self {
            kinds: Column::new(registry.kinds.len()),
            classes: Column::new(crate::model::TieClass::ALL.len()),
            sorts: Column::new(crate::model::ActorKind::ALL.len()),
            regions: Column::new(regions.len()),
            schemes: Column::new(registry.schemes.len()),
            countries: Column::new(countries.len()),
            themes: Column::new(registry.themes.len()),
            visibilities: Column::new(Visibility::ALL.len()),
            partners: Vec::new(),
            ends: Vec::new(),
        };
        for (tie, link) in registry.ties.iter().zip(links) {
            columns.push(registry, tie, *link, &region_numbers, countries);
        }
        columns
    }

    fn push(
        &mut self,
        registry: &Registry,
        tie: &Tie,
        link: Option<Link>,
        regions: &BTreeMap<&RegionRef, usize>,
        countries: &[CountryCode],
    ) {
        let position = |id: &ActorId| registry.actors.position(id.as_str());
        let kind = registry.kinds.get(tie.kind.as_str());
        let partners = registry.counterparts(tie);
        let of = registry.regions_of_tie(tie);
        let sorts: BTreeSet<usize> = partners.iter().map(|actor| actor.kind as usize).collect();
        let schemes: BTreeSet<usize> = of
            .iter()
            .filter_map(|at| registry.schemes.position(at.scheme.as_str()))
            .collect();
        let lands = registry.countries_of(tie);
        let lands: BTreeSet<usize> = lands
            .iter()
            .filter_map(|code| countries.binary_search(code).ok())
            .collect();
        let mut ends = [&tie.from, &tie.to]
            .into_iter()
            .filter_map(|id| registry.actors.get(id.as_str()));
        let public = tie.visibility.is_public() && ends.all(|actor| actor.visibility.is_public());
        let visibility = if public {
            Visibility::Public
        } else {
            Visibility::Internal
        };
        self.kinds.push(registry.kinds.position(tie.kind.as_str()));
        self.classes.push(kind.map(|kind| kind.class as usize));
        self.sorts.push(sorts);
        self.regions
            .push(of.iter().filter_map(|at| regions.get(at).copied()));
        self.schemes.push(schemes);
        self.countries.push(lands);
        let themes: BTreeSet<usize> = (tie.themes.iter())
            .filter_map(|id| registry.themes.position(id.as_str()))
            .collect();
        self.themes.push(themes);
        self.visibilities.push([visibility as usize]);
        let mut others = partners.iter().map(|one| position(&one.id).map(number));
        let mut other = || others.next().flatten().unwrap_or(Self::NOBODY);
        let (one, two) = (other(), other());
        // Who is tied with itself has one tie, not two.
        self.partners
            .push([one, if two == one { Self::NOBODY } else { two }]);
        let ends = link.map(|link| [number(link.from), number(link.to)]);
        self.ends.push(ends.unwrap_or([Self::NOBODY; 2]));
    }

    /// The actors of the other side of a tie.
    pub(super) fn partners(&self, tie: u32) -> [u32; 2] {
        let partners = self.partners.get(tie as usize).copied();
        partners.unwrap_or([Self::NOBODY; 2])
    }

    /// Both ends of a tie.
    pub(super) fn ends(&self, tie: u32) -> [u32; 2] {
        let ends = self.ends.get(tie as usize).copied();
        ends.unwrap_or([Self::NOBODY; 2])
    }
}
