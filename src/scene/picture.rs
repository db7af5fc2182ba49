//! From a lens to a finished sheet: what the window and the command line both export.

use super::label::MeasureText;
use super::marks::Size;
use super::network::Guides;
use super::sheet::{Sheet, SheetRequest, sheet};
use super::style::Ground;
use crate::layout::{
    Centre, ForceRequest, Positions, Progress, RadialRequest, World, force, radial,
};
use crate::lens::{Index, Lens, Visible};
use crate::model::{Date, Lang, SchemeId};

/// How actors are arranged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    /// How actors are arranged.
    pub arrangement: Arrangement,
    /// The scheme of the sectors.
    pub scheme: Option<SchemeId>,
    /// The size of the sheet.
    pub size: Size,
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
        if let Arrangement::Map(centre) = self.arrangement {
            let world = World::new(index, centre);
            let guides = Guides::Map(&world);
            return self.sheet_of(index, measure, &visible, &world.positions, guides);
        }
        let rings = radial(&RadialRequest::new(index, self.scheme.as_ref()));
        // Nobody can cancel this one.
        let forced = (self.arrangement == Arrangement::Force)
            .then(|| force(&ForceRequest::new(index), &Progress::default()).ok())
            .flatten();
        let (positions, guides) = match forced {
            Some(positions) => (positions, Guides::None),
            None => (
                rings.positions.clone(),
                Guides::Radial(&rings, self.scheme.as_ref()),
            ),
        };
        let positions = positions.pinned(index.registry());
        self.sheet_of(index, measure, &visible, &positions, guides)
    }

    fn sheet_of(
        &self,
        index: &Index,
        measure: &dyn MeasureText,
        visible: &Visible,
        positions: &Positions,
        guides: Guides<'_>,
    ) -> Sheet {
        sheet(&SheetRequest {
            index,
            lens: &self.lens,
            visible,
            positions,
            guides,
            size: self.size,
            ground: self.ground,
            lang: self.lang,
            measure,
        })
    }
}
