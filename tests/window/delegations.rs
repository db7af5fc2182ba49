//! Delegations in the window: the list, the form, and nothing of what is typed lost.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use kizuna::i18n;
use kizuna::model::{Delegation, Direction, Lang, ProtocolMatter, Registry, Visibility};
use kizuna::store::{Settings, Theme};
use kizuna::ui::Sheet;
use kizuna::ui::command::{Command, entry_of};

use super::pictures::{assert_looks_like, picture};
use super::raster::Textures;
use super::stage::{Scene, Stage, english};
use crate::support::{builtin, delegations};

/// One that is over, one under way, one to come.
const THREE: &str = r#"
  delegations: [
    (id: "spring", title: (ja: "リヨン・フランクフルト訪問", en: "Visit to Lyon and Frankfurt"), direction: outgoing,
     purpose: (ja: "姉妹都市提携の節目と水の技術協力の協議", en: "Anniversary of the sister city tie, and talks on water"),
     date: "2027-04-10", until: "2027-04-18",
     stops: [
       (actor: "lyon", date: "2027-04-11", until: "2027-04-14", meets: [(ja: "市長", en: "Mayor")],
        note: (ja: "市庁舎で会談、浄水場を視察", en: "Talks at the city hall, tour of the waterworks")),
       (actor: "frankfurt", date: "2027-04-15"),
     ],
     languages: [(ja: "フランス語", en: "French"), (ja: "ドイツ語", en: "German")],
     protocol: [
       (about: address, text: (ja: "市長閣下", en: "Monsieur le Maire")),
       (about: gift_given, text: (ja: "横浜スカーフ", en: "Yokohama scarf"), visibility: internal),
     ],
     questions: [(text: (ja: "議会の日程", en: "Dates of the assembly"), sources: [], visibility: internal)],
     visibility: internal),
    (id: "over", title: (ja: "上海からの来訪", en: "Visitors from Shanghai"), direction: incoming, date: "2019-10",
     stops: [(actor: "shanghai")]),
    (id: "now", title: (ja: "マニラ訪問", en: "Visit to Manila"), direction: outgoing,
     date: "2026-11-20", until: "2026-11-24", stops: [(actor: "manila")]),
  ],
"#;

fn registry() -> Arc<Registry> {
    Arc::new(delegations::with(builtin(), THREE))
}

fn open(lang: Lang) -> Stage {
    Scene {
        registry: registry(),
        ..Scene::new(lang)
    }
    .open()
}

fn say(id: &'static str) -> String {
    i18n::text(Lang::En, id)
}

fn row<'s>(stage: &'s Stage, id: &str) -> &'s Delegation {
    let row = stage.state().document.registry().delegations.get(id);
    row.unwrap_or_else(|| panic!("no {id}"))
}

fn ids(stage: &Stage) -> Vec<String> {
    let rows = stage.state().document.registry().delegations.iter();
    rows.map(|row| row.id.to_string()).collect()
}

/// The field of a name; the words above it may be those above others, too.
fn field<'s>(stage: &'s Stage, name: &str) -> egui_kittest::Node<'s> {
    let nodes = stage.harness.root().children_recursive();
    let mut own = nodes.filter(|node| {
        let node = node.accesskit_node();
        let role = node.role();
        matches!(role, Role::TextInput | Role::MultilineTextInput)
            && node.label().as_deref() == Some(name)
    });
    own.next().unwrap_or_else(|| panic!("no field {name:?}"))
}

/// Types into the field of a name, over what is in it.
fn fill(stage: &mut Stage, name: &str, text: &str) {
    field(stage, name).scroll_to_me();
    stage.run();
    field(stage, name).focus();
    stage.run();
    stage.keys(Modifiers::COMMAND, Key::A);
    stage.key(Key::Backspace);
    stage.type_text(text);
}

fn value(stage: &Stage, name: &str) -> String {
    field(stage, name)
        .accesskit_node()
        .value()
        .unwrap_or_default()
}

/// Adds a stop by typing a part of its name and Enter.
fn add_stop(stage: &mut Stage, typed: &str) {
    fill(stage, &say("delegation-add-stop"), typed);
    stage.key(Key::Enter);
}

