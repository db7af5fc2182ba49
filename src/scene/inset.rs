//! East and South-East Asia once more, larger, in a corner of a map of the world: there most partners
//! are, and on the whole map their names find no room.

use super::label::Taken;
use super::land::Land;
use super::marks::{Anchor, Mark, Path, Rect, Scene, Size, Stroke, TextMark};
use super::network::{Guides, NetworkRequest, Painter, RADIUS};
use super::shift::shift;
use super::style::Color;
use super::{Camera, free_room};
use crate::i18n;
use crate::layout::{Point, World, apart};
use crate::lens::Visible;

/// Where an inset stands, and what it shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InsetPlace {
    /// Its room in the picture.
    pub frame: Rect,
    /// From positions to points of the frame.
    pub camera: Camera,
}

/// A magnified part of a map. Who is in it stands on the whole map, too, and has its mark there; here
/// are only likenesses, which own no identity in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Inset {
    /// Its room in the picture.
    pub frame: Rect,
    /// What it shows, in points of the picture; nothing reaches out of the frame.
    pub scene: Scene,
    /// Its ground.
    pub ground: Color,
    /// The line around it.
    pub line: Color,
    /// What it is called.
    pub caption: TextMark,
}

/// What an inset is looked for in.
#[derive(Clone, Copy)]
pub struct InsetRequest<'a> {
    /// The map.
    pub world: &'a World,
    /// What is shown, or may be later: nothing of it is covered.
    pub visible: &'a Visible,
    /// From positions to the picture.
    pub camera: Camera,
    /// The size of the picture.
    pub size: Size,
    /// How much larger letters and marks are than usual.
    pub scale: f64,
    /// What must not be covered either.
    pub keep: &'a [Rect],
}

/// From where to where East and South-East Asia reach, in degrees.
const LAT: std::ops::RangeInclusive<f64> = -12.0..=52.0;
const LON: std::ops::RangeInclusive<f64> = 92.0..=149.0;
/// Fewer than this need no inset.
const FEWEST: usize = 6;
/// An inset shows things at least this much larger than the map does.
const LARGER: f64 = 1.5;
/// Nothing is shown larger than this.
const LARGEST: f64 = 2.4;
/// Around the outermost marks, in positions: names stand beside marks rather than above.
const AROUND: (f64, f64) = (40.0, 16.0);
/// Smaller than this it shows nothing.
const SMALLEST: f64 = 170.0;
/// More marks than this are not set apart from one another.
const MOST_APART: usize = 60;

/// How far off names stand in it, on a line, that find no room beside their marks.
const FAR_NAME: f64 = 190.0;

/// Who is in the inset's part of the world.
pub(super) fn members(world: &World, visible: &Visible) -> Vec<usize> {
    let inside = |actor: &usize| {
        let place = world.places.get(*actor).copied().flatten();
        place.is_some_and(|place| LAT.contains(&place.lat) && LON.contains(&place.lon))
    };
    visible.actors.iter().copied().filter(inside).collect()
}

/// Where an inset finds room without covering a mark or a tie; nothing where there is no use for one,
/// or no room.
#[must_use]
pub fn inset_place(request: &InsetRequest<'_>) -> Option<InsetPlace> {
    let members = members(request.world, request.visible);
    if members.len() < FEWEST {
        return None;
    }
    let positions = &request.world.positions;
    let at = |actor: &usize| positions.get(*actor);
    let part = members
        .iter()
        .filter_map(at)
        .map(|at| {
            let (across, down) = AROUND;
            let reach = Point::new(across, down);
            Rect {
                min: at - reach,
                max: at + reach,
            }
        })
        .reduce(|part, one| part.and(&one))?;
    let room = free_room(request, &part)?;
    let zoom = (room.width() / part.width())
        .min(room.height() / part.height())
        .min(LARGEST * request.scale);
    // It needs not be wider than it is useful; what is cut off is cut off towards the middle.
    let trimmed = |from: f64, to: f64, useful: f64, whole: f64| {
        let wide = (to - from).min(useful * zoom * 1.7);
        if from < whole - to {
            (from, from + wide)
        } else {
            (to - wide, to)
        }
    };
    let (left, right) = trimmed(room.min.x, room.max.x, part.width(), request.size.width);
    let (top, bottom) = trimmed(room.min.y, room.max.y, part.height(), request.size.height);
    let frame = Rect {
        min: Point::new(left, top),
        max: Point::new(right, bottom),
    };
    let least = SMALLEST * request.scale;
    let small = frame.width().min(frame.height()) < least;
    if small || zoom < LARGER * request.camera.zoom {
        return None;
    }
    Some(InsetPlace {
        frame,
        camera: Camera {
            middle: part.middle(),
            zoom,
        },
    })
}

