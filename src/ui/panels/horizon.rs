//! The sheet of what falls due: the period, the years, and ways to hand it on.

use egui::{Align, Label, Layout, RichText, ScrollArea, Sense, TextEdit, Ui, vec2};

use super::Frame;
use super::sheets::head;
use crate::i18n::{self, Message};
use crate::insight::{About, Due};
use crate::model::{DaySpan, PartialDate, Shape};
use crate::records::{DueWords, kind_of};
use crate::ui::command::Command;
use crate::ui::horizon::{Horizon, HorizonLine, first_day};
use crate::ui::paint;
use crate::ui::theme::{color, font, size};
use crate::ui::widgets::{kind_mark, link, main_button, segments};

/// How wide the sheet is, at a scale of 1.
pub(super) const WIDTH: f32 = 720.0;
/// The height of a line, and the width of a date.
const ROW: f32 = 24.0;
const DATE: f32 = 132.0;
/// Room for the bar for scrolling.
const BAR: f32 = 14.0;

/// Draws the sheet.
pub(super) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    head(ui, frame, "command-horizon");
    let span = period(ui, frame);
    ui.add_space(6.0);
    let lines = span.map(|span| frame.state.horizon_lines(span));
    let is_due = |line: &&HorizonLine| matches!(line, HorizonLine::Due(_));
    let count = lines
        .as_ref()
        .map_or(0, |lines| lines.iter().filter(is_due).count());
    if let Some(span) = span {
        let text = Message::new("horizon-shown")
            .with("span", i18n::span(frame.state.lang, span))
            .with("count", count);
        let mut text = text.text(frame.state.lang);
        if frame.state.lens.is_filtered(frame.state.registry()) {
            text = Message::new("horizon-narrowed")
                .with("text", text)
                .text(frame.state.lang);
        }
        ui.label(frame.look.quiet(text));
    }
    ui.add_space(4.0);
    let height = ui.ctx().content_rect().height() * 0.55;
    let row = ROW * frame.look.scale;
    ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
        ui.set_min_height(height);
        match lines {
            Some(lines) if count > 0 => {
                ScrollArea::vertical()
                    .max_height(height)
                    .auto_shrink([false, false])
                    .show_rows(ui, row, lines.len(), |ui, range| {
                        for line in lines.get(range).unwrap_or_default() {
                            // The bar for scrolling lies over the edge.
                            let room = vec2(ui.available_width() - BAR, row);
                            let middle = Layout::left_to_right(Align::Center);
                            ui.allocate_ui_with_layout(room, middle, |ui| {
                                ui.set_min_height(row);
                                self::line(ui, frame, line);
                            });
                        }
                    });
            }
            Some(_) => {
                ui.add_space(height * 0.3);
                ui.vertical_centered(|ui| {
                    ui.label(frame.look.body(frame.text("horizon-nothing")).strong());
                    ui.label(frame.look.quiet(frame.text("horizon-nothing-help")));
                });
            }
            None => {}
        }
    });
    foot(ui, frame, count > 0);
}

/// The choice of the period. Returns what it is.
fn period(ui: &mut Ui, frame: &mut Frame<'_>) -> Option<DaySpan> {
    let lang = frame.state.lang;
    let mut choices: Vec<(Option<u16>, String)> = Horizon::YEARS
        .into_iter()
        .map(|years| {
            let name = Message::new("horizon-years").with("years", usize::from(years));
            (Some(years), name.text(lang))
        })
        .collect();
    choices.push((None, frame.text("horizon-dates")));
    let chosen = frame.state.desk.horizon.years;
    ui.horizontal_wrapped(|ui| {
        if let Some(years) = segments(ui, &frame.look, &chosen, &choices) {
            if years.is_none() {
                // Dates begin as what was shown so far.
                let span = frame.state.desk.horizon.span(frame.state);
                let first = first_day(frame.state);
                let span = span.unwrap_or(DaySpan::years(first, 3));
                frame.state.desk.horizon.dates = [span.from.to_string(), span.to.to_string()];
            }
            frame.state.desk.horizon.years = years;
        }
        if frame.state.desk.horizon.years.is_none() {
            let labels = ["horizon-date-from", "horizon-date-until"].map(|id| frame.text(id));
            for (label, at) in labels.into_iter().zip(0_usize..) {
                let label = ui.label(frame.look.quiet(label));
                let Some(text) = frame.state.desk.horizon.dates.get_mut(at) else {
                    continue;
                };
                let edit = TextEdit::singleline(text).desired_width(110.0 * frame.look.scale);
                ui.add(edit).labelled_by(label.id);
            }
        }
    });
    let span = frame.state.desk.horizon.span(frame.state);
    if span.is_none() {
        let dates = &frame.state.desk.horizon.dates;
        let read = |text: &String| PartialDate::parse(text.trim()).is_ok();
        let id = match dates.iter().all(read) {
            true => "horizon-dates-backwards",
            false => "horizon-dates-unread",
        };
        let text = RichText::new(frame.text(id)).color(color(frame.look.ink.warning));
        ui.label(text);
    }
    span
}

