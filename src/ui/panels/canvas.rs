//! The canvas: the network, and everything a pointer or the keyboard does to it.

use std::collections::BTreeSet;

use egui::{Id, Key, Modifiers, PointerButton, Pos2, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::Frame;
use crate::edit::Change;
use crate::i18n::Message;
use crate::layout::Point;
use crate::lens::Lens;
use crate::lens::words::{condition_text, time_text};
use crate::model::{ActorId, Pin};
use crate::scene::{
    Arrangement, Camera, Focus, Guides, NetworkRequest, Scene, Size, bounds, network,
};
use crate::ui::command::Command;
use crate::ui::paint;
use crate::ui::theme::{color, font, size};
use crate::ui::widgets::{Sign, segments, sign_button};

/// The scene as it was last drawn, and from what.
#[derive(Default)]
pub(crate) struct Canvas {
    made_from: Option<MadeFrom>,
    /// The scene.
    pub scene: Scene,
}

/// Everything a scene depends on but the place of its middle, which only shifts it.
#[derive(Clone, PartialEq)]
struct MadeFrom {
    version: u64,
    arrangement: Arrangement,
    by_force: bool,
    zoom: f64,
    middle: Point,
    size: Size,
    ground: crate::scene::Ground,
    lang: crate::model::Lang,
    scale: f32,
    focus: Focus,
    drag: Option<(usize, Point)>,
}

impl Canvas {
    /// The names of visible actors that found no room.
    #[must_use]
    pub(crate) fn unnamed(&self, frame: &Frame<'_>) -> Vec<String> {
        let registry = frame.state.registry();
        self.scene
            .unnamed
            .iter()
            .filter_map(|at| registry.actors.rows().get(*at))
            .map(|actor| {
                actor
                    .name_on(frame.state.derived.visible.day)
                    .get(frame.state.lang)
                    .to_owned()
            })
            .collect()
    }

    /// Draws the canvas and takes what is done to it.
    pub(crate) fn show(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        head(ui, frame);
        trouble(ui, frame);
        let rect = ui.available_rect_before_wrap();
        let id = Id::unique("network");
        let response = ui.interact(rect, id, Sense::click_and_drag());
        let name = description(frame);
        response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, &name));
        let painter = ui.painter_at(rect);
        painter.rect_filled(rect, 0.0, color(frame.look.ink.ground));
        let size = Size {
            width: f64::from(rect.width()),
            height: f64::from(rect.height()),
        };
        frame.state.view.size = size;
        fit(frame, size);
        self.pointer(ui, frame, &response, size);
        keyboard(ui, frame, &response);
        self.refresh(frame, size);
        let shift = self.shift(frame);
        paint::scene(&painter, rect.min + shift, &self.scene);
        if let (Some(start), Some(now)) = (
            frame.state.desk.lasso,
            ui.input(|input| input.pointer.hover_pos()),
        ) {
            let lasso = Rect::from_two_pos(start, now);
            let accent = color(frame.look.ink.accent);
            painter.rect(
                lasso,
                2.0,
                accent.gamma_multiply(0.1),
                egui::Stroke::new(1.0, accent),
                egui::StrokeKind::Inside,
            );
        }
        self.nodes(ui, frame, rect, shift);
        if response.has_focus() && frame.state.desk.keys_lead {
            let accent = color(frame.look.ink.accent);
            painter.rect_stroke(
                rect.shrink(1.0),
                4.0,
                egui::Stroke::new(2.0, accent),
                egui::StrokeKind::Inside,
            );
        }
        self.tooltip(ui, frame, &response, rect, shift);
        context_menu(frame, &response);
        empty_state(ui, frame, rect);
        zoom_buttons(ui, frame, rect);
        arranging(ui, frame, rect);
    }

    /// How far the scene has been moved since it was made.
    fn shift(&self, frame: &Frame<'_>) -> egui::Vec2 {
        match (&self.made_from, frame.state.view.camera) {
            (Some(made), Some(camera)) => {
                let by = (made.middle - camera.middle) * camera.zoom;
                vec2(by.x as f32, by.y as f32)
            }
            _ => egui::Vec2::ZERO,
        }
    }

    fn refresh(&mut self, frame: &Frame<'_>, size: Size) {
        let state = &*frame.state;
        let Some(camera) = state.view.camera else {
            return;
        };
        let registry = state.registry();
        let position = |id: &ActorId| registry.actors.position(id.as_str());
        let focus = Focus {
            selected: state.selection.actors.iter().filter_map(position).collect(),
            hovered: state.view.hovered,
            tie: state.view.hovered_tie.or_else(|| {
                let tie = state.selection.tie.as_ref()?;
                registry.ties.position(tie.as_str())
            }),
        };
        let by_force =
            state.view.arrangement == Arrangement::Force && state.derived.forced.is_some();
        let mut wanted = MadeFrom {
            version: state.derived.version,
            arrangement: state.view.arrangement,
            by_force,
            zoom: camera.zoom,
            middle: camera.middle,
            size,
            ground: state.ground(),
            lang: state.lang,
            scale: state.scale(),
            focus,
            drag: state.desk.drag,
        };
        if let Some(made) = &self.made_from {
            let only_moved = MadeFrom {
                middle: made.middle,
                ..wanted.clone()
            };
            if only_moved == *made {
                return;
            }
            // Made anew around where it stands now.
            wanted.middle = camera.middle;
        }
        let mut positions = state.positions().clone();
        if let Some((actor, at)) = state.desk.drag
            && let Some(position) = positions.0.get_mut(actor)
        {
            *position = at;
        }
        self.scene = network(&NetworkRequest {
            index: &state.derived.index,
            visible: &state.derived.visible,
            positions: &positions,
            guides: if by_force {
                Guides::None
            } else {
                Guides::Radial(&state.derived.radial, state.view.scheme.as_ref())
            },
            camera,
            size,
            ground: state.ground(),
            lang: state.lang,
            scale: f64::from(state.scale()),
            focus: &wanted.focus,
            inside: false,
            measure: frame.metrics,
        });
        self.made_from = Some(wanted);
    }

    // --- pointer ------------------------------------------------------------------------------

    fn pointer(&mut self, ui: &Ui, frame: &mut Frame<'_>, response: &egui::Response, size: Size) {
        let Some(camera) = frame.state.view.camera else {
            return;
        };
        let origin = response.rect.min + self.shift(frame);
        let in_scene = |at: Pos2| paint::from(origin, at);
        let reach = 5.0 * f64::from(frame.look.scale);
        let hover = response.hover_pos();
        let over = hover.and_then(|at| self.scene.actor_at(in_scene(at), reach));
        // While the keyboard leads, a pointer that lies still points at nothing.
        if !frame.state.desk.keys_lead {
            frame.state.view.hovered = over;
            frame.state.view.hovered_tie = match (over, hover) {
                (None, Some(at)) => self.scene.tie_at(in_scene(at), reach),
                _ => frame.state.view.hovered_tie,
            };
        }
        if over.is_some() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        self.drags(ui, frame, response, camera, in_scene);
        self.clicks(ui, frame, response, in_scene);
        if let Some(at) = hover {
            let (scroll, pinch) =
                ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
            let factor = f64::from(pinch) * (f64::from(scroll) / 240.0).exp();
            if (factor - 1.0).abs() > 1e-4 {
                let held = paint::from(response.rect.min, at);
                let zoomed = camera.zoomed(factor, held, size);
                frame.commands.send(Command::SetCamera(zoomed));
            }
        }
    }

    fn drags(
        &self,
        ui: &Ui,
        frame: &mut Frame<'_>,
        response: &egui::Response,
        camera: Camera,
        in_scene: impl Fn(Pos2) -> Point,
    ) {
        let pressed_at = ui.input(|input| input.pointer.press_origin());
        let shift_held = ui.input(|input| input.modifiers.shift);
        if response.drag_started_by(PointerButton::Primary)
            && let Some(at) = pressed_at
        {
            response.request_focus();
            if shift_held {
                frame.state.desk.lasso = Some(at);
            } else if let Some(actor) = self.scene.actor_at(in_scene(at), 4.0)
                && let Some(position) = frame.state.positions().get(actor)
            {
                frame.state.desk.drag = Some((actor, position));
            }
        }
        if response.dragged() {
            let by = response.drag_delta();
            let step = Point::new(f64::from(by.x), f64::from(by.y)) / camera.zoom;
            if let Some((_, position)) = &mut frame.state.desk.drag {
                *position += step;
            } else if frame.state.desk.lasso.is_none() {
                let middle = camera.middle - step;
                frame
                    .commands
                    .send(Command::SetCamera(Camera { middle, ..camera }));
            }
        }
        if response.drag_stopped() {
            if let Some((actor, position)) = frame.state.desk.drag.take() {
                let id = frame
                    .state
                    .registry()
                    .actors
                    .rows()
                    .get(actor)
                    .map(|actor| actor.id.clone());
                if let Some(actor) = id {
                    let round = |value: f64| (value * 10.0).round() / 10.0;
                    frame.commands.send(Command::Edit(vec![Change::SetPin {
                        actor,
                        pin: Some(Pin(round(position.x), round(position.y))),
                    }]));
                }
            }
            if let Some(start) = frame.state.desk.lasso.take()
                && let Some(end) = response.interact_pointer_pos()
            {
                self.lasso(frame, in_scene(start), in_scene(end));
            }
        }
    }

    fn lasso(&self, frame: &mut Frame<'_>, start: Point, end: Point) {
        let rect = crate::scene::Rect {
            min: Point::new(start.x.min(end.x), start.y.min(end.y)),
            max: Point::new(start.x.max(end.x), start.y.max(end.y)),
        };
        let registry = frame.state.registry();
        let caught: BTreeSet<ActorId> = self
            .scene
            .actors_in(&rect)
            .into_iter()
            .filter_map(|at| registry.actors.rows().get(at))
            .map(|actor| actor.id.clone())
            .collect();
        let all = frame
            .state
            .selection
            .actors
            .union(&caught)
            .cloned()
            .collect();
        frame.commands.send(Command::Select(all));
    }

    fn clicks(
        &self,
        ui: &Ui,
        frame: &mut Frame<'_>,
        response: &egui::Response,
        in_scene: impl Fn(Pos2) -> Point,
    ) {
        let Some(at) = response.interact_pointer_pos().map(in_scene) else {
            return;
        };
        let over = self.scene.actor_at(at, 4.0);
        let registry = std::sync::Arc::clone(frame.state.registry());
        let id_of = |at: usize| registry.actors.rows().get(at).map(|actor| actor.id.clone());
        if response.clicked() {
            response.request_focus();
            let shift = ui.input(|input| input.modifiers.shift);
            match over.and_then(id_of) {
                Some(id) if shift => frame.commands.send(Command::ToggleSelected(id)),
                Some(id) => frame.commands.send(Command::Select([id].into())),
                None => {
                    let tie = self
                        .scene
                        .tie_at(at, 5.0)
                        .and_then(|tie| registry.ties.rows().get(tie));
                    match tie {
                        Some(tie) => frame.commands.send(Command::SelectTie(tie.id.clone())),
                        None if !shift => frame.commands.send(Command::ClearSelection),
                        None => {}
                    }
                }
            }
        }
        if response.double_clicked() && over.is_none() {
            frame.commands.send(Command::Fit);
        }
        if response.secondary_clicked()
            && let Some(id) = over.and_then(id_of)
            && !frame.state.selection.actors.contains(&id)
        {
            frame.commands.send(Command::Select([id].into()));
        }
    }

    // --- what a screen reader sees ------------------------------------------------------------

    /// A node for every mark, so that its name can be read; none takes the keyboard.
    fn nodes(&self, ui: &Ui, frame: &Frame<'_>, rect: Rect, shift: egui::Vec2) {
        /// More nodes than this help nobody and cost time.
        const MOST: usize = 400;
        if self.scene.actors.len() > MOST {
            return;
        }
        let registry = frame.state.registry();
        for mark in &self.scene.actors {
            let middle = paint::at(rect.min + shift, mark.at);
            let around = Rect::from_center_size(middle, vec2(1.0, 1.0) * mark.radius as f32 * 2.0);
            if !rect.intersects(around) {
                continue;
            }
            let id = Id::unique(("actor", mark.id.as_str()));
            let node = ui.interact(around, id, Sense::hover());
            let selected = registry
                .actors
                .rows()
                .get(mark.actor)
                .is_some_and(|actor| frame.state.selection.actors.contains(&actor.id));
            node.widget_info(|| {
                WidgetInfo::selected(Role::GraphicsSymbol, true, selected, &mark.title)
            });
        }
    }

    fn tooltip(
        &self,
        ui: &Ui,
        frame: &Frame<'_>,
        response: &egui::Response,
        rect: Rect,
        shift: egui::Vec2,
    ) {
        if frame.state.desk.drag.is_some() || frame.state.desk.lasso.is_some() {
            return;
        }
        let by_keys = response.has_focus() && !response.hovered();
        let over = frame.state.view.hovered;
        let (title, near) = match over.and_then(|actor| self.scene.mark_of(actor)) {
            Some(mark) => (
                mark.title.clone(),
                Some(paint::at(rect.min + shift, mark.at)),
            ),
            None => {
                let tie = frame.state.view.hovered_tie.filter(|_| response.hovered());
                let title = tie.and_then(|tie| {
                    self.scene
                        .ties
                        .iter()
                        .find(|mark| mark.tie == tie)
                        .map(|mark| mark.title.clone())
                });
                match title {
                    Some(title) => (title, None),
                    None => return,
                }
            }
        };
        if !(response.hovered() || by_keys) {
            return;
        }
        let at = near
            .filter(|_| by_keys)
            .or_else(|| response.hover_pos())
            .map(|at| at + vec2(14.0, 16.0));
        if let Some(at) = at {
            egui::Tooltip::always_open(
                ui.ctx().clone(),
                ui.layer_id(),
                Id::unique("network-tip"),
                egui::PopupAnchor::Position(at),
            )
            .show(|ui| {
                ui.label(frame.look.body(title));
            });
        }
    }
}

