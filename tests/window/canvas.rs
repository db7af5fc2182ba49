//! The canvas: pointer, keyboard, arrangements; nobody moves who stays.

use std::collections::BTreeMap;

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use kizuna::layout::Centre;
use kizuna::lens::{Lens, Time};
use kizuna::model::{Lang, Status};
use kizuna::scene::{Arrangement, View};
use kizuna::ui::command::Command;

use super::stage::{Scene, Stage, english};
use crate::support::world;

/// Where every visible actor stands on the canvas.
fn places(stage: &Stage) -> BTreeMap<String, (f64, f64)> {
    let app = stage.harness.state().as_ref().expect("open");
    app.scene()
        .actors
        .iter()
        .map(|mark| (mark.id.to_string(), (mark.at.x, mark.at.y)))
        .collect()
}

#[test]
fn a_click_selects_and_neighbours_stay_bright() {
    let mut stage = english();
    let at = stage.mark("frankfurt");
    stage.click_at(at, Modifiers::NONE);
    assert_eq!(stage.selected(), ["frankfurt"]);
    let app = stage.harness.state().as_ref().expect("open");
    let bright: Vec<&str> = app
        .scene()
        .actors
        .iter()
        .filter(|mark| !mark.faded)
        .map(|mark| mark.id.as_str())
        .collect();
    let mut bright = bright.clone();
    bright.sort_unstable();
    // Its ties, and what lies in it.
    assert_eq!(bright, ["frankfurt", "office_frankfurt", "yokohama"]);
}

#[test]
fn shift_adds_and_takes_away() {
    let mut stage = english();
    let (lyon, manila) = (stage.mark("lyon"), stage.mark("manila"));
    stage.click_at(lyon, Modifiers::NONE);
    stage.click_at(manila, Modifiers::SHIFT);
    assert_eq!(stage.selected(), ["lyon", "manila"]);
    assert!(stage.has("2 selected"));
    stage.click_at(lyon, Modifiers::SHIFT);
    assert_eq!(stage.selected(), ["manila"]);
}

#[test]
fn a_rectangle_with_shift_selects_what_it_holds() {
    let mut stage = english();
    let middle = stage.mark("lyon");
    let before = stage.state().view.panes.active().camera;
    stage.drag(
        middle - vec2(14.0, 14.0),
        middle + vec2(14.0, 14.0),
        Modifiers::SHIFT,
    );
    assert!(stage.selected().contains(&"lyon".to_owned()));
    assert_eq!(
        stage.state().view.panes.active().camera,
        before,
        "the picture stayed"
    );
}

#[test]
fn dragging_a_mark_pins_it_and_undo_lets_it_go() {
    let mut stage = english();
    let (from, before) = (stage.mark("manila"), places(&stage));
    stage.drag(from, from + vec2(60.0, 40.0), Modifiers::NONE);
    assert!(
        stage
            .state()
            .registry()
            .pins
            .keys()
            .any(|id| id.as_str() == "manila")
    );
    let after = places(&stage);
    for (id, place) in &before {
        let moved = after
            .get(id)
            .is_some_and(|now| (now.0 - place.0).abs() > 0.01 || (now.1 - place.1).abs() > 0.01);
        assert_eq!(moved, id == "manila", "{id}");
    }
    assert!(stage.state().is_changed());
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert!(stage.state().registry().pins.is_empty());
    assert!(!stage.state().is_changed());
    assert_eq!(places(&stage), before);
}

#[test]
fn dragging_the_ground_moves_the_picture() {
    let mut stage = english();
    let (at, before) = (stage.mark("lyon"), stage.state().view.panes.active().camera);
    let empty = {
        let rect = stage
            .harness
            .get_all_by_label_contains("Network. ")
            .next()
            .expect("the canvas is there")
            .rect();
        rect.left_top() + vec2(24.0, 60.0)
    };
    stage.drag(empty, empty + vec2(50.0, 30.0), Modifiers::NONE);
    assert_ne!(stage.state().view.panes.active().camera, before);
    let now = stage.mark("lyon");
    assert!(((now - at) - vec2(50.0, 30.0)).length() < 1.5, "{at} {now}");
}

