//! Actors on the map of the world: each where it lies; those that would fall on one another a little
//! apart.

use std::collections::BTreeMap;

use super::Positions;
use super::geometry::Point;
use super::globe::{Arc, Centre, Coord};
use crate::lens::Index;
use crate::model::{Actor, Registry};

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
/// More steps than this from an actor to its seat, that one's seat … are a circle.
const SEATS: usize = 8;

impl World {
    /// Places everybody. It depends on the registry alone.
    #[must_use]
    pub fn new(index: &Index, centre: Centre) -> Self {
        let registry = index.registry();
        let countries = countries(registry);
        let places: Vec<Option<Coord>> = registry
            .actors
            .iter()
            .map(|actor| place(registry, actor, &countries))
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

/// The middle of the places that are known of each country.
fn countries(registry: &Registry) -> BTreeMap<crate::model::CountryCode, Coord> {
    let mut known: BTreeMap<_, Vec<Coord>> = BTreeMap::new();
    for actor in &registry.actors {
        if let (Some(country), Some(place)) = (actor.country, own_place(actor)) {
            let places = known.entry(country).or_default();
            // A city counts once, however many bodies it houses.
            if !places.contains(&place) {
                places.push(place);
            }
        }
    }
    known
        .into_iter()
        .filter_map(|(country, places)| Some((country, Coord::middle(&places)?)))
        .collect()
}

fn own_place(actor: &Actor) -> Option<Coord> {
    actor.place.as_ref().map(|place| Coord {
        lat: place.lat,
        lon: place.lon,
    })
}

/// Where an actor lies: at its own place, else at its seat, else somewhere in its country.
fn place(
    registry: &Registry,
    actor: &Actor,
    countries: &BTreeMap<crate::model::CountryCode, Coord>,
) -> Option<Coord> {
    let mut at = Some(actor);
    for _ in 0..SEATS {
        let here = at?;
        if let Some(place) = own_place(here) {
            return Some(place);
        }
        let Some(seat) = &here.located_in else {
            break;
        };
        at = registry.actors.get(seat.as_str());
    }
    countries.get(&actor.country?).copied()
}

/// The room that is taken on the map, found by place.
#[derive(Default)]
struct Room {
    cells: BTreeMap<(i64, i64), Vec<Point>>,
}

impl Room {
    fn cell(point: Point) -> (i64, i64) {
        (
            (point.x / APART).floor() as i64,
            (point.y / APART).floor() as i64,
        )
    }

    fn is_free(&self, point: Point) -> bool {
        let (x, y) = Self::cell(point);
        (x - 1..=x + 1)
            .flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)))
            .filter_map(|cell| self.cells.get(&cell))
            .flatten()
            .all(|taken| taken.distance(point) >= APART)
    }

    /// Takes the free point nearest to a place, in turns around it as the seeds of a sunflower lie.
    fn nearest(&mut self, place: Point) -> Point {
        const GOLDEN: f64 = 2.399_963_229_728_653;
        let point = (0..20_000)
            .map(|turn| {
                let turn = f64::from(turn);
                let (sine, cosine) = (turn * GOLDEN).sin_cos();
                place + Point::new(cosine, sine) * (turn.sqrt() * APART * 0.3)
            })
            .find(|point| self.is_free(*point))
            .unwrap_or(place);
        self.cells.entry(Self::cell(point)).or_default().push(point);
        point
    }
}
