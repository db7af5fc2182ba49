//! While the registry is compared: a banner with the counts, and the list of what differs.

use std::sync::Arc;

use egui::{Align, Label, Layout, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::Frame;
use super::sheets::{close, head};
use crate::i18n::Message;
use crate::insight::{RecordSort, Sign};
use crate::layout::Point;
use crate::records::{ChangeReport, ChangeRow};
use crate::scene::{SIGN_KEY, sign_key};
use crate::ui::command::Command;
use crate::ui::comparing::Comparing;
use crate::ui::paint;
use crate::ui::state::{Sheet, State};
use crate::ui::widgets::{Sign as Drawn, link, sign_button};

/// With what is compared, how much differs and what the marks mean, and what can be done with it.
pub(in crate::ui) fn banner(ui: &mut Ui, frame: &mut Frame<'_>) {
    let Some(comparing) = &frame.state.comparing else {
        return;
    };
    let (lang, look) = (frame.state.lang, frame.look);
    let with = Message::new("comparing-with").with("file", comparing.name());
    let path = comparing.path().display().to_string();
    let nothing = comparing.is_empty();
    let counts = comparing.counts();
    let none = frame.text("diff-none");
    let signs = [
        (Sign::Added, "comparing-added", counts.added),
        (Sign::Ended, "comparing-ended", counts.ended),
        (Sign::Changed, "comparing-changed", counts.changed),
    ];
    let tell = |ui: &mut Ui, frame: &Frame<'_>| {
        if nothing {
            ui.label(none.clone());
            return;
        }
        for (sign, id, count) in signs {
            let text = Message::new(id).with("count", count).text(lang);
            signed(ui, frame.state, sign, &text);
        }
    };
    // Where there is no room beside the buttons, what the marks mean has a line of its own.
    let wide = ui.available_width() > WIDE * look.scale;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = frame.text("command-end-compare");
            if sign_button(ui, &look, Drawn::Close, &name, Some("Esc"), true).clicked() {
                frame.commands.send(Command::EndCompare);
            }
            for (id, command) in [
                ("comparing-write", Command::ExportChanges),
                ("comparing-list", Command::ShowSheet(Sheet::Changes)),
            ] {
                if ui.button(frame.text(id)).clicked() {
                    frame.commands.send(command);
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let with = look.body(with.text(lang)).strong();
                ui.add(Label::new(with).truncate()).on_hover_text(path);
                if wide {
                    tell(ui, frame);
                }
            });
        });
    });
    if !wide {
        ui.horizontal_wrapped(|ui| tell(ui, frame));
    }
}

/// From this width on all of the banner stands on one line, at a scale of 1.
const WIDE: f32 = 860.0;

