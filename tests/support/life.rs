//! Lives of ties as text: `signed 1965 until 1970; suspended 1968-03; ended 1969`.

use kizuna::model::{Claim, Claims, Event, EventKind, PartialDate};

/// The word of a sort of events, as in a registry file.
pub(crate) fn event_word(kind: EventKind) -> String {
    ron::to_string(&kind).unwrap()
}

/// The sort of events that a word names.
#[track_caller]
pub(crate) fn event_kind(word: &str) -> EventKind {
    EventKind::ALL
        .into_iter()
        .find(|kind| event_word(*kind) == word)
        .unwrap_or_else(|| panic!("{word:?} in a test is no event"))
}

/// Events from their text: `KIND DATE [until DATE] [by TIE]`, several joined by `;`. A second
/// claim stands behind a `!`, as in `signed 1965!1966`.
#[track_caller]
pub(crate) fn events(text: &str) -> Vec<Event> {
    text.split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(event)
        .collect()
}

#[track_caller]
fn event(text: &str) -> Event {
    let mut words = text.split_whitespace();
    let kind = event_kind(words.next().unwrap_or_default());
    let claims = words
        .next()
        .unwrap_or_default()
        .split('!')
        .map(|date| Claim {
            value: super::partial(date),
            sources: vec!["doc#1".parse().unwrap()],
            note: None,
        })
        .collect::<Vec<Claim<PartialDate>>>();
    let mut event = Event {
        kind,
        date: Claims::new(claims),
        until: None,
        by: None,
        note: None,
    };
    while let (Some(word), Some(value)) = (words.next(), words.next()) {
        match word {
            "until" => event.until = Some(super::partial(value)),
            "by" => event.by = Some(value.into()),
            other => panic!("{other:?} in a test is no part of an event"),
        }
    }
    event
}
