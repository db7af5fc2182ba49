//! Saved views: opened, saved, renamed, put in order, all of it undone.

use std::sync::Arc;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use kizuna::lens::{Lens, Time};
use kizuna::model::{Lang, Registry, SavedView, Table, Text, Visibility};
use kizuna::ui::Sheet;
use kizuna::ui::command::Command;

use super::stage::{Scene, Stage, TODAY};
use crate::support::{day, whole};

fn open(lang: Lang) -> Stage {
    let mut scene = Scene::new(lang);
    scene.registry = Arc::clone(whole());
    scene.open()
}

fn views(stage: &Stage) -> Vec<String> {
    let views = stage.state().registry().views.iter();
    views.map(|view| view.id.to_string()).collect()
}

/// The name in the list of views.
fn picked(stage: &Stage) -> String {
    use egui_kittest::kittest::NodeT as _;
    let list = stage.harness.get_by_label("Saved views");
    list.accesskit_node().value().unwrap_or_default()
}

fn lens_of(stage: &Stage, id: &str) -> String {
    let view = stage.state().registry().views.get(id);
    view.map(|view| view.lens.clone()).unwrap_or_default()
}

#[test]
fn the_view_that_is_shown_is_named_and_another_is_opened_from_the_list() {
    let mut stage = open(Lang::En);
    let before = stage.state().lens.clone();
    assert_eq!(picked(&stage), "In force today");
    stage.press("Saved views");
    stage.press("Offices over time");
    assert_eq!(stage.state().lens.time, Time::Any);
    assert_eq!(stage.visible_ties().len(), 8);
    assert_eq!(picked(&stage), "Offices over time");
    stage.send(Command::Undo);
    assert_eq!(stage.state().lens, before);
    stage.send(Command::SetLens(
        Box::new(Lens::as_of(day("1999-12-31"))),
        None,
    ));
    assert_eq!(picked(&stage), "Choose a view");
}

#[test]
fn every_view_of_the_registry_opens_and_shows_what_it_counts() {
    let mut stage = open(Lang::Ja);
    assert!(views(&stage).len() >= 7);
    for id in views(&stage) {
        stage.send(Command::OpenView(id.as_str().into()));
        assert!(stage.state().desk.trouble.is_none(), "{id}");
        assert!(!stage.visible_ties().is_empty(), "{id} shows nothing");
        let index = &stage.state().derived.index;
        let left = stage.state().lens.visible(index, TODAY).ties.len();
        assert_eq!(stage.visible_ties().len(), left, "{id}");
    }
}

#[test]
fn a_view_of_a_region_brings_its_scheme_and_undo_takes_both_back() {
    let mut stage = open(Lang::En);
    stage.send(Command::SetScheme("plan2021".into()));
    stage.send(Command::OpenView("latin_america".into()));
    let scheme = |stage: &Stage| stage.state().view.scheme.as_ref().map(ToString::to_string);
    assert_eq!(scheme(&stage).as_deref(), Some("strategy2015"));
    assert!(stage.has("Latin America and the Caribbean, 1 tie"));
    stage.send(Command::Undo);
    assert_eq!(scheme(&stage).as_deref(), Some("plan2021"));
    assert!(stage.state().lens.regions.is_empty());
}

#[test]
fn what_is_shown_is_saved_under_a_name_by_keyboard_alone_and_undone() {
    let mut stage = open(Lang::En);
    let count = views(&stage).len();
    stage.keys(Modifiers::COMMAND, Key::D);
    assert_eq!(stage.state().desk.sheet, Some(Sheet::SaveView));
    // The language of the window comes first.
    stage.type_text("Ports, now!");
    stage.key(Key::Tab);
    stage.type_text("今の港");
    stage.key(Key::Enter);
    assert_eq!(stage.state().desk.sheet, None);
    assert_eq!(views(&stage).last().map(String::as_str), Some("ports_now"));
    assert!(stage.has("View added. The registry itself is not saved yet."));
    // A day that is today's moves on with the calendar.
    assert_eq!(lens_of(&stage, "ports_now"), "--as-of today --kind front");
    assert!(stage.state().is_changed());
    stage.send(Command::Undo);
    assert_eq!(views(&stage).len(), count);
    assert!(!stage.state().is_changed());
}

