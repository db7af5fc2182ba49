//! Files that are no registry: the error names the place and what to do, in both languages.

use std::fs;

use kizuna::model::Lang;
use kizuna::store::{LoadError, LoadProblem, load_file, load_text};
use proptest::prelude::*;

use crate::support::{cases, each, must, same};

const YOKOHAMA: &str = include_str!("../../data/yokohama.ron");

/// A small registry; each case below spoils one of its lines.
const SOUND: &str = r#"(
  format_version: 1,
  title: (ja: "題", en: "Title"),
  sources: [
    (
      id: "doc",
      title: (ja: "文書", en: "Document"),
      publisher: (ja: "市", en: "City"),
      status: final,
    ),
  ],
  kinds: [
    (
      id: "pact",
      class: sister,
      name: (ja: "協定", en: "Pact"),
      hue: blue,
      shape: circle,
      dash: solid,
    ),
  ],
  actors: [
    (
      id: "home",
      kind: city,
      names: [(ja: "本市", en: "Home", sources: ["doc#1"])],
    ),
    (
      id: "away",
      kind: city,
      names: [(ja: "他市", en: "Away", sources: ["doc#1"])],
      country: "FR",
    ),
  ],
  ties: [
    (
      id: "tie",
      kind: "pact",
      from: "home",
      to: "away",
      events: [
        (kind: signed, date: [(value: "1965", sources: ["doc#1"])]),
      ],
    ),
  ],
)
"#;

/// What stands in the file, what takes its place; the line and the record that the error names;
/// what it says in Japanese and in English, and what it advises in English.
struct Case {
    from: &'static str,
    to: &'static str,
    line: usize,
    record: &'static str,
    ja: &'static str,
    en: &'static str,
    hint: &'static str,
}

impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} -> {:?}", self.from, self.to)
    }
}

const CASES: &[Case] = &[
    Case {
        from: "      kind: city,\n      names: [(ja: \"他市\"",
        to: "      names: [(ja: \"他市\"",
        line: 32,
        record: "away",
        ja: "「kind」の項目がありません",
        en: "the field “kind” is missing",
        hint: "Add the field to that record",
    },
    Case {
        from: "      from: \"home\",\n",
        to: "",
        line: 43,
        record: "tie",
        ja: "「from」の項目がありません",
        en: "the field “from” is missing",
        hint: "Add the field to that record",
    },
    Case {
        from: "ja: \"題\", ",
        to: "",
        line: 3,
        record: "",
        ja: "「ja」の項目がありません",
        en: "the field “ja” is missing",
        hint: "Add the field to that record",
    },
    Case {
        from: "country:",
        to: "contry:",
        line: 32,
        record: "away",
        ja: "「contry」という項目はありません",
        en: "there is no field “contry”",
        hint: "Did you mean “country”?",
    },
    Case {
        from: "      to: \"away\",\n",
        to: "      to: \"away\",\n      zzz: 1,\n",
        line: 41,
        record: "tie",
        ja: "「zzz」という項目はありません",
        en: "there is no field “zzz”",
        hint: "Possible are id, kind, from, to,",
    },
    Case {
        from: "      to: \"away\",\n",
        to: "      to: \"away\",\n      to: \"away\",\n",
        line: 41,
        record: "tie",
        ja: "「to」の項目が2回あります",
        en: "the field “to” stands twice",
        hint: "Mend that line",
    },
    Case {
        from: "kind: signed",
        to: "kind: sigend",
        line: 42,
        record: "tie",
        ja: "「sigend」という値はここでは使えません",
        en: "“sigend” cannot be used here",
        hint: "Did you mean “signed”?",
    },
    Case {
        from: "class: sister",
        to: "class: sisters",
        line: 15,
        record: "pact",
        ja: "「sisters」という値",
        en: "“sisters” cannot be used here",
        hint: "Did you mean “sister”?",
    },
    Case {
        from: "hue: blue",
        to: "hue: mauve",
        line: 17,
        record: "pact",
        ja: "「mauve」という値",
        en: "“mauve” cannot be used here",
        hint: "Possible are blue, light_blue, cyan",
    },
    Case {
        from: "status: final",
        to: "status: drft",
        line: 9,
        record: "doc",
        ja: "「drft」という値",
        en: "“drft” cannot be used here",
        hint: "Did you mean “draft”?",
    },
    Case {
        from: "\"1965\"",
        to: "\"1965-13\"",
        line: 42,
        record: "tie",
        ja: "1965-13",
        en: "no such day: \"1965-13\"",
        hint: "Mend that line",
    },
    Case {
        from: "\"1965\"",
        to: "\"昭和65年\"",
        line: 42,
        record: "tie",
        ja: "昭和65年",
        en: "昭和65年",
        hint: "Mend that line",
    },
    Case {
        from: "value: \"1965\", sources: [\"doc#1\"]",
        to: "value: \"1965\", sources: [\"doc\"]",
        line: 42,
        record: "tie",
        ja: "\"doc\"",
        en: "source#section",
        hint: "Mend that line",
    },
    Case {
        from: "\"FR\"",
        to: "\"FRA\"",
        line: 32,
        record: "away",
        ja: "FRA",
        en: "two-letter country code: \"FRA\"",
        hint: "Mend that line",
    },
    Case {
        from: "hue: blue,",
        to: "hue: blue",
        line: 18,
        record: "pact",
        ja: "「,」か閉じるかっこが必要です",
        en: "a “,” or a closing bracket is needed",
        hint: "Mend that line",
    },
    Case {
        from: "to: \"away\"",
        to: "to: away",
        line: 40,
        record: "tie",
        ja: "「\"」で囲んだ文字列が必要です",
        en: "a text in “\"” is needed",
        hint: "Mend that line",
    },
    Case {
        from: "country: \"FR\"",
        to: "country \"FR\"",
        line: 32,
        record: "away",
        ja: "「:」が必要です",
        en: "a “:” is needed",
        hint: "Mend that line",
    },
    Case {
        from: "  ],\n)\n",
        to: "  ],\n)\n)\n",
        line: 46,
        // The last record before that place.
        record: "tie",
        ja: "終わりの後に余分な文字があります",
        en: "there is something behind the end",
        hint: "Mend that line",
    },
];

