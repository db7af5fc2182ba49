//! Message files against one another and against the source that names their messages.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use kizuna::i18n::{self, Message};
use kizuna::lens::Lens;
use kizuna::model::{ActorKind, Certainty, EventKind, Lang, Status, TieClass};
use kizuna::records::{self, Cell};

use crate::support::{TODAY, builtin, builtin_index, each, must, same, source_files, text_files};

/// Ids that the program puts together from a prefix and a word of a table; see `Cell::Word`.
const PUT_TOGETHER: [&str; 3] = ["group-", "source-", "contested-"];

/// Words with hyphens in the source that are no messages: options of the command line, what the
/// window toolkit is to call its parts, classes in pictures, and prefixes of words.
const NO_MESSAGES: [&str; 12] = [
    "xdg-open",
    "map-atlantic",
    "actor-kind",
    "as-of",
    "in-force",
    "min-ties",
    "filters-ja",
    "filters-en",
    "yyyy-mm-dd",
    "kizuna-snapshot",
    "template-tone",
    "template-section",
];

fn ids() -> BTreeMap<String, Vec<String>> {
    i18n::message_ids(Lang::Ja).into_iter().collect()
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    let [ja, en] = Lang::ALL.map(i18n::message_ids);
    assert!(ja.len() > 200, "{}", ja.len());
    let only = |one: &[(String, Vec<String>)], other: &[(String, Vec<String>)]| -> Vec<String> {
        one.iter()
            .filter(|message| !other.contains(message))
            .map(|(id, args)| format!("{id}({})", args.join(", ")))
            .collect()
    };
    assert_eq!(only(&ja, &en), Vec::<String>::new(), "only in Japanese");
    assert_eq!(only(&en, &ja), Vec::<String>::new(), "only in English");
    for list in [&ja, &en] {
        let distinct: BTreeSet<&String> = list.iter().map(|(id, _)| id).collect();
        assert_eq!(distinct.len(), list.len(), "an id stands twice");
    }
}

#[test]
fn every_message_file_is_read_without_an_error_and_built_in() {
    let files = text_files("assets/messages", "ftl");
    let names = |lang: &str| -> Vec<&str> {
        files
            .iter()
            .filter_map(|(path, _)| path.strip_prefix("assets/messages/")?.strip_prefix(lang))
            .collect()
    };
    assert_eq!(names("ja/"), names("en/"));
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for (path, text) in &files {
        let resource = FluentResource::try_new(text.clone())
            .unwrap_or_else(|(_, errors)| panic!("{path}: {errors:?}"));
        let messages = resource
            .entries()
            .filter(|entry| format!("{entry:?}").starts_with("Message"))
            .count();
        let others: Vec<String> = resource
            .entries()
            .map(|entry| format!("{entry:?}"))
            .filter(|entry| !entry.starts_with("Message") && !entry.contains("Comment"))
            .collect();
        assert_eq!(others, Vec::<String>::new(), "{path}");
        *found.entry(&path[16..18]).or_default() += messages;
    }
    // The reader of ids, which other tests rely on, sees what Fluent sees in all files.
    for lang in Lang::ALL {
        assert_eq!(found[lang.tag()], i18n::message_ids(lang).len(), "{lang:?}");
    }
}

#[test]
fn every_message_can_be_said() {
    each(ids(), 200, |(id, args)| {
        for lang in Lang::ALL {
            let text = i18n::lookup(lang, id).ok_or("cannot be found")?;
            must(!text.trim().is_empty(), || format!("{lang:?} is empty"))?;
            // Without its arguments each shows as what it is called.
            for arg in args {
                let chooses = text.contains(&format!("{{${arg}}}"))
                    || id.ends_with("count")
                    || *arg == "possible";
                must(chooses, || format!("{lang:?} leaves out {arg}: {text}"))?;
            }
        }
        Ok(())
    });
}

/// Messages that show people how to write Japanese in English, and the name of the language.
const JAPANESE_IN_ENGLISH: [&str; 3] = ["box-hint", "date-hint", "lang-ja"];

/// Messages whose words are the same in both languages: names, and keys of the keyboard.
const THE_SAME: [&str; 14] = [
    "about-version",
    "column-id",
    "keys-axis-end",
    "keys-axis-start",
    "keys-ctrl-a",
    "keys-enter",
    "keys-escape",
    "keys-shift-enter",
    "keys-shift-up-down",
    "keys-space",
    "keys-tab",
    "keys-up-down",
    "lang-en",
    "lang-ja",
];

