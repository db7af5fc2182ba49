//! From a lens to a finished sheet: what the window and the command line both export.

use super::kept::Kept;
use super::label::MeasureText;
use super::lanes::{LanePlan, Lanes, lane_years};
use super::marks::Size;
use super::matrix::MatrixPlan;
use super::network::Guides;
use super::plot::Plot;
use super::sheet::{Body, Sheet, SheetRequest, sheet};
use super::style::Ground;
use super::view::View;
use crate::layout::{
    Centre, Ego, EgoRequest, ForceRequest, Positions, Progress, RadialRequest, World, egocentric,
    force, radial,
};
use crate::lens::{Index, Lens, Visible};
use crate::model::{Date, Lang, SchemeId};
use crate::records::Graph;

/// How actors are arranged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// Home in the middle, partners by region and age.
    #[default]
    Radial,
    /// Ties pull, actors push.
    Force,
    /// A map of the world.
    Map(Centre),
    /// What its ties lead to around one actor.
    Ego(Ego),
}

/// A picture that was asked for. Equal requests give equal sheets.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// What is shown.
    pub lens: Lens,
    /// Today.
    pub today: Date,
    /// As what.
    pub view: View,
    /// The scheme of the sectors, of the regions of a matrix.
    pub scheme: Option<SchemeId>,
    /// The size of the sheet; the view's own if none is asked for.
    pub size: Option<Size>,
    /// Light or dark.
    pub ground: Ground,
    /// The language.
    pub lang: Lang,
}

impl Picture {
    /// Draws the sheet. The force-directed arrangement is made anew, so this may take a while.
    #[must_use]
    pub fn sheet(&self, index: &Index, measure: &dyn MeasureText) -> Sheet {
        self.sheet_at(index, measure, &Kept::default())
    }

    /// Draws the sheet with everybody where they stood before, as far as that was kept.
    #[must_use]
    pub fn sheet_at(&self, index: &Index, measure: &dyn MeasureText, kept: &Kept) -> Sheet {
        let visible = self.lens.visible(index, self.today);
        match &self.view {
            View::Network(arrangement) => self.network(index, measure, &visible, arrangement, kept),
            View::Lanes(lanes) => self.lanes(index, measure, &visible, *lanes),
            View::Matrix(matrix) => {
                let scheme = self.scheme.as_ref();
                let plan = MatrixPlan::new(index, &visible, *matrix, scheme, self.lang, measure);
                self.sheet_of(index, measure, &visible, Body::Matrix(&plan))
            }
        }
    }

    /// What is visible as a network for programs that draw it themselves, everybody at the place that
    /// the view gives them. `None`: the view gives nobody a place.
    #[must_use]
    pub fn plot(&self, index: &Index) -> Option<Plot> {
        self.plot_at(index, &Kept::default())
    }

    /// The same with everybody where they stood before, as far as that was kept.
    #[must_use]
    pub fn plot_at(&self, index: &Index, kept: &Kept) -> Option<Plot> {
        let View::Network(arrangement) = &self.view else {
            return None;
        };
        let visible = self.lens.visible(index, self.today);
        let graph = Graph::new(index, &self.lens, &visible, self.lang);
        let positions = positions(index, arrangement, self.scheme.as_ref(), kept);
        Some(Plot::new(index, &visible, graph, &positions, self.ground))
    }

    fn network(
        &self,
        index: &Index,
        measure: &dyn MeasureText,
        visible: &Visible,
        arrangement: &Arrangement,
        kept: &Kept,
    ) -> Sheet {
        let scheme = self.scheme.as_ref();
        let draw = |positions: &Positions, guides| {
            self.sheet_of(index, measure, visible, Body::Network { positions, guides })
        };
        let settle = |positions: &mut Positions| kept.settle(positions, arrangement, scheme);
        match arrangement {
            Arrangement::Map(centre) => {
                let mut world = World::new(index, *centre);
                settle(&mut world.positions);
                draw(&world.positions, Guides::Map(&world))
            }
            Arrangement::Ego(ego) => {
                let mut ego = egocentric(&EgoRequest::new(index, ego, scheme));
                if !settle(&mut ego.positions) {
                    ego = ego.without_lines();
                }
                draw(&ego.positions, Guides::Ego(&ego, scheme))
            }
            Arrangement::Force => draw(&positions(index, arrangement, scheme, kept), Guides::None),
            Arrangement::Radial => {
                let mut rings = radial(&RadialRequest::new(index, scheme));
                let mut positions = rings.positions.clone().pinned(index.registry());
                if !settle(&mut positions) {
                    rings = rings.without_lines();
                }
                draw(&positions, Guides::Radial(&rings, scheme))
            }
        }
    }

    fn lanes(
        &self,
        index: &Index,
        measure: &dyn MeasureText,
        visible: &Visible,
        lanes: Lanes,
    ) -> Sheet {
        let scheme = self.scheme.as_ref();
        let plan = LanePlan::new(index, &self.lens, visible, lanes, scheme, self.lang);
        let years = lane_years(index, visible, &plan, self.today);
        let body = Body::Lanes { plan: &plan, years };
        self.sheet_of(index, measure, visible, body)
    }

    fn sheet_of(
        &self,
        index: &Index,
        measure: &dyn MeasureText,
        visible: &Visible,
        body: Body<'_>,
    ) -> Sheet {
        sheet(&SheetRequest {
            index,
            lens: &self.lens,
            visible,
            body,
            size: self.size,
            ground: self.ground,
            lang: self.lang,
            measure,
        })
    }
}

/// Where the actors stand in an arrangement, whether they are visible or not: where they stood before,
/// if that was kept. The force-directed arrangement is made anew, so this may take a while.
#[must_use]
pub fn positions(
    index: &Index,
    arrangement: &Arrangement,
    scheme: Option<&SchemeId>,
    kept: &Kept,
) -> Positions {
    let rings = || radial(&RadialRequest::new(index, scheme)).positions;
    let before = kept.positions(arrangement, scheme);
    let mut positions = match (arrangement, before) {
        (Arrangement::Map(centre), _) => World::new(index, *centre).positions,
        (Arrangement::Ego(ego), _) => egocentric(&EgoRequest::new(index, ego, scheme)).positions,
        (Arrangement::Force, Some(before)) => before.clone(),
        (Arrangement::Force, None) => {
            // Nobody can cancel this one.
            let forced = force(&ForceRequest::new(index), &Progress::default());
            forced.unwrap_or_else(|_| rings()).pinned(index.registry())
        }
        (Arrangement::Radial, _) => rings().pinned(index.registry()),
    };
    kept.settle(&mut positions, arrangement, scheme);
    positions
}
