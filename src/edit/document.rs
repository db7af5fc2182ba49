//! A registry with its history.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

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
    /// Names the state that the document is in; see [`Document::revision`].
    revision: u64,
    /// The revision it began with; revisions of the run only grow.
    first: u64,
    /// The length of `done` when the document was last saved; `None` if that state is gone.
    saved_at: Option<usize>,
}

fn next_revision() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
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
        let revision = next_revision();
        Self {
            registry,
            done: Vec::new(),
            undone: Vec::new(),
            revision,
            first: revision,
            saved_at: Some(0),
        }
    }

    /// A document without history that is on no disk yet.
    #[must_use]
    pub fn unsaved(registry: Arc<Registry>) -> Self {
        Self {
            saved_at: None,
            ..Self::new(registry)
        }
    }

    /// The registry as it is now.
    #[must_use]
    pub fn registry(&self) -> &Arc<Registry> {
        &self.registry
    }

    /// A number that is another after every change, undo and redo, and in every other document of
    /// this run.
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
        self.revision = next_revision();
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

    /// Says that the state with this revision was written to disk. Whether that was a state of
    /// this document and not of another.
    pub fn was_saved(&mut self, revision: u64) -> bool {
        if revision == self.revision {
            self.mark_saved();
        }
        revision >= self.first
    }

    /// Whether there is anything that is not on disk.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.saved_at != Some(self.done.len())
    }
}
