//! The network: actors at their positions, ties between them, names where there is room.

use std::collections::{BTreeMap, BTreeSet};

use super::camera::Camera;
use super::curve::{bow, straight};
use super::ego::reached_in;
use super::emphasis::{self, Emphasis};
use super::inset::InsetPlace;
use super::known::{KnownBy, known_by, look};
use super::label::{MeasureText, Taken};
use super::large;
use super::marks::{ActorMark, Path, Rect, Scene, ShapeMark, Size, Stroke, TieMark};
use super::style::{Ground, Ink, dash_pattern, ink, plain_opacity, seen};
use crate::i18n::{self, Message};
use crate::insight::Sign;
use crate::layout::{Egocentric, Point, Positions, Radial, World};
use crate::lens::{Index, Visible, VisibleTie};
use crate::model::{
    Actor, Certainty, Date, Lang, PartialDate, RegionRef, SchemeId, Shape, TieKind,
};

/// What a person looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Focus {
    /// Selected actors.
    pub selected: BTreeSet<usize>,
    /// The actor under the pointer or the keyboard.
    pub hovered: Option<usize>,
    /// A tie that is pointed at, here or in a list.
    pub tie: Option<usize>,
}

/// The lines behind the marks.
#[derive(Clone, Copy, Debug)]
pub enum Guides<'a> {
    /// Rings of age and sectors of a scheme.
    Radial(&'a Radial, Option<&'a SchemeId>),
    /// Rings and sectors around one actor; only whom the visible ties reach is drawn.
    Ego(&'a Egocentric, Option<&'a SchemeId>),
    /// The map of the world; ties are great circles on it.
    Map(&'a World),
    /// None.
    None,
}

/// What a picture of the network is made from.
#[derive(Clone, Copy)]
pub struct NetworkRequest<'a> {
    /// The registry.
    pub index: &'a Index,
    /// What is shown of it.
    pub visible: &'a Visible,
    /// Where actors stand.
    pub positions: &'a Positions,
    /// The lines behind them.
    pub guides: Guides<'a>,
    /// From there to the picture.
    pub camera: Camera,
    /// The size of the picture.
    pub size: Size,
    /// Light or dark.
    pub ground: Ground,
    /// The language of names.
    pub lang: Lang,
    /// How much larger letters and marks are than usual.
    pub scale: f64,
    /// What a person looks at.
    pub focus: &'a Focus,
    /// Whether names must lie inside the picture.
    pub inside: bool,
    /// How what is shown differs from an earlier state, if the picture is about that.
    pub emphasis: Option<&'a Emphasis>,
    /// Tells how wide names are.
    pub measure: &'a dyn MeasureText,
}

/// What a map shows beside the network.
#[derive(Clone, Copy, Debug, Default)]
pub struct OnMap<'a> {
    /// A magnified part of it.
    pub inset: Option<InsetPlace>,
    /// How far off names stand, on a line, that find no room beside their marks, in points; nothing:
    /// they are left out.
    pub far_names: Option<f64>,
    /// Names are placed in one try alone: for a first look at how many find room.
    pub quickly: bool,
    /// A region that is pointed at.
    pub region: Option<&'a RegionRef>,
}

/// Draws the network.
#[must_use]
pub fn network(request: &NetworkRequest<'_>) -> Scene {
    network_on(request, &OnMap::default())
}

/// Draws the network, on a map with what that shows beside it.
#[must_use]
pub fn network_on(request: &NetworkRequest<'_>, on_map: &OnMap<'_>) -> Scene {
    let painter = Painter {
        far_names: on_map.far_names,
        quickly: on_map.quickly,
        ..Painter::new(request)
    };
    let mut scene = Scene {
        size: request.size,
        ..Scene::default()
    };
    let mut taken = Taken::default();
    painter.guides(&mut scene, &mut taken);
    painter.seats(&mut scene);
    painter.ties(&mut scene);
    painter.actors(&mut scene);
    if let Some(place) = on_map.inset {
        painter.inset(&mut scene, &mut taken, &place);
    }
    for mark in &scene.actors {
        taken.take(Rect::around(mark.at, mark.reach() + 1.0), Some(mark.actor));
    }
    painter.labels(&mut scene, &taken);
    if let Some(region) = on_map.region {
        for label in &scene.labels {
            taken.take(label.rect, None);
        }
        painter.shade(&mut scene, &taken, region);
    }
    let unplaced = |actor: &usize| painter.at(*actor).is_none();
    scene.unplaced = request
        .visible
        .actors
        .iter()
        .copied()
        .filter(unplaced)
        .collect();
    scene
}

