//! The network in a pane, and everything a pointer or the keyboard does to it.

use egui::{Id, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::Frame;
use crate::i18n::Message;
use crate::layout::{Point, Positions};
use crate::lens::words::time_text;
use crate::lens::{Lens, Visible};
use crate::model::{ActorId, Certainty};
use crate::scene::{
    Arrangement, Camera, FitRequest, Focus, Guides, NetworkRequest, Scene, Size, fit, is_large,
    large_network, network_on,
};
use crate::ui::command::Command;
use crate::ui::comparing::Comparing;
use crate::ui::paint;
use crate::ui::state::State;
use crate::ui::theme::color;
use crate::ui::widgets::tip;

mod beside;
mod keys;
mod large;
mod motion;
pub(super) mod overlay;
mod pointer;
mod small;
mod trail;

use large::Placing;
use motion::Motion;

/// A network in a pane as it was last drawn, and from what.
#[derive(Default)]
pub(crate) struct Canvas {
    made_from: Option<MadeFrom>,
    fitted_to: Option<FittedTo>,
    /// What the map was last asked to show whole: it stays with that until it is asked again.
    reach: Option<Visible>,
    /// The actor that is being dragged, and where it is held, in positions.
    drag: Option<(usize, Point)>,
    /// How far the pointer has come that drags something.
    dragged_to: Option<Pos2>,
    /// Where a rectangle selection began.
    lasso: Option<Pos2>,
    /// How far the pointer has dragged in all.
    dragged_far: f32,
    /// Whom the menu is for.
    menu: Option<ActorId>,
    /// How far the scene stood from where it was made when it was last drawn.
    shifted: Point,
    /// Actors on their way from another arrangement.
    motion: Option<Motion>,
    beside: beside::Beside,
    /// What is kept of a large network.
    large: large::Large,
    /// The scene.
    pub scene: Scene,
}

/// The network of a pane: what it shows, and in which arrangement.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    /// The place of the pane.
    pub pane: usize,
    /// How actors are arranged.
    pub arrangement: &'a Arrangement,
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
    /// How far actors are on their way from another arrangement.
    on_way: Option<u16>,
    beside: beside::Shown,
    /// Whether there is so much that it is drawn plainly, and what is pointed at over it.
    large: bool,
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
    /// Takes what is done to the canvas. Everybody who can be pointed at is known before anything is
    /// drawn, so that all panes of a frame show the same. `asked`: the keyboard comes in this frame.
    pub(crate) fn sense(
        &mut self,
        ui: &Ui,
        frame: &mut Frame<'_>,
        place: Place<'_>,
        response: &Response,
        asked: bool,
    ) {
        response.widget_info(|| {
            let name = self.description(frame, place.arrangement);
            WidgetInfo::labeled(Role::Canvas, true, name)
        });
        let rect = response.rect;
        let size = Size {
            width: f64::from(rect.width()),
            height: f64::from(rect.height()),
        };
        frame.state.view.panes.at_mut(place.pane).size = size;
        self.fit(frame, place, size);
        let made = self.made_from.as_ref();
        if made.is_some_and(|made| made.arrangement != *place.arrangement) {
            // Where it is held means nothing in another arrangement.
            self.drag = None;
        }
        self.pointer(ui, frame, place, response, size);
        if !asked {
            keys::keyboard(ui, frame, &self.scene, response);
        }
    }

    /// Draws the canvas.
    pub(crate) fn draw(
        &mut self,
        ui: &mut Ui,
        frame: &mut Frame<'_>,
        place: Place<'_>,
        response: &Response,
    ) {
        let rect = response.rect;
        let size = frame.state.view.panes.at(place.pane).size;
        let painter = ui.painter_at(rect);
        painter.rect_filled(rect, 0.0, color(frame.look.ink.ground));
        self.refresh(ui, frame, place, size);
        let placing = self.placing(frame, place, rect);
        let shift = placing.origin - rect.min;
        self.shifted = Point::new(f64::from(shift.x), f64::from(shift.y));
        if self.is_large() {
            self.point(frame, place, size);
            self.large.draw(&painter, rect, placing, &self.scene);
        } else {
            paint::scene(&painter, placing.origin, &self.scene);
        }
        if let (Some(start), Some(now)) = (self.lasso, ui.input(|input| input.pointer.hover_pos()))
        {
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
        self.nodes(ui, frame, place, rect, shift);
        self.tooltip(ui, frame, response, rect, shift);
        overlay::context_menu(frame, place.pane, self.menu.as_ref(), response);
        overlay::zoom_buttons(ui, frame, place.pane, rect);
        self.small(ui, frame, place, rect);
        if let Arrangement::Ego(ego) = place.arrangement {
            trail::show(ui, frame, place.pane, ego, rect);
        }
        if *place.arrangement == Arrangement::Force {
            overlay::arranging(ui, frame, rect);
        }
    }

    /// Puts the camera so that everything is seen, if that is wanted.
    fn fit(&mut self, frame: &mut Frame<'_>, place: Place<'_>, size: Size) {
        let state = &mut *frame.state;
        let pane = state.view.panes.at(place.pane);
        let on_map = matches!(place.arrangement, Arrangement::Map(_));
        let wanted = FittedTo {
            // A map stays with what it shows, whatever becomes of the registry.
            layout_version: if on_map {
                0
            } else {
                state.derived.layout_version
            },
            arrangement: place.arrangement.clone(),
            size,
            lang: state.lang,
            scale: state.scale(),
            all: pane.fit_all,
        };
        let stands = !pane.fitted || self.fitted_to.as_ref() == Some(&wanted);
        if pane.camera.is_some() && stands {
            return;
        }
        let asked = pane.camera.is_none() || self.reach.is_none();
        let reach = match self.reach.take() {
            Some(reach) if !asked => reach,
            _ => state.derived.visible.clone(),
        };
        let nobody = std::collections::BTreeSet::new();
        let camera = fit(&FitRequest {
            index: &state.derived.index,
            also: if pane.fit_all {
                &state.derived.visible.actors
            } else {
                &nobody
            },
            visible: &reach,
            positions: state.positions(place.arrangement),
            guides: guides(state, place.arrangement),
            size,
            lang: state.lang,
            scale: f64::from(state.scale()),
            measure: frame.metrics,
        });
        self.reach = Some(reach);
        let pane = state.view.panes.at_mut(place.pane);
        pane.camera = Some(camera);
        pane.fitted = true;
        self.fitted_to = Some(wanted);
    }

    /// Where the scene is drawn, which was perhaps made for elsewhere.
    fn placing(&self, frame: &Frame<'_>, place: Place<'_>, rect: Rect) -> Placing {
        let camera = frame.state.view.panes.at(place.pane).camera;
        match (&self.made_from, camera) {
            (Some(made), Some(camera)) => large::placing(made, camera, rect.min),
            _ => Placing {
                origin: rect.min,
                scale: 1.0,
            },
        }
    }

    fn is_large(&self) -> bool {
        self.made_from.as_ref().is_some_and(|made| made.large)
    }

    /// Works out what is pointed at in a large network, whose scene does not show it.
    fn point(&mut self, frame: &Frame<'_>, place: Place<'_>, size: Size) {
        let state = &*frame.state;
        let Some(camera) = state.view.panes.at(place.pane).camera else {
            return;
        };
        let focus = state.focus();
        let positions = state.positions(place.arrangement);
        let request = request(frame, place, camera, size, positions, &focus);
        self.large.point(&request);
    }

    fn refresh(&mut self, ui: &Ui, frame: &Frame<'_>, place: Place<'_>, size: Size) {
        let state = &*frame.state;
        let pane = state.view.panes.at(place.pane);
        let Some(camera) = pane.camera else {
            return;
        };
        // Around one actor there is never very much.
        let large =
            !matches!(place.arrangement, Arrangement::Ego(_)) && is_large(&state.derived.visible);
        let mut focus = state.focus();
        if large {
            (focus.hovered, focus.tie) = (None, None);
        }
        let by_force = *place.arrangement == Arrangement::Force && state.derived.forced.is_some();
        let mut wanted = MadeFrom {
            version: state.derived.version,
            arrangement: place.arrangement.clone(),
            by_force,
            zoom: camera.zoom,
            middle: camera.middle,
            size,
            ground: state.ground(),
            lang: state.lang,
            scale: state.scale(),
            focus,
            inside: pane.fitted && !large,
            drag: self.drag,
            on_way: None,
            beside: match large {
                true => beside::Shown::default(),
                false => self.beside.shown(state, pane),
            },
            large,
        };
        wanted.on_way = self.on_way(ui, frame, &wanted);
        if let Some(made) = &self.made_from {
            let only_moved = MadeFrom {
                middle: made.middle,
                ..wanted.clone()
            };
            if only_moved == *made || (large && self.large.waits(ui, made, &wanted)) {
                return;
            }
            // Made anew around where it stands now.
            wanted.middle = camera.middle;
        }
        let mut positions = state.positions(place.arrangement).clone();
        if let Some((actor, at)) = self.drag
            && let Some(position) = positions.0.get_mut(actor)
        {
            *position = Some(at);
        }
        if let Some(motion) = self.motion.as_ref().filter(|_| wanted.on_way.is_some()) {
            motion.apply(&mut positions, camera, size);
        }
        let request = NetworkRequest {
            inside: wanted.inside,
            ..request(frame, place, camera, size, &positions, &wanted.focus)
        };
        if large {
            self.scene = large_network(&request);
            self.large.take(&self.scene);
        } else {
            self.scene = network_on(&request, &wanted.beside.on_map());
        }
        self.made_from = Some(wanted);
    }

    /// Sends actors on their way when the arrangement has changed, and tells how far they are.
    fn on_way(&mut self, ui: &Ui, frame: &Frame<'_>, wanted: &MadeFrom) -> Option<u16> {
        let state = &*frame.state;
        let made = self.made_from.as_ref()?;
        if !state.moves() || wanted.large {
            self.motion = None;
            return None;
        }
        let same = (&made.arrangement, made.by_force) == (&wanted.arrangement, wanted.by_force);
        if !same {
            self.motion = Some(Motion::from(&self.scene, self.shifted));
        }
        let motion = self.motion.as_mut()?;
        if motion.go_on(ui.input(|input| input.time)) {
            ui.ctx().request_repaint();
            Some(motion.step())
        } else {
            self.motion = None;
            None
        }
    }

    // --- what a screen reader sees ------------------------------------------------------------

    /// What the network shows.
    fn description(&self, frame: &Frame<'_>, arrangement: &Arrangement) -> String {
        let (state, lang) = (&*frame.state, frame.state.lang);
        let shown = || super::panes::pick::shown(state);
        match arrangement {
            Arrangement::Map(_) => Message::new("map-name").with("shown", shown()),
            Arrangement::Radial | Arrangement::Force => {
                Message::new("network-name").with("shown", shown())
            }
            Arrangement::Ego(ego) => {
                let actor = state.registry().actors.get(ego.actor.as_str());
                let day = state.derived.visible.day;
                let name = actor.map(|actor| actor.name_on(day).get(lang).to_owned());
                // Of what is visible only a part stands around somebody.
                let ties = self.scene.ties.iter();
                let certain = ties.filter(|tie| tie.fits == Certainty::Certain).count();
                let shown = Message::new("picture-description")
                    .with("time", time_text(lang, state.lens.time))
                    .with("ties", certain)
                    .with("possible", self.scene.ties.len() - certain)
                    .with("actors", self.scene.actors.len())
                    .text(lang);
                Message::new("ego-name")
                    .with("name", name.unwrap_or_default())
                    .with("shown", shown)
            }
        }
        .text(lang)
    }

    /// A node for every mark, so that its name can be read; none takes the keyboard.
    fn nodes(&self, ui: &Ui, frame: &Frame<'_>, place: Place<'_>, rect: Rect, shift: egui::Vec2) {
        let key = frame.state.view.panes.at(place.pane).key;
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
            let id = Id::unique(("actor", key, mark.id.as_str()));
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
        response: &Response,
        rect: Rect,
        shift: egui::Vec2,
    ) {
        let moving = self.drag.is_some() || self.lasso.is_some();
        if moving || egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        let by_keys = response.has_focus() && frame.state.desk.keys_lead;
        let over = frame.state.view.hovered;
        // Marks of a large network have no titles; what is pointed at has one.
        let (scene, corner) = match self.large.over.as_ref().filter(|_| self.is_large()) {
            Some(scene) => (scene, rect.min),
            None => (&self.scene, rect.min + shift),
        };
        let (title, near) = match over.and_then(|actor| scene.mark_of(actor)) {
            Some(mark) => (mark.title.clone(), Some(paint::at(corner, mark.at))),
            None => {
                let tie = frame.state.view.hovered_tie.filter(|_| response.hovered());
                let title = tie.and_then(|tie| {
                    scene
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

/// What a picture of the pane's network is made from.
fn request<'a>(
    frame: &'a Frame<'_>,
    place: Place<'a>,
    camera: Camera,
    size: Size,
    positions: &'a Positions,
    focus: &'a Focus,
) -> NetworkRequest<'a> {
    let state = &*frame.state;
    NetworkRequest {
        index: &state.derived.index,
        visible: &state.derived.visible,
        positions,
        guides: guides(state, place.arrangement),
        camera,
        size,
        ground: state.ground(),
        lang: state.lang,
        scale: f64::from(state.scale()),
        focus,
        inside: false,
        emphasis: state.comparing.as_ref().map(Comparing::emphasis),
        measure: frame.metrics,
    }
}

/// The lines behind the arrangement that is shown.
fn guides<'a>(state: &'a State, arrangement: &Arrangement) -> Guides<'a> {
    match (arrangement, &state.derived.forced) {
        (Arrangement::Force, Some(_)) => Guides::None,
        (Arrangement::Map(centre), _) => Guides::Map(state.derived.world(*centre)),
        (Arrangement::Ego(ego), _) => match state.derived.ego(ego) {
            Some(ego) => Guides::Ego(ego, state.view.scheme.as_ref()),
            None => Guides::None,
        },
        _ => Guides::Radial(&state.derived.radial, state.view.scheme.as_ref()),
    }
}

/// The lens on one actor and its ties.
pub(crate) fn around(lens: Lens, actor: &ActorId) -> Command {
    let lens = Lens {
        actors: [actor.clone()].into(),
        ..lens
    };
    Command::SetLens(Box::new(lens), None)
}
