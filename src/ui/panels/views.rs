//! Saved views: choosing one, saving what is shown as one, putting them in order.

use egui::{Key, RichText, ScrollArea, TextEdit, Ui};

use super::Frame;
use super::sheets::head;
use crate::edit::{Change, ViewStep};
use crate::i18n::Message;
use crate::lens::words::{lens_text, time_text};
use crate::lens::{Phrase, of_view};
use crate::model::{Lang, Registry, SavedView, Text, ViewId, Visibility};
use crate::ui::command::{Command, entry_of};
use crate::ui::ids;
use crate::ui::state::{Sheet, State};
use crate::ui::theme::color;
use crate::ui::widgets::{Sign, link, main_button, sign_button};

/// What is typed of a view's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewForm {
    /// The view whose name it is; `None` is a new one.
    pub view: Option<ViewId>,
    /// In Japanese.
    pub ja: String,
    /// In English.
    pub en: String,
    /// Whether days that are today's move on with the calendar.
    pub follows: bool,
    /// Who may see the view; `None` leaves that as it is.
    pub visibility: Option<Visibility>,
}

impl ViewForm {
    /// A form for what is shown at this moment.
    #[must_use]
    pub fn fresh() -> Self {
        Self {
            follows: true,
            ..Self::default()
        }
    }

    /// The name; a language that was left out is called as the other.
    fn name(&self) -> Option<Text> {
        let (ja, en) = (self.ja.trim(), self.en.trim());
        let or = |one: &str, other: &str| if one.is_empty() { other } else { one }.to_owned();
        (!(ja.is_empty() && en.is_empty())).then(|| Text::new(or(ja, en), or(en, ja)))
    }
}

/// The name of the view that is shown, if it is one, and the list of all.
pub(super) fn picker(ui: &mut Ui, frame: &mut Frame<'_>) {
    let registry = std::sync::Arc::clone(frame.state.registry());
    let lang = frame.state.lang;
    let shown = frame.state.shown_view();
    let text = match shown {
        Some(view) => view.name.get(lang).to_owned(),
        None => frame.text("view-none"),
    };
    let wide = ui.available_width() - 16.0;
    let shown = shown.map(|view| view.id.clone());
    let combo = egui::ComboBox::from_id_salt("views")
        .selected_text(text)
        .width(wide)
        .height(420.0)
        .truncate()
        .show_ui(ui, |ui| {
            for view in &registry.views {
                let chosen = shown.as_ref() == Some(&view.id);
                if ui.selectable_label(chosen, view.name.get(lang)).clicked() {
                    frame.commands.send(Command::OpenView(view.id.clone()));
                }
            }
            if registry.views.is_empty() {
                ui.label(frame.look.quiet(frame.text("view-empty")));
            }
            ui.separator();
            for (sheet, id) in [
                (Sheet::SaveView, "command-save-view"),
                (Sheet::Views, "command-views"),
            ] {
                let label = egui::Button::selectable(false, frame.text(id));
                if ui
                    .add_enabled(!frame.state.is_read_only(), label)
                    .on_disabled_hover_text(frame.text("reason-read-only"))
                    .clicked()
                {
                    frame.commands.send(Command::ShowSheet(sheet));
                }
            }
        });
    combo
        .response
        .on_hover_text(frame.text("view-help"))
        .accessible_name(frame.text("view-picker"));
}

/// The sheet that saves what is shown.
pub(super) fn save(ui: &mut Ui, frame: &mut Frame<'_>) {
    head(ui, frame, "view-save-head");
    let lang = frame.state.lang;
    let lens = frame.state.lens.clone();
    let registry = std::sync::Arc::clone(frame.state.registry());
    let mut words = vec![time_text(lang, lens.time)];
    let chips = lens.chips(&registry, frame.state.scheme());
    words.extend(chips.iter().filter_map(|chip| {
        use crate::lens::{Condition, Set};
        (chip.set != Set::One(Condition::Time))
            .then(|| crate::lens::words::set_text(lang, &registry, &lens, &chip.set))
    }));
    let shows = Message::new("view-shows").with("what", joined(words));
    ui.add(egui::Label::new(frame.look.quiet(shows.text(lang))).wrap());
    ui.add_space(6.0);
    let entered = names(ui, frame);
    let plain = Phrase::of(&lens, &registry);
    let moving = plain.clone().following(frame.state.today);
    if plain != moving {
        let text = frame.text("view-follows");
        ui.checkbox(&mut frame.state.desk.view_form.follows, text);
    }
    let form = frame.state.desk.view_form.clone();
    let name = form.name();
    // The same name in whatever was typed: one that shares only one of two is another view.
    let typed = |typed: &str, own: &str| typed.trim().is_empty() || typed.trim() == own;
    let same = name.as_ref().and_then(|_| {
        let mut views = registry.views.iter();
        views.find(|view| typed(&form.ja, &view.name.ja) && typed(&form.en, &view.name.en))
    });
    let visibility = who_may_see(ui, frame, same.map(|view| view.visibility));
    let phrase = if frame.state.desk.view_form.follows {
        moving
    } else {
        plain
    };
    if let Some(view) = same {
        let text = Message::new("view-replaces").with("name", &view.name);
        ui.label(frame.look.quiet(text.text(lang)));
    }
    let action = if same.is_some() {
        "view-replace"
    } else {
        "save"
    };
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let pressed = ui
            .add_enabled_ui(name.is_some(), |ui| {
                main_button(ui, &frame.look, &frame.text(action)).clicked()
            })
            .inner;
        if let Some(name) = name.filter(|_| pressed || entered) {
            let mut views = registry.views.rows().to_vec();
            let lens = phrase.to_string();
            let step = match same.and_then(|same| views.iter_mut().find(|one| one.id == same.id)) {
                Some(view) => {
                    view.lens = lens;
                    view.visibility = visibility;
                    ViewStep::Change
                }
                None => {
                    let id = fresh_id(&name.en, &registry);
                    views.push(SavedView {
                        id,
                        name,
                        lens,
                        visibility,
                    });
                    ViewStep::Save
                }
            };
            frame.commands.send(Command::CloseSheet);
            frame
                .commands
                .send(Command::Edit(vec![Change::SetViews { views, step }]));
        }
        if ui.button(frame.text("cancel")).clicked() {
            frame.commands.send(Command::CloseSheet);
        }
    });
}

