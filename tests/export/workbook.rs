//! Workbooks: what is in them, and how it stands there.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use jiff::ToSpan as _;
use kizuna::export::{XlsxTrouble, xlsx};
use kizuna::lens::{Index, Lens};
use kizuna::model::{Date, Lang, Note, Registry, Table, Text, Tie};
use kizuna::records::{self, Cell, RecordTable, SheetColumn, Workbook, WorkbookSheet};

use super::network::awkward;
use super::round_trip::{Sheet, sheets};
use crate::support::{TODAY, day, each, must, same, whole, world};

fn workbook(index: &Index, lens: &Lens, lang: Lang) -> Workbook {
    Workbook::new(index, lens, &lens.visible(index, TODAY), lang, TODAY)
}

fn index() -> Index {
    Index::new(Arc::clone(whole()))
}

/// A day as Excel counts it.
fn as_day(cell: &Data) -> Option<Date> {
    let Data::DateTime(date) = cell else {
        return None;
    };
    let days = date.as_f64();
    assert_eq!(days.fract(), 0.0, "a time of day");
    Date::constant(1899, 12, 30)
        .checked_add((days as i64).days())
        .ok()
}

fn read(workbook: &Workbook) -> Vec<Sheet> {
    sheets(&xlsx(workbook).unwrap()).unwrap()
}

/// A workbook of one table with one column.
fn one_column(cells: Vec<Cell>) -> Workbook {
    let empty = Index::new(Arc::new(world("")));
    let mut workbook = workbook(&empty, &Lens::default(), Lang::En);
    workbook.sheets.insert(
        0,
        WorkbookSheet {
            name: "One".to_owned(),
            about: "one column".to_owned(),
            columns: vec![SheetColumn {
                key: "cell".to_owned(),
                head: "Cell".to_owned(),
                shown: true,
            }],
            rows: cells.into_iter().map(|cell| vec![cell]).collect(),
        },
    );
    workbook
}

#[test]
fn sheets_hold_the_lists_row_by_row() {
    let index = index();
    let lens = Lens::as_of(day("2015-12-31"));
    let visible = lens.visible(&index, TODAY);
    for lang in Lang::ALL {
        let workbook = workbook(&index, &lens, lang);
        let tables: [RecordTable; 6] = [
            records::actors(&index, &visible, lang),
            records::ties(&index, &visible, lang),
            records::activities(whole(), &lens.activities(&index)),
            records::milestones(whole(), &lens.milestones(&index)),
            records::figures(&lens.figures(&index)),
            records::policies(&lens.policies(&index)),
        ];
        let got = read(&workbook);
        for (table, (name, rows)) in tables.iter().zip(&got) {
            assert!(!rows.is_empty() && rows.len() == table.rows.len(), "{name}");
            for (cells, row) in table.rows.iter().zip(rows) {
                for (column, cell) in table.columns.iter().zip(cells) {
                    let got = row.get(column.key);
                    let got = got.unwrap_or_else(|| panic!("{name} has no {}", column.key));
                    let wanted = match cell {
                        Cell::Word(..) => cell.text(lang),
                        Cell::Country(_) => cell.told(lang),
                        Cell::List(texts) if column.key.starts_with("notes") => texts.join("\n"),
                        cell => cell.plain(),
                    };
                    let text = as_day(got).map_or_else(|| got.to_string(), |day| day.to_string());
                    assert_eq!(text, wanted, "{name}: {}", column.key);
                    let is_number = matches!(got, Data::Float(_) | Data::Int(_));
                    let number = matches!(cell, Cell::Count(_) | Cell::Number(_));
                    assert_eq!(is_number, number, "{name}: {} is {got:?}", column.key);
                }
            }
        }
    }
}

