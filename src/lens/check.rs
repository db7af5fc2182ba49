//! What is wrong or doubtful in a registry, its saved views included.

use super::phrase::of_view;
use crate::model::check::{Finding, Problem, check};
use crate::model::{Date, Lang, Registry, Text};

/// All findings, the worst first: those of the model, and saved views whose lens cannot be read on
/// this day.
#[must_use]
pub fn findings(registry: &Registry, today: Date) -> Vec<Finding> {
    let mut findings = check(registry);
    for view in &registry.views {
        if let Err(trouble) = of_view(view, registry, today) {
            let problem = Problem::BadLens {
                why: Text::new(trouble.text(Lang::Ja), trouble.text(Lang::En)),
            };
            findings.push(Finding {
                severity: problem.severity(),
                record: view.id.to_string(),
                problem,
            });
        }
    }
    findings.sort_by_key(|finding| finding.severity);
    findings
}
