//! What a lens leaves of the records beside the ties: activities, milestones, figures, policies,
//! delegations.
//!
//! Time, places, sorts of actors, subjects, actors, visibility and text are asked of them as of ties;
//! kinds, classes, states, steps and numbers of ties are those of ties and ask nothing of them.

use std::sync::Arc;

use super::index::Index;
use super::texts::Texts;
use super::value::{Lens, Time};
use crate::model::{
    Activity, ActorId, Claims, Date, Delegation, Figure, Milestone, Note, PartialDate, Policy,
    RegionRef, Text, ThemeId, Visibility,
};
use crate::search::Keys;

/// What the lens asks of such a record.
struct Asked<'r> {
    titles: Vec<&'r Text>,
    /// Its first and its last possible day, if it has any.
    days: Option<(Date, Date)>,
    actors: Vec<&'r ActorId>,
    themes: &'r [ThemeId],
    regions: &'r [RegionRef],
    visibility: Visibility,
}

impl Lens {
    /// The activities that it leaves, by date; those of equal date in the order of the registry.
    #[must_use]
    pub fn activities<'r>(&self, index: &'r Index) -> Vec<&'r Activity> {
        let judge = Judge::new(self, index);
        let mut rows: Vec<&Activity> = index
            .registry()
            .activities
            .iter()
            .filter(|row| judge.leaves(&asked_activity(row)))
            .collect();
        rows.sort_by_key(|row| row.date.preferred().copied());
        rows
    }

    /// The milestones that it leaves, by date.
    #[must_use]
    pub fn milestones<'r>(&self, index: &'r Index) -> Vec<&'r Milestone> {
        let judge = Judge::new(self, index);
        let mut rows: Vec<&Milestone> = index
            .registry()
            .milestones
            .iter()
            .filter(|row| {
                judge.leaves(&Asked {
                    titles: with_notes(&[&row.title], &row.notes),
                    days: days(row.date.all().iter().map(|claim| claim.value)),
                    actors: row.actors.iter().collect(),
                    themes: &row.themes,
                    regions: &[],
                    visibility: row.visibility,
                })
            })
            .collect();
        rows.sort_by_key(|row| row.date.preferred().copied());
        rows
    }

    /// The figures that it leaves, in the order of the registry.
    #[must_use]
    pub fn figures<'r>(&self, index: &'r Index) -> Vec<&'r Figure> {
        let judge = Judge::new(self, index);
        let periods = |row: &Figure| {
            days(
                row.values
                    .iter()
                    .flat_map(|value| [value.period.first, value.period.last]),
            )
        };
        index
            .registry()
            .figures
            .iter()
            .filter(|row| {
                judge.leaves(&Asked {
                    titles: with_notes(&[&row.title], &row.notes),
                    days: periods(row),
                    actors: row.actors.iter().chain(&row.owner).collect(),
                    themes: &row.themes,
                    regions: &[],
                    visibility: row.visibility,
                })
            })
            .collect()
    }

    /// The delegations that it leaves, by date. As of a day those that are not over by then, under way
    /// or to come: people look at them ahead. Of a span those that take place in it.
    #[must_use]
    pub fn delegations<'r>(&self, index: &'r Index) -> Vec<&'r Delegation> {
        let judge = Judge::new(self, index);
        let ahead = |row: &Delegation| match self.time {
            Time::AsOf(day) => day <= row.last().latest(),
            _ => true,
        };
        let days = |row: &Delegation| match self.time {
            Time::AsOf(_) => None,
            _ => days([row.date, row.last()].into_iter()),
        };
        let mut rows: Vec<&Delegation> = index
            .registry()
            .delegations
            .iter()
            .filter(|row| {
                ahead(row)
                    && judge.leaves(&Asked {
                        titles: {
                            let own: Vec<&Text> =
                                std::iter::once(&row.title).chain(&row.purpose).collect();
                            with_notes(&own, &row.notes)
                        },
                        days: days(row),
                        actors: row.stops.iter().map(|stop| &stop.actor).collect(),
                        themes: &row.themes,
                        regions: &[],
                        visibility: row.visibility,
                    })
            })
            .collect();
        rows.sort_by_key(|row| row.date);
        rows
    }

    /// The policies that it leaves, in the order of the registry. They have no date.
    #[must_use]
    pub fn policies<'r>(&self, index: &'r Index) -> Vec<&'r Policy> {
        let judge = Judge::new(self, index);
        index
            .registry()
            .policies
            .iter()
            .filter(|row| {
                judge.leaves(&Asked {
                    titles: {
                        let own: Vec<&Text> =
                            std::iter::once(&row.title).chain(&row.text).collect();
                        with_notes(&own, &row.notes)
                    },
                    days: None,
                    actors: row.actors.iter().collect(),
                    themes: &row.themes,
                    regions: &row.regions,
                    visibility: row.visibility,
                })
            })
            .collect()
    }
}

