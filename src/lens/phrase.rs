//! A lens as it is typed: the options of the command line, which saved views are written in, too.
//!
//! A lens prints as a phrase and a phrase is read back to the same lens. A phrase may also say
//! things that depend on the day on which it is read: `--as-of today`, `--signed today-10y..today`.

use std::fmt;

use jiff::ToSpan as _;
use unicode_normalization::UnicodeNormalization as _;

use super::resolve;
use super::value::{Lens, Steps, Time};
use crate::i18n::{Message, Trouble, TroubleKind};
use crate::model::{
    Date, DateError, DaySpan, PartialDate, Registry, SavedView, half_width, nearest,
};

/// An option of a lens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    /// A saved view to begin with.
    Saved,
    /// A day.
    AsOf,
    /// A span in which ties are in force.
    InForce,
    /// A span in which ties were signed.
    Signed,
    /// A kind.
    Kind,
    /// A class.
    Class,
    /// A sort of actors.
    ActorKind,
    /// A region.
    Region,
    /// A country.
    Country,
    /// A subject.
    Theme,
    /// A state.
    Status,
    /// Who may see it.
    Visibility,
    /// An actor.
    Actor,
    /// How far from the actors.
    Steps,
    /// How many ties.
    MinTies,
    /// A text.
    Search,
}

impl Word {
    /// All of them, in the order in which they are printed.
    pub const ALL: [Self; 16] = [
        Self::Saved,
        Self::AsOf,
        Self::InForce,
        Self::Signed,
        Self::Kind,
        Self::Class,
        Self::ActorKind,
        Self::Region,
        Self::Country,
        Self::Theme,
        Self::Status,
        Self::Visibility,
        Self::Actor,
        Self::Steps,
        Self::MinTies,
        Self::Search,
    ];

    /// Its name on the command line, without the two dashes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::AsOf => "as-of",
            Self::InForce => "in-force",
            Self::Signed => "signed",
            Self::Kind => "kind",
            Self::Class => "class",
            Self::ActorKind => "actor-kind",
            Self::Region => "region",
            Self::Country => "country",
            Self::Theme => "theme",
            Self::Status => "status",
            Self::Visibility => "visibility",
            Self::Actor => "actor",
            Self::Steps => "steps",
            Self::MinTies => "min-ties",
            Self::Search => "search",
        }
    }

    /// Its name as it is typed.
    fn option(self) -> String {
        format!("--{}", self.name())
    }

    /// Whether it names the time.
    #[must_use]
    pub fn is_time(self) -> bool {
        matches!(self, Self::AsOf | Self::InForce | Self::Signed)
    }

    /// Whether it asks for what only ties have.
    #[must_use]
    pub fn is_of_ties(self) -> bool {
        matches!(
            self,
            Self::Kind | Self::Class | Self::Status | Self::Steps | Self::MinTies
        )
    }

    /// Whether it may stand more than once.
    #[must_use]
    pub fn repeats(self) -> bool {
        !self.is_time()
            && !matches!(
                self,
                Self::Saved | Self::Visibility | Self::Steps | Self::MinTies
            )
    }
}

/// The word for the kinds that a window opens with, all that do not stand back.
const FRONT: &str = "front";

fn has_kind(registry: &Registry, id: &str) -> bool {
    registry.kinds.get(id).is_some()
}

/// A lens in words, not yet held against a registry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase(Vec<(Word, String)>);

impl Phrase {
    /// Adds an option.
    pub fn push(&mut self, word: Word, value: impl Into<String>) {
        self.0.push((word, value.into()));
    }

    /// Takes away the values of an option that are meant for somebody else.
    pub fn retain(&mut self, word: Word, keep: impl Fn(&str) -> bool) {
        self.0.retain(|(one, value)| *one != word || keep(value));
    }

