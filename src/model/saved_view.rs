//! Views of the network that somebody has named, to be opened again.

use serde::{Deserialize, Serialize};

use super::actor::Visibility;
use super::id::ViewId;
use super::text::Text;

/// A lens under a name. It keeps the words of the command line's options, which may say "today"
/// and are read anew each time: a view of what is in force today moves on with the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedView {
    /// Id.
    pub id: ViewId,
    /// What people call it.
    pub name: Text,
    /// The lens, such as `--class office --as-of today`.
    pub lens: String,
    /// Who may see that there is such a view.
    #[serde(default, skip_serializing_if = "Visibility::is_public")]
    pub visibility: Visibility,
}
