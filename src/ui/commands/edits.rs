//! Changes of the registry, undo and redo.

use super::Hands;
use crate::ui::command::Command;

impl Hands<'_> {
    pub(super) fn edit_command(&mut self, command: Command) {
        let state = &mut *self.state;
        match command {
            Command::Undo => {
                state.playback.stop();
                state.history.undo(&mut state.document, &mut state.lens);
            }
            Command::Redo => {
                state.playback.stop();
                state.history.redo(&mut state.document, &mut state.lens);
            }
            Command::Edit(changes) => {
                let before = state.document.steps();
                match state.document.apply(changes) {
                    Ok(()) => {
                        if state.document.steps() > before {
                            state.history.note_data();
                        }
                        state.desk.form = None;
                    }
                    Err(error) => state.desk.trouble = Some(error.trouble()),
                }
            }
            _ => {}
        }
        self.arrange_again();
    }
}
