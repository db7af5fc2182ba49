//! The inspector: names, history, claims side by side, numbered sources, editing.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use kizuna::ui::command::Command;

use super::stage::{Stage, english, japanese};

fn select(stage: &mut Stage, id: &str) {
    stage.send(Command::Select([id.into()].into()));
}

#[test]
fn former_names_and_their_time_are_shown() {
    let mut stage = japanese();
    select(&mut stage, "odesa");
    assert!(stage.has("旧称：オデッサ / Odessa"), "{:?}", stage.texts());
    assert!(stage.has("使用の終わり：2022年度（令和4年度）"));
}

#[test]
fn names_are_those_of_the_day_that_is_shown() {
    let mut stage = japanese();
    let lens = kizuna::lens::Lens::as_of(jiff::civil::date(2015, 12, 31));
    stage.send(Command::SetLens(Box::new(lens), None));
    assert!(stage.has("オデッサ · 姉妹・友好都市 · 1965年 · 有効 · 提携 1件"));
}

#[test]
fn claims_that_differ_stand_side_by_side() {
    let mut stage = english();
    select(&mut stage, "citynet_yokohama");
    let texts = stage.texts();
    for part in [
        "Sources disagree",
        "Preferred",
        "Elsewhere",
        "2013 (Heisei\u{a0}25)",
        "2014 (Heisei\u{a0}26)",
    ] {
        assert!(texts.iter().any(|text| text == part), "{part}: {texts:?}");
    }
    let rect = |label: &str| {
        stage
            .harness
            .get_all_by_label(label)
            .next()
            .expect("shown")
            .rect()
    };
    let (left, right) = (rect("2013 (Heisei\u{a0}25)"), rect("2014 (Heisei\u{a0}26)"));
    assert!(left.right() <= right.left(), "beside one another");
    assert!((left.top() - right.top()).abs() < 2.0);
}

#[test]
fn every_number_has_its_source() {
    let registry = std::sync::Arc::clone(crate::support::builtin());
    let mut stage = english();
    for actor in &registry.actors {
        select(&mut stage, actor.id.as_str());
        let texts = stage.texts();
        let mut named: Vec<usize> = texts
            .iter()
            .flat_map(|text| text.split('[').skip(1))
            .filter_map(|rest| rest.split(']').next()?.parse().ok())
            .collect();
        named.sort_unstable();
        named.dedup();
        let listed = named.last().copied().unwrap_or(0);
        assert!(listed > 0, "{}: no source at all", actor.id);
        for number in named {
            assert!(
                texts.contains(&number.to_string()),
                "{}: source {number} is not in the list",
                actor.id
            );
        }
    }
}

#[test]
fn a_tie_tells_its_history_and_until_when_it_is_attested() {
    let mut stage = english();
    stage.send(Command::SelectTie("overseas_office-hamburg".into()));
    let texts = stage.texts();
    for part in [
        "City of Yokohama ↔ ハンブルク",
        "1962 to June 1997 → ended",
        "last attested: December 2015",
    ] {
        let wanted = part.split(" ↔ ").next().expect("some text");
        assert!(
            texts.iter().any(|text| text.contains(wanted)),
            "{part}: {texts:?}"
        );
    }
}

#[test]
fn a_name_is_changed_kept_as_former_and_taken_back() {
    let mut stage = english();
    select(&mut stage, "cebu");
    stage.press("Edit…");
    stage.harness.get_by_label("Name (English)").focus();
    stage.run();
    stage.keys(Modifiers::COMMAND, Key::A);
    stage.type_text("Sugbo");
    stage.press("Keep the present name as a former one");
    stage
        .harness
        .get_by_label("Former name in use until (2022, 2022-03 …)")
        .focus();
    stage.run();
    stage.type_text("2024");
    stage.press("Apply");
    let actor = stage
        .state()
        .registry()
        .actors
        .get("cebu")
        .expect("there")
        .clone();
    assert_eq!(actor.name().en, "Sugbo");
    assert!(
        actor
            .names
            .iter()
            .any(|name| name.en == "Cebu City" && name.role == kizuna::model::NameUse::Former)
    );
    assert!(stage.has("Sugbo · Technical cooperation MOU"));
    assert!(stage.state().is_changed());
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(
        stage
            .state()
            .registry()
            .actors
            .get("cebu")
            .expect("there")
            .name()
            .en,
        "Cebu City"
    );
    assert!(!stage.state().is_changed());
}

