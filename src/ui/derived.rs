//! What is worked out from document and lens, kept until one of them changes.

use std::sync::{Arc, OnceLock};

use super::comparing::Comparing;
use super::panes::Pane;
use crate::edit::Document;
use crate::layout::{
    Centre, Ego, EgoRequest, Egocentric, ForceRequest, Positions, Radial, RadialRequest, World,
    egocentric, radial,
};
use crate::lens::{Chip, Facets, Index, Lens, Time, Visible, findings, holds_internal, of_view};
use crate::model::check::Finding;
use crate::model::{Date, KindId, SchemeId};
use crate::scene::{Arrangement, Kept, View, axis_years, switches};
use crate::search::Catalogue;

/// A kind of the legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendLine {
    /// The kind.
    pub kind: KindId,
    /// Ties that certainly fit; of a kind that is switched off, those that would.
    pub certain: usize,
    /// Ties that only possibly fit.
    pub possible: usize,
    /// Whether it is shown.
    pub on: bool,
}

/// What is worked out from document and lens.
pub struct Derived {
    revision: (u64, u64),
    lens: Lens,
    scheme: Option<SchemeId>,
    /// Where everybody stood in the snapshot that is shown.
    kept: Arc<Kept>,
    /// A number that is another whenever what is visible may be.
    pub version: u64,
    /// A number that is another whenever positions may be.
    pub layout_version: u64,
    /// What the lens needs to know.
    pub index: Arc<Index>,
    /// The texts of the registry, gathered when somebody searches.
    catalogue: OnceLock<Catalogue>,
    /// What the lens leaves.
    pub visible: Visible,
    /// What it would leave of all times.
    pub all_times: Visible,
    /// How many ties each choice would leave.
    pub facets: Facets,
    /// The kinds that are shown or switched off, in the order of the registry.
    pub legend: Vec<LegendLine>,
    /// Rings and sectors.
    pub radial: Radial,
    /// Where actors stand in the rings, pins included.
    pub ringed: Positions,
    /// Where they stand by force, pins included; nothing until the worker has brought that.
    pub forced: Option<Positions>,
    /// Where they stand on the map, by its middle; worked out when it is looked at.
    worlds: [OnceLock<World>; 2],
    /// What stands around the actors of ego views that are shown.
    egos: Vec<(Ego, Egocentric)>,
    /// What the worker was asked, and what it brought.
    arranged: Option<(ForceRequest, Positions)>,
    /// What is wrong or doubtful.
    pub findings: Vec<Finding>,
    /// The lenses of the saved views, in their order; nothing where one cannot be read.
    pub views: Vec<Option<Lens>>,
    /// What to drop where nothing is left, and what that leaves; worked out when it is asked.
    best: OnceLock<Option<(Chip, usize)>>,
    /// Whether the registry holds anything internal; worked out when a view is to be saved.
    holds_internal: OnceLock<bool>,
    /// First and last year of the time axis.
    pub years: (i16, i16),
}

impl Derived {
    /// Works out everything.
    #[must_use]
    pub fn new(
        document: &Document,
        lens: &Lens,
        today: Date,
        scheme: Option<&SchemeId>,
        kept: Arc<Kept>,
    ) -> Self {
        let index = Arc::new(Index::new(Arc::clone(document.registry())));
        let mut derived = Self {
            revision: (document.revision(), 0),
            lens: lens.clone(),
            scheme: scheme.cloned(),
            kept,
            version: 0,
            catalogue: OnceLock::new(),
            layout_version: 0,
            visible: lens.visible(&index, today),
            all_times: all_times(lens).visible(&index, today),
            facets: lens.facets(&index, today),
            legend: legend_lines(&index, lens, today),
            radial: radial(&RadialRequest::new(&index, scheme)),
            ringed: Positions::default(),
            forced: None,
            worlds: Default::default(),
            egos: Vec::new(),
            arranged: None,
            findings: findings(document.registry(), today),
            views: views(document, today),
            best: OnceLock::new(),
            holds_internal: OnceLock::new(),
            years: axis_years(&index, today),
            index,
        };
        derived.place();
        derived
    }

    /// Works out again what depends on what has changed. While the document is compared, all is of
    /// both registries in one.
    pub fn refresh(
        &mut self,
        document: &Document,
        comparing: Option<&Comparing>,
        lens: &Lens,
        today: Date,
        scheme: Option<&SchemeId>,
    ) {
        let number = comparing.map_or(0, Comparing::number);
        let revision = (document.revision(), number);
        let registry = comparing.map_or(document.registry(), Comparing::union);
        let data_changed = self.revision != revision;
        if data_changed || self.lens != *lens || self.scheme.as_ref() != scheme {
            self.best = OnceLock::new();
        }
        if data_changed {
            self.revision = revision;
            self.index = Arc::new(Index::new(Arc::clone(registry)));
            self.catalogue = OnceLock::new();
            self.worlds = Default::default();
            self.findings = findings(document.registry(), today);
            self.views = views(document, today);
            self.holds_internal = OnceLock::new();
            self.years = axis_years(&self.index, today);
        }
        if data_changed || self.scheme.as_ref() != scheme {
            self.scheme = scheme.cloned();
            self.radial = radial(&RadialRequest::new(&self.index, scheme));
            self.egos.clear();
            if *self.kept != Kept::default() {
                self.worlds = Default::default();
            }
            self.place();
        }
        if data_changed || self.lens != *lens {
            // Another time leaves of all times what was left before.
            if data_changed || all_times(&self.lens) != all_times(lens) {
                self.all_times = all_times(lens).visible(&self.index, today);
            }
            self.lens = lens.clone();
            self.visible = match comparing {
                Some(comparing) => comparing.visible(&self.index, lens, today),
                None => lens.visible(&self.index, today),
            };
            self.facets = lens.facets(&self.index, today);
            self.legend = legend_lines(&self.index, lens, today);
            self.version += 1;
        }
    }

