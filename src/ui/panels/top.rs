//! The bar above: menus, search, undo and redo, language.

use egui::{Id, Key, Role, Ui, WidgetInfo, vec2};

use super::Frame;
use crate::i18n::{self, Message};
use crate::lens::find_actors;
use crate::model::{ActorId, Lang};
use crate::scene::Arrangement;
use crate::store::Theme;
use crate::ui::command::{Command, Entry, entry_of, table};
use crate::ui::state::Sheet;
use crate::ui::theme::{color, font, size};
use crate::ui::widgets::{Sign, draw_sign, logo, main_button, sign_button};

/// Draws the bar.
pub(crate) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    ui.horizontal_centered(|ui| {
        logo(ui, &frame.look);
        let name = egui::RichText::new("Kizuna").font(font(16.0 * frame.look.scale, true));
        ui.label(name);
        menus(ui, frame);
        let title = frame
            .state
            .registry()
            .title
            .get(frame.state.lang)
            .to_owned();
        let title = frame.look.quiet(title);
        // Enough room for what stands at the right comes first.
        let room = ui.available_width() - 560.0 * frame.look.scale.sqrt();
        if room > 120.0 {
            ui.scope(|ui| {
                ui.set_max_width(room.min(300.0));
                ui.add(egui::Label::new(title).truncate());
            });
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            language(ui, frame);
            if main_button(ui, &frame.look, &frame.text("command-export-short"))
                .on_hover_text(frame.text("command-export-help"))
                .clicked()
            {
                frame.commands.send(Command::Export);
            }
            history(ui, frame);
            search(ui, frame);
        });
    });
}

fn menus(ui: &mut Ui, frame: &mut Frame<'_>) {
    ui.scope(|ui| {
        egui::containers::menu::menu_style(ui.style_mut());
        ui.menu_button(frame.text("menu-file"), |ui| file_menu(ui, frame));
        ui.menu_button(frame.text("menu-edit"), |ui| {
            undo_items(ui, frame);
            ui.separator();
            for command in [Command::ClearSelection, Command::ResetFilters] {
                item(ui, frame, &command, true);
            }
        });
        ui.menu_button(frame.text("menu-view"), |ui| view_menu(ui, frame));
        ui.menu_button(frame.text("menu-help"), |ui| {
            for sheet in [Sheet::Keys, Sheet::Findings, Sheet::About] {
                item(ui, frame, &Command::ShowSheet(sheet), true);
            }
        });
    });
}

fn file_menu(ui: &mut Ui, frame: &mut Frame<'_>) {
    item(ui, frame, &Command::Open, !frame.busy);
    let recent = frame.state.settings.recent.clone();
    ui.add_enabled_ui(!recent.is_empty(), |ui| {
        ui.menu_button(frame.text("menu-recent"), |ui| {
            for path in recent {
                let name = path.file_name().unwrap_or(path.as_os_str());
                let button = ui
                    .button(name.to_string_lossy())
                    .on_hover_text(path.display().to_string());
                if button.clicked() {
                    frame.commands.send(Command::OpenPath(path));
                }
            }
        });
    });
    item(ui, frame, &Command::OpenBuiltIn, true);
    ui.separator();
    item(ui, frame, &Command::Save, !frame.busy);
    item(ui, frame, &Command::SaveAs, !frame.busy);
    item(ui, frame, &Command::Export, !frame.busy);
    ui.separator();
    item(ui, frame, &Command::Quit, true);
}

fn view_menu(ui: &mut Ui, frame: &mut Frame<'_>) {
    for (arrangement, id) in [
        (Arrangement::Radial, "arrangement-radial"),
        (Arrangement::Force, "arrangement-force"),
    ] {
        let chosen = frame.state.view.arrangement == arrangement;
        if ui.radio(chosen, frame.text(id)).clicked() {
            frame.commands.send(Command::Arrange(arrangement));
            ui.close();
        }
    }
    ui.separator();
    for command in [Command::Fit, Command::Zoom(1.25), Command::Zoom(0.8)] {
        item(ui, frame, &command, true);
    }
    ui.separator();
    for (shown, command) in [
        (frame.state.view.filters, Command::ToggleFilters),
        (frame.state.view.inspector, Command::ToggleInspector),
        (frame.state.view.history, Command::ToggleHistory),
    ] {
        let Some(entry) = entry_of(&command) else {
            continue;
        };
        let mut ticked = shown;
        let name = frame.text(entry.name);
        if ui
            .checkbox(&mut ticked, name)
            .on_hover_text(frame.text(entry.help))
            .clicked()
        {
            frame.commands.send(command);
            ui.close();
        }
    }
    ui.separator();
    for (theme, id) in [(Theme::Light, "theme-light"), (Theme::Dark, "theme-dark")] {
        let chosen = frame.state.settings.theme == theme;
        if ui.radio(chosen, frame.text(id)).clicked() {
            frame.commands.send(Command::SetTheme(theme));
            ui.close();
        }
    }
    ui.separator();
    ui.menu_button(frame.text("menu-font"), |ui| {
        for percent in [100, 125, 150, 175, 200] {
            let chosen = frame.state.settings.font_percent == percent;
            if ui.radio(chosen, format!("{percent} %")).clicked() {
                frame.commands.send(Command::SetFont(percent));
                ui.close();
            }
        }
    });
    ui.menu_button(frame.text("menu-language"), |ui| {
        for (lang, id) in [(Lang::Ja, "lang-ja"), (Lang::En, "lang-en")] {
            if ui.radio(frame.state.lang == lang, frame.text(id)).clicked() {
                frame.commands.send(Command::SetLang(lang));
                ui.close();
            }
        }
    });
}

