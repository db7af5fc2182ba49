//! A region that is pointed at on a map: a soft shade around its places, and its name.

use std::collections::BTreeMap;

use earcut::Earcut;

use super::label::Taken;
use super::marks::{Anchor, Rect, Scene, Size, TextMark};
use super::network::{NAME, Painter};
use super::style::Color;
use crate::layout::{Point, edge};
use crate::model::RegionRef;

/// A filled area of any outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// The points of its outline; the last one is joined to the first.
    pub points: Vec<Point>,
    /// Triangles that fill it, by the positions of their corners.
    pub triangles: Vec<[u32; 3]>,
    /// Its colour.
    pub fill: Color,
    /// How much of it is seen, 0 to 1.
    pub opacity: f64,
}

/// The shade of a region. No part of it lies beyond the map's edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Shade {
    /// The region.
    pub region: RegionRef,
    /// What is shaded, from the widest to the narrowest.
    pub areas: Vec<Area>,
    /// The region's name, where it covers no other.
    pub name: Option<TextMark>,
}

/// How far the shade reaches around a place, and to either side of the way between two.
const REACH: f64 = 44.0;
const BESIDE: f64 = 26.0;
/// Places farther from one another than this are shaded each for itself.
const JOINED: f64 = 170.0;
/// The width of a cell, in points.
const CELL: f64 = 8.0;
/// How strong the field is at the rim of each layer, and how much of its colour is seen.
const LAYERS: [(f64, f64); 2] = [(0.16, 0.08), (0.5, 0.08)];

impl Painter<'_> {
    /// Shades a region around all of it that is visible.
    pub(super) fn shade(&self, scene: &mut Scene, taken: &Taken, region: &RegionRef) {
        if self.world().is_none() {
            return;
        }
        let registry = self.request.index.registry();
        let scheme = registry.schemes.get(region.scheme.as_str());
        let Some((scheme, record)) =
            scheme.and_then(|scheme| Some((scheme, scheme.region(region.region.as_str())?)))
        else {
            return;
        };
        let whole = Rect::new(Point::ZERO, self.request.size);
        let domain = whole.grown(REACH * self.request.scale);
        let lies_in = |actor: &&usize| {
            let actor = registry.actors.rows().get(**actor);
            actor
                .and_then(|actor| registry.region_of(actor, scheme))
                .as_ref()
                == Some(region)
        };
        let places: Vec<Point> = self
            .request
            .visible
            .actors
            .iter()
            .filter(lies_in)
            .filter_map(|actor| self.at(*actor))
            .filter(|at| domain.contains(*at))
            .collect();
        let Some(field) = self.field(&domain, &places) else {
            return;
        };
        let areas: Vec<Area> = LAYERS
            .into_iter()
            .flat_map(|(level, opacity)| {
                let loops = field.contour(level).into_iter();
                loops.map(move |points| Area {
                    triangles: triangles(&points),
                    points,
                    fill: self.ink.accent,
                    opacity,
                })
            })
            .collect();
        if areas.is_empty() {
            return;
        }
        let name = record.name.get(self.request.lang).to_owned();
        scene.shade = Some(Box::new(Shade {
            region: region.clone(),
            name: self.shade_name(name, &areas, taken),
            areas,
        }));
    }

    /// How strongly each point of the picture belongs to the places.
    fn field(&self, domain: &Rect, places: &[Point]) -> Option<Field> {
        let scale = self.request.scale;
        let around = |at: &Point| Rect::around(*at, REACH * scale);
        let room = places
            .iter()
            .map(around)
            .reduce(|room, one| room.and(&one))?;
        let mut field = Field::new(&room.within(domain), CELL * scale);
        for at in places {
            field.add(*at, *at, REACH * scale);
        }
        for (from, to) in joints(places, JOINED * scale) {
            field.add(from, to, BESIDE * scale);
        }
        // It fades out at the map's edge.
        let (camera, size) = (self.request.camera, self.request.size);
        for row in 0..field.rows {
            let y = camera.to_plane(field.at(0, row), size).y;
            let half = edge(y).unwrap_or(f64::NEG_INFINITY);
            let far = |column: usize| camera.to_plane(field.at(column, row), size).x.abs();
            let fade = 1.5 * field.cell;
            if (half - far(0).max(far(field.columns))) * camera.zoom > fade {
                continue;
            }
            for column in 0..field.columns {
                let x = camera.to_plane(field.at(column, row), size).x;
                let inside = (half - x.abs()) * camera.zoom / fade;
                if let Some(value) = field.values.get_mut(row * field.columns + column) {
                    *value *= inside.clamp(0.0, 1.0);
                }
            }
        }
        Some(field)
    }

    /// The name of a region at the rim of its largest part, above it if it may.
    fn shade_name(&self, text: String, areas: &[Area], taken: &Taken) -> Option<TextMark> {
        let size = NAME * self.request.scale;
        let room = Size {
            width: self.request.measure.width(&text, size, true),
            height: size * 1.3,
        };
        let whole = Rect::new(Point::ZERO, self.request.size);
        let largest = areas.iter().map(|area| area.points.len()).max()?;
        let area = areas.iter().find(|area| area.points.len() == largest)?;
        let count = area.points.len() as f64;
        let middle = area.points.iter().fold(Point::ZERO, |sum, at| sum + *at) / count;
        let mut places: Vec<Rect> = area
            .points
            .iter()
            .map(|at| {
                let out = (*at - middle).unit();
                let half = Point::new(room.width / 2.0, room.height / 2.0);
                let place = *at + Point::new(out.x * (half.x + 3.0), out.y * (half.y + 3.0));
                Rect::new(place - half, room)
            })
            .filter(|rect| whole.contains(rect.min) && whole.contains(rect.max))
            .collect();
        places.sort_by(|a, b| a.min.y.total_cmp(&b.min.y));
        let nobody = usize::MAX - 1;
        let free = |rect: &&Rect| taken.is_free(&rect.grown(2.0), nobody);
        let rect = places.iter().find(free).or_else(|| {
            places
                .iter()
                .find(|rect| taken.is_free_of_names(&rect.grown(1.0)))
        })?;
        Some(TextMark {
            text,
            at: rect.middle(),
            anchor: Anchor::Middle,
            size,
            bold: true,
            color: self.ink.accent,
            opacity: 1.0,
            halo: Some(self.ink.ground),
        })
    }
}

