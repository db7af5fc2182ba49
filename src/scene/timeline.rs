//! The time axis: a histogram of beginnings by kind, bands of eras, the range of the lens.

use std::collections::BTreeMap;

use super::beads::{Bead, beads};
use super::label::MeasureText;
use super::marks::{Anchor, Mark, Path, Rect, Size, Stroke, TextMark};
use super::style::{Ground, ink};
use super::years::YearScale;
use crate::layout::Point;
use crate::lens::{Index, Lens, Time, Visible};
use crate::model::{Certainty, Date, Lang, next_day};

/// What the axis is made from.
#[derive(Clone, Copy)]
pub struct TimelineRequest<'a> {
    /// The registry.
    pub index: &'a Index,
    /// What the lens leaves.
    pub visible: &'a Visible,
    /// What it would leave of all times.
    pub all_times: &'a Visible,
    /// The lens.
    pub lens: &'a Lens,
    /// First and last year of the axis.
    pub years: (i16, i16),
    /// The size of the picture.
    pub size: Size,
    /// Light or dark.
    pub ground: Ground,
    /// Whether the milestones of the history are shown.
    pub history: bool,
    /// The language.
    pub lang: Lang,
    /// How much larger letters are than usual.
    pub scale: f64,
    /// Tells how wide texts are.
    pub measure: &'a dyn MeasureText,
}

/// The axis, with what a pointer needs to know of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// Its marks, from back to front.
    pub marks: Vec<Mark>,
    /// The ties that began in a year, by kind, from the axis upwards.
    pub bars: Vec<Bar>,
    /// The area of the bars.
    pub area: Rect,
    /// First and last year.
    pub years: (i16, i16),
    /// Where the handles of the lens stand.
    pub handles: Vec<f64>,
    /// The milestones of the history.
    pub beads: Vec<Bead>,
}

/// Ties of one kind that began in one year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// The year.
    pub year: i16,
    /// Position of the kind.
    pub kind: usize,
    /// How many there are.
    pub ties: usize,
    /// Whether the lens shows them.
    pub shown: bool,
    /// Whether they count there only possibly: they may have begun in a year before, or only
    /// possibly fit the time that the lens names.
    pub possible: bool,
    /// Where the bar stands.
    pub rect: Rect,
}

/// The years that an axis for a registry shows: from a little before everything known to the end
/// of this year or of the last one known. The second is the year after the last.
#[must_use]
pub fn axis_years(index: &Index, today: Date) -> (i16, i16) {
    let (first, last) = index.known_days().unwrap_or((today, today));
    let first = first.year().min(today.year());
    let last = last.year().max(today.year());
    ((first - 2).div_euclid(5) * 5, last + 1)
}

impl Timeline {
    fn scale(&self) -> YearScale {
        let (first, last) = self.years;
        YearScale {
            years: (f64::from(first), f64::from(last.max(first + 1))),
            left: self.area.min.x,
            right: self.area.max.x,
        }
    }

    /// Where the beginning of a day stands; the nearest end for what lies beyond it.
    #[must_use]
    pub fn x_of(&self, day: Date) -> f64 {
        self.scale().x_within(day)
    }

    /// The day at a place on the axis; the nearest one beyond its ends.
    #[must_use]
    pub fn day_at(&self, x: f64) -> Date {
        self.scale().day_at(x)
    }

    /// The year at a place on the axis.
    #[must_use]
    pub fn year_at(&self, x: f64) -> i16 {
        self.day_at(x).year()
    }
}

/// Draws the axis.
#[must_use]
pub fn timeline(request: &TimelineRequest<'_>) -> Timeline {
    let scale = request.scale;
    let area = Rect {
        min: Point::new(8.0, 4.0),
        max: Point::new(
            (request.size.width - 8.0).max(20.0),
            (request.size.height - 18.0 * scale).max(20.0),
        ),
    };
    let mut axis = Timeline {
        marks: Vec::new(),
        bars: Vec::new(),
        area,
        years: request.years,
        handles: Vec::new(),
        beads: Vec::new(),
    };
    eras(request, &mut axis);
    range(request, &mut axis);
    bars(request, &mut axis);
    ticks(request, &mut axis);
    if request.history {
        beads(request, &mut axis);
    }
    handles(request, &mut axis);
    axis
}

