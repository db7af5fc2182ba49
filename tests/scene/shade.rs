//! The shade of a region that is pointed at on a map.

use std::sync::Arc;

use kizuna::layout::{Centre, Point, edge, project};
use kizuna::lens::Index;
use kizuna::model::{Lang, RegionRef};
use kizuna::scene::{Area, NetworkRequest, OnMap, Scene, network_on};

use super::{Look, SIZE, Stage, measure, yokohama};
use crate::support::{each, must, world};

fn shaded(look: &Look, region: &RegionRef) -> Scene {
    shaded_of(yokohama(), look, region)
}

fn shaded_of(stage: &Stage, look: &Look, region: &RegionRef) -> Scene {
    let request = NetworkRequest {
        index: &stage.index,
        visible: &stage.visible(&look.lens),
        positions: stage.positions(look),
        guides: stage.guides(look),
        camera: stage.camera(look),
        size: SIZE,
        ground: look.ground,
        lang: look.lang,
        scale: look.scale,
        focus: &look.focus,
        inside: look.inside,
        emphasis: None,
        measure: measure(),
    };
    let on_map = OnMap {
        region: Some(region),
        ..OnMap::default()
    };
    network_on(&request, &on_map)
}

/// All regions of all schemes, on both maps, from far and near.
fn cases() -> Vec<(Look, RegionRef)> {
    let mut cases = Vec::new();
    for scheme in &yokohama().index.registry().schemes {
        for region in &scheme.regions {
            for centre in Centre::ALL {
                for zoom in [1.0, 3.0] {
                    let look = Look {
                        on_map: Some(centre),
                        zoom,
                        ..Look::default()
                    };
                    let region = RegionRef {
                        scheme: scheme.id.clone(),
                        region: region.id.clone(),
                    };
                    cases.push((look, region));
                }
            }
        }
    }
    cases
}

fn holds(area: &Area, at: Point) -> bool {
    let after = area.points.iter().cycle().skip(1);
    let crossings = area.points.iter().zip(after).filter(|(a, b)| {
        (a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x
    });
    crossings.count() % 2 == 1
}

#[test]
fn a_region_is_shaded_around_all_its_places_and_no_others() {
    let registry = yokohama().index.registry();
    each(cases(), 20, |(look, region)| {
        let scene = shaded(look, region);
        let scheme = registry.schemes.get(region.scheme.as_str()).ok_or("gone")?;
        let mut inside = 0;
        for mark in &scene.actors {
            let seen =
                (0.0..SIZE.width).contains(&mark.at.x) && (0.0..SIZE.height).contains(&mark.at.y);
            let actor = &registry.actors.rows()[mark.actor];
            let own = registry.region_of(actor, scheme).as_ref() == Some(region);
            let areas = scene.shade.iter().flat_map(|shade| &shade.areas);
            let count = areas.filter(|area| holds(area, mark.at)).count();
            if own && seen {
                inside += 1;
                must(count >= 2, || format!("{} lies in {count} layers", mark.id))?;
            }
        }
        must(scene.shade.is_some() || inside == 0, || {
            "no shade".to_owned()
        })?;
        // Somewhere there is nobody of it, and no shade.
        let corner = Point::new(2.0, SIZE.height - 2.0);
        let mut areas = scene.shade.iter().flat_map(|shade| &shade.areas);
        must(
            !areas.any(|area| holds(area, corner)) || look.zoom > 1.0,
            || "everything is shaded".to_owned(),
        )
    });
}

#[test]
fn a_shade_ends_at_the_edge_of_the_map_and_is_filled_by_its_triangles() {
    each(cases(), 20, |(look, region)| {
        let scene = shaded(look, region);
        let camera = yokohama().camera(look);
        for area in scene.shade.iter().flat_map(|shade| &shade.areas) {
            for at in &area.points {
                let place = camera.to_plane(*at, SIZE);
                let half = edge(place.y).ok_or("beyond the poles")?;
                must(place.x.abs() <= half + 1.0, || {
                    format!("{place:?} of {half}")
                })?;
            }
            let size = |points: &[Point]| -> f64 {
                let after = points.iter().cycle().skip(1);
                let twice = points.iter().zip(after).map(|(a, b)| a.x * b.y - b.x * a.y);
                (twice.sum::<f64>() / 2.0).abs()
            };
            let corner = |at: u32| area.points[at as usize];
            let filled = area.triangles.iter().map(|three| size(&three.map(corner)));
            let (filled, whole) = (filled.sum::<f64>(), size(&area.points));
            must((filled / whole - 1.0).abs() < 1e-3, || {
                format!("{filled} of {whole}")
            })?;
        }
        Ok(())
    });
}

#[test]
fn what_lies_at_the_edge_is_shaded_on_its_own_side_alone() {
    // On either side of 25° W, where the map around the Pacific is cut.
    let text = "scheme world ocean=PT,IS
         kind pact sister
         home home
         actor home city JP 35,139
         actor west city PT 38,-26
         actor east city IS 38,-24
         tie a pact home west
         tie b pact home east";
    let stage = Stage::new(Index::new(Arc::new(world(text))));
    let look = Look {
        on_map: Some(Centre::Pacific),
        ..Look::default()
    };
    let region = RegionRef {
        scheme: "world".into(),
        region: "ocean".into(),
    };
    let shade = shaded_of(&stage, &look, &region).shade.expect("a shade");
    let camera = stage.camera(&look);
    for area in &shade.areas {
        for at in &area.points {
            let place = camera.to_plane(*at, SIZE);
            let half = edge(place.y).expect("on the map");
            assert!(place.x.abs() <= half + 1.0, "{place:?} of {half}");
        }
    }
    let sides = |side: f64| {
        let areas = shade.areas.iter().flat_map(|area| &area.points);
        areas
            .filter(|at| camera.to_plane(**at, SIZE).x * side > 0.0)
            .count()
    };
    assert!(sides(1.0) > 20 && sides(-1.0) > 20, "both are shaded");
}

#[test]
fn the_name_of_a_shaded_region_covers_no_other() {
    each(cases(), 20, |(look, region)| {
        for lang in Lang::ALL {
            let scene = shaded(
                &Look {
                    lang,
                    ..look.clone()
                },
                region,
            );
            let Some(name) = scene.shade.as_ref().and_then(|shade| shade.name.as_ref()) else {
                continue;
            };
            let half = measure().width(&name.text, name.size, true) / 2.0;
            for label in &scene.labels {
                let apart = label.rect.min.x >= name.at.x + half
                    || label.rect.max.x <= name.at.x - half
                    || label.rect.min.y >= name.at.y + name.size * 0.6
                    || label.rect.max.y <= name.at.y - name.size * 0.6;
                must(apart, || format!("{} on {}", name.text, label.text.text))?;
            }
        }
        Ok(())
    });
    let (look, region) = &cases()[0];
    let shade = shaded(look, region).shade.expect("Asia");
    assert!(shade.name.is_some());
    // What is not pointed at is not shaded, nor is what is on no map.
    assert!(yokohama().draw(look).shade.is_none());
    assert!(
        shaded(
            &Look {
                on_map: None,
                ..look.clone()
            },
            region
        )
        .shade
        .is_none()
    );
}

#[test]
fn the_edge_of_the_map_is_that_of_the_projection() {
    for lat in [-90.0, -60.0, -10.0, 0.0, 35.4, 80.0, 90.0] {
        let at = project(180.0, lat);
        assert!((edge(at.y).unwrap() - at.x).abs() < 1e-6, "{lat}");
    }
    assert_eq!(edge(project(0.0, -90.0).y + 1.0), None);
}
