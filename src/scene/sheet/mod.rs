//! A whole picture to hand on: title, time and lens in words, the view, legend, sources.

mod body;
mod frame;
mod with_inset;

use super::emphasis::Emphasis;
use super::label::MeasureText;
use super::lanes::LanePlan;
use super::marks::{Anchor, Mark, Path, Scene, Size, Stroke, TextMark};
use super::matrix::MatrixPlan;
use super::network::{Guides, name};
use super::paper::Paper;
use super::shift::{shift, shift_mark};
use super::style::{Color, Ground, ink};
use crate::i18n::Message;
use crate::insight::Sign;
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
    /// What stands at its right, or below it where the sheet is high: another view of the same.
    pub beside: Option<Body<'a>>,
    /// Size, margins and ground.
    pub paper: Paper,
    /// What the picture is called; `None`: as the registry is.
    pub title: Option<&'a str>,
    /// How what is shown differs from an earlier state, if the picture is about that.
    pub emphasis: Option<&'a Emphasis>,
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

    /// What it is called, where it stands beside another.
    fn caption(&self, request: &SheetRequest<'_>) -> String {
        let id = match self {
            Self::Network { guides, .. } => match guides {
                Guides::Radial(..) => "arrangement-radial",
                Guides::None => "arrangement-force",
                Guides::Map(_) => "arrangement-map",
                Guides::Ego(ego, _) => {
                    let who = ego
                        .ego
                        .map(|ego| name(request.index, ego, request.visible.day, request.lang));
                    let caption = Message::new("view-around").with("name", who.unwrap_or_default());
                    return caption.text(request.lang);
                }
            },
            Self::Lanes { .. } => "view-timeline",
            Self::Matrix(_) => "view-matrix",
        };
        Message::new(id).text(request.lang)
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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its size, margins included.
    pub size: Size,
    /// The view, in the coordinates of the sheet.
    pub scene: Scene,
    /// A second view of the same, in the same coordinates.
    pub beside: Option<Scene>,
    /// The ground; `None` leaves it clear.
    pub ground: Option<Color>,
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

/// Room between two views.
const BETWEEN: f64 = 24.0;
/// Room for what a view is called, above each of two.
const CAPTION: f64 = 26.0;

/// Draws a sheet.
#[must_use]
pub fn sheet(request: &SheetRequest<'_>) -> Sheet {
    let views: Vec<View<'_>> = request.bodies().map(|body| request.view(body)).collect();
    // One view that leaves actors out speaks of nobody else; two speak of all that is visible.
    let visible = match views.as_slice() {
        [one] => &one.shown,
        _ => request.visible,
    };
    let request = &SheetRequest {
        visible,
        ..*request
    };
    let (size, scale) = request.measures();
    let mut frame = Frame::new(request, size, scale);
    let left_out = views.iter().map(|view| view.left_out);
    frame.left_out = left_out.collect();
    let title = title(request);
    let top = frame.top(&title);
    let above = frame.marks.len();
    let mut bottom = frame.foot();
    // Two pictures of a difference are not laid over each other.
    // A picture within a text is looked at alone.
    let alone = request.emphasis.is_some() || request.paper.within_text;
    if !alone && request.bodies().any(|body| body.is_steady()) {
        // The network stands where it would if everything was visible: nobody moves with the lens.
        let everything = Lens::default().visible(request.index, request.visible.day);
        let everything = match (request.beside, views.first()) {
            (None, Some(view)) => view.body.shown(request.index, &everything),
            _ => everything,
        };
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
    let mut marks = frame.marks;
    let margin = Point::new(request.paper.margin, request.paper.margin);
    let areas = parts(area, views.len(), scale);
    let mut scenes = Vec::new();
    for (view, (at, area)) in views.iter().zip(areas) {
        let request = &SheetRequest {
            visible: &view.shown,
            body: view.body,
            ..*request
        };
        let Drawn { mut scene, front } = body::draw(request, area, scale);
        let by = Point::new(0.0, top) + at;
        shift(&mut scene, by + margin);
        scene.size = request.paper.around(size);
        scenes.push(scene);
        marks.extend(front.into_iter().map(|mut mark| {
            shift_mark(&mut mark, by);
            mark
        }));
        if views.len() > 1 {
            marks.extend(caption(request, by, area, scale));
        }
    }
    for mark in &mut marks {
        shift_mark(mark, margin);
    }
    let mut scenes = scenes.into_iter();
    Sheet {
        size: request.paper.around(size),
        scene: scenes.next().unwrap_or_default(),
        beside: scenes.next(),
        ground: (!request.paper.clear).then(|| ink(request.ground).ground),
        frame: marks,
        title,
        description: description(request),
    }
}

/// One of the views of a sheet.
struct View<'a> {
    body: Body<'a>,
    /// What of the visible it shows.
    shown: Visible,
    /// How many visible actors it leaves out.
    left_out: usize,
}

/// Where the views stand in the area that is left for them: one fills it, two share it; beside each
/// other where it is wide, else one below the other.
fn parts(area: Size, count: usize, scale: f64) -> Vec<(Point, Size)> {
    if count < 2 {
        return vec![(Point::ZERO, area)];
    }
    let (between, above) = (BETWEEN * scale, CAPTION * scale);
    let (part, step) = if area.width > area.height {
        let width = (area.width - between) / 2.0;
        let height = area.height - above;
        (Size { width, height }, Point::new(width + between, 0.0))
    } else {
        let height = (area.height - between) / 2.0 - above;
        let step = Point::new(0.0, height + above + between);
        let width = area.width;
        (Size { width, height }, step)
    };
    let first = Point::new(0.0, above);
    vec![(first, part), (first + step, part)]
}

/// What one of two views is called, above it, on a line as wide as it.
fn caption(request: &SheetRequest<'_>, at: Point, area: Size, scale: f64) -> [Mark; 2] {
    let ink = ink(request.ground);
    let (left, y) = (at.x + 24.0 * scale, at.y - 0.5 * CAPTION * scale);
    let words = Mark::Text(TextMark {
        text: request.body.caption(request),
        at: Point::new(left, y),
        anchor: Anchor::Start,
        size: 13.5 * scale,
        bold: true,
        color: ink.text,
        opacity: 1.0,
        halo: None,
    });
    let end = at.x + area.width - 24.0 * scale;
    let line = Mark::Path(Path {
        points: vec![Point::new(left, at.y), Point::new(end, at.y)],
        stroke: Some(Stroke {
            width: 1.0,
            color: ink.line,
            dash: Vec::new(),
            opacity: 1.0,
        }),
        fill: None,
    });
    [line, words]
}

impl<'a> SheetRequest<'a> {
    fn bodies(&self) -> impl Iterator<Item = Body<'a>> + use<'a> {
        std::iter::once(self.body).chain(self.beside)
    }

    fn view(&self, body: Body<'a>) -> View<'a> {
        let shown = body.shown(self.index, self.visible);
        let left_out = self.visible.actors.len() - shown.actors.len();
        View {
            body,
            shown,
            left_out,
        }
    }

    /// The size within the margins, and how much larger than usual letters are.
    fn measures(&self) -> (Size, f64) {
        let scale = |size: Size| match (self.body, self.beside) {
            // A list may be of any height.
            (Body::Lanes { .. }, None) => size.width / LANES_FULL_WIDTH,
            _ => size.width.min(size.height * 1.5) / FULL_WIDTH,
        };
        let scale = |size: Size| scale(size).clamp(0.6, 3.0);
        let asked = self.paper.size.map(|size| self.paper.within(size));
        match (asked, self.body, self.beside) {
            (Some(size), Body::Lanes { plan, .. }, None) if self.paper.within_text => {
                let scale = scale(size);
                (body::lanes_size(self, plan, scale, size.width), scale)
            }
            (Some(size), ..) => (size, scale(size)),
            (None, Body::Lanes { plan, .. }, None) => {
                let scale = scale(Size::PICTURE);
                (
                    body::lanes_size(self, plan, scale, Size::PICTURE.width),
                    scale,
                )
            }
            (None, Body::Matrix(plan), None) => (body::matrix_size(self, plan), 1.0),
            (None, ..) => (Size::PICTURE, scale(Size::PICTURE)),
        }
    }
}

/// What the picture is called: as the registry is, with whom it is about.
fn title(request: &SheetRequest<'_>) -> String {
    let lang = request.lang;
    if let Some(title) = request.title {
        return title.to_owned();
    }
    let title = request.index.registry().title.get(lang);
    match request.body.ego().filter(|_| request.beside.is_none()) {
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
    if let Some(emphasis) = request.emphasis {
        let count = |sign| emphasis.count(request.visible, sign).0;
        return Message::new("diff-description")
            .with("ties", certain + possible)
            .with("added", count(Sign::Added))
            .with("ended", count(Sign::Ended))
            .with("changed", count(Sign::Changed))
            .text(request.lang);
    }
    Message::new("picture-description")
        .with("time", time_text(request.lang, request.lens.time))
        .with("ties", certain)
        .with("possible", possible)
        .with("actors", request.visible.actors.len())
        .text(request.lang)
}
