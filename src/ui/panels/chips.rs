//! A chip for everything that the lens asks for, above the network. One chip more or less moves
//! nothing.

use egui::{Rect, Ui, pos2, vec2};

use super::Frame;
use crate::i18n::Message;
use crate::lens::words::set_text;
use crate::lens::{Lens, Set};
use crate::ui::command::Command;
use crate::ui::widgets::{chip, link};

/// A chip: what it says, its accessible name, and the lens without it.
type Chip = (String, String, Lens);

/// Draws the chips in the free part of the head; what finds no room there goes on over the
/// network. Where the head is full they all lie there.
pub(crate) fn show(ui: &mut Ui, frame: &mut Frame<'_>, head: Rect, network: Rect) {
    let chips = chips(frame);
    if chips.is_empty() || network.height() < 60.0 {
        return;
    }
    let room = if head.width() >= least(frame.look.scale) {
        Rect::from_min_max(head.min + vec2(8.0, 8.0), pos2(head.max.x, network.max.y))
    } else {
        network.shrink2(vec2(10.0, 6.0))
    };
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(room));
    // The network's own clip ends at its edge.
    ui.set_clip_rect(room.expand(4.0));
    wrapped(&mut ui, frame, chips);
}

/// The least width of a head that has room for chips.
pub(crate) fn least(scale: f32) -> f32 {
    160.0 * scale
}

/// How many there are.
pub(crate) fn count(frame: &Frame<'_>) -> usize {
    chips(frame).len()
}

/// Draws the chips as lines of their own, if there are any.
pub(crate) fn lines(ui: &mut Ui, frame: &mut Frame<'_>) {
    let chips = chips(frame);
    if !chips.is_empty() {
        wrapped(ui, frame, chips);
    }
}

fn wrapped(ui: &mut Ui, frame: &mut Frame<'_>, chips: Vec<Chip>) {
    ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
    let many = chips.len() > 2;
    ui.horizontal_wrapped(|ui| {
        for (text, name, lens) in chips {
            if chip(ui, &frame.look, &text, &name).clicked() {
                frame.commands.send(Command::SetLens(Box::new(lens), None));
            }
        }
        if many && link(ui, &frame.look, &frame.text("command-reset-filters")).clicked() {
            frame.commands.send(Command::ResetFilters);
        }
    });
}

fn chips(frame: &Frame<'_>) -> Vec<Chip> {
    let (lens, lang) = (&frame.state.lens, frame.state.lang);
    let registry = frame.state.registry();
    let scheme = frame.state.scheme();
    lens.chips(registry, scheme)
        .into_iter()
        .map(|chip| {
            let text = set_text(lang, registry, lens, &chip.set);
            let name = match &chip.set {
                Set::HiddenKind(id) => {
                    let kind = registry
                        .kinds
                        .get(id.as_str())
                        .map_or_else(|| id.to_string(), |kind| kind.name.get(lang).to_owned());
                    Message::new("chip-show").with("what", kind)
                }
                _ => Message::new("chip-remove").with("what", text.as_str()),
            };
            (text, name.text(lang), chip.without)
        })
        .collect()
}
