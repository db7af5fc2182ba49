//! A chip for everything that the lens asks for, above the network. One chip more or less moves
//! nothing.

use egui::{Rect, Ui, pos2, vec2};

use super::Frame;
use super::filters::{known_countries, reference, with_kind};
use crate::i18n::{self, Message};
use crate::lens::words::condition_text;
use crate::lens::{Condition, Lens};
use crate::model::{CountryCode, KindId, Registry};
use crate::ui::command::Command;
use crate::ui::widgets::chip;

/// A chip: what it says, its accessible name, and the lens without it.
type Chip = (String, String, Lens);

/// Draws the chips in the free part of the head; what finds no room there goes on over the
/// network. Where the head is full they all lie there.
pub(crate) fn show(ui: &mut Ui, frame: &mut Frame<'_>, head: Rect, network: Rect) {
    let chips = chips(frame);
    if chips.is_empty() || network.height() < 60.0 {
        return;
    }
    let room = if head.width() >= 160.0 * frame.look.scale {
        Rect::from_min_max(head.min + vec2(8.0, 8.0), pos2(head.max.x, network.max.y))
    } else {
        network.shrink2(vec2(10.0, 6.0))
    };
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(room));
    // The network's own clip ends at its edge.
    ui.set_clip_rect(room.expand(4.0));
    ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
    ui.horizontal_wrapped(|ui| {
        for (text, name, lens) in chips {
            if chip(ui, &frame.look, &text, &name).clicked() {
                frame.commands.send(Command::SetLens(Box::new(lens), None));
            }
        }
    });
}

fn chips(frame: &Frame<'_>) -> Vec<Chip> {
    let (lens, lang) = (&frame.state.lens, frame.state.lang);
    let registry = frame.state.registry();
    let kinds = kind_chips(registry, lens);
    let whole = whole_regions(frame);
    let folded: Vec<CountryCode> = whole
        .iter()
        .flat_map(|(_, countries)| countries.iter().copied())
        .collect();
    let mut chips = Vec::new();
    for condition in lens.conditions() {
        match &condition {
            Condition::Kind(id) if !kinds.single.contains(id) => continue,
            Condition::Country(code) if folded.contains(code) => continue,
            _ => {}
        }
        let text = condition_text(lang, registry, lens, &condition);
        let name = Message::new("chip-remove")
            .with("what", text.as_str())
            .text(lang);
        chips.push((text, name, lens.without(&condition)));
    }
    for (text, countries) in whole {
        let name = Message::new("chip-remove")
            .with("what", text.as_str())
            .text(lang);
        let mut lens = lens.clone();
        lens.countries.retain(|code| !countries.contains(code));
        chips.push((text, name, lens));
    }
    for id in kinds.hidden {
        let kind = registry
            .kinds
            .get(id.as_str())
            .map_or_else(|| id.to_string(), |kind| kind.name.get(lang).to_owned());
        let text = Message::new("chip-hidden")
            .with("what", kind.as_str())
            .text(lang);
        let name = Message::new("chip-show").with("what", kind).text(lang);
        chips.push((text, name, with_kind(lens, &id, registry)));
    }
    if kinds.all {
        let text = i18n::text(lang, "chip-all-kinds");
        let name = Message::new("chip-remove")
            .with("what", text.as_str())
            .text(lang);
        let opening = Lens {
            kinds: Lens::opening(registry).kinds,
            ..lens.clone()
        };
        chips.push((text, name, opening));
    }
    chips
}

/// What of the kinds is worth a chip, beside what a window opens with.
#[derive(Default)]
struct KindChips {
    /// Kinds that are hidden: most are shown.
    hidden: Vec<KindId>,
    /// Kinds that are asked for one by one.
    single: Vec<KindId>,
    /// Whether all are shown, those that stand back too.
    all: bool,
}

fn kind_chips(registry: &Registry, lens: &Lens) -> KindChips {
    let opening = Lens::opening(registry).kinds;
    if lens.kinds == opening {
        return KindChips::default();
    }
    if lens.kinds.is_empty() {
        return KindChips {
            all: true,
            ..KindChips::default()
        };
    }
    let front = |id: &KindId| opening.is_empty() || opening.contains(id);
    let (shown, hidden): (Vec<KindId>, Vec<KindId>) = registry
        .kinds
        .iter()
        .map(|kind| kind.id.clone())
        .filter(front)
        .partition(|id| lens.kinds.contains(id));
    let back = lens.kinds.iter().filter(|id| !front(id)).cloned();
    if hidden.len() <= shown.len() {
        KindChips {
            hidden,
            single: back.collect(),
            all: false,
        }
    } else {
        KindChips {
            single: shown.into_iter().chain(back).collect(),
            ..KindChips::default()
        }
    }
}

/// Regions of which every country is chosen: these have one chip instead of many.
fn whole_regions(frame: &Frame<'_>) -> Vec<(String, Vec<CountryCode>)> {
    let registry = frame.state.registry();
    let scheme = frame.state.view.scheme.as_ref();
    let Some(scheme) = scheme.and_then(|id| registry.schemes.get(id.as_str())) else {
        return Vec::new();
    };
    let known = known_countries(registry);
    let chosen = &frame.state.lens.countries;
    scheme
        .regions
        .iter()
        .map(|region| {
            let countries: Vec<CountryCode> = region
                .countries
                .iter()
                .copied()
                .filter(|code| known.contains(code))
                .collect();
            let at = reference(scheme, region);
            (i18n::region(frame.state.lang, registry, &at), countries)
        })
        .filter(|(_, countries)| {
            countries.len() > 1 && countries.iter().all(|code| chosen.contains(code))
        })
        .collect()
}
