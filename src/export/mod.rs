//! Scenes, graphs, pages and tables as files: SVG; GEXF, GraphML, DOT; HTML; CSV, TSV, JSON. Nothing here looks into
//! the model.

mod csv;
mod dot;
mod gexf;
mod graphml;
mod json;
mod page;
mod svg;
mod tsv;
mod xml;

pub use csv::csv;
pub use dot::dot;
pub use gexf::gexf;
pub use graphml::graphml;
pub use json::{json, network_json};
pub use page::page;
pub use svg::svg;
pub use tsv::tsv;
