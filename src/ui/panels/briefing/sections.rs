//! The sections of the paper: which it has, and in which order.

use egui::{EventFilter, Id, Key, Layout, Modifiers, TextWrapMode, Ui, UiBuilder, vec2};

use super::super::Frame;
use super::label;
use crate::brief::title_id;
use crate::i18n::Message;
use crate::model::Section;
use crate::ui::widgets::{Sign, sign_button};

/// What is asked for in the list.
enum Step {
    /// Put a section there.
    Move(usize, usize),
    /// Lead the keyboard to a section.
    Lead(usize),
}

/// Draws the list.
pub(super) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    let help = frame.text("briefing-sections-help");
    label(ui, frame, "briefing-sections").on_hover_text(help);
    let count = frame.state.desk.briefing.sections.len();
    let mut step = None;
    for at in 0..count {
        // A section keeps the keyboard where it goes.
        let Some((section, _)) = frame.state.desk.briefing.sections.get(at).copied() else {
            continue;
        };
        let scope = UiBuilder::new().scope_id(Id::unique(("briefing-section", section)));
        let asked = ui.scope_builder(scope, |ui| row(ui, frame, at, section));
        step = asked.inner.or(step);
    }
    let sections = &mut frame.state.desk.briefing.sections;
    match step {
        Some(Step::Move(from, to)) if to < count => sections.swap(from, to),
        Some(Step::Lead(to)) => {
            frame.state.desk.briefing.lead = sections.get(to).map(|(section, _)| *section);
            ui.ctx().request_repaint();
        }
        _ => {}
    }
}

fn row(ui: &mut Ui, frame: &mut Frame<'_>, at: usize, section: Section) -> Option<Step> {
    let (look, lang) = (frame.look, frame.state.lang);
    let name = frame.text(title_id(section));
    let count = frame.state.desk.briefing.sections.len();
    let side = 26.0 * look.scale.sqrt();
    let mut step = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let room = vec2((ui.available_width() - 2.0 * side - 6.0).max(40.0), side);
        let left = Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(room, left, |ui| {
            ui.set_min_size(room);
            ui.set_max_width(room.x);
            let Some((_, is_on)) = frame.state.desk.briefing.sections.get_mut(at) else {
                return;
            };
            ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
            let response = ui.checkbox(is_on, look.body(&name));
            let lead = &mut frame.state.desk.briefing.lead;
            if lead.take_if(|lead| *lead == section).is_some() {
                response.request_focus();
            }
            if response.gained_focus() {
                response.scroll_to_me(None);
            }
            step = keys(ui, &response, at);
        });
        for (sign, id, to, able) in [
            (Sign::Up, "briefing-up", at.wrapping_sub(1), at > 0),
            (Sign::Unfolded, "briefing-down", at + 1, at + 1 < count),
        ] {
            let name = Message::new(id).with("name", name.as_str()).text(lang);
            if sign_button(ui, &look, sign, &name, None, able).clicked() && able {
                step = Some(Step::Move(at, to));
            }
        }
    });
    step
}

/// The arrows of a section that has the keyboard: they lead to another, and with Alt move it.
fn keys(ui: &Ui, response: &egui::Response, at: usize) -> Option<Step> {
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed =
        |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    [
        (Key::ArrowUp, at.checked_sub(1)),
        (Key::ArrowDown, Some(at + 1)),
    ]
    .into_iter()
    .find_map(|(key, to)| {
        if pressed(Modifiers::ALT, key) {
            return to.map(|to| Step::Move(at, to));
        }
        pressed(Modifiers::NONE, key).then(|| to.map(Step::Lead))?
    })
}
