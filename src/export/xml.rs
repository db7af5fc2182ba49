//! Texts and numbers in XML.

/// A number with at most two decimals, without a minus before zero.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

/// Text for XML in one line: marked-up characters replaced, line ends and tabs made blanks, characters
/// that XML forbids left out.
pub(crate) fn escape(text: &str) -> String {
    replaced(text, |_| " ")
}

/// Text for XML that is read back as it was, but for characters that XML forbids.
pub(super) fn exact(text: &str) -> String {
    replaced(text, |c| match c {
        '\t' => "&#9;",
        '\n' => "&#10;",
        _ => "&#13;",
    })
}

fn replaced(text: &str, space: impl Fn(char) -> &'static str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push_str(space(c)),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
    out
}
