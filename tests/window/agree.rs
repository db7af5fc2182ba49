//! One lens, one answer: the window, the lists, the statistics and the picture show the same.

use std::collections::BTreeSet;
use std::fs;

use kizuna::lens::{Lens, Phrase};
use kizuna::model::Lang;
use kizuna::ui::command::Command;

use super::stage::Scene;
use crate::cli::{OnDisk, json, kizuna};
use crate::support::{builtin, each, lenses, must, same};

/// The words of a command line, as a shell cuts them.
fn shell(line: &str) -> Vec<String> {
    let (mut words, mut word, mut inside) = (Vec::new(), None::<String>, false);
    let mut letters = line.chars();
    while let Some(c) = letters.next() {
        match c {
            '"' => {
                inside = !inside;
                word.get_or_insert_default();
            }
            '\\' => word.get_or_insert_default().extend(letters.next()),
            ' ' if !inside => words.extend(word.take()),
            c => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// The ids of a class of elements in a picture.
fn drawn(picture: &str, class: &str) -> BTreeSet<String> {
    picture
        .split(&format!("class=\"{class}\" id=\""))
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn two_hundred_lenses_show_the_same_in_window_list_statistics_and_picture() {
    let disk = OnDisk::agreements();
    let file = disk.file();
    let mut scene = Scene::new(Lang::En);
    scene.size = (640.0, 420.0);
    let stage = std::cell::RefCell::new(scene.open());
    let shown = std::cell::Cell::new(0);
    each(lenses(builtin(), 2026, 200), 200, |lens: &Lens| {
        let mut stage = stage.borrow_mut();
        stage.send(Command::SetLens(Box::new(lens.clone()), None));
        let state = stage.state();
        let ties: BTreeSet<String> = stage.visible_ties().into_iter().collect();
        let actors: BTreeSet<String> = state
            .derived
            .visible
            .actors
            .iter()
            .map(|at| builtin().actors.rows()[*at].id.to_string())
            .collect();
        shown.set(shown.get() + usize::from(!ties.is_empty()));
        // What the window's canvas holds.
        let scene = stage.scene();
        let marks: BTreeSet<String> = scene
            .actors
            .iter()
            .map(|mark| mark.id.to_string())
            .collect();
        same("marks", &marks, &actors)?;
        let curves: BTreeSet<String> = scene.ties.iter().map(|mark| mark.id.to_string()).collect();
        same("curves", &curves, &ties)?;
        // The same lens as the command line's options.
        let options = shell(&Phrase::from(lens).to_string());
        let words = |head: &[&str]| -> Vec<String> {
            let head = head.iter().map(|word| (*word).to_owned());
            let file = ["--file".to_owned(), file.clone()];
            head.chain(options.iter().cloned()).chain(file).collect()
        };
        let rows = |head: &[&str]| {
            let words = words(head);
            json(&words.iter().map(String::as_str).collect::<Vec<_>>())
        };
        let ids = |head: &[&str]| -> BTreeSet<String> {
            let id = |row: &serde_json::Map<String, serde_json::Value>| {
                row["id"].as_str().unwrap_or_default().to_owned()
            };
            rows(head).iter().map(id).collect()
        };
        same("list ties", &ids(&["list", "ties"]), &ties)?;
        same("list actors", &ids(&["list", "actors"]), &actors)?;
        let stats = rows(&["stats"]);
        let total = |item: &str| {
            let row = stats
                .iter()
                .find(|row| row["group"] == "total" && row["id"] == item);
            // Those that only possibly fit are counted beside the certain ones.
            let number = |key: &str| row?.get(key)?.as_u64();
            number("value").map(|certain| certain + number("possible").unwrap_or(0))
        };
        same(
            "ties of the statistics",
            &total("ties"),
            &Some(ties.len() as u64),
        )?;
        same(
            "actors of the statistics",
            &total("actors"),
            &Some(actors.len() as u64),
        )?;
        let out = disk.path("picture.svg");
        let out_text = out.display().to_string();
        let export = words(&["export", &out_text]);
        let ran = kizuna(&export.iter().map(String::as_str).collect::<Vec<_>>());
        must(ran.code == 0, || ran.err.clone())?;
        let picture = fs::read_to_string(&out).map_err(|error| error.to_string())?;
        same("ties of the picture", &drawn(&picture, "tie"), &ties)?;
        same("actors of the picture", &drawn(&picture, "actor"), &actors)
    });
    assert!(
        shown.get() > 80,
        "only {} of 200 show anything",
        shown.get()
    );
}
