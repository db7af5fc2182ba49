//! `kizuna show` of what is no actor and no tie: its row of the list, a line a field.

use crate::export;
use crate::i18n::text;
use crate::lens::resolve::Found;
use crate::model::{Lang, Registry};
use crate::records::{self, Cell, RecordTable};

/// The rows of a record; `None` if it is of another sort.
fn table(registry: &Registry, found: &Found) -> Option<RecordTable> {
    Some(match found {
        Found::Activity(id) => {
            records::activities(registry, &[registry.activities.get(id.as_str())?])
        }
        Found::Milestone(id) => {
            records::milestones(registry, &[registry.milestones.get(id.as_str())?])
        }
        Found::Figure(id) => records::figures(&[registry.figures.get(id.as_str())?]),
        Found::Policy(id) => records::policies(&[registry.policies.get(id.as_str())?]),
        Found::Actor(_) | Found::Tie(_) | Found::Source(_) | Found::Delegation(_) => return None,
    })
}

/// Such a record as text or JSON.
pub(super) fn show_row(
    registry: &Registry,
    found: &Found,
    as_json: bool,
    lang: Lang,
) -> Option<String> {
    let table = table(registry, found)?;
    if as_json {
        return Some(export::json(&table));
    }
    let mut page = String::new();
    for row in &table.rows {
        if !page.is_empty() {
            page.push('\n');
        }
        let fields = table.columns.iter().zip(row);
        for (column, cell) in fields.filter(|(column, _)| column.is_in(lang)) {
            let empty =
                matches!(cell, Cell::Empty) || matches!(cell, Cell::List(all) if all.is_empty());
            if !empty {
                let label = column
                    .head
                    .map_or_else(|| column.key.to_owned(), |head| text(lang, head));
                page.push_str(&format!("{label}: {}\n", cell.text(lang)));
            }
        }
    }
    Some(page)
}
