//! The pictures of a briefing, from the same scenes as the window's: where the partner lies, what it is
//! tied to, and its ties over time.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::content::{Block, Picture};
use super::draft::Draft;
use super::place::{Place, stands_back};
use crate::export::svg;
use crate::fonts::FAMILIES;
use crate::i18n::Message;
use crate::layout::{Centre, Ego, EgoRings, EgoSectors};
use crate::lens::{Lens, Time};
use crate::model::{Certainty, Date, DaySpan, KindId, Tie};
use crate::scene::{
    Arrangement, Ground, Kept, LaneGroup, Lanes, Paper, Picture as Drawing, Size, View,
};

/// With fewer ties a network shows nothing that a table does not.
const LEAST_TIES: usize = 5;
/// More rows than these fill a page.
const MOST_LANES: usize = 25;
/// How wide pictures are. Unit: points; the text of a page of A4 is as wide.
const WIDE: f64 = 467.0;

/// Where the partner lies, on a map of the world with the ties that lead there.
pub(super) fn locator(draft: &mut Draft<'_>, place: &Place<'_>) -> Option<Block> {
    place.actor.place.as_ref()?;
    let home = draft.registry.home.as_ref();
    let home = home.and_then(|id| draft.registry.actors.get(id.as_str()));
    if home.is_some_and(|home| home.country.is_some() && home.country == place.actor.country) {
        // At home nobody needs a map of the world.
        return None;
    }
    let lens = lens(draft, place, Time::AsOf(draft.day), false)?;
    let view = View::Network(Arrangement::Map(Centre::Pacific));
    Some(drawn(
        draft,
        place,
        lens,
        view,
        (WIDE, 190.0),
        "brief-picture-map",
    ))
}

/// What stands between the partner and others on the day.
pub(super) fn network(draft: &mut Draft<'_>, place: &Place<'_>) -> Option<Block> {
    // Only its own ties stand around it.
    if draft.standing(&place.actor.id).len() < LEAST_TIES {
        return None;
    }
    let lens = lens(draft, place, Time::AsOf(draft.day), true)?;
    let view = View::Network(Arrangement::Ego(Ego {
        actor: place.actor.id.clone(),
        rings: EgoRings::default(),
        sectors: EgoSectors::default(),
    }));
    Some(drawn(
        draft,
        place,
        lens,
        view,
        (WIDE, 290.0),
        "brief-picture-network",
    ))
}

/// The ties of the partner over time.
pub(super) fn strip(draft: &mut Draft<'_>, place: &Place<'_>) -> Option<Block> {
    let dated = place
        .ties
        .iter()
        .filter(|tie| tie.life().start().is_some())
        .count();
    if dated == 0 || place.ties.len() > MOST_LANES {
        return None;
    }
    // What begins only after the day is not told of.
    let begins_later = |tie: &Tie| {
        let start = tie.life().start();
        start.is_some_and(|start| start.earliest() > draft.day)
    };
    let time = if place.ties.iter().any(|tie| begins_later(tie)) {
        Time::InForce(DaySpan {
            from: Date::MIN,
            to: draft.day,
        })
    } else {
        Time::Any
    };
    let lens = lens(draft, place, time, true)?;
    let view = View::Lanes(Lanes {
        group: LaneGroup::None,
        ..Lanes::default()
    });
    Some(drawn(
        draft,
        place,
        lens,
        view,
        (WIDE, 200.0),
        "brief-picture-timeline",
    ))
}

/// What leads to the partner or to what lies in it; with the kinds that stand back, or without.
fn lens(draft: &Draft<'_>, place: &Place<'_>, time: Time, back: bool) -> Option<Lens> {
    let shown = |tie: &&&Tie| {
        (back || !stands_back(draft, tie))
            && (time != Time::AsOf(draft.day) || tie.life().in_force_on(draft.day) != Certainty::No)
    };
    let kinds: BTreeSet<KindId> = place
        .ties
        .iter()
        .filter(shown)
        .map(|tie| tie.kind.clone())
        .collect();
    (!kinds.is_empty()).then(|| Lens {
        time,
        kinds,
        actors: place.ids().cloned().collect(),
        ..Lens::default()
    })
}

fn drawn(
    draft: &mut Draft<'_>,
    place: &Place<'_>,
    lens: Lens,
    view: View,
    (width, height): (f64, f64),
    caption: &'static str,
) -> Block {
    let lang = draft.request.langs.first().copied().unwrap_or_default();
    let drawing = Drawing {
        lens,
        today: draft.day,
        view,
        beside: None,
        scheme: draft.registry.default_scheme.clone(),
        paper: Paper {
            clear: true,
            within_text: true,
            ..Paper::of(Size { width, height })
        },
        title: Some(String::new()),
        ground: Ground::Light,
        lang,
        kept: Arc::new(Kept::default()),
    };
    let sheet = drawing.sheet(draft.index, &draft.metrics);
    // The words that the sheet has for those who cannot see it, in the language that it is drawn in.
    let alt = draft.each(|own| {
        let said = if own == lang {
            sheet.description.as_str()
        } else {
            ""
        };
        said.to_owned()
    });
    let caption = Message::new(caption).with("name", &draft.name(&place.actor.id));
    let caption = draft.remark(caption);
    Block::Picture(Picture {
        svg: svg(&sheet, FAMILIES),
        width: sheet.size.width,
        height: sheet.size.height,
        caption,
        alt,
    })
}
