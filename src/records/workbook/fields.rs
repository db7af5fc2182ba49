//! The columns of each table of a workbook: where they come from, what they are called, and which
//! are folded away.

use super::super::table::{Cell, RecordTable};
use crate::i18n::Message;
use crate::model::{Date, Lang, Registry};

/// A table of a workbook that holds records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leaf {
    Actors,
    Ties,
    Activities,
    Milestones,
    Figures,
    Policies,
    Delegations,
    Sources,
}

/// How a key of a list becomes columns.
#[derive(Clone, Copy, Debug)]
enum Form {
    /// One column that is shown.
    Shown,
    /// One column that is folded away.
    Folded,
    /// A name: shown in both languages, its own first.
    Named,
    /// A text: shown in its own language, the other folded away.
    Worded,
    /// A text, folded away in both languages.
    Hidden,
    /// A date, and its earliest day, by which people sort; its latest day is folded away.
    Dated,
    /// A date; its earliest and latest days are folded away.
    Noted,
    /// A date, folded away with its earliest and latest days.
    Unseen,
    /// An id or several: the names that they stand for are shown, they themselves folded away.
    Linked,
    /// Regions of all schemes: that of the scheme that the window opens with is shown.
    Placed,
}

use Form::{Dated, Folded, Hidden, Linked, Named, Noted, Placed, Shown, Unseen, Worded};

/// Keys of a list, the messages that are their heads, and what they become.
type Fields = &'static [(&'static str, &'static str, Form)];

const ACTORS: Fields = &[
    ("name", "column-name", Named),
    ("kind", "column-kind", Shown),
    ("country", "column-country", Shown),
    ("regions", "head-region", Placed),
    ("located_in", "head-located-in", Linked),
    ("ties", "column-ties", Shown),
    ("first_tie", "column-first-tie", Dated),
    ("former_names", "column-former-names", Shown),
    ("sources", "head-sources", Shown),
    ("reading", "column-reading", Folded),
    ("short", "head-short", Hidden),
    ("other_names", "column-other-names", Folded),
    ("id", "column-id", Folded),
    ("country_code", "column-country", Folded),
    ("lat", "head-lat", Folded),
    ("lon", "head-lon", Folded),
    ("times", "head-times", Folded),
    ("as_of", "head-day", Folded),
];

const TIES: Fields = &[
    ("kind", "column-kind", Worded),
    ("from", "column-from", Worded),
    ("to", "column-to", Named),
    ("title", "column-title", Worded),
    ("start", "column-start", Dated),
    ("end", "column-end", Noted),
    ("status", "column-status", Shown),
    ("in_force", "column-in-force", Shown),
    ("country", "column-country", Shown),
    ("regions", "head-region", Placed),
    ("themes", "head-theme", Linked),
    ("last_known", "column-last-known", Noted),
    ("contested", "head-contested", Shown),
    ("sources", "head-sources", Shown),
    ("signed", "column-signed", Unseen),
    ("id", "column-id", Folded),
    ("kind", "head-kind-id", Folded),
    ("class", "head-class", Folded),
    ("from_id", "column-from", Folded),
    ("to_id", "column-to", Folded),
    ("country_code", "column-country", Folded),
    ("countries", "head-countries", Folded),
    ("times", "head-times", Folded),
    ("as_of", "head-day", Folded),
];

const ACTIVITIES: Fields = &[
    ("date", "column-date", Dated),
    ("until", "head-until", Noted),
    ("kind", "column-kind", Shown),
    ("title", "column-title", Worded),
    ("actors", "head-actors", Worded),
    ("stage", "column-status", Shown),
    ("series", "head-series", Linked),
    ("regions", "head-region", Linked),
    ("themes", "head-theme", Linked),
    ("notes", "head-notes", Worded),
    ("contested", "head-contested", Shown),
    ("sources", "head-sources", Shown),
    ("id", "column-id", Folded),
    ("parts", "head-parts", Folded),
    ("countries", "head-countries", Folded),
];

