//! Briefings as DOCX: a package whose parts fit together, read back with other readers.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use super::fixture::briefing;
use super::hostile::{hostile, papers, shown, texts};
use super::tree::{Element, parse};
use kizuna::brief::{Block, Briefing, DocxError, docx};
use kizuna::model::Lang;

/// The parts of a package by their paths, in the order in which they are packed.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut all = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a file");
        // No clock: the time that archives have when none is told.
        let time = file.last_modified().expect("a time");
        assert_eq!((time.year(), time.month(), time.day()), (1980, 1, 1));
        if !file.is_dir() {
            let mut content = Vec::new();
            file.read_to_end(&mut content).expect("a content");
            all.push((file.name().to_owned(), content));
        }
    }
    all
}

/// A paper as its parts: those of XML as trees, the others as bytes.
struct Package {
    trees: BTreeMap<String, Element>,
    others: BTreeMap<String, Vec<u8>>,
}

impl Package {
    fn of(paper: &Briefing) -> Self {
        let (mut trees, mut others) = (BTreeMap::new(), BTreeMap::new());
        for (name, content) in parts(&docx(paper).expect("a document")) {
            if name.ends_with(".xml") || name.ends_with(".rels") {
                let text = String::from_utf8(content).expect("text");
                assert!(trees.insert(name, parse(&text)).is_none());
            } else {
                assert!(others.insert(name, content).is_none());
            }
        }
        Self { trees, others }
    }

    fn tree(&self, name: &str) -> &Element {
        self.trees.get(name).unwrap_or_else(|| panic!("no {name}"))
    }

    fn document(&self) -> &Element {
        self.tree("word/document.xml")
    }

    /// The parts that show text on pages.
    fn shown(&self) -> impl Iterator<Item = (&str, &Element)> {
        let names = ["document", "header1", "header2", "footer1", "footer2"];
        names
            .into_iter()
            .map(|name| (name, self.tree(&format!("word/{name}.xml"))))
    }
}

/// What a person reads: the lines of a text stand below one another.
fn read(element: &Element) -> String {
    element.read(&|element| match element.name.as_str() {
        "w:br" => Some("\n"),
        "w:p" if element.all("w:t").is_empty() => Some(""),
        _ => None,
    })
}

fn values<'a>(root: &'a Element, name: &str, attribute: &str) -> Vec<&'a str> {
    let found = root.all(name).into_iter();
    found.filter_map(|element| element.get(attribute)).collect()
}

fn blocks(paper: &Briefing) -> impl Iterator<Item = &Block> {
    let parts = paper.chapters.iter().flat_map(|chapter| &chapter.sections);
    parts.flat_map(|part| &part.blocks)
}

#[test]
fn a_document_says_everything_as_it_is() {
    for paper in papers() {
        let package = Package::of(&paper);
        let said = read(package.document());
        for text in texts(&paper) {
            let text = shown(&text.replace("\r\n", "\n"));
            assert!(said.contains(&text), "{text}");
        }
        for header in ["word/header1.xml", "word/header2.xml"] {
            let said = read(package.tree(header));
            assert!(
                paper.mark.0.iter().all(|text| said.contains(&shown(text))),
                "{said}"
            );
        }
        for footer in ["word/footer1.xml", "word/footer2.xml"] {
            let said = read(package.tree(footer));
            assert!(
                paper.foot.0.iter().all(|text| said.contains(&shown(text))),
                "{said}"
            );
            assert!(
                paper
                    .page_words
                    .iter()
                    .all(|text| said.contains(&shown(text))),
                "{said}"
            );
            let fields = values(package.tree(footer), "w:fldSimple", "w:instr");
            assert_eq!(fields, [" PAGE ", " NUMPAGES "]);
        }
        let first = read(package.tree("word/header2.xml"));
        assert!(!first.contains(&shown(paper.title.first())));
        let title = package.tree("docProps/core.xml").all("dc:title");
        assert_eq!(read(title[0]), shown(&paper.title.distinct().join(" / ")));
    }
}

#[test]
fn equal_briefings_give_equal_documents() {
    for paper in [briefing(&Lang::ALL), hostile(&Lang::ALL)] {
        let bytes = docx(&paper).unwrap();
        // Other papers in between move no number.
        docx(&briefing(&[Lang::En])).unwrap();
        assert_eq!(bytes, docx(&paper).unwrap());
        let elsewhere = std::thread::spawn(move || docx(&paper).unwrap());
        assert_eq!(bytes, elsewhere.join().unwrap());
    }
}

