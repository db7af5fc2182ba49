//! Small registries as text.

use std::collections::BTreeMap;

use kizuna::model::{
    Actor, ActorKind, Citation, CountryCode, Dash, FORMAT_VERSION, Hue, Name, Note, Pin, Place,
    Region, RegionScheme, Registry, Shape, Source, SourceStatus, Table, Text, Theme, Tie, TieClass,
    TieKind, Visibility,
};

/// A registry from its text, one record a line:
///
/// ```text
/// scheme NAME REGION=CC,CC REGION=CC
/// kind ID CLASS
/// theme ID
/// home ID
/// actor ID KIND CC|- LAT,LON|- [en=NAME] [reading=KANA] [in=ACTOR] [note=TEXT] [internal]
/// tie ID KIND FROM TO [themes=A,B] [note=TEXT] [internal] : EVENTS
/// pin ACTOR X Y
/// ```
///
/// Names are the ids unless `en=` says otherwise; every fact cites the one source `doc`.
#[track_caller]
pub(crate) fn world(text: &str) -> Registry {
    let mut world = World::default();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (head, events) = line.split_once(" : ").unwrap_or((line, ""));
        let words: Vec<&str> = head.split_whitespace().collect();
        match words.as_slice() {
            ["scheme", id, regions @ ..] => world.schemes.push(scheme(id, regions)),
            ["kind", id, class] => world.kind(id, class),
            ["theme", id] => world.themes.push(Theme {
                id: (*id).into(),
                name: both(id),
                reading: None,
            }),
            ["home", id] => world.home = Some((*id).to_owned()),
            ["actor", id, kind, country, place, rest @ ..] => {
                world.actors.push(actor(id, kind, country, place, rest));
            }
            ["tie", id, kind, from, to, rest @ ..] => {
                let mut tie = tie(id, kind, from, to, rest);
                tie.events = super::events(events);
                world.ties.push(tie);
            }
            ["pin", id, x, y] => {
                let pin = Pin(x.parse().unwrap(), y.parse().unwrap());
                world.pins.push(((*id).to_owned(), pin));
            }
            other => panic!("a test's registry has {other:?}"),
        }
    }
    world.build()
}

#[derive(Default)]
struct World {
    schemes: Vec<RegionScheme>,
    kinds: Vec<TieKind>,
    themes: Vec<Theme>,
    home: Option<String>,
    actors: Vec<Actor>,
    ties: Vec<Tie>,
    pins: Vec<(String, Pin)>,
}

impl World {
    fn kind(&mut self, id: &str, class: &str) {
        const LOOKS: [(Hue, Shape, Dash); 4] = [
            (Hue::Blue, Shape::Circle, Dash::Solid),
            (Hue::Orange, Shape::Square, Dash::Dashed),
            (Hue::Green, Shape::Diamond, Dash::Dotted),
            (Hue::Magenta, Shape::Hexagon, Dash::DashDot),
        ];
        let (hue, shape, dash) = LOOKS[self.kinds.len() % LOOKS.len()];
        let class = TieClass::ALL
            .into_iter()
            .find(|one| one.word() == class)
            .unwrap_or_else(|| panic!("{class:?} in a test is no class"));
        self.kinds.push(TieKind {
            id: id.into(),
            class,
            name: both(id),
            reading: None,
            hue,
            shape,
            dash,
            background: false,
        });
    }

    fn build(self) -> Registry {
        Registry {
            format_version: FORMAT_VERSION,
            title: both("world"),
            home: self.home.map(|id| id.as_str().into()),
            default_scheme: None,
            sources: Table::new(vec![Source {
                id: "doc".into(),
                title: both("document"),
                publisher: both("publisher"),
                published: None,
                as_of: None,
                seen: None,
                status: SourceStatus::Final,
                note: None,
            }]),
            kinds: Table::new(self.kinds),
            themes: Table::new(self.themes),
            schemes: Table::new(self.schemes),
            views: Table::default(),
            actors: Table::new(self.actors),
            ties: Table::new(self.ties),
            activities: Table::default(),
            milestones: Table::default(),
            figures: Table::default(),
            policies: Table::default(),
            delegations: Table::default(),
            templates: Table::default(),
            pins: self
                .pins
                .into_iter()
                .map(|(id, pin)| (id.as_str().into(), pin))
                .collect::<BTreeMap<_, _>>(),
        }
    }
}

