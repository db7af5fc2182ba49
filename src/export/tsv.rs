//! Tab-separated values, as spreadsheets take them from the clipboard.

use super::csv::harmless;

/// Heads and rows with tabs between the cells and a line end behind each row. Tabs and line ends
/// within a cell become blanks, and what a spreadsheet would take for a formula gets an apostrophe.
#[must_use]
pub fn tsv(heads: &[String], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = String::new();
    let mut line = |cells: &[String]| {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                text.push('\t');
            }
            text.push_str(&harmless(clean(cell)));
        }
        text.push('\n');
    };
    line(heads);
    for row in rows {
        line(&row);
    }
    text
}

/// A text in one line: every run of tabs, line ends and blanks is one blank.
fn clean(text: &str) -> String {
    let controls = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let words = text.split(controls).map(str::trim);
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
