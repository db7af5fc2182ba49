//! What `kizuna brief` was asked, in words.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::i18n::text;
use crate::model::Lang;

/// Whom a briefing is to be about and how it is to be told, in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::cli) struct BriefWords {
    pub(super) ids: Vec<String>,
    pub(super) out: PathBuf,
    pub(super) delegation: Option<String>,
    pub(super) template: Option<String>,
    pub(super) as_of: Option<String>,
    pub(super) langs: Vec<Lang>,
}

/// The arguments of the command.
pub(in crate::cli) fn with_args(command: Command, lang: Lang) -> Command {
    let say = |id: &'static str| text(lang, id);
    let option = |id: &'static str, name: &'static str, help: &'static str| {
        Arg::new(id)
            .long(id)
            .value_name(name)
            .help(say(help))
            .help_heading(say("help-heading-output"))
    };
    command
        .arg(
            Arg::new("ids")
                .value_name("ID")
                .action(ArgAction::Append)
                .required_unless_present("delegation")
                .help(say("help-brief-ids"))
                .help_heading(say("help-heading-arguments")),
        )
        .arg(
            option("out", "OUT", "help-brief-out")
                .short('o')
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .display_order(1),
        )
        .arg(option("delegation", "ID", "help-brief-delegation").display_order(2))
        .arg(option("template", "T", "help-brief-template").display_order(3))
        .arg(option("as-of", "DATE", "help-brief-as-of").display_order(4))
        .arg(
            // Here alone two languages can be asked for at once.
            option("lang", "LANG", "help-brief-lang")
                .value_parser(["ja", "en", "both"])
                .hide_possible_values(true)
                .display_order(5),
        )
}

/// Reads the words; `lang` is the language that people are spoken to.
pub(in crate::cli) fn read(matches: &ArgMatches, lang: Lang) -> BriefWords {
    let string = |id: &str| matches.get_one::<String>(id).cloned();
    BriefWords {
        ids: matches
            .get_many::<String>("ids")
            .map(|words| words.cloned().collect())
            .unwrap_or_default(),
        out: matches
            .get_one::<PathBuf>("out")
            .cloned()
            .unwrap_or_default(),
        delegation: string("delegation"),
        template: string("template"),
        as_of: string("as-of"),
        langs: match string("lang").as_deref() {
            Some("both") => Lang::ALL.to_vec(),
            Some("ja") => vec![Lang::Ja],
            Some("en") => vec![Lang::En],
            _ => vec![lang],
        },
    }
}
