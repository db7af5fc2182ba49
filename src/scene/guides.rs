//! The lines behind the network: rings of age or of steps, sectors of regions or of kinds.

use super::curve::corner_angle;
use super::label::Taken;
use super::marks::{Anchor, Mark, Path, Rect, Scene, Size, Stroke, TextMark};
use super::network::{Guides, Painter};
use super::style::seen;
use crate::i18n;
use crate::layout::{Point, Ring};
use crate::model::{RegionId, SchemeId};

impl Painter<'_> {
    pub(super) fn guides(&self, scene: &mut Scene, taken: &mut Taken) {
        match self.request.guides {
            Guides::Radial(radial, scheme) => {
                for ring in &radial.rings {
                    let text = ring.year.to_string();
                    self.ring(scene, taken, ring.radius, radial.free_angle, text);
                }
                for sector in &radial.sectors {
                    let name = self.region_name(scheme, sector.region.as_ref());
                    self.sector(scene, taken, Ring::RIM, (sector.from, sector.to), name);
                }
            }
            Guides::Ego(ego, scheme) => self.ego_guides(scene, taken, ego, scheme),
            Guides::Map(world) => scene.land = Some(self.land(world)),
            Guides::None => {}
        }
    }

    /// What a region is called; what lies in none has words, too.
    pub(super) fn region_name(
        &self,
        scheme: Option<&SchemeId>,
        region: Option<&RegionId>,
    ) -> String {
        let lang = self.request.lang;
        let named = scheme.zip(region).and_then(|(scheme, region)| {
            let scheme = self.request.index.registry().schemes.get(scheme.as_str())?;
            let region = scheme.region(region.as_str())?;
            Some(region.name.get(lang).to_owned())
        });
        named.unwrap_or_else(|| i18n::text(lang, "region-none"))
    }

    /// A ring all around, with what it stands for at the angle where no sector is.
    pub(super) fn ring(
        &self,
        scene: &mut Scene,
        taken: &mut Taken,
        radius: f64,
        free: f64,
        text: String,
    ) {
        let points = self.arc(radius, 0.0, std::f64::consts::TAU);
        scene.guides.push(Mark::Path(Path {
            points,
            stroke: Some(self.guide_line(0.8, 0.75)),
            fill: None,
        }));
        let at = self
            .request
            .camera
            .to_picture(Ring::at(radius, free), self.request.size);
        let size = 10.0 * self.request.scale;
        let half = Point::new(
            self.request.measure.width(&text, size, false) / 2.0 + 3.0,
            size * 0.75,
        );
        let room = Rect {
            min: at - half,
            max: at + half,
        };
        // Rings that lie close bear no words each.
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
            opacity: self.request.ground.seen(0.8),
            halo: Some(self.ink.ground),
        }));
    }

    /// The arc of a sector on a rim, with its name outside.
    pub(super) fn sector(
        &self,
        scene: &mut Scene,
        taken: &mut Taken,
        rim: f64,
        (from, to): (f64, f64),
        name: String,
    ) {
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
        // The name stands outside of the rim, but inside of the picture where all of it is shown.
        let out = Point::new(angle.cos(), angle.sin());
        let mut middle =
            edge + Point::new(out.x * (width / 2.0 + 10.0), out.y * (height / 2.0 + 8.0));
        // Elsewhere it keeps its place while somebody pans, as everything does.
        if self.request.inside {
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
                        opacity: self
                            .request
                            .ground
                            .seen(if shown { 0.65 } else { seen::FADED }),
                    }),
                    fill: None,
                }));
            }
        }
    }
}
