//! A difference as a page: one HTML file without scripts, fonts or anything from elsewhere.

use super::xml::escape;
use crate::i18n::text;
use crate::records::{ChangeReport, ChangeSection};

/// How the page looks, on a screen and on paper.
const STYLE: &str = include_str!("../../assets/changes.css");

/// A page with the difference: title, counts, a table for each way in which records differ, sources.
#[must_use]
pub fn changes_html(report: &ChangeReport) -> String {
    let lang = report.lang;
    let title = escape(&report.title);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src \
         'unsafe-inline'\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <main>\n<h1>{title}</h1>\n<p class=\"summary\">{}</p>\n",
        lang.tag(),
        escape(&report.summary),
    );
    for part in &report.sections {
        section(&mut page, report, part);
    }
    if !report.sources.is_empty() {
        page.push_str(&format!(
            "<section class=\"sources\">\n<h2>{}</h2>\n<ol>\n",
            escape(&text(lang, "show-sources"))
        ));
        for (at, source) in report.sources.iter().enumerate() {
            let source = escape(source);
            page.push_str(&format!("<li id=\"source-{}\">{source}</li>\n", at + 1));
        }
        page.push_str("</ol>\n</section>\n");
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn section(page: &mut String, report: &ChangeReport, section: &ChangeSection) {
    let lang = report.lang;
    let how = section.how.word();
    page.push_str(&format!(
        "<section class=\"{how}\">\n<h2>{}</h2>\n",
        escape(&section.heading)
    ));
    if section.rows.iter().all(|row| row.facts.is_empty()) {
        page.push_str("<ul>\n");
        for row in &section.rows {
            page.push_str(&format!(
                "<li>{}{}</li>\n",
                escape(&row.name),
                id(&row.record.id)
            ));
        }
        page.push_str("</ul>\n</section>\n");
        return;
    }
    page.push_str("<table>\n<thead>\n<tr>");
    for head in [
        "diff-head-record",
        "diff-head-fact",
        "diff-head-before",
        "diff-head-after",
    ] {
        page.push_str(&format!(
            "<th scope=\"col\">{}</th>",
            escape(&text(lang, head))
        ));
    }
    page.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &section.rows {
        let lines = row.facts.len().max(1);
        let name = format!(
            "<th scope=\"row\" rowspan=\"{lines}\">{}{}</th>",
            escape(&row.name),
            id(&row.record.id)
        );
        if row.facts.is_empty() {
            page.push_str(&format!("<tr>{name}<td></td><td></td><td></td></tr>\n"));
        }
        for (at, fact) in row.facts.iter().enumerate() {
            page.push_str("<tr>");
            if at == 0 {
                page.push_str(&name);
            }
            for cell in [&fact.label, &fact.before, &fact.after] {
                page.push_str(&format!("<td>{}</td>", marked(cell, report.sources.len())));
            }
            page.push_str("</tr>\n");
        }
    }
    page.push_str("</tbody>\n</table>\n</section>\n");
}

fn id(id: &str) -> String {
    match id {
        "" => String::new(),
        id => format!(" <span class=\"id\">{}</span>", escape(id)),
    }
}

/// A text whose numbers of sources lead to them.
fn marked(text: &str, sources: usize) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('[') {
        out.push_str(&escape(before));
        let number = behind.split_once(']').and_then(|(number, after)| {
            let at: usize = number.parse().ok()?;
            (1..=sources).contains(&at).then_some((at, after))
        });
        match number {
            Some((at, after)) => {
                out.push_str(&format!("<a href=\"#source-{at}\">[{at}]</a>"));
                rest = after;
            }
            None => {
                out.push('[');
                rest = behind;
            }
        }
    }
    out.push_str(&escape(rest));
    out
}