/// A line of a menu for a command of the table.
fn item(ui: &mut Ui, frame: &mut Frame<'_>, command: &Command, enabled: bool) {
    let Some(entry) = entry_of(command) else {
        return;
    };
    let name = frame.text(entry.name);
    if menu_line(ui, frame, &entry, &name, enabled) {
        frame.commands.send(entry.command);
    }
}

fn menu_line(ui: &mut Ui, frame: &Frame<'_>, entry: &Entry, name: &str, enabled: bool) -> bool {
    let mut button = egui::Button::new(name);
    if let Some(keys) = &entry.keys {
        button = button.shortcut_text(ui.ctx().format_shortcut(keys));
    }
    ui.add_enabled(enabled, button)
        .on_hover_text(frame.text(entry.help))
        .clicked()
}

fn undo_items(ui: &mut Ui, frame: &mut Frame<'_>) {
    for (command, enabled, label) in [
        (
            Command::Undo,
            frame.state.history.can_undo(),
            undo_label(frame),
        ),
        (
            Command::Redo,
            frame.state.history.can_redo(),
            redo_label(frame),
        ),
    ] {
        if let Some(entry) = entry_of(&command)
            && menu_line(ui, frame, &entry, &label, enabled)
        {
            frame.commands.send(command);
        }
    }
}

fn undo_label(frame: &Frame<'_>) -> String {
    let what = if frame.state.history.undo_is_data() {
        frame.state.document.undo_label().cloned()
    } else {
        frame
            .state
            .history
            .can_undo()
            .then(|| Message::new("change-lens"))
    };
    step_label(frame, "command-undo", "command-undo-what", what)
}

fn redo_label(frame: &Frame<'_>) -> String {
    let what = if frame.state.history.redo_is_data() {
        frame.state.document.redo_label().cloned()
    } else {
        frame
            .state
            .history
            .can_redo()
            .then(|| Message::new("change-lens"))
    };
    step_label(frame, "command-redo", "command-redo-what", what)
}

fn step_label(
    frame: &Frame<'_>,
    plain: &'static str,
    with: &'static str,
    what: Option<Message>,
) -> String {
    match what {
        Some(what) => Message::new(with).with("what", what).text(frame.state.lang),
        None => frame.text(plain),
    }
}

fn history(ui: &mut Ui, frame: &mut Frame<'_>) {
    let keys = |ui: &Ui, command: &Command| {
        entry_of(command)
            .and_then(|entry| entry.keys)
            .map(|keys| ui.ctx().format_shortcut(&keys))
    };
    let redo = keys(ui, &Command::Redo);
    let name = redo_label(frame);
    let enabled = frame.state.history.can_redo();
    if sign_button(ui, &frame.look, Sign::Redo, &name, redo.as_deref(), enabled).clicked() {
        frame.commands.send(Command::Redo);
    }
    let undo = keys(ui, &Command::Undo);
    let name = undo_label(frame);
    let enabled = frame.state.history.can_undo();
    if sign_button(ui, &frame.look, Sign::Undo, &name, undo.as_deref(), enabled).clicked() {
        frame.commands.send(Command::Undo);
    }
}

fn language(ui: &mut Ui, frame: &mut Frame<'_>) {
    // Shows the language that a press leads to, in that language.
    let (next, name) = match frame.state.lang {
        Lang::Ja => (Lang::En, "lang-en"),
        Lang::En => (Lang::Ja, "lang-ja"),
    };
    let button = ui
        .add(egui::Button::new(frame.text(name)).frame(false))
        .on_hover_text(frame.text("menu-language"));
    if button.clicked() {
        frame.commands.send(Command::SetLang(next));
    }
}

/// How many results are listed; whoever wants more types more.
const RESULTS: usize = 40;

