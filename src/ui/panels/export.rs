//! The sheet for handing on: which form, how it looks, and a look at what will be written.

use egui::{ComboBox, Layout, RichText, Role, ScrollArea, TextEdit, Ui, Vec2, WidgetInfo, vec2};

use super::Frame;
use super::panes::head::{alike, choices};
use super::sheets::head;
use crate::publish::{Form, PageSize};
use crate::records::List;
use crate::scene::{Ground, View};
use crate::ui::command::Command;
use crate::ui::exporting::{Exporting, LookOf, Seen, SizeSort};
use crate::ui::theme::{color, font, size};
use crate::ui::widgets::{Look, main_button, segments};

/// How wide the sheet is where there is room.
pub(super) const WIDTH: f32 = 1080.0;
/// Below this width there is no look at what will be written.
const FOR_LOOK: f32 = 720.0;

/// The forms, in groups.
const GROUPS: [(&str, &[Form]); 4] = [
    ("export-pictures", &[Form::Pdf, Form::Png, Form::Svg]),
    ("export-pages", &[Form::Html]),
    ("export-tables", &[Form::Xlsx, Form::Csv, Form::Json]),
    ("export-networks", &[Form::Gexf, Form::Graphml, Form::Dot]),
];

/// Draws the sheet.
pub(super) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    head(ui, frame, "sheet-hand-on");
    let scale = frame.look.scale.sqrt();
    let height = (ui.ctx().content_rect().height() - 190.0).clamp(180.0, 470.0 * scale);
    let wide = ui.available_width();
    ui.horizontal_top(|ui| {
        column(ui, vec2(170.0 * scale, height), "export_forms", |ui| {
            forms(ui, frame);
        });
        ui.add_space(8.0);
        let looks = wide >= FOR_LOOK;
        let room = if looks {
            310.0 * scale
        } else {
            ui.available_width()
        };
        column(ui, vec2(room, height), "export_options", |ui| {
            options(ui, frame);
        });
        if looks {
            ui.add_space(8.0);
            look(ui, frame, vec2(ui.available_width(), height));
        }
    });
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let ready = frame.state.desk.exporting.errand(frame.state).is_some();
        let busy = frame.state.desk.busy;
        let text = frame.text("export-choose-file");
        let button = ui.add_enabled_ui(ready && !busy, |ui| main_button(ui, &frame.look, &text));
        let button = button.inner;
        if ui.memory(|memory| memory.focused().is_none()) {
            button.request_focus();
        }
        if button.clicked() {
            frame.commands.send(Command::ExportAs);
        }
        if ui.button(frame.text("cancel")).clicked() {
            frame.commands.send(Command::CloseSheet);
        }
        if busy {
            ui.label(frame.look.quiet(frame.text("reason-busy")));
        }
    });
}

/// A part of the sheet with a height of its own; what has no room is scrolled to.
fn column(ui: &mut Ui, room: Vec2, name: &'static str, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(room, Layout::top_down(egui::Align::Min), |ui| {
        ui.set_min_size(room);
        ui.set_max_width(room.x);
        ScrollArea::vertical()
            .id_salt(name)
            .max_height(room.y)
            .auto_shrink(false)
            .show(ui, add);
    });
}

fn forms(ui: &mut Ui, frame: &mut Frame<'_>) {
    for (at, (group, forms)) in GROUPS.into_iter().enumerate() {
        if at > 0 {
            ui.add_space(8.0);
        }
        ui.label(frame.look.quiet(frame.text(group)));
        for form in forms {
            let chosen = frame.state.desk.exporting.form == *form;
            let text = RichText::new(form.name()).font(font(size::BODY * frame.look.scale, false));
            let response = ui
                .add(
                    egui::Button::selectable(chosen, text)
                        .min_size(vec2(ui.available_width(), 0.0)),
                )
                .on_hover_text(frame.text(help(*form)));
            if response.clicked() {
                frame.state.desk.exporting.form = *form;
            }
        }
    }
}

/// What a form is good for.
fn help(form: Form) -> &'static str {
    match form {
        Form::Pdf => "form-pdf-help",
        Form::Png => "form-png-help",
        Form::Svg => "form-svg-help",
        Form::Html => "form-html-help",
        Form::Xlsx => "form-xlsx-help",
        Form::Csv => "form-csv-help",
        Form::Json => "form-json-help",
        Form::Gexf => "form-gexf-help",
        Form::Graphml => "form-graphml-help",
        Form::Dot => "form-dot-help",
    }
}

