//! Finding a command by words of either language, in whatever writing.

use std::ops::Range;

use super::table::Entry;
use crate::model::Lang;
use crate::search::fold;
use crate::ui::state::State;

/// A command that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The command.
    pub entry: Entry,
    /// What of its name, in the language of the window, was typed: bytes, from left to right.
    pub marks: Vec<Range<usize>>,
}

/// How good a find is: the smaller, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// A name begins with the first word.
    Begins,
    /// All words are in a name.
    Name,
    /// All words are in names, helps and the name of the list or menu.
    Help,
}

/// The entries in which every word that was typed is found, names before helps; all of them, in
/// their order, where nothing was typed. Both languages are looked through.
#[must_use]
pub fn find(entries: Vec<Entry>, typed: &str, state: &State) -> Vec<Found> {
    let words: Vec<String> = typed
        .split_whitespace()
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect();
    let mut found: Vec<((Rank, bool), Found)> = entries
        .into_iter()
        .filter_map(|entry| {
            let rank = rank(&entry, &words, state)?;
            let marks = marks(&entry.title(state, state.lang), &words);
            // What is of no use at present comes after what is, if something was typed.
            let later = !words.is_empty() && entry.missing(state).is_some();
            Some(((rank, later), Found { entry, marks }))
        })
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, found)| found).collect()
}

fn rank(entry: &Entry, words: &[String], state: &State) -> Option<Rank> {
    let Some(first) = words.first() else {
        return Some(Rank::Name);
    };
    let mut everything = String::new();
    let mut best = None;
    for lang in Lang::ALL {
        let name = fold(&entry.title(state, lang));
        if words.iter().all(|word| name.contains(word)) {
            let rank = if name.starts_with(first) {
                Rank::Begins
            } else {
                Rank::Name
            };
            best = best.min(Some(rank)).or(Some(rank));
        }
        let around = [Some(entry.menu.name()), entry.list]
            .into_iter()
            .flatten()
            .map(|id| crate::i18n::text(lang, id));
        let texts = [name, entry.help.text(lang)].into_iter().chain(around);
        for text in texts {
            everything.push_str(&fold(&text));
            // No word goes on from one text into the next.
            everything.push('\n');
        }
    }
    best.or_else(|| {
        let all = words.iter().all(|word| everything.contains(word));
        all.then_some(Rank::Help)
    })
}

/// Where the words stand in a name. Letters are folded one by one, so that places can be told.
fn marks(name: &str, words: &[String]) -> Vec<Range<usize>> {
    let mut folded = String::new();
    // For every byte of the folded name, the letter that it is from.
    let mut from: Vec<Range<usize>> = Vec::new();
    for (at, letter) in name.char_indices() {
        let piece = fold(letter.encode_utf8(&mut [0; 4]));
        let letter = at..at + letter.len_utf8();
        from.extend(std::iter::repeat_n(letter, piece.len()));
        folded.push_str(&piece);
    }
    let mut marks: Vec<Range<usize>> = words
        .iter()
        .filter_map(|word| {
            let at = folded.find(word.as_str())?;
            let (first, last) = (from.get(at)?, from.get(at + word.len() - 1)?);
            Some(first.start..last.end)
        })
        .collect();
    marks.sort_by_key(|mark| mark.start);
    let mut apart: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        match apart.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => apart.push(mark),
        }
    }
    apart
}
