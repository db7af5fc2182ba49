//! The window's own small controls. Each has a name for people who cannot see it.

use egui::{
    Align2, Color32, CornerRadius, Response, RichText, Role, Sense, Stroke, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::paint;
use super::theme::{color, font, size};
use crate::layout::Point;
use crate::model::TieKind;
use crate::scene::{Ground, Ink, ShapeMark, ink};

/// The inks and sizes that panels draw with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// Light or dark.
    pub ground: Ground,
    /// Its inks.
    pub ink: Ink,
    /// How much larger letters are than usual.
    pub scale: f32,
}

impl Look {
    /// The look of a ground.
    #[must_use]
    pub(super) fn new(ground: Ground, scale: f32) -> Self {
        Self {
            ground,
            ink: ink(ground),
            scale,
        }
    }

    /// Text of running sentences; the face itself leaves no room between lines.
    #[must_use]
    pub(super) fn body(&self, text: impl Into<String>) -> RichText {
        let size = size::BODY * self.scale;
        RichText::new(text)
            .size(size)
            .line_height(Some(size * 1.45))
    }

    /// Quiet text.
    #[must_use]
    pub(super) fn quiet(&self, text: impl Into<String>) -> RichText {
        let size = size::SMALL * self.scale;
        RichText::new(text)
            .size(size)
            .line_height(Some(size * 1.45))
            .color(color(self.ink.quiet))
    }

    /// The name of what is shown, `share` times as large as the largest.
    #[must_use]
    pub(super) fn title(&self, text: impl Into<String>, share: f32) -> RichText {
        let size = size::TITLE * self.scale * share;
        RichText::new(text)
            .font(font(size, true))
            .line_height(Some(size * 1.3))
    }

    /// The head of a section.
    #[must_use]
    pub(super) fn head(&self, text: impl Into<String>) -> RichText {
        RichText::new(text)
            .font(font(size::SECTION * self.scale, true))
            .color(color(self.ink.text))
    }
}

/// A drawn sign on a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// A triangle to the right.
    Play,
    /// Two bars.
    Pause,
    /// A bar and a triangle to the left.
    Back,
    /// A triangle to the right and a bar.
    Forward,
    /// A bent arrow to the left.
    Undo,
    /// A bent arrow to the right.
    Redo,
    /// A plus.
    Plus,
    /// A minus.
    Minus,
    /// Four corners.
    Fit,
    /// A cross.
    Close,
    /// A tick.
    Check,
    /// A triangle pointing right: folded.
    Folded,
    /// A triangle pointing down: unfolded.
    Unfolded,
    /// A triangle pointing up.
    Up,
    /// A magnifying glass.
    Search,
    /// Two arrows that follow one another.
    Loop,
    /// A block and an angle to the right.
    Slide,
    /// Two frames beside each other.
    Beside,
    /// Three sliders.
    Options,
}

/// A button with a sign; `name` is its accessible name and, with `keys`, its tooltip.
pub(super) fn sign_button(
    ui: &mut Ui,
    look: &Look,
    sign: Sign,
    name: &str,
    keys: Option<&str>,
    enabled: bool,
) -> Response {
    let side = 26.0 * look.scale.sqrt();
    let (rect, response) = ui.allocate_exact_size(
        Vec2::splat(side),
        if enabled {
            Sense::click()
        } else {
            Sense::hover()
        },
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    if ui.is_rect_visible(rect) {
        let pressed = enabled && (response.hovered() || response.has_focus());
        if pressed {
            ui.painter()
                .rect_filled(rect, CornerRadius::same(6), color(look.ink.chosen));
        }
        focus_ring(ui, &response, rect, look);
        let ink = if enabled {
            color(look.ink.text)
        } else {
            color(look.ink.absent)
        };
        draw_sign(ui, rect.center(), side * 0.5, sign, ink);
    }
    let tip = match keys {
        Some(keys) => format!("{name}  {keys}"),
        None => name.to_owned(),
    };
    response.on_hover_text(tip)
}

/// A button with a sign that stays pressed: `texts` are its name and a line about it.
pub(super) fn sign_toggle(
    ui: &mut Ui,
    look: &Look,
    sign: Sign,
    texts: (&str, &str),
    on: bool,
    enabled: bool,
) -> Response {
    let side = 26.0 * look.scale.sqrt();
    let sense = if enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), sense);
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, on, texts.0));
    if ui.is_rect_visible(rect) {
        let seen_on = on && enabled;
        if seen_on || (enabled && (response.hovered() || response.has_focus())) {
            ui.painter()
                .rect_filled(rect, CornerRadius::same(6), color(look.ink.chosen));
        }
        if seen_on {
            let edge = Stroke::new(1.0, color(look.ink.accent));
            ui.painter()
                .rect_stroke(rect, CornerRadius::same(6), edge, egui::StrokeKind::Inside);
        }
        focus_ring(ui, &response, rect, look);
        let ink = match (enabled, on) {
            (false, _) => look.ink.absent,
            (true, true) => look.ink.accent,
            (true, false) => look.ink.quiet,
        };
        draw_sign(ui, rect.center(), side * 0.54, sign, color(ink));
    }
    response.on_hover_text(format!("{}\n{}", texts.0, texts.1))
}

