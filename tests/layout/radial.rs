//! Home in the middle, partners by region and age.

use std::f64::consts::TAU;

use kizuna::layout::{Point, Positions, Radial, RadialRequest, Ring, radial};
use kizuna::lens::Index;
use kizuna::model::SchemeId;

use super::{finite, index};
use crate::support::{builtin, builtin_index, each, must};

fn scheme(id: &str) -> SchemeId {
    id.into()
}

fn rings(index: &Index, scheme: Option<&SchemeId>) -> (RadialRequest, Radial) {
    let request = RadialRequest::new(index, scheme);
    let radial = radial(&request);
    (request, radial)
}

/// The radius of a point on the rings, which are wider than high.
fn radius(point: Point) -> f64 {
    Point::new(point.x / Ring::STRETCH, point.y).length()
}

/// Its angle, clockwise from the right.
fn angle(point: Point) -> f64 {
    point.y.atan2(point.x / Ring::STRETCH)
}

/// Whether an angle lies between two, however often one has to go round.
fn lies_between(angle: f64, from: f64, to: f64) -> bool {
    [-TAU, 0.0, TAU]
        .into_iter()
        .any(|turn| (from..=to).contains(&(angle + turn)))
}

const SMALL: &str = "
    scheme world europe=FR,DE africa=ZA
    kind pact sister
    home home
    actor home city JP 35,139
    actor quay port JP 35,139 in=home
    actor hall facility JP 35,139 in=quay
    actor paris city FR 48,2
    actor bonn city DE 50,7
    actor durban city ZA -29,31
    actor lima city PE -12,-77
    actor undated city FR 45,4
    actor lone city DE 51,8
    tie a pact home paris : signed 1950
    tie b pact home bonn : signed 2000
    tie c pact home durban : signed 1975-07-01
    tie d pact home lima : signed 1960
    tie e pact home undated : moved 1990
    tie f pact home paris : signed 1990
";

#[test]
fn home_stands_in_the_middle_and_what_belongs_to_it_close_around() {
    let index = index(SMALL);
    let (_, radial) = rings(&index, Some(&scheme("world")));
    let at = |id: &str| {
        let position = index.registry().actors.position(id).unwrap();
        radial.positions.get(position).unwrap()
    };
    assert_eq!(at("home"), Point::ZERO);
    for near in ["quay", "hall"] {
        for far in ["paris", "bonn", "durban", "lima", "undated", "lone"] {
            assert!(radius(at(near)) < radius(at(far)), "{near} and {far}");
            assert!(radius(at(near)) > 0.0);
        }
    }
    assert_ne!(at("quay"), at("hall"));
}

#[test]
fn the_older_the_tie_the_nearer() {
    for index in [builtin_index(), &index(SMALL)] {
        for scheme in index
            .registry()
            .schemes
            .iter()
            .map(|scheme| Some(&scheme.id))
            .chain([None])
        {
            let (request, radial) = rings(index, scheme);
            let home = index.registry().home.as_ref().unwrap();
            let mut partners: Vec<(f64, f64)> = index
                .registry()
                .actors
                .iter()
                .enumerate()
                .filter(|(_, actor)| actor.id != *home && !index.registry().is_at_home(&actor.id))
                .filter_map(|(at, _)| {
                    let since = request.nodes[at].since?;
                    Some((since, radius(radial.positions.get(at).unwrap())))
                })
                .collect();
            partners.sort_by(|a, b| a.0.total_cmp(&b.0));
            assert!(partners.len() >= 4);
            let (first, last) = (partners[0], partners[partners.len() - 1]);
            for pair in partners.windows(2) {
                let (years, step) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
                assert!(step >= -1e-9, "{pair:?}");
                // Equal years are equally far apart everywhere.
                let scale = (last.1 - first.1) / (last.0 - first.0);
                assert!((step - years * scale).abs() < 1e-6, "{pair:?}");
            }
        }
    }
}

#[test]
fn whose_age_is_unknown_stands_with_the_youngest() {
    let index = index(SMALL);
    let (_, radial) = rings(&index, Some(&scheme("world")));
    let at = |id: &str| {
        let position = index.registry().actors.position(id).unwrap();
        radius(radial.positions.get(position).unwrap())
    };
    for unknown in ["undated", "lone"] {
        assert!((at(unknown) - at("bonn")).abs() < 1e-9, "{unknown}");
    }
}

