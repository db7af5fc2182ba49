//! The help window: every command with its keys and a line of help, menu by menu, and what the keys
//! do in the network and on the time axis.

use egui::{RichText, ScrollArea, Ui};

use super::{Frame, sheets};
use crate::ui::command::{Entry, Menu, table};
use crate::ui::theme::{color, font, size};

/// Keys of the parts of the window: what they are called, what they do.
const PARTS: [(&str, &[(&str, &str)]); 3] = [
    (
        "view-network",
        &[
            ("keys-tab", "keys-tab-help"),
            ("keys-arrows", "keys-arrows-help"),
            ("keys-enter", "keys-enter-help"),
            ("keys-shift-enter", "keys-shift-enter-help"),
            ("keys-escape", "keys-escape-help"),
        ],
    ),
    (
        "command-table",
        &[
            ("keys-up-down", "keys-up-down-help"),
            ("keys-home-end", "keys-home-end-help"),
            ("keys-shift-up-down", "keys-shift-up-down-help"),
            ("keys-ctrl-a", "keys-ctrl-a-help"),
            ("keys-enter", "keys-enter-table-help"),
        ],
    ),
    (
        "keys-axis",
        &[
            ("keys-left-right", "keys-left-right-help"),
            ("keys-page", "keys-page-help"),
            ("keys-axis-end", "keys-axis-end-help"),
            ("keys-axis-start", "keys-axis-start-help"),
            ("keys-space", "keys-space-help"),
        ],
    ),
];

/// Draws what the help window holds.
pub(super) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    sheets::head(ui, frame, "command-keys");
    let height = ui.ctx().content_rect().height() - 150.0 * frame.look.scale.sqrt();
    ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            let table = table();
            for menu in Menu::ALL {
                section(ui, frame, menu.name());
                let mut lists = Vec::new();
                for entry in table.iter().filter(|entry| entry.menu == menu) {
                    match entry.list {
                        None => command(ui, frame, entry),
                        Some(list) if !lists.contains(&list) => {
                            lists.push(list);
                            choices(ui, frame, list, &table);
                        }
                        Some(_) => {}
                    }
                }
            }
            for (name, keys) in PARTS {
                section(ui, frame, name);
                for (keys, help) in keys {
                    let (keys, help) = (frame.text(keys), frame.text(help));
                    row(ui, frame, &help, None, &[keys]);
                }
            }
        });
    sheets::close(ui, frame);
}

fn section(ui: &mut Ui, frame: &Frame<'_>, id: &'static str) {
    ui.add_space(8.0);
    let name = RichText::new(frame.text(id)).font(font(size::SECTION * frame.look.scale, true));
    ui.label(name.color(color(frame.look.ink.accent)));
    ui.separator();
}

fn command(ui: &mut Ui, frame: &Frame<'_>, entry: &Entry) {
    let lang = frame.state.lang;
    let keys: Vec<String> = entry
        .keys
        .iter()
        .chain(&entry.also)
        .map(|keys| ui.ctx().format_shortcut(keys))
        .collect();
    let help = entry.help.text(lang);
    row(ui, frame, &entry.name.text(lang), Some(&help), &keys);
}

/// A list of choices is one line: what it is called, and what there is to choose.
fn choices(ui: &mut Ui, frame: &Frame<'_>, list: &'static str, table: &[Entry]) {
    let lang = frame.state.lang;
    let own = table.iter().filter(|entry| entry.list == Some(list));
    let names: Vec<String> = own
        .filter_map(|entry| entry.short.as_ref())
        .map(|short| short.text(lang))
        .collect();
    let names = names.join(" · ");
    row(ui, frame, &frame.text(list), Some(&names), &[]);
}

/// A name with a line of help below it; keys at the right.
fn row(ui: &mut Ui, frame: &Frame<'_>, name: &str, help: Option<&str>, keys: &[String]) {
    let look = &frame.look;
    ui.horizontal_top(|ui| {
        // The scroll bar floats over the right edge.
        let whole = ui.available_width() - 14.0;
        let for_keys = 170.0 * look.scale.sqrt();
        ui.allocate_ui_with_layout(
            egui::vec2(whole - for_keys - 8.0, 0.0),
            egui::Layout::top_down(egui::Align::Min),
            |ui| {
                ui.set_width(whole - for_keys - 8.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add(egui::Label::new(look.body(name)).wrap());
                if let Some(help) = help {
                    ui.add(egui::Label::new(look.quiet(help)).wrap());
                }
            },
        );
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            ui.add_space(14.0);
            ui.spacing_mut().item_spacing.x = 4.0;
            for keys in keys.iter().rev() {
                cap(ui, frame, keys);
            }
        });
    });
    ui.add_space(2.0);
}

/// Keys in a frame of their own, as on a keyboard.
fn cap(ui: &mut Ui, frame: &Frame<'_>, keys: &str) {
    let look = &frame.look;
    egui::Frame::new()
        .stroke(egui::Stroke::new(1.0, color(look.ink.edge)))
        .fill(color(look.ink.card))
        .corner_radius(4)
        .inner_margin(egui::Margin::symmetric(6, 1))
        .show(ui, |ui| {
            let text = RichText::new(keys).size(size::SMALL * look.scale);
            ui.add(egui::Label::new(text.color(color(look.ink.text))).extend());
        });
}
