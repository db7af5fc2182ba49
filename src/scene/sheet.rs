//! A whole picture to hand on: title, time and lens in words, the network, legend, sources.

use std::collections::BTreeSet;

use super::camera::Camera;
use super::fit::{FitRequest, fit};
use super::inset::{InsetRequest, inset_place, members};
use super::label::MeasureText;
use super::legend::legend;
use super::marks::{Anchor, Mark, Path, Rect, Scene, ShapeMark, Size, Stroke, TextMark};
use super::network::{Focus, Guides, NetworkRequest, OnMap, network, network_on};
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
    /// Where actors stand.
    pub positions: &'a Positions,
    /// The lines behind them.
    pub guides: Guides<'a>,
    /// The size of the sheet.
    pub size: Size,
    /// Light or dark.
    pub ground: Ground,
    /// The language.
    pub lang: Lang,
    /// Tells how wide texts are.
    pub measure: &'a dyn MeasureText,
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
    let scale = (request.size.width.min(request.size.height * 1.5) / FULL_WIDTH).clamp(0.6, 3.0);
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
    let on_map = matches!(request.guides, Guides::Map(_));
    if !on_map {
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
    let back = |actor: &usize| request.index.is_background(*actor);
    // Where some of those that stand back are shown there is room for all of them.
    let also: BTreeSet<usize> = if request.visible.actors.iter().any(back) {
        (0..request.positions.0.len()).filter(back).collect()
    } else {
        BTreeSet::new()
    };
    let focus = Focus::default();
    let camera = fit(&FitRequest {
        index: request.index,
        also: &also,
        visible: request.visible,
        positions: request.positions,
        guides: request.guides,
        size: area,
        lang,
        scale,
        measure: request.measure,
    });
    let mut scene = with_inset(
        &NetworkRequest {
            index: request.index,
            visible: request.visible,
            positions: request.positions,
            guides: request.guides,
            camera,
            size: area,
            ground: request.ground,
            lang,
            scale,
            focus: &focus,
            inside: true,
            measure: request.measure,
        },
        &also,
    );
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

/// Draws the network, and on a map the inset where partners have no name without it. To make room
/// for that the map shrinks, as little as it must.
fn with_inset(request: &NetworkRequest<'_>, also: &BTreeSet<usize>) -> Scene {
    const SHARES: [f64; 11] = [1.0, 0.95, 0.9, 0.85, 0.8, 0.76, 0.73, 0.7, 0.67, 0.64, 0.61];
    /// How far off names stand on the map, on a line, that find no room beside their marks.
    const FAR_NAME: f64 = 76.0;
    let plain = network(request);
    let Guides::Map(world) = request.guides else {
        return plain;
    };
    let registry = request.index.registry();
    let abroad = |actor: &usize| {
        let actor = registry.actors.rows().get(*actor);
        actor.is_some_and(|actor| !registry.is_at_home(&actor.id))
    };
    let mut partners = members(world, request.visible);
    partners.retain(abroad);
    let empty = |scene: &Scene| {
        let inset = scene.inset.iter().flat_map(|inset| &inset.scene.labels);
        let named: BTreeSet<usize> = scene
            .labels
            .iter()
            .chain(inset)
            .map(|label| label.actor)
            .collect();
        let empty = partners.iter().filter(|actor| !named.contains(actor));
        empty.count()
    };
    let size = request.size;
    let draw = |share: f64| {
        let (across, down) = if size.width > size.height {
            (share, 1.0)
        } else {
            (1.0, share)
        };
        let less = Size {
            width: size.width * across,
            height: size.height * down,
        };
        let camera = fit(&FitRequest {
            index: request.index,
            also,
            visible: request.visible,
            positions: request.positions,
            guides: request.guides,
            size: less,
            lang: request.lang,
            scale: request.scale,
            measure: request.measure,
        });
        // It stands at the left or at the top of the whole area.
        let free = Point::new(size.width - less.width, size.height - less.height);
        let camera = Camera {
            middle: camera.middle + free / (2.0 * camera.zoom),
            ..camera
        };
        let place = inset_place(&InsetRequest {
            world,
            visible: request.visible,
            camera,
            size,
            scale: request.scale,
            keep: &[],
        })?;
        let on_map = OnMap {
            inset: Some(place),
            far_names: Some(FAR_NAME),
            ..OnMap::default()
        };
        Some(network_on(&NetworkRequest { camera, ..*request }, &on_map))
    };
    let mut best = (empty(&plain), plain);
    for share in SHARES {
        if best.0 == 0 {
            break;
        }
        if let Some(scene) = draw(share) {
            let empty = empty(&scene);
            if empty < best.0 {
                best = (empty, scene);
            }
        }
    }
    best.1
}

/// Leaves of a map what lies in the picture's area, between two lines: title and legend stand on
/// plain ground.
fn keep_within(scene: &mut Scene, area: Size, line: Color) {
    let area = Rect::new(Point::ZERO, area);
    if let Some(land) = &mut scene.land {
        land.clip = Some(area);
    }
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
        let unplaced = self.request.visible.actors.iter();
        let unplaced = unplaced
            .filter(|actor| self.request.positions.get(**actor).is_none())
            .count();
        if unplaced > 0 {
            let text = Message::new("status-unplaced").with("count", unplaced);
            line.push(text.text(lang));
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
pub(super) fn shift(scene: &mut Scene, by: Point) {
    let shift_path = |path: &mut Path| {
        for point in &mut path.points {
            *point += by;
        }
    };
    if let Some(land) = &mut scene.land {
        land.origin += by;
        land.clip = land.clip.map(|clip| clip.moved(by));
    }
    for mark in &mut scene.guides {
        match mark {
            Mark::Path(path) => shift_path(path),
            Mark::Shape(shape) => shape.at += by,
            Mark::Text(text) => text.at += by,
        }
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
        label.rect = label.rect.moved(by);
    }
    if let Some(shade) = &mut scene.shade {
        for point in shade.areas.iter_mut().flat_map(|area| &mut area.points) {
            *point += by;
        }
        if let Some(name) = &mut shade.name {
            name.at += by;
        }
    }
    if let Some(inset) = &mut scene.inset {
        inset.frame = inset.frame.moved(by);
        inset.caption.at += by;
        shift(&mut inset.scene, by);
    }
}
