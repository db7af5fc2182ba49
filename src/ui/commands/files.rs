//! Opening, saving, exporting, closing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Hands;
use crate::i18n::Message;
use crate::model::{FORMAT_VERSION, Registry};
use crate::scene::{Picture, Size};
use crate::store::{FileStamp, LoadError, SaveError, builtin};
use crate::ui::command::Command;
use crate::ui::files::Choice;
use crate::ui::jobs::Done;
use crate::ui::state::{Origin, Sheet};

impl Hands<'_> {
    pub(super) fn file_command(&mut self, command: Command) {
        let replaces = matches!(
            command,
            Command::Open | Command::OpenPath(_) | Command::OpenBuiltIn | Command::Quit
        );
        if replaces && self.state.is_changed() && !self.state.desk.may_close {
            self.show(Sheet::Unsaved(Box::new(command)));
            return;
        }
        match command {
            Command::Open => self.choose(Choice::Open),
            Command::OpenPath(path) => {
                self.close_sheet();
                self.jobs.open(path);
            }
            Command::OpenBuiltIn => {
                self.close_sheet();
                match builtin() {
                    Ok(registry) => self.state.install(registry, Origin::BuiltIn),
                    Err(error) => self.state.desk.trouble = Some(error.trouble()),
                }
            }
            Command::Save => match self.state.origin.clone() {
                Origin::File(path, stamp) if !self.state.public => {
                    self.save(path, Some(stamp));
                }
                _ => self.file_command(Command::SaveAs),
            },
            Command::SaveAs => {
                let name = self.file_name();
                self.choose(Choice::Save { name });
            }
            Command::SaveTo(path, overwrite) => {
                let path = with_ending(path, "ron");
                if !overwrite && path.exists() && self.origin_path() != Some(path.as_path()) {
                    self.show(Sheet::Overwrite(path));
                } else {
                    self.close_sheet();
                    self.save(path, None);
                }
            }
            Command::Export => {
                let name = self.picture_name();
                self.choose(Choice::Export { name });
            }
            Command::ExportTo(path) => {
                self.close_sheet();
                self.export(with_ending(path, "svg"));
            }
            Command::Quit => {
                self.state.desk.may_close = true;
                self.context.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            _ => {}
        }
        self.state.desk.may_close &= self.state.desk.sheet.is_none();
    }

    fn show(&mut self, sheet: Sheet) {
        self.state.desk.sheet = Some(sheet);
    }

    fn close_sheet(&mut self) {
        self.state.desk.sheet = None;
        self.state.desk.trouble = None;
    }

    fn origin_path(&self) -> Option<&Path> {
        match &self.state.origin {
            Origin::File(path, _) => Some(path),
            Origin::BuiltIn => None,
        }
    }

    /// Asks for a file: with the system's dialog where there is one, else with a sheet.
    fn choose(&mut self, choice: Choice) {
        if self.dialogs.available() {
            self.jobs.choose(self.dialogs, choice);
        } else {
            self.ask_for_path(&choice);
        }
    }

    fn ask_for_path(&mut self, choice: &Choice) {
        let beside = |name: &str| match self.origin_path().and_then(Path::parent) {
            Some(folder) => folder.join(name).display().to_string(),
            None => name.to_owned(),
        };
        let (sheet, path) = match choice {
            Choice::Open => (Sheet::OpenPath, String::new()),
            Choice::Save { name } => (Sheet::SavePath, beside(name)),
            Choice::Export { name } => (Sheet::ExportPath, beside(name)),
        };
        self.state.desk.path = path;
        self.show(sheet);
    }

    fn file_name(&self) -> String {
        self.origin_path().and_then(Path::file_name).map_or_else(
            || "yokohama.ron".to_owned(),
            |name| name.to_string_lossy().into_owned(),
        )
    }

    fn picture_name(&self) -> String {
        let day = self.state.derived.visible.day;
        Message::new("picture-file-name")
            .with("day", day.to_string())
            .text(self.state.lang)
    }

    fn save(&mut self, path: PathBuf, expected: Option<FileStamp>) {
        let registry: Arc<Registry> = Arc::clone(self.state.registry());
        let revision = self.state.document.revision();
        debug_assert!(registry.format_version <= FORMAT_VERSION);
        if !self.jobs.save(path, registry, revision, expected) {
            self.notice(Message::new("notice-still-saving"));
        }
    }

    fn export(&mut self, path: PathBuf) {
        let state = &*self.state;
        let picture = Picture {
            lens: state.lens.clone(),
            today: state.today,
            arrangement: state.view.arrangement,
            scheme: state.view.scheme.clone(),
            size: Size::PICTURE,
            ground: state.ground(),
            lang: state.lang,
        };
        let index = Arc::clone(&state.derived.index);
        self.jobs.export(path, index, picture);
    }

    /// Says in the status line that something is done.
    pub(super) fn notice(&mut self, message: Message) {
        let now = self.context.input(|input| input.time);
        self.state.desk.notice = Some((message, now));
    }

    pub(super) fn take_file(&mut self, done: Done) {
        match done {
            Done::Opened(path, result) => self.take_opened(path, *result),
            Done::Saved(path, revision, result) => self.take_saved(path, revision, result),
            Done::Exported(path, Ok(())) => {
                let file = path.display().to_string();
                self.notice(Message::new("notice-exported").with("file", file));
            }
            Done::Exported(_, Err(error)) => self.state.desk.trouble = Some(error.trouble()),
            Done::Chosen {
                choice,
                path: None,
                at_once: true,
            } => self.ask_for_path(&choice),
            Done::Chosen { path: None, .. } | Done::Arranged(..) => {}
            Done::Chosen {
                choice,
                path: Some(path),
                ..
            } => self.run(match choice {
                // The dialog has asked about overwriting already.
                Choice::Save { .. } => Command::SaveTo(path, true),
                Choice::Open => Command::OpenPath(path),
                Choice::Export { .. } => Command::ExportTo(path),
            }),
        }
    }

    fn take_opened(&mut self, path: PathBuf, result: Result<(Registry, FileStamp), LoadError>) {
        match result {
            Ok((registry, stamp)) => {
                self.remember(&path);
                let file = path.display().to_string();
                let public = self.state.public;
                let registry = if public { registry.public() } else { registry };
                self.state
                    .install(Arc::new(registry), Origin::File(path, stamp));
                self.state.public = public;
                self.notice(Message::new("notice-opened").with("file", file));
            }
            Err(error) => self.state.desk.trouble = Some(error.trouble()),
        }
    }

    fn take_saved(&mut self, path: PathBuf, revision: u64, result: Result<FileStamp, SaveError>) {
        match result {
            Ok(stamp) => {
                self.remember(&path);
                let file = path.display().to_string();
                self.state.origin = Origin::File(path, stamp);
                // What was changed while the file was being written is not in it.
                if self.state.document.revision() == revision {
                    self.state.document.mark_saved();
                }
                self.notice(Message::new("notice-saved").with("file", file));
            }
            Err(error) => self.state.desk.trouble = Some(error.trouble()),
        }
    }

    fn remember(&mut self, path: &Path) {
        self.state.settings.remember(path);
        self.keep_settings();
    }

    /// Stores the settings. They are a convenience: a disk that refuses them is only reported.
    pub(super) fn keep_settings(&mut self) {
        if let Err(error) = self.settings_file.save(&self.state.settings) {
            self.notice(Message::new("notice-settings").with("detail", error.to_string()));
        }
    }
}

fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_some() {
        path
    } else {
        path.with_extension(ending)
    }
}
