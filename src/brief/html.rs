//! Briefings as one HTML file that asks for nothing from elsewhere. It is well-formed XML, too, so that
//! other programs can read it.

use super::content::{Block, Briefing, Part, Picture, Said, Table, Words};
use crate::export::xml::escape;
use crate::i18n;
use crate::model::Lang;

/// How the page looks, on a screen and on paper.
const STYLE: &str = include_str!("../../assets/templates/briefing.css");

/// A briefing as a page. Equal briefings give equal texts.
#[must_use]
pub fn html(briefing: &Briefing) -> String {
    let langs = &briefing.langs;
    let mut page = Page {
        briefing,
        lang: langs.first().copied().unwrap_or_default(),
        lower: usize::from(briefing.chaptered()),
        pictures: 0,
        out: String::new(),
    };
    page.begin();
    page.contents();
    page.line("<main id=\"text\">");
    for (at, chapter) in briefing.chapters.iter().enumerate() {
        let class = if chapter.new_page {
            "chapter new"
        } else {
            "chapter"
        };
        page.line(&format!("<section class=\"{class}\">"));
        if let Some(title) = &chapter.title {
            let heading = page.heading(2, title, &format!(" id=\"{}\"", chapter_id(at)));
            page.line(&heading);
        }
        for (part_at, part) in chapter.sections.iter().enumerate() {
            page.part(part, &part_id(at, part_at));
        }
        page.line("</section>");
    }
    page.sources();
    page.line("</main>");
    let foot = page.inline(&briefing.foot);
    if !foot.is_empty() {
        page.line(&format!("<footer>{foot}</footer>"));
    }
    page.line("</body>\n</html>");
    page.out
}

fn chapter_id(chapter: usize) -> String {
    format!("chapter_{}", chapter + 1)
}

fn part_id(chapter: usize, part: usize) -> String {
    format!("part_{}_{}", chapter + 1, part + 1)
}

/// The page so far.
struct Page<'a> {
    briefing: &'a Briefing,
    lang: Lang,
    /// How much lower sections stand below chapters.
    lower: usize,
    pictures: usize,
    out: String,
}