fn line(ui: &mut Ui, frame: &mut Frame<'_>, line: &HorizonLine) {
    match line {
        HorizonLine::Year(year) => {
            let year = PartialDate::year(*year);
            let text = year.map(|year| i18n::date_with_era(frame.state.lang, year));
            ui.label(frame.look.head(text.unwrap_or_default()));
        }
        HorizonLine::Due(due) => one(ui, frame, &due.0, &due.1),
    }
}

/// The mark of its kind, when, what with whom, and on the right how many years.
fn one(ui: &mut Ui, frame: &mut Frame<'_>, due: &Due, words: &DueWords) {
    let (look, lang) = (frame.look, frame.state.lang);
    match kind_of(frame.state.registry(), due) {
        Some(kind) => {
            kind_mark(ui, &look, kind).on_hover_text(kind.name.get(lang));
        }
        None => {
            other_mark(ui, frame, due);
        }
    }
    let room = vec2(DATE * look.scale, ROW * look.scale);
    let left = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(room, left, |ui| {
        ui.set_min_width(room.x);
        let date = Label::new(look.quiet(i18n::date(lang, due.date)));
        ui.add(date.truncate());
    });
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let small = size::SMALL * look.scale;
        ui.label(RichText::new(words.occasion.clone()).font(font(small, true)));
        if let Some(standing) = &words.standing {
            ui.label(look.quiet(standing.clone()));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let text = words.line(&due.about, lang);
            let since = Message::new("horizon-since")
                .with("date", due.since)
                .text(lang);
            let Some(command) = leads_to(due) else {
                ui.add(Label::new(RichText::new(text).size(small)).truncate())
                    .on_hover_text(since);
                return;
            };
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
            if link(ui, &look, &text).on_hover_text(since).clicked() {
                frame.commands.send(Command::CloseSheet);
                frame.commands.send(command);
            }
        });
    });
}

/// The mark of what is no tie: as in the picture.
fn other_mark(ui: &mut Ui, frame: &Frame<'_>, due: &Due) {
    let look = frame.look;
    let side = 14.0 * look.scale;
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    let (shape, id) = match due.about {
        About::Milestone(_) => (Shape::Diamond, "horizon-key-milestone"),
        _ => (Shape::Ring, "horizon-key-actor"),
    };
    let mark = crate::scene::ShapeMark {
        shape,
        at: crate::layout::Point::new(f64::from(rect.center().x), f64::from(rect.center().y)),
        radius: f64::from(side * 0.42),
        color: look.ink.quiet,
        ground: look.ink.panel,
        opacity: 1.0,
    };
    paint::shape(ui.painter(), egui::pos2(0.0, 0.0), &mark);
    response.on_hover_text(frame.text(id));
}

/// What shows it: the first of those whom it concerns, who is away from home if anybody is.
fn leads_to(due: &Due) -> Option<Command> {
    match &due.about {
        About::Actor(actor) => Some(Command::GoTo(actor.clone())),
        About::Tie(_) | About::Milestone(_) => {
            let actor = due.actors.first()?;
            Some(Command::GoTo(actor.clone()))
        }
    }
}

fn foot(ui: &mut Ui, frame: &mut Frame<'_>, any: bool) {
    if frame.state.derived.holds_internal() {
        let (text, help) = (
            frame.text("export-public"),
            frame.text("export-public-help"),
        );
        ui.checkbox(&mut frame.state.desk.horizon.public, text)
            .on_hover_text(help);
    }
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        ui.add_enabled_ui(any, |ui| {
            let calendar = frame.text("horizon-save-calendar");
            let main = main_button(ui, &frame.look, &calendar);
            if main
                .on_hover_text(frame.text("horizon-save-calendar-help"))
                .clicked()
            {
                frame.commands.send(Command::ExportHorizon("ics"));
            }
            let others = [
                ("horizon-save-picture", "horizon-save-picture-help", "pdf"),
                ("horizon-save-table", "horizon-save-table-help", "csv"),
            ];
            for (name, help, ending) in others {
                let button = ui.button(frame.text(name));
                if button.on_hover_text(frame.text(help)).clicked() {
                    frame.commands.send(Command::ExportHorizon(ending));
                }
            }
        });
        if ui.button(frame.text("close")).clicked() {
            frame.commands.send(Command::CloseSheet);
        }
    });
}
