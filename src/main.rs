//! The program: clock, language, folders and arguments come in here and go to `cli` and `ui`.

use std::io::{IsTerminal as _, stderr, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use kizuna::cli::{self, Environment};
use kizuna::model::Lang;
use kizuna::store::SettingsFile;
use kizuna::ui;

fn main() -> ExitCode {
    let environment = Environment {
        args: std::env::args_os().collect(),
        today: jiff::Zoned::now().date(),
        lang: system_lang(),
        terminal: stderr().is_terminal(),
    };
    let (today, system_lang) = (environment.today, environment.lang);
    let code = cli::run(
        &environment,
        &mut stdout().lock(),
        &mut stderr().lock(),
        |request| {
            ui::open(ui::Opening {
                file: request.file,
                lang: request.lang,
                system_lang,
                public: request.public,
                today,
                folder: folder(),
                settings_file: settings_file(),
                once: std::env::var_os("KIZUNA_ONCE").is_some(),
            })
        },
    );
    ExitCode::from(code)
}

/// The folder that a person's files are in by default: documents, else home.
fn folder() -> PathBuf {
    directories::UserDirs::new()
        .map(|folders| {
            let documents = folders.document_dir().filter(|folder| folder.is_dir());
            documents.unwrap_or(folders.home_dir()).to_owned()
        })
        .unwrap_or_default()
}

/// Where the window's settings are kept: `KIZUNA_CONFIG` if it is set, else the usual folder.
fn settings_file() -> SettingsFile {
    const NAME: &str = "settings.ron";
    let folder = match std::env::var_os("KIZUNA_CONFIG") {
        Some(folder) => Some(folder.into()),
        None => directories::ProjectDirs::from("", "", "kizuna")
            .map(|folders| folders.config_dir().to_owned()),
    };
    SettingsFile(folder.map(|folder| folder.join(NAME)))
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