/// Size of the names.
pub(super) const NAME: f64 = 12.5;
/// From middle to rim of an actor's mark, and of the home city's.
pub(super) const RADIUS: f64 = 6.5;
const HOME_RADIUS: f64 = 15.0;
/// On a map and around somebody else, where it shares the room with its neighbours.
const HOME_AMONG_OTHERS: f64 = 11.0;

/// How much of that is seen of ties beside those that an ego view is about.
const ASIDE: f64 = 0.5;

/// What an actor is called beside its mark on a day.
pub(super) fn name(index: &Index, actor: usize, day: Date, lang: Lang) -> String {
    let actor = index.registry().actors.rows().get(actor);
    actor.map_or_else(String::new, |actor| {
        actor.name_on(day).label(lang).to_owned()
    })
}

#[derive(Clone)]
pub(super) struct Painter<'a> {
    pub(super) request: &'a NetworkRequest<'a>,
    pub(super) ink: Ink,
    /// Marks grow less than positions when zoomed, and less than letters.
    pub(super) mark_scale: f64,
    /// The actors that stay bright: what is looked at and its neighbours. `None`: all.
    pub(super) bright: Option<BTreeSet<usize>>,
    pub(super) home: Option<usize>,
    /// In an ego view, per actor: how many visible steps lead to it from the middle.
    pub(super) reached: Option<Vec<Option<usize>>>,
    /// How far off names stand that find no room beside their marks.
    pub(super) far_names: Option<f64>,
    /// Whether names are placed in one try alone.
    pub(super) quickly: bool,
    /// Whether the network is drawn plainly, for there is very much of it.
    pub(super) large: bool,
    /// Per actor: what its visible ties make it known by.
    pub(super) known_by: Vec<Option<KnownBy>>,
    /// Per actor: the start of its first visible tie, and the number of visible ties.
    pub(super) since: Vec<Option<PartialDate>>,
    pub(super) degree: Vec<usize>,
    /// The actors that a difference concerns, where the picture is of one.
    pub(super) concerned: BTreeSet<usize>,
}

impl<'a> Painter<'a> {
    pub(super) fn new(request: &'a NetworkRequest<'a>) -> Self {
        let registry = request.index.registry();
        let focus = request.focus;
        let looked_at: BTreeSet<usize> = if focus.selected.is_empty() {
            focus.hovered.into_iter().collect()
        } else {
            focus.selected.clone()
        };
        // What is looked at but not shown makes nobody else stand back.
        let seen = looked_at
            .iter()
            .any(|actor| request.visible.actors.contains(actor));
        let bright = seen.then(|| {
            let mut bright = looked_at.clone();
            for tie in &request.visible.ties {
                let (from, to) = (tie.link.from, tie.link.to);
                if looked_at.contains(&from) {
                    bright.insert(to);
                }
                if looked_at.contains(&to) {
                    bright.insert(from);
                }
            }
            // So does a seat: an office's city, a city's offices. At home everything is seated.
            for (at, actor) in registry.actors.iter().enumerate() {
                let seat = actor
                    .located_in
                    .as_ref()
                    .filter(|seat| Some(*seat) != registry.home.as_ref());
                let seat = seat.and_then(|seat| registry.actors.position(seat.as_str()));
                if let Some(seat) = seat {
                    if looked_at.contains(&at) {
                        bright.insert(seat);
                    }
                    if looked_at.contains(&seat) {
                        bright.insert(at);
                    }
                }
            }
            bright
        });
        let home = registry
            .home
            .as_ref()
            .and_then(|home| registry.actors.position(home.as_str()));
        let count = registry.actors.len();
        let mut since: Vec<Option<PartialDate>> = vec![None; count];
        let mut degree = vec![0; count];
        for seen in &request.visible.ties {
            let start = request
                .index
                .ties()
                .get(seen.link.tie)
                .and_then(|facts| facts.life.start());
            for end in [seen.link.from, seen.link.to] {
                if let Some(degree) = degree.get_mut(end) {
                    *degree += 1;
                }
                if let (Some(start), Some(known)) = (start, since.get_mut(end)) {
                    *known = Some(known.map_or(start, |known| start.min(known)));
                }
            }
        }
        Self {
            request,
            ink: ink(request.ground),
            mark_scale: request.scale.sqrt() * request.camera.zoom.clamp(0.45, 2.2).powf(0.45),
            bright,
            home,
            reached: reached_in(request),
            far_names: None,
            quickly: false,
            large: false,
            known_by: known_by(request.index, request.visible),
            since,
            degree,
            concerned: request
                .emphasis
                .map(|emphasis| emphasis.concerned(request.visible))
                .unwrap_or_default(),
        }
    }

