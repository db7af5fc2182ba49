//! Years at a glance.

use std::sync::Arc;

use kizuna::fonts::Metrics;
use kizuna::insight::{Due, horizon};
use kizuna::lens::{Index, Lens};
use kizuna::model::{DaySpan, Lang};
use kizuna::scene::{
    AlmanacRequest, Anchor, Ground, Mark, MeasureText as _, Paper, Rect, Sheet, Size, TextMark,
    almanac,
};

use crate::support::{TODAY, day, whole, world};

const A4: Size = Size {
    width: 1123.0,
    height: 794.0,
};

fn draw(index: &Index, dues: &[Due], span: DaySpan, paper: Paper, lang: Lang) -> Sheet {
    almanac(&AlmanacRequest {
        index,
        lens: &Lens::default(),
        dues,
        span,
        today: TODAY,
        paper,
        title: None,
        ground: Ground::Light,
        lang,
        measure: &Metrics::new(),
    })
}

fn marks(sheet: &Sheet) -> impl Iterator<Item = &Mark> {
    let fields = sheet.scene.fields.iter().flat_map(|field| &field.marks);
    sheet.scene.guides.iter().chain(fields).chain(&sheet.frame)
}

fn texts(sheet: &Sheet) -> Vec<&TextMark> {
    let mut texts = Vec::new();
    for mark in marks(sheet) {
        if let Mark::Text(text) = mark {
            texts.push(text);
        }
    }
    texts
}

fn room(text: &TextMark) -> Rect {
    let width = Metrics::new().width(&text.text, text.size, text.bold);
    let left = match text.anchor {
        Anchor::Start => text.at.x,
        Anchor::Middle => text.at.x - width / 2.0,
        Anchor::End => text.at.x - width,
    };
    Rect {
        min: kizuna::layout::Point::new(left, text.at.y - 0.4 * text.size),
        max: kizuna::layout::Point::new(left + width, text.at.y + 0.4 * text.size),
    }
}

fn papers() -> [Paper; 4] {
    let upright = Size {
        width: A4.height,
        height: A4.width,
    };
    let slide = Size {
        width: 1280.0,
        height: 720.0,
    };
    [
        Paper::default(),
        Paper::of(A4),
        Paper::of(upright),
        Paper {
            margin: 30.0,
            ..Paper::of(slide)
        },
    ]
}

#[test]
fn nothing_overlaps_or_leaves_the_sheet() {
    let index = Index::new(Arc::clone(whole()));
    for years in [1, 3, 5, 10] {
        let span = DaySpan::years(TODAY, years);
        let dues = horizon(whole(), span);
        for lang in Lang::ALL {
            for paper in papers() {
                let sheet = draw(&index, &dues, span, paper, lang);
                let texts = texts(&sheet);
                assert!(texts.len() > 40);
                let rooms: Vec<Rect> = texts.iter().map(|text| room(text)).collect();
                for (at, (text, one)) in texts.iter().zip(&rooms).enumerate() {
                    let inside = one.min.x >= 0.0
                        && one.min.y >= 0.0
                        && one.max.x <= sheet.size.width + 0.5
                        && one.max.y <= sheet.size.height + 0.5;
                    assert!(inside, "{years} {lang:?} {paper:?}: {:?} leaves", text.text);
                    for (other, two) in texts.iter().zip(&rooms).skip(at + 1) {
                        assert!(
                            !one.overlaps(two),
                            "{years} {lang:?} {paper:?}: {:?} {one:?} over {:?} {two:?}",
                            text.text,
                            other.text
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn a_sheet_of_its_own_size_shows_everything() {
    let index = Index::new(Arc::clone(whole()));
    let span = DaySpan::years(TODAY, 10);
    let dues = horizon(whole(), span);
    let sheet = draw(&index, &dues, span, Paper::default(), Lang::En);
    let ties = dues.iter().filter(|due| due.standing.is_some()).count();
    let actors = dues.iter().filter(|due| due.about.is_actor()).count();
    assert_eq!(sheet.scene.fields.len(), ties + actors);
    assert!(
        texts(&sheet)
            .iter()
            .all(|text| !text.text.ends_with(" more"))
    );
    // Of a page that is too small for it the rest is counted.
    let page = draw(&index, &dues, span, Paper::of(A4), Lang::En);
    assert_eq!(page.size, A4);
    assert!(page.scene.fields.len() < sheet.scene.fields.len());
    let left_out: usize = texts(&page)
        .iter()
        .filter_map(|text| text.text.strip_suffix(" more")?.parse::<usize>().ok())
        .sum();
    let shown = |sheet: &Sheet| {
        let texts = texts(sheet).into_iter();
        texts.filter(|text| text.text.ends_with(" years")).count()
    };
    assert_eq!(shown(&page) + left_out, shown(&sheet));
}

#[test]
fn each_stands_in_its_month_or_where_no_month_is_known() {
    let registry = world(
        "kind pact sister
         home home
         actor home city JP -
         actor paris city FR -
         actor bonn city DE -
         actor rome city IT -
         tie t1 pact home paris : signed 2017-05-05
         tie t2 pact home bonn : signed 2017-11
         tie t3 pact home rome : signed 2017",
    );
    let span = DaySpan::years(day("2027-01-01"), 1);
    let dues = horizon(&registry, span);
    let index = Index::new(Arc::new(registry));
    let sheet = draw(&index, &dues, span, Paper::of(A4), Lang::En);
    let at = |text: &str| {
        let texts = texts(&sheet);
        let found = texts.iter().find(|one| one.text == text);
        found.unwrap_or_else(|| panic!("no {text:?}")).at
    };
    // On the line of its month, beside it.
    assert_eq!(at("5 May:").y, at("May").y);
    assert!(at("5 May:").x > at("May").x);
    assert_eq!(at("bonn").y, at("Nov").y);
    assert!(at("rome").x > at("Month not known").x);
    assert!(at("Month not known").x > at("Nov").x);
    let titles: Vec<&str> = sheet
        .scene
        .fields
        .iter()
        .map(|one| one.title.as_str())
        .collect();
    assert!(
        titles.contains(&"5 May 2027: paris: pact, 10th anniversary"),
        "{titles:?}"
    );
}

#[test]
fn years_with_nothing_are_there_and_nothing_is_told() {
    let registry = world("kind pact sister\nhome home\nactor home city JP -");
    let span = DaySpan::years(day("2027-01-01"), 2);
    let index = Index::new(Arc::new(registry));
    for lang in Lang::ALL {
        let sheet = draw(&index, &[], span, Paper::default(), lang);
        let all = texts(&sheet);
        let has = |text: &str| all.iter().any(|one| one.text == text);
        assert!(has("2027") && has("2028") && !has("2026") && !has("2029"));
        let nothing = kizuna::i18n::text(lang, "horizon-nothing");
        assert!(has(&nothing));
    }
}
