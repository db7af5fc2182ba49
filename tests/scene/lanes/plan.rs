//! Which rows there are, in which groups and order.

use std::collections::BTreeMap;

use super::*;

#[test]
fn rows_are_what_every_other_view_shows() {
    let cases = lenses(whole(), 311, 48)
        .into_iter()
        .zip(every_lanes().into_iter().cycle());
    each(cases, 48, |(lens, lanes)| {
        let (visible, plan) = plan(
            index(),
            &Look {
                lens: lens.clone(),
                lanes: *lanes,
                ..Look::default()
            },
        );
        let rows: Vec<Target> = plan.rows().collect();
        let counted: usize = plan.groups().iter().map(|group| group.rows).sum();
        same("counted", &counted, &rows.len())?;
        let (mut got, mut wanted): (Vec<usize>, Vec<usize>) = match lanes.rows {
            LaneRows::Ties => (
                rows.iter()
                    .filter_map(|row| match row {
                        Target::Tie(at) => Some(*at),
                        _ => None,
                    })
                    .collect(),
                visible.ties.iter().map(|seen| seen.link.tie).collect(),
            ),
            LaneRows::Actors => (
                rows.iter()
                    .filter_map(|row| match row {
                        Target::Actor(at) => Some(*at),
                        _ => None,
                    })
                    .collect(),
                visible.actors.iter().copied().collect(),
            ),
        };
        got.sort_unstable();
        wanted.sort_unstable();
        same("rows", &got, &wanted)
    });
}

/// How many days there are, one by one, on which a tie is certainly in force up to a day.
fn days_in_force(tie: usize, until: Date) -> usize {
    let life = &index().ties()[tie].life;
    let events = whole().ties.rows()[tie].events.iter();
    let dates = events.filter_map(|event| event.date.preferred());
    let Some(first) = dates.map(|date| date.earliest()).min() else {
        return 0;
    };
    first
        .series(jiff::Span::new().days(1))
        .take_while(|day| *day <= until)
        .filter(|day| life.in_force_on(*day) == Certainty::Certain)
        .count()
}

#[test]
fn groups_and_order_are_as_asked() {
    let lens = Lens::as_of(day("2015-12-31"));
    let registry = whole();
    let scheme = registry.opening_scheme().unwrap();
    let home = |id: &kizuna::model::ActorId| registry.is_at_home(id);
    let (seen, _) = plan(
        index(),
        &Look {
            lens: lens.clone(),
            ..Look::default()
        },
    );
    let days: BTreeMap<usize, usize> = seen
        .ties
        .iter()
        .map(|one| (one.link.tie, days_in_force(one.link.tie, seen.day)))
        .collect();
    for group in LaneGroup::ALL {
        for sort in LaneSort::ALL {
            let lanes = Lanes {
                rows: LaneRows::Ties,
                group,
                sort,
            };
            let (visible, plan) = plan(
                index(),
                &Look {
                    lens: lens.clone(),
                    lanes,
                    ..Look::default()
                },
            );
            let mut wanted: Vec<_> = visible
                .ties
                .iter()
                .map(|seen| {
                    let tie = &registry.ties.rows()[seen.link.tie];
                    let own = home(&tie.from) && home(&tie.to);
                    let facts = &index().ties()[seen.link.tie];
                    let rank = match group {
                        LaneGroup::None => (0, String::new()),
                        LaneGroup::Kind => (
                            registry.kinds.position(tie.kind.as_str()).unwrap(),
                            String::new(),
                        ),
                        _ if own => (999, String::new()),
                        LaneGroup::Region => {
                            let at = facts.regions.iter().find(|at| at.scheme == scheme.id);
                            (
                                at.map_or(998, |at| {
                                    scheme
                                        .regions
                                        .iter()
                                        .position(|one| one.id == at.region)
                                        .unwrap()
                                }),
                                String::new(),
                            )
                        }
                        LaneGroup::Country => facts
                            .countries
                            .first()
                            .map_or((998, String::new()), |code| {
                                (0, kizuna::i18n::country(Lang::Ja, *code))
                            }),
                    };
                    let with = if home(&tie.from) {
                        [&tie.to, &tie.from]
                    } else {
                        [&tie.from, &tie.to]
                    };
                    let names =
                        with.map(|id| registry.actors.get(id.as_str()).unwrap().sort_key(Lang::Ja));
                    let first = tie
                        .events
                        .iter()
                        .find_map(|event| event.date.preferred().copied());
                    let start = facts.life.start().or(facts.life.signed).or(first);
                    let start = (
                        start.is_none(),
                        start.map(|date| (date.latest(), date.earliest())),
                    );
                    let days = match sort {
                        LaneSort::Length => days[&seen.link.tie],
                        _ => 0,
                    };
                    let key = match sort {
                        LaneSort::Start => (0, Some(start), names),
                        LaneSort::Name => (0, None, names),
                        LaneSort::Length => (usize::MAX - days, Some(start), names),
                    };
                    (rank, key, start, seen.link.tie)
                })
                .collect();
            wanted.sort();
            let wanted: Vec<usize> = wanted.into_iter().map(|row| row.3).collect();
            let got: Vec<usize> = plan
                .rows()
                .map(|row| match row {
                    Target::Tie(at) => at,
                    other => panic!("{other:?} is no tie"),
                })
                .collect();
            // Names of equal reading may stand either way round.
            let name = |at: &usize| {
                let tie = &registry.ties.rows()[*at];
                [&tie.from, &tie.to]
                    .map(|id| registry.actors.get(id.as_str()).unwrap().sort_key(Lang::Ja))
            };
            let by_name = |rows: &[usize]| rows.iter().map(name).collect::<Vec<_>>();
            assert_eq!(by_name(&got), by_name(&wanted), "{lanes:?}");
        }
    }
}

