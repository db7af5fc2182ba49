//! The keys of the window. They belong to whoever is being typed in first.

use egui::{Event, Key, KeyboardShortcut, Ui};

use super::Frame;
use crate::i18n::Message;
use crate::ui::command::{Command, Entry, entries, entry_of, is_of_text};
use crate::ui::state::Sheet;

/// Sends the commands whose keys were pressed.
pub(crate) fn send(ui: &Ui, frame: &mut Frame<'_>) {
    let typing = ui.ctx().text_edit_focused();
    let sheet = frame.state.desk.sheet.is_some();
    let pressed = ui.input(|input| {
        let mut events = input.events.iter();
        events.any(|event| matches!(event, Event::Key { pressed: true, .. }))
    });
    let ordering = matches!(
        frame.state.desk.sheet,
        Some(Sheet::Views | Sheet::Delegations | Sheet::Briefing)
    );
    if pressed && (!sheet || ordering) {
        send_pressed(ui, frame, typing);
    }
    // The system hands Ctrl C over as what it means.
    let copy = ui.input(|input| input.events.contains(&Event::Copy));
    if copy && !typing && !sheet && frame.state.desk.palette.is_none() {
        send_command(ui, frame, &Command::CopyTable);
    }
    // Escape lets go of what is selected, wherever the keyboard is, if nothing nearer takes it.
    // A box has lost the keyboard by the time its Escape is seen here.
    let was_typing = std::mem::replace(&mut frame.state.desk.typing, typing);
    let over = sheet || frame.state.desk.palette.is_some() || egui::Popup::is_any_open(ui.ctx());
    let nearer = typing || was_typing || over;
    let selected = !frame.state.selection.actors.is_empty() || frame.state.selection.tie.is_some();
    let focused = ui.memory(|memory| memory.focused().is_some());
    if selected && !nearer && !focused && ui.input(|input| input.key_pressed(Key::Escape)) {
        frame.commands.send(Command::ClearSelection);
    } else if frame.state.comparing.is_some()
        && !nearer
        && !focused
        && ui.input(|input| input.key_pressed(Key::Escape))
    {
        frame.commands.send(Command::EndCompare);
    }
}

fn send_pressed(ui: &Ui, frame: &mut Frame<'_>, typing: bool) {
    let entries = entries(frame.state);
    let keys = |entry: &Entry| entry.keys.into_iter().chain(entry.also);
    let mut keyed: Vec<(KeyboardShortcut, Entry)> = entries
        .into_iter()
        .flat_map(|entry| {
            let keys: Vec<KeyboardShortcut> = keys(&entry).collect();
            keys.into_iter().map(move |keys| (keys, entry.clone()))
        })
        .collect();
    // The most modifiers first: Ctrl+Z is also found while Shift is held.
    keyed.sort_by_key(|(keys, _)| {
        let held = keys.modifiers;
        let count: u8 = [held.command, held.shift, held.alt]
            .map(u8::from)
            .iter()
            .sum();
        std::cmp::Reverse(count)
    });
    let palette = frame.state.desk.palette.is_some();
    // Where views are put in order each step can be taken back.
    let sheet = frame.state.desk.sheet.is_some();
    for (keys, entry) in keyed {
        let closes = entry.command == Command::TogglePalette;
        let undoes = matches!(entry.command, Command::Undo | Command::Redo);
        if (typing && is_of_text(&keys)) || (palette && !closes) || (sheet && !undoes) {
            continue;
        }
        if ui.input_mut(|input| input.consume_shortcut(&keys)) {
            run(ui, frame, &entry);
        }
    }
}

/// Sends a command of the table.
fn send_command(ui: &Ui, frame: &mut Frame<'_>, command: &Command) {
    if let Some(entry) = entry_of(command) {
        run(ui, frame, &entry);
    }
}

/// Sends a command, or says why that is of no use at present.
fn run(ui: &Ui, frame: &mut Frame<'_>, entry: &Entry) {
    match entry.missing(frame.state) {
        None => frame.commands.send(entry.command.clone()),
        Some(reason) => {
            let now = ui.input(|input| input.time);
            frame.state.desk.notice = Some((Message::new(reason), now));
        }
    }
}
