//! The bar above: menus, search, undo and redo, language.

use egui::{Key, Ui};

use super::{Frame, search};
use crate::i18n::Message;
use crate::model::Lang;
use crate::scene::Arrangement;
use crate::store::Theme;
use crate::ui::command::{Command, Entry, entry_of, table};
use crate::ui::state::Sheet;
use crate::ui::theme::font;
use crate::ui::widgets::{Sign, logo, main_button, sign_button};

/// Draws the bar.
pub(crate) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    ui.horizontal_centered(|ui| {
        logo(ui, &frame.look);
        let name = egui::RichText::new("Kizuna").font(font(16.0 * frame.look.scale, true));
        ui.label(name);
        menus(ui, frame);
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

fn menus(ui: &mut Ui, frame: &mut Frame<'_>) {
    ui.scope(|ui| {
        egui::containers::menu::menu_style(ui.style_mut());
        ui.menu_button(frame.text("menu-file"), |ui| file_menu(ui, frame));
        ui.menu_button(frame.text("menu-edit"), |ui| {
            undo_items(ui, frame);
            ui.separator();
            for command in [Command::ClearSelection, Command::ResetFilters] {
                item(ui, frame, &command, true);
            }
        });
        ui.menu_button(frame.text("menu-view"), |ui| view_menu(ui, frame));
        ui.menu_button(frame.text("menu-help"), |ui| {
            for sheet in [Sheet::Keys, Sheet::Findings, Sheet::About] {
                item(ui, frame, &Command::ShowSheet(sheet), true);
            }
        });
    });
}

fn file_menu(ui: &mut Ui, frame: &mut Frame<'_>) {
    item(ui, frame, &Command::Open, !frame.busy);
    let recent = frame.state.settings.recent.clone();
    ui.add_enabled_ui(!recent.is_empty(), |ui| {
        ui.menu_button(frame.text("menu-recent"), |ui| {
            for path in recent {
                let name = path.file_name().unwrap_or(path.as_os_str());
                let button = ui
                    .button(name.to_string_lossy())
                    .on_hover_text(path.display().to_string());
                if button.clicked() {
                    frame.commands.send(Command::OpenPath(path));
                }
            }
        });
    });
    item(ui, frame, &Command::OpenBuiltIn, true);
    ui.separator();
    item(ui, frame, &Command::Save, !frame.busy);
    item(ui, frame, &Command::SaveAs, !frame.busy);
    item(ui, frame, &Command::Export, !frame.busy);
    ui.separator();
    item(ui, frame, &Command::Quit, true);
}

fn view_menu(ui: &mut Ui, frame: &mut Frame<'_>) {
    for (arrangement, id) in [
        (Arrangement::Radial, "arrangement-radial"),
        (Arrangement::Force, "arrangement-force"),
    ] {
        let chosen = frame.state.view.arrangement == arrangement;
        if ui.radio(chosen, frame.text(id)).clicked() {
            frame.commands.send(Command::Arrange(arrangement));
            ui.close();
        }
    }
    ui.separator();
    for command in [Command::Fit, Command::Zoom(1.25), Command::Zoom(0.8)] {
        item(ui, frame, &command, true);
    }
    ui.separator();
    for (shown, command) in [
        (frame.state.view.filters, Command::ToggleFilters),
        (frame.state.view.inspector, Command::ToggleInspector),
        (frame.state.view.history, Command::ToggleHistory),
    ] {
        let Some(entry) = entry_of(&command) else {
            continue;
        };
        let mut ticked = shown;
        let name = frame.text(entry.name);
        if ui
            .checkbox(&mut ticked, name)
            .on_hover_text(frame.text(entry.help))
            .clicked()
        {
            frame.commands.send(command);
            ui.close();
        }
    }
    ui.separator();
    for (theme, id) in [(Theme::Light, "theme-light"), (Theme::Dark, "theme-dark")] {
        let chosen = frame.state.settings.theme == theme;
        if ui.radio(chosen, frame.text(id)).clicked() {
            frame.commands.send(Command::SetTheme(theme));
            ui.close();
        }
    }
    ui.separator();
    ui.menu_button(frame.text("menu-font"), |ui| {
        for percent in [100, 125, 150, 175, 200] {
            let chosen = frame.state.settings.font_percent == percent;
            if ui.radio(chosen, format!("{percent} %")).clicked() {
                frame.commands.send(Command::SetFont(percent));
                ui.close();
            }
        }
    });
    ui.menu_button(frame.text("menu-language"), |ui| {
        for (lang, id) in [(Lang::Ja, "lang-ja"), (Lang::En, "lang-en")] {
            if ui.radio(frame.state.lang == lang, frame.text(id)).clicked() {
                frame.commands.send(Command::SetLang(lang));
                ui.close();
            }
        }
    });
}

/// A line of a menu for a command of the table.
fn item(ui: &mut Ui, frame: &mut Frame<'_>, command: &Command, enabled: bool) {
    let Some(entry) = entry_of(command) else {
        return;
    };
    let name = frame.text(entry.name);
    if menu_line(ui, frame, &entry, &name, enabled) {
        frame.commands.send(entry.command);
    }
}

fn menu_line(ui: &mut Ui, frame: &Frame<'_>, entry: &Entry, name: &str, enabled: bool) -> bool {
    let mut button = egui::Button::new(name);
    if let Some(keys) = &entry.keys {
        button = button.shortcut_text(ui.ctx().format_shortcut(keys));
    }
    ui.add_enabled(enabled, button)
        .on_hover_text(frame.text(entry.help))
        .clicked()
}

fn undo_items(ui: &mut Ui, frame: &mut Frame<'_>) {
    for (command, enabled, label) in [
        (
            Command::Undo,
            frame.state.history.can_undo(),
            undo_label(frame),
        ),
        (
            Command::Redo,
            frame.state.history.can_redo(),
            redo_label(frame),
        ),
    ] {
        if let Some(entry) = entry_of(&command)
            && menu_line(ui, frame, &entry, &label, enabled)
        {
            frame.commands.send(command);
        }
    }
}

fn undo_label(frame: &Frame<'_>) -> String {
    let what = if frame.state.history.undo_is_data() {
        frame.state.document.undo_label().cloned()
    } else {
        frame
            .state
            .history
            .can_undo()
            .then(|| Message::new("change-lens"))
    };
    step_label(frame, "command-undo", "command-undo-what", what)
}

fn redo_label(frame: &Frame<'_>) -> String {
    let what = if frame.state.history.redo_is_data() {
        frame.state.document.redo_label().cloned()
    } else {
        frame
            .state
            .history
            .can_redo()
            .then(|| Message::new("change-lens"))
    };
    step_label(frame, "command-redo", "command-redo-what", what)
}

fn step_label(
    frame: &Frame<'_>,
    plain: &'static str,
    with: &'static str,
    what: Option<Message>,
) -> String {
    match what {
        Some(what) => Message::new(with).with("what", what).text(frame.state.lang),
        None => frame.text(plain),
    }
}

fn history(ui: &mut Ui, frame: &mut Frame<'_>) {
    let keys = |ui: &Ui, command: &Command| {
        entry_of(command)
            .and_then(|entry| entry.keys)
            .map(|keys| ui.ctx().format_shortcut(&keys))
    };
    let redo = keys(ui, &Command::Redo);
    let name = redo_label(frame);
    let enabled = frame.state.history.can_redo();
    if sign_button(ui, &frame.look, Sign::Redo, &name, redo.as_deref(), enabled).clicked() {
        frame.commands.send(Command::Redo);
    }
    let undo = keys(ui, &Command::Undo);
    let name = undo_label(frame);
    let enabled = frame.state.history.can_undo();
    if sign_button(ui, &frame.look, Sign::Undo, &name, undo.as_deref(), enabled).clicked() {
        frame.commands.send(Command::Undo);
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

/// Sends the commands whose keys were pressed. Keys belong to whoever is being typed in first.
pub(crate) fn keys(ui: &Ui, frame: &mut Frame<'_>) {
    let typing = ui.ctx().text_edit_focused();
    let sheet = frame.state.desk.sheet.is_some();
    // The most modifiers first: Ctrl+Z is also found while Shift is held.
    let mut keyed: Vec<_> = table()
        .into_iter()
        .filter_map(|entry| entry.keys.map(|keys| (keys, entry.command)))
        .collect();
    keyed.sort_by_key(|(keys, _)| {
        let held = keys.modifiers;
        std::cmp::Reverse(
            [held.command, held.shift, held.alt]
                .map(u8::from)
                .iter()
                .sum::<u8>(),
        )
    });
    for (keys, command) in keyed {
        // While somebody types, undo and redo are those of the text.
        let of_text = matches!(command, Command::Undo | Command::Redo);
        if sheet || (typing && of_text) {
            continue;
        }
        if ui.input_mut(|input| input.consume_shortcut(&keys)) {
            frame.commands.send(command);
        }
    }
    // Escape lets go of what is selected, wherever the keyboard is, if nothing nearer takes it.
    // A box has lost the keyboard by the time its Escape is seen here.
    let was_typing = std::mem::replace(&mut frame.state.desk.typing, typing);
    let nearer = typing || was_typing || sheet || egui::Popup::is_any_open(ui.ctx());
    let selected = !frame.state.selection.actors.is_empty() || frame.state.selection.tie.is_some();
    let focused = ui.memory(|memory| memory.focused().is_some());
    if selected && !nearer && !focused && ui.input(|input| input.key_pressed(Key::Escape)) {
        frame.commands.send(Command::ClearSelection);
    }
    let also_redo = egui::KeyboardShortcut::new(egui::Modifiers::COMMAND, Key::Y);
    if !typing && !sheet && ui.input_mut(|input| input.consume_shortcut(&also_redo)) {
        frame.commands.send(Command::Redo);
    }
}
