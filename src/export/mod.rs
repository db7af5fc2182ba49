//! Scenes and tables as files: SVG, CSV, TSV, JSON. Nothing here looks into the model.

mod csv;
mod json;
mod svg;
mod tsv;

pub use csv::csv;
pub use json::json;
pub use svg::svg;
pub use tsv::tsv;
