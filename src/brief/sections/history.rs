//! The dated events of the ties, and the milestones, as one line of time.

use super::{column, table};
use crate::brief::content::{Block, Said};
use crate::brief::draft::{Draft, both, of_claims, when};
use crate::brief::pictures;
use crate::brief::place::Place;
use crate::i18n::{self, Arg, Message};
use crate::model::{Citation, Claims, PartialDate, Text};

/// A dated line of the history.
struct Line<'r> {
    date: &'r Claims<PartialDate>,
    what: Message,
}

pub(super) fn history<'r>(draft: &mut Draft<'r>, place: &Place<'r>) -> Vec<Block> {
    let mut lines: Vec<(PartialDate, Line<'_>)> = Vec::new();
    let mut push = |date: &'r Claims<PartialDate>, what| {
        if let Some(first) = date.preferred()
            && first.earliest() <= draft.day
        {
            lines.push((*first, Line { date, what }));
        }
    };
    for tie in &place.ties {
        let others = place.others(tie);
        for event in &tie.events {
            let what = both(|lang| i18n::event(lang, event.kind));
            let mut message = Message::new("brief-history-tie")
                .with("kind", &draft.kind(tie))
                .with("names", draft.names(others.clone()))
                .with("event", &what);
            if let Some(note) = &event.note {
                message = Message::new("brief-history-noted")
                    .with("told", message)
                    .with("note", note);
            }
            push(&event.date, message);
        }
    }
    for milestone in &place.milestones {
        push(
            &milestone.date,
            Message::new("brief-history-milestone").with("title", &milestone.title),
        );
    }
    lines.sort_by_key(|(date, _)| (date.earliest(), date.latest()));
    let mut rows: Vec<Vec<Said>> = Vec::new();
    for (_, line) in &lines {
        rows.push(row(draft, line));
    }
    let columns = vec![
        column(draft, "brief-column-when", 0.3),
        column(draft, "brief-column-what", 0.7),
    ];
    let mut blocks = table(draft, "brief-history", columns, rows);
    if !blocks.is_empty() {
        blocks.extend(pictures::strip(draft, place));
    }
    blocks
}

fn row(draft: &mut Draft<'_>, line: &Line<'_>) -> Vec<Said> {
    let sources: Vec<&Citation> = of_claims(line.date).collect();
    let date = draft.fact(date_told(line.date), sources.clone());
    let what = draft.fact(line.what.clone(), sources);
    vec![date, what]
}

/// A date, and what other sources say of it.
pub(super) fn date_told(date: &Claims<PartialDate>) -> Message {
    let mut all: Vec<Text> = Vec::new();
    for claim in date.all() {
        let text = when(claim.value);
        if !all.contains(&text) {
            all.push(text);
        }
    }
    let mut all = all.iter();
    let first = all.next().map_or_else(|| Arg::from(""), Arg::from);
    let others: Vec<Arg> = all.map(Arg::from).collect();
    let told = Message::new("brief-date").with("date", first);
    if others.is_empty() {
        return told;
    }
    Message::new("brief-told-otherwise")
        .with("told", told)
        .with("others", Arg::List(others))
}
