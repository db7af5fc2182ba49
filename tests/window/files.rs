//! Opening, saving, exporting, closing.

use std::fs;
use std::path::PathBuf;

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use kizuna::model::Lang;
use kizuna::store::{SettingsFile, load_file, to_ron};
use kizuna::ui::Origin;
use kizuna::ui::command::Command;
use kizuna::ui::files::{Choice, Over};

use super::stage::{Scene, Shared, Stage};

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder for the test"))
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

fn open(available: bool) -> (Stage, Shared) {
    let scene = Scene::new(Lang::En);
    let answers = Shared::clone(&scene.answers);
    answers.borrow_mut().available = available;
    (scene.open(), answers)
}

/// Changes something, so that there is something to save.
fn change(stage: &mut Stage) {
    let at = stage.mark("manila");
    stage.drag(at, at + vec2(40.0, 20.0), Modifiers::NONE);
    assert!(stage.state().is_changed());
}

#[test]
fn save_as_writes_what_is_shown_and_save_goes_there_again() {
    let (folder, (mut stage, answers)) = (Folder::new(), open(true));
    let path = folder.file("網.ron");
    change(&mut stage);
    answers.borrow_mut().next = Some(path.clone());
    stage.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    assert!(!stage.state().is_changed());
    assert!(matches!(&stage.state().origin, Origin::File(at, _) if *at == path));
    assert!(stage.has("Saved to"));
    let (read, _) = load_file(&path).expect("readable");
    assert_eq!(&read, stage.state().registry().as_ref());
    change(&mut stage);
    stage.keys(Modifiers::COMMAND, Key::S);
    assert!(!stage.state().is_changed());
    assert_eq!(answers.borrow().asked.len(), 1, "asked for a file once");
    let (read, _) = load_file(&path).expect("readable");
    assert_eq!(&read, stage.state().registry().as_ref());
}

#[test]
fn a_dialog_that_is_cancelled_changes_nothing() {
    let (mut stage, answers) = open(true);
    change(&mut stage);
    // A dialog that answers nothing at once was none: a path can be typed then.
    stage.send(Command::SaveAs);
    assert_eq!(answers.borrow().asked.len(), 1);
    assert!(stage.has("Folder and name of the file"));
    stage.press("Cancel");
    assert!(stage.state().is_changed());
    assert_eq!(stage.state().origin, Origin::BuiltIn);
}

#[test]
fn without_dialogs_a_path_is_typed() {
    let (folder, (mut stage, answers)) = (Folder::new(), open(false));
    let path = folder.file("typed.ron");
    change(&mut stage);
    stage.send(Command::SaveAs);
    stage
        .harness
        .get_by_label("Folder and name of the file")
        .focus();
    stage.run();
    stage.keys(Modifiers::COMMAND, Key::A);
    stage.type_text(path.to_str().expect("a plain path"));
    stage.press("Save");
    assert!(path.exists());
    assert!(answers.borrow().asked.is_empty());
}

#[test]
fn an_existing_file_is_replaced_only_after_asking() {
    let (folder, (mut stage, _)) = (Folder::new(), open(false));
    let path = folder.file("there.ron");
    fs::write(&path, "precious").expect("written");
    stage.send(Command::SaveTo(path.clone(), Over::Ask));
    assert_eq!(fs::read_to_string(&path).expect("read"), "precious");
    assert!(stage.has("A file of this name exists"));
    stage.press("Replace");
    assert!(load_file(&path).is_ok());
    let kept = folder.file("there.ron.bak");
    assert_eq!(fs::read_to_string(kept).expect("kept"), "precious");
}

#[test]
fn a_file_is_opened_and_remembered() {
    let folder = Folder::new();
    let path = folder.file("other.ron");
    let mut scene = Scene::new(Lang::En);
    let mut text = to_ron(&scene.registry).expect("written");
    text = text.replace(
        "City of Yokohama: international partnerships",
        "Another registry",
    );
    fs::write(&path, text).expect("written");
    let settings = folder.file("settings.ron");
    scene.settings_file = SettingsFile(Some(settings.clone()));
    let answers = Shared::clone(&scene.answers);
    answers.borrow_mut().available = true;
    answers.borrow_mut().next = Some(path.clone());
    let mut stage = scene.open();
    stage.keys(Modifiers::COMMAND, Key::O);
    assert!(stage.has("Another registry"));
    assert_eq!(answers.borrow().asked, [Choice::Open]);
    let kept = SettingsFile(Some(settings)).load();
    assert_eq!(kept.recent, [path]);
}

