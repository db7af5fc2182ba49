//! What a map shows beside the network: an inset, and the region that is pointed at.

use crate::layout::{Centre, Point};
use crate::lens::{Lens, Time};
use crate::model::RegionRef;
use crate::scene::{
    Arrangement, Camera, InsetPlace, InsetRequest, OnMap, Rect, Size, View, inset_place,
};
use crate::ui::panes::Pane;
use crate::ui::state::State;

/// A canvas smaller than this has no room for an inset.
const LEAST: Size = Size {
    width: 900.0,
    height: 560.0,
};

/// The inset as it was last looked for, and for what.
#[derive(Default)]
pub(super) struct Beside {
    sought: Option<(Sought, Option<InsetPlace>)>,
}

/// Everything that the place of an inset depends on. Time is not among it: while that plays, the inset
/// stays where it is.
#[derive(Clone, PartialEq)]
struct Sought {
    layout_version: u64,
    lens: Lens,
    centre: Centre,
    camera: Camera,
    size: Size,
    scale: f32,
}

/// What is shown beside the network.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Shown {
    inset: Option<InsetPlace>,
    region: Option<RegionRef>,
}

impl Shown {
    pub(super) fn on_map(&self) -> OnMap<'_> {
        OnMap {
            inset: self.inset,
            region: self.region.as_ref(),
            ..OnMap::default()
        }
    }
}

impl Beside {
    /// What is shown now.
    pub(super) fn shown(&mut self, state: &State, pane: &Pane) -> Shown {
        let (View::Network(Arrangement::Map(centre)), Some(camera)) = (&pane.shows, pane.camera)
        else {
            return Shown::default();
        };
        Shown {
            inset: self.inset(state, pane, *centre, camera),
            region: region(state),
        }
    }

    fn inset(
        &mut self,
        state: &State,
        pane: &Pane,
        centre: Centre,
        camera: Camera,
    ) -> Option<InsetPlace> {
        let size = pane.size;
        let small = size.width < LEAST.width || size.height < LEAST.height;
        if small || !state.view.inset || !pane.fitted {
            return None;
        }
        let wanted = Sought {
            layout_version: state.derived.layout_version,
            lens: Lens {
                time: Time::Any,
                ..state.lens.clone()
            },
            centre,
            camera,
            size,
            scale: state.scale(),
        };
        if let Some((sought, place)) = &self.sought
            && *sought == wanted
        {
            return *place;
        }
        let scale = f64::from(state.scale());
        let place = inset_place(&InsetRequest {
            world: state.derived.world(centre),
            visible: &state.derived.all_times,
            camera,
            size,
            scale,
            keep: &[zoom_buttons(size, scale)],
        });
        self.sought = Some((wanted, place));
        place
    }
}

/// The corner in which the buttons lie that zoom.
fn zoom_buttons(size: Size, scale: f64) -> Rect {
    let corner = Point::new(size.width, size.height);
    let side = 30.0 * scale.sqrt();
    Rect {
        min: corner - Point::new(side + 18.0, side * 3.0 + 26.0),
        max: corner,
    }
}

/// The region whose row is pointed at, else that of the actor that is.
fn region(state: &State) -> Option<RegionRef> {
    state.desk.region.clone().or_else(|| {
        let registry = state.registry();
        let actor = registry.actors.rows().get(state.view.hovered?)?;
        registry.region_of(actor, state.scheme()?)
    })
}