#[test]
fn days_are_dates_and_the_rest_is_as_the_registry_writes_it() {
    let workbook = workbook(&index(), &Lens::default(), Lang::Ja);
    let got = read(&workbook);
    let find = |sheet: usize, id: &str| {
        let mut rows = got[sheet].1.iter();
        rows.find(|row| row["id"] == id).unwrap()
    };
    let odesa = find(1, "sister_city-odesa");
    assert_eq!(odesa["start"], Data::String("1965".to_owned()));
    assert_eq!(as_day(&odesa["start_earliest"]), Some(day("1965-01-01")));
    assert_eq!(as_day(&odesa["start_latest"]), Some(day("1965-12-31")));
    assert_eq!(odesa["end"], Data::Empty);
    assert_eq!(as_day(&odesa["as_of"]), Some(TODAY));
    assert_eq!(odesa["country"].to_string(), "ウクライナ");
    assert_eq!(odesa["country_code"].to_string(), "UA");
    assert_eq!(odesa["region"].to_string(), "欧州・北米");
    assert_eq!(odesa["status"].to_string(), "有効");
    assert_eq!(odesa["contested"].to_string(), "なし");
    let actor = find(0, "odesa");
    assert_eq!(as_day(&actor["first_tie_latest"]), Some(day("1965-12-31")));
    assert_eq!(actor["lat"], Data::Float(46.48572));
    assert_eq!(actor["ties"], Data::Float(2.0));
    // Excel has no day before March 1900.
    let port = find(3, "1859-port_opening");
    assert_eq!(port["date"].to_string(), "1859");
    assert_eq!(port["date_earliest"], Data::String("1859-01-01".to_owned()));
    // A period is all of its days.
    let figures = &got[4].1;
    let fiscal = figures
        .iter()
        .find(|row| row["period"] == "2015-04/2016-03");
    assert_eq!(
        as_day(&fiscal.unwrap()["period_latest"]),
        Some(day("2016-03-31"))
    );
    // Some are known to the day.
    let days = got[2].1.iter().filter(|row| as_day(&row["date"]).is_some());
    assert!(days.count() > 20);
    for (text, is_day) in [
        ("1900-02-28", false),
        ("1900-03-01", true),
        ("1900-03", false),
        ("2026-11-22", true),
        ("2022-04/2023-03", false),
        ("9999-12-31", true),
    ] {
        let date = crate::support::partial(text);
        let got = read(&one_column(vec![Cell::Date(date)]));
        let cell = &got[0].1[0]["Cell"];
        assert_eq!(as_day(cell).is_some(), is_day, "{text}");
        let text_of = as_day(cell).map_or_else(|| cell.to_string(), |day| day.to_string());
        assert_eq!(text_of, text);
    }
}

#[test]
fn what_looks_like_a_formula_is_a_text() {
    let texts = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "=HYPERLINK(\"x\",\"y\")",
        "{=1}",
        "'a",
        "1",
        "TRUE",
        "#N/A",
        "http://example.com",
        "internal:'x'!A1",
        "<r><t>x</t></r>",
        "<r></r>",
        "_x0041_",
        "\tx",
    ];
    let workbook = one_column(texts.map(Cell::from).to_vec());
    let bytes = xlsx(&workbook).unwrap();
    let rows = &sheets(&bytes).unwrap()[0].1;
    for (row, text) in rows.iter().zip(texts) {
        assert_eq!(row["Cell"], Data::String(text.to_owned()));
    }
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(&bytes)).unwrap();
    for name in book.sheet_names() {
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{name}");
    }
    // Nor in what a registry says.
    let index = Index::new(Arc::new(awkward()));
    let bytes = xlsx(&super::workbook::workbook(
        &index,
        &Lens::default(),
        Lang::Ja,
    ))
    .unwrap();
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(&bytes)).unwrap();
    for name in book.sheet_names() {
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{name}");
    }
}

