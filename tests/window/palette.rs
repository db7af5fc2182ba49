//! The palette of commands.

use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use kizuna::i18n;
use kizuna::model::Lang;
use kizuna::store::Theme;
use kizuna::ui::Sheet;
use kizuna::ui::command::{Command, Folds, entries, find as find_command};

use super::commands::{bare, ready};
use super::stage::{Scene, Stage, english, japanese};

fn open(stage: &mut Stage) {
    stage.keys(Modifiers::COMMAND, Key::K);
    assert!(stage.state().desk.palette.is_some());
}

fn find(stage: &mut Stage, typed: &str) -> Vec<String> {
    open(stage);
    stage.type_text(typed);
    rows(stage)
}

/// The names of the rows, from the top.
fn rows(stage: &Stage) -> Vec<String> {
    let nodes = stage.harness.query_all_by_role(Role::ListBoxOption);
    nodes
        .filter_map(|node| node.accesskit_node().label())
        .collect()
}

fn chosen(stage: &Stage) -> String {
    let mut nodes = stage.harness.query_all_by_role(Role::ListBoxOption);
    nodes
        .find(|node| node.accesskit_node().is_selected() == Some(true))
        .and_then(|node| node.accesskit_node().label())
        .expect("one is chosen")
}

#[test]
fn a_command_is_found_in_either_language_and_in_whatever_writing() {
    for open in [english as fn() -> Stage, japanese] {
        for (typed, command) in [
            ("dark", Command::SetTheme(Theme::Dark)),
            ("暗い", Command::SetTheme(Theme::Dark)),
            ("ハイコントラスト", Command::SetTheme(Theme::Contrast)),
            ("みやすい", Command::SetTheme(Theme::Contrast)),
            ("high contrast", Command::SetTheme(Theme::Contrast)),
            ("ＤＡＲＫ", Command::SetTheme(Theme::Dark)),
            ("150", Command::SetFont(150)),
            ("文字 175", Command::SetFont(175)),
            ("ﾌｧｲﾙ", Command::Open),
            ("ｷｰの", Command::ShowSheet(Sheet::Keys)),
            ("10 years", Command::SetSpeed(3)),
            ("english", Command::SetLang(Lang::En)),
            ("findings", Command::ShowSheet(Sheet::Findings)),
            // By other words, and in romaji.
            ("saisei", Command::PlayPause),
            ("さいせい", Command::PlayPause),
            ("hozon", Command::Save),
            ("font", Command::SetFont(100)),
            ("フォント", Command::SetFont(100)),
            ("text size", Command::SetFont(100)),
            ("dark mode", Command::SetTheme(Theme::Dark)),
            ("shortcut", Command::ShowSheet(Sheet::Keys)),
            ("ショートカット", Command::ShowSheet(Sheet::Keys)),
        ] {
            let mut stage = open();
            let found = find(&mut stage, typed);
            assert!(!found.is_empty(), "{typed}");
            let entry = entries(stage.state())
                .into_iter()
                .find(|entry| entry.command == command)
                .expect("in the table");
            let title = entry.title(stage.state(), stage.state().lang);
            assert_eq!(found[0], title, "{typed}: {found:?}");
        }
    }
}

#[test]
fn all_words_are_required_and_names_come_before_helps() {
    let mut stage = english();
    let found = find(&mut stage, "file");
    assert_eq!(
        found[0], "Open…",
        "a menu's name or a help says it: {found:?}"
    );
    let mut stage = english();
    let found = find(&mut stage, "sel");
    assert_eq!(found[0], "Clear selection");
    let mut stage = english();
    let found = find(&mut stage, "filters");
    assert_eq!(found[..2], ["Filters", "Reset all filters"], "{found:?}");
    assert!(found.len() > 2, "helps, too: {found:?}");
    stage.type_text(" left");
    assert_eq!(rows(&stage), ["Filters"]);
    stage.type_text(" zebra");
    assert_eq!(rows(&stage), Vec::<String>::new());
    assert!(stage.has("No command is called like that."));
    stage.key(Key::Enter);
    assert!(stage.state().desk.palette.is_some(), "typing goes on");
}

#[test]
fn everything_of_the_menus_is_in_it() {
    let mut stage = ready();
    let mut wanted: Vec<String> = entries(stage.state())
        .into_iter()
        .filter(|entry| entry.command != Command::TogglePalette)
        .map(|entry| entry.title(stage.state(), Lang::En))
        .collect();
    open(&mut stage);
    let mut rows = rows(&stage);
    assert_eq!(rows, wanted, "in the order of the menus");
    rows.sort();
    rows.dedup();
    wanted.sort();
    assert_eq!(rows, wanted, "no two are called alike");
    for part in [
        "Regions by “",
        "Play at 10 years",
        "Text size 200",
        "Open “first.ron” again",
    ] {
        assert!(rows.iter().any(|row| row.contains(part)), "{part}");
    }
}

