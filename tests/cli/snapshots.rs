//! Snapshots on the command line: made, checked, and exported from.

use std::fs;
use std::sync::Arc;

use kizuna::lens::Index;
use kizuna::model::Lang;
use kizuna::store::{Snapshot, load_file};

use super::{OnDisk, kizuna, kizuna_in, output};
use crate::store::snapshot::shot;
use crate::support::{TODAY, builtin, each};

/// Where a mark stands in a picture.
fn mark<'p>(picture: &'p str, id: &str) -> &'p str {
    let from = picture
        .split(&format!("class=\"actor\" id=\"{id}\""))
        .nth(1);
    from.and_then(|rest| rest.split("</g>").next())
        .unwrap_or_else(|| panic!("{id} is not drawn"))
}

struct Desk(OnDisk);

impl Desk {
    fn new() -> Self {
        Self(OnDisk::agreements())
    }

    fn path(&self, name: &str) -> String {
        self.0.path(name).display().to_string()
    }

    /// Exports from a file of the desk.
    #[track_caller]
    fn export(&self, from: &str, out: &str, words: &[&str]) -> String {
        let (from, out) = (self.path(from), self.path(out));
        let mut all = vec!["export", out.as_str(), "--file", from.as_str()];
        all.extend(words);
        output(&all);
        fs::read_to_string(&out).expect("a file that was written")
    }
}

const SEEN: [&str; 8] = [
    "--as-of",
    "2015-12-31",
    "--region",
    "アジア・大洋州",
    "--view",
    "graph",
    "--theme",
    "dark",
];

#[test]
fn the_same_request_gives_the_same_bytes() {
    let desk = Desk::new();
    let words = [&SEEN[..], &["--title", "会議", "--note", "資料1"]].concat();
    let one = desk.export("registry.ron", "a.kizuna", &words);
    let two = desk.export("registry.ron", "b.kizuna", &words);
    assert!(one == two);
    assert!(desk.export("registry.ron", "b.kizuna", &SEEN) != one);
    let snapshot = Snapshot::read(one.as_bytes(), "a").unwrap();
    assert_eq!(
        (snapshot.title.as_str(), snapshot.note.as_str()),
        ("会議", "資料1")
    );
    assert_eq!(snapshot.lang, Lang::Ja);
    assert_eq!(*snapshot.registry, **builtin());
}

#[test]
fn a_snapshot_is_exported_as_it_was_taken() {
    let desk = Desk::new();
    desk.export("registry.ron", "s.kizuna", &SEEN);
    each(["svg", "gexf", "dot", "csv", "json"], 5, |ending| {
        let out = format!("x.{ending}");
        let places = !matches!(*ending, "csv" | "json");
        let words = if places { &SEEN[..] } else { &SEEN[..4] };
        let direct = desk.export("registry.ron", &out, words);
        // Whoever opens it speaks English, but it was taken in Japanese.
        let (from, out) = (desk.path("s.kizuna"), desk.path(&out));
        let words = ["export", &out, "--file", &from];
        assert_eq!(kizuna_in(Lang::En, &words, Ok(())).code, 0);
        let through = fs::read_to_string(&out).unwrap();
        (through == direct)
            .then_some(())
            .ok_or("they differ".to_owned())
    });
}

#[test]
fn words_come_before_what_the_snapshot_says() {
    let desk = Desk::new();
    desk.export("registry.ron", "s.kizuna", &SEEN);
    let through = |words: &[&str]| desk.export("s.kizuna", "x.svg", words);
    let direct = |words: &[&str]| desk.export("registry.ron", "x.svg", words);
    let with = |at: usize, word: &'static str| {
        let mut words = SEEN;
        words[at] = word;
        words
    };
    assert!(through(&["--as-of", "1970"]) == direct(&with(1, "1970")));
    assert!(through(&["--region", "欧州"]) == direct(&with(3, "欧州")));
    assert!(through(&["--view", "timeline"]) == direct(&with(5, "timeline")));
    assert!(through(&["--theme", "light"]) == direct(&with(7, "light")));
    let english = [&SEEN[..], &["--lang", "en"]].concat();
    assert!(through(&["--lang", "en"]) == direct(&english));
    let scheme = [&SEEN[..], &["--scheme", "plan2021"]].concat();
    assert!(through(&["--scheme", "plan2021"]) == direct(&scheme));
}

#[test]
fn a_picture_of_three_views_shows_the_one_that_was_worked_in_and_its_neighbour() {
    let desk = Desk::new();
    let index = Index::new(Arc::clone(builtin()));
    let views = ["matrix", "timeline", "graph"];
    let mut three = shot(builtin(), "--as-of 2015-12-31", &views).take(&index);
    three.today = TODAY;
    let direct = |views: &[&str]| {
        let look = ["--as-of", "2015-12-31", "--theme", "dark", "--lang", "en"];
        let views = views.iter().flat_map(|view| ["--view", view]);
        let words: Vec<&str> = look.into_iter().chain(views).collect();
        desk.export("registry.ron", "x.svg", &words)
    };
    for (active, shown) in [(0, &views[..2]), (1, &views[..2]), (2, &views[1..])] {
        three.active = active;
        fs::write(desk.path("s.kizuna"), three.write().unwrap()).unwrap();
        let through = desk.export("s.kizuna", "y.svg", &["--lang", "en"]);
        assert!(through == direct(shown), "{active}");
    }
    // A network has one view.
    assert!(
        desk.export("s.kizuna", "y.gexf", &[])
            .contains("viz:position")
    );
    three.active = 0;
    fs::write(desk.path("s.kizuna"), three.write().unwrap()).unwrap();
    let (out, file) = (desk.path("y.gexf"), desk.path("s.kizuna"));
    let ran = kizuna(&["export", &out, "--file", &file]);
    assert_eq!(ran.code, 2, "nobody has a place in a matrix");
}

