//! The time: what is shown in words, playing, modes, boxes, and the axis with its handles.

mod axis;
mod boxes;
mod hand;
mod player;

pub(crate) use axis::Drawn;
pub(crate) use hand::Grip;
pub(super) use hand::dragged;

use egui::{Id, RichText, Ui};

use super::Frame;
use crate::i18n::{self, Message};
use crate::lens::words::time_text;
use crate::lens::{Lens, Time};
use crate::model::{Date, DaySpan, Lang};
use crate::ui::command::Command;
use crate::ui::history::Gesture;
use crate::ui::theme::{font, size};
use crate::ui::widgets::segments;

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

pub(super) fn send(frame: &mut Frame<'_>, time: Time, gesture: Option<Gesture>) {
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
    let plan = Plan::of(ui, frame, ui.available_width());
    let (time, about) = word_texts(frame, frame.state.lens.time, None);
    let at_right = |ui: &mut Ui, frame: &mut Frame<'_>| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            player::show(ui, frame);
        });
    };
    ui.horizontal(|ui| {
        let left = ui.cursor().left();
        time_label(ui, frame, time);
        if plan.about == Place::Time && ui.available_width() > 30.0 * frame.look.scale {
            about_label(ui, frame, &about);
        }
        if plan.modes == Place::Time {
            let after = left + plan.words + 16.0 - ui.cursor().left();
            ui.add_space(after.max(16.0));
            modes(ui, frame, plan);
        }
        if plan.player == Place::Time {
            at_right(ui, frame);
        }
    });
    if plan.about == Place::Own {
        about_label(ui, frame, &about);
    }
    if plan.player == Place::Own {
        ui.horizontal(|ui| {
            if plan.about == Place::Player {
                about_label(ui, frame, &about);
            }
            at_right(ui, frame);
        });
    }
    if plan.modes == Place::Own {
        ui.horizontal_wrapped(|ui| modes(ui, frame, plan));
    }
    axis::show(ui, frame);
}

/// The least height of the panel's inside, in points, if it is so wide: whatever is shown, something
/// of the axis is left.
pub(crate) fn least_height(ui: &Ui, frame: &Frame<'_>, wide: f32) -> f32 {
    let plan = Plan::of(ui, frame, wide);
    let scale = frame.look.scale;
    let own = |yes: bool, height: f32| if yes { height * scale + 5.0 } else { 0.0 };
    own(true, ROW)
        + own(plan.about == Place::Own, SMALL_ROW)
        + own(plan.player == Place::Own, ROW)
        + own(plan.modes == Place::Own, ROW)
        + own(plan.boxes_below, ROW)
        + AXIS
}

/// Height of a line of controls, and of one of small letters, at 100 %.
const ROW: f32 = 26.0;
const SMALL_ROW: f32 = 17.0;
/// Height that the axis keeps.
const AXIS: f32 = 72.0;

/// Beside what something stands above the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// The time in words, on the first line.
    Time,
    /// The player.
    Player,
    /// It begins a line of its own.
    Own,
}

/// What stands where above the axis. That follows from the longest words that can stand there, not
/// from those of the moment: a button does not run away from the hand that presses it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Plan {
    about: Place,
    player: Place,
    modes: Place,
    /// Whether the modes are a list.
    list: bool,
    /// Whether two boxes have no room beside the modes.
    boxes_below: bool,
    /// The width of the longest words.
    words: f32,
}

impl Plan {
    fn of(ui: &Ui, frame: &Frame<'_>, room: f32) -> Self {
        let scale = frame.look.scale;
        let (time, about) = longest_words(ui, frame);
        let words = time + about + 30.0;
        let player = player::WIDE * scale;
        let segments = modes_width(ui, frame);
        let boxes = boxes::width_of_two(scale);
        let list = segments + boxes > room;
        let boxes_below = list && LIST * scale + boxes + 24.0 > room;
        let plan = Self {
            about: Place::Time,
            player: Place::Time,
            modes: Place::Own,
            // Where the boxes are below anyway, the modes may be seen at once.
            list: list && (!boxes_below || segments > room),
            boxes_below,
            words,
        };
        if room > words + 32.0 + segments + boxes + player {
            Self {
                modes: Place::Time,
                ..plan
            }
        } else if room > words + player {
            plan
        } else if room > time + 16.0 + player {
            Self {
                about: Place::Own,
                ..plan
            }
        } else {
            let beside_player = room > about + 16.0 + player;
            Self {
                about: if beside_player {
                    Place::Player
                } else {
                    Place::Time
                },
                player: Place::Own,
                ..plan
            }
        }
    }
}

