//! The marks that pictures are made of. Unit: points; x to the right, y downwards.

use super::inset::Inset;
use super::land::Land;
use super::shade::Shade;
use super::style::Color;
use crate::layout::Point;
use crate::model::{ActorId, Certainty, KindId, Shape, TieId};

/// Width and height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Size {
    /// The size of a picture where none is asked for.
    pub const PICTURE: Self = Self {
        width: 1600.0,
        height: 1000.0,
    };
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Upper left corner.
    pub min: Point,
    /// Lower right corner.
    pub max: Point,
}

impl Rect {
    /// A rectangle from its upper left corner and size.
    #[must_use]
    pub fn new(min: Point, size: Size) -> Self {
        Self {
            min,
            max: min + Point::new(size.width, size.height),
        }
    }

    /// A square around a point.
    #[must_use]
    pub fn around(point: Point, reach: f64) -> Self {
        Self {
            min: point - Point::new(reach, reach),
            max: point + Point::new(reach, reach),
        }
    }

    /// Whether two rectangles share more than an edge.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.min.x < other.max.x
            && other.min.x < self.max.x
            && self.min.y < other.max.y
            && other.min.y < self.max.y
    }

    /// Whether a point lies in it.
    #[must_use]
    pub fn contains(&self, point: Point) -> bool {
        (self.min.x..=self.max.x).contains(&point.x) && (self.min.y..=self.max.y).contains(&point.y)
    }

    /// The rectangle with this much more room on every side.
    #[must_use]
    pub fn grown(&self, by: f64) -> Self {
        Self {
            min: self.min - Point::new(by, by),
            max: self.max + Point::new(by, by),
        }
    }

    /// The rectangle elsewhere.
    #[must_use]
    pub fn moved(&self, by: Point) -> Self {
        Self {
            min: self.min + by,
            max: self.max + by,
        }
    }

    /// Width.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.max.x - self.min.x
    }

    /// Height.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.max.y - self.min.y
    }

    /// The point in the middle.
    #[must_use]
    pub fn middle(&self) -> Point {
        (self.min + self.max) / 2.0
    }
}

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// Width.
    pub width: f64,
    /// Colour.
    pub color: Color,
    /// Strokes and gaps; empty for an unbroken line.
    pub dash: Vec<f64>,
    /// 0 to 1.
    pub opacity: f64,
}

/// A run of points, joined by straight pieces.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// The points.
    pub points: Vec<Point>,
    /// How it is drawn; `None` only fills.
    pub stroke: Option<Stroke>,
    /// What it is filled with, and how much of that shows (0 to 1); the outline is then closed.
    pub fill: Option<(Color, f64)>,
}

/// The mark of a kind or an actor.
#[derive(Clone, Debug, PartialEq)]
pub struct ShapeMark {
    /// The shape.
    pub shape: Shape,
    /// Its middle.
    pub at: Point,
    /// From the middle to the rim.
    pub radius: f64,
    /// Its colour.
    pub color: Color,
    /// The ground, which shows through the hole of a ring and around the mark.
    pub ground: Color,
    /// 0 to 1.
    pub opacity: f64,
}

/// Which point of a text is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// How far below the middle of letters the line lies that they stand on, in parts of their size.
pub const BASELINE: f64 = 0.36;

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct TextMark {
    /// The text.
    pub text: String,
    /// The anchor's place, half-way up the letters.
    pub at: Point,
    /// Which point of the text stands there.
    pub anchor: Anchor,
    /// Size of the letters.
    pub size: f64,
    /// Heavier letters.
    pub bold: bool,
    /// Colour.
    pub color: Color,
    /// 0 to 1.
    pub opacity: f64,
    /// A rim of this colour around the letters, so that lines behind do not disturb.
    pub halo: Option<Color>,
}

/// Any mark without a record behind it.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A line, or an area without hollows.
    Path(Path),
    /// A shape.
    Shape(ShapeMark),
    /// A text.
    Text(TextMark),
    /// A text that lies on its side and is read downwards: turned clockwise by a right angle around
    /// its anchor.
    Turned(TextMark),
}

/// A tie.
#[derive(Clone, Debug, PartialEq)]
pub struct TieMark {
    /// The tie's position in the registry.
    pub tie: usize,
    /// Its record.
    pub id: TieId,
    /// Its kind.
    pub kind: KindId,
    /// Whether it certainly fits what is shown.
    pub fits: Certainty,
    /// Its line.
    pub path: Path,
    /// How it goes on at the other edge of a map that cuts it.
    pub beyond: Option<Path>,
    /// What it is called, for a reader who cannot see it.
    pub title: String,
}

/// An actor.
#[derive(Clone, Debug, PartialEq)]
pub struct ActorMark {
    /// The actor's position in the registry.
    pub actor: usize,
    /// Its record.
    pub id: ActorId,
    /// Its shapes, from back to front; the last one is the mark itself.
    pub shapes: Vec<ShapeMark>,
    /// A ring around it: it is selected, hovered, or home.
    pub ring: Option<(f64, Stroke)>,
    /// A ring around it that says how it differs, in a picture of a difference.
    pub sign: Option<Path>,
    /// Its middle.
    pub at: Point,
    /// From the middle to the rim.
    pub radius: f64,
    /// Whether it stands back behind what is selected.
    pub faded: bool,
    /// Whether a person pinned it.
    pub pinned: bool,
    /// What it is called, for a reader who cannot see it.
    pub title: String,
}

