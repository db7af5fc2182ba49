//! What is in sight, and what is looked at.

use super::*;

/// The texts of a picture with the room that can be seen of each.
fn texts(scene: &LaneScene) -> Vec<(Rect, TextMark)> {
    let text = |mark: &Mark| match mark {
        Mark::Text(text) => Some(text.clone()),
        _ => None,
    };
    let cut = |rect: Rect, top: f64, bottom: f64| {
        let mut rect = rect;
        rect.min.y = rect.min.y.max(top);
        rect.max.y = rect.max.y.min(bottom);
        rect
    };
    let bottom = scene.scene.size.height;
    let mut found = Vec::new();
    for one in scene.front.iter().filter_map(text) {
        // The axis lies over the heading that is pushed away.
        let above = one.at.y < scene.plot.min.y && one.bold;
        let top = if above { scene.plot.min.y } else { 0.0 };
        found.push((cut(room(&one), top, bottom), one));
    }
    for one in scene.scene.guides.iter().filter_map(text) {
        found.push((cut(room(&one), scene.plot.min.y, bottom), one));
    }
    for field in &scene.scene.fields {
        for one in field.marks.iter().filter_map(text) {
            found.push((cut(room(&one), field.rect.min.y, field.rect.max.y), one));
        }
    }
    found.retain(|(rect, _)| rect.height() > 0.0);
    found
}

#[test]
fn no_text_stands_over_another_at_any_size() {
    let sizes = [
        (1600.0, 1.6, 1.0),
        (900.0, 1.0, 1.0),
        (520.0, 1.0, 0.8),
        (360.0, 1.3, 1.0),
        (1100.0, 0.95, LanePlan::TIGHTEST),
    ];
    let cases = sizes
        .into_iter()
        .flat_map(|size| Lang::ALL.map(|lang| (size, lang)))
        .zip(every_lanes().into_iter().cycle());
    let cases = cases.chain(sizes.into_iter().map(|size| {
        (
            (size, Lang::En),
            Lanes {
                rows: LaneRows::Actors,
                ..Lanes::default()
            },
        )
    }));
    each(cases, 15, |(((width, scale, tight), lang), lanes)| {
        let look = Look {
            lens: Lens {
                time: Time::InForce(DaySpan::new(partial("1990"), partial("2015")).unwrap()),
                ..Lens::default()
            },
            lanes: *lanes,
            lang: *lang,
            size: Size {
                width: *width,
                height: 1500.0,
            },
            scroll: 333.0,
            years: Some((1970.0, 1970.0 + width / 20.0)),
            scale: *scale,
            tight: *tight,
            ..Look::default()
        };
        let scene = draw(index(), &look);
        let texts = texts(&scene);
        must(texts.len() > 25, || format!("{} texts", texts.len()))?;
        for (at, (rect, text)) in texts.iter().enumerate() {
            must(rect.min.x >= 0.0 && rect.max.x <= *width + 0.5, || {
                format!("{} stands outside", text.text)
            })?;
            must(text.size >= 9.9, || {
                format!("{} is {} small", text.text, text.size)
            })?;
            for (other, over) in &texts[at + 1..] {
                must(!rect.overlaps(other), || {
                    format!("{} {rect:?} stands over {} {other:?}", text.text, over.text)
                })?;
            }
        }
        // Names stay in their column, clear of the bars.
        for field in &scene.scene.fields {
            for mark in &field.marks {
                if let Mark::Text(text) = mark
                    && text.at.x < scene.plot.min.x
                {
                    let end = text.at.x + measure().width(&text.text, text.size, text.bold);
                    must(end <= scene.plot.min.x, || {
                        format!("{} runs into the bars", text.text)
                    })?;
                }
            }
        }
        Ok(())
    });
}

#[test]
fn rows_in_sight_are_those_of_the_whole_picture_shifted() {
    for lanes in [
        Lanes::default(),
        Lanes {
            rows: LaneRows::Actors,
            group: LaneGroup::Region,
            sort: LaneSort::Name,
        },
    ] {
        let look = Look {
            lanes,
            ..Look::default()
        };
        let all = draw_whole(index(), &look);
        for scroll in [0.0, 17.0, 400.0, 1234.5, all.height - SIZE.height] {
            let part = draw(
                index(),
                &Look {
                    scroll,
                    ..look.clone()
                },
            );
            assert!((part.height - all.height).abs() < 1e-6);
            assert!((part.longest_scroll() - (all.height - SIZE.height)).abs() < 1e-6);
            let up = kizuna::layout::Point::new(0.0, scroll);
            let (top, bottom) = (part.plot.min.y + 40.0, SIZE.height);
            let whole: Vec<_> = all
                .scene
                .fields
                .iter()
                .filter(|field| {
                    field.rect.min.y - scroll >= top && field.rect.max.y - scroll <= bottom
                })
                .collect();
            assert!(whole.len() > 10);
            for field in whole {
                let same = part.scene.fields.iter().find(|one| {
                    one.of == field.of && (one.rect.min + up).distance(field.rect.min) < 1e-6
                });
                let same =
                    same.unwrap_or_else(|| panic!("{} is not in sight at {scroll}", field.title));
                assert!((same.rect.max + up).distance(field.rect.max) < 1e-6);
                assert_eq!(
                    (&same.title, &same.ids, same.marks.len()),
                    (&field.title, &field.ids, field.marks.len())
                );
            }
            // Nothing is built that nobody sees, and nothing answers below the axis or twice.
            for (at, field) in part.scene.fields.iter().enumerate() {
                assert!(
                    field.rect.min.y >= part.plot.min.y - 1e-6
                        && field.rect.max.y <= SIZE.height + 1e-6
                );
                for other in &part.scene.fields[at + 1..] {
                    assert!(
                        !field.rect.overlaps(&other.rect),
                        "{} and {}",
                        field.title,
                        other.title
                    );
                }
            }
        }
    }
}