#[test]
fn a_text_that_no_cell_holds_stands_whole_on_a_sheet_of_its_own() {
    // A cell holds 32,767 UTF-16 units; the rarer kanji are two of them.
    for text in ["あ".repeat(32_767), "𠮷".repeat(16_383), "a".repeat(32_767)] {
        let got = read(&one_column(vec![Cell::Text(text.clone())]));
        assert_eq!(got[0].1[0]["Cell"], Data::String(text));
        assert!(got.iter().all(|(name, _)| name != "Long texts"));
    }
    let long = format!("{}=終", "あい𠮷".repeat(30_000));
    let got = read(&one_column(vec![
        "short".into(),
        Cell::Text(long.clone()),
        "x".into(),
    ]));
    let cut = got[0].1[1]["Cell"].to_string();
    assert!(cut.encode_utf16().count() <= 32_767);
    let (start, mark) = cut.split_at(cut.find('…').unwrap());
    assert!(long.starts_with(start) && start.encode_utf16().count() > 32_000);
    assert!(mark.contains("Long texts"), "{mark}");
    let (name, rows) = got.last().unwrap();
    assert_eq!(name, "Long texts");
    let whole: String = rows.iter().map(|row| row["Text"].to_string()).collect();
    assert!(whole == long, "the text is not whole");
    for (at, row) in rows.iter().enumerate() {
        assert_eq!(row["Sheet"].to_string(), "One");
        assert_eq!(row["Cell"].to_string(), "A3");
        assert_eq!(row["Part"], Data::Float((at + 1) as f64));
    }
    // What the first sheet says stands whole, too.
    let mut about = one_column(Vec::new());
    about.about[0].1 = Cell::Text("上海 ".repeat(20_000));
    let first = &crate::support::workbook_texts(&xlsx(&about).unwrap())[0].1;
    let told: String = first.iter().map(|row| row[1].as_str()).collect();
    assert_eq!(told.matches("上海").count(), 20_000);
    // In a registry: a title that goes on and on.
    let registry = world(
        "kind pact sister\nhome a\nactor a city JP -\nactor b city FR -\ntie t pact a b : signed 1965",
    );
    let ties = registry.ties.iter().cloned().map(|tie| Tie {
        title: Some(Text::new(long.clone(), "t")),
        notes: Vec::<Note>::new(),
        ..tie
    });
    let registry = Registry {
        ties: Table::new(ties.collect()),
        ..registry.clone()
    };
    let got = read(&workbook(
        &Index::new(Arc::new(registry)),
        &Lens::default(),
        Lang::Ja,
    ));
    let (name, rows) = got.last().unwrap();
    assert_eq!(name, "長い文");
    assert_eq!(rows[0]["シート"].to_string(), "提携");
}

#[test]
fn an_empty_table_says_so() {
    let lens = Lens::as_of(day("1800-01-01"));
    for (lang, words) in [
        (Lang::Ja, "該当する行はありません。"),
        (Lang::En, "No rows fit."),
    ] {
        let workbook = workbook(&index(), &lens, lang);
        let got = read(&workbook);
        let ties = &got[1].1;
        assert_eq!(ties.len(), 1);
        assert!(ties[0].values().any(|cell| *cell == words), "{ties:?}");
    }
}

#[test]
fn the_first_sheet_says_what_the_file_is() {
    let lens = Lens {
        kinds: ["sister_city".into()].into(),
        ..Lens::as_of(day("2015-12-31"))
    };
    let index = index();
    let (certain, possible) = lens.visible(&index, TODAY).count();
    for (lang, wanted) in [
        (
            Lang::Ja,
            [
                "このファイルについて",
                "2015年末時点",
                "姉妹・友好都市",
                "都市・機関",
            ],
        ),
        (
            Lang::En,
            [
                "About this file",
                "End of 2015",
                "Sister or friendship city",
                "Actors",
            ],
        ),
    ] {
        let workbook = workbook(&index, &lens, lang);
        let bytes = xlsx(&workbook).unwrap();
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(&bytes)).unwrap();
        let names = book.sheet_names();
        let range = book.worksheet_range(&names[0]).unwrap();
        let texts: Vec<String> = range.cells().map(|(_, _, cell)| cell.to_string()).collect();
        assert_eq!(names[0], wanted[0]);
        for text in &wanted[1..] {
            assert!(texts.iter().any(|one| one == text), "{text} in {texts:?}");
        }
        let line = |label: &str| {
            let mut rows = range.rows();
            let row = rows.find(|row| row[0] == label);
            row.unwrap_or_else(|| panic!("no {label}"))[1].clone()
        };
        let about: BTreeMap<&str, &Cell> = workbook
            .about
            .iter()
            .map(|(label, cell)| (label.as_str(), cell))
            .collect();
        let days: Vec<Date> = about
            .keys()
            .filter_map(|label| as_day(&line(label)))
            .collect();
        assert!(
            days.contains(&TODAY) && days.contains(&day("2015-12-31")),
            "{days:?}"
        );
        let counts: Vec<f64> = about
            .keys()
            .filter_map(|label| match line(label) {
                Data::Float(count) => Some(count),
                _ => None,
            })
            .collect();
        assert!(counts.contains(&(certain as f64)) && counts.contains(&(possible as f64)));
        // Every sheet is listed with its rows.
        for sheet in &workbook.sheets {
            assert_eq!(
                line(&sheet.name),
                Data::Float(sheet.rows.len() as f64),
                "{}",
                sheet.name
            );
        }
        // A condition of ties alone narrows nothing else, and that is said.
        let all = super::workbook::workbook(&index, &Lens::as_of(day("2015-12-31")), lang);
        assert_eq!(all.sheets[2].rows.len(), workbook.sheets[2].rows.len());
        assert_eq!(workbook.notes.len(), all.notes.len() + 1);
        assert!(workbook.notes.iter().all(|note| texts.contains(note)));
    }
}

