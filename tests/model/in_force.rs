//! Whether a tie is in force on a day, and where it stands: written cases.

use kizuna::model::{Certainty, DaySpan, Life};

use crate::support::{day, each, events, partial, same};

/// A life, and under it days with what is known of it then: certainty and state.
const ON_A_DAY: &str = "
signed 1965-07-01
    1965-06-30 no       not_yet
    1965-07-01 certain  in_force
    2026-11-22 certain  in_force
# year-only: any day of the year may be the first
signed 1965
    1964-12-31 no       not_yet
    1965-01-01 possible in_force
    1965-12-30 possible in_force
    1965-12-31 certain  in_force
    1966-01-01 certain  in_force
# month-only
signed 1965-07
    1965-06-30 no       not_yet
    1965-07-01 possible in_force
    1965-07-30 possible in_force
    1965-07-31 certain  in_force
# a span that sources leave open
opened 1980/2015
    1979-12-31 no       not_yet
    1980-01-01 possible in_force
    2015-12-30 possible in_force
    2015-12-31 certain  in_force
# the day of the end is the last one in force
opened 2000-04-01; ended 2003-06-30
    2000-03-31 no       not_yet
    2000-04-01 certain  in_force
    2003-06-30 certain  in_force
    2003-07-01 no       ended
# opened and ended on one day: that day it was
opened 2000-04-01; ended 2000-04-01
    2000-03-31 no       not_yet
    2000-04-01 certain  in_force
    2000-04-02 no       ended
# an end known to the year, to the month
opened 1962; ended 1997
    1996-12-31 certain  in_force
    1997-01-01 certain  in_force
    1997-01-02 possible in_force
    1997-12-31 possible in_force
    1998-01-01 no       ended
opened 1997-06; ended 2003-06
    1997-06-15 possible in_force
    1997-06-30 certain  in_force
    2003-06-01 certain  in_force
    2003-06-02 possible in_force
    2003-06-30 possible in_force
    2003-07-01 no       ended
# both in one year: no day is certain
opened 1997; ended 1997
    1996-12-31 no       not_yet
    1997-01-01 possible in_force
    1997-06-15 possible in_force
    1997-12-31 possible in_force
    1998-01-01 no       ended
# no start is known
ended 1990-03-31
    1800-01-01 possible in_force
    1990-03-31 possible in_force
    1990-04-01 no       ended
moved 1999-11
    1800-01-01 possible in_force
    2026-11-22 possible in_force
renewed 1999-11
    1998-01-01 possible in_force
    2026-11-22 possible in_force
# suspension: not in force from its day on, in force again from the day of resumption
signed 1990-01-01; suspended 2000-05-10; resumed 2003-02-01
    2000-05-09 certain  in_force
    2000-05-10 no       suspended
    2003-01-31 no       suspended
    2003-02-01 certain  in_force
# suspended and resumed on one day: not suspended at all
signed 1990-01-01; suspended 2000-05-10; resumed 2000-05-10
    2000-05-09 certain  in_force
    2000-05-10 certain  in_force
    2000-05-11 certain  in_force
# begun and suspended on one day
signed 1990-01-01; suspended 1990-01-01; resumed 1990-06-01
    1989-12-31 no       not_yet
    1990-01-01 no       suspended
    1990-06-01 certain  in_force
# resumed and suspended again on one day
signed 1990-01-01; suspended 1995-01-01; resumed 1996-01-01; suspended 1996-01-01; resumed 1997-01-01
    1995-12-31 no       suspended
    1996-01-01 no       suspended
    1997-01-01 certain  in_force
# suspension and resumption known to the year
signed 1990-01-01; suspended 2000; resumed 2003
    1999-12-31 certain  in_force
    2000-01-01 possible in_force
    2000-12-30 possible in_force
    2000-12-31 no       suspended
    2002-12-31 no       suspended
    2003-01-01 possible in_force
    2003-12-31 certain  in_force
# suspended and never resumed
signed 1990-01-01; suspended 2000-05-10
    2026-11-22 no       suspended
