//! Both registries in one, so that one picture can show what differs.

use std::collections::{BTreeMap, BTreeSet};

use super::delta::{Delta, How, RecordSort, Value};
use super::difference::Difference;
use crate::model::{Actor, ActorId, KindId, Record, Registry, Table, Tie};

/// How a mark differs; what matters more is greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// Not at all.
    #[default]
    Same,
    /// Otherwise than by coming or going.
    Changed,
    /// It is new, or newly in force.
    Added,
    /// It has ended or is gone.
    Ended,
}

impl Sign {
    pub(super) fn of(how: How) -> Self {
        match how {
            How::Added | How::Began => Self::Added,
            How::Removed | How::Ended => Self::Ended,
            How::Identified
            | How::Renewed
            | How::Suspended
            | How::Renamed
            | How::Moved
            | How::Redated
            | How::Restated
            | How::Changed
            | How::Reordered => Self::Changed,
        }
    }
}

/// The later registry and what only the earlier has, with how each actor and tie differs.
///
/// Whatever the later registry has stands where it does there: its actors and ties keep their
/// positions, what was removed stands behind them.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// The registry.
    pub registry: Registry,
    /// For each actor of it, by position.
    pub actors: Vec<Sign>,
    /// For each tie of it, by position.
    pub ties: Vec<Sign>,
}

impl Union {
    /// Puts both registries into one.
    #[must_use]
    pub fn new(before: &Registry, after: &Registry, difference: &Difference) -> Self {
        let removed = |sort: RecordSort| -> BTreeSet<&str> {
            let gone = |delta: &&Delta| delta.how == How::Removed && delta.record.sort == sort;
            let deltas = difference.deltas.iter().filter(gone);
            deltas.map(|delta| delta.record.id.as_str()).collect()
        };
        // Ends of ties that are gone are called as they are now.
        let renamed = |sort: RecordSort| -> BTreeMap<&str, &str> {
            let renamed =
                |delta: &&Delta| delta.how == How::Identified && delta.record.sort == sort;
            let deltas = difference.deltas.iter().filter(renamed);
            deltas
                .filter_map(|delta| {
                    let was = delta.details.first()?.before.first()?;
                    match &was.value {
                        Value::Plain(old) => Some((old.as_str(), delta.record.id.as_str())),
                        _ => None,
                    }
                })
                .collect()
        };
        let (actor_ids, kind_ids) = (renamed(RecordSort::Actor), renamed(RecordSort::Kind));
        let before = with_new_ids(
            before,
            |id| actor_ids.get(id.as_str()).map(|id| ActorId::from(*id)),
            |id| kind_ids.get(id.as_str()).map(|id| KindId::from(*id)),
        );
        let (actors_gone, ties_gone) = (removed(RecordSort::Actor), removed(RecordSort::Tie));
        let registry = Registry {
            actors: joined(&after.actors, &before.actors, |row: &Actor| {
                actors_gone.contains(row.id.as_str())
            }),
            ties: joined(&after.ties, &before.ties, |row: &Tie| {
                ties_gone.contains(row.id.as_str())
            }),
            kinds: joined(&after.kinds, &before.kinds, |_| true),
            themes: joined(&after.themes, &before.themes, |_| true),
            sources: joined(&after.sources, &before.sources, |_| true),
            ..after.clone()
        };
        let mut signs: BTreeMap<(RecordSort, &str), Sign> = BTreeMap::new();
        for delta in &difference.deltas {
            let record = (delta.record.sort, delta.record.id.as_str());
            let known = signs.entry(record).or_default();
            *known = Sign::of(delta.how).max(*known);
        }
        let sign = |sort: RecordSort, id: &str| signs.get(&(sort, id)).copied().unwrap_or_default();
        let actors = registry.actors.iter();
        let actors = actors.map(|row| sign(RecordSort::Actor, row.id.as_str()));
        let ties = registry.ties.iter();
        let ties = ties.map(|row| sign(RecordSort::Tie, row.id.as_str()));
        let (actors, ties) = (actors.collect(), ties.collect());
        Self {
            registry,
            actors,
            ties,
        }
    }
}

/// A table, and behind it the records of an earlier one that it has not and that are wanted.
fn joined<T: Record + Clone>(
    later: &Table<T>,
    earlier: &Table<T>,
    wanted: impl Fn(&T) -> bool,
) -> Table<T> {
    let more = earlier
        .iter()
        .filter(|row| wanted(row) && later.get(row.id()).is_none());
    Table::new(later.iter().chain(more).cloned().collect())
}

/// A registry that calls actors and kinds by new ids, where there are any.
pub(super) fn with_new_ids(
    registry: &Registry,
    actor: impl Fn(&ActorId) -> Option<ActorId>,
    kind: impl Fn(&KindId) -> Option<KindId>,
) -> Registry {
    let actor = |id: &ActorId| actor(id).unwrap_or_else(|| id.clone());
    let kind = |id: &KindId| kind(id).unwrap_or_else(|| id.clone());
    let all = |ids: &[ActorId]| ids.iter().map(actor).collect::<Vec<_>>();
    let mut new = registry.clone();
    new.home = registry.home.as_ref().map(actor);
    new.actors = each(&registry.actors, |row| {
        row.id = actor(&row.id);
        row.located_in = row.located_in.as_ref().map(actor);
    });
    new.kinds = each(&registry.kinds, |row| row.id = kind(&row.id));
    new.ties = each(&registry.ties, |row| {
        row.kind = kind(&row.kind);
        row.from = actor(&row.from);
        row.to = actor(&row.to);
    });
    new.schemes = each(&registry.schemes, |row| {
        for region in &mut row.regions {
            region.actors = all(&region.actors);
        }
    });
    new.activities = each(&registry.activities, |row| {
        row.series = row.series.as_ref().map(actor);
        for part in &mut row.parts {
            part.actor = actor(&part.actor);
        }
    });
    new.milestones = each(&registry.milestones, |row| row.actors = all(&row.actors));
    new.figures = each(&registry.figures, |row| {
        row.actors = all(&row.actors);
        row.owner = row.owner.as_ref().map(actor);
    });
    new.policies = each(&registry.policies, |row| row.actors = all(&row.actors));
    new.delegations = each(&registry.delegations, |row| {
        for stop in &mut row.stops {
            stop.actor = actor(&stop.actor);
        }
    });
    new.pins = registry
        .pins
        .iter()
        .map(|(id, pin)| (actor(id), *pin))
        .collect();
    new
}

/// A table with every record changed.
fn each<T: Record + Clone>(table: &Table<T>, change: impl Fn(&mut T)) -> Table<T> {
    let changed = table.iter().cloned().map(|mut row| {
        change(&mut row);
        row
    });
    Table::new(changed.collect())
}
