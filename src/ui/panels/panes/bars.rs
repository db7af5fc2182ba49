//! Bars that show how far a list is scrolled, and scroll it.

use egui::{Id, Rect, Role, Sense, Ui, WidgetInfo, pos2};

use super::super::Frame;
use crate::ui::theme::color;

/// How thick a bar is.
const THICK: f32 = 9.0;
/// The shortest knob.
const KNOB: f32 = 24.0;

/// What is scrolled along one direction, in points.
#[derive(Clone, Copy)]
pub(super) struct Scrolled {
    /// How far.
    pub at: f64,
    /// How far it can be.
    pub most: f64,
    /// How much of it is seen.
    pub seen: f64,
}

/// Draws a bar at the lower or, if `down`, at the right edge of an area, if there is anything to
/// scroll. Returns where it was moved to.
pub(super) fn bar(
    ui: &Ui,
    frame: &Frame<'_>,
    id: Id,
    area: Rect,
    down: bool,
    scrolled: Scrolled,
) -> Option<f64> {
    if scrolled.most < 1.0 || area.width() < 40.0 || area.height() < 40.0 {
        return None;
    }
    let track = if down {
        Rect::from_min_max(pos2(area.right() - THICK, area.top()), area.max)
    } else {
        Rect::from_min_max(pos2(area.left(), area.bottom() - THICK), area.max)
    };
    let long = if down { track.height() } else { track.width() };
    let part = (scrolled.seen / (scrolled.seen + scrolled.most)) as f32;
    let knob = (long * part).clamp(KNOB.min(long), long);
    let free = (long - knob).max(1.0);
    let begin = free * (scrolled.at / scrolled.most).clamp(0.0, 1.0) as f32;
    let response = ui.interact(track, id, Sense::DRAG | Sense::CLICK);
    let name = frame.text(if down { "scroll-down" } else { "scroll-across" });
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, &name));
    let held = response.hovered() || response.dragged();
    let ink = if held {
        frame.look.ink.quiet
    } else {
        frame.look.ink.edge
    };
    let shown = if down {
        let top = track.top() + begin;
        Rect::from_min_max(
            pos2(track.left() + 2.0, top),
            pos2(track.right() - 2.0, top + knob),
        )
    } else {
        let left = track.left() + begin;
        Rect::from_min_max(
            pos2(left, track.top() + 2.0),
            pos2(left + knob, track.bottom() - 2.0),
        )
    };
    ui.painter().rect_filled(shown, 3.0, color(ink));
    let at = response.interact_pointer_pos()?;
    let start = if down { track.top() } else { track.left() };
    let along = (if down { at.y } else { at.x }) - start;
    if response.dragged() {
        let moved = response.drag_delta();
        let by = f64::from(if down { moved.y } else { moved.x }) / f64::from(free);
        Some((scrolled.at + by * scrolled.most).clamp(0.0, scrolled.most))
    } else if response.clicked() {
        let share = f64::from((along - knob / 2.0) / free);
        Some((share * scrolled.most).clamp(0.0, scrolled.most))
    } else {
        None
    }
}
