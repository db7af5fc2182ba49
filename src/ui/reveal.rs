//! Showing a file where it lies, in the system's own program for files.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// Opens the folder of a file; where the system can, with the file marked in it. Waits for the
/// program that is asked, not for the window that it opens.
pub(super) fn reveal(path: &Path) -> io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    let mut command = if cfg!(target_os = "windows") {
        let mut command = Command::new("explorer");
        let mut marked = std::ffi::OsString::from("/select,");
        marked.push(path);
        command.arg(marked);
        command
    } else if cfg!(target_os = "macos") {
        let mut command = Command::new("open");
        command.arg("-R").arg(path);
        command
    } else {
        let mut command = Command::new("xdg-open");
        command.arg(folder);
        command
    };
    let quiet = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let status = quiet.status()?;
    // Windows' own answers 1 where all is well.
    if status.success() || cfg!(target_os = "windows") {
        Ok(())
    } else {
        Err(io::Error::other(status.to_string()))
    }
}
