//! The sheet for a briefing: whom it is about, how it is told, and its pages as they will be.

mod pages;
mod sections;
mod templates;

use egui::{Layout, Response, RichText, Role, ScrollArea, TextEdit, Ui, Vec2, WidgetInfo, vec2};

use super::Frame;
use super::sheets::head;
use crate::i18n::{self, Message};
use crate::model::{DateError, Lang, PartialDate, Tone};
use crate::publish::{BriefForm, DRAWS_PAGES};
use crate::ui::briefing::{About, Tongue};
use crate::ui::command::Command;
use crate::ui::theme::color;
use crate::ui::widgets::{main_button, segments};

/// Below this width there is no room for pages beside the choices.
const FOR_PAGES: f32 = 640.0;

/// How wide the sheet is where there is room.
pub(super) fn width(frame: &Frame<'_>) -> f32 {
    match frame.state.desk.briefing.about {
        About::Nobody => 460.0,
        About::Actors(_) | About::Delegation(_) => super::export::WIDTH,
    }
}

/// Draws the sheet.
pub(super) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    head(ui, frame, "sheet-briefing");
    if frame.state.desk.briefing.about == About::Nobody {
        return nobody(ui, frame);
    }
    about(ui, frame);
    let scale = frame.look.scale.sqrt();
    let height = (ui.ctx().content_rect().height() - 215.0 * scale).clamp(160.0, 620.0 * scale);
    let wide = ui.available_width();
    ui.horizontal_top(|ui| {
        let beside = wide >= FOR_PAGES;
        let room = if beside { 336.0 * scale } else { wide };
        column(ui, vec2(room, height), |ui| choices(ui, frame));
        if beside {
            ui.add_space(8.0);
            pages::show(ui, frame, vec2(ui.available_width(), height));
        }
    });
    ui.add_space(10.0);
    foot(ui, frame);
}

/// Nobody is selected: what to do about it.
fn nobody(ui: &mut Ui, frame: &mut Frame<'_>) {
    let text = frame.look.body(frame.text("briefing-nobody"));
    ui.add(egui::Label::new(text).wrap());
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let search = main_button(ui, &frame.look, &frame.text("briefing-search"));
        if ui.memory(|memory| memory.focused().is_none()) {
            search.request_focus();
        }
        if search.clicked() {
            frame.commands.send(Command::CloseSheet);
            frame.commands.send(Command::FocusSearch);
        }
        if ui.button(frame.text("cancel")).clicked() {
            frame.commands.send(Command::CloseSheet);
        }
    });
}

/// Whom it is about.
fn about(ui: &mut Ui, frame: &Frame<'_>) {
    let (lang, registry) = (frame.state.lang, frame.state.document.registry());
    let names: Vec<String> = match &frame.state.desk.briefing.about {
        About::Nobody => Vec::new(),
        About::Actors(actors) => actors
            .iter()
            .filter_map(|id| registry.actors.get(id.as_str()))
            .map(|actor| actor.name().get(lang).to_owned())
            .collect(),
        About::Delegation(id) => registry
            .delegations
            .get(id.as_str())
            .map(|row| row.title.get(lang).to_owned())
            .into_iter()
            .collect(),
    };
    let text = Message::new("briefing-of").with("names", names).text(lang);
    let label = ui.add(egui::Label::new(frame.look.head(&text)).truncate());
    label.on_hover_text(text);
    ui.add_space(4.0);
}

/// A part of the sheet with a height of its own; what has no room is scrolled to.
fn column(ui: &mut Ui, room: Vec2, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(room, Layout::top_down(egui::Align::Min), |ui| {
        ui.set_min_size(room);
        ui.set_max_width(room.x);
        ScrollArea::vertical()
            .id_salt("briefing_choices")
            .max_height(room.y)
            .auto_shrink(false)
            .show(ui, add);
    });
}

fn label(ui: &mut Ui, frame: &Frame<'_>, id: &'static str) -> Response {
    ui.add_space(6.0);
    ui.label(frame.look.quiet(frame.text(id)))
}

fn choices(ui: &mut Ui, frame: &mut Frame<'_>) {
    ui.set_max_width(ui.available_width() - 12.0);
    tongue(ui, frame);
    templates::show(ui, frame);
    day(ui, frame);
    if frame.state.desk.briefing.tongue(frame.state) != Tongue::One(Lang::En) {
        tone(ui, frame);
    }
    public(ui, frame);
    sections::show(ui, frame);
    ui.add_space(4.0);
}

/// Whether internal records are left out.
fn public(ui: &mut Ui, frame: &mut Frame<'_>) {
    ui.add_space(8.0);
    let (text, help) = (
        frame.text("export-public"),
        frame.text("export-public-help"),
    );
    if frame.state.public {
        let mut always = true;
        ui.add_enabled(false, egui::Checkbox::new(&mut always, text))
            .on_disabled_hover_text(frame.text("export-public-always"));
    } else {
        ui.checkbox(&mut frame.state.desk.briefing.public, text)
            .on_hover_text(help);
    }
}

fn tongue(ui: &mut Ui, frame: &mut Frame<'_>) {
    ui.label(frame.look.quiet(frame.text("briefing-language")));
    let tongues = [
        (Tongue::One(Lang::Ja), frame.text("lang-ja")),
        (Tongue::One(Lang::En), frame.text("lang-en")),
        (Tongue::Both, frame.text("briefing-both")),
    ];
    let chosen = frame.state.desk.briefing.tongue(frame.state);
    let pressed = ui.horizontal(|ui| segments(ui, &frame.look, &chosen, &tongues));
    if let Some(tongue) = pressed.inner {
        frame.state.desk.briefing.tongue = Some(tongue);
    }
}