const MILESTONES: Fields = &[
    ("date", "column-date", Dated),
    ("title", "column-title", Worded),
    ("actors", "head-actors", Worded),
    ("themes", "head-theme", Linked),
    ("notes", "head-notes", Worded),
    ("contested", "head-contested", Shown),
    ("sources", "head-sources", Shown),
    ("id", "column-id", Folded),
    ("actors", "head-actors", Folded),
];

const FIGURES: Fields = &[
    ("title", "column-title", Worded),
    ("kind", "column-kind", Shown),
    ("period", "column-period", Dated),
    ("role", "head-role", Shown),
    ("value", "column-value", Shown),
    ("unit", "column-unit", Worded),
    ("words", "head-words", Worded),
    ("actors", "head-actors", Linked),
    ("owner", "head-owner", Linked),
    ("part_of", "head-part-of", Linked),
    ("activity", "head-activity", Linked),
    ("themes", "head-theme", Linked),
    ("contested", "head-contested", Shown),
    ("sources", "head-sources", Shown),
    ("id", "column-id", Folded),
];

const POLICIES: Fields = &[
    ("kind", "column-kind", Shown),
    ("title", "column-title", Worded),
    ("text", "head-says", Worded),
    ("part_of", "head-part-of", Linked),
    ("regions", "head-region", Linked),
    ("actors", "head-actors", Linked),
    ("themes", "head-theme", Linked),
    ("notes", "head-notes", Worded),
    ("sources", "head-sources", Shown),
    ("id", "column-id", Folded),
];

const DELEGATIONS: Fields = &[
    ("direction", "part-direction", Shown),
    ("date", "column-start", Dated),
    ("until", "column-end", Noted),
    ("title", "column-title", Worded),
    ("actors", "part-stops", Worded),
    ("purpose", "part-purpose", Worded),
    ("regions", "head-region", Linked),
    ("themes", "head-theme", Linked),
    ("languages", "part-languages", Worded),
    ("questions", "part-questions", Shown),
    ("visibility", "part-visibility", Shown),
    ("notes", "head-notes", Worded),
    ("sources", "head-sources", Shown),
    ("id", "column-id", Folded),
    ("stops", "head-stops", Folded),
    ("countries", "head-countries", Folded),
];

const SOURCES: Fields = &[
    ("id", "column-id", Shown),
    ("title", "column-title", Worded),
    ("publisher", "column-publisher", Worded),
    ("published", "column-published", Dated),
    ("as_of", "head-as-of", Noted),
    ("seen", "head-seen", Noted),
    ("status", "column-status", Shown),
];

/// What is behind the key of a date for its two ends, and of an id for the name.
const EARLIEST: &str = "_earliest";
const LATEST: &str = "_latest";
const NAME: &str = "_name";
const CODE: &str = "_code";
/// The key of the region of the scheme that the window opens with.
const REGION: &str = "region";
/// What the keys of remarks begin with.
const REMARKS: &str = "notes_";

impl Leaf {
    /// The message that is its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Actors => "sheet-actors",
            Self::Ties => "sheet-ties",
            Self::Activities => "sheet-activities",
            Self::Milestones => "sheet-milestones",
            Self::Figures => "sheet-figures",
            Self::Policies => "sheet-policies",
            Self::Delegations => "sheet-delegations",
            Self::Sources => "sheet-sources",
        }
    }

    /// The message that says what it holds.
    pub(super) fn about(self) -> &'static str {
        match self {
            Self::Actors => "sheet-actors-about",
            Self::Ties => "sheet-ties-about",
            Self::Activities => "sheet-activities-about",
            Self::Milestones => "sheet-milestones-about",
            Self::Figures => "sheet-figures-about",
            Self::Policies => "sheet-policies-about",
            Self::Delegations => "sheet-delegations-about",
            Self::Sources => "sheet-sources-about",
        }
    }

    /// Its columns, for somebody who reads a language.
    pub(super) fn fields(self, lang: Lang) -> Vec<Field> {
        let fields = match self {
            Self::Actors => ACTORS,
            Self::Ties => TIES,
            Self::Activities => ACTIVITIES,
            Self::Milestones => MILESTONES,
            Self::Figures => FIGURES,
            Self::Policies => POLICIES,
            Self::Delegations => DELEGATIONS,
            Self::Sources => SOURCES,
        };
        let columns = fields
            .iter()
            .flat_map(|(key, head, form)| form.columns(key, head, lang));
        columns.collect()
    }
}

