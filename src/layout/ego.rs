//! One actor in the middle, and around it whom its ties lead to: on rings by steps or by the age of
//! the tie, in sectors by region or by kind.
//!
//! Everybody to whom any tie of any time leads has a place, so that no date and no filter moves an
//! actor that stays; a picture shows of these whom the visible ties reach ([`reached`]).

use std::collections::BTreeMap;

use super::Positions;
use super::geometry::Point;
use super::radial::Ring;
use super::round::{Years, divide, free_angle, neighbours, year_of};
use crate::lens::{Index, Visible};
use crate::model::{ActorId, KindId, RegionId, Registry, SchemeId};
use crate::network::steps;

/// Which ego view is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ego {
    /// The actor in the middle.
    pub actor: ActorId,
    /// What the rings stand for.
    pub rings: EgoRings,
    /// What the sectors stand for.
    pub sectors: EgoSectors,
}

/// What the rings of an ego view stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EgoRings {
    /// How many steps lead there: one, two or three.
    #[default]
    Distance,
    /// When the tie began that leads there; the older, the nearer to the middle.
    Age,
}

impl EgoRings {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Distance, Self::Age];

    /// The word after the actor's id, as in `ego:ID,age`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Distance => "distance",
            Self::Age => "age",
        }
    }
}

/// What the sectors of an ego view stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EgoSectors {
    /// The regions of a scheme.
    #[default]
    Region,
    /// The kind of the tie that leads there.
    Kind,
}

impl EgoSectors {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Region, Self::Kind];

    /// The word after the actor's id, as in `ego:ID,kind`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Kind => "kind",
        }
    }
}

/// What an ego view needs to know.
#[derive(Clone, Debug, PartialEq)]
pub struct EgoRequest {
    /// The actor in the middle; `None` if the registry has no such actor.
    pub ego: Option<usize>,
    /// Actors in the order of the registry; `None` for those that no three steps lead to, and for
    /// the one in the middle.
    pub nodes: Vec<Option<EgoNode>>,
    /// Sectors, clockwise, the first to the right.
    pub sectors: Vec<EgoSectorOf>,
    /// What the rings stand for.
    pub rings: EgoRings,
}

/// An actor around the one in the middle.
#[derive(Clone, Debug, PartialEq)]
pub struct EgoNode {
    /// How many steps lead there over all ties that ever were, 1 to [`EgoRequest::STEPS`].
    pub steps: usize,
    /// The year in which the first tie began that leads there, with a fraction for the day.
    pub since: Option<f64>,
    /// The position of its sector.
    pub sector: usize,
    /// Whether only ties that stand back lead there: it stands outside of the rim, so that it moves
    /// nobody. Around somebody who is known by nothing else nobody does.
    pub back: bool,
    /// Actors with the same group stand together; groups stand in order.
    pub group: (i64, String),
}

/// What a sector of an ego view holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EgoSectorOf {
    /// What lies in a region.
    Region(RegionId),
    /// What lies in no region.
    NoRegion,
    /// Whom ties of this kind lead to.
    Kind(KindId),
    /// What no tie, only the seat leads to: the office in a city, the city of an office.
    Seat,
}

/// Positions around one actor, with the lines that explain them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Egocentric {
    /// The actor in the middle, at (0, 0); `None` if the registry has no such actor.
    pub ego: Option<usize>,
    /// The positions of all whom any tie leads to, whenever that was.
    pub positions: Positions,
    /// Whether an actor is reached only over ties that stand back.
    pub back: Vec<bool>,
    /// The lines around the middle; and those outside of them, for whom only ties that stand back
    /// lead to. Either may be empty.
    pub zones: [EgoZone; 2],
}

impl Egocentric {
    /// The same without rings and sectors: where people stand elsewhere, they would tell something
    /// false.
    #[must_use]
    pub fn without_lines(self) -> Self {
        Self {
            zones: Default::default(),
            ..self
        }
    }
}

/// Rings and sectors of an ego view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EgoZone {
    /// Rings with somebody on them, from the middle outwards.
    pub rings: Vec<EgoRing>,
    /// Sectors that hold somebody.
    pub sectors: Vec<EgoSector>,
    /// The angle at which rings say what they are: between two sectors.
    pub free_angle: f64,
    /// The radius of the rim on which sectors are drawn.
    pub rim: f64,
}

