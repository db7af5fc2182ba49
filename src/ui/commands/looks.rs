//! Selection, camera, arrangement, panels, settings, sheets.

use super::Hands;
use crate::layout::{ForceRequest, Point, Positions};
use crate::scene::{Arrangement, Rect};
use crate::ui::command::Command;
use crate::ui::history::Seen;
use crate::ui::panels::palette::Palette;
use crate::ui::panels::views::ViewForm;
use crate::ui::state::Selection;

impl Hands<'_> {
    pub(super) fn look_command(&mut self, command: Command) {
        let state = &mut *self.state;
        match command {
            Command::Select(actors) => {
                state.selection = Selection { actors, tie: None };
            }
            Command::ToggleSelected(actor) => {
                if !state.selection.actors.remove(&actor) {
                    state.selection.actors.insert(actor);
                }
                state.selection.tie = None;
            }
            Command::SelectTie(tie) => {
                state.selection = Selection {
                    actors: std::collections::BTreeSet::new(),
                    tie: Some(tie),
                };
            }
            Command::ClearSelection => {
                state.selection = Selection::default();
            }
            Command::GoTo(actor) => {
                let position = state
                    .registry()
                    .actors
                    .position(actor.as_str())
                    // Nothing is to be seen where somebody stands who is not shown.
                    .filter(|at| state.derived.visible.actors.contains(at))
                    .and_then(|at| state.positions().get(at));
                let size = state.view.size;
                if let (Some(position), Some(camera)) = (position, &mut state.view.camera) {
                    // What is in sight already stays where it is.
                    let sight = Rect::new(Point::ZERO, size).grown(-0.06 * size.width);
                    if !sight.contains(camera.to_picture(position, size)) {
                        camera.middle = position;
                        camera.zoom = camera.zoom.max(0.8);
                        state.view.fitted = false;
                    }
                }
                state.selection = Selection {
                    actors: [actor].into(),
                    tie: None,
                };
            }
            Command::Fit => {
                let index = &state.derived.index;
                let seen = &state.derived.visible.actors;
                state.view.fit_all = seen.iter().any(|actor| index.is_background(*actor));
                state.view.camera = None;
                state.view.fitted = true;
            }
            Command::Zoom(factor) => {
                if let Some(camera) = &mut state.view.camera {
                    camera.zoom = (camera.zoom * factor)
                        .clamp(crate::scene::Camera::ZOOM.0, crate::scene::Camera::ZOOM.1);
                    state.view.fitted = false;
                }
            }
            Command::SetCamera(camera) => {
                state.view.camera = Some(camera);
                state.view.fitted = false;
            }
            Command::Arrange(arrangement) => {
                if state.view.arrangement != arrangement {
                    state.view.arrangement = arrangement;
                    if let Arrangement::Map(centre) = arrangement {
                        state.view.centre = centre;
                    }
                    state.view.camera = None;
                    state.view.fitted = true;
                }
                self.arrange_again();
            }
            Command::CancelLayout => {
                self.jobs.cancel_layout();
                state.view.arrangement = Arrangement::Radial;
                state.view.camera = None;
                state.view.fitted = true;
            }
            Command::SetScheme(scheme) => {
                // Conditions on regions of the old scheme would stay without being seen.
                let mut lens = state.lens.clone();
                lens.regions.retain(|at| at.scheme == scheme);
                let mut seen = Seen {
                    lens: &mut state.lens,
                    scheme: &mut state.view.scheme,
                };
                state.history.set_scheme(&mut seen, Some(scheme), lens);
            }
            Command::ToggleFilters => state.view.filters = !state.view.filters,
            Command::ToggleHistory => state.view.history = !state.view.history,
            Command::ToggleInset => state.view.inset = !state.view.inset,
            Command::ToggleInspector => state.view.inspector = !state.view.inspector,
            Command::FocusSearch => state.desk.focus_search = true,
            Command::TogglePalette => {
                if let Some(open) = state.desk.palette.take() {
                    state.desk.keyboard_back = open.back();
                } else if state.desk.sheet.is_none() {
                    egui::Popup::close_all(self.context);
                    let keyboard = self.context.memory(egui::Memory::focused);
                    state.desk.palette = Some(Palette::new(keyboard));
                }
            }
            Command::SetLang(lang) => {
                state.lang = lang;
                state.settings.lang = Some(lang);
                self.keep_settings();
            }
            Command::SetTheme(theme) => {
                state.settings.theme = theme;
                self.keep_settings();
            }
            Command::SetFont(percent) => {
                state.settings.font_percent = percent.clamp(100, 200);
                self.keep_settings();
            }
            Command::ShowSheet(sheet) => {
                egui::Popup::close_all(self.context);
                state.desk.view_form = ViewForm::fresh();
                state.desk.sheet = Some(sheet);
            }
            Command::DismissTrouble => state.desk.trouble = None,
            _ => {}
        }
    }

    /// Has the worker arrange by force, if that is the arrangement and the last one is for another
    /// registry.
    pub(super) fn arrange_again(&mut self) {
        if self.state.view.arrangement == Arrangement::Force {
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
            if self.state.view.fitted {
                self.state.view.camera = None;
            }
        }
    }
}
