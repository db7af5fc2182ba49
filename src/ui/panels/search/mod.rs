//! The search box and what it finds.

mod list;
mod rows;

use egui::{Id, Key, Modifiers, Ui, vec2};

use super::Frame;
use crate::lens::{Lens, Time};
use crate::model::{ActorId, Claims, PartialDate};
use crate::search::Target;
use crate::ui::command::Command;
use crate::ui::state::Sheet;
use crate::ui::theme::color;
use crate::ui::widgets::{Sign, draw_sign};

use rows::Choice;
pub(crate) use rows::Results;
pub(super) use rows::tie_name;

/// How many rows a page has for the keyboard.
const PAGE: usize = 8;

/// Draws the box, and below it what was found while it is open.
pub(crate) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    let wide = (ui.available_width() - 12.0).clamp(120.0, 360.0 * frame.look.scale);
    let id = Id::unique("search-box");
    let name = frame.text("search-name");
    let hint = frame.text("search-hint");
    let open = frame.state.desk.search_open;
    // Asked for once for what is typed, not once for each frame.
    let results = if open { rows::results(frame) } else { None };
    let choices = results.as_ref().map_or(0, |results| results.choices());
    // The keys of the list are taken before the box sees them.
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    if has_focus && choices > 0 {
        walk(ui, &mut frame.state.desk.search_row, choices - 1);
    }
    let output = egui::TextEdit::singleline(&mut frame.state.desk.search)
        .id(id)
        .hint_text(hint)
        .desired_width(wide)
        .margin(egui::Margin {
            left: 30,
            right: 8,
            top: 5,
            bottom: 5,
        })
        .show(ui);
    let response = output.response.response.accessible_name(&name);
    let glass = response.rect.left_center() + vec2(16.0, 0.0);
    draw_sign(ui, glass, 12.0, Sign::Search, color(frame.look.ink.quiet));
    if std::mem::take(&mut frame.state.desk.focus_search) {
        egui::Popup::close_all(ui.ctx());
        response.request_focus();
    }
    if response.changed() {
        frame.state.desk.search_open = true;
        frame.state.desk.search_row = 0;
        frame.state.desk.search_unfolded.clear();
    }
    if response.gained_focus() && !frame.state.desk.search.is_empty() {
        frame.state.desk.search_open = true;
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if entered {
        // What came with Enter in one frame counts, too.
        let late = response.changed().then(|| rows::results(frame)).flatten();
        let results = late.or(results);
        let row = frame.state.desk.search_row;
        let chosen = results.as_ref().and_then(|results| results.choice(row));
        if let Some(choice) = chosen {
            choose(frame, choice, &response);
        } else if !frame.state.desk.search.trim().is_empty() {
            // Nothing was found: the person goes on typing.
            response.request_focus();
        }
    } else if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        // What stays in the box would look like a condition.
        close(frame);
    } else if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Tab)) {
        // The keyboard has gone on; the list is for it.
        close(frame);
    }
    if frame.state.desk.search_open
        && let Some(results) = rows::results(frame)
        && let Some(choice) = list::show(ui, frame, &response, &results)
    {
        choose(frame, &choice, &response);
    }
}

/// Moves along the rows of the list.
fn walk(ui: &Ui, row: &mut usize, last: usize) {
    let pressed = |key: Key| {
        ui.input_mut(|input| input.modifiers.is_none() && input.consume_key(Modifiers::NONE, key))
    };
    if pressed(Key::ArrowDown) {
        *row += 1;
    }
    if pressed(Key::ArrowUp) {
        *row = row.saturating_sub(1);
    }
    if pressed(Key::PageDown) {
        *row += PAGE;
    }
    if pressed(Key::PageUp) {
        *row = row.saturating_sub(PAGE);
    }
    if pressed(Key::Home) {
        *row = 0;
    }
    if pressed(Key::End) {
        *row = last;
    }
    *row = (*row).min(last);
}

fn close(frame: &mut Frame<'_>) {
    let desk = &mut frame.state.desk;
    desk.search_open = false;
    desk.search.clear();
    desk.search_unfolded.clear();
    desk.search_row = 0;
}

