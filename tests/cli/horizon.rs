//! `kizuna horizon`: what falls due, as a list and as files.

use std::collections::BTreeSet;

use super::{OnDisk, json, kizuna, output};

/// What falls due, by a few of its keys.
fn told(words: &[&str]) -> Vec<String> {
    let mut all = vec!["horizon"];
    all.extend(words);
    json(&all)
        .iter()
        .map(|row| {
            let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
            format!("{} {} {}", text("date"), text("occasion"), text("id"))
        })
        .collect()
}

const WORLD: &str = "
    scheme world europe=FR,DE asia=KR
    kind pact sister
    kind office office
    theme water
    home home
    actor home city JP -
    actor paris city FR - en=Paris reading=ぱり
    actor busan city KR - internal
    tie t1 pact home paris themes=water : signed 2017-05-05 until 2027-11-21
    tie t2 office home busan : opened 2018-11-23
    tie t3 office home paris : opened 2007-02
";

fn world() -> OnDisk {
    OnDisk::new(WORLD)
}

#[test]
fn it_lists_three_years_from_today() {
    let on_disk = world();
    let file = on_disk.file();
    let all = [
        "2027-02 anniversary t3",
        "2027-05-05 anniversary t1",
        "2027-11-21 term_ends t1",
        "2028-11-23 anniversary t2",
    ];
    assert_eq!(told(&[&file]), all);
    assert_eq!(told(&["--file", &file]), all);
    assert_eq!(told(&[&file, "--years", "1"]), all[..3]);
    assert_eq!(told(&[&file, "--until", "2027-02"]), all[..1]);
    assert_eq!(
        told(&[&file, "--from", "2027-06", "--until", "2027"]),
        all[2..3]
    );
    assert_eq!(told(&[&file, "--from", "2027-11-22"]), all[3..]);
    assert_eq!(told(&[&file, "--until", "today+1y"]), all[..3]);
}

#[test]
fn the_lens_narrows_it() {
    let on_disk = world();
    let file = on_disk.file();
    let lens = |words: &[&str]| {
        let mut all = vec![file.as_str()];
        all.extend(words);
        told(&all).len()
    };
    assert_eq!(lens(&["--kind", "office"]), 2);
    assert_eq!(lens(&["--class", "sister"]), 2);
    assert_eq!(lens(&["--country", "KR"]), 1);
    assert_eq!(lens(&["--region", "europe"]), 3);
    assert_eq!(lens(&["--theme", "water"]), 2);
    assert_eq!(lens(&["--actor", "paris"]), 3);
    assert_eq!(lens(&["--search", "ぱり"]), 3);
    assert_eq!(lens(&["--public"]), 3);
    assert_eq!(lens(&["--visibility", "internal"]), 1);
}

#[test]
fn the_table_is_for_people() {
    let on_disk = world();
    let text = output(&["horizon", &on_disk.file(), "--lang", "en"]);
    assert!(
        text.contains("2027-05-05  10th anniversary  Paris"),
        "{text}"
    );
    assert!(
        text.contains("2027-11-21  Term ends         Paris"),
        "{text}"
    );
    assert!(text.ends_with("4 rows\n"), "{text}");
    let csv = output(&["horizon", &on_disk.file(), "--format", "csv"]);
    let keys: Vec<&str> = csv.lines().next().unwrap_or_default().split(',').collect();
    for key in [
        "id",
        "date",
        "occasion",
        "years",
        "record",
        "kind_ja",
        "kind_en",
        "with_ja",
        "with_en",
        "since",
        "status",
        "in_force",
        "actors_ja",
        "actors_en",
        "sources",
    ] {
        assert!(
            keys.iter()
                .any(|one| one.trim_start_matches('\u{feff}') == key),
            "{key}"
        );
    }
}