fn options(ui: &mut Ui, frame: &mut Frame<'_>) {
    let form = frame.state.desk.exporting.form;
    ui.label(frame.look.body(frame.text(help(form))));
    ui.add_space(6.0);
    if form.has_places() {
        let id = if form.is_picture() || form == Form::Html {
            "export-view"
        } else {
            "export-places"
        };
        views(ui, frame, id);
    }
    if form.is_picture() {
        paper(ui, frame);
        if form == Form::Png {
            fineness(ui, frame);
        }
        ground(ui, frame);
        title(ui, frame);
    }
    if form.has_one_table() {
        label(ui, frame, "export-table");
        let lists = [
            (List::Ties, frame.text("list-name-ties")),
            (List::Actors, frame.text("list-name-actors")),
        ];
        let exporting = &mut frame.state.desk.exporting;
        if let Some(list) = row(ui, &frame.look, &exporting.list, &lists) {
            exporting.list = list;
        }
    }
    ui.add_space(10.0);
    let (text, help) = (
        frame.text("export-public"),
        frame.text("export-public-help"),
    );
    if frame.state.public {
        let mut always = true;
        ui.add_enabled(false, egui::Checkbox::new(&mut always, text))
            .on_disabled_hover_text(frame.text("export-public-always"));
    } else {
        ui.checkbox(&mut frame.state.desk.exporting.public, text)
            .on_hover_text(help);
    }
}

fn label(ui: &mut Ui, frame: &Frame<'_>, id: &'static str) -> egui::Response {
    ui.add_space(6.0);
    ui.label(frame.look.quiet(frame.text(id)))
}

/// Buttons of which one is chosen, beside each other.
fn row<T: Clone + PartialEq>(
    ui: &mut Ui,
    look: &Look,
    chosen: &T,
    choices: &[(T, String)],
) -> Option<T> {
    ui.horizontal(|ui| segments(ui, look, chosen, choices))
        .inner
}

/// Which view, and for a picture which beside it.
fn views(ui: &mut Ui, frame: &mut Frame<'_>, id: &'static str) {
    let known = choices(frame.state);
    let name = |frame: &Frame<'_>, view: &View| {
        let known = known.iter().find(|(known, _)| alike(known, view));
        known.map_or_else(String::new, |(_, name)| frame.text(name))
    };
    let form = frame.state.desk.exporting.form;
    let is_picture = form.is_picture();
    let wide = 132.0 * frame.look.scale;
    label(ui, frame, id);
    ui.horizontal(|ui| {
        let active = frame.state.view.panes.active().shows.clone();
        let shown = frame.state.desk.exporting.view.clone().unwrap_or(active);
        let shown = Some(shown).filter(|view| form.shows(view));
        let shown = shown.unwrap_or_default();
        let combo = ComboBox::from_id_salt("export_view")
            .selected_text(name(frame, &shown))
            .width(wide)
            .show_ui(ui, |ui| {
                let views = known.iter().filter(|(view, _)| form.shows(view));
                for (view, text) in views {
                    let chosen = alike(view, &shown);
                    if ui.selectable_label(chosen, frame.text(text)).clicked() && !chosen {
                        frame.state.desk.exporting.view = Some(view.clone());
                    }
                }
            });
        named(&combo.response, frame.text(id), &name(frame, &shown));
        if !is_picture {
            return;
        }
        let none = frame.text("export-no-other");
        let beside = frame.state.desk.exporting.beside.clone();
        let text = beside
            .as_ref()
            .map_or_else(|| none.clone(), |view| name(frame, view));
        let combo = ComboBox::from_id_salt("export_beside")
            .selected_text(text.as_str())
            .width(wide)
            .show_ui(ui, |ui| {
                if ui
                    .selectable_label(beside.is_none(), none.as_str())
                    .clicked()
                {
                    frame.state.desk.exporting.beside = None;
                }
                for (view, text) in known.iter().filter(|(view, _)| !alike(view, &shown)) {
                    let chosen = beside.as_ref().is_some_and(|beside| alike(view, beside));
                    if ui.selectable_label(chosen, frame.text(text)).clicked() && !chosen {
                        frame.state.desk.exporting.beside = Some(view.clone());
                    }
                }
            });
        named(&combo.response, frame.text("export-beside"), &text);
    });
}

/// Gives a list to choose from a name for those who cannot see what stands above it.
fn named(response: &egui::Response, name: String, value: &str) {
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(value.to_owned()),
        ..WidgetInfo::labeled(Role::ComboBox, true, &name)
    });
    response.clone().on_hover_text(name);
}

