//! All integration tests, in one binary: linking the window's toolkit once keeps `cargo test` quick.
//! A module a room of the program, and `house` for the rules of the house.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop with a message"
)]

mod support;

mod brief;
mod cli;
mod desktop;
mod edit;
mod export;
mod house;
mod i18n;
mod insight;
mod layout;
mod lens;
mod model;
mod network;
mod page;
mod publish;
mod records;
mod scene;
mod search;
mod store;
mod window;
