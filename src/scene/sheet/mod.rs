//! A whole picture to hand on: title, time and lens in words, the view, legend, sources.

mod body;
mod frame;
mod with_inset;

use super::label::MeasureText;
use super::lanes::LanePlan;
use super::marks::{Mark, Scene, Size};
use super::matrix::MatrixPlan;
use super::network::{Guides, name};
use super::shift::{shift, shift_mark};
use super::style::{Color, Ground, ink};
use crate::i18n::Message;
use crate::layout::{Point, Positions, reached};
use crate::lens::words::time_text;
use crate::lens::{Index, Lens, Visible};
use crate::model::Lang;
use body::Drawn;
use frame::Frame;

/// What a sheet is made from.
#[derive(Clone, Copy)]
pub struct SheetRequest<'a> {
    /// The registry.
    pub index: &'a Index,
    /// The lens, for its words.
    pub lens: &'a Lens,
    /// What it leaves.
    pub visible: &'a Visible,
    /// As what.
    pub body: Body<'a>,
    /// The size of the sheet; `None` for the size that suits what it shows.
    pub size: Option<Size>,
    /// Light or dark.
    pub ground: Ground,
    /// The language.
    pub lang: Lang,
    /// Tells how wide texts are.
    pub measure: &'a dyn MeasureText,
}

/// What stands between title and legend.
#[derive(Clone, Copy)]
pub enum Body<'a> {
    /// Actors at their places, and ties between them.
    Network {
        /// Where actors stand.
        positions: &'a Positions,
        /// The lines behind them.
        guides: Guides<'a>,
    },
    /// A row for each tie or actor, over time.
    Lanes {
        /// The rows in order.
        plan: &'a LanePlan,
        /// The years at its left and its right end.
        years: (f64, f64),
    },
    /// How many ties stand between what.
    Matrix(&'a MatrixPlan),
}

impl Body<'_> {
    /// What of the visible it shows: an ego view leaves out whom it does not reach.
    fn shown(&self, index: &Index, visible: &Visible) -> Visible {
        let Self::Network {
            guides: Guides::Ego(ego, _),
            ..
        } = self
        else {
            return visible.clone();
        };
        let reached = ego.ego.map(|middle| reached(index, middle, visible));
        let steps = |actor: usize| reached.as_ref()?.get(actor).copied().flatten();
        visible.among(|actor| steps(actor).is_some())
    }

    /// How many of the visible actors it leaves out or has no place for, in words.
    fn unplaced(&self, request: &SheetRequest<'_>, left_out: usize) -> Option<Message> {
        let (count, message) = match self {
            Self::Network {
                guides: Guides::Ego(..),
                ..
            } => (left_out, "status-unreached"),
            Self::Network { positions, .. } => {
                let actors = request.visible.actors.iter();
                let nowhere = actors.filter(|actor| positions.get(**actor).is_none());
                (nowhere.count(), "status-unplaced")
            }
            Self::Lanes { .. } | Self::Matrix(_) => return None,
        };
        (count > 0).then(|| Message::new(message).with("count", count))
    }

    /// The actor that it is about, if it is about one.
    fn ego(&self) -> Option<usize> {
        match self {
            Self::Network {
                guides: Guides::Ego(ego, _),
                ..
            } => ego.ego,
            _ => None,
        }
    }

    /// Whether everybody stands in the same place whatever the lens leaves.
    fn is_steady(&self) -> bool {
        match self {
            Self::Network { guides, .. } => !matches!(guides, Guides::Map(_)),
            Self::Lanes { .. } | Self::Matrix(_) => false,
        }
    }
}

/// A picture with everything a reader needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The network, in the coordinates of the sheet.
    pub scene: Scene,
    /// The ground.
    pub ground: Color,
    /// Title, legend and sources.
    pub frame: Vec<Mark>,
    /// What the picture is called, for a reader who cannot see it.
    pub title: String,
    /// What it shows, for a reader who cannot see it.
    pub description: String,
}

/// Below this width letters shrink; those of a timeline below the second.
const FULL_WIDTH: f64 = 1000.0;
const LANES_FULL_WIDTH: f64 = 1280.0;

/// The title takes at least this height.
const HEAD: f64 = 72.0;
/// What a picture is of keeps at least this height; on a smaller sheet legend and sources fall away.
const LEAST_BODY: f64 = 90.0;

/// Draws a sheet.
#[must_use]
pub fn sheet(request: &SheetRequest<'_>) -> Sheet {
    let shown = request.body.shown(request.index, request.visible);
    let left_out = request.visible.actors.len() - shown.actors.len();
    let request = &SheetRequest {
        visible: &shown,
        ..*request
    };
    let (size, scale) = request.measures();
    let mut frame = Frame::new(request, size, scale);
    frame.left_out = left_out;
    let title = title(request);
    let top = frame.head(&title).max(HEAD * scale);
    let above = frame.marks.len();
    let mut bottom = frame.foot();
    if request.body.is_steady() {
        // The network stands where it would if everything was visible: nobody moves with the lens.
        let everything = Lens::default().visible(request.index, request.visible.day);
        let everything = request.body.shown(request.index, &everything);
        let request = SheetRequest {
            visible: &everything,
            ..*request
        };
        bottom = bottom.max(Frame::new(&request, size, scale).foot());
    }
    if top + bottom + LEAST_BODY * scale > size.height {
        frame.marks.truncate(above);
        bottom = 0.0;
    }
    let area = Size {
        width: size.width,
        height: (size.height - top - bottom).max(40.0),
    };
    let Drawn { mut scene, front } = body::draw(request, area, scale);
    let by = Point::new(0.0, top);
    shift(&mut scene, by);
    scene.size = size;
    let mut marks = frame.marks;
    marks.extend(front.into_iter().map(|mut mark| {
        shift_mark(&mut mark, by);
        mark
    }));
    Sheet {
        scene,
        ground: ink(request.ground).ground,
        frame: marks,
        title,
        description: description(request),
    }
}

impl SheetRequest<'_> {
    /// The size of the sheet, and how much larger than usual letters are.
    fn measures(&self) -> (Size, f64) {
        let scale = |size: Size| match self.body {
            // A list may be of any height.
            Body::Lanes { .. } => size.width / LANES_FULL_WIDTH,
            _ => size.width.min(size.height * 1.5) / FULL_WIDTH,
        };
        let scale = |size: Size| scale(size).clamp(0.6, 3.0);
        match (self.size, self.body) {
            (Some(size), _) => (size, scale(size)),
            (None, Body::Network { .. }) => (Size::PICTURE, scale(Size::PICTURE)),
            (None, Body::Lanes { plan, .. }) => {
                let scale = scale(Size::PICTURE);
                (body::lanes_size(self, plan, scale), scale)
            }
            (None, Body::Matrix(plan)) => (body::matrix_size(self, plan), 1.0),
        }
    }
}

/// What the picture is called: as the registry is, with whom it is about.
fn title(request: &SheetRequest<'_>) -> String {
    let lang = request.lang;
    let title = request.index.registry().title.get(lang);
    match request.body.ego() {
        Some(ego) => Message::new("ego-title")
            .with("name", name(request.index, ego, request.visible.day, lang))
            .with("title", title)
            .text(lang),
        None => title.to_owned(),
    }
}

/// What the picture shows, in one sentence.
fn description(request: &SheetRequest<'_>) -> String {
    let (certain, possible) = request.visible.count();
    Message::new("picture-description")
        .with("time", time_text(request.lang, request.lens.time))
        .with("ties", certain)
        .with("possible", possible)
        .with("actors", request.visible.actors.len())
        .text(request.lang)
}