    /// All texts of the registry, ready to be searched.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        self.catalogue
            .get_or_init(|| Catalogue::new(self.index.registry()))
    }

    /// Whether the registry holds anything that not everybody may see.
    #[must_use]
    pub fn holds_internal(&self) -> bool {
        let of_registry = || holds_internal(self.index.registry());
        *self.holds_internal.get_or_init(of_registry)
    }

    /// The chip whose removal brings most ties back; see [`Lens::best_to_drop`].
    #[must_use]
    pub fn best_to_drop(&self, today: Date) -> Option<&(Chip, usize)> {
        let scheme = self.scheme.as_ref();
        let scheme = scheme.and_then(|id| self.index.registry().schemes.get(id.as_str()));
        self.best
            .get_or_init(|| self.lens.best_to_drop(&self.index, scheme, today))
            .as_ref()
    }

    /// Where everybody stands on the map.
    #[must_use]
    pub fn world(&self, centre: Centre) -> &World {
        let [pacific, atlantic] = &self.worlds;
        let world = match centre {
            Centre::Pacific => pacific,
            Centre::Atlantic => atlantic,
        };
        world.get_or_init(|| {
            let mut world = World::new(&self.index, centre);
            let map = Arrangement::Map(centre);
            self.kept
                .settle(&mut world.positions, &map, self.scheme.as_ref());
            world
        })
    }

    /// Works out what stands around the actors of the ego views that are shown, and forgets others.
    pub fn keep_egos<'a>(&mut self, panes: impl Iterator<Item = &'a Pane>) {
        let shown: Vec<&Ego> = panes
            .filter_map(|pane| match &pane.shows {
                View::Network(Arrangement::Ego(ego)) => Some(ego),
                _ => None,
            })
            .collect();
        self.egos.retain(|(ego, _)| shown.contains(&ego));
        for ego in shown {
            if self.ego(ego).is_none() {
                let scheme = self.scheme.as_ref();
                let mut around = egocentric(&EgoRequest::new(&self.index, ego, scheme));
                let view = Arrangement::Ego(ego.clone());
                if !self.kept.settle(&mut around.positions, &view, scheme) {
                    around = around.without_lines();
                }
                self.egos.push((ego.clone(), around));
            }
        }
    }

    /// What stands around an actor, if that is shown.
    #[must_use]
    pub fn ego(&self, ego: &Ego) -> Option<&Egocentric> {
        let mut egos = self.egos.iter();
        egos.find(|(one, _)| one == ego).map(|(_, around)| around)
    }

    /// Whether the worker has brought what this asks for, or a snapshot has.
    #[must_use]
    pub fn is_arranged(&self, request: &ForceRequest) -> bool {
        let brought = self.arranged.as_ref();
        brought.is_some_and(|(asked, _)| asked == request) || self.kept_by_force().is_some()
    }

    fn kept_by_force(&self) -> Option<&Positions> {
        self.kept
            .positions(&Arrangement::Force, self.scheme.as_ref())
    }

    /// Where everybody stood in the snapshot that is shown.
    #[must_use]
    pub fn kept(&self) -> &Arc<Kept> {
        &self.kept
    }

    /// Forgets that: from the next change of the data on everybody is arranged anew.
    pub fn let_go(&mut self) {
        self.kept = Arc::default();
    }

    /// Takes what the worker arranged.
    pub fn take_arranged(&mut self, request: ForceRequest, positions: Positions) {
        self.arranged = Some((request, positions));
        self.place();
    }

    /// Puts pinned actors where a person put them.
    fn place(&mut self) {
        let registry = self.index.registry();
        self.ringed = self.radial.positions.clone().pinned(registry);
        let arranged = self.arranged.as_ref();
        self.forced = match self.kept_by_force() {
            Some(kept) => Some(kept.clone()),
            None => arranged.map(|(_, positions)| positions.clone().pinned(registry)),
        };
        let (kept, scheme) = (Arc::clone(&self.kept), self.scheme.as_ref());
        if !kept.settle(&mut self.ringed, &Arrangement::Radial, scheme) {
            self.radial = std::mem::take(&mut self.radial).without_lines();
        }
        self.layout_version += 1;
        self.version += 1;
    }
}

fn views(document: &Document, today: Date) -> Vec<Option<Lens>> {
    let registry = document.registry();
    let views = registry.views.iter();
    views
        .map(|view| of_view(view, registry, today).ok())
        .collect()
}

/// The kinds that are shown, and those that somebody switched off; kinds that stand back are only
/// there while they are shown.
fn legend_lines(index: &Index, lens: &Lens, today: Date) -> Vec<LegendLine> {
    let rows = switches(index, lens, today).into_iter();
    rows.filter(|row| row.on || !row.kind.background)
        .map(|row| LegendLine {
            kind: row.kind.id.clone(),
            certain: row.certain,
            possible: row.possible,
            on: row.on,
        })
        .collect()
}

/// The same lens on all times.
fn all_times(lens: &Lens) -> Lens {
    Lens {
        time: Time::Any,
        ..lens.clone()
    }
}
