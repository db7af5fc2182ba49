//! The words of a difference: names of records and facts, values, in one language.

use super::Compared;
use crate::i18n::{self, Message, text};
use crate::insight::{Aspect, Delta, Detail, How, Of, Part, RecordRef, RecordSort, Value, story};
use crate::model::{ActorId, Citation, Lang, Registry, Text, Tie};
use crate::records::{
    Cell, activity_citations, actor_citations, delegation_citations, milestone_citations,
    tie_citations,
};

/// Says things of two registries in a language.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    before: &'a Registry,
    after: &'a Registry,
    pub(super) lang: Lang,
}

impl<'a> Words<'a> {
    pub(super) fn new(compared: &Compared<'a>, lang: Lang) -> Self {
        Self {
            before: compared.before,
            after: compared.after,
            lang,
        }
    }

    /// Both registries, the later first: a record is called what it is called now.
    fn both(&self) -> [&'a Registry; 2] {
        [self.after, self.before]
    }

    /// What is told of a record that was added or removed.
    pub(super) fn story(&self, delta: &Delta) -> Vec<Detail> {
        // A pin says by itself where it is.
        if !delta.details.is_empty() {
            return delta.details.clone();
        }
        match delta.how {
            How::Added => story(self.after, &delta.record, true),
            _ => story(self.before, &delta.record, false),
        }
    }

