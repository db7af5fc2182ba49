//! Marks: exactly what is visible, what is looked at in front, parallel ties apart.

use std::collections::BTreeSet;
use std::sync::Arc;

use kizuna::layout::Point;
use kizuna::lens::{Index, Lens};
use kizuna::model::{Certainty, Lang};
use kizuna::scene::{Focus, Mark, Rect, Scene, TieMark, legend};

use super::{Look, Stage, yokohama};
use crate::support::{builtin, day, each, lenses, must, same, world};

#[test]
fn marks_are_exactly_what_the_lens_leaves() {
    let registry = builtin();
    each(lenses(registry, 53, 60), 60, |lens| {
        let visible = yokohama().visible(lens);
        let scene = yokohama().draw(&Look {
            lens: lens.clone(),
            ..Look::default()
        });
        let wanted: BTreeSet<&str> = visible
            .ties
            .iter()
            .map(|seen| registry.ties.rows()[seen.link.tie].id.as_str())
            .collect();
        let got: Vec<&str> = scene.ties.iter().map(|mark| mark.id.as_str()).collect();
        same(
            "ties",
            &got.iter().copied().collect::<BTreeSet<_>>(),
            &wanted,
        )?;
        same("each tie once", &got.len(), &wanted.len())?;
        let wanted: BTreeSet<&str> = visible
            .actors
            .iter()
            .map(|at| registry.actors.rows()[*at].id.as_str())
            .collect();
        let got: Vec<&str> = scene.actors.iter().map(|mark| mark.id.as_str()).collect();
        same(
            "actors",
            &got.iter().copied().collect::<BTreeSet<_>>(),
            &wanted,
        )?;
        same("each actor once", &got.len(), &wanted.len())?;
        for mark in &scene.ties {
            let seen = visible
                .ties
                .iter()
                .find(|seen| seen.link.tie == mark.tie)
                .unwrap();
            same("fits", &mark.fits, &seen.fits)?;
            same("kind", &mark.kind, &registry.ties.rows()[mark.tie].kind)?;
        }
        Ok(())
    });
}

#[test]
fn no_lens_moves_an_actor_that_stays() {
    let look = Look::default();
    let camera = yokohama().camera(&look);
    each(lenses(builtin(), 59, 60), 60, |lens| {
        for by_force in [false, true] {
            let look = Look {
                lens: lens.clone(),
                by_force,
                ..Look::default()
            };
            let camera = if by_force {
                yokohama().camera(&look)
            } else {
                camera
            };
            for mark in &yokohama().draw(&look).actors {
                let position = yokohama().positions(&look).get(mark.actor).unwrap();
                let wanted = camera.to_picture(position, super::SIZE);
                same(mark.id.as_str(), &mark.at, &wanted)?;
            }
        }
        Ok(())
    });
}

#[test]
fn the_legend_counts_what_is_shown() {
    each(lenses(builtin(), 61, 60), 60, |lens| {
        let visible = yokohama().visible(lens);
        let rows = legend(&yokohama().index, &visible);
        let (certain, possible) = visible.count();
        same(
            "certain",
            &rows.iter().map(|row| row.certain).sum::<usize>(),
            &certain,
        )?;
        same(
            "possible",
            &rows.iter().map(|row| row.possible).sum::<usize>(),
            &possible,
        )?;
        let order: Vec<_> = rows
            .iter()
            .map(|row| builtin().kinds.position(row.kind.id.as_str()))
            .collect();
        must(order.is_sorted(), || format!("{order:?}"))?;
        must(
            rows.iter().all(|row| row.certain + row.possible > 0),
            || "an empty row".to_owned(),
        )
    });
}

fn opacity(mark: &TieMark) -> f64 {
    mark.path.stroke.as_ref().unwrap().opacity
}

fn width(mark: &TieMark) -> f64 {
    mark.path.stroke.as_ref().unwrap().width
}