#[test]
fn today_is_the_day_that_it_was() {
    let desk = Desk::new();
    let index = Index::new(Arc::clone(builtin()));
    // Taken when 2015 was today.
    let old = shot(builtin(), "--kind sister_city", &["graph"]).take(&index);
    fs::write(desk.path("s.kizuna"), old.write().unwrap()).unwrap();
    let words = ["--as-of", "today", "--kind", "sister_city", "--lang", "en"];
    let through = desk.export("s.kizuna", "x.json", &words);
    let then = [
        "--as-of",
        "2015-12-31",
        "--kind",
        "sister_city",
        "--lang",
        "en",
    ];
    assert!(through == desk.export("s.kizuna", "y.json", &then));
    assert!(through != desk.export("registry.ron", "z.json", &words));
}

#[test]
fn everybody_stands_where_they_stood_when_it_was_taken() {
    let desk = Desk::new();
    for view in ["graph", "ego:yokohama", "map", "force"] {
        let index = Index::new(Arc::clone(builtin()));
        let mut snapshot = shot(builtin(), "--as-of 2015-12-31", &[view]).take(&index);
        let write = |snapshot: &Snapshot, name: &str| {
            fs::write(desk.path(name), snapshot.write().unwrap()).unwrap();
        };
        write(&snapshot, "as_now.kizuna");
        // As if another version had arranged them otherwise.
        let places = snapshot.places[0].at.iter_mut();
        for (_, x, y) in places.filter(|(id, ..)| id.as_str() == "manila") {
            (*x, *y) = (x.round() + 30.0, y.round() - 20.0);
        }
        write(&snapshot, "otherwise.kizuna");
        let now = desk.export("as_now.kizuna", "x.svg", &[]);
        let otherwise = desk.export("otherwise.kizuna", "x.svg", &[]);
        assert_ne!(mark(&now, "manila"), mark(&otherwise, "manila"), "{view}");
        // Nobody else moves; but without rings the picture may be fitted otherwise.
        if matches!(view, "map") {
            assert_eq!(mark(&now, "lyon"), mark(&otherwise, "lyon"), "{view}");
        }
        let data = desk.export("otherwise.kizuna", "x.gexf", &[]);
        assert!(
            data != desk.export("as_now.kizuna", "x.gexf", &[]),
            "{view}"
        );
        // Rings would tell something false of whoever does not stand on them.
        let years = |picture: &str| picture.contains(">1980<");
        if view == "graph" {
            assert!(years(&now) && !years(&otherwise));
            let scheme = ["--scheme", "plan2021"];
            let other = desk.export("otherwise.kizuna", "x.svg", &scheme);
            // Under another scheme nothing was kept.
            assert!(other == desk.export("as_now.kizuna", "x.svg", &scheme));
        }
        // A snapshot of the snapshot keeps where they stood.
        let again = desk.export("otherwise.kizuna", "again.kizuna", &[]);
        let again = Snapshot::read(again.as_bytes(), "again").unwrap();
        assert_eq!(again.places, snapshot.places, "{view}");
    }
}

#[test]
fn check_says_that_the_checksum_fits_or_that_it_does_not() {
    let desk = Desk::new();
    desk.export("registry.ron", "s.kizuna", &["--title", "会議"]);
    let path = desk.path("s.kizuna");
    let said = output(&["check", &path]);
    let first = said.lines().next().unwrap();
    assert_eq!(
        first,
        "スナップショット「会議」（2026年11月22日作成）です。作られたときのままで、チェックサムが合っています。"
    );
    assert_eq!(said.lines().skip(1).collect::<Vec<_>>(), {
        let plain = output(&["check", &desk.path("registry.ron")]);
        plain.lines().map(str::to_owned).collect::<Vec<_>>()
    });
    assert_eq!(output(&["check", &path, "--quiet"]), "");
    assert!(output(&["check", &path, "--format", "csv"]).starts_with('\u{feff}'));
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("会議", "会談")).unwrap();
    for words in [
        &["check"][..],
        &["list", "ties", "--file"],
        &["export", "x.svg", "--file"],
    ] {
        let ran = kizuna(&[words, &[path.as_str()]].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{words:?}");
        assert!(ran.err.contains("チェックサムが合いません"), "{}", ran.err);
    }
}

