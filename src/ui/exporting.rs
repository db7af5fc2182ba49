//! What is to be written into a file, as it stands in the sheet for it.

use std::sync::Arc;

use super::state::State;
use crate::i18n::Trouble;
use crate::lens::Index;
use crate::publish::{DPI, Form, Order, Page, PageSize, Preview, Refusal};
use crate::records::List;
use crate::scene::{Ground, Picture, Size, View};

/// The choices of the sheet. They stay while the window is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Exporting {
    /// In which form.
    pub form: Form,
    /// As what; `None`: as the view that is worked in.
    pub view: Option<View>,
    /// As what else, beside it.
    pub beside: Option<View>,
    /// Which size.
    pub sort: SizeSort,
    /// Whether paper stands.
    pub upright: bool,
    /// Points across and down, as they are typed.
    pub points: [String; 2],
    /// How fine; `None` as the size suggests.
    pub dpi: Option<u16>,
    /// Margins in millimetres.
    pub margin: u8,
    /// Without a ground.
    pub clear: bool,
    /// Light or dark; `None` as the window is.
    pub ground: Option<Ground>,
    /// A title of one's own; empty for the registry's.
    pub title: String,
    /// Which table.
    pub list: List,
    /// Whether internal records are left out.
    pub public: bool,
}

/// A sort of sizes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SizeSort {
    /// As large as what it shows needs.
    #[default]
    Own,
    /// A size with a name.
    Named(PageSize),
    /// Points that are typed.
    Points,
}

/// What is written: an order, for everybody or for the house.
#[derive(Clone, Debug, PartialEq)]
pub struct Errand {
    /// The order.
    pub order: Order,
    /// Whether internal records are left out.
    pub public: bool,
}

/// What a look is of.
#[derive(Clone, Debug, PartialEq)]
pub struct LookOf {
    /// What would be written.
    pub errand: Errand,
    /// In which state of the document.
    pub revision: u64,
    /// Room for it, in pixels across and down.
    pub pixels: [u32; 2],
}

/// A look at what will be written.
#[derive(Clone)]
pub struct Look {
    /// Of what.
    pub of: LookOf,
    /// What it looks like, or why there will be nothing.
    pub shows: Result<Seen, Trouble>,
}

/// A look, ready to be drawn.
#[derive(Clone)]
pub enum Seen {
    /// A picture.
    Picture(egui::TextureHandle),
    /// The first lines.
    Lines(Arc<str>),
}

impl std::fmt::Debug for Look {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Look").field(&self.of).finish()
    }
}

impl Default for Exporting {
    fn default() -> Self {
        Self {
            form: Form::Pdf,
            view: None,
            beside: None,
            sort: SizeSort::Named(PageSize::A4),
            upright: false,
            points: ["1600".to_owned(), "1000".to_owned()],
            dpi: None,
            margin: 10,
            clear: false,
            ground: None,
            title: String::new(),
            list: List::Ties,
            public: false,
        }
    }
}

impl Exporting {
    /// How fine pictures of points can be, in points an inch.
    pub const FINE: [u16; 4] = [96, 150, 300, 600];
    /// Margins to choose from, in millimetres.
    pub const MARGINS: [u8; 4] = [0, 5, 10, 20];

    /// The page that is asked for; `None` while no size is typed that can be made.
    #[must_use]
    pub fn page(&self) -> Option<Page> {
        match self.sort {
            SizeSort::Own => Some(Page::Own),
            SizeSort::Named(size) => Some(Page::Named(size, self.upright)),
            SizeSort::Points => {
                let [width, height] = &self.points;
                Page::from_word(&format!("{}x{}", width.trim(), height.trim()))
                    .filter(|page| matches!(page, Page::Points(Size { .. })))
            }
        }
    }

    /// How fine a picture of points is.
    #[must_use]
    pub fn fineness(&self) -> f64 {
        let usual = || self.page().unwrap_or_default().usual_dpi();
        self.dpi.map_or_else(usual, f64::from)
    }

    /// What is to be written, with what the window shows; `None` while a size cannot be read.
    #[must_use]
    pub fn errand(&self, state: &State) -> Option<Errand> {
        let dpi = if self.form == Form::Png {
            self.fineness()
        } else {
            DPI
        };
        let is_picture = self.form.is_picture();
        let page = if is_picture { self.page()? } else { Page::Own };
        let margin = if is_picture { self.margin } else { 0 };
        let paper = page.paper(dpi, f64::from(margin), self.clear && is_picture);
        if !paper.has_room() {
            return None;
        }
        let active = &state.view.panes.active().shows;
        let title = self.title.trim();
        let picture = Picture {
            lens: state.lens.clone(),
            today: state.today,
            // A form that cannot be made with this view begins with the rings.
            view: Some(self.view.as_ref().unwrap_or(active))
                .filter(|view| self.form.shows(view))
                .cloned()
                .unwrap_or_default(),
            beside: self.beside.clone().filter(|_| is_picture),
            scheme: state.view.scheme.clone(),
            paper,
            title: (is_picture && !title.is_empty()).then(|| title.to_owned()),
            ground: self.ground.unwrap_or_else(|| state.ground()),
            lang: state.lang,
            kept: Arc::clone(state.derived.kept()),
        };
        Some(Errand {
            order: Order {
                form: self.form,
                picture,
                dpi,
                coarser: self.dpi.is_none() && page == Page::Own,
                list: self.list,
            },
            public: self.public && !state.public,
        })
    }
}

impl Errand {
    /// Does something with the order and the registry that it is for.
    ///
    /// # Errors
    /// The order names what is internal; what is done with it fails.
    pub(super) fn ready<T>(
        &self,
        index: &Index,
        work: impl FnOnce(&Order, &Index) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        if !self.public {
            return work(&self.order, index);
        }
        let (registry, order) = self.order.for_public(index.registry())?;
        work(&order, &Index::new(Arc::new(registry)))
    }
}

/// What a worker brings of a look.
pub(super) type Looked = Result<Preview, Refusal>;
