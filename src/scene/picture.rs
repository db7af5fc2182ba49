//! From a lens to a finished sheet: what the window and the command line both export.

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
        let visible = self.lens.visible(index, self.today);
        match &self.view {
            View::Network(arrangement) => self.network(index, measure, &visible, arrangement),
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
        let View::Network(arrangement) = &self.view else {
            return None;
        };
        let visible = self.lens.visible(index, self.today);
        let graph = Graph::new(index, &self.lens, &visible, self.lang);
        let positions = self.positions(index, arrangement);
        Some(Plot::new(index, &visible, graph, &positions, self.ground))
    }

    /// Where the actors stand in an arrangement, whether they are visible or not.
    fn positions(&self, index: &Index, arrangement: &Arrangement) -> Positions {
        let scheme = self.scheme.as_ref();
        let steady = match arrangement {
            Arrangement::Map(centre) => return World::new(index, *centre).positions,
            Arrangement::Ego(ego) => {
                return egocentric(&EgoRequest::new(index, ego, scheme)).positions;
            }
            Arrangement::Radial => None,
            // Nobody can cancel this one.
            Arrangement::Force => force(&ForceRequest::new(index), &Progress::default()).ok(),
        };
        steady
            .unwrap_or_else(|| radial(&RadialRequest::new(index, scheme)).positions)
            .pinned(index.registry())
    }

    fn network(
        &self,
        index: &Index,
        measure: &dyn MeasureText,
        visible: &Visible,
        arrangement: &Arrangement,
    ) -> Sheet {
        let draw = |positions: &Positions, guides| {
            self.sheet_of(index, measure, visible, Body::Network { positions, guides })
        };
        if let Arrangement::Map(centre) = arrangement {
            let world = World::new(index, *centre);
            return draw(&world.positions, Guides::Map(&world));
        }
        if let Arrangement::Ego(ego) = arrangement {
            let scheme = self.scheme.as_ref();
            let ego = egocentric(&EgoRequest::new(index, ego, scheme));
            return draw(&ego.positions, Guides::Ego(&ego, scheme));
        }
        if *arrangement == Arrangement::Force {
            return draw(&self.positions(index, arrangement), Guides::None);
        }
        let rings = radial(&RadialRequest::new(index, self.scheme.as_ref()));
        let positions = rings.positions.clone().pinned(index.registry());
        draw(&positions, Guides::Radial(&rings, self.scheme.as_ref()))
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
