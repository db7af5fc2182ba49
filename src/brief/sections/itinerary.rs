//! Where the delegation is when, and whom it meets.

use super::{column, pairs, table};
use crate::brief::content::{Block, Said};
use crate::brief::draft::{Draft, span};
use crate::i18n::{Arg, Message};
use crate::model::{Delegation, Direction, Stop, Text};

pub(super) fn itinerary(draft: &mut Draft<'_>) -> Vec<Block> {
    let Some(delegation) = draft.delegation else {
        return Vec::new();
    };
    let mut blocks = about(draft, delegation);
    let columns = vec![
        column(draft, "brief-column-when", 0.26),
        column(draft, "brief-column-stop", 0.2),
        column(draft, "brief-column-meets", 0.24),
        column(draft, "brief-column-what", 0.3),
    ];
    let mut rows = Vec::new();
    for stop in &delegation.stops {
        rows.push(row(draft, delegation, stop));
    }
    blocks.extend(table(draft, "brief-itinerary", columns, rows));
    blocks
}

/// The occasion: who goes to whom, what for, about what, in which languages.
fn about(draft: &mut Draft<'_>, delegation: &Delegation) -> Vec<Block> {
    let sources = &delegation.sources;
    let mut rows: Vec<[Said; 2]> = Vec::new();
    let mut push = |draft: &mut Draft<'_>, head: &'static str, message: Message| {
        let head = draft.remark(Message::new(head));
        rows.push([head, draft.fact(message, sources)]);
    };
    let direction = match delegation.direction {
        Direction::Incoming => "brief-incoming",
        Direction::Outgoing => "brief-outgoing",
    };
    push(draft, "brief-direction", Message::new(direction));
    push(
        draft,
        "brief-dates",
        span(delegation.date, delegation.until),
    );
    if let Some(purpose) = &delegation.purpose {
        let message = Message::new("brief-title").with("title", purpose);
        push(draft, "brief-purpose", message);
    }
    let themes: Vec<Arg> = delegation
        .themes
        .iter()
        .filter_map(|theme| draft.registry.themes.get(theme.as_str()))
        .map(|theme| Arg::from(&theme.name))
        .collect();
    if !themes.is_empty() {
        let message = Message::new("brief-list").with("names", Arg::List(themes));
        push(draft, "brief-themes", message);
    }
    if !delegation.languages.is_empty() {
        push(draft, "brief-languages", list(&delegation.languages));
    }
    pairs(draft, "brief-itinerary", rows)
}

fn list(texts: &[Text]) -> Message {
    let texts: Vec<Arg> = texts.iter().map(Arg::from).collect();
    Message::new("brief-list").with("names", Arg::List(texts))
}

fn row(draft: &mut Draft<'_>, delegation: &Delegation, stop: &Stop) -> Vec<Said> {
    let sources = &delegation.sources;
    // One stop without a date of its own takes the whole time.
    let whole = (delegation.stops.len() == 1).then_some((delegation.date, delegation.until));
    let date = match stop.date.map(|date| (date, stop.until)).or(whole) {
        Some((date, until)) => draft.fact(span(date, until), sources),
        None => draft.remark(Message::new("brief-date-open")),
    };
    let place = draft.text(&draft.name(&stop.actor));
    let place = draft.cell(place, sources);
    let meets = if stop.meets.is_empty() {
        Draft::plain(draft.each(|_| String::new()))
    } else {
        draft.fact(list(&stop.meets), sources)
    };
    let note = match &stop.note {
        Some(note) => draft.fact(Message::new("brief-title").with("title", note), sources),
        None => Draft::plain(draft.each(|_| String::new())),
    };
    vec![date, place, meets, note]
}