#[test]
fn names_of_sheets_are_legal_and_heads_stand_once() {
    let index = index();
    for lang in Lang::ALL {
        let workbook = workbook(&index, &Lens::default(), lang);
        let mut names = BTreeSet::new();
        each(&workbook.sheets, 8, |sheet| {
            let name = &sheet.name;
            must(name.encode_utf16().count() <= 31, || {
                format!("{name} is too long")
            })?;
            must(
                !name.contains(['[', ']', ':', '*', '?', '/', '\\', '\'']),
                || format!("{name} has a character that Excel forbids"),
            )?;
            let heads: BTreeSet<&str> = sheet
                .columns
                .iter()
                .map(|column| column.head.as_str())
                .collect();
            same(name, &heads.len(), &sheet.columns.len())?;
            let keys: BTreeSet<&str> = sheet
                .columns
                .iter()
                .map(|column| column.key.as_str())
                .collect();
            same(name, &keys.len(), &sheet.columns.len())?;
            must(
                sheet
                    .rows
                    .iter()
                    .all(|row| row.len() == sheet.columns.len()),
                || format!("{name} has a row of another length"),
            )?;
            // What is folded away stands behind what is shown.
            let shown = sheet.columns.iter().filter(|column| column.shown).count();
            must(
                sheet.columns.iter().take(shown).all(|column| column.shown),
                || format!("{name} folds away a column in the middle"),
            )?;
            for column in sheet.columns.iter().filter(|column| column.shown) {
                let filled = sheet.rows.iter().any(|row| {
                    let at = sheet.columns.iter().position(|one| one == column);
                    at.is_some_and(|at| !row[at].plain().is_empty())
                });
                must(filled, || {
                    format!("nothing stands under {name}: {}", column.head)
                })?;
            }
            Ok(())
        });
        for sheet in &workbook.sheets {
            assert!(names.insert(sheet.name.to_lowercase()), "{}", sheet.name);
        }
    }
}

#[test]
fn the_sources_are_those_that_the_workbook_names() {
    let whole = || Registry::clone(whole());
    let bare = || Registry {
        actors: Table::default(),
        ties: Table::default(),
        activities: Table::default(),
        milestones: Table::default(),
        figures: Table::default(),
        policies: Table::default(),
        ..whole()
    };
    // With one table alone nothing else can name its sources.
    let registries = [
        whole(),
        bare(),
        Registry {
            actors: whole().actors,
            ..bare()
        },
        Registry {
            actors: whole().actors,
            ties: whole().ties,
            ..bare()
        },
        Registry {
            activities: whole().activities,
            ..bare()
        },
        Registry {
            milestones: whole().milestones,
            ..bare()
        },
        Registry {
            figures: whole().figures,
            ..bare()
        },
        Registry {
            policies: whole().policies,
            ..bare()
        },
    ];
    each(registries, 8, |registry| {
        let index = Index::new(Arc::new(registry.clone()));
        let workbook = workbook(&index, &Lens::default(), Lang::Ja);
        let listed: BTreeSet<String> = workbook.sheets[6]
            .rows
            .iter()
            .map(|row| row[0].plain())
            .collect();
        let mut named = BTreeSet::new();
        for sheet in &workbook.sheets[..6] {
            let at = sheet
                .columns
                .iter()
                .position(|column| column.key == "sources");
            for row in &sheet.rows {
                let text = row[at.ok_or("no sources")?].plain();
                let ids = text
                    .split("; ")
                    .filter_map(|one| Some(one.split_once('#')?.0.to_owned()));
                named.extend(ids);
            }
        }
        same("sources", &listed, &named)
    });
}

