//! What `check` finds in records: one registry for each sort of problem.

use std::collections::BTreeSet;

use kizuna::i18n;
use kizuna::model::check::{Problem, Severity, check};
use kizuna::model::{Lang, Registry};
use kizuna::store;

use crate::support::{builtin, each, must, same, world};

/// A sound registry in which each fixture breaks one thing.
const SOUND: &str = "
    scheme world north=FR,DE south=ZA
    kind pact sister
    theme water
    home a
    actor a city JP 35,139
    actor b city FR 45,4
    actor c port DE 53,9 in=b
    tie t pact a b themes=water : signed 1965
    tie u pact a c : opened 1970; ended 1980
    pin b 10 20
";

/// The variant of a problem in a word. A new variant does not compile until it has a fixture.
fn word(problem: &Problem) -> &'static str {
    match problem {
        Problem::DuplicateId => "duplicate_id",
        Problem::UnknownReference { .. } => "unknown_reference",
        Problem::NoSource { .. } => "no_source",
        Problem::NoValue { .. } => "no_value",
        Problem::EmptyText { .. } => "empty_text",
        Problem::BadLens { .. } => "bad_lens",
        Problem::BadPlace => "bad_place",
        Problem::UnknownCountry { .. } => "unknown_country",
        Problem::SelfTie => "self_tie",
        Problem::LocatedInItself => "located_in_itself",
        Problem::CountryTwice { .. } => "country_twice",
        Problem::OutOfOrder { .. } => "out_of_order",
        Problem::Misplaced { .. } => "misplaced",
        Problem::TermBeforeStart { .. } => "term_before_start",
        Problem::AfterTerm { .. } => "after_term",
        Problem::NameBackwards => "name_backwards",
        Problem::EndsBeforeStart => "ends_before_start",
        Problem::PartOfItself => "part_of_itself",
        Problem::StopOutside { .. } => "stop_outside",
        Problem::StopBackwards { .. } => "stop_backwards",
        Problem::StopsOutOfOrder { .. } => "stops_out_of_order",
        Problem::SectionTwice { .. } => "section_twice",
        Problem::NoStops => "no_stops",
        Problem::Contested { .. } => "contested",
        Problem::VagueDate { .. } => "vague_date",
        Problem::NoStart => "no_start",
        Problem::NoPlace => "no_place",
        Problem::NoReading => "no_reading",
        Problem::NoRegion { .. } => "no_region",
    }
}

/// How many variants `word` knows that actors, ties and schemes can have; the others are seen in
/// `check_doings` and `check_delegations`.
const VARIANTS: usize = 21;

