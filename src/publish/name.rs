//! The names of files.

use std::path::Path;

use super::form::Form;
use super::snapshot::SNAPSHOT_ENDING;
use crate::i18n::{Message, Trouble, TroubleKind};
use crate::lens::{Lens, Time};
use crate::model::{Lang, Registry};
use crate::records::List;

/// Characters that Windows has for other things, and on shared folders other systems, too.
const REFUSED: [char; 9] = ['<', '>', ':', '"', '/', '\\', '|', '?', '*'];
/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 4] = ["CON", "PRN", "AUX", "NUL"];
const NUMBERED: [&str; 2] = ["COM", "LPT"];
/// More letters than this make trouble in deep folders.
const MOST_LETTERS: usize = 80;

/// A name for a file: what the registry is called, what a table holds, and the time that is shown;
/// without blanks and without characters that a system refuses.
#[must_use]
pub fn suggested(
    registry: &Registry,
    lens: &Lens,
    form: Form,
    list: Option<List>,
    lang: Lang,
) -> String {
    let list = list.map(|list| {
        let id = match list {
            List::Actors => "list-name-actors",
            List::Ties => "list-name-ties",
        };
        Message::new(id).text(lang)
    });
    named(registry.title.get(lang), list, lens, form.ending())
}

/// A name for a snapshot: its title, or else what the registry is called, and the time that is shown.
#[must_use]
pub fn suggested_snapshot(title: &str, registry: &Registry, lens: &Lens, lang: Lang) -> String {
    let title = match title.trim() {
        "" => registry.title.get(lang),
        title => title,
    };
    named(title, None, lens, SNAPSHOT_ENDING)
}

fn named(title: &str, list: Option<String>, lens: &Lens, ending: &str) -> String {
    let mut words = vec![title.to_owned()];
    words.extend(list);
    words.extend(match lens.time {
        Time::Any => None,
        Time::AsOf(day) => Some(day.to_string()),
        Time::InForce(span) | Time::Signed(span) => Some(format!("{}_{}", span.from, span.to)),
    });
    stemmed(&words, ending)
}

/// A name from words, without what a system refuses.
pub(super) fn stemmed(words: &[String], ending: &str) -> String {
    let stem: Vec<String> = words.iter().map(|word| clean(word)).collect();
    let stem: String = stem.join("_").chars().take(MOST_LETTERS).collect();
    let stem = stem.trim_matches(['_', '.', ' ']);
    let stem = if stem.is_empty() || is_device(stem) {
        "kizuna"
    } else {
        stem
    };
    format!("{stem}.{ending}")
}

/// A word without what no name of a file may hold.
#[must_use]
pub fn clean(word: &str) -> String {
    let mut clean = String::new();
    for c in word.chars() {
        let c = if c.is_control() || c.is_whitespace() || REFUSED.contains(&c) {
            '_'
        } else {
            c
        };
        if c != '_' || !clean.ends_with('_') {
            clean.push(c);
        }
    }
    clean.trim_matches('_').to_owned()
}

fn is_device(stem: &str) -> bool {
    let stem = stem.split('.').next().unwrap_or_default();
    let upper = stem.trim().to_ascii_uppercase();
    let numbered = NUMBERED.iter().any(|name| {
        let number = upper.strip_prefix(name);
        number.is_some_and(|number| matches!(number.as_bytes(), [b'0'..=b'9']))
    });
    numbered || DEVICES.contains(&upper.as_str())
}

/// Why a file cannot have this name, if some system refuses it: a file that is handed on must be
/// readable everywhere.
#[must_use]
pub fn refused(path: &Path) -> Option<Trouble> {
    let name = path.file_name()?.to_string_lossy();
    let wrong = name.chars().find(|c| c.is_control() || REFUSED.contains(c));
    let cause = match wrong {
        Some(c) => Message::new("name-refused").with("letter", c.to_string()),
        None if is_device(&name) => Message::new("name-device"),
        None if name.ends_with(['.', ' ']) => Message::new("name-end"),
        None => return None,
    };
    let cause = cause.with("file", path.display().to_string());
    Some(Trouble::new(TroubleKind::Output, cause).hint(Message::new("name-refused-hint")))
}
