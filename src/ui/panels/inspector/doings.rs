//! What an actor did and what is counted of it: activities, figures with a small chart, policies.

use egui::{Align, CollapsingHeader, Rect, Sense, Shape, Ui, pos2, vec2};

use super::super::Frame;
use super::parts;
use crate::i18n::{self, Message};
use crate::model::{
    Activity, Actor, ActorId, Claims, Figure, FigureValue, PartRole, Policy, Reading, Registry,
    Stage, ValueRole,
};
use crate::records::{Footnotes, activity_citations};
use crate::ui::theme::color;

/// As many rows stand open; longer lists are folded away.
const OPEN: usize = 6;

/// Draws the sections of an actor that are not empty.
pub(super) fn show(
    ui: &mut Ui,
    frame: &mut Frame<'_>,
    registry: &Registry,
    actor: &Actor,
    notes: &mut Footnotes,
) {
    let told = frame.state.selection.told.clone();
    let mut activities: Vec<(&Activity, Option<PartRole>)> = registry
        .activities
        .iter()
        .filter_map(|row| {
            let part = row.parts.iter().find(|part| part.actor == actor.id);
            let edition = row.series.as_ref() == Some(&actor.id);
            (part.is_some() || edition).then(|| (row, part.map(|part| part.role)))
        })
        .collect();
    // The latest first: what a delegation wants to know.
    activities.sort_by_key(|(row, _)| std::cmp::Reverse(row.date.preferred().copied()));
    let is_told = |row: &Activity| told.as_ref() == Some(&row.id);
    let bring = frame.state.desk.show_told && activities.iter().any(|(row, _)| is_told(row));
    let count = activities.len();
    let opened = section(ui, frame, "show-activities", count, bring, |ui| {
        for (row, role) in activities {
            if is_told(row) {
                let marked = |ui: &mut Ui| activity(ui, frame, row, role, notes);
                let place = mark(ui, frame, marked);
                if bring {
                    ui.scroll_to_rect(place, Some(Align::Center));
                }
            } else {
                activity(ui, frame, row, role, notes);
            }
        }
    });
    // Until it is unfolded, it goes on moving.
    if bring && opened {
        frame.state.desk.show_told = false;
    }
    let figures: Vec<&Figure> = registry
        .figures
        .iter()
        .filter(|row| row.owner.as_ref() == Some(&actor.id) || row.actors.contains(&actor.id))
        .collect();
    section(ui, frame, "show-figures", figures.len(), false, |ui| {
        for row in figures {
            figure(ui, frame, row, notes);
        }
    });
    let policies: Vec<&Policy> = registry
        .policies
        .iter()
        .filter(|row| row.actors.contains(&actor.id))
        .collect();
    section(ui, frame, "show-policies", policies.len(), false, |ui| {
        for row in policies {
            policy(ui, frame, row, notes);
        }
    });
}

/// How many facts of an actor, of its ties and of what it took part in are told differently.
pub(super) fn conflicts(registry: &Registry, actor: &ActorId) -> usize {
    let of = |claims: bool| usize::from(claims);
    let own = registry.actors.get(actor.as_str()).map_or(0, |actor| {
        let names = actor
            .names
            .iter()
            .flat_map(|name| name.from.iter().chain(&name.until));
        names.map(|date| of(date.is_contested())).sum::<usize>()
            + actor
                .facts
                .iter()
                .map(|fact| of(fact.value.is_contested()))
                .sum::<usize>()
    });
    let ties = registry
        .ties
        .iter()
        .filter(|tie| tie.other(actor).is_some());
    let ties: usize = ties
        .map(|tie| {
            let events = tie.events.iter().map(|event| of(event.date.is_contested()));
            let facts = tie.facts.iter().map(|fact| of(fact.value.is_contested()));
            events.chain(facts).sum::<usize>()
        })
        .sum();
    let activities = registry.activities.iter().filter(|row| {
        row.series.as_ref() == Some(actor) || row.parts.iter().any(|part| part.actor == *actor)
    });
    let activities: usize = activities
        .map(|row| {
            let until = row.until.as_ref().is_some_and(Claims::is_contested);
            let facts = row.facts.iter().map(|fact| of(fact.value.is_contested()));
            of(row.date.is_contested()) + of(until) + facts.sum::<usize>()
        })
        .sum();
    let figures = registry
        .figures
        .iter()
        .filter(|row| row.actors.contains(actor));
    let figures: usize = figures
        .flat_map(|row| &row.values)
        .map(|value| of(value.value.is_contested()))
        .sum();
    own + ties + activities + figures
}

/// A section that can be folded, and is unfolded where that is asked. Whether it is unfolded.
pub(super) fn section(
    ui: &mut Ui,
    frame: &Frame<'_>,
    id: &'static str,
    count: usize,
    unfold: bool,
    content: impl FnOnce(&mut Ui),
) -> bool {
    if count == 0 {
        return false;
    }
    ui.add_space(8.0);
    let head = Message::new("section-count")
        .with("name", frame.text(id))
        .with("count", count)
        .text(frame.state.lang);
    CollapsingHeader::new(frame.look.head(head))
        .id_salt(id)
        .default_open(count <= OPEN)
        .open(unfold.then_some(true))
        .show_unindented(ui, content)
        .fully_open()
}

