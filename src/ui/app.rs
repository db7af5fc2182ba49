//! The window as a whole: a frame draws the panels, then carries out what they asked for.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{CentralPanel, Context, Id, Key, Panel, Ui, ViewportCommand};

use super::calm::Calm;
use super::command::{Command, Commands};
use super::commands::Hands;
use super::composing::Composing;
use super::files::Dialogs;
use super::jobs::{Jobs, Mode};
use super::panels::panes::PaneViews;
use super::panels::table::Table;
use super::panels::{
    Frame, banner, comparing, filters, inspector, keys, palette, sheets, status, timeline, top,
};
use super::state::{Origin, Sheet, State};
use super::table_view::Standing;
use super::theme;
use super::widgets::Look;
use crate::fonts::Metrics;
use crate::i18n::Message;
use crate::model::{Date, Lang, Registry};
use crate::scene::Ground;
use crate::store::{Settings, SettingsFile};

/// What a window is made from.
pub struct Setup {
    /// The registry to show.
    pub registry: Arc<Registry>,
    /// Where it is from.
    pub origin: Origin,
    /// What is remembered from earlier runs.
    pub settings: Settings,
    /// Where that is kept.
    pub settings_file: SettingsFile,
    /// The folder that a person's files are in by default.
    pub folder: PathBuf,
    /// The language to begin with.
    pub lang: Lang,
    /// Today.
    pub today: Date,
    /// Whether internal records were left out.
    pub public: bool,
    /// The file dialogs.
    pub dialogs: Box<dyn Dialogs>,
    /// Whether the system asks for little movement.
    pub calm: Calm,
    /// Whether jobs run on threads.
    pub mode: Mode,
}

/// The window.
pub struct App {
    state: State,
    jobs: Jobs,
    dialogs: Box<dyn Dialogs>,
    folder: PathBuf,
    settings_file: SettingsFile,
    commands: Commands,
    panes: PaneViews,
    table: Table,
    metrics: Metrics,
    /// The look that the context has been given.
    dressed: Option<(Ground, u16)>,
    title: String,
}

impl App {
    /// A window in this context. Gives it the bundled fonts.
    #[must_use]
    pub fn new(setup: Setup, context: &Context) -> Self {
        theme::install_fonts(context);
        context.add_plugin(Composing::default());
        let mut state = State::new(
            setup.registry,
            setup.origin,
            setup.settings,
            setup.lang,
            setup.today,
        );
        state.public = setup.public;
        state.calm = setup.calm;
        let mut app = Self {
            state,
            jobs: Jobs::new(setup.mode, Some(context.clone())),
            dialogs: setup.dialogs,
            folder: setup.folder,
            settings_file: setup.settings_file,
            commands: Commands::default(),
            panes: PaneViews::default(),
            table: Table::default(),
            metrics: Metrics::new(),
            dressed: None,
            title: String::new(),
        };
        // What was remembered may show forces.
        app.hands(context).arrange_again();
        app
    }

    /// What the window shows.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The scene of the pane that is worked in, as it was last drawn.
    #[must_use]
    pub fn scene(&self) -> &crate::scene::Scene {
        self.panes.scene(self.state.view.panes.active().key)
    }

    /// The scene of the pane at a place.
    #[must_use]
    pub fn scene_at(&self, place: usize) -> &crate::scene::Scene {
        self.panes.scene(self.state.view.panes.at(place).key)
    }

    /// Asks for something as a panel would.
    pub fn send(&mut self, command: Command) {
        self.commands.send(command);
    }

    /// Everything that happens without being drawn: jobs, time, closing, files dropped in.
    pub fn logic(&mut self, context: &Context) {
        let look = (self.state.ground(), self.state.settings.font_percent);
        if self.dressed != Some(look) {
            theme::apply(context, look.0, self.state.scale());
            self.dressed = Some(look);
        }
        for done in self.jobs.take_done() {
            self.hands(context).take(done);
        }
        self.play(context);
        self.closing(context);
        let dropped = context.input(|input| {
            let file = input.raw.dropped_files.first()?;
            Some(file.path().to_owned())
        });
        if let Some(path) = dropped {
            self.commands.send(Command::OpenPath(path));
        }
        self.state.desk.keys_lead = context.input(|input| {
            if input.pointer.any_pressed() || input.pointer.delta() != egui::Vec2::ZERO {
                return false;
            }
            let moved = [
                Key::Tab,
                Key::ArrowLeft,
                Key::ArrowRight,
                Key::ArrowUp,
                Key::ArrowDown,
            ]
            .into_iter()
            .any(|key| input.key_pressed(key));
            moved || self.state.desk.keys_lead
        });
        self.retitle(context);
    }

