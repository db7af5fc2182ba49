//! Where a word stands in a text, with or without a slip.

use std::ops::Range;

/// How a word stands in a text, the better the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Somewhere in it.
    Inside,
    /// At the beginning of a word.
    Word,
    /// At its beginning.
    Begins,
    /// It is the whole of it.
    Whole,
}

impl Fit {
    /// What it counts for.
    pub(super) fn points(self) -> u32 {
        match self {
            Self::Inside => 3,
            Self::Word => 5,
            Self::Begins => 8,
            Self::Whole => 12,
        }
    }

    fn of(place: &Range<usize>, text: &Compared<'_>) -> Self {
        if place.start == 0 {
            if place.end >= text.units.len() {
                Self::Whole
            } else {
                Self::Begins
            }
        } else if text.starts_word(place.start) {
            Self::Word
        } else {
            Self::Inside
        }
    }
}

/// A text in which words are looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Compared<'t> {
    /// Its letters as units of UTF-16.
    pub units: &'t [u16],
    /// At which of the first 64 units a word begins.
    pub starts: u64,
    /// Before which units a space between Latin letters was left out, in order.
    pub gaps: &'t [u32],
    /// Whether a short Latin word may begin with one word of the text and go on in the next: `dana`
    /// is on its way to Da Nang, but no remark with "it to" in it is about the ITTO.
    pub joins: bool,
    /// Whether it is in the canonical form of romaji.
    pub sound: bool,
}

impl Compared<'_> {
    fn starts_word(&self, at: usize) -> bool {
        at < 64 && self.starts >> at & 1 == 1
    }

    /// Whether a word stands at a place by chance: a short one across the end of another.
    fn is_chance(&self, place: &Range<usize>, word: &[u16]) -> bool {
        if self.gaps.is_empty() || word.len() > SHORT_LATIN || !is_latin(word) {
            return false;
        }
        let behind = |gap: &u32, at: usize| (*gap as usize) > at;
        let next = self.gaps.partition_point(|gap| !behind(gap, place.start));
        let across = self
            .gaps
            .get(next)
            .is_some_and(|gap| !behind(gap, place.end - 1));
        let begins = || {
            let gap = next.checked_sub(1).and_then(|at| self.gaps.get(at));
            self.starts_word(place.start) || gap.is_some_and(|gap| *gap as usize == place.start)
        };
        across && !(self.joins && begins())
    }
}

fn is_latin(word: &[u16]) -> bool {
    word.iter().all(|unit| *unit < 128)
}

/// Latin words of so many letters stand by chance where one word ends and another begins.
const SHORT_LATIN: usize = 4;

/// From how many letters on a slip is forgiven.
pub(super) const FORGIVEN: usize = 4;
/// From how many Latin letters on a slip is forgiven inside of words, where chance fits are many.
const FORGIVEN_INSIDE: usize = 6;

/// Every place where a word stands.
fn places<'t>(text: &'t [u16], word: &'t [u16]) -> impl Iterator<Item = usize> + 't {
    let first = word.first().copied();
    let last = (text.len() + 1).saturating_sub(word.len());
    text.iter()
        .take(last)
        .enumerate()
        .filter(move |(_, unit)| Some(**unit) == first)
        .map(|(at, _)| at)
        .filter(move |at| text.get(*at..).is_some_and(|rest| rest.starts_with(word)))
}

/// The best place of a word.
pub(super) fn exactly(text: &Compared<'_>, word: &[u16]) -> Option<(Fit, Range<usize>)> {
    let mut best = None;
    for at in places(text.units, word) {
        let place = at..at + word.len();
        if text.is_chance(&place, word) {
            continue;
        }
        let fit = Fit::of(&place, text);
        if best.as_ref().is_none_or(|(than, _)| fit > *than) {
            best = Some((fit, place));
        }
        if fit >= Fit::Begins {
            break;
        }
    }
    best
}

/// What of a word a slip leaves: one half, or all of it but for the two letters where the halves
/// meet, swapped.
pub(super) fn halves(word: &[u16]) -> [Vec<u16>; 3] {
    let middle = word.len() / 2;
    let (head, tail) = word.split_at_checked(middle).unwrap_or_default();
    let mut swapped = word.to_vec();
    if let Some([one, other]) = swapped.get_mut(middle.saturating_sub(1)..=middle) {
        std::mem::swap(one, other);
    }
    [head.to_vec(), tail.to_vec(), swapped]
}

