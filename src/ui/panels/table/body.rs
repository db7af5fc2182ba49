//! The rows of the table and the heads of its columns. Only what is seen is laid out.

use egui::accesskit::SortDirection;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    CornerRadius, CursorIcon, FontId, Galley, Id, Pos2, Rect, Response, Role, ScrollArea, Sense,
    Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

use super::super::Frame;
use super::Table;
use super::columns::{Place, WIDTHS, ends_right, places};
use super::head::{STAYS, menu};
use super::rows::{Picked, picked};
use crate::i18n::Message;
use crate::layout::Point;
use crate::model::Certainty;
use crate::records::{List, Row};
use crate::scene::{Color, ShapeMark};
use crate::ui::command::Command;
use crate::ui::paint;
use crate::ui::theme::{color, font, size};
use crate::ui::widgets::{Sign, draw_sign, tip};

/// Room at both sides of a cell.
const PADDING: f32 = 9.0;
/// How much of the colour of a tie is left that only possibly fits the time; as in the network.
const POSSIBLE: f64 = 0.5;

/// A row as it is drawn.
struct Line<'l> {
    at: usize,
    row: Row,
    belongs: Picked,
    texts: &'l [String],
    rect: Rect,
}

/// What all rows stand on.
struct Sheet<'s> {
    table: &'s Response,
    /// Where the first column begins.
    left: f32,
    places: &'s [Place],
}

impl Table {
    /// Draws heads and rows.
    pub(super) fn body(
        &mut self,
        ui: &mut Ui,
        frame: &mut Frame<'_>,
        rect: Rect,
        id: Id,
        row_height: f32,
    ) {
        let look = frame.look;
        let Some(rows) = &self.rows else {
            return;
        };
        let count = rows.listing.rows.len();
        let columns = rows.columns.clone();
        let view = &frame.state.view.table;
        let places = places(view, &columns, frame.state.lang, look.scale, rect.width());
        let wide = places.last().map_or(0.0, |last| last.left + last.width);
        let heads = Rect::from_min_size(rect.min, vec2(rect.width(), row_height));
        let below = Rect::from_min_max(pos2(rect.left(), heads.bottom()), rect.max);
        ui.painter()
            .rect_filled(below, CornerRadius::ZERO, color(look.ink.panel));
        let mut inside = ui.new_child(
            UiBuilder::new()
                .scope_id(Id::unique("table-body"))
                .max_rect(below),
        );
        inside.set_clip_rect(below.intersect(ui.clip_rect()));
        // A row that fades at the edge would be taken for one that is only possible.
        inside.spacing_mut().scroll.fade.strength = 0.0;
        let mut area = ScrollArea::both()
            .id_salt("table")
            .auto_shrink([false, false]);
        if let Some(x) = self.jump_x.take() {
            area = area.horizontal_scroll_offset(x);
        }
        if let Some(y) = self.jump_y.take() {
            area = area.vertical_scroll_offset(y);
        }
        let output = area.show_viewport(&mut inside, |ui, seen| {
            ui.set_min_size(vec2(wide, row_height * count as f32));
            let origin = ui.max_rect().min;
            let response = ui.interact(ui.clip_rect().intersect(below), id, Sense::click());
            self.named(ui, frame, &response, count, places.len());
            let sheet = Sheet {
                table: &response,
                left: origin.x,
                places: &places,
            };
            let first = (seen.min.y / row_height).floor().max(0.0) as usize;
            let last = ((seen.max.y / row_height).ceil().max(0.0) as usize).min(count);
            for at in first..last {
                let top = origin.y + at as f32 * row_height;
                let left = ui.clip_rect().left().min(origin.x);
                let right = ui.clip_rect().right().max(origin.x + wide);
                let rect = Rect::from_min_max(pos2(left, top), pos2(right, top + row_height));
                self.line(ui, frame, at, rect, &sheet);
            }
            self.pointer(ui, frame, &response, origin, row_height);
        });
        self.offset = output.state.clamped_offset();
        self.view = output.inner_rect.size();
        self.heads(ui, frame, heads, &places);
        if ui.memory(|memory| memory.has_focus(id)) && frame.state.desk.keys_lead {
            let line = Stroke::new(2.0, color(look.ink.accent));
            let around = rect.shrink(1.0);
            ui.painter()
                .rect_stroke(around, 4.0, line, egui::StrokeKind::Inside);
        }
    }

