//! From a request to a finished briefing.

use super::content::{Briefing, Chapter, Part, Words};
use super::draft::{Draft, span, when};
use super::place::Place;
use super::request::{BriefError, Request};
use super::sections::{of_place, of_visit};
use crate::i18n::{Arg, Message};
use crate::lens::Index;
use crate::model::{Direction, PartialDate, Section};

/// Works out a briefing.
///
/// # Errors
/// Nobody is named, or somebody or a delegation that the registry does not have.
pub fn briefing(index: &Index, request: &Request) -> Result<Briefing, BriefError> {
    let registry = index.registry();
    let delegation = request.delegation(registry)?;
    let partners = request.partners(registry)?;
    let mut draft = Draft::new(index, request, delegation);
    let places: Vec<Place<'_>> = partners
        .iter()
        .filter_map(|id| registry.actors.get(id.as_str()))
        .map(|actor| Place::new(&draft, actor))
        .collect();
    let chapters = match places.as_slice() {
        [place] => vec![single(&mut draft, place)],
        places => several(&mut draft, places),
    };
    let page = Message::new("brief-page")
        .with("page", "\u{1}")
        .with("pages", "\u{1}");
    let pieces = draft.words(page);
    let mut pieces = pieces.first().split('\u{1}').map(str::to_owned);
    let mut piece = || pieces.next().unwrap_or_default();
    let mark = if request.marked {
        draft.words(Message::new("brief-internal"))
    } else {
        draft.each(|_| String::new())
    };
    Ok(Briefing {
        langs: request.langs.clone(),
        title: title(&draft, &places),
        subtitle: subtitle(&draft),
        about: about(&draft),
        mark,
        chapters,
        sources_title: draft.words(Message::new("brief-sources")),
        sources: draft.sources(),
        foot: foot(&draft),
        page_words: [piece(), piece(), piece()],
        day: Some(PartialDate::day(draft.day)),
    })
}

/// A paper about one partner: its sections in the order of the template.
fn single<'r>(draft: &mut Draft<'r>, place: &Place<'r>) -> Chapter {
    let mut sections = Vec::new();
    for section in &draft.request.template.sections {
        let mut blocks = of_place(*section, draft, place);
        blocks.extend(of_visit(*section, draft, std::slice::from_ref(place)));
        sections.extend(filled(draft, *section, blocks));
    }
    Chapter {
        title: None,
        new_page: false,
        sections,
    }
}

/// A paper about several: what they share once, then a chapter for each on a page of its own.
fn several<'r>(draft: &mut Draft<'r>, places: &[Place<'r>]) -> Vec<Chapter> {
    let mut shared = Vec::new();
    for section in &draft.request.template.sections {
        let blocks = of_visit(*section, draft, places);
        shared.extend(filled(draft, *section, blocks));
    }
    let mut chapters = Vec::new();
    if !shared.is_empty() {
        chapters.push(Chapter {
            title: Some(draft.words(Message::new("brief-shared"))),
            new_page: false,
            sections: shared,
        });
    }
    for place in places {
        let mut sections = Vec::new();
        for section in &draft.request.template.sections {
            let blocks = of_place(*section, draft, place);
            sections.extend(filled(draft, *section, blocks));
        }
        chapters.push(Chapter {
            title: Some(draft.text(&draft.name(&place.actor.id))),
            new_page: true,
            sections,
        });
    }
    chapters
}

/// A section, unless it has nothing to say.
fn filled(draft: &Draft<'_>, section: Section, blocks: Vec<super::content::Block>) -> Option<Part> {
    (!blocks.is_empty()).then(|| draft.part(section, blocks))
}

fn title(draft: &Draft<'_>, places: &[Place<'_>]) -> Words {
    if let Some(delegation) = draft.delegation {
        let message = Message::new("brief-paper-for").with("title", &delegation.title);
        return draft.words(message);
    }
    let names = draft.names(places.iter().map(|place| &place.actor.id));
    draft.words(Message::new("brief-paper").with("names", names))
}

fn subtitle(draft: &Draft<'_>) -> Words {
    let Some(delegation) = draft.delegation else {
        return draft.words(Message::new("brief-as-of").with("day", &draft.on_day()));
    };
    let direction = match delegation.direction {
        Direction::Incoming => "brief-incoming",
        Direction::Outgoing => "brief-outgoing",
    };
    let message = Message::new("brief-visit-line")
        .with("dates", span(delegation.date, delegation.until))
        .with("direction", Message::new(direction));
    draft.words(message)
}

/// What a reader has to know of the paper itself.
fn about(draft: &Draft<'_>) -> Vec<(Words, Words)> {
    let row =
        |head: &'static str, value: Message| (draft.words(Message::new(head)), draft.words(value));
    let title = |text| Message::new("brief-title").with("title", Arg::from(text));
    vec![
        row(
            "brief-about-day",
            Message::new("brief-date").with("date", &draft.on_day()),
        ),
        row(
            "brief-about-made",
            Message::new("brief-date").with("date", &when(PartialDate::day(draft.request.today))),
        ),
        row("brief-about-registry", title(&draft.registry.title)),
    ]
}

fn foot(draft: &Draft<'_>) -> Words {
    let message = Message::new("brief-foot")
        .with("registry", &draft.registry.title)
        .with("day", &draft.on_day());
    draft.words(message)
}
