//! A source on a sheet: what it is, and what rests on it.

use egui::{RichText, ScrollArea, Ui};

use super::Frame;
use super::search::tie_name;
use crate::i18n::{self, Message};
use crate::model::{Citation, Source, SourceId, SourceStatus};
use crate::records::{actor_citations, tie_citations};
use crate::ui::command::Command;
use crate::ui::theme::font;
use crate::ui::widgets::{link, main_button};

/// Draws the sheet of a source.
pub(super) fn show(ui: &mut Ui, frame: &mut Frame<'_>, id: &SourceId) {
    let registry = std::sync::Arc::clone(frame.state.registry());
    let lang = frame.state.lang;
    if let Some(source) = registry.sources.get(id.as_str()) {
        let title = RichText::new(source.title.get(lang));
        let size = 16.0 * frame.look.scale;
        ui.label(title.font(font(size, true)).line_height(Some(size * 1.35)));
        ui.add_space(6.0);
        for line in lines(frame, source) {
            ui.label(frame.look.body(line));
        }
        if let Some(note) = &source.note {
            ui.add_space(4.0);
            ui.label(frame.look.quiet(note.get(lang)));
        }
    }
    let cites = |citations: Vec<&Citation>| citations.iter().any(|one| one.source == *id);
    let actors = registry
        .actors
        .iter()
        .filter(|actor| cites(actor_citations(actor)))
        .map(|actor| {
            let name = actor.name().get(lang).to_owned();
            (name, Command::GoTo(actor.id.clone()))
        });
    let ties = registry
        .ties
        .iter()
        .filter(|tie| cites(tie_citations(tie)))
        .map(|tie| {
            let name = tie_name(&registry, lang, tie);
            (name, Command::SelectTie(tie.id.clone()))
        });
    let parts = [
        ("source-actors", actors.collect::<Vec<_>>()),
        ("source-ties", ties.collect()),
    ];
    let height = ui.ctx().content_rect().height() * 0.5;
    ui.add_space(8.0);
    ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for (head, links) in parts {
                let head = Message::new(head).with("count", links.len()).text(lang);
                ui.label(frame.look.head(head));
                for (name, command) in links {
                    if link(ui, &frame.look, &name).clicked() {
                        frame.commands.send(Command::CloseSheet);
                        frame.commands.send(command);
                    }
                }
                ui.add_space(8.0);
            }
        });
    ui.add_space(8.0);
    if main_button(ui, &frame.look, &frame.text("close")).clicked() {
        frame.commands.send(Command::CloseSheet);
    }
}

/// Publisher, dates and how final it is.
fn lines(frame: &Frame<'_>, source: &Source) -> Vec<String> {
    let lang = frame.state.lang;
    let mut lines = vec![source.publisher.get(lang).to_owned()];
    for (id, date) in [
        ("source-published", source.published),
        ("source-as-of", source.as_of),
        ("source-seen", source.seen),
    ] {
        let line = |date| Message::new(id).with("date", i18n::date_with_era(lang, date));
        lines.extend(date.map(|date| line(date).text(lang)));
    }
    let status = match source.status {
        SourceStatus::Final => return lines,
        SourceStatus::Draft => "source-is-draft",
        SourceStatus::Dataset => "source-is-dataset",
    };
    lines.push(frame.text(status));
    lines
}
