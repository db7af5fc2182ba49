//! What a picture is drawn on.

use super::marks::Size;

/// Size, margins and ground of a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Paper {
    /// The size of the whole sheet; `None` for the size that suits what it shows.
    pub size: Option<Size>,
    /// How much stays empty at every side. Unit: points.
    pub margin: f64,
    /// Without a ground: what the picture is laid on shows through.
    pub clear: bool,
    /// Within a text that itself tells title, day and sources: only what the signs mean stands with the
    /// picture, and rows of a timeline make it as high as they need.
    pub within_text: bool,
}

impl Paper {
    /// The least that margins leave of a side.
    const LEAST: f64 = 160.0;

    /// A sheet of this size without margins.
    #[must_use]
    pub fn of(size: Size) -> Self {
        Self {
            size: Some(size),
            ..Self::default()
        }
    }

    /// Whether margins leave room for a picture in the size that was asked for.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.size
            .is_none_or(|size| size.width.min(size.height) - 2.0 * self.margin >= Self::LEAST)
    }

    /// What margins leave of a size.
    pub(super) fn within(&self, size: Size) -> Size {
        let less = |side: f64| (side - 2.0 * self.margin).max(Self::LEAST);
        Size {
            width: less(size.width),
            height: less(size.height),
        }
    }

    /// A size with margins around it.
    pub(super) fn around(&self, size: Size) -> Size {
        Size {
            width: size.width + 2.0 * self.margin,
            height: size.height + 2.0 * self.margin,
        }
    }
}
