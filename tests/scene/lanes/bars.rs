//! Bars and signs against the lives that they show.

use super::*;

#[test]
fn bars_say_what_lives_say() {
    let cases = lenses(whole(), 97, 12);
    each(cases, 12, |lens| {
        let scene = draw_whole(
            index(),
            &Look {
                lens: lens.clone(),
                ..Look::default()
            },
        );
        let (visible, _) = plan(
            index(),
            &Look {
                lens: lens.clone(),
                ..Look::default()
            },
        );
        same("bars", &scene.bars.len(), &visible.ties.len())?;
        for bar in &scene.bars {
            let life = &index().ties()[bar.tie].life;
            for year in 1940..2032_i16 {
                for (month, of_month) in [(1, 1), (3, 31), (4, 1), (12, 31)] {
                    let day = Date::new(year, month, of_month).unwrap();
                    let on = bar
                        .stretches
                        .iter()
                        .find(|(one, _)| one.from <= day && day <= one.to);
                    let in_force = life.in_force_on(day);
                    let wanted = match (in_force, life.status_given(day, in_force)) {
                        (Certainty::Certain, _) => "certain",
                        (Certainty::Possible, _) => "possible",
                        (_, Status::Suspended) => "suspended",
                        (_, Status::Planned) => "planned",
                        _ => "nothing",
                    };
                    let got = match on.map(|(stretch, _)| stretch.state) {
                        Some(LaneState::InForce) => "certain",
                        Some(LaneState::Begins | LaneState::Ends | LaneState::Possible) => {
                            "possible"
                        }
                        Some(LaneState::Suspended) => "suspended",
                        Some(LaneState::Planned) => "planned",
                        None => "nothing",
                    };
                    // Days before what is shown have no bar to be held to.
                    if scene.years.x_of(day) >= scene.years.left
                        && scene.years.x_of(day) < scene.years.right
                    {
                        must(got == wanted, || {
                            format!("{day} of {}: {got}, not {wanted}", bar.tie)
                        })?;
                    }
                }
            }
            for (stretch, rect) in &bar.stretches {
                let (left, right) = (scene.years.left, scene.years.right);
                let from = if stretch.from == Date::MIN {
                    left
                } else {
                    scene.years.x_of(stretch.from).max(left)
                };
                let to = if stretch.to == Date::MAX {
                    right
                } else {
                    scene.years.x_of(next_day(stretch.to)).min(right)
                };
                must(
                    (rect.min.x - from).abs() < 0.5 && (rect.max.x - to).abs() < 0.5,
                    || format!("{stretch:?} at {rect:?}"),
                )?;
            }
        }
        Ok(())
    });
}

/// The filled blocks of the only row, as left, right, top, opacity.
fn blocks(scene: &LaneScene) -> Vec<(f64, f64, f64, f64)> {
    let field = &scene.scene.fields[0];
    field
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Path(path) if path.points.len() == 4 => {
                let (_, opacity) = path.fill?;
                Some((
                    path.points[0].x,
                    path.points[2].x,
                    path.points[0].y,
                    opacity,
                ))
            }
            _ => None,
        })
        .collect()
}

#[test]
fn an_uncertain_beginning_fades_in_over_exactly_its_days() {
    for (look, events) in [
        (years(1950.0, 2000.0), "signed 1965"),
        (years(1964.0, 1968.0), "signed 1965-02-03/1966-08"),
        (years(1950.0, 2000.0), "signed 1960/1980; ended 1990"),
    ] {
        let index = one(events);
        let scene = draw(&index, &look);
        let start = index.ties()[0].life.start().unwrap();
        let (from, to) = (
            scene.years.x_of(start.earliest()),
            scene.years.x_of(start.latest()),
        );
        let band: Vec<_> = blocks(&scene)
            .into_iter()
            .filter(|one| one.2 == blocks(&scene)[0].2)
            .collect();
        let fade: Vec<_> = band.iter().filter(|one| one.1 <= to + 1e-6).collect();
        assert!((fade[0].0 - from).abs() < 0.5, "{events}");
        // From the last possible day on it is certain.
        assert!(
            (fade[fade.len() - 1].1 - to).abs() < 0.5,
            "{events}: {fade:?}, {to}"
        );
        for pair in fade.windows(2) {
            assert!((pair[0].1 - pair[1].0).abs() < 1e-6, "{events}: a gap");
            assert!(pair[0].3 < pair[1].3, "{events}: it does not rise");
        }
        assert!(
            band.iter()
                .any(|one| (one.0 - to).abs() < 0.5 && one.3 > fade[fade.len() - 1].3)
        );
        let (stretch, _) = scene.bars[0].stretches[0];
        assert_eq!(stretch.state, LaneState::Begins, "{events}");
    }
    let index = one("signed 1960-01-01; ended 1980/1989");
    let scene = draw(&index, &years(1950.0, 2000.0));
    let end = partial("1980/1989");
    let states: Vec<_> = scene.bars[0]
        .stretches
        .iter()
        .map(|(one, _)| (one.state, one.from, one.to))
        .collect();
    assert_eq!(
        states,
        [
            (LaneState::InForce, day("1960-01-01"), end.earliest()),
            (LaneState::Ends, next_day(end.earliest()), end.latest()),
        ]
    );
}

