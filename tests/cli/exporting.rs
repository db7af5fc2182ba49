//! Pictures from the command line.

use std::collections::BTreeSet;
use std::fs;

use super::{OnDisk, ids, kizuna, output};
use crate::support::{builtin, workbook_texts};

fn folder() -> OnDisk {
    OnDisk::raw(b"unused")
}

/// Exports and reads the picture.
#[track_caller]
fn picture(words: &[&str]) -> String {
    let disk = folder();
    let out = disk.path("図.svg").display().to_string();
    let mut all = vec!["export", &out];
    all.extend(words);
    let said = output(&all);
    assert_eq!(said, format!("「{out}」に書き出しました。\n"));
    let left: Vec<_> = fs::read_dir(disk.folder.path()).unwrap().collect();
    assert_eq!(left.len(), 2, "a temporary file was left");
    fs::read_to_string(out).unwrap()
}

fn drawn<'p>(picture: &'p str, class: &str) -> BTreeSet<&'p str> {
    picture
        .split(&format!("class=\"{class}\" id=\""))
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn a_picture_holds_what_the_list_lists() {
    for words in [
        &[][..],
        &["--as-of", "1965"],
        &["--as-of", "2015", "--region", "アジア・大洋州"],
        &["--kind", "sister_city", "--kind", "sister_port"],
        &["--signed", "2010..2015", "--theme", "urban_development"],
        &["--in-force", "1990..1995", "--country", "CN"],
        &["--search", "上海"],
        &["--as-of", "1900"],
    ] {
        let picture = picture(words);
        for (class, what) in [("tie", "ties"), ("actor", "actors")] {
            let mut list = vec!["list", what];
            list.extend(words);
            let ids = ids(&list);
            let wanted: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
            assert_eq!(drawn(&picture, class), wanted, "{what} of {words:?}");
        }
    }
}

/// Exports data and reads it.
#[track_caller]
fn data(name: &str, words: &[&str]) -> Vec<u8> {
    let disk = folder();
    let out = disk.path(name).display().to_string();
    let mut all = vec!["export", &out];
    all.extend(words);
    let said = output(&all);
    let english = words.ends_with(&["--lang", "en"]);
    let (before, behind) = if english {
        ("Written to “", "”.")
    } else {
        ("「", "」に書き出しました。")
    };
    assert_eq!(said, format!("{before}{out}{behind}\n"));
    let left = fs::read_dir(disk.folder.path()).unwrap().count();
    assert_eq!(left, 2, "more was written than was asked for");
    fs::read(out).unwrap()
}

#[test]
fn data_are_what_the_list_lists_and_the_same_every_time() {
    for words in [
        &[][..],
        &["--as-of", "2015", "--region", "アジア・大洋州"],
        &["--search", "上海", "--lang", "ja"],
        &["--as-of", "1900"],
    ] {
        let listed = |what, format| {
            let mut list = vec!["list", what, "--format", format];
            list.extend(words);
            output(&list)
        };
        let with = |more: &[&'static str]| [words, more].concat();
        // The tables are those of the list, byte by byte; no name means ties.
        let ties = data("表.csv", words);
        assert_eq!(
            String::from_utf8(ties.clone()).unwrap(),
            listed("ties", "csv")
        );
        assert_eq!(data("表.CSV", &with(&["--what", "ties"])), ties);
        let actors = data("表.csv", &with(&["--what", "actors"]));
        assert_eq!(String::from_utf8(actors).unwrap(), listed("actors", "csv"));
        let document: serde_json::Value = serde_json::from_slice(&data("網.json", words)).unwrap();
        for what in ["ties", "actors"] {
            let mut rows = document[what].as_array().unwrap().clone();
            for row in &mut rows {
                assert!(row.as_object_mut().unwrap().remove("times").is_some());
            }
            let list: serde_json::Value = serde_json::from_str(&listed(what, "json")).unwrap();
            assert_eq!(serde_json::Value::Array(rows), list, "{what} of {words:?}");
        }
        for name in ["網.gexf", "網.graphml", "網.dot", "網.json", "網.xlsx"] {
            assert_eq!(data(name, words), data(name, words), "{name}");
        }
    }
}

#[test]
fn a_workbook_holds_what_the_lists_list() {
    for words in [
        &["--as-of", "2015", "--region", "アジア・大洋州"][..],
        &["--search", "上海"],
        &["--min-ties", "3"],
    ] {
        for lang in ["ja", "en"] {
            let words = [words, &["--lang", lang]].concat();
            let sheets = workbook_texts(&data("表.XLSX", &words));
            for (at, what) in [(1, "actors"), (2, "ties")] {
                let (name, rows) = &sheets[at];
                let column = rows[0].iter().position(|head| head == "ID").unwrap();
                let got: Vec<&str> = rows[1..].iter().map(|row| row[column].as_str()).collect();
                assert!(!got.is_empty(), "{name}");
                let mut list = vec!["list", what];
                list.extend(&words);
                assert_eq!(got, ids(&list), "{name} of {words:?}");
            }
        }
    }
}

#[test]
fn views_schemes_and_looks_move_and_colour_the_nodes() {
    let plain = data("a.gexf", &[]);
    for words in [
        &["--view", "force"][..],
        &["--view", "map"],
        &["--view", "ego:上海港"],
        &["--scheme", "plan2021"],
        &["--theme", "dark"],
    ] {
        assert_ne!(data("a.gexf", words), plain, "{words:?}");
    }
    assert_eq!(data("a.gexf", &["--view", "graph"]), plain);
    assert_eq!(data("a.GEXF", &["--scheme", "strategy2015"]), plain);
}

#[test]
fn data_that_cannot_be_written_are_exit_3_and_the_file_as_it_was() {
    let disk = folder();
    for name in [
        "out.gexf",
        "out.graphml",
        "out.dot",
        "out.csv",
        "out.xlsx",
        "out.json",
    ] {
        let missing = disk.path("no").join(name).display().to_string();
        let ran = kizuna(&["export", &missing]);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""));
        assert!(ran.err.contains(name), "{}", ran.err);
        let path = disk.path(name);
        fs::write(&path, "old").unwrap();
        let out = path.display().to_string();
        assert_eq!(kizuna(&["export", &out, "--kind", "zzz"]).code, 2);
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(output(&["export", &out, "--quiet"]), "");
        assert_ne!(fs::read(&path).unwrap(), b"old");
    }
}

