//! Readings of the network that no single record tells: what differs between two registries, or
//! between two days of one; what falls due in a period. Plain values throughout; `records` puts them
//! into words.

mod actors;
mod between;
mod delegations;
mod delta;
mod details;
mod difference;
mod founded;
mod horizon;
mod others;
mod ties;
mod union;
mod whole;

pub use between::between;
pub use delta::{
    Aspect, Counts, Delta, Detail, How, Of, Part, RecordRef, RecordSort, Stated, Value,
};
pub use difference::Difference;
pub use horizon::{About, Due, Occasion, Standing, horizon, horizon_in, is_round, years_after};
pub use union::{Sign, Union};
pub use whole::story;
