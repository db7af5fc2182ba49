//! Snapshots: the same bytes every time, and never shown once a byte has changed.

use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use kizuna::i18n::TroubleKind;
use kizuna::lens::{Index, Phrase};
use kizuna::model::{Date, Lang, Registry};
use kizuna::publish::{Outlook, Shot};
use kizuna::scene::{Ground, View};
use kizuna::store::{
    Contents, LoadError, LoadProblem, Snapshot, Theme, load, load_altered, load_file, to_ron,
};
use sha2::{Digest as _, Sha256};

use crate::support::{TODAY, builtin, each, first_difference, whole, world};

/// A shot of a registry through a lens in words.
pub(crate) fn shot(registry: &Registry, lens: &str, views: &[&str]) -> Shot {
    let lens = Phrase::parse(lens).expect("a lens");
    Shot {
        title: "国際連携の\"いま\"".to_owned(),
        note: "本会議の資料。\n2行目 \\ と tab\t".to_owned(),
        made: TODAY,
        today: Date::constant(2015, 12, 31),
        lens: lens.resolve(registry, TODAY).expect("a lens of it"),
        views: views
            .iter()
            .map(|word| View::from_word(word).expect("a view"))
            .collect(),
        active: views.len() - 1,
        scheme: registry.opening_scheme().map(|scheme| scheme.id.clone()),
        lang: Lang::En,
        ground: Ground::Dark,
        kept: Arc::default(),
    }
}

fn taken(registry: &Registry, lens: &str, views: &[&str]) -> Snapshot {
    let index = Index::new(Arc::new(registry.clone()));
    shot(registry, lens, views).take(&index)
}

fn small() -> Registry {
    world(
        "kind pact sister
         actor a city JP 35,139
         actor b city FR 45,4
         tie t pact a b : signed 1965
         pin b 12.5 -30",
    )
}

static SMALL: LazyLock<String> =
    LazyLock::new(|| taken(&small(), "--as-of 1970", &["graph"]).write().unwrap());

fn read(bytes: &[u8]) -> Result<Snapshot, LoadError> {
    Snapshot::read(bytes, "s.kizuna")
}

/// The same file with another body, and a checksum that fits it.
fn with_body(text: &str, change: impl Fn(&str) -> String) -> String {
    let (_, body) = text.split_once('\n').unwrap();
    let body = change(body);
    assert_ne!(body, text.split_once('\n').unwrap().1);
    let digest: String = Sha256::digest(body.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("kizuna-snapshot 1 sha256:{digest}\n{body}")
}

#[test]
fn a_snapshot_is_read_as_it_was_written_and_written_as_before() {
    let cases = [
        (small(), "", vec!["graph"]),
        (small(), "--search \"a b\"", vec!["timeline", "force"]),
        (
            builtin().as_ref().clone(),
            "--as-of 2015-12-31 --country FR --min-ties 2",
            vec!["graph", "map-atlantic", "ego:frankfurt,age,kind"],
        ),
        (whole().as_ref().clone(), "--kind front", vec!["matrix"]),
    ];
    for (registry, lens, views) in cases {
        let snapshot = taken(&registry, lens, &views);
        assert_eq!(*snapshot.registry, registry);
        let text = snapshot.write().unwrap();
        assert_eq!(taken(&registry, lens, &views).write().unwrap(), text);
        let again = read(text.as_bytes()).unwrap();
        assert!(again == snapshot, "{views:?}");
        assert_eq!(again.write().unwrap(), text);
        assert_eq!(again.theme, Theme::Dark);
        // A registry stands in it as in a file of its own.
        assert!(text.contains(to_ron(&registry).unwrap().trim_end()));
    }
}

/// A snapshot as version 0.1.0 writes it. It stays as it is: what was once handed out must open.
#[test]
fn a_snapshot_of_the_first_form_opens() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/store/form1.kizuna");
    if std::env::var_os("KIZUNA_BLESS").is_some() && !path.exists() {
        fs::write(&path, SMALL.as_str()).unwrap();
    }
    let text = fs::read_to_string(&path).unwrap();
    let Contents::Snapshot(snapshot) = load(&path).unwrap().0 else {
        panic!("no snapshot");
    };
    assert_eq!(*snapshot.registry, small());
    assert_eq!(snapshot.program, "0.1.0");
    assert_eq!(snapshot.lens, "--as-of 1970-12-31");
    let outlook = Outlook::of(&snapshot, false).unwrap();
    assert_eq!(outlook.views, [View::default()]);
    assert_eq!(outlook.title, "国際連携の\"いま\"");
    assert_eq!(snapshot.places[0].at.len(), 2);
    // As long as the form is the first, it is written so, too.
    assert_eq!(first_difference(&snapshot.write().unwrap(), &text), None);
}

