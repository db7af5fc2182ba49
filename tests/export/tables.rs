//! Tables as CSV and JSON.

use kizuna::export::{csv, json};
use kizuna::lens::Lens;
use kizuna::model::Lang;
use kizuna::records::{self, Cell, Column, RecordTable};
use serde_json::Value;

use crate::support::{TODAY, builtin, builtin_index, day, each, must, same};

/// Keys of ties in JSON, and heads in CSV; a contract.
const TIE_KEYS: [&str; 30] = [
    "id",
    "kind",
    "kind_ja",
    "kind_en",
    "class",
    "from_id",
    "from_ja",
    "from_en",
    "to_id",
    "to_ja",
    "to_en",
    "title_ja",
    "title_en",
    "start",
    "start_earliest",
    "start_latest",
    "end",
    "end_earliest",
    "end_latest",
    "status",
    "in_force",
    "country",
    "countries",
    "regions",
    "themes",
    "signed",
    "last_known",
    "as_of",
    "contested",
    "sources",
];

/// Keys of actors; a contract.
const ACTOR_KEYS: [&str; 18] = [
    "id",
    "kind",
    "name_ja",
    "name_en",
    "short_ja",
    "short_en",
    "former_names",
    "other_names",
    "reading",
    "country",
    "lat",
    "lon",
    "located_in",
    "regions",
    "ties",
    "first_tie",
    "as_of",
    "sources",
];

fn parse_csv(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .expect("a byte-order mark");
    ::csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text)
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

fn parse_json(text: &str) -> Vec<serde_json::Map<String, Value>> {
    let value: Value = serde_json::from_str(text).unwrap();
    value
        .as_array()
        .expect("an array")
        .iter()
        .map(|row| row.as_object().expect("an object").clone())
        .collect()
}

fn one_cell(cell: Cell) -> RecordTable {
    RecordTable {
        columns: vec![Column::plain("first"), Column::plain("cell")],
        rows: vec![vec!["x".into(), cell]],
    }
}

/// A cell, and how it stands in CSV.
fn cells() -> Vec<(Cell, &'static str)> {
    let text = |text: &str| Cell::Text(text.to_owned());
    vec![
        (text("横浜市"), "横浜市"),
        (text("a,b"), "\"a,b\""),
        (text("say \"hi\""), "\"say \"\"hi\"\"\""),
        (text("two\nlines"), "\"two\nlines\""),
        (text("two\r\nlines"), "\"two\r\nlines\""),
        (text(""), ""),
        (Cell::Empty, ""),
        // What a spreadsheet would run.
        (text("=1+1"), "'=1+1"),
        (text("+81 45"), "'+81 45"),
        (text("-1+1"), "'-1+1"),
        (text("@SUM(A1)"), "'@SUM(A1)"),
        (text("\t=1"), "'\t=1"),
        (text("\r=1"), "\"'\r=1\""),
        (text("\n=1"), "\"'\n=1\""),
        (text("＝1+1"), "'＝1+1"),
        (text("＋1"), "'＋1"),
        (text("－1"), "'－1"),
        (text("＠SUM"), "'＠SUM"),
        (
            text("=HYPERLINK(\"x\",\"y\")"),
            "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"",
        ),
        // What it would not.
        (text("a=1"), "a=1"),
        (text("1965-07"), "1965-07"),
        (text("'quoted"), "'quoted"),
        // Numbers stay numbers.
        (Cell::Number(-12.05162), "-12.05162"),
        (Cell::Number(0.5), "0.5"),
        (Cell::Number(-0.0001), "-0.0001"),
        (Cell::Count(7), "7"),
        (Cell::Word("status", "in_force"), "in_force"),
        // Lists.
        (Cell::list(["a", "b"]), "a; b"),
        (Cell::list(["=1", "b"]), "'=1; b"),
        (Cell::list(["a,b", "c"]), "\"a,b; c\""),
        (Cell::List(Vec::new()), ""),
    ]
}

#[test]
fn a_cell_is_quoted_where_it_must_be_and_never_run() {
    each(cells(), 31, |(cell, wanted)| {
        let bytes = csv(&one_cell(cell.clone()));
        let text = String::from_utf8(bytes).map_err(|error| error.to_string())?;
        same(
            "csv",
            &text,
            &format!("\u{feff}first,cell\r\nx,{wanted}\r\n"),
        )
    });
}

