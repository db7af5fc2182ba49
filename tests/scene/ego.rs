//! The ego view: who is drawn, where, and what is said of the others.

use std::collections::{BTreeMap, BTreeSet};

use kizuna::layout::{Ego, EgoRings, EgoSectors, Point, reached};
use kizuna::lens::{Index, Lens};
use kizuna::model::Lang;
use kizuna::scene::{Arrangement, Focus, Ground, Mark, Paper, Picture, Scene, Size, View};

use super::labels::no_overlap;
use super::{Look, Stage, measure, yokohama};
use crate::support::{TODAY, builtin, day, each, lenses, must, same, whole, world};

fn around(actor: &str) -> Ego {
    Ego {
        actor: actor.into(),
        rings: EgoRings::Distance,
        sectors: EgoSectors::Region,
    }
}

/// Some that have much around them, and some that have little, in every way.
fn egos() -> Vec<Ego> {
    [
        "yokohama",
        "frankfurt",
        "shanghai",
        "port_of_yokohama",
        "itto",
        "lyon",
    ]
    .into_iter()
    .flat_map(|actor| {
        EgoRings::ALL.into_iter().flat_map(move |rings| {
            EgoSectors::ALL.map(|sectors| Ego {
                rings,
                sectors,
                ..around(actor)
            })
        })
    })
    .collect()
}

fn words(scene: &Scene) -> Vec<&str> {
    let words = scene.guides.iter().filter_map(|mark| match mark {
        Mark::Text(text) => Some(text.text.as_str()),
        _ => None,
    });
    words.collect()
}

fn picture(ego: Ego, lens: Lens, lang: Lang) -> Picture {
    Picture {
        lens,
        today: TODAY,
        view: View::Network(Arrangement::Ego(ego)),
        scheme: Some("strategy2015".into()),
        paper: Paper::of(Size::PICTURE),
        beside: None,
        title: None,
        ground: Ground::Light,
        lang,
        kept: std::sync::Arc::default(),
    }
}

#[test]
fn whom_visible_ties_reach_is_drawn_and_the_others_are_told() {
    each(lenses(builtin(), 97, 40), 40, |lens| {
        let visible = yokohama().visible(lens);
        for ego in egos().iter().step_by(3) {
            let scene = yokohama().draw(&Look {
                lens: lens.clone(),
                ego: Some(ego.clone()),
                ..Look::default()
            });
            let middle = yokohama().actor(ego.actor.as_str());
            let steps = reached(&yokohama().index, middle, &visible);
            let wanted: BTreeSet<usize> =
                (0..steps.len()).filter(|at| steps[*at].is_some()).collect();
            let drawn: BTreeSet<usize> = scene.actors.iter().map(|mark| mark.actor).collect();
            same("drawn", &drawn, &wanted)?;
            let unplaced: BTreeSet<usize> = scene.unplaced.iter().copied().collect();
            same("unplaced", &unplaced, &(&visible.actors - &drawn))?;
            let ties: BTreeSet<usize> = scene.ties.iter().map(|mark| mark.tie).collect();
            let both = visible
                .ties
                .iter()
                .filter(|seen| drawn.contains(&seen.link.from) && drawn.contains(&seen.link.to));
            same("ties", &ties, &both.map(|seen| seen.link.tie).collect())?;
        }
        Ok(())
    });
}

#[test]
fn no_lens_moves_an_actor_that_stays() {
    for ego in egos() {
        let look = |lens: &Lens| Look {
            lens: lens.clone(),
            ego: Some(ego.clone()),
            ..Look::default()
        };
        let camera = yokohama().camera(&look(&Lens::default()));
        let mut stood: BTreeMap<usize, Point> = BTreeMap::new();
        each(lenses(builtin(), 101, 40), 40, |lens| {
            same("camera", &yokohama().camera(&look(lens)), &camera)
        });
        for lens in lenses(builtin(), 101, 40) {
            for mark in yokohama().draw(&look(&lens)).actors {
                let before = *stood.entry(mark.actor).or_insert(mark.at);
                assert_eq!(mark.at, before, "{} around {ego:?}", mark.id);
            }
        }
    }
}

