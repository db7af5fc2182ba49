//! The registry and what it means: actors, ties, their lives, claims and sources, regions, dates.
//!
//! This room does no input or output, reads no clock and knows neither graphs nor windows.

mod actor;
pub mod check;
mod claim;
mod country;
mod date;
mod era;
mod id;
mod life;
mod nearest;
mod region;
mod registry;
mod table;
mod text;
mod tie;

pub use actor::{Actor, ActorKind, Fact, Name, NameUse, Note, Place, Visibility};
pub use claim::{Citation, CitationError, Claim, Claims, Source, SourceStatus};
pub use country::{CountryCode, CountryCodeError};
pub use date::{DateError, DaySpan, PartialDate, Precision, next_day, previous_day};
pub use era::{ERAS, Era, cut_year};
pub use id::{ActorId, KindId, RegionId, RegionRef, SchemeId, SourceId, ThemeId, TieId};
pub use jiff::civil::Date;
pub use life::{Certainty, Event, EventKind, Life, Period, Status};
pub use nearest::nearest;
pub(crate) use nearest::slips;
pub use region::{Region, RegionScheme};
pub use registry::{FORMAT_VERSION, Pin, Registry};
pub use table::{Record, Table};
pub use text::{Lang, Text};
pub use tie::{Dash, Hue, Shape, Theme, Tie, TieClass, TieKind};