fn load(text: &str) -> LoadError {
    load_text(text, "台帳.ron").expect_err("this text is broken")
}

fn texts(error: &LoadError) -> [String; 2] {
    let trouble = error.trouble();
    Lang::ALL.map(|lang| trouble.text(lang))
}

#[test]
fn the_small_registry_that_the_cases_spoil_is_sound() {
    assert!(load_text(SOUND, "sound").is_ok());
}

#[test]
fn an_error_names_file_line_column_record_and_what_to_do() {
    each(CASES, 18, |case| {
        must(SOUND.contains(case.from), || {
            "does not stand in the file".to_owned()
        })?;
        let text = SOUND.replacen(case.from, case.to, 1);
        let error = load(&text);
        let LoadProblem::Form {
            line,
            column,
            record,
            ..
        } = &error.problem
        else {
            return Err(format!("{:?}", error.problem));
        };
        same("line", line, &case.line)?;
        let width = text
            .lines()
            .nth(line - 1)
            .map_or(0, |line| line.chars().count());
        must((1..=width + 1).contains(column), || {
            format!("column {column} of a line with {width}")
        })?;
        let wanted = (!case.record.is_empty()).then_some(case.record);
        same("record", &record.as_deref(), &wanted)?;
        let [ja, en] = texts(&error);
        for (text, parts) in [
            (
                &ja,
                [case.ja.to_owned(), format!("{line}行目{column}文字目")],
            ),
            (
                &en,
                [case.en.to_owned(), format!("line {line}, column {column}")],
            ),
        ] {
            for part in parts
                .iter()
                .map(String::as_str)
                .chain(["台帳.ron", case.record])
            {
                must(text.contains(part), || {
                    format!("{part:?} is not in {text:?}")
                })?;
            }
        }
        must(en.contains(case.hint), || {
            format!("{:?} is not in {en:?}", case.hint)
        })?;
        must(
            ja.contains("ください") || ja.contains("でしょうか") || ja.contains("使えるのは"),
            || format!("no advice in {ja:?}"),
        )
    });
}

#[test]
fn a_file_that_is_cut_off_says_so_wherever_it_is_cut() {
    // Every fiftieth of the file, and the last of it up to its last bracket.
    let whole = YOKOHAMA.trim_end().len();
    let cuts = (1..=50)
        .map(|part| whole * part / 51)
        .chain([whole - 1, whole - 2, whole - 3]);
    each(cuts, 53, |cut| {
        let at = (0..=*cut)
            .rev()
            .find(|at| YOKOHAMA.is_char_boundary(*at))
            .unwrap_or(0);
        let text = &YOKOHAMA[..at];
        let error = load(text);
        let LoadProblem::Form { line, .. } = error.problem else {
            return Err(format!("{:?}", error.problem));
        };
        must(line <= text.lines().count() + 1, || format!("line {line}"))?;
        let [ja, en] = texts(&error);
        must(ja.contains("台帳.ron") && ja.contains("行目"), || {
            ja.clone()
        })?;
        must(en.contains("台帳.ron") && en.contains("line "), || {
            en.clone()
        })?;
        must(!ja.contains('⟨') && !en.contains('⟨'), || ja.clone())
    });
    let error = load(&YOKOHAMA[..whole - 1]);
    let [ja, en] = texts(&error);
    assert!(
        ja.contains("ファイルが途中で終わっています") && ja.contains(".bak"),
        "{ja}"
    );
    assert!(en.contains("ends too early") && en.contains(".bak"), "{en}");
}

