//! Public mode: nothing internal leaves, in any form.

use std::fs;

use kizuna::model::Registry;
use kizuna::publish::Form;

use super::{OnDisk, kizuna, output};
use crate::support::{TODAY, workbook_texts};

/// Internal records and remarks hold the word; what is public does not.
const CANARY: &str = "canary";

const WORLD: &str = "
    scheme world europe=FR,DE,PL africa=ZA
    kind pact sister
    kind office office
    theme water
    home home
    actor home city JP 35,139 note=open internal_note=canary-of-home
    actor paris city FR 48,2 note=open internal_note=canary-of-paris
    actor canary_city city DE 50,7 en=Canary reading=かなりあ-canary internal
    actor canary_office overseas_office PL 52,21 internal
    actor lyon city FR 45,4 in=canary_city
    actor durban city ZA -29,31
    tie open pact home paris themes=water note=open internal_note=canary-of-open : signed 1960
    tie canary_tie pact home durban internal : signed 1970
    tie to_canary pact home canary_city : signed 1980
    tie from_canary office canary_office paris : opened 1985
    tie old office home lyon : opened 1990; succeeded_by 1995 by canary_tie
    pin canary_city 10 20
    pin paris 30 40
";

fn disk() -> OnDisk {
    let text = kizuna::store::to_ron(&crate::support::world(WORLD)).unwrap();
    // A region may name an actor as an exception.
    // A saved view may name whom nobody is to know of; in quotation marks, too.
    let view = |id: &str, lens: &str| {
        format!(r#"(id: "{id}", name: (ja: "見", en: "view"), lens: "{lens}")"#)
    };
    let views = [
        view("open_view", "--actor paris"),
        view("by_id", "--actor canary_city"),
        view("by_case", "--actor CANARY_CITY"),
        view("by_name", "--actor Canary"),
        view("in_marks", r#"--kind pact --actor=\"canary_office\""#),
        view(
            "wide_space",
            "--kind\u{3000}pact\u{3000}--actor\u{3000}canary_city",
        ),
        view("by_text", "--search かなりあ"),
        r#"(id: "hidden", name: (ja: "canary", en: "canary"), lens: "", visibility: internal)"#
            .to_owned(),
    ];
    let text = text.replacen(
        "actors: [",
        &format!("views: [{}], actors: [", views.join(", ")),
        1,
    );
    let text = text.replacen(
        r#"countries: ["ZA"]"#,
        r#"countries: ["ZA"], actors: ["canary_city"]"#,
        1,
    );
    let end = text.trim_end().strip_suffix(')').unwrap();
    OnDisk::raw(format!("{end}{VISITS})").as_bytes())
}

/// A delegation that nobody is to know of, and one of which something is not for everybody.
const VISITS: &str = r#"
    delegations: [
        (id: "secret", title: (ja: "canary かなりあ", en: "canary"), direction: outgoing, date: "2027-04-10",
         stops: [(actor: "paris", meets: [(ja: "canary", en: "canary")])], visibility: internal),
        (id: "seen", title: (ja: "春の訪問", en: "Spring visit"), direction: outgoing, date: "2027-05-10",
         stops: [(actor: "paris", note: (ja: "視察", en: "Tour")), (actor: "canary_city")],
         protocol: [
            (about: address, text: (ja: "閣下", en: "Excellency")),
            (about: gift_given, text: (ja: "かなりあ", en: "canary gift"), visibility: internal),
         ],
         questions: [
            (text: (ja: "席次", en: "Seating"), sources: []),
            (text: (ja: "かなりあ", en: "canary question"), sources: [], visibility: internal),
         ],
         notes: [(text: (ja: "かなりあ", en: "canary note"), sources: [], visibility: internal)]),
    ],
"#;

/// Everything that can be asked for, but the name of the picture.
fn requests() -> Vec<Vec<&'static str>> {
    let mut all = Vec::new();
    for what in [
        "ties",
        "actors",
        "delegations",
        "sources",
        "kinds",
        "regions",
        "views",
    ] {
        for format in ["table", "csv", "json"] {
            all.push(vec!["list", what, "--format", format]);
        }
        if what != "views" {
            all.push(vec!["list", what, "--as-of", "1992", "--format", "json"]);
        }
    }
    for format in ["table", "csv", "json"] {
        all.push(vec!["stats", "--format", format]);
        all.push(vec!["check", "--format", format]);
    }
    for id in [
        "home", "paris", "lyon", "durban", "open", "old", "doc", "seen",
    ] {
        for format in ["text", "json"] {
            all.push(vec!["show", id, "--format", format]);
        }
    }
    all
}

#[test]
fn nothing_internal_is_in_any_public_output() {
    let disk = disk();
    let file = disk.file();
    let mut sung = 0;
    for request in requests() {
        for lang in ["ja", "en"] {
            let mut words = request.clone();
            words.extend(["--file", &file, "--lang", lang]);
            let all = kizuna(&words);
            sung += usize::from(all.out.to_lowercase().contains(CANARY));
            words.push("--public");
            let public = kizuna(&words);
            assert!(public.code < 2, "{words:?}: {}", public.err);
            let printed = format!("{}{}", public.out, public.err).to_lowercase();
            assert!(!printed.contains(CANARY), "{words:?}:\n{printed}");
            assert!(!printed.contains("かなりあ"), "{words:?}:\n{printed}");
            assert!(!public.out.is_empty(), "{words:?}");
        }
    }
    // Without public mode the word is there, so that this test can fail.
    assert!(sung > 30, "only {sung} outputs held the word at all");
}

#[test]
fn nothing_internal_is_in_any_public_picture() {
    let disk = disk();
    for words in [
        &[][..],
        &["--view", "force"],
        &["--view", "matrix:pairs"],
        &["--as-of", "1992"],
        &["--theme", "dark"],
    ] {
        for lang in ["ja", "en"] {
            let draw = |public: &[&str]| {
                let out = disk.path("out.svg").display().to_string();
                let file = disk.file();
                let mut all = vec!["export", &out, "--file", &file, "--lang", lang, "--quiet"];
                all.extend(words);
                all.extend(public);
                output(&all);
                fs::read_to_string(out).unwrap().to_lowercase()
            };
            assert!(draw(&[]).contains(CANARY));
            let public = draw(&["--public"]);
            assert!(!public.contains(CANARY));
            assert!(public.contains("paris") && public.contains("id=\"open\""));
        }
    }
}

#[test]
fn nothing_internal_is_in_any_public_data() {
    let disk = disk();
    for (name, words) in [
        ("out.html", &[][..]),
        ("out.html", &["--as-of", "1992", "--view", "map"]),
        ("out.gexf", &[][..]),
        ("out.gexf", &["--as-of", "1992", "--view", "force"]),
        ("out.graphml", &["--view", "map"]),
        ("out.dot", &["--view", "ego:paris"]),
        ("out.csv", &[]),
        ("out.csv", &["--what", "actors"]),
        ("out.json", &[]),
        ("out.json", &["--region", "europe"]),
    ] {
        for lang in ["ja", "en"] {
            let write = |public: &[&str]| {
                let out = disk.path(name).display().to_string();
                let file = disk.file();
                let mut all = vec!["export", &out, "--file", &file, "--lang", lang, "--quiet"];
                all.extend(words);
                all.extend(public);
                output(&all);
                fs::read_to_string(out).unwrap().to_lowercase()
            };
            assert!(write(&[]).contains(CANARY), "{name} {words:?}");
            let public = write(&["--public"]);
            assert!(!public.contains(CANARY), "{name} {words:?}:\n{public}");
            assert!(!public.contains("かなりあ"), "{name} {words:?}:\n{public}");
            assert!(public.contains("paris"), "{name} {words:?}");
        }
    }
}

/// What stands above, as a registry.
pub(crate) fn registry() -> Registry {
    let file = disk();
    let (registry, _) = kizuna::store::load_file(&file.path("registry.ron")).unwrap();
    registry
}

/// If the whole gives the same bytes as what was public before anything was written, nothing of the
/// rest can be in them: no text, count, id, place or colour.
#[test]
fn in_every_form_the_public_part_of_a_registry_gives_what_it_gives_alone() {
    let disk = disk();
    let alone = kizuna::lens::public(&registry(), TODAY);
    let alone = kizuna::store::to_ron(&alone).unwrap();
    fs::write(disk.path("alone.ron"), alone).unwrap();
    let (file, alone) = (disk.file(), disk.path("alone.ron").display().to_string());
    for form in Form::ALL {
        let out = disk
            .path("out")
            .with_extension(form.ending())
            .display()
            .to_string();
        let views: &[&str] = match form {
            _ if form.is_picture() => &["graph", "map", "timeline", "matrix:pairs", "ego:paris"],
            Form::Html => &["graph", "map"],
            _ if form.has_places() => &["graph", "force"],
            _ => &[""],
        };
        for view in views {
            let write = |file: &str, public: &[&str]| {
                let mut all = vec!["export", &out, "--file", file, "--quiet"];
                if !view.is_empty() {
                    all.extend(["--view", view]);
                }
                if form == Form::Png {
                    all.extend(["--size", "500x400"]);
                }
                all.extend(public);
                output(&all);
                fs::read(&out).unwrap()
            };
            let public = write(&file, &["--public"]);
            assert!(public == write(&alone, &[]), "{form:?} {view}");
            assert!(
                public != write(&file, &[]),
                "{form:?} {view}: there is nothing to leave out"
            );
        }
    }
}

#[test]
fn nothing_internal_is_in_a_public_workbook() {
    let disk = disk();
    for lang in ["ja", "en"] {
        let write = |public: &[&str]| {
            let out = disk.path("out.xlsx").display().to_string();
            let file = disk.file();
            let mut all = vec!["export", &out, "--file", &file, "--lang", lang, "--quiet"];
            all.extend(public);
            output(&all);
            let sheets = workbook_texts(&fs::read(out).unwrap());
            format!("{sheets:?}").to_lowercase()
        };
        assert!(write(&[]).contains(CANARY));
        let public = write(&["--public"]);
        assert!(
            !public.contains(CANARY) && !public.contains("かなりあ"),
            "{public}"
        );
        assert!(public.contains("paris"));
    }
}

#[test]
fn an_error_in_public_mode_names_no_internal_record() {
    let disk = disk();
    let file = disk.file();
    for request in [
        vec!["show", "kanary_city"],
        vec!["show", "anary_tie"],
        vec!["list", "ties", "--actor", "kanary_city"],
        vec!["list", "ties", "--actor", "かなりや"],
    ] {
        let mut words = request.clone();
        words.extend(["--file", &file]);
        assert!(
            kizuna(&words).err.contains(CANARY) || request[2..].contains(&"かなりや"),
            "{words:?}"
        );
        words.push("--public");
        let ran = kizuna(&words);
        assert_eq!(ran.code, 2, "{words:?}");
        assert!(!ran.err.contains(CANARY), "{}", ran.err);
    }
    // By its id an internal record does not exist.
    for id in ["canary_city", "canary_tie", "to_canary", "secret"] {
        assert_eq!(kizuna(&["show", id, "--file", &file]).code, 0);
        assert_eq!(kizuna(&["show", id, "--file", &file, "--public"]).code, 2);
    }
    // Nor is it found by its text.
    let found = |words: &[&str]| {
        let mut all = vec!["list", "actors", "--search", "かなりあ", "--file", &file];
        all.extend(words);
        output(&all).lines().count()
    };
    assert!(found(&[]) > found(&["--public"]));
}

#[test]
fn what_is_public_stays_and_a_public_registry_is_sound() {
    let disk = disk();
    let public = |words: &[&str]| {
        let file = disk.file();
        let mut all = words.to_vec();
        all.extend(["--file", &file, "--public"]);
        output(&all)
    };
    let ties = public(&["list", "ties", "--format", "csv"]);
    assert!(ties.contains("\r\nopen,") && ties.contains("\r\nold,"));
    assert_eq!(ties.matches("\r\n").count(), 3);
    let page = public(&["show", "paris"]);
    assert!(page.contains("open"), "{page}");
    // Nothing points at what was left out.
    assert!(
        public(&["check"]).contains("誤り 0件"),
        "{}",
        public(&["check"])
    );
    // Without internal records public mode changes nothing.
    for words in [&["list", "ties"][..], &["stats"], &["show", "odesa"]] {
        let mut public = words.to_vec();
        public.push("--public");
        assert_eq!(output(&public), output(words));
    }
}
