//! Networks with so many ties that they are drawn plainly: a window can draw thousands of them in a
//! frame, and a person sees where they run rather than which is which. Picture files are drawn in
//! full, however large the network is.

use std::collections::BTreeSet;

use super::label::Taken;
use super::marks::{Rect, Scene};
use super::network::{Focus, NetworkRequest, Painter};
use crate::lens::Visible;

/// More ties than this are a large network …
const MANY_TIES: usize = 2000;
/// … and so are more actors than this.
const MANY_ACTORS: usize = 600;

/// How much smaller marks are in a large network.
pub(super) const MARK: f64 = 0.5;
/// How wide lines are in it, and how much of what is usually seen of them is.
pub(super) const LINE: f64 = 0.8;
pub(super) const PALER: f64 = 0.32;
/// Names stop after so many, or when so many in a row found no room.
pub(super) const NAMES: usize = 160;
pub(super) const REFUSED: usize = 300;

/// Whether so much is visible that a window draws it plainly.
#[must_use]
pub fn is_large(visible: &Visible) -> bool {
    visible.ties.len() > MANY_TIES || visible.actors.len() > MANY_ACTORS
}

/// Draws a large network: every tie and actor has its mark as in [`super::network`], with few points,
/// without dashes and bundles, and without titles. What is pointed at is not in it; see [`over`].
#[must_use]
pub fn large_network(request: &NetworkRequest<'_>) -> Scene {
    let focus = Focus {
        selected: request.focus.selected.clone(),
        ..Focus::default()
    };
    let request = NetworkRequest {
        focus: &focus,
        ..*request
    };
    let painter = Painter {
        large: true,
        ..Painter::new(&request)
    };
    let mut scene = Scene {
        size: request.size,
        ..Scene::default()
    };
    let mut taken = Taken::default();
    painter.guides(&mut scene, &mut taken);
    painter.ties(&mut scene);
    painter.actors(&mut scene);
    for mark in &scene.actors {
        taken.take(Rect::around(mark.at, mark.reach() + 1.0), Some(mark.actor));
    }
    painter.labels(&mut scene, &taken);
    let unplaced = |actor: &usize| painter.at(*actor).is_none();
    let actors = request.visible.actors.iter().copied();
    scene.unplaced = actors.filter(unplaced).collect();
    scene
}

/// What is drawn over a large network: the actor that is pointed at with its ring, its name and its
/// ties, or the tie that is; with titles. Nothing where neither is visible.
#[must_use]
pub fn over(request: &NetworkRequest<'_>) -> Option<Scene> {
    let focus = Focus {
        selected: BTreeSet::new(),
        ..request.focus.clone()
    };
    let seen = |actor: &usize| request.visible.actors.contains(actor);
    let actor = focus.hovered.filter(seen);
    let wanted = |end: usize| actor == Some(end);
    let ties = request.visible.ties.iter().filter(|seen| {
        wanted(seen.link.from) || wanted(seen.link.to) || focus.tie == Some(seen.link.tie)
    });
    let visible = Visible {
        day: request.visible.day,
        ties: ties.copied().collect(),
        actors: actor.into_iter().collect(),
    };
    if visible.ties.is_empty() && visible.actors.is_empty() {
        return None;
    }
    let request = NetworkRequest {
        visible: &visible,
        focus: &focus,
        ..*request
    };
    let painter = Painter {
        large: true,
        ..Painter::new(&request)
    };
    let mut scene = Scene {
        size: request.size,
        ..Scene::default()
    };
    painter.ties(&mut scene);
    painter.actors(&mut scene);
    painter.labels(&mut scene, &Taken::default());
    for mark in &mut scene.ties {
        // Among thousands of lines a kind's colour would be lost.
        let beyond = mark.beyond.iter_mut();
        for stroke in beyond
            .chain([&mut mark.path])
            .filter_map(|path| path.stroke.as_mut())
        {
            stroke.color = painter.ink.accent;
        }
        if focus.tie == Some(mark.tie)
            && let Some(seen) = visible.ties.iter().find(|seen| seen.link.tie == mark.tie)
        {
            mark.title = painter.tie_title(seen);
        }
    }
    for mark in &mut scene.actors {
        mark.title = painter.actor_title(mark.actor);
    }
    Some(scene)
}
