//! Comparing the registry in the window with an earlier one.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use egui::{Key, Modifiers};
use kizuna::edit::Change;
use kizuna::lens::Lens;
use kizuna::model::{Actor, Lang, Note, Registry, SavedView, Table, Text, Tie, TieId, Visibility};
use kizuna::scene::View;
use kizuna::store::{Settings, Theme, load_file, to_ron};
use kizuna::ui::Sheet;
use kizuna::ui::command::{Command, table};
use kizuna::ui::files::{Choice, Over};

use super::pictures::{assert_looks_like, picture};
use super::raster::Textures;
use super::stage::{Scene, Shared, Stage};
use crate::support::{builtin, events};

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// An earlier registry in a file: with a partner that is gone by now, without another, and before
/// an agreement ended.
struct Earlier(tempfile::TempDir);

fn earlier_registry() -> Registry {
    let now = builtin();
    let mut ties: Vec<Tie> = now.ties.rows().to_vec();
    ties.retain(|tie| tie.id.as_str() != "partner_city-hanoi");
    for tie in &mut ties {
        if tie.id.as_str() == "overseas_office-frankfurt" {
            tie.events.extend(events("renewed 2020"));
        }
        if tie.id.as_str() == "overseas_office-hamburg" {
            tie.events.truncate(1);
        }
    }
    let mut gone = now.ties.get("partner_city-frankfurt").unwrap().clone();
    gone.id = "partner_city-tallinn".into();
    gone.to = "tallinn".into();
    ties.push(gone);
    let mut actors: Vec<Actor> = now.actors.rows().to_vec();
    actors.retain(|actor| actor.id.as_str() != "hanoi");
    let mut gone = now.actors.get("frankfurt").unwrap().clone();
    gone.id = "tallinn".into();
    gone.names.truncate(1);
    gone.names[0].ja = "タリン".to_owned();
    gone.names[0].en = "Tallinn".to_owned();
    gone.names[0].reading = None;
    gone.notes.push(Note {
        text: Text::new("内密の備考", "a hidden remark"),
        sources: Vec::new(),
        visibility: Visibility::Internal,
    });
    actors.push(gone);
    Registry {
        ties: Table::new(ties),
        actors: Table::new(actors),
        ..Registry::clone(now)
    }
}

