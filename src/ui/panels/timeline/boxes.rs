//! The boxes to type dates into. What cannot be read is explained at the box itself, and stays in it
//! until it is mended or dropped.

use egui::text::{CCursor, CCursorRange};
use egui::{Id, Key, Response, Stroke, TextEdit, Ui};

use super::{Frame, send};
use crate::i18n::{self, Message};
use crate::lens::Time;
use crate::model::{Date, DateError, DaySpan, PartialDate};
use crate::ui::command::Command;
use crate::ui::state::{BoxFault, TimeBox};
use crate::ui::theme::color;
use crate::ui::widgets::bubble;

/// The boxes: one for "as of", two for a range.
pub(super) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    let time = frame.state.lens.time;
    if frame.state.desk.boxes_for.replace(time) != Some(time) {
        frame.state.desk.time_boxes = Default::default();
    }
    let dropped = ui.memory(|memory| memory.focused().is_none())
        && ui.input(|input| input.key_pressed(Key::Escape));
    if dropped {
        frame.state.desk.time_boxes = Default::default();
    }
    match time {
        Time::Any => {}
        Time::AsOf(day) => {
            let wide = width_for(ui, frame.look.scale, 1);
            let shown = ("box-as-of", day_text(day));
            if let Some(date) = date_box(ui, frame, 0, shown, wide) {
                take(frame, 0);
                send(frame, Time::AsOf(date.latest()), None);
            }
        }
        Time::InForce(span) => {
            if let Some(span) = range_boxes(ui, frame, span) {
                send(frame, Time::InForce(span), None);
            }
        }
        Time::Signed(span) => {
            if let Some(span) = range_boxes(ui, frame, span) {
                send(frame, Time::Signed(span), None);
            }
        }
    }
}

/// The two boxes of a range. Returns the range that was typed.
fn range_boxes(ui: &mut Ui, frame: &mut Frame<'_>, span: DaySpan) -> Option<DaySpan> {
    let wide = width_for(ui, frame.look.scale, 2);
    let from = date_box(ui, frame, 0, ("box-from", start_text(span.from)), wide);
    ui.label("–");
    let to = date_box(ui, frame, 1, ("box-to", day_text(span.to)), wide);
    if from.is_none() && to.is_none() {
        return None;
    }
    // The first end of a new range may lie beyond the other end of the old one, and waits for it.
    let waiting = |at: usize| {
        let one = frame.state.desk.time_boxes.get(at)?;
        let typed = one
            .typed
            .as_ref()
            .filter(|_| one.wrong == Some(BoxFault::Backwards))?;
        PartialDate::parse(typed).ok()
    };
    let typed = usize::from(from.is_none());
    let ends = [from.or_else(|| waiting(0)), to.or_else(|| waiting(1))];
    let next = DaySpan {
        from: ends[0].map_or(span.from, PartialDate::earliest),
        to: ends[1].map_or(span.to, PartialDate::latest),
    };
    if next.from <= next.to {
        for (at, _) in ends.iter().enumerate().filter(|(_, end)| end.is_some()) {
            take(frame, at);
        }
        return (next != span).then_some(next);
    }
    if let Some(one) = frame.state.desk.time_boxes.get_mut(typed) {
        one.wrong = Some(BoxFault::Backwards);
    }
    // As with a date that cannot be read, Enter keeps the person where the fault is.
    if ui.input(|input| input.key_pressed(Key::Enter)) {
        ui.memory_mut(|memory| memory.request_focus(box_id(typed)));
    }
    None
}

/// How wide some boxes may be beside the modes. Where they do not fit they begin a line of their own,
/// or grow narrow if the axis cannot spare one.
fn width_for(ui: &mut Ui, scale: f32, boxes: u8) -> f32 {
    let (boxes, wide) = (f32::from(boxes), WIDE * scale);
    let room = ui.available_size_before_wrap().x / boxes - AROUND;
    if room >= wide {
        return wide;
    }
    if ui.clip_rect().bottom() - ui.cursor().top() > 110.0 * scale.sqrt() {
        ui.end_row();
        return wide.min(ui.available_size_before_wrap().x / boxes - AROUND);
    }
    room.max(30.0)
}

/// How wide two boxes are, with what is around them.
pub(super) fn width_of_two(scale: f32) -> f32 {
    2.0 * (WIDE * scale + AROUND) + 16.0
}

/// Room around a box, and half of that between two.
const AROUND: f32 = 13.0;

/// What was typed has been read: the box shows the lens again.
fn take(frame: &mut Frame<'_>, at: usize) {
    if let Some(one) = frame.state.desk.time_boxes.get_mut(at) {
        *one = TimeBox::default();
    }
}

