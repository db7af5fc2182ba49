//! In what ties differ: what happened to them, ends, kinds, facts.

use super::actors::actor_ref;
use super::delta::{How, Of, Part, RecordRef, RecordSort, Value};
use super::details::{Details, Sides, stated};
use crate::model::{Event, EventKind, Tie};

/// Compares two states of a tie, field by field.
pub(super) fn ties((before, after): Sides<&Tie>, details: &mut Details) {
    let Tie {
        id: _,
        kind,
        from,
        to,
        title,
        events,
        themes,
        facts,
        notes,
        visibility,
    } = after;
    details.record(
        How::Moved,
        Part::Kind,
        RecordSort::Kind,
        (Some(before.kind.as_str()), Some(kind.as_str())),
    );
    for (part, was, is) in [
        (Part::FromActor, &before.from, from),
        (Part::ToActor, &before.to, to),
    ] {
        details.value(
            How::Moved,
            (Of::Record, part),
            (Some(was.as_str()), Some(is.as_str())),
            actor_ref,
        );
    }
    details.text(
        How::Renamed,
        (Of::Record, Part::Name),
        (before.title.as_ref(), title.as_ref()),
    );
    events_differ((&before.events, events), details);
    // A term that was not known ends a tie as well as an event does.
    let ends = (before.life().end(), after.life().end());
    let told = details.0.iter().any(|(how, _)| *how == How::Ended);
    if ends.0.is_none() && ends.1.is_some() && !told {
        // A renewal for a term ends nothing.
        let renewed = details.0.iter().any(|(how, _)| *how == How::Renewed);
        let how = if renewed { How::Redated } else { How::Ended };
        details.value(how, (Of::Record, Part::End), ends, Value::Date);
    }
    details.themes((&before.themes, themes));
    details.facts((&before.facts, facts));
    details.notes((&before.notes, notes));
    details.visibility((before.visibility, *visibility));
}

/// What an event that was not there makes of its tie.
pub(super) fn meaning(kind: EventKind) -> How {
    match kind {
        EventKind::Signed | EventKind::Opened => How::Began,
        EventKind::Renewed | EventKind::Extended => How::Renewed,
        EventKind::Suspended | EventKind::Resumed => How::Suspended,
        EventKind::Moved => How::Moved,
        EventKind::Expired | EventKind::Ended | EventKind::SucceededBy => How::Ended,
        EventKind::Announced | EventKind::FieldsAdded => How::Changed,
    }
}

fn events_differ((before, after): Sides<&[Event]>, details: &mut Details) {
    if before == after {
        return;
    }
    let (left, pairs) = matched(before, after);
    for (is, was) in after.iter().zip(&pairs) {
        match was {
            Some(was) => event_differs(was, is, details),
            None => whole_event(is, meaning(is.kind), true, details),
        }
    }
    for was in left {
        whole_event(was, How::Changed, false, details);
    }
    if details.0.is_empty() && before.len() == after.len() {
        details.push(
            How::Changed,
            (Of::Record, Part::Order),
            (Vec::new(), Vec::new()),
        );
    }
}

/// The earlier events that have no later one, and for each later event the earlier that it is: of the
/// same sort, rather the very same, else on the same date, else the next.
fn matched<'a>(before: &'a [Event], after: &[Event]) -> (Vec<&'a Event>, Vec<Option<&'a Event>>) {
    let mut left: Vec<&Event> = before.iter().collect();
    let mut pairs: Vec<Option<&Event>> = vec![None; after.len()];
    let tests: [fn(&Event, &Event) -> bool; 3] = [
        |was, is| was == is,
        |was, is| was.kind == is.kind && was.date.preferred() == is.date.preferred(),
        |was, is| was.kind == is.kind,
    ];
    for same in tests {
        for (is, pair) in after.iter().zip(&mut pairs) {
            if pair.is_none()
                && let Some(at) = left.iter().position(|was| same(was, is))
            {
                *pair = Some(left.remove(at));
            }
        }
    }
    (left, pairs)
}

fn event_differs(before: &Event, after: &Event, details: &mut Details) {
    let Event {
        kind,
        date,
        until,
        by: _,
        note,
    } = after;
    let of = || Of::Event(*kind);
    details.claims(
        How::Redated,
        (of(), Part::Date),
        (Some(&before.date), Some(date)),
        |date| Value::Date(*date),
    );
    let lengthened = match (before.until, until) {
        (Some(was), Some(is)) => was.latest() < is.latest(),
        _ => false,
    };
    let how = if lengthened {
        How::Renewed
    } else {
        How::Redated
    };
    let terms = (before.until, *until);
    details.value(how, (of(), Part::Term), terms, Value::Date);
    successor(How::Changed, before, after, details);
    details.text(
        How::Changed,
        (of(), Part::Note),
        (before.note.as_ref(), note.as_ref()),
    );
}

fn successor(how: How, before: &Event, after: &Event, details: &mut Details) {
    details.value(
        how,
        (Of::Event(after.kind), Part::Successor),
        (before.by.as_ref(), after.by.as_ref()),
        |tie| Value::Record(RecordRef::new(RecordSort::Tie, tie.as_str())),
    );
}

/// An event that only one side has.
pub(super) fn whole_event(event: &Event, how: How, is_later: bool, details: &mut Details) {
    let of = || Of::Event(event.kind);
    let mut dates = stated(Some(&event.date), |date| Value::Date(*date));
    // What the event was about is told with its date, unless that has a remark of its own.
    let told = match dates.first_mut() {
        Some(first) if first.note.is_none() => {
            first.note.clone_from(&event.note);
            true
        }
        _ => false,
    };
    let sides = match is_later {
        true => (Vec::new(), dates),
        false => (dates, Vec::new()),
    };
    details.push(how, (of(), Part::Event), sides);
    let none = Event {
        until: None,
        by: None,
        note: None,
        ..event.clone()
    };
    let (before, after) = if is_later {
        (&none, event)
    } else {
        (event, &none)
    };
    let terms = (before.until, after.until);
    details.value(how, (of(), Part::Term), terms, Value::Date);
    successor(how, before, after, details);
    if !told {
        let notes = (before.note.as_ref(), after.note.as_ref());
        details.text(how, (of(), Part::Note), notes);
    }
}

/// What a tie is known by, apart from its id: kind, ends, title and beginning.
pub(super) fn same_tie(tie: &Tie) -> Option<Vec<String>> {
    let title = tie.title.clone().unwrap_or_default();
    let start = tie.life().start();
    Some(vec![
        tie.kind.to_string(),
        tie.from.to_string(),
        tie.to.to_string(),
        title.ja,
        title.en,
        start.map_or_else(String::new, |date| date.to_string()),
    ])
}
