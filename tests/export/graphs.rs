//! Networks as GEXF, GraphML, DOT and JSON, read back.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kizuna::edit::{Change, Document};
use kizuna::export::{dot, gexf, graphml, network_json};
use kizuna::layout::{Centre, Ego, EgoRings, EgoSectors, Progress};
use kizuna::lens::{Index, Lens, Visible};
use kizuna::model::{Lang, Name};
use kizuna::records::{self, RecordTable};
use kizuna::scene::{Arrangement, Ground, Paper, Picture, Plot, View};

use super::played::LIVES;
use super::xml::{Element, parse};
use crate::support::{TODAY, builtin, builtin_index, day, each, lenses, must, same, whole, world};

fn picture(lens: &Lens, lang: Lang, arrangement: Arrangement) -> Picture {
    Picture {
        lens: lens.clone(),
        today: TODAY,
        view: View::Network(arrangement),
        scheme: None,
        paper: Paper::default(),
        beside: None,
        title: None,
        ground: Ground::Light,
        lang,
        kept: std::sync::Arc::default(),
    }
}

fn plot(index: &Index, lens: &Lens, lang: Lang) -> Plot {
    plot_in(index, lens, lang, Arrangement::Radial)
}

fn plot_in(index: &Index, lens: &Lens, lang: Lang, arrangement: Arrangement) -> Plot {
    let plot = picture(lens, lang, arrangement).plot(index, &Progress::default());
    let plot = plot.expect("nobody cancels it");
    plot.expect("a network has places")
}

/// What is visible, by id: actors, ties.
pub(super) fn ids(index: &Index, visible: &Visible) -> [BTreeSet<String>; 2] {
    let registry = index.registry();
    let actors = visible.actors.iter();
    let actors = actors.map(|at| registry.actors.rows()[*at].id.to_string());
    let ties = visible.ties.iter();
    let ties = ties.map(|seen| registry.ties.rows()[seen.link.tie].id.to_string());
    [actors.collect(), ties.collect()]
}

/// The ids of elements; none may stand twice.
pub(super) fn ids_of<'e>(
    elements: impl IntoIterator<Item = &'e Element>,
) -> Result<BTreeSet<String>, String> {
    let mut ids = BTreeSet::new();
    for element in elements {
        let id = element.get("id").ok_or("no id")?.to_owned();
        must(ids.insert(id.clone()), || format!("{id} stands twice"))?;
    }
    Ok(ids)
}

/// The value that a DOT line gives an attribute.
fn dot_value<'d>(line: &'d str, name: &str) -> Option<&'d str> {
    let rest = line.split_once(&format!("{name}=\""))?.1;
    rest.split_once('"').map(|(value, _)| value)
}

