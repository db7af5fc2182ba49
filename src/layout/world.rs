//! Actors on the map of the world: each where it lies; those that would fall on one another a little
//! apart.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::Positions;
use super::geometry::Point;
use super::globe::{Arc, Centre, Coord, Step, on_map};
use super::strand::{Strand, strands};
use crate::lens::Index;
use crate::model::{Actor, ActorKind, Registry};

/// Where actors stand on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct World {
    /// The middle of the map.
    pub centre: Centre,
    /// The positions; nothing for an actor of which nobody knows where it lies.
    pub positions: Positions,
    /// Where they lie.
    pub places: Vec<Option<Coord>>,
    /// Where the strands lead in which the lines run from home to them.
    leads: Vec<Option<Coord>>,
    /// Per tie of the registry: its line with few points; worked out when they are asked for.
    rough: OnceLock<Vec<Line>>,
}

/// A line on the map: its runs.
pub type Line = Vec<Vec<Step>>;

/// Between the marks of actors that lie at one place.
const APART: f64 = 5.0;

impl World {
    /// Places everybody. It depends on the registry alone.
    #[must_use]
    pub fn new(index: &Index, centre: Centre) -> Self {
        let registry = index.registry();
        let places: Vec<Option<Coord>> = registry
            .actors
            .iter()
            .map(|actor| place(registry, actor))
            .collect();
        // Whoever comes first stands where it lies; what stands back gives way.
        let home = registry.home.as_ref();
        let mut order: Vec<(usize, &Actor)> = registry.actors.iter().enumerate().collect();
        order.sort_by_key(|(at, actor)| (home != Some(&actor.id), index.is_background(*at), *at));
        let mut room = Room::new(APART);
        let mut positions = vec![None; places.len()];
        for (at, _) in order {
            let place = places.get(at).copied().flatten();
            if let (Some(place), Some(position)) = (place, positions.get_mut(at)) {
                *position = Some(room.nearest(place.on_map(centre.meridian())));
            }
        }
        Self {
            centre,
            positions: Positions(positions),
            leads: leads(registry, &places),
            rough: OnceLock::new(),
            places,
        }
    }

    /// The line between two actors: along a great circle, in two runs where the edge of the map cuts
    /// it. Lines from home to places that lie near one another run together on their way (see
    /// `strand`). No step is longer than `longest`.
    #[must_use]
    pub fn line(&self, from: usize, to: usize, longest: f64) -> Vec<Vec<(f64, Point)>> {
        let meridian = self.centre.meridian();
        let ends = [from, to].map(|actor| {
            let place = self.places.get(actor).copied().flatten()?;
            let aside = self.positions.get(actor)? - place.on_map(meridian);
            Some((place, aside))
        });
        let [Some((start, first)), Some((end, last))] = ends else {
            return Vec::new();
        };
        let arc = Arc::new(start, end);
        let plain = || arc.on_map(meridian, longest);
        let lead = |actor: usize| self.leads.get(actor).copied().flatten();
        let bundled = match (lead(from), lead(to)) {
            (None, Some(lead)) => {
                let strand = Strand::new(start, end, lead);
                on_map(|share| strand.at(share), arc.degrees(), meridian, longest)
            }
            (Some(lead), None) => {
                let strand = Strand::new(end, start, lead);
                let way = |share| strand.at(1.0 - share);
                on_map(way, arc.degrees(), meridian, longest)
            }
            _ => plain(),
        };
        // Nothing is led across the edge that would not cross it.
        let mut runs = match (bundled.len(), self.cuts(&arc)) {
            (1, false) | (2, true) => bundled,
            _ => plain(),
        };
        // It begins and ends at the marks, which may stand a little aside of the places.
        for (share, point) in runs.iter_mut().flatten() {
            *point += first * (1.0 - *share) + last * *share;
        }
        runs
    }

    /// Per tie of the registry that the map was made of, its line along a great circle in no more than
    /// about eight pieces, without strands; empty where nobody knows where one of the two lies.
    #[must_use]
    pub fn rough_lines(&self, index: &Index) -> &[Line] {
        self.rough.get_or_init(|| {
            let registry = index.registry();
            let ties = registry.ties.rows().iter();
            ties.map(|tie| {
                let ends = [&tie.from, &tie.to];
                match ends.map(|end| registry.actors.position(end.as_str())) {
                    [Some(from), Some(to)] => self.rough(from, to),
                    _ => Line::new(),
                }
            })
            .collect()
        })
    }

    fn rough(&self, from: usize, to: usize) -> Line {
        /// Every so many points one is kept.
        const KEPT: usize = 3;
        let meridian = self.centre.meridian();
        let ends = [from, to].map(|actor| {
            let place = self.places.get(actor).copied().flatten()?;
            let aside = self.positions.get(actor)? - place.on_map(meridian);
            Some((place, aside))
        });
        let [Some((start, first)), Some((end, last))] = ends else {
            return Line::new();
        };
        let arc = Arc::new(start, end);
        let mut runs = arc.on_map(meridian, f64::INFINITY);
        for run in &mut runs {
            let last = run.len().saturating_sub(1);
            let mut at = 0..;
            run.retain(|_| at.next().is_some_and(|at| at % KEPT == 0 || at == last));
        }
        for (share, point) in runs.iter_mut().flatten() {
            *point += first * (1.0 - *share) + last * *share;
        }
        runs
    }

