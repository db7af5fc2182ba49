//! Sheets over the window: paths, questions, findings, keys, about.

use std::path::Path;

use egui::{Key, Modal, RichText, ScrollArea, TextEdit, Ui};

use super::{Frame, comparing, help, views};
use crate::i18n::{self, Message, Trouble};
use crate::model::Tie;
use crate::model::check::Severity;
use crate::ui::command::Command;
use crate::ui::files::Over;
use crate::ui::state::{Overwrite, Sheet};
use crate::ui::theme::{color, font, size};
use crate::ui::widgets::{link, main_button};

/// Draws the sheet that lies over the window, if one does.
pub(crate) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    let Some(sheet) = frame.state.desk.sheet.clone() else {
        return;
    };
    let modal = Modal::new(id_of(&sheet)).frame(egui::Frame::window(ui.style()));
    let modal = modal.show(ui.ctx(), |ui| {
        let wide = match sheet {
            Sheet::Export => super::export::WIDTH,
            Sheet::Briefing => super::briefing::width(frame),
            Sheet::Horizon => super::horizon::WIDTH,
            Sheet::Keys | Sheet::Changes | Sheet::Delegations => 640.0,
            Sheet::Delegation(_) => 760.0,
            _ => 460.0,
        };
        let most = ui.ctx().content_rect().width() - 60.0;
        ui.set_width((wide * frame.look.scale.sqrt()).min(most));
        match &sheet {
            Sheet::OpenPath => path(ui, frame, "sheet-open", "command-open", |path| {
                Command::OpenPath(path.into())
            }),
            Sheet::SavePath => path(ui, frame, "sheet-save", "save", |path| {
                Command::SaveTo(path.into(), Over::Ask)
            }),
            Sheet::Export => super::export::show(ui, frame),
            Sheet::ExportPath => path(ui, frame, "sheet-export", "export-now", |path| {
                Command::ExportTo(path.into(), Over::Ask)
            }),
            Sheet::Briefing => super::briefing::show(ui, frame),
            Sheet::BriefingPath => path(ui, frame, "sheet-briefing-file", "export-now", |path| {
                Command::BriefTo(path.into(), Over::Ask)
            }),
            Sheet::SnapshotPath => path(ui, frame, "sheet-snapshot", "save", |path| {
                Command::SnapshotTo(path.into(), Over::Ask)
            }),
            Sheet::SaveSnapshot => snapshot(ui, frame),
            Sheet::Altered(path, trouble) => altered(ui, frame, path, trouble),
            Sheet::ComparePath => path(ui, frame, "sheet-compare", "compare", |path| {
                Command::CompareWith(path.into())
            }),
            Sheet::ChangesPath => path(ui, frame, "sheet-changes", "write-changes", |path| {
                Command::ExportChangesTo(path.into(), Over::Ask)
            }),
            Sheet::Changes => comparing::list(ui, frame),
            Sheet::Horizon => super::horizon::show(ui, frame),
            Sheet::HorizonPath => path(ui, frame, "sheet-horizon", "save", |path| {
                Command::ExportHorizonTo(path.into(), Over::Ask)
            }),
            Sheet::Unsaved(then) => unsaved(ui, frame, then),
            Sheet::Overwrite(overwrite) => ask_overwrite(ui, frame, overwrite),
            Sheet::Findings => findings(ui, frame),
            Sheet::SaveView => views::save(ui, frame),
            Sheet::Views => views::organise(ui, frame),
            Sheet::Keys => help::show(ui, frame),
            Sheet::About => about(ui, frame),
            Sheet::Source(id) => super::source_sheet::show(ui, frame, id),
            Sheet::Delegations => super::delegations::list_sheet(ui, frame),
            Sheet::Delegation(id) => super::delegations::form_sheet(ui, frame, id),
        }
    });
    if modal.should_close() {
        frame.commands.send(Command::CloseSheet);
    }
}

/// Each sheet remembers its own size: none grows under the pointer out of that of another.
fn id_of(sheet: &Sheet) -> egui::Id {
    let source = match sheet {
        Sheet::Source(id) => Some(id.as_str()),
        Sheet::Delegation(id) => Some(id.as_str()),
        _ => None,
    };
    egui::Id::unique(("sheet", std::mem::discriminant(sheet), source))
}

pub(super) fn head(ui: &mut Ui, frame: &Frame<'_>, id: &'static str) {
    let text = RichText::new(frame.text(id)).font(font(16.0 * frame.look.scale, true));
    ui.label(text);
    ui.add_space(6.0);
}