/// Puts the camera so that everything is seen, if that is wanted.
fn fit(frame: &mut Frame<'_>, size: Size) {
    let state = &mut *frame.state;
    if state.view.camera.is_some() && !state.view.fitted {
        return;
    }
    let guides = match (state.view.arrangement, &state.derived.forced) {
        (Arrangement::Force, Some(_)) => Guides::None,
        _ => Guides::Radial(&state.derived.radial, state.view.scheme.as_ref()),
    };
    // Everybody, not only who is visible: the camera must not jump when the lens changes.
    let all = state.positions();
    let everybody = crate::lens::Visible {
        day: state.today,
        ties: Vec::new(),
        actors: (0..all.0.len()).collect(),
    };
    let scale = f64::from(state.scale());
    let margin = Size {
        width: (size.width * 0.08).min(58.0 * scale),
        height: 24.0 * scale,
    };
    state.view.camera = Some(Camera::fit(bounds(&everybody, all, guides), size, margin));
    state.view.fitted = true;
}

/// The keys of the canvas: arrows move between actors, Enter selects, Escape leaves.
fn keyboard(ui: &Ui, frame: &mut Frame<'_>, response: &egui::Response) {
    if std::mem::take(&mut frame.state.desk.focus_canvas) {
        response.request_focus();
    }
    if !response.has_focus() {
        return;
    }
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(
            response.id,
            egui::EventFilter {
                tab: false,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
            },
        );
    });
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let directions = [
        (Key::ArrowRight, Point::new(1.0, 0.0)),
        (Key::ArrowLeft, Point::new(-1.0, 0.0)),
        (Key::ArrowDown, Point::new(0.0, 1.0)),
        (Key::ArrowUp, Point::new(0.0, -1.0)),
    ];
    for (key, direction) in directions {
        if pressed(key) {
            let next = next_actor(frame, direction);
            frame.state.view.hovered = next.or(frame.state.view.hovered);
        }
    }
    let registry = std::sync::Arc::clone(frame.state.registry());
    if pressed(Key::Home) {
        frame.state.view.hovered = registry
            .home
            .as_ref()
            .and_then(|home| registry.actors.position(home.as_str()));
    }
    let pointed_at = frame
        .state
        .view
        .hovered
        .and_then(|at| registry.actors.rows().get(at))
        .map(|actor| actor.id.clone());
    if (pressed(Key::Enter) || pressed(Key::Space))
        && let Some(actor) = pointed_at.clone()
    {
        frame.commands.send(Command::Select([actor].into()));
    }
    let with_shift = ui.input_mut(|input| {
        input.consume_key(Modifiers::SHIFT, Key::Enter)
            || input.consume_key(Modifiers::SHIFT, Key::Space)
    });
    if with_shift && let Some(actor) = pointed_at {
        frame.commands.send(Command::ToggleSelected(actor));
    }
    if pressed(Key::Escape) {
        if frame.state.selection == crate::ui::state::Selection::default() {
            frame.state.view.hovered = None;
            response.surrender_focus();
        } else {
            frame.commands.send(Command::ClearSelection);
        }
    }
    for (keys, factor) in [
        ([Key::Plus, Key::Equals], 1.25),
        ([Key::Minus, Key::Minus], 0.8),
    ] {
        if keys.into_iter().any(pressed) {
            frame.commands.send(Command::Zoom(factor));
        }
    }
}