#[test]
fn everybody_who_has_a_place_in_a_view_has_it_in_the_snapshot() {
    let views = ["map", "graph", "timeline", "ego:frankfurt"];
    let snapshot = taken(builtin(), "--as-of 1965", &views);
    let words: Vec<&str> = snapshot
        .places
        .iter()
        .map(|one| one.view.as_str())
        .collect();
    assert_eq!(words, ["ego:frankfurt", "graph", "map"]);
    let rings = &snapshot.places[1].at;
    // Whoever is not visible in 1965 is there, too.
    assert_eq!(rings.len(), builtin().actors.len());
    assert!(rings.is_sorted_by(|a, b| a.0 < b.0));
    let home = builtin().home.as_ref().unwrap();
    let at = rings.iter().find(|one| one.0 == *home).unwrap();
    assert_eq!(
        (at.1.to_string(), at.2.to_string()),
        ("0".into(), "0".into())
    );
    for (id, x, y) in snapshot.places.iter().flat_map(|places| &places.at) {
        for value in [x, y] {
            let text = value.to_string();
            let digits = text.split_once('.').map_or(0, |(_, digits)| digits.len());
            assert!(digits <= 2 && text != "-0", "{id} at {text}");
        }
    }
    let pinned = taken(&small(), "", &["graph"]);
    let (_, x, y) = pinned.places[0]
        .at
        .iter()
        .find(|one| one.0.as_str() == "b")
        .unwrap();
    assert_eq!((*x, *y), (12.5, -30.0));
}

#[test]
fn whichever_bit_changes_the_snapshot_is_refused() {
    let bytes = SMALL.as_bytes();
    assert!(read(bytes).is_ok());
    let all = (0..bytes.len()).map(|at| (at, (at * 5 + 3) % 8));
    // Of the first line every bit of every byte.
    let first = (0..100).flat_map(|at| (0..8).map(move |bit| (at, bit)));
    each(first.chain(all), 2000, |&(at, bit)| {
        let mut changed = bytes.to_vec();
        changed[at] ^= 1 << bit;
        match read(&changed) {
            Ok(_) => Err("it was accepted".to_owned()),
            Err(error) => spoken(&error),
        }
    });
}

#[test]
fn a_large_snapshot_and_its_file_tell_every_change_too() {
    let text = taken(whole(), "", &["graph"]).write().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("大.kizuna");
    fs::write(&path, &text).unwrap();
    let (contents, _) = load(&path).unwrap();
    assert!(matches!(contents, Contents::Snapshot(_)));
    let steps = (0..text.len()).step_by(text.len() / 9);
    each(steps, 9, |&at| {
        let mut changed = text.as_bytes().to_vec();
        changed[at] ^= 1 << (at % 8);
        fs::write(&path, &changed).unwrap();
        match load(&path) {
            Ok(_) => Err("it was accepted".to_owned()),
            Err(error) => spoken(&error),
        }
    });
}

