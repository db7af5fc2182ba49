//! The lines of ties, and where the name of a sector stands on its arc.

use crate::layout::Point;

/// The angle of a sector at which its name stands: as near as it can to a corner of the picture,
/// where an oval leaves room.
#[must_use]
pub fn corner_angle(from: f64, to: f64) -> f64 {
    use std::f64::consts::{PI, TAU};
    const SLANT: f64 = 0.72;
    let middle = f64::midpoint(from, to);
    // A little inside, so that the name belongs to its arc; a narrow one has only its middle.
    let inside = ((to - from) / 2.0).clamp(0.0, 0.04);
    [-SLANT, SLANT, PI - SLANT, PI + SLANT]
        .into_iter()
        .flat_map(|corner| [corner - TAU, corner, corner + TAU])
        .map(|corner| corner.max(from + inside).min(to - inside))
        .map(|angle| {
            let away = [-SLANT, SLANT, PI - SLANT, PI + SLANT]
                .into_iter()
                .map(|corner| 1.0 - (angle - corner).cos())
                .fold(f64::INFINITY, f64::min);
            (away, (angle - middle).abs(), angle)
        })
        .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)))
        .map_or(middle, |(_, _, angle)| angle)
}

/// The line of a tie between two marks: a slight bow, `spread` lanes further out than usual, to
/// one side (1) or the other (−1). What pulls it aside is a point and how much it gives in (0 to 1).
pub(super) fn bow(
    from: Point,
    to: Point,
    skip_from: f64,
    skip_to: f64,
    spread: f64,
    side: f64,
    pull: Option<(Point, f64)>,
) -> Vec<Point> {
    let across = to - from;
    let length = across.length();
    if length < 1e-6 {
        // A tie of an actor with itself: a loop above it.
        let around = skip_from.max(4.0) * 1.8;
        return (0..=24)
            .map(|step| {
                let angle = std::f64::consts::TAU * f64::from(step) / 24.0;
                from + Point::new(angle.sin() * around, (angle.cos() - 1.0) * around)
            })
            .collect();
    }
    // Bows turn the same way round on both sides of the middle, so that the whole looks woven.
    let aside = across.unit().turned() * side;
    let bowed = (from + to) / 2.0 + aside * (length * 0.07);
    let pulled = pull.map_or(bowed, |(to, share)| bowed * (1.0 - share) + to * share);
    let control = pulled + aside * (spread * (length * 0.13).clamp(18.0, 46.0));
    let start = from + (control - from).unit() * skip_from.min(length * 0.4);
    let end = to + (control - to).unit() * skip_to.min(length * 0.4);
    let steps = (length / 14.0).clamp(6.0, 48.0) as usize;
    (0..=steps)
        .map(|step| {
            let share = step as f64 / steps as f64;
            let left = 1.0 - share;
            start * (left * left) + control * (2.0 * left * share) + end * (share * share)
        })
        .collect()
}

/// The line of a tie in a large network: straight, or where several join the same two, bent `aside`
/// by lanes.
pub(super) fn straight(from: Point, to: Point, aside: f64) -> Vec<Point> {
    const LANE: f64 = 8.0;
    if from.distance(to) < 1e-6 {
        return bow(from, to, 0.0, 0.0, 0.0, 1.0, None);
    }
    if aside == 0.0 {
        return vec![from, to];
    }
    let bent = (from + to) / 2.0 + (to - from).unit().turned() * (aside * LANE);
    vec![from, bent, to]
}