#[test]
fn the_wheel_zooms_to_the_pointer() {
    let mut stage = english();
    let at = stage.mark("lyon");
    stage.pointer(at, None, Modifiers::NONE);
    stage.harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, 120.0),
        modifiers: Modifiers::NONE,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
    });
    let before = stage.camera().zoom;
    stage.harness.run_steps(30);
    let after = stage.camera().zoom;
    assert!(after > before * 1.1, "{before} {after}");
    assert!(
        (stage.mark("lyon") - at).length() < 2.0,
        "what is under the pointer stays there"
    );
}

#[test]
fn the_network_is_one_tab_stop_and_arrows_move_in_it() {
    let mut stage = english();
    stage
        .harness
        .get_all_by_label_contains("Network. ")
        .next()
        .expect("the canvas is there")
        .focus();
    stage.run();
    stage.key(Key::ArrowRight);
    let home = stage.state().view.hovered;
    let yokohama = stage.state().registry().actors.position("yokohama");
    assert_eq!(home, yokohama, "the first key leads home");
    stage.key(Key::ArrowRight);
    let right = stage
        .state()
        .view
        .hovered
        .expect("somebody is to the right");
    assert_ne!(Some(right), yokohama);
    let positions = stage.positions();
    assert!(positions.get(right).expect("placed").x > 0.0);
    stage.key(Key::Enter);
    assert_eq!(stage.selected().len(), 1);
    stage.key(Key::Escape);
    assert!(stage.selected().is_empty());
    // From the canvas one press of Tab leads out of it, past all its marks.
    stage.key(Key::Tab);
    let focused = stage.harness.ctx.memory(egui::Memory::focused);
    assert_ne!(focused, Some(egui::Id::unique(("view", 0_u32))));
    stage.keys(Modifiers::SHIFT, Key::Tab);
    let focused = stage.harness.ctx.memory(egui::Memory::focused);
    assert_eq!(focused, Some(egui::Id::unique(("view", 0_u32))));
}

#[test]
fn every_mark_can_be_read_with_name_kind_and_date() {
    let stage = english();
    for title in [
        "Lyon · Sister or friendship city · 1959 · in force · 1 tie",
        "Frankfurt · Partner city · 2011",
        "Shanghai Office · Overseas office · October 1987",
    ] {
        assert!(stage.has(title), "{title}: {:?}", stage.texts());
    }
}

#[test]
fn forces_arrange_and_rings_come_back() {
    let mut stage = english();
    let rings = places(&stage);
    stage.press("Forces");
    assert_eq!(
        stage.state().view.panes.active().shows,
        View::Network(Arrangement::Force)
    );
    let forces = places(&stage);
    assert_ne!(rings, forces);
    stage.press("Rings");
    assert_eq!(places(&stage), rings);
    stage.press("Forces");
    assert_eq!(places(&stage), forces, "the same forces, the same places");
}

