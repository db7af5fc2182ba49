//! Lists, statistics and single records.

use serde_json::Value;

use super::{OnDisk, ids, json, kizuna, output};
use crate::support::{builtin, each, must, rows, same, whole};

/// Words | how many rows `list ties` has; counted by hand from the city's tables.
const COUNTS: &str = "
                                       | 63
    --kind sister_city                 | 8
    --kind 姉妹・友好都市              | 8
    --kind sister_city --kind partner_city | 15
    --class memorandum                 | 10
    --class 港の提携                   | 6
    --region latin_america             | 1
    --region 中南米                    | 1
    --region plan2021:africa           | 1
    --country UA                       | 1
    --country ウクライナ               | 1
    --country 米国 --kind sister_city  | 1
    --country CN --country KR --kind partner_city | 3
    --theme food                       | 3
    --status ended                     | 4
    --status 終了                      | 4
    --actor odesa                      | 1
    --actor オデッサ                   | 1
    --actor 中区                       | 1
    --search オデッサ                  | 1
    --search 上海 --search 事務所      | 2
    --as-of 1956                       | 0
    --as-of 1957                       | 1
    --as-of 1957-06-01                 | 1
    --as-of 1965                       | 7
    --as-of 昭和40年                   | 7
    --as-of S40.12.31                  | 7
    --signed 1957..1957                | 1
    --signed 1957..1959                | 2
    --signed 1958..1958                | 0
    --signed 1960..1964                | 1
    --signed 昭和32年〜昭和34年        | 2
    --signed 1965                      | 4
    --signed ..1965                    | 7
    --kind partner_city --signed 2006..2009 | 6
    --kind partner_city --signed 2009..  | 2
    --in-force 2003-06-30..2003-06-30 --actor office_kuala_lumpur | 1
    --in-force 2003-07-01..2003-07-31 --actor office_kuala_lumpur | 0
    --in-force 1996..1997-06 --actor office_kuala_lumpur | 1
    --in-force 1996..1997-05 --actor office_kuala_lumpur | 0
    --in-force 2000 --actor office_kuala_lumpur | 1
    --in-force .. --actor office_kuala_lumpur | 1
    --kind overseas_office --as-of 2000 | 4
    --kind overseas_office --as-of 2015 | 3
    --kind overseas_office --as-of 2022 | 4
    --kind overseas_office --status ended --as-of 2015 | 4
    --kind overseas_office --status not_yet --as-of 2015 | 1
    --kind sister_city --kind zzz_none | refused
";

#[test]
fn a_lens_in_words_leaves_what_was_counted_by_hand() {
    let disk = OnDisk::agreements();
    let file = disk.file();
    each(rows(COUNTS), 47, |row| {
        let mut words = vec!["list", "ties", "--file", &file];
        words.extend(row[0].split_whitespace());
        if row[1] == "refused" {
            return same("exit code", &kizuna(&words).code, &2);
        }
        same("rows", &ids(&words).len().to_string(), row[1])
    });
}

#[test]
fn a_year_as_of_means_its_last_day_and_a_month_its_last() {
    for (short, long) in [
        ("1970", "1970-12-31"),
        ("1997-06", "1997-06-30"),
        ("昭和45年", "1970-12-31"),
        ("昭和64年", "1989-01-07"),
        ("FY2021", "2022-03-31"),
        ("令和3年度", "2022-03-31"),
    ] {
        for what in ["ties", "actors"] {
            for format in ["table", "csv", "json"] {
                let of = |day: &str| output(&["list", what, "--as-of", day, "--format", format]);
                assert_eq!(of(short), of(long), "{short} {what} {format}");
            }
        }
        assert_eq!(
            output(&["stats", "--as-of", short]),
            output(&["stats", "--as-of", long])
        );
    }
}

