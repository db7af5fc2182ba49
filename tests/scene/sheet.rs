//! A whole picture to hand on.

use kizuna::layout::Point;
use kizuna::lens::{Lens, Time};
use kizuna::model::{DaySpan, Lang};
use kizuna::scene::{Arrangement, Ground, Mark, Paper, Picture, Rect, Sheet, Size, TextMark, View};

use super::{measure, yokohama};
use crate::support::{TODAY, builtin, day, each, lenses, must, partial, same};

fn picture(lens: Lens, lang: Lang) -> Picture {
    Picture {
        lens,
        today: TODAY,
        view: View::Network(Arrangement::Radial),
        scheme: Some("strategy2015".into()),
        paper: Paper::of(Size::PICTURE),
        beside: None,
        title: None,
        ground: Ground::Light,
        lang,
        kept: std::sync::Arc::default(),
    }
}

fn draw(picture: &Picture) -> Sheet {
    picture.sheet(&yokohama().index, measure())
}

fn texts(sheet: &Sheet) -> Vec<&TextMark> {
    sheet
        .frame
        .iter()
        .filter_map(|mark| match mark {
            Mark::Text(text) => Some(text),
            _ => None,
        })
        .collect()
}

#[test]
fn a_sheet_says_what_it_shows() {
    for (lens, lang, title, description) in [
        (
            Lens::as_of(day("2015-12-31")),
            Lang::Ja,
            "横浜市 国際連携ネットワーク",
            "2015年末時点：提携 50件（ほか可能性あり 6件）、都市・機関 56",
        ),
        (
            Lens::as_of(day("1957-12-31")),
            Lang::En,
            "City of Yokohama: international partnerships",
            "End of 1957: 1 tie, 2 cities and bodies",
        ),
        (
            Lens {
                kinds: ["sister_city".into()].into(),
                ..Lens::default()
            },
            Lang::En,
            "City of Yokohama: international partnerships",
            "All times: 8 ties, 9 cities and bodies",
        ),
    ] {
        let sheet = draw(&picture(lens, lang));
        assert_eq!(sheet.title, title);
        assert_eq!(sheet.description, description);
        let words = texts(&sheet);
        assert!(words.iter().any(|text| text.text == title && text.bold));
        assert!(
            words.iter().any(|text| text.text.starts_with(description)),
            "{description}"
        );
    }
}

#[test]
fn a_sheet_tells_its_lens_its_kinds_and_its_sources() {
    let lens = Lens {
        time: Time::Signed(DaySpan::new(partial("1950"), partial("1979")).unwrap()),
        regions: [kizuna::model::RegionRef {
            scheme: "strategy2015".into(),
            region: "asia_oceania".into(),
        }]
        .into(),
        ..Lens::default()
    };
    let sheet = draw(&picture(lens, Lang::Ja));
    let words: String = texts(&sheet)
        .iter()
        .map(|text| text.text.as_str())
        .collect();
    for said in [
        "1950年〜1979年に締結",
        "アジア・大洋州",
        "姉妹・友好都市 3",
        "出典",
        "横浜市国際戦略（仮称）原案（2015年）",
        "平成27年度 国際局事業概要（2015年）",
    ] {
        assert!(words.contains(said), "{said} is not in {words}");
    }
    // Neither kinds nor sources of what is not shown.
    for not_said in ["パートナー都市", "GeoNames", "GALERIO"] {
        assert!(!words.contains(not_said), "{not_said} is in {words}");
    }
}

#[test]
fn nothing_stands_outside_the_sheet_or_over_the_frame() {
    let sizes = [
        Size::PICTURE,
        Size {
            width: 1123.0,
            height: 794.0,
        },
        Size {
            width: 1587.0,
            height: 1123.0,
        },
        Size {
            width: 800.0,
            height: 1400.0,
        },
    ];
    let looks = sizes
        .into_iter()
        .flat_map(|size| Lang::ALL.map(|lang| (size, lang)));
    each(looks, 8, |(size, lang)| {
        let sheet = draw(&Picture {
            paper: Paper::of(*size),
            ..picture(Lens::as_of(day("2022-12-31")), *lang)
        });
        let whole = Rect {
            min: kizuna::layout::Point::ZERO,
            max: kizuna::layout::Point::new(size.width, size.height),
        };
        let words: Vec<(Rect, &str)> = texts(&sheet)
            .iter()
            .map(|text| {
                let width = measure().width(&text.text, text.size, text.bold);
                let mut rect = Rect::around(text.at, text.size * 0.5);
                (rect.min.x, rect.max.x) = (text.at.x, text.at.x + width);
                (rect, text.text.as_str())
            })
            .collect();
        for (at, (rect, word)) in words.iter().enumerate() {
            must(whole.contains(rect.min) && whole.contains(rect.max), || {
                format!("{word} stands outside")
            })?;
            for (other, other_word) in &words[at + 1..] {
                must(!rect.overlaps(other), || {
                    format!("{word} stands over {other_word}")
                })?;
            }
        }
        for label in &sheet.scene.labels {
            must(
                whole.contains(label.rect.min) && whole.contains(label.rect.max),
                || label.text.text.clone(),
            )?;
            for (rect, word) in &words {
                must(!label.rect.overlaps(rect), || {
                    format!("{} stands over {word}", label.text.text)
                })?;
            }
        }
        for mark in &sheet.scene.actors {
            must(whole.contains(mark.at), || {
                format!("{} stands outside", mark.id)
            })?;
        }
        same("size", &sheet.scene.size, size)
    });
}

