//! Finding records by what is typed.

mod finding;
mod folding;
mod golden;
mod slips;
mod sounds;
