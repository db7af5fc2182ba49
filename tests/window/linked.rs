//! One selection and one lens in all views: what is chosen in one is seen in the others.

use std::sync::Arc;

use egui::accesskit::{Role, Toggled};
use egui::{Modifiers, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use kizuna::model::Lang;
use kizuna::scene::{Target, View};
use kizuna::ui::command::Command;

use super::stage::{Scene, Stage};
use crate::support::world;

/// The rings, a timeline of actors and a matrix of pairs beside each other, and the table below.
fn all_views() -> Stage {
    let mut stage = Scene {
        size: (2200.0, 1300.0),
        ..Scene::new(Lang::En)
    }
    .open();
    for word in ["timeline:actors,none", "matrix:pairs"] {
        stage.send(Command::AddPane);
        let view = View::from_word(word).expect("a view");
        stage.send(Command::Show(view));
    }
    let mut table = stage.state().view.table.clone();
    table.list = kizuna::records::List::Actors;
    table.standing = kizuna::ui::Standing::Below;
    stage.send(Command::SetTable(Box::new(table)));
    assert_eq!(stage.state().view.panes.count(), 3);
    stage
}

/// The middle of a field of a pane that stands for an actor.
fn field(stage: &Stage, place: usize, id: &str) -> Pos2 {
    let at = stage.state().registry().actors.position(id).expect("known");
    let mut canvases: Vec<egui::Rect> = stage
        .harness
        .get_all_by_role(Role::Canvas)
        .map(|node| node.rect())
        .collect();
    canvases.sort_by(|a, b| a.left().total_cmp(&b.left()));
    let fields = &stage.scene_at(place).fields;
    let size = stage.scene_at(place).size;
    let field = fields.iter().find(|field| {
        let inside = field.rect.max.x < size.width && field.rect.max.y < size.height;
        field.of == Target::Actor(at) && inside
    });
    let middle = field
        .unwrap_or_else(|| panic!("{id} is not in sight"))
        .rect
        .middle();
    canvases[place].min + egui::vec2(middle.x as f32, middle.y as f32)
}

/// That an actor is lit up in every view.
fn lit_up(stage: &Stage, id: &str) {
    assert_eq!(stage.selected(), [id]);
    let at = stage.state().registry().actors.position(id).expect("known");
    let marks = &stage.scene_at(0).actors;
    let mark = marks
        .iter()
        .find(|mark| mark.actor == at)
        .expect("in the network");
    assert!(mark.ring.is_some() && !mark.faded);
    assert!(marks.iter().any(|mark| mark.faded), "others stand back");
    for place in [1, 2] {
        let fields = &stage.scene_at(place).fields;
        let there = fields.iter().any(|field| field.of == Target::Actor(at));
        assert!(there, "{id} is in sight in pane {place}");
    }
    let title = stage
        .scene_at(1)
        .fields
        .iter()
        .find(|field| field.of == Target::Actor(at))
        .map(|field| field.title.clone())
        .expect("a row");
    let nodes = stage
        .harness
        .get_all_by_role_and_label(Role::GraphicsSymbol, &title);
    let selected = nodes.filter(|node| node.accesskit_node().toggled() == Some(Toggled::True));
    assert!(selected.count() > 0, "its row says that it is selected");
    let root = stage.harness.root();
    let rows = root.children_recursive().filter(|node| {
        let node = node.accesskit_node();
        node.role() == Role::Row && node.is_selected() == Some(true)
    });
    let names: Vec<String> = rows
        .filter_map(|row| row.accesskit_node().label())
        .collect();
    let name = stage
        .state()
        .registry()
        .actors
        .get(id)
        .expect("known")
        .name()
        .en
        .clone();
    assert!(
        names.iter().any(|row| row.contains(&name)),
        "{name} in {names:?}"
    );
}

#[test]
fn what_is_selected_in_one_view_is_selected_in_all() {
    let mut stage = all_views();
    // In the network.
    stage.send(Command::ActivatePane(0));
    let at = stage.mark("lyon");
    stage.click_at(at, Modifiers::NONE);
    lit_up(&stage, "lyon");
    // In the timeline.
    let at = field(&stage, 1, "manila");
    stage.click_at(at, Modifiers::NONE);
    lit_up(&stage, "manila");
    // In the matrix, by the heading of a row.
    let registry = Arc::clone(stage.state().registry());
    let partners = stage.scene_at(0).actors.iter().map(|mark| mark.actor);
    let partners: Vec<usize> = partners.collect();
    let size = stage.scene_at(2).size;
    let whole = |field: &kizuna::scene::Field| {
        field.rect.max.x < size.width && field.rect.max.y < size.height
    };
    let fields = &stage.scene_at(2).fields;
    let heading = fields.iter().find_map(|field| match &field.of {
        // One that stands in the pane wholly.
        Target::Actor(at) if partners.contains(at) && whole(field) => {
            registry.actors.rows().get(*at)
        }
        _ => None,
    });
    let id = heading.expect("a row has a heading").id.to_string();
    let at = field(&stage, 2, &id);
    stage.click_at(at, Modifiers::NONE);
    lit_up(&stage, &id);
    // In the table.
    let root = stage.harness.root();
    let rows = root.children_recursive().filter(|node| {
        let node = node.accesskit_node();
        node.role() == Role::Row && node.is_selected() == Some(false)
    });
    let other = rows.filter_map(|row| {
        let label = row.accesskit_node().label()?;
        let partner = partners
            .iter()
            .filter_map(|at| registry.actors.rows().get(*at));
        let partner = partner.filter(|actor| actor.id.as_str() != "yokohama");
        // One name may be a part of another.
        let named = partner.filter(|actor| label.contains(&actor.name().en));
        let named = named.max_by_key(|actor| actor.name().en.len())?;
        Some((named.id.to_string(), row.rect().center()))
    });
    let (id, at) = other.last().expect("another row");
    stage.click_at(at, Modifiers::NONE);
    lit_up(&stage, &id);
    // And by a search, which belongs to none.
    stage.send(Command::GoTo("busan".into()));
    lit_up(&stage, "busan");
}

#[test]
fn a_kind_that_the_legend_hides_is_gone_everywhere() {
    let mut stage = all_views();
    let line = |stage: &Stage, name: &str| {
        let mut lines = stage.harness.get_all_by_role(Role::Button);
        let line = lines.find(|node| {
            let label = node.accesskit_node().label().unwrap_or_default();
            label.starts_with(&format!("Legend: {name}"))
        });
        line.unwrap_or_else(|| panic!("{name} is in the legend"))
            .rect()
            .center()
    };
    let partners = |stage: &Stage| {
        let ties = stage.state().derived.visible.ties.iter();
        let registry = Arc::clone(stage.state().registry());
        ties.filter(|seen| registry.ties.rows()[seen.link.tie].kind.as_str() == "partner_city")
            .count()
    };
    assert_eq!(partners(&stage), 7);
    let hanoi = stage
        .state()
        .registry()
        .actors
        .position("hanoi")
        .expect("known");
    let at = line(&stage, "Partner city");
    stage.click_at(at, Modifiers::NONE);
    assert_eq!(partners(&stage), 0);
    assert!(
        stage
            .scene_at(0)
            .actors
            .iter()
            .all(|mark| mark.actor != hanoi)
    );
    for place in [1, 2] {
        let fields = &stage.scene_at(place).fields;
        assert!(fields.iter().all(|field| field.of != Target::Actor(hanoi)));
    }
    // It stays in the legend with what it would show, to be shown again; undo does that, too.
    let at = line(&stage, "Partner city (7)");
    stage.click_at(at, Modifiers::NONE);
    assert_eq!(partners(&stage), 7);
    stage.send(Command::Undo);
    assert_eq!(partners(&stage), 0);
}

#[test]
fn a_large_network_is_walked_in_its_small_picture() {
    let mut text = String::from("kind k sister\nhome c0\n");
    for city in 0..400 {
        text.push_str(&format!("actor c{city} city JP -\n"));
    }
    for city in 1..400 {
        text.push_str(&format!("tie t{city} k c0 c{city} : signed 1990\n"));
    }
    let mut stage = Scene {
        registry: Arc::new(world(&text)),
        ..Scene::new(Lang::En)
    }
    .open();
    let name = kizuna::i18n::text(Lang::En, "small-name");
    let small = |stage: &Stage| {
        let mut nodes = stage
            .harness
            .query_all_by_role_and_label(Role::Image, &name);
        nodes.next().map(|node| node.rect())
    };
    assert_eq!(small(&stage), None, "everything is seen");
    stage.send(Command::Zoom(4.0));
    let rect = small(&stage).expect("a part is seen");
    let middle = |stage: &Stage| stage.camera().middle;
    let before = middle(&stage);
    stage.click_at(rect.left_top() + egui::vec2(30.0, 25.0), Modifiers::NONE);
    let there = middle(&stage);
    assert!(
        there.x < before.x && there.y < before.y,
        "{before:?} {there:?}"
    );
    stage.send(Command::Fit);
    assert_eq!(small(&stage), None);
}

#[test]
fn a_row_that_is_pointed_at_lights_up_in_the_network() {
    let mut stage = all_views();
    let root = stage.harness.root();
    let registry = Arc::clone(stage.state().registry());
    let rows = root.children_recursive().filter(|node| {
        let node = node.accesskit_node();
        node.role() == Role::Row
    });
    let found = rows.filter_map(|row| {
        let label = row.accesskit_node().label()?;
        let at = registry.actors.iter().position(|actor| {
            actor.id.as_str() != "yokohama" && label.contains(&actor.name().en)
        })?;
        Some((at, row.rect().center()))
    });
    let (at, place) = found.last().expect("a row of a partner");
    let lit = |stage: &Stage| stage.state().view.hovered;
    assert_eq!(lit(&stage), None);
    stage.pointer(place, None, Modifiers::NONE);
    stage.run();
    let hovered = lit(&stage).expect("somebody is pointed at");
    let marks = &stage.scene_at(0).actors;
    assert!(
        marks
            .iter()
            .any(|mark| mark.actor == hovered && mark.ring.is_some())
    );
    let name = |at: usize| registry.actors.rows()[at].name().en.clone();
    assert!(
        name(hovered).contains(&name(at)),
        "{} {}",
        name(hovered),
        name(at)
    );
    stage.pointer(egui::pos2(4.0, 300.0), None, Modifiers::NONE);
    stage.run();
    assert_eq!(lit(&stage), None);
}
