//! Briefings as PDF. typst sets them: it breaks Japanese lines, repeats the heads of tables, numbers
//! pages, tags and bookmarks. The template is ours; what a briefing says reaches it as data, so that no
//! letter of it can be markup.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, pdf as to_pdf};

use super::content::Briefing;
use crate::fonts::{BOLD, FALLBACKS, REGULAR};

/// Why a briefing could not be set: what the typesetter says, for a report to the makers.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct SetError(pub String);

const TEMPLATE: &str = include_str!("../../assets/templates/briefing.typ");

/// A briefing as PDF: A4, tagged, bookmarked, with subsets of the built-in faces. Equal briefings give
/// equal bytes; no clock is read.
///
/// # Errors
/// The typesetter refuses it.
pub fn pdf(briefing: &Briefing) -> Result<Vec<u8>, SetError> {
    let desk = Desk::new(briefing)?;
    let error = |errors: &[typst::diag::SourceDiagnostic]| {
        let all: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
        SetError(all.join("; "))
    };
    let set = typst::compile::<PagedDocument>(&desk).output;
    let bytes = set
        .and_then(|document| to_pdf(&document, &PdfOptions::default()))
        .map_err(|errors| error(&errors));
    // What was worked out for this paper is of no use to the next one.
    typst::comemo::evict(2);
    bytes
}

/// The faces as the typesetter knows them, read once.
struct Faces {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static FACES: LazyLock<Faces> = LazyLock::new(|| {
    let faces = [REGULAR, BOLD].into_iter().chain(FALLBACKS);
    let fonts: Vec<Font> = faces
        .filter_map(|face| Font::new(Bytes::new(face.bytes), 0))
        .collect();
    Faces {
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// What the typesetter may read: the template, the data, the faces. No disk, no clock, no packages.
struct Desk {
    main: Source,
    data: (FileId, Bytes),
}

impl Desk {
    fn new(briefing: &Briefing) -> Result<Self, SetError> {
        let refused = |error: &dyn std::fmt::Display| SetError(error.to_string());
        let file = |name: &str| {
            let path = VirtualPath::new(name).map_err(|error| SetError(format!("{error:?}")))?;
            Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
        };
        let data = serde_json::to_vec(briefing).map_err(|error| refused(&error))?;
        Ok(Self {
            main: Source::new(file("/briefing.typ")?, TEMPLATE.to_owned()),
            data: (file("/briefing.json")?, Bytes::new(data)),
        })
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FACES.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            Ok(self.main.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let (data, bytes) = &self.data;
        if id == *data {
            Ok(bytes.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FACES.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