/// The visible actor that lies nearest in a direction from the one that is pointed at or selected.
fn next_actor(frame: &Frame<'_>, direction: Point) -> Option<usize> {
    let state = &*frame.state;
    let registry = state.registry();
    let selected = state
        .selected_actor()
        .and_then(|id| registry.actors.position(id.as_str()));
    let home = registry
        .home
        .as_ref()
        .and_then(|home| registry.actors.position(home.as_str()));
    let visible = &state.derived.visible.actors;
    let Some(from) = state.view.hovered.or(selected) else {
        // The first key leads to the home city, or to anybody.
        return home
            .filter(|home| visible.contains(home))
            .or_else(|| visible.first().copied());
    };
    let start = state.positions().get(from)?;
    visible
        .iter()
        .filter(|actor| **actor != from)
        .filter_map(|actor| {
            let step = state.positions().get(*actor)? - start;
            let along = step.x * direction.x + step.y * direction.y;
            let across = (step.x * direction.y - step.y * direction.x).abs();
            // Within 45 degrees of the direction; what lies straight ahead counts as nearer.
            (along > 1e-6 && across <= along).then_some((along + across * 2.0, *actor))
        })
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, actor)| actor)
}

/// What the network shows, for people who cannot see it.
fn description(frame: &Frame<'_>) -> String {
    let state = &*frame.state;
    let (certain, possible) = state.derived.visible.count();
    let shown = Message::new("picture-description")
        .with("time", time_text(state.lang, state.lens.time))
        .with("ties", certain)
        .with("possible", possible)
        .with("actors", state.derived.visible.actors.len())
        .text(state.lang);
    Message::new("network-name")
        .with("shown", shown)
        .text(state.lang)
}

