//! Several views beside each other.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use kizuna::layout::Centre;
use kizuna::model::Lang;
use kizuna::scene::{Arrangement, View};
use kizuna::store::{Layout, Settings, SettingsFile};
use kizuna::ui::command::Command;
use kizuna::ui::panes::{MOST, Panes};

use super::stage::{Scene, Stage, english};

const MAP: View = View::Network(Arrangement::Map(Centre::Pacific));
const RINGS: View = View::Network(Arrangement::Radial);

fn views(stage: &Stage) -> Vec<View> {
    let panes = stage.state().view.panes.iter();
    panes.map(|pane| pane.shows.clone()).collect()
}

fn wide(settings: Settings) -> Stage {
    Scene {
        size: (1600.0, 900.0),
        settings,
        ..Scene::new(Lang::En)
    }
    .open()
}

/// The canvases from left to right.
fn canvases(stage: &Stage) -> Vec<egui::Rect> {
    let mut rects: Vec<egui::Rect> = stage
        .harness
        .get_all_by_role(Role::Canvas)
        .map(|node| node.rect())
        .filter(|rect| rect.height() > 300.0)
        .collect();
    rects.sort_by(|a, b| a.left().total_cmp(&b.left()));
    rects
}

#[test]
fn what_is_pointed_at_or_selected_in_one_lights_up_in_all() {
    let mut stage = wide(Settings::default());
    stage.keys(Modifiers::COMMAND, Key::T);
    assert_eq!(views(&stage), [RINGS, MAP]);
    assert_eq!(canvases(&stage).len(), 2);
    // The new one is worked in: its mark of Lyon is pressed.
    let at = stage.mark("lyon");
    assert!(canvases(&stage)[1].contains(at));
    stage.pointer(at, None, Modifiers::NONE);
    stage.run();
    for place in 0..2 {
        let scene = stage.scene_at(place);
        let lyon = scene.actors.iter().find(|mark| mark.id.as_str() == "lyon");
        assert!(
            lyon.expect("in both").ring.is_some(),
            "pointed at in pane {place}"
        );
        assert!(
            scene.actors.iter().any(|mark| mark.faded),
            "others stand back in {place}"
        );
    }
    stage.click_at(at, Modifiers::NONE);
    stage.pointer(egui::pos2(5.0, 300.0), None, Modifiers::NONE);
    stage.run();
    let bright = |place: usize| -> BTreeSet<String> {
        let marks = stage.scene_at(place).actors.iter();
        let bright = marks.filter(|mark| !mark.faded);
        bright.map(|mark| mark.id.to_string()).collect()
    };
    assert_eq!(bright(0), bright(1));
    assert!(bright(0).contains("lyon") && bright(0).len() < 10);
}

#[test]
fn commands_are_for_the_pane_that_is_worked_in() {
    let mut stage = wide(Settings::default());
    stage.send(Command::AddPane);
    stage.run();
    let [left, right] = canvases(&stage)[..] else {
        panic!("two panes");
    };
    let zooms = |stage: &Stage| -> Vec<f64> {
        let panes = stage.state().view.panes.iter();
        panes.map(|pane| pane.camera.expect("drawn").zoom).collect()
    };
    let before = zooms(&stage);
    // Nobody stands in the corner: pressing there only works in that pane.
    stage.click_at(
        left.left_bottom() + egui::vec2(12.0, -12.0),
        Modifiers::NONE,
    );
    assert_eq!(stage.state().view.panes.place(), 0);
    stage.send(Command::Zoom(1.5));
    stage.run();
    let after = zooms(&stage);
    assert!(after[0] > before[0] * 1.4 && after[1] == before[1]);
    // The wheel turns where the pointer is.
    stage.pointer(right.center(), None, Modifiers::NONE);
    stage.harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, 120.0),
        phase: egui::TouchPhase::Move,
        modifiers: Modifiers::NONE,
        source: egui::MouseWheelSource::Wheel,
    });
    stage.run();
    assert_eq!(stage.state().view.panes.place(), 1);
    assert!(zooms(&stage)[1] > before[1] && zooms(&stage)[0] == after[0]);
    stage.keys(Modifiers::SHIFT, Key::F6);
    assert_eq!(
        stage.state().view.panes.place(),
        0,
        "after the last comes the first"
    );
}

