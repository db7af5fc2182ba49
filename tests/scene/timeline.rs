//! The time axis.

use std::collections::BTreeMap;
use std::sync::Arc;

use kizuna::lens::{Index, Lens, Time};
use kizuna::model::{Date, DaySpan, Lang, next_day};
use kizuna::scene::{Ground, Mark, Size, Timeline, TimelineRequest, axis_years, timeline};

use super::{measure, yokohama};
use crate::support::{TODAY, builtin, day, each, lenses, must, same, world};

const SIZE: Size = Size {
    width: 1000.0,
    height: 110.0,
};

/// The lens without its time: what the bars that are not shown come from.
fn of_all_times(lens: &Lens) -> Lens {
    Lens {
        time: Time::Any,
        ..lens.clone()
    }
}

fn axis(index: &Index, lens: &Lens, lang: Lang, scale: f64) -> Timeline {
    timeline(&TimelineRequest {
        index,
        visible: &lens.visible(index, TODAY),
        all_times: &of_all_times(lens).visible(index, TODAY),
        lens,
        years: axis_years(index, TODAY),
        size: SIZE,
        ground: Ground::Light,
        history: true,
        lang,
        scale,
        measure: measure(),
    })
}

#[test]
fn the_bars_sum_to_the_ties() {
    let index = &yokohama().index;
    each(lenses(builtin(), 67, 80), 80, |lens| {
        let axis = axis(index, lens, Lang::Ja, 1.0);
        let dated = |lens: &Lens| -> Vec<usize> {
            lens.visible(index, TODAY)
                .ties
                .iter()
                .map(|seen| seen.link.tie)
                .filter(|at| index.ties()[*at].life.start().is_some())
                .collect()
        };
        let (visible, all) = (dated(lens), dated(&of_all_times(lens)));
        let sum = |shown: Option<bool>| -> usize {
            axis.bars
                .iter()
                .filter(|bar| shown.is_none_or(|shown| bar.shown == shown))
                .map(|bar| bar.ties)
                .sum()
        };
        same("all", &sum(None), &all.len())?;
        let both = visible.iter().filter(|at| all.contains(at)).count();
        same("shown", &sum(Some(true)), &both)?;
        // Year by year and kind by kind, by the last year in which a tie can have begun.
        let mut wanted: BTreeMap<(i16, usize), usize> = BTreeMap::new();
        for at in all {
            let year = index.ties()[at].life.start().unwrap().latest().year();
            let kind = builtin()
                .kinds
                .position(builtin().ties.rows()[at].kind.as_str())
                .unwrap();
            *wanted.entry((year, kind)).or_default() += 1;
        }
        let mut got: BTreeMap<(i16, usize), usize> = BTreeMap::new();
        for bar in &axis.bars {
            *got.entry((bar.year, bar.kind)).or_default() += bar.ties;
        }
        same("by year and kind", &got, &wanted)
    });
}

#[test]
fn bars_stand_in_their_year_on_one_another_and_inside_the_axis() {
    let axis = axis(
        &yokohama().index,
        &Lens::as_of(day("2000-12-31")),
        Lang::Ja,
        1.0,
    );
    let mut columns: BTreeMap<i16, Vec<(f64, f64)>> = BTreeMap::new();
    for bar in &axis.bars {
        let (first, last) = (
            day(&format!("{}-01-01", bar.year)),
            day(&format!("{}-12-31", bar.year)),
        );
        let middle = bar.rect.middle().x;
        assert!(
            axis.x_of(first) <= middle && middle <= axis.x_of(last),
            "{bar:?}"
        );
        assert!(bar.rect.min.y >= axis.area.min.y && bar.rect.max.y <= axis.area.max.y + 1e-9);
        columns
            .entry(bar.year)
            .or_default()
            .push((bar.rect.min.y, bar.rect.max.y));
    }
    for (year, mut column) in columns {
        column.sort_by(|a, b| b.1.total_cmp(&a.1));
        assert!(
            (column[0].1 - axis.area.max.y).abs() < 1e-9,
            "{year} stands on the axis"
        );
        for pair in column.windows(2) {
            assert!((pair[0].0 - pair[1].1).abs() < 1e-9, "{year}: {pair:?}");
        }
    }
}

#[test]
fn a_place_on_the_axis_is_a_day_and_a_day_a_place() {
    let axis = axis(&yokohama().index, &Lens::default(), Lang::Ja, 1.0);
    let (first, last) = axis.years;
    let mut on = Date::new(first, 1, 1).unwrap();
    let end = Date::new(last, 1, 1).unwrap();
    let mut asked = 0;
    let mut before = f64::NEG_INFINITY;
    while on < end {
        let x = axis.x_of(on);
        assert!(x > before, "{on} stands behind the day before");
        before = x;
        let back = axis.day_at(x + 1e-9);
        let away = (back - on).get_days().abs();
        assert!(away <= 1, "{on} became {back}");
        assert_eq!(axis.year_at(x + 1e-6), on.year(), "{on}");
        asked += 1;
        on = next_day(on);
    }
    assert!(asked > 20_000);
}

#[test]
fn beyond_its_ends_the_axis_gives_its_ends() {
    let axis = axis(&yokohama().index, &Lens::default(), Lang::Ja, 1.0);
    assert_eq!(axis.day_at(-1000.0), Date::new(axis.years.0, 1, 1).unwrap());
    assert!(axis.day_at(1e6).year() >= axis.years.1 - 1);
    assert!((axis.x_of(Date::MIN) - axis.area.min.x).abs() < 1e-9);
    assert!((axis.x_of(Date::MAX) - axis.area.max.x).abs() < 1e-9);
}

