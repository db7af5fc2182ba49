//! The time axis: modes, boxes, keys, dragging, playing.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::date;
use kizuna::lens::{Lens, Time};
use kizuna::model::{DaySpan, Lang};
use kizuna::ui::command::Command;

use super::stage::{Scene, Stage, english, japanese};

fn time(stage: &Stage) -> Time {
    stage.state().lens.time
}

/// Types into the box with this name, in place of what is there.
fn fill(stage: &mut Stage, name: &str, text: &str) {
    stage.harness.get_by_label(name).focus();
    stage.run();
    stage.keys(Modifiers::COMMAND, Key::A);
    stage.type_text(text);
    stage.key(Key::Enter);
}

/// What the box with this name says is wrong with it, to those who cannot see it.
fn fault(stage: &Stage, name: &str) -> Option<String> {
    let node = stage.harness.get_by_label(name);
    let node = node.accesskit_node();
    node.data().invalid()?;
    node.description()
}

/// What is written in the box with this name.
fn written(stage: &Stage, name: &str) -> Option<String> {
    stage.harness.get_by_label(name).accesskit_node().value()
}

#[test]
fn a_date_is_typed_in_any_form() {
    let mut stage = japanese();
    for (typed, day) in [
        // Western.
        ("1970", date(1970, 12, 31)),
        ("1965-07", date(1965, 7, 31)),
        ("1965-07-01", date(1965, 7, 1)),
        ("1965/7/1", date(1965, 7, 1)),
        ("1965.7", date(1965, 7, 31)),
        ("1965年7月", date(1965, 7, 31)),
        ("2024-02", date(2024, 2, 29)),
        (" 2015 ", date(2015, 12, 31)),
        ("２０１５", date(2015, 12, 31)),
        ("２０１５－０７", date(2015, 7, 31)),
        // Eras.
        ("昭和40年", date(1965, 12, 31)),
        ("昭和40年7月", date(1965, 7, 31)),
        ("昭和４０年７月１日", date(1965, 7, 1)),
        ("S40.7", date(1965, 7, 31)),
        ("s40.7.1", date(1965, 7, 1)),
        ("Ｓ４０．７", date(1965, 7, 31)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("平成31年", date(2019, 4, 30)),
        ("令和元年", date(2019, 12, 31)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("大正12年9月1日", date(1923, 9, 1)),
        ("明治45年7月29日", date(1912, 7, 29)),
        ("明治元年", date(1868, 12, 31)),
        // Fiscal years, which end in March.
        ("令和5年度", date(2024, 3, 31)),
        ("令和３年度", date(2022, 3, 31)),
        ("2022年度", date(2023, 3, 31)),
        ("FY2023", date(2024, 3, 31)),
        ("平成30年度", date(2019, 3, 31)),
        // Between two: the last day.
        ("2010/2015", date(2015, 12, 31)),
    ] {
        fill(&mut stage, "表示する日", typed);
        assert_eq!(time(&stage), Time::AsOf(day), "typed {typed}");
        assert_eq!(fault(&stage, "表示する日"), None);
    }
}

#[test]
fn both_ends_of_a_range_are_typed_in_any_form() {
    for (first, last, from, to) in [
        ("1965", "1970", date(1965, 1, 1), date(1970, 12, 31)),
        (
            "昭和40年7月",
            "Ｓ４５．３",
            date(1965, 7, 1),
            date(1970, 3, 31),
        ),
        (
            "平成25年度",
            "令和5年度",
            date(2013, 4, 1),
            date(2024, 3, 31),
        ),
        (
            "令和元年5月1日",
            "FY2023",
            date(2019, 5, 1),
            date(2024, 3, 31),
        ),
    ] {
        let mut stage = japanese();
        stage.press("期間中に有効");
        fill(&mut stage, "期間の始まり", "1900");
        fill(&mut stage, "期間の終わり", last);
        fill(&mut stage, "期間の始まり", first);
        assert_eq!(time(&stage), Time::InForce(DaySpan { from, to }), "{first}");
    }
}

#[test]
fn a_wrong_date_is_explained_in_the_box_and_changes_nothing() {
    let (mut english, mut japanese) = (english(), japanese());
    for (typed, says, sagt) in [
        (
            "abc",
            "This is not a date.\nType 1965",
            "日付として読めません。\n1965",
        ),
        (
            "明治",
            "This is not a date.\nType",
            "日付として読めません。\n1965",
        ),
        ("15", "This is not a date.", "日付として読めません。"),
        (
            "2015-02-30",
            "There is no such day.\nDid you mean 28 February 2015 (Heisei 27)?",
            "その日はありません。\n2015年2月28日（平成27年）でしょうか。",
        ),
        (
            "2015-13",
            "There is no such day.\nDid you mean December 2015 (Heisei 27)?",
            "その日はありません。\n2015年12月（平成27年）でしょうか。",
        ),
        (
            "2015-13-40",
            "There is no such day.\nType",
            "その日はありません。\n1965",
        ),
        (
            "昭和65年",
            "The era has no such day.\nDid you mean 1990 (Heisei 2)?",
            "その元号にない年月日です。\n1990年（平成2年）でしょうか。",
        ),
        (
            "Ｈ３１．５．２",
            "The era has no such day.\nDid you mean 2 May 2019 (Reiwa 1)?",
            "その元号にない年月日です。\n2019年5月2日（令和元年）でしょうか。",
        ),
        (
            "2015/2010",
            "It ends before it begins.\nType",
            "終わりが始まりより前です。\n1965",
        ),
    ] {
        for (stage, name, says) in [
            (&mut english, "Date shown", says),
            (&mut japanese, "表示する日", sagt),
        ] {
            let before = time(stage);
            fill(stage, name, typed);
            assert_eq!(time(stage), before, "typed {typed}");
            let fault = fault(stage, name).unwrap_or_default();
            assert!(fault.starts_with(says), "{typed}: {fault}");
            assert!(stage.painted(says).is_some(), "{typed}: not seen");
            assert_eq!(written(stage, name).as_deref(), Some(typed), "it stays");
            stage.key(Key::Escape);
            assert_eq!(written(stage, name).as_deref(), Some("2026-11-22"));
            assert!(stage.painted(says).is_none());
        }
    }
}

#[test]
fn a_fault_stays_until_it_is_mended() {
    let mut stage = english();
    fill(&mut stage, "Date shown", "2015-02-30");
    stage.key(Key::Tab);
    // The keyboard is elsewhere: the edge of the box stays, the bubble does not.
    assert_eq!(written(&stage, "Date shown").as_deref(), Some("2015-02-30"));
    assert!(fault(&stage, "Date shown").is_some());
    assert!(stage.painted("There is no such day.").is_none());
    stage.harness.get_by_label("Date shown").focus();
    stage.run();
    assert!(stage.painted("There is no such day.").is_some());
    // All of it is selected; whoever mends a letter goes there first.
    stage.key(Key::End);
    stage.key(Key::Backspace);
    assert_eq!(fault(&stage, "Date shown"), None, "it is being mended");
    stage.type_text("8");
    stage.key(Key::Backspace);
    stage.key(Key::Backspace);
    stage.type_text("28");
    stage.key(Key::Enter);
    assert_eq!(time(&stage), Time::AsOf(date(2015, 2, 28)));
}

#[test]
fn faults_are_whole_at_any_size_beside_their_box() {
    for (percent, size) in [
        (100, (1280.0, 800.0)),
        (200, (1280.0, 800.0)),
        (200, (900.0, 600.0)),
    ] {
        for (lang, mode, from, says) in [
            (
                Lang::Ja,
                "期間中に有効",
                "期間の始まり",
                "終わりが始まりより前です。",
            ),
            (
                Lang::En,
                "In force during",
                "Start of the range",
                "It ends before it begins.",
            ),
        ] {
            let mut scene = Scene::new(lang);
            scene.size = size;
            scene.settings.font_percent = percent;
            let mut stage = scene.open();
            let lens = Lens {
                time: Time::InForce(DaySpan {
                    from: date(1990, 4, 1),
                    to: date(2015, 12, 31),
                }),
                ..stage.state().lens.clone()
            };
            stage.send(Command::SetLens(Box::new(lens), None));
            fill(&mut stage, from, "令和5年");
            assert_eq!(written(&stage, from).as_deref(), Some("令和5年"), "{mode}");
            let what = format!("{percent} % {size:?} {lang:?}");
            super::whole::assert_inside(&stage, size, &what);
            let text = stage
                .painted(says)
                .unwrap_or_else(|| panic!("{what}: not seen"));
            let whole = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into());
            assert!(whole.contains_rect(text), "{what}: {text}");
            let edit = stage.harness.get_by_label(from).rect();
            assert!(!text.intersects(edit), "{what}: the text covers the box");
            let away = (text.top() - edit.bottom()).max(edit.top() - text.bottom());
            assert!(away < 20.0, "{what}: {away} points from the box");
            assert!(
                text.left() < edit.right() && edit.left() < text.right(),
                "{what}"
            );
        }
    }
}

#[test]
fn modes_keep_the_moment() {
    let mut stage = english();
    fill(&mut stage, "Date shown", "2015");
    stage.press("In force during");
    let span = DaySpan {
        from: date(1996, 1, 1),
        to: date(2015, 12, 31),
    };
    assert_eq!(time(&stage), Time::InForce(span));
    assert!(
        stage
            .visible_ties()
            .contains(&"overseas_office-new_york".to_owned()),
        "closed in 2007, in force during the range"
    );
    stage.press("Signed within");
    assert_eq!(time(&stage), Time::Signed(span));
    assert!(
        !stage
            .visible_ties()
            .contains(&"sister_city-lyon".to_owned())
    );
    fill(&mut stage, "Start of the range", "1957");
    assert!(
        stage
            .visible_ties()
            .contains(&"sister_city-lyon".to_owned())
    );
    stage.press("All times");
    assert_eq!(time(&stage), Time::Any);
    assert_eq!(
        stage.visible_ties().len(),
        stage.state().registry().ties.len()
    );
}

#[test]
fn a_range_that_ends_before_it_begins_is_refused() {
    let mut stage = english();
    stage.press("Signed within");
    let before = time(&stage);
    fill(&mut stage, "Start of the range", "2030");
    assert_eq!(time(&stage), before);
    let says = fault(&stage, "Start of the range").unwrap_or_default();
    assert!(
        says.starts_with("It ends before it begins.\nThe start must not lie after 2026-11-22."),
        "{says}"
    );
    assert_eq!(
        written(&stage, "Start of the range").as_deref(),
        Some("2030")
    );
    stage.key(Key::Escape);
    fill(&mut stage, "End of the range", "1900");
    let says = fault(&stage, "End of the range").unwrap_or_default();
    assert!(
        says.starts_with("It ends before it begins.\nThe end must not lie before 2007."),
        "{says}"
    );
}

#[test]
fn the_axis_obeys_the_keyboard() {
    let mut stage = english();
    fill(&mut stage, "Date shown", "2000");
    let axis: Vec<_> = stage
        .harness
        .get_all_by_label_contains("Time axis.")
        .collect();
    axis.first().expect("the axis is there").focus();
    drop(axis);
    stage.run();
    for (key, day) in [
        (Key::ArrowLeft, date(1999, 12, 31)),
        (Key::ArrowRight, date(2000, 12, 31)),
        (Key::PageUp, date(2010, 12, 31)),
        (Key::PageDown, date(2000, 12, 31)),
        (Key::Home, date(1955, 12, 31)),
        (Key::End, date(2026, 12, 31)),
    ] {
        stage.key(key);
        assert_eq!(time(&stage), Time::AsOf(day), "{key:?}");
    }
}

#[test]
fn playing_ends_exactly_at_the_end_of_the_axis() {
    let mut stage = english();
    fill(&mut stage, "Date shown", "2020");
    stage.send(Command::SetSpeed(3));
    let steps = stage.state().history.len();
    stage.app().send(Command::PlayPause);
    let mut years = vec![2020];
    for _ in 0..600 {
        stage.harness.step();
        if let Time::AsOf(day) = time(&stage)
            && years.last() != Some(&day.year())
        {
            years.push(day.year());
        }
        if !stage.state().playback.playing {
            break;
        }
    }
    assert!(!stage.state().playback.playing, "it stops by itself");
    assert_eq!(time(&stage), Time::AsOf(date(2026, 12, 31)));
    assert_eq!(
        years,
        [2020, 2021, 2022, 2023, 2024, 2025, 2026],
        "year by year"
    );
    assert_eq!(
        stage.state().history.len(),
        steps + 1,
        "a whole playing is one step of undo"
    );
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(time(&stage), Time::AsOf(date(2020, 12, 31)));
}

#[test]
fn playing_keeps_to_the_clock_while_nothing_else_moves() {
    let mut stage = english();
    fill(&mut stage, "Date shown", "1960");
    // Two years a second. The window is woken twice a second, while its frames are said to be short.
    let mut clock = 1000.0;
    stage.harness.input_mut().time = Some(clock);
    stage.app().send(Command::PlayPause);
    stage.harness.step();
    for _ in 0..20 {
        clock += 0.5;
        stage.harness.input_mut().time = Some(clock);
        stage.harness.step();
    }
    let Time::AsOf(day) = time(&stage) else {
        panic!("still as of a day");
    };
    assert!(
        (1979..=1981).contains(&day.year()),
        "{day} after ten seconds"
    );
}

#[test]
fn playing_from_the_end_begins_anew_with_the_first_tie() {
    for shown in ["2026", "2026-11-22", "2026-01"] {
        let mut stage = english();
        fill(&mut stage, "Date shown", shown);
        stage.send(Command::PlayPause);
        let Time::AsOf(day) = time(&stage) else {
            panic!("still as of a day");
        };
        assert!((1957..1960).contains(&day.year()), "{day} from {shown}");
        assert!(!stage.visible_ties().is_empty());
        assert!(stage.state().playback.playing);
        stage.send(Command::PlayPause);
        assert!(!stage.state().playback.playing);
    }
    // A whole year is left.
    let mut stage = english();
    fill(&mut stage, "Date shown", "2025");
    stage.send(Command::PlayPause);
    assert_eq!(time(&stage), Time::AsOf(date(2026, 12, 31)));
}

#[test]
fn a_step_never_goes_the_other_way() {
    let mut stage = english();
    fill(&mut stage, "Date shown", "2030");
    let before = time(&stage);
    stage.keys(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(time(&stage), before);
    stage.keys(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(time(&stage), Time::AsOf(date(2026, 12, 31)));
    fill(&mut stage, "Date shown", "1900");
    stage.keys(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(time(&stage), Time::AsOf(date(1900, 12, 31)));
}

#[test]
fn a_handle_is_dragged_and_that_is_one_step() {
    let mut stage = english();
    fill(&mut stage, "Date shown", "2000");
    let steps = stage.state().history.len();
    let axis = {
        let all: Vec<_> = stage
            .harness
            .get_all_by_label_contains("Time axis.")
            .collect();
        all.first().expect("the axis is there").rect()
    };
    let foot = axis.center().y;
    stage.drag(
        egui::pos2(axis.left() + axis.width() * 0.5, foot),
        egui::pos2(axis.left() + axis.width() * 0.2, foot),
        Modifiers::NONE,
    );
    let Time::AsOf(day) = time(&stage) else {
        panic!("still as of a day");
    };
    assert!((1965..1975).contains(&day.year()), "{day}");
    assert_eq!((day.month(), day.day()), (12, 31));
    assert_eq!(stage.state().history.len(), steps + 1);
}

#[test]
fn a_range_is_drawn_on_the_axis() {
    let mut stage = english();
    stage.press("Signed within");
    let axis = {
        let all: Vec<_> = stage
            .harness
            .get_all_by_label_contains("Time axis.")
            .collect();
        all.first().expect("the axis is there").rect()
    };
    let at = |share: f32| egui::pos2(axis.left() + axis.width() * share, axis.center().y);
    stage.drag(at(0.1), at(0.4), Modifiers::NONE);
    let Time::Signed(span) = time(&stage) else {
        panic!("still a range");
    };
    assert!(
        span.from < date(1965, 1, 1) && span.to > date(1980, 1, 1),
        "{span:?}"
    );
}

#[test]
fn a_new_range_is_typed_in_any_order() {
    for (first, second) in [
        ("Start of the range", "End of the range"),
        ("End of the range", "Start of the range"),
    ] {
        let mut stage = english();
        stage.press("In force during");
        fill(&mut stage, "Start of the range", "1960");
        fill(&mut stage, "End of the range", "1979");
        let year = |label: &str| {
            if label.starts_with("Start") {
                "1990"
            } else {
                "2010"
            }
        };
        // What lies beyond the other end waits for it, and says so.
        let beyond = first.starts_with("Start");
        stage.harness.get_by_label(first).focus();
        stage.run();
        stage.keys(Modifiers::COMMAND, Key::A);
        stage.type_text(year(first));
        stage.key(Key::Tab);
        assert_eq!(fault(&stage, first).is_some(), beyond);
        fill(&mut stage, second, year(second));
        let span = DaySpan {
            from: date(1990, 1, 1),
            to: date(2010, 12, 31),
        };
        assert_eq!(time(&stage), Time::InForce(span), "{first} first");
        assert_eq!(fault(&stage, first), None);
    }
}

#[test]
fn what_was_typed_for_another_mode_is_gone() {
    let mut stage = english();
    stage.press("In force during");
    stage.harness.get_by_label("Start of the range").focus();
    stage.run();
    stage.keys(Modifiers::COMMAND, Key::A);
    stage.type_text("abc");
    stage.key(Key::Tab);
    assert!(fault(&stage, "Start of the range").is_some());
    stage.press("Signed within");
    assert_eq!(fault(&stage, "Start of the range"), None);
}