/// Draws a row on a ground of its own, with a bar before it. Its place.
fn mark(ui: &mut Ui, frame: &Frame<'_>, content: impl FnOnce(&mut Ui)) -> Rect {
    let ground = ui.painter().add(Shape::Noop);
    let bar = ui.painter().add(Shape::Noop);
    let place = ui.scope(content).response.rect;
    let whole =
        Rect::from_x_y_ranges(ui.max_rect().x_range(), place.y_range()).expand2(vec2(5.0, 2.0));
    let line = Rect::from_min_size(whole.min, vec2(3.0, whole.height()));
    let card = color(frame.look.ink.card);
    let accent = color(frame.look.ink.accent);
    ui.painter()
        .set(ground, Shape::rect_filled(whole, 4.0, card));
    ui.painter().set(bar, Shape::rect_filled(line, 1.5, accent));
    place
}

fn activity(
    ui: &mut Ui,
    frame: &Frame<'_>,
    row: &Activity,
    role: Option<PartRole>,
    notes: &mut Footnotes,
) {
    let lang = frame.state.lang;
    let title = row.title.get(lang).to_owned();
    let citations: Vec<_> = activity_citations(row).into_iter().cloned().collect();
    ui.add_space(3.0);
    parts::cited(ui, frame, title, &citations, notes);
    let mut about = vec![i18n::activity_kind(lang, row.kind)];
    about.extend(role.map(|role| i18n::part_role(lang, role)));
    if row.stage != Stage::Held {
        about.push(i18n::stage(lang, row.stage));
    }
    let when = match (
        row.date.preferred(),
        row.until.as_ref().and_then(|until| until.preferred()),
    ) {
        (Some(from), Some(until)) => Message::new("date-span")
            .with("from", *from)
            .with("to", *until)
            .text(lang),
        (Some(date), None) => i18n::date(lang, *date),
        _ => String::new(),
    };
    about.insert(0, when);
    ui.label(frame.look.quiet(about.join(" · ")));
    if row.date.is_contested() {
        parts::date(ui, frame, &frame.text("column-date"), &row.date, notes);
    }
    let contested = row.facts.iter().filter(|fact| fact.value.is_contested());
    let contested: Vec<_> = contested.cloned().collect();
    parts::facts(ui, frame, &contested, notes);
}

fn figure(ui: &mut Ui, frame: &Frame<'_>, row: &Figure, notes: &mut Footnotes) {
    let lang = frame.state.lang;
    ui.add_space(3.0);
    ui.label(frame.look.body(row.title.get(lang)));
    let numbers: Vec<(&FigureValue, f64)> = row
        .values
        .iter()
        .filter_map(|value| match value.value.preferred() {
            Some(Reading::Number(number)) => Some((value, *number)),
            _ => None,
        })
        .collect();
    if numbers.len() > 1 {
        chart(ui, frame, row, &numbers);
    }
    for value in &row.values {
        let mut label = i18n::period(lang, value.period);
        if value.role != ValueRole::Actual {
            label = Message::new("label-note")
                .with("label", label)
                .with("note", i18n::value_role(lang, value.role))
                .text(lang);
        }
        let show = |reading: &Reading| match reading {
            Reading::Number(number) => Message::new("amount")
                .with("number", i18n::number(*number))
                .with("unit", &row.unit)
                .text(lang),
            Reading::Words(words) => words.get(lang).to_owned(),
        };
        parts::claims(ui, frame, &label, &value.value, show, notes);
    }
}

/// A bar for each value, in the order of the periods; what is only to be is drawn as an outline.
fn chart(ui: &mut Ui, frame: &Frame<'_>, row: &Figure, numbers: &[(&FigureValue, f64)]) {
    let look = &frame.look;
    let most = numbers
        .iter()
        .map(|(_, number)| number.abs())
        .fold(0.0, f64::max);
    if most <= 0.0 {
        return;
    }
    let mut numbers = numbers.to_vec();
    numbers.sort_by_key(|(value, _)| value.period);
    let height = 40.0 * look.scale;
    let step = (30.0 * look.scale).min(ui.available_width() / numbers.len() as f32);
    let (area, response) =
        ui.allocate_exact_size(vec2(step * numbers.len() as f32, height), Sense::hover());
    let name = row.title.get(frame.state.lang).to_owned();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
    for (at, (value, number)) in numbers.iter().enumerate() {
        let tall = (number.abs() / most) as f32 * (height - 4.0);
        let left = area.left() + step * at as f32 + 3.0;
        let bar = Rect::from_min_max(
            pos2(left, area.bottom() - tall.max(1.0)),
            pos2(left + step - 6.0, area.bottom()),
        );
        let accent = color(look.ink.accent);
        if matches!(value.role, ValueRole::Actual | ValueRole::Baseline) {
            ui.painter().rect_filled(bar, 1.0, accent);
        } else {
            let line = egui::Stroke::new(1.2, accent);
            ui.painter()
                .rect_stroke(bar, 1.0, line, egui::StrokeKind::Inside);
        }
    }
    let base = egui::Stroke::new(1.0, color(look.ink.line));
    ui.painter()
        .line_segment([area.left_bottom(), area.right_bottom()], base);
}

fn policy(ui: &mut Ui, frame: &Frame<'_>, row: &Policy, notes: &mut Footnotes) {
    let lang = frame.state.lang;
    ui.add_space(3.0);
    parts::cited(ui, frame, row.title.get(lang), &row.sources, notes);
    let mut about = i18n::policy_kind(lang, row.kind);
    if let Some(text) = &row.text {
        about = Message::new("label-value")
            .with("label", about)
            .with("value", text)
            .text(lang);
    }
    ui.label(frame.look.quiet(about));
}
