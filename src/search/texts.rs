//! Which texts a record is found by, and what each of them weighs.

use std::sync::LazyLock;

use super::fold::fold;
use super::{fit, romaji};
use crate::i18n;
use crate::model::{
    Activity, Actor, ActorKind, CountryCode, Delegation, Lang, Milestone, Note, Region, Registry,
    Source, Text, Theme, Tie, TieClass, TieKind,
};

/// What a text is to its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// One of its names or its title.
    Name,
    /// How a name is read.
    Reading,
    /// What it is or is about: country, sort, subjects, who is in it.
    About,
    /// A remark on it.
    Remark,
}

/// Weights: names first, then what a record is about, remarks last.
const NAME: u32 = 8;
const READING: u32 = 7;
const OTHER_NAME: u32 = 6;
const ABOUT: u32 = 2;
const REMARK: u32 = 1;

/// Takes the texts of a record, one after another.
pub(super) struct Texts<'t>(pub &'t mut dyn FnMut(&str, u32, Part));

impl Texts<'_> {
    fn add(&mut self, text: &str, weight: u32, part: Part) {
        if !text.is_empty() {
            (self.0)(text, weight, part);
        }
    }

    fn both(&mut self, text: &Text, weight: u32, part: Part) {
        self.add(&text.ja, weight, part);
        if text.en != text.ja {
            self.add(&text.en, weight, part);
        }
    }

    fn name(&mut self, text: &Text, reading: Option<&String>) {
        self.both(text, NAME, Part::Name);
        if let Some(reading) = reading {
            self.add(reading, READING, Part::Reading);
        }
    }

    /// The names of a kind, and what its compounds stand for: 姉妹・友好都市 is also 姉妹都市.
    fn kind_names(&mut self, kind: &TieKind, weight: u32, part: Part) {
        self.both(&kind.name, weight, part);
        for text in [Some(&kind.name.ja), kind.reading.as_ref()]
            .into_iter()
            .flatten()
        {
            for short in compounds(text) {
                self.add(&short, weight.min(OTHER_NAME), part);
            }
        }
        if let Some(reading) = &kind.reading {
            let is_name = part == Part::Name;
            let reading_part = if is_name { Part::Reading } else { part };
            self.add(reading, weight.min(READING), reading_part);
        }
    }

    fn notes(&mut self, notes: &[Note]) {
        for note in notes {
            self.both(&note.text, REMARK, Part::Remark);
        }
    }

    fn themes(&mut self, registry: &Registry, ids: &[crate::model::ThemeId]) {
        for theme in ids {
            if let Some(theme) = registry.themes.get(theme.as_str()) {
                self.both(&theme.name, ABOUT, Part::About);
                if let Some(reading) = &theme.reading {
                    self.add(reading, ABOUT, Part::About);
                }
            }
        }
    }

    fn country_names(&mut self, code: CountryCode, weight: u32, part: Part) {
        if let Some(name) = code.name() {
            self.both(name, weight, part);
        }
        for alias in code.aliases() {
            self.add(alias, weight.min(OTHER_NAME), part);
        }
        let reading = if part == Part::Name {
            Part::Reading
        } else {
            part
        };
        for text in code.readings() {
            self.add(text, weight.min(READING), reading);
        }
    }

    /// Names, readings, country, sort, remarks.
    pub(super) fn actor(&mut self, actor: &Actor) {
        for (at, name) in actor.names.iter().enumerate() {
            let weight = if at == 0 { NAME } else { OTHER_NAME };
            let mut own: Vec<&str> = vec![&name.ja, &name.en];
            if let Some(short) = &name.short {
                own.extend([short.ja.as_str(), short.en.as_str()]);
            }
            own.dedup();
            for text in own {
                self.add(text, weight, Part::Name);
            }
            if let Some(reading) = &name.reading {
                self.add(reading, weight.min(READING), Part::Reading);
            }
            // 上海 is often called 上海市.
            if actor.kind == ActorKind::City && !name.ja.is_empty() && !name.ja.ends_with('市') {
                self.add(&format!("{}市", name.ja), OTHER_NAME, Part::Name);
            }
        }
        self.add(actor.id.as_str(), ABOUT, Part::About);
        if let Some(country) = actor.country {
            self.country_names(country, ABOUT, Part::About);
        }
        if let Some(at) = ActorKind::ALL.iter().position(|kind| *kind == actor.kind)
            && let Some(name) = ACTOR_KINDS.get(at)
        {
            self.both(name, ABOUT, Part::About);
        }
        self.notes(&actor.notes);
    }

    /// Title, kind, class, subjects, remarks.
    pub(super) fn tie(&mut self, registry: &Registry, tie: &Tie) {
        if let Some(title) = &tie.title {
            self.both(title, OTHER_NAME, Part::Name);
        }
        if let Some(kind) = registry.kinds.get(tie.kind.as_str()) {
            self.kind_names(kind, ABOUT, Part::About);
            self.class(kind.class);
        }
        self.themes(registry, &tie.themes);
        self.add(tie.id.as_str(), ABOUT, Part::About);
        self.notes(&tie.notes);
    }

    fn class(&mut self, class: TieClass) {
        if let Some(at) = TieClass::ALL.iter().position(|of| *of == class)
            && let Some(name) = CLASSES.get(at)
        {
            self.both(name, ABOUT, Part::About);
        }
    }

    /// The titles of any record.
    pub(super) fn titles(&mut self, texts: &[&Text]) {
        for text in texts {
            self.both(text, OTHER_NAME, Part::Name);
        }
    }

    /// Names, other names, readings, code.
    pub(super) fn country(&mut self, code: CountryCode) {
        self.country_names(code, NAME, Part::Name);
        self.add(code.as_str(), ABOUT, Part::About);
    }

    /// Name and reading.
    pub(super) fn region(&mut self, region: &Region) {
        self.name(&region.name, region.reading.as_ref());
        self.add(region.id.as_str(), ABOUT, Part::About);
    }

    /// Name, reading, class.
    pub(super) fn kind(&mut self, kind: &TieKind) {
        self.kind_names(kind, NAME, Part::Name);
        self.add(kind.id.as_str(), ABOUT, Part::About);
        self.class(kind.class);
    }

    /// Name and reading.
    pub(super) fn theme(&mut self, theme: &Theme) {
        self.name(&theme.name, theme.reading.as_ref());
        self.add(theme.id.as_str(), ABOUT, Part::About);
    }

    /// Title, sort, subjects, remarks.
    pub(super) fn activity(&mut self, registry: &Registry, row: &Activity) {
        self.both(&row.title, NAME, Part::Name);
        for lang in Lang::ALL {
            self.add(&i18n::activity_kind(lang, row.kind), ABOUT, Part::About);
        }
        self.themes(registry, &row.themes);
        self.add(row.id.as_str(), ABOUT, Part::About);
        self.notes(&row.notes);
    }

    /// Title, subjects, remarks.
    pub(super) fn milestone(&mut self, registry: &Registry, row: &Milestone) {
        self.both(&row.title, NAME, Part::Name);
        self.themes(registry, &row.themes);
        self.add(row.id.as_str(), ABOUT, Part::About);
        self.notes(&row.notes);
    }

    /// Title, direction, purpose, subjects, open questions, remarks.
    pub(super) fn delegation(&mut self, registry: &Registry, row: &Delegation) {
        self.both(&row.title, NAME, Part::Name);
        for lang in Lang::ALL {
            self.add(&i18n::direction(lang, row.direction), ABOUT, Part::About);
        }
        if let Some(purpose) = &row.purpose {
            self.both(purpose, ABOUT, Part::About);
        }
        self.themes(registry, &row.themes);
        self.add(row.id.as_str(), ABOUT, Part::About);
        self.notes(&row.questions);
        self.notes(&row.notes);
    }

    /// Title, publisher, remark.
    pub(super) fn source(&mut self, source: &Source) {
        self.both(&source.title, NAME, Part::Name);
        self.both(&source.publisher, ABOUT, Part::About);
        self.add(source.id.as_str(), ABOUT, Part::About);
        if let Some(note) = &source.note {
            self.both(note, REMARK, Part::Remark);
        }
    }
}