/// The shortest ways that join places which lie near enough to one another (a tree, as Prim grows it).
fn joints(places: &[Point], longest: f64) -> Vec<(Point, Point)> {
    let mut joints = Vec::new();
    let mut left: Vec<(f64, Point, Point)> =
        places.iter().map(|at| (f64::INFINITY, *at, *at)).collect();
    while let Some(nearest) = (0..left.len()).min_by(|a, b| {
        let away = |at: usize| left.get(at).map_or(f64::INFINITY, |(away, _, _)| *away);
        away(*a).total_cmp(&away(*b))
    }) {
        let (away, at, from) = left.swap_remove(nearest);
        if away <= longest {
            joints.push((from, at));
        }
        for (least, other, near) in &mut left {
            let away = other.distance(at);
            if away < *least {
                (*least, *near) = (away, at);
            }
        }
    }
    joints
}

fn triangles(points: &[Point]) -> Vec<[u32; 3]> {
    let mut corners: Vec<u32> = Vec::new();
    let points = points.iter().map(|point| [point.x, point.y]);
    Earcut::new().earcut(points, &[], &mut corners);
    corners.as_chunks::<3>().0.to_vec()
}

/// Numbers at the corners of a grid.
struct Field {
    origin: Point,
    cell: f64,
    columns: usize,
    rows: usize,
    values: Vec<f64>,
}

impl Field {
    fn new(domain: &Rect, cell: f64) -> Self {
        // One more on every side, where nothing reaches: so every outline is closed.
        let (columns, rows) = (
            (domain.width() / cell).ceil().max(0.0) as usize + 3,
            (domain.height() / cell).ceil().max(0.0) as usize + 3,
        );
        Self {
            origin: domain.min - Point::new(cell, cell),
            cell,
            columns,
            rows,
            values: vec![0.0; columns * rows],
        }
    }

    fn at(&self, column: usize, row: usize) -> Point {
        self.origin + Point::new(column as f64, row as f64) * self.cell
    }

    fn value(&self, column: usize, row: usize) -> f64 {
        let value = self.values.get(row * self.columns + column);
        value.copied().unwrap_or_default()
    }

