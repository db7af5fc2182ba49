//! The one table of commands: texts, keys, menus, help.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::LazyLock;

use egui::accesskit::Role;
use egui::os::OperatingSystem;
use egui::{Key, KeyboardShortcut};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use kizuna::i18n;
use kizuna::lens::{Lens, Time};
use kizuna::model::{DaySpan, Lang};
use kizuna::store::to_ron;
use kizuna::ui::Comparing;
use kizuna::ui::command::{Command, Entry, Menu, entries, is_of_text, table};
use tempfile::TempDir;

use super::stage::{Scene, Stage, english};
use crate::support::builtin;

/// Everything that a command may change, for comparing two windows.
pub(super) fn trace(stage: &Stage) -> String {
    let (state, desk) = (stage.state(), &stage.state().desk);
    let mut text = String::new();
    let view = kizuna::ui::View {
        hovered: None,
        hovered_tie: None,
        ..state.view.clone()
    };
    write!(
        text,
        "{:?} {:?} {:?} {:?} {:?} {:?}",
        state.lens, state.selection, view, state.settings, state.lang, state.playback.playing
    )
    .expect("a string");
    write!(
        text,
        "{:?} {:?} {:?} {} {:?}",
        (
            state.playback.speed,
            state.playback.looping,
            state.playback.way
        ),
        desk.sheet,
        desk.palette.is_some(),
        state.history.len(),
        state.registry().pins
    )
    .expect("a string");
    let focus = stage.harness.ctx.memory(egui::Memory::focused);
    let compared = state.comparing.as_ref().map(Comparing::name);
    write!(text, "{compared:?}").expect("a string");
    write!(text, "{:?}", focus == Some(egui::Id::unique("search-box"))).expect("a string");
    text
}

/// A file with the registry of the window, written once.
static SAME: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let text = to_ron(builtin()).expect("the file form");
    std::fs::write(folder.path().join("same.ron"), text).expect("a file");
    folder
});

/// A window in which every command is of use.
pub(super) fn ready() -> Stage {
    let mut scene = Scene::new(Lang::En);
    scene.settings.recent = vec!["/somewhere/first.ron".into(), "/else/second.ron".into()];
    scene.settings.lang = Some(Lang::En);
    let mut stage = scene.open();
    let lens = Lens {
        countries: ["FR", "PH", "CN"]
            .map(|code| kizuna::model::CountryCode::parse(code).expect("a code"))
            .into(),
        time: Time::InForce(DaySpan {
            from: jiff::civil::date(1990, 1, 1),
            to: jiff::civil::date(2015, 12, 31),
        }),
        ..Lens::default()
    };
    let pin = |id: &str| {
        Command::Edit(vec![kizuna::edit::Change::SetPin {
            actor: id.into(),
            pin: Some(kizuna::model::Pin(50.0, 70.0)),
        }])
    };
    for command in [
        Command::AddPane,
        Command::Centre("lyon".into()),
        Command::Centre("manila".into()),
        Command::Divide(0, 0.2),
        Command::SetLens(Box::new(lens), None),
        pin("manila"),
        pin("lyon"),
        Command::Undo,
        Command::Select(["lyon".into()].into()),
        Command::CompareWith(SAME.path().join("same.ron")),
    ] {
        stage.app().send(command);
    }
    stage.run();
    stage.send(Command::SetCamera(kizuna::scene::Camera {
        zoom: 1.0,
        ..stage.camera()
    }));
    stage
}

fn ids(stage: &Stage) -> BTreeSet<egui::accesskit::NodeId> {
    let nodes = stage.harness.root().children_recursive();
    nodes.map(|node| node.accesskit_node().locate().0).collect()
}

const LINES: [Role; 3] = [Role::Button, Role::CheckBox, Role::RadioButton];

/// Opens a menu, and the list in it, if it stands in one.
fn open_menu(stage: &mut Stage, entry: &Entry) -> BTreeSet<egui::accesskit::NodeId> {
    let lang = stage.state().lang;
    let mut before = ids(stage);
    let menu = i18n::text(lang, entry.menu.name());
    let role = Role::Button;
    stage.harness.get_by_role_and_label(role, &menu).click();
    stage.run();
    if let Some(list) = entry.list {
        let name = i18n::text(lang, list);
        before = ids(stage);
        stage
            .harness
            .get_all_by_role(role)
            .find(|node| {
                node.accesskit_node()
                    .label()
                    .is_some_and(|label| label.starts_with(&name))
            })
            .unwrap_or_else(|| panic!("no list {name} in {menu}"))
            .click();
        stage.run();
    }
    before
}

