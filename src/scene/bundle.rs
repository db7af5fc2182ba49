//! Ties that leave a crowded middle together: those to the partners of one sector that stand side by
//! side run a part of their way as one bundle.

use std::collections::BTreeMap;

use super::network::{Guides, Painter};
use crate::layout::{Point, Ring};

/// Fewer ties than this leave the middle clear without it.
const CROWD: usize = 60;
/// What lies within this angle runs together, in radians.
const SPAN: f64 = 0.6;
/// Where a bundle is held together, as a part of the way.
const HELD: f64 = 0.5;
/// How much a tie gives in to its bundle.
const PULL: f64 = 0.9;

impl Painter<'_> {
    /// Per actor that the middle has a tie with: the angle in which its bundle leaves. Empty where
    /// the middle is not crowded.
    pub(super) fn bundles(&self) -> BTreeMap<usize, f64> {
        if self.large {
            return BTreeMap::new();
        }
        let sectors: Vec<(f64, f64)> = match self.request.guides {
            Guides::Radial(radial, _) => {
                let sectors = radial.sectors.iter();
                sectors.map(|sector| (sector.from, sector.to)).collect()
            }
            Guides::Ego(ego, _) => {
                let sectors = ego.zones.iter().flat_map(|zone| &zone.sectors);
                sectors.map(|sector| (sector.from, sector.to)).collect()
            }
            Guides::Map(_) | Guides::None => return BTreeMap::new(),
        };
        let partners: Vec<usize> = self
            .request
            .visible
            .ties
            .iter()
            .filter_map(|seen| self.partner(seen.link.from, seen.link.to))
            .collect();
        if partners.len() < CROWD {
            return BTreeMap::new();
        }
        // (sector, angle, actor)
        let mut spokes: Vec<(usize, f64, usize)> = partners
            .into_iter()
            .filter_map(|actor| {
                let angle = self.angle(actor)?;
                let holds = |(from, to): &(f64, f64)| {
                    let turn = std::f64::consts::TAU;
                    (angle - from).rem_euclid(turn) <= to - from
                };
                let sector = sectors.iter().position(holds).unwrap_or(sectors.len());
                Some((sector, angle, actor))
            })
            .collect();
        spokes.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
        let mut bundles = BTreeMap::new();
        let mut left = spokes.as_slice();
        while let Some((sector, first, _)) = left.first() {
            let together = left
                .iter()
                .take_while(|(other, angle, _)| other == sector && angle - first <= SPAN)
                .count();
            let (bundle, later) = left.split_at(together);
            let mean = bundle.iter().map(|(_, angle, _)| angle).sum::<f64>() / together as f64;
            bundles.extend(bundle.iter().map(|(_, _, actor)| (*actor, mean)));
            left = later;
        }
        bundles
    }

    /// The other end of a tie of the middle.
    fn partner(&self, from: usize, to: usize) -> Option<usize> {
        match (self.is_middle(from), self.is_middle(to)) {
            (true, false) => Some(to),
            (false, true) => Some(from),
            _ => None,
        }
    }

    /// In which direction an actor stands, as on rings, which are wider than high.
    fn angle(&self, actor: usize) -> Option<f64> {
        let away = self.at(actor)? - self.middle()?;
        Some(away.y.atan2(away.x / Ring::STRETCH))
    }

    /// The point by which a tie of the middle goes with its bundle, and how much it gives in.
    pub(super) fn pull(
        &self,
        bundles: &BTreeMap<usize, f64>,
        from: usize,
        to: usize,
    ) -> Option<(Point, f64)> {
        let partner = self.partner(from, to)?;
        let angle = bundles.get(&partner)?;
        let middle = self.middle()?;
        let way = self.at(partner)?.distance(middle);
        let held = middle + Ring::at(1.0, *angle).unit() * (way * HELD);
        Some((held, PULL))
    }
}
