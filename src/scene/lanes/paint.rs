//! Draws the rows of a timeline that are in sight, behind them the years, over them the axis.

use std::collections::BTreeSet;

use super::bar::{Brush, Drawn};
use super::column::Label;
use super::key::{activity, milestone};
use super::plan::{HEADING, LANE, Line, Row, RowOf, by_when};
use super::say::TieOf;
use super::sign::Pen;
use super::{LanePlan, LaneScene, LanesRequest, Moment, MomentOf};
use crate::i18n::Message;
use crate::layout::Point;
use crate::model::{PartialDate, Registry, TieKind, next_day};
use crate::scene::label::shortened;
use crate::scene::marks::{Anchor, Field, Mark, Rect, Scene, ShapeMark, Target, TextMark};
use crate::scene::network::name;
use crate::scene::style::{Ink, ink};
use crate::scene::timeline::{block, line};
use crate::scene::years::YearScale;

/// Sizes of letters.
pub(super) const NAME: f64 = 12.5;
pub(super) const SMALL: f64 = 10.5;
/// Height of the axis, and of the milestones on it.
const HEAD: f64 = 40.0;
const BEADS: f64 = 15.0;
/// Room above a heading, which one that stays under the axis does without.
const AIR: f64 = 10.0;
/// How much is seen of what stands back.
const FADED: f64 = 0.22;
const FADED_NAME: f64 = 0.45;

/// How high the axis above the rows is.
pub(super) fn head_height(milestones: bool, scale: f64) -> f64 {
    (HEAD + if milestones { BEADS } else { 0.0 }) * scale
}

/// Draws a timeline as far as it is in sight.
#[must_use]
pub fn lanes(request: &LanesRequest<'_>) -> LaneScene {
    let scale = request.scale;
    let head = head_height(!request.plan.milestones.is_empty(), scale);
    let width = request.size.width;
    // A narrow picture gives names more of its width, since half a name tells nobody anything.
    let least = (190.0 * scale).min(width * 0.4).max(96.0);
    let names = (width * 0.29).min(330.0 * scale).max(least);
    let left = names + 10.0 * scale;
    let right = (request.size.width - 14.0 * scale).max(left + 20.0);
    let (first, last) = request.years;
    let painter = Painter {
        request,
        registry: request.index.registry(),
        ink: ink(request.ground),
        years: YearScale {
            years: (first, last.max(first + 1.0 / 366.0)),
            left,
            right,
        },
        head,
        names,
        unit: scale * request.tight,
        near: near(request),
    };
    let mut out = LaneScene {
        scene: Scene {
            size: request.size,
            ..Scene::default()
        },
        front: Vec::new(),
        years: painter.years,
        plot: Rect {
            min: Point::new(left, head),
            max: Point::new(right, request.size.height),
        },
        handles: Vec::new(),
        beads: Vec::new(),
        bars: Vec::new(),
        moments: Vec::new(),
        height: head + request.plan.height() * painter.unit,
    };
    painter.behind(&mut out);
    let covered = painter.heading_in_front(&mut out);
    painter.lines(&mut out, covered);
    painter.axis(&mut out);
    painter.time(&mut out);
    out
}

/// Who is looked at and whom they have ties with; `None` if nobody is.
fn near(request: &LanesRequest<'_>) -> Option<BTreeSet<usize>> {
    let selected = &request.focus.selected;
    let seen = |actor: &usize| request.visible.actors.contains(actor);
    if !selected.iter().any(seen) {
        return None;
    }
    let mut near = selected.clone();
    for seen in &request.visible.ties {
        let (from, to) = (seen.link.from, seen.link.to);
        if selected.contains(&from) {
            near.insert(to);
        }
        if selected.contains(&to) {
            near.insert(from);
        }
    }
    Some(near)
}

pub(super) struct Painter<'a> {
    pub(super) request: &'a LanesRequest<'a>,
    pub(super) registry: &'a Registry,
    pub(super) ink: Ink,
    pub(super) years: YearScale,
    /// Height of the axis.
    pub(super) head: f64,
    /// Where the column of names ends.
    pub(super) names: f64,
    /// A point of the plan's heights.
    unit: f64,
    near: Option<BTreeSet<usize>>,
}

