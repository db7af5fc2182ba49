//! Briefings as Markdown: CommonMark with the tables of GitHub. Two languages stand one after the
//! other, the second as a quotation or in italics; pictures are told in words.

use super::content::{Block, Briefing, Picture, Said, Table, Words};
use crate::model::Lang;

/// A briefing as Markdown. Equal briefings give equal texts.
#[must_use]
pub fn markdown(briefing: &Briefing) -> String {
    let mut page = Page {
        briefing,
        blocks: Vec::new(),
    };
    page.head();
    let lower = usize::from(briefing.chaptered());
    for chapter in &briefing.chapters {
        if let Some(title) = &chapter.title {
            page.heading(2, title);
        }
        for part in &chapter.sections {
            page.heading(2 + lower, &part.title);
            for block in &part.blocks {
                page.block(block, 3 + lower);
            }
        }
    }
    page.sources();
    let mut text = page.blocks.join("\n\n");
    text.push('\n');
    text
}

/// The text so far: what an empty line stands between.
struct Page<'a> {
    briefing: &'a Briefing,
    blocks: Vec<String>,
}

impl Page<'_> {
    fn head(&mut self) {
        let briefing = self.briefing;
        if !briefing.mark.is_empty() {
            self.blocks
                .push(format!("**{}**", line(&joined(&briefing.mark))));
        }
        self.heading(1, &briefing.title);
        if !briefing.subtitle.is_empty() {
            self.blocks.push(inline(&briefing.subtitle));
        }
        if !briefing.about.is_empty() {
            let rows = briefing.about.iter();
            let rows = rows.map(|(name, value)| vec![stacked(name), stacked(value)]);
            let rows: Vec<Vec<String>> = rows.collect();
            let head = vec![String::new(), String::new()];
            self.blocks.push(grid(&head, &[false, false], &rows));
        }
    }

    fn heading(&mut self, level: usize, words: &Words) {
        if !words.is_empty() {
            self.blocks
                .push(format!("{} {}", "#".repeat(level), inline(words)));
        }
    }

    fn block(&mut self, block: &Block, level: usize) {
        match block {
            Block::Heading(words) => self.heading(level, words),
            Block::Paragraph(sentences) => self.paragraph(sentences),
            Block::List(items) => self.list(items),
            Block::Table(table) => self.table(table),
            Block::Picture(picture) => self.picture(picture),
        }
    }

    fn paragraph(&mut self, sentences: &[Said]) {
        for (at, lang) in self.briefing.langs.iter().enumerate() {
            let between = match lang {
                Lang::Ja => "",
                Lang::En => " ",
            };
            let sentences = sentences.iter().filter_map(|said| {
                let text = said.words.0.get(at).filter(|text| !text.is_empty())?;
                Some(format!("{}{}", plain(text, "\\\n"), marks(said)))
            });
            let text = sentences.collect::<Vec<_>>().join(between);
            if text.is_empty() {
                continue;
            }
            let before = if at == 0 { "" } else { "> " };
            let lines: Vec<String> = text.lines().map(|l| format!("{before}{l}")).collect();
            self.blocks.push(lines.join("\n"));
        }
    }

    fn list(&mut self, items: &[Said]) {
        let items = items.iter().filter(|said| !said.words.is_empty());
        let items = items.map(|said| {
            let texts: Vec<String> = said
                .words
                .distinct()
                .into_iter()
                .enumerate()
                .map(|(at, text)| slanted(&plain(text, "\\\n  "), at > 0))
                .collect();
            format!("- {}{}", texts.join("\\\n  "), marks(said))
        });
        let items: Vec<String> = items.collect();
        if !items.is_empty() {
            self.blocks.push(items.join("\n"));
        }
    }

    fn table(&mut self, table: &Table) {
        let head: Vec<String> = table
            .columns
            .iter()
            .map(|column| stacked(&column.head))
            .collect();
        let numbers: Vec<bool> = table.columns.iter().map(|column| column.numbers).collect();
        let cell = |said: &Said| format!("{}{}", stacked(&said.words), marks(said));
        let rows: Vec<Vec<String>> = table
            .rows
            .iter()
            .map(|row| row.iter().map(cell).collect())
            .collect();
        self.blocks.push(grid(&head, &numbers, &rows));
    }

    fn picture(&mut self, picture: &Picture) {
        let caption = line(&joined(&picture.caption.words));
        let mut lines = Vec::new();
        if !caption.is_empty() {
            lines.push(format!("**{caption}**{}", marks(&picture.caption)));
        }
        if !picture.alt.is_empty() {
            lines.push(inline(&picture.alt));
        }
        if !lines.is_empty() {
            self.blocks.push(lines.join("\\\n"));
        }
    }

    fn sources(&mut self) {
        if self.briefing.sources.is_empty() {
            return;
        }
        self.heading(2, &self.briefing.sources_title);
        let items = self.briefing.sources.iter().enumerate().map(|(at, words)| {
            let number = format!("{}. ", at + 1);
            let between = format!("\\\n{}", " ".repeat(number.len()));
            let texts = words.distinct();
            let texts = texts.into_iter().enumerate();
            let texts = texts.map(|(at, text)| slanted(&plain(text, &between), at > 0));
            format!("{number}{}", texts.collect::<Vec<_>>().join(&between))
        });
        self.blocks.push(items.collect::<Vec<_>>().join("\n"));
    }
}

