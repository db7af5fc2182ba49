//! A difference as Markdown (CommonMark).

use crate::i18n::text;
use crate::records::ChangeReport;

/// A document with the difference: title, counts, a list for each way in which records differ, sources.
#[must_use]
pub fn changes_markdown(report: &ChangeReport) -> String {
    let mut lines = vec![
        format!("# {}", plain(&report.title)),
        String::new(),
        plain(&report.summary),
    ];
    for section in &report.sections {
        lines.extend([
            String::new(),
            format!("## {}", plain(&section.heading)),
            String::new(),
        ]);
        for row in &section.rows {
            let name = plain(&row.name);
            lines.push(match row.record.id.as_str() {
                "" => format!("- {name}"),
                id => format!("- **{name}** ({})", plain(id)),
            });
            for fact in &row.facts {
                lines.push(format!("  - {}", plain(&fact.line)));
            }
        }
    }
    if !report.sources.is_empty() {
        let head = text(report.lang, "show-sources");
        lines.extend([String::new(), format!("## {head}"), String::new()]);
        for (at, source) in report.sources.iter().enumerate() {
            lines.push(format!("{}. {}", at + 1, plain(source)));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// A text that Markdown shows as it stands, in one line.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}