#[test]
fn a_registry_with_delegations_has_a_sheet_of_them_before_the_sources() {
    let mut base = crate::support::world(
        "theme water
         home a
         actor a city JP 35,139
         actor b city FR 45,4
         actor c city FR 46,4",
    );
    // A document that nothing but the delegation names.
    let mut sources = base.sources.rows().to_vec();
    sources.push(kizuna::model::Source {
        id: "report".into(),
        ..sources[0].clone()
    });
    base.sources = Table::new(sources);
    let tables = crate::support::delegations::FULL.replace("doc#2", "report#2");
    let full = crate::support::delegations::with(&base, &tables);
    let sheets = |registry: &Registry, lens: &Lens| {
        let index = Index::new(Arc::new(registry.clone()));
        workbook(&index, lens, Lang::En).sheets
    };
    let names = |sheets: &[kizuna::records::WorkbookSheet]| -> Vec<String> {
        sheets.iter().map(|sheet| sheet.name.clone()).collect()
    };
    let without = names(&sheets(&base, &Lens::default()));
    let with = sheets(&full, &Lens::default());
    assert_eq!(with.len(), without.len() + 1);
    assert_eq!(names(&with)[6..8], ["Delegations", "Sources"]);
    let visits = &with[6];
    let of = |key: &str| {
        let at = visits.columns.iter().position(|column| column.key == key);
        visits.rows[0][at.unwrap_or_else(|| panic!("no {key}"))].text(Lang::En)
    };
    assert_eq!(visits.rows.len(), 1);
    assert_eq!(of("title_en"), "Spring visit to Europe");
    assert_eq!(of("date_earliest"), "2027-04-10");
    assert_eq!(of("actors_en"), "b, c");
    assert_eq!(of("stops"), "b:2027-04-11, c:2027-04-15");
    assert_eq!(of("themes_name"), "water");
    assert_eq!(of("direction"), "Outgoing");
    assert_eq!(of("visibility"), "internal");
    assert_eq!(of("questions"), "1");
    let cited: Vec<String> = with[7].rows.iter().map(|row| row[0].plain()).collect();
    assert_eq!(cited, ["doc", "report"]);
    // Once it is over, the sheet stays and is empty.
    let later = sheets(&full, &Lens::as_of(day("2027-04-19")));
    assert!(later[6].rows.is_empty() && later[6].name == "Delegations");
}

#[test]
fn the_same_request_gives_the_same_bytes() {
    for lang in Lang::ALL {
        let bytes = |today: Date| {
            let index = index();
            let lens = Lens::default();
            let visible = lens.visible(&index, TODAY);
            xlsx(&Workbook::new(&index, &lens, &visible, lang, today)).unwrap()
        };
        assert!(bytes(TODAY) == bytes(TODAY));
        assert!(bytes(TODAY) != bytes(day("2026-11-23")));
    }
}

#[test]
fn more_rows_than_a_sheet_holds_are_refused_in_words() {
    let workbook = one_column(vec![Cell::Empty; 1_048_576]);
    let error = xlsx(&workbook).unwrap_err();
    assert!(
        matches!(
            error,
            XlsxTrouble::TooLong {
                rows: 1_048_576,
                ..
            }
        ),
        "{error}"
    );
    let said = error.trouble().text(Lang::En);
    assert!(
        said.contains("“One”") && said.contains("1048575") && said.contains(".csv"),
        "{said}"
    );
    assert!(error.trouble().text(Lang::Ja).contains("「One」"));
}
