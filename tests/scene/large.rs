//! Networks that are drawn plainly, for there is very much of them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use kizuna::layout::{Centre, Point, World};
use kizuna::lens::{Index, Lens, Visible};
use kizuna::model::Lang;
use kizuna::scene::{
    Camera, Focus, Ground, Guides, NetworkRequest, Scene, TieMark, is_large, large_network,
    network, over,
};

use super::{SIZE, measure, yokohama};
use crate::support::{TODAY, world};

const PARTNERS: usize = 700;

/// Many partners in a grid, each with a tie to home and one to its neighbour.
fn many() -> (Index, Visible) {
    let mut text = String::from("home h\nkind pact sister\nactor h city JP 35,139\n");
    for at in 0..PARTNERS {
        let (lat, lon) = (at / 35 * 4, at % 35 * 9);
        writeln!(
            text,
            "actor n{at} city FR {},{}\ntie t{at} pact h n{at} : signed 2000\n\
             tie u{at} pact n{at} n{} : signed 2001",
            lat as i64 - 40,
            lon as i64 - 160,
            (at + 1) % PARTNERS,
        )
        .unwrap();
    }
    let index = Index::new(std::sync::Arc::new(world(&text)));
    let visible = Lens::default().visible(&index, TODAY);
    (index, visible)
}

fn draw<R>(
    (index, visible): &(Index, Visible),
    focus: &Focus,
    drawn: impl Fn(&NetworkRequest<'_>) -> R,
) -> R {
    let map = World::new(index, Centre::Pacific);
    drawn(&NetworkRequest {
        index,
        visible,
        positions: &map.positions,
        guides: Guides::Map(&map),
        camera: Camera {
            middle: Point::ZERO,
            zoom: 1.0,
        },
        size: SIZE,
        ground: Ground::Light,
        lang: Lang::En,
        scale: 1.0,
        focus,
        inside: false,
        emphasis: None,
        measure: measure(),
    })
}

fn ids(scene: &Scene) -> (BTreeSet<String>, BTreeSet<String>) {
    let ties = scene.ties.iter().map(|mark| mark.id.to_string());
    let actors = scene.actors.iter().map(|mark| mark.id.to_string());
    (ties.collect(), actors.collect())
}

#[test]
fn the_built_in_registry_is_drawn_in_full() {
    let stage = yokohama();
    assert!(!is_large(&stage.visible(&Lens::default())));
    assert!(is_large(&many().1));
}

#[test]
fn a_large_network_shows_every_tie_and_actor_with_fewer_points() {
    let many = many();
    let nobody = Focus::default();
    let (plain, full) = (
        draw(&many, &nobody, large_network),
        draw(&many, &nobody, network),
    );
    assert_eq!(ids(&plain), ids(&full));
    assert_eq!(plain.ties.len(), 2 * PARTNERS);
    assert_eq!(plain.unplaced, full.unplaced);
    let points =
        |scene: &Scene| -> usize { scene.ties.iter().map(|mark| mark.path.points.len()).sum() };
    let (few, usual) = (points(&plain), points(&full));
    assert!(few * 2 < usual, "{few} of {usual}");
    // Most names find no room, but whoever has none is counted.
    assert!(!plain.labels.is_empty());
    assert_eq!(plain.labels.len() + plain.unnamed.len(), plain.actors.len());
}

#[test]
fn lines_of_a_large_network_begin_and_end_where_they_do_in_full() {
    let many = many();
    let nobody = Focus::default();
    let (plain, full) = (
        draw(&many, &nobody, large_network),
        draw(&many, &nobody, network),
    );
    for tie in &plain.ties {
        let usual = full.ties.iter().find(|usual| usual.tie == tie.tie).unwrap();
        assert_eq!(tie.beyond.is_some(), usual.beyond.is_some(), "{}", tie.id);
        let ends = |tie: &TieMark| {
            let last = tie.beyond.as_ref().unwrap_or(&tie.path).points.last();
            [*tie.path.points.first().unwrap(), *last.unwrap()]
        };
        for (end, usual) in ends(tie).into_iter().zip(ends(usual)) {
            // In full they leave room for the marks.
            let away = end.distance(usual);
            assert!(away < 16.0, "{}: {away}", tie.id);
        }
    }
}

#[test]
fn what_is_pointed_at_lies_over_a_large_network_and_not_in_it() {
    let many = many();
    let actor = many.0.registry().actors.position("n7").unwrap();
    let tie = many.0.registry().ties.position("t99").unwrap();
    let focus = Focus {
        hovered: Some(actor),
        tie: Some(tie),
        ..Focus::default()
    };
    let below = draw(&many, &Focus::default(), large_network);
    assert!(draw(&many, &focus, large_network) == below);
    let above = draw(&many, &focus, over).unwrap();
    let (ties, actors) = ids(&above);
    let lit = ["t7", "t99", "u6", "u7"].map(str::to_owned);
    assert_eq!(ties, lit.into());
    assert_eq!(actors, ["n7".to_owned()].into());
    let mark = above.mark_of(actor).unwrap();
    assert!(mark.ring.is_some());
    assert!(
        mark.title.contains("n7") && mark.title.contains('3'),
        "{}",
        mark.title
    );
    assert_eq!(above.labels.len(), 1);
    // It covers its own lines in the same places, and more strongly.
    for lit in &above.ties {
        let line = below.ties.iter().find(|line| line.tie == lit.tie).unwrap();
        assert_eq!(lit.path.points.first(), line.path.points.first());
        let width = |path: &kizuna::scene::Path| path.stroke.as_ref().unwrap().width;
        assert!(width(&lit.path) > 2.0 * width(&line.path));
        assert_eq!(lit.title.is_empty(), lit.tie != tie);
    }
    assert!(draw(&many, &Focus::default(), over).is_none());
}
