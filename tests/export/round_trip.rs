//! Networks written as GEXF, GraphML, JSON and XLSX and read back into equal networks, by readers that
//! know nothing of how they were written.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use kizuna::export::{gexf, graphml, network_json, xlsx};
use kizuna::layout::Progress;
use kizuna::lens::{Index, Lens};
use kizuna::model::{Lang, Registry};
use kizuna::records::Workbook;
use kizuna::scene::{Ground, Paper, Picture, Plot, View};
use serde_json::Value;

use super::network::{Bond, Network, Somebody, Times, alike, awkward};
use super::xml::{Element, parse};
use crate::support::{TODAY, each, lenses, must, whole};

pub(super) fn plot(index: &Index, lens: &Lens, lang: Lang) -> Plot {
    let picture = Picture {
        lens: lens.clone(),
        today: TODAY,
        view: View::default(),
        scheme: None,
        beside: None,
        paper: Paper::default(),
        title: None,
        ground: Ground::Light,
        lang,
        kept: std::sync::Arc::default(),
    };
    let plot = picture.plot(index, &Progress::default());
    plot.expect("nobody cancels it")
        .expect("a network has places")
}

/// What an element of a network says, by column.
fn said(
    element: &Element,
    name: &str,
    key: &str,
    value: impl Fn(&Element) -> String,
) -> BTreeMap<String, String> {
    let values = element.all(name).into_iter();
    values
        .map(|one| (one.get(key).unwrap_or_default().to_owned(), value(one)))
        .collect()
}

fn taken(from: &BTreeMap<String, String>, key: &str) -> String {
    from.get(key).cloned().unwrap_or_default()
}

fn from_gexf(text: &str) -> Result<Network, String> {
    let root = parse(text)?;
    let get = |element: &Element, name: &str| element.get(name).unwrap_or_default().to_owned();
    let times = |element: &Element| -> Vec<String> {
        let side = |one: &Element, name| one.get(name).unwrap_or("..").to_owned();
        let whole = |one: &Element| format!("{}/{}", side(one, "start"), side(one, "end"));
        match element.child("spells") {
            Some(spells) => spells.all("spell").into_iter().map(whole).collect(),
            None => Some(whole(element))
                .filter(|time| time != "../..")
                .into_iter()
                .collect(),
        }
    };
    let values = |element| said(element, "attvalue", "for", |one| get(one, "value"));
    let mut network = Network::default();
    for node in root.all("node") {
        let said = values(node);
        let somebody = Somebody {
            ja: taken(&said, "name_ja"),
            en: taken(&said, "name_en"),
            country: taken(&said, "country"),
            kind: taken(&said, "kind"),
            times: times(node),
        };
        let before = network.actors.insert(get(node, "id"), somebody);
        must(before.is_none(), || "an id stands twice".to_owned())?;
    }
    for edge in root.all("edge") {
        let bond = Bond {
            from: get(edge, "source"),
            to: get(edge, "target"),
            kind: taken(&values(edge), "kind_id"),
            times: times(edge),
        };
        let before = network.ties.insert(get(edge, "id"), bond);
        must(before.is_none(), || "an id stands twice".to_owned())?;
    }
    Ok(network)
}

fn from_graphml(text: &str) -> Result<Network, String> {
    let root = parse(text)?;
    let names: BTreeMap<String, String> = root
        .all("key")
        .into_iter()
        .filter_map(|key| Some((key.get("id")?.to_owned(), key.get("attr.name")?.to_owned())))
        .collect();
    let get = |element: &Element, name: &str| element.get(name).unwrap_or_default().to_owned();
    let values = |element: &Element| -> BTreeMap<String, String> {
        said(element, "data", "key", |data| data.text.clone())
            .into_iter()
            .map(|(key, text)| (names[&key].clone(), text))
            .collect()
    };
    let times = |said: &BTreeMap<String, String>| -> Vec<String> {
        let text = taken(said, "times");
        let times = text.split("; ").filter(|time| !time.is_empty());
        times.map(str::to_owned).collect()
    };
    let mut network = Network::default();
    for node in root.all("node") {
        let said = values(node);
        let somebody = Somebody {
            ja: taken(&said, "name_ja"),
            en: taken(&said, "name_en"),
            country: taken(&said, "country"),
            kind: taken(&said, "kind"),
            times: times(&said),
        };
        network.actors.insert(get(node, "id"), somebody);
    }
    for edge in root.all("edge") {
        let said = values(edge);
        let bond = Bond {
            from: get(edge, "source"),
            to: get(edge, "target"),
            kind: taken(&said, "kind_id"),
            times: times(&said),
        };
        network.ties.insert(get(edge, "id"), bond);
    }
    Ok(network)
}

