//! The table: what is visible as rows, of ties or of actors. It reads the same lens and the same
//! selection as the network; only the rows that are seen are laid out.

use egui::{Id, Rect, Ui, Vec2};

use super::Frame;
use super::canvas::overlay;
use crate::model::ActorId;
use crate::records::Row;
use crate::ui::command::Command;
use crate::ui::state::{Selection, State};
use crate::ui::theme::size;

mod body;
mod columns;
mod head;
mod keys;
mod rows;

pub(crate) use rows::copied;
use rows::{Rows, record};

/// The table as it was last drawn.
#[derive(Default)]
pub(crate) struct Table {
    rows: Option<Rows>,
    /// The record of the row that the keyboard is on.
    cursor: Option<usize>,
    /// The record where a range of rows begins.
    anchor: Option<usize>,
    /// How far the rows are scrolled.
    offset: Vec2,
    /// The room for rows.
    view: Vec2,
    /// Where to scroll to.
    jump_x: Option<f32>,
    jump_y: Option<f32>,
    /// What was selected when it was last drawn.
    seen: Selection,
}

impl Table {
    /// Draws the table and takes what is done to it.
    pub(crate) fn show(&mut self, ui: &mut Ui, frame: &mut Frame<'_>, alone: bool) {
        let row_height = (size::BODY * frame.look.scale * 1.25 + 8.0).round();
        self.refresh(frame.state, row_height);
        head::show(ui, frame, alone);
        let id = Id::unique("table-rows");
        if alone && std::mem::take(&mut frame.state.desk.focus_canvas) {
            // The network is not there to take it.
            frame.state.desk.focus_table = true;
        }
        let rect = ui.available_rect_before_wrap();
        self.keyboard(ui, frame, id, row_height);
        self.body(ui, frame, rect, id, row_height);
        ui.advance_cursor_after_rect(rect);
        if self.count() == 0 {
            self.empty(ui, frame, rect, alone);
        }
        if alone {
            overlay::trouble(ui, frame, rect);
        }
    }

    fn count(&self) -> usize {
        let rows = self.rows.as_ref();
        rows.map_or(0, |rows| rows.listing.rows.len())
    }

    /// Makes the rows anew if they are of another state, and brings into sight what has been
    /// selected elsewhere.
    fn refresh(&mut self, state: &State, row_height: f32) {
        let fresh = self.rows.as_ref().is_some_and(|rows| rows.are_of(state));
        if !fresh {
            let before = self.rows.as_ref().map(|rows| rows.listing.list);
            if before != Some(state.view.table.list) {
                (self.cursor, self.anchor) = (None, None);
                self.offset = Vec2::ZERO;
                (self.jump_x, self.jump_y) = (Some(0.0), Some(0.0));
            }
            self.rows = Some(Rows::new(state));
        }
        let selected = self.seen != state.selection;
        if selected {
            self.seen = state.selection.clone();
            self.follow(state);
        }
        // What is selected stays in sight when the rows are sorted otherwise, too.
        if (selected || !fresh)
            && state.selection != Selection::default()
            && let Some(at) = self.rows.as_ref().and_then(|rows| rows.first_picked(state))
            && !self.sees_picked(state, row_height)
        {
            self.reveal(at, row_height);
        }
    }

    /// Puts the keyboard on what has been selected elsewhere.
    fn follow(&mut self, state: &State) {
        let Some(rows) = &self.rows else {
            return;
        };
        let row = |at: usize| rows.listing.rows.get(at).copied();
        let stays = self.row_of_cursor().and_then(row);
        if stays.is_some_and(|row| rows::picked(state, row) == rows::Picked::Chosen) {
            return;
        }
        if let Some(row) = rows.first_picked(state).and_then(row) {
            self.cursor = Some(record(row));
            self.anchor = self.cursor;
        }
    }

    /// Whether a row that is selected, or belongs to what is, can be seen already.
    fn sees_picked(&self, state: &State, row_height: f32) -> bool {
        let Some(rows) = &self.rows else {
            return false;
        };
        let first = (self.offset.y / row_height).ceil() as usize;
        let last = ((self.offset.y + self.view.y) / row_height).floor() as usize;
        let seen = rows.listing.rows.get(first..last.min(self.count()));
        let seen = seen.unwrap_or_default();
        seen.iter()
            .any(|row| rows::picked(state, *row) != rows::Picked::No)
    }

    /// Scrolls so that a row is seen: no further than is needed, and to the middle from afar.
    fn reveal(&mut self, at: usize, row_height: f32) {
        let (top, bottom) = (at as f32 * row_height, (at + 1) as f32 * row_height);
        let (first, last) = (self.offset.y, self.offset.y + self.view.y);
        if top >= first && bottom <= last {
            return;
        }
        let most = (self.count() as f32 * row_height - self.view.y).max(0.0);
        let far = top < first - self.view.y || bottom > last + self.view.y;
        let to = if far {
            // A whole row begins at the top.
            (at as f32 - (self.view.y / row_height / 2.0).floor()) * row_height
        } else if top < first {
            top
        } else {
            bottom - self.view.y
        };
        self.jump_y = Some(to.clamp(0.0, most));
    }

    fn row_of_cursor(&self) -> Option<usize> {
        let rows = self.rows.as_ref()?;
        rows.place(self.cursor?)
    }

    /// Selects a row; actors up to it with Shift, or one more or less with Ctrl.
    fn choose(&mut self, frame: &mut Frame<'_>, at: usize, shift: bool, ctrl: bool) {
        let Some(rows) = &self.rows else {
            return;
        };
        let Some(row) = rows.listing.rows.get(at) else {
            return;
        };
        let registry = frame.state.registry();
        let id = |at: usize| registry.actors.rows().get(at).map(|actor| actor.id.clone());
        let command = match *row {
            Row::Tie(seen) => {
                let tie = registry.ties.rows().get(seen.link.tie);
                tie.map(|tie| Command::SelectTie(tie.id.clone()))
            }
            Row::Actor(actor) if ctrl => id(actor).map(Command::ToggleSelected),
            Row::Actor(_) if shift => {
                let from = self.anchor.or(self.cursor).and_then(|one| rows.place(one));
                let from = from.unwrap_or(at);
                let range = from.min(at)..=from.max(at);
                let rows = rows.listing.rows.get(range).unwrap_or_default();
                let actors: std::collections::BTreeSet<ActorId> =
                    rows.iter().filter_map(|row| id(record(*row))).collect();
                Some(Command::Select(actors))
            }
            Row::Actor(actor) => id(actor).map(|actor| Command::Select([actor].into())),
        };
        self.cursor = Some(record(*row));
        if !shift || self.anchor.is_none() {
            self.anchor = self.cursor;
        }
        if let Some(command) = command {
            frame.commands.send(command);
        }
    }

    /// Nothing is left: in the same words as in the network.
    fn empty(&self, ui: &mut Ui, frame: &mut Frame<'_>, rect: Rect, alone: bool) {
        if alone {
            overlay::empty_state(ui, frame, rect);
        } else if !frame.state.playback.playing {
            let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(rect.shrink(16.0)));
            ui.label(frame.look.quiet(frame.text("empty-head")));
        }
    }
}