#[test]
fn keys_walk_through_the_list_and_enter_chooses() {
    let mut stage = english();
    open(&mut stage);
    let rows = rows(&stage);
    let last = rows.last().expect("some").clone();
    assert_eq!(chosen(&stage), rows[0]);
    for (key, at) in [
        (Key::ArrowDown, &rows[1]),
        (Key::ArrowDown, &rows[2]),
        (Key::ArrowUp, &rows[1]),
        (Key::End, &last),
        (Key::ArrowDown, &rows[0]),
        (Key::ArrowUp, &last),
        (Key::Home, &rows[0]),
        (Key::PageDown, &rows[8]),
        (Key::PageDown, &rows[16]),
        (Key::PageUp, &rows[8]),
    ] {
        stage.key(key);
        assert_eq!(&chosen(&stage), at, "{key:?}");
        let node = stage.harness.get_by_role_and_label(Role::ListBoxOption, at);
        let list = stage.harness.get_by_role(Role::ListBox).rect();
        assert!(
            list.expand(1.0).contains_rect(node.rect()),
            "in sight after {key:?}"
        );
    }
    let at = rows.iter().position(|row| row == "Dark").expect("there");
    stage.key(Key::Home);
    for _ in 0..at {
        stage.key(Key::ArrowDown);
    }
    stage.key(Key::Enter);
    assert_eq!(stage.state().settings.theme, Theme::Dark);
    assert!(stage.state().desk.palette.is_none());
}

#[test]
fn what_was_used_last_comes_first() {
    let mut stage = english();
    for typed in ["forces", "size 150", "one year back"] {
        find(&mut stage, typed);
        stage.key(Key::Enter);
    }
    open(&mut stage);
    let list = rows(&stage);
    assert_eq!(
        list[..4],
        ["One year back", "Text size 150 %", "Forces", "Open…"]
    );
    assert!(stage.has("Used last"));
    assert_eq!(list.iter().filter(|row| *row == "Forces").count(), 1);
    // Opening another registry does not take that away.
    stage.key(Key::Escape);
    stage.send(Command::OpenBuiltIn);
    open(&mut stage);
    assert_eq!(rows(&stage)[0], "One year back");
}

#[test]
fn the_mouse_chooses_the_wheel_turns_and_a_click_beside_closes() {
    let mut stage = english();
    find(&mut stage, "dark");
    let row = stage
        .harness
        .get_by_role_and_label(Role::ListBoxOption, "Dark")
        .rect();
    stage.click_at(row.center(), Modifiers::NONE);
    assert_eq!(stage.state().settings.theme, Theme::Dark);
    open(&mut stage);
    let top = |stage: &Stage| {
        let name = "Export…";
        stage
            .harness
            .get_by_role_and_label(Role::ListBoxOption, name)
            .rect()
            .top()
    };
    let (before, first) = (top(&stage), chosen(&stage));
    let at = stage.harness.get_by_role(Role::ListBox).rect().center();
    stage.pointer(at, None, Modifiers::NONE);
    stage.run();
    stage.harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, -120.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    stage.run();
    assert!(
        top(&stage) < before - 60.0,
        "{} {before} {first}",
        top(&stage)
    );
    let camera = stage.state().view.panes.active().camera;
    stage.click_at(egui::pos2(640.0, 780.0), Modifiers::NONE);
    assert!(stage.state().desk.palette.is_none());
    assert_eq!(stage.state().view.panes.active().camera, camera);
}

#[test]
fn escape_and_the_same_keys_close_it_and_the_keyboard_goes_back() {
    let mut stage = english();
    stage.send(Command::Select(["lyon".into()].into()));
    for key in [(Modifiers::NONE, Key::Escape), (Modifiers::COMMAND, Key::K)] {
        stage.harness.get_by_label("Date shown").focus();
        stage.run();
        let before = stage.harness.ctx.memory(egui::Memory::focused);
        open(&mut stage);
        assert_ne!(stage.harness.ctx.memory(egui::Memory::focused), before);
        stage.type_text("dark");
        stage.keys(key.0, key.1);
        assert!(stage.state().desk.palette.is_none());
        assert_eq!(stage.harness.ctx.memory(egui::Memory::focused), before);
        assert_eq!(stage.state().settings.theme, Theme::Light);
        assert_eq!(stage.selected(), ["lyon"], "Escape is the palette's");
    }
    // Tab has nowhere else to go, and no other command is heard.
    open(&mut stage);
    stage.key(Key::Tab);
    stage.keys(Modifiers::COMMAND, Key::P);
    stage.key(Key::F6);
    assert!(!stage.state().playback.playing && stage.state().view.filters);
    stage.type_text("dark");
    stage.key(Key::Enter);
    assert_eq!(stage.state().settings.theme, Theme::Dark);
}