/// A ring of an ego view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EgoRing {
    /// What stands on it.
    pub of: EgoRingOf,
    /// Its radius downwards; to the right it is [`Ring::STRETCH`] times that.
    pub radius: f64,
}

/// What stands on a ring of an ego view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EgoRingOf {
    /// What lies so many steps away; those who find no room on it stand a little outside of it.
    Steps(usize),
    /// Ties that began with this year.
    Year(i16),
    /// Ties of which nobody knows when they began.
    YearUnknown,
}

/// A sector of an ego view.
#[derive(Clone, Debug, PartialEq)]
pub struct EgoSector {
    /// What it holds.
    pub of: EgoSectorOf,
    /// Where it begins and ends, in radians clockwise from the right.
    pub from: f64,
    /// See `from`.
    pub to: f64,
}

/// The first ring.
const FIRST: f64 = 150.0;
/// From the last row of a ring to the next ring.
const RING: f64 = 78.0;
/// From a row to the next one of the same ring.
const ROW: f64 = 36.0;
/// Room along a row.
const ROOM: f64 = 44.0;
/// From the outermost actor to the rim.
const RIM: f64 = 40.0;
/// From the rim to what stands back.
const OUTSIDE: f64 = 70.0;
/// From the oldest tie to the youngest, where rings are years.
const YEARS: f64 = 190.0;
/// Where rings are years nobody stands nearer to another than this.
const APART: f64 = 26.0;

impl EgoRequest {
    /// So many steps from the middle are shown.
    pub const STEPS: usize = 3;

    /// The request for a registry; sectors by region follow a scheme, without one there is a single
    /// sector.
    #[must_use]
    pub fn new(index: &Index, ego: &Ego, scheme: Option<&SchemeId>) -> Self {
        let registry = index.registry();
        let nobody = Self {
            ego: None,
            nodes: vec![None; registry.actors.len()],
            sectors: Vec::new(),
            rings: ego.rings,
        };
        let Some(middle) = registry.actors.position(ego.actor.as_str()) else {
            return nobody;
        };
        let links = |back: bool| {
            let ties = index
                .ties()
                .iter()
                .filter(move |tie| back || !tie.background);
            ties.filter_map(|tie| tie.link)
        };
        // What sits with somebody is a step away as well.
        let seats = |back: bool| {
            let is_front = move |at: usize| back || !index.is_background(at);
            seats(registry).filter(move |(one, seat)| is_front(*one) && is_front(*seat))
        };
        let around = |back: bool| {
            let ties = links(back).map(|link| (link.from, link.to));
            walk(index, middle, &ties.chain(seats(back)).collect::<Vec<_>>())
        };
        let (all, front) = (around(true), around(false));
        // Who is known by nothing but what stands back would have nobody in front.
        let known = links(false).any(|link| link.from == middle || link.to == middle);
        let scheme = scheme.and_then(|id| registry.schemes.get(id.as_str()));
        let led_to = led_to(index, &all);
        let sectors: Vec<EgoSectorOf> = match ego.sectors {
            EgoSectors::Region => scheme
                .into_iter()
                .flat_map(|scheme| &scheme.regions)
                .map(|region| EgoSectorOf::Region(region.id.clone()))
                .chain([EgoSectorOf::NoRegion])
                .collect(),
            EgoSectors::Kind => registry
                .kinds
                .iter()
                .map(|kind| EgoSectorOf::Kind(kind.id.clone()))
                .chain([EgoSectorOf::Seat])
                .collect(),
        };
        let last = sectors.len().saturating_sub(1);
        let neighbours = neighbours(index);
        let nodes = registry.actors.iter().enumerate().map(|(at, actor)| {
            let steps = all.get(at).copied().flatten().filter(|steps| *steps > 0)?;
            let led = led_to.get(&at);
            let sector = match ego.sectors {
                EgoSectors::Region => scheme
                    .and_then(|scheme| scheme.region_of(&actor.id, actor.country))
                    .and_then(|region| {
                        let is_it =
                            |of: &EgoSectorOf| *of == EgoSectorOf::Region(region.id.clone());
                        sectors.iter().position(is_it)
                    }),
                EgoSectors::Kind => led.and_then(|led| led.kind),
            };
            Some(EgoNode {
                steps,
                since: led.and_then(|led| led.since),
                sector: sector.unwrap_or(last),
                back: known && front.get(at).copied().flatten().is_none(),
                group: neighbours.get(at).cloned().unwrap_or_default(),
            })
        });
        Self {
            ego: Some(middle),
            nodes: nodes.collect(),
            sectors,
            rings: ego.rings,
        }
    }
}

