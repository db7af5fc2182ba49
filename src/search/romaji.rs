//! Kana and Latin letters in one canonical form, so that whatever romanization is typed finds what is
//! written in kana.
//!
//! The form is Kunrei without long vowels and the finer points of foreign sounds: しゃんはい, `shanhai`
//! and `syanhai` are `syanhai`; おおさか, `osaka` and `ohsaka` are `osaka`. It is compared with itself
//! only and never shown.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use super::fold::{clusters, fold, hiragana, repeated};

/// A letter of the form, and the bytes of the text that it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// A small Latin letter or a digit.
    pub letter: u8,
    /// Where it comes from.
    pub from: Range<usize>,
}

/// The form of a text in kana, with or without Latin letters among them. `None`: there is no kana in
/// it, or something else.
pub(super) fn of_kana(text: &str) -> Option<Vec<Letter>> {
    let mut raw: Vec<Letter> = Vec::new();
    let (mut kana, mut double) = (false, None);
    let mut last = None;
    for from in clusters(text) {
        let cluster = text.get(from.clone())?;
        for c in cluster.nfkc().map(hiragana) {
            let c = last.and_then(|last| repeated(last, c)).unwrap_or(c);
            last = Some(c);
            match c {
                'っ' => {
                    kana = true;
                    double = Some(from.start);
                }
                '\u{3041}'..='\u{3096}' => {
                    kana = true;
                    let at = raw.len();
                    syllable(&mut raw, c, &from);
                    // っ doubles the consonant behind it.
                    if let Some(start) = double.take()
                        && let Some(first) = raw.get(at).cloned()
                        && !is_vowel(first.letter)
                    {
                        let from = start..first.from.start;
                        raw.insert(at, Letter { from, ..first });
                    }
                }
                'ー' => {
                    if let Some(last) = raw.last_mut() {
                        last.from.end = from.end;
                    }
                }
                _ => {
                    for c in fold(c.encode_utf8(&mut [0; 4])).bytes() {
                        if !c.is_ascii_alphanumeric() {
                            return None;
                        }
                        raw.push(Letter {
                            letter: c,
                            from: from.clone(),
                        });
                    }
                }
            }
        }
    }
    let letters = collapse(&raw);
    (kana && !letters.is_empty()).then_some(letters)
}

/// The form of a folded word in Latin letters, which may be cut off while it is typed. `None`:
/// something else is in it.
pub(super) fn of_latin(folded: &str) -> Option<Vec<u16>> {
    let plain = folded.bytes().all(|c| c.is_ascii_alphanumeric())
        && folded.bytes().any(|c| c.is_ascii_alphabetic());
    // Nobody spells three equal letters; collapsed, they would be in everything.
    let letters = folded.as_bytes();
    let thrice = letters
        .windows(3)
        .any(|three| three.iter().all(|one| Some(one) == three.first()));
    // A small kana stands behind a vowel, and of consonants that a cut off ch follows these alone.
    let stray = letters.windows(2).enumerate().any(|(at, pair)| match pair {
        [before, b'x'] => !is_vowel(*before),
        [before, b'c'] if at + 2 == letters.len() => {
            !is_vowel(*before) && !matches!(before, b't' | b'c' | b'n')
        }
        _ => false,
    });
    if !plain || thrice || stray {
        return None;
    }
    let raw: Vec<Letter> = folded
        .bytes()
        .enumerate()
        .map(|(at, letter)| Letter {
            letter,
            from: at..at + 1,
        })
        .collect();
    let letters = units(&collapse(&raw));
    (!letters.is_empty()).then_some(letters)
}

/// The letters as units of UTF-16.
pub(super) fn units(letters: &[Letter]) -> Vec<u16> {
    letters
        .iter()
        .map(|letter| u16::from(letter.letter))
        .collect()
}

/// The rows of kana: the consonant, and the kana of the five vowels (a gap is left by ・).
const ROWS: [(&str, &str); 16] = [
    ("", "あいうえお"),
    ("k", "かきくけこ"),
    ("g", "がぎぐげご"),
    ("s", "さしすせそ"),
    ("z", "ざじずぜぞ"),
    ("t", "たちつてと"),
    ("d", "だ・・でど"),
    ("z", "・ぢづ・・"),
    ("n", "なにぬねの"),
    ("h", "はひふへほ"),
    ("b", "ばびぶべぼ"),
    ("p", "ぱぴぷぺぽ"),
    ("m", "まみむめも"),
    ("y", "や・ゆ・よ"),
    ("r", "らりるれろ"),
    ("w", "わ・・・・"),
];

/// A kana and the letters it is written with.
fn spelled(c: char) -> Option<(&'static str, u8)> {
    for (consonant, kana) in ROWS {
        if let Some((_, vowel)) = kana.chars().zip(*b"aiueo").find(|(of, _)| *of == c) {
            return Some((consonant, vowel));
        }
    }
    match c {
        'を' => Some(("", b'o')),
        'ゐ' => Some(("", b'i')),
        'ゑ' => Some(("", b'e')),
        'ゔ' => Some(("b", b'u')),
        'ゕ' => Some(("k", b'a')),
        'ゖ' => Some(("k", b'e')),
        _ => None,
    }
}

