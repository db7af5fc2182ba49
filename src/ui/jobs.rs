//! What takes longer than a frame: reading, writing, arranging, choosing files. Each runs on a
//! thread of its own and tells the window when it is done.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::thread;

use egui::Context;

use super::briefing::{BriefErrand, Drawn, PageOf, PaperOf, Papered};
use super::comparing::{Asked, Comparing};
use super::exporting::{Errand, LookOf, Looked};
use super::files::{Choice, Dialogs, Over};
use super::state::Origin;
use crate::i18n::Trouble;
use crate::layout::{ForceRequest, Positions, Progress, force};
use crate::lens::Index;
use crate::model::Registry;
use crate::publish::{self, Outlook, Pages, Refusal, Shot};
use crate::store::{
    Contents, Expected, FileStamp, LoadError, LoadProblem, SaveError, Settings, SettingsFile, load,
    load_altered, load_file, same_file, save_file, write_file,
};

/// What a job brings back.
pub(super) enum Done {
    /// A file was read.
    Opened(PathBuf, Box<Result<Opened, Unopened>>),
    /// A snapshot was written.
    Taken(PathBuf, Result<(), NotWritten>),
    /// A file was written, in this state of the document.
    Saved(PathBuf, u64, Result<FileStamp, SaveError>),
    /// A registry was read and compared.
    Compared(PathBuf, Box<Result<Comparing, LoadError>>),
    /// What differs was written, or could not even be made.
    ChangesWritten(PathBuf, Result<(), NotWritten>),
    /// What falls due was written, or not.
    HorizonWritten(PathBuf, Result<(), NotWritten>),
    /// A file was written, or not.
    Exported(PathBuf, Result<(), NotWritten>),
    /// A briefing was written, or not.
    Briefed(PathBuf, Result<(), NotWritten>),
    /// The pages of a paper, and the one in sight.
    Papered(Box<PaperOf>, Box<Papered>),
    /// A page was drawn.
    PageDrawn(Arc<Pages>, Drawn),
    /// What a file will look like.
    Looked(Box<LookOf>, Looked),
    /// A folder was shown, or not.
    Revealed(std::io::Result<()>),
    /// The settings were stored.
    Kept(std::io::Result<()>),
    /// The actors were arranged; nothing if that was cancelled. The request tells for what.
    Arranged(Box<ForceRequest>, Option<Positions>),
    /// A file was chosen, or not.
    Chosen {
        /// What for.
        choice: Choice,
        /// The file; `None` if the person cancelled, or if there was no dialog.
        path: Option<PathBuf>,
        /// Whether the answer came sooner than a person can give one: then there was no dialog.
        at_once: bool,
    },
}

/// What a file held.
pub(super) struct Opened {
    /// The registry.
    pub registry: Arc<Registry>,
    /// Where it is from.
    pub origin: Origin,
}

/// Why a file was not opened.
pub(super) struct Unopened {
    /// What is wrong with it.
    pub trouble: Trouble,
    /// Whether it is a snapshot that was changed, but whose registry can be read.
    pub readable: bool,
}

impl From<LoadError> for Unopened {
    fn from(error: LoadError) -> Self {
        let readable = matches!(error.problem, LoadProblem::Altered { readable: true, .. });
        Self {
            trouble: error.trouble(),
            readable,
        }
    }
}

impl From<Trouble> for Unopened {
    fn from(trouble: Trouble) -> Self {
        Self {
            trouble,
            readable: false,
        }
    }
}

/// Reads a file, be it a registry or a snapshot; of a snapshot for the public what that may see.
pub(super) fn open(path: &Path, public: bool) -> Result<Opened, Unopened> {
    let (contents, stamp) = load(path)?;
    let path = path.to_owned();
    Ok(match contents {
        Contents::Registry(registry) => Opened {
            registry: Arc::new(*registry),
            origin: Origin::File(path, stamp),
        },
        Contents::Snapshot(snapshot) => {
            let outlook = Arc::new(Outlook::of(&snapshot, public)?);
            Opened {
                registry: Arc::clone(&outlook.registry),
                origin: Origin::Snapshot(path, outlook),
            }
        }
    })
}

/// Why a file was not written.
pub(super) enum NotWritten {
    /// It could not be made.
    Refused(Refusal),
    /// The disk refused.
    Save(SaveError),
}

/// Whether jobs run on threads, or at once where they are asked for (for tests).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// On threads.
    #[default]
    Threads,
    /// At once.
    AtOnce,
}

/// The jobs that run.
pub(super) struct Jobs {
    mode: Mode,
    context: Option<Context>,
    running: Vec<Running>,
    done: Vec<Done>,
    /// How far an arrangement is.
    pub layout: Option<(ForceRequest, Arc<Progress>)>,
    /// How far a file is that is being made.
    pub exporting: Option<Arc<publish::Progress>>,
    /// What is being looked at before it is written.
    looking: Option<Arc<publish::Progress>>,
    /// The paper that is being set to be looked at.
    setting: Option<Arc<publish::Progress>>,
}

