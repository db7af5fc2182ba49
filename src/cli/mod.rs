//! The command line: words, then values, then what they ask for, then an output and an exit code.
//!
//! Everything from outside (arguments, clock, language of the system) comes in through
//! [`Environment`]; nothing here opens a window, that is handed in.

mod args;
mod batch;
mod brief;
mod check;
mod diff;
mod export;
mod horizon;
mod output;
mod show;
mod show_row;

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use args::{Format, Parsed, Task, What};
use output::Output;

use crate::i18n::{Message, Trouble, TroubleKind};
use crate::lens::{self, Index, Phrase, Time, Visible, Word};
use crate::model::check::Severity;
use crate::model::{Date, Lang, Registry};
use crate::records;
use crate::store::{self, Contents, Snapshot};

/// What the program is told by the world around it.
#[derive(Clone, Debug)]
pub struct Environment {
    /// The words of the command line, the program's name first.
    pub args: Vec<OsString>,
    /// Today, by the local calendar.
    pub today: Date,
    /// The language of the system.
    pub lang: Lang,
    /// Whether errors go to a terminal, on which a bar can be drawn.
    pub terminal: bool,
}

/// What a window is to be opened on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WindowRequest {
    /// The file; `None` opens the built-in registry.
    pub file: Option<PathBuf>,
    /// The language that was asked for; `None` leaves it to the settings and the system.
    pub lang: Option<Lang>,
    /// Whether internal records are left out.
    pub public: bool,
}

/// Exit codes; a contract.
mod code {
    pub(super) const DONE: u8 = 0;
    pub(super) const FINDINGS: u8 = 1;
    pub(super) const REQUEST: u8 = 2;
    pub(super) const OUTPUT: u8 = 3;

    /// That of a trouble.
    pub(super) fn of(kind: crate::i18n::TroubleKind) -> u8 {
        use crate::i18n::TroubleKind as K;
        match kind {
            K::Request | K::Input => REQUEST,
            K::Output => OUTPUT,
        }
    }
}

/// Does what the command line asks for and returns the exit code: 0 done, 1 done with findings,
/// 2 the request was wrong or a file unreadable, 3 an output could not be written or a window not
/// be opened.
pub fn run(
    environment: &Environment,
    out: &mut dyn Write,
    err: &mut dyn Write,
    open_window: impl FnOnce(WindowRequest) -> Result<(), Trouble>,
) -> u8 {
    let asked = args::lang_of(&environment.args);
    let lang = asked.unwrap_or(environment.lang);
    let mut output = Output::new(out);
    let result = match args::parse(&environment.args, lang) {
        Parsed::Print(help) => output.print(help.as_bytes()).map(|()| code::DONE),
        Parsed::Wrong(trouble) => Err(trouble),
        Parsed::Request(request) => match request.task {
            Task::Window => match mistaken_command(request.common.file.as_deref()) {
                Some(trouble) => Err(trouble),
                None => open_window(WindowRequest {
                    file: request.common.file,
                    lang: asked,
                    public: request.common.public,
                })
                .map(|()| code::DONE),
            },
            Task::Batch { ref list } => batch::Batch {
                common: &request.common,
                asked,
                today: environment.today,
                bar: environment.terminal,
            }
            .run(list, &mut output, err),
            _ => headless(&request, asked, environment.today, &mut output),
        },
    };
    match result {
        Ok(code) => code,
        Err(trouble) => {
            // If even this cannot be written, the exit code still tells.
            let _ = writeln!(err, "kizuna: {}", one_line(&trouble.text(lang)));
            code::of(trouble.kind)
        }
    }
}