/// What is called like this among what was not there before.
fn line<'a>(
    stage: &'a Stage,
    before: &BTreeSet<egui::accesskit::NodeId>,
    entry: &Entry,
) -> egui_kittest::Node<'a> {
    let lang = stage.state().lang;
    let name = match &entry.short {
        Some(short) => short.text(lang),
        None => entry.title(stage.state(), lang),
    };
    stage
        .harness
        .root()
        .children_recursive()
        .find(|node| {
            let node = node.accesskit_node();
            LINES.contains(&node.role())
                && !before.contains(&node.locate().0)
                && node.label().as_deref() == Some(&name)
        })
        .unwrap_or_else(|| panic!("no line {name}"))
}

#[test]
fn every_line_of_every_menu_does_what_its_command_does() {
    let first = ready();
    let (mut all, start) = (entries(first.state()), trace(&first));
    // It needs a snapshot: see `snapshots`.
    all.retain(|entry| entry.command != Command::WorkOnCopy);
    assert!(all.len() > 40, "{}", all.len());
    for entry in all {
        let (mut by_menu, mut sent) = (ready(), ready());
        let missing = entry.missing(by_menu.state());
        assert_eq!(missing, None, "{:?} is of use", entry.command);
        let before = open_menu(&mut by_menu, &entry);
        line(&by_menu, &before, &entry).click();
        by_menu.run();
        sent.send(entry.command.clone());
        let (by_menu, sent) = (trace(&by_menu), trace(&sent));
        assert_eq!(by_menu, sent, "{:?}", entry.command);
        let is_chosen = entry
            .tick(ready().state())
            .is_some_and(|tick| tick.choice && tick.on);
        // What is copied changes nothing that is shown but the notice.
        let copies = entry.command == Command::CopyTable;
        let same = is_chosen || copies;
        assert_eq!(start == sent, same, "{:?}: {sent}", entry.command);
    }
}

#[test]
fn every_entry_speaks_both_languages() {
    let stage = ready();
    for entry in entries(stage.state()) {
        for lang in Lang::ALL {
            let mut texts = vec![entry.title(stage.state(), lang), entry.help.text(lang)];
            texts.extend(entry.short.iter().map(|short| short.text(lang)));
            texts.extend(entry.list.map(|list| i18n::text(lang, list)));
            texts.push(i18n::text(lang, entry.menu.name()));
            for text in texts {
                assert!(!text.trim().is_empty() && !text.contains('⟨'), "{text}");
            }
        }
        let [ja, en] = Lang::ALL.map(|lang| entry.title(stage.state(), lang));
        assert_ne!(ja, en, "{:?}", entry.command);
    }
}

fn all_keys() -> Vec<(KeyboardShortcut, Entry)> {
    let keys = |entry: Entry| {
        let keys: Vec<KeyboardShortcut> = entry.keys.into_iter().chain(entry.also).collect();
        keys.into_iter().map(move |keys| (keys, entry.clone()))
    };
    table().into_iter().flat_map(keys).collect()
}

#[test]
fn no_two_commands_share_keys() {
    let mut seen = std::collections::BTreeMap::new();
    for (keys, entry) in all_keys() {
        let text = format!("{keys:?}");
        let before = seen.insert(text.clone(), entry.command.clone());
        assert_eq!(before, None, "{text} is also {:?}", entry.command);
    }
    assert!(seen.len() > 20, "{seen:?}");
}

/// What a text field of egui 0.37 does with keys, from its sources.
fn field_uses(keys: &KeyboardShortcut) -> bool {
    let held = keys.modifiers;
    match keys.logical_key {
        Key::A | Key::C | Key::V | Key::X | Key::Z | Key::Y | Key::H | Key::K | Key::U | Key::W => {
            held.command
        }
        Key::ArrowLeft
        | Key::ArrowRight
        | Key::ArrowUp
        | Key::ArrowDown
        | Key::Home
        | Key::End
        | Key::Backspace
        | Key::Delete
        | Key::Enter
        | Key::Tab
        | Key::Space
        | Key::Insert => true,
        // Whatever writes a letter.
        key => key.name().len() == 1 && !held.command,
    }
}

