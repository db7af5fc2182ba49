//! Filters: kinds, regions as a tree, subjects, states, chips, the state in which nothing is left.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use kizuna::lens::Lens;
use kizuna::model::Lang;
use kizuna::ui::command::Command;

use super::stage::{Scene, Stage, english, japanese};

fn kinds_of(stage: &Stage) -> Vec<String> {
    let registry = stage.state().registry();
    let mut kinds: Vec<String> = stage
        .visible_ties()
        .iter()
        .filter_map(|id| registry.ties.get(id))
        .map(|tie| tie.kind.to_string())
        .collect();
    kinds.sort();
    kinds.dedup();
    kinds
}

fn set(stage: &mut Stage, lens: Lens) {
    stage.send(Command::SetLens(Box::new(lens), None));
}

#[test]
fn a_kind_is_hidden_and_its_chip_brings_it_back() {
    let mut stage = english();
    let all = stage.visible_ties().len();
    stage.press_containing("Partner city, 7 ties");
    assert!(!kinds_of(&stage).contains(&"partner_city".to_owned()));
    assert_eq!(stage.visible_ties().len(), all - 7);
    stage.press("Show “Partner city” again");
    assert_eq!(stage.visible_ties().len(), all);
    assert!(stage.state().lens.kinds.is_empty());
}

#[test]
fn the_last_kind_cannot_be_hidden() {
    let mut stage = english();
    let lens = Lens {
        kinds: ["sister_city".into()].into(),
        ..stage.state().lens.clone()
    };
    set(&mut stage, lens);
    stage.press_containing("Sister or friendship city, 8 ties");
    assert!(
        stage.state().lens.kinds.is_empty(),
        "everything is shown again instead of nothing"
    );
}

#[test]
fn counts_say_what_each_choice_would_leave() {
    let stage = english();
    for row in [
        "Sister or friendship city, 8 ties",
        "Partner city, 7 ties",
        "Joint statement, 3 ties",
        "Latin America and the Caribbean, 1 tie",
    ] {
        assert!(stage.has(row), "{row} in {:?}", stage.texts());
    }
}

#[test]
fn a_region_narrows_and_equals_the_union_of_its_countries() {
    let registry = std::sync::Arc::clone(crate::support::builtin());
    for scheme in &registry.schemes {
        for region in &scheme.regions {
            let mut stage = english();
            stage.send(Command::SetScheme(scheme.id.clone()));
            let name = region.name.get(Lang::En);
            let row: Vec<_> = stage
                .texts()
                .into_iter()
                .filter(|text| text.starts_with(&format!("{name}, ")))
                .collect();
            stage.press(row.first().expect("every region has a row"));
            let by_region = stage.visible_ties();
            let lens = Lens {
                regions: [].into(),
                countries: region.countries.iter().copied().collect(),
                ..stage.state().lens.clone()
            };
            set(&mut stage, lens);
            assert_eq!(by_region, stage.visible_ties(), "{}", region.id);
        }
    }
}

#[test]
fn a_country_joins_a_region_that_is_chosen() {
    let mut stage = english();
    stage.press_containing("Middle East and Africa, ");
    stage.press("Unfold the countries of Europe and North America");
    stage.press_containing("France, ");
    let ties = stage.visible_ties();
    for id in [
        "sister_city-lyon",
        "joint_statement-cotonou",
        "joint_statement-tel_aviv_yafo",
    ] {
        assert!(ties.iter().any(|tie| tie == id), "{id} in {ties:?}");
    }
    assert_eq!(ties.len(), 3, "{ties:?}");
    stage.keys(Modifiers::COMMAND, Key::Z);
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(
        stage.state().lens,
        Lens::as_of(super::stage::TODAY),
        "two steps back to the beginning"
    );
}

#[test]
fn a_subject_and_a_state_narrow() {
    let mut stage = english();
    stage.press_containing("Disaster prevention, 1 tie");
    assert_eq!(
        stage.visible_ties(),
        ["hosted_organization-citynet_yokohama"]
    );
    stage.press("Remove the condition “Disaster prevention”");
    stage.press("ended, 4 ties");
    let ties = stage.visible_ties();
    assert!(
        ties.contains(&"overseas_office-kuala_lumpur".to_owned()),
        "{ties:?}"
    );
    assert!(!ties.contains(&"sister_city-lyon".to_owned()));
}

#[test]
fn reset_takes_everything_but_the_time() {
    let mut stage = english();
    stage.press_containing("Asia and Oceania, ");
    stage.press_containing("Urban development, ");
    stage.press("Reset filters");
    assert_eq!(stage.state().lens, Lens::as_of(super::stage::TODAY));
}