#[test]
fn the_day_stays_where_that_is_wanted_and_one_name_is_enough() {
    let mut stage = open(Lang::Ja);
    stage.send(Command::ShowSheet(Sheet::SaveView));
    stage.type_text("本日の姿");
    stage.press("今日の日付に合わせて動かす");
    stage.press("保存");
    let view = stage
        .state()
        .registry()
        .views
        .rows()
        .last()
        .cloned()
        .unwrap();
    assert_eq!(view.name, Text::new("本日の姿", "本日の姿"));
    assert_eq!(view.id.as_str(), "view");
    assert_eq!(view.lens, "--as-of 2026-11-22 --kind front");
}

#[test]
fn without_a_name_nothing_is_saved() {
    let mut stage = open(Lang::En);
    let before = views(&stage);
    stage.send(Command::ShowSheet(Sheet::SaveView));
    stage.key(Key::Enter);
    assert_eq!(views(&stage), before);
    assert_eq!(stage.state().desk.sheet, Some(Sheet::SaveView));
    stage.key(Key::Escape);
    stage.key(Key::Escape);
    assert_eq!(stage.state().desk.sheet, None);
    assert_eq!(views(&stage), before);
}

#[test]
fn the_same_name_replaces_the_conditions() {
    let mut stage = open(Lang::En);
    let before = views(&stage);
    let lens = Lens {
        kinds: ["sister_city".into()].into(),
        ..Lens::as_of(day("2015-12-31"))
    };
    stage.send(Command::SetLens(Box::new(lens.clone()), None));
    stage.send(Command::ShowSheet(Sheet::SaveView));
    // One of two names alone makes it another view.
    stage.type_text("Asia and Oceania");
    assert!(stage.has("Replaces the conditions of “Asia and Oceania”"));
    stage.key(Key::Tab);
    stage.type_text("まったく別のもの");
    assert!(!stage.has("Replaces"));
    stage.keys(Modifiers::COMMAND, Key::A);
    stage.key(Key::Delete);
    stage.keys(Modifiers::SHIFT, Key::Tab);
    stage.keys(Modifiers::COMMAND, Key::A);
    stage.type_text("Offices over time");
    assert!(stage.has("Replaces the conditions of “Offices over time”"));
    stage.press("Replace");
    assert!(stage.has("View changed. The registry itself is not saved yet."));
    assert_eq!(views(&stage), before);
    let words = "--as-of 2015-12-31 --kind sister_city";
    assert_eq!(lens_of(&stage, "offices_over_time"), words);
    let label = stage
        .state()
        .document
        .undo_label()
        .map(kizuna::i18n::Message::id);
    assert_eq!(label, Some("change-view-change"));
}

#[test]
fn views_are_ordered_renamed_updated_and_removed_and_each_is_a_step_of_undo() {
    let mut stage = open(Lang::En);
    let first = views(&stage);
    let bytes = kizuna::store::to_ron(stage.state().registry()).unwrap();
    stage.send(Command::ShowSheet(Sheet::Views));
    stage.press("Move “Agreements of the last ten years” up");
    assert_eq!(views(&stage)[..2], ["last_ten_years", "in_force_today"]);
    // What is seen in the list is not said again.
    assert!(!stage.has("View changed"));
    stage.press("Move “Agreements of the last ten years” down");
    assert_eq!(views(&stage), first);
    stage.press("Rename “In force today”");
    stage.harness.get_by_label("Name in English").focus();
    stage.run();
    stage.keys(Modifiers::COMMAND, Key::A);
    stage.type_text("Everything of today");
    stage.key(Key::Enter);
    let name = |stage: &Stage| stage.state().registry().views.rows()[0].name.en.clone();
    assert_eq!(name(&stage), "Everything of today");
    let lens = Lens::as_of(day("1980-12-31"));
    stage.send(Command::SetLens(Box::new(lens), None));
    stage.press("Set “Offices over time” to what is shown");
    assert_eq!(lens_of(&stage, "offices_over_time"), "--as-of 1980-12-31");
    stage.press("Remove “Offices over time”");
    assert!(!views(&stage).contains(&"offices_over_time".to_owned()));
    // The keys of undo reach what lies below this sheet.
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert!(views(&stage).contains(&"offices_over_time".to_owned()));
    stage.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    assert!(!views(&stage).contains(&"offices_over_time".to_owned()));
    stage.press("Close");
    for _ in 0..6 {
        stage.send(Command::Undo);
    }
    assert_eq!(
        kizuna::store::to_ron(stage.state().registry()).unwrap(),
        bytes
    );
    for _ in 0..6 {
        stage.send(Command::Redo);
    }
    assert_eq!(views(&stage).len(), first.len() - 1);
}

