//! Names beside their marks, where there is room.

use std::collections::{BTreeMap, BTreeSet};

use super::label::{Corner, LINE, NameRoom, Taken};
use super::large::{NAMES, REFUSED};
use super::marks::{ActorMark, Anchor, Label, Mark, Path, Rect, Scene, Size, Stroke, TextMark};
use super::network::{NAME, Painter};
use crate::layout::Point;

/// Who takes the room of lines to names: nobody's mark.
const WAY: usize = usize::MAX;

/// Names as they found room.
#[derive(Default)]
struct Names {
    labels: Vec<Label>,
    /// From marks to names that stand farther off.
    lines: Vec<Path>,
    unnamed: Vec<usize>,
}

/// A name that has no place yet.
struct Unplaced {
    actor: usize,
    /// Its only line or its first.
    text: TextMark,
    second: Option<String>,
    /// The room that it takes.
    room: Size,
}

impl Unplaced {
    /// The name at a place: the anchor's, half-way up all its lines.
    fn placed(self, at: Point, anchor: Anchor, rect: Rect) -> Label {
        let line = |text: String, rows_down: f64| TextMark {
            text,
            at: at + Point::new(0.0, rows_down * self.text.size * LINE),
            anchor,
            ..self.text.clone()
        };
        let first = if self.second.is_some() { -0.5 } else { 0.0 };
        Label {
            actor: self.actor,
            text: line(self.text.text.clone(), first),
            below: self.second.map(|second| line(second, 0.5)),
            rect,
        }
    }
}

