//! Lines from home that run together on their way.

use kizuna::layout::{Arc, Centre, Point, Step, World};
use kizuna::lens::Index;

use super::index;
use crate::support::{builtin_index, each, must, same};

/// Where a line is after a share of its way.
fn at(runs: &[Vec<Step>], share: f64) -> Point {
    let steps: Vec<Step> = runs.iter().flatten().copied().collect();
    let next = steps.iter().position(|(behind, _)| *behind >= share);
    let next = next.unwrap_or(steps.len() - 1).max(1);
    let ((before, from), (after, to)) = (steps[next - 1], steps[next]);
    let part = if after > before {
        (share - before) / (after - before)
    } else {
        0.0
    };
    from + (to - from) * part
}

/// The line of a tie, and the great circle between its ends.
struct Pair {
    id: String,
    ends: (usize, usize),
    line: Vec<Vec<Step>>,
    circle: Vec<Vec<Step>>,
}

fn pairs(index: &Index, world: &World) -> Vec<Pair> {
    let registry = index.registry();
    let position = |id: &str| registry.actors.position(id).unwrap();
    let of_tie = |tie: &kizuna::model::Tie| {
        let ends = (position(tie.from.as_str()), position(tie.to.as_str()));
        let (from, to) = (world.places[ends.0]?, world.places[ends.1]?);
        Some(Pair {
            id: tie.id.to_string(),
            ends,
            line: world.line(ends.0, ends.1, 6.0),
            circle: Arc::new(from, to).on_map(world.centre.meridian(), 6.0),
        })
    };
    registry.ties.iter().filter_map(of_tie).collect()
}

/// Home, and partners in two groups and alone, some on either side of an edge of both maps.
fn spread_out() -> Index {
    let places = [
        ("paris", 48.9, 2.3),
        ("lyon", 45.7, 4.8),
        ("cologne", 50.9, 7.0),
        ("basel", 47.6, 7.6),
        ("oakland", 37.8, -122.3),
        ("portland", 45.5, -122.7),
        ("callao", -12.0, -77.1),
        ("reykjavik", 64.1, -21.9),
        ("keflavik", 64.0, -22.6),
        ("kulusuk", 65.6, -37.2),
        ("azores", 38.5, -28.6),
        ("nome", 64.5, -165.4),
        ("anadyr", 64.7, 177.5),
        ("suva", -18.1, 178.4),
        ("apia", -13.8, -171.8),
    ];
    let mut text = "home home\nkind pact sister\nactor home city JP 35.4,139.6\n".to_owned();
    for (turn, (id, lat, lon)) in places.into_iter().enumerate() {
        let ends = match turn % 2 {
            0 => format!("home {id}"),
            _ => format!("{id} home"),
        };
        text += &format!("actor {id} city - {lat},{lon}\ntie t-{id} pact {ends}\n");
    }
    index(&text)
}

#[test]
fn lines_end_at_their_marks_and_are_cut_where_great_circles_are() {
    let own = spread_out();
    // A line that runs along the edge of the map around the Pacific, and neighbours beyond it.
    let along = index(
        "home home
         kind pact sister
         actor home city IS 64,-24.9
         actor near city - 15,-24.9
         actor beyond city - 15,-27
         actor farther city - 14,-28
         actor north city - 16,-29
         tie a pact home near
         tie b pact beyond home
         tie c pact home farther
         tie d pact home north",
    );
    for (index, centre) in [builtin_index(), &own, &along]
        .into_iter()
        .flat_map(|index| Centre::ALL.map(|centre| (index, centre)))
    {
        let world = World::new(index, centre);
        let pairs: Vec<Pair> = pairs(index, &world);
        let ids: Vec<usize> = (0..pairs.len()).collect();
        each(ids, 4, |at_pair| {
            let pair = &pairs[*at_pair];
            let end = |actor: usize| world.positions.get(actor).unwrap();
            for (share, actor) in [(0.0, pair.ends.0), (1.0, pair.ends.1)] {
                let away = at(&pair.line, share).distance(end(actor));
                must(away < 1e-6, || format!("{} ends {away} away", pair.id))?;
            }
            same(&pair.id, &pair.line.len(), &pair.circle.len())?;
            for run in &pair.line {
                for step in run.windows(2) {
                    let long = step[0].1.distance(step[1].1);
                    // Marks at one place stand a little aside of it.
                    must(long < 14.0, || format!("{}: a step of {long}", pair.id))?;
                }
            }
            Ok(())
        });
    }
}

#[test]
fn neighbours_run_together_and_still_near_their_great_circles() {
    let index = spread_out();
    let world = World::new(&index, Centre::Pacific);
    let pairs = pairs(&index, &world);
    let of = |id: &str| {
        let id = format!("t-{id}");
        pairs.iter().find(|pair| pair.id == id).expect("a tie")
    };
    // A share of the way as it is counted from home.
    let share = |pair: &Pair, share: f64| if pair.ends.0 == 0 { share } else { 1.0 - share };
    let apart = |one: &str, other: &str, along: f64| {
        let (one, other) = (of(one), of(other));
        let point = |pair: &Pair, runs: &[Vec<Step>]| at(runs, share(pair, along));
        (
            point(one, &one.line).distance(point(other, &other.line)),
            point(one, &one.circle).distance(point(other, &other.circle)),
        )
    };
    for (one, other) in [
        ("paris", "lyon"),
        ("lyon", "cologne"),
        ("basel", "paris"),
        ("oakland", "portland"),
    ] {
        for along in [0.2, 0.4, 0.5] {
            let (bundled, plain) = apart(one, other, along);
            assert!(
                bundled < plain * 0.75,
                "{one}, {other}: {bundled} of {plain}"
            );
            assert!(bundled > plain * 0.1, "{one}, {other}: on one another");
        }
        let (bundled, plain) = apart(one, other, 0.97);
        assert!(
            bundled > plain * 0.9,
            "{one}, {other}: {bundled} of {plain}"
        );
    }
    // Those that are alone run as they did, and nobody runs far from the shortest way.
    for pair in &pairs {
        let far = (0..=50).map(|step| {
            let point = at(&pair.line, f64::from(step) / 50.0);
            let circle = pair.circle.iter().flatten();
            let near = circle.map(|(_, other)| point.distance(*other));
            near.fold(f64::INFINITY, f64::min)
        });
        let far = far.fold(0.0, f64::max);
        let alone = pair.id == "t-callao";
        let most = if alone { 3.1 } else { 40.0 };
        assert!(far < most, "{}: {far}", pair.id);
    }
}

#[test]
fn no_filter_bends_a_line_and_home_itself_has_no_strand() {
    // A tie between two partners, and one within home, run as they always did.
    let index = index(
        "home home
         kind pact sister
         actor home city JP 35.4,139.6
         actor ward ward JP 43,141 in=home
         actor paris city FR 48.9,2.3
         actor lyon city FR 45.7,4.8
         tie a pact home paris
         tie b pact home lyon
         tie c pact paris lyon
         tie d pact home ward",
    );
    let world = World::new(&index, Centre::Pacific);
    for pair in pairs(&index, &world) {
        let straight = pair.id == "c" || pair.id == "d";
        let middle = at(&pair.line, 0.4).distance(at(&pair.circle, 0.4));
        assert_eq!(middle < 1e-9, straight, "{}: {middle}", pair.id);
    }
    // The port's line runs beside the city's, whichever end comes first.
    let (there, back) = (world.line(0, 2, 6.0), world.line(2, 0, 6.0));
    assert!(at(&there, 0.3).distance(at(&back, 0.7)) < 0.1);
}
