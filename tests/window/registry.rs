//! The whole registry in the window: as calm as the agreements alone, and all of it at hand.

use std::collections::BTreeMap;

use egui_kittest::kittest::Queryable as _;
use kizuna::model::Lang;
use kizuna::ui::command::Command;

use super::stage::{Scene, Stage};
use crate::support::whole;

fn open(lang: Lang) -> Stage {
    let mut scene = Scene::new(lang);
    scene.registry = std::sync::Arc::clone(whole());
    scene.open()
}

fn places(stage: &Stage) -> BTreeMap<String, (i64, i64)> {
    let app = stage.harness.state().as_ref().expect("open");
    let marks = app.scene().actors.iter();
    marks
        .map(|mark| {
            let at = (mark.at.x.round() as i64, mark.at.y.round() as i64);
            (mark.id.to_string(), at)
        })
        .collect()
}

#[test]
fn it_opens_with_the_agreements_where_they_stand_alone() {
    let (all, alone) = (open(Lang::Ja), Scene::new(Lang::Ja).open());
    assert_eq!(all.visible_ties(), alone.visible_ties());
    assert_eq!(places(&all), places(&alone));
    // Nothing is asked for but the day.
    assert!(!all.has("Remove") && !all.has("非表示"));
}

#[test]
fn further_relations_are_switched_on_and_move_nobody() {
    let mut stage = open(Lang::En);
    let (before, ties) = (places(&stage), stage.visible_ties());
    stage.press("Further relations");
    stage.press_containing("Cooperation project, ");
    let more = stage.visible_ties();
    assert!(more.len() > ties.len(), "{}", more.len());
    let after = places(&stage);
    for (id, place) in &before {
        assert_eq!(after.get(id), Some(place), "{id}");
    }
    stage.press("Remove the condition “Cooperation project”");
    assert_eq!(stage.visible_ties(), ties);
    // Reset leads back to the beginning, from whatever was asked for.
    stage.send(Command::SetLens(Box::default(), None));
    assert!(stage.has("All kinds"));
    stage.press("Reset filters");
    stage.send(Command::Undo);
    stage.send(Command::Undo);
    assert_eq!(stage.visible_ties(), ties);
}

#[test]
fn an_actor_shows_what_it_did_what_is_counted_and_what_is_doubted() {
    let mut stage = open(Lang::En);
    stage.send(Command::Select(
        ["asia_smart_city_conference".into()].into(),
    ));
    let texts = stage.texts().join("\n");
    for part in ["Activities (", "Conference", "Sources disagree in "] {
        assert!(texts.contains(part), "{part} in {texts}");
    }
    stage.press_containing("Activities (");
    let registry = std::sync::Arc::clone(stage.state().registry());
    let editions = registry.activities.iter().filter(|row| {
        row.series
            .as_ref()
            .is_some_and(|id| id.as_str() == "asia_smart_city_conference")
    });
    let mut seen = 0;
    for edition in editions {
        assert!(stage.has(&edition.title.en), "{}", edition.title.en);
        seen += 1;
    }
    assert!(seen >= 3, "{seen}");
    stage.send(Command::Select(
        ["international_affairs_bureau".into()].into(),
    ));
    stage.press_containing("Figures (");
    assert!(stage.has("thousand yen"), "{:?}", stage.texts());
}

#[test]
fn the_history_on_the_axis_is_a_layer_that_can_be_switched_off() {
    let mut stage = open(Lang::En);
    assert!(stage.state().view.history);
    stage.key(egui::Key::F8);
    assert!(!stage.state().view.history);
    stage.key(egui::Key::F8);
    assert!(stage.state().view.history);
}

#[test]
fn every_actor_has_a_page() {
    let mut stage = open(Lang::Ja);
    for actor in &whole().actors {
        stage.send(Command::Select([actor.id.clone()].into()));
        assert!(stage.has(&actor.name().ja), "{}", actor.id);
    }
    assert!(stage.harness.query_by_label("提携").is_some());
}

#[test]
fn what_is_found_but_not_shown_neither_fades_nor_moves_the_picture() {
    let mut stage = open(Lang::En);
    let before = places(&stage);
    stage.send(Command::GoTo("c40".into()));
    assert_eq!(stage.selected(), ["c40"]);
    assert_eq!(places(&stage), before);
    let app = stage.harness.state().as_ref().expect("open");
    assert!(app.scene().actors.iter().all(|mark| !mark.faded));
    // Asked to, it is brought into sight.
    stage.press("Widen the view to show this");
    // No more is lifted than is needed: one kind, and no other that stands back.
    let opening = kizuna::lens::Lens::opening(stage.state().registry()).kinds;
    let added: Vec<_> = stage.state().lens.kinds.difference(&opening).collect();
    assert!((1..=2).contains(&added.len()), "{added:?}");
    let app = stage.harness.state().as_ref().expect("open");
    let size = stage.state().view.panes.active().size;
    let marks = &app.scene().actors;
    let at = marks
        .iter()
        .find(|mark| mark.id.as_str() == "c40")
        .expect("shown")
        .at;
    assert!(
        (0.0..size.width).contains(&at.x) && (0.0..size.height).contains(&at.y),
        "{at:?}"
    );
}

#[test]
fn fitting_shows_those_who_stand_back_and_are_asked_for() {
    let mut stage = open(Lang::En);
    stage.press("Further relations");
    stage.press_containing("Host town, ");
    let inside = |stage: &Stage| {
        let app = stage.harness.state().as_ref().expect("open");
        let size = stage.state().view.panes.active().size;
        let marks = &app.scene().actors;
        marks.iter().all(|mark| {
            (0.0..=size.width).contains(&mark.at.x) && (0.0..=size.height).contains(&mark.at.y)
        })
    };
    assert!(!inside(&stage), "they stand outside of the first picture");
    stage.send(Command::Fit);
    assert!(inside(&stage));
}