#[test]
fn the_map_shows_everybody_where_they_are_and_nobody_is_dragged_away() {
    let mut stage = english();
    stage.press("Map");
    assert_eq!(
        stage.state().view.panes.active().shows,
        View::Network(Arrangement::Map(Centre::Pacific))
    );
    assert!(
        !stage
            .texts()
            .iter()
            .any(|text| text.starts_with("Network. "))
    );
    assert!(
        stage
            .texts()
            .iter()
            .any(|text| text.starts_with("Map of the world. "))
    );
    let pacific = places(&stage);
    // Manila lies to the south-west of Yokohama, San Diego far to the east.
    let (home, manila, west) = (pacific["yokohama"], pacific["manila"], pacific["san_diego"]);
    assert!(
        manila.0 < home.0 && manila.1 > home.1 && west.0 > home.0 + 100.0,
        "{home:?} {manila:?} {west:?}"
    );
    // A mark that is dragged takes the map along and stays where it lies.
    let from = stage.mark("manila");
    stage.drag(from, from + vec2(60.0, 40.0), Modifiers::NONE);
    assert!(stage.state().registry().pins.is_empty());
    let camera = stage.camera();
    assert!(stage.mark("manila").distance(from + vec2(60.0, 40.0)) < 3.0);
    // A pin of the network moves nobody here.
    stage.send(Command::Edit(vec![kizuna::edit::Change::SetPin {
        actor: "lyon".into(),
        pin: Some(kizuna::model::Pin(500.0, 500.0)),
    }]));
    stage.send(Command::SetCamera(camera));
    let lyon = stage
        .state()
        .registry()
        .actors
        .position("lyon")
        .expect("there");
    let map = kizuna::layout::World::new(&stage.state().derived.index, Centre::Pacific);
    assert_eq!(stage.positions().get(lyon), map.positions.get(lyon));
    // The other middle is kept while other arrangements are shown.
    stage.send(Command::Show(View::Network(Arrangement::Map(
        Centre::Atlantic,
    ))));
    let atlantic = places(&stage);
    assert!(atlantic["san_diego"].0 < atlantic["yokohama"].0);
    stage.press("Rings");
    stage.press("Map");
    assert_eq!(
        stage.state().view.panes.active().shows,
        View::Network(Arrangement::Map(Centre::Atlantic))
    );
}

#[test]
fn fitting_the_map_shows_what_is_visible() {
    let mut stage = english();
    stage.press("Map");
    let world = stage.camera().zoom;
    let before = places(&stage);
    let lens = Lens {
        kinds: ["partner_city".into()].into(),
        countries: [kizuna::model::CountryCode::parse("KR").expect("a code")].into(),
        ..Lens::default()
    };
    stage.send(Command::SetLens(Box::new(lens), None));
    // The lens alone moves nobody.
    for (id, place) in places(&stage) {
        assert_eq!(before[&id], place, "{id}");
    }
    stage.send(Command::Fit);
    let near = stage.camera().zoom;
    assert!(near > world * 2.0, "{world} {near}");
    assert_eq!(places(&stage).len(), 3, "Yokohama, Busan and Incheon");
}

#[test]
fn who_is_not_on_the_map_is_told() {
    let mut scene = Scene::new(Lang::En);
    scene.registry = std::sync::Arc::new(world(
        "home a
         kind pact sister
         actor a city JP 35,139
         actor b institution - - en=Nowhere
         tie t pact a b : signed 2000",
    ));
    let mut stage = scene.open();
    assert!(!stage.has("1 not on the map: place unknown"));
    stage.press("Map");
    assert!(
        stage.has("1 not on the map: place unknown"),
        "{:?}",
        stage.texts()
    );
    assert_eq!(places(&stage).len(), 1);
}

#[test]
fn no_filter_and_no_time_moves_an_actor_that_stays() {
    for arrangement in [
        Arrangement::Radial,
        Arrangement::Force,
        Arrangement::Map(Centre::Pacific),
    ] {
        let mut stage = english();
        stage.send(Command::Show(View::Network(arrangement)));
        let mut known = places(&stage);
        let registry = std::sync::Arc::clone(stage.state().registry());
        // A fixed sequence that wanders through all facets.
        let mut number: u64 = 7;
        let mut next = |below: usize| {
            number = number
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            usize::try_from(number >> 33).expect("small") % below
        };
        for _ in 0..100 {
            let year = i16::try_from(1950 + next(80)).expect("a year");
            let mut lens = Lens {
                time: match next(3) {
                    0 => Time::Any,
                    _ => Time::AsOf(jiff::civil::date(year, 12, 31)),
                },
                ..Lens::default()
            };
            if next(2) == 0 {
                let kind = &registry.kinds.rows()[next(registry.kinds.len())];
                lens.kinds.insert(kind.id.clone());
            }
            if next(4) == 0 {
                lens.statuses.insert(Status::Ended);
            }
            stage.send(Command::SetLens(Box::new(lens), None));
            for (id, place) in places(&stage) {
                let before = known.entry(id.clone()).or_insert(place);
                assert_eq!(*before, place, "{id} moved");
            }
        }
    }
}

