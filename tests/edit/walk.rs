//! A long walk: undo of everything gives the first bytes back, redo of everything the last.

use kizuna::edit::{Change, Put, RecordRef, ViewStep};
use proptest::prelude::*;

use super::{bytes, delegation, document, names, notes, pin, place, template, views};
use crate::support::cases;

fn actor() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("a"), Just("b"), Just("c")]
}

fn visit() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("v"), Just("w"), Just("x")]
}

fn put() -> impl Strategy<Value = Put> {
    prop_oneof![
        Just(Put::Last),
        (0_usize..4).prop_map(Put::At),
        Just(Put::Over)
    ]
}

fn change() -> impl Strategy<Value = Change> {
    let number = || -80_i32..80;
    prop_oneof![
        (actor(), number()).prop_map(|(id, n)| names(id, &format!("名{n}"), &format!("name {n}"))),
        (actor(), number())
            .prop_map(|(id, n)| notes(RecordRef::Actor(id.into()), &format!("注{n}"))),
        number().prop_map(|n| notes(RecordRef::Tie("t".into()), &format!("注{n}"))),
        (actor(), proptest::option::of((number(), number()))).prop_map(|(id, at)| {
            place(id, at.map(|(lat, lon)| (f64::from(lat), f64::from(lon))))
        }),
        (actor(), proptest::option::of((number(), number())))
            .prop_map(|(id, at)| pin(id, at.map(|(x, y)| (f64::from(x), f64::from(y))))),
        proptest::sample::subsequence(vec!["one", "two", "three", "four"], 0..4)
            .prop_shuffle()
            .prop_map(|ids| views(&ids, ViewStep::Move)),
        (visit(), put(), number()).prop_map(|(id, put, n)| delegation(id, &format!("訪{n}"), put)),
        visit().prop_map(|id| Change::RemoveDelegation { id: id.into() }),
        (visit(), put(), number()).prop_map(|(id, put, n)| template(id, &format!("形{n}"), put)),
        visit().prop_map(|id| Change::RemoveTemplate { id: id.into() }),
        // Refused ones belong to a walk, too.
        Just(pin("zz", None)),
        Just(names("a", "", "")),
    ]
}

/// What a person does: a step of one to three changes, undo, redo.
#[derive(Clone, Debug)]
enum Move {
    Do(Vec<Change>),
    Undo,
    Redo,
}

fn moves(length: usize) -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        5 => proptest::collection::vec(change(), 1..4).prop_map(Move::Do),
        2 => Just(Move::Undo),
        1 => Just(Move::Redo),
    ];
    proptest::collection::vec(one, length)
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn a_walk_of_200_steps_leads_back_and_forth(moves in moves(200)) {
        let mut document = document();
        let first = bytes(&document);
        // What the file was after each step, kept beside the document's own history.
        let mut states = vec![first.clone()];
        for step in moves {
            match step {
                Move::Do(changes) => {
                    let before = document.steps();
                    let result = document.apply(changes);
                    if result.is_ok() && document.steps() > before {
                        states.truncate(before + 1);
                        states.push(bytes(&document));
                    }
                }
                Move::Undo => {
                    document.undo();
                }
                Move::Redo => {
                    document.redo();
                }
            }
            prop_assert_eq!(Some(&bytes(&document)), states.get(document.steps()));
        }
        while document.redo() {}
        let last = bytes(&document);
        prop_assert_eq!(Some(&last), states.last());
        while document.undo() {
            prop_assert_eq!(Some(&bytes(&document)), states.get(document.steps()));
        }
        prop_assert_eq!(bytes(&document), first);
        prop_assert!(!document.is_changed());
        while document.redo() {}
        prop_assert_eq!(bytes(&document), last);
    }
}
