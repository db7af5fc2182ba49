//! Long names in two lines.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Names up to this width stay in one line, in half-width characters: 14 characters of Japanese …
const JAPANESE: usize = 28;
/// … or 22 letters.
const LETTERS: usize = 22;

/// What no line begins with (JIS X 4051, 行頭禁則文字): closing brackets, marks of pause, middle dots,
/// small kana, marks of length and repetition.
const NO_HEAD: &str = "」』】〉》〕］｝）、。，．・：；？！‼⁇ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ\
    ゛゜…‥〜～‐–)]},.!?:;%’”»ｧｨｩｪｫｬｭｮｯｰ｡｣､･ﾞﾟ";
/// What no line ends with (行末禁則文字): opening brackets.
const NO_TAIL: &str = "「『【〈《〔［｛（([{‘“«｢";

/// The lines of a name: one, or two about equally wide ones if it is long and may be broken.
/// Japanese is broken between any two characters that kinsoku allows, but never within a word of
/// letters or a number; what has only letters is broken at spaces.
pub(super) fn lines(name: &str) -> (String, Option<String>) {
    let is_japanese = name.chars().any(is_wide);
    let most = if is_japanese { JAPANESE } else { LETTERS };
    let whole = || (name.to_owned(), None);
    if name.width() <= most {
        return whole();
    }
    let mut before: Option<char> = None;
    let mut best: Option<(usize, usize)> = None;
    for (at, after) in name.char_indices() {
        if before.is_some_and(|before| may_break(before, after)) {
            let (head, tail) = name.split_at(at);
            let (head, tail) = (head.trim_end().width(), tail.trim_start().width());
            let longer = head.max(tail) * 2;
            // A break before a bracket or after a space is worth some unevenness; a word of
            // katakana is better left whole.
            let cost = longer
                + match before {
                    Some(' ') => 0,
                    _ if NO_TAIL.contains(after) => 0,
                    Some(before) if is_katakana(before) && is_katakana(after) => 18,
                    _ => 9,
                };
            if head > 0 && tail > 0 && best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, at));
            }
        }
        before = Some(after);
    }
    let Some((_, at)) = best else {
        return whole();
    };
    let (head, tail) = name.split_at(at);
    let tail = tail.trim_start().to_owned();
    (head.trim_end().to_owned(), Some(tail))
}

fn is_wide(c: char) -> bool {
    c.width() == Some(2)
}

fn is_katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー')
}

/// Whether a line may end after one character and the next begin with the other.
pub(super) fn may_break(before: char, after: char) -> bool {
    if after == ' ' || NO_HEAD.contains(after) || NO_TAIL.contains(before) {
        return false;
    }
    before == ' ' || is_wide(before) || is_wide(after)
}
