//! Names beside their marks, never over one another.

use std::collections::BTreeSet;

use kizuna::lens::Lens;
use kizuna::model::Lang;
use kizuna::scene::{Focus, Mark, Rect, Scene};

use super::{Look, SIZE, measure, yokohama};
use crate::support::{builtin, day, each, must, same};

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
        for label in &scene.labels {
            let text = &label.text;
            let width = measure().width(&text.text, text.size, text.bold);
            assert!(width <= label.rect.width() + 1e-9, "{}", text.text);
            assert!(text.size <= label.rect.height(), "{}", text.text);
            assert!(label.rect.grown(1e-6).contains(text.at), "{}", text.text);
        }
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
