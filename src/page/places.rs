//! Where everything stands: rings and their guides, the map with its coasts and lines.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::members::Members;
use super::records::TieRow;
use super::{PageRequest, both};
use crate::i18n;
use crate::layout::{
    Centre, Detail, Outline, Point, Positions, Radial, RadialRequest, Ring, World,
    land as outlines, radial,
};
use crate::model::Text;
use crate::scene::corner_angle;

/// The lines behind the rings; radii are downwards, sideways they are `stretch` times that.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Guides {
    /// How much wider than high the rings are.
    pub stretch: f64,
    /// The rim of the sectors.
    pub rim: i64,
    /// The angle at which rings bear their years.
    pub free: f64,
    /// Rings of age.
    pub rings: Vec<RingLine>,
    /// Sectors of regions.
    pub sectors: Vec<SectorLine>,
}

/// A ring.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RingLine {
    /// The year in which ties on it began.
    pub year: i16,
    /// Its radius.
    pub radius: i64,
}

/// A sector, with angles in radians clockwise from the right.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SectorLine {
    /// The name of its region.
    pub name: Text,
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Where its name stands.
    pub named: f64,
}

/// Coasts as the steps of an SVG path.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Land {
    /// Land.
    pub land: String,
    /// Water within land.
    pub water: String,
}

/// A point in tenths.
pub(super) fn tenths(point: Point) -> [i64; 2] {
    [point.x, point.y].map(|side| (side * 10.0).round() as i64)
}

/// An angle that is written with few digits.
fn angle(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}

fn rings(request: &PageRequest<'_>) -> Radial {
    radial(&RadialRequest::new(request.index, request.scheme))
}

/// Where actors stand in both views.
pub(super) struct Standing {
    rings: Positions,
    map: Positions,
}

impl Standing {
    /// In the rings and on the map.
    pub(super) fn of(&self, actor: usize) -> [Option<Point>; 2] {
        [self.rings.get(actor), self.map.get(actor)]
    }
}

/// Places everybody, whatever the lens leaves: nobody stands elsewhere in another page.
pub(super) fn standing(request: &PageRequest<'_>) -> Standing {
    Standing {
        rings: rings(request).positions.pinned(request.index.registry()),
        map: World::new(request.index, request.centre).positions,
    }
}

/// The lines behind the rings.
pub(super) fn guides(request: &PageRequest<'_>) -> Guides {
    let rings = rings(request);
    let registry = request.index.registry();
    let scheme = request.scheme;
    let scheme = scheme.and_then(|id| registry.schemes.get(id.as_str()));
    let sectors = rings.sectors.iter().map(|sector| {
        let region = sector.region.as_ref();
        let region = region.and_then(|id| scheme?.region(id.as_str()));
        let nowhere = || both(|lang| i18n::text(lang, "region-none"));
        SectorLine {
            name: region.map_or_else(nowhere, |region| region.name.clone()),
            from: angle(sector.from),
            to: angle(sector.to),
            named: angle(corner_angle(sector.from, sector.to)),
        }
    });
    let ten = |radius: f64| (radius * 10.0).round() as i64;
    Guides {
        stretch: Ring::STRETCH,
        rim: ten(Ring::RIM),
        free: angle(rings.free_angle),
        sectors: sectors.collect(),
        rings: (rings.rings.iter())
            .map(|ring| RingLine {
                year: ring.year,
                radius: ten(ring.radius),
            })
            .collect(),
    }
}

/// How far an outline may lie beside the true one, in points of the plane.
const ROUGH: f64 = 0.3;
/// Islands below this size, in square points, are left out.
const SMALLEST: f64 = 0.25;

/// The coasts, with as few points as the page needs.
pub(super) fn land(centre: Centre) -> Land {
    let mut all = Land {
        land: String::new(),
        water: String::new(),
    };
    for Outline {
        points,
        bounds: (min, max),
        water,
        ..
    } in outlines(Detail::Fine, centre)
    {
        if (max.x - min.x) * (max.y - min.y) < SMALLEST {
            continue;
        }
        let path = if *water {
            &mut all.water
        } else {
            &mut all.land
        };
        let kept = simpler(points, ROUGH);
        if kept.len() < 3 {
            continue;
        }
        let mut at = [0, 0];
        for (turn, point) in kept.into_iter().enumerate() {
            let [x, y] = tenths(point);
            let step = match turn {
                0 => 'M',
                1 => 'l',
                _ => ' ',
            };
            // Writing into a string does not fail.
            let _ = match turn {
                0 => write!(path, "{step}{x} {y}"),
                _ => write!(path, "{step}{} {}", x - at[0], y - at[1]),
            };
            at = [x, y];
        }
        path.push('z');
    }
    all
}

/// A line with only those of its points without which it would lie farther off than this (Douglas and
/// Peucker).
fn simpler(points: &[Point], rough: f64) -> Vec<Point> {
    let mut keep = vec![false; points.len()];
    for end in [0, points.len().saturating_sub(1)] {
        if let Some(keep) = keep.get_mut(end) {
            *keep = true;
        }
    }
    let mut open = vec![(0, points.len().saturating_sub(1))];
    while let Some((first, last)) = open.pop() {
        let (Some(from), Some(to)) = (points.get(first), points.get(last)) else {
            continue;
        };
        let farthest = (first + 1..last)
            .filter_map(|at| Some((at, beside(*points.get(at)?, *from, *to))))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((at, away)) = farthest
            && away > rough
        {
            if let Some(keep) = keep.get_mut(at) {
                *keep = true;
            }
            open.extend([(first, at), (at, last)]);
        }
    }
    let kept = points.iter().zip(keep).filter(|(_, keep)| *keep);
    kept.map(|(point, _)| *point).collect()
}

/// How far a point lies from a line between two others.
fn beside(point: Point, from: Point, to: Point) -> f64 {
    let along = to - from;
    let square = along.x * along.x + along.y * along.y;
    if square == 0.0 {
        return point.distance(from);
    }
    let step = point - from;
    let share = ((step.x * along.x + step.y * along.y) / square).clamp(0.0, 1.0);
    point.distance(from + along * share)
}

/// The lines of ties on the map, one for each pair of actors; each tie learns which is its own. A line
/// runs from the end that stands first in the page.
pub(super) fn lines(
    request: &PageRequest<'_>,
    members: &Members,
    ties: &mut [TieRow],
) -> Vec<Vec<Vec<i64>>> {
    /// The longest step in the plane.
    const STEP: f64 = 24.0;
    let world = World::new(request.index, request.centre);
    let actor = |place: usize| members.actors.get(place).copied();
    let mut known: BTreeMap<(usize, usize), Option<usize>> = BTreeMap::new();
    let mut lines = Vec::new();
    for tie in ties {
        let pair = (tie.from.min(tie.to), tie.from.max(tie.to));
        tie.line = *known.entry(pair).or_insert_with(|| {
            let runs = world.line(actor(pair.0)?, actor(pair.1)?, STEP);
            if runs.is_empty() {
                return None;
            }
            lines.push(runs.iter().map(|run| steps(run)).collect());
            Some(lines.len() - 1)
        });
    }
    lines
}

/// A run as its first point and the steps behind it.
fn steps(run: &[(f64, Point)]) -> Vec<i64> {
    let points: Vec<Point> = run.iter().map(|(_, point)| *point).collect();
    let mut at = [0, 0];
    let mut steps = Vec::new();
    for point in simpler(&points, ROUGH) {
        let next = tenths(point);
        steps.extend([next[0] - at[0], next[1] - at[1]]);
        at = next;
    }
    steps
}