#[test]
fn a_picture_of_one_actor_holds_whom_its_ties_lead_to() {
    let ego = picture(&["--view", "ego:port_of_shanghai"]);
    assert!(ego.contains(">上海港のつながり — 横浜市 国際連携ネットワーク</title>"));
    let drawn_now = drawn(&ego, "actor");
    // Its city, the other side's port, that port's other partners; not everybody by way of home.
    for id in [
        "port_of_shanghai",
        "shanghai",
        "port_of_yokohama",
        "port_of_oakland",
    ] {
        assert!(drawn_now.contains(id), "{id}");
    }
    assert!(!drawn_now.contains("lyon"));
    let all = ids(&["list", "actors"]).len();
    assert!(ego.contains(&format!("図にないもの {}", all - drawn_now.len())));
    // A name will do, and options may follow; what is usual need not be said.
    assert_eq!(picture(&["--view", "ego:上海港,region,distance"]), ego);
    let aged = picture(&["--view", "ego:port_of_shanghai,age,kind"]);
    assert_eq!(drawn(&aged, "actor"), drawn_now);
    assert!(aged.contains(">1990</text>") && !ego.contains(">1990</text>"));
    assert!(aged.contains(">所在地のつながり</text>"));
    // Steps go over what is visible.
    let before = picture(&["--view", "ego:port_of_shanghai", "--as-of", "1975"]);
    assert!(!drawn(&before, "actor").contains("port_of_oakland"));
}

