//! What the pointer and the keyboard do on the axis.

use egui::{Event, Key, Modifiers, Rect, Ui};

use super::{Frame, send};
use crate::lens::Time;
use crate::model::{Date, DaySpan};
use crate::scene::Timeline;
use crate::ui::command::Command;
use crate::ui::history::Gesture;
use crate::ui::playback::stepped;
use crate::ui::widgets::held_at;

/// What part of the axis is being dragged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Grip {
    /// The day of "as of".
    Day,
    /// The start of a range.
    From,
    /// The end of a range.
    To,
    /// A new range, from this day on.
    New(Date),
}

/// The handle that would be taken at a place on the axis: the nearest one.
pub(super) fn near(picture: &Timeline, x: f64) -> Option<usize> {
    let away = |at: &usize| {
        picture
            .handles
            .get(*at)
            .map_or(f64::MAX, |handle| (handle - x).abs())
    };
    (0..picture.handles.len())
        .filter(|at| away(at) < 9.0)
        .min_by(|a, b| away(a).total_cmp(&away(b)))
}

/// The handle that is held, or would be taken where the pointer is.
pub(super) fn handle_under(
    frame: &Frame<'_>,
    response: &egui::Response,
    picture: &Timeline,
    rect: Rect,
) -> Option<usize> {
    match frame.state.desk.time_drag {
        Some(Grip::Day | Grip::From) => Some(0),
        Some(Grip::To) => Some(1),
        Some(Grip::New(_)) => None,
        None => near(picture, f64::from(response.hover_pos()?.x - rect.min.x)),
    }
}

/// The time that a click on a year asks for.
pub(super) fn clicked(time: Time, year: i16) -> Time {
    match time {
        Time::Any | Time::AsOf(_) => Time::AsOf(year_end(year)),
        // A click in a range mode asks for that one year.
        Time::InForce(_) => Time::InForce(one_year(year)),
        Time::Signed(_) => Time::Signed(one_year(year)),
    }
}

pub(super) fn pointer(
    ui: &Ui,
    frame: &mut Frame<'_>,
    response: &egui::Response,
    picture: &Timeline,
    rect: Rect,
) {
    let x_of = |at: egui::Pos2| f64::from(at.x - rect.min.x);
    let near = |x: f64| near(picture, x);
    if let Some(at) = response.hover_pos() {
        let icon = if near(x_of(at)).is_some() {
            egui::CursorIcon::ResizeHorizontal
        } else {
            egui::CursorIcon::PointingHand
        };
        ui.ctx().set_cursor_icon(icon);
    }
    let Some(at) = held_at(response) else {
        return;
    };
    let x = x_of(at);
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    if response.drag_started() {
        let start = ui
            .input(|input| input.pointer.press_origin())
            .map_or(x, x_of);
        frame.state.desk.time_drag = Some(match (frame.state.lens.time, near(start)) {
            (Time::Any | Time::AsOf(_), _) => Grip::Day,
            (_, Some(0)) => Grip::From,
            (_, Some(_)) => Grip::To,
            (_, None) => Grip::New(year_start(picture.year_at(start))),
        });
    }
    if response.dragged()
        && let Some(grip) = frame.state.desk.time_drag
    {
        let time = dragged(frame.state.lens.time, grip, picture.year_at(x));
        send(frame, time, Some(Gesture::TimeDrag));
    }
    if response.drag_stopped() {
        frame.state.desk.time_drag = None;
        frame.commands.send(Command::EndGesture);
    }
    if response.clicked() {
        let time = clicked(frame.state.lens.time, picture.year_at(x));
        send(frame, time, None);
    }
}

fn year_start(year: i16) -> Date {
    Date::new(year, 1, 1).unwrap_or(Date::MIN)
}

pub(super) fn year_end(year: i16) -> Date {
    Date::new(year, 12, 31).unwrap_or(Date::MAX)
}

fn one_year(year: i16) -> DaySpan {
    DaySpan {
        from: year_start(year),
        to: year_end(year),
    }
}

