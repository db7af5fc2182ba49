//! The legend as a box to point at, and the small picture of large networks.

use std::collections::BTreeSet;
use std::sync::Arc;

use kizuna::layout::Point;
use kizuna::lens::{Index, Lens};
use kizuna::model::{KindId, Lang};
use kizuna::scene::{
    Camera, Ground, LegendBox, LegendLook, Mark, MinimapRequest, Rect, Size, legend, legend_box,
    minimap, switches,
};

use super::{Look, SIZE, Stage, measure, yokohama};
use crate::support::{TODAY, builtin, each, lenses, must, same, whole};

fn look(width: f64, lang: Lang, scale: f64) -> LegendLook<'static> {
    LegendLook {
        width,
        ground: Ground::Light,
        lang,
        scale,
        measure: measure(),
    }
}

/// The legend of everything, to switch kinds with.
fn drawn(lens: &Lens, width: f64, lang: Lang, scale: f64) -> LegendBox {
    let rows = switches(&yokohama().index, lens, TODAY);
    legend_box(&rows, &look(width, lang, scale))
}

fn sisters() -> Lens {
    Lens {
        kinds: ["sister_city".into()].into(),
        ..Lens::default()
    }
}

#[test]
fn what_is_switched_off_is_there_with_what_it_would_show() {
    each(lenses(builtin(), 109, 40), 40, |lens| {
        let index = &yokohama().index;
        let rows = switches(index, lens, TODAY);
        let seen = legend(index, &lens.visible(index, TODAY));
        // The kinds that are on, and only these, are those of the legend, with their counts.
        let on: Vec<_> = rows.iter().filter(|row| row.on).cloned().collect();
        if lens.least_ties <= 1 && lens.actors.is_empty() {
            same("on", &on, &seen)?;
        }
        for row in &rows {
            let asked = lens.kinds.is_empty() || lens.kinds.contains(&row.kind.id);
            same(row.kind.id.as_str(), &row.on, &asked)?;
            must(row.certain + row.possible > 0, || "an empty row".to_owned())?;
        }
        Ok(())
    });
    let rows = switches(&yokohama().index, &sisters(), TODAY);
    assert_eq!(rows.len(), builtin().kinds.len());
    assert_eq!(rows.iter().filter(|row| row.on).count(), 1);
    let partner = rows
        .iter()
        .find(|row| row.kind.id.as_str() == "partner_city");
    assert_eq!(partner.map(|row| (row.certain, row.on)), Some((7, false)));
}

#[test]
fn each_entry_can_be_pointed_at_and_none_lies_on_another() {
    let looks = [200.0, 480.0, 1552.0].into_iter().flat_map(|width| {
        Lang::ALL
            .into_iter()
            .flat_map(move |lang| [1.0, 2.0].map(|scale| (width, lang, scale)))
    });
    each(looks, 12, |(width, lang, scale)| {
        let legend = drawn(&Lens::default(), *width, *lang, *scale);
        same("entries", &legend.entries.len(), &builtin().kinds.len())?;
        for (at, entry) in legend.entries.iter().enumerate() {
            let found = legend.at(entry.rect.middle()).map(|entry| &entry.kind);
            same("found", &found, &Some(&entry.kind))?;
            for other in &legend.entries[at + 1..] {
                must(!entry.rect.overlaps(&other.rect), || {
                    format!("{} and {}", entry.kind, other.kind)
                })?;
            }
            must(entry.rect.max.y <= legend.size.height + 1e-9, || {
                entry.kind.to_string()
            })?;
            // Only what is alone in its line may be wider than the box.
            let alone = legend.entries.iter().all(|other| {
                other.kind == entry.kind || (other.rect.min.y - entry.rect.min.y).abs() > 1.0
            });
            must(alone || entry.rect.max.x <= *width, || {
                entry.kind.to_string()
            })?;
            for mark in &entry.marks {
                if let Mark::Text(text) = mark {
                    let end = text.at.x + measure().width(&text.text, text.size, text.bold);
                    must(end <= entry.rect.max.x + 1e-9, || text.text.clone())?;
                    must(entry.rect.contains(text.at), || text.text.clone())?;
                }
            }
        }
        same(
            "nowhere",
            &legend.at(Point::new(-5.0, -5.0)).is_none(),
            &true,
        )
    });
    let nothing = legend_box(&[], &look(100.0, Lang::Ja, 1.0));
    assert!(nothing.entries.is_empty() && nothing.size.height < 1e-9);
}

