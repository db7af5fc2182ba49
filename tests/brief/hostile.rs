//! The made-up briefing with text that means harm to one form or another in every place.

use kizuna::brief::{Block, Briefing, Picture, Rests, Said, Words};
use kizuna::model::Lang;

use super::fixture::{NASTY, briefing};

/// Text that would be markup, that no XML may hold, and that no line holds.
fn bad(place: &str) -> String {
    format!(
        "- {place} {NASTY} </w:t></style> &amp; %5B \u{1}\u{7}\u{b}\u{85}\u{fffe} 🌉👩‍👧 1) +a \"\"> {}",
        "超長名称".repeat(30)
    )
}

/// A text as it can be shown: without what no text has.
pub(super) fn shown(text: &str) -> String {
    let kept = |c: &char| *c == '\n' || (!c.is_control() && *c != '\u{fffe}');
    text.chars().filter(kept).collect()
}

/// The fixture, made worse.
pub(super) fn hostile(langs: &[Lang]) -> Briefing {
    let mut paper = briefing(langs);
    let words = |place: &str| {
        let texts = langs.iter();
        Words(
            texts
                .map(|lang| bad(&format!("{place}-{}", lang.tag())))
                .collect(),
        )
    };
    let said = |place: &str| Said {
        words: words(place),
        rests: Rests::Sources(vec![2, 1]),
    };
    paper.title = words("title");
    paper.subtitle = words("subtitle");
    paper.mark = words("mark");
    paper.foot = words("foot");
    paper.sources_title = words("sources");
    paper.sources.push(words("source"));
    paper.about.push((words("name"), words("value")));
    paper.page_words = [bad("before"), bad("between"), bad("after")];
    let chapter = &mut paper.chapters[1];
    chapter.title = Some(words("chapter"));
    let part = &mut chapter.sections[0];
    part.title = words("part");
    let many_lines = Words(vec![
        format!(
            "# 一\n- 二\r\n1. 三\n\n    四\n=== {}",
            bad("end")
        );
        langs.len()
    ]);
    part.blocks.extend([
        Block::Heading(words("heading")),
        Block::Paragraph(vec![said("sentence"), said("another")]),
        Block::List(vec![
            said("item"),
            Said {
                words: many_lines,
                rests: Rests::Office,
            },
        ]),
        Block::Picture(Picture {
            // Its ids are those of the first, and it is wider and higher than a page.
            svg: r##"<?xml version="1.0"?><!-- kanariya > --><svg xmlns="http://www.w3.org/2000/svg" width="2400" height="400" viewBox="0 0 2400 400" aria-labelledby="label home"><!-- it's "kanariya" > <svg id="label"> --><title id="label">a > b</title><defs><linearGradient id="home"><stop stop-color="#0017c1"/></linearGradient></defs><rect data-x="url(#" width="2400" height="400" fill="url(#home)"/><use href="#home"/></svg>"##.to_owned(),
            width: 1800.0,
            height: 300.0,
            caption: said("caption"),
            alt: words("alt"),
        }),
    ]);
    // A picture may stand twice.
    let again = paper.chapters[0].sections[0].blocks[1].clone();
    paper.chapters[1].sections[0].blocks.push(again);
    paper
}

/// All that a briefing says, but for its mark, its foot and what stands for pictures.
pub(super) fn texts(paper: &Briefing) -> Vec<String> {
    let mut all = vec![&paper.title, &paper.subtitle, &paper.sources_title];
    all.extend(paper.about.iter().flat_map(|(name, value)| [name, value]));
    all.extend(&paper.sources);
    all.extend(paper.said().map(|said| &said.words));
    for chapter in &paper.chapters {
        all.extend(&chapter.title);
        for part in &chapter.sections {
            all.push(&part.title);
            for block in &part.blocks {
                match block {
                    Block::Heading(words) => all.push(words),
                    Block::Table(table) => all.extend(table.columns.iter().map(|c| &c.head)),
                    _ => {}
                }
            }
        }
    }
    let texts = all.into_iter().flat_map(|words| &words.0);
    let mut texts: Vec<String> = texts.filter(|text| !text.is_empty()).cloned().collect();
    texts.dedup();
    texts
}

/// One paper in each choice of languages, friendly and hostile, with chapters and without.
pub(super) fn papers() -> Vec<Briefing> {
    let choices: [&[Lang]; 3] = [&[Lang::Ja], &[Lang::En], &Lang::ALL];
    let mut papers = Vec::new();
    for langs in choices {
        let mut plain = briefing(langs);
        plain.chapters.truncate(1);
        plain.chapters[0].title = None;
        papers.extend([briefing(langs), hostile(langs), plain]);
    }
    papers
}
