//! The boxes to type dates into.

use egui::{Id, Key, RichText, TextEdit, Ui};

use super::{Frame, send};
use crate::i18n;
use crate::lens::Time;
use crate::model::{Date, DateError, DaySpan, PartialDate};
use crate::ui::theme::{color, size};

/// The boxes to type dates into: one for "as of", two for a range.
pub(super) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    let time = frame.state.lens.time;
    if frame.state.desk.boxes_for.replace(time) != Some(time) {
        frame.state.desk.time_boxes = Default::default();
    }
    match time {
        Time::Any => {}
        Time::AsOf(day) => {
            if let Some(date) = date_box(ui, frame, 0, "box-as-of", day_text(day)) {
                send(frame, Time::AsOf(date.latest()), None);
            }
            faults(ui, frame);
        }
        Time::InForce(span) | Time::Signed(span) => {
            let from = date_box(ui, frame, 0, "box-from", start_text(span.from));
            ui.label("–");
            let to = date_box(ui, frame, 1, "box-to", day_text(span.to));
            // The first end of a new range may lie beyond the other end of the old one.
            let waiting = |at: usize, wanted: bool| {
                let one = frame.state.desk.time_boxes.get(at).filter(|_| wanted)?;
                let waits = one.wrong.as_deref() == Some(BACKWARDS);
                PartialDate::parse(one.typed.as_ref().filter(|_| waits)?).ok()
            };
            let from = from.or_else(|| waiting(0, to.is_some()));
            let to = to.or_else(|| waiting(1, from.is_some()));
            let next = DaySpan {
                from: from.map_or(span.from, PartialDate::earliest),
                to: to.map_or(span.to, PartialDate::latest),
            };
            if next == span {
                faults(ui, frame);
                return;
            }
            if next.from > next.to {
                let at = usize::from(from.is_none());
                if let Some(one) = frame.state.desk.time_boxes.get_mut(at) {
                    one.wrong = Some(BACKWARDS.to_owned());
                    one.typed = Some(if at == 0 {
                        start_text(next.from)
                    } else {
                        day_text(next.to)
                    });
                }
                // As with a date that cannot be read, Enter keeps the person where the fault is.
                if ui.input(|input| input.key_pressed(Key::Enter)) {
                    ui.memory_mut(|memory| memory.request_focus(box_id(at)));
                }
                faults(ui, frame);
                return;
            }
            let time = match frame.state.lens.time {
                Time::Signed(_) => Time::Signed(next),
                _ => Time::InForce(next),
            };
            send(frame, time, None);
        }
    }
}

/// The fault of an end that lies beyond the other.
const BACKWARDS: &str = "date-backwards-short";

/// What is wrong with what was typed, beside the boxes.
fn faults(ui: &mut Ui, frame: &Frame<'_>) {
    let wrong = frame
        .state
        .desk
        .time_boxes
        .iter()
        .find_map(|one| one.wrong.as_ref());
    if let Some(text) = wrong.and_then(|id| i18n::lookup(frame.state.lang, id)) {
        let text = RichText::new(text)
            .size(size::SMALL * frame.look.scale)
            .color(color(frame.look.ink.warning));
        ui.label(text);
    }
}

/// A day as it is typed: a year where it is the last day of one.
fn day_text(day: Date) -> String {
    if (day.month(), day.day()) == (12, 31) {
        day.year().to_string()
    } else {
        day.to_string()
    }
}

/// A day as it is typed: a year where it is the first day of one.
fn start_text(day: Date) -> String {
    if (day.month(), day.day()) == (1, 1) {
        day.year().to_string()
    } else {
        day.to_string()
    }
}

/// The id of a box, by which the keyboard can be led to it.
fn box_id(at: usize) -> Id {
    Id::unique(("time-box", at))
}

/// A box for a date. Returns what was typed once it is finished and can be read.
fn date_box(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    at: usize,
    name: &'static str,
    shown: String,
) -> Option<PartialDate> {
    let look = frame.look;
    let name = frame.text(name);
    let typing = frame
        .state
        .desk
        .time_boxes
        .get(at)
        .cloned()
        .unwrap_or_default();
    let mut text = typing.typed.clone().unwrap_or(shown);
    let wrong = typing.wrong.clone();
    let mut edit = TextEdit::singleline(&mut text)
        .id(box_id(at))
        .align(egui::Align2::LEFT_CENTER)
        .desired_width(104.0 * look.scale);
    if wrong.is_some() {
        edit = edit.text_color(color(look.ink.warning));
    }
    let mut response = ui.add(edit).accessible_name(&name);
    response = response.on_hover_text(format!("{name}\n{}", frame.text("box-hint")));
    let escaped = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    let finished = response.lost_focus() && !escaped;
    let mut next = typing;
    let mut result = None;
    if response.changed() {
        next.typed = Some(text.clone());
        next.wrong = None;
    }
    if escaped {
        next = crate::ui::state::TimeBox::default();
    } else if finished && let Some(typed) = next.typed.clone() {
        match PartialDate::parse(&typed) {
            Ok(date) => {
                next = crate::ui::state::TimeBox::default();
                result = Some(date);
            }
            Err(error) => {
                next.wrong = Some(
                    match error {
                        DateError::Form(_) => "date-form-short",
                        DateError::NoSuchDay(_) => "date-no-such-day-short",
                        DateError::NotInEra(_) => "date-not-in-era-short",
                        DateError::Backwards(_) => "date-backwards-short",
                    }
                    .to_owned(),
                );
                // Enter keeps the person in the box, where the fault is.
                if ui.input(|input| input.key_pressed(Key::Enter)) {
                    response.request_focus();
                }
            }
        }
    }
    if let Some(kept) = frame.state.desk.time_boxes.get_mut(at) {
        *kept = next;
    }
    result
}
