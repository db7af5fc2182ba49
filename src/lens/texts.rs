//! What was typed, held against every actor and every tie of a registry once.

use crate::network::Link;
use crate::search::{Keys, Query};

/// How well what was typed fits each actor and each tie.
#[derive(Debug, Default)]
pub(super) struct Texts {
    query: Query,
    words: Vec<Word>,
}

/// How well one word fits; `None` where it does not.
#[derive(Debug)]
struct Word {
    /// Whether a slip is forgiven.
    near: bool,
    actors: Vec<Option<u32>>,
    ties: Vec<Option<u32>>,
}

impl Texts {
    /// Holds what was typed against the texts of actors and ties. A slip is forgiven in a word that
    /// fits nobody as it was typed: whoever types `Frankfrut` means somebody.
    pub(super) fn new(typed: &str, actors: &[Keys], ties: &[&Keys]) -> Self {
        let query = Query::new(typed);
        let hold = |word: usize, near: bool| {
            let fit = |keys: &Keys| match near {
                false => query.fit(word, keys),
                true => query.fit_nearly(word, keys),
            };
            Word {
                near,
                actors: actors.iter().map(fit).collect(),
                ties: ties.iter().map(|keys| fit(keys)).collect(),
            }
        };
        let words = (0..query.len()).map(|word| {
            let exact = hold(word, false);
            let fits = exact.actors.iter().chain(&exact.ties).any(Option::is_some);
            if fits { exact } else { hold(word, true) }
        });
        Self {
            words: words.collect(),
            query,
        }
    }

    /// How well all words fit a tie or its ends together; 0 where nothing was typed.
    pub(super) fn of_tie(&self, link: Link) -> Option<u32> {
        self.sum(|word| {
            let of = |actor: usize| word.actors.get(actor).copied().flatten();
            let own = word.ties.get(link.tie).copied().flatten();
            of(link.from).max(of(link.to)).max(own)
        })
    }

    /// How well all words fit an actor.
    pub(super) fn of_actor(&self, actor: usize) -> Option<u32> {
        self.sum(|word| word.actors.get(actor).copied().flatten())
    }

    /// Whether all words fit a record with these texts of its own, or whom it is about.
    pub(super) fn fits_record(&self, own: &Keys, actors: &[usize]) -> bool {
        self.words.iter().enumerate().all(|(at, word)| {
            let exact = || self.query.fit(at, own).is_some();
            let near = || word.near && self.query.fit_nearly(at, own).is_some();
            let fits = |actor: &usize| word.actors.get(*actor).copied().flatten().is_some();
            actors.iter().any(fits) || exact() || near()
        })
    }

    fn sum(&self, score: impl Fn(&Word) -> Option<u32>) -> Option<u32> {
        let mut words = self.words.iter();
        words.try_fold(0, |sum, word| Some(sum + score(word)?))
    }
}
