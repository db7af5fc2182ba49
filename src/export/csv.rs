//! CSV that Excel opens as it is: UTF-8 with a byte-order mark.

use crate::records::{Cell, RecordTable};

/// A table as CSV (RFC 4180, CRLF), with a byte-order mark. A cell that a spreadsheet would take
/// for a formula gets an apostrophe before it; numbers stay numbers.
#[must_use]
pub fn csv(table: &RecordTable) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    let head = table.columns.iter().map(|column| column.key);
    // Writing into memory does not fail, and every row has a cell for every column.
    let mut written = writer.write_record(head).is_ok();
    for row in &table.rows {
        written &= writer.write_record(row.iter().map(cell)).is_ok();
    }
    debug_assert!(written, "a row without a cell for every column");
    writer.into_inner().unwrap_or_default()
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(_) | Cell::List(_) => harmless(cell.plain()),
        other => other.plain(),
    }
}

/// Text that no spreadsheet runs (OWASP, "CSV Injection").
pub(super) fn harmless(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text
    }
}
