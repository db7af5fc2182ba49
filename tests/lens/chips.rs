//! What is set, one thing at a time, and which of it to drop where nothing is left.

use std::sync::Arc;

use kizuna::lens::words::set_text;
use kizuna::lens::{Chip, Condition, Facet, Index, Lens, Set, Steps, Time};
use kizuna::model::Lang;

use crate::support::{TODAY, builtin, builtin_index, each, lenses, must, same, whole, world};

#[test]
fn a_chip_for_everything_set_and_none_for_what_a_window_opens_with() {
    let registry = whole();
    let scheme = registry.opening_scheme();
    assert_eq!(Lens::opening(registry).chips(registry, scheme), []);
    each(lenses(registry, 51, 200), 200, |lens| {
        let chips = lens.chips(registry, scheme);
        // Taking away chip after chip leads to what a window opens with.
        let mut rest = lens.clone();
        for _ in 0..60 {
            match rest.chips(registry, scheme).into_iter().next() {
                Some(chip) => {
                    must(chip.without != rest, || {
                        format!("{chip:?} takes nothing away")
                    })?;
                    rest = chip.without;
                }
                None => break,
            }
        }
        same("the end", &rest, &Lens::opening(registry))?;
        for chip in &chips {
            for lang in Lang::ALL {
                let text = set_text(lang, registry, lens, &chip.set);
                must(!text.is_empty() && !text.contains(['⟨', '{']), || {
                    text.clone()
                })?;
            }
        }
        Ok(())
    });
}

#[test]
fn hidden_kinds_whole_regions_and_all_kinds_have_one_chip_each() {
    let registry = whole();
    let scheme = registry.opening_scheme().unwrap();
    let sets = |lens: &Lens| -> Vec<Set> {
        let chips = lens.chips(registry, Some(scheme));
        chips.into_iter().map(|chip| chip.set).collect()
    };
    let opening = Lens::opening(registry);
    let hidden = opening.with_kind_toggled(&"sister_city".into(), registry);
    assert_eq!(sets(&hidden), [Set::HiddenKind("sister_city".into())]);
    assert_eq!(sets(&Lens::default()), [Set::AllKinds]);
    let single = Lens {
        kinds: ["sister_city".into()].into(),
        ..Lens::default()
    };
    let chips = single.chips(registry, Some(scheme));
    assert_eq!(chips.len(), 1);
    assert_eq!(
        chips[0].set,
        Set::One(Condition::Kind("sister_city".into()))
    );
    assert_eq!(
        chips[0].without, opening,
        "without the last kind it is as it opened"
    );
    let region = scheme
        .regions
        .iter()
        .find(|region| region.countries.len() > 2)
        .unwrap();
    let whole_region = Lens {
        countries: region
            .countries
            .iter()
            .copied()
            .filter(|code| {
                registry
                    .actors
                    .iter()
                    .any(|actor| actor.country == Some(*code))
            })
            .collect(),
        ..opening.clone()
    };
    assert_eq!(sets(&whole_region).len(), 1);
    assert!(matches!(&sets(&whole_region)[0], Set::WholeRegion(at) if at.region == region.id));
}

#[test]
fn the_chip_to_drop_is_the_one_that_brings_most_back() {
    let index = builtin_index();
    let scheme = builtin().opening_scheme();
    let (mut helped, mut by_facet) = (0, 0);
    let left = |chip: &Chip| chip.without.visible(index, TODAY).ties.len();
    for lens in lenses(builtin(), 23, 250) {
        let chips = lens.chips(builtin(), scheme);
        let most = chips.iter().map(left).max().unwrap_or(0);
        match lens.best_to_drop(index, scheme, TODAY) {
            None => assert_eq!(most, 0, "{lens:?}"),
            Some((chip, count)) if matches!(chip.set, Set::Facet(_)) => {
                assert_eq!(most, 0, "a single chip helps: {lens:?}");
                assert_eq!(count, left(&chip));
                assert!(count > 0);
                by_facet += 1;
            }
            Some((chip, count)) => {
                assert_eq!(count, most, "{lens:?}");
                assert!(count > 0 && chips.contains(&chip), "{lens:?}");
                helped += 1;
            }
        }
    }
    assert!(helped > 100, "only {helped} lenses had something to drop");
    assert!(by_facet < helped);
    let hopeless = Lens {
        search: "zzzz".to_owned(),
        actors: ["nobody".into()].into(),
        ..Lens::default()
    };
    assert_eq!(hopeless.best_to_drop(index, scheme, TODAY), None);
    assert_eq!(Lens::default().best_to_drop(index, scheme, TODAY), None);
}

#[test]
fn where_no_single_chip_helps_the_facet_is_named() {
    let index = Index::new(Arc::new(world(
        "kind pact sister
         home h
         actor h city JP 35,139
         actor a city FR 45,4
         tie t pact h a : signed 1965",
    )));
    let lens = Lens {
        countries: ["DE", "IT"]
            .map(|code| kizuna::model::CountryCode::parse(code).unwrap())
            .into(),
        ..Lens::default()
    };
    let (chip, left) = lens.best_to_drop(&index, None, TODAY).unwrap();
    assert_eq!((chip.set, left), (Set::Facet(Facet::Places), 1));
    assert_eq!(chip.without, Lens::default());
}

#[test]
fn the_last_chosen_actor_takes_the_steps_with_it() {
    let lens = Lens {
        actors: ["paris".into(), "lyon".into()].into(),
        steps: Steps::Two,
        ..Lens::default()
    };
    let one = lens.without(&Condition::Actor("lyon".into()));
    assert_eq!(one.steps, Steps::Two);
    assert_eq!(
        one.without(&Condition::Actor("paris".into())),
        Lens::default()
    );
}

#[test]
fn a_lens_is_widened_by_no_more_than_is_needed() {
    let registry = whole();
    let index = Index::new(Arc::clone(registry));
    let at = |id: &str| registry.ties.position(id).unwrap();
    let now = Lens {
        time: Time::AsOf(TODAY),
        ..Lens::opening(registry)
    };
    let filtered = Lens {
        countries: ["FR"]
            .map(|code| kizuna::model::CountryCode::parse(code).unwrap())
            .into(),
        ..now.clone()
    };
    let widened = |lens: &Lens, id: &str| lens.widened_to(&[at(id)], &index, TODAY);
    // A filter hides it; the time does; a kind that stands back does.
    assert_eq!(widened(&filtered, "sister_city-odesa"), now);
    let any = Lens {
        time: Time::Any,
        ..now.clone()
    };
    assert_eq!(widened(&now, "overseas_office-hamburg"), any);
    let network = registry
        .ties
        .iter()
        .find(|tie| tie.kind.as_str() == "network_membership")
        .unwrap();
    let lens = widened(&now, network.id.as_str());
    let added: Vec<_> = lens.kinds.difference(&now.kinds).collect();
    assert_eq!(added, [&network.kind]);
    // Whatever the lens, what is asked for is shown.
    each(lenses(registry, 91, 60), 60, |lens| {
        for tie in [0, 70, 140, 255] {
            let lens = lens.widened_to(&[tie], &index, TODAY);
            let visible = lens.visible(&index, TODAY);
            must(visible.ties.iter().any(|seen| seen.link.tie == tie), || {
                format!("{tie} by {lens:?}")
            })?;
        }
        Ok(())
    });
}
