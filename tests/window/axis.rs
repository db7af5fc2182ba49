//! The time axis: its handles, what a click does, what is certain and what only possible.

use std::sync::Arc;

use egui::{Key, Modifiers, Pos2, pos2};
use jiff::civil::date;
use kizuna::fonts::Metrics;
use kizuna::lens::{Lens, Time};
use kizuna::model::{Certainty, Date, DaySpan, Lang};
use kizuna::scene::{Size, Timeline, TimelineRequest, timeline};
use kizuna::ui::command::Command;
use kizuna::ui::files::Over;

use super::stage::{Scene, Stage, english, japanese};
use crate::support::world;

fn time(stage: &Stage) -> Time {
    stage.state().lens.time
}

fn set(stage: &mut Stage, time: Time) {
    let lens = Lens {
        time,
        ..stage.state().lens.clone()
    };
    stage.send(Command::SetLens(Box::new(lens), None));
}

fn span(from: Date, to: Date) -> DaySpan {
    DaySpan { from, to }
}

fn rect(stage: &Stage) -> egui::Rect {
    let name = match stage.state().lang {
        Lang::Ja => "時間軸。",
        Lang::En => "Time axis.",
    };
    stage.first(name).rect()
}

/// The axis as it is drawn.
fn axis(stage: &Stage) -> Timeline {
    let (state, rect) = (stage.state(), rect(stage));
    timeline(&TimelineRequest {
        index: &state.derived.index,
        visible: &state.derived.visible,
        all_times: &state.derived.all_times,
        lens: &state.lens,
        years: state.derived.years,
        size: Size {
            width: f64::from(rect.width()),
            height: f64::from(rect.height()),
        },
        ground: state.ground(),
        history: state.view.history,
        lang: state.lang,
        scale: f64::from(state.scale()),
        measure: &Metrics::new(),
    })
}

/// The foot of the bar of a year.
fn bar(stage: &Stage, year: i16) -> Pos2 {
    let axis = axis(stage);
    let bar = axis.bars.iter().find(|bar| bar.year == year);
    let at = bar
        .unwrap_or_else(|| panic!("no bar in {year}"))
        .rect
        .middle();
    rect(stage).min + egui::vec2(at.x as f32, axis.area.max.y as f32 - 3.0)
}

/// Where a handle stands.
fn handle(stage: &Stage, at: usize) -> Pos2 {
    let axis = axis(stage);
    let x = *axis.handles.get(at).expect("a handle");
    rect(stage).min + egui::vec2(x as f32, axis.area.max.y as f32)
}

