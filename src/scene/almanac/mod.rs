//! Years at a glance: what falls due in a period, month by month, as a sheet of its own.

mod entry;
mod foot;

use std::collections::BTreeMap;

use entry::{Entry, Slot};

use super::label::MeasureText;
use super::marks::{Anchor, Field, Mark, Path, Rect, Scene, Size, Stroke, Target, TextMark};
use super::paper::Paper;
use super::sheet::Sheet;
use super::shift::{shift, shift_mark};
use super::style::{Color, Ground, Ink, ink};
use crate::i18n::{self, Message};
use crate::insight::Due;
use crate::layout::Point;
use crate::lens::words::lens_text;
use crate::lens::{Index, Lens};
use crate::model::{Date, DaySpan, Lang, PartialDate};

/// What a sheet of years is made from.
#[derive(Clone, Copy)]
pub struct AlmanacRequest<'a> {
    /// The registry.
    pub index: &'a Index,
    /// The lens, for its words.
    pub lens: &'a Lens,
    /// What falls due, in order.
    pub dues: &'a [Due],
    /// In which days.
    pub span: DaySpan,
    /// The day on which it is drawn.
    pub today: Date,
    /// Size, margins and ground.
    pub paper: Paper,
    /// What the picture is called; `None`: after the period.
    pub title: Option<&'a str>,
    /// Light or dark.
    pub ground: Ground,
    /// The language.
    pub lang: Lang,
    /// Tells how wide texts are.
    pub measure: &'a dyn MeasureText,
}

/// A4, lying: the size where none is asked for; it grows downwards.
const OWN: Size = Size {
    width: 1123.0,
    height: 794.0,
};
/// Empty at each side.
const LEFT: f64 = 28.0;
/// Room for a year's number.
const YEAR: f64 = 84.0;
/// Room for a month's number.
const MONTH: f64 = 34.0;
/// Between two columns.
const GAP: f64 = 16.0;
/// From one line to the next, and between the lines of one name.
const LINE: f64 = 18.0;
const TIGHT: f64 = 14.0;
/// Above and below what stands in a year.
const AIR: f64 = 9.0;
/// Heads of columns.
const HEADS: f64 = 26.0;
const LETTERS: f64 = 11.5;
/// How much smaller letters may be so that a page holds everything.
const SMALLEST: f64 = 0.62;
/// How a sheet may be divided: months to a column, and columns for what has no month.
const DIVISIONS: [(i8, usize); 6] = [(3, 1), (4, 2), (6, 2), (6, 3), (6, 1), (12, 1)];
/// A column is at least so wide.
const NARROWEST: f64 = 165.0;
/// What a name that is cut counts for against height.
const CUT: f64 = 20.0;
/// The least height of a sheet that has no size of its own.
const LEAST: f64 = 300.0;

/// Draws the years of a period, a band each, with the months in columns. What is known only to the year
/// has a column of its own. On a page that is too small letters shrink, and then what finds no
/// room is counted.
#[must_use]
pub fn almanac(request: &AlmanacRequest<'_>) -> Sheet {
    let asked = request.paper.size.map(|size| request.paper.within(size));
    let width = asked.unwrap_or(OWN).width;
    let usual = (width / OWN.width).clamp(0.6, 2.5);
    let mut scale = usual;
    let mut plan = Plan::best(request, width, scale);
    let size = match asked {
        None => Size {
            width,
            height: plan.needs().max(LEAST * scale).ceil(),
        },
        Some(size) => {
            while plan.needs() > size.height && scale > usual * SMALLEST {
                scale *= 0.96;
                plan = Plan::best(request, width, scale);
            }
            size
        }
    };
    plan.sheet(size)
}

/// A column: the months in it, the first and the last; none for what has no month.
struct Column {
    months: Option<(i8, i8)>,
    /// Its place among those for what has no month.
    part: usize,
    x: f64,
    width: f64,
}

/// What stands in a cell: lines of months, each with its entries.
struct Plan<'a> {
    request: &'a AlmanacRequest<'a>,
    ink: Ink,
    width: f64,
    scale: f64,
    columns: Vec<Column>,
    years: Vec<i16>,
    entries: BTreeMap<(i16, Slot), Vec<Entry>>,
    head: Vec<Mark>,
    top: f64,
    foot: Vec<Mark>,
    bottom: f64,
}

