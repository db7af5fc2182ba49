//! The time: what is shown in words, playing, modes, boxes, and the axis with its handles.

use egui::{Id, Key, Modifiers, Rect, RichText, Role, Sense, TextEdit, Ui, WidgetInfo};

use super::Frame;
use crate::i18n::{self, Message};
use crate::lens::words::time_text;
use crate::lens::{Lens, Time};
use crate::model::{Date, DateError, DaySpan, PartialDate};
use crate::scene::{Size, Timeline, TimelineRequest, timeline};
use crate::ui::command::Command;
use crate::ui::history::Gesture;
use crate::ui::paint;
use crate::ui::playback::Playback;
use crate::ui::theme::{color, font, size};
use crate::ui::widgets::{Sign, segments, sign_button, tip};

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

/// The ways to look at time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Any,
    AsOf,
    InForce,
    Signed,
}

impl Mode {
    fn of(time: Time) -> Self {
        match time {
            Time::Any => Self::Any,
            Time::AsOf(_) => Self::AsOf,
            Time::InForce(_) => Self::InForce,
            Time::Signed(_) => Self::Signed,
        }
    }

    /// The same moment in this mode: a range keeps its end as the day, a day becomes the twenty
    /// years up to it.
    fn from(self, time: Time, today: Date) -> Time {
        let day = match time {
            Time::Any => today,
            Time::AsOf(day) => day,
            Time::InForce(span) | Time::Signed(span) => span.to,
        };
        let span = match time {
            Time::InForce(span) | Time::Signed(span) => span,
            _ => DaySpan {
                from: Date::new(day.year() - 19, 1, 1).unwrap_or(day),
                to: day,
            },
        };
        match self {
            Self::Any => Time::Any,
            Self::AsOf => Time::AsOf(day),
            Self::InForce => Time::InForce(span),
            Self::Signed => Time::Signed(span),
        }
    }
}

fn send(frame: &mut Frame<'_>, time: Time, gesture: Option<Gesture>) {
    let lens = Lens {
        time,
        ..frame.state.lens.clone()
    };
    frame
        .commands
        .send(Command::SetLens(Box::new(lens), gesture));
}

/// Draws the panel.
pub(crate) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    // One line where there is room for everything, else two, else three.
    let room = ui.available_width();
    let (words_wide, player_wide) = (words_width(ui, frame), 216.0 * frame.look.scale);
    let modes_wide = MODES * frame.look.scale;
    let one = room > words_wide + player_wide + modes_wide;
    let two = room > words_wide + player_wide;
    let at_right = |ui: &mut Ui, frame: &mut Frame<'_>| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            player(ui, frame);
        });
    };
    ui.horizontal(|ui| {
        words(ui, frame);
        if one {
            ui.add_space(16.0);
            modes(ui, frame);
        }
        if two {
            at_right(ui, frame);
        }
    });
    if !two {
        ui.horizontal(|ui| at_right(ui, frame));
    }
    if !one {
        ui.horizontal_wrapped(|ui| modes(ui, frame));
    }
    axis(ui, frame);
}

/// The modes, and the boxes of the one that is chosen.
fn modes(ui: &mut Ui, frame: &mut Frame<'_>) {
    let look = frame.look;
    let choices = [
        (Mode::Any, frame.text("mode-any")),
        (Mode::AsOf, frame.text("mode-as-of")),
        (Mode::InForce, frame.text("mode-in-force")),
        (Mode::Signed, frame.text("mode-signed")),
    ];
    let mode = Mode::of(frame.state.lens.time);
    let chosen = if ui.available_width() > MODES * look.scale {
        segments(ui, &look, mode, &choices)
    } else {
        mode_list(ui, frame, mode, &choices)
    };
    if let Some(chosen) = chosen {
        let time = chosen.from(frame.state.lens.time, frame.state.today);
        send(frame, time, None);
    }
    boxes(ui, frame);
}

/// The modes as a list, where there is no room for all of them beside one another.
fn mode_list(
    ui: &mut Ui,
    frame: &Frame<'_>,
    mode: Mode,
    choices: &[(Mode, String)],
) -> Option<Mode> {
    let name = |mode: Mode| {
        choices
            .iter()
            .find(|(choice, _)| *choice == mode)
            .map_or("", |(_, name)| name.as_str())
    };
    let mut chosen = None;
    let combo = egui::ComboBox::from_id_salt("mode")
        .selected_text(name(mode))
        .width(130.0 * frame.look.scale)
        .show_ui(ui, |ui| {
            for (choice, name) in choices {
                if ui.selectable_label(*choice == mode, name).clicked() {
                    chosen = Some(*choice);
                }
            }
        });
    combo.response.accessible_name(frame.text("mode-name"));
    chosen
}

/// What is shown, in words: the time, and about it.
fn word_texts(frame: &Frame<'_>) -> (String, String) {
    let (lang, time) = (frame.state.lang, frame.state.lens.time);
    let mut about = Vec::new();
    if let Time::AsOf(day) = time {
        about.extend(i18n::era_year(lang, day));
    }
    let (certain, possible) = frame.state.derived.visible.count();
    about.push(
        Message::new("time-count")
            .with("certain", certain)
            .with("possible", possible)
            .text(lang),
    );
    (time_text(lang, time), about.join("  "))
}

fn words(ui: &mut Ui, frame: &Frame<'_>) {
    let (time, about) = word_texts(frame);
    ui.label(RichText::new(time).font(font(TIME * frame.look.scale, true)));
    ui.add(egui::Label::new(frame.look.quiet(about)).truncate());
}

