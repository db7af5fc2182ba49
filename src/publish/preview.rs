//! What an order will look like, before it is written.

use super::{DPI, Order, Progress, Refusal};
use crate::export::{Raster, raster};
use crate::lens::Index;

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
        if self.form.is_picture() {
            let sheet = self.sheet(index, progress)?;
            let [width, height] = room;
            let fits = (width / sheet.size.width).min(height / sheet.size.height);
            let dpi = DPI * fits;
            let mut step = |share: f32| progress.go_on(0.3 + 0.7 * share);
            return Ok(Preview::Points(raster(&sheet, dpi, &mut step)?));
        }
        let bytes = self.bytes(index, progress)?;
        let text = String::from_utf8_lossy(&bytes);
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
