//! From words a person types to the records they mean: by id, or by name in either language.

use std::collections::BTreeSet;

use crate::i18n::{self, Message, Trouble, TroubleKind};
use crate::model::{
    ActorId, ActorKind, CountryCode, KindId, Lang, RegionRef, Registry, SavedView, SchemeId,
    Status, Text, ThemeId, TieClass, Visibility, slips,
};
use crate::search::fold;

/// What a word was meant to name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A kind.
    Kind,
    /// A class.
    Class,
    /// A region scheme.
    Scheme,
    /// A region.
    Region,
    /// A country.
    Country,
    /// A subject.
    Theme,
    /// A state.
    Status,
    /// An actor.
    Actor,
    /// A sort of actors.
    ActorKind,
    /// Who may see something.
    Visibility,
    /// A saved view.
    View,
    /// Any record.
    Record,
}

/// A word that names nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such {sort:?}: {word:?}")]
pub struct Unknown {
    /// What it was meant to name.
    pub sort: Sort,
    /// The word.
    pub word: String,
    /// The nearest values that exist, or all of them if they are few.
    pub nearest: Vec<Text>,
}

impl Unknown {
    /// The error in words for people.
    #[must_use]
    pub fn trouble(&self) -> Trouble {
        let cause = Message::new(match self.sort {
            Sort::Kind => "unknown-kind",
            Sort::Class => "unknown-class",
            Sort::Scheme => "unknown-scheme",
            Sort::Region => "unknown-region",
            Sort::Country => "unknown-country",
            Sort::Theme => "unknown-theme",
            Sort::Status => "unknown-status",
            Sort::Actor => "unknown-actor",
            Sort::ActorKind => "unknown-actor-kind",
            Sort::Visibility => "unknown-visibility",
            Sort::View => "unknown-view",
            Sort::Record => "unknown-record",
        })
        .with("word", self.word.as_str());
        let trouble = Trouble::new(TroubleKind::Request, cause);
        if self.nearest.is_empty() {
            trouble
        } else {
            trouble.hint(
                Message::new("nearest-values")
                    .with("values", self.nearest.iter().collect::<Vec<_>>()),
            )
        }
    }
}

/// One thing that can be named.
struct Candidate<T> {
    value: T,
    id: String,
    names: Vec<String>,
}

/// A text that is the same in both languages.
fn same(text: impl Into<String> + Clone) -> Text {
    Text::new(text.clone(), text)
}

/// Few enough to be listed whole when none is near.
const FEW: usize = 16;

fn pick<T: Clone>(sort: Sort, word: &str, all: &[Candidate<T>]) -> Result<T, Unknown> {
    let folded = fold(word);
    let by_id = all.iter().find(|one| one.id == word).or_else(|| {
        all.iter()
            .find(|one| one.id.eq_ignore_ascii_case(word.trim()))
    });
    let by_name = || {
        all.iter().find(|one| {
            // What folds to nothing is no name: one language of a name may be missing.
            !folded.is_empty()
                && one
                    .names
                    .iter()
                    .chain([&one.id])
                    .any(|name| fold(name) == folded)
        })
    };
    if let Some(found) = by_id.or_else(by_name) {
        return Ok(found.value.clone());
    }
    // Names stand with the Japanese one first and the English one after it.
    let show = |one: &Candidate<T>| {
        let with = |name: Option<&String>| match name.filter(|name| !name.is_empty()) {
            Some(name) => format!("{} ({name})", one.id),
            None => one.id.clone(),
        };
        let ja = one.names.first();
        Text::new(with(ja), with(one.names.get(1).or(ja)))
    };
    // How far a candidate is from the word, by the nearest of its names.
    let away = |one: &Candidate<T>| {
        let parts = one.id.split(['_', '-', ':']).filter(|part| part.len() > 2);
        let by_id = parts
            .chain([one.id.as_str()])
            .filter_map(|part| slips(word, part));
        let by_name = one.names.iter().filter_map(|name| {
            let name = fold(name);
            let part = (!folded.is_empty() && name.contains(&folded))
                .then(|| name.chars().count() - folded.chars().count());
            slips(&folded, &name).or(part)
        });
        by_id.chain(by_name).min()
    };
    let mut near: Vec<(usize, &Candidate<T>)> = all
        .iter()
        .filter_map(|one| Some((away(one)?, one)))
        .collect();
    near.sort_by_key(|(away, _)| *away);
    let mut close: Vec<Text> = near.into_iter().take(3).map(|(_, one)| show(one)).collect();
    if close.is_empty() && all.len() <= FEW {
        close = all.iter().map(show).collect();
    }
    Err(Unknown {
        sort,
        word: word.to_owned(),
        nearest: close,
    })
}

/// A kind.
///
/// # Errors
/// [`Unknown`] with the nearest kinds.
pub fn kind(registry: &Registry, word: &str) -> Result<KindId, Unknown> {
    if let Some(known) = registry.kinds.get(word) {
        return Ok(known.id.clone());
    }
    let all: Vec<_> = registry
        .kinds
        .iter()
        .map(|kind| Candidate {
            value: kind.id.clone(),
            id: kind.id.to_string(),
            names: vec![kind.name.ja.clone(), kind.name.en.clone()],
        })
        .collect();
    pick(Sort::Kind, word, &all)
}

