//! Registries and settings on disk.

mod broken;
mod round_trip;
mod saving;
mod settings;
pub(crate) mod snapshot;