/// A table of cells that are Markdown already.
fn grid(head: &[String], numbers: &[bool], rows: &[Vec<String>]) -> String {
    let row = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let sides: Vec<String> = numbers
        .iter()
        .map(|numbers| if *numbers { "---:" } else { "---" }.to_owned())
        .collect();
    let mut lines = vec![row(head), row(&sides)];
    lines.extend(rows.iter().map(|cells| row(cells)));
    lines.join("\n")
}

/// The numbers of the sources that a text rests on.
fn marks(said: &Said) -> String {
    let mark = |number: usize| format!("\\[{number}\\]");
    let marks = said.marks().into_iter();
    let marks = marks.map(|(first, last)| match first == last {
        true => mark(first),
        false => format!("{}–{}", mark(first), mark(last)),
    });
    marks.collect()
}

/// The texts with a stroke between them, not yet Markdown.
fn joined(words: &Words) -> String {
    words.distinct().join(" / ")
}

/// A text in all languages on one line, the second in italics.
fn inline(words: &Words) -> String {
    let texts = words.distinct().into_iter().enumerate();
    let texts = texts.map(|(at, text)| slanted(&line(text), at > 0));
    texts.collect::<Vec<_>>().join(" ")
}

/// A text in all languages for a cell, the second below in italics.
fn stacked(words: &Words) -> String {
    let texts = words.distinct().into_iter().enumerate();
    let texts = texts.map(|(at, text)| slanted(&plain(text, "<br>"), at > 0));
    texts.collect::<Vec<_>>().join("<br>")
}

fn slanted(text: &str, slanted: bool) -> String {
    if slanted && !text.is_empty() {
        format!("*{text}*")
    } else {
        text.to_owned()
    }
}

/// A text on one line as it stands.
fn line(text: &str) -> String {
    plain(text, " ")
}

/// A text that Markdown shows as it stands; its lines have `between` them.
fn plain(text: &str, between: &str) -> String {
    let kept = |c: char| match c {
        '\n' | '\r' => Some('\n'),
        '\t' => Some(' '),
        c => (!c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}')).then_some(c),
    };
    let text: String = text.chars().filter_map(kept).collect();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(literal).collect::<Vec<_>>().join(between)
}

/// A line with a stroke before every sign that could be markup where it stands.
fn literal(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    for (at, c) in line.chars().enumerate() {
        let markup = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$' | '!'
            | '{' | '}' | '^' => true,
            '-' | '+' | '=' | ':' => at == 0,
            '.' | ')' => digits > 0 && at == digits,
            _ => false,
        };
        if markup {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
