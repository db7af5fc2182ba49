//! The fields of the form: texts in both languages, dates, lists that grow.

use egui::{Response, RichText, TextEdit, Ui};

use super::super::Frame;
use super::form::{Fault, Spot};
use crate::i18n::{self, Message};
use crate::model::{DateError, Lang, PartialDate, Text};
use crate::ui::theme::{color, size};
use crate::ui::widgets::{Sign, sign_button};

/// What is shown as wrong, and whether the first fault is to be brought into sight.
pub(super) struct Faults {
    pub(super) all: Vec<(Spot, Fault)>,
    /// Whether fields that nobody has finished are told of, too.
    pub(super) tried: bool,
    pub(super) bring: bool,
}

/// Both languages of a text beside each other, that of the window first. `rows`: how high they are.
pub(super) fn both(ui: &mut Ui, frame: &Frame<'_>, label: &str, text: &mut Text, rows: usize) {
    labelled(ui, frame, label);
    both_bare(ui, frame, label, text, (rows, ui.available_width()));
}

/// The same without a line above them; their names say what they are.
pub(super) fn both_bare(
    ui: &mut Ui,
    frame: &Frame<'_>,
    label: &str,
    text: &mut Text,
    (rows, room): (usize, f32),
) -> Option<Response> {
    let wide = (room - ui.spacing().item_spacing.x) / 2.0 - 1.0;
    let langs = match frame.state.lang {
        Lang::Ja => [Lang::Ja, Lang::En],
        Lang::En => [Lang::En, Lang::Ja],
    };
    ui.horizontal_top(|ui| {
        let fields = langs.map(|lang| {
            let (hint, name) = match lang {
                Lang::Ja => ("delegation-ja", "delegation-field-ja"),
                Lang::En => ("delegation-en", "delegation-field-en"),
            };
            let name = Message::new(name).with("label", label);
            let field = text.get_mut(lang);
            let edit = match rows {
                1 => TextEdit::singleline(field).align(egui::Align2::LEFT_CENTER),
                rows => TextEdit::multiline(field).desired_rows(rows),
            };
            let edit = edit
                .hint_text(frame.look.quiet(frame.text(hint)))
                .desired_width(wide - 8.0);
            ui.add(edit).accessible_name(name.text(frame.state.lang))
        });
        fields.into_iter().next()
    })
    .inner
}

