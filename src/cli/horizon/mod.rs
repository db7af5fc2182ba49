//! `kizuna horizon`: round anniversaries, and terms that end.

mod words;

use std::path::Path;
use std::sync::Arc;

pub(super) use words::{HorizonWords, read, takes, with_args};

use super::args::{Common, Format};
use super::output::Output;
use super::{code, load, written};
use crate::i18n::{Message, Trouble, TroubleKind};
use crate::insight::horizon_in;
use crate::lens::{Index, Lens, Time, read_date};
use crate::model::{Date, DaySpan, PartialDate};
use crate::publish::{self, HorizonForm, HorizonOrder, Page, Refusal};
use crate::records;
use crate::store;

/// How many years are asked about where nobody says.
const YEARS: u16 = 3;
/// And how many at most.
const MOST_YEARS: u16 = 100;

/// Lists what falls due, or writes it.
pub(super) fn horizon(
    words: &HorizonWords,
    format: Format,
    common: &Common,
    today: Date,
    output: &mut Output<'_>,
) -> Result<u8, Trouble> {
    let form = words
        .out
        .as_deref()
        .map(|out| form(out, words))
        .transpose()?;
    let file = load(common.file.as_deref(), common.public, today)?;
    let lens = words.lens.resolve(&file.registry, today)?;
    let span = span(words, &lens, today)?;
    let index = Index::new(Arc::clone(&file.registry));
    let (Some(out), Some(form)) = (&words.out, form) else {
        let dues = horizon_in(&index, &lens, span, today);
        let table = records::horizon(index.registry(), &dues);
        output.table(&table, format, common.lang)?;
        return Ok(code::DONE);
    };
    // What is read is never lost by reading it.
    let own = file.path.as_deref();
    if own.is_some_and(|own| store::same_file(own, out)) {
        let path = out.clone();
        return Err(store::SaveError::OverSnapshot { path }.trouble());
    }
    let page = match words.size.as_deref() {
        None => Page::Own,
        Some(word) => Page::from_word(word).ok_or_else(|| {
            let cause = Message::new("size-bad").with("size", word);
            Trouble::new(TroubleKind::Request, cause).hint(Message::new("size-hint"))
        })?,
    };
    let order = HorizonOrder {
        form,
        lens,
        span,
        today,
        page,
        title: words.title.clone(),
        ground: words.ground.unwrap_or_default(),
        lang: common.lang,
    };
    let bytes = match order.bytes(&index) {
        Ok(bytes) => bytes,
        Err(Refusal::Trouble(trouble)) => return Err(trouble),
        // Nobody can cancel it here.
        Err(Refusal::Cancelled) => Vec::new(),
    };
    store::write_file(out, &bytes, true).map_err(|error| error.trouble())?;
    if !common.quiet {
        output.print(format!("{}\n", written(out).text(common.lang)).as_bytes())?;
    }
    Ok(code::DONE)
}

/// The days that are asked about: from today, or the day that a saved view looks at, for three years.
fn span(words: &HorizonWords, lens: &Lens, today: Date) -> Result<DaySpan, Trouble> {
    let date = |option: &str, words: &Option<String>| {
        let read = words.as_deref().map(|word| read_date(option, word, today));
        read.transpose()
    };
    let from = match (date("--from", &words.from)?, lens.time) {
        (Some(from), _) => from.earliest(),
        (None, Time::AsOf(day)) => day,
        (None, _) => today,
    };
    let until = match date("--until", &words.until)? {
        Some(until) => until.latest(),
        None => years(words.years.as_deref()).map(|years| DaySpan::years(from, years).to)?,
    };
    if until < from {
        let cause = Message::new("horizon-backwards")
            .with("from", PartialDate::day(from))
            .with("until", PartialDate::day(until));
        return Err(Trouble::new(TroubleKind::Request, cause));
    }
    Ok(DaySpan { from, to: until })
}

fn years(word: Option<&str>) -> Result<u16, Trouble> {
    let Some(word) = word else {
        return Ok(YEARS);
    };
    let years = word.trim().parse().ok();
    years
        .filter(|years| (1..=MOST_YEARS).contains(years))
        .ok_or_else(|| {
            let cause = Message::new("horizon-years-bad").with("value", word);
            Trouble::new(TroubleKind::Request, cause)
        })
}

/// The form that a file's name asks for, if it takes what else was asked for.
fn form(out: &Path, words: &HorizonWords) -> Result<HorizonForm, Trouble> {
    let Some(form) = HorizonForm::of(out) else {
        let cause = Message::new("ending-bad").with("file", out.display().to_string());
        let hint = Message::new("horizon-ending-hint");
        return Err(Trouble::new(TroubleKind::Request, cause).hint(hint));
    };
    if let Some(trouble) = publish::refused(out) {
        return Err(trouble);
    }
    // An option that would do nothing is refused rather than passed over.
    let given = [
        ("--size", words.size.is_some()),
        ("--title", words.title.is_some()),
        ("--theme light|dark|contrast", words.ground.is_some()),
    ];
    match given.into_iter().find(|(_, given)| *given) {
        Some((option, _)) if !form.is_picture() => {
            let cause = Message::new("args-conflict")
                .with("arg", option)
                .with("other", out.display().to_string());
            Err(Trouble::new(TroubleKind::Request, cause).hint(Message::new("args-see-help")))
        }
        _ => Ok(form),
    }
}