    /// What a record that was added or removed rests on.
    pub(super) fn rests_on(&self, delta: &Delta) -> Vec<&'a Citation> {
        let registry = match delta.how {
            How::Removed => self.before,
            _ => self.after,
        };
        let id = delta.record.id.as_str();
        match delta.record.sort {
            RecordSort::Tie => registry.ties.get(id).map(tie_citations),
            RecordSort::Actor => registry.actors.get(id).map(actor_citations),
            RecordSort::Activity => registry.activities.get(id).map(activity_citations),
            RecordSort::Milestone => registry.milestones.get(id).map(milestone_citations),
            RecordSort::Delegation => registry.delegations.get(id).map(delegation_citations),
            _ => None,
        }
        .unwrap_or_default()
    }

    fn of_text(&self, name: Option<&Text>, id: &str) -> String {
        name.map_or_else(|| id.to_owned(), |name| name.get(self.lang).to_owned())
    }

    fn actor(&self, id: &str) -> String {
        let mut known = self.both().into_iter();
        let actor = known.find_map(|registry| registry.actors.get(id));
        let name = actor.map(|actor| actor.name().get(self.lang));
        name.unwrap_or(id).to_owned()
    }

    fn tie(&self, tie: &Tie) -> String {
        let kind = self.name(&RecordRef::new(RecordSort::Kind, tie.kind.as_str()));
        let (from, to) = (self.actor(tie.from.as_str()), self.actor(tie.to.as_str()));
        match &tie.title {
            Some(title) => Message::new("diff-tie-titled").with("title", title),
            None => Message::new("mark-tie"),
        }
        .with("from", from)
        .with("to", to)
        .with("kind", kind)
        .text(self.lang)
    }

    /// What a record is called.
    pub(super) fn name(&self, record: &RecordRef) -> String {
        let id = record.id.as_str();
        if id.is_empty() {
            return match record.sort {
                RecordSort::Registry => self.after.title.get(self.lang).to_owned(),
                sort => text(self.lang, sort_id(sort)),
            };
        }
        let title = |registry: &'a Registry| -> Option<&'a Text> {
            match record.sort {
                RecordSort::Activity => registry.activities.get(id).map(|row| &row.title),
                RecordSort::Milestone => registry.milestones.get(id).map(|row| &row.title),
                RecordSort::Figure => registry.figures.get(id).map(|row| &row.title),
                RecordSort::Policy => registry.policies.get(id).map(|row| &row.title),
                RecordSort::Delegation => registry.delegations.get(id).map(|row| &row.title),
                RecordSort::Template => registry.templates.get(id).map(|row| &row.name),
                RecordSort::Kind => registry.kinds.get(id).map(|row| &row.name),
                RecordSort::Theme => registry.themes.get(id).map(|row| &row.name),
                RecordSort::Scheme => registry.schemes.get(id).map(|row| &row.name),
                RecordSort::Source => registry.sources.get(id).map(|row| &row.title),
                RecordSort::View => registry.views.get(id).map(|row| &row.name),
                RecordSort::Tie | RecordSort::Actor | RecordSort::Pin | RecordSort::Registry => {
                    None
                }
            }
        };
        match record.sort {
            RecordSort::Actor | RecordSort::Pin => self.actor(id),
            RecordSort::Tie => {
                let mut known = self.both().into_iter();
                let tie = known.find_map(|registry| registry.ties.get(id));
                tie.map_or_else(|| id.to_owned(), |tie| self.tie(tie))
            }
            _ => self.of_text(self.both().into_iter().find_map(title), id),
        }
    }

    /// A value as people write it. With `fully`, a text in both languages.
    pub(super) fn value(&self, value: &Value, fully: bool) -> String {
        let lang = self.lang;
        match value {
            Value::Text(one) if fully => both_languages(one),
            Value::Text(one) => one.get(lang).to_owned(),
            Value::Plain(one) => one.clone(),
            Value::Word(group, word) => Cell::Word(group, word).text(lang),
            Value::Date(date) => i18n::date_with_era(lang, *date),
            Value::Country(code) => i18n::country(lang, *code),
            Value::Place(lat, lon) => {
                let place = crate::model::Place {
                    lat: *lat,
                    lon: *lon,
                    sources: Vec::new(),
                };
                i18n::place(lang, &place)
            }
            Value::Pin(x, y) => format!("({x:.0}, {y:.0})"),
            Value::Number(number) => number.to_string(),
            Value::Flag(true) => text(lang, "diff-yes"),
            Value::Flag(false) => text(lang, "diff-no"),
            Value::Record(record) => self.name(record),
            Value::Region(at) => {
                let known = |registry: &&Registry| {
                    let scheme = registry.schemes.get(at.scheme.as_str());
                    scheme.is_some_and(|scheme| scheme.region(at.region.as_str()).is_some())
                };
                let registry = self.both().into_iter().find(known);
                i18n::region(lang, registry.unwrap_or(self.after), at)
            }
            Value::Citation(citation) => self.citation(citation),
            Value::Role(actor, role) => self.role(actor, i18n::part_role(lang, *role)),
        }
    }

    fn role(&self, actor: &ActorId, role: String) -> String {
        Message::new("diff-role")
            .with("actor", self.actor(actor.as_str()))
            .with("role", role)
            .text(self.lang)
    }

    /// A citation with the title of its source.
    pub(super) fn citation(&self, citation: &Citation) -> String {
        let known = |registry: &&Registry| registry.sources.get(citation.source.as_str()).is_some();
        let registry = self.both().into_iter().find(known);
        i18n::citation(self.lang, registry.unwrap_or(self.after), citation)
    }

    /// What a fact is called.
    pub(super) fn aspect(&self, aspect: &Aspect) -> String {
        let lang = self.lang;
        let part = match (&aspect.of, aspect.part) {
            (Of::Named(_), Part::From) => text(lang, "name-from"),
            (Of::Named(_), Part::Until) => text(lang, "name-until"),
            (_, part) => text(lang, part_id(part)),
        };
        let of = match (&aspect.of, aspect.part) {
            // An event has only one that comes after it.
            (Of::Record, _) | (Of::Event(_), Part::Successor) => return part,
            (Of::Named(label), Part::Fact) => return label.get(lang).to_owned(),
            (Of::Event(kind), Part::Event) => return i18n::event(lang, *kind),
            (Of::Named(name), _) => name.get(lang).to_owned(),
            (Of::Event(kind), _) => i18n::event(lang, *kind),
            (Of::Period(period, role), _) => {
                return Message::new("diff-value-of")
                    .with("period", i18n::period(lang, *period))
                    .with("role", i18n::value_role(lang, *role))
                    .text(lang);
            }
            (Of::Stop(actor), _) => self.actor(actor.as_str()),
            (Of::Matter(matter), _) => i18n::protocol_matter(lang, *matter),
            (Of::Actor(actor, role), _) => self.role(actor, i18n::part_role(lang, *role)),
        };
        Message::new("diff-part-of")
            .with("of", of)
            .with("part", part)
            .text(lang)
    }
}

/// A text in both languages, in one if they are the same.
fn both_languages(one: &Text) -> String {
    if one.ja == one.en || one.en.is_empty() {
        one.ja.clone()
    } else if one.ja.is_empty() {
        one.en.clone()
    } else {
        format!("{} / {}", one.ja, one.en)
    }
}

/// A value as a file holds it.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::Text(one) => both_languages(one),
        Value::Plain(one) => one.clone(),
        Value::Word(_, word) => (*word).to_owned(),
        Value::Date(date) => date.to_string(),
        Value::Country(code) => code.to_string(),
        Value::Place(one, other) | Value::Pin(one, other) => format!("{one},{other}"),
        Value::Number(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::Record(record) => record.id.clone(),
        Value::Region(at) => at.to_string(),
        Value::Citation(citation) => citation.to_string(),
        Value::Role(actor, role) => format!("{}:{actor}", role.word()),
    }
}

