//! When nodes and edges are there: in every form, and as a program plays them.

use std::collections::BTreeSet;
use std::sync::Arc;

use kizuna::export::{gexf, graphml, network_json};
use kizuna::lens::{Index, Lens};
use kizuna::model::{Date, Lang, next_day, previous_day};

use super::graphs::{ids, ids_of};
use super::round_trip::plot;
use super::xml::{Element, parse};
use crate::support::{TODAY, day, each, same, whole, world};

/// Whether an element of a GEXF document is there on a day, as Gephi reads it.
fn is_there(element: &Element, on: Date) -> bool {
    let within = |sides: &Element| {
        let from = sides.get("start").is_none_or(|from| day(from) <= on);
        from && sides.get("end").is_none_or(|to| on <= day(to))
    };
    match element.child("spells") {
        Some(spells) => spells.all("spell").into_iter().any(within),
        None => within(element),
    }
}

/// A small registry with every way in which a tie may come and go.
pub(super) const LIVES: &str = "
    kind pact sister
    kind desk office
    home home
    actor home city JP 35,139
    actor a city FR 45,4
    actor b city DE 50,7
    actor c city PL 52,21
    actor d city ZA -29,31
    actor e city US 40,-70
    actor alone city - -
    tie year pact home a : signed 1965
    tie day pact home a : signed 1970-05-03; ended 1980-06-07
    tie span pact home b : signed 1971-02/1973-03; ended 1990
    tie term pact home b : signed FY2001 until 2005-03-31; renewed 2010-04-01 until 2015-03-31
    tie asleep desk home c : opened 1985-01-01; suspended 1991-01-01; resumed 1994-01-01
    tie maybe_asleep desk home c : opened 1985; suspended 1991; resumed 1991-06/1993
    tie surely_asleep desk home c : opened 1985; suspended 1991; resumed 1992
    tie sleeps_on desk home c : opened 1985-01-01; suspended 1999-12-31
    tie unknown pact a b : ended 1950-01
    tie planned pact home d : announced 2026-10
    tie back pact home e : signed 1960-01-01; ended 1962-12-31; signed 1962-12-31; ended 1970
";

