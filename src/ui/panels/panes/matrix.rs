//! The matrix in a pane.

use std::sync::Arc;

use egui::{
    CursorIcon, Id, Key, Modifiers, Pos2, Rect, Response, Role, ScrollArea, Ui, WidgetInfo,
};

use super::super::Frame;
use super::super::canvas::overlay;
use super::bars::{Scrolled, bar};
use super::pick;
use super::planned::Planned;
use crate::i18n::Message;
use crate::layout::Point;
use crate::model::ActorId;
use crate::scene::{
    Focus, Ground, Matrix, MatrixGrid, MatrixHead, MatrixPlace, MatrixPlan, MatrixRequest, Scene,
    Size, Target, matrix,
};
use crate::ui::command::Command;
use crate::ui::paint;
use crate::ui::panes::Sight;
use crate::ui::state::{Selection, State};
use crate::ui::theme::color;
use crate::ui::widgets::{held_at, kind_mark, link, tip};

/// The matrix as it was last drawn.
#[derive(Default)]
pub(super) struct MatrixPane {
    plan: Planned<Matrix, MatrixPlan>,
    /// Whom the menu is for.
    menu: Option<ActorId>,
    drawn: Option<(MadeFrom, MatrixGrid, Scene)>,
    /// The row and the column that the keyboard is on.
    cursor: MatrixPlace,
    /// The cell that was opened: what it is called, and its ties.
    opened: Option<Opened>,
    /// What was selected when it was last drawn.
    seen: Selection,
    nothing: Scene,
}

/// A cell that was opened.
#[derive(Clone)]
struct Opened {
    /// Where its list stands.
    at: Pos2,
    /// What it is called.
    title: String,
    /// Its ties.
    ties: Vec<usize>,
    /// Whether the list has been shown: the press that opens it does not close it.
    shown: bool,
}

/// What the picture depends on beside these.
#[derive(Clone, PartialEq)]
struct MadeFrom {
    planned: u64,
    sight: Sight,
    size: Size,
    ground: Ground,
    scale: f32,
    focus: Focus,
    hovered: MatrixPlace,
}

impl MatrixPane {
    /// The scene as it was last drawn.
    pub(super) fn scene(&self) -> &Scene {
        self.drawn
            .as_ref()
            .map_or(&self.nothing, |(.., scene)| scene)
    }

    /// Takes what is done to the matrix. `asked`: the keyboard comes in this frame.
    pub(super) fn sense(
        &mut self,
        ui: &Ui,
        frame: &mut Frame<'_>,
        (pane, matrix): (usize, Matrix),
        response: &Response,
        asked: bool,
    ) {
        response.widget_info(|| {
            let name = Message::new("matrix-view-name")
                .with("shown", pick::shown(frame.state))
                .text(frame.state.lang);
            WidgetInfo::labeled(Role::Canvas, true, name)
        });
        let size = Size {
            width: f64::from(response.rect.width()),
            height: f64::from(response.rect.height()),
        };
        frame.state.view.panes.at_mut(pane).size = size;
        self.plan(frame, matrix);
        self.follow(frame.state, pane, size);
        self.pointer(ui, frame, pane, response);
        if !asked {
            self.keyboard(ui, frame, pane, response);
        }
    }

    /// Counts anew if the cells are of another state.
    fn plan(&mut self, frame: &Frame<'_>, matrix: Matrix) {
        let state = &*frame.state;
        let (index, visible) = (&state.derived.index, &state.derived.visible);
        let scheme = state.view.scheme.as_ref();
        let anew = self.plan.refresh(state, matrix, || {
            MatrixPlan::new(index, visible, matrix, scheme, state.lang, frame.metrics)
        });
        if anew {
            self.opened = None;
        }
    }

    /// Brings into sight what has been selected elsewhere.
    fn follow(&mut self, state: &mut State, pane: usize, size: Size) {
        if self.seen == state.selection {
            return;
        }
        let (Some(plan), Some((_, grid, _))) = (self.plan.get(), &self.drawn) else {
            return;
        };
        self.seen = state.selection.clone();
        let actor = state.selected_actor();
        let actor = actor.and_then(|id| state.registry().actors.position(id.as_str()));
        let Some(actor) = actor.map(MatrixHead::Actor) else {
            return;
        };
        let place = MatrixPlace {
            row: plan.rows.iter().position(|line| line.of == actor),
            column: plan.columns.iter().position(|line| line.of == actor),
        };
        let scroll = &mut state.view.panes.at_mut(pane).sight.scroll;
        bring(grid, size, place, scroll);
    }

