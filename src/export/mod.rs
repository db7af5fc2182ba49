//! Scenes and tables as files: SVG, CSV, JSON. Nothing here looks into the model.

mod csv;
mod json;
mod svg;

pub use csv::csv;
pub use json::json;
pub use svg::svg;
