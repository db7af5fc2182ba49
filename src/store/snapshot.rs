//! Snapshots: a registry with how somebody looked at it, in one file that tells whether it is as it
//! was made.
//!
//! The file is a line `kizuna-snapshot 1 sha256:…` and RON after it. The checksum is that of every
//! byte behind the first line end. Nothing in the file depends on clock, machine or path: the same
//! value gives the same bytes.

use std::fmt::Write as _;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, de};
use sha2::{Digest as _, Sha256};

use super::load::{LoadError, LoadProblem, Version, form, newer, ron_options};
use super::save::{SaveError, to_ron};
use super::settings::Theme;
use crate::model::{ActorId, Date, Lang, PartialDate, Registry, SchemeId};

/// The version of the file form that this program writes.
pub const SNAPSHOT_VERSION: u32 = 1;

/// What every snapshot begins with.
const MARK: &str = "kizuna-snapshot";
const DIGEST: &str = "sha256:";

/// A registry, and how somebody looked at it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// What its maker calls it; may be empty.
    pub title: String,
    /// What its maker says of it; may be empty.
    pub note: String,
    /// The day on which it was made.
    #[serde(deserialize_with = "day")]
    pub made: Date,
    /// The version of the program that made it.
    pub program: String,
    /// The day that `today` means in it.
    #[serde(deserialize_with = "day")]
    pub today: Date,
    /// The lens, as options of the command line.
    pub lens: String,
    /// The words of the views beside each other, from left to right.
    pub views: Vec<String>,
    /// The place of the view that was worked in, from 0.
    pub active: usize,
    /// The scheme of sectors and regions.
    pub scheme: Option<SchemeId>,
    /// The language of the pictures.
    pub lang: Lang,
    /// The ground of the pictures.
    pub theme: Theme,
    /// Where everybody stood, for each of the views that has places.
    pub places: Vec<Places>,
    /// The registry.
    pub registry: Arc<Registry>,
}

/// Where everybody stood in a view, so that a later version with another arrangement shows the same
/// picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Places {
    /// The word of the view.
    pub view: String,
    /// Actors with x and y, in the order of their ids. Unit: a point of the screen at 100 %, to a
    /// hundredth.
    pub at: Vec<(ActorId, f64, f64)>,
}

/// A day as it is written in a registry.
fn day<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    let date = PartialDate::deserialize(from)?;
    if date == PartialDate::day(date.earliest()) {
        return Ok(date.earliest());
    }
    Err(de::Error::custom(date))
}

impl Snapshot {
    /// The file: the same value gives the same bytes.
    ///
    /// # Errors
    /// Only if RON cannot express a value, which no snapshot holds.
    pub fn write(&self) -> Result<String, SaveError> {
        let body = self.body().map_err(SaveError::Form)?;
        let digest = digest(body.as_bytes());
        Ok(format!(
            "{MARK} {SNAPSHOT_VERSION} {DIGEST}{digest}\n{body}"
        ))
    }

    /// What the checksum is of: a field a line, a place a line, the registry as a save writes it.
    fn body(&self) -> Result<String, ron::Error> {
        fn value<T: Serialize>(value: &T) -> Result<String, ron::Error> {
            ron_options().to_string(value)
        }
        let day = |day: Date| value(&PartialDate::day(day));
        let fields = [
            ("title", value(&self.title)?),
            ("note", value(&self.note)?),
            ("made", day(self.made)?),
            ("program", value(&self.program)?),
            ("today", day(self.today)?),
            ("lens", value(&self.lens)?),
            ("views", value(&self.views)?),
            ("active", value(&self.active)?),
            ("scheme", value(&self.scheme)?),
            ("lang", value(&self.lang)?),
            ("theme", value(&self.theme)?),
        ];
        let mut text = String::from("(\n");
        for (name, value) in fields {
            let _ = writeln!(text, "  {name}: {value},");
        }
        text.push_str("  places: [\n");
        for places in &self.places {
            let _ = writeln!(text, "    (\n      view: {},", value(&places.view)?);
            text.push_str("      at: [\n");
            for place in &places.at {
                let _ = writeln!(text, "        {},", value(place)?);
            }
            text.push_str("      ],\n    ),\n");
        }
        let registry = to_ron(&self.registry)?;
        let _ = writeln!(text, "  ],\n  registry: {},\n)", registry.trim_end());
        Ok(text)
    }

