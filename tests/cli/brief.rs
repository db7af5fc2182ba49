//! `kizuna brief`: papers in four forms.

use std::fs;
use std::path::PathBuf;

use super::{OnDisk, kizuna};
use crate::support::world;

/// Internal records and remarks hold the word; what is public does not.
const CANARY: &str = "canary";

const WORLD: &str = "
    scheme world europe=FR,DE africa=ZA
    kind pact sister
    kind office office
    home home
    actor home city JP 35,139
    actor paris city FR 48,2 reading=ぱり note=open internal_note=canary-of-paris
    actor canary_city city DE 50,7 en=Canary reading=かなりあ-canary internal
    actor durban city ZA -29,31
    tie open pact home paris note=open internal_note=canary-of-open : signed 1960
    tie canary_tie office home paris internal : opened 1970
    tie to_canary pact paris canary_city : signed 1980
";

/// The same registry without what is internal.
const PUBLIC: &str = "
    scheme world europe=FR,DE africa=ZA
    kind pact sister
    kind office office
    home home
    actor home city JP 35,139
    actor paris city FR 48,2 reading=ぱり note=open
    actor durban city ZA -29,31
    tie open pact home paris note=open : signed 1960
";

/// A registry with two delegations, on disk.
fn disk(registry: &str) -> OnDisk {
    let text = kizuna::store::to_ron(&world(registry)).unwrap();
    let secret =
        format!(r#"(about: diet, text: (ja: "{CANARY}", en: "{CANARY}"), visibility: internal),"#);
    let hidden = format!(
        r#"(id: "hidden", title: (ja: "{CANARY}", en: "{CANARY}"), direction: incoming, date: "2027", stops: [(actor: "paris")], visibility: internal),"#
    );
    let (secret, hidden) = if registry == WORLD {
        (secret, hidden)
    } else {
        Default::default()
    };
    let delegations = format!(
        r#"delegations: [(id: "trip", title: (ja: "旅", en: "trip"), direction: outgoing, date: "2027-05", stops: [(actor: "paris"), (actor: "durban")], protocol: [{secret} (about: flags, text: (ja: "旗", en: "flags"))]), {hidden}], actors: ["#
    );
    OnDisk::raw(text.replacen("actors: [", &delegations, 1).as_bytes())
}

fn folder() -> (tempfile::TempDir, impl Fn(&str) -> PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().to_owned();
    (folder, move |name: &str| at.join(name))
}

const ENDINGS: &[&str] = if cfg!(feature = "typeset") {
    &["pdf", "docx", "html", "md"]
} else {
    &["docx", "html", "md"]
};

#[test]
fn a_paper_is_written_in_every_form_twice_the_same() {
    let disk = disk(WORLD);
    let (_kept, path) = folder();
    for ending in ENDINGS {
        for lang in ["ja", "en", "both"] {
            let write = |name: &str| {
                let out = path(&format!("{name}-{lang}.{ending}"));
                let file = out.display().to_string();
                let ran = kizuna(&[
                    "brief",
                    "paris",
                    "-o",
                    &file,
                    "--lang",
                    lang,
                    "--file",
                    &disk.file(),
                ]);
                assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ending} {lang}");
                assert!(ran.out.contains(&file), "{}", ran.out);
                fs::read(out).unwrap()
            };
            let first = write("one");
            assert!(first.len() > 500);
            assert_eq!(first, write("two"), "{ending} {lang}");
        }
    }
}

#[test]
fn in_public_mode_nothing_internal_is_in_any_form() {
    let (all, public) = (disk(WORLD), disk(PUBLIC));
    let (_kept, path) = folder();
    for ending in ENDINGS {
        for words in [
            &["paris"][..],
            &["--delegation", "trip"],
            &["durban", "paris"],
        ] {
            let write = |name: &str, file: &str, more: &[&str]| {
                let out = path(&format!("{name}.{ending}"));
                let shown = out.display().to_string();
                let mut all = vec!["brief"];
                all.extend(words);
                all.extend(["-o", &shown, "--lang", "both", "--file", file]);
                all.extend(more);
                let ran = kizuna(&all);
                assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{all:?}");
                fs::read(out).unwrap()
            };
            let shown = write("shown", &all.file(), &["--public"]);
            let alone = write("alone", &public.file(), &[]);
            assert!(shown == alone, "{ending} {words:?}: not the same bytes");
            let whole = write("whole", &all.file(), &[]);
            assert!(
                whole != alone,
                "{ending} {words:?}: the canary tells nothing"
            );
        }
    }
    let text = |name: &str| fs::read_to_string(path(name)).unwrap();
    assert!(!text("shown.md").contains(CANARY));
    assert!(text("whole.md").contains(CANARY));
    assert!(text("whole.html").contains("内部資料"));
    assert!(!text("shown.html").contains("内部資料"));
}

