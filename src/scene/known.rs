//! What an actor is known by, and how its mark looks for that.

use super::style::{Color, Ground, ink};
use crate::lens::{Index, Visible};
use crate::model::{Certainty, Shape, Status, TieKind};

/// What an actor is known by.
#[derive(Clone, Copy)]
pub(super) struct KnownBy {
    /// The position of its weightiest visible kind.
    pub(super) kind: usize,
    /// Whether any of its ties is certain.
    pub(super) fits: Certainty,
    /// The state of a tie of that kind.
    pub(super) status: Status,
}

/// Per actor: what its visible ties make it known by.
pub(super) fn known_by(index: &Index, visible: &Visible) -> Vec<Option<KnownBy>> {
    let registry = index.registry();
    let mut known_by: Vec<Option<KnownBy>> = vec![None; registry.actors.len()];
    for seen in &visible.ties {
        let Some(kind) = registry
            .ties
            .rows()
            .get(seen.link.tie)
            .and_then(|tie| registry.kinds.position(tie.kind.as_str()))
        else {
            continue;
        };
        let at_home = |end: usize| {
            registry
                .actors
                .rows()
                .get(end)
                .is_some_and(|actor| registry.is_at_home(&actor.id))
        };
        // A tie makes its other side known; the home city's own side has a mark of its own.
        let ends = [
            (seen.link.to, true),
            (seen.link.from, !at_home(seen.link.from)),
        ];
        for (end, _) in ends.into_iter().filter(|(_, shown)| *shown) {
            let Some(entry) = known_by.get_mut(end) else {
                continue;
            };
            let known = entry.get_or_insert(KnownBy {
                kind,
                fits: seen.fits,
                status: seen.status,
            });
            if kind < known.kind {
                (known.kind, known.status) = (kind, seen.status);
            }
            known.fits = known.fits.max(seen.fits);
        }
    }
    known_by
}

/// Shape and colour of an actor's mark.
pub(super) fn look(is_home: bool, kind: Option<&TieKind>, ground: Ground) -> (Shape, Color) {
    match kind {
        _ if is_home => (Shape::Circle, ink(ground).accent),
        Some(kind) => (kind.shape, kind.hue.on(ground)),
        // The home city's own side: its port, its wards.
        None => (Shape::Circle, ink(ground).quiet),
    }
}