    /// Reads a snapshot.
    ///
    /// # Errors
    /// [`LoadError`]: it is no snapshot, or not as it was made, or of a later version, or its RON
    /// does not fit. `origin` is the file, or what stands for it.
    pub fn read(bytes: &[u8], origin: &str) -> Result<Self, LoadError> {
        parse(bytes).map_err(|problem| LoadError {
            origin: origin.to_owned(),
            problem,
        })
    }
}

/// Whether these bytes say of themselves that they are a snapshot.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    unmarked(bytes).starts_with(MARK.as_bytes())
}

/// Whether these bytes look like a snapshot whose first line is damaged, gone or not the first.
pub(super) fn was_one(bytes: &[u8]) -> bool {
    /// So far a heading may have slipped, and so far what a snapshot says of itself reaches.
    const NEAR: usize = 2000;
    let near = bytes.get(..NEAR).unwrap_or(bytes);
    let has = |part: &[u8]| near.windows(part.len()).any(|there| there == part);
    // No registry says in its beginning by which program it was made and through which lens.
    let says = has(b"\n  program: ") && has(b"\n  lens: ");
    has(DIGEST.as_bytes()) || has(MARK.as_bytes()) || says
}

/// Reads a snapshot whose checksum fits.
pub(super) fn parse(bytes: &[u8]) -> Result<Snapshot, LoadProblem> {
    let (heading, body) = halves(bytes);
    if let Some(version) = version_of(heading)
        && version > SNAPSHOT_VERSION
    {
        return Err(LoadProblem::SnapshotNewer { version });
    }
    let fits = |body: &[u8]| {
        let wanted = format!("{MARK} {SNAPSHOT_VERSION} {DIGEST}{}", digest(body));
        heading.trim_ascii_end() == wanted.as_bytes()
    };
    let as_made = bytes.len() == unmarked(bytes).len() && heading.trim_ascii_end() == heading;
    if as_made && fits(body) {
        return read(body, 1);
    }
    let plain: Vec<u8> = without_returns(body);
    Err(LoadProblem::Altered {
        line_ends: fits(&plain),
        readable: parse_unchecked(bytes).is_ok(),
    })
}

/// The registry of a snapshot, whether or not its checksum fits.
pub(super) fn parse_unchecked(bytes: &[u8]) -> Result<Registry, LoadProblem> {
    // From the first bracket at the beginning of a line on, whatever became of the heading.
    let bytes = unmarked(bytes);
    let begins = |at: &usize| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        bytes.get(*at) == Some(&b'(') && before.is_none_or(|before| *before == b'\n')
    };
    let (heading, body) = bytes.split_at((0..bytes.len()).find(begins).unwrap_or_default());
    let before = heading.iter().filter(|byte| **byte == b'\n').count();
    let snapshot = read(body, before)?;
    Ok(Arc::unwrap_or_clone(snapshot.registry))
}

/// The first line, and what follows it.
fn halves(bytes: &[u8]) -> (&[u8], &[u8]) {
    let bytes = unmarked(bytes);
    match bytes.iter().position(|byte| *byte == b'\n') {
        Some(end) => {
            let (heading, rest) = bytes.split_at(end);
            (heading, rest.get(1..).unwrap_or_default())
        }
        None => (bytes, &[]),
    }
}

/// The bytes without the mark that some programs put before a text.
fn unmarked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

fn version_of(heading: &[u8]) -> Option<u32> {
    let words = std::str::from_utf8(heading).ok()?;
    let rest = words.strip_prefix(MARK)?.strip_prefix(' ')?;
    rest.split_whitespace().next()?.parse().ok()
}

fn digest(body: &[u8]) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(body) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn without_returns(body: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(body.len());
    for (at, byte) in body.iter().enumerate() {
        if *byte != b'\r' || body.get(at + 1) != Some(&b'\n') {
            plain.push(*byte);
        }
    }
    plain
}

/// Reads what stands behind so many lines.
fn read(body: &[u8], before: usize) -> Result<Snapshot, LoadProblem> {
    #[derive(Deserialize)]
    struct Inner {
        registry: Version,
    }
    let lines_before = |problem| match problem {
        LoadProblem::Form {
            line,
            column,
            record,
            what,
        } => LoadProblem::Form {
            line: line + before,
            column,
            record,
            what,
        },
        LoadProblem::NotText { line } => LoadProblem::NotText {
            line: line + before,
        },
        other => other,
    };
    let text = super::load::text(body).map_err(lines_before)?;
    if let Ok(Inner { registry }) = ron_options().from_str(text) {
        newer(registry)?;
    }
    ron_options()
        .from_str(text)
        .map_err(|error| lines_before(form(text, error)))
}