    /// Whether the edge of the map cuts a great circle.
    fn cuts(&self, arc: &Arc) -> bool {
        arc.on_map(self.centre.meridian(), f64::INFINITY).len() > 1
    }
}

/// Where the strand leads of each line from home; nothing for whoever is at home, or has no tie with
/// it. It depends on the registry alone, so that no filter and no date bends a line.
fn leads(registry: &Registry, places: &[Option<Coord>]) -> Vec<Option<Coord>> {
    let mut leads = vec![None; places.len()];
    let place = |actor: usize| places.get(actor).copied().flatten();
    let home = registry.home.as_ref();
    let home = home.and_then(|home| registry.actors.position(home.as_str()));
    let Some(home) = home.and_then(place) else {
        return leads;
    };
    let partners: BTreeSet<usize> = registry
        .ties
        .iter()
        .filter(|tie| registry.is_at_home(&tie.from) != registry.is_at_home(&tie.to))
        .flat_map(|tie| [&tie.from, &tie.to])
        .filter(|end| !registry.is_at_home(end))
        .filter_map(|end| registry.actors.position(end.as_str()))
        .collect();
    // A city counts once, however many bodies it houses.
    let mut at: Vec<Coord> = partners.iter().copied().filter_map(place).collect();
    at.sort_by(|a, b| a.lat.total_cmp(&b.lat).then(a.lon.total_cmp(&b.lon)));
    at.dedup();
    let strands = strands(home, &at);
    for partner in partners {
        let lead = place(partner).and_then(|place| {
            let known = at.iter().position(|one| *one == place)?;
            strands.get(known).copied()
        });
        if let Some(kept) = leads.get_mut(partner) {
            *kept = lead;
        }
    }
    leads
}

/// The coordinates of an actor, if they are on the globe.
fn own_place(actor: &Actor) -> Option<Coord> {
    actor
        .place
        .as_ref()
        .filter(|place| place.is_on_globe())
        .map(|place| Coord {
            lat: place.lat,
            lon: place.lon,
        })
}

/// Where an actor lies: at its own place, else at its seat; a country somewhere in itself. Whoever is
/// known to lie in a country, but not where, has no place: in the middle of it there is another one.
fn place(registry: &Registry, actor: &Actor) -> Option<Coord> {
    let seats = registry.seats(actor);
    if actor.kind != ActorKind::Country {
        return seats
            .take_while(|seat| seat.kind != ActorKind::Country)
            .find_map(own_place);
    }
    own_place(actor).or_else(|| {
        let (lat, lon) = seats.into_iter().find_map(|seat| seat.country)?.point()?;
        Some(Coord { lat, lon })
    })
}

/// Points that stand where they are asked for, or as near as they can be so far apart; the first ones
/// first.
#[must_use]
pub fn apart(points: &[Point], apart: f64) -> Vec<Point> {
    let mut room = Room::new(apart);
    points.iter().map(|point| room.nearest(*point)).collect()
}

/// The room that is taken on the map, found by place.
struct Room {
    /// Between two of those that take it.
    apart: f64,
    cells: BTreeMap<(i64, i64), Vec<Point>>,
    /// How many turns around a place are known to be taken.
    turns: BTreeMap<(i64, i64), u32>,
}

impl Room {
    fn cell(point: Point, width: f64) -> (i64, i64) {
        (
            (point.x / width).floor() as i64,
            (point.y / width).floor() as i64,
        )
    }

    fn new(apart: f64) -> Self {
        Self {
            apart,
            cells: BTreeMap::new(),
            turns: BTreeMap::new(),
        }
    }

    fn is_free(&self, point: Point) -> bool {
        let (x, y) = Self::cell(point, self.apart);
        (x - 1..=x + 1)
            .flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)))
            .filter_map(|cell| self.cells.get(&cell))
            .flatten()
            .all(|taken| taken.distance(point) >= self.apart)
    }

    /// Takes the free point nearest to a place, in turns around it as the seeds of a sunflower lie.
    /// Places that are hardly apart count as one: nobody asks again for a turn that is taken.
    fn nearest(&mut self, place: Point) -> Point {
        const GOLDEN: f64 = 2.399_963_229_728_653;
        const ALIKE: f64 = 0.2;
        let alike = Self::cell(place, self.apart * ALIKE);
        let first = self.turns.get(&alike).copied().unwrap_or_default();
        let (turn, point) = (first..first.saturating_add(20_000))
            .map(|turn| {
                let turns = f64::from(turn);
                let (sine, cosine) = (turns * GOLDEN).sin_cos();
                let aside = Point::new(cosine, sine) * (turns.sqrt() * self.apart * 0.3);
                (turn, place + aside)
            })
            .find(|(_, point)| self.is_free(*point))
            .unwrap_or((first, place));
        self.turns.insert(alike, turn.saturating_add(1));
        let cell = Self::cell(point, self.apart);
        self.cells.entry(cell).or_default().push(point);
        point
    }
}