fn choose(frame: &mut Frame<'_>, choice: &Choice, below: &egui::Response) {
    match choice {
        Choice::Record(target) => {
            let target = *target;
            close(frame);
            let sheet = matches!(target, Target::Source(_) | Target::Delegation(_));
            frame.state.desk.focus_canvas = !sheet;
            go_to(frame, target);
        }
        Choice::More(group) => {
            frame.state.desk.search_unfolded.insert(*group);
            below.request_focus();
        }
        Choice::Instead(name) => {
            frame.state.desk.search.clone_from(name);
            frame.state.desk.search_row = 0;
            below.request_focus();
        }
        Choice::Narrow => {
            let mut lens = frame.state.lens.clone();
            lens.search = frame.state.desk.search.trim().to_owned();
            close(frame);
            frame.commands.send(Command::SetLens(Box::new(lens), None));
        }
    }
}

/// What Enter does, by sort.
fn go_to(frame: &mut Frame<'_>, target: Target) {
    let state = &*frame.state;
    let registry = std::sync::Arc::clone(state.registry());
    let narrowed = |change: &dyn Fn(&mut Lens)| {
        let mut lens = state.lens.clone();
        change(&mut lens);
        Command::SetLens(Box::new(lens), None)
    };
    // Whoever is away says more than the home city, which is in nearly everything.
    let first = |actors: &[&ActorId]| -> Option<ActorId> {
        let away = actors.iter().find(|id| !registry.is_at_home(id));
        away.or(actors.first()).map(|id| (*id).clone())
    };
    let dated = |date: &Claims<PartialDate>| {
        let day = date.preferred().map(|date| date.latest());
        day.map(|day| narrowed(&|lens| lens.time = Time::AsOf(day)))
    };
    let mut commands: Vec<Command> = Vec::new();
    match target {
        Target::Actor(at) => {
            let actor = registry.actors.rows().get(at);
            commands.extend(actor.map(|actor| Command::GoTo(actor.id.clone())));
        }
        Target::Tie(at) => {
            let tie = registry.ties.rows().get(at);
            commands.extend(tie.map(|tie| Command::SelectTie(tie.id.clone())));
        }
        Target::Country(code) => commands.push(narrowed(&|lens| {
            lens.regions.clear();
            lens.countries = [code].into();
        })),
        Target::Region(..) => {
            if let Some(at) = rows::region(&registry, target) {
                if state.view.scheme.as_ref() != Some(&at.scheme) {
                    commands.push(Command::SetScheme(at.scheme.clone()));
                }
                commands.push(narrowed(&|lens| {
                    lens.countries.clear();
                    lens.regions = [at.clone()].into();
                }));
            }
        }
        Target::Kind(at) => {
            if let Some(kind) = registry.kinds.rows().get(at) {
                commands.push(narrowed(&|lens| lens.kinds = [kind.id.clone()].into()));
            }
        }
        Target::Theme(at) => {
            if let Some(theme) = registry.themes.rows().get(at) {
                commands.push(narrowed(&|lens| lens.themes = [theme.id.clone()].into()));
            }
        }
        Target::Activity(at) => {
            if let Some(row) = registry.activities.rows().get(at) {
                let parts = row.parts.iter().map(|part| &part.actor);
                let actors: Vec<&ActorId> = parts.chain(&row.series).collect();
                let told = |actor| Command::GoToActivity(actor, row.id.clone());
                commands.extend(first(&actors).map(told).or_else(|| dated(&row.date)));
            }
        }
        Target::Milestone(at) => {
            if let Some(row) = registry.milestones.rows().get(at) {
                let actors: Vec<&ActorId> = row.actors.iter().collect();
                let actor = first(&actors).map(Command::GoTo);
                commands.extend(actor.or_else(|| dated(&row.date)));
            }
        }
        Target::Delegation(at) => {
            let row = registry.delegations.rows().get(at);
            commands.extend(row.map(|row| Command::OpenDelegation(row.id.clone())));
        }
        Target::Source(at) => {
            if let Some(source) = registry.sources.rows().get(at) {
                commands.push(Command::ShowSheet(Sheet::Source(source.id.clone())));
            }
        }
    }
    for command in commands {
        frame.commands.send(command);
    }
}
