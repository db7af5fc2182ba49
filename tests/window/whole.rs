//! The window as a whole: both languages, light and dark, large type, idleness.

use egui::{Key, Modifiers};
use kizuna::model::Lang;
use kizuna::store::{Settings, SettingsFile, Theme};
use kizuna::ui::command::{Command, table};

use super::stage::{Scene, Stage, english, japanese};

fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}')
}

#[test]
fn every_control_has_a_name() {
    for lang in Lang::ALL {
        let stage = Scene::new(lang).open();
        // The harness checks the same whenever it settles; said here once in so many words.
        assert_eq!(stage.harness.unnamed_widgets(), Vec::<String>::new());
    }
}

#[test]
fn the_language_switches_without_a_restart() {
    let mut stage = japanese();
    assert!(stage.has("姉妹・友好都市、8件"));
    stage.press("English");
    assert_eq!(stage.state().lang, Lang::En);
    let leftovers: Vec<String> = stage
        .texts()
        .into_iter()
        .filter(|text| text.chars().any(is_japanese))
        .filter(|text| {
            // The name of the other language, and an example of what can be searched.
            text != "日本語" && !text.contains("オデッサ")
        })
        .collect();
    assert_eq!(leftovers, Vec::<String>::new(), "not translated");
    stage.press("日本語");
    assert!(stage.has("姉妹・友好都市、8件"));
}

#[test]
fn no_message_is_missing_anywhere() {
    for lang in Lang::ALL {
        let mut stage = Scene::new(lang).open();
        let mut texts = stage.texts();
        for entry in table() {
            if let Command::ShowSheet(_) = entry.command {
                stage.send(entry.command);
                texts.extend(stage.texts());
                stage.send(Command::CloseSheet);
            }
        }
        stage.send(Command::Select(["citynet_yokohama".into()].into()));
        texts.extend(stage.texts());
        let missing: Vec<_> = texts.iter().filter(|text| text.contains('⟨')).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}

#[test]
fn an_idle_window_asks_for_no_repaint_and_makes_no_history() {
    let mut stage = english();
    stage.send(Command::Select(["lyon".into()].into()));
    let before = (stage.state().history.len(), stage.state().derived.version);
    for _ in 0..600 {
        stage.harness.step();
        assert_eq!(
            stage.wakes_in(),
            std::time::Duration::MAX,
            "a repaint was asked for"
        );
    }
    assert_eq!(
        (stage.state().history.len(), stage.state().derived.version),
        before
    );
}

#[test]
fn settings_are_kept_for_the_next_run() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let file = SettingsFile(Some(folder.path().join("deep").join("settings.ron")));
    let mut scene = Scene::new(Lang::Ja);
    scene.settings_file = file.clone();
    let mut stage = scene.open();
    stage.send(Command::SetTheme(Theme::Dark));
    stage.send(Command::SetFont(150));
    stage.send(Command::SetLang(Lang::En));
    let kept = file.load();
    assert_eq!(
        (kept.theme, kept.font_percent, kept.lang),
        (Theme::Dark, 150, Some(Lang::En))
    );
}

#[test]
fn every_size_of_type_and_window_draws_every_panel() {
    for percent in [100, 125, 150, 175, 200] {
        for size in [(760.0, 480.0), (1280.0, 800.0), (1600.0, 1000.0)] {
            for lang in Lang::ALL {
                let mut scene = Scene::new(lang);
                scene.size = size;
                scene.settings = Settings {
                    font_percent: percent,
                    ..Settings::default()
                };
                let stage = scene.open();
                let drawn = stage
                    .harness
                    .state()
                    .as_ref()
                    .expect("open")
                    .scene()
                    .actors
                    .len();
                assert_eq!(drawn, stage.state().derived.visible.actors.len());
                assert_inside(&stage, size, &format!("{percent} % {size:?} {lang:?}"));
            }
        }
    }
}

/// No control of the bars and panels reaches beyond the window's right edge.
pub(super) fn assert_inside(stage: &Stage, size: (f32, f32), what: &str) {
    use egui_kittest::kittest::NodeT as _;
    for node in stage.harness.root().children_recursive() {
        let role = node.accesskit_node().role();
        if matches!(role, egui::Role::Button | egui::Role::TextInput) {
            let rect = node.rect();
            assert!(
                rect.right() <= size.0 + 1.0 && rect.left() >= -1.0,
                "{what}: {:?} at {rect}",
                node.accesskit_node().label()
            );
        }
    }
}

#[test]
fn undo_and_redo_walk_through_data_and_lens_together() {
    let mut stage = english();
    let first = (stage.state().registry().clone(), stage.state().lens.clone());
    stage.press_containing("Partner city, 7 ties");
    let at = stage.mark("lyon");
    stage.drag(at, at + egui::vec2(30.0, 30.0), Modifiers::NONE);
    stage.press("All times");
    let last = (stage.state().registry().clone(), stage.state().lens.clone());
    assert_eq!(stage.state().history.len(), 3);
    for _ in 0..3 {
        stage.keys(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(
        (stage.state().registry().clone(), stage.state().lens.clone()),
        first
    );
    for _ in 0..3 {
        stage.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    }
    assert_eq!(
        (stage.state().registry().clone(), stage.state().lens.clone()),
        last
    );
}
