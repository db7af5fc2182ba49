//! What has been done together, by year and theme.

use std::collections::BTreeMap;

use super::history::date_told;
use super::{column, table};
use crate::brief::content::{Block, Said};
use crate::brief::draft::{Draft, both, of_claims, when};
use crate::brief::place::Place;
use crate::i18n::{self, Arg, Message};
use crate::model::{Activity, Date, PartialDate, Stage, ThemeId};
use crate::records::activity_citations;

pub(super) fn doings(draft: &mut Draft<'_>, place: &Place<'_>) -> Vec<Block> {
    if place.activities.is_empty() {
        let none = Message::new("brief-doings-none").with("name", &draft.name(&place.actor.id));
        return vec![Block::Paragraph(vec![draft.remark(none)])];
    }
    let mut blocks = vec![Block::Paragraph(vec![lead(draft, place)])];
    let columns = vec![
        column(draft, "brief-column-when", 0.24),
        column(draft, "brief-column-what", 0.46),
        column(draft, "brief-column-sort", 0.14),
        column(draft, "brief-column-theme", 0.16),
    ];
    let mut rows = Vec::new();
    // The latest first: that is what a visitor will speak of.
    for activity in place.activities.iter().rev() {
        rows.push(row(draft, activity));
    }
    blocks.extend(table(draft, "brief-doings", columns, rows));
    blocks
}

/// How many are recorded, from when to when, and about what most of them are.
fn lead(draft: &mut Draft<'_>, place: &Place<'_>) -> Said {
    let held: Vec<&Activity> = place
        .activities
        .iter()
        .copied()
        .filter(|row| row.stage == Stage::Held)
        .collect();
    let planned = place
        .activities
        .iter()
        .filter(|row| row.stage == Stage::Planned)
        .count();
    let mut themes: BTreeMap<&ThemeId, usize> = BTreeMap::new();
    for theme in held.iter().flat_map(|row| &row.themes) {
        *themes.entry(theme).or_default() += 1;
    }
    let mut themes: Vec<(&ThemeId, usize)> = themes.into_iter().collect();
    themes.sort_by_key(|(theme, count)| (std::cmp::Reverse(*count), theme.as_str()));
    let names: Vec<Arg> = themes
        .iter()
        .take(3)
        .filter_map(|(theme, count)| {
            let theme = draft.registry.themes.get(theme.as_str())?;
            let counted = Message::new("brief-theme-count")
                .with("theme", &theme.name)
                .with("count", *count);
            Some(Arg::from(counted))
        })
        .collect();
    let dates = || {
        let rows = held.iter();
        rows.filter_map(|row| row.date.preferred().copied())
    };
    // Some dates are spans: only their years are said.
    let year = |day: Date| PartialDate::year(day.year());
    let first = dates().map(PartialDate::earliest).min().and_then(year);
    let last = dates().map(PartialDate::latest).max().and_then(year);
    let themed = !names.is_empty() && held.len() > 1;
    if held.is_empty() {
        let message = Message::new("brief-doings-planned").with("count", planned);
        let dates = place.activities.iter().flat_map(|row| of_claims(&row.date));
        return draft.fact(message, dates.collect::<Vec<_>>());
    }
    let message = match (first, last, themed) {
        (Some(first), Some(last), true) if first != last => Message::new("brief-doings-lead")
            .with("count", held.len())
            .with("from", &when(first))
            .with("to", &when(last))
            .with("themes", Arg::List(names)),
        (Some(_), Some(_), true) => Message::new("brief-doings-count-about")
            .with("count", held.len())
            .with("themes", Arg::List(names)),
        _ => Message::new("brief-doings-count").with("count", held.len()),
    };
    let sources: Vec<_> = place
        .activities
        .iter()
        .flat_map(|row| of_claims(&row.date))
        .collect();
    draft.fact(message, sources)
}

fn row(draft: &mut Draft<'_>, activity: &Activity) -> Vec<Said> {
    let date = draft.fact(date_told(&activity.date), of_claims(&activity.date));
    let title = Message::new("brief-title").with("title", &activity.title);
    let title = match activity.stage {
        Stage::Held => title,
        Stage::Planned
            if activity
                .date
                .preferred()
                .is_some_and(|date| date.latest() < draft.day) =>
        {
            Message::new("brief-doing-planned").with("title", title)
        }
        stage => Message::new("brief-doing-stage")
            .with("title", title)
            .with("stage", &both(|lang| i18n::stage(lang, stage))),
    };
    let what = draft.fact(title, activity_citations(activity));
    let sort = draft.each(|lang| i18n::activity_kind(lang, activity.kind));
    let sort = draft.cell(sort, &activity.sources);
    let known = |theme: &ThemeId| draft.registry.themes.get(theme.as_str());
    let themes: Vec<Arg> = activity
        .themes
        .iter()
        .filter_map(known)
        .map(|theme| Arg::from(&theme.name))
        .collect();
    let themes = if themes.is_empty() {
        Draft::plain(draft.each(|_| String::new()))
    } else {
        let message = Message::new("brief-list").with("names", Arg::List(themes));
        draft.fact(message, &activity.sources)
    };
    vec![date, what, sort, themes]
}