impl<'a> Plan<'a> {
    /// The division that makes the lowest sheet and cuts the fewest names.
    fn best(request: &'a AlmanacRequest<'a>, width: f64, scale: f64) -> Self {
        let mut best: Option<(f64, Self)> = None;
        for division in DIVISIONS {
            let plan = Self::new(request, width, scale, division);
            let widths = plan.columns.iter().map(|column| column.width / scale);
            let narrow = widths.fold(f64::INFINITY, f64::min) < NARROWEST;
            let entries = plan.entries.values().flatten();
            let cut = entries.filter(|entry| entry.cut).count() as f64;
            let costs = plan.needs() / scale + CUT * cut;
            let better = best.as_ref().is_none_or(|(least, _)| costs < *least);
            if better && !narrow {
                best = Some((costs, plan));
            }
        }
        match best {
            Some((_, plan)) => plan,
            None => Self::new(request, width, scale, (12, 1)),
        }
    }

    fn new(
        request: &'a AlmanacRequest<'a>,
        width: f64,
        scale: f64,
        (months, parts): (i8, usize),
    ) -> Self {
        let years: Vec<i16> = (request.span.from.year()..=request.span.to.year()).collect();
        let slots = request.dues.iter().map(|due| Slot::of(due, request.span));
        let unknown = slots.clone().any(|(_, slot)| slot == Slot::Year);
        let columns = columns(width, scale, months, if unknown { parts } else { 0 });
        let mut plan = Self {
            request,
            ink: ink(request.ground),
            width,
            scale,
            columns,
            years,
            entries: BTreeMap::new(),
            head: Vec::new(),
            top: 0.0,
            foot: Vec::new(),
            bottom: 0.0,
        };
        for (due, (year, slot)) in request.dues.iter().zip(slots) {
            let room = plan.room(slot);
            let entry = Entry::new(request, due, room, scale);
            plan.entries.entry((year, slot)).or_default().push(entry);
        }
        plan.set_head();
        let (foot, height) = foot::foot(request, width, scale);
        plan.foot = foot;
        plan.bottom = height;
        plan
    }

    /// The room that an entry has beside the number of its month.
    fn room(&self, slot: Slot) -> f64 {
        let column = self
            .columns
            .iter()
            .find(|column| match (slot, column.months) {
                (Slot::Month(month), Some((first, last))) => first <= month && month <= last,
                (Slot::Year, None) => true,
                _ => false,
            });
        let width = column.map_or(0.0, |column| column.width) - GAP * self.scale;
        match slot {
            Slot::Month(_) => width - MONTH * self.scale,
            Slot::Year => width,
        }
    }

    fn text(&self, text: String, at: Point, size: f64, bold: bool, color: Color) -> Mark {
        Mark::Text(TextMark {
            text,
            at,
            anchor: Anchor::Start,
            size: size * self.scale,
            bold,
            color,
            opacity: 1.0,
            halo: None,
        })
    }

    fn line(&self, from: Point, to: Point, color: Color, width: f64) -> Mark {
        Mark::Path(Path {
            points: vec![from, to],
            stroke: Some(Stroke {
                width: width * self.scale,
                color,
                dash: Vec::new(),
                opacity: 1.0,
            }),
            fill: None,
        })
    }

    /// What the picture is called.
    fn title(&self) -> String {
        let span = i18n::span(self.request.lang, self.request.span);
        let own = || {
            Message::new("horizon-title")
                .with("span", span)
                .text(self.request.lang)
        };
        self.request.title.map_or_else(own, ToOwned::to_owned)
    }

    /// What it shows, in one sentence.
    fn description(&self) -> String {
        let (request, registry) = (self.request, self.request.index.registry());
        Message::new("horizon-description")
            .with("title", &registry.title)
            .with("count", request.dues.len())
            .with("day", PartialDate::day(request.today))
            .text(request.lang)
    }

