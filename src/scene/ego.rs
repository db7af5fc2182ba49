//! The ego view: what stands around one actor, and what is said where nothing does.

use super::label::Taken;
use super::marks::{Anchor, Mark, Rect, Scene, ShapeMark, Size, TextMark};
use super::network::{Guides, NAME, NetworkRequest, Painter, name};
use crate::i18n::{self, Message};
use crate::layout::{EgoRingOf, EgoSectorOf, Egocentric, Point, reached};
use crate::model::{SchemeId, Shape};

/// In an ego view, per actor: how many visible steps lead to it from the middle.
pub(super) fn reached_in(request: &NetworkRequest<'_>) -> Option<Vec<Option<usize>>> {
    let Guides::Ego(ego, _) = request.guides else {
        return None;
    };
    Some(match ego.ego {
        Some(middle) => reached(request.index, middle, request.visible),
        None => vec![None; request.positions.0.len()],
    })
}

impl Painter<'_> {
    /// Rings, sectors, and where nobody is reached a sentence instead of them.
    pub(super) fn ego_guides(
        &self,
        scene: &mut Scene,
        taken: &mut Taken,
        ego: &Egocentric,
        scheme: Option<&SchemeId>,
    ) {
        let lang = self.request.lang;
        // What stands back and is not shown needs no lines.
        let is_back = |actor: &usize| ego.back.get(*actor).copied().unwrap_or(false);
        let mut seen = self.request.visible.actors.iter();
        let behind = seen.any(|actor| is_back(actor) && self.at(*actor).is_some());
        let zones = if behind { 2 } else { 1 };
        for zone in ego.zones.iter().take(zones) {
            for ring in &zone.rings {
                let text = match ring.of {
                    EgoRingOf::Steps(steps) => {
                        Message::new("ego-ring").with("steps", steps).text(lang)
                    }
                    EgoRingOf::Year(year) => year.to_string(),
                    EgoRingOf::YearUnknown => i18n::text(lang, "ego-year-unknown"),
                };
                self.ring(scene, taken, ring.radius, zone.free_angle, text);
            }
            for sector in &zone.sectors {
                let name = match &sector.of {
                    EgoSectorOf::Region(region) => self.region_name(scheme, Some(region)),
                    EgoSectorOf::NoRegion => self.region_name(scheme, None),
                    EgoSectorOf::Kind(kind) => {
                        let kind = self.request.index.registry().kinds.get(kind.as_str());
                        kind.map_or_else(String::new, |kind| kind.name.get(lang).to_owned())
                    }
                    EgoSectorOf::Seat => i18n::text(lang, "ego-seat"),
                };
                self.sector(scene, taken, zone.rim, (sector.from, sector.to), name);
            }
        }
        let seen = |actor: &usize| self.at(*actor).is_some();
        if self
            .request
            .visible
            .actors
            .iter()
            .filter(|actor| seen(actor))
            .count()
            <= 1
        {
            self.nobody(scene, taken, ego);
        }
    }

    /// Whether a tie only joins two of those around the one in the middle and leads no farther out:
    /// it is drawn weaker. Nor do ties of the home city lead anywhere, for they lead everywhere.
    pub(super) fn leads_nowhere(&self, from: usize, to: usize) -> bool {
        let Some(reached) = &self.reached else {
            return false;
        };
        let steps = |actor: usize| reached.get(actor).copied().flatten();
        let closed = |actor: usize| Some(actor) == self.home && !self.is_middle(actor);
        match (steps(from), steps(to)) {
            (Some(one), Some(other)) => {
                let outwards =
                    (one + 1 == other && !closed(from)) || (other + 1 == one && !closed(to));
                !outwards
            }
            _ => true,
        }
    }

    /// What is said where nobody stands around the one in the middle; that one as an empty ring if
    /// it is not visible either.
    fn nobody(&self, scene: &mut Scene, taken: &mut Taken, ego: &Egocentric) {
        let lang = self.request.lang;
        let camera = &self.request.camera;
        let middle = camera.to_picture(Point::ZERO, self.request.size);
        let scale = self.request.scale;
        let size = NAME * scale;
        let (id, called) = match ego.ego {
            Some(actor) => {
                let none = ego.zones.iter().all(|zone| zone.rings.is_empty());
                let id = if none { "ego-alone" } else { "ego-hidden" };
                let day = self.request.visible.day;
                (id, name(self.request.index, actor, day, lang))
            }
            None => ("ego-unknown", String::new()),
        };
        let mut rows = vec![(
            Message::new(id).with("name", called.as_str()).text(lang),
            false,
        )];
        if ego.ego.is_some_and(|actor| self.at(actor).is_none()) {
            scene.guides.push(Mark::Shape(ShapeMark {
                shape: Shape::Ring,
                at: middle,
                radius: 12.0 * scale.sqrt(),
                color: self.ink.absent,
                ground: self.ink.ground,
                opacity: 1.0,
            }));
            rows.insert(0, (called, true));
        }
        let mut y = middle.y + 38.0 * scale;
        for (text, bold) in rows {
            let width = self.request.measure.width(&text, size, bold);
            let height = size * 1.5;
            let corner = Point::new(middle.x - width / 2.0, y - height / 2.0);
            taken.take(Rect::new(corner, Size { width, height }), None);
            scene.guides.push(Mark::Text(TextMark {
                text,
                at: Point::new(middle.x, y),
                anchor: Anchor::Middle,
                size,
                bold,
                color: if bold { self.ink.text } else { self.ink.quiet },
                opacity: 1.0,
                halo: Some(self.ink.ground),
            }));
            y += size * 1.6;
        }
    }
}
