//! Nothing runs away from the hand: lists and sheets keep their size, players and modes their place,
//! and what is typed is not taken away.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Shape};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::date;
use kizuna::lens::{Lens, Time};
use kizuna::model::{DaySpan, Lang};
use kizuna::store::Theme;
use kizuna::ui::Sheet;
use kizuna::ui::command::Command;

use super::stage::{Scene, Stage, english, japanese};

fn list(stage: &Stage) -> Rect {
    stage.harness.get_by_role(Role::ListBox).rect()
}

/// How high the frame of the palette is.
fn popup(stage: &Stage) -> f32 {
    let shapes = &stage.harness.output().shapes;
    let heights = shapes.iter().filter_map(|one| match &one.shape {
        Shape::Rect(rect) if (570.0..600.0).contains(&rect.rect.width()) => {
            Some(rect.rect.height())
        }
        _ => None,
    });
    heights.fold(0.0, f32::max)
}

fn time(stage: &Stage) -> Time {
    stage.state().lens.time
}

fn set(stage: &mut Stage, time: Time) {
    let lens = Lens {
        time,
        ..stage.state().lens.clone()
    };
    stage.send(Command::SetLens(Box::new(lens), None));
}

fn focus(stage: &mut Stage, name: &str) {
    stage.harness.get_by_label(name).focus();
    stage.run();
}

#[test]
fn the_list_of_the_palette_grows_back() {
    let mut stage = english();
    stage.keys(Modifiers::COMMAND, Key::K);
    let whole = list(&stage);
    stage.type_text("svg");
    assert!(popup(&stage) < 150.0, "one row is left: {}", popup(&stage));
    for _ in 0..3 {
        stage.key(Key::Backspace);
    }
    assert_eq!(list(&stage), whole);
    stage.type_text("svg");
    stage.key(Key::Escape);
    stage.keys(Modifiers::COMMAND, Key::K);
    assert_eq!(list(&stage), whole, "opened again");
}

#[test]
fn a_sheet_has_its_own_size_from_the_first() {
    let sheets = [Sheet::Keys, Sheet::Findings, Sheet::About];
    let source = english().state().registry().sources.iter().next().cloned();
    let source = Sheet::Source(source.expect("a source").id);
    for sheet in sheets.iter().chain([&source]) {
        let button = |stage: &Stage| stage.harness.get_by_label("Close").rect();
        let mut alone = english();
        alone.send(Command::ShowSheet(sheet.clone()));
        let mut after = english();
        after.send(Command::ShowSheet(Sheet::OpenPath));
        after.send(Command::CloseSheet);
        after.app().send(Command::ShowSheet(sheet.clone()));
        for _ in 0..10 {
            after.harness.step();
            if after.has("Close") {
                break;
            }
        }
        let first = button(&after);
        after.run();
        assert_eq!(button(&after), first, "{sheet:?} moves");
        assert_eq!(first, button(&alone), "{sheet:?}");
    }
}

fn play_from(stage: &mut Stage, year: i16) {
    set(stage, Time::AsOf(date(year, 12, 31)));
    stage.app().send(Command::PlayPause);
    stage.harness.step();
    assert!(stage.state().playback.playing);
}

#[test]
fn playing_pauses_for_whoever_types_a_date() {
    let mut stage = english();
    play_from(&mut stage, 1960);
    stage.harness.get_by_label("Date shown").focus();
    stage.harness.step();
    stage.keys(Modifiers::COMMAND, Key::A);
    for letter in ["1", "9", "9", "0"] {
        stage.harness.event(egui::Event::Text(letter.to_owned()));
        for _ in 0..30 {
            stage.harness.step();
        }
    }
    assert!(!stage.state().playback.playing);
    stage.key(Key::Enter);
    assert_eq!(time(&stage), Time::AsOf(date(1990, 12, 31)));
    // Also where the box had the keyboard before.
    focus(&mut stage, "Date shown");
    stage.app().send(Command::PlayPause);
    stage.harness.step();
    assert!(stage.state().playback.playing);
    stage.type_text("2");
    assert!(!stage.state().playback.playing);
}

#[test]
fn playing_pauses_under_a_sheet() {
    for sheet in [Sheet::About, Sheet::Views, Sheet::SavePath] {
        let mut stage = english();
        play_from(&mut stage, 1960);
        stage.send(Command::ShowSheet(sheet));
        assert!(!stage.state().playback.playing);
    }
    // Also under the question about what is not saved.
    let mut stage = english();
    let at = stage.mark("lyon");
    stage.drag(at, at + egui::vec2(30.0, 30.0), Modifiers::NONE);
    play_from(&mut stage, 1960);
    stage.send(Command::Quit);
    assert!(matches!(stage.state().desk.sheet, Some(Sheet::Unsaved(_))));
    assert!(!stage.state().playback.playing);
    stage.send(Command::CloseSheet);
    stage.send(Command::PlayPause);
    assert!(stage.state().playback.playing, "it goes on from there");
}