/// What 姉妹・友好都市 leaves out: 姉妹都市. The last one or two letters are taken for what the parts
/// have in common.
fn compounds(text: &str) -> Vec<String> {
    let Some((heads, last)) = text.rsplit_once('・') else {
        return Vec::new();
    };
    let ends = last.char_indices().rev().take(2);
    ends.filter_map(|(at, _)| last.get(at..))
        .flat_map(|end| heads.split('・').map(move |head| format!("{head}{end}")))
        .collect()
}

/// A name of the program's own in both languages.
fn in_both(name: impl Fn(Lang) -> String) -> Text {
    Text::new(name(Lang::Ja), name(Lang::En))
}

static ACTOR_KINDS: LazyLock<Vec<Text>> = LazyLock::new(|| {
    ActorKind::ALL
        .iter()
        .map(|kind| in_both(|lang| i18n::actor_kind(lang, *kind)))
        .collect()
});

static CLASSES: LazyLock<Vec<Text>> = LazyLock::new(|| {
    TieClass::ALL
        .iter()
        .map(|class| in_both(|lang| i18n::class(lang, *class)))
        .collect()
});

/// A text made ready for comparing; [`fit::Compared`] tells what is what.
#[derive(Clone, Debug, Default)]
pub(super) struct Spelled {
    pub units: Vec<u16>,
    pub starts: u64,
    pub gaps: Vec<u32>,
    pub joins: bool,
    pub sound: bool,
}

