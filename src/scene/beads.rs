//! The history on the time axis: a bead for the milestones of a year.

use std::collections::BTreeMap;

use super::marks::{Mark, ShapeMark};
use super::style::ink;
use super::timeline::{Timeline, TimelineRequest};
use crate::layout::Point;
use crate::lens::{Index, Lens, Time};
use crate::model::{Date, Shape};

/// The milestones of a year, or of all years before the axis begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Bead {
    /// Where it hangs.
    pub at: Point,
    /// From its middle to its rim.
    pub radius: f64,
    /// Positions of the milestones.
    pub milestones: Vec<usize>,
}

/// Hangs the beads along the upper edge of the axis. They obey the lens but for its time: history
/// is what stands behind the time that is looked at; what lies after it is fainter.
pub(super) fn beads(request: &TimelineRequest<'_>, axis: &mut Timeline) {
    let by_year = milestone_years(request.index, request.lens, axis.years.0);
    let until = match request.lens.time {
        Time::Any => i16::MAX,
        time => time.reference_day(request.visible.day).year(),
    };
    let ink = ink(request.ground);
    let y = axis.area.min.y + 26.0 * request.scale;
    for (year, milestones) in by_year {
        let Ok(day) = Date::new(year, 7, 1) else {
            continue;
        };
        let many = (milestones.len() as f64).sqrt().min(2.0);
        let radius = 3.0 * request.scale * many;
        let at = Point::new(axis.x_of(day), y);
        axis.marks.push(Mark::Shape(ShapeMark {
            shape: Shape::Diamond,
            at,
            radius,
            color: ink.quiet,
            ground: ink.ground,
            opacity: if year <= until { 0.9 } else { 0.3 },
        }));
        axis.beads.push(Bead {
            at,
            radius,
            milestones,
        });
    }
}

/// The milestones that a lens leaves of all times, by year; all before `first` in that year.
pub(super) fn milestone_years(index: &Index, lens: &Lens, first: i16) -> BTreeMap<i16, Vec<usize>> {
    let lens = Lens {
        time: Time::Any,
        ..lens.clone()
    };
    let mut by_year: BTreeMap<i16, Vec<usize>> = BTreeMap::new();
    for row in lens.milestones(index) {
        let at = index.registry().milestones.position(row.id.as_str());
        if let (Some(at), Some(date)) = (at, row.date.preferred()) {
            let year = date.earliest().year().max(first);
            by_year.entry(year).or_default().push(at);
        }
    }
    by_year
}

impl Timeline {
    /// The bead at a point of the axis, for a pointer that comes within `reach` of it.
    #[must_use]
    pub fn bead_at(&self, point: Point, reach: f64) -> Option<&Bead> {
        let away = |bead: &&Bead| bead.at.distance(point) - bead.radius;
        self.beads
            .iter()
            .filter(|bead| away(bead) <= reach)
            .min_by(|a, b| away(a).total_cmp(&away(b)))
    }
}
