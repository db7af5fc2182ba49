//! What a row, a bar or a cell stands for is pointed at and selected, in the same way in every list.

use egui::{EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Ui, WidgetInfo};

use super::super::Frame;
use crate::i18n::{self, Message};
use crate::lens::words::time_text;
use crate::model::{ActorId, RegionRef};
use crate::scene::{Moment, MomentOf, Scene, Target};
use crate::ui::command::Command;
use crate::ui::paint;
use crate::ui::state::{Selection, State};

/// What is shown, for people who cannot see it: the time, how many ties and actors, and how many
/// ties in which region.
pub(in crate::ui::panels) fn shown(state: &State) -> String {
    let lang = state.lang;
    let (certain, possible) = state.derived.visible.count();
    let whole = Message::new("picture-description")
        .with("time", time_text(lang, state.lens.time))
        .with("ties", certain)
        .with("possible", possible)
        .with("actors", state.derived.visible.actors.len())
        .text(lang);
    let Some(scheme) = state.scheme() else {
        return whole;
    };
    let asked = &state.lens.regions;
    let parts: Vec<String> = scheme
        .regions
        .iter()
        .filter_map(|region| {
            let at = RegionRef {
                scheme: scheme.id.clone(),
                region: region.id.clone(),
            };
            let ties = *state.derived.facets.regions.get(&at)?;
            let seen = ties > 0 && (asked.is_empty() || asked.contains(&at));
            let part = Message::new("described-region")
                .with("region", region.name.get(lang))
                .with("ties", ties);
            seen.then(|| part.text(lang))
        })
        .collect();
    if parts.is_empty() {
        return whole;
    }
    Message::new("described-regions")
        .with("whole", whole)
        .with("parts", parts.join(&i18n::text(lang, "described-between")))
        .text(lang)
}

/// Points at a record, or at nothing.
pub(super) fn point_at(state: &mut State, target: Option<&Target>) {
    // Whom another view pointed at is not pointed at any more.
    state.view.hovered = None;
    match target {
        Some(Target::Actor(actor)) => state.view.hovered = Some(*actor),
        Some(Target::Tie(tie)) => state.view.hovered_tie = Some(*tie),
        Some(Target::Ties(ties)) => {
            if let [tie] = ties.as_slice() {
                state.view.hovered_tie = Some(*tie);
            }
        }
        None => {}
    }
}

/// The first thing that is selected and is there.
pub(super) fn selected(state: &State, has: impl Fn(&Target) -> bool) -> Option<Target> {
    let registry = state.registry();
    let selection = &state.selection;
    let tie = selection.tie.as_ref();
    let tie = tie.and_then(|id| registry.ties.position(id.as_str()));
    let actors = selection.actors.iter();
    let mut actors = actors.filter_map(|id| registry.actors.position(id.as_str()));
    let chosen = tie
        .map(Target::Tie)
        .filter(&has)
        .or_else(|| actors.find_map(|at| Some(Target::Actor(at)).filter(&has)));
    // Where ties have rows, an actor's first tie stands for it; where actors have, an end of a tie.
    chosen.or_else(|| {
        let ends = |at: usize| {
            let link = state.derived.index.ties().get(at)?.link?;
            Some([link.from, link.to])
        };
        let ends: Vec<usize> = tie.and_then(ends).into_iter().flatten().collect();
        let end = ends.into_iter().rev().map(Target::Actor).find(&has);
        end.or_else(|| {
            let position = |at: usize| registry.actors.rows().get(at).map(|actor| &actor.id);
            let is_end = |at: usize| position(at).is_some_and(|id| selection.actors.contains(id));
            let ties = state.derived.visible.ties.iter();
            ties.filter(|seen| is_end(seen.link.from) || is_end(seen.link.to))
                .map(|seen| Target::Tie(seen.link.tie))
                .find(&has)
        })
    })
}

/// What asks for a record to be selected; with Shift, one actor more or less.
fn select(state: &State, target: &Target, shift: bool) -> Option<Command> {
    let registry = state.registry();
    let tie = |at: usize| {
        let tie = registry.ties.rows().get(at);
        tie.map(|tie| Command::SelectTie(tie.id.clone()))
    };
    match target {
        Target::Actor(at) => {
            let id = registry.actors.rows().get(*at)?.id.clone();
            Some(if shift {
                Command::ToggleSelected(id)
            } else {
                Command::Select([id].into())
            })
        }
        Target::Tie(at) => tie(*at),
        Target::Ties(ties) => match ties.as_slice() {
            [at] => tie(*at),
            _ => None,
        },
    }
}

/// The actor that a row, a bar or a cell leads to: itself, or whom a tie is with.
pub(super) fn actor_of(state: &State, target: Option<&Target>) -> Option<ActorId> {
    let registry = state.registry();
    match target? {
        Target::Actor(at) => registry
            .actors
            .rows()
            .get(*at)
            .map(|actor| actor.id.clone()),
        Target::Tie(at) => registry.ties.rows().get(*at).map(|tie| tie.to.clone()),
        Target::Ties(_) => None,
    }
}