#[test]
fn a_broken_file_is_explained_and_the_window_keeps_what_it_has() {
    let (folder, (mut stage, _)) = (Folder::new(), open(false));
    let path = folder.file("broken.ron");
    let text = to_ron(stage.state().registry()).expect("written");
    let broken = text.replacen("kind: city", "kind: sity", 1);
    fs::write(&path, &broken).expect("written");
    let before = stage.state().registry().clone();
    stage.send(Command::OpenPath(path.clone()));
    assert_eq!(stage.state().registry(), &before);
    let texts = stage.texts().join("\n");
    for part in [
        "broken.ron",
        "line ",
        "“sity” cannot be used here",
        "Did you mean “city”?",
    ] {
        assert!(texts.contains(part), "{part}: {texts}");
    }
    assert_eq!(fs::read_to_string(&path).expect("read"), broken, "unharmed");
    stage.press("Close");
    assert!(!stage.has("“sity”"));
}

#[test]
fn somebody_elses_change_is_not_overwritten() {
    let (folder, (mut stage, _)) = (Folder::new(), open(false));
    let path = folder.file("shared.ron");
    stage.send(Command::SaveTo(path.clone(), Over::Ask));
    let theirs = fs::read_to_string(&path).expect("read") + "\n// theirs\n";
    fs::write(&path, &theirs).expect("written");
    change(&mut stage);
    stage.send(Command::Save);
    assert!(stage.state().is_changed());
    assert!(stage.has("Somebody else changed"), "{:?}", stage.texts());
    assert_eq!(fs::read_to_string(&path).expect("read"), theirs);
}

#[test]
fn unsaved_changes_are_asked_about_before_they_would_be_lost() {
    let (folder, (mut stage, _)) = (Folder::new(), open(false));
    let path = folder.file("mine.ron");
    stage.send(Command::SaveTo(path.clone(), Over::Ask));
    change(&mut stage);
    let mine = stage.state().registry().clone();
    stage.send(Command::OpenBuiltIn);
    assert!(stage.has("There are unsaved changes"));
    stage.press("Cancel");
    assert_eq!(stage.state().registry(), &mine);
    stage.send(Command::OpenBuiltIn);
    stage.press("Don't save");
    assert!(stage.state().registry().pins.is_empty());
    assert!(!stage.state().is_changed());
}

#[test]
fn save_as_onto_the_own_file_asks_when_somebody_else_has_changed_it() {
    let (folder, (mut stage, answers)) = (Folder::new(), open(true));
    let path = folder.file("shared.ron");
    stage.send(Command::SaveTo(path.clone(), Over::Ask));
    let theirs = fs::read_to_string(&path).expect("read") + "\n// theirs\n";
    fs::write(&path, &theirs).expect("written");
    change(&mut stage);
    // The system's dialog has asked about the name, but knows nothing of the change.
    answers.borrow_mut().next = Some(path.clone());
    stage.send(Command::SaveAs);
    assert!(stage.has("Somebody else changed"), "{:?}", stage.texts());
    assert_eq!(fs::read_to_string(&path).expect("read"), theirs);
    stage.press("Replace with mine");
    assert!(!stage.state().is_changed());
    let kept = folder.file("shared.ron.bak");
    assert_eq!(fs::read_to_string(kept).expect("kept"), theirs);
}

#[test]
fn a_public_window_never_replaces_the_whole_registry() {
    let folder = Folder::new();
    let path = folder.file("whole.ron");
    let mut scene = Scene::new(Lang::En);
    let text = to_ron(&scene.registry).expect("written");
    let secret = text.replacen("id: \"odesa\",", "id: \"odesa\", visibility: internal,", 1);
    fs::write(&path, &secret).expect("written");
    let (registry, stamp) = load_file(&path).expect("readable");
    scene.registry = registry.public().into();
    scene.origin = Origin::File(path.clone(), stamp);
    scene.public = true;
    let mut stage = scene.open();
    change(&mut stage);
    stage.keys(Modifiers::COMMAND, Key::S);
    let typed = stage.state().desk.path.clone();
    assert!(typed.ends_with("whole-public.ron"), "{typed}");
    for over in [Over::Ask, Over::Named, Over::Whatever] {
        stage.send(Command::SaveTo(path.clone(), over));
        assert!(
            stage.has("without its internal records"),
            "{:?}",
            stage.texts()
        );
        assert_eq!(fs::read_to_string(&path).expect("read"), secret);
    }
    // Whatever is opened next is shown without them, too.
    let other = folder.file("other.ron");
    stage.send(Command::SaveTo(other, Over::Ask));
    stage.send(Command::OpenBuiltIn);
    stage.send(Command::OpenPath(path));
    assert!(stage.state().public);
    let public = kizuna::lens::public(&registry, super::stage::TODAY);
    assert_eq!(stage.state().registry().as_ref(), &public);
}