#[test]
fn dividers_are_dragged_and_moved_by_keys() {
    let mut stage = wide(Settings::default());
    stage.send(Command::AddPane);
    stage.run();
    let name = kizuna::i18n::text(Lang::En, "divider-name");
    let shares = |stage: &Stage| -> Vec<f32> {
        stage
            .state()
            .view
            .panes
            .iter()
            .map(|pane| pane.share)
            .collect()
    };
    let divider = |stage: &Stage| {
        stage
            .harness
            .get_by_role_and_label(Role::Splitter, &name)
            .rect()
    };
    assert_eq!(shares(&stage), [0.5, 0.5]);
    let at = divider(&stage).center();
    stage.drag(at, at + egui::vec2(80.0, 0.0), Modifiers::NONE);
    let moved = divider(&stage).center();
    assert!(
        (moved.x - at.x - 80.0).abs() < 3.0,
        "it goes with the pointer: {at} {moved}"
    );
    assert!(shares(&stage)[0] > 0.55);
    stage
        .harness
        .get_by_role_and_label(Role::Splitter, &name)
        .focus();
    stage.run();
    let before = shares(&stage);
    stage.keys(Modifiers::NONE, Key::ArrowLeft);
    assert!(shares(&stage)[0] < before[0]);
    // However far it is dragged, both stay to be worked in.
    let at = divider(&stage).center();
    stage.drag(at, at - egui::vec2(2000.0, 0.0), Modifiers::NONE);
    assert_eq!(canvases(&stage).len(), 2);
    assert!(canvases(&stage)[0].width() > 100.0);
    stage.send(Command::DivideEqually);
    stage.run();
    assert_eq!(shares(&stage), [0.5, 0.5]);
}

#[test]
fn a_pane_more_and_a_pane_less() {
    let mut stage = wide(Settings::default());
    for _ in 0..5 {
        stage.keys(Modifiers::COMMAND, Key::T);
    }
    assert_eq!(views(&stage).len(), MOST);
    let close = kizuna::i18n::text(Lang::En, "command-close-pane");
    let mut crosses: Vec<egui::Rect> = stage
        .harness
        .get_all_by_role_and_label(Role::Button, &close)
        .map(|node| node.rect())
        .collect();
    crosses.sort_by(|a, b| a.left().total_cmp(&b.left()));
    assert_eq!(crosses.len(), MOST);
    let before = views(&stage);
    stage.click_at(crosses[0].center(), Modifiers::NONE);
    assert_eq!(views(&stage), before[1..]);
    let whole: f32 = stage.state().view.panes.iter().map(|pane| pane.share).sum();
    assert!((whole - 1.0).abs() < 1e-5);
    for _ in 0..5 {
        stage.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    }
    assert_eq!(views(&stage).len(), 1, "the last one stays");
    assert!(
        stage
            .harness
            .query_by_role_and_label(Role::Button, &close)
            .is_none()
    );
}