    /// Title, and what is shown in words.
    fn set_head(&mut self) {
        let (request, scale) = (self.request, self.scale);
        let left = LEFT * scale;
        let room = self.width - 2.0 * left;
        let title = self.title();
        let wide = request.measure.width(&title, 20.0 * scale, true);
        let fits = (room / wide.max(1.0)).min(1.0);
        let at = Point::new(left, 30.0 * scale);
        self.head
            .push(self.text(title, at, 20.0 * fits, true, self.ink.text));
        let registry = request.index.registry();
        let mut words = vec![self.description()];
        let opening = Lens::opening(registry);
        let mut lens = request.lens.clone();
        if lens.kinds == opening.kinds {
            // What a window opens with asks for nothing.
            lens.kinds.clear();
        }
        words.extend(lens_text(request.lang, registry, &lens));
        let mut y = 56.0 * scale;
        for row in foot::joined(request.measure, &words, 12.5 * scale, room) {
            let mark = self.text(row, Point::new(left, y), 12.5, false, self.ink.quiet);
            self.head.push(mark);
            y += 18.0 * scale;
        }
        self.top = y + 2.0 * scale;
    }

    fn of(&self, year: i16, slot: Slot) -> &[Entry] {
        self.entries.get(&(year, slot)).map_or(&[], Vec::as_slice)
    }

    /// What has no month, of a year, in one of the columns for it: about as many lines in each, read
    /// downwards.
    fn of_part(&self, year: i16, part: usize) -> &[Entry] {
        let all = self.of(year, Slot::Year);
        let parts = self.columns.iter().filter(|one| one.months.is_none());
        let whole: f64 = all.iter().map(|entry| entry.height).sum();
        let each = whole / parts.count().max(1) as f64;
        let mut begun = 0.0;
        let mut bounds = Vec::new();
        for (at, entry) in all.iter().enumerate() {
            // An entry stands in the column in which its first half does.
            if (begun + 0.5 * entry.height) / each.max(1.0) >= bounds.len() as f64 {
                bounds.push(at);
            }
            begun += entry.height;
        }
        let from = bounds.get(part).copied().unwrap_or(all.len());
        let to = bounds.get(part + 1).copied().unwrap_or(all.len());
        all.get(from..to).unwrap_or_default()
    }

    /// How high a column of a year is.
    fn column_height(&self, year: i16, column: &Column) -> f64 {
        let high = |entries: &[Entry]| entries.iter().map(|entry| entry.height).sum::<f64>();
        match column.months {
            None => high(self.of_part(year, column.part)),
            Some((first, last)) => (first..=last)
                .map(|month| high(self.of(year, Slot::Month(month))).max(LINE * self.scale))
                .sum(),
        }
    }

    /// The height that a year has where there is no room for all of it: that of its months.
    fn least_height(&self, year: i16) -> f64 {
        let months = self.columns.iter().filter_map(|column| column.months);
        let lines = months.map(|(first, last)| f64::from(last - first + 1));
        let bare = (LINE * lines.fold(0.0, f64::max) + 2.0 * AIR) * self.scale;
        bare.min(self.band_height(year))
    }

    fn band_height(&self, year: i16) -> f64 {
        let columns = self.columns.iter();
        let heights = columns.map(|column| self.column_height(year, column));
        heights.fold(0.0, f64::max) + 2.0 * AIR * self.scale
    }

    /// The height of a page that holds everything.
    fn needs(&self) -> f64 {
        let bands: f64 = self.years.iter().map(|year| self.band_height(*year)).sum();
        self.top + HEADS * self.scale + bands + self.bottom + 6.0 * self.scale
    }

