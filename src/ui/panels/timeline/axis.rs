//! The axis: what it shows, and what it says about the place that is pointed at.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Id, Rect, Role, Sense, Ui, WidgetInfo};

use super::Frame;
use super::hand::{handle_under, keyboard, near, pointer, year_end};
use crate::i18n::{self, Message};
use crate::lens::words::time_text;
use crate::lens::{Lens, Time};
use crate::model::{Lang, PartialDate, next_day};
use crate::scene::{Ground, Size, Timeline, TimelineRequest, timeline};
use crate::ui::paint;
use crate::ui::theme::color;
use crate::ui::widgets::tip;

/// Draws the axis.
pub(super) fn show(ui: &mut Ui, frame: &mut Frame<'_>) {
    let rect = ui.available_rect_before_wrap().intersect(ui.max_rect());
    // The panel keeps the height that a person gave it.
    ui.advance_cursor_after_rect(rect);
    let id = Id::unique("time-axis");
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let state = &*frame.state;
    let name = Message::new("axis-name")
        .with("time", time_text(state.lang, state.lens.time))
        .text(state.lang);
    let year = f64::from(state.lens.time.reference_day(state.today).year());
    response.widget_info(|| {
        let mut info = WidgetInfo::slider(true, year, &name);
        info.role = Role::Slider;
        info
    });
    let size = Size {
        width: f64::from(rect.width()),
        height: f64::from(rect.height()),
    };
    let picture = picture(frame, size);
    let painter = ui.painter_at(rect.expand(8.0));
    for mark in &picture.marks {
        paint::mark(&painter, rect.min, mark);
    }
    if let Some(at) = handle_under(frame, &response, &picture, rect) {
        taken(&painter, frame, &picture, rect, at);
    }
    goal(&painter, frame, &picture, rect);
    if response.has_focus() && frame.state.desk.keys_lead {
        painter.rect_stroke(
            rect,
            4.0,
            egui::Stroke::new(2.0, color(frame.look.ink.accent)),
            egui::StrokeKind::Inside,
        );
    }
    pointer(ui, frame, &response, &picture, rect);
    keyboard(ui, frame, &response);
    tooltip(frame, &response, &picture, rect);
}

/// The axis as it was last drawn, and from what: counting many ties takes longer than drawing.
#[derive(Clone, Debug)]
pub(crate) struct Drawn {
    from: MadeFrom,
    picture: Arc<Timeline>,
}

#[derive(Clone, Debug, PartialEq)]
struct MadeFrom {
    version: u64,
    lens: Lens,
    size: Size,
    ground: Ground,
    history: bool,
    lang: Lang,
    scale: f32,
}

fn picture(frame: &mut Frame<'_>, size: Size) -> Arc<Timeline> {
    let state = &mut *frame.state;
    let from = MadeFrom {
        version: state.derived.version,
        lens: state.lens.clone(),
        size,
        ground: state.ground(),
        history: state.view.history,
        lang: state.lang,
        scale: state.scale(),
    };
    if let Some(drawn) = &state.desk.axis
        && drawn.from == from
    {
        return Arc::clone(&drawn.picture);
    }
    let picture = Arc::new(timeline(&TimelineRequest {
        index: &state.derived.index,
        visible: &state.derived.visible,
        all_times: &state.derived.all_times,
        lens: &state.lens,
        years: state.derived.years,
        size,
        ground: state.ground(),
        history: state.view.history,
        lang: state.lang,
        scale: f64::from(state.scale()),
        measure: frame.metrics,
    }));
    let kept = Arc::clone(&picture);
    state.desk.axis = Some(Drawn { from, picture });
    kept
}

/// How far a range that grows has yet to go: a line along the foot of the axis.
fn goal(painter: &egui::Painter, frame: &Frame<'_>, picture: &Timeline, rect: Rect) {
    let (Some(set), Some(reached)) = (frame.state.playback.growing(), picture.handles.last())
    else {
        return;
    };
    let foot = rect.min.y + picture.area.max.y as f32;
    let end = picture.x_of(next_day(set.to));
    let [from, to] = [*reached, end].map(|x| rect.min.x + x as f32);
    if to - from < 1.0 {
        return;
    }
    let accent = color(frame.look.ink.accent);
    painter.line_segment(
        [egui::pos2(from, foot), egui::pos2(to, foot)],
        egui::Stroke::new(3.0, accent.gamma_multiply(0.45)),
    );
    painter.line_segment(
        [egui::pos2(to, foot - 6.0), egui::pos2(to, foot + 6.0)],
        egui::Stroke::new(2.0, accent),
    );
}

