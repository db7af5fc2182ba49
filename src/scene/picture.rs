//! From a lens to a finished sheet: what the window and the command line both export.

use std::sync::Arc;

use super::emphasis::Emphasis;
use super::kept::Kept;
use super::label::MeasureText;
use super::lanes::{LanePlan, lane_years};
use super::matrix::MatrixPlan;
use super::network::Guides;
use super::paper::Paper;
use super::plot::Plot;
use super::sheet::{Body, Sheet, SheetRequest, sheet};
use super::style::Ground;
use super::view::View;
use crate::layout::{
    Cancelled, Centre, Ego, EgoRequest, Egocentric, ForceRequest, Positions, Progress, Radial,
    RadialRequest, World, egocentric, force, radial,
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
    /// As what else, beside it.
    pub beside: Option<View>,
    /// The scheme of the sectors, of the regions of a matrix.
    pub scheme: Option<SchemeId>,
    /// Size, margins and ground; without a size the view's own.
    pub paper: Paper,
    /// What it is called; `None`: as the registry is.
    pub title: Option<String>,
    /// Light or dark.
    pub ground: Ground,
    /// The language.
    pub lang: Lang,
    /// Where everybody stood when it was drawn before, as far as that was kept.
    pub kept: Arc<Kept>,
}

impl Picture {
    /// Draws the sheet. The force-directed arrangement is made anew, so this may take a while.
    #[must_use]
    pub fn sheet(&self, index: &Index, measure: &dyn MeasureText) -> Sheet {
        // Nobody can cancel this one.
        let drawn = self.draw(index, measure, &Progress::default());
        drawn.unwrap_or_default()
    }

    /// Draws the sheet, unless that is cancelled while actors are being arranged.
    ///
    /// # Errors
    /// It was cancelled.
    pub fn draw(
        &self,
        index: &Index,
        measure: &dyn MeasureText,
        progress: &Progress,
    ) -> Result<Sheet, Cancelled> {
        self.draw_difference(index, None, measure, progress)
    }

    /// As [`Picture::draw`], as a picture of a difference: of the kinds that stand back it shows only
    /// what differs, unless the lens asks for kinds. Only networks can show a difference.
    ///
    /// # Errors
    /// It was cancelled.
    pub fn draw_difference(
        &self,
        index: &Index,
        emphasis: Option<&Emphasis>,
        measure: &dyn MeasureText,
        progress: &Progress,
    ) -> Result<Sheet, Cancelled> {
        let visible = self.lens.visible(index, self.today);
        let visible = match emphasis {
            Some(emphasis) if self.lens.kinds.is_empty() => emphasis.shown(index, visible),
            _ => visible,
        };
        let ready = |view: &View| self.ready(index, measure, &visible, view, progress);
        let first = ready(&self.view)?;
        let beside = self.beside.as_ref().map(ready).transpose()?;
        let scheme = self.scheme.as_ref();
        Ok(sheet(&SheetRequest {
            index,
            lens: &self.lens,
            visible: &visible,
            body: first.body(scheme),
            beside: beside.as_ref().map(|ready| ready.body(scheme)),
            paper: self.paper,
            title: self.title.as_deref(),
            emphasis,
            ground: self.ground,
            lang: self.lang,
            measure,
        }))
    }

    /// What is visible as a network for programs that draw it themselves, everybody at the place that
    /// the view gives them. `None`: the view gives nobody a place.
    ///
    /// # Errors
    /// It was cancelled.
    pub fn plot(&self, index: &Index, progress: &Progress) -> Result<Option<Plot>, Cancelled> {
        let View::Network(arrangement) = &self.view else {
            return Ok(None);
        };
        let visible = self.lens.visible(index, self.today);
        let graph = Graph::new(index, &self.lens, &visible, self.lang);
        let arranged = self.arranged(index, arrangement, progress)?;
        let (positions, ground) = (arranged.positions(), self.ground);
        Ok(Some(Plot::new(index, &visible, graph, positions, ground)))
    }

    /// Where the actors stand in an arrangement, whether they are visible or not.
    fn arranged(
        &self,
        index: &Index,
        arrangement: &Arrangement,
        progress: &Progress,
    ) -> Result<Arranged, Cancelled> {
        let scheme = self.scheme.as_ref();
        Arranged::new(index, arrangement, scheme, &self.kept, progress)
    }

