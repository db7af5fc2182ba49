//! Far bodies as one: the tree of Barnes and Hut (Nature 324, 1986).

use super::geometry::Point;

/// A square of the plane with what lies in it.
#[derive(Clone, Copy, Debug)]
struct Cell {
    /// Sum of the bodies' positions, and their number.
    sum: Point,
    count: f64,
    /// Index of the first of four children; 0 for a leaf.
    children: usize,
    /// The one body of a leaf.
    body: Option<Point>,
    middle: Point,
    half: f64,
}

/// A tree over bodies of equal weight.
#[derive(Clone, Debug)]
pub(super) struct Quadtree {
    cells: Vec<Cell>,
}

/// Below this depth bodies at one spot share a leaf.
const DEEPEST: usize = 40;

impl Quadtree {
    /// A tree over these bodies. All positions must be finite.
    pub(super) fn new(bodies: &[Point]) -> Self {
        let (mut low, mut high) = (Point::ZERO, Point::ZERO);
        for body in bodies {
            low = Point::new(low.x.min(body.x), low.y.min(body.y));
            high = Point::new(high.x.max(body.x), high.y.max(body.y));
        }
        let half = ((high.x - low.x).max(high.y - low.y) / 2.0).max(1.0);
        let mut tree = Self {
            cells: vec![Cell::empty((low + high) / 2.0, half)],
        };
        for body in bodies {
            tree.insert(*body);
        }
        tree
    }

    fn insert(&mut self, body: Point) {
        let mut at = 0;
        for depth in 0.. {
            let Some(cell) = self.cells.get_mut(at) else {
                return;
            };
            cell.sum += body;
            cell.count += 1.0;
            if cell.children == 0 {
                let Some(settled) = cell.body else {
                    cell.body = Some(body);
                    return;
                };
                if depth >= DEEPEST {
                    return;
                }
                // Two bodies: the one that was here moves down a level.
                cell.body = None;
                let (middle, half) = (cell.middle, cell.half / 2.0);
                let children = self.cells.len();
                for quarter in 0..4 {
                    let step = Point::new(
                        if quarter & 1 == 0 { -half } else { half },
                        if quarter & 2 == 0 { -half } else { half },
                    );
                    self.cells.push(Cell::empty(middle + step, half));
                }
                if let Some(cell) = self.cells.get_mut(at) {
                    cell.children = children;
                    let down = cell.child(settled);
                    if let Some(child) = self.cells.get_mut(down) {
                        child.sum = settled;
                        child.count = 1.0;
                        child.body = Some(settled);
                    }
                }
            }
            if let Some(cell) = self.cells.get(at) {
                at = cell.child(body);
            }
        }
    }

    /// The sum of pushes on a body from all others: each pushes with `strength / distance`, and a
    /// cell seen under less than `theta` (its width over its distance) pushes as one.
    pub(super) fn push(&self, body: Point, strength: f64, theta: f64) -> Point {
        let mut force = Point::ZERO;
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            let Some(cell) = self.cells.get(at) else {
                continue;
            };
            if cell.count == 0.0 {
                continue;
            }
            let away = body - cell.sum / cell.count;
            let distance = away.length();
            if cell.children != 0 && cell.half * 2.0 > theta * distance {
                open.extend(cell.children..cell.children + 4);
            } else if distance > 1e-9 {
                force += away * (strength * cell.count / (distance * distance).max(1.0));
            }
        }
        force
    }
}

impl Cell {
    fn empty(middle: Point, half: f64) -> Self {
        Self {
            sum: Point::ZERO,
            count: 0.0,
            children: 0,
            body: None,
            middle,
            half,
        }
    }

    /// The child that a point falls into.
    fn child(&self, point: Point) -> usize {
        self.children
            + usize::from(point.x >= self.middle.x)
            + 2 * usize::from(point.y >= self.middle.y)
    }
}
