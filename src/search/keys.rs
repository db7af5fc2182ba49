//! The folded texts of one record.

use super::fit::{self, Compared};
use super::query::Word;
use super::romaji;
use super::texts::{Part, Spelled, Texts, folded, sounded};
use crate::model::{Actor, Registry, Text, Tie};

/// Folded texts of a record, with what each weighs.
#[derive(Clone, Debug, Default)]
pub struct Keys(Vec<Key>);

#[derive(Clone, Debug)]
struct Key {
    spelled: Spelled,
    weight: u32,
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
            spell(text, part, &mut |spelled| {
                keys.push(Key { spelled, weight });
            });
        }));
        Self(keys)
    }

    /// How well a word fits the best of the texts.
    pub(super) fn best(&self, word: &Word, near: bool) -> Option<u32> {
        self.0
            .iter()
            .filter_map(|key| {
                let points = points(word, &key.spelled.compared(), near)?;
                Some(score(points, key.weight, key.spelled.sound, near))
            })
            .max()
    }
}

/// Folds a text, and sounds it out if it is no remark.
pub(super) fn spell(text: &str, part: Part, take: &mut dyn FnMut(Spelled)) {
    let mut spelled = folded(text);
    if spelled.units.is_empty() {
        return;
    }
    spelled.joins = part != Part::Remark;
    take(spelled);
    if part != Part::Remark {
        for (at, letters) in sounded(text) {
            let sounds = romaji::units(&letters);
            let whole = at == 0
                && letters
                    .last()
                    .is_some_and(|last| last.from.end == text.len());
            // A word among others is never the whole of the text, nor its beginning.
            let (units, starts) = if whole {
                (sounds, 1)
            } else {
                ([&[0], sounds.as_slice()].concat(), 2)
            };
            take(Spelled {
                units,
                starts,
                sound: true,
                ..Spelled::default()
            });
        }
    }
}

/// How well a word fits a text, and how much that counts where the text weighs 1.
pub(super) fn points(word: &Word, text: &Compared<'_>, near: bool) -> Option<u32> {
    let own = word.of(text.sound)?;
    let (fit, _) = if near {
        fit::nearly(text, own)?
    } else {
        fit::exactly(text, own)?
    };
    // Three letters are in the middle of too many sounds, and one in that of too many words.
    let least = if text.sound { SHORT_SOUND } else { 2 };
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
