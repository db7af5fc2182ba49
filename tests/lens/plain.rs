//! What a lens leaves, against a plain and slow reading of its parts.

use std::collections::BTreeSet;
use std::sync::Arc;

use kizuna::lens::{Index, Lens, Steps, Time};
use kizuna::model::{ActorId, Certainty, Registry, Tie, Visibility};

use crate::support::{TODAY, builtin_index, each, lenses, must, same, whole, world};

/// Whether a tie passes everything that can be asked of it alone, text left out.
fn passes(registry: &Registry, lens: &Lens, tie: &Tie) -> bool {
    let life = tie.life();
    let status = life.status_on(lens.time.reference_day(TODAY));
    let time = match lens.time {
        Time::Any => true,
        Time::AsOf(_) if !lens.statuses.is_empty() => true,
        Time::AsOf(day) => life.in_force_on(day) != Certainty::No,
        Time::InForce(span) => life.in_force_during(span) != Certainty::No,
        Time::Signed(span) => life.signed_within(span) != Certainty::No,
    };
    let asked = |empty: bool, fits: bool| empty || fits;
    let class = registry.kinds.get(tie.kind.as_str()).map(|kind| kind.class);
    let partners = registry.counterparts(tie);
    let ends = [&tie.from, &tie.to];
    let internal = !tie.visibility.is_public()
        || ends.iter().any(|id| {
            let actor = registry.actors.get(id.as_str());
            actor.is_some_and(|actor| !actor.visibility.is_public())
        });
    time && asked(lens.statuses.is_empty(), lens.statuses.contains(&status))
        && asked(lens.kinds.is_empty(), lens.kinds.contains(&tie.kind))
        && asked(
            lens.classes.is_empty(),
            class.is_some_and(|class| lens.classes.contains(&class)),
        )
        && asked(
            lens.themes.is_empty(),
            tie.themes.iter().any(|theme| lens.themes.contains(theme)),
        )
        && asked(
            lens.countries.is_empty(),
            partners
                .iter()
                .filter_map(|actor| actor.country)
                .any(|code| lens.countries.contains(&code)),
        )
        && asked(
            lens.regions.is_empty(),
            partners
                .iter()
                .flat_map(|actor| registry.regions_of(actor))
                .any(|at| lens.regions.contains(&at)),
        )
        && asked(
            lens.sorts.is_empty(),
            partners
                .iter()
                .any(|actor| lens.sorts.contains(&actor.kind)),
        )
        && (lens.visibility).is_none_or(|asked| (asked == Visibility::Internal) == internal)
}

/// What is left of some ties by steps and numbers, by trying every path.
fn together<'r>(registry: &Registry, lens: &Lens, ties: Vec<&'r Tie>) -> Vec<&'r Tie> {
    let mut ties = ties;
    if !lens.actors.is_empty() {
        let leads_on = |actor: &str| {
            let is_home = registry
                .home
                .as_ref()
                .is_some_and(|home| home.as_str() == actor);
            lens.actors.contains(actor) || !is_home
        };
        // How far everybody is from the chosen ones.
        let mut near: BTreeSet<&str> = lens.actors.iter().map(ActorId::as_str).collect();
        for _ in 1..lens.steps.count() {
            let mut next = near.clone();
            for tie in &ties {
                let (from, to) = (tie.from.as_str(), tie.to.as_str());
                for (here, there) in [(from, to), (to, from)] {
                    if near.contains(here) && leads_on(here) {
                        next.insert(there);
                    }
                }
            }
            near = next;
        }
        ties.retain(|tie| {
            [tie.from.as_str(), tie.to.as_str()]
                .into_iter()
                .any(|end| near.contains(end) && leads_on(end))
        });
    }
    if lens.least_ties > 1 {
        let all = ties.clone();
        ties.retain(|tie| {
            registry.counterparts(tie).iter().any(|partner| {
                let has = |other: &&&Tie| {
                    let partners = registry.counterparts(other);
                    partners.iter().any(|one| one.id == partner.id)
                };
                all.iter().filter(has).count() >= lens.least_ties
            })
        });
    }
    ties
}

