//! Tasks of every day, done with the keyboard alone, in every view.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use kizuna::layout::Centre;
use kizuna::lens::Time;
use kizuna::model::Lang;
use kizuna::scene::{Arrangement, Lanes, Matrix, View};
use kizuna::ui::Standing;

use super::stage::{Scene, Stage};

fn wide() -> Stage {
    Scene {
        size: (1600.0, 900.0),
        ..Scene::new(Lang::En)
    }
    .open()
}

/// Does what its name says with the palette, as somebody would who has no pointer.
fn palette(stage: &mut Stage, words: &str) {
    stage.keys(Modifiers::COMMAND, Key::K);
    stage.type_text(words);
    stage.key(Key::Enter);
}

fn shows(stage: &Stage) -> View {
    stage.state().view.panes.active().shows.clone()
}

/// Goes on with Tab until the keyboard is in the view that is worked in.
fn into_view(stage: &mut Stage) {
    let key = stage.state().view.panes.active().key;
    let view = egui::Id::unique(("view", key));
    for _ in 0..200 {
        if stage.harness.ctx.memory(egui::Memory::focused) == Some(view) {
            return;
        }
        stage.key(Key::Tab);
    }
    panic!("Tab never leads into the view");
}

fn focused_name(stage: &Stage) -> Option<String> {
    let root = stage.harness.root();
    let mut nodes = root.children_recursive();
    let node = nodes.find(|node| node.accesskit_node().is_focused())?;
    node.accesskit_node().label()
}

#[test]
fn every_view_is_one_tab_stop_with_a_description() {
    let mut stage = wide();
    for (words, part) in [
        ("rings", "Network. "),
        ("map pacific", "Map of the world. "),
        ("put in the middle", "What stands around "),
        ("timeline", "Timeline. "),
        ("matrix", "Matrix. "),
    ] {
        palette(&mut stage, words);
        into_view(&mut stage);
        let name = focused_name(&stage).expect("the view has a name");
        assert!(name.starts_with(part), "{name}");
        // Around somebody stands only a part of it.
        let by_region = part == "What stands around " || name.contains("26 in Asia and Oceania");
        assert!(name.contains("59 ties") && by_region, "{name}");
        // One more Tab leads out of it again.
        stage.key(Key::Tab);
        assert_ne!(focused_name(&stage), Some(name));
    }
}

#[test]
fn a_tie_is_found_in_the_timeline() {
    let mut stage = wide();
    palette(&mut stage, "timeline");
    assert_eq!(shows(&stage), View::Lanes(Lanes::default()));
    into_view(&mut stage);
    for _ in 0..3 {
        stage.key(Key::ArrowDown);
    }
    stage.key(Key::ArrowUp);
    stage.key(Key::Enter);
    let tie = stage
        .state()
        .selection
        .tie
        .clone()
        .expect("a tie is selected");
    let tie = stage
        .state()
        .registry()
        .ties
        .get(tie.as_str())
        .expect("there")
        .clone();
    // Sister cities come first, the oldest before the others: San Diego, then Lyon.
    assert_eq!(tie.to.as_str(), "lyon");
    assert!(stage.has("Lyon"), "the details tell of it");
    // The last row is in sight as soon as it is gone to.
    stage.key(Key::End);
    stage.key(Key::Enter);
    let last = stage
        .state()
        .selection
        .tie
        .clone()
        .expect("another is selected");
    assert_ne!(last.as_str(), tie.id.as_str());
    let at = stage
        .state()
        .registry()
        .ties
        .position(last.as_str())
        .expect("there");
    let fields = &stage.scene().fields;
    assert!(
        fields
            .iter()
            .any(|field| field.of == kizuna::scene::Target::Tie(at))
    );
    // Escape lets go of it, and once more leaves.
    stage.key(Key::Escape);
    assert_eq!(stage.state().selection.tie, None);
    stage.key(Key::Escape);
    assert_eq!(stage.harness.ctx.memory(egui::Memory::focused), None);
}

#[test]
fn the_years_of_the_timeline_are_looked_at_closely() {
    let mut stage = wide();
    palette(&mut stage, "timeline");
    into_view(&mut stage);
    let years = |stage: &Stage| stage.state().view.panes.active().years;
    let whole = years(&stage);
    stage.key(Key::Plus);
    stage.key(Key::Plus);
    let near = years(&stage);
    assert!(
        near.1 - near.0 < 0.7 * (whole.1 - whole.0),
        "{whole:?} {near:?}"
    );
    stage.key(Key::ArrowRight);
    assert!(years(&stage).0 > near.0);
    stage.keys(Modifiers::COMMAND, Key::Num0);
    assert_eq!(years(&stage), whole);
}

#[test]
fn a_cell_of_the_matrix_is_opened_and_a_tie_of_it_chosen() {
    let mut stage = wide();
    palette(&mut stage, "matrix");
    assert_eq!(shows(&stage), View::Matrix(Matrix::default()));
    into_view(&mut stage);
    stage.key(Key::ArrowDown);
    stage.key(Key::Enter);
    // Three sister cities in Asia and Oceania.
    for city in ["Manila", "Mumbai", "Shanghai"] {
        let name = format!("— {city} ·");
        assert!(stage.has(&name), "{city}: {:?}", stage.texts());
    }
    let mut chosen = None;
    for _ in 0..60 {
        stage.key(Key::Tab);
        let name = focused_name(&stage).unwrap_or_default();
        if name.contains("— Mumbai ·") {
            stage.key(Key::Enter);
            chosen = stage.state().selection.tie.clone();
            break;
        }
    }
    let tie = chosen.expect("the list is reached by Tab");
    let tie = stage
        .state()
        .registry()
        .ties
        .get(tie.as_str())
        .expect("there")
        .clone();
    assert_eq!(tie.to.as_str(), "mumbai");
    assert!(!stage.has("— Manila ·"), "the list has gone");
}

