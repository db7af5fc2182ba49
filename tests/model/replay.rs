//! Lives against a second opinion: a replay of the events day by day, for every combination of
//! days that the dates can be.

use kizuna::model::{
    Certainty, Claim, Claims, Date, DaySpan, Event, EventKind, Life, PartialDate, Status,
};
use proptest::prelude::*;

use crate::support::cases;

/// Days are counted from here, so that spans stay short.
const FIRST_DAY: Date = Date::constant(2000, 1, 1);

/// An event whose date, and whose term's end, may be any day between two.
#[derive(Clone, Debug)]
struct Step {
    kind: EventKind,
    date: (i32, i32),
    until: Option<(i32, i32)>,
}

/// An event of one certain day.
#[derive(Clone, Copy, Debug)]
struct Exact {
    kind: EventKind,
    day: i32,
    until: Option<i32>,
}

fn calendar(day: i32) -> Date {
    FIRST_DAY
        .checked_add(jiff::Span::new().days(day))
        .expect("a day of the calendar")
}

fn between((first, last): (i32, i32)) -> PartialDate {
    PartialDate::between(calendar(first), calendar(last)).expect("in order")
}

fn life(steps: &[Step]) -> Life {
    let events: Vec<Event> = steps
        .iter()
        .map(|step| Event {
            kind: step.kind,
            date: Claims::new(vec![Claim {
                value: between(step.date),
                sources: Vec::new(),
                note: None,
            }]),
            until: step.until.map(between),
            by: None,
            note: None,
        })
        .collect();
    Life::of(&events)
}

/// Every combination of days that the dates can be.
fn combinations(steps: &[Step]) -> Vec<Vec<Exact>> {
    let mut all = vec![Vec::new()];
    for step in steps {
        let terms: Vec<Option<i32>> = match step.until {
            Some((first, last)) => (first..=last).map(Some).collect(),
            None => vec![None],
        };
        let mut longer = Vec::new();
        for begun in &all {
            for day in step.date.0..=step.date.1 {
                for &until in &terms {
                    let mut next = begun.clone();
                    next.push(Exact {
                        kind: step.kind,
                        day,
                        until,
                    });
                    longer.push(next);
                }
            }
        }
        all = longer;
    }
    all
}

/// Where a tie stands on a day: its events replayed one day after the other.
fn replay(events: &[Exact], on: i32) -> Status {
    use EventKind as K;
    let waits_for_opening = events.iter().any(|event| event.kind == K::Opened);
    let (mut known, mut begun, mut running, mut paused) = (false, false, false, false);
    let (mut term, mut agreed) = (None, None);
    let mut today = events.first().map_or(on, |first| first.day).min(on);
    loop {
        if term.is_some_and(|last: i32| last < today) {
            (running, paused, term) = (false, false, None);
        }
        let mut last_day = false;
        for event in events.iter().filter(|event| event.day == today) {
            match event.kind {
                K::Announced => known = true,
                K::Signed if waits_for_opening && !begun => {
                    known = true;
                    agreed = event.until;
                }
                K::Signed | K::Opened | K::Renewed | K::Extended => {
                    (begun, running, paused, last_day) = (true, true, false, false);
                    term = event.until.or(agreed.take());
                }
                K::Suspended => paused = true,
                K::Resumed => paused = false,
                K::Expired | K::Ended | K::SucceededBy => last_day = true,
                K::FieldsAdded | K::Moved => {}
            }
        }
        if today == on {
            return match (running, paused) {
                (true, false) => Status::InForce,
                (true, true) => Status::Suspended,
                (false, _) if begun => Status::Ended,
                (false, _) if known => Status::Planned,
                (false, _) => Status::NotYet,
            };
        }
        if last_day {
            (running, paused, term) = (false, false, None);
        }
        today += 1;
    }
}