fn paper(ui: &mut Ui, frame: &mut Frame<'_>) {
    label(ui, frame, "export-size");
    let named_size = |size: PageSize| (SizeSort::Named(size), size.word().to_owned());
    let sorts = [
        named_size(PageSize::A4),
        named_size(PageSize::A3),
        (SizeSort::Named(PageSize::Slide), frame.text("size-slide")),
        (SizeSort::Own, frame.text("size-own")),
        (SizeSort::Points, frame.text("size-points")),
    ];
    ui.horizontal(|ui| {
        let shown = frame.state.desk.exporting.sort;
        let known = sorts.iter().find(|(sort, _)| *sort == shown);
        let text = known.map_or_else(String::new, |(_, name)| name.clone());
        let combo = ComboBox::from_id_salt("export_size")
            .selected_text(text.as_str())
            .width(132.0 * frame.look.scale)
            .show_ui(ui, |ui| {
                for (sort, name) in &sorts {
                    if ui.selectable_label(*sort == shown, name.as_str()).clicked() {
                        frame.state.desk.exporting.sort = *sort;
                    }
                }
            });
        named(&combo.response, frame.text("export-size"), &text);
        match shown {
            SizeSort::Own => {}
            SizeSort::Named(_) => {
                let ways = [
                    (false, frame.text("paper-lying")),
                    (true, frame.text("paper-upright")),
                ];
                let exporting = &mut frame.state.desk.exporting;
                if let Some(upright) = row(ui, &frame.look, &exporting.upright, &ways) {
                    exporting.upright = upright;
                }
            }
            SizeSort::Points => points(ui, frame),
        }
    });
    if frame.state.desk.exporting.errand(frame.state).is_none() {
        let text = RichText::new(frame.text("export-size-wrong"));
        ui.label(text.color(color(frame.look.ink.warning)));
    }
    label(ui, frame, "export-margin");
    let margins = Exporting::MARGINS.map(|margin| (margin, format!("{margin} mm")));
    let exporting = &mut frame.state.desk.exporting;
    if let Some(margin) = row(ui, &frame.look, &exporting.margin, &margins) {
        exporting.margin = margin;
    }
}

/// Points across and down.
fn points(ui: &mut Ui, frame: &mut Frame<'_>) {
    let names = [frame.text("points-across"), frame.text("points-down")];
    for (at, name) in names.into_iter().enumerate() {
        if at > 0 {
            ui.label("×");
        }
        if let Some(typed) = frame.state.desk.exporting.points.get_mut(at) {
            let edit = TextEdit::singleline(typed).desired_width(48.0 * frame.look.scale);
            let response = ui.add(edit);
            let value = typed.clone();
            response.widget_info(|| WidgetInfo {
                current_text_value: Some(value.clone()),
                ..WidgetInfo::labeled(Role::TextInput, true, &name)
            });
            response.on_hover_text(name);
        }
    }
}

fn fineness(ui: &mut Ui, frame: &mut Frame<'_>) {
    label(ui, frame, "export-dpi");
    let choices = Exporting::FINE.map(|dpi| (dpi, format!("{dpi} dpi")));
    let exporting = &mut frame.state.desk.exporting;
    let shown = exporting.fineness() as u16;
    if let Some(dpi) = row(ui, &frame.look, &shown, &choices) {
        exporting.dpi = Some(dpi);
    }
}

fn ground(ui: &mut Ui, frame: &mut Frame<'_>) {
    label(ui, frame, "export-ground");
    let grounds = [
        (None, frame.text("ground-as-window")),
        (Some(Ground::Light), frame.text("ground-light")),
        (Some(Ground::Dark), frame.text("ground-dark")),
    ];
    let clear = frame.text("export-clear");
    let exporting = &mut frame.state.desk.exporting;
    if let Some(ground) = row(ui, &frame.look, &exporting.ground, &grounds) {
        exporting.ground = ground;
    }
    ui.add_space(3.0);
    ui.checkbox(&mut exporting.clear, clear);
}

fn title(ui: &mut Ui, frame: &mut Frame<'_>) {
    let label = label(ui, frame, "export-title");
    let hint = frame
        .state
        .registry()
        .title
        .get(frame.state.lang)
        .to_owned();
    let edit = TextEdit::singleline(&mut frame.state.desk.exporting.title)
        .hint_text(hint)
        .desired_width(ui.available_width() - 12.0);
    ui.add(edit).labelled_by(label.id);
}

