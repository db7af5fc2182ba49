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
mod linked;
mod map;
mod no_pointer;
mod palette;
mod panes;
mod pictures;
mod playing;
mod raster;
mod registry;
mod search;
mod stage;
mod steady;
mod table;
mod time;
mod view_pictures;
mod views;
mod whole;
