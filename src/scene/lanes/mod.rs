//! The timeline: a row for each tie or actor, bars over time, events where they happened.
//!
//! Two steps: [`LanePlan`] orders the rows once; [`lanes()`] draws those in sight.

mod axis;
mod bar;
mod column;
mod fit;
mod key;
mod life;
mod paint;
mod plan;
mod say;
mod sign;

pub use key::{KeySign, key_marks, lane_key};
pub use life::{LaneState, Stretch};
pub use paint::lanes;
pub use plan::{LaneHeading, LanePlan};

use super::beads::Bead;
use super::label::MeasureText;
use super::marks::{Mark, Rect, Scene, Size};
use super::network::Focus;
use super::style::Ground;
use super::timeline::axis_years;
use super::years::YearScale;
use crate::layout::Point;
use crate::lens::{Index, Lens, Visible};
use crate::model::{Date, PartialDate};

/// Which rows a timeline has, how they are grouped and in which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lanes {
    /// What a row is.
    pub rows: LaneRows,
    /// What rows stand together.
    pub group: LaneGroup,
    /// In which order, within a group.
    pub sort: LaneSort,
}

/// What a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LaneRows {
    /// A tie.
    #[default]
    Ties,
    /// An actor with its ties.
    Actors,
}

/// What rows stand together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LaneGroup {
    /// Those of a kind.
    #[default]
    Kind,
    /// Those of a region.
    Region,
    /// Those of a country.
    Country,
    /// All of them.
    None,
}

/// The order of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LaneSort {
    /// The earliest first; those without a date last.
    #[default]
    Start,
    /// By name; Japanese names as they are read.
    Name,
    /// Those longest in force first.
    Length,
}

impl LaneRows {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Ties, Self::Actors];

    /// The word for it in a view's name.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ties => "ties",
            Self::Actors => "actors",
        }
    }
}

impl LaneGroup {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Kind, Self::Region, Self::Country, Self::None];

    /// The word for it in a view's name.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Region => "region",
            Self::Country => "country",
            Self::None => "none",
        }
    }
}

impl LaneSort {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Start, Self::Name, Self::Length];

    /// The word for it in a view's name.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Name => "name",
            Self::Length => "length",
        }
    }
}

impl Lanes {
    /// The view's name before its options.
    const HEAD: &'static str = "timeline";

    /// The shortest word for it: options that are not the usual ones, after a colon.
    #[must_use]
    pub fn word(&self) -> String {
        let usual = Self::default();
        let options = [
            (self.rows != usual.rows).then(|| self.rows.word()),
            (self.group != usual.group).then(|| self.group.word()),
            (self.sort != usual.sort).then(|| self.sort.word()),
        ];
        let options: Vec<&str> = options.into_iter().flatten().collect();
        if options.is_empty() {
            return Self::HEAD.to_owned();
        }
        format!("{}:{}", Self::HEAD, options.join(","))
    }

    /// What a word stands for; options come in any order, each sort of them once.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let Some(options) = word.strip_prefix(Self::HEAD)?.strip_prefix(':') else {
            return (word == Self::HEAD).then(Self::default);
        };
        let (mut rows, mut group, mut sort) = (None, None, None);
        for option in options.split(',') {
            let again = if let Some(found) = find(&LaneRows::ALL, LaneRows::word, option) {
                rows.replace(found).is_some()
            } else if let Some(found) = find(&LaneGroup::ALL, LaneGroup::word, option) {
                group.replace(found).is_some()
            } else {
                sort.replace(find(&LaneSort::ALL, LaneSort::word, option)?)
                    .is_some()
            };
            if again {
                return None;
            }
        }
        Some(Self {
            rows: rows.unwrap_or_default(),
            group: group.unwrap_or_default(),
            sort: sort.unwrap_or_default(),
        })
    }
}

fn find<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str, option: &str) -> Option<T> {
    all.iter().copied().find(|one| word(*one) == option)
}