fn search(ui: &mut Ui, frame: &mut Frame<'_>) {
    let wide = (ui.available_width() - 12.0).clamp(120.0, 360.0 * frame.look.scale);
    let id = Id::unique("search-box");
    let name = frame.text("search-name");
    let hint = frame.text("search-hint");
    let results = if frame.state.desk.search_open {
        results(frame)
    } else {
        Vec::new()
    };
    // The keys of the list are taken before the box sees them.
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let narrow = frame.state.desk.search_open && can_narrow(frame, &results);
    let rows = results.len() + usize::from(narrow);
    if has_focus && rows > 0 {
        let (down, up) = ui.input_mut(|input| {
            (
                input.consume_key(egui::Modifiers::NONE, Key::ArrowDown),
                input.consume_key(egui::Modifiers::NONE, Key::ArrowUp),
            )
        });
        let last = rows - 1;
        let row = &mut frame.state.desk.search_row;
        if down {
            *row = (*row + 1).min(last);
        }
        if up {
            *row = row.saturating_sub(1);
        }
        *row = (*row).min(last);
    }
    let output = egui::TextEdit::singleline(&mut frame.state.desk.search)
        .id(id)
        .hint_text(hint)
        .desired_width(wide)
        .margin(egui::Margin {
            left: 30,
            right: 8,
            top: 5,
            bottom: 5,
        })
        .show(ui);
    let response = output.response.response.accessible_name(&name);
    let glass = response.rect.left_center() + vec2(16.0, 0.0);
    draw_sign(ui, glass, 12.0, Sign::Search, color(frame.look.ink.quiet));
    if std::mem::take(&mut frame.state.desk.focus_search) {
        egui::Popup::close_all(ui.ctx());
        response.request_focus();
    }
    if response.changed() {
        frame.state.desk.search_open = true;
        frame.state.desk.search_row = 0;
    }
    if response.gained_focus() && !frame.state.desk.search.is_empty() {
        frame.state.desk.search_open = true;
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if entered {
        if let Some(hit) = results.get(frame.state.desk.search_row) {
            go_to(frame, hit.id.clone());
        } else if narrow && frame.state.desk.search_row == results.len() {
            narrow_to_typed(frame);
        } else if !frame.state.desk.search.trim().is_empty() {
            // Nothing was found: the person goes on typing.
            response.request_focus();
        }
    } else if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        // What stays in the box would look like a condition.
        frame.state.desk.search_open = false;
        frame.state.desk.search.clear();
    }
    if frame.state.desk.search_open && !frame.state.desk.search.trim().is_empty() {
        result_list(ui, frame, &response, &results, narrow);
    }
}

struct Hit {
    id: ActorId,
    name: String,
    about: String,
    seen: bool,
}

fn results(frame: &Frame<'_>) -> Vec<Hit> {
    let (state, lang) = (&*frame.state, frame.state.lang);
    let registry = state.registry();
    find_actors(&state.derived.index, &state.desk.search)
        .into_iter()
        .take(RESULTS)
        .filter_map(|hit| {
            let actor = registry.actors.rows().get(hit.actor)?;
            let shown = actor.name().get(lang).to_owned();
            let mut about = Vec::new();
            // Found by another name than the one that is shown: say by which.
            if let Some(name) = hit.name.and_then(|at| actor.names.get(at))
                && name.get(lang) != shown
            {
                about.push(name.get(lang).to_owned());
            }
            about.push(i18n::actor_kind(lang, actor.kind));
            about.extend(actor.country.map(|code| i18n::country(lang, code)));
            Some(Hit {
                id: actor.id.clone(),
                name: shown,
                about: about.join(" · "),
                seen: state.derived.visible.actors.contains(&hit.actor),
            })
        })
        .collect()
}

fn go_to(frame: &mut Frame<'_>, actor: ActorId) {
    frame.state.desk.search_open = false;
    frame.state.desk.search.clear();
    frame.state.desk.focus_canvas = true;
    frame.commands.send(Command::GoTo(actor));
}

/// Whether looking only at what contains the text would leave anything. That is known where actors
/// were found; a text may also stand in titles and notes of ties.
fn can_narrow(frame: &Frame<'_>, results: &[Hit]) -> bool {
    let state = &*frame.state;
    let lens = crate::lens::Lens {
        search: state.desk.search.trim().to_owned(),
        ..state.lens.clone()
    };
    let typed = !lens.search.is_empty();
    let leaves = || {
        !lens
            .visible(&state.derived.index, state.today)
            .ties
            .is_empty()
    };
    typed && (!results.is_empty() || leaves())
}

fn narrow_to_typed(frame: &mut Frame<'_>) {
    let mut lens = frame.state.lens.clone();
    lens.search = frame.state.desk.search.trim().to_owned();
    frame.state.desk.search_open = false;
    frame.state.desk.search.clear();
    frame.commands.send(Command::SetLens(Box::new(lens), None));
}