#[test]
fn a_document_holds_nothing_of_who_made_it_and_with_what() {
    let bytes = docx(&hostile(&Lang::ALL)).unwrap();
    let here = env!("CARGO_MANIFEST_DIR");
    for (name, content) in parts(&bytes) {
        let text = String::from_utf8_lossy(&content);
        for word in ["kanariya", here, "docx", "/home/", "/root/"] {
            assert!(!text.contains(word), "{name} holds {word}");
        }
        if name.ends_with(".png") {
            let mut reader = png::Decoder::new(Cursor::new(&content))
                .read_info()
                .unwrap();
            reader.finish().unwrap();
            let info = reader.info();
            assert!(info.uncompressed_latin1_text.is_empty() && info.utf8_text.is_empty());
        }
    }
}

#[test]
fn the_parts_of_a_package_fit_together() {
    for paper in papers() {
        let package = Package::of(&paper);
        let types = package.tree("[Content_Types].xml");
        let named: BTreeSet<&str> = values(types, "Override", "PartName").into_iter().collect();
        let endings: BTreeSet<&str> = values(types, "Default", "Extension").into_iter().collect();
        let names = package.trees.keys().chain(package.others.keys());
        for name in names.filter(|name| *name != "[Content_Types].xml") {
            let ending = name.rsplit('.').next().unwrap();
            let known = named.contains(format!("/{name}").as_str()) || endings.contains(ending);
            assert!(known, "{name} has no type");
        }
        let exists =
            |name: &str| package.trees.contains_key(name) || package.others.contains_key(name);
        for name in named {
            assert!(exists(name.trim_start_matches('/')), "{name} is not there");
        }
        let mut pictures = BTreeSet::new();
        for (rels, folder) in [
            ("_rels/.rels", ""),
            ("word/_rels/document.xml.rels", "word/"),
        ] {
            let tree = package.tree(rels);
            let ids = values(tree, "Relationship", "Id");
            assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len());
            for target in values(tree, "Relationship", "Target") {
                assert!(
                    exists(&format!("{folder}{target}")),
                    "{target} is not there"
                );
                pictures.extend(target.strip_prefix("media/"));
            }
        }
        assert_eq!(
            pictures.len(),
            package.others.len(),
            "a picture that nothing shows"
        );
        let ids = values(
            package.tree("word/_rels/document.xml.rels"),
            "Relationship",
            "Id",
        );
        for (_, tree) in package.shown() {
            for element in tree.every() {
                for attribute in ["r:id", "r:embed"] {
                    assert!(element.get(attribute).is_none_or(|id| ids.contains(&id)));
                }
            }
        }
    }
}

#[test]
fn marks_lead_to_their_sources() {
    for paper in papers() {
        let package = Package::of(&paper);
        let document = package.document();
        let anchors = values(document, "w:hyperlink", "w:anchor");
        let marks: Vec<(usize, usize)> =
            paper.said().flat_map(kizuna::brief::Said::marks).collect();
        assert!(anchors.len() >= marks.len());
        let bookmarks = values(document, "w:bookmarkStart", "w:name");
        let wanted: Vec<String> = (1..=paper.sources.len())
            .map(|n| format!("source_{n}"))
            .collect();
        assert_eq!(bookmarks, wanted);
        assert_eq!(
            values(document, "w:bookmarkStart", "w:id"),
            values(document, "w:bookmarkEnd", "w:id")
        );
        for link in document.all("w:hyperlink") {
            let anchor = link.get("w:anchor").unwrap();
            assert!(bookmarks.contains(&anchor));
            let number = anchor.trim_start_matches("source_");
            assert_eq!(read(link), format!("[{number}]"));
        }
        // The list counts its paragraphs itself: each source is one, in its order.
        let styled = values(document, "w:pStyle", "w:val");
        let sources = styled.iter().filter(|style| **style == "Source").count();
        assert_eq!(sources, paper.sources.len());
        for table in document.all("w:tbl") {
            assert!(table.all("w:bookmarkStart").is_empty());
        }
    }
}

