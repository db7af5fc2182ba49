//! The program: clock, language and arguments come in here and go to `cli`.

use std::io::{stderr, stdout};
use std::process::ExitCode;

use kizuna::cli::{self, Environment};
use kizuna::model::Lang;

fn main() -> ExitCode {
    let environment = Environment {
        args: std::env::args_os().collect(),
        today: jiff::Zoned::now().date(),
        lang: system_lang(),
    };
    let code = cli::run(
        &environment,
        &mut stdout().lock(),
        &mut stderr().lock(),
        |_request| Ok(()),
    );
    ExitCode::from(code)
}

/// The language of the system: English where it says so, else Japanese.
fn system_lang() -> Lang {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    match named {
        Some(value) if value.to_lowercase().starts_with("en") => Lang::En,
        _ => Lang::Ja,
    }
}
