//! The timeline in a pane.

use egui::{CursorIcon, Id, Key, Modifiers, Pos2, Rect, Response, Role, Ui, WidgetInfo, vec2};

use super::super::Frame;
use super::super::canvas::overlay;
use super::super::timeline::{Grip, dragged, send};
use super::bars::{Scrolled, bar};
use super::pick;
use super::planned::Planned;
use crate::i18n::Message;
use crate::lens::Time;
use crate::model::ActorId;
use crate::scene::{
    Focus, Ground, LanePlan, LaneScene, Lanes, LanesRequest, Scene, Size, Target, lane_years, lanes,
};
use crate::ui::command::Command;
use crate::ui::history::Gesture;
use crate::ui::paint;
use crate::ui::panes::Sight;
use crate::ui::state::{Selection, State};
use crate::ui::theme::color;
use crate::ui::widgets::{held_at, tip};

/// The timeline as it was last drawn.
#[derive(Default)]
pub(super) struct LanesPane {
    /// The rows, and all their years.
    plan: Planned<Lanes, (LanePlan, (f64, f64))>,
    /// Whom the menu is for.
    menu: Option<ActorId>,
    drawn: Option<(MadeFrom, LaneScene)>,
    /// The row that the keyboard is on.
    cursor: Option<Target>,
    /// What of the time is being dragged.
    grip: Option<Grip>,
    /// What was selected when it was last drawn.
    seen: Selection,
    nothing: Scene,
}

/// What the picture depends on beside the rows.
#[derive(Clone, PartialEq)]
struct MadeFrom {
    planned: u64,
    sight: Sight,
    size: Size,
    ground: Ground,
    scale: f32,
    focus: Focus,
}

impl LanesPane {
    /// The scene as it was last drawn.
    pub(super) fn scene(&self) -> &Scene {
        self.drawn
            .as_ref()
            .map_or(&self.nothing, |(_, drawn)| &drawn.scene)
    }

    /// Takes what is done to the timeline. `asked`: the keyboard comes in this frame.
    pub(super) fn sense(
        &mut self,
        ui: &Ui,
        frame: &mut Frame<'_>,
        (pane, lanes): (usize, Lanes),
        response: &Response,
        asked: bool,
    ) {
        response.widget_info(|| {
            let name = Message::new("timeline-view-name")
                .with("shown", pick::shown(frame.state))
                .text(frame.state.lang);
            WidgetInfo::labeled(Role::Canvas, true, name)
        });
        let size = Size {
            width: f64::from(response.rect.width()),
            height: f64::from(response.rect.height()),
        };
        frame.state.view.panes.at_mut(pane).size = size;
        self.plan(frame.state, lanes);
        self.follow(frame.state, pane, size);
        self.pointer(ui, frame, pane, response);
        if !asked {
            self.keyboard(ui, frame, pane, response, size);
        }
    }

    /// Orders the rows anew if they are of another state.
    fn plan(&mut self, state: &State, lanes: Lanes) {
        let (index, visible) = (&state.derived.index, &state.derived.visible);
        let scheme = state.view.scheme.as_ref();
        self.plan.refresh(state, lanes, || {
            let plan = LanePlan::new(index, &state.lens, visible, lanes, scheme, state.lang);
            let years = lane_years(index, visible, &plan, state.today);
            (plan, years)
        });
    }

    /// Brings into sight what has been selected elsewhere.
    fn follow(&mut self, state: &mut State, pane: usize, size: Size) {
        if self.seen == state.selection {
            return;
        }
        self.seen = state.selection.clone();
        if let Some(target) = pick::selected(state, |target| self.has(target)) {
            self.reveal(state, pane, size, &target);
            self.cursor = Some(target);
        }
    }

    fn has(&self, target: &Target) -> bool {
        let plan = self.plan.get();
        plan.is_some_and(|(plan, _)| plan.place_of(target).is_some())
    }

    fn reveal(&self, state: &mut State, pane: usize, size: Size, target: &Target) {
        let Some((plan, _)) = self.plan.get() else {
            return;
        };
        let Some((top, bottom)) = plan.place_of(target) else {
            return;
        };
        let scale = f64::from(state.scale());
        let (top, bottom) = (top * scale, bottom * scale);
        // The axis, and the heading of a group that stays in sight, stand above the rows.
        let head = self
            .drawn
            .as_ref()
            .map_or(60.0 * scale, |(_, drawn)| drawn.plot.min.y);
        let seen = (size.height - head).max(1.0);
        let sight = &mut state.view.panes.at_mut(pane).sight;
        let room = 34.0 * scale;
        if top - room < sight.scroll.y {
            sight.scroll.y = (top - room).max(0.0);
        } else if bottom > sight.scroll.y + seen {
            sight.scroll.y = bottom - seen;
        }
    }

