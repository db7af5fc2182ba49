//! Records as tables, and the sources behind them.

use kizuna::lens::Lens;
use kizuna::model::Lang;
use kizuna::records::{
    Cell, Footnotes, RecordTable, actor_citations, mark_text, stats, tie_citations,
};

use crate::support::{TODAY, builtin, builtin_index, day, each, lenses, must, same};

/// The rows of a group as (id, value, possible).
fn group<'t>(table: &'t RecordTable, name: &str) -> Vec<(&'t str, usize, usize)> {
    let count = |cell: &Cell| match cell {
        Cell::Count(count) => *count,
        _ => 0,
    };
    table
        .rows
        .iter()
        .filter(|row| matches!(row[0], Cell::Word("group", word) if word == name))
        .map(|row| match &row[1] {
            Cell::Text(id) => (id.as_str(), count(&row[4]), count(&row[5])),
            other => panic!("{other:?} is no id"),
        })
        .collect()
}

#[test]
fn statistics_count_what_is_visible() {
    each(lenses(builtin(), 83, 60), 60, |lens| {
        let visible = lens.visible(builtin_index(), TODAY);
        let table = stats(builtin_index(), &visible);
        let (certain, possible) = visible.count();
        let total = group(&table, "total");
        same("ties", &total[0], &("ties", certain, possible))?;
        same("actors", &total[1], &("actors", visible.actors.len(), 0))?;
        // Every tie has one kind and begins in one decade.
        for by in ["kind", "decade"] {
            let rows = group(&table, by);
            let sum =
                |pick: fn(&(&str, usize, usize)) -> usize| rows.iter().map(pick).sum::<usize>();
            same(
                by,
                &(sum(|row| row.1), sum(|row| row.2)),
                &(certain, possible),
            )?;
            must(rows.iter().all(|row| row.1 + row.2 > 0), || {
                format!("an empty {by}")
            })?;
        }
        // A region counts as many as its filter would leave of these.
        for (region, value, maybe) in group(&table, "region") {
            let inside = visible.ties.iter().filter(|seen| {
                builtin_index().ties()[seen.link.tie]
                    .regions
                    .iter()
                    .any(|at| at.to_string() == region)
            });
            same(region, &(value + maybe), &inside.count())?;
        }
        Ok(())
    });
}

#[test]
fn statistics_of_1965_are_those_of_the_documents() {
    let visible = Lens::as_of(day("1965-12-31")).visible(builtin_index(), TODAY);
    let table = stats(builtin_index(), &visible);
    assert_eq!(
        group(&table, "kind"),
        [("sister_city", 6, 0), ("overseas_office", 1, 0)]
    );
    assert_eq!(group(&table, "decade"), [("1950", 2, 0), ("1960", 5, 0)]);
    let countries: Vec<&str> = group(&table, "country").iter().map(|row| row.0).collect();
    assert_eq!(countries, ["CA", "DE", "FR", "IN", "PH", "UA", "US"]);
    let in_2021: Vec<_> = group(&table, "region")
        .into_iter()
        .filter(|row| row.0.starts_with("plan2021"))
        .collect();
    assert_eq!(
        in_2021,
        [
            ("plan2021:asia", 2, 0),
            ("plan2021:europe", 3, 0),
            ("plan2021:americas", 2, 0)
        ]
    );
}

#[test]
fn a_source_keeps_its_number_wherever_it_is_named_again() {
    let cite = |text: &str| text.parse().unwrap();
    let mut notes = Footnotes::default();
    assert_eq!(notes.mark(&[cite("a#1"), cite("b#1")]), [1, 2]);
    assert_eq!(
        notes.mark(&[cite("b#1"), cite("a#2"), cite("a#1")]),
        [2, 3, 1]
    );
    assert!(notes.mark(&[]).is_empty());
    assert_eq!(notes.list(), [cite("a#1"), cite("b#1"), cite("a#2")]);
    assert_eq!(mark_text(&[1, 12]), "[1][12]");
    assert_eq!(mark_text(&[]), "");
}

#[test]
fn citations_of_a_record_are_all_that_stand_in_it_each_once() {
    // What stands in a record as text is `source#section` between quotation marks.
    let in_text = |text: &str| -> std::collections::BTreeSet<String> {
        text.split('"')
            .filter(|part| {
                part.split_once('#')
                    .is_some_and(|(source, _)| builtin().sources.get(source).is_some())
            })
            .map(str::to_owned)
            .collect()
    };
    for actor in &builtin().actors {
        let cited: Vec<String> = actor_citations(actor)
            .iter()
            .map(ToString::to_string)
            .collect();
        let json = serde_json::to_string(actor).unwrap();
        let distinct: std::collections::BTreeSet<String> = cited.iter().cloned().collect();
        assert_eq!(distinct.len(), cited.len(), "{}", actor.id);
        assert_eq!(distinct, in_text(&json), "{}", actor.id);
    }
    for tie in &builtin().ties {
        let cited: Vec<String> = tie_citations(tie).iter().map(ToString::to_string).collect();
        let json = serde_json::to_string(tie).unwrap();
        let distinct: std::collections::BTreeSet<String> = cited.iter().cloned().collect();
        assert_eq!(distinct.len(), cited.len(), "{}", tie.id);
        assert_eq!(distinct, in_text(&json), "{}", tie.id);
        assert!(!cited.is_empty(), "{}", tie.id);
    }
}

#[test]
fn lists_of_kinds_and_regions_count_what_is_visible() {
    let visible = Lens::as_of(day("1965-12-31")).visible(builtin_index(), TODAY);
    let counted = |table: &RecordTable| -> Vec<(String, usize)> {
        table
            .rows
            .iter()
            .filter_map(|row| match (&row[0], row.last()) {
                (Cell::Text(id), Some(Cell::Count(count))) if *count > 0 => {
                    Some((id.clone(), *count))
                }
                _ => None,
            })
            .collect()
    };
    let kinds = kizuna::records::kinds(builtin_index(), &visible);
    assert_eq!(kinds.rows.len(), builtin().kinds.len());
    assert_eq!(
        counted(&kinds),
        [
            ("sister_city".to_owned(), 6),
            ("overseas_office".to_owned(), 1)
        ]
    );
    let regions = kizuna::records::regions(builtin_index(), &visible);
    assert_eq!(
        counted(&regions),
        [
            ("strategy2015:asia_oceania".to_owned(), 2),
            ("strategy2015:europe_north_america".to_owned(), 5),
            ("plan2021:asia".to_owned(), 2),
            ("plan2021:europe".to_owned(), 3),
            ("plan2021:americas".to_owned(), 2),
        ]
    );
}

#[test]
fn a_list_shows_people_one_language() {
    let visible = Lens::default().visible(builtin_index(), TODAY);
    for lang in Lang::ALL {
        let table = kizuna::records::ties(builtin_index(), &visible, lang);
        for column in &table.columns {
            let Some(head) = column.head else {
                continue;
            };
            assert!(kizuna::i18n::lookup(lang, head).is_some(), "{head}");
        }
    }
}