#[test]
fn tables_have_a_grid_and_their_heads_are_repeated() {
    for paper in papers() {
        let package = Package::of(&paper);
        let document = package.document();
        let tables = document.all("w:tbl");
        for table in &tables {
            let grid = values(table, "w:gridCol", "w:w");
            let width = |text: &&str| text.parse::<usize>().unwrap();
            let all: usize = grid.iter().map(width).sum();
            assert_eq!(values(table, "w:tblW", "w:w"), [all.to_string()]);
            assert_eq!(values(table, "w:tblLayout", "w:type"), ["fixed"]);
            for row in table.named("w:tr") {
                let cells = row.named("w:tc");
                let widths: Vec<&str> = cells
                    .iter()
                    .flat_map(|c| values(c, "w:tcW", "w:w"))
                    .collect();
                assert_eq!(widths, grid);
                // Word mends a cell without a paragraph by refusing the file.
                assert!(cells.iter().all(|cell| !cell.named("w:p").is_empty()));
            }
        }
        let wanted: Vec<_> = blocks(&paper)
            .filter_map(|block| match block {
                Block::Table(table) => Some(table),
                _ => None,
            })
            .collect();
        let content: Vec<_> = tables
            .into_iter()
            .filter(|table| values(table, "w:tblStyle", "w:val") == ["BriefingTable"])
            .collect();
        assert_eq!(content.len(), wanted.len());
        for (element, table) in content.into_iter().zip(wanted) {
            let rows = element.named("w:tr");
            let headed = table.columns.iter().any(|column| !column.head.is_empty());
            assert_eq!(rows.len(), table.rows.len() + usize::from(headed));
            let heads: Vec<bool> = rows
                .iter()
                .map(|row| !row.all("w:tblHeader").is_empty())
                .collect();
            assert_eq!(
                heads.iter().filter(|head| **head).count(),
                usize::from(headed)
            );
            assert_eq!(heads[0], headed);
            for (row, said) in rows[usize::from(headed)..].iter().zip(&table.rows) {
                let letters = |cell: &kizuna::brief::Said| {
                    cell.words
                        .0
                        .iter()
                        .map(|text| text.chars().count())
                        .sum::<usize>()
                };
                // Only what may fill a page splits.
                let splits = row.all("w:cantSplit").is_empty();
                assert_eq!(splits, said.iter().any(|cell| letters(cell) > 300));
            }
            let title = values(element, "w:tblCaption", "w:val");
            assert_eq!(title, [table.title.distinct().join(" / ")]);
        }
        // Two tables that touch would be one, and a document ends with a paragraph.
        let body: Vec<&Element> = document.named("w:body")[0].elements().collect();
        for pair in body.windows(2) {
            assert!(pair[0].name != "w:tbl" || pair[1].name == "w:p");
        }
    }
}

#[test]
fn pictures_keep_their_proportions_and_fit_the_page() {
    for paper in papers() {
        let package = Package::of(&paper);
        let drawings = package.document().all("wp:inline");
        let pictures = blocks(&paper).filter_map(|block| match block {
            Block::Picture(picture) => Some(picture),
            _ => None,
        });
        let pictures: Vec<_> = pictures.collect();
        assert_eq!(drawings.len(), pictures.len());
        let rels = package
            .tree("word/_rels/document.xml.rels")
            .all("Relationship");
        let mut numbers = BTreeSet::new();
        for (drawing, picture) in drawings.into_iter().zip(pictures) {
            let extent = drawing.named("wp:extent")[0];
            let points = |name: &str| extent.get(name).unwrap().parse::<f64>().unwrap() / 12_700.0;
            let (width, height) = (points("cx"), points("cy"));
            assert!(width <= 467.76 && height <= 600.1, "{width} x {height}");
            assert!((width / height - picture.width / picture.height).abs() < 0.01);
            assert!((width - picture.width.min(467.75)).abs() < 0.1);
            let about = drawing.named("wp:docPr")[0];
            assert!(numbers.insert(about.get("id").unwrap()));
            let alt = shown(&picture.alt.distinct().join(" / "));
            assert_eq!(about.get("descr"), Some(alt.as_str()));
            let id = drawing.all("a:blip")[0].get("r:embed").unwrap();
            let rel = rels.iter().find(|rel| rel.get("Id") == Some(id)).unwrap();
            let file = &package.others[&format!("word/{}", rel.get("Target").unwrap())];
            let info = png::Decoder::new(Cursor::new(file)).read_info().unwrap();
            let across = f64::from(info.info().width);
            assert!(
                (across - width / 72.0 * 220.0).abs() <= 1.0,
                "{across} points"
            );
        }
    }
}

#[test]
fn a_picture_that_cannot_be_drawn_is_told() {
    let broken: [fn(&mut kizuna::brief::Picture); 4] = [
        |picture| picture.svg = "no drawing".to_owned(),
        |picture| picture.width = 0.0,
        |picture| picture.width = f64::NAN,
        |picture| picture.height = f64::INFINITY,
    ];
    for spoil in broken {
        let mut paper = briefing(&[Lang::Ja]);
        for block in &mut paper.chapters[0].sections[0].blocks {
            if let Block::Picture(picture) = block {
                spoil(picture);
            }
        }
        assert!(matches!(docx(&paper), Err(DocxError::Picture(_))));
    }
}