#[test]
fn a_date_alone_is_its_own_span() {
    for option in ["--signed", "--in-force"] {
        for (one, span) in [
            ("1965", "1965..1965"),
            ("1965", "1965-01-01..1965-12-31"),
            ("1997-06", "1997-06-01..1997-06-30"),
            ("令和3年度", "2021-04..2022-03"),
        ] {
            // Statistics tell what fits certainly from what fits only possibly.
            let of = |words: &str| output(&["stats", option, words]);
            assert_eq!(of(one), of(span), "{option} {one}");
        }
    }
}

#[test]
fn lists_of_each_sort_hold_what_the_registry_holds() {
    let whole = whole();
    let values = whole.figures.iter().map(|row| row.values.len()).sum();
    let regions = whole
        .schemes
        .iter()
        .map(|scheme| scheme.regions.len())
        .sum();
    for (what, count) in [
        ("ties", whole.ties.len()),
        ("actors", whole.actors.len()),
        ("activities", whole.activities.len()),
        ("milestones", whole.milestones.len()),
        ("figures", values),
        ("policies", whole.policies.len()),
        ("sources", whole.sources.len()),
        ("kinds", whole.kinds.len()),
        ("regions", regions),
    ] {
        assert_eq!(json(&["list", what]).len(), count, "{what}");
        let csv = output(&["list", what, "--format", "csv"]);
        assert!(csv.starts_with('\u{feff}'), "{what}");
        assert_eq!(csv.matches("\r\n").count(), count + 1, "{what}");
        for (lang, last) in [
            ("ja", format!("{count}件")),
            ("en", format!("{count} rows")),
        ] {
            let table = output(&["list", what, "--lang", lang]);
            assert_eq!(table.lines().last(), Some(last.as_str()), "{what}");
            assert_eq!(table.lines().count(), count + 2, "{what}");
        }
    }
}

#[test]
fn csv_and_json_do_not_depend_on_the_language_but_for_their_order() {
    for what in ["ties", "actors", "sources", "kinds", "regions"] {
        let sorted = |lang: &str| {
            let mut rows: Vec<String> = json(&["list", what, "--lang", lang])
                .iter()
                .map(|row| format!("{row:?}"))
                .collect();
            rows.sort();
            rows
        };
        assert_eq!(sorted("ja"), sorted("en"), "{what}");
    }
    let stats = |lang| output(&["stats", "--format", "json", "--lang", lang]);
    assert_eq!(stats("ja"), stats("en"));
}

#[test]
fn a_table_is_aligned_by_the_width_that_characters_have() {
    use unicode_width::UnicodeWidthStr as _;
    let table = output(&["list", "ties", "--kind", "sister_city"]);
    let column = |line: &str, cell: &str| line.find(cell).map(|at| line[..at].width());
    let mut lines = table.lines();
    let head = lines.next().unwrap();
    let from = column(head, "主体").unwrap();
    for line in lines.filter(|line| line.contains("横浜市")) {
        assert_eq!(column(line, "横浜市"), Some(from), "{line}");
    }
    assert!(table.lines().all(|line| line == line.trim_end()));
}

#[test]
fn statistics_can_be_had_in_each_form() {
    let disk = OnDisk::agreements();
    let rows = json(&["stats", "--as-of", "1965", "--file", &disk.file()]);
    let find = |group: &str, id: &str| {
        rows.iter()
            .find(|row| row["group"] == group && row["id"] == id)
            .unwrap_or_else(|| panic!("no {group} {id}"))
    };
    assert_eq!(find("total", "ties")["value"], 7);
    assert_eq!(find("kind", "sister_city")["value"], 6);
    assert_eq!(find("country", "PH")["value"], 1);
    assert_eq!(find("measure", "density")["value"], 0.25);
    assert_eq!(find("measure", "components")["value"], 1);
    let keys: Vec<&String> = rows[0].keys().collect();
    assert_eq!(
        keys,
        ["group", "id", "name_ja", "name_en", "value", "possible"]
    );
    let csv = output(&["stats", "--as-of", "1965", "--format", "csv"]);
    assert!(csv.starts_with("\u{feff}group,id,name_ja,name_en,value,possible\r\ntotal,ties,"));
    let file = disk.file();
    let table = output(&["stats", "--as-of", "1965", "--lang", "en", "--file", &file]);
    assert!(
        table.contains("Density") && table.contains("0.250"),
        "{table}"
    );
}