#[test]
fn neighbours_of_what_is_looked_at_stay_bright_and_the_rest_fades() {
    let actor = |id| yokohama().actor(id);
    for (focus, looked_at) in [
        (
            Focus {
                selected: [actor("port_of_yokohama")].into(),
                ..Focus::default()
            },
            vec!["port_of_yokohama"],
        ),
        (
            Focus {
                hovered: Some(actor("itto")),
                ..Focus::default()
            },
            vec!["itto"],
        ),
        (
            Focus {
                selected: [actor("lyon"), actor("sofia")].into(),
                ..Focus::default()
            },
            vec!["lyon", "sofia"],
        ),
        // While somebody is selected, pointing at another does not change what is bright.
        (
            Focus {
                selected: [actor("lyon")].into(),
                hovered: Some(actor("sofia")),
                tie: None,
            },
            vec!["lyon"],
        ),
    ] {
        let scene = yokohama().draw(&Look {
            focus: focus.clone(),
            ..Look::default()
        });
        let mut bright: BTreeSet<&str> = looked_at.iter().copied().collect();
        for tie in &builtin().ties {
            for (one, other) in [(&tie.from, &tie.to), (&tie.to, &tie.from)] {
                if looked_at.contains(&one.as_str()) {
                    bright.insert(other.as_str());
                }
            }
        }
        for mark in &scene.actors {
            let is_bright = bright.contains(mark.id.as_str());
            assert_eq!(mark.faded, !is_bright, "{} with {focus:?}", mark.id);
            let shape = mark.shapes.last().unwrap();
            assert_eq!(
                shape.opacity < 0.5,
                !is_bright,
                "{} with {focus:?}",
                mark.id
            );
        }
        for mark in &scene.ties {
            let tie = builtin().ties.get(mark.id.as_str()).unwrap();
            let touches = [&tie.from, &tie.to]
                .iter()
                .any(|end| looked_at.contains(&end.as_str()));
            assert_eq!(opacity(mark) > 0.3, touches, "{} with {focus:?}", mark.id);
            assert_eq!(width(mark) > 2.0, touches, "{} with {focus:?}", mark.id);
        }
        for label in &scene.labels {
            let faded = !bright.contains(builtin().actors.rows()[label.actor].id.as_str());
            assert_eq!(label.text.opacity < 0.9, faded, "{}", label.text.text);
        }
    }
}

#[test]
fn nothing_fades_while_nobody_is_looked_at() {
    let scene = yokohama().draw(&Look::default());
    assert!(
        scene
            .actors
            .iter()
            .all(|mark| !mark.faded && mark.ring.is_none())
    );
    assert!(scene.labels.iter().all(|label| label.text.opacity > 0.9));
}

#[test]
fn what_is_looked_at_has_a_ring_and_lies_in_front() {
    let lyon = yokohama().actor("lyon");
    let sofia = yokohama().actor("sofia");
    let scene = yokohama().draw(&Look {
        focus: Focus {
            selected: [lyon].into(),
            hovered: Some(sofia),
            tie: None,
        },
        ..Look::default()
    });
    let ringed: BTreeSet<&str> = scene
        .actors
        .iter()
        .filter(|mark| mark.ring.is_some())
        .map(|mark| mark.id.as_str())
        .collect();
    assert_eq!(ringed, ["lyon", "sofia"].into());
    // From back to front: faded, bright, ringed.
    let order: Vec<(bool, bool)> = scene
        .actors
        .iter()
        .map(|mark| (!mark.faded, mark.ring.is_some()))
        .collect();
    assert!(order.is_sorted());
    let tie = builtin().ties.position("sister_city-lyon").unwrap();
    assert_eq!(scene.ties.last().unwrap().tie, tie);
    let pointed = yokohama().draw(&Look {
        focus: Focus {
            tie: Some(tie),
            ..Focus::default()
        },
        ..Look::default()
    });
    assert_eq!(pointed.ties.last().unwrap().tie, tie);
    let second = &pointed.ties[pointed.ties.len() - 2];
    assert!(width(pointed.ties.last().unwrap()) > width(second));
}

#[test]
fn what_is_only_possible_is_drawn_weaker() {
    for focus in [
        Focus::default(),
        Focus {
            selected: [yokohama().actor("international_cooperation_center")].into(),
            ..Focus::default()
        },
    ] {
        let scene = yokohama().draw(&Look {
            lens: Lens::as_of(day("2022-12-31")),
            focus,
            ..Look::default()
        });
        let of = |fits: Certainty| -> Vec<f64> {
            scene
                .ties
                .iter()
                .filter(|mark| mark.kind.as_str() == "tenancy" && mark.fits == fits)
                .map(opacity)
                .collect()
        };
        let (certain, possible) = (of(Certainty::Certain), of(Certainty::Possible));
        assert!(certain.len() >= 3 && possible.len() >= 3);
        for weaker in &possible {
            assert!(
                certain.iter().all(|stronger| weaker < &(stronger - 0.2)),
                "{possible:?} {certain:?}"
            );
        }
    }
    let scene = yokohama().draw(&Look {
        lens: Lens::as_of(day("2022-12-31")),
        ..Look::default()
    });
    let shape = |id: &str| {
        let mark = scene.mark_of(yokohama().actor(id)).unwrap();
        mark.shapes.last().unwrap().opacity
    };
    // IFAD is known only by possible ties, ITTO by a certain one too.
    assert!(shape("ifad_japan") < 0.7 * shape("itto"));
}