#[test]
fn lists_are_those_of_its_registry() {
    let desk = Desk::new();
    desk.export("registry.ron", "s.kizuna", &SEEN);
    let from = |name| {
        let file = desk.path(name);
        ["ties", "actors", "views"].map(|what| output(&["list", what, "--file", &file]))
    };
    assert_eq!(from("s.kizuna"), from("registry.ron"));
    assert_eq!(
        load_file(desk.path("s.kizuna").as_ref()).unwrap().0,
        **builtin()
    );
}

#[test]
fn a_note_is_for_snapshots_and_a_size_is_not() {
    let desk = Desk::new();
    let cases = [
        ("x.csv", "--title", "会議"),
        ("x.svg", "--note", "会議"),
        ("x.kizuna", "--size", "A4"),
        ("x.kizuna", "--what", "actors"),
    ];
    each(cases, 4, |(out, option, value)| {
        let out = desk.path(out);
        let ran = kizuna(&["export", &out, option, value]);
        let refused = ran.code == 2 && ran.err.contains(option);
        let there = fs::exists(&out).unwrap();
        (refused && !there).then_some(()).ok_or(ran.err)
    });
    let views = |count: usize| {
        let out = desk.path("x.kizuna");
        let words = ["--view", "graph"].into_iter().cycle().take(2 * count);
        let words: Vec<&str> = ["export", &out].into_iter().chain(words).collect();
        kizuna(&words)
    };
    assert_eq!(views(3).code, 0);
    let ran = views(4);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("3つまで"), "{}", ran.err);
}

/// An office that only people of the city know of, a city that it alone makes known, and a view.
pub(crate) const INTERNAL: &str = "
    scheme world asia=CN,JP europe=FR
    kind pact sister
    kind talk partner
    home a
    actor a city JP 35,139
    actor b city FR 45,4
    actor hidden city CN 30,120 internal
    tie t pact a b : signed 1965
    tie secret talk a hidden internal : signed 1970";

#[test]
fn for_the_public_nothing_internal_is_left_in_it() {
    let disk = OnDisk::new(INTERNAL);
    let file = disk.file();
    let (whole, public) = (disk.path("w.kizuna"), disk.path("p.kizuna"));
    let [whole, public] = [whole, public].map(|path| path.display().to_string());
    let telling = ["hidden", "secret"];
    let tells = |path: &str| {
        let text = fs::read_to_string(path).unwrap();
        telling
            .into_iter()
            .filter(|word| text.contains(word))
            .count()
    };
    output(&["export", &whole, "--file", &file]);
    assert_eq!(tells(&whole), 2);
    output(&["export", &public, "--file", &file, "--public"]);
    assert_eq!(tells(&public), 0);
    // The same from a snapshot that holds everything: places found among all would leave gaps.
    let (again, direct) = (disk.path("again.kizuna"), fs::read(&public).unwrap());
    output(&[
        "export",
        again.to_str().unwrap(),
        "--file",
        &whole,
        "--public",
    ]);
    assert!(fs::read(&again).unwrap() == direct);
    // A lens that tells of somebody is not shown without them.
    for lens in [
        &["--actor", "hidden"][..],
        &["--country", "CN"],
        &["--search", "hidden"],
    ] {
        let words = [&["export", &whole, "--file", &file], lens].concat();
        output(&words);
        let out = disk.path("x.svg").display().to_string();
        let ran = kizuna(&["export", &out, "--file", &whole, "--public"]);
        assert_eq!(ran.code, 2, "{lens:?}");
        assert!(ran.err.contains("公開用には表示できません"), "{}", ran.err);
        assert!(
            telling.iter().all(|word| !ran.err.contains(word)),
            "{}",
            ran.err
        );
    }
}

#[test]
fn a_list_of_exports_may_be_of_a_snapshot() {
    let desk = Desk::new();
    desk.export("registry.ron", "s.kizuna", &SEEN);
    let list = desk.path("jobs.ron");
    let jobs = r#"(jobs: [(out: "a.svg"), (out: "b.kizuna", options: "--as-of 1970")])"#;
    fs::write(&list, jobs).unwrap();
    output(&["export", "--batch", &list, "--file", &desk.path("s.kizuna")]);
    let written = |name: &str| fs::read_to_string(desk.path(name)).unwrap();
    let (picture, snapshot) = (written("a.svg"), written("b.kizuna"));
    assert!(picture == desk.export("s.kizuna", "x.svg", &[]));
    assert!(snapshot == desk.export("s.kizuna", "x.kizuna", &["--as-of", "1970"]));
}

#[test]
fn a_snapshot_is_never_exported_onto_itself() {
    let disk = OnDisk::agreements();
    let path = disk.path("own.kizuna");
    let own = path.display().to_string();
    assert_eq!(kizuna(&["export", &own, "--file", &disk.file()]).code, 0);
    let before = std::fs::read(&path).unwrap();
    for words in [&["--public"][..], &["--title", "other"], &[]] {
        let mut all = vec!["export", &own, "--file", &own];
        all.extend(words);
        let ran = kizuna(&all);
        assert_eq!(ran.code, 3, "{words:?}: {}", ran.out);
        assert!(std::fs::read(&path).unwrap() == before, "{words:?}");
    }
}
