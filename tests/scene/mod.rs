//! Pictures as plain data.

mod almanac;
mod bundles;
mod camera;
mod difference;
mod ego;
mod inset;
mod labels;
mod lanes;
mod large;
mod legend;
mod map;
mod marks;
mod matrix;
mod matrix_look;
mod palette;
mod shade;
mod sheet;
mod timeline;

use std::sync::LazyLock;

use kizuna::fonts::Metrics;
use kizuna::layout::{
    Centre, Ego, EgoRequest, ForceRequest, Positions, Progress, Radial, RadialRequest, World,
    egocentric, force, radial,
};
use kizuna::lens::{Index, Lens, Visible};
use kizuna::model::{Lang, SchemeId};
use kizuna::scene::{
    Camera, FitRequest, Focus, Ground, Guides, MeasureText, NetworkRequest, Scene, Size, fit,
    network,
};

use crate::support::TODAY;

/// The widths of letters in the bundled faces, read once.
static METRICS: LazyLock<Metrics> = LazyLock::new(Metrics::new);

/// The picture's area in a window of 1280 × 800.
const SIZE: Size = Size {
    width: 900.0,
    height: 560.0,
};

fn measure() -> &'static dyn MeasureText {
    &*METRICS
}

/// A registry with everything its pictures need, worked out once.
struct Stage {
    index: Index,
    scheme: Option<SchemeId>,
    rings: Radial,
    forced: Positions,
    worlds: [World; 2],
}

/// What a picture is asked to look like.
#[derive(Clone, Debug)]
struct Look {
    lens: Lens,
    by_force: bool,
    /// A map with this middle.
    on_map: Option<Centre>,
    /// A picture of one actor.
    ego: Option<Ego>,
    /// How much larger than a picture into which everything fits.
    zoom: f64,
    lang: Lang,
    ground: Ground,
    scale: f64,
    focus: Focus,
    inside: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            lens: Lens::default(),
            by_force: false,
            on_map: None,
            ego: None,
            zoom: 1.0,
            lang: Lang::Ja,
            ground: Ground::Light,
            scale: 1.0,
            focus: Focus::default(),
            inside: false,
        }
    }
}

impl Stage {
    fn new(index: Index) -> Self {
        let scheme = index
            .registry()
            .opening_scheme()
            .map(|scheme| scheme.id.clone());
        let rings = radial(&RadialRequest::new(&index, scheme.as_ref()));
        let forced = force(&ForceRequest::new(&index), &Progress::default()).unwrap();
        let worlds = Centre::ALL.map(|centre| World::new(&index, centre));
        Self {
            index,
            scheme,
            rings,
            forced,
            worlds,
        }
    }

    fn visible(&self, lens: &Lens) -> Visible {
        lens.visible(&self.index, TODAY)
    }

    fn world(&self, look: &Look) -> Option<&World> {
        let centre = look.on_map?;
        self.worlds.iter().find(|world| world.centre == centre)
    }

    fn positions(&self, look: &Look) -> &Positions {
        if let Some(world) = self.world(look) {
            &world.positions
        } else if look.by_force {
            &self.forced
        } else {
            &self.rings.positions
        }
    }

    fn guides(&self, look: &Look) -> Guides<'_> {
        if let Some(world) = self.world(look) {
            Guides::Map(world)
        } else if look.by_force {
            Guides::None
        } else {
            Guides::Radial(&self.rings, self.scheme.as_ref())
        }
    }

    /// Hands on where everybody stands, and the lines behind.
    fn with<R>(&self, look: &Look, draw: impl FnOnce(&Positions, Guides<'_>) -> R) -> R {
        match &look.ego {
            Some(ego) => {
                let scheme = self.scheme.as_ref();
                let placed = egocentric(&EgoRequest::new(&self.index, ego, scheme));
                draw(&placed.positions, Guides::Ego(&placed, scheme))
            }
            None => draw(self.positions(look), self.guides(look)),
        }
    }

    /// The camera that shows everything, zoomed.
    fn camera(&self, look: &Look) -> Camera {
        let camera = self.with(look, |positions, guides| {
            fit(&FitRequest {
                index: &self.index,
                also: &std::collections::BTreeSet::new(),
                visible: &self.visible(&look.lens),
                positions,
                guides,
                size: SIZE,
                lang: look.lang,
                scale: look.scale,
                measure: measure(),
            })
        });
        Camera {
            zoom: camera.zoom * look.zoom,
            ..camera
        }
    }

    fn draw(&self, look: &Look) -> Scene {
        self.draw_at(look, self.camera(look))
    }

    /// The same, seen from elsewhere.
    fn draw_at(&self, look: &Look, camera: Camera) -> Scene {
        self.with(look, |positions, guides| {
            network(&NetworkRequest {
                index: &self.index,
                visible: &self.visible(&look.lens),
                positions,
                guides,
                camera,
                size: SIZE,
                ground: look.ground,
                lang: look.lang,
                scale: look.scale,
                focus: &look.focus,
                inside: look.inside,
                emphasis: None,
                measure: measure(),
            })
        })
    }

    /// The rings with everybody somewhere else.
    fn draw_with(&self, look: &Look, positions: &Positions) -> Scene {
        network(&NetworkRequest {
            index: &self.index,
            visible: &self.visible(&look.lens),
            positions,
            guides: Guides::None,
            camera: Camera {
                middle: kizuna::layout::Point::ZERO,
                zoom: look.zoom,
            },
            size: SIZE,
            ground: look.ground,
            lang: look.lang,
            scale: look.scale,
            focus: &look.focus,
            inside: look.inside,
            emphasis: None,
            measure: measure(),
        })
    }

    #[track_caller]
    fn actor(&self, id: &str) -> usize {
        self.index.registry().actors.position(id).unwrap()
    }
}

/// The built-in registry on its stage.
fn yokohama() -> &'static Stage {
    static STAGE: LazyLock<Stage> =
        LazyLock::new(|| Stage::new(crate::support::builtin_index().clone()));
    &STAGE
}