#[test]
fn the_list_of_a_cell_is_left_with_escape() {
    let mut stage = wide();
    palette(&mut stage, "matrix");
    into_view(&mut stage);
    stage.key(Key::ArrowDown);
    stage.key(Key::Enter);
    assert!(stage.has("— Manila ·"));
    stage.key(Key::Escape);
    assert!(!stage.has("— Manila ·"));
    assert!(stage.selected().is_empty() && stage.state().selection.tie.is_none());
}

#[test]
fn the_network_is_walked_and_somebody_put_in_the_middle() {
    let mut stage = wide();
    into_view(&mut stage);
    stage.key(Key::Home);
    stage.key(Key::ArrowRight);
    stage.key(Key::Enter);
    let first = stage.selected();
    assert_eq!(first.len(), 1);
    stage.keys(Modifiers::COMMAND, Key::G);
    let middle = |stage: &Stage| match shows(stage) {
        View::Network(Arrangement::Ego(ego)) => ego.actor.to_string(),
        other => panic!("{other:?}"),
    };
    assert_eq!(middle(&stage), first[0]);
    // From there on to the next, and back.
    into_view(&mut stage);
    stage.key(Key::Home);
    stage.key(Key::Enter);
    assert_eq!(stage.selected(), ["yokohama"]);
    stage.keys(Modifiers::COMMAND, Key::G);
    assert_eq!(middle(&stage), "yokohama");
    stage.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::G);
    assert_eq!(middle(&stage), first[0]);
    assert!(stage.state().view.panes.active().trail.is_empty());
}

#[test]
fn the_next_place_on_the_map_lies_in_the_direction_of_the_arrow() {
    let mut stage = wide();
    palette(&mut stage, "map pacific");
    assert_eq!(
        shows(&stage),
        View::Network(Arrangement::Map(Centre::Pacific))
    );
    into_view(&mut stage);
    stage.key(Key::Home);
    let place = |stage: &Stage| {
        let at = stage.state().view.hovered.expect("somebody is pointed at");
        stage.positions().get(at).expect("has a place")
    };
    let home = place(&stage);
    stage.key(Key::ArrowRight);
    assert!(place(&stage).x > home.x);
    stage.key(Key::ArrowLeft);
    stage.key(Key::ArrowLeft);
    assert!(place(&stage).x < home.x);
}

#[test]
fn views_are_put_beside_each_other_and_closed() {
    let mut stage = wide();
    stage.keys(Modifiers::COMMAND, Key::T);
    stage.keys(Modifiers::COMMAND, Key::T);
    assert_eq!(stage.state().view.panes.count(), 3);
    palette(&mut stage, "matrix");
    assert_eq!(stage.state().view.panes.place(), 2);
    assert_eq!(shows(&stage), View::Matrix(Matrix::default()));
    stage.keys(Modifiers::SHIFT, Key::F6);
    assert_eq!(stage.state().view.panes.place(), 0);
    let key = stage.state().view.panes.active().key;
    let focused = stage.harness.ctx.memory(egui::Memory::focused);
    assert_eq!(
        focused,
        Some(egui::Id::unique(("view", key))),
        "with the keyboard in it"
    );
    stage.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    assert_eq!(stage.state().view.panes.count(), 2);
}

#[test]
fn a_city_is_searched_and_its_row_read_in_the_table() {
    let mut stage = wide();
    stage.key(Key::F9);
    assert_eq!(stage.state().view.table.standing, Standing::Below);
    stage.keys(Modifiers::COMMAND, Key::F);
    stage.type_text("vancouver");
    stage.key(Key::Enter);
    assert_eq!(stage.selected(), ["vancouver"]);
    let root = stage.harness.root();
    let row = root.children_recursive().find(|node| {
        let node = node.accesskit_node();
        node.role() == Role::Row && node.is_selected() == Some(true)
    });
    let row = row.expect("its row is in sight");
    assert!(
        row.accesskit_node()
            .label()
            .is_some_and(|name| name.contains("Vancouver"))
    );
}

#[test]
fn the_time_is_moved_in_every_view() {
    for words in ["rings", "map pacific", "timeline", "matrix"] {
        let mut stage = wide();
        palette(&mut stage, words);
        let before = stage.state().lens.time;
        let mut there = false;
        for _ in 0..200 {
            stage.key(Key::Tab);
            if focused_name(&stage).is_some_and(|own| own.starts_with("Time axis.")) {
                there = true;
                break;
            }
        }
        assert!(there, "Tab leads to the axis from {words}");
        stage.key(Key::ArrowLeft);
        let (Time::AsOf(before), Time::AsOf(after)) = (before, stage.state().lens.time) else {
            panic!("as of a day");
        };
        assert!(after < before);
        stage.key(Key::PageDown);
        stage.key(Key::PageDown);
        assert!(stage.state().derived.visible.ties.len() < 59);
    }
}