/// A column of a workbook's table.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// Its key: that of a list, or one in their manner.
    pub(super) key: String,
    /// Whether it is shown at once.
    pub(super) shown: bool,
    head: &'static str,
    /// The message that tells it from others with that head.
    apart: Option<&'static str>,
}

impl Form {
    fn columns(self, key: &str, head: &'static str, lang: Lang) -> Vec<Field> {
        let column = |behind: &str, shown: bool, apart: Option<&'static str>| Field {
            key: format!("{key}{behind}"),
            shown,
            head,
            apart,
        };
        let both = |own_shown: bool, other_shown: bool| {
            let (own, other, apart) = match lang {
                Lang::Ja => ("_ja", "_en", "head-other-en"),
                Lang::En => ("_en", "_ja", "head-other-ja"),
            };
            vec![
                column(own, own_shown, None),
                column(other, other_shown, Some(apart)),
            ]
        };
        let ends = |shown: bool, earliest_shown: bool| {
            vec![
                column("", shown, None),
                column(EARLIEST, earliest_shown, Some("head-earliest")),
                column(LATEST, false, Some("head-latest")),
            ]
        };
        match self {
            Self::Shown => vec![column("", true, None)],
            Self::Folded if key.ends_with(CODE) => vec![column("", false, Some("head-code"))],
            // The ids of what other columns name.
            Self::Folded if key.ends_with("_id") || key == "actors" => {
                vec![column("", false, Some("head-ids"))]
            }
            Self::Folded => vec![column("", false, None)],
            Self::Named => both(true, true),
            Self::Worded => both(true, false),
            Self::Hidden => both(false, false),
            Self::Dated => ends(true, true),
            Self::Noted => ends(true, false),
            Self::Unseen => ends(false, false),
            Self::Linked => vec![
                column(NAME, true, None),
                column("", false, Some("head-ids")),
            ],
            Self::Placed => vec![
                Field {
                    key: REGION.to_owned(),
                    ..column("", true, None)
                },
                column("", false, Some("head-ids")),
            ],
        }
    }
}

impl Field {
    /// Its head.
    pub(super) fn head(&self, lang: Lang) -> String {
        let head = Message::new(self.head);
        match self.apart {
            None => head.text(lang),
            Some(apart) => Message::new(apart).with("head", head).text(lang),
        }
    }
}

/// Where the cells of a column come from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Take {
    /// A column of the list.
    Same(usize),
    /// The first day of a date of the list.
    Earliest(usize),
    /// The last day of a date of the list.
    Latest(usize),
    /// The names of what a column of the list gives the ids of.
    Names(Link, usize),
    /// The names of those of the regions that are of the scheme that the window opens with.
    Region(usize),
    /// The code of a country.
    Code(usize),
    /// Remarks of the list, each on a line.
    Lines(usize),
    /// When it is there, which no list says.
    Times,
}

/// What ids stand for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Link {
    Region,
    Theme,
    Actor,
    Activity,
    /// A figure or a policy.
    Whole,
}