#[test]
fn what_is_internal_cannot_be_asked_for_in_public_mode() {
    let disk = disk(WORLD);
    let (_kept, path) = folder();
    let (out, file) = (path("out.md").display().to_string(), disk.file());
    for words in [&["canary_city"][..], &["--delegation", "hidden"]] {
        let mut all = vec!["brief", "-o", &out, "--public", "--file", &file];
        all.extend(words);
        let ran = kizuna(&all);
        assert_eq!(ran.code, 2, "{all:?}");
        assert!(!path("out.md").exists());
    }
}

#[test]
fn days_templates_and_delegations_are_named_in_either_language() {
    let disk = disk(WORLD);
    let (_kept, path) = folder();
    let out = path("out.md");
    let (shown, file) = (out.display().to_string(), disk.file());
    let write = |words: &[&str]| {
        let mut all = vec!["brief", "-o", &shown, "--file", &file];
        all.extend(words);
        let ran = kizuna(&all);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{all:?}");
        fs::read_to_string(&out).unwrap()
    };
    assert!(write(&["paris", "--as-of", "1955"]).contains("昭和30年（1955年）12月31日"));
    assert!(!write(&["paris", "--as-of", "1955"]).contains("1960年"));
    assert!(write(&["paris", "--as-of", "today"]).contains("1960年"));
    let plain = write(&["paris", "--template", "business"]);
    assert_eq!(plain, write(&["paris", "--template", "ビジネスミッション"]));
    assert_eq!(plain, write(&["paris", "--template", "Business mission"]));
    assert_ne!(plain, write(&["paris"]));
    let trip = write(&["--delegation", "trip"]);
    assert_eq!(trip, write(&["--delegation", "旅"]));
    assert!(trip.find("パリ").or(trip.find("paris")) < trip.find("durban"));
    // Names do as well as ids.
    assert_eq!(write(&["paris"]), write(&["ぱり"]));
}

#[test]
fn what_cannot_be_made_is_told_of_in_words_and_writes_nothing() {
    let disk = disk(WORLD);
    let (_kept, path) = folder();
    let out = |ending: &str| path(&format!("out.{ending}")).display().to_string();
    let (md, odt, own) = (out("md"), out("odt"), disk.file());
    let cases: &[(&[&str], u8, &str)] = &[
        (&["parris", "-o", &md], 2, "paris"),
        (&["paris", "-o", &odt], 2, ".docx"),
        (&["paris", "-o", &md, "--template", "tea"], 2, "courtesy"),
        (&["--delegation", "trap", "-o", &md], 2, "trip"),
        (&["-o", &md], 2, "ID"),
        (&["paris"], 2, "--out"),
        (&["paris", "-o", &md, "--as-of", "1955-13"], 2, "1955-13"),
        (&["paris", "-o", &md, "--lang", "de"], 2, "both"),
        (
            &["paris", "-o", "/nowhere/at/all.md"],
            3,
            "/nowhere/at/all.md",
        ),
        (&["paris", "-o", &own], 2, ".docx"),
    ];
    for (words, code, said) in cases {
        let mut all = vec!["brief", "--file", &own];
        all.extend(*words);
        let ran = kizuna(&all);
        assert_eq!(ran.code, *code, "{all:?}: {}", ran.err);
        assert!(ran.err.contains(said), "{all:?}: {}", ran.err);
        assert_eq!(ran.err.trim_end().lines().count(), 1, "{}", ran.err);
    }
    assert!(!path("out.md").exists());
}
