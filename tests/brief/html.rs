//! Briefings as one HTML file.

use std::collections::BTreeSet;

use super::hostile::{hostile, papers, shown, texts};
use super::tree::{Element, parse};
use kizuna::brief::{Block, Briefing, html};
use kizuna::model::Lang;

/// What a person reads of a page: the lines of a text stand below one another.
fn read(element: &Element) -> String {
    element.read(&|element| match element.name.as_str() {
        "br" => Some("\n"),
        "style" | "svg" => Some(""),
        _ => None,
    })
}

fn tables(paper: &Briefing) -> impl Iterator<Item = &kizuna::brief::Table> {
    let parts = paper.chapters.iter().flat_map(|chapter| &chapter.sections);
    let blocks = parts.flat_map(|part| &part.blocks);
    blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

#[test]
fn a_page_says_everything_as_it_is() {
    for paper in papers() {
        let page = html(&paper);
        assert_eq!(page, html(&paper));
        let root = parse(&page);
        let said = read(&root);
        for text in texts(&paper) {
            let text = shown(&text.replace("\r\n", "\n"));
            assert!(said.contains(&text), "{text}");
        }
        for words in [&paper.mark, &paper.foot] {
            assert!(words.0.iter().all(|text| said.contains(&shown(text))));
        }
        let names: BTreeSet<&str> = root.every().iter().map(|e| e.name.as_str()).collect();
        assert!(
            !names.contains("script") && !names.contains("b"),
            "{names:?}"
        );
        let alts: Vec<&str> = root
            .all("div")
            .iter()
            .filter_map(|e| e.get("aria-label"))
            .collect();
        let pictures = paper
            .chapters
            .iter()
            .flat_map(|c| &c.sections)
            .flat_map(|p| &p.blocks);
        let wanted = pictures.filter_map(|block| match block {
            Block::Picture(picture) => Some(shown(&picture.alt.distinct().join(" / "))),
            _ => None,
        });
        assert_eq!(alts, wanted.collect::<Vec<_>>());
    }
}

#[test]
fn every_link_leads_somewhere_and_every_id_is_one() {
    for paper in papers() {
        let page = html(&paper);
        let root = parse(&page);
        let every = root.every();
        let ids: Vec<&str> = every
            .iter()
            .filter_map(|element| element.get("id"))
            .collect();
        let set: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), set.len(), "{ids:?}");
        let (mut inner, mut marks) = (0, 0);
        for element in &every {
            for (name, value) in &element.attributes {
                let target = match name.as_str() {
                    "href" if value == "data:," => continue,
                    "href" => vec![value.strip_prefix('#').expect(value)],
                    "aria-labelledby" => value.split(' ').collect(),
                    "fill" if value.starts_with("url(") => {
                        vec![value.trim_start_matches("url(#").trim_end_matches(')')]
                    }
                    "src" | "style" | "class" | "id" | "lang" => {
                        assert_ne!(name, "src");
                        continue;
                    }
                    _ => continue,
                };
                inner += usize::from(element.name != "a");
                marks += usize::from(value.starts_with("#source_"));
                for target in target {
                    assert!(set.contains(target), "{name}={value}");
                }
            }
        }
        let sides = paper.said().map(|said| said.marks().len()).sum::<usize>();
        assert!(
            marks >= sides && inner > 0 || paper.chapters.len() == 1,
            "{marks} {inner}"
        );
        assert_eq!(root.all("main")[0].get("id"), Some("text"));
        assert_eq!(root.all("nav").len(), usize::from(paper.chapters.len() > 1));
    }
}

#[test]
fn a_page_is_built_as_it_reads() {
    for paper in papers() {
        let root = parse(&html(&paper));
        assert_eq!(root.get("lang"), Some(paper.langs[0].tag()));
        assert_eq!(root.all("h1").len(), 1);
        // No level of heading is left out.
        let mut level = 0;
        for element in root.every() {
            let Some(number) = element
                .name
                .strip_prefix('h')
                .and_then(|n| n.parse::<u32>().ok())
            else {
                continue;
            };
            assert!(number <= level + 1, "h{number} below h{level}");
            level = number;
        }
        let found = root.all("table");
        assert_eq!(found.len(), tables(&paper).count());
        for (element, table) in found.into_iter().zip(tables(&paper)) {
            let columns = table.columns.len();
            assert_eq!(element.all("col").len(), columns);
            let rows = element.all("tr");
            assert!(rows.iter().all(|row| row.elements().count() == columns));
            let headed = table.columns.iter().any(|column| !column.head.is_empty());
            assert_eq!(rows.len(), table.rows.len() + usize::from(headed));
            assert_eq!(element.all("thead").len(), usize::from(headed));
            let scope = if headed { "col" } else { "row" };
            let heads = element.all("th");
            assert!(!heads.is_empty());
            assert!(heads.iter().all(|head| head.get("scope") == Some(scope)));
        }
        let beside = paper.langs.len() > 1;
        let english = root
            .every()
            .into_iter()
            .any(|e| e.get("lang") == Some("en"));
        assert_eq!(english, paper.langs.contains(&Lang::En));
        let sides = root.all("div");
        let sides = sides.iter().filter(|e| e.get("class") == Some("sides"));
        for pair in sides.clone() {
            let langs: Vec<_> = pair.elements().map(|e| e.get("lang")).collect();
            assert_eq!(langs, [Some("ja"), Some("en")]);
        }
        assert_eq!(sides.count() > 0, beside);
    }
}

#[test]
fn a_page_asks_for_nothing_and_no_text_leaves_its_style() {
    let paper = hostile(&Lang::ALL);
    let page = html(&paper);
    assert!(page.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'"));
    let style = page.split("<style>").nth(1).unwrap();
    let style = style.split("</style>").next().unwrap();
    assert!(
        !style.contains(['<', '&']),
        "the style would end or not be read as XML"
    );
    // What stands in the margins is one string each: between the quotes there is no quote and no line.
    let margins: Vec<&str> = style
        .lines()
        .filter(|l| l.trim_start().starts_with('@') && l.contains("content: \""))
        .collect();
    assert_eq!(margins.len(), 4);
    for line in margins {
        let strings: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
        assert_eq!(line.matches('"').count(), strings.len() * 2);
        assert!(
            strings.iter().all(|text| !text.contains(['{', '}', ';'])),
            "{line}"
        );
    }
    assert_eq!(style.matches('{').count(), style.matches('}').count());
    assert!(!page.contains("kanariya"), "a comment of a drawing");
    let outside = ["http:", "https:", "url(", "@import", "src="];
    let without_names = page
        .replace("http://www.w3.org/2000/svg", "")
        .replace("url(#", "");
    assert!(outside.iter().all(|word| !without_names.contains(word)));
}