#[test]
fn a_text_field_keeps_its_own_keys() {
    for (keys, entry) in all_keys() {
        let wins = entry.command == Command::TogglePalette;
        assert_eq!(is_of_text(&keys), field_uses(&keys) && !wins, "{keys:?}");
    }
    let mut stage = ready();
    stage.send(Command::FocusSearch);
    stage.type_text("two words");
    let before = trace(&stage);
    for (keys, _) in all_keys().iter().filter(|(keys, _)| is_of_text(keys)) {
        stage.keys(keys.modifiers, keys.logical_key);
        assert_eq!(trace(&stage), before, "{keys:?}");
    }
}

#[test]
fn keys_do_what_their_commands_do() {
    for (keys, entry) in all_keys() {
        let (mut by_key, mut sent) = (ready(), ready());
        by_key.keys(keys.modifiers, keys.logical_key);
        sent.send(entry.command);
        assert_eq!(trace(&by_key), trace(&sent), "{keys:?}");
    }
}

/// A window in which several commands are of no use.
pub(super) fn bare() -> Stage {
    let mut stage = english();
    let lens = Lens {
        time: kizuna::lens::Time::Any,
        ..stage.state().lens.clone()
    };
    stage.app().send(Command::SetLens(Box::new(lens), None));
    stage.run();
    stage
}

/// A window at the beginning of the time axis.
fn first() -> Stage {
    let mut stage = english();
    stage.send(Command::Step(-500));
    stage
}

#[test]
fn what_is_of_no_use_is_not_offered_and_says_why() {
    let mut reasons = BTreeSet::new();
    // Nothing done yet, and all times, and the beginning of time.
    for open in [english as fn() -> Stage, bare, first] {
        let base = open();
        for entry in entries(base.state()) {
            let Some(reason) = entry.missing(base.state()) else {
                continue;
            };
            let mut stage = open();
            reasons.insert(reason);
            let start = trace(&stage);
            if let Some(keys) = entry.keys {
                stage.keys(keys.modifiers, keys.logical_key);
                assert_eq!(trace(&stage), start, "{:?} by {keys:?}", entry.command);
                assert!(stage.has(&i18n::text(Lang::En, reason)), "{reason}");
            }
            let before = open_menu(&mut stage, &entry);
            let node = line(&stage, &before, &entry);
            assert!(node.accesskit_node().is_disabled(), "{:?}", entry.command);
            node.click();
            stage.run();
            assert_eq!(trace(&stage), start, "{:?} by menu", entry.command);
        }
    }
    assert_eq!(reasons.len(), 12, "{reasons:?}");
}

#[test]
fn while_a_file_is_chosen_no_other_is() {
    let (done, hold) = std::sync::mpsc::channel();
    let mut scene = Scene::new(Lang::En);
    scene.mode = kizuna::ui::Mode::Threads;
    let answers = super::stage::Shared::clone(&scene.answers);
    answers.borrow_mut().available = true;
    answers.borrow_mut().hold = Some(hold);
    let mut stage = scene.open();
    stage.send(Command::Open);
    stage.run();
    for command in [
        Command::Open,
        Command::Save,
        Command::SaveAs,
        Command::Compare,
        Command::Export,
    ] {
        let entry = kizuna::ui::command::entry_of(&command).expect("in the table");
        assert_eq!(entry.missing(stage.state()), Some("reason-busy"));
        let keys = entry.keys.expect("keys");
        stage.keys(keys.modifiers, keys.logical_key);
        assert!(stage.has("A file is being read or written."));
        let before = open_menu(&mut stage, &entry);
        let node = line(&stage, &before, &entry);
        assert!(node.accesskit_node().is_disabled(), "{command:?}");
        stage.key(Key::Escape);
    }
    assert_eq!(answers.borrow().asked.len(), 1, "asked for one file only");
    drop(done);
}