#[test]
fn looks_are_styles_and_headings_have_levels() {
    for paper in papers() {
        let package = Package::of(&paper);
        let styles = package.tree("word/styles.xml");
        let all = styles.named("w:style");
        let ids: BTreeSet<&str> = all.iter().filter_map(|s| s.get("w:styleId")).collect();
        assert_eq!(ids.len(), all.len(), "two styles of one name");
        for tag in ["w:basedOn", "w:next"] {
            assert!(
                values(styles, tag, "w:val")
                    .iter()
                    .all(|id| ids.contains(id))
            );
        }
        let lists = values(package.tree("word/numbering.xml"), "w:num", "w:numId");
        assert!(
            values(styles, "w:numId", "w:val")
                .iter()
                .all(|id| lists.contains(id))
        );
        for (name, tree) in package.shown() {
            for tag in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
                for id in values(tree, tag, "w:val") {
                    assert!(ids.contains(id), "{name}: no style {id}");
                }
            }
            // Nothing is set by hand that a style can set.
            for properties in tree.all("w:rPr") {
                let names: Vec<&str> = properties.elements().map(|e| e.name.as_str()).collect();
                assert_eq!(names, ["w:rStyle"]);
            }
            for properties in tree.all("w:pPr") {
                let mut names: Vec<&str> = properties.elements().map(|e| e.name.as_str()).collect();
                names.retain(|name| {
                    !matches!(*name, "w:keepNext" | "w:pageBreakBefore" | "w:spacing")
                });
                assert_eq!(names, ["w:pStyle"]);
            }
        }
        for level in 1..=3 {
            let id = format!("Heading{level}");
            let style = all
                .iter()
                .find(|s| s.get("w:styleId") == Some(&id))
                .unwrap();
            assert_eq!(
                values(style, "w:name", "w:val"),
                [format!("heading {level}")]
            );
            assert_eq!(
                values(style, "w:outlineLvl", "w:val"),
                [(level - 1).to_string()]
            );
            assert!(!style.all("w:keepNext").is_empty());
        }
        let headings = values(package.document(), "w:pStyle", "w:val").into_iter();
        let headings = headings.filter_map(|id| id.strip_prefix("Heading")?.parse::<usize>().ok());
        let mut above = 0;
        for level in headings {
            assert!(level <= above + 1, "heading {level} below {above}");
            above = level;
        }
        assert!(above > 0);
        let fresh = package.document().all("w:pageBreakBefore").len();
        assert_eq!(
            fresh,
            paper
                .chapters
                .iter()
                .filter(|chapter| chapter.new_page)
                .count()
        );
        let margin = package.document().all("w:pgMar")[0];
        assert_eq!(margin.get("w:left"), Some("1417"), "25 mm, for punching");
    }
}

#[test]
fn a_document_tells_the_day_it_tells_of_and_no_other() {
    let mut paper = briefing(&Lang::ALL);
    let times = |paper: &Briefing| {
        let package = Package::of(paper);
        let core = package.tree("docProps/core.xml");
        let langs = core
            .all("dc:language")
            .iter()
            .map(|e| read(e))
            .collect::<String>();
        assert_eq!(langs, "ja, en");
        let times = ["dcterms:created", "dcterms:modified"];
        let times = times.map(|name| core.all(name).iter().map(|e| read(e)).collect::<String>());
        times.join(" ")
    };
    assert_eq!(times(&paper), " ");
    paper.day = Some(crate::support::partial("2026-11-22"));
    assert_eq!(times(&paper), "2026-11-22T00:00:00Z 2026-11-22T00:00:00Z");
}

/// The order in which Word reads the children of an element; what stands elsewhere it may refuse.
const ORDERS: [(&str, &str); 9] = [
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs spacing ind jc outlineLvl",
    ),
    (
        "w:rPr",
        "rStyle rFonts b bCs color sz szCs bdr vertAlign lang",
    ),
    ("w:pBdr", "top left bottom right"),
    (
        "w:tblPr",
        "tblStyle tblW tblBorders tblLayout tblCellMar tblLook tblCaption",
    ),
    ("w:tblBorders", "top left bottom right insideH insideV"),
    ("w:tblCellMar", "top left bottom right"),
    (
        "w:style",
        "name basedOn next qFormat pPr rPr tblPr tblStylePr",
    ),
    ("w:lvl", "start numFmt pStyle lvlText lvlJc pPr rPr"),
    (
        "w:sectPr",
        "headerReference footerReference pgSz pgMar cols titlePg",
    ),
];

#[test]
fn what_word_reads_in_an_order_stands_in_it() {
    let package = Package::of(&hostile(&Lang::ALL));
    for (name, order) in ORDERS {
        let order: Vec<&str> = order.split(' ').collect();
        let trees = package.trees.values();
        let found: Vec<&Element> = trees.flat_map(|tree| tree.all(name)).collect();
        assert!(!found.is_empty(), "{name} is nowhere");
        for element in found {
            let places = element.elements().map(|child| {
                let short = child.name.trim_start_matches("w:");
                let place = order.iter().position(|known| *known == short);
                place.unwrap_or_else(|| panic!("{short} in {name}"))
            });
            let places: Vec<usize> = places.collect();
            assert!(places.is_sorted(), "{name}: {places:?}");
        }
    }
}