    /// Adds what belongs to a straight way: all on it, nothing from `reach` on.
    fn add(&mut self, from: Point, to: Point, reach: f64) {
        let index = |value: f64, most: usize| (value.max(1.0) as usize).min(most.saturating_sub(2));
        let low = Point::new(from.x.min(to.x), from.y.min(to.y)) - self.origin;
        let high = Point::new(from.x.max(to.x), from.y.max(to.y)) - self.origin;
        let column = |x: f64| index(x / self.cell, self.columns);
        let row = |y: f64| index(y / self.cell, self.rows);
        let (columns, rows) = (
            column(low.x - reach)..=column(high.x + reach + self.cell),
            row(low.y - reach)..=row(high.y + reach + self.cell),
        );
        let along = to - from;
        let square = along.x * along.x + along.y * along.y;
        for row in rows {
            for column in columns.clone() {
                let at = self.at(column, row);
                let step = at - from;
                let share = if square > 0.0 {
                    ((step.x * along.x + step.y * along.y) / square).clamp(0.0, 1.0)
                } else {
                    0.0
                };
                let away = at.distance(from + along * share) / reach;
                if let Some(value) = self.values.get_mut(row * self.columns + column)
                    && away < 1.0
                {
                    *value += (1.0 - away * away) * (1.0 - away * away);
                }
            }
        }
    }

    /// The outlines of all that is at least so strong, without the hollows in it (marching squares).
    fn contour(&self, level: f64) -> Vec<Vec<Point>> {
        // Each outline keeps what is strong on one side: from which side of a cell it leads to which.
        let mut next: BTreeMap<(usize, usize, bool), (usize, usize, bool)> = BTreeMap::new();
        for row in 0..self.rows.saturating_sub(1) {
            let from = row * self.columns;
            let both = self.values.get(from..from + 2 * self.columns);
            if !both.is_some_and(|both| both.iter().any(|value| *value >= level)) {
                continue;
            }
            for column in 0..self.columns.saturating_sub(1) {
                let strong =
                    |right: usize, down: usize| self.value(column + right, row + down) >= level;
                let corners = (strong(0, 0), strong(1, 0), strong(1, 1), strong(0, 1));
                // Sides by the corner where they begin, and whether they lead downwards.
                let top = (column, row, false);
                let bottom = (column, row + 1, false);
                let left = (column, row, true);
                let right = (column + 1, row, true);
                let steps: &[_] = match corners {
                    (true, false, false, false) => &[(top, left)],
                    (false, true, false, false) => &[(right, top)],
                    (false, false, true, false) => &[(bottom, right)],
                    (false, false, false, true) => &[(left, bottom)],
                    (true, true, false, false) => &[(right, left)],
                    (false, true, true, false) => &[(bottom, top)],
                    (false, false, true, true) => &[(left, right)],
                    (true, false, false, true) => &[(top, bottom)],
                    (true, true, true, false) => &[(bottom, left)],
                    (false, true, true, true) => &[(left, top)],
                    (true, false, true, true) => &[(top, right)],
                    (true, true, false, true) => &[(right, bottom)],
                    (true, false, true, false) => &[(top, left), (bottom, right)],
                    (false, true, false, true) => &[(right, top), (left, bottom)],
                    _ => &[],
                };
                next.extend(steps.iter().copied());
            }
        }
        let mut loops = Vec::new();
        while let Some((first, _)) = next.first_key_value() {
            let mut at = *first;
            let mut points = Vec::new();
            while let Some(to) = next.remove(&at) {
                points.push(self.crossing(at, level));
                at = to;
            }
            // A hollow is run around the other way.
            if points.len() >= 3 && turn(&points) > 0.0 {
                loops.push(points);
            }
        }
        loops
    }

    /// Where the level lies on a side of a cell.
    fn crossing(&self, (column, row, down): (usize, usize, bool), level: f64) -> Point {
        let (right, below) = if down { (0, 1) } else { (1, 0) };
        let from = self.value(column, row);
        let to = self.value(column + right, row + below);
        let share = if (to - from).abs() > 1e-12 {
            (level - from) / (to - from)
        } else {
            0.5
        };
        let (start, end) = (self.at(column, row), self.at(column + right, row + below));
        start + (end - start) * share.clamp(0.0, 1.0)
    }
}

/// Twice the area within a closed line, by the way it is run around.
fn turn(points: &[Point]) -> f64 {
    let after = points.iter().cycle().skip(1);
    points
        .iter()
        .zip(after)
        .map(|(a, b)| a.x * b.y - b.x * a.y)
        .sum()
}
