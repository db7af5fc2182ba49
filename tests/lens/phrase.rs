//! A lens as the command line's options, and back.

use kizuna::lens::{Lens, Phrase, Steps, Time, Word, of_view};
use kizuna::model::{ActorKind, Date, DaySpan, Lang, Registry, SavedView, Table, Text, Visibility};
use proptest::prelude::*;

use crate::support::{TODAY, builtin, cases, day, each, lenses, must, rows, same, whole};

fn read(text: &str, registry: &Registry) -> Result<Lens, String> {
    Phrase::parse(text)
        .and_then(|words| words.resolve(registry, TODAY))
        .map_err(|trouble| trouble.text(Lang::En))
}

#[test]
fn every_lens_prints_as_options_and_is_read_back_to_itself() {
    for registry in [builtin(), whole()] {
        each(lenses(registry, 61, 400), 400, |lens| {
            let text = Phrase::from(lens).to_string();
            same(&text, &read(&text, registry)?, lens)?;
            // And the text that comes back is the same, so that it can be compared.
            same(
                "again",
                &Phrase::from(&read(&text, registry)?).to_string(),
                &text,
            )
        });
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn any_typed_text_survives(search in "\\PC{1,24}", least in 0usize..50) {
        let lens = Lens {
            search: if search.trim().is_empty() { String::new() } else { search },
            least_ties: least,
            ..Lens::default()
        };
        let text = Phrase::from(&lens).to_string();
        prop_assert_eq!(read(&text, builtin()).unwrap(), lens);
    }

    #[test]
    fn any_text_is_read_or_refused_but_never_breaks(text in "\\PC{0,60}") {
        if let Ok(words) = Phrase::parse(&text) {
            let again = Phrase::parse(&words.to_string()).unwrap();
            prop_assert_eq!(&again, &words);
            let _ = words.resolve(builtin(), TODAY);
        }
    }

    #[test]
    fn any_phrase_is_read_or_refused_and_what_is_read_prints_and_is_read_again(
        words in proptest::collection::vec((0..Word::ALL.len(), 0..ODD.len()), 0..5)
    ) {
        let mut phrase = Phrase::default();
        for (word, value) in words {
            phrase.push(Word::ALL[word], ODD[value]);
        }
        for registry in [builtin(), whole()] {
            if let Ok(lens) = phrase.resolve(registry, TODAY) {
                for text in [Phrase::from(&lens).to_string(), Phrase::of(&lens, registry).to_string()] {
                    let again = read(&text, registry);
                    prop_assert_eq!(again.as_ref(), Ok(&lens), "{}", text);
                }
            }
        }
    }

    #[test]
    fn any_span_survives(from in 1i16..9999, length in 0i16..3000, open in 0..4) {
        let to = from.saturating_add(length).min(9999);
        let span = DaySpan {
            from: if open & 1 == 1 { Date::MIN } else { Date::new(from, 3, 7).unwrap() },
            to: if open & 2 == 2 { Date::MAX } else { Date::new(to, 11, 30).unwrap() },
        };
        for time in [Time::InForce(span), Time::Signed(span)] {
            let lens = Lens { time, ..Lens::default() };
            let text = Phrase::from(&lens).to_string();
            prop_assert_eq!(read(&text, builtin()).unwrap(), lens, "{}", text);
        }
    }
}

/// Values that somebody may type, of all options and of none.
const ODD: [&str; 40] = [
    "",
    " ",
    "today",
    "Today-3y",
    "today--3y",
    "today+-2147483648d",
    "today-2147483648d",
    "today+999999d",
    "today-9998y",
    "9999-12-31",
    "0001-01-01",
    "2015",
    "..",
    "..2015",
    "2015..",
    "today..today",
    "today-10y..today",
    "2015..2010",
    "昭和40年",
    "S40.7",
    "令和5年度",
    "2",
    "２",
    "-1",
    "18446744073709551616",
    "front",
    "sister_city",
    "姉妹・友好都市",
    "sister",
    "port",
    "JP",
    "フランス",
    "asia_oceania",
    "plan2021:asia",
    "itto",
    "上海",
    "in_force",
    "internal",
    "--kind",
    "a \"b\" 'c' \\",
];

/// What is typed | how the lens prints.
const READ: &str = r#"
    --as-of 2015 | --as-of 2015-12-31
    --as-of=2015-07 | --as-of 2015-07-31
    --as-of 昭和40年7月 | --as-of 1965-07-31
    --as-of today | --as-of 2026-11-22
    --as-of 本日 | --as-of 2026-11-22
    --as-of Today-2W | --as-of 2026-11-08
    --as-of today-3000y | --as-of 0001-01-01
    --as-of ｔｏｄａｙ－１０ｙ | --as-of 2016-11-22
    --as-of 今日－１０ｄ | --as-of 2026-11-12
    --as-of 本日ー２Ｗ | --as-of 2026-11-08
    --as-of 今日−１ｍ | --as-of 2026-10-22
    --as-of 今日＋２ｗ | --as-of 2026-12-06
    --as-of ２０１５ー０７ | --as-of 2015-07-31
    --as-of ２０１５−０７−０１ | --as-of 2015-07-01
    --signed 今日－１０ｙ．．今日 | --signed 2016-11-22..2026-11-22
    --signed ２０１０…２０１５ | --signed 2010-01-01..2015-12-31
    --signed ２０１０‥２０１５ | --signed 2010-01-01..2015-12-31
    --signed 9999-12-31 | --signed 9999-12-31..
    --actor 'itto' --steps ２ --min-ties ３ | --actor itto --steps 2 --min-ties 3
    --search '上海 "事務所"' | --search "上海 \"事務所\""
    --signed today-10y..today | --signed 2016-11-22..2026-11-22
    --signed today-6m..today+30d | --signed 2026-05-22..2026-12-22
    --in-force 1990..1995 | --in-force 1990-01-01..1995-12-31
    --in-force 1990.. | --in-force 1990-01-01..
    --in-force ..1995 | --in-force ..1995-12-31
    --kind 姉妹・友好都市 --kind sister_port | --kind sister_city --kind sister_port
    --country フランス --actor 上海 | --country FR --actor shanghai
    --actor-kind 港 --visibility 内部限り | --actor-kind port --visibility internal
    --search "上海 事務所" | --search "上海 事務所"
    --search 上海 --search 事務所 | --search "上海 事務所"
    --search "a \"b\" \\ \$" | --search "a \"b\" \\ \$"
    --search=-x | --search=-x
    --search "" |
    --steps 2 --actor itto | --actor itto --steps 2
    --min-ties 3 | --min-ties 3
    |
"#;

#[test]
fn what_people_type_is_read_as_they_mean_it() {
    each(rows(READ), 20, |row| {
        let lens = read(row[0], builtin())?;
        same("printed", &Phrase::from(&lens).to_string(), row[1])
    });
}

/// What is typed | what must stand in the complaint.
const REFUSED: &str = r#"
    --kind nonsense | There is no kind “nonsense”
    --actor-kind 国 --actor-kind cty | There is no sort of partner “cty”
    --visibility secret | public
    --saved nothing | cannot begin with another
    --as-off 2015 | --as-of
    --as-of | needs a value
    --as-of abc | is not a date
    --as-of 2015-02-30 | there is no day
    --as-of 2015 --signed 2016 | cannot be used together
    --as-of 2015 --as-of 2016 | may stand only once
    --in-force 2015..2010 | ends before it begins
    --steps 4 | does not take “4”
    --min-ties many | does not take “many”
    --min-ties +3 | does not take “+3”
    --min-ties ＋３ | does not take “＋３”
    --min-ties -3 | does not take “-3”
    --min-ties " 3" | does not take “ 3”
    --min-ties "3　" | does not take “3　”
    --min-ties "" | does not take “”
    --steps "2 " | does not take “2 ”
    --as-of abc | d days
    --search "open | not closed
    nonsense | There is no option “nonsense”
    --steps 2 | together with --actor
    --actor --steps 2 | needs a value
    --as-of today--5d | is not a date
    --as-of today--2147483648d | is not a date
    --as-of today-99999999999999y | is not a date
    --as-of today-10 | today-10y
    --as-of 2015-02-30 | Did you mean 28 February 2015
"#;

#[test]
fn what_cannot_be_read_is_said() {
    each(rows(REFUSED), 14, |row| match read(row[0], builtin()) {
        Ok(lens) => Err(format!("read as {lens:?}")),
        Err(said) => must(said.contains(row[1]), || said.clone()),
    });
}

#[test]
fn a_phrase_that_follows_the_calendar_says_today() {
    let lens = Lens::as_of(TODAY);
    assert_eq!(
        Phrase::from(&lens).following(TODAY).to_string(),
        "--as-of today"
    );
    let lens = Lens {
        time: Time::Signed(DaySpan {
            from: day("2010-01-01"),
            to: TODAY,
        }),
        ..Lens::default()
    };
    let words = Phrase::from(&lens).following(TODAY).to_string();
    assert_eq!(words, "--signed 2010-01-01..today");
    assert_eq!(read(&words, builtin()).unwrap(), lens);
    let other = Lens::as_of(day("2015-12-31"));
    assert_eq!(
        Phrase::from(&other).following(TODAY).to_string(),
        "--as-of 2015-12-31"
    );
}

#[test]
fn the_kinds_that_a_window_opens_with_have_a_word() {
    let opening = Lens::opening(whole());
    assert_eq!(Phrase::of(&opening, whole()).to_string(), "--kind front");
    assert_eq!(read("--kind front", whole()).unwrap(), opening);
    let more = opening.with_kind_toggled(&"award".into(), whole());
    assert_eq!(
        Phrase::of(&more, whole()).to_string(),
        "--kind front --kind award"
    );
    // Where no kind stands back all of them are meant, which is no condition.
    assert_eq!(read("--kind front", builtin()).unwrap(), Lens::default());
}

#[test]
fn a_saved_view_is_a_beginning_that_more_can_be_asked_of() {
    let view = |id: &str, lens: &str| SavedView {
        id: id.into(),
        name: Text::new("事務所の今", "Offices now"),
        lens: lens.to_owned(),
        visibility: Visibility::Public,
    };
    let registry = Registry {
        views: Table::new(vec![
            view("offices", "--class office --as-of today"),
            view("broken", "--kind nonsense"),
        ]),
        ..Registry::clone(builtin())
    };
    let resolve = |words: &[(Word, &str)]| {
        let mut phrase = Phrase::default();
        for (word, value) in words {
            phrase.push(*word, *value);
        }
        phrase.resolve(&registry, TODAY)
    };
    for name in ["offices", "事務所の今", "offices now"] {
        let lens = resolve(&[(Word::Saved, name), (Word::ActorKind, "overseas_office")]).unwrap();
        assert_eq!(lens.time, Time::AsOf(TODAY));
        assert_eq!(lens.classes.len(), 1);
        assert_eq!(lens.sorts, [ActorKind::OverseasOffice].into());
    }
    // A facet that is said takes the place of the view's.
    let lens = resolve(&[(Word::Saved, "offices"), (Word::Class, "sister")]).unwrap();
    assert_eq!(lens.classes, [kizuna::model::TieClass::Sister].into());
    // The time that is said takes the place of the view's.
    let lens = resolve(&[(Word::Saved, "offices"), (Word::AsOf, "1990")]).unwrap();
    assert_eq!(lens.time, Time::AsOf(day("1990-12-31")));
    assert!(resolve(&[(Word::Saved, "broken")]).is_err());
    assert!(
        resolve(&[(Word::Saved, "officess")])
            .unwrap_err()
            .text(Lang::En)
            .contains("offices")
    );
    let findings = kizuna::lens::findings(&registry, TODAY);
    let broken: Vec<&str> = findings
        .iter()
        .filter(|one| matches!(one.problem, kizuna::model::check::Problem::BadLens { .. }))
        .map(|one| one.record.as_str())
        .collect();
    assert_eq!(broken, ["broken"]);
}

#[test]
fn steps_without_an_actor_mean_nothing_in_a_view_and_are_refused_where_they_are_typed() {
    let view = |id: &str, lens: &str| SavedView {
        id: id.into(),
        name: Text::new(id, id),
        lens: lens.to_owned(),
        visibility: Visibility::Public,
    };
    let registry = Registry {
        views: Table::new(vec![
            view("old", "--class office --steps 2"),
            view("with", "--actor itto --steps 2"),
            view("bad", "--steps 4"),
        ]),
        ..Registry::clone(builtin())
    };
    let lens = of_view(&registry.views.rows()[0], &registry, TODAY).unwrap();
    assert_eq!(Phrase::from(&lens).to_string(), "--class office");
    assert_eq!(lens.steps, Steps::One);
    let resolve = |words: &[(Word, &str)]| {
        let mut phrase = Phrase::default();
        for (word, value) in words {
            phrase.push(*word, *value);
        }
        phrase.resolve(&registry, TODAY).map(|lens| lens.steps)
    };
    assert_eq!(resolve(&[(Word::Saved, "old")]), Ok(Steps::One));
    assert_eq!(resolve(&[(Word::Saved, "with")]), Ok(Steps::Two));
    let typed = [(Word::Saved, "with"), (Word::Steps, "3")];
    assert_eq!(resolve(&typed), Ok(Steps::Three));
    let typed = [(Word::Saved, "old"), (Word::Steps, "2")];
    let said = resolve(&typed).unwrap_err().text(Lang::En);
    assert!(said.contains("together with --actor"), "{said}");
    // A number that is none is wrong in a view, too.
    assert!(resolve(&[(Word::Saved, "bad")]).is_err());
    let findings = kizuna::lens::findings(&registry, TODAY);
    let broken: Vec<&str> = findings
        .iter()
        .filter(|one| matches!(one.problem, kizuna::model::check::Problem::BadLens { .. }))
        .map(|one| one.record.as_str())
        .collect();
    assert_eq!(broken, ["bad"]);
}

#[test]
fn what_nobody_asks_prints_as_nothing() {
    assert_eq!(Phrase::from(&Lens::default()).to_string(), "");
    assert_eq!(read("", builtin()).unwrap(), Lens::default());
    let blank = Lens {
        search: "  ".to_owned(),
        ..Lens::default()
    };
    assert_eq!(Phrase::from(&blank).to_string(), "");
    let some = Lens {
        visibility: Some(Visibility::Public),
        ..Lens::default()
    };
    assert_eq!(Phrase::from(&some).to_string(), "--visibility public");
}
