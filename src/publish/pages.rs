//! The pages of a paper as points, to be looked at before it is written.

use super::{BriefForm, BriefOrder, Progress, Refusal};
use crate::export::Raster;
use crate::lens::Index;

/// Whether this program can draw pages: it was built with the typesetter.
pub const DRAWS_PAGES: bool = cfg!(feature = "typeset");

/// The pages of a paper that has been set. They are drawn one by one, in whatever size.
pub struct Pages {
    sizes: Vec<[f32; 2]>,
    #[cfg(feature = "typeset")]
    pdf: hayro::hayro_syntax::Pdf,
}

impl std::fmt::Debug for Pages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Pages").field(&self.sizes).finish()
    }
}

impl BriefOrder {
    /// The pages that the paper has as PDF, whatever form is asked for.
    ///
    /// # Errors
    /// As [`BriefOrder::bytes`]; this program has no typesetter.
    pub fn pages(&self, index: &Index, progress: &Progress) -> Result<Pages, Refusal> {
        let order = Self {
            form: BriefForm::Pdf,
            ..self.clone()
        };
        Pages::read(order.bytes(index, progress)?)
    }
}

impl Pages {
    /// Width and height of each page, in points of 1/72 inch.
    #[must_use]
    pub fn sizes(&self) -> &[[f32; 2]] {
        &self.sizes
    }
}

#[cfg(feature = "typeset")]
impl Pages {
    fn read(bytes: Vec<u8>) -> Result<Self, Refusal> {
        let pdf = hayro::hayro_syntax::Pdf::new(bytes)
            .map_err(|error| super::not_drawn(format!("{error:?}")))?;
        let pages = pdf.pages().iter();
        let sizes = pages.map(|page| page.render_dimensions().into()).collect();
        Ok(Self { sizes, pdf })
    }

    /// A page on white, so many points wide; nothing if there is no such page.
    #[must_use]
    pub fn draw(&self, page: usize, width: u16) -> Option<Raster> {
        use hayro::vello_cpu::color::palette::css::WHITE;
        use hayro::{RenderCache, RenderSettings, render};
        let [wide, high] = *self.sizes.get(page)?;
        let scale = f32::from(width) / wide;
        let settings = RenderSettings {
            x_scale: scale,
            y_scale: scale,
            width: Some(width.max(1)),
            height: Some((high * scale).round().max(1.0) as u16),
            bg_color: WHITE,
        };
        let (cache, reading) = (RenderCache::new(), Default::default());
        let drawn = render(self.pdf.pages().get(page)?, &cache, &reading, &settings);
        Some(Raster {
            width: drawn.width().into(),
            height: drawn.height().into(),
            rgba: drawn.data_as_u8_slice().to_vec(),
        })
    }
}

#[cfg(not(feature = "typeset"))]
impl Pages {
    fn read(_: Vec<u8>) -> Result<Self, Refusal> {
        Ok(Self { sizes: Vec::new() })
    }

    /// A page on white, so many points wide; nothing if there is no such page.
    #[must_use]
    pub fn draw(&self, _page: usize, _width: u16) -> Option<Raster> {
        None
    }
}
