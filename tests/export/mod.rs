//! Scenes and tables as files.

mod graphs;
mod svg;
mod tables;
mod xml;
