//! The program's own source, read as text: code, string literals, lines.

use std::fs;
use std::path::Path;

/// A source file.
pub(crate) struct SourceFile {
    /// Its path from the root of the repository, with `/`.
    pub(crate) path: String,
    /// Its text with comments, and what stands in string literals, blanked out.
    pub(crate) code: String,
    /// Its string literals, as they are written.
    pub(crate) literals: Vec<Literal>,
    /// How many lines it has.
    pub(crate) lines: usize,
}

/// A string literal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Literal {
    /// Where its text begins in the file, in bytes.
    pub(crate) at: usize,
    /// Its line, from 1.
    pub(crate) line: usize,
    /// What stands between its quotation marks.
    pub(crate) text: String,
}

impl SourceFile {
    /// Reads a text as a source file.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let (code, spans) = blank(text);
        let literals = spans
            .into_iter()
            .map(|(from, to)| Literal {
                at: from,
                line: text[..from].matches('\n').count() + 1,
                text: text[from..to].to_owned(),
            })
            .collect();
        Self {
            path: path.to_owned(),
            code,
            literals,
            lines: text.lines().count(),
        }
    }

    /// The line of the code that holds a place.
    pub(crate) fn line_at(&self, at: usize) -> &str {
        let from = self.code[..at].rfind('\n').map_or(0, |before| before + 1);
        let to = self.code[at..]
            .find('\n')
            .map_or(self.code.len(), |after| at + after);
        &self.code[from..to]
    }
}

/// The Rust files below a folder of the repository, in order.
pub(crate) fn source_files(folder: &str) -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join(folder), folder, "rs", &mut |path, text| {
        files.push(SourceFile::new(path, text));
    });
    assert!(!files.is_empty(), "no Rust file below {folder}");
    files
}

/// The files with an ending below a folder: their paths and texts, in order.
pub(crate) fn text_files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join(folder), folder, ending, &mut |path, text| {
        files.push((path.to_owned(), text.to_owned()));
    });
    assert!(!files.is_empty(), "no .{ending} file below {folder}");
    files
}

fn collect(folder: &Path, name: &str, ending: &str, take: &mut dyn FnMut(&str, &str)) {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{name}: {error}"))
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        let inner = format!("{name}/{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            collect(&path, &inner, ending, take);
        } else if path.extension().is_some_and(|found| found == ending) {
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{inner}: {error}"));
            take(&inner, &text);
        }
    }
}

/// The text with comments, and what stands in string and character literals, as blanks; and where
/// the string literals stand. Line ends and lengths stay.
fn blank(text: &str) -> (String, Vec<(usize, usize)>) {
    let mut code = String::with_capacity(text.len());
    let mut literals = Vec::new();
    let mut at = 0;
    let hide = |code: &mut String, part: &str| {
        for c in part.chars() {
            // As many bytes as before, so that places stay the same.
            if c == '\n' {
                code.push('\n');
            } else {
                code.extend(std::iter::repeat_n(' ', c.len_utf8()));
            }
        }
    };
    while at < text.len() {
        let rest = &text[at..];
        let raw = raw_string(rest);
        let length = if rest.starts_with("//") {
            let length = rest.find('\n').unwrap_or(rest.len());
            hide(&mut code, &rest[..length]);
            length
        } else if rest.starts_with("/*") {
            let length = block_comment(rest);
            hide(&mut code, &rest[..length]);
            length
        } else if let Some((open, close)) = raw.filter(|_| !follows_word(text, at)) {
            let inner = rest[open..].find(&close).unwrap_or(rest.len() - open);
            code.push_str(&rest[..open]);
            hide(&mut code, &rest[open..open + inner]);
            literals.push((at + open, at + open + inner));
            let end = (open + inner + close.len()).min(rest.len());
            code.push_str(&rest[open + inner..end]);
            end
        } else if let Some(behind) = rest.strip_prefix('"') {
            let inner = string(behind);
            code.push('"');
            hide(&mut code, &rest[1..=inner]);
            literals.push((at + 1, at + 1 + inner));
            let end = (inner + 2).min(rest.len());
            code.push_str(&rest[inner + 1..end]);
            end
        } else if let Some(length) = character(rest) {
            hide(&mut code, &rest[..length]);
            length
        } else {
            let c = rest.chars().next().unwrap_or(' ');
            code.push(c);
            c.len_utf8()
        };
        at += length;
    }
    assert_eq!(code.len(), text.len(), "places must stay");
    (code, literals)
}

fn follows_word(text: &str, at: usize) -> bool {
    text[..at]
        .chars()
        .next_back()
        .is_some_and(|c| c.is_alphanumeric() || c == '_')
}

/// The length of a block comment, which may hold others.
fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        if text[at..].starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if text[at..].starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// The length of what opens a raw string, and what closes it.
fn raw_string(text: &str) -> Option<(usize, String)> {
    let after = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let hashes = after.chars().take_while(|c| *c == '#').count();
    after[hashes..].starts_with('"').then(|| {
        (
            text.len() - after.len() + hashes + 1,
            format!("\"{}", "#".repeat(hashes)),
        )
    })
}

/// The length of what stands in a string literal, from behind its opening mark.
fn string(text: &str) -> usize {
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return at,
            '\\' => {
                chars.next();
            }
            _ => {}
        }
    }
    text.len()
}

/// The length of a character literal; a lifetime is none.
fn character(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('\'')?;
    if let Some(escaped) = inner.strip_prefix('\\') {
        let first = escaped.chars().next()?.len_utf8();
        return Some(2 + first + escaped[first..].find('\'')? + 1);
    }
    let c = inner.chars().next()?;
    inner[c.len_utf8()..]
        .starts_with('\'')
        .then(|| 2 + c.len_utf8())
}
