//! The bar of a tie: a band while it is in force, the line of its kind along it, signs of events.

use super::life::{LaneState, Stretch, stretches};
use super::sign::Pen;
use super::{LaneBar, Moment, MomentOf};
use crate::layout::Point;
use crate::model::{Dash, Date, EventKind, Life, PartialDate, Tie, next_day};
use crate::scene::marks::{Mark, Path, Rect, Stroke};
use crate::scene::style::{Color, dash_pattern};
use crate::scene::timeline::block;
use crate::scene::years::YearScale;

/// How much of a kind's colour fills the band.
const BAND: f64 = 0.2;
/// How much is seen of what is only possible.
const POSSIBLE: f64 = 0.5;
/// Half the height of a band, and how thick its line is; at a scale of 1.
const HALF: f64 = 5.0;
const LINE: f64 = 2.0;
/// The steps of a fade are this wide, and there are no more than this many.
const STEP: f64 = 4.0;
const STEPS: f64 = 40.0;
/// A date known better than this stands in its middle, as a year does; in years.
const SHORT: f64 = 1.1;

/// What a bar is drawn with.
pub(super) struct Brush<'a> {
    pub(super) years: &'a YearScale,
    pub(super) pen: Pen,
    pub(super) dash: Dash,
    /// Scale of bands, lines and dashes.
    pub(super) scale: f64,
}

/// A bar as it is drawn.
pub(super) struct Drawn {
    pub(super) marks: Vec<Mark>,
    pub(super) bar: LaneBar,
    pub(super) moments: Vec<Moment>,
    /// The room of band and signs.
    pub(super) rect: Rect,
}

impl Brush<'_> {
    /// The bar of a tie along a line.
    pub(super) fn bar(&self, position: usize, tie: &Tie, life: &Life, y: f64) -> Drawn {
        let mut drawn = Drawn {
            marks: Vec::new(),
            bar: LaneBar {
                tie: position,
                stretches: Vec::new(),
            },
            moments: Vec::new(),
            rect: Rect::default(),
        };
        let all = stretches(tie, life);
        for stretch in &all {
            self.stretch(stretch, y, &mut drawn);
        }
        let goes_on =
            |stretch: &&Stretch| stretch.to == Date::MAX && stretch.state != LaneState::Planned;
        if let Some(last) = all.last().filter(goes_on) {
            let pen = Pen {
                opacity: self.pen.opacity
                    * if last.state == LaneState::InForce {
                        1.0
                    } else {
                        POSSIBLE
                    },
                ..self.pen
            };
            drawn.marks.push(pen.arrow(Point::new(self.years.right, y)));
        }
        self.events(tie, position, y, &mut drawn);
        drawn.rect = self.room(&drawn, y);
        drawn
    }

    fn room(&self, drawn: &Drawn, y: f64) -> Rect {
        let reach = self.pen.radius * 1.4;
        let bands = drawn
            .bar
            .stretches
            .iter()
            .map(|(_, rect)| (rect.min.x, rect.max.x));
        let signs = drawn
            .moments
            .iter()
            .map(|one| (one.at.x - reach, one.at.x + reach));
        let (left, right) = bands.chain(signs).fold(
            (f64::INFINITY, f64::NEG_INFINITY),
            |(left, right), (from, to)| (left.min(from), right.max(to)),
        );
        let left = left.min(right).max(self.years.left - reach);
        Rect {
            min: Point::new(left, y - HALF * self.scale),
            max: Point::new(right.min(self.years.right).max(left), y + HALF * self.scale),
        }
    }

    /// Where a span of days stands, uncut.
    fn across(&self, from: Date, to: Date) -> (f64, f64) {
        let left = if from == Date::MIN {
            f64::NEG_INFINITY
        } else {
            self.years.x_of(from)
        };
        let right = if to == Date::MAX {
            f64::INFINITY
        } else {
            self.years.x_of(next_day(to))
        };
        (left, right)
    }

    fn stretch(&self, stretch: &Stretch, y: f64, drawn: &mut Drawn) {
        let (from, to) = self.across(stretch.from, stretch.to);
        let (left, right) = (from.max(self.years.left), to.min(self.years.right));
        if right <= left {
            return;
        }
        let half = HALF * self.scale;
        let rect = Rect {
            min: Point::new(left, y - half),
            max: Point::new(right, y + half),
        };
        let marks = &mut drawn.marks;
        match stretch.state {
            LaneState::InForce => {
                marks.push(self.band(rect, 1.0));
                marks.push(self.line((left, right), y, 1.0));
            }
            LaneState::Possible => {
                marks.push(self.band(rect, POSSIBLE));
                marks.push(self.line((left, right), y, POSSIBLE));
            }
            LaneState::Begins | LaneState::Ends => {
                // Of the whole fade, so that it does not change while it is scrolled out.
                let much = |x: f64| {
                    let share = (x - from) / (to - from);
                    if stretch.state == LaneState::Begins {
                        share
                    } else {
                        1.0 - share
                    }
                };
                let steps = ((to - from) / (STEP * self.scale)).ceil().clamp(2.0, STEPS);
                let slice = (to - from) / steps;
                for (begin, end) in pieces(from, (left, right), &[slice, 0.0]) {
                    let mut piece = rect;
                    (piece.min.x, piece.max.x) = (begin, end);
                    marks.push(self.band(piece, much((begin + end) / 2.0)));
                }
                let dash: Vec<f64> = match dash_pattern(self.dash) {
                    [] => vec![slice, 0.0],
                    dash => dash.iter().map(|piece| piece * self.scale).collect(),
                };
                let half = LINE * self.scale / 2.0;
                for (begin, end) in pieces(from, (left, right), &dash) {
                    let piece = Rect {
                        min: Point::new(begin, y - half),
                        max: Point::new(end, y + half),
                    };
                    let opacity = self.pen.opacity * much((begin + end) / 2.0);
                    marks.push(block(piece, self.pen.color, opacity));
                }
            }
            LaneState::Suspended => self.hatch(rect, marks),
            LaneState::Planned => marks.push(Mark::Path(Path {
                points: vec![Point::new(left, y), Point::new(right, y)],
                stroke: Some(self.stroke(1.2, vec![1.5 * self.scale, 3.5 * self.scale], 0.8)),
                fill: None,
            })),
        }
        drawn.bar.stretches.push((*stretch, rect));
    }

    fn band(&self, rect: Rect, much: f64) -> Mark {
        block(rect, self.pen.color, BAND * self.pen.opacity * much)
    }

    fn line(&self, (from, to): (f64, f64), y: f64, much: f64) -> Mark {
        let dash = dash_pattern(self.dash)
            .iter()
            .map(|piece| piece * self.scale);
        Mark::Path(Path {
            points: vec![Point::new(from, y), Point::new(to, y)],
            stroke: Some(self.stroke(LINE, dash.collect(), much)),
            fill: None,
        })
    }

    fn stroke(&self, width: f64, dash: Vec<f64>, much: f64) -> Stroke {
        Stroke {
            width: width * self.scale,
            color: self.pen.color,
            dash,
            opacity: self.pen.opacity * much,
        }
    }

    /// Slanting lines between two edges.
    fn hatch(&self, rect: Rect, marks: &mut Vec<Mark>) {
        hatch(rect, self.pen.color, self.pen.opacity, self.scale, marks);
    }

    fn events(&self, tie: &Tie, position: usize, y: f64, drawn: &mut Drawn) {
        // What begins and ends a tie lies on top.
        let rank = |kind: EventKind| match kind {
            EventKind::Signed | EventKind::Opened => 1,
            kind if kind.ends() => 2,
            _ => 0,
        };
        let mut order: Vec<(usize, EventKind, PartialDate)> = tie
            .events
            .iter()
            .enumerate()
            .filter_map(|(at, event)| Some((at, event.kind, *event.date.preferred()?)))
            .collect();
        order.sort_by_key(|(_, kind, _)| rank(*kind));
        for (event, kind, date) in order {
            let (from, to) = self.across(date.earliest(), date.latest());
            let short = to - from < SHORT * self.years.per_year();
            // From then on it certainly is; until then it certainly was.
            let x = match rank(kind) {
                1 if !short => to,
                2 if !short => from,
                _ => (from + to) / 2.0,
            };
            let at = Point::new(x, y);
            if at.x < self.years.left || at.x > self.years.right {
                continue;
            }
            // A band shows how uncertain it is when a tie begins and ends; this, the rest.
            let reach = self.pen.radius * 1.6;
            if rank(kind) == 0 && to - from > 2.0 * reach {
                let y = y + (HALF + 2.0) * self.scale;
                let (left, right) = (from.max(self.years.left), to.min(self.years.right));
                drawn.marks.push(Mark::Path(Path {
                    points: vec![Point::new(left, y), Point::new(right, y)],
                    stroke: Some(self.stroke(1.0, Vec::new(), 0.7)),
                    fill: None,
                }));
            }
            drawn.marks.extend(self.pen.event(kind, at));
            drawn.moments.push(Moment {
                of: MomentOf::Event(position, event),
                date,
                at,
            });
        }
    }
}

