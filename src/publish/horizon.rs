//! What falls due as a file.

use std::path::Path;

use super::public::for_public;
use super::{DPI, Form, Page, Progress, Refusal, not_drawn};
use crate::export::{csv, finest, ical, json, pdf, png, svg};
use crate::fonts::{FAMILIES, Metrics};
use crate::i18n::Trouble;
use crate::insight::{Due, horizon_in};
use crate::lens::{Index, Lens};
use crate::model::{Date, DaySpan, Lang, Registry};
use crate::records::{self, Calendar};
use crate::scene::{AlmanacRequest, Ground, Sheet, almanac};

/// The form of a file of what falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HorizonForm {
    /// A calendar (iCalendar).
    Ics,
    /// A table.
    Csv,
    /// The same table as objects.
    Json,
    /// Years at a glance, as a picture.
    Picture(Form),
}

impl HorizonForm {
    /// The form that a file's name asks for by its ending.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "ics" => Some(Self::Ics),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            _ => Form::of(path)
                .filter(|form| form.is_picture())
                .map(Self::Picture),
        }
    }

    /// Whether it is a picture: has a size, a title, a ground.
    #[must_use]
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Picture(_))
    }
}

/// A file of what falls due that was asked for. Equal orders of equal registries give equal bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct HorizonOrder {
    /// In which form.
    pub form: HorizonForm,
    /// Of what. Its time is not asked.
    pub lens: Lens,
    /// In which days, both included.
    pub span: DaySpan,
    /// The day whose states the lens asks for.
    pub today: Date,
    /// The size of a picture.
    pub page: Page,
    /// What a picture is called; `None`: after the period.
    pub title: Option<String>,
    /// Light or dark.
    pub ground: Ground,
    /// The language.
    pub lang: Lang,
}

impl HorizonOrder {
    /// Makes the bytes of the file.
    ///
    /// # Errors
    /// [`Refusal`]: the picture would be too large.
    pub fn bytes(&self, index: &Index) -> Result<Vec<u8>, Refusal> {
        let registry = index.registry();
        let dues: Vec<Due> = horizon_in(index, &self.lens, self.span, self.today);
        Ok(match self.form {
            HorizonForm::Ics => {
                ical(&Calendar::new(registry, &dues, self.span.from, self.lang)).into_bytes()
            }
            HorizonForm::Csv => csv(&records::horizon(registry, &dues)),
            HorizonForm::Json => json(&records::horizon(registry, &dues)).into_bytes(),
            HorizonForm::Picture(form) => self.drawn(form, &self.sheet(index, &dues))?,
        })
    }

    /// The registry without what is internal, and the order as it is for that.
    ///
    /// # Errors
    /// The lens names somebody or something internal, which the words of a picture would tell of.
    pub fn for_public(&self, registry: &Registry) -> Result<(Registry, Self), Trouble> {
        let (public, lens) = for_public(registry, &self.lens, self.today)?;
        let order = Self {
            lens,
            ..self.clone()
        };
        Ok((public, order))
    }

    /// The sheet of a picture.
    #[must_use]
    pub fn sheet(&self, index: &Index, dues: &[Due]) -> Sheet {
        let dpi = match self.form {
            HorizonForm::Picture(Form::Png) => self.page.usual_dpi(),
            _ => DPI,
        };
        almanac(&AlmanacRequest {
            index,
            lens: &self.lens,
            dues,
            span: self.span,
            today: self.today,
            paper: self.page.paper(dpi, 0.0, false),
            title: self.title.as_deref(),
            ground: self.ground,
            lang: self.lang,
            measure: &Metrics::new(),
        })
    }

    fn drawn(&self, form: Form, sheet: &Sheet) -> Result<Vec<u8>, Refusal> {
        Ok(match form {
            Form::Png => {
                let dpi = self.page.usual_dpi().min(finest(sheet).max(1.0));
                let progress = Progress::default();
                png(sheet, dpi, &mut |share| progress.go_on(share))?
            }
            Form::Pdf => pdf(sheet, self.lang, self.today).map_err(not_drawn)?,
            _ => svg(sheet, FAMILIES).into_bytes(),
        })
    }
}
