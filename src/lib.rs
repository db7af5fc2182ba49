//! Kizuna: a desktop explorer of a city's partnerships.
//!
//! Rooms, from the ground up; each imports only those above it in this list. What each owns and
//! must never do stands in `ARCHITECTURE.md`.

pub mod model;

pub mod i18n;

pub mod store;

pub mod search;

pub mod edit;

pub mod network;

pub mod lens;

pub mod insight;

pub mod records;

pub mod layout;

pub mod scene;

pub mod page;

pub mod fonts;

pub mod export;

pub mod brief;

pub mod publish;

pub mod ui;

pub mod cli;
