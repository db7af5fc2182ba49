//! East and South-East Asia once more, larger, on a map of the world.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use kizuna::layout::{Centre, Point, World};
use kizuna::lens::Lens;
use kizuna::model::Lang;
use kizuna::scene::{Arrangement, Ground, Paper, Picture, Rect, Scene, Size, View};

use super::{measure, yokohama};
use crate::support::{TODAY, day, each, must, same};

/// A sheet of paper, lying.
const A4: Size = Size {
    width: 1123.0,
    height: 794.0,
};

fn sheet(lens: Lens, centre: Centre, size: Size, lang: Lang) -> Scene {
    let picture = Picture {
        lens,
        today: TODAY,
        view: View::Network(Arrangement::Map(centre)),
        scheme: None,
        paper: Paper::of(size),
        beside: None,
        title: None,
        ground: Ground::Light,
        lang,
        kept: std::sync::Arc::default(),
    };
    picture.sheet(&yokohama().index, measure()).scene
}

/// What a sheet shows: now or all times, which map, which paper, in which language.
type Asked = (Lens, Centre, Size, Lang);

/// Sheets of all sorts, drawn once.
fn sheets() -> &'static [(Asked, Scene)] {
    static SHEETS: LazyLock<Vec<(Asked, Scene)>> = LazyLock::new(|| {
        let mut sheets = Vec::new();
        for lens in [Lens::default(), Lens::as_of(day("2026-11-22"))] {
            for centre in Centre::ALL {
                for size in [A4, Size::PICTURE] {
                    for lang in Lang::ALL {
                        let drawn = sheet(lens.clone(), centre, size, lang);
                        sheets.push(((lens.clone(), centre, size, lang), drawn));
                    }
                }
            }
        }
        sheets
    });
    &SHEETS
}

/// Checks all of them.
fn each_sheet(check: impl Fn(&Scene, Centre) -> Result<(), String>) {
    let asked = sheets().iter().map(|(asked, _)| asked.clone());
    each(asked, 16, |asked| {
        let sheet = sheets().iter().find(|(known, _)| known == asked);
        check(&sheet.unwrap().1, asked.1)
    });
}

/// Who lies in East or South-East Asia, but not at home.
fn partners(scene: &Scene, centre: Centre) -> Vec<usize> {
    let registry = yokohama().index.registry();
    let world = World::new(&yokohama().index, centre);
    let lies_there = |actor: usize| {
        let place = world.places[actor].unwrap();
        (-12.0..52.0).contains(&place.lat) && (92.0..149.0).contains(&place.lon)
    };
    let marks = scene.actors.iter();
    marks
        .filter(|mark| lies_there(mark.actor) && !registry.is_at_home(&mark.id))
        .map(|mark| mark.actor)
        .collect()
}

#[test]
fn every_east_asian_partner_is_named_on_a_sheet() {
    each_sheet(|scene, centre| {
        let inset = scene.inset.as_ref().ok_or("no inset")?;
        let labels = scene.labels.iter().chain(&inset.scene.labels);
        let named: BTreeSet<usize> = labels.map(|label| label.actor).collect();
        let partners = partners(scene, centre);
        must(partners.len() > 20, || {
            format!("{} partners", partners.len())
        })?;
        let registry = yokohama().index.registry();
        let empty: Vec<String> = partners
            .into_iter()
            .filter(|actor| !named.contains(actor))
            .map(|actor| registry.actors.rows()[actor].id.to_string())
            .collect();
        same("without a name", &empty, &Vec::<String>::new())?;
        let unnamed: BTreeSet<usize> = scene.unnamed.iter().copied().collect();
        must(unnamed.is_disjoint(&named), || "named and not".to_owned())
    });
}

#[test]
fn an_inset_covers_nothing_and_nothing_reaches_out_of_it() {
    each_sheet(|scene, _| {
        let inset = scene.inset.as_ref().ok_or("no inset")?;
        let (frame, inner) = (inset.frame, &inset.scene);
        for mark in &scene.actors {
            let near = frame.grown(mark.radius);
            must(!near.contains(mark.at), || {
                format!("{} is covered", mark.id)
            })?;
        }
        let paths = |scene: &Scene| -> Vec<Point> {
            let ties = scene.ties.iter();
            let paths = ties.flat_map(|tie| [Some(tie.path.clone()), tie.beyond.clone()]);
            paths.flatten().flat_map(|path| path.points).collect()
        };
        let covered = paths(scene).into_iter().filter(|at| frame.contains(*at));
        same("points of ties under it", &covered.count(), &0)?;
        for label in &scene.labels {
            must(!label.rect.overlaps(&frame), || label.text.text.clone())?;
        }
        let within = frame.grown(0.01);
        for at in paths(inner) {
            must(within.contains(at), || format!("a tie at {at:?}"))?;
        }
        for mark in &inner.actors {
            let inside = frame.grown(-mark.radius).contains(mark.at);
            must(inside, || format!("{} reaches out", mark.id))?;
        }
        for label in &inner.labels {
            let inside = within.contains(label.rect.min) && within.contains(label.rect.max);
            must(inside, || label.text.text.clone())?;
        }
        for (points, _) in inner.land.as_ref().ok_or("no land")?.pieces() {
            let inside = points.iter().all(|at| within.contains(*at));
            must(inside, || "land reaches out".to_owned())?;
        }
        // It is larger, or it is of no use.
        let zoom = |scene: &Scene| scene.land.as_ref().map_or(0.0, |land| land.zoom);
        must(zoom(inner) > 1.5 * zoom(scene), || {
            format!("{} for {}", zoom(inner), zoom(scene))
        })
    });
}

