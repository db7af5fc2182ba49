//! The panes of the window: one to three views beside each other, of which one is worked in.

use std::mem::replace;

use crate::layout::{Centre, Ego, Point};
use crate::model::ActorId;
use crate::publish::MOST_VIEWS;
use crate::scene::{Arrangement, Camera, Lanes, Matrix, Size, View};
use crate::store::Layout;

/// The most panes that stand beside each other.
pub const MOST: usize = MOST_VIEWS;
/// The least share of the width that a pane has.
const LEAST_SHARE: f32 = 0.1;

/// What of a list or a matrix is in sight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sight {
    /// How far it is scrolled to the right and down, in points.
    pub scroll: Point,
    /// The years at the left and the right end of a timeline; `None` for all.
    pub years: Option<(f64, f64)>,
    /// How much larger than fits the cells of a matrix are.
    pub zoom: f64,
}

impl Sight {
    /// The largest and the smallest cells of a matrix, as parts of what fits.
    const ZOOM: (f64, f64) = (0.25, 6.0);
    /// The fewest years that a timeline shows.
    const YEARS: f64 = 2.0;

    /// The sight with larger or smaller cells.
    #[must_use]
    pub fn zoomed(self, factor: f64) -> Self {
        Self {
            zoom: (self.zoom * factor).clamp(Self::ZOOM.0, Self::ZOOM.1),
            ..self
        }
    }

    /// The sight with no years far outside of all that there are.
    #[must_use]
    pub fn bounded(self, whole: (f64, f64)) -> Self {
        let all = whole.1 - whole.0;
        let years = self
            .years
            .filter(|(from, to)| to - from < all)
            .map(|(from, to)| {
                let wide = to - from;
                // A part of the picture may be empty.
                let edge = wide / 4.0;
                let from = from.clamp(whole.0 - edge, (whole.1 + edge - wide).max(whole.0 - edge));
                (from, from + wide)
            });
        Self { years, ..self }
    }

    /// The sight with fewer or more years than these, around one that stays where it is.
    #[must_use]
    pub fn in_years(self, shown: (f64, f64), factor: f64, held: f64) -> Self {
        let wide = ((shown.1 - shown.0) / factor).max(Self::YEARS);
        let share = (held - shown.0) / (shown.1 - shown.0).max(f64::EPSILON);
        let from = held - share * wide;
        Self {
            years: Some((from, from + wide)),
            ..self
        }
    }
}

impl Default for Sight {
    fn default() -> Self {
        Self {
            scroll: Point::ZERO,
            years: None,
            zoom: 1.0,
        }
    }
}

/// A view, and how it is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Pane {
    /// What tells it from the others as long as the window is open.
    pub key: u32,
    /// What it shows.
    pub shows: View,
    /// From positions to the pane; `None` fits everything at the next frame.
    pub camera: Option<Camera>,
    /// Its size when it was last drawn.
    pub size: Size,
    /// Whether the camera still is where "fit" put it; then it follows the pane's size.
    pub fitted: bool,
    /// Whether it shows what stands back, too.
    pub fit_all: bool,
    /// What of a list or a matrix is in sight.
    pub sight: Sight,
    /// The years of a timeline when it was last drawn, and all that it has.
    pub years: (f64, f64),
    /// All years of it.
    pub whole: (f64, f64),
    /// The actors that stood in the middle before, in an ego view, the latest last.
    pub trail: Vec<ActorId>,
    /// Its part of the width; those of all panes add up to 1.
    pub share: f32,
}

impl Pane {
    fn new(key: u32, shows: View) -> Self {
        Self {
            key,
            shows,
            camera: None,
            size: Size::default(),
            fitted: true,
            fit_all: false,
            sight: Sight::default(),
            years: (0.0, 0.0),
            whole: (0.0, 0.0),
            trail: Vec::new(),
            share: 1.0,
        }
    }

