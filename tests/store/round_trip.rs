//! What is written reads back to the same, byte by byte.

use kizuna::store::{load_file, load_text, to_ron};
use proptest::prelude::*;

use crate::support::{cases, first_difference, whole, world};

const YOKOHAMA: &str = include_str!("../../data/yokohama.ron");

#[test]
fn the_built_in_registry_is_written_as_it_stands_in_the_repository() {
    let written = to_ron(whole()).unwrap();
    if let Some(difference) = first_difference(&written, YOKOHAMA) {
        panic!("data/yokohama.ron is not in the form that is saved, {difference}");
    }
}

#[test]
fn a_registry_reads_back_from_its_file_form() {
    let read = load_text(&to_ron(whole()).unwrap(), "text").unwrap();
    assert!(read == **whole());
}

#[test]
fn every_field_of_a_record_survives() {
    // One record with every optional field set, beside one with none.
    let text = r#"(
  format_version: 1,
  title: (ja: "全部", en: "All"),
  home: "a",
  default_scheme: "s",
  sources: [
    (id: "d", title: (ja: "文書", en: "Document"), publisher: (ja: "市", en: "City"), published: "2015-12",
     as_of: "2015", status: draft, note: (ja: "注", en: "Note")),
    (id: "e", title: (ja: "文書", en: "Document"), publisher: (ja: "市", en: "City"), status: dataset),
  ],
  kinds: [(id: "k", class: representation, name: (ja: "種", en: "Kind"), hue: light_blue, shape: star, dash: dash_dot_dot)],
  themes: [(id: "m", name: (ja: "題", en: "Theme"))],
  schemes: [(id: "s", name: (ja: "分", en: "Scheme"), sources: ["d#1"], note: (ja: "注", en: "Note"),
    regions: [(id: "r", name: (ja: "域", en: "Region"), countries: ["fr"], actors: ["b"])])],
  actors: [
    (id: "a", kind: event_series, names: [
      (ja: "甲", en: "A", reading: "こう", short: (ja: "甲", en: "A"), from: [(value: "昭和40年", sources: ["d#1"], note: (ja: "注", en: "Note"))],
       until: [(value: "FY2022", sources: ["d#1"])], sources: ["d#1", "d#参考2 (1)"], note: (ja: "注", en: "Note")),
      (ja: "旧", en: "Old", role: former, sources: ["d#1"])],
     country: "JP", place: (lat: -35.5, lon: 139.25, sources: ["d#1"]), located_in: "b",
     facts: [(label: (ja: "事", en: "Fact"), value: [(value: (ja: "一", en: "One"), sources: ["d#1"]), (value: (ja: "二", en: "Two"), sources: ["d#2"])])],
     notes: [(text: (ja: "秘", en: "Secret"), visibility: internal), (text: (ja: "公", en: "Open"), sources: ["d#1"])],
     visibility: internal),
    (id: "b", kind: city, names: []),
  ],
  ties: [
    (id: "t", kind: "k", from: "a", to: "b", title: (ja: "書", en: "Pact"), events: [
       (kind: fields_added, date: [(value: "S40.7.1", sources: ["d#1"])], until: "1970", by: "u", note: (ja: "注", en: "Note")),
     ], themes: ["m"], facts: [(label: (ja: "事", en: "Fact"), value: [])],
     notes: [(text: (ja: "記", en: "Remark"))], visibility: internal),
    (id: "u", kind: "k", from: "b", to: "a", events: []),
  ],
  pins: {"a": (1.5, -2.25)},
)"#;
    let registry = load_text(text, "text").unwrap();
    let written = to_ron(&registry).unwrap();
    assert!(load_text(&written, "text").unwrap() == registry);
    // Forms that people type come out in the one that files have.
    for canonical in [
        r#"value: "1965""#,
        r#"value: "2022-04/2023-03""#,
        r#"value: "1965-07-01""#,
        r#"countries: ["FR"]"#,
        "visibility: internal",
        "role: former",
        "dash: dash_dot_dot",
        r#""a": (1.5, -2.25)"#,
    ] {
        assert!(
            written.contains(canonical),
            "{canonical} is not in\n{written}"
        );
    }
    // What is usual is not written.
    for usual in [
        "visibility: public",
        "role: current",
        "None",
        "[],\n      notes",
    ] {
        assert!(!written.contains(usual), "{usual} is in\n{written}");
    }
}

#[test]
fn a_file_reads_the_same_with_a_byte_order_mark_and_windows_line_ends() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mark.ron");
    for text in [
        format!("\u{feff}{YOKOHAMA}"),
        YOKOHAMA.replace('\n', "\r\n"),
        format!("\u{feff}{}", YOKOHAMA.replace('\n', "\r\n")),
        format!("// a remark\n{YOKOHAMA}\n\n/* and one behind */\n"),
    ] {
        std::fs::write(&path, &text).unwrap();
        let (registry, _) = load_file(&path).unwrap();
        assert!(registry == **whole(), "begins {:?}", &text[..20]);
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn texts_of_any_characters_survive(ja in any::<String>(), en in any::<String>()) {
        let mut registry = world(
            "kind pact sister
             actor a city JP 35,139
             actor b city FR 45,4
             tie t pact a b : signed 1965",
        );
        registry.title.ja = ja;
        registry.title.en = en;
        let written = to_ron(&registry).unwrap();
        let read = load_text(&written, "text").unwrap();
        prop_assert!(read == registry, "{}", written);
        prop_assert_eq!(to_ron(&read).unwrap(), written);
    }

    #[test]
    fn coordinates_and_pins_survive_to_the_last_bit(
        lat in -90.0..=90.0_f64, lon in -180.0..=180.0_f64, x in any::<f64>(), y in any::<f64>(),
    ) {
        prop_assume!(x.is_finite() && y.is_finite());
        let registry = world(&format!(
            "actor a city JP {lat},{lon}
             pin a {x} {y}"
        ));
        let read = load_text(&to_ron(&registry).unwrap(), "text").unwrap();
        prop_assert!(read == registry);
    }
}
