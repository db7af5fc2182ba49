//! The player: play and pause, steps, loop, the way of playing, speed.

use egui::Ui;

use super::Frame;
use crate::i18n::Message;
use crate::lens::Time;
use crate::ui::command::Command;
use crate::ui::playback::{PlayWay, Playback};
use crate::ui::widgets::{Sign, sign_button, sign_toggle};

/// Room for the player, at 100 %.
pub(super) const WIDE: f32 = 290.0;

/// The player, from its right end.
pub(super) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
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
    ways(ui, frame);
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

/// What playing does with a range, and at its end: two toggles.
fn ways(ui: &mut Ui, frame: &mut Frame<'_>) {
    let playback = frame.state.playback;
    let of_range = matches!(frame.state.lens.time, Time::InForce(_) | Time::Signed(_));
    let moves = playback.way == PlayWay::Move;
    for (sign, command, on, enabled) in [
        (Sign::Slide, Command::TogglePlayWay, moves, of_range),
        (Sign::Loop, Command::ToggleLoop, playback.looping, true),
    ] {
        let Some(entry) = crate::ui::command::entry_of(&command) else {
            continue;
        };
        let lang = frame.state.lang;
        let (name, help) = (entry.name.text(lang), entry.help.text(lang));
        if sign_toggle(ui, &frame.look, sign, (&name, &help), on, enabled).clicked() {
            frame.commands.send(command);
        }
    }
}
