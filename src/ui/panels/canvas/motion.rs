//! Actors on their way from one arrangement to another.

use std::collections::BTreeMap;

use crate::layout::{Point, Positions};
use crate::scene::{Camera, Scene, Size};
use crate::ui::course::Course;

/// Actors on their way.
pub(super) struct Motion {
    /// Where they stood in the picture.
    from: BTreeMap<usize, Point>,
    course: Course,
    /// How much of the way lies behind them, 0 to 1.
    share: f64,
}

impl Motion {
    /// Sets out from a picture that was drawn `shifted` from where it was made.
    pub(super) fn from(scene: &Scene, shifted: Point) -> Self {
        let actors = scene.actors.iter();
        Self {
            from: actors.map(|mark| (mark.actor, mark.at + shifted)).collect(),
            course: Course::default(),
            share: 0.0,
        }
    }

    /// Goes on to a time. Says whether they are still on their way.
    pub(super) fn go_on(&mut self, now: f64) -> bool {
        let share = self.course.at(now);
        self.share = share.unwrap_or(1.0);
        share.is_some()
    }

    /// How much of the way lies behind them, in thousandths: a picture is of one of these.
    pub(super) fn step(&self) -> u16 {
        (self.share * 1000.0) as u16
    }

    /// Where they stand now on their way to these positions. Who was not there before stands where
    /// he will.
    pub(super) fn apply(&self, positions: &mut Positions, camera: Camera, size: Size) {
        for (actor, from) in &self.from {
            if let Some(Some(position)) = positions.0.get_mut(*actor) {
                let to = camera.to_picture(*position, size);
                let now = *from + (to - *from) * self.share;
                *position = camera.to_plane(now, size);
            }
        }
    }
}
