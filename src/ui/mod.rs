//! The window: state, commands, background jobs, panels. It draws scenes and sends commands; it
//! changes the document by commands only and does no input or output on its own thread.

mod app;
pub mod briefing;
mod calm;
pub mod command;
mod commands;
mod comparing;
mod composing;
mod course;
mod derived;
pub mod exporting;
pub mod files;
mod history;
mod horizon;
mod ids;
mod jobs;
mod paint;
mod panels;
pub mod panes;
mod playback;
mod reveal;
mod state;
mod table_view;
mod theme;
mod widgets;
mod window;

pub use app::{App, Setup};
pub use calm::Calm;
pub use comparing::Comparing;
pub use history::{Gesture, History};
pub use horizon::{Horizon, HorizonLine};
pub use jobs::Mode;
pub use playback::{Bounds, PlayWay, Playback, stepped};
pub use state::{Origin, Sheet, State, View};
pub use table_view::{ListView, Sorting, Standing, TableView};
pub use window::{Opening, open};
