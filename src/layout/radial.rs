//! The home city in the middle, what belongs to it close around, its partners in sectors by
//! region, the older the nearer.

use std::collections::BTreeMap;
use std::f64::consts::TAU;

use super::Positions;
use super::geometry::Point;
use crate::lens::Index;
use crate::model::{Date, RegionId, SchemeId};

/// What the radial arrangement needs to know.
#[derive(Clone, Debug, PartialEq)]
pub struct RadialRequest {
    /// Actors in the order of the registry.
    pub nodes: Vec<Node>,
    /// Sectors, clockwise, the first to the right.
    pub sectors: Vec<RegionId>,
}

/// An actor to place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it belongs.
    pub area: Area,
    /// The year of its first tie, with a fraction for the day; `None` if no tie has a date.
    pub since: Option<f64>,
    /// Actors with the same group stand together; groups stand in order.
    pub group: (i64, String),
}

/// Where an actor belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// The middle.
    Home,
    /// Close around the middle.
    AtHome,
    /// A sector.
    Sector(usize),
    /// A sector of its own for what lies in no region.
    Elsewhere,
    /// Outside of the rim, before this sector: what stands back until somebody asks for it.
    Outside(Option<usize>),
}

/// Positions with the lines that explain them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Radial {
    /// The positions.
    pub positions: Positions,
    /// Sectors that hold somebody.
    pub sectors: Vec<Sector>,
    /// Rings of equal age.
    pub rings: Vec<Ring>,
    /// The angle at which rings bear their years: between two sectors, where no tie runs.
    pub free_angle: f64,
}

/// A sector of the rings.
#[derive(Clone, Debug, PartialEq)]
pub struct Sector {
    /// The region; `None` for what lies in no region.
    pub region: Option<RegionId>,
    /// Where it begins and ends, in radians clockwise from the right.
    pub from: f64,
    /// See `from`.
    pub to: f64,
}

/// A ring on which ties of one year begin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ring {
    /// The year.
    pub year: i16,
    /// Its radius downwards; to the right it is [`STRETCH`](Ring::STRETCH) times that.
    pub radius: f64,
}

impl Ring {
    /// How much wider than high the rings are: names are written sideways, so sideways is where
    /// room is needed.
    pub const STRETCH: f64 = 1.32;

    /// The radius of the rim on which sectors are drawn.
    pub const RIM: f64 = RIM;

    /// The point of a ring with this radius at an angle.
    #[must_use]
    pub fn at(radius: f64, angle: f64) -> Point {
        Point::new(radius * angle.cos() * Self::STRETCH, radius * angle.sin())
    }
}

/// Radii: what belongs to the home city, the oldest partner, the youngest.
const INNER: f64 = 122.0;
const OLDEST: f64 = 186.0;
const YOUNGEST: f64 = 334.0;
/// The rim on which sectors are drawn.
const RIM: f64 = 372.0;
/// Between sectors, in radians.
const GAP: f64 = 0.07;
/// Room that a sector has at least, in actors.
const SMALLEST: f64 = 2.5;

/// How far the rim reaches from the middle, to the right and downwards.
#[must_use]
pub fn rim_reach() -> Point {
    Point::new(RIM * Ring::STRETCH, RIM)
}