#[test]
fn views_beside_each_other_are_remembered_for_each_registry() {
    let folder = tempfile::tempdir().unwrap();
    let file = SettingsFile(Some(folder.path().join("settings.ron")));
    let mut stage = Scene {
        settings_file: file.clone(),
        size: (1600.0, 900.0),
        ..Scene::new(Lang::En)
    }
    .open();
    stage.send(Command::AddPane);
    stage.send(Command::Divide(0, 0.1));
    stage.send(Command::EndDivide);
    stage.run();
    let kept = file.load();
    let again = wide(kept.clone());
    assert_eq!(views(&again), [RINGS, MAP]);
    let shares: Vec<f32> = again
        .state()
        .view
        .panes
        .iter()
        .map(|pane| pane.share)
        .collect();
    assert!((shares[0] - 0.6).abs() < 1e-5, "{shares:?}");
    // Another registry begins as usual.
    let other = Scene {
        origin: kizuna::ui::Origin::File("other.ron".into(), kizuna::store::FileStamp::of(b"")),
        settings: kept,
        ..Scene::new(Lang::En)
    };
    assert_eq!(views(&other.open()), [RINGS]);
}

#[test]
fn what_is_remembered_may_be_wrong() {
    let layout = |views: &[&str], shares: &[f32], active| Layout {
        views: views.iter().map(|word| (*word).to_owned()).collect(),
        shares: shares.to_vec(),
        active,
    };
    for (layout, shown) in [
        (layout(&[], &[], 0), vec![RINGS]),
        (layout(&["nothing of that kind"], &[1.0], 4), vec![RINGS]),
        (
            layout(&["map", "?", "graph"], &[f32::NAN, 0.2], 9),
            vec![MAP, RINGS],
        ),
        (layout(&["map"; 9], &[-4.0; 9], 2), vec![MAP; MOST]),
    ] {
        let panes = Panes::of_layout(&layout);
        let views: Vec<View> = panes.iter().map(|pane| pane.shows.clone()).collect();
        assert_eq!(views, shown);
        let whole: f32 = panes.iter().map(|pane| pane.share).sum();
        assert!((whole - 1.0).abs() < 1e-5 && panes.iter().all(|pane| pane.share > 0.05));
        assert!(panes.place() < panes.count());
    }
}

#[test]
fn a_narrow_window_shows_the_one_that_is_worked_in() {
    let mut stage = Scene {
        size: (760.0, 700.0),
        ..Scene::new(Lang::En)
    }
    .open();
    stage.send(Command::AddPane);
    stage.send(Command::AddPane);
    stage.run();
    assert_eq!(canvases(&stage).len(), 1);
    let first = stage.state().view.panes.place();
    stage.send(Command::NextPane);
    stage.run();
    assert_ne!(stage.state().view.panes.place(), first);
    assert_eq!(canvases(&stage).len(), 1);
}

#[test]
fn a_map_stays_where_it_is_while_the_window_changes_around_it() {
    let mut stage = english();
    stage.send(Command::Show(MAP));
    stage.run();
    let camera = stage.state().view.panes.active().camera;
    // Only those around the Pacific are left; the map does not follow them.
    let lens = kizuna::lens::Lens {
        kinds: ["joint_statement".into()].into(),
        ..stage.state().lens.clone()
    };
    stage.send(Command::SetLens(Box::new(lens), None));
    stage.run();
    assert_eq!(stage.state().view.panes.active().camera, camera);
    stage.send(Command::ToggleInspector);
    stage.run();
    stage.send(Command::ToggleInspector);
    stage.run();
    assert_eq!(
        stage.state().view.panes.active().camera,
        camera,
        "as before"
    );
    stage.send(Command::Fit);
    stage.run();
    assert_ne!(stage.state().view.panes.active().camera, camera, "asked to");
}

