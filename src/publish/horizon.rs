//! What falls due as a file.

use std::path::Path;

use super::Refusal;
use crate::export::{csv, ical, json};
use crate::insight::{Due, horizon_in};
use crate::lens::{Index, Lens};
use crate::model::{Date, DaySpan, Lang};
use crate::records::{self, Calendar};

/// The form of a file of what falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HorizonForm {
    /// A calendar (iCalendar).
    Ics,
    /// A table.
    Csv,
    /// The same table as objects.
    Json,
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
            _ => None,
        }
    }

    /// Whether it is a picture: has a size, a title, a ground.
    #[must_use]
    pub fn is_picture(self) -> bool {
        false
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
        })
    }
}
