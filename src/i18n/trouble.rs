//! What went wrong, in words an office worker understands.

use super::message::Message;
use crate::model::Lang;

/// Something that could not be done: what, why, and what to do about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Trouble {
    /// Whose turn it is.
    pub kind: TroubleKind,
    /// What could not be done, and why.
    pub cause: Message,
    /// What to do about it.
    pub hint: Option<Message>,
}

/// Whose turn it is when something went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TroubleKind {
    /// The request was wrong: the person can ask otherwise.
    Request,
    /// A file could not be read or understood.
    Input,
    /// An output could not be written, or a window not be opened.
    Output,
}

impl Trouble {
    /// A trouble without a hint.
    #[must_use]
    pub fn new(kind: TroubleKind, cause: Message) -> Self {
        Self {
            kind,
            cause,
            hint: None,
        }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Cause and hint in a language, one after the other.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let cause = self.cause.text(lang);
        match &self.hint {
            Some(hint) => {
                let between = match lang {
                    Lang::Ja => "",
                    Lang::En => " ",
                };
                format!("{cause}{between}{}", hint.text(lang))
            }
            None => cause,
        }
    }
}

/// Why the system refused, in words for people; its own words only where there are no others.
#[must_use]
pub fn io_reason(error: &std::io::Error) -> Message {
    use std::io::ErrorKind as K;
    let id = match error.kind() {
        K::NotFound => "io-not-found",
        K::PermissionDenied => "io-denied",
        K::ReadOnlyFilesystem => "io-read-only",
        K::StorageFull | K::QuotaExceeded => "io-full",
        K::IsADirectory => "io-is-folder",
        K::NotADirectory => "io-not-a-folder",
        K::InvalidFilename => "io-bad-name",
        _ if is_open_elsewhere(error) => "io-open-elsewhere",
        _ => {
            // Without what libraries add, such as the name of a temporary file.
            let said = error.raw_os_error().map_or_else(
                || error.to_string(),
                |code| std::io::Error::from_raw_os_error(code).to_string(),
            );
            return Message::new("io-other").with("detail", said);
        }
    };
    Message::new(id)
}

/// Whether the system refuses because another program has the file open.
#[must_use]
pub fn is_open_elsewhere(error: &std::io::Error) -> bool {
    use std::io::ErrorKind as K;
    // Windows' ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION, which no kind tells.
    const HELD: [i32; 2] = [32, 33];
    let held = error
        .raw_os_error()
        .is_some_and(|code| HELD.contains(&code));
    matches!(error.kind(), K::ResourceBusy | K::ExecutableFileBusy) || (cfg!(windows) && held)
}