impl Page<'_> {
    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn begin(&mut self) {
        let briefing = self.briefing;
        let title = escape(&briefing.title.distinct().join(" / "));
        self.line(&format!(
            "<!DOCTYPE html>\n<html lang=\"{0}\" xml:lang=\"{0}\">\n<head>\n<meta charset=\"utf-8\"/>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src \
             'unsafe-inline'; img-src data:\"/>\n<link rel=\"icon\" href=\"data:,\"/>\n\
             <title>{title}</title>\n<style>\n{STYLE}{1}</style>\n</head>\n<body>",
            self.lang.tag(),
            self.margins(),
        ));
        let skip = escape(&i18n::text(self.lang, "page-to-text"));
        self.line(&format!("<a class=\"skip\" href=\"#text\">{skip}</a>"));
        self.line("<header>");
        if !briefing.mark.is_empty() {
            let mark = self.inline(&briefing.mark);
            self.line(&format!("<p class=\"mark\">{mark}</p>"));
        }
        let title = self.stacked(&briefing.title);
        self.line(&format!("<h1>{title}</h1>"));
        if !briefing.subtitle.is_empty() {
            let subtitle = self.stacked(&briefing.subtitle);
            self.line(&format!("<p class=\"subtitle\">{subtitle}</p>"));
        }
        if !briefing.about.is_empty() {
            self.line("<dl class=\"about\">");
            for (name, value) in &briefing.about {
                let (name, value) = (self.inline(name), self.inline(value));
                self.line(&format!("<dt>{name}</dt><dd>{value}</dd>"));
            }
            self.line("</dl>");
        }
        self.line("</header>");
    }

    /// What stands in the margins of printed pages, where the browser can: who may see the paper, what
    /// it is, its foot and its numbers.
    fn margins(&self) -> String {
        let briefing = self.briefing;
        let text = |words: &Words| quoted(&words.distinct().join(" / "));
        let [before, between, after] = &briefing.page_words;
        format!(
            "@page {{\n  @top-left {{ content: {}; }}\n  @top-right {{ content: {}; }}\n  \
             @bottom-left {{ content: {}; }}\n  @bottom-right {{ content: {} counter(page) {} \
             counter(pages) {}; }}\n}}\n@page :first {{ @top-left {{ content: none; }} @top-right {{ content: none; }} }}\n",
            text(&briefing.title),
            text(&briefing.mark),
            text(&briefing.foot),
            quoted(before),
            quoted(between),
            quoted(after),
        )
    }

    /// The table of contents of a paper with several chapters.
    fn contents(&mut self) {
        let chapters = &self.briefing.chapters;
        let titles = chapters.iter().filter(|chapter| chapter.title.is_some());
        if titles.count() < 2 {
            return;
        }
        let name = escape(&i18n::text(self.lang, "page-contents"));
        self.line(&format!(
            "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">{name}</h2>\n<ol>"
        ));
        for (at, chapter) in chapters.iter().enumerate() {
            let Some(title) = &chapter.title else {
                continue;
            };
            let (id, title) = (chapter_id(at), self.inline(title));
            let parts = chapter.sections.iter().enumerate();
            let parts = parts.map(|(part_at, part)| {
                let (id, title) = (part_id(at, part_at), self.inline(&part.title));
                format!("<li><a href=\"#{id}\">{title}</a></li>")
            });
            let parts: String = parts.collect();
            let parts = if parts.is_empty() {
                parts
            } else {
                format!("<ul>{parts}</ul>")
            };
            self.line(&format!("<li><a href=\"#{id}\">{title}</a>{parts}</li>"));
        }
        self.line("</ol>\n</nav>");
    }

    fn heading(&self, level: usize, words: &Words, more: &str) -> String {
        // How it looks follows its weight in the paper, which stands a step lower without chapters.
        let look = level + 1 - self.lower;
        format!(
            "<h{level} class=\"look{look}\"{more}>{}</h{level}>",
            self.inline(words)
        )
    }

    fn part(&mut self, part: &Part, id: &str) {
        self.line("<section>");
        let heading = self.heading(2 + self.lower, &part.title, &format!(" id=\"{id}\""));
        self.line(&heading);
        for block in &part.blocks {
            match block {
                Block::Heading(words) => {
                    let heading = self.heading(3 + self.lower, words, "");
                    self.line(&heading);
                }
                Block::Paragraph(sentences) => self.paragraph(sentences),
                Block::List(items) => self.list(items),
                Block::Table(table) => self.table(table),
                Block::Picture(picture) => self.picture(picture),
            }
        }
        self.line("</section>");
    }

    fn paragraph(&mut self, sentences: &[Said]) {
        let texts = self.briefing.langs.iter().enumerate().map(|(at, lang)| {
            let between = match lang {
                Lang::Ja => "",
                Lang::En => " ",
            };
            let sentences = sentences.iter().filter_map(|said| self.sentence(said, at));
            let text = sentences.collect::<Vec<_>>().join(between);
            format!("<p lang=\"{}\">{text}</p>", lang.tag())
        });
        let texts: String = texts.collect();
        if self.briefing.beside() {
            self.line(&format!("<div class=\"sides\">{texts}</div>"));
        } else {
            self.line(&texts);
        }
    }

    /// A sentence in one language with its marks; nothing where nothing is said.
    fn sentence(&self, said: &Said, at: usize) -> Option<String> {
        let text = said.words.0.get(at).filter(|text| !text.is_empty())?;
        Some(format!("{}{}", literal(text), self.marks(said)))
    }

    fn list(&mut self, items: &[Said]) {
        let beside = self.briefing.beside();
        self.line(if beside {
            "<ul class=\"pairs\">"
        } else {
            "<ul>"
        });
        for said in items {
            let texts = self.briefing.langs.iter().enumerate().map(|(at, lang)| {
                let text = self.sentence(said, at).unwrap_or_default();
                if beside {
                    format!("<span lang=\"{}\">{text}</span>", lang.tag())
                } else {
                    text
                }
            });
            let texts: String = texts.collect();
            self.line(&format!("<li>{texts}</li>"));
        }
        self.line("</ul>");
    }

    fn table(&mut self, table: &Table) {
        let headed = table.headed();
        self.line(&format!(
            "<table class=\"{}\">",
            if headed { "headed" } else { "named" }
        ));
        if !table.title.is_empty() {
            let title = self.inline(&table.title);
            self.line(&format!("<caption class=\"unseen\">{title}</caption>"));
        }
        let all: f64 = table.columns.iter().map(|column| column.width).sum();
        let columns = table.columns.iter().map(|column| {
            let share = if all > 0.0 {
                column.width / all * 100.0
            } else {
                0.0
            };
            format!("<col style=\"width: {share:.2}%\"/>")
        });
        let columns: String = columns.collect();
        self.line(&format!("<colgroup>{columns}</colgroup>"));
        let class = |at: usize| {
            let numbers = table.columns.get(at).is_some_and(|column| column.numbers);
            if numbers { " class=\"number\"" } else { "" }
        };
        if headed {
            let cells = table.columns.iter().enumerate().map(|(at, column)| {
                let head = self.stacked(&column.head);
                format!("<th scope=\"col\"{}>{head}</th>", class(at))
            });
            let cells: String = cells.collect();
            self.line(&format!("<thead>\n<tr>{cells}</tr>\n</thead>"));
        }
        self.line("<tbody>");
        for row in &table.rows {
            let cells = row.iter().enumerate().map(|(at, said)| {
                let text = format!("{}{}", self.stacked(&said.words), self.marks(said));
                if at == 0 && !headed {
                    format!("<th scope=\"row\">{text}</th>")
                } else {
                    format!("<td{}>{text}</td>", class(at))
                }
            });
            let cells: String = cells.collect();
            let row = if row.iter().any(Said::is_long) {
                "<tr class=\"long\">"
            } else {
                "<tr>"
            };
            self.line(&format!("{row}{cells}</tr>"));
        }
        self.line("</tbody>\n</table>");
    }

    fn picture(&mut self, picture: &Picture) {
        self.pictures += 1;
        let svg = apart(&picture.svg, &format!("picture_{}_", self.pictures));
        let alt = escape(&picture.alt.distinct().join(" / "));
        let caption = self.inline(&picture.caption.words);
        let caption = format!("{caption}{}", self.marks(&picture.caption));
        self.line(&format!(
            "<figure>\n<div class=\"picture\" role=\"img\" aria-label=\"{alt}\" style=\"max-width: \
             {:.2}pt\">{svg}</div>\n<figcaption>{caption}</figcaption>\n</figure>",
            picture.width
        ));
    }

    fn sources(&mut self) {
        let briefing = self.briefing;
        if briefing.sources.is_empty() {
            return;
        }
        self.line("<section class=\"sources\">");
        let heading = self.heading(2, &briefing.sources_title, "");
        self.line(&heading);
        self.line("<ol>");
        for (at, source) in briefing.sources.iter().enumerate() {
            let text = self.stacked(source);
            self.line(&format!("<li id=\"source_{}\">{text}</li>", at + 1));
        }
        self.line("</ol>\n</section>");
    }

    /// The numbers of the sources that a text rests on, leading to them.
    fn marks(&self, said: &Said) -> String {
        let link = |number: usize| {
            if (1..=self.briefing.sources.len()).contains(&number) {
                format!("<a href=\"#source_{number}\">[{number}]</a>")
            } else {
                format!("[{number}]")
            }
        };
        let links = said
            .marks()
            .into_iter()
            .map(|(first, last)| match first == last {
                true => link(first),
                false => format!("{}–{}", link(first), link(last)),
            });
        let links: String = links.collect();
        if links.is_empty() {
            links
        } else {
            // No line begins with them.
            format!("\u{2060}<sup class=\"marks\">{links}</sup>")
        }
    }

    /// A text in all languages on one line, the second smaller.
    fn inline(&self, words: &Words) -> String {
        self.told(words, " ")
    }

    /// A text in all languages, the second below.
    fn stacked(&self, words: &Words) -> String {
        self.told(words, "<br/>")
    }

    fn told(&self, words: &Words, between: &str) -> String {
        let texts = words.distinct();
        let texts = texts.into_iter().enumerate().map(|(at, text)| {
            // A text that all languages share is in the first that says it.
            let lang = words.0.iter().position(|other| other == text);
            let lang = lang.and_then(|at| self.briefing.langs.get(at));
            let lang = lang.copied().unwrap_or(self.lang);
            let class = if at > 0 { " class=\"second\"" } else { "" };
            if at == 0 && lang == self.lang {
                return literal(text);
            }
            format!(
                "<span lang=\"{}\"{class}>{}</span>",
                lang.tag(),
                literal(text)
            )
        });
        texts.collect::<Vec<_>>().join(between)
    }
}

