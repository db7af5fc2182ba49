//! Undo and redo over everything a person changes: the data and what is shown of it.

use crate::edit::Document;
use crate::lens::Lens;
use crate::model::SchemeId;

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
    /// The region scheme on the other side, and the lens, which has lost the old one's regions.
    Scheme(Option<SchemeId>, Box<Lens>),
}

/// What of the data is looked at, to be changed.
#[derive(Debug)]
pub struct Seen<'a> {
    /// The lens.
    pub lens: &'a mut Lens,
    /// The region scheme.
    pub scheme: &'a mut Option<SchemeId>,
}

impl Entry {
    /// Puts what the entry holds into its place, and what was there into the entry.
    fn turned(self, seen: &mut Seen<'_>) -> Self {
        match self {
            Self::Data => Self::Data,
            Self::Lens(lens) => Self::Lens(Box::new(std::mem::replace(seen.lens, *lens))),
            Self::Scheme(scheme, lens) => Self::Scheme(
                std::mem::replace(seen.scheme, scheme),
                Box::new(std::mem::replace(seen.lens, *lens)),
            ),
        }
    }
}

/// A movement whose steps are undone as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// A handle of the time axis is being dragged.
    TimeDrag,
    /// A key of the time axis is being held.
    TimeKeys,
    /// The time is playing.
    Play,
    /// A row of the filters is clicked, once or twice; which one.
    Row(u64),
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
        if matches!(gesture, Some(Gesture::Row(_))) {
            self.rest_gesture(lens);
        }
    }

    /// Changes the region scheme, and the lens with it.
    pub fn set_scheme(&mut self, seen: &mut Seen<'_>, scheme: Option<SchemeId>, lens: Lens) {
        if *seen.scheme == scheme && *seen.lens == lens {
            return;
        }
        let before = std::mem::replace(seen.scheme, scheme);
        let lens = std::mem::replace(seen.lens, lens);
        self.push(Entry::Scheme(before, Box::new(lens)));
        self.gesture = None;
    }

    /// A gesture is over: the next one is an entry of its own. One that has led back to the lens
    /// from which it began has changed nothing and leaves no entry.
    pub fn end_gesture(&mut self, lens: &Lens) {
        self.rest_gesture(lens);
        self.gesture = None;
    }

    /// A gesture rests: it may go on in the same entry.
    pub fn rest_gesture(&mut self, lens: &Lens) {
        let nothing = matches!(self.done.last(), Some(Entry::Lens(before)) if **before == *lens);
        if self.gesture.is_some() && nothing {
            self.done.pop();
            self.gesture = None;
        }
    }

    fn push(&mut self, entry: Entry) {
        self.undone.clear();
        self.done.push(entry);
        if self.done.len() > KEPT {
            self.done.remove(0);
        }
    }

    /// Takes the last step back. `false` if there is none.
    pub fn undo(&mut self, document: &mut Document, seen: &mut Seen<'_>) -> bool {
        self.gesture = None;
        let Some(entry) = self.done.pop() else {
            return false;
        };
        if matches!(entry, Entry::Data) {
            document.undo();
        }
        self.undone.push(entry.turned(seen));
        true
    }

    /// Makes the last undone step again. `false` if there is none.
    pub fn redo(&mut self, document: &mut Document, seen: &mut Seen<'_>) -> bool {
        self.gesture = None;
        let Some(entry) = self.undone.pop() else {
            return false;
        };
        if matches!(entry, Entry::Data) {
            document.redo();
        }
        self.done.push(entry.turned(seen));
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