    /// Says what the table is, for people who cannot see it.
    fn named(&self, ui: &Ui, frame: &Frame<'_>, response: &Response, count: usize, columns: usize) {
        let name = Message::new(match frame.state.view.table.list {
            List::Ties => "table-name-ties",
            List::Actors => "table-name-actors",
        });
        let name = name.with("count", count).text(frame.state.lang);
        response.widget_info(|| WidgetInfo::labeled(Role::Table, true, &name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            // The heads are a row, too.
            node.set_row_count(count + 1);
            node.set_column_count(columns);
        });
    }

    /// Draws a row.
    fn line(
        &mut self,
        ui: &mut Ui,
        frame: &mut Frame<'_>,
        at: usize,
        rect: Rect,
        sheet: &Sheet<'_>,
    ) {
        let table = sheet.table;
        let look = frame.look;
        let Some(rows) = &mut self.rows else {
            return;
        };
        let Some(row) = rows.listing.rows.get(at).copied() else {
            return;
        };
        let texts = rows.texts(at);
        let belongs = picked(frame.state, row);
        let pointer = table.hover_pos().filter(|_| !frame.state.desk.keys_lead);
        let under = pointer.is_some_and(|at| rect.contains(at));
        match row {
            Row::Tie(seen) if under => frame.state.view.hovered_tie = Some(seen.link.tie),
            Row::Actor(actor) if under => frame.state.view.hovered = Some(actor),
            _ => {}
        }
        let painter = ui.painter().clone();
        if belongs == Picked::Chosen {
            painter.rect_filled(rect, CornerRadius::ZERO, color(look.ink.chosen));
        } else if belongs == Picked::Linked {
            let faint = color(look.ink.chosen).gamma_multiply(0.5);
            painter.rect_filled(rect, CornerRadius::ZERO, faint);
        } else if under {
            painter.rect_filled(rect, CornerRadius::ZERO, color(look.ink.card));
        }
        if belongs != Picked::No {
            let bar = Rect::from_min_size(
                pos2(ui.clip_rect().left(), rect.top()),
                vec2(3.0, rect.height()),
            );
            painter.rect_filled(bar, CornerRadius::ZERO, color(look.ink.accent));
        }
        let line = Stroke::new(1.0, color(look.ink.line).gamma_multiply(0.6));
        painter.hline(rect.x_range(), rect.bottom() - 0.5, line);
        let cursor =
            table.has_focus() && frame.state.desk.keys_lead && self.row_of_cursor() == Some(at);
        if cursor {
            let line = Stroke::new(1.5, color(look.ink.accent));
            let around = rect.intersect(ui.clip_rect()).shrink(1.0);
            painter.rect_stroke(around, 3.0, line, egui::StrokeKind::Inside);
        }
        let line = Line {
            at,
            row,
            belongs,
            texts: &texts,
            rect,
        };
        cells(ui, frame, &line, sheet, pointer);
    }

    fn pointer(
        &mut self,
        ui: &Ui,
        frame: &mut Frame<'_>,
        response: &Response,
        origin: Pos2,
        row_height: f32,
    ) {
        if !(response.clicked() || response.double_clicked()) {
            return;
        }
        response.request_focus();
        let Some(at) = response.interact_pointer_pos() else {
            return;
        };
        let row = ((at.y - origin.y) / row_height).floor().max(0.0) as usize;
        if row >= self.count() {
            if response.clicked() {
                frame.commands.send(Command::ClearSelection);
            }
        } else if response.double_clicked() {
            self.open(frame, Some(row));
        } else {
            let held = ui.input(|input| input.modifiers);
            self.choose(frame, row, held.shift, held.command);
        }
    }