fn result_list(
    ui: &Ui,
    frame: &mut Frame<'_>,
    below: &egui::Response,
    results: &[Hit],
    narrow: bool,
) {
    let area = egui::Area::new(Id::unique("search-results"))
        .order(egui::Order::Foreground)
        .fixed_pos(below.rect.left_bottom() + vec2(0.0, 4.0))
        .show(ui.ctx(), |ui| {
            egui::Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_width(below.rect.width().max(300.0));
                if results.is_empty() {
                    ui.label(frame.look.quiet(frame.text("search-none")));
                }
                let most = ui.ctx().content_rect().height() * 0.55;
                egui::ScrollArea::vertical()
                    .max_height(most)
                    .show(ui, |ui| {
                        for (at, hit) in results.iter().enumerate() {
                            if result_row(ui, frame, hit, at == frame.state.desk.search_row) {
                                go_to(frame, hit.id.clone());
                            }
                        }
                    });
                if narrow {
                    ui.separator();
                    let text = Message::new("search-narrow")
                        .with("text", frame.state.desk.search.trim())
                        .text(frame.state.lang);
                    let chosen = frame.state.desk.search_row == results.len();
                    if ui.selectable_label(chosen, text).clicked() {
                        narrow_to_typed(frame);
                    }
                }
            });
        });
    let pressed_elsewhere = ui.input(|input| {
        input.pointer.any_pressed()
            && input
                .pointer
                .interact_pos()
                .is_some_and(|at| !area.response.rect.contains(at) && !below.rect.contains(at))
    });
    if pressed_elsewhere {
        frame.state.desk.search_open = false;
    }
}

fn result_row(ui: &mut Ui, frame: &Frame<'_>, hit: &Hit, chosen: bool) -> bool {
    let look = &frame.look;
    let name_face = font(size::BODY * look.scale, false);
    let about_face = font(size::SMALL * look.scale, false);
    let ink = if hit.seen {
        look.ink.text
    } else {
        look.ink.quiet
    };
    let mut about = hit.about.clone();
    if !hit.seen {
        about = Message::new("search-not-shown")
            .with("about", about)
            .text(frame.state.lang);
    }
    let name = ui
        .painter()
        .layout_no_wrap(hit.name.clone(), name_face, color(ink));
    let about = ui
        .painter()
        .layout_no_wrap(about, about_face, color(look.ink.quiet));
    let height = name.size().y + about.size().y + 8.0;
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), egui::Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &hit.name));
    if chosen && !ui.clip_rect().contains_rect(rect) {
        response.scroll_to_me(None);
    }
    if chosen || response.hovered() {
        ui.painter().rect_filled(rect, 6.0, color(look.ink.chosen));
    }
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let below = rect.min + vec2(8.0, 4.0 + name.size().y);
    painter.galley(rect.min + vec2(8.0, 4.0), name, color(ink));
    painter.galley(below, about, color(look.ink.quiet));
    response.clicked()
}

/// Sends the commands whose keys were pressed. Keys belong to whoever is being typed in first.
pub(crate) fn keys(ui: &Ui, frame: &mut Frame<'_>) {
    let typing = ui.ctx().text_edit_focused();
    let sheet = frame.state.desk.sheet.is_some();
    // The most modifiers first: Ctrl+Z is also found while Shift is held.
    let mut keyed: Vec<_> = table()
        .into_iter()
        .filter_map(|entry| entry.keys.map(|keys| (keys, entry.command)))
        .collect();
    keyed.sort_by_key(|(keys, _)| {
        let held = keys.modifiers;
        std::cmp::Reverse(
            [held.command, held.shift, held.alt]
                .map(u8::from)
                .iter()
                .sum::<u8>(),
        )
    });
    for (keys, command) in keyed {
        // While somebody types, undo and redo are those of the text.
        let of_text = matches!(command, Command::Undo | Command::Redo);
        if sheet || (typing && of_text) {
            continue;
        }
        if ui.input_mut(|input| input.consume_shortcut(&keys)) {
            frame.commands.send(command);
        }
    }
    // Escape lets go of what is selected, wherever the keyboard is, if nothing nearer takes it.
    // A box has lost the keyboard by the time its Escape is seen here.
    let was_typing = std::mem::replace(&mut frame.state.desk.typing, typing);
    let nearer = typing || was_typing || sheet || egui::Popup::is_any_open(ui.ctx());
    let selected = !frame.state.selection.actors.is_empty() || frame.state.selection.tie.is_some();
    let focused = ui.memory(|memory| memory.focused().is_some());
    if selected && !nearer && !focused && ui.input(|input| input.key_pressed(Key::Escape)) {
        frame.commands.send(Command::ClearSelection);
    }
    let also_redo = egui::KeyboardShortcut::new(egui::Modifiers::COMMAND, Key::Y);
    if !typing && !sheet && ui.input_mut(|input| input.consume_shortcut(&also_redo)) {
        frame.commands.send(Command::Redo);
    }
}
