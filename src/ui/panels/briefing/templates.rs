//! Templates: choosing one, and keeping sections and style as one of the registry's own.

use egui::{ComboBox, Key, TextEdit, Ui};

use super::super::Frame;
use super::{label, named};
use crate::brief::templates;
use crate::edit::{Change, Put};
use crate::model::{Lang, Template, Text};
use crate::ui::briefing::Naming;
use crate::ui::command::Command;
use crate::ui::ids;
use crate::ui::widgets::link;

/// Draws the list of templates and what can be done with the one that is chosen.
pub(super) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    label(ui, frame, "briefing-template");
    let lang = frame.state.lang;
    let registry = std::sync::Arc::clone(frame.state.document.registry());
    let base = frame.state.desk.briefing.base(&registry);
    let name = base.name.get(lang).to_owned();
    let combo = ComboBox::from_id_salt("briefing_template")
        .selected_text(name.as_str())
        .width(220.0 * frame.look.scale.sqrt())
        .show_ui(ui, |ui| {
            for template in templates(&registry) {
                let chosen = template.id == base.id;
                let text = template.name.get(lang);
                if ui.selectable_label(chosen, text).clicked() {
                    let briefing = &mut frame.state.desk.briefing;
                    briefing.take(&template);
                    briefing.naming = None;
                }
            }
        });
    named(&combo.response, frame.text("briefing-template"), &name);
    let chosen = frame.state.desk.briefing.chosen(&registry);
    let is_changed = chosen != base;
    if is_changed {
        ui.horizontal_wrapped(|ui| {
            ui.label(frame.look.quiet(frame.text("briefing-template-changed")));
            if link(ui, &frame.look, &frame.text("briefing-template-back")).clicked() {
                frame.state.desk.briefing.take(&base);
            }
        });
    }
    let is_own = registry.templates.get(base.id.as_str()).is_some();
    ui.horizontal_wrapped(|ui| {
        let able = !frame.state.is_read_only();
        let button = |ui: &mut Ui, frame: &Frame<'_>, id, help: Option<&'static str>, able| {
            let response = ui.add_enabled(able, egui::Button::new(frame.text(id)));
            let reason = frame.text("reason-read-only");
            let response = response.on_disabled_hover_text(reason);
            match help {
                Some(help) => response.on_hover_text(frame.text(help)).clicked(),
                None => response.clicked(),
            }
        };
        let help = Some("briefing-template-save-help");
        if button(ui, frame, "briefing-template-save", help, able) {
            frame.state.desk.briefing.naming = Some(Naming {
                of: None,
                name: Text::default(),
                opens: true,
            });
        }
        if !is_own {
            return;
        }
        if is_changed {
            let help = Some("briefing-template-update-help");
            if button(ui, frame, "briefing-template-update", help, able) {
                put(frame, chosen, Put::Over);
            }
        }
        if button(ui, frame, "briefing-template-rename", None, able) {
            frame.state.desk.briefing.naming = Some(Naming {
                of: Some(base.id.clone()),
                name: base.name.clone(),
                opens: true,
            });
        }
        let help = Some("briefing-template-remove-help");
        if button(ui, frame, "briefing-template-remove", help, able) {
            let id = base.id.clone();
            let remove = Command::Edit(vec![Change::RemoveTemplate { id }]);
            frame.commands.send(remove);
        }
    });
    if frame.state.desk.briefing.naming.is_some() {
        naming(ui, frame);
    }
}

fn put(frame: &mut Frame<'_>, template: Template, put: Put) {
    let change = Change::PutTemplate { template, put };
    frame.commands.send(Command::Edit(vec![change]));
}

/// The boxes for the name of a template, in both languages.
fn naming(ui: &mut Ui, frame: &mut Frame<'_>) {
    let langs = match frame.state.lang {
        Lang::Ja => [Lang::Ja, Lang::En],
        Lang::En => [Lang::En, Lang::Ja],
    };
    let mut entered = false;
    for (at, lang) in langs.into_iter().enumerate() {
        let id = match lang {
            Lang::Ja => "briefing-name-ja",
            Lang::En => "briefing-name-en",
        };
        let label = label(ui, frame, id);
        let Some(naming) = &mut frame.state.desk.briefing.naming else {
            return;
        };
        let edit = TextEdit::singleline(naming.name.get_mut(lang)).desired_width(f32::INFINITY);
        let response = ui.add(edit).labelled_by(label.id);
        entered |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        // The keyboard comes here from the button that opened the boxes.
        if at == 0 && std::mem::take(&mut naming.opens) {
            response.request_focus();
        }
    }
    ui.add_space(4.0);
    let typed = frame.state.desk.briefing.naming.clone();
    let name = typed.as_ref().and_then(|naming| whole(&naming.name));
    let (mut apply, mut drop) = (false, false);
    ui.horizontal(|ui| {
        let text = frame.text("briefing-name-apply");
        let button = ui.add_enabled(name.is_some(), egui::Button::new(text));
        apply = button.clicked() || entered;
        drop = ui.button(frame.text("cancel")).clicked();
    });
    if drop {
        frame.state.desk.briefing.naming = None;
        return;
    }
    let (Some(name), Some(naming), true) = (name, typed, apply) else {
        return;
    };
    let registry = std::sync::Arc::clone(frame.state.document.registry());
    frame.state.desk.briefing.naming = None;
    let known = naming.of.and_then(|id| registry.templates.get(id.as_str()));
    if let Some(known) = known {
        let template = Template {
            name,
            ..known.clone()
        };
        return put(frame, template, Put::Over);
    }
    let taken = templates(&registry);
    let is_free = |id: &str| taken.iter().all(|row| row.id.as_str() != id);
    let id = ids::fresh(&name.en, "template", is_free);
    let briefing = &mut frame.state.desk.briefing;
    let template = Template {
        id: id.as_str().into(),
        name,
        ..briefing.chosen(&registry)
    };
    briefing.template = template.id.clone();
    put(frame, template, Put::Last);
}

/// A name in both languages: one that was left out is called as the other.
fn whole(typed: &Text) -> Option<Text> {
    let (ja, en) = (typed.ja.trim(), typed.en.trim());
    match (ja.is_empty(), en.is_empty()) {
        (true, true) => None,
        (true, false) => Some(Text::new(en, en)),
        (false, true) => Some(Text::new(ja, ja)),
        (false, false) => Some(Text::new(ja, en)),
    }
}
