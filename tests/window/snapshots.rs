//! Snapshots in the window: looked at, not changed, copied, and saved.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use kizuna::edit::Change;
use kizuna::i18n::{Message, Trouble, TroubleKind};
use kizuna::lens::{Index, Phrase};
use kizuna::model::{Lang, Pin};
use kizuna::publish::Outlook;
use kizuna::scene::View;
use kizuna::store::{Snapshot, Theme, load_file, to_ron};
use kizuna::ui::command::{Command, entries};
use kizuna::ui::files::{Choice, Over};
use kizuna::ui::{Origin, Sheet};

use super::pictures::{assert_looks_like, picture};
use super::raster::Textures;
use super::stage::{Scene, Stage, TODAY, english, japanese};
use crate::cli::kizuna;
use crate::cli::snapshots::INTERNAL;
use crate::store::snapshot::shot;
use crate::support::{builtin, first_difference, world};

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder for the test"))
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a snapshot of the agreements.
    fn snapshot(&self, lens: &str, views: &[&str], change: impl FnOnce(&mut Snapshot)) -> PathBuf {
        let index = Index::new(Arc::clone(builtin()));
        let mut snapshot = shot(builtin(), lens, views).take(&index);
        change(&mut snapshot);
        let path = self.file("会議.kizuna");
        fs::write(&path, snapshot.write().expect("the file form")).expect("a file");
        path
    }
}

const LENS: &str = "--as-of 2015-12-31 --kind front --region アジア・大洋州";

fn looked_at(path: &Path, lang: Lang) -> Stage {
    let mut stage = Scene::new(lang).open();
    stage.send(Command::OpenPath(path.to_owned()));
    stage
}

#[test]
fn a_snapshot_shows_what_it_was_taken_of() {
    let folder = Folder::new();
    let path = folder.snapshot(LENS, &["map", "graph"], |_| {});
    let stage = looked_at(&path, Lang::En);
    let state = stage.state();
    assert!(matches!(&state.origin, Origin::Snapshot(at, _) if *at == path));
    let day = jiff::civil::date(2015, 12, 31);
    assert_eq!((state.today, state.calendar), (day, TODAY));
    let lens = Phrase::parse(LENS)
        .unwrap()
        .resolve(builtin(), day)
        .unwrap();
    assert_eq!(state.lens, lens);
    let views: Vec<String> = state
        .view
        .panes
        .iter()
        .map(|pane| pane.shows.word())
        .collect();
    assert_eq!(
        (views, state.view.panes.place()),
        (vec!["map".into(), "graph".into()], 1)
    );
    // Exactly the ties that its lens leaves at its own day.
    let index = Index::new(Arc::clone(builtin()));
    let wanted: Vec<String> = lens
        .visible(&index, day)
        .ties
        .iter()
        .map(|seen| builtin().ties.rows()[seen.link.tie].id.to_string())
        .collect();
    assert!(wanted.len() > 10);
    assert_eq!(stage.visible_ties(), wanted);
    // Nothing is unsaved, and language and theme stay the person's own.
    assert!(!state.is_changed() && !state.would_lose());
    assert_eq!(state.lang, Lang::En);
    assert!(stage.has("Opened"));
    assert_eq!(state.settings.recent, std::slice::from_ref(&path));
    assert!(state.settings.layouts.is_empty());
    assert!(!stage.state().public);
}

#[test]
fn a_banner_says_what_is_looked_at_in_both_languages() {
    let folder = Folder::new();
    let path = folder.snapshot(LENS, &["graph"], |snapshot| {
        snapshot.title = "会議".to_owned();
    });
    let mut stage = looked_at(&path, Lang::Ja);
    stage
        .painted("スナップショット「会議」（2015年末時点、2026年11月22日作成）を表示しています。編集できません。")
        .expect("the banner");
    stage.painted("本会議の資料。 2行目").expect("the note");
    stage.send(Command::SetLang(Lang::En));
    stage
        .painted("Snapshot “会議” (End of 2015; made on 22 November 2026). You can look around in it, but not edit it.")
        .expect("the banner");
    // It tells of the snapshot, whatever is looked at in it meanwhile.
    stage.send(Command::ResetFilters);
    stage.send(Command::Step(-10));
    assert!(stage.painted("(End of 2015; made").is_some());
    stage.send(Command::OpenBuiltIn);
    assert!(!stage.has("You can look around in it"));
    assert_eq!(stage.state().today, TODAY);
    let path = folder.snapshot("", &["graph"], |snapshot| snapshot.title.clear());
    stage.send(Command::OpenPath(path));
    assert!(stage.painted("Snapshot (All times; made").is_some());
}

