//! Folding: texts that a person would call the same become the same.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Folds a text for comparing: width, case, kana kind and size, accents of Latin letters (never
/// the marks of が and ぱ), look-alike radicals, and without spaces, dots, hyphens, quotation marks
/// and the mark of long vowels.
#[must_use]
pub fn fold(text: &str) -> String {
    let compatible: String = text.nfkc().map(radical).collect();
    compatible
        .nfd()
        .filter(|c| !is_combining_mark(*c) || matches!(*c, '\u{3099}' | '\u{309A}'))
        .nfc()
        .flat_map(char::to_lowercase)
        .map(kana)
        .map(latin)
        .filter(|c| !is_silent(*c))
        .collect()
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

/// Katakana to hiragana, small kana to large ones (ヤッフォ, ヤッフオ; 保土ヶ谷, 保土ケ谷).
fn kana(c: char) -> char {
    let hiragana = match c {
        '\u{30A1}'..='\u{30F6}' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        other => other,
    };
    match hiragana {
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
