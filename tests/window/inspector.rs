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
    assert!(stage.has("オデッサ · 姉妹・友好都市 · 1965年"));
}

#[test]
fn claims_that_differ_stand_side_by_side() {
    let mut stage = english();
    select(&mut stage, "citynet_yokohama");
    let texts = stage.texts();
    for part in [
        "Sources disagree",
        "preferred",
        "elsewhere",
        "2013 (Heisei 25)",
        "2014 (Heisei 26)",
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
    let (left, right) = (rect("2013 (Heisei 25)"), rect("2014 (Heisei 26)"));
    assert!(left.right() <= right.left(), "beside one another");
    assert!((left.top() - right.top()).abs() < 2.0);
}

#[test]
fn every_number_has_its_source() {
    let registry = kizuna::store::builtin().expect("sound");
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
    assert!(stage.state().desk.form.is_none());
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