    /// Whether it asks for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn values(&self, word: Word) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter(move |(one, _)| *one == word)
            .map(|(_, value)| value.as_str())
    }

    /// Reads a phrase as the command line would: words apart by spaces, a value with spaces in
    /// quotation marks.
    ///
    /// # Errors
    /// An option that does not exist or stands twice, one without its value, a quotation mark that
    /// is not closed.
    pub fn parse(text: &str) -> Result<Self, Trouble> {
        let mut words = split(text)?.into_iter().peekable();
        let mut phrase = Self::default();
        while let Some(typed) = words.next() {
            let (name, value) = match typed.split_once('=') {
                Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
                None => (typed, None),
            };
            let word = Word::ALL
                .into_iter()
                .find(|word| name.strip_prefix("--") == Some(word.name()))
                .ok_or_else(|| unknown_option(&name))?;
            if word == Word::Saved {
                let cause = Message::new("phrase-nested");
                return Err(Trouble::new(TroubleKind::Request, cause));
            }
            // What begins like an option is the next one, not this one's value.
            let mut next = || words.next_if(|next| !next.starts_with("--"));
            let Some(value) = value.or_else(&mut next) else {
                let cause = Message::new("args-no-value").with("arg", name);
                return Err(Trouble::new(TroubleKind::Request, cause));
            };
            let clash = phrase.0.iter().find(|(one, _)| {
                (*one == word && !word.repeats()) || (one.is_time() && word.is_time())
            });
            if let Some((other, _)) = clash {
                let cause = if *other == word {
                    Message::new("args-twice").with("arg", name)
                } else {
                    Message::new("args-conflict")
                        .with("arg", name)
                        .with("other", other.option())
                };
                return Err(Trouble::new(TroubleKind::Request, cause));
            }
            phrase.push(word, value);
        }
        Ok(phrase)
    }

    /// The lens that it means on a registry, read on a day.
    ///
    /// # Errors
    /// A word that names nothing, with the nearest that do; a date or number that is none.
    pub fn resolve(&self, registry: &Registry, today: Date) -> Result<Lens, Trouble> {
        self.resolve_after(Lens::default(), registry, today)
    }

    /// The same, where there is a lens to begin with, as a saved view is: what the phrase asks for in
    /// so many words takes the place of what that lens asks of the same.
    ///
    /// # Errors
    /// As [`Phrase::resolve`].
    pub fn resolve_after(
        &self,
        before: Lens,
        registry: &Registry,
        today: Date,
    ) -> Result<Lens, Trouble> {
        let lens = self.meaning(before, registry, today)?;
        if self.values(Word::Steps).next().is_some() && lens.actors.is_empty() {
            let cause = Message::new("steps-need-actor");
            return Err(Trouble::new(TroubleKind::Request, cause));
        }
        Ok(lens)
    }

    /// The same, where steps without an actor mean nothing.
    fn meaning(&self, before: Lens, registry: &Registry, today: Date) -> Result<Lens, Trouble> {
        let mut lens = before;
        for saved in self.values(Word::Saved) {
            let view = resolve::view(registry, saved).map_err(|error| error.trouble())?;
            lens = of_view(view, registry, today)?;
        }
        self.make_room(&mut lens);
        if let Some(time) = self.time(today)? {
            lens.time = time;
        }
        for (word, value) in &self.0 {
            let refused = |error: resolve::Unknown| error.trouble();
            match word {
                Word::Saved | Word::AsOf | Word::InForce | Word::Signed | Word::Search => {}
                Word::Kind if value == FRONT && !has_kind(registry, FRONT) => {
                    lens.kinds.extend(Lens::opening(registry).kinds);
                }
                Word::Kind => {
                    lens.kinds
                        .insert(resolve::kind(registry, value).map_err(refused)?);
                }
                Word::Class => {
                    lens.classes.insert(resolve::class(value).map_err(refused)?);
                }
                Word::ActorKind => {
                    lens.sorts
                        .insert(resolve::actor_kind(value).map_err(refused)?);
                }
                Word::Region => {
                    lens.regions
                        .insert(resolve::region(registry, value).map_err(refused)?);
                }
                Word::Country => {
                    lens.countries
                        .insert(resolve::country(registry, value).map_err(refused)?);
                }
                Word::Theme => {
                    lens.themes
                        .insert(resolve::theme(registry, value).map_err(refused)?);
                }
                Word::Status => {
                    lens.statuses
                        .insert(resolve::status(value).map_err(refused)?);
                }
                Word::Visibility => {
                    lens.visibility = Some(resolve::visibility(value).map_err(refused)?);
                }
                Word::Actor => {
                    lens.actors
                        .insert(resolve::actor(registry, value).map_err(refused)?);
                }
                Word::Steps => {
                    let count = number(value);
                    let steps = Steps::ALL
                        .into_iter()
                        .find(|steps| Some(steps.count()) == count);
                    lens.steps = steps.ok_or_else(|| no_number(*word, value, "1, 2, 3"))?;
                }
                Word::MinTies => {
                    let least = number(value);
                    lens.least_ties = least.ok_or_else(|| no_number(*word, value, "1, 2, 3 …"))?;
                }
            }
        }
        if lens.actors.is_empty() {
            lens.steps = Steps::One;
        }
        let search: Vec<&str> = self.values(Word::Search).collect();
        if !search.is_empty() {
            lens.search = search.join(" ");
        }
        Ok(lens)
    }

    /// Where a facet is asked for in so many words, what a view asks of it stands back.
    fn make_room(&self, lens: &mut Lens) {
        for (word, _) in &self.0 {
            match word {
                Word::Kind => lens.kinds.clear(),
                Word::Class => lens.classes.clear(),
                Word::ActorKind => lens.sorts.clear(),
                Word::Region => lens.regions.clear(),
                Word::Country => lens.countries.clear(),
                Word::Theme => lens.themes.clear(),
                Word::Status => lens.statuses.clear(),
                Word::Actor => lens.actors.clear(),
                _ => {}
            }
        }
    }

    /// The same phrase with the time in another's words, where these mean the time of the lens: what
    /// moves with the calendar goes on moving.
    #[must_use]
    pub fn with_time_of(mut self, other: &Self, lens: &Lens, today: Date) -> Self {
        if other.time(today).ok().flatten() == Some(lens.time) {
            let words = other.0.iter().filter(|(word, _)| word.is_time());
            let words: Vec<_> = words.cloned().collect();
            self.0.retain(|(word, _)| !word.is_time());
            self.0.splice(0..0, words);
        }
        self
    }

    /// Whether its time moves with the calendar.
    #[must_use]
    pub fn moves(&self, today: Date) -> bool {
        let tomorrow = today.saturating_add(1.day());
        self.time(today).ok() != self.time(tomorrow).ok()
    }

    /// Whether it asks for what only ties have, a saved view that it begins with left aside.
    #[must_use]
    pub fn asks_of_ties(&self) -> bool {
        self.0.iter().any(|(word, _)| word.is_of_ties())
    }

    fn time(&self, today: Date) -> Result<Option<Time>, Trouble> {
        let found = self.0.iter().find(|(word, _)| word.is_time());
        let Some((word, value)) = found else {
            return Ok(None);
        };
        let option = word.option();
        Ok(Some(match word {
            Word::InForce => Time::InForce(span(&option, value, today)?),
            Word::Signed => Time::Signed(span(&option, value, today)?),
            _ => Time::AsOf(read_date(&option, value, today)?.latest()),
        }))
    }

    /// The phrase that means a lens on a registry: shorter than what a lens prints alone, since the
    /// kinds that a window opens with have a word of their own.
    #[must_use]
    pub fn of(lens: &Lens, registry: &Registry) -> Self {
        let mut phrase = Self::from(lens);
        let opening = Lens::opening(registry).kinds;
        if !opening.is_empty() && lens.kinds.is_superset(&opening) && !has_kind(registry, FRONT) {
            phrase.retain(Word::Kind, |id| !opening.contains(id));
            let kinds = phrase.0.partition_point(|(word, _)| *word < Word::Kind);
            phrase.0.insert(kinds, (Word::Kind, FRONT.to_owned()));
        }
        phrase
    }

    /// The same phrase moving on with the calendar: days that are today's are said as `today`.
    #[must_use]
    pub fn following(mut self, today: Date) -> Self {
        let now = today.to_string();
        for (word, value) in &mut self.0 {
            if word.is_time() {
                // A span of this one day goes on as one day.
                let ends = value.split("..").map(|end| match end {
                    end if end == now => "today",
                    end => end,
                });
                *value = ends.collect::<Vec<_>>().join("..");
            }
        }
        self
    }
}

