//! What differs between two registries.

use std::borrow::Cow;
use std::collections::{BTreeMap, VecDeque};

use super::actors::{actors, same_actor};
use super::delegations::{delegations, templates};
use super::delta::{Counts, Delta, How, Of, Part, RecordRef, RecordSort, Value};
use super::details::{Details, Sides};
use super::others::{
    activities, figures, kinds, milestones, policies, registries, schemes, sources, themes, views,
};
use super::ties::{same_tie, ties};
use super::union::with_new_ids;
use crate::model::{ActorId, Certainty, Date, KindId, Record, Registry, Table, Text};

/// What differs between two registries. Records are matched by id; one whose id is gone while an
/// equal one has come is taken for the same under another id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// What differs, by table and then by how; within that in the order of the later registry, then of
    /// the earlier. A record that differs in several ways stands here several times.
    pub deltas: Vec<Delta>,
}

impl Difference {
    /// Compares two registries. There is no difference exactly if they are equal.
    #[must_use]
    pub fn new(before: &Registry, after: &Registry) -> Self {
        let actor_ids = new_ids(&before.actors, &after.actors, same_actor);
        let kind_ids = new_ids(&before.kinds, &after.kinds, |kind| {
            Some(texts(&kind.name, kind.class.word()))
        });
        let mut deltas = Vec::new();
        identified(RecordSort::Actor, &actor_ids, &mut deltas);
        identified(RecordSort::Kind, &kind_ids, &mut deltas);
        // From here on the earlier registry calls them by their new ids, so that nothing differs
        // only because it names them.
        let before = &match actor_ids.is_empty() && kind_ids.is_empty() {
            true => Cow::Borrowed(before),
            false => {
                let actor = |id: &ActorId| {
                    actor_ids
                        .get(id.as_str())
                        .map(|id| ActorId::from(id.as_str()))
                };
                let kind = |id: &KindId| {
                    kind_ids
                        .get(id.as_str())
                        .map(|id| KindId::from(id.as_str()))
                };
                Cow::Owned(with_new_ids(before, actor, kind))
            }
        };
        let mut tables = Tables { deltas };
        let both = (before.as_ref(), after);
        tables.table(RecordSort::Tie, (&before.ties, &after.ties), same_tie, ties);
        tables.table(
            RecordSort::Actor,
            (&before.actors, &after.actors),
            |_| None,
            |sides, details| actors(sides, both, details),
        );
        tables.table(
            RecordSort::Activity,
            (&before.activities, &after.activities),
            |row| dated(&row.title, &row.date),
            activities,
        );
        tables.table(
            RecordSort::Milestone,
            (&before.milestones, &after.milestones),
            |row| dated(&row.title, &row.date),
            milestones,
        );
        tables.table(
            RecordSort::Figure,
            (&before.figures, &after.figures),
            |row| {
                let of: Vec<&str> = row.actors.iter().map(ActorId::as_str).collect();
                let mut key = texts(&row.title, row.kind.word());
                key.extend([row.unit.ja.clone(), row.unit.en.clone(), of.join("\n")]);
                Some(key)
            },
            figures,
        );
        tables.table(
            RecordSort::Policy,
            (&before.policies, &after.policies),
            |row| Some(texts(&row.title, row.kind.word())),
            policies,
        );
        tables.table(
            RecordSort::Delegation,
            (&before.delegations, &after.delegations),
            |row| Some(texts(&row.title, &row.date.to_string())),
            delegations,
        );
        tables.table(
            RecordSort::Kind,
            (&before.kinds, &after.kinds),
            |_| None,
            kinds,
        );
        tables.table(
            RecordSort::Theme,
            (&before.themes, &after.themes),
            |row| Some(texts(&row.name, "")),
            themes,
        );
        tables.table(
            RecordSort::Scheme,
            (&before.schemes, &after.schemes),
            |row| Some(texts(&row.name, "")),
            schemes,
        );
        tables.table(
            RecordSort::Source,
            (&before.sources, &after.sources),
            |row| Some(texts(&row.title, &row.publisher.ja)),
            sources,
        );
        tables.table(
            RecordSort::Template,
            (&before.templates, &after.templates),
            |row| Some(texts(&row.name, row.tone.word())),
            templates,
        );
        tables.table(
            RecordSort::View,
            (&before.views, &after.views),
            |row| Some(texts(&row.name, &row.lens)),
            views,
        );
        tables.pins(both);
        let mut details = Details::default();
        registries(both, &mut details);
        tables.differ(&RecordRef::new(RecordSort::Registry, ""), details);
        Self::of(tables.deltas)
    }