#[test]
fn a_file_that_is_empty_or_missing_or_no_text_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.ron");
    let load = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        load_file(&path).expect_err("broken")
    };
    for nothing in ["", " \n\t\n", "\u{feff}", "\u{feff}\n"] {
        let error = load(nothing.as_bytes());
        assert!(
            matches!(error.problem, LoadProblem::Empty),
            "{nothing:?}: {error}"
        );
        let [ja, en] = texts(&error);
        assert!(ja.contains("空です") && ja.contains("file.ron"), "{ja}");
        assert!(en.contains("is empty") && en.contains(".bak"), "{en}");
    }
    for (bytes, wanted) in [
        (b"(\n  title: \"\xff\",\n)".to_vec(), 2),
        (b"\xfe\xff\x00(".to_vec(), 1),
        // Shift_JIS for 横浜 on the third line.
        (b"(\n\n\x89\xa1\x95\x6c".to_vec(), 3),
        (
            [YOKOHAMA.as_bytes(), b"\x80"].concat(),
            YOKOHAMA.lines().count() + 1,
        ),
    ] {
        let error = load(&bytes);
        assert!(
            matches!(error.problem, LoadProblem::NotText { line } if line == wanted),
            "{error}"
        );
        let [ja, en] = texts(&error);
        assert!(
            ja.contains(&format!("{wanted}行目")) && ja.contains("UTF-8"),
            "{ja}"
        );
        assert!(
            en.contains(&format!("Line {wanted} ")) && en.contains("UTF-8"),
            "{en}"
        );
    }
    let missing = load_file(&folder.path().join("missing.ron")).expect_err("missing");
    let [ja, en] = texts(&missing);
    assert!(ja.contains("missing.ron」が見つかりません"), "{ja}");
    assert!(en.contains("missing.ron” cannot be found"), "{en}");
    let a_folder = load_file(folder.path()).expect_err("a folder");
    let [ja, en] = texts(&a_folder);
    assert!(
        ja.contains("読めません") && en.contains("cannot be read"),
        "{ja} {en}"
    );
}

#[test]
fn a_file_of_a_newer_version_is_refused_politely() {
    // It may have fields, and kinds of values, that this version does not know.
    for text in [
        "(format_version: 2)".to_owned(),
        SOUND.replace("format_version: 1", "format_version: 2"),
        SOUND.replace(
            "format_version: 1,",
            "format_version: 7, journals: [(id: 3, kept: Some(1.5))],",
        ),
        YOKOHAMA.replace("format_version: 1", "format_version: 4294967295"),
    ] {
        let error = load(&text);
        let LoadProblem::Newer { version } = error.problem else {
            panic!("{error}");
        };
        assert!(version >= 2);
        let [ja, en] = texts(&error);
        assert!(
            ja.contains("新しい版") && ja.contains("手を付けていません"),
            "{ja}"
        );
        assert!(
            en.contains("newer version") && en.contains("not touched"),
            "{en}"
        );
    }
}

#[test]
fn brackets_without_end_bring_nothing_down() {
    for open in ["(", "[", "{", "(title:", "[(", "Some(", "/*"] {
        let error = load(&open.repeat(200_000 / open.len()));
        assert!(matches!(error.problem, LoadProblem::Form { .. }), "{open}");
    }
}

/// The built-in text with some of its pieces cut out, doubled or replaced.
fn mutated() -> impl Strategy<Value = String> {
    let spots = proptest::collection::vec(
        (0.0..1.0_f64, 0..80_usize, "\\PC{0,6}|[()\\[\\]{}:,\"]{1,4}"),
        1..5,
    );
    spots.prop_map(|spots| {
        let mut text = YOKOHAMA.to_owned();
        for (share, length, new) in spots {
            let boundary = |at: usize| {
                (0..=at.min(text.len()))
                    .rev()
                    .find(|at| text.is_char_boundary(*at))
                    .unwrap_or(0)
            };
            let from = boundary((share * text.len() as f64) as usize);
            let to = boundary(from + length).max(from);
            text.replace_range(from..to, &new);
        }
        text
    })
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn no_mutation_of_the_built_in_text_brings_the_reader_down(text in mutated()) {
        if let Err(error) = load_text(&text, "mutated") {
            for text in texts(&error) {
                prop_assert!(text.contains("mutated") && !text.contains('⟨'), "{}", text);
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn no_bytes_bring_the_reader_down(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bytes.ron");
        fs::write(&path, &bytes).unwrap();
        let error = load_file(&path).expect_err("no registry by chance");
        for text in texts(&error) {
            prop_assert!(text.contains("bytes.ron"), "{}", text);
        }
        prop_assert_eq!(fs::read(&path).unwrap(), bytes);
    }

    #[test]
    fn no_text_like_a_registry_brings_the_reader_down(
        text in "[()\\[\\]{}:,\" \\na-z_0-9'/*#\\\\]{0,80}",
    ) {
        let _ = load_text(&text, "text").map_err(|error| texts(&error));
        let _ = load_text(&format!("(format_version: 1, {text}"), "text").map_err(|error| texts(&error));
    }
}
