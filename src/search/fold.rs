//! Folding: texts that a person would call the same become the same.

use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::fit;

/// Folds a text for comparing: width, case, kana kind and size, accents of Latin letters (never
/// the marks of が and ぱ), look-alike radicals, older and Chinese forms of kanji, and without
/// spaces, dots, hyphens, quotation marks and the mark of long vowels. What repeats a letter (々, ゝ)
/// becomes that letter, and the ヶ of 茅ヶ崎 が, which it stands for.
#[must_use]
pub fn fold(text: &str) -> String {
    fold_between(None, text, None)
}

/// Folds a piece of a text: behind a letter that is folded already, and before one as it stands.
fn fold_between(before: Option<char>, text: &str, after: Option<char>) -> String {
    // Most texts need no normalizing, which costs ten times as much as the rest.
    if text.chars().all(is_plain) {
        return letters(before, text.chars(), after);
    }
    let compatible: String = text.nfkc().map(radical).collect();
    let plain = compatible
        .nfd()
        .filter(|c| !is_combining_mark(*c) || matches!(*c, '\u{3099}' | '\u{309A}'))
        .nfc()
        .flat_map(char::to_lowercase)
        .flat_map(|c| apart(c).into_iter().flatten());
    letters(before, plain, after)
}

fn letters(before: Option<char>, text: impl Iterator<Item = char>, after: Option<char>) -> String {
    let mut folded = String::new();
    let mut text = text.peekable();
    while let Some(c) = text.next() {
        let own = match c {
            'ヶ' | 'ケ' | '々' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ' => {
                let last = folded.chars().next_back().or(before);
                let next = text.peek().copied().or(after);
                last.and_then(|last| leaning(last, c, next))
            }
            _ => None,
        };
        let c = own.unwrap_or_else(|| letter(c));
        if !is_silent(c) {
            folded.push(c);
        }
    }
    folded
}

/// What a letter stands for behind another: が for ヶ between kanji, or that other once more.
fn leaning(last: char, c: char, next: Option<char>) -> Option<char> {
    match c {
        'ヶ' => is_kanji(last).then_some('が'),
        // 保土ケ谷, but not 横浜ケーブル; 保土ケ is on its way to 保土ケ谷.
        'ケ' => (is_kanji(last) && next.is_none_or(is_kanji)).then_some('が'),
        '々' => is_kanji(last).then_some(last),
        mark => repeated(last, mark),
    }
}

/// The hiragana that ゝ or ゞ (or ヽ or ヾ) behind another stands for. `None`: it is another mark, or
/// behind no kana.
pub(super) fn repeated(last: char, mark: char) -> Option<char> {
    if !matches!(last, '\u{3041}'..='\u{3096}') {
        return None;
    }
    let clear = fit::unvoiced(u16::try_from(u32::from(last)).ok()?);
    let voiced = match clear {
        0x3046 => 0x3094,
        clear if fit::unvoiced(clear + 1) == clear => clear + 1,
        clear => clear,
    };
    match mark {
        'ゝ' | 'ヽ' => char::from_u32(u32::from(clear)),
        'ゞ' | 'ヾ' => char::from_u32(u32::from(voiced)),
        _ => None,
    }
}

fn is_kanji(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// Letters that are two in one.
fn apart(c: char) -> [Option<char>; 2] {
    match c {
        'ß' => [Some('s'), Some('s')],
        'æ' => [Some('a'), Some('e')],
        'œ' => [Some('o'), Some('e')],
        other => [Some(other), None],
    }
}

/// A letter of a folded text, and the bytes of the text that it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    /// The unit of UTF-16.
    pub unit: u16,
    /// Where it comes from.
    pub from: Range<usize>,
}

/// The folded text with the place of each letter, to show what fits.
pub(super) fn fold_placed(text: &str) -> Vec<Placed> {
    let mut placed: Vec<Placed> = Vec::new();
    for from in clusters(text) {
        let Some(cluster) = text.get(from.clone()) else {
            continue;
        };
        let before = placed.last();
        let before = before.and_then(|last| char::from_u32(u32::from(last.unit)));
        let after = text.get(from.end..).and_then(|rest| rest.chars().next());
        for unit in fold_between(before, cluster, after).encode_utf16() {
            placed.push(Placed {
                unit,
                from: from.clone(),
            });
        }
    }
    placed
}