    fn pointer(&mut self, ui: &Ui, frame: &mut Frame<'_>, pane: usize, response: &Response) {
        let Some((_, drawn)) = &self.drawn else {
            return;
        };
        let origin = response.rect.min;
        let inside = |at: Pos2| paint::from(origin, at);
        let sight = frame.state.view.panes.at(pane).sight;
        if let Some(at) = response.hover_pos() {
            let point = inside(at);
            let target = drawn.scene.field_at(point).map(|field| field.of.clone());
            if !frame.state.desk.keys_lead {
                pick::point_at(frame.state, target.as_ref());
            }
            if drawn.handle_at(point).is_some() || self.grip.is_some() {
                ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
            } else if target.is_some() {
                ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
            }
            let (turned, pinch) =
                ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()));
            let mut next = sight;
            next.scroll.y -= f64::from(turned.y);
            let years = drawn.years.years;
            if (pinch - 1.0).abs() > 1e-4 {
                let held = drawn.years.years.0
                    + (point.x - drawn.years.left) / drawn.years.per_year().max(f64::EPSILON);
                next = next.in_years(years, f64::from(pinch), held);
            } else if turned.x != 0.0 {
                let by = f64::from(turned.x) / drawn.years.per_year().max(f64::EPSILON);
                next.years = Some((years.0 - by, years.1 - by));
            }
            next.scroll.y = next.scroll.y.clamp(0.0, drawn.longest_scroll());
            if next != sight {
                frame.commands.send(Command::SetSight(next));
            }
        }
        self.drags(ui, frame, pane, response);
        let Some((_, drawn)) = &self.drawn else {
            return;
        };
        if let Some(at) = held_at(response).map(inside) {
            let target = drawn.scene.field_at(at).map(|field| field.of.clone());
            if response.clicked() {
                response.request_focus();
                self.cursor.clone_from(&target);
            }
            if response.secondary_clicked() {
                self.menu = pick::actor_of(frame.state, target.as_ref());
            }
            pick::clicks(ui, frame, response, target.as_ref());
        }
    }

    /// Handles drag the time; everything else drags rows and years.
    fn drags(&mut self, ui: &Ui, frame: &mut Frame<'_>, pane: usize, response: &Response) {
        let held = response.dragged() || response.drag_started() || response.drag_stopped();
        if !held && self.grip.take().is_some() {
            // It was let go of elsewhere.
            frame.commands.send(Command::EndGesture);
        }
        let Some((_, drawn)) = &self.drawn else {
            return;
        };
        let origin = response.rect.min;
        if response.drag_started() {
            response.request_focus();
            let pressed = ui.input(|input| input.pointer.press_origin());
            let handle = pressed.and_then(|at| drawn.handle_at(paint::from(origin, at)));
            self.grip = handle.map(|handle| match (frame.state.lens.time, handle) {
                (Time::Any | Time::AsOf(_), _) => Grip::Day,
                (_, 0) => Grip::From,
                _ => Grip::To,
            });
        }
        if response.dragged()
            && let Some(at) = held_at(response)
        {
            match self.grip {
                Some(grip) => {
                    let mut day = drawn.date_at(paint::from(origin, at).x);
                    if grip == Grip::To {
                        // Its handle stands behind the last day.
                        day = day.yesterday().unwrap_or(day);
                    }
                    let time = dragged(frame.state.lens.time, grip, day.year());
                    send(frame, time, Some(Gesture::TimeDrag));
                }
                None => {
                    let by = response.drag_delta();
                    let mut sight = frame.state.view.panes.at(pane).sight;
                    let most = drawn.longest_scroll();
                    sight.scroll.y = (sight.scroll.y - f64::from(by.y)).clamp(0.0, most);
                    if let Some((from, to)) = sight.years {
                        let by = f64::from(by.x) / drawn.years.per_year().max(f64::EPSILON);
                        sight.years = Some((from - by, to - by));
                    }
                    frame.commands.send(Command::SetSight(sight));
                }
            }
        }
        if response.drag_stopped() && self.grip.take().is_some() {
            frame.commands.send(Command::EndGesture);
        }
    }

    /// Arrows go from row to row, and along the years; Enter selects, Escape leaves.
    fn keyboard(
        &mut self,
        ui: &Ui,
        frame: &mut Frame<'_>,
        pane: usize,
        response: &Response,
        size: Size,
    ) {
        if !response.has_focus() {
            return;
        }
        pick::lock(ui, response);
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let moves = [
            Key::ArrowDown,
            Key::ArrowUp,
            Key::PageDown,
            Key::PageUp,
            Key::Home,
            Key::End,
        ];
        let moved = ui.input(|input| moves.into_iter().any(|key| input.key_pressed(key)));
        // Rows are gone through only for a key: there may be very many.
        let rows: Vec<Target> = match self.plan.get() {
            Some((plan, _)) if moved => plan.rows().collect(),
            _ => Vec::new(),
        };
        let cursor = self.cursor.as_ref();
        let at = cursor.and_then(|one| rows.iter().position(|row| row == one));
        let last = rows.len().saturating_sub(1);
        let step = |by: isize| match at {
            Some(at) => at.saturating_add_signed(by).min(last),
            None => 0,
        };
        for (key, to) in [
            (Key::ArrowDown, step(1)),
            (Key::ArrowUp, step(-1)),
            (Key::PageDown, step(10)),
            (Key::PageUp, step(-10)),
            (Key::Home, 0),
            (Key::End, last),
        ] {
            if pressed(key)
                && let Some(target) = rows.get(to)
            {
                self.cursor = Some(target.clone());
                self.reveal(frame.state, pane, size, target);
            }
        }
        if frame.state.desk.keys_lead {
            pick::point_at(frame.state, self.cursor.as_ref());
        }
        for (key, way) in [(Key::ArrowLeft, -1.0), (Key::ArrowRight, 1.0)] {
            if pressed(key) {
                let pane = frame.state.view.panes.at(pane);
                let by = way * (pane.years.1 - pane.years.0) / 10.0;
                let years = Some((pane.years.0 + by, pane.years.1 + by));
                let sight = Sight {
                    years,
                    ..pane.sight
                };
                frame.commands.send(Command::SetSight(sight));
            }
        }
        pick::keys(ui, frame, response, self.cursor.as_ref());
    }

    /// Draws the timeline.
    pub(super) fn draw(
        &mut self,
        ui: &mut Ui,
        frame: &mut Frame<'_>,
        pane: usize,
        response: &Response,
    ) {
        self.refresh(frame, pane);
        let rect = response.rect;
        let painter = ui.painter_at(rect);
        painter.rect_filled(rect, 0.0, color(frame.look.ink.ground));
        let Some((_, drawn)) = &self.drawn else {
            return;
        };
        paint::scene(&painter, rect.min, &drawn.scene);
        for mark in &drawn.front {
            paint::mark(&painter, rect.min, mark);
        }
        // What is scrolled too far since rows have gone is scrolled back.
        let state = &mut *frame.state;
        let at = state.view.panes.at_mut(pane);
        at.years = drawn.years.years;
        at.whole = self.plan.get().map_or(at.whole, |(_, years)| *years);
        let most = drawn.longest_scroll();
        if at.sight.scroll.y > most {
            at.sight.scroll.y = most;
            ui.ctx().request_repaint();
        }
        let key = at.key;
        pick::nodes(ui, frame, key, &drawn.scene, rect);
        let rows = Rect::from_min_max(rect.min + vec2(0.0, drawn.plot.min.y as f32), rect.max);
        let scrolled = Scrolled {
            at: frame.state.view.panes.at(pane).sight.scroll.y,
            most,
            seen: f64::from(rows.height()),
        };
        let id = Id::unique(("lanes-bar", key));
        if let Some(y) = bar(ui, frame, id, rows, true, scrolled) {
            let mut sight = frame.state.view.panes.at(pane).sight;
            sight.scroll.y = y;
            frame.commands.send(Command::ActivatePane(pane));
            frame.commands.send(Command::SetSight(sight));
        }
        self.tell(ui, frame, response);
        overlay::context_menu(frame, pane, self.menu.as_ref(), response);
    }

    /// Draws the rows anew if anything about them has changed.
    fn refresh(&mut self, frame: &Frame<'_>, pane: usize) {
        let state = &*frame.state;
        let Some((plan, whole)) = self.plan.get() else {
            return;
        };
        let pane = state.view.panes.at(pane);
        let wanted = MadeFrom {
            planned: self.plan.count(),
            sight: pane.sight,
            size: pane.size,
            ground: state.ground(),
            scale: state.scale(),
            focus: state.focus(),
        };
        if self.drawn.as_ref().is_some_and(|(made, _)| *made == wanted) {
            return;
        }
        let (index, visible) = (&state.derived.index, &state.derived.visible);
        let drawn = lanes(&LanesRequest {
            index,
            lens: &state.lens,
            visible,
            plan,
            years: pane.sight.years.unwrap_or(*whole),
            size: pane.size,
            scroll: pane.sight.scroll.y,
            ground: wanted.ground,
            scale: f64::from(wanted.scale),
            tight: 1.0,
            focus: &wanted.focus,
            measure: frame.metrics,
        });
        self.drawn = Some((wanted, drawn));
    }

    /// Tells of the row, or of what on it is pointed at.
    fn tell(&self, ui: &Ui, frame: &Frame<'_>, response: &Response) {
        let Some((_, drawn)) = &self.drawn else {
            return;
        };
        let by_keys = response.has_focus() && frame.state.desk.keys_lead;
        if self.grip.is_some() || egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        let origin = response.rect.min;
        if by_keys {
            let mut fields = drawn.scene.fields.iter();
            let field = fields.find(|field| Some(&field.of) == self.cursor.as_ref());
            if let Some(field) = field {
                let at = paint::at(origin, field.rect.middle());
                tip(
                    ui.ctx(),
                    &frame.look,
                    at,
                    std::slice::from_ref(&field.title),
                    &[],
                );
            }
            return;
        }
        let Some(at) = response.hover_pos() else {
            return;
        };
        let point = paint::from(origin, at);
        if let Some(field) = drawn.scene.field_at(point) {
            let moment = drawn.moment_at(point, 6.0 * f64::from(frame.look.scale));
            let mut lines = vec![field.title.clone()];
            lines.extend(moment.map(|moment| pick::moment_text(frame.state, moment)));
            tip(ui.ctx(), &frame.look, at, &lines, &[]);
        }
    }
}
