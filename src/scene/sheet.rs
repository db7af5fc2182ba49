//! A whole picture to hand on: title, time and lens in words, the network, legend, sources.

use std::collections::BTreeSet;

use super::fit::{FitRequest, fit};
use super::label::MeasureText;
use super::legend::{LegendLook, legend, legend_box};
use super::marks::{Anchor, Mark, Path, Rect, Scene, Size, Stroke, TextMark};
use super::network::{Focus, Guides, NetworkRequest, name, network};
use super::style::{Color, Ground, ink};
use crate::i18n::Message;
use crate::layout::{Point, Positions, reached};
use crate::lens::words::{lens_text, time_text};
use crate::lens::{Index, Lens, Visible};
use crate::model::{Lang, PartialDate};
use crate::records::tie_citations;

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
    /// The size of the sheet.
    pub size: Size,
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
        let Self::Network { positions, guides } = self;
        let (count, message) = match guides {
            Guides::Ego(..) => (left_out, "status-unreached"),
            _ => {
                let actors = request.visible.actors.iter();
                let nowhere = actors.filter(|actor| positions.get(**actor).is_none());
                (nowhere.count(), "status-unplaced")
            }
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
            Self::Network { .. } => None,
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

/// Below this width letters shrink.
const FULL_WIDTH: f64 = 1000.0;
/// Size of the title.
const TITLE: f64 = 20.0;

/// Draws a sheet.
#[must_use]
pub fn sheet(request: &SheetRequest<'_>) -> Sheet {
    let shown = request.body.shown(request.index, request.visible);
    let left_out = request.visible.actors.len() - shown.actors.len();
    let request = &SheetRequest {
        visible: &shown,
        ..*request
    };
    let scale = (request.size.width.min(request.size.height * 1.5) / FULL_WIDTH).clamp(0.6, 3.0);
    let mut frame = Frame {
        request,
        scale,
        left_out,
        marks: Vec::new(),
    };
    let title = title(request);
    let description = description(request);
    // The network stands where it would if everything was visible: nobody moves with the lens.
    let top = frame.head(&title).max(72.0 * scale);
    let everything = Lens::default().visible(request.index, request.visible.day);
    let everything = request.body.shown(request.index, &everything);
    let mut bottom = frame.foot();
    let on_map = matches!(
        request.body,
        Body::Network {
            guides: Guides::Map(_),
            ..
        }
    );
    if !on_map {
        let mut whole = Frame {
            request: &SheetRequest {
                visible: &everything,
                ..*request
            },
            scale,
            left_out,
            marks: Vec::new(),
        };
        bottom = bottom.max(whole.foot());
    }
    let area = Size {
        width: request.size.width,
        height: (request.size.height - top - bottom).max(40.0),
    };
    let mut scene = match request.body {
        Body::Network { positions, guides } => network_in(request, positions, guides, area, scale),
    };
    if on_map {
        keep_within(&mut scene, area, ink(request.ground).line);
    }
    shift(&mut scene, Point::new(0.0, top));
    scene.size = request.size;
    Sheet {
        scene,
        ground: ink(request.ground).ground,
        frame: frame.marks,
        title,
        description,
    }
}

/// The network in an area, seen whole.
fn network_in(
    request: &SheetRequest<'_>,
    positions: &Positions,
    guides: Guides<'_>,
    area: Size,
    scale: f64,
) -> Scene {
    let lang = request.lang;
    let back = |actor: &usize| match guides {
        Guides::Ego(ego, _) => ego.back.get(*actor).copied().unwrap_or(false),
        _ => request.index.is_background(*actor),
    };
    // Where some of those that stand back are shown there is room for all of them.
    let also: BTreeSet<usize> = if request.visible.actors.iter().any(back) {
        (0..positions.0.len()).filter(back).collect()
    } else {
        BTreeSet::new()
    };
    let focus = Focus::default();
    network(&NetworkRequest {
        index: request.index,
        visible: request.visible,
        positions,
        guides,
        camera: fit(&FitRequest {
            index: request.index,
            also: &also,
            visible: request.visible,
            positions,
            guides,
            size: area,
            lang,
            scale,
            measure: request.measure,
        }),
        size: area,
        ground: request.ground,
        lang,
        scale,
        focus: &focus,
        inside: true,
        measure: request.measure,
    })
}

/// Leaves of a map what lies in the picture's area, between two lines: title and legend stand on
/// plain ground.
fn keep_within(scene: &mut Scene, area: Size, line: Color) {
    let area = Rect::new(Point::ZERO, area);
    let guides = std::mem::take(&mut scene.guides);
    scene.guides = guides
        .into_iter()
        .filter_map(|mark| match mark {
            Mark::Area(land) => land.within(&area).map(Mark::Area),
            other => Some(other),
        })
        .collect();
    for y in [area.min.y, area.max.y] {
        scene.guides.push(Mark::Path(Path {
            points: vec![Point::new(area.min.x, y), Point::new(area.max.x, y)],
            stroke: Some(Stroke {
                width: 1.0,
                color: line,
                dash: Vec::new(),
                opacity: 1.0,
            }),
            fill: None,
        }));
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

struct Frame<'a> {
    request: &'a SheetRequest<'a>,
    scale: f64,
    /// How many visible actors the body leaves out.
    left_out: usize,
    marks: Vec<Mark>,
}

impl Frame<'_> {
    fn text(&mut self, text: String, at: Point, size: f64, bold: bool, quiet: bool) {
        let ink = ink(self.request.ground);
        self.marks.push(Mark::Text(TextMark {
            text,
            at,
            anchor: Anchor::Start,
            size: size * self.scale,
            bold,
            color: if quiet { ink.quiet } else { ink.text },
            opacity: 1.0,
            halo: None,
        }));
    }

    fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        self.request.measure.width(text, size * self.scale, bold)
    }

    /// Title, time, lens, counts. Returns how high that is.
    fn head(&mut self, title: &str) -> f64 {
        let (lang, scale) = (self.request.lang, self.scale);
        let left = 24.0 * scale;
        let room = self.request.size.width - 2.0 * left;
        // A long title is set in smaller letters.
        let fits = (room / self.width(title, TITLE, true)).min(1.0);
        self.text(
            title.to_owned(),
            Point::new(left, 28.0 * scale),
            TITLE * fits,
            true,
            false,
        );
        let mut line = vec![description(self.request)];
        line.extend(lens_text(
            lang,
            self.request.index.registry(),
            self.request.lens,
        ));
        let unplaced = self.request.body.unplaced(self.request, self.left_out);
        line.extend(unplaced.map(|message| message.text(lang)));
        let mut y = 54.0 * scale;
        for row in self.wrap(&line, 12.5, room, " ／ ") {
            self.text(row, Point::new(left, y), 12.5, false, true);
            y += 18.0 * scale;
        }
        y - 4.0 * scale
    }

    /// Legend and sources, from the bottom up. Returns how high they are.
    fn foot(&mut self) -> f64 {
        let (lang, scale, size) = (self.request.lang, self.scale, self.request.size);
        let left = 24.0 * scale;
        let room = size.width - 2.0 * left;
        let mut bottom = size.height - 16.0 * scale;
        let sources = self.sources();
        if !sources.is_empty() {
            let head = Message::new("picture-sources").text(lang);
            let words: Vec<String> = sources
                .into_iter()
                .enumerate()
                .map(|(at, source)| match at {
                    0 => format!("{head}  {source}"),
                    _ => source,
                })
                .collect();
            let rows = self.wrap(&words, 10.5, room, " ／ ");
            for row in rows.into_iter().rev() {
                self.text(row, Point::new(left, bottom), 10.5, false, true);
                bottom -= 15.0 * scale;
            }
        }
        bottom -= 6.0 * scale;
        self.legend(left, room, bottom)
    }

    /// The documents that the visible ties rest on.
    fn sources(&self) -> Vec<String> {
        let registry = self.request.index.registry();
        let cited: BTreeSet<usize> = self
            .request
            .visible
            .ties
            .iter()
            .filter_map(|seen| registry.ties.rows().get(seen.link.tie))
            .flat_map(tie_citations)
            .filter_map(|citation| registry.sources.position(citation.source.as_str()))
            .collect();
        cited
            .into_iter()
            .filter_map(|at| registry.sources.rows().get(at))
            .map(|source| {
                let title = source.title.get(self.request.lang);
                // The year is enough below a picture, if it is known.
                let year = source.published.map(PartialDate::latest);
                match year.and_then(|day| PartialDate::year(day.year())) {
                    Some(year) => Message::new("picture-source")
                        .with("title", title)
                        .with("date", year)
                        .text(self.request.lang),
                    None => title.to_owned(),
                }
            })
            .collect()
    }

    /// Shapes, lines and names in rows; the last one stands at `bottom`. Returns how high all below
    /// the first one is.
    fn legend(&mut self, left: f64, room: f64, bottom: f64) -> f64 {
        let rows = legend(self.request.index, self.request.visible);
        let legend = legend_box(
            &rows,
            &LegendLook {
                width: room,
                ground: self.request.ground,
                lang: self.request.lang,
                scale: self.scale,
                measure: self.request.measure,
            },
        );
        let top = bottom - legend.size.height;
        let by = Point::new(left, top + 10.0 * self.scale);
        for mut mark in legend.entries.into_iter().flat_map(|entry| entry.marks) {
            shift_mark(&mut mark, by);
            self.marks.push(mark);
        }
        self.request.size.height - top
    }

    /// Joins words into rows that fit; a word that is too long gets a row of its own.
    fn wrap(&self, words: &[String], size: f64, room: f64, between: &str) -> Vec<String> {
        let mut rows: Vec<String> = Vec::new();
        for word in words {
            match rows.last_mut() {
                Some(row)
                    if self.request.measure.width(
                        &format!("{row}{between}{word}"),
                        size * self.scale,
                        false,
                    ) <= room =>
                {
                    row.push_str(between);
                    row.push_str(word);
                }
                _ => rows.push(word.clone()),
            }
        }
        rows
    }
}