    /// Shows another view, whole.
    pub fn show(&mut self, view: View) {
        if self.shows == view {
            return;
        }
        match (&self.shows, &view) {
            (View::Network(Arrangement::Ego(before)), View::Network(Arrangement::Ego(after))) => {
                if before.actor != after.actor {
                    let next = self.trail.iter().position(|one| *one == after.actor);
                    match next {
                        // Back to somebody who stood there.
                        Some(at) => self.trail.truncate(at),
                        None => self.trail.push(before.actor.clone()),
                    }
                }
            }
            _ => self.trail.clear(),
        }
        self.shows = view;
        self.fit();
    }

    /// Shows everything from the next frame on.
    pub fn fit(&mut self) {
        self.camera = None;
        self.fitted = true;
        self.sight = Sight::default();
    }
}

/// How the views that can be looked at in several ways were looked at last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// The middle of the map.
    pub centre: Centre,
    /// The rows of the timeline.
    pub lanes: Lanes,
    /// What the matrix is of.
    pub matrix: Matrix,
    /// What the rings and the sectors around an actor mean, and who it was.
    pub ego: Option<Ego>,
}

impl Shown {
    /// Notes that a view is shown.
    pub fn note(&mut self, view: &View) {
        match view {
            View::Network(Arrangement::Map(centre)) => self.centre = *centre,
            View::Network(Arrangement::Ego(ego)) => self.ego = Some(ego.clone()),
            View::Network(Arrangement::Radial | Arrangement::Force) => {}
            View::Lanes(lanes) => self.lanes = *lanes,
            View::Matrix(matrix) => self.matrix = *matrix,
        }
    }
}

/// All panes. There is always one that commands are for, so it stands apart from the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Panes {
    left: Vec<Pane>,
    active: Pane,
    right: Vec<Pane>,
    next_key: u32,
}

impl Default for Panes {
    fn default() -> Self {
        Self {
            left: Vec::new(),
            active: Pane::new(0, View::default()),
            right: Vec::new(),
            next_key: 1,
        }
    }
}

impl Panes {
    /// The pane that commands are for.
    #[must_use]
    pub fn active(&self) -> &Pane {
        &self.active
    }

    /// The same, to be changed.
    pub fn active_mut(&mut self) -> &mut Pane {
        &mut self.active
    }

    /// Its place, from the left.
    #[must_use]
    pub fn place(&self) -> usize {
        self.left.len()
    }

    /// How many there are; never none.
    #[must_use]
    pub fn count(&self) -> usize {
        self.left.len() + 1 + self.right.len()
    }

    /// All of them, from left to right.
    pub fn iter(&self) -> impl Iterator<Item = &Pane> {
        let active = std::iter::once(&self.active);
        self.left.iter().chain(active).chain(&self.right)
    }