/// The best place of a word with at most one slip: a letter too many, missing or wrong, or two
/// neighbours swapped. What follows the word in the text does not count.
///
/// か and が are never the same, not even by a slip.
pub(super) fn nearly(compared: &Compared<'_>, word: &[u16]) -> Option<(Fit, Range<usize>)> {
    if word.len() < FORGIVEN {
        return None;
    }
    let (text, sound) = (compared.units, compared.sound);
    let [head, tail, swapped] = &halves(word);
    let middle = head.len();
    let mut best: Option<(Fit, Range<usize>)> = None;
    let latin = is_latin(word);
    let mut take = |place: Range<usize>| {
        let fit = Fit::of(&place, compared);
        let here = text.get(place.clone()).unwrap_or_default();
        // In the middle of a word chance fits are many.
        let chance = (latin && word.len() < FORGIVEN_INSIDE) || is_at_edge(here, word);
        let chance = (fit == Fit::Inside && chance) || compared.is_chance(&place, word);
        if !chance && best.as_ref().is_none_or(|(than, _)| fit > *than) {
            best = Some((fit, place));
        }
    };
    for at in places(text, head) {
        let rest = text.get(at + middle..).unwrap_or_default();
        for long in begins(rest.iter(), tail.iter(), sound)
            .into_iter()
            .flatten()
        {
            take(at..at + middle + long);
        }
    }
    for at in places(text, tail) {
        let rest = text.get(..at).unwrap_or_default();
        let heads = begins(rest.iter().rev(), head.iter().rev(), sound);
        for long in heads.into_iter().flatten() {
            take(at - long..at + tail.len());
        }
    }
    for at in places(text, swapped) {
        take(at..at + word.len());
    }
    best
}

/// Whether the slip is in the first or the last letter: too many there, or wrong.
fn is_at_edge(text: &[u16], word: &[u16]) -> bool {
    let (Some((_, word_tail)), Some((_, word_head))) = (word.split_first(), word.split_last())
    else {
        return false;
    };
    let wrong = text.len() == word.len()
        && (text.get(1..) == Some(word_tail) || text.starts_with(word_head));
    wrong || text == word_tail || text == word_head
}

/// How much of a text a part of a word takes, if the text begins with it but for one slip: wrong,
/// swapped, missing, too many.
fn begins<'t, I>(text: I, part: I, sound: bool) -> [Option<usize>; 4]
where
    I: Iterator<Item = &'t u16> + Clone,
{
    let (mut text, mut part) = (text, part);
    let mut same = 0;
    loop {
        let (mut one, mut other) = (text.clone(), part.clone());
        match (one.next(), other.next()) {
            (_, None) => return [Some(same), None, None, None],
            (Some(a), Some(b)) if a == b => {
                (text, part) = (one, other);
                same += 1;
            }
            _ => break,
        }
    }
    let after = |count: usize, taken: usize| {
        let (mut text, mut part) = (text.clone(), part.clone());
        if count > 0 {
            text.next()?;
        }
        if taken > 0 {
            part.next();
        }
        let mut long = same + count;
        for unit in part {
            if text.next() != Some(unit) {
                return None;
            }
            long += 1;
        }
        Some(long)
    };
    let swapped = || {
        let (mut text, mut part) = (text.clone(), part.clone());
        let (a, b) = (text.next()?, text.next()?);
        if (part.next(), part.next()) != (Some(b), Some(a)) {
            return None;
        }
        let mut long = same + 2;
        for unit in part {
            if text.next() != Some(unit) {
                return None;
            }
            long += 1;
        }
        Some(long)
    };
    let wrong = match (text.clone().next(), part.clone().next()) {
        (Some(a), Some(b)) if is_voicing(*a, *b, sound) => None,
        _ => after(1, 1),
    };
    [wrong, swapped(), after(1, 0), after(0, 1)]
}

/// Whether two letters differ by the marks of が and ぱ alone.
fn is_voicing(one: u16, other: u16, sound: bool) -> bool {
    if sound {
        let row = |unit: u16| u8::try_from(unit).unwrap_or_default();
        let (a, b) = (row(one.min(other)), row(one.max(other)));
        return matches!(
            (a, b),
            (b'g', b'k') | (b's' | b't', b'z') | (b'd', b't') | (b'b', b'h' | b'p') | (b'h', b'p')
        );
    }
    unvoiced(one) == unvoiced(other)
}

/// A kana without its mark.
pub(super) fn unvoiced(unit: u16) -> u16 {
    match unit {
        // か … ぢ stand in pairs.
        0x304B..=0x3062 => unit - (unit + 1) % 2,
        // つ … ど too, one place on.
        0x3064..=0x3069 => unit - unit % 2,
        // は … ぽ by threes.
        0x306F..=0x307D => unit - unit % 3,
        0x3094 => 0x3046,
        other => other,
    }
}