/// What leads to an actor from nearer to the middle.
#[derive(Clone, Copy, Default)]
struct Led {
    /// The position of the weightiest kind.
    kind: Option<usize>,
    since: Option<f64>,
}

/// Per actor: what leads to it from those who stand a step nearer. A seat has no kind; its age is
/// that of what it houses.
fn led_to(index: &Index, all: &[Option<usize>]) -> BTreeMap<usize, Led> {
    let registry = index.registry();
    let steps = |at: usize| all.get(at).copied().flatten();
    let mut led_to: BTreeMap<usize, Led> = BTreeMap::new();
    for facts in index.ties() {
        let Some(link) = facts.link else {
            continue;
        };
        let (Some(from), Some(to)) = (steps(link.from), steps(link.to)) else {
            continue;
        };
        let outer = match (from + 1 == to, to + 1 == from) {
            (true, _) => link.to,
            (_, true) => link.from,
            _ => continue,
        };
        let tie = registry.ties.rows().get(link.tie);
        let kind = tie.and_then(|tie| registry.kinds.position(tie.kind.as_str()));
        let start = facts.life.start().map(|start| year_of(start.earliest()));
        let led = led_to.entry(outer).or_default();
        led.kind = least(led.kind, kind);
        led.since = least(led.since, start);
    }
    led_to
}

/// The lesser of two values, if any.
fn least<T: PartialOrd + Copy>(one: Option<T>, other: Option<T>) -> Option<T> {
    match (one, other) {
        (Some(one), Some(other)) if other < one => Some(other),
        (Some(one), _) => Some(one),
        (None, other) => other,
    }
}

/// Steps over pairs of neighbours. The home city leads nowhere, unless it is the one in the middle:
/// through it everybody is near everybody.
fn walk(index: &Index, middle: usize, pairs: &[(usize, usize)]) -> Vec<Option<usize>> {
    let registry = index.registry();
    let home = registry.home.as_ref();
    let home = home.and_then(|home| registry.actors.position(home.as_str()));
    let closed = home.filter(|home| *home != middle);
    let count = registry.actors.len();
    steps(count, pairs, middle, closed, EgoRequest::STEPS)
}

/// Who sits with whom.
fn seats(registry: &Registry) -> impl Iterator<Item = (usize, usize)> {
    registry
        .actors
        .iter()
        .enumerate()
        .filter_map(|(at, actor)| {
            let seat = actor.located_in.as_ref()?;
            Some((at, registry.actors.position(seat.as_str())?))
        })
}

/// Per actor: how many steps of what is visible lead to it from the one in the middle, if no more than
/// there are rings. Steps go only over visible ties and visible seats, and not on through the home
/// city. If the one in the middle is not visible nobody is reached.
#[must_use]
pub fn reached(index: &Index, middle: usize, visible: &Visible) -> Vec<Option<usize>> {
    let registry = index.registry();
    let seen = |at: usize| visible.actors.contains(&at);
    if !seen(middle) {
        return vec![None; registry.actors.len()];
    }
    let ties = visible.ties.iter().map(|tie| (tie.link.from, tie.link.to));
    let seats = seats(registry).filter(|(one, seat)| seen(*one) && seen(*seat));
    walk(index, middle, &ties.chain(seats).collect::<Vec<_>>())
}

