//! Who the other side is: chosen actors and how far from them, sorts, numbers of ties, visibility.

use egui::Ui;

use super::super::Frame;
use super::row::Row;
use super::{send, send_row};
use crate::i18n::{self, Message};
use crate::lens::words::condition_text;
use crate::lens::{Condition, Lens, Steps};
use crate::model::{ActorKind, Visibility};
use crate::ui::widgets::{Sign, segments, sign_button};

/// The chosen actors, and how many steps their surroundings reach.
pub(super) fn chosen(ui: &mut Ui, frame: &mut Frame<'_>) {
    if frame.state.lens.actors.is_empty() {
        return;
    }
    let look = frame.look;
    ui.add_space(8.0);
    ui.label(look.head(frame.text("filter-actors")));
    let registry = std::sync::Arc::clone(frame.state.registry());
    let lang = frame.state.lang;
    let plain = Lens {
        steps: Steps::One,
        ..frame.state.lens.clone()
    };
    for id in plain.actors.clone() {
        ui.horizontal(|ui| {
            let condition = Condition::Actor(id);
            let name = condition_text(lang, &registry, &plain, &condition);
            let remove = Message::new("chip-remove")
                .with("what", name.as_str())
                .text(lang);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if sign_button(ui, &look, Sign::Close, &remove, None, true).clicked() {
                    send(frame, frame.state.lens.without(&condition));
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add(egui::Label::new(look.body(name)).truncate());
                });
            });
        });
    }
    ui.label(look.quiet(frame.text("filter-steps")));
    let choices = Steps::ALL.map(|steps| {
        let name = Message::new("filter-steps-choice").with("steps", steps.count());
        (steps, name.text(lang))
    });
    let help = frame.text("filter-steps-help");
    let pressed = ui
        .horizontal(|ui| segments(ui, &look, &frame.state.lens.steps, &choices))
        .inner;
    ui.add(egui::Label::new(look.quiet(help)).wrap());
    if let Some(steps) = pressed {
        let lens = frame.state.lens.clone();
        send(frame, Lens { steps, ..lens });
    }
}

/// The sorts of actors on the other side; unfolded while one is asked for.
pub(super) fn sorts(ui: &mut Ui, frame: &mut Frame<'_>) {
    let facets = &frame.state.derived.facets.sorts;
    let lens = &frame.state.lens;
    let known = frame.state.derived.index.sorts();
    let shown: Vec<(ActorKind, usize)> = ActorKind::ALL
        .into_iter()
        .map(|sort| (sort, facets.get(&sort).copied().unwrap_or(0)))
        // What no partner is at any time would only be in the way.
        .filter(|(sort, _)| known.contains(sort) || lens.sorts.contains(sort))
        .collect();
    if shown.len() < 2 && lens.sorts.is_empty() {
        return;
    }
    let head = frame.look.head(frame.text("filter-sorts"));
    egui::CollapsingHeader::new(head)
        .id_salt("sorts")
        .open((!lens.sorts.is_empty()).then_some(true))
        .show_unindented(ui, |ui| {
            for (sort, count) in shown {
                let chosen = frame.state.lens.sorts.contains(&sort);
                let name = i18n::actor_kind(frame.state.lang, sort);
                let response = Row::plain(&name, chosen, count).show(ui, frame);
                let mut lens = frame.state.lens.clone();
                if response.only {
                    lens.sorts = [sort].into();
                } else if response.toggled {
                    if !lens.sorts.remove(&sort) {
                        lens.sorts.insert(sort);
                    }
                } else {
                    continue;
                }
                send_row(frame, lens, ("sort", sort.word()));
            }
        });
}

/// The largest number of ties that can be asked for by pressing.
const MOST: usize = 99;

/// How many ties a partner must have.
pub(super) fn least_ties(ui: &mut Ui, frame: &mut Frame<'_>) {
    let look = frame.look;
    let least = frame.state.lens.least_ties;
    let says = match least {
        0 => frame.text("filter-least-any"),
        count => Message::new("filter-least")
            .with("count", count)
            .text(frame.state.lang),
    };
    let mut help = frame.text("filter-least-help");
    if least > 0 {
        help = format!("{help}\n{}", frame.text("filter-least-counts"));
    }
    ui.horizontal(|ui| {
        ui.label(look.head(frame.text("filter-least-head")))
            .on_hover_text(&help);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let more = frame.text("filter-least-more");
            let fewer = frame.text("filter-least-fewer");
            let up = sign_button(ui, &look, Sign::Plus, &more, None, least < MOST).clicked();
            ui.label(look.body(says)).on_hover_text(&help);
            let down = sign_button(ui, &look, Sign::Minus, &fewer, None, least > 0).clicked();
            let next = match (up, down) {
                // One tie is what everybody has who is shown at all.
                (true, _) if least < MOST => (least + 1).max(2),
                (_, true) if least > 0 => {
                    if least <= 2 {
                        0
                    } else {
                        least - 1
                    }
                }
                _ => return,
            };
            let lens = frame.state.lens.clone();
            send(
                frame,
                Lens {
                    least_ties: next,
                    ..lens
                },
            );
        });
    });
}

/// Public or internal; only where the registry holds anything internal.
pub(super) fn visibility(ui: &mut Ui, frame: &mut Frame<'_>) {
    let asked = frame.state.lens.visibility;
    let facets = &frame.state.derived.facets.visibilities;
    let count = |one: Visibility| facets.get(&one).copied().unwrap_or(0);
    if asked.is_none() && count(Visibility::Internal) == 0 {
        return;
    }
    ui.add_space(8.0);
    ui.label(frame.look.head(frame.text("filter-visibility")));
    for one in Visibility::ALL {
        let name = i18n::visibility(frame.state.lang, one);
        let chosen = asked == Some(one);
        let response = Row::plain(
            &name,
            chosen,
            frame
                .state
                .derived
                .facets
                .visibilities
                .get(&one)
                .copied()
                .unwrap_or(0),
        )
        .show(ui, frame);
        if response.only || response.toggled {
            let lens = frame.state.lens.clone();
            let visibility = (!chosen || response.only).then_some(one);
            send(frame, Lens { visibility, ..lens });
        }
    }
}
