//! The command line as it was typed: plain values, checked for form only.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command, value_parser};

use super::brief::{self, BriefWords};
use super::diff::{self, DiffWords};
use super::horizon::{self, HorizonWords};
use crate::i18n::{Message, Trouble, TroubleKind, text};
use crate::lens::{Phrase, Word};
use crate::model::{Lang, nearest};
use crate::scene::Ground;

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Request {
    pub(super) common: Common,
    pub(super) task: Task,
}

/// What every command takes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Common {
    pub(super) file: Option<PathBuf>,
    pub(super) lang: Lang,
    pub(super) public: bool,
    pub(super) quiet: bool,
}

/// The commands.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Task {
    Window,
    Check {
        format: Format,
    },
    List {
        what: What,
        lens: Phrase,
        format: Format,
    },
    Show {
        id: String,
        json: bool,
    },
    Stats {
        lens: Phrase,
        format: Format,
    },
    Export {
        out: PathBuf,
        lens: Phrase,
        look: Box<LookWords>,
    },
    Brief(Box<BriefWords>),
    Diff(Box<DiffWords>),
    Horizon {
        words: Box<HorizonWords>,
        format: Format,
    },
    Batch {
        list: PathBuf,
    },
}

/// How a table is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Table,
    Csv,
    Json,
}

/// What is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Actors,
    Ties,
    Sources,
    Kinds,
    Regions,
    Activities,
    Milestones,
    Figures,
    Policies,
    Delegations,
    Views,
}

/// How what is exported is to look, in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct LookWords {
    pub(super) what: Option<String>,
    pub(super) views: Vec<String>,
    pub(super) size: Option<String>,
    pub(super) dpi: Option<String>,
    pub(super) margin: Option<String>,
    pub(super) clear: bool,
    pub(super) title: Option<String>,
    pub(super) scheme: Option<String>,
    pub(super) ground: Option<Ground>,
    pub(super) note: Option<String>,
}

/// What became of reading the command line.
pub(super) enum Parsed {
    /// A request.
    Request(Box<Request>),
    /// Help or version: print and be done.
    Print(String),
    /// Not understood.
    Wrong(Trouble),
}

const COMMANDS: [&str; 8] = [
    "check", "list", "show", "stats", "export", "brief", "diff", "horizon",
];
/// What a list of exports does not go with: its exports say that themselves.
const ALONE: [&str; 10] = [
    "note",
    "out",
    "view",
    "scheme",
    "what",
    "size",
    "dpi",
    "margin",
    "title",
    "transparent",
];
const FORMATS: [&str; 3] = ["table", "csv", "json"];
const WHATS: [&str; 11] = [
    "ties",
    "actors",
    "activities",
    "milestones",
    "figures",
    "policies",
    "delegations",
    "sources",
    "kinds",
    "regions",
    "views",
];

/// The language that the words name, before anything else is understood; `None`: they name none.
pub(super) fn lang_of(args: &[OsString]) -> Option<Lang> {
    let mut after_option = false;
    for arg in args.iter().skip(1).filter_map(|arg| arg.to_str()) {
        let word = if after_option {
            Some(arg)
        } else {
            arg.strip_prefix("--lang=")
        };
        match word {
            Some("ja") => return Some(Lang::Ja),
            Some("en") => return Some(Lang::En),
            _ => after_option = arg == "--lang",
        }
    }
    None
}

