//! Statistics of what is visible.

use std::collections::BTreeMap;

use super::table::{Cell, Column, RecordTable};
use crate::i18n::Message;
use crate::lens::{Index, Visible};
use crate::model::{Certainty, Date, Lang, Text};

/// Counts of the visible ties (certain, and only possible) by kind, region, country, subject and
/// decade of their start, and measures of the network they form.
#[must_use]
pub fn stats(index: &Index, visible: &Visible) -> RecordTable {
    let mut rows = Rows(Vec::new());
    let (certain, possible) = visible.count();
    rows.count("total", "ties", &both("stats-ties"), (certain, possible));
    rows.push(
        "total",
        "actors",
        &both("stats-actors"),
        Cell::Count(visible.actors.len()),
        Cell::Empty,
    );
    by_kind(index, visible, &mut rows);
    by_region(index, visible, &mut rows);
    by_country(index, visible, &mut rows);
    by_theme(index, visible, &mut rows);
    by_decade(index, visible, &mut rows);
    measures(visible, &mut rows);
    RecordTable {
        columns: vec![
            Column::shown("group", "column-group"),
            Column::plain("id"),
            Column::shown("name_ja", "column-name"),
            Column::shown("name_en", "column-name"),
            Column::shown("value", "column-value"),
            Column::shown("possible", "column-possible"),
        ],
        rows: rows.0,
    }
}

type Count = (usize, usize);

struct Rows(Vec<Vec<Cell>>);

impl Rows {
    fn push(&mut self, group: &'static str, id: &str, name: &Text, value: Cell, possible: Cell) {
        self.0.push(vec![
            Cell::Word("group", group),
            id.into(),
            name.ja.as_str().into(),
            name.en.as_str().into(),
            value,
            possible,
        ]);
    }

    fn count(&mut self, group: &'static str, id: &str, name: &Text, count: Count) {
        self.push(group, id, name, Cell::Count(count.0), Cell::Count(count.1));
    }
}

fn both(id: &'static str) -> Text {
    let message = Message::new(id);
    Text::new(message.text(Lang::Ja), message.text(Lang::En))
}

/// Counts the visible ties by whatever keys each has.
fn tally<K: Ord>(visible: &Visible, keys: impl Fn(usize) -> Vec<K>) -> BTreeMap<K, Count> {
    let mut counts = BTreeMap::new();
    for seen in &visible.ties {
        for key in keys(seen.link.tie) {
            let (certain, possible): &mut Count = counts.entry(key).or_default();
            match seen.fits {
                Certainty::Certain => *certain += 1,
                _ => *possible += 1,
            }
        }
    }
    counts
}

fn by_kind(index: &Index, visible: &Visible, rows: &mut Rows) {
    let registry = index.registry();
    let counts = tally(visible, |at| {
        let tie = registry.ties.rows().get(at);
        tie.map(|tie| tie.kind.clone()).into_iter().collect()
    });
    for kind in &registry.kinds {
        if let Some(count) = counts.get(&kind.id) {
            rows.count("kind", kind.id.as_str(), &kind.name, *count);
        }
    }
}

fn by_region(index: &Index, visible: &Visible, rows: &mut Rows) {
    let counts = tally(visible, |at| {
        index
            .ties()
            .get(at)
            .map(|facts| facts.regions.clone())
            .unwrap_or_default()
    });
    for scheme in &index.registry().schemes {
        for region in &scheme.regions {
            let found = counts
                .iter()
                .find(|(at, _)| at.scheme == scheme.id && at.region == region.id);
            if let Some((at, count)) = found {
                rows.count("region", &at.to_string(), &region.name, *count);
            }
        }
    }
}

fn by_country(index: &Index, visible: &Visible, rows: &mut Rows) {
    let counts = tally(visible, |at| {
        index
            .ties()
            .get(at)
            .map(|facts| facts.countries.clone())
            .unwrap_or_default()
    });
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(code, count)| (std::cmp::Reverse(count.0 + count.1), *code));
    for (code, count) in counts {
        let name = code.name().cloned().unwrap_or_else(|| {
            let code = code.to_string();
            Text::new(code.clone(), code)
        });
        rows.count("country", code.as_str(), &name, count);
    }
}

fn by_theme(index: &Index, visible: &Visible, rows: &mut Rows) {
    let registry = index.registry();
    let counts = tally(visible, |at| {
        registry
            .ties
            .rows()
            .get(at)
            .map(|tie| tie.themes.clone())
            .unwrap_or_default()
    });
    for theme in &registry.themes {
        if let Some(count) = counts.get(&theme.id) {
            rows.count("theme", theme.id.as_str(), &theme.name, *count);
        }
    }
}

fn by_decade(index: &Index, visible: &Visible, rows: &mut Rows) {
    // A start that is only known as a span across decades stands in a row of its own, the last.
    let decade = |date: Date| date.year().div_euclid(10) * 10;
    let counts = tally(visible, |at| {
        let start = index.ties().get(at).and_then(|facts| facts.life.start());
        let known = start.filter(|start| decade(start.earliest()) == decade(start.latest()));
        vec![known.map_or(i16::MAX, |start| decade(start.earliest()))]
    });
    for (decade, count) in counts {
        if decade == i16::MAX {
            rows.count("decade", "unknown", &both("stats-decade-unknown"), count);
        } else {
            let message = Message::new("stats-decade").with("year", decade.to_string());
            let name = Text::new(message.text(Lang::Ja), message.text(Lang::En));
            rows.count("decade", &decade.to_string(), &name, count);
        }
    }
}

fn measures(visible: &Visible, rows: &mut Rows) {
    let measures = visible.network().measures();
    let mut add = |id: &'static str, name: &'static str, value: Cell| {
        rows.push("measure", id, &both(name), value, Cell::Empty);
    };
    add("pairs", "stats-pairs", Cell::Count(measures.pairs));
    add(
        "components",
        "stats-components",
        Cell::Count(measures.components),
    );
    add(
        "largest_component",
        "stats-largest-component",
        Cell::Count(measures.largest_component),
    );
    add("density", "stats-density", Cell::Number(measures.density));
    add(
        "mean_degree",
        "stats-mean-degree",
        Cell::Number(measures.mean_degree),
    );
}