impl Earlier {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let text = to_ron(&earlier_registry()).expect("the file form");
        fs::write(folder.path().join("2014.ron"), text).expect("a file");
        Self(folder)
    }

    fn file(&self) -> PathBuf {
        self.path("2014.ron")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

fn compared(lang: Lang) -> (Stage, Earlier) {
    let earlier = Earlier::new();
    let mut stage = Scene::new(lang).open();
    stage.send(Command::CompareWith(earlier.file()));
    (stage, earlier)
}

#[test]
fn a_file_is_chosen_and_the_banner_counts_what_differs() {
    let earlier = Earlier::new();
    let scene = Scene::new(Lang::Ja);
    let answers = Shared::clone(&scene.answers);
    answers.borrow_mut().available = true;
    answers.borrow_mut().next = Some(earlier.file());
    let mut stage = scene.open();
    let before = stage.visible_ties();
    stage.keys(CTRL_SHIFT, Key::D);
    assert_eq!(answers.borrow().asked, [Choice::Compare]);
    assert!(stage.has("「2014.ron」と比較しています"));
    for text in ["追加 2", "終了・削除 3", "変更 1"] {
        assert!(stage.has(text), "{text}: {:?}", stage.texts());
    }
    // What is gone and what has ended is seen although neither is in force.
    let ties = stage.visible_ties();
    for id in [
        "partner_city-tallinn",
        "overseas_office-hamburg",
        "partner_city-hanoi",
    ] {
        assert!(ties.iter().any(|tie| tie == id), "{id}");
    }
    let mark = |id: &str| {
        let marks = stage.scene().actors.iter();
        marks
            .clone()
            .find(|mark| mark.id.as_str() == id)
            .is_some_and(|mark| mark.sign.is_some())
    };
    assert!(mark("tallinn") && mark("hanoi") && !mark("lyon"));
    assert!(stage.has("タリン · パートナー都市"), "{:?}", stage.texts());
    // Nothing of that is a change, and it goes without a trace.
    assert!(!stage.state().is_changed() && !stage.state().history.can_undo());
    stage.key(Key::Escape);
    assert!(stage.state().comparing.is_none() && !stage.has("追加 2"));
    assert_eq!(stage.visible_ties(), before);
    assert!(stage.scene().actors.iter().all(|mark| mark.sign.is_none()));
}

#[test]
fn every_view_of_the_network_shows_it_and_the_others_still_work() {
    let (mut stage, _earlier) = compared(Lang::En);
    for view in ["graph", "force", "map", "ego:yokohama"] {
        stage.send(Command::Show(View::from_word(view).expect("a view")));
        let ties = &stage.scene().ties;
        let tie = ties
            .iter()
            .find(|tie| tie.id.as_str() == "partner_city-tallinn");
        let stroke = tie.and_then(|tie| tie.path.stroke.clone());
        assert!(!stroke.expect("a line").dash.is_empty(), "{view}");
    }
    for view in ["timeline", "matrix"] {
        stage.send(Command::Show(View::from_word(view).expect("a view")));
        assert!(stage.has("Comparing with “2014.ron”"), "{view}");
    }
}

#[test]
fn the_list_leads_to_what_differs() {
    let (mut stage, _earlier) = compared(Lang::Ja);
    stage.press("一覧…");
    assert_eq!(stage.state().desk.sheet, Some(Sheet::Changes));
    assert!(stage.has("提携：削除（1件）") && stage.has("出典"));
    stage.press_containing("横浜市 — タリン");
    assert_eq!(stage.state().desk.sheet, None);
    let tie = stage.state().selection.tie.as_ref();
    assert_eq!(tie.map(TieId::as_str), Some("partner_city-tallinn"));
    stage.send(Command::ShowSheet(Sheet::Changes));
    stage.press("ハノイ");
    assert_eq!(stage.selected(), ["hanoi"]);
    // Escape first lets go of what is selected, then of the comparison.
    stage.send(Command::ClearSelection);
    stage.press("比較を終える");
    assert!(stage.state().comparing.is_none());
    let gone = stage.state().registry().ties.get("partner_city-tallinn");
    assert!(gone.is_none());
}

#[test]
fn what_is_selected_of_the_earlier_registry_alone_is_let_go_of_with_it() {
    let (mut stage, _earlier) = compared(Lang::Ja);
    stage.send(Command::Select(["tallinn".into()].into()));
    assert!(stage.has("Tallinn"), "its page is shown");
    stage.send(Command::EndCompare);
    assert_eq!(stage.selected(), [""; 0]);
}

#[test]
fn edits_are_compared_again_and_saved_alone() {
    let (mut stage, earlier) = compared(Lang::En);
    assert!(stage.has("1 changed"));
    stage.send(Command::Edit(vec![Change::SetPlace {
        actor: "lyon".into(),
        place: None,
    }]));
    assert!(stage.has("2 changed"), "{:?}", stage.texts());
    let path = earlier.path("saved.ron");
    stage.send(Command::SaveTo(path.clone(), Over::Whatever));
    let (saved, _) = load_file(&path).expect("readable");
    assert_eq!(&saved, stage.state().document.registry().as_ref());
    assert!(saved.ties.get("partner_city-tallinn").is_none());
    let snapshot = earlier.path("taken.kizuna");
    stage.send(Command::SnapshotTo(snapshot.clone(), Over::Whatever));
    let (taken, _) = load_file(&snapshot).expect("readable");
    assert!(
        taken.ties.get("partner_city-tallinn").is_none() && taken.ties.len() == saved.ties.len()
    );
    stage.send(Command::Undo);
    assert!(stage.has("1 changed"));
    // What only the earlier registry has cannot be changed.
    stage.send(Command::Edit(vec![Change::SetPlace {
        actor: "tallinn".into(),
        place: None,
    }]));
    assert!(stage.state().desk.trouble.is_some());
}

#[test]
fn a_file_that_cannot_be_read_is_told_of_and_changes_nothing() {
    let earlier = Earlier::new();
    fs::write(earlier.path("broken.ron"), "(format_version: 1, title").unwrap();
    let mut stage = Scene::new(Lang::Ja).open();
    for name in ["broken.ron", "nowhere.ron"] {
        stage.send(Command::CompareWith(earlier.path(name)));
        let trouble = stage.state().desk.trouble.as_ref().expect("a trouble");
        assert!(trouble.text(Lang::Ja).contains(name));
        assert!(stage.state().comparing.is_none());
        stage.send(Command::DismissTrouble);
    }
}

#[test]
fn where_nothing_differs_that_is_said() {
    let earlier = Earlier::new();
    fs::write(earlier.path("same.ron"), to_ron(builtin()).unwrap()).unwrap();
    let mut stage = Scene::new(Lang::Ja).open();
    stage.send(Command::CompareWith(earlier.path("same.ron")));
    assert!(stage.has("違いはありません。") && !stage.has("追加 0"));
    stage.send(Command::ShowSheet(Sheet::Changes));
    assert!(stage.has("違いはありません。"));
}

#[test]
fn what_differs_is_written_as_a_document_or_a_picture() {
    let (mut stage, earlier) = compared(Lang::Ja);
    let write = |stage: &mut Stage, name: &str| {
        let path = earlier.path(name);
        stage.send(Command::ExportChangesTo(path.clone(), Over::Ask));
        fs::read_to_string(path).unwrap_or_default()
    };
    let page = write(&mut stage, "x.html");
    assert!(page.contains("<h2>提携：追加（1件）</h2>") && page.contains("2014.ron → 横浜市"));
    assert!(write(&mut stage, "x.md").contains("## 提携：追加（1件）"));
    let svg = write(&mut stage, "x.svg");
    assert!(svg.contains("id=\"partner_city-tallinn\"") && svg.contains("変化：2014.ron"));
    // Another ending is given the usual one.
    write(&mut stage, "y");
    assert!(earlier.path("y.html").exists());
    // A file that is there is replaced only after asking.
    fs::write(earlier.path("z.html"), "precious").unwrap();
    assert_eq!(write(&mut stage, "z.html"), "precious");
    assert!(matches!(
        stage.state().desk.sheet,
        Some(Sheet::Overwrite(_))
    ));
    stage.send(Command::CloseSheet);
    // Export hands on what is shown: the difference.
    stage.send(Command::Export);
    assert_eq!(stage.state().desk.sheet, Some(Sheet::ChangesPath));
    assert!(
        stage.state().desk.path.ends_with("2014からの変更.html"),
        "{}",
        stage.state().desk.path
    );
}

#[test]
fn a_public_window_learns_nothing_internal() {
    let earlier = Earlier::new();
    for (public, told) in [(false, true), (true, false)] {
        let mut stage = Scene {
            public,
            registry: Arc::new(kizuna::lens::public(builtin(), super::stage::TODAY)),
            ..Scene::new(Lang::Ja)
        }
        .open();
        stage.send(Command::CompareWith(earlier.file()));
        let tallinn = stage
            .state()
            .registry()
            .actors
            .get("tallinn")
            .expect("it is public");
        assert_eq!(
            tallinn
                .notes
                .iter()
                .any(|note| !note.visibility.is_public()),
            told
        );
    }
}

/// Why a command is of no use at present.
fn missing(stage: &Stage, command: &Command) -> Option<&'static str> {
    let entry = table().into_iter().find(|entry| entry.command == *command);
    entry.expect("in the table").missing(stage.state())
}