/// A look at what will be written, or why there will be nothing.
fn look(ui: &mut Ui, frame: &mut Frame<'_>, room: Vec2) {
    let (rect, response) = ui.allocate_exact_size(room, egui::Sense::hover());
    let name = frame.text("export-look");
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(rect, 6.0, color(frame.look.ink.chosen));
    let inner = rect.shrink(10.0);
    let pixels = inner.size() * ui.ctx().pixels_per_point();
    let wanted = wanted(frame, pixels);
    ask_for(frame, wanted.as_ref());
    let Some(seen) = &frame.state.desk.look else {
        return waiting(ui, frame, rect);
    };
    match &seen.shows {
        Ok(Seen::Picture(texture)) => {
            let full = texture.size_vec2();
            let fits = (inner.width() / full.x)
                .min(inner.height() / full.y)
                .min(1.0);
            let page = egui::Rect::from_center_size(inner.center(), full * fits);
            if frame.state.desk.exporting.clear {
                checkered(&painter, page);
            }
            let whole = egui::Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
            painter.image(texture.id(), page, whole, egui::Color32::WHITE);
            let edge = egui::Stroke::new(1.0, color(frame.look.ink.edge));
            painter.rect_stroke(page, 0.0, edge, egui::StrokeKind::Outside);
        }
        Ok(Seen::Lines(lines)) => {
            let face = font(size::SMALL * frame.look.scale * 0.92, false);
            let ink = color(frame.look.ink.text);
            let galley = painter.layout_no_wrap(lines.to_string(), face, ink);
            painter.with_clip_rect(inner).galley(inner.min, galley, ink);
        }
        Err(trouble) => {
            let face = font(size::BODY * frame.look.scale, false);
            let ink = color(frame.look.ink.warning);
            let text = trouble.text(frame.state.lang);
            let galley = painter.layout(text, face, ink, inner.width());
            painter.galley(inner.min, galley, ink);
        }
    }
    if wanted.is_some_and(|wanted| wanted != seen.of) {
        waiting(ui, frame, rect);
    }
}

/// What a look is wanted of, in so many pixels.
fn wanted(frame: &Frame<'_>, pixels: Vec2) -> Option<LookOf> {
    let errand = frame.state.desk.exporting.errand(frame.state)?;
    Some(LookOf {
        errand,
        revision: frame.state.document.revision(),
        pixels: [pixels.x.max(1.0) as u32, pixels.y.max(1.0) as u32],
    })
}

/// Says that a look is being made.
fn waiting(ui: &Ui, frame: &Frame<'_>, rect: egui::Rect) {
    let face = font(size::SMALL * frame.look.scale, false);
    let ink = color(frame.look.ink.quiet);
    let galley = ui
        .painter()
        .layout_no_wrap(frame.text("export-looking"), face, ink);
    let at = rect.right_bottom() - galley.size() - vec2(14.0, 8.0);
    let behind = egui::Rect::from_min_size(at, galley.size()).expand(4.0);
    let ground = color(frame.look.ink.panel);
    ui.painter().rect_filled(behind, 4.0, ground);
    ui.painter().galley(at, galley, ink);
}

/// Asks for a look at what is wanted, once.
fn ask_for(frame: &mut Frame<'_>, wanted: Option<&LookOf>) {
    let desk = &frame.state.desk;
    let seen = desk.look.as_ref().map(|look| &look.of);
    if let Some(wanted) = wanted
        && seen != Some(wanted)
        && desk.look_asked.as_ref() != Some(wanted)
    {
        let wanted = Box::new(wanted.clone());
        frame.commands.send(Command::LookAtExport(wanted));
    }
}

/// Squares that tell a clear ground from a light one.
fn checkered(painter: &egui::Painter, page: egui::Rect) {
    const SIDE: f32 = 9.0;
    let painter = painter.with_clip_rect(page);
    painter.rect_filled(page, 0.0, egui::Color32::from_gray(236));
    let (across, down) = (page.width() / SIDE, page.height() / SIDE);
    for row in 0..down.ceil() as usize {
        for place in (row % 2..across.ceil() as usize).step_by(2) {
            let at = page.min + vec2(place as f32, row as f32) * SIDE;
            let square = egui::Rect::from_min_size(at, vec2(SIDE, SIDE));
            painter.rect_filled(square, 0.0, egui::Color32::from_gray(206));
        }
    }
}
