//! `kizuna diff`: two registries, or one on two days.

use kizuna::model::Lang;

use super::{OnDisk, Ran, kizuna, kizuna_in};

const BEFORE: &str = "
    kind pact sister
    kind office office
    home home
    actor home city JP 35.5,139.6
    actor paris city FR 48.8,2.3
    actor bonn city DE 50.7,7.1
    actor durban city ZA -29.8,31
    tie t1 pact home paris : signed 1950!1951; renewed 1980 until 1990
    tie t2 office home bonn : opened 1970-10
    tie t3 pact home durban internal_note=hushed : signed 1990
";

const AFTER: &str = "
    kind pact sister
    kind office office
    home home
    actor home city JP 35.5,139.6
    actor paris city FR 48.8,2.4
    actor bonn city DE 50.7,7.1
    actor lima city PE -12,-77
    actor secret city CL -33,-70 internal
    tie t1 pact home paris : signed 1950!1951; renewed 1980 until 2030
    tie t2 office home bonn : opened 1970-10; ended 1999-03-31
    tie t4 pact home lima : signed 2001-05
    tie t5 pact home secret : signed 2002
";

/// Both registries in files of one folder.
fn both() -> (OnDisk, String, String) {
    let disk = OnDisk::new(BEFORE);
    let after = OnDisk::new(AFTER);
    let (first, second) = (disk.path("before.ron"), disk.path("after.ron"));
    std::fs::rename(disk.path("registry.ron"), &first).unwrap();
    std::fs::copy(after.path("registry.ron"), &second).unwrap();
    let text = |path: std::path::PathBuf| path.display().to_string();
    (disk, text(first), text(second))
}

#[track_caller]
fn ran(words: &[&str], code: u8) -> Ran {
    let ran = kizuna(words);
    assert_eq!((ran.code, ran.err.as_str()), (code, ""), "{words:?}");
    ran
}

#[test]
fn the_exit_code_says_whether_anything_differs() {
    let (_disk, before, after) = both();
    assert_eq!(ran(&["diff", &before, &after, "--quiet"], 1).out, "");
    let equal = ran(&["diff", &before, &before], 0).out;
    assert_eq!(equal, "変化：before.ron → before.ron\n違いはありません。\n");
    assert_eq!(ran(&["diff", "builtin", "builtin", "--quiet"], 0).out, "");
    let gone = kizuna(&["diff", &before, "no-such-file.ron"]);
    assert_eq!((gone.code, gone.out.as_str()), (2, ""));
    assert!(gone.err.contains("no-such-file.ron"), "{}", gone.err);
    let nowhere = kizuna(&["diff", &before, &after, "-o", "/no/such/folder/x.html"]);
    assert_eq!(nowhere.code, 3, "{}", nowhere.err);
}

#[test]
fn the_text_tells_what_differs_with_its_sources() {
    let (_disk, before, after) = both();
    let text = ran(&["diff", &before, &after], 1).out;
    for line in [
        "変化：before.ron → after.ron",
        "追加 4件、終了・削除 3件、変更 2件",
        "提携：追加（2件）",
        "  home — lima · pact  (t4)",
        "    締結：2001年5月（平成13年） [1]",
        "提携：削除（1件）",
        "  home — durban · pact  (t3)",
        "提携：終了（1件）",
        "    終了：1999年3月31日（平成11年） [1]",
        "提携：更新・延長（1件）",
        "    更新の期限：1990年（平成2年） → 2030年（令和12年）",
        "都市・機関：所在や地域の変更（1件）",
        "    座標：北緯 48.8000 東経 2.3000 [1] → 北緯 48.8000 東経 2.4000 [1]",
        "出典",
        "  1 「document」1",
    ] {
        assert!(
            text.lines().any(|one| one == line),
            "{line} is not in\n{text}"
        );
    }
    let english = kizuna_in(Lang::En, &["diff", &before, &after], Ok(())).out;
    for line in [
        "Changes: before.ron → after.ron",
        "Ties: ended (1)",
        "    Ended: 31 March 1999 (Heisei 11) [1]",
    ] {
        assert!(
            english.lines().any(|one| one == line),
            "{line} is not in\n{english}"
        );
    }
    assert!(!text.contains('⟨') && !english.contains('⟨'));
}

