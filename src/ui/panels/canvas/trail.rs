//! Who stood in the middle of an ego view, step by step, to go back to.

use egui::{Align, Layout, Rect, Ui, UiBuilder};

use super::super::Frame;
use crate::layout::Ego;
use crate::model::ActorId;
use crate::scene::{Arrangement, View};
use crate::ui::command::Command;
use crate::ui::theme::color;
use crate::ui::widgets::link;

/// So many of the last steps are shown.
const SHOWN: usize = 3;

/// Draws the steps over the upper edge of a pane.
pub(super) fn show(ui: &mut Ui, frame: &mut Frame<'_>, pane: usize, ego: &Ego, rect: Rect) {
    let trail = frame.state.view.panes.at(pane).trail.clone();
    if trail.is_empty() {
        return;
    }
    let look = frame.look;
    let name = |frame: &Frame<'_>, id: &ActorId| {
        let actor = frame.state.registry().actors.get(id.as_str());
        let day = frame.state.derived.visible.day;
        actor.map(|actor| actor.name_on(day).label(frame.state.lang).to_owned())
    };
    let mut ui = ui.new_child(
        UiBuilder::new()
            .max_rect(rect.shrink2(egui::vec2(10.0, 6.0)))
            .layout(Layout::left_to_right(Align::Min)),
    );
    egui::Frame::new()
        .fill(color(look.ink.panel))
        .corner_radius(6)
        .inner_margin(egui::Margin::symmetric(8, 3))
        .show(&mut ui, |ui| {
            let cut = trail.len().saturating_sub(SHOWN);
            if cut > 0 {
                ui.label(look.quiet("…"));
            }
            for actor in trail.iter().skip(cut) {
                let Some(name) = name(frame, actor) else {
                    continue;
                };
                if link(ui, &look, &name).clicked() {
                    let back = Ego {
                        actor: actor.clone(),
                        ..ego.clone()
                    };
                    frame.commands.send(Command::ActivatePane(pane));
                    let view = View::Network(Arrangement::Ego(back));
                    frame.commands.send(Command::Show(view));
                }
                ui.label(look.quiet("›"));
            }
            ui.label(look.head(name(frame, &ego.actor).unwrap_or_default()));
        });
}
