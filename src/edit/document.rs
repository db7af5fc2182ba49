//! A registry with its history.

use std::sync::Arc;

use super::change::{Change, EditError};
use crate::i18n::Message;
use crate::model::Registry;

/// A registry with its history: the only owner of a registry that can change.
///
/// Readers take a shared, unchanging copy with [`Document::registry`]; each change makes the next.
#[derive(Clone, Debug)]
pub struct Document {
    registry: Arc<Registry>,
    done: Vec<Step>,
    undone: Vec<Step>,
    /// Counts the states the document has been in; never repeats.
    revision: u64,
    /// The length of `done` when the document was last saved; `None` if that state is gone.
    saved_at: Option<usize>,
}

/// Changes made as one, each as its opposite, the last first.
#[derive(Clone, Debug)]
struct Step {
    label: Message,
    opposite: Vec<Change>,
}

impl Document {
    /// A document without history.
    #[must_use]
    pub fn new(registry: Arc<Registry>) -> Self {
        Self {
            registry,
            done: Vec::new(),
            undone: Vec::new(),
            revision: 0,
            saved_at: Some(0),
        }
    }

    /// The registry as it is now.
    #[must_use]
    pub fn registry(&self) -> &Arc<Registry> {
        &self.registry
    }

    /// A number that is another after every change, undo and redo.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Makes changes as one step of the history: all of them or, if one is refused, none.
    /// Changes that change nothing add nothing.
    ///
    /// # Errors
    /// [`EditError`] of the first change that was refused.
    pub fn apply(&mut self, changes: Vec<Change>) -> Result<(), EditError> {
        let Some(label) = changes.first().map(Change::label) else {
            return Ok(());
        };
        let mut next = Registry::clone(&self.registry);
        let mut opposite = Vec::with_capacity(changes.len());
        for change in changes {
            opposite.push(change.apply(&mut next)?);
        }
        if next == *self.registry {
            return Ok(());
        }
        opposite.reverse();
        if self.saved_at.is_some_and(|at| at > self.done.len()) {
            self.saved_at = None;
        }
        self.undone.clear();
        self.done.push(Step { label, opposite });
        self.install(next);
        Ok(())
    }

    /// Takes the last step back. `false` if there is none.
    pub fn undo(&mut self) -> bool {
        self.travel(true)
    }

    /// Makes the last undone step again. `false` if there is none.
    pub fn redo(&mut self) -> bool {
        self.travel(false)
    }

    fn travel(&mut self, back: bool) -> bool {
        let (from, to) = if back {
            (&mut self.done, &mut self.undone)
        } else {
            (&mut self.undone, &mut self.done)
        };
        let Some(step) = from.pop() else {
            return false;
        };
        let mut next = Registry::clone(&self.registry);
        let mut opposite = Vec::with_capacity(step.opposite.len());
        for change in step.opposite {
            // The record of a change that was made is there.
            if let Ok(change) = change.make(&mut next) {
                opposite.push(change);
            }
        }
        opposite.reverse();
        to.push(Step {
            label: step.label,
            opposite,
        });
        self.install(next);
        true
    }

    fn install(&mut self, next: Registry) {
        self.registry = Arc::new(next);
        self.revision += 1;
    }

    /// What undo would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&Message> {
        self.done.last().map(|step| &step.label)
    }

    /// What redo would make again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&Message> {
        self.undone.last().map(|step| &step.label)
    }

    /// How many steps can be taken back.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.done.len()
    }

    /// Says that the present state is on disk.
    pub fn mark_saved(&mut self) {
        self.saved_at = Some(self.done.len());
    }

    /// Whether there is anything that is not on disk.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.saved_at != Some(self.done.len())
    }
}