    /// Draws the heads of the columns: pressed they sort, dragged at their edge they grow.
    fn heads(&self, ui: &mut Ui, frame: &mut Frame<'_>, heads: Rect, places: &[Place]) {
        let look = frame.look;
        let lang = frame.state.lang;
        let mut ui = ui.new_child(
            UiBuilder::new()
                .scope_id(Id::unique("table-heads"))
                .max_rect(heads),
        );
        ui.set_clip_rect(heads.intersect(ui.clip_rect()));
        let painter = ui.painter().clone();
        painter.rect_filled(heads, CornerRadius::ZERO, color(look.ink.card));
        let sort = frame.state.view.table.shown().sort;
        for place in places {
            let stem = place.column.stem();
            let corner = pos2(heads.left() + place.left - self.offset.x, heads.top());
            let rect = Rect::from_min_size(corner, vec2(place.width, heads.height()));
            if !rect.intersects(heads) {
                continue;
            }
            let Some(name) = place.column.head.map(|head| frame.text(head)) else {
                continue;
            };
            let down = sort
                .filter(|sort| sort.column == stem)
                .map(|sort| sort.down);
            let response = ui.interact(rect, Id::unique(("table-head", stem)), Sense::CLICK);
            let spoken = match down {
                None => name.clone(),
                Some(down) => {
                    let id = if down {
                        "table-sort-down"
                    } else {
                        "table-sort-up"
                    };
                    Message::new(id).with("column", name.as_str()).text(lang)
                }
            };
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &spoken));
            ui.ctx()
                .accesskit_node_builder(response.id, |node| match down {
                    Some(true) => node.set_sort_direction(SortDirection::Descending),
                    Some(false) => node.set_sort_direction(SortDirection::Ascending),
                    None => {}
                });
            if response.hovered() {
                painter.rect_filled(rect, CornerRadius::ZERO, color(look.ink.chosen));
            }
            let sign = if down.is_some() {
                13.0 * look.scale
            } else {
                0.0
            };
            let ink = if down.is_some() {
                look.ink.accent
            } else {
                look.ink.quiet
            };
            let face = font(size::SMALL * look.scale, true);
            let room = (place.width - 2.0 * PADDING - sign).max(8.0);
            let galley = cut(&ui, &name, face, ink, room);
            let right = ends_right(place.column, lang);
            let start = if right {
                rect.right() - PADDING - sign - galley.size().x
            } else {
                rect.left() + PADDING
            };
            let end = start + galley.size().x;
            let at = pos2(start, rect.center().y - galley.size().y / 2.0);
            painter.galley(at, galley, color(ink));
            if let Some(down) = down {
                let sign = if down { Sign::Unfolded } else { Sign::Up };
                let middle = pos2(end + 8.0 * look.scale, rect.center().y);
                draw_sign(&ui, middle, 8.0 * look.scale, sign, color(ink));
            }
            let edge = Stroke::new(1.0, color(look.ink.line));
            let (top, bottom) = (heads.top() + 5.0, heads.bottom() - 5.0);
            painter.vline(rect.right() - 0.5, top..=bottom, edge);
            if response.clicked() {
                // Its keys go on from here.
                frame.state.desk.focus_table = true;
                let table = frame.state.view.table.pressed(place.column);
                frame.commands.send(Command::SetTable(Box::new(table)));
            }
            let help = Message::new("table-head-name")
                .with("column", name)
                .text(lang);
            egui::Popup::context_menu(&response)
                .close_behavior(STAYS)
                .show(|ui| menu(ui, frame));
            response.on_hover_text(help);
            self.edge(&ui, frame, place, rect);
        }
        let line = Stroke::new(1.0, color(look.ink.line));
        painter.hline(heads.x_range(), heads.bottom() - 0.5, line);
        painter.hline(heads.x_range(), heads.top() + 0.5, line);
    }

    /// The edge of a head, by which a column is drawn wider; twice pressed, it has its first width.
    fn edge(&self, ui: &Ui, frame: &mut Frame<'_>, place: &Place, head: Rect) {
        let stem = place.column.stem();
        let grip = Rect::from_x_y_ranges(head.right() - 5.0..=head.right() + 4.0, head.y_range());
        let id = Id::unique(("table-edge", stem));
        let response = ui.interact(grip, id, Sense::CLICK | Sense::DRAG);
        if response.hovered() || response.dragged() {
            ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
            let line = Stroke::new(2.0, color(frame.look.ink.accent));
            ui.painter().vline(head.right() - 1.0, head.y_range(), line);
        }
        let mut table = frame.state.view.table.clone();
        if response.double_clicked() {
            table.shown_mut().widths.remove(stem);
        } else if response.dragged()
            && let Some(at) = response.interact_pointer_pos()
        {
            let wide = (at.x - head.left()) / frame.look.scale;
            let wide = wide.clamp(WIDTHS.0, WIDTHS.1).round();
            table.shown_mut().widths.insert(stem, wide);
        }
        if table != frame.state.view.table {
            frame.commands.send(Command::SetTable(Box::new(table)));
        }
    }
}