    fn sheet(self, size: Size) -> Sheet {
        let scale = self.scale;
        let mut scene = Scene::default();
        let mut y = self.top + HEADS * scale;
        self.heads(&mut scene.guides, self.top);
        let years = self.years.iter();
        let bare: f64 = years.clone().map(|year| self.least_height(*year)).sum();
        let bands: f64 = years.map(|year| self.band_height(*year)).sum();
        let room = (size.height - y - self.bottom - 6.0 * scale).max(0.0);
        // What months alone take comes first; the rest of the room goes to what stands in them.
        let (first, rest) = if room < bare {
            (room / bare.max(1.0), 0.0)
        } else {
            (1.0, ((room - bare) / (bands - bare).max(1.0)).min(1.0))
        };
        for year in &self.years {
            let (least, whole) = (self.least_height(*year), self.band_height(*year));
            let height = least * first + (whole - least) * rest;
            self.band(*year, y, height, &mut scene);
            y += height;
        }
        let (left, right) = (LEFT * scale, self.width - LEFT * scale);
        let rule = self.line(
            Point::new(left, y),
            Point::new(right, y),
            self.ink.edge,
            1.0,
        );
        scene.guides.push(rule);
        if self.request.dues.is_empty() {
            let nothing = i18n::text(self.request.lang, "horizon-nothing");
            let at = Point::new(left + YEAR * scale, self.top + (HEADS + AIR + 9.0) * scale);
            let room = Point::new(self.width / 2.0 - at.x, -HEADS * scale + 4.0 * scale);
            let mut mark = self.text(nothing, at + room, 12.5, true, self.ink.text);
            if let Mark::Text(text) = &mut mark {
                text.anchor = Anchor::Middle;
                text.at.y = (y + 18.0 * scale).min(size.height - 12.0 * scale);
            }
            scene.guides.push(mark);
        }
        let margin = Point::new(self.request.paper.margin, self.request.paper.margin);
        let (title, description) = (self.title(), self.description());
        let mut frame = self.head;
        let down = Point::new(0.0, size.height);
        frame.extend(self.foot.into_iter().map(|mut mark| {
            shift_mark(&mut mark, down);
            mark
        }));
        for mark in &mut frame {
            shift_mark(mark, margin);
        }
        shift(&mut scene, margin);
        let whole = self.request.paper.around(size);
        scene.size = whole;
        Sheet {
            size: whole,
            scene,
            beside: None,
            ground: (!self.request.paper.clear).then_some(self.ink.ground),
            frame,
            title,
            description,
        }
    }

    /// What the columns are called.
    fn heads(&self, marks: &mut Vec<Mark>, top: f64) {
        let y = top + 0.5 * HEADS * self.scale;
        for column in self.columns.iter().filter(|column| column.part == 0) {
            let name = match column.months {
                None => i18n::text(self.request.lang, "horizon-no-month"),
                Some((first, last)) => Message::new("horizon-months")
                    .with("first", month(self.request.lang, first))
                    .with("last", month(self.request.lang, last))
                    .text(self.request.lang),
            };
            let at = Point::new(column.x, y);
            marks.push(self.text(name, at, 11.0, true, self.ink.quiet));
        }
    }

    /// A year: its number, and what stands in its months.
    fn band(&self, year: i16, top: f64, height: f64, scene: &mut Scene) {
        let (scale, ink, lang) = (self.scale, self.ink, self.request.lang);
        let (left, right) = (LEFT * scale, self.width - LEFT * scale);
        let rule = self.line(Point::new(left, top), Point::new(right, top), ink.edge, 1.0);
        scene.guides.push(rule);
        let number = Point::new(left, top + (AIR + 11.0) * scale);
        let mark = self.text(year.to_string(), number, 22.0, true, ink.text);
        scene.guides.push(mark);
        let last = Date::new(year, 12, 31).ok();
        if let Some(era) = last.and_then(|day| i18n::era_year(lang, day))
            && height > 3.0 * LINE * scale
        {
            let at = number + Point::new(1.0, 21.0) * scale;
            scene
                .guides
                .push(self.text(era, at, 10.5, false, ink.quiet));
        }
        let bottom = top + height;
        for column in &self.columns {
            let x = column.x - 0.5 * GAP * scale;
            let inset = Point::new(0.0, 5.0 * scale);
            if column.part == 0 {
                let (from, to) = (Point::new(x, top) + inset, Point::new(x, bottom) - inset);
                let side = self.line(from, to, ink.guide, 1.0);
                scene.guides.push(side);
            }
            self.cell(year, column, top + AIR * scale, bottom - 3.0 * scale, scene);
        }
    }

