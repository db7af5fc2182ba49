//! Names beside their marks, never over one another.

use std::collections::BTreeSet;

use kizuna::layout::{Centre, Ego, EgoRings, EgoSectors, Point};
use kizuna::lens::{Index, Lens};
use kizuna::model::Lang;
use kizuna::scene::{Camera, Focus, Mark, Rect, Scene};

use super::{Look, SIZE, Stage, measure, yokohama};
use crate::support::{builtin, day, each, must, same, world};

const ZOOMS: [f64; 5] = [0.45, 0.8, 1.0, 1.8, 4.0];

/// Whose names must not be missing: home, what is selected, what is pointed at.
fn focuses() -> Vec<Focus> {
    let actor = |id| yokohama().actor(id);
    vec![
        Focus::default(),
        Focus {
            selected: [actor("shanghai"), actor("port_of_shanghai")].into(),
            ..Focus::default()
        },
        Focus {
            selected: [actor("yokohama")].into(),
            hovered: Some(actor("lyon")),
            tie: None,
        },
    ]
}

/// Every picture that is looked at: time × zoom × language × focus, on rings and by force.
fn looks() -> Vec<Look> {
    let years = ["1957", "1965", "1980", "2000", "2015", "2022"];
    let times = years
        .iter()
        .map(|year| Lens::as_of(day(&format!("{year}-12-31"))))
        .chain([Lens::default()]);
    let mut looks = Vec::new();
    for (turn, lens) in times.enumerate() {
        for zoom in ZOOMS {
            for lang in Lang::ALL {
                for focus in focuses() {
                    looks.push(Look {
                        lens: lens.clone(),
                        zoom,
                        lang,
                        focus,
                        by_force: turn % 3 == 2,
                        ..Look::default()
                    });
                }
            }
        }
    }
    looks
}

pub(super) fn no_overlap(scene: &Scene, focus: &Focus) -> Result<(), String> {
    let name = |actor: usize| builtin().actors.rows()[actor].id.to_string();
    for (at, label) in scene.labels.iter().enumerate() {
        for other in &scene.labels[at + 1..] {
            must(!label.rect.overlaps(&other.rect), || {
                format!(
                    "the names of {} and {}",
                    name(label.actor),
                    name(other.actor)
                )
            })?;
        }
        // What is looked at is named even where that covers somebody's mark.
        let looked_at = focus.selected.contains(&label.actor)
            || focus.hovered == Some(label.actor)
            || name(label.actor) == "yokohama";
        for mark in scene
            .actors
            .iter()
            .filter(|mark| !looked_at && mark.actor != label.actor)
        {
            must(
                !label.rect.overlaps(&Rect::around(mark.at, mark.radius)),
                || {
                    format!(
                        "the name of {} and the mark of {}",
                        name(label.actor),
                        name(mark.actor)
                    )
                },
            )?;
        }
    }
    Ok(())
}

#[test]
fn no_two_names_overlap_in_any_picture() {
    each(looks(), 7 * 5 * 2 * 3, |look| {
        let scene = yokohama().draw(look);
        no_overlap(&scene, &look.focus)
    });
}

#[test]
fn names_at_twice_the_size_do_not_overlap_either() {
    let looks = Lang::ALL.into_iter().flat_map(|lang| {
        [false, true].map(|by_force| Look {
            lang,
            by_force,
            scale: 2.0,
            inside: true,
            ..Look::default()
        })
    });
    each(looks, 4, |look| {
        no_overlap(&yokohama().draw(look), &look.focus)
    });
}

#[test]
fn everybody_is_named_or_listed_as_unnamed() {
    each(looks(), 210, |look| {
        let scene = yokohama().draw(look);
        let named: BTreeSet<usize> = scene.labels.iter().map(|label| label.actor).collect();
        let unnamed: BTreeSet<usize> = scene.unnamed.iter().copied().collect();
        same("names twice", &named.len(), &scene.labels.len())?;
        must(named.is_disjoint(&unnamed), || {
            "named and unnamed".to_owned()
        })?;
        let all: BTreeSet<usize> = named.union(&unnamed).copied().collect();
        let shown: BTreeSet<usize> = scene.actors.iter().map(|mark| mark.actor).collect();
        same("all", &all, &shown)
    });
}

