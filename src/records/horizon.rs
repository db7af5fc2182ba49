//! What falls due as rows, and in words.

use super::table::{Cell, Column, RecordTable};
use crate::i18n::Message;
use crate::insight::{About, Due, Occasion};
use crate::model::{ActorId, Certainty, Lang, Precision, Registry, Status, Text, Tie, TieKind};

/// What falls due, in the words of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueWords {
    /// What: 60周年, "term ends".
    pub occasion: String,
    /// With whom: the names of those away from home, else of all whom it concerns. Empty for a
    /// milestone without actors.
    pub with: String,
    /// Of what: the title of an agreement or milestone, else the name of the kind; of an actor that
    /// it was founded.
    pub matter: String,
    /// That only the month or the year is known.
    pub known: Option<String>,
    /// That the tie is suspended then, or only possibly in force.
    pub standing: Option<String>,
}

impl DueWords {
    /// What is said of it.
    #[must_use]
    pub fn of(registry: &Registry, due: &Due, lang: Lang) -> Self {
        Self {
            occasion: occasion(due.what).text(lang),
            with: with(registry, due, lang),
            matter: matter(registry, due, lang),
            known: known(due).map(|one| one.text(lang)),
            standing: standing(due).map(|one| one.text(lang)),
        }
    }

    /// With whom and of what, in one line; the title of a milestone alone, which names whom it is
    /// about.
    #[must_use]
    pub fn line(&self, about: &About, lang: Lang) -> String {
        match about {
            About::Milestone(_) => self.matter.clone(),
            About::Tie(_) | About::Actor(_) => Message::new("horizon-line")
                .with("who", self.with.as_str())
                .with("matter", self.matter.as_str())
                .text(lang),
        }
    }
}

fn occasion(what: Occasion) -> Message {
    match what {
        Occasion::Anniversary(years) => {
            Message::new("occasion-years").with("years", usize::from(years))
        }
        Occasion::TermEnds => Message::new("occasion-term-ends"),
        Occasion::Ends => Message::new("occasion-ends"),
    }
}

fn tie<'r>(registry: &'r Registry, due: &Due) -> Option<&'r Tie> {
    match &due.about {
        About::Tie(id) => registry.ties.get(id.as_str()),
        About::Actor(_) | About::Milestone(_) => None,
    }
}

/// The kind of the tie that something due is about.
#[must_use]
pub fn kind_of<'r>(registry: &'r Registry, due: &Due) -> Option<&'r TieKind> {
    registry.kinds.get(tie(registry, due)?.kind.as_str())
}

fn with(registry: &Registry, due: &Due, lang: Lang) -> String {
    let away = |id: &&ActorId| !registry.is_at_home(id);
    let mut named: Vec<&ActorId> = due.actors.iter().filter(away).collect();
    if named.is_empty() {
        // Of a tie of two at home it is with its second end, which comes first.
        let count = if tie(registry, due).is_some() {
            1
        } else {
            usize::MAX
        };
        named = due.actors.iter().take(count).collect();
    }
    let names: Vec<&str> = named
        .into_iter()
        .filter_map(|id| registry.actors.get(id.as_str()))
        .map(|actor| actor.name().label(lang))
        .collect();
    Message::new("horizon-names")
        .with("names", names)
        .text(lang)
}

fn matter(registry: &Registry, due: &Due, lang: Lang) -> String {
    match &due.about {
        About::Tie(id) => {
            let title = registry
                .ties
                .get(id.as_str())
                .and_then(|tie| tie.title.as_ref());
            let kind = kind_of(registry, due).map(|kind| &kind.name);
            let name = title.or(kind).map(|text| text.get(lang));
            name.unwrap_or_default().to_owned()
        }
        About::Actor(_) => Message::new("horizon-founded").text(lang),
        About::Milestone(id) => {
            let title = registry.milestones.get(id.as_str()).map(|one| &one.title);
            title.map_or_else(String::new, |title| title.get(lang).to_owned())
        }
    }
}

/// How precisely its date is known, unless that is a day.
fn known(due: &Due) -> Option<Message> {
    let id = match due.date.precision() {
        Precision::Day => return None,
        Precision::Month => "horizon-month-only",
        Precision::Year => "horizon-year-only",
        Precision::FiscalYear => "horizon-fiscal-year-only",
        Precision::EraYear | Precision::Between => "horizon-between-only",
    };
    Some(Message::new(id))
}

/// Where a tie stands then, unless it is certainly in force.
fn standing(due: &Due) -> Option<Message> {
    let standing = due.standing?;
    match (standing.status, standing.in_force) {
        (Status::Suspended, _) => Some(Message::new("horizon-suspended")),
        (_, Certainty::Certain) => None,
        _ => Some(Message::new("horizon-possible")),
    }
}

/// What falls due, a row each, in the order in which it comes.
#[must_use]
pub fn horizon(registry: &Registry, dues: &[Due]) -> RecordTable {
    let row = |due: &Due| {
        let words = |lang| DueWords::of(registry, due, lang);
        let (ja, en) = (words(Lang::Ja), words(Lang::En));
        let names = |lang: Lang| {
            let actors = due.actors.iter();
            Cell::list(actors.filter_map(|id| {
                let actor = registry.actors.get(id.as_str())?;
                Some(actor.name().get(lang).to_owned())
            }))
        };
        let kind = kind_of(registry, due);
        let kind_name = |pick: fn(&Text) -> &String| Cell::maybe(kind.map(|kind| pick(&kind.name)));
        let years = due.what.years().map(usize::from);
        let standing = due.standing;
        vec![
            due.about.id().into(),
            Cell::Date(due.date),
            Cell::day(due.date.earliest()),
            Cell::day(due.date.latest()),
            Cell::Word("occasion", due.what.word()),
            years.map_or(Cell::Empty, Cell::Count),
            Cell::Text(ja.occasion),
            Cell::Text(en.occasion),
            Cell::Word("about", due.about.word()),
            Cell::maybe(kind.map(|kind| &kind.id)),
            kind_name(|text| &text.ja),
            kind_name(|text| &text.en),
            Cell::Text(ja.with),
            Cell::Text(en.with),
            Cell::Text(ja.matter),
            Cell::Text(en.matter),
            Cell::Date(due.since),
            standing.map_or(Cell::Empty, |one| Cell::Word("status", one.status.word())),
            standing.map_or(Cell::Empty, |one| {
                Cell::Word("certainty", one.in_force.word())
            }),
            Cell::list(&due.actors),
            names(Lang::Ja),
            names(Lang::En),
            Cell::list(&due.sources),
        ]
    };
    RecordTable {
        columns: COLUMNS.to_vec(),
        rows: dues.iter().map(row).collect(),
    }
}

const COLUMNS: [Column; 23] = [
    Column::plain("id"),
    Column::shown("date", "column-date"),
    Column::plain("date_earliest"),
    Column::plain("date_latest"),
    Column::plain("occasion"),
    Column::plain("years"),
    Column::shown("occasion_ja", "column-occasion"),
    Column::shown("occasion_en", "column-occasion"),
    Column::plain("record"),
    Column::plain("kind"),
    Column::plain("kind_ja"),
    Column::plain("kind_en"),
    Column::shown("with_ja", "column-to"),
    Column::shown("with_en", "column-to"),
    Column::shown("matter_ja", "column-matter"),
    Column::shown("matter_en", "column-matter"),
    Column::shown("since", "column-since"),
    Column::plain("status"),
    Column::plain("in_force"),
    Column::plain("actors"),
    Column::plain("actors_ja"),
    Column::plain("actors_en"),
    Column::plain("sources"),
];