#[test]
fn sectors_are_disjoint_and_hold_the_actors_of_their_region() {
    for scheme in &builtin().schemes {
        let (_, radial) = rings(builtin_index(), Some(&scheme.id));
        let mut sectors: Vec<_> = radial.sectors.iter().collect();
        assert!(sectors.len() >= 4, "{}", scheme.id);
        sectors.sort_by(|a, b| a.from.total_cmp(&b.from));
        for pair in sectors.windows(2) {
            assert!(pair[0].to < pair[1].from, "{pair:?}");
        }
        let (first, last) = (sectors[0], sectors[sectors.len() - 1]);
        assert!(last.to < first.from + TAU, "{first:?} {last:?}");
        let mut held = 0;
        for (at, actor) in builtin().actors.iter().enumerate() {
            if builtin().is_at_home(&actor.id) {
                continue;
            }
            let region = scheme
                .region_of(&actor.id, actor.country)
                .map(|region| &region.id);
            let sector = sectors
                .iter()
                .find(|sector| sector.region.as_ref() == region)
                .unwrap();
            let angle = angle(radial.positions.get(at).unwrap());
            assert!(
                lies_between(angle, sector.from, sector.to),
                "{} at {angle}",
                actor.id
            );
            held += 1;
        }
        assert!(held > 40);
        // The years of the rings stand where no sector is.
        let in_a_sector = sectors
            .iter()
            .any(|sector| lies_between(radial.free_angle, sector.from, sector.to));
        assert!(!in_a_sector, "{}", scheme.id);
    }
}

#[test]
fn no_two_actors_stand_on_one_spot() {
    for scheme in &builtin().schemes {
        let (_, radial) = rings(builtin_index(), Some(&scheme.id));
        let points: Vec<_> = radial.positions.0.iter().flatten().collect();
        assert_eq!(points.len(), builtin().actors.len());
        for (at, one) in points.iter().enumerate() {
            for (other_at, other) in points.iter().enumerate().skip(at + 1) {
                let ids = [at, other_at].map(|at| &builtin().actors.rows()[at].id);
                assert!(one.distance(**other) > 8.0, "{ids:?}");
            }
        }
    }
}

#[test]
fn without_a_scheme_there_is_one_sector_for_all() {
    for none in [None, Some(scheme("no_such_scheme"))] {
        let (_, radial) = rings(builtin_index(), none.as_ref());
        assert_eq!(radial.sectors.len(), 1);
        let sector = &radial.sectors[0];
        assert_eq!(sector.region, None);
        assert!((sector.to - sector.from - TAU).abs() < 1e-9);
        assert!(finite(&radial.positions));
    }
}

#[test]
fn rings_stand_at_the_years_they_bear() {
    let (request, radial) = rings(builtin_index(), Some(&scheme("strategy2015")));
    assert!((3..=6).contains(&radial.rings.len()), "{:?}", radial.rings);
    each(radial.rings.clone(), 3, |ring| {
        must(ring.year % 5 == 0, || "not a round year".to_owned())?;
        // Who began just before a ring's year stands inside it, who began after it outside.
        for (at, actor) in builtin().actors.iter().enumerate() {
            let partner = !builtin().is_at_home(&actor.id);
            let Some(since) = request.nodes[at].since.filter(|_| partner) else {
                continue;
            };
            let inside = radius(radial.positions.get(at).unwrap()) < ring.radius - 1e-9;
            must(inside == (since < f64::from(ring.year)), || {
                format!("{} since {since}", actor.id)
            })?;
        }
        Ok(())
    });
    let years: Vec<i16> = radial.rings.iter().map(|ring| ring.year).collect();
    assert!(years.is_sorted());
}

#[test]
fn the_same_request_gives_the_same_positions() {
    let one = rings(builtin_index(), Some(&scheme("plan2021")));
    let other = rings(
        &Index::new(std::sync::Arc::clone(builtin())),
        Some(&scheme("plan2021")),
    );
    assert_eq!(one, other);
}

#[test]
fn pinned_actors_stand_where_they_were_pinned_and_nobody_else_moves() {
    let pinned = index(&format!(
        "{SMALL}\npin bonn 12.5 -40\npin home 5 5\npin nobody 1 1"
    ));
    let (_, plain) = rings(&index(SMALL), Some(&scheme("world")));
    let (_, radial) = rings(&pinned, Some(&scheme("world")));
    let positions: Positions = radial.positions.pinned(pinned.registry());
    for (at, actor) in pinned.registry().actors.iter().enumerate() {
        let wanted = match actor.id.as_str() {
            "bonn" => Point::new(12.5, -40.0),
            "home" => Point::new(5.0, 5.0),
            _ => plain.positions.get(at).unwrap(),
        };
        assert_eq!(positions.get(at), Some(wanted), "{}", actor.id);
    }
}

#[test]
fn a_registry_with_nobody_or_one_in_it_has_a_picture_too() {
    let nobody = index("kind pact sister");
    let (_, radial) = rings(&nobody, None);
    assert!(radial.positions.0.is_empty() && radial.sectors.is_empty() && radial.rings.is_empty());
    assert!(radial.free_angle.is_finite());
    for one in [
        "actor a city JP 35,139",
        "home a\nactor a city JP 35,139",
        "actor a city - -",
        // Two that lie in each other, as only a faulty file says.
        "home a\nactor a city JP 35,139 in=b\nactor b city JP 35,139 in=a",
    ] {
        let (_, radial) = rings(&index(one), None);
        assert!(finite(&radial.positions), "{one}");
        assert!(!radial.positions.0.is_empty(), "{one}");
    }
}