fn path(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    title: &'static str,
    action: &'static str,
    command: impl Fn(&str) -> Command,
) {
    head(ui, frame, title);
    let label = ui.label(frame.look.quiet(frame.text("sheet-path")));
    let id = egui::Id::unique("sheet-path");
    let edit = TextEdit::singleline(&mut frame.state.desk.path)
        .id(id)
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).labelled_by(label.id);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    // The sheet opens ready to type over the name.
    if !response.has_focus() && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
        select_name(ui, id, &frame.state.desk.path);
    }
    if let Some(trouble) = &frame.state.desk.trouble {
        ui.add_space(4.0);
        let text = RichText::new(trouble.text(frame.state.lang));
        ui.label(text.color(color(frame.look.ink.warning)));
    }
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let ready = !frame.state.desk.path.trim().is_empty();
        let pressed = ui
            .add_enabled_ui(ready, |ui| {
                main_button(ui, &frame.look, &frame.text(action)).clicked()
            })
            .inner;
        if ready && (pressed || entered) {
            let path = frame.state.desk.path.trim().to_owned();
            frame.commands.send(command(&path));
        }
        if ui.button(frame.text("cancel")).clicked() {
            frame.commands.send(Command::CloseSheet);
        }
    });
}

/// Selects the name of the file, without its folder and ending; a folder without a name whole.
fn select_name(ui: &Ui, id: egui::Id, path: &str) {
    use egui::text::{CCursor, CCursorRange};
    let letters = path.chars().count();
    let after_last = |mark: fn(char) -> bool| {
        path.chars()
            .enumerate()
            .filter(|(_, c)| mark(*c))
            .last()
            .map(|(at, _)| at)
    };
    let start = after_last(std::path::is_separator).map_or(0, |at| at + 1);
    let end = after_last(|c| c == '.').filter(|at| *at > start);
    // A folder alone: whoever types a whole path types it over that.
    let start = if start == letters { 0 } else { start };
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::two(
        CCursor::new(start),
        CCursor::new(end.unwrap_or(letters)),
    )));
    state.store(ui.ctx(), id);
}

/// What a snapshot is to be called, and what to say of it, before its path is asked for.
fn snapshot(ui: &mut Ui, frame: &mut Frame<'_>) {
    head(ui, frame, "sheet-snapshot");
    ui.label(frame.look.body(frame.text("sheet-snapshot-text")));
    ui.add_space(6.0);
    let labels = ["snapshot-title", "snapshot-note"].map(|id| frame.text(id));
    let [title, note] = &mut frame.state.desk.snapshot_form;
    let [title_label, note_label] = labels.map(|label| frame.look.quiet(label));
    let label = ui.label(title_label);
    let edit = TextEdit::singleline(title).desired_width(f32::INFINITY);
    let response = ui.add(edit).labelled_by(label.id);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if ui.memory(|memory| memory.focused().is_none()) && !entered {
        response.request_focus();
    }
    ui.add_space(4.0);
    let label = ui.label(note_label);
    let edit = TextEdit::multiline(note)
        .desired_rows(3)
        .desired_width(f32::INFINITY);
    ui.add(edit).labelled_by(label.id);
    if frame.state.derived.holds_internal() {
        ui.add_space(4.0);
        let (text, help) = (
            frame.text("export-public"),
            frame.text("export-public-help"),
        );
        ui.checkbox(&mut frame.state.desk.snapshot_public, text)
            .on_hover_text(help);
    }
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let next = frame.text("snapshot-next");
        if main_button(ui, &frame.look, &next).clicked() || entered {
            frame.commands.send(Command::CloseSheet);
            frame.commands.send(Command::SaveSnapshot);
        }
        if ui.button(frame.text("cancel")).clicked() {
            frame.commands.send(Command::CloseSheet);
        }
    });
}

/// A snapshot that is not as it was made: what is in it can be looked at as a copy, and as no more.
fn altered(ui: &mut Ui, frame: &mut Frame<'_>, path: &Path, trouble: &Trouble) {
    head(ui, frame, "sheet-altered");
    ui.label(frame.look.body(trouble.text(frame.state.lang)));
    ui.add_space(4.0);
    ui.label(frame.look.body(frame.text("sheet-altered-text")));
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if main_button(ui, &frame.look, &frame.text("cancel")).clicked() {
            frame.commands.send(Command::CloseSheet);
        }
        if ui.button(frame.text("open-altered")).clicked() {
            frame.commands.send(Command::OpenCopy(path.to_owned()));
        }
    });
}

fn unsaved(ui: &mut Ui, frame: &mut Frame<'_>, then: &Command) {
    head(ui, frame, "sheet-unsaved");
    let draft = frame.state.draft().cloned();
    let name = draft.as_ref().and_then(|id| {
        let actor = frame.state.registry().actors.get(id.as_str())?;
        Some(actor.name().get(frame.state.lang).to_owned())
    });
    let visit = frame.state.draft_delegation().cloned();
    let back = draft.map(Command::GoTo);
    let back = back.or_else(|| visit.clone().map(Command::OpenDelegation));
    let name = name.or_else(|| {
        let form = frame.state.desk.delegations.get(&visit?)?;
        Some(form.name(frame.state.lang))
    });
    match name {
        Some(name) => ui.label(
            Message::new("sheet-draft-text")
                .with("name", name)
                .text(frame.state.lang),
        ),
        None => ui.label(frame.text("sheet-unsaved-text")),
    };
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if let Some(back) = back {
            if main_button(ui, &frame.look, &frame.text("sheet-draft-back")).clicked() {
                frame.commands.send(Command::CloseSheet);
                frame.commands.send(back);
            }
        } else if main_button(ui, &frame.look, &frame.text("save")).clicked() {
            let then = Box::new(then.clone());
            frame.commands.send(Command::SaveThen(then));
        }
        if ui.button(frame.text("discard")).clicked() {
            let then = Box::new(then.clone());
            frame.commands.send(Command::DiscardThen(then));
        }
        if ui.button(frame.text("cancel")).clicked() {
            frame.commands.send(Command::CloseSheet);
        }
    });
}

