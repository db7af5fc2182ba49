//! What a briefing says, as WordprocessingML. Looks are styles by name; they are in `look`.

use unicode_width::UnicodeWidthStr as _;

use super::DocxError;
use super::look::{HEAD, MARGINS, NAMESPACES, PAGE, TEXT_WIDTH};
use crate::brief::content::{Block, Briefing, Part, Picture, Said, Table, Words};
use crate::export::drawn;
use crate::export::xml::escape;
use crate::model::Lang;

/// Points of a picture in an inch of paper.
const DPI: f64 = 220.0;
/// The most that a picture may be high, so that its caption fits below it. Unit: points.
const PICTURE_HEIGHT: f64 = 600.0;
/// A point of paper in the unit of drawings.
const EMU: f64 = 12_700.0;
/// What stands free between two languages side by side. Unit: twentieths of a point.
const GUTTER: usize = 280;
/// A table of so few rows stands on one page.
const FEW_ROWS: usize = 6;

/// The body of a document, and the pictures that it shows.
pub(super) struct Body<'a> {
    briefing: &'a Briefing,
    xml: String,
    /// Whether the next heading begins a page.
    new_page: bool,
    drawings: usize,
    /// Each picture once, as PNG.
    pub(super) pictures: Vec<Vec<u8>>,
}

/// The name of the relation to a picture.
pub(super) fn picture_id(at: usize) -> String {
    format!("rIdPicture{}", at + 1)
}

impl<'a> Body<'a> {
    pub(super) fn new(briefing: &'a Briefing) -> Result<Self, DocxError> {
        let mut body = Self {
            briefing,
            xml: String::new(),
            new_page: false,
            drawings: 0,
            pictures: Vec::new(),
        };
        body.opening();
        for chapter in &briefing.chapters {
            body.new_page |= chapter.new_page;
            if let Some(title) = &chapter.title {
                body.heading(1, title);
            }
            for part in &chapter.sections {
                body.part(part)?;
            }
        }
        body.sources();
        Ok(body)
    }

    /// The document as a file.
    pub(super) fn document(&self) -> String {
        let reference = |what: &str, sort: &str, at: usize| {
            let id = match what {
                "header" => "rIdHeader",
                _ => "rIdFooter",
            };
            format!("<w:{what}Reference w:type=\"{sort}\" r:id=\"{id}{at}\"/>")
        };
        format!(
            "{HEAD}<w:document {NAMESPACES}><w:body>{}<w:sectPr>{}{}{}{}{PAGE}{MARGINS}\
             <w:cols w:space=\"425\"/><w:titlePg/></w:sectPr></w:body></w:document>",
            self.xml,
            reference("header", "default", 1),
            reference("header", "first", 2),
            reference("footer", "default", 1),
            reference("footer", "first", 2),
        )
    }

    fn opening(&mut self) {
        let briefing = self.briefing;
        for (words, styles) in [
            (&briefing.title, ["Title", "TitleSecond"]),
            (&briefing.subtitle, ["Subtitle", "SubtitleSecond"]),
        ] {
            for (text, style) in words.distinct().into_iter().zip(styles) {
                self.xml.push_str(&paragraph(style, "", &run(text, "")));
            }
        }
        self.xml.push_str(&paragraph("TitleRule", "", ""));
        if briefing.about.is_empty() {
            return;
        }
        // As wide as the longest name needs; a letter of the Latin alphabet takes about half the size.
        let names = briefing.about.iter().map(|(name, _)| {
            let texts = name.distinct();
            texts.iter().map(|text| text.width()).sum::<usize>() + texts.len()
        });
        let first = (names.max().unwrap_or_default() * 96 + 260).clamp(1_300, TEXT_WIDTH / 3);
        let widths = [first, TEXT_WIDTH - first];
        let rows = briefing.about.iter().map(|(name, value)| {
            let name = paragraph("AboutName", "", &inline(name, "Second"));
            let value = paragraph("AboutText", "", &inline(value, "Second"));
            row(&widths, &[name, value], false, true)
        });
        let rows: String = rows.collect();
        let table = table_of("BriefingAbout", &widths, false, &Words::default(), &rows);
        self.table_xml(&table, "TableGap");
    }

