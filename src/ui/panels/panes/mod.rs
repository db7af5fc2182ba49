//! The panes beside each other, with dividers between them. What is pointed at or selected in one
//! lights up in all.

use std::collections::BTreeMap;

use egui::pos2;
use egui::{CursorIcon, Id, Key, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo};

use super::canvas::{Canvas, Place, overlay};
use super::{Frame, chips};
use crate::scene::{Scene, View};
use crate::ui::command::Command;
use crate::ui::theme::color;

mod bars;
mod flight;
pub(super) mod head;
mod lanes;
mod matrix;
mod options;
pub(super) mod pick;
mod planned;

use flight::Flight;
use lanes::LanesPane;
use matrix::MatrixPane;

/// The least width of a pane beside others, at a scale of 1; where there is less for each of them,
/// the one that is worked in stands alone.
const LEAST: f32 = 190.0;
/// The width of a divider, with the room in which it is caught.
const DIVIDER: f32 = 7.0;
/// How far an arrow key moves a divider, as a part of the width.
const NUDGE: f32 = 0.02;

/// The panes as they were last drawn.
#[derive(Default)]
pub(crate) struct PaneViews {
    views: BTreeMap<u32, PaneView>,
    /// Actors on their way in panes that show another sort of view now.
    flights: BTreeMap<u32, Flight>,
    /// For panes that have not been drawn yet.
    nothing: Scene,
}

/// What a pane shows, as it was last drawn.
enum PaneView {
    Network(Box<Canvas>),
    Lanes(Box<LanesPane>),
    Matrix(Box<MatrixPane>),
}

impl PaneView {
    fn new(view: &View) -> Self {
        match view {
            View::Network(_) => Self::Network(Box::default()),
            View::Lanes(_) => Self::Lanes(Box::default()),
            View::Matrix(_) => Self::Matrix(Box::default()),
        }
    }

    fn is_of(&self, view: &View) -> bool {
        matches!(
            (self, view),
            (Self::Network(_), View::Network(_))
                | (Self::Lanes(_), View::Lanes(_))
                | (Self::Matrix(_), View::Matrix(_))
        )
    }

    fn scene(&self) -> &Scene {
        match self {
            Self::Network(canvas) => &canvas.scene,
            Self::Lanes(lanes) => lanes.scene(),
            Self::Matrix(matrix) => matrix.scene(),
        }
    }
}

/// A pane in this frame.
struct Drawn {
    place: usize,
    /// All of it.
    whole: Rect,
    /// The part of its head that is free for chips.
    free: Option<Rect>,
    /// What is below its head.
    response: Response,
    shows: View,
}

impl PaneViews {
    /// The scene of a pane as it was last drawn.
    #[must_use]
    pub(crate) fn scene(&self, key: u32) -> &Scene {
        let view = self.views.get(&key);
        view.map_or(&self.nothing, PaneView::scene)
    }

    /// The names of visible actors that found no room where a person works.
    #[must_use]
    pub(crate) fn unnamed(&self, frame: &Frame<'_>) -> Vec<String> {
        self.names(frame, |scene| &scene.unnamed)
    }

    /// The names of visible actors that have no place there.
    #[must_use]
    pub(crate) fn unplaced(&self, frame: &Frame<'_>) -> Vec<String> {
        self.names(frame, |scene| &scene.unplaced)
    }

    fn names(&self, frame: &Frame<'_>, of: impl Fn(&Scene) -> &Vec<usize>) -> Vec<String> {
        let state = &*frame.state;
        let scene = self.scene(state.view.panes.active().key);
        of(scene)
            .iter()
            .filter_map(|at| state.registry().actors.rows().get(*at))
            .map(|actor| {
                let name = actor.name_on(state.derived.visible.day);
                name.get(state.lang).to_owned()
            })
            .collect()
    }

