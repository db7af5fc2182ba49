//! Paper: sizes by name or in points of a screen, margins, and how fine pictures are.

use crate::scene::{Paper, Size};

/// Points of a sheet in an inch: those of a screen.
pub const DPI: f64 = 96.0;
/// Points in an inch of a picture for paper.
const FINE: f64 = 300.0;
const MM_IN_INCH: f64 = 25.4;

/// A size that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageSize {
    /// 297 mm x 210 mm.
    A4,
    /// 420 mm x 297 mm.
    A3,
    /// A slide of 13⅓ x 7½ inches.
    Slide,
}

impl PageSize {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::A4, Self::A3, Self::Slide];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
            Self::Slide => "16:9",
        }
    }

    /// Its size in points of a sheet, lying or standing.
    #[must_use]
    pub fn size(self, upright: bool) -> Size {
        let points = |mm: f64| (mm / MM_IN_INCH * DPI).round();
        let (width, height) = match self {
            Self::A4 => (points(297.0), points(210.0)),
            Self::A3 => (points(420.0), points(297.0)),
            Self::Slide => (1280.0, 720.0),
        };
        if upright {
            let (width, height) = (height, width);
            Size { width, height }
        } else {
            Size { width, height }
        }
    }
}

/// What a picture is drawn on, as a person asks for it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Page {
    /// As large as what it shows needs.
    #[default]
    Own,
    /// A size that has a name, lying or standing.
    Named(PageSize, bool),
    /// So many points of a picture.
    Points(Size),
}

/// The least and the most points of a side.
const SIDES: std::ops::RangeInclusive<f64> = 200.0..=20000.0;

/// The size that numbers ask for: `1600x1000`; each 200 to 20000.
fn own_size(words: &str) -> Option<Size> {
    let (width, height) = words.split_once(['x', 'X', '×'])?;
    let side = |text: &str| {
        let side: f64 = text.trim().parse().ok()?;
        SIDES.contains(&side).then_some(side)
    };
    let (width, height) = (side(width)?, side(height)?);
    Some(Size { width, height })
}

impl Page {
    /// The page that a word stands for: `A4`, `A3`, `16:9` or `slide`, with `-portrait` behind it if it stands;
    /// or `1600x1000`.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim().to_ascii_lowercase();
        let (name, upright) = match word.strip_suffix("-portrait") {
            Some(name) => (name, true),
            None => (word.as_str(), false),
        };
        let named = match name {
            "a4" => Some(PageSize::A4),
            "a3" => Some(PageSize::A3),
            "16:9" | "slide" => Some(PageSize::Slide),
            _ => None,
        };
        match named {
            Some(size) => Some(Self::Named(size, upright)),
            None => own_size(&word).map(Self::Points),
        }
    }

    /// How fine a picture of points is where nobody says: as for print on paper, point by point where
    /// points were asked for.
    #[must_use]
    pub fn usual_dpi(self) -> f64 {
        match self {
            Self::Named(PageSize::A4 | PageSize::A3, _) => FINE,
            Self::Own | Self::Named(PageSize::Slide, _) => 2.0 * DPI,
            Self::Points(_) => DPI,
        }
    }

    /// The paper, for a picture of `dpi` points an inch, with margins in millimetres. Points that were
    /// asked for are points of the picture: the finer it is, the smaller the sheet.
    #[must_use]
    pub fn paper(self, dpi: f64, margin: f64, clear: bool) -> Paper {
        let size = match self {
            Self::Own => None,
            Self::Named(size, upright) => Some(size.size(upright)),
            Self::Points(points) => Some(Size {
                width: points.width * DPI / dpi,
                height: points.height * DPI / dpi,
            }),
        };
        Paper {
            size,
            margin: margin / MM_IN_INCH * DPI,
            clear,
            within_text: false,
        }
    }
}