fn lens_args(lang: Lang, takes: fn(Word) -> bool) -> Vec<Arg> {
    Word::ALL
        .into_iter()
        .filter(|word| takes(*word))
        .map(|word| {
            let (value, help) = match word {
                Word::Saved => ("VIEW", "help-saved"),
                Word::AsOf => ("DATE", "help-as-of"),
                Word::InForce => ("FROM..TO", "help-in-force"),
                Word::Signed => ("FROM..TO", "help-signed"),
                Word::Kind => ("K", "help-kind"),
                Word::Class => ("C", "help-class"),
                Word::ActorKind => ("A", "help-actor-kind"),
                Word::Region => ("[SCHEME:]R", "help-region"),
                Word::Country => ("CC", "help-country"),
                Word::Theme => ("T", "help-theme"),
                Word::Status => ("S", "help-status"),
                Word::Visibility => ("V", "help-visibility"),
                Word::Actor => ("ID", "help-actor"),
                Word::Steps => ("N", "help-steps"),
                Word::MinTies => ("N", "help-min-ties"),
                Word::Search => ("TEXT", "help-search"),
            };
            let arg = Arg::new(word.name())
                .long(word.name())
                .value_name(value)
                .help(text(lang, help))
                .help_heading(text(lang, "help-heading-lens"));
            if word.repeats() {
                arg.action(ArgAction::Append)
            } else {
                arg
            }
        })
        .collect()
}

fn with_lens(command: Command, lang: Lang) -> Command {
    command.args(lens_args(lang, |_| true)).group(
        ArgGroup::new("time")
            .args(
                Word::ALL
                    .into_iter()
                    .filter(|word| word.is_time())
                    .map(Word::name),
            )
            .multiple(false),
    )
}

fn format_arg(lang: Lang) -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(FORMATS)
        .hide_possible_values(true)
        .default_value("table")
        .help(text(lang, "help-format"))
        .help_heading(text(lang, "help-heading-output"))
}

fn command(lang: Lang) -> Command {
    let say = |id: &'static str| text(lang, id);
    let file = || {
        Arg::new("path")
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .help(say("help-path"))
            .help_heading(say("help-heading-arguments"))
    };
    let template = format!(
        "{{about}}\n\n{}: {{usage}}\n\n{{all-args}}\n",
        say("help-usage")
    );
    let part = |name: &'static str, about: &'static str| {
        Command::new(name)
            .about(say(about))
            .help_template(template.clone())
            .disable_help_flag(true)
    };
    let flag = |id: &'static str, help: &'static str| {
        Arg::new(id)
            .long(id)
            .action(ArgAction::SetTrue)
            .global(true)
            .help(say(help))
            .help_heading(say("help-heading-everywhere"))
    };
    let option = |id: &'static str, value: &'static str, help: &'static str| {
        Arg::new(id)
            .long(id)
            .value_name(value)
            .help(say(help))
            .help_heading(say("help-heading-output"))
    };
    Command::new("kizuna")
        .version(env!("CARGO_PKG_VERSION"))
        .about(say("help-about"))
        .help_template(template.clone())
        .override_usage("kizuna [OPTIONS] [FILE]\n       kizuna [OPTIONS] <COMMAND>")
        .subcommand_help_heading(say("help-heading-commands"))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(file())
        .arg(
            Arg::new("file")
                .long("file")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .global(true)
                .help(say("help-file"))
                .help_heading(say("help-heading-everywhere")),
        )
        .arg(
            Arg::new("lang")
                .long("lang")
                .value_name("LANG")
                .value_parser(["ja", "en"])
                .hide_possible_values(true)
                .global(true)
                .help(say("help-lang"))
                .help_heading(say("help-heading-everywhere")),
        )
        .arg(flag("public", "help-public"))
        .arg(flag("quiet", "help-quiet"))
        .arg(
            Arg::new("help")
                .long("help")
                .short('h')
                .action(ArgAction::Help)
                .global(true)
                .help(say("help-help"))
                .help_heading(say("help-heading-everywhere")),
        )
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help(say("help-version"))
                .help_heading(say("help-heading-everywhere")),
        )
        .subcommand(
            part("check", "help-check")
                .arg(file())
                .arg(format_arg(lang)),
        )
        .subcommand(with_lens(
            part("list", "help-list")
                .arg(
                    Arg::new("what")
                        .required(true)
                        .value_name("WHAT")
                        .value_parser(WHATS)
                        .hide_possible_values(true)
                        .help(say("help-what"))
                        .help_heading(say("help-heading-arguments")),
                )
                .arg(format_arg(lang)),
            lang,
        ))
        .subcommand(
            part("show", "help-show")
                .arg(
                    Arg::new("id")
                        .required(true)
                        .value_name("ID")
                        .help(say("help-id"))
                        .help_heading(say("help-heading-arguments")),
                )
                .arg(
                    Arg::new("format")
                        .long("format")
                        .value_name("FORMAT")
                        .value_parser(["text", "json"])
                        .hide_possible_values(true)
                        .default_value("text")
                        .help(say("help-format-show"))
                        .help_heading(say("help-heading-output")),
                ),
        )
        .subcommand(with_lens(
            part("stats", "help-stats").arg(format_arg(lang)),
            lang,
        ))
        .subcommand(with_lens(
            part("export", "help-export")
                .arg(
                    Arg::new("out")
                        .required_unless_present("batch")
                        .value_name("OUT")
                        .value_parser(value_parser!(PathBuf))
                        .help(say("help-out"))
                        .help_heading(say("help-heading-arguments")),
                )
                .arg(
                    option("batch", "LIST", "help-batch")
                        .value_parser(value_parser!(PathBuf))
                        .conflicts_with_all(ALONE.into_iter().chain(Word::ALL.map(Word::name))),
                )
                .arg(option("view", "VIEW", "help-view").action(ArgAction::Append))
                .arg(option("scheme", "SCHEME", "help-scheme"))
                .arg(
                    option("what", "WHAT", "help-what-export")
                        .value_parser(["ties", "actors"])
                        .hide_possible_values(true),
                )
                .arg(option("size", "SIZE", "help-size"))
                .arg(option("dpi", "N", "help-dpi").allow_negative_numbers(true))
                .arg(option("margin", "MM", "help-margin").allow_negative_numbers(true))
                .arg(option("title", "TITLE", "help-title"))
                .arg(
                    Arg::new("transparent")
                        .long("transparent")
                        .action(ArgAction::SetTrue)
                        .help(say("help-transparent"))
                        .help_heading(say("help-heading-output")),
                )
                .arg(option("note", "NOTE", "help-note")),
            lang,
        ))
        .subcommand(brief::with_args(part("brief", "help-brief"), lang))
        .subcommand(diff::with_args(part("diff", "help-diff"), lang))
        .subcommand(
            horizon::with_args(part("horizon", "help-horizon"), lang)
                .arg(file())
                .arg(format_arg(lang))
                .args(lens_args(lang, horizon::takes)),
        )
}

