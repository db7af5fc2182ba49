//! Colours, lines and sizes by role.
//!
//! Shades are those of the Digital Agency Design System (npm `@digital-go-jp/design-tokens`, MIT),
//! chosen so that marks have a contrast of at least 3:1 with their ground and texts 4.5:1; a test
//! computes both.

use crate::model::{Dash, Hue};

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color(pub u8, pub u8, pub u8);

impl Color {
    const fn hex(code: u32) -> Self {
        Self((code >> 16) as u8, (code >> 8) as u8, code as u8)
    }

    /// `#rrggbb`.
    #[must_use]
    pub fn to_hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// What marks stand on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ground {
    /// Dark marks on a light ground.
    #[default]
    Light,
    /// Light marks on a dark ground.
    Dark,
    /// Black on white, with strong inks and thicker lines.
    Contrast,
}

impl Ground {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Contrast];

    /// How much wider lines are than usual.
    #[must_use]
    pub fn line(self) -> f64 {
        match self {
            Self::Light | Self::Dark => 1.0,
            Self::Contrast => 1.5,
        }
    }

    /// How much is seen of what is usually seen so far (0 to 1): where contrast counts even what
    /// stands back must be found.
    #[must_use]
    pub fn seen(self, usual: f64) -> f64 {
        match self {
            Self::Light | Self::Dark => usual,
            Self::Contrast => usual.sqrt(),
        }
    }
}

/// Colours by role, for one ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink {
    /// The ground of a picture.
    pub ground: Color,
    /// The ground of panels, fields and cards.
    pub panel: Color,
    /// A card on a panel.
    pub card: Color,
    /// Lines between panels.
    pub line: Color,
    /// The edges of fields, boxes and buttons.
    pub edge: Color,
    /// Text.
    pub text: Color,
    /// Text of less weight.
    pub quiet: Color,
    /// Guides behind the marks: rings, sectors. Decoration, without meaning of its own.
    pub guide: Color,
    /// Land on a map; the sea is the ground.
    pub land: Color,
    /// The home city, what is selected, what can be pressed.
    pub accent: Color,
    /// Text on `accent`.
    pub on_accent: Color,
    /// The ground of what is chosen.
    pub chosen: Color,
    /// What needs attention.
    pub warning: Color,
    /// The ground of what needs attention.
    pub warning_ground: Color,
    /// Bands of eras behind the time axis.
    pub bands: [Color; 2],
    /// What is there but not in the lens.
    pub absent: Color,
}

/// The inks of a ground.
#[must_use]
pub fn ink(ground: Ground) -> Ink {
    match ground {
        Ground::Light => Ink {
            ground: Color::hex(0x00f8_f9fc),
            panel: Color::hex(0x00ff_ffff),
            card: Color::hex(0x00f4_f5f9),
            line: Color::hex(0x00dd_e0e8),
            edge: Color::hex(0x0088_8e9c),
            text: Color::hex(0x001a_1a1a),
            quiet: Color::hex(0x0059_5f6b),
            guide: Color::hex(0x00d5_d9e4),
            land: Color::hex(0x00e4_e7ed),
            accent: Color::hex(0x0000_17c1),
            on_accent: Color::hex(0x00ff_ffff),
            chosen: Color::hex(0x00e8_f1fe),
            warning: Color::hex(0x006e_5600),
            warning_ground: Color::hex(0x00ff_f7dc),
            bands: [Color::hex(0x00f2_f1ec), Color::hex(0x00e9_eff6)],
            absent: Color::hex(0x00b8_bdc9),
        },
        Ground::Dark => Ink {
            ground: Color::hex(0x0014_171d),
            panel: Color::hex(0x001b_1f27),
            card: Color::hex(0x0025_2a34),
            line: Color::hex(0x0038_3e4a),
            edge: Color::hex(0x007a_8292),
            text: Color::hex(0x00f2_f3f5),
            quiet: Color::hex(0x00b0_b7c3),
            guide: Color::hex(0x0034_3a47),
            land: Color::hex(0x0026_2c37),
            accent: Color::hex(0x009d_b7f9),
            on_accent: Color::hex(0x0010_1a40),
            chosen: Color::hex(0x0024_3355),
            warning: Color::hex(0x00ff_d43d),
            warning_ground: Color::hex(0x003a_3314),
            bands: [Color::hex(0x001f_2229), Color::hex(0x001c_2632)],
            absent: Color::hex(0x0059_606e),
        },
        Ground::Contrast => Ink {
            ground: Color::hex(0x00ff_ffff),
            panel: Color::hex(0x00ff_ffff),
            card: Color::hex(0x00f2_f2f2),
            line: Color::hex(0x004d_4d4d),
            edge: Color::hex(0x0000_0000),
            text: Color::hex(0x0000_0000),
            quiet: Color::hex(0x0033_3333),
            guide: Color::hex(0x0094_9494),
            land: Color::hex(0x00e6_e6e6),
            accent: Color::hex(0x0000_118f),
            on_accent: Color::hex(0x00ff_ffff),
            chosen: Color::hex(0x00d9_e6ff),
            warning: Color::hex(0x0054_1e00),
            warning_ground: Color::hex(0x00ff_f0b3),
            bands: [Color::hex(0x00f7_f7f7), Color::hex(0x00e8_e8e8)],
            absent: Color::hex(0x0076_7676),
        },
    }
}

