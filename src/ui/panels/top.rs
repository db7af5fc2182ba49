//! The bar above: menus, search, undo and redo, language.

use egui::Ui;

use super::{Frame, menus, search};
use crate::model::Lang;
use crate::ui::command::{Command, entry_of};
use crate::ui::theme::font;
use crate::ui::widgets::{Sign, logo, main_button, sign_button};

/// Draws the bar.
pub(crate) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    ui.horizontal_centered(|ui| {
        logo(ui, &frame.look);
        let name = egui::RichText::new("Kizuna").font(font(16.0 * frame.look.scale, true));
        ui.label(name);
        menus::show(ui, frame);
        let title = frame
            .state
            .registry()
            .title
            .get(frame.state.lang)
            .to_owned();
        let title = frame.look.quiet(title);
        // Enough room for what stands at the right comes first.
        let room = ui.available_width() - 560.0 * frame.look.scale.sqrt();
        if room > 120.0 {
            ui.scope(|ui| {
                ui.set_max_width(room.min(300.0));
                ui.add(egui::Label::new(title).truncate());
            });
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            language(ui, frame);
            if main_button(ui, &frame.look, &frame.text("command-export-short"))
                .on_hover_text(frame.text("command-export-help"))
                .clicked()
            {
                frame.commands.send(Command::Export);
            }
            history(ui, frame);
            search::show(ui, frame);
        });
    });
}

fn history(ui: &mut Ui, frame: &mut Frame<'_>) {
    for (sign, command) in [(Sign::Redo, Command::Redo), (Sign::Undo, Command::Undo)] {
        let Some(entry) = entry_of(&command) else {
            continue;
        };
        let keys = entry.keys.map(|keys| ui.ctx().format_shortcut(&keys));
        let name = entry.title(frame.state, frame.state.lang);
        let enabled = entry.missing(frame.state).is_none();
        if sign_button(ui, &frame.look, sign, &name, keys.as_deref(), enabled).clicked() {
            frame.commands.send(command);
        }
    }
}

fn language(ui: &mut Ui, frame: &mut Frame<'_>) {
    // Shows the language that a press leads to, in that language.
    let (next, name) = match frame.state.lang {
        Lang::Ja => (Lang::En, "lang-en"),
        Lang::En => (Lang::Ja, "lang-ja"),
    };
    let button = ui
        .add(egui::Button::new(frame.text(name)).frame(false))
        .on_hover_text(frame.text("menu-language"));
    if button.clicked() {
        frame.commands.send(Command::SetLang(next));
    }
}
