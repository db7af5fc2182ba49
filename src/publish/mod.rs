//! From what is looked at to the bytes of a file.

mod snapshot;

pub use snapshot::{Outlook, Shot};
