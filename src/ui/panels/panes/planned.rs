//! What is worked out once for a state and a view, and drawn often: the rows of a timeline, the cells
//! of a matrix.

use std::sync::Arc;

use crate::lens::Index;
use crate::model::{Lang, SchemeId};
use crate::ui::state::State;

/// A plan `P` of a view that is looked at as `V` says.
pub(super) struct Planned<V, P> {
    made: Option<(From<V>, P)>,
    /// How often it was made: a picture is of one of these.
    count: u64,
}

/// What a plan depends on.
struct From<V> {
    index: Arc<Index>,
    version: u64,
    view: V,
    scheme: Option<SchemeId>,
    lang: Lang,
}

impl<V, P> Default for Planned<V, P> {
    fn default() -> Self {
        Self {
            made: None,
            count: 0,
        }
    }
}

impl<V: PartialEq, P> Planned<V, P> {
    /// The plan, once there is one.
    pub(super) fn get(&self) -> Option<&P> {
        self.made.as_ref().map(|(_, plan)| plan)
    }

    /// How often it was made.
    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// Makes it anew if it is of another state. Says whether it was.
    pub(super) fn refresh(&mut self, state: &State, view: V, make: impl FnOnce() -> P) -> bool {
        let stands = self.made.as_ref().is_some_and(|(from, _)| {
            Arc::ptr_eq(&from.index, &state.derived.index)
                && from.version == state.derived.version
                && from.view == view
                && from.scheme == state.view.scheme
                && from.lang == state.lang
        });
        if stands {
            return false;
        }
        let from = From {
            index: Arc::clone(&state.derived.index),
            version: state.derived.version,
            view,
            scheme: state.view.scheme.clone(),
            lang: state.lang,
        };
        self.made = Some((from, make()));
        self.count += 1;
        true
    }
}
