//! The file that the page becomes.

use std::collections::BTreeSet;

use kizuna::export::page;
use kizuna::lens::Lens;
use kizuna::model::{Lang, Note, Table, Text};
use kizuna::page::Content;

use super::{content_of, data_of, file_of, index, small};
use crate::support::{text_files, whole, world};

/// Names of actors that are markup where they are not escaped.
const NASTY: [&str; 4] = [
    "</script><script>alert(1)</script>",
    "<!--",
    "\u{2028}\u{2029}\"'\\",
    "<img src=x onerror=alert(1)>&amp;",
];

#[test]
fn nothing_that_somebody_wrote_becomes_markup() {
    let mut registry = world(
        "home a\nkind pact sister\nactor a city JP 35,139\nactor b city FR 48,2\ntie t pact a b : signed 1960",
    );
    registry.title = Text::new(NASTY[0], NASTY[3]);
    let mut actors = registry.actors.rows().to_vec();
    actors[1].names[0].ja = NASTY[0].to_owned();
    actors[1].names[0].en = NASTY[2].to_owned();
    actors[1].notes = NASTY
        .iter()
        .map(|text| Note {
            text: Text::new(*text, *text),
            ..Note::default()
        })
        .collect();
    registry.actors = Table::new(actors);
    let plain = file_of(&small("home a\nactor a city JP 35,139"), &Lens::default());
    let index = kizuna::lens::Index::new(std::sync::Arc::new(registry));
    let file = file_of(&index, &Lens::default());
    let count = |file: &str, mark: &str| file.matches(mark).count();
    for mark in ["<script", "</script", "<!--", "<img", "<style", "<title"] {
        assert_eq!(count(&file, mark), count(&plain, mark), "{mark}");
    }
    assert_eq!(count(&file, "\u{2028}") + count(&file, "\u{2029}"), 0);
    let data = data_of(&file);
    assert_eq!(data["title"]["ja"], NASTY[0]);
    assert_eq!(data["actors"][1]["names"][0]["name"]["en"], NASTY[2]);
    assert!(file.contains("<title>&lt;/script&gt;"));
}

#[test]
fn the_same_page_has_the_same_bytes_and_stays_below_two_megabytes() {
    let index = index(whole());
    let file = file_of(&index, &Lens::default());
    assert_eq!(file, file_of(&super::index(whole()), &Lens::default()));
    assert!(file.len() < 2_000_000, "{} bytes", file.len());
    assert!(file.len() > 300_000, "{} bytes", file.len());
    assert_eq!(
        data_of(&file)["ties"].as_array().unwrap().len(),
        whole().ties.len()
    );
}

#[test]
fn the_page_asks_for_nothing_from_elsewhere() {
    let file = file_of(&small("home a\nactor a city JP 35,139"), &Lens::default());
    let policy =
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";
    assert!(file.contains(policy));
    let sources: Vec<(String, String)> = ["html", "css", "js"]
        .iter()
        .flat_map(|ending| text_files("assets/page", ending))
        .collect();
    assert!(sources.len() >= 10);
    for (path, text) in sources {
        // The namespace of SVG is a name and no place.
        let text = text.replace("http://www.w3.org/2000/svg", "");
        for call in [
            "http:",
            "https:",
            "url(",
            "@import",
            "fetch(",
            "XMLHttpRequest",
            "WebSocket",
            "import(",
            "src=",
            "localStorage",
            "cookie",
            "innerHTML",
            "eval(",
        ] {
            assert!(!text.contains(call), "{path} has {call}");
        }
        assert!(text.lines().count() < 700, "{path} is too long");
    }
}

#[test]
fn the_page_holds_the_messages_that_it_says_and_no_others() {
    let texts = content_of(&small("home a\nactor a city JP 35,139"), &Lens::default()).texts;
    let known: BTreeSet<&str> = texts["ja"]
        .keys()
        .filter_map(|key| key.split('/').next())
        .collect();
    let files: Vec<(String, String)> = ["html", "js"]
        .iter()
        .flat_map(|ending| text_files("assets/page", ending))
        .collect();
    let mut said = BTreeSet::new();
    for (path, text) in &files {
        let marks = [
            "say('",
            "data-say=\"",
            "data-name=\"",
            "data-tip=\"",
            "data-hint=\"",
        ];
        for rest in marks.iter().flat_map(|mark| text.split(mark).skip(1)) {
            let id = rest.split(['\'', '"']).next().unwrap();
            assert!(known.contains(id), "{path} says {id}");
            said.insert(id);
        }
    }
    assert!(said.len() > 50, "{said:?}");
    let unused: Vec<&&str> = known
        .iter()
        .filter(|id| !said.contains(**id) && !id.starts_with("lang-"))
        .filter(|id| {
            !files
                .iter()
                .any(|(_, text)| text.contains(&format!("'{id}'")))
        })
        .collect();
    assert_eq!(unused, Vec::<&&str>::new(), "nobody says these");
}

#[test]
fn looks_are_those_of_the_window() {
    use kizuna::model::Hue;
    use kizuna::scene::{Ground, ink};
    let file = file_of(&index(whole()), &Lens::default());
    for ground in Ground::ALL {
        let wanted = [ink(ground).accent, ink(ground).land, Hue::Blue.on(ground)];
        for color in wanted {
            assert!(file.contains(&color.to_hex()), "{ground:?} {color:?}");
        }
    }
    for (path, text) in text_files("assets/page", "css") {
        let hex = text.split('#').skip(1).filter(|rest| {
            let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
            (digits == 3 || digits == 6)
                && !rest
                    .chars()
                    .nth(digits)
                    .is_some_and(|c| c.is_ascii_alphabetic() || c == '-')
        });
        assert_eq!(hex.count(), 0, "{path} has a colour of its own");
    }
}

#[test]
fn every_colour_that_the_page_names_is_one_of_its_looks() {
    let content = content_of(&index(whole()), &Lens::default());
    for look in &content.looks {
        let known: BTreeSet<&str> = look.values.iter().map(|(name, _)| name.as_str()).collect();
        let mut named = 0;
        for ending in ["css", "js"] {
            for (path, text) in text_files("assets/page", ending) {
                for rest in text.split("var(--").skip(1) {
                    let name: String = rest
                        .chars()
                        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
                        .collect();
                    // What is put together ends with a number.
                    let is_known = match name.strip_suffix('_') {
                        Some(_) => known.contains(format!("{name}0").as_str()),
                        None => known.contains(name.as_str()) || name == "seen",
                    };
                    assert!(is_known, "{path} names --{name}");
                    named += 1;
                }
            }
        }
        assert!(named > 80, "{named}");
    }
}

#[test]
fn language_and_look_are_those_that_were_asked_for() {
    let content = content_of(&small("home a\nactor a city JP 35,139"), &Lens::default());
    assert!(page(&content).contains(r#"<html lang="ja" data-theme="system">"#));
    let dark = Content {
        lang: Lang::En.tag(),
        theme: "dark",
        ..content
    };
    assert!(page(&dark).contains(r#"<html lang="en" data-theme="dark">"#));
}
