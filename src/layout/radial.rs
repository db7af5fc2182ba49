//! The home city in the middle, what belongs to it close around, its partners in sectors by
//! region, the older the nearer.

use std::collections::BTreeMap;
use std::f64::consts::TAU;

use super::Positions;
use super::geometry::Point;
use super::round::{Years, divide, free_angle, neighbours, year_of};
use crate::lens::Index;
use crate::model::{RegionId, SchemeId};

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

impl Radial {
    /// The same without rings and sectors: where people stand elsewhere, they would tell something
    /// false.
    #[must_use]
    pub fn without_lines(self) -> Self {
        Self {
            sectors: Vec::new(),
            rings: Vec::new(),
            ..self
        }
    }
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

/// How far a rim of this radius reaches from the middle, to the right and downwards.
#[must_use]
pub fn rim_reach(rim: f64) -> Point {
    Point::new(rim * Ring::STRETCH, rim)
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
        let neighbours = neighbours(index);
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
                let group = match area {
                    Area::AtHome => (actor.kind as i64, actor.id.to_string()),
                    _ => neighbours.get(at).cloned().unwrap_or_default(),
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
    let years = years(request);
    let sectors = sectors(request);
    for (sector, members) in &sectors {
        for (turn, at) in members.iter().enumerate() {
            let share = (turn as f64 + 0.5) / members.len() as f64;
            let angle = sector.from + (sector.to - sector.from) * share;
            let since = request.nodes.get(*at).and_then(|node| node.since);
            // Whose age is unknown stands with the youngest.
            let radius = since.map_or(YOUNGEST, |since| years.radius(since));
            place(*at, Ring::at(radius, angle));
        }
    }
    for (at, point) in outside(request, &sectors) {
        place(at, point);
    }
    Radial {
        positions: Positions(positions.into_iter().map(Some).collect()),
        rings: years.rings(),
        free_angle: free_angle(sectors.iter().map(|(sector, _)| sector.to)),
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

/// The actors of an area, group by group, each group from old to young.
fn members(request: &RadialRequest, area: Area) -> Vec<usize> {
    let mut members: Vec<usize> = (0..request.nodes.len())
        .filter(|at| request.nodes.get(*at).is_some_and(|node| node.area == area))
        .collect();
    members.sort_by_cached_key(|at| request.nodes.get(*at).map(|node| node.group.clone()));
    members
}

/// The sectors that hold somebody, by the number of those.
fn sectors(request: &RadialRequest) -> Vec<(Sector, Vec<usize>)> {
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
    let weights: Vec<f64> = held.iter().map(|(_, all)| all.len() as f64).collect();
    held.into_iter()
        .zip(divide(&weights))
        .map(|((region, members), (from, to))| (Sector { region, from, to }, members))
        .collect()
}

/// The years of the partners.
fn years(request: &RadialRequest) -> Years {
    let partners = request
        .nodes
        .iter()
        .filter(|node| matches!(node.area, Area::Sector(_) | Area::Elsewhere))
        .filter_map(|node| node.since);
    Years::new(partners, OLDEST, YOUNGEST)
}
