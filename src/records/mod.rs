//! Records as tables of plain values with stable keys: what lists, statistics and data exports
//! show. Everything here comes from one [`Visible`](crate::lens::Visible).

mod account;
mod calendar;
mod changes;
mod cite;
mod delegations;
mod doings;
mod footnotes;
mod graph;
mod horizon;
mod listing;
mod lists;
mod stats;
mod table;
mod workbook;

pub use account::{Account, AccountLine, activities_of, figures_of};
pub use calendar::{Calendar, CalendarEntry};
pub use changes::{ChangeReport, ChangeRow, ChangeSection, ChangedFact, Compared};
pub use cite::{
    activity_citations, actor_citations, delegation_citations, figure_citations, last_known,
    milestone_citations, source_name, tie_citations,
};
pub use delegations::{delegations, delegations_of};
pub use doings::{activities, figures, milestones, policies};
pub use footnotes::{Footnotes, mark_text};
pub use graph::{Edge, Graph, GraphColumn, Heading, Node, Spell, ValueSort};
pub use horizon::{DueWords, horizon, kind_of};
pub use listing::{List, Listing, Row, actors, ties};
pub use lists::{kinds, regions, sources, views};
pub use stats::stats;
pub use table::{Cell, Column, RecordTable};
pub use workbook::{SheetColumn, Workbook, WorkbookSheet};
