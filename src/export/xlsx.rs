//! XLSX, as Excel and LibreOffice open it.

use std::num::TryFromIntError;

use rust_xlsxwriter::{
    Color, DocProperties, Format, FormatAlign, FormatBorder, Workbook as Book, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr as _;

use crate::i18n::{self, Message, Trouble, TroubleKind};
use crate::model::{Date, Lang};
use crate::records::{Cell, SheetColumn, Workbook, WorkbookSheet};

/// How many rows a sheet of Excel holds.
const MOST_ROWS: usize = 1_048_576;
/// How many UTF-16 units a cell of Excel holds.
const LONGEST: usize = 32_767;
/// Excel has no day before: it believes that 1900 was a leap year.
const FIRST_DAY: Date = Date::constant(1900, 3, 1);
/// What Windows and Office bring for documents that everybody can read.
const FACE: &str = "BIZ UDPゴシック";
/// The character set of that face: Japanese (Shift JIS).
const JAPANESE: u8 = 128;
/// How wide columns are, in digits: a full-width character counts two.
const NARROWEST: usize = 7;
const WIDEST: usize = 46;
/// What a head has beside its text: margins and the arrow of the filter.
const BESIDE_HEAD: usize = 4;
const BESIDE_CELL: usize = 2;
/// A4 in Excel's list of papers.
const A4: u8 = 9;

/// Why there is no workbook.
#[derive(Debug, thiserror::Error)]
pub enum XlsxTrouble {
    /// A table has more rows than a sheet of Excel.
    #[error("{sheet:?} has {rows} rows")]
    TooLong {
        /// The name of the sheet.
        sheet: String,
        /// How many rows it has.
        rows: usize,
    },
    /// The workbook could not be put together.
    #[error(transparent)]
    Writer(#[from] XlsxError),
    /// A table has more columns than a sheet of Excel.
    #[error(transparent)]
    TooWide(#[from] TryFromIntError),
}

impl XlsxTrouble {
    /// The error in words for people.
    #[must_use]
    pub fn trouble(&self) -> Trouble {
        match self {
            Self::TooLong { sheet, rows } => {
                let cause = Message::new("workbook-too-long")
                    .with("sheet", sheet.as_str())
                    .with("rows", rows.to_string())
                    .with("limit", (MOST_ROWS - 1).to_string());
                let hint = Message::new("workbook-too-long-hint");
                Trouble::new(TroubleKind::Request, cause).hint(hint)
            }
            other => {
                let cause = Message::new("workbook-failed").with("detail", other.to_string());
                Trouble::new(TroubleKind::Output, cause)
            }
        }
    }
}

/// A workbook as an XLSX document. The same workbook gives the same bytes.
///
/// The first sheet says what the file is; each table has a sheet with a frozen head and a filter. A date
/// that is known to the day is a date, numbers are numbers, everything else is a text and never run: a
/// formula is none. Columns that are folded away stand in a closed group. A text that no cell of
/// Excel can hold is cut there and stands whole, in parts, in a sheet of its own.
///
/// # Errors
/// [`XlsxTrouble`], if a table does not fit on a sheet.
pub fn xlsx(workbook: &Workbook) -> Result<Vec<u8>, XlsxTrouble> {
    let lang = workbook.heading.lang;
    let title = workbook.heading.title.get(lang);
    let looks = Looks::new();
    let mut book = Book::new();
    book.set_default_format(&looks.plain, 20, 72)?;
    book.set_properties(
        &DocProperties::new()
            .set_title(title)
            .set_subject(workbook.heading.words())
            .set_author("Kizuna")
            .set_creation_datetime(&workbook.made),
    );
    about(book.add_worksheet(), workbook, &looks)?;
    let mut rests = Vec::new();
    for table in &workbook.sheets {
        let sheet = book.add_worksheet();
        let rest = Writer {
            sheet,
            looks: &looks,
            lang,
        }
        .table(table, title)?;
        rests.extend(rest);
    }
    if !rests.is_empty() {
        let sheet = book.add_worksheet();
        Writer {
            sheet,
            looks: &looks,
            lang,
        }
        .table(&long_texts(lang, &rests), title)?;
    }
    Ok(book.save_to_buffer()?)
}

/// A text that no cell holds.
struct Rest {
    sheet: String,
    /// The cell's name (`C12`).
    cell: String,
    text: String,
}

/// How cells look.
struct Looks {
    plain: Format,
    wrapped: Format,
    day: Format,
    head: Format,
    title: Format,
    label: Format,
    quiet: Format,
    link: Format,
}

impl Looks {
    fn new() -> Self {
        let plain = Format::new()
            .set_font_name(FACE)
            .set_font_charset(JAPANESE)
            .set_font_size(11)
            .set_align(FormatAlign::Top);
        let wrapped = plain.clone().set_text_wrap();
        // Beside dates that are only known in part, which are texts.
        let day = plain
            .clone()
            .set_num_format("yyyy-mm-dd")
            .set_align(FormatAlign::Left);
        let label = plain.clone().set_bold();
        let head = label
            .clone()
            .set_background_color(Color::RGB(0xE8_F1_FE))
            .set_border_bottom(FormatBorder::Thin)
            .set_border_color(Color::RGB(0x66_66_66));
        Self {
            title: label.clone().set_font_size(16),
            quiet: plain.clone().set_font_color(Color::RGB(0x59_59_59)),
            link: plain
                .clone()
                .set_font_color(Color::RGB(0x00_17_C1))
                .set_underline(rust_xlsxwriter::FormatUnderline::Single),
            plain,
            wrapped,
            day,
            head,
            label,
        }
    }
}

/// A sheet that is written.
struct Writer<'a> {
    sheet: &'a mut Worksheet,
    looks: &'a Looks,
    lang: Lang,
}

impl Writer<'_> {
    /// A table, and those of its texts that no cell holds.
    fn table(mut self, table: &WorkbookSheet, title: &str) -> Result<Vec<Rest>, XlsxTrouble> {
        self.sheet.set_name(&table.name)?;
        let rows = table.rows.len();
        if rows >= MOST_ROWS {
            return Err(XlsxTrouble::TooLong {
                sheet: table.name.clone(),
                rows,
            });
        }
        let mut rests = Vec::new();
        for (at, column) in table.columns.iter().enumerate() {
            let to = u16::try_from(at)?;
            let texts: Vec<Shown> = table
                .rows
                .iter()
                .map(|row| {
                    row.get(at)
                        .map_or(Shown::Nothing, |cell| Shown::of(cell, self.lang))
                })
                .collect();
            let widest = texts.iter().map(Shown::width).max().unwrap_or_default();
            let head = column.head.width() + BESIDE_HEAD;
            let wraps = widest > WIDEST || texts.iter().any(Shown::has_lines);
            let width = (widest + BESIDE_CELL).clamp(NARROWEST, WIDEST).max(head);
            self.sheet.set_column_width(to, u32::try_from(width)?)?;
            self.sheet
                .write_string_with_format(0, to, &column.head, &self.looks.head)?;
            for (row, shown) in texts.into_iter().enumerate() {
                let row = u32::try_from(row + 1)?;
                if let Some(text) = self.cell(row, to, shown, wraps)? {
                    let cell = rust_xlsxwriter::utility::row_col_to_cell(row, to);
                    let sheet = table.name.clone();
                    rests.push(Rest { sheet, cell, text });
                }
            }
        }
        if rows == 0 {
            let empty = i18n::text(self.lang, "sheet-empty");
            self.sheet
                .write_string_with_format(1, 0, empty, &self.looks.quiet)?;
        }
        self.frame(&table.columns, rows, &format!("{title} · {}", table.name))?;
        Ok(rests)
    }

    /// What is around the cells: filter, frozen head, folds, and the printed page.
    fn frame(
        &mut self,
        columns: &[SheetColumn],
        rows: usize,
        footer: &str,
    ) -> Result<(), XlsxTrouble> {
        let last = u16::try_from(columns.len().saturating_sub(1))?;
        self.sheet
            .autofilter(0, 0, u32::try_from(rows)?, last)?
            .set_freeze_panes(1, 0)?
            .set_repeat_rows(0, 0)?;
        let folded = columns.iter().position(|column| !column.shown);
        if let Some(first) = folded {
            self.sheet
                .group_columns_collapsed(u16::try_from(first)?, last)?
                .group_symbols_to_left(true);
        }
        page(self.sheet, footer);
        Ok(())
    }

    /// A cell; the whole text, if it is too long for one.
    fn cell(
        &mut self,
        row: u32,
        column: u16,
        shown: Shown,
        wraps: bool,
    ) -> Result<Option<String>, XlsxTrouble> {
        let looks = self.looks;
        let look = if wraps { &looks.wrapped } else { &looks.plain };
        match shown {
            Shown::Nothing => {}
            Shown::Number(number) => {
                self.sheet
                    .write_number_with_format(row, column, number, &looks.plain)?;
            }
            Shown::Day(day) => {
                self.sheet
                    .write_datetime_with_format(row, column, day, &looks.day)?;
            }
            Shown::Text(text) if text.encode_utf16().count() > LONGEST => {
                let goes_on = Message::new("long-text-goes-on")
                    .with("sheet", i18n::text(self.lang, "sheet-long-texts"))
                    .text(self.lang);
                let room = LONGEST - goes_on.encode_utf16().count();
                let start = parts(&text, room).into_iter().next().unwrap_or_default();
                write_text(self.sheet, row, column, &format!("{start}{goes_on}"), look)?;
                return Ok(Some(text));
            }
            Shown::Text(text) => write_text(self.sheet, row, column, &text, look)?,
        }
        Ok(None)
    }
}

/// Writes a text.
fn write_text(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    look: &Format,
) -> Result<(), XlsxError> {
    // The writer takes what stands between these for mark-up of its own; in two pieces it does not.
    match text.strip_prefix('<') {
        Some(rest) if text.starts_with("<r>") && text.ends_with("</r>") => {
            let same = Format::new();
            sheet.write_rich_string_with_format(
                row,
                column,
                &[(&same, "<"), (&same, rest)],
                look,
            )?;
        }
        _ => {
            sheet.write_string_with_format(row, column, text, look)?;
        }
    }
    Ok(())
}

/// A cell as a sheet shows it.
enum Shown {
    Nothing,
    Number(f64),
    Day(Date),
    Text(String),
}

impl Shown {
    fn of(cell: &Cell, lang: Lang) -> Self {
        match cell {
            // No registry counts beyond 2^53.
            Cell::Count(count) => Self::Number(*count as f64),
            Cell::Number(number) if number.is_finite() => Self::Number(*number),
            Cell::Date(date)
                if date.earliest() == date.latest() && date.earliest() >= FIRST_DAY =>
            {
                Self::Day(date.earliest())
            }
            Cell::Country(_) => Self::Text(cell.told(lang)),
            Cell::Word(..) => Self::Text(cell.text(lang)),
            other => {
                let text = other.plain();
                if text.is_empty() {
                    Self::Nothing
                } else {
                    Self::Text(text)
                }
            }
        }
    }

    /// How wide it is, in digits.
    fn width(&self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Number(number) => number.to_string().len(),
            Self::Day(_) => "2026-11-22".len(),
            Self::Text(text) => text.lines().map(|line| line.width()).max().unwrap_or(0),
        }
    }

    fn has_lines(&self) -> bool {
        matches!(self, Self::Text(text) if text.contains('\n'))
    }
}