/// Draws the cells of a row, and tells the whole text of one that is cut off.
fn cells(
    ui: &mut Ui,
    frame: &Frame<'_>,
    line: &Line<'_>,
    sheet: &Sheet<'_>,
    pointer: Option<Pos2>,
) {
    let look = frame.look;
    let rect = line.rect;
    let row_id = Id::unique(("table-row", line.at));
    let row_ui = ui.new_child(
        UiBuilder::new()
            .scope_id(row_id)
            .max_rect(rect)
            .accessibility_parent(sheet.table.id)
            .accessibility_role(Role::Row),
    );
    let row_id = row_ui.unique_id();
    ui.ctx().accesskit_node_builder(row_id, |node| {
        node.set_row_index(line.at + 1);
        node.set_selected(line.belongs != Picked::No);
        node.set_label(line.texts.join(" "));
        node.set_bounds(egui::accesskit::Rect {
            x0: rect.min.x.into(),
            y0: rect.min.y.into(),
            x1: rect.max.x.into(),
            y1: rect.max.y.into(),
        });
    });
    let pale = matches!(line.row, Row::Tie(seen) if seen.fits == Certainty::Possible);
    let ink = if pale { look.ink.quiet } else { look.ink.text };
    let painter = ui.painter().clone();
    for (at, (place, text)) in sheet.places.iter().zip(line.texts).enumerate() {
        let corner = pos2(sheet.left + place.left, rect.top());
        let cell = Rect::from_min_size(corner, vec2(place.width, rect.height()));
        if !ui.clip_rect().intersects(cell) {
            continue;
        }
        let node = row_ui.interact(
            cell,
            Id::unique(("table-cell", line.at, at)),
            Sense::hover(),
        );
        node.widget_info(|| WidgetInfo::labeled(Role::Cell, true, text));
        ui.ctx()
            .accesskit_node_builder(node.id, |node| node.set_column_index(at));
        let mut start = cell.left() + PADDING;
        if at == 0
            && let Row::Tie(seen) = line.row
        {
            let radius = 5.6 * look.scale;
            let middle = pos2(start + radius, cell.center().y);
            mark(ui, frame, seen.link.tie, middle, radius, pale);
            start += 2.0 * radius + 7.0;
        }
        let room = (cell.right() - PADDING - start).max(8.0);
        let face = font(size::BODY * look.scale, false);
        let galley = cut(ui, text, face, ink, room);
        let x = if ends_right(place.column, frame.state.lang) {
            cell.right() - PADDING - galley.size().x
        } else {
            start
        };
        let elided = galley.elided;
        let y = cell.center().y - galley.size().y / 2.0;
        painter.galley(pos2(x, y), galley, color(ink));
        if let Some(at) = pointer.filter(|at| elided && cell.contains(*at))
            && !egui::Popup::is_any_open(ui.ctx())
        {
            tip(ui.ctx(), &look, at, std::slice::from_ref(text), &[]);
        }
    }
}

/// The mark of a tie's kind.
fn mark(ui: &Ui, frame: &Frame<'_>, tie: usize, middle: Pos2, radius: f32, pale: bool) {
    let registry = frame.state.registry();
    let tie = registry.ties.rows().get(tie);
    let Some(kind) = tie.and_then(|tie| registry.kinds.get(tie.kind.as_str())) else {
        return;
    };
    let shape = ShapeMark {
        shape: kind.shape,
        at: Point::new(f64::from(middle.x), f64::from(middle.y)),
        radius: f64::from(radius),
        color: kind.hue.on(frame.look.ground),
        ground: frame.look.ink.panel,
        opacity: if pale { POSSIBLE } else { 1.0 },
    };
    paint::shape(ui.painter(), pos2(0.0, 0.0), &shape);
}

/// A line of text, cut off where it is too long.
fn cut(ui: &Ui, text: &str, face: FontId, ink: Color, room: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), face, color(ink));
    job.wrap = TextWrapping::truncate_at_width(room);
    ui.painter().layout_job(job)
}