impl Painter<'_> {
    /// Names all who find room. `taken` is what stands there already.
    pub(super) fn labels(&self, scene: &mut Scene, taken: &Taken) {
        /// More tries than this help nobody.
        const TRIES: usize = 4;
        let order = self.order(scene);
        let mut first = BTreeSet::new();
        let mut best = self.attempt(scene, &order, &first, taken.clone());
        let partners = |names: &Names| -> BTreeSet<usize> {
            let empty = names.unnamed.iter().copied();
            empty.filter(|actor| !self.is_at_home(*actor)).collect()
        };
        let mut empty = partners(&best);
        for _ in 0..TRIES {
            // Who went empty is asked before the others, as long as that names more.
            if self.far_names.is_none() || self.quickly || empty.is_empty() {
                break;
            }
            first.append(&mut empty);
            let mut order = order.clone();
            order.sort_by_key(|actor| (!self.is_strong(*actor), !first.contains(actor)));
            let next = self.attempt(scene, &order, &first, taken.clone());
            empty = partners(&next);
            let worth = |names: &Names| (partners(names).len(), names.unnamed.len());
            if worth(&next) < worth(&best) {
                best = next;
            }
        }
        scene.guides.extend(best.lines.into_iter().map(Mark::Path));
        scene.labels = best.labels;
        scene.unnamed = best.unnamed;
    }

    /// Who is named before whom.
    fn order(&self, scene: &Scene) -> Vec<usize> {
        let focus = self.request.focus;
        let mut order: Vec<usize> = scene.actors.iter().map(|mark| mark.actor).collect();
        order.sort_by_cached_key(|actor| {
            (
                focus.hovered != Some(*actor),
                !focus.selected.contains(actor),
                !self.is_middle(*actor),
                Some(*actor) != self.home,
                !self.is_bright(*actor),
                // Where all crowd around home, partners come before what home itself houses.
                self.far_names.is_some() && self.is_at_home(*actor),
                // Whom a difference is about comes before the others.
                std::cmp::Reverse(self.actor_sign(*actor)),
                !self.concerned.contains(actor),
                self.since.get(*actor).copied().flatten().is_none(),
                self.since.get(*actor).copied().flatten(),
                std::cmp::Reverse(self.degree.get(*actor).copied()),
                *actor,
            )
        });
        order
    }

    /// Names all in an order. Who comes first of all has a name farther off before others have one.
    fn attempt(
        &self,
        scene: &Scene,
        order: &[usize],
        first: &BTreeSet<usize>,
        mut taken: Taken,
    ) -> Names {
        let marks: BTreeMap<usize, &ActorMark> =
            scene.actors.iter().map(|mark| (mark.actor, mark)).collect();
        let whole = Rect::new(Point::ZERO, self.request.size);
        // What the inset names is not named again, but for what is looked at; nor has who found no
        // room there a line to a name here, across everything.
        let inset = scene.inset.as_deref().map(|inset| &inset.scene);
        let labels = inset.iter().flat_map(|inset| &inset.labels);
        let elsewhere: BTreeSet<usize> = labels.map(|label| label.actor).collect();
        let unnamed = inset.iter().flat_map(|inset| &inset.unnamed);
        let near: BTreeSet<usize> = unnamed.copied().collect();
        let most = self.far_names.unwrap_or_default() * self.request.scale;
        let mut names = Names::default();
        let far_off = |names: &mut Names, taken: &mut Taken, mark: &ActorMark| match self
            .far_label(mark, taken, &whole, most)
        {
            Some((label, line)) => {
                names.labels.push(label);
                names.lines.push(line);
            }
            None => names.unnamed.push(mark.actor),
        };
        let mut far = Vec::new();
        let mut refused = 0;
        for actor in order {
            // In a large network whoever is left finds no room either, or would say no more.
            let enough = names.labels.len() >= NAMES || refused >= REFUSED;
            if self.large && enough && !self.is_strong(*actor) {
                names.unnamed.push(*actor);
                continue;
            }
            let Some(mark) = marks.get(actor) else {
                continue;
            };
            if elsewhere.contains(actor) && !self.is_strong(*actor) {
                continue;
            }
            match self.label(mark, &taken, &whole) {
                Some(label) => {
                    taken.take(label.rect.grown(1.0), None);
                    names.labels.push(label);
                    refused = 0;
                }
                None if elsewhere.contains(actor) => {}
                None if self.far_names.is_none() || near.contains(actor) => {
                    names.unnamed.push(*actor);
                    refused += 1;
                }
                None if first.contains(actor) => far_off(&mut names, &mut taken, mark),
                None => far.push(mark),
            }
        }
        for mark in far {
            far_off(&mut names, &mut taken, mark);
        }
        names
    }

    fn is_at_home(&self, actor: usize) -> bool {
        let registry = self.request.index.registry();
        let actor = registry.actors.rows().get(actor);
        actor.is_some_and(|actor| registry.is_at_home(&actor.id))
    }

    /// Whether an actor is named before all others: the middle, home, and what is looked at.
    fn is_strong(&self, actor: usize) -> bool {
        let focus = self.request.focus;
        Some(actor) == self.home
            || self.is_middle(actor)
            || focus.selected.contains(&actor)
            || focus.hovered == Some(actor)
    }

    /// The name of an actor, still without a place, and the room that it takes.
    fn unplaced_name(&self, mark: &ActorMark) -> Unplaced {
        let strong = self.is_strong(mark.actor);
        let is_middle = self.is_middle(mark.actor);
        let size = if is_middle { 15.0 } else { NAME } * self.request.scale;
        let name = NameRoom::of(&self.name(mark.actor), size, strong, self.request.measure);
        let faded = if mark.faded { 0.35 } else { 1.0 };
        let room = Size {
            width: name.size.width + 2.0,
            ..name.size
        };
        let text = TextMark {
            text: name.first,
            at: Point::ZERO,
            anchor: Anchor::Middle,
            size,
            bold: strong,
            color: self.ink.text,
            opacity: self.request.ground.seen(faded),
            halo: Some(self.ink.ground),
        };
        Unplaced {
            actor: mark.actor,
            text,
            second: name.second,
            room,
        }
    }

    fn label(&self, mark: &ActorMark, taken: &Taken, whole: &Rect) -> Option<Label> {
        let strong = self.is_strong(mark.actor);
        let name = self.unplaced_name(mark);
        let direction = self
            .middle()
            .map_or(Point::new(1.0, 0.0), |middle| mark.at - middle);
        let corners = if self.is_middle(mark.actor) {
            Corner::outwards(Point::new(0.0, 1.0))
        } else {
            Corner::outwards(direction)
        };
        let reach = mark
            .ring
            .as_ref()
            .map_or(mark.reach(), |(radius, _)| *radius);
        let inside = |rect: &Rect| {
            !self.request.inside || (whole.contains(rect.min) && whole.contains(rect.max))
        };
        let places = corners.map(|corner| corner.place(mark.at, reach, name.room));
        let named = strong
            || (self.bright.is_some() && self.is_bright(mark.actor))
            || self.concerned.contains(&mark.actor);
        // A name close to the mark of somebody else would be taken for theirs.
        let apart = |by: f64| {
            places.iter().find(|(_, _, rect)| {
                inside(rect) && taken.is_free(&rect.grown(by * self.request.scale), mark.actor)
            })
        };
        let fits = apart(6.0)
            .or_else(|| apart(2.5))
            .or_else(|| apart(0.0).filter(|_| named));
        // What is looked at is named even where that covers the mark of somebody else.
        let covers = || {
            places
                .iter()
                .find(|(_, _, rect)| strong && inside(rect) && taken.is_free_of_names(rect))
        };
        let (at, anchor, rect) = *fits.or_else(covers)?;
        Some(name.placed(at, anchor, rect))
    }

    /// A name that stands farther off, and the line to it; neither lies over another name.
    fn far_label(
        &self,
        mark: &ActorMark,
        taken: &mut Taken,
        whole: &Rect,
        most: f64,
    ) -> Option<(Label, Path)> {
        const STEPS: [f64; 12] = [
            8.0, 14.0, 22.0, 32.0, 44.0, 58.0, 74.0, 92.0, 112.0, 134.0, 160.0, 190.0,
        ];
        const TURNS: usize = 48;
        const NEAR: f64 = 44.0;
        let name = self.unplaced_name(mark);
        let room = name.room;
        let scale = self.request.scale;
        let out = self.middle().map_or(0.0, |middle| {
            let away = mark.at - middle;
            away.y.atan2(away.x)
        });
        // Outwards first, then ever more to either side.
        let turns = (0..TURNS).map(|turn| {
            let side = if turn % 2 == 0 { 1.0 } else { -1.0 };
            out + side * turn.div_ceil(2) as f64 * std::f64::consts::TAU / TURNS as f64
        });
        // What home itself houses crowds around it: that is named near by, or not.
        let partner = !self.is_at_home(mark.actor);
        let most = if partner {
            most
        } else {
            most.min(NEAR * scale)
        };
        let places = STEPS
            .into_iter()
            .filter(|step| *step * scale <= most)
            .flat_map(|step| {
                turns.clone().map(move |angle| {
                    let way = Point::new(angle.cos(), angle.sin());
                    (way, mark.at + way * (mark.reach() + step * scale))
                })
            });
        // At first it passes by the marks and lines of others, then over them; never over a name.
        let tries = [false, true];
        let tries = tries
            .into_iter()
            .take(if partner { 2 } else { 1 })
            .flat_map(|over| places.clone().map(move |at| (over, at)));
        for (over, (way, tip)) in tries {
            let (anchor, left) = match way.x {
                x if x > 0.3 => (Anchor::Start, tip.x),
                x if x < -0.3 => (Anchor::End, tip.x - room.width),
                _ => (Anchor::Middle, tip.x - room.width / 2.0),
            };
            let top = match anchor {
                Anchor::Middle if way.y > 0.0 => tip.y,
                Anchor::Middle => tip.y - room.height,
                _ => tip.y - room.height / 2.0,
            };
            let rect = Rect::new(Point::new(left, top), room);
            let inside = whole.contains(rect.min) && whole.contains(rect.max);
            if !inside || !taken.is_free(&rect.grown(2.0 * scale), mark.actor) {
                continue;
            }
            let from = mark.at + way * mark.reach();
            let beads = (from.distance(tip) / 6.0).ceil().max(1.0);
            let beads: Vec<Rect> = (0..=beads as usize)
                .map(|bead| Rect::around(from + (tip - from) * (bead as f64 / beads), 1.0))
                .collect();
            let passes = |bead: &Rect| match over {
                true => taken.is_free_of_names(bead),
                false => taken.is_free(bead, mark.actor),
            };
            if !beads.iter().all(passes) {
                continue;
            }
            for bead in beads {
                taken.take(bead, Some(WAY));
            }
            taken.take(rect.grown(1.0), None);
            let at = Point::new(tip.x, rect.middle().y);
            let aside = match anchor {
                Anchor::Start => 2.0,
                Anchor::Middle => 0.0,
                Anchor::End => -2.0,
            };
            let line = Path {
                points: vec![from, tip],
                stroke: Some(Stroke {
                    width: 0.8 * scale,
                    color: self.ink.quiet,
                    dash: Vec::new(),
                    opacity: 0.75 * name.text.opacity,
                }),
                fill: None,
            };
            let at = at + Point::new(aside, 0.0);
            return Some((name.placed(at, anchor, rect), line));
        }
        None
    }
}