#[test]
fn the_list_has_what_is_to_come_first_and_says_what_it_is_for_when_empty() {
    let mut stage = open(Lang::En);
    stage.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    assert_eq!(stage.state().desk.sheet, Some(Sheet::Delegations));
    let texts = stage.texts();
    let place = |part: &str| texts.iter().position(|text| text.starts_with(part));
    let order: Vec<usize> = [
        "To come",
        "Visit to Manila",
        "Visit to Lyon and Frankfurt",
        "Past",
        "Visitors from Shanghai",
    ]
    .iter()
    .map(|part| place(part).expect(part))
    .collect();
    assert!(order.is_sorted(), "{order:?}");
    assert!(stage.has(
        "10 April 2027 to 18 April 2027 · Outgoing · Lyon, Frankfurt · 1 open question · internal"
    ));

    let mut empty = english();
    empty.send(Command::ShowSheet(Sheet::Delegations));
    assert!(empty.has("There are no delegations yet. This is the place for visits"));
}

#[test]
fn one_is_entered_from_the_keyboard_and_taken_back() {
    let mut stage = open(Lang::En);
    stage.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    assert!(stage.has("New delegation"));
    // The title has the keyboard at once.
    stage.type_text("Visit to Odesa");
    assert_eq!(value(&stage, "Title in English"), "Visit to Odesa");
    stage.key(Key::Tab);
    stage.type_text("オデーサ訪問");
    assert_eq!(value(&stage, "Title in Japanese"), "オデーサ訪問");
    fill(&mut stage, "Start", "令和9年5月1日");
    assert!(stage.has("1 May 2027"), "{:?}", stage.texts());
    fill(&mut stage, "End", "2027-05-05");
    add_stop(&mut stage, "odes");
    // The box is ready for the next stop.
    stage.type_text("manila");
    assert!(stage.has("Add a stop at Manila"));
    // Pressing a box leaves the keyboard where it is pressed, not in the title.
    stage.press("Internal");
    assert!(!field(&stage, "Title in English").is_focused());
    stage.press("Discard what was typed");
    assert_eq!(ids(&stage).len(), 3);
    assert!(!stage.has("Not applied yet"));

    stage.press("New");
    stage.type_text("Visit to Odesa");
    fill(&mut stage, "Start", "令和9年5月1日");
    add_stop(&mut stage, "odes");
    stage.press("Apply");
    assert_eq!(stage.state().desk.sheet, Some(Sheet::Delegations));
    assert_eq!(ids(&stage), ["spring", "over", "now", "visit_to_odesa"]);
    let new = row(&stage, "visit_to_odesa");
    // A title in one language is that of both; what is new is internal.
    assert_eq!(
        (new.title.ja.as_str(), new.title.en.as_str()),
        ("Visit to Odesa", "Visit to Odesa")
    );
    assert_eq!(new.visibility, Visibility::Internal);
    assert_eq!(new.date.to_string(), "2027-05-01");
    assert_eq!(new.stops[0].actor.as_str(), "odesa");
    assert_eq!(
        stage.state().document.undo_label().unwrap().text(Lang::En),
        "a new delegation"
    );
    // Undo works in the list, by its keys.
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(ids(&stage), ["spring", "over", "now"]);
    stage.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(ids(&stage).len(), 4);
}

#[test]
fn every_field_of_one_comes_back_as_it_was_and_can_be_changed() {
    let mut stage = open(Lang::En);
    let before = row(&stage, "spring").clone();
    stage.send(Command::OpenDelegation("spring".into()));
    stage.press("Apply");
    assert_eq!(row(&stage, "spring"), &before);
    assert!(
        stage.state().document.undo_label().is_none(),
        "nothing was changed"
    );

    stage.send(Command::OpenDelegation("spring".into()));
    stage.press("Incoming");
    fill(&mut stage, "Purpose in English", "Talks");
    fill(&mut stage, "Start (Frankfurt)", "2027-04-16");
    stage.press("Add somebody to meet (Frankfurt)");
    fill(
        &mut stage,
        "Who is met (Frankfurt) in English",
        "Head of protocol",
    );
    fill(
        &mut stage,
        "What happens there (Frankfurt) in English",
        "Dinner",
    );
    stage.press("Remove: Language no. 2");
    stage.press("Add a note on protocol");
    fill(
        &mut stage,
        "Protocol no. 3 (Flags and anthems) in English",
        "Both flags",
    );
    stage.press("Internal (Protocol no. 3)");
    stage.press("Add a question");
    fill(&mut stage, "Open question no. 2 in English", "Interpreter?");
    // A row that stays empty is not entered.
    stage.press("Add a question");
    stage.press("Apply");
    let after = row(&stage, "spring");
    assert_eq!(after.direction, Direction::Incoming);
    assert_eq!(after.purpose.as_ref().unwrap().en, "Talks");
    assert_eq!(after.stops[1].date.unwrap().to_string(), "2027-04-16");
    assert_eq!(after.stops[1].meets[0].en, "Head of protocol");
    assert_eq!(after.stops[1].note.as_ref().unwrap().en, "Dinner");
    assert_eq!(after.languages.len(), 1);
    assert_eq!(after.protocol[2].about, ProtocolMatter::Flags);
    assert_eq!(after.protocol[2].visibility, Visibility::Public);
    assert_eq!(after.questions.len(), 2);
    assert_eq!(after.questions[1].visibility, Visibility::Internal);
    stage.send(Command::Undo);
    assert_eq!(row(&stage, "spring"), &before);
}