#[test]
fn a_view_that_cannot_be_read_says_why_and_changes_nothing() {
    let mut scene = Scene::new(Lang::En);
    let broken = SavedView {
        id: "broken".into(),
        name: Text::new("古い", "Old one"),
        lens: "--kind sister_citi".to_owned(),
        visibility: kizuna::model::Visibility::Public,
    };
    scene.registry = Arc::new(Registry {
        views: Table::new(vec![broken]),
        ..Registry::clone(whole())
    });
    let mut stage = scene.open();
    let before = stage.state().lens.clone();
    stage.send(Command::OpenView("broken".into()));
    assert_eq!(stage.state().lens, before);
    let trouble = stage
        .state()
        .desk
        .trouble
        .clone()
        .expect("says what is wrong");
    assert!(
        trouble.text(Lang::En).contains("sister_city"),
        "{trouble:?}"
    );
    stage.send(Command::ShowSheet(Sheet::Views));
    assert!(stage.has("The lens of a saved view cannot be read. View “Old one”: There is no kind"));
}

#[test]
fn a_registry_without_views_says_so() {
    let mut scene = Scene::new(Lang::Ja);
    scene.registry = Arc::new(Registry {
        views: Table::default(),
        ..Registry::clone(whole())
    });
    let mut stage = scene.open();
    stage.send(Command::ShowSheet(Sheet::Views));
    assert!(stage.has("保存したビューはまだありません。"));
}

/// A window on the whole registry in which one milestone alone is internal.
fn open_with_something_internal(lang: Lang) -> Stage {
    let mut milestones = whole().milestones.rows().to_vec();
    milestones[0].visibility = Visibility::Internal;
    let mut scene = Scene::new(lang);
    scene.registry = Arc::new(Registry {
        milestones: Table::new(milestones),
        ..Registry::clone(whole())
    });
    scene.open()
}

const STAFF: &str = "Show this view to staff only";

fn is_ticked(stage: &Stage) -> bool {
    use egui::accesskit::Toggled;
    use egui_kittest::kittest::NodeT as _;
    let tick = stage.harness.get_by_label(STAFF);
    tick.accesskit_node().toggled() == Some(Toggled::True)
}

fn visibility(stage: &Stage, id: &str) -> Visibility {
    let view = stage.state().registry().views.get(id);
    view.expect("there").visibility
}

#[test]
fn a_view_is_for_staff_only_where_that_is_ticked_new_replaced_or_renamed() {
    // Where nothing is internal there is nothing to keep from anybody.
    let mut stage = open(Lang::En);
    stage.send(Command::ShowSheet(Sheet::SaveView));
    assert!(!stage.has(STAFF));
    let mut stage = open_with_something_internal(Lang::En);
    // A new one.
    stage.send(Command::ShowSheet(Sheet::SaveView));
    stage.type_text("Talks");
    assert!(!is_ticked(&stage));
    stage.press(STAFF);
    stage.press("Save");
    assert_eq!(visibility(&stage, "talks"), Visibility::Internal);
    // One that is replaced stays what it was, and the box says so …
    stage.send(Command::ShowSheet(Sheet::SaveView));
    stage.type_text("Talks");
    assert!(is_ticked(&stage));
    stage.press("Replace");
    assert_eq!(visibility(&stage, "talks"), Visibility::Internal);
    // … until somebody says otherwise.
    stage.send(Command::ShowSheet(Sheet::SaveView));
    stage.type_text("Talks");
    stage.press(STAFF);
    stage.press("Replace");
    assert_eq!(visibility(&stage, "talks"), Visibility::Public);
    stage.send(Command::ShowSheet(Sheet::SaveView));
    stage.type_text("Offices over time");
    assert!(!is_ticked(&stage));
    stage.press(STAFF);
    stage.press("Replace");
    assert_eq!(
        visibility(&stage, "offices_over_time"),
        Visibility::Internal
    );
    // The sheet of all views tells it, and the form of a name can change it.
    stage.send(Command::ShowSheet(Sheet::Views));
    stage.press("Rename “Offices over time”");
    assert!(stage.has("internal"), "{:?}", stage.texts());
    assert!(is_ticked(&stage));
    stage.press(STAFF);
    stage.press("Apply");
    assert_eq!(visibility(&stage, "offices_over_time"), Visibility::Public);
    assert!(!stage.has("internal"), "{:?}", stage.texts());
    stage.press("Rename “Offices over time”");
    assert!(!is_ticked(&stage));
    stage.press(STAFF);
    stage.press("Apply");
    assert_eq!(
        visibility(&stage, "offices_over_time"),
        Visibility::Internal
    );
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(visibility(&stage, "offices_over_time"), Visibility::Public);
}
