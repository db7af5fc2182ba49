//! The map of the world behind the marks, and ties as great circles on it.

use super::land::Land;
use super::network::{Guides, Painter};
use crate::layout::{Detail, Point, World, land};
use crate::lens::VisibleTie;

/// From this zoom on, coasts are drawn finely.
const FINE_FROM: f64 = 0.9;
/// The longest step of a line on the map, in points of the picture.
const STEP: f64 = 40.0;
/// The longest step in the plane, however far away that is seen from.
const LONGEST: f64 = 24.0;
/// Between ties of the same two, where they are farthest apart.
const LANE: f64 = 11.0;
/// What is nearer than this is joined as in the network, in points of the picture.
const CLOSE: f64 = 30.0;

impl Painter<'_> {
    pub(super) fn world(&self) -> Option<&World> {
        match self.request.guides {
            Guides::Map(world) => Some(world),
            _ => None,
        }
    }

    /// The land behind everything; nothing is copied of it.
    pub(super) fn land(&self, world: &World) -> Land {
        let camera = self.request.camera;
        let detail = if camera.zoom < FINE_FROM {
            Detail::Coarse
        } else {
            Detail::Fine
        };
        Land {
            outlines: land(detail, world.centre),
            zoom: camera.zoom,
            origin: camera.to_picture(Point::ZERO, self.request.size),
            land: self.ink.land,
            water: self.ink.ground,
            clip: None,
        }
    }

    /// The line of a tie on the map, in one run or two: `spread` lanes aside, and free of the marks
    /// at its ends. Nothing where the two stand too close for that.
    pub(super) fn great_circle(
        &self,
        world: &World,
        (from, to): (usize, usize),
        spread: f64,
        skip: [f64; 2],
    ) -> Option<Vec<Vec<Point>>> {
        let (start, end) = (self.at(from)?, self.at(to)?);
        if start.distance(end) < CLOSE {
            return None;
        }
        // Lanes lie side by side only if all ties of a pair run the same way.
        let (first, last) = (from.min(to), from.max(to));
        let zoom = self.request.camera.zoom;
        let aside = spread * LANE;
        let mut runs: Vec<Vec<Point>> = world
            .line(first, last, (STEP / zoom).min(LONGEST))
            .into_iter()
            .map(|run| self.bent(&run, aside))
            .collect();
        if from > to {
            runs.reverse();
            for run in &mut runs {
                run.reverse();
            }
        }
        let [before, after] = skip;
        if let Some(run) = runs.first_mut() {
            run.reverse();
            shorten(run, start, before);
            run.reverse();
        }
        if let Some(run) = runs.last_mut() {
            shorten(run, end, after);
        }
        Some(runs)
    }

    /// The line of a tie in a large network: with few points, and from middle to middle.
    pub(super) fn rough_line(
        &self,
        world: &World,
        seen: &VisibleTie,
        spread: f64,
    ) -> Option<Vec<Vec<Point>>> {
        let runs = world.rough_lines(self.request.index).get(seen.link.tie)?;
        if runs.is_empty() {
            return None;
        }
        // Lanes lie side by side only if all ties of a pair run the same way.
        let side = if seen.link.from <= seen.link.to {
            1.0
        } else {
            -1.0
        };
        let aside = spread * side * LANE;
        Some(runs.iter().map(|run| self.bent(run, aside)).collect())
    }

    /// A run of a line in the picture, bent aside the more the nearer to its middle.
    fn bent(&self, run: &[(f64, Point)], aside: f64) -> Vec<Point> {
        let points: Vec<Point> = run
            .iter()
            .map(|(_, at)| self.request.camera.to_picture(*at, self.request.size))
            .collect();
        if aside == 0.0 {
            return points;
        }
        let last = points.len().saturating_sub(1);
        let near = |at: usize| points.get(at.min(last)).copied().unwrap_or_default();
        run.iter()
            .enumerate()
            .map(|(at, (share, _))| {
                let along = near(at + 1) - near(at.saturating_sub(1));
                let by = aside * (share * std::f64::consts::PI).sin();
                near(at) + along.unit().turned() * by
            })
            .collect()
    }
}

/// Takes the end of a run away, as far as it lies within a mark.
fn shorten(run: &mut Vec<Point>, mark: Point, radius: f64) {
    while let [.., before, end] = run.as_slice() {
        let (before, end) = (*before, *end);
        if end.distance(mark) >= radius {
            return;
        }
        run.pop();
        if before.distance(mark) > radius {
            // Bisection: a step is short.
            let (mut outside, mut inside) = (before, end);
            for _ in 0..20 {
                let middle = (outside + inside) / 2.0;
                if middle.distance(mark) > radius {
                    outside = middle;
                } else {
                    inside = middle;
                }
            }
            run.push(outside);
            return;
        }
    }
}
