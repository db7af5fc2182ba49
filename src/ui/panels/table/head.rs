//! The head of the table: what it lists, which columns, copying, and what stands around it.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Align, Layout, Margin, PopupCloseBehavior, ScrollArea, Ui};

use super::super::panes::head::toggles;
use super::super::{Frame, chips};
use crate::i18n::Message;
use crate::records::{Column, List};
use crate::ui::command::{Command, entry_of};
use crate::ui::table_view::{Sorting, Standing};
use crate::ui::theme::color;
use crate::ui::widgets::segments;

/// Several columns are chosen before somebody is done.
pub(super) const STAYS: PopupCloseBehavior = PopupCloseBehavior::CloseOnClickOutside;

/// Draws the head. Alone, the table has what else stands in the head of the network, too.
pub(super) fn show(ui: &mut Ui, frame: &mut Frame<'_>, alone: bool) {
    let look = frame.look;
    egui::Frame::new()
        .fill(color(look.ink.panel))
        .inner_margin(Margin::symmetric(12, 6))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                let (lang, visible) = (frame.state.lang, &frame.state.derived.visible);
                let count = |id, count: usize| Message::new(id).with("count", count).text(lang);
                let choices = [
                    (List::Ties, count("table-ties", visible.ties.len())),
                    (List::Actors, count("table-actors", visible.actors.len())),
                ];
                let roomy = ui.available_width() > 460.0 * look.scale;
                if roomy {
                    ui.label(look.head(frame.text("command-table")));
                }
                let list = frame.state.view.table.list;
                if let Some(list) = segments(ui, &look, &list, &choices) {
                    let mut table = frame.state.view.table.clone();
                    table.list = list;
                    frame.commands.send(Command::SetTable(Box::new(table)));
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if alone && ui.available_width() > 330.0 * look.scale {
                        toggles(ui, frame);
                    }
                    if ui.available_width() > 200.0 * look.scale {
                        let on = frame.state.view.table.standing == Standing::Alone;
                        let name = frame.text("command-table-alone");
                        let button = ui.add(egui::Button::selectable(on, name));
                        if hint(button, frame, &Command::ToggleTableAlone).clicked() {
                            frame.commands.send(Command::ToggleTableAlone);
                        }
                    }
                    if ui.available_width() > 120.0 * look.scale {
                        let button = ui.button(frame.text("table-copy"));
                        if hint(button, frame, &Command::CopyTable).clicked() {
                            frame.commands.send(Command::CopyTable);
                        }
                    }
                    MenuButton::new(frame.text("table-columns"))
                        .config(MenuConfig::new().close_behavior(STAYS))
                        .ui(ui, |ui| menu(ui, frame));
                });
            });
            // Where rows hardly find room, the filters tell what the chips would.
            if alone && ui.available_height() > 200.0 * look.scale {
                chips::lines(ui, frame);
            }
        });
}

/// With the help and the keys of the table of commands on hover.
fn hint(response: egui::Response, frame: &Frame<'_>, command: &Command) -> egui::Response {
    let Some(entry) = entry_of(command) else {
        return response;
    };
    let keys = entry.keys.map(|keys| response.ctx.format_shortcut(&keys));
    let help = entry.help.text(frame.state.lang);
    response.on_hover_text(format!("{help}\n{}", keys.unwrap_or_default()))
}

/// The columns to choose from, and what to sort by: all of it with the keyboard, too.
pub(super) fn menu(ui: &mut Ui, frame: &mut Frame<'_>) {
    // As in the menus above, a line that is not chosen has no box.
    ui.visuals_mut().widgets.inactive.bg_fill = egui::Color32::TRANSPARENT;
    let lang = frame.state.lang;
    let name = |column: &Column| column.head.map(|head| frame.state.text(head));
    let table = frame.state.view.table.clone();
    let columns: Vec<(&Column, String)> = table
        .offered(lang)
        .into_iter()
        .filter_map(|column| Some((column, name(column)?)))
        .collect();
    let mut wanted = None;
    let most = (ui.ctx().content_rect().height() - 90.0).max(120.0);
    ScrollArea::vertical().max_height(most).show(ui, |ui| {
        ui.label(frame.look.quiet(frame.text("table-columns-shown")));
        for (column, name) in &columns {
            // The kind leads every row.
            let may = column.stem() != "kind";
            let mut on = table.has(column);
            let line = egui::Checkbox::new(&mut on, name.as_str());
            if ui.add_enabled(may, line).clicked() {
                wanted = Some(table.switched(column));
            }
        }
        ui.separator();
        ui.label(frame.look.quiet(frame.text("table-sort-by")));
        let sort = table.shown().sort;
        if ui
            .radio(sort.is_none(), frame.text("table-sort-none"))
            .clicked()
        {
            let mut table = table.clone();
            table.shown_mut().sort = None;
            wanted = Some(table);
        }
        for (column, name) in columns.iter().filter(|(column, _)| table.has(column)) {
            for (down, id) in [(false, "table-sort-up"), (true, "table-sort-down")] {
                let sorting = Sorting {
                    column: column.stem(),
                    down,
                };
                let text = Message::new(id).with("column", name.as_str()).text(lang);
                if ui.radio(sort == Some(sorting), text).clicked() {
                    let mut table = table.clone();
                    table.shown_mut().sort = Some(sorting);
                    wanted = Some(table);
                }
            }
        }
    });
    if let Some(table) = wanted {
        frame.commands.send(Command::SetTable(Box::new(table)));
    }
}