    pub(super) fn at(&self, actor: usize) -> Option<Point> {
        let reached = self.reached.as_ref();
        if reached.is_some_and(|reached| reached.get(actor).copied().flatten().is_none()) {
            return None;
        }
        let position = self.request.positions.get(actor)?;
        Some(self.request.camera.to_picture(position, self.request.size))
    }

    /// Whether an actor is the one that the picture is about: in an ego view that one, else home.
    pub(super) fn is_middle(&self, actor: usize) -> bool {
        match self.request.guides {
            Guides::Ego(ego, _) => ego.ego == Some(actor),
            _ => self.home == Some(actor),
        }
    }

    /// Where the middle stands that names point away from.
    pub(super) fn middle(&self) -> Option<Point> {
        match self.request.guides {
            Guides::Ego(..) => {
                let camera = &self.request.camera;
                Some(camera.to_picture(Point::ZERO, self.request.size))
            }
            _ => self.home.and_then(|home| self.at(home)),
        }
    }

    pub(super) fn radius(&self, actor: usize) -> f64 {
        let is_home = Some(actor) == self.home;
        let radius = match (self.is_middle(actor), is_home) {
            (true, _) if self.world().is_none() => HOME_RADIUS,
            (_, true) => HOME_AMONG_OTHERS,
            _ => RADIUS,
        };
        let smaller = if self.large { large::MARK } else { 1.0 };
        radius * self.mark_scale * smaller
    }

    pub(super) fn is_bright(&self, actor: usize) -> bool {
        self.bright
            .as_ref()
            .is_none_or(|bright| bright.contains(&actor))
    }

