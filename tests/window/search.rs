//! Finding a city or body and jumping to it.

use egui::{Key, Modifiers};
use kizuna::ui::command::Command;

use super::stage::{Stage, english, japanese};

fn search(stage: &mut Stage, typed: &str) {
    stage.keys(Modifiers::COMMAND, Key::F);
    stage.type_text(typed);
}

#[test]
fn enter_jumps_to_what_was_typed_in_whatever_writing() {
    for (typed, id) in [
        ("オデッサ", "odesa"),
        ("オデーサ", "odesa"),
        ("odessa", "odesa"),
        ("ｏｄｅｓａ", "odesa"),
        ("おで", "odesa"),
        ("ITTO", "itto"),
        ("ﾊﾞﾝｸｰﾊﾞｰ", "vancouver"),
        ("しゃんはい", "shanghai"),
        ("保土ヶ谷", "hodogaya_ward"),
        ("保土ケ谷", "hodogaya_ward"),
        ("constanta", "constanta"),
    ] {
        let mut stage = japanese();
        search(&mut stage, typed);
        stage.key(Key::Enter);
        assert_eq!(stage.selected(), [id], "typed {typed}");
        assert!(stage.state().desk.search.is_empty());
    }
}

#[test]
fn arrows_choose_among_the_results() {
    let mut stage = japanese();
    search(&mut stage, "バンクーバー");
    stage.key(Key::ArrowDown);
    stage.key(Key::Enter);
    assert_eq!(stage.selected(), ["port_of_vancouver"]);
}

#[test]
fn a_result_found_by_another_name_says_by_which() {
    let mut stage = japanese();
    search(&mut stage, "オデッサ");
    assert!(
        stage.has("オデーサ"),
        "the name in use is shown: {:?}",
        stage.texts()
    );
}

#[test]
fn nothing_found_is_said_and_typing_goes_on() {
    let mut stage = english();
    search(&mut stage, "zzzz");
    assert!(stage.has("Nothing was found."));
    stage.key(Key::Enter);
    assert!(stage.selected().is_empty());
    assert_eq!(stage.state().desk.search, "zzzz");
}

#[test]
fn the_last_row_narrows_the_network_to_what_was_typed() {
    let mut stage = english();
    let before = stage.visible_ties().len();
    search(&mut stage, "ITTO");
    stage.press("Show only ties containing “ITTO”");
    let after = stage.visible_ties();
    assert!(!after.is_empty() && after.len() < before);
    assert!(after.iter().all(|id| id.contains("itto")), "{after:?}");
    stage.press("Remove the condition “containing “ITTO””");
    assert_eq!(stage.visible_ties().len(), before);
}

#[test]
fn escape_closes_the_list() {
    let mut stage = english();
    search(&mut stage, "lyon");
    assert!(stage.state().desk.search_open);
    stage.key(Key::Escape);
    assert!(!stage.state().desk.search_open);
    assert!(stage.selected().is_empty());
}

#[test]
fn composing_japanese_neither_jumps_nor_closes() {
    let mut stage = japanese();
    stage.keys(Modifiers::COMMAND, Key::F);
    let ime = |event| egui::Event::Ime(event);
    stage.harness.event(ime(egui::ImeEvent::Preedit {
        text: "おでさ".to_owned(),
        active_range_chars: None,
    }));
    stage.run();
    stage
        .harness
        .event(ime(egui::ImeEvent::Commit("オデーサ".to_owned())));
    stage.run();
    assert!(
        stage.selected().is_empty(),
        "committing a word is not Enter"
    );
    assert_eq!(stage.state().desk.search, "オデーサ");
    stage.key(Key::Enter);
    assert_eq!(stage.selected(), ["odesa"]);
}

#[test]
fn all_results_and_the_last_row_are_reached_by_keys() {
    let mut stage = english();
    stage.keys(Modifiers::COMMAND, Key::F);
    stage.type_text("yokohama");
    let count = kizuna::lens::find_actors(&stage.state().derived.index, "yokohama").len();
    assert!(count > 8);
    for _ in 0..count {
        stage.key(Key::ArrowDown);
    }
    stage.key(Key::Enter);
    assert_eq!(stage.state().lens.search, "yokohama");
    assert_eq!(stage.state().desk.search, "");
}

#[test]
fn what_nothing_contains_is_not_offered_and_escape_lets_go_step_by_step() {
    let mut stage = english();
    stage.send(Command::Select(["lyon".into()].into()));
    stage.keys(Modifiers::COMMAND, Key::F);
    stage.type_text("zzzz");
    assert!(!stage.has("zzzz”"), "{:?}", stage.texts());
    stage.key(Key::Escape);
    assert_eq!(
        stage.state().desk.search,
        "",
        "nothing that looks like a condition"
    );
    assert_eq!(stage.selected(), ["lyon"]);
    stage.key(Key::Escape);
    assert!(stage.selected().is_empty());
}