#[test]
fn stops_are_moved_and_taken_away() {
    let mut stage = open(Lang::En);
    stage.send(Command::OpenDelegation("spring".into()));
    fill(&mut stage, "Start (Frankfurt)", "");
    stage.press("Move “Frankfurt” up");
    stage.press("Apply");
    let order = |stage: &Stage| -> Vec<String> {
        let stops = row(stage, "spring").stops.iter();
        stops.map(|stop| stop.actor.to_string()).collect()
    };
    assert_eq!(order(&stage), ["frankfurt", "lyon"]);
    // What was typed of a stop goes with it.
    assert_eq!(row(&stage, "spring").stops[1].meets[0].en, "Mayor");
    stage.send(Command::OpenDelegation("spring".into()));
    stage.press("Move “Frankfurt” down");
    stage.press("Remove “Lyon”");
    stage.press("Apply");
    assert_eq!(order(&stage), ["frankfurt"]);
}

#[test]
fn what_is_wrong_is_said_at_its_field_and_nothing_is_entered() {
    let mut stage = open(Lang::En);
    stage.send(Command::NewDelegation);
    stage.press("Apply");
    assert_eq!(
        stage
            .state()
            .desk
            .sheet
            .as_ref()
            .map(|sheet| matches!(sheet, Sheet::Delegation(_))),
        Some(true)
    );
    assert!(stage.has("Give it a title in Japanese or English."));
    assert!(stage.has("Say when it begins"));
    assert!(stage.has("2 fields need mending."));
    let title = field(&stage, "Title in English");
    assert!(title.is_focused(), "the first fault has the keyboard");
    stage.type_text("Visit");
    assert!(stage.has("1 field needs mending."));
    fill(&mut stage, "Start", "2027-02-30");
    assert!(
        stage.has("Did you mean 28 February 2027"),
        "{:?}",
        stage.texts()
    );
    fill(&mut stage, "Start", "昭和65年");
    assert!(stage.has("Did you mean 1990"), "{:?}", stage.texts());
    fill(&mut stage, "Start", "2027-04-10");
    fill(&mut stage, "End", "2027-04-01");
    assert!(stage.has("The end lies before the start."));
    fill(&mut stage, "End", "2027-04-20");
    add_stop(&mut stage, "Lyon");
    add_stop(&mut stage, "Frankfurt");
    fill(&mut stage, "Start (Lyon)", "2027-04-21");
    assert!(stage.has("outside of the dates"));
    fill(&mut stage, "Start (Lyon)", "2027-04-15");
    fill(&mut stage, "Start (Frankfurt)", "2027-04-12");
    assert!(stage.has("before the stop above"));
    stage.press("Apply");
    assert_eq!(ids(&stage).len(), 3, "nothing is entered");
    fill(&mut stage, "Start (Frankfurt)", "2027-04");
    stage.press("Apply");
    assert_eq!(ids(&stage).len(), 4);
    // What the form lets through the check finds sound.
    let index = &stage.state().derived.findings;
    assert!(
        index.iter().all(|finding| finding.record != "visit"),
        "{index:?}"
    );
}

