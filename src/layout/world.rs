//! Actors on the map of the world: each where it lies; those that would fall on one another a little
//! apart.

use std::collections::BTreeMap;

use super::Positions;
use super::geometry::Point;
use super::globe::{Arc, Centre, Coord};
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
}

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
        let mut room = Room::default();
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
            places,
        }
    }

    /// The line between two actors: along a great circle, in two runs where the edge of the map cuts
    /// it. No step is longer than `longest`.
    #[must_use]
    pub fn line(&self, from: usize, to: usize, longest: f64) -> Vec<Vec<(f64, Point)>> {
        let ends = [from, to].map(|actor| {
            let place = self.places.get(actor).copied().flatten()?;
            let aside = self.positions.get(actor)? - place.on_map(self.centre.meridian());
            Some((place, aside))
        });
        let [Some((from, first)), Some((to, last))] = ends else {
            return Vec::new();
        };
        let mut runs = Arc::new(from, to).on_map(self.centre.meridian(), longest);
        // It begins and ends at the marks, which may stand a little aside of the places.
        for (share, point) in runs.iter_mut().flatten() {
            *point += first * (1.0 - *share) + last * *share;
        }
        runs
    }
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

/// The room that is taken on the map, found by place.
#[derive(Default)]
struct Room {
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

    fn is_free(&self, point: Point) -> bool {
        let (x, y) = Self::cell(point, APART);
        (x - 1..=x + 1)
            .flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)))
            .filter_map(|cell| self.cells.get(&cell))
            .flatten()
            .all(|taken| taken.distance(point) >= APART)
    }

    /// Takes the free point nearest to a place, in turns around it as the seeds of a sunflower lie.
    /// Places less than a point apart count as one: nobody asks again for a turn that is taken.
    fn nearest(&mut self, place: Point) -> Point {
        const GOLDEN: f64 = 2.399_963_229_728_653;
        const ALIKE: f64 = 1.0;
        let alike = Self::cell(place, ALIKE);
        let first = self.turns.get(&alike).copied().unwrap_or_default();
        let (turn, point) = (first..first.saturating_add(20_000))
            .map(|turn| {
                let turns = f64::from(turn);
                let (sine, cosine) = (turns * GOLDEN).sin_cos();
                let aside = Point::new(cosine, sine) * (turns.sqrt() * APART * 0.3);
                (turn, place + aside)
            })
            .find(|(_, point)| self.is_free(*point))
            .unwrap_or((first, place));
        self.turns.insert(alike, turn.saturating_add(1));
        let cell = Self::cell(point, APART);
        self.cells.entry(cell).or_default().push(point);
        point
    }
}
