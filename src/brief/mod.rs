//! Briefings: papers for people who meet a partner. A briefing is plain content first, worked out from
//! registry, day and delegation; then one of four writers writes it.

mod content;
mod docx;
mod html;
mod markdown;
#[cfg(feature = "typeset")]
mod pdf;

pub use content::{Block, Briefing, Chapter, Column, Part, Picture, Rests, Said, Table, Words};
pub use docx::{DocxError, docx};
pub use html::html;
pub use markdown::markdown;
#[cfg(feature = "typeset")]
pub use pdf::{SetError, pdf};