/// The message that names a table.
pub(super) fn sort_id(sort: RecordSort) -> &'static str {
    match sort {
        RecordSort::Tie => "diff-ties",
        RecordSort::Actor => "diff-actors",
        RecordSort::Activity => "diff-activities",
        RecordSort::Milestone => "diff-milestones",
        RecordSort::Figure => "diff-figures",
        RecordSort::Policy => "diff-policies",
        RecordSort::Delegation => "diff-delegations",
        RecordSort::Kind => "diff-kinds",
        RecordSort::Theme => "diff-themes",
        RecordSort::Scheme => "diff-schemes",
        RecordSort::Source => "diff-sources",
        RecordSort::Template => "diff-templates",
        RecordSort::View => "diff-views",
        RecordSort::Pin => "diff-pins",
        RecordSort::Registry => "diff-registry",
    }
}

/// The message that names how records of a table differ.
pub(super) fn how_id(sort: RecordSort, how: How) -> &'static str {
    match (sort, how) {
        (_, How::Added) => "how-added",
        (_, How::Removed) => "how-removed",
        (_, How::Identified) => "how-id-changed",
        (RecordSort::Actor, How::Began) => "how-partner",
        (RecordSort::Actor, How::Ended) => "how-no-partner",
        (_, How::Began) => "how-began",
        (_, How::Ended) => "how-ended",
        (_, How::Renewed) => "how-renewed",
        (_, How::Suspended) => "how-suspended",
        (_, How::Renamed) => "how-renamed",
        (RecordSort::Actor, How::Moved) => "how-moved",
        (RecordSort::Pin, How::Moved) => "how-pin-moved",
        (_, How::Moved) => "how-tie-moved",
        (_, How::Redated) => "how-dates",
        (_, How::Restated) => "how-claims",
        (_, How::Changed) => "how-changed",
        (_, How::Reordered) => "how-order",
    }
}

/// The message that names a fact.
fn part_id(part: Part) -> &'static str {
    match part {
        Part::Id => "column-id",
        Part::Name => "column-name",
        Part::OtherNames => "column-other-names",
        Part::Reading => "column-reading",
        Part::Short => "part-short",
        Part::Use => "part-use",
        Part::From => "column-start",
        Part::Until | Part::End => "column-end",
        Part::Sort => "part-sort",
        Part::Country => "column-country",
        Part::Place => "fact-place",
        Part::Seat => "part-seat",
        Part::Region => "part-region",
        Part::Fact => "show-facts",
        Part::Notes => "show-notes",
        Part::Visibility => "part-visibility",
        Part::Kind => "column-kind",
        Part::Class => "part-class",
        Part::FromActor => "column-from",
        Part::ToActor => "column-to",
        Part::Event => "part-event",
        Part::Date => "part-date",
        Part::Term => "part-term",
        Part::Successor => "part-successor",
        Part::Note => "part-note",
        Part::Themes => "diff-themes",
        Part::Stage => "part-stage",
        Part::Series => "part-series",
        Part::Parts => "part-parts",
        Part::Sources => "show-sources",
        Part::Publisher => "column-publisher",
        Part::Published => "column-published",
        Part::StateOf => "part-state-of",
        Part::Seen => "part-seen",
        Part::Status => "part-status",
        Part::Regions => "part-regions",
        Part::Countries => "part-countries",
        Part::Actors => "diff-actors",
        Part::Unit => "column-unit",
        Part::Activity => "part-activity",
        Part::PartOf => "part-part-of",
        Part::Owner => "part-owner",
        Part::Value => "column-value",
        Part::Text => "part-text",
        Part::Direction => "part-direction",
        Part::Purpose => "part-purpose",
        Part::Stops => "part-stops",
        Part::Meets => "part-meets",
        Part::Languages => "part-languages",
        Part::Protocol => "part-protocol",
        Part::Questions => "part-questions",
        Part::Tone => "part-tone",
        Part::Sections => "part-sections",
        Part::Lens => "part-lens",
        Part::Look => "part-look",
        Part::Background => "part-background",
        Part::Home => "part-home",
        Part::DefaultScheme => "part-default-scheme",
        Part::FormatVersion => "part-format-version",
        Part::Position => "part-position",
        Part::Order => "part-order",
        Part::Whole => "part-whole",
    }
}
