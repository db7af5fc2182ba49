//! The records of the page, with what is told of them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::members::{Member, Members, life, sureness, written_changes};
use super::places::{self, tenths};
use super::{PageRequest, both, written};
use crate::i18n;
use crate::lens::{Visible, VisibleTie};
use crate::model::{
    Activity, Actor, Certainty, Citation, Date, Figure, Lang, PartialDate, Shape, Text, Tie,
};
use crate::records::{
    Account, AccountLine, Listing, Row, activities_of, figures_of, source_name, tie_citations,
};
use crate::scene::{dash_pattern, outline};

/// A kind of ties.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KindRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Whether it stands back: hidden when the page opens, unless the lens asks for kinds.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub back: bool,
    /// The corners of its mark, with a radius of 100; none for a circle.
    pub outline: Vec<i64>,
    /// Whether its mark has a hole.
    pub ring: bool,
    /// Strokes and gaps of its line.
    pub dash: &'static [f64],
}

/// A name, and from when on it is used.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NameFrom {
    /// The first day.
    pub from: String,
    /// The whole name.
    pub name: Text,
    /// What stands beside the mark, if that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
}

/// An actor.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ActorRow {
    /// Its id.
    pub id: String,
    /// What it is called, day by day.
    pub names: Vec<NameFrom>,
    /// What it is found by beside its id: all its names and readings.
    pub find: Vec<String>,
    /// What it is, by the place among the sorts.
    pub sort: usize,
    /// Its country, by the place among the countries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<usize>,
    /// Its regions, by their places.
    pub regions: Vec<usize>,
    /// Whom it sits in, if that is in the page and not home.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seat: Option<usize>,
    /// Whether it is the home city.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub home: bool,
    /// Whether it is home's own side.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub at_home: bool,
    /// Whether it is shown without any tie while nothing is asked that only ties have.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub lone: bool,
    /// Whether only ties that stand back make it known.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub back: bool,
    /// Where it stands in the rings.
    pub rings: Option<[i64; 2]>,
    /// Where it stands on the map.
    pub map: Option<[i64; 2]>,
    /// What is told of it before its ties, its name first, by the places of lines.
    pub told: Vec<usize>,
    /// What is told of it after its ties.
    pub after: Vec<usize>,
}

/// A tie.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TieRow {
    /// Its id.
    pub id: String,
    /// Its ends, by their places in the page.
    pub from: usize,
    /// See `from`.
    pub to: usize,
    /// Its kind, by its place.
    pub kind: usize,
    /// Its regions, by their places.
    pub regions: Vec<usize>,
    /// Its subjects, by their places.
    pub themes: Vec<usize>,
    /// The countries of its other side.
    pub countries: Vec<usize>,
    /// Its own title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Its start and its end, as far as they are known.
    pub span: [Option<Text>; 2],
    /// The last year in which it can have begun, and whether it can have begun in an earlier one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<(i16, bool)>,
    /// Whether it is shown while no day is asked for: 0 no, 1 possibly, 2 certainly.
    pub always: u8,
    /// Whether it is shown as of a day: what holds from which day on.
    pub fits: Vec<(String, u8)>,
    /// Its state, from which day on.
    pub life: Vec<(String, usize)>,
    /// Its state where no day is asked for: that of today.
    pub state: usize,
    /// Its line on the map, by its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The documents that it rests on, by their places.
    pub sources: Vec<usize>,
    /// What is told of its life, by the places of lines.
    pub told: Vec<usize>,
    /// Further facts of it.
    pub facts: Vec<usize>,
}

/// A line of what is told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Told {
    /// How deep it stands.
    pub depth: usize,
    /// Whether it is the head of what follows.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub head: bool,
    /// What it says.
    pub text: Text,
    /// The record that it names, if it names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What it rests on, by the places of citations.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<usize>,
}

/// Records with the lists that they point into.
pub(super) struct Gathered {
    pub(super) kinds: Vec<KindRow>,
    pub(super) regions: Vec<Text>,
    pub(super) themes: Vec<Text>,
    pub(super) sorts: Vec<Text>,
    pub(super) countries: Vec<Text>,
    pub(super) actors: Vec<ActorRow>,
    pub(super) ties: Vec<TieRow>,
    pub(super) sources: Vec<Text>,
    pub(super) cites: Vec<Text>,
    pub(super) told: Vec<Told>,
}

