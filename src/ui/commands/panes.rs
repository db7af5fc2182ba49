//! The panes: what they show, where their cameras stand, how wide they are.

use super::Hands;
use crate::layout::{Ego, ForceRequest, Point, Positions};
use crate::model::ActorId;
use crate::scene::{Arrangement, Camera, Rect, View};
use crate::ui::command::Command;
use crate::ui::panes::Pane;
use crate::ui::state::{Selection, State};

impl Hands<'_> {
    pub(super) fn pane_command(&mut self, command: Command) {
        let state = &mut *self.state;
        let panes = &mut state.view.panes;
        match command {
            Command::Fit => {
                let index = &state.derived.index;
                let seen = &state.derived.visible.actors;
                let pane = panes.active_mut();
                pane.fit_all = seen.iter().any(|actor| index.is_background(*actor));
                pane.fit();
            }
            Command::Zoom(factor) => {
                let pane = panes.active_mut();
                match (&pane.shows, &mut pane.camera) {
                    (View::Network(_), Some(camera)) => {
                        camera.zoom = (camera.zoom * factor).clamp(Camera::ZOOM.0, Camera::ZOOM.1);
                        pane.fitted = false;
                    }
                    (View::Network(_), None) => {}
                    (View::Matrix(_), _) => pane.sight = pane.sight.zoomed(factor),
                    (View::Lanes(_), _) => {
                        let middle = f64::midpoint(pane.years.0, pane.years.1);
                        let sight = pane.sight.in_years(pane.years, factor, middle);
                        pane.sight = sight.bounded(pane.whole);
                    }
                }
            }
            Command::SetCamera(camera) => {
                let pane = panes.active_mut();
                pane.camera = Some(camera);
                pane.fitted = false;
            }
            Command::SetSight(sight) => {
                let pane = panes.active_mut();
                pane.sight = match pane.shows {
                    View::Lanes(_) => sight.bounded(pane.whole),
                    _ => sight,
                };
                return;
            }
            Command::Show(view) => {
                state.view.shown.note(&view);
                panes.active_mut().show(view);
                self.arrange_again();
            }
            Command::Centre(actor) => {
                let ego = Ego {
                    actor,
                    ..state.ego()
                };
                return self.pane_command(Command::Show(View::Network(Arrangement::Ego(ego))));
            }
            Command::CentreSelected => {
                let ego = state.ego();
                return self.pane_command(Command::Show(View::Network(Arrangement::Ego(ego))));
            }
            Command::CentreBack => {
                if let Some(actor) = panes.active().trail.last().cloned() {
                    return self.pane_command(Command::Centre(actor));
                }
            }
            Command::AddPane => {
                let view = beside(state);
                state.view.panes.add(view);
                state.desk.focus_canvas = true;
                self.arrange_again();
            }
            Command::ClosePane(place) => {
                panes.close(place.unwrap_or(panes.place()));
                state.desk.focus_canvas = true;
            }
            Command::ActivatePane(place) => panes.activate(place),
            Command::NextPane => {
                let next = (panes.place() + 1) % panes.count();
                panes.activate(next);
                state.desk.focus_canvas = true;
            }
            Command::Divide(place, by) => {
                panes.divide(place, by);
                return;
            }
            Command::DivideEqually => panes.share_equally(),
            Command::CancelLayout => {
                self.jobs.cancel_layout();
                for pane in panes.iter_mut() {
                    if pane.shows == View::Network(Arrangement::Force) {
                        pane.show(View::default());
                    }
                }
            }
            // A divider was let go of.
            _ => {}
        }
        self.keep_layout();
    }

    /// Selects an actor and brings it into sight, wherever somebody can be looked for.
    pub(super) fn go_to(&mut self, actor: ActorId) {
        let state = &mut *self.state;
        let at = state
            .registry()
            .actors
            .position(actor.as_str())
            // Nothing is to be seen where somebody stands who is not shown.
            .filter(|at| state.derived.visible.actors.contains(at));
        let place = |pane: &Pane| match &pane.shows {
            View::Network(arrangement) => state.positions(arrangement).get(at?),
            // Lists and matrices follow the selection by themselves.
            View::Lanes(_) | View::Matrix(_) => None,
        };
        let places: Vec<Option<Point>> = state.view.panes.iter().map(place).collect();
        for (pane, position) in state.view.panes.iter_mut().zip(places) {
            if let (Some(position), Some(camera)) = (position, &mut pane.camera) {
                // What is in sight already stays where it is.
                let size = pane.size;
                let sight = Rect::new(Point::ZERO, size).grown(-0.06 * size.width);
                if !sight.contains(camera.to_picture(position, size)) {
                    camera.middle = position;
                    camera.zoom = camera.zoom.max(0.8);
                    pane.fitted = false;
                }
            }
        }
        state.selection = Selection {
            actors: [actor].into(),
            ..Selection::default()
        };
    }

    /// Remembers the views that stand beside each other.
    fn keep_layout(&mut self) {
        let layout = self.state.view.panes.layout();
        let Some(file) = self.state.origin.remembered() else {
            return;
        };
        let file = file.map(std::path::Path::to_owned);
        if self.state.settings.keep_layout(file.as_deref(), layout) {
            self.keep_settings();
        }
    }

    /// Has the worker arrange by force, if that is shown and the last one is for another registry.
    pub(in crate::ui) fn arrange_again(&mut self) {
        let by_force = View::Network(Arrangement::Force);
        if self
            .state
            .view
            .panes
            .iter()
            .any(|pane| pane.shows == by_force)
        {
            self.state.refresh();
            let request = ForceRequest::new(&self.state.derived.index);
            if !self.state.derived.is_arranged(&request) {
                self.jobs.arrange(request);
            }
        }
    }

    pub(super) fn take_arranged(&mut self, request: &ForceRequest, positions: Option<Positions>) {
        // What was arranged for an older state of the registry is of no use.
        let wanted = ForceRequest::new(&self.state.derived.index);
        if let Some(positions) = positions
            && *request == wanted
        {
            self.state.derived.take_arranged(wanted, positions);
            let by_force = View::Network(Arrangement::Force);
            let panes = self.state.view.panes.iter_mut();
            for pane in panes.filter(|pane| pane.shows == by_force && pane.fitted) {
                pane.camera = None;
            }
        }
    }
}

/// The view that tells most beside those that are shown already.
fn beside(state: &State) -> View {
    let useful = [
        View::Network(Arrangement::Map(state.view.shown.centre)),
        View::Lanes(state.view.shown.lanes),
        View::Network(Arrangement::Radial),
        View::Matrix(state.view.shown.matrix),
    ];
    let shown = |view: &View| state.view.panes.iter().any(|pane| pane.shows == *view);
    let mut useful = useful.into_iter();
    useful.find(|view| !shown(view)).unwrap_or_default()
}
