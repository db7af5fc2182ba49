//! Opening, saving, choosing files, closing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Hands;
use crate::i18n::{Message, Trouble, io_reason};
use crate::publish::{Shot, suggested_snapshot};
use crate::store::{FileStamp, SaveError, builtin};
use crate::ui::command::Command;
use crate::ui::files::{Choice, Over};
use crate::ui::jobs::{Done, Opened, Save, Unopened};
use crate::ui::state::{Origin, Overwrite, Sheet};

impl Hands<'_> {
    pub(super) fn file_command(&mut self, command: Command) {
        let replaces = matches!(
            command,
            Command::Open
                | Command::OpenPath(_)
                | Command::OpenCopy(_)
                | Command::OpenBuiltIn
                | Command::Quit
        );
        if replaces && self.state.would_lose() {
            self.show(Sheet::Unsaved(Box::new(command)));
            return;
        }
        match command {
            Command::Open => self.choose(Choice::Open),
            Command::OpenPath(path) => {
                self.close_sheet();
                if !self.jobs.open(absolute(path), self.state.public) {
                    self.notice(Message::new("notice-still-opening"));
                }
            }
            Command::OpenCopy(path) => {
                self.close_sheet();
                if !self.jobs.open_copy(absolute(path)) {
                    self.notice(Message::new("notice-still-opening"));
                }
            }
            Command::WorkOnCopy if self.state.is_read_only() => {
                self.state.work_on_copy();
                self.arrange_again();
                self.notice(Message::new("notice-copy"));
            }
            Command::OpenBuiltIn => {
                self.close_sheet();
                match builtin() {
                    Ok(registry) => self.state.install(registry, Origin::BuiltIn),
                    Err(error) => self.state.desk.trouble = Some(error.trouble()),
                }
            }
            Command::Save => match self.state.origin.clone() {
                Origin::File(path, _) if !self.state.public => self.save(path, Over::Ask),
                _ => self.file_command(Command::SaveAs),
            },
            Command::SaveAs => {
                let name = self.file_name();
                self.choose(Choice::Save { name });
            }
            Command::SaveTo(path, over) => {
                self.close_sheet();
                let (path, over) = with_ending(path, "ron", over);
                // What is saved can be changed, which a snapshot cannot.
                if self.state.is_read_only() {
                    self.state.work_on_copy();
                    self.arrange_again();
                }
                self.save(absolute(path), over);
            }
            Command::SaveSnapshot => {
                let name = self.snapshot_name();
                self.choose(Choice::Snapshot { name });
            }
            Command::SnapshotTo(path, over) => {
                self.close_sheet();
                let (path, over) = with_ending(path, "kizuna", over);
                self.take_snapshot(absolute(path), over);
            }
            Command::Quit => self.context.send_viewport_cmd(egui::ViewportCommand::Close),
            Command::SaveThen(then) => {
                self.close_sheet();
                self.state.desk.after_save = Some(*then);
                self.file_command(Command::Save);
            }
            Command::DiscardThen(then) => {
                self.close_sheet();
                self.state.desk.discard = Some(self.state.document.revision());
                self.file_command(*then);
            }
            Command::CloseSheet => {
                self.state.desk.sheet = None;
                self.state.desk.briefing.let_go();
                self.forget_plans();
            }
            _ => {}
        }
    }

    pub(super) fn show(&mut self, sheet: Sheet) {
        self.state.desk.sheet = Some(sheet);
    }

    pub(super) fn close_sheet(&mut self) {
        self.state.desk.sheet = None;
        self.state.desk.trouble = None;
        self.state.desk.briefing.let_go();
    }

    /// What was to follow does not: the person cancelled, or it failed.
    fn forget_plans(&mut self) {
        self.state.desk.discard = None;
        self.state.desk.after_save = None;
        self.state.desk.asked = None;
    }

    pub(super) fn fail(&mut self, trouble: Trouble) {
        self.state.desk.trouble = Some(trouble);
        match self.state.desk.asked.clone() {
            // What was typed can be mended.
            Some(sheet) => self.show(sheet),
            None => self.forget_plans(),
        }
    }

    /// Asks for a file: with the system's dialog where there is one, else with a sheet.
    pub(super) fn choose(&mut self, choice: Choice) {
        if self.dialogs.available() {
            self.jobs.choose(self.dialogs, choice);
        } else {
            self.ask_for_path(&choice);
        }
    }

    fn ask_for_path(&mut self, choice: &Choice) {
        let folder = match self.state.origin.path().and_then(Path::parent) {
            Some(folder) => folder.to_owned(),
            None => self.folder.to_owned(),
        };
        let (sheet, path) = match choice {
            // The folder, so that only the name is left to type.
            Choice::Open => (Sheet::OpenPath, folder.join("")),
            Choice::Save { name } => (Sheet::SavePath, folder.join(name)),
            Choice::Snapshot { name } => (Sheet::SnapshotPath, folder.join(name)),
            Choice::Export { name, .. } => (Sheet::ExportPath, folder.join(name)),
            Choice::Brief { name, .. } => (Sheet::BriefingPath, folder.join(name)),
            Choice::Compare => (Sheet::ComparePath, folder.join("")),
            Choice::Changes { name } => (Sheet::ChangesPath, folder.join(name)),
            Choice::Horizon { name, .. } => (Sheet::HorizonPath, folder.join(name)),
        };
        self.state.desk.path = path.display().to_string();
        self.state.desk.asked = Some(sheet.clone());
        self.show(sheet);
    }

    fn file_name(&self) -> String {
        let built_in = Path::new("yokohama.ron");
        let path = self.state.origin.path().unwrap_or(built_in);
        // A copy of a snapshot is a registry.
        let path = path.with_extension("ron");
        let text = |name: Option<&std::ffi::OsStr>| {
            name.map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default()
        };
        if self.state.public {
            return Message::new("public-file-name")
                .with("name", text(path.file_stem()))
                .text(self.state.lang);
        }
        text(path.file_name())
    }

    /// The name that a snapshot has to begin with: its title, or that of the registry, and the day.
    fn snapshot_name(&self) -> String {
        let state = &*self.state;
        let [title, _] = &state.desk.snapshot_form;
        suggested_snapshot(title, state.registry(), &state.lens, state.lang)
    }

    fn save(&mut self, path: PathBuf, over: Over) {
        let save = Save {
            path,
            // Never with what only a registry has that it is compared with.
            registry: Arc::clone(self.state.document.registry()),
            revision: self.state.document.revision(),
            over,
            own: match &self.state.origin {
                Origin::File(path, stamp) => Some((path.clone(), *stamp)),
                Origin::BuiltIn | Origin::Snapshot(..) | Origin::Copy(_) => None,
            },
            snapshot: match &self.state.origin {
                Origin::Snapshot(path, _) | Origin::Copy(path) => Some(path.clone()),
                Origin::BuiltIn | Origin::File(..) => None,
            },
            public: self.state.public,
        };
        if !self.jobs.save(save) {
            self.notice(Message::new("notice-still-saving"));
        }
    }

    fn take_snapshot(&mut self, path: PathBuf, over: Over) {
        if self.refuses_earlier() {
            return;
        }
        let state = &*self.state;
        let [title, note] = state.desk.snapshot_form.clone();
        let panes = &state.view.panes;
        let shot = Shot {
            title,
            note,
            made: state.calendar,
            today: state.today,
            lens: state.lens.clone(),
            views: panes.iter().map(|pane| pane.shows.clone()).collect(),
            active: panes.place(),
            scheme: state.view.scheme.clone(),
            lang: state.lang,
            ground: state.ground(),
            kept: Arc::clone(state.derived.kept()),
        };
        let index = state.own_index();
        let public = state.desk.snapshot_public;
        if !self.jobs.take_snapshot(path, index, shot, public, over) {
            self.notice(Message::new("notice-still-saving"));
        }
    }

    /// Says in the status line that something is done.
    pub(super) fn notice(&mut self, message: Message) {
        let now = self.context.input(|input| input.time);
        self.state.desk.notice = Some((message, now));
        self.state.desk.written = None;
    }

    pub(super) fn take_file(&mut self, done: Done) {
        match done {
            Done::Opened(path, result) => self.take_opened(path, *result),
            Done::Saved(path, revision, result) => self.take_saved(path, revision, result),
            Done::Taken(path, result) => {
                self.take_written(path, result, Command::SnapshotTo, Command::SaveSnapshot);
            }
            Done::Exported(path, result) => {
                self.take_written(path, result, Command::ExportTo, Command::ExportAs);
            }
            Done::Briefed(path, result) => {
                self.take_written(path, result, Command::BriefTo, Command::BriefAs);
            }
            Done::Papered(of, papered) => self.take_paper(*of, *papered),
            Done::PageDrawn(pages, drawn) => self.take_page(&pages, drawn),
            Done::Looked(of, looked) => self.take_look(*of, looked),
            Done::Revealed(result) => self.take_revealed(result),
            Done::Kept(result) => {
                // They are a convenience: a disk that refuses them is only reported.
                if let Err(error) = result {
                    let detail = io_reason(&error);
                    self.notice(Message::new("notice-settings").with("detail", detail));
                }
                if std::mem::take(&mut self.state.desk.keep_again) {
                    self.keep_settings();
                }
            }
            Done::Chosen {
                choice,
                path: None,
                at_once: true,
            } => self.ask_for_path(&choice),
            Done::Chosen { path: None, .. } => self.forget_plans(),
            Done::ChangesWritten(path, result) => {
                let again = Command::ExportChangesTo;
                self.take_written(path, result, again, Command::ExportChanges);
            }
            Done::HorizonWritten(path, result) => {
                let again = Command::ExportHorizonTo;
                let back = Command::ExportHorizon(self.state.desk.horizon.ending);
                self.take_written(path, result, again, back);
            }
            Done::Arranged(..) | Done::Compared(..) => {}
            Done::Chosen {
                choice,
                path: Some(path),
                ..
            } => self.run(match choice {
                Choice::Save { .. } => Command::SaveTo(path, Over::Named),
                Choice::Open => Command::OpenPath(path),
                Choice::Snapshot { .. } => Command::SnapshotTo(path, Over::Named),
                Choice::Export { .. } => Command::ExportTo(path, Over::Named),
                Choice::Brief { .. } => Command::BriefTo(path, Over::Named),
                Choice::Compare => Command::CompareWith(path),
                Choice::Changes { .. } => Command::ExportChangesTo(path, Over::Named),
                Choice::Horizon { .. } => Command::ExportHorizonTo(path, Over::Named),
            }),
        }
    }

    fn take_opened(&mut self, path: PathBuf, result: Result<Opened, Unopened>) {
        match result {
            // Something was changed while the file was being read.
            Ok(opened) if self.state.would_lose() => {
                let again = match opened.origin {
                    Origin::Copy(_) => Command::OpenCopy(path),
                    _ => Command::OpenPath(path),
                };
                self.show(Sheet::Unsaved(Box::new(again)));
            }
            Ok(Opened { registry, origin }) => {
                let copy = matches!(origin, Origin::Copy(_));
                if !copy {
                    self.remember(&path);
                }
                let file = path.display().to_string();
                self.state.install(registry, origin);
                self.arrange_again();
                let notice = if copy { "notice-copy" } else { "notice-opened" };
                self.notice(Message::new(notice).with("file", file));
            }
            Err(unopened) if unopened.readable => {
                self.forget_plans();
                self.show(Sheet::Altered(path, Box::new(unopened.trouble)));
            }
            Err(unopened) => self.fail(unopened.trouble),
        }
    }

    fn take_saved(&mut self, path: PathBuf, revision: u64, result: Result<FileStamp, SaveError>) {
        let changed = matches!(result, Err(SaveError::ChangedOnDisk { .. }));
        match result {
            Ok(stamp) => {
                self.state.desk.asked = None;
                self.remember(&path);
                let file = path.display().to_string();
                // What was changed while the file was being written is not in it.
                if self.state.document.was_saved(revision) {
                    self.state.origin = Origin::File(path, stamp);
                }
                self.notice(Message::new("notice-saved").with("file", file));
                if let Some(then) = self.state.desk.after_save.take() {
                    self.run(then);
                }
            }
            Err(SaveError::Exists { .. } | SaveError::ChangedOnDisk { .. }) => {
                self.show(Sheet::Overwrite(Overwrite {
                    then: Box::new(Command::SaveTo(path.clone(), Over::Whatever)),
                    back: Box::new(Command::SaveAs),
                    path,
                    changed,
                }));
            }
            Err(error) => self.fail(error.trouble()),
        }
    }

    fn remember(&mut self, path: &Path) {
        self.state.settings.remember(path);
        self.keep_settings();
    }

    /// Has the settings stored; once more if others are being stored at this moment.
    pub(super) fn keep_settings(&mut self) {
        let (file, settings) = (self.settings_file.clone(), self.state.settings.clone());
        self.state.desk.keep_again = !self.jobs.keep(file, settings);
    }
}

/// The path from the root, so that it means the same file in another folder, too.
pub(super) fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

/// The path with this ending. Where it had to be added, the file is another than the one that a
/// dialog may have asked about.
pub(super) fn with_ending(path: PathBuf, ending: &str, over: Over) -> (PathBuf, Over) {
    let has = path
        .extension()
        .is_some_and(|found| found.eq_ignore_ascii_case(ending));
    if has {
        return (path, over);
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(ending);
    let over = if over == Over::Named { Over::Ask } else { over };
    (name.into(), over)
}