#[test]
fn names_in_an_inset_do_not_overlap_and_marks_stand_apart() {
    each_sheet(|scene, _| {
        let inner = &scene.inset.as_ref().ok_or("no inset")?.scene;
        for labels in [&scene.labels, &inner.labels] {
            for (at, one) in labels.iter().enumerate() {
                for other in &labels[at + 1..] {
                    must(!one.rect.overlaps(&other.rect), || {
                        format!("{} and {}", one.text.text, other.text.text)
                    })?;
                }
            }
        }
        for (at, one) in inner.actors.iter().enumerate() {
            for other in &inner.actors[at + 1..] {
                // Home is larger, and those that it houses stand around it.
                let radius = one.radius.min(other.radius);
                let away = one.at.distance(other.at);
                must(away > 2.0 * radius, || {
                    format!("{} and {}: {away}", one.id, other.id)
                })?;
            }
        }
        Ok(())
    });
}

#[test]
fn ids_are_given_once_and_what_is_pointed_at_in_an_inset_is_meant() {
    let picture = Picture {
        lens: Lens::default(),
        today: TODAY,
        view: View::Network(Arrangement::Map(Centre::Pacific)),
        scheme: None,
        paper: Paper::of(A4),
        beside: None,
        title: None,
        ground: Ground::Dark,
        lang: Lang::Ja,
        kept: std::sync::Arc::default(),
    };
    let sheet = picture.sheet(&yokohama().index, measure());
    let inset = sheet.scene.inset.as_ref().expect("an inset");
    assert!(inset.scene.actors.len() > 30 && inset.scene.ties.len() > 30);
    for mark in &inset.scene.actors {
        assert_eq!(
            sheet.scene.actor_at(mark.at, 0.5),
            Some(mark.actor),
            "{}",
            mark.id
        );
        // On the map it has its own mark.
        assert!(
            !inset
                .frame
                .contains(sheet.scene.mark_of(mark.actor).unwrap().at)
        );
    }
    let svg = kizuna::export::svg(&sheet, "sans-serif");
    let mut ids: Vec<&str> = svg
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id is given twice");
    let manila = svg.matches("data-id=\"manila\"").count();
    assert_eq!(manila, 2, "on the map and in the inset");
}

#[test]
fn a_sheet_on_which_all_have_names_has_no_inset() {
    let lens = Lens {
        kinds: ["joint_statement".into()].into(),
        ..Lens::default()
    };
    assert!(sheet(lens, Centre::Pacific, A4, Lang::Ja).inset.is_none());
}

#[test]
fn a_line_is_cut_at_the_sides_of_a_rectangle() {
    let rect = Rect {
        min: Point::new(0.0, 0.0),
        max: Point::new(10.0, 10.0),
    };
    let line = |points: &[(f64, f64)]| -> Vec<Vec<(f64, f64)>> {
        let points: Vec<Point> = points.iter().map(|(x, y)| Point::new(*x, *y)).collect();
        let runs = rect.runs(&points).into_iter();
        runs.map(|run| run.iter().map(|at| (at.x, at.y)).collect())
            .collect()
    };
    assert_eq!(
        line(&[(2.0, 2.0), (4.0, 4.0)]),
        [vec![(2.0, 2.0), (4.0, 4.0)]]
    );
    assert_eq!(
        line(&[(-5.0, 5.0), (5.0, 5.0)]),
        [vec![(0.0, 5.0), (5.0, 5.0)]]
    );
    assert_eq!(
        line(&[(-5.0, 5.0), (15.0, 5.0)]),
        [vec![(0.0, 5.0), (10.0, 5.0)]]
    );
    // Out and in again: two runs.
    assert_eq!(
        line(&[(5.0, 5.0), (15.0, 5.0), (15.0, 8.0), (5.0, 8.0)]),
        [vec![(5.0, 5.0), (10.0, 5.0)], vec![(10.0, 8.0), (5.0, 8.0)]]
    );
    assert!(line(&[(11.0, -5.0), (11.0, 15.0)]).is_empty());
    assert!(
        line(&[(-1.0, 0.5), (0.5, -1.0)]).is_empty(),
        "past a corner"
    );
}
