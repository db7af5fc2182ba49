//! The registry and what it means: actors, ties, their lives, claims and sources, regions, dates.
//!
//! This room does no input or output, reads no clock and knows neither graphs nor windows.

mod activity;
mod actor;
pub mod check;
mod claim;
mod country;
mod date;
mod delegation;
mod era;
mod figure;
mod id;
mod life;
mod milestone;
mod nearest;
mod policy;
mod region;
mod registry;
mod saved_view;
mod table;
mod template;
mod text;
mod tie;
mod word;

pub use activity::{Activity, ActivityKind, Part, PartRole, Stage};
pub use actor::{Actor, ActorKind, Fact, Name, NameUse, Note, Place, Visibility};
pub use claim::{Citation, CitationError, Claim, Claims, Source, SourceStatus};
pub use country::{CountryCode, CountryCodeError};
pub use date::{DateError, DaySpan, PartialDate, Precision, next_day, previous_day};
pub use delegation::{Delegation, Direction, ProtocolMatter, ProtocolNote, Stop};
pub(crate) use era::half_width;
pub use era::{ERAS, Era, cut_year};
pub use figure::{Figure, FigureKind, FigureValue, Reading, Span, ValueRole};
pub use id::{
    ActivityId, ActorId, DelegationId, FigureId, KindId, MilestoneId, PolicyId, RegionId,
    RegionRef, SchemeId, SourceId, TemplateId, ThemeId, TieId, ViewId,
};
pub use jiff::civil::Date;
pub use life::{Certainty, Event, EventKind, Life, Period, Status, turns};
pub use milestone::Milestone;
pub use nearest::nearest;
pub(crate) use nearest::{Distance, slips};
pub use policy::{Policy, PolicyKind};
pub use region::{Region, RegionScheme};
pub use registry::{FORMAT_VERSION, Pin, Registry};
pub use saved_view::SavedView;
pub use table::{Record, Table};
pub use template::{Section, Template, Tone};
pub use text::{Lang, Text};
pub use tie::{Dash, Hue, Shape, Theme, Tie, TieClass, TieKind};
