//! Playing as a state machine: whatever is pressed in whatever order, it keeps to its bounds and ends
//! exactly at its end.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::date;
use kizuna::lens::{Lens, Time};
use kizuna::model::{Date, DaySpan, Registry};
use kizuna::ui::command::Command;
use kizuna::ui::{Bounds, Gesture, PlayWay, Playback, stepped};
use proptest::prelude::*;

use super::stage::{Scene, Stage, english};
use crate::support::{cases, world};

const AXIS: (i16, i16) = (1950, 2027);
const END: Date = date(2026, 12, 31);
const BOUNDS: Bounds = Bounds {
    axis: AXIS,
    first: 1957,
};

fn span(time: Time) -> Option<DaySpan> {
    match time {
        Time::InForce(span) | Time::Signed(span) => Some(span),
        _ => None,
    }
}

fn range(from: Date, to: Date) -> Time {
    Time::InForce(DaySpan { from, to })
}

fn player(way: PlayWay, looping: bool) -> Playback {
    let mut playback = Playback::default();
    playback.way = way;
    playback.looping = looping;
    playback
}

/// Plays to the end, and returns all that was shown.
fn played(playback: &mut Playback, time: Time) -> Vec<Time> {
    let mut shown = vec![playback.start(time, BOUNDS)];
    let mut clock = 0.0;
    for _ in 0..10_000 {
        clock += 0.05;
        playback.pass(clock);
        shown.extend(playback.step(AXIS));
        if !playback.playing {
            break;
        }
    }
    shown
}

#[test]
fn a_range_grows_year_by_year_and_ends_exactly_at_its_end() {
    let mut playback = Playback::default();
    let from = date(2010, 4, 1);
    let ends: Vec<Time> = [
        date(2010, 12, 31),
        date(2011, 12, 31),
        date(2012, 12, 31),
        date(2013, 12, 31),
        date(2014, 12, 31),
        date(2015, 6, 30),
    ]
    .into_iter()
    .map(|to| range(from, to))
    .collect();
    let set = range(from, date(2015, 6, 30));
    assert_eq!(played(&mut playback, set), ends);
    assert!(!playback.playing);
    // And once more.
    assert_eq!(played(&mut playback, set), ends);
}

#[test]
fn a_range_beyond_the_axis_is_reached_in_one_step() {
    let mut playback = Playback::default();
    let set = range(date(1500, 1, 1), date(2400, 3, 3));
    let shown = played(&mut playback, set);
    assert_eq!(
        shown.first(),
        Some(&range(date(1500, 1, 1), date(1950, 12, 31)))
    );
    assert_eq!(
        shown.get(shown.len() - 2),
        Some(&range(date(1500, 1, 1), END))
    );
    assert_eq!(shown.last(), Some(&set));
}

#[test]
fn a_window_keeps_its_width_and_ends_exactly_at_the_end_of_the_axis() {
    let mut playback = player(PlayWay::Move, false);
    let set = range(date(2020, 2, 29), date(2023, 6, 30));
    let shown = played(&mut playback, set);
    assert_eq!(
        shown,
        [
            set,
            range(date(2021, 2, 28), date(2024, 6, 30)),
            range(date(2022, 2, 28), date(2025, 6, 30)),
            range(date(2023, 2, 28), date(2026, 6, 30)),
            // The rest of the way: as many days for both ends.
            range(date(2023, 9, 1), END),
        ]
    );
    // What leap days take comes back.
    let leap = range(date(2012, 2, 29), date(2012, 2, 29));
    let shown = played(&mut playback, leap);
    assert!(
        shown.contains(&range(date(2016, 2, 29), date(2016, 2, 29))),
        "{shown:?}"
    );
    // At the end of the axis it begins with the first tie.
    let last = range(date(2017, 1, 1), END);
    let shown = played(&mut playback, last);
    assert_eq!(
        shown.first(),
        Some(&range(date(1957, 1, 1), date(1966, 12, 31)))
    );
    assert_eq!(shown.last(), Some(&last));
}

#[test]
fn where_nothing_can_move_on_nothing_plays() {
    for (way, set) in [
        (PlayWay::Grow, range(date(2010, 4, 1), date(2010, 9, 30))),
        (PlayWay::Move, range(date(1900, 1, 1), date(2100, 1, 1))),
    ] {
        let mut playback = player(way, false);
        assert_eq!(playback.start(set, BOUNDS), set);
        assert!(!playback.playing, "{way:?}");
    }
}