    fn heading(&mut self, level: usize, words: &Words) {
        if words.is_empty() {
            return;
        }
        let fresh = if std::mem::take(&mut self.new_page) {
            // Pages begin at their margin.
            "<w:pageBreakBefore/><w:spacing w:before=\"0\"/>"
        } else {
            ""
        };
        let text = inline(words, &format!("SecondHeading{level}"));
        self.xml
            .push_str(&paragraph(&format!("Heading{level}"), fresh, &text));
    }

    fn part(&mut self, part: &Part) -> Result<(), DocxError> {
        let level = 1 + usize::from(self.briefing.chaptered());
        self.heading(level, &part.title);
        for block in &part.blocks {
            match block {
                Block::Heading(words) => self.heading(level + 1, words),
                Block::Paragraph(sentences) => self.sentences(sentences),
                Block::List(items) => self.list(items),
                Block::Table(table) => self.table(table),
                Block::Picture(picture) => self.picture(picture)?,
            }
        }
        Ok(())
    }

    /// A sentence in one language with its marks.
    fn sentence(&self, said: &Said, at: usize) -> Option<String> {
        let text = said.words.0.get(at).filter(|text| !text.is_empty())?;
        Some(format!("{}{}", run(text, ""), self.marks(said)))
    }

    fn sentences(&mut self, sentences: &[Said]) {
        let texts = self.briefing.langs.iter().enumerate().map(|(at, lang)| {
            let between = match lang {
                Lang::Ja => String::new(),
                Lang::En => run(" ", ""),
            };
            let texts = sentences.iter().filter_map(|said| self.sentence(said, at));
            texts.collect::<Vec<_>>().join(&between)
        });
        let texts: Vec<String> = texts.collect();
        if self.briefing.beside() {
            let long = sentences.iter().any(Said::is_long);
            self.beside(&[texts], ["SidesText", "SidesTextSecond"], long);
        } else {
            let text = texts.concat();
            self.xml.push_str(&paragraph("BodyText", "", &text));
        }
    }

    fn list(&mut self, items: &[Said]) {
        let langs = 0..self.briefing.langs.len();
        let texts = items.iter().map(|said| {
            let texts = langs.clone();
            let texts = texts.map(|at| self.sentence(said, at).unwrap_or_default());
            texts.collect()
        });
        let texts: Vec<Vec<String>> = texts.collect();
        if self.briefing.beside() {
            let long = items.iter().any(Said::is_long);
            self.beside(&texts, ["SidesBullet", "SidesBulletSecond"], long);
        } else {
            for text in texts {
                let item = paragraph("ListBullet", "", &text.concat());
                self.xml.push_str(&item);
            }
        }
    }

    /// Two languages side by side, what belongs together at one height.
    fn beside(&mut self, rows: &[Vec<String>], styles: [&str; 2], long: bool) {
        if rows.is_empty() {
            return;
        }
        // The free space is the right margin of both cells; that of the second lies beyond the text.
        let width = (TEXT_WIDTH + GUTTER) / 2;
        let widths = [width, width];
        let rows = rows.iter().map(|texts| {
            let cells: Vec<String> = texts
                .iter()
                .zip(styles)
                .map(|(text, style)| paragraph(style, "", text))
                .collect();
            row(&widths, &cells, false, !long)
        });
        let rows: String = rows.collect();
        let table = table_of("BriefingSides", &widths, false, &Words::default(), &rows);
        self.table_xml(&table, "SidesGap");
    }

    fn table(&mut self, table: &Table) {
        let headed = table.headed();
        let widths = widths(table);
        let style = |numbers: bool, text: &'static str, number: &'static str| {
            if numbers { number } else { text }
        };
        let mut rows = String::new();
        if headed {
            let cells = table.columns.iter().map(|column| {
                let style = style(column.numbers, "TableHead", "TableHeadNumber");
                self.cell(&column.head, "", style, false)
            });
            let cells: Vec<String> = cells.collect();
            rows.push_str(&row(&widths, &cells, true, true));
        }
        let short = table.rows.len() <= FEW_ROWS && !table.rows.iter().flatten().any(Said::is_long);
        for (at, cells) in table.rows.iter().enumerate() {
            let whole = !cells.iter().any(Said::is_long);
            let keep = short && at + 1 < table.rows.len();
            let cells = cells.iter().zip(&table.columns).map(|(said, column)| {
                let style = style(column.numbers, "TableText", "TableNumber");
                self.cell(&said.words, &self.marks(said), style, keep)
            });
            let cells: Vec<String> = cells.collect();
            rows.push_str(&row(&widths, &cells, false, whole));
        }
        let table = table_of("BriefingTable", &widths, headed, &table.title, &rows);
        self.table_xml(&table, "TableGap");
    }

