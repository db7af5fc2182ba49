//! Scenes and tables as files.

mod desktop;
mod graphs;
mod network;
mod played;
mod round_trip;
mod rules;
mod schema;
mod svg;
mod tables;
mod workbook;
mod xml;