    /// The same, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Pane> {
        let active = std::iter::once(&mut self.active);
        self.left.iter_mut().chain(active).chain(&mut self.right)
    }

    /// The pane at a place; the active one where there is none.
    #[must_use]
    pub fn at(&self, place: usize) -> &Pane {
        self.iter().nth(place).unwrap_or(&self.active)
    }

    /// The same, to be changed.
    pub fn at_mut(&mut self, place: usize) -> &mut Pane {
        if place < self.count() && place != self.place() {
            // The borrow of a search would last to the end of the function.
            let left = self.left.len();
            let (side, at) = if place < left {
                (&mut self.left, place)
            } else {
                (&mut self.right, place - left - 1)
            };
            return side.get_mut(at).unwrap_or(&mut self.active);
        }
        &mut self.active
    }

    /// Gives commands to the pane at a place.
    pub fn activate(&mut self, place: usize) {
        while place < self.left.len()
            && let Some(pane) = self.left.pop()
        {
            let before = replace(&mut self.active, pane);
            self.right.insert(0, before);
        }
        while place > self.left.len() && !self.right.is_empty() {
            let pane = self.right.remove(0);
            let before = replace(&mut self.active, pane);
            self.left.push(before);
        }
    }

    /// Puts a view beside the active one, which gives it half of its width, and works in that.
    /// Nothing happens where there are [`MOST`] already.
    pub fn add(&mut self, view: View) {
        if self.count() >= MOST {
            return;
        }
        self.active.share /= 2.0;
        let mut pane = Pane::new(self.next_key, view);
        self.next_key += 1;
        pane.share = self.active.share;
        self.right.insert(0, pane);
        self.activate(self.place() + 1);
        // A third beside two equal ones would have a quarter.
        let narrowest = self.iter().map(|pane| pane.share).fold(1.0, f32::min);
        if narrowest < 0.3 {
            self.share_equally();
        }
        self.refit();
    }

    /// Takes the pane at a place away; its neighbour takes the room. The last one stays.
    pub fn close(&mut self, place: usize) {
        if self.count() == 1 || place >= self.count() {
            return;
        }
        let active = self.place();
        self.activate(place);
        let heir = match (self.left.pop(), self.right.is_empty()) {
            (Some(left), _) => left,
            (None, false) => self.right.remove(0),
            (None, true) => return,
        };
        let gone = replace(&mut self.active, heir);
        self.active.share += gone.share;
        // Who was worked in still is.
        if active != place {
            self.activate(if active > place { active - 1 } else { active });
        }
        self.refit();
    }

    /// Moves the divider after a place by a part of the whole width.
    pub fn divide(&mut self, place: usize, by: f32) {
        if place + 1 >= self.count() {
            return;
        }
        let (left, right) = (self.at(place).share, self.at(place + 1).share);
        let by = by.clamp(LEAST_SHARE.min(left) - left, right - LEAST_SHARE.min(right));
        self.at_mut(place).share = left + by;
        self.at_mut(place + 1).share = right - by;
    }

    /// Gives all panes the same width.
    pub fn share_equally(&mut self) {
        let share = 1.0 / self.count() as f32;
        self.iter_mut().for_each(|pane| pane.share = share);
    }

    /// Gives keys to all panes that none of another set has: what was drawn for those is not theirs.
    pub fn follow_on(&mut self, before: &Self) {
        let mut key = before.next_key;
        for pane in self.iter_mut() {
            pane.key = key;
            key += 1;
        }
        self.next_key = key;
    }

    /// What is seen whole is seen whole in its new width, too.
    fn refit(&mut self) {
        for pane in self.iter_mut().filter(|pane| pane.fitted) {
            pane.camera = None;
        }
    }

    /// The views as words, with their shares of the width, to be remembered.
    #[must_use]
    pub fn layout(&self) -> Layout {
        Layout {
            views: self.iter().map(|pane| pane.shows.word()).collect(),
            shares: self.iter().map(|pane| pane.share).collect(),
            active: self.place(),
        }
    }

    /// These views beside each other, all of the same width; the one at a place is worked in.
    #[must_use]
    pub fn of_views(views: &[View], active: usize) -> Self {
        Self::of_layout(&Layout {
            views: views.iter().map(View::word).collect(),
            shares: Vec::new(),
            active,
        })
    }

    /// The panes that were remembered. What cannot be read any more is left out.
    #[must_use]
    pub fn of_layout(layout: &Layout) -> Self {
        let shares = layout
            .shares
            .iter()
            .copied()
            .map(Some)
            .chain(std::iter::repeat(None));
        let mut active = 0;
        let mut all: Vec<Pane> = (0..)
            .zip(layout.views.iter().zip(shares))
            .filter_map(|(key, (word, share))| {
                let mut pane = Pane::new(key, View::from_word(word)?);
                if (key as usize) < layout.active {
                    active += 1;
                }
                let share = share.filter(|share| share.is_finite()).unwrap_or(1.0);
                pane.share = share.clamp(LEAST_SHARE, 1.0);
                Some(pane)
            })
            .take(MOST)
            .collect();
        if all.is_empty() {
            return Self::default();
        }
        let whole: f32 = all.iter().map(|pane| pane.share).sum();
        for pane in &mut all {
            pane.share /= whole;
        }
        let first = all.remove(0);
        let mut panes = Self {
            left: Vec::new(),
            active: first,
            right: all,
            next_key: layout.views.len() as u32,
        };
        panes.activate(active);
        panes
    }
}
