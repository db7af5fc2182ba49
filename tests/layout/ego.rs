//! One actor in the middle, and around it whom its ties lead to.

use std::collections::BTreeSet;
use std::f64::consts::TAU;

use kizuna::layout::{
    Ego, EgoRequest, EgoRingOf, EgoRings, EgoSectorOf, EgoSectors, Egocentric, Point, Ring,
    egocentric, reached,
};
use kizuna::lens::{Index, Lens};
use kizuna::model::SchemeId;

use super::index;
use crate::support::{TODAY, builtin, builtin_index, day, each, lenses, must, same, whole};

fn ego(actor: &str, rings: EgoRings, sectors: EgoSectors) -> Ego {
    Ego {
        actor: actor.into(),
        rings,
        sectors,
    }
}

fn around(index: &Index, ego: &Ego, scheme: &str) -> (EgoRequest, Egocentric) {
    let request = EgoRequest::new(index, ego, Some(&SchemeId::from(scheme)));
    let placed = egocentric(&request);
    (request, placed)
}

/// Every way to look at every actor.
fn all(index: &Index) -> Vec<Ego> {
    let actors = index.registry().actors.iter();
    actors
        .flat_map(|actor| {
            EgoRings::ALL.into_iter().flat_map(|rings| {
                EgoSectors::ALL.map(|sectors| ego(actor.id.as_str(), rings, sectors))
            })
        })
        .collect()
}

/// The radius of a point on the rings, which are wider than high.
fn radius(point: Point) -> f64 {
    Point::new(point.x / Ring::STRETCH, point.y).length()
}

const SMALL: &str = "
    scheme world europe=FR,DE,GB africa=ZA
    kind pact sister
    kind club membership
    kind office office
    home home
    actor home city JP 35,139
    actor ego city FR 48,2
    actor old city DE 50,7
    actor young city ZA -29,31
    actor undated city GB 51,0
    actor second city DE 51,8
    actor third city ZA -30,30
    actor fourth city FR 45,4
    actor bureau facility FR 48,2 in=ego
    actor stranger city ZA -28,28
    tie a pact ego old : signed 1950
    tie b club ego young : signed 2000
    tie c pact home ego : signed 1975
    tie d pact ego undated : moved 1990
    tie e club old second : signed 1930
    tie f pact second third : signed 1980
    tie g pact third fourth : signed 1981
    tie h pact home stranger : signed 1960
    tie i office home bureau : opened 1985
    tie j office ego old : opened 1999
";

fn at(index: &Index, placed: &Egocentric, id: &str) -> Option<Point> {
    placed
        .positions
        .get(index.registry().actors.position(id).unwrap())
}

#[test]
fn one_step_is_nearer_than_two_and_two_than_three() {
    let index = index(SMALL);
    let (_, placed) = around(
        &index,
        &ego("ego", EgoRings::Distance, EgoSectors::Region),
        "world",
    );
    let away = |id: &str| radius(at(&index, &placed, id).unwrap());
    assert_eq!(at(&index, &placed, "ego"), Some(Point::ZERO));
    // Who sits with it is a step away.
    for one in ["old", "young", "home", "undated", "bureau"] {
        assert!(away(one) > 0.0 && away(one) < away("second"), "{one}");
    }
    assert!(away("second") < away("third"));
    // Four steps are too many.
    assert_eq!(at(&index, &placed, "fourth"), None);
    let steps: Vec<EgoRingOf> = placed.zones[0].rings.iter().map(|ring| ring.of).collect();
    assert_eq!(steps, [1, 2, 3].map(EgoRingOf::Steps));
}

#[test]
fn home_leads_nowhere_unless_it_is_in_the_middle() {
    let index = index(SMALL);
    let by_steps = |id| ego(id, EgoRings::Distance, EgoSectors::Region);
    let (_, placed) = around(&index, &by_steps("ego"), "world");
    assert!(at(&index, &placed, "home").is_some());
    assert_eq!(at(&index, &placed, "stranger"), None);
    let (_, placed) = around(&index, &by_steps("home"), "world");
    for id in ["stranger", "ego", "old"] {
        assert!(at(&index, &placed, id).is_some(), "{id}");
    }
    let away = |id: &str| radius(at(&index, &placed, id).unwrap());
    assert!(away("stranger") < away("old"));
}

