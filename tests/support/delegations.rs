//! Delegations for tests: none stands in the city's documents.

use kizuna::model::{Registry, Table};
use kizuna::store;

/// A delegation with every field, internal as those that an office prepares, and a template.
pub(crate) const FULL: &str = r#"
  delegations: [
    (id: "spring", title: (ja: "春の欧州訪問", en: "Spring visit to Europe"), direction: outgoing,
     purpose: (ja: "水の技術協力の協議", en: "Talks on water"),
     date: "2027-04-10", until: "2027-04-18",
     stops: [
       (actor: "b", date: "2027-04-11", until: "2027-04-13", meets: [(ja: "市長", en: "Mayor"), (ja: "議長", en: "Speaker")],
        note: (ja: "浄水場の視察", en: "Waterworks")),
       (actor: "c", date: "2027-04-15"),
     ],
     themes: ["water"], languages: [(ja: "フランス語", en: "French")],
     protocol: [
       (about: address, text: (ja: "閣下", en: "Your Excellency"), sources: ["doc#1"]),
       (about: gift_given, text: (ja: "絹のスカーフ", en: "Silk scarf"), visibility: internal),
     ],
     questions: [(text: (ja: "議会の日程", en: "Dates of the assembly"), sources: [], visibility: internal)],
     sources: ["doc#2"],
     notes: [(text: (ja: "予算は別紙", en: "Budget apart"), sources: ["doc#3"])],
     visibility: internal),
  ],
  templates: [
    (id: "short", name: (ja: "一枚", en: "One page"), tone: plain, sections: [summary, ties, protocol]),
  ],
"#;

/// A registry with these lines of RON behind its last table.
pub(crate) fn with(base: &Registry, tables: &str) -> Registry {
    // Empty tables are not written, so the new ones stand alone.
    let bare = Registry {
        delegations: Table::default(),
        templates: Table::default(),
        ..base.clone()
    };
    let text = store::to_ron(&bare).unwrap();
    let end = text.trim_end().strip_suffix(')').unwrap();
    store::load_text(&format!("{end}{tables})"), "fixture").unwrap()
}
