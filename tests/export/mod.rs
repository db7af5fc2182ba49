//! Scenes and tables as files.

mod svg;
mod tables;