#[test]
fn in_the_built_in_registry_rings_stand_in_the_order_of_steps() {
    let shortest = |index: &Index, request: &EgoRequest| -> Result<(), String> {
        let middle = request.ego.unwrap();
        let everything = Lens::default().visible(index, TODAY);
        let steps = reached(index, middle, &everything);
        for (at, node) in request.nodes.iter().enumerate() {
            let wanted = steps[at].filter(|_| at != middle);
            same(
                index.registry().actors.rows()[at].id.as_str(),
                &node.as_ref().map(|node| node.steps),
                &wanted,
            )?;
        }
        Ok(())
    };
    for registry in [builtin(), whole()] {
        let index = Index::new(std::sync::Arc::clone(registry));
        let egos = all(&index)
            .into_iter()
            .filter(|ego| ego.rings == EgoRings::Distance);
        each(egos, 120, |ego| {
            let (request, placed) = around(&index, ego, "strategy2015");
            shortest(&index, &request)?;
            for back in [false, true] {
                let mut rows: Vec<(f64, usize)> = request
                    .nodes
                    .iter()
                    .enumerate()
                    .filter_map(|(at, node)| {
                        let node = node.as_ref().filter(|node| node.back == back)?;
                        Some((radius(placed.positions.get(at)?), node.steps))
                    })
                    .collect();
                rows.sort_by(|a, b| a.0.total_cmp(&b.0));
                must(rows.is_sorted_by_key(|(_, steps)| *steps), || {
                    format!("{rows:?}")
                })?;
                // Nobody stands nearer than the ring of its steps.
                for (radius, steps) in rows {
                    let zone = &placed.zones[usize::from(back)];
                    let ring = zone
                        .rings
                        .iter()
                        .find(|ring| ring.of == EgoRingOf::Steps(steps));
                    let ring = ring.ok_or("no ring")?.radius;
                    must(radius >= ring - 1e-6 && radius < zone.rim, || {
                        format!("{radius} {ring}")
                    })?;
                }
            }
            Ok(())
        });
    }
}

#[test]
fn the_older_the_tie_the_nearer() {
    let index = index(SMALL);
    let (request, placed) = around(
        &index,
        &ego("ego", EgoRings::Age, EgoSectors::Region),
        "world",
    );
    let away = |id: &str| radius(at(&index, &placed, id).unwrap());
    // The tie that leads there from nearer counts: 1950, not 1930 (which leads on from there).
    let order = ["second", "old", "home", "third", "young"];
    for pair in order.windows(2) {
        assert!(away(pair[0]) < away(pair[1]), "{pair:?}");
    }
    // Whose year nobody knows stands outside of all years, and the ring says so.
    for unknown in ["undated", "bureau"] {
        assert!(away(unknown) > away("young"), "{unknown}");
    }
    let rings = &placed.zones[0].rings;
    assert_eq!(rings.last().unwrap().of, EgoRingOf::YearUnknown);
    for ring in rings {
        let EgoRingOf::Year(year) = ring.of else {
            continue;
        };
        for (at, node) in request.nodes.iter().enumerate() {
            let Some(since) = node.as_ref().and_then(|node| node.since) else {
                continue;
            };
            let inside = radius(placed.positions.get(at).unwrap()) < ring.radius - 1e-9;
            assert_eq!(inside, since < f64::from(year), "{since} and {year}");
        }
    }
}

#[test]
fn age_orders_everybody_around_everybody() {
    let index = Index::new(std::sync::Arc::clone(whole()));
    let egos = all(&index)
        .into_iter()
        .filter(|ego| ego.rings == EgoRings::Age);
    each(egos, 600, |ego| {
        let (request, placed) = around(&index, ego, "strategy2015");
        for back in [false, true] {
            let mut rows: Vec<(f64, f64)> = request
                .nodes
                .iter()
                .enumerate()
                .filter_map(|(at, node)| {
                    let node = node.as_ref().filter(|node| node.back == back)?;
                    let radius = radius(placed.positions.get(at)?);
                    Some((node.since.unwrap_or(f64::INFINITY), radius))
                })
                .collect();
            rows.sort_by(|a, b| a.0.total_cmp(&b.0));
            must(rows.is_sorted_by(|a, b| a.1 <= b.1 + 1e-6), || {
                format!("{rows:?}")
            })?;
        }
        Ok(())
    });
}

