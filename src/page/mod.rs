//! What the interactive page holds, as plain data: what a lens leaves at any time, where it stands,
//! and every text in both languages. How the page looks and works is the export's affair.
//!
//! Only what the lens leaves is in it. Its day is where the page begins; the page can show every
//! other, and what it shows on a day is exactly what the lens leaves as of that day.

mod looks;
mod members;
mod places;
mod records;
mod texts;

use std::collections::BTreeMap;

use serde::Serialize;

pub use looks::Look;
pub use places::{Guides, Land, RingLine, SectorLine};
pub use records::{ActorRow, KindRow, NameFrom, TieRow, Told};

use crate::layout::Centre;
use crate::lens::words::set_text;
use crate::lens::{Index, Lens, Set, Time};
use crate::model::{Date, ERAS, Lang, SchemeId, Status, Text};
use crate::scene::{Ground, axis_years};

/// What a page is made from.
#[derive(Clone, Copy)]
pub struct PageRequest<'a> {
    /// The registry.
    pub index: &'a Index,
    /// What is left of it.
    pub lens: &'a Lens,
    /// The scheme of sectors and of the filter of regions.
    pub scheme: Option<&'a SchemeId>,
    /// Whether it begins with the map instead of the rings.
    pub on_map: bool,
    /// The middle of the map.
    pub centre: Centre,
    /// The ground it begins with; light is left to the reader's system.
    pub ground: Ground,
    /// The language it begins in.
    pub lang: Lang,
    /// Today.
    pub today: Date,
}

/// Everything that the page knows. Days are written as `2015-12-31`; no day stands for the beginning
/// of all time. Positions and outlines are in tenths of a point.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Content {
    /// The registry's name.
    pub title: Text,
    /// The version of the program.
    pub version: &'static str,
    /// The language it begins in.
    pub lang: &'static str,
    /// The look it begins with: `system`, `dark` or `contrast`.
    pub theme: &'static str,
    /// The view it begins with: `rings` or `map`.
    pub view: &'static str,
    /// The day on which it was made.
    pub today: String,
    /// The day it begins with; `None` for all times.
    pub day: Option<String>,
    /// The lens in words, but for its day.
    pub lens: Vec<Text>,
    /// The first year of the axis, and the year after its last.
    pub years: (i16, i16),
    /// The eras of the Japanese calendar.
    pub eras: Vec<EraRow>,
    /// The states of ties; a tie's life names them by their place.
    pub states: Vec<StateRow>,
    /// The kinds of its ties.
    pub kinds: Vec<KindRow>,
    /// The regions of the scheme in which its ties or actors lie.
    pub regions: Vec<Text>,
    /// The subjects of its ties.
    pub themes: Vec<Text>,
    /// The sorts of its actors.
    pub sorts: Vec<Text>,
    /// The countries and areas of its actors and ties.
    pub countries: Vec<Text>,
    /// Its actors, in the order of the registry.
    pub actors: Vec<ActorRow>,
    /// Its ties, in the order of the registry.
    pub ties: Vec<TieRow>,
    /// For each language, its ties in the order of the list.
    pub order: BTreeMap<&'static str, Vec<usize>>,
    /// The documents that its ties rest on.
    pub sources: Vec<Text>,
    /// Places in documents: the text of a citation.
    pub cites: Vec<Text>,
    /// What is told of records, each line once.
    pub told: Vec<Told>,
    /// The lines behind the rings.
    pub guides: Guides,
    /// Coasts.
    pub land: Land,
    /// The lines of ties on the map, in one run or two: first point, then steps.
    pub lines: Vec<Vec<Vec<i64>>>,
    /// What the page says: for each language a text a message; see `texts`.
    pub texts: BTreeMap<&'static str, BTreeMap<String, String>>,
    /// Colours by role and how much is seen of lines; written as style, not as data.
    #[serde(skip)]
    pub looks: Vec<Look>,
}

/// An era of the Japanese calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EraRow {
    /// Its name.
    pub name: Text,
    /// The letter of its short form.
    pub letter: char,
    /// Its first day.
    pub from: String,
}

/// A state of a tie, and how sure it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StateRow {
    /// The state in a word or two.
    pub name: Text,
    /// How sure it is that the tie is in force.
    pub certainty: Text,
}

/// A text in both languages.
fn both(say: impl Fn(Lang) -> String) -> Text {
    Text::new(say(Lang::Ja), say(Lang::En))
}

/// A day as it is written; nothing for the beginning of all time.
fn written(day: Date) -> String {
    if day == Date::MIN {
        String::new()
    } else {
        day.to_string()
    }
}

/// Gathers the content of a page.
#[must_use]
pub fn content(request: &PageRequest<'_>) -> Content {
    let PageRequest { index, lens, .. } = *request;
    let registry = index.registry();
    let members = members::Members::of(request);
    let mut gathered = records::gather(request, &members);
    let lines = places::lines(request, &members, &mut gathered.ties);
    let scheme = request.scheme;
    let scheme = scheme.and_then(|id| registry.schemes.get(id.as_str()));
    let chips = members::at_all_times(lens).chips(registry, scheme);
    let words = chips.iter().filter(|chip| chip.set != Set::AllKinds);
    let words = words.map(|chip| both(|lang| set_text(lang, registry, lens, &chip.set)));
    Content {
        title: registry.title.clone(),
        version: env!("CARGO_PKG_VERSION"),
        lang: request.lang.tag(),
        theme: match request.ground {
            Ground::Light => "system",
            Ground::Dark => "dark",
            Ground::Contrast => "contrast",
        },
        view: if request.on_map { "map" } else { "rings" },
        today: request.today.to_string(),
        day: match lens.time {
            Time::AsOf(day) => Some(day.to_string()),
            Time::Any | Time::InForce(_) | Time::Signed(_) => None,
        },
        lens: words.collect(),
        years: axis_years(index, request.today),
        eras: ERAS
            .iter()
            .map(|era| EraRow {
                name: Text::new(era.kanji, era.latin),
                letter: era.letter,
                from: era.start.to_string(),
            })
            .collect(),
        states: members::states(),
        order: records::order(request, &members),
        guides: places::guides(request),
        land: places::land(request.centre),
        lines,
        texts: texts::texts(),
        looks: looks::looks(request, &members),
        kinds: gathered.kinds,
        regions: gathered.regions,
        themes: gathered.themes,
        sorts: gathered.sorts,
        countries: gathered.countries,
        actors: gathered.actors,
        ties: gathered.ties,
        sources: gathered.sources,
        cites: gathered.cites,
        told: gathered.told,
    }
}

/// The place of a state among [`Content::states`].
fn state_at(status: Status, is_possible: bool) -> usize {
    match (status, is_possible) {
        (Status::Planned, _) => 0,
        (Status::NotYet, _) => 1,
        (Status::InForce, false) => 2,
        (Status::InForce, true) => 3,
        (Status::Suspended, _) => 4,
        (Status::Ended, _) => 5,
    }
}
