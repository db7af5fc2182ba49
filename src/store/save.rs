//! Writing a registry so that no moment of a crash loses it.

use std::fs;
use std::hash::{DefaultHasher, Hasher as _};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;

use super::load::ron_options;
use crate::i18n::{Message, Trouble, TroubleKind, io_reason, is_open_elsewhere};
use crate::model::Registry;

/// Why a registry could not be written. The file that was there is unharmed.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The disk refused.
    #[error("{path}: {error}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// Somebody else changed the file since it was read.
    #[error("{path} was changed by somebody else")]
    ChangedOnDisk {
        /// The file.
        path: PathBuf,
    },
    /// There is a file of this name already.
    #[error("{path} exists")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A registry would replace the snapshot that it is a copy of.
    #[error("{path} is the snapshot")]
    OverSnapshot {
        /// The file.
        path: PathBuf,
    },
    /// A registry without its internal records would replace the one that has them.
    #[error("{path} has internal records that would be lost")]
    PublicOverWhole {
        /// The file.
        path: PathBuf,
    },
    /// The registry could not be put into the file form.
    #[error("{0}")]
    Form(ron::Error),
}

/// The state of a file's contents, for noticing that somebody else changed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileStamp {
    length: u64,
    hash: u64,
}

impl FileStamp {
    /// The stamp of these contents.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let mut hasher = DefaultHasher::new();
        hasher.write(bytes);
        Self {
            length: bytes.len() as u64,
            hash: hasher.finish(),
        }
    }
}

/// What a file that is written over must be like; else nothing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// There must be none.
    Absent,
    /// As it was last seen.
    Seen(FileStamp),
    /// Whatever is there goes: the person has just said so.
    Anything,
}

/// The file form of a registry: RON, one record a line, always the same for the same registry.
///
/// # Errors
/// Fails only if RON cannot express a value, which no registry holds.
pub fn to_ron(registry: &Registry) -> Result<String, ron::Error> {
    let config = PrettyConfig::new()
        .new_line("\n")
        .indentor("  ")
        .depth_limit(4)
        .struct_names(false)
        .extensions(Extensions::IMPLICIT_SOME);
    let mut text = ron_options().to_string_pretty(registry, config)?;
    text.push('\n');
    Ok(text)
}

/// Writes a registry to a file: to a new file beside it, then into its place in one step.
///
/// The state before is kept beside it as `….bak`.
///
/// # Errors
/// [`SaveError`]; the file is then as it was.
pub fn save_file(
    path: &Path,
    registry: &Registry,
    expected: Expected,
) -> Result<FileStamp, SaveError> {
    let text = to_ron(registry).map_err(SaveError::Form)?;
    let failed = |error| SaveError::Io {
        path: path.to_owned(),
        error,
    };
    match fs::read(path) {
        Ok(before) => {
            match expected {
                Expected::Absent => {
                    return Err(SaveError::Exists {
                        path: path.to_owned(),
                    });
                }
                Expected::Seen(stamp) if stamp != FileStamp::of(&before) => {
                    return Err(SaveError::ChangedOnDisk {
                        path: path.to_owned(),
                    });
                }
                Expected::Seen(_) | Expected::Anything => {}
            }
            if before != text.as_bytes() {
                write_like(&backup_path(path), &before, path).map_err(failed)?;
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(failed(error)),
    }
    write_whole(path, text.as_bytes()).map_err(failed)?;
    Ok(FileStamp::of(text.as_bytes()))
}

/// Writes a file that no registry is read from, such as a picture. With `over` a file that is
/// there already is replaced.
///
/// # Errors
/// [`SaveError`]; the file is then as it was.
pub fn write_file(path: &Path, bytes: &[u8], over: bool) -> Result<(), SaveError> {
    let failed = |error| SaveError::Io {
        path: path.to_owned(),
        error,
    };
    if !over && path.try_exists().map_err(failed)? {
        return Err(SaveError::Exists {
            path: path.to_owned(),
        });
    }
    write_whole(path, bytes).map_err(failed)
}

/// Whether two paths lead to one file.
#[must_use]
pub fn same_file(a: &Path, b: &Path) -> bool {
    a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// Writes a whole file or nothing: to a new file in the same folder, synced, then renamed into
/// place. A crash at any moment leaves the old file or the new one. A link stays a link: the file
/// behind it is written.
///
/// # Errors
/// What the system says; the file is then as it was.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let behind = fs::symlink_metadata(path)
        .is_ok_and(|there| there.file_type().is_symlink())
        .then(|| fs::canonicalize(path).ok())
        .flatten();
    let path = behind.as_deref().unwrap_or(path);
    write_like(path, bytes, path)
}

/// Writes a whole file that as many people may read as may read the file `like`, if there is one.
fn write_like(path: &Path, bytes: &[u8], like: &Path) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".kizuna-").suffix(".tmp");
    // The person's mask applies as for any new file; a temporary one is for the owner alone.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    #[cfg(unix)]
    if let Ok(there) = fs::metadata(like) {
        file.as_file().set_permissions(there.permissions())?;
    }
    #[cfg(not(unix))]
    let _ = like;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    #[cfg(unix)]
    fs::File::open(folder)?.sync_all()?;
    Ok(())
}

fn backup_path(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".bak");
    path.with_file_name(name)
}

impl SaveError {
    /// The error in words for people.
    #[must_use]
    pub fn trouble(&self) -> Trouble {
        let (cause, hint) = match self {
            Self::Io { path, error } => {
                let hint = match error.kind() {
                    io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                        "save-denied-hint"
                    }
                    io::ErrorKind::NotFound => "save-no-folder-hint",
                    io::ErrorKind::StorageFull => "save-full-hint",
                    _ if is_open_elsewhere(error) => "save-open-elsewhere-hint",
                    _ => "save-io-hint",
                };
                (
                    Message::new("save-io")
                        .with("file", path.display().to_string())
                        .with("detail", io_reason(error)),
                    hint,
                )
            }
            Self::ChangedOnDisk { path } => (
                Message::new("save-changed").with("file", path.display().to_string()),
                "save-changed-hint",
            ),
            Self::Exists { path } => (
                Message::new("save-exists").with("file", path.display().to_string()),
                "save-changed-hint",
            ),
            Self::PublicOverWhole { path } => (
                Message::new("save-public").with("file", path.display().to_string()),
                "save-public-hint",
            ),
            Self::OverSnapshot { path } => (
                Message::new("save-over-snapshot").with("file", path.display().to_string()),
                "save-public-hint",
            ),
            Self::Form(error) => (
                Message::new("save-form").with("detail", error.to_string()),
                "save-io-hint",
            ),
        };
        Trouble::new(TroubleKind::Output, cause).hint(Message::new(hint))
    }
}