#[test]
fn what_goes_on_reaches_the_right_edge_and_what_ended_does_not() {
    let ends = |events: &str, look: &Look| {
        let scene = draw(&one(events), look);
        let right = scene.bars[0]
            .stretches
            .iter()
            .map(|(_, rect)| rect.max.x)
            .fold(0.0, f64::max);
        let tip = scene.scene.fields[0].marks.iter().any(|mark| match mark {
            Mark::Path(path) => {
                path.points.len() == 3
                    && path.fill.is_some()
                    && (path.points[0].x - scene.years.right).abs() < 1e-6
            }
            _ => false,
        });
        ((right - scene.years.right).abs() < 1e-6, tip)
    };
    let look = years(1950.0, 2000.0);
    assert_eq!(ends("signed 1960", &look), (true, true));
    assert_eq!(ends("signed 1960; ended 1990", &look), (false, false));
    assert_eq!(ends("signed 1960 until 1995", &look), (false, false));
    // One that ends beyond what is shown does not claim to go on.
    assert_eq!(ends("signed 1960; ended 2010", &look), (true, false));
    assert_eq!(ends("announced 1990", &look), (true, false));
}

#[test]
fn a_suspended_time_is_hatched() {
    let scene = draw(
        &one("signed 1960-01-01; suspended 1970-01-01; resumed 1980-01-01"),
        &years(1950.0, 2000.0),
    );
    let states: Vec<_> = scene.bars[0]
        .stretches
        .iter()
        .map(|(one, _)| one.state)
        .collect();
    assert_eq!(
        states,
        [LaneState::InForce, LaneState::Suspended, LaneState::InForce]
    );
    let (from, to) = (
        scene.years.x_of(day("1970-01-01")),
        scene.years.x_of(day("1980-01-01")),
    );
    let slanting: Vec<_> = scene.scene.fields[0]
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Path(path)
                if path.points.len() == 2
                    && path.fill.is_none()
                    && path.points[0].y > path.points[1].y + 1.0
                    && path.points[0].x < path.points[1].x - 1.0 =>
            {
                Some((path.points[0].x, path.points[1].x))
            }
            _ => None,
        })
        .filter(|(left, right)| *right > from + 7.0 && *left < to - 7.0)
        .collect();
    assert!(slanting.len() > 15, "{slanting:?}");
    assert!(
        slanting
            .iter()
            .all(|(left, right)| *left >= from - 1e-6 && *right <= to + 1e-6)
    );
    // No band lies below the hatching.
    assert!(
        blocks(&scene)
            .iter()
            .all(|one| one.1 <= from + 1e-6 || one.0 >= to - 1e-6)
    );
}