/// Shows where the keyboard is.
pub(super) fn focus_ring(ui: &Ui, response: &Response, rect: egui::Rect, look: &Look) {
    if response.has_focus() {
        ui.painter().rect_stroke(
            rect,
            CornerRadius::same(6),
            Stroke::new(2.0, color(look.ink.accent)),
            egui::StrokeKind::Inside,
        );
    }
}

/// Draws a sign around a point.
pub(super) fn draw_sign(ui: &Ui, middle: egui::Pos2, side: f32, sign: Sign, ink: Color32) {
    let painter = ui.painter();
    let half = side / 2.0;
    let line = Stroke::new((side / 9.0).max(1.4), ink);
    let triangle = |points: [(f32, f32); 3]| {
        let points = points.map(|(x, y)| middle + vec2(x, y) * half).to_vec();
        painter.add(egui::Shape::convex_polygon(points, ink, Stroke::NONE));
    };
    let run = |points: &[(f32, f32)]| {
        let points = points
            .iter()
            .map(|(x, y)| middle + vec2(*x, *y) * half)
            .collect();
        painter.add(egui::Shape::line(points, line));
    };
    let bar = |x: f32, width: f32| {
        let rect = egui::Rect::from_center_size(
            middle + vec2(x * half, 0.0),
            vec2(width * half, side * 0.92),
        );
        painter.rect_filled(rect, CornerRadius::ZERO, ink);
    };
    match sign {
        Sign::Play => triangle([(-0.7, -0.95), (0.95, 0.0), (-0.7, 0.95)]),
        Sign::Pause => {
            bar(-0.45, 0.5);
            bar(0.45, 0.5);
        }
        Sign::Back => {
            bar(-0.85, 0.24);
            triangle([(0.85, -0.9), (-0.6, 0.0), (0.85, 0.9)]);
        }
        Sign::Forward => {
            bar(0.85, 0.24);
            triangle([(-0.85, -0.9), (0.6, 0.0), (-0.85, 0.9)]);
        }
        Sign::Undo | Sign::Redo => {
            let flip = if sign == Sign::Undo { 1.0 } else { -1.0 };
            let arc: Vec<(f32, f32)> = (0..=14)
                .map(|step| {
                    let angle = std::f32::consts::PI * (0.5 - step as f32 / 14.0);
                    (flip * (0.2 + 0.72 * angle.cos()), 0.12 + 0.6 * angle.sin())
                })
                .collect();
            run(&arc);
            run(&[(flip * 0.2, -0.48), (flip * -0.7, -0.48)]);
            run(&[
                (flip * -0.25, -0.95),
                (flip * -0.78, -0.48),
                (flip * -0.25, -0.02),
            ]);
            run(&[(flip * 0.2, 0.72), (flip * -0.5, 0.72)]);
        }
        Sign::Plus => {
            run(&[(-0.8, 0.0), (0.8, 0.0)]);
            run(&[(0.0, -0.8), (0.0, 0.8)]);
        }
        Sign::Minus => run(&[(-0.8, 0.0), (0.8, 0.0)]),
        Sign::Fit => {
            for (x, y) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
                run(&[
                    (x * 0.85, y * 0.3),
                    (x * 0.85, y * 0.85),
                    (x * 0.3, y * 0.85),
                ]);
            }
        }
        Sign::Close => {
            run(&[(-0.6, -0.6), (0.6, 0.6)]);
            run(&[(-0.6, 0.6), (0.6, -0.6)]);
        }
        Sign::Check => run(&[(-0.8, 0.05), (-0.2, 0.65), (0.85, -0.6)]),
        Sign::Folded => triangle([(-0.4, -0.65), (0.55, 0.0), (-0.4, 0.65)]),
        Sign::Up => triangle([(-0.65, 0.4), (0.65, 0.4), (0.0, -0.55)]),
        Sign::Unfolded => triangle([(-0.65, -0.4), (0.65, -0.4), (0.0, 0.55)]),
        Sign::Search => {
            painter.circle_stroke(middle + vec2(-0.2, -0.2) * half, half * 0.6, line);
            run(&[(0.25, 0.25), (0.85, 0.85)]);
        }
        Sign::Loop => {
            for turn in [1.0, -1.0] {
                let turned = |points: [(f32, f32); 3]| points.map(|(x, y)| (x * turn, y * turn));
                run(&turned([(-0.95, 0.15), (-0.95, -0.55), (0.5, -0.55)]));
                triangle(turned([(0.3, -1.0), (1.0, -0.55), (0.3, -0.1)]));
            }
        }
        Sign::Slide => {
            let block = vec2(-0.95, -0.7) * half;
            let block = egui::Rect::from_min_size(middle + block, vec2(1.0, 1.4) * half);
            painter.rect_filled(block, CornerRadius::same(1), ink);
            run(&[(0.4, -0.6), (0.95, 0.0), (0.4, 0.6)]);
        }
        Sign::Options => {
            for (y, knob) in [(-0.6, 0.35), (0.0, -0.4), (0.6, 0.1)] {
                run(&[(-0.9, y), (0.9, y)]);
                painter.circle_filled(middle + vec2(knob, y) * half, half * 0.26, ink);
            }
        }
        Sign::Beside => {
            run(&[
                (-0.95, -0.75),
                (0.95, -0.75),
                (0.95, 0.75),
                (-0.95, 0.75),
                (-0.95, -0.75),
            ]);
            run(&[(0.0, -0.75), (0.0, 0.75)]);
        }
    }
}

