//! What was typed.

use std::ops::Range;

use super::fit::Compared;
use super::fold::{fold, fold_placed};
use super::keys::Keys;
use super::texts::{folded, kana_words};
use super::{fit, romaji};

/// What was typed, folded and cut into words, all of which must fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<Word>,
    /// All words as one, if they are several.
    whole: Option<Word>,
}

/// A folded word, and its canonical form if it is in Latin letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    folded: Vec<u16>,
    sound: Option<Vec<u16>>,
}

impl Word {
    fn new(folded: &str) -> Self {
        Self {
            folded: folded.encode_utf16().collect(),
            sound: romaji::of_latin(folded),
        }
    }

    /// Whether a slip in it is forgiven. Another number is no slip: who types 1965 does not mean 1954.
    pub(super) fn is_forgiven(&self) -> bool {
        let digit = |unit: &u16| (0x30..=0x39).contains(unit);
        self.folded.len() >= fit::FORGIVEN && !self.folded.iter().all(digit)
    }

    /// What is looked for in texts, or in sounds.
    pub(super) fn of(&self, sound: bool) -> Option<&[u16]> {
        if sound {
            self.sound.as_deref()
        } else {
            Some(&self.folded)
        }
    }
}

impl Query {
    /// Reads what was typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let folded: Vec<String> = typed
            .split(char::is_whitespace)
            .map(fold)
            .filter(|word| !word.is_empty())
            .collect();
        Self {
            words: folded.iter().map(|word| Word::new(word)).collect(),
            whole: (folded.len() > 1).then(|| Word::new(&folded.concat())),
        }
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How many words were typed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// How well a word, counted from 0, fits one of these texts as it was typed; the greater, the
    /// better. `None` if it fits none, or if there is no such word.
    #[must_use]
    pub fn fit(&self, word: usize, keys: &Keys) -> Option<u32> {
        keys.best(self.words.get(word)?, false)
    }

    /// How well a word fits one of these texts if one slip is forgiven: a letter too many, missing
    /// or wrong, or two neighbours swapped, in a word of at least four letters. Less than whatever
    /// [`Query::fit`] gives.
    #[must_use]
    pub fn fit_nearly(&self, word: usize, keys: &Keys) -> Option<u32> {
        let word = self.words.get(word).filter(|word| word.is_forgiven())?;
        keys.best(word, true)
    }

    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    pub(super) fn whole(&self) -> Option<&Word> {
        self.whole.as_ref()
    }

    /// Where the words stand in a text, as bytes, in order and apart: as they were typed, by their
    /// sound, or else with one slip.
    #[must_use]
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let placed = fold_placed(text);
        let words = folded(text);
        let units: Vec<u16> = placed.iter().map(|letter| letter.unit).collect();
        let sounds = if self.words.iter().any(|word| word.sound.is_some()) {
            kana_words(text)
        } else {
            Vec::new()
        };
        let bytes = |place: Range<usize>| -> Option<Range<usize>> {
            let from = placed.get(place.start)?.from.start;
            let last = placed.get(place.end.checked_sub(1)?)?;
            Some(from..last.from.end)
        };
        let mark = |word: &Word, near: bool| -> Option<Range<usize>> {
            let find = |text: &Compared<'_>, word: &[u16]| {
                if near {
                    fit::nearly(text, word)
                } else {
                    fit::exactly(text, word)
                }
            };
            // What goes on from one word into the next is marked only where nothing else is.
            for joins in [false, true] {
                let text = Compared {
                    units: &units,
                    joins,
                    ..words.compared()
                };
                if let Some((_, place)) = find(&text, &word.folded) {
                    return bytes(place);
                }
            }
            let own = word.sound.as_deref()?;
            sounds.iter().find_map(|(offset, letters)| {
                let sounds = Compared {
                    units: &romaji::units(letters),
                    starts: 1,
                    gaps: &[],
                    joins: false,
                    sound: true,
                };
                let (_, place) = find(&sounds, own)?;
                let from = letters.get(place.start)?.from.start;
                let last = letters.get(place.end.checked_sub(1)?)?;
                Some(offset + from..offset + last.from.end)
            })
        };
        let mut marks: Vec<Range<usize>> = self
            .words
            .iter()
            .filter_map(|word| mark(word, false).or_else(|| mark(word, true)))
            .collect();
        marks.sort_by_key(|mark| (mark.start, mark.end));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for mark in marks {
            match apart.last_mut() {
                Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
                _ => apart.push(mark),
            }
        }
        apart
    }
}
