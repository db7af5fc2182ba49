//! Finding a city or body and jumping to it.

use egui::{Key, Modifiers};
use kizuna::model::{CountryCode, KindId, Lang, SchemeId, ThemeId};
use kizuna::ui::command::Command;

use super::stage::{Scene, Stage, english, japanese};
use crate::support::{whole, world};

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
    assert!(stage.has("Nothing was found for “zzzz”."));
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
    let rows = stage.has("more");
    assert!(rows, "there is more than the list shows");
    for _ in 0..30 {
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
    assert!(!stage.has("Show only ties"), "{:?}", stage.texts());
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

fn open_whole(lang: kizuna::model::Lang) -> Stage {
    Scene {
        registry: std::sync::Arc::clone(whole()),
        ..Scene::new(lang)
    }
    .open()
}

/// The rows that can be chosen, as they are spoken.
fn options(stage: &Stage) -> Vec<String> {
    use egui_kittest::kittest::NodeT as _;
    stage
        .harness
        .root()
        .children_recursive()
        .map(|node| node.accesskit_node())
        .filter(|node| node.role() == egui::accesskit::Role::ListBoxOption)
        .filter_map(|node| node.label())
        .collect()
}

#[test]
fn results_stand_under_the_names_of_their_sorts() {
    let mut stage = open_whole(Lang::Ja);
    search(&mut stage, "防災");
    let texts = stage.texts();
    let at = |part: &str| texts.iter().position(|text| text.starts_with(part));
    let heads = ["種類・テーマ（", "提携（", "できごと（", "都市・機関（"].map(at);
    assert!(heads.iter().all(Option::is_some), "{heads:?} in {texts:?}");
    assert!(heads[0] < heads[1], "the best group comes first");
    assert!(stage.has("を表示"), "what is left is told");
}

#[test]
fn the_rest_of_a_group_unfolds_by_keys() {
    let mut stage = open_whole(Lang::En);
    search(&mut stage, "lounge");
    let before = options(&stage);
    let more = before.iter().position(|name| name.starts_with("… and"));
    let more = more.expect("a group is longer than the list shows");
    for _ in 0..more {
        stage.key(Key::ArrowDown);
    }
    stage.key(Key::Enter);
    assert!(stage.state().desk.search_open, "the list stays open");
    let after = options(&stage);
    assert!(after.len() > before.len(), "{after:?}");
    // The first of those that were hidden is chosen now.
    stage.key(Key::Enter);
    assert!(!stage.state().desk.search_open);
    assert_eq!(stage.selected().len(), 1);
}

#[test]
fn keys_walk_the_whole_list() {
    let mut stage = open_whole(Lang::En);
    search(&mut stage, "yokohama");
    let last = options(&stage).len() - 1;
    for (key, row) in [
        (Key::End, last),
        (Key::ArrowDown, last),
        (Key::PageUp, last - 8),
        (Key::Home, 0),
        (Key::ArrowUp, 0),
        (Key::PageDown, 8),
        (Key::ArrowUp, 7),
    ] {
        stage.key(key);
        assert_eq!(stage.state().desk.search_row, row, "{key:?}");
    }
    // What is typed next begins at the top again.
    stage.type_text(" p");
    assert_eq!(stage.state().desk.search_row, 0);
}

/// What is typed, and what the lens asks for once Enter is pressed.
#[test]
fn enter_does_what_the_sort_calls_for() {
    let chosen = |typed: &str| {
        let mut stage = open_whole(Lang::Ja);
        search(&mut stage, typed);
        stage.key(Key::Enter);
        stage
    };
    let stage = chosen("漏水検知");
    let tie = stage
        .state()
        .selection
        .tie
        .as_ref()
        .map(ToString::to_string);
    assert_eq!(
        tie.as_deref(),
        Some("project-suido_technical_service-india-leaks")
    );

    let stage = chosen("daikanminkoku");
    assert_eq!(stage.selected().len(), 0);
    let countries: Vec<&str> = stage
        .state()
        .lens
        .countries
        .iter()
        .map(CountryCode::as_str)
        .collect();
    assert_eq!(countries, ["KR"]);

    let stage = chosen("防災");
    let themes: Vec<&str> = stage
        .state()
        .lens
        .themes
        .iter()
        .map(ThemeId::as_str)
        .collect();
    assert_eq!(themes, ["disaster_prevention"]);

    let stage = chosen("kyodoseimei");
    let kinds: Vec<&str> = stage
        .state()
        .lens
        .kinds
        .iter()
        .map(KindId::as_str)
        .collect();
    assert_eq!(kinds, ["joint_statement"]);

    // A region of another scheme brings its scheme along.
    let stage = chosen("米州");
    let regions: Vec<String> = stage
        .state()
        .lens
        .regions
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(regions, ["plan2021:americas"]);
    assert_eq!(
        stage.state().view.scheme.as_ref().map(SchemeId::as_str),
        Some("plan2021")
    );

    let stage = chosen("YUSAの設立");
    assert_eq!(stage.selected(), ["yusa"]);

    let stage = chosen("横浜開港");
    assert_eq!(stage.selected(), ["yokohama"]);
}

#[test]
fn a_milestone_without_anybody_leads_to_its_date() {
    let mut registry = kizuna::model::Registry::clone(whole());
    let milestones = registry.milestones.iter().cloned().map(|mut row| {
        row.actors.clear();
        row
    });
    registry.milestones = kizuna::model::Table::new(milestones.collect());
    let mut stage = Scene {
        registry: std::sync::Arc::new(registry),
        ..Scene::new(Lang::Ja)
    }
    .open();
    search(&mut stage, "横浜開港");
    stage.key(Key::Enter);
    assert!(stage.selected().is_empty());
    let time = stage.state().lens.time;
    assert_eq!(time.reference_day(stage.state().today).year(), 1859);
}

#[test]
fn a_source_opens_on_a_sheet_with_what_rests_on_it() {
    let mut stage = open_whole(Lang::En);
    search(&mut stage, "GALERIO annual report");
    stage.key(Key::Enter);
    assert!(stage.has("Consulted: "), "{:?}", stage.texts());
    assert!(stage.has("Ties that cite it ("));
    stage.press("World Bank");
    assert_eq!(stage.selected(), ["world_bank"]);
    assert!(stage.state().desk.sheet.is_none());
}

#[test]
fn what_was_found_in_a_remark_or_by_its_sound_says_so() {
    let mut stage = open_whole(Lang::En);
    search(&mut stage, "ASESAN");
    assert!(
        stage.has("In a remark: “The report writes “ASESAN”"),
        "{:?}",
        stage.texts()
    );
    stage.key(Key::Escape);
    let mut stage = open_whole(Lang::Ja);
    search(&mut stage, "syanhai");
    assert!(
        options(&stage)[0].starts_with("上海、しゃんはい"),
        "{:?}",
        options(&stage)
    );
}

#[test]
fn near_spellings_are_told_as_such_and_others_offered() {
    let mut stage = open_whole(Lang::En);
    search(&mut stage, "barselona");
    assert!(stage.has("Nothing contains “barselona” itself."));
    stage.key(Key::Enter);
    assert_eq!(stage.selected(), ["barcelona"]);
    // か for が is another letter, but it may be offered.
    let mut stage = open_whole(Lang::Ja);
    search(&mut stage, "フランクブルト");
    assert!(
        stage.has("もしかして：フランクフルト"),
        "{:?}",
        stage.texts()
    );
    stage.key(Key::Enter);
    assert_eq!(stage.state().desk.search, "フランクフルト");
    stage.key(Key::Enter);
    assert_eq!(stage.selected(), ["frankfurt"]);
}

#[test]
fn a_public_window_finds_no_internal_remark() {
    let hidden = |public: bool| {
        let world = world(
            "kind pact sister
             actor a city JP 35,139 internal_note=geheim
             actor b city FR 45,4
             tie t pact a b : signed 1965",
        );
        let registry = if public { world.public() } else { world };
        let mut stage = Scene {
            registry: std::sync::Arc::new(registry),
            public,
            ..Scene::new(Lang::En)
        }
        .open();
        search(&mut stage, "geheim");
        stage.has("In a remark")
    };
    assert!(hidden(false));
    assert!(!hidden(true));
}

#[test]
fn in_english_what_fitted_is_said_in_latin_letters() {
    let kana = |text: &String| {
        let is_kana = |c| matches!(c, '\u{3041}'..='\u{30FF}');
        text.chars().any(is_kana)
    };
    let open = || {
        let mut scene = Scene::new(Lang::En);
        scene.registry = std::sync::Arc::clone(whole());
        scene.open()
    };
    for (typed, said) in [
        ("munbai", "Mumbai"),
        ("shanhai", "Shanghai"),
        ("odesa", "Odesa"),
        ("furansu", "France"),
        ("kankyou", "Environment"),
        (
            "ajia taiheiyou toshikan",
            "CITYNET (Asia-Pacific network of cities)",
        ),
        ("shitinetto", "CITYNET"),
    ] {
        let mut stage = open();
        search(&mut stage, typed);
        assert!(stage.has(said), "{typed}: {:?}", stage.texts());
        let texts = stage.texts();
        let foreign: Vec<&String> = texts.iter().filter(|text| kana(text)).collect();
        assert!(foreign.is_empty(), "{typed}: {foreign:?}");
    }
    // Who types kana reads kana.
    let mut stage = open();
    search(&mut stage, "むんばい");
    assert!(
        stage
            .texts()
            .iter()
            .any(|text| text.contains("むんばい · ") || text.contains("ムンバイ · ")),
        "{:?}",
        stage.texts()
    );
    // In Japanese the reading is told as before.
    let mut stage = japanese();
    search(&mut stage, "shanhai");
    assert!(stage.has("しゃんはい"), "{:?}", stage.texts());
}

#[test]
fn an_event_is_shown_and_marked_where_it_is_told() {
    let mut stage = open_whole(Lang::En);
    let oldest = "Programme for the 50th anniversary of four sister-city ties";
    search(&mut stage, oldest);
    stage.key(Key::Enter);
    assert_eq!(stage.selected(), ["mumbai"]);
    let told = |stage: &Stage| {
        stage
            .state()
            .selection
            .told
            .as_ref()
            .map(ToString::to_string)
    };
    assert_eq!(
        told(&stage).as_deref(),
        Some("anniversary50-programme-2015")
    );
    // Its section, which is long and folded, unfolds, and the row comes into sight.
    stage.run();
    let place = stage.painted(oldest).expect("in sight");
    assert!(stage.harness.ctx.content_rect().contains_rect(place));
    assert!(!stage.state().desk.show_told, "it moves no more");
    // Whoever selects another, or the same anew, sees the page from its beginning.
    stage.send(Command::GoTo("mumbai".into()));
    assert_eq!(told(&stage), None);
    assert_eq!(stage.selected(), ["mumbai"]);
}
