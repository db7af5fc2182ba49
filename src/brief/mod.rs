//! Briefings: papers for people who meet a partner. A briefing is plain content first, worked out from
//! registry, day and delegation; then one of four writers writes it.

mod build;
mod content;
mod docx;
mod draft;
mod html;
mod markdown;
#[cfg(feature = "typeset")]
mod pdf;
mod pictures;
mod place;
mod request;
mod sections;
mod templates;

pub use build::briefing;
pub use content::{Block, Briefing, Chapter, Column, Part, Picture, Rests, Said, Table, Words};
pub use docx::{DocxError, docx};
pub use draft::title_id;
pub use html::html;
pub use markdown::markdown;
#[cfg(feature = "typeset")]
pub use pdf::{SetError, pdf};
pub use request::{BriefError, Request};
pub use templates::{built_in_templates, templates};
