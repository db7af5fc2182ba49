//! Readings of the network that no single record tells: so far what differs between two registries,
//! or between two days of one. Plain values throughout; `records` puts them into words.

mod actors;
mod between;
mod delegations;
mod delta;
mod details;
mod difference;
mod others;
mod ties;
mod union;
mod whole;

pub use between::between;
pub use delta::{
    Aspect, Counts, Delta, Detail, How, Of, Part, RecordRef, RecordSort, Stated, Value,
};
pub use difference::Difference;
pub use union::{Sign, Union};
pub use whole::story;
