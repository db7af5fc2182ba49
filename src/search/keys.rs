//! The folded texts of one record.

use super::query::Word;
use super::texts::{Part, Texts, folded, sounded};
use super::{fit, romaji};
use crate::model::{Actor, Registry, Text, Tie};

/// Folded texts of a record, with what each weighs.
#[derive(Clone, Debug, Default)]
pub struct Keys(Vec<Key>);

#[derive(Clone, Debug)]
struct Key {
    units: Vec<u16>,
    starts: u64,
    weight: u32,
    /// Whether it is in the canonical form of romaji.
    sound: bool,
}

/// What an exact fit counts more than any that a slip is forgiven.
pub(super) const EXACT: u32 = 100;

/// Sounds of fewer letters stand only where a word begins.
pub(super) const SHORT_SOUND: usize = 4;

impl Keys {
    /// The texts of an actor: names, readings, id, country, sort, remarks.
    #[must_use]
    pub fn of_actor(actor: &Actor) -> Self {
        Self::of(|texts| texts.actor(actor))
    }

    /// The texts of a tie itself: title, kind, class, subjects, id, remarks.
    #[must_use]
    pub fn of_tie(registry: &Registry, tie: &Tie) -> Self {
        Self::of(|texts| texts.tie(registry, tie))
    }

    /// The titles of any record.
    #[must_use]
    pub fn of_texts(titles: &[&Text]) -> Self {
        Self::of(|texts| texts.titles(titles))
    }

    fn of(tell: impl FnOnce(&mut Texts<'_>)) -> Self {
        let mut keys = Vec::new();
        tell(&mut Texts(&mut |text, weight, part| {
            spell(text, part, &mut |units, starts, sound| {
                keys.push(Key {
                    units,
                    starts,
                    weight,
                    sound,
                });
            });
        }));
        Self(keys)
    }

    /// How well a word fits the best of the texts.
    pub(super) fn best(&self, word: &Word, near: bool) -> Option<u32> {
        self.0
            .iter()
            .filter_map(|key| {
                let points = points(word, &key.units, key.starts, key.sound, near)?;
                Some(score(points, key.weight, key.sound, near))
            })
            .max()
    }
}

/// Folds a text, and sounds it out if it is no remark.
pub(super) fn spell(text: &str, part: Part, take: &mut dyn FnMut(Vec<u16>, u64, bool)) {
    let (units, starts) = folded(text);
    if units.is_empty() {
        return;
    }
    take(units, starts, false);
    if part != Part::Remark {
        for (at, letters) in sounded(text) {
            let sounds = romaji::units(&letters);
            if at == 0
                && letters
                    .last()
                    .is_some_and(|last| last.from.end == text.len())
            {
                take(sounds, 1, true);
            } else {
                // A word among others is never the whole of the text, nor its beginning.
                take([&[0], sounds.as_slice()].concat(), 2, true);
            }
        }
    }
}

/// How well a word fits a text, and how much that counts where the text weighs 1.
pub(super) fn points(
    word: &Word,
    units: &[u16],
    starts: u64,
    sound: bool,
    near: bool,
) -> Option<u32> {
    let own = word.of(sound)?;
    let (fit, _) = if near {
        fit::nearly(units, starts, own, sound)?
    } else {
        fit::exactly(units, starts, own)?
    };
    // Three letters are in the middle of too many sounds, and one in that of too many words.
    let least = if sound { SHORT_SOUND } else { 2 };
    let is_kanji = own.iter().any(|unit| *unit >= 0x3400);
    if fit == fit::Fit::Inside && own.len() < least && !is_kanji {
        return None;
    }
    Some(fit.points())
}

/// What a fit counts for in a text of some weight. What is found by its sound counts a little less.
pub(super) fn score(points: u32, weight: u32, sound: bool, near: bool) -> u32 {
    let weight = if sound {
        weight.saturating_sub(1).max(1)
    } else {
        weight
    };
    points * weight + if near { 0 } else { EXACT }
}