#[test]
fn what_is_looked_at_is_named() {
    each(looks(), 210, |look| {
        let scene = yokohama().draw(look);
        let home = yokohama().actor("yokohama");
        for actor in look
            .focus
            .selected
            .iter()
            .copied()
            .chain(look.focus.hovered)
            .chain([home])
        {
            let shown = scene.actors.iter().any(|mark| mark.actor == actor);
            let named = scene.labels.iter().any(|label| label.actor == actor);
            same(builtin().actors.rows()[actor].id.as_str(), &named, &shown)?;
        }
        Ok(())
    });
}

#[test]
fn most_are_named_where_the_whole_fits_the_window() {
    for lang in Lang::ALL {
        let scene = yokohama().draw(&Look {
            lang,
            lens: Lens::as_of(day("2015-12-31")),
            ..Look::default()
        });
        assert!(
            scene.labels.len() * 10 >= scene.actors.len() * 7,
            "{lang:?}: {}",
            scene.labels.len()
        );
    }
    // The nearer, the more names there is room for.
    let named = |zoom: f64| {
        yokohama()
            .draw(&Look {
                zoom,
                ..Look::default()
            })
            .labels
            .len()
    };
    assert!(named(ZOOMS[0]) < named(1.0) && named(1.0) <= named(ZOOMS[4]));
}

#[test]
fn a_name_is_the_actors_own_in_the_language_and_of_the_time() {
    for (year, lang, name) in [
        ("2015", Lang::Ja, "オデッサ"),
        ("2015", Lang::En, "Odessa"),
        ("2022", Lang::Ja, "オデーサ"),
        ("2022", Lang::En, "Odesa"),
    ] {
        let odesa = yokohama().actor("odesa");
        let scene = yokohama().draw(&Look {
            lens: Lens::as_of(day(&format!("{year}-12-31"))),
            lang,
            focus: Focus {
                selected: [odesa].into(),
                ..Focus::default()
            },
            ..Look::default()
        });
        let label = scene
            .labels
            .iter()
            .find(|label| label.actor == odesa)
            .unwrap();
        assert_eq!(label.text.text, name, "{year}");
    }
    // Long names show in short.
    let scene = yokohama().draw(&Look {
        zoom: 4.0,
        ..Look::default()
    });
    let itto = yokohama().actor("itto");
    let label = scene
        .labels
        .iter()
        .find(|label| label.actor == itto)
        .unwrap();
    assert_eq!(label.text.text, "ITTO");
}

#[test]
fn a_name_fits_into_the_room_it_takes() {
    for lang in Lang::ALL {
        let scene = yokohama().draw(&Look {
            lang,
            zoom: 1.8,
            ..Look::default()
        });
        let mut broken = 0;
        for label in &scene.labels {
            broken += usize::from(label.below.is_some());
            for text in [Some(&label.text), label.below.as_ref()]
                .into_iter()
                .flatten()
            {
                let width = measure().width(&text.text, text.size, text.bold);
                assert!(width <= label.rect.width() + 1e-9, "{}", text.text);
                assert!(text.size <= label.rect.height(), "{}", text.text);
                let half = text.size / 2.0;
                for y in [text.at.y - half, text.at.y + half] {
                    let at = Point::new(text.at.x, y);
                    assert!(label.rect.grown(1e-6).contains(at), "{}", text.text);
                }
            }
        }
        // English names are longer.
        assert_eq!(broken > 0, lang == Lang::En, "{lang:?}");
    }
}

#[test]
fn names_stay_inside_where_that_is_demanded() {
    for lang in Lang::ALL {
        let scene = yokohama().draw(&Look {
            lang,
            inside: true,
            ..Look::default()
        });
        for label in &scene.labels {
            let (min, max) = (label.rect.min, label.rect.max);
            let inside =
                min.x >= 0.0 && min.y >= 0.0 && max.x <= SIZE.width && max.y <= SIZE.height;
            assert!(inside, "{}", label.text.text);
        }
        for guide in &scene.guides {
            if let Mark::Text(text) = guide {
                let half = measure().width(&text.text, text.size, text.bold) / 2.0;
                let x = text.at.x;
                assert!(x - half >= 0.0 && x + half <= SIZE.width, "{}", text.text);
            }
        }
    }
}

