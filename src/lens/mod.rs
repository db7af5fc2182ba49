//! One lens for everybody: time, filters and text, and the one subset of a registry they leave.
//!
//! No view, table or export filters on its own; all read the same [`Visible`].

mod check;
mod chips;
mod columns;
mod doings;
mod facets;
mod index;
mod judge;
mod phrase;
mod public;
pub mod resolve;
mod texts;
mod value;
mod visible;
pub mod words;

pub use check::findings;
pub use chips::{Chip, Facet, Set};
pub use facets::Facets;
pub use index::{Index, TieFacts};
pub use phrase::{Phrase, Word, of_view, read_date, split};
pub use public::{holds_internal, public};
pub use value::{Condition, Lens, Steps, Time};
pub use visible::{Visible, VisibleTie};