/// What all combinations say together.
fn together(answers: impl Iterator<Item = bool>) -> Certainty {
    let (mut yes, mut no) = (false, false);
    for answer in answers {
        if answer {
            yes = true;
        } else {
            no = true;
        }
    }
    match (yes, no) {
        (true, false) => Certainty::Certain,
        (true, true) => Certainty::Possible,
        (false, _) => Certainty::No,
    }
}

/// What a life is made from: which of the events that may follow, how long after the one before,
/// how vague its date is, and the term.
type Dice = (u8, i32, i32, Option<(i32, i32)>);

fn dice() -> impl Strategy<Value = Vec<Dice>> {
    let one = (
        0_u8..=255,
        0..4_i32,
        0..3_i32,
        proptest::option::weighted(0.4, (0..5_i32, 0..2_i32)),
    );
    proptest::collection::vec(one, 1..7)
}

/// A life in which every combination of days is in order: no event can lie before the one that
/// stands before it, and a suspension lies within a time in force.
fn valid_life(dice: &[Dice]) -> Vec<Step> {
    use EventKind as K;
    #[derive(PartialEq)]
    enum Stage {
        Before,
        Running,
        Suspended,
        Over,
    }
    let mut steps: Vec<Step> = Vec::new();
    let mut stage = Stage::Before;
    // The last day that any event, the term that runs, and any term at all can have.
    let (mut now, mut term, mut longest): (i32, Option<(i32, i32)>, i32) = (1, None, 0);
    let opens = dice.first().is_some_and(|first| first.0 % 2 == 0);
    for &(choice, gap, vague, wished_term) in dice {
        let pick = |options: &[K]| options[usize::from(choice / 2) % options.len()];
        let kind = match stage {
            Stage::Before if steps.is_empty() && choice % 5 == 0 => K::Announced,
            Stage::Before if opens && steps.len() < 2 && choice % 3 == 0 => K::Signed,
            Stage::Before => {
                if opens {
                    K::Opened
                } else {
                    K::Signed
                }
            }
            Stage::Running => pick(&[
                K::Suspended,
                K::Renewed,
                K::Ended,
                K::Extended,
                K::Suspended,
                K::Moved,
                K::Expired,
                K::FieldsAdded,
                K::Signed,
                K::SucceededBy,
            ]),
            Stage::Suspended => pick(&[K::Resumed, K::Resumed, K::Ended, K::Renewed]),
            Stage::Over if opens => K::Opened,
            Stage::Over => break,
        };
        let first = now + gap;
        let mut date = (first, first + vague);
        if let Some((ends, _)) = term
            && stage == Stage::Before
        {
            // What was signed for a time that may have run out already cannot be opened any more.
            if first > ends {
                break;
            }
            date.1 = date.1.min(ends);
        }
        let until = wished_term
            .filter(|_| kind.sets_term())
            .map(|(after, vague)| {
                // A new term does not end before one that it takes over from.
                let from = date.1.max(longest) + after;
                (from, from + vague)
            });
        longest = until.map_or(longest, |until| until.1);
        match kind {
            K::Suspended => stage = Stage::Suspended,
            K::Resumed => stage = Stage::Running,
            kind if kind.ends() => (stage, term) = (Stage::Over, None),
            K::Signed if opens && stage == Stage::Before => term = until,
            kind if kind.sets_term() => {
                stage = Stage::Running;
                // An opening without a term of its own works for the term that was signed.
                term = match (kind, until) {
                    (K::Opened, None) => term,
                    (_, until) => until,
                };
            }
            _ => {}
        }
        now = date.1;
        steps.push(Step { kind, date, until });
    }
    steps
}

fn days(steps: &[Step]) -> std::ops::RangeInclusive<i32> {
    let last = steps
        .iter()
        .flat_map(|step| [Some(step.date.1), step.until.map(|until| until.1)])
        .flatten()
        .max()
        .unwrap_or(1);
    0..=last + 2
}