/// What records point at, in the order of the registry: only what some record points at.
#[derive(Default)]
struct Pointed<K> {
    at: BTreeMap<K, usize>,
}

impl<K: Ord> Pointed<K> {
    fn of(all: impl IntoIterator<Item = K>) -> Self {
        let mut pointed: Vec<K> = all.into_iter().collect();
        pointed.sort_unstable();
        pointed.dedup();
        let at = pointed.into_iter().enumerate().map(|(at, key)| (key, at));
        Self { at: at.collect() }
    }

    fn places(&self, all: impl IntoIterator<Item = K>) -> Vec<usize> {
        let all = all.into_iter();
        all.filter_map(|key| self.at.get(&key).copied()).collect()
    }

    fn texts(&self, say: impl Fn(&K) -> Option<Text>) -> Vec<Text> {
        self.at
            .keys()
            .map(|key| say(key).unwrap_or_default())
            .collect()
    }
}

/// The kinds of the page, by their positions in the registry.
pub(super) fn kinds(request: &PageRequest<'_>, members: &Members) -> Vec<usize> {
    let registry = request.index.registry();
    let ties = members.records(request.index);
    let kinds = ties
        .iter()
        .filter_map(|tie| registry.kinds.position(tie.kind.as_str()));
    let pointed = Pointed::of(kinds);
    pointed.at.into_keys().collect()
}