/// Before a file is replaced: the safe answer comes first where somebody's work would go.
fn ask_overwrite(ui: &mut Ui, frame: &mut Frame<'_>, overwrite: &Overwrite) {
    let (title, text, replace) = if overwrite.changed {
        ("sheet-changed", "save-changed", "overwrite-theirs")
    } else {
        ("sheet-overwrite", "sheet-overwrite-text", "overwrite")
    };
    head(ui, frame, title);
    let text = Message::new(text)
        .with("file", overwrite.path.display().to_string())
        .text(frame.state.lang);
    ui.label(text);
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let elsewhere = frame.text("save-elsewhere");
        let mut answers = vec![
            (frame.text(replace), &*overwrite.then),
            (elsewhere, &*overwrite.back),
        ];
        if overwrite.changed {
            answers.reverse();
        }
        for (at, (name, command)) in answers.into_iter().enumerate() {
            let clicked = if at == 0 {
                main_button(ui, &frame.look, &name).clicked()
            } else {
                ui.button(name).clicked()
            };
            if clicked {
                frame.commands.send(command.clone());
            }
        }
        if ui.button(frame.text("cancel")).clicked() {
            frame.commands.send(Command::CloseSheet);
        }
    });
}

fn findings(ui: &mut Ui, frame: &mut Frame<'_>) {
    head(ui, frame, "command-findings");
    let lang = frame.state.lang;
    let findings = frame.state.derived.findings.clone();
    if findings.is_empty() {
        ui.label(frame.text("findings-none"));
    }
    let height = ui.ctx().content_rect().height() * 0.6;
    ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            let registry = std::sync::Arc::clone(frame.state.registry());
            for finding in &findings {
                let (id, ink) = match finding.severity {
                    Severity::Error => ("severity-error", frame.look.ink.warning),
                    Severity::Warning => ("severity-warning", frame.look.ink.warning),
                    Severity::Info => ("severity-info", frame.look.ink.quiet),
                };
                ui.horizontal_wrapped(|ui| {
                    let severity = RichText::new(frame.text(id))
                        .size(size::SMALL * frame.look.scale)
                        .color(color(ink));
                    ui.label(severity);
                    let record = finding.record.as_str();
                    let actor = registry.actors.get(record);
                    let tie = registry.ties.get(record);
                    let visit = registry.delegations.get(record);
                    let name = match (actor, tie, visit) {
                        (Some(actor), ..) => actor.name().get(lang).to_owned(),
                        (None, Some(tie), _) => tie_name(frame, tie),
                        (None, None, Some(visit)) => visit.title.get(lang).to_owned(),
                        (None, None, None) => record.to_owned(),
                    };
                    if link(ui, &frame.look, &name).clicked() {
                        frame.commands.send(Command::CloseSheet);
                        if let Some(actor) = actor {
                            frame.commands.send(Command::GoTo(actor.id.clone()));
                        } else if let Some(tie) = tie {
                            frame.commands.send(Command::SelectTie(tie.id.clone()));
                        } else if let Some(visit) = visit {
                            let open = Command::OpenDelegation(visit.id.clone());
                            frame.commands.send(open);
                        }
                    }
                });
                ui.label(frame.look.body(i18n::finding(lang, finding)));
                ui.add_space(6.0);
            }
        });
    close(ui, frame);
}

/// A tie's kind and its other side.
fn tie_name(frame: &Frame<'_>, tie: &Tie) -> String {
    let (registry, lang) = (frame.state.registry(), frame.state.lang);
    let kind = registry
        .kinds
        .get(tie.kind.as_str())
        .map_or_else(String::new, |kind| kind.name.get(lang).to_owned());
    let other = registry
        .actors
        .get(tie.to.as_str())
        .map_or_else(String::new, |actor| actor.name().get(lang).to_owned());
    Message::new("label-value")
        .with("label", kind)
        .with("value", other)
        .text(lang)
}

fn about(ui: &mut Ui, frame: &mut Frame<'_>) {
    head(ui, frame, "command-about");
    let version = Message::new("about-version")
        .with("version", env!("CARGO_PKG_VERSION"))
        .text(frame.state.lang);
    ui.label(frame.look.body(version));
    for id in ["about-what", "about-offline", "about-licences"] {
        ui.add_space(4.0);
        ui.label(frame.look.body(frame.text(id)));
    }
    close(ui, frame);
}

pub(super) fn close(ui: &mut Ui, frame: &mut Frame<'_>) {
    ui.add_space(8.0);
    if main_button(ui, &frame.look, &frame.text("close")).clicked() {
        frame.commands.send(Command::CloseSheet);
    }
}