#[test]
fn json_has_a_flat_object_for_each_fact() {
    let (_disk, before, after) = both();
    let text = ran(&["diff", &before, &after, "--format", "json"], 1).out;
    let rows: serde_json::Value = serde_json::from_str(&text).unwrap();
    let rows = rows.as_array().unwrap();
    let keys = [
        "change", "record", "id", "name_ja", "name_en", "fact", "before", "after", "sources",
    ];
    for row in rows {
        let found: Vec<&String> = row.as_object().unwrap().keys().collect();
        assert_eq!(found, keys);
    }
    let of = |id: &str| {
        rows.iter()
            .filter(|row| row["id"] == id)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        *of("t2")[0],
        serde_json::json!({
            "change": "ended", "record": "tie", "id": "t2",
            "name_ja": "home — bonn · office", "name_en": "home — bonn · office",
            "fact": "ended.event", "before": [], "after": ["1999-03-31"], "sources": ["doc#1"],
        })
    );
    let added = of("t4");
    assert_eq!(added.len(), 1);
    assert_eq!(added[0]["fact"], serde_json::Value::Null);
    assert_eq!(added[0]["sources"], serde_json::json!(["doc#1"]));
    assert_eq!(of("t1")[0]["before"], serde_json::json!(["1990"]));
    assert_eq!(of("t1")[0]["fact"], "renewed.term");
}

#[test]
fn nothing_internal_of_either_side_is_told() {
    let (disk, before, after) = both();
    for words in [&["diff", &before, &after][..], &["diff", &after, &before]] {
        let mut words = words.to_vec();
        let all = ran(&words, 1).out;
        assert!(all.contains("secret"));
        words.push("--public");
        for format in ["text", "json"] {
            let mut words = words.clone();
            words.extend(["--format", format]);
            let text = ran(&words, 1).out;
            assert!(!text.contains("secret") && !text.contains("t5"), "{text}");
            assert!(!text.contains("hushed"), "{text}");
        }
        for name in ["x.html", "x.md", "x.csv", "x.json", "x.svg"] {
            let out = disk.path(name);
            let path = out.display().to_string();
            let mut words = words.clone();
            words.extend(["-o", &path]);
            ran(&words, 1);
            let text = std::fs::read_to_string(&out).unwrap();
            assert!(text.contains("lima"), "{name}");
            assert!(
                !text.contains("secret") && !text.contains("hushed"),
                "{name}"
            );
        }
    }
    // What only staff may see is the only difference.
    let quiet = BEFORE.replace(" internal_note=hushed", "");
    let other = OnDisk::new(&quiet);
    ran(&["diff", &before, &other.file()], 1);
    ran(&["diff", &before, &other.file(), "--public"], 0);
}

#[test]
fn documents_are_written_by_the_ending_of_the_file() {
    let (disk, before, after) = both();
    let write = |name: &str, lang: &str| {
        let out = disk.path(name);
        let path = out.display().to_string();
        let said = ran(&["diff", &before, &after, "--lang", lang, "-o", &path], 1).out;
        assert!(said.contains(name), "{said}");
        std::fs::read_to_string(out).unwrap()
    };
    let page = write("page.html", "ja");
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"ja\">"));
    assert!(page.contains("<h1>変化：before.ron → after.ron</h1>"));
    assert!(
        page.contains("<a href=\"#source-1\">[1]</a>") && page.contains("<li id=\"source-1\">")
    );
    assert!(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"));
    let english = write("page.html", "en");
    assert!(english.contains("<html lang=\"en\">") && english.contains("<h2>Ties: added (2)</h2>"));
    let list = write("page.md", "ja");
    assert!(list.starts_with("# 変化：before.ron → after.ron\n\n追加 4件"));
    assert!(list.contains("\n## 提携：終了（1件）\n\n- **home — bonn · office** (t2)\n  - 終了："));
    assert!(write("rows.csv", "ja").contains("ended,tie,t2,"));
    assert!(write("rows.json", "ja").contains("\"change\": \"ended\""));
    assert_eq!(write("page.html", "ja"), page, "the same bytes");
}

#[test]
fn a_page_is_well_formed_and_shows_names_as_they_are() {
    let odd = BEFORE.replace("note=hushed", "note=<b>&[1]*x*</b>");
    let (first, second) = (OnDisk::new(BEFORE), OnDisk::new(&odd));
    let out = first.path("x.html");
    let path = out.display().to_string();
    ran(&["diff", &first.file(), &second.file(), "-o", &path], 1);
    let page = std::fs::read_to_string(&out).unwrap();
    assert!(page.contains("&lt;b&gt;&amp;"), "{page}");
    assert!(!page.contains("<b>"));
    // Every element is closed where it was opened, apart from those that HTML never closes.
    let mut open: Vec<&str> = Vec::new();
    let body = &page[page.find("<body>").unwrap()..page.find("</html>").unwrap()];
    for tag in body.split('<').skip(1) {
        let name = tag.split([' ', '>', '\n']).next().unwrap();
        match name.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed), "{tag}"),
            None => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?}");
    let path = first.path("x.md").display().to_string();
    ran(&["diff", &first.file(), &second.file(), "-o", &path], 1);
    let list = std::fs::read_to_string(path).unwrap();
    assert!(list.contains("\\<b\\>\\&\\[1\\]\\*x\\*\\</b\\>"), "{list}");
}

