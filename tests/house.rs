//! Rules of the house that a machine can hold.

use crate::support::{SourceFile, source_files};

/// The rooms from the ground up; each imports only rooms above it in this list.
const ROOMS: [&str; 20] = [
    "model", "i18n", "store", "search", "edit", "network", "lens", "insight", "records", "layout",
    "scene", "page", "fonts", "export", "import", "brief", "publish", "ui", "cli", "main",
];

/// No file is longer: it has a second room inside.
const LONGEST: usize = 700;

/// The room of a file; `None` for the list of rooms itself.
fn room(path: &str) -> Option<&str> {
    let inner = path.strip_prefix("src/")?;
    let room = inner.split(['/', '.']).next()?;
    (room != "lib").then_some(room)
}

/// The rooms that a file's code names: `crate::room`, `crate::{room, …}`, `kizuna::room`, and
/// `super` where it leads out of the room.
fn named_rooms(file: &SourceFile) -> Vec<String> {
    let code: String = file.code.split_whitespace().collect::<Vec<_>>().join(" ");
    let code = code
        .replace(" :: ", "::")
        .replace(":: ", "::")
        .replace(" ::", "::");
    let depth = file.path.matches('/').count() - usize::from(file.path.ends_with("/mod.rs"));
    // `super::` as often as the file lies deep leads to the root of the crate.
    let out = "super::".repeat(depth);
    let mut named = Vec::new();
    for root in ["crate::", "kizuna::", out.as_str()]
        .into_iter()
        .filter(|root| !root.is_empty())
    {
        for (at, _) in code.match_indices(root) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ':')) {
                continue;
            }
            let rest = &code[at + root.len()..];
            if rest.starts_with("super::") {
                continue;
            }
            named.extend(heads(rest));
        }
    }
    named
}

