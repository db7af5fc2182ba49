//! A large network in the window.

use std::fmt::Write as _;

use egui::accesskit::Role;
use egui::{Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use kizuna::layout::Centre;
use kizuna::model::Lang;
use kizuna::scene::{Arrangement, View};
use kizuna::ui::command::Command;

use super::stage::{Scene, Stage};
use crate::support::world;

fn large() -> Stage {
    let mut text = String::from("home h\nkind pact sister\nactor h city JP 35,139\n");
    for at in 0..650 {
        writeln!(
            text,
            "actor n{at} city FR {},{}\ntie t{at} pact h n{at} : signed 2000",
            at / 35 * 4 - 40,
            at % 35 * 9 - 160,
        )
        .expect("text");
    }
    let mut scene = Scene::new(Lang::En);
    scene.registry = std::sync::Arc::new(world(&text));
    let mut stage = scene.open();
    let map = Arrangement::Map(Centre::Pacific);
    stage.send(Command::Show(View::Network(map)));
    stage
}

/// Where an actor's mark is in the window.
fn place(stage: &Stage, id: &str) -> egui::Pos2 {
    let canvas = stage.harness.get_by_role(Role::Canvas).rect();
    let mut marks = stage.scene().actors.iter();
    let mark = marks.find(|mark| mark.id.as_str() == id).expect("a mark");
    canvas.min + vec2(mark.at.x as f32, mark.at.y as f32)
}

#[test]
fn pointing_into_a_large_network_does_not_make_it_anew() {
    let mut stage = large();
    let before = stage.scene().clone();
    // The very same marks, not equal ones.
    let lies = |stage: &Stage| stage.scene().ties.as_ptr();
    let kept = lies(&stage);
    let at = place(&stage, "n300");
    stage.pointer(at, None, Modifiers::NONE);
    stage.run();
    let actor = stage.state().registry().actors.position("n300");
    assert_eq!(stage.state().view.hovered, actor);
    assert!(*stage.scene() == before);
    assert_eq!(lies(&stage), kept);
    // Its name and what it is are told all the same.
    assert!(stage.painted("n300 · ").is_some(), "{:?}", stage.texts());
}

#[test]
fn a_large_network_follows_the_wheel_and_is_pointed_at_where_it_is_seen() {
    let mut stage = large();
    let before = place(&stage, "n453");
    stage.pointer(before, None, Modifiers::NONE);
    let drawn = stage.scene().clone();
    stage.send(Command::Zoom(2.0));
    stage.run();
    assert!(*stage.scene() == drawn, "it only grows at first");
    for _ in 0..5 {
        stage.harness.step();
    }
    let after = place(&stage, "n453");
    assert_ne!(before, after);
    stage.pointer(after, None, Modifiers::NONE);
    stage.run();
    let actor = stage.state().registry().actors.position("n453");
    assert_eq!(stage.state().view.hovered, actor);
}
