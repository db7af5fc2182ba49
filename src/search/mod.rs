//! Finding records by what a person types: in either language, by name, reading or romaji, with one
//! slip forgiven.
//!
//! [`Catalogue`] finds among all records of a registry; [`Query`] and [`Keys`] judge one of them.

mod catalogue;
mod fit;
mod fold;
mod keys;
mod query;
mod romaji;
mod texts;

pub use catalogue::{Catalogue, Found, Group, Hit, Matched, Target};
pub use fold::fold;
pub use keys::Keys;
pub use query::Query;
pub use texts::Part;