#[test]
fn sectors_are_disjoint_sized_by_their_members_and_hold_them() {
    each(all(builtin_index()), 200, |ego| {
        let (request, placed) = around(builtin_index(), ego, "strategy2015");
        let zone = &placed.zones[0];
        for pair in zone.sectors.windows(2) {
            must(pair[0].to < pair[1].from, || format!("{pair:?}"))?;
        }
        let mut widths = Vec::new();
        for sector in &zone.sectors {
            let mut members = 0;
            for (at, node) in request.nodes.iter().enumerate() {
                let Some(node) = node else {
                    continue;
                };
                if request.sectors[node.sector] != sector.of {
                    continue;
                }
                members += 1;
                let point = placed.positions.get(at).unwrap();
                let angle = point.y.atan2(point.x / Ring::STRETCH);
                let inside = [-TAU, 0.0, TAU]
                    .into_iter()
                    .any(|turn| (sector.from - 1e-9..=sector.to + 1e-9).contains(&(angle + turn)));
                must(inside, || {
                    format!("{} at {angle}", builtin().actors.rows()[at].id)
                })?;
            }
            must(members > 0, || format!("{:?} is empty", sector.of))?;
            widths.push((members, sector.to - sector.from));
        }
        widths.sort_by_key(|(members, _)| *members);
        must(widths.is_sorted_by(|a, b| a.1 <= b.1 + 1e-9), || {
            format!("{widths:?}")
        })
    });
}

#[test]
fn sectors_by_kind_go_by_the_weightiest_tie_that_leads_there() {
    let index = index(SMALL);
    let (request, _) = around(
        &index,
        &ego("ego", EgoRings::Distance, EgoSectors::Kind),
        "world",
    );
    let of = |id: &str| {
        let node = request.nodes[index.registry().actors.position(id).unwrap()].as_ref();
        request.sectors[node.unwrap().sector].clone()
    };
    let kind = |id: &str| EgoSectorOf::Kind(id.into());
    assert_eq!(of("old"), kind("pact"));
    assert_eq!(of("young"), kind("club"));
    // Not by the tie that leads on.
    assert_eq!(of("second"), kind("club"));
    assert_eq!(of("bureau"), EgoSectorOf::Seat);
}

#[test]
fn no_two_stand_on_one_another() {
    let index = Index::new(std::sync::Arc::clone(whole()));
    each(all(&index), 1200, |ego| {
        let (_, placed) = around(&index, ego, "plan2021");
        let points: Vec<Point> = placed.positions.0.iter().flatten().copied().collect();
        for (at, one) in points.iter().enumerate() {
            for other in &points[at + 1..] {
                let apart = one.distance(*other);
                must(apart > 24.0, || {
                    format!("{one:?} and {other:?} are {apart} apart")
                })?;
            }
        }
        Ok(())
    });
}

#[test]
fn a_hub_of_thousands_is_placed_closely() {
    let mut text = String::from("kind pact sister\nactor hub city JP 35,139\n");
    for at in 0..3000 {
        text += &format!(
            "actor a{at} city FR 45,4\ntie t{at} pact hub a{at} : signed {}\n",
            1900 + at % 120
        );
    }
    let index = index(&text);
    for rings in EgoRings::ALL {
        let (_, placed) = around(&index, &ego("hub", rings, EgoSectors::Region), "none");
        let mut points: Vec<Point> = placed.positions.0.iter().flatten().copied().collect();
        assert_eq!(points.len(), 3001);
        // Room for each, and not much more than that.
        let rim = placed.zones[0].rim;
        assert!((600.0..2000.0).contains(&rim), "{rings:?}: {rim}");
        points.sort_by(|a, b| a.x.total_cmp(&b.x));
        for (at, one) in points.iter().enumerate() {
            let near = points[at + 1..]
                .iter()
                .take_while(|other| other.x - one.x < 24.0);
            for other in near {
                assert!(one.distance(*other) > 24.0, "{one:?} and {other:?}");
            }
        }
    }
}