/// Lives whose combinations are few enough to be tried.
fn few(steps: &[Step]) -> bool {
    let width = |(first, last): (i32, i32)| i64::from(last - first + 1);
    steps
        .iter()
        .map(|step| width(step.date) * step.until.map_or(1, width))
        .product::<i64>()
        <= 240
}

proptest! {
    #![proptest_config(cases(800))]

    #[test]
    fn in_force_on_a_day_is_what_every_combination_of_days_says(dice in dice()) {
        let steps = valid_life(&dice);
        prop_assume!(few(&steps));
        let (life, combinations) = (life(&steps), combinations(&steps));
        for on in days(&steps) {
            let replayed = together(
                combinations.iter().map(|events| replay(events, on) == Status::InForce),
            );
            prop_assert_eq!(life.in_force_on(calendar(on)), replayed, "day {} of {:?}", on, steps);
        }
    }

    #[test]
    fn in_force_during_a_span_is_what_every_combination_of_days_says(
        dice in dice(),
        from in 0..24_i32,
        length in 0..8_i32,
    ) {
        let steps = valid_life(&dice);
        prop_assume!(few(&steps));
        let span = DaySpan { from: calendar(from), to: calendar(from + length) };
        let replayed = together(combinations(&steps).iter().map(|events| {
            (from..=from + length).any(|on| replay(events, on) == Status::InForce)
        }));
        let got = life(&steps).in_force_during(span);
        prop_assert_eq!(got, replayed, "{}..{} of {:?}", from, from + length, steps);
    }

    #[test]
    fn signed_within_a_span_is_what_every_day_of_the_signing_says(
        dice in dice(),
        from in 0..12_i32,
        length in 0..8_i32,
    ) {
        let steps = valid_life(&dice);
        let of = |kind: EventKind| steps.iter().find(|step| step.kind == kind);
        let replayed = of(EventKind::Signed).or(of(EventKind::Opened)).map_or(
            Certainty::No,
            |step| together(
                (step.date.0..=step.date.1).map(|day| (from..=from + length).contains(&day)),
            ),
        );
        let span = DaySpan { from: calendar(from), to: calendar(from + length) };
        prop_assert_eq!(life(&steps).signed_within(span), replayed, "{:?}", steps);
    }

    #[test]
    fn with_exact_dates_the_state_is_that_of_the_replay(dice in dice()) {
        let exact: Vec<Dice> = dice
            .iter()
            .map(|(choice, gap, _, term)| (*choice, *gap, 0, term.map(|(after, _)| (after, 0))))
            .collect();
        let steps = valid_life(&exact);
        let (life, combinations) = (life(&steps), combinations(&steps));
        prop_assert_eq!(combinations.len(), 1);
        for on in days(&steps) {
            let replayed = combinations.iter().map(|events| replay(events, on)).next();
            prop_assert_eq!(
                Some(life.status_on(calendar(on))), replayed, "day {} of {:?}", on, steps
            );
        }
    }

    #[test]
    fn state_and_certainty_agree(dice in dice()) {
        let steps = valid_life(&dice);
        let life = life(&steps);
        for on in days(&steps) {
            let day = calendar(on);
            prop_assert_eq!(
                life.status_on(day) == Status::InForce,
                life.in_force_on(day) != Certainty::No,
                "day {} of {:?}", on, steps
            );
            prop_assert_eq!(life.in_force_on(day), life.in_force_during(DaySpan::day(day)));
        }
    }
}

#[test]
fn the_lives_that_are_tried_have_every_sort_of_event() {
    // Without this the properties above could pass on lives in which nothing happens.
    let mut seen = std::collections::BTreeSet::new();
    for choice in 0..=255_u8 {
        let dice: Vec<Dice> = (0..6_u8)
            .map(|turn| (choice.wrapping_mul(31).wrapping_add(turn * 47), 1, 1, None))
            .collect();
        seen.extend(valid_life(&dice).into_iter().map(|step| step.kind));
    }
    assert_eq!(seen.len(), EventKind::ALL.len(), "{seen:?}");
}