#[test]
fn the_axis_reaches_from_before_the_first_tie_to_today() {
    let (first, last) = axis_years(&yokohama().index, TODAY);
    assert!((1945..=1955).contains(&first), "{first}");
    assert!(last > TODAY.year() && last <= TODAY.year() + 10, "{last}");
    let nobody = Index::new(Arc::new(world("kind pact sister")));
    let (first, last) = axis_years(&nobody, TODAY);
    assert!(first < TODAY.year() && TODAY.year() < last);
    let old = Index::new(Arc::new(world(
        "kind pact sister\nactor a city JP 35,139\nactor b city FR 45,4\ntie t pact a b : signed 1543",
    )));
    assert!(axis_years(&old, TODAY).0 <= 1543);
    let future = Index::new(Arc::new(world(
        "kind pact sister\nactor a city JP 35,139\nactor b city FR 45,4\ntie t pact a b : signed 2000 until 2099",
    )));
    assert!(axis_years(&future, TODAY).1 > 2099);
}

#[test]
fn handles_stand_where_the_lens_begins_and_ends() {
    let span = DaySpan {
        from: day("1960-01-01"),
        to: day("1969-12-31"),
    };
    for (time, days) in [
        (Time::Any, Vec::new()),
        (Time::AsOf(day("1970-12-31")), vec![day("1970-12-31")]),
        // The whole of the last day belongs to a span.
        (
            Time::InForce(span),
            vec![day("1960-01-01"), day("1970-01-01")],
        ),
        (
            Time::Signed(span),
            vec![day("1960-01-01"), day("1970-01-01")],
        ),
    ] {
        let lens = Lens {
            time,
            ..Lens::default()
        };
        let axis = axis(&yokohama().index, &lens, Lang::Ja, 1.0);
        let wanted: Vec<f64> = days.into_iter().map(|day| axis.x_of(day)).collect();
        assert_eq!(axis.handles, wanted, "{time:?}");
        assert!(axis.handles.is_sorted());
    }
}

#[test]
fn eras_and_years_are_written_in_the_language_and_inside_the_axis() {
    for (lang, names) in [
        (Lang::Ja, ["昭和", "平成"]),
        (Lang::En, ["Showa", "Heisei"]),
    ] {
        for scale in [1.0, 2.0] {
            let axis = axis(&yokohama().index, &Lens::default(), lang, scale);
            let texts: Vec<_> = axis
                .marks
                .iter()
                .filter_map(|mark| match mark {
                    Mark::Text(text) => Some(text),
                    _ => None,
                })
                .collect();
            for name in names {
                assert!(
                    texts.iter().any(|text| text.text == name),
                    "{name} at {scale}"
                );
            }
            let years: Vec<_> = texts
                .iter()
                .filter(|text| text.text.parse::<i16>().is_ok())
                .collect();
            assert!(years.len() >= 4);
            for pair in years.windows(2) {
                let width = measure().width(&pair[0].text, pair[0].size, false);
                assert!(
                    pair[1].at.x - pair[0].at.x > width,
                    "{} and {}",
                    pair[0].text,
                    pair[1].text
                );
            }
            for text in &years {
                let half = measure().width(&text.text, text.size, false) / 2.0;
                assert!(
                    text.at.x - half >= -1e-9 && text.at.x + half <= SIZE.width + 1e-9,
                    "{}",
                    text.text
                );
            }
        }
    }
}

#[test]
fn no_time_of_any_lens_leaves_the_axis() {
    let index = &yokohama().index;
    each(lenses(builtin(), 71, 60), 60, |lens| {
        let axis = axis(index, lens, Lang::En, 1.0);
        for handle in &axis.handles {
            must((axis.area.min.x..=axis.area.max.x).contains(handle), || {
                format!("{handle}")
            })?;
        }
        Ok(())
    });
    let open = Lens {
        time: Time::InForce(DaySpan {
            from: Date::MIN,
            to: Date::MAX,
        }),
        ..Lens::default()
    };
    let axis = axis(index, &open, Lang::Ja, 1.0);
    assert!((axis.handles[0] - axis.area.min.x).abs() < 1e-9);
    assert!((axis.handles[1] - axis.area.max.x).abs() < 1e-9);
}

#[test]
fn every_milestone_hangs_on_the_axis_by_its_year() {
    let index = Index::new(Arc::clone(crate::support::whole()));
    let lens = Lens::opening(index.registry());
    let axis = axis(&index, &lens, Lang::Ja, 1.0);
    let mut hung: Vec<usize> = axis
        .beads
        .iter()
        .flat_map(|bead| bead.milestones.clone())
        .collect();
    hung.sort_unstable();
    let all: Vec<usize> = (0..index.registry().milestones.len()).collect();
    assert_eq!(hung, all, "each once");
    for bead in &axis.beads {
        assert!(axis.area.contains(bead.at), "{bead:?}");
        assert_eq!(axis.bead_at(bead.at, 1.0), Some(bead));
    }
    // Bars stay below them.
    let lowest = axis.beads.iter().map(|bead| bead.at.y).fold(0.0, f64::max);
    for bar in &axis.bars {
        assert!(bar.rect.min.y > lowest, "{bar:?}");
    }
}