fn head(ui: &mut Ui, frame: &mut Frame<'_>) {
    let look = frame.look;
    egui::Frame::new()
        .fill(color(look.ink.panel))
        .inner_margin(egui::Margin::symmetric(12, 6))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                ui.label(look.head(frame.text("view-network")));
                let choices = [
                    (Arrangement::Radial, frame.text("arrangement-radial")),
                    (Arrangement::Force, frame.text("arrangement-force")),
                ];
                if let Some(chosen) = segments(ui, &look, frame.state.view.arrangement, &choices) {
                    frame.commands.send(Command::Arrange(chosen));
                }
                // Where there is no room these two are still in the menu.
                if ui.available_width() < 190.0 * look.scale {
                    return;
                }
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    for (shown, command, id) in [
                        (
                            frame.state.view.inspector,
                            Command::ToggleInspector,
                            "command-inspector",
                        ),
                        (
                            frame.state.view.filters,
                            Command::ToggleFilters,
                            "command-filters",
                        ),
                    ] {
                        let button = egui::Button::selectable(shown, frame.text(id));
                        if ui.add(button).clicked() {
                            frame.commands.send(command);
                        }
                    }
                });
            });
        });
}

/// What went wrong last, until it has been read.
fn trouble(ui: &mut Ui, frame: &mut Frame<'_>) {
    let Some(trouble) = frame.state.desk.trouble.clone() else {
        return;
    };
    let look = frame.look;
    egui::Frame::new()
        .fill(color(look.ink.warning_ground))
        .inner_margin(egui::Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.horizontal_top(|ui| {
                let wide = ui.available_width() - 40.0 * look.scale;
                ui.vertical(|ui| {
                    ui.set_width(wide.max(60.0));
                    let cause = egui::RichText::new(trouble.cause.text(frame.state.lang))
                        .color(color(look.ink.warning));
                    ui.label(cause);
                    if let Some(hint) = &trouble.hint {
                        ui.label(hint.text(frame.state.lang));
                    }
                });
                let close = frame.text("close");
                if sign_button(ui, &look, Sign::Close, &close, None, true).clicked() {
                    frame.commands.send(Command::DismissTrouble);
                }
            });
        });
}