fn headless(
    request: &args::Request,
    asked: Option<Lang>,
    today: Date,
    output: &mut Output<'_>,
) -> Result<u8, Trouble> {
    let common = &request.common;
    if let Task::Diff(words) = &request.task {
        return diff::diff(words, common, today, output);
    }
    if let Task::Horizon { words, format } = &request.task {
        return horizon::horizon(words, *format, common, today, output);
    }
    let file = load(common.file.as_deref(), common.public, today)?;
    let registry = Arc::clone(&file.registry);
    let lang = common.lang;
    match &request.task {
        // None of them reads this registry.
        Task::Window | Task::Batch { .. } | Task::Diff(_) | Task::Horizon { .. } => Ok(code::DONE),
        Task::Brief(words) => brief::brief(words, common, &file, today, output),
        Task::Check { format } => {
            let findings = lens::findings(&registry, today);
            if !common.quiet {
                if let Some(snapshot) = file.snapshot.filter(|_| *format == Format::Table) {
                    check::print_snapshot(&snapshot, lang, output)?;
                }
                check::print(&findings, *format, lang, output)?;
            }
            let worst = findings.first().map(|finding| finding.severity);
            Ok(if worst == Some(Severity::Error) {
                code::FINDINGS
            } else {
                code::DONE
            })
        }
        Task::List { what, lens, format } => {
            if *what == What::Views && !lens.is_empty() {
                let cause = Message::new("views-take-no-lens");
                return Err(Trouble::new(TroubleKind::Request, cause));
            }
            let (index, visible) = look(&registry, lens, today)?;
            let asked = lens.resolve(&registry, today)?;
            let tied = [
                What::Ties,
                What::Actors,
                What::Sources,
                What::Kinds,
                What::Regions,
            ];
            // A view may ask for what only ties have: that asks nothing of other records.
            if lens.asks_of_ties() && !tied.contains(what) {
                return Err(
                    Trouble::new(TroubleKind::Request, Message::new("lens-ties-only"))
                        .hint(Message::new("lens-ties-only-hint")),
                );
            }
            let table = match what {
                What::Activities => records::activities(&registry, &asked.activities(&index)),
                What::Milestones => records::milestones(&registry, &asked.milestones(&index)),
                What::Figures => records::figures(&asked.figures(&index)),
                What::Policies => records::policies(&asked.policies(&index)),
                What::Delegations => records::delegations(&registry, &asked.delegations(&index)),
                What::Ties => records::ties(&index, &visible, lang),
                What::Actors => records::actors(&index, &visible, lang),
                What::Sources => {
                    let asked = !lens.is_empty();
                    records::sources(&registry, asked.then_some(&visible))
                }
                What::Kinds => records::kinds(&index, &visible),
                What::Regions => records::regions(&index, &visible),
                What::Views => records::views(&index, today),
            };
            output.table(&table, *format, lang)?;
            Ok(code::DONE)
        }
        Task::Show { id, json } => {
            show::show(&registry, id, *json, today, lang, output)?;
            Ok(code::DONE)
        }
        Task::Stats { lens, format } => {
            let (index, visible) = look(&registry, lens, today)?;
            output.table(&records::stats(&index, &visible), *format, lang)?;
            Ok(code::DONE)
        }
        Task::Export { out, lens, look } => {
            let asked = export::Asked {
                file: &file,
                public: common.public,
                lens,
                look,
                today,
                asked,
                lang,
            };
            let written = asked.write(out)?;
            if !common.quiet {
                output.print(format!("{}\n", written.text(lang)).as_bytes())?;
            }
            Ok(code::DONE)
        }
    }
}

/// What to say of a file that is not there and whose name looks like a command.
fn mistaken_command(file: Option<&Path>) -> Option<Trouble> {
    let path = file.filter(|path| !path.exists())?;
    args::mistaken_command(path.to_str()?)
}

/// A text without line ends and control characters, which what was typed may hold.
fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
                ' '
            } else {
                c
            }
        })
        .collect()
}

/// What was read from a file.
#[derive(Clone)]
struct Loaded {
    /// The file; nothing for what is built in.
    path: Option<PathBuf>,
    /// Its registry; for the public without what is internal.
    registry: Arc<Registry>,
    /// The snapshot that it lies in, if it does; as it was taken.
    snapshot: Option<Arc<Snapshot>>,
}

fn load(file: Option<&Path>, public: bool, today: Date) -> Result<Loaded, Trouble> {
    let (registry, snapshot) = match file {
        Some(path) => match store::load(path).map_err(|error| error.trouble())?.0 {
            Contents::Registry(registry) => (Arc::new(*registry), None),
            Contents::Snapshot(snapshot) => {
                (Arc::clone(&snapshot.registry), Some(Arc::new(*snapshot)))
            }
        },
        None => (store::builtin().map_err(|error| error.trouble())?, None),
    };
    let registry = if public {
        Arc::new(lens::public(&registry, today))
    } else {
        registry
    };
    let path = file.map(Path::to_owned);
    Ok(Loaded {
        path,
        registry,
        snapshot,
    })
}

fn look(
    registry: &Arc<Registry>,
    words: &Phrase,
    today: Date,
) -> Result<(Index, Visible), Trouble> {
    let lens = words.resolve(registry, today)?;
    let index = Index::new(Arc::clone(registry));
    let visible = lens.visible(&index, today);
    Ok((index, visible))
}

/// A day in the words of `--as-of`.
fn day(word: &str, registry: &Registry, today: Date) -> Result<Date, Trouble> {
    let mut phrase = Phrase::default();
    phrase.push(Word::AsOf, word);
    match phrase.resolve(registry, today)?.time {
        Time::AsOf(day) => Ok(day),
        other => Ok(other.reference_day(today)),
    }
}

/// What is said when a file was written.
fn written(path: &Path) -> Message {
    Message::new("written").with("file", path.display().to_string())
}