    fn hands<'a>(&'a mut self, context: &'a Context) -> Hands<'a> {
        Hands {
            state: &mut self.state,
            jobs: &mut self.jobs,
            dialogs: self.dialogs.as_mut(),
            folder: &self.folder,
            settings_file: &self.settings_file,
            context,
        }
    }

    fn play(&mut self, context: &Context) {
        if !self.state.playback.playing {
            return;
        }
        // The clock, not the length of a frame: that is a guess after a rest.
        let now = context.input(|input| input.time);
        self.hands(context).play_on(now);
        if self.state.playback.playing {
            // Woken for the next step, and not before.
            let wait = std::time::Duration::from_secs_f64(self.state.playback.wait());
            context.request_repaint_after(wait);
        }
    }

    fn closing(&mut self, context: &Context) {
        let asked = context.input(|input| input.viewport().close_requested());
        if asked && self.state.would_lose() {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            let sheet = Sheet::Unsaved(Box::new(Command::Quit));
            self.state.desk.sheet = Some(sheet);
        }
    }

    fn retitle(&mut self, context: &Context) {
        let registry = self.state.registry().title.clone();
        let id = match (&self.state.origin, self.state.is_changed()) {
            (Origin::BuiltIn, false) => "window-title-built-in",
            (Origin::BuiltIn, true) => "window-title-built-in-changed",
            (Origin::Snapshot(..), _) => "window-title-snapshot",
            (Origin::File(..) | Origin::Copy(_), false) => "window-title",
            (Origin::File(..) | Origin::Copy(_), true) => "window-title-changed",
        };
        let file = self.state.file_name();
        let title = Message::new(id)
            .with("registry", &registry)
            .with("file", file)
            .text(self.state.lang);
        if title != self.title {
            context.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Draws a frame and carries out what was asked for in it.
    pub fn ui(&mut self, ui: &mut Ui) {
        let look = Look::new(self.state.ground(), self.state.scale());
        let arranging = self
            .jobs
            .layout
            .as_ref()
            .map(|(request, progress)| progress.share(request));
        self.state.desk.busy = ["open", "save", "export", "snapshot", "choose", "compare"]
            .into_iter()
            .any(|job| self.jobs.is_running(job));
        let exporting = self.jobs.exporting.as_ref();
        let mut frame = Frame {
            arranging,
            exporting: exporting.map(|progress| progress.share()),
            state: &mut self.state,
            commands: &mut self.commands,
            look,
            metrics: &self.metrics,
        };
        // Whoever points at something in this frame says so again.
        frame.state.view.hovered_tie = None;
        if !frame.state.desk.keys_lead {
            frame.state.view.hovered = None;
        }
        frame.state.desk.region = None;
        keys::send(ui, &mut frame);
        panels(ui, &mut frame, &mut self.panes, &mut self.table);
        sheets::show(ui, &mut frame);
        palette::show(ui, &mut frame);
        let context = ui.ctx().clone();
        let asked = self.commands.take();
        if !asked.is_empty() {
            // What was asked for is seen in the next frame.
            context.request_repaint();
        }
        for command in asked {
            self.hands(&context).run(command);
        }
    }
}

/// The width from which on both side panels have room, at a scale of 1.
const ROOM_FOR_BOTH: f32 = 860.0;

/// The height below which a window is low, at a scale of 1.
const LOW: f32 = 340.0;
/// The least height of the network and of the table below it, at a scale of 1.
const LEAST_HALF: f32 = 150.0;

fn panels(ui: &mut Ui, frame: &mut Frame<'_>, views: &mut PaneViews, table: &mut Table) {
    let look = frame.look;
    let root = look.scale.sqrt();
    // Each size of the type has its own sizes of panels: those of another are too small or too large.
    let percent = frame.state.settings.font_percent;
    let fill = |margin: egui::Margin| {
        egui::Frame::new()
            .fill(theme::color(look.ink.panel))
            .inner_margin(margin)
    };
    let whole = ui.available_size();
    // Where the window is low for its letters and a table is wanted, rows come before all else: the
    // chip above them tells the time, and its keys go on working.
    let wanted = frame.state.view.table.standing;
    let low = whole.y / look.scale < LOW && wanted != Standing::Hidden;
    Panel::top("top")
        .exact_size(46.0 * root)
        .frame(fill(egui::Margin::symmetric(12, 4)))
        .show(ui, |ui| top::show(ui, frame));
    if frame.state.is_read_only() {
        Panel::top("banner")
            .frame(
                egui::Frame::new()
                    .fill(theme::color(look.ink.chosen))
                    .inner_margin(egui::Margin::symmetric(12, 6)),
            )
            .show(ui, |ui| banner::show(ui, frame));
    }
    Panel::bottom("status")
        .exact_size(26.0 * look.scale)
        .frame(fill(egui::Margin::symmetric(12, 2)))
        .show(ui, |ui| {
            // Where the network is hidden, nobody in it is without a name or a place.
            let (unnamed, unplaced) = if low || wanted == Standing::Alone {
                (Vec::new(), Vec::new())
            } else {
                (views.unnamed(frame), views.unplaced(frame))
            };
            status::show(ui, frame, &unnamed, &unplaced);
        });
    // Side panels leave at least half of the window to the network. Where letters are too large for
    // both, the one that is wanted stands there: details of what is selected, else the filters.
    let both = whole.x / look.scale >= ROOM_FOR_BOTH;
    let selected = !frame.state.selection.actors.is_empty() || frame.state.selection.tie.is_some();
    let most = (whole.x * if both { 0.28 } else { 0.4 })
        .min(whole.x - 270.0 * look.scale)
        .max(150.0);
    let inspector_shown =
        frame.state.view.inspector && (both || selected || !frame.state.view.filters);
    if frame.state.view.filters && (both || !inspector_shown) {
        // English names are longer; each language keeps the width a person gave it.
        let (id, width) = match frame.state.lang {
            Lang::Ja => ("filters-ja", 236.0),
            Lang::En => ("filters-en", 276.0),
        };
        Panel::left(Id::unique((id, percent)))
            .default_size((width * root).min(most))
            .size_range(150.0..=most)
            .frame(fill(egui::Margin::symmetric(12, 8)))
            .show(ui, |ui| within(ui, |ui| filters::show(ui, frame)));
    }
    if inspector_shown {
        Panel::right(Id::unique(("inspector", percent)))
            .default_size((284.0 * root).min(most))
            .size_range(170.0..=most)
            .frame(fill(egui::Margin::symmetric(12, 8)))
            .show(ui, |ui| within(ui, |ui| inspector::show(ui, frame)));
    }
    if !low {
        // Its margins are 12 points at each side, and 6 above and below.
        let inside = ui.available_width() - 24.0;
        let least = (timeline::least_height(ui, frame, inside) + 12.0)
            .max(120.0 * root)
            .min(whole.y * 0.5);
        let most = (whole.y * 0.45).max(130.0 * root).max(least);
        Panel::bottom(Id::unique(("timeline", percent)))
            .resizable(true)
            // A default beyond the range would widen it.
            .default_size(
                (164.0 * root * root)
                    .max(least + 40.0 * look.scale)
                    .min(most),
            )
            .size_range(least..=most)
            .frame(fill(egui::Margin::symmetric(12, 6)))
            .show(ui, |ui| timeline::show(ui, frame));
    }
    // Where letters are too large for both, the table that is wanted stands there alone.
    let middle = ui.available_height();
    let standing = match wanted {
        Standing::Below if low || middle < 2.0 * LEAST_HALF * root => Standing::Alone,
        standing => standing,
    };
    if standing == Standing::Below {
        Panel::bottom(Id::unique(("table", percent)))
            .resizable(true)
            .size_range(LEAST_HALF * root..=middle - LEAST_HALF * root)
            .default_size(middle * 0.45)
            .frame(fill(egui::Margin::ZERO))
            .show(ui, |ui| within(ui, |ui| table.show(ui, frame, false)));
    }
    if frame.state.comparing.is_some() {
        Panel::top("comparing")
            .frame(fill(egui::Margin::symmetric(12, 6)))
            .show(ui, |ui| comparing::banner(ui, frame));
    }
    CentralPanel::default()
        .frame(egui::Frame::new().fill(theme::color(look.ink.ground)))
        .show(ui, |ui| match standing {
            Standing::Alone => table.show(ui, frame, true),
            Standing::Hidden | Standing::Below => views.show(ui, frame),
        });
}

/// Draws into what a panel has, without widening it: what is selected must not move the canvas.
fn within(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let rect = ui.available_rect_before_wrap();
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    content(&mut inside);
    ui.advance_cursor_after_rect(rect);
}

impl eframe::App for App {
    fn logic(&mut self, context: &Context, _frame: &mut eframe::Frame) {
        App::logic(self, context);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        super::window::opened();
        App::ui(self, ui);
    }
}