/// The time after a grip was dragged to a year.
pub(in crate::ui::panels) fn dragged(time: Time, grip: Grip, year: i16) -> Time {
    let range = |span: DaySpan| match grip {
        Grip::Day => span,
        Grip::From => DaySpan {
            from: year_start(year).min(year_start(span.to.year())),
            ..span
        },
        Grip::To => DaySpan {
            to: year_end(year).max(year_end(span.from.year())),
            ..span
        },
        Grip::New(first) => {
            let there = year_start(year);
            DaySpan {
                from: first.min(there),
                to: year_end(first.max(there).year()),
            }
        }
    };
    match time {
        Time::Any | Time::AsOf(_) => Time::AsOf(year_end(year)),
        Time::InForce(span) => Time::InForce(range(span)),
        Time::Signed(span) => Time::Signed(range(span)),
    }
}

/// The keys of the axis: arrows step a year, pages ten, Home and End lead to its ends, with Shift for
/// the end of a range alone and with Ctrl for its start. Space plays.
pub(super) fn keyboard(ui: &Ui, frame: &mut Frame<'_>, response: &egui::Response) {
    if !response.has_focus() {
        return;
    }
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(
            response.id,
            egui::EventFilter {
                horizontal_arrows: true,
                ..egui::EventFilter::default()
            },
        );
    });
    let axis = frame.state.derived.years;
    let whole = axis.1 - axis.0;
    let keys = [
        (Key::ArrowLeft, -1),
        (Key::ArrowRight, 1),
        (Key::PageDown, -10),
        (Key::PageUp, 10),
        (Key::Home, -whole),
        (Key::End, whole),
    ];
    // As long as a key is held its steps are undone as one.
    let anew = ui.input(|input| {
        input.events.iter().any(|event| match event {
            Event::Key {
                key,
                pressed: true,
                repeat: false,
                ..
            } => keys.iter().any(|(own, _)| own == key),
            _ => false,
        })
    });
    if anew {
        frame.commands.send(Command::EndGesture);
    }
    let pressed = |held, key| ui.input_mut(|input| input.consume_key(held, key));
    for (key, years) in keys {
        // The keys alone come last: they are found while Shift is held, too.
        if pressed(Modifiers::SHIFT, key) {
            push(frame, Grip::To, years);
        } else if pressed(Modifiers::COMMAND, key) {
            push(frame, Grip::From, years);
        } else if pressed(Modifiers::NONE, key) {
            step(frame, years);
        }
    }
    if pressed(Modifiers::NONE, Key::Space) {
        frame.commands.send(Command::PlayPause);
    }
}

/// Moves the time by some years. Where it cannot go on, whatever plays stops all the same.
fn step(frame: &mut Frame<'_>, years: i16) {
    let axis = frame.state.derived.years;
    match stepped(frame.state.lens.time, years.into(), axis) {
        Some(time) => send(frame, time, Some(Gesture::TimeKeys)),
        None => frame.commands.send(Command::Step(years.into())),
    }
}

/// Moves one end of a range by some years, within the axis and not beyond the other end.
fn push(frame: &mut Frame<'_>, grip: Grip, years: i16) {
    let time = frame.state.lens.time;
    let (Time::InForce(span) | Time::Signed(span)) = time else {
        return;
    };
    let (first, last) = frame.state.derived.years;
    // From inside a year the first step leads to its own limit.
    let (year, whole) = if grip == Grip::From {
        (span.from.year(), span.from == year_start(span.from.year()))
    } else {
        (span.to.year(), span.to == year_end(span.to.year()))
    };
    let towards_limit = (grip == Grip::From) == (years < 0);
    let rest = if whole || !towards_limit {
        0
    } else {
        -years.signum()
    };
    let to = (year + years + rest).clamp(first, last - 1);
    let next = dragged(time, grip, to);
    // What lies beyond the axis is not pulled back by a step away from it.
    let forward = match (grip, next) {
        (Grip::From, Time::InForce(next) | Time::Signed(next)) => next.from > span.from,
        (_, Time::InForce(next) | Time::Signed(next)) => next.to > span.to,
        _ => return,
    };
    if forward == (years > 0) {
        send(frame, next, Some(Gesture::TimeKeys));
    }
}
