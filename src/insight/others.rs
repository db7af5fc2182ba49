//! In what the other records differ: activities, milestones, figures, policies, kinds, subjects,
//! schemes, sources, saved views, and the registry itself.

use super::actors::actor_ref;
use super::delta::{How, Of, Part, RecordRef, RecordSort, Value};
use super::details::{Details, Sides, paired};
use crate::model::{
    Activity, ActivityId, Figure, FigureId, FigureValue, Milestone, Part as ActivityPart, Policy,
    PolicyId, Reading, Region, RegionScheme, Registry, SavedView, Source, SourceStatus, Theme,
    TieKind,
};

pub(super) fn activities((before, after): Sides<&Activity>, details: &mut Details) {
    let Activity {
        id: _,
        kind,
        title,
        date,
        until,
        stage,
        series,
        parts,
        themes,
        sources,
        facts,
        notes,
        visibility,
    } = after;
    details.value(
        How::Changed,
        (Of::Record, Part::Sort),
        (Some(before.kind), Some(*kind)),
        |kind| Value::Word("activity", kind.word()),
    );
    details.name((&before.title, title));
    details.claims(
        How::Redated,
        (Of::Record, Part::Date),
        (Some(&before.date), Some(date)),
        |date| Value::Date(*date),
    );
    details.claims(
        How::Redated,
        (Of::Record, Part::Until),
        (before.until.as_ref(), until.as_ref()),
        |date| Value::Date(*date),
    );
    details.value(
        How::Changed,
        (Of::Record, Part::Stage),
        (Some(before.stage), Some(*stage)),
        |stage| Value::Word("stage", stage.word()),
    );
    details.value(
        How::Changed,
        (Of::Record, Part::Series),
        (before.series.as_ref(), series.as_ref()),
        |series| actor_ref(series.as_str()),
    );
    parts_differ((&before.parts, parts), details);
    details.themes((&before.themes, themes));
    details.sources(Of::Record, (&before.sources, sources));
    details.facts((&before.facts, facts));
    details.notes((&before.notes, notes));
    details.visibility((before.visibility, *visibility));
}

fn parts_differ((before, after): Sides<&[ActivityPart]>, details: &mut Details) {
    let who = |parts: &[ActivityPart]| -> Vec<_> {
        let who = |part: &ActivityPart| (part.actor.clone(), part.role);
        parts.iter().map(who).collect()
    };
    details.list(
        How::Changed,
        (Of::Record, Part::Parts),
        (&who(before), &who(after)),
        |(actor, role)| Value::Role(actor.clone(), *role).into(),
    );
    let keyed =
        |parts: &[ActivityPart]| -> Vec<_> { parts.iter().cloned().zip(who(parts)).collect() };
    let (before, after) = (keyed(before), keyed(after));
    for sides in paired(&before, &after, |(_, who)| who) {
        if let (Some((was, _)), Some((is, _))) = sides {
            let ActivityPart {
                actor,
                role,
                sources,
            } = is;
            let of = Of::Actor(actor.clone(), *role);
            details.sources(of, (&was.sources, sources));
        }
    }
}

pub(super) fn milestones((before, after): Sides<&Milestone>, details: &mut Details) {
    let Milestone {
        id: _,
        title,
        date,
        actors,
        themes,
        notes,
        visibility,
    } = after;
    details.name((&before.title, title));
    details.claims(
        How::Redated,
        (Of::Record, Part::Date),
        (Some(&before.date), Some(date)),
        |date| Value::Date(*date),
    );
    details.actors(Of::Record, (&before.actors, actors));
    details.themes((&before.themes, themes));
    details.notes((&before.notes, notes));
    details.visibility((before.visibility, *visibility));
}

