//! Rows in a picture of a given size.

use super::paint::head_height;
use super::plan::LanePlan;

/// The rows that a picture of a given size has.
pub(in crate::scene) struct Fitted {
    /// Those that fit.
    pub(in crate::scene) plan: LanePlan,
    /// How many do not.
    pub(in crate::scene) hidden: usize,
    /// How much larger than usual letters and rows are.
    pub(in crate::scene) scale: f64,
    /// How high rows are.
    pub(in crate::scene) tight: f64,
}

/// Where there is room, rows stand so much farther apart, and no more.
const WIDEST: f64 = 1.4;
/// Below this scale letters cannot be read in print.
const LEAST: f64 = 0.95;

impl LanePlan {
    /// How high a picture of all rows is.
    pub(in crate::scene) fn needs(&self, scale: f64, tight: f64) -> f64 {
        let scale = scale.max(LEAST);
        head_height(!self.milestones.is_empty(), scale) + self.height() * scale * tight
    }

    /// Rows come closer until they fit into a height, then letters shrink, then rows are left out:
    /// `note` is the height of the line that says so.
    pub(in crate::scene) fn fitted(&self, height: f64, scale: f64, note: f64) -> Fitted {
        let scale = scale.max(LEAST);
        let head = head_height(!self.milestones.is_empty(), 1.0);
        let closer = (height - head * scale) / (self.height() * scale).max(1.0);
        if closer >= Self::TIGHTEST {
            return Fitted {
                plan: self.clone(),
                hidden: 0,
                scale,
                tight: closer.min(WIDEST),
            };
        }
        let tight = Self::TIGHTEST;
        let scale = (height / (head + self.height() * tight))
            .max(LEAST)
            .min(scale);
        let unit = scale * tight;
        let room = height - head * scale;
        let (plan, hidden) = if self.height() * unit <= room + 1e-6 {
            (self.clone(), 0)
        } else {
            self.within((room - note) / unit)
        };
        Fitted {
            plan,
            hidden,
            scale,
            tight,
        }
    }
}
