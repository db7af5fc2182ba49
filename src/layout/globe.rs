//! The globe: great circles, and the projection that lays it flat.

use super::geometry::Point;

/// A place on the globe, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coord {
    /// Latitude, north positive, −90 to 90.
    pub lat: f64,
    /// Longitude, east positive; any turn.
    pub lon: f64,
}

/// The middle of a map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Centre {
    /// Japan near the middle, as maps in Japan have it.
    #[default]
    Pacific,
    /// Europe and Africa in the middle.
    Atlantic,
}

impl Centre {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Pacific, Self::Atlantic];

    /// The longitude in the middle. The edges run where little land is cut: at 25° W between Iceland
    /// and Greenland's greater part, at 169° W through the Bering Strait.
    #[must_use]
    pub fn meridian(self) -> f64 {
        match self {
            Self::Pacific => 155.0,
            Self::Atlantic => 11.0,
        }
    }
}

/// The radius of the globe before it is laid flat: the map is about 1970 wide.
const RADIUS: f64 = 360.0;

impl Coord {
    fn vector(self) -> [f64; 3] {
        let (lat, lon) = (self.lat.to_radians(), self.lon.to_radians());
        [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
    }

    /// What lies straight to the east, a quarter of the globe away.
    fn east(self) -> [f64; 3] {
        let (sine, cosine) = self.lon.to_radians().sin_cos();
        [-sine, cosine, 0.0]
    }

    pub(super) fn of_vector([x, y, z]: [f64; 3]) -> Self {
        Self {
            lat: z.atan2(x.hypot(y)).to_degrees(),
            lon: y.atan2(x).to_degrees(),
        }
    }

    /// The middle of several places by their weights, on the globe's surface; nothing where there is
    /// none.
    #[must_use]
    pub fn middle(places: impl IntoIterator<Item = (f64, Self)>) -> Option<Self> {
        let sum = places.into_iter().fold([0.0; 3], |sum, (weight, place)| {
            let [x, y, z] = place.vector();
            let [a, b, c] = sum;
            [a + x * weight, b + y * weight, c + z * weight]
        });
        let [x, y, z] = sum;
        (x.hypot(y).hypot(z) > 1e-9).then(|| Self::of_vector(sum))
    }

    /// How far east of a meridian, −180 to 180.
    fn east_of(self, meridian: f64) -> f64 {
        (self.lon - meridian + 180.0).rem_euclid(360.0) - 180.0
    }

    /// Where the place stands on a map with this meridian in its middle.
    #[must_use]
    pub fn on_map(self, meridian: f64) -> Point {
        project(self.east_of(meridian), self.lat)
    }
}

/// The Natural Earth projection of a place `east` degrees east of the middle: Tom Patterson's
/// projection with the polynomials of Šavrič, Jenny, Patterson, Petrovič and Hurni, “A Polynomial
/// Equation for the Natural Earth Projection”, Cartography and Geographic Information Science 38 (4),
/// 2011. It is neither of equal area nor of equal angles; parallels are straight.
#[must_use]
pub fn project(east: f64, lat: f64) -> Point {
    let (lambda, phi) = (east.to_radians(), lat.to_radians());
    let square = phi * phi;
    let fourth = square * square;
    let x = lambda
        * (0.8707 - 0.131979 * square
            + fourth * (-0.013791 + fourth * square * (0.003971 - 0.001529 * square)));
    let y = phi
        * (1.007226
            + square * (0.015085 + fourth * (-0.044475 + 0.028874 * square - 0.005916 * fourth)));
    Point::new(x * RADIUS, -y * RADIUS)
}

/// How far the map reaches to either side of its middle at a height of the plane; nothing beyond the
/// poles.
#[must_use]
pub fn edge(y: f64) -> Option<f64> {
    let pole = project(180.0, -90.0).y;
    if y.abs() > pole {
        return None;
    }
    let (mut south, mut north) = (-90.0, 90.0);
    for _ in 0..40 {
        let lat = f64::midpoint(south, north);
        if project(0.0, lat).y > y {
            south = lat;
        } else {
            north = lat;
        }
    }
    Some(project(180.0, south).x)
}

/// A great circle, the shortest way between two places.
#[derive(Clone, Copy, Debug)]
pub struct Arc {
    from: [f64; 3],
    /// Where it leads to from there: a quarter of the globe further on.
    ahead: [f64; 3],
    /// In radians.
    angle: f64,
}

/// A point of a line on the map, and which share of the way lies behind it, 0 to 1.
pub type Step = (f64, Point);

impl Arc {
    /// The way between two places.
    #[must_use]
    pub fn new(from: Coord, to: Coord) -> Self {
        let (east, from, to) = (from.east(), from.vector(), to.vector());
        let ([ax, ay, az], [bx, by, bz]) = (from, to);
        let cross = [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
        let [x, y, z] = cross;
        let (sine, cosine) = (x.hypot(y).hypot(z), ax * bx + ay * by + az * bz);
        // Of two places that are one, or opposite, every way is as short: it leads to the east, and
        // so never across a pole.
        let ahead = if sine < 1e-9 {
            east
        } else {
            [bx - ax * cosine, by - ay * cosine, bz - az * cosine].map(|side| side / sine)
        };
        Self {
            from,
            ahead,
            angle: sine.atan2(cosine),
        }
    }

    /// Its length in degrees.
    #[must_use]
    pub fn degrees(&self) -> f64 {
        self.angle.to_degrees()
    }

    /// The place after a share of the way.
    #[must_use]
    pub fn at(&self, share: f64) -> Coord {
        Coord::of_vector(self.vector(share))
    }

    /// The same as a step from the globe's middle.
    pub(super) fn vector(&self, share: f64) -> [f64; 3] {
        let (sine, cosine) = (share * self.angle).sin_cos();
        let ([ax, ay, az], [bx, by, bz]) = (self.from, self.ahead);
        [
            ax * cosine + bx * sine,
            ay * cosine + by * sine,
            az * cosine + bz * sine,
        ]
    }

    /// The line on a map with this meridian in its middle: one run of points, or two where the
    /// map's edge cuts it. No step is longer than `longest`.
    #[must_use]
    pub fn on_map(&self, meridian: f64, longest: f64) -> Vec<Vec<Step>> {
        on_map(|share| self.at(share), self.degrees(), meridian, longest)
    }
}

/// A way over the globe of about so many degrees on a map: one run of points, or more where the
/// map's edge cuts it. No step is longer than `longest`.
pub(super) fn on_map(
    way: impl Fn(f64) -> Coord,
    degrees: f64,
    meridian: f64,
    longest: f64,
) -> Vec<Vec<Step>> {
    let seen = |share: f64| {
        let place = way(share);
        Seen {
            share,
            east: place.east_of(meridian),
            lat: place.lat,
        }
    };
    let start = seen(0.0);
    let mut runs = vec![vec![start.step()]];
    // Small enough that no step leads around half of the globe.
    let pieces = (degrees / 8.0).ceil().max(2.0) as usize;
    let mut last = start;
    for piece in 1..=pieces {
        let next = seen(piece as f64 / pieces as f64);
        refine(&mut runs, &seen, last, next, longest);
        last = next;
    }
    runs
}

/// A point of a way, seen from the middle of the map.
#[derive(Clone, Copy)]
struct Seen {
    share: f64,
    east: f64,
    lat: f64,
}

impl Seen {
    fn step(self) -> Step {
        (self.share, project(self.east, self.lat))
    }
}

/// Adds what lies between two points, cut where the edge lies between them.
fn refine(
    runs: &mut Vec<Vec<Step>>,
    seen: &impl Fn(f64) -> Seen,
    from: Seen,
    to: Seen,
    longest: f64,
) {
    let crosses = (from.east - to.east).abs() > 180.0;
    let near = to.share - from.share < 1e-9;
    if !near && (crosses || from.step().1.distance(to.step().1) > longest) {
        let middle = seen(f64::midpoint(from.share, to.share));
        refine(runs, seen, from, middle, longest);
        refine(runs, seen, middle, to, longest);
        return;
    }
    if crosses {
        let edge = |side: f64| Seen {
            east: 180.0 * side.signum(),
            ..from
        };
        if let Some(run) = runs.last_mut() {
            run.push(edge(from.east).step());
        }
        runs.push(vec![edge(to.east).step()]);
    }
    if let Some(run) = runs.last_mut() {
        run.push(to.step());
    }
}
