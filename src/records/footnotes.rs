//! Numbers for sources, in the order in which they are first named.

use crate::model::Citation;

/// Numbers for sources, in the order in which they are first named; 1 is the first.
#[derive(Clone, Debug, Default)]
pub struct Footnotes(Vec<Citation>);

impl Footnotes {
    /// The numbers of these citations, new ones at the end of the list.
    pub fn mark(&mut self, citations: &[Citation]) -> Vec<usize> {
        citations
            .iter()
            .map(|citation| {
                if let Some(at) = self.0.iter().position(|known| known == citation) {
                    at + 1
                } else {
                    self.0.push(citation.clone());
                    self.0.len()
                }
            })
            .collect()
    }

    /// The citations in the order of their numbers.
    #[must_use]
    pub fn list(&self) -> &[Citation] {
        &self.0
    }
}

/// Numbers as a mark behind a text: `[1][3]`.
#[must_use]
pub fn mark_text(numbers: &[usize]) -> String {
    numbers.iter().map(|number| format!("[{number}]")).collect()
}
