//! `kizuna check`: what is wrong or doubtful in a registry.

use super::args::Format;
use super::output::Output;
use crate::i18n::{self, Message, Trouble, text};
use crate::model::check::{Finding, Severity};
use crate::model::{Lang, PartialDate};
use crate::records::{Cell, Column, RecordTable};
use crate::store::Snapshot;

/// Prints findings, the worst first, and how many there are of each severity.
pub(super) fn print(
    findings: &[Finding],
    format: Format,
    lang: Lang,
    output: &mut Output<'_>,
) -> Result<(), Trouble> {
    if format != Format::Table {
        return output.table(&table(findings), format, lang);
    }
    let mut report = String::new();
    for finding in findings {
        report.push_str(&format!(
            "{}  {}: {}\n",
            text(lang, severity_id(finding.severity)),
            finding.record,
            i18n::finding(lang, finding)
        ));
    }
    let count = |severity| {
        findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    report.push_str(
        &Message::new("check-count")
            .with("errors", count(Severity::Error))
            .with("warnings", count(Severity::Warning))
            .with("infos", count(Severity::Info))
            .text(lang),
    );
    report.push('\n');
    output.print(report.as_bytes())
}

/// Prints what a snapshot says of itself. It was read, so its checksum fits.
pub(super) fn print_snapshot(
    snapshot: &Snapshot,
    lang: Lang,
    output: &mut Output<'_>,
) -> Result<(), Trouble> {
    let title = snapshot.title.as_str();
    let id = if title.is_empty() {
        "check-snapshot"
    } else {
        "check-snapshot-titled"
    };
    let line = Message::new(id)
        .with("title", title)
        .with("made", PartialDate::day(snapshot.made));
    output.print(format!("{}\n", line.text(lang)).as_bytes())
}

fn severity_id(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Info => "severity-info",
    }
}

fn table(findings: &[Finding]) -> RecordTable {
    RecordTable {
        columns: vec![
            Column::plain("severity"),
            Column::plain("id"),
            Column::plain("message_ja"),
            Column::plain("message_en"),
        ],
        rows: findings
            .iter()
            .map(|finding| {
                vec![
                    Cell::Word(
                        "severity",
                        match finding.severity {
                            Severity::Error => "error",
                            Severity::Warning => "warning",
                            Severity::Info => "info",
                        },
                    ),
                    finding.record.as_str().into(),
                    Cell::Text(i18n::finding(Lang::Ja, finding)),
                    Cell::Text(i18n::finding(Lang::En, finding)),
                ]
            })
            .collect(),
    }
}
