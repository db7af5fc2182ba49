//! The largest free room on a map.

use super::inset::InsetRequest;
use super::marks::Rect;
use super::network::RADIUS;
use crate::layout::Point;

/// The width of a cell in which something stands or not, in points.
const CELL: f64 = 8.0;

/// The room, free of marks and ties, into which a part of the map goes largest, with a little air
/// around it.
pub(super) fn free_room(request: &InsetRequest<'_>, part: &Rect) -> Option<Rect> {
    let grid = Grid::new(request);
    let proportion = part.width() / part.height();
    let mut best: Option<(f64, Rect)> = None;
    for top in 0..grid.rows {
        let mut taken = vec![false; grid.columns];
        for bottom in top..grid.rows {
            for (column, taken) in taken.iter_mut().enumerate() {
                *taken |= grid.is_taken(column, bottom);
            }
            let height = (bottom - top + 1) as f64;
            for (left, width) in free_runs(&taken) {
                let width = width as f64;
                // As high as it could be shown, and a little for all that is beside.
                let good = (width / proportion).min(height) + (width * height).sqrt() * 0.1;
                if best.as_ref().is_none_or(|(least, _)| good > *least) {
                    let corner = Point::new(left as f64, top as f64);
                    let rect = Rect {
                        min: corner * grid.cell,
                        max: (corner + Point::new(width, height)) * grid.cell,
                    };
                    best = Some((good, rect));
                }
            }
        }
    }
    let (_, rect) = best?;
    let rect = rect.grown(-grid.cell);
    (rect.width() > 0.0 && rect.height() > 0.0).then_some(rect)
}

/// The first column and the length of every run of free ones.
fn free_runs(taken: &[bool]) -> Vec<(usize, usize)> {
    let mut at = 0;
    let mut runs = Vec::new();
    for run in taken.split(|taken| *taken) {
        if !run.is_empty() {
            runs.push((at, run.len()));
        }
        at += run.len() + 1;
    }
    runs
}

/// What is taken of a picture.
struct Grid {
    cell: f64,
    columns: usize,
    rows: usize,
    taken: Vec<bool>,
}

impl Grid {
    fn new(request: &InsetRequest<'_>) -> Self {
        let cell = CELL * request.scale;
        let (columns, rows) = (
            (request.size.width / cell).max(0.0) as usize,
            (request.size.height / cell).max(0.0) as usize,
        );
        let mut grid = Self {
            cell,
            columns,
            rows,
            taken: vec![false; columns * rows],
        };
        let place = |at: Point| request.camera.to_picture(at, request.size);
        let reach = (RADIUS + 3.0) * request.scale;
        for actor in &request.visible.actors {
            if let Some(at) = request.world.positions.get(*actor) {
                grid.take(&Rect::around(place(at), reach));
            }
        }
        let longest = cell / request.camera.zoom;
        for seen in &request.visible.ties {
            let (from, to) = (seen.link.from, seen.link.to);
            for (_, at) in request.world.line(from, to, longest).iter().flatten() {
                grid.take(&Rect::around(place(*at), 1.0));
            }
        }
        for rect in request.keep {
            grid.take(rect);
        }
        grid
    }

    fn take(&mut self, rect: &Rect) {
        let cell = |value: f64| (value / self.cell).floor().max(0.0) as usize;
        let (left, right) = (cell(rect.min.x), cell(rect.max.x));
        let (top, bottom) = (cell(rect.min.y), cell(rect.max.y));
        if rect.max.x < 0.0 || rect.max.y < 0.0 {
            return;
        }
        for row in top..=bottom.min(self.rows.saturating_sub(1)) {
            for column in left..=right.min(self.columns.saturating_sub(1)) {
                if let Some(taken) = self.taken.get_mut(row * self.columns + column) {
                    *taken = true;
                }
            }
        }
    }

    fn is_taken(&self, column: usize, row: usize) -> bool {
        self.taken
            .get(row * self.columns + column)
            .copied()
            .unwrap_or(true)
    }
}
