//! Every character that the program can show has a glyph in a bundled face.

use std::collections::{BTreeMap, BTreeSet};

use kizuna::fonts::{BOLD, FALLBACKS, Face, Metrics, REGULAR};
use kizuna::scene::MeasureText as _;
use skrifa::{FontRef, MetadataProvider as _};

use crate::support::{source_files, text_files};

/// Where each character stands first.
fn characters() -> BTreeMap<char, String> {
    let mut texts = text_files("assets/messages", "ftl");
    texts.extend(text_files("data", "ron"));
    texts.extend(text_files("assets/places", "tsv"));
    let mut all = BTreeMap::new();
    for (path, text) in texts {
        for c in text.chars() {
            all.entry(c).or_insert_with(|| path.clone());
        }
    }
    // What the code itself draws: dots between words, names of eras and months.
    for file in source_files("src") {
        for literal in file.literals {
            for c in literal.text.chars().filter(|c| !c.is_ascii()) {
                all.entry(c)
                    .or_insert_with(|| format!("{}:{}", file.path, literal.line));
            }
        }
    }
    all
}

#[test]
fn every_character_of_messages_data_and_code_has_a_glyph() {
    let metrics = Metrics::new();
    let all = characters();
    assert!(all.len() > 700, "{}", all.len());
    let missing: Vec<String> = all
        .iter()
        // The brackets around a missing message are seen only while writing one.
        .filter(|(c, _)| !c.is_control() && !matches!(c, '⟨' | '⟩') && !metrics.covers(**c))
        .map(|(c, place)| format!("{c:?} in {place}"))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn a_character_that_no_face_has_is_told() {
    let metrics = Metrics::new();
    for c in ['\u{E000}', '\u{10FFFF}', '\u{1F4A9}'] {
        assert!(!metrics.covers(c), "{c:?}");
    }
    // It still takes room.
    assert!(metrics.width("\u{E000}", 10.0, false) > 5.0);
}

fn has(face: Face, c: char) -> bool {
    FontRef::new(face.bytes)
        .expect("a font")
        .charmap()
        .map(c)
        .is_some()
}

#[test]
fn characters_with_a_japanese_form_come_from_the_japanese_face() {
    // These look different in Chinese faces.
    for c in "直骨海角今令冷関与化".chars() {
        assert!(has(REGULAR, c) && has(BOLD, c), "{c}");
    }
    // What the Japanese face lacks stands behind it: Romanian, Vietnamese, Korean, Chinese.
    for c in ['ț', 'ẵ', '서', '们'] {
        assert!(FALLBACKS.iter().any(|face| has(*face, c)), "{c}");
    }
    let names: BTreeSet<&str> = FALLBACKS
        .iter()
        .map(|face| face.name)
        .chain([REGULAR.name, BOLD.name])
        .collect();
    assert_eq!(names.len(), 5);
}

#[test]
fn widths_add_up() {
    let metrics = Metrics::new();
    let width = |text: &str| metrics.width(text, 12.0, false);
    assert!(width("").abs() < 1e-12);
    assert!((width("横浜市") - width("横浜") - width("市")).abs() < 1e-9);
    assert!((metrics.width("Lyon", 24.0, false) - 2.0 * width("Lyon")).abs() < 1e-9);
    // A proportional face: an i is narrower than a W, a kanji is about as wide as high.
    assert!(width("i") < width("W") && width("W") < 13.0);
    assert!((width("横") - 12.0).abs() < 0.5);
    assert!(metrics.width("Lyon", 12.0, true) > width("Lyon") * 0.9);
}