#[test]
fn a_form_with_faults_says_so_and_changes_nothing() {
    let mut stage = english();
    select(&mut stage, "lyon");
    let before = stage.state().registry().clone();
    stage.press("Edit…");
    stage.harness.get_by_label("Latitude").focus();
    stage.run();
    stage.keys(Modifiers::COMMAND, Key::A);
    stage.type_text("95");
    stage.press("Apply");
    assert_eq!(stage.state().registry(), &before);
    assert!(
        stage.has("Latitude must be −90 to 90"),
        "{:?}",
        stage.texts()
    );
    stage.press("Cancel");
    assert!(stage.state().desk.forms.is_empty());
}

#[test]
fn a_note_of_the_staff_is_added_and_survives_selection() {
    let mut stage = english();
    select(&mut stage, "lyon");
    stage.press("Edit…");
    stage.harness.get_by_label("Remark (Japanese)").focus();
    stage.run();
    stage.type_text("次回訪問は未定");
    stage.press("The remark is internal (left out of public outputs)");
    stage.press("Apply");
    select(&mut stage, "manila");
    select(&mut stage, "lyon");
    assert!(stage.has("次回訪問は未定"));
    assert!(stage.has("internal"));
    let public = stage.state().registry().public();
    assert!(public.actors.get("lyon").expect("there").notes.is_empty());
}

#[test]
fn only_its_surroundings_narrows_to_the_ties_of_one() {
    let mut stage = english();
    select(&mut stage, "port_of_yokohama");
    stage.press("Only its surroundings");
    let ties = stage.visible_ties();
    assert!(!ties.is_empty());
    assert!(
        ties.iter().all(|id| id.starts_with("sister_port")
            || id.starts_with("port_representative")
            || id == "other_mou-port_authority_of_thailand"),
        "{ties:?}"
    );
}

#[test]
fn what_is_not_in_the_picture_says_so_and_can_be_shown() {
    let mut stage = english();
    stage.send(Command::SelectTie("overseas_office-hamburg".into()));
    assert!(stage.has("not shown at present"));
    stage.press("Widen the view to show this");
    assert!(
        stage
            .visible_ties()
            .contains(&"overseas_office-hamburg".to_owned())
    );
    assert!(!stage.has("not shown at present"));
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert!(stage.has("not shown at present"));
}

fn fill(stage: &mut Stage, label: &str, text: &str) {
    stage.harness.get_by_label(label).focus();
    stage.run();
    stage.keys(Modifiers::COMMAND, Key::A);
    stage.type_text(text);
}

fn typed(stage: &Stage, label: &str) -> Option<String> {
    use egui_kittest::kittest::NodeT as _;
    let node = stage.harness.query_by_label(label)?;
    node.accesskit_node().value()
}

fn actor(stage: &Stage, id: &str) -> kizuna::model::Actor {
    let registry = stage.state().registry();
    registry.actors.get(id).expect("there").clone()
}

