//! Fonts and colours of the window, from the bundled faces and the inks of `scene`.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Shadow, Stroke,
    Style, TextStyle, Theme, Vec2, Visuals, vec2,
};

use crate::fonts::{BOLD, FALLBACKS, REGULAR};
use crate::scene::{Color, Ground, Ink, ink};

/// The family of heavier letters.
const HEAVY: &str = "heavy";

/// Gives the window the bundled faces.
pub(super) fn install_fonts(context: &Context) {
    let mut fonts = FontDefinitions::empty();
    for face in [REGULAR, BOLD].into_iter().chain(FALLBACKS) {
        let mut data = FontData::from_static(face.bytes);
        // BIZ UDPGothic's own hints make its dashes vanish at the sizes of a window.
        data.tweak.hinting = Some(false);
        fonts.font_data.insert(face.name.to_owned(), Arc::new(data));
    }
    let chain = |first: &str| -> Vec<String> {
        std::iter::once(first)
            .chain(FALLBACKS.iter().map(|face| face.name))
            .map(str::to_owned)
            .collect()
    };
    fonts.families = BTreeMap::from([
        (FontFamily::Proportional, chain(REGULAR.name)),
        (FontFamily::Monospace, chain(REGULAR.name)),
        (FontFamily::Name(HEAVY.into()), chain(BOLD.name)),
    ]);
    context.set_fonts(fonts);
    context.options_mut(|options| {
        // Ctrl with plus and minus zooms the network; the size of the type is a setting.
        options.zoom_with_keyboard = false;
    });
}

/// A letter of this size, heavier or not.
#[must_use]
pub(super) fn font(size: f32, heavy: bool) -> FontId {
    let family = if heavy {
        FontFamily::Name(HEAVY.into())
    } else {
        FontFamily::Proportional
    };
    FontId::new(size, family)
}

/// The window's colour for a colour of a scene.
#[must_use]
pub(super) fn color(color: Color) -> Color32 {
    Color32::from_rgb(color.0, color.1, color.2)
}

/// A colour that lets some of the ground through.
#[must_use]
pub(super) fn veiled(base: Color, opacity: f64) -> Color32 {
    color(base).gamma_multiply(opacity as f32)
}

/// Sizes of the type at 100 %.
pub(super) mod size {
    /// Small print.
    pub(crate) const SMALL: f32 = 11.0;
    /// Text.
    pub(crate) const BODY: f32 = 13.0;
    /// Heads of sections.
    pub(crate) const SECTION: f32 = 13.0;
    /// The name of what is shown.
    pub(crate) const TITLE: f32 = 20.0;
}

/// Gives the window its colours and sizes.
pub(super) fn apply(context: &Context, ground: Ground, scale: f32) {
    let theme = match ground {
        Ground::Light | Ground::Contrast => Theme::Light,
        Ground::Dark => Theme::Dark,
    };
    context.set_theme(theme);
    context.set_style_of(theme, style(ground, scale));
}

fn style(ground: Ground, scale: f32) -> Style {
    let ink = ink(ground);
    let mut style = Style {
        visuals: visuals(ground, &ink),
        text_styles: BTreeMap::from([
            (TextStyle::Small, font(size::SMALL * scale, false)),
            (TextStyle::Body, font(size::BODY * scale, false)),
            (TextStyle::Button, font(size::BODY * scale, false)),
            (TextStyle::Monospace, font(size::BODY * scale, false)),
            (TextStyle::Heading, font(size::TITLE * scale, true)),
        ]),
        ..Style::default()
    };
    style.spacing.item_spacing = vec2(8.0, 5.0);
    style.spacing.button_padding = vec2(9.0, 4.0);
    style.spacing.interact_size = Vec2::new(24.0, 24.0) * scale.sqrt();
    style.spacing.icon_width = 15.0 * scale;
    style.spacing.icon_width_inner = 9.0 * scale;
    style.spacing.window_margin = egui::Margin::same(18);
    style.spacing.tooltip_width = 340.0 * scale.sqrt();
    style.spacing.menu_width = 260.0;
    style.interaction.tooltip_delay = 0.35;
    style.interaction.selectable_labels = false;
    style
}

fn visuals(ground: Ground, ink: &Ink) -> Visuals {
    let mut visuals = match ground {
        Ground::Light | Ground::Contrast => Visuals::light(),
        Ground::Dark => Visuals::dark(),
    };
    let text = color(ink.text);
    let wide = ground.line() as f32;
    let line = Stroke::new(wide, color(ink.line));
    let radius = CornerRadius::same(6);
    visuals.panel_fill = color(ink.panel);
    visuals.window_fill = color(ink.panel);
    visuals.window_stroke = line;
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.extreme_bg_color = color(ink.card);
    visuals.faint_bg_color = color(ink.card);
    visuals.hyperlink_color = color(ink.accent);
    visuals.warn_fg_color = color(ink.warning);
    visuals.error_fg_color = color(crate::model::Hue::Red.on(ground));
    visuals.weak_text_color = Some(color(ink.quiet));
    visuals.selection.bg_fill = color(ink.chosen);
    visuals.selection.stroke = Stroke::new(wide, color(ink.accent));
    visuals.text_cursor.stroke = Stroke::new(2.0, color(ink.accent));
    visuals.text_cursor.blink = false;
    let shadow = Shadow {
        offset: [0, 6],
        blur: 18,
        spread: 0,
        color: Color32::from_black_alpha(if ground == Ground::Dark { 110 } else { 36 }),
    };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    let widgets = &mut visuals.widgets;
    widgets.noninteractive.fg_stroke = Stroke::new(1.0, text);
    widgets.noninteractive.bg_stroke = line;
    widgets.noninteractive.bg_fill = color(ink.panel);
    widgets.noninteractive.weak_bg_fill = color(ink.panel);
    for (widget, fill, edge) in [
        (&mut widgets.inactive, ink.card, ink.edge),
        (&mut widgets.hovered, ink.chosen, ink.accent),
        (&mut widgets.active, ink.chosen, ink.accent),
        (&mut widgets.open, ink.chosen, ink.edge),
    ] {
        widget.bg_fill = color(fill);
        widget.weak_bg_fill = color(fill);
        widget.bg_stroke = Stroke::new(wide, color(edge));
        widget.fg_stroke = Stroke::new(1.5 * wide, text);
        widget.corner_radius = radius;
        widget.expansion = 0.0;
    }
    widgets.noninteractive.corner_radius = radius;
    visuals
}