#[test]
fn one_registry_is_compared_on_two_days() {
    let (_disk, _, after) = both();
    let text = ran(&["diff", &after, "--as-of", "1995", "--and", "2001"], 1).out;
    assert!(
        text.starts_with("変化：1995年12月31日 → 2001年12月31日\n"),
        "{text}"
    );
    assert!(text.contains("提携：開始（1件）\n  home — lima"), "{text}");
    assert!(text.contains("提携：終了（1件）\n  home — bonn"), "{text}");
    assert!(
        text.contains("都市・機関：新たな提携先（1件）\n  lima"),
        "{text}"
    );
    let again = ran(
        &["diff", "--file", &after, "--as-of", "1995", "--and", "2001"],
        1,
    )
    .out;
    assert_eq!(again, text);
    ran(&["diff", "--as-of", "1995", "--and", "1995", "--quiet"], 0);
    assert_eq!(
        kizuna(&["diff", "--as-of", "2015", "--and", "2010"]).code,
        2
    );
}

#[test]
fn a_day_leaves_what_concerns_ties_then_in_force() {
    let (_disk, before, after) = both();
    let text = ran(&["diff", &before, &after, "--as-of", "1985"], 1).out;
    assert!(text.contains("(t1)") && text.contains("(t2)"), "{text}");
    assert!(!text.contains("lima") && !text.contains("durban"), "{text}");
}

#[test]
fn what_cannot_be_asked_is_refused_with_the_way_out() {
    let (_disk, before, after) = both();
    for (words, says) in [
        (&["diff", &before][..], "AFTER"),
        (&["diff"], "BEFORE"),
        (&["diff", &before, &after, "-o", "x.docx"], ".html"),
        (&["diff", &before, &after, "--and", "2015"], "--and"),
        (&["diff", &before, &after, "--file", &before], "--file"),
        (&["diff", &before, &after, "--view", "map"], "--out"),
        (
            &["diff", &before, &after, "-o", "x.html", "--view", "map"],
            "--view",
        ),
        (&["diff", &before, &after, "--as-of", "soon"], "soon"),
        (&["dif", &before, &after], "diff"),
    ] {
        let ran = kizuna(words);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{words:?}");
        assert!(ran.err.contains(says), "{words:?}: {}", ran.err);
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    }
    assert!(!std::path::Path::new("x.docx").exists());
}

#[test]
fn pictures_show_both_sides() {
    let (disk, before, after) = both();
    let write = |name: &str, more: &[&str]| {
        let out = disk.path(name);
        let path = out.display().to_string();
        let mut words = vec!["diff", &before, &after, "-o", &path];
        words.extend(more);
        ran(&words, 1);
        std::fs::read(out).unwrap()
    };
    let rings = String::from_utf8(write("x.svg", &[])).unwrap();
    for text in [
        "変化：before.ron → after.ron",
        "lima",
        "durban",
        "id=\"t3\"",
        "id=\"t4\"",
        "（追加）",
    ] {
        assert!(rings.contains(text), "{text}");
    }
    let map = String::from_utf8(write("x.svg", &["--view", "map", "--theme", "dark"])).unwrap();
    assert!(map.contains("id=\"t3\"") && map != rings);
    assert!(write("x.pdf", &[]).starts_with(b"%PDF"));
    assert!(write("x.png", &["--size", "400x300"]).starts_with(b"\x89PNG"));
    let out = disk.path("y.svg").display().to_string();
    for (words, says) in [
        (["--view", "timeline"], "timeline"),
        (["--view", "nowhere"], "nowhere"),
        (["--size", "huge"], "huge"),
        (["--scheme", "none"], "none"),
    ] {
        let mut all = vec!["diff", &before, &after, "-o", &out];
        all.extend(words);
        let ran = kizuna(&all);
        assert_eq!(ran.code, 2, "{words:?}");
        assert!(ran.err.contains(says), "{}", ran.err);
    }
    assert!(!disk.path("y.svg").exists());
}
