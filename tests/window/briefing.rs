//! Briefings: the sheet, its pages, templates, and the files.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use kizuna::brief::{templates, title_id};
use kizuna::i18n::text;
use kizuna::lens::Lens;
use kizuna::model::{ActorId, Lang, Registry, Section, Tone};
use kizuna::publish::{BriefForm, DRAWS_PAGES};
use kizuna::store::{Settings, Theme, to_ron};
use kizuna::ui::briefing::{About, BriefAbout, Tongue};
use kizuna::ui::command::Command;
use kizuna::ui::files::{Choice, Over};
use kizuna::ui::{Mode, Sheet};

use super::pictures::{assert_looks_like, picture};
use super::raster::Textures;
use super::stage::{Scene, Stage, TODAY, english};
use crate::support::{builtin, day, delegations};

fn select(stage: &mut Stage, ids: &[&str]) {
    let ids: BTreeSet<ActorId> = ids.iter().map(|id| (*id).into()).collect();
    stage.send(Command::Select(ids));
}

fn brief(stage: &mut Stage) {
    stage.send(Command::Brief(BriefAbout::Selection));
}

/// A window with the sheet for Frankfurt.
fn open() -> Stage {
    let mut stage = english();
    select(&mut stage, &["frankfurt"]);
    brief(&mut stage);
    stage
}

/// The names of the pages that are there.
fn pages(stage: &Stage) -> Vec<String> {
    let images = stage.harness.get_all_by_role(Role::Image);
    let names = images.filter_map(|node| node.accesskit_node().label());
    names.filter(|name| name.starts_with("Page ")).collect()
}

/// Chooses the language of the paper.
fn speak(stage: &mut Stage, id: &'static str) {
    let name = text(Lang::En, id);
    let button = stage
        .harness
        .get_by_role_and_label(Role::RadioButton, &name);
    button.click();
    stage.run();
}

/// How many pages the shown paper has, and which have been drawn.
fn shown(stage: &Stage) -> (usize, Vec<usize>) {
    let shown = stage.state().desk.briefing.shown();
    let (_, count, drawn) = shown.expect("a paper is shown");
    (count, drawn)
}

/// The sections that the paper has, in their order.
fn sections(stage: &Stage) -> Vec<Section> {
    let errand = stage.state().desk.briefing.errand(stage.state());
    errand.expect("an order").order.request.template.sections
}

