//! Scenes, graphs, pages, tables and differences as files: PDF, PNG, SVG; HTML; GEXF, GraphML, DOT; CSV,
//! TSV, XLSX, JSON; Markdown; iCalendar. Nothing here looks into the model.

mod changes_html;
mod changes_markdown;
mod csv;
mod dot;
mod gexf;
mod graphml;
mod ical;
mod json;
mod page;
mod pdf;
mod png;
mod svg;
mod tsv;
mod xlsx;
pub(crate) mod xml;

pub use changes_html::changes_html;
pub use changes_markdown::changes_markdown;
pub use csv::csv;
pub use dot::dot;
pub use gexf::gexf;
pub use graphml::graphml;
pub use ical::ical;
pub use json::{NETWORK_SCHEMA, json, network_json};
pub use page::page;
pub use pdf::pdf;
pub use png::{PngError, Raster, drawn, finest, png, raster};
pub use svg::svg;
pub use tsv::tsv;
pub use xlsx::{XlsxTrouble, xlsx};
