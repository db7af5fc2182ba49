//! Dates as each language writes them.

use super::message::{Message, text};
use crate::model::{Date, DaySpan, Era, Lang, PartialDate, Precision, Span, cut_year};

/// A date as the language writes it: 1965年7月, July 1965, 2022年度, "between … and …".
#[must_use]
pub fn date(lang: Lang, date: PartialDate) -> String {
    let (first, last) = (date.earliest(), date.latest());
    match date.precision() {
        Precision::Day => day(lang, first),
        Precision::Month => month(lang, first),
        Precision::Year => year(lang, first),
        Precision::FiscalYear => Message::new("date-fiscal")
            .with("year", first.year().to_string())
            .text(lang),
        Precision::EraYear | Precision::Between => {
            let (from, to) = bounds(lang, first, last);
            Message::new("date-between")
                .with("from", from)
                .with("to", to)
                .text(lang)
        }
    }
}

/// A date with its year in the Japanese calendar behind it: 1965年（昭和40年）, 1965 (Showa 40).
#[must_use]
pub fn date_with_era(lang: Lang, partial: PartialDate) -> String {
    let plain = date(lang, partial);
    let era = match partial.precision() {
        Precision::FiscalYear => Era::of(partial.earliest()).map(|(era, year)| {
            Message::new("era-fiscal")
                .with("era", era_name(lang, era))
                .with("year", era_number(lang, year))
                .text(lang)
        }),
        Precision::EraYear => cut_year(partial).map(|(era, year)| era_text(lang, era, year)),
        Precision::Between => None,
        _ => era_year(lang, partial.latest()),
    };
    match era {
        Some(era) => Message::new("date-with-era")
            .with("date", plain)
            .with("era", era)
            .text(lang),
        None => plain,
    }
}

/// A date as official papers write it: 昭和32年（1957年）10月29日, 令和5年度（2023年度）; in English as
/// everywhere. Before Meiji and for spans as everywhere, too.
#[must_use]
pub fn official_date(lang: Lang, partial: PartialDate) -> String {
    let day = match partial.precision() {
        Precision::FiscalYear => partial.earliest(),
        _ => partial.latest(),
    };
    let id = match partial.precision() {
        Precision::Day => "official-day",
        Precision::Month => "official-month",
        Precision::Year => "official-year",
        Precision::FiscalYear => "official-fiscal",
        Precision::EraYear | Precision::Between => return date(lang, partial),
    };
    let Some((era, year)) = Era::of(day) else {
        return date(lang, partial);
    };
    let nengo = format!("{}{}", era_name(lang, era), era_number(lang, year));
    Message::new(id)
        .with("nengo", nengo)
        .with("year", day.year().to_string())
        .with("month", month_name(lang, day))
        .with("day", day.day().to_string())
        .text(lang)
}

/// Both ends of a span as official papers write them. Of two days in one year the year is said once: where
/// the language says it first, at the first, else at the last.
#[must_use]
pub fn official_ends(lang: Lang, from: PartialDate, to: PartialDate) -> (String, String) {
    let whole = |date| official_date(lang, date);
    let day = |date: PartialDate| (date.precision() == Precision::Day).then(|| date.earliest());
    let alone = |day: Date| {
        Message::new("official-month-day")
            .with("month", month_name(lang, day))
            .with("day", day.day().to_string())
            .text(lang)
    };
    match (day(from), day(to)) {
        (Some(first), Some(last)) if first.year() == last.year() => match lang {
            Lang::Ja => (whole(from), alone(last)),
            Lang::En => (alone(first), whole(to)),
        },
        _ => (whole(from), whole(to)),
    }
}

/// The year of a day in the Japanese calendar (昭和40年, Showa 40); `None` before Meiji.
#[must_use]
pub fn era_year(lang: Lang, day: Date) -> Option<String> {
    Era::of(day).map(|(era, year)| era_text(lang, era, year))
}

/// A span of days, as precisely as its ends are known: 2010年〜2015年, 2010 to 2015. An end that
/// reaches as far as the calendar is open: 2010年〜.
#[must_use]
pub fn span(lang: Lang, span: DaySpan) -> String {
    match (span.from > Date::MIN, span.to < Date::MAX) {
        (true, true) => {}
        (true, false) => {
            return Message::new("date-from")
                .with("from", first_bound(lang, span.from, true))
                .text(lang);
        }
        (false, true) => {
            return Message::new("date-until")
                .with("to", last_bound(lang, span.to, true))
                .text(lang);
        }
        (false, false) => return text(lang, "date-always"),
    }
    let whole = span.as_partial();
    if whole.precision() != Precision::Between {
        return date(lang, whole);
    }
    let (from, to) = bounds(lang, span.from, span.to);
    Message::new("date-span")
        .with("from", from)
        .with("to", to)
        .text(lang)
}

fn era_text(lang: Lang, era: &Era, year: i16) -> String {
    Message::new("era-year")
        .with("era", era_name(lang, era))
        .with("year", era_number(lang, year))
        .text(lang)
}

fn era_name(lang: Lang, era: &Era) -> String {
    match lang {
        Lang::Ja => era.kanji,
        Lang::En => era.latin,
    }
    .to_owned()
}

fn era_number(lang: Lang, year: i16) -> String {
    match (lang, year) {
        (Lang::Ja, 1) => "元".to_owned(),
        _ => year.to_string(),
    }
}

/// Both ends of a span, each as short as it can be.
fn bounds(lang: Lang, first: Date, last: Date) -> (String, String) {
    // Within one year as months: "from May 2019 to 2019" is no span.
    let years = first.year() != last.year();
    (
        first_bound(lang, first, years),
        last_bound(lang, last, years),
    )
}

/// The beginning of a span: a year or a month that begins with it, else the day.
fn first_bound(lang: Lang, first: Date, years: bool) -> String {
    match (first.month(), first.day()) {
        (1, 1) if years => year(lang, first),
        (_, 1) => month(lang, first),
        _ => day(lang, first),
    }
}

/// The end of a span: a year or a month that ends with it, else the day.
fn last_bound(lang: Lang, last: Date, years: bool) -> String {
    match (last.month(), last.day()) {
        (12, 31) if years => year(lang, last),
        _ if last == last.last_of_month() => month(lang, last),
        _ => day(lang, last),
    }
}

fn year(lang: Lang, day: Date) -> String {
    Message::new("date-year")
        .with("year", day.year().to_string())
        .text(lang)
}

fn month(lang: Lang, day: Date) -> String {
    Message::new("date-month")
        .with("year", day.year().to_string())
        .with("month", month_name(lang, day))
        .text(lang)
}

fn day(lang: Lang, day: Date) -> String {
    Message::new("date-day")
        .with("year", day.year().to_string())
        .with("month", month_name(lang, day))
        .with("day", day.day().to_string())
        .text(lang)
}

fn month_name(lang: Lang, day: Date) -> String {
    const ENGLISH: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    match lang {
        Lang::Ja => day.month().to_string(),
        Lang::En => usize::try_from(day.month() - 1)
            .ok()
            .and_then(|at| ENGLISH.get(at))
            .map(|name| (*name).to_owned())
            .unwrap_or_default(),
    }
}

/// A period of figures: 2015年度, 2014年度〜2017年度.
#[must_use]
pub fn period(lang: Lang, period: Span) -> String {
    if period.first == period.last {
        return date(lang, period.first);
    }
    Message::new("date-span")
        .with("from", date(lang, period.first))
        .with("to", date(lang, period.last))
        .text(lang)
}
