//! Briefings: papers for people who meet a partner. A briefing is plain content first, worked out from
//! registry, day and delegation; then one of four writers writes it.

mod content;
#[cfg(feature = "typeset")]
mod pdf;

pub use content::{Block, Briefing, Chapter, Column, Part, Picture, Rests, Said, Table, Words};
#[cfg(feature = "typeset")]
pub use pdf::{SetError, pdf};