#[test]
fn no_message_is_left_in_the_other_language() {
    let is_japanese =
        |c: char| matches!(c, '\u{3000}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '（'..='）');
    // What is left of a message without its arguments.
    let words = |text: &str| -> String {
        text.split('{')
            .map(|part| part.rsplit('}').next().unwrap_or_default())
            .filter(|part| part.contains(char::is_alphabetic))
            .collect()
    };
    each(ids(), 200, |(id, _)| {
        let [ja, en] = Lang::ALL.map(|lang| i18n::lookup(lang, id).unwrap_or_default());
        let shows = JAPANESE_IN_ENGLISH.contains(&id.as_str());
        same("Japanese in English", &en.contains(is_japanese), &shows)?;
        if THE_SAME.contains(&id.as_str()) {
            return same("in both languages", &ja, &en);
        }
        let (ja, en) = (words(&ja), words(&en));
        must(ja.is_empty() || ja.contains(is_japanese), || {
            format!("Japanese says {ja}")
        })?;
        must(ja.is_empty() || ja != en, || format!("both say {ja}"))
    });
}

/// Whether a literal has the form of an id: words in lower case joined by hyphens.
fn looks_like_an_id(text: &str) -> bool {
    text.contains('-')
        && text.split('-').all(|word| {
            !word.is_empty()
                && word
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        })
        && text.starts_with(|c: char| c.is_ascii_lowercase())
}

/// What stands directly before a literal that is a message, in code without blanks.
const SAYS: [&str; 9] = [
    "Message::new(",
    "text(lang,",
    "text(self.lang,",
    "text(request.lang,",
    "text(self.request.lang,",
    ".text(",
    "say(",
    "both(",
    "lookup(lang,",
];

#[test]
fn every_message_that_the_source_names_exists() {
    let ids = ids();
    let (mut named, mut wrong) = (0, Vec::new());
    for file in source_files("src") {
        for literal in &file.literals {
            let before: String = file.code[..literal.at - 1]
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            let before = before.replace("( ", "(").replace(", ", ",");
            let behind = file.code[literal.at + literal.text.len() + 1..].trim_start();
            // A message that is said stands alone in its brackets, or last.
            let is_said = behind.starts_with(')') && SAYS.iter().any(|says| before.ends_with(says));
            // What the toolkit calls its parts is told by the line it stands on.
            let is_part = file.line_at(literal.at).contains("Id::");
            let is_word = NO_MESSAGES.contains(&literal.text.as_str());
            let is_named = looks_like_an_id(&literal.text) && !is_part && !is_word;
            if !is_said && !is_named {
                continue;
            }
            named += 1;
            if !ids.contains_key(&literal.text) {
                wrong.push(format!(
                    "{}:{}: \"{}\"",
                    file.path, literal.line, literal.text
                ));
            }
        }
    }
    assert!(named > 250, "only {named} messages were seen");
    assert!(
        wrong.is_empty(),
        "these are no messages:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_message_is_said_somewhere() {
    let literals: BTreeSet<String> = source_files("src")
        .into_iter()
        .flat_map(|file| file.literals)
        .map(|literal| literal.text)
        .collect();
    let unused: Vec<String> = ids()
        .into_keys()
        .filter(|id| !literals.contains(id))
        .filter(|id| !PUT_TOGETHER.iter().any(|prefix| id.starts_with(prefix)))
        .collect();
    assert_eq!(unused, Vec::<String>::new(), "nobody says these");
    for word in NO_MESSAGES {
        assert!(literals.contains(word), "{word} is no longer in the source");
    }
}

/// The name of each argument that is set right behind a message.
fn arguments(code: &str, literals: &BTreeMap<usize, &str>, mut at: usize) -> Vec<String> {
    let mut names = Vec::new();
    loop {
        let rest = &code[at..];
        let skipped = rest.len() - rest.trim_start().len();
        let Some(inner) = rest.trim_start().strip_prefix(".with(") else {
            return names;
        };
        let open = at + skipped + ".with(".len();
        let quote = open + inner.len() - inner.trim_start().len();
        if let Some(name) = literals.get(&(quote + 1)) {
            names.push((*name).to_owned());
        }
        let mut depth = 1;
        let close = code[open..].char_indices().find(|(_, c)| {
            match c {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        match close {
            Some((inside, _)) => at = open + inside + 1,
            None => return names,
        }
    }
}

#[test]
fn every_argument_that_the_source_sets_is_one_of_its_message() {
    let ids = ids();
    let (mut seen, mut wrong) = (0, Vec::new());
    for file in source_files("src") {
        let literals: BTreeMap<usize, &str> = file
            .literals
            .iter()
            .map(|literal| (literal.at, literal.text.as_str()))
            .collect();
        for literal in &file.literals {
            let Some(known) = ids.get(&literal.text) else {
                continue;
            };
            let behind = literal.at + literal.text.len() + 1;
            let rest = file.code[behind..].trim_start();
            if !file.code[..literal.at - 1]
                .trim_end()
                .ends_with("Message::new(")
                || !rest.starts_with(')')
            {
                continue;
            }
            let close = file.code.len() - rest.len() + 1;
            for name in arguments(&file.code, &literals, close) {
                seen += 1;
                if !known.contains(&name) {
                    wrong.push(format!(
                        "{}:{}: {} has no ${name}",
                        file.path, literal.line, literal.text
                    ));
                }
            }
        }
    }
    assert!(seen > 60, "only {seen} arguments were seen");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_word_of_a_table_has_a_name() {
    let visible = Lens::default().visible(builtin_index(), TODAY);
    let tables = [
        records::ties(builtin_index(), &visible, Lang::Ja),
        records::actors(builtin_index(), &visible, Lang::Ja),
        records::sources(builtin(), None),
        records::stats(builtin_index(), &visible),
    ];
    let mut words: BTreeSet<(&str, &str)> = tables
        .iter()
        .flat_map(|table| table.rows.iter().flatten())
        .filter_map(|cell| match cell {
            Cell::Word(prefix, word) => Some((*prefix, *word)),
            _ => None,
        })
        .collect();
    // And those that the built-in registry does not happen to have.
    words.extend(ActorKind::ALL.map(|kind| ("actor", kind.word())));
    words.extend(Status::ALL.map(|status| ("status", status.word())));
    words.extend(
        [Certainty::No, Certainty::Possible, Certainty::Certain].map(|c| ("certainty", c.word())),
    );
    words.extend(["error", "warning", "info"].map(|word| ("severity", word)));
    words.extend(["final", "draft", "dataset"].map(|word| ("source", word)));
    words.extend(["yes", "no"].map(|word| ("contested", word)));
    words.extend(TieClass::ALL.map(|class| ("class", class.word())));
    each(words, 30, |(prefix, word)| {
        let id = format!("{prefix}-{}", word.replace('_', "-"));
        for lang in Lang::ALL {
            must(i18n::lookup(lang, &id).is_some(), || format!("no {id}"))?;
        }
        Ok(())
    });
}

#[test]
fn everything_that_has_a_name_has_one_of_its_own() {
    for lang in Lang::ALL {
        let lists = [
            TieClass::ALL.map(|class| i18n::class(lang, class)).to_vec(),
            Status::ALL
                .map(|status| i18n::status(lang, status))
                .to_vec(),
            ActorKind::ALL
                .map(|kind| i18n::actor_kind(lang, kind))
                .to_vec(),
            EventKind::ALL.map(|kind| i18n::event(lang, kind)).to_vec(),
        ];
        for list in lists {
            let distinct: BTreeSet<&String> = list.iter().collect();
            assert_eq!(distinct.len(), list.len(), "{list:?}");
        }
    }
}

#[test]
fn singular_and_plural_are_told_apart_in_english() -> Result<(), String> {
    for (count, ja, en) in [
        (0, "0件", "0 rows"),
        (1, "1件", "1 row"),
        (2, "2件", "2 rows"),
        (1001, "1001件", "1001 rows"),
    ] {
        let message = Message::new("list-count").with("count", count as usize);
        same("ja", &message.text(Lang::Ja), ja)?;
        same("en", &message.text(Lang::En), en)?;
    }
    Ok(())
}

#[test]
fn arguments_are_put_into_the_language_of_the_message() {
    let message = Message::new("finding-contested")
        .with("fact", "x")
        .with("values", vec![&builtin().title, &builtin().title]);
    let title = &builtin().title;
    assert!(
        message
            .text(Lang::Ja)
            .ends_with(&format!("{}、{}", title.ja, title.ja))
    );
    assert!(
        message
            .text(Lang::En)
            .ends_with(&format!("{}, {}", title.en, title.en))
    );
    let nested = Message::new("date-with-era")
        .with("date", crate::support::partial("1965-07"))
        .with("era", Message::new("status-planned"));
    assert_eq!(nested.text(Lang::Ja), "1965年7月（予定）");
    assert_eq!(nested.text(Lang::En), "July 1965 (planned)");
    // A text that lacks a language shows the other; nothing of a message is taken for mark-up.
    let odd = Message::new("unknown-kind").with("word", "{ $word } \u{2068}");
    assert_eq!(odd.text(Lang::En), "There is no kind “{ $word } \u{2068}”.");
}

#[test]
fn a_message_that_is_not_there_is_seen() {
    assert_eq!(i18n::lookup(Lang::Ja, "no-such-message"), None);
    assert_eq!(
        Message::new("no-such-message").text(Lang::Ja),
        "⟨no-such-message⟩"
    );
    assert_eq!(i18n::text(Lang::En, "no-such-message"), "⟨no-such-message⟩");
}
