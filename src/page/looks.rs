//! Colours by role, as the style of the page names them.

use super::PageRequest;
use super::members::Members;
use super::records::kinds;
use crate::model::Hue;
use crate::scene::{Ground, ink, plain_opacity, seen};

/// The colours and shades of one ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// What it stands on.
    pub ground: Ground,
    /// Names without their leading `--`, and values.
    pub values: Vec<(String, String)>,
}

/// The looks of all grounds.
pub(super) fn looks(request: &PageRequest<'_>, members: &Members) -> Vec<Look> {
    let registry = request.index.registry();
    let look = |ground: Ground| {
        let ink = ink(ground);
        let [first, second] = ink.bands;
        let mut values: Vec<(String, String)> = [
            ("ground", ink.ground),
            ("panel", ink.panel),
            ("card", ink.card),
            ("line", ink.line),
            ("edge", ink.edge),
            ("text", ink.text),
            ("quiet", ink.quiet),
            ("guide", ink.guide),
            ("land", ink.land),
            ("accent", ink.accent),
            ("on_accent", ink.on_accent),
            ("chosen", ink.chosen),
            ("warning", ink.warning),
            ("warning_ground", ink.warning_ground),
            ("band_0", first),
            ("band_1", second),
            ("absent", ink.absent),
            ("brand", Hue::Orange.on(ground)),
        ]
        .map(|(name, color)| (name.to_owned(), color.to_hex()))
        .to_vec();
        for (at, kind) in kinds(request, members).into_iter().enumerate() {
            if let Some(kind) = registry.kinds.rows().get(kind) {
                values.push((format!("kind_{at}"), kind.hue.on(ground).to_hex()));
            }
        }
        let shades = [
            ("seen_rings", ground.seen(plain_opacity(ground, false))),
            ("seen_map", ground.seen(plain_opacity(ground, true))),
            ("bright", ground.seen(seen::BRIGHT)),
            ("possible", ground.seen(seen::POSSIBLE_LINE)),
            ("faded", ground.seen(seen::FADED)),
            ("mark_possible", ground.seen(seen::POSSIBLE)),
            ("mark_faded", ground.seen(seen::FADED_MARK)),
            ("stroke", ground.line()),
        ];
        values.extend(shades.map(|(name, value)| (name.to_owned(), format!("{value:.3}"))));
        Look { ground, values }
    };
    Ground::ALL.map(look).to_vec()
}
