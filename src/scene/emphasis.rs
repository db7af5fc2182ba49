//! How marks look in a picture of a difference: what is new is thick, what has ended dashed, what has
//! changed dashed and dotted, and everything else quiet. Lines of ties and rings around actors say it
//! in the same way, so that it can be read without colours.

use std::collections::BTreeSet;

use super::marks::{Mark, Path, ShapeMark, Stroke};
use super::shape::outline;
use super::style::{Ground, Ink, ink};
use crate::i18n::{Message, text};
use crate::insight::{Sign, Union};
use crate::layout::Point;
use crate::lens::{Index, Visible};
use crate::model::{Lang, Shape};

/// How actors and ties of a registry differ, by their positions in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Emphasis {
    actors: Vec<Sign>,
    ties: Vec<Sign>,
}

impl From<&Union> for Emphasis {
    fn from(union: &Union) -> Self {
        Self {
            actors: union.actors.clone(),
            ties: union.ties.clone(),
        }
    }
}

impl Emphasis {
    /// How an actor differs.
    #[must_use]
    pub fn actor(&self, actor: usize) -> Sign {
        self.actors.get(actor).copied().unwrap_or_default()
    }

    /// How a tie differs.
    #[must_use]
    pub fn tie(&self, tie: usize) -> Sign {
        self.ties.get(tie).copied().unwrap_or_default()
    }

    /// What of the visible a picture shows of which nobody asked for kinds: of those that stand back
    /// only what differs.
    #[must_use]
    pub fn shown(&self, index: &Index, visible: Visible) -> Visible {
        let facts = index.ties();
        let stays = |tie: usize| {
            let back = facts.get(tie).is_some_and(|facts| facts.background);
            !back || self.tie(tie) != Sign::Same
        };
        let ties = visible.ties.into_iter();
        let ties: Vec<_> = ties.filter(|seen| stays(seen.link.tie)).collect();
        let ends: BTreeSet<usize> = ties
            .iter()
            .flat_map(|seen| [seen.link.from, seen.link.to])
            .collect();
        let lone = |actor: &usize| !index.is_background(*actor) || self.actor(*actor) != Sign::Same;
        let actors = visible.actors.into_iter();
        let actors = actors.filter(|actor| ends.contains(actor) || lone(actor));
        Visible {
            day: visible.day,
            actors: actors.collect(),
            ties,
        }
    }

    /// What is visible, and of what else there is all that differs.
    #[must_use]
    pub fn joined(&self, mut visible: Visible, all: &Visible) -> Visible {
        let there: BTreeSet<usize> = visible.ties.iter().map(|seen| seen.link.tie).collect();
        let ties = all.ties.iter().filter(|seen| {
            self.tie(seen.link.tie) != Sign::Same && !there.contains(&seen.link.tie)
        });
        for seen in ties {
            visible.ties.push(*seen);
            visible.actors.extend([seen.link.from, seen.link.to]);
        }
        visible.ties.sort_by_key(|seen| seen.link.tie);
        let actors = all.actors.iter().copied();
        visible
            .actors
            .extend(actors.filter(|actor| self.actor(*actor) != Sign::Same));
        visible
    }

    /// The actors at the ends of visible ties that differ, and those that differ themselves.
    pub(super) fn concerned(&self, visible: &Visible) -> BTreeSet<usize> {
        let differ = |tie: usize| self.tie(tie) != Sign::Same;
        let ties = visible.ties.iter().map(|seen| seen.link);
        let ends = ties
            .filter(|link| differ(link.tie))
            .flat_map(|link| [link.from, link.to]);
        let actors = visible.actors.iter().copied();
        let own = actors.filter(|actor| self.actor(*actor) != Sign::Same);
        own.chain(ends).collect()
    }

    /// How many of the visible ties and actors differ so.
    pub(super) fn count(&self, visible: &Visible, sign: Sign) -> (usize, usize) {
        let ties = visible.ties.iter();
        let ties = ties.filter(|seen| self.tie(seen.link.tie) == sign);
        let actors = visible.actors.iter();
        let actors = actors.filter(|actor| self.actor(**actor) == sign);
        (ties.count(), actors.count())
    }
}

/// What signs are told in, in a legend.
pub(super) const SIGNS: [Sign; 4] = [Sign::Added, Sign::Ended, Sign::Changed, Sign::Same];

