//! Every change to a registry, as a value that can be undone.
//!
//! [`Document`] is the only place that changes a registry: no other code gets a mutable one.

mod change;
mod document;

pub use change::{Change, EditError, Put, RecordRef, ViewStep};
pub use document::Document;
