//! A lens in words: for titles, chips and readers who cannot see the marks.

use super::chips::{Facet, Set};
use super::value::{Condition, Lens, Steps, Time};
use crate::i18n::{self, Message};
use crate::model::{Date, Lang, PartialDate, Registry};

/// The time of a lens in words: 2015年12月31日時点, "in force during 2010 to 2015".
#[must_use]
pub fn time_text(lang: Lang, time: Time) -> String {
    match time {
        Time::Any => i18n::text(lang, "time-any"),
        Time::AsOf(day) => {
            let last_of_year = (day.month(), day.day()) == (12, 31);
            if last_of_year {
                Message::new("time-end-of-year")
                    .with("year", day.year().to_string())
                    .text(lang)
            } else {
                Message::new("time-as-of")
                    .with("day", PartialDate::day(day))
                    .text(lang)
            }
        }
        Time::InForce(span) => Message::new("time-in-force")
            .with("span", i18n::span(lang, span))
            .text(lang),
        Time::Signed(span) => Message::new("time-signed")
            .with("span", i18n::span(lang, span))
            .text(lang),
    }
}

/// One condition in words.
#[must_use]
pub fn condition_text(
    lang: Lang,
    registry: &Registry,
    lens: &Lens,
    condition: &Condition,
) -> String {
    match condition {
        Condition::Time => time_text(lang, lens.time),
        Condition::Kind(id) => registry
            .kinds
            .get(id.as_str())
            .map_or_else(|| id.to_string(), |kind| kind.name.get(lang).to_owned()),
        Condition::Class(class) => i18n::class(lang, *class),
        Condition::Sort(sort) => i18n::actor_kind(lang, *sort),
        Condition::Visibility(visibility) => i18n::visibility(lang, *visibility),
        Condition::LeastTies(count) => Message::new("condition-least-ties")
            .with("count", *count)
            .text(lang),
        Condition::Region(at) => i18n::region(lang, registry, at),
        Condition::Country(code) => i18n::country(lang, *code),
        Condition::Theme(id) => registry
            .themes
            .get(id.as_str())
            .map_or_else(|| id.to_string(), |theme| theme.name.get(lang).to_owned()),
        Condition::Status(status) => i18n::status(lang, *status),
        Condition::Actor(id) => {
            let name = registry.actors.get(id.as_str()).map_or_else(
                || id.to_string(),
                // By the name that it bears in the picture.
                |actor| {
                    let day = lens.time.reference_day(Date::MAX);
                    actor.name_on(day).label(lang).to_owned()
                },
            );
            match lens.steps {
                Steps::One => name,
                steps => Message::new("condition-steps")
                    .with("name", name)
                    .with("steps", steps.count())
                    .text(lang),
            }
        }
        Condition::Search => Message::new("condition-search")
            .with("text", lens.search.trim())
            .text(lang),
    }
}

/// What is set, in words: the text of a chip.
#[must_use]
pub fn set_text(lang: Lang, registry: &Registry, lens: &Lens, set: &Set) -> String {
    match set {
        Set::One(condition) => condition_text(lang, registry, lens, condition),
        Set::HiddenKind(id) => {
            let kind = registry
                .kinds
                .get(id.as_str())
                .map_or_else(|| id.to_string(), |kind| kind.name.get(lang).to_owned());
            Message::new("chip-hidden").with("what", kind).text(lang)
        }
        Set::AllKinds => i18n::text(lang, "chip-all-kinds"),
        Set::WholeRegion(at) => i18n::region(lang, registry, at),
        Set::Facet(facet) => i18n::text(
            lang,
            match facet {
                Facet::Kinds => "facet-kinds",
                Facet::Classes => "facet-classes",
                Facet::Sorts => "facet-sorts",
                Facet::Places => "facet-places",
                Facet::Themes => "facet-themes",
                Facet::Statuses => "facet-statuses",
                Facet::Actors => "facet-actors",
            },
        ),
    }
}

/// All conditions but the time in words.
#[must_use]
pub fn lens_text(lang: Lang, registry: &Registry, lens: &Lens) -> Vec<String> {
    lens.conditions()
        .iter()
        .filter(|condition| **condition != Condition::Time)
        .map(|condition| condition_text(lang, registry, lens, condition))
        .collect()
}
