//! What the signs of a timeline mean.

use std::collections::BTreeSet;

use super::bar::hatch;
use super::sign::Pen;
use super::{LanePlan, MomentOf};
use crate::i18n;
use crate::layout::Point;
use crate::lens::{Index, Visible};
use crate::model::{EventKind, Lang, Shape};
use crate::scene::marks::{Mark, Rect, ShapeMark};
use crate::scene::style::{Ground, ink};
use crate::scene::timeline::block;

/// A sign that a timeline may bear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeySign {
    /// An event.
    Event(EventKind),
    /// A bar that goes on.
    Open,
    /// A bar that fades: the date is not known exactly.
    Unsure,
    /// A hatched bar: suspended.
    Suspended,
    /// A tick: an activity.
    Activity,
    /// A tick: a milestone.
    Milestone,
}

impl KeySign {
    /// What it means.
    #[must_use]
    pub fn text(self, lang: Lang) -> String {
        match self {
            Self::Event(kind) => i18n::event(lang, kind),
            Self::Open => i18n::text(lang, "lanes-key-open"),
            Self::Unsure => i18n::text(lang, "lanes-key-unsure"),
            Self::Suspended => i18n::text(lang, "lanes-key-suspended"),
            Self::Activity => i18n::text(lang, "lanes-key-activity"),
            Self::Milestone => i18n::text(lang, "lanes-key-milestone"),
        }
    }
}

/// The signs that a timeline of these rows bears, in the order of a life.
#[must_use]
pub fn lane_key(index: &Index, visible: &Visible, plan: &LanePlan) -> Vec<KeySign> {
    let ties = index.registry().ties.rows();
    let mut signs = BTreeSet::new();
    for seen in &visible.ties {
        let (Some(tie), Some(facts)) = (ties.get(seen.link.tie), index.ties().get(seen.link.tie))
        else {
            continue;
        };
        for event in &tie.events {
            signs.insert(KeySign::Event(event.kind));
            let date = event.date.preferred();
            let begins_or_ends = event.kind.sets_term() || event.kind.ends();
            if begins_or_ends && date.is_some_and(|date| date.earliest() < date.latest()) {
                signs.insert(KeySign::Unsure);
            }
            if event.kind == EventKind::Suspended {
                signs.insert(KeySign::Suspended);
            }
        }
        if !facts.life.periods.is_empty() && facts.life.end().is_none() {
            signs.insert(KeySign::Open);
        }
    }
    for (_, of) in &plan.ticks {
        signs.insert(match of {
            MomentOf::Milestone(_) => KeySign::Milestone,
            _ => KeySign::Activity,
        });
    }
    if !plan.milestones.is_empty() {
        signs.insert(KeySign::Milestone);
    }
    signs.into_iter().collect()
}

/// A sign in a box 30 wide and 10 high around a point, at a scale of 1.
#[must_use]
pub fn key_marks(sign: KeySign, at: Point, scale: f64, ground: Ground) -> Vec<Mark> {
    let ink = ink(ground);
    let pen = Pen {
        color: ink.quiet,
        shape: Shape::Circle,
        ground: ink.ground,
        radius: 4.5 * scale,
        opacity: 1.0,
    };
    let room = |left: f64, right: f64, half: f64| Rect {
        min: at + Point::new(left, -half) * scale,
        max: at + Point::new(right, half) * scale,
    };
    let bar = |left: f64, right: f64, much: f64| {
        [
            block(room(left, right, 5.0), ink.quiet, 0.2 * much),
            block(room(left, right, 1.0), ink.quiet, much),
        ]
    };
    match sign {
        KeySign::Event(kind) => pen.event(kind, at),
        KeySign::Open => {
            let mut marks = bar(-13.0, 10.0, 1.0).to_vec();
            marks.push(pen.arrow(at + Point::new(14.0 * scale, 0.0)));
            marks
        }
        KeySign::Unsure => {
            let steps = (0..8_i32).flat_map(|step| {
                let left = f64::from(step) * 2.0 - 13.0;
                bar(left, left + 2.0, (f64::from(step) + 0.5) / 8.0)
            });
            steps.chain(bar(3.0, 13.0, 1.0)).collect()
        }
        KeySign::Suspended => {
            let mut marks = Vec::new();
            hatch(room(-13.0, 13.0, 5.0), ink.quiet, 1.0, scale, &mut marks);
            marks
        }
        KeySign::Activity => vec![activity(at, scale, ground, 1.0)],
        KeySign::Milestone => vec![milestone(at, 3.0 * scale, ground, 0.9)],
    }
}

/// The tick of an activity.
pub(super) fn activity(at: Point, scale: f64, ground: Ground, opacity: f64) -> Mark {
    let reach = Point::new(0.75, 3.0) * scale;
    let rect = Rect {
        min: at - reach,
        max: at + reach,
    };
    block(rect, ink(ground).quiet, opacity)
}

/// The tick of a milestone.
pub(super) fn milestone(at: Point, radius: f64, ground: Ground, opacity: f64) -> Mark {
    Mark::Shape(ShapeMark {
        shape: Shape::Diamond,
        at,
        radius,
        color: ink(ground).quiet,
        ground: ink(ground).ground,
        opacity,
    })
}