/// Reads the words of the command line.
pub(super) fn parse(args: &[OsString], lang: Lang) -> Parsed {
    match command(lang).try_get_matches_from(args) {
        Ok(matches) => match (matches.subcommand(), matches.get_one::<PathBuf>("path")) {
            (Some((name, _)), Some(path)) => Parsed::Wrong(beside_command(path, name)),
            _ => Parsed::Request(Box::new(request(&matches, lang))),
        },
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                Parsed::Print(format!("{}\n", error.render().to_string().trim_end()))
            }
            _ => Parsed::Wrong(wrong(&error, args)),
        },
    }
}

/// A file before a command: the window is opened on it, or else the word is no command.
fn beside_command(path: &Path, command: &str) -> Trouble {
    path.to_str().and_then(mistaken_command).unwrap_or_else(|| {
        let cause = Message::new("args-conflict")
            .with("arg", command)
            .with("other", path.display().to_string());
        Trouble::new(TroubleKind::Request, cause).hint(Message::new("args-see-help"))
    })
}

/// What to say of a word in a command's place that is neither a command nor looks like a file.
pub(super) fn mistaken_command(word: &str) -> Option<Trouble> {
    let looks_like_one = !word.is_empty()
        && word
            .chars()
            .all(|c| c.is_ascii_alphabetic() || matches!(c, '-' | '_'));
    looks_like_one.then(|| {
        let cause = Message::new("args-unknown-command").with("command", word);
        let trouble = Trouble::new(TroubleKind::Request, cause);
        match nearest(word, COMMANDS) {
            Some(near) => trouble.hint(Message::new("nearest-values").with("values", vec![near])),
            None => trouble.hint(Message::new("args-see-help")),
        }
    })
}

