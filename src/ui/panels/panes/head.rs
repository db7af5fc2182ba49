//! The head of a pane: which view it shows, and what stands around it.

use egui::{Align, Layout, Margin, Rect, Ui};

use super::super::{Frame, chips};
use crate::i18n::Message;
use crate::model::Lang;
use crate::scene::{Arrangement, View};
use crate::ui::command::{Command, entry_of};
use crate::ui::panes::MOST;
use crate::ui::state::State;
use crate::ui::table_view::Standing;
use crate::ui::theme::color;
use crate::ui::widgets::{Sign, segments, sign_button};

/// The width from which all views stand beside each other to choose from, and what stands beside
/// them has room; at a scale of 1.
const fn room_for_all(lang: Lang) -> f32 {
    match lang {
        Lang::Ja => 590.0,
        Lang::En => 690.0,
    }
}

/// Draws the head of the pane at a place; `first` and `last` are the places of
/// those at the ends of what is shown. Returns the part of it that is free for chips, if they have no line of their own.
pub(super) fn show(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    place: usize,
    (first, last): (usize, usize),
) -> Option<Rect> {
    let look = frame.look;
    let panes = &frame.state.view.panes;
    let (many, active) = (panes.count() > 1, panes.place() == place);
    let count = panes.count();
    // Where there is no room for all, one stands there for them.
    let alone = first == last && many;
    let last = place == last;
    let shown = egui::Frame::new()
        .fill(color(look.ink.panel))
        .inner_margin(Margin::symmetric(12, 6))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                let shows = frame.state.view.panes.at(place).shows.clone();
                let other = chooser(ui, frame, place);
                let looked_at = super::options::show(ui, frame, &shows);
                if let Some(view) = other.or(looked_at) {
                    frame.commands.send(Command::ActivatePane(place));
                    frame.commands.send(Command::Show(view));
                }
                let mut free = ui.available_rect_before_wrap();
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    // Where there is no room these are still in the menu.
                    if last && ui.available_width() >= 250.0 * look.scale {
                        free.max.x = toggles(ui, frame) - 8.0;
                    }
                    if many {
                        free.max.x = close(ui, frame, place) - 8.0;
                    }
                    if alone {
                        free.max.x = next(ui, frame, place, count) - 8.0;
                    }
                    if last && ui.available_width() >= 60.0 * look.scale {
                        free.max.x = beside(ui, frame) - 8.0;
                    }
                });
                free
            })
            .inner
        });
    let rect = shown.response.rect;
    if many && active {
        let line = Rect::from_min_max(rect.min, egui::pos2(rect.max.x, rect.min.y + 2.0));
        ui.painter().rect_filled(line, 0.0, color(look.ink.accent));
    }
    let mut free = shown.inner;
    free.min.y = rect.min.y;
    free.max.y = rect.max.y;
    // Chips may lie over a network, whose edge is empty; not over a list.
    let narrow = free.width() < chips::least(look.scale);
    let list = !matches!(frame.state.view.panes.at(place).shows, View::Network(_));
    if place == first && narrow && list {
        chips_line(ui, frame);
        return None;
    }
    Some(free)
}

/// The chips on a line of their own, if there are any.
fn chips_line(ui: &mut Ui, frame: &mut Frame<'_>) {
    if chips::count(frame) == 0 {
        return;
    }
    egui::Frame::new()
        .fill(color(frame.look.ink.panel))
        .inner_margin(Margin {
            left: 12,
            right: 12,
            top: 0,
            bottom: 6,
        })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            chips::lines(ui, frame);
        });
}

/// The views to choose from, each as it was shown last.
pub(in crate::ui::panels) fn choices(state: &State) -> Vec<(View, &'static str)> {
    let map = View::Network(Arrangement::Map(state.view.shown.centre));
    vec![
        (View::Network(Arrangement::Radial), "arrangement-radial"),
        (View::Network(Arrangement::Force), "arrangement-force"),
        (map, "arrangement-map"),
        (View::Network(Arrangement::Ego(state.ego())), "view-ego"),
        (View::Lanes(state.view.shown.lanes), "view-timeline"),
        (View::Matrix(state.view.shown.matrix), "view-matrix"),
    ]
}

