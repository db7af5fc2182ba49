//! The lines behind the network: rings of age, sectors of regions.

use super::curve::corner_angle;
use super::label::Taken;
use super::marks::{Anchor, Mark, Path, Rect, Scene, Size, Stroke, TextMark};
use super::network::{FADED, Guides, Painter};
use crate::i18n;
use crate::layout::{Point, Ring};

impl Painter<'_> {
    pub(super) fn guides(&self, scene: &mut Scene, taken: &mut Taken) {
        let (radial, scheme) = match self.request.guides {
            Guides::Radial(radial, scheme) => (radial, scheme),
            Guides::Map(world) => {
                scene.land = Some(self.land(world));
                return;
            }
            Guides::None => return,
        };
        for ring in &radial.rings {
            self.ring(scene, taken, ring, radial.free_angle);
        }
        for sector in &radial.sectors {
            let name = scheme
                .zip(sector.region.as_ref())
                .and_then(|(scheme, region)| {
                    let scheme = self.request.index.registry().schemes.get(scheme.as_str())?;
                    Some(
                        scheme
                            .region(region.as_str())?
                            .name
                            .get(self.request.lang)
                            .to_owned(),
                    )
                })
                .unwrap_or_else(|| i18n::text(self.request.lang, "region-none"));
            self.sector(scene, taken, sector.from, sector.to, name);
        }
    }

    fn ring(&self, scene: &mut Scene, taken: &mut Taken, ring: &Ring, free: f64) {
        let points = self.arc(ring.radius, 0.0, std::f64::consts::TAU);
        scene.guides.push(Mark::Path(Path {
            points,
            stroke: Some(self.guide_line(0.8, 0.75)),
            fill: None,
        }));
        let at = self
            .request
            .camera
            .to_picture(Ring::at(ring.radius, free), self.request.size);
        let size = 10.0 * self.request.scale;
        let text = ring.year.to_string();
        let half = Point::new(
            self.request.measure.width(&text, size, false) / 2.0 + 3.0,
            size * 0.75,
        );
        let room = Rect {
            min: at - half,
            max: at + half,
        };
        // Rings that lie close bear no year each.
        if !taken.is_free_of_names(&room) {
            return;
        }
        taken.take(room, None);
        scene.guides.push(Mark::Text(TextMark {
            text,
            at,
            anchor: Anchor::Middle,
            size,
            bold: false,
            color: self.ink.quiet,
            opacity: 0.8,
            halo: Some(self.ink.ground),
        }));
    }

    fn sector(&self, scene: &mut Scene, taken: &mut Taken, from: f64, to: f64, name: String) {
        let rim = Ring::RIM;
        scene.guides.push(Mark::Path(Path {
            points: self.arc(rim, from, to),
            stroke: Some(self.guide_line(2.0, 1.0)),
            fill: None,
        }));
        let angle = corner_angle(from, to);
        let edge = self
            .request
            .camera
            .to_picture(Ring::at(rim, angle), self.request.size);
        let size = 12.0 * self.request.scale;
        let width = self.request.measure.width(&name, size, false);
        let height = size * 1.3;
        // The name stands outside of the rim, but inside of the picture if its arc does.
        let out = Point::new(angle.cos(), angle.sin());
        let mut middle =
            edge + Point::new(out.x * (width / 2.0 + 10.0), out.y * (height / 2.0 + 8.0));
        let whole = Rect::new(Point::ZERO, self.request.size);
        if self.request.inside || whole.contains(edge) {
            let edge = width / 2.0 + 4.0;
            middle.x = middle
                .x
                .clamp(edge, (self.request.size.width - edge).max(edge));
            let edge = height / 2.0 + 2.0;
            middle.y = middle
                .y
                .clamp(edge, (self.request.size.height - edge).max(edge));
        }
        let rect = Rect::new(
            middle - Point::new(width / 2.0, height / 2.0),
            Size { width, height },
        );
        // Seen from far away there is not room for all of them.
        if !taken.is_free_of_names(&rect) {
            return;
        }
        taken.take(rect.grown(3.0), None);
        scene.guides.push(Mark::Text(TextMark {
            text: name,
            at: middle,
            anchor: Anchor::Middle,
            size,
            bold: false,
            color: self.ink.quiet,
            opacity: 1.0,
            halo: Some(self.ink.ground),
        }));
    }

    fn arc(&self, radius: f64, from: f64, to: f64) -> Vec<Point> {
        let steps = (((to - from).abs() / 0.035).ceil() as usize).max(2);
        (0..=steps)
            .map(|step| {
                let angle = from + (to - from) * step as f64 / steps as f64;
                self.request
                    .camera
                    .to_picture(Ring::at(radius, angle), self.request.size)
            })
            .collect()
    }

    fn guide_line(&self, width: f64, opacity: f64) -> Stroke {
        Stroke {
            width,
            color: self.ink.guide,
            dash: Vec::new(),
            opacity,
        }
    }

    /// A fine dotted line from an actor to the place it sits in, where both are seen.
    pub(super) fn seats(&self, scene: &mut Scene) {
        let registry = self.request.index.registry();
        for actor in &self.request.visible.actors {
            let seat = registry
                .actors
                .rows()
                .get(*actor)
                .and_then(|actor| actor.located_in.as_ref())
                .and_then(|seat| registry.actors.position(seat.as_str()))
                .filter(|seat| self.request.visible.actors.contains(seat));
            let Some(((seat, from), to)) =
                seat.and_then(|seat| Some(((seat, self.at(seat)?), self.at(*actor)?)))
            else {
                continue;
            };
            let shown = self.is_bright(*actor) && self.is_bright(seat);
            let runs = self
                .world()
                .and_then(|world| self.great_circle(world, (seat, *actor), 0.0, [0.0; 2]))
                .unwrap_or_else(|| vec![vec![from, to]]);
            for points in runs {
                scene.guides.push(Mark::Path(Path {
                    points,
                    stroke: Some(Stroke {
                        width: 1.0,
                        color: self.ink.quiet,
                        dash: vec![1.0, 3.0],
                        opacity: if shown { 0.65 } else { FADED },
                    }),
                    fill: None,
                }));
            }
        }
    }
}
