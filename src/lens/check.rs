//! What is wrong or doubtful in a registry, its saved views included.

use super::phrase::Phrase;
use crate::model::check::{Finding, Problem, check};
use crate::model::{Date, Registry};

/// All findings, the worst first: those of the model, and saved views whose lens cannot be read.
#[must_use]
pub fn findings(registry: &Registry) -> Vec<Finding> {
    let mut findings = check(registry);
    for view in &registry.views {
        // Whether a lens can be read is the same on every day.
        let read = Phrase::parse(&view.lens).and_then(|words| words.resolve(registry, Date::MAX));
        if read.is_err() {
            let problem = Problem::BadLens {
                lens: view.lens.clone(),
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