#[test]
fn every_lens_agrees_with_a_plain_reading_of_its_parts() {
    let whole = Index::new(Arc::clone(whole()));
    // With somebody, and something, that not everybody may see.
    let partly = WEB
        .replace("DE 53,9", "DE 53,9 internal")
        .replace("tie ab office a b", "tie ab office a b internal");
    let partly = Index::new(Arc::new(world(&partly)));
    for (index, count) in [(builtin_index(), 250), (&whole, 120), (&partly, 250)] {
        let registry = index.registry();
        each(lenses(registry, 7, count), count, |lens| {
            // The text is left to the tests of searching.
            let lens = &Lens {
                search: String::new(),
                ..lens.clone()
            };
            let visible = lens.visible(index, TODAY);
            let alone = registry
                .ties
                .iter()
                .filter(|tie| passes(registry, lens, tie));
            let wanted: Vec<&str> = together(registry, lens, alone.collect())
                .iter()
                .map(|tie| tie.id.as_str())
                .collect();
            let got: Vec<&str> = visible
                .ties
                .iter()
                .filter_map(|seen| registry.ties.rows().get(seen.link.tie))
                .map(|tie| tie.id.as_str())
                .collect();
            same("ties", &got, &wanted)?;
            for seen in &visible.ties {
                for end in [seen.link.from, seen.link.to] {
                    must(visible.actors.contains(&end), || {
                        format!("an end of {seen:?}")
                    })?;
                }
                must(seen.fits != Certainty::No, || format!("{seen:?} fits not"))?;
            }
            Ok(())
        });
    }
}

#[test]
fn a_text_only_takes_away() {
    let index = builtin_index();
    each(lenses(index.registry(), 77, 150), 150, |lens| {
        let without = Lens {
            search: String::new(),
            // What is asked of ties together may let in others where there are fewer of them.
            least_ties: 0,
            steps: Steps::One,
            ..lens.clone()
        };
        let with = Lens {
            search: lens.search.clone(),
            ..without.clone()
        };
        let ties = |lens: &Lens| -> BTreeSet<usize> {
            let visible = lens.visible(index, TODAY);
            visible.ties.iter().map(|seen| seen.link.tie).collect()
        };
        must(ties(&with).is_subset(&ties(&without)), || {
            "more with a text than without".to_owned()
        })
    });
}

/// A city with two partners, one of whom is tied with others.
const WEB: &str = "
    kind pact sister
    kind office office
    home home
    actor home city JP 35,139
    actor a city FR 48,2
    actor b city FR 45,4
    actor c city DE 50,7
    actor d port DE 53,9
    actor alone city IT 41,12
    actor e city FR 43,5
    actor f city SE 59,18
    tie ha pact home a : signed 1950
    tie hb pact home b : signed 1960
    tie ab office a b : opened 1970
    tie bc pact b c : signed 1980
    tie cd pact c d : signed 1990; ended 2000
    tie eh pact e home : signed 1995
    tie ff pact f f : signed 1996
";

/// A lens in short | the ties that it leaves | the actors.
const CASES: &str = "
    --actor a | ha ab | home a b
    --actor a --steps 2 | ha hb ab bc | home a b c
    --actor a --steps 3 | ha hb ab bc cd | home a b c d
    # Through the home city everybody would be near everybody.
    --actor c --steps 2 | hb ab bc cd | home a b c d
    --actor d --steps 2 | bc cd | b c d
    --actor d --steps 2 --as-of 2010 | |
    # Steps go along what everything else leaves.
    --actor a --steps 3 --kind pact | ha | home a
    --actor e --steps 3 | eh | home e
    --actor home --steps 1 | ha hb eh | home a b e
    --actor home --steps 2 | ha hb ab bc eh | home a b c e
    --min-ties 1 | ha hb ab bc cd eh ff | home a b c d e f
    --min-ties 2 | ha hb ab bc cd | home a b c d
    --min-ties 3 | hb ab bc | home a b c
    --min-ties 3 --as-of 2010 | hb ab bc | home a b c
    --min-ties 3 --kind pact | |
    --min-ties 2 --kind pact | hb bc cd | home b c d
    --min-ties 4 | |
    --actor-kind port | cd | c d
    --actor-kind city --actor-kind port --country IT | | alone
";

#[test]
fn steps_and_numbers_of_ties_are_asked_of_all_ties_together() {
    let index = Index::new(Arc::new(world(WEB)));
    each(crate::support::rows(CASES), 17, |row| {
        let words = kizuna::lens::Phrase::parse(row[0]).map_err(|error| format!("{error:?}"))?;
        let lens = words
            .resolve(index.registry(), TODAY)
            .map_err(|error| format!("{error:?}"))?;
        let visible = lens.visible(&index, TODAY);
        let registry = index.registry();
        let ties: Vec<&str> = visible
            .ties
            .iter()
            .map(|seen| registry.ties.rows()[seen.link.tie].id.as_str())
            .collect();
        let actors: Vec<&str> = visible
            .actors
            .iter()
            .map(|at| registry.actors.rows()[*at].id.as_str())
            .collect();
        same("ties", &ties.join(" "), row[1])?;
        same("actors", &actors.join(" "), row[2])
    });
}
