//! Two days of one registry.

use kizuna::insight::{Counts, between};

use super::told;
use crate::support::{day, whole, world};

const LIVES: &str = "
    kind pact sister
    home home
    actor home city JP 35.5,139.6
    actor paris city FR 48.8,2.3
    actor bonn city DE 50.7,7.1
    actor durban city ZA -29.8,31
    actor cairo city EG 30,31
    tie t1 pact home paris : signed 1950; renewed 2017
    tie t2 pact home bonn : signed 1970; ended 2018-03-31
    tie t3 pact home durban : announced 2010; signed 2020
    tie t4 pact home paris : signed 2016; ended 2017
    tie t5 pact home bonn : signed 2000 until 2019
    tie t6 pact home paris : signed 2000; suspended 2016
    tie t7 pact home paris : signed 2000
    tie t8 pact home cairo : signed 2014/2016
    tie t9 pact home paris : signed 1990; fields_added 2018
";

#[test]
fn what_began_ended_and_was_told_between_two_days() {
    let world = world(LIVES);
    let difference = between(&world, day("2015-12-31"), day("2021-12-31"));
    assert_eq!(
        told(&difference),
        [
            "tie t3 began: event",
            "tie t4 began: event",
            "tie t2 ended: event",
            "tie t4 ended: event",
            "tie t5 ended: end",
            "tie t1 renewed: event",
            "tie t6 suspended: event",
            "tie t8 changed: event",
            "tie t9 changed: event",
            "actor durban began",
            "actor bonn ended",
        ]
    );
    let ties = difference.counts_of(|sort| sort == kizuna::insight::RecordSort::Tie);
    assert_eq!(
        ties,
        Counts {
            added: 1,
            ended: 3,
            changed: 4
        }
    );
}

#[test]
fn nothing_happens_on_one_day() {
    for registry in [&world(LIVES), whole()] {
        for date in ["1900-01-01", "2015-12-31", "2021-04-01"] {
            assert!(between(registry, day(date), day(date)).is_empty(), "{date}");
        }
    }
}

#[test]
fn the_first_day_is_over_and_the_last_counts() {
    let world = world(
        "
        kind pact sister
        home home
        actor home city JP 35.5,139.6
        actor paris city FR 48.8,2.3
        tie t1 pact home paris : signed 2015-12-31
        tie t2 pact home paris : signed 2021-12-31
        tie t3 pact home paris : signed 2000; ended 2021-12-31
        tie t4 pact home paris : signed 2000; ended 2021-12-30
        tie t5 pact home paris : signed 2022-01-01
        ",
    );
    let difference = between(&world, day("2015-12-31"), day("2021-12-31"));
    assert_eq!(
        told(&difference),
        [
            "tie t2 began: event",
            "tie t4 ended: event",
            // That is its last day in force.
            "tie t3 changed: event",
        ]
    );
}