/// A registry to write.
pub(super) struct Save {
    /// To which file.
    pub path: PathBuf,
    /// The registry.
    pub registry: Arc<Registry>,
    /// The state of the document.
    pub revision: u64,
    /// What may be replaced.
    pub over: Over,
    /// The file that the registry is from, and its state when it was last seen.
    pub own: Option<(PathBuf, FileStamp)>,
    /// The snapshot that it is a copy of, which is never written over.
    pub snapshot: Option<PathBuf>,
    /// Whether the registry lacks its internal records.
    pub public: bool,
}

struct Running {
    name: &'static str,
    result: Receiver<Done>,
}

impl Jobs {
    /// No jobs yet.
    #[must_use]
    pub(super) fn new(mode: Mode, context: Option<Context>) -> Self {
        Self {
            mode,
            context,
            running: Vec::new(),
            done: Vec::new(),
            layout: None,
            exporting: None,
            looking: None,
            setting: None,
        }
    }

    /// Whether a job of this name runs.
    #[must_use]
    pub(super) fn is_running(&self, name: &str) -> bool {
        self.running.iter().any(|job| job.name == name)
    }

    /// Runs a job unless one of its name is running. Says whether it was started.
    fn start(&mut self, name: &'static str, work: impl FnOnce() -> Done + Send + 'static) -> bool {
        if self.is_running(name) {
            return false;
        }
        if self.mode == Mode::AtOnce {
            self.done.push(work());
            return true;
        }
        let (sender, result) = sync_channel(1);
        let context = self.context.clone();
        let spawned = thread::Builder::new().name(name.to_owned()).spawn(move || {
            // A window that is gone wants no result.
            let _ = sender.send(work());
            if let Some(context) = context {
                context.request_repaint();
            }
        });
        match spawned {
            Ok(_) => {
                self.running.push(Running { name, result });
                true
            }
            Err(_) => false,
        }
    }

    /// Takes what is done.
    pub(super) fn take_done(&mut self) -> Vec<Done> {
        let mut done = std::mem::take(&mut self.done);
        self.running.retain(|job| match job.result.try_recv() {
            Ok(result) => {
                done.push(result);
                false
            }
            Err(TryRecvError::Empty) => true,
            // The thread is gone without a word; nothing will come any more.
            Err(TryRecvError::Disconnected) => false,
        });
        if !self.is_running(ARRANGE) && self.mode == Mode::Threads {
            self.layout = None;
        }
        if !self.is_running(EXPORT) {
            self.exporting = None;
        }
        done
    }

    /// Reads a file.
    pub(super) fn open(&mut self, path: PathBuf, public: bool) -> bool {
        self.start("open", move || {
            let result = open(&path, public);
            Done::Opened(path, Box::new(result))
        })
    }

    /// Reads the registry of a snapshot that is not as it was made.
    pub(super) fn open_copy(&mut self, path: PathBuf) -> bool {
        self.start("open", move || {
            let result = load_altered(&path).map(|registry| Opened {
                registry: Arc::new(registry),
                origin: Origin::Copy(path.clone()),
            });
            Done::Opened(path, Box::new(result.map_err(Unopened::from)))
        })
    }

    /// Writes a snapshot to a file.
    pub(super) fn take_snapshot(
        &mut self,
        path: PathBuf,
        index: Arc<Index>,
        shot: Shot,
        public: bool,
        over: Over,
    ) -> bool {
        self.start(SNAPSHOT, move || {
            let bytes = if public {
                shot.for_public(index.registry())
                    .map_err(|trouble| NotWritten::Refused(Refusal::Trouble(trouble)))
                    .map(|(registry, shot)| shot.bytes(&Index::new(registry)))
            } else {
                Ok(shot.bytes(&index))
            };
            let write = |bytes: Vec<u8>| write_file(&path, &bytes, over != Over::Ask);
            let result = bytes.and_then(|bytes| bytes.and_then(write).map_err(NotWritten::Save));
            Done::Taken(path, result)
        })
    }

    /// Writes the registry to a file.
    pub(super) fn save(&mut self, save: Save) -> bool {
        self.start("save", move || {
            let snapshot = save.snapshot.as_deref();
            if snapshot.is_some_and(|snapshot| same_file(snapshot, &save.path)) {
                let refused = Err(SaveError::OverSnapshot {
                    path: save.path.clone(),
                });
                return Done::Saved(save.path, save.revision, refused);
            }
            let expected = match &save.own {
                Some((own, _)) if save.public && same_file(own, &save.path) => None,
                Some((own, stamp)) if save.over != Over::Whatever && same_file(own, &save.path) => {
                    Some(Expected::Seen(*stamp))
                }
                _ if save.over == Over::Ask => Some(Expected::Absent),
                _ => Some(Expected::Anything),
            };
            let result = match expected {
                Some(expected) => save_file(&save.path, &save.registry, expected),
                None => Err(SaveError::PublicOverWhole {
                    path: save.path.clone(),
                }),
            };
            Done::Saved(save.path, save.revision, result)
        })
    }

