//! What every section writes with: the registry, the day, the languages, and the numbers of sources.

use std::collections::BTreeMap;

use super::content::{Part, Rests, Said, Words};
use super::request::Request;
use crate::fonts::Metrics;
use crate::i18n::{self, Arg, Message};
use crate::lens::Index;
use crate::model::{
    ActorId, Certainty, Citation, Claims, Date, Delegation, Lang, PartialDate, Registry, Section,
    SourceStatus, Text, Tie,
};
use crate::records::Footnotes;

/// A briefing while it is written.
pub(super) struct Draft<'r> {
    pub(super) registry: &'r Registry,
    pub(super) index: &'r Index,
    pub(super) request: &'r Request,
    pub(super) delegation: Option<&'r Delegation>,
    /// The day whose state of affairs is told.
    pub(super) day: Date,
    /// The ties that hold or may hold on the day, of each actor.
    standing: BTreeMap<&'r ActorId, Vec<&'r Tie>>,
    /// The widths of letters in pictures.
    pub(super) metrics: Metrics,
    sources: Footnotes,
}

/// A text from what it is in each language.
pub(super) fn both(text: impl Fn(Lang) -> String) -> Text {
    Text::new(text(Lang::Ja), text(Lang::En))
}

/// A date as official papers write it, to be put into a message.
pub(super) fn when(date: PartialDate) -> Text {
    both(|lang| i18n::official_date(lang, date))
}

/// From one date to another, as a paper writes it; one date where there is no other.
pub(super) fn span(from: PartialDate, until: Option<PartialDate>) -> Message {
    match until.filter(|until| *until != from) {
        Some(until) => Message::new("brief-span")
            .with(
                "from",
                &both(|lang| i18n::official_ends(lang, from, until).0),
            )
            .with("to", &both(|lang| i18n::official_ends(lang, from, until).1)),
        None => Message::new("brief-date").with("date", &when(from)),
    }
}

/// The sources of all claims about a fact.
pub(super) fn of_claims<T>(claims: &Claims<T>) -> impl Iterator<Item = &Citation> {
    claims.all().iter().flat_map(|claim| &claim.sources)
}

impl<'r> Draft<'r> {
    pub(super) fn new(
        index: &'r Index,
        request: &'r Request,
        delegation: Option<&'r Delegation>,
    ) -> Self {
        let registry = index.registry();
        let day = request.day_of(delegation);
        let mut standing: BTreeMap<&ActorId, Vec<&Tie>> = BTreeMap::new();
        for tie in &registry.ties {
            if tie.life().in_force_on(day) != Certainty::No {
                standing.entry(&tie.from).or_default().push(tie);
                standing.entry(&tie.to).or_default().push(tie);
            }
        }
        Self {
            registry,
            index,
            request,
            delegation,
            day,
            standing,
            metrics: Metrics::new(),
            sources: Footnotes::default(),
        }
    }

    /// The ties of an actor that hold or may hold on the day.
    pub(super) fn standing(&self, actor: &ActorId) -> &[&'r Tie] {
        self.standing.get(actor).map_or(&[], Vec::as_slice)
    }

