//! Lists of exports.

use std::fs;

use super::{OnDisk, kizuna};
use crate::support::{each, must, same};

fn list(disk: &OnDisk, text: &str) -> String {
    let path = disk.path("jobs.ron");
    fs::write(&path, text).expect("written");
    path.display().to_string()
}

#[test]
fn a_list_is_written_as_each_would_be_alone() {
    let disk = OnDisk::agreements();
    let file = disk.file();
    let list = list(
        &disk,
        r#"(
            options: "--lang en",
            jobs: [
                (out: "ties-{region}-{as-of}.csv", each: {"region": ["asia_oceania", "欧州・北米"], "as-of": ["1990", "2015"]}),
                (out: "all.json", options: "--kind 'sister_city'"),
                (out: "around.svg", options: "--view ego:lyon --size 800x600"),
            ],
        )"#,
    );
    let ran = kizuna(&["export", "--batch", &list, "--file", &file]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert_eq!(ran.out.lines().count(), 7, "{}", ran.out);
    assert!(
        ran.out.ends_with("6件のうち 6件を書き出しました。\n"),
        "{}",
        ran.out
    );
    each(
        [
            (
                "ties-asia_oceania-1990.csv",
                "--region asia_oceania --as-of 1990",
            ),
            (
                "ties-asia_oceania-2015.csv",
                "--region asia_oceania --as-of 2015",
            ),
            (
                "ties-欧州・北米-1990.csv",
                "--region 欧州・北米 --as-of 1990",
            ),
            (
                "ties-欧州・北米-2015.csv",
                "--region 欧州・北米 --as-of 2015",
            ),
            ("all.json", "--kind sister_city"),
            ("around.svg", "--view ego:lyon --size 800x600"),
        ],
        6,
        |(name, words)| {
            let ending = name.rsplit('.').next().unwrap_or_default();
            let alone = disk.path(&format!("alone.{ending}"));
            let path = alone.display().to_string();
            let mut all = vec!["export", &path, "--lang", "en", "--file", &file];
            all.extend(words.split(' '));
            let ran = kizuna(&all);
            same("exit code", &ran.code, &0)?;
            let read = |path| fs::read(path).map_err(|error| format!("{name}: {error}"));
            must(read(disk.path(name))? == read(alone)?, || {
                "the bytes differ".to_owned()
            })
        },
    );
}

#[test]
fn one_that_fails_does_not_stop_the_rest_and_the_exit_code_says_so() {
    let disk = OnDisk::agreements();
    let file = disk.file();
    let ran = |jobs: &str| {
        let list = list(&disk, &format!("(jobs: [{jobs}])"));
        kizuna(&["export", "--batch", &list, "--file", &file, "--lang", "en"])
    };
    let good = r#"(out: "good.csv")"#;
    let wrong = r#"(out: "wrong.csv", options: "--kind zzz")"#;
    let unwritable = r#"(out: "no/such/folder.csv")"#;
    let refused = r#"(out: "who?.csv")"#;
    each(
        [
            (vec![good], 0, "1 of 1"),
            (vec![wrong, good], 2, "1 of 2"),
            (vec![unwritable, good], 3, "1 of 2"),
            (vec![refused, wrong, good], 3, "1 of 3"),
            (vec![wrong, unwritable, good], 3, "1 of 3"),
        ],
        5,
        |(jobs, code, done)| {
            let _ = fs::remove_file(disk.path("good.csv"));
            let ran = ran(&jobs.join(", "));
            same("exit code", &ran.code, code)?;
            must(ran.out.contains(done), || ran.out.clone())?;
            same(
                "lines of errors",
                &ran.err.lines().count(),
                &(jobs.len() - 1),
            )?;
            must(disk.path("good.csv").exists(), || {
                "the good one is missing".to_owned()
            })
        },
    );
}

