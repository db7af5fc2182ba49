//! A whole picture to hand on: title, time and lens in words, the network, legend, sources.

use std::collections::BTreeSet;

use super::fit::{FitRequest, fit};
use super::label::MeasureText;
use super::legend::legend;
use super::marks::{Anchor, Mark, Path, Rect, Scene, ShapeMark, Size, Stroke, TextMark};
use super::matrix::{MatrixGrid, MatrixPlace, MatrixPlan, MatrixRequest, matrix};
use super::network::{Focus, Guides, NetworkRequest, network};
use super::style::{Color, Ground, dash_pattern, ink};
use crate::i18n::Message;
use crate::layout::{Point, Positions};
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
    /// How many ties stand between what.
    Matrix {
        /// What stands in it.
        plan: &'a MatrixPlan,
        /// Whether the sheet is made for it: letters and cells then have their usual size.
        whole: bool,
    },
}

impl Body<'_> {
    /// How many of the visible actors have no place in it.
    fn unplaced(&self, visible: &Visible) -> usize {
        let Self::Network { positions, .. } = self else {
            return 0;
        };
        let actors = visible.actors.iter();
        actors
            .filter(|actor| positions.get(**actor).is_none())
            .count()
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

/// Draws a sheet.
#[must_use]
pub fn sheet(request: &SheetRequest<'_>) -> Sheet {
    let lang = request.lang;
    let scale = request.scale();
    let mut frame = Frame {
        request,
        scale,
        marks: Vec::new(),
    };
    let title = request.index.registry().title.get(lang).to_owned();
    let description = description(request);
    // The network stands where it would if everything was visible: nobody moves with the lens.
    let top = frame.head(&title).max(72.0 * scale);
    let everything = Lens::default().visible(request.index, request.visible.day);
    let mut bottom = frame.foot();
    let on_map = matches!(
        request.body,
        Body::Network {
            guides: Guides::Map(_),
            ..
        }
    );
    if !on_map && matches!(request.body, Body::Network { .. }) {
        let mut whole = Frame {
            request: &SheetRequest {
                visible: &everything,
                ..*request
            },
            scale,
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
        Body::Matrix { plan, .. } => {
            let (scene, note) = matrix_in(request, plan, area, scale);
            let at = Point::new(24.0 * scale, top + area.height - 4.0 * scale);
            if let Some(note) = note {
                frame.text(note, at, 12.5, false, false);
            }
            scene
        }
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

impl SheetRequest<'_> {
    /// How much larger than usual letters are.
    fn scale(&self) -> f64 {
        match self.body {
            Body::Matrix { whole: true, .. } => 1.0,
            _ => {
                let across = self.size.width.min(self.size.height * 1.5);
                (across / FULL_WIDTH).clamp(0.6, 3.0)
            }
        }
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
    let back = |actor: &usize| request.index.is_background(*actor);
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

/// Room for a matrix with these margins, beneath title and lens.
const AIR: f64 = 24.0;
/// No sheet that is made for a matrix is smaller, so that title and legend have room, or larger, so
/// that other programs open it.
const LEAST_SHEET: f64 = 800.0;
const LARGEST_SHEET: f64 = 20000.0;
/// How much smaller the letters of a matrix may be so that it fits, but never below the last.
const SMALLER: [f64; 3] = [0.85, 0.72, 0.6];
const LEAST_SCALE: f64 = 0.8;

/// The size of a sheet if none is asked for: what is said in the request, but for a matrix as large
/// as it is with cells of the usual size.
pub(super) fn own_size(request: &SheetRequest<'_>) -> Size {
    let Body::Matrix { plan, .. } = request.body else {
        return request.size;
    };
    let endless = Size {
        width: f64::INFINITY,
        height: f64::INFINITY,
    };
    let scale = request.scale();
    let cell = plan.cell_size(scale);
    let whole = MatrixGrid::new(plan, cell, endless, scale, request.measure).whole();
    let width = whole.width + 2.0 * AIR * scale;
    let size = Size {
        width: width.clamp(LEAST_SHEET, LARGEST_SHEET).ceil(),
        height: 0.0,
    };
    let mut frame = Frame {
        request: &SheetRequest { size, ..*request },
        scale,
        marks: Vec::new(),
    };
    let around = frame.head("").max(72.0 * scale) + frame.foot();
    let height = whole.height + around + AIR * scale;
    Size {
        height: height.min(LARGEST_SHEET).ceil(),
        ..size
    }
}

/// The matrix in an area: with cells as large as fit; where not even the smallest do, what there is
/// room for and how much is left out.
fn matrix_in(
    request: &SheetRequest<'_>,
    plan: &MatrixPlan,
    area: Size,
    scale: f64,
) -> (Scene, Option<String>) {
    let (lang, measure) = (request.lang, request.measure);
    let mut room = Size {
        width: area.width - 2.0 * AIR * scale,
        height: area.height - AIR * scale,
    };
    let grid = |room: Size| {
        if matches!(request.body, Body::Matrix { whole: true, .. }) {
            return MatrixGrid::new(plan, plan.cell_size(scale), room, scale, measure);
        }
        let fitting = |part: f64| {
            let cell = plan.fitting(room, scale * part, measure);
            MatrixGrid::new(plan, cell, room, scale * part, measure)
        };
        // Letters smaller than those of the title, where that shows more.
        let mut grid = fitting(1.0);
        for part in SMALLER {
            if grid.fits(room) != grid.lines && scale * part >= LEAST_SCALE {
                grid = fitting(part);
            }
        }
        grid
    };
    let mut fitted = grid(room);
    if fitted.fits(room) != fitted.lines {
        // What is left out is told below.
        room.height -= 18.0 * scale;
        fitted = grid(room);
    }
    let grid = fitted;
    let (rows, columns) = grid.fits(room);
    let mut scene = matrix(&MatrixRequest {
        index: request.index,
        plan,
        grid: &grid,
        size: room,
        scroll: Point::ZERO,
        ground: request.ground,
        focus: &Focus::default(),
        hovered: MatrixPlace::default(),
        inside: true,
        measure,
    });
    shift(&mut scene, Point::new(AIR, 0.5 * AIR) * scale);
    let note = ((rows, columns) != grid.lines).then(|| {
        Message::new("matrix-not-shown")
            .with("rows", grid.lines.0 - rows)
            .with("columns", grid.lines.1 - columns)
            .text(lang)
    });
    (scene, note)
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
        self.text(
            title.to_owned(),
            Point::new(left, 28.0 * scale),
            20.0,
            true,
            false,
        );
        let mut line = vec![description(self.request)];
        line.extend(lens_text(
            lang,
            self.request.index.registry(),
            self.request.lens,
        ));
        let unplaced = self.request.body.unplaced(self.request.visible);
        if unplaced > 0 {
            let text = Message::new("status-unplaced").with("count", unplaced);
            line.push(text.text(lang));
        }
        if let Body::Matrix { plan, .. } = self.request.body {
            line.extend(plan.notes());
        }
        let room = self.request.size.width - 2.0 * left;
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

    /// A row of shapes, lines and names, wrapped; its last row stands at `bottom`.
    fn legend(&mut self, left: f64, room: f64, bottom: f64) -> f64 {
        let (lang, scale) = (self.request.lang, self.scale);
        let rows = legend(self.request.index, self.request.visible);
        let entries: Vec<(Entry, String, f64)> = rows
            .iter()
            .map(|row| {
                let count = if row.possible == 0 {
                    row.certain.to_string()
                } else {
                    Message::new("count-with-possible")
                        .with("certain", row.certain)
                        .with("possible", row.possible)
                        .text(lang)
                };
                let text = format!("{} {count}", row.kind.name.get(lang));
                let width = self.width(&text, 11.5, false) + 62.0 * scale;
                (Entry::of(row.kind), text, width)
            })
            .collect();
        let mut lines: Vec<Vec<(Entry, String, f64)>> = Vec::new();
        let mut used = f64::INFINITY;
        for entry in entries {
            if used + entry.2 > room {
                lines.push(Vec::new());
                used = 0.0;
            }
            used += entry.2;
            if let Some(line) = lines.last_mut() {
                line.push(entry);
            }
        }
        let height = 20.0 * scale;
        let top = bottom - height * lines.len() as f64;
        for (at, line) in lines.into_iter().enumerate() {
            let y = top + height * (at as f64 + 1.0);
            let mut x = left;
            for (entry, text, width) in line {
                self.entry(entry, x, y);
                self.text(text, Point::new(x + 38.0 * scale, y), 11.5, false, false);
                x += width;
            }
        }
        self.request.size.height - top
    }

    fn entry(&mut self, entry: Entry, x: f64, y: f64) {
        let (scale, ground) = (self.scale, self.request.ground);
        let color = entry.hue.on(ground);
        self.marks.push(Mark::Path(Path {
            points: vec![Point::new(x, y), Point::new(x + 30.0 * scale, y)],
            stroke: Some(Stroke {
                width: 1.5 * scale,
                color,
                dash: dash_pattern(entry.dash)
                    .iter()
                    .map(|piece| piece * scale)
                    .collect(),
                opacity: 0.8,
            }),
            fill: None,
        }));
        self.marks.push(Mark::Shape(ShapeMark {
            shape: entry.shape,
            at: Point::new(x + 15.0 * scale, y),
            radius: 5.5 * scale,
            color,
            ground: ink(ground).ground,
            opacity: 1.0,
        }));
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

#[derive(Clone, Copy)]
struct Entry {
    hue: crate::model::Hue,
    shape: crate::model::Shape,
    dash: crate::model::Dash,
}

impl Entry {
    fn of(kind: &crate::model::TieKind) -> Self {
        Self {
            hue: kind.hue,
            shape: kind.shape,
            dash: kind.dash,
        }
    }
}

/// Moves a scene.
fn shift(scene: &mut Scene, by: Point) {
    let shift_path = |path: &mut Path| {
        for point in &mut path.points {
            *point += by;
        }
    };
    let shift_mark = |mark: &mut Mark| match mark {
        Mark::Path(path) => shift_path(path),
        Mark::Area(area) => {
            for point in &mut area.points {
                *point += by;
            }
        }
        Mark::Shape(shape) => shape.at += by,
        Mark::Text(text) | Mark::Turned(text) => text.at += by,
    };
    scene.guides.iter_mut().for_each(shift_mark);
    for field in &mut scene.fields {
        field.rect = Rect {
            min: field.rect.min + by,
            max: field.rect.max + by,
        };
        field.marks.iter_mut().for_each(shift_mark);
    }
    for tie in &mut scene.ties {
        shift_path(&mut tie.path);
        if let Some(beyond) = &mut tie.beyond {
            shift_path(beyond);
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
        label.rect = Rect {
            min: label.rect.min + by,
            max: label.rect.max + by,
        };
    }
}
