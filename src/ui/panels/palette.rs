//! The palette: every command found by a few letters of its name.

use egui::accesskit::{HasPopup, Toggled};
use egui::{
    Align2, Event, FontId, Id, Key, Margin, Modal, Response, Role, ScrollArea, Sense, TextEdit, Ui,
    WidgetInfo, pos2, vec2,
};

use super::Frame;
use crate::ui::command::{Command, Folds, Found, Menu, entries, find};
use crate::ui::theme::{color, font, size};
use crate::ui::widgets::{Look, Sign, draw_sign};

/// What is typed and chosen in the palette.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    text: String,
    /// The chosen row.
    row: usize,
    /// Whether the chosen row is to be brought into sight.
    follow: bool,
    /// Where the keyboard was before.
    back: Option<Id>,
    /// What has been folded of the commands.
    folds: Folds,
}

impl Palette {
    /// A palette that gives the keyboard back to where it was.
    #[must_use]
    pub fn new(back: Option<Id>) -> Self {
        Self {
            back,
            follow: true,
            ..Self::default()
        }
    }

    /// Where the keyboard was before.
    #[must_use]
    pub fn back(&self) -> Option<Id> {
        self.back
    }
}

/// How many of the commands used last are kept.
const KEPT: usize = 8;
/// Rows that PageUp and PageDown pass over.
const PAGE: usize = 8;

/// Draws the palette, if it is open.
pub(crate) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    if frame.state.desk.sheet.is_some() {
        frame.state.desk.palette = None;
    }
    give_back(ui, frame);
    let Some(mut palette) = frame.state.desk.palette.take() else {
        return;
    };
    let whole = ui.ctx().content_rect();
    let scale = frame.look.scale;
    let wide = (560.0 * scale.sqrt()).min(whole.width() - 40.0);
    let top = (whole.height() * 0.08).min(56.0);
    let id = Id::unique("palette");
    let modal = Modal::new(id)
        .area(Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, top)))
        .frame(egui::Frame::popup(ui.style()).inner_margin(Margin::same(8)));
    let shown = modal.show(ui.ctx(), |ui| {
        ui.set_width(wide);
        content(ui, frame, &mut palette, whole.height() - top)
    });
    let chosen = shown.inner.clone();
    if chosen.is_none() && !shown.should_close() {
        frame.state.desk.palette = Some(palette);
        return;
    }
    ui.memory_mut(|memory| memory.surrender_focus(box_id()));
    frame.state.desk.keyboard_back = palette.back;
    ui.ctx().request_repaint();
    if let Some(command) = chosen {
        let used = &mut frame.state.desk.used;
        used.retain(|other| *other != command);
        used.insert(0, command.clone());
        used.truncate(KEPT);
        frame.commands.send(command);
    }
}

/// Gives the keyboard back once nothing lies over the window, which is a frame after the palette
/// was last drawn; but what was asked for in it may have taken the keyboard.
fn give_back(ui: &Ui, frame: &mut Frame<'_>) {
    if frame.state.desk.palette.is_some() {
        return;
    }
    if let Some(back) = frame.state.desk.keyboard_back.take() {
        ui.memory_mut(|memory| {
            if memory.focused().is_none_or(|id| id == box_id()) {
                memory.request_focus(back);
            }
        });
        ui.ctx().request_repaint();
    }
}

fn box_id() -> Id {
    Id::unique("palette-box")
}

/// The section of a row: what was used last, or a menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    Used,
    Of(Menu),
    /// What was found is sorted by how well it fits.
    Best,
}

