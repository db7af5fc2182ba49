//! In what delegations and templates of briefings differ.

use super::actors::actor_ref;
use super::delta::{How, Of, Part, Stated, Value};
use super::details::{Details, Sides, paired};
use crate::model::{Delegation, ProtocolMatter, ProtocolNote, Stop, Template, Text};

pub(super) fn delegations((before, after): Sides<&Delegation>, details: &mut Details) {
    let Delegation {
        id: _,
        title,
        direction,
        purpose,
        date,
        until,
        stops,
        themes,
        languages,
        protocol,
        questions,
        sources,
        notes,
        visibility,
    } = after;
    details.name((&before.title, title));
    details.value(
        How::Changed,
        (Of::Record, Part::Direction),
        (Some(before.direction), Some(*direction)),
        |direction| Value::Word("direction", direction.word()),
    );
    let purposes = (before.purpose.as_ref(), purpose.as_ref());
    details.text(How::Changed, (Of::Record, Part::Purpose), purposes);
    details.date((Of::Record, Part::Date), (Some(before.date), Some(*date)));
    details.date((Of::Record, Part::Until), (before.until, *until));
    stops_differ((&before.stops, stops), details);
    details.themes((&before.themes, themes));
    texts(
        (Of::Record, Part::Languages),
        (&before.languages, languages),
        details,
    );
    protocol_differs((&before.protocol, protocol), details);
    details.notes_of(Part::Questions, (&before.questions, questions));
    details.sources(Of::Record, (&before.sources, sources));
    details.notes((&before.notes, notes));
    details.visibility((before.visibility, *visibility));
}

fn texts(aspect: (Of, Part), sides: Sides<&[Text]>, details: &mut Details) {
    details.list(How::Changed, aspect, sides, |text| {
        Value::Text(text.clone()).into()
    });
}

fn stops_differ((before, after): Sides<&[Stop]>, details: &mut Details) {
    let who = |stops: &[Stop]| -> Vec<_> { stops.iter().map(|stop| stop.actor.clone()).collect() };
    details.list(
        How::Changed,
        (Of::Record, Part::Stops),
        (&who(before), &who(after)),
        |actor| actor_ref(actor.as_str()).into(),
    );
    for sides in paired(before, after, |stop| &stop.actor) {
        let (Some(was), Some(is)) = sides else {
            continue;
        };
        let Stop {
            actor,
            date,
            until,
            meets,
            note,
        } = is;
        let of = || Of::Stop(actor.clone());
        details.date((of(), Part::Date), (was.date, *date));
        details.date((of(), Part::Until), (was.until, *until));
        texts((of(), Part::Meets), (&was.meets, meets), details);
        let notes = (was.note.as_ref(), note.as_ref());
        details.text(How::Changed, (of(), Part::Note), notes);
    }
}

fn protocol_differs((before, after): Sides<&[ProtocolNote]>, details: &mut Details) {
    for matter in ProtocolMatter::ALL {
        let of = |notes: &[ProtocolNote]| -> Vec<_> {
            let of = notes.iter().filter(|note| note.about == *matter);
            of.cloned().collect()
        };
        details.list(
            How::Changed,
            (Of::Matter(*matter), Part::Protocol),
            (&of(before), &of(after)),
            |note| {
                let ProtocolNote {
                    about: _,
                    text,
                    sources,
                    visibility,
                } = note;
                Stated {
                    sources: sources.clone(),
                    internal: !visibility.is_public(),
                    ..Value::Text(text.clone()).into()
                }
            },
        );
    }
    details.order(before, after, |note| &note.about);
}

pub(super) fn templates((before, after): Sides<&Template>, details: &mut Details) {
    let Template {
        id: _,
        name,
        tone,
        sections,
    } = after;
    details.name((&before.name, name));
    details.value(
        How::Changed,
        (Of::Record, Part::Tone),
        (Some(before.tone), Some(*tone)),
        |tone| Value::Word("template-tone", tone.word()),
    );
    details.list(
        How::Changed,
        (Of::Record, Part::Sections),
        (&before.sections, sections),
        |section| Value::Word("template-section", section.word()).into(),
    );
}