/// What stands in the file | what takes its place | record | severity | problem | said of it.
/// The text of the sound registry is changed at the first place where the first cell stands;
/// `\n` in a cell is a line end.
const FIXTURES: &[[&str; 6]] = &[
    [
        r#"id: "c","#,
        r#"id: "b","#,
        "b",
        "error",
        "duplicate_id",
        "",
    ],
    [
        r#"id: "u","#,
        r#"id: "t","#,
        "t",
        "error",
        "duplicate_id",
        "",
    ],
    [
        r#"home: "a""#,
        r#"home: "z""#,
        "registry",
        "error",
        "unknown_reference",
        "home",
    ],
    [
        r#"home: "a","#,
        r#"home: "a", default_scheme: "z","#,
        "registry",
        "error",
        "unknown_reference",
        "default_scheme",
    ],
    [
        r#"to: "b""#,
        r#"to: "zz""#,
        "t",
        "error",
        "unknown_reference",
        "zz",
    ],
    [
        r#"from: "a""#,
        r#"from: "zz""#,
        "t",
        "error",
        "unknown_reference",
        "zz",
    ],
    [
        r#"kind: "pact""#,
        r#"kind: "pakt""#,
        "t",
        "error",
        "unknown_reference",
        "pakt",
    ],
    [
        r#""water",
      ],"#,
        r#""wine",
      ],"#,
        "t",
        "error",
        "unknown_reference",
        "wine",
    ],
    [
        r#"located_in: "b""#,
        r#"located_in: "zz""#,
        "c",
        "error",
        "unknown_reference",
        "zz",
    ],
    [
        r#""b": (10.0, 20.0)"#,
        r#""zz": (10.0, 20.0)"#,
        "registry",
        "error",
        "unknown_reference",
        "pins",
    ],
    [
        r#"value: "1965", sources: ["doc#1"]"#,
        r#"value: "1965", sources: ["book#1"]"#,
        "t",
        "error",
        "unknown_reference",
        "book",
    ],
    [
        r#"countries: ["ZA"]"#,
        r#"countries: ["ZA"], actors: ["zz"]"#,
        "world",
        "error",
        "unknown_reference",
        "zz",
    ],
    [
        r#"kind: opened, date"#,
        r#"kind: opened, by: "zz", date"#,
        "u",
        "error",
        "unknown_reference",
        "zz",
    ],
    [
        r#"value: "1965", sources: ["doc#1"]"#,
        r#"value: "1965", sources: []"#,
        "t",
        "error",
        "no_source",
        "Signed",
    ],
    [
        r#"reading: "b", sources: ["doc#1"]"#,
        r#"reading: "b", sources: []"#,
        "b",
        "error",
        "no_source",
        "b",
    ],
    [
        r#"lon: 4.0,
        sources: ["doc#1"]"#,
        r#"lon: 4.0,
        sources: []"#,
        "b",
        "error",
        "no_source",
        "coordinates",
    ],
    [
        r#"date: [(value: "1965", sources: ["doc#1"])]"#,
        r#"date: []"#,
        "t",
        "error",
        "no_value",
        "Signed",
    ],
    [
        r#"ja: "b", en: "b""#,
        r#"ja: "b", en: " ""#,
        "b",
        "error",
        "empty_text",
        "names",
    ],
    [
        r#"ja: "water","#,
        r#"ja: "","#,
        "water",
        "error",
        "empty_text",
        "name",
    ],
    [
        r#"ja: "document","#,
        r#"ja: "","#,
        "doc",
        "error",
        "empty_text",
        "title",
    ],
    [
        r#"ja: "world",
    en: "world","#,
        r#"ja: "",
    en: "world","#,
        "registry",
        "error",
        "empty_text",
        "title",
    ],
    [
        r#"lat: 45.0"#,
        r#"lat: 90.5"#,
        "b",
        "error",
        "bad_place",
        "",
    ],
    [
        r#"lon: 4.0"#,
        r#"lon: -180.5"#,
        "b",
        "error",
        "bad_place",
        "",
    ],
    [r#"lat: 45.0"#, r#"lat: NaN"#, "b", "error", "bad_place", ""],
    [
        r#""b": (10.0, 20.0)"#,
        r#""b": (inf, 20.0)"#,
        "b",
        "error",
        "bad_place",
        "",
    ],
    [
        r#"country: "FR""#,
        r#"country: "QZ""#,
        "b",
        "error",
        "unknown_country",
        "QZ",
    ],
    [
        r#"countries: ["ZA"]"#,
        r#"countries: ["ZA", "QZ"]"#,
        "world",
        "error",
        "unknown_country",
        "QZ",
    ],
    [r#"to: "b""#, r#"to: "a""#, "t", "error", "self_tie", ""],
    [
        r#"located_in: "b""#,
        r#"located_in: "c""#,
        "c",
        "error",
        "located_in_itself",
        "",
    ],
    [
        r#"countries: ["ZA"]"#,
        r#"countries: ["ZA", "FR"]"#,
        "world",
        "error",
        "country_twice",
        "France",
    ],
    [
        r#"value: "1980""#,
        r#"value: "1969""#,
        "u",
        "error",
        "out_of_order",
        "1969",
    ],
    [
        r#"kind: ended"#,
        r#"kind: resumed"#,
        "u",
        "error",
        "misplaced",
        "Resumed",
    ],
    [
        r#"kind: opened, date"#,
        r#"kind: opened, until: "1969", date"#,
        "u",
        "error",
        "term_before_start",
        "Opened",
    ],
    [
        r#"kind: opened, date"#,
        r#"kind: opened, until: "1975", date"#,
        "u",
        "warning",
        "after_term",
        "1975",
    ],
    [
        r#"reading: "b","#,
        r#"reading: "b", from: [(value: "1990", sources: ["doc#1"])], until: [(value: "1980", sources: ["doc#1"])],"#,
        "b",
        "error",
        "name_backwards",
        "",
    ],
    [
        r#"date: [(value: "1965", sources: ["doc#1"])]"#,
        r#"date: [(value: "1965", sources: ["doc#1"]), (value: "1966", sources: ["doc#2"])]"#,
        "t",
        "warning",
        "contested",
        "1965, 1966",
    ],
    [
        r#"value: "1965""#,
        r#"value: "1965/1970""#,
        "t",
        "warning",
        "vague_date",
        "between 1965 and 1970",
    ],
    [
        r#"kind: signed"#,
        r#"kind: moved"#,
        "t",
        "warning",
        "no_start",
        "",
    ],
    [
        r#"place: (
        lat: 45.0,
        lon: 4.0,
        sources: ["doc#1"],
      ),"#,
        "",
        "b",
        "info",
        "no_place",
        "",
    ],
    [r#"reading: "b", "#, r#""#, "b", "info", "no_reading", ""],
    [
        r#"country: "FR""#,
        r#"country: "BR""#,
        "b",
        "info",
        "no_region",
        "world",
    ],
];

fn broken(change: &[&str; 6]) -> Result<Registry, String> {
    let text = store::to_ron(&world(SOUND)).unwrap();
    must(text.contains(change[0]), || {
        format!("no {:?} in\n{text}", change[0])
    })?;
    let text = text.replacen(change[0], change[1], 1);
    store::load_text(&text, "fixture").map_err(|error| error.trouble().text(Lang::En))
}

#[test]
fn a_sound_registry_has_no_findings() {
    assert_eq!(check(&world(SOUND)), []);
}

#[test]
fn each_fault_is_found_in_its_record_with_its_severity() {
    each(FIXTURES, VARIANTS, |fixture| {
        let findings = check(&broken(fixture)?);
        let [_, _, record, severity, problem, said] = *fixture;
        let found = findings
            .iter()
            .find(|finding| finding.record == *record && word(&finding.problem) == *problem)
            .ok_or_else(|| format!("not found; found were {findings:?}"))?;
        let got = match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        };
        same("severity", got, *severity)?;
        same(
            "severity of the problem",
            &found.severity,
            &found.problem.severity(),
        )?;
        for lang in Lang::ALL {
            let text = i18n::finding(lang, found);
            must(!text.contains('⟨') && !text.is_empty(), || {
                format!("says {text:?}")
            })?;
        }
        let text = i18n::finding(Lang::En, found);
        must(text.contains(said), || {
            format!("{text:?} does not say {said:?}")
        })
    });
}

