//! What is printed: on a closed pipe silently no more, to a file whole or not at all.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr as _;

use super::args::Format;
use crate::export;
use crate::i18n::{Message, Trouble, TroubleKind, io_reason, text};
use crate::model::Lang;
use crate::records::RecordTable;

/// Where a command prints to.
pub(super) struct Output<'w> {
    out: &'w mut dyn Write,
}

impl<'w> Output<'w> {
    pub(super) fn new(out: &'w mut dyn Write) -> Self {
        Self { out }
    }

    /// Prints. A reader that has gone away is no error: whoever ran `kizuna list | head` has what
    /// they wanted.
    ///
    /// # Errors
    /// Any other refusal to write.
    pub(super) fn print(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        match self.out.write_all(bytes).and_then(|()| self.out.flush()) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            Err(error) => Err(Trouble::new(
                TroubleKind::Output,
                Message::new("output-io").with("detail", io_reason(&error)),
            )),
        }
    }

    /// Prints a table in a format.
    ///
    /// # Errors
    /// As [`Output::print`].
    pub(super) fn table(
        &mut self,
        table: &RecordTable,
        format: Format,
        lang: Lang,
    ) -> Result<(), Trouble> {
        match format {
            Format::Json => self.print(export::json(table).as_bytes()),
            Format::Csv => self.print(&export::csv(table)),
            Format::Table => self.print(for_people(table, lang).as_bytes()),
        }
    }
}

/// A table for a terminal: the columns for people, in one language, aligned by the width that
/// characters have there.
fn for_people(table: &RecordTable, lang: Lang) -> String {
    let columns: Vec<(usize, String)> = table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.listed && column.is_in(lang))
        .filter_map(|(at, column)| Some((at, text(lang, column.head?))))
        .collect();
    let mut lines: Vec<Vec<String>> = vec![columns.iter().map(|(_, head)| head.clone()).collect()];
    for row in &table.rows {
        let cells = columns.iter().map(|(at, _)| {
            row.get(*at)
                .map_or_else(String::new, |cell| cell.text(lang))
        });
        lines.push(cells.collect());
    }
    let widths: Vec<usize> = (0..columns.len())
        .map(|at| {
            lines
                .iter()
                .filter_map(|line| line.get(at))
                .map(|cell| cell.width())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut out = String::new();
    for line in &lines {
        let mut written = String::new();
        for (cell, width) in line.iter().zip(&widths) {
            written.push_str(cell);
            let gap = width.saturating_sub(cell.width()) + 2;
            written.extend(std::iter::repeat_n(' ', gap));
        }
        out.push_str(written.trim_end());
        out.push('\n');
    }
    let count = Message::new("list-count").with("count", table.rows.len());
    out.push_str(&count.text(lang));
    out.push('\n');
    out
}
