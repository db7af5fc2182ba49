//! `kizuna show`: one record with its names, history, ties, claims and sources.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::output::Output;
use crate::i18n::{self, Trouble, text};
use crate::lens::{Index, Lens, resolve};
use crate::model::{Actor, Date, Lang, NameUse, Registry, Source, Tie};
use crate::records::{
    Account, Footnotes, activities_of, actor_citations, delegations_of, figures_of, last_known,
    mark_text, tie_citations,
};

/// Prints one record.
///
/// # Errors
/// An id that names nothing; an output that cannot be written.
pub(super) fn show(
    registry: &std::sync::Arc<Registry>,
    id: &str,
    as_json: bool,
    today: Date,
    lang: Lang,
    output: &mut Output<'_>,
) -> Result<(), Trouble> {
    let found = resolve::record(registry, id).map_err(|error| error.trouble())?;
    let gone = || resolve::Unknown {
        sort: resolve::Sort::Record,
        word: id.to_owned(),
        nearest: Vec::new(),
    };
    let shown = match &found {
        resolve::Found::Actor(id) => {
            let actor = registry.actors.get(id.as_str());
            actor.map(|actor| {
                if as_json {
                    actor_json(registry, actor, today)
                } else {
                    actor_text(registry, actor, today, lang)
                }
            })
        }
        resolve::Found::Tie(id) => registry.ties.get(id.as_str()).map(|tie| {
            if as_json {
                pretty(tie_json(registry, tie, today))
            } else {
                tie_text(registry, tie, today, lang)
            }
        }),
        resolve::Found::Source(id) => registry.sources.get(id.as_str()).map(|source| {
            if as_json {
                pretty(serde_json::to_value(source).unwrap_or_default())
            } else {
                source_text(source, lang)
            }
        }),
        resolve::Found::Delegation(id) => registry.delegations.get(id.as_str()).map(|row| {
            if as_json {
                pretty(serde_json::to_value(row).unwrap_or_default())
            } else {
                let mut account = Account::new(registry, lang);
                account.delegation(row);
                printed(registry, account, lang)
            }
        }),
        other => super::show_row::show_row(registry, other, as_json, lang),
    };
    let shown = shown.ok_or_else(|| gone().trouble())?;
    output.print(shown.as_bytes())
}

fn pretty(value: Value) -> String {
    format!("{:#}\n", Value::Array(vec![value]))
}

/// What `show` prints of an actor.
fn actor_text(registry: &Registry, actor: &Actor, today: Date, lang: Lang) -> String {
    let mut account = Account::new(registry, lang);
    account.actor(actor);
    let mut ties: Vec<&Tie> = registry
        .ties
        .iter()
        .filter(|tie| tie.other(&actor.id).is_some())
        .collect();
    ties.sort_by_key(|tie| (tie.life().start(), tie.id.clone()));
    if !ties.is_empty() {
        account.head("show-ties");
    }
    for tie in ties {
        account.tie_of(&actor.id, tie);
        account.life(4, tie, Some(today));
    }
    account.activities(&activities_of(&actor.id, &registry.activities));
    account.figures(&figures_of(&actor.id, &registry.figures));
    account.delegations(&delegations_of(&actor.id, &registry.delegations));
    printed(registry, account, lang)
}

/// What `show` prints of a tie.
fn tie_text(registry: &Registry, tie: &Tie, today: Date, lang: Lang) -> String {
    let mut account = Account::new(registry, lang);
    account.tie(tie);
    account.life(0, tie, Some(today));
    account.facts(&tie.facts);
    printed(registry, account, lang)
}

/// The lines with numbers for their sources, and these below.
fn printed(registry: &Registry, account: Account<'_>, lang: Lang) -> String {
    let (mut page, mut notes) = (String::new(), Footnotes::default());
    for line in account.lines {
        if line.head {
            page.push('\n');
        }
        let marks = line.sources.as_deref().map(|all| notes.mark(all));
        let marks = marks.map_or_else(String::new, |marks| format!("  {}", mark_text(&marks)));
        let id = line.id.map_or_else(String::new, |id| format!("  {id}"));
        // Writing into a string does not fail.
        let _ = writeln!(page, "{:1$}{2}{id}{marks}", "", line.depth, line.text);
    }
    if !notes.list().is_empty() {
        let _ = writeln!(page, "\n{}", text(lang, "show-sources"));
    }
    for (at, citation) in notes.list().iter().enumerate() {
        let line = i18n::citation(lang, registry, citation);
        let _ = writeln!(page, "  {} {line}", at + 1);
    }
    page
}

