//! The native window: opening it, and saying plainly why it does not open.

use std::panic;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::app::{App, Setup};
use super::calm::Calm;
use super::files::SystemDialogs;
use super::jobs::{self, Mode};
use super::state::Origin;
use crate::i18n::{Message, Trouble, TroubleKind};
use crate::model::{Date, Lang};
use crate::store::{SettingsFile, builtin};

/// What a window is opened on.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The file; `None` opens the built-in registry.
    pub file: Option<PathBuf>,
    /// The language that was asked for.
    pub lang: Option<Lang>,
    /// The language of the system.
    pub system_lang: Lang,
    /// Whether internal records are left out.
    pub public: bool,
    /// Today.
    pub today: Date,
    /// The folder that a person's files are in by default.
    pub folder: PathBuf,
    /// Where settings are kept.
    pub settings_file: SettingsFile,
    /// Whether the window closes after its first frame, for measuring how fast it opens.
    pub once: bool,
}

/// Whether a first frame was drawn: from then on a panic is a fault to be seen.
static OPENED: AtomicBool = AtomicBool::new(false);

/// Notes that a first frame was drawn.
pub(super) fn opened() {
    OPENED.store(true, Ordering::Relaxed);
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// A file that cannot be read; no display; no usable OpenGL.
pub fn open(opening: Opening) -> Result<(), Trouble> {
    let (registry, origin) = match opening.file {
        Some(path) => {
            let path = std::path::absolute(&path).unwrap_or(path);
            let opened = jobs::open(&path, opening.public).map_err(|error| error.trouble)?;
            (opened.registry, opened.origin)
        }
        None => (builtin().map_err(|error| error.trouble())?, Origin::BuiltIn),
    };
    let registry = if opening.public {
        Arc::new(crate::lens::public(&registry, opening.today))
    } else {
        registry
    };
    let mut settings = opening.settings_file.load();
    if let Some(path) = origin.path() {
        settings.remember(path);
        // Only a convenience: a disk that refuses it keeps nobody from working.
        let _ = opening.settings_file.save(&settings);
    }
    let lang = opening
        .lang
        .or(settings.lang)
        .unwrap_or(opening.system_lang);
    let calm = Calm::default();
    calm.ask_system();
    let setup = Setup {
        registry,
        origin,
        settings,
        folder: opening.folder,
        settings_file: opening.settings_file,
        lang,
        today: opening.today,
        public: opening.public,
        dialogs: Box::new(SystemDialogs::new()),
        calm,
        mode: Mode::Threads,
    };
    let options = eframe::NativeOptions {
        renderer: eframe::Renderer::Glow,
        viewport: egui::ViewportBuilder::default()
            .with_app_id("kizuna")
            .with_title("Kizuna")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([760.0, 480.0])
            .with_drag_and_drop(true),
        ..eframe::NativeOptions::default()
    };
    let once = opening.once;
    let run = move || {
        eframe::run_native(
            "kizuna",
            options,
            Box::new(move |creation| {
                let app = App::new(setup, &creation.egui_ctx);
                Ok(if once {
                    Box::new(Once { app, frames: 0 }) as Box<dyn eframe::App>
                } else {
                    Box::new(app)
                })
            }),
        )
    };
    // Some missing system libraries make the window toolkit panic instead of returning an error.
    let usual = Arc::new(panic::take_hook());
    let hook = Arc::clone(&usual);
    panic::set_hook(Box::new(move |info| {
        if OPENED.load(Ordering::Relaxed) {
            hook(info);
        }
    }));
    let result = panic::catch_unwind(panic::AssertUnwindSafe(run));
    drop(panic::take_hook());
    match result {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(trouble(&error)),
        Err(payload) if OPENED.load(Ordering::Relaxed) => panic::resume_unwind(payload),
        Err(payload) => {
            let said = payload
                .downcast_ref::<String>()
                .map(String::as_str)
                .or_else(|| payload.downcast_ref::<&str>().copied())
                .unwrap_or_default();
            Err(cannot_open("window-failed", said))
        }
    }
}

fn trouble(error: &eframe::Error) -> Trouble {
    let cause = match error {
        eframe::Error::WinitEventLoop(_) | eframe::Error::Winit(_) => "window-no-display",
        eframe::Error::Glutin(_)
        | eframe::Error::NoGlutinConfigs(..)
        | eframe::Error::OpenGL(_) => "window-no-opengl",
        eframe::Error::AppCreation(_) => "window-failed",
    };
    cannot_open(cause, &error.to_string())
}

/// Two sentences: what is missing, and which command does the same without a window.
fn cannot_open(cause: &'static str, detail: &str) -> Trouble {
    let detail = readable(detail);
    Trouble::new(
        TroubleKind::Output,
        Message::new(cause).with("detail", detail),
    )
    .hint(Message::new("window-hint"))
}

/// The part of a system's message that is of use to an administrator: one line, without places in
/// somebody's source code and without dumps of what was tried.
fn readable(detail: &str) -> &str {
    let line = detail.lines().next().unwrap_or_default();
    let line = line
        .rsplit_once(" Error: ")
        .map_or(line, |(_, error)| error);
    let line = match line.rsplit_once(".rs:") {
        Some((_, rest)) => rest.split_once(": ").map_or(rest, |(_, said)| said),
        None => line,
    };
    line.trim_end_matches('.')
}

/// A window that closes once its first network has been drawn.
struct Once {
    app: App,
    frames: u32,
}

impl eframe::App for Once {
    fn logic(&mut self, context: &egui::Context, _frame: &mut eframe::Frame) {
        self.app.logic(context);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        opened();
        // The first frame is on the screen when the second one begins.
        if self.frames > 0 {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
        }
        self.frames += 1;
        self.app.ui(ui);
        ui.ctx().request_repaint();
    }
}
