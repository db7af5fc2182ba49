//! Lists of exports on disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::load::ron_options;
use crate::i18n::{Message, Trouble, TroubleKind, io_reason};

/// A list of exports, as it stands in a file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ExportList {
    /// Options of all of them, as the command line takes them.
    #[serde(default)]
    pub options: String,
    /// The exports.
    pub jobs: Vec<ListedExport>,
}

/// One export, or one for each of several values.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ListedExport {
    /// The file, beside the list unless it says otherwise; `{region}` stands for the value of an
    /// option that is given in turn.
    pub out: String,
    /// Its own options.
    #[serde(default)]
    pub options: String,
    /// Options that are given in turn, with their values: all combinations are made.
    #[serde(default)]
    pub each: BTreeMap<String, Vec<String>>,
}

/// Reads a list of exports from a file.
///
/// # Errors
/// It cannot be read, or is no such list; the place is named.
pub fn load_export_list(path: &Path) -> Result<ExportList, Trouble> {
    let about = |id: &'static str| Message::new(id).with("file", path.display().to_string());
    let trouble =
        |cause: Message| Trouble::new(TroubleKind::Input, cause).hint(Message::new("batch-hint"));
    let text = fs::read_to_string(path)
        .map_err(|error| trouble(about("batch-unread").with("detail", io_reason(&error))))?;
    ron_options()
        .from_str(&text)
        .map_err(|error: ron::error::SpannedError| {
            let cause = about("batch-form")
                .with("line", error.span.start.line.to_string())
                .with("column", error.span.start.col.to_string())
                .with("detail", error.code.to_string());
            trouble(cause)
        })
}
