//! Briefings as Markdown, read back by another reader of CommonMark.

use pulldown_cmark::{Alignment, Event, Options, Parser, Tag, TagEnd};

use super::fixture::briefing;
use super::hostile::{papers, shown, texts};
use kizuna::brief::{Block, Briefing, markdown};
use kizuna::model::Lang;

fn events(text: &str) -> Vec<Event<'_>> {
    // All that readers add to CommonMark, so that none of it takes a letter of ours.
    Parser::new_ext(text, Options::all() - Options::ENABLE_SMART_PUNCTUATION).collect()
}

/// What a person reads, without blanks: those at the ends of lines are no part of a text here.
fn read(text: &str) -> String {
    let pieces = events(text).into_iter().map(|event| match event {
        Event::Text(text) => text.into_string(),
        Event::Html(text) | Event::InlineHtml(text) => {
            assert_eq!(&*text, "<br>", "markup that is not ours");
            String::new()
        }
        Event::Code(_)
        | Event::InlineMath(_)
        | Event::DisplayMath(_)
        | Event::Rule
        | Event::FootnoteReference(_)
        | Event::TaskListMarker(_) => panic!("{event:?}"),
        _ => String::new(),
    });
    bare(&pieces.collect::<String>())
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_text_says_everything_as_it_is() {
    for paper in papers() {
        let text = markdown(&paper);
        assert_eq!(text, markdown(&paper));
        let said = read(&text);
        for text in texts(&paper) {
            let text = bare(&shown(&text));
            assert!(said.contains(&text), "{text}");
        }
        assert!(
            paper
                .mark
                .0
                .iter()
                .all(|text| said.contains(&bare(&shown(text))))
        );
        let pictures = paper
            .chapters
            .iter()
            .flat_map(|c| &c.sections)
            .flat_map(|p| &p.blocks);
        for block in pictures {
            if let Block::Picture(picture) = block {
                assert!(
                    picture
                        .alt
                        .0
                        .iter()
                        .all(|alt| said.contains(&bare(&shown(alt))))
                );
            }
        }
    }
}

#[test]
fn only_our_own_markup_is_markup() {
    for paper in papers() {
        let text = markdown(&paper);
        let (mut headings, mut items, mut level) = (Vec::new(), 0, 0);
        let (mut rows, mut cells, mut tables) = (0, 0, Vec::new());
        for event in events(&text) {
            match event {
                Event::Start(Tag::Heading { level: found, .. }) => {
                    assert!(found as usize <= level + 1, "a level is left out");
                    level = found as usize;
                    headings.push(level);
                }
                Event::Start(Tag::Item) => items += 1,
                Event::Start(Tag::Table(sides)) => {
                    tables.push(sides);
                    (rows, cells) = (0, 0);
                }
                Event::End(TagEnd::TableRow | TagEnd::TableHead) => rows += 1,
                Event::Start(Tag::TableCell) => cells += 1,
                Event::End(TagEnd::Table) => {
                    assert_eq!(cells, rows * tables.last().unwrap().len());
                }
                Event::Start(
                    Tag::Paragraph
                    | Tag::List(_)
                    | Tag::BlockQuote(_)
                    | Tag::Emphasis
                    | Tag::Strong
                    | Tag::TableHead
                    | Tag::TableRow,
                ) => {}
                Event::Start(other) => panic!("{other:?} in {text}"),
                _ => {}
            }
        }
        assert_eq!(headings.len(), wanted_headings(&paper), "{headings:?}");
        assert_eq!(items, wanted_items(&paper));
        let wanted: Vec<Vec<Alignment>> = wanted_tables(&paper);
        assert_eq!(tables, wanted);
    }
}

fn blocks(paper: &Briefing) -> impl Iterator<Item = &Block> {
    let parts = paper.chapters.iter().flat_map(|chapter| &chapter.sections);
    parts.flat_map(|part| &part.blocks)
}

/// The title, the sources, chapters, sections and what they are divided by.
fn wanted_headings(paper: &Briefing) -> usize {
    let chapters = paper.chapters.iter();
    let parts =
        chapters.map(|chapter| chapter.sections.len() + usize::from(chapter.title.is_some()));
    let smaller = blocks(paper).filter(|block| matches!(block, Block::Heading(_)));
    2 + parts.sum::<usize>() + smaller.count()
}

fn wanted_items(paper: &Briefing) -> usize {
    let lists = blocks(paper).map(|block| match block {
        Block::List(items) => items.len(),
        _ => 0,
    });
    lists.sum::<usize>() + paper.sources.len()
}

fn wanted_tables(paper: &Briefing) -> Vec<Vec<Alignment>> {
    let mut tables = vec![vec![Alignment::None; 2]];
    for block in blocks(paper) {
        if let Block::Table(table) = block {
            let sides = table.columns.iter().map(|column| match column.numbers {
                true => Alignment::Right,
                false => Alignment::None,
            });
            tables.push(sides.collect());
        }
    }
    tables
}

#[test]
fn two_languages_stand_one_after_the_other() {
    let text = markdown(&briefing(&Lang::ALL));
    for piece in [
        "# サンプル市訪問資料 *Briefing on Sample City*\n",
        "### 提携 *Ties*\n",
        "\n1965年に提携した。\\[1\\]現在も有効である。\\[2\\]\n\n> Signed in 1965.\\[1\\] Still in force.\\[2\\]\n",
        "\n- 姉妹都市である。\\\n  *It is a sister city.*\\[1\\]\n",
        "\n| 1965年7月<br>*July 1965*\\[1\\] | 姉妹都市<br>*Sister city*\\[1\\]\\[2\\] | 1,234\\[2\\] |\n",
        "\n**位置図 / Locator map**\\[2\\]\\\n横浜と相手方の位置 *Where both places lie*\n",
        "\n## 出典 *Sources*\n\n1. 国際戦略",
    ] {
        assert!(text.contains(piece), "{piece}\n\n{text}");
    }
}
