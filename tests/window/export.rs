//! Handing on: the sheet, looks at what will be written, and the files.

use std::fs;

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use kizuna::i18n::text;
use kizuna::lens::Lens;
use kizuna::model::Lang;
use kizuna::publish::Form;
use kizuna::scene::{Arrangement, View};
use kizuna::ui::Sheet;
use kizuna::ui::command::Command;
use kizuna::ui::files::Over;

use super::stage::{Scene, Stage, TODAY, english};
use crate::support::{day, each, same};

fn bytes_of_line(words: &[&str]) -> u8 {
    let environment = kizuna::cli::Environment {
        args: words.iter().map(Into::into).collect(),
        today: TODAY,
        lang: Lang::Ja,
        terminal: false,
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    kizuna::cli::run(&environment, &mut out, &mut err, |_| Ok(()))
}

#[test]
fn the_window_writes_the_same_bytes_as_the_command_line_in_every_form() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut scene = Scene::new(Lang::En);
    scene.registry = std::sync::Arc::clone(crate::support::whole());
    let mut stage = scene.open();
    let lens = Lens {
        kinds: ["partner_city".into()].into(),
        ..Lens::as_of(day("2010-12-31"))
    };
    stage.send(Command::SetLens(Box::new(lens), None));
    for form in Form::ALL {
        let [window, line] =
            ["window", "line"].map(|name| folder.path().join(format!("{name}.{}", form.ending())));
        stage.send(Command::ExportTo(window.clone(), Over::Ask));
        let line_path = line.to_str().expect("a plain path");
        let mut words = vec![
            "kizuna",
            "export",
            line_path,
            "--as-of",
            "2010",
            "--kind",
            "partner_city",
            "--lang",
            "en",
        ];
        if form.is_picture() {
            // As the sheet proposes.
            words.extend(["--size", "A4", "--margin", "10"]);
        }
        assert_eq!(bytes_of_line(&words), 0, "{form:?}");
        let read = |path| fs::read(path).expect("written");
        assert!(read(&window) == read(&line), "{form:?} differs");
    }
}

fn open() -> Stage {
    let mut stage = english();
    stage.send(Command::Export);
    stage
}

#[test]
fn the_sheet_opens_on_what_is_shown_and_escape_closes_it() {
    let mut stage = english();
    stage.send(Command::Show(View::Network(Arrangement::Force)));
    stage.send(Command::AddPane);
    stage.keys(egui::Modifiers::COMMAND, egui::Key::E);
    assert_eq!(stage.state().desk.sheet, Some(Sheet::Export));
    let panes = &stage.state().view.panes;
    let shown: Vec<&View> = panes.iter().map(|pane| &pane.shows).collect();
    // In the order in which they stand, whichever is worked in.
    let exporting = &stage.state().desk.exporting;
    let chosen = [exporting.view.as_ref(), exporting.beside.as_ref()];
    assert_eq!(chosen.map(|view| view.expect("a view")).to_vec(), shown);
    stage.key(egui::Key::Escape);
    assert_eq!(stage.state().desk.sheet, None);
}

#[test]
fn each_form_has_a_name_and_a_sentence_and_only_the_choices_that_it_takes() {
    each(
        [
            (
                Form::Pdf,
                vec!["Size", "Margins", "Ground", "Title"],
                vec!["Fineness", "List"],
            ),
            (
                Form::Png,
                vec!["Size", "Margins", "Fineness", "Ground", "Title"],
                vec!["List"],
            ),
            (
                Form::Svg,
                vec!["Size", "Margins", "Ground", "Title"],
                vec!["Fineness", "List"],
            ),
            (
                Form::Csv,
                vec!["List"],
                vec!["Size", "Margins", "Ground", "Title", "Fineness"],
            ),
            (
                Form::Json,
                vec![],
                vec!["Size", "Margins", "Ground", "Title", "Fineness", "List"],
            ),
            (
                Form::Gexf,
                vec!["View that places are taken from"],
                vec!["Size", "View beside it"],
            ),
        ],
        6,
        |(form, has, lacks)| {
            let mut stage = open();
            stage.press(form.name());
            same("form", &stage.state().desk.exporting.form, form)?;
            let texts = stage.texts();
            let is_there = |name: &&str| texts.iter().any(|text| text == name);
            let missing: Vec<_> = has.iter().filter(|name| !is_there(name)).collect();
            let needless: Vec<_> = lacks.iter().filter(|name| is_there(name)).collect();
            same("missing", &missing, &Vec::<&&str>::new())?;
            same("needless", &needless, &Vec::<&&str>::new())
        },
    );
}