    fn kind(&self, tie: usize) -> Option<&'a TieKind> {
        let registry = self.request.index.registry();
        let tie = registry.ties.rows().get(tie)?;
        registry.kinds.get(tie.kind.as_str())
    }

    // --- ties ---------------------------------------------------------------------------------

    pub(super) fn ties(&self, scene: &mut Scene) {
        // Ties between the same two fan out: each takes the next lane.
        let mut lanes: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        let mut lane_of = Vec::with_capacity(self.request.visible.ties.len());
        for seen in &self.request.visible.ties {
            let (from, to) = (seen.link.from, seen.link.to);
            let lane = lanes.entry((from.min(to), from.max(to))).or_default();
            lane_of.push(*lane);
            *lane += 1;
        }
        let bundles = self.bundles();
        for (seen, lane) in self.request.visible.ties.iter().zip(lane_of) {
            let (from, to) = (seen.link.from, seen.link.to);
            let all = lanes
                .get(&(from.min(to), from.max(to)))
                .copied()
                .unwrap_or(1);
            let pull = self.pull(&bundles, seen.link.from, seen.link.to);
            if let Some(mark) = self.tie(seen, (lane, all), pull) {
                scene.ties.push(mark);
            }
        }
        // What is looked at lies on top, which its line shows.
        let strength = |mark: &TieMark| {
            mark.path
                .stroke
                .as_ref()
                .map_or(0.0, |stroke| stroke.width + stroke.opacity)
        };
        scene
            .ties
            .sort_by(|a, b| strength(a).total_cmp(&strength(b)));
    }

    /// A tie is bright if one of its ends is looked at.
    fn tie_is_bright(&self, seen: &VisibleTie) -> bool {
        let focus = self.request.focus;
        let looked_at = |end: usize| {
            if focus.selected.is_empty() {
                focus.hovered == Some(end)
            } else {
                focus.selected.contains(&end)
            }
        };
        self.bright.is_none() || looked_at(seen.link.from) || looked_at(seen.link.to)
    }

    fn tie(
        &self,
        seen: &VisibleTie,
        (lane, lanes): (usize, usize),
        pull: Option<(Point, f64)>,
    ) -> Option<TieMark> {
        let registry = self.request.index.registry();
        let tie = registry.ties.rows().get(seen.link.tie)?;
        let kind = self.kind(seen.link.tie)?;
        let (from, to) = (self.at(seen.link.from)?, self.at(seen.link.to)?);
        let pointed_at = self.request.focus.tie == Some(seen.link.tie);
        let bright = self.tie_is_bright(seen);
        let plain = plain_opacity(self.request.ground, self.world().is_some());
        let opacity = match (bright || pointed_at, seen.fits) {
            (false, _) => seen::FADED,
            (true, Certainty::Certain) if self.bright.is_some() => seen::BRIGHT,
            (true, Certainty::Certain) => plain,
            (true, _) => seen::POSSIBLE_LINE,
        };
        let aside = self.bright.is_none()
            && !pointed_at
            && self.leads_nowhere(seen.link.from, seen.link.to);
        let opacity = if aside { opacity * ASIDE } else { opacity };
        let strong = pointed_at || (bright && self.bright.is_some());
        let emphasis = self.request.emphasis;
        let sign = emphasis.map(|emphasis| emphasis.tie(seen.link.tie));
        let differs = sign.map(|sign| emphasis::line(sign, plain));
        let opacity = match differs {
            Some((_, _, seen)) if self.bright.is_none() && !pointed_at => seen,
            _ => opacity,
        };
        let plainly = self.large && !strong && differs.is_none();
        let opacity = if plainly {
            opacity * large::PALER
        } else {
            opacity
        };
        let ground = self.request.ground;
        // Wide lines need wide lanes.
        let wide = self.request.scale.sqrt() * self.request.ground.line();
        let spread = (lane as f64 - (lanes as f64 - 1.0) / 2.0) * wide;
        let skip = [seen.link.from, seen.link.to].map(|end| self.radius(end));
        let ends = (seen.link.from, seen.link.to);
        let on_map = self.world().and_then(|world| match self.large {
            true => self.rough_line(world, seen, spread),
            false => self.great_circle(world, ends, spread, skip),
        });
        let runs = on_map.unwrap_or_else(|| {
            let [skip_from, skip_to] = skip;
            // Lanes lie side by side only if all ties of a pair bow as if they ran the same way.
            let side = if seen.link.from <= seen.link.to {
                1.0
            } else {
                -1.0
            };
            if self.large {
                return vec![straight(from, to, spread * side)];
            }
            vec![bow(from, to, skip_from, skip_to, spread, side, pull)]
        });
        let dash = match differs {
            Some((_, dash, _)) => dash,
            None if self.large => &[],
            None => dash_pattern(kind.dash),
        };
        let width = match (strong, plainly) {
            _ if let Some((width, ..)) = differs => width + if strong { 1.0 } else { 0.0 },
            (true, _) => 2.6,
            (_, false) => 1.5,
            (_, true) => large::LINE,
        };
        let stroke = Stroke {
            width: width * self.request.scale.sqrt() * ground.line(),
            color: kind.hue.on(ground),
            dash: dash
                .iter()
                .map(|piece| piece * self.request.scale * ground.line())
                .collect(),
            opacity: ground.seen(opacity),
        };
        let mut paths = runs.into_iter().map(|points| Path {
            points,
            stroke: Some(stroke.clone()),
            fill: None,
        });
        Some(TieMark {
            tie: seen.link.tie,
            id: tie.id.clone(),
            kind: tie.kind.clone(),
            fits: seen.fits,
            path: paths.next()?,
            beyond: paths.next(),
            title: match self.large {
                true => String::new(),
                false => self.tie_title(seen),
            },
        })
    }

    fn tie_sign(&self, tie: usize) -> Sign {
        let emphasis = self.request.emphasis;
        emphasis.map_or(Sign::Same, |emphasis| emphasis.tie(tie))
    }

    pub(super) fn actor_sign(&self, actor: usize) -> Sign {
        let emphasis = self.request.emphasis;
        emphasis.map_or(Sign::Same, |emphasis| emphasis.actor(actor))
    }

    /// What a tie's line is, for a reader who cannot see it.
    pub(super) fn tie_title(&self, seen: &VisibleTie) -> String {
        let Some(kind) = self.kind(seen.link.tie) else {
            return String::new();
        };
        let possible = seen.fits == Certainty::Possible;
        let title = Message::new(if possible {
            "mark-tie-possible"
        } else {
            "mark-tie"
        })
        .with("from", self.name(seen.link.from))
        .with("to", self.name(seen.link.to))
        .with("kind", &kind.name)
        .text(self.request.lang);
        emphasis::signed(title, self.tie_sign(seen.link.tie), self.request.lang)
    }

    pub(super) fn name(&self, actor: usize) -> String {
        name(
            self.request.index,
            actor,
            self.request.visible.day,
            self.request.lang,
        )
    }

    // --- actors -------------------------------------------------------------------------------

    pub(super) fn actors(&self, scene: &mut Scene) {
        for actor in &self.request.visible.actors {
            if let Some(mark) = self.actor(*actor) {
                scene.actors.push(mark);
            }
        }
        // What is looked at lies on top.
        scene.actors.sort_by_key(|mark| {
            // On a map, what belongs to the home city stands all around it.
            let home = self.world().is_some() && Some(mark.actor) == self.home;
            (!mark.faded, home, mark.ring.is_some())
        });
    }

    fn actor(&self, actor: usize) -> Option<ActorMark> {
        let registry = self.request.index.registry();
        let record = registry.actors.rows().get(actor)?;
        let at = self.at(actor)?;
        let radius = self.radius(actor);
        let is_home = Some(actor) == self.home;
        let is_middle = self.is_middle(actor);
        let faded = !self.is_bright(actor);
        let known_by = self.known_by.get(actor).copied().flatten();
        let kind = known_by.and_then(|known| registry.kinds.rows().get(known.kind));
        let (shape, color) = look(is_home, kind, self.request.ground);
        let certain = known_by.is_none_or(|known| known.fits == Certainty::Certain);
        let opacity = match (faded, certain) {
            (true, _) => seen::FADED_MARK,
            (false, true) => 1.0,
            (false, false) => seen::POSSIBLE,
        };
        let sign = self.actor_sign(actor);
        let opacity = match self.request.emphasis {
            Some(_) if !faded && !is_home && !is_middle => {
                opacity * emphasis::seen(sign, self.concerned.contains(&actor))
            }
            _ => opacity,
        };
        let opacity = self.request.ground.seen(opacity);
        let shape_mark = |shape, radius, color| ShapeMark {
            shape,
            at,
            radius,
            color,
            ground: self.ink.ground,
            opacity,
        };
        let mut shapes = Vec::new();
        if is_home || is_middle {
            let rim = self.ink.accent;
            let inner = if is_home { 0.68 } else { 0.5 };
            shapes.push(shape_mark(Shape::Circle, radius, rim));
            shapes.push(shape_mark(Shape::Circle, radius * 0.84, self.ink.ground));
            shapes.push(shape_mark(shape, radius * inner, color));
        } else {
            shapes.push(shape_mark(shape, radius, color));
        }
        let focus = self.request.focus;
        let selected = focus.selected.contains(&actor);
        let ring = (selected || focus.hovered == Some(actor)).then(|| {
            let stroke = Stroke {
                width: if selected { 2.5 } else { 1.5 }
                    * self.request.scale
                    * self.request.ground.line(),
                color: self.ink.accent,
                dash: Vec::new(),
                opacity: 1.0,
            };
            (radius + 5.0 * self.request.scale.sqrt(), stroke)
        });
        // Nobody is pinned to a map, nor around somebody.
        let pins = !matches!(self.request.guides, Guides::Map(_) | Guides::Ego(..));
        let pinned = pins && registry.pins.contains_key(&record.id);
        if pinned {
            // The head of the pin.
            shapes.push(shape_mark(Shape::Circle, radius * 0.3, self.ink.ground));
        }
        Some(ActorMark {
            actor,
            id: record.id.clone(),
            shapes,
            ring,
            sign: emphasis::ring(
                sign,
                at,
                radius,
                self.mark_scale,
                (&self.ink, self.request.ground),
            )
            .map(|ring| emphasis::back(ring, faded)),
            at,
            radius,
            faded,
            pinned,
            title: match self.large {
                true => String::new(),
                false => self.title(actor, record, kind),
            },
        })
    }

    /// The same, whatever is drawn.
    pub(super) fn actor_title(&self, actor: usize) -> String {
        let registry = self.request.index.registry();
        let known_by = self.known_by.get(actor).copied().flatten();
        let kind = known_by.and_then(|known| registry.kinds.rows().get(known.kind));
        let record = registry.actors.rows().get(actor);
        record.map_or_else(String::new, |record| self.title(actor, record, kind))
    }

    /// What an actor's mark is, for a reader who cannot see it: its kind and age, or for what has
    /// no kind of its own, its ties.
    fn title(&self, actor: usize, record: &Actor, kind: Option<&TieKind>) -> String {
        let name = record.name_on(self.request.visible.day);
        let name = name.get(self.request.lang);
        let since = self.since.get(actor).copied().flatten();
        let (lang, known) = (
            self.request.lang,
            self.known_by.get(actor).copied().flatten(),
        );
        let ties = self.degree.get(actor).copied().unwrap_or_default();
        let title = match kind
            .zip(since)
            .zip(known)
            .filter(|_| Some(actor) != self.home)
        {
            Some(((kind, since), known)) => Message::new("mark-actor")
                .with("name", name)
                .with("kind", &kind.name)
                .with("since", since)
                .with("state", i18n::status(lang, known.status)),
            None => Message::new("mark-home").with("name", name),
        }
        .with("ties", ties)
        .text(lang);
        emphasis::signed(title, self.actor_sign(actor), lang)
    }
}