#[test]
fn names_do_not_stand_over_the_words_of_the_guides() {
    for zoom in ZOOMS {
        let scene = yokohama().draw(&Look {
            zoom,
            ..Look::default()
        });
        let words: Vec<(Rect, &str)> = scene
            .guides
            .iter()
            .filter_map(|guide| match guide {
                Mark::Text(text) => {
                    let half = measure().width(&text.text, text.size, text.bold) / 2.0;
                    let mut rect = Rect::around(text.at, text.size * 0.45);
                    (rect.min.x, rect.max.x) = (text.at.x - half, text.at.x + half);
                    Some((rect, text.text.as_str()))
                }
                _ => None,
            })
            .collect();
        assert!(words.len() >= 4, "{words:?}");
        for label in &scene.labels {
            for (rect, word) in &words {
                assert!(
                    !label.rect.overlaps(rect),
                    "{} and {word} at {zoom}",
                    label.text.text
                );
            }
        }
        for (at, (rect, word)) in words.iter().enumerate() {
            for (other, other_word) in &words[at + 1..] {
                assert!(!rect.overlaps(other), "{word} and {other_word} at {zoom}");
            }
        }
    }
}

/// Each arrangement, in either language, with nobody and with somebody looked at, at every zoom.
fn arrangements() -> Vec<Look> {
    let ego = |actor: &str| Ego {
        actor: actor.into(),
        rings: EgoRings::Distance,
        sectors: EgoSectors::Region,
    };
    let kinds = [
        Look::default(),
        Look {
            by_force: true,
            ..Look::default()
        },
        Look {
            on_map: Some(Centre::Pacific),
            ..Look::default()
        },
        Look {
            ego: Some(ego("yokohama")),
            ..Look::default()
        },
        Look {
            ego: Some(ego("shanghai")),
            ..Look::default()
        },
    ];
    let mut looks = Vec::new();
    for look in kinds {
        for zoom in ZOOMS {
            for lang in Lang::ALL {
                for focus in focuses() {
                    looks.push(Look {
                        zoom,
                        lang,
                        focus,
                        ..look.clone()
                    });
                }
            }
        }
    }
    looks
}

#[test]
fn names_do_not_overlap_in_any_arrangement_at_any_zoom() {
    each(arrangements(), 150, |look| {
        let mut focus = look.focus.clone();
        if let Some(ego) = &look.ego {
            focus.selected.insert(yokohama().actor(ego.actor.as_str()));
        }
        no_overlap(&yokohama().draw(look), &focus)
    });
}

#[test]
fn names_keep_their_places_while_somebody_pans() {
    each(arrangements(), 150, |look| {
        let camera = yokohama().camera(look);
        let before = yokohama().draw_at(look, camera);
        for (x, y) in [(37.0, -11.0), (-200.5, 80.25), (640.0, 480.0)] {
            let panned = Camera {
                middle: camera.middle + Point::new(x, y) / camera.zoom,
                ..camera
            };
            let after = yokohama().draw_at(look, panned);
            same("unnamed", &after.unnamed, &before.unnamed)?;
            same("names", &after.labels.len(), &before.labels.len())?;
            for (one, other) in before.labels.iter().zip(&after.labels) {
                same("of", &other.actor, &one.actor)?;
                let by = other.rect.min - one.rect.min;
                let still = by.distance(Point::new(-x, -y)) < 1e-6;
                must(still, || format!("{} went by {by:?}", one.text.text))?;
            }
        }
        Ok(())
    });
}

#[test]
fn of_two_names_the_weightier_is_kept() {
    // Two actors stand so close that one name has room.
    let named = |ties: &str, lens: &Lens| -> Vec<String> {
        let stage = Stage::new(Index::new(std::sync::Arc::new(world(&format!(
            "kind pact sister
             home home
             actor home city JP 35,139
             actor fifteen_letters city FR 45,4
             actor letters_fifteen city FR 46,4
             actor far city FR 47,4
             {ties}
             pin home 0 0
             pin fifteen_letters 300 0
             pin letters_fifteen 300 3
             pin far -900 900"
        )))));
        let look = Look {
            lens: lens.clone(),
            zoom: 0.2,
            ..Look::default()
        };
        let positions = stage.rings.positions.clone().pinned(stage.index.registry());
        let scene = stage.draw_with(&look, &positions);
        let close = scene
            .labels
            .iter()
            .filter(|label| label.text.text.contains("fifteen"));
        close.map(|label| label.text.text.clone()).collect()
    };
    let any = Lens::default();
    for (ties, wanted) in [
        // The older.
        (
            "tie a pact home fifteen_letters : signed 1960
             tie b pact home letters_fifteen : signed 1950",
            "letters_fifteen",
        ),
        (
            "tie a pact home fifteen_letters : signed 1950
             tie b pact home letters_fifteen : signed 1960",
            "fifteen_letters",
        ),
        // Of the same age, the one with more ties.
        (
            "tie a pact home fifteen_letters : signed 1950
             tie b pact home letters_fifteen : signed 1950
             tie c pact far letters_fifteen : signed 1970",
            "letters_fifteen",
        ),
    ] {
        assert_eq!(
            named(ties, &any).first().map(String::as_str),
            Some(wanted),
            "{ties}"
        );
        assert_eq!(named(ties, &any).len(), 1, "there is room for both");
    }
}