#[test]
fn a_look_at_the_file_is_shown_and_follows_what_is_chosen() {
    let mut stage = open();
    let seen = |stage: &Stage| stage.state().export_look();
    assert_eq!(seen(&stage), Some("picture".to_owned()));
    stage.press("CSV");
    let lines = seen(&stage).expect("a look");
    assert!(
        lines.starts_with("ID,") || lines.contains("sister_city"),
        "{lines}"
    );
    stage.press("Cities and bodies");
    let other = seen(&stage).expect("a look");
    assert_ne!(lines, other);
    assert!(other.contains("frankfurt"), "{other}");
}

#[test]
fn a_size_that_cannot_be_made_is_said_and_nothing_can_be_written() {
    let mut stage = open();
    let sizes = stage.harness.get_by_role_and_label(Role::ComboBox, "Size");
    sizes.click();
    stage.run();
    stage.press("Points");
    assert!(!stage.has("from 200 to 20000"));
    stage.press("Points across");
    stage.keys(egui::Modifiers::COMMAND, egui::Key::A);
    stage.type_text("12");
    assert!(stage.has("from 200 to 20000"), "{:?}", stage.texts());
    let button = text(Lang::En, "export-choose-file");
    let button = stage.first(&button);
    assert!(button.accesskit_node().is_disabled());
}

#[test]
fn without_a_dialog_a_path_is_typed_and_a_refused_name_is_explained_and_can_be_mended() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut stage = open();
    stage.press("CSV");
    stage.press("Choose a file and export…");
    assert_eq!(stage.state().desk.sheet, Some(Sheet::ExportPath));
    assert!(
        stage
            .state()
            .desk
            .path
            .ends_with("City_of_Yokohama_international_partnerships_Ties_2026-11-22.csv"),
        "{}",
        stage.state().desk.path
    );
    let typed = folder.path().join("who?.csv");
    stage.keys(egui::Modifiers::COMMAND, egui::Key::A);
    stage.type_text(typed.to_str().expect("a plain path"));
    stage.press("Write the file");
    assert!(
        stage.has("which PCs with Windows do not accept"),
        "{:?}",
        stage.texts()
    );
    assert!(!typed.exists());
    let mended = folder.path().join("who.csv");
    stage.keys(egui::Modifiers::COMMAND, egui::Key::A);
    stage.type_text(mended.to_str().expect("a plain path"));
    stage.press("Write the file");
    assert!(mended.exists());
    assert!(stage.has("Open the folder"), "{:?}", stage.texts());
    assert_eq!(stage.state().desk.sheet, None);
}

#[test]
fn a_disk_that_refuses_leaves_the_old_file_and_the_sheet_with_what_was_typed() {
    let folder = tempfile::tempdir().expect("a folder");
    // A folder of the file's own name: nobody may write there, not even the owner of everything.
    let path = folder.path().join("there.svg");
    fs::create_dir(&path).expect("made");
    fs::write(path.join("precious"), "as it was").expect("written");
    let mut stage = open();
    stage.press("Choose a file and export…");
    stage.keys(egui::Modifiers::COMMAND, egui::Key::A);
    stage.type_text(path.to_str().expect("a plain path"));
    stage.press("Write the file");
    // It exists: the person is asked, and says yes.
    stage.press("Replace");
    assert!(stage.has("cannot be written"), "{:?}", stage.texts());
    assert_eq!(
        fs::read_to_string(path.join("precious")).expect("read"),
        "as it was"
    );
}

#[test]
fn leaving_out_internal_records_is_what_public_is_on_the_command_line() {
    let registry = crate::cli::public::registry();
    let folder = tempfile::tempdir().expect("a folder");
    let ron = folder.path().join("registry.ron");
    fs::write(&ron, kizuna::store::to_ron(&registry).expect("RON")).expect("written");
    let mut scene = Scene::new(Lang::En);
    scene.registry = std::sync::Arc::new(registry);
    let mut stage = scene.open();
    stage.send(Command::SetLens(Box::default(), None));
    stage.send(Command::Export);
    stage.press("Leave out internal records");
    for form in Form::ALL {
        let [window, line] =
            ["window", "line"].map(|name| folder.path().join(format!("{name}.{}", form.ending())));
        stage.send(Command::ExportTo(window.clone(), Over::Ask));
        let path = |path: &std::path::Path| path.to_str().expect("a plain path").to_owned();
        let (line_path, file) = (path(&line), path(&ron));
        let mut words = vec![
            "kizuna", "export", &line_path, "--public", "--lang", "en", "--file", &file,
        ];
        if form.is_picture() {
            words.extend(["--size", "A4", "--margin", "10"]);
        }
        assert_eq!(bytes_of_line(&words), 0, "{form:?}");
        let read = |path| fs::read(path).expect("written");
        assert!(read(&window) == read(&line), "{form:?} differs");
    }
}
