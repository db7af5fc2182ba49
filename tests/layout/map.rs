//! The map: projection, coasts, great circles, places.

use kizuna::layout::{Arc, Centre, Coord, Detail, Outline, Point, World, land, outlines, project};
use kizuna::model::CountryCode;
use proptest::prelude::*;

use super::index;
use crate::support::{builtin, builtin_index, each, must, same};

/// Meridians in the middle of maps: those of the program, and others.
const MERIDIANS: [f64; 7] = [155.0, 11.0, 0.0, -90.0, 179.5, 180.0, 60.0];

fn coord(lat: f64, lon: f64) -> Coord {
    Coord { lat, lon }
}

/// The map's width, from edge to edge along the equator.
fn width() -> f64 {
    project(180.0, 0.0).x * 2.0
}

#[test]
fn the_projection_gives_the_published_values() {
    // PROJ's own test of `natearth`: `+a=6400000`, 2° E 1° N (test/gie/builtins.gie).
    let unit = width() / (2.0 * 0.8707 * std::f64::consts::PI);
    let at = project(2.0, 1.0) / unit * 6_400_000.0;
    assert!((at.x - 194_507.265_257_889).abs() < 1e-3, "{at:?}");
    assert!((at.y + 112_508.737_358_294).abs() < 1e-3, "{at:?}");
    // The paper: the map is 0.52 as high as wide.
    let pole = project(180.0, 90.0);
    assert!((-pole.y * 2.0 / width() - 0.52).abs() < 1e-3);
}

#[test]
fn parallels_are_straight_and_both_halves_are_alike() {
    for lat in [-60.0, -23.4, 0.0, 35.4, 71.0] {
        for east in [0.0, 10.0, 95.0, 180.0] {
            let at = project(east, lat);
            assert_eq!(project(-east, lat), Point::new(-at.x, at.y));
            assert_eq!(project(east, -lat), Point::new(at.x, -at.y));
            assert_eq!(at.y, project(0.0, lat).y);
        }
    }
    // North is up, east is right, and what lies farther is drawn farther.
    let run = |points: Vec<f64>| points.windows(2).all(|pair| pair[0] < pair[1]);
    assert!(run((-90..=90)
        .map(|lat| -project(0.0, f64::from(lat)).y)
        .collect()));
    assert!(run((-180..=180)
        .map(|east| project(f64::from(east), 50.0).x)
        .collect()));
}

/// The steps of a closed line.
fn steps(outline: &Outline) -> impl Iterator<Item = f64> {
    let after = outline.points.iter().cycle().skip(1);
    outline
        .points
        .iter()
        .zip(after)
        .map(|(from, to)| from.distance(*to))
}

#[test]
fn coasts_are_cut_at_the_edge_without_streaks() {
    let cases = Detail::ALL
        .into_iter()
        .flat_map(|detail| MERIDIANS.map(|meridian| (detail, meridian)));
    each(cases, 14, |(detail, meridian)| {
        for outline in outlines(*detail, *meridian) {
            let longest = steps(&outline).fold(0.0, f64::max);
            must(longest < 20.0, || format!("a step of {longest}"))?;
            for point in &outline.points {
                let inside = point.x.abs() <= width() / 2.0 + 1e-6;
                must(inside, || format!("{point:?} lies off the map"))?;
            }
        }
        Ok(())
    });
}

/// The area within a closed line.
fn area(points: &[Point]) -> f64 {
    let after = points.iter().cycle().skip(1);
    let twice: f64 = points
        .iter()
        .zip(after)
        .map(|(a, b)| a.x * b.y - b.x * a.y)
        .sum();
    (twice / 2.0).abs()
}

#[test]
fn triangles_fill_the_outlines_and_no_more() {
    for detail in Detail::ALL {
        for centre in Centre::ALL {
            let (mut whole, mut filled) = (0.0, 0.0);
            for outline in land(detail, centre) {
                whole += area(&outline.points);
                for corners in &outline.triangles {
                    filled += area(&corners.map(|at| outline.points[at as usize]));
                }
            }
            let share: f64 = filled / whole;
            assert!((share - 1.0).abs() < 1e-3, "{detail:?} {centre:?}: {share}");
        }
    }
}

