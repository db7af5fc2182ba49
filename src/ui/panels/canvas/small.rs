//! The small picture of a large network: where one is, and a way to be elsewhere.

use egui::{Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::super::Frame;
use super::{Canvas, Place};
use crate::scene::{Camera, MinimapRequest, Size, minimap};
use crate::ui::command::Command;
use crate::ui::paint;
use crate::ui::theme::color;

/// Its size at a scale of 1.
const SIZE: Size = Size {
    width: 156.0,
    height: 104.0,
};
/// A pane smaller than this has no room for it.
const LEAST: egui::Vec2 = vec2(420.0, 300.0);

impl Canvas {
    /// Draws it in the lower left corner while somebody looks at a part of a large network. A press
    /// on it leads there.
    pub(super) fn small(&self, ui: &Ui, frame: &mut Frame<'_>, place: Place<'_>, rect: Rect) {
        let state = &*frame.state;
        let pane = state.view.panes.at(place.pane);
        let Some(camera) = pane.camera.filter(|_| !pane.fitted) else {
            return;
        };
        if rect.width() < LEAST.x || rect.height() < LEAST.y {
            return;
        }
        let small = minimap(&MinimapRequest {
            scene: &self.scene,
            positions: state.positions(place.arrangement),
            camera,
            size: SIZE,
            ground: state.ground(),
        });
        let Some(small) = small else {
            return;
        };
        let corner = rect.left_bottom() + vec2(10.0, -10.0 - SIZE.height as f32);
        let whole = Rect::from_min_size(corner, vec2(SIZE.width as f32, SIZE.height as f32));
        let id = Id::unique(("small", pane.key));
        let response = ui.interact(whole, id, Sense::DRAG | Sense::CLICK);
        let name = frame.text("small-name");
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        let (ink, painter) = (frame.look.ink, ui.painter_at(whole.expand(1.0)));
        painter.rect_filled(whole, 6.0, color(ink.panel));
        for mark in &small.marks {
            paint::mark(&painter, corner, mark);
        }
        let line = Stroke::new(1.0, color(ink.line));
        painter.rect_stroke(whole, 6.0, line, StrokeKind::Inside);
        if (response.clicked() || response.dragged())
            && let Some(at) = response.interact_pointer_pos()
        {
            let at = at.clamp(whole.min, pos2(whole.max.x, whole.max.y));
            let middle = small.to_plane(paint::from(corner, at));
            frame.commands.send(Command::ActivatePane(place.pane));
            let there = Command::SetCamera(Camera { middle, ..camera });
            frame.commands.send(there);
        }
        response.on_hover_text(name);
    }
}
