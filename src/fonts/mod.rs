//! The faces built into the program: their bytes, the order in which they stand in for one another,
//! and the letters and widths that texts have in them.

use std::ops::Range;

use skrifa::instance::{LocationRef, Size as FontSize};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

use crate::scene::MeasureText;

/// A bundled face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// The letters of the bundled faces and their widths.
pub struct Metrics {
    regular: Vec<Widths>,
    bold: Vec<Widths>,
}

/// Letters of a text that follow one another in one face.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The face.
    pub face: Face,
    /// Which bytes of the text they are.
    pub range: Range<usize>,
    /// The letters in order.
    pub glyphs: Vec<Glyph>,
}

/// A letter in a face.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u32,
    /// Which bytes of the text it stands for.
    pub range: Range<usize>,
    /// How far the next one stands from it, in parts of the size.
    pub advance: f64,
}

struct Widths {
    face: Face,
    font: FontRef<'static>,
    glyphs: GlyphMetrics<'static>,
}

/// Widths are read at this size, in which they are whole fractions.
const EM: f64 = 1000.0;

impl Metrics {
    /// The widths of the bundled faces. Cheap: only the tables of contents are read.
    #[must_use]
    pub fn new() -> Self {
        Self {
            regular: chain(false).filter_map(Widths::of).collect(),
            bold: chain(true).filter_map(Widths::of).collect(),
        }
    }

    /// Whether a bundled face has a character.
    #[must_use]
    pub fn covers(&self, c: char) -> bool {
        self.regular
            .iter()
            .any(|face| face.font.charmap().map(c).is_some())
    }

    /// The letters of a text, in runs of one face each. A character that no face has is the box
    /// that the first one shows for it.
    #[must_use]
    pub fn runs(&self, text: &str, bold: bool) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let chain = self.chain(bold);
        for (at, c) in text.char_indices() {
            let range = at..at + c.len_utf8();
            let known = chain
                .iter()
                .find_map(|face| Some((face, face.font.charmap().map(c)?)));
            let Some((face, id)) = known.or_else(|| Some((chain.first()?, GlyphId::NOTDEF))) else {
                continue;
            };
            let advance = known.and_then(|_| face.glyphs.advance_width(id));
            let glyph = Glyph {
                id: id.to_u32(),
                range: range.clone(),
                advance: advance.map_or(1.0, |width| f64::from(width) / EM),
            };
            match runs.last_mut() {
                Some(run) if run.face.name == face.face.name => {
                    run.range.end = range.end;
                    run.glyphs.push(glyph);
                }
                _ => runs.push(Run {
                    face: face.face,
                    range,
                    glyphs: vec![glyph],
                }),
            }
        }
        runs
    }

    fn chain(&self, bold: bool) -> &[Widths] {
        if bold { &self.bold } else { &self.regular }
    }

    fn advance(&self, c: char, bold: bool) -> f64 {
        self.chain(bold)
            .iter()
            .find_map(|face| {
                let glyph = face.font.charmap().map(c)?;
                face.glyphs.advance_width(glyph).map(f64::from)
            })
            // Missing everywhere: a box of one em.
            .unwrap_or(EM)
    }
}

/// The faces in the order in which they are asked.
pub fn chain(bold: bool) -> impl Iterator<Item = Face> {
    std::iter::once(if bold { BOLD } else { REGULAR }).chain(FALLBACKS)
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
        Some(Self { face, font, glyphs })
    }
}

impl MeasureText for Metrics {
    fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        text.chars().map(|c| self.advance(c, bold)).sum::<f64>() * size / EM
    }
}