/// How many times a text is painted.
fn times(stage: &Stage, part: &str) -> usize {
    let shapes = &stage.harness.output().shapes;
    let is =
        |shape: &Shape| matches!(shape, Shape::Text(text) if text.galley.text().contains(part));
    shapes.iter().filter(|one| is(&one.shape)).count()
}

#[test]
fn what_a_box_asks_for_can_be_typed_at_once() {
    let mut stage = english();
    stage.press("In force during");
    let span = DaySpan {
        from: date(1990, 1, 1),
        to: date(2015, 12, 31),
    };
    set(&mut stage, Time::InForce(span));
    focus(&mut stage, "Start of the range");
    stage.type_text("2025");
    stage.key(Key::Tab);
    stage.type_text("2026");
    stage.key(Key::Enter);
    let span = DaySpan {
        from: date(2025, 1, 1),
        to: date(2026, 12, 31),
    };
    assert_eq!(time(&stage), Time::InForce(span));
    // And on the way back.
    focus(&mut stage, "End of the range");
    stage.keys(Modifiers::SHIFT, Key::Tab);
    stage.type_text("2001");
    stage.key(Key::Enter);
    let from = date(2001, 1, 1);
    assert_eq!(time(&stage), Time::InForce(DaySpan { from, ..span }));
    // Whoever clicks into a box says where to go on.
    let end = stage.harness.get_by_label("End of the range").rect();
    stage.click_at(end.right_center() - egui::vec2(8.0, 0.0), Modifiers::NONE);
    stage.key(Key::Backspace);
    stage.type_text("4");
    stage.key(Key::Enter);
    let to = date(2024, 12, 31);
    assert_eq!(time(&stage), Time::InForce(DaySpan { from, to }));
}

#[test]
fn one_box_speaks_at_a_time() {
    let mut stage = english();
    stage.press("In force during");
    for name in ["Start of the range", "End of the range"] {
        focus(&mut stage, name);
        stage.type_text("abc");
        stage.key(Key::Tab);
    }
    let says = "This is not a date.";
    stage.harness.ctx.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.surrender_focus(focused);
        }
    });
    stage.run();
    assert_eq!(times(&stage, says), 1);
    let start = stage.harness.get_by_label("Start of the range").rect();
    focus(&mut stage, "End of the range");
    stage.pointer(start.center(), None, Modifiers::NONE);
    stage.run();
    assert_eq!(times(&stage, says), 1);
}

/// Where the modes and the player stand.
fn places(stage: &Stage) -> Vec<Rect> {
    let modes = stage.harness.query_all_by_role(Role::RadioButton);
    let names = match stage.state().lang {
        Lang::Ja => ["全期間", "時点", "期間中に有効", "期間中に締結"],
        Lang::En => ["All times", "As of", "In force during", "Signed within"],
    };
    let is_mode = |label: Option<String>| names.iter().any(|name| label.as_deref() == Some(name));
    let mut places: Vec<Rect> = modes
        .filter(|node| is_mode(node.accesskit_node().label()))
        .map(|node| node.rect())
        .collect();
    let next = match stage.state().lang {
        Lang::Ja => "一年進む",
        Lang::En => "One year forward",
    };
    places.push(stage.first(next).rect());
    places
}

fn axis(stage: &Stage) -> Rect {
    let name = match stage.state().lang {
        Lang::Ja => "時間軸。",
        Lang::En => "Time axis.",
    };
    stage.first(name).rect()
}

#[test]
fn the_player_and_the_modes_stay_where_they_are() {
    let (from, to) = (date(1988, 12, 28), date(2018, 12, 28));
    let span = DaySpan { from, to };
    let whole = DaySpan {
        from: date(2000, 1, 1),
        to: date(2000, 12, 31),
    };
    for size in [
        (900.0, 600.0),
        (1100.0, 700.0),
        (1280.0, 800.0),
        (1440.0, 900.0),
        (1920.0, 1080.0),
        (2400.0, 1200.0),
    ] {
        for lang in Lang::ALL {
            let mut scene = Scene::new(lang);
            scene.size = size;
            let mut stage = scene.open();
            let before = places(&stage);
            for time in [
                Time::Any,
                Time::AsOf(from),
                Time::AsOf(date(1960, 12, 31)),
                Time::InForce(span),
                Time::InForce(whole),
                Time::Signed(span),
            ] {
                set(&mut stage, time);
                assert_eq!(places(&stage), before, "{size:?} {lang:?} {time:?}");
            }
            stage.app().send(Command::PlayPause);
            stage.harness.step();
            stage.harness.step();
            assert_eq!(places(&stage), before, "{size:?} {lang:?} playing");
        }
    }
}

