//! What other programs read in the files. They are installed by `.ci/run`.

use std::fs;
use std::process::Command;

use kizuna::export::pdf;
use kizuna::fonts::Metrics;
use kizuna::layout::Point;
use kizuna::model::Lang;
use kizuna::scene::{Anchor, Ground, Mark, MeasureText as _, Sheet, Size, TextMark, ink};

use crate::support::{TODAY, whole};

/// Every name that the registry has, in both languages, with readings and former names.
fn names() -> Vec<String> {
    let registry = whole();
    let mut names: Vec<String> = registry
        .actors
        .iter()
        .flat_map(|actor| &actor.names)
        .flat_map(|name| {
            [
                Some(name.ja.clone()),
                Some(name.en.clone()),
                name.reading.clone(),
            ]
        })
        .flatten()
        .filter(|name| !name.trim().is_empty())
        .collect();
    let kinds = registry.kinds.iter();
    names.extend(kinds.flat_map(|kind| [kind.name.ja.clone(), kind.name.en.clone()]));
    names.sort();
    names.dedup();
    names
}

#[test]
#[ignore = "needs pdftotext"]
fn the_text_of_a_pdf_is_every_name_as_the_registry_has_it() {
    let names = names();
    assert!(names.len() > 500, "only {} names", names.len());
    let (size, row) = (12.0, 24.0);
    let metrics = Metrics::new();
    let widest = names.iter().map(|name| metrics.width(name, size, true));
    let widest = widest.fold(0.0, f64::max);
    let mark = |(at, name): (usize, &String)| {
        Mark::Text(TextMark {
            text: name.clone(),
            at: Point::new(20.0, row * (at as f64 + 1.0)),
            anchor: Anchor::Start,
            size,
            // Both cuts, with and without a rim around the letters.
            bold: at % 2 == 0,
            color: ink(Ground::Light).text,
            opacity: 1.0,
            halo: (at % 3 == 0).then_some(ink(Ground::Light).ground),
        })
    };
    let sheet = Sheet {
        size: Size {
            width: widest + 40.0,
            height: row * (names.len() as f64 + 2.0),
        },
        frame: names.iter().enumerate().map(mark).collect(),
        ..Sheet::default()
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("names.pdf");
    fs::write(&file, pdf(&sheet, Lang::Ja, TODAY).unwrap()).unwrap();
    let out = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8", "-nopgbrk"])
        .args([file.as_os_str(), "-".as_ref()])
        .output()
        .expect("pdftotext is there");
    let text = String::from_utf8(out.stdout).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let wrong: Vec<(&String, Option<&&str>)> = names
        .iter()
        .enumerate()
        .map(|(at, name)| (name, lines.get(at)))
        .filter(|(name, line)| Some(name.as_str()) != line.copied())
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {}: {:?}",
        wrong.len(),
        names.len(),
        &wrong[..wrong.len().min(12)]
    );
    let fonts = Command::new("pdffonts").arg(&file).output().unwrap();
    let fonts = String::from_utf8_lossy(&fonts.stdout).into_owned();
    for line in fonts.lines().skip(2) {
        let columns: Vec<&str> = line.split_whitespace().rev().collect();
        // From the right: number, object, in Unicode, a subset, embedded.
        assert_eq!(columns[2..5], ["yes", "yes", "yes"], "{line}");
    }
}
