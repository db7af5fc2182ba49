//! How many ties each choice would leave, against trying each choice.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kizuna::lens::{Condition, Facets, Index, Lens, Time};
use kizuna::model::{ActorKind, Status, TieClass, Visibility};

use crate::support::{
    TODAY, Values, builtin, builtin_index, day, each, lenses, must, same, whole, world,
};

/// A registry whose ties have two ends abroad: in one country, in one region, in two.
fn abroad() -> Index {
    Index::new(Arc::new(world(
        "scheme world europe=FR,DE africa=ZA
         scheme seas atlantic=FR,ZA inland=DE
         kind pact sister
         kind office office
         theme water
         home home
         actor home city JP 35,139
         actor paris city FR 48,2
         actor lyon city FR 45,4
         actor bonn city DE 50,7
         actor durban port ZA -29,31 internal
         tie one pact paris lyon themes=water : signed 1950
         tie two pact paris bonn : signed 1960; ended 1990
         tie three office bonn durban themes=water internal : opened 1970; suspended 1980
         tie four pact home durban : signed 1980
         tie five office home lyon : announced 2025",
    )))
}

/// The number of ties each choice leaves, found by choosing it.
fn tried(index: &Index, lens: &Lens) -> Facets {
    let registry = index.registry();
    let values = Values::of(registry);
    let left = |lens: Lens| lens.visible(index, TODAY).ties.len();
    fn counts<K: Ord + Clone>(
        all: impl IntoIterator<Item = K>,
        left: impl Fn(K) -> usize,
    ) -> BTreeMap<K, usize> {
        all.into_iter()
            .map(|value| (value.clone(), left(value)))
            .filter(|(_, count)| *count > 0)
            .collect()
    }
    Facets {
        kinds: counts(registry.kinds.iter().map(|kind| kind.id.clone()), |value| {
            left(Lens {
                kinds: [value].into(),
                ..lens.clone()
            })
        }),
        classes: counts(TieClass::ALL, |value| {
            left(Lens {
                classes: [value].into(),
                ..lens.clone()
            })
        }),
        regions: counts(values.regions, |value| {
            left(Lens {
                regions: [value].into(),
                countries: BTreeSet::new(),
                ..lens.clone()
            })
        }),
        schemes: counts(
            registry.schemes.iter().map(|scheme| scheme.id.clone()),
            |value| {
                let regions = Values::of(registry).regions.into_iter();
                left(Lens {
                    regions: regions.filter(|at| at.scheme == value).collect(),
                    countries: BTreeSet::new(),
                    ..lens.clone()
                })
            },
        ),
        countries: counts(values.countries, |value| {
            left(Lens {
                regions: BTreeSet::new(),
                countries: [value].into(),
                ..lens.clone()
            })
        }),
        themes: counts(
            registry.themes.iter().map(|theme| theme.id.clone()),
            |value| {
                left(Lens {
                    themes: [value].into(),
                    ..lens.clone()
                })
            },
        ),
        // Choosing a state lifts the demand of an as-of lens that ties be in force.
        statuses: counts(Status::ALL, |value| {
            left(Lens {
                statuses: [value].into(),
                ..lens.clone()
            })
        }),
        sorts: counts(ActorKind::ALL, |value| {
            left(Lens {
                sorts: [value].into(),
                ..lens.clone()
            })
        }),
        visibilities: counts(Visibility::ALL, |value| {
            left(Lens {
                visibility: Some(value),
                ..lens.clone()
            })
        }),
    }
}

#[test]
fn a_facet_counts_what_each_choice_would_leave() {
    let abroad = abroad();
    let whole = Index::new(Arc::clone(whole()));
    for (index, count) in [(builtin_index(), 100), (&abroad, 250), (&whole, 60)] {
        each(lenses(index.registry(), 11, count), count, |lens| {
            let (got, wanted) = (lens.facets(index, TODAY), tried(index, lens));
            same("kinds", &got.kinds, &wanted.kinds)?;
            same("classes", &got.classes, &wanted.classes)?;
            same("regions", &got.regions, &wanted.regions)?;
            same("countries", &got.countries, &wanted.countries)?;
            same("themes", &got.themes, &wanted.themes)?;
            same("statuses", &got.statuses, &wanted.statuses)?;
            same("schemes", &got.schemes, &wanted.schemes)?;
            same("sorts", &got.sorts, &wanted.sorts)?;
            same("visibilities", &got.visibilities, &wanted.visibilities)
        });
    }
}

#[test]
fn a_tie_within_one_region_counts_there_once() {
    let index = abroad();
    let facets = Lens::default().facets(&index, TODAY);
    let regions: Vec<String> = facets
        .regions
        .iter()
        .map(|(at, count)| format!("{at}={count}"))
        .collect();
    assert_eq!(
        regions,
        [
            "seas:atlantic=5",
            "seas:inland=2",
            "world:africa=2",
            "world:europe=4"
        ]
    );
    for facts in index.ties() {
        let mut once = facts.regions.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), facts.regions.len(), "{:?}", facts.regions);
    }
}

#[test]
fn values_are_counted_by_their_place_in_the_list_of_all() {
    // Counting is by number: the lists must be in the order of the numbers.
    assert!(
        TieClass::ALL
            .iter()
            .enumerate()
            .all(|(at, one)| *one as usize == at)
    );
    assert!(
        ActorKind::ALL
            .iter()
            .enumerate()
            .all(|(at, one)| *one as usize == at)
    );
    assert!(
        Status::ALL
            .iter()
            .enumerate()
            .all(|(at, one)| *one as usize == at)
    );
    assert!(
        Visibility::ALL
            .iter()
            .enumerate()
            .all(|(at, one)| *one as usize == at)
    );
}

#[test]
fn as_of_a_day_the_states_count_ties_of_all_states() {
    let on_1985 = Lens::as_of(day("1985-01-01"));
    let facets = on_1985.facets(&abroad(), TODAY);
    let counts: Vec<(Status, usize)> = facets.statuses.into_iter().collect();
    assert_eq!(
        counts,
        [
            (Status::NotYet, 1),
            (Status::InForce, 3),
            (Status::Suspended, 1)
        ]
    );
    // The kinds count only what is in force then.
    assert_eq!(facets.kinds.values().sum::<usize>(), 3);
}

#[test]
fn conditions_are_all_that_a_lens_asks_for_and_can_be_dropped_one_by_one() {
    each(lenses(builtin(), 31, 150), 150, |lens| {
        let conditions = lens.conditions();
        let mut rest = lens.clone();
        for (at, condition) in conditions.iter().enumerate() {
            must(!conditions[..at].contains(condition), || {
                format!("{condition:?} twice")
            })?;
            rest = rest.without(condition);
            must(!rest.conditions().contains(condition), || {
                format!("{condition:?} stays")
            })?;
        }
        same("what is left", &rest, &Lens::default())?;
        let asks_more = conditions
            .iter()
            .any(|condition| *condition != Condition::Time);
        same("filtered", &lens.is_filtered(builtin()), &asks_more)?;
        same(
            "time",
            &conditions.contains(&Condition::Time),
            &(lens.time != Time::Any),
        )
    });
    let blank = Lens {
        search: "  ".to_owned(),
        ..Lens::default()
    };
    assert_eq!(blank.conditions(), []);
    assert!(!blank.is_filtered(builtin()));
    // Where kinds stand back, hiding them is how a window opens and showing them is a wish.
    let whole = whole();
    let opening = Lens::opening(whole);
    assert!(!opening.kinds.is_empty() && !opening.is_filtered(whole));
    assert!(Lens::default().is_filtered(whole));
}
