//! What stands in a month: a mark, a name, how many years.

use super::{AlmanacRequest, LETTERS, LINE, TIGHT, month, target};
use crate::i18n::{self, Message};
use crate::insight::{About, Due, Occasion};
use crate::layout::Point;
use crate::model::{Certainty, DaySpan, PartialDate, Precision, Shape, Status};
use crate::records::{DueWords, kind_of};
use crate::scene::label::{MeasureText, shortened};
use crate::scene::lines::may_break;
use crate::scene::marks::{Anchor, Mark, ShapeMark, Target, TextMark};
use crate::scene::style::{ink, seen};

/// Where something stands within a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    /// In a month, 1 to 12.
    Month(i8),
    /// Its month is not known.
    Year,
}

impl Slot {
    /// The year and the place of something due. What may have been due before the period stands in
    /// the period's first year.
    pub(super) fn of(due: &Due, span: DaySpan) -> (i16, Self) {
        let (first, last) = (due.date.earliest(), due.date.latest());
        let year = first.year().max(span.from.year());
        let one_month = PartialDate::month(first.year(), first.month())
            .is_some_and(|month| last <= month.latest());
        let slot = if one_month {
            Self::Month(first.month())
        } else {
            Self::Year
        };
        (year, slot)
    }
}

/// Something due as it is drawn, with its upper left corner at (0, 0).
pub(super) struct Entry {
    pub(super) of: Option<(Target, String)>,
    pub(super) height: f64,
    pub(super) marks: Vec<Mark>,
    pub(super) title: String,
    /// Whether its name is cut.
    pub(super) cut: bool,
}

/// How something due is marked: the shape, the colour, how much of it is seen.
pub(super) fn mark(request: &AlmanacRequest<'_>, due: &Due, at: Point, radius: f64) -> ShapeMark {
    let ink = ink(request.ground);
    let kind = kind_of(request.index.registry(), due);
    let (shape, color) = match (&due.about, kind) {
        (_, Some(kind)) => (kind.shape, kind.hue.on(request.ground)),
        (About::Milestone(_), _) => (Shape::Diamond, ink.quiet),
        _ => (Shape::Ring, ink.quiet),
    };
    ShapeMark {
        shape,
        at,
        radius,
        color,
        ground: ink.ground,
        opacity: if is_sure(due) {
            1.0
        } else {
            request.ground.seen(seen::POSSIBLE)
        },
    }
}

/// Whether it is in force then, for all that is known.
pub(super) fn is_sure(due: &Due) -> bool {
    due.standing.is_none_or(|standing| {
        standing.status != Status::Suspended && standing.in_force == Certainty::Certain
    })
}

/// Room for a mark, and between a name and its occasion.
const MARK: f64 = 17.0;
const BETWEEN: f64 = 8.0;
/// Lines of a name.
const MOST_LINES: usize = 4;

impl Entry {
    pub(super) fn new(request: &AlmanacRequest<'_>, due: &Due, room: f64, scale: f64) -> Self {
        let (registry, lang, ink) = (request.index.registry(), request.lang, ink(request.ground));
        let words = DueWords::of(registry, due, lang);
        let measure = request.measure;
        let occasion = match due.what {
            Occasion::Anniversary(years) => {
                Message::new("occasion-short").with("years", usize::from(years))
            }
            Occasion::TermEnds => Message::new("occasion-short-term"),
            Occasion::Ends => Message::new("occasion-short-end"),
        };
        let occasion = occasion.text(lang);
        let letters = LETTERS * scale;
        let right = measure.width(&occasion, letters, true);
        let name_room = room - right - (MARK + BETWEEN) * scale;
        let who = match &due.about {
            About::Tie(_) => words.with.clone(),
            About::Actor(_) | About::Milestone(_) => words.line(&due.about, lang),
        };
        let name = match due.date.precision() {
            Precision::Day => Message::new("horizon-on-day")
                .with("day", due.date.earliest().day().to_string())
                .with("month", month(lang, due.date.earliest().month()))
                .with("name", who)
                .text(lang),
            Precision::Month | Precision::Year => who,
            _ => Message::new("horizon-in-time")
                .with("time", i18n::date(lang, due.date))
                .with("name", who)
                .text(lang),
        };
        let (lines, cut) = set(measure, &name, letters, name_room);
        let height = (LINE + TIGHT * (lines.len().saturating_sub(1)) as f64) * scale;
        let middle = 0.5 * LINE * scale;
        let text = |text: String, at: Point, anchor: Anchor, bold: bool| {
            Mark::Text(TextMark {
                text,
                at,
                anchor,
                size: letters,
                bold,
                color: ink.text,
                opacity: 1.0,
                halo: None,
            })
        };
        let at = Point::new(5.5 * scale, middle);
        let mut marks = vec![Mark::Shape(mark(request, due, at, 5.0 * scale))];
        for (at, line) in lines.into_iter().enumerate() {
            let y = middle + TIGHT * scale * at as f64;
            marks.push(text(
                line,
                Point::new(MARK * scale, y),
                Anchor::Start,
                false,
            ));
        }
        let summary = Message::new("horizon-summary")
            .with("what", words.line(&due.about, lang))
            .with("occasion", words.occasion.as_str());
        marks.push(text(occasion, Point::new(room, middle), Anchor::End, true));
        let title = Message::new("horizon-entry")
            .with("date", due.date)
            .with("what", summary);
        Self {
            of: target(request.index, due),
            height,
            marks,
            title: title.text(lang),
            cut,
        }
    }
}

/// A name in as many lines as it takes, up to four, the last cut where it is too long; and whether
/// it is.
fn set(measure: &dyn MeasureText, name: &str, size: f64, room: f64) -> (Vec<String>, bool) {
    let mut lines = Vec::new();
    let mut rest = name;
    while lines.len() + 1 < MOST_LINES && measure.width(rest, size, false) > room {
        let Some(at) = last_break(measure, rest, size, room) else {
            break;
        };
        let (head, tail) = rest.split_at(at);
        lines.push(head.trim_end().to_owned());
        rest = tail.trim_start();
    }
    lines.extend(shortened(measure, rest, size, false, room));
    (lines, measure.width(rest, size, false) > room)
}

/// The last place in a text at which a line that fits may end.
fn last_break(measure: &dyn MeasureText, text: &str, size: f64, room: f64) -> Option<usize> {
    let mut before = None;
    let mut best = None;
    for (at, after) in text.char_indices() {
        let head = text.get(..at).unwrap_or_default().trim_end();
        if measure.width(head, size, false) > room {
            break;
        }
        if before.is_some_and(|before| may_break(before, after)) && !head.is_empty() {
            best = Some(at);
        }
        before = Some(after);
    }
    best
}