/// A class.
///
/// # Errors
/// [`Unknown`] with the nearest classes.
pub fn class(word: &str) -> Result<TieClass, Unknown> {
    let all = TieClass::ALL.map(|class| Candidate {
        value: class,
        id: class.word().to_owned(),
        names: Lang::ALL.map(|lang| i18n::class(lang, class)).to_vec(),
    });
    pick(Sort::Class, word, &all)
}

/// A state.
///
/// # Errors
/// [`Unknown`] with the states there are.
pub fn status(word: &str) -> Result<Status, Unknown> {
    let all = Status::ALL.map(|status| Candidate {
        value: status,
        id: status.word().to_owned(),
        names: Lang::ALL.map(|lang| i18n::status(lang, status)).to_vec(),
    });
    pick(Sort::Status, word, &all)
}

/// A sort of actors.
///
/// # Errors
/// [`Unknown`] with the sorts there are.
pub fn actor_kind(word: &str) -> Result<ActorKind, Unknown> {
    let all = ActorKind::ALL.map(|kind| Candidate {
        value: kind,
        id: kind.word().to_owned(),
        names: Lang::ALL.map(|lang| i18n::actor_kind(lang, kind)).to_vec(),
    });
    pick(Sort::ActorKind, word, &all)
}

/// Who may see something.
///
/// # Errors
/// [`Unknown`] with both answers.
pub fn visibility(word: &str) -> Result<Visibility, Unknown> {
    let all = Visibility::ALL.map(|one| Candidate {
        value: one,
        id: one.word().to_owned(),
        names: Lang::ALL.map(|lang| i18n::visibility(lang, one)).to_vec(),
    });
    pick(Sort::Visibility, word, &all)
}

/// A saved view.
///
/// # Errors
/// [`Unknown`] with the nearest views.
pub fn view<'r>(registry: &'r Registry, word: &str) -> Result<&'r SavedView, Unknown> {
    if let Some(known) = registry.views.get(word) {
        return Ok(known);
    }
    let all: Vec<_> = registry
        .views
        .iter()
        .map(|view| Candidate {
            value: view,
            id: view.id.to_string(),
            names: vec![view.name.ja.clone(), view.name.en.clone()],
        })
        .collect();
    pick(Sort::View, word, &all)
}

/// A subject.
///
/// # Errors
/// [`Unknown`] with the nearest subjects.
pub fn theme(registry: &Registry, word: &str) -> Result<ThemeId, Unknown> {
    if let Some(known) = registry.themes.get(word) {
        return Ok(known.id.clone());
    }
    let all: Vec<_> = registry
        .themes
        .iter()
        .map(|theme| Candidate {
            value: theme.id.clone(),
            id: theme.id.to_string(),
            names: vec![theme.name.ja.clone(), theme.name.en.clone()],
        })
        .collect();
    pick(Sort::Theme, word, &all)
}

/// A region scheme.
///
/// # Errors
/// [`Unknown`] with the nearest schemes.
pub fn scheme(registry: &Registry, word: &str) -> Result<SchemeId, Unknown> {
    let all: Vec<_> = registry
        .schemes
        .iter()
        .map(|scheme| Candidate {
            value: scheme.id.clone(),
            id: scheme.id.to_string(),
            names: vec![scheme.name.ja.clone(), scheme.name.en.clone()],
        })
        .collect();
    pick(Sort::Scheme, word, &all)
}

/// A region, with its scheme before a colon or without: then the registry's default scheme is
/// looked at first, the others in their order.
///
/// # Errors
/// [`Unknown`] with the nearest regions.
pub fn region(registry: &Registry, word: &str) -> Result<RegionRef, Unknown> {
    let opening = registry.opening_scheme().map(|scheme| &scheme.id);
    let mut schemes: Vec<_> = registry.schemes.iter().collect();
    schemes.sort_by_key(|scheme| Some(&scheme.id) != opening);
    let exact = schemes.iter().find_map(|scheme| {
        let region = word.strip_prefix(scheme.id.as_str())?.strip_prefix(':')?;
        Some(RegionRef {
            scheme: scheme.id.clone(),
            region: scheme.region(region)?.id.clone(),
        })
    });
    if let Some(exact) = exact {
        return Ok(exact);
    }
    let (scheme_word, region_word) = match word.split_once([':', '：']) {
        Some((scheme, region)) => (Some(scheme), region),
        None => (None, word),
    };
    let mut all = Vec::new();
    for scheme in schemes {
        let asked = scheme_word.is_none_or(|asked| {
            let asked_folded = fold(asked);
            scheme.id.as_str().eq_ignore_ascii_case(asked.trim())
                || fold(&scheme.name.ja) == asked_folded
                || fold(&scheme.name.en) == asked_folded
        });
        for region in &scheme.regions {
            let at = RegionRef {
                scheme: scheme.id.clone(),
                region: region.id.clone(),
            };
            let mut names = vec![region.name.ja.clone(), region.name.en.clone()];
            if asked {
                names.push(region.id.to_string());
            }
            all.push((
                asked,
                Candidate {
                    id: at.to_string(),
                    value: at,
                    names,
                },
            ));
        }
    }
    let asked: Vec<_> = all
        .into_iter()
        .filter_map(|(asked, candidate)| asked.then_some(candidate))
        .collect();
    let unknown = |error: Unknown| Unknown {
        word: word.to_owned(),
        ..error
    };
    if asked.is_empty() {
        let all = registry
            .schemes
            .iter()
            .map(|scheme| same(format!("{}:…", scheme.id)))
            .collect();
        return Err(Unknown {
            sort: Sort::Region,
            word: word.to_owned(),
            nearest: all,
        });
    }
    pick(Sort::Region, region_word, &asked).map_err(unknown)
}

