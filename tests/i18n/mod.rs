//! What the program says, in both languages.

mod glyphs;
mod messages;