    /// Draws the panes and takes what is done to them.
    pub(crate) fn show(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        let whole = ui.available_rect_before_wrap();
        let keys: Vec<u32> = frame.state.view.panes.iter().map(|pane| pane.key).collect();
        self.views.retain(|key, _| keys.contains(key));
        self.flights.retain(|key, _| keys.contains(key));
        let places = places(frame, whole);
        let place_of = |pane: Option<&(usize, Rect)>| pane.map_or(0, |(place, _)| *place);
        let ends = (place_of(places.first()), place_of(places.last()));
        let drawn: Vec<Drawn> = places
            .iter()
            .map(|(place, rect)| self.sense(ui, frame, *place, ends, *rect))
            .collect();
        let by_keys = frame.state.desk.keys_lead;
        if by_keys && !drawn.iter().any(|pane| pane.response.has_focus()) {
            // The keyboard has gone elsewhere, and a pointer that lies still points at nothing.
            frame.state.view.hovered = None;
        }
        for pane in &drawn {
            self.draw(ui, frame, pane);
        }
        for pair in places.windows(2) {
            if let [(place, left), (_, right)] = pair {
                let gap = Rect::from_min_max(left.right_top(), right.left_bottom());
                let room = Room {
                    width: whole.width() - DIVIDER * (frame.state.view.panes.count() - 1) as f32,
                    left: left.width(),
                    right: right.width(),
                };
                divider(ui, frame, *place, gap, room);
            }
        }
        let active = frame.state.view.panes.place();
        if let Some(pane) = drawn.iter().find(|pane| pane.place == active) {
            overlay::empty_state(ui, frame, pane.response.rect);
        }
        if let Some(first) = drawn.first() {
            if let Some(free) = first.free {
                chips::show(ui, frame, free, first.response.rect);
            }
            let below = Rect::from_min_max(first.response.rect.min, whole.max);
            overlay::trouble(ui, frame, below);
        }
    }

    /// Draws the head of a pane, and takes what is done to what lies below it.
    fn sense(
        &mut self,
        ui: &mut Ui,
        frame: &mut Frame<'_>,
        place: usize,
        ends: (usize, usize),
        whole: Rect,
    ) -> Drawn {
        let pane = frame.state.view.panes.at(place);
        let (key, shows) = (pane.key, pane.shows.clone());
        let active = place == frame.state.view.panes.place();
        let mut inside = ui.new_child(
            UiBuilder::new()
                .scope_id(Id::unique(("pane", key)))
                .max_rect(whole),
        );
        inside.set_clip_rect(whole.intersect(ui.clip_rect()));
        let free = head::show(&mut inside, frame, place, ends);
        let rest = inside.available_rect_before_wrap();
        let id = Id::unique(("view", key));
        let response = inside.interact(rest, id, Sense::click_and_drag());
        let turned = ui.input(|input| {
            input.smooth_scroll_delta() != egui::Vec2::ZERO || input.zoom_delta() != 1.0
        });
        let typed = ui.input(|input| {
            let mut events = input.events.iter();
            events.any(|event| matches!(event, egui::Event::Key { pressed: true, .. }))
        });
        let worked_in = response.is_pointer_button_down_on()
            || (response.has_focus() && typed)
            || response.clicked()
            || response.gained_focus()
            || (response.hovered() && turned);
        if worked_in && !active {
            frame.commands.send(Command::ActivatePane(place));
        }
        let asked = active && std::mem::take(&mut frame.state.desk.focus_canvas);
        if asked {
            // The Enter that leads here is another's: what lies under the pointer is not selected.
            response.request_focus();
        }
        // A menu or a list that is open has the keys.
        let asked = asked || egui::Popup::is_any_open(ui.ctx());
        if let Some(before) = self.views.get(&key).filter(|view| !view.is_of(&shows))
            && frame.state.moves()
        {
            let flight = Flight::from(before.scene(), &frame.state.derived.index);
            self.flights.insert(key, flight);
        }
        let view = self.view(key, &shows);
        match (view, &shows) {
            (PaneView::Network(canvas), View::Network(arrangement)) => {
                let at = Place {
                    pane: place,
                    arrangement,
                };
                canvas.sense(&inside, frame, at, &response, asked);
            }
            (PaneView::Lanes(view), View::Lanes(lanes)) => {
                view.sense(&inside, frame, (place, *lanes), &response, asked);
            }
            (PaneView::Matrix(view), View::Matrix(matrix)) => {
                view.sense(&inside, frame, (place, *matrix), &response, asked);
            }
            _ => {}
        }
        Drawn {
            place,
            whole,
            free,
            response,
            shows,
        }
    }

    /// What the pane of a key shows, begun anew if that is another view.
    fn view(&mut self, key: u32, shows: &View) -> &mut PaneView {
        let view = self
            .views
            .entry(key)
            .or_insert_with(|| PaneView::new(shows));
        if !view.is_of(shows) {
            *view = PaneView::new(shows);
        }
        view
    }