#[test]
fn the_axis_keeps_some_height() {
    let span = DaySpan {
        from: date(1988, 12, 28),
        to: date(2018, 12, 28),
    };
    for (percent, size) in [
        (100, (760.0, 480.0)),
        (100, (900.0, 600.0)),
        (100, (1280.0, 800.0)),
        (150, (1280.0, 800.0)),
        (200, (1280.0, 800.0)),
    ] {
        for lang in Lang::ALL {
            let mut scene = Scene::new(lang);
            scene.size = size;
            scene.settings.font_percent = percent;
            let mut stage = scene.open();
            for time in [Time::Any, Time::AsOf(span.to), Time::InForce(span)] {
                set(&mut stage, time);
                let height = axis(&stage).height();
                assert!(
                    height >= 68.0,
                    "{percent} % {size:?} {lang:?} {time:?}: {height} {:?}",
                    places(&stage)
                );
            }
        }
    }
}

#[test]
fn a_box_has_room_for_a_whole_date() {
    let mut stage = japanese();
    set(&mut stage, Time::AsOf(date(2019, 4, 30)));
    for mode in ["時点", "期間中に有効"] {
        stage.press(mode);
        let name = if mode == "時点" {
            "表示する日"
        } else {
            "期間の終わり"
        };
        focus(&mut stage, name);
        let edit = stage.harness.get_by_label(name).rect();
        assert!(edit.width() >= 132.0, "{mode}: {edit}");
        stage.type_text("昭和40年7月1日");
        let text = stage.painted("昭和40年7月1日").expect("painted");
        assert!(edit.contains_rect(text), "{mode}: {text} in {edit}");
        stage.key(Key::Escape);
    }
}

fn hold(stage: &mut Stage, key: Key, modifiers: Modifiers, steps: usize) {
    let event = |pressed| egui::Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers,
    };
    for _ in 0..steps {
        stage.harness.event_modifiers(event(true), modifiers);
        stage.harness.step();
    }
    stage.harness.event_modifiers(event(false), modifiers);
    stage.run();
}

#[test]
fn a_key_that_is_held_on_the_axis_is_one_step_of_undo() {
    let span = DaySpan {
        from: date(1990, 1, 1),
        to: date(2000, 12, 31),
    };
    for (start, modifiers) in [
        (Time::AsOf(date(2000, 12, 31)), Modifiers::NONE),
        (Time::InForce(span), Modifiers::NONE),
        (Time::InForce(span), Modifiers::SHIFT),
        (Time::InForce(span), Modifiers::COMMAND),
    ] {
        let mut stage = english();
        set(&mut stage, start);
        stage.first("Time axis.").focus();
        stage.run();
        let steps = stage.state().history.len();
        hold(&mut stage, Key::ArrowRight, modifiers, 5);
        let once = time(&stage);
        assert_eq!(stage.state().history.len(), steps + 1, "{modifiers:?}");
        // Pressed again, it is another step; so is whatever comes between.
        hold(&mut stage, Key::ArrowLeft, modifiers, 3);
        assert_eq!(stage.state().history.len(), steps + 2, "{modifiers:?}");
        stage.keys(Modifiers::COMMAND, Key::Z);
        assert_eq!(time(&stage), once);
        stage.keys(Modifiers::COMMAND, Key::Z);
        assert_eq!(time(&stage), start);
    }
    let mut stage = english();
    stage.first("Time axis.").focus();
    stage.run();
    let year = match time(&stage) {
        Time::AsOf(day) => day.year(),
        _ => panic!("as of today"),
    };
    hold(&mut stage, Key::ArrowLeft, Modifiers::NONE, 20);
    assert_eq!(time(&stage), Time::AsOf(date(year - 20, 12, 31)));
}

/// The colour of what lies over the whole window.
fn veil(stage: &Stage) -> Option<egui::Color32> {
    let shapes = &stage.harness.output().shapes;
    shapes.iter().find_map(|one| match &one.shape {
        Shape::Rect(rect) if rect.rect.width() > 1270.0 && rect.rect.height() > 790.0 => {
            let dims = rect.fill.a() > 0 && rect.fill.a() < 255;
            dims.then_some(rect.fill)
        }
        _ => None,
    })
}

#[test]
fn the_window_is_dimmed_alike_under_the_palette_and_a_sheet() {
    for theme in [Theme::Light, Theme::Dark, Theme::Contrast] {
        let mut stage = english();
        stage.send(Command::SetTheme(theme));
        stage.send(Command::ShowSheet(Sheet::About));
        let sheet = veil(&stage);
        assert!(sheet.is_some());
        stage.send(Command::CloseSheet);
        stage.keys(Modifiers::COMMAND, Key::K);
        assert_eq!(veil(&stage), sheet);
    }
}

#[test]
fn panels_have_the_width_for_the_type_that_is_chosen() {
    for lang in Lang::ALL {
        let mut scene = Scene::new(lang);
        scene.size = (1920.0, 1080.0);
        scene.settings.font_percent = 150;
        let begun = scene.open().state().view.panes.active().size;
        let mut scene = Scene::new(lang);
        scene.size = (1920.0, 1080.0);
        let mut stage = scene.open();
        let before = stage.state().view.panes.active().size;
        stage.send(Command::SetFont(150));
        assert_eq!(stage.state().view.panes.active().size.width, begun.width);
        stage.send(Command::SetFont(100));
        assert_eq!(stage.state().view.panes.active().size.width, before.width);
    }
}
