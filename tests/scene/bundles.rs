//! Ties that leave a crowded middle together.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kizuna::layout::{Ego, EgoRings, EgoSectors, Point};
use kizuna::lens::{Index, Lens};
use kizuna::model::KindId;
use kizuna::scene::{Camera, Scene, TieMark};

use super::{Look, Stage, yokohama};
use crate::support::{each, must, same, whole};

fn whole_stage() -> Stage {
    Stage::new(Index::new(Arc::clone(whole())))
}

/// The home city's ties, each from there outwards.
fn spokes(stage: &Stage, scene: &Scene) -> BTreeMap<usize, Vec<Point>> {
    let Some(home) = scene.mark_of(stage.actor("yokohama")) else {
        return BTreeMap::new();
    };
    let home = home.at;
    let registry = stage.index.registry();
    let is_spoke = |mark: &&TieMark| {
        let tie = &registry.ties.rows()[mark.tie];
        (tie.from.as_str() == "yokohama") != (tie.to.as_str() == "yokohama")
    };
    let marks = scene.ties.iter().filter(is_spoke);
    marks
        .map(|mark| {
            let mut points = mark.path.points.clone();
            if points[0].distance(home) > points[points.len() - 1].distance(home) {
                points.reverse();
            }
            (mark.tie, points)
        })
        .collect()
}

/// The cells of one point's width that lines cover within so many points of the middle.
fn ink(lines: &BTreeMap<usize, Vec<Point>>, middle: Point, within: f64) -> usize {
    let mut cells = BTreeSet::new();
    for piece in lines.values().flat_map(|points| points.windows(2)) {
        let steps = (piece[0].distance(piece[1]) * 2.0).ceil().max(1.0) as usize;
        for step in 0..steps {
            let at = piece[0] + (piece[1] - piece[0]) * (step as f64 / steps as f64);
            if at.distance(middle) < within {
                cells.insert((at.x.floor() as i64, at.y.floor() as i64));
            }
        }
    }
    cells.len()
}

/// The same ties drawn in parts, none of which is a crowd: no line gives in to others.
fn apart(stage: &Stage, camera: Camera) -> BTreeMap<usize, Vec<Point>> {
    let mut lines = BTreeMap::new();
    for kind in &whole().kinds {
        let lens = Lens {
            kinds: [KindId::from(kind.id.as_str())].into(),
            ..Lens::default()
        };
        let look = Look {
            lens,
            ..Look::default()
        };
        lines.extend(spokes(stage, &stage.draw_at(&look, camera)));
    }
    lines
}

#[test]
fn a_crowded_middle_has_less_ink() {
    let stage = whole_stage();
    let look = Look::default();
    let camera = stage.camera(&look);
    let scene = stage.draw_at(&look, camera);
    let (together, apart) = (spokes(&stage, &scene), apart(&stage, camera));
    assert!(together.len() > 100);
    assert_eq!(together.len(), apart.len());
    let middle = scene.mark_of(stage.actor("yokohama")).unwrap().at;
    for (within, most) in [(60.0, 0.75), (100.0, 0.85)] {
        let (less, more) = (ink(&together, middle, within), ink(&apart, middle, within));
        assert!(
            (less as f64) < most * more as f64,
            "{less} of {more} within {within}"
        );
    }
}

#[test]
fn few_ties_are_not_bundled() {
    // What a window opens with is no crowd: every line is as it would be alone.
    let look = Look::default();
    let camera = yokohama().camera(&look);
    let all = spokes(yokohama(), &yokohama().draw_at(&look, camera));
    assert!(all.len() > 30);
    let lens = Lens {
        kinds: ["sister_city".into()].into(),
        ..Lens::default()
    };
    let some = yokohama().draw_at(&Look { lens, ..look }, camera);
    for (tie, line) in spokes(yokohama(), &some) {
        assert_eq!(all[&tie], line);
    }
}

#[test]
fn bundled_ties_end_where_they_did_and_can_be_pointed_at() {
    let stage = whole_stage();
    let around_home = Ego {
        actor: "yokohama".into(),
        rings: EgoRings::Distance,
        sectors: EgoSectors::Region,
    };
    let looks = [None, Some(around_home)].map(|ego| Look {
        ego,
        zoom: 3.0,
        ..Look::default()
    });
    each(looks, 2, |look| {
        let scene = stage.draw(look);
        same("again", &(scene == stage.draw(look)), &true)?;
        let home = scene.mark_of(stage.actor("yokohama")).ok_or("no home")?;
        let lines = spokes(&stage, &scene);
        must(lines.len() > 80, || format!("{} ties", lines.len()))?;
        for (tie, points) in lines {
            let record = &whole().ties.rows()[tie];
            let partner = if record.from.as_str() == "yokohama" {
                &record.to
            } else {
                &record.from
            };
            let partner = scene
                .mark_of(stage.actor(partner.as_str()))
                .ok_or("no partner")?;
            for (end, mark) in [(points[0], home), (points[points.len() - 1], partner)] {
                let away = end.distance(mark.at) - mark.radius;
                must(away.abs() < 1e-6, || {
                    format!("{} ends {away} off", record.id)
                })?;
            }
            // Where lines have parted each is found.
            let at = points[points.len() * 9 / 10];
            same(record.id.as_str(), &scene.tie_at(at, 5.0), &Some(tie))?;
        }
        Ok(())
    });
}