    /// A difference from what it is made of, set in order.
    pub(super) fn of(mut deltas: Vec<Delta>) -> Self {
        deltas.sort_by_key(|delta| (delta.record.sort, delta.how));
        Self { deltas }
    }

    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.deltas.is_empty()
    }

    /// How many records of all tables differ.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.counts_of(|_| true)
    }

    /// How many records differ, of those whose table is asked for. Each counts once: as ended rather
    /// than as added, as added rather than as changed.
    pub fn counts_of(&self, asked: impl Fn(RecordSort) -> bool) -> Counts {
        let mut records: BTreeMap<&RecordRef, super::Sign> = BTreeMap::new();
        for delta in self.deltas.iter().filter(|delta| asked(delta.record.sort)) {
            let sign = super::Sign::of(delta.how);
            let known = records.entry(&delta.record).or_insert(sign);
            *known = sign.max(*known);
        }
        let count = |sign| records.values().filter(|one| **one == sign).count();
        Counts {
            added: count(super::Sign::Added),
            ended: count(super::Sign::Ended),
            changed: count(super::Sign::Changed),
        }
    }

    /// What of it concerns ties that are in force on a day, or may be, in either registry: these ties
    /// and the actors at their ends.
    #[must_use]
    pub fn concerning(&self, before: &Registry, after: &Registry, day: Date) -> Self {
        let in_force = |registry: &Registry, id: &str| {
            let tie = registry.ties.get(id);
            tie.is_some_and(|tie| tie.life().in_force_on(day) != Certainty::No)
        };
        let concerns = |delta: &&Delta| match delta.record.sort {
            RecordSort::Tie => {
                let id = delta.record.id.as_str();
                in_force(before, id) || in_force(after, id)
            }
            RecordSort::Actor => [before, after].into_iter().any(|registry| {
                let ends = |tie: &crate::model::Tie| {
                    [&tie.from, &tie.to]
                        .into_iter()
                        .any(|end| end.as_str() == delta.record.id)
                };
                let mut ties = registry.ties.iter();
                ties.any(|tie| ends(tie) && tie.life().in_force_on(day) != Certainty::No)
            }),
            _ => false,
        };
        let deltas = self.deltas.iter().filter(concerns).cloned();
        Self {
            deltas: deltas.collect(),
        }
    }
}

/// The differences of tables, while they are found.
#[derive(Default)]
pub(super) struct Tables {
    pub(super) deltas: Vec<Delta>,
}

impl Tables {
    /// Compares two tables. `known_by` is what a record is known by apart from its id.
    fn table<T: Record + PartialEq>(
        &mut self,
        sort: RecordSort,
        (before, after): Sides<&Table<T>>,
        known_by: impl Fn(&T) -> Option<Vec<String>>,
        compare: impl Fn(Sides<&T>, &mut Details),
    ) {
        let renamed = new_ids(before, after, known_by);
        identified(sort, &renamed, &mut self.deltas);
        let old: BTreeMap<&str, &str> = renamed
            .iter()
            .map(|(old, new)| (new.as_str(), old.as_str()))
            .collect();
        let was_called = |id: &str| old.get(id).copied().unwrap_or(id).to_owned();
        let mut left = rows(before);
        let mut order = Vec::new();
        for ((id, nth), is) in in_order(after) {
            let was = left.remove(&(was_called(&id), nth));
            let record = RecordRef::new(sort, &id);
            let Some((at, was)) = was else {
                self.whole(How::Added, record);
                continue;
            };
            order.push(at);
            let mut details = Details::default();
            compare((was, is), &mut details);
            if details.0.is_empty() && was != is && was.id() == is.id() {
                details.push(
                    How::Changed,
                    (Of::Record, Part::Whole),
                    (Vec::new(), Vec::new()),
                );
            }
            self.differ(&record, details);
        }
        let mut gone: Vec<(usize, String)> = left
            .into_iter()
            .map(|((id, _), (at, _))| (at, id))
            .collect();
        gone.sort_unstable();
        for (_, id) in gone {
            self.whole(How::Removed, RecordRef::new(sort, &id));
        }
        if !order.is_sorted() {
            self.whole(How::Reordered, RecordRef::new(sort, ""));
        }
    }

