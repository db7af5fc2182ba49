//! Finding a command by words of either language, in whatever writing.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Command;
use super::table::Entry;
use crate::model::{Lang, Text};
use crate::search::{Keys, Query, fold};
use crate::store::Theme;
use crate::ui::state::{Sheet, State};

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
    /// All words are other words for it, or sound like its name.
    Words,
    /// All words are in names, helps and the name of the list or menu.
    Help,
}

/// What has been folded, by the names of entries in both languages: once, not at every frame. Entries
/// of one name, as two files of one name have, differ in their commands.
#[derive(Clone, Debug, Default)]
pub struct Folds(BTreeMap<[String; 2], Vec<(Command, Folded)>>);

impl Folds {
    fn of(&mut self, entry: &Entry, titles: &[String; 2]) -> Option<&Folded> {
        let namesakes = self.0.entry(titles.clone()).or_default();
        let mut known = namesakes.iter();
        let known = known.position(|(command, _)| *command == entry.command);
        let at = known.unwrap_or(namesakes.len());
        if known.is_none() {
            let folded = Folded::of(entry, titles);
            namesakes.push((entry.command.clone(), folded));
        }
        namesakes.get(at).map(|(_, folded)| folded)
    }
}

#[derive(Clone, Debug)]
struct Folded {
    names: [String; 2],
    /// Names and other words, as the search of records has them: with their sounds.
    keys: Keys,
    /// Names, helps, list and menu, a line each: no word goes on from one into the next.
    everything: String,
}

impl Folded {
    fn of(entry: &Entry, titles: &[String; 2]) -> Self {
        let [ja, en] = titles;
        let mut texts = vec![Text::new(ja, en)];
        if let Some(id) = other_words(&entry.command) {
            let [ja, en] = Lang::ALL.map(|lang| crate::i18n::text(lang, id));
            // Also each for itself, so that a word of it is found where it begins.
            texts.extend(ja.split(' ').map(|word| Text::new(word, "")));
            texts.extend(en.split(' ').map(|word| Text::new("", word)));
        }
        let mut everything = titles.join("\n");
        for lang in Lang::ALL {
            let around = [Some(entry.menu.name()), entry.list].into_iter().flatten();
            let around = around.map(|id| crate::i18n::text(lang, id));
            for text in [entry.help.text(lang)].into_iter().chain(around) {
                everything.push('\n');
                everything.push_str(&text);
            }
        }
        let lines: Vec<String> = everything.lines().map(fold).collect();
        Self {
            names: [fold(ja), fold(en)],
            keys: Keys::of_texts(&texts.iter().collect::<Vec<_>>()),
            everything: lines.join("\n"),
        }
    }

    fn rank(&self, words: &[String], query: &Query) -> Option<Rank> {
        let first = words.first()?;
        let all_in = |text: &str| words.iter().all(|word| text.contains(word.as_str()));
        let named = self.names.iter().filter(|name| all_in(name));
        let named = named.map(|name| {
            if name.starts_with(first.as_str()) {
                Rank::Begins
            } else {
                Rank::Name
            }
        });
        let meant = || (0..query.len()).all(|at| query.fit(at, &self.keys).is_some());
        named
            .min()
            .or_else(|| meant().then_some(Rank::Words))
            .or_else(|| all_in(&self.everything).then_some(Rank::Help))
    }
}

/// The message with other words for a command, and with the readings of its name.
fn other_words(command: &Command) -> Option<&'static str> {
    Some(match command {
        Command::Open | Command::OpenPath(_) => "words-open",
        Command::Save | Command::SaveAs => "words-save",
        Command::Export => "words-export",
        Command::Brief(_) => "words-briefing",
        Command::Quit => "words-quit",
        Command::Undo => "words-undo",
        Command::Redo => "words-redo",
        Command::FocusSearch => "words-search",
        Command::ClearSelection | Command::ResetFilters => "words-clear",
        Command::ShowSheet(Sheet::SaveView | Sheet::Views) => "words-view",
        Command::Show(_) => "words-arrange",
        Command::AddPane | Command::ClosePane(_) | Command::NextPane => "words-panes",
        Command::Fit => "words-fit",
        Command::Zoom(factor) if *factor > 1.0 => "words-zoom-in",
        Command::Zoom(_) => "words-zoom-out",
        Command::ToggleFilters => "words-filters",
        Command::ToggleInspector => "words-details",
        Command::SetTheme(Theme::Light) => "words-light",
        Command::SetTheme(Theme::Dark) => "words-dark",
        Command::SetTheme(Theme::Contrast) => "words-contrast",
        Command::SetFont(_) => "words-font",
        Command::SetLang(_) => "words-language",
        Command::PlayPause => "words-play",
        Command::SetSpeed(_) => "words-speed",
        Command::ToggleLoop => "words-loop",
        Command::ShowSheet(Sheet::Delegations)
        | Command::NewDelegation
        | Command::DelegationFromSelection => "words-delegations",
        Command::ShowSheet(Sheet::Keys) => "words-keys",
        Command::ShowSheet(Sheet::Findings) => "words-findings",
        Command::ShowSheet(Sheet::About) => "words-about",
        _ => return None,
    })
}

/// The entries in which every word that was typed is found, names before helps; all of them, in
/// their order, where nothing was typed. Both languages are looked through.
#[must_use]
pub fn find(entries: Vec<Entry>, typed: &str, state: &State, folds: &mut Folds) -> Vec<Found> {
    let words: Vec<String> = typed
        .split_whitespace()
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() {
        let found = |entry| Found {
            entry,
            marks: Vec::new(),
        };
        return entries.into_iter().map(found).collect();
    }
    let query = Query::new(typed);
    let mut found: Vec<((Rank, bool), Found)> = entries
        .into_iter()
        .filter_map(|entry| {
            let titles = [Lang::Ja, Lang::En].map(|lang| entry.title(state, lang));
            let [ja, en] = &titles;
            let title = if state.lang == Lang::Ja { ja } else { en };
            let marks = marks(title, &words);
            let rank = folds.of(&entry, &titles)?.rank(&words, &query)?;
            // What is of no use at present comes after what is.
            let later = entry.missing(state).is_some();
            Some(((rank, later), Found { entry, marks }))
        })
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, found)| found).collect()
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