    /// Those of them with the home city or what belongs to it.
    pub(super) fn ours<'d>(
        &'d self,
        actor: &'d ActorId,
    ) -> impl Iterator<Item = &'r Tie> + use<'d, 'r> {
        let at_home = |tie: &&Tie| {
            let other = tie.other(actor);
            other.is_some_and(|other| self.registry.is_at_home(other))
        };
        self.standing(actor).iter().copied().filter(at_home)
    }

    /// A text in each language of the paper.
    pub(super) fn each(&self, text: impl Fn(Lang) -> String) -> Words {
        Words(self.request.langs.iter().map(|lang| text(*lang)).collect())
    }

    /// A text of the registry in each language of the paper.
    pub(super) fn text(&self, text: &Text) -> Words {
        self.each(|lang| text.get(lang).to_owned())
    }

    /// A message in each language of the paper, in the tone of its template.
    pub(super) fn words(&self, message: Message) -> Words {
        let message = message.with("tone", self.request.template.tone.word());
        self.each(|lang| message.text(lang))
    }

    /// A sentence that states nothing of the registry.
    pub(super) fn remark(&self, message: Message) -> Said {
        Said {
            words: self.words(message),
            rests: Rests::Nothing,
        }
    }

    /// A sentence with the sources of what it states; without any it is what the office entered.
    pub(super) fn fact<'c>(
        &mut self,
        message: Message,
        sources: impl IntoIterator<Item = &'c Citation>,
    ) -> Said {
        let words = self.words(message);
        self.cell(words, sources)
    }

    /// Words with the sources of what they state; without any it is what the office entered.
    pub(super) fn cell<'c>(
        &mut self,
        words: Words,
        sources: impl IntoIterator<Item = &'c Citation>,
    ) -> Said {
        let citations: Vec<Citation> = sources.into_iter().cloned().collect();
        let mut numbers = self.sources.mark(&citations);
        numbers.sort_unstable();
        numbers.dedup();
        let rests = if numbers.is_empty() {
            Rests::Office
        } else {
            Rests::Sources(numbers)
        };
        Said { words, rests }
    }

    /// The day whose state of affairs is told, to be put into a message.
    pub(super) fn on_day(&self) -> Text {
        when(PartialDate::day(self.day))
    }

    /// Words that state nothing of the registry.
    pub(super) fn plain(words: Words) -> Said {
        Said {
            words,
            rests: Rests::Nothing,
        }
    }

    /// What an actor is called on the day.
    pub(super) fn name(&self, id: &ActorId) -> Text {
        self.registry.actors.get(id.as_str()).map_or_else(
            || Text::new(id.as_str(), id.as_str()),
            |actor| {
                let name = actor.name_on(self.day);
                both(|lang| name.get(lang).to_owned())
            },
        )
    }

    /// What several actors are called, to be put into a message.
    pub(super) fn names<'a>(&self, ids: impl IntoIterator<Item = &'a ActorId>) -> Arg {
        let names: Vec<Arg> = ids
            .into_iter()
            .map(|id| Arg::from(&self.name(id)))
            .collect();
        Arg::List(names)
    }

    /// The name of a tie's kind.
    pub(super) fn kind(&self, tie: &Tie) -> Text {
        let kind = self.registry.kinds.get(tie.kind.as_str());
        kind.map_or_else(
            || Text::new(tie.kind.as_str(), tie.kind.as_str()),
            |kind| kind.name.clone(),
        )
    }

    /// A section with its heading.
    pub(super) fn part(&self, section: Section, blocks: Vec<super::content::Block>) -> Part {
        Part {
            section,
            title: self.words(Message::new(title_id(section))),
            blocks,
        }
    }

    /// The sources named so far, in the order of their numbers.
    pub(super) fn sources(&self) -> Vec<Words> {
        let list = self.sources.list().iter();
        list.map(|citation| self.source(citation)).collect()
    }

    /// A source as the list at the end names it: title, publisher, date, how final it is, and where in it.
    fn source(&self, citation: &Citation) -> Words {
        let Some(source) = self.registry.sources.get(citation.source.as_str()) else {
            return self.each(|_| citation.to_string());
        };
        let mut details = vec![Arg::from(&source.publisher)];
        details.extend(source.published.map(|date| Arg::from(&when(date))));
        match source.status {
            SourceStatus::Final => {}
            SourceStatus::Draft => details.push(Message::new("brief-source-draft").into()),
            SourceStatus::Dataset => details.extend(source.seen.map(|date| {
                let seen = Message::new("brief-source-seen").with("date", &when(date));
                Arg::from(seen)
            })),
        }
        let entry = Message::new("brief-source")
            .with("title", &source.title)
            .with("details", Arg::List(details))
            .with("section", citation.section.as_str());
        self.words(entry)
    }
}

/// The id of a section's heading.
#[must_use]
pub fn title_id(section: Section) -> &'static str {
    match section {
        Section::Summary => "brief-summary",
        Section::Itinerary => "brief-itinerary",
        Section::Profile => "brief-profile",
        Section::Ties => "brief-ties",
        Section::History => "brief-history",
        Section::Doings => "brief-doings",
        Section::Offices => "brief-offices",
        Section::Common => "brief-common",
        Section::Figures => "brief-figures",
        Section::Horizon => "brief-horizon",
        Section::Policy => "brief-policy",
        Section::Protocol => "brief-protocol",
        Section::Doubts => "brief-doubts",
    }
}
