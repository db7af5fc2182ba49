//! Round anniversaries and what ends within the next three years.

use super::{column, table};
use crate::brief::content::{Block, Said};
use crate::brief::draft::{Draft, both, when};
use crate::brief::place::{Place, is_duty};
use crate::i18n::{Arg, Message};
use crate::insight::{About, Due, Occasion, horizon as due_in};
use crate::model::{Citation, DaySpan, PartialDate, Text};
use crate::records::DueWords;

/// How far is looked ahead. Unit: years.
const YEARS: u16 = 3;

pub(super) fn horizon(draft: &mut Draft<'_>, place: &Place<'_>) -> Vec<Block> {
    let dues = dues(draft, place);
    if dues.is_empty() {
        let none = Message::new("brief-horizon-none")
            .with("until", &when(PartialDate::day(span(draft).to)));
        return vec![Block::Paragraph(vec![draft.remark(none)])];
    }
    let columns = vec![
        column(draft, "brief-column-when", 0.22),
        column(draft, "brief-column-due", 0.16),
        column(draft, "brief-column-what", 0.38),
        column(draft, "brief-column-since", 0.24),
    ];
    let mut rows = Vec::new();
    for due in &dues {
        rows.push(row(draft, due));
    }
    table(draft, "brief-horizon", columns, rows)
}

/// The first round anniversary or end ahead, as a line.
pub(super) fn next(draft: &mut Draft<'_>, place: &Place<'_>) -> Option<Said> {
    let dues = dues(draft, place);
    let first = dues.first()?.date;
    let mut what: Vec<Arg> = Vec::new();
    let mut sources: Vec<Citation> = Vec::new();
    // Whoever celebrates in the same time is named in the same line.
    for due in dues.iter().filter(|due| due.date == first) {
        let occasion = words(draft, due, |words| words.occasion.clone());
        let told = Message::new("brief-due-told")
            .with("what", line(draft, due))
            .with("occasion", &occasion);
        what.push(told.into());
        sources.extend(due.sources.iter().cloned());
    }
    let message = Message::new("brief-next-due")
        .with("date", &when(first))
        .with("what", Arg::List(what));
    Some(draft.fact(message, &sources))
}

/// The period that is looked at: from the day, for three years.
fn span(draft: &Draft<'_>) -> DaySpan {
    DaySpan::years(draft.day, YEARS)
}

/// What falls due of a partner. Who looks after it has no anniversaries.
fn dues(draft: &Draft<'_>, place: &Place<'_>) -> Vec<Due> {
    let registry = draft.registry;
    let of_duty = |due: &Due| match &due.about {
        About::Tie(id) => {
            let tie = registry.ties.get(id.as_str());
            tie.is_some_and(|tie| is_duty(draft, tie))
        }
        About::Actor(_) | About::Milestone(_) => false,
    };
    let mut dues = due_in(registry, span(draft));
    dues.retain(|due| due.actors.iter().any(|id| place.has(id)) && !of_duty(due));
    // The milestone of what a tie tells of anyway is not told twice.
    let of_ties: Vec<(PartialDate, Occasion)> = dues
        .iter()
        .filter(|due| matches!(due.about, About::Tie(_)))
        .map(|due| (due.date, due.what))
        .collect();
    dues.retain(|due| {
        !matches!(due.about, About::Milestone(_)) || !of_ties.contains(&(due.date, due.what))
    });
    dues
}

fn words(draft: &Draft<'_>, due: &Due, pick: impl Fn(&DueWords) -> String) -> Text {
    both(|lang| pick(&DueWords::of(draft.registry, due, lang)))
}

/// Whom and what it is about.
fn line(draft: &Draft<'_>, due: &Due) -> Message {
    let who = words(draft, due, |words| words.with.clone());
    let matter = words(draft, due, |words| words.matter.clone());
    match &due.about {
        About::Milestone(_) => Message::new("brief-title").with("title", &matter),
        About::Tie(_) | About::Actor(_) => Message::new("brief-due-of")
            .with("who", &who)
            .with("matter", &matter),
    }
}

fn row(draft: &mut Draft<'_>, due: &Due) -> Vec<Said> {
    let date = draft.fact(
        Message::new("brief-date").with("date", &when(due.date)),
        &due.sources,
    );
    let what = draft.text(&words(draft, due, |words| words.occasion.clone()));
    let what = draft.cell(what, &due.sources);
    let line = line(draft, due);
    // How precisely it is known is seen from its date.
    let standing = both(|lang| {
        let words = DueWords::of(draft.registry, due, lang);
        words.standing.unwrap_or_default()
    });
    let told = if standing.ja.is_empty() {
        line
    } else {
        Message::new("brief-due-remarked")
            .with("told", line)
            .with("remarks", &standing)
    };
    let told = draft.fact(told, &due.sources);
    let since = draft.fact(
        Message::new("brief-date").with("date", &when(due.since)),
        &due.sources,
    );
    vec![date, what, told, since]
}
