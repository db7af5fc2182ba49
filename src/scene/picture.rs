//! From a lens to a finished sheet: what the window and the command line both export.

use super::label::MeasureText;
use super::marks::Size;
use super::matrix::MatrixPlan;
use super::network::Guides;
use super::sheet::{Body, Sheet, SheetRequest, own_size, sheet};
use super::style::Ground;
use super::view::View;
use crate::layout::{
    Centre, ForceRequest, Positions, Progress, RadialRequest, World, force, radial,
};
use crate::lens::{Index, Lens, Visible};
use crate::model::{Date, Lang, SchemeId};

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
    /// The size of the sheet; `None` for the size that suits the view.
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
            View::Matrix(matrix) => {
                let scheme = self.scheme.as_ref();
                let plan = MatrixPlan::new(index, &visible, *matrix, scheme, self.lang, measure);
                let body = Body::Matrix {
                    plan: &plan,
                    whole: self.size.is_none(),
                };
                self.sheet_of(index, measure, &visible, body)
            }
        }
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
        let rings = radial(&RadialRequest::new(index, self.scheme.as_ref()));
        // Nobody can cancel this one.
        let forced = (*arrangement == Arrangement::Force)
            .then(|| force(&ForceRequest::new(index), &Progress::default()).ok())
            .flatten();
        let (positions, guides) = match forced {
            Some(positions) => (positions, Guides::None),
            None => (
                rings.positions.clone(),
                Guides::Radial(&rings, self.scheme.as_ref()),
            ),
        };
        draw(&positions.pinned(index.registry()), guides)
    }

    fn sheet_of(
        &self,
        index: &Index,
        measure: &dyn MeasureText,
        visible: &Visible,
        body: Body<'_>,
    ) -> Sheet {
        let mut request = SheetRequest {
            index,
            lens: &self.lens,
            visible,
            body,
            size: self.size.unwrap_or(Size::PICTURE),
            ground: self.ground,
            lang: self.lang,
            measure,
        };
        if self.size.is_none() {
            request.size = own_size(&request);
        }
        sheet(&request)
    }
}
