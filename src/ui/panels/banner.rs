//! The strip above the work area that says that a snapshot is shown, and how to go on from it.

use egui::{Label, Ui};

use super::Frame;
use crate::i18n::Message;
use crate::lens::words::time_text;
use crate::model::PartialDate;
use crate::ui::command::{Command, entry_of};
use crate::ui::widgets::main_button;

/// The height of a window from which on there is room for the note, at a scale of 1.
const ROOMY: f32 = 560.0;

/// Draws the strip, where a snapshot is shown.
pub(crate) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    let Some(shown) = frame.state.origin.outlook().cloned() else {
        return;
    };
    let (look, lang) = (frame.look, frame.state.lang);
    let id = if shown.title.is_empty() {
        "banner-snapshot"
    } else {
        "banner-snapshot-titled"
    };
    let text = Message::new(id)
        .with("title", shown.title.as_str())
        .with("time", time_text(lang, shown.lens.time))
        .with("made", PartialDate::day(shown.made))
        .text(lang);
    let noted = !shown.note.is_empty();
    ui.horizontal_wrapped(|ui| {
        let said = ui.label(look.body(text));
        if noted {
            said.on_hover_text(&shown.note);
        }
        if let Some(entry) = entry_of(&Command::WorkOnCopy) {
            let help = entry.help.text(lang);
            if main_button(ui, &look, &frame.text("work-on-copy"))
                .on_hover_text(help)
                .clicked()
            {
                frame.commands.send(Command::WorkOnCopy);
            }
        }
    });
    if noted && ui.ctx().content_rect().height() >= ROOMY * look.scale {
        // One line; whoever wants to read all of it points at it.
        let line = shown.note.split_whitespace().collect::<Vec<_>>().join(" ");
        ui.add(Label::new(look.quiet(line)).truncate())
            .on_hover_text(&shown.note);
    }
}
