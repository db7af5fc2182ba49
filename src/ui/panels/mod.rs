//! The parts of the window. Each reads the state, draws, and sends commands.

pub(super) mod banner;
mod briefing;
pub(super) mod canvas;
pub(super) mod chips;
pub(super) mod comparing;
pub(super) mod delegations;
pub(super) mod edit_form;
mod export;
pub(super) mod filters;
mod help;
mod horizon;
pub(super) mod inspector;
pub(super) mod keys;
mod menus;
pub(super) mod palette;
pub(super) mod panes;
pub(super) mod search;
pub(super) mod sheets;
mod source_sheet;
pub(super) mod status;
pub(super) mod table;
pub(super) mod timeline;
pub(super) mod top;
pub(super) mod views;

use super::command::Commands;
use super::state::State;
use super::widgets::Look;
use crate::fonts::Metrics;

/// What a panel draws with.
pub(super) struct Frame<'a> {
    /// The state. Panels change only what is being typed or pointed at.
    pub state: &'a mut State,
    /// Where they put what a person asks for.
    pub commands: &'a mut Commands,
    /// The look of the window.
    pub look: Look,
    /// The widths of letters.
    pub metrics: &'a Metrics,
    /// How far an arrangement is, 0 to 1, if one is being made.
    pub arranging: Option<f32>,
    /// How far a file is that is being made, 0 to 1.
    pub exporting: Option<f32>,
}

impl Frame<'_> {
    /// A text in the language of the window.
    #[must_use]
    pub(super) fn text(&self, id: &'static str) -> String {
        self.state.text(id)
    }
}