# suspended, then ended: over, not suspended any more
signed 1990-01-01; suspended 2000-05-10; ended 2001-03-31
    2001-03-31 no       suspended
    2001-04-01 no       ended
# ended while suspended, and opened again later: the suspension is over with the new beginning
opened 1990-01-01; suspended 2000-05-10; ended 2001-03-31; opened 2005-04-01
    2000-12-31 no       suspended
    2003-01-01 no       ended
    2005-03-31 no       ended
    2005-04-01 certain  in_force
    2026-11-22 certain  in_force
# a term that ran out
signed 2010-04-01 until 2015-03-31
    2015-03-31 certain  in_force
    2015-04-01 no       ended
signed 2010 until 2015
    2015-01-01 certain  in_force
    2015-01-02 possible in_force
    2016-01-01 no       ended
# renewed before the term ran out: no gap
signed 2010-04-01 until 2015-03-31; renewed 2015-02-01 until 2020-03-31
    2015-02-01 certain  in_force
    2015-04-01 certain  in_force
    2020-03-31 certain  in_force
    2020-04-01 no       ended
# renewed without a term
signed 2010-04-01 until 2015-03-31; renewed 2015-04-01
    2015-04-01 certain  in_force
    2026-11-22 certain  in_force
# renewed after the term ran out: over between
signed 2010-04-01 until 2015-03-31; renewed 2016-01-01 until 2020-12-31
    2015-03-31 certain  in_force
    2015-06-01 no       ended
    2016-01-01 certain  in_force
    2020-12-31 certain  in_force
    2021-01-01 no       ended
# renewed after the term ran out, both known to the year
signed 2010 until 2015; renewed 2015 until 2020
    2014-12-31 certain  in_force
    2015-06-01 possible in_force
    2015-12-31 certain  in_force
    2016-01-01 certain  in_force
    2021-01-01 no       ended
# renewed early, then ended before the first term would have run out
signed 2000-01-01 until 2010-12-31; renewed 2005-01-01 until 2015-12-31; ended 2008-06-30
    2008-06-30 certain  in_force
    2008-07-01 no       ended
    2010-12-31 no       ended
# a renewal while no end is set sets the term
signed 2000-01-01; renewed 2005-01-01 until 2010-12-31
    2010-12-31 certain  in_force
    2011-01-01 no       ended
# extended
signed 2000-01-01 until 2004-12-31; extended 2004-12-01 until 2009-12-31
    2005-01-01 certain  in_force
    2010-01-01 no       ended
# agreed anew in a second document: one tie, and its end ends it
signed 1990-01-01; signed 2000-01-01; ended 2010-12-31
    1995-01-01 certain  in_force
    2010-12-31 certain  in_force
    2011-01-01 no       ended
# agreed anew for a term
signed 1990-01-01; signed 2000-01-01 until 2005-12-31
    2005-12-31 certain  in_force
    2006-01-01 no       ended
# expired, as a source says
signed 2000-01-01; expired 2005-03-31
    2005-03-31 certain  in_force
    2005-04-01 no       ended
# ended before its term
signed 2000-01-01 until 2010-12-31; ended 2005-03-31
    2005-03-31 certain  in_force
    2005-04-01 no       ended
# ended after its term: nothing says that it went on until then
signed 2000-01-01 until 2005-03-31; ended 2007-03-31
    2005-03-31 certain  in_force
    2006-06-01 no       ended
    2007-04-01 no       ended
# lengthened after its term, then ended
signed 2000-01-01 until 2005-03-31; extended 2006-04-01; ended 2007-03-31
    2005-12-31 no       ended
    2006-04-01 certain  in_force
    2007-03-31 certain  in_force
    2007-04-01 no       ended
# resumed after its term
signed 1990 until 1995; suspended 1993; resumed 1997
    1992-06-01 certain  in_force
    1994-06-01 no       suspended
    1996-06-01 no       ended
    1998-06-01 no       ended
# renewed while suspended: in force from then on
signed 1990; suspended 1995; renewed 1996
    1995-06-30 possible in_force
    1995-12-31 no       suspended
    1996-06-30 possible in_force
    1997-01-01 certain  in_force