/// How a sheet is printed.
fn page(sheet: &mut Worksheet, footer: &str) {
    // Excel reads a single & as the beginning of a code, and takes 255 characters at most.
    let footer: String = footer.chars().take(80).collect();
    let footer = footer.replace('&', "&&");
    sheet
        .set_landscape()
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0)
        .set_footer(format!("&L{footer}&R&P / &N"));
}

/// The sheet that says what the file is.
fn about(sheet: &mut Worksheet, workbook: &Workbook, looks: &Looks) -> Result<(), XlsxTrouble> {
    let lang = workbook.heading.lang;
    let text = |id: &'static str| i18n::text(lang, id);
    let name = text("sheet-about");
    let title = workbook.heading.title.get(lang);
    sheet.set_name(&name)?.set_screen_gridlines(false);
    let names = workbook.sheets.iter().map(|table| table.name.as_str());
    let labels = workbook.about.iter().map(|(label, _)| label.as_str());
    let widest = names.chain(labels).map(|text| text.width()).max();
    let label = widest.unwrap_or_default() + BESIDE_HEAD;
    for (column, width) in [(0, label), (1, 10), (2, WIDEST + 20)] {
        sheet.set_column_width(column, u32::try_from(width)?)?;
    }
    sheet.write_string_with_format(0, 0, title, &looks.title)?;
    let mut row = 2;
    for (label, cell) in &workbook.about {
        sheet.write_string_with_format(row, 0, label, &looks.label)?;
        let value = Shown::of(cell, lang);
        if matches!(value, Shown::Text(_)) {
            // Texts reach over both columns, however many lines they have.
            sheet.merge_range(row, 1, row, 2, "", &looks.wrapped)?;
            let lines = lines(&value, 10 + WIDEST + 20);
            sheet.set_row_height(row, 15.0 * f64::from(u32::try_from(lines)?))?;
        }
        let mut writer = Writer { sheet, looks, lang };
        writer.cell(row, 1, value, true)?;
        row += 1;
    }
    row += 1;
    for (column, id) in [(0, "about-sheets"), (1, "about-rows"), (2, "about-content")] {
        sheet.write_string_with_format(row, column, text(id), &looks.head)?;
    }
    for table in &workbook.sheets {
        row += 1;
        let to = format!("internal:'{}'!A1", table.name);
        sheet.write_url_with_options(row, 0, to.as_str(), &table.name, "", Some(&looks.link))?;
        let mut writer = Writer { sheet, looks, lang };
        writer.cell(
            row,
            1,
            Shown::of(&Cell::Count(table.rows.len()), lang),
            false,
        )?;
        sheet.write_string_with_format(row, 2, &table.about, &looks.wrapped)?;
    }
    row += 2;
    sheet.write_string_with_format(row, 0, text("about-notes"), &looks.label)?;
    for note in &workbook.notes {
        sheet.merge_range(row, 1, row, 2, note, &looks.wrapped)?;
        let lines = lines(&Shown::Text(note.clone()), 10 + WIDEST + 20);
        sheet.set_row_height(row, 15.0 * f64::from(u32::try_from(lines)?))?;
        row += 1;
    }
    page(sheet, &format!("{title} · {name}"));
    Ok(())
}

