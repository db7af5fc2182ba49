//! What the pointer and the keyboard do on the axis.

use egui::{Key, Modifiers, Rect, Ui};

use super::{Frame, send};
use crate::lens::Time;
use crate::model::{Date, DaySpan};
use crate::scene::Timeline;
use crate::ui::command::Command;
use crate::ui::history::Gesture;

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

pub(super) fn pointer(
    ui: &Ui,
    frame: &mut Frame<'_>,
    response: &egui::Response,
    picture: &Timeline,
    rect: Rect,
) {
    let x_of = |at: egui::Pos2| f64::from(at.x - rect.min.x);
    let near = |x: f64| {
        picture
            .handles
            .iter()
            .position(|handle| (handle - x).abs() < 9.0)
    };
    if let Some(at) = response.hover_pos() {
        let icon = if near(x_of(at)).is_some() {
            egui::CursorIcon::ResizeHorizontal
        } else {
            egui::CursorIcon::PointingHand
        };
        ui.ctx().set_cursor_icon(icon);
    }
    let Some(at) = response.interact_pointer_pos() else {
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
        let year = picture.year_at(x);
        let time = match frame.state.lens.time {
            Time::Any | Time::AsOf(_) => Time::AsOf(year_end(year)),
            // A click in a range mode asks for that one year.
            Time::InForce(_) => Time::InForce(one_year(year)),
            Time::Signed(_) => Time::Signed(one_year(year)),
        };
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
fn dragged(time: Time, grip: Grip, year: i16) -> Time {
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

/// The keys of the axis: arrows step a year, pages ten, Home and End lead to its ends, Space plays.
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
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let axis = frame.state.derived.years;
    let whole = i32::from(axis.1) - i32::from(axis.0);
    for (key, years) in [
        (Key::ArrowLeft, -1),
        (Key::ArrowRight, 1),
        (Key::PageDown, -10),
        (Key::PageUp, 10),
        (Key::Home, -whole),
        (Key::End, whole),
    ] {
        if pressed(key) {
            frame.commands.send(Command::Step(years));
        }
    }
    if pressed(Key::Space) {
        frame.commands.send(Command::PlayPause);
    }
}