/// A country.
///
/// # Errors
/// [`Unknown`] with the nearest countries.
pub fn country(registry: &Registry, word: &str) -> Result<CountryCode, Unknown> {
    let all: Vec<_> = CountryCode::all()
        .map(|(code, name)| Candidate {
            value: code,
            id: code.to_string(),
            names: [name.ja.as_str(), name.en.as_str()]
                .iter()
                .chain(code.aliases())
                .map(|name| (*name).to_owned())
                .collect(),
        })
        .collect();
    pick(Sort::Country, word, &all).map_err(|mut unknown| {
        if unknown.nearest.is_empty() {
            // Of all the world's countries those that the registry has are the most likely.
            let known: BTreeSet<CountryCode> = registry
                .actors
                .iter()
                .filter_map(|actor| actor.country)
                .collect();
            unknown.nearest = known
                .into_iter()
                .filter_map(|code| {
                    let name = code.name()?;
                    let with = |name: &str| format!("{code} ({name})");
                    Some(Text::new(with(&name.ja), with(&name.en)))
                })
                .collect();
        }
        unknown
    })
}

/// An actor, by id or by any of its names, former ones too.
///
/// # Errors
/// [`Unknown`] with the nearest actors.
pub fn actor(registry: &Registry, word: &str) -> Result<ActorId, Unknown> {
    if let Some(known) = registry.actors.get(word) {
        return Ok(known.id.clone());
    }
    let all: Vec<_> = registry
        .actors
        .iter()
        .map(|actor| Candidate {
            value: actor.id.clone(),
            id: actor.id.to_string(),
            names: actor
                .names
                .iter()
                .flat_map(|name| {
                    let short = name.short.iter();
                    [name.ja.clone(), name.en.clone()]
                        .into_iter()
                        .chain(name.reading.clone())
                        .chain(short.flat_map(|short| [short.ja.clone(), short.en.clone()]))
                })
                .collect(),
        })
        .collect();
    pick(Sort::Actor, word, &all)
}

/// Any record, by id, or an actor by one of its names.
///
/// # Errors
/// [`Unknown`] with the nearest records.
pub fn record(registry: &Registry, word: &str) -> Result<Found, Unknown> {
    let word = word.trim();
    if registry.actors.get(word).is_some() {
        return Ok(Found::Actor(word.into()));
    }
    if registry.ties.get(word).is_some() {
        return Ok(Found::Tie(word.into()));
    }
    if registry.sources.get(word).is_some() {
        return Ok(Found::Source(word.into()));
    }
    if registry.activities.get(word).is_some() {
        return Ok(Found::Activity(word.into()));
    }
    if registry.milestones.get(word).is_some() {
        return Ok(Found::Milestone(word.into()));
    }
    if registry.figures.get(word).is_some() {
        return Ok(Found::Figure(word.into()));
    }
    if registry.policies.get(word).is_some() {
        return Ok(Found::Policy(word.into()));
    }
    if registry.delegations.get(word).is_some() {
        return Ok(Found::Delegation(word.into()));
    }
    actor(registry, word)
        .map(Found::Actor)
        .map_err(|mut unknown| {
            unknown.sort = Sort::Record;
            let mut ties: Vec<(usize, &str)> = registry
                .ties
                .iter()
                .filter_map(|tie| Some((slips(word, tie.id.as_str())?, tie.id.as_str())))
                .collect();
            ties.sort_by_key(|(away, _)| *away);
            let ties = ties.into_iter().take(3).map(|(_, id)| same(id));
            unknown.nearest.extend(ties);
            unknown
        })
}

/// A record that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// An actor.
    Actor(ActorId),
    /// A tie.
    Tie(crate::model::TieId),
    /// A source.
    Source(crate::model::SourceId),
    /// An activity.
    Activity(crate::model::ActivityId),
    /// A milestone.
    Milestone(crate::model::MilestoneId),
    /// A figure.
    Figure(crate::model::FigureId),
    /// A policy.
    Policy(crate::model::PolicyId),
    /// A delegation.
    Delegation(crate::model::DelegationId),
}
