//! Fluent bundles, and messages as values.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::model::{Lang, PartialDate, Text};

/// A message with its arguments, not yet in a language.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    id: &'static str,
    args: Vec<(&'static str, Arg)>,
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// The same in every language: an id, a path, what was typed.
    Plain(String),
    /// A text with both languages.
    Both(Text),
    /// A number, which also chooses between singular and plural.
    Number(usize),
    /// A date, written as the language writes it.
    Date(PartialDate),
    /// Another message.
    Message(Box<Message>),
    /// Several arguments, joined as the language joins a list.
    List(Vec<Arg>),
}

impl Message {
    /// A message without arguments.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self {
            id,
            args: Vec::new(),
        }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// The message in a language.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in &self.args {
            args.set(*name, value.value(lang));
        }
        format(lang, self.id, Some(&args))
    }

    /// The message's id.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.id
    }
}

impl Arg {
    fn value(&self, lang: Lang) -> FluentValue<'static> {
        match self {
            Self::Number(number) => FluentValue::from(*number),
            other => FluentValue::from(other.plain(lang)),
        }
    }

    fn plain(&self, lang: Lang) -> String {
        match self {
            Self::Plain(text) => text.clone(),
            Self::Both(text) => text.get(lang).to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => super::date(lang, *date),
            Self::Message(message) => message.text(lang),
            Self::List(items) => items
                .iter()
                .map(|item| item.plain(lang))
                .collect::<Vec<_>>()
                .join(match lang {
                    Lang::Ja => "、",
                    Lang::En => ", ",
                }),
        }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Plain(text)
    }
}

impl From<&Text> for Arg {
    fn from(text: &Text) -> Self {
        Self::Both(text.clone())
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<PartialDate> for Arg {
    fn from(date: PartialDate) -> Self {
        Self::Date(date)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

impl<A: Into<Arg>> From<Vec<A>> for Arg {
    fn from(items: Vec<A>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

/// A message without arguments, in a language.
#[must_use]
pub fn text(lang: Lang, id: &'static str) -> String {
    format(lang, id, None)
}

macro_rules! messages {
    ($lang:literal) => {
        [
            include_str!(concat!("../../assets/messages/", $lang, "/words.ftl")),
            include_str!(concat!("../../assets/messages/", $lang, "/lens.ftl")),
            include_str!(concat!("../../assets/messages/", $lang, "/findings.ftl")),
            include_str!(concat!("../../assets/messages/", $lang, "/troubles.ftl")),
            include_str!(concat!("../../assets/messages/", $lang, "/cli.ftl")),
            include_str!(concat!("../../assets/messages/", $lang, "/workbook.ftl")),
            include_str!(concat!("../../assets/messages/", $lang, "/diff.ftl")),
            include_str!(concat!("../../assets/messages/", $lang, "/delegations.ftl")),
            include_str!(concat!("../../assets/messages/", $lang, "/window.ftl")),
            include_str!(concat!("../../assets/messages/", $lang, "/page.ftl")),
            include_str!(concat!("../../assets/messages/", $lang, "/brief.ftl")),
            include_str!(concat!("../../assets/messages/", $lang, "/briefing.ftl")),
            include_str!(concat!("../../assets/messages/", $lang, "/horizon.ftl")),
        ]
    };
}

static JA: LazyLock<FluentBundle<FluentResource>> =
    LazyLock::new(|| bundle(Lang::Ja, messages!("ja")));
static EN: LazyLock<FluentBundle<FluentResource>> =
    LazyLock::new(|| bundle(Lang::En, messages!("en")));

fn bundle<const N: usize>(lang: Lang, files: [&str; N]) -> FluentBundle<FluentResource> {
    let locale = lang.tag().parse::<LanguageIdentifier>().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // The marks that isolate arguments are for bidirectional text and have no glyph in our fonts.
    bundle.set_use_isolating(false);
    for file in files {
        // A test parses the same files and fails on a bad line; here the good lines are kept.
        let resource = match FluentResource::try_new(file.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// A message without arguments whose id is put together at run time; `None` if there is none.
#[must_use]
pub fn lookup(lang: Lang, id: &str) -> Option<String> {
    find(lang, id, None)
}

fn format(lang: Lang, id: &'static str, args: Option<&FluentArgs<'_>>) -> String {
    // A test looks up every id that the code names, so the brackets are seen only while writing.
    find(lang, id, args).unwrap_or_else(|| format!("⟨{id}⟩"))
}

fn find(lang: Lang, id: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
    let bundle = match lang {
        Lang::Ja => &*JA,
        Lang::En => &*EN,
    };
    let pattern = bundle.get_message(id)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, args, &mut errors);
    Some(text.into_owned())
}

/// Arguments that only one language's manner needs: how polite Japanese is, and the year's name in the
/// Japanese calendar.
const MANNERS: [&str; 2] = ["tone", "nengo"];

/// The ids and the argument names of a language's messages, for the test that compares them; without
/// those that only one language's manner needs.
#[must_use]
pub fn message_ids(lang: Lang) -> Vec<(String, Vec<String>)> {
    let files = match lang {
        Lang::Ja => messages!("ja"),
        Lang::En => messages!("en"),
    };
    let mut ids = Vec::new();
    for line in files.iter().flat_map(|file| file.lines()) {
        let starts_message = line.starts_with(|c: char| c.is_ascii_lowercase());
        if starts_message && let Some((id, _)) = line.split_once(" =") {
            ids.push((id.to_owned(), Vec::new()));
        }
        if let Some((_, args)) = ids.last_mut() {
            for rest in line.split('$').skip(1) {
                let name: String = rest
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
                    .collect();
                if !args.contains(&name) && !MANNERS.contains(&name.as_str()) {
                    args.push(name);
                }
            }
        }
    }
    for (_, args) in &mut ids {
        args.sort();
    }
    ids.sort();
    ids
}