fn from_json(text: &str) -> Result<Network, String> {
    let document: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let rows = |key: &str| document[key].as_array().cloned().ok_or("no rows");
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let times = |row: &Value| -> Vec<String> {
        let times = row["times"].as_array().into_iter().flatten();
        times.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let actors = rows("actors")?.into_iter().map(|row| {
        let somebody = Somebody {
            ja: text(&row, "name_ja"),
            en: text(&row, "name_en"),
            country: text(&row, "country"),
            kind: text(&row, "kind"),
            times: times(&row),
        };
        (text(&row, "id"), somebody)
    });
    let ties = rows("ties")?.into_iter().map(|row| {
        let bond = Bond {
            from: text(&row, "from_id"),
            to: text(&row, "to_id"),
            kind: text(&row, "kind"),
            times: times(&row),
        };
        (text(&row, "id"), bond)
    });
    Ok(Network {
        actors: actors.collect(),
        ties: ties.collect(),
    })
}

/// A table of a workbook: its name, and its rows by their keys.
pub(super) type Sheet = (String, Vec<BTreeMap<String, Data>>);

/// The rows of a workbook's tables by their keys, which its last sheet tells; sheets in their order.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes))
        .map_err(|error: calamine::XlsxError| error.to_string())?;
    let names = book.sheet_names();
    let mut grids = Vec::new();
    for name in &names {
        let range = book
            .worksheet_range(name)
            .map_err(|error| error.to_string())?;
        grids.push((
            name.clone(),
            range.rows().map(<[Data]>::to_vec).collect::<Vec<_>>(),
        ));
    }
    let text = |cell: &Data| cell.to_string();
    let keys: BTreeMap<(String, String), String> = grids
        .iter()
        .find(|(_, rows)| {
            let head = rows.first().and_then(|row| row.get(2)).map(text);
            matches!(
                head.as_deref(),
                Some("CSV・JSON での名前" | "Name in CSV and JSON")
            )
        })
        .ok_or("no sheet describes the columns")?
        .1
        .iter()
        .skip(1)
        .map(|row| ((text(&row[0]), text(&row[1])), text(&row[2])))
        .collect();
    let mut tables = Vec::new();
    for (name, rows) in grids.into_iter().skip(1) {
        let heads = rows.first().ok_or("no head")?.iter().map(text);
        let heads: Vec<String> = heads
            .map(|head| {
                keys.get(&(name.clone(), head.clone()))
                    .cloned()
                    .unwrap_or(head)
            })
            .collect();
        let rows = rows.into_iter().skip(1);
        let rows = rows.map(|row| heads.iter().cloned().zip(row).collect());
        tables.push((name, rows.collect()));
    }
    Ok(tables)
}

fn from_xlsx(bytes: &[u8]) -> Result<Network, String> {
    let tables = sheets(bytes)?;
    let text = |row: &BTreeMap<String, Data>, key: &str| {
        row.get(key).map(Data::to_string).unwrap_or_default()
    };
    let times = |row: &BTreeMap<String, Data>| -> Vec<String> {
        let text = text(row, "times");
        let times = text.split("; ").filter(|time| !time.is_empty());
        times.map(str::to_owned).collect()
    };
    let of = |at: usize| {
        tables[at]
            .1
            .iter()
            .filter(|row| !text(row, "id").is_empty())
    };
    let actors = of(0).map(|row| {
        let somebody = Somebody {
            ja: text(row, "name_ja"),
            en: text(row, "name_en"),
            country: text(row, "country_code"),
            kind: text(row, "kind"),
            times: times(row),
        };
        (text(row, "id"), somebody)
    });
    let ties = of(1).map(|row| {
        let bond = Bond {
            from: text(row, "from_id"),
            to: text(row, "to_id"),
            kind: text(row, "kind"),
            times: times(row),
        };
        (text(row, "id"), bond)
    });
    Ok(Network {
        actors: actors.collect(),
        ties: ties.collect(),
    })
}

/// Holds all forms of what a lens leaves to the network that the registry tells.
fn there_and_back(index: &Index, lens: &Lens) -> Result<(), String> {
    let visible = lens.visible(index, TODAY);
    for lang in Lang::ALL {
        let plot = plot(index, lens, lang);
        let wanted = |times| Network::of(index, &visible, &plot.graph, times);
        let spells = wanted(Times::Spells);
        alike("gexf", &from_gexf(&gexf(&plot))?, &wanted(Times::Played))?;
        alike("graphml", &from_graphml(&graphml(&plot))?, &spells)?;
        alike("json", &from_json(&network_json(&plot.graph))?, &spells)?;
        let workbook = Workbook::new(index, lens, &visible, lang, TODAY);
        let bytes = xlsx(&workbook).map_err(|error| error.to_string())?;
        alike("xlsx", &from_xlsx(&bytes)?, &spells.in_words(lang))?;
    }
    Ok(())
}

#[test]
fn every_form_is_read_back_into_the_same_network() {
    let index = Index::new(Arc::clone(whole()));
    each(lenses(whole(), 97, 10), 10, |lens| {
        there_and_back(&index, lens)
    });
}

#[test]
fn awkward_names_come_back_as_they_were() {
    let registry = Arc::new(awkward());
    let index = Index::new(Arc::clone(&registry));
    let all = Lens::default();
    let visible = all.visible(&index, TODAY);
    assert_eq!(visible.actors.len(), registry.actors.len());
    assert_eq!(visible.ties.len(), registry.ties.len());
    there_and_back(&index, &all).unwrap();
    each(lenses(&registry, 101, 10), 10, |lens| {
        there_and_back(&index, lens)
    });
}

#[test]
fn nothing_is_read_back_as_nothing() {
    let index = Index::new(Arc::new(Registry {
        actors: kizuna::model::Table::default(),
        ties: kizuna::model::Table::default(),
        ..awkward()
    }));
    there_and_back(&index, &Lens::default()).unwrap();
}
