//! All integration tests, in one binary: linking egui once is what keeps `cargo test` quick.
//! A module a room of the program, and `house` for the rules of the house.

// A test says that it failed by panicking.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

mod cli;
mod edit;
mod export;
mod house;
mod i18n;
mod layout;
mod lens;
mod model;
mod network;
mod records;
mod scene;
mod store;
