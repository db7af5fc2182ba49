//! The list of results below the box.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Id, Role, Ui, WidgetInfo, vec2};

use super::super::Frame;
use super::rows::{Choice, Line, Results, Row};
use crate::i18n::Message;
use crate::ui::theme::{color, font, size};
use crate::ui::widgets::Look;

/// Draws the list; tells what was pressed.
pub(super) fn show(
    ui: &Ui,
    frame: &mut Frame<'_>,
    below: &egui::Response,
    results: &Arc<Results>,
) -> Option<Choice> {
    let mut pressed = None;
    let whole = ui.ctx().content_rect();
    // Wider than the box, but never beyond the window's edge.
    let wide = (440.0 * frame.look.scale.sqrt())
        .max(below.rect.width())
        .min(whole.width() - 48.0);
    let left = below.rect.left().min(whole.right() - wide - 28.0);
    let corner = egui::pos2(left.max(whole.left() + 8.0), below.rect.bottom() + 4.0);
    let area = egui::Area::new(Id::unique("search-results"))
        .order(egui::Order::Foreground)
        .fixed_pos(corner)
        .show(ui.ctx(), |ui| {
            egui::Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_width(wide);
                ui.spacing_mut().item_spacing.y = 2.0;
                if let Some(said) = &results.said {
                    ui.label(frame.look.quiet(said));
                }
                let last = results.rows.last();
                let narrow = matches!(last, Some(Row::Choice(Choice::Narrow, _)));
                let listed = results.rows.len() - usize::from(narrow);
                let most = (whole.bottom() - corner.y - 90.0 * frame.look.scale).max(120.0);
                egui::ScrollArea::vertical()
                    .max_height(most)
                    .show(ui, |ui| {
                        let mut at = 0;
                        for row in results.rows.iter().take(listed) {
                            pressed = self::row(ui, frame, row, &mut at).or(pressed.take());
                        }
                    });
                if narrow && let Some(row) = last {
                    if listed > 0 {
                        ui.separator();
                    }
                    let mut at = results.choices() - 1;
                    pressed = self::row(ui, frame, row, &mut at).or(pressed.take());
                }
            });
        });
    let pressed_elsewhere = ui.input(|input| {
        input.pointer.any_pressed()
            && input
                .pointer
                .interact_pos()
                .is_some_and(|at| !area.response.rect.contains(at) && !below.rect.contains(at))
    });
    if pressed_elsewhere {
        // A word that stays in the box would look like a condition.
        frame.state.desk.search_open = false;
        frame.state.desk.search.clear();
    }
    pressed
}

/// Draws a row, the `at`th of those that can be chosen.
fn row(ui: &mut Ui, frame: &Frame<'_>, row: &Row, at: &mut usize) -> Option<Choice> {
    match row {
        Row::Head(name) => {
            ui.add_space(5.0);
            let face = font(size::SMALL * frame.look.scale, true);
            let head = egui::RichText::new(name).font(face);
            ui.label(head.color(color(frame.look.ink.quiet)));
            None
        }
        Row::Choice(choice, line) => {
            let chosen = *at == frame.state.desk.search_row;
            *at += 1;
            option(ui, frame, choice, line, chosen).then(|| choice.clone())
        }
    }
}

fn option(ui: &mut Ui, frame: &Frame<'_>, choice: &Choice, line: &Line, chosen: bool) -> bool {
    let look = &frame.look;
    let record = matches!(choice, Choice::Record(_));
    let ink = match (record, line.hidden) {
        (true, false) => look.ink.text,
        (true, true) => look.ink.quiet,
        (false, _) => look.ink.accent,
    };
    let (about, about_marks) = if line.hidden {
        let about = Message::new("search-not-shown")
            .with("about", line.about.as_str())
            .text(frame.state.lang);
        // The sentence may stand around what is told.
        let from = about.find(&line.about).unwrap_or(0);
        let moved = |mark: &Range<usize>| mark.start + from..mark.end + from;
        (about, line.about_marks.iter().map(moved).collect())
    } else {
        (line.about.clone(), line.about_marks.clone())
    };
    let room = ui.available_width() - 16.0;
    let name = galley(
        ui,
        look,
        (&line.name, &line.name_marks),
        &font(size::BODY * look.scale, false),
        color(ink),
        room,
    );
    let below = (!about.is_empty()).then(|| {
        galley(
            ui,
            look,
            (&about, &about_marks),
            &font(size::SMALL * look.scale, false),
            color(look.ink.quiet),
            room,
        )
    });
    // The face itself leaves no room between lines.
    let gap = 3.0 * look.scale;
    let below_height = below.as_ref().map_or(0.0, |galley| galley.size().y + gap);
    let height = name.size().y + below_height + 9.0;
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), egui::Sense::click());
    let spoken = if about.is_empty() {
        line.name.clone()
    } else {
        Message::new("search-row")
            .with("name", line.name.as_str())
            .with("about", about)
            .text(frame.state.lang)
    };
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &spoken));
    if chosen && !ui.clip_rect().expand(2.0).contains_rect(rect) {
        // With the head that may stand above it, and at once: whoever holds an arrow key would run
        // ahead of a gliding list.
        let seen = egui::Rect::from_min_max(rect.min - vec2(0.0, 24.0 * look.scale), rect.max);
        ui.scroll_to_rect_animation(seen, None, egui::style::ScrollAnimation::none());
    }
    if ui.is_rect_visible(rect) {
        if chosen || response.hovered() {
            ui.painter().rect_filled(rect, 6.0, color(look.ink.chosen));
        }
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        let corner = rect.min + vec2(8.0, 4.0);
        let under = corner + vec2(0.0, name.size().y + gap);
        painter.galley(corner, name, color(ink));
        if let Some(below) = below {
            painter.galley(under, below, color(look.ink.quiet));
        }
    }
    response.clicked()
}

/// A line of text, cut off where it is too long, with what fits in heavier letters.
fn galley(
    ui: &Ui,
    look: &Look,
    (text, marks): (&str, &[Range<usize>]),
    face: &FontId,
    ink: Color32,
    room: f32,
) -> Arc<egui::Galley> {
    let mut job = LayoutJob {
        wrap: TextWrapping::truncate_at_width(room),
        break_on_newline: false,
        ..LayoutJob::default()
    };
    let quiet = TextFormat::simple(face.clone(), ink);
    let marked = TextFormat {
        background: color(look.ink.chosen),
        ..TextFormat::simple(font(face.size, true), color(look.ink.accent))
    };
    let mut done = 0;
    let mut add = |range: Range<usize>, format: &TextFormat| {
        let piece = text.get(range).unwrap_or_default();
        if !piece.is_empty() {
            job.append(piece, 0.0, format.clone());
        }
    };
    for mark in marks {
        add(done..mark.start, &quiet);
        add(mark.clone(), &marked);
        done = mark.end;
    }
    add(done..text.len(), &quiet);
    ui.painter().layout_job(job)
}
