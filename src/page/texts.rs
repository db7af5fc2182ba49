//! What the page says. It puts in names and numbers by itself: a text keeps `{name}` in place of an
//! argument. Of a message with numbers there is a text for each number that a language may tell apart:
//! `count/01` is for 0 of the first and 1 of the second, `count/nn` for any others.

use std::collections::BTreeMap;

use crate::i18n::{Arg, Message};
use crate::model::Lang;

/// A message with the names of its words and of its numbers.
type Said = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

const SAID: &[Said] = &[
    ("actor-no-ties", &[], &[]),
    ("arrangement-map", &[], &[]),
    ("arrangement-map-pacific-help", &[], &[]),
    ("arrangement-radial", &[], &[]),
    ("arrangement-radial-help", &[], &[]),
    ("box-as-of", &[], &[]),
    ("box-hint", &[], &[]),
    ("chooser-name", &[], &[]),
    ("close", &[], &[]),
    ("column-country", &[], &[]),
    ("column-end", &[], &[]),
    ("column-from", &[], &[]),
    ("column-kind", &[], &[]),
    ("column-start", &[], &[]),
    ("column-status", &[], &[]),
    ("column-to", &[], &[]),
    ("command-fit", &[], &[]),
    ("command-inspector", &[], &[]),
    ("command-pause", &[], &[]),
    ("command-play", &[], &[]),
    ("command-reset", &[], &[]),
    ("command-reset-filters", &[], &[]),
    ("command-step-back", &[], &[]),
    ("command-step-forward", &[], &[]),
    ("command-zoom-in", &[], &[]),
    ("command-zoom-out", &[], &[]),
    ("count-with-possible", &["certain", "possible"], &[]),
    ("date-form-short", &[], &[]),
    ("date-no-such-day-short", &[], &[]),
    ("empty-head", &[], &[]),
    ("era-year", &["era", "year"], &[]),
    ("filter-kinds", &[], &[]),
    ("filter-regions", &[], &[]),
    ("filter-themes", &[], &[]),
    ("filters", &[], &[]),
    ("lang-en", &[], &[]),
    ("lang-ja", &[], &[]),
    ("map-name", &["shown"], &[]),
    ("mark-home", &["name"], &["ties"]),
    ("mark-tie", &["from", "to", "kind"], &[]),
    ("mark-tie-possible", &["from", "to", "kind"], &[]),
    ("menu-theme", &[], &[]),
    ("mode-any", &[], &[]),
    ("mode-as-of", &[], &[]),
    ("mode-name", &[], &[]),
    ("network-name", &["shown"], &[]),
    ("overview-hints", &[], &[]),
    ("overview-legend", &[], &[]),
    ("overview-possible", &[], &[]),
    ("filter-more-kinds", &[], &[]),
    ("page-axis", &[], &[]),
    ("page-back-kinds", &[], &[]),
    ("page-count", &[], &["ties", "possible"]),
    ("page-empty-all", &[], &[]),
    ("page-empty-hint", &[], &[]),
    ("page-empty-never", &[], &[]),
    ("page-hint-keys", &[], &[]),
    ("page-hint-mark", &[], &[]),
    ("page-hint-move", &[], &[]),
    ("page-hint-time", &[], &[]),
    ("page-list", &[], &[]),
    ("page-list-name", &[], &[]),
    ("page-made", &["version", "day"], &[]),
    ("page-map-credit", &[], &[]),
    ("page-mark", &["name", "kind"], &["ties"]),
    ("page-print", &[], &[]),
    ("page-row", &["name"], &["count"]),
    ("page-search-found", &[], &["count"]),
    ("page-search-hint", &[], &[]),
    ("page-shown", &["time", "count"], &["actors"]),
    ("page-skip", &[], &[]),
    ("page-sources", &["sources"], &[]),
    ("page-theme-system", &[], &[]),
    ("picture-sources", &[], &[]),
    ("play-speed", &["years"], &[]),
    ("play-speed-name", &[], &[]),
    ("region-none", &[], &[]),
    ("search-name", &[], &[]),
    ("search-none", &["text"], &[]),
    ("search-tie", &["other", "kind"], &[]),
    ("show-hidden", &[], &[]),
    ("show-state", &["status", "certainty", "day"], &[]),
    ("show-ties", &[], &[]),
    ("status-unnamed", &[], &["count"]),
    ("status-unplaced", &[], &["count"]),
    ("theme-contrast", &[], &[]),
    ("theme-dark", &[], &[]),
    ("theme-light", &[], &[]),
    ("tie-not-shown", &[], &[]),
    ("time-as-of", &["day"], &[]),
    ("time-end-of-year", &["year"], &[]),
];

/// The numbers that a language may tell apart, and the letter for each.
const NUMBERS: [(char, Option<usize>); 3] = [('0', Some(0)), ('1', Some(1)), ('n', None)];

/// All texts of the page: for each language by the message's id, with `/` and a letter for each number.
pub(super) fn texts() -> BTreeMap<&'static str, BTreeMap<String, String>> {
    let mut texts: BTreeMap<&'static str, BTreeMap<String, String>> = BTreeMap::new();
    for lang in Lang::ALL {
        let said = texts.entry(lang.tag()).or_default();
        for message in SAID {
            said.extend(forms(message, lang));
        }
    }
    texts
}

/// The forms of a message.
fn forms((id, words, numbers): &Said, lang: Lang) -> Vec<(String, String)> {
    let hole = |name: &str| Arg::Plain(format!("{{{name}}}"));
    let mut plain = Message::new(id);
    for word in *words {
        plain = plain.with(word, hole(word));
    }
    let mut forms = vec![(String::new(), plain)];
    for name in *numbers {
        let each = |(key, message): (String, Message)| {
            NUMBERS.map(|(letter, number)| {
                let value = number.map_or_else(|| hole(name), Arg::Number);
                (format!("{key}{letter}"), message.clone().with(name, value))
            })
        };
        forms = forms.into_iter().flat_map(each).collect();
    }
    let key = |key: String| match key.as_str() {
        "" => (*id).to_owned(),
        key => format!("{id}/{key}"),
    };
    let forms = forms.into_iter();
    forms
        .map(|(letters, message)| (key(letters), message.text(lang)))
        .collect()
}
