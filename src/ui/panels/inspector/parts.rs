//! Pieces that the pages of the inspector share.

use egui::{RichText, Ui};

use super::super::Frame;
use crate::i18n::{self, Message};
use crate::model::{
    Certainty, Citation, Claims, Event, Fact, Note, PartialDate, Registry, Status, Tie, TieKind,
};
use crate::records::{Footnotes, last_known, mark_text};
use crate::ui::command::Command;
use crate::ui::theme::{color, font, size};
use crate::ui::widgets::kind_mark;

/// A head above a section.
pub(super) fn head(ui: &mut Ui, frame: &Frame<'_>, id: &'static str) {
    ui.add_space(10.0);
    ui.label(frame.look.head(frame.text(id)));
}

/// A text with the numbers of its sources behind it.
pub(super) fn cited(
    ui: &mut Ui,
    frame: &Frame<'_>,
    text: impl Into<String>,
    citations: &[Citation],
    notes: &mut Footnotes,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(frame.look.body(text));
        marks(ui, frame, citations, notes);
    });
}

/// The numbers of sources. Pointing at one tells the source, pressing leads to it in the list.
pub(super) fn marks(ui: &mut Ui, frame: &Frame<'_>, citations: &[Citation], notes: &mut Footnotes) {
    ui.spacing_mut().item_spacing.x = 0.0;
    for (number, citation) in notes.mark(citations).into_iter().zip(citations) {
        let look = &frame.look;
        let mark = RichText::new(mark_text(&[number]))
            .size(size::SMALL * look.scale)
            .color(color(look.ink.accent));
        // The list is a stop of its own for the keyboard; its numbers would be far too many.
        let label = ui
            .add(egui::Label::new(mark).sense(egui::Sense::CLICK))
            .on_hover_cursor(egui::CursorIcon::PointingHand)
            .on_hover_text(source_text(frame, citation));
        if label.clicked() {
            ui.data_mut(|data| data.insert_temp(wanted_source(), number));
        }
    }
}

/// Where the number of the source is kept that the list is to show.
fn wanted_source() -> egui::Id {
    egui::Id::unique("wanted-source")
}

/// A source in full: where in it, its title, who issued it and when, and what to know about it.
fn source_text(frame: &Frame<'_>, citation: &Citation) -> String {
    let lang = frame.state.lang;
    let registry = frame.state.registry();
    let mut lines = vec![i18n::citation(lang, registry, citation)];
    if let Some(source) = registry.sources.get(citation.source.as_str()) {
        lines.push(source.publisher.get(lang).to_owned());
        lines.extend(source.published.map(|date| i18n::date_with_era(lang, date)));
        lines.extend(source.note.as_ref().map(|note| note.get(lang).to_owned()));
    }
    lines.join("\n")
}

/// A fact of claims: one line if sources agree, else side by side.
pub(super) fn claims<T>(
    ui: &mut Ui,
    frame: &Frame<'_>,
    label: &str,
    claims: &Claims<T>,
    show: impl Fn(&T) -> String,
    notes: &mut Footnotes,
) {
    let lang = frame.state.lang;
    if !claims.is_contested() {
        for claim in claims.all() {
            let line = Message::new("label-value")
                .with("label", label)
                .with("value", show(&claim.value))
                .text(lang);
            cited(ui, frame, line, &claim.sources, notes);
            if let Some(note) = &claim.note {
                ui.label(frame.look.quiet(note.get(lang)));
            }
        }
        return;
    }
    let look = frame.look;
    ui.label(look.body(label));
    let all = claims.all();
    egui::Frame::new()
        .fill(color(look.ink.warning_ground))
        .corner_radius(6)
        .inner_margin(8)
        .show(ui, |ui| {
            let head = RichText::new(frame.text("claims-differ"))
                .size(size::SMALL * look.scale)
                .color(color(look.ink.warning));
            ui.label(head);
            // Two claims stand side by side while there is room for both.
            let side_by_side = ui.available_width() >= 170.0 * look.scale;
            let columns = if side_by_side {
                all.len().clamp(1, 3)
            } else {
                1
            };
            ui.columns(columns, |columns| {
                let count = columns.len().max(1);
                for (at, claim) in all.iter().enumerate() {
                    let Some(column) = columns.get_mut(at % count) else {
                        continue;
                    };
                    // Columns would otherwise stretch their lines to the full width.
                    let left = egui::Layout::top_down(egui::Align::LEFT);
                    let mut ui = column.new_child(egui::UiBuilder::new().layout(left));
                    let ui = &mut ui;
                    let role = if at == 0 {
                        "claim-preferred"
                    } else {
                        "claim-other"
                    };
                    ui.label(look.quiet(frame.text(role)));
                    let value = RichText::new(unbroken(&show(&claim.value)))
                        .font(font(size::BODY * look.scale, at == 0));
                    ui.label(value);
                    ui.horizontal_wrapped(|ui| marks(ui, frame, &claim.sources, notes));
                    let used = ui.min_rect();
                    column.advance_cursor_after_rect(used);
                }
            });
            for note in all.iter().filter_map(|claim| claim.note.as_ref()) {
                ui.label(look.quiet(note.get(lang)));
            }
        });
}

/// What stands in brackets, kept on one line.
fn unbroken(text: &str) -> String {
    let mut inside = false;
    text.chars()
        .map(|letter| {
            inside = letter == '(' || (inside && letter != ')');
            if inside && letter == ' ' {
                '\u{a0}'
            } else {
                letter
            }
        })
        .collect()
}