    fn ready(
        &self,
        index: &Index,
        measure: &dyn MeasureText,
        visible: &Visible,
        view: &View,
        progress: &Progress,
    ) -> Result<Ready, Cancelled> {
        let scheme = self.scheme.as_ref();
        Ok(match view {
            View::Network(arrangement) => {
                Ready::Network(self.arranged(index, arrangement, progress)?)
            }
            View::Lanes(lanes) => {
                let plan = LanePlan::new(index, &self.lens, visible, *lanes, scheme, self.lang);
                let years = lane_years(index, visible, &plan, self.today);
                Ready::Lanes(plan, years)
            }
            View::Matrix(matrix) => Ready::Matrix(MatrixPlan::new(
                index, visible, *matrix, scheme, self.lang, measure,
            )),
        })
    }
}

/// A view with all that is worked out before it is drawn.
enum Ready {
    Network(Arranged),
    Lanes(LanePlan, (f64, f64)),
    Matrix(MatrixPlan),
}

/// Where actors stand, and the lines behind them.
enum Arranged {
    Rings(Radial, Positions),
    Free(Positions),
    Map(World),
    Ego(Egocentric),
}

impl Ready {
    fn body<'a>(&'a self, scheme: Option<&'a SchemeId>) -> Body<'a> {
        match self {
            Self::Network(arranged) => Body::Network {
                positions: arranged.positions(),
                guides: arranged.guides(scheme),
            },
            Self::Lanes(plan, years) => Body::Lanes {
                plan,
                years: *years,
            },
            Self::Matrix(plan) => Body::Matrix(plan),
        }
    }
}

/// Where the actors stand in an arrangement under a scheme, whether they are visible or not: where
/// they stood before, as far as that was kept.
///
/// # Errors
/// It was cancelled while actors were being arranged by force.
pub fn positions(
    index: &Index,
    arrangement: &Arrangement,
    scheme: Option<&SchemeId>,
    kept: &Kept,
    progress: &Progress,
) -> Result<Positions, Cancelled> {
    let arranged = Arranged::new(index, arrangement, scheme, kept, progress)?;
    Ok(arranged.into_positions())
}

impl Arranged {
    fn new(
        index: &Index,
        arrangement: &Arrangement,
        scheme: Option<&SchemeId>,
        kept: &Kept,
        progress: &Progress,
    ) -> Result<Self, Cancelled> {
        let settle = |positions: &mut Positions| kept.settle(positions, arrangement, scheme);
        Ok(match arrangement {
            Arrangement::Map(centre) => {
                let mut world = World::new(index, *centre);
                settle(&mut world.positions);
                Self::Map(world)
            }
            Arrangement::Ego(ego) => {
                let mut around = egocentric(&EgoRequest::new(index, ego, scheme));
                Self::Ego(if settle(&mut around.positions) {
                    around
                } else {
                    around.without_lines()
                })
            }
            Arrangement::Radial => {
                let rings = radial(&RadialRequest::new(index, scheme));
                let mut positions = rings.positions.clone().pinned(index.registry());
                if settle(&mut positions) {
                    Self::Rings(rings, positions)
                } else {
                    Self::Rings(rings.without_lines(), positions)
                }
            }
            Arrangement::Force => Self::Free(match kept.positions(arrangement, scheme) {
                Some(kept) => kept.clone(),
                None => force(&ForceRequest::new(index), progress)?.pinned(index.registry()),
            }),
        })
    }

    fn into_positions(self) -> Positions {
        match self {
            Self::Rings(_, positions) | Self::Free(positions) => positions,
            Self::Map(world) => world.positions,
            Self::Ego(ego) => ego.positions,
        }
    }

    fn positions(&self) -> &Positions {
        match self {
            Self::Rings(_, positions) | Self::Free(positions) => positions,
            Self::Map(world) => &world.positions,
            Self::Ego(ego) => &ego.positions,
        }
    }

    fn guides<'a>(&'a self, scheme: Option<&'a SchemeId>) -> Guides<'a> {
        match self {
            Self::Rings(rings, _) => Guides::Radial(rings, scheme),
            Self::Free(_) => Guides::None,
            Self::Map(world) => Guides::Map(world),
            Self::Ego(ego) => Guides::Ego(ego, scheme),
        }
    }
}
