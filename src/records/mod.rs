//! Records as tables of plain values with stable keys: what lists, statistics and data exports
//! show. Everything here comes from one [`Visible`](crate::lens::Visible).

mod cite;
mod footnotes;
mod lists;
mod stats;
mod table;

pub use cite::{actor_citations, last_known, tie_citations};
pub use footnotes::{Footnotes, mark_text};
pub use lists::{actors, kinds, regions, sources, ties};
pub use stats::stats;
pub use table::{Cell, Column, RecordTable};