pub(super) fn figures((before, after): Sides<&Figure>, details: &mut Details) {
    let Figure {
        id: _,
        kind,
        title,
        unit,
        actors,
        activity,
        part_of,
        owner,
        values,
        themes,
        notes,
        visibility,
    } = after;
    details.value(
        How::Changed,
        (Of::Record, Part::Sort),
        (Some(before.kind), Some(*kind)),
        |kind| Value::Word("figure", kind.word()),
    );
    details.name((&before.title, title));
    let units = (Some(&before.unit), Some(unit));
    details.text(How::Changed, (Of::Record, Part::Unit), units);
    details.actors(Of::Record, (&before.actors, actors));
    details.record(
        How::Changed,
        Part::Activity,
        RecordSort::Activity,
        (
            before.activity.as_ref().map(ActivityId::as_str),
            activity.as_ref().map(ActivityId::as_str),
        ),
    );
    details.record(
        How::Changed,
        Part::PartOf,
        RecordSort::Figure,
        (
            before.part_of.as_ref().map(FigureId::as_str),
            part_of.as_ref().map(FigureId::as_str),
        ),
    );
    details.value(
        How::Changed,
        (Of::Record, Part::Owner),
        (before.owner.as_ref(), owner.as_ref()),
        |owner| actor_ref(owner.as_str()),
    );
    values_differ((&before.values, values), details);
    details.themes((&before.themes, themes));
    details.notes((&before.notes, notes));
    details.visibility((before.visibility, *visibility));
}

fn values_differ((before, after): Sides<&[FigureValue]>, details: &mut Details) {
    let keyed = |values: &[FigureValue]| -> Vec<_> {
        let key = |value: &FigureValue| {
            let FigureValue {
                period,
                role,
                value,
            } = value;
            ((*period, *role), value.clone())
        };
        values.iter().map(key).collect()
    };
    let (before, after) = (keyed(before), keyed(after));
    for (was, is) in paired(&before, &after, |(key, _)| key) {
        let Some(((period, role), _)) = was.or(is) else {
            continue;
        };
        details.claims(
            How::Changed,
            (Of::Period(*period, *role), Part::Value),
            (was.map(|(_, value)| value), is.map(|(_, value)| value)),
            |reading| match reading {
                Reading::Number(number) => Value::Number(*number),
                Reading::Words(text) => Value::Text(text.clone()),
            },
        );
    }
    details.order(&before, &after, |(key, _)| key);
}

pub(super) fn policies((before, after): Sides<&Policy>, details: &mut Details) {
    let Policy {
        id: _,
        kind,
        title,
        text,
        part_of,
        regions,
        actors,
        themes,
        sources,
        notes,
        visibility,
    } = after;
    details.value(
        How::Changed,
        (Of::Record, Part::Sort),
        (Some(before.kind), Some(*kind)),
        |kind| Value::Word("policy", kind.word()),
    );
    details.name((&before.title, title));
    let texts = (before.text.as_ref(), text.as_ref());
    details.text(How::Changed, (Of::Record, Part::Text), texts);
    details.record(
        How::Changed,
        Part::PartOf,
        RecordSort::Policy,
        (
            before.part_of.as_ref().map(PolicyId::as_str),
            part_of.as_ref().map(PolicyId::as_str),
        ),
    );
    details.list(
        How::Changed,
        (Of::Record, Part::Regions),
        (&before.regions, regions),
        |region| Value::Region(region.clone()).into(),
    );
    details.actors(Of::Record, (&before.actors, actors));
    details.themes((&before.themes, themes));
    details.sources(Of::Record, (&before.sources, sources));
    details.notes((&before.notes, notes));
    details.visibility((before.visibility, *visibility));
}

pub(super) fn kinds((before, after): Sides<&TieKind>, details: &mut Details) {
    let TieKind {
        id: _,
        class,
        name,
        reading,
        hue,
        shape,
        dash,
        background,
    } = after;
    details.value(
        How::Changed,
        (Of::Record, Part::Class),
        (Some(before.class), Some(*class)),
        |class| Value::Word("class", class.word()),
    );
    details.name((&before.name, name));
    details.reading(Of::Record, (&before.reading, reading));
    if (before.hue, before.shape, before.dash) != (*hue, *shape, *dash) {
        // Marks have no names that people know them by.
        details.push(
            How::Changed,
            (Of::Record, Part::Look),
            (Vec::new(), Vec::new()),
        );
    }
    details.value(
        How::Changed,
        (Of::Record, Part::Background),
        (Some(before.background), Some(*background)),
        Value::Flag,
    );
}

pub(super) fn themes((before, after): Sides<&Theme>, details: &mut Details) {
    let Theme {
        id: _,
        name,
        reading,
    } = after;
    details.name((&before.name, name));
    details.reading(Of::Record, (&before.reading, reading));
}

