//! What LibreOffice reads in a briefing, set on pages; and what a browser prints.
//!
//! Needs `libreoffice-writer`, `poppler-utils` and `chromium`, so it is run by name: `cargo test desktop
//! -- --ignored`. The papers are kept in `KIZUNA_SHOTS`, if that names a folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::hostile::{papers, shown, texts};
use kizuna::brief::{Block, Briefing, docx, html, markdown};

/// Where papers are written: a folder that stays, where one is named.
fn folder(name: &str, temporary: &Path) -> PathBuf {
    let kept = std::env::var_os("KIZUNA_SHOTS").map(PathBuf::from);
    let folder = kept.map_or_else(|| temporary.join(name), |shots| shots.join(name));
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The program's own faces for other programs, whatever the computer has.
fn faces(temporary: &Path) -> PathBuf {
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    let config = temporary.join("fonts.conf");
    let text = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>{}</dir>\
         <dir>/usr/share/fonts</dir><cachedir>{}</cachedir><alias binding=\"same\"><family>BIZ UDPゴシック\
         </family><prefer><family>BIZ UDPGothic</family></prefer></alias></fontconfig>",
        fonts.display(),
        temporary.join("cache").display(),
    );
    fs::write(&config, text).unwrap();
    config
}

fn run(command: &mut Command) -> String {
    let ran = command.output().unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{command:?}: {said}");
    String::from_utf8_lossy(&ran.stdout).into_owned()
}

/// The pages of a PDF as texts without blanks.
fn pages(pdf: &Path) -> Vec<String> {
    let said = run(Command::new("pdftotext").arg("-raw").arg(pdf).arg("-"));
    let pages = said.trim_end_matches('\u{c}').split('\u{c}');
    pages.map(bare).collect()
}

/// A text without blanks, and without what a PDF may not keep: emoji have no face on every computer.
fn bare(text: &str) -> String {
    let kept = |c: &char| !c.is_whitespace() && *c < '\u{1f000}' && *c != '\u{200d}';
    shown(text).chars().filter(kept).collect()
}

/// Every heading, sentence and cell is on the pages. What is longer than a line may be broken by the end
/// of a page: of that the beginning counts.
fn held(what: &str, paper: &Briefing, pages: &[String]) {
    let all = pages.concat();
    for text in texts(paper) {
        for line in text.lines() {
            let start: String = bare(line).chars().take(30).collect();
            assert!(all.contains(&start), "{what} lacks {start}");
        }
    }
}

/// The head of the first table that has one, as it is read line by line.
fn head(paper: &Briefing) -> String {
    let parts = paper.chapters.iter().flat_map(|chapter| &chapter.sections);
    let tables = parts
        .flat_map(|part| &part.blocks)
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
    let mut heads = tables
        .flat_map(|table| &table.columns)
        .map(|column| &column.head);
    heads
        .next()
        .map_or_else(String::new, |head| head.0.concat())
}

#[test]
#[ignore = "needs a browser and poppler"]
fn a_browser_prints_every_heading_and_cell() {
    let temporary = tempfile::tempdir().unwrap();
    let folder = folder("brief-html", temporary.path());
    for (at, paper) in papers().iter().enumerate() {
        let file = folder.join(format!("{at}.html"));
        fs::write(&file, html(paper)).unwrap();
        fs::write(file.with_extension("md"), markdown(paper)).unwrap();
        let pdf = file.with_extension("pdf");
        run(Command::new("chromium")
            .env("FONTCONFIG_FILE", faces(temporary.path()))
            .args([
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-pdf-header-footer",
            ])
            .arg(format!(
                "--user-data-dir={}/browser",
                temporary.path().display()
            ))
            .arg(format!("--print-to-pdf={}", pdf.display()))
            .arg(format!("file://{}", file.display())));
        let what = file.display().to_string();
        let pages = pages(&pdf);
        held(&what, paper, &pages);
        let head = bare(&head(paper));
        let rows = pages.iter().filter(|page| page.contains(&head)).count();
        assert!(rows >= 3, "{what}: the head stands on {rows} pages");
    }
}

