//! The network on a map of the world.

use std::collections::BTreeSet;

use kizuna::layout::{Centre, Point};
use kizuna::lens::Lens;
use kizuna::model::Lang;
use kizuna::scene::{
    Arrangement, Focus, Ground, Mark, Paper, Path, Picture, Rect, Scene, Size, TieMark, View,
};

use super::labels::no_overlap;
use super::{Look, SIZE, measure, yokohama};
use crate::support::{TODAY, builtin, day, each, must, same};

/// From the whole world to one city.
const ZOOMS: [f64; 5] = [0.6, 1.0, 2.5, 6.0, 12.0];

fn on_map(centre: Centre) -> Look {
    Look {
        on_map: Some(centre),
        ..Look::default()
    }
}

fn looks() -> Vec<Look> {
    let mut looks = Vec::new();
    for centre in Centre::ALL {
        for zoom in ZOOMS {
            for lang in Lang::ALL {
                for lens in [Lens::default(), Lens::as_of(day("2015-12-31"))] {
                    looks.push(Look {
                        lens,
                        zoom,
                        lang,
                        ..on_map(centre)
                    });
                }
            }
        }
    }
    looks
}

fn paths(mark: &TieMark) -> impl Iterator<Item = &Path> {
    [Some(&mark.path), mark.beyond.as_ref()]
        .into_iter()
        .flatten()
}

#[test]
fn names_on_the_map_do_not_overlap() {
    each(looks(), 40, |look| {
        no_overlap(&yokohama().draw(look), &Focus::default())
    });
}

#[test]
fn the_map_shows_all_that_is_visible_and_tells_of_the_rest() {
    each(looks(), 40, |look| {
        let scene = yokohama().draw(look);
        let visible = yokohama().visible(&look.lens);
        let marks: BTreeSet<usize> = scene.actors.iter().map(|mark| mark.actor).collect();
        let missing: BTreeSet<usize> = scene.unplaced.iter().copied().collect();
        must(marks.is_disjoint(&missing), || "both".to_owned())?;
        let all: BTreeSet<usize> = marks.union(&missing).copied().collect();
        same("actors", &all, &visible.actors)?;
        let world = yokohama().world(look).unwrap();
        for actor in &missing {
            same("a place", &world.places[*actor].is_none(), &true)?;
        }
        let wanted = visible
            .ties
            .iter()
            .filter(|seen| marks.contains(&seen.link.from) && marks.contains(&seen.link.to));
        same("ties", &scene.ties.len(), &wanted.count())
    });
}

#[test]
fn few_of_the_agreements_lack_a_place() {
    let scene = yokohama().draw(&on_map(Centre::Pacific));
    let names: Vec<&str> = scene
        .unplaced
        .iter()
        .map(|at| builtin().actors.rows()[*at].id.as_str())
        .collect();
    assert!(names.len() <= 3, "{names:?}");
}

#[test]
fn ties_run_without_streaks_and_end_at_their_marks() {
    each(looks(), 40, |look| {
        let scene = yokohama().draw(look);
        let visible = yokohama().visible(&look.lens);
        for mark in &scene.ties {
            for path in paths(mark) {
                let step = |pair: &[Point]| pair[0].distance(pair[1]);
                let longest = path.points.windows(2).map(step).fold(0.0, f64::max);
                must(longest < 75.0, || format!("{}: {longest}", mark.id))?;
            }
            let link = visible
                .ties
                .iter()
                .find(|seen| seen.link.tie == mark.tie)
                .unwrap()
                .link;
            let last = mark.beyond.as_ref().unwrap_or(&mark.path);
            let ends = [link.from, link.to].map(|end| scene.mark_of(end).unwrap());
            // Between marks that touch there is no room for a line: it begins within them.
            let apart = ends[0].at.distance(ends[1].at);
            let room = if apart < 30.0 { 0.4 * apart } else { apart };
            let points = [mark.path.points.first(), last.points.last()];
            for (end, at) in ends.into_iter().zip(points) {
                let away = at.unwrap().distance(end.at);
                must((away - end.radius.min(room)).abs() < 1.0, || {
                    format!("{} ends {away} from {}, {}", mark.id, end.id, end.radius)
                })?;
            }
        }
        Ok(())
    });
}

#[test]
fn the_edge_cuts_ties_in_two_that_can_be_pointed_at() {
    let tie = "sister_city-san_diego";
    let find = |scene: &Scene| -> TieMark {
        let mark = scene.ties.iter().find(|mark| mark.id.as_str() == tie);
        mark.unwrap().clone()
    };
    assert!(
        find(&yokohama().draw(&on_map(Centre::Pacific)))
            .beyond
            .is_none()
    );
    let scene = yokohama().draw(&on_map(Centre::Atlantic));
    let mark = find(&scene);
    let beyond = mark.beyond.clone().expect("cut");
    let side = |path: &Path| path.points[path.points.len() / 2].x - SIZE.width / 2.0;
    assert!(side(&mark.path) * side(&beyond) < 0.0, "on both sides");
    for path in paths(&mark) {
        let at = path.points[path.points.len() / 2];
        assert_eq!(scene.tie_at(at, 0.5), Some(mark.tie));
    }
}

