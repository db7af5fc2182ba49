//! The map of a sheet: with East and South-East Asia once more, larger, where that names partners
//! who have no name without it.

use std::collections::BTreeSet;

use crate::layout::Point;
use crate::scene::camera::Camera;
use crate::scene::fit::{FitRequest, fit};
use crate::scene::inset::{InsetRequest, inset_place, members};
use crate::scene::marks::{Scene, Size};
use crate::scene::network::{Guides, NetworkRequest, OnMap, network, network_on};

/// Draws the network, and on a map the inset where partners have no name without it. To make room
/// for that the map shrinks, as little as it must.
pub(super) fn with_inset(request: &NetworkRequest<'_>, also: &BTreeSet<usize>) -> Scene {
    const SHARES: [f64; 11] = [1.0, 0.95, 0.9, 0.85, 0.8, 0.76, 0.73, 0.7, 0.67, 0.64, 0.61];
    /// So few names that are missing at a first look may yet find room.
    const NEARLY: usize = 4;
    /// How far off names stand on the map, on a line, that find no room beside their marks.
    const FAR_NAME: f64 = 76.0;
    let plain = network(request);
    let Guides::Map(world) = request.guides else {
        return plain;
    };
    let registry = request.index.registry();
    let abroad = |actor: &usize| {
        let actor = registry.actors.rows().get(*actor);
        actor.is_some_and(|actor| !registry.is_at_home(&actor.id))
    };
    let mut partners = members(world, request.visible);
    partners.retain(abroad);
    let empty = |scene: &Scene| {
        let inset = scene.inset.iter().flat_map(|inset| &inset.scene.labels);
        let named: BTreeSet<usize> = scene
            .labels
            .iter()
            .chain(inset)
            .map(|label| label.actor)
            .collect();
        let empty = partners.iter().filter(|actor| !named.contains(actor));
        empty.count()
    };
    let size = request.size;
    let draw = |share: f64, quickly: bool| {
        let (across, down) = if size.width > size.height {
            (share, 1.0)
        } else {
            (1.0, share)
        };
        let less = Size {
            width: size.width * across,
            height: size.height * down,
        };
        let camera = fit(&FitRequest {
            index: request.index,
            also,
            visible: request.visible,
            positions: request.positions,
            guides: request.guides,
            size: less,
            lang: request.lang,
            scale: request.scale,
            measure: request.measure,
        });
        // It stands at the left or at the top of the whole area.
        let free = Point::new(size.width - less.width, size.height - less.height);
        let camera = Camera {
            middle: camera.middle + free / (2.0 * camera.zoom),
            ..camera
        };
        let place = inset_place(&InsetRequest {
            world,
            visible: request.visible,
            camera,
            size,
            scale: request.scale,
            keep: &[],
        })?;
        let on_map = OnMap {
            inset: Some(place),
            far_names: Some(FAR_NAME),
            quickly,
            ..OnMap::default()
        };
        Some(network_on(&NetworkRequest { camera, ..*request }, &on_map))
    };
    let mut best = (empty(&plain), plain);
    let mut looks: Vec<(usize, f64)> = Vec::new();
    // More tries name a few more, so that who nearly suffices at a first look is drawn in full.
    let tried = |share: f64, best: &mut (usize, Scene)| {
        if let Some(scene) = draw(share, false) {
            let empty = empty(&scene);
            if empty < best.0 {
                *best = (empty, scene);
            }
        }
    };
    for share in SHARES {
        if best.0 == 0 {
            break;
        }
        match draw(share, true).map(|scene| empty(&scene)) {
            Some(empty) if empty <= NEARLY => tried(share, &mut best),
            Some(empty) => looks.push((empty, share)),
            None => {}
        }
    }
    // Where none suffices, the best at a first look is drawn in full.
    looks.sort_by_key(|(empty, _)| *empty);
    if let Some((empty, share)) = looks.first().copied()
        && best.0 > NEARLY
        && empty < best.0 + NEARLY
    {
        tried(share, &mut best);
    }
    best.1
}
