//! The timeline as a picture to hand on.

use kizuna::export::svg;
use kizuna::scene::{Paper, Picture, Sheet};

use super::*;

fn picture(lens: Lens, size: Option<Size>) -> Picture {
    Picture {
        lens,
        today: TODAY,
        view: View::Lanes(Lanes::default()),
        scheme: Some("strategy2015".into()),
        paper: Paper {
            size,
            ..Paper::default()
        },
        beside: None,
        title: None,
        ground: Ground::Light,
        lang: Lang::Ja,
        kept: std::sync::Arc::default(),
    }
}

fn sheet(picture: &Picture) -> Sheet {
    picture.sheet(index(), measure())
}

/// All texts of a sheet with the room that they take.
fn all_texts(sheet: &Sheet) -> Vec<(Rect, String)> {
    let marks = sheet.scene.guides.iter().chain(&sheet.frame);
    let marks = marks.chain(sheet.scene.fields.iter().flat_map(|field| &field.marks));
    let texts = marks.filter_map(|mark| match mark {
        Mark::Text(text) => Some((room(text), text.text.clone())),
        _ => None,
    });
    texts.collect()
}

fn not_shown(sheet: &Sheet) -> Option<usize> {
    all_texts(sheet).into_iter().find_map(|(_, text)| {
        let rest = text.strip_prefix("ほかの")?;
        rest.split('行').next()?.parse().ok()
    })
}

#[test]
fn without_a_size_a_picture_is_as_tall_as_its_rows_need() {
    for (lens, most) in [
        (Lens::default(), 20_000.0),
        (
            Lens {
                kinds: ["sister_city".into()].into(),
                ..Lens::default()
            },
            620.0,
        ),
        (Lens::as_of(day("1900-01-01")), 300.0),
    ] {
        let sheet = sheet(&picture(lens.clone(), None));
        let visible = lens.visible(index(), TODAY);
        assert_eq!(sheet.scene.fields.len(), visible.ties.len());
        assert_eq!(not_shown(&sheet), None);
        let Size { width, height } = sheet.scene.size;
        assert!(width == 1600.0 && height < most, "{height}");
    }
}

#[test]
fn with_a_size_rows_come_closer_and_then_some_are_left_out_and_counted() {
    let of = |kinds: &[&str], width: f64, height: f64| {
        let lens = Lens {
            kinds: kinds.iter().map(|kind| (*kind).into()).collect(),
            ..Lens::default()
        };
        let sheet = sheet(&picture(lens.clone(), Some(Size { width, height })));
        assert_eq!(sheet.scene.size, Size { width, height });
        let all = lens.visible(index(), TODAY).ties.len();
        let hidden = not_shown(&sheet).unwrap_or(0);
        assert_eq!(
            sheet.scene.fields.len() + hidden,
            all,
            "{kinds:?} {width}×{height}"
        );
        let first = &sheet.scene.fields[0].rect;
        (hidden, first.height())
    };
    let agreements = [
        "sister_city",
        "partner_city",
        "sister_port",
        "joint_statement",
    ];
    let (hidden, generous) = of(&agreements[..1], 1123.0, 794.0);
    assert_eq!(hidden, 0);
    let (hidden, close) = of(&agreements, 1123.0, 794.0);
    assert!(
        hidden == 0 && close < generous,
        "{hidden} {close} {generous}"
    );
    let (hidden, closest) = of(&[], 1123.0, 794.0);
    assert!(hidden > 200 && closest >= 14.0, "{hidden} {closest}");
    let (hidden, _) = of(&agreements, 640.0, 400.0);
    assert!(hidden > 0);
}

#[test]
fn nothing_of_the_sheet_stands_over_anything_else() {
    let sizes = [
        None,
        Some(Size::PICTURE),
        Some(Size {
            width: 1123.0,
            height: 794.0,
        }),
        Some(Size {
            width: 800.0,
            height: 1400.0,
        }),
        Some(Size {
            width: 2400.0,
            height: 900.0,
        }),
    ];
    let cases = sizes
        .into_iter()
        .flat_map(|size| Lang::ALL.map(|lang| (size, lang)));
    let cases = cases.zip(every_lanes().into_iter().cycle().step_by(5));
    each(cases, 10, |((size, lang), lanes)| {
        let sheet = sheet(&Picture {
            view: View::Lanes(*lanes),
            lang: *lang,
            ..picture(Lens::as_of(day("2022-12-31")), *size)
        });
        let whole = Rect::new(kizuna::layout::Point::ZERO, sheet.scene.size);
        let mut texts = all_texts(&sheet);
        texts.sort_by(|a, b| a.0.min.y.total_cmp(&b.0.min.y));
        must(texts.len() > 40, || format!("{} texts", texts.len()))?;
        for (at, (rect, text)) in texts.iter().enumerate() {
            must(whole.contains(rect.min) && whole.contains(rect.max), || {
                format!("{text} stands outside")
            })?;
            for (other, over) in texts[at + 1..]
                .iter()
                .take_while(|one| one.0.min.y < rect.max.y)
            {
                must(!rect.overlaps(other), || {
                    format!("{text} stands over {over}")
                })?;
            }
        }
        Ok(())
    });
}

#[test]
fn the_sheet_explains_its_signs_and_its_order() {
    let words = |lens: Lens, lanes: Lanes, lang: Lang| {
        let sheet = sheet(&Picture {
            view: View::Lanes(lanes),
            lang,
            ..picture(lens, None)
        });
        let texts = all_texts(&sheet);
        texts
            .into_iter()
            .map(|(_, text)| format!("{text}\n"))
            .collect::<String>()
    };
    let sisters = || Lens {
        kinds: ["sister_city".into()].into(),
        ..Lens::default()
    };
    let text = words(sisters(), Lanes::default(), Lang::Ja);
    for said in [
        "締結",
        "継続",
        "時期に幅がある",
        "沿革",
        "姉妹・友好都市 8",
        "提携ごと、種類別、始まりの早い順",
        "出典",
        "昭和",
        "平成",
        "令和",
    ] {
        assert!(text.contains(said), "{said} is not in {text}");
    }
    for not_said in ["開設", "休止中", "活動"] {
        assert!(
            !text.contains(&format!("\n{not_said}\n")),
            "{not_said} is in {text}"
        );
    }
    let lanes = Lanes {
        rows: LaneRows::Actors,
        group: LaneGroup::Region,
        sort: LaneSort::Length,
    };
    let text = words(sisters(), lanes, Lang::En);
    for said in [
        "Cities and bodies by region, the longest in force first",
        "Activity",
        "Heisei",
        "1965–",
    ] {
        assert!(text.contains(said), "{said} is not in {text}");
    }
}

#[test]
fn an_id_is_given_once_also_where_a_tie_stands_on_two_rows() {
    let lanes = Lanes {
        rows: LaneRows::Actors,
        ..Lanes::default()
    };
    let sheet = sheet(&Picture {
        view: View::Lanes(lanes),
        ..picture(Lens::default(), None)
    });
    let document = svg(&sheet, "sans-serif");
    assert_eq!(document, svg(&sheet, "sans-serif"));
    let ids: Vec<&str> = document
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let once: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), once.len());
    for tie in &whole().ties {
        assert!(once.contains(tie.id.as_str()), "{} is not drawn", tie.id);
    }
}
