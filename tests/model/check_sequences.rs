//! Which events may follow which: written sequences, right and wrong.

use kizuna::model::check::{Problem, check};
use kizuna::model::{EventKind, Registry};

use crate::support::{each, event_kind, event_word, events, rows, same, world};

/// Events | what `check` finds in them, in order; nothing for a sequence in order.
const SEQUENCES: &str = "
    # in order
    signed 1965                                             |
    opened 1987-10                                          |
    announced 2015; opened 2015-11                          |
    announced 2015; announced 2016; signed 2017             |
    announced 2015                                          |
    signed 2021-03; opened 2021-03/2022-02                  |
    signed 2000; fields_added 2004; moved 2005              |
    signed 2000; renewed 2005; renewed 2010                 |
    signed 2000; extended 2005                              |
    signed 2000 until 2005; renewed 2005 until 2010         |
    signed 2000 until 2005; renewed 2007 until 2010         |
    signed 2000; suspended 2003; resumed 2005               |
    signed 2000; suspended 2003; moved 2004; resumed 2005   |
    signed 2000; suspended 2003; resumed 2003               |
    signed 2000; suspended 2003; resumed 2005; suspended 2007; resumed 2008 |
    signed 2000; suspended 2003; ended 2004                 |
    signed 2000; suspended 2003; succeeded_by 2004          |
    signed 2000; ended 2004                                 |
    signed 2000; expired 2004                               |
    signed 2000; succeeded_by 2004                          |
    signed 2000; ended 2004; succeeded_by 2005              |
    opened 2000; ended 2004; opened 2010                    |
    opened 2000; suspended 2003; ended 2004; opened 2010    |
    signed 1990; signed 2000                                |
    # dates that may be in order are not out of order
    signed 2000; ended 2000                                 |
    signed 2000-06; ended 2000                              |
    opened 1997-06; succeeded_by 1997-06                    |
    signed 2000 until 2000                                  |
    signed 2000-06-01 until 2000-06-01                      |
    # no end before the start
    signed 2000; ended 1999                                 | out_of_order ended signed
    signed 2000-06-01; ended 2000-05-31                     | out_of_order ended signed
    signed 2000; suspended 2003; resumed 2002               | out_of_order resumed suspended
    opened 2000; ended 2004; opened 2003                    | out_of_order opened ended
    opened 2000; announced 1999                             | out_of_order announced opened, misplaced announced
    # nothing is renewed after its end
    signed 2000; ended 2004; renewed 2005                   | misplaced renewed
    signed 2000; ended 2004; extended 2005                  | misplaced extended
    signed 2000; expired 2004; renewed 2005                 | misplaced renewed
    signed 2000; ended 2004; signed 2005                    | misplaced signed
    signed 2000; ended 2004; suspended 2005                 | misplaced suspended
    signed 2000; ended 2004; fields_added 2005              | misplaced fields_added
    signed 2000; ended 2004; moved 2005                     | misplaced moved
    signed 2000; ended 2004; ended 2005                     | misplaced ended
    signed 2000; ended 2004; expired 2005                   | misplaced expired
    # suspension and resumption go in pairs
    signed 2000; resumed 2005                               | misplaced resumed
    signed 2000; suspended 2003; suspended 2004             | misplaced suspended
    signed 2000; suspended 2003; resumed 2004; resumed 2005 | misplaced resumed
    signed 2000; suspended 2003; renewed 2004               | misplaced renewed
    signed 2000; suspended 2003; fields_added 2004          | misplaced fields_added
    signed 2000; suspended 2003; ended 2004; resumed 2005   | misplaced resumed
    # nothing follows a succession
    signed 2000; succeeded_by 2004; renewed 2005            | misplaced renewed
    opened 2000; succeeded_by 2004; opened 2005             | misplaced opened
    signed 2000; succeeded_by 2004; succeeded_by 2005       | misplaced succeeded_by
    signed 2000; succeeded_by 2004; ended 2005              | misplaced ended
    # an announcement comes first
    signed 2000; announced 2001                             | misplaced announced
    # terms
    signed 2000 until 1999                                  | term_before_start signed
    signed 2000-06-02 until 2000-06-01                      | term_before_start signed
    signed 2000; renewed 2005 until 2004                    | term_before_start renewed
    opened 2000 until 1999-12-31                            | term_before_start opened
    signed 2000; suspended 2003 until 2004; resumed 2005    | term_before_start suspended
    signed 2000; ended 2004 until 2005                      | term_before_start ended
    # what happens after the term
    signed 2000 until 2005; ended 2007                      | after_term ended
    signed 2000 until 2005; suspended 2006; resumed 2007    | after_term suspended, after_term resumed
    signed 1990 until 1995; suspended 1993; resumed 1997    | after_term resumed
    signed 2000 until 2001; opened 2001; ended 2003         | after_term ended
    signed 2000 until 2005; extended 2006; ended 2010       |
    signed 2000 until 2005; ended 2005                      |
    signed 2000 until 2005; ended 2007; renewed 2008        | misplaced renewed, after_term ended
    # nothing says when it began
    ended 2004                                              | no_start
    renewed 2004                                            | no_start
    moved 2004                                              | no_start
    resumed 2004                                            | misplaced resumed, no_start
    # several at once
    signed 2000; ended 1999; renewed 1998                   | out_of_order ended signed, out_of_order renewed ended, misplaced renewed
";

/// A registry with one tie that has these events.
fn registry(text: &str) -> Registry {
    world(&format!(
        "kind pact sister
         home a
         actor a city JP 35,139
         actor b city FR 45,4
         tie t pact a b : {text}"
    ))
}

#[test]
fn every_sequence_of_events_is_judged_as_people_would() {
    each(rows(SEQUENCES), 60, |row| {
        let findings = check(&registry(row[0]));
        let mut found: Vec<String> = Vec::new();
        for finding in &findings {
            same("record", &finding.record, "t")?;
            found.push(match &finding.problem {
                Problem::OutOfOrder { event, before, .. } => {
                    format!(
                        "out_of_order {} {}",
                        event_word(*event),
                        event_word(*before)
                    )
                }
                Problem::Misplaced { event } => format!("misplaced {}", event_word(*event)),
                Problem::TermBeforeStart { event } => {
                    format!("term_before_start {}", event_word(*event))
                }
                Problem::AfterTerm { event, .. } => format!("after_term {}", event_word(*event)),
                Problem::NoStart => "no_start".to_owned(),
                other => return Err(format!("unexpected {other:?}")),
            });
        }
        same("findings", &found.join(", "), row[1])
    });
}

#[test]
fn every_event_is_judged_somewhere_as_right_and_somewhere_as_misplaced() {
    let table = rows(SEQUENCES);
    for kind in EventKind::ALL {
        let word = event_word(kind);
        assert_eq!(event_kind(&word), kind);
        let right = table
            .iter()
            .any(|row| row[1].is_empty() && events(row[0]).iter().any(|event| event.kind == kind));
        assert!(right, "{word} stands in no sequence that is in order");
        let wrong = table
            .iter()
            .any(|row| row[1].contains(&format!("misplaced {word}")));
        assert!(wrong, "{word} stands in no sequence as misplaced");
    }
}