fn line(words: &[&str]) -> u8 {
    let environment = kizuna::cli::Environment {
        args: words.iter().map(Into::into).collect(),
        today: TODAY,
        lang: Lang::Ja,
        terminal: false,
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    kizuna::cli::run(&environment, &mut out, &mut err, |_| Ok(()))
}

/// Forms that this program can write.
fn forms() -> impl Iterator<Item = BriefForm> {
    let all = BriefForm::ALL.into_iter();
    all.filter(|form| *form != BriefForm::Pdf || DRAWS_PAGES)
}

/// Writes in every form by the window and by the command line, and compares the bytes.
fn writes_as(stage: &mut Stage, folder: &Path, words: &[&str]) {
    for form in forms() {
        let [window, other] =
            ["window", "line"].map(|name| folder.join(format!("{name}.{}", form.ending())));
        stage.send(Command::BriefTo(window.clone(), Over::Ask));
        let out = other.to_str().expect("a plain path");
        let all: Vec<&str> = ["kizuna", "brief", "-o", out]
            .into_iter()
            .chain(words.iter().copied())
            .collect();
        assert_eq!(line(&all), 0, "{form:?}");
        let read = |path| fs::read(path).expect("written");
        assert!(read(&window) == read(&other), "{form:?} differs");
        fs::remove_file(window).expect("removed");
        fs::remove_file(other).expect("removed");
    }
}

#[test]
fn the_sheet_opens_on_who_is_selected_and_escape_closes_it() {
    let mut stage = english();
    select(&mut stage, &["frankfurt", "lyon"]);
    stage.keys(Modifiers::COMMAND, Key::B);
    assert_eq!(stage.state().desk.sheet, Some(Sheet::Briefing));
    let both = ["frankfurt", "lyon"].map(ActorId::from).to_vec();
    assert_eq!(stage.state().desk.briefing.about, About::Actors(both));
    assert!(stage.has("Frankfurt"));
    stage.key(Key::Escape);
    assert_eq!(stage.state().desk.sheet, None);
    // The details of an actor lead here, too.
    select(&mut stage, &["lyon"]);
    stage.press("Briefing…");
    let lyon = About::Actors(vec!["lyon".into()]);
    assert_eq!(stage.state().desk.briefing.about, lyon);
}

#[test]
fn a_tie_is_about_its_other_side() {
    let mut stage = english();
    let registry = Arc::clone(stage.state().registry());
    let home = registry.home.clone().expect("a home");
    let mut ties = registry.ties.iter();
    let tie = ties.find(|tie| tie.from == home && !registry.is_at_home(&tie.to));
    let tie = tie.expect("a tie of the home city");
    stage.send(Command::SelectTie(tie.id.clone()));
    brief(&mut stage);
    let about = About::Actors(vec![tie.to.clone()]);
    assert_eq!(stage.state().desk.briefing.about, about);
}

#[test]
fn with_nobody_selected_it_says_what_to_do_and_leads_to_the_search() {
    let mut stage = english();
    brief(&mut stage);
    assert!(stage.has("Nobody is selected yet"), "{:?}", stage.texts());
    stage.press("Search for a partner");
    assert_eq!(stage.state().desk.sheet, None);
    let focus = stage.harness.ctx.memory(egui::Memory::focused);
    assert_eq!(focus, Some(egui::Id::unique("search-box")));
}

#[test]
fn its_pages_are_there_and_those_in_sight_are_drawn_first() {
    if !DRAWS_PAGES {
        return;
    }
    let mut stage = open();
    let (count, drawn) = shown(&stage);
    assert!(count >= 3, "{count} pages");
    assert_eq!(pages(&stage).len(), count);
    assert_eq!(pages(&stage)[0], format!("Page 1 of {count}"));
    // Only what is in sight, and what comes next.
    assert_eq!(drawn, [0, 1]);
    assert!(stage.has(&format!("Page 1 of {count}")));
    stage.key(Key::End);
    let (_, drawn) = shown(&stage);
    assert!(drawn.contains(&(count - 1)), "{drawn:?}");
    let at = stage.painted(&format!("Page {count} of {count}"));
    assert!(at.is_some(), "the bar says which page it is");
    stage.key(Key::Home);
    assert!(stage.painted(&format!("Page 1 of {count}")).is_some());
    stage.key(Key::PageDown);
    stage.key(Key::PageDown);
    assert!(stage.painted(&format!("Page 1 of {count}")).is_none());
    stage.key(Key::PageUp);
    stage.key(Key::PageUp);
    assert!(stage.painted(&format!("Page 1 of {count}")).is_some());
    // Whole pages are turned one by one.
    stage.press("Whole page");
    stage.key(Key::PageDown);
    assert!(stage.painted(&format!("Page 2 of {count}")).is_some());
    stage.press("The next page");
    assert!(stage.painted(&format!("Page 3 of {count}")).is_some());
}

#[test]
fn another_language_gives_other_pages() {
    if !DRAWS_PAGES {
        return;
    }
    let textures = Textures::default();
    let mut stage = Scene::new(Lang::En).open_with(textures.clone());
    select(&mut stage, &["lyon"]);
    brief(&mut stage);
    let english = picture(&stage, &textures);
    speak(&mut stage, "lang-ja");
    let chosen = Some(Tongue::One(Lang::Ja));
    assert_eq!(stage.state().desk.briefing.tongue, chosen);
    let japanese = picture(&stage, &textures);
    let pixels = super::pictures::differing_more_than(40, &english, &japanese);
    assert!(pixels > 5_000, "only {pixels} pixels differ");
    let langs = |stage: &Stage| {
        let (of, ..) = stage.state().desk.briefing.shown().expect("a paper");
        of.errand.order.request.langs.clone()
    };
    assert_eq!(langs(&stage), [Lang::Ja]);
    stage.press("Both");
    assert_eq!(langs(&stage), Lang::ALL);
    // English alone has no style to choose.
    assert!(stage.has("Style of the Japanese"));
    speak(&mut stage, "lang-en");
    assert!(!stage.has("Style of the Japanese"));
}

#[test]
fn sections_are_left_out_and_moved_by_buttons_and_keys() {
    let mut stage = open();
    let usual = sections(&stage);
    let name = |section: Section| text(Lang::En, title_id(section));
    stage.press(&name(Section::Ties));
    let without: Vec<Section> = usual
        .iter()
        .copied()
        .filter(|section| *section != Section::Ties)
        .collect();
    assert_eq!(sections(&stage), without);
    stage.press(&name(Section::Ties));
    assert_eq!(sections(&stage), usual);
    stage.press(&format!("Move “{}” up", name(usual[1])));
    let mut moved = usual.clone();
    moved.swap(0, 1);
    assert_eq!(sections(&stage), moved);
    // The keyboard goes with the section that was moved, and moves it on.
    let first = name(usual[0]);
    let tick = |stage: &Stage, name: &str| {
        let node = stage
            .harness
            .get_by_role_and_label(Role::CheckBox, name)
            .accesskit_node();
        node.is_focused()
    };
    stage
        .harness
        .get_by_role_and_label(Role::CheckBox, &first)
        .focus();
    stage.run();
    stage.keys(Modifiers::ALT, Key::ArrowDown);
    moved.swap(1, 2);
    assert_eq!(sections(&stage), moved);
    assert!(tick(&stage, &first));
    stage.keys(Modifiers::ALT, Key::ArrowUp);
    stage.keys(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(sections(&stage), usual);
    assert!(tick(&stage, &first));
    // Without Alt the keyboard goes to the next, and nothing moves.
    stage.key(Key::ArrowDown);
    assert!(tick(&stage, &name(usual[1])));
    assert_eq!(sections(&stage), usual);
}

#[test]
fn every_form_has_the_bytes_of_the_command_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut scene = Scene::new(Lang::En);
    scene.registry = Arc::clone(crate::support::whole());
    let mut stage = scene.open();
    select(&mut stage, &["frankfurt", "lyon"]);
    brief(&mut stage);
    writes_as(
        &mut stage,
        folder.path(),
        &["frankfurt", "lyon", "--lang", "en"],
    );
    // The day that is shown, both languages, another template.
    let lens = Lens::as_of(day("2015-05-01"));
    stage.send(Command::SetLens(Box::new(lens), None));
    brief(&mut stage);
    assert_eq!(stage.state().desk.briefing.day, "2015-05-01");
    stage.press("Both");
    let combo = stage
        .harness
        .get_by_role_and_label(Role::ComboBox, "Template");
    combo.click();
    stage.run();
    stage.press("Business mission");
    let words = [
        "frankfurt",
        "lyon",
        "--lang",
        "both",
        "--as-of",
        "2015-05-01",
        "--template",
        "business",
    ];
    writes_as(&mut stage, folder.path(), &words);
}

#[test]
fn a_delegation_has_the_bytes_of_the_command_line_for_the_house_and_for_everybody() {
    let folder = tempfile::tempdir().expect("a folder");
    let registry = registry();
    let ron = folder.path().join("registry.ron");
    fs::write(&ron, to_ron(&registry).expect("RON")).expect("written");
    let file = ron.to_str().expect("a plain path");
    let mut scene = Scene::new(Lang::En);
    scene.registry = Arc::new(registry);
    let mut stage = scene.open();
    stage.send(Command::Brief(BriefAbout::Delegation("open".into())));
    assert!(stage.has("Visit to Lyon"));
    let words = ["--delegation", "open", "--lang", "en", "--file", file];
    writes_as(&mut stage, folder.path(), &words);
    let errand = |stage: &Stage| {
        let state = stage.state();
        state.desk.briefing.errand(state).expect("an order")
    };
    assert!(!errand(&stage).public);
    stage.send(Command::Brief(BriefAbout::Delegation("open".into())));
    stage.press("Leave out internal records");
    assert!(errand(&stage).public);
    let words = [words.as_slice(), &["--public"]].concat();
    writes_as(&mut stage, folder.path(), &words);
    // What is internal itself has no public paper, and that is said where the pages would be.
    stage.send(Command::Brief(BriefAbout::Delegation("hidden".into())));
    if DRAWS_PAGES {
        assert!(
            stage.has("the delegation is an internal record"),
            "{:?}",
            stage.texts()
        );
    }
    stage.press("Leave out internal records");
    assert!(!stage.has("the delegation is an internal record"));
}

/// The built-in registry with two delegations, one of them internal, and a template.
fn registry() -> Registry {
    let tables = r#"
      delegations: [
        (id: "open", title: (ja: "リヨン訪問", en: "Visit to Lyon"), direction: outgoing,
         date: "2027-04-10", until: "2027-04-12",
         stops: [(actor: "lyon", date: "2027-04-11")],
         questions: [(text: (ja: "議会の日程", en: "Dates of the assembly"), sources: [], visibility: internal)],
         sources: []),
        (id: "hidden", title: (ja: "秘密の訪問", en: "Hidden visit"), direction: outgoing,
         date: "2027-05-10", stops: [(actor: "lyon")], visibility: internal),
      ],
      templates: [
        (id: "short", name: (ja: "一枚", en: "One page"), tone: plain, sections: [summary, ties]),
      ],
    "#;
    delegations::with(builtin(), tables)
}

#[test]
fn a_public_window_makes_public_papers_only() {
    let mut scene = Scene::new(Lang::En);
    scene.registry = Arc::new(kizuna::lens::public(&registry(), TODAY));
    scene.public = true;
    let mut stage = scene.open();
    select(&mut stage, &["lyon"]);
    brief(&mut stage);
    let node = stage.first("Leave out internal records");
    assert!(node.accesskit_node().is_disabled());
    let errand = stage.state().desk.briefing.errand(stage.state());
    assert!(!errand.expect("an order").marks);
}

fn own(stage: &Stage) -> Vec<String> {
    let rows = stage.state().registry().templates.iter();
    rows.map(|row| format!("{}: {} / {}", row.id, row.name.ja, row.name.en))
        .collect()
}

#[test]
fn templates_are_saved_changed_renamed_removed_and_undone() {
    let mut stage = open();
    let usual = sections(&stage);
    assert!(!stage.has("Update the template") && !stage.has("Rename…"));
    let name = |section: Section| text(Lang::En, title_id(section));
    stage.press(&name(usual[0]));
    assert!(stage.has("differ from this template"));
    stage.press("Save as a template…");
    // The keyboard is in the first box.
    stage.type_text("Short call");
    stage.press("Use this name");
    assert_eq!(own(&stage), ["short_call: Short call / Short call"]);
    let row = |stage: &Stage, at: usize| stage.state().registry().templates.rows()[at].clone();
    assert_eq!(row(&stage, 0).sections, usual[1..]);
    assert_eq!(row(&stage, 0).tone, Tone::Polite);
    assert!(!stage.has("differ from this template"));
    // It is offered behind those of the program, and chosen.
    assert_eq!(stage.state().desk.briefing.template.as_str(), "short_call");
    assert_eq!(templates(stage.state().registry()).len(), 5);
    stage.press(&name(usual[1]));
    stage.press("Update the template");
    assert_eq!(row(&stage, 0).sections, usual[2..]);
    stage.press("Rename…");
    stage.keys(Modifiers::COMMAND, Key::A);
    stage.type_text("Call");
    stage.press("Use this name");
    assert_eq!(own(&stage), ["short_call: Short call / Call"]);
    stage.press("Remove the template");
    assert!(own(&stage).is_empty());
    // What was chosen stays chosen; it differs from the usual template.
    assert_eq!(sections(&stage), usual[2..]);
    assert!(stage.has("differ from this template"));
    // Each step is taken back by itself, with the sheet open.
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(own(&stage), ["short_call: Short call / Call"]);
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(own(&stage), ["short_call: Short call / Short call"]);
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(row(&stage, 0).sections, usual[1..]);
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert!(own(&stage).is_empty());
    stage.press("Go back to the template");
    assert_eq!(sections(&stage), usual);
    assert_eq!(stage.state().desk.sheet, Some(Sheet::Briefing));
}

#[test]
fn a_day_that_cannot_be_read_is_explained_and_nothing_can_be_written() {
    let mut stage = open();
    let label = text(Lang::En, "briefing-day");
    let type_day = |stage: &mut Stage, typed: &str| {
        stage
            .harness
            .get_by_role_and_label(Role::TextInput, &label)
            .focus();
        stage.run();
        stage.keys(Modifiers::COMMAND, Key::A);
        stage.type_text(typed);
    };
    type_day(&mut stage, "2015-02-30");
    let button = text(Lang::En, "export-choose-file");
    assert!(stage.first(&button).accesskit_node().is_disabled());
    assert!(stage.has(&text(Lang::En, "date-no-such-day-short")));
    type_day(&mut stage, "平成27年5月");
    assert!(stage.has("31 May 2015"), "{:?}", stage.texts());
    assert!(!stage.first(&button).accesskit_node().is_disabled());
    let errand = stage.state().desk.briefing.errand(stage.state());
    let asked = errand.expect("an order").order.request.day;
    assert_eq!(asked, Some(day("2015-05-31")));
}

#[test]
fn a_file_is_proposed_written_and_its_folder_offered() {
    let folder = tempfile::tempdir().expect("a folder");
    let scene = Scene::new(Lang::En);
    let answers = std::rc::Rc::clone(&scene.answers);
    let mut stage = scene.open();
    select(&mut stage, &["lyon"]);
    brief(&mut stage);
    let path = folder.path().join("paper.md");
    {
        let mut answers = answers.borrow_mut();
        answers.available = true;
        answers.next = Some(path.clone());
    }
    stage.press("Markdown");
    stage.press("Choose a file and export…");
    let asked = answers.borrow().asked.clone();
    let [Choice::Brief { name, ending }] = asked.as_slice() else {
        panic!("{asked:?}");
    };
    assert_eq!(*ending, "md");
    assert!(
        name.contains("Lyon") && name.ends_with("2026-11-22.md"),
        "{name}"
    );
    assert!(fs::read_to_string(&path).expect("written").contains("Lyon"));
    assert!(stage.has("Open the folder"), "{:?}", stage.texts());
    assert_eq!(stage.state().desk.sheet, None);
}

#[test]
fn a_disk_that_refuses_is_explained_and_leaves_what_was_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("there.md");
    fs::create_dir(&path).expect("made");
    fs::write(path.join("precious"), "as it was").expect("written");
    let mut stage = open();
    stage.press("Markdown");
    stage.press("Choose a file and export…");
    assert_eq!(stage.state().desk.sheet, Some(Sheet::BriefingPath));
    stage.keys(Modifiers::COMMAND, Key::A);
    stage.type_text(path.to_str().expect("a plain path"));
    stage.press("Write the file");
    stage.press("Replace");
    assert!(stage.has("cannot be written"), "{:?}", stage.texts());
    // The sheet is there again, with what was typed.
    assert_eq!(stage.state().desk.sheet, Some(Sheet::BriefingPath));
    let kept = fs::read_to_string(path.join("precious")).expect("read");
    assert_eq!(kept, "as it was");
}