    /// A cell with its languages one below the other, the marks behind the last.
    fn cell(&self, words: &Words, marks: &str, style: &str, keep: bool) -> String {
        let more = if keep { "<w:keepNext/>" } else { "" };
        let texts = words.distinct();
        let last = texts.len().saturating_sub(1);
        if texts.is_empty() {
            return paragraph(style, more, marks);
        }
        let texts = texts.into_iter().enumerate().map(|(at, text)| {
            let text = run(text, if at > 0 { "Second" } else { "" });
            let marks = if at == last { marks } else { "" };
            paragraph(style, more, &format!("{text}{marks}"))
        });
        texts.collect()
    }

    /// A table, with room below it: two that touch would be one.
    fn table_xml(&mut self, table: &str, gap: &str) {
        self.xml.push_str(table);
        self.xml.push_str(&paragraph(gap, "", ""));
    }

    fn picture(&mut self, picture: &Picture) -> Result<(), DocxError> {
        let most = TEXT_WIDTH as f64 / 20.0;
        let scale = (most / picture.width).min(PICTURE_HEIGHT / picture.height);
        let scale = scale.min(1.0);
        let (width, height) = (picture.width * scale, picture.height * scale);
        let points = drawn(&picture.svg, width, DPI)?;
        let at = self.pictures.iter().position(|known| *known == points);
        let at = at.unwrap_or_else(|| {
            self.pictures.push(points);
            self.pictures.len() - 1
        });
        self.drawings += 1;
        let alt = escape(&picture.alt.distinct().join(" / "));
        let (across, down) = ((width * EMU).round() as u64, (height * EMU).round() as u64);
        let (number, id) = (self.drawings, picture_id(at));
        let drawing = format!(
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
             <wp:extent cx=\"{across}\" cy=\"{down}\"/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/>\
             <wp:docPr id=\"{number}\" name=\"Picture {number}\" descr=\"{alt}\"/>\
             <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
             <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
             <pic:pic><pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"Picture {number}\" descr=\"{alt}\"/>\
             <pic:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></pic:cNvPicPr></pic:nvPicPr>\
             <pic:blipFill><a:blip r:embed=\"{id}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
             <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{across}\" cy=\"{down}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>\
             </a:graphic></wp:inline></w:drawing></w:r>"
        );
        self.xml.push_str(&paragraph("Picture", "", &drawing));
        let caption = inline(&picture.caption.words, "Second");
        let caption = format!("{caption}{}", self.marks(&picture.caption));
        self.xml.push_str(&paragraph("Caption", "", &caption));
        Ok(())
    }

    fn sources(&mut self) {
        if self.briefing.sources.is_empty() {
            return;
        }
        self.heading(1, &self.briefing.sources_title);
        for (at, source) in self.briefing.sources.iter().enumerate() {
            let texts = source.distinct().into_iter().enumerate();
            let texts = texts.map(|(at, text)| run(text, if at > 0 { "Second" } else { "" }));
            let texts = texts.collect::<Vec<_>>().join("<w:r><w:br/></w:r>");
            let number = at + 1;
            let text = format!(
                "<w:bookmarkStart w:id=\"{number}\" w:name=\"source_{number}\"/>{texts}\
                 <w:bookmarkEnd w:id=\"{number}\"/>"
            );
            self.xml.push_str(&paragraph("Source", "", &text));
        }
    }

    /// The numbers of the sources that a text rests on, leading to them.
    fn marks(&self, said: &Said) -> String {
        let link = |number: usize| {
            let mark = run(&format!("[{number}]"), "SourceMark");
            if (1..=self.briefing.sources.len()).contains(&number) {
                format!(
                    "<w:hyperlink w:anchor=\"source_{number}\" w:history=\"1\">{mark}</w:hyperlink>"
                )
            } else {
                mark
            }
        };
        let links = said
            .marks()
            .into_iter()
            .map(|(first, last)| match first == last {
                true => link(first),
                false => format!("{}{}{}", link(first), run("–", "SourceMark"), link(last)),
            });
        links.collect()
    }
}