#[test]
fn groups_have_their_names_and_numbers() {
    let groups = |rows, group, lang| {
        let lens = Lens {
            kinds: ["sister_city".into()].into(),
            ..Lens::default()
        };
        let look = Look {
            lens,
            lanes: Lanes {
                rows,
                group,
                ..Lanes::default()
            },
            lang,
            ..Look::default()
        };
        let (_, plan) = plan(index(), &look);
        plan.groups()
            .iter()
            .map(|group| format!("{} {}", group.name, group.rows))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        groups(LaneRows::Ties, LaneGroup::Kind, Lang::Ja),
        ["姉妹・友好都市 8"]
    );
    assert_eq!(
        groups(LaneRows::Ties, LaneGroup::Region, Lang::Ja),
        ["アジア・大洋州 3", "欧州・北米 5"]
    );
    // The city in whose name the registry is kept lies in no region of its own.
    assert_eq!(
        groups(LaneRows::Actors, LaneGroup::Region, Lang::En),
        [
            "Asia and Oceania 3",
            "Europe and North America 5",
            "Yokohama and its own bodies 1"
        ]
    );
    assert_eq!(groups(LaneRows::Actors, LaneGroup::None, Lang::En), [" 9"]);
    let countries = groups(LaneRows::Ties, LaneGroup::Country, Lang::En);
    assert_eq!(countries.first().map(String::as_str), Some("Canada 1"));
    assert_eq!(countries.len(), 8);
}

#[test]
fn the_longest_in_force_come_first() {
    let index = Index::new(Arc::new(world(
        "kind k sister
         home home
         actor home city JP -
         actor a city FR -
         actor b city FR -
         actor c city FR -
         tie t1 k home a : signed 1990; ended 2000
         tie t2 k home b : signed 1995-01-01
         tie t3 k home c : signed 1980; suspended 1983; resumed 2024
         tie t4 k home a : signed 1996; ended 2005",
    )));
    let rows = |rows| {
        let lanes = Lanes {
            rows,
            group: LaneGroup::None,
            sort: LaneSort::Length,
        };
        plan(
            &index,
            &Look {
                lanes,
                ..Look::default()
            },
        )
        .1
        .rows()
        .collect::<Vec<_>>()
    };
    assert_eq!(rows(LaneRows::Ties), [1, 0, 3, 2].map(Target::Tie));
    // Years in which two ties run beside one another count once.
    assert_eq!(rows(LaneRows::Actors), [0, 2, 1, 3].map(Target::Actor));
}

#[test]
fn ties_of_an_actor_stand_above_one_another() {
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
    // A tie between two that are not at home stands on both rows, any other on one.
    let registry = whole();
    let wanted: usize = registry
        .ties
        .iter()
        .map(|tie| registry.counterparts(tie).len())
        .sum();
    assert_eq!(scene.bars.len(), wanted);
    assert!(wanted > registry.ties.len());
}