/// Places everybody. Linear but for sorting.
#[must_use]
pub fn egocentric(request: &EgoRequest) -> Egocentric {
    let mut positions: Vec<Option<Point>> = vec![None; request.nodes.len()];
    if let Some(middle) = request.ego.and_then(|ego| positions.get_mut(ego)) {
        *middle = Some(Point::ZERO);
    }
    let mut first = FIRST;
    let zones = [false, true].map(|back| {
        let sectors = sectors(request, back);
        let arranged = match request.rings {
            EgoRings::Distance => by_steps(&sectors, first),
            EgoRings::Age => by_age(&sectors, first),
        };
        for (at, point) in arranged.placed {
            if let Some(position) = positions.get_mut(at) {
                *position = Some(point);
            }
        }
        let rim = arranged.outermost + RIM;
        if !sectors.is_empty() {
            first = rim + OUTSIDE;
        }
        EgoZone {
            rings: arranged.rings,
            free_angle: free_angle(sectors.iter().map(|(sector, _)| sector.to)),
            sectors: sectors.into_iter().map(|(sector, _)| sector).collect(),
            rim,
        }
    });
    let is_back = |node: &Option<EgoNode>| node.as_ref().is_some_and(|node| node.back);
    Egocentric {
        ego: request.ego,
        positions: Positions(positions),
        back: request.nodes.iter().map(is_back).collect(),
        zones,
    }
}

type Members<'r> = Vec<(usize, &'r EgoNode)>;

