//! Actors on their way from one arrangement to another.

use std::collections::BTreeMap;

use crate::layout::{Point, Positions};
use crate::scene::{Camera, Scene, Size};

/// How long they are on their way, in seconds.
const LONG: f64 = 0.25;

/// Actors on their way.
pub(super) struct Motion {
    /// Where they stood in the picture.
    from: BTreeMap<usize, Point>,
    /// When they set out, by the window's clock; nothing until the first frame after that.
    since: Option<f64>,
    /// How much of the way lies behind them, 0 to 1.
    share: f64,
}

impl Motion {
    /// Sets out from a picture that was drawn `shifted` from where it was made.
    pub(super) fn from(scene: &Scene, shifted: Point) -> Self {
        let actors = scene.actors.iter();
        Self {
            from: actors.map(|mark| (mark.actor, mark.at + shifted)).collect(),
            since: None,
            share: 0.0,
        }
    }

    /// Goes on to a time. Says whether they are still on their way.
    pub(super) fn go_on(&mut self, now: f64) -> bool {
        let since = *self.since.get_or_insert(now);
        let part = ((now - since) / LONG).clamp(0.0, 1.0);
        // Setting out and arriving gently.
        self.share = part * part * (3.0 - 2.0 * part);
        part < 1.0
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