/// The mark of a kind, in a small square.
pub(super) fn kind_mark(ui: &mut Ui, look: &Look, kind: &TieKind) -> Response {
    let side = 14.0 * look.scale;
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    paint_kind(ui, look, kind, rect.center(), side * 0.42);
    response
}

/// Draws the mark of a kind at a point.
pub(super) fn paint_kind(ui: &Ui, look: &Look, kind: &TieKind, at: egui::Pos2, radius: f32) {
    paint::shape(
        ui.painter(),
        pos2(0.0, 0.0),
        &ShapeMark {
            shape: kind.shape,
            at: Point::new(f64::from(at.x), f64::from(at.y)),
            radius: f64::from(radius),
            color: kind.hue.on(look.ground),
            ground: look.ink.panel,
            opacity: 1.0,
        },
    );
}

/// A chip with a cross that removes it. Says whether it was pressed.
pub(super) fn chip(ui: &mut Ui, look: &Look, text: &str, name: &str) -> Response {
    let face = font(size::SMALL * look.scale, false);
    let cross = 9.0 * look.scale;
    let padding = vec2(9.0, 4.0);
    let around = cross + padding.x * 2.0 + 6.0;
    let most = (ui.max_rect().width() - 2.0 - around).max(30.0);
    let mut job =
        egui::text::LayoutJob::simple_singleline(text.to_owned(), face, color(look.ink.accent));
    job.wrap = egui::text::TextWrapping::truncate_at_width(most);
    let galley = ui.painter().layout_job(job);
    let wide = galley.size().x + around;
    let (rect, response) = ui.allocate_exact_size(
        vec2(wide, galley.size().y + padding.y * 2.0),
        Sense::click(),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if ui.is_rect_visible(rect) {
        let edge = if response.hovered() || response.has_focus() {
            look.ink.accent
        } else {
            look.ink.chosen
        };
        ui.painter().rect(
            rect,
            CornerRadius::same((rect.height() / 2.0) as u8),
            color(look.ink.chosen),
            Stroke::new(1.0, color(edge)),
            egui::StrokeKind::Inside,
        );
        ui.painter()
            .galley(rect.min + padding, galley, color(look.ink.accent));
        let middle = pos2(rect.max.x - padding.x - cross / 2.0, rect.center().y);
        draw_sign(ui, middle, cross, Sign::Close, color(look.ink.accent));
        focus_ring(ui, &response, rect, look);
    }
    response.on_hover_text(name)
}

/// Buttons of which one is chosen. Returns the one that was pressed.
pub(super) fn segments<T: Clone + PartialEq>(
    ui: &mut Ui,
    look: &Look,
    chosen: &T,
    choices: &[(T, String)],
) -> Option<T> {
    let mut pressed = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let last = choices.len().saturating_sub(1);
        for (at, (choice, name)) in choices.iter().enumerate() {
            let is_chosen = choice == chosen;
            let face = font(size::BODY * look.scale * 0.94, false);
            let text = if is_chosen {
                look.ink.on_accent
            } else {
                look.ink.text
            };
            let galley = ui.painter().layout_no_wrap(name.clone(), face, color(text));
            let (rect, response) =
                ui.allocate_exact_size(galley.size() + vec2(20.0, 9.0), Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, name));
            let mut radius = CornerRadius::ZERO;
            if at == 0 {
                radius.nw = 6;
                radius.sw = 6;
            }
            if at == last {
                radius.ne = 6;
                radius.se = 6;
            }
            let fill = if is_chosen {
                look.ink.accent
            } else if response.hovered() {
                look.ink.chosen
            } else {
                look.ink.panel
            };
            let edge = Stroke::new(1.0, color(look.ink.edge));
            let painter = ui.painter();
            painter.rect(rect, radius, color(fill), edge, egui::StrokeKind::Inside);
            painter.galley(rect.center() - galley.size() / 2.0, galley, color(text));
            focus_ring(ui, &response, rect.shrink(1.0), look);
            if response.clicked() && !is_chosen {
                pressed = Some(choice.clone());
            }
        }
    });
    pressed
}