fn source_text(source: &Source, lang: Lang) -> String {
    let mut lines = vec![
        source.title.get(lang).to_owned(),
        source.publisher.get(lang).to_owned(),
        source.id.to_string(),
    ];
    lines.extend(source.published.map(|date| i18n::date_with_era(lang, date)));
    lines.extend(source.note.as_ref().map(|note| note.get(lang).to_owned()));
    lines.push(String::new());
    lines.join("\n")
}

/// The record as it is stored, with what is computed from it beside.
fn actor_json(registry: &std::sync::Arc<Registry>, actor: &Actor, today: Date) -> String {
    let mut value = serde_json::to_value(actor).unwrap_or_default();
    if let Value::Object(fields) = &mut value {
        let name = actor.name();
        put(fields, "name_ja", json!(name.ja));
        put(fields, "name_en", json!(name.en));
        let former: Vec<&str> = actor
            .names
            .iter()
            .filter(|name| name.role == NameUse::Former)
            .flat_map(|name| [name.ja.as_str(), name.en.as_str()])
            .collect();
        put(fields, "former_names", json!(former));
        put(fields, "reading", json!(name.reading));
        put(
            fields,
            "lat",
            json!(actor.place.as_ref().map(|place| place.lat)),
        );
        put(
            fields,
            "lon",
            json!(actor.place.as_ref().map(|place| place.lon)),
        );
        let regions: Vec<String> = registry
            .regions_of(actor)
            .iter()
            .map(ToString::to_string)
            .collect();
        put(fields, "regions", json!(regions));
        let lens = Lens {
            actors: [actor.id.clone()].into(),
            ..Lens::default()
        };
        let index = Index::new(std::sync::Arc::clone(registry));
        let ties: Vec<Value> = lens
            .visible(&index, today)
            .ties
            .iter()
            .filter_map(|seen| registry.ties.rows().get(seen.link.tie))
            .map(|tie| tie_json(registry, tie, today))
            .collect();
        put(fields, "ties", Value::Array(ties));
        let sources: Vec<String> = actor_citations(actor)
            .into_iter()
            .map(ToString::to_string)
            .collect();
        put(fields, "sources", json!(sources));
    }
    pretty(value)
}

fn tie_json(registry: &Registry, tie: &Tie, today: Date) -> Value {
    let mut value = serde_json::to_value(tie).unwrap_or_default();
    if let Value::Object(fields) = &mut value {
        let life = tie.life();
        for (end, id) in [("from", &tie.from), ("to", &tie.to)] {
            let name = registry.actors.get(id.as_str()).map(Actor::name);
            put(fields, &format!("{end}_id"), json!(id.as_str()));
            put(
                fields,
                &format!("{end}_ja"),
                json!(name.map(|name| &name.ja)),
            );
            put(
                fields,
                &format!("{end}_en"),
                json!(name.map(|name| &name.en)),
            );
        }
        let class = registry
            .kinds
            .get(tie.kind.as_str())
            .map(|kind| kind.class.word());
        put(fields, "class", json!(class));
        put(
            fields,
            "start",
            json!(life.start().map(|date| date.to_string())),
        );
        put(
            fields,
            "end",
            json!(life.end().map(|date| date.to_string())),
        );
        put(fields, "status", json!(life.status_on(today).word()));
        put(fields, "in_force", json!(life.in_force_on(today).word()));
        put(
            fields,
            "country",
            json!(registry.countries_of(tie).first().map(ToString::to_string)),
        );
        let known = last_known(registry, tie).map(|date| date.to_string());
        put(fields, "last_known", json!(known));
        let regions: Vec<String> = registry
            .regions_of_tie(tie)
            .iter()
            .map(ToString::to_string)
            .collect();
        put(fields, "regions", json!(regions));
        put(fields, "themes", json!(tie.themes));
        let sources: Vec<String> = tie_citations(tie)
            .into_iter()
            .map(ToString::to_string)
            .collect();
        put(fields, "sources", json!(sources));
    }
    value
}

fn put(fields: &mut Map<String, Value>, key: &str, value: Value) {
    fields.insert(key.to_owned(), value);
}