#[test]
fn dates_become_times_in_one_documented_way() {
    let index = Index::new(Arc::new(world(LIVES)));
    let plot = plot(&index, &Lens::default(), Lang::En);
    let root = parse(&gexf(&plot)).unwrap();
    let written = |sides: &Element| {
        let side = |name| sides.get(name).unwrap_or("..").to_owned();
        format!("{}/{}", side("start"), side("end"))
    };
    let times = |name: &str, id: &str| -> Vec<String> {
        let all = root.all(name);
        let one = all.iter().find(|one| one.get("id") == Some(id)).unwrap();
        match one.child("spells") {
            Some(spells) => {
                assert!(one.get("start").is_none() && one.get("end").is_none());
                spells.all("spell").into_iter().map(written).collect()
            }
            None => vec![written(one)],
        }
    };
    let plain = parse(&graphml(&plot)).unwrap();
    let document: serde_json::Value = serde_json::from_str(&network_json(&plot.graph)).unwrap();
    for (id, wanted) in [
        ("year", "1965-01-01/.."),
        ("day", "1970-05-03/1980-06-07"),
        ("span", "1971-02-01/1990-12-31"),
        ("term", "2001-04-01/2005-03-31; 2010-04-01/2015-03-31"),
        ("asleep", "1985-01-01/1990-12-31; 1994-01-01/.."),
        // It may have slept for a moment or for three years: on every day it may be in force.
        ("maybe_asleep", "1985-01-01/.."),
        // However short, the last day of 1991 lies in it.
        ("surely_asleep", "1985-01-01/1991-12-30; 1992-01-01/.."),
        ("sleeps_on", "1985-01-01/1999-12-30"),
        ("unknown", "../1950-01-31"),
        ("planned", ""),
        ("back", "1960-01-01/1970-12-31"),
    ] {
        // A program that plays it shows what is only announced from then on, and not from the beginning.
        let played = if wanted.is_empty() {
            "2026-10-01/.."
        } else {
            wanted
        };
        assert_eq!(times("edge", id).join("; "), played, "{id}");
        let edges = plain.all("edge");
        let edge = edges.iter().find(|one| one.get("id") == Some(id)).unwrap();
        let data = edge.all("data").into_iter();
        let mut data = data.filter(|data| data.get("key") == Some("e_times"));
        assert_eq!(
            data.next().map_or("", |data| data.text.as_str()),
            wanted,
            "{id}"
        );
        let rows = document["ties"].as_array().unwrap();
        let row = rows.iter().find(|row| row["id"] == id).unwrap();
        let listed: Vec<&str> = wanted.split("; ").filter(|time| !time.is_empty()).collect();
        assert_eq!(row["times"], serde_json::json!(listed), "{id}");
    }
    // A node is there while one of its ties is.
    for (id, wanted) in [
        ("home", "1960-01-01/.."),
        ("a", "../1950-01-31; 1965-01-01/.."),
        (
            "b",
            "../1950-01-31; 1971-02-01/1990-12-31; 2001-04-01/2005-03-31; 2010-04-01/2015-03-31",
        ),
        ("c", "1985-01-01/.."),
        ("d", "2026-10-01/.."),
        ("e", "1960-01-01/1970-12-31"),
        ("alone", "../.."),
    ] {
        assert_eq!(times("node", id).join("; "), wanted, "{id}");
    }
    let graph = root.all("graph")[0];
    for (name, wanted) in [
        ("mode", "dynamic"),
        ("timeformat", "date"),
        ("timerepresentation", "interval"),
        ("defaultedgetype", "undirected"),
    ] {
        assert_eq!(graph.get(name), Some(wanted));
    }
    assert_eq!(root.children[0].get("version"), Some("1.3"));
}

#[test]
fn played_on_any_day_the_graph_shows_what_the_list_of_that_day_shows() {
    for registry in [Arc::clone(whole()), Arc::new(world(LIVES))] {
        let index = Index::new(Arc::clone(&registry));
        let root = parse(&gexf(&plot(&index, &Lens::default(), Lang::Ja))).unwrap();
        // Never in force: played from their announcement on.
        let never: BTreeSet<&str> = registry
            .ties
            .iter()
            .filter(|tie| tie.life().periods.is_empty())
            .map(|tie| tie.id.as_str())
            .collect();
        let edges: Vec<&Element> = root.all("edge");
        let mut days: BTreeSet<Date> = ["1900-01-01", "1965-07-01", "2100-01-01"].map(day).into();
        for edge in &edges {
            let mut sides = vec![*edge];
            sides.extend(edge.all("spell"));
            for at in sides
                .iter()
                .flat_map(|one| [one.get("start"), one.get("end")])
                .flatten()
            {
                days.extend([previous_day(day(at)), day(at), next_day(day(at))]);
            }
        }
        let days: Vec<Date> = days.into_iter().collect();
        let step = 1 + days.len() / 80;
        each(days.into_iter().step_by(step), 20, |on| {
            let visible = Lens::as_of(*on).visible(&index, TODAY);
            let [actors, ties] = ids(&index, &visible);
            let there = edges.iter().copied().filter(|edge| is_there(edge, *on));
            let is_never = |edge: &&Element| never.contains(edge.get("id").unwrap());
            let (announced, there): (Vec<_>, Vec<_>) = there.partition(is_never);
            same("ties", &ids_of(there)?, &ties)?;
            // Whose ties are announced is there as they are; whoever has no tie at all, for itself.
            let ends =
                |edge: &Element| ["source", "target"].map(|end| edge.get(end).unwrap().to_owned());
            let tied: BTreeSet<String> = edges.iter().flat_map(|edge| ends(edge)).collect();
            let nodes = root.all("node").into_iter();
            let nodes =
                nodes.filter(|node| is_there(node, *on) && tied.contains(node.get("id").unwrap()));
            let announced = announced.into_iter().flat_map(ends);
            let wanted: BTreeSet<String> = actors.into_iter().chain(announced).collect();
            same("actors", &ids_of(nodes)?, &wanted)
        });
    }
}