#[test]
fn after_saving_it_goes_on_with_what_was_asked() {
    let (folder, (mut stage, _)) = (Folder::new(), open(false));
    let path = folder.file("mine.ron");
    stage.send(Command::SaveTo(path.clone(), Over::Ask));
    change(&mut stage);
    let mine = stage.state().registry().clone();
    stage.send(Command::OpenBuiltIn);
    stage.press("Save");
    assert_eq!(stage.state().origin, Origin::BuiltIn);
    let (read, _) = load_file(&path).expect("readable");
    assert_eq!(&read, mine.as_ref());
    // Also when a path has to be typed first.
    change(&mut stage);
    stage.send(Command::OpenPath(path.clone()));
    stage.press("Save");
    assert!(stage.has("Folder and name of the file"));
    let next = folder.file("next.ron");
    stage.send(Command::SaveTo(next.clone(), Over::Ask));
    assert!(load_file(&next).is_ok());
    assert!(matches!(&stage.state().origin, Origin::File(at, _) if *at == path));
}

#[test]
fn not_saving_is_agreed_to_once() {
    let (folder, (mut stage, _)) = (Folder::new(), open(false));
    change(&mut stage);
    let mine = stage.state().registry().clone();
    stage.send(Command::OpenPath(folder.file("none.ron")));
    stage.press("Don't save");
    assert!(stage.has("none.ron"));
    assert_eq!(stage.state().registry(), &mine);
    // That file could not be opened, so nothing was lost, and the next time is asked again.
    stage.send(Command::Quit);
    assert!(stage.has("There are unsaved changes"));
    stage.press("Cancel");
    // Nor does a path that is not typed in the end count.
    stage.send(Command::Open);
    stage.press("Don't save");
    stage.press("Cancel");
    change(&mut stage);
    stage.send(Command::OpenBuiltIn);
    assert!(stage.has("There are unsaved changes"));
}

#[test]
fn a_picture_replaces_a_file_only_after_asking_and_never_another_sort_of_file() {
    let (folder, (mut stage, answers)) = (Folder::new(), open(true));
    let (picture, registry) = (folder.file("there.svg"), folder.file("registry.ron"));
    for path in [&picture, &registry] {
        fs::write(path, "precious").expect("written");
    }
    stage.send(Command::ExportTo(picture.clone(), Over::Ask));
    assert_eq!(fs::read_to_string(&picture).expect("read"), "precious");
    stage.press("Replace");
    let drawn = fs::read_to_string(&picture).expect("read");
    assert!(drawn.contains("<svg"));
    stage.send(Command::ExportTo(registry.clone(), Over::Whatever));
    assert_eq!(fs::read_to_string(&registry).expect("read"), "precious");
    assert!(folder.file("registry.ron.svg").exists());
    // The dialog asked about a name that then got an ending.
    let ended = folder.file("plan.svg");
    fs::write(&ended, "precious").expect("written");
    answers.borrow_mut().next = Some(folder.file("plan"));
    stage.send(Command::Export);
    stage.press("SVG");
    stage.press("Choose a file and export…");
    assert!(stage.has("A file of this name exists"));
    assert_eq!(fs::read_to_string(&ended).expect("read"), "precious");
}

#[test]
fn a_path_that_cannot_be_written_can_be_mended() {
    let (folder, (mut stage, _)) = (Folder::new(), open(false));
    change(&mut stage);
    stage.send(Command::SaveAs);
    let path = folder.file("no/such.ron");
    stage.keys(Modifiers::COMMAND, Key::A);
    stage.type_text(path.to_str().expect("a plain path"));
    stage.press("Save");
    assert!(stage.has("there is no such place"), "{:?}", stage.texts());
    assert!(!stage.has(".kizuna-"), "no name of a temporary file");
    assert!(stage.has("Folder and name of the file"), "the sheet stays");
    assert_eq!(stage.state().desk.path, path.display().to_string());
}