#[test]
fn nothing_left_names_the_chip_to_drop() {
    for lang in Lang::ALL {
        let mut stage = Scene::new(lang).open();
        let lens = Lens {
            kinds: ["joint_statement".into()].into(),
            countries: [kizuna::model::CountryCode::parse("FR").expect("a code")].into(),
            ..stage.state().lens.clone()
        };
        set(&mut stage, lens);
        assert!(stage.visible_ties().is_empty());
        let offer = match lang {
            Lang::Ja => "「フランス」を外すと 3件",
            Lang::En => "Without “France”: 3 ties",
        };
        stage.press(offer);
        assert_eq!(stage.visible_ties().len(), 3);
    }
}

#[test]
fn show_only_this_by_double_click_or_alt_click() {
    let place = |stage: &Stage| {
        let row = stage.harness.get_by_label("海外事務所、4件");
        row.rect().center()
    };
    let mut stage = japanese();
    let at = place(&stage);
    stage.click_at(at, Modifiers::ALT);
    assert_eq!(kinds_of(&stage), ["overseas_office"]);
    // The first click of two hides the row's kind; nothing may move before the second.
    let mut stage = japanese();
    stage.pointer(at, None, Modifiers::NONE);
    for pressed in [true, false, true, false] {
        stage.harness.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    stage.run();
    assert_eq!(kinds_of(&stage), ["overseas_office"]);
}

#[test]
fn rows_stay_where_they_are_whatever_is_chosen() {
    let mut stage = english();
    let places = |stage: &Stage| {
        let rows = stage
            .harness
            .query_all_by_role(egui::accesskit::Role::CheckBox);
        rows.map(|row| row.rect().min).collect::<Vec<_>>()
    };
    let before = places(&stage);
    assert!(before.len() > 15);
    for part in [
        "Partner city, ",
        "Joint statement, ",
        "Asia and Oceania, ",
        "Environment, ",
    ] {
        stage.first(part).click();
        stage.run();
        // Only states, which stand last, come and go.
        let after = places(&stage);
        let both = before.len().min(after.len());
        assert!(both + 2 >= before.len());
        assert_eq!(after.get(..both), before.get(..both), "after {part}");
    }
}

#[test]
fn another_scheme_draws_other_sectors_and_forgets_old_regions() {
    let mut stage = english();
    stage.press_containing("Asia and Oceania, ");
    stage.send(Command::SetScheme("plan2021".into()));
    assert!(stage.state().lens.regions.is_empty());
    assert!(stage.has("Other regions, "), "{:?}", stage.texts());
    let sectors = stage.state().derived.radial.sectors.len();
    assert_eq!(sectors, 5);
    // Taking it back brings the scheme and its regions together.
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(stage.state().view.scheme, Some("strategy2015".into()));
    assert_eq!(stage.state().lens.regions.len(), 1);
    assert_eq!(stage.state().derived.radial.sectors.len(), 4);
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert!(stage.state().lens.regions.is_empty());
    stage.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    stage.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(stage.state().view.scheme, Some("plan2021".into()));
}

#[test]
fn all_regions_of_a_scheme_are_the_root_of_the_tree() {
    let mut stage = english();
    let count = stage.state().derived.facets.schemes["strategy2015"];
    stage.press(&format!("All of these regions, {count} ties"));
    assert_eq!(stage.visible_ties().len(), count);
    assert_eq!(stage.state().lens.regions.len(), 4);
    // Taking one region away leaves the root half chosen; pressing it again chooses all.
    stage.press_containing("Latin America and the Caribbean, 1 tie");
    assert_eq!(stage.state().lens.regions.len(), 3);
    stage.press_containing("All of these regions");
    assert_eq!(stage.state().lens.regions.len(), 4);
    stage.press_containing("All of these regions");
    assert!(stage.state().lens.regions.is_empty());
}

#[test]
fn partners_are_narrowed_by_sort_and_by_number_of_ties() {
    let mut stage = english();
    stage.press("Partner types");
    stage.press_containing("Port, 6 ties");
    assert_eq!(stage.visible_ties().len(), 6);
    assert!(stage.has("Remove the condition “Port”"));
    stage.press("Remove the condition “Port”");
    let all = stage.visible_ties().len();
    stage.press("Ask for more ties");
    assert_eq!(
        stage.state().lens.least_ties,
        2,
        "one tie is what everybody has"
    );
    assert!((1..all).contains(&stage.visible_ties().len()));
    assert!(stage.has("at least 2 ties"));
    // Here the numbers beside the conditions do not add up: it says why.
    assert!(stage.has("what it leaves if chosen alone"));
    stage.press("Ask for fewer ties");
    assert_eq!(stage.state().lens.least_ties, 0);
    assert!(!stage.has("what it leaves if chosen alone"));
    assert_eq!(stage.visible_ties().len(), all);
}

#[test]
fn surroundings_reach_one_two_or_three_steps() {
    let mut stage = english();
    let lens = Lens {
        actors: ["port_of_hamburg".into()].into(),
        ..stage.state().lens.clone()
    };
    set(&mut stage, lens);
    let mut left = vec![stage.visible_ties().len()];
    for choice in ["2 steps", "3 steps"] {
        stage.press(choice);
        left.push(stage.visible_ties().len());
    }
    assert!(left[0] < left[1] && left[1] <= left[2], "{left:?}");
    assert!(stage.has("within 3 steps of"));
    stage.press("Direct");
    assert_eq!(stage.visible_ties().len(), left[0]);
    // The cross beside the name, or the chip: both let go of the actor and of the steps.
    stage.press("2 steps");
    stage.press_containing("Remove the condition “Port of Hamburg");
    assert!(stage.state().lens.actors.is_empty());
    assert_eq!(stage.state().lens.steps, kizuna::lens::Steps::One);
}

#[test]
fn visibility_is_asked_only_where_there_is_something_internal() {
    let stage = english();
    assert!(!stage.has("Visibility"));
    let mut scene = Scene::new(Lang::En);
    scene.registry = std::sync::Arc::new(crate::support::world(
        "kind pact sister
         home h
         actor h city JP 35,139
         actor a city FR 45,4
         actor b city DE 50,7
         tie t pact h a : signed 1965
         tie u pact h b internal : signed 1970",
    ));
    let mut stage = scene.open();
    stage.press("internal, 1 tie");
    assert_eq!(stage.visible_ties(), ["u"]);
    stage.press("public, 1 tie");
    assert_eq!(stage.visible_ties(), ["t"]);
    stage.press("public, 1 tie");
    assert_eq!(stage.visible_ties().len(), 2);
}

/// Clicks as a hand does: each of the two in a frame of its own, so that what the first does is
/// seen before the second.
fn click_twice(stage: &mut Stage, at: egui::Pos2) {
    stage.pointer(at, None, Modifiers::NONE);
    for _ in 0..2 {
        let click = |pressed| egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        let input = stage.harness.input_mut();
        input.events.extend([click(true), click(false)]);
        stage.harness.step();
    }
    stage.run();
}

#[test]
fn both_clicks_of_a_double_one_are_one_step_of_undo() {
    let mut stage = english();
    let before = stage.state().lens.clone();
    let row = stage.first("Partner city, 7 ties").rect().center();
    click_twice(&mut stage, row);
    assert_eq!(kinds_of(&stage), ["partner_city"]);
    stage.send(Command::Undo);
    assert_eq!(stage.state().lens, before);
    assert!(!stage.state().history.can_undo());
    // Off and on again leaves no step; two rows are two steps.
    stage.press_containing("Partner city, ");
    stage.press_containing("Partner city, ");
    assert!(!stage.state().history.can_undo());
    stage.press_containing("Partner city, ");
    stage.press_containing("Joint statement, ");
    stage.send(Command::Undo);
    stage.send(Command::Undo);
    assert_eq!(stage.state().lens, before);
}

#[test]
fn asking_for_more_ties_moves_no_row_and_keeps_the_keyboard() {
    let mut scene = Scene::new(Lang::En);
    scene.registry = std::sync::Arc::clone(crate::support::whole());
    let mut stage = scene.open();
    stage.first("Ask for more ties").scroll_to_me();
    stage.run();
    let rows = |stage: &Stage| -> Vec<(String, egui::Rect)> {
        let nodes = stage
            .harness
            .query_all_by_role(egui::accesskit::Role::CheckBox);
        nodes
            .filter_map(|node| {
                use egui_kittest::kittest::NodeT as _;
                let name = node.accesskit_node().label()?;
                let name = name
                    .rsplit_once(", ")
                    .map_or(name.clone(), |(name, _)| name.to_owned());
                Some((name, node.rect()))
            })
            .collect()
    };
    let before = rows(&stage);
    assert!(before.len() > 20);
    stage.first("Ask for more ties").focus();
    stage.run();
    for _ in 0..4 {
        stage.key(Key::Space);
    }
    assert_eq!(
        stage.state().lens.least_ties,
        5,
        "the keyboard stays where it is"
    );
    assert_eq!(rows(&stage), before);
}