/// A text that is shown as it stands, with its lines.
fn literal(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<String> = text.split('\n').map(escape).collect();
    lines.join("<br/>")
}

/// A text as a string of CSS, every sign that could end it as its number.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            c if c.is_alphanumeric() || c == ' ' => out.push(c),
            c if c.is_whitespace() => out.push(' '),
            c if c.is_control() => {}
            c => out.push_str(&format!("\\{:x} ", u32::from(c))),
        }
    }
    out.push('"');
    out
}

/// A drawing whose ids begin with `prefix`, so that several can stand in one page; without comments and
/// what only stands at the head of a file.
fn apart(svg: &str, prefix: &str) -> String {
    let from = svg.find("<svg").unwrap_or_default();
    let mut out = String::with_capacity(svg.len() + 1024);
    let mut rest = svg.get(from..).unwrap_or_default();
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(before);
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
            continue;
        }
        out.push('<');
        let (tag, behind) = tag_of(tag);
        attributes(tag, prefix, &mut out);
        rest = behind;
    }
    out.push_str(rest);
    out.trim_end().to_owned()
}

/// A tag without its first sign and what stands behind it; `>` may stand in the value of an attribute.
fn tag_of(text: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return text.split_at(at),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    (text, "")
}

/// A tag with its attributes; what names an id names the one with the prefix.
fn attributes(tag: &str, prefix: &str, out: &mut String) {
    let mut rest = tag;
    while let Some((before, behind)) = rest.split_once('=') {
        out.push_str(before);
        out.push('=');
        let name = before
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
        let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''));
        let value = quote.and_then(|quote| behind.get(1..)?.split_once(quote));
        let (Some(quote), Some((value, behind))) = (quote, value) else {
            rest = behind;
            continue;
        };
        out.push(quote);
        match name {
            "id" => out.push_str(&format!("{prefix}{value}")),
            name if name.starts_with("aria-") && name.ends_with("edby") => {
                let ids = value.split_whitespace().map(|id| format!("{prefix}{id}"));
                out.push_str(&ids.collect::<Vec<_>>().join(" "));
            }
            "href" | "xlink:href" => match value.strip_prefix('#') {
                Some(id) => out.push_str(&format!("#{prefix}{id}")),
                None => out.push_str(value),
            },
            _ => out.push_str(&value.replace("url(#", &format!("url(#{prefix}"))),
        }
        out.push(quote);
        rest = behind;
    }
    out.push_str(rest);
}
