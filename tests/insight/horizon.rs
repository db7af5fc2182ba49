//! What falls due in a period.

use std::sync::Arc;

use kizuna::insight::{About, Due, Occasion, horizon, horizon_in, is_round, years_after};
use kizuna::lens::{Index, Lens, Time};
use kizuna::model::{
    ActorId, Certainty, Claim, Claims, Date, DaySpan, Fact, Milestone, PartialDate, Registry,
    Status, Table, Text, Visibility,
};
use proptest::prelude::*;

use crate::support::{TODAY, cases, day, each, partial, rows, whole, world};

/// The events of a tie, a period, and what falls due in it: `DATE YEARS`, `DATE term`, `DATE end`;
/// with a `?` where the tie is only possibly in force then, and a `z` where it is suspended.
const TIES: &str = "
    # Edges of the period, both included.
    signed 1957-10-29                     | 2027-10-29..2027-10-29 | 2027-10-29 70
    signed 1957-10-29                     | 2027-10-30..2028-12-31 |
    signed 1957-10-29                     | 2026-01-01..2027-10-28 |
    signed 1957-10-29                     | 2027-10-29..2030-12-31 | 2027-10-29 70
    signed 1957-10-29                     | 2020-01-01..2027-10-29 | 2027-10-29 70
    signed 2000-01-01                     | 2009-12-31..2010-01-01 | 2010-01-01 10
    signed 2000-12-31                     | 2010-12-31..2011-01-01 | 2010-12-31 10
    # Which years are round.
    signed 2000-05-05                     | 2000-01-01..2030-12-31 | 2005-05-05 5; 2010-05-05 10; 2020-05-05 20; 2025-05-05 25; 2030-05-05 30
    signed 1900-05-05                     | 1971-01-01..2000-12-31 | 1975-05-05 75; 1980-05-05 80; 1990-05-05 90; 2000-05-05 100
    signed 1900-05-05                     | 2001-01-01..2030-12-31 | 2010-05-05 110; 2020-05-05 120; 2025-05-05 125; 2030-05-05 130
    signed 1900-05-05                     | 1914-01-01..1918-12-31 |
    # Not before it began, not on the day itself.
    signed 2030-05-05                     | 2020-01-01..2034-12-31 |
    signed 2026-11-22                     | 2026-11-22..2026-11-22 |
    # 29 February.
    signed 2024-02-29                     | 2029-01-01..2029-12-31 | 2029-02-28 5
    signed 2024-02-29                     | 2029-02-28..2029-02-28 | 2029-02-28 5
    signed 2024-02-29                     | 2029-03-01..2029-03-01 |
    signed 2004-02-29                     | 2024-02-01..2024-03-31 | 2024-02-29 20
    signed 2004-02-29                     | 2024-02-28..2024-02-28 |
    signed 2023-02-28                     | 2033-01-01..2033-12-31 | 2033-02-28 10
    signed 2024-02-28                     | 2044-02-01..2044-03-31 | 2044-02-28 20
    signed 1900-02-28                     | 2000-02-01..2000-03-31 | 2000-02-28 100
    # Only the month or the year is known.
    signed 1987-11                        | 2026-11-22..2027-12-31 | 2027-11 40
    signed 1987-11                        | 2027-11-30..2027-12-31 | 2027-11 40
    signed 1987-11                        | 2027-12-01..2028-12-31 |
    signed 1987-11                        | 2026-01-01..2027-11-01 | 2027-11 40
    signed 2016-02                        | 2026-02-28..2026-02-28 | 2026-02 10
    signed 2015-02                        | 2040-02-29..2040-02-29 | 2040-02 25
    signed 2014-02                        | 2024-02-29..2024-02-29 | 2024-02 10
    signed 1965                           | 2025-12-31..2026-12-31 | 2025 60
    signed 1965                           | 2026-01-01..2034-12-31 |
    signed 1965                           | 2020-01-01..2025-01-01 | 2025 60
    # Fiscal years, years that an era cuts short, other spans.
    signed 2017-04/2018-03                | 2027-01-01..2027-12-31 | 2027-04/2028-03 10
    signed 2017-04/2018-03                | 2028-03-31..2028-12-31 | 2027-04/2028-03 10
    signed 2017-04/2018-03                | 2028-04-01..2031-12-31 |
    signed 2019-05/2019                   | 2029-01-01..2029-12-31 | 2029-05/2029 10
    signed 2021-11/2022-02                | 2031-01-01..2032-12-31 | 2031-11/2032-02 10
    signed 2018-11/2019-02                | 2029-02-01..2029-03-31 | 2028-11/2029-02 10
    signed 2022-11/2023-02                | 2048-02-29..2048-02-29 | 2047-11/2048-02 25
    # Known no better than within several years: not to be computed.
    signed 2013/2015-10                   | 2018-01-01..2040-12-31 |
    signed 2015-03-01/2016-03-01          | 2020-01-01..2040-12-31 |
    signed 2015-03-01/2016-02-29          | 2025-01-01..2025-12-31 | 2025-03/2026-02 10
    renewed 2001                          | 2000-01-01..2040-12-31 |
    announced 2015                        | 2016-01-01..2040-12-31 |
    # From the opening where there is one.
    signed 2010-03; opened 2012-06-01     | 2020-01-01..2022-12-31 | 2022-06-01 10
    signed 2020-05-01; opened 2030-06-01  | 2029-01-01..2031-12-31 |
    # Ended, suspended, begun anew.
    signed 1990-05-05; ended 2009-01-01   | 2008-01-01..2020-12-31 | 2009-01-01 end
    signed 1990-05-05; ended 2010-05-05   | 2010-05-05..2010-05-05 | 2010-05-05 20; 2010-05-05 end
    signed 1990-05-05; ended 2010-05-04   | 2010-05-05..2010-05-05 |
    signed 1990-05-05; ended 2010         | 2010-02-01..2010-03-31 | 2010 end
    signed 1990-05-05; ended 2010         | 2010-05-05..2010-05-05 | 2010 end; 2010-05-05 20 ?
    signed 1990-05-05; ended 2005/2015    | 2010-05-05..2010-05-05 | 2005/2015 end; 2010-05-05 20 ?
    signed 1990; ended 2010-06-30         | 2010-12-31..2010-12-31 | 2010 20 ?
    signed 1990-05-05; suspended 2008-01  | 2010-01-01..2010-12-31 | 2010-05-05 20 z
    signed 1990-05-05; suspended 2009/2011 | 2010-01-01..2010-12-31 | 2010-05-05 20 ?
    signed 1990-05-05; suspended 2008-01; resumed 2010-01 | 2010-01-01..2010-12-31 | 2010-05-05 20
    signed 1990; suspended 2010-05-05     | 2010-01-01..2010-12-31 | 2010 20 ?
    signed 1990-05-05; ended 2001; renewed 2005-06-06 | 2009-01-01..2014-12-31 | 2010-05-05 20
    signed 1990-05-05; ended 2001; renewed 2012-06-06 | 2009-01-01..2015-12-31 | 2015-05-05 25
    signed 1990-05-05; succeeded_by 2009-01-01 by t2; ended 2010-01-01 | 2008-01-01..2012-12-31 | 2009-01-01 end
    # Terms.
    signed 2022-04-01 until 2026-11-22    | 2026-11-22..2026-11-22 | 2026-11-22 term
    signed 2022-04-01 until 2026-11-21    | 2026-11-22..2027-12-31 |
    signed 2021-04-01 until 2026-04-01    | 2026-01-01..2026-12-31 | 2026-04-01 5; 2026-04-01 term
    signed 2021-04-01 until 2026-03-31    | 2026-01-01..2026-12-31 | 2026-03-31 term
    signed 2013 until 2016-04/2017-03     | 2017-01-01..2017-12-31 | 2016-04/2017-03 term
    signed 2013 until 2026/2028           | 2027-01-01..2027-12-31 | 2026/2028 term
    signed 2010-01-01 until 2014-12-31; renewed 2015-01-01 until 2019-12-31 | 2014-01-01..2019-12-31 | 2015-01-01 5; 2019-12-31 term
    signed 2010-01-01 until 2014-12-31; renewed 2014-10 until 2019-12-31 | 2014-01-01..2014-12-31 |
    signed 2010-01-01 until 2014-12-31; renewed 2016-01-01 until 2019-12-31 | 2014-01-01..2014-12-31 | 2014-12-31 term
    signed 2010-01-01 until 2014-12-31; renewed 2015 until 2019-12-31 | 2014-01-01..2014-12-31 |
    signed 2010-01-01 until 2014-12-31; extended 2014-06 | 2014-01-01..2014-12-31 |
    signed 2010-01-01 until 2014-12-31; opened 2010-04-01 | 2014-01-01..2014-12-31 | 2014-12-31 term
    signed 2010-01-01 until 2014-12-31; opened 2010-04-01 until 2016-12-31 | 2014-01-01..2016-12-31 | 2015-04-01 5; 2016-12-31 term
    signed 2010-01-01 until 2014-12-31; ended 2013-06-30 | 2013-01-01..2014-12-31 | 2013-06-30 end
    signed 2010-01-01 until 2014-12-31; expired 2014-12-31 | 2014-01-01..2014-12-31 | 2014-12-31 term
    signed 2010-01-01 until 2014-12-31; expired 2015-01-01 | 2014-01-01..2015-12-31 | 2014-12-31 term
    signed 2010-01-01 until 2014-12-31; suspended 2013 | 2014-01-01..2014-12-31 | 2014-12-31 term z
    signed 2010-01-01 until 2014-12-31; fields_added 2013 | 2014-01-01..2014-12-31 | 2014-12-31 term
    renewed 2010-01-01 until 2014-12-31   | 2014-01-01..2015-12-31 | 2014-12-31 term ?