#[test]
fn what_is_wrong_is_told_with_a_hint() {
    let on_disk = world();
    let file = on_disk.file();
    let cases: [(&[&str], &str); 10] = [
        (&["--years", "0"], "1から100まで"),
        (&["--years", "-3"], "1から100まで"),
        (&["--years", "many"], "1から100まで"),
        (&["--from", "soon"], "--from"),
        (&["--until", "2027-02-30"], "--until"),
        (&["--from", "2030", "--until", "2029"], "前です"),
        (&["--until", "2029", "--years", "2"], "--years"),
        (&["-o", "due.doc"], ".ics"),
        (&["-o", "due.ics", "--size", "A4"], "--size"),
        (&["--status", "ended"], "--status"),
    ];
    for (words, part) in cases {
        let mut all = vec!["horizon", file.as_str()];
        all.extend(words);
        let ran = kizuna(&all);
        assert_eq!(ran.code, 2, "{words:?}: {}", ran.out);
        assert!(ran.err.contains(part), "{words:?}: {}", ran.err);
    }
}

#[test]
fn what_is_read_is_not_written_over() {
    let on_disk = world();
    let path = on_disk.path("own.csv");
    std::fs::copy(on_disk.file(), &path).expect("a copy");
    let own = path.display().to_string();
    let ran = kizuna(&["horizon", &own, "-o", &own]);
    assert_eq!(ran.code, 3, "{}", ran.err);
}

/// The properties of a calendar's entries, unfolded and unescaped, by a reader of our own that knows
/// the lines of RFC 5545 and nothing of the writer.
fn entries(text: &str) -> Vec<Vec<(String, String)>> {
    assert!(text.ends_with("\r\n"), "the last line has an end");
    let lines: Vec<&str> = text.trim_end_matches("\r\n").split("\r\n").collect();
    for line in &lines {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "a lone line end: {line:?}");
    }
    let mut whole: Vec<String> = Vec::new();
    for line in lines {
        match (line.strip_prefix(' '), whole.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => whole.push(line.to_owned()),
        }
    }
    assert_eq!(whole.first().map(String::as_str), Some("BEGIN:VCALENDAR"));
    assert_eq!(whole.last().map(String::as_str), Some("END:VCALENDAR"));
    let mut entries = Vec::new();
    let mut open: Option<Vec<(String, String)>> = None;
    for line in whole {
        let (name, value) = line.split_once(':').expect("a name and a value");
        match (name, value) {
            ("BEGIN", "VEVENT") => open = Some(Vec::new()),
            ("END", "VEVENT") => entries.extend(open.take()),
            _ => {
                if let Some(entry) = &mut open {
                    entry.push((name.to_owned(), unescaped(value)));
                }
            }
        }
    }
    entries
}

fn unescaped(value: &str) -> String {
    let mut out = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(c @ ('\\' | ';' | ',')) => out.push(c),
                other => panic!("\\{other:?} is no escape"),
            },
            c => out.push(c),
        }
    }
    out
}

fn written(words: &[&str], name: &str) -> (OnDisk, Vec<u8>) {
    let on_disk = world();
    let bytes = write(&on_disk, words, name);
    (on_disk, bytes)
}

fn write(on_disk: &OnDisk, words: &[&str], name: &str) -> Vec<u8> {
    let (file, path) = (on_disk.file(), on_disk.path(name));
    let out = path.display().to_string();
    let mut all = vec!["horizon", file.as_str(), "-o", out.as_str()];
    all.extend(words);
    let ran = kizuna(&all);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{words:?}");
    std::fs::read(path).expect("it was written")
}

fn of<'e>(entry: &'e [(String, String)], name: &str) -> &'e str {
    let found = entry.iter().find(|(one, _)| one == name);
    found.map_or_else(|| panic!("no {name}"), |(_, value)| value.as_str())
}

#[test]
fn a_calendar_has_an_entry_of_a_whole_day_for_each() {
    let (_, bytes) = written(&["--lang", "en"], "due.ics");
    let text = String::from_utf8(bytes).expect("UTF-8");
    let entries = entries(&text);
    let told: Vec<[&str; 5]> = entries
        .iter()
        .map(|entry| {
            [
                "UID",
                "DTSTART;VALUE=DATE",
                "DTEND;VALUE=DATE",
                "SUMMARY",
                "CATEGORIES",
            ]
            .map(|name| of(entry, name))
        })
        .collect();
    assert_eq!(
        told,
        [
            [
                "tie-t3-anniversary-2027-kizuna",
                "20270201",
                "20270202",
                "Paris: office, 20th anniversary (day not known)",
                "office,Anniversary",
            ],
            [
                "tie-t1-anniversary-2027-kizuna",
                "20270505",
                "20270506",
                "Paris: pact, 10th anniversary",
                "pact,Anniversary",
            ],
            [
                "tie-t1-term_ends-2027-kizuna",
                "20271121",
                "20271122",
                "Paris: pact, Term ends",
                "pact,Term ends",
            ],
            [
                "tie-t2-anniversary-2028-kizuna",
                "20281123",
                "20281124",
                "busan: office, 10th anniversary",
                "office,Anniversary",
            ],
        ]
    );
    // No source of this registry says when it was seen: then it is the first day of the period.
    assert!(
        entries
            .iter()
            .all(|entry| of(entry, "DTSTAMP") == "20261122T000000Z")
    );
    let first = of(&entries[0], "DESCRIPTION");
    assert!(
        first.starts_with("Date: February 2027\nCounted from: February 2007\nSource: "),
        "{first}"
    );
}