#[test]
fn a_list_that_cannot_be_understood_is_explained_and_writes_nothing() {
    let disk = OnDisk::agreements();
    each(
        [
            ("(jobs: [(out: \"a.csv\"),, ])", "line 1"),
            ("(jobs: [\n(aus: \"a.csv\")])", "line 2"),
            ("", "line 1"),
            (r#"(jobs: [(out: "a.csv"), (out: "a.csv")])"#, "a.csv"),
            (
                r#"(jobs: [(out: "a.csv", each: {"region": ["asia_oceania", "europe"]})])"#,
                "a.csv",
            ),
            (
                r#"(jobs: [(out: "a.csv"), (out: "./x/../A.csv")])"#,
                "A.csv",
            ),
            (r#"(jobs: [(out: "a-{region}.csv")])"#, "{region}"),
            (r#"(jobs: [])"#, "jobs.ron"),
            (
                r#"(jobs: [(out: "a.csv", each: {"region": []})])"#,
                "jobs.ron",
            ),
            (
                r#"(options: "--lang 'en", jobs: [(out: "a.csv")])"#,
                "quotation",
            ),
        ],
        6,
        |(text, part)| {
            let list = list(&disk, text);
            let ran = kizuna(&["export", "--batch", &list, "--lang", "en"]);
            same("exit code", &ran.code, &2)?;
            must(ran.err.contains(part), || ran.err.clone())?;
            must(!disk.path("a.csv").exists(), || "it was written".to_owned())
        },
    );
    let ran = kizuna(&["export", "--batch", "/no/such/list.ron", "--lang", "en"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("list.ron"), "{}", ran.err);
    for beside in [
        &["out.svg"][..],
        &["--size", "A4"],
        &["--view", "map"],
        &["--region", "europe"],
        &["--as-of", "1990"],
        &["--note", "n"],
    ] {
        let list = list(&disk, r#"(jobs: [(out: "a.csv")])"#);
        let mut words = vec!["export", "--batch", &list];
        words.extend(beside);
        assert_eq!(kizuna(&words).code, 2, "{beside:?}");
    }
    // An export of a list is an export, and nothing else.
    for options in ["--help", "--version", "--batch other.ron"] {
        let list = list(
            &disk,
            &format!(r#"(jobs: [(out: "a.csv", options: "{options}")])"#),
        );
        let ran = kizuna(&["export", "--batch", &list]);
        assert_eq!(ran.code, 2, "{options}: {}", ran.out);
        assert!(!disk.path("a.csv").exists());
    }
}

#[test]
fn public_beside_a_list_is_for_all_of_it() {
    let whole = kizuna::store::to_ron(&super::public::registry()).expect("RON");
    let disk = OnDisk::raw(whole.as_bytes());
    let file = disk.file();
    let list = list(
        &disk,
        r#"(jobs: [(out: "a.csv"), (out: "b.json", options: "--lang en")])"#,
    );
    let ran = kizuna(&[
        "export", "--batch", &list, "--file", &file, "--public", "--quiet",
    ]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    for name in ["a.csv", "b.json"] {
        let text = fs::read_to_string(disk.path(name)).expect("written");
        assert!(!text.to_lowercase().contains("canary"), "{text}");
    }
}

#[test]
fn a_value_that_begins_with_a_dash_is_a_value() {
    let disk = OnDisk::agreements();
    let file = disk.file();
    let list = list(
        &disk,
        r#"(jobs: [(out: "a.csv", each: {"search": ["-zzz"]})])"#,
    );
    let ran = kizuna(&["export", "--batch", &list, "--file", &file]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    let text = fs::read_to_string(disk.path("a.csv")).expect("written");
    assert_eq!(text.lines().count(), 1, "only the head: {text}");
}

#[test]
fn a_registry_that_a_list_names_lies_beside_it() {
    let disk = OnDisk::agreements();
    let list = list(
        &disk,
        r#"(options: "--file registry.ron", jobs: [(out: "a.csv")])"#,
    );
    let ran = kizuna(&["export", "--batch", &list]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(disk.path("a.csv").exists());
}