    fn pointer(&mut self, ui: &Ui, frame: &mut Frame<'_>, pane: usize, response: &Response) {
        let Some((made, grid, scene)) = &self.drawn else {
            return;
        };
        let inside = |at: Pos2| paint::from(response.rect.min, at);
        let sight = frame.state.view.panes.at(pane).sight;
        let reach = grid.reach(made.size);
        let within =
            |scroll: Point| Point::new(scroll.x.clamp(0.0, reach.x), scroll.y.clamp(0.0, reach.y));
        if let Some(at) = response.hover_pos() {
            let target = scene.field_at(inside(at)).map(|field| &field.of);
            if !frame.state.desk.keys_lead {
                pick::point_at(frame.state, target);
            }
            if target.is_some() {
                ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
            }
            let (turned, pinch) =
                ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()));
            let mut next = sight;
            next.scroll.x -= f64::from(turned.x);
            next.scroll.y -= f64::from(turned.y);
            next.scroll = within(next.scroll);
            if (pinch - 1.0).abs() > 1e-4 {
                next = next.zoomed(f64::from(pinch));
            }
            if next != sight {
                frame.commands.send(Command::SetSight(next));
            }
        }
        if response.dragged() {
            response.request_focus();
            let by = response.drag_delta();
            let mut next = sight;
            next.scroll.x -= f64::from(by.x);
            next.scroll.y -= f64::from(by.y);
            next.scroll = within(next.scroll);
            frame.commands.send(Command::SetSight(next));
        }
        if let Some(at) = held_at(response) {
            let field = scene.field_at(inside(at));
            if response.secondary_clicked() {
                self.menu = pick::actor_of(frame.state, field.map(|field| &field.of));
            }
            if response.clicked() {
                response.request_focus();
                self.cursor = grid.place(inside(at), sight.scroll);
                if let Some(field) = field
                    && let Target::Ties(ties) = &field.of
                    && ties.len() > 1
                {
                    self.opened = Some(Opened {
                        at,
                        title: field.title.clone(),
                        ties: ties.clone(),
                        shown: false,
                    });
                    return;
                }
            }
            pick::clicks(ui, frame, response, field.map(|field| &field.of));
        }
    }

    /// Arrows go from cell to cell, Enter opens one, Escape leaves.
    fn keyboard(&mut self, ui: &Ui, frame: &mut Frame<'_>, pane: usize, response: &Response) {
        // While a cell is open its list has the keys.
        if !response.has_focus() || self.opened.is_some() {
            return;
        }
        pick::lock(ui, response);
        let (Some(plan), Some((made, grid, _))) = (self.plan.get(), &self.drawn) else {
            return;
        };
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (rows, columns) = grid.lines;
        let step = |at: Option<usize>, by: isize, lines: usize| match at {
            _ if lines == 0 => None,
            Some(at) => Some(at.saturating_add_signed(by).min(lines - 1)),
            None => Some(0),
        };
        let mut cursor = self.cursor;
        for (key, down, right) in [
            (Key::ArrowDown, 1, 0),
            (Key::ArrowUp, -1, 0),
            (Key::ArrowRight, 0, 1),
            (Key::ArrowLeft, 0, -1),
            (Key::PageDown, 10, 0),
            (Key::PageUp, -10, 0),
        ] {
            if pressed(key) {
                cursor = MatrixPlace {
                    row: step(cursor.row, down, rows),
                    column: step(cursor.column, right, columns),
                };
            }
        }
        if pressed(Key::Home) {
            cursor = MatrixPlace {
                row: step(None, 0, rows),
                column: step(None, 0, columns),
            };
        }
        if cursor != self.cursor {
            self.cursor = cursor;
            let scroll = &mut frame.state.view.panes.at_mut(pane).sight.scroll;
            bring(grid, made.size, cursor, scroll);
        }
        let cell = match (cursor.row, cursor.column) {
            (Some(row), Some(column)) => plan.cell(row, column),
            _ => None,
        };
        let target = cell.map(|cell| Target::Ties(cell.ties.clone()));
        if frame.state.desk.keys_lead {
            pick::point_at(frame.state, target.as_ref());
        }
        let opens = pick::keys(ui, frame, response, target.as_ref());
        if opens && let Some(Target::Ties(ties)) = target {
            let field = self.field_of(&ties);
            let at = field.map(|(rect, _)| paint::at(response.rect.min, rect.middle()));
            let title = field.map_or_else(String::new, |(_, title)| title.clone());
            self.opened = Some(Opened {
                at: at.unwrap_or(response.rect.center()),
                title,
                ties,
                shown: false,
            });
        }
    }

    fn field_of(&self, ties: &[usize]) -> Option<(crate::scene::Rect, &String)> {
        let mut fields = self.scene().fields.iter();
        let field = fields.find(|field| matches!(&field.of, Target::Ties(own) if own == ties))?;
        Some((field.rect, &field.title))
    }

    /// Draws the matrix.
    pub(super) fn draw(
        &mut self,
        ui: &mut Ui,
        frame: &mut Frame<'_>,
        pane: usize,
        response: &Response,
    ) {
        self.refresh(frame, pane, response);
        let rect = response.rect;
        let painter = ui.painter_at(rect);
        painter.rect_filled(rect, 0.0, color(frame.look.ink.ground));
        let Some((made, grid, scene)) = &self.drawn else {
            return;
        };
        paint::scene(&painter, rect.min, scene);
        let reach = grid.reach(made.size);
        let state = &mut *frame.state;
        let at = state.view.panes.at_mut(pane);
        if at.sight.scroll.x > reach.x || at.sight.scroll.y > reach.y {
            at.sight.scroll.x = at.sight.scroll.x.min(reach.x);
            at.sight.scroll.y = at.sight.scroll.y.min(reach.y);
            ui.ctx().request_repaint();
        }
        let (key, sight) = (at.key, at.sight);
        pick::nodes(ui, frame, key, scene, rect);
        let head = egui::vec2(grid.head.width as f32, grid.head.height as f32);
        let cells = Rect::from_min_max((rect.min + head).min(rect.max), rect.max);
        for down in [true, false] {
            let scrolled = if down {
                Scrolled {
                    at: sight.scroll.y,
                    most: reach.y,
                    seen: f64::from(cells.height()),
                }
            } else {
                Scrolled {
                    at: sight.scroll.x,
                    most: reach.x,
                    seen: f64::from(cells.width()),
                }
            };
            if let Some(to) = bar(
                ui,
                frame,
                Id::unique(("bar", down, key)),
                cells,
                down,
                scrolled,
            ) {
                let mut sight = sight;
                if down {
                    sight.scroll.y = to;
                } else {
                    sight.scroll.x = to;
                }
                frame.commands.send(Command::ActivatePane(pane));
                frame.commands.send(Command::SetSight(sight));
            }
        }
        self.tell(ui, frame, response);
        overlay::context_menu(frame, pane, self.menu.as_ref(), response);
        self.opened(ui, frame, response);
    }

    /// Draws cells anew if anything about them has changed.
    fn refresh(&mut self, frame: &Frame<'_>, pane: usize, response: &Response) {
        let state = &*frame.state;
        let Some(plan) = self.plan.get() else {
            return;
        };
        let pane = state.view.panes.at(pane);
        let by_keys = response.has_focus() && state.desk.keys_lead;
        let hovered = match (&self.drawn, response.hover_pos()) {
            _ if by_keys => self.cursor,
            (Some((_, grid, _)), Some(at)) => {
                grid.place(paint::from(response.rect.min, at), pane.sight.scroll)
            }
            _ => MatrixPlace::default(),
        };
        let wanted = MadeFrom {
            planned: self.plan.count(),
            sight: pane.sight,
            size: pane.size,
            ground: state.ground(),
            scale: state.scale(),
            focus: state.focus(),
            hovered,
        };
        if self
            .drawn
            .as_ref()
            .is_some_and(|(made, ..)| *made == wanted)
        {
            return;
        }
        let scale = f64::from(wanted.scale);
        let mut cell = plan.fitting(pane.size, scale, frame.metrics);
        // What would be cramped is scrolled instead.
        let usual = plan.cell_size(scale);
        cell.width = cell.width.max(usual.width * 0.3) * pane.sight.zoom;
        cell.height = cell.height.max(usual.height * 0.8) * pane.sight.zoom;
        let grid = MatrixGrid::new(plan, cell, pane.size, scale, frame.metrics);
        let scene = matrix(&MatrixRequest {
            index: &state.derived.index,
            plan,
            grid: &grid,
            size: pane.size,
            scroll: pane.sight.scroll,
            ground: wanted.ground,
            focus: &wanted.focus,
            hovered,
            inside: false,
            measure: frame.metrics,
        });
        self.drawn = Some((wanted, grid, scene));
    }

    /// Tells of the cell or the heading that is pointed at.
    fn tell(&self, ui: &Ui, frame: &Frame<'_>, response: &Response) {
        let Some((made, _, scene)) = &self.drawn else {
            return;
        };
        if self.opened.is_some() || egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        let by_keys = response.has_focus() && frame.state.desk.keys_lead;
        let (at, title) = if by_keys {
            let (Some(plan), Some(row), Some(column)) =
                (self.plan.get(), made.hovered.row, made.hovered.column)
            else {
                return;
            };
            let cell = plan.cell(row, column);
            let Some((rect, title)) = cell.and_then(|cell| self.field_of(&cell.ties)) else {
                return;
            };
            (paint::at(response.rect.min, rect.middle()), title)
        } else {
            let Some(at) = response.hover_pos() else {
                return;
            };
            let field = scene.field_at(paint::from(response.rect.min, at));
            let Some(field) = field else {
                return;
            };
            (at, &field.title)
        };
        tip(ui.ctx(), &frame.look, at, std::slice::from_ref(title), &[]);
    }

    /// The ties of the cell that was opened, to choose one from.
    fn opened(&mut self, ui: &Ui, frame: &mut Frame<'_>, response: &Response) {
        let id = Id::unique(("matrix-ties", response.id));
        let Some(opened) = &mut self.opened else {
            return;
        };
        if !opened.shown {
            opened.shown = true;
            egui::Popup::open_id(ui.ctx(), id);
            ui.ctx().request_repaint();
            return;
        }
        if !egui::Popup::is_id_open(ui.ctx(), id) {
            self.opened = None;
            return;
        }
        let Opened {
            at, title, ties, ..
        } = opened.clone();
        let (look, lang) = (frame.look, frame.state.lang);
        let registry = Arc::clone(frame.state.registry());
        let day = frame.state.derived.visible.day;
        let name = |at: usize| {
            let actor = registry.actors.rows().get(at);
            actor.map_or_else(String::new, |actor| {
                actor.name_on(day).label(lang).to_owned()
            })
        };
        let mut chosen = None;
        let popup = egui::Popup::from_response(response)
            .id(id)
            .at_position(at)
            .accessible_name(title.as_str())
            .open_memory(None)
            .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
        popup.show(|ui| {
            ui.set_max_width(360.0 * look.scale);
            ui.label(look.head(title.as_str()));
            ScrollArea::vertical()
                .max_height(260.0 * look.scale)
                .show(ui, |ui| {
                    for at in &ties {
                        let (Some(tie), Some(link_of)) = (
                            registry.ties.rows().get(*at),
                            frame
                                .state
                                .derived
                                .index
                                .ties()
                                .get(*at)
                                .and_then(|tie| tie.link),
                        ) else {
                            continue;
                        };
                        let Some(kind) = registry.kinds.get(tie.kind.as_str()) else {
                            continue;
                        };
                        let text = Message::new("mark-tie")
                            .with("from", name(link_of.from))
                            .with("to", name(link_of.to))
                            .with("kind", &kind.name)
                            .text(lang);
                        ui.horizontal(|ui| {
                            kind_mark(ui, &look, kind);
                            if link(ui, &look, &text).clicked() {
                                chosen = Some(tie.id.clone());
                            }
                        });
                    }
                });
        });
        if let Some(tie) = chosen {
            frame.commands.send(Command::SelectTie(tie));
            egui::Popup::close_id(ui.ctx(), id);
            self.opened = None;
        }
    }
}

/// Scrolls so far that a row and a column are in sight; what is already stays.
fn bring(grid: &MatrixGrid, size: Size, place: MatrixPlace, scroll: &mut Point) {
    let follow = |at: Option<usize>, cell: f64, seen: f64, scroll: &mut f64| {
        if let Some(at) = at {
            let (from, to) = (at as f64 * cell, (at + 1) as f64 * cell);
            let least = (to - seen.max(cell)).max(0.0);
            *scroll = scroll.clamp(least, from.max(least));
        }
    };
    let (head, cell, reach) = (grid.head, grid.cell, grid.reach(size));
    follow(
        place.row,
        cell.height,
        size.height - head.height,
        &mut scroll.y,
    );
    follow(
        place.column,
        cell.width,
        size.width - head.width,
        &mut scroll.x,
    );
    scroll.x = scroll.x.clamp(0.0, reach.x);
    scroll.y = scroll.y.clamp(0.0, reach.y);
}