/// The modes, and the boxes of the one that is chosen.
fn modes(ui: &mut Ui, frame: &mut Frame<'_>, plan: Plan) {
    let look = frame.look;
    let choices = choices(frame);
    let mode = Mode::of(frame.state.lens.time);
    let chosen = if plan.list {
        mode_list(ui, frame, mode, &choices)
    } else {
        segments(ui, &look, &mode, &choices)
    };
    if let Some(chosen) = chosen {
        let time = chosen.from(frame.state.lens.time, frame.state.today);
        send(frame, time, None);
    }
    boxes::show(ui, frame);
}

fn choices(frame: &Frame<'_>) -> [(Mode, String); 4] {
    [
        (Mode::Any, frame.text("mode-any")),
        (Mode::AsOf, frame.text("mode-as-of")),
        (Mode::InForce, frame.text("mode-in-force")),
        (Mode::Signed, frame.text("mode-signed")),
    ]
}

/// How wide the modes are beside one another.
fn modes_width(ui: &Ui, frame: &Frame<'_>) -> f32 {
    let face = font(size::BODY * frame.look.scale * 0.94, false);
    choices(frame)
        .into_iter()
        .map(|(_, name)| text_width(ui, name, face.clone()) + 20.0)
        .sum()
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
        .width(LIST * frame.look.scale)
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

/// A time in words, and what is said about it: its era, and how many ties are seen, or those given.
fn word_texts(frame: &Frame<'_>, time: Time, ties: Option<(usize, usize)>) -> (String, String) {
    let lang = frame.state.lang;
    let mut about = Vec::new();
    if let Time::AsOf(day) = time {
        about.extend(i18n::era_year(lang, day));
    }
    let (certain, possible) = ties.unwrap_or_else(|| frame.state.derived.visible.count());
    about.push(
        Message::new("time-count")
            .with("certain", certain)
            .with("possible", possible)
            .text(lang),
    );
    (time_text(lang, time), about.join("  "))
}

fn time_label(ui: &mut Ui, frame: &Frame<'_>, time: String) {
    let time = RichText::new(time).font(font(TIME * frame.look.scale, true));
    ui.add(egui::Label::new(time).truncate());
}

fn about_label(ui: &mut Ui, frame: &Frame<'_>, about: &str) {
    ui.add(egui::Label::new(frame.look.quiet(about)).truncate());
}

fn text_width(ui: &Ui, text: String, face: egui::FontId) -> f32 {
    let ink = egui::Color32::PLACEHOLDER;
    let galley = ui.painter().layout_no_wrap(text, face, ink);
    galley.size().x
}

/// How wide the longest words can be: the time, and what is said about it. Measured once for each
/// language, size and registry.
fn longest_words(ui: &Ui, frame: &Frame<'_>) -> (f32, f32) {
    let (lang, scale) = (frame.state.lang, frame.look.scale);
    let ties = frame.state.registry().ties.len();
    let key = (lang, scale, ties);
    let id = Id::unique("timeline-longest-words");
    type Kept = ((Lang, f32, usize), (f32, f32));
    if let Some((kept, widths)) = ui.data(|data| data.get_temp::<Kept>(id))
        && kept == key
    {
        return widths;
    }
    let mut widths = (0.0_f32, 0.0_f32);
    for time in long_times() {
        let (time, about) = word_texts(frame, time, Some((ties, ties)));
        let time = text_width(ui, time, font(TIME * scale, true));
        let about = text_width(ui, about, font(size::SMALL * scale, false));
        widths = (widths.0.max(time), widths.1.max(about));
    }
    ui.data_mut(|data| data.insert_temp::<Kept>(id, (key, widths)));
    widths
}

/// Times with long names, in every mode: two digits in each place, months with long names, eras.
fn long_times() -> Vec<Time> {
    let days = |month| {
        let day = |year| Date::new(year, month, 28).unwrap_or(Date::MAX);
        (day(1988), day(2018))
    };
    let mut times = vec![Time::Any];
    for month in [9, 11, 12] {
        let (from, to) = days(month);
        let span = DaySpan { from, to };
        times.extend([
            Time::AsOf(from),
            Time::AsOf(to),
            Time::InForce(span),
            Time::Signed(span),
        ]);
    }
    times
}

/// Size of the time in words.
const TIME: f32 = 17.0;
/// Width of the modes as a list, at 100 %.
const LIST: f32 = 130.0;