pub(super) fn block(rect: Rect, color: super::style::Color, opacity: f64) -> Mark {
    Mark::Path(Path {
        points: vec![
            rect.min,
            Point::new(rect.max.x, rect.min.y),
            rect.max,
            Point::new(rect.min.x, rect.max.y),
        ],
        stroke: None,
        fill: Some((color, opacity)),
    })
}

pub(super) fn line(from: Point, to: Point, width: f64, color: super::style::Color) -> Mark {
    Mark::Path(Path {
        points: vec![from, to],
        stroke: Some(Stroke {
            width,
            color,
            dash: Vec::new(),
            opacity: 1.0,
        }),
        fill: None,
    })
}

fn eras(request: &TimelineRequest<'_>, axis: &mut Timeline) {
    let (ink, area) = (ink(request.ground), axis.area);
    let bands = axis
        .scale()
        .eras(area.min.y, area.max.y, &ink, request.lang);
    for band in bands {
        axis.marks.push(block(band.rect, band.color, 1.0));
        let size = 10.5 * request.scale;
        if request.measure.width(band.name, size, false) + 10.0 < band.rect.width() {
            axis.marks.push(Mark::Text(TextMark {
                text: band.name.to_owned(),
                at: Point::new(band.rect.min.x + 5.0, area.min.y + size * 0.8),
                anchor: Anchor::Start,
                size,
                bold: false,
                color: ink.quiet,
                opacity: 1.0,
                halo: None,
            }));
        }
    }
}

/// The part of the axis that the lens looks at.
fn range(request: &TimelineRequest<'_>, axis: &mut Timeline) {
    let (Time::InForce(span) | Time::Signed(span)) = request.lens.time else {
        return;
    };
    let rect = Rect {
        min: Point::new(axis.x_of(span.from), axis.area.min.y),
        max: Point::new(axis.x_of(next_day(span.to)), axis.area.max.y),
    };
    axis.marks
        .push(block(rect, ink(request.ground).accent, 0.12));
}

fn bars(request: &TimelineRequest<'_>, axis: &mut Timeline) {
    let registry = request.index.registry();
    let shown: BTreeMap<usize, Certainty> = request
        .visible
        .ties
        .iter()
        .map(|seen| (seen.link.tie, seen.fits))
        .collect();
    // year → (not shown, possible, kind) → how many: what is certain stands at the foot.
    let mut years: BTreeMap<i16, BTreeMap<(bool, bool, usize), usize>> = BTreeMap::new();
    for seen in &request.all_times.ties {
        let start = request
            .index
            .ties()
            .get(seen.link.tie)
            .and_then(|facts| facts.life.start());
        let kind = registry
            .ties
            .rows()
            .get(seen.link.tie)
            .and_then(|tie| registry.kinds.position(tie.kind.as_str()));
        let (Some(start), Some(kind)) = (start, kind) else {
            continue;
        };
        // A span stands in the last year it can be: from then on the tie is certain.
        let year = start.latest().year();
        let fits = shown.get(&seen.link.tie);
        let possible = start.earliest().year() < year || fits == Some(&Certainty::Possible);
        *years
            .entry(year)
            .or_default()
            .entry((fits.is_none(), possible, kind))
            .or_default() += 1;
    }
    let highest = years
        .values()
        .map(|kinds| kinds.values().sum::<usize>())
        .max()
        .unwrap_or(1);
    let (first, last) = axis.years;
    let column = axis.area.width() / f64::from((last - first).max(1));
    let width = (column - 1.5).clamp(1.5, 11.0);
    // Above the bars stand the names of eras, and the history if it is shown.
    let history = request.history && !registry.milestones.is_empty();
    let above = if history { 36.0 } else { 16.0 };
    let room = (axis.area.height() - above * request.scale).max(8.0);
    let step = (room / highest as f64).min(width + 1.5);
    let absent = ink(request.ground).absent;
    for (year, kinds) in years {
        let middle = Date::new(year, 7, 1).map_or(axis.area.min.x, |day| axis.x_of(day));
        let mut stacked = 0;
        for ((gone, possible, kind), ties) in kinds {
            let bottom = axis.area.max.y - step * stacked as f64;
            stacked += ties;
            let top = axis.area.max.y - step * stacked as f64;
            let rect = Rect {
                min: Point::new(middle - width / 2.0, top),
                max: Point::new(middle + width / 2.0, bottom),
            };
            let color = match registry.kinds.rows().get(kind) {
                Some(kind) if !gone => kind.hue.on(request.ground),
                _ => absent,
            };
            let opacity = match (gone, possible) {
                (false, false) => 1.0,
                (false, true) => 0.4,
                (true, _) => 0.55,
            };
            // One block a tie while there is room to see them apart.
            let apart = step >= 4.0;
            let blocks = if apart { ties } else { 1 };
            let height = rect.height() / blocks as f64;
            for block_at in 0..blocks {
                let top = rect.min.y + height * block_at as f64;
                let piece = Rect {
                    min: Point::new(rect.min.x, top + if apart { 1.0 } else { 0.0 }),
                    max: Point::new(rect.max.x, top + height),
                };
                axis.marks.push(block(piece, color, opacity));
            }
            axis.bars.push(Bar {
                year,
                kind,
                ties,
                shown: !gone,
                possible,
                rect,
            });
        }
    }
}

