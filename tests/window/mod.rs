//! The window, through its accessibility tree: no display, no GPU.

mod canvas;
mod desktop;
mod files;
mod filters;
mod inspector;
mod pictures;
mod raster;
mod registry;
mod search;
pub(crate) mod stage;
mod time;
mod views;
mod whole;
