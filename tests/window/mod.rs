//! The window, through its accessibility tree: no display, no GPU.

mod agree;
mod axis;
mod canvas;
mod desktop;
mod files;
mod filters;
mod inspector;
mod pictures;
mod playing;
mod raster;
mod registry;
mod search;
mod stage;
mod time;
mod views;
mod whole;
