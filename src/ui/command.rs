//! Everything a person can ask the window to do. Panels send these; `commands` carries them out.

use std::collections::BTreeSet;
use std::path::PathBuf;

use egui::{Key, KeyboardShortcut, Modifiers};

use super::files::Over;
use super::history::Gesture;
use super::state::Sheet;
use crate::edit::Change;
use crate::lens::Lens;
use crate::model::{ActorId, Lang, SchemeId, TieId, ViewId};
use crate::scene::{Arrangement, Camera};
use crate::store::Theme;

/// Something a person asks the window to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    // Files
    /// Choose a file and open it.
    Open,
    /// Open this file.
    OpenPath(PathBuf),
    /// Open the built-in registry.
    OpenBuiltIn,
    /// Save to the file it is from.
    Save,
    /// Choose a file and save to it.
    SaveAs,
    /// Save to this file.
    SaveTo(PathBuf, Over),
    /// Choose a file and write a picture to it.
    Export,
    /// Write a picture to this file.
    ExportTo(PathBuf, Over),
    /// Close the window.
    Quit,
    /// Save, and if that is done go on with this.
    SaveThen(Box<Command>),
    /// Go on with this without saving what has been changed so far.
    DiscardThen(Box<Command>),

    // Edits
    /// Take back the last step.
    Undo,
    /// Make the last undone step again.
    Redo,
    /// Change the registry.
    Edit(Vec<Change>),
    /// Change the registry as the form of an actor asks for, and take the form away.
    ApplyForm(ActorId, Vec<Change>),

    // Lens
    /// Look through this lens.
    SetLens(Box<Lens>, Option<Gesture>),
    /// A gesture is over.
    EndGesture,
    /// Look as a saved view does.
    OpenView(ViewId),
    /// Take everything off the lens but the time.
    ResetFilters,

    // Time
    /// Play or pause.
    PlayPause,
    /// A step of years.
    Step(i32),
    /// Which of the speeds.
    SetSpeed(usize),
    /// Begin anew at the end of playing, or stop there.
    ToggleLoop,
    /// Let a range grow in playing, or move it as it is.
    TogglePlayWay,

    // View
    /// Select exactly these.
    Select(BTreeSet<ActorId>),
    /// Add or take away one.
    ToggleSelected(ActorId),
    /// Select a tie.
    SelectTie(TieId),
    /// Select nothing.
    ClearSelection,
    /// Select an actor and bring it into sight.
    GoTo(ActorId),
    /// Show everything.
    Fit,
    /// Zoom by a factor around the middle.
    Zoom(f64),
    /// Put the camera here.
    SetCamera(Camera),
    /// Arrange otherwise.
    Arrange(Arrangement),
    /// Stop arranging.
    CancelLayout,
    /// Use another scheme.
    SetScheme(SchemeId),
    /// Show or hide the filters.
    ToggleFilters,
    /// Show or hide the inspector.
    ToggleInspector,
    /// Show or hide the milestones on the time axis.
    ToggleHistory,
    /// Put the keyboard into the search box.
    FocusSearch,

    // Settings
    /// Change the language.
    SetLang(Lang),
    /// Light or dark.
    SetTheme(Theme),
    /// Size of the type in percent.
    SetFont(u16),

    // Sheets
    /// Lay a sheet over the window.
    ShowSheet(Sheet),
    /// Take it away.
    CloseSheet,
    /// What went wrong has been read.
    DismissTrouble,
}

/// What the table says of a command that needs nothing more to be carried out.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The command.
    pub command: Command,
    /// Message with its name.
    pub name: &'static str,
    /// Message with a line of explanation.
    pub help: &'static str,
    /// Its keys.
    pub keys: Option<KeyboardShortcut>,
}