#[test]
fn writing_can_be_stopped_and_then_there_is_no_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("paper.docx");
    let mut scene = Scene::new(Lang::En);
    scene.mode = Mode::Threads;
    let mut stage = scene.open();
    select(&mut stage, &["frankfurt"]);
    stage.app().send(Command::Brief(BriefAbout::Selection));
    stage.app().send(Command::BriefTo(path.clone(), Over::Ask));
    stage.app().send(Command::CancelExport);
    stage.harness.step();
    stage.harness.step();
    assert!(stage.has("Exporting was stopped"), "{:?}", stage.texts());
    // What is being written when a window closes is written to its end, or not at all.
    drop(stage);
    assert!(!path.exists());
}

#[test]
fn a_snapshot_gives_papers_but_keeps_no_templates() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("then.kizuna");
    let mut stage = english();
    stage.send(Command::SnapshotTo(file.clone(), Over::Ask));
    stage.send(Command::OpenPath(file));
    assert!(stage.state().is_read_only());
    select(&mut stage, &["lyon"]);
    brief(&mut stage);
    let node = stage.first("Save as a template…");
    assert!(node.accesskit_node().is_disabled());
    let out = folder.path().join("paper.html");
    stage.send(Command::BriefTo(out.clone(), Over::Ask));
    assert!(out.exists());
}