#[test]
fn another_registry_ends_it_and_its_commands_say_what_they_need() {
    let (mut stage, earlier) = compared(Lang::Ja);
    assert_eq!(missing(&stage, &Command::EndCompare), None);
    stage.send(Command::OpenPath(earlier.file()));
    assert!(stage.state().comparing.is_none());
    for command in [
        Command::EndCompare,
        Command::ExportChanges,
        Command::ShowSheet(Sheet::Changes),
    ] {
        assert_eq!(missing(&stage, &command), Some("reason-not-comparing"));
    }
    let saved = stage
        .state()
        .registry()
        .views
        .iter()
        .map(SavedView::clone)
        .count();
    assert_eq!(saved, builtin().views.len());
}

#[test]
fn it_looks_as_it_should() {
    for (lang, theme, view, name) in [
        (Lang::Ja, Theme::Light, "graph", "ja-comparing"),
        (Lang::En, Theme::Dark, "map", "en-comparing-dark"),
    ] {
        let earlier = Earlier::new();
        let textures = Textures::default();
        let scene = Scene {
            settings: Settings {
                theme,
                ..Settings::default()
            },
            ..Scene::new(lang)
        };
        let mut stage = scene.open_with(textures.clone());
        stage.send(Command::Show(View::from_word(view).expect("a view")));
        stage.send(Command::CompareWith(earlier.file()));
        assert_looks_like(name, &picture(&stage, &textures));
    }
}

#[test]
fn the_list_looks_as_it_should() {
    let earlier = Earlier::new();
    let textures = Textures::default();
    let mut stage = Scene::new(Lang::Ja).open_with(textures.clone());
    stage.send(Command::CompareWith(earlier.file()));
    stage.send(Command::ShowSheet(Sheet::Changes));
    assert_looks_like("ja-changes", &picture(&stage, &textures));
}

#[test]
fn what_only_the_earlier_registry_has_is_neither_handed_on_nor_asked_for_afterwards() {
    let (mut stage, earlier) = compared(Lang::En);
    let lens = Lens {
        actors: ["tallinn".into()].into(),
        ..Lens::default()
    };
    let own = Lens::default();
    for (lens, refused) in [(&lens, true), (&own, false)] {
        stage.send(Command::SetLens(Box::new(lens.clone()), None));
        let (data, taken) = (earlier.path("data.json"), earlier.path("taken.kizuna"));
        for command in [
            Command::ExportTo(data.clone(), Over::Whatever),
            Command::SnapshotTo(taken.clone(), Over::Whatever),
        ] {
            stage.send(command);
            let trouble = stage.state().desk.trouble.clone();
            let told = trouble.is_some_and(|trouble| trouble.text(Lang::En).contains("compare"));
            assert_eq!(told, refused);
            stage.send(Command::DismissTrouble);
        }
        assert_eq!((data.exists(), taken.exists()), (!refused, !refused));
        let reason = missing(&stage, &Command::ShowSheet(Sheet::SaveView));
        assert_eq!(reason, refused.then_some("reason-earlier"));
    }
    // What is written is the window's own registry, not both.
    let data = fs::read_to_string(earlier.path("data.json")).expect("written");
    assert!(data.contains("hanoi") && !data.contains("tallinn"));
    stage.send(Command::SetLens(Box::new(lens.clone()), None));
    stage.send(Command::EndCompare);
    assert_eq!(stage.state().lens, own);
    stage.send(Command::Undo);
    assert_eq!(stage.state().lens, lens, "that is a step like any other");
}
