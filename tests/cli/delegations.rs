//! Delegations on the command line: listed by time, place and text, and shown one by one.

use super::{OnDisk, ids, json, kizuna, kizuna_in, output};
use crate::support::delegations::{FULL, with};
use crate::support::world;
use kizuna::model::Lang;

fn disk() -> OnDisk {
    let base = world(
        "scheme world europe=FR africa=ZA
         theme water
         home a
         actor a city JP 35,139
         actor b city FR 45,4
         actor c city FR 46,4
         actor d city ZA -29,31",
    );
    let more = r#"
      delegations: [
        (id: "past", title: (ja: "来訪", en: "Visitors"), direction: incoming, date: "2019-10",
         stops: [(actor: "d")]),
        (id: "open", title: (ja: "秋の訪問", en: "Autumn visit"), direction: outgoing,
         date: "2026-11-20", until: "2026-11-24", stops: [(actor: "b")]),
    "#;
    let tables = FULL.replacen("delegations: [", more, 1);
    let registry = with(&base, &tables);
    OnDisk::raw(kizuna::store::to_ron(&registry).unwrap().as_bytes())
}

#[test]
fn they_are_listed_by_date_and_by_what_is_asked_of_them() {
    let disk = disk();
    let file = disk.file();
    let list = |words: &[&str]| {
        let mut all = vec!["list", "delegations", "--file", &file];
        all.extend(words);
        ids(&all)
    };
    assert_eq!(list(&[]), ["past", "open", "spring"]);
    // As of a day those that are not over: the last day is still in it.
    assert_eq!(list(&["--as-of", "today"]), ["open", "spring"]);
    assert_eq!(list(&["--as-of", "2026-11-24"]), ["open", "spring"]);
    assert_eq!(list(&["--as-of", "2026-11-25"]), ["spring"]);
    assert_eq!(list(&["--as-of", "2019-10-31"]), ["past", "open", "spring"]);
    // In a span those that take place in it.
    assert_eq!(list(&["--in-force", "2027-04-18..2027"]), ["spring"]);
    assert_eq!(list(&["--in-force", "2027-04-19..2027"]), [""; 0]);
    assert_eq!(list(&["--in-force", "2019..2026"]), ["past", "open"]);
    assert_eq!(list(&["--country", "FR"]), ["open", "spring"]);
    assert_eq!(list(&["--region", "africa"]), ["past"]);
    assert_eq!(list(&["--actor", "c"]), ["spring"]);
    assert_eq!(list(&["--theme", "water"]), ["spring"]);
    assert_eq!(list(&["--visibility", "internal"]), ["spring"]);
    assert_eq!(list(&["--search", "秋の"]), ["open"]);
    let refused = kizuna(&["list", "delegations", "--kind", "pact", "--file", &file]);
    assert_eq!(refused.code, 2);
    let public = kizuna(&["list", "delegations", "--file", &file, "--public"]);
    assert!(public.out.contains("来訪") && !public.out.contains("春の欧州訪問"));
}

#[test]
fn one_is_shown_with_stops_protocol_and_questions() {
    let disk = disk();
    let file = disk.file();
    let page = kizuna_in(Lang::En, &["show", "spring", "--file", &file], Ok(())).out;
    for line in [
        "Spring visit to Europe",
        "Outgoing · 10 April 2027 to 18 April 2027 · internal",
        "Talks on water",
        "  11 April 2027 to 13 April 2027  b",
        "    Mayor",
        "    Waterworks",
        "  15 April 2027  c",
        "  Forms of address: Your Excellency",
        "  Gift to the partner: Silk scarf · internal",
        "  Dates of the assembly",
        "  Budget apart",
        "Languages: French",
    ] {
        assert!(page.contains(line), "no {line:?} in\n{page}");
    }
    let row = &json(&["show", "spring", "--file", &file])[0];
    assert_eq!(row["id"], "spring");
    assert_eq!(row["stops"][1]["actor"], "c");
    assert_eq!(row["protocol"].as_array().unwrap().len(), 2);
    // Whoever is visited tells of it.
    let actor = output(&["show", "c", "--file", &file]);
    assert!(
        actor.contains("春の欧州訪問") && actor.contains("spring"),
        "{actor}"
    );
    let public = output(&["show", "c", "--file", &file, "--public"]);
    assert!(!public.contains("春の欧州訪問"), "{public}");
}