impl Painter<'_> {
    /// Draws the inset, and on the map a thin line around what it shows.
    pub(super) fn inset(&self, scene: &mut Scene, taken: &mut Taken, place: &InsetPlace) {
        let Some(world) = self.world() else {
            return;
        };
        let size = Size {
            width: place.frame.width(),
            height: place.frame.height(),
        };
        let whole = Rect::new(Point::ZERO, size);
        let local = self.spread_out(world, place, size);
        let request = NetworkRequest {
            positions: &local.positions,
            guides: Guides::Map(&local),
            camera: place.camera,
            size,
            inside: true,
            ..*self.request
        };
        let painter = Painter {
            request: &request,
            far_names: Some(FAR_NAME),
            ..self.clone()
        };
        let mut inner = Scene {
            size,
            land: Some(Land {
                clip: Some(whole),
                ..painter.land(&local)
            }),
            ..Scene::default()
        };
        painter.seats(&mut inner);
        painter.ties(&mut inner);
        painter.actors(&mut inner);
        inner
            .actors
            .retain(|mark| whole.grown(-mark.radius - 2.0).contains(mark.at));
        inner.keep_in(&whole);
        let mut room = Taken::default();
        let mut caption = painter.caption(&inner, &mut room);
        for mark in &inner.actors {
            room.take(Rect::around(mark.at, mark.reach() + 1.0), Some(mark.actor));
        }
        painter.labels(&mut inner, &room);
        shift(&mut inner, place.frame.min);
        caption.at += place.frame.min;
        let outline = [whole.min, whole.max].map(|corner| {
            let position = place.camera.to_plane(corner, size);
            self.request.camera.to_picture(position, self.request.size)
        });
        let [min, max] = outline;
        scene.guides.push(Mark::Path(Path {
            points: Rect { min, max }.outline().to_vec(),
            stroke: Some(Stroke {
                width: 1.0,
                color: self.ink.edge,
                dash: Vec::new(),
                opacity: 0.7,
            }),
            fill: None,
        }));
        taken.take(place.frame.grown(3.0), None);
        scene.inset = Some(Box::new(Inset {
            frame: place.frame,
            scene: inner,
            ground: self.ink.ground,
            line: self.ink.edge,
            caption,
        }));
    }

    /// The map with marks so far apart that each is seen, as far as they are not too many for that.
    fn spread_out(&self, world: &World, place: &InsetPlace, size: Size) -> World {
        let mut local = world.clone();
        let mut members = members(world, self.request.visible);
        if members.len() > MOST_APART {
            return local;
        }
        members.sort_by_key(|actor| (Some(*actor) != self.home, *actor));
        let meridian = world.centre.meridian();
        let at: Vec<Point> = members
            .iter()
            .filter_map(|actor| world.places.get(*actor).copied().flatten())
            .map(|at| place.camera.to_picture(at.on_map(meridian), size))
            .collect();
        let reach = RADIUS * self.mark_scale * 2.15;
        for (actor, at) in members.into_iter().zip(apart(&at, reach)) {
            if let Some(position) = local.positions.0.get_mut(actor) {
                *position = Some(place.camera.to_plane(at, size));
            }
        }
        local
    }

    /// What the inset shows, in a corner of it where nothing stands.
    fn caption(&self, scene: &Scene, taken: &mut Taken) -> TextMark {
        let text = i18n::text(self.request.lang, "map-inset");
        let size = 11.0 * self.request.scale;
        let gap = 8.0 * self.request.scale;
        let room = Size {
            width: self.request.measure.width(&text, size, false),
            height: size * 1.3,
        };
        let (right, bottom) = (scene.size.width, scene.size.height);
        let (x, y) = (right - gap - room.width, bottom - gap - room.height);
        let corner = |(x, y): (f64, f64)| Rect::new(Point::new(x, y), room);
        let crowd = |rect: &Rect| {
            let near = rect.grown(RADIUS * self.mark_scale + 2.0);
            let marks = scene.actors.iter().map(|mark| mark.at);
            let ties = scene.ties.iter().flat_map(|tie| tie.path.points.iter());
            let marks = marks.filter(|at| near.contains(*at)).count();
            marks * 100 + ties.filter(|at| rect.contains(**at)).count()
        };
        let mut rect = corner((gap, gap));
        for other in [(gap, y), (x, gap), (x, y)].map(corner) {
            if crowd(&other) < crowd(&rect) {
                rect = other;
            }
        }
        taken.take(rect.grown(3.0), None);
        TextMark {
            text,
            at: Point::new(rect.min.x, rect.middle().y),
            anchor: Anchor::Start,
            size,
            bold: false,
            color: self.ink.quiet,
            opacity: 1.0,
            halo: Some(self.ink.ground),
        }
    }
}