/// What is said about a place that is pointed at.
fn tip(stage: &mut Stage, at: Pos2, part: &str) -> Vec<String> {
    stage.pointer(at, None, Modifiers::NONE);
    stage.run();
    let text = stage.painted_text(part).map(|(text, _)| text);
    text.unwrap_or_default()
        .lines()
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_click_on_a_bar_does_what_is_said_there() {
    let range = span(date(1990, 1, 1), date(2010, 12, 31));
    let year = span(date(1965, 1, 1), date(1965, 12, 31));
    let end = Time::AsOf(date(1965, 12, 31));
    for (before, says, sagt, after) in [
        (
            Time::Any,
            "Click: as of the end of 1965",
            "クリック：1965年末時点を表示",
            end,
        ),
        (
            Time::AsOf(date(2000, 3, 4)),
            "Click: as of the end of 1965",
            "クリック：1965年末時点を表示",
            end,
        ),
        (
            Time::InForce(range),
            "Click: in force during 1965",
            "クリック：1965年に有効な提携を表示",
            Time::InForce(year),
        ),
        (
            Time::Signed(range),
            "Click: signed within 1965",
            "クリック：1965年に締結した提携を表示",
            Time::Signed(year),
        ),
    ] {
        for (mut stage, says) in [(english(), says), (japanese(), sagt)] {
            set(&mut stage, before);
            let at = bar(&stage, 1965);
            let lines = tip(&mut stage, at, says);
            assert_eq!(lines.last().map(String::as_str), Some(says), "{lines:?}");
            stage.click_at(at, Modifiers::NONE);
            assert_eq!(time(&stage), after, "{before:?}");
        }
    }
}

#[test]
fn each_end_of_a_range_obeys_the_keyboard() {
    const CTRL: Modifiers = Modifiers::COMMAND;
    const SHIFT: Modifiers = Modifiers::SHIFT;
    let mut stage = english();
    set(
        &mut stage,
        Time::Signed(span(date(1990, 4, 1), date(2015, 6, 30))),
    );
    stage.first("Time axis.").focus();
    stage.run();
    for (held, key, from, to) in [
        // From inside a year first to its own limit, then a year at a time.
        (SHIFT, Key::ArrowRight, date(1990, 4, 1), date(2015, 12, 31)),
        (SHIFT, Key::ArrowRight, date(1990, 4, 1), date(2016, 12, 31)),
        (SHIFT, Key::ArrowLeft, date(1990, 4, 1), date(2015, 12, 31)),
        (CTRL, Key::ArrowLeft, date(1990, 1, 1), date(2015, 12, 31)),
        (CTRL, Key::ArrowLeft, date(1989, 1, 1), date(2015, 12, 31)),
        (CTRL, Key::ArrowRight, date(1990, 1, 1), date(2015, 12, 31)),
        (CTRL, Key::PageUp, date(2000, 1, 1), date(2015, 12, 31)),
        (SHIFT, Key::PageDown, date(2000, 1, 1), date(2005, 12, 31)),
        // Never beyond the other one.
        (CTRL, Key::PageUp, date(2005, 1, 1), date(2005, 12, 31)),
        (CTRL, Key::ArrowRight, date(2005, 1, 1), date(2005, 12, 31)),
        (SHIFT, Key::Home, date(2005, 1, 1), date(2005, 12, 31)),
        (SHIFT, Key::End, date(2005, 1, 1), date(2026, 12, 31)),
        (SHIFT, Key::ArrowRight, date(2005, 1, 1), date(2026, 12, 31)),
        (CTRL, Key::Home, date(1955, 1, 1), date(2026, 12, 31)),
        (CTRL, Key::ArrowLeft, date(1955, 1, 1), date(2026, 12, 31)),
        (CTRL, Key::End, date(2026, 1, 1), date(2026, 12, 31)),
        // Without either the whole range moves.
        (
            Modifiers::NONE,
            Key::PageDown,
            date(2016, 1, 1),
            date(2016, 12, 31),
        ),
    ] {
        stage.keys(held, key);
        assert_eq!(
            time(&stage),
            Time::Signed(span(from, to)),
            "{held:?} {key:?}"
        );
    }
    // Each is a step of its own, and one day has no ends.
    stage.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(
        time(&stage),
        Time::Signed(span(date(2026, 1, 1), date(2026, 12, 31)))
    );
    // What lies beyond the axis is not pulled back by a step away from it.
    let beyond = Time::Signed(span(date(1900, 1, 1), date(2040, 12, 31)));
    set(&mut stage, beyond);
    stage.keys(SHIFT, Key::ArrowRight);
    stage.keys(CTRL, Key::ArrowLeft);
    assert_eq!(time(&stage), beyond);
    stage.keys(SHIFT, Key::ArrowLeft);
    assert_eq!(
        time(&stage),
        Time::Signed(span(date(1900, 1, 1), date(2026, 12, 31)))
    );
    set(&mut stage, Time::AsOf(date(2000, 12, 31)));
    stage.keys(SHIFT, Key::ArrowLeft);
    stage.keys(CTRL, Key::ArrowLeft);
    assert_eq!(time(&stage), Time::AsOf(date(2000, 12, 31)));
    stage.key(Key::F1);
    assert!(stage.has("Shift + ← →") && stage.has("Ctrl + ← →"));
}

/// Whether a filled disc is drawn around a place.
fn has_disc(stage: &Stage, at: Pos2) -> bool {
    stage
        .harness
        .output()
        .shapes
        .iter()
        .any(|one| match &one.shape {
            egui::Shape::Circle(circle) => {
                circle.center.distance(at) < 1.0 && (8.0..9.0).contains(&circle.radius)
            }
            _ => false,
        })
}

#[test]
fn the_handle_that_would_be_taken_is_shown() {
    let mut stage = english();
    // So narrow that both handles are near.
    set(
        &mut stage,
        Time::Signed(span(date(2000, 1, 1), date(2000, 6, 30))),
    );
    let handles = [handle(&stage, 0), handle(&stage, 1)];
    assert!(handles[1].x - handles[0].x < 8.0);
    for (at, says) in [(0, "Drag: moves the start"), (1, "Drag: moves the end")] {
        let lines = tip(&mut stage, handles[at], says);
        assert!(lines.iter().any(|line| line.starts_with(says)), "{lines:?}");
        assert!(has_disc(&stage, handles[at]) && !has_disc(&stage, handles[1 - at]));
    }
    let away = handles[1] + egui::vec2(60.0, -20.0);
    let lines = tip(&mut stage, away, "Click: ");
    let drags = lines.iter().any(|line| line.contains("Drag"));
    assert!(!lines.is_empty() && !drags, "{lines:?}");
    assert!(!has_disc(&stage, handles[0]) && !has_disc(&stage, handles[1]));
    // And that one is taken.
    let to = pos2(handles[1].x + 100.0, handles[1].y);
    stage.drag(handles[1], to, Modifiers::NONE);
    let Time::Signed(after) = time(&stage) else {
        panic!("still a range");
    };
    assert_eq!(after.from, date(2000, 1, 1));
    assert!(after.to > date(2005, 1, 1), "{after:?}");
    let from = handle(&stage, 0);
    stage.drag(from, pos2(from.x - 100.0, from.y), Modifiers::NONE);
    let Time::Signed(last) = time(&stage) else {
        panic!("still a range");
    };
    assert_eq!(last.to, after.to);
    assert!(last.from < date(1995, 1, 1), "{last:?}");
}

#[test]
fn a_tie_known_by_its_year_is_possible_inside_it_and_certain_after_it() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (lang, possibly, kinds) in [
        (Lang::En, "(possibly)", ["pact: possibly 1", "pact: 1"]),
        (
            Lang::Ja,
            "（可能性あり）",
            ["pact：可能性あり 1件", "pact：1件"],
        ),
    ] {
        let mut scene = Scene::new(lang);
        scene.registry = Arc::new(world(
            "kind pact sister
            actor a city JP 35,139
            actor b city FR 45,4
            home a
            tie one pact a b : signed 1965",
        ));
        let mut stage = scene.open();
        let mut seen = Vec::new();
        for (day, fits) in [
            (date(1964, 12, 31), None),
            (date(1965, 1, 1), Some(Certainty::Possible)),
            (date(1965, 6, 30), Some(Certainty::Possible)),
            (date(1965, 12, 30), Some(Certainty::Possible)),
            (date(1965, 12, 31), Some(Certainty::Certain)),
            (date(1966, 1, 1), Some(Certainty::Certain)),
        ] {
            set(&mut stage, Time::AsOf(day));
            let app = stage.app();
            let mark = app.scene().ties.first().map(|mark| {
                let opacity = mark
                    .path
                    .stroke
                    .as_ref()
                    .map_or(0.0, |stroke| stroke.opacity);
                (mark.fits, opacity, mark.title.clone())
            });
            assert_eq!(mark.as_ref().map(|(fits, ..)| *fits), fits, "{day}");
            let axis = axis(&stage);
            let first = axis.bars.first().expect("a bar");
            let possible = fits == Some(Certainty::Possible);
            assert_eq!(
                (first.year, first.shown, first.possible),
                (1965, fits.is_some(), possible)
            );
            // The same in the file.
            let path = folder.path().join(format!("{day}-{possible}-{lang:?}.svg"));
            stage.send(Command::ExportTo(path.clone(), Over::Ask));
            let svg = std::fs::read_to_string(path).expect("written");
            let written = svg.matches("data-fits=\"possible\"").count();
            assert_eq!(written, usize::from(possible), "{day}");
            let Some((_, opacity, title)) = mark else {
                assert!(!svg.contains("data-fits"));
                continue;
            };
            assert_eq!(title.contains(possibly), possible, "{title}");
            assert_eq!(svg.contains(possibly), possible);
            assert!(
                svg.contains(&format!("stroke-opacity=\"{opacity}\"")),
                "{svg}"
            );
            let at = bar(&stage, 1965);
            let line = kinds[usize::from(!possible)];
            let lines = tip(&mut stage, at, line);
            assert!(lines.iter().any(|one| one == line), "{day}: {lines:?}");
            seen.push((possible, opacity));
        }
        let least = seen
            .iter()
            .filter(|(possible, _)| !possible)
            .map(|(_, opacity)| *opacity);
        let least = least.fold(1.0, f64::min);
        for (_, opacity) in seen.iter().filter(|(possible, _)| *possible) {
            assert!(opacity * 1.5 < least, "paler: {opacity} and {least}");
        }
    }
}

#[test]
fn what_may_have_begun_a_year_before_counts_apart() {
    let mut scene = Scene::new(Lang::En);
    scene.registry = Arc::new(world(
        "kind pact sister
        kind office office
        actor a city JP 35,139
        actor b city FR 45,4
        home a
        tie one pact a b : signed 2023-02-03
        tie two pact a b : signed 2022-04/2023-03
        tie three office a b : opened 2023",
    ));
    let mut stage = scene.open();
    let axis = axis(&stage);
    let bars: Vec<(bool, usize, usize)> = axis
        .bars
        .iter()
        .map(|bar| (bar.possible, bar.kind, bar.ties))
        .collect();
    assert_eq!(
        bars,
        [(false, 0, 1), (false, 1, 1), (true, 0, 1)],
        "a cap on the bar"
    );
    let at = bar(&stage, 2023);
    let lines = tip(&mut stage, at, "Click: ");
    assert!(
        lines.contains(&"pact: 1, possibly 1 more".to_owned()),
        "{lines:?}"
    );
    assert!(lines.contains(&"office: 1".to_owned()), "{lines:?}");
}
