//! Briefings: what they say, and the four forms they are written in.

mod desktop;
mod docx;
mod fixture;
mod hostile;
mod html;
mod markdown;
#[cfg(feature = "typeset")]
mod pdf;
mod tree;
mod visit;
mod yokohama;
