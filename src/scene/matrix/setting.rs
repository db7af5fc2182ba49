//! Setting headings in narrow columns: in short lines, or downwards.

use crate::model::Lang;
use crate::scene::label::MeasureText;

/// What never begins a line (JIS X 4051: closing brackets, marks that end or divide, small kana).
const NEVER_FIRST: &str =
    "、。，．・：；？！ー々〜’”）〕］｝〉》」』】ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";
/// What never ends one: opening brackets.
const NEVER_LAST: &str = "‘“（〔［｛〈《「『【";
/// What a text is best parted after.
const PARTS_AFTER: &str = "、。，．・：；）」』】〉》／";

/// How bad a further line is.
const ONE_LINE: f64 = 1.0;
/// How bad it is to part a word of one script, and a word in katakana.
const IN_SCRIPT: f64 = 2.0;
const IN_KATAKANA: f64 = 6.0;

/// A piece of a text that is never parted.
struct Unit {
    text: String,
    /// A blank before it, which a new line swallows.
    after_blank: bool,
    /// How bad it is to begin a line with it.
    badness: f64,
}

/// What a letter is written in; words mostly stay in one script.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Hiragana,
    Katakana,
    Other,
}

fn script(c: char) -> Script {
    match c {
        '\u{3041}'..='\u{309F}' => Script::Hiragana,
        '\u{30A0}'..='\u{30FF}' => Script::Katakana,
        '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' => {
            Script::Other
        }
        // Hangul keeps its words together, as Latin does.
        _ => Script::Latin,
    }
}

fn units(text: &str) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut before: Option<char> = None;
    for c in text.chars() {
        if c.is_whitespace() {
            before = Some(' ');
            continue;
        }
        let after_blank = before == Some(' ');
        let keeps = before.is_some_and(|last| {
            NEVER_FIRST.contains(c)
                || NEVER_LAST.contains(last)
                || (script(last) == Script::Latin
                    && script(c) == Script::Latin
                    && !PARTS_AFTER.contains(last))
        });
        let badness = match before {
            None | Some(' ') => 0.0,
            Some(last) if PARTS_AFTER.contains(last) || NEVER_LAST.contains(c) => 0.0,
            Some(last) if script(last) != script(c) => 1.0,
            Some(_) if script(c) == Script::Katakana => IN_KATAKANA,
            Some(_) => IN_SCRIPT,
        };
        match units.last_mut() {
            Some(unit) if keeps && !after_blank => unit.text.push(c),
            _ => units.push(Unit {
                text: c.to_string(),
                after_blank,
                badness,
            }),
        }
        before = Some(c);
    }
    units
}

/// A text in lines that fit into a width: as few and as even as can be without parting it where
/// that reads badly. A piece that is too wide stands alone.
fn lines(text: &str, room: f64, width: &dyn Fn(&str) -> f64) -> Vec<String> {
    let units = units(text);
    let widths: Vec<f64> = units.iter().map(|unit| width(&unit.text)).collect();
    let blank = width(" ");
    let count = units.len();
    // The best way to set what lies before each place: how bad it is, where its last line begins.
    let mut best: Vec<(f64, usize)> = vec![(0.0, 0)];
    for end in 1..=count {
        let mut found = (f64::INFINITY, end - 1);
        let mut used = 0.0;
        for start in (0..end).rev() {
            let (Some(unit), Some(own)) = (units.get(start), widths.get(start)) else {
                continue;
            };
            used += own;
            if start + 1 < end && used > room {
                break;
            }
            let slack = ((room - used) / room.max(1e-9)).clamp(0.0, 1.0);
            let before = best.get(start).copied().unwrap_or_default();
            let parting = if start > 0 { unit.badness } else { 0.0 };
            let badness = before.0 + ONE_LINE + slack * slack + parting;
            if badness < found.0 {
                found = (badness, start);
            }
            if unit.after_blank {
                used += blank;
            }
        }
        best.push(found);
    }
    let mut lines = Vec::new();
    let mut end = count;
    while end > 0 {
        let start = best.get(end).map_or(0, |(_, start)| *start);
        let mut line = String::new();
        for unit in units.get(start..end).unwrap_or_default() {
            if unit.after_blank && !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&unit.text);
        }
        lines.push(line);
        end = start.min(end - 1);
    }
    lines.reverse();
    lines
}