fn tone(ui: &mut Ui, frame: &mut Frame<'_>) {
    label(ui, frame, "briefing-tone");
    let lang = frame.state.lang;
    let tones = [Tone::Polite, Tone::Plain].map(|tone| (tone, i18n::tone(lang, tone)));
    let briefing = &mut frame.state.desk.briefing;
    let pressed = ui.horizontal(|ui| segments(ui, &frame.look, &briefing.tone, &tones));
    if let Some(tone) = pressed.inner {
        briefing.tone = tone;
    }
}

/// The day whose state of affairs the paper tells, and how it was understood.
fn day(ui: &mut Ui, frame: &mut Frame<'_>) {
    let lang = frame.state.lang;
    let label = label(ui, frame, "briefing-day");
    let registry = frame.state.document.registry();
    let visit = match &frame.state.desk.briefing.about {
        About::Delegation(id) => registry.delegations.get(id.as_str()),
        About::Nobody | About::Actors(_) => None,
    };
    let usual = visit.map_or(frame.state.today, |row| row.date.earliest());
    let read = frame.state.desk.briefing.day();
    let warning = color(frame.look.ink.warning);
    let response = ui
        .scope(|ui| {
            if read.is_err() {
                let visuals = ui.visuals_mut();
                visuals.widgets.inactive.bg_stroke = egui::Stroke::new(1.5, warning);
                visuals.widgets.hovered.bg_stroke = egui::Stroke::new(1.5, warning);
            }
            let edit = TextEdit::singleline(&mut frame.state.desk.briefing.day)
                .id(egui::Id::unique("briefing-day"))
                .hint_text(usual.to_string())
                .desired_width(150.0 * frame.look.scale);
            ui.add(edit).labelled_by(label.id)
        })
        .inner;
    let help = Message::new("briefing-day-help").with("day", usual.to_string());
    let help = format!("{}\n{}", help.text(lang), frame.text("box-hint"));
    response.on_hover_text(help);
    let told = match read {
        Ok(None) => return,
        Ok(Some(date)) => {
            let last = PartialDate::day(date.latest());
            let date = i18n::date_with_era(lang, last);
            let text = Message::new("briefing-day-read").with("date", date);
            frame.look.quiet(text.text(lang))
        }
        Err(error) => RichText::new(unread(frame, &error)).color(warning),
    };
    ui.add(egui::Label::new(told).wrap());
}

/// What is wrong with a typed day, and what would be right.
fn unread(frame: &Frame<'_>, error: &DateError) -> String {
    let fault = frame.text(match error {
        DateError::Form(_) => "date-form-short",
        DateError::NoSuchDay(_) => "date-no-such-day-short",
        DateError::NotInEra(_) => "date-not-in-era-short",
        DateError::Backwards(_) => "date-backwards-short",
    });
    let lang = frame.state.lang;
    let meant = error.meant().map(|date| {
        Message::new("box-meant")
            .with("date", i18n::date_with_era(lang, date))
            .text(lang)
    });
    let right = meant.unwrap_or_else(|| frame.text("box-hint"));
    format!("{fault}\n{right}")
}

/// The form of the file, and the file.
fn foot(ui: &mut Ui, frame: &mut Frame<'_>) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(frame.look.quiet(frame.text("briefing-form")));
        let forms = BriefForm::ALL.into_iter();
        let forms: Vec<(BriefForm, String)> = forms
            .filter(|form| *form != BriefForm::Pdf || DRAWS_PAGES)
            .map(|form| (form, form.name().to_owned()))
            .collect();
        let form = frame.state.desk.briefing.form;
        label.on_hover_text(frame.text(help(form)));
        let pressed = ui.scope(|ui| segments(ui, &frame.look, &form, &forms));
        pressed.response.on_hover_text(frame.text(help(form)));
        if let Some(form) = pressed.inner {
            frame.state.desk.briefing.form = form;
        }
    });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let ready = frame.state.desk.briefing.errand(frame.state).is_some();
        let busy = frame.state.desk.busy;
        let text = frame.text("export-choose-file");
        let button = ui.add_enabled_ui(ready && !busy, |ui| main_button(ui, &frame.look, &text));
        if ui.memory(|memory| memory.focused().is_none()) {
            button.inner.request_focus();
        }
        if button.inner.clicked() {
            frame.commands.send(Command::BriefAs);
        }
        if ui.button(frame.text("cancel")).clicked() {
            frame.commands.send(Command::CloseSheet);
        }
        let form = frame.state.desk.briefing.form;
        let note = if busy { "reason-busy" } else { help(form) };
        ui.label(frame.look.quiet(frame.text(note)));
    });
}

/// What a form is good for.
fn help(form: BriefForm) -> &'static str {
    match form {
        BriefForm::Pdf => "briefing-form-pdf-help",
        BriefForm::Docx => "briefing-form-docx-help",
        BriefForm::Html => "briefing-form-html-help",
        BriefForm::Markdown => "briefing-form-markdown-help",
    }
}

/// Gives a list to choose from a name for those who cannot see what stands above it.
fn named(response: &Response, name: String, value: &str) {
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(value.to_owned()),
        ..WidgetInfo::labeled(Role::ComboBox, true, &name)
    });
    response.clone().on_hover_text(name);
}