fn context_menu(frame: &mut Frame<'_>, response: &egui::Response) {
    let Some(actor) = frame.state.selected_actor().cloned() else {
        return;
    };
    let pinned = frame.state.registry().pins.contains_key(&actor);
    response.context_menu(|ui| {
        if ui.button(frame.text("actor-around")).clicked() {
            frame
                .commands
                .send(around(frame.state.lens.clone(), &actor));
            ui.close();
        }
        if pinned && ui.button(frame.text("actor-unpin")).clicked() {
            frame
                .commands
                .send(Command::Edit(vec![Change::SetPin { actor, pin: None }]));
            ui.close();
        }
        if ui.button(frame.text("command-fit")).clicked() {
            frame.commands.send(Command::Fit);
            ui.close();
        }
    });
}

/// The lens on one actor and its ties.
pub(crate) fn around(lens: Lens, actor: &ActorId) -> Command {
    let lens = Lens {
        actors: [actor.clone()].into(),
        ..lens
    };
    Command::SetLens(Box::new(lens), None)
}

/// Nothing is left: says so, and which condition to drop.
fn empty_state(ui: &mut Ui, frame: &mut Frame<'_>, rect: Rect) {
    if !frame.state.derived.visible.ties.is_empty() || rect.height() < 80.0 {
        return;
    }
    let look = frame.look;
    let (lang, registry) = (
        frame.state.lang,
        std::sync::Arc::clone(frame.state.registry()),
    );
    let best = frame
        .state
        .lens
        .best_to_drop(&frame.state.derived.index, frame.state.today);
    let box_rect = Rect::from_center_size(
        rect.center(),
        vec2(rect.width().min(440.0 * look.scale), 150.0 * look.scale),
    );
    let mut ui = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(box_rect)
            .layout(egui::Layout::top_down(egui::Align::Center)),
    );
    egui::Frame::new()
        .fill(color(look.ink.panel))
        .corner_radius(10)
        .inner_margin(18)
        .show(&mut ui, |ui| {
            let head = egui::RichText::new(frame.text("empty-head"))
                .font(font(size::BODY * 1.2 * look.scale, true));
            ui.label(head);
            if registry.ties.is_empty() {
                ui.label(frame.text("empty-registry"));
                return;
            }
            match best {
                Some((condition, left)) => {
                    let what = condition_text(lang, &registry, &frame.state.lens, &condition);
                    let text = Message::new("empty-drop")
                        .with("what", what)
                        .with("count", left)
                        .text(lang);
                    if crate::ui::widgets::main_button(ui, &look, &text).clicked() {
                        let lens = frame.state.lens.without(&condition);
                        frame.commands.send(Command::SetLens(Box::new(lens), None));
                    }
                }
                None => {
                    ui.label(frame.text("empty-no-one"));
                }
            }
            if frame.state.lens.is_filtered() && ui.button(frame.text("command-reset")).clicked() {
                frame.commands.send(Command::ResetFilters);
            }
        });
}