fn asked_activity(row: &Activity) -> Asked<'_> {
    let until = row.until.iter().flat_map(Claims::all);
    Asked {
        titles: with_notes(&[&row.title], &row.notes),
        days: days(row.date.all().iter().chain(until).map(|claim| claim.value)),
        actors: row
            .parts
            .iter()
            .map(|part| &part.actor)
            .chain(&row.series)
            .collect(),
        themes: &row.themes,
        regions: &[],
        visibility: row.visibility,
    }
}

/// The texts of a record and its remarks.
fn with_notes<'r>(own: &[&'r Text], notes: &'r [Note]) -> Vec<&'r Text> {
    own.iter()
        .copied()
        .chain(notes.iter().map(|note| &note.text))
        .collect()
}

fn days(dates: impl Iterator<Item = PartialDate> + Clone) -> Option<(Date, Date)> {
    let first = dates.clone().map(PartialDate::earliest).min()?;
    let last = dates.map(PartialDate::latest).max()?;
    Some((first, last))
}

struct Judge<'a> {
    lens: &'a Lens,
    index: &'a Index,
    texts: Arc<Texts>,
}

impl<'a> Judge<'a> {
    fn new(lens: &'a Lens, index: &'a Index) -> Self {
        Self {
            lens,
            index,
            texts: index.texts(&lens.search),
        }
    }

    fn leaves(&self, asked: &Asked<'_>) -> bool {
        self.in_time(asked.days)
            && self.in_place(asked)
            && self.has_sort(asked)
            && (self.lens.visibility).is_none_or(|seen_by| seen_by == asked.visibility)
            && (self.lens.themes.is_empty()
                || asked.themes.iter().any(|id| self.lens.themes.contains(id)))
            && (self.lens.actors.is_empty()
                || asked.actors.iter().any(|id| self.lens.actors.contains(*id)))
            && self.fits_text(asked)
    }

    /// As of a day: begun by then. In a span: some possible day lies in it. What has no date always
    /// holds.
    fn in_time(&self, days: Option<(Date, Date)>) -> bool {
        let Some((first, last)) = days else {
            return true;
        };
        match self.lens.time {
            Time::Any => true,
            Time::AsOf(day) => first <= day,
            Time::InForce(span) | Time::Signed(span) => first <= span.to && span.from <= last,
        }
    }

    /// Whether somebody in it is from there. The home city and what belongs to it count for no
    /// place, as with ties.
    fn in_place(&self, asked: &Asked<'_>) -> bool {
        let lens = self.lens;
        if lens.regions.is_empty() && lens.countries.is_empty() {
            return true;
        }
        let registry = self.index.registry();
        let here = |id: &ActorId| {
            let actor = registry.actors.get(id.as_str())?;
            let away = !registry.is_at_home(id);
            let country = lens.countries.is_empty()
                || actor
                    .country
                    .is_some_and(|code| lens.countries.contains(&code));
            let region = lens.regions.is_empty()
                || registry
                    .regions_of(actor)
                    .iter()
                    .any(|at| lens.regions.contains(at));
            Some(away && country && region)
        };
        let of_region =
            lens.countries.is_empty() && asked.regions.iter().any(|at| lens.regions.contains(at));
        of_region || asked.actors.iter().any(|id| here(id) == Some(true))
    }

    /// Whether somebody of a wanted sort takes part, other than the home city and its own.
    fn has_sort(&self, asked: &Asked<'_>) -> bool {
        let registry = self.index.registry();
        let fits = |id: &&ActorId| {
            let actor = registry.actors.get(id.as_str());
            actor.is_some_and(|actor| self.lens.sorts.contains(&actor.kind))
                && !registry.is_at_home(id)
        };
        self.lens.sorts.is_empty() || asked.actors.iter().any(fits)
    }

    fn fits_text(&self, asked: &Asked<'_>) -> bool {
        if self.lens.search.is_empty() {
            return true;
        }
        let registry = self.index.registry();
        let actors: Vec<usize> = asked
            .actors
            .iter()
            .filter_map(|id| registry.actors.position(id.as_str()))
            .collect();
        self.texts
            .fits_record(&Keys::of_texts(&asked.titles), &actors)
    }
}