impl RadialRequest {
    /// The request for a registry under a scheme; without one there is a single sector.
    #[must_use]
    pub fn new(index: &Index, scheme: Option<&SchemeId>) -> Self {
        let registry = index.registry();
        let scheme = scheme.and_then(|id| registry.schemes.get(id.as_str()));
        let sectors: Vec<RegionId> = scheme
            .map(|scheme| {
                scheme
                    .regions
                    .iter()
                    .map(|region| region.id.clone())
                    .collect()
            })
            .unwrap_or_default();
        let mut since: BTreeMap<usize, f64> = BTreeMap::new();
        for facts in index.ties() {
            let (Some(link), Some(start)) = (facts.link, facts.life.start()) else {
                continue;
            };
            if facts.background {
                continue;
            }
            let year = year_of(start.earliest());
            for end in [link.from, link.to] {
                since
                    .entry(end)
                    .and_modify(|known| *known = known.min(year))
                    .or_insert(year);
            }
        }
        // Countries stand in the order of their mean longitude, as on a map.
        let mut longitudes: BTreeMap<_, Vec<f64>> = BTreeMap::new();
        for (at, actor) in registry.actors.iter().enumerate() {
            if index.is_background(at) {
                continue;
            }
            if let (Some(country), Some(place)) = (actor.country, &actor.place) {
                longitudes.entry(country).or_default().push(place.lon);
            }
        }
        let nodes = registry
            .actors
            .iter()
            .enumerate()
            .map(|(at, actor)| {
                let sector = || {
                    scheme
                        .and_then(|scheme| scheme.region_of(&actor.id, actor.country))
                        .and_then(|region| sectors.iter().position(|id| *id == region.id))
                };
                let area = if registry.home.as_ref() == Some(&actor.id) {
                    Area::Home
                } else if index.is_background(at) {
                    Area::Outside(sector())
                } else if registry.is_at_home(&actor.id) {
                    Area::AtHome
                } else {
                    sector().map_or(Area::Elsewhere, Area::Sector)
                };
                let longitude = actor
                    .country
                    .and_then(|country| longitudes.get(&country))
                    .map_or(0.0, |all| all.iter().sum::<f64>() / all.len() as f64);
                // The seat keeps an office beside its city, a port beside its town.
                let seat = actor.located_in.as_ref().unwrap_or(&actor.id);
                let group = match area {
                    Area::AtHome => (actor.kind as i64, actor.id.to_string()),
                    _ => (
                        (longitude * 1000.0).round() as i64,
                        format!(
                            "{} {seat} {}",
                            actor
                                .country
                                .map_or_else(String::new, |code| code.to_string()),
                            actor.id
                        ),
                    ),
                };
                Node {
                    area,
                    since: since.get(&at).copied(),
                    group,
                }
            })
            .collect();
        Self { nodes, sectors }
    }
}

fn year_of(day: Date) -> f64 {
    f64::from(day.year()) + f64::from(day.day_of_year() - 1) / 366.0
}

/// Places everybody. Linear but for sorting.
#[must_use]
pub fn radial(request: &RadialRequest) -> Radial {
    let mut positions = vec![Point::ZERO; request.nodes.len()];
    let mut place = |at: usize, point: Point| {
        if let Some(position) = positions.get_mut(at) {
            *position = point;
        }
    };
    for (at, node) in request.nodes.iter().enumerate() {
        if node.area == Area::Home {
            place(at, Point::ZERO);
        }
    }
    let inner = members(request, Area::AtHome);
    for (turn, at) in inner.iter().enumerate() {
        let angle = TAU * (turn as f64 + 0.5) / inner.len() as f64 - TAU / 4.0;
        // Two rings, so that long names of neighbours do not meet.
        let radius = INNER * if turn % 2 == 0 { 1.0 } else { 0.66 };
        place(*at, Ring::at(radius, angle));
    }
    let scale = Scale::of(request);
    let sectors = divide(request);
    for (sector, members) in &sectors {
        for (turn, at) in members.iter().enumerate() {
            let share = (turn as f64 + 0.5) / members.len() as f64;
            let angle = sector.from + (sector.to - sector.from) * share;
            let since = request.nodes.get(*at).and_then(|node| node.since);
            place(*at, Ring::at(scale.radius(since), angle));
        }
    }
    for (at, point) in outside(request, &sectors) {
        place(at, point);
    }
    Radial {
        positions: Positions(positions.into_iter().map(Some).collect()),
        rings: scale.rings(),
        free_angle: free_angle(&sectors),
        sectors: sectors.into_iter().map(|(sector, _)| sector).collect(),
    }
}

/// Where what stands back is put: in rows outside of the rim, before the sector of its region; what
/// lies in none, all around and beyond the others.
fn outside(request: &RadialRequest, sectors: &[(Sector, Vec<usize>)]) -> Vec<(usize, Point)> {
    let mut placed = Vec::new();
    let mut farthest = 0;
    let mut nowhere = members(request, Area::Outside(None));
    for (at, region) in request.sectors.iter().enumerate() {
        let members = members(request, Area::Outside(Some(at)));
        match sectors
            .iter()
            .find(|(sector, _)| sector.region.as_ref() == Some(region))
        {
            Some((sector, _)) => {
                let rows = in_rows(&members, sector.from, sector.to, 0, &mut placed);
                farthest = farthest.max(rows);
            }
            None => nowhere.extend(members),
        }
    }
    in_rows(&nowhere, -TAU / 4.0, TAU * 0.75, farthest, &mut placed);
    placed
}

