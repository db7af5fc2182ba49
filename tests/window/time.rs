//! The time axis: modes, boxes, keys, dragging, playing.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;
use kizuna::lens::Time;
use kizuna::model::DaySpan;
use kizuna::ui::command::Command;

use super::stage::{Stage, english, japanese};

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

#[test]
fn a_date_is_typed_in_any_form() {
    for (typed, day) in [
        ("1970", date(1970, 12, 31)),
        ("1965-07", date(1965, 7, 31)),
        ("1965-07-01", date(1965, 7, 1)),
        ("昭和40年7月", date(1965, 7, 31)),
        ("S40.7.1", date(1965, 7, 1)),
        ("令和3年度", date(2022, 3, 31)),
        ("２０１５", date(2015, 12, 31)),
    ] {
        let mut stage = japanese();
        fill(&mut stage, "表示する日", typed);
        assert_eq!(time(&stage), Time::AsOf(day), "typed {typed}");
    }
}

#[test]
fn a_wrong_date_is_explained_and_changes_nothing() {
    let mut stage = english();
    let before = time(&stage);
    for (typed, says) in [
        ("soon", "This is not a date."),
        ("2015-02-30", "There is no such day."),
        ("昭和70年", "The era has no such day."),
    ] {
        fill(&mut stage, "Date shown", typed);
        assert_eq!(time(&stage), before, "typed {typed}");
        assert!(stage.has(says), "{typed}: {:?}", stage.texts());
        stage.key(Key::Escape);
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
    assert!(
        stage.has("It ends before it begins."),
        "{:?}",
        stage.texts()
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
        assert_eq!(stage.has("It ends before it begins."), beyond);
        fill(&mut stage, second, year(second));
        let span = DaySpan {
            from: date(1990, 1, 1),
            to: date(2010, 12, 31),
        };
        assert_eq!(time(&stage), Time::InForce(span), "{first} first");
        assert!(!stage.has("It ends before it begins."));
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
    assert!(stage.has("This is not a date."));
    stage.press("Signed within");
    assert!(!stage.has("This is not a date."), "{:?}", stage.texts());
}
