//! The line below: what is shown, what was done, what is doubtful.

use egui::Ui;

use super::Frame;
use crate::i18n::Message;
use crate::model::check::Severity;
use crate::scene::{Arrangement, View};
use crate::ui::command::Command;
use crate::ui::state::{Origin, Sheet};
use crate::ui::theme::color;
use crate::ui::widgets::link;

/// How long a notice stays, in seconds.
const NOTICE: f64 = 8.0;

/// Draws the line.
pub(crate) fn show(ui: &mut Ui, frame: &mut Frame<'_>, unnamed: &[String], unplaced: &[String]) {
    let lang = frame.state.lang;
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        findings(ui, frame);
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            let state = &*frame.state;
            let counts = Message::new("status-counts")
                .with("ties", state.derived.visible.ties.len())
                .with("all", state.registry().ties.len())
                .with("actors", state.derived.visible.actors.len())
                .text(lang);
            let file = match &state.origin {
                Origin::BuiltIn => frame.text("status-built-in"),
                _ => state.file_name(),
            };
            let saved = match &state.origin {
                Origin::Snapshot(..) => "status-snapshot",
                _ if state.is_changed() => "status-changed",
                _ => "status-saved",
            };
            let file = Message::new(saved).with("file", file).text(lang);
            part(ui, frame, counts);
            part(ui, frame, file);
            if !unnamed.is_empty() {
                let text = Message::new("status-unnamed")
                    .with("count", unnamed.len())
                    .text(lang);
                part(ui, frame, text).on_hover_text(unnamed.join("\n"));
            }
            if !unplaced.is_empty() {
                let active = &frame.state.view.panes.active().shows;
                let id = match active {
                    View::Network(Arrangement::Ego(_)) => "status-unreached",
                    _ => "status-unplaced",
                };
                let text = Message::new(id).with("count", unplaced.len()).text(lang);
                part(ui, frame, text).on_hover_text(unplaced.join("\n"));
            }
            exporting(ui, frame);
            notice(ui, frame);
        });
    });
}

fn part(ui: &mut Ui, frame: &Frame<'_>, text: String) -> egui::Response {
    ui.add(egui::Label::new(frame.look.quiet(text)).truncate())
}

/// How far a file is that is being made, and a way to stop that.
fn exporting(ui: &mut Ui, frame: &mut Frame<'_>) {
    let Some(share) = frame.exporting else {
        return;
    };
    let text = frame.text("exporting");
    let bar = egui::ProgressBar::new(share)
        .desired_width(120.0)
        .desired_height(8.0);
    ui.label(frame.look.quiet(&text));
    let response = ui.add(bar);
    let named = || egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &text);
    response.widget_info(named);
    if link(ui, &frame.look, &frame.text("cancel")).clicked() {
        frame.commands.send(Command::CancelExport);
    }
}

fn notice(ui: &mut Ui, frame: &mut Frame<'_>) {
    let Some((message, since)) = &frame.state.desk.notice else {
        return;
    };
    let left = NOTICE - (ui.input(|input| input.time) - since);
    if left <= 0.0 {
        frame.state.desk.notice = None;
        return;
    }
    let text = frame.look.quiet(message.text(frame.state.lang));
    ui.label(text.color(color(frame.look.ink.accent)));
    if let Some(path) = frame.state.desk.written.clone()
        && link(ui, &frame.look, &frame.text("reveal"))
            .on_hover_text(frame.text("reveal-help"))
            .clicked()
    {
        frame.commands.send(Command::Reveal(path));
    }
    ui.ctx()
        .request_repaint_after(std::time::Duration::from_secs_f64(left));
}

fn findings(ui: &mut Ui, frame: &mut Frame<'_>) {
    let count = |severity| {
        frame
            .state
            .derived
            .findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors + warnings == 0 {
        return;
    }
    let text = Message::new("status-findings")
        .with("errors", errors)
        .with("warnings", warnings)
        .text(frame.state.lang);
    if link(ui, &frame.look, &text)
        .on_hover_text(frame.text("command-findings-help"))
        .clicked()
    {
        frame.commands.send(Command::ShowSheet(Sheet::Findings));
    }
}