/// The box for who may see a view, where a registry holds anything that not everybody may see; what
/// it says, or else what holds of the view until now.
fn who_may_see(ui: &mut Ui, frame: &mut Frame<'_>, until_now: Option<Visibility>) -> Visibility {
    let chosen = frame.state.desk.view_form.visibility;
    let visibility = chosen.or(until_now).unwrap_or_default();
    if !frame.state.derived.holds_internal() {
        return visibility;
    }
    let mut internal = !visibility.is_public();
    let text = frame.text("view-internal");
    if !ui.checkbox(&mut internal, text).changed() {
        return visibility;
    }
    let visibility = if internal {
        Visibility::Internal
    } else {
        Visibility::Public
    };
    frame.state.desk.view_form.visibility = Some(visibility);
    visibility
}

/// Sentences of what is shown, as the language joins them.
fn joined(words: Vec<String>) -> crate::i18n::Arg {
    crate::i18n::Arg::List(words.into_iter().map(Into::into).collect())
}

/// The boxes for both names. Whether Enter was pressed in one.
fn names(ui: &mut Ui, frame: &mut Frame<'_>) -> bool {
    let mut entered = false;
    let labels = [frame.text("view-name-ja"), frame.text("view-name-en")];
    let lang = frame.state.lang;
    let form = &mut frame.state.desk.view_form;
    let mut boxes: Vec<(String, &mut String)> = labels
        .into_iter()
        .zip([&mut form.ja, &mut form.en])
        .collect();
    // The language of the window comes first.
    if lang == Lang::En {
        boxes.reverse();
    }
    for (at, (label, text)) in boxes.into_iter().enumerate() {
        let label = ui.label(frame.look.quiet(label));
        let edit = TextEdit::singleline(text).desired_width(f32::INFINITY);
        let response = ui.add(edit).labelled_by(label.id);
        entered |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if at == 0 && ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        ui.add_space(4.0);
    }
    entered
}

/// An id that no view has yet.
fn fresh_id(name: &str, registry: &Registry) -> ViewId {
    let is_free = |id: &str| registry.views.get(id).is_none();
    ids::fresh(name, "view", is_free).as_str().into()
}

/// The sheet that puts the views in order.
pub(super) fn organise(ui: &mut Ui, frame: &mut Frame<'_>) {
    head(ui, frame, "views-head");
    let views = frame.state.registry().views.rows().to_vec();
    if views.is_empty() {
        ui.label(frame.look.body(frame.text("view-empty")));
    }
    let height = ui.ctx().content_rect().height() * 0.6;
    ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for at in 0..views.len() {
                row(ui, frame, &views, at);
                ui.separator();
            }
        });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if main_button(ui, &frame.look, &frame.text("close")).clicked() {
            frame.commands.send(Command::CloseSheet);
        }
        ui.add_space(8.0);
        for (sign, command) in [(Sign::Undo, Command::Undo), (Sign::Redo, Command::Redo)] {
            let Some(entry) = entry_of(&command) else {
                continue;
            };
            let name = entry.title(frame.state, frame.state.lang);
            let able = entry.missing(frame.state).is_none();
            let keys = entry.keys.map(|keys| ui.ctx().format_shortcut(&keys));
            if sign_button(ui, &frame.look, sign, &name, keys.as_deref(), able).clicked() {
                frame.commands.send(command);
            }
        }
        if link(ui, &frame.look, &frame.text("command-save-view")).clicked() {
            let sheet = Command::ShowSheet(Sheet::SaveView);
            frame.commands.send(sheet);
        }
    });
}