#[test]
fn over_a_sheet_it_does_not_open() {
    let mut stage = english();
    stage.key(Key::F1);
    stage.keys(Modifiers::COMMAND, Key::K);
    assert!(stage.state().desk.palette.is_none());
    stage.send(Command::CloseSheet);
    // A sheet that comes takes it away.
    open(&mut stage);
    stage.send(Command::ShowSheet(Sheet::About));
    assert!(stage.state().desk.palette.is_none());
}

#[test]
fn what_is_of_no_use_is_shown_with_the_reason_and_not_chosen() {
    let mut stage = bare();
    for entry in entries(stage.state()) {
        let Some(reason) = entry.missing(stage.state()) else {
            continue;
        };
        if entry.command == Command::Undo {
            continue;
        }
        let title = entry.title(stage.state(), Lang::En);
        find(&mut stage, &title);
        let node = stage
            .harness
            .get_by_role_and_label(Role::ListBoxOption, &title);
        assert!(node.accesskit_node().is_disabled(), "{title}");
        let reason = i18n::text(Lang::En, reason);
        assert_eq!(node.accesskit_node().description(), Some(reason));
        let before = (stage.state().lens.clone(), stage.state().selection.clone());
        node.click();
        stage.run();
        stage.key(Key::Enter);
        assert!(stage.state().desk.palette.is_some(), "{title}");
        let after = (stage.state().lens.clone(), stage.state().selection.clone());
        assert_eq!(after, before, "{title}");
        stage.key(Key::Escape);
    }
}

#[test]
fn a_screen_reader_is_told_everything() {
    let mut stage = japanese();
    find(&mut stage, "明るい");
    let field = stage
        .harness
        .get_by_role_and_label(Role::EditableComboBox, "操作を探す");
    assert!(!field.accesskit_node().is_disabled());
    let list = stage.harness.get_by_role(Role::ListBox);
    assert_eq!(list.accesskit_node().label().as_deref(), Some("操作"));
    let row = stage
        .harness
        .get_by_role_and_label(Role::ListBoxOption, "明るい画面");
    let row = row.accesskit_node();
    assert_eq!(row.toggled(), Some(egui::accesskit::Toggled::True));
    assert_eq!(row.is_selected(), Some(true));
    assert!(
        row.is_focused(),
        "the field has the keyboard, this row is what it is about"
    );
    assert!(row.description().expect("help").contains("明るい地"));
}

#[test]
fn it_fits_every_size_and_rests_when_nothing_happens() {
    for lang in Lang::ALL {
        for (percent, size) in [
            (100, (1280.0, 800.0)),
            (200, (1280.0, 800.0)),
            (200, (760.0, 480.0)),
        ] {
            let mut scene = Scene::new(lang);
            scene.settings.font_percent = percent;
            scene.size = size;
            let mut stage = scene.open();
            open(&mut stage);
            let list = stage.harness.get_by_role(Role::ListBox).rect();
            let whole = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into());
            assert!(whole.contains_rect(list), "{percent} % {size:?}: {list}");
            assert!(list.height() > 100.0, "{percent} % {size:?}: {list}");
            for _ in 0..60 {
                stage.harness.step();
            }
            assert_eq!(
                stage.wakes_in(),
                std::time::Duration::MAX,
                "a repaint was asked for"
            );
        }
    }
}

#[test]
fn files_of_one_name_are_found_by_their_own_folders() {
    let mut scene = Scene::new(Lang::En);
    let files = ["/srv/kawasemi/plan.ron", "/srv/hibari/plan.ron"];
    scene.settings.recent = files.map(Into::into).to_vec();
    let stage = scene.open();
    let mut folds = Folds::default();
    let mut found = |typed: &str| -> Vec<Command> {
        let found = find_command(entries(stage.state()), typed, stage.state(), &mut folds);
        found.into_iter().map(|found| found.entry.command).collect()
    };
    let [first, second] = files.map(|file| Command::OpenPath(file.into()));
    assert_eq!(found("plan.ron"), [first.clone(), second.clone()]);
    assert_eq!(found("hibari"), [second]);
    assert_eq!(found("kawasemi"), [first]);
}