    fn pins(&mut self, (before, after): Sides<&Registry>) {
        let ids = after.pins.keys().chain(
            before
                .pins
                .keys()
                .filter(|id| !after.pins.contains_key(*id)),
        );
        for id in ids {
            let (was, is) = (before.pins.get(id), after.pins.get(id));
            let record = RecordRef::new(RecordSort::Pin, id.as_str());
            let how = match (was, is) {
                (None, _) => How::Added,
                (_, None) => How::Removed,
                _ => How::Moved,
            };
            let mut details = Details::default();
            details.value(how, (Of::Record, Part::Position), (was, is), |pin| {
                Value::Pin(pin.0, pin.1)
            });
            self.differ(&record, details);
        }
    }

    /// A record that differs as a whole.
    pub(super) fn whole(&mut self, how: How, record: RecordRef) {
        self.deltas.push(Delta {
            how,
            record,
            details: Vec::new(),
        });
    }

    /// A delta for each way in which a record differs.
    pub(super) fn differ(&mut self, record: &RecordRef, details: Details) {
        let mut by_how: BTreeMap<How, Delta> = BTreeMap::new();
        for (how, detail) in details.0 {
            let delta = by_how.entry(how).or_insert_with(|| Delta {
                how,
                record: record.clone(),
                details: Vec::new(),
            });
            delta.details.push(detail);
        }
        self.deltas.extend(by_how.into_values());
    }
}

/// A record by its id, and as the how-manieth with that id: an unsound registry may have several.
type Key = (String, usize);

fn in_order<T: Record>(table: &Table<T>) -> Vec<(Key, &T)> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let key = |row: &'_ T| row.id().to_owned();
    table
        .iter()
        .map(|row| {
            let nth = seen.entry(row.id()).or_default();
            *nth += 1;
            ((key(row), *nth), row)
        })
        .collect()
}

fn rows<T: Record>(table: &Table<T>) -> BTreeMap<Key, (usize, &T)> {
    let rows = in_order(table).into_iter().enumerate();
    rows.map(|(at, (key, row))| (key, (at, row))).collect()
}

/// Old ids with the new ones of the same records: ids that only one side has, of records that are known
/// by the same. Of several alike the first goes with the first.
fn new_ids<T: Record>(
    before: &Table<T>,
    after: &Table<T>,
    known_by: impl Fn(&T) -> Option<Vec<String>>,
) -> BTreeMap<String, String> {
    let lonely = |row: &&T, other: &Table<T>| other.get(row.id()).is_none();
    let mut gone: BTreeMap<Vec<String>, VecDeque<&T>> = BTreeMap::new();
    for row in before.iter().filter(|row| lonely(row, after)) {
        if let Some(known) = known_by(row) {
            gone.entry(known).or_default().push_back(row);
        }
    }
    if gone.is_empty() {
        return BTreeMap::new();
    }
    let come = after.iter().filter(|row| lonely(row, before));
    come.filter_map(|row| {
        let old = gone.get_mut(&known_by(row)?)?.pop_front()?;
        Some((old.id().to_owned(), row.id().to_owned()))
    })
    .collect()
}

fn identified(sort: RecordSort, ids: &BTreeMap<String, String>, deltas: &mut Vec<Delta>) {
    for (old, new) in ids {
        let mut details = Details::default();
        details.value(
            How::Identified,
            (Of::Record, Part::Id),
            (Some(old), Some(new)),
            |id| Value::Plain(id.clone()),
        );
        deltas.push(Delta {
            how: How::Identified,
            record: RecordRef::new(sort, new),
            details: details.0.into_iter().map(|(_, detail)| detail).collect(),
        });
    }
}

fn texts(name: &Text, more: &str) -> Vec<String> {
    vec![name.ja.clone(), name.en.clone(), more.to_owned()]
}

fn dated(
    title: &Text,
    date: &crate::model::Claims<crate::model::PartialDate>,
) -> Option<Vec<String>> {
    let date = date.preferred().map(ToString::to_string);
    Some(texts(title, &date.unwrap_or_default()))
}