#[test]
fn findings_are_told_in_one_language_at_a_time() {
    let is_japanese = |c: char| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}');
    let findings = check(builtin());
    assert!(findings.len() > 10);
    for found in &findings {
        let text = i18n::finding(Lang::En, found);
        assert!(!text.contains(is_japanese), "{text}");
        let text = i18n::finding(Lang::Ja, found);
        assert!(text.contains(is_japanese), "{text}");
    }
}

#[test]
fn each_sort_of_problem_has_a_fixture() {
    let words: BTreeSet<&str> = FIXTURES.iter().map(|fixture| fixture[4]).collect();
    assert_eq!(words.len(), VARIANTS, "{words:?}");
}

#[test]
fn the_worst_come_first() {
    let text = store::to_ron(&world(SOUND)).unwrap();
    let text = text
        .replacen(r#"reading: "b", "#, "", 1)
        .replacen(r#"value: "1965""#, r#"value: "1965/1970""#, 1)
        .replacen(r#"kind: ended"#, r#"kind: resumed"#, 1);
    let severities: Vec<Severity> = check(&store::load_text(&text, "fixture").unwrap())
        .iter()
        .map(|finding| finding.severity)
        .collect();
    assert_eq!(
        severities,
        [Severity::Error, Severity::Warning, Severity::Info]
    );
}

#[test]
fn the_built_in_registry_has_no_errors() {
    let errors: Vec<_> = check(builtin())
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error)
        .collect();
    assert_eq!(errors, []);
}
