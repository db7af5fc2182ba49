//! The bar above: menus, search, undo and redo, language.

use egui::{Id, Key, Role, Ui, WidgetInfo, vec2};

use super::{Frame, menus};
use crate::i18n::{self, Message};
use crate::lens::find_actors;
use crate::model::{ActorId, Lang};
use crate::ui::command::{Command, entry_of};
use crate::ui::theme::{color, font, size};
use crate::ui::widgets::{Sign, draw_sign, logo, main_button, sign_button};

/// Draws the bar.
pub(crate) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    ui.horizontal_centered(|ui| {
        logo(ui, &frame.look);
        let name = egui::RichText::new("Kizuna").font(font(16.0 * frame.look.scale, true));
        ui.label(name);
        menus::show(ui, frame);
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

fn history(ui: &mut Ui, frame: &mut Frame<'_>) {
    for (sign, command) in [(Sign::Redo, Command::Redo), (Sign::Undo, Command::Undo)] {
        let Some(entry) = entry_of(&command) else {
            continue;
        };
        let keys = entry.keys.map(|keys| ui.ctx().format_shortcut(&keys));
        let name = entry.title(frame.state, frame.state.lang);
        let enabled = entry.missing(frame.state).is_none();
        if sign_button(ui, &frame.look, sign, &name, keys.as_deref(), enabled).clicked() {
            frame.commands.send(command);
        }
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