impl From<&Lens> for Phrase {
    fn from(lens: &Lens) -> Self {
        let mut phrase = Self::default();
        let but = |day: Date, open: Date| (day != open).then(|| day.to_string());
        let ends = |span: DaySpan| {
            let from = but(span.from, Date::MIN).unwrap_or_default();
            let to = but(span.to, Date::MAX).unwrap_or_default();
            format!("{from}..{to}")
        };
        match lens.time {
            Time::Any => {}
            Time::AsOf(day) => phrase.push(Word::AsOf, day.to_string()),
            Time::InForce(span) => phrase.push(Word::InForce, ends(span)),
            Time::Signed(span) => phrase.push(Word::Signed, ends(span)),
        }
        let kinds = lens.kinds.iter().map(ToString::to_string);
        kinds.for_each(|id| phrase.push(Word::Kind, id));
        let classes = lens.classes.iter().map(|class| class.word());
        classes.for_each(|word| phrase.push(Word::Class, word));
        let sorts = lens.sorts.iter().map(|sort| sort.word());
        sorts.for_each(|word| phrase.push(Word::ActorKind, word));
        let regions = lens.regions.iter().map(ToString::to_string);
        regions.for_each(|at| phrase.push(Word::Region, at));
        let countries = lens.countries.iter().map(ToString::to_string);
        countries.for_each(|code| phrase.push(Word::Country, code));
        let themes = lens.themes.iter().map(ToString::to_string);
        themes.for_each(|id| phrase.push(Word::Theme, id));
        let statuses = lens.statuses.iter().map(|status| status.word());
        statuses.for_each(|word| phrase.push(Word::Status, word));
        if let Some(visibility) = lens.visibility {
            phrase.push(Word::Visibility, visibility.word());
        }
        let actors = lens.actors.iter().map(ToString::to_string);
        actors.for_each(|id| phrase.push(Word::Actor, id));
        if lens.steps != Steps::One && !lens.actors.is_empty() {
            phrase.push(Word::Steps, lens.steps.count().to_string());
        }
        if lens.least_ties > 0 {
            phrase.push(Word::MinTies, lens.least_ties.to_string());
        }
        if !lens.search.trim().is_empty() {
            phrase.push(Word::Search, lens.search.clone());
        }
        phrase
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (word, value)) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str(" ")?;
            }
            // What begins with a dash would be taken for an option.
            let joint = if value.starts_with('-') { "=" } else { " " };
            write!(f, "--{}{joint}{}", word.name(), quoted(value))?;
        }
        Ok(())
    }
}