fn both(text: &str) -> Text {
    Text::new(text, text)
}

fn cited() -> Vec<Citation> {
    vec!["doc#1".parse().unwrap()]
}

fn country(code: &str) -> CountryCode {
    CountryCode::parse(code).unwrap_or_else(|error| panic!("in a test: {error}"))
}

fn scheme(id: &str, regions: &[&str]) -> RegionScheme {
    RegionScheme {
        id: id.into(),
        name: both(id),
        sources: cited(),
        note: None,
        regions: regions
            .iter()
            .map(|region| {
                let (id, countries) = region.split_once('=').unwrap();
                Region {
                    id: id.into(),
                    name: both(id),
                    reading: None,
                    countries: countries.split(',').map(country).collect(),
                    actors: Vec::new(),
                }
            })
            .collect(),
    }
}

fn note(text: &str, visibility: Visibility) -> Note {
    Note {
        text: both(text),
        sources: cited(),
        visibility,
    }
}

fn actor(id: &str, kind: &str, code: &str, place: &str, rest: &[&str]) -> Actor {
    let kind = ActorKind::ALL
        .into_iter()
        .find(|one| one.word() == kind)
        .unwrap_or_else(|| panic!("{kind:?} in a test is no sort of actor"));
    let mut actor = Actor {
        id: id.into(),
        kind,
        names: vec![Name {
            ja: id.to_owned(),
            en: id.to_owned(),
            reading: Some(id.to_owned()),
            sources: cited(),
            ..Name::default()
        }],
        country: (code != "-").then(|| country(code)),
        place: place.split_once(',').map(|(lat, lon)| Place {
            lat: lat.parse().unwrap(),
            lon: lon.parse().unwrap(),
            sources: cited(),
        }),
        located_in: None,
        facts: Vec::new(),
        notes: Vec::new(),
        visibility: Visibility::Public,
    };
    for word in rest {
        match word.split_once('=').unwrap_or((word, "")) {
            ("en", name) => actor.names[0].en = name.to_owned(),
            ("reading", kana) => actor.names[0].reading = Some(kana.to_owned()),
            ("in", seat) => actor.located_in = Some(seat.into()),
            ("note", text) => actor.notes.push(note(text, Visibility::Public)),
            ("internal_note", text) => actor.notes.push(note(text, Visibility::Internal)),
            ("internal", _) => actor.visibility = Visibility::Internal,
            other => panic!("{other:?} in a test is no part of an actor"),
        }
    }
    actor
}

fn tie(id: &str, kind: &str, from: &str, to: &str, rest: &[&str]) -> Tie {
    let mut tie = Tie {
        id: id.into(),
        kind: kind.into(),
        from: from.into(),
        to: to.into(),
        title: None,
        events: Vec::new(),
        themes: Vec::new(),
        facts: Vec::new(),
        notes: Vec::new(),
        visibility: Visibility::Public,
    };
    for word in rest {
        match word.split_once('=').unwrap_or((word, "")) {
            ("themes", ids) => tie.themes = ids.split(',').map(Into::into).collect(),
            ("note", text) => tie.notes.push(note(text, Visibility::Public)),
            ("internal_note", text) => tie.notes.push(note(text, Visibility::Internal)),
            ("internal", _) => tie.visibility = Visibility::Internal,
            other => panic!("{other:?} in a test is no part of a tie"),
        }
    }
    tie
}