/// Draws box and list; returns the command that was chosen.
fn content(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    palette: &mut Palette,
    room: f32,
) -> Option<Command> {
    let mut rows = rows(frame, palette);
    let moved = move_row(ui, palette, rows.len());
    let entered = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Enter));
    let response = search_box(ui, frame, palette);
    if response.changed() {
        palette.row = 0;
        palette.follow = true;
        rows = self::rows(frame, palette);
    }
    palette.follow |= moved;
    palette.row = palette.row.min(rows.len().saturating_sub(1));
    ui.add_space(6.0);
    if rows.is_empty() {
        let text = frame.look.quiet(frame.text("palette-none"));
        ui.label(text);
    }
    let hovering = ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO);
    let mut pressed = None;
    let most = (room - response.rect.height() - 60.0).clamp(60.0, 460.0 * frame.look.scale.sqrt());
    let mut chosen_id = None;
    let list = ScrollArea::vertical()
        .max_height(most)
        // The area remembers its last size; the list does not keep to that.
        .min_scrolled_height(most)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            let list = ui.unique_id();
            ui.spacing_mut().item_spacing.y = 1.0;
            let mut section = None;
            for (at, (own, found)) in rows.iter().enumerate() {
                if section.replace(*own) != Some(*own) {
                    head(ui, frame, *own);
                }
                let chosen = at == palette.row;
                let row = row(ui, frame, found, chosen, *own == Section::Best);
                if row.hovered() && hovering {
                    palette.row = at;
                }
                if chosen {
                    chosen_id = Some(row.id);
                    if palette.follow {
                        row.scroll_to_me(None);
                    }
                }
                if row.clicked() {
                    pressed = Some(at);
                }
            }
            list
        });
    ui.ctx().accesskit_node_builder(list.inner, |node| {
        node.set_role(Role::ListBox);
        node.set_label(frame.text("palette-list"));
        let rect = list.inner_rect;
        let corners = [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f64::from);
        let [x0, y0, x1, y1] = corners;
        node.set_bounds(egui::accesskit::Rect { x0, y0, x1, y1 });
    });
    palette.follow = false;
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::EditableComboBox);
        node.set_has_popup(HasPopup::Listbox);
        node.set_expanded(true);
        node.set_controls(vec![list.inner.accesskit_id()]);
        if let Some(chosen) = chosen_id {
            node.set_active_descendant(chosen.accesskit_id());
        }
    });
    let at = pressed.or(entered.then_some(palette.row))?;
    let (_, found) = rows.get(at)?;
    let can = found.entry.missing(frame.state).is_none();
    can.then(|| found.entry.command.clone())
}

fn search_box(ui: &mut Ui, frame: &Frame<'_>, palette: &mut Palette) -> Response {
    let name = frame.text("palette-name");
    let output = TextEdit::singleline(&mut palette.text)
        .id(box_id())
        .hint_text(frame.text("palette-hint"))
        .desired_width(f32::INFINITY)
        .margin(Margin {
            left: 30,
            right: 8,
            top: 7,
            bottom: 7,
        })
        .show(ui);
    let response = output.response.response.accessible_name(&name);
    let glass = response.rect.left_center() + vec2(16.0, 0.0);
    draw_sign(ui, glass, 12.0, Sign::Search, color(frame.look.ink.quiet));
    if !response.has_focus() && !ui.input(|input| input.key_pressed(Key::Escape)) {
        response.request_focus();
    }
    response
}

/// What is listed: what was typed, best first; or everything by menus, what was used last first.
fn rows(frame: &Frame<'_>, palette: &mut Palette) -> Vec<(Section, Found)> {
    let state = &*frame.state;
    let mut entries = entries(state);
    // It is open already.
    entries.retain(|entry| entry.command != Command::TogglePalette);
    let typed = !palette.text.trim().is_empty();
    let used = &state.desk.used;
    let place = |found: &Found| {
        let found = &found.entry.command;
        used.iter().position(|command| command == found)
    };
    let mut rows: Vec<(Section, Found)> = find(entries, &palette.text, state, &mut palette.folds)
        .into_iter()
        .map(|found| match place(&found) {
            _ if typed => (Section::Best, found),
            Some(_) => (Section::Used, found),
            None => (Section::Of(found.entry.menu), found),
        })
        .collect();
    if !typed {
        rows.sort_by_key(|(_, found)| place(found).unwrap_or(used.len()));
    }
    rows
}

/// Moves the choice by the keys of the list, before the box sees them. Whether it was moved.
fn move_row(ui: &Ui, palette: &mut Palette, count: usize) -> bool {
    let last = count.saturating_sub(1);
    let mut row = palette.row.min(last);
    let mut moved = false;
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } = event
            else {
                return true;
            };
            // With Shift or Ctrl they are the box's.
            if modifiers.any() {
                return true;
            }
            row = match key {
                Key::ArrowDown if row == last => 0,
                Key::ArrowDown => row + 1,
                Key::ArrowUp if row == 0 => last,
                Key::ArrowUp => row - 1,
                Key::PageDown => (row + PAGE).min(last),
                Key::PageUp => row.saturating_sub(PAGE),
                Key::Home => 0,
                Key::End => last,
                _ => return true,
            };
            moved = true;
            false
        });
    });
    palette.row = row;
    moved
}