#[test]
fn size_look_view_and_scheme_follow_the_words() {
    let plain = picture(&[]);
    assert!(plain.contains(r#"width="1600" height="1000""#));
    for (size, wanted) in [
        ("A4", r#"width="1123" height="794""#),
        ("a3", r#"width="1587" height="1123""#),
        ("1600x900", r#"width="1600" height="900""#),
        ("800×600", r#"width="800" height="600""#),
        ("200x20000", r#"width="200" height="20000""#),
        ("640.5x480", r#"width="640.5" height="480""#),
    ] {
        assert!(picture(&["--size", size]).contains(wanted), "{size}");
    }
    let ground = |picture: &str| {
        picture
            .split(r#"<rect width="100%" height="100%" fill=""#)
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .unwrap()
            .to_owned()
    };
    assert_eq!(ground(&plain), ground(&picture(&["--theme", "light"])));
    assert_ne!(ground(&plain), ground(&picture(&["--theme", "dark"])));
    let strong = picture(&["--theme", "contrast"]);
    assert_eq!(ground(&strong), "#ffffff");
    // The last look counts.
    assert_eq!(picture(&["--theme", "dark", "--theme", "contrast"]), strong);
    // `--theme` is also the subject of ties; both may be asked for.
    let both = picture(&["--theme", "dark", "--theme", "food"]);
    assert_eq!(ground(&both), ground(&picture(&["--theme", "dark"])));
    assert_eq!(drawn(&both, "tie").len(), 3);
    assert_eq!(picture(&["--view", "graph"]), plain);
    let forced = picture(&["--view", "force"]);
    assert_ne!(forced, plain);
    assert_eq!(drawn(&forced, "actor"), drawn(&plain, "actor"));
    let map = picture(&["--view", "map"]);
    let atlantic = picture(&["--view", "map-atlantic"]);
    assert!(map != plain && map != atlantic);
    assert_eq!(drawn(&map, "actor"), drawn(&atlantic, "actor"));
    // Some networks and programmes lie nowhere; the picture tells how many.
    assert!(drawn(&map, "tie").is_subset(&drawn(&plain, "tie")));
    assert!(map.contains("地図にないもの"));
    // A timeline is as tall as its rows need.
    let lanes = picture(&["--view", "timeline"]);
    assert_eq!(drawn(&lanes, "tie"), drawn(&plain, "tie"));
    assert!(lanes.contains(r#"width="1600""#) && !lanes.contains(r#"height="1000""#));
    assert!(picture(&["--view", "timeline", "--size", "A4"]).contains("表示していません"));
    let lanes = picture(&["--view", "timeline:length,region,actors"]);
    assert_eq!(drawn(&lanes, "actor"), drawn(&plain, "actor"));
    assert_eq!(picture(&["--view", "timeline:actors,region,length"]), lanes);
    assert_eq!(picture(&["--scheme", "strategy2015"]), plain);
    let other = picture(&["--scheme", "plan2021"]);
    assert!(other.contains(">米州</text>") && !plain.contains(">米州</text>"));
    assert!(picture(&["--lang", "ja"]).contains("サンディエゴ"));
}

#[test]
fn the_same_words_give_the_same_bytes() {
    for words in [
        &[][..],
        &["--view", "force"],
        &["--view", "map"],
        &["--view", "timeline:actors,country"],
        &["--view", "matrix:actors,similarity"],
        &["--theme", "dark", "--as-of", "1980"],
    ] {
        assert_eq!(picture(words), picture(words));
    }
}

#[test]
fn pins_of_the_file_are_respected() {
    let text = "home a
        actor a city JP 35,139
        actor b city FR 45,4
        actor c city DE 50,7";
    let at = |extra: &str| {
        let disk = OnDisk::new(&format!("{text}\n{extra}"));
        let out = disk.path("out.svg").display().to_string();
        output(&["export", &out, "--file", &disk.file(), "--quiet"]);
        let picture = fs::read_to_string(out).unwrap();
        let part = picture.split(r#"data-id="b""#).nth(1).unwrap().to_owned();
        part.split("cx=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned()
    };
    assert_ne!(at(""), at("pin b -60 -60"));
}

#[test]
fn a_picture_that_cannot_be_written_is_exit_3_and_the_file_as_it_was() {
    let disk = folder();
    let missing = disk.path("no").join("out.svg").display().to_string();
    for (lang, advice) in [
        ("ja", "フォルダーがあるか確かめて"),
        ("en", "folder exists"),
    ] {
        let ran = kizuna(&["export", &missing, "--lang", lang]);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""));
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
        assert!(
            ran.err.contains("out.svg") && ran.err.contains(advice),
            "{}",
            ran.err
        );
    }
    let a_folder = disk.path("folder.svg");
    fs::create_dir(&a_folder).unwrap();
    let ran = kizuna(&["export", &a_folder.display().to_string()]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(a_folder.is_dir());
}

#[test]
fn a_picture_takes_the_place_of_one_that_is_there_and_a_wrong_request_leaves_it() {
    let disk = folder();
    let path = disk.path("out.SVG");
    fs::write(&path, "old").unwrap();
    let out = path.display().to_string();
    for wrong in [
        ["--view", "globe"],
        ["--kind", "zzz"],
        ["--size", "0x0"],
        ["--as-of", "x"],
    ] {
        let mut words = vec!["export", &out];
        words.extend(wrong);
        assert_eq!(kizuna(&words).code, 2);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    }
    let ran = kizuna(&["export", &out, "--quiet"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    assert!(fs::read_to_string(&path).unwrap().starts_with("<svg"));
}

#[test]
fn the_names_in_a_picture_are_those_of_its_day() {
    let said = |words: &[&str]| {
        let picture = picture(words);
        (picture.contains("オデッサ"), picture.contains("オデーサ"))
    };
    assert_eq!(
        said(&["--as-of", "2015", "--actor", "odesa"]),
        (true, false)
    );
    assert_eq!(
        said(&["--as-of", "2023", "--actor", "odesa"]),
        (false, true)
    );
    assert_eq!(builtin().actors.get("odesa").unwrap().name().ja, "オデーサ");
}