/// The texts of a row by their column, but what is empty.
fn said(table: &RecordTable, row: usize) -> BTreeMap<String, String> {
    let cells = table.columns.iter().zip(&table.rows[row]);
    cells
        .map(|(column, cell)| (column.key.to_owned(), cell.plain()))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

/// The name of a list's column in a graph.
fn graph_name(of: &str, key: &str) -> String {
    match (of, key) {
        (_, "start") => "start_date",
        (_, "end") => "end_date",
        ("edge", "kind") => "kind_id",
        (_, key) => key,
    }
    .to_owned()
}

#[test]
fn every_form_holds_exactly_what_is_visible() {
    let registry = builtin();
    each(lenses(registry, 83, 20), 20, |lens| {
        let visible = lens.visible(builtin_index(), TODAY);
        let wanted = ids(builtin_index(), &visible);
        for lang in Lang::ALL {
            let plot = plot(builtin_index(), lens, lang);
            for text in [gexf(&plot), graphml(&plot)] {
                let root = parse(&text)?;
                for (name, wanted) in ["node", "edge"].into_iter().zip(&wanted) {
                    same(name, &ids_of(root.all(name))?, wanted)?;
                }
                for edge in root.all("edge") {
                    let tie = registry.ties.get(edge.get("id").ok_or("no id")?);
                    let tie = tie.ok_or("no such tie")?;
                    same("source", &edge.get("source"), &Some(tie.from.as_str()))?;
                    same("target", &edge.get("target"), &Some(tie.to.as_str()))?;
                }
            }
            let text = dot(&plot);
            let (edges, rest): (Vec<&str>, Vec<&str>) =
                text.lines().partition(|line| line.contains("\" -- \""));
            let nodes = rest.into_iter().filter(|line| line.contains(" [id="));
            let dot_ids = |lines: &mut dyn Iterator<Item = &str>| -> Vec<String> {
                let ids = lines.filter_map(|line| dot_value(line, "[id"));
                ids.map(str::to_owned).collect()
            };
            let got = [
                dot_ids(&mut nodes.into_iter()),
                dot_ids(&mut edges.into_iter()),
            ];
            let document: serde_json::Value = serde_json::from_str(&network_json(&plot.graph))
                .map_err(|error| error.to_string())?;
            for ((key, got), wanted) in ["actors", "ties"].into_iter().zip(got).zip(&wanted) {
                same("each once", &got.len(), &wanted.len())?;
                same("dot", &got.into_iter().collect::<BTreeSet<_>>(), wanted)?;
                let rows = document[key].as_array().ok_or("no rows")?;
                let ids = rows.iter().filter_map(|row| row["id"].as_str());
                same(
                    "json",
                    &ids.map(str::to_owned).collect::<BTreeSet<_>>(),
                    wanted,
                )?;
                let count = document["counts"][key].as_u64();
                same("count", &count, &Some(wanted.len() as u64))?;
            }
            let (certain, possible) = visible.count();
            same("certain", &document["counts"]["certain"], &certain)?;
            same("possible", &document["counts"]["possible"], &possible)?;
        }
        Ok(())
    });
}

#[test]
fn nodes_and_edges_say_what_the_lists_say() {
    each(lenses(whole(), 89, 12), 12, |lens| {
        let index = Index::new(Arc::clone(whole()));
        let visible = lens.visible(&index, TODAY);
        for lang in Lang::ALL {
            let plot = plot(&index, lens, lang);
            let gexf = parse(&gexf(&plot))?;
            let graphml = parse(&graphml(&plot))?;
            let tables = [
                ("node", records::actors(&index, &visible, lang)),
                ("edge", records::ties(&index, &visible, lang)),
            ];
            for (name, table) in tables {
                let (played, plain) = (gexf.all(name), graphml.all(name));
                same("rows", &played.len(), &table.rows.len())?;
                for (row, (played, plain)) in played.iter().zip(plain).enumerate() {
                    let mut wanted: BTreeMap<String, String> = said(&table, row)
                        .into_iter()
                        .map(|(key, text)| (graph_name(name, &key), text))
                        .collect();
                    let id = wanted.remove("id");
                    same("id", &played.get("id"), &id.as_deref())?;
                    same("id", &plain.get("id"), &id.as_deref())?;
                    for (end, key) in [("source", "from_id"), ("target", "to_id")] {
                        same(end, &played.get(end), &wanted.remove(key).as_deref())?;
                    }
                    let values = played.all("attvalue").into_iter().map(|value| {
                        let get = |name| value.get(name).unwrap_or_default().to_owned();
                        (get("for"), get("value"))
                    });
                    same("gexf", &values.collect::<BTreeMap<_, _>>(), &wanted)?;
                    let own = ["label", "times", "color", "x", "y"];
                    let data = plain.all("data").into_iter().filter_map(|data| {
                        let name = data.get("key")?.split_once('_')?.1.to_owned();
                        Some((name, data.text.clone()))
                            .filter(|(name, _)| !own.contains(&name.as_str()))
                    });
                    same("graphml", &data.collect::<BTreeMap<_, _>>(), &wanted)?;
                }
            }
        }
        Ok(())
    });
}

#[test]
fn every_value_has_a_declared_column_of_its_type() {
    let plot = plot(builtin_index(), &Lens::default(), Lang::Ja);
    let fits = |sort: &str, text: &str| match sort {
        "integer" | "int" => text.parse::<i64>().is_ok(),
        "double" => text.parse::<f64>().is_ok(),
        other => other == "string",
    };
    let root = parse(&gexf(&plot)).unwrap();
    let mut sorts = BTreeSet::new();
    for (class, name) in [("node", "node"), ("edge", "edge")] {
        let list = root.all("attributes").into_iter();
        let list = list.filter(|list| list.get("class") == Some(class));
        let columns: BTreeMap<&str, &str> = list
            .flat_map(|list| list.all("attribute"))
            .map(|column| (column.get("id").unwrap(), column.get("type").unwrap()))
            .collect();
        sorts.extend(columns.values().map(|sort| (*sort).to_owned()));
        // Programs for graphs have these themselves.
        for taken in ["id", "start", "end", "source", "target", "label"] {
            assert!(!columns.contains_key(taken), "{taken}");
        }
        for value in root.all(name).iter().flat_map(|one| one.all("attvalue")) {
            let sort = columns[value.get("for").unwrap()];
            assert!(fits(sort, value.get("value").unwrap()), "{value:?}");
        }
    }
    assert_eq!(sorts.len(), 3);
    let root = parse(&graphml(&plot)).unwrap();
    let keys: BTreeMap<&str, (&str, &str)> = root
        .all("key")
        .into_iter()
        .map(|key| {
            let get = |name| key.get(name).unwrap();
            (get("id"), (get("for"), get("attr.type")))
        })
        .collect();
    assert_eq!(keys.len(), root.all("key").len(), "a key stands twice");
    for of in ["graph", "node", "edge"] {
        for one in root.all(of) {
            for data in one.children.iter().filter(|child| child.name == "data") {
                let (on, sort) = keys[data.get("key").unwrap()];
                assert_eq!(on, of);
                assert!(fits(sort, &data.text), "{data:?}");
            }
        }
    }
}

#[test]
fn places_are_those_of_the_view_with_y_upwards() {
    let index = Index::new(Arc::new(world(&format!("{LIVES}\npin b -60 -80"))));
    let places = |arrangement: Arrangement| -> BTreeMap<String, (f64, f64)> {
        let plot = plot_in(&index, &Lens::default(), Lang::Ja, arrangement);
        let root = parse(&gexf(&plot)).unwrap();
        let nodes = root.all("node").into_iter();
        let places: BTreeMap<_, _> = nodes
            .filter_map(|node| {
                let at = node.child("viz:position")?;
                let side = |name| at.get(name).unwrap().parse::<f64>().unwrap();
                assert_eq!(side("z"), 0.0);
                Some((node.get("id").unwrap().to_owned(), (side("x"), side("y"))))
            })
            .collect();
        // The other forms say the same.
        let plain = parse(&graphml(&plot)).unwrap();
        let text = dot(&plot);
        for node in plain.all("node") {
            let id = node.get("id").unwrap();
            let side = |key| {
                let data = node.all("data").into_iter();
                let mut data = data.filter(|data| data.get("key") == Some(key));
                data.next().map(|data| data.text.parse::<f64>().unwrap())
            };
            let at = side("n_x").zip(side("n_y"));
            assert_eq!(at, places.get(id).copied(), "{id}");
            let line = text.lines().find(|line| dot_value(line, "[id") == Some(id));
            let pinned = dot_value(line.unwrap(), "pos").map(str::to_owned);
            assert_eq!(pinned, at.map(|(x, y)| format!("{x},{y}!")), "{id}");
        }
        places
    };
    let rings = places(Arrangement::Radial);
    assert_eq!(rings.len(), index.registry().actors.len());
    assert_eq!((rings["home"], rings["b"]), ((0.0, 0.0), (-60.0, 80.0)));
    let map = places(Arrangement::Map(Centre::Pacific));
    // North is up; who lies nowhere has no place.
    assert!(map["a"].1 > 0.0 && map["d"].1 < 0.0 && !map.contains_key("alone"));
    assert_ne!(map, places(Arrangement::Map(Centre::Atlantic)));
    let ego = places(Arrangement::Ego(Ego {
        actor: "c".into(),
        rings: EgoRings::default(),
        sectors: EgoSectors::default(),
    }));
    assert_eq!(ego["c"], (0.0, 0.0));
    assert!(places(Arrangement::Force)["b"] == (-60.0, 80.0));
}

#[test]
fn colours_and_lines_are_those_of_the_kinds() {
    let registry = builtin();
    let lens = Lens::as_of(day("2022-12-31"));
    for ground in [Ground::Light, Ground::Dark] {
        let picture = Picture {
            ground,
            ..picture(&lens, Lang::Ja, Arrangement::Radial)
        };
        let plot = picture.plot(builtin_index(), &Progress::default());
        let plot = plot.unwrap().unwrap();
        let root = parse(&gexf(&plot)).unwrap();
        let mut faint = 0;
        for edge in root.all("edge") {
            let tie = registry.ties.get(edge.get("id").unwrap()).unwrap();
            let kind = registry.kinds.get(tie.kind.as_str()).unwrap();
            assert_eq!(edge.get("kind"), Some(kind.id.as_str()));
            assert_eq!(edge.get("label"), Some(kind.name.ja.as_str()));
            let color = edge.child("viz:color").unwrap();
            let part = |name| color.get(name).unwrap().parse::<u8>().unwrap();
            let wanted = kind.hue.on(ground);
            let got = [part("r"), part("g"), part("b")];
            assert_eq!(got, [wanted.0, wanted.1, wanted.2]);
            faint += usize::from(color.get("a") == Some("0.5"));
        }
        assert_eq!(faint, lens.visible(builtin_index(), TODAY).count().1);
        let text = dot(&plot);
        for line in text.lines().filter(|line| line.contains(" -- ")) {
            let tie = registry.ties.get(dot_value(line, "[id").unwrap()).unwrap();
            let kind = registry.kinds.get(tie.kind.as_str()).unwrap();
            let color = dot_value(line, "color").unwrap();
            assert!(color.starts_with(&kind.hue.on(ground).to_hex()), "{line}");
            let solid = kind.dash == kizuna::model::Dash::Solid;
            assert_eq!(line.contains("style=solid"), solid, "{line}");
        }
        let shapes: BTreeSet<&str> = text
            .split("shape=")
            .skip(1)
            .filter_map(|rest| rest.split(',').next())
            .collect();
        assert!(shapes.len() >= 5, "{shapes:?}");
    }
}

#[test]
fn views_without_places_make_no_network() {
    for word in ["timeline", "matrix"] {
        let picture = Picture {
            view: View::from_word(word).unwrap(),
            ..picture(&Lens::default(), Lang::Ja, Arrangement::Radial)
        };
        let plot = picture.plot(builtin_index(), &Progress::default());
        assert_eq!(plot, Ok(None), "{word}");
    }
}

#[test]
fn the_same_request_gives_the_same_bytes_and_a_language_its_own_names() {
    let all = |index: &Index, lang: Lang| {
        let plot = plot(index, &Lens::as_of(day("2015-12-31")), lang);
        [
            gexf(&plot),
            graphml(&plot),
            dot(&plot),
            network_json(&plot.graph),
        ]
    };
    let again = Index::new(Arc::clone(builtin()));
    for lang in Lang::ALL {
        assert_eq!(all(builtin_index(), lang), all(&again, lang));
    }
    let (ja, en) = (all(&again, Lang::Ja), all(&again, Lang::En));
    for (ja, en) in ja.iter().zip(&en) {
        assert!(ja.contains("2015年末時点") && !en.contains("2015年末時点"));
        assert!(en.contains("End of 2015") && !ja.contains("End of 2015"));
    }
    assert!(ja[0].contains(r#"label="リヨン""#) && en[0].contains(r#"label="Lyon""#));
    assert!(ja[2].contains(r#"xlabel="リヨン""#) && en[2].contains(r#"xlabel="Lyon""#));
    // Both names stand in both.
    assert!(en[0].contains("リヨン") && ja[1].contains("Lyon"));
}

#[test]
fn a_network_in_json_tells_its_lens() {
    let lens = Lens {
        kinds: ["sister_city".into()].into(),
        ..Lens::as_of(day("2015-12-31"))
    };
    let plot = plot(builtin_index(), &lens, Lang::En);
    let text = network_json(&plot.graph);
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert!(text.ends_with("}\n"));
    let keys: Vec<&str> = document
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        keys,
        [
            "format", "version", "title", "as_of", "lens", "counts", "actors", "ties"
        ]
    );
    assert_eq!(document["format"], "kizuna_network");
    assert_eq!(document["version"], 1);
    assert_eq!(document["as_of"], "2015-12-31");
    assert_eq!(document["title"]["ja"], builtin().title.ja.as_str());
    assert_eq!(document["lens"]["time"], "End of 2015");
    assert_eq!(
        document["lens"]["conditions"],
        serde_json::json!(["Sister or friendship city"])
    );
    // The options are read back to the same lens.
    let options = document["lens"]["options"].as_str().unwrap();
    let read = kizuna::lens::Phrase::parse(options).unwrap();
    assert_eq!(read.resolve(builtin(), TODAY).unwrap(), lens);
}

/// Characters that XML has a meaning for, or does not allow at all.
const NASTY: &str = "<a b=\"x\">&amp; \\ 'b' ]]> \u{0}\u{1}\u{8}\u{b}\u{1f}\u{7f}\u{85}\u{fffe}\u{ffff}\t\n\r --> end";

#[test]
fn names_and_ids_with_mark_up_do_no_harm() {
    let registry = world(
        "kind p\"a<b>'c&d sister
         home a
         actor a city JP 35,139
         actor b\"onload=\"alert(1) city FR 45,4
         tie t\"><script>' p\"a<b>'c&d a b\"onload=\"alert(1) : signed 1965",
    );
    let mut document = Document::new(Arc::new(registry));
    document
        .apply(vec![Change::SetNames {
            actor: "b\"onload=\"alert(1)".into(),
            names: vec![Name {
                ja: NASTY.to_owned(),
                en: "💮 𠮷 İ".to_owned(),
                sources: vec!["doc#1".parse().unwrap()],
                ..Name::default()
            }],
        }])
        .unwrap();
    let index = Index::new(Arc::clone(document.registry()));
    let searching = Lens {
        search: "\" /><script> & \u{1}".to_owned(),
        ..Lens::default()
    };
    let wanted = "<a b=\"x\">&amp; \\ 'b' ]]>";
    for lens in [&Lens::default(), &searching] {
        for lang in Lang::ALL {
            let plot = plot(&index, lens, lang);
            for text in [gexf(&plot), graphml(&plot)] {
                let forbidden = |c: char| c.is_control() && c != '\n';
                assert!(!text.contains(|c| forbidden(c) || matches!(c, '\u{fffe}' | '\u{ffff}')));
                let root = parse(&text).unwrap();
                assert!(root.all("script").is_empty() && root.all("a").is_empty());
                assert!(
                    root.all("node")
                        .iter()
                        .all(|node| node.get("onload").is_none())
                );
            }
        }
    }
    let plot = plot(&index, &Lens::default(), Lang::Ja);
    let root = parse(&gexf(&plot)).unwrap();
    let nodes = root.all("node");
    let node = nodes
        .iter()
        .find(|node| node.get("id") != Some("a"))
        .unwrap();
    assert_eq!(node.get("id"), Some("b\"onload=\"alert(1)"));
    assert!(node.get("label").unwrap().starts_with(wanted));
    assert_eq!(root.all("edge")[0].get("id"), Some("t\"><script>'"));
    let root = parse(&graphml(&plot)).unwrap();
    let data = root.all("data").into_iter();
    let mut names = data.filter(|data| data.get("key") == Some("n_label"));
    assert!(names.any(|name| name.text.starts_with(wanted)));
    // In DOT a quotation mark and a backslash are written with a backslash before them.
    let text = dot(&plot);
    assert!(
        text.contains(r#"xlabel="<a b=\"x\">&amp; \\ 'b' ]]>"#),
        "{text}"
    );
    assert!(text.contains(r#""a" -- "b\"onload=\"alert(1)" [id="t\"><script>'""#));
    assert!(!text.contains(|c: char| c.is_control() && c != '\n'));
    assert_eq!(text.lines().count(), 7);
}
