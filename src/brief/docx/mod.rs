//! Briefings as DOCX. docx-rs packs the file: its list of contents, relations and pictures. What is said
//! and how it looks are written here, because docx-rs has no head rows that are repeated, no texts in
//! place of pictures, no languages and no conditional styles of tables, and sets every table by hand.

mod body;
mod look;

use std::io::Cursor;

use docx_rs::{Docx, Footer, Header, Paragraph, Pic, Run};

use self::body::Body;
use self::look::{CORE_HEAD, fonts, numbering, settings, styles};
use super::content::Briefing;
use crate::export::PngError;
use crate::export::xml::escape;

/// Why a briefing could not be written as DOCX.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// A picture could not be made of points.
    #[error("a picture: {0}")]
    Picture(#[from] PngError),
    /// The parts could not be packed.
    #[error("{0}")]
    Packing(String),
}

/// A briefing as DOCX: A4, with styles that can be edited, for Word and LibreOffice. Equal briefings give
/// equal bytes; no clock is read.
///
/// # Errors
/// [`DocxError`].
pub fn docx(briefing: &Briefing) -> Result<Vec<u8>, DocxError> {
    let body = Body::new(briefing)?;
    // Heads and feet of the first page and of all others; what they say comes below.
    let mut docx = Docx::new()
        .header(Header::new())
        .first_header(Header::new())
        .footer(Footer::new())
        .first_footer(Footer::new());
    docx.document_rels.has_numberings = true;
    for (at, points) in body.pictures.iter().enumerate() {
        let picture = Pic::new_with_dimensions(points.clone(), 1, 1).id(body::picture_id(at));
        docx = docx.add_paragraph(Paragraph::new().add_run(Run::new().add_image(picture)));
    }
    let mut parts = docx.build();
    parts.document = body.document().into_bytes();
    parts.styles = styles(briefing).into_bytes();
    parts.numberings = numbering().into_bytes();
    parts.settings = settings().into_bytes();
    parts.font_table = fonts().into_bytes();
    parts.doc_props.core = core(briefing).into_bytes();
    parts.headers = vec![body::header(briefing, false), body::header(briefing, true)];
    parts.footers = vec![body::footer(briefing); 2];
    let mut file = Cursor::new(Vec::new());
    parts
        .pack(&mut file)
        .map_err(|error| DocxError::Packing(error.to_string()))?;
    Ok(file.into_inner())
}

/// What the file says of itself. Its time is the day of which it tells, not the clock's.
fn core(briefing: &Briefing) -> String {
    let title = escape(&briefing.title.distinct().join(" / "));
    let langs = briefing.langs.iter().map(|lang| lang.tag());
    let langs: Vec<&str> = langs.collect();
    let time = briefing.day.map_or_else(String::new, |day| {
        let day = day.latest();
        let time = |name: &str| {
            format!("<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:{name}>")
        };
        format!("{}{}", time("created"), time("modified"))
    });
    format!(
        "{CORE_HEAD}<dc:title>{title}</dc:title><dc:creator>Kizuna</dc:creator>\
         <dc:language>{}</dc:language>{time}</cp:coreProperties>",
        langs.join(", ")
    )
}
