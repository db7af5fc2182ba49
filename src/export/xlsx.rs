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
/// How wide columns are, in digits of that face.
const NARROWEST: usize = 8;
const WIDEST: usize = 36;
/// Citations are long, and would make every row high in a column like the others.
const WIDEST_SOURCES: usize = 60;
/// A head that is wider goes on in a second line.
const WIDE_HEAD: usize = 12;
/// What a head has beside its text: margins and the arrow of the filter.
const BESIDE_HEAD: usize = 4;
const BESIDE_CELL: usize = 2;
/// How high a line is and what is around lines, in points, and the highest row that Excel has.
const LINE: f64 = 13.5;
const AROUND: f64 = 1.5;
const HIGHEST: f64 = 409.0;
/// The two columns of values on the sheet that says what the file is.
const ABOUT: [usize; 2] = [10, 66];
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
    let title = &clean(workbook.heading.title.get(lang));
    let looks = Looks::new();
    let mut book = Book::new();
    book.set_default_format(&looks.plain, 20, 80)?;
    book.set_properties(
        &DocProperties::new()
            .set_title(title)
            .set_subject(clean(&workbook.heading.words()))
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
    number: Format,
    day: Format,
    left: Format,
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
        let number = plain.clone().set_align(FormatAlign::Right).set_indent(1);
        let left = plain.clone().set_align(FormatAlign::Left);
        let label = plain.clone().set_bold();
        let head = label
            .clone()
            .set_background_color(Color::RGB(0xE8_F1_FE))
            .set_border_bottom(FormatBorder::Thin)
            .set_text_wrap()
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
            number,
            day,
            left,
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
        let mut heights = vec![1; rows + 1];
        for (at, column) in table.columns.iter().enumerate() {
            let to = u16::try_from(at)?;
            let cells = table.rows.iter().map(|row| row.get(at));
            let shown = cells.map(|cell| Shown::of(cell.unwrap_or(&Cell::Empty), self.lang));
            let shown: Vec<Shown> = shown.collect();
            let width = width(column, &shown);
            self.sheet.set_column_width(to, u32::try_from(width)?)?;
            let head = lines(&column.head, width - BESIDE_CELL);
            let all = std::iter::once(head).chain(shown.iter().map(|cell| cell.lines(width)));
            if column.shown {
                for (height, lines) in heights.iter_mut().zip(all) {
                    *height = lines.max(*height);
                }
            }
            self.sheet
                .write_string_with_format(0, to, &column.head, &self.looks.head)?;
            for (row, shown) in shown.into_iter().enumerate() {
                let row = u32::try_from(row + 1)?;
                if let Some(text) = self.cell(row, to, shown)? {
                    let cell = rust_xlsxwriter::utility::row_col_to_cell(row, to);
                    let sheet = table.name.clone();
                    rests.push(Rest { sheet, cell, text });
                }
            }
        }
        for (row, lines) in heights.into_iter().enumerate() {
            high(self.sheet, u32::try_from(row)?, lines)?;
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
    fn cell(&mut self, row: u32, column: u16, shown: Shown) -> Result<Option<String>, XlsxTrouble> {
        let looks = self.looks;
        let look = &looks.wrapped;
        match shown {
            Shown::Nothing => {}
            Shown::Number(number) => {
                self.sheet
                    .write_number_with_format(row, column, number, &looks.number)?;
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
            Self::Text(text) => text.lines().map(digits).max().unwrap_or(0),
        }
    }

    /// How many lines it takes in a column of a width.
    fn lines(&self, width: usize) -> usize {
        match self {
            Self::Text(text) => lines(text, width),
            _ => 1,
        }
    }
}

/// How wide a line is, in digits: a full-width character counts two, a little less than its share, for
/// kana and Latin letters are narrower than digits.
fn digits(line: &str) -> usize {
    (line.width() * 17).div_ceil(20)
}

/// How wide a column is: nine of ten of its cells stand in one line, if they are not too long.
fn width(column: &SheetColumn, cells: &[Shown]) -> usize {
    let mut widths: Vec<usize> = cells
        .iter()
        .map(Shown::width)
        .filter(|width| *width > 0)
        .collect();
    widths.sort_unstable();
    let most = widths.get(widths.len() * 9 / 10).copied().unwrap_or(0);
    let head = digits(&column.head);
    let head = if head > WIDE_HEAD {
        head.div_ceil(2).max(WIDE_HEAD)
    } else {
        head
    };
    let widest = match column.key.as_str() {
        "sources" => WIDEST_SOURCES,
        _ => WIDEST,
    };
    (most + BESIDE_CELL)
        .max(head + BESIDE_HEAD)
        .clamp(NARROWEST, widest)
}

/// How many lines a text takes in a column of a width, about: words break earlier than letters.
fn lines(text: &str, width: usize) -> usize {
    let room = width.saturating_sub(1).max(1);
    let lines = text.lines().map(|line| match digits(line) {
        all if all <= width => 1,
        all => all.div_ceil(room),
    });
    lines.sum::<usize>().max(1)
}

/// Makes a row as high as so many lines. Excel would find out for itself, LibreOffice does not.
fn high(sheet: &mut Worksheet, row: u32, lines: usize) -> Result<(), XlsxTrouble> {
    if lines > 1 {
        let height = (LINE * f64::from(u32::try_from(lines)?) + AROUND).min(HIGHEST);
        sheet.set_row_height(row, height)?;
    }
    Ok(())
}

/// A text for the file's properties and for footers, in one line, without what XML forbids.
fn clean(text: &str) -> String {
    let forbidden = |c: &char| c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    let clean: String = text.chars().filter(|c| !forbidden(c)).collect();
    // The file's properties hold no more.
    clean.chars().take(255).collect()
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
        .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
        .set_footer(format!("&L{footer}&R&P / &N"));
}

/// The sheet that says what the file is.
fn about(sheet: &mut Worksheet, workbook: &Workbook, looks: &Looks) -> Result<(), XlsxTrouble> {
    let lang = workbook.heading.lang;
    let text = |id: &'static str| i18n::text(lang, id);
    let name = text("sheet-about");
    let title = &clean(workbook.heading.title.get(lang));
    sheet.set_name(&name)?.set_screen_gridlines(false);
    let names = workbook.sheets.iter().map(|table| table.name.as_str());
    let labels = workbook.about.iter().map(|(label, _)| label.as_str());
    let label = names.chain(labels).map(digits).max();
    let label = label.unwrap_or_default() + BESIDE_CELL;
    for (column, width) in (0..).zip([label, ABOUT[0], ABOUT[1]]) {
        sheet.set_column_width(column, u32::try_from(width)?)?;
    }
    write_text(sheet, 0, 0, title, &looks.title)?;
    high(sheet, 0, 2)?;
    let mut row = 2;
    for (label, cell) in &workbook.about {
        sheet.write_string_with_format(row, 0, label, &looks.label)?;
        match Shown::of(cell, lang) {
            Shown::Nothing => {}
            Shown::Number(number) => {
                sheet.write_number_with_format(row, 1, number, &looks.left)?;
            }
            Shown::Day(day) => {
                sheet.write_datetime_with_format(row, 1, day, &looks.day)?;
            }
            Shown::Text(text) => row = across(sheet, row, &text, looks)? - 1,
        }
        row += 1;
    }
    row += 1;
    for (column, id) in [(0, "about-sheets"), (1, "about-rows"), (2, "about-content")] {
        sheet.write_string_with_format(row, column, text(id), &looks.head)?;
    }
    for table in &workbook.sheets {
        row += 1;
        let to = format!("internal:'{}'!A1", table.name);
        let rows = f64::from(u32::try_from(table.rows.len())?);
        sheet
            .write_url_with_options(row, 0, to.as_str(), &table.name, "", Some(&looks.link))?
            .write_number_with_format(row, 1, rows, &looks.left)?
            .write_string_with_format(row, 2, &table.about, &looks.wrapped)?;
        high(sheet, row, lines(&table.about, ABOUT[1]))?;
    }
    row += 2;
    sheet.write_string_with_format(row, 0, text("about-notes"), &looks.label)?;
    for note in &workbook.notes {
        row = across(sheet, row, note, looks)?;
    }
    page(sheet, &format!("{title} · {name}"));
    Ok(())
}

/// A text across both columns of values, in as many rows as it needs; the row behind it.
fn across(
    sheet: &mut Worksheet,
    mut row: u32,
    text: &str,
    looks: &Looks,
) -> Result<u32, XlsxTrouble> {
    for part in parts(text, LONGEST) {
        sheet.merge_range(row, 1, row, 2, "", &looks.wrapped)?;
        write_text(sheet, row, 1, part, &looks.wrapped)?;
        high(sheet, row, lines(part, ABOUT.iter().sum()))?;
        row += 1;
    }
    Ok(row)
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