#[test]
fn whom_only_the_compared_registry_has_gets_no_paper() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("earlier.ron");
    fs::write(&file, to_ron(builtin()).expect("RON")).expect("written");
    let mut now = (**builtin()).clone();
    let gone: ActorId = "lyon".into();
    let rows = now.actors.rows().iter().filter(|row| row.id != gone);
    now.actors = kizuna::model::Table::new(rows.cloned().collect());
    let rows = now.ties.rows().iter();
    let rows = rows.filter(|row| row.from != gone && row.to != gone);
    now.ties = kizuna::model::Table::new(rows.cloned().collect());
    let mut scene = Scene::new(Lang::En);
    scene.registry = Arc::new(now);
    let mut stage = scene.open();
    stage.send(Command::CompareWith(file));
    select(&mut stage, &["lyon"]);
    brief(&mut stage);
    assert_eq!(stage.state().desk.sheet, None);
    assert!(stage.has("only the registry has that you compare with"));
    select(&mut stage, &["frankfurt"]);
    brief(&mut stage);
    assert_eq!(stage.state().desk.sheet, Some(Sheet::Briefing));
}

fn looks(lang: Lang, theme: Theme, percent: u16, name: &str) {
    if !DRAWS_PAGES {
        return;
    }
    let textures = Textures::default();
    let mut scene = Scene::new(lang);
    scene.settings = Settings {
        theme,
        font_percent: percent,
        ..Settings::default()
    };
    let mut stage = scene.open_with(textures.clone());
    select(&mut stage, &["san_diego"]);
    brief(&mut stage);
    assert_looks_like(name, &picture(&stage, &textures));
}

#[test]
fn pictures_of_the_sheet_in_japanese() {
    looks(Lang::Ja, Theme::Light, 100, "ja-briefing");
}

#[test]
fn pictures_of_the_sheet_in_english_dark() {
    looks(Lang::En, Theme::Dark, 100, "en-briefing-dark");
}

#[test]
fn pictures_of_the_sheet_twice_as_large() {
    looks(Lang::Ja, Theme::Light, 200, "ja-briefing-large");
}