#[test]
fn every_event_has_a_sign_of_its_own_at_its_day() {
    let words = EventKind::ALL.map(crate::support::event_word);
    let mut forms = BTreeSet::new();
    for (kind, word) in EventKind::ALL.into_iter().zip(words) {
        let scene = draw(
            &one(&format!("signed 1960-01-01; {word} 1980-07-02")),
            &years(1950.0, 2000.0),
        );
        let moment = scene
            .moments
            .iter()
            .find(|one| one.of == MomentOf::Event(0, 1))
            .unwrap();
        assert!(
            (moment.at.x - scene.years.x_of(day("1980-07-02"))).abs() < 0.5,
            "{kind:?}"
        );
        assert_eq!(scene.moment_at(moment.at, 3.0), Some(moment));
        // The form, told apart from where it stands and from its colour.
        let near: Vec<String> = scene.scene.fields[0]
            .marks
            .iter()
            .filter_map(|mark| {
                let offset = |point: kizuna::layout::Point| {
                    let away = point - moment.at;
                    format!("{:.1},{:.1} ", away.x, away.y)
                };
                match mark {
                    Mark::Path(path) => path
                        .points
                        .iter()
                        .all(|point| point.distance(moment.at) < 12.0)
                        .then(|| {
                            path.points
                                .iter()
                                .map(|point| offset(*point))
                                .collect::<String>()
                        }),
                    Mark::Shape(shape) => (shape.at.distance(moment.at) < 1.0)
                        .then(|| format!("{:?}{:.1}{:?}", shape.shape, shape.radius, shape.color)),
                    _ => None,
                }
            })
            .collect();
        assert!(!near.is_empty(), "{kind:?} has no sign");
        forms.insert(near);
    }
    assert_eq!(forms.len(), EventKind::ALL.len());
}

#[test]
fn milestones_and_activities_stand_on_their_rows() {
    let lanes = Lanes {
        rows: LaneRows::Actors,
        ..Lanes::default()
    };
    let scene = draw_whole(
        index(),
        &Look {
            lanes,
            ..Look::default()
        },
    );
    let hung: BTreeSet<usize> = scene
        .beads
        .iter()
        .flat_map(|bead| bead.milestones.clone())
        .collect();
    let (first, _) = scene.years.years;
    let wanted: BTreeSet<usize> = whole()
        .milestones
        .iter()
        .enumerate()
        .filter(|(_, row)| {
            row.date
                .preferred()
                .is_some_and(|date| f64::from(date.earliest().year()) >= first)
        })
        .map(|(at, _)| at)
        .collect();
    assert!(!wanted.is_empty());
    assert_eq!(hung, wanted);
    let ticks = scene
        .moments
        .iter()
        .filter(|one| matches!(one.of, MomentOf::Activity(_)))
        .count();
    let parts: usize = whole()
        .activities
        .iter()
        .filter(|row| {
            let date = row.date.preferred().copied();
            date.is_some_and(|date| f64::from(date.earliest().year()) >= first)
        })
        .map(|row| {
            row.parts
                .iter()
                .map(|part| &part.actor)
                .chain(&row.series)
                .collect::<BTreeSet<_>>()
                .len()
        })
        .sum();
    assert!(parts > 50);
    assert_eq!(ticks, parts);
    // Each on a row of somebody in it.
    for moment in &scene.moments {
        let MomentOf::Activity(at) = moment.of else {
            continue;
        };
        let activity = &whole().activities.rows()[at];
        let row = scene
            .scene
            .fields
            .iter()
            .find(|field| {
                matches!(field.of, Target::Actor(_))
                    && field.rect.min.y <= moment.at.y
                    && moment.at.y <= field.rect.max.y
            })
            .unwrap();
        let id = &row.ids[0];
        assert!(
            activity
                .parts
                .iter()
                .map(|part| &part.actor)
                .chain(&activity.series)
                .any(|actor| actor.as_str() == id),
            "{} on {id}",
            activity.id
        );
    }
}

#[test]
fn a_day_can_be_told_from_the_next_when_seen_closely() {
    let scene = draw(
        &one("signed 2000-03-01; ended 2000-03-10"),
        &years(2000.0, 2000.5),
    );
    let (_, rect) = scene.bars[0].stretches[0];
    assert!((rect.min.x - scene.years.x_of(day("2000-03-01"))).abs() < 0.5);
    // The last day belongs to it.
    assert!((rect.max.x - scene.years.x_of(day("2000-03-11"))).abs() < 0.5);
    assert!(rect.width() > 25.0, "{rect:?}");
    assert_eq!(scene.date_at(rect.min.x + 1.0), day("2000-03-01"));
    assert_eq!(scene.date_at(rect.max.x - 1.0), day("2000-03-10"));
}