fn zoom_buttons(ui: &mut Ui, frame: &mut Frame<'_>, rect: Rect) {
    let look = frame.look;
    let side = 30.0 * look.scale.sqrt();
    let corner = Rect::from_min_size(
        rect.right_bottom() - vec2(side + 8.0, side * 3.0 + 16.0),
        vec2(side, side * 3.0 + 8.0),
    );
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(corner));
    egui::Frame::new()
        .fill(color(look.ink.panel))
        .stroke(egui::Stroke::new(1.0, color(look.ink.line)))
        .corner_radius(8)
        .inner_margin(2)
        .show(&mut ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for (sign, command) in [
                (Sign::Plus, Command::Zoom(1.25)),
                (Sign::Minus, Command::Zoom(0.8)),
                (Sign::Fit, Command::Fit),
            ] {
                if let Some(entry) = crate::ui::command::entry_of(&command) {
                    let name = frame.text(entry.name);
                    let keys = entry.keys.map(|keys| ui.ctx().format_shortcut(&keys));
                    if sign_button(ui, &look, sign, &name, keys.as_deref(), true).clicked() {
                        frame.commands.send(command);
                    }
                }
            }
        });
}

/// While the worker arranges: how far it is, and a way to stop it.
fn arranging(ui: &mut Ui, frame: &mut Frame<'_>, rect: Rect) {
    let Some(share) = frame.arranging else {
        return;
    };
    let look = frame.look;
    let place = Rect::from_center_size(
        rect.center_bottom() - vec2(0.0, 44.0 * look.scale),
        vec2(340.0 * look.scale.sqrt(), 44.0 * look.scale),
    );
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(place));
    egui::Frame::popup(ui.style()).show(&mut ui, |ui| {
        ui.horizontal(|ui| {
            let bar = egui::ProgressBar::new(share)
                .desired_width(150.0)
                .text(frame.text("arranging"));
            ui.add(bar);
            if ui.button(frame.text("cancel")).clicked() {
                frame.commands.send(Command::CancelLayout);
            }
        });
    });
}
