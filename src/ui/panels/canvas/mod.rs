//! The canvas: the network, and everything a pointer or the keyboard does to it.

use egui::{Id, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::{Frame, chips};
use crate::i18n::Message;
use crate::layout::Point;
use crate::lens::Lens;
use crate::lens::words::time_text;
use crate::model::ActorId;
use crate::scene::{
    Arrangement, FitRequest, Focus, Guides, NetworkRequest, Scene, Size, fit, network_on,
};
use crate::ui::command::Command;
use crate::ui::paint;
use crate::ui::state::State;
use crate::ui::theme::color;
use crate::ui::widgets::tip;

mod beside;
mod keys;
mod overlay;
mod pointer;

/// The scene as it was last drawn, and from what.
#[derive(Default)]
pub(crate) struct Canvas {
    made_from: Option<MadeFrom>,
    fitted_to: Option<FittedTo>,
    beside: beside::Beside,
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
    /// Names stay inside as long as everything is shown; else they would turn over while panning.
    inside: bool,
    drag: Option<(usize, Point)>,
    beside: beside::Shown,
}

/// Everything that the place of the camera depends on that shows all.
#[derive(Clone, PartialEq)]
struct FittedTo {
    layout_version: u64,
    arrangement: Arrangement,
    size: Size,
    lang: crate::model::Lang,
    scale: f32,
    all: bool,
}

impl Canvas {
    /// The names of visible actors that found no room.
    #[must_use]
    pub(crate) fn unnamed(&self, frame: &Frame<'_>) -> Vec<String> {
        Self::names(frame, &self.scene.unnamed)
    }

    /// The names of visible actors of which nobody knows where they lie.
    #[must_use]
    pub(crate) fn unplaced(&self, frame: &Frame<'_>) -> Vec<String> {
        Self::names(frame, &self.scene.unplaced)
    }

    fn names(frame: &Frame<'_>, actors: &[usize]) -> Vec<String> {
        let registry = frame.state.registry();
        actors
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
        let head = overlay::head(ui, frame);
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
        self.fit(frame, size);
        self.pointer(ui, frame, &response, size);
        keys::keyboard(ui, frame, &response);
        if frame.state.desk.keys_lead && !response.has_focus() {
            // The keyboard has gone elsewhere, and a pointer that lies still points at nothing.
            frame.state.view.hovered = None;
        }
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
        overlay::context_menu(frame, &response);
        overlay::empty_state(ui, frame, rect);
        overlay::zoom_buttons(ui, frame, rect);
        overlay::arranging(ui, frame, rect);
        chips::show(ui, frame, head, rect);
        overlay::trouble(ui, frame, rect);
    }

    /// Puts the camera so that everything is seen, if that is wanted.
    fn fit(&mut self, frame: &mut Frame<'_>, size: Size) {
        let state = &mut *frame.state;
        let wanted = FittedTo {
            layout_version: state.derived.layout_version,
            arrangement: state.view.arrangement,
            size,
            lang: state.lang,
            scale: state.scale(),
            all: state.view.fit_all,
        };
        let stands = !state.view.fitted || self.fitted_to.as_ref() == Some(&wanted);
        if state.view.camera.is_some() && stands {
            return;
        }
        let nobody = std::collections::BTreeSet::new();
        state.view.camera = Some(fit(&FitRequest {
            index: &state.derived.index,
            also: if state.view.fit_all {
                &state.derived.visible.actors
            } else {
                &nobody
            },
            visible: &state.derived.visible,
            positions: state.positions(),
            guides: guides(state),
            size,
            lang: state.lang,
            scale: f64::from(state.scale()),
            measure: frame.metrics,
        }));
        state.view.fitted = true;
        self.fitted_to = Some(wanted);
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
            inside: state.view.fitted,
            drag: state.desk.drag,
            beside: self.beside.shown(state, camera, size),
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
            *position = Some(at);
        }
        let request = NetworkRequest {
            index: &state.derived.index,
            visible: &state.derived.visible,
            positions: &positions,
            guides: guides(state),
            camera,
            size,
            ground: state.ground(),
            lang: state.lang,
            scale: f64::from(state.scale()),
            focus: &wanted.focus,
            inside: wanted.inside,
            measure: frame.metrics,
        };
        self.scene = network_on(&request, &wanted.beside.on_map());
        self.made_from = Some(wanted);
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
        let moving = frame.state.desk.drag.is_some() || frame.state.desk.lasso.is_some();
        if moving || egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        let by_keys = response.has_focus() && frame.state.desk.keys_lead;
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
        let at = near.filter(|_| by_keys).or_else(|| response.hover_pos());
        if let Some(at) = at {
            tip(ui.ctx(), &frame.look, at, &[title], &[]);
        }
    }
}

/// The lines behind the arrangement that is shown.
fn guides(state: &State) -> Guides<'_> {
    match (state.view.arrangement, &state.derived.forced) {
        (Arrangement::Force, Some(_)) => Guides::None,
        (Arrangement::Map(centre), _) => Guides::Map(state.derived.world(centre)),
        _ => Guides::Radial(&state.derived.radial, state.view.scheme.as_ref()),
    }
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
    let name = if matches!(state.view.arrangement, Arrangement::Map(_)) {
        Message::new("map-name")
    } else {
        Message::new("network-name")
    };
    name.with("shown", shown).text(state.lang)
}

/// The lens on one actor and its ties.
pub(crate) fn around(lens: Lens, actor: &ActorId) -> Command {
    let lens = Lens {
        actors: [actor.clone()].into(),
        ..lens
    };
    Command::SetLens(Box::new(lens), None)
}