    /// Makes a file and writes it.
    pub(super) fn export(
        &mut self,
        path: PathBuf,
        index: Arc<Index>,
        errand: Errand,
        over: Over,
    ) -> bool {
        let make = move |progress: &publish::Progress| {
            errand.ready(&index, |order, index| order.bytes(index, progress))
        };
        self.write(path, over, make, Done::Exported)
    }

    /// Makes a briefing and writes it.
    pub(super) fn brief(
        &mut self,
        path: PathBuf,
        index: Arc<Index>,
        errand: BriefErrand,
        over: Over,
    ) -> bool {
        let make = move |progress: &publish::Progress| {
            errand.ready(&index, |order, index| order.bytes(index, progress))
        };
        self.write(path, over, make, Done::Briefed)
    }

    /// Makes the bytes of a file, with progress that can be seen and stopped, and writes them.
    fn write(
        &mut self,
        path: PathBuf,
        over: Over,
        make: impl FnOnce(&publish::Progress) -> Result<Vec<u8>, Refusal> + Send + 'static,
        done: impl FnOnce(PathBuf, Result<(), NotWritten>) -> Done + Send + 'static,
    ) -> bool {
        let progress = Arc::new(publish::Progress::default());
        let shared = Arc::clone(&progress);
        let context = self.context.clone();
        let started = self.start(EXPORT, move || {
            let ticker = context.map(Ticker::new);
            let bytes = make(&shared);
            drop(ticker);
            let result = bytes.map_err(NotWritten::Refused).and_then(|bytes| {
                let over = over != Over::Ask;
                write_file(&path, &bytes, over).map_err(NotWritten::Save)
            });
            done(path, result)
        });
        if started && self.mode == Mode::Threads {
            self.exporting = Some(progress);
        }
        started
    }

    /// Sets a paper to be looked at, and draws the page in sight. `false` while another is being set,
    /// which then is of no use and ends soon.
    pub(super) fn paper(&mut self, index: Arc<Index>, of: PaperOf, first: PageOf) -> bool {
        if self.is_running(PAPER) {
            if let Some(setting) = &self.setting {
                setting.cancel();
            }
            return false;
        }
        let progress = Arc::new(publish::Progress::default());
        self.setting = Some(Arc::clone(&progress));
        self.start(PAPER, move || {
            let pages = of
                .errand
                .ready(&index, |order, index| order.pages(index, &progress));
            let papered = pages.map(|pages| {
                let last = pages.sizes().len().saturating_sub(1);
                let of = PageOf {
                    page: first.page.min(last),
                    ..first
                };
                let raster = pages.draw(of.page, of.width);
                (Arc::new(pages), Drawn { of, raster })
            });
            Done::Papered(Box::new(of), Box::new(papered))
        })
    }

    /// Draws a page. `false` while another is being drawn.
    pub(super) fn draw_page(&mut self, pages: Arc<Pages>, of: PageOf) -> bool {
        self.start(PAGE, move || {
            let raster = pages.draw(of.page, of.width);
            Done::PageDrawn(pages, Drawn { of, raster })
        })
    }

    /// Makes a look at a file that may be written. `false` while
    /// another is being made, which then is of no use and ends soon.
    pub(super) fn look(&mut self, index: Arc<Index>, of: LookOf) -> bool {
        if self.is_running(LOOK) {
            if let Some(looking) = &self.looking {
                looking.cancel();
            }
            return false;
        }
        let progress = Arc::new(publish::Progress::default());
        self.looking = Some(Arc::clone(&progress));
        self.start(LOOK, move || {
            let room = of.pixels.map(f64::from);
            let look =
                |order: &publish::Order, index: &Index| order.preview(index, room, &progress);
            let looked = of.errand.ready(&index, look);
            Done::Looked(Box::new(of), looked)
        })
    }

    /// Stops making a file.
    pub(super) fn cancel_export(&mut self) {
        if let Some(progress) = self.exporting.take() {
            progress.cancel();
        }
    }

    /// Shows the folder of a file.
    pub(super) fn reveal(&mut self, path: PathBuf) -> bool {
        self.start("reveal", move || {
            Done::Revealed(super::reveal::reveal(&path))
        })
    }