#[test]
fn a_sheet_of_any_lens_has_what_the_lens_leaves() {
    each(lenses(builtin(), 73, 20), 20, |lens| {
        let sheet = draw(&picture(lens.clone(), Lang::En));
        let visible = yokohama().visible(lens);
        same("ties", &sheet.scene.ties.len(), &visible.ties.len())?;
        same("actors", &sheet.scene.actors.len(), &visible.actors.len())?;
        must(!sheet.description.contains(['⟨', '{']), || {
            sheet.description.clone()
        })
    });
}

#[test]
fn a_sheet_by_force_or_by_another_scheme_is_another_arrangement_of_the_same() {
    let plain = draw(&picture(Lens::default(), Lang::Ja));
    let forced = draw(&Picture {
        view: View::Network(Arrangement::Force),
        ..picture(Lens::default(), Lang::Ja)
    });
    let other = draw(&Picture {
        scheme: Some("plan2021".into()),
        ..picture(Lens::default(), Lang::Ja)
    });
    for sheet in [&forced, &other] {
        assert_eq!(sheet.scene.actors.len(), plain.scene.actors.len());
        assert_ne!(sheet.scene.actors, plain.scene.actors);
    }
    assert!(forced.scene.guides.len() < plain.scene.guides.len());
    let guide = |sheet: &Sheet, name: &str| {
        sheet
            .scene
            .guides
            .iter()
            .any(|mark| matches!(mark, Mark::Text(text) if text.text == name))
    };
    assert!(guide(&plain, "アジア・大洋州") && !guide(&plain, "アジア"));
    assert!(guide(&other, "アジア") && guide(&other, "米州"));
}

#[test]
fn every_view_has_a_word_that_is_read_back() {
    for word in [
        "graph",
        "force",
        "map",
        "map-atlantic",
        "ego:frankfurt",
        "ego:frankfurt,age",
        "ego:frankfurt,kind",
        "ego:frankfurt,age,kind",
    ] {
        let view = View::from_word(word);
        let back = view.as_ref().map(View::word);
        assert_eq!(back.as_deref(), Some(word));
    }
    // The shortest word is the one.
    for (word, wanted) in [
        ("ego:a,distance", "ego:a"),
        ("ego:a,distance,region", "ego:a"),
        ("ego:a,kind,age", "ego:a,age,kind"),
        ("ego:a, region, age", "ego:a,age"),
    ] {
        let view = View::from_word(word).unwrap();
        assert_eq!(view.word(), wanted, "{word}");
    }
    for word in [
        "graphs",
        "ego",
        "ego:",
        "ego:,age",
        "ego:a,",
        "ego:a,ages",
        "ego:a,age,distance",
        "ego:a,age,age",
    ] {
        assert_eq!(View::from_word(word), None, "{word}");
    }
}

#[test]
fn on_a_small_sheet_no_text_lies_over_another() {
    let sizes = [
        (200.0, 200.0),
        (300.0, 200.0),
        (420.0, 260.0),
        (640.0, 300.0),
        (1123.0, 794.0),
    ];
    let words = [
        "graph",
        "map",
        "ego:yokohama",
        "timeline:actors",
        "matrix",
        "matrix:pairs",
    ];
    for word in words {
        for (width, height) in sizes {
            let sheet = draw(&Picture {
                view: View::from_word(word).expect("a view"),
                paper: Paper::of(Size { width, height }),
                ..picture(Lens::default(), Lang::Ja)
            });
            let rects: Vec<(Rect, &str)> = texts(&sheet)
                .into_iter()
                .map(|text| {
                    let wide = measure().width(&text.text, text.size, text.bold);
                    let half = text.size * 0.45;
                    let at = Rect {
                        min: text.at - Point::new(0.0, half),
                        max: text.at + Point::new(wide, half),
                    };
                    (at, text.text.as_str())
                })
                .collect();
            assert!(rects.len() > 1, "{word}: the title and what is shown");
            for (at, (rect, text)) in rects.iter().enumerate() {
                for (other, beside) in &rects[at + 1..] {
                    assert!(
                        !rect.overlaps(other),
                        "{word} {width}x{height}: {text} / {beside}"
                    );
                }
            }
        }
    }
}
