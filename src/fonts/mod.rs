//! The bundled faces: their bytes, the order in which they stand in for one another, and the
//! widths of their letters.

use skrifa::instance::{LocationRef, Size as FontSize};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider as _};

use crate::scene::MeasureText;

/// A bundled face.
#[derive(Clone, Copy, Debug)]
pub struct Face {
    /// Its name.
    pub name: &'static str,
    /// The font file.
    pub bytes: &'static [u8],
}

/// BIZ UDPGothic, the face of the program.
pub const REGULAR: Face = Face {
    name: "BIZ UDPGothic",
    bytes: include_bytes!("../../assets/fonts/BIZUDPGothic-Regular.ttf"),
};

/// Its heavier cut.
pub const BOLD: Face = Face {
    name: "BIZ UDPGothic Bold",
    bytes: include_bytes!("../../assets/fonts/BIZUDPGothic-Bold.ttf"),
};

/// Faces for what BIZ UDPGothic lacks, in the order in which they are asked: Vietnamese and
/// Romanian letters, Hangul, simplified Chinese. A character that two faces have takes its
/// Japanese form, because the Japanese face is asked first.
pub const FALLBACKS: [Face; 3] = [
    Face {
        name: "Noto Sans",
        bytes: include_bytes!("../../assets/fonts/NotoSans-Regular-subset.ttf"),
    },
    Face {
        name: "Noto Sans KR",
        bytes: include_bytes!("../../assets/fonts/NotoSansKR-Regular-subset.ttf"),
    },
    Face {
        name: "Noto Sans SC",
        bytes: include_bytes!("../../assets/fonts/NotoSansSC-Regular-subset.ttf"),
    },
];

/// Font families for programs that draw our pictures with their own fonts.
pub const FAMILIES: &str =
    "'BIZ UDPGothic', 'BIZ UDPゴシック', 'Noto Sans', 'Noto Sans JP', 'Yu Gothic', sans-serif";

/// The widths of letters in the bundled faces.
pub struct Metrics {
    regular: Vec<Widths>,
    bold: Vec<Widths>,
}

struct Widths {
    font: FontRef<'static>,
    glyphs: GlyphMetrics<'static>,
}

/// Widths are read at this size, in which they are whole fractions.
const EM: f64 = 1000.0;

impl Metrics {
    /// The widths of the bundled faces. Cheap: only the tables of contents are read.
    #[must_use]
    pub fn new() -> Self {
        let chain = |first: Face| {
            std::iter::once(first)
                .chain(FALLBACKS)
                .filter_map(Widths::of)
                .collect()
        };
        Self {
            regular: chain(REGULAR),
            bold: chain(BOLD),
        }
    }

    /// Whether a bundled face has a character.
    #[must_use]
    pub fn covers(&self, c: char) -> bool {
        self.regular
            .iter()
            .any(|face| face.font.charmap().map(c).is_some())
    }

    fn advance(&self, c: char, bold: bool) -> f64 {
        let faces = if bold { &self.bold } else { &self.regular };
        faces
            .iter()
            .find_map(|face| {
                let glyph = face.font.charmap().map(c)?;
                face.glyphs.advance_width(glyph).map(f64::from)
            })
            // Missing everywhere: a box of one em.
            .unwrap_or(EM)
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

impl Widths {
    fn of(face: Face) -> Option<Self> {
        let font = FontRef::new(face.bytes).ok()?;
        let glyphs = font.glyph_metrics(FontSize::new(EM as f32), LocationRef::default());
        Some(Self { font, glyphs })
    }
}

impl MeasureText for Metrics {
    fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        text.chars().map(|c| self.advance(c, bold)).sum::<f64>() * size / EM
    }
}
