//! Everything a person can ask the window to do. Panels send these; `commands` carries them out.
//! [`table`] says of each how it is called, where it stands and which keys it has.

mod find;
mod menus;
mod table;

use std::collections::BTreeSet;
use std::path::PathBuf;

pub use find::{Folds, Found, find};
pub use table::{Entry, Menu, Tick, entries, entry_of, is_of_text, table};

use super::briefing::{BriefAbout, PageOf, PaperOf};
use super::exporting::LookOf;
use super::files::Over;
use super::history::Gesture;
use super::panes::Sight;
use super::state::Sheet;
use super::table_view::TableView;
use crate::edit::Change;
use crate::lens::Lens;
use crate::model::{ActivityId, ActorId, Delegation, DelegationId, Lang, SchemeId, TieId, ViewId};
use crate::scene::{Camera, View};
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
    /// Open the sheet for handing on what is shown.
    Export,
    /// Choose a file and write to it what the sheet asks for.
    ExportAs,
    /// Write what the sheet asks for to this file.
    ExportTo(PathBuf, Over),
    /// Open the sheet for a briefing.
    Brief(BriefAbout),
    /// Choose a file and write the briefing to it.
    BriefAs,
    /// Write the briefing to this file.
    BriefTo(PathBuf, Over),
    /// Have a briefing set to be looked at, and draw the page in sight.
    LookAtBriefing(Box<PaperOf>, PageOf),
    /// Have a page of it drawn.
    DrawPage(PageOf),
    /// Choose an earlier registry and compare with it.
    Compare,
    /// Compare with the registry in this file.
    CompareWith(PathBuf),
    /// Compare no longer.
    EndCompare,
    /// Choose a file and write what differs to it.
    ExportChanges,
    /// Write what differs to this file.
    ExportChangesTo(PathBuf, Over),
    /// Choose a file with this ending and write to it what falls due.
    ExportHorizon(&'static str),
    /// Write what falls due to this file.
    ExportHorizonTo(PathBuf, Over),
    /// Stop making a file.
    CancelExport,
    /// Have a look made at what the sheet asks for.
    LookAtExport(Box<LookOf>),
    /// Show the folder of a file.
    Reveal(PathBuf),
    /// Choose a file and write a snapshot to it, with the title and the note that were typed.
    SaveSnapshot,
    /// Write a snapshot to this file.
    SnapshotTo(PathBuf, Over),
    /// Make a registry of the snapshot that is shown, to be changed.
    WorkOnCopy,
    /// Open the registry of a snapshot that is not as it was made, as a copy.
    OpenCopy(PathBuf),
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

    // Delegations
    /// Open the form of a delegation.
    OpenDelegation(DelegationId),
    /// Open the form for a new one.
    NewDelegation,
    /// Open the form for a new one with the selected actors as its stops.
    DelegationFromSelection,
    /// Open the form for a new one like this.
    CopyDelegation(DelegationId),
    /// Enter what the form asks for that waits under this id, and take the form away.
    ApplyDelegation(DelegationId, Box<Delegation>),

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
    /// The same, and show where its page tells of an activity.
    GoToActivity(ActorId, ActivityId),
    /// Show everything.
    Fit,
    /// Zoom by a factor around the middle.
    Zoom(f64),
    /// Put the camera here.
    SetCamera(Camera),
    /// Bring this into the sight of a list or a matrix.
    SetSight(Sight),
    /// Show another view in the pane that is worked in.
    Show(View),
    /// Show what stands around an actor.
    Centre(ActorId),
    /// Show what stands around the selected actor.
    CentreSelected,
    /// Show again what stood around who was in the middle before.
    CentreBack,
    /// Put another view beside it.
    AddPane,
    /// Take the pane at a place away, or the one that is worked in.
    ClosePane(Option<usize>),
    /// Work in the pane at a place.
    ActivatePane(usize),
    /// Work in the next pane.
    NextPane,
    /// Move the divider after a place by a part of the width.
    Divide(usize, f32),
    /// Give all panes the same width.
    DivideEqually,
    /// The divider has been let go of.
    EndDivide,
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
    /// Show or hide the table.
    ToggleTable,
    /// Show the table alone, or below the network again.
    ToggleTableAlone,
    /// List, sort and show columns like this.
    SetTable(Box<TableView>),
    /// Copy the rows that are selected, or all, with tabs between the columns.
    CopyTable,
    /// Show or hide the magnified part of the map.
    ToggleInset,
    /// Put the keyboard into the search box.
    FocusSearch,

    // Settings
    /// Change the language.
    SetLang(Lang),
    /// Light or dark.
    SetTheme(Theme),
    /// Size of the type in percent.
    SetFont(u16),
    /// Let things jump to their places, or be seen on their way.
    ToggleStill,

    // Palette and sheets
    /// Show the palette of commands, or take it away.
    TogglePalette,
    /// Lay a sheet over the window.
    ShowSheet(Sheet),
    /// Take it away.
    CloseSheet,
    /// What went wrong has been read.
    DismissTrouble,
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