/// A sign with what it means, which stay together.
fn signed(ui: &mut Ui, state: &State, sign: Sign, text: &str) {
    let size = egui::TextStyle::Body.resolve(ui.style());
    let ink = ui.visuals().text_color();
    let galley = ui.painter().layout_no_wrap(text.to_owned(), size, ink);
    let key = (SIGN_KEY * f64::from(state.scale())) as f32 + 6.0;
    let height = galley.size().y.max(20.0 * state.scale());
    let (rect, response) =
        ui.allocate_exact_size(vec2(key + galley.size().x + 8.0, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, text));
    let at = Point::new(4.0, f64::from(height) / 2.0);
    for mark in sign_key(sign, at, f64::from(state.scale()), state.ground()) {
        paint::mark(ui.painter(), rect.min, &mark);
    }
    let at = rect.left_center() + vec2(key, -galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
}

/// A line of the list.
enum Line<'r> {
    Heading(&'r str),
    Record(&'r ChangeRow),
    Fact(&'r str),
    Sources,
    Source(usize, &'r str),
    Gap,
}

/// More lines than these are drawn only where they are seen, each as one line.
const MANY: usize = 400;

/// The list of what differs; each row leads to its record.
pub(super) fn list(ui: &mut Ui, frame: &mut Frame<'_>) {
    head(ui, frame, "command-changes");
    let report = frame.state.comparing.as_ref().and_then(Comparing::report);
    let Some(report) = report.map(Arc::clone) else {
        close(ui, frame);
        return;
    };
    ui.label(frame.look.body(report.title.clone()));
    ui.label(frame.look.quiet(report.summary.clone()));
    ui.add_space(6.0);
    let lines = lines(&report);
    let height = ui.ctx().content_rect().height() * 0.6;
    let area = ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true]);
    if lines.len() <= MANY {
        area.show(ui, |ui| {
            for one in &lines {
                line(ui, frame, one, false);
            }
        });
    } else {
        let row = 22.0 * frame.look.scale;
        area.show_rows(ui, row, lines.len(), |ui, range| {
            for one in lines.get(range).unwrap_or_default() {
                ui.allocate_ui(vec2(ui.available_width(), row), |ui| {
                    ui.set_min_height(row);
                    line(ui, frame, one, true);
                });
            }
        });
    }
    close(ui, frame);
}

fn lines(report: &ChangeReport) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for section in &report.sections {
        if !lines.is_empty() {
            lines.push(Line::Gap);
        }
        lines.push(Line::Heading(&section.heading));
        for row in &section.rows {
            lines.push(Line::Record(row));
            lines.extend(row.facts.iter().map(|fact| Line::Fact(&fact.line)));
        }
    }
    if !report.sources.is_empty() {
        lines.extend([Line::Gap, Line::Sources]);
        let sources = report.sources.iter().enumerate();
        lines.extend(sources.map(|(at, source)| Line::Source(at + 1, source)));
    }
    lines
}

fn line(ui: &mut Ui, frame: &mut Frame<'_>, line: &Line<'_>, short: bool) {
    let look = frame.look;
    match line {
        Line::Gap => {
            ui.add_space(8.0);
        }
        Line::Heading(text) => {
            ui.label(look.head(*text));
        }
        Line::Record(row) => {
            let Some(command) = leads_to(frame.state, row) else {
                ui.label(look.body(row.name.clone()));
                return;
            };
            if link(ui, &look, &row.name).clicked() {
                if !matches!(command, Command::ShowSheet(_)) {
                    frame.commands.send(Command::CloseSheet);
                }
                frame.commands.send(command);
            }
        }
        Line::Sources => {
            ui.label(look.head(frame.text("show-sources")));
        }
        Line::Fact(text) => indented(ui, frame, (*text).to_owned(), short),
        Line::Source(number, text) => indented(ui, frame, format!("[{number}] {text}"), short),
    }
}

fn indented(ui: &mut Ui, frame: &Frame<'_>, text: String, short: bool) {
    let label = Label::new(frame.look.quiet(text));
    let label = if short {
        label.truncate()
    } else {
        label.wrap()
    };
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        ui.add(label);
    });
}

/// What shows the record of a row.
fn leads_to(state: &State, row: &ChangeRow) -> Option<Command> {
    let (registry, id) = (state.registry(), row.record.id.as_str());
    match row.record.sort {
        RecordSort::Actor | RecordSort::Pin => {
            let actor = registry.actors.get(id)?;
            Some(Command::GoTo(actor.id.clone()))
        }
        RecordSort::Tie => Some(Command::SelectTie(registry.ties.get(id)?.id.clone())),
        RecordSort::Activity => {
            let activity = registry.activities.get(id)?;
            let part = activity.parts.first()?;
            let actor = registry.actors.get(part.actor.as_str())?;
            Some(Command::GoToActivity(actor.id.clone(), activity.id.clone()))
        }
        RecordSort::Delegation => {
            let row = registry.delegations.get(id)?;
            Some(Command::OpenDelegation(row.id.clone()))
        }
        RecordSort::Source => {
            let source = registry.sources.get(id)?;
            Some(Command::ShowSheet(Sheet::Source(source.id.clone())))
        }
        _ => None,
    }
}
