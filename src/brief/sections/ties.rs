//! The ties that stand on the day, the weightiest first, and those that are over.

use super::{column, heading, table};
use crate::brief::content::{Block, Said};
use crate::brief::draft::{Draft, of_claims, when};
use crate::brief::pictures;
use crate::brief::place::{Place, stands_back};
use crate::i18n::{self, Arg, Message};
use crate::model::{Certainty, Citation, Event, EventKind, Status, Tie, TieClass};
use crate::records::last_known;

pub(super) fn ties(draft: &mut Draft<'_>, place: &Place<'_>) -> Vec<Block> {
    let standing: Vec<&Tie> = place
        .standing(draft)
        .into_iter()
        .filter(|tie| !is_project(draft, tie))
        .collect();
    let (back, front): (Vec<&Tie>, Vec<&Tie>) =
        standing.iter().partition(|tie| stands_back(draft, tie));
    let mut blocks = Vec::new();
    if standing.is_empty() {
        let message = Message::new("brief-ties-none").with("day", &draft.on_day());
        blocks.push(Block::Paragraph(vec![draft.remark(message)]));
    }
    // Where nothing stands before it, what stands back is the whole.
    let (front, back) = if front.is_empty() {
        (back, front)
    } else {
        (front, back)
    };
    blocks.extend(list(draft, place, "brief-ties-table", &front));
    blocks.extend(remarks(draft, &front));
    if !standing.is_empty() {
        blocks.extend(pictures::network(draft, place));
    }
    if !back.is_empty() {
        blocks.push(heading(draft, "brief-ties-others"));
        blocks.extend(list(draft, place, "brief-ties-others", &back));
    }
    let ended: Vec<&Tie> = place.ended(draft);
    if !ended.is_empty() {
        blocks.push(heading(draft, "brief-ties-ended"));
        blocks.extend(list(draft, place, "brief-ties-ended", &ended));
    }
    blocks
}

/// Whether a tie is a piece of work, which stands with the figures.
pub(super) fn is_project(draft: &Draft<'_>, tie: &Tie) -> bool {
    let kind = draft.registry.kinds.get(tie.kind.as_str());
    kind.is_some_and(|kind| kind.class == TieClass::Project) && stands_back(draft, tie)
}

/// Ties as a table: kind, with whom, since when, in which state.
pub(super) fn list(
    draft: &mut Draft<'_>,
    place: &Place<'_>,
    title: &'static str,
    ties: &[&Tie],
) -> Vec<Block> {
    let columns = vec![
        column(draft, "brief-column-kind", 0.22),
        column(draft, "brief-column-with", 0.30),
        column(draft, "brief-column-since", 0.24),
        column(draft, "brief-column-state", 0.24),
    ];
    let mut rows = Vec::new();
    for tie in ties {
        rows.push(row(draft, place, tie));
    }
    table(draft, title, columns, rows)
}

fn row(draft: &mut Draft<'_>, place: &Place<'_>, tie: &Tie) -> Vec<Said> {
    let kind = draft.kind(tie);
    let kind = match &tie.title {
        Some(title) => draft.words(
            Message::new("brief-tie-titled")
                .with("kind", &kind)
                .with("title", title),
        ),
        None => draft.text(&kind),
    };
    let ends = place.others(tie);
    let with = draft.names(ends);
    let with = draft.words(Message::new("brief-tie-with").with("names", with));
    let sources = begin(tie);
    let kind = draft.cell(kind, sources.clone());
    let with = draft.cell(with, sources);
    let since = since(draft, tie);
    let state = state(draft, tie);
    vec![kind, with, since, state]
}

/// The event from which a tie counts; `None` where its beginning is not known.
pub(super) fn first_event(tie: &Tie) -> Option<&Event> {
    let start = tie.life().start()?;
    let begins = |event: &&Event| {
        !event.kind.ends()
            && event.kind != EventKind::Announced
            && event.date.preferred() == Some(&start)
    };
    tie.events.iter().find(begins)
}

/// The sources of the beginning of a tie: of its first event, or of what is remarked of it.
pub(super) fn begin(tie: &Tie) -> Vec<&Citation> {
    let first = first_event(tie).or_else(|| tie.events.iter().find(|event| !event.kind.ends()));
    first
        .into_iter()
        .flat_map(|event| of_claims(&event.date))
        .chain(
            tie.notes
                .iter()
                .take(usize::from(first.is_none()))
                .flat_map(|note| &note.sources),
        )
        .collect()
}

/// Since when, by which event; with what other sources say.
fn since(draft: &mut Draft<'_>, tie: &Tie) -> Said {
    let Some(event) = first_event(tie) else {
        return draft.remark(Message::new("brief-since-unknown"));
    };
    let message = dated(event, "brief-since");
    draft.fact(message, of_claims(&event.date))
}

/// An event with its date, and what other sources say.
pub(super) fn dated(event: &Event, id: &'static str) -> Message {
    let claims = event.date.all();
    let date = claims
        .first()
        .map_or_else(|| Arg::from(""), |claim| Arg::from(&when(claim.value)));
    let others: Vec<Arg> = claims
        .iter()
        .skip(1)
        .filter(|claim| Some(&claim.value) != event.date.preferred())
        .map(|claim| Arg::from(&when(claim.value)))
        .collect();
    let what = super::super::draft::both(|lang| i18n::event(lang, event.kind));
    let message = Message::new(id).with("date", date).with("event", &what);
    if others.is_empty() {
        return message;
    }
    Message::new("brief-told-otherwise")
        .with("told", message)
        .with("others", Arg::List(others))
}

/// The state on the day, the end of a term, and until when anything is known of it.
fn state(draft: &mut Draft<'_>, tie: &Tie) -> Said {
    let life = tie.life();
    let day = draft.day;
    let id = match (life.in_force_on(day), life.status_on(day)) {
        (_, Status::Suspended) => "brief-state-suspended",
        (Certainty::Certain, _) => "brief-state-in-force",
        (Certainty::Possible, _) => "brief-state-possible",
        (Certainty::No, Status::Planned) => "brief-state-planned",
        (Certainty::No, Status::NotYet) => "brief-state-not-yet",
        (Certainty::No, _) => "brief-state-ended",
    };
    let mut parts = vec![Arg::from(Message::new(id))];
    parts.extend(
        life.end()
            .map(|end| Arg::from(Message::new("brief-state-until").with("date", &when(end)))),
    );
    parts.extend(
        last_known(draft.registry, tie)
            .map(|known| Arg::from(Message::new("brief-state-known").with("date", &when(known)))),
    );
    let sources: Vec<&Citation> = tie
        .events
        .iter()
        .flat_map(|event| of_claims(&event.date))
        .collect();
    draft.fact(
        Message::new("brief-state").with("parts", Arg::List(parts)),
        sources,
    )
}

/// What is remarked of ties, an item each.
fn remarks(draft: &mut Draft<'_>, ties: &[&Tie]) -> Vec<Block> {
    let mut items = Vec::new();
    for tie in ties {
        let kind = draft.kind(tie);
        for note in &tie.notes {
            let message = Message::new("brief-remark")
                .with("about", &kind)
                .with("text", &note.text);
            items.push(draft.fact(message, &note.sources));
        }
    }
    if items.is_empty() {
        Vec::new()
    } else {
        vec![Block::List(items)]
    }
}