    fn draw(&mut self, ui: &mut Ui, frame: &mut Frame<'_>, pane: &Drawn) {
        let key = frame.state.view.panes.at(pane.place).key;
        let mut inside = ui.new_child(
            UiBuilder::new()
                .scope_id(Id::unique(("pane-body", key)))
                .max_rect(pane.response.rect),
        );
        inside.set_clip_rect(pane.whole.intersect(ui.clip_rect()));
        let view = self.view(key, &pane.shows);
        match (view, &pane.shows) {
            (PaneView::Network(canvas), View::Network(arrangement)) => {
                let at = Place {
                    pane: pane.place,
                    arrangement,
                };
                canvas.draw(&mut inside, frame, at, &pane.response);
            }
            (PaneView::Lanes(view), _) => {
                view.draw(&mut inside, frame, pane.place, &pane.response);
            }
            (PaneView::Matrix(view), _) => {
                view.draw(&mut inside, frame, pane.place, &pane.response);
            }
            _ => {}
        }
        let scene = self.views.get(&key).map_or(&self.nothing, PaneView::scene);
        if let Some(flight) = self.flights.get_mut(&key)
            && !flight.draw(&inside, frame, scene, pane.response.rect)
        {
            self.flights.remove(&key);
        }
        if pane.response.has_focus() && frame.state.desk.keys_lead {
            inside.painter().rect_stroke(
                pane.response.rect.shrink(1.0),
                4.0,
                Stroke::new(2.0, color(frame.look.ink.accent)),
                egui::StrokeKind::Inside,
            );
        }
    }
}

/// The least width of a pane.
fn least(frame: &Frame<'_>) -> f32 {
    LEAST * frame.look.scale.sqrt()
}

/// The room around a divider.
#[derive(Clone, Copy)]
struct Room {
    /// Of all panes together.
    width: f32,
    /// Of the pane before it, and of the one after it.
    left: f32,
    right: f32,
}

impl Room {
    /// So far the divider can be moved, as a part of the width: both panes keep the least width.
    fn part(self, by: f32, least: f32) -> f32 {
        let (from, to) = (least - self.left, self.right - least);
        by.clamp(from.min(0.0), to.max(0.0)) / self.width
    }
}

/// Where panes stand that are shown, with their places.
fn places(frame: &Frame<'_>, whole: Rect) -> Vec<(usize, Rect)> {
    let panes = &frame.state.view.panes;
    let gaps = DIVIDER * (panes.count() - 1) as f32;
    let room = whole.width() - gaps;
    let narrowest = panes.iter().map(|pane| pane.share).fold(1.0, f32::min);
    if panes.count() == 1 || (room * narrowest).ceil() < least(frame) {
        return vec![(panes.place(), whole)];
    }
    let mut left = whole.left();
    let last = panes.count() - 1;
    panes
        .iter()
        .enumerate()
        .map(|(place, pane)| {
            let right = if place == last {
                whole.right()
            } else {
                (left + pane.share * room).round()
            };
            let rect = Rect::from_min_max(pos2(left, whole.top()), pos2(right, whole.bottom()));
            left = right + DIVIDER;
            (place, rect)
        })
        .collect()
}

/// The line between two panes: dragged or moved by arrow keys; twice pressed, all are equal.
fn divider(ui: &Ui, frame: &mut Frame<'_>, place: usize, gap: Rect, room: Room) {
    let look = frame.look;
    let key = frame.state.view.panes.at(place).key;
    let least = least(frame);
    let response = ui.interact(gap, Id::unique(("divider", key)), Sense::click_and_drag());
    let name = frame.text("divider-name");
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, &name));
    let held = response.hovered() || response.dragged() || response.has_focus();
    if held {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    let (ink, wide) = if held {
        (look.ink.accent, 3.0)
    } else {
        (look.ink.line, 1.0)
    };
    ui.painter().rect_filled(gap, 0.0, color(look.ink.panel));
    let line = Stroke::new(wide, color(ink));
    ui.painter().vline(gap.center().x, gap.y_range(), line);
    if response.double_clicked() {
        frame.commands.send(Command::DivideEqually);
    } else if response.dragged()
        && let Some(at) = response.interact_pointer_pos()
    {
        let by = at.x - gap.center().x;
        frame
            .commands
            .send(Command::Divide(place, room.part(by, least)));
    }
    if response.drag_stopped() {
        frame.commands.send(Command::EndDivide);
    }
    if response.has_focus() {
        let filter = egui::EventFilter {
            horizontal_arrows: true,
            ..egui::EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        for (key, by) in [(Key::ArrowLeft, -NUDGE), (Key::ArrowRight, NUDGE)] {
            if ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key)) {
                let by = room.part(by * room.width, least);
                frame.commands.send(Command::Divide(place, by));
                frame.commands.send(Command::EndDivide);
            }
        }
    }
}