impl Take {
    /// Where the cells under a key come from.
    pub(super) fn of(table: &RecordTable, key: &str) -> Self {
        let list = |key: &str| table.columns.iter().position(|column| column.key == key);
        let behind = |end: &str| list(key.strip_suffix(end)?);
        let link = match key.strip_suffix(NAME) {
            Some("regions") => Link::Region,
            Some("themes") => Link::Theme,
            Some("activity") => Link::Activity,
            Some("part_of") => Link::Whole,
            _ => Link::Actor,
        };
        let remarks = list(key).filter(|_| key.starts_with(REMARKS));
        remarks
            .map(Self::Lines)
            .or_else(|| list(key).map(Self::Same))
            .or_else(|| behind(EARLIEST).map(Self::Earliest))
            .or_else(|| behind(LATEST).map(Self::Latest))
            .or_else(|| behind(NAME).map(|at| Self::Names(link, at)))
            .or_else(|| behind(CODE).map(Self::Code))
            .or_else(|| list("regions").filter(|_| key == REGION).map(Self::Region))
            .unwrap_or(Self::Times)
    }

    /// The cell of a row of the list.
    pub(super) fn cell(self, registry: &Registry, lang: Lang, row: &[Cell]) -> Cell {
        let at = |at: usize| row.get(at).cloned().unwrap_or(Cell::Empty);
        match self {
            Self::Same(from) => at(from),
            Self::Earliest(from) => {
                ends(&at(from)).map_or(Cell::Empty, |(first, _)| Cell::day(first))
            }
            Self::Latest(from) => ends(&at(from)).map_or(Cell::Empty, |(_, last)| Cell::day(last)),
            Self::Code(from) => match at(from) {
                Cell::Empty => Cell::Empty,
                code => Cell::Text(code.plain()),
            },
            Self::Names(link, from) => match at(from) {
                Cell::Text(id) => Cell::Text(link.name(registry, lang, &id)),
                Cell::List(ids) => link.names(registry, lang, &ids),
                other => other,
            },
            Self::Region(from) => match (at(from), registry.opening_scheme()) {
                (Cell::List(mut ids), Some(scheme)) => {
                    let of = format!("{}:", scheme.id);
                    ids.retain(|id| id.starts_with(&of));
                    Link::Region.names(registry, lang, &ids)
                }
                _ => Cell::Empty,
            },
            Self::Lines(from) => match at(from) {
                Cell::List(texts) => Cell::Text(texts.join("\n")),
                other => other,
            },
            Self::Times => Cell::Empty,
        }
    }
}

/// The first and the last day of a date or a period.
fn ends(cell: &Cell) -> Option<(Date, Date)> {
    match cell {
        Cell::Date(date) => Some((date.earliest(), date.latest())),
        Cell::Period(period) => Some((period.first.earliest(), period.last.latest())),
        _ => None,
    }
}

impl Link {
    /// The names of several, each once: regions of two schemes may be called alike.
    fn names(self, registry: &Registry, lang: Lang, ids: &[String]) -> Cell {
        let mut names: Vec<String> = Vec::new();
        for id in ids {
            let name = self.name(registry, lang, id);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        Cell::List(names)
    }

    /// The name of what has an id; the id if there is nothing of that id.
    fn name(self, registry: &Registry, lang: Lang, id: &str) -> String {
        let name = match self {
            Self::Region => id.split_once(':').and_then(|(scheme, region)| {
                let scheme = registry.schemes.get(scheme)?;
                Some(scheme.region(region)?.name.get(lang))
            }),
            Self::Theme => registry.themes.get(id).map(|theme| theme.name.get(lang)),
            Self::Actor => registry.actors.get(id).map(|actor| actor.name().get(lang)),
            Self::Activity => {
                let activity = registry.activities.get(id);
                activity.map(|activity| activity.title.get(lang))
            }
            Self::Whole => {
                let figure = registry.figures.get(id).map(|figure| &figure.title);
                let policy = || registry.policies.get(id).map(|policy| &policy.title);
                figure.or_else(policy).map(|title| title.get(lang))
            }
        };
        name.unwrap_or(id).to_owned()
    }
}