/// How wide the words are.
fn words_width(ui: &Ui, frame: &Frame<'_>) -> f32 {
    let (time, about) = word_texts(frame);
    let scale = frame.look.scale;
    let width = |text: String, face| {
        let galley = ui
            .painter()
            .layout_no_wrap(text, face, egui::Color32::PLACEHOLDER);
        galley.size().x
    };
    width(time, font(TIME * scale, true)) + width(about, font(size::SMALL * scale, false)) + 30.0
}

/// Size of the time in words.
const TIME: f32 = 17.0;
/// Room for the modes and two boxes, at 100 %.
const MODES: f32 = 500.0;

/// The player, from its right end.
fn player(ui: &mut Ui, frame: &mut Frame<'_>) {
    let look = frame.look;
    let playing = frame.state.playback.playing;
    let stopped = frame.state.lens.time == Time::Any;
    let lang = frame.state.lang;
    let speed_text = |at: usize| {
        Message::new("play-speed")
            .with(
                "years",
                Playback::SPEEDS.get(at).map_or(1, |speed| *speed as usize),
            )
            .text(lang)
    };
    let combo = egui::ComboBox::from_id_salt("speed")
        .selected_text(speed_text(frame.state.playback.speed))
        .width(84.0 * look.scale)
        .show_ui(ui, |ui| {
            for at in 0..Playback::SPEEDS.len() {
                let chosen = at == frame.state.playback.speed;
                if ui.selectable_label(chosen, speed_text(at)).clicked() {
                    frame.commands.send(Command::SetSpeed(at));
                }
            }
        });
    combo
        .response
        .accessible_name(frame.text("play-speed-name"));
    let (play, play_name) = if playing {
        (Sign::Pause, "command-pause")
    } else {
        (Sign::Play, "command-play")
    };
    for (sign, command, id, enabled) in [
        (
            Sign::Forward,
            Command::Step(1),
            "command-step-forward",
            !stopped,
        ),
        (play, Command::PlayPause, play_name, true),
        (Sign::Back, Command::Step(-1), "command-step-back", !stopped),
    ] {
        let keys = crate::ui::command::entry_of(&command)
            .and_then(|entry| entry.keys)
            .map(|keys| ui.ctx().format_shortcut(&keys));
        let name = frame.text(id);
        if sign_button(ui, &look, sign, &name, keys.as_deref(), enabled).clicked() {
            frame.commands.send(command);
        }
    }
}

// --- boxes ------------------------------------------------------------------------------------

/// The boxes to type dates into: one for "as of", two for a range.
fn boxes(ui: &mut Ui, frame: &mut Frame<'_>) {
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

// --- axis -------------------------------------------------------------------------------------

fn axis(ui: &mut Ui, frame: &mut Frame<'_>) {
    let rect = ui.available_rect_before_wrap().intersect(ui.max_rect());
    // The panel keeps the height that a person gave it.
    ui.advance_cursor_after_rect(rect);
    let id = Id::unique("time-axis");
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let state = &*frame.state;
    let name = Message::new("axis-name")
        .with("time", time_text(state.lang, state.lens.time))
        .text(state.lang);
    let year = f64::from(state.lens.time.reference_day(state.today).year());
    response.widget_info(|| {
        let mut info = WidgetInfo::slider(true, year, &name);
        info.role = Role::Slider;
        info
    });
    let picture = timeline(&TimelineRequest {
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
        measure: frame.metrics,
    });
    let painter = ui.painter_at(rect.expand(8.0));
    for mark in &picture.marks {
        paint::mark(&painter, rect.min, mark);
    }
    if response.has_focus() && frame.state.desk.keys_lead {
        painter.rect_stroke(
            rect,
            4.0,
            egui::Stroke::new(2.0, color(frame.look.ink.accent)),
            egui::StrokeKind::Inside,
        );
    }
    pointer(ui, frame, &response, &picture, rect);
    keyboard(ui, frame, &response);
    tooltip(frame, &response, &picture, rect);
}

fn pointer(
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

fn year_end(year: i16) -> Date {
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
fn keyboard(ui: &Ui, frame: &mut Frame<'_>, response: &egui::Response) {
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

fn tooltip(frame: &Frame<'_>, response: &egui::Response, picture: &Timeline, rect: Rect) {
    let Some(at) = response.hover_pos() else {
        return;
    };
    let registry = frame.state.registry();
    let lang = frame.state.lang;
    let point = paint::from(rect.min, at);
    if let Some(bead) = picture.bead_at(point, 4.0 * f64::from(frame.look.scale)) {
        let lines: Vec<String> = bead
            .milestones
            .iter()
            .filter_map(|at| registry.milestones.rows().get(*at))
            .map(|row| {
                let date = row.date.preferred();
                let date = date.map_or_else(String::new, |date| i18n::date(lang, *date));
                Message::new("label-value")
                    .with("label", date)
                    .with("value", &row.title)
                    .text(lang)
            })
            .collect();
        tip(&response.ctx, &frame.look, at, &lines);
        return;
    }
    let year = picture.year_at(f64::from(at.x - rect.min.x));
    let mut lines = vec![i18n::date_with_era(
        lang,
        PartialDate::year(year).unwrap_or_else(|| PartialDate::day(year_end(year))),
    )];
    for bar in picture.bars.iter().filter(|bar| bar.year == year) {
        if let Some(kind) = registry.kinds.rows().get(bar.kind) {
            lines.push(
                Message::new("axis-bar")
                    .with("kind", &kind.name)
                    .with("count", bar.ties)
                    .text(lang),
            );
        }
    }
    tip(&response.ctx, &frame.look, at, &lines);
}
