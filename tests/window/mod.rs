//! The window, through its accessibility tree: no display, no GPU.

mod agree;
mod axis;
mod canvas;
mod commands;
mod composing;
mod desktop;
mod files;
mod filters;
mod inspector;
mod map;
mod palette;
mod pictures;
mod playing;
mod raster;
mod registry;
mod search;
mod stage;
mod steady;
mod time;
mod views;
mod whole;