/// Whether a place lies on land.
fn is_land(outlines: &[Outline], at: Point) -> bool {
    let holds = |outline: &Outline| {
        let points = &outline.points;
        let after = points.iter().cycle().skip(1);
        let crossings = points.iter().zip(after).filter(|(a, b)| {
            (a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x
        });
        crossings.count() % 2 == 1
    };
    let count = |water| {
        let with = outlines.iter().filter(|outline| outline.water == water);
        with.filter(|outline| holds(outline)).count()
    };
    count(false) > count(true)
}

#[test]
fn land_is_land_and_sea_is_sea_on_every_map() {
    let places = [
        ("Nagano", 36.2, 138.0, true),
        ("Moscow", 55.7, 37.6, true),
        ("Chukotka, beyond 180°", 67.5, -178.0, true),
        ("Nebraska", 41.0, -100.0, true),
        ("Mato Grosso", -13.0, -56.0, true),
        ("Chad", 15.0, 19.0, true),
        ("Alice Springs", -23.7, 133.9, true),
        ("Greenland", 72.0, -40.0, true),
        ("Iceland", 64.9, -18.5, true),
        ("Caspian Sea", 41.5, 51.0, false),
        ("Pacific", 20.0, -160.0, false),
        ("Atlantic", 30.0, -40.0, false),
        ("Bay of Bengal", 12.0, 88.0, false),
        ("Antarctica, which is left out", -80.0, 20.0, false),
    ];
    let cases = Detail::ALL
        .into_iter()
        .flat_map(|detail| MERIDIANS.map(|meridian| (detail, meridian)));
    each(cases, 14, |(detail, meridian)| {
        let outlines = outlines(*detail, *meridian);
        for (name, lat, lon, wanted) in places {
            same(
                name,
                &is_land(&outlines, coord(lat, lon).on_map(*meridian)),
                &wanted,
            )?;
        }
        Ok(())
    });
}

#[test]
fn a_great_circle_is_the_shortest_way() {
    // A quarter of the equator, and from pole to pole.
    assert!((Arc::new(coord(0.0, 0.0), coord(0.0, 90.0)).degrees() - 90.0).abs() < 1e-9);
    assert!((Arc::new(coord(90.0, 0.0), coord(-90.0, 0.0)).degrees() - 180.0).abs() < 1e-9);
    // From 35.44° N 139.64° E to 50.11° N 8.68° E it is 9,345 km on a globe of 6,371 km.
    let arc = Arc::new(coord(35.44, 139.64), coord(50.11, 8.68));
    let far = arc.degrees().to_radians() * 6371.0;
    assert!((far - 9345.0).abs() < 60.0, "{far}");
    // It leads far north of both.
    assert!(arc.at(0.5).lat > 60.0, "{:?}", arc.at(0.5));
    // Each half is half as long.
    let half = Arc::new(arc.at(0.0), arc.at(0.5)).degrees();
    assert!((half * 2.0 - arc.degrees()).abs() < 1e-9);
}

proptest! {
    #[test]
    fn lines_never_run_across_the_map(
        from in (-89.0..89.0, -180.0..180.0),
        to in (-89.0..89.0, -180.0..180.0),
        meridian in -180.0..180.0,
    ) {
        let (from, to) = (coord(from.0, from.1), coord(to.0, to.1));
        let runs = Arc::new(from, to).on_map(meridian, 24.0);
        prop_assert!(runs.len() <= 2, "cut {} times", runs.len() - 1);
        for run in &runs {
            for pair in run.windows(2) {
                let step = pair[0].1.distance(pair[1].1);
                prop_assert!(step <= 24.0 + 1e-6, "a step of {step}");
                prop_assert!(pair[0].0 <= pair[1].0);
            }
        }
        // It begins and ends where it should.
        let (first, last) = (runs[0][0].1, runs.last().and_then(|run| run.last()).unwrap().1);
        prop_assert!(first.distance(from.on_map(meridian)) < 1e-6);
        prop_assert!(last.distance(to.on_map(meridian)) < 1e-6);
        if let [before, after] = runs.as_slice() {
            // Cut exactly at the edge, on both sides at one height.
            let (end, start) = (before.last().unwrap().1, after[0].1);
            prop_assert!((end.x + start.x).abs() < 1e-3 && (end.y - start.y).abs() < 1e-3);
            let lat_of = (0..=1800).map(|at| f64::from(at) / 10.0 - 90.0);
            let edge = lat_of
                .map(|lat| project(180.0, lat))
                .min_by(|a, b| (a.y - end.y).abs().total_cmp(&(b.y - end.y).abs()))
                .unwrap();
            prop_assert!((end.x.abs() - edge.x).abs() < 2.0, "{end:?} is not at the edge");
        }
    }
}

#[test]
fn everybody_stands_near_the_own_place_and_apart_from_others() {
    for centre in Centre::ALL {
        let world = World::new(builtin_index(), centre);
        let mut placed: Vec<(Point, &str)> = Vec::new();
        for (at, actor) in builtin().actors.iter().enumerate() {
            let place = world.places[at].map(|place| place.on_map(centre.meridian()));
            assert_eq!(place.is_some(), world.positions.get(at).is_some());
            let (Some(place), Some(at)) = (place, world.positions.get(at)) else {
                continue;
            };
            assert!(at.distance(place) < 40.0, "{}", actor.id);
            for (other, id) in &placed {
                assert!(at.distance(*other) > 4.99, "{} and {id}", actor.id);
            }
            placed.push((at, actor.id.as_str()));
        }
        assert!(placed.len() * 10 > builtin().actors.len() * 9);
        // The home city stands where it lies.
        let home = builtin().actors.position("yokohama").unwrap();
        let place = coord(35.444, 139.638).on_map(centre.meridian());
        assert!(world.positions.get(home).unwrap().distance(place) < 1.0);
        assert_eq!(
            world,
            World::new(builtin_index(), centre),
            "always the same"
        );
    }
}

/// Where an actor of a registry lies.
fn place(text: &str, id: &str) -> Option<Coord> {
    let index = index(text);
    let world = World::new(&index, Centre::Pacific);
    world.places[index.registry().actors.position(id).unwrap()]
}

#[test]
fn an_actor_without_a_place_stands_at_its_seat() {
    let text = "home a
         kind pact sister
         actor a city JP 35,139
         actor b city FR 48,2
         actor c city FR 44,5
         actor seated overseas_office FR - in=b
         actor somewhere institution FR -
         actor nowhere institution - -
         actor france country FR 46,2
         actor province city FR - in=france";
    assert_eq!(place(text, "seated"), Some(coord(48.0, 2.0)));
    assert_eq!(place(text, "nowhere"), None);
    // In the middle of a country there is another town, or none.
    assert_eq!(place(text, "somewhere"), None);
    assert_eq!(place(text, "province"), None);
    let index = index(text);
    let world = World::new(&index, Centre::Pacific);
    assert_eq!(world.line(0, 5, 10.0), Vec::<Vec<_>>::new());
}

#[test]
fn a_seat_counts_however_deep_it_lies_and_circles_end() {
    let chain = |links: usize, top: &str| {
        let link = |at: usize| format!("actor s{at} institution - - in=s{}\n", at + 1);
        (0..links).map(link).collect::<String>() + &format!("actor s{links} {top}\n")
    };
    assert_eq!(
        place(&chain(20, "city FR 48,2"), "s0"),
        Some(coord(48.0, 2.0))
    );
    assert_eq!(place(&chain(3, "institution - - in=s0"), "s0"), None);
}

#[test]
fn a_country_lies_within_itself() {
    let lies = |code: &str| place(&format!("actor land country {code} -"), "land");
    let near = |code: &str, lat: f64, lon: f64| {
        let far = Arc::new(lies(code).expect(code), coord(lat, lon)).degrees();
        assert!(far < 3.0, "{code}: {far}");
    };
    // Capitals of small countries, the middle of the Kalahari.
    near("AM", 40.18, 44.51);
    near("BW", -22.0, 24.0);
    near("SG", 1.29, 103.85);
    near("KH", 11.56, 104.92);
    near("FJ", -18.14, 178.44);
    // An own place counts for more.
    let own = place("actor land country FR 48,2", "land");
    assert_eq!(own, Some(coord(48.0, 2.0)));
    assert_eq!(lies("EU"), None, "no country at all");
    // The point of every country is on land, but for islands that are smaller than the map is fine.
    let outlines = land(Detail::Fine, Centre::Pacific);
    let at_sea: Vec<String> = CountryCode::all()
        .filter_map(|(code, _)| Some((code, lies(code.as_str())?)))
        .filter(|(_, at)| !is_land(outlines, at.on_map(Centre::Pacific.meridian())))
        .map(|(code, _)| code.to_string())
        .collect();
    assert!(at_sea.len() < 40, "{at_sea:?}");
    for code in ["JP", "US", "RU", "FR", "ID", "NZ", "CL", "GB", "NO"] {
        assert!(!at_sea.contains(&code.to_owned()), "{code}");
    }
}

#[test]
fn what_is_not_on_the_globe_has_no_place() {
    for wrong in [
        "91,10", "-90.5,10", "10,180.5", "10,-181", "NaN,10", "10,NaN", "inf,10",
    ] {
        let text = format!("actor lost city FR {wrong}");
        assert_eq!(place(&text, "lost"), None, "{wrong}");
    }
    let edge = place("actor pole city - 90,-180", "pole");
    assert_eq!(edge, Some(coord(90.0, -180.0)));
}

#[test]
fn many_at_one_place_cost_no_more_each_than_few() {
    // In nine places that are hardly apart, and in one.
    for spread in [0, 3] {
        let text: String = (0..4_000_u32)
            .map(|at| {
                let step = |turn: u32| f64::from(turn) * 0.01;
                let (north, east) = match spread {
                    0 => (0, 0),
                    _ => (at % spread, at / spread % spread),
                };
                let (lat, lon) = (35.0 + step(north), 139.0 + step(east));
                format!("actor a{at} institution JP {lat},{lon}\n")
            })
            .collect();
        let index = index(&text);
        let begun = cpu_time::ThreadTime::now();
        let world = World::new(&index, Centre::Pacific);
        let taken = begun.elapsed();
        assert!(taken.as_millis() < 1_500, "{taken:?}");
        let mut placed: Vec<Point> = world.positions.0.iter().map(|at| at.unwrap()).collect();
        placed.sort_by(|a, b| a.x.total_cmp(&b.x));
        for (at, one) in placed.iter().enumerate() {
            let near = placed[at + 1..].iter();
            for other in near.take_while(|other| other.x - one.x < 5.0) {
                assert!(one.distance(*other) > 4.99, "{one:?} {other:?}");
            }
        }
        let place = coord(35.0, 139.0).on_map(Centre::Pacific.meridian());
        let far = placed.iter().map(|at| at.distance(place));
        let far = far.fold(0.0, f64::max);
        assert!(far < 240.0, "{far}");
    }
}

#[test]
fn antipodes_are_joined_by_half_a_great_circle() {
    let ends = [
        (coord(35.4, 139.6), coord(-35.4, -40.4)),
        (coord(0.0, 20.0), coord(0.0, -160.0)),
        (coord(90.0, 0.0), coord(-90.0, 0.0)),
    ];
    for (from, to) in ends {
        let arc = Arc::new(from, to);
        for quarter in 0..=4 {
            let at = arc.at(f64::from(quarter) / 4.0);
            let (behind, rest) = (Arc::new(from, at).degrees(), Arc::new(at, to).degrees());
            let wanted = f64::from(quarter) * 45.0;
            assert!((behind - wanted).abs() < 1e-6, "{from:?}: {behind}");
            assert!((rest - (180.0 - wanted)).abs() < 1e-6, "{from:?}: {rest}");
        }
        for meridian in MERIDIANS {
            let runs = arc.on_map(meridian, 24.0);
            let steps = runs.iter().flat_map(|run| run.windows(2));
            let longest = steps
                .map(|pair| pair[0].1.distance(pair[1].1))
                .fold(0.0, f64::max);
            assert!(longest < 25.0 || from.lat == 90.0, "{from:?}: {longest}");
        }
    }
}