fn head(ui: &mut Ui, frame: &Frame<'_>, section: Section) {
    let id = match section {
        Section::Used => "palette-used",
        Section::Of(menu) => menu.name(),
        Section::Best => return,
    };
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.add_space(4.0);
        ui.label(frame.look.quiet(frame.text(id)).strong());
    });
}

/// Room between a name and its help.
const GAP: f32 = 2.0;
/// Room at the left for the sign of what is chosen.
const GUTTER: f32 = 26.0;

fn row(ui: &mut Ui, frame: &Frame<'_>, found: &Found, chosen: bool, with_menu: bool) -> Response {
    let (look, entry, lang) = (&frame.look, &found.entry, frame.state.lang);
    let missing = entry.missing(frame.state);
    let (ink, quiet) = match missing {
        None => (look.ink.text, look.ink.quiet),
        Some(_) => (look.ink.absent, look.ink.quiet),
    };
    let name = entry.title(frame.state, lang);
    let help = match missing {
        Some(reason) => frame.text(reason),
        None => entry.help.text(lang),
    };
    let keys = entry.keys.map(|keys| ui.ctx().format_shortcut(&keys));
    let whole = ui.available_width();
    let small = font(size::SMALL * look.scale, false);
    let keys_galley = ui.painter().layout_no_wrap(
        keys.clone().unwrap_or_default(),
        small.clone(),
        color(quiet),
    );
    let left = GUTTER * look.scale.sqrt();
    let room = whole - left - 10.0;
    let for_name = room - keys_galley.size().x - 12.0;
    let name_galley = {
        let mut job = emphasised(look, &name, found, color(ink));
        job.wrap.max_width = for_name.max(80.0);
        ui.painter().layout_job(job)
    };
    let about = if with_menu {
        [frame.text(entry.menu.name()), help.clone()].join(" · ")
    } else {
        help.clone()
    };
    let help_galley = ui
        .painter()
        .layout(about, small, color(quiet), room.max(80.0));
    let below_name = 5.0 + name_galley.size().y + GAP;
    let height = below_name + help_galley.size().y + 6.0;
    let (rect, response) = ui.allocate_exact_size(vec2(whole, height), Sense::click());
    let enabled = missing.is_none();
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, enabled, chosen, &name));
    let tick = entry.tick(frame.state);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(help);
        if let Some(keys) = keys {
            node.set_keyboard_shortcut(keys);
        }
        node.set_selected(chosen);
        match tick {
            Some(tick) => node.set_toggled(Toggled::from(tick.on)),
            None => node.clear_toggled(),
        }
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if chosen {
        ui.painter().rect_filled(rect, 6.0, color(look.ink.chosen));
    }
    if tick.is_some_and(|tick| tick.on) {
        let middle = pos2(
            rect.left() + left / 2.0,
            rect.top() + 5.0 + name_galley.size().y / 2.0,
        );
        draw_sign(
            ui,
            middle,
            11.0 * look.scale,
            Sign::Check,
            color(look.ink.accent),
        );
    }
    let below = rect.min + vec2(left, below_name);
    let right = pos2(
        rect.right() - 10.0 - keys_galley.size().x,
        rect.top() + 5.0 + (name_galley.size().y - keys_galley.size().y) / 2.0,
    );
    ui.painter()
        .galley(rect.min + vec2(left, 5.0), name_galley, color(ink));
    ui.painter().galley(below, help_galley, color(quiet));
    ui.painter().galley(right, keys_galley, color(quiet));
    response
}

/// The name with what was typed of it in heavy letters and another colour.
fn emphasised(look: &Look, name: &str, found: &Found, ink: egui::Color32) -> egui::text::LayoutJob {
    let face = |heavy: bool| -> FontId { font(size::BODY * look.scale, heavy) };
    let mut job = egui::text::LayoutJob::default();
    let mut add = |text: Option<&str>, heavy: bool| {
        let ink = if heavy { color(look.ink.accent) } else { ink };
        let format = egui::TextFormat::simple(face(heavy), ink);
        job.append(text.unwrap_or_default(), 0.0, format);
    };
    let mut end = 0;
    for mark in &found.marks {
        add(name.get(end..mark.start), false);
        add(name.get(mark.clone()), true);
        end = mark.end;
    }
    add(name.get(end..), false);
    job
}