/// What is wrong with what was typed, and what would be right.
fn explained(frame: &Frame<'_>, at: usize, fault: &BoxFault) -> String {
    let lang = frame.state.lang;
    let (fault, right) = match (fault, frame.state.lens.time) {
        (BoxFault::Unread(error), _) => {
            let fault = match error {
                DateError::Form(_) => "date-form-short",
                DateError::NoSuchDay(_) => "date-no-such-day-short",
                DateError::NotInEra(_) => "date-not-in-era-short",
                DateError::Backwards(_) => "date-backwards-short",
            };
            let meant = error.meant().map(|date| {
                Message::new("box-meant")
                    .with("date", i18n::date_with_era(lang, date))
                    .text(lang)
            });
            (fault, meant)
        }
        (BoxFault::Backwards, Time::InForce(span) | Time::Signed(span)) => {
            let (id, end) = if at == 0 {
                ("box-from-until", day_text(span.to))
            } else {
                ("box-to-since", start_text(span.from))
            };
            let right = Message::new(id).with("date", end).text(lang);
            ("date-backwards-short", Some(right))
        }
        (BoxFault::Backwards, _) => ("date-backwards-short", None),
    };
    let right = right.unwrap_or_else(|| frame.text("box-hint"));
    format!("{}\n{right}", frame.text(fault))
}

/// Width of a box, at 100 %: a whole date.
const WIDE: f32 = 136.0;

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

/// Whether the keyboard has come to a box since its last frame, on whatever way. (Shift Tab moves it
/// after the box was drawn.)
fn has_taken_keyboard(ui: &Ui, response: &Response) -> bool {
    let (id, has) = (response.id.with("keyboard"), response.has_focus());
    let had = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default(id), has));
    has && !had
}

/// What is typed next replaces what a box shows.
fn select_all(ui: &Ui, response: &Response, text: &str) {
    let mut state = TextEdit::load_state(ui.ctx(), response.id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    let whole = CCursorRange::two(CCursor::new(0), end);
    state.cursor.set_char_range(Some(whole));
    state.store(ui.ctx(), response.id);
}

/// The box that says what is wrong with it, one at a time: the one with the keyboard, else the one
/// that is pointed at, else the first if the keyboard is nowhere.
fn speaker(ui: &Ui, frame: &Frame<'_>) -> Option<usize> {
    let boxes = frame.state.desk.time_boxes.iter().enumerate();
    let wrong = boxes.filter_map(|(at, one)| one.wrong.as_ref().map(|_| at));
    let focused = ui.memory(egui::Memory::focused);
    let pointed_at = |at: &usize| {
        let response = ui.ctx().read_response(box_id(*at));
        response.is_some_and(|response| response.hovered())
    };
    wrong
        .clone()
        .find(|at| focused == Some(box_id(*at)))
        .or_else(|| wrong.clone().find(pointed_at))
        .or_else(|| wrong.clone().next().filter(|_| focused.is_none()))
}

/// A box for a date, with its name and what it shows while nobody types. Returns what was typed once
/// it is finished and can be read; it stays in the box until somebody takes it.
fn date_box(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    at: usize,
    (name, shown): (&'static str, String),
    wide: f32,
) -> Option<PartialDate> {
    let look = frame.look;
    let name = frame.text(name);
    let mut kept = frame
        .state
        .desk
        .time_boxes
        .get(at)
        .cloned()
        .unwrap_or_default();
    let mut text = kept.typed.clone().unwrap_or(shown);
    let fault = kept.wrong.as_ref().map(|fault| explained(frame, at, fault));
    let response = ui.scope(|ui| {
        let edit = TextEdit::singleline(&mut text)
            .id(box_id(at))
            .align(egui::Align2::LEFT_CENTER)
            .desired_width(wide);
        if fault.is_some() {
            let edge = Stroke::new(2.0, color(look.ink.warning));
            let visuals = ui.visuals_mut();
            visuals.selection.stroke = edge;
            for widget in [
                &mut visuals.widgets.inactive,
                &mut visuals.widgets.hovered,
                &mut visuals.widgets.active,
            ] {
                widget.bg_stroke = edge;
            }
        }
        ui.add(edit)
    });
    let mut response = response.inner.accessible_name(&name);
    let taken = has_taken_keyboard(ui, &response);
    if taken && !ui.input(|input| input.pointer.any_down() || input.pointer.any_released()) {
        select_all(ui, &response, &text);
    }
    // Each step of what plays would show another date in place of what is typed.
    if (taken || response.changed()) && frame.state.playback.playing {
        frame.commands.send(Command::PlayPause);
    }
    match &fault {
        Some(fault) => {
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_invalid(egui::accesskit::Invalid::True);
                node.set_description(fault.as_str());
            });
            if speaker(ui, frame) == Some(at) {
                bubble(ui.ctx(), &look, response.rect, fault);
            }
        }
        None => {
            response = response.on_hover_text(format!("{name}\n{}", frame.text("box-hint")));
        }
    }
    if response.changed() {
        kept.typed = Some(text);
        kept.wrong = None;
    }
    let mut result = None;
    if response.lost_focus() {
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        match (pressed(Key::Escape), &kept.typed) {
            (true, _) => kept = TimeBox::default(),
            (false, Some(typed)) => match PartialDate::parse(typed) {
                Ok(date) => result = Some(date),
                Err(error) => {
                    kept.wrong = Some(BoxFault::Unread(error));
                    // Enter keeps the person in the box, where the fault is.
                    if pressed(Key::Enter) {
                        response.request_focus();
                    }
                }
            },
            (false, None) => {}
        }
    }
    if let Some(one) = frame.state.desk.time_boxes.get_mut(at) {
        *one = kept;
    }
    result
}