/// Clicks select; twice on nothing shows everything.
pub(super) fn clicks(ui: &Ui, frame: &mut Frame<'_>, response: &Response, target: Option<&Target>) {
    let shift = ui.input(|input| input.modifiers.shift);
    let other = response.secondary_clicked()
        && match target {
            Some(Target::Actor(at)) => {
                let actor = frame.state.registry().actors.rows().get(*at);
                actor.is_some_and(|actor| !frame.state.selection.actors.contains(&actor.id))
            }
            _ => false,
        };
    if response.clicked() || other {
        match target {
            Some(target) => {
                if let Some(command) = select(frame.state, target, shift && !other) {
                    frame.commands.send(command);
                }
            }
            None if !shift => frame.commands.send(Command::ClearSelection),
            None => {}
        }
    }
    if response.double_clicked() && target.is_none() {
        frame.commands.send(Command::Fit);
    }
}

/// The arrows and Escape are for this part while it has the keyboard; Tab leads on.
pub(super) fn lock(ui: &Ui, response: &Response) {
    let filter = EventFilter {
        tab: false,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
}

/// Enter and Space select, Escape lets go and then leaves, plus and minus zoom. Says whether what
/// stands for several ties is to be opened.
pub(super) fn keys(
    ui: &Ui,
    frame: &mut Frame<'_>,
    response: &Response,
    cursor: Option<&Target>,
) -> bool {
    // With Shift first: a key without modifiers is also found while Shift is held.
    let with_shift = ui.input_mut(|input| {
        input.consume_key(Modifiers::SHIFT, Key::Enter)
            || input.consume_key(Modifiers::SHIFT, Key::Space)
    });
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let plain = !with_shift && (pressed(Key::Enter) || pressed(Key::Space));
    let mut opens = false;
    if let Some(target) = cursor
        && (plain || with_shift)
    {
        match select(frame.state, target, with_shift) {
            Some(command) => frame.commands.send(command),
            None => opens = true,
        }
    }
    if pressed(Key::Escape) {
        if frame.state.selection == Selection::default() {
            response.surrender_focus();
        } else {
            frame.commands.send(Command::ClearSelection);
        }
    }
    for (keys, factor) in [
        ([Key::Plus, Key::Equals], 1.25),
        ([Key::Minus, Key::Minus], 0.8),
    ] {
        if keys.into_iter().any(pressed) {
            frame.commands.send(Command::Zoom(factor));
        }
    }
    opens
}

/// A node for every row, bar or cell in sight, so that its name can be read; none takes the
/// keyboard.
pub(super) fn nodes(ui: &Ui, frame: &Frame<'_>, key: u32, scene: &Scene, rect: Rect) {
    /// More nodes than this help nobody and cost time.
    const MOST: usize = 400;
    let registry = frame.state.registry();
    for (at, field) in scene.fields.iter().enumerate().take(MOST) {
        let around = Rect::from_min_max(
            paint::at(rect.min, field.rect.min),
            paint::at(rect.min, field.rect.max),
        );
        if !rect.intersects(around) {
            continue;
        }
        let node = ui.interact(around, Id::unique(("field", key, at)), Sense::hover());
        let selection = &frame.state.selection;
        let selected = match &field.of {
            Target::Actor(at) => {
                let actor = registry.actors.rows().get(*at);
                actor.is_some_and(|actor| selection.actors.contains(&actor.id))
            }
            Target::Tie(at) => {
                let tie = registry.ties.rows().get(*at);
                tie.is_some_and(|tie| selection.tie.as_ref() == Some(&tie.id))
            }
            Target::Ties(_) => false,
        };
        node.widget_info(|| {
            WidgetInfo::selected(Role::GraphicsSymbol, true, selected, &field.title)
        });
    }
}

/// What a mark on a row says.
pub(super) fn moment_text(state: &State, moment: &Moment) -> String {
    let (lang, registry) = (state.lang, state.registry());
    let what = match moment.of {
        MomentOf::Event(tie, event) => {
            let tie = registry.ties.rows().get(tie);
            let event = tie.and_then(|tie| tie.events.get(event));
            event.map(|event| i18n::event(lang, event.kind))
        }
        MomentOf::Activity(at) => {
            let activity = registry.activities.rows().get(at);
            activity.map(|activity| activity.title.get(lang).to_owned())
        }
        MomentOf::Milestone(at) => {
            let milestone = registry.milestones.rows().get(at);
            milestone.map(|milestone| milestone.title.get(lang).to_owned())
        }
    };
    Message::new("moment")
        .with("date", moment.date)
        .with("what", what.unwrap_or_default())
        .text(lang)
}
