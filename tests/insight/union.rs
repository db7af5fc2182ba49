//! Both registries in one.

use kizuna::insight::{Difference, Sign, Union};

use super::WORLD;
use crate::support::world;

#[test]
fn the_later_registry_comes_first_and_what_is_gone_behind_it() {
    let text = WORLD
        .replace(
            "    tie t3 pact home durban : signed 1990\n",
            "    tie t4 pact home lima : signed 2001\n",
        )
        .replace(
            "    actor durban city ZA -29.8,31\n",
            "    actor lima city PE -12,-77\n",
        )
        .replace("opened 1970-10", "opened 1970-10; ended 1990")
        .replace("actor paris city", "actor paris port");
    let (before, after) = (world(WORLD), world(&text));
    let union = Union::new(&before, &after, &Difference::new(&before, &after));
    let actors: Vec<(&str, Sign)> = union
        .registry
        .actors
        .iter()
        .map(|actor| actor.id.as_str())
        .zip(union.actors.iter().copied())
        .collect();
    assert_eq!(
        actors,
        [
            ("home", Sign::Same),
            ("paris", Sign::Changed),
            ("bonn", Sign::Same),
            ("lima", Sign::Added),
            ("durban", Sign::Ended),
        ]
    );
    let ties: Vec<(&str, Sign)> = union
        .registry
        .ties
        .iter()
        .map(|tie| tie.id.as_str())
        .zip(union.ties.iter().copied())
        .collect();
    assert_eq!(
        ties,
        [
            ("t1", Sign::Same),
            ("t2", Sign::Ended),
            ("t4", Sign::Added),
            ("t3", Sign::Ended),
        ]
    );
    // Positions in the later registry are positions in both.
    for (at, actor) in after.actors.iter().enumerate() {
        assert_eq!(&union.registry.actors.rows()[at], actor);
    }
    for (at, tie) in after.ties.iter().enumerate() {
        assert_eq!(&union.registry.ties.rows()[at], tie);
    }
}

#[test]
fn what_is_gone_leads_to_an_actor_by_its_new_id() {
    let before = world(WORLD);
    let text = WORLD
        .replace("    tie t2 office home bonn : opened 1970-10\n", "")
        .replace("actor bonn city DE", "actor bonn_city city DE");
    let mut after = world(&text);
    let actors = after.actors.iter().cloned().map(|mut actor| {
        if actor.id.as_str() == "bonn_city" {
            actor.names[0].ja = "bonn".to_owned();
            actor.names[0].en = "bonn".to_owned();
        }
        actor
    });
    after.actors = kizuna::model::Table::new(actors.collect());
    let union = Union::new(&before, &after, &Difference::new(&before, &after));
    assert_eq!(union.registry.actors.len(), 4);
    let tie = union.registry.ties.get("t2").unwrap();
    assert_eq!(tie.to.as_str(), "bonn_city");
}
