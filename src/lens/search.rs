//! Finding records by what a person types.

use super::fold::fold;
use super::index::Index;
use crate::model::{Actor, Registry, Text, Tie};

/// Folded texts of a record, with their weight.
#[derive(Clone, Debug, Default)]
pub struct Keys(Vec<Key>);

#[derive(Clone, Debug)]
struct Key {
    folded: String,
    weight: u32,
    /// The name it comes from, to show what matched.
    name: Option<usize>,
}

/// Weights: names first, then what a record is about.
const NAME: u32 = 8;
const READING: u32 = 7;
const OTHER_NAME: u32 = 6;
const ABOUT: u32 = 2;

/// An actor found, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Position of the actor.
    pub actor: usize,
    /// How well it fits; comparable within one search.
    pub score: u32,
    /// Which of its names fits best, if it was a name.
    pub name: Option<usize>,
}

impl Keys {
    /// The texts of an actor: names, readings, id, country, sort.
    pub(super) fn of_actor(actor: &Actor) -> Self {
        let mut keys = Self::default();
        for (at, name) in actor.names.iter().enumerate() {
            let weight = if at == 0 { NAME } else { OTHER_NAME };
            keys.add(&name.ja, weight, Some(at));
            keys.add(&name.en, weight, Some(at));
            if let Some(short) = &name.short {
                keys.add(&short.ja, weight, Some(at));
                keys.add(&short.en, weight, Some(at));
            }
            if let Some(reading) = &name.reading {
                keys.add(reading, weight.min(READING), Some(at));
            }
        }
        keys.add(actor.id.as_str(), ABOUT, None);
        if let Some(country) = actor.country {
            if let Some(name) = country.name() {
                keys.text(name, ABOUT);
            }
            for alias in country.aliases() {
                keys.add(alias, ABOUT, None);
            }
        }
        keys
    }

    /// The texts of a tie itself: kind, title, subjects, id.
    pub(super) fn of_tie(registry: &Registry, tie: &Tie) -> Self {
        let mut keys = Self::default();
        if let Some(title) = &tie.title {
            keys.text(title, OTHER_NAME);
        }
        if let Some(kind) = registry.kinds.get(tie.kind.as_str()) {
            keys.text(&kind.name, ABOUT);
        }
        for theme in &tie.themes {
            if let Some(theme) = registry.themes.get(theme.as_str()) {
                keys.text(&theme.name, ABOUT);
            }
        }
        keys.add(tie.id.as_str(), ABOUT, None);
        keys
    }

    /// The titles of a record that is no tie.
    pub(super) fn of_texts(texts: &[&Text]) -> Self {
        let mut keys = Self::default();
        for text in texts {
            keys.text(text, OTHER_NAME);
        }
        keys
    }

    fn text(&mut self, text: &Text, weight: u32) {
        self.add(&text.ja, weight, None);
        self.add(&text.en, weight, None);
    }

    fn add(&mut self, text: &str, weight: u32, name: Option<usize>) {
        let folded = fold(text);
        if !folded.is_empty() {
            self.0.push(Key {
                folded,
                weight,
                name,
            });
        }
    }

    /// How well a folded word fits, and through which name. `None`: it does not occur.
    fn fit(&self, word: &str) -> Option<(u32, Option<usize>)> {
        self.0
            .iter()
            .filter_map(|key| {
                let fit = if key.folded == word {
                    12
                } else if key.folded.starts_with(word) {
                    8
                } else if key.folded.contains(word) {
                    3
                } else {
                    return None;
                };
                Some((fit * key.weight, key.name))
            })
            .max_by_key(|(score, name)| (*score, std::cmp::Reverse(*name)))
    }
}

/// What was typed, folded and cut into words, all of which must fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query(Vec<String>);

impl Query {
    /// Reads what was typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self(
            typed
                .split(|c: char| c.is_whitespace() || c == '　')
                .map(fold)
                .filter(|word| !word.is_empty())
                .collect(),
        )
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How well all words fit some of these texts together. `None` if one fits none of them.
    pub(super) fn score(&self, keys: &[&Keys]) -> Option<u32> {
        let mut sum = 0;
        for word in &self.0 {
            sum += keys
                .iter()
                .filter_map(|keys| keys.fit(word))
                .map(|(score, _)| score)
                .max()?;
        }
        Some(sum)
    }
}

/// The actors that fit what was typed, the best first, equals in the order of the registry.
#[must_use]
pub fn find_actors(index: &Index, typed: &str) -> Vec<Hit> {
    let query = Query::new(typed);
    if query.is_empty() {
        return Vec::new();
    }
    let mut hits: Vec<Hit> = index
        .actor_keys()
        .iter()
        .enumerate()
        .filter_map(|(actor, keys)| {
            let score = query.score(&[keys])?;
            let name = query.0.iter().find_map(|word| keys.fit(word)?.1);
            Some(Hit { actor, score, name })
        })
        .collect();
    hits.sort_by_key(|hit| (std::cmp::Reverse(hit.score), hit.actor));
    hits
}
