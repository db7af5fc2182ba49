//! The window, through its accessibility tree: no display, no GPU.

mod canvas;
mod files;
mod filters;
mod inspector;
mod pictures;
mod raster;
mod search;
mod stage;
mod time;
mod whole;