#[test]
fn a_loop_rests_at_its_end_and_begins_where_it_began() {
    let mut playback = player(PlayWay::Grow, true);
    let set = Time::AsOf(date(2024, 6, 30));
    let mut clock = 0.0;
    let mut shown = vec![(0.0, playback.start(set, BOUNDS))];
    while clock < 12.0 {
        clock += 0.01;
        playback.pass(clock);
        shown.extend(playback.step(AXIS).map(|time| (clock, time)));
    }
    let times: Vec<Time> = shown.iter().map(|(_, time)| *time).take(8).collect();
    let ends = [2024, 2025, 2026].map(|year| Time::AsOf(date(year, 12, 31)));
    let once = [set, ends[0], ends[1], ends[2]];
    assert_eq!(times, [once, once].concat());
    let rest = shown[4].0 - shown[3].0;
    assert!((rest - Playback::REST).abs() < 0.02, "rested for {rest} s");
    // Without the loop it is over where it rests.
    while shown.last().is_none_or(|(_, time)| *time != ends[2]) {
        clock += 0.01;
        playback.pass(clock);
        shown.extend(playback.step(AXIS).map(|time| (clock, time)));
    }
    assert!(playback.playing);
    playback.set_looping(false, AXIS);
    assert!(!playback.playing);
}

// --- in any order -----------------------------------------------------------------------------

#[derive(Clone, Debug)]
enum Step {
    PlayOrPause,
    /// The clock goes on, in hundredths of a second.
    Pass(u32),
    Loop,
    Way,
    Speed(usize),
    Set(Time),
    Years(i32),
}

fn days() -> impl Strategy<Value = Date> {
    (1930_i16..2040, 1_i8..=12, 1_i8..=31)
        .prop_map(|(year, month, day)| Date::new(year, month, day).unwrap_or(date(year, month, 28)))
}

fn times() -> impl Strategy<Value = Time> {
    let spans = (days(), 0_i32..9000)
        .prop_map(|(from, days)| DaySpan {
            from,
            to: from.saturating_add(jiff::Span::new().days(days)),
        })
        .boxed();
    prop_oneof![
        2 => days().prop_map(Time::AsOf),
        2 => spans.clone().prop_map(Time::InForce),
        1 => spans.prop_map(Time::Signed),
    ]
}

fn steps() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => Just(Step::PlayOrPause),
        12 => (1_u32..200).prop_map(Step::Pass),
        // A window that was hidden.
        1 => (10_000_u32..90_000).prop_map(Step::Pass),
        2 => Just(Step::Loop),
        2 => Just(Step::Way),
        2 => (0_usize..5).prop_map(Step::Speed),
        2 => times().prop_map(Step::Set),
        1 => (-12_i32..12).prop_map(Step::Years),
    ]
}

fn last_day(time: Time) -> Date {
    match time {
        Time::AsOf(day) => day,
        Time::InForce(span) | Time::Signed(span) => span.to,
        Time::Any => Date::MIN,
    }
}