fn ticks(request: &TimelineRequest<'_>, axis: &mut Timeline) {
    let (ink, area) = (ink(request.ground), axis.area);
    axis.marks.push(line(
        Point::new(area.min.x, area.max.y),
        area.max,
        1.0,
        ink.absent,
    ));
    let size = 10.5 * request.scale;
    let needed = request.measure.width("2000", size, false) + 14.0;
    let mut free_from = 0.0_f64;
    for year in axis.scale().ticks(needed) {
        let Ok(day) = Date::new(year, 1, 1) else {
            continue;
        };
        let x = axis.x_of(day);
        axis.marks.push(line(
            Point::new(x, area.max.y),
            Point::new(x, area.max.y + 4.0),
            1.0,
            ink.absent,
        ));
        let text = year.to_string();
        let half = request.measure.width(&text, size, false) / 2.0;
        let middle = x.clamp(half, (request.size.width - half).max(half));
        // The first one is pushed to the right by the edge, and so may the last be to the left.
        if middle - half < free_from {
            continue;
        }
        free_from = middle + half + 4.0 * request.scale;
        axis.marks.push(Mark::Text(TextMark {
            text,
            at: Point::new(middle, area.max.y + 5.0 + size * 0.7),
            anchor: Anchor::Middle,
            size,
            bold: false,
            color: ink.quiet,
            opacity: 1.0,
            halo: None,
        }));
    }
}

/// Handles of the lens: a line with a knob at its foot.
fn handles(request: &TimelineRequest<'_>, axis: &mut Timeline) {
    let ink = ink(request.ground);
    axis.handles = match request.lens.time {
        Time::Any => Vec::new(),
        Time::AsOf(day) => vec![axis.x_of(day)],
        Time::InForce(span) | Time::Signed(span) => {
            vec![axis.x_of(span.from), axis.x_of(next_day(span.to))]
        }
    };
    for x in axis.handles.clone() {
        axis.marks.push(line(
            Point::new(x, axis.area.min.y),
            Point::new(x, axis.area.max.y),
            2.0,
            ink.accent,
        ));
        for (radius, color) in [(6.5, ink.accent), (4.0, ink.panel)] {
            axis.marks.push(Mark::Shape(super::marks::ShapeMark {
                shape: crate::model::Shape::Circle,
                at: Point::new(x, axis.area.max.y),
                radius: radius * request.scale.min(1.4),
                color,
                ground: ink.panel,
                opacity: 1.0,
            }));
        }
    }
}