/// The sectors of a zone that hold somebody, with these, group by group.
fn sectors(request: &EgoRequest, back: bool) -> Vec<(EgoSector, Members<'_>)> {
    let mut held: Vec<(EgoSectorOf, Members<'_>)> = request
        .sectors
        .iter()
        .map(|of| (of.clone(), Vec::new()))
        .collect();
    for (at, node) in request.nodes.iter().enumerate() {
        let Some(node) = node.as_ref().filter(|node| node.back == back) else {
            continue;
        };
        if let Some((_, members)) = held.get_mut(node.sector) {
            members.push((at, node));
        }
    }
    held.retain(|(_, members)| !members.is_empty());
    for (_, members) in &mut held {
        members.sort_by(|(_, a), (_, b)| a.group.cmp(&b.group));
    }
    let weights: Vec<f64> = held.iter().map(|(_, all)| all.len() as f64).collect();
    held.into_iter()
        .zip(divide(&weights))
        .map(|((of, members), (from, to))| (EgoSector { of, from, to }, members))
        .collect()
}

/// What an arrangement brings.
struct Arranged {
    placed: Vec<(usize, Point)>,
    rings: Vec<EgoRing>,
    outermost: f64,
}

/// Rings of equal distance. Who finds no room on a ring stands in further rows outside of it, in turn,
/// so that long names of neighbours do not meet.
fn by_steps(sectors: &[(EgoSector, Members<'_>)], first: f64) -> Arranged {
    let mut placed = Vec::new();
    let mut rings = Vec::new();
    let (mut radius, mut outermost) = (first, first);
    for steps in 1..=EgoRequest::STEPS {
        let mut rows = 0;
        for (sector, members) in sectors {
            let mut here = members.clone();
            here.retain(|(_, node)| node.steps == steps);
            let width = sector.to - sector.from;
            let places = in_rows(here.len(), width, radius);
            for ((at, _), (share, row)) in here.iter().zip(places) {
                let radius = radius + ROW * row as f64;
                placed.push((*at, Ring::at(radius, sector.from + width * share)));
                rows = rows.max(row + 1);
            }
        }
        if rows > 0 {
            rings.push(EgoRing {
                of: EgoRingOf::Steps(steps),
                radius,
            });
            outermost = radius + ROW * (rows - 1) as f64;
            radius = outermost + RING;
        }
    }
    Arranged {
        placed,
        rings,
        outermost,
    }
}

/// The rows of so many actors of a ring within a sector of this width: for each its part of the
/// width, and its row.
fn in_rows(count: usize, width: f64, radius: f64) -> Vec<(f64, usize)> {
    /// In more rows than this nobody's name has room; then each row is filled before the next.
    const TURNS: usize = 6;
    let share = |turn: usize, count: usize| (turn as f64 + 0.5) / count as f64;
    let needed = count as f64 * ROOM / (width * radius);
    let needed = needed.ceil().max(1.0) as usize;
    if needed <= TURNS {
        let turns = 0..count;
        return turns
            .map(|turn| (share(turn, count), turn % needed))
            .collect();
    }
    let mut places = Vec::with_capacity(count);
    let (mut row, mut left) = (0, count);
    while left > 0 {
        let radius = radius + ROW * row as f64;
        let room = (width * radius / ROOM).floor().max(1.0) as usize;
        let here = room.min(left);
        places.extend((0..here).map(|turn| (share(turn, here), row)));
        left -= here;
        row += 1;
    }
    places
}

/// Rings of equal age, drawn as large as it takes for nobody to stand on another.
fn by_age(sectors: &[(EgoSector, Members<'_>)], first: f64) -> Arranged {
    const GROWTH: f64 = 1.15;
    /// Enough for millions.
    const TRIES: usize = 60;
    let sinces: Vec<Option<f64>> = sectors
        .iter()
        .flat_map(|(_, members)| members)
        .map(|(_, node)| node.since)
        .collect();
    let any_unknown = sinces.iter().any(Option::is_none);
    let mut arranged = Arranged {
        placed: Vec::new(),
        rings: Vec::new(),
        outermost: first,
    };
    if sinces.is_empty() {
        return arranged;
    }
    let least = least_size(sectors, first);
    let (mut inner, mut wide) = (first * least, YEARS * least);
    for _ in 0..TRIES {
        let years = Years::new(sinces.iter().flatten().copied(), inner, inner + wide);
        let unknown = inner + wide + ROW;
        if let Some(placed) = apart(sectors, &years, unknown) {
            let rings = years.rings().into_iter().map(|ring| EgoRing {
                of: EgoRingOf::Year(ring.year),
                radius: ring.radius,
            });
            let last = any_unknown.then_some(EgoRing {
                of: EgoRingOf::YearUnknown,
                radius: unknown,
            });
            arranged = Arranged {
                placed,
                rings: rings.chain(last).collect(),
                outermost: if any_unknown { unknown } else { unknown - ROW },
            };
            break;
        }
        inner *= GROWTH;
        wide *= GROWTH;
    }
    arranged
}

/// How much larger rings must be at least for those of one year to have room side by side in their
/// sector, and for all of them to have room at all.
fn least_size(sectors: &[(EgoSector, Members<'_>)], first: f64) -> f64 {
    let mut least: f64 = 1.0;
    let mut count = 0;
    for (sector, members) in sectors {
        count += members.len();
        let mut years: BTreeMap<Option<u64>, usize> = BTreeMap::new();
        for (_, node) in members {
            *years.entry(node.since.map(f64::to_bits)).or_default() += 1;
        }
        let most = years.into_values().max().unwrap_or(0);
        let arc = (sector.to - sector.from) * (first + YEARS);
        least = least.max(most as f64 * APART / arc);
    }
    let outer = first + YEARS;
    let area = std::f64::consts::PI * Ring::STRETCH * (outer * outer - first * first);
    least.max((count as f64 * APART * APART / area).sqrt())
}

/// Places everybody at the radius of its year, as near to its turn in the sector as others leave
/// room; nothing if there is not room for all.
fn apart(
    sectors: &[(EgoSector, Members<'_>)],
    years: &Years,
    unknown: f64,
) -> Option<Vec<(usize, Point)>> {
    let mut room = Room::default();
    let mut placed = Vec::new();
    for (sector, here) in sectors {
        let width = sector.to - sector.from;
        for (turn, (at, node)) in here.iter().enumerate() {
            let radius = node.since.map_or(unknown, |since| years.radius(since));
            let wanted = (turn as f64 + 0.5) / here.len() as f64;
            let most = (width * radius / APART * 3.0).ceil().max(1.0) as usize;
            let point = (0..=most * 2)
                .map(|step| {
                    let aside = step.div_ceil(2) as f64 / most as f64;
                    wanted + if step % 2 == 0 { aside } else { -aside }
                })
                .filter(|share| (0.0..=1.0).contains(share))
                .map(|share| Ring::at(radius, sector.from + width * share))
                .find(|point| room.is_free(*point))?;
            room.take(point);
            placed.push((*at, point));
        }
    }
    Some(placed)
}

/// The room that is taken, found by place.
#[derive(Default)]
struct Room(BTreeMap<(i64, i64), Vec<Point>>);

impl Room {
    fn cell(point: Point) -> (i64, i64) {
        let cell = |value: f64| (value / APART).floor() as i64;
        (cell(point.x), cell(point.y))
    }

    fn is_free(&self, point: Point) -> bool {
        let (x, y) = Self::cell(point);
        (x - 1..=x + 1)
            .flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)))
            .filter_map(|cell| self.0.get(&cell))
            .flatten()
            .all(|taken| taken.distance(point) >= APART)
    }

    fn take(&mut self, point: Point) {
        self.0.entry(Self::cell(point)).or_default().push(point);
    }
}