#[test]
fn the_same_registry_gives_the_same_calendar() {
    let (on_disk, first) = written(&[], "due.ics");
    assert_eq!(first, write(&on_disk, &[], "again.ics"));
}

#[test]
fn the_citys_calendar_can_be_read_and_has_each_thing_once() {
    let folder = tempfile::tempdir().expect("a folder");
    for lang in ["ja", "en"] {
        let path = folder
            .path()
            .join(format!("{lang}.ics"))
            .display()
            .to_string();
        output(&["horizon", "--years", "100", "--lang", lang, "-o", &path]);
        let text = std::fs::read_to_string(&path).expect("it was written");
        let entries = entries(&text);
        let rows = json(&["horizon", "--years", "100"]);
        assert_eq!(entries.len(), rows.len());
        let ids: BTreeSet<&str> = entries.iter().map(|entry| of(entry, "UID")).collect();
        assert_eq!(ids.len(), entries.len(), "an id is given twice");
        for (entry, row) in entries.iter().zip(&rows) {
            let day = row["date_earliest"].as_str().unwrap_or_default();
            assert_eq!(of(entry, "DTSTART;VALUE=DATE"), day.replace('-', ""));
            let with = row[&format!("matter_{lang}")].as_str().unwrap_or_default();
            assert!(of(entry, "SUMMARY").contains(with), "{entry:?}");
        }
    }
}

#[test]
fn commas_and_backslashes_are_only_letters() {
    let text = WORLD.replace("en=Paris", r"en=a,b;c\d");
    let on_disk = OnDisk::new(&text);
    let bytes = write(&on_disk, &["--lang", "en", "--kind", "pact"], "due.ics");
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert!(
        text.contains(r"SUMMARY:a\,b\;c\\d: pact\, 10th anniversary"),
        "{text}"
    );
    let entries = entries(&text);
    assert_eq!(
        of(&entries[0], "SUMMARY"),
        r"a,b;c\d: pact, 10th anniversary"
    );
}

#[test]
fn tables_and_pictures_are_written_by_their_endings() {
    let on_disk = world();
    let begins: [(&str, &[u8]); 5] = [
        ("due.csv", "\u{feff}".as_bytes()),
        ("due.json", b"["),
        ("due.svg", b"<svg"),
        ("due.pdf", b"%PDF"),
        ("due.png", b"\x89PNG"),
    ];
    for (name, begin) in begins {
        let bytes = write(&on_disk, &[], name);
        let head = &bytes[..bytes.len().min(60)];
        let found = head.windows(begin.len()).any(|part| part == begin);
        assert!(found, "{name}: {:?}", String::from_utf8_lossy(head));
    }
    let table = write(&on_disk, &[], "due.csv");
    let printed = output(&["horizon", &on_disk.file(), "--format", "csv"]);
    assert_eq!(String::from_utf8(table).expect("UTF-8"), printed);
}

#[test]
fn a_picture_has_the_look_that_was_asked_for() {
    let on_disk = world();
    let words = [
        "--size",
        "A4-portrait",
        "--theme",
        "dark",
        "--title",
        "Due soon",
        "--lang",
        "en",
    ];
    let text = String::from_utf8(write(&on_disk, &words, "due.svg")).expect("UTF-8");
    assert!(text.contains("Due soon"));
    assert!(
        text.contains(r#"width="794""#) && text.contains(r#"height="1123""#),
        "{}",
        &text[..300]
    );
    assert!(text.contains("#14171d"));
}