/// A filled button for the one thing to do next.
pub(super) fn main_button(ui: &mut Ui, look: &Look, text: &str) -> Response {
    let text = RichText::new(text).color(color(look.ink.on_accent));
    ui.add(
        egui::Button::new(text)
            .fill(color(look.ink.accent))
            .stroke(Stroke::NONE),
    )
}

/// A text that is pressed like a link.
pub(super) fn link(ui: &mut Ui, look: &Look, text: &str) -> Response {
    let text = RichText::new(text)
        .size(size::SMALL * look.scale)
        .color(color(look.ink.accent));
    ui.add(egui::Button::new(text).frame(false))
        .on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// The two linked rings of the program.
pub(super) fn logo(ui: &mut Ui, look: &Look) {
    let side = 24.0 * look.scale.sqrt();
    let (rect, _) = ui.allocate_exact_size(vec2(side * 1.35, side), Sense::hover());
    let radius = side * 0.33;
    let line = |hue: crate::model::Hue| Stroke::new(side * 0.11, color(hue.on(look.ground)));
    let left = rect.center() - vec2(side * 0.22, 0.0);
    let right = rect.center() + vec2(side * 0.22, 0.0);
    ui.painter()
        .circle_stroke(left, radius, line(crate::model::Hue::Blue));
    ui.painter()
        .circle_stroke(right, radius, line(crate::model::Hue::Orange));
    // The blue ring passes over the orange one below, so that they hold each other.
    let arc: Vec<egui::Pos2> = (0..=10)
        .map(|step| {
            let angle = 0.15 + 1.1 * step as f32 / 10.0;
            left + vec2(angle.cos(), angle.sin()) * radius
        })
        .collect();
    ui.painter()
        .add(egui::Shape::line(arc, line(crate::model::Hue::Blue)));
}

/// A number at the right end of a row.
pub(super) fn count_at(ui: &Ui, look: &Look, right: egui::Pos2, count: usize) {
    ui.painter().text(
        right,
        Align2::RIGHT_CENTER,
        count.to_string(),
        font(size::BODY * look.scale, false),
        color(if count == 0 {
            look.ink.absent
        } else {
            look.ink.quiet
        }),
    );
}

/// Lines beside a point, over everything and inside the window. They take no room and catch no
/// pointer: what lies under them goes on being pointed at. Notes stand below them, quietly.
pub(crate) fn tip(
    context: &egui::Context,
    look: &Look,
    at: egui::Pos2,
    lines: &[String],
    notes: &[String],
) {
    let whole = context.content_rect().shrink(4.0);
    let painter = context.layer_painter(egui::LayerId::new(
        egui::Order::Tooltip,
        egui::Id::unique("tip"),
    ));
    let mut job = egui::text::LayoutJob::default();
    job.wrap.max_width = (360.0 * look.scale).min(whole.width() - 24.0);
    let lines = lines.iter().map(|line| (line, look.ink.text));
    let notes = notes.iter().map(|note| (note, look.ink.quiet));
    for (at, (line, ink)) in lines.chain(notes).enumerate() {
        let format = egui::TextFormat {
            line_height: Some(size::SMALL * look.scale * 1.35),
            ..egui::TextFormat::simple(font(size::SMALL * look.scale, false), color(ink))
        };
        let start = if at == 0 { "" } else { "\n" };
        job.append(&format!("{start}{line}"), 0.0, format);
    }
    let galley = painter.layout_job(job);
    let room = galley.size() + vec2(16.0, 10.0);
    let mut corner = at + vec2(14.0, 16.0);
    if corner.x + room.x > whole.right() {
        corner.x = (at.x - 8.0 - room.x).max(whole.left());
    }
    if corner.y + room.y > whole.bottom() {
        corner.y = (at.y - 8.0 - room.y).max(whole.top());
    }
    let rect = egui::Rect::from_min_size(corner, room);
    painter.rect(
        rect,
        5.0,
        color(look.ink.panel),
        egui::Stroke::new(1.0, color(look.ink.line)),
        egui::StrokeKind::Inside,
    );
    painter.galley(corner + vec2(8.0, 5.0), galley, color(look.ink.text));
}

/// A note that hangs on a control: below it, or above where there is no room. It takes no room and
/// catches no pointer.
pub(super) fn bubble(context: &egui::Context, look: &Look, on: egui::Rect, text: &str) {
    let whole = context.content_rect().shrink(4.0);
    let painter = context.layer_painter(egui::LayerId::new(
        egui::Order::Tooltip,
        egui::Id::unique("bubble"),
    ));
    let mut job = egui::text::LayoutJob::simple(
        text.to_owned(),
        font(size::SMALL * look.scale, false),
        color(look.ink.text),
        (340.0 * look.scale).min(whole.width() - 24.0),
    );
    for section in &mut job.sections {
        section.format.line_height = Some(size::SMALL * look.scale * 1.45);
    }
    let galley = painter.layout_job(job);
    let room = galley.size() + vec2(20.0, 12.0);
    let notch = 6.0;
    let below = on.bottom() + notch + room.y <= whole.bottom();
    let top = if below {
        on.bottom() + notch
    } else {
        (on.top() - notch - room.y).max(whole.top())
    };
    let left = on.left().min(whole.right() - room.x).max(whole.left());
    let rect = egui::Rect::from_min_size(pos2(left, top), room);
    let edge = Stroke::new(1.5, color(look.ink.warning));
    let fill = color(look.ink.panel);
    painter.rect(rect, 6.0, fill, edge, egui::StrokeKind::Inside);
    // The notch covers the edge where it leaves the bubble.
    let (foot, tip) = if below {
        (rect.top() + 1.5, rect.top() - notch + 1.0)
    } else {
        (rect.bottom() - 1.5, rect.bottom() + notch - 1.0)
    };
    let middle = (on.left() + 18.0).clamp(rect.left() + 14.0, rect.right() - 14.0);
    let corners = [
        pos2(middle - notch, foot),
        pos2(middle, tip),
        pos2(middle + notch, foot),
    ];
    painter.add(egui::Shape::convex_polygon(
        corners.to_vec(),
        fill,
        Stroke::NONE,
    ));
    painter.add(egui::Shape::line(corners.to_vec(), edge));
    painter.galley(rect.min + vec2(10.0, 6.0), galley, color(look.ink.text));
}

/// Where the pointer is that holds something, or where it was let go: where frames are slow it may
/// have gone on since in the same one.
pub(super) fn held_at(response: &Response) -> Option<egui::Pos2> {
    let at = response.interact_pointer_pos()?;
    let released = response.ctx.input(|input| {
        input.events.iter().find_map(|event| match event {
            egui::Event::PointerButton {
                pos,
                button: egui::PointerButton::Primary,
                pressed: false,
                ..
            } => Some(*pos),
            _ => None,
        })
    });
    Some(released.unwrap_or(at))
}