impl Hue {
    /// The shade of this hue on a ground.
    #[must_use]
    pub fn on(self, ground: Ground) -> Color {
        Color::hex(match (ground, self) {
            (Ground::Light, Self::Blue) => 0x0000_31d8,
            (Ground::Light, Self::LightBlue) => 0x0000_66be,
            (Ground::Light, Self::Cyan) => 0x0000_8299,
            (Ground::Light, Self::Green) => 0x0019_7a4b,
            (Ground::Light, Self::Lime) => 0x0050_7500,
            (Ground::Light, Self::Yellow) => 0x0092_7200,
            (Ground::Light, Self::Orange) => 0x00c7_4700,
            (Ground::Light, Self::Red) => 0x00ce_0000,
            (Ground::Light, Self::Magenta) => 0x00aa_00aa,
            (Ground::Light, Self::Purple) => 0x005c_10be,
            (Ground::Light, Self::Gray) => 0x0066_6666,
            (Ground::Dark, Self::Blue) => 0x0070_96f8,
            (Ground::Dark, Self::LightBlue) => 0x0057_b8ff,
            (Ground::Dark, Self::Cyan) => 0x002b_c8e4,
            (Ground::Dark, Self::Green) => 0x0051_b883,
            (Ground::Dark, Self::Lime) => 0x009d_dd15,
            (Ground::Dark, Self::Yellow) => 0x00ff_c700,
            (Ground::Dark, Self::Orange) => 0x00ff_8d44,
            (Ground::Dark, Self::Red) => 0x00ff_7171,
            (Ground::Dark, Self::Magenta) => 0x00f6_61f6,
            (Ground::Dark, Self::Purple) => 0x00bb_87ff,
            (Ground::Dark, Self::Gray) => 0x00b3_b3b3,
            (Ground::Contrast, Self::Blue) => 0x0000_17c1,
            (Ground::Contrast, Self::LightBlue) => 0x0000_428c,
            (Ground::Contrast, Self::Cyan) => 0x0000_4c59,
            (Ground::Contrast, Self::Green) => 0x000c_472a,
            (Ground::Contrast, Self::Lime) => 0x003e_5a00,
            (Ground::Contrast, Self::Yellow) => 0x0060_4b00,
            (Ground::Contrast, Self::Orange) => 0x008b_3200,
            (Ground::Contrast, Self::Red) => 0x00a9_0000,
            (Ground::Contrast, Self::Magenta) => 0x006c_006c,
            (Ground::Contrast, Self::Purple) => 0x0051_09ad,
            (Ground::Contrast, Self::Gray) => 0x004d_4d4d,
        })
    }
}

/// How much is seen of the marks of a network (0 to 1), before [`Ground::seen`].
pub mod seen {
    /// The line of a tie whose end is looked at.
    pub const BRIGHT: f64 = 0.95;
    /// The mark of an actor whose ties are only possible.
    pub const POSSIBLE: f64 = 0.5;
    /// The line of such a tie.
    pub const POSSIBLE_LINE: f64 = POSSIBLE * 0.7;
    /// A line that stands back behind what is looked at.
    pub const FADED: f64 = 0.17;
    /// A mark that does.
    pub const FADED_MARK: f64 = 0.28;
}

/// How much is seen of a tie's line while nobody is looked at (0 to 1): as little as leaves it a
/// contrast of 3:1 with what it runs over, which on a map is land too.
#[must_use]
pub fn plain_opacity(ground: Ground, on_map: bool) -> f64 {
    match (ground, on_map) {
        (Ground::Dark, false) => 0.62,
        (Ground::Dark, true) => 0.72,
        (_, false) => 0.8,
        (_, true) => 0.92,
    }
}

/// The strokes and gaps of a line, in points at a width of 1.5; empty for an unbroken one.
#[must_use]
pub fn dash_pattern(dash: Dash) -> &'static [f64] {
    match dash {
        Dash::Solid => &[],
        Dash::Dashed => &[7.0, 4.0],
        Dash::Dotted => &[1.5, 4.0],
        Dash::DashDot => &[8.0, 3.5, 1.5, 3.5],
        Dash::DashDotDot => &[8.0, 3.5, 1.5, 3.5, 1.5, 3.5],
        Dash::ShortDash => &[4.0, 3.0],
    }
}

/// Relative luminance, 0 to 1 (WCAG 2.2).
#[must_use]
pub fn luminance(color: Color) -> f64 {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * part(color.0) + 0.7152 * part(color.1) + 0.0722 * part(color.2)
}