#[test]
fn a_record_is_shown_by_id_and_by_any_of_its_names() {
    let page = output(&["show", "odesa"]);
    for name in ["オデーサ", "オデッサ", "Odessa", "おでーさ", "ODESA"] {
        assert_eq!(output(&["show", name]), page, "{name}");
    }
    for said in [
        "オデーサ",
        "Odesa",
        "おでーさ",
        "ウクライナ",
        "旧称",
        "オデッサ",
        "1965年（昭和40年）",
        "出典",
        "[1]",
    ] {
        assert!(page.contains(said), "{said} is not in {page}");
    }
    let tie = output(&["show", "overseas_office-hamburg", "--lang", "en"]);
    for said in [
        "Overseas office: City of Yokohama",
        "Hamburg",
        "1962 (Showa 37)",
        "June 1997 (Heisei 9)",
        "ended",
        "Sources",
    ] {
        assert!(tie.contains(said), "{said} is not in {tie}");
    }
    let source = output(&["show", "strategy_2015"]);
    assert!(
        source.contains("strategy_2015") && source.contains("2015年12月"),
        "{source}"
    );
}

#[test]
fn every_record_can_be_shown_in_both_languages_and_as_json() {
    let registry = builtin();
    let all = registry
        .actors
        .iter()
        .map(|actor| actor.id.to_string())
        .chain(registry.ties.iter().map(|tie| tie.id.to_string()))
        .chain(registry.sources.iter().map(|source| source.id.to_string()));
    each(all, 130, |id| {
        for lang in ["ja", "en"] {
            let page = output(&["show", id, "--lang", lang]);
            must(page.contains(id.as_str()), || "without its id".to_owned())?;
            must(!page.contains(['⟨', '{', '}']), || page.clone())?;
        }
        let rows = json(&["show", id]);
        same("records", &rows.len(), &1)?;
        same("id", &rows[0]["id"], id.as_str())
    });
}

#[test]
fn a_record_as_json_has_what_is_computed_beside_what_is_stored() {
    let odesa = &json(&["show", "odesa"])[0];
    for key in [
        "id",
        "kind",
        "names",
        "name_ja",
        "name_en",
        "former_names",
        "reading",
        "country",
        "lat",
        "lon",
        "regions",
        "ties",
        "sources",
    ] {
        assert!(odesa.contains_key(key), "{key}");
    }
    assert_eq!(
        odesa["former_names"],
        serde_json::json!(["オデッサ", "Odessa"])
    );
    assert_eq!(odesa["ties"][0]["id"], "sister_city-odesa");
    let disk = OnDisk::agreements();
    let tie = &json(&["show", "sister_city-odesa", "--file", &disk.file()])[0];
    for key in [
        "id", "kind", "class", "from_id", "from_ja", "from_en", "to_id", "to_ja", "to_en", "start",
        "end", "status", "in_force", "country", "regions", "themes", "sources", "events",
    ] {
        assert!(tie.contains_key(key), "{key}");
    }
    assert_eq!(tie["end"], Value::Null);
    assert_eq!(tie["country"], "UA");
    assert_eq!(
        tie["regions"],
        serde_json::json!(["strategy2015:europe_north_america", "plan2021:europe"])
    );
    assert_eq!(tie["themes"], serde_json::json!([]));
    // Both claims of a contested name are there.
    let citynet = &json(&["show", "citynet_yokohama"])[0];
    assert_eq!(citynet["names"][0]["from"].as_array().unwrap().len(), 2);
    let page = output(&["show", "citynet_yokohama"]);
    assert!(
        page.contains("2013年") && page.contains("別の記載: 2014年"),
        "{page}"
    );
}