";

fn span(text: &str) -> DaySpan {
    let (from, to) = text.split_once("..").unwrap();
    DaySpan {
        from: day(from),
        to: day(to),
    }
}

fn told(due: &Due) -> String {
    let what = match due.what {
        Occasion::Anniversary(years) => years.to_string(),
        Occasion::TermEnds => "term".to_owned(),
        Occasion::Ends => "end".to_owned(),
    };
    let sure = due
        .standing
        .map_or("", |standing| match (standing.status, standing.in_force) {
            (Status::Suspended, _) => " z",
            (_, Certainty::Certain) => "",
            _ => " ?",
        });
    format!("{} {what}{sure}", due.date)
}

fn one_tie(events: &str) -> Registry {
    world(&format!(
        "kind pact sister
         home home
         actor home city JP -
         actor paris city FR -
         actor rome city IT -
         tie t1 pact home paris : {events}
         tie t2 pact home rome : announced 1800"
    ))
}

#[test]
fn ties_have_round_years_and_terms() {
    each(rows(TIES), 70, |row| {
        let [events, period, expected] = row[..] else {
            return Err("no three cells".to_owned());
        };
        let due = horizon(&one_tie(events), span(period));
        let due: Vec<String> = due.iter().map(told).collect();
        match due.join("; ") {
            due if due == expected => Ok(()),
            due => Err(format!("{due:?}")),
        }
    });
}