    /// What stands in a column of a year; what finds no room above `limit` is counted.
    fn cell(&self, year: i16, column: &Column, top: f64, limit: f64, scene: &mut Scene) {
        let (scale, ink, lang) = (self.scale, self.ink, self.request.lang);
        let slots: Vec<Slot> = match column.months {
            None => vec![Slot::Year],
            Some((first, last)) => (first..=last).map(Slot::Month).collect(),
        };
        // All that stands in the column fits, or the last line says how much does not.
        let fits = top + self.column_height(year, column) <= limit;
        let least = if fits {
            f64::INFINITY
        } else {
            limit - LINE * scale
        };
        let (mut y, mut left_out) = (top, 0);
        for slot in slots {
            let entries = match slot {
                Slot::Month(_) => self.of(year, slot),
                Slot::Year => self.of_part(year, column.part),
            };
            let mut x = column.x;
            let begin = y;
            if let Slot::Month(number) = slot {
                if y + LINE * scale <= least {
                    let within = self.is_within(year, number);
                    let color = if within { ink.quiet } else { ink.absent };
                    let at = Point::new(x, y + 0.5 * LINE * scale);
                    let name = month(lang, number);
                    scene.guides.push(self.text(name, at, 10.5, false, color));
                }
                x += MONTH * scale;
            }
            for entry in entries {
                if y + entry.height > least {
                    left_out += 1;
                    continue;
                }
                let room = self.room(slot);
                self.entry(entry, Point::new(x, y), room, scene);
                y += entry.height;
            }
            if matches!(slot, Slot::Month(_)) {
                y = y.max(begin + LINE * scale);
            }
        }
        if left_out > 0 {
            let text = Message::new("horizon-more").with("count", left_out);
            let at = Point::new(column.x, limit - 0.5 * LINE * scale);
            let mark = self.text(text.text(lang), at, 10.5, false, ink.warning);
            scene.guides.push(mark);
        }
    }

    fn entry(&self, entry: &Entry, at: Point, room: f64, scene: &mut Scene) {
        let mut marks = entry.marks.clone();
        for mark in &mut marks {
            shift_mark(mark, at);
        }
        let size = Size {
            width: room,
            height: entry.height,
        };
        match &entry.of {
            Some((of, id)) => scene.fields.push(Field {
                of: of.clone(),
                ids: vec![id.clone()],
                rect: Rect::new(at, size),
                marks,
                title: entry.title.clone(),
            }),
            None => scene.guides.extend(marks),
        }
    }

    /// Whether some day of a month lies in the period.
    fn is_within(&self, year: i16, month: i8) -> bool {
        let span = self.request.span;
        PartialDate::month(year, month)
            .is_some_and(|month| month.earliest() <= span.to && span.from <= month.latest())
    }
}

/// The columns of a sheet: of so many months each, and so many for what has no month.
fn columns(width: f64, scale: f64, months: i8, parts: usize) -> Vec<Column> {
    let left = (LEFT + YEAR) * scale;
    let room = width - LEFT * scale - left;
    let of_months = (0..12 / months).map(|at| (Some((at * months + 1, (at + 1) * months)), 0));
    let places: Vec<_> = of_months
        .chain((0..parts).map(|part| (None, part)))
        .collect();
    let wide = room / places.len().max(1) as f64;
    let placed = places.into_iter().enumerate();
    placed
        .map(|(at, (months, part))| Column {
            months,
            part,
            x: left + wide * at as f64,
            width: wide,
        })
        .collect()
}

/// The name of a month: 11月, Nov.
fn month(lang: Lang, month: i8) -> String {
    const IDS: [&str; 12] = [
        "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8",
        "month-9", "month-10", "month-11", "month-12",
    ];
    let at = usize::try_from(month - 1).unwrap_or(0);
    IDS.get(at)
        .map_or_else(String::new, |id| i18n::text(lang, id))
}

/// What a due is about, by its position in the registry; nothing of a milestone.
fn target(index: &Index, due: &Due) -> Option<(Target, String)> {
    use crate::insight::About;
    let registry = index.registry();
    let of = match &due.about {
        About::Tie(id) => Target::Tie(registry.ties.position(id.as_str())?),
        About::Actor(id) => Target::Actor(registry.actors.position(id.as_str())?),
        About::Milestone(_) => return None,
    };
    Some((of, due.about.id().to_owned()))
}