#[test]
fn an_actor_bears_the_mark_of_its_weightiest_kind() {
    let scene = yokohama().draw(&Look::default());
    for (id, kind) in [
        ("lyon", "sister_city"),
        // Also the seat of an office and of other things, but a sister city first.
        ("shanghai", "sister_city"),
        ("frankfurt", "partner_city"),
        ("port_of_oakland", "sister_port"),
        ("itto", "hosted_organization"),
        ("yoke", "tenancy"),
    ] {
        let kind = builtin().kinds.get(kind).unwrap();
        let mark = scene.mark_of(yokohama().actor(id)).unwrap();
        let shape = mark.shapes.last().unwrap();
        assert_eq!(shape.shape, kind.shape, "{id}");
        assert_eq!(shape.color, kind.hue.on(Look::default().ground), "{id}");
    }
    let home = scene.mark_of(yokohama().actor("yokohama")).unwrap();
    assert!(home.shapes.len() > 1 && home.radius > 10.0);
}

#[test]
fn titles_tell_a_reader_who_cannot_see_what_each_mark_is() {
    let kind = &builtin().kinds.get("sister_city").unwrap().name;
    for (lang, actor, ends, year) in [
        (
            Lang::Ja,
            "リヨン",
            "横浜市 — リヨン",
            "1959年 · 有効 · 提携 1件",
        ),
        (
            Lang::En,
            "Lyon",
            "Yokohama — Lyon",
            "1959 · in force · 1 tie",
        ),
    ] {
        let scene = yokohama().draw(&Look {
            lang,
            ..Look::default()
        });
        let kind = kind.get(lang);
        assert_eq!(
            scene.mark_of(yokohama().actor("lyon")).unwrap().title,
            format!("{actor} · {kind} · {year}")
        );
        let mark = scene
            .ties
            .iter()
            .find(|mark| mark.id.as_str() == "sister_city-lyon")
            .unwrap();
        assert_eq!(mark.title, format!("{ends} · {kind}"));
    }
}

fn parallel(ties: &str) -> Scene {
    parallel_stage(ties).draw(&Look::default())
}

fn parallel_stage(ties: &str) -> Stage {
    Stage::new(Index::new(Arc::new(world(&format!(
        "kind pact sister
         kind office office
         home a
         actor a city JP 35,139
         actor b city FR 45,4
         actor c city DE 50,7
         tie other pact a c : signed 1950
         {ties}"
    )))))
}

/// The middle of a line.
fn middle(mark: &TieMark) -> Point {
    mark.path.points[mark.path.points.len() / 2]
}

#[test]
fn parallel_ties_have_lines_of_their_own() {
    for ties in [
        "tie one pact a b : signed 1960\ntie two office a b : opened 1970\ntie three pact a b : signed 1980",
        // Whichever way round each is written.
        "tie one pact a b : signed 1960\ntie two office b a : opened 1970\ntie three pact a b : signed 1980",
        "tie one pact b a : signed 1960\ntie two office a b : opened 1970\ntie three pact b a : signed 1980",
        "tie one pact b a : signed 1960\ntie two office b a : opened 1970",
        "tie one pact a b : signed 1960\ntie two office b a : opened 1970",
    ] {
        let scene = parallel(ties);
        let marks: Vec<&TieMark> = scene
            .ties
            .iter()
            .filter(|mark| mark.id.as_str() != "other")
            .collect();
        assert!(marks.len() >= 2);
        for (at, one) in marks.iter().enumerate() {
            for other in &marks[at + 1..] {
                let apart = middle(one).distance(middle(other));
                assert!(
                    apart > 10.0,
                    "{} and {} are {apart} apart in\n{ties}",
                    one.id,
                    other.id
                );
            }
        }
        // Each can be pointed at.
        for mark in marks {
            assert_eq!(
                scene.tie_at(middle(mark), 4.0),
                Some(mark.tie),
                "{} in\n{ties}",
                mark.id
            );
        }
    }
}