impl ActorMark {
    /// From the middle to the rim of all that is always there: a ring that says how it differs
    /// included, one that comes and goes with the pointer not.
    pub(super) fn reach(&self) -> f64 {
        let sign = self.sign.as_ref().and_then(|sign| {
            let width = sign.stroke.as_ref().map_or(0.0, |stroke| stroke.width);
            let rim = sign.points.first()?;
            Some(rim.distance(self.at) + width / 2.0)
        });
        sign.map_or(self.radius, |sign| sign.max(self.radius))
    }
}

/// The name of an actor.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The actor's position in the registry.
    pub actor: usize,
    /// The text, or its first line.
    pub text: TextMark,
    /// The second line of a long name.
    pub below: Option<TextMark>,
    /// The room it takes.
    pub rect: Rect,
}

/// What a field stands for, by positions in the registry.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// An actor.
    Actor(usize),
    /// A tie.
    Tie(usize),
    /// Several ties at once, in order; never none.
    Ties(Vec<usize>),
}

/// A part of a picture that stands for records and can be pointed at: a row, a bar, a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// What it stands for.
    pub of: Target,
    /// The ids of the records, in the order of `of`.
    pub ids: Vec<String>,
    /// Where it can be pointed at.
    pub rect: Rect,
    /// How it looks, from back to front.
    pub marks: Vec<Mark>,
    /// What it is called, for a reader who cannot see it.
    pub title: String,
}

/// A picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Its size.
    pub size: Size,
    /// The land of a map, behind everything.
    pub land: Option<Land>,
    /// Guides, from back to front.
    pub guides: Vec<Mark>,
    /// Rows, bars and cells that stand for records, above the guides; no two overlap.
    pub fields: Vec<Field>,
    /// Ties.
    pub ties: Vec<TieMark>,
    /// Actors.
    pub actors: Vec<ActorMark>,
    /// Names that found room; no two overlap.
    pub labels: Vec<Label>,
    /// Actors whose names found none.
    pub unnamed: Vec<usize>,
    /// A region that is pointed at on a map.
    pub shade: Option<Box<Shade>>,
    /// Actors that are visible but have no position.
    pub unplaced: Vec<usize>,
    /// A magnified part of a map.
    pub inset: Option<Box<Inset>>,
}

impl Scene {
    /// The actor at a point: the nearest whose mark is within `reach`, else the one whose name is
    /// there.
    #[must_use]
    pub fn actor_at(&self, point: Point, reach: f64) -> Option<usize> {
        if let Some(inset) = self.inset_at(point) {
            return inset.scene.actor_at(point, reach);
        }
        let mark = self
            .actors
            .iter()
            .map(|mark| (mark.at.distance(point) - mark.radius, mark.actor))
            .filter(|(away, _)| *away <= reach)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, actor)| actor);
        mark.or_else(|| {
            self.labels
                .iter()
                .find(|label| label.rect.contains(point))
                .map(|label| label.actor)
        })
    }

    /// The inset, where a point lies in it: it covers what is behind.
    fn inset_at(&self, point: Point) -> Option<&Inset> {
        let inset = self.inset.as_deref()?;
        inset.frame.contains(point).then_some(inset)
    }

    /// The tie at a point: the nearest whose line is within `reach`.
    #[must_use]
    pub fn tie_at(&self, point: Point, reach: f64) -> Option<usize> {
        if let Some(inset) = self.inset_at(point) {
            return inset.scene.tie_at(point, reach);
        }
        self.ties
            .iter()
            .map(|mark| {
                let away = |path: &Path| distance_to(&path.points, point, reach);
                let beyond = mark.beyond.as_ref().map_or(f64::INFINITY, away);
                (away(&mark.path).min(beyond), mark.tie)
            })
            .filter(|(away, _)| *away <= reach)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, tie)| tie)
    }

    /// The row, bar or cell at a point.
    #[must_use]
    pub fn field_at(&self, point: Point) -> Option<&Field> {
        self.fields.iter().find(|field| field.rect.contains(point))
    }

    /// The mark of an actor.
    #[must_use]
    pub fn mark_of(&self, actor: usize) -> Option<&ActorMark> {
        self.actors.iter().find(|mark| mark.actor == actor)
    }

    /// The actors whose marks lie in a rectangle.
    #[must_use]
    pub fn actors_in(&self, rect: &Rect) -> Vec<usize> {
        self.actors
            .iter()
            .filter(|mark| rect.contains(mark.at))
            .map(|mark| mark.actor)
            .collect()
    }
}

/// The distance from a point to a run of straight pieces, of which those do not count that are
/// farther off than `reach` anyway.
fn distance_to(points: &[Point], point: Point, reach: f64) -> f64 {
    let beside =
        |from: f64, to: f64, at: f64| at < from.min(to) - reach || at > from.max(to) + reach;
    points
        .windows(2)
        .filter_map(|piece| {
            let (&from, &to) = (piece.first()?, piece.last()?);
            if beside(from.x, to.x, point.x) || beside(from.y, to.y, point.y) {
                return None;
            }
            let along = to - from;
            let square = along.x * along.x + along.y * along.y;
            let step = point - from;
            let share = if square > 0.0 {
                ((step.x * along.x + step.y * along.y) / square).clamp(0.0, 1.0)
            } else {
                0.0
            };
            Some(point.distance(from + along * share))
        })
        .fold(f64::INFINITY, f64::min)
}