fn row(ui: &mut Ui, frame: &mut Frame<'_>, views: &[SavedView], at: usize) {
    let Some(view) = views.get(at) else { return };
    let (lang, look) = (frame.state.lang, frame.look);
    let name = view.name.get(lang);
    let said = |frame: &Frame<'_>, id: &'static str| {
        Message::new(id).with("name", name).text(frame.state.lang)
    };
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let remove = said(frame, "view-remove");
            if sign_button(ui, &look, Sign::Close, &remove, None, true).clicked() {
                let mut views = views.to_vec();
                views.remove(at);
                set(frame, views, ViewStep::Remove);
            }
            for (sign, id, to, able) in [
                (Sign::Unfolded, "view-down", at + 1, at + 1 < views.len()),
                (Sign::Up, "view-up", at.wrapping_sub(1), at > 0),
            ] {
                let name = said(frame, id);
                if sign_button(ui, &look, sign, &name, None, able).clicked() && able {
                    let mut views = views.to_vec();
                    views.swap(at, to);
                    set(frame, views, ViewStep::Move);
                }
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                if link(ui, &look, name)
                    .on_hover_text(said(frame, "view-open"))
                    .clicked()
                {
                    frame.commands.send(Command::CloseSheet);
                    frame.commands.send(Command::OpenView(view.id.clone()));
                }
            });
        });
    });
    let what = match frame.state.derived.views.get(at).and_then(Option::as_ref) {
        Some(lens) => {
            let registry = frame.state.registry();
            let mut words = vec![time_text(lang, lens.time)];
            if lens.kinds == crate::lens::Lens::opening(registry).kinds {
                let kinds = std::collections::BTreeSet::new();
                let rest = crate::lens::Lens {
                    kinds,
                    ..lens.clone()
                };
                words.extend(lens_text(lang, registry, &rest));
            } else {
                words.extend(lens_text(lang, registry, lens));
            }
            let moves =
                Phrase::parse(&view.lens).is_ok_and(|phrase| phrase.moves(frame.state.today));
            words.extend(moves.then(|| frame.text("view-moving")));
            let hidden = !view.visibility.is_public();
            words.extend(hidden.then(|| crate::i18n::visibility(lang, view.visibility)));
            Message::new("view-shows").with("what", joined(words))
        }
        None => {
            let trouble = of_view(view, frame.state.registry(), frame.state.today).err();
            let why = trouble.map_or_else(String::new, |trouble| trouble.text(lang));
            Message::new("finding-bad-lens").with("why", why)
        }
    };
    let broken = what.id() == "finding-bad-lens";
    let mut what = look.quiet(what.text(lang));
    if broken {
        what = what.color(color(look.ink.warning));
    }
    ui.add(egui::Label::new(what).wrap());
    let renaming = frame.state.desk.view_form.view.as_ref() == Some(&view.id);
    ui.horizontal_wrapped(|ui| {
        let rename =
            egui::Button::selectable(renaming, frame.text("view-rename")).frame_when_inactive(true);
        let named = said(frame, "view-rename-name");
        if ui.add(rename).accessible_name(&named).clicked() {
            frame.state.desk.view_form = if renaming {
                ViewForm::fresh()
            } else {
                ViewForm {
                    view: Some(view.id.clone()),
                    ja: view.name.ja.clone(),
                    en: view.name.en.clone(),
                    ..ViewForm::fresh()
                }
            };
        }
        let update = said(frame, "view-update-name");
        let button = ui
            .button(frame.text("view-update"))
            .on_hover_text(frame.text("view-update-help"))
            .accessible_name(&update);
        if button.clicked() {
            let phrase = updated(frame.state, view);
            change(frame, views, at, |view| view.lens = phrase.to_string());
        }
    });
    if renaming {
        let entered = names(ui, frame);
        let visibility = who_may_see(ui, frame, Some(view.visibility));
        let form = frame.state.desk.view_form.clone();
        let pressed = ui
            .add_enabled_ui(form.name().is_some(), |ui| {
                ui.button(RichText::new(frame.text("edit-apply"))).clicked()
            })
            .inner;
        if let Some(name) = form.name().filter(|_| pressed || entered) {
            frame.state.desk.view_form = ViewForm::fresh();
            change(frame, views, at, |view| {
                view.name = name;
                view.visibility = visibility;
            });
        }
    }
}

/// What is shown in the words of a view: it keeps those of its time where they still mean it, and
/// moves on with the calendar if it did.
fn updated(state: &State, view: &SavedView) -> Phrase {
    let words = Phrase::of(&state.lens, state.registry());
    match Phrase::parse(&view.lens) {
        Ok(old) if old.moves(state.today) => {
            words
                .following(state.today)
                .with_time_of(&old, &state.lens, state.today)
        }
        Ok(_) => words,
        Err(_) => words.following(state.today),
    }
}

fn change(
    frame: &mut Frame<'_>,
    views: &[SavedView],
    at: usize,
    make: impl FnOnce(&mut SavedView),
) {
    let mut views = views.to_vec();
    if let Some(view) = views.get_mut(at) {
        make(view);
    }
    set(frame, views, ViewStep::Change);
}

fn set(frame: &mut Frame<'_>, views: Vec<SavedView>, step: ViewStep) {
    frame
        .commands
        .send(Command::Edit(vec![Change::SetViews { views, step }]));
}