/// A handle that would be taken here: stronger than the other.
fn taken(painter: &egui::Painter, frame: &Frame<'_>, picture: &Timeline, rect: Rect, at: usize) {
    let Some(x) = picture.handles.get(at) else {
        return;
    };
    let accent = color(frame.look.ink.accent);
    let x = rect.min.x + *x as f32;
    let area = picture.area;
    let [top, foot] = [area.min.y, area.max.y].map(|y| rect.min.y + y as f32);
    painter.line_segment(
        [egui::pos2(x, top), egui::pos2(x, foot)],
        egui::Stroke::new(4.0, accent),
    );
    let radius = 8.5 * frame.look.scale.min(1.4);
    painter.circle_filled(egui::pos2(x, foot), radius, accent);
}

/// What a click, and a drag of the handle that is near, would do.
fn deeds(frame: &Frame<'_>, handle: Option<usize>, year: i16) -> Vec<String> {
    let (lang, time) = (frame.state.lang, frame.state.lens.time);
    let click = match time {
        Time::Any | Time::AsOf(_) => "axis-click-as-of",
        Time::InForce(_) => "axis-click-in-force",
        Time::Signed(_) => "axis-click-signed",
    };
    let drag = match (handle, time) {
        (Some(0), Time::AsOf(_)) => Some("axis-drag-as-of"),
        (Some(0), _) => Some("axis-drag-from"),
        (Some(_), _) => Some("axis-drag-to"),
        (None, _) => None,
    };
    let click = Message::new(click)
        .with("year", year.to_string())
        .text(lang);
    drag.map(|id| frame.text(id))
        .into_iter()
        .chain([click])
        .collect()
}

/// What began in a year, kind by kind.
fn bar_lines(frame: &Frame<'_>, picture: &Timeline, year: i16) -> Vec<String> {
    let mut kinds: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for bar in picture.bars.iter().filter(|bar| bar.year == year) {
        let (certain, possible) = kinds.entry(bar.kind).or_default();
        *(if bar.possible { possible } else { certain }) += bar.ties;
    }
    let rows = frame.state.registry().kinds.rows();
    kinds
        .into_iter()
        .filter_map(|(kind, (certain, possible))| {
            let id = match (certain, possible) {
                (_, 0) => "axis-bar",
                (0, _) => "axis-bar-possible",
                _ => "axis-bar-both",
            };
            let line = Message::new(id)
                .with("kind", &rows.get(kind)?.name)
                .with("count", certain)
                .with("possible", possible);
            Some(line.text(frame.state.lang))
        })
        .collect()
}

fn tooltip(frame: &Frame<'_>, response: &egui::Response, picture: &Timeline, rect: Rect) {
    let Some(at) = response.hover_pos() else {
        return;
    };
    let registry = frame.state.registry();
    let lang = frame.state.lang;
    let point = paint::from(rect.min, at);
    let year = picture.year_at(point.x);
    let deeds = deeds(frame, near(picture, point.x), year);
    if let Some(bead) = picture.bead_at(point, 4.0 * f64::from(frame.look.scale)) {
        let lines = bead
            .milestones
            .iter()
            .filter_map(|at| registry.milestones.rows().get(*at))
            .map(|row| {
                let date = row.date.preferred();
                let date = date.map_or_else(String::new, |date| i18n::date(lang, *date));
                Message::new("label-value")
                    .with("label", date)
                    .with("value", &row.title)
                    .text(lang)
            })
            .collect::<Vec<_>>();
        tip(&response.ctx, &frame.look, at, &lines, &deeds);
        return;
    }
    let mut lines = vec![i18n::date_with_era(
        lang,
        PartialDate::year(year).unwrap_or_else(|| PartialDate::day(year_end(year))),
    )];
    lines.extend(bar_lines(frame, picture, year));
    tip(&response.ctx, &frame.look, at, &lines, &deeds);
}
