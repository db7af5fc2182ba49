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
use super::snapshot::{self, SNAPSHOT_VERSION, Snapshot};
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
    /// It is a snapshot that a later version of the program wrote.
    SnapshotNewer {
        /// The version of its form.
        version: u32,
    },
    /// It is a snapshot, but no longer as it was made: its checksum does not fit.
    Altered {
        /// Whether nothing but line ends and a mark before the text differ.
        line_ends: bool,
        /// Whether a registry can be read out of it all the same.
        readable: bool,
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

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Contents {
    /// A registry.
    Registry(Box<Registry>),
    /// A snapshot of one.
    Snapshot(Box<Snapshot>),
}

impl Contents {
    /// The registry in it.
    #[must_use]
    pub fn into_registry(self) -> Arc<Registry> {
        match self {
            Self::Registry(registry) => Arc::new(*registry),
            Self::Snapshot(snapshot) => snapshot.registry,
        }
    }
}

/// Reads a file, whichever of the two it is: a snapshot says so in its first line, whatever the file
/// is called. Says which state of the file was read, too.
///
/// # Errors
/// [`LoadError`] names the file and the place in it.
pub fn load(path: &Path) -> Result<(Contents, FileStamp), LoadError> {
    read_file(path, |bytes| {
        if snapshot::is_one(bytes) {
            let snapshot = snapshot::parse(bytes)?;
            return Ok(Contents::Snapshot(Box::new(snapshot)));
        }
        match load_bytes(bytes) {
            Ok(registry) => Ok(Contents::Registry(Box::new(registry))),
            Err(_) if snapshot::was_one(bytes) => Err(LoadProblem::Altered {
                line_ends: false,
                readable: snapshot::parse_unchecked(bytes).is_ok(),
            }),
            Err(problem) => Err(problem),
        }
    })
}

/// Reads a registry from a file, that of a snapshot, too, and says which state of the file was read.
///
/// # Errors
/// [`LoadError`] names the file and the place in it.
pub fn load_file(path: &Path) -> Result<(Registry, FileStamp), LoadError> {
    let (contents, stamp) = load(path)?;
    Ok((Arc::unwrap_or_clone(contents.into_registry()), stamp))
}

/// Reads the registry of a snapshot whose checksum does not fit: for somebody who has been told so.
///
/// # Errors
/// [`LoadError`] names the file and the place in it.
pub fn load_altered(path: &Path) -> Result<Registry, LoadError> {
    read_file(path, snapshot::parse_unchecked).map(|(registry, _)| registry)
}

fn read_file<T>(
    path: &Path,
    read: impl FnOnce(&[u8]) -> Result<T, LoadProblem>,
) -> Result<(T, FileStamp), LoadError> {
    let failed = |problem| LoadError {
        origin: path.display().to_string(),
        problem,
    };
    let bytes = fs::read(path).map_err(|error| failed(LoadProblem::Io(error)))?;
    let stamp = FileStamp::of(&bytes);
    Ok((read(&bytes).map_err(failed)?, stamp))
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
    read(text(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes))?)
}

/// Bytes as a text.
pub(super) fn text(bytes: &[u8]) -> Result<&str, LoadProblem> {
    std::str::from_utf8(bytes).map_err(|error| LoadProblem::NotText {
        line: bytes
            .iter()
            .take(error.valid_up_to())
            .filter(|byte| **byte == b'\n')
            .count()
            + 1,
    })
}

/// The version of a registry, which is looked at alone first: a later form may have fields that are
/// unknown here.
#[derive(Deserialize)]
pub(super) struct Version {
    format_version: u32,
}

/// Refuses a form that is later than what is known.
pub(super) fn newer(Version { format_version }: Version) -> Result<(), LoadProblem> {
    if format_version > FORMAT_VERSION {
        return Err(LoadProblem::Newer {
            version: format_version,
        });
    }
    Ok(())
}

fn read(text: &str) -> Result<Registry, LoadProblem> {
    if text.trim().is_empty() {
        return Err(LoadProblem::Empty);
    }
    if let Ok(version) = ron_options().from_str(text) {
        newer(version)?;
    }
    ron_options()
        .from_str(text)
        .map_err(|error| form(text, error))
}

/// What does not fit in a text, and where.
pub(super) fn form(text: &str, error: ron::error::SpannedError) -> LoadProblem {
    let position = error.span.start;
    LoadProblem::Form {
        line: position.line,
        column: position.col,
        record: locate::record_at(text, position.line, position.col),
        what: Box::new(error.code),
    }
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
            LoadProblem::Newer { version } => later(file, *version, FORMAT_VERSION),
            LoadProblem::SnapshotNewer { version } => later(file, *version, SNAPSHOT_VERSION),
            LoadProblem::Altered { line_ends, .. } => {
                let (cause, hint) = if *line_ends {
                    ("load-line-ends", "load-line-ends-hint")
                } else {
                    ("load-altered", "load-altered-hint")
                };
                (Message::new(cause).with("file", file), Message::new(hint))
            }
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

fn later(file: &str, version: u32, known: u32) -> (Message, Message) {
    let cause = Message::new("load-newer")
        .with("file", file)
        .with("version", version.to_string())
        .with("known", known.to_string());
    (cause, Message::new("load-newer-hint"))
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
