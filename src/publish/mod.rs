//! What is handed on: from an order in plain values to the bytes of a file. The window and the
//! command line both come here, so that both write the same bytes.

mod brief;
mod form;
mod horizon;
mod name;
mod page;
mod pages;
mod preview;
mod public;
mod snapshot;

pub use brief::{BriefForm, BriefOrder};
pub use form::Form;
pub use horizon::{HorizonForm, HorizonOrder};
pub use name::{clean, refused, suggested, suggested_snapshot};
pub use page::{DPI, Page, PageSize};
pub use pages::{DRAWS_PAGES, Pages};
pub use preview::Preview;
pub use snapshot::{MOST_VIEWS, Outlook, Shot, is_snapshot};

use std::sync::atomic::{AtomicU32, Ordering};

use crate::export::{
    PngError, csv, dot, finest, gexf, graphml, network_json, page, pdf, png, svg, xlsx,
};
use crate::fonts::{FAMILIES, Metrics};
use crate::i18n::{Message, Trouble, TroubleKind};
use crate::layout::{self, Centre};
use crate::lens::Index;
use crate::page::{PageRequest, content};
use crate::records::{Graph, List, Listing, Workbook};
use crate::scene::{Arrangement, Emphasis, Picture, Plot, Sheet, View};

/// A file that was asked for. Equal orders of equal registries give equal bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// In which form.
    pub form: Form,
    /// What is shown, and how a picture looks.
    pub picture: Picture,
    /// How many points of a picture an inch has.
    pub dpi: f64,
    /// Whether it may have fewer where a picture would be too large: nobody asked for so many.
    pub coarser: bool,
    /// Which list is the table of a form that has only one.
    pub list: List,
}

/// How far an order is, and whether somebody asked to stop; shared with whoever waits.
#[derive(Debug, Default)]
pub struct Progress {
    layout: layout::Progress,
    thousandths: AtomicU32,
}

/// Why there is no file.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// Somebody asked to stop.
    Cancelled,
    /// It cannot be done.
    Trouble(Trouble),
}

impl Progress {
    /// Asks to stop.
    pub fn cancel(&self) {
        self.layout.cancel();
    }

    /// The part that is done, 0 to 1.
    #[must_use]
    pub fn share(&self) -> f32 {
        self.thousandths.load(Ordering::Relaxed) as f32 / 1000.0
    }

    /// Notes the part that is done; answers whether to go on.
    fn go_on(&self, share: f32) -> bool {
        let thousandths = (share * 1000.0) as u32;
        self.thousandths.store(thousandths, Ordering::Relaxed);
        !self.layout.is_cancelled()
    }
}

impl From<layout::Cancelled> for Refusal {
    fn from(_: layout::Cancelled) -> Self {
        Self::Cancelled
    }
}

impl From<Trouble> for Refusal {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl From<PngError> for Refusal {
    fn from(error: PngError) -> Self {
        let trouble = match error {
            PngError::Cancelled => return Self::Cancelled,
            PngError::TooLarge { width, height } => {
                let cause = Message::new("picture-too-large")
                    .with("width", width.to_string())
                    .with("height", height.to_string());
                Trouble::new(TroubleKind::Request, cause)
                    .hint(Message::new("picture-too-large-hint"))
            }
            PngError::Drawing(detail) => not_drawn(detail),
        };
        Self::Trouble(trouble)
    }
}

fn not_drawn(detail: String) -> Trouble {
    let cause = Message::new("picture-not-drawn").with("detail", detail);
    Trouble::new(TroubleKind::Output, cause)
}

impl Order {
    /// Makes the bytes of the file.
    ///
    /// # Errors
    /// [`Refusal`]: it was cancelled, the view has no places for a network, the picture would be too
    /// large.
    pub fn bytes(&self, index: &Index, progress: &Progress) -> Result<Vec<u8>, Refusal> {
        let picture = &self.picture;
        let bytes = match self.form {
            Form::Svg | Form::Png | Form::Pdf => {
                self.drawn(&self.sheet(index, progress)?, progress)?
            }
            Form::Html => self.page(index)?.into_bytes(),
            Form::Gexf => gexf(&self.plot(index, progress)?).into_bytes(),
            Form::Graphml => graphml(&self.plot(index, progress)?).into_bytes(),
            Form::Dot => dot(&self.plot(index, progress)?).into_bytes(),
            Form::Csv => {
                let visible = picture.lens.visible(index, picture.today);
                csv(&Listing::of(self.list, index, &visible, picture.lang).table(index))
            }
            Form::Xlsx => xlsx(&self.workbook(index)).map_err(|error| error.trouble())?,
            Form::Json => {
                let visible = picture.lens.visible(index, picture.today);
                let graph = Graph::new(index, &picture.lens, &visible, picture.lang);
                network_json(&graph).into_bytes()
            }
        };
        if progress.go_on(1.0) {
            Ok(bytes)
        } else {
            Err(Refusal::Cancelled)
        }
    }

