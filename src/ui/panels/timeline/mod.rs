//! The time: what is shown in words, playing, modes, boxes, and the axis with its handles.

mod axis;
mod boxes;
mod hand;
mod player;

pub(crate) use axis::Drawn;
pub(crate) use hand::Grip;

use egui::{RichText, Ui};

use super::Frame;
use crate::i18n::{self, Message};
use crate::lens::words::time_text;
use crate::lens::{Lens, Time};
use crate::model::{Date, DaySpan};
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
    let (words_wide, player_wide) = (words_width(ui, frame), player::WIDE * frame.look.scale);
    let modes_wide = MODES * frame.look.scale;
    let one = room > words_wide + player_wide + modes_wide;
    let two = room > words_wide + player_wide;
    let at_right = |ui: &mut Ui, frame: &mut Frame<'_>| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            player::show(ui, frame);
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
    axis::show(ui, frame);
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
    boxes::show(ui, frame);
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
    let time = RichText::new(time).font(font(TIME * frame.look.scale, true));
    ui.add(egui::Label::new(time).truncate());
    if ui.available_width() > 30.0 * frame.look.scale {
        ui.add(egui::Label::new(frame.look.quiet(about)).truncate());
    }
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
