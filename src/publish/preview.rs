//! What an order will look like, before it is written.

use super::{DPI, Form, Order, Progress, Refusal};
use crate::export::{PngError, Raster, finest, raster};
use crate::lens::Index;
use crate::model::Lang;
use crate::records::Workbook;

/// A look at what will be written.
#[derive(Clone, Debug, PartialEq)]
pub enum Preview {
    /// The picture, smaller.
    Points(Raster),
    /// The first lines of a text.
    Lines(String),
}

/// How many lines of a text are shown, and letters of each.
const LINES: usize = 40;
const LETTERS: usize = 120;

/// The sheets of a workbook, each with what stands in its first rows.
fn sheets(workbook: &Workbook) -> String {
    const ROWS: usize = 3;
    let lang: Lang = workbook.heading.lang;
    let mut lines = Vec::new();
    for sheet in &workbook.sheets {
        lines.push(format!("■ {}  {}", sheet.name, sheet.rows.len()));
        for row in sheet.rows.iter().take(ROWS) {
            let cells = sheet.columns.iter().zip(row);
            let shown = cells.filter(|(column, _)| column.shown);
            let texts = shown.map(|(_, cell)| cell.text(lang));
            let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
            lines.push(format!("    {}", texts.join("  ")));
        }
    }
    lines.join("\n")
}

impl Order {
    /// A look at the file: a picture that fits into so many points across and down, or the first lines.
    ///
    /// # Errors
    /// As [`Order::bytes`].
    pub fn preview(
        &self,
        index: &Index,
        room: [f64; 2],
        progress: &Progress,
    ) -> Result<Preview, Refusal> {
        // A page begins with a picture much like this one.
        if self.form.is_picture() || self.form == Form::Html {
            let sheet = self.sheet(index, progress)?;
            // What cannot be written is not shown as if it could.
            let dots = self.dpi_of(&sheet);
            if self.form == Form::Png && dots > finest(&sheet) {
                let scale = dots / DPI;
                let (width, height) = (sheet.size.width * scale, sheet.size.height * scale);
                return Err(PngError::TooLarge { width, height }.into());
            }
            let [width, height] = room;
            let fits = (width / sheet.size.width).min(height / sheet.size.height);
            let dpi = DPI * fits;
            let mut step = |share: f32| progress.go_on(0.3 + 0.7 * share);
            return Ok(Preview::Points(raster(&sheet, dpi, &mut step)?));
        }
        let text = match self.form {
            Form::Xlsx => sheets(&self.workbook(index)),
            _ => String::from_utf8_lossy(&self.bytes(index, progress)?).into_owned(),
        };
        let short = |line: &str| -> String {
            let mut short: String = line.chars().take(LETTERS).collect();
            if line.chars().nth(LETTERS).is_some() {
                short.push('…');
            }
            short
        };
        let mut lines: Vec<String> = text.lines().take(LINES).map(short).collect();
        if text.lines().nth(LINES).is_some() {
            lines.push("…".to_owned());
        }
        // A byte-order mark is for spreadsheets.
        let lines = lines.join("\n");
        Ok(Preview::Lines(
            lines.trim_start_matches('\u{FEFF}').to_owned(),
        ))
    }
}