#[test]
fn actors_are_on_their_way_for_a_quarter_of_a_second() {
    let place = |stage: &Stage| {
        let marks = stage.scene().actors.iter();
        marks
            .clone()
            .find(|mark| mark.id.as_str() == "lyon")
            .expect("shown")
            .at
    };
    let mut stage = english();
    let rings = place(&stage);
    stage.app().send(Command::Show(MAP));
    // The command, setting out, and then steps of a twentieth of a second.
    let mut way = Vec::new();
    for _ in 0..8 {
        stage.harness.step();
        way.push(place(&stage));
    }
    let map = *way.last().expect("drawn");
    let far = rings.distance(map);
    assert!(far > 50.0);
    let between = |at: &&kizuna::layout::Point| at.distance(rings) > 1.0 && at.distance(map) > 1.0;
    let seen = way.iter().filter(between).count();
    assert!((3..=5).contains(&seen), "{seen} frames on the way: {way:?}");
    let gone: Vec<f64> = way.iter().map(|at| at.distance(rings)).collect();
    assert!(gone.is_sorted(), "nobody turns back: {gone:?}");
    stage.run();
    assert_eq!(
        stage.wakes_in(),
        std::time::Duration::MAX,
        "then the window rests"
    );

    // Not at all where somebody asked for that, here or in the system.
    let calm = kizuna::ui::Calm::default();
    let system = Scene {
        calm: calm.clone(),
        ..Scene::new(Lang::En)
    };
    let mut system = system.open();
    calm.note(true);
    let mut here = english();
    here.send(Command::ToggleStill);
    for stage in [&mut system, &mut here] {
        let rings = place(stage);
        stage.app().send(Command::Show(MAP));
        stage.harness.step();
        stage.harness.step();
        let at = place(stage);
        assert!(at == rings || at.distance(map) < 1e-6);
        stage.harness.step();
        assert!(place(stage).distance(map) < 1e-6);
    }
}

#[test]
fn keys_are_for_the_view_that_has_the_keyboard() {
    let mut stage = wide(Settings::default());
    stage.send(Command::AddPane);
    let [left, right] = canvases(&stage)[..] else {
        panic!("two panes");
    };
    stage.click_at(
        left.left_bottom() + egui::vec2(12.0, -12.0),
        Modifiers::NONE,
    );
    // The wheel turns over the other one, which is worked in from then on.
    stage.pointer(right.center(), None, Modifiers::NONE);
    stage.harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, 60.0),
        phase: egui::TouchPhase::Move,
        modifiers: Modifiers::NONE,
        source: egui::MouseWheelSource::Wheel,
    });
    stage.run();
    assert_eq!(stage.state().view.panes.place(), 1);
    let zooms = |stage: &Stage| -> Vec<f64> {
        let panes = stage.state().view.panes.iter();
        panes.map(|pane| pane.camera.expect("drawn").zoom).collect()
    };
    let before = zooms(&stage);
    stage.key(Key::Plus);
    let after = zooms(&stage);
    assert!(
        after[0] > before[0] && after[1] == before[1],
        "{before:?} {after:?}"
    );
}

