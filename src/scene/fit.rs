//! Where the camera must stand for a network to be seen whole, names included.

use std::collections::BTreeSet;

use super::camera::{Camera, Reach};
use super::label::{Corner, MeasureText, NameRoom};
use super::marks::Size;
use super::network::{Guides, NAME, RADIUS};
use crate::layout::{Point, Positions, Ring, World, rim_reach};
use crate::lens::{Index, Visible};
use crate::model::{Actor, Lang};

/// What a network must be seen whole in.
#[derive(Clone, Copy)]
pub struct FitRequest<'a> {
    /// The registry.
    pub index: &'a Index,
    /// Who of those that stand back must be seen too.
    pub also: &'a BTreeSet<usize>,
    /// What is visible. A map is shown as far as that reaches; what is seen of the network does not
    /// depend on it.
    pub visible: &'a Visible,
    /// Where actors stand.
    pub positions: &'a Positions,
    /// The lines behind them.
    pub guides: Guides<'a>,
    /// The size of the picture.
    pub size: Size,
    /// The language of names.
    pub lang: Lang,
    /// How much larger letters and marks are than usual.
    pub scale: f64,
    /// Tells how wide names are.
    pub measure: &'a dyn MeasureText,
}

/// Room at the edge of a picture.
const EDGE: f64 = 6.0;
/// Room at the edge of a map around lines.
const AIR: f64 = 22.0;
/// Room around the rim for the names of regions; no more than this part of the width.
const RIM: Size = Size {
    width: 58.0,
    height: 24.0,
};
const RIM_PART: f64 = 0.08;

/// The camera from which everybody is seen, with their names where those stand if there is room.
/// But for a map it depends on nobody's being visible, so that nobody moves when the lens changes.
#[must_use]
pub fn fit(request: &FitRequest<'_>) -> Camera {
    let actors = request.index.registry().actors.rows();
    let named = actors.iter().enumerate().filter_map(|(actor, record)| {
        let seen = match request.guides {
            Guides::Map(_) if !request.visible.actors.is_empty() => {
                request.visible.actors.contains(&actor)
            }
            Guides::Ego(ego, _) => {
                let back = ego.back.get(actor).copied().unwrap_or(false);
                !back || request.also.contains(&actor)
            }
            _ => !request.index.is_background(actor) || request.also.contains(&actor),
        };
        if !seen {
            return None;
        }
        let at = request.positions.get(actor)?;
        Some(reach(request, actor, record, at))
    });
    let room = Size {
        width: (RIM.width * request.scale).min(request.size.width * RIM_PART),
        height: RIM.height * request.scale,
    };
    let rim = match request.guides {
        Guides::Radial(radial, _) if !radial.sectors.is_empty() => Some(rim_reach(Ring::RIM)),
        Guides::Ego(ego, _) => {
            let is_back = |actor: &usize| ego.back.get(*actor).copied().unwrap_or(false);
            let zones = if request.also.iter().any(is_back) {
                2
            } else {
                1
            };
            let drawn = ego.zones.iter().take(zones);
            let mut drawn = drawn.filter(|zone| !zone.sectors.is_empty());
            drawn.next_back().map(|zone| rim_reach(zone.rim))
        }
        _ => None,
    };
    let corners = rim
        .into_iter()
        .flat_map(|reach| [Point::ZERO - reach, reach])
        .map(|at| Reach {
            at,
            before: room,
            after: room,
        });
    let lines = match request.guides {
        Guides::Map(world) => lines(request, world),
        _ => Vec::new(),
    };
    let mut things: Vec<Reach> = named.chain(corners).chain(lines).collect();
    if things.is_empty() {
        // An empty network is seen as large as one of a few actors.
        things.extend([-200.0, 200.0].map(|at| Reach {
            at: Point::new(at, at),
            ..Reach::default()
        }));
    }
    Camera::fit(&things, request.size)
}

/// Where ties run on a map: far from either end, some of them.
fn lines(request: &FitRequest<'_>, world: &World) -> Vec<Reach> {
    const STEP: f64 = 60.0;
    let room = Size {
        width: AIR,
        height: AIR,
    };
    let ties = request.visible.ties.iter();
    ties.flat_map(|seen| world.line(seen.link.from, seen.link.to, STEP))
        .flatten()
        .map(|(_, at)| Reach {
            at,
            before: room,
            after: room,
        })
        .collect()
}

/// The room of a mark and of its name on the side that is tried first.
fn reach(request: &FitRequest<'_>, actor: usize, record: &Actor, at: Point) -> Reach {
    let registry = request.index.registry();
    let home = registry
        .home
        .as_ref()
        .and_then(|home| registry.actors.position(home.as_str()));
    let size = NAME * request.scale;
    let name = record.name().label(request.lang);
    let text = NameRoom::of(name, size, false, request.measure).size;
    // Whoever the picture is about, whose name stands below.
    let central = match request.guides {
        Guides::Ego(ego, _) => ego.ego,
        _ => home,
    };
    let middle = central
        .and_then(|central| request.positions.get(central))
        .unwrap_or_default();
    let [corner, ..] = if Some(actor) == central {
        Corner::outwards(Point::new(0.0, 1.0))
    } else {
        Corner::outwards(at - middle)
    };
    let radius = RADIUS * request.scale.sqrt();
    let (_, _, rect) = corner.place(Point::ZERO, radius, text);
    let room = |reach: f64| reach.max(radius) + EDGE;
    Reach {
        at,
        before: Size {
            width: room(-rect.min.x),
            height: room(-rect.min.y),
        },
        after: Size {
            width: room(rect.max.x),
            height: room(rect.max.y),
        },
    }
}
