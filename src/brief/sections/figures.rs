//! Projects and figures.

use super::ties::{is_project, list};
use super::{column, heading, table};
use crate::brief::content::{Block, Column, Said};
use crate::brief::draft::{Draft, both, of_claims};
use crate::brief::place::Place;
use crate::i18n::{self, Arg, Message};
use crate::model::{Figure, FigureValue, Lang, Reading, Text, Tie, ValueRole};

pub(super) fn figures(draft: &mut Draft<'_>, place: &Place<'_>) -> Vec<Block> {
    let standing = place.standing(draft);
    let projects: Vec<&Tie> = standing
        .into_iter()
        .filter(|tie| is_project(draft, tie))
        .collect();
    let mut blocks = list(draft, place, "brief-projects", &projects);
    let mut rows = Vec::new();
    for figure in &place.figures {
        for value in &figure.values {
            if value.period.first.earliest() <= draft.day {
                rows.push(row(draft, figure, value));
            }
        }
    }
    if !blocks.is_empty() && !rows.is_empty() {
        blocks.insert(0, heading(draft, "brief-projects"));
        blocks.push(heading(draft, "brief-numbers"));
    }
    let columns = vec![
        column(draft, "brief-column-figure", 0.46),
        column(draft, "brief-column-period", 0.2),
        Column {
            numbers: true,
            ..column(draft, "brief-column-value", 0.2)
        },
        column(draft, "brief-column-role", 0.14),
    ];
    blocks.extend(table(draft, "brief-numbers", columns, rows));
    blocks
}

fn row(draft: &mut Draft<'_>, figure: &Figure, value: &FigureValue) -> Vec<Said> {
    let sources = || of_claims(&value.value);
    let title = draft.text(&figure.title);
    let title = draft.cell(title, sources());
    let period = draft.each(|lang| i18n::period(lang, value.period));
    let period = draft.cell(period, sources());
    let number = draft.fact(amount(figure, value), sources());
    let role = match value.role {
        ValueRole::Actual => Draft::plain(draft.each(|_| String::new())),
        role => {
            let word = draft.each(|lang| i18n::value_role(lang, role));
            draft.cell(word, sources())
        }
    };
    vec![title, period, number, role]
}

/// A value with its unit, and what other sources say.
fn amount(figure: &Figure, value: &FigureValue) -> Message {
    let mut readings: Vec<Text> = Vec::new();
    for claim in value.value.all() {
        let text = reading(&claim.value, &figure.unit);
        if !readings.contains(&text) {
            readings.push(text);
        }
    }
    let mut readings = readings.iter();
    let first = readings.next().map_or_else(|| Arg::from(""), Arg::from);
    let others: Vec<Arg> = readings.map(Arg::from).collect();
    let told = Message::new("brief-title").with("title", first);
    if others.is_empty() {
        return told;
    }
    Message::new("brief-told-otherwise")
        .with("told", told)
        .with("others", Arg::List(others))
}

fn reading(reading: &Reading, unit: &Text) -> Text {
    match reading {
        Reading::Words(words) => words.clone(),
        Reading::Number(number) => both(|lang: Lang| {
            Message::new("amount")
                .with("number", i18n::number(*number))
                .with("unit", unit.get(lang))
                .text(lang)
        }),
    }
}