#[test]
fn what_is_off_looks_and_is_called_so() {
    let legend = drawn(&sisters(), 900.0, Lang::Ja, 1.0);
    let entry = |id: &str| {
        let entries = &mut legend.entries.iter();
        entries
            .find(|entry| entry.kind == KindId::from(id))
            .unwrap()
    };
    assert_eq!(entry("sister_city").title, "姉妹・友好都市 8（表示中）");
    assert_eq!(entry("partner_city").title, "パートナー都市 7（非表示）");
    let english = drawn(&sisters(), 900.0, Lang::En, 1.0);
    assert_eq!(
        english.entries[0].title,
        "Sister or friendship city, 8, shown"
    );
    assert_eq!(english.entries[1].title, "Partner city, 7, hidden");
    let shape = |id: &str| {
        let marks = entry(id).marks.iter();
        marks
            .filter_map(|mark| match mark {
                Mark::Shape(shape) => Some(shape.opacity),
                _ => None,
            })
            .next()
            .unwrap()
    };
    assert!(shape("partner_city") < 0.5 * shape("sister_city"));
}

/// Many actors on a stage, by repeating the registry's ties in a long chain of cities.
fn many(count: usize) -> Stage {
    let mut text = String::from("kind pact sister\nhome a0\n");
    for at in 0..count {
        text += &format!("actor a{at} city JP 35,139\n");
    }
    for at in 1..count {
        text += &format!("tie t{at} pact a0 a{at} : signed 19{:02}\n", at % 100);
    }
    Stage::new(Index::new(Arc::new(crate::support::world(&text))))
}

#[test]
fn a_large_network_has_a_small_picture_of_everybody() {
    let size = Size {
        width: 160.0,
        height: 110.0,
    };
    let stage = many(420);
    let shown = Look::default();
    let camera = stage.camera(&shown);
    for zoom in [0.2, 1.0, 3.0, 9.0] {
        let camera = Camera {
            zoom: camera.zoom * zoom,
            middle: camera.middle + Point::new(40.0, -25.0),
        };
        let scene = stage.draw_at(&shown, camera);
        let small = minimap(&MinimapRequest {
            scene: &scene,
            positions: stage.positions(&shown),
            camera,
            size,
            ground: Ground::Dark,
        })
        .expect("a small picture of 420 actors");
        let inside = Rect::new(Point::ZERO, size);
        let mut dots = BTreeSet::new();
        for mark in &small.marks {
            match mark {
                Mark::Shape(dot) => {
                    assert!(inside.grown(-2.0).contains(dot.at), "{:?}", dot.at);
                    assert!(dot.radius < 2.0);
                    dots.insert((dot.at.x.to_bits(), dot.at.y.to_bits()));
                }
                Mark::Path(path) => {
                    assert!(
                        path.points
                            .iter()
                            .all(|at| inside.grown(1e-6).contains(*at))
                    );
                }
                other => panic!("{other:?} in a small picture"),
            }
        }
        assert!(dots.len() > 200, "{}", dots.len());
        // What stands in sight stands in the rectangle, and nobody else.
        for mark in &scene.actors {
            let position = stage.positions(&shown).get(mark.actor).unwrap();
            let at = small.camera.to_picture(position, size);
            let sight = Rect::new(Point::ZERO, SIZE);
            let near_edge =
                !sight.grown(-2.0).contains(mark.at) && sight.grown(2.0).contains(mark.at);
            assert!(
                near_edge || small.view.contains(at) == sight.contains(mark.at),
                "{} at {zoom}",
                mark.id
            );
            // A click there leads there.
            assert!(small.to_plane(at).distance(position) < 1e-6);
        }
        let again = minimap(&MinimapRequest {
            scene: &scene,
            positions: stage.positions(&shown),
            camera,
            size,
            ground: Ground::Dark,
        });
        assert_eq!(again, Some(small));
    }
}

#[test]
fn a_network_that_is_seen_whole_has_none() {
    let size = Size {
        width: 160.0,
        height: 110.0,
    };
    for (stage, wanted) in [
        (many(300), false),
        (many(301), true),
        (Stage::new(Index::new(Arc::clone(builtin()))), false),
        (Stage::new(Index::new(Arc::clone(whole()))), true),
        (many(1), false),
    ] {
        let shown = Look::default();
        let camera = stage.camera(&shown);
        let scene = stage.draw_at(&shown, camera);
        let small = minimap(&MinimapRequest {
            scene: &scene,
            positions: stage.positions(&shown),
            camera,
            size,
            ground: Ground::Light,
        });
        assert_eq!(small.is_some(), wanted, "{} actors", scene.actors.len());
    }
}