#[test]
fn the_banner_is_whole_where_letters_are_large_and_the_window_small() {
    let folder = Folder::new();
    let path = folder.snapshot(LENS, &["graph"], |_| {});
    for lang in Lang::ALL {
        let mut scene = Scene::new(lang);
        scene.size = (760.0, 600.0);
        scene.settings.font_percent = 200;
        let mut stage = scene.open();
        stage.send(Command::OpenPath(path.clone()));
        let part = match lang {
            Lang::Ja => "スナップショット「国際連携の",
            Lang::En => "Snapshot “国際連携の",
        };
        assert!(stage.painted(part).is_some());
        let button = match lang {
            Lang::Ja => "複製して編集",
            Lang::En => "Work on a copy",
        };
        assert!(stage.painted(button).is_some());
    }
}

#[test]
fn everybody_stands_where_they_stood() {
    let folder = Folder::new();
    let at = |stage: &Stage, id: &str| {
        let actor = builtin().actors.position(id).unwrap();
        stage.positions().get(actor).unwrap()
    };
    for view in ["graph", "force", "map", "ego:yokohama"] {
        let mut moved = None;
        let path = folder.snapshot("--as-of 2015-12-31", &[view], |snapshot| {
            let places = snapshot.places[0].at.iter_mut();
            for (_, x, y) in places.filter(|place| place.0.as_str() == "manila") {
                (*x, *y) = (x.round() + 40.0, y.round() - 25.0);
                moved = Some((*x, *y));
            }
        });
        let mut stage = looked_at(&path, Lang::En);
        let manila = at(&stage, "manila");
        assert_eq!(Some((manila.x, manila.y)), moved, "{view}");
        // Nobody waits for the forces of a snapshot.
        assert!(!stage.has("Arranging"), "{view}");
        let mark = stage
            .scene()
            .actors
            .iter()
            .find(|mark| mark.id.as_str() == "manila");
        let seen = stage
            .camera()
            .to_picture(manila, stage.state().view.panes.active().size);
        assert!(mark.expect("drawn").at.distance(seen) < 0.5, "{view}");
        let rings = |stage: &Stage| stage.state().derived.radial.rings.len();
        if view == "graph" {
            assert_eq!(rings(&stage), 0, "rings would tell something false");
        }
        // A copy is arranged by this version.
        stage.send(Command::WorkOnCopy);
        assert!(at(&stage, "manila").distance(manila) > 20.0, "{view}");
        assert!(rings(&stage) > 2);
    }
    let path = folder.snapshot("--as-of 2015-12-31", &["graph"], |_| {});
    let (stage, plain) = (looked_at(&path, Lang::En), english());
    assert_eq!(stage.positions(), plain.positions(), "to the last digit");
    assert!(stage.state().derived.radial.rings.len() > 2);
}