#[test]
fn csv_reads_back_row_by_row() {
    for lang in Lang::ALL {
        let visible = Lens::as_of(day("2015-12-31")).visible(builtin_index(), TODAY);
        let table = records::ties(builtin_index(), &visible, lang);
        let bytes = csv(&table);
        let rows = parse_csv(&bytes);
        assert_eq!(rows[0], TIE_KEYS);
        assert_eq!(rows.len(), visible.ties.len() + 1);
        assert!(rows.iter().all(|row| row.len() == TIE_KEYS.len()));
        // Only CRLF ends a line.
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        assert_eq!(text.matches("\r\n").count(), rows.len());
    }
    let table = records::actors(
        builtin_index(),
        &Lens::default().visible(builtin_index(), TODAY),
        Lang::Ja,
    );
    let rows = parse_csv(&csv(&table));
    assert_eq!(rows[0], ACTOR_KEYS);
    let callao = rows.iter().find(|row| row[0] == "callao").unwrap();
    assert_eq!(&callao[10..12], ["-12.05162", "-77.13452"]);
}

#[test]
fn json_has_the_same_keys_in_every_row() {
    let visible = Lens::default().visible(builtin_index(), TODAY);
    for (table, keys, count) in [
        (
            records::ties(builtin_index(), &visible, Lang::Ja),
            &TIE_KEYS[..],
            builtin().ties.len(),
        ),
        (
            records::actors(builtin_index(), &visible, Lang::En),
            &ACTOR_KEYS[..],
            builtin().actors.len(),
        ),
    ] {
        let rows = parse_json(&json(&table));
        assert_eq!(rows.len(), count);
        for row in &rows {
            let got: Vec<&str> = row.keys().map(String::as_str).collect();
            assert_eq!(got, keys);
        }
    }
}

#[test]
fn a_tie_in_json_says_all_that_is_known_of_it() {
    let visible = Lens::as_of(day("2015-12-31")).visible(builtin_index(), TODAY);
    let rows = parse_json(&json(&records::ties(builtin_index(), &visible, Lang::Ja)));
    let find = |id: &str| rows.iter().find(|row| row["id"] == id).unwrap();
    let odesa = find("sister_city-odesa");
    for (key, value) in [
        ("kind", "sister_city"),
        ("class", "sister"),
        ("from_id", "yokohama"),
        ("from_ja", "横浜市"),
        ("from_en", "City of Yokohama"),
        ("to_id", "odesa"),
        // The name of 2015.
        ("to_ja", "オデッサ"),
        ("to_en", "Odessa"),
        ("start", "1965"),
        ("start_earliest", "1965-01-01"),
        ("start_latest", "1965-12-31"),
        ("signed", "1965"),
        ("status", "in_force"),
        ("in_force", "certain"),
        ("country", "UA"),
        ("as_of", "2015-12-31"),
        ("contested", "no"),
    ] {
        assert_eq!(odesa[key], value, "{key}");
    }
    assert_eq!(odesa["end"], Value::Null);
    assert_eq!(odesa["title_ja"], Value::Null);
    assert_eq!(odesa["countries"], serde_json::json!(["UA"]));
    assert_eq!(
        odesa["regions"],
        serde_json::json!(["strategy2015:europe_north_america", "plan2021:europe"])
    );
    assert_eq!(odesa["themes"], serde_json::json!([]));
    let source = odesa["sources"][0].as_str().unwrap();
    assert!(source.starts_with("strategy_2015#"), "{source}");
    assert!(odesa["last_known"].is_string());
    let port = find("port_representative-europe");
    assert_eq!(port["start"], "1980/2015");
    assert_eq!(port["themes"], serde_json::json!(["port"]));
    let tenancy = find("tenancy-itto");
    assert_eq!(tenancy["in_force"], "possible");
    assert_eq!(tenancy["status"], "in_force");
}