/// What a step of playing may show, when somebody had set `set`.
fn is_in_bounds(set: Time, way: PlayWay, now: Time) -> Result<(), TestCaseError> {
    match (span(set), span(now)) {
        (None, None) => prop_assert!(last_day(now) <= last_day(set).max(END), "{now:?}"),
        (Some(set), Some(now)) if way == PlayWay::Grow => {
            prop_assert_eq!(now.from, set.from);
            prop_assert!(
                now.to <= set.to && now.from <= now.to,
                "{:?} of {:?}",
                now,
                set
            );
        }
        (Some(set), Some(now)) => {
            prop_assert!(now.to <= END, "{:?}", now);
            let width = |span: DaySpan| (span.to - span.from).get_days();
            // Leap days come and go.
            prop_assert!(
                (width(now) - width(set)).abs() <= 2,
                "{:?} of {:?}",
                now,
                set
            );
        }
        _ => prop_assert!(false, "another question: {now:?} of {set:?}"),
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn playing_keeps_its_promises_in_any_order(
        begin in times(),
        order in prop::collection::vec(steps(), 1..80),
    ) {
        let mut playback = Playback::default();
        // What a person has set, and what is shown.
        let (mut set, mut time, mut clock) = (begin, begin, 0.0);
        // Of the present playing: what it showed first, its way, and whether it can go on.
        let (mut first, mut way, mut held) = (begin, playback.way, false);
        for step in order {
            match step {
                Step::PlayOrPause if playback.playing => playback.stop(),
                Step::PlayOrPause => {
                    let other_way = span(set).is_some() && playback.way != way;
                    let before = time;
                    time = playback.start(before, BOUNDS);
                    if !playback.playing {
                        prop_assert_eq!(time, set, "nothing to play");
                        held = false;
                        continue;
                    }
                    if !held || other_way || time != before {
                        (first, way, held) = (time, playback.way, true);
                    }
                    is_in_bounds(set, way, time)?;
                }
                Step::Pass(hundredths) => {
                    clock += f64::from(hundredths) / 100.0;
                    let was = playback.playing;
                    playback.pass(clock);
                    let mut made = 0;
                    while let Some(next) = playback.step(AXIS) {
                        prop_assert!(was, "it moved while it did not play");
                        is_in_bounds(set, way, next)?;
                        made += 1;
                        if last_day(next) <= last_day(time) {
                            prop_assert!(playback.looping, "back from {time:?} to {next:?}");
                            prop_assert_eq!(next, first, "a loop returns to its start");
                        }
                        time = next;
                    }
                    prop_assert!(made <= 11, "it leapt {made} steps");
                    if was && !playback.playing {
                        prop_assert!(!playback.looping);
                        match span(set) {
                            Some(_) if way == PlayWay::Grow => prop_assert_eq!(time, set),
                            _ => prop_assert_eq!(last_day(time), END),
                        }
                    }
                }
                Step::Loop => playback.set_looping(!playback.looping, AXIS),
                Step::Way => playback.way = match playback.way {
                    PlayWay::Grow => PlayWay::Move,
                    PlayWay::Move => PlayWay::Grow,
                },
                Step::Speed(speed) => playback.speed = speed,
                Step::Set(to) => {
                    playback.mind(to);
                    if to != time {
                        prop_assert!(!playback.playing, "somebody has set another time");
                        (time, set, held) = (to, to, false);
                    }
                }
                Step::Years(years) => {
                    playback.stop();
                    if let Some(to) = stepped(time, years, AXIS) {
                        playback.mind(to);
                        (time, set, held) = (to, to, false);
                    }
                }
            }
            prop_assert!((0.0..=Playback::REST).contains(&playback.wait()));
        }
    }
}

// --- in the window ----------------------------------------------------------------------------

static SMALL: LazyLock<Arc<Registry>> = LazyLock::new(|| {
    Arc::new(world(
        "kind pact sister
        actor a city JP 35,139
        actor b city FR 45,4
        actor c city US 37,-122
        home a
        tie one pact a b : signed 1965
        tie two pact a c : signed 1990-04-01; ended 2012-05-06",
    ))
});

fn small() -> Stage {
    let mut scene = Scene::new(kizuna::model::Lang::En);
    scene.registry = Arc::clone(&SMALL);
    scene.size = (640.0, 420.0);
    let mut stage = scene.open();
    stage.send(Command::ToggleFilters);
    stage.send(Command::ToggleInspector);
    stage
}

/// The window's clock goes on, and a frame is drawn.
fn pass(stage: &mut Stage, clock: &mut f64, seconds: f64) {
    *clock += seconds;
    stage.harness.input_mut().time = Some(*clock);
    stage.harness.step();
}

fn set(stage: &mut Stage, time: Time, gesture: Option<Gesture>) {
    let lens = Lens {
        time,
        ..stage.state().lens.clone()
    };
    stage.app().send(Command::SetLens(Box::new(lens), gesture));
    stage.harness.step();
}

fn shown(stage: &Stage) -> Time {
    stage.state().lens.time
}

#[test]
fn a_growing_range_ends_as_it_was_set_and_leaves_no_step() {
    let mut stage = english();
    let time = range(date(2010, 4, 1), date(2015, 6, 30));
    set(&mut stage, time, None);
    let steps = stage.state().history.len();
    stage.app().send(Command::PlayPause);
    let mut clock = 500.0;
    pass(&mut stage, &mut clock, 0.1);
    assert_eq!(shown(&stage), range(date(2010, 4, 1), date(2010, 12, 31)));
    pass(&mut stage, &mut clock, 0.1);
    pass(&mut stage, &mut clock, 0.6);
    assert_eq!(shown(&stage), range(date(2010, 4, 1), date(2011, 12, 31)));
    assert_eq!(stage.state().history.len(), steps + 1);
    // Pausing keeps the end in mind.
    stage.app().send(Command::PlayPause);
    pass(&mut stage, &mut clock, 0.01);
    for _ in 0..5 {
        pass(&mut stage, &mut clock, 1.0);
    }
    assert_eq!(shown(&stage), range(date(2010, 4, 1), date(2011, 12, 31)));
    stage.app().send(Command::PlayPause);
    for _ in 0..10 {
        pass(&mut stage, &mut clock, 0.5);
    }
    assert!(!stage.state().playback.playing);
    assert_eq!(shown(&stage), time);
    assert_eq!(
        stage.state().history.len(),
        steps,
        "nothing is left to be undone"
    );
}

#[test]
fn undo_while_a_loop_plays_brings_back_what_was_set() {
    for way in [false, true] {
        let mut stage = small();
        if way {
            stage.send(Command::TogglePlayWay);
        }
        stage.send(Command::ToggleLoop);
        let time = range(date(2001, 4, 1), date(2021, 6, 30));
        set(&mut stage, time, None);
        let steps = stage.state().history.len();
        stage.app().send(Command::PlayPause);
        let mut clock = 500.0;
        for _ in 0..100 {
            pass(&mut stage, &mut clock, 0.7);
        }
        assert!(stage.state().playback.playing, "it loops");
        assert!(
            stage.state().history.len() <= steps + 1,
            "one playing is one step"
        );
        while shown(&stage) == time {
            pass(&mut stage, &mut clock, 0.7);
        }
        stage.app().send(Command::Undo);
        pass(&mut stage, &mut clock, 0.1);
        assert_eq!(shown(&stage), time);
        assert!(!stage.state().playback.playing);
        assert_eq!(stage.state().history.len(), steps);
    }
}

#[test]
fn the_other_way_plays_what_was_set() {
    let mut stage = small();
    let time = range(date(1990, 4, 1), date(2005, 6, 30));
    set(&mut stage, time, None);
    let steps = stage.state().history.len();
    stage.app().send(Command::PlayPause);
    let mut clock = 500.0;
    for _ in 0..4 {
        pass(&mut stage, &mut clock, 0.6);
    }
    assert_ne!(shown(&stage), time);
    stage.app().send(Command::TogglePlayWay);
    pass(&mut stage, &mut clock, 0.1);
    assert!(stage.state().playback.playing);
    for _ in 0..60 {
        pass(&mut stage, &mut clock, 0.6);
    }
    assert!(!stage.state().playback.playing);
    assert_eq!(span(shown(&stage)).map(|span| span.to), Some(END));
    assert_eq!(stage.state().history.len(), steps + 1);
    stage.send(Command::Undo);
    assert_eq!(shown(&stage), time);
}

#[test]
fn what_cannot_play_says_so() {
    let mut stage = english();
    let time = range(date(2010, 4, 1), date(2010, 6, 30));
    set(&mut stage, time, None);
    let steps = stage.state().history.len();
    stage.send(Command::PlayPause);
    assert!(!stage.state().playback.playing);
    assert_eq!(shown(&stage), time);
    assert_eq!(stage.state().history.len(), steps);
    assert!(
        stage.has("There is no year to move on to"),
        "{:?}",
        stage.texts()
    );
}

#[test]
fn the_choices_of_the_player_are_two_named_toggles() {
    for (mut stage, looping, window) in [
        (english(), "Play in a loop", "Play as a window"),
        (
            super::stage::japanese(),
            "繰り返し再生",
            "期間の幅を保って再生",
        ),
    ] {
        let toggled = |stage: &Stage, name: &str| {
            let node = stage.harness.get_by_label(name);
            let node = node.accesskit_node();
            let on = node.toggled() == Some(egui::accesskit::Toggled::True);
            (on, node.is_disabled())
        };
        // A day has no width to be kept.
        assert_eq!(toggled(&stage, looping), (false, false));
        assert_eq!(toggled(&stage, window), (false, true));
        set(
            &mut stage,
            range(date(2000, 1, 1), date(2010, 12, 31)),
            None,
        );
        stage.press(looping);
        stage.press(window);
        assert_eq!(toggled(&stage, looping), (true, false));
        assert_eq!(toggled(&stage, window), (true, false));
        assert!(stage.state().playback.looping);
        assert_eq!(stage.state().playback.way, PlayWay::Move);
        stage.press(looping);
        stage.press(window);
        assert!(!stage.state().playback.looping);
        assert_eq!(stage.state().playback.way, PlayWay::Grow);
        assert_eq!(
            stage.state().history.len(),
            1,
            "the range alone can be undone"
        );
    }
}

/// What is done to the window.
#[derive(Clone, Debug)]
enum Deed {
    Send(Command),
    Set(Time, Option<Gesture>),
    Mode(usize),
    Filter,
    /// Hundredths of a second.
    Pass(u32),
}

fn deeds() -> impl Strategy<Value = Deed> {
    let send = |command: Command| Just(Deed::Send(command));
    prop_oneof![
        6 => send(Command::PlayPause),
        2 => send(Command::ToggleLoop),
        2 => send(Command::TogglePlayWay),
        2 => send(Command::Undo),
        1 => send(Command::Redo),
        1 => send(Command::EndGesture),
        1 => (-3_i32..4).prop_map(|years| Deed::Send(Command::Step(years))),
        1 => (0_usize..4).prop_map(|speed| Deed::Send(Command::SetSpeed(speed))),
        2 => (times(), any::<bool>())
            .prop_map(|(time, drag)| Deed::Set(time, drag.then_some(Gesture::TimeDrag))),
        1 => (0_usize..4).prop_map(Deed::Mode),
        1 => Just(Deed::Filter),
        10 => (1_u32..150).prop_map(Deed::Pass),
        1 => (10_000_u32..90_000).prop_map(Deed::Pass),
    ]
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn the_window_plays_as_it_promises_in_any_order(
        order in prop::collection::vec(deeds(), 10..40),
    ) {
        let mut stage = small();
        let mut clock = 1000.0;
        // The lens and the steps before the present playing, while nothing else was done.
        let mut before: Option<(Lens, usize)> = None;
        // Whether it has gone on after something else was done: that is a step of its own.
        let mut went_on = false;
        for deed in order {
            // Whatever is due is shown before anything is done.
            pass(&mut stage, &mut clock, 0.0);
            let lens = stage.state().lens.clone();
            let (played, steps) = (stage.state().playback.playing, stage.state().history.len());
            let own = matches!(
                &deed,
                Deed::Pass(_)
                    | Deed::Send(
                        Command::PlayPause
                            | Command::ToggleLoop
                            | Command::TogglePlayWay
                            | Command::SetSpeed(_)
                    )
            );
            if !played && matches!(deed, Deed::Send(Command::PlayPause)) && !went_on && before.is_none() {
                before = Some((lens.clone(), steps));
            }
            match deed.clone() {
                Deed::Send(command) => {
                    stage.app().send(command);
                    pass(&mut stage, &mut clock, 0.0);
                }
                Deed::Set(time, gesture) => set(&mut stage, time, gesture),
                Deed::Mode(at) => {
                    let span = span(lens.time).unwrap_or(DaySpan::day(last_day(lens.time).max(date(1900, 1, 1))));
                    let time = [
                        Time::Any,
                        Time::AsOf(span.to),
                        Time::InForce(span),
                        Time::Signed(span),
                    ][at];
                    set(&mut stage, time, None);
                }
                Deed::Filter => {
                    let mut other = lens.clone();
                    if !other.countries.remove(&kizuna::model::CountryCode::parse("FR").unwrap()) {
                        other.countries.insert(kizuna::model::CountryCode::parse("FR").unwrap());
                    }
                    stage.app().send(Command::SetLens(Box::new(other), None));
                    stage.harness.step();
                }
                Deed::Pass(hundredths) => {
                    pass(&mut stage, &mut clock, f64::from(hundredths) / 100.0);
                }
            }
            let state = stage.state();
            if let Some((first, steps)) = &before {
                if own {
                    prop_assert!(state.history.len() <= steps + 1, "one playing is one step");
                    if state.lens != *first {
                        prop_assert_eq!(state.history.len(), steps + 1);
                    }
                } else if matches!(deed, Deed::Send(Command::Undo)) && lens != *first {
                    prop_assert_eq!(&state.lens, first, "undo brings back what was set");
                    prop_assert!(!state.playback.playing);
                }
            }
            if state.lens.time != lens.time && !own {
                prop_assert!(!state.playback.playing, "{:?} while it played", deed);
            }
            // A playing that is over is over: the next one is a step of its own.
            let ends = matches!(
                &deed,
                Deed::Send(Command::Undo | Command::Redo | Command::EndGesture)
            );
            let changed = state.lens != lens || state.history.len() != steps;
            let over = played && !state.playback.playing && matches!(deed, Deed::Pass(_));
            went_on |= before.is_none() && own && changed;
            if over || (!own && (ends || changed)) {
                (before, went_on) = (None, false);
            }
            if !state.playback.playing {
                let was = (shown(&stage), stage.state().history.len());
                for _ in 0..4 {
                    pass(&mut stage, &mut clock, 3.0);
                }
                prop_assert_eq!(stage.wakes_in(), Duration::MAX, "it does not play, and asks for repaints");
                prop_assert_eq!((shown(&stage), stage.state().history.len()), was);
            }
        }
    }
}