/// Moves a scene.
fn shift(scene: &mut Scene, by: Point) {
    for guide in &mut scene.guides {
        shift_mark(guide, by);
    }
    for field in &mut scene.fields {
        field.rect = Rect {
            min: field.rect.min + by,
            max: field.rect.max + by,
        };
        for mark in &mut field.marks {
            shift_mark(mark, by);
        }
    }
    for tie in &mut scene.ties {
        shift_path(&mut tie.path, by);
        if let Some(beyond) = &mut tie.beyond {
            shift_path(beyond, by);
        }
    }
    for actor in &mut scene.actors {
        actor.at += by;
        for shape in &mut actor.shapes {
            shape.at += by;
        }
    }
    for label in &mut scene.labels {
        label.text.at += by;
        if let Some(below) = &mut label.below {
            below.at += by;
        }
        label.rect = Rect {
            min: label.rect.min + by,
            max: label.rect.max + by,
        };
    }
}

fn shift_path(path: &mut Path, by: Point) {
    for point in &mut path.points {
        *point += by;
    }
}

fn shift_mark(mark: &mut Mark, by: Point) {
    match mark {
        Mark::Path(path) => shift_path(path, by),
        Mark::Area(area) => {
            for point in &mut area.points {
                *point += by;
            }
        }
        Mark::Shape(shape) => shape.at += by,
        Mark::Text(text) => text.at += by,
    }
}
