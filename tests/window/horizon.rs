//! The sheet of what falls due.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use kizuna::lens::{Lens, Time};
use kizuna::model::Lang;
use kizuna::ui::Sheet;
use kizuna::ui::command::Command;
use kizuna::ui::files::{Choice, Over};

use super::stage::{Scene, Stage, english, japanese};
use crate::support::{day, whole};

fn of_all(lang: Lang) -> Stage {
    let mut scene = Scene::new(lang);
    scene.registry = std::sync::Arc::clone(whole());
    scene.open()
}

/// What is shown, as far as a reader who cannot see it is told.
fn shown(stage: &Stage, part: &str) -> bool {
    stage.texts().iter().any(|text| text.contains(part))
}

#[test]
fn keys_open_it_and_escape_closes_it() {
    let mut stage = japanese();
    stage.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::J);
    assert_eq!(stage.state().desk.sheet, Some(Sheet::Horizon));
    assert!(shown(&stage, "2026年11月22日〜2029年11月21日"));
    assert!(shown(&stage, "サンディエゴ"));
    assert!(shown(&stage, "70周年"));
    stage.key(Key::Escape);
    assert_eq!(stage.state().desk.sheet, None);
}

#[test]
fn the_period_is_chosen() {
    let mut stage = english();
    stage.send(Command::ShowSheet(Sheet::Horizon));
    // The first overseas office in Mumbai opened in November 2015.
    assert!(!shown(&stage, "Mumbai Office: Overseas office"));
    stage.press("10 years");
    assert_eq!(stage.state().desk.horizon.years, Some(10));
    stage.press("1 year");
    assert!(shown(&stage, "21 November 2027"));
    stage.press("From … to …");
    let dates = &stage.state().desk.horizon.dates;
    assert_eq!(dates, &["2026-11-22".to_owned(), "2027-11-21".to_owned()]);
    let span = stage.state().desk.horizon.span(stage.state());
    assert_eq!(span.unwrap().to, day("2027-11-21"));
}

#[test]
fn dates_that_are_none_are_told() {
    let mut stage = english();
    stage.send(Command::ShowSheet(Sheet::Horizon));
    stage.press("From … to …");
    stage
        .harness
        .get_by_role_and_label(Role::TextInput, "Until")
        .focus();
    stage.run();
    stage.keys(Modifiers::COMMAND, Key::A);
    stage.type_text("2020");
    assert!(shown(&stage, "The end lies before the beginning."));
    stage.keys(Modifiers::COMMAND, Key::A);
    stage.type_text("soon");
    assert!(shown(&stage, "Write dates as"));
    assert_eq!(stage.state().desk.horizon.span(stage.state()), None);
}

#[test]
fn a_row_leads_to_its_actor() {
    let mut stage = english();
    stage.send(Command::ShowSheet(Sheet::Horizon));
    stage.press("San Diego: Sister or friendship city");
    assert_eq!(stage.state().desk.sheet, None);
    assert_eq!(stage.selected(), ["san_diego"]);
}

#[test]
fn enter_on_a_row_leads_to_its_actor() {
    let mut stage = english();
    stage.send(Command::ShowSheet(Sheet::Horizon));
    stage
        .harness
        .get_by_label("San Diego: Sister or friendship city")
        .focus();
    stage.run();
    stage.key(Key::Enter);
    assert_eq!(stage.selected(), ["san_diego"]);
}

#[test]
fn it_follows_the_lens_but_not_its_span() {
    let mut stage = english();
    let lens = |change: fn(&mut Lens)| {
        let mut lens = Lens::default();
        change(&mut lens);
        Command::SetLens(Box::new(lens), None)
    };
    stage.send(lens(|lens| {
        lens.kinds.insert("sister_port".into());
        lens.time = Time::AsOf(day("1984-06-01"));
    }));
    stage.send(Command::ShowSheet(Sheet::Horizon));
    assert!(shown(&stage, "Port of Melbourne") || shown(&stage, "Port of Oakland"));
    assert!(!shown(&stage, "San Diego: "));
    assert!(shown(&stage, "1 June 1984"));
    stage.send(Command::CloseSheet);
    stage.send(lens(|lens| {
        lens.time = Time::InForce(kizuna::model::DaySpan::years(day("1984-06-01"), 2));
    }));
    stage.send(Command::ShowSheet(Sheet::Horizon));
    assert!(shown(&stage, "22 November 2026"));
}

