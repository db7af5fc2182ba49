//! What `check` finds in delegations and templates of briefings.

use kizuna::i18n;
use kizuna::model::Lang;
use kizuna::model::check::{Finding, Severity, check};

use crate::support::delegations::{FULL, with};
use crate::support::{each, must, same, world};

/// What stands in the text | what takes its place | record | what is said of it.
const FAULTS: &[[&str; 4]] = &[
    // What is no fault.
    [
        "visibility: internal),\n  ],\n  templates",
        "),\n  ],\n  templates",
        "",
        "",
    ],
    [r#"en: "Silk scarf""#, r#"en: """#, "", ""],
    [r#"sources: ["doc#2"]"#, "sources: []", "", ""],
    [r#"date: "2027-04-15""#, r#"date: "2027-04""#, "", ""],
    [r#"date: "2027-04-15""#, r#"date: "2027-04-11""#, "", ""],
    [r#"until: "2027-04-18""#, r#"until: "2027""#, "", ""],
    // What is.
    [
        r#"en: "Spring visit to Europe""#,
        r#"en: """#,
        "spring",
        "title lacks",
    ],
    [
        r#"(ja: "水の技術協力の協議", en: "Talks on water")"#,
        r#"(ja: " ", en: "")"#,
        "spring",
        "purpose lacks",
    ],
    [
        r#"(ja: "フランス語", en: "French")"#,
        r#"(ja: "", en: "")"#,
        "spring",
        "languages lacks",
    ],
    [
        r#"(ja: "市長", en: "Mayor")"#,
        r#"(ja: "", en: "")"#,
        "spring",
        "stops lacks",
    ],
    [
        r#"(ja: "浄水場の視察", en: "Waterworks")"#,
        r#"(ja: "", en: "")"#,
        "spring",
        "stops lacks",
    ],
    [
        r#"(ja: "絹のスカーフ", en: "Silk scarf")"#,
        r#"(ja: "", en: "")"#,
        "spring",
        "protocol lacks",
    ],
    [
        r#"(ja: "議会の日程", en: "Dates of the assembly")"#,
        r#"(ja: "", en: "")"#,
        "spring",
        "notes lacks",
    ],
    [
        r#"actor: "b""#,
        r#"actor: "zz""#,
        "spring",
        "stops names “zz”",
    ],
    [
        r#"themes: ["water"]"#,
        r#"themes: ["wine"]"#,
        "spring",
        "themes names “wine”",
    ],
    [
        r#"until: "2027-04-18""#,
        r#"until: "2027-04-09""#,
        "spring",
        "ends before it begins",
    ],
    [
        r#"date: "2027-04-11""#,
        r#"date: "2027-04-09""#,
        "spring",
        "lies outside",
    ],
    [
        r#"date: "2027-04-15""#,
        r#"date: "2027-04-19""#,
        "spring",
        "lies outside",
    ],
    [
        r#"until: "2027-04-13""#,
        r#"until: "2027-04-20""#,
        "spring",
        "lies outside",
    ],
    [
        r#"until: "2027-04-13""#,
        r#"until: "2027-04-10""#,
        "spring",
        "ends before it begins",
    ],
    [
        r#"date: "2027-04-15""#,
        r#"date: "2027-04-10""#,
        "spring",
        "stop at “c” (10 April 2027) is dated before the one at “b”",
    ],
    [
        r#"date: "2027-04-10""#,
        r#"date: "2024/2027""#,
        "spring",
        "only known to be",
    ],
    [
        r#"sources: ["doc#1"]"#,
        r#"sources: ["dox#1"]"#,
        "spring",
        "dox",
    ],
    [
        r#"sources: ["doc#2"]"#,
        r#"sources: ["dox#2"]"#,
        "spring",
        "dox",
    ],
    [
        r#"sources: ["doc#3"]"#,
        r#"sources: ["dox#3"]"#,
        "spring",
        "dox",
    ],
    [r#"en: "One page""#, r#"en: """#, "short", "name lacks"],
    [
        "[summary, ties, protocol]",
        "[summary, ties, summary]",
        "short",
        "“Summary” stands twice",
    ],
    [
        r#"(id: "short","#,
        r#"(id: "short", name: (ja: "二", en: "Two"), tone: polite, sections: []), (id: "short","#,
        "short",
        "share this id",
    ],
];

/// What is found beyond what is found in the registry without these records.
fn found(tables: &str) -> Vec<Finding> {
    let base = world(
        "kind pact sister
         theme water
         home a
         actor a city JP 35,139
         actor b city FR 45,4
         actor c city FR 46,4
         tie t pact a b themes=water : signed 1965",
    );
    let before = check(&base);
    let mut findings = check(&with(&base, tables));
    findings.retain(|finding| !before.contains(finding));
    findings
}

#[test]
fn what_is_in_order_is_left_alone() {
    assert_eq!(found(FULL), []);
}

#[test]
fn each_fault_is_found_in_its_record() {
    each(FAULTS, 24, |fault| {
        let [from, to, record, said] = *fault;
        must(FULL.contains(from), || format!("{from} is not in the text"))?;
        let findings = found(&FULL.replacen(from, to, 1));
        if record.is_empty() {
            return same("findings", &findings, &Vec::new());
        }
        let texts: Vec<(String, String)> = findings
            .iter()
            .map(|finding| {
                let ja = i18n::finding(Lang::Ja, finding);
                assert!(!ja.contains('⟨'), "{ja}");
                (finding.record.clone(), i18n::finding(Lang::En, finding))
            })
            .collect();
        must(
            texts
                .iter()
                .any(|(at, text)| at == record && text.contains(said)),
            || format!("{texts:?} does not say {said:?} of {record}"),
        )
    });
}

#[test]
fn a_delegation_without_a_stop_is_a_doubt_and_no_error() {
    let start = FULL.find("stops: [").unwrap();
    let end = start + FULL[start..].find("\n     themes").unwrap();
    let findings = found(&FULL.replacen(&FULL[start..end], "stops: [],", 1));
    let said: Vec<_> = findings
        .iter()
        .map(|found| (found.severity, i18n::finding(Lang::En, found)))
        .collect();
    assert_eq!(said.len(), 1, "{said:?}");
    assert_eq!(said[0].0, Severity::Warning);
    assert!(said[0].1.contains("no stop"), "{said:?}");
}