#[test]
fn wherever_it_is_cut_off_the_snapshot_is_refused() {
    let bytes = SMALL.as_bytes();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.kizuna");
    each(0..bytes.len(), 1000, |&length| {
        let cut = &bytes[..length];
        if read(cut).is_ok() {
            return Err("it was accepted".to_owned());
        }
        if length % 16 == 0 {
            fs::write(&path, cut).unwrap();
            match load(&path) {
                Ok(_) => return Err("its file was accepted".to_owned()),
                Err(error) => spoken(&error)?,
            }
        }
        Ok(())
    });
    // Nor is anything behind the end passed over.
    assert!(read(&[bytes, b"\n"].concat()).is_err());
}

/// Whether an error has something to say in both languages.
fn spoken(error: &LoadError) -> Result<(), String> {
    let trouble = error.trouble();
    let says = |lang| trouble.text(lang).contains(&error.origin);
    if trouble.kind == TroubleKind::Input
        && trouble.hint.is_some()
        && Lang::ALL.map(says) == [true; 2]
    {
        return Ok(());
    }
    Err(format!("{error} says {:?}", trouble.text(Lang::En)))
}

fn altered(bytes: &[u8]) -> (bool, bool) {
    match read(bytes).unwrap_err().problem {
        LoadProblem::Altered {
            line_ends,
            readable,
        } => (line_ends, readable),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_only_another_program_saved_anew_is_told_from_what_was_changed() {
    let text = SMALL.as_str();
    let returns = text.replace('\n', "\r\n");
    let mark = format!("\u{feff}{text}");
    for same in [&returns, &mark, &format!("\u{feff}{returns}")] {
        assert_eq!(altered(same.as_bytes()), (true, true));
    }
    let first_line = text.replacen('\n', "\r\n", 1);
    assert_eq!(altered(first_line.as_bytes()), (true, true));
    assert_eq!(
        altered(text.replace("1965", "1966").as_bytes()),
        (false, true)
    );
    let both = returns.replace("1965", "1966");
    assert_eq!(altered(both.as_bytes()), (false, true));
    assert_eq!(
        altered(text.replace("signed", "sighed").as_bytes()),
        (false, false)
    );
    // A digest in other letters is no digest of ours.
    let (first, rest) = text.split_once('\n').unwrap();
    let loud = format!("{}\n{rest}", first.replace("sha256:", "sha256: "));
    assert_eq!(altered(loud.as_bytes()), (false, true));
}

fn on_disk(text: &str, check: impl FnOnce(&Path)) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.kizuna");
    fs::write(&path, text).unwrap();
    check(&path);
    assert_eq!(fs::read_to_string(&path).unwrap(), text, "it was touched");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn the_registry_of_a_changed_snapshot_is_there_for_who_asks_for_it() {
    let changed = SMALL.replace("1965", "1966").replace('\n', "\r\n");
    on_disk(&changed, |path| {
        assert!(load_file(path).is_err());
        let registry = load_altered(path).unwrap();
        assert_eq!(
            to_ron(&registry).unwrap(),
            to_ron(&small()).unwrap().replace("1965", "1966")
        );
    });
    let broken = SMALL.replace("signed", "sighed");
    on_disk(&broken, |path| {
        let LoadProblem::Form { line, .. } = load_altered(path).unwrap_err().problem else {
            panic!("no place is named");
        };
        let wrong = broken.lines().position(|line| line.contains("sighed"));
        assert_eq!(line, wrong.unwrap() + 1);
    });
}

#[test]
fn the_first_line_tells_a_snapshot_whatever_the_file_is_called() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.ron");
    fs::write(&path, SMALL.as_str()).unwrap();
    assert!(matches!(load(&path).unwrap().0, Contents::Snapshot(_)));
    assert_eq!(load_file(&path).unwrap().0, small());
    let path = folder.path().join("r.kizuna");
    fs::write(&path, to_ron(&small()).unwrap()).unwrap();
    assert!(matches!(load(&path).unwrap().0, Contents::Registry(_)));
    // Its first word is damaged, but it still looks like what it was.
    fs::write(&path, SMALL.replacen("kizuna", "kizunb", 1)).unwrap();
    let problem = load(&path).unwrap_err().problem;
    assert!(matches!(
        problem,
        LoadProblem::Altered {
            line_ends: false,
            readable: true
        }
    ));
}

#[test]
fn a_snapshot_without_its_first_line_or_with_another_before_it_is_a_changed_snapshot() {
    let (_, body) = SMALL.split_once('\n').unwrap();
    for text in [
        body.to_owned(),
        format!("\n{}", SMALL.as_str()),
        format!("Forwarded\n\n{}", SMALL.as_str()),
        format!("something else\n{body}"),
    ] {
        on_disk(&text, |path| {
            let problem = load(path).unwrap_err().problem;
            let LoadProblem::Altered { readable, .. } = problem else {
                panic!("{problem:?} of {text:.60}");
            };
            assert!(readable, "{text:.60}");
            assert_eq!(load_altered(path).unwrap(), small());
        });
        let broken = text.replace("signed", "sighed");
        on_disk(&broken, |path| {
            let LoadProblem::Form { line, .. } = load_altered(path).unwrap_err().problem else {
                panic!("no place is named");
            };
            let wrong = broken.lines().position(|line| line.contains("sighed"));
            assert_eq!(line, wrong.unwrap() + 1);
        });
    }
    // A registry that is broken is a broken registry.
    let registry = to_ron(&small()).unwrap().replace("signed", "sighed");
    on_disk(&registry, |path| {
        let problem = load(path).unwrap_err().problem;
        assert!(matches!(problem, LoadProblem::Form { .. }), "{problem:?}");
    });
}

#[test]
fn later_forms_are_refused_and_left_alone() {
    let snapshot = SMALL.replacen("kizuna-snapshot 1", "kizuna-snapshot 2", 1);
    on_disk(&snapshot, |path| {
        let error = load(path).unwrap_err();
        assert!(matches!(
            error.problem,
            LoadProblem::SnapshotNewer { version: 2 }
        ));
        assert!(
            error
                .trouble()
                .text(Lang::En)
                .contains("a newer version (form 2)")
        );
    });
    // A later registry inside of it may have fields that nobody knows yet.
    let registry = with_body(&SMALL, |body| {
        body.replace("format_version: 1,", "format_version: 9, moods: [],")
    });
    on_disk(&registry, |path| {
        let problem = load(path).unwrap_err().problem;
        assert!(
            matches!(problem, LoadProblem::Newer { version: 9 }),
            "{problem:?}"
        );
    });
}

#[test]
fn what_is_wrong_under_a_checksum_that_fits_has_a_place() {
    let cases = [
        ("signed", "sighed"),
        ("made: \"2026-11-22\"", "made: \"2026-11\""),
        ("theme: dark", "theme: pink"),
        ("  active: 0,", "  active: 0,\n  active: 1,"),
        ("  note:", "  nose:"),
    ];
    each(cases, 5, |(from, to)| {
        let text = with_body(&SMALL, |body| body.replacen(from, to, 1));
        let error = read(text.as_bytes()).map(|_| ()).unwrap_err();
        let wrong = to.split(['\n', ' ']).next_back().unwrap_or(to);
        let wanted = text.lines().position(|line| line.contains(wrong)).unwrap() + 1;
        match &error.problem {
            LoadProblem::Form { line, .. } if line.abs_diff(wanted) <= 1 => spoken(&error),
            other => Err(format!("{other:?}, wanted line {wanted}")),
        }
    });
    // A comma more than we write does no harm: what counts is what it means.
    let spaced = with_body(&SMALL, |body| body.replace("active: 0", "active:  0"));
    assert!(read(spaced.as_bytes()).is_ok());
}