/// What a sign is called.
pub(super) fn sign_text(sign: Sign, lang: Lang) -> String {
    text(
        lang,
        match sign {
            Sign::Added => "sign-added",
            Sign::Ended => "sign-ended",
            Sign::Changed => "sign-changed",
            Sign::Same => "sign-same",
        },
    )
}

/// What a mark is called with its sign behind; as before where nothing differs.
pub(super) fn signed(title: String, sign: Sign, lang: Lang) -> String {
    if sign == Sign::Same {
        return title;
    }
    Message::new("sign-mark")
        .with("mark", title)
        .with("sign", sign_text(sign, lang))
        .text(lang)
}

/// The line of a tie: its width, its dashes, and how much of it is seen where `plain` is what is
/// usually seen of a tie.
pub(super) fn line(sign: Sign, plain: f64) -> (f64, &'static [f64], f64) {
    match sign {
        Sign::Added => (3.6, &[], 0.95),
        Sign::Ended => (1.8, &[5.0, 4.5], plain),
        Sign::Changed => (2.0, &[11.0, 3.5, 2.0, 3.5], 0.95),
        Sign::Same => (1.0, &[], plain * 0.4),
    }
}

/// How much is seen of an actor's mark. `concerned`: whether one of its ties differs.
pub(super) fn seen(sign: Sign, concerned: bool) -> f64 {
    match (sign, concerned) {
        (Sign::Added | Sign::Changed, _) | (Sign::Same, true) => 1.0,
        (Sign::Ended, _) => 0.5,
        (Sign::Same, false) => 0.4,
    }
}

/// The ring around an actor's mark with this radius; none where nothing differs.
pub(super) fn ring(
    sign: Sign,
    at: Point,
    radius: f64,
    scale: f64,
    (ink, ground): (&Ink, Ground),
) -> Option<Path> {
    let (width, dash): (f64, &[f64]) = match sign {
        Sign::Added => (2.4, &[]),
        Sign::Ended => (1.5, &[3.5, 3.0]),
        Sign::Changed => (1.5, &[6.5, 2.2, 1.5, 2.2]),
        Sign::Same => return None,
    };
    let corners = outline(Shape::Circle);
    let reach = radius + 3.6 * scale;
    let place = |corner: &Point| at + *corner * reach;
    let points = corners.iter().chain(corners.first()).map(place);
    Some(Path {
        points: points.collect(),
        stroke: Some(Stroke {
            width: width * scale * ground.line(),
            color: ink.text,
            dash: dash.iter().map(|piece| piece * scale).collect(),
            opacity: 0.9,
        }),
        fill: None,
    })
}

/// A ring, standing back with its mark if that does.
pub(super) fn back(mut ring: Path, faded: bool) -> Path {
    if let Some(stroke) = ring.stroke.as_mut().filter(|_| faded) {
        stroke.opacity *= 0.3;
    }
    ring
}

/// How wide a sign of the legend is, with the room behind it, in points.
pub const SIGN_KEY: f64 = 56.0;

/// How a tie and an actor look that differ so: a piece of a line and a mark with its ring. It begins
/// at a point, half-way up.
#[must_use]
pub fn sign_key(sign: Sign, at: Point, scale: f64, ground: Ground) -> Vec<Mark> {
    let ink = ink(ground);
    let (width, dash, seen_of_line) = line(sign, 0.8);
    let middle = at + Point::new(40.0 * scale, 0.0);
    let radius = 4.4 * scale;
    let piece = Mark::Path(Path {
        points: vec![at, at + Point::new(26.0 * scale, 0.0)],
        stroke: Some(Stroke {
            width: width * scale * ground.line(),
            color: ink.quiet,
            dash: dash.iter().map(|piece| piece * scale).collect(),
            opacity: ground.seen(seen_of_line),
        }),
        fill: None,
    });
    let shape = Mark::Shape(ShapeMark {
        shape: Shape::Circle,
        at: middle,
        radius,
        color: ink.quiet,
        ground: ink.ground,
        opacity: ground.seen(seen(sign, false)),
    });
    let ring = ring(sign, middle, radius, scale, (&ink, ground));
    let marks = [piece, shape].into_iter();
    marks.chain(ring.map(Mark::Path)).collect()
}