impl Spelled {
    pub(super) fn compared(&self) -> fit::Compared<'_> {
        fit::Compared {
            units: &self.units,
            starts: self.starts,
            gaps: &self.gaps,
            joins: self.joins,
            sound: self.sound,
        }
    }
}

/// A text, folded.
pub(super) fn folded(text: &str) -> Spelled {
    let mut all = Spelled {
        units: Vec::with_capacity(text.len()),
        joins: true,
        ..Spelled::default()
    };
    let is_latin = |unit: Option<&u16>| unit.is_some_and(|unit| *unit < 128);
    let mut spaced = false;
    for word in text.split_inclusive(ends_word) {
        let at = all.units.len();
        if at < 64 {
            all.starts |= 1 << at;
        }
        all.units.extend(fold(word).encode_utf16());
        let latin = || is_latin(all.units.get(at)) && is_latin(all.units.get(at.wrapping_sub(1)));
        if spaced && latin() {
            all.gaps.extend(u32::try_from(at));
        }
        if all.units.len() > at {
            spaced = false;
        }
        spaced |= word.ends_with(char::is_whitespace);
    }
    all
}

fn ends_word(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '・' | '･'
                | '-'
                | '‐'
                | '–'
                | '—'
                | '('
                | ')'
                | '（'
                | '）'
                | '「'
                | '」'
                | '、'
                | ','
        )
        || matches!(c, '/' | '／' | ':' | '：' | '&' | '＆' | '_')
}

/// The parts of a text that romaji may find: all of it if it is in kana, else its words in katakana.
/// Remarks are not sounded out.
pub(super) fn sounded(text: &str) -> Vec<(usize, Vec<romaji::Letter>)> {
    if let Some(letters) = romaji::of_kana(text) {
        return vec![(0, letters)];
    }
    let katakana = |c: char| matches!(c, '\u{30A1}'..='\u{30F6}' | 'ー' | 'ヽ' | 'ヾ');
    words(text, katakana)
        .filter(|(_, word)| word.chars().count() > 2)
        .filter_map(|(at, word)| Some((at, romaji::of_kana(word)?)))
        .collect()
}

/// What of a text can be sounded out, to show what fits: all of it, or its words in kana.
pub(super) fn kana_words(text: &str) -> Vec<(usize, Vec<romaji::Letter>)> {
    if let Some(letters) = romaji::of_kana(text) {
        return vec![(0, letters)];
    }
    let kana = |c: char| {
        matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30F6}')
            || matches!(c, 'ー' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ')
    };
    words(text, kana)
        .filter_map(|(at, word)| Some((at, romaji::of_kana(word)?)))
        .collect()
}

/// The longest pieces of a text that are all of such letters, and where they begin.
fn words(text: &str, of: impl Fn(char) -> bool + Copy) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = Some(0);
    std::iter::from_fn(move || {
        let tail = text.get(rest?..)?;
        let begin = rest? + tail.find(of)?;
        let word = text.get(begin..)?;
        let end = word.find(|c| !of(c)).unwrap_or(word.len());
        rest = Some(begin + end);
        Some((begin, word.get(..end)?))
    })
}