#[test]
fn an_actor_in_json_says_all_that_is_known_of_it() {
    let visible = Lens::default().visible(builtin_index(), TODAY);
    let rows = parse_json(&json(&records::actors(builtin_index(), &visible, Lang::Ja)));
    let find = |id: &str| rows.iter().find(|row| row["id"] == id).unwrap();
    let odesa = find("odesa");
    for (key, value) in [
        ("kind", "city"),
        ("name_ja", "オデーサ"),
        ("name_en", "Odesa"),
        ("reading", "おでーさ"),
        ("country", "UA"),
        ("first_tie", "1965"),
        ("as_of", "2026-11-22"),
    ] {
        assert_eq!(odesa[key], value, "{key}");
    }
    assert_eq!(
        odesa["former_names"],
        serde_json::json!(["オデッサ", "Odessa"])
    );
    assert_eq!(odesa["lat"], 46.48572);
    assert_eq!(odesa["lon"], 30.74383);
    assert_eq!(odesa["ties"], 1);
    assert_eq!(odesa["located_in"], Value::Null);
    assert!(odesa["sources"].as_array().unwrap().len() >= 3);
    let itto = find("itto");
    assert_eq!(itto["short_ja"], "ITTO");
    assert_eq!(itto["located_in"], "yokohama");
    assert_eq!(itto["ties"], 2);
    assert_eq!(itto["regions"], serde_json::json!([]));
    let frankfurt = find("frankfurt");
    assert_eq!(
        frankfurt["other_names"],
        serde_json::json!(["フランクフルト・アム・マイン", "Frankfurt am Main"])
    );
}

#[test]
fn json_ends_with_a_line_end_and_nothing_is_an_empty_array() {
    let nothing = RecordTable {
        columns: vec![Column::plain("id")],
        rows: Vec::new(),
    };
    assert_eq!(json(&nothing), "[]\n");
    assert_eq!(csv(&nothing), b"\xEF\xBB\xBFid\r\n");
    let text = json(&one_cell(Cell::Text("\u{0}\"\\\u{2028}".to_owned())));
    assert!(text.ends_with("]\n"));
    assert_eq!(parse_json(&text)[0]["cell"], "\u{0}\"\\\u{2028}");
    // A number that is none has no form in JSON.
    assert_eq!(
        parse_json(&json(&one_cell(Cell::Number(f64::NAN))))[0]["cell"],
        Value::Null
    );
}

#[test]
fn ties_are_listed_by_start_and_name_or_the_best_first() {
    let position = |id: &str| builtin().ties.position(id).unwrap();
    let order = |lens: Lens, lang: Lang| -> Vec<String> {
        let visible = lens.visible(builtin_index(), TODAY);
        parse_json(&json(&records::ties(builtin_index(), &visible, lang)))
            .iter()
            .map(|row| row["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let sisters = Lens {
        kinds: ["sister_city".into()].into(),
        ..Lens::default()
    };
    // 1965 by reading: おでーさ, ばんくーばー, まにら, むんばい; in English by name.
    assert_eq!(
        order(sisters.clone(), Lang::Ja)[2..6],
        [
            "sister_city-odesa",
            "sister_city-vancouver",
            "sister_city-manila",
            "sister_city-mumbai"
        ]
    );
    assert_eq!(
        order(sisters, Lang::En)[2..6],
        [
            "sister_city-manila",
            "sister_city-mumbai",
            "sister_city-odesa",
            "sister_city-vancouver"
        ]
    );
    let search = Lens {
        search: "上海".to_owned(),
        ..Lens::default()
    };
    let visible = search.visible(builtin_index(), TODAY);
    let scores: Vec<u32> = order(search, Lang::Ja)
        .iter()
        .map(|id| {
            visible
                .ties
                .iter()
                .find(|seen| seen.link.tie == position(id))
                .unwrap()
                .score
        })
        .collect();
    assert!(
        scores.len() >= 3 && scores.windows(2).all(|pair| pair[0] >= pair[1]),
        "{scores:?}"
    );
}

#[test]
fn every_list_has_a_cell_for_every_column_and_a_key_once() {
    let visible = Lens::default().visible(builtin_index(), TODAY);
    let tables = [
        records::ties(builtin_index(), &visible, Lang::Ja),
        records::actors(builtin_index(), &visible, Lang::Ja),
        records::sources(builtin(), None),
        records::kinds(builtin_index(), &visible),
        records::regions(builtin_index(), &visible),
        records::stats(builtin_index(), &visible),
    ];
    each(tables, 6, |table| {
        let mut keys: Vec<&str> = table.columns.iter().map(|column| column.key).collect();
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        same("keys", &keys.len(), &count)?;
        must(table.rows.iter().all(|row| row.len() == count), || {
            "a row of another length".to_owned()
        })?;
        must(!table.rows.is_empty(), || "no rows".to_owned())
    });
}
