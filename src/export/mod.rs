//! Scenes, graphs and tables as files: SVG; GEXF, GraphML, DOT; CSV, TSV, JSON. Nothing here looks into
//! the model.

mod csv;
mod dot;
mod gexf;
mod graphml;
mod json;
mod pdf;
mod png;
mod svg;
mod tsv;
mod xml;

pub use csv::csv;
pub use dot::dot;
pub use gexf::gexf;
pub use graphml::graphml;
pub use json::{json, network_json};
pub use pdf::pdf;
pub use png::{PngError, Raster, png, raster};
pub use svg::svg;
pub use tsv::tsv;
