//! Choosing files.

use std::path::PathBuf;

/// What a file is chosen for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A registry to open.
    Open,
    /// A registry to save, under a name to begin with.
    Save {
        /// The name to begin with.
        name: String,
    },
    /// A snapshot to write, under a name to begin with.
    Snapshot {
        /// The name to begin with.
        name: String,
    },
    /// A file to write, under a name to begin with.
    Export {
        /// The name to begin with.
        name: String,
        /// What it ends in.
        ending: &'static str,
    },
    /// A briefing to write, under a name to begin with.
    Brief {
        /// The name to begin with.
        name: String,
        /// What it ends in.
        ending: &'static str,
    },
    /// An earlier registry to compare with.
    Compare,
    /// A file of what falls due to write, under a name to begin with.
    Horizon {
        /// The name to begin with.
        name: String,
        /// What it ends in.
        ending: &'static str,
    },
    /// A document or picture of what differs to write, under a name to begin with.
    Changes {
        /// The name to begin with.
        name: String,
    },
}

/// Whether a file that is there already may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Only the file that the registry is from, and only as it was last seen.
    Ask,
    /// A file of this name: the system's dialog has asked. Not what somebody else has changed.
    Named,
    /// Whatever is there: the person was told.
    Whatever,
}

/// Waits for the answer to a dialog, on any thread.
pub type Answer = Box<dyn FnOnce() -> Option<PathBuf> + Send>;

/// The system's file dialogs, or what stands for them in tests.
pub trait Dialogs {
    /// Whether there is a dialog to show. Where there is none the window asks for a path itself.
    fn available(&self) -> bool;

    /// Shows a dialog; must be called on the window's thread. The answer is waited for elsewhere.
    fn ask(&mut self, choice: Choice) -> Answer;
}

/// The system's own dialogs.
#[derive(Clone, Copy, Debug)]
pub struct SystemDialogs {
    available: bool,
}

impl SystemDialogs {
    /// Looks once for what the dialogs need.
    #[must_use]
    pub fn new() -> Self {
        // The desktop portal answers on the session bus; without one rfd falls back to zenity.
        // Where neither is there it answers as if the person had cancelled.
        let bus = || std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some();
        let zenity = || {
            std::env::var_os("PATH").is_some_and(|path| {
                std::env::split_paths(&path).any(|folder| folder.join("zenity").is_file())
            })
        };
        Self {
            available: !cfg!(target_os = "linux") || bus() || zenity(),
        }
    }
}

impl Default for SystemDialogs {
    fn default() -> Self {
        Self::new()
    }
}

impl Dialogs for SystemDialogs {
    fn available(&self) -> bool {
        self.available
    }

    fn ask(&mut self, choice: Choice) -> Answer {
        let registry = |dialog: rfd::AsyncFileDialog| dialog.add_filter("Kizuna (.ron)", &["ron"]);
        match choice {
            Choice::Open | Choice::Compare => {
                let dialog = rfd::AsyncFileDialog::new();
                let both = dialog.add_filter("Kizuna (.ron, .kizuna)", &["ron", "kizuna"]);
                let asked = both.pick_file();
                Box::new(move || pollster::block_on(asked).map(|file| file.path().to_owned()))
            }
            Choice::Save { name } => {
                let dialog = registry(rfd::AsyncFileDialog::new()).set_file_name(name);
                let asked = dialog.save_file();
                Box::new(move || pollster::block_on(asked).map(|file| file.path().to_owned()))
            }
            Choice::Snapshot { name } => {
                let dialog = rfd::AsyncFileDialog::new()
                    .add_filter("Kizuna (.kizuna)", &["kizuna"])
                    .set_file_name(name);
                let asked = dialog.save_file();
                Box::new(move || pollster::block_on(asked).map(|file| file.path().to_owned()))
            }
            Choice::Changes { name } => {
                let dialog = rfd::AsyncFileDialog::new()
                    .add_filter("HTML", &["html"])
                    .add_filter("Markdown", &["md"])
                    .add_filter("PDF", &["pdf"])
                    .add_filter("PNG", &["png"])
                    .add_filter("SVG", &["svg"])
                    .set_file_name(name);
                let asked = dialog.save_file();
                Box::new(move || pollster::block_on(asked).map(|file| file.path().to_owned()))
            }
            Choice::Export { name, ending }
            | Choice::Brief { name, ending }
            | Choice::Horizon { name, ending } => {
                let dialog = rfd::AsyncFileDialog::new()
                    .add_filter(ending.to_uppercase(), &[ending])
                    .set_file_name(name);
                let asked = dialog.save_file();
                Box::new(move || pollster::block_on(asked).map(|file| file.path().to_owned()))
            }
        }
    }
}