/// The head of pages: what the paper is, but for the first, and who may see it.
pub(super) fn header(briefing: &Briefing, first: bool) -> Vec<u8> {
    let mut text = String::new();
    if !first {
        text.push_str(&inline(&briefing.title, "SecondHeader"));
    }
    if !briefing.mark.is_empty() {
        text.push_str("<w:r><w:tab/></w:r>");
        // Blanks that do not break keep the frame off the word.
        let mark = format!("\u{a0}{}\u{a0}", briefing.mark.distinct().join(" / "));
        text.push_str(&run(&mark, "PaperMark"));
    }
    let text = paragraph("Header", "", &text);
    format!("{HEAD}<w:hdr {NAMESPACES}>{text}</w:hdr>").into_bytes()
}

/// The foot of pages with their numbers.
pub(super) fn footer(briefing: &Briefing) -> Vec<u8> {
    let field = |name: &str| {
        format!(
            "<w:fldSimple w:instr=\" {name} \">{}</w:fldSimple>",
            run("1", "")
        )
    };
    let [before, between, after] = &briefing.page_words;
    let text = format!(
        "{}<w:r><w:tab/></w:r>{}{}{}{}{}",
        inline(&briefing.foot, "SecondHeader"),
        run(before, ""),
        field("PAGE"),
        run(between, ""),
        field("NUMPAGES"),
        run(after, ""),
    );
    let text = paragraph("Footer", "", &text);
    format!("{HEAD}<w:ftr {NAMESPACES}>{text}</w:ftr>").into_bytes()
}

/// A paragraph; `more` are properties that no style can know.
fn paragraph(style: &str, more: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr>{text}</w:p>")
}

/// A text with its lines; nothing where it is empty.
fn run(text: &str, style: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let style = if style.is_empty() {
        String::new()
    } else {
        format!("<w:rPr><w:rStyle w:val=\"{style}\"/></w:rPr>")
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines = text.split('\n').map(escape);
    let lines = lines.map(|line| format!("<w:t xml:space=\"preserve\">{line}</w:t>"));
    let lines = lines.collect::<Vec<_>>().join("<w:br/>");
    format!("<w:r>{style}{lines}</w:r>")
}

/// A text in all languages on one line, the second in a style of its own.
fn inline(words: &Words, second: &str) -> String {
    let texts = words.distinct().into_iter().enumerate();
    let texts = texts.map(|(at, text)| {
        if at == 0 {
            run(text, "")
        } else {
            run(&format!("\u{2003}{text}"), second)
        }
    });
    texts.collect()
}

/// The widths of a table's columns, which are the text's together.
fn widths(table: &Table) -> Vec<usize> {
    let count = table.columns.len().max(1) as f64;
    let all: f64 = table.columns.iter().map(|column| column.width).sum();
    let (mut done, mut edge) = (0.0, 0);
    let widths = table.columns.iter().map(|column| {
        done += if all > 0.0 {
            column.width / all
        } else {
            1.0 / count
        };
        let end = (done * TEXT_WIDTH as f64).round() as usize;
        let width = end.saturating_sub(edge);
        edge = end;
        width
    });
    widths.collect()
}

/// A table with a grid that no program works out anew.
fn table_of(style: &str, widths: &[usize], headed: bool, title: &Words, rows: &str) -> String {
    let width: usize = widths.iter().sum();
    let (first, look) = if headed { (1, "0620") } else { (0, "0600") };
    let title = escape(&title.distinct().join(" / "));
    let title = if title.is_empty() {
        title
    } else {
        format!("<w:tblCaption w:val=\"{title}\"/>")
    };
    let grid = widths.iter();
    let grid: String = grid
        .map(|width| format!("<w:gridCol w:w=\"{width}\"/>"))
        .collect();
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"{look}\" w:firstRow=\"{first}\" \
         w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>\
         {title}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
}

/// A row; `head` is repeated on each page, `whole` does not split.
fn row(widths: &[usize], cells: &[String], head: bool, whole: bool) -> String {
    let whole = if whole { "<w:cantSplit/>" } else { "" };
    let head = if head { "<w:tblHeader/>" } else { "" };
    let properties = if whole.is_empty() && head.is_empty() {
        String::new()
    } else {
        format!("<w:trPr>{whole}{head}</w:trPr>")
    };
    let cells = widths.iter().zip(cells).map(|(width, cell)| {
        format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{cell}</w:tc>")
    });
    let cells: String = cells.collect();
    format!("<w:tr>{properties}{cells}</w:tr>")
}
