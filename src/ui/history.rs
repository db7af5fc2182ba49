//! Undo and redo over everything a person changes: the data and what is shown of it.

use crate::edit::Document;
use crate::lens::Lens;

/// Undo and redo over data and lens, in the order in which a person changed them.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Entry>,
    undone: Vec<Entry>,
    /// The gesture that the last entry belongs to, while it lasts.
    gesture: Option<Gesture>,
}

#[derive(Clone, Debug)]
enum Entry {
    /// The document's own next step.
    Data,
    /// The lens on the other side of this entry.
    Lens(Box<Lens>),
}

/// A movement whose steps are undone as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// A handle of the time axis is being dragged.
    TimeDrag,
    /// The time is playing.
    Play,
}

/// How many steps are kept.
const KEPT: usize = 1000;

impl History {
    /// Notes that the document has one step more.
    pub fn note_data(&mut self) {
        self.push(Entry::Data);
        self.gesture = None;
    }

    /// Changes the lens. Steps of one gesture become one entry.
    pub fn set_lens(&mut self, lens: &mut Lens, next: Lens, gesture: Option<Gesture>) {
        if *lens == next {
            return;
        }
        let before = std::mem::replace(lens, next);
        if gesture.is_none() || self.gesture != gesture {
            self.push(Entry::Lens(Box::new(before)));
        }
        self.gesture = gesture;
    }

    /// A gesture is over: the next one is an entry of its own.
    pub fn end_gesture(&mut self) {
        self.gesture = None;
    }

    fn push(&mut self, entry: Entry) {
        self.undone.clear();
        self.done.push(entry);
        if self.done.len() > KEPT {
            self.done.remove(0);
        }
    }

    /// Takes the last step back. `false` if there is none.
    pub fn undo(&mut self, document: &mut Document, lens: &mut Lens) -> bool {
        self.gesture = None;
        let Some(entry) = self.done.pop() else {
            return false;
        };
        let entry = match entry {
            Entry::Data => {
                document.undo();
                Entry::Data
            }
            Entry::Lens(before) => Entry::Lens(Box::new(std::mem::replace(lens, *before))),
        };
        self.undone.push(entry);
        true
    }

    /// Makes the last undone step again. `false` if there is none.
    pub fn redo(&mut self, document: &mut Document, lens: &mut Lens) -> bool {
        self.gesture = None;
        let Some(entry) = self.undone.pop() else {
            return false;
        };
        let entry = match entry {
            Entry::Data => {
                document.redo();
                Entry::Data
            }
            Entry::Lens(after) => Entry::Lens(Box::new(std::mem::replace(lens, *after))),
        };
        self.done.push(entry);
        true
    }

    /// Whether there is anything to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is anything to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// How many steps can be taken back.
    #[must_use]
    pub fn len(&self) -> usize {
        self.done.len()
    }

    /// Whether nothing can be taken back.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.done.is_empty()
    }

    /// What undo would take back: a change of the data, or of what is shown.
    #[must_use]
    pub fn undo_is_data(&self) -> bool {
        matches!(self.done.last(), Some(Entry::Data))
    }

    /// As [`History::undo_is_data`], for redo.
    #[must_use]
    pub fn redo_is_data(&self) -> bool {
        matches!(self.undone.last(), Some(Entry::Data))
    }
}
