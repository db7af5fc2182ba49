//! What `kizuna diff` was asked, in words.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};

use crate::cli::args::LookWords;
use crate::i18n::text;
use crate::model::Lang;
use crate::scene::Ground;

/// What is to be compared and how it is to look, in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::cli) struct DiffWords {
    /// The earlier registry; `builtin` is the one that is built in.
    pub(super) before: Option<PathBuf>,
    /// The later one; none where one registry is compared on two days.
    pub(super) after: Option<PathBuf>,
    /// A day, and a later one.
    pub(super) as_of: Option<String>,
    pub(super) and: Option<String>,
    pub(super) json: bool,
    pub(super) out: Option<PathBuf>,
    pub(super) look: LookWords,
}

/// The arguments of the command.
pub(in crate::cli) fn with_args(command: Command, lang: Lang) -> Command {
    let say = |id: &'static str| text(lang, id);
    let registry = |id: &'static str, name: &'static str, help: String| {
        Arg::new(id)
            .value_name(name)
            .value_parser(value_parser!(PathBuf))
            .help(help)
            .help_heading(say("help-heading-arguments"))
    };
    let day = |id: &'static str, help: String| {
        Arg::new(id)
            .long(id)
            .value_name("DATE")
            .help(help)
            .help_heading(say("help-heading-lens"))
    };
    let look = |id: &'static str, name: &'static str, help: String| {
        Arg::new(id)
            .long(id)
            .value_name(name)
            .help(help)
            .help_heading(say("help-heading-output"))
    };
    command
        .arg(
            registry("before", "BEFORE", say("help-diff-before"))
                .display_order(1)
                .required_unless_present("and"),
        )
        .arg(
            registry("after", "AFTER", say("help-diff-after"))
                .display_order(2)
                .required_unless_present("and")
                .conflicts_with("and"),
        )
        .arg(day("as-of", say("help-diff-as-of")))
        .arg(day("and", say("help-diff-and")).requires("as-of"))
        .arg(
            look("format", "FORMAT", say("help-format-show"))
                .value_parser(["text", "json"])
                .hide_possible_values(true)
                .conflicts_with("out"),
        )
        .arg(
            look("out", "OUT", say("help-diff-out"))
                .short('o')
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(look("view", "VIEW", say("help-diff-view")).requires("out"))
        .arg(look("scheme", "SCHEME", say("help-diff-scheme")).requires("out"))
        .arg(look("size", "SIZE", say("help-size")).requires("out"))
        .arg(
            look("theme", "THEME", say("help-diff-theme"))
                .value_parser(["light", "dark", "contrast"])
                .hide_possible_values(true)
                .requires("out"),
        )
}

/// Reads the words.
pub(in crate::cli) fn read(matches: &ArgMatches) -> DiffWords {
    let string = |id: &str| matches.get_one::<String>(id).cloned();
    let path = |id: &str| matches.get_one::<PathBuf>(id).cloned();
    DiffWords {
        before: path("before"),
        after: path("after"),
        as_of: string("as-of"),
        and: string("and"),
        json: string("format").as_deref() == Some("json"),
        out: path("out"),
        look: LookWords {
            views: string("view").into_iter().collect(),
            size: string("size"),
            scheme: string("scheme"),
            ground: match string("theme").as_deref() {
                Some("dark") => Some(Ground::Dark),
                Some("contrast") => Some(Ground::Contrast),
                Some(_) => Some(Ground::Light),
                None => None,
            },
            ..LookWords::default()
        },
    }
}