# suspended on the day it was signed
signed 1985-01-01; suspended 1985-01-01
    1985-01-01 no       suspended
    1999-01-01 no       suspended
# another tie took its place, in a month
opened 1962; succeeded_by 1997-06 by other
    1997-05-31 certain  in_force
    1997-06-01 certain  in_force
    1997-06-02 possible in_force
    1997-07-01 no       ended
# ended first, succeeded later: over from its end on
opened 1962; ended 1990-03-31; succeeded_by 1997-06 by other
    1990-03-31 certain  in_force
    1990-04-01 no       ended
    1995-01-01 no       ended
    1997-07-01 no       ended
# closed, and opened again
opened 1993-10-01; ended 2007-03-31; opened 2018-11-01
    2007-03-31 certain  in_force
    2010-01-01 no       ended
    2018-10-31 no       ended
    2018-11-01 certain  in_force
# closed and opened on one day
opened 1993-10-01; ended 2007-03-31; opened 2007-03-31
    2007-03-31 certain  in_force
    2007-04-01 certain  in_force
# closed and opened again within one year
opened 1993; ended 2007; opened 2007
    2007-06-01 possible in_force
    2007-12-31 certain  in_force
# only announced
announced 2015
    2014-12-31 no       not_yet
    2015-01-01 no       planned
    2026-11-22 no       planned
# announced, then opened
announced 2015-04-01; opened 2015-11
    2015-03-31 no       not_yet
    2015-04-01 no       planned
    2015-10-31 no       planned
    2015-11-01 possible in_force
    2015-11-30 certain  in_force
# signed, then opened: works from the opening on
signed 2021-03; opened 2021-03/2023-03
    2021-02-28 no       not_yet
    2021-03-01 possible in_force
    2023-03-30 possible in_force
    2023-03-31 certain  in_force
signed 2020-01-15; opened 2021-04-01
    2020-01-14 no       not_yet
    2020-01-15 no       planned
    2021-03-31 no       planned
    2021-04-01 certain  in_force
# signed for a term, opened later: the term holds
signed 2020-01-15 until 2025-03-31; opened 2021-04-01
    2020-06-01 no       planned
    2025-03-31 certain  in_force
    2025-04-01 no       ended
# what adds nothing to its force
signed 2000-01-01; fields_added 2004; moved 2005-05
    1999-12-31 no       not_yet
    2004-06-01 certain  in_force
    2026-11-22 certain  in_force
# sources disagree: the preferred claim counts
signed 1992!1990
    1991-06-01 no       not_yet
    1992-12-31 certain  in_force
# nothing at all is known
-
    1900-01-01 possible in_force
    2026-11-22 possible in_force
";

/// The lives of a table with their indented lines.
fn blocks(table: &str) -> Vec<(&str, Vec<Vec<&str>>)> {
    let mut blocks: Vec<(&str, Vec<Vec<&str>>)> = Vec::new();
    for line in table.lines() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        if line.starts_with(' ') {
            let words = line.split_whitespace().collect();
            blocks.last_mut().unwrap().1.push(words);
        } else {
            blocks.push((line, Vec::new()));
        }
    }
    blocks
}

fn life(text: &str) -> Life {
    Life::of(&events(text.trim_start_matches('-')))
}

#[test]
fn a_tie_is_in_force_from_its_first_day_to_its_last() {
    let mut asked = 0;
    each(blocks(ON_A_DAY), 40, |(text, days)| {
        let life = life(text);
        for words in days {
            let on = day(words[0]);
            let got = format!(
                "{} {}",
                life.in_force_on(on).word(),
                life.status_on(on).word()
            );
            same(words[0], &got, &words[1..].join(" "))?;
        }
        Ok(())
    });
    for (_, days) in blocks(ON_A_DAY) {
        assert!(!days.is_empty(), "a life of which nothing is asked");
        asked += days.len();
    }
    assert!(asked >= 120, "{asked}");
}