#[test]
fn nothing_due_is_told_and_cannot_be_saved() {
    let mut stage = english();
    let lens = Lens {
        search: "nobody is called so".to_owned(),
        ..Lens::default()
    };
    stage.send(Command::SetLens(Box::new(lens), None));
    stage.send(Command::ShowSheet(Sheet::Horizon));
    assert!(shown(&stage, "No anniversary and no end of a term"));
    assert!(shown(&stage, "(filtered)"));
    use egui_kittest::kittest::NodeT as _;
    let save = stage.harness.get_by_label("Save as calendar…");
    assert!(save.accesskit_node().is_disabled());
}

#[test]
fn a_calendar_is_saved_under_a_name_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("due.ics");
    let scene = Scene::new(Lang::En);
    let answers = std::rc::Rc::clone(&scene.answers);
    let mut stage = scene.open();
    answers.borrow_mut().available = true;
    answers.borrow_mut().next = Some(path.clone());
    stage.send(Command::ShowSheet(Sheet::Horizon));
    stage.press("Save as calendar…");
    let name =
        "City_of_Yokohama_international_partnerships_anniversaries_2026-11-22.ics".to_owned();
    let ending = "ics";
    assert_eq!(answers.borrow().asked, [Choice::Horizon { name, ending }]);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n"));
    assert!(text.contains("San Diego"));
    assert_eq!(stage.state().desk.sheet, None);
}

#[test]
fn window_and_command_line_write_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let mut stage = of_all(Lang::Ja);
    let lens = Lens {
        time: Time::Any,
        ..Lens::default()
    };
    stage.send(Command::SetLens(Box::new(lens), None));
    for ending in ["ics", "csv", "json", "svg", "pdf", "png"] {
        let (own, typed) = (path(&format!("a.{ending}")), path(&format!("b.{ending}")));
        stage.send(Command::ExportHorizonTo(own.clone(), Over::Ask));
        let typed = typed.display().to_string();
        let ran = crate::cli::kizuna(&["horizon", "-o", &typed]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let same = std::fs::read(&own).unwrap() == std::fs::read(&typed).unwrap();
        assert!(same, "{ending} differs");
    }
}

#[test]
fn without_a_dialog_a_path_is_asked_for_and_a_file_not_replaced_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let mut scene = Scene::new(Lang::En);
    scene.folder = folder.path().to_owned();
    let mut stage = scene.open();
    stage.send(Command::ExportHorizon("pdf"));
    assert_eq!(stage.state().desk.sheet, Some(Sheet::HorizonPath));
    assert!(stage.state().desk.path.ends_with("_2026-11-22.pdf"));
    let path = folder.path().join("due");
    stage.send(Command::ExportHorizonTo(path.clone(), Over::Ask));
    let written = folder.path().join("due.pdf");
    assert!(written.exists());
    stage.send(Command::ExportHorizonTo(written, Over::Ask));
    assert!(matches!(
        stage.state().desk.sheet,
        Some(Sheet::Overwrite(_))
    ));
}

#[test]
fn lines_of_a_long_time_are_drawn_only_where_they_are_seen() {
    let mut stage = of_all(Lang::En);
    let lens = Lens::default();
    stage.send(Command::SetLens(Box::new(lens), None));
    stage.send(Command::ShowSheet(Sheet::Horizon));
    stage.press("10 years");
    // Far more rows are due than are there to be read out.
    let read = stage
        .texts()
        .iter()
        .filter(|text| text.contains("th anniversary"))
        .count();
    assert!((5..60).contains(&read), "{read}");
}