/// How many lines a text takes in a column of a width: Excel does not find out where cells are merged.
fn lines(shown: &Shown, width: usize) -> usize {
    match shown {
        Shown::Text(text) => {
            let lines = text.lines().map(|line| line.width().div_ceil(width).max(1));
            lines.sum::<usize>().max(1)
        }
        _ => 1,
    }
}

/// The sheet of the texts that no cell holds.
fn long_texts(lang: Lang, rests: &[Rest]) -> WorkbookSheet {
    let column = |key: &str, id: &'static str| SheetColumn {
        key: key.to_owned(),
        head: Message::new(id).text(lang),
        shown: true,
    };
    let rows = rests.iter().flat_map(|rest| {
        let parts = parts(&rest.text, LONGEST).into_iter().enumerate();
        parts.map(|(at, part)| {
            vec![
                Cell::from(rest.sheet.as_str()),
                Cell::from(rest.cell.as_str()),
                Cell::Count(at + 1),
                Cell::from(part),
            ]
        })
    });
    WorkbookSheet {
        name: i18n::text(lang, "sheet-long-texts"),
        about: String::new(),
        columns: vec![
            column("sheet", "head-sheet"),
            column("cell", "head-cell"),
            column("part", "head-part"),
            column("text", "head-text"),
        ],
        rows: rows.collect(),
    }
}

/// A text in parts of at most so many UTF-16 units.
fn parts(text: &str, most: usize) -> Vec<&str> {
    let (mut parts, mut from, mut units) = (Vec::new(), 0, 0);
    for (at, c) in text.char_indices() {
        if units + c.len_utf16() > most {
            parts.extend(text.get(from..at));
            (from, units) = (at, 0);
        }
        units += c.len_utf16();
    }
    parts.extend(text.get(from..));
    parts
}