#[test]
fn what_is_typed_waits_when_the_form_is_closed_and_is_asked_about() {
    let mut stage = open(Lang::En);
    stage.send(Command::OpenDelegation("spring".into()));
    fill(&mut stage, "Purpose in English", "Half a sen");
    stage.key(Key::Escape);
    assert_eq!(stage.state().desk.sheet, None);
    assert!(stage.state().would_lose());
    stage.send(Command::NewDelegation);
    stage.type_text("Another");
    stage.send(Command::CloseSheet);
    stage.send(Command::ShowSheet(Sheet::Delegations));
    assert!(stage.has("Being written") && stage.has("Another"));
    assert_eq!(
        stage
            .texts()
            .iter()
            .filter(|text| *text == "Not applied yet")
            .count(),
        2
    );
    // Closing the window asks, and leads back.
    stage.send(Command::CloseSheet);
    stage.send(Command::Open);
    assert!(
        stage.has("What was typed for “Another” has not been applied yet."),
        "{:?}",
        stage.texts()
    );
    stage.press("Back to editing");
    assert_eq!(value(&stage, "Title in English"), "Another");
    stage.press("Discard what was typed");
    stage.press("Visit to Lyon and Frankfurt");
    assert_eq!(value(&stage, "Purpose in English"), "Half a sen");
    stage.press("Discard what was typed");
    assert!(!stage.state().would_lose());
    assert_eq!(
        row(&stage, "spring").purpose.as_ref().unwrap().en,
        "Anniversary of the sister city tie, and talks on water"
    );
}

#[test]
fn a_new_form_that_nobody_typed_into_leaves_nothing() {
    let mut stage = open(Lang::En);
    stage.send(Command::NewDelegation);
    stage.send(Command::CloseSheet);
    assert!(!stage.state().would_lose());
    stage.send(Command::ShowSheet(Sheet::Delegations));
    assert!(!stage.has("Being written"));
}

#[test]
fn the_selection_becomes_the_stops_without_the_home_city() {
    let mut stage = open(Lang::En);
    let entry = entry_of(&Command::DelegationFromSelection).expect("in the table");
    assert_eq!(entry.missing(stage.state()), Some("reason-no-selection"));
    stage.send(Command::Select(
        ["lyon".into(), "manila".into(), "yokohama".into()].into(),
    ));
    stage.send(Command::DelegationFromSelection);
    assert!(stage.has("1. Lyon") && stage.has("2. Manila") && !stage.has("Yokohama (City"));
    assert!(stage.state().desk.delegations.values().next().is_some());
    fill(&mut stage, "Title in English", "Round trip");
    fill(&mut stage, "Start", "2027");
    stage.press("Apply");
    let stops: Vec<&str> = row(&stage, "round_trip")
        .stops
        .iter()
        .map(|stop| stop.actor.as_str())
        .collect();
    assert_eq!(stops, ["lyon", "manila"]);
}

#[test]
fn a_copy_keeps_whom_and_what_for_but_no_dates_and_removal_is_undone() {
    let mut stage = open(Lang::En);
    stage.send(Command::ShowSheet(Sheet::Delegations));
    stage.press("Duplicate “Visit to Lyon and Frankfurt”");
    assert_eq!(
        value(&stage, "Title in English"),
        "Visit to Lyon and Frankfurt (copy)"
    );
    assert_eq!(value(&stage, "Start"), "");
    assert_eq!(value(&stage, "Start (Lyon)"), "");
    assert_eq!(value(&stage, "Who is met (Lyon) in English"), "Mayor");
    assert!(!stage.has("Yokohama scarf"));
    fill(&mut stage, "Start", "2028");
    stage.press("Apply");
    let copy = row(&stage, "visit_to_lyon_and_frankfurt_copy");
    assert_eq!(copy.title.ja, "リヨン・フランクフルト訪問（写し）");
    stage.press("Remove “Visit to Lyon and Frankfurt”");
    assert_eq!(
        ids(&stage),
        ["over", "now", "visit_to_lyon_and_frankfurt_copy"]
    );
    // The window's own button lies behind the sheet.
    let undo = stage
        .harness
        .query_all_by_label_contains("Undo: removing a delegation");
    undo.last().expect("in the list").click();
    stage.run();
    assert_eq!(
        ids(&stage),
        ["spring", "over", "now", "visit_to_lyon_and_frankfurt_copy"]
    );
}

#[test]
fn whoever_is_visited_tells_of_it_and_leads_to_it() {
    let mut stage = open(Lang::En);
    stage.send(Command::Select(["lyon".into()].into()));
    assert!(stage.has("Delegations (1)"));
    assert!(stage.has("11 April 2027 to 14 April 2027 · Outgoing · internal"));
    stage.press("Visit to Lyon and Frankfurt");
    assert_eq!(
        stage.state().desk.sheet,
        Some(Sheet::Delegation("spring".into()))
    );
    stage.send(Command::CloseSheet);
    stage.send(Command::Select(["shanghai".into()].into()));
    assert!(stage.has("October 2019 · Incoming · past"));
    // And the search does.
    stage.send(Command::FocusSearch);
    stage.type_text("Visit to Manila");
    assert!(stage.has("Delegations (1)"));
    stage.key(Key::Enter);
    assert_eq!(
        stage.state().desk.sheet,
        Some(Sheet::Delegation("now".into()))
    );
}