/// A life, and under it spans with the answer.
const DURING: &str = "
signed 1965; ended 1980
    1964-12-31..1964-12-31 no
    1960-01-01..1965-01-01 possible
    1960-01-01..1965-12-31 certain
    1970-01-01..1970-12-31 certain
    1980-01-01..1990-12-31 certain
    1980-12-31..1990-12-31 possible
    1981-01-01..1990-12-31 no
opened 1993-10-01; ended 2007-03-31; opened 2018-11-01
    2007-03-31..2018-10-31 certain
    2007-04-01..2018-10-31 no
    2007-04-01..2018-11-01 certain
signed 1990-01-01; suspended 2000-05-10; resumed 2003-02-01
    2000-05-10..2003-01-31 no
    2000-05-09..2003-01-31 certain
    2000-05-10..2003-02-01 certain
    2001-01-01..2001-12-31 no
signed 1990-01-01; suspended 2000; resumed 2003
    2000-01-01..2000-12-31 possible
    2000-12-31..2002-12-31 no
    1999-12-31..2002-12-31 certain
    2001-01-01..2003-06-01 possible
    2001-01-01..2003-12-31 certain
announced 2015
    2010-01-01..2020-12-31 no
-
    2010-01-01..2020-12-31 possible
";

#[test]
fn a_tie_is_in_force_during_a_span_if_it_is_on_one_of_its_days() {
    each(blocks(DURING), 6, |(text, spans)| {
        let life = life(text);
        for words in spans {
            let got = life.in_force_during(span(words[0])).word();
            same(words[0], got, words[1])?;
        }
        Ok(())
    });
}

/// A life, and under it spans with the answer.
const SIGNED: &str = "
signed 1965
    1964-01-01..1964-12-31 no
    1965-01-01..1965-12-31 certain
    1965-01-02..1965-12-31 possible
    1965-01-01..1965-12-30 possible
    1960-01-01..1970-12-31 certain
    1966-01-01..1970-12-31 no
signed 1965-07-01
    1965-07-01..1965-07-01 certain
    1965-07-02..1966-01-01 no
# the signing counts, not the opening
signed 2020-01-15; opened 2021-04-01
    2020-01-01..2020-12-31 certain
    2021-01-01..2021-12-31 no
# an office that was never signed for counts from its opening
opened 1987-10
    1987-10-01..1987-10-31 certain
    1987-10-15..1987-12-31 possible
# a renewal is no signing, the first signing is the one
signed 2000-01-01; renewed 2005-01-01; signed 2010-01-01
    2005-01-01..2012-12-31 no
    2000-01-01..2000-01-01 certain
renewed 2005-01-01
    2005-01-01..2005-12-31 no
announced 2015
    2015-01-01..2015-12-31 no
";

#[test]
fn signed_within_a_span_asks_for_the_first_signing() {
    each(blocks(SIGNED), 7, |(text, spans)| {
        let life = life(text);
        for words in spans {
            let got = life.signed_within(span(words[0])).word();
            same(words[0], got, words[1])?;
        }
        Ok(())
    });
}

fn span(text: &str) -> DaySpan {
    let (from, to) = text.split_once("..").unwrap();
    DaySpan::new(partial(from), partial(to)).unwrap()
}

#[test]
fn start_and_end_are_those_of_the_whole_life() {
    for (text, start, end) in [
        ("signed 1965", Some("1965"), None),
        ("signed 1965; ended 1980-03", Some("1965"), Some("1980-03")),
        ("signed 2020-01-15; opened 2021-04", Some("2021-04"), None),
        ("signed 2010 until 2015", Some("2010"), Some("2015")),
        (
            "opened 1993-10; ended 2007-03-31; opened 2018-11",
            Some("1993-10"),
            None,
        ),
        ("ended 1990", None, Some("1990")),
        ("announced 2015", None, None),
    ] {
        let life = life(text);
        assert_eq!(life.start(), start.map(partial), "start of {text}");
        assert_eq!(life.end(), end.map(partial), "end of {text}");
    }
}

#[test]
fn answers_order_from_no_to_certain() {
    assert!(Certainty::No < Certainty::Possible && Certainty::Possible < Certainty::Certain);
}