/// Whether two are the same view, perhaps looked at in another way.
pub(in crate::ui::panels) fn alike(one: &View, other: &View) -> bool {
    match (one, other) {
        (View::Network(one), View::Network(other)) => {
            std::mem::discriminant(one) == std::mem::discriminant(other)
        }
        _ => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}

/// Which view the pane shows, to be changed: all beside each other, or a menu where it is narrow.
fn chooser(ui: &mut Ui, frame: &Frame<'_>, place: usize) -> Option<View> {
    let look = frame.look;
    let shows = &frame.state.view.panes.at(place).shows;
    let choices: Vec<(View, String)> = choices(frame.state)
        .into_iter()
        .map(|(view, name)| {
            // The one that is shown is chosen however it is looked at.
            let view = if alike(&view, shows) {
                shows.clone()
            } else {
                view
            };
            (view, frame.text(name))
        })
        .collect();
    if ui.available_width() >= room_for_all(frame.state.lang) * look.scale {
        return segments(ui, &look, shows, &choices);
    }
    let chosen = choices.iter().find(|(view, _)| view == shows);
    let name = chosen.map_or_else(String::new, |(_, name)| name.clone());
    let mut wanted = None;
    let key = frame.state.view.panes.at(place).key;
    let list = egui::ComboBox::from_id_salt(("view", key))
        .selected_text(name)
        .width(96.0 * look.scale)
        .show_ui(ui, |ui| {
            for (view, name) in &choices {
                if ui.selectable_label(view == shows, name.as_str()).clicked() {
                    wanted = Some(view.clone());
                }
            }
        });
    let help = frame.text("chooser-name");
    list.response.on_hover_text(help);
    wanted.filter(|view| view != shows)
}

/// A button that leads to the next of the panes that have no room beside this one.
fn next(ui: &mut Ui, frame: &mut Frame<'_>, place: usize, count: usize) -> f32 {
    let text = Message::new("pane-of")
        .with("place", place + 1)
        .with("count", count)
        .text(frame.state.lang);
    let response = ui
        .button(text)
        .on_hover_text(frame.text("command-next-pane"));
    if response.clicked() {
        frame.commands.send(Command::NextPane);
    }
    response.rect.min.x
}

/// A button that puts another view beside these. Returns where it begins.
fn beside(ui: &mut Ui, frame: &mut Frame<'_>) -> f32 {
    let enabled = frame.state.view.panes.count() < MOST;
    button(ui, frame, Sign::Beside, Command::AddPane, enabled)
}

/// A button that takes a pane away.
fn close(ui: &mut Ui, frame: &mut Frame<'_>, place: usize) -> f32 {
    button(
        ui,
        frame,
        Sign::Close,
        Command::ClosePane(Some(place)),
        true,
    )
}

fn button(ui: &mut Ui, frame: &mut Frame<'_>, sign: Sign, command: Command, enabled: bool) -> f32 {
    let listed = match command {
        Command::ClosePane(_) => Command::ClosePane(None),
        ref other => other.clone(),
    };
    let Some(entry) = entry_of(&listed) else {
        return ui.max_rect().max.x;
    };
    let name = entry.title(frame.state, frame.state.lang);
    let keys = entry.keys.map(|keys| ui.ctx().format_shortcut(&keys));
    let response = sign_button(ui, &frame.look, sign, &name, keys.as_deref(), enabled);
    if response.clicked() {
        frame.commands.send(command);
    }
    response.rect.min.x
}

/// The buttons at the right end of a head that show and hide what lies around it. Returns where the
/// leftmost begins.
pub(in crate::ui::panels) fn toggles(ui: &mut Ui, frame: &mut Frame<'_>) -> f32 {
    let view = &frame.state.view;
    let table = view.table.standing != Standing::Hidden;
    let mut left = ui.max_rect().max.x;
    for (shown, command, id) in [
        (
            view.inspector,
            Command::ToggleInspector,
            "command-inspector",
        ),
        (table, Command::ToggleTable, "command-table"),
        (view.filters, Command::ToggleFilters, "command-filters"),
    ] {
        let response = ui.add(egui::Button::selectable(shown, frame.state.text(id)));
        left = response.rect.min.x;
        if response.clicked() {
            frame.commands.send(command);
        }
    }
    left
}
