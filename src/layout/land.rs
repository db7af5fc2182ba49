//! The outlines of land, cut at the edge of a map and ready to be filled.
//!
//! Natural Earth (public domain) by way of npm `world-atlas` 2.0.2 (ISC), converted by
//! `assets/map/land.py`; coasts only.

use std::sync::OnceLock;

use earcut::Earcut;

use super::geometry::Point;
use super::globe::{Centre, project};

/// How fine outlines are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// 1 : 110 million, for the whole world.
    Coarse,
    /// 1 : 50 million, for what is seen from near.
    Fine,
}

impl Detail {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Coarse, Self::Fine];
}

/// An outline of land, or of water within land, on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// Its points; the last one is joined to the first.
    pub points: Vec<Point>,
    /// Triangles that fill it, by the positions of their corners.
    pub triangles: Vec<[u32; 3]>,
    /// Its upper left and lower right corner.
    pub bounds: (Point, Point),
    /// Whether it is water within land.
    pub water: bool,
}

/// The outlines on one of the two maps, worked out when they are first asked for.
#[must_use]
pub fn land(detail: Detail, centre: Centre) -> &'static [Outline] {
    static COARSE: [OnceLock<Vec<Outline>>; 2] = [const { OnceLock::new() }; 2];
    static FINE: [OnceLock<Vec<Outline>>; 2] = [const { OnceLock::new() }; 2];
    let [pacific, atlantic] = match detail {
        Detail::Coarse => &COARSE,
        Detail::Fine => &FINE,
    };
    let kept = match centre {
        Centre::Pacific => pacific,
        Centre::Atlantic => atlantic,
    };
    kept.get_or_init(|| outlines(detail, centre.meridian()))
}

/// The outlines on a map with any meridian in its middle: land, then water within it.
#[must_use]
pub fn outlines(detail: Detail, meridian: f64) -> Vec<Outline> {
    let rings = rings(match detail {
        Detail::Coarse => include_bytes!("../../assets/map/land-110m.bin"),
        Detail::Fine => include_bytes!("../../assets/map/land-50m.bin"),
    });
    let mut earcut = Earcut::new();
    let mut outlines = Vec::new();
    for ring in &rings {
        for piece in cut(&ring.points, meridian) {
            let points = flat(&piece);
            let mut corners: Vec<u32> = Vec::new();
            earcut.earcut(
                points.iter().map(|point| [point.x, point.y]),
                &[],
                &mut corners,
            );
            outlines.push(Outline {
                bounds: bounds(&points),
                points,
                triangles: corners.as_chunks::<3>().0.to_vec(),
                water: ring.water,
            });
        }
    }
    outlines.sort_by_key(|outline| outline.water);
    outlines
}

/// The corners of the room that points take.
fn bounds(points: &[Point]) -> (Point, Point) {
    const FAR: Point = Point::new(f64::INFINITY, f64::INFINITY);
    points.iter().fold((FAR, FAR * -1.0), |(min, max), at| {
        (
            Point::new(min.x.min(at.x), min.y.min(at.y)),
            Point::new(max.x.max(at.x), max.y.max(at.y)),
        )
    })
}

/// A closed line on the globe: longitude and latitude in degrees, without jumps.
struct Ring {
    points: Vec<(f64, f64)>,
    water: bool,
}

/// Reads the format that `assets/map/land.py` tells of.
fn rings(bytes: &[u8]) -> Vec<Ring> {
    let mut bytes = bytes.iter();
    let mut rings = Vec::new();
    while let Some(head) = number(&mut bytes) {
        let (mut lon, mut lat) = (0, 0);
        let mut points = Vec::new();
        for _ in 0..head / 2 {
            lon += difference(&mut bytes).unwrap_or_default();
            lat += difference(&mut bytes).unwrap_or_default();
            points.push((lon as f64 / 100.0, lat as f64 / 100.0));
        }
        rings.push(Ring {
            points,
            water: head % 2 == 1,
        });
    }
    rings
}

/// A number of seven bits a byte, the lowest first.
fn number<'a>(bytes: &mut impl Iterator<Item = &'a u8>) -> Option<u64> {
    let mut value = 0;
    for (at, byte) in bytes.enumerate() {
        value |= u64::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

/// A number with a sign in its lowest bit.
fn difference<'a>(bytes: &mut impl Iterator<Item = &'a u8>) -> Option<i64> {
    let value = number(bytes)?;
    let half = (value >> 1) as i64;
    Some(if value & 1 == 1 { -half - 1 } else { half })
}

/// The parts of a ring on a map: degrees east of the meridian, −180 to 180, and latitude. Where the
/// edge cuts it, it is closed along the edge.
fn cut(ring: &[(f64, f64)], meridian: f64) -> Vec<Vec<(f64, f64)>> {
    let turns = |lon: f64| ((lon - meridian + 180.0) / 360.0).floor();
    let first = ring.iter().map(|(lon, _)| turns(*lon));
    let last = first.clone().fold(f64::NEG_INFINITY, f64::max);
    let first = first.fold(f64::INFINITY, f64::min);
    let mut parts = Vec::new();
    let mut turn = first;
    while turn <= last {
        let shifted: Vec<_> = ring
            .iter()
            .map(|(lon, lat)| (lon - meridian - 360.0 * turn, *lat))
            .collect();
        let part = beyond(&beyond(&shifted, -180.0, 1.0), 180.0, -1.0);
        if part.len() >= 3 {
            parts.push(part);
        }
        turn += 1.0;
    }
    parts
}

/// What of a ring lies on one side of a meridian: to the east (1) or to the west (−1) (Sutherland
/// and Hodgman).
fn beyond(ring: &[(f64, f64)], edge: f64, side: f64) -> Vec<(f64, f64)> {
    let inside = |at: (f64, f64)| (at.0 - edge) * side >= 0.0;
    let mut kept = Vec::with_capacity(ring.len());
    let before = ring.iter().cycle().skip(ring.len().saturating_sub(1));
    for (&from, &to) in before.zip(ring) {
        if inside(from) != inside(to) {
            let share = (edge - from.0) / (to.0 - from.0);
            kept.push((edge, from.1 + (to.1 - from.1) * share));
        }
        if inside(to) {
            kept.push(to);
        }
    }
    kept
}

/// A ring laid flat. Long steps are divided, for the edge of the map is bent.
fn flat(ring: &[(f64, f64)]) -> Vec<Point> {
    const LONGEST: f64 = 1.5;
    let mut points = Vec::with_capacity(ring.len());
    let after = ring.iter().cycle().skip(1);
    for (from, to) in ring.iter().zip(after) {
        let (east, north) = (to.0 - from.0, to.1 - from.1);
        let steps = (east.abs().max(north.abs()) / LONGEST).ceil().max(1.0) as usize;
        for step in 0..steps {
            let share = step as f64 / steps as f64;
            points.push(project(from.0 + east * share, from.1 + north * share));
        }
    }
    points.dedup();
    points
}
