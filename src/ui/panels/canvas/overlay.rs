//! What lies on a pane: troubles, menu, buttons, the empty state.

use egui::{Rect, Ui, vec2};

use super::super::Frame;
use super::around;
use crate::edit::Change;
use crate::i18n::Message;
use crate::lens::words::set_text;
use crate::model::ActorId;
use crate::ui::command::Command;
use crate::ui::theme::{color, font, size};
use crate::ui::widgets::{Sign, sign_button};

/// What went wrong last, until it has been read; over the network, which stays where it is.
pub(in crate::ui::panels) fn trouble(ui: &mut Ui, frame: &mut Frame<'_>, rect: Rect) {
    // A sheet tells of its own troubles.
    if frame.state.desk.sheet.is_some() {
        return;
    }
    let Some(trouble) = frame.state.desk.trouble.clone() else {
        return;
    };
    let look = frame.look;
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    egui::Frame::new()
        .fill(color(look.ink.warning_ground))
        .inner_margin(egui::Margin::symmetric(12, 8))
        .show(&mut ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal_top(|ui| {
                let wide = ui.available_width() - 40.0 * look.scale;
                ui.vertical(|ui| {
                    ui.set_width(wide.max(60.0));
                    let cause = egui::RichText::new(trouble.cause.text(frame.state.lang))
                        .color(color(look.ink.warning));
                    ui.label(cause);
                    if let Some(hint) = &trouble.hint {
                        ui.label(hint.text(frame.state.lang));
                    }
                });
                let close = frame.text("close");
                if sign_button(ui, &look, Sign::Close, &close, None, true).clicked() {
                    frame.commands.send(Command::DismissTrouble);
                }
            });
        });
}

pub(in crate::ui::panels) fn context_menu(
    frame: &mut Frame<'_>,
    pane: usize,
    actor: Option<&ActorId>,
    response: &egui::Response,
) {
    let Some(actor) = actor.cloned() else {
        return;
    };
    let pinned = frame.state.registry().pins.contains_key(&actor);
    response.context_menu(|ui| {
        if ui.button(frame.text("actor-around")).clicked() {
            frame
                .commands
                .send(around(frame.state.lens.clone(), &actor));
            ui.close();
        }
        if ui.button(frame.text("actor-centre")).clicked() {
            frame.commands.send(Command::ActivatePane(pane));
            frame.commands.send(Command::Centre(actor.clone()));
            ui.close();
        }
        if pinned && !frame.state.is_read_only() && ui.button(frame.text("actor-unpin")).clicked() {
            frame
                .commands
                .send(Command::Edit(vec![Change::SetPin { actor, pin: None }]));
            ui.close();
        }
        if ui.button(frame.text("command-fit")).clicked() {
            frame.commands.send(Command::ActivatePane(pane));
            frame.commands.send(Command::Fit);
            ui.close();
        }
    });
}

/// Nothing is left: says so, and which condition to drop.
pub(in crate::ui::panels) fn empty_state(ui: &mut Ui, frame: &mut Frame<'_>, rect: Rect) {
    // What is gone a moment later is not told while the time plays.
    let shows = !frame.state.derived.visible.ties.is_empty() || frame.state.playback.playing;
    if shows || rect.height() < 80.0 {
        return;
    }
    let look = frame.look;
    let (lang, registry) = (
        frame.state.lang,
        std::sync::Arc::clone(frame.state.registry()),
    );
    let best = frame.state.derived.best_to_drop(frame.state.today).cloned();
    let box_rect = Rect::from_center_size(
        rect.center(),
        vec2(rect.width().min(440.0 * look.scale), 150.0 * look.scale),
    );
    let mut ui = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(box_rect)
            .layout(egui::Layout::top_down(egui::Align::Center)),
    );
    egui::Frame::new()
        .fill(color(look.ink.panel))
        .corner_radius(10)
        .inner_margin(18)
        .show(&mut ui, |ui| {
            let head = egui::RichText::new(frame.text("empty-head"))
                .font(font(size::BODY * 1.2 * look.scale, true));
            ui.label(head);
            if registry.ties.is_empty() {
                ui.label(frame.text("empty-registry"));
                return;
            }
            match best {
                Some((chip, left)) => {
                    let what = set_text(lang, &registry, &frame.state.lens, &chip.set);
                    let text = Message::new("empty-drop")
                        .with("what", what)
                        .with("count", left)
                        .text(lang);
                    if crate::ui::widgets::main_button(ui, &look, &text).clicked() {
                        let lens = Box::new(chip.without);
                        frame.commands.send(Command::SetLens(lens, None));
                    }
                }
                None => {
                    ui.label(frame.text("empty-no-one"));
                }
            }
            let set = frame.state.lens.is_filtered(&registry);
            if set && ui.button(frame.text("command-reset")).clicked() {
                frame.commands.send(Command::ResetFilters);
            }
        });
}

pub(in crate::ui::panels) fn zoom_buttons(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    pane: usize,
    rect: Rect,
) {
    let look = frame.look;
    let side = 30.0 * look.scale.sqrt();
    let corner = Rect::from_min_size(
        rect.right_bottom() - vec2(side + 8.0, side * 3.0 + 16.0),
        vec2(side, side * 3.0 + 8.0),
    );
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(corner));
    egui::Frame::new()
        .fill(color(look.ink.panel))
        .stroke(egui::Stroke::new(1.0, color(look.ink.line)))
        .corner_radius(8)
        .inner_margin(2)
        .show(&mut ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for (sign, command) in [
                (Sign::Plus, Command::Zoom(1.25)),
                (Sign::Minus, Command::Zoom(0.8)),
                (Sign::Fit, Command::Fit),
            ] {
                if let Some(entry) = crate::ui::command::entry_of(&command) {
                    let name = entry.title(frame.state, frame.state.lang);
                    let keys = entry.keys.map(|keys| ui.ctx().format_shortcut(&keys));
                    if sign_button(ui, &look, sign, &name, keys.as_deref(), true).clicked() {
                        frame.commands.send(Command::ActivatePane(pane));
                        frame.commands.send(command);
                    }
                }
            }
        });
}

/// While the worker arranges: how far it is, and a way to stop it.
pub(super) fn arranging(ui: &mut Ui, frame: &mut Frame<'_>, rect: Rect) {
    let Some(share) = frame.arranging else {
        return;
    };
    let look = frame.look;
    let place = Rect::from_center_size(
        rect.center_bottom() - vec2(0.0, 44.0 * look.scale),
        vec2(340.0 * look.scale.sqrt(), 44.0 * look.scale),
    );
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(place));
    egui::Frame::popup(ui.style()).show(&mut ui, |ui| {
        ui.horizontal(|ui| {
            let bar = egui::ProgressBar::new(share)
                .desired_width(150.0)
                .text(frame.text("arranging"));
            ui.add(bar);
            if ui.button(frame.text("cancel")).clicked() {
                frame.commands.send(Command::CancelLayout);
            }
        });
    });
}