#[test]
fn ties_of_the_same_two_lie_side_by_side() {
    // Frankfurt has a partnership and an office of its own; Odesa two ties.
    let scene = yokohama().draw(&on_map(Centre::Pacific));
    for (at, one) in scene.ties.iter().enumerate() {
        for other in &scene.ties[at + 1..] {
            assert_ne!(
                one.path.points, other.path.points,
                "{} {}",
                one.id, other.id
            );
        }
    }
}

#[test]
fn coasts_are_finer_from_near() {
    let points = |zoom: f64| -> usize {
        let look = Look {
            zoom,
            ..on_map(Centre::Pacific)
        };
        let land = yokohama().draw(&look).land.expect("a map");
        land.pieces().map(|(points, _)| points.len()).sum()
    };
    assert!(points(1.0) < 8_000 && points(4.0) > 20_000);
}

fn sheet(lens: Lens) -> kizuna::scene::Sheet {
    Picture {
        lens,
        today: TODAY,
        view: View::Network(Arrangement::Map(Centre::Pacific)),
        scheme: None,
        paper: Paper::of(Size::PICTURE),
        beside: None,
        title: None,
        ground: Ground::Light,
        lang: Lang::En,
        kept: std::sync::Arc::default(),
    }
    .sheet(&yokohama().index, measure())
}

#[test]
fn a_sheet_keeps_land_off_title_and_legend() {
    let lens = Lens {
        kinds: ["partner_city".into()].into(),
        ..Lens::default()
    };
    let sheet = sheet(lens);
    let words: Vec<f64> = sheet
        .frame
        .iter()
        .filter_map(|mark| match mark {
            Mark::Text(text) => Some(text.at.y),
            _ => None,
        })
        .collect();
    let middle = Size::PICTURE.height / 2.0;
    let top = words
        .iter()
        .copied()
        .filter(|y| *y < middle)
        .fold(0.0, f64::max);
    let foot = words
        .iter()
        .copied()
        .filter(|y| *y > middle)
        .fold(f64::MAX, f64::min);
    let mut areas = 0;
    for (points, _) in sheet.scene.land.expect("a map").pieces() {
        areas += 1;
        for at in points {
            assert!(at.y > top && at.y < foot, "{at:?}");
            assert!(
                (-1e-9..=Size::PICTURE.width + 1e-9).contains(&at.x),
                "{at:?}"
            );
        }
    }
    assert!(areas > 10, "{areas}");
}

#[test]
fn an_area_is_cut_at_the_sides_of_a_rectangle() {
    let area = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)].map(|(x, y)| Point::new(x, y));
    let rect = |x: f64, y: f64| Rect {
        min: Point::new(x, y),
        max: Point::new(x + 4.0, y + 20.0),
    };
    let cut = rect(8.0, 5.0).cut(area.to_vec());
    let (mut xs, mut ys): (Vec<f64>, Vec<f64>) = cut.iter().map(|at| (at.x, at.y)).unzip();
    xs.sort_by(f64::total_cmp);
    ys.sort_by(f64::total_cmp);
    assert_eq!(xs, [8.0, 8.0, 10.0, 10.0]);
    assert_eq!(ys, [5.0, 5.0, 10.0, 10.0]);
    assert!(rect(11.0, 0.0).cut(area.to_vec()).is_empty());
}

#[test]
fn hovering_copies_nothing_of_the_land() {
    let draw = |hovered: Option<&str>, zoom: f64| {
        let focus = Focus {
            hovered: hovered.map(|id| yokohama().actor(id)),
            ..Focus::default()
        };
        let look = Look {
            focus,
            zoom,
            ..on_map(Centre::Pacific)
        };
        yokohama().draw(&look).land.expect("a map")
    };
    for zoom in [1.0, 4.0] {
        let (calm, hovered) = (draw(None, zoom), draw(Some("manila"), zoom));
        assert!(std::ptr::eq(calm.outlines, hovered.outlines), "{zoom}");
        assert_eq!(
            calm.bounds(&calm.outlines[0]),
            hovered.bounds(&calm.outlines[0])
        );
    }
    // It stands where the marks do.
    let scene = yokohama().draw(&on_map(Centre::Pacific));
    let world = yokohama().world(&on_map(Centre::Pacific)).unwrap();
    let manila = yokohama().actor("manila");
    let at = scene
        .land
        .as_ref()
        .unwrap()
        .to_picture(world.positions.get(manila).unwrap());
    assert!(at.distance(scene.mark_of(manila).unwrap().at) < 1e-9);
}