#[test]
fn what_stands_back_stands_outside_and_moves_nobody() {
    let index = Index::new(std::sync::Arc::clone(whole()));
    for id in ["yokohama", "itto", "bangkok"] {
        let ego = ego(id, EgoRings::Distance, EgoSectors::Region);
        let (request, placed) = around(&index, &ego, "strategy2015");
        let (calm, alone) = around(builtin_index(), &ego, "strategy2015");
        let mut behind = 0;
        for (at, node) in request.nodes.iter().enumerate() {
            let Some(node) = node else {
                continue;
            };
            let point = placed.positions.get(at).unwrap();
            behind += usize::from(node.back);
            assert_eq!(radius(point) > placed.zones[0].rim, node.back);
            // Without what stands back everybody stands on the same ring.
            let actor = &whole().actors.rows()[at].id;
            if let (false, Some(at)) = (node.back, builtin().actors.position(actor.as_str()))
                && calm.nodes[at]
                    .as_ref()
                    .is_some_and(|calm| calm.steps == node.steps)
            {
                let calm = alone.positions.get(at).unwrap();
                assert!((radius(calm) - radius(point)).abs() < 120.0, "{actor}");
            }
        }
        assert!(behind > 0, "{id}");
    }
    // Around somebody who is known by nothing else nobody stands back.
    let center = ego("y_port_center", EgoRings::Distance, EgoSectors::Region);
    let (request, _) = around(&index, &center, "strategy2015");
    assert!(request.nodes.iter().flatten().all(|node| !node.back));
    assert!(request.nodes.iter().flatten().count() > 20);
}

#[test]
fn steps_go_over_what_is_visible() {
    let index = index(SMALL);
    let at = |id: &str| index.registry().actors.position(id).unwrap();
    let on = |date: &str| {
        let visible = Lens::as_of(day(date)).visible(&index, TODAY);
        reached(&index, at("ego"), &visible)
    };
    let early = on("1960-12-31");
    assert_eq!(early[at("old")], Some(1));
    assert_eq!(early[at("second")], Some(2));
    assert_eq!(early[at("third")], None);
    assert_eq!(early[at("young")], None);
    let late = on("2010-12-31");
    assert_eq!(late[at("third")], Some(3));
    assert_eq!(late[at("fourth")], None);
    assert_eq!(late[at("stranger")], None);
    // Of one tie nobody knows when it began.
    let first = on("1940-12-31");
    assert_eq!(first.iter().flatten().count(), 2);
    assert_eq!(first[at("undated")], Some(1));
    let nothing = Lens {
        kinds: ["office".into()].into(),
        ..Lens::as_of(day("1940-12-31"))
    };
    let nothing = nothing.visible(&index, TODAY);
    // Not visible itself, it reaches nobody, itself neither.
    assert!(
        reached(&index, at("ego"), &nothing)
            .iter()
            .all(Option::is_none)
    );
    // Whoever a lens leaves within three steps has a place.
    each(lenses(builtin(), 83, 60), 60, |lens| {
        let visible = lens.visible(builtin_index(), TODAY);
        for ego in all(builtin_index()).iter().step_by(7) {
            let (request, placed) = around(builtin_index(), ego, "strategy2015");
            let reached = reached(builtin_index(), request.ego.unwrap(), &visible);
            for (at, steps) in reached.iter().enumerate() {
                must(
                    steps.is_none() || placed.positions.get(at).is_some(),
                    || format!("{} around {ego:?}", builtin().actors.rows()[at].id),
                )?;
            }
        }
        Ok(())
    });
}

#[test]
fn the_same_request_gives_the_same_positions() {
    let again = Index::new(std::sync::Arc::clone(builtin()));
    each(all(&again), 200, |ego| {
        let one = around(builtin_index(), ego, "plan2021");
        let other = around(&again, ego, "plan2021");
        must(one == other, || "differs".to_owned())
    });
}

#[test]
fn nobody_in_the_middle_or_around_it_is_an_arrangement_too() {
    let (request, placed) = around(
        builtin_index(),
        &ego("nobody", EgoRings::Age, EgoSectors::Kind),
        "plan2021",
    );
    assert_eq!(request.ego, None);
    assert_eq!(placed.positions.0.len(), builtin().actors.len());
    assert!(placed.positions.0.iter().all(Option::is_none));
    let lone = index("kind pact sister\nactor a city JP 35,139\nactor b city FR 45,4");
    for ego in all(&lone) {
        let (_, placed) = around(&lone, &ego, "none");
        let stand: BTreeSet<bool> = placed.positions.0.iter().map(Option::is_some).collect();
        assert_eq!(stand, [false, true].into());
        assert!(
            placed
                .zones
                .iter()
                .all(|zone| zone.rings.is_empty() && zone.sectors.is_empty())
        );
        assert!(
            placed
                .zones
                .iter()
                .all(|zone| zone.free_angle.is_finite() && zone.rim > 0.0)
        );
    }
}