/// A letter with the marks that follow it.
pub(super) fn clusters(text: &str) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let is_mark = is_combining_mark(c) || matches!(c, 'ﾞ' | 'ﾟ' | '\u{3099}' | '\u{309A}');
        match all.last_mut() {
            Some(last) if is_mark => last.end = end,
            _ => all.push(at..end),
        }
    }
    all
}

/// Whether normalizing leaves it as it is, whatever stands beside it.
fn is_plain(c: char) -> bool {
    c.is_ascii()
        || matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FC}' | '\u{4E00}'..='\u{9FFF}')
        || matches!(
            c,
            '\u{FF01}'
                ..='\u{FF5E}' | '、' | '。' | '「' | '」' | '　' | '々' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ'
        )
        || matches!(c, '’' | '“' | '”' | '–' | '—')
}

/// What is done to single letters.
fn letter(c: char) -> char {
    if c.is_ascii() {
        c.to_ascii_lowercase()
    } else if let '\u{FF01}'..='\u{FF5E}' = c {
        let narrow = char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c);
        narrow.to_ascii_lowercase()
    } else {
        variant(latin(kana(c)))
    }
}

/// Radicals that PDF extraction leaves in place of characters and that have no decomposition.
fn radical(c: char) -> char {
    match c {
        '⺠' => '民',
        '⻑' => '長',
        '⻄' => '西',
        '⻘' => '青',
        '⻩' => '黄',
        other => other,
    }
}

/// Katakana to hiragana.
pub(super) fn hiragana(c: char) -> char {
    match c {
        '\u{30A1}'..='\u{30F6}' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        other => other,
    }
}

/// Katakana to hiragana, small kana to large ones (ヤッフォ, ヤッフオ; 保土ヶ谷, 保土ケ谷).
fn kana(c: char) -> char {
    match hiragana(c) {
        'ぁ' => 'あ',
        'ぃ' => 'い',
        'ぅ' => 'う',
        'ぇ' => 'え',
        'ぉ' => 'お',
        'っ' => 'つ',
        'ゃ' => 'や',
        'ゅ' => 'ゆ',
        'ょ' => 'よ',
        'ゎ' => 'わ',
        'ゕ' => 'か',
        'ゖ' => 'け',
        'ヽ' => 'ゝ',
        'ヾ' => 'ゞ',
        other => other,
    }
}

/// Latin letters that have no decomposition.
fn latin(c: char) -> char {
    match c {
        'đ' => 'd',
        'ø' => 'o',
        'ł' => 'l',
        'ı' => 'i',
        other => other,
    }
}

const FIRST: u32 = 0x4E00;
const LAST: u32 = 0x9FFF;

/// Forms of kanji: those of the main block by their place in it, others by name.
struct Variants {
    main: Vec<char>,
    others: Vec<(char, char)>,
}

static VARIANTS: LazyLock<Variants> = LazyLock::new(|| {
    let mut variants = Variants {
        main: (FIRST..=LAST).filter_map(char::from_u32).collect(),
        others: Vec::new(),
    };
    let table = include_str!("../../assets/writing/variants.txt");
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let mut forms = line.chars();
        let Some(japanese) = forms.next() else {
            continue;
        };
        for other in forms {
            match place(other).and_then(|at| variants.main.get_mut(at)) {
                Some(main) => *main = japanese,
                None => variants.others.push((other, japanese)),
            }
        }
    }
    variants.others.sort_unstable();
    variants
});

fn place(c: char) -> Option<usize> {
    (FIRST..=LAST)
        .contains(&u32::from(c))
        .then(|| (u32::from(c) - FIRST) as usize)
}

/// The Japanese form of a kanji in use today (濱, 滨 → 浜).
fn variant(c: char) -> char {
    if u32::from(c) < 0x3400 {
        return c;
    }
    let variants = &*VARIANTS;
    match place(c) {
        Some(at) => variants.main.get(at).copied().unwrap_or(c),
        None => variants
            .others
            .binary_search_by_key(&c, |(other, _)| *other)
            .ok()
            .and_then(|at| variants.others.get(at))
            .map_or(c, |(_, japanese)| *japanese),
    }
}

fn is_silent(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '・' | '·'
                | '･'
                | '•'
                | 'ー'
                | '-'
                | '‐'
                | '‑'
                | '–'
                | '—'
                | '−'
                | '\''
                | '’'
                | '‘'
                | 'ʻ'
                | '`'
                | '.'
                | ','
                | '、'
                | '。'
                | '「'
                | '」'
                | '"'
                | '“'
                | '”'
        )
}