/// The strokes of a dashed line from `start` on, as far as they are in sight.
fn pieces(start: f64, (left, right): (f64, f64), dash: &[f64]) -> Vec<(f64, f64)> {
    let period: f64 = dash.iter().sum();
    let mut strokes = Vec::new();
    if period <= 0.0 {
        return strokes;
    }
    let mut x = start + ((left - start) / period).floor().max(0.0) * period;
    while x < right {
        for pair in dash.chunks(2) {
            let stroke = pair.first().copied().unwrap_or_default();
            let (from, to) = (x.max(left), (x + stroke).min(right));
            if to > from + 1e-6 {
                strokes.push((from, to));
            }
            x += pair.iter().sum::<f64>();
        }
    }
    strokes
}

/// Slanting lines between two edges: nothing is in force.
pub(super) fn hatch(rect: Rect, color: Color, opacity: f64, scale: f64, marks: &mut Vec<Mark>) {
    let stroke = |width: f64, much: f64| Stroke {
        width: width * scale,
        color,
        dash: Vec::new(),
        opacity: opacity * much,
    };
    for y in [rect.min.y, rect.max.y] {
        marks.push(Mark::Path(Path {
            points: vec![Point::new(rect.min.x, y), Point::new(rect.max.x, y)],
            stroke: Some(stroke(0.8, 0.6)),
            fill: None,
        }));
    }
    let apart = 5.0 * scale;
    let height = rect.height();
    let first = (rect.min.x / apart).floor();
    let count = (rect.width() / apart).ceil() + 1.0;
    for step in 0..=count as usize {
        // From the lower left to the upper right, cut off at both ends.
        let x = (first + step as f64 - 1.0) * apart;
        let (from, to) = (x.max(rect.min.x), (x + height).min(rect.max.x));
        if to <= from {
            continue;
        }
        marks.push(Mark::Path(Path {
            points: vec![
                Point::new(from, rect.max.y - (from - x)),
                Point::new(to, rect.max.y - (to - x)),
            ],
            stroke: Some(stroke(1.0, 0.75)),
            fill: None,
        }));
    }
}