#[test]
fn whoever_is_in_the_middle_is_the_largest_and_named() {
    for ego in egos() {
        for zoom in [0.45, 0.8, 1.0, 1.8, 4.0] {
            let scene = yokohama().draw(&Look {
                ego: Some(ego.clone()),
                zoom,
                ..Look::default()
            });
            let middle = yokohama().actor(ego.actor.as_str());
            let mark = scene.mark_of(middle).unwrap();
            assert!(mark.shapes.len() > 1);
            for other in scene.actors.iter().filter(|other| other.actor != middle) {
                assert!(other.radius < mark.radius, "{}", other.id);
            }
            let label = scene.labels.iter().find(|label| label.actor == middle);
            assert!(
                label.is_some_and(|label| label.text.bold),
                "{ego:?} at {zoom}"
            );
        }
    }
}

#[test]
fn neither_marks_nor_names_overlap() {
    let stage = Stage::new(Index::new(std::sync::Arc::clone(whole())));
    let looks = egos().into_iter().flat_map(|ego| {
        [0.45, 0.8, 1.0, 1.8, 4.0].map(|zoom| Look {
            ego: Some(ego.clone()),
            zoom,
            lang: if zoom < 1.0 { Lang::En } else { Lang::Ja },
            ..Look::default()
        })
    });
    each(looks, 120, |look| {
        let scene = yokohama().draw(look);
        // Who is in the middle is named wherever there is room among names.
        let ego = look.ego.as_ref().ok_or("nobody in the middle")?;
        let middle = Focus {
            selected: [yokohama().actor(ego.actor.as_str())].into(),
            ..Focus::default()
        };
        no_overlap(&scene, &middle)?;
        // Seen whole, or nearer, nobody stands on anybody.
        if look.zoom < 1.0 {
            return Ok(());
        }
        for scene in [&scene, &stage.draw(look)] {
            for (at, one) in scene.actors.iter().enumerate() {
                for other in &scene.actors[at + 1..] {
                    let apart = one.at.distance(other.at) - one.radius - other.radius;
                    must(apart > 0.0, || {
                        format!("{} on {}: {apart}", one.id, other.id)
                    })?;
                }
            }
        }
        Ok(())
    });
}

#[test]
fn rings_and_sectors_say_what_they_are() {
    let say = |ego: Ego, lang: Lang, lens: Lens| {
        let look = Look {
            ego: Some(ego),
            lang,
            lens,
            ..Look::default()
        };
        words(&yokohama().draw(&look)).join("|")
    };
    let plain = say(around("yokohama"), Lang::Ja, Lens::default());
    for word in ["直接", "2つ先", "アジア・大洋州", "地域なし"] {
        assert!(plain.contains(word), "{word} is not in {plain}");
    }
    let english = say(around("yokohama"), Lang::En, Lens::default());
    assert!(
        english.contains("direct") && english.contains("2 steps"),
        "{english}"
    );
    let other = Ego {
        rings: EgoRings::Age,
        sectors: EgoSectors::Kind,
        ..around("yokohama")
    };
    let aged = say(other, Lang::Ja, Lens::default());
    for word in ["1980", "年不詳", "姉妹・友好都市", "所在地のつながり"] {
        assert!(aged.contains(word), "{word} is not in {aged}");
    }
    assert!(!aged.contains("直接") && !aged.contains("アジア"), "{aged}");
}

#[test]
fn where_nobody_is_reached_a_sentence_says_so() {
    let hidden = |lang: Lang| {
        yokohama().draw(&Look {
            ego: Some(around("frankfurt")),
            lens: Lens::as_of(day("1960-12-31")),
            lang,
            ..Look::default()
        })
    };
    let scene = hidden(Lang::Ja);
    assert!(scene.actors.is_empty() && scene.ties.is_empty());
    assert!(words(&scene).contains(&"フランクフルト"));
    assert!(
        words(&scene)
            .contains(&"この日付と絞り込みでは、フランクフルトにつながる都市・機関がありません。"),
        "{:?}",
        words(&scene)
    );
    let scene = hidden(Lang::En);
    assert!(
        words(&scene)
            .contains(&"On this date and with these filters, nobody has ties to Frankfurt."),
        "{:?}",
        words(&scene)
    );
    // Who has no tie at all is there, alone.
    let stage = Stage::new(Index::new(std::sync::Arc::new(world(
        "kind pact sister\nactor a city JP 35,139\nactor b city FR 45,4",
    ))));
    let scene = stage.draw(&Look {
        ego: Some(around("a")),
        ..Look::default()
    });
    assert_eq!(scene.actors.len(), 1);
    assert_eq!(scene.unplaced.len(), 1);
    assert_eq!(
        words(&scene),
        ["この台帳には、aにつながる都市・機関がありません。"]
    );
    let scene = stage.draw(&Look {
        ego: Some(around("nobody")),
        lang: Lang::En,
        ..Look::default()
    });
    assert!(scene.actors.is_empty());
    assert_eq!(
        words(&scene),
        ["The registry does not have the city or body in the middle."]
    );
    // Somebody around it: nothing is said.
    let scene = yokohama().draw(&Look {
        ego: Some(around("frankfurt")),
        ..Look::default()
    });
    assert!(
        words(&scene)
            .iter()
            .all(|word| !word.contains("フランクフルト"))
    );
}

