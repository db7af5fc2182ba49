//! Briefings as files.

use std::path::Path;

use super::{Progress, Refusal};
use crate::brief::{BriefError, Request, briefing, docx, html, markdown};
use crate::i18n::{Message, Trouble, TroubleKind};
use crate::lens::Index;
use crate::model::Lang;

/// The form of a briefing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BriefForm {
    /// To be printed and carried.
    #[default]
    Pdf,
    /// To be worked on in a word processor.
    Docx,
    /// To be read in a browser.
    Html,
    /// To be pasted elsewhere.
    Markdown,
}

/// A briefing that was asked for as a file. Equal orders of equal registries give equal bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefOrder {
    /// In which form.
    pub form: BriefForm,
    /// What it is about and how it is told.
    pub request: Request,
}

impl BriefForm {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Pdf, Self::Docx, Self::Html, Self::Markdown];

    /// What the names of its files end in, without the dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Markdown => "md",
        }
    }

    /// What people call it, in any language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Docx => "DOCX (Word)",
            Self::Html => "HTML",
            Self::Markdown => "Markdown",
        }
    }

    /// The form that a file's name asks for by its ending.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|form| form.ending() == ending)
    }
}

impl From<BriefError> for Refusal {
    fn from(error: BriefError) -> Self {
        Self::Trouble(error.trouble())
    }
}

impl BriefOrder {
    /// Makes the bytes of the file.
    ///
    /// # Errors
    /// Somebody asked to stop; nobody is named, or somebody whom the registry does not have; it could
    /// not be set.
    pub fn bytes(&self, index: &Index, progress: &Progress) -> Result<Vec<u8>, Refusal> {
        let go_on = |share| match progress.go_on(share) {
            true => Ok(()),
            false => Err(Refusal::Cancelled),
        };
        go_on(0.05)?;
        let briefing = briefing(index, &self.request)?;
        go_on(0.4)?;
        let bytes = match self.form {
            BriefForm::Pdf => set(&briefing)?,
            BriefForm::Docx => docx(&briefing).map_err(|error| not_set(&error))?,
            BriefForm::Html => html(&briefing).into_bytes(),
            BriefForm::Markdown => markdown(&briefing).into_bytes(),
        };
        go_on(1.0)?;
        Ok(bytes)
    }

    /// A name for the file: what it is about and the day, without what a system refuses.
    #[must_use]
    pub fn suggested(&self, index: &Index, lang: Lang) -> String {
        let registry = index.registry();
        let delegation = self.request.delegation(registry).ok().flatten();
        let title = match delegation {
            Some(delegation) => delegation.title.get(lang).to_owned(),
            None => {
                let names: Vec<&str> = self
                    .request
                    .actors
                    .iter()
                    .filter_map(|id| registry.actors.get(id.as_str()))
                    .map(|actor| actor.name().get(lang))
                    .collect();
                Message::new("brief-file").with("names", names).text(lang)
            }
        };
        let day = self.request.day_of(delegation);
        super::name::stemmed(&[title, day.to_string()], self.form.ending())
    }
}

#[cfg(feature = "typeset")]
fn set(briefing: &crate::brief::Briefing) -> Result<Vec<u8>, Refusal> {
    crate::brief::pdf(briefing).map_err(|error| not_set(&error))
}

#[cfg(not(feature = "typeset"))]
fn set(_: &crate::brief::Briefing) -> Result<Vec<u8>, Refusal> {
    let trouble = Trouble::new(TroubleKind::Request, Message::new("brief-no-typesetter"));
    Err(trouble
        .hint(Message::new("brief-no-typesetter-hint"))
        .into())
}

fn not_set(error: &dyn std::error::Error) -> Refusal {
    let cause = Message::new("brief-not-set").with("detail", error.to_string());
    Trouble::new(TroubleKind::Output, cause).into()
}