#[test]
fn another_registry_is_seen_at_once() {
    let of = |other: &str| {
        let text = format!(
            "kind k sister\nhome a\nactor a city JP -\nactor {other} city FR -\n\
             tie t k a {other} : signed 1990"
        );
        crate::support::world(&text)
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.ron");
    std::fs::write(&path, kizuna::store::to_ron(&of("c")).expect("written")).unwrap();
    let mut stage = Scene {
        registry: std::sync::Arc::new(of("b")),
        ..Scene::new(Lang::En)
    }
    .open();
    let ids = |stage: &Stage| -> Vec<String> {
        let marks = stage.scene().actors.iter();
        marks.map(|mark| mark.id.to_string()).collect()
    };
    assert!(ids(&stage).contains(&"b".to_owned()));
    // Everything stands where it stood; only who it is has changed.
    stage.send(Command::OpenPath(path));
    assert!(ids(&stage).contains(&"c".to_owned()), "{:?}", ids(&stage));
}

#[test]
fn a_second_press_of_the_button_opens_the_menu_of_what_lies_there() {
    let mut stage = english();
    let at = stage.mark("lyon");
    let centre = kizuna::i18n::text(Lang::En, "actor-centre");
    let press = |stage: &mut Stage, pressed: bool| {
        stage.harness.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        stage.harness.step();
    };
    stage.pointer(at, None, Modifiers::NONE);
    press(&mut stage, true);
    press(&mut stage, false);
    stage.run();
    assert_eq!(stage.selected(), ["lyon"]);
    stage
        .harness
        .get_all_by_label(&centre)
        .last()
        .expect("in the menu")
        .click();
    stage.run();
    let shows = &stage.state().view.panes.active().shows;
    let View::Network(Arrangement::Ego(ego)) = shows else {
        panic!("{shows:?}");
    };
    assert_eq!(ego.actor.as_str(), "lyon");
}

#[test]
fn a_slow_press_neither_moves_nor_pins_anything() {
    let mut stage = english();
    let at = stage.mark("lyon");
    stage.pointer(at, None, Modifiers::NONE);
    stage.pointer(at, Some(true), Modifiers::NONE);
    // Longer than a click is.
    for _ in 0..30 {
        stage.harness.step();
    }
    stage.pointer(at, Some(false), Modifiers::NONE);
    stage.run();
    assert!(stage.state().registry().pins.is_empty());
    assert!(stage.state().view.panes.active().fitted);
}

#[test]
fn the_time_is_dragged_in_the_timeline_and_let_go_of() {
    let mut stage = english();
    let view = View::from_word("timeline").expect("a view");
    stage.send(Command::Show(view));
    let canvas = canvases(&stage)[0];
    // The handle stands at today, near the right edge, below the years.
    let at = egui::pos2(canvas.right() - 15.0, canvas.top() + 45.0);
    let there = at - egui::vec2(120.0, 0.0);
    let before = stage.state().lens.time;
    stage.drag(at, there, Modifiers::NONE);
    let after = stage.state().lens.time;
    assert_ne!(after, before);
    // It is one step of undo, and nothing is held any more.
    stage.drag(there, there - egui::vec2(120.0, 0.0), Modifiers::NONE);
    assert_ne!(stage.state().lens.time, after);
    stage.send(Command::Undo);
    assert_eq!(stage.state().lens.time, after);
    stage.send(Command::Undo);
    assert_eq!(stage.state().lens.time, before);
}

#[test]
fn a_view_around_somebody_who_is_unknown_is_around_the_home_city() {
    let layout = Layout {
        views: vec!["ego:nobody_of_that_name".to_owned(), "force".to_owned()],
        shares: vec![0.5, 0.5],
        active: 1,
    };
    let settings = Settings {
        layouts: vec![(None, layout)],
        ..Settings::default()
    };
    let stage = wide(settings);
    let [View::Network(Arrangement::Ego(ego)), forces] = &views(&stage)[..] else {
        panic!("{:?}", views(&stage));
    };
    assert_eq!(ego.actor.as_str(), "yokohama");
    assert!(stage.scene_at(0).actors.len() > 20);
    // Forces that were remembered are worked out, too.
    assert_eq!(forces, &View::Network(Arrangement::Force));
    assert!(stage.state().derived.forced.is_some());
}

#[test]
fn actors_are_on_their_way_to_rows_and_cells_too() {
    for word in ["timeline:actors", "timeline", "matrix:pairs"] {
        let view = View::from_word(word).expect("a view");
        let awake = |still: bool| {
            let mut stage = Scene {
                settings: Settings {
                    still,
                    ..Settings::default()
                },
                ..Scene::new(Lang::En)
            }
            .open();
            stage.app().send(Command::Show(view.clone()));
            let mut frames = 0;
            for _ in 0..20 {
                stage.harness.step();
                frames += u32::from(stage.wakes_in() == std::time::Duration::ZERO);
            }
            assert_eq!(
                stage.wakes_in(),
                std::time::Duration::MAX,
                "{word}: it rests"
            );
            frames
        };
        let (moving, still) = (awake(false), awake(true));
        // A quarter of a second in steps of a twentieth.
        assert!(
            (4..=7).contains(&(moving - still)),
            "{word}: {moving} and {still} frames"
        );
    }
}
