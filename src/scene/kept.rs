//! Where everybody stood in a picture that somebody kept.

use std::collections::BTreeMap;

use super::picture::Arrangement;
use super::view::View;
use crate::layout::Positions;
use crate::model::SchemeId;

/// Where everybody stood in the views of a snapshot: they stand there again, even if another version
/// of the program arranges them otherwise. A scheme has sectors of its own, so that these places are
/// of use under theirs alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    scheme: Option<SchemeId>,
    /// By the words of views.
    views: BTreeMap<String, Positions>,
}

/// More than what rounding takes away, in points.
const ELSEWHERE: f64 = 0.01;

impl Kept {
    /// Positions in the order of the registry, by the words of views, under a scheme.
    #[must_use]
    pub fn new(scheme: Option<SchemeId>, views: BTreeMap<String, Positions>) -> Self {
        Self { scheme, views }
    }

    /// Where everybody stood in an arrangement, if that was kept.
    #[must_use]
    pub fn positions(
        &self,
        arrangement: &Arrangement,
        scheme: Option<&SchemeId>,
    ) -> Option<&Positions> {
        let kept = self.views.get(&View::Network(arrangement.clone()).word())?;
        (self.scheme.as_ref() == scheme).then_some(kept)
    }

    /// Puts everybody where they stood. Says whether that is where they were put already: then lines
    /// that were made with these positions still explain them.
    pub fn settle(
        &self,
        positions: &mut Positions,
        arrangement: &Arrangement,
        scheme: Option<&SchemeId>,
    ) -> bool {
        let Some(kept) = self.positions(arrangement, scheme) else {
            return true;
        };
        let mut same = true;
        for (position, kept) in positions.0.iter_mut().zip(&kept.0) {
            let Some(kept) = kept else {
                continue;
            };
            // What is only rounded stays as it is, so that the picture is the same to the last digit.
            if position.is_none_or(|at| at.distance(*kept) > ELSEWHERE) {
                same = false;
                *position = Some(*kept);
            }
        }
        same
    }
}