/// The first word that is neither an option nor the value of one.
fn first_word(args: &[OsString]) -> Option<&str> {
    let mut after_option = false;
    for word in args.iter().skip(1).filter_map(|arg| arg.to_str()) {
        if !after_option && !word.starts_with('-') {
            return Some(word);
        }
        after_option = matches!(word, "--file" | "--lang");
    }
    None
}

fn request(matches: &ArgMatches, lang: Lang) -> Request {
    let string = |matches: &ArgMatches, id: &str| matches.get_one::<String>(id).cloned();
    let path = |matches: &ArgMatches, id: &str| matches.get_one::<PathBuf>(id).cloned();
    let format = |matches: &ArgMatches| match string(matches, "format").as_deref() {
        Some("csv") => Format::Csv,
        Some("json") => Format::Json,
        _ => Format::Table,
    };
    let (task, inner, positional) = match matches.subcommand() {
        Some(("check", sub)) => (
            Task::Check {
                format: format(sub),
            },
            sub,
            path(sub, "path"),
        ),
        Some(("list", sub)) => {
            let what = match string(sub, "what").as_deref() {
                Some("actors") => What::Actors,
                Some("activities") => What::Activities,
                Some("milestones") => What::Milestones,
                Some("figures") => What::Figures,
                Some("policies") => What::Policies,
                Some("delegations") => What::Delegations,
                Some("sources") => What::Sources,
                Some("kinds") => What::Kinds,
                Some("regions") => What::Regions,
                Some("views") => What::Views,
                _ => What::Ties,
            };
            let task = Task::List {
                what,
                lens: lens(sub),
                format: format(sub),
            };
            (task, sub, None)
        }
        Some(("show", sub)) => (
            Task::Show {
                id: string(sub, "id").unwrap_or_default(),
                json: string(sub, "format").as_deref() == Some("json"),
            },
            sub,
            None,
        ),
        Some(("stats", sub)) => (
            Task::Stats {
                lens: lens(sub),
                format: format(sub),
            },
            sub,
            None,
        ),
        Some(("export", sub)) if sub.contains_id("batch") => {
            let list = path(sub, "batch").unwrap_or_default();
            (Task::Batch { list }, sub, None)
        }
        Some(("export", sub)) => {
            let mut lens = lens(sub);
            let mut look = LookWords {
                what: string(sub, "what"),
                views: sub
                    .get_many::<String>("view")
                    .map(|words| words.cloned().collect())
                    .unwrap_or_default(),
                size: string(sub, "size"),
                dpi: string(sub, "dpi"),
                margin: string(sub, "margin"),
                clear: sub.get_flag("transparent"),
                title: string(sub, "title"),
                scheme: string(sub, "scheme"),
                ground: None,
                note: string(sub, "note"),
            };
            look.ground = ground(sub, &mut lens);
            let out = path(sub, "out").unwrap_or_default();
            let look = Box::new(look);
            (Task::Export { out, lens, look }, sub, None)
        }
        Some(("horizon", sub)) => {
            let mut lens = lens(sub);
            let ground = ground(sub, &mut lens);
            let words = Box::new(horizon::read(sub, lens, ground));
            let format = format(sub);
            (Task::Horizon { words, format }, sub, path(sub, "path"))
        }
        Some(("brief", sub)) => (Task::Brief(Box::new(brief::read(sub, lang))), sub, None),
        Some(("diff", sub)) => (Task::Diff(Box::new(diff::read(sub))), sub, None),
        _ => (Task::Window, matches, path(matches, "path")),
    };
    Request {
        common: Common {
            file: positional.or_else(|| path(inner, "file")),
            lang,
            public: inner.get_flag("public"),
            quiet: inner.get_flag("quiet"),
        },
        task,
    }
}