impl Painter<'_> {
    pub(super) fn text(&self, text: String, at: Point, size: f64) -> TextMark {
        TextMark {
            text,
            at,
            anchor: Anchor::Start,
            size,
            bold: false,
            color: self.ink.text,
            opacity: 1.0,
            halo: None,
        }
    }

    pub(super) fn width(&self, text: &str, size: f64, bold: bool) -> f64 {
        self.request.measure.width(text, size, bold)
    }

    pub(super) fn short(&self, text: &str, size: f64, bold: bool, room: f64) -> Option<String> {
        shortened(self.request.measure, text, size, bold, room)
    }

    /// Where a point of the plan's heights stands.
    fn y(&self, top: f64) -> f64 {
        self.head + top * self.unit - self.request.scroll
    }

    /// Letters shrink less than rows.
    pub(super) fn letters(&self, size: f64) -> f64 {
        size * self.request.scale * self.request.tight.clamp(0.9, 1.0)
    }

    // --- headings -----------------------------------------------------------------------------

    /// The heading of the group that is read stays below the axis until the next one pushes it
    /// away. Returns where what can be seen of rows begins.
    fn heading_in_front(&self, out: &mut LaneScene) -> f64 {
        let plan = self.request.plan;
        let passed = self.request.scroll / self.unit - AIR;
        let Some((at, group)) = plan
            .touched(passed, passed + 1e-9)
            .next()
            .filter(|_| passed >= 0.0)
            .and_then(|line| plan.heading_before(line))
        else {
            return self.head;
        };
        let height = (HEADING - AIR) * self.unit;
        let next = plan
            .heading_after(at)
            .map(|next| self.y(plan.reach(next).0 + AIR));
        let top = next.map_or(self.head, |next| self.head.min(next - height));
        let rect = self.tall(0.0, self.request.size.width, top, top + height);
        out.front.push(block(rect, self.ink.ground, 1.0));
        self.heading(group, rect.max.y, &mut out.front);
        rect.max.y
    }

    fn heading(&self, group: usize, bottom: f64, marks: &mut Vec<Mark>) {
        let Some(heading) = self.request.plan.groups().get(group) else {
            return;
        };
        let scale = self.request.scale;
        let y = bottom - (HEADING - AIR) * self.unit * 0.5;
        let pad = LanePlan::INSET * scale;
        let size = self.letters(NAME);
        let mut x = pad;
        if let Some(kind) = heading
            .kind
            .and_then(|at| self.registry.kinds.rows().get(at))
        {
            marks.push(self.icon(kind, Point::new(pad + 6.0 * scale, y), 1.0));
            x += 18.0 * scale;
        }
        let count = heading.rows.to_string();
        let small = 11.5 * scale;
        let room =
            self.request.size.width - x - pad - self.width(&count, small, false) - 8.0 * scale;
        if let Some(text) = self.short(&heading.name, size, true, room) {
            let width = self.width(&text, size, true);
            marks.push(Mark::Text(TextMark {
                bold: true,
                ..self.text(text, Point::new(x, y), size)
            }));
            marks.push(Mark::Text(TextMark {
                color: self.ink.quiet,
                ..self.text(count, Point::new(x + width + 8.0 * scale, y), small)
            }));
        }
        let (from, to) = (
            Point::new(pad, bottom),
            Point::new(self.years.right, bottom),
        );
        marks.push(line(from, to, 1.0, self.ink.absent));
    }

    fn icon(&self, kind: &TieKind, at: Point, opacity: f64) -> Mark {
        Mark::Shape(ShapeMark {
            shape: kind.shape,
            at,
            radius: 4.8 * self.request.scale * self.request.tight.sqrt(),
            color: kind.hue.on(self.request.ground),
            ground: self.ink.ground,
            opacity,
        })
    }

    // --- rows ---------------------------------------------------------------------------------

    /// The headings and rows below `covered`.
    fn lines(&self, out: &mut LaneScene, covered: f64) {
        let plan = self.request.plan;
        let from = (covered - self.head + self.request.scroll) / self.unit;
        let to = (self.request.size.height - self.head + self.request.scroll) / self.unit;
        for at in plan.touched(from, to) {
            let (top, bottom) = plan.reach(at);
            let (top, bottom) = (self.y(top), self.y(bottom));
            match plan.lines.get(at) {
                // The one in front is not drawn twice.
                Some(Line::Heading(group)) if top + AIR * self.unit > self.head => {
                    self.heading(*group, bottom, &mut out.scene.guides);
                }
                Some(Line::Row(row)) => {
                    let rect = Rect {
                        min: Point::new(0.0, top),
                        max: Point::new(self.request.size.width, bottom),
                    };
                    let mut seen = rect;
                    seen.min.y = seen.min.y.max(covered);
                    seen.max.y = seen.max.y.min(self.request.size.height);
                    if seen.height() > 0.0 {
                        self.row(row, rect, seen, out);
                    }
                }
                Some(Line::Heading(_)) | None => {}
            }
        }
    }

    fn row(&self, row: &Row, rect: Rect, seen: Rect, out: &mut LaneScene) {
        let pad = LanePlan::INSET * self.request.scale;
        let (from, to) = (
            Point::new(pad, rect.max.y),
            Point::new(self.years.right, rect.max.y),
        );
        let Mark::Path(mut rule) = line(from, to, 0.8, self.ink.line) else {
            return;
        };
        if let Some(stroke) = &mut rule.stroke {
            stroke.opacity = 0.6;
        }
        out.scene.guides.push(Mark::Path(rule));
        match row.of {
            RowOf::Tie(tie) => self.tie_row(tie, rect, seen, out),
            RowOf::Actor(actor) => self.actor_row(actor, row, rect, seen, out),
        }
    }

    /// The ground of a row that is looked at.
    fn ground(&self, rect: Rect, chosen: bool, pointed_at: bool, marks: &mut Vec<Mark>) {
        if chosen || pointed_at {
            marks.push(block(rect, self.ink.chosen, if chosen { 1.0 } else { 0.6 }));
        }
        if chosen {
            let mut edge = rect;
            edge.max.x = edge.min.x + 3.0 * self.request.scale;
            marks.push(block(edge, self.ink.accent, 1.0));
        }
    }

    fn tie_row(&self, position: usize, rect: Rect, seen: Rect, out: &mut LaneScene) {
        let Some(tie) = self.tie(position) else {
            return;
        };
        let focus = self.request.focus;
        let selected = |end: &usize| focus.selected.contains(end);
        let ends = [tie.seen.link.from, tie.seen.link.to];
        let (with, own) = self.sides(&tie);
        let pointed_at = focus.tie == Some(position);
        let chosen = selected(&with) || own.is_some_and(|own| selected(&own));
        let bright = self.near.is_none() || pointed_at || ends.iter().any(selected);
        let y = rect.middle().y;
        let mut marks = Vec::new();
        self.ground(
            rect,
            chosen,
            pointed_at || focus.hovered == Some(with),
            &mut marks,
        );
        let drawn = self.bar(&tie, y, if bright { 1.0 } else { FADED });
        self.label(
            &Label {
                kind: Some(tie.kind),
                icon: tie.kind.hue.on(self.request.ground),
                name: self.name(with),
                own: own.map(|own| self.name(own)),
                years: self.years_of(tie.life.start(), tie.life.end()),
                strong: chosen,
                opacity: if bright { 1.0 } else { FADED_NAME },
                pale: tie.is_pale(),
            },
            y,
            &mut marks,
        );
        marks.extend(drawn.marks);
        out.bars.push(drawn.bar);
        out.moments.extend(drawn.moments);
        out.scene.fields.push(Field {
            of: Target::Tie(position),
            ids: vec![tie.record.id.to_string()],
            rect: seen,
            marks,
            title: self.tie_title(&tie),
        });
    }

    fn bar(&self, tie: &TieOf<'_>, y: f64, opacity: f64) -> Drawn {
        let scale = self.request.scale * self.request.tight.sqrt();
        let brush = Brush {
            years: &self.years,
            pen: Pen {
                color: tie.kind.hue.on(self.request.ground),
                shape: tie.kind.shape,
                ground: self.ink.ground,
                radius: 4.5 * scale,
                opacity,
            },
            dash: tie.kind.dash,
            scale,
        };
        brush.bar(tie.seen.link.tie, tie.record, tie.life, y)
    }

    fn actor_row(&self, actor: usize, row: &Row, rect: Rect, seen: Rect, out: &mut LaneScene) {
        let Some(record) = self.registry.actors.rows().get(actor) else {
            return;
        };
        let plan = self.request.plan;
        let focus = self.request.focus;
        let chosen = focus.selected.contains(&actor);
        let is_home = self.registry.home.as_ref() == Some(&record.id);
        let bright = self.near.as_ref().is_none_or(|near| near.contains(&actor));
        let opacity = if bright { 1.0 } else { FADED };
        let first = rect.min.y + 12.0 * self.unit;
        let mut marks = Vec::new();
        self.ground(rect, chosen, focus.hovered == Some(actor), &mut marks);
        let stack = plan.stack.get(row.stack.clone()).unwrap_or_default();
        let ties: Vec<(TieOf<'_>, usize)> = stack
            .iter()
            .filter_map(|one| Some((self.tie(one.tie)?, one.lane)))
            .collect();
        let kind = ties.iter().map(|(tie, _)| tie.kind_at).min();
        let kind = kind.and_then(|at| self.registry.kinds.rows().get(at));
        let start = ties
            .iter()
            .filter_map(|(tie, _)| tie.life.start())
            .min_by_key(|date| by_when(*date));
        // Only where none goes on is there an end.
        let ends: Option<Vec<PartialDate>> = ties.iter().map(|(tie, _)| tie.life.end()).collect();
        let end = ends.and_then(|ends| ends.into_iter().max_by_key(|end| end.latest()));
        let all = || self.ties_with(actor);
        self.label(
            &Label {
                kind,
                icon: match kind {
                    _ if is_home => self.ink.accent,
                    Some(kind) => kind.hue.on(self.request.ground),
                    None => self.ink.quiet,
                },
                name: self.name(actor),
                own: None,
                years: self.years_of(start, end),
                strong: chosen || is_home,
                opacity: if bright { 1.0 } else { FADED_NAME },
                pale: !ties.is_empty() && ties.iter().all(|(tie, _)| tie.is_pale()),
            },
            first,
            &mut marks,
        );
        if row.more > 0 {
            let text = Message::new("lanes-more")
                .with("count", row.more)
                .text(plan.lang);
            let at = Point::new(30.0 * self.request.scale, first + LANE * self.unit);
            self.note(&text, at, self.names, &mut marks);
        }
        let in_sum = if stack.is_empty() { all() } else { 0 };
        if in_sum > 0 {
            let text = Message::new("lanes-elsewhere")
                .with("ties", in_sum)
                .text(plan.lang);
            let at = Point::new(self.years.left + 6.0 * self.request.scale, first);
            self.note(&text, at, self.years.right, &mut marks);
        }
        let last = first + LANE * self.unit * (row.lanes as f64 - 1.0);
        self.happened(row, last + 11.5 * self.unit, opacity, &mut marks, out);
        let mut named = seen;
        named.max.x = self.names;
        out.scene.fields.push(Field {
            of: Target::Actor(actor),
            ids: vec![record.id.to_string()],
            rect: named,
            marks,
            title: self.actor_title(actor, start, all()),
        });
        let mut taken = vec![self.names; row.lanes];
        for (tie, lane) in ties {
            let y = first + LANE * self.unit * lane as f64;
            let looked_at = focus.tie == Some(tie.seen.link.tie);
            let bright = bright && (self.near.is_none() || self.is_near(&tie)) || looked_at;
            let drawn = self.bar(&tie, y, if bright { 1.0 } else { FADED });
            let mut rect = drawn.rect;
            rect.min.y = rect.min.y.max(seen.min.y);
            rect.max.y = rect.max.y.min(seen.max.y);
            if let Some(taken) = taken.get_mut(lane) {
                rect.min.x = rect.min.x.max(*taken);
                *taken = taken.max(rect.max.x);
            }
            let mut marks = Vec::new();
            if looked_at {
                marks.push(block(drawn.rect.grown(2.0), self.ink.chosen, 1.0));
            }
            marks.extend(drawn.marks);
            if rect.width() <= 0.0 || rect.height() <= 0.0 {
                continue;
            }
            out.bars.push(drawn.bar);
            out.moments.extend(drawn.moments);
            out.scene.fields.push(Field {
                of: Target::Tie(tie.seen.link.tie),
                ids: vec![tie.record.id.to_string()],
                rect,
                marks,
                title: self.tie_title(&tie),
            });
        }
    }

    fn is_near(&self, tie: &TieOf<'_>) -> bool {
        let selected = &self.request.focus.selected;
        [tie.seen.link.from, tie.seen.link.to]
            .iter()
            .any(|end| selected.contains(end))
    }

    fn ties_with(&self, actor: usize) -> usize {
        let ends = |link: crate::network::Link| link.from == actor || link.to == actor;
        let ties = self.request.visible.ties.iter();
        ties.filter(|seen| ends(seen.link)).count()
    }

    /// A quiet remark that ends before `end`.
    fn note(&self, text: &str, at: Point, end: f64, marks: &mut Vec<Mark>) {
        let size = SMALL * self.request.scale;
        if let Some(text) = self.short(text, size, false, end - at.x) {
            marks.push(Mark::Text(TextMark {
                color: self.ink.quiet,
                ..self.text(text, at, size)
            }));
        }
    }

    /// Activities and milestones of an actor.
    fn happened(
        &self,
        row: &Row,
        y: f64,
        opacity: f64,
        marks: &mut Vec<Mark>,
        out: &mut LaneScene,
    ) {
        let scale = self.request.scale * self.request.tight;
        let ticks = self.request.plan.ticks.get(row.ticks.clone());
        for (date, of) in ticks.unwrap_or_default() {
            let from = self.years.x_of(date.earliest());
            let to = self.years.x_of(next_day(date.latest()));
            let at = Point::new((from + to) / 2.0, y);
            if at.x < self.years.left || at.x > self.years.right {
                continue;
            }
            marks.push(match of {
                MomentOf::Milestone(_) => milestone(at, 3.0 * scale, self.request.ground, opacity),
                _ => activity(at, scale, self.request.ground, opacity * 0.8),
            });
            out.moments.push(Moment {
                of: *of,
                date: *date,
                at,
            });
        }
    }

    pub(super) fn name(&self, actor: usize) -> String {
        let (index, day) = (self.request.index, self.request.visible.day);
        name(index, actor, day, self.request.plan.lang)
    }
}