/// Puts actors on arcs between two angles, from the row `first` outwards. Returns the row after the
/// last one.
fn in_rows(
    members: &[usize],
    from: f64,
    to: f64,
    first: usize,
    placed: &mut Vec<(usize, Point)>,
) -> usize {
    let mut row = first;
    let mut left = members;
    while !left.is_empty() {
        let radius = RIM + 76.0 + 46.0 * row as f64;
        let room = ((to - from) * radius / OUTSIDE_ROOM).floor().max(1.0) as usize;
        let (now, later) = left.split_at(room.min(left.len()));
        for (turn, at) in now.iter().enumerate() {
            let angle = from + (to - from) * (turn as f64 + 0.5) / now.len() as f64;
            placed.push((*at, Ring::at(radius, angle)));
        }
        left = later;
        row += 1;
    }
    row
}

/// Room along an arc for what stands back.
const OUTSIDE_ROOM: f64 = 58.0;

/// The middle of the gap between sectors that is nearest to straight up.
fn free_angle(sectors: &[(Sector, Vec<usize>)]) -> f64 {
    let up = -TAU / 4.0;
    sectors
        .iter()
        .map(|(sector, _)| sector.to + GAP / 2.0)
        .min_by(|a, b| {
            let away = |angle: f64| 1.0 - (angle - up).cos();
            away(*a).total_cmp(&away(*b))
        })
        .unwrap_or(up)
}

/// The actors of an area, group by group, each group from old to young.
fn members(request: &RadialRequest, area: Area) -> Vec<usize> {
    let mut members: Vec<usize> = (0..request.nodes.len())
        .filter(|at| request.nodes.get(*at).is_some_and(|node| node.area == area))
        .collect();
    members.sort_by_cached_key(|at| request.nodes.get(*at).map(|node| node.group.clone()));
    members
}

/// Divides the round among the sectors that hold somebody, by their number; the first one has its
/// middle at the right.
fn divide(request: &RadialRequest) -> Vec<(Sector, Vec<usize>)> {
    let areas = (0..request.sectors.len())
        .map(Area::Sector)
        .chain([Area::Elsewhere]);
    let held: Vec<(Option<RegionId>, Vec<usize>)> = areas
        .map(|area| {
            let region = match area {
                Area::Sector(at) => request.sectors.get(at).cloned(),
                _ => None,
            };
            (region, members(request, area))
        })
        .filter(|(_, members)| !members.is_empty())
        .collect();
    let weight = |members: &[usize]| (members.len() as f64).max(SMALLEST);
    let sum: f64 = held.iter().map(|(_, members)| weight(members)).sum();
    let gap = if held.len() > 1 { GAP } else { 0.0 };
    let round = TAU - gap * held.len() as f64;
    let mut angle = held
        .first()
        .map_or(0.0, |(_, members)| -round * weight(members) / sum / 2.0);
    held.into_iter()
        .map(|(region, members)| {
            let from = angle;
            let to = from + round * weight(&members) / sum;
            angle = to + gap;
            (Sector { region, from, to }, members)
        })
        .collect()
}

/// From years to radii.
struct Scale {
    first: f64,
    last: f64,
}

impl Scale {
    fn of(request: &RadialRequest) -> Self {
        let years = || {
            request
                .nodes
                .iter()
                .filter(|node| matches!(node.area, Area::Sector(_) | Area::Elsewhere))
                .filter_map(|node| node.since)
        };
        let first = years().fold(f64::INFINITY, f64::min);
        let last = years().fold(f64::NEG_INFINITY, f64::max);
        Self { first, last }
    }

    /// The radius of a year; the rim for an unknown one.
    fn radius(&self, since: Option<f64>) -> f64 {
        let Some(year) = since else {
            return YOUNGEST;
        };
        let span = self.last - self.first;
        let share = if span > 0.0 {
            (year - self.first) / span
        } else {
            0.5
        };
        OLDEST + (YOUNGEST - OLDEST) * share
    }

    /// Rings at round years, at most five.
    fn rings(&self) -> Vec<Ring> {
        if !(self.first.is_finite() && self.last > self.first) {
            return Vec::new();
        }
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500]
            .into_iter()
            .find(|step| (self.last - self.first) / f64::from(*step) <= 5.0)
            .unwrap_or(1000);
        let first = (self.first / f64::from(step)).ceil() as i32 * step;
        (0..6)
            .map(|turn| first + turn * step)
            .filter(|year| f64::from(*year) <= self.last)
            .filter_map(|year| {
                Some(Ring {
                    year: i16::try_from(year).ok()?,
                    radius: self.radius(Some(f64::from(year))),
                })
            })
            .collect()
    }
}