pub(super) fn schemes((before, after): Sides<&RegionScheme>, details: &mut Details) {
    let RegionScheme {
        id: _,
        name,
        sources,
        note,
        regions,
    } = after;
    details.name((&before.name, name));
    details.sources(Of::Record, (&before.sources, sources));
    let notes = (before.note.as_ref(), note.as_ref());
    details.text(How::Changed, (Of::Record, Part::Note), notes);
    let names = |regions: &[Region]| -> Vec<_> {
        let name = |region: &Region| (region.id.clone(), region.name.clone());
        regions.iter().map(name).collect()
    };
    let ids =
        |regions: &[Region]| -> Vec<_> { regions.iter().map(|region| region.id.clone()).collect() };
    let known = |regions: &[Region], id: &crate::model::RegionId| {
        names(regions)
            .into_iter()
            .find(|(one, _)| one == id)
            .map(|(_, name)| name)
    };
    details.list(
        How::Changed,
        (Of::Record, Part::Regions),
        (&ids(&before.regions), &ids(regions)),
        |id| {
            let name = known(regions, id).or_else(|| known(&before.regions, id));
            Value::Text(name.unwrap_or_default()).into()
        },
    );
    for sides in paired(&before.regions, regions, |region| &region.id) {
        if let (Some(was), Some(is)) = sides {
            region_differs(was, is, details);
        }
    }
}

fn region_differs(before: &Region, after: &Region, details: &mut Details) {
    let Region {
        id: _,
        name,
        reading,
        countries,
        actors,
    } = after;
    let of = || Of::Named(name.clone());
    details.text(
        How::Renamed,
        (of(), Part::Name),
        (Some(&before.name), Some(name)),
    );
    details.reading(of(), (&before.reading, reading));
    details.list(
        How::Changed,
        (of(), Part::Countries),
        (&before.countries, countries),
        |code| Value::Country(*code).into(),
    );
    details.actors(of(), (&before.actors, actors));
}

pub(super) fn sources((before, after): Sides<&Source>, details: &mut Details) {
    let Source {
        id: _,
        title,
        publisher,
        published,
        as_of,
        seen,
        status,
        note,
    } = after;
    details.name((&before.title, title));
    let publishers = (Some(&before.publisher), Some(publisher));
    details.text(How::Changed, (Of::Record, Part::Publisher), publishers);
    for (part, was, is) in [
        (Part::Published, before.published, *published),
        (Part::StateOf, before.as_of, *as_of),
        (Part::Seen, before.seen, *seen),
    ] {
        details.date((Of::Record, part), (was, is));
    }
    details.value(
        How::Changed,
        (Of::Record, Part::Status),
        (Some(before.status), Some(*status)),
        |status| {
            let word = match status {
                SourceStatus::Final => "final",
                SourceStatus::Draft => "draft",
                SourceStatus::Dataset => "dataset",
            };
            Value::Word("source", word)
        },
    );
    let notes = (before.note.as_ref(), note.as_ref());
    details.text(How::Changed, (Of::Record, Part::Note), notes);
}

pub(super) fn views((before, after): Sides<&SavedView>, details: &mut Details) {
    let SavedView {
        id: _,
        name,
        lens,
        visibility,
    } = after;
    details.name((&before.name, name));
    details.value(
        How::Changed,
        (Of::Record, Part::Lens),
        (Some(&before.lens), Some(lens)),
        |lens| Value::Plain(lens.clone()),
    );
    details.visibility((before.visibility, *visibility));
}

/// What a registry says of itself; its tables and pins are compared each for itself.
pub(super) fn registries((before, after): Sides<&Registry>, details: &mut Details) {
    let Registry {
        format_version,
        title,
        home,
        default_scheme,
        sources: _,
        kinds: _,
        themes: _,
        schemes: _,
        actors: _,
        ties: _,
        activities: _,
        milestones: _,
        figures: _,
        policies: _,
        delegations: _,
        templates: _,
        views: _,
        pins: _,
    } = after;
    details.value(
        How::Changed,
        (Of::Record, Part::FormatVersion),
        (Some(before.format_version), Some(*format_version)),
        |version| Value::Plain(version.to_string()),
    );
    details.name((&before.title, title));
    details.value(
        How::Changed,
        (Of::Record, Part::Home),
        (before.home.as_ref(), home.as_ref()),
        |home| actor_ref(home.as_str()),
    );
    details.value(
        How::Changed,
        (Of::Record, Part::DefaultScheme),
        (before.default_scheme.as_ref(), default_scheme.as_ref()),
        |scheme| Value::Record(RecordRef::new(RecordSort::Scheme, scheme.as_str())),
    );
}