/// Ctrl, or Command on a Mac.
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// The table of commands: menus, keys and the help sheet all read it.
#[must_use]
pub fn table() -> Vec<Entry> {
    let entry = |command, name, help, keys: Option<(Modifiers, Key)>| Entry {
        command,
        name,
        help,
        keys: keys.map(|(modifiers, key)| KeyboardShortcut::new(modifiers, key)),
    };
    vec![
        entry(
            Command::Open,
            "command-open",
            "command-open-help",
            Some((CTRL, Key::O)),
        ),
        entry(
            Command::OpenBuiltIn,
            "command-open-built-in",
            "command-open-built-in-help",
            None,
        ),
        entry(
            Command::Save,
            "command-save",
            "command-save-help",
            Some((CTRL, Key::S)),
        ),
        entry(
            Command::SaveAs,
            "command-save-as",
            "command-save-as-help",
            Some((CTRL_SHIFT, Key::S)),
        ),
        entry(
            Command::Export,
            "command-export",
            "command-export-help",
            Some((CTRL, Key::E)),
        ),
        entry(
            Command::Quit,
            "command-quit",
            "command-quit-help",
            Some((CTRL, Key::Q)),
        ),
        entry(
            Command::Undo,
            "command-undo",
            "command-undo-help",
            Some((CTRL, Key::Z)),
        ),
        entry(
            Command::Redo,
            "command-redo",
            "command-redo-help",
            Some((CTRL_SHIFT, Key::Z)),
        ),
        entry(
            Command::FocusSearch,
            "command-search",
            "command-search-help",
            Some((CTRL, Key::F)),
        ),
        entry(
            Command::Fit,
            "command-fit",
            "command-fit-help",
            Some((CTRL, Key::Num0)),
        ),
        entry(
            Command::Zoom(1.25),
            "command-zoom-in",
            "command-zoom-in-help",
            Some((CTRL, Key::Plus)),
        ),
        entry(
            Command::Zoom(0.8),
            "command-zoom-out",
            "command-zoom-out-help",
            Some((CTRL, Key::Minus)),
        ),
        entry(
            Command::ClearSelection,
            "command-clear-selection",
            "command-clear-selection-help",
            None,
        ),
        entry(
            Command::ResetFilters,
            "command-reset",
            "command-reset-help",
            Some((CTRL_SHIFT, Key::R)),
        ),
        entry(
            Command::ShowSheet(Sheet::SaveView),
            "command-save-view",
            "command-save-view-help",
            Some((CTRL, Key::D)),
        ),
        entry(
            Command::ShowSheet(Sheet::Views),
            "command-views",
            "command-views-help",
            None,
        ),
        entry(
            Command::PlayPause,
            "command-play",
            "command-play-help",
            Some((CTRL, Key::P)),
        ),
        entry(
            Command::ToggleLoop,
            "command-loop",
            "command-loop-help",
            None,
        ),
        entry(
            Command::TogglePlayWay,
            "command-play-way",
            "command-play-way-help",
            None,
        ),
        entry(
            Command::Step(-1),
            "command-step-back",
            "command-step-back-help",
            Some((Modifiers::ALT, Key::ArrowLeft)),
        ),
        entry(
            Command::Step(1),
            "command-step-forward",
            "command-step-forward-help",
            Some((Modifiers::ALT, Key::ArrowRight)),
        ),
        entry(
            Command::ToggleFilters,
            "command-filters",
            "command-filters-help",
            Some((Modifiers::NONE, Key::F6)),
        ),
        entry(
            Command::ToggleInspector,
            "command-inspector",
            "command-inspector-help",
            Some((Modifiers::NONE, Key::F7)),
        ),
        entry(
            Command::ToggleHistory,
            "command-history",
            "command-history-help",
            Some((Modifiers::NONE, Key::F8)),
        ),
        entry(
            Command::ShowSheet(Sheet::Findings),
            "command-findings",
            "command-findings-help",
            None,
        ),
        entry(
            Command::ShowSheet(Sheet::Keys),
            "command-keys",
            "command-keys-help",
            Some((Modifiers::NONE, Key::F1)),
        ),
        entry(
            Command::ShowSheet(Sheet::About),
            "command-about",
            "command-about-help",
            None,
        ),
    ]
}

/// The table's entry for a command.
#[must_use]
pub fn entry_of(command: &Command) -> Option<Entry> {
    table().into_iter().find(|entry| entry.command == *command)
}

/// Where panels put what a person asks for; carried out after the frame is drawn.
#[derive(Debug, Default)]
pub struct Commands(Vec<Command>);

impl Commands {
    /// Asks for something.
    pub fn send(&mut self, command: Command) {
        self.0.push(command);
    }

    /// Takes everything that was asked for.
    pub fn take(&mut self) -> Vec<Command> {
        std::mem::take(&mut self.0)
    }
}