#[test]
fn ties_that_lead_nowhere_are_drawn_weaker() {
    let scene = yokohama().draw(&Look {
        ego: Some(around("itto")),
        ..Look::default()
    });
    let opacity = |id: &str| {
        let mark = scene.ties.iter().find(|mark| mark.id.as_str() == id);
        mark.unwrap_or_else(|| panic!("{id} is not drawn"))
            .path
            .stroke
            .as_ref()
            .unwrap()
            .opacity
    };
    let of = |from: &str, to: &str| {
        let tie = builtin().ties.iter().find(|tie| {
            (tie.from.as_str(), tie.to.as_str()) == (from, to)
                || (tie.to.as_str(), tie.from.as_str()) == (from, to)
        });
        opacity(tie.unwrap().id.as_str())
    };
    assert!(of("yokohama", "itto") > 1.5 * of("yokohama", "fao_japan"));
}

#[test]
fn a_sheet_tells_of_what_it_draws_and_counts_the_rest() {
    let sheet =
        picture(around("shanghai"), Lens::default(), Lang::Ja).sheet(&yokohama().index, measure());
    assert_eq!(sheet.title, "上海のつながり — 横浜市 国際連携ネットワーク");
    let texts: String = sheet
        .frame
        .iter()
        .filter_map(|mark| match mark {
            Mark::Text(text) => Some(text.text.as_str()),
            _ => None,
        })
        .collect();
    let (actors, ties) = (sheet.scene.actors.len(), sheet.scene.ties.len());
    let all = Lens::default()
        .visible(&yokohama().index, TODAY)
        .actors
        .len();
    assert!(actors > 10 && actors < all);
    assert_eq!(
        sheet.description,
        format!("全期間：提携 {ties}件、都市・機関 {actors}")
    );
    let left_out = format!("図にないもの {}", all - actors);
    assert!(texts.contains(&left_out), "{left_out} is not in {texts}");
    // The legend has only what is drawn.
    assert!(
        texts.contains("姉妹・友好・貿易協力港 6") && !texts.contains("共同声明"),
        "{texts}"
    );
    let english =
        picture(around("itto"), Lens::default(), Lang::En).sheet(&yokohama().index, measure());
    assert_eq!(
        english.title,
        "Ties of ITTO — City of Yokohama: international partnerships"
    );
}

#[test]
fn the_same_picture_is_the_same_scene_and_stays_on_the_sheet() {
    let everybody = builtin().actors.iter().map(|actor| actor.id.clone());
    let pictures = everybody.flat_map(|actor| {
        Lang::ALL.map(|lang| Picture {
            paper: Paper::of(Size {
                width: 1123.0,
                height: 794.0,
            }),
            ..picture(around(actor.as_str()), Lens::default(), lang)
        })
    });
    each(pictures, 100, |picture| {
        let sheet = picture.sheet(&yokohama().index, measure());
        same(
            "again",
            &(sheet == picture.sheet(&yokohama().index, measure())),
            &true,
        )?;
        for mark in &sheet.frame {
            let Mark::Text(text) = mark else {
                continue;
            };
            let end = text.at.x + measure().width(&text.text, text.size, text.bold);
            must(end <= 1123.0, || format!("{} ends at {end}", text.text))?;
        }
        for mark in &sheet.scene.actors {
            let Point { x, y } = mark.at;
            must(x > 0.0 && x < 1123.0 && y > 0.0 && y < 794.0, || {
                format!("{} at {x}, {y}", mark.id)
            })?;
        }
        Ok(())
    });
}
