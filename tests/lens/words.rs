//! A lens in words.

use kizuna::lens::words::{lens_text, time_text};
use kizuna::lens::{Lens, Steps, Time};
use kizuna::model::{
    ActorKind, CountryCode, DaySpan, Lang, RegionRef, Status, TieClass, Visibility,
};

use crate::support::{builtin, day, each, lenses, must, partial};

#[test]
fn a_time_is_told_in_both_languages() {
    let span = |from, to| DaySpan::new(partial(from), partial(to)).unwrap();
    for (time, ja, en) in [
        (Time::Any, "全期間", "All times"),
        (Time::AsOf(day("2015-12-31")), "2015年末時点", "End of 2015"),
        (
            Time::AsOf(day("2015-07-01")),
            "2015年7月1日時点",
            "As of 1 July 2015",
        ),
        (
            Time::InForce(span("2010", "2015")),
            "2010年〜2015年に有効",
            "In force during 2010 to 2015",
        ),
        (
            Time::InForce(span("2010", "2010")),
            "2010年に有効",
            "In force during 2010",
        ),
        (
            Time::Signed(span("2010-04", "2011-03")),
            "2010年度に締結",
            "Signed during fiscal 2010",
        ),
    ] {
        assert_eq!(time_text(Lang::Ja, time), ja);
        assert_eq!(time_text(Lang::En, time), en);
    }
}

#[test]
fn each_condition_is_told_by_its_name() {
    let lens = Lens {
        time: Time::AsOf(day("2015-12-31")),
        kinds: ["sister_city".into()].into(),
        classes: [TieClass::Port].into(),
        regions: [RegionRef {
            scheme: "plan2021".into(),
            region: "asia".into(),
        }]
        .into(),
        countries: [CountryCode::parse("UA").unwrap()].into(),
        themes: ["port".into()].into(),
        sorts: [ActorKind::Port].into(),
        statuses: [Status::InForce].into(),
        visibility: Some(Visibility::Internal),
        actors: ["itto".into()].into(),
        steps: Steps::Two,
        least_ties: 3,
        search: " 港 ".to_owned(),
    };
    assert_eq!(
        lens_text(Lang::Ja, builtin(), &lens),
        [
            "姉妹・友好都市",
            "港の提携",
            "港",
            "アジア",
            "ウクライナ",
            "港湾",
            "有効",
            "内部限り",
            "ITTOから2つ先まで",
            "提携 3件以上",
            "「港」を含む"
        ]
    );
    assert_eq!(
        lens_text(Lang::En, builtin(), &lens),
        [
            builtin().kinds.get("sister_city").unwrap().name.en.as_str(),
            "Port tie",
            "Port",
            "Asia",
            "Ukraine",
            "Ports",
            "in force",
            "internal",
            "within 2 steps of ITTO",
            "at least 3 ties",
            "containing “港”"
        ]
    );
}

#[test]
fn no_lens_is_told_with_a_missing_message() {
    each(lenses(builtin(), 41, 150), 150, |lens| {
        for lang in Lang::ALL {
            let words = lens_text(lang, builtin(), lens);
            for text in words.iter().chain([&time_text(lang, lens.time)]) {
                must(!text.is_empty() && !text.contains(['⟨', '{']), || {
                    text.clone()
                })?;
            }
        }
        Ok(())
    });
}
