//! What the keyboard does in the table.

use egui::{EventFilter, Id, Key, Modifiers, Ui};

use super::super::Frame;
use super::Table;
use crate::records::List;
use crate::ui::command::Command;
use crate::ui::state::Selection;

/// How far an arrow key shifts the columns, in points.
const SIDEWAYS: f32 = 60.0;

impl Table {
    /// Takes the keys of the table, if it has the keyboard.
    pub(super) fn keyboard(&mut self, ui: &Ui, frame: &mut Frame<'_>, id: Id, row_height: f32) {
        if std::mem::take(&mut frame.state.desk.focus_table) {
            ui.memory_mut(|memory| memory.request_focus(id));
            return;
        }
        if !ui.memory(|memory| memory.has_focus(id)) {
            return;
        }
        ui.memory_mut(|memory| {
            let filter = EventFilter {
                tab: false,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
            };
            memory.set_focus_lock_filter(id, filter);
        });
        let count = self.count();
        let page = ((self.view.y / row_height).floor() as usize)
            .saturating_sub(1)
            .max(1);
        let last = count.saturating_sub(1);
        let at = self.row_of_cursor();
        let to = |key: Key| match (key, at) {
            (Key::End, _) => last,
            (Key::Home, _) | (_, None) => 0,
            (Key::ArrowDown, Some(at)) => at + 1,
            (Key::PageDown, Some(at)) => at + page,
            (Key::ArrowUp, Some(at)) => at.saturating_sub(1),
            (_, Some(at)) => at.saturating_sub(page),
        };
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        for key in [
            Key::ArrowDown,
            Key::ArrowUp,
            Key::PageDown,
            Key::PageUp,
            Key::Home,
            Key::End,
        ] {
            // With Shift first: a key without modifiers is also found while Shift is held.
            let with_shift = pressed(Modifiers::SHIFT, key);
            if (with_shift || pressed(Modifiers::NONE, key)) && count > 0 {
                let to = to(key).min(last);
                self.choose(frame, to, with_shift, false);
                self.reveal(to, row_height);
                return;
            }
        }
        for (key, by) in [(Key::ArrowRight, SIDEWAYS), (Key::ArrowLeft, -SIDEWAYS)] {
            if pressed(Modifiers::NONE, key) {
                self.jump_x = Some((self.offset.x + by * frame.look.scale).max(0.0));
            }
        }
        if pressed(Modifiers::COMMAND, Key::A) {
            self.choose_all(frame);
        }
        if pressed(Modifiers::NONE, Key::Enter) {
            self.open(frame, at);
        }
        if pressed(Modifiers::NONE, Key::Escape) {
            if frame.state.selection == Selection::default() {
                ui.memory_mut(|memory| memory.surrender_focus(id));
            } else {
                frame.commands.send(Command::ClearSelection);
            }
        }
    }

    /// Selects what every row is of; of ties, that is their ends.
    fn choose_all(&self, frame: &mut Frame<'_>) {
        let state = &*frame.state;
        let (actors, visible) = (state.registry().actors.rows(), &state.derived.visible);
        let all: std::collections::BTreeSet<usize> = match state.view.table.list {
            List::Actors => visible.actors.clone(),
            List::Ties => {
                let ends = visible.ties.iter();
                ends.flat_map(|seen| [seen.link.from, seen.link.to])
                    .collect()
            }
        };
        let ids = all.iter().filter_map(|at| actors.get(*at));
        let ids = ids.map(|actor| actor.id.clone()).collect();
        frame.commands.send(Command::Select(ids));
    }

    /// Selects a row and shows its details.
    pub(super) fn open(&mut self, frame: &mut Frame<'_>, at: Option<usize>) {
        let Some(at) = at else {
            return;
        };
        self.choose(frame, at, false, false);
        if !frame.state.view.inspector {
            frame.commands.send(Command::ToggleInspector);
        }
    }
}