#[test]
fn keys_are_shown_as_the_system_writes_them() {
    for (os, save) in [
        (OperatingSystem::Windows, "Ctrl+S"),
        (OperatingSystem::Nix, "Ctrl+S"),
        (OperatingSystem::Mac, "Cmd+S"),
    ] {
        let mut stage = english();
        stage.harness.ctx.set_os(os);
        stage.key(Key::F1);
        let texts = stage.texts();
        assert!(texts.iter().any(|text| text == save), "{os:?}: {texts:?}");
    }
}

#[test]
fn the_help_window_lists_every_command_with_its_keys() {
    for lang in Lang::ALL {
        for (percent, size) in [(100, (1280.0, 800.0)), (200, (760.0, 480.0))] {
            let mut scene = Scene::new(lang);
            scene.settings.font_percent = percent;
            scene.size = size;
            let mut stage = scene.open();
            stage.key(Key::F1);
            let texts = stage.texts();
            let says = |text: &str| texts.iter().any(|other| other == text);
            for entry in table() {
                match (entry.list, &entry.short) {
                    (Some(list), Some(short)) => {
                        let short = short.text(lang);
                        assert!(says(&i18n::text(lang, list)), "{list}");
                        assert!(texts.iter().any(|text| text.contains(&short)), "{short}");
                    }
                    _ => {
                        assert!(says(&entry.name.text(lang)), "{:?}: {texts:?}", entry.name);
                        assert!(says(&entry.help.text(lang)), "{:?}", entry.help);
                    }
                }
                for keys in entry.keys.iter().chain(&entry.also) {
                    let keys = stage.harness.ctx.format_shortcut(keys);
                    assert!(says(&keys), "{keys}: {texts:?}");
                }
            }
            for menu in Menu::ALL {
                assert!(says(&i18n::text(lang, menu.name())));
            }
            for id in [
                "keys-arrows-help",
                "keys-left-right-help",
                "keys-space-help",
            ] {
                assert!(says(&i18n::text(lang, id)));
            }
            let close = i18n::text(lang, "close");
            let rect = stage.harness.get_by_label(&close).rect();
            assert!(rect.bottom() <= size.1, "{percent} %: {rect}");
            stage.press(&close);
            assert_eq!(stage.state().desk.sheet, None);
        }
    }
}

#[test]
fn the_bar_has_room_for_its_controls_at_every_size() {
    for lang in Lang::ALL {
        for percent in [100, 150, 200] {
            for size in [(760.0, 480.0), (1000.0, 600.0), (1280.0, 800.0)] {
                let mut scene = Scene::new(lang);
                scene.settings.font_percent = percent;
                scene.size = size;
                let stage = scene.open();
                let height = 46.0 * (f32::from(percent) / 100.0).sqrt();
                // In a window as small as this the controls of the network lie below the bar.
                let of_network = ["command-zoom-in", "command-zoom-out", "command-fit"];
                let of_network = of_network.map(|id| i18n::text(lang, id));
                let controls: Vec<_> = stage
                    .harness
                    .root()
                    .children_recursive()
                    .filter(|node| {
                        let role = node.accesskit_node().role();
                        matches!(role, Role::Button | Role::TextInput)
                            && node.rect().bottom() <= height
                    })
                    .map(|node| (node.accesskit_node().label(), node.rect().shrink(1.0)))
                    .filter(|(name, _)| name.as_ref().is_none_or(|name| !of_network.contains(name)))
                    .collect();
                assert!(controls.len() >= 6, "{controls:?}");
                for (at, (name, rect)) in controls.iter().enumerate() {
                    for (other, beside) in &controls[at + 1..] {
                        let apart = !rect.intersects(*beside);
                        assert!(apart, "{lang:?} {percent} % {size:?}: {name:?}, {other:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn where_the_bar_is_narrow_one_menu_holds_them_all() {
    let mut scene = Scene::new(Lang::En);
    scene.settings.font_percent = 200;
    scene.size = (760.0, 480.0);
    let mut stage = scene.open();
    assert!(stage.harness.query_by_label("View").is_none());
    stage.harness.get_by_label("Menu").click();
    stage.run();
    stage.first("View").click();
    stage.run();
    // The menu is longer than the window is high.
    stage.first("Less movement").scroll_to_me();
    stage.run();
    stage.first("Less movement").click();
    stage.run();
    assert!(stage.state().settings.still);
}