#[test]
fn nothing_that_is_selected_moves_the_canvas() {
    let mut stage = english();
    let place = |stage: &Stage| {
        let id = egui::Id::unique(("view", 0_u32));
        stage.harness.ctx.read_response(id).map(|seen| seen.rect)
    };
    let before = place(&stage);
    let registry = std::sync::Arc::clone(stage.state().registry());
    for actor in &registry.actors {
        stage.send(Command::Select([actor.id.clone()].into()));
        assert_eq!(place(&stage), before, "{}", actor.id);
    }
}

#[test]
fn a_long_arrangement_shows_its_progress_and_can_be_cancelled() {
    use std::fmt::Write as _;
    let mut text = String::from("home a\nkind pact sister\nactor a city JP 35,139\n");
    for at in 0..1500 {
        writeln!(
            text,
            "actor n{at} city FR 45,4\ntie t{at} pact a n{at} : signed 2000"
        )
        .expect("text");
    }
    let mut scene = Scene::new(Lang::En);
    scene.registry = std::sync::Arc::new(world(&text));
    scene.mode = kizuna::ui::Mode::Threads;
    let mut stage = scene.open();
    let rings = stage.positions().clone();
    stage
        .app()
        .send(Command::Show(View::Network(Arrangement::Force)));
    // The window goes on drawing while the worker arranges.
    stage.harness.step();
    stage.harness.step();
    let cancel = |stage: &Stage| {
        let sign = stage.harness.query_by_label("Cancel");
        sign.map(|sign| sign.rect().center())
    };
    let at = cancel(&stage).expect("a sign of progress with a way to cancel");
    for pressed in [None, Some(true), Some(false)] {
        stage.pointer(at, pressed, Modifiers::NONE);
    }
    stage.harness.step();
    assert_eq!(
        stage.state().view.panes.active().shows,
        View::Network(Arrangement::Radial)
    );
    assert!(cancel(&stage).is_none());
    assert_eq!(stage.positions(), &rings);
    assert!(
        stage.state().derived.forced.is_none(),
        "nothing half-done is kept"
    );
}

#[test]
fn a_drag_counts_whole_where_frames_are_slow() {
    let mut stage = english();
    let at = stage.mark("manila");
    let by = egui::vec2(40.0, 30.0);
    stage.pointer(at, None, Modifiers::NONE);
    stage.pointer(at, Some(true), Modifiers::NONE);
    stage.pointer(at + by / 2.0, None, Modifiers::NONE);
    // The rest of the way and the release in one frame.
    let release = egui::Event::PointerButton {
        pos: at + by,
        button: egui::PointerButton::Primary,
        pressed: false,
        modifiers: Modifiers::NONE,
    };
    let input = stage.harness.input_mut();
    input.events.push(egui::Event::PointerMoved(at + by));
    input.events.push(release);
    // And where the pointer has gone since.
    input
        .events
        .push(egui::Event::PointerMoved(egui::pos2(640.0, 12.0)));
    stage.harness.step();
    stage.run();
    let away = stage.mark("manila") - (at + by);
    assert!(away.length() < 2.0, "{away:?}");
}

#[test]
fn enter_in_the_search_box_selects_what_was_found_and_not_what_the_pointer_rests_on() {
    let mut stage = english();
    let at = stage.mark("manila");
    stage.pointer(at, None, Modifiers::NONE);
    stage.run();
    stage.keys(Modifiers::COMMAND, Key::F);
    stage.type_text("lyon");
    stage.key(Key::Enter);
    assert_eq!(stage.selected(), ["lyon"]);
}
