//! Pictures of a difference: what is new, ended, changed, and all that is not.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kizuna::insight::{Difference, Sign, Union};
use kizuna::layout::{Centre, Progress};
use kizuna::lens::{Index, Lens};
use kizuna::model::{Actor, Lang, Registry, Table, Tie};
use kizuna::scene::{
    Arrangement, Emphasis, Ground, Mark, Paper, Picture, Sheet, Size, Stroke, View,
};

use super::measure;
use crate::support::{TODAY, builtin, events};

/// The agreements with a tie added, one removed, one ended, one renewed.
fn both() -> (Arc<Registry>, Registry) {
    let before = Arc::clone(builtin());
    let mut after = Registry::clone(&before);
    let mut ties: Vec<Tie> = before.ties.rows().to_vec();
    ties.retain(|tie| tie.id.as_str() != "joint_statement-callao");
    for tie in &mut ties {
        match tie.id.as_str() {
            "sister_city-constanta" => tie.events.extend(events("ended 2024-03-31")),
            "sister_city-san_diego" => tie.events.extend(events("renewed 2023-05")),
            _ => {}
        }
    }
    let mut new = before.ties.get("partner_city-frankfurt").unwrap().clone();
    new.id = "partner_city-tallinn".into();
    new.to = "tallinn".into();
    ties.push(new);
    let mut actors: Vec<Actor> = before.actors.rows().to_vec();
    actors.retain(|actor| actor.id.as_str() != "callao");
    let mut new = before.actors.get("frankfurt").unwrap().clone();
    new.id = "tallinn".into();
    new.names.truncate(1);
    new.names[0].ja = "タリン".to_owned();
    new.names[0].en = "Tallinn".to_owned();
    actors.push(new);
    after.ties = Table::new(ties);
    after.actors = Table::new(actors);
    (before, after)
}

fn union() -> Union {
    let (before, after) = both();
    Union::new(&before, &after, &Difference::new(&before, &after))
}

fn picture(arrangement: Arrangement, lang: Lang, ground: Ground) -> (Index, Picture, Emphasis) {
    let union = union();
    let emphasis = Emphasis::from(&union);
    let picture = Picture {
        lens: Lens::default(),
        today: TODAY,
        view: View::Network(arrangement),
        scheme: Some("strategy2015".into()),
        paper: Paper::of(Size::PICTURE),
        beside: None,
        title: Some("A → B".to_owned()),
        ground,
        lang,
        kept: Arc::default(),
    };
    (Index::new(Arc::new(union.registry)), picture, emphasis)
}

fn draw(arrangement: Arrangement, lang: Lang, ground: Ground) -> Sheet {
    let (index, picture, emphasis) = picture(arrangement, lang, ground);
    let progress = Progress::default();
    let drawn = picture.draw_difference(&index, Some(&emphasis), measure(), &progress);
    drawn.unwrap()
}

const SIGNED: [(&str, Sign); 5] = [
    ("partner_city-tallinn", Sign::Added),
    ("joint_statement-callao", Sign::Ended),
    ("sister_city-constanta", Sign::Ended),
    ("sister_city-san_diego", Sign::Changed),
    ("sister_city-lyon", Sign::Same),
];

fn strokes(sheet: &Sheet) -> BTreeMap<&str, &Stroke> {
    let ties = sheet.scene.ties.iter();
    ties.filter_map(|tie| Some((tie.id.as_str(), tie.path.stroke.as_ref()?)))
        .collect()
}

#[test]
fn lines_tell_without_colour_how_ties_differ() {
    for arrangement in [Arrangement::Radial, Arrangement::Map(Centre::Pacific)] {
        for ground in Ground::ALL {
            let sheet = draw(arrangement.clone(), Lang::Ja, ground);
            let strokes = strokes(&sheet);
            let mut looks: BTreeMap<Sign, BTreeSet<String>> = BTreeMap::new();
            for (id, sign) in SIGNED {
                let stroke = strokes[id];
                let look = format!("{:.1} {:?}", stroke.width, stroke.dash);
                looks.entry(sign).or_default().insert(look);
            }
            // One look for each sign, and no two alike.
            let distinct: BTreeSet<&BTreeSet<String>> = looks.values().collect();
            assert_eq!((looks.len(), distinct.len()), (4, 4), "{looks:?}");
            assert!(looks.values().all(|looks| looks.len() == 1), "{looks:?}");
            let of = |id: &str| strokes[id];
            let (added, ended) = (of("partner_city-tallinn"), of("sister_city-constanta"));
            let same = of("sister_city-lyon");
            assert!(added.width > ended.width && ended.width > same.width);
            assert!(added.dash.is_empty() && !ended.dash.is_empty());
            assert!(added.opacity > ended.opacity && ended.opacity > same.opacity);
            // Kinds that are dashed elsewhere are not taken for something that has ended.
            for (id, stroke) in &strokes {
                if !SIGNED
                    .iter()
                    .any(|(signed, sign)| signed == id && *sign != Sign::Same)
                {
                    assert!(stroke.dash.is_empty(), "{id}");
                }
            }
        }
    }
}

