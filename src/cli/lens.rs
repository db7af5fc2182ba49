//! The lens from words to records and days.

use super::args::LensWords;
use crate::i18n::{Message, Trouble, TroubleKind};
use crate::lens::{Lens, Time, resolve};
use crate::model::{Date, DateError, DaySpan, PartialDate, Registry};

/// Resolves the words of a lens against a registry.
///
/// # Errors
/// A word that names nothing, or a date that is none.
pub(super) fn resolve_lens(words: &LensWords, registry: &Registry) -> Result<Lens, Trouble> {
    let mut lens = Lens {
        time: time(words)?,
        search: words.search.join(" "),
        ..Lens::default()
    };
    for word in &words.kinds {
        lens.kinds
            .insert(resolve::kind(registry, word).map_err(|error| error.trouble())?);
    }
    for word in &words.classes {
        lens.classes
            .insert(resolve::class(word).map_err(|error| error.trouble())?);
    }
    for word in &words.regions {
        lens.regions
            .insert(resolve::region(registry, word).map_err(|error| error.trouble())?);
    }
    for word in &words.countries {
        lens.countries
            .insert(resolve::country(registry, word).map_err(|error| error.trouble())?);
    }
    for word in &words.themes {
        lens.themes
            .insert(resolve::theme(registry, word).map_err(|error| error.trouble())?);
    }
    for word in &words.statuses {
        lens.statuses
            .insert(resolve::status(word).map_err(|error| error.trouble())?);
    }
    for word in &words.actors {
        lens.actors
            .insert(resolve::actor(registry, word).map_err(|error| error.trouble())?);
    }
    Ok(lens)
}

fn time(words: &LensWords) -> Result<Time, Trouble> {
    if let Some(text) = &words.as_of {
        return Ok(Time::AsOf(date("--as-of", text)?.latest()));
    }
    if let Some(text) = &words.in_force {
        return Ok(Time::InForce(span("--in-force", text)?));
    }
    if let Some(text) = &words.signed {
        return Ok(Time::Signed(span("--signed", text)?));
    }
    Ok(Time::Any)
}

fn date(option: &'static str, text: &str) -> Result<PartialDate, Trouble> {
    PartialDate::parse(text).map_err(|error| date_trouble(option, &error))
}

fn date_trouble(option: &'static str, error: &DateError) -> Trouble {
    let cause = Message::new(match error {
        DateError::Form(_) => "date-form",
        DateError::NoSuchDay(_) => "date-no-such-day",
        DateError::NotInEra(_) => "date-not-in-era",
        DateError::Backwards(_) => "date-backwards",
    })
    .with("option", option)
    .with("text", error.text());
    Trouble::new(TroubleKind::Request, cause).hint(Message::new("date-hint"))
}

/// `FROM..TO`, both ends included; one date alone is its own span; an open end reaches as far as
/// the calendar.
fn span(option: &'static str, text: &str) -> Result<DaySpan, Trouble> {
    let cut = ["..", "〜", "～", "~"]
        .into_iter()
        .find_map(|mark| text.split_once(mark));
    let Some((from, to)) = cut else {
        let date = date(option, text)?;
        return Ok(DaySpan {
            from: date.earliest(),
            to: date.latest(),
        });
    };
    let bound = |text: &str, open: Date| match text.trim() {
        "" => Ok(PartialDate::day(open)),
        text => date(option, text),
    };
    let from = bound(from, Date::MIN)?;
    let to = bound(to.trim_start_matches('.'), Date::MAX)?;
    DaySpan::new(from, to)
        .ok_or_else(|| date_trouble(option, &DateError::Backwards(text.to_owned())))
}
