//! What arrangements around a middle have in common: the round divided into sectors, years as radii,
//! who stands beside whom.

use std::collections::BTreeMap;
use std::f64::consts::TAU;

use super::radial::Ring;
use crate::lens::Index;
use crate::model::Date;

/// Between sectors, in radians.
const GAP: f64 = 0.07;
/// Room that a sector has at least, in actors.
const SMALLEST: f64 = 2.5;

/// Divides the round among sectors by their weights: from which angle to which each reaches, in
/// radians clockwise from the right; the first one has its middle at the right.
pub(super) fn divide(weights: &[f64]) -> Vec<(f64, f64)> {
    let weights: Vec<f64> = weights.iter().map(|weight| weight.max(SMALLEST)).collect();
    let sum: f64 = weights.iter().sum();
    let gap = if weights.len() > 1 { GAP } else { 0.0 };
    let round = TAU - gap * weights.len() as f64;
    let mut angle = weights
        .first()
        .map_or(0.0, |weight| -round * weight / sum / 2.0);
    weights
        .iter()
        .map(|weight| {
            let from = angle;
            let to = from + round * weight / sum;
            angle = to + gap;
            (from, to)
        })
        .collect()
}

/// The middle of the gap between sectors that is nearest to straight up, by where sectors end.
pub(super) fn free_angle(ends: impl IntoIterator<Item = f64>) -> f64 {
    let up = -TAU / 4.0;
    ends.into_iter()
        .map(|end| end + GAP / 2.0)
        .min_by(|a, b| {
            let away = |angle: f64| 1.0 - (angle - up).cos();
            away(*a).total_cmp(&away(*b))
        })
        .unwrap_or(up)
}

/// A day as a year with a fraction.
pub(super) fn year_of(day: Date) -> f64 {
    f64::from(day.year()) + f64::from(day.day_of_year() - 1) / 366.0
}

/// Years as radii: the first one stands on `inner`, the last one on `outer`.
pub(super) struct Years {
    first: f64,
    last: f64,
    inner: f64,
    outer: f64,
}

impl Years {
    pub(super) fn new(years: impl Iterator<Item = f64> + Clone, inner: f64, outer: f64) -> Self {
        Self {
            first: years.clone().fold(f64::INFINITY, f64::min),
            last: years.fold(f64::NEG_INFINITY, f64::max),
            inner,
            outer,
        }
    }

    pub(super) fn radius(&self, year: f64) -> f64 {
        let span = self.last - self.first;
        let share = if span > 0.0 {
            (year - self.first) / span
        } else {
            0.5
        };
        self.inner + (self.outer - self.inner) * share
    }

    /// Rings at round years, at most five.
    pub(super) fn rings(&self) -> Vec<Ring> {
        if !(self.first.is_finite() && self.last > self.first) {
            return Vec::new();
        }
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500]
            .into_iter()
            .find(|step| (self.last - self.first) / f64::from(*step) <= 5.0)
            .unwrap_or(1000);
        let first = (self.first / f64::from(step)).ceil() as i32 * step;
        (0..6)
            .map(|turn| first + turn * step)
            .filter(|year| f64::from(*year) <= self.last)
            .filter_map(|year| {
                Some(Ring {
                    year: i16::try_from(year).ok()?,
                    radius: self.radius(f64::from(year)),
                })
            })
            .collect()
    }
}

/// Per actor: where it stands among the others of a sector. Countries stand in the order of their
/// mean longitude, as on a map; a seat keeps an office beside its city, a port beside its town.
pub(super) fn neighbours(index: &Index) -> Vec<(i64, String)> {
    let registry = index.registry();
    let mut longitudes: BTreeMap<_, Vec<f64>> = BTreeMap::new();
    for (at, actor) in registry.actors.iter().enumerate() {
        if index.is_background(at) {
            continue;
        }
        if let (Some(country), Some(place)) = (actor.country, &actor.place) {
            longitudes.entry(country).or_default().push(place.lon);
        }
    }
    let of = |actor: &crate::model::Actor| {
        let longitude = actor
            .country
            .and_then(|country| longitudes.get(&country))
            .map_or(0.0, |all| all.iter().sum::<f64>() / all.len() as f64);
        let seat = actor.located_in.as_ref().unwrap_or(&actor.id);
        let country = actor
            .country
            .map_or_else(String::new, |code| code.to_string());
        let name = format!("{country} {seat} {}", actor.id);
        ((longitude * 1000.0).round() as i64, name)
    };
    registry.actors.iter().map(of).collect()
}
