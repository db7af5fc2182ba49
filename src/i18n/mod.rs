//! What the program says, in Japanese and English: messages, dates, names of things.
//!
//! Every sentence is one Fluent message with arguments, so that each language keeps its own word
//! order. Messages live in `assets/messages`, the same ids in both languages.

mod date;
mod finding;
mod message;
mod number;
mod trouble;
mod words;

pub use date::{date, date_with_era, era_year, official_date, official_ends, period, span};
pub use finding::finding;
pub use message::{Arg, Message, lookup, message_ids, text};
pub use number::number;
pub use trouble::{Trouble, TroubleKind, io_reason, is_open_elsewhere};
pub use words::{
    activity_kind, actor_kind, certainty, citation, class, country, direction, event, figure_kind,
    part_role, place, policy_kind, protocol_matter, region, section, stage, status, subject, tone,
    value_role, visibility,
};