/// Makes the rows of all records.
pub(super) fn gather(request: &PageRequest<'_>, members: &Members) -> Gathered {
    let PageRequest { index, scheme, .. } = *request;
    let registry = index.registry();
    let scheme = scheme.and_then(|id| registry.schemes.get(id.as_str()));
    let ties = members.records(index);
    let rows = registry.actors.rows();
    let actors: Vec<&Actor> = (members.actors.iter())
        .filter_map(|at| rows.get(*at))
        .collect();
    let region_of = |actor: &Actor| {
        let region = scheme?.region_of(&actor.id, actor.country)?;
        scheme?.regions.iter().position(|one| one.id == region.id)
    };
    let regions_of = |tie: &Tie| -> Vec<usize> {
        let mut all: Vec<usize> = registry
            .counterparts(tie)
            .into_iter()
            .filter_map(region_of)
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let theme_at = |tie: &Tie| -> Vec<usize> {
        let themes = tie.themes.iter();
        themes
            .filter_map(|id| registry.themes.position(id.as_str()))
            .collect()
    };
    let source_at = |tie: &Tie| -> Vec<usize> {
        let cited = tie_citations(tie).into_iter();
        let mut all: Vec<usize> = cited
            .filter_map(|citation| registry.sources.position(citation.source.as_str()))
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let kinds = Pointed::of(self::kinds(request, members));
    let regions = Pointed::of(
        ties.iter()
            .flat_map(|tie| regions_of(tie))
            .chain(actors.iter().filter_map(|actor| region_of(actor))),
    );
    let themes = Pointed::of(ties.iter().flat_map(|tie| theme_at(tie)));
    let sorts = Pointed::of(actors.iter().map(|actor| actor.kind));
    let countries = Pointed::of(actors.iter().filter_map(|actor| actor.country));
    let sources = Pointed::of(ties.iter().flat_map(|tie| source_at(tie)));
    let mut teller = Teller::new(request);
    let standing = places::standing(request);
    let actor_rows = (members.actors.iter().zip(&actors)).map(|(at, actor)| {
        let seat = actor.located_in.as_ref();
        let seat = seat.filter(|seat| Some(*seat) != registry.home.as_ref());
        let seat = seat.and_then(|seat| registry.actors.position(seat.as_str()));
        let [rings, map] = standing.of(*at).map(|at| at.map(tenths));
        let [told, after] = teller.actor(actor);
        ActorRow {
            id: actor.id.to_string(),
            names: names(actor),
            find: found_by(actor),
            sort: sorts.places([actor.kind]).first().copied().unwrap_or(0),
            country: countries.places(actor.country).first().copied(),
            regions: regions.places(region_of(actor)),
            seat: seat.and_then(|seat| members.place(seat)),
            home: registry.home.as_ref() == Some(&actor.id),
            at_home: registry.is_at_home(&actor.id),
            lone: !index.is_tied(*at) && members.all_times.actors.contains(at),
            back: index.is_background(*at),
            rings,
            map,
            told,
            after,
        }
    });
    let actor_rows: Vec<ActorRow> = actor_rows.collect();
    let tie_rows = members.ties.iter().zip(&ties).filter_map(|(member, tie)| {
        let link = index.ties().get(member.tie)?.link?;
        let [told, facts] = teller.tie(tie);
        let kind = registry.kinds.position(tie.kind.as_str())?;
        Some(TieRow {
            id: tie.id.to_string(),
            from: members.place(link.from)?,
            to: members.place(link.to)?,
            kind: kinds.places([kind]).first().copied()?,
            regions: regions.places(regions_of(tie)),
            themes: themes.places(theme_at(tie)),
            countries: countries.places(registry.countries_of(tie)),
            title: tie.title.clone(),
            sources: sources.places(source_at(tie)),
            told,
            facts,
            ..when(request, member, tie)
        })
    });
    let ties: Vec<TieRow> = tie_rows.collect();
    Gathered {
        kinds: kinds
            .at
            .keys()
            .filter_map(|at| registry.kinds.rows().get(*at))
            .map(|kind| KindRow {
                id: kind.id.to_string(),
                name: kind.name.clone(),
                back: kind.background && request.lens.kinds.is_empty(),
                outline: corners(kind.shape),
                ring: kind.shape == Shape::Ring,
                dash: dash_pattern(kind.dash),
            })
            .collect(),
        regions: regions.texts(|at| Some(scheme?.regions.get(*at)?.name.clone())),
        themes: themes.texts(|at| Some(registry.themes.rows().get(*at)?.name.clone())),
        sorts: sorts.texts(|sort| Some(both(|lang| i18n::actor_kind(lang, *sort)))),
        countries: countries.texts(|code| Some(both(|lang| i18n::country(lang, *code)))),
        sources: sources.texts(|at| {
            let source = registry.sources.rows().get(*at)?;
            Some(both(|lang| source_name(source, lang)))
        }),
        cites: teller.citations(),
        told: teller.lines.all,
        actors: actor_rows,
        ties,
    }
}

/// When a tie is there; the rest of its row is left empty.
fn when(request: &PageRequest<'_>, member: &Member, tie: &Tie) -> TieRow {
    let states = life(request.index, member.tie);
    // The last state that began by today.
    let state = (states.iter().rev())
        .find(|(day, _)| *day <= request.today)
        .map_or(0, |(_, state)| *state);
    let own = tie.life();
    let text = |date: PartialDate| both(|lang| i18n::date(lang, date));
    let year = own.start().map(|start| {
        let last = start.latest().year();
        (last, start.earliest().year() < last)
    });
    TieRow {
        id: String::new(),
        from: 0,
        to: 0,
        kind: 0,
        regions: Vec::new(),
        themes: Vec::new(),
        countries: Vec::new(),
        title: None,
        span: [own.start().map(text), own.end().map(text)],
        year,
        always: sureness(member.always),
        fits: written_changes(member.fits.clone(), sureness),
        life: written_changes(states, |state| state),
        state,
        line: None,
        sources: Vec::new(),
        told: Vec::new(),
        facts: Vec::new(),
    }
}

/// The corners of a shape with a radius of 100; none for a circle.
fn corners(shape: Shape) -> Vec<i64> {
    if matches!(shape, Shape::Circle | Shape::Ring) {
        return Vec::new();
    }
    let corners = outline(shape).into_iter();
    corners
        .flat_map(|corner| [corner.x, corner.y])
        .map(|side| (side * 100.0).round() as i64)
        .collect()
}

/// What an actor is called, day by day.
fn names(actor: &Actor) -> Vec<NameFrom> {
    let dates = actor
        .names
        .iter()
        .flat_map(|name| [&name.from, &name.until]);
    let mut days: Vec<Date> = dates
        .flatten()
        .filter_map(|claims| claims.preferred())
        .map(|date| date.earliest())
        .collect();
    days.push(Date::MIN);
    days.sort_unstable();
    let called = days.into_iter().map(|day| (day, actor.name_on(day)));
    let called = super::members::changes(called).into_iter();
    called
        .map(|(day, name)| {
            let whole = both(|lang| name.get(lang).to_owned());
            let label = both(|lang| name.label(lang).to_owned());
            NameFrom {
                from: written(day),
                label: (label != whole).then_some(label),
                name: whole,
            }
        })
        .collect()
}

/// All names and readings, each once.
fn found_by(actor: &Actor) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for name in &actor.names {
        let short = name.short.iter().flat_map(|short| [&short.ja, &short.en]);
        let own = [&name.ja, &name.en].into_iter().chain(&name.reading);
        for text in own.chain(short) {
            if !text.is_empty() && !all.contains(text) {
                all.push(text.clone());
            }
        }
    }
    all
}

/// The ties of the page in the order of the list, for each language.
pub(super) fn order(
    request: &PageRequest<'_>,
    members: &Members,
) -> BTreeMap<&'static str, Vec<usize>> {
    let seen = |member: &Member| {
        Some(VisibleTie {
            link: request.index.ties().get(member.tie)?.link?,
            in_force: Certainty::No,
            status: crate::model::Status::NotYet,
            fits: Certainty::No,
            score: 0,
        })
    };
    let visible = Visible {
        ties: members.ties.iter().filter_map(seen).collect(),
        ..members.all_times.clone()
    };
    let listed = |lang| {
        let listing = Listing::ties(request.index, &visible, lang);
        let place = |row: &Row| match row {
            Row::Tie(seen) => {
                let ties = &members.ties;
                ties.binary_search_by_key(&seen.link.tie, |member| member.tie)
                    .ok()
            }
            Row::Actor(_) => None,
        };
        listing.rows.iter().filter_map(place).collect()
    };
    Lang::ALL
        .into_iter()
        .map(|lang| (lang.tag(), listed(lang)))
        .collect()
}

