//! The menus, as the table of commands has them.

use egui::{Atom, Button, Checkbox, Color32, RadioButton, RichText, ScrollArea, TextStyle, Ui};

use super::Frame;
use crate::ui::command::{Entry, Menu, entries};
use crate::ui::theme::color;

/// Draws the names of the menus, and the one that is open. Where the bar has no room for all names,
/// one name stands for them.
pub(super) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    ui.scope(|ui| {
        egui::containers::menu::menu_style(ui.style_mut());
        let face = TextStyle::Button.resolve(ui.style());
        let around = 2.0 * ui.spacing().button_padding.x + ui.spacing().item_spacing.x;
        let wide = |text: String| {
            let galley = ui
                .painter()
                .layout_no_wrap(text, face.clone(), Color32::BLACK);
            galley.size().x + around
        };
        let all: f32 = Menu::ALL
            .map(|menu| wide(frame.text(menu.name())))
            .iter()
            .sum();
        let beside = BESIDE * frame.look.scale.sqrt()
            + ["command-export-short", "lang-en", "lang-ja"]
                .map(|id| wide(frame.text(id)))
                .iter()
                .sum::<f32>();
        if all + beside <= ui.available_width() {
            each(ui, frame);
        } else {
            ui.menu_button(frame.text("menu-all"), |ui| each(ui, frame));
        }
    });
}

/// Room for the search box, undo and redo, at 100 %.
const BESIDE: f32 = 190.0;

fn each(ui: &mut Ui, frame: &mut Frame<'_>) {
    for menu in Menu::ALL {
        ui.menu_button(frame.text(menu.name()), |ui| {
            // A line that is not chosen has no disc behind its empty place.
            ui.visuals_mut().widgets.inactive.bg_fill = Color32::TRANSPARENT;
            let all = entries(frame.state);
            let own: Vec<&Entry> = all.iter().filter(|entry| entry.menu == menu).collect();
            // At large type a menu may be longer than the window is high.
            let most = ui.ctx().content_rect().height() - 70.0 * frame.look.scale;
            ScrollArea::vertical()
                .max_height(most.max(120.0))
                .min_scrolled_height(most.max(120.0))
                .show(ui, |ui| lines(ui, frame, &own));
        });
    }
}

fn lines(ui: &mut Ui, frame: &mut Frame<'_>, entries: &[&Entry]) {
    let mut before: Option<&Entry> = None;
    for entry in entries {
        if before.is_some_and(|before| before.part != entry.part) {
            ui.separator();
        }
        match entry.list {
            None => line(ui, frame, entry),
            Some(list) if before.is_none_or(|before| before.list != Some(list)) => {
                ui.menu_button(frame.text(list), |ui| {
                    ui.visuals_mut().widgets.inactive.bg_fill = Color32::TRANSPARENT;
                    for entry in entries.iter().filter(|entry| entry.list == Some(list)) {
                        line(ui, frame, entry);
                    }
                });
            }
            // It stands in the list that its first entry has opened.
            Some(_) => {}
        }
        before = Some(entry);
    }
}

fn line(ui: &mut Ui, frame: &mut Frame<'_>, entry: &Entry) {
    let lang = frame.state.lang;
    let name = match &entry.short {
        Some(short) => short.text(lang),
        None => entry.title(frame.state, lang),
    };
    let keys = entry
        .keys
        .map(|keys| ui.ctx().format_shortcut(&keys))
        .unwrap_or_default();
    let keys = RichText::new(keys).color(color(frame.look.ink.quiet));
    let missing = entry.missing(frame.state);
    let drawn = ui.add_enabled_ui(missing.is_none(), |ui| {
        let text = (name.as_str(), Atom::grow(), keys.clone());
        let wide = egui::vec2(ui.available_width(), 0.0);
        match entry.tick(frame.state) {
            None => ui.add(Button::new(name.as_str()).shortcut_text(keys)),
            Some(tick) if tick.choice => {
                let line = RadioButton::new(tick.on, text);
                ui.add_sized(wide, line)
            }
            Some(mut tick) => {
                let line = Checkbox::new(&mut tick.on, text);
                ui.add_sized(wide, line)
            }
        }
    });
    let response = drawn.inner.accessible_name(&name);
    let mut response = response.on_hover_text(entry.help.text(lang));
    if let Some(reason) = missing {
        response = response.on_disabled_hover_text(frame.text(reason));
    }
    if response.clicked() {
        frame.commands.send(entry.command.clone());
        ui.close();
    }
}
