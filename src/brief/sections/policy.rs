//! Regional policy that applies to the partners.

use crate::brief::content::Block;
use crate::brief::draft::Draft;
use crate::brief::place::Place;
use crate::i18n::Message;
use crate::model::{Policy, PolicyKind, RegionRef};

pub(super) fn policy(draft: &mut Draft<'_>, places: &[Place<'_>]) -> Vec<Block> {
    let registry = draft.registry;
    let regions: Vec<RegionRef> = places
        .iter()
        .flat_map(|place| registry.regions_of(place.actor))
        .collect();
    let names = |row: &Policy| {
        let mut actors = row.actors.iter();
        actors.any(|id| places.iter().any(|place| place.has(id)))
    };
    let applies = |row: &&Policy| {
        row.kind != PolicyKind::Duty
            && (row.regions.iter().any(|at| regions.contains(at)) || names(row))
    };
    let mut rows: Vec<&Policy> = registry.policies.iter().filter(applies).collect();
    // What names the partner itself comes first, then what is about its region.
    rows.sort_by_key(|row| (!names(row), row.kind != PolicyKind::Regional));
    let mut items = Vec::new();
    for row in rows {
        let message = match &row.text {
            Some(text) => Message::new("brief-policy-item")
                .with("title", &row.title)
                .with("text", text),
            None => Message::new("brief-title").with("title", &row.title),
        };
        items.push(draft.fact(message, &row.sources));
    }
    if items.is_empty() {
        Vec::new()
    } else {
        vec![Block::List(items)]
    }
}