/// The least width in which a text need not be parted within a word of one script.
pub(super) fn narrowest(text: &str, width: &dyn Fn(&str) -> f64) -> f64 {
    let (mut widest, mut run) = (0.0, String::new());
    for unit in units(text) {
        if unit.after_blank || unit.badness < IN_SCRIPT {
            run.clear();
        }
        run.push_str(&unit.text);
        widest = width(&run).max(widest);
    }
    widest
}

/// A text in lines of which there are no more than so many; the last is cut if need be.
pub(super) fn few_lines(
    text: &str,
    most: usize,
    room: f64,
    width: &dyn Fn(&str) -> f64,
) -> Vec<String> {
    let mut lines = lines(text, room, width);
    if lines.len() > most.max(1) {
        // As much as fits into each line, wherever that parts it.
        let mut rest = text.to_owned();
        lines.clear();
        while lines.len() + 1 < most && width(&rest) > room {
            let mut line = String::new();
            for unit in units(&rest) {
                let blank = if unit.after_blank && !line.is_empty() {
                    " "
                } else {
                    ""
                };
                let longer = format!("{line}{blank}{}", unit.text);
                if !line.is_empty() && width(&longer) > room {
                    break;
                }
                line = longer;
            }
            rest = rest.get(line.len()..).unwrap_or_default().trim().to_owned();
            lines.push(line);
        }
        lines.push(rest);
    }
    lines.iter().map(|line| cut(line, room, width)).collect()
}

/// A text, or as much of it as fits with an ellipsis.
pub(super) fn cut(text: &str, room: f64, width: &dyn Fn(&str) -> f64) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut kept = text.to_owned();
    while kept.pop().is_some() {
        let short = format!("{}…", kept.trim_end());
        if width(&short) <= room {
            return if kept.is_empty() {
                String::new()
            } else {
                short
            };
        }
    }
    String::new()
}

/// A piece of a heading that is set downwards.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// Whether it lies on its side: what is not upright in Japanese set downwards.
    pub(super) turned: bool,
    /// How far a small kana stands to the upper right, in letters.
    pub(super) small: bool,
}

/// Small kana, which stand to the upper right in their square.
const SMALL: &str = "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";
/// What lies on its side in Japanese set downwards.
const TURNED: &str = "ー〜～（）〔〕「」『』【】〈〉《》…―–—：；＝＆";

/// A heading from above downwards: Japanese letter by letter, everything else on its side.
pub(super) fn downwards(text: &str, lang: Lang) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let japanese = text.chars().any(|c| script(c) != Script::Latin);
    if lang == Lang::En || !japanese {
        return vec![Piece {
            text: text.to_owned(),
            turned: true,
            small: false,
        }];
    }
    for c in text.chars() {
        let turned = script(c) == Script::Latin && c != '・' || TURNED.contains(c);
        match pieces.last_mut() {
            // One run, so that the letters of a word keep together.
            Some(piece) if turned && piece.turned => piece.text.push(c),
            _ => pieces.push(Piece {
                text: c.to_string(),
                turned,
                small: SMALL.contains(c),
            }),
        }
    }
    pieces
}

/// How far a piece reaches downwards, in letters.
pub(super) fn reach(piece: &Piece, measure: &dyn MeasureText) -> f64 {
    if piece.turned {
        measure.width(&piece.text, 1.0, false)
    } else {
        1.04
    }
}

/// How far a heading reaches downwards, in letters.
pub(super) fn length(pieces: &[Piece], measure: &dyn MeasureText) -> f64 {
    pieces.iter().map(|piece| reach(piece, measure)).sum()
}
