//! Changes of the registry, undo and redo.

use super::Hands;
use crate::edit::{Change, ViewStep};
use crate::i18n::Message;
use crate::ui::command::Command;
use crate::ui::history::Seen;

impl Hands<'_> {
    pub(super) fn edit_command(&mut self, command: Command) {
        let state = &mut *self.state;
        match command {
            Command::Undo => {
                state.playback.stop();
                let mut seen = Seen {
                    lens: &mut state.lens,
                    scheme: &mut state.view.scheme,
                };
                state.history.undo(&mut state.document, &mut seen);
            }
            Command::Redo => {
                state.playback.stop();
                let mut seen = Seen {
                    lens: &mut state.lens,
                    scheme: &mut state.view.scheme,
                };
                state.history.redo(&mut state.document, &mut seen);
            }
            Command::Edit(changes) => self.apply(changes),
            Command::ApplyForm(actor, changes) => {
                let before = state.document.revision();
                self.apply(changes);
                if self.state.document.revision() != before {
                    self.state.desk.forms.remove(&actor);
                }
            }
            _ => {}
        }
        self.arrange_again();
    }

    pub(super) fn apply(&mut self, changes: Vec<Change>) {
        let state = &mut *self.state;
        let before = state.document.steps();
        let notice = changes.iter().find_map(|change| match change {
            Change::SetViews { step, .. } => match step {
                ViewStep::Save => Some("notice-view-saved"),
                ViewStep::Change => Some("notice-view-changed"),
                // These are seen in the list.
                ViewStep::Move | ViewStep::Remove => None,
            },
            _ => None,
        });
        match state.document.apply(changes) {
            Ok(()) => {
                if state.document.steps() > before {
                    state.history.note_data();
                    if let Some(notice) = notice {
                        self.notice(Message::new(notice));
                    }
                }
            }
            Err(error) => state.desk.trouble = Some(error.trouble()),
        }
    }
}