#[test]
fn check_tells_findings_and_exits_by_the_worst() {
    let sound = OnDisk::new(
        "kind pact sister
         actor a city JP 35,139
         actor b city FR 45,4
         tie t pact a b : signed 1965",
    );
    assert_eq!(
        output(&["check", &sound.file()]),
        "誤り 0件、注意 0件、情報 0件\n"
    );
    assert_eq!(
        output(&["check", &sound.file(), "--lang", "en"]),
        "0 errors, 0 warnings, 0 remarks\n"
    );
    let doubtful = OnDisk::new(
        "kind pact sister
         actor a city JP 35,139
         actor b city FR -
         tie t pact a b : signed 1965/1970",
    );
    let report = output(&["check", &doubtful.file()]);
    assert_eq!(report.lines().count(), 3, "{report}");
    assert!(
        report.contains("注意  t: 「締結」の日付は1965年から1970年の間としか分かりません。"),
        "{report}"
    );
    assert!(
        report.ends_with("誤り 0件、注意 1件、情報 1件\n"),
        "{report}"
    );
    let wrong = OnDisk::new(
        "kind pact sister
         actor a city JP 35,139
         tie t pact a b : signed 1965; renewed 1960",
    );
    let ran = kizuna(&["check", &wrong.file()]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    assert!(
        ran.out.ends_with("誤り 2件、注意 0件、情報 0件\n"),
        "{}",
        ran.out
    );
    let quiet = kizuna(&["check", &wrong.file(), "--quiet"]);
    assert_eq!(
        (quiet.code, quiet.out.as_str(), quiet.err.as_str()),
        (1, "", "")
    );
    // As data, with both languages.
    let ran = kizuna(&["check", &wrong.file(), "--format", "json"]);
    assert_eq!(ran.code, 1);
    let rows: Vec<Value> = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(rows.len(), 2);
    for row in rows {
        assert_eq!(row["severity"], "error");
        assert_eq!(row["id"], "t");
        assert_ne!(row["message_ja"], row["message_en"]);
    }
    let csv = kizuna(&["check", &wrong.file(), "--format", "csv"]);
    assert!(
        csv.out
            .starts_with("\u{feff}severity,id,message_ja,message_en\r\nerror,t,"),
        "{}",
        csv.out
    );
    // The built-in registry is sound.
    assert!(
        output(&["check"])
            .lines()
            .last()
            .unwrap()
            .starts_with("誤り 0件")
    );
}

#[test]
fn a_file_is_taken_by_option_everywhere() {
    let disk = OnDisk::new(
        "kind pact sister
         actor a city JP 35,139
         actor b city FR 45,4
         tie t pact a b : signed 1965",
    );
    assert_eq!(ids(&["list", "ties", "--file", &disk.file()]), ["t"]);
    assert_eq!(ids(&["--file", &disk.file(), "list", "ties"]), ["t"]);
    assert_eq!(json(&["show", "t", "--file", &disk.file()])[0]["id"], "t");
    assert_eq!(json(&["stats", "--file", &disk.file()])[0]["value"], 1);
    let before = std::fs::read(disk.path("registry.ron")).unwrap();
    output(&["check", "--file", &disk.file()]);
    assert_eq!(std::fs::read(disk.path("registry.ron")).unwrap(), before);
}

#[test]
fn what_happened_obeys_the_lens_as_ties_do() {
    let all = ids(&["list", "activities"]);
    let of = |words: &[&str]| {
        let mut command = vec!["list", "activities"];
        command.extend(words);
        ids(&command)
    };
    // A region holds what its countries hold, and what names nobody abroad lies in none.
    let region = of(&["--region", "strategy2015:middle_east_africa"]);
    assert!(!region.is_empty() && region.len() < all.len());
    let rows = json(&["list", "activities"]);
    for row in rows
        .iter()
        .filter(|row| region.iter().any(|id| row["id"] == id.as_str()))
    {
        let regions = row["regions"].as_array().unwrap();
        assert!(
            regions
                .iter()
                .any(|at| at == "strategy2015:middle_east_africa"),
            "{row:?}"
        );
    }
    // The home city itself is no place abroad or in its country.
    let japan = of(&["--country", "JP"]);
    assert!(!japan.is_empty() && japan.len() < all.len());
    for row in rows
        .iter()
        .filter(|row| japan.iter().any(|id| row["id"] == id.as_str()))
    {
        let countries = row["countries"].as_array().unwrap();
        assert!(countries.iter().any(|code| code == "JP"), "{row:?}");
    }
    // A period, and before a day.
    let within = of(&["--in-force", "2022"]);
    let by_then = of(&["--as-of", "2015"]);
    assert!(!within.is_empty() && !by_then.is_empty());
    for row in &rows {
        let (id, date) = (row["id"].as_str().unwrap(), row["date"].as_str().unwrap());
        if date.starts_with("2022-") && !date.contains('/') {
            assert!(within.iter().any(|one| one == id), "{id} {date}");
            assert!(!by_then.iter().any(|one| one == id), "{id} {date}");
        }
    }
    // An actor.
    let of_series = of(&["--actor", "asia_smart_city_conference"]);
    assert!(of_series.len() >= 3, "{of_series:?}");
    // A text.
    let found = of(&["--search", "スマートシティ"]);
    assert!(of_series.iter().all(|id| found.contains(id)), "{found:?}");
    assert_eq!(kizuna(&["list", "activities", "--country", "ZZ"]).code, 2);
    // What only ties have is refused instead of being passed over.
    for what in ["activities", "milestones", "figures", "policies"] {
        let ran = kizuna(&["list", what, "--kind", "sister_city"]);
        assert_eq!(ran.code, 2, "{what}");
        assert!(ran.err.contains("--kind"), "{}", ran.err);
    }
    // A view may ask for it, and more that is not of ties may be asked of the view …
    let of_view = of(&["--saved", "several_ties"]);
    assert_eq!(of_view, of(&["--as-of", "today"]));
    let in_france = of(&["--saved", "several_ties", "--country", "FR"]);
    assert_eq!(in_france, of(&["--as-of", "today", "--country", "FR"]));
    assert!(!in_france.is_empty() && in_france.len() < of_view.len());
    // … but what is typed beside it is heeded.
    for (option, value) in [
        ("--kind", "sister_city"),
        ("--class", "sister"),
        ("--status", "ended"),
        ("--min-ties", "2"),
    ] {
        let typed = ["--saved", "several_ties", option, value];
        let ran = kizuna(&[&["list", "activities"][..], &typed].concat());
        assert_eq!(ran.code, 2, "{option}");
    }
    let typed = ["--actor", "itto", "--steps", "2"];
    let ran = kizuna(&[&["list", "activities"][..], &typed].concat());
    assert_eq!(ran.code, 2);
    let first = &json(&["list", "milestones"])[0];
    assert_eq!(first["date"], "1859");
}

#[test]
fn what_happened_is_shown_by_its_id() {
    let registry = whole();
    let first = |ids: &mut dyn Iterator<Item = String>| ids.next().unwrap();
    for id in [
        first(&mut registry.activities.iter().map(|row| row.id.to_string())),
        first(&mut registry.milestones.iter().map(|row| row.id.to_string())),
        first(&mut registry.figures.iter().map(|row| row.id.to_string())),
        first(&mut registry.policies.iter().map(|row| row.id.to_string())),
    ] {
        assert_eq!(json(&["show", &id])[0]["id"], id.as_str());
        let page = output(&["show", &id]);
        assert!(page.contains(&id) && page.contains("sources: "), "{page}");
    }
    let page = output(&["show", "asia_smart_city_conference"]);
    let edition = registry.activities.iter().find(|row| {
        row.series
            .as_ref()
            .is_some_and(|id| id.as_str() == "asia_smart_city_conference")
    });
    let edition = edition.unwrap();
    assert!(
        page.contains(&edition.title.ja) && page.contains(edition.id.as_str()),
        "{page}"
    );
}