/// What a timeline is drawn from.
#[derive(Clone, Copy)]
pub struct LanesRequest<'a> {
    /// The registry.
    pub index: &'a Index,
    /// The lens, for the time that it looks at.
    pub lens: &'a Lens,
    /// What it leaves; the plan must be of the same.
    pub visible: &'a Visible,
    /// The rows in order.
    pub plan: &'a LanePlan,
    /// The years at the left and the right end of the bars' area.
    pub years: (f64, f64),
    /// The size of the picture.
    pub size: Size,
    /// How far the rows are scrolled, in points.
    pub scroll: f64,
    /// Light or dark.
    pub ground: Ground,
    /// How much larger letters, marks and rows are than usual.
    pub scale: f64,
    /// How high rows are: 1 is generous, [`LanePlan::TIGHTEST`] what can still be read.
    pub tight: f64,
    /// What a person looks at.
    pub focus: &'a Focus,
    /// Tells how wide texts are.
    pub measure: &'a dyn MeasureText,
}

/// A timeline, with what a pointer needs to know of it.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneScene {
    /// What stands behind rows, and the rows in sight.
    pub scene: Scene,
    /// What lies over the rows, so that they scroll away beneath it: the axis, the heading of the
    /// group that is read, the lens's time.
    pub front: Vec<Mark>,
    /// Where years stand.
    pub years: YearScale,
    /// The area of the bars, below the axis.
    pub plot: Rect,
    /// Where the lens's time can be dragged: its day, or the first and the last day of its span.
    pub handles: Vec<Rect>,
    /// The milestones along the axis.
    pub beads: Vec<Bead>,
    /// The bars in sight.
    pub bars: Vec<LaneBar>,
    /// The events in sight.
    pub moments: Vec<Moment>,
    /// How high the picture must be to show all rows.
    pub height: f64,
}

/// The bar of a tie.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneBar {
    /// The tie's position in the registry.
    pub tie: usize,
    /// Its times, with the room that each takes; what lies outside the area of the bars is cut off.
    pub stretches: Vec<(Stretch, Rect)>,
}

/// The mark of an event of a tie, or of something else that a row's actor took part in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// What it was.
    pub of: MomentOf,
    /// When.
    pub date: PartialDate,
    /// Where its mark stands.
    pub at: Point,
}

/// What a mark on a row stands for, by positions in the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MomentOf {
    /// A tie, and the position of one of its events.
    Event(usize, usize),
    /// An activity.
    Activity(usize),
    /// A milestone.
    Milestone(usize),
}

impl LaneScene {
    /// The day at a place of the axis; the nearest one that is shown beyond its ends.
    #[must_use]
    pub fn date_at(&self, x: f64) -> Date {
        self.years.day_at(x)
    }

    /// The event, activity or milestone on a row whose mark is within `reach` of a point.
    #[must_use]
    pub fn moment_at(&self, point: Point, reach: f64) -> Option<&Moment> {
        let near = self.moments.iter().map(|one| (one.at.distance(point), one));
        near.filter(|(away, _)| *away <= reach)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, moment)| moment)
    }

    /// Which handle of the lens's time is at a point.
    #[must_use]
    pub fn handle_at(&self, point: Point) -> Option<usize> {
        let nearest = |(_, a): &(usize, &Rect), (_, b): &(usize, &Rect)| {
            let away = |rect: &Rect| rect.middle().distance(point);
            away(a).total_cmp(&away(b))
        };
        let under = self.handles.iter().enumerate();
        under
            .filter(|(_, rect)| rect.contains(point))
            .min_by(nearest)
            .map(|(at, _)| at)
    }

    /// How far the rows can be scrolled.
    #[must_use]
    pub fn longest_scroll(&self) -> f64 {
        (self.height - self.scene.size.height).max(0.0)
    }
}

/// The years that a timeline shows unless somebody zooms: those of the time axis, and as many more
/// as its ties and what is still to come need.
#[must_use]
pub fn lane_years(index: &Index, visible: &Visible, plan: &LanePlan, today: Date) -> (f64, f64) {
    let (mut first, mut last) = axis_years(index, today);
    let ties = index.registry().ties.rows();
    for tie in visible
        .ties
        .iter()
        .filter_map(|seen| ties.get(seen.link.tie))
    {
        let dates = tie.events.iter().flat_map(|event| {
            let date = event.date.preferred().copied();
            date.into_iter().chain(event.until)
        });
        for date in dates {
            first = first.min(date.earliest().year().saturating_sub(1));
            last = last.max(date.latest().year().saturating_add(1));
        }
    }
    let coming = plan.ticks.iter().map(|(date, _)| date.latest().year());
    let milestones = plan.milestones.keys().copied();
    if let Some(year) = coming.chain(milestones).max() {
        last = last.max(year.saturating_add(1));
    }
    (f64::from(first), f64::from(last))
}