#[test]
fn the_heading_that_is_read_stays_and_is_pushed_away_by_the_next() {
    let bold = |scroll: f64| {
        let scene = draw(
            index(),
            &Look {
                scroll,
                ..Look::default()
            },
        );
        scene.front.iter().find_map(|mark| match mark {
            Mark::Text(text) if text.bold => {
                Some((text.text.clone(), text.at.y - scene.plot.min.y))
            }
            _ => None,
        })
    };
    assert_eq!(bold(0.0), None);
    assert_eq!(bold(30.0), Some(("姉妹・友好都市".to_owned(), 12.0)));
    // Eight rows and its own height below the top the next one comes: 34 + 8 × 24 = 226.
    let (name, y) = bold(226.0).unwrap();
    assert!(name == "姉妹・友好都市" && y < 0.0, "{name} {y}");
    assert_eq!(
        bold(226.0 + 10.0),
        Some(("パートナー都市".to_owned(), 12.0))
    );
}

#[test]
fn what_is_looked_at_has_a_band_and_the_rest_stands_back() {
    let shanghai = whole().actors.position("shanghai").unwrap();
    let focus = Focus {
        selected: [shanghai].into(),
        ..Focus::default()
    };
    let plain = draw(index(), &Look::default());
    let scene = draw(
        index(),
        &Look {
            focus: focus.clone(),
            ..Look::default()
        },
    );
    let with = |tie: usize| {
        let tie = &whole().ties.rows()[tie];
        tie.from.as_str() == "shanghai" || tie.to.as_str() == "shanghai"
    };
    let (mut bright, mut back) = (0, 0);
    for (field, before) in scene.scene.fields.iter().zip(&plain.scene.fields) {
        let Target::Tie(tie) = field.of else {
            panic!("{:?}", field.of)
        };
        let texts = field.marks.iter().filter_map(|mark| match mark {
            Mark::Text(text) => Some(text),
            _ => None,
        });
        let name = texts.max_by(|a, b| a.size.total_cmp(&b.size)).unwrap();
        if with(tie) {
            bright += 1;
            assert!(name.bold && name.opacity >= 1.0 && field.marks.len() > before.marks.len());
        } else {
            back += 1;
            assert!(name.opacity < 0.6 && field.marks.len() == before.marks.len());
        }
    }
    assert!(bright == 1 && back > 10, "{bright} {back}");
    // The home city is everybody's: nothing stands back for it.
    let home = whole().actors.position("yokohama").unwrap();
    let focus = Focus {
        selected: [home].into(),
        ..Focus::default()
    };
    let scene = draw(
        index(),
        &Look {
            focus,
            ..Look::default()
        },
    );
    assert_eq!(
        scene.scene.fields[0].marks.len(),
        plain.scene.fields[0].marks.len()
    );
    // Somebody who is not shown makes nobody stand back.
    let lens = Lens {
        kinds: ["partner_city".into()].into(),
        ..Lens::default()
    };
    let focus = Focus {
        selected: [whole().actors.position("lyon").unwrap()].into(),
        ..Focus::default()
    };
    let unseen = Look {
        lens: lens.clone(),
        focus,
        ..Look::default()
    };
    assert_eq!(
        draw(index(), &unseen),
        draw(
            index(),
            &Look {
                lens,
                ..Look::default()
            }
        )
    );
}

#[test]
fn the_time_of_the_lens_stands_where_it_can_be_dragged() {
    let handles = |time: Time| {
        let scene = draw(
            index(),
            &Look {
                lens: Lens {
                    time,
                    ..Lens::default()
                },
                ..Look::default()
            },
        );
        let days: Vec<Date> = scene
            .handles
            .iter()
            .map(|rect| scene.date_at(rect.middle().x + 1e-6))
            .collect();
        for (at, rect) in scene.handles.iter().enumerate() {
            assert_eq!(scene.handle_at(rect.middle()), Some(at));
        }
        days
    };
    assert!(handles(Time::Any).is_empty());
    assert_eq!(handles(Time::AsOf(day("2001-05-06"))), [day("2001-05-06")]);
    let span = DaySpan {
        from: day("1990-02-03"),
        to: day("2004-12-31"),
    };
    // The second stands behind the span's last day.
    assert_eq!(
        handles(Time::InForce(span)),
        [day("1990-02-03"), day("2005-01-01")]
    );
    assert_eq!(
        handles(Time::Signed(span)),
        [day("1990-02-03"), day("2005-01-01")]
    );
}

#[test]
fn the_same_request_gives_the_same_picture() {
    let look = Look {
        lanes: Lanes {
            rows: LaneRows::Actors,
            ..Lanes::default()
        },
        lang: Lang::En,
        ..Look::default()
    };
    assert_eq!(draw(index(), &look), draw(index(), &look));
}