#[test]
#[ignore = "needs LibreOffice and poppler"]
fn libreoffice_sets_every_heading_and_cell() {
    let temporary = tempfile::tempdir().unwrap();
    let folder = folder("brief-docx", temporary.path());
    let papers = papers();
    let files: Vec<PathBuf> = (0..papers.len())
        .map(|at| folder.join(format!("{at}.docx")))
        .collect();
    for (paper, file) in papers.iter().zip(&files) {
        fs::write(file, docx(paper).unwrap()).unwrap();
    }
    run(Command::new("soffice")
        .env("FONTCONFIG_FILE", faces(temporary.path()))
        .arg(format!(
            "-env:UserInstallation=file://{}/office",
            temporary.path().display()
        ))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(&folder)
        .args(&files));
    for (paper, file) in papers.iter().zip(&files) {
        let what = file.display().to_string();
        let pages = pages(&file.with_extension("pdf"));
        held(&what, paper, &pages);
        let mark: String = bare(&paper.mark.0[0]).chars().take(20).collect();
        for (at, page) in pages.iter().enumerate() {
            assert!(
                page.contains(&mark),
                "page {} of {what} has no mark",
                at + 1
            );
            let [before, between, after] = paper.page_words.each_ref().map(|word| bare(word));
            let number = format!("{before}{}{between}{}{after}", at + 1, pages.len());
            assert!(
                page.contains(&number),
                "page {} of {what} has no number",
                at + 1
            );
        }
        // The head of the long table stands on every page on which it goes on.
        let head = bare(&head(paper));
        let rows = pages.iter().filter(|page| page.contains(&head)).count();
        assert!(rows >= 3, "{what}: the head stands on {rows} pages");
    }
}

#[cfg(feature = "typeset")]
#[test]
#[ignore = "needs poppler"]
fn the_pdf_holds_every_word_and_figure_tagged_and_bookmarked() {
    use super::yokohama::FIVE;
    use kizuna::brief::pdf;
    use kizuna::model::Lang;
    let temporary = tempfile::tempdir().unwrap();
    let folder = folder("brief-pdf", temporary.path());
    let mut all: Vec<(String, Briefing)> = Vec::new();
    for (at, paper) in papers().into_iter().enumerate() {
        all.push((format!("fixture-{at}"), paper));
    }
    for (id, template) in FIVE {
        for langs in [&[Lang::Ja][..], &[Lang::En], &Lang::ALL] {
            let name = format!(
                "{id}-{}",
                langs.iter().map(|lang| lang.tag()).collect::<String>()
            );
            all.push((name, super::yokohama::paper(id, template, langs)));
        }
    }
    for (name, paper) in &all {
        let file = folder.join(format!("{name}.pdf"));
        fs::write(&file, pdf(paper).unwrap()).unwrap();
        // A word that no line holds is broken where nothing shows it, and signs are held together.
        let pages: Vec<String> = pages(&file)
            .iter()
            .map(|page| page.replace(['\u{200b}', '\u{2060}'], ""))
            .collect();
        held(name, paper, &pages);
        let about = run(Command::new("pdfinfo").arg(&file));
        let tagged = about.lines().find(|line| line.starts_with("Tagged:"));
        assert!(
            tagged.is_some_and(|line| line.ends_with("yes")),
            "{name}: {about}"
        );
        assert!(about.contains("A4"), "{name}: {about}");
        let fonts = run(Command::new("pdffonts").arg(&file));
        for font in fonts.lines().skip(2) {
            let words: Vec<&str> = font.split_whitespace().collect();
            // … emb sub uni object ID
            let from_end = |at: usize| words.get(words.len() - at).copied();
            assert_eq!(
                (from_end(5), from_end(4)),
                (Some("yes"), Some("yes")),
                "{name}: {font}"
            );
        }
    }
}