    /// Reads a registry and compares with it.
    pub(super) fn compare(&mut self, path: PathBuf, asked: Asked) -> bool {
        self.start("compare", move || {
            let result = load_file(&path);
            let result = result.map(|(before, _)| Comparing::new(path.clone(), before, asked));
            Done::Compared(path, Box::new(result))
        })
    }

    /// Makes the bytes of a file and writes it.
    pub(super) fn write_changes(
        &mut self,
        path: PathBuf,
        over: Over,
        make: impl FnOnce() -> Result<Vec<u8>, Refusal> + Send + 'static,
    ) -> bool {
        self.start(EXPORT, move || {
            let result = written(&path, over, make);
            Done::ChangesWritten(path, result)
        })
    }

    /// Makes the bytes of a file of what falls due and writes it.
    pub(super) fn write_horizon(
        &mut self,
        path: PathBuf,
        over: Over,
        make: impl FnOnce() -> Result<Vec<u8>, Refusal> + Send + 'static,
    ) -> bool {
        self.start(EXPORT, move || {
            let result = written(&path, over, make);
            Done::HorizonWritten(path, result)
        })
    }

    /// Stores the settings. `false` while others are still being stored.
    pub(super) fn keep(&mut self, file: SettingsFile, settings: Settings) -> bool {
        self.start(KEEP, move || Done::Kept(file.save(&settings)))
    }

    /// Arranges the actors by force.
    pub(super) fn arrange(&mut self, request: ForceRequest) -> bool {
        if let Some((running, progress)) = &self.layout {
            if *running == request {
                return false;
            }
            progress.cancel();
        }
        let progress = Arc::new(Progress::default());
        let shared = Arc::clone(&progress);
        let context = self.context.clone();
        let asked = request.clone();
        // An older arrangement that is being cancelled may still hold the name.
        self.running.retain(|job| job.name != ARRANGE);
        let started = self.start(ARRANGE, move || {
            let ticker = context.map(Ticker::new);
            let positions = force(&request, &shared).ok();
            drop(ticker);
            Done::Arranged(Box::new(request), positions)
        });
        if started && self.mode == Mode::Threads {
            self.layout = Some((asked, progress));
        }
        started
    }

    /// Stops arranging.
    pub(super) fn cancel_layout(&mut self) {
        if let Some((_, progress)) = self.layout.take() {
            progress.cancel();
        }
    }

    /// Lets a person choose a file.
    pub(super) fn choose(&mut self, dialogs: &mut dyn Dialogs, choice: Choice) -> bool {
        if self.is_running(CHOOSE) {
            return false;
        }
        // The dialog must be made on this thread; waiting for its answer need not.
        let answer = dialogs.ask(choice.clone());
        self.start(CHOOSE, move || {
            let asked = std::time::Instant::now();
            let path = answer();
            Done::Chosen {
                choice,
                path,
                at_once: asked.elapsed() < NO_DIALOG,
            }
        })
    }
}

/// Writes what is made.
fn written(
    path: &Path,
    over: Over,
    make: impl FnOnce() -> Result<Vec<u8>, Refusal>,
) -> Result<(), NotWritten> {
    let bytes = make().map_err(NotWritten::Refused)?;
    write_file(path, &bytes, over != Over::Ask).map_err(NotWritten::Save)
}

impl Drop for Jobs {
    fn drop(&mut self) {
        self.cancel_layout();
        if let Some(looking) = &self.looking {
            looking.cancel();
        }
        if let Some(setting) = &self.setting {
            setting.cancel();
        }
        // What is being written is written to its end.
        for job in &self.running {
            if ["save", EXPORT, SNAPSHOT, KEEP].contains(&job.name) {
                let _ = job.result.recv();
            }
        }
    }
}

const EXPORT: &str = "export";
const SNAPSHOT: &str = "snapshot";
const LOOK: &str = "look";
const PAPER: &str = "paper";
const PAGE: &str = "page";
const KEEP: &str = "settings";
const ARRANGE: &str = "arrange";
const CHOOSE: &str = "choose";
/// No person answers a dialog this fast.
const NO_DIALOG: std::time::Duration = std::time::Duration::from_millis(250);

/// Wakes the window now and then while a job runs, so that its progress is seen.
struct Ticker(Arc<std::sync::atomic::AtomicBool>);

impl Ticker {
    fn new(context: Context) -> Self {
        use std::sync::atomic::{AtomicBool, Ordering};
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        // Without the thread there is no progress to see, and nothing else is lost.
        let _ = thread::Builder::new()
            .name("progress".to_owned())
            .spawn(move || {
                while !stopped.load(Ordering::Relaxed) {
                    context.request_repaint();
                    thread::park_timeout(std::time::Duration::from_millis(100));
                }
            });
        Self(stop)
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        self.0.store(true, std::sync::atomic::Ordering::Relaxed);
    }
}