    /// Makes the bytes of a picture of a difference.
    ///
    /// # Errors
    /// As [`Order::bytes`]; the view is no network, or the form no picture.
    pub fn difference(
        &self,
        index: &Index,
        emphasis: &Emphasis,
        progress: &Progress,
    ) -> Result<Vec<u8>, Refusal> {
        let views = [Some(&self.picture.view), self.picture.beside.as_ref()];
        let other = views
            .into_iter()
            .flatten()
            .find(|view| !matches!(view, View::Network(_)));
        if let Some(view) = other {
            let cause = Message::new("diff-view-bad").with("view", view.word());
            let hint = Message::new("view-no-places-hint");
            return Err(Trouble::new(TroubleKind::Request, cause).hint(hint).into());
        }
        self.drawn(&self.sheet_of(index, Some(emphasis), progress)?, progress)
    }

    /// A sheet as the bytes of a picture.
    fn drawn(&self, sheet: &Sheet, progress: &Progress) -> Result<Vec<u8>, Refusal> {
        Ok(match self.form {
            Form::Png => {
                let mut step = |share: f32| progress.go_on(0.3 + 0.7 * share);
                png(sheet, self.dpi_of(sheet), &mut step)?
            }
            Form::Pdf => pdf(sheet, self.picture.lang, self.picture.today).map_err(not_drawn)?,
            _ => svg(sheet, FAMILIES).into_bytes(),
        })
    }

    /// How many points of a picture of points an inch has.
    fn dpi_of(&self, sheet: &Sheet) -> f64 {
        let finest = finest(sheet);
        if self.coarser && finest >= 1.0 {
            self.dpi.min(finest)
        } else {
            self.dpi
        }
    }

    /// The sheet of a picture.
    ///
    /// # Errors
    /// It was cancelled.
    pub fn sheet(&self, index: &Index, progress: &Progress) -> Result<Sheet, Refusal> {
        self.sheet_of(index, None, progress)
    }

    fn sheet_of(
        &self,
        index: &Index,
        emphasis: Option<&Emphasis>,
        progress: &Progress,
    ) -> Result<Sheet, Refusal> {
        let (metrics, layout) = (Metrics::new(), &progress.layout);
        let sheet = self
            .picture
            .draw_difference(index, emphasis, &metrics, layout)?;
        if progress.go_on(0.3) {
            Ok(sheet)
        } else {
            Err(Refusal::Cancelled)
        }
    }

    /// The interactive page, which begins with the view.
    fn page(&self, index: &Index) -> Result<String, Refusal> {
        let picture = &self.picture;
        let (on_map, centre) = match &picture.view {
            View::Network(Arrangement::Radial) => (false, Centre::default()),
            View::Network(Arrangement::Map(centre)) => (true, *centre),
            view => {
                let cause = Message::new("view-bad").with("view", view.word());
                let trouble = Trouble::new(TroubleKind::Request, cause);
                return Err(trouble.hint(Message::new("page-view-bad")).into());
            }
        };
        Ok(page(&content(&PageRequest {
            index,
            lens: &picture.lens,
            scheme: picture.scheme.as_ref(),
            on_map,
            centre,
            ground: picture.ground,
            lang: picture.lang,
            today: picture.today,
        })))
    }

    /// All lists of what is shown.
    fn workbook(&self, index: &Index) -> Workbook {
        let (lens, lang) = (&self.picture.lens, self.picture.lang);
        let visible = lens.visible(index, self.picture.today);
        Workbook::new(index, lens, &visible, lang, self.picture.today)
    }

    /// The network at the places of the view.
    fn plot(&self, index: &Index, progress: &Progress) -> Result<Plot, Refusal> {
        let plot = self.picture.plot(index, &progress.layout)?;
        plot.ok_or_else(|| {
            let cause = Message::new("view-no-places").with("view", self.picture.view.word());
            let trouble = Trouble::new(TroubleKind::Request, cause);
            Refusal::Trouble(trouble.hint(Message::new("view-no-places-hint")))
        })
    }
}