/// The first words of a path: one, or those of a group in brackets.
fn heads(path: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.trim_start()
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let Some(group) = path.strip_prefix('{') else {
        return vec![word(path)];
    };
    let (mut depth, mut parts, mut from) = (0, Vec::new(), 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&group[from..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.into_iter().map(word).collect()
}

/// What breaks the order of the rooms, as sentences.
fn disorder(files: &[SourceFile]) -> Vec<String> {
    let place = |room: &str| ROOMS.iter().position(|known| *known == room);
    let mut sentences = Vec::new();
    for file in files {
        let Some(own) = room(&file.path) else {
            continue;
        };
        let Some(own_place) = place(own) else {
            sentences.push(format!(
                "{} is in room `{own}`, which stands in no order: add it to ROOMS and to ARCHITECTURE.md",
                file.path
            ));
            continue;
        };
        for named in named_rooms(file) {
            if place(&named).is_some_and(|named_place| named_place > own_place) {
                sentences.push(format!(
                    "{} imports `{named}`, but room `{own}` lies above `{named}` and must not know it",
                    file.path
                ));
            }
        }
    }
    sentences
}

fn none(sentences: &[String]) {
    assert!(sentences.is_empty(), "\n{}", sentences.join("\n"));
}

#[test]
fn no_room_imports_a_room_below_it() {
    none(&disorder(&source_files("src")));
}

#[test]
fn the_order_of_the_rooms_is_really_looked_at() {
    let bad = [
        ("src/model/actor.rs", "use crate::lens::Lens;", "lens"),
        ("src/model/mod.rs", "use super::ui::App;", "ui"),
        ("src/lens/value.rs", "use super::super::scene;", "scene"),
        (
            "src/ui/panels/top.rs",
            "use super::super::super::cli::run;",
            "cli",
        ),
        (
            "src/store/load.rs",
            "use crate::{\n    model::{Date, Lang},\n    records,\n};",
            "records",
        ),
        (
            "src/scene/sheet.rs",
            "fn f() -> crate :: export :: Csv {}",
            "export",
        ),
        ("src/i18n/words.rs", "use kizuna::cli;", "cli"),
        ("src/attic/mod.rs", "", "attic"),
    ];
    for (path, text, named) in bad {
        let sentences = disorder(&[SourceFile::new(path, text)]);
        assert_eq!(sentences.len(), 1, "{path}: {text}: {sentences:?}");
        assert!(
            sentences[0].contains(path) && sentences[0].contains(named),
            "{sentences:?}"
        );
    }
    let good = [
        (
            "src/lens/value.rs",
            "use crate::model::Date;\nuse super::fold;",
        ),
        (
            "src/scene/sheet.rs",
            "use super::network::{Camera, network}; use crate::{lens, model};",
        ),
        (
            "src/model/actor.rs",
            "// use crate::ui\nconst A: &str = \"crate::ui\";",
        ),
        (
            "src/model/claim.rs",
            "/// See [`check`](super::check) and /* crate::cli */\nstruct A;",
        ),
        ("src/lib.rs", "pub mod ui;"),
        ("src/main.rs", "use kizuna::ui;"),
    ];
    for (path, text) in good {
        none(&disorder(&[SourceFile::new(path, text)]));
    }
}

#[test]
fn only_edit_changes_a_registry() {
    let mut sentences = Vec::new();
    for file in source_files("src") {
        let Some(own) = room(&file.path) else {
            continue;
        };
        let code: String = file.code.split_whitespace().collect();
        if own != "edit" {
            for table in ["actors", "ties", "sources", "kinds", "themes", "schemes"] {
                if code.contains(&format!("{table}.get_mut(")) {
                    sentences.push(format!(
                        "{} calls `{table}.get_mut`: only `edit` changes a registry, with undo",
                        file.path
                    ));
                }
            }
        }
        if !matches!(own, "edit" | "model") {
            for borrowed in ["&mutRegistry", "&mutcrate::model::Registry", "&mutTable<"] {
                if code.contains(borrowed) {
                    sentences.push(format!(
                        "{} borrows a registry to change it: make a `Change`",
                        file.path
                    ));
                }
            }
        }
    }
    none(&sentences);
}

/// A word of the code | the only rooms that may know it, and why.
const KEPT_APART: &[(&str, &[&str], &str)] = &[
    ("egui::", &["ui"], "everything else works without a window"),
    (
        "eframe::",
        &["ui"],
        "everything else works without a window",
    ),
    ("rfd::", &["ui"], "only the window asks for a file"),
    ("petgraph::", &["network"], "graph indices stay inside"),
    ("ron::", &["store"], "the file form is the store's"),
    ("clap::", &["cli"], "the command line is one room"),
    ("Zoned::now", &["main"], "the clock comes in from outside"),
    ("SystemTime", &[], "the clock comes in from outside"),
    // The window looks whether the system has a file dialogue.
    (
        "std::env::",
        &["main", "ui"],
        "the environment comes in from outside",
    ),
    ("std::net", &[], "the program opens no connection"),
    ("TcpStream", &[], "the program opens no connection"),
    ("process::Command", &[], "the program starts no other"),
];

#[test]
fn what_one_room_knows_stays_in_it() {
    let mut sentences = Vec::new();
    for file in source_files("src") {
        let own = room(&file.path).unwrap_or("lib");
        let code: String = file.code.split_whitespace().collect();
        for (word, rooms, why) in KEPT_APART {
            let known = code
                .match_indices(word)
                .any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
            if known && !rooms.contains(&own) {
                sentences.push(format!("{} knows `{word}`: {why}", file.path));
            }
        }
        // Hash order leaks into what is drawn and written; tables look up only.
        let ordered = [
            "lens", "insight", "records", "layout", "scene", "page", "export", "network",
        ]
        .contains(&own);
        if ordered && (code.contains("HashMap") || code.contains("HashSet")) {
            sentences.push(format!("{} has a hash map: use an ordered one", file.path));
        }
    }
    none(&sentences);
}

#[test]
fn the_window_waits_for_no_disk() {
    // Jobs run on threads; the window and its dialogs look once before there is a window.
    let elsewhere = ["src/ui/jobs.rs", "src/ui/window.rs", "src/ui/files.rs"];
    let touches = [
        "std::fs",
        "fs::",
        ".exists()",
        ".try_exists(",
        ".is_file()",
        ".is_dir()",
        ".canonicalize()",
        ".metadata()",
        "load_file(",
        "save_file(",
        "settings_file.save(",
    ];
    let waits = |file: &SourceFile| {
        let code: String = file.code.split_whitespace().collect();
        touches
            .into_iter()
            .filter(|word| code.contains(word))
            .map(|word| format!("{} does `{word}` on the window's thread", file.path))
            .collect::<Vec<_>>()
    };
    let sentences: Vec<String> = source_files("src")
        .iter()
        .filter(|file| room(&file.path) == Some("ui"))
        .filter(|file| !elsewhere.contains(&file.path.as_str()))
        .flat_map(waits)
        .collect();
    none(&sentences);
    let caught = SourceFile::new("src/ui/app.rs", "if path.exists() { std::fs::read(path); }");
    assert_eq!(waits(&caught).len(), 3);
}

#[test]
fn no_file_is_too_long() {
    let sentences: Vec<String> = ["src", "tests"]
        .into_iter()
        .flat_map(source_files)
        .filter(|file| file.lines > LONGEST)
        .map(|file| {
            format!(
                "{} has {} lines, over {LONGEST}: is there a second room inside?",
                file.path, file.lines
            )
        })
        .collect();
    none(&sentences);
}

/// String literals with Japanese in them.
fn japanese(file: &SourceFile) -> Vec<String> {
    let is_japanese = |c: char| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}');
    file.literals
        .iter()
        .filter(|literal| literal.text.contains(is_japanese))
        .map(|literal| {
            format!(
                "{}:{}: \"{}\" belongs into the message files",
                file.path, literal.line, literal.text
            )
        })
        .collect()
}

#[test]
fn the_window_speaks_only_through_messages() {
    let sentences: Vec<String> = source_files("src")
        .iter()
        .filter(|file| room(&file.path) == Some("ui"))
        .flat_map(japanese)
        .collect();
    none(&sentences);
    let caught = |text: &str| japanese(&SourceFile::new("src/ui/top.rs", text)).len();
    assert_eq!(caught("ui.label(\"都市\"); // 都市"), 1);
    assert_eq!(caught("ui.label(r#\"カナ\"#); ui.label(\"ok\");"), 1);
    assert_eq!(
        caught("// \"都市\"\nlet mark = '市'; ui.label(\"city\");"),
        0
    );
}

#[test]
fn tests_neither_hide_nor_wait_nor_ask_the_clock() {
    let forbidden = [
        ("#[ignore", "a test that is not run is no test"),
        ("should_panic", "say what is wrong instead"),
        ("thread::sleep", "a test that waits is slow or shaky"),
        ("Instant::now", "a test that measures time is shaky"),
        ("SystemTime", "a test that depends on the clock is shaky"),
        ("Zoned::now", "a test that depends on the clock is shaky"),
    ];
    let mut sentences = Vec::new();
    for file in source_files("tests")
        .iter()
        .filter(|file| !file.path.starts_with("tests/bench/"))
        // They drive other programs: they must wait for them, and are run by name.
        .filter(|file| !file.path.contains("/desktop"))
    {
        let code: String = file.code.split_whitespace().collect();
        for (word, why) in forbidden {
            if code.contains(word) {
                sentences.push(format!("{} has `{word}`: {why}", file.path));
            }
        }
    }
    none(&sentences);
}

#[test]
fn source_is_read_as_the_compiler_reads_it() {
    let file = SourceFile::new(
        "src/x.rs",
        "let a = \"one \\\" two\"; // \"no\"\nlet b = r#\"th\"ree\"#; /* \"no\" /* */ \"no\" */ let c = '\"'; fn f<'a>(x: &'a str) {}\nlet d = \"four\";",
    );
    let texts: Vec<(&str, usize)> = file
        .literals
        .iter()
        .map(|literal| (literal.text.as_str(), literal.line))
        .collect();
    assert_eq!(texts, [("one \\\" two", 1), ("th\"ree", 2), ("four", 3)]);
    assert!(!file.code.contains("one") && !file.code.contains("no"));
    assert!(file.code.contains("fn f<'a>(x: &'a str)"));
    assert_eq!(file.lines, 3);
}