/// Nobody stands in a played graph from the beginning who is heard of only later.
#[test]
fn who_has_no_tie_is_played_from_the_first_that_is_told_of_it() {
    let registry = whole();
    let index = Index::new(Arc::clone(registry));
    let root = parse(&gexf(&plot(&index, &Lens::default(), Lang::En))).unwrap();
    let tied: BTreeSet<&str> = registry
        .ties
        .iter()
        .flat_map(|tie| [tie.from.as_str(), tie.to.as_str()])
        .collect();
    let mut dated = 0;
    for node in root.all("node") {
        let id = node.get("id").unwrap();
        if tied.contains(id) {
            continue;
        }
        let doings = registry.activities.iter().filter(|row| {
            let mut actors = row.parts.iter().map(|part| &part.actor).chain(&row.series);
            actors.any(|actor| actor.as_str() == id)
        });
        let steps = registry.milestones.iter();
        let steps = steps.filter(|row| row.actors.iter().any(|actor| actor.as_str() == id));
        let days = doings
            .map(|row| &row.date)
            .chain(steps.map(|row| &row.date));
        let first = days
            .filter_map(|date| date.preferred().map(|date| date.earliest()))
            .min();
        assert_eq!(node.get("start").map(day), first, "{id}");
        assert!(
            node.get("end").is_none() && node.child("spells").is_none(),
            "{id}"
        );
        dated += usize::from(first.is_some());
    }
    assert!(dated > 60, "{dated}");
    assert!(
        root.all("edge")
            .iter()
            .all(|edge| edge.get("start").is_some() || edge.child("spells").is_some()),
        "an edge without time"
    );
}

/// Gephi takes edges between the same two for one, unless their `kind` differs.
#[test]
fn ties_of_one_kind_between_the_same_two_have_kinds_of_their_own() {
    let registry = world(
        "kind pact sister
         kind desk office
         home a
         actor a city JP 35,139
         actor b city FR 45,4
         tie first pact a b : signed 1965
         tie back pact b a : signed 1966
         tie third pact a b : signed 1967
         tie other desk a b : opened 1968",
    );
    let index = Index::new(Arc::new(registry));
    let root = parse(&gexf(&plot(&index, &Lens::default(), Lang::En))).unwrap();
    let kinds = root.all("edge").into_iter().map(|edge| {
        let kind = edge.all("attvalue").into_iter();
        let mut kind = kind.filter(|value| value.get("for") == Some("kind_id"));
        let kind = kind.next().unwrap().get("value").unwrap().to_owned();
        (edge.get("id").unwrap(), edge.get("kind").unwrap(), kind)
    });
    let kinds: Vec<_> = kinds.collect();
    let kinds: Vec<_> = kinds
        .iter()
        .map(|(id, kind, attribute)| (*id, *kind, attribute.as_str()))
        .collect();
    assert_eq!(
        kinds,
        [
            ("first", "pact", "pact"),
            ("back", "pact (2)", "pact"),
            ("third", "pact (3)", "pact"),
            ("other", "desk", "desk"),
        ]
    );
    // In the whole registry, too, no two are taken for one.
    let index = Index::new(Arc::clone(whole()));
    let root = parse(&gexf(&plot(&index, &Lens::default(), Lang::En))).unwrap();
    let mut seen = BTreeSet::new();
    for edge in root.all("edge") {
        let [a, b, kind] = ["source", "target", "kind"].map(|name| edge.get(name).unwrap());
        assert!(seen.insert((a.min(b), a.max(b), kind)), "{a} {b} {kind}");
    }
}
