//! The interactive page: one HTML file that asks for nothing from elsewhere.
//!
//! Its frame, style and script are in `assets/page`; here they are put together with the content.

use serde_json::to_string;

use super::xml::escape;
use crate::i18n;
use crate::model::Lang;
use crate::page::{Content, Look};
use crate::scene::Ground;

const FRAME: &str = include_str!("../../assets/page/page.html");
const STYLE: &str = include_str!("../../assets/page/page.css");
/// The parts of the script, in their order.
const SCRIPT: [&str; 8] = [
    include_str!("../../assets/page/1-words.js"),
    include_str!("../../assets/page/2-state.js"),
    include_str!("../../assets/page/3-places.js"),
    include_str!("../../assets/page/4-picture.js"),
    include_str!("../../assets/page/5-pointer.js"),
    include_str!("../../assets/page/6-time.js"),
    include_str!("../../assets/page/7-panels.js"),
    include_str!("../../assets/page/8-start.js"),
];

/// The page with this content. The same content gives the same bytes.
#[must_use]
pub fn page(content: &Content) -> String {
    let lang = if content.lang == Lang::En.tag() {
        Lang::En
    } else {
        Lang::Ja
    };
    let mut pieces = FRAME.split("[[");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once("]]").unwrap_or(("", piece));
        match name {
            "lang" => out.push_str(content.lang),
            "theme" => out.push_str(content.theme),
            "version" => out.push_str(content.version),
            "title" => out.push_str(&escape(content.title.get(lang))),
            "noscript_ja" => out.push_str(&escape(&i18n::text(Lang::Ja, "page-noscript"))),
            "noscript_en" => out.push_str(&escape(&i18n::text(Lang::En, "page-noscript"))),
            "looks" => out.push_str(&looks(&content.looks)),
            "style" => out.push_str(STYLE),
            "script" => {
                out.push_str("(function () {\n'use strict';\n");
                SCRIPT.into_iter().for_each(|part| out.push_str(part));
                out.push_str("}());");
            }
            _ => out.push_str(&data(content)),
        }
        out.push_str(rest);
    }
    out
}

/// The content as JSON that no reader of HTML takes for the end of its element.
fn data(content: &Content) -> String {
    // Plain data: there is nothing in it that could fail to be written.
    let json = to_string(content).unwrap_or_default();
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}

/// The colours of each ground as the values of style. Without a choice the system decides between
/// light and dark; paper is light.
fn looks(all: &[Look]) -> String {
    let mut style = String::new();
    let values = |look: &Look| -> String {
        let values = look.values.iter();
        values
            .map(|(name, value)| format!("--{name}:{value};"))
            .collect()
    };
    for look in all {
        let values = values(look);
        style.push_str(&match look.ground {
            Ground::Light => format!(":root{{{values}}}\n"),
            Ground::Dark => format!(
                "@media screen{{:root[data-theme=dark]{{{values}color-scheme:dark}}}}\n\
                 @media screen and (prefers-color-scheme:dark){{:root[data-theme=system]{{{values}color-scheme:dark}}}}\n"
            ),
            Ground::Contrast => format!(":root[data-theme=contrast]{{{values}}}\n"),
        });
    }
    style
}