/// A value as one word, here and in the usual shells.
fn quoted(value: &str) -> String {
    // Single marks are not used here: not every system's shell knows them.
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.' | ',' | '/');
    if !value.is_empty() && value.chars().all(plain) {
        return value.to_owned();
    }
    let mut text = String::from("\"");
    for c in value.chars() {
        if matches!(c, '"' | '\\' | '$' | '`') {
            text.push('\\');
        }
        text.push(c);
    }
    text.push('"');
    text
}

/// Cuts a text into words at its spaces, as a shell does: quotation marks of both sorts hold spaces
/// together, and a backslash takes the next letter as it is, but for single marks.
///
/// # Errors
/// A quotation mark without its other half.
pub fn split(text: &str) -> Result<Vec<String>, Trouble> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut inside: Option<char> = None;
    let mut letters = text.chars();
    while let Some(c) = letters.next() {
        match (c, inside) {
            ('"' | '\'', None) => {
                inside = Some(c);
                word.get_or_insert_default();
            }
            (c, Some(mark)) if c == mark => inside = None,
            ('\\', None | Some('"')) => word.get_or_insert_default().extend(letters.next()),
            (c, None) if c.is_whitespace() => words.extend(word.take()),
            (c, _) => word.get_or_insert_default().push(c),
        }
    }
    if inside.is_some() {
        let cause = Message::new("phrase-open-quote").with("text", text);
        return Err(Trouble::new(TroubleKind::Request, cause));
    }
    words.extend(word);
    Ok(words)
}

fn unknown_option(typed: &str) -> Trouble {
    let cause = Message::new("args-unknown").with("arg", typed);
    let trouble = Trouble::new(TroubleKind::Request, cause);
    let names = Word::ALL.into_iter().filter(|word| *word != Word::Saved);
    let names = names.map(Word::name);
    match nearest(typed.trim_start_matches('-'), names) {
        Some(name) => {
            trouble.hint(Message::new("nearest-values").with("values", format!("--{name}")))
        }
        None => trouble,
    }
}

