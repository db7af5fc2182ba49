//! All integration tests, in one binary: linking the window's toolkit once keeps `cargo test` quick.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop with a message"
)]

mod window;
