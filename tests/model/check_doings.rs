//! What `check` finds in activities, milestones, figures and policies.

use kizuna::model::check::{Finding, check};
use kizuna::model::{Lang, Registry};
use kizuna::{i18n, store};

use crate::support::{each, must, same, world};

/// A registry with one record of each sort, in order.
const SOUND: &str = r#"
  activities: [
    (id: "talk", kind: meeting, title: (ja: "会談", en: "Talk"),
     date: [(value: "2015-10-20", sources: ["doc#1"])], until: [(value: "2015-10-21", sources: ["doc#1"])],
     series: "b", parts: [(actor: "a", role: host, sources: ["doc#2"])], themes: ["water"], sources: ["doc#3"]),
  ],
  milestones: [
    (id: "founding", title: (ja: "設立", en: "Founding"), date: [(value: "1859", sources: ["doc#4"])], actors: ["b"]),
  ],
  figures: [
    (id: "total", kind: budget, title: (ja: "計", en: "Total"), unit: (ja: "円", en: "yen"), actors: ["a"],
     values: [(period: "FY2015", value: [(value: Number(3.0), sources: ["doc#5"])])]),
    (id: "line", kind: budget, title: (ja: "行", en: "Line"), unit: (ja: "円", en: "yen"), actors: ["a"],
     activity: "talk", part_of: "total", owner: "b",
     values: [(period: "FY2015", value: [(value: Number(3.0), sources: ["doc#6"])])]),
  ],
  policies: [
    (id: "goal", kind: goal, title: (ja: "目標", en: "Goal"), actors: ["a"], sources: ["doc#7"]),
    (id: "aim", kind: aim, title: (ja: "目標像", en: "Aim"), part_of: "goal", sources: ["doc#8"]),
  ],
"#;

/// What stands in the text | what takes its place | record | what is said of it.
const FAULTS: &[[&str; 4]] = &[
    [
        r#"id: "talk","#,
        r#"id: "talk", visibility: public,"#,
        "",
        "",
    ],
    [r#"series: "b""#, r#"series: "zz""#, "talk", "zz"],
    [r#"actor: "a", role"#, r#"actor: "zz", role"#, "talk", "zz"],
    [
        r#"themes: ["water"]"#,
        r#"themes: ["wine"]"#,
        "talk",
        "wine",
    ],
    [
        r#"sources: ["doc#3"]"#,
        r#"sources: []"#,
        "talk",
        "has no source",
    ],
    [
        r#"sources: ["doc#3"]"#,
        r#"sources: ["dox#3"]"#,
        "talk",
        "dox",
    ],
    [
        r#"sources: ["doc#2"]"#,
        r#"sources: ["dox#2"]"#,
        "talk",
        "dox",
    ],
    [
        r#""2015-10-21""#,
        r#""2015-10-19""#,
        "talk",
        "ends before it begins",
    ],
    [r#"en: "Talk""#, r#"en: """#, "talk", "lacks"],
    [
        r#"[(value: "1859", sources: ["doc#4"])]"#,
        "[]",
        "founding",
        "has no value",
    ],
    [
        r#"sources: ["doc#4"]"#,
        "sources: []",
        "founding",
        "has no source",
    ],
    [r#"actors: ["b"]"#, r#"actors: ["zz"]"#, "founding", "zz"],
    [r#"activity: "talk""#, r#"activity: "walk""#, "line", "walk"],
    [r#"part_of: "total""#, r#"part_of: "sum""#, "line", "sum"],
    [
        r#"part_of: "total""#,
        r#"part_of: "line""#,
        "line",
        "itself",
    ],
    [r#"owner: "b""#, r#"owner: "zz""#, "line", "zz"],
    [
        r#"sources: ["doc#6"]"#,
        "sources: []",
        "line",
        "has no source",
    ],
    [
        r#"[(value: Number(3.0), sources: ["doc#6"])]"#,
        r#"[(value: Number(3.0), sources: ["doc#6"]), (value: Number(4.0), sources: ["doc#5"])]"#,
        "line",
        "disagree",
    ],
    [
        r#"actors: ["a"], sources: ["doc#7"]"#,
        r#"actors: ["zz"], sources: ["doc#7"]"#,
        "goal",
        "zz",
    ],
    [
        r#"sources: ["doc#7"]"#,
        "sources: []",
        "goal",
        "has no source",
    ],
    [r#"part_of: "goal""#, r#"part_of: "end""#, "aim", "end"],
    [r#"part_of: "goal""#, r#"part_of: "aim""#, "aim", "itself"],
    [
        r#"part_of: "goal""#,
        r#"part_of: "goal", regions: ["world:moon"]"#,
        "aim",
        "moon",
    ],
    [r#"id: "aim""#, r#"id: "goal""#, "goal", "share this id"],
];

fn registry(doings: &str) -> Registry {
    let base = world(
        "kind pact sister
         theme water
         home a
         actor a city JP 35,139
         actor b city FR 45,4
         tie t pact a b themes=water : signed 1965",
    );
    let text = store::to_ron(&base).unwrap();
    let end = text.trim_end().strip_suffix(')').unwrap();
    store::load_text(&format!("{end}{doings})"), "fixture").unwrap()
}

/// What is found beyond what is found in the registry without these records.
fn found(doings: &str) -> Vec<Finding> {
    let before = check(&registry(""));
    let mut findings = check(&registry(doings));
    findings.retain(|finding| !before.contains(finding));
    findings
}

#[test]
fn what_is_in_order_is_left_alone() {
    assert_eq!(found(SOUND), []);
}

#[test]
fn each_fault_is_found_in_its_record() {
    each(FAULTS, 24, |fault| {
        let [from, to, record, said] = *fault;
        must(SOUND.contains(from), || {
            format!("{from} is not in the text")
        })?;
        let findings = found(&SOUND.replacen(from, to, 1));
        if record.is_empty() {
            return same("findings", &findings, &Vec::new());
        }
        let texts: Vec<(String, String)> = findings
            .iter()
            .map(|finding| (finding.record.clone(), i18n::finding(Lang::En, finding)))
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
fn a_circle_of_parts_is_found_at_each_of_them() {
    let doings = SOUND.replacen(
        r#"id: "total", kind: budget,"#,
        r#"id: "total", kind: budget, part_of: "line","#,
        1,
    );
    let mut records: Vec<String> = found(&doings)
        .into_iter()
        .map(|finding| finding.record)
        .collect();
    records.sort_unstable();
    assert_eq!(records, ["line", "total"]);
}