#[test]
fn a_changed_fact_rests_on_the_source_that_is_named_and_on_no_other() {
    let mut stage = english();
    select(&mut stage, "odesa");
    let before = actor(&stage, "odesa");
    stage.press("Edit…");
    fill(&mut stage, "Name (English)", "Odesa City");
    fill(&mut stage, "Latitude", "46.5");
    stage.press("Apply");
    let after = actor(&stage, "odesa");
    assert!(after.name().sources.is_empty() && after.place.expect("a place").sources.is_empty());
    let doubts = |stage: &Stage| {
        let findings = &stage.state().derived.findings;
        let about = findings.iter().filter(|found| found.record == "odesa");
        about
            .filter(|found| found.severity == kizuna::model::check::Severity::Error)
            .count()
    };
    assert_eq!(doubts(&stage), 2, "facts without a source are found");
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(actor(&stage, "odesa"), before);
    // With a source there is nothing to find.
    stage.press("Edit…");
    fill(&mut stage, "Latitude", "46.5");
    let sources = "Source of name and coordinates";
    let list = stage
        .harness
        .get_by_role_and_label(egui::accesskit::Role::ComboBox, sources);
    list.scroll_to_me();
    stage.run();
    stage
        .harness
        .get_by_role_and_label(egui::accesskit::Role::ComboBox, sources)
        .click();
    stage.run();
    stage.press_containing("outline of programmes, fiscal 2021");
    stage.press("Apply");
    assert!(stage.has("Say where in the source it stands."));
    fill(
        &mut stage,
        "Where in the source (chapter, table, page)",
        "p. 3",
    );
    assert!(!stage.has("Say where in the source it stands."));
    stage.press("Apply");
    let place = actor(&stage, "odesa").place.expect("a place");
    assert_eq!(place.lat, 46.5);
    let cited: Vec<String> = place.sources.iter().map(ToString::to_string).collect();
    assert_eq!(cited, ["bureau_2021#p. 3"]);
    assert_eq!(doubts(&stage), 0);
}

#[test]
fn only_the_remark_that_was_changed_is_changed() {
    use kizuna::edit::{Change, RecordRef};
    use kizuna::model::{Note, Text};
    let mut stage = english();
    let note = |text: &str| Note {
        text: Text::new(text, text),
        ..Note::default()
    };
    stage.send(Command::Edit(vec![Change::SetNotes {
        record: RecordRef::Actor("lyon".into()),
        notes: vec![note("first"), note("second")],
    }]));
    select(&mut stage, "lyon");
    stage.press("Edit…");
    fill(&mut stage, "Remark (English)", "changed");
    stage.press("Apply");
    let notes = actor(&stage, "lyon").notes;
    let texts: Vec<&str> = notes.iter().map(|note| note.text.en.as_str()).collect();
    assert_eq!(texts, ["changed", "second"]);
}

#[test]
fn what_was_typed_waits_and_is_asked_about_before_it_is_lost() {
    let mut stage = english();
    select(&mut stage, "lyon");
    stage.press("Edit…");
    fill(&mut stage, "Name (English)", "Lugdunum");
    select(&mut stage, "manila");
    assert_eq!(typed(&stage, "Name (English)"), None);
    select(&mut stage, "lyon");
    assert_eq!(typed(&stage, "Name (English)").as_deref(), Some("Lugdunum"));
    select(&mut stage, "manila");
    stage.send(Command::OpenBuiltIn);
    assert!(stage.has("has not been applied yet"), "{:?}", stage.texts());
    stage.press("Back to editing");
    assert_eq!(stage.selected(), ["lyon"]);
    assert_eq!(typed(&stage, "Name (English)").as_deref(), Some("Lugdunum"));
    stage.press("Apply");
    assert_eq!(actor(&stage, "lyon").name().en, "Lugdunum");
    assert!(stage.state().desk.forms.is_empty());
}

#[test]
fn a_number_leads_to_its_source() {
    let mut stage = english();
    select(&mut stage, "citynet_yokohama");
    let at = |stage: &Stage| stage.harness.get_by_label("5").rect();
    let before = at(&stage);
    let mark = stage
        .harness
        .query_all_by_label("[5]")
        .next()
        .expect("a mark")
        .rect();
    stage.click_at(mark.center(), Modifiers::NONE);
    let after = at(&stage);
    assert!(
        after.top() < before.top(),
        "scrolled from {before} to {after}"
    );
    assert!(after.bottom() < 780.0, "in sight: {after}");
}

#[test]
fn a_city_names_what_lies_in_it() {
    let mut stage = english();
    select(&mut stage, "frankfurt");
    assert!(stage.has("Located here"));
    stage.press("Frankfurt Office");
    assert_eq!(stage.selected(), ["office_frankfurt"]);
}