#[test]
fn round_years_are_those_that_people_keep() {
    let round: Vec<u16> = (0..=205).filter(|years| is_round(*years)).collect();
    let expected = [
        5, 10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100, 110, 120, 125, 130, 140, 150, 160, 170,
        175, 180, 190, 200,
    ];
    assert_eq!(round, expected);
}

#[test]
fn years_after_the_end_of_the_calendar_are_none() {
    assert_eq!(years_after(partial("9990-05-05"), 10), None);
    assert_eq!(years_after(partial("9989"), 10), Some(partial("9999")));
}

#[test]
fn a_due_names_whom_it_concerns_since_when_and_where_that_stands() {
    let registry = world(
        "kind pact sister
         home home
         actor home city JP -
         actor port port JP - in=home
         actor paris city FR -
         tie t1 pact paris home : signed 2010-05-05!2011
         tie t2 pact port paris : signed 2010-05-05 until 2020-05-05",
    );
    let due = horizon(&registry, span("2020-01-01..2020-12-31"));
    let told: Vec<String> = due
        .iter()
        .map(|due| {
            let actors: Vec<&str> = due.actors.iter().map(ActorId::as_str).collect();
            let sources: Vec<String> = due.sources.iter().map(ToString::to_string).collect();
            format!(
                "{} {} {} {:?} {} {sources:?}",
                due.about.word(),
                due.about.id(),
                due.what.word(),
                actors,
                due.since
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            r#"tie t1 anniversary ["paris", "home"] 2010-05-05 ["doc#1"]"#,
            r#"tie t2 anniversary ["paris", "port"] 2010-05-05 ["doc#1"]"#,
            r#"tie t2 term_ends ["paris", "port"] 2010-05-05 ["doc#1"]"#,
        ]
    );
}

fn text(text: &str) -> Text {
    Text::new(text, text)
}

fn claims<T>(value: T) -> Claims<T> {
    Claims::new(vec![Claim {
        value,
        sources: vec!["doc#2".parse().unwrap()],
        note: None,
    }])
}

fn milestone(id: &str, date: &str) -> Milestone {
    Milestone {
        id: id.into(),
        title: text(id),
        date: claims(partial(date)),
        actors: vec!["home".into(), "paris".into()],
        themes: Vec::new(),
        notes: Vec::new(),
        visibility: Visibility::Public,
    }
}

fn founded(registry: &mut Registry, actor: &str, label: &Text, value: &Text) {
    let mut actors = registry.actors.rows().to_vec();
    for one in actors.iter_mut().filter(|one| one.id.as_str() == actor) {
        one.facts.push(Fact {
            label: label.clone(),
            value: claims(value.clone()),
        });
    }
    registry.actors = Table::new(actors);
}

/// Two kinds, the lighter one first by id; a milestone and a founding beside them.
fn mixed() -> Registry {
    let mut registry = world(
        "scheme world europe=FR,IT asia=KR
         kind pact sister
         kind office office
         home home
         actor home city JP -
         actor paris city FR -
         actor busan city KR -
         actor club network FR -
         tie a_office office home busan : opened 2010-05-05
         tie b_pact pact home paris : signed 2010-05-05
         tie c_pact pact home busan : signed 2010-05-05",
    );
    registry.milestones = Table::new(vec![milestone("m", "2010-05-05")]);
    founded(
        &mut registry,
        "club",
        &text("設立"),
        &text("2010年5月5日、有志により"),
    );
    registry
}

fn ids(due: &[Due]) -> Vec<&str> {
    due.iter().map(|due| due.about.id()).collect()
}

const OF_2020: &str = "2020-01-01..2020-12-31";

#[test]
fn what_is_of_one_day_comes_by_the_weight_of_its_kind() {
    let due = horizon(&mixed(), span(OF_2020));
    assert_eq!(ids(&due), ["b_pact", "c_pact", "a_office", "club", "m"]);
    assert_eq!(due[3].about, About::Actor("club".into()));
    assert_eq!(due[4].actors, ["paris".into(), "home".into()]);
    assert_eq!(due[4].standing, None);
    assert_eq!(due[4].sources, ["doc#2".parse().unwrap()]);
}

#[test]
fn only_a_fact_that_is_labelled_so_tells_a_founding() {
    let table = [
        (
            "設立",
            "Founded",
            "2010年5月5日",
            "5 May 2010",
            Some("2020-05-05 10"),
        ),
        ("設立", "Founded", "2010年", "", Some("2020 10")),
        (
            "設立",
            "Founded",
            "平成22年度（予定どおり）",
            "",
            Some("2020-04/2021-03 10"),
        ),
        ("何か", "Founded", "何か", "2010-05", Some("2020-05 10")),
        (
            "設立",
            "Founded",
            "有志により2010年",
            "by friends in 2010",
            None,
        ),
        ("設立", "Founded", "2010年ごろ", "about 2010", None),
        ("会議棟の竣工", "Hall completed", "2010年", "2010", None),
        (
            "設立時の会員",
            "Members when founded",
            "2010年",
            "2010",
            None,
        ),
    ];
    each(table, 8, |(ja, en, value_ja, value_en, expected)| {
        let mut registry = one_tie("announced 1800");
        let value = Text::new(*value_ja, *value_en);
        founded(&mut registry, "paris", &Text::new(*ja, *en), &value);
        let due: Vec<String> = horizon(&registry, span(OF_2020)).iter().map(told).collect();
        let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
        if due == expected {
            Ok(())
        } else {
            Err(format!("{due:?}"))
        }
    });
}

#[test]
fn a_lens_leaves_what_its_ties_are_due_for() {
    let registry = Arc::new(mixed());
    let index = Index::new(Arc::clone(&registry));
    let lens = Lens::default();
    let ask = |change: &dyn Fn(&mut Lens)| {
        let mut lens = lens.clone();
        change(&mut lens);
        let due = horizon_in(&index, &lens, span(OF_2020), TODAY);
        ids(&due).join(" ")
    };
    assert_eq!(ask(&|_| ()), "b_pact c_pact a_office club m");
    // The time of a lens is not that of what is to come.
    let past = Time::AsOf(day("1990-01-01"));
    assert_eq!(
        ask(&|lens| lens.time = past),
        "b_pact c_pact a_office club m"
    );
    let kind = |lens: &mut Lens| {
        lens.kinds.insert("office".into());
    };
    assert_eq!(ask(&kind), "a_office");
    let country = |lens: &mut Lens| {
        lens.countries
            .insert(kizuna::model::CountryCode::parse("KR").unwrap());
    };
    assert_eq!(ask(&country), "c_pact a_office");
    let france = |lens: &mut Lens| {
        lens.countries
            .insert(kizuna::model::CountryCode::parse("FR").unwrap());
    };
    assert_eq!(ask(&france), "b_pact club m");
    let actor = |lens: &mut Lens| {
        lens.actors.insert("paris".into());
    };
    assert_eq!(ask(&actor), "b_pact m");
    assert_eq!(ask(&|lens| lens.least_ties = 2), "c_pact a_office");
}

#[test]
fn what_a_window_opens_with_leaves_milestones() {
    let mut registry = mixed();
    let mut kinds = registry.kinds.rows().to_vec();
    kinds[1].background = true;
    registry.kinds = Table::new(kinds);
    let index = Index::new(Arc::new(registry.clone()));
    let due = horizon_in(&index, &Lens::opening(&registry), span(OF_2020), TODAY);
    assert_eq!(ids(&due), ["b_pact", "c_pact", "club", "m"]);
}

#[test]
fn the_city_has_what_its_documents_say() {
    let due = horizon(whole(), span("2026-11-22..2029-11-21"));
    let has = |id: &str, what: Occasion, date: &str| {
        due.iter()
            .any(|due| due.about.id() == id && due.what == what && due.date == partial(date))
    };
    assert!(has("2017-07-yusa", Occasion::Anniversary(10), "2027-07"));
    assert!(has("yusa", Occasion::Anniversary(10), "2027-07"));
    assert!(has(
        "1957-first_sister_city",
        Occasion::Anniversary(70),
        "2027"
    ));
    assert!(has(
        "2018-11-americas_office",
        Occasion::Anniversary(10),
        "2028-11"
    ));
    // Closed long ago, so that only the milestone is left.
    let hamburg = horizon(whole(), span("2032-01-01..2032-12-31"));
    let hamburg: Vec<&Due> = hamburg
        .iter()
        .filter(|due| due.actors.contains(&"office_hamburg".into()))
        .collect();
    assert_eq!(hamburg.len(), 1, "{hamburg:?}");
    assert_eq!(hamburg[0].about.word(), "milestone");
}

fn day_after(day: Date) -> Date {
    day.tomorrow().unwrap()
}

proptest! {
    #![proptest_config(cases(200))]

    /// Day by day: what a calendar on the wall would say.
    #[test]
    fn anniversaries_are_those_of_a_calendar_on_the_wall(
        start in 0i32..20_000,
        length in 0i32..15_000,
        first in 0i32..25_000,
        days in 0i32..1500,
    ) {
        use jiff::ToSpan as _;
        let epoch = day("1960-01-01");
        let start = epoch + start.days();
        let end = start + length.days();
        let period = DaySpan { from: epoch + first.days(), to: epoch + (first + days).days() };
        let registry = one_tie(&format!("signed {start}; ended {end}"));
        let mut expected = Vec::new();
        let mut on = period.from;
        while on <= period.to {
            let years = on.year() - start.year();
            let same = (on.month(), on.day()) == (start.month(), start.day());
            let short = (start.month(), start.day()) == (2, 29)
                && (on.month(), on.day()) == (2, 28)
                && !on.in_leap_year();
            let round = years == 5 || years > 0 && (years % 10 == 0 || years % 25 == 0);
            if (same || short) && round && start <= on && on <= end {
                expected.push((PartialDate::day(on), years.unsigned_abs()));
            }
            on = day_after(on);
        }
        let found: Vec<(PartialDate, u16)> = horizon(&registry, period)
            .into_iter()
            .filter_map(|due| Some((due.date, due.what.years()?)))
            .collect();
        prop_assert_eq!(found, expected);
    }

    /// Nothing depends on how a period is cut: what is due in a part is due in the whole, and what is
    /// due in the whole may fall due in it.
    #[test]
    fn a_longer_period_has_what_a_shorter_one_has(first in 0i32..30_000, days in 0i32..4000, more in 0i32..4000) {
        use jiff::ToSpan as _;
        let from = day("1950-01-01") + first.days();
        let short = DaySpan { from, to: from + days.days() };
        let long = DaySpan { from, to: from + (days + more).days() };
        let (short_due, long_due) = (horizon(whole(), short), horizon(whole(), long));
        for due in &long_due {
            let within = due.date.earliest() <= short.to && short.from <= due.date.latest();
            prop_assert_eq!(short_due.contains(due), within, "{:?}", due);
        }
        prop_assert!(short_due.iter().all(|due| long_due.contains(due)));
        prop_assert!(long_due.is_sorted_by_key(|due| due.date));
    }
}
