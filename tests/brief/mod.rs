//! Briefings: what they say, and the four forms they are written in.

mod fixture;
#[cfg(feature = "typeset")]
mod pdf;
mod yokohama;