fn no_number(word: Word, value: &str, values: &str) -> Trouble {
    let cause = Message::new("args-bad-value")
        .with("arg", word.option())
        .with("value", value);
    Trouble::new(TroubleKind::Request, cause)
        .hint(Message::new("nearest-values").with("values", values))
}

/// A number in digits of half or full width, without signs and blanks.
fn number(value: &str) -> Option<usize> {
    let digits: String = value.nfkc().collect();
    let digits_only = digits.chars().all(|c| c.is_ascii_digit());
    digits.parse().ok().filter(|_| digits_only)
}

/// The lens of a saved view. Steps without an actor ask for nothing, as some older views have them.
///
/// # Errors
/// What its words say of themselves, and whose words they are.
pub fn of_view(view: &SavedView, registry: &Registry, today: Date) -> Result<Lens, Trouble> {
    Phrase::parse(&view.lens)
        .and_then(|words| words.meaning(Lens::default(), registry, today))
        .map_err(|trouble| {
            let cause = Message::new("view-unreadable")
                .with("view", &view.name)
                .with("why", trouble.cause);
            Trouble {
                cause,
                hint: trouble.hint,
                kind: trouble.kind,
            }
        })
}

/// A date, or a day counted from today: `today`, `today-10y`, `today+6m`, `today-2w`, `today-30d`.
///
/// # Errors
/// No date; `option` is named as what it was typed for.
pub fn read_date(option: &str, text: &str, today: Date) -> Result<PartialDate, Trouble> {
    if let Some(day) = from_today(text, today) {
        return Ok(PartialDate::day(day));
    }
    PartialDate::parse(text).map_err(|error| date_trouble(option, &error))
}

fn from_today(text: &str, today: Date) -> Option<Date> {
    let text = half_width(text).to_lowercase();
    let rest = ["today", "今日", "本日"]
        .into_iter()
        .find_map(|word| text.strip_prefix(word))?;
    if rest.is_empty() {
        return Some(today);
    }
    let back = rest.starts_with('-');
    let rest = rest.strip_prefix(['-', '+'])?;
    let unit = rest.chars().next_back()?;
    let count = rest.strip_suffix(unit)?;
    let digits_only = count.chars().all(|c| c.is_ascii_digit());
    let count: i32 = count.parse().ok().filter(|_| digits_only)?;
    let count = if back { -count } else { count };
    // The calendar ends somewhere, and so do these.
    let within = |most: i32| (-most..=most).contains(&count);
    let span = match unit {
        'y' if within(9_998) => count.years(),
        'm' if within(99_999) => count.months(),
        'w' if within(99_999) => count.weeks(),
        'd' if within(999_999) => count.days(),
        _ => return None,
    };
    // Days before our era cannot be typed.
    let first = Date::constant(1, 1, 1);
    Some(today.saturating_add(span).max(first))
}

fn date_trouble(option: &str, error: &DateError) -> Trouble {
    let cause = Message::new(match error {
        DateError::Form(_) => "date-form",
        DateError::NoSuchDay(_) => "date-no-such-day",
        DateError::NotInEra(_) => "date-not-in-era",
        DateError::Backwards(_) => "date-backwards",
    })
    .with("option", option)
    .with("text", error.text());
    let trouble = Trouble::new(TroubleKind::Request, cause);
    trouble.hint(match error.meant() {
        Some(date) => Message::new("date-meant").with("date", date),
        None => Message::new("date-hint"),
    })
}

/// `FROM..TO`, both ends included; one date alone is its own span; an open end reaches as far as
/// the calendar.
fn span(option: &str, text: &str, today: Date) -> Result<DaySpan, Trouble> {
    let cut = ["..", "．．", "‥", "…", "〜", "～", "~"]
        .into_iter()
        .find_map(|mark| text.split_once(mark));
    let Some((from, to)) = cut else {
        let date = read_date(option, text, today)?;
        return Ok(DaySpan {
            from: date.earliest(),
            to: date.latest(),
        });
    };
    let bound = |text: &str, open: Date| match text.trim() {
        "" => Ok(PartialDate::day(open)),
        text => read_date(option, text, today),
    };
    let from = bound(from, Date::MIN)?;
    let to = bound(to.trim_start_matches(['.', '．']), Date::MAX)?;
    DaySpan::new(from, to)
        .ok_or_else(|| date_trouble(option, &DateError::Backwards(text.to_owned())))
}