/// A box for a date, with what was understood below it, or what is wrong. `of`: what its name says
/// beside the label, where several have that.
pub(super) fn date(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (label, of): (&'static str, Option<&str>),
    typed: &mut String,
    (faults, spot): (&mut Faults, Spot),
) {
    let lang = frame.state.lang;
    let wide = 190.0 * frame.look.scale;
    ui.vertical(|ui| {
        ui.set_width(wide.min(ui.available_width()));
        let label = labelled(ui, frame, &frame.text(label));
        let fault = faults.all.iter().find(|(at, _)| *at == spot);
        let fault = fault.map(|(_, fault)| fault.clone());
        let id = egui::Id::unique(("delegation-date", spot));
        let typing = ui.memory(|memory| memory.has_focus(id));
        // A date that is half typed is not wrong yet.
        let fault =
            fault.filter(|fault| faults.tried || (!typing && !matches!(fault, Fault::Empty(_))));
        let hint = frame.text("box-hint");
        let response = warned(ui, frame, fault.is_some(), |ui| {
            let edit = TextEdit::singleline(typed)
                .id(id)
                .align(egui::Align2::LEFT_CENTER);
            ui.add(edit.desired_width(f32::INFINITY))
        });
        let response = match of {
            Some(name) => response.accessible_name(name),
            None => response.labelled_by(label.id),
        };
        let response = response.on_hover_text(&hint);
        match &fault {
            Some(fault) => {
                let said = told(frame, fault, &hint);
                explain(ui, frame, &response, faults, &said);
            }
            None => {
                let read = PartialDate::parse(typed.trim()).ok();
                let read = read.map(|date| i18n::date_with_era(lang, date));
                let text = frame.look.quiet(read.unwrap_or_default());
                ui.add(egui::Label::new(text).wrap());
            }
        }
    });
}

fn told(frame: &Frame<'_>, fault: &Fault, hint: &str) -> String {
    let lang = frame.state.lang;
    match fault {
        Fault::Empty(id) | Fault::Misplaced(id) => frame.text(id),
        Fault::Unread(error) => {
            let fault = frame.text(match error {
                DateError::Form(_) => "date-form-short",
                DateError::NoSuchDay(_) => "date-no-such-day-short",
                DateError::NotInEra(_) => "date-not-in-era-short",
                DateError::Backwards(_) => "date-backwards-short",
            });
            let meant = error.meant().map(|date| {
                Message::new("box-meant")
                    .with("date", i18n::date_with_era(lang, date))
                    .text(lang)
            });
            format!("{fault}\n{}", meant.unwrap_or_else(|| hint.to_owned()))
        }
    }
}

/// Says below a field what is wrong with it, also to whoever cannot see it.
pub(super) fn explain(
    ui: &mut Ui,
    frame: &Frame<'_>,
    field: &Response,
    faults: &mut Faults,
    said: &str,
) {
    ui.ctx().accesskit_node_builder(field.id, |node| {
        node.set_invalid(egui::accesskit::Invalid::True);
        node.set_description(said);
    });
    let small = size::SMALL * frame.look.scale;
    let text = RichText::new(said)
        .size(small)
        .line_height(Some(small * 1.4))
        .color(color(frame.look.ink.warning));
    ui.add(egui::Label::new(text).wrap());
    if std::mem::take(&mut faults.bring) {
        field.scroll_to_me(Some(egui::Align::Center));
        field.request_focus();
    }
}

/// Draws a field with a rim that warns.
pub(super) fn warned(
    ui: &mut Ui,
    frame: &Frame<'_>,
    wrong: bool,
    add: impl FnOnce(&mut Ui) -> Response,
) -> Response {
    let edge = egui::Stroke::new(1.5, color(frame.look.ink.warning));
    // The same scope whether it is wrong or not: the field keeps its id, and with it the keyboard.
    ui.scope(|ui| {
        if wrong {
            let visuals = ui.visuals_mut();
            visuals.selection.stroke = edge;
            for widget in [
                &mut visuals.widgets.inactive,
                &mut visuals.widgets.hovered,
                &mut visuals.widgets.active,
            ] {
                widget.bg_stroke = edge;
            }
        }
        add(ui)
    })
    .inner
}

/// What a field is called, above it.
pub(super) fn labelled(ui: &mut Ui, frame: &Frame<'_>, label: &str) -> Response {
    ui.label(frame.look.quiet(label))
}

/// The head of a part of the form.
pub(super) fn part(ui: &mut Ui, frame: &Frame<'_>, id: &'static str) {
    ui.add_space(12.0);
    ui.label(frame.look.head(frame.text(id)));
    ui.add_space(2.0);
}

/// A list of texts in both languages, with a button for one more. `label` names one of them.
pub(super) fn texts(
    ui: &mut Ui,
    frame: &Frame<'_>,
    (label, add): (&str, &'static str),
    of: Option<&str>,
    texts: &mut Vec<Text>,
) {
    let mut gone = None;
    let count = texts.len();
    for (at, text) in texts.iter_mut().enumerate() {
        let name = numbered(frame, label, at, count);
        ui.horizontal_top(|ui| {
            let room = ui.available_width() - room_for_sign(frame) - 8.0;
            both_bare(ui, frame, &name, text, (1, room));
            if removed(ui, frame, &name) {
                gone = Some(at);
            }
        });
    }
    if let Some(at) = gone {
        texts.remove(at);
    }
    if more(ui, frame, add, of) {
        texts.push(Text::default());
    }
}

/// What one of several is called: with its number, where there are several.
pub(super) fn numbered(frame: &Frame<'_>, label: &str, at: usize, count: usize) -> String {
    if count < 2 {
        return label.to_owned();
    }
    Message::new("delegation-numbered")
        .with("label", label)
        .with("number", at + 1)
        .text(frame.state.lang)
}

/// How wide a button with a sign is.
pub(super) fn room_for_sign(frame: &Frame<'_>) -> f32 {
    26.0 * frame.look.scale.sqrt()
}

/// A button that takes something away.
pub(super) fn removed(ui: &mut Ui, frame: &Frame<'_>, what: &str) -> bool {
    let name = Message::new("delegation-take-away").with("what", what);
    let name = name.text(frame.state.lang);
    sign_button(ui, &frame.look, Sign::Close, &name, None, true).clicked()
}

/// A button for one more. `of`: what it is of, for whoever cannot see where it stands.
pub(super) fn more(ui: &mut Ui, frame: &Frame<'_>, id: &'static str, of: Option<&str>) -> bool {
    let text = frame.text(id);
    let name = match of {
        Some(of) => Message::new("label-note")
            .with("label", text.as_str())
            .with("note", of)
            .text(frame.state.lang),
        None => text.clone(),
    };
    ui.button(text).accessible_name(name).clicked()
}
