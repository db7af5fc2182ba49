//! The command line, run in-process: words in, output and exit code out.

mod batch;
mod delegations;
mod diff;
mod errors;
mod exporting;
mod golden;
mod listing;
mod output;
mod process;
pub(crate) mod public;
pub(crate) mod snapshots;
mod windows;

use std::path::PathBuf;

use kizuna::cli::{Environment, WindowRequest, run};
use kizuna::i18n::Trouble;
use kizuna::model::Lang;
use kizuna::store::to_ron;
use tempfile::TempDir;

use crate::support::{TODAY, builtin, world};

/// What became of a command.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: u8,
    pub(crate) out: String,
    pub(crate) err: String,
    /// The window that was asked for.
    window: Option<WindowRequest>,
}

/// Runs a command line in Japanese.
pub(crate) fn kizuna(words: &[&str]) -> Ran {
    kizuna_in(Lang::Ja, words, Ok(()))
}

fn kizuna_in(lang: Lang, words: &[&str], opened: Result<(), Trouble>) -> Ran {
    let environment = Environment {
        args: ["kizuna"].iter().chain(words).map(Into::into).collect(),
        today: TODAY,
        lang,
        terminal: false,
    };
    let (mut out, mut err, mut window) = (Vec::new(), Vec::new(), None);
    let code = run(&environment, &mut out, &mut err, |request| {
        window = Some(request);
        opened
    });
    Ran {
        code,
        out: String::from_utf8(out).expect("UTF-8 on stdout"),
        err: String::from_utf8(err).expect("UTF-8 on stderr"),
        window,
    }
}

/// The output of a command that must work.
#[track_caller]
fn output(words: &[&str]) -> String {
    let ran = kizuna(words);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{words:?}");
    assert!(ran.window.is_none(), "{words:?} opened a window");
    ran.out
}

/// The rows of a command's JSON.
#[track_caller]
pub(crate) fn json(words: &[&str]) -> Vec<serde_json::Map<String, serde_json::Value>> {
    let mut all = words.to_vec();
    all.extend(["--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&output(&all)).expect("JSON");
    value
        .as_array()
        .expect("an array")
        .iter()
        .map(|row| row.as_object().expect("an object").clone())
        .collect()
}

/// The ids of what a command lists.
#[track_caller]
fn ids(words: &[&str]) -> Vec<String> {
    json(words)
        .iter()
        .map(|row| row["id"].as_str().expect("an id").to_owned())
        .collect()
}

/// A registry in a file of its own.
pub(crate) struct OnDisk {
    folder: TempDir,
}

impl OnDisk {
    /// Writes a registry; see [`world`] for its text.
    fn new(text: &str) -> Self {
        Self::raw(to_ron(&world(text)).expect("the file form").as_bytes())
    }

    /// The agreements of the built-in registry.
    pub(crate) fn agreements() -> Self {
        Self::raw(to_ron(builtin()).expect("the file form").as_bytes())
    }

    fn raw(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("registry.ron"), bytes).expect("a file");
        Self { folder }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn file(&self) -> String {
        self.path("registry.ron").display().to_string()
    }
}