fn syllable(raw: &mut Vec<Letter>, c: char, from: &Range<usize>) {
    let push = |raw: &mut Vec<Letter>, letter: u8| {
        raw.push(Letter {
            letter,
            from: from.clone(),
        });
    };
    let small = match c {
        'ゃ' => Some((true, b'a')),
        'ゅ' => Some((true, b'u')),
        'ょ' => Some((true, b'o')),
        'ぁ' | 'ゎ' => Some((false, b'a')),
        'ぃ' => Some((false, b'i')),
        'ぅ' => Some((false, b'u')),
        'ぇ' => Some((false, b'e')),
        'ぉ' => Some((false, b'o')),
        _ => None,
    };
    if let Some((glide, vowel)) = small {
        let before = raw.last().map(|letter| letter.letter);
        let joins = match before {
            Some(b'i') => glide || vowel == b'e',
            Some(b'u') => glide || vowel != b'u',
            Some(b'e') => glide || vowel == b'i',
            Some(b'o') => !glide && vowel == b'u',
            _ => false,
        };
        if joins {
            let taken = raw.pop();
            let consonant = raw.last().is_some_and(|letter| !is_vowel(letter.letter));
            if glide || before == Some(b'i') {
                push(raw, b'y');
            } else if !consonant {
                // ウィ is wi.
                push(raw, b'w');
            } else if matches!(raw.last(), Some(last) if matches!(last.letter, b'k' | b'g')) {
                // クァ and クヮ are kwa.
                push(raw, b'w');
            }
            if let (Some(taken), Some(last)) = (taken, raw.last_mut()) {
                last.from.start = last.from.start.min(taken.from.start);
            }
        } else if glide {
            push(raw, b'y');
        }
        push(raw, vowel);
    } else if c == 'ん' {
        push(raw, b'n');
    } else if let Some((consonant, vowel)) = spelled(c) {
        for letter in consonant.bytes() {
            push(raw, letter);
        }
        push(raw, vowel);
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'i' | b'u' | b'e' | b'o')
}

/// Brings Hepburn, Kunrei and what an input method takes to the one form.
fn collapse(raw: &[Letter]) -> Vec<Letter> {
    let mut out: Vec<Letter> = Vec::with_capacity(raw.len());
    let mut at = 0;
    let letter = |at: usize| raw.get(at).map(|letter| letter.letter);
    while let Some(here) = raw.get(at) {
        let (next, third) = (letter(at + 1), letter(at + 2));
        let (written, taken): (&[u8], usize) = match (here.letter, next) {
            // sha, cha, ja: while only the h is typed, the vowel is open.
            (b's', Some(b'h')) => match third {
                Some(b'i') | None => (b"s", 2),
                _ => (b"sy", 2),
            },
            (b't', Some(b'c')) | (b'c', Some(b'y')) => (b"t", 1),
            (b'c', Some(b'c')) if matches!(third, Some(b'h' | b'y')) => (b"t", 1),
            (b'c', Some(b'h')) => match third {
                Some(b'i') | None => (b"t", 2),
                _ => (b"ty", 2),
            },
            (b'c', Some(b'e' | b'i')) => (b"s", 1),
            // Silent: a c or an x that is cut off, the d of dzu, the w of wo.
            (b'c' | b'x', None) | (b'd', Some(b'z')) | (b'w', Some(b'o' | b'u')) => (b"", 1),
            (b'c' | b'q', _) => (b"k", 1),
            (b'j', Some(b'i' | b'y') | None) | (b'd', Some(b'i' | b'u' | b'y')) => (b"z", 1),
            (b'j', _) => (b"zy", 1),
            (b't', Some(b's' | b'h')) => (b"t", 2),
            (b't', Some(b'w')) if third == Some(b'u') => (b"t", 2),
            (b'd', Some(b'w')) if third == Some(b'u') => (b"z", 2),
            (b'd', Some(b'h')) => (b"z", 2),
            (b'h', Some(b'w')) | (b'p', Some(b'h')) => (b"h", 2),
            (b'w', Some(b'h')) => (b"w", 2),
            // A long o, as in Ohsaka.
            (b'h', after)
                if after.is_none_or(|after| !is_vowel(after))
                    && out.last().is_some_and(|last| last.letter == b'o') =>
            {
                (b"", 1)
            }
            (b'f', _) => (b"h", 1),
            (b'v', _) => (b"b", 1),
            (b'l', Some(b't')) if third == Some(b'u') => (b"", 3),
            (b'l', _) => (b"r", 1),
            (b'm', Some(b'b' | b'm' | b'p')) => (b"n", 1),
            // Small kana by an input method: texi, kixya, xtu.
            (b'x', Some(b't')) => (b"", if third == Some(b's') { 4 } else { 3 }),
            (b'x', Some(_)) => {
                let vowel = out.pop_if(|last| is_vowel(last.letter));
                let alone = out.last().is_none_or(|last| is_vowel(last.letter));
                let wi = vowel.is_some_and(|vowel| vowel.letter == b'u') && alone;
                (if wi { b"w" } else { b"" }, 1)
            }
            (other, _) => {
                push(&mut out, other, here);
                at += 1;
                continue;
            }
        };
        for letter in written {
            push(&mut out, *letter, here);
        }
        at += taken;
    }
    out
}

/// Adds a letter unless it only makes the one before it long; an n may be typed twice.
fn push(out: &mut Vec<Letter>, letter: u8, here: &Letter) {
    if let Some(last) = out.last_mut() {
        let long = matches!((last.letter, letter), (b'o', b'u') | (b'e', b'i'));
        let same = last.letter == letter && (is_vowel(letter) || letter == b'n');
        if same || long {
            last.from.end = here.from.end;
            return;
        }
    }
    out.push(Letter {
        letter,
        from: here.from.clone(),
    });
}