#[test]
fn nothing_in_it_can_be_changed_and_the_way_out_is_named() {
    let folder = Folder::new();
    let path = folder.snapshot("--as-of 2015-12-31 --kind front", &["graph"], |_| {});
    let before = fs::read(&path).unwrap();
    let mut stage = looked_at(&path, Lang::En);
    let pin = |stage: &mut Stage| {
        stage.send(Command::Edit(vec![Change::SetPin {
            actor: "manila".into(),
            pin: Some(Pin(1.0, 2.0)),
        }]));
    };
    pin(&mut stage);
    assert_eq!(**stage.state().registry(), **builtin());
    assert!(stage.has("A snapshot cannot be edited. Choose “Work on a copy”"));
    // A hand that drags a mark moves the picture under it.
    let (from, camera) = (stage.mark("manila"), stage.camera());
    stage.drag(from, from + vec2(60.0, 30.0), Modifiers::NONE);
    assert_eq!(**stage.state().registry(), **builtin());
    assert_ne!(stage.camera(), camera);
    // What would lead to changes is shown as not to be had.
    for sheet in [Sheet::SaveView, Sheet::Views] {
        let command = Command::ShowSheet(sheet);
        let entry = entries(stage.state())
            .into_iter()
            .find(|entry| entry.command == command);
        assert_eq!(
            entry.unwrap().missing(stage.state()),
            Some("reason-read-only")
        );
        stage.send(command);
        assert_eq!(stage.state().desk.sheet, None);
    }
    stage.send(Command::Select(["manila".into()].into()));
    let edit = stage.harness.get_by_label("Edit…");
    assert!(edit.accesskit_node().is_disabled());
    // Lens, undo of it, views, selection and exports work as ever.
    stage.send(Command::ResetFilters);
    stage.send(Command::Step(-5));
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(stage.state().lens.time.reference_day(TODAY).year(), 2015);
    stage.send(Command::Show(View::from_word("timeline").unwrap()));
    let picture = folder.file("x.svg");
    stage.send(Command::ExportTo(picture.clone(), Over::Ask));
    assert!(fs::read_to_string(picture).unwrap().contains("<svg"));
    assert!(!stage.state().is_changed());
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_copy_is_a_registry_that_is_not_saved_yet() {
    let folder = Folder::new();
    let path = folder.snapshot(LENS, &["graph"], |_| {});
    let before = fs::read(&path).unwrap();
    let mut stage = looked_at(&path, Lang::En);
    let lens = stage.state().lens.clone();
    stage.send(Command::Step(-1));
    stage.press("Work on a copy");
    assert_eq!(stage.state().origin, Origin::Copy(path.clone()));
    assert!(!stage.has("You can look around in it") && stage.has("It is not saved yet."));
    assert!(stage.state().is_changed() && stage.state().would_lose());
    assert_ne!(stage.state().lens, lens, "what is looked at stays");
    assert_eq!(stage.state().today, TODAY);
    assert!(!stage.state().history.can_undo());
    stage.send(Command::ResetFilters);
    let at = stage.mark("manila");
    stage.drag(at, at + vec2(40.0, 20.0), Modifiers::NONE);
    assert_ne!(**stage.state().registry(), **builtin());
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(**stage.state().registry(), **builtin());
    // Whoever closes it is asked, and its name is suggested.
    stage.send(Command::OpenBuiltIn);
    assert!(stage.has("There are unsaved changes"));
    stage.press("Save");
    assert_eq!(
        stage.state().desk.path,
        folder.file("会議.ron").display().to_string()
    );
    stage.send(Command::SaveTo(
        stage.state().desk.path.clone().into(),
        Over::Ask,
    ));
    assert_eq!(load_file(&folder.file("会議.ron")).unwrap().0, **builtin());
    assert_eq!(
        stage.state().origin,
        Origin::BuiltIn,
        "what was to follow followed"
    );
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn saving_a_snapshot_saves_a_registry_and_goes_on_with_that() {
    let folder = Folder::new();
    let path = folder.snapshot(LENS, &["graph"], |_| {});
    let mut stage = looked_at(&path, Lang::En);
    stage.keys(Modifiers::COMMAND, Key::S);
    assert_eq!(stage.state().desk.sheet, Some(Sheet::SavePath));
    assert_eq!(
        stage.state().desk.path,
        folder.file("会議.ron").display().to_string()
    );
    // Whoever thinks better of it still looks at the snapshot.
    stage.press("Cancel");
    assert!(stage.state().origin.outlook().is_some());
    let saved = folder.file("会議.ron");
    stage.send(Command::SaveTo(saved.clone(), Over::Ask));
    assert!(matches!(&stage.state().origin, Origin::File(at, _) if *at == saved));
    assert!(!stage.state().is_changed() && !stage.has("You can look around in it"));
    assert_eq!(
        fs::read_to_string(saved).unwrap(),
        to_ron(builtin()).unwrap()
    );
}

#[test]
fn the_snapshot_itself_is_never_written_over() {
    let folder = Folder::new();
    let path = folder.snapshot(LENS, &["graph"], |_| {});
    // Called like a registry, it would get the name of one.
    let named = folder.file("会議.ron");
    fs::rename(path, &named).unwrap();
    let before = fs::read(&named).unwrap();
    for copied in [false, true] {
        let mut stage = looked_at(&named, Lang::En);
        if copied {
            stage.send(Command::WorkOnCopy);
        }
        for over in [Over::Ask, Over::Named, Over::Whatever] {
            stage.send(Command::SaveTo(named.clone(), over));
            assert_eq!(fs::read(&named).unwrap(), before);
            let trouble = stage.state().desk.trouble.as_ref().expect("it says so");
            assert!(trouble.text(Lang::En).contains("is the snapshot"));
        }
        assert!(stage.state().is_changed(), "nothing was saved");
    }
}

#[test]
fn title_and_note_are_asked_for_and_then_the_place() {
    let folder = Folder::new();
    let mut scene = Scene::new(Lang::Ja);
    scene.folder = folder.0.path().to_owned();
    let mut stage = scene.open();
    stage.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    assert_eq!(stage.state().desk.sheet, Some(Sheet::SaveSnapshot));
    stage.type_text("秋の会議");
    stage.key(Key::Tab);
    stage.type_text("資料1");
    stage.press("保存先を選ぶ…");
    assert_eq!(stage.state().desk.sheet, Some(Sheet::SnapshotPath));
    let path = folder.file("秋の会議_2026-11-22.kizuna");
    assert_eq!(stage.state().desk.path, path.display().to_string());
    stage.press("保存");
    let snapshot = Snapshot::read(&fs::read(&path).unwrap(), "s").unwrap();
    assert_eq!(
        (snapshot.title.as_str(), snapshot.note.as_str()),
        ("秋の会議", "資料1")
    );
    assert_eq!((snapshot.made, snapshot.today), (TODAY, TODAY));
    // Once more over it: somebody is asked first.
    stage.send(Command::SnapshotTo(path.clone(), Over::Ask));
    assert!(stage.has("同じ名前のファイルがあります"));
    stage.press("置き換える");
    assert_eq!(stage.state().desk.sheet, None);
    // Without a title it is called as the registry is; the form is empty again.
    stage.send(Command::ShowSheet(Sheet::SaveSnapshot));
    assert_eq!(
        stage.state().desk.snapshot_form,
        ["", ""].map(str::to_owned)
    );
    stage.key(Key::Enter);
    let path = folder.file("横浜市_国際連携ネットワーク_2026-11-22.kizuna");
    assert_eq!(stage.state().desk.path, path.display().to_string());
}

#[test]
fn what_is_internal_can_be_left_out_where_there_is_anything() {
    let folder = Folder::new();
    let mut plain = english();
    plain.send(Command::ShowSheet(Sheet::SaveSnapshot));
    assert!(!plain.has("Leave out internal records"));
    let registry = folder.file("r.ron");
    fs::write(&registry, to_ron(&world(INTERNAL)).unwrap()).unwrap();
    let mut stage = english();
    stage.send(Command::OpenPath(registry.clone()));
    stage.send(Command::ShowSheet(Sheet::SaveSnapshot));
    let whole = folder.file("w.kizuna");
    stage.send(Command::SnapshotTo(whole.clone(), Over::Ask));
    assert!(fs::read_to_string(whole).unwrap().contains("hidden"));
    stage.send(Command::ShowSheet(Sheet::SaveSnapshot));
    stage.press("Leave out internal records");
    let ours = folder.file("p.kizuna");
    stage.send(Command::SnapshotTo(ours.clone(), Over::Ask));
    let ours = fs::read_to_string(ours).unwrap();
    assert!(!ours.contains("hidden") && !ours.contains("secret"));
    // As the command line writes it.
    let theirs = folder.file("line.kizuna").display().to_string();
    let file = registry.display().to_string();
    let words = [
        "export", &theirs, "--file", &file, "--public", "--lang", "en",
    ];
    let lens = ["--as-of", "2026-11-22"];
    assert_eq!(kizuna(&[&words[..], &lens].concat()).code, 0);
    let theirs = fs::read_to_string(theirs).unwrap();
    assert_eq!(first_difference(&ours, &theirs), None);
    // What would tell of somebody internal is refused, and nothing is written.
    stage.send(Command::ShowSheet(Sheet::SaveSnapshot));
    stage.press("Leave out internal records");
    let around = View::from_word("ego:hidden").unwrap();
    stage.send(Command::Show(around));
    let refused = folder.file("x.kizuna");
    stage.send(Command::SnapshotTo(refused.clone(), Over::Ask));
    assert!(!refused.exists());
    assert!(stage.has("would tell of internal records"));
}

#[test]
fn a_dialog_asks_for_the_place_where_there_is_one() {
    let folder = Folder::new();
    let scene = Scene::new(Lang::En);
    let answers = std::rc::Rc::clone(&scene.answers);
    answers.borrow_mut().available = true;
    let mut stage = scene.open();
    // The ending is added where somebody leaves it out.
    answers.borrow_mut().next = Some(folder.file("autumn"));
    stage.send(Command::ShowSheet(Sheet::SaveSnapshot));
    stage.press("Choose a place…");
    let name = "City_of_Yokohama_international_partnerships_2026-11-22.kizuna".to_owned();
    assert_eq!(answers.borrow().asked, [Choice::Snapshot { name }]);
    assert!(folder.file("autumn.kizuna").exists());
    assert!(stage.has("Written to"));
}

#[test]
fn window_and_command_line_write_the_same_bytes() {
    let folder = Folder::new();
    let registry = folder.file("r.ron");
    fs::write(&registry, to_ron(builtin()).unwrap()).unwrap();
    let mut stage = japanese();
    stage.send(Command::OpenPath(registry.clone()));
    stage.send(Command::AddPane);
    stage.send(Command::Show(View::from_word("ego:frankfurt,age").unwrap()));
    stage.send(Command::Step(-11));
    let ours = folder.file("window.kizuna");
    stage.send(Command::ShowSheet(Sheet::SaveSnapshot));
    stage.type_text("会議");
    stage.send(Command::SnapshotTo(ours.clone(), Over::Ask));
    let theirs = folder.file("line.kizuna").display().to_string();
    let file = registry.display().to_string();
    let mut words = vec!["export", &theirs, "--file", &file, "--title", "会議"];
    words.extend(["--as-of", "2015-12-31"]);
    words.extend(["--view", "graph", "--view", "ego:frankfurt,age"]);
    assert_eq!(kizuna(&words).code, 0);
    let (ours, theirs) = (fs::read_to_string(ours), fs::read_to_string(theirs));
    let (ours, theirs) = (ours.unwrap(), theirs.unwrap());
    // Which of the views is worked in is no option of the command line: it is the first.
    assert!(ours != theirs);
    stage.send(Command::ActivatePane(0));
    let again = folder.file("again.kizuna");
    stage.send(Command::SnapshotTo(again.clone(), Over::Ask));
    let again = fs::read_to_string(again).unwrap();
    assert_eq!(first_difference(&again, &theirs), None);
}

#[test]
fn a_changed_snapshot_is_refused_and_its_data_are_offered_as_a_copy() {
    let folder = Folder::new();
    let path = folder.snapshot(LENS, &["graph"], |_| {});
    let text = fs::read_to_string(&path).unwrap();
    let changed = text.replace("ja: \"マニラ\"", "ja: \"マニラ市\"");
    assert_ne!(changed, text);
    fs::write(&path, &changed).unwrap();
    let mut stage = looked_at(&path, Lang::En);
    assert_eq!(stage.state().origin, Origin::BuiltIn);
    assert!(stage.has("This snapshot has been changed") && stage.has("does not fit its contents"));
    stage.press("Cancel");
    assert_eq!(stage.state().origin, Origin::BuiltIn);
    assert!(stage.state().settings.recent.is_empty());
    stage.send(Command::OpenPath(path.clone()));
    stage.press("Open the data as a copy");
    assert_eq!(stage.state().origin, Origin::Copy(path.clone()));
    assert!(!stage.has("You can look around in it"));
    let manila = stage
        .state()
        .registry()
        .actors
        .get("manila")
        .unwrap()
        .name()
        .ja
        .clone();
    assert_eq!(manila, "マニラ市");
    assert!(stage.state().is_changed(), "it is in no file");
    assert_eq!(fs::read_to_string(&path).unwrap(), changed);
    // Where nothing can be read any more, there is nothing to offer.
    fs::write(&path, &text[..text.len() / 2]).unwrap();
    let mut stage = looked_at(&path, Lang::Ja);
    assert_eq!(stage.state().desk.sheet, None);
    assert!(stage.has("チェックサムが合いません"));
    // Nor of what a later version wrote.
    fs::write(&path, text.replacen("snapshot 1", "snapshot 7", 1)).unwrap();
    stage.send(Command::OpenPath(path));
    assert!(stage.has("新しい版（形式 7）"));
    assert_eq!(stage.state().desk.sheet, None);
}

#[test]
fn a_window_for_the_public_shows_a_snapshot_without_what_is_internal() {
    let folder = Folder::new();
    let path = folder.snapshot(LENS, &["graph"], |_| {});
    let snapshot = Snapshot::read(&fs::read(&path).unwrap(), "s").unwrap();
    let mut scene = Scene::new(Lang::En);
    scene.public = true;
    let mut stage = scene.open();
    stage.send(Command::OpenPath(path));
    let public = Outlook::of(&snapshot, true).unwrap();
    assert_eq!(**stage.state().registry(), *public.registry);
    assert_eq!(stage.state().lens, public.lens);
    assert!(stage.has("You can look around in it"));
}

#[test]
fn work_on_a_copy_is_in_menu_palette_and_keys_where_it_is_of_use() {
    let folder = Folder::new();
    let mut stage = english();
    let missing = |stage: &Stage| {
        let all = entries(stage.state());
        let entry = all
            .into_iter()
            .find(|entry| entry.command == Command::WorkOnCopy);
        entry.expect("in the table").missing(stage.state())
    };
    assert_eq!(missing(&stage), Some("reason-no-snapshot"));
    stage.send(Command::WorkOnCopy);
    assert_eq!(stage.state().origin, Origin::BuiltIn);
    let path = folder.snapshot(LENS, &["graph"], |_| {});
    stage.send(Command::OpenPath(path.clone()));
    assert_eq!(missing(&stage), None);
    stage.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    assert_eq!(stage.state().origin, Origin::Copy(path));
}

#[test]
fn the_banner_and_the_sheets_look_as_they_are_approved() {
    let folder = Folder::new();
    let path = folder.snapshot(LENS, &["graph"], |snapshot| {
        snapshot.title = "秋の国際会議".to_owned();
        snapshot.note = "市民向けの説明に使った図です。".to_owned();
    });
    let snapshot = Snapshot::read(&fs::read(path).unwrap(), "s").unwrap();
    let outlook = Arc::new(Outlook::of(&snapshot, false).unwrap());
    let looks = |lang, theme, size: (f32, f32), percent| {
        let textures = Textures::default();
        let mut scene = Scene::new(lang);
        scene.settings.theme = theme;
        scene.settings.font_percent = percent;
        scene.size = size;
        // A path of the test's own would be another in every run.
        scene.origin = Origin::Snapshot("会議.kizuna".into(), Arc::clone(&outlook));
        (scene.open_with(textures.clone()), textures)
    };
    let (mut stage, textures) = looks(Lang::Ja, Theme::Light, (1280.0, 800.0), 100);
    stage.send(Command::Select(["shanghai".into()].into()));
    assert_looks_like("ja-snapshot", &picture(&stage, &textures));
    let (stage, textures) = looks(Lang::En, Theme::Dark, (900.0, 640.0), 150);
    assert_looks_like("en-snapshot-dark-large", &picture(&stage, &textures));
    let (mut stage, textures) = looks(Lang::Ja, Theme::Contrast, (1000.0, 640.0), 100);
    stage.send(Command::ShowSheet(Sheet::SaveSnapshot));
    stage.type_text("秋の国際会議");
    assert_looks_like("ja-save-snapshot-contrast", &picture(&stage, &textures));
    let (mut stage, textures) = looks(Lang::En, Theme::Light, (1000.0, 640.0), 100);
    let cause = Message::new("load-altered").with("file", "autumn.kizuna");
    let trouble = Trouble::new(TroubleKind::Input, cause).hint(Message::new("load-altered-hint"));
    let sheet = Sheet::Altered("autumn.kizuna".into(), Box::new(trouble));
    stage.send(Command::ShowSheet(sheet));
    assert_looks_like("en-altered-snapshot", &picture(&stage, &textures));
}