#[test]
fn rings_around_actors_tell_the_same() {
    let sheet = draw(Arrangement::Radial, Lang::Ja, Ground::Light);
    let mark = |id: &str| {
        let mut marks = sheet.scene.actors.iter();
        marks.find(|mark| mark.id.as_str() == id).unwrap()
    };
    let ring = |id: &str| mark(id).sign.as_ref().and_then(|sign| sign.stroke.clone());
    assert!(ring("tallinn").unwrap().dash.is_empty());
    assert!(!ring("callao").unwrap().dash.is_empty());
    assert!(ring("lyon").is_none() && ring("constanta").is_none());
    // They are drawn around their marks wherever the sheet has put these.
    let sign = mark("tallinn").sign.as_ref().unwrap();
    let middle = sign
        .points
        .iter()
        .skip(1)
        .fold(kizuna::layout::Point::ZERO, |sum, point| sum + *point);
    let middle = middle / (sign.points.len() - 1) as f64;
    assert!(middle.distance(mark("tallinn").at) < 0.01);
    // Whom nothing concerns stands back; the ends of what differs do not.
    let seen = |id: &str| mark(id).shapes.last().unwrap().opacity;
    assert!(seen("lyon") < seen("constanta") && seen("callao") < seen("tallinn"));
    assert!(
        mark("tallinn").title.ends_with("（追加）"),
        "{}",
        mark("tallinn").title
    );
    let tie = sheet
        .scene
        .ties
        .iter()
        .find(|tie| tie.id.as_str() == "sister_city-constanta");
    assert!(tie.unwrap().title.ends_with("（終了・削除）"));
    // All whom something concerns have their names.
    for id in ["tallinn", "callao", "constanta", "san_diego"] {
        let actor = mark(id).actor;
        assert!(
            sheet.scene.labels.iter().any(|label| label.actor == actor),
            "{id}"
        );
    }
}

#[test]
fn the_legend_counts_what_differs() {
    for (lang, says) in [
        (
            Lang::Ja,
            [
                "追加（提携 1件、都市・機関 1）",
                "終了・削除（提携 2件、都市・機関 1）",
                "変更（提携 1件、都市・機関 0）",
            ],
        ),
        (
            Lang::En,
            [
                "Added (ties: 1, cities and bodies: 1)",
                "Ended or removed (ties: 2, cities and bodies: 1)",
                "Changed (ties: 1, cities and bodies: 0)",
            ],
        ),
    ] {
        let sheet = draw(Arrangement::Radial, lang, Ground::Light);
        let texts: Vec<&str> = sheet
            .frame
            .iter()
            .filter_map(|mark| match mark {
                Mark::Text(text) => Some(text.text.as_str()),
                _ => None,
            })
            .collect();
        for says in says {
            assert!(texts.contains(&says), "{says}: {texts:?}");
        }
        assert!(texts.contains(&"A → B"));
        assert_eq!(sheet.title, "A → B");
    }
    let sheet = draw(Arrangement::Radial, Lang::Ja, Ground::Light);
    assert!(
        sheet
            .description
            .ends_with("のうち、追加 1件、終了・削除 2件、変更 1件"),
        "{}",
        sheet.description
    );
}

#[test]
fn everybody_stands_where_the_union_puts_them() {
    let (index, picture, emphasis) = picture(Arrangement::Radial, Lang::Ja, Ground::Light);
    let progress = Progress::default();
    let draw = |emphasis| {
        let drawn = picture.draw_difference(&index, emphasis, measure(), &progress);
        drawn.unwrap()
    };
    let ids = |sheet: &Sheet| -> BTreeSet<String> {
        let marks = sheet.scene.actors.iter();
        marks.map(|mark| mark.id.to_string()).collect()
    };
    let plain = draw(None);
    assert_eq!(
        ids(&plain),
        ids(&draw(Some(&emphasis))),
        "nobody is left out"
    );
    assert!(plain.scene.actors.iter().all(|mark| mark.sign.is_none()));
    let equal = picture.draw(&index, measure(), &progress).unwrap();
    assert_eq!(plain, equal, "a picture without a difference is as it was");
}

#[test]
fn of_kinds_that_stand_back_only_what_differs_is_shown() {
    let (before, mut after) = both();
    let mut kinds = after.kinds.rows().to_vec();
    for kind in &mut kinds {
        kind.background = kind.id.as_str() == "sister_city";
    }
    after.kinds = Table::new(kinds);
    let union = Union::new(&before, &after, &Difference::new(&before, &after));
    let emphasis = Emphasis::from(&union);
    let index = Index::new(Arc::new(union.registry));
    let shown = emphasis.shown(&index, Lens::default().visible(&index, TODAY));
    let ids: BTreeSet<&str> = shown
        .ties
        .iter()
        .map(|seen| index.registry().ties.rows()[seen.link.tie].id.as_str())
        .filter(|id| id.starts_with("sister_city"))
        .collect();
    assert_eq!(
        ids,
        BTreeSet::from(["sister_city-constanta", "sister_city-san_diego"])
    );
    assert!(
        !shown
            .actors
            .contains(&index.registry().actors.position("lyon").unwrap())
    );
}