/// Says that what is told of here is not in the picture, and offers to lift what hides it.
pub(super) fn shown(ui: &mut Ui, frame: &mut Frame<'_>, shown: bool) {
    if shown {
        return;
    }
    ui.label(frame.look.quiet(frame.text("tie-not-shown")));
    if ui.button(frame.text("show-hidden")).clicked() {
        let state = &*frame.state;
        let ties: Vec<usize> = state
            .registry()
            .ties
            .iter()
            .enumerate()
            .filter(
                |(_, tie)| match (state.selected_actor(), &state.selection.tie) {
                    (Some(actor), _) => tie.other(actor).is_some(),
                    (None, selected) => selected.as_ref() == Some(&tie.id),
                },
            )
            .map(|(at, _)| at)
            .collect();
        let index = &state.derived.index;
        let lens = state.lens.widened_to(&ties, index, state.today);
        frame.commands.send(Command::SetLens(Box::new(lens), None));
        // It may stand outside of what is seen.
        if let Some(actor) = frame.state.selected_actor().cloned() {
            frame.commands.send(Command::GoTo(actor));
        }
    }
}

/// A date of claims.
pub(super) fn date(
    ui: &mut Ui,
    frame: &Frame<'_>,
    label: &str,
    date: &Claims<PartialDate>,
    notes: &mut Footnotes,
) {
    let lang = frame.state.lang;
    claims(
        ui,
        frame,
        label,
        date,
        |date| i18n::date_with_era(lang, *date),
        notes,
    );
}

/// Facts under their labels.
pub(super) fn facts(ui: &mut Ui, frame: &Frame<'_>, facts: &[Fact], notes: &mut Footnotes) {
    let lang = frame.state.lang;
    for fact in facts {
        claims(
            ui,
            frame,
            fact.label.get(lang),
            &fact.value,
            |text| text.get(lang).to_owned(),
            notes,
        );
    }
}

/// Remarks.
pub(super) fn remarks(ui: &mut Ui, frame: &Frame<'_>, remarks: &[Note], notes: &mut Footnotes) {
    for remark in remarks {
        let text = remark.text.get(frame.state.lang).to_owned();
        cited(ui, frame, text, &remark.sources, notes);
        if !remark.visibility.is_public() {
            let internal = frame.text("note-internal");
            ui.label(
                RichText::new(internal)
                    .size(size::SMALL * frame.look.scale)
                    .color(color(frame.look.ink.warning)),
            );
        }
    }
}

/// What happened to a tie, from first to last.
pub(super) fn events(ui: &mut Ui, frame: &Frame<'_>, events: &[Event], notes: &mut Footnotes) {
    let lang = frame.state.lang;
    for event in events {
        let mut label = i18n::event(lang, event.kind);
        if let Some(note) = &event.note {
            label = Message::new("label-note")
                .with("label", label)
                .with("note", note)
                .text(lang);
        }
        date(ui, frame, &label, &event.date, notes);
        if let Some(until) = event.until {
            let text = Message::new("show-until").with("date", until).text(lang);
            ui.label(frame.look.quiet(text));
        }
    }
}

/// How a tie stands on the day that is shown: 1965年（昭和40年）→ 有効.
pub(super) fn state_line(frame: &Frame<'_>, tie: &Tie) -> String {
    let lang = frame.state.lang;
    let life = tie.life();
    let day = frame.state.derived.visible.day;
    let status = life.status_on(day);
    let state = match (status, life.in_force_on(day)) {
        (Status::InForce, Certainty::Possible) => frame.text("state-possible"),
        _ => i18n::status(lang, status),
    };
    let start = life
        .start()
        .map_or_else(|| frame.text("date-unknown"), |date| i18n::date(lang, date));
    match life.end() {
        Some(end) => Message::new("state-with-end")
            .with("start", start)
            .with("end", end)
            .with("state", state)
            .text(lang),
        None => Message::new("state-open")
            .with("start", start)
            .with("state", state)
            .text(lang),
    }
}

/// Until when sources know of a tie.
pub(super) fn last_known_line(ui: &mut Ui, frame: &Frame<'_>, registry: &Registry, tie: &Tie) {
    if let Some(known) = last_known(registry, tie) {
        let text = Message::new("last-known")
            .with("date", known)
            .text(frame.state.lang);
        ui.label(frame.look.quiet(text));
    }
}

/// The mark and the name of a kind.
pub(super) fn kind_line(ui: &mut Ui, frame: &Frame<'_>, kind: &TieKind) {
    ui.horizontal_wrapped(|ui| {
        kind_mark(ui, &frame.look, kind);
        let name = RichText::new(kind.name.get(frame.state.lang))
            .font(font(size::BODY * frame.look.scale, true));
        ui.label(name);
    });
}

/// The numbered list of sources.
pub(super) fn sources(ui: &mut Ui, frame: &Frame<'_>, registry: &Registry, notes: &Footnotes) {
    if notes.list().is_empty() {
        return;
    }
    head(ui, frame, "show-sources");
    let wanted = ui.data_mut(|data| data.remove_temp::<usize>(wanted_source()));
    for (at, citation) in notes.list().iter().enumerate() {
        let look = &frame.look;
        let row = ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let number = RichText::new((at + 1).to_string())
                .font(font(size::SMALL * look.scale, true))
                .color(color(look.ink.accent));
            ui.label(number);
            let text = i18n::citation(frame.state.lang, registry, citation);
            ui.add(egui::Label::new(look.quiet(text)).wrap())
                .on_hover_text(source_text(frame, citation));
        });
        if wanted == Some(at + 1) {
            row.response.scroll_to_me(Some(egui::Align::Center));
            // For a moment, so that the eye finds it.
            ui.painter().rect_stroke(
                row.response.rect.expand(3.0),
                4.0,
                egui::Stroke::new(1.5, color(look.ink.accent)),
                egui::StrokeKind::Outside,
            );
        }
    }
    ui.add_space(12.0);
}
