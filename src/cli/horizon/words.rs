//! What `kizuna horizon` was asked, in words.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};

use crate::i18n::text;
use crate::lens::{Phrase, Word};
use crate::model::Lang;
use crate::scene::Ground;

/// Which period is asked about, and what becomes of the answer, in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::cli) struct HorizonWords {
    pub(super) from: Option<String>,
    pub(super) until: Option<String>,
    pub(super) years: Option<String>,
    pub(super) lens: Phrase,
    pub(super) out: Option<PathBuf>,
    pub(super) size: Option<String>,
    pub(super) title: Option<String>,
    pub(super) ground: Option<Ground>,
}

/// Whether an option of a lens means something here: the time is that of the period, and what has
/// ended by now has no years to come.
pub(in crate::cli) fn takes(word: Word) -> bool {
    !word.is_time() && word != Word::Status
}

/// The arguments of the command, without those of the lens and of the format.
pub(in crate::cli) fn with_args(command: Command, lang: Lang) -> Command {
    let say = |id: &'static str| text(lang, id);
    let option = |id: &'static str, name: &'static str, help: &'static str| {
        Arg::new(id).long(id).value_name(name).help(say(help))
    };
    let time = |id, name, help| option(id, name, help).help_heading(say("help-heading-lens"));
    let output = |id, name, help| option(id, name, help).help_heading(say("help-heading-output"));
    command
        .arg(time("from", "DATE", "help-horizon-from").display_order(1))
        .arg(
            time("until", "DATE", "help-horizon-until")
                .conflicts_with("years")
                .display_order(2),
        )
        .arg(
            time("years", "N", "help-horizon-years")
                .allow_negative_numbers(true)
                .display_order(3),
        )
        .arg(
            output("out", "OUT", "help-horizon-out")
                .short('o')
                .value_parser(value_parser!(PathBuf))
                .conflicts_with("format"),
        )
        .arg(output("size", "SIZE", "help-size").requires("out"))
        .arg(output("title", "TITLE", "help-title").requires("out"))
}

/// Reads the words; `lens` and `ground` have been read already.
pub(in crate::cli) fn read(
    matches: &ArgMatches,
    lens: Phrase,
    ground: Option<Ground>,
) -> HorizonWords {
    let string = |id: &str| matches.get_one::<String>(id).cloned();
    HorizonWords {
        from: string("from"),
        until: string("until"),
        years: string("years"),
        lens,
        out: matches.get_one::<PathBuf>("out").cloned(),
        size: string("size"),
        title: string("title"),
        ground,
    }
}