/// The look of a picture, and the lens without it: `--theme` is both the subject of ties and the look
/// of a picture, by these words.
fn ground(matches: &ArgMatches, lens: &mut Phrase) -> Option<Ground> {
    let ground = |word: &str| match word {
        "light" => Some(Ground::Light),
        "dark" => Some(Ground::Dark),
        "contrast" => Some(Ground::Contrast),
        _ => None,
    };
    let asked = matches.get_many::<String>(Word::Theme.name());
    let asked = asked.into_iter().flatten().rev();
    lens.retain(Word::Theme, |word| ground(word).is_none());
    asked.filter_map(|word| ground(word)).next()
}

fn lens(matches: &ArgMatches) -> Phrase {
    let mut phrase = Phrase::default();
    for word in Word::ALL {
        // Not every command with a lens takes all of it.
        let values = matches.try_get_many::<String>(word.name());
        for value in values.ok().flatten().into_iter().flatten() {
            phrase.push(word, value);
        }
    }
    phrase
}

/// One sentence about what was not understood, and the nearest that would have been.
fn wrong(error: &clap::Error, args: &[OsString]) -> Trouble {
    let context = |kind: ContextKind| -> Vec<String> {
        match error.get(kind) {
            Some(ContextValue::String(one)) => vec![one.clone()],
            Some(ContextValue::Strings(many)) => many.clone(),
            _ => Vec::new(),
        }
    };
    let first = |kind: ContextKind| context(kind).into_iter().next().unwrap_or_default();
    let all = |kind: ContextKind| context(kind).join(", ");
    let known = first_word(args).is_none_or(|word| COMMANDS.contains(&word));
    if !known
        && !first(ContextKind::InvalidArg).starts_with('-')
        && let Some(trouble) = first_word(args).and_then(mistaken_command)
    {
        return trouble;
    }
    let (cause, near) = match error.kind() {
        ErrorKind::UnknownArgument => (
            Message::new("args-unknown").with("arg", first(ContextKind::InvalidArg)),
            context(ContextKind::SuggestedArg),
        ),
        ErrorKind::InvalidSubcommand => (
            Message::new("args-unknown-command")
                .with("command", first(ContextKind::InvalidSubcommand)),
            context(ContextKind::SuggestedSubcommand),
        ),
        ErrorKind::InvalidValue => {
            let value = first(ContextKind::InvalidValue);
            let arg = first(ContextKind::InvalidArg);
            let cause = if value.is_empty() {
                Message::new("args-no-value").with("arg", arg)
            } else if arg == "<WHAT>" {
                // A name that stands in the help for a word is no word that anybody typed.
                Message::new("args-no-list").with("value", value)
            } else {
                Message::new("args-bad-value")
                    .with("arg", arg)
                    .with("value", value)
            };
            let near = match context(ContextKind::SuggestedValue) {
                near if near.is_empty() => context(ContextKind::ValidValue),
                near => near,
            };
            (cause, near)
        }
        ErrorKind::ArgumentConflict
            if all(ContextKind::PriorArg) == first(ContextKind::InvalidArg) =>
        {
            let cause = Message::new("args-twice").with("arg", first(ContextKind::InvalidArg));
            (cause, Vec::new())
        }
        ErrorKind::ArgumentConflict => (
            Message::new("args-conflict")
                .with("arg", first(ContextKind::InvalidArg))
                .with("other", all(ContextKind::PriorArg)),
            Vec::new(),
        ),
        ErrorKind::MissingRequiredArgument => (
            Message::new("args-missing").with("arg", all(ContextKind::InvalidArg)),
            context(ContextKind::ValidValue),
        ),
        _ => (
            Message::new("args-other").with("arg", first(ContextKind::InvalidArg)),
            Vec::new(),
        ),
    };
    let trouble = Trouble::new(TroubleKind::Request, cause);
    if near.is_empty() {
        trouble.hint(Message::new("args-see-help"))
    } else {
        trouble.hint(Message::new("nearest-values").with("values", near))
    }
}
