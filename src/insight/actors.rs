//! In what actors differ: names, places, facts.

use super::delta::{How, Of, Part, RecordRef, RecordSort, Stated, Value};
use super::details::{Details, Sides, paired};
use crate::model::{Actor, ActorId, Name, NameUse, Place, Registry, Text};

/// Compares two states of an actor, field by field.
pub(super) fn actors(
    (before, after): Sides<&Actor>,
    registries: Sides<&Registry>,
    details: &mut Details,
) {
    // Taken apart as a whole, so that no new field can be forgotten; the id is what they share.
    let Actor {
        id: _,
        kind,
        names,
        country,
        place,
        located_in,
        facts,
        notes,
        visibility,
    } = after;
    names_differ((&before.names, names), details);
    details.value(
        How::Changed,
        (Of::Record, Part::Sort),
        (Some(before.kind), Some(*kind)),
        |kind| Value::Word("actor", kind.word()),
    );
    details.value(
        How::Moved,
        (Of::Record, Part::Country),
        (before.country, *country),
        Value::Country,
    );
    place_differs((before.place.as_ref(), place.as_ref()), details);
    details.record(
        How::Moved,
        Part::Seat,
        RecordSort::Actor,
        (
            before.located_in.as_ref().map(ActorId::as_str),
            located_in.as_ref().map(ActorId::as_str),
        ),
    );
    regions_differ((before, after), registries, details);
    details.facts((&before.facts, facts));
    details.notes((&before.notes, notes));
    details.visibility((before.visibility, *visibility));
}

/// A name's two languages.
fn text(name: &Name) -> Text {
    Text::new(name.ja.clone(), name.en.clone())
}

fn names_differ((before, after): Sides<&[Name]>, details: &mut Details) {
    let texts = |names: &[Name]| names.iter().map(text).collect::<Vec<_>>();
    let (was, is) = (texts(before), texts(after));
    let first = (was.first(), is.first());
    details.text(How::Renamed, (Of::Record, Part::Name), first);
    let rest = |texts: &[Text]| texts.iter().skip(1).cloned().collect::<Vec<_>>();
    details.list(
        How::Renamed,
        (Of::Record, Part::OtherNames),
        (&rest(&was), &rest(&is)),
        |text| Value::Text(text.clone()).into(),
    );
    // Names of two languages are keys only as a whole, which a name does not lend.
    let keyed = |names: &[Name]| -> Vec<(Text, Name)> {
        names
            .iter()
            .map(|name| (text(name), name.clone()))
            .collect()
    };
    let (mut was, is) = (keyed(before), keyed(after));
    // A first name that was corrected is the same name: what else is known of it is not told anew.
    let gone = |text: &Text, others: &[(Text, Name)]| others.iter().all(|(other, _)| other != text);
    let corrected = was
        .first()
        .zip(is.first())
        .and_then(|((old, _), (new, _))| (gone(old, &is) && gone(new, &was)).then(|| new.clone()));
    if let Some((text, _)) = was.first_mut() {
        *text = corrected.unwrap_or_else(|| text.clone());
    }
    for (was, is) in paired(&was, &is, |(text, _)| text) {
        let (was, is) = (was.map(|(_, name)| name), is.map(|(_, name)| name));
        name_differs(was, is, details);
    }
}

/// A name in two states; of one that only one side has, its time and what else is known of it.
fn name_differs(before: Option<&Name>, after: Option<&Name>, details: &mut Details) {
    let nothing = |name: &Name| Name {
        ja: name.ja.clone(),
        en: name.en.clone(),
        ..Name::default()
    };
    let (before, after) = match (before, after) {
        (Some(before), Some(after)) => (before.clone(), after.clone()),
        (Some(before), None) => (before.clone(), nothing(before)),
        (None, Some(after)) => (nothing(after), after.clone()),
        (None, None) => return,
    };
    let of = || Of::Named(text(&after));
    let Name {
        ja: _,
        en: _,
        reading,
        short,
        role,
        from,
        until,
        sources,
        note,
    } = &after;
    details.reading(of(), (&before.reading, reading));
    details.text(
        How::Changed,
        (of(), Part::Short),
        (before.short.as_ref(), short.as_ref()),
    );
    details.value(
        How::Renamed,
        (of(), Part::Use),
        (Some(before.role), Some(*role)),
        |role| {
            let word = match role {
                NameUse::Current => "current",
                NameUse::Former => "former",
                NameUse::Variant => "variant",
            };
            Value::Word("name", word)
        },
    );
    for (part, was, is) in [
        (Part::From, &before.from, from),
        (Part::Until, &before.until, until),
    ] {
        details.claims(
            How::Renamed,
            (of(), part),
            (was.as_ref(), is.as_ref()),
            |date| Value::Date(*date),
        );
    }
    details.sources(of(), (&before.sources, sources));
    details.text(
        How::Changed,
        (of(), Part::Note),
        (before.note.as_ref(), note.as_ref()),
    );
}

fn place_differs((before, after): Sides<Option<&Place>>, details: &mut Details) {
    let point = |place: Option<&Place>| {
        let Place {
            lat,
            lon,
            sources: _,
        } = place?;
        Some((*lat, *lon))
    };
    let moved = point(before) != point(after);
    let state = |place: Option<&Place>| -> Vec<Stated> {
        let state = |place: &Place| Stated {
            sources: place.sources.clone(),
            ..Value::Place(place.lat, place.lon).into()
        };
        place.map(state).into_iter().collect()
    };
    if before != after {
        let how = if moved { How::Moved } else { How::Restated };
        details.push(
            how,
            (Of::Record, Part::Place),
            (state(before), state(after)),
        );
    }
}

/// The regions that schemes of both registries give an actor.
fn regions_differ(
    (before, after): Sides<&Actor>,
    (earlier, later): Sides<&Registry>,
    details: &mut Details,
) {
    for scheme in &later.schemes {
        let Some(old) = earlier.schemes.get(scheme.id.as_str()) else {
            continue;
        };
        let was = earlier.region_of(before, old);
        let is = later.region_of(after, scheme);
        let of = Of::Named(scheme.name.clone());
        details.value(How::Moved, (of, Part::Region), (was, is), Value::Region);
    }
}

/// What an actor is known by, apart from its id: its name, sort and country.
pub(super) fn same_actor(actor: &Actor) -> Option<Vec<String>> {
    let name = actor.name();
    (!name.ja.is_empty() || !name.en.is_empty()).then(|| {
        vec![
            name.ja.clone(),
            name.en.clone(),
            actor.kind.word().to_owned(),
            actor
                .country
                .map_or_else(String::new, |code| code.to_string()),
        ]
    })
}

/// A reference to an actor.
pub(super) fn actor_ref(id: &str) -> Value {
    Value::Record(RecordRef::new(RecordSort::Actor, id))
}
