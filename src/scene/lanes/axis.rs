//! The years behind the rows, the axis above them, and the time that the lens looks at.

use super::key::milestone;
use super::paint::{Painter, SMALL};
use super::{LanePlan, LaneScene};
use crate::layout::Point;
use crate::lens::Time;
use crate::model::{Date, Shape, next_day};
use crate::scene::beads::Bead;
use crate::scene::marks::{Anchor, Mark, Rect, ShapeMark, Size, TextMark};
use crate::scene::timeline::{block, line};

impl Painter<'_> {
    fn ticks(&self) -> Vec<i16> {
        let size = SMALL * self.request.scale;
        self.years
            .ticks(self.width("2000", size, false) + 18.0 * self.request.scale)
    }

    pub(super) fn behind(&self, out: &mut LaneScene) {
        let guides = &mut out.scene.guides;
        let bottom = self.request.size.height;
        for band in self
            .years
            .eras(self.head, bottom, &self.ink, self.request.plan.lang)
        {
            guides.push(block(band.rect, band.color, 0.75));
        }
        if let Some((from, to)) = self.range() {
            guides.push(block(
                self.tall(from, to, self.head, bottom),
                self.ink.accent,
                0.08,
            ));
        }
        for year in self.ticks() {
            if let Ok(day) = Date::new(year, 1, 1) {
                let x = self.years.x_of(day);
                let (top, bottom) = (Point::new(x, self.head), Point::new(x, bottom));
                guides.push(line(top, bottom, 0.8, self.ink.line));
            }
        }
    }

    pub(super) fn tall(&self, from: f64, to: f64, top: f64, bottom: f64) -> Rect {
        Rect {
            min: Point::new(from, top),
            max: Point::new(to, bottom),
        }
    }

    /// The lens's span.
    fn range(&self) -> Option<(f64, f64)> {
        let (Time::InForce(span) | Time::Signed(span)) = self.request.lens.time else {
            return None;
        };
        let from = self.years.x_within(span.from);
        Some((from, self.years.x_within(next_day(span.to)).max(from)))
    }

    pub(super) fn axis(&self, out: &mut LaneScene) {
        let scale = self.request.scale;
        let width = self.request.size.width;
        let front = &mut out.front;
        front.push(block(
            self.tall(0.0, width, 0.0, self.head),
            self.ink.ground,
            1.0,
        ));
        let size = SMALL * scale;
        for band in self
            .years
            .eras(0.0, self.head, &self.ink, self.request.plan.lang)
        {
            front.push(block(band.rect, band.color, 1.0));
            if self.width(band.name, size, false) + 10.0 * scale < band.rect.width() {
                front.push(Mark::Text(TextMark {
                    color: self.ink.quiet,
                    ..self.text(
                        band.name.to_owned(),
                        Point::new(band.rect.min.x + 5.0 * scale, 10.5 * scale),
                        size,
                    )
                }));
            }
        }
        if let Some((from, to)) = self.range() {
            front.push(block(
                self.tall(from, to, 0.0, self.head),
                self.ink.accent,
                0.12,
            ));
        }
        // The corner above the names is free.
        let mut free_from = 0.0;
        for year in self.ticks() {
            let Ok(day) = Date::new(year, 1, 1) else {
                continue;
            };
            let x = self.years.x_of(day);
            let foot = Point::new(x, self.head);
            front.push(line(
                foot - Point::new(0.0, 4.0 * scale),
                foot,
                1.0,
                self.ink.absent,
            ));
            let text = year.to_string();
            let half = self.width(&text, size, false) / 2.0;
            let end = (width - half - 2.0).max(half);
            let at = Point::new(x.min(end), 26.0 * scale);
            if at.x - half < free_from {
                continue;
            }
            free_from = at.x + half + 4.0 * scale;
            front.push(Mark::Text(TextMark {
                anchor: Anchor::Middle,
                color: self.ink.quiet,
                ..self.text(text, at, size)
            }));
        }
        self.beads(out);
        let pad = LanePlan::INSET * scale;
        let (from, to) = (
            Point::new(pad, self.head),
            Point::new(self.years.right, self.head),
        );
        out.front.push(line(from, to, 1.0, self.ink.absent));
    }

    fn beads(&self, out: &mut LaneScene) {
        let scale = self.request.scale;
        let until = match self.request.lens.time {
            Time::Any => i16::MAX,
            time => time.reference_day(self.request.visible.day).year(),
        };
        for (year, milestones) in &self.request.plan.milestones {
            let Ok(day) = Date::new(*year, 7, 1) else {
                continue;
            };
            let at = Point::new(self.years.x_of(day), self.head - 12.0 * scale);
            if at.x < self.years.left || at.x > self.years.right {
                continue;
            }
            let radius = 3.0 * scale * (milestones.len() as f64).sqrt().min(1.7);
            let opacity = if *year <= until { 0.9 } else { 0.3 };
            out.front
                .push(milestone(at, radius, self.request.ground, opacity));
            out.beads.push(Bead {
                at,
                radius,
                milestones: milestones.clone(),
            });
        }
    }

    /// The time that the lens looks at, with knobs to drag.
    pub(super) fn time(&self, out: &mut LaneScene) {
        let scale = self.request.scale;
        let places = match self.request.lens.time {
            Time::Any => Vec::new(),
            Time::AsOf(day) => vec![self.years.x_within(day)],
            Time::InForce(_) | Time::Signed(_) => self
                .range()
                .map_or_else(Vec::new, |(from, to)| vec![from, to]),
        };
        for x in places {
            let foot = Point::new(x, self.head);
            let bottom = Point::new(x, self.request.size.height);
            let Mark::Path(mut thread) = line(foot, bottom, 1.5 * scale, self.ink.accent) else {
                continue;
            };
            if let Some(stroke) = &mut thread.stroke {
                stroke.opacity = 0.75;
            }
            out.front.push(Mark::Path(thread));
            for (radius, color) in [(6.5, self.ink.accent), (4.0, self.ink.panel)] {
                out.front.push(Mark::Shape(ShapeMark {
                    shape: Shape::Circle,
                    at: foot,
                    radius: radius * scale.min(1.4),
                    color,
                    ground: self.ink.panel,
                    opacity: 1.0,
                }));
            }
            let reach = 9.0 * scale;
            out.handles.push(Rect::new(
                Point::new(x - reach, self.head - reach),
                Size {
                    width: 2.0 * reach,
                    height: 2.0 * reach,
                },
            ));
        }
    }
}
