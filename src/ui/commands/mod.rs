//! What commands do, a file for each topic.

mod briefing;
mod compare;
mod delegations;
mod edits;
mod export;
mod files;
mod looks;
mod panes;
mod times;

use egui::Context;

use super::command::Command;
use super::files::Dialogs;
use super::jobs::{Done, Jobs};
use super::state::{Sheet, State};
use crate::i18n::Message;
use crate::store::SettingsFile;

/// What commands work with.
pub(super) struct Hands<'a> {
    /// The window's state.
    pub state: &'a mut State,
    /// The jobs that run.
    pub jobs: &'a mut Jobs,
    /// The file dialogs.
    pub dialogs: &'a mut dyn Dialogs,
    /// The folder that a person's files are in by default.
    pub folder: &'a std::path::Path,
    /// Where settings are kept.
    pub settings_file: &'a SettingsFile,
    /// The window's context: its clock, its closing.
    pub context: &'a Context,
}

/// Whether a command changes the registry, or asks how to: no snapshot is changed.
fn edits(command: &Command) -> bool {
    matches!(
        command,
        Command::Edit(_)
            | Command::ApplyForm(..)
            | Command::NewDelegation
            | Command::DelegationFromSelection
            | Command::CopyDelegation(_)
            | Command::ApplyDelegation(..)
            | Command::ShowSheet(Sheet::SaveView | Sheet::Views)
    )
}

impl Hands<'_> {
    /// Carries out a command.
    pub(super) fn run(&mut self, command: Command) {
        use Command as C;
        if self.state.is_read_only() && edits(&command) {
            return self.notice(Message::new("notice-read-only"));
        }
        match command {
            // What is shown is what differs: that is what is written.
            C::Export if self.state.comparing.is_some() => {
                self.compare_command(C::ExportChanges);
            }
            C::Open
            | C::OpenPath(_)
            | C::OpenCopy(_)
            | C::OpenBuiltIn
            | C::Save
            | C::SaveAs
            | C::SaveTo(..)
            | C::SaveSnapshot
            | C::SnapshotTo(..)
            | C::WorkOnCopy
            | C::Quit
            | C::SaveThen(_)
            | C::DiscardThen(_)
            | C::CloseSheet => self.file_command(command),
            C::Compare
            | C::CompareWith(_)
            | C::EndCompare
            | C::ExportChanges
            | C::ExportChangesTo(..) => self.compare_command(command),
            C::Export
            | C::ExportAs
            | C::ExportTo(..)
            | C::CancelExport
            | C::LookAtExport(_)
            | C::Reveal(_) => self.export_command(command),
            C::Brief(_) | C::BriefAs | C::BriefTo(..) | C::LookAtBriefing(..) | C::DrawPage(_) => {
                self.brief_command(command);
            }
            C::Undo | C::Redo | C::Edit(_) | C::ApplyForm(..) => self.edit_command(command),
            C::OpenDelegation(_)
            | C::NewDelegation
            | C::DelegationFromSelection
            | C::CopyDelegation(_)
            | C::ApplyDelegation(..) => self.delegation_command(command),
            C::SetLens(..)
            | C::OpenView(_)
            | C::EndGesture
            | C::ResetFilters
            | C::PlayPause
            | C::Step(_)
            | C::SetSpeed(_)
            | C::ToggleLoop
            | C::TogglePlayWay => self.time_command(command),
            _ => self.look_command(command),
        }
        self.state.playback.mind(self.state.lens.time);
        self.state.refresh();
    }

    /// Takes what jobs bring back.
    pub(super) fn take(&mut self, done: Done) {
        match done {
            Done::Arranged(request, positions) => self.take_arranged(&request, positions),
            Done::Compared(path, result) => self.take_compared(&path, *result),
            other => self.take_file(other),
        }
        self.state.refresh();
    }
}
