//! One lens for everybody: time, filters and text, and the one subset of a registry they leave.
//!
//! No view, table or export filters on its own; all read the same [`Visible`].

mod doings;
mod index;
pub mod resolve;
mod value;
mod visible;
pub mod words;

pub use index::{Index, TieFacts};
pub use value::{Condition, Lens, Time};
pub use visible::{Facets, Visible, VisibleTie};
