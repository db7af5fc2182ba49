//! Reading a registry, with errors that name the place.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use ron::Options;
use ron::extensions::Extensions;
use serde::Deserialize;

use super::locate;
use super::save::FileStamp;
use crate::i18n::{Message, Trouble, TroubleKind, io_reason};
use crate::model::{FORMAT_VERSION, Registry};

/// Why a registry could not be read.
#[derive(Debug, thiserror::Error)]
#[error("{origin}: {problem:?}")]
pub struct LoadError {
    /// The file, or what stands for it.
    pub origin: String,
    /// What is wrong with it.
    pub problem: LoadProblem,
}

/// What is wrong with a registry file.
#[derive(Debug)]
pub enum LoadProblem {
    /// It could not be opened or read.
    Io(io::Error),
    /// It is not UTF-8 text; the line on which that shows.
    NotText {
        /// Line, from 1.
        line: usize,
    },
    /// It holds nothing.
    Empty,
    /// It was written by a later version of the program.
    Newer {
        /// Its version.
        version: u32,
    },
    /// It is not a registry in RON form.
    Form {
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
        /// The record it lies in, as far as can be told.
        record: Option<String>,
        /// What is wrong.
        what: Box<ron::Error>,
    },
}

/// The options that every registry is read and written with.
pub(super) fn ron_options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Reads a registry from a file, and says which state of the file was read.
///
/// # Errors
/// [`LoadError`] names the file and the place in it.
pub fn load_file(path: &Path) -> Result<(Registry, FileStamp), LoadError> {
    let failed = |problem| LoadError {
        origin: path.display().to_string(),
        problem,
    };
    let bytes = fs::read(path).map_err(|error| failed(LoadProblem::Io(error)))?;
    let stamp = FileStamp::of(&bytes);
    let registry = load_bytes(&bytes).map_err(failed)?;
    Ok((registry, stamp))
}

/// Reads a registry from a text.
///
/// # Errors
/// [`LoadError`] names the place.
pub fn load_text(text: &str, origin: &str) -> Result<Registry, LoadError> {
    read(text).map_err(|problem| LoadError {
        origin: origin.to_owned(),
        problem,
    })
}

/// The registry built into the program: the City of Yokohama's.
///
/// # Errors
/// None in a program whose tests pass.
pub fn builtin() -> Result<Arc<Registry>, LoadError> {
    load_text(include_str!("../../data/yokohama.ron"), "yokohama.ron").map(Arc::new)
}

fn load_bytes(bytes: &[u8]) -> Result<Registry, LoadProblem> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| LoadProblem::NotText {
        line: bytes
            .iter()
            .take(error.valid_up_to())
            .filter(|byte| **byte == b'\n')
            .count()
            + 1,
    })?;
    read(text)
}

fn read(text: &str) -> Result<Registry, LoadProblem> {
    #[derive(Deserialize)]
    struct Version {
        format_version: u32,
    }
    if text.trim().is_empty() {
        return Err(LoadProblem::Empty);
    }
    let options = ron_options();
    // A later form may have fields that are unknown here: look at its version alone first.
    if let Ok(Version { format_version }) = options.from_str(text)
        && format_version > FORMAT_VERSION
    {
        return Err(LoadProblem::Newer {
            version: format_version,
        });
    }
    options
        .from_str(text)
        .map_err(|error: ron::error::SpannedError| {
            let position = error.span.start;
            LoadProblem::Form {
                line: position.line,
                column: position.col,
                record: locate::record_at(text, position.line, position.col),
                what: Box::new(error.code),
            }
        })
}

impl LoadError {
    /// The error in words for people.
    #[must_use]
    pub fn trouble(&self) -> Trouble {
        let file = self.origin.as_str();
        let (cause, hint) = match &self.problem {
            LoadProblem::Io(error) => io_cause(file, error),
            LoadProblem::NotText { line } => (
                Message::new("load-not-text")
                    .with("file", file)
                    .with("line", line.to_string()),
                Message::new("load-not-text-hint"),
            ),
            LoadProblem::Empty => (
                Message::new("load-empty").with("file", file),
                Message::new("load-empty-hint"),
            ),
            LoadProblem::Newer { version } => (
                Message::new("load-newer")
                    .with("file", file)
                    .with("version", version.to_string())
                    .with("known", FORMAT_VERSION.to_string()),
                Message::new("load-newer-hint"),
            ),
            LoadProblem::Form {
                line,
                column,
                record,
                what,
            } => {
                let place = match record {
                    Some(record) => {
                        Message::new("load-form-in-record").with("record", record.as_str())
                    }
                    None => Message::new("load-form"),
                };
                (
                    place
                        .with("file", file)
                        .with("line", line.to_string())
                        .with("column", column.to_string())
                        .with("what", form_problem(what)),
                    form_hint(what),
                )
            }
        };
        Trouble::new(TroubleKind::Input, cause).hint(hint)
    }
}

fn io_cause(file: &str, error: &io::Error) -> (Message, Message) {
    let (cause, hint) = match error.kind() {
        io::ErrorKind::NotFound => ("load-not-found", "load-not-found-hint"),
        io::ErrorKind::PermissionDenied => ("load-denied", "load-denied-hint"),
        _ => ("load-io", "load-io-hint"),
    };
    (
        Message::new(cause)
            .with("file", file)
            .with("detail", io_reason(error)),
        Message::new(hint),
    )
}

fn form_problem(error: &ron::Error) -> Message {
    use ron::Error as E;
    match error {
        E::MissingStructField { field, .. } => Message::new("form-missing").with("field", *field),
        E::NoSuchStructField { found, .. } => {
            Message::new("form-no-such-field").with("field", found.as_str())
        }
        E::DuplicateStructField { field, .. } => {
            Message::new("form-field-twice").with("field", *field)
        }
        E::NoSuchEnumVariant { found, .. } => {
            Message::new("form-no-such-word").with("word", found.as_str())
        }
        E::Eof => Message::new("form-cut-off"),
        E::ExpectedComma
        | E::ExpectedArrayEnd
        | E::ExpectedStructLikeEnd
        | E::ExpectedMapEnd
        | E::ExpectedOptionEnd => Message::new("form-comma"),
        E::ExpectedString | E::ExpectedStringEnd => Message::new("form-string"),
        E::ExpectedMapColon => Message::new("form-colon"),
        E::TrailingCharacters => Message::new("form-trailing"),
        // What our own types refuse (dates, citations, country codes) arrives as plain text.
        other => Message::new("form-other").with("detail", other.to_string()),
    }
}

fn form_hint(error: &ron::Error) -> Message {
    use ron::Error as E;
    let near = |expected: &[&str], found: &str| -> Option<String> {
        crate::model::nearest(found, expected.iter().copied()).map(str::to_owned)
    };
    match error {
        E::NoSuchStructField {
            expected, found, ..
        }
        | E::NoSuchEnumVariant {
            expected, found, ..
        } => match near(expected, found) {
            Some(nearest) => Message::new("form-hint-nearest").with("nearest", nearest),
            None => Message::new("form-hint-words").with(
                "words",
                expected.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ),
        },
        E::MissingStructField { .. } => Message::new("form-hint-missing"),
        E::Eof => Message::new("form-hint-cut-off"),
        _ => Message::new("form-hint"),
    }
}