#[test]
fn a_snapshot_shows_them_and_lets_nobody_change_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut snapshot = crate::store::snapshot::shot(&registry(), "", &["graph"])
        .take(&kizuna::lens::Index::new(registry()));
    snapshot.note.clear();
    let path = folder.path().join("taken.kizuna-snapshot");
    std::fs::write(&path, snapshot.write().expect("the file form")).expect("a file");
    let mut stage = english();
    stage.send(Command::OpenPath(path));
    assert!(stage.state().is_read_only());
    for refused in [
        Command::NewDelegation,
        Command::CopyDelegation("spring".into()),
        Command::DelegationFromSelection,
    ] {
        stage.send(refused);
        assert_eq!(stage.state().desk.sheet, None);
        assert!(stage.state().desk.delegations.is_empty());
    }
    stage.send(Command::ShowSheet(Sheet::Delegations));
    stage.press("Visit to Lyon and Frankfurt");
    assert!(stage.has("A snapshot cannot be edited"));
    assert!(stage.harness.query_by_label("Apply").is_none());
    let title = field(&stage, "Title in English");
    assert!(title.accesskit_node().is_disabled());
}

#[test]
fn each_field_has_a_name_of_its_own() {
    for lang in Lang::ALL {
        let mut stage = open(lang);
        stage.send(Command::OpenDelegation("spring".into()));
        let nodes = stage.harness.root().children_recursive();
        let mut names: Vec<String> = nodes
            .filter(|node| {
                let role = node.accesskit_node().role();
                matches!(
                    role,
                    Role::TextInput | Role::MultilineTextInput | Role::CheckBox | Role::ComboBox
                )
            })
            .map(|node| node.accesskit_node().label().expect("a name"))
            .collect();
        assert!(names.len() > 25, "{names:?}");
        names.sort();
        let mut distinct = names.clone();
        distinct.dedup();
        assert_eq!(names, distinct);
    }
}

fn dressed(lang: Lang, settings: Settings, size: (f32, f32)) -> (Stage, Textures) {
    let textures = Textures::default();
    let scene = Scene {
        registry: registry(),
        settings,
        size,
        ..Scene::new(lang)
    };
    (scene.open_with(textures.clone()), textures)
}

#[test]
fn pictures_of_list_and_form() {
    let dark = Settings {
        theme: Theme::Dark,
        ..Settings::default()
    };
    for (lang, settings, name) in [
        (Lang::Ja, Settings::default(), "ja"),
        (Lang::En, dark, "en-dark"),
    ] {
        let (mut stage, textures) = dressed(lang, settings, (1280.0, 800.0));
        stage.send(Command::ShowSheet(Sheet::Delegations));
        let list = picture(&stage, &textures);
        assert_looks_like(&format!("{name}-delegations"), &list);
        stage.send(Command::OpenDelegation("spring".into()));
        let form = picture(&stage, &textures);
        assert_looks_like(&format!("{name}-delegation"), &form);
        if lang == Lang::En {
            let last = |stage: &Stage| {
                let all = stage
                    .harness
                    .query_all_by_label_contains("Internal delegations");
                all.last().expect("the last line").scroll_to_me();
            };
            last(&stage);
            stage.run();
            let end = picture(&stage, &textures);
            assert_looks_like(&format!("{name}-delegation-end"), &end);
        }
    }
    let (mut stage, textures) = (Scene::new(Lang::Ja), Textures::default());
    stage.size = (1000.0, 640.0);
    let mut stage = stage.open_with(textures.clone());
    stage.send(Command::ShowSheet(Sheet::Delegations));
    let empty = picture(&stage, &textures);
    assert_looks_like("ja-delegations-none", &empty);
}

#[test]
fn pictures_of_the_form_in_large_type_with_faults() {
    let large = Settings {
        font_percent: 200,
        ..Settings::default()
    };
    let (mut stage, textures) = dressed(Lang::Ja, large, (1280.0, 800.0));
    stage.send(Command::OpenDelegation("spring".into()));
    stage
        .harness
        .get_by_label("始まり（リヨン）")
        .scroll_to_me();
    stage.run();
    field(&stage, "始まり（リヨン）").focus();
    stage.run();
    stage.type_text("9");
    stage.press("反映");
    let form = picture(&stage, &textures);
    assert_looks_like("ja-delegation-large", &form);
}