impl Scene {
    /// Cuts ties and guides off at the sides of a rectangle.
    fn keep_in(&mut self, rect: &Rect) {
        self.ties.retain_mut(|tie| {
            let paths = [Some(&tie.path), tie.beyond.as_ref()];
            let paths = paths.into_iter().flatten();
            let mut kept = paths
                .flat_map(|path| rect.runs(&path.points))
                .collect::<Vec<_>>()
                .into_iter()
                .map(|points| Path {
                    points,
                    ..tie.path.clone()
                });
            let (first, beyond) = (kept.next(), kept.next());
            tie.beyond = beyond;
            first.map(|path| tie.path = path).is_some()
        });
        let guides = std::mem::take(&mut self.guides);
        self.guides = guides
            .into_iter()
            .flat_map(|mark| match mark {
                Mark::Path(path) => {
                    let runs = rect.runs(&path.points).into_iter();
                    let path = |points| Path {
                        points,
                        ..path.clone()
                    };
                    runs.map(path).map(Mark::Path).collect()
                }
                other => vec![other],
            })
            .collect();
    }
}

impl Rect {
    /// The smallest rectangle that holds both.
    pub(super) fn and(&self, other: &Self) -> Self {
        Self {
            min: Point::new(self.min.x.min(other.min.x), self.min.y.min(other.min.y)),
            max: Point::new(self.max.x.max(other.max.x), self.max.y.max(other.max.y)),
        }
    }

    /// What of it lies in another.
    pub(super) fn within(&self, other: &Self) -> Self {
        let min = Point::new(self.min.x.max(other.min.x), self.min.y.max(other.min.y));
        let max = Point::new(self.max.x.min(other.max.x), self.max.y.min(other.max.y));
        Self {
            min,
            max: Point::new(max.x.max(min.x), max.y.max(min.y)),
        }
    }

    /// Its corners, and the first one again.
    #[must_use]
    pub fn outline(&self) -> [Point; 5] {
        let (min, max) = (self.min, self.max);
        [
            min,
            Point::new(max.x, min.y),
            max,
            Point::new(min.x, max.y),
            min,
        ]
    }

    /// What of a line lies in the rectangle (Liang and Barsky, piece by piece).
    #[must_use]
    pub fn runs(&self, points: &[Point]) -> Vec<Vec<Point>> {
        let mut runs: Vec<Vec<Point>> = Vec::new();
        let mut open = false;
        for piece in points.windows(2) {
            let &[from, to] = piece else {
                continue;
            };
            let Some((enter, leave)) = self.crossing(from, to) else {
                open = false;
                continue;
            };
            let along = |share: f64| from + (to - from) * share;
            if !open {
                runs.push(vec![along(enter)]);
            }
            if let Some(run) = runs.last_mut() {
                run.push(along(leave));
            }
            open = leave >= 1.0;
        }
        runs
    }

    /// From which to which share of a straight line it lies in the rectangle.
    fn crossing(&self, from: Point, to: Point) -> Option<(f64, f64)> {
        let step = to - from;
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (way, room) in [
            (-step.x, from.x - self.min.x),
            (step.x, self.max.x - from.x),
            (-step.y, from.y - self.min.y),
            (step.y, self.max.y - from.y),
        ] {
            if way == 0.0 {
                if room < 0.0 {
                    return None;
                }
            } else if way < 0.0 {
                enter = enter.max(room / way);
            } else {
                leave = leave.min(room / way);
            }
        }
        (enter < leave).then_some((enter, leave))
    }
}