/// The lines in which a name is drawn.
fn lines_of(name: &str, lang: Lang) -> Vec<String> {
    let registry = match lang {
        Lang::Ja => world(&format!("actor {name} city JP 35,139")),
        Lang::En => world(&format!(
            "actor x city JP 35,139 en={}",
            name.replace(' ', "_")
        )),
    };
    let mut registry = registry;
    if lang == Lang::En {
        // A blank would end the name in the test's line.
        let mut actors = registry.actors.rows().to_vec();
        actors[0].names[0].en = name.to_owned();
        registry.actors = kizuna::model::Table::new(actors);
    }
    let stage = Stage::new(Index::new(std::sync::Arc::new(registry)));
    let scene = stage.draw(&Look {
        lang,
        ..Look::default()
    });
    let label = &scene.labels[0];
    [Some(&label.text), label.below.as_ref()]
        .into_iter()
        .flatten()
        .map(|text| text.text.clone())
        .collect()
}

#[test]
fn long_japanese_names_break_by_kinsoku() {
    for (name, wanted) in [
        // Up to fourteen characters stay whole.
        (
            "アンスティチュ・フランセ",
            &["アンスティチュ・フランセ"][..],
        ),
        (
            "一二三四五六七八九十一二三四",
            &["一二三四五六七八九十一二三四"],
        ),
        (
            "一二三四五六七八九十一二三四五六",
            &["一二三四五六七八", "九十一二三四五六"],
        ),
        // No line begins with a small kana, a mark of length or a closing bracket.
        (
            "国際連携ワールドォッションの会議",
            &["国際連携ワール", "ドォッションの会議"],
        ),
        (
            "横浜市国際協力センター（パシフィコ）",
            &["横浜市国際協力センター", "（パシフィコ）"],
        ),
        // Words of letters and numbers stay whole.
        (
            "横浜スマートシティY-PORTセンター",
            &["横浜スマートシティ", "Y-PORTセンター"],
        ),
        (
            "アジア・スマートシティ会議2015実行委員会",
            &["アジア・スマートシティ", "会議2015実行委員会"],
        ),
    ] {
        assert_eq!(lines_of(name, Lang::Ja), wanted, "{name}");
    }
    let heads = "）」、。・ーァィゥェォッャュョヮヵヶぁぃっゃゅょゎ々？！";
    // However a name is made up, no line begins or ends as none may.
    for at in 0..16 {
        for (mark, head) in heads
            .chars()
            .map(|c| (c, true))
            .chain([('（', false), ('「', false)])
        {
            let mut name: Vec<char> = "国際都市協力推進委員会横浜本部".chars().collect();
            name.insert(at.min(name.len()), mark);
            let lines = lines_of(&name.iter().collect::<String>(), Lang::Ja);
            assert_eq!(lines.len(), 2, "{name:?}");
            let wrong = if head {
                lines[1].starts_with(mark)
            } else {
                lines[0].ends_with(mark)
            };
            assert!(!wrong, "{lines:?}");
        }
    }
}

#[test]
fn long_english_names_break_at_spaces() {
    for (name, wanted) in [
        ("Port rep. Netherlands", &["Port rep. Netherlands"][..]),
        (
            "Port Authority of Thailand",
            &["Port Authority", "of Thailand"],
        ),
        (
            "Llanfairpwllgwyngyllgogerychwyrndrobwll",
            &["Llanfairpwllgwyngyllgogerychwyrndrobwll"],
        ),
        (
            "International Tropical Timber Organization",
            &["International Tropical", "Timber Organization"],
        ),
    ] {
        assert_eq!(lines_of(name, Lang::En), wanted, "{name}");
    }
}