#[test]
fn rows_say_what_they_are() {
    let title = |events: &str, lang: Lang, lens: Lens| {
        draw(
            &one(events),
            &Look {
                lang,
                lens,
                ..Look::default()
            },
        )
        .scene
        .fields[0]
            .title
            .clone()
    };
    let ja = |events: &str| title(events, Lang::Ja, Lens::default());
    assert_eq!(
        ja("signed 1973-11-30"),
        "home — other、k、1973年11月30日から、有効"
    );
    assert_eq!(
        ja("signed 1973; ended 1990-05"),
        "home — other、k、1973年から1990年5月まで、終了"
    );
    assert_eq!(ja("announced 2025"), "home — other、k、2025年に発表、予定");
    assert_eq!(
        ja("signed 1973; suspended 2020-01-01"),
        "home — other、k、1973年から、休止中"
    );
    let en = title("signed 1973; ended 2026", Lang::En, Lens::default());
    assert_eq!(en, "home — other, k, from 1973 to 2026, possibly in force");
    let lanes = Lanes {
        rows: LaneRows::Actors,
        ..Lanes::default()
    };
    let scene = draw(
        &one("signed 1973"),
        &Look {
            lanes,
            lang: Lang::En,
            ..Look::default()
        },
    );
    let titles: Vec<&str> = scene
        .scene
        .fields
        .iter()
        .map(|field| field.title.as_str())
        .collect();
    assert_eq!(
        titles,
        [
            "other, 1 tie, the first from 1973",
            "home — other, k, from 1973, in force",
            "home · 1 tie"
        ]
    );
}

#[test]
fn the_view_has_a_word_that_is_read_back() {
    for lanes in every_lanes() {
        let view = View::Lanes(lanes);
        assert_eq!(
            View::from_word(&view.word()),
            Some(view.clone()),
            "{}",
            view.word()
        );
    }
    assert_eq!(View::Lanes(Lanes::default()).word(), "timeline");
    let lanes = Lanes {
        rows: LaneRows::Actors,
        group: LaneGroup::Region,
        sort: LaneSort::Length,
    };
    for word in [
        "timeline:actors,region,length",
        "timeline:length,actors,region",
    ] {
        assert_eq!(View::from_word(word), Some(View::Lanes(lanes)));
    }
    assert_eq!(View::Lanes(lanes).word(), "timeline:actors,region,length");
    assert_eq!(
        View::from_word("timeline:ties,kind,start"),
        Some(View::Lanes(Lanes::default()))
    );
    for word in [
        "timelines",
        "timeline:",
        "timeline:actors,",
        "timeline:actors,ties",
        "timeline:region,country",
        "timeline:speed",
        "timeline,actors",
    ] {
        assert_eq!(View::from_word(word), None, "{word}");
    }
}

#[test]
fn years_beside_names_are_as_exact_as_the_dates() {
    let years = |events: &str, rows, lang| {
        let lanes = Lanes {
            rows,
            ..Lanes::default()
        };
        let look = Look {
            lanes,
            lang,
            ..Look::default()
        };
        let scene = draw(&one(events), &look);
        let texts = scene.scene.fields[0].marks.iter();
        let texts = texts.filter_map(|mark| match mark {
            Mark::Text(text) => Some(text.text.clone()),
            _ => None,
        });
        texts.filter(|text| text != "other").collect::<Vec<_>>()
    };
    for rows in LaneRows::ALL {
        for (events, ja, en) in [
            ("signed 1973-11-30", "1973〜", "1973–"),
            ("signed 2022-04/2023-03", "2022〜", "2022–"),
            ("signed 1980/2015", "2015以前〜", "by 2015–"),
            ("signed 1973; ended 1990", "1973〜1990", "1973–1990"),
            (
                "signed 1980/1985; ended 1990",
                "1985以前〜1990",
                "by 1985–1990",
            ),
            ("signed 1990-01-05; ended 1990-12-05", "1990", "1990"),
            ("ended 1990", "〜1990", "–1990"),
        ] {
            assert_eq!(years(events, rows, Lang::Ja), [ja], "{events} {rows:?}");
            assert_eq!(years(events, rows, Lang::En), [en], "{events} {rows:?}");
        }
        assert!(years("announced 2025", rows, Lang::Ja).is_empty());
    }
}