#[test]
fn parallel_ties_fan_out_at_every_zoom() {
    /// Two lines nearer than this are one to the eye.
    const LEGIBLE: f64 = 8.0;
    let many = |count: usize| -> String {
        let tie = |at: usize| {
            let (kind, ends) = if at.is_multiple_of(2) {
                ("pact", "a b")
            } else {
                ("office", "b a")
            };
            format!("tie t{at} {kind} {ends} : signed {}\n", 1960 + at)
        };
        (0..count).map(tie).collect()
    };
    let looks = (2..=6).flat_map(|count| {
        [0.15, 0.45, 0.8, 1.0, 1.8, 4.0]
            .into_iter()
            .flat_map(move |zoom| [1.0, 2.0].map(|scale| (count, zoom, scale)))
    });
    each(looks, 60, |(count, zoom, scale)| {
        let stage = parallel_stage(&many(*count));
        for by_force in [false, true] {
            let scene = stage.draw(&Look {
                zoom: *zoom,
                scale: *scale,
                by_force,
                ..Look::default()
            });
            let marks = || scene.ties.iter().filter(|mark| mark.id.as_str() != "other");
            same("ties", &marks().count(), count)?;
            for one in marks() {
                for other in marks().filter(|other| other.id != one.id) {
                    let apart = middle(one).distance(middle(other));
                    must(apart >= LEGIBLE * scale.sqrt(), || {
                        format!("{} and {} are {apart} apart", one.id, other.id)
                    })?;
                }
                same(
                    one.id.as_str(),
                    &scene.tie_at(middle(one), 5.0),
                    &Some(one.tie),
                )?;
            }
        }
        Ok(())
    });
}

#[test]
fn a_tie_of_an_actor_with_itself_is_a_loop() {
    let scene = parallel("tie self pact b b : signed 1960");
    let mark = scene
        .ties
        .iter()
        .find(|mark| mark.id.as_str() == "self")
        .unwrap();
    let points = &mark.path.points;
    assert!(points[0].distance(points[points.len() - 1]) < 1e-6);
    assert!(middle(mark).distance(points[0]) > 5.0);
    assert!(
        points
            .iter()
            .all(|point| point.x.is_finite() && point.y.is_finite())
    );
}

#[test]
fn what_is_pointed_at_is_found() {
    let scene = yokohama().draw(&Look {
        zoom: 1.8,
        ..Look::default()
    });
    for mark in &scene.actors {
        let found = scene.actor_at(mark.at, 2.0).unwrap();
        // Another may lie right over it.
        let nearest = scene.mark_of(found).unwrap();
        assert!(
            found == mark.actor || nearest.at.distance(mark.at) < nearest.radius,
            "{}",
            mark.id
        );
    }
    for label in &scene.labels {
        let found = scene.actor_at(label.rect.middle(), 0.0).unwrap();
        let over = scene.mark_of(found).unwrap();
        assert!(found == label.actor || over.at.distance(label.rect.middle()) <= over.radius);
    }
    let nowhere = Point::new(-5000.0, -5000.0);
    assert_eq!(scene.actor_at(nowhere, 10.0), None);
    assert_eq!(scene.tie_at(nowhere, 10.0), None);
    let all = scene.actors_in(&Rect::around(Point::ZERO, 1e6));
    assert_eq!(all.len(), scene.actors.len());
    let home = scene.mark_of(yokohama().actor("yokohama")).unwrap();
    assert_eq!(scene.actors_in(&Rect::around(home.at, 1.0)), [home.actor]);
}

#[test]
fn a_mark_says_whether_it_is_pinned() {
    let stage = Stage::new(Index::new(Arc::new(world(
        "home a
         actor a city JP 35,139
         actor b city FR 45,4
         pin b 40 40",
    ))));
    let scene = stage.draw(&Look::default());
    assert!(scene.mark_of(1).unwrap().pinned && !scene.mark_of(0).unwrap().pinned);
}

#[test]
fn nobody_to_see_is_a_picture_too() {
    for text in [
        "kind pact sister",
        "actor a city - -",
        "home a\nactor a city JP 35,139",
    ] {
        let stage = Stage::new(Index::new(Arc::new(world(text))));
        for by_force in [false, true] {
            let scene = stage.draw(&Look {
                by_force,
                ..Look::default()
            });
            assert_eq!(scene.ties.len(), 0);
            assert_eq!(scene.actors.len(), stage.index.registry().actors.len());
            for mark in &scene.actors {
                assert!(mark.at.x.is_finite() && mark.at.y.is_finite());
            }
        }
    }
    // Nothing left by the lens: the guides stay, so that one sees where one is.
    let scene = yokohama().draw(&Look {
        lens: Lens::as_of(day("1900-01-01")),
        ..Look::default()
    });
    assert!(scene.actors.is_empty() && scene.labels.is_empty());
    assert!(
        scene
            .guides
            .iter()
            .any(|mark| matches!(mark, Mark::Text(_)))
    );
}

#[test]
fn the_same_request_gives_the_same_scene() {
    for by_force in [false, true] {
        let look = Look {
            by_force,
            ..Look::default()
        };
        let again = Stage::new(crate::support::builtin_index().clone());
        assert!(yokohama().draw(&look) == again.draw(&look));
    }
}