/// Things that are written once, each with its place.
struct Pool<T> {
    all: Vec<T>,
    at: BTreeMap<T, usize>,
}

impl<T: Clone + Ord> Pool<T> {
    fn new() -> Self {
        Self {
            all: Vec::new(),
            at: BTreeMap::new(),
        }
    }

    fn place(&mut self, one: T) -> usize {
        let all = &mut self.all;
        *self.at.entry(one).or_insert_with_key(|one| {
            all.push(one.clone());
            all.len() - 1
        })
    }
}

/// Tells of records in both languages at once; what is told of several is written once.
struct Teller<'a> {
    request: &'a PageRequest<'a>,
    activities: Vec<&'a Activity>,
    figures: Vec<&'a Figure>,
    cites: Pool<Citation>,
    lines: Pool<Told>,
}

impl<'a> Teller<'a> {
    fn new(request: &'a PageRequest<'a>) -> Self {
        let lens = super::members::at_all_times(request.lens);
        Self {
            request,
            activities: lens.activities(request.index),
            figures: lens.figures(request.index),
            cites: Pool::new(),
            lines: Pool::new(),
        }
    }

    /// What is told before the ties of an actor, and what after them.
    fn actor(&mut self, actor: &Actor) -> [Vec<usize>; 2] {
        let activities = activities_of(&actor.id, self.activities.iter().copied());
        let figures = figures_of(&actor.id, self.figures.iter().copied());
        [
            self.tell(|account| account.actor(actor)),
            self.tell(|account| {
                account.activities(&activities);
                account.figures(&figures);
            }),
        ]
    }

    /// What is told of the life of a tie, and further facts.
    fn tie(&mut self, tie: &Tie) -> [Vec<usize>; 2] {
        [
            self.tell(|account| account.life(0, tie, None)),
            self.tell(|account| account.facts(&tie.facts)),
        ]
    }

    fn tell(&mut self, tell: impl Fn(&mut Account<'_>)) -> Vec<usize> {
        let [ja, en] = Lang::ALL.map(|lang| {
            let mut account = Account::new(self.request.index.registry(), lang);
            tell(&mut account);
            account.lines
        });
        let lines = ja.into_iter().zip(en);
        lines.map(|(ja, en)| self.told(ja, en)).collect()
    }

    fn told(&mut self, ja: AccountLine, en: AccountLine) -> usize {
        let sources = ja.sources.unwrap_or_default().into_iter();
        let cites = sources.map(|citation| self.cites.place(citation)).collect();
        self.lines.place(Told {
            depth: ja.depth,
            head: ja.head,
            text: Text::new(ja.text, en.text),
            id: ja.id,
            cites,
        })
    }

    fn citations(&self) -> Vec<Text> {
        let registry = self.request.index.registry();
        let texts = self.cites.all.iter();
        texts
            .map(|citation| both(|lang| i18n::citation(lang, registry, citation)))
            .collect()
    }
}
