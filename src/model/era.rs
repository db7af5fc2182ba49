//! Japanese eras, and the reading of every written form of a date.

use jiff::civil::{Date, date};
use unicode_normalization::UnicodeNormalization as _;

use super::date::{DateError, PartialDate, next_day, previous_day};

/// One era of the Japanese calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Era {
    /// Name in kanji, as it is written before a year.
    pub kanji: &'static str,
    /// Name in Latin letters.
    pub latin: &'static str,
    /// The letter of the short form (S40.7.1).
    pub letter: char,
    /// First day of the era's first year.
    pub start: Date,
}

/// The eras since the Meiji Restoration, oldest first. A day on which one era gave way to the
/// next (30 July 1912, 25 December 1926) belongs to the new era, as in official usage.
/// Source: Cabinet orders and edicts on era names; Meiji dates before 1873 are Gregorian here.
pub const ERAS: [Era; 5] = [
    Era {
        kanji: "明治",
        latin: "Meiji",
        letter: 'M',
        start: date(1868, 1, 25),
    },
    Era {
        kanji: "大正",
        latin: "Taisho",
        letter: 'T',
        start: date(1912, 7, 30),
    },
    Era {
        kanji: "昭和",
        latin: "Showa",
        letter: 'S',
        start: date(1926, 12, 25),
    },
    Era {
        kanji: "平成",
        latin: "Heisei",
        letter: 'H',
        start: date(1989, 1, 8),
    },
    Era {
        kanji: "令和",
        latin: "Reiwa",
        letter: 'R',
        start: date(2019, 5, 1),
    },
];

impl Era {
    /// The era of a day, with the year within it (1 is 元年). `None` before Meiji.
    #[must_use]
    pub fn of(day: Date) -> Option<(&'static Self, i16)> {
        let era = ERAS.iter().rev().find(|era| era.start <= day)?;
        Some((era, day.year() - era.start.year() + 1))
    }

    /// The era's last day; `None` while it lasts.
    #[must_use]
    pub fn end(&self) -> Option<Date> {
        ERAS.iter()
            .find(|next| next.start > self.start)
            .map(|next| previous_day(next.start))
    }

    /// The days of one year of the era: cut at the era's own limits.
    fn year(&self, year: i16) -> Option<PartialDate> {
        if year < 1 {
            return None;
        }
        let western = PartialDate::year(self.start.year().checked_add(year - 1)?)?;
        let first = western.earliest().max(self.start);
        let last = self
            .end()
            .map_or(western.latest(), |end| western.latest().min(end));
        PartialDate::between(first, last)
    }
}

/// The era and its year, if the date is exactly that year as the era's limits cut it.
#[must_use]
pub fn cut_year(date: PartialDate) -> Option<(&'static Era, i16)> {
    let (era, year) = Era::of(date.earliest())?;
    (era.year(year)? == date).then_some((era, year))
}

/// See [`PartialDate::parse`].
pub(super) fn parse(text: &str) -> Result<PartialDate, DateError> {
    let folded = half_width(text);
    let form = || DateError::Form(text.trim().to_owned());
    if folded.is_empty() {
        return Err(form());
    }
    if let Some(whole) = single(&folded, text)? {
        return Ok(whole);
    }
    let mut refused = None;
    for mark in ['/', '~', '〜'] {
        // A slash also separates year from month: try every place where the text can be cut.
        for (at, _) in folded.match_indices(mark) {
            let (left, right) = (&folded[..at], &folded[at + mark.len_utf8()..]);
            match (single(left, text), single(right, text)) {
                (Ok(Some(from)), Ok(Some(to))) => {
                    return PartialDate::between(from.earliest(), to.latest())
                        .ok_or_else(|| DateError::Backwards(text.trim().to_owned()));
                }
                // Two dates, one of which does not exist.
                (Err(error), Ok(Some(_)) | Err(_)) | (Ok(Some(_)), Err(error)) => {
                    refused = refused.or(Some(error));
                }
                _ => {}
            }
        }
    }
    Err(refused.unwrap_or_else(form))
}

/// See [`DateError::meant`].
pub(super) fn meant(error: &DateError) -> Option<PartialDate> {
    let folded = half_width(error.text());
    match error {
        // Counted on beyond the era's end, as forms printed in its time still do.
        DateError::NotInEra(_) => {
            let (era, rest) = split_era(&folded);
            let end = rest.find(|c: char| !c.is_ascii_digit());
            let (year, rest) = rest.split_at(end.unwrap_or(rest.len()));
            let western = era?.start.year().checked_add(number(year, 2)? - 1)?;
            single(&format!("{western:04}{rest}"), "").ok().flatten()
        }
        // The next lower month or day that there is, behind the year.
        DateError::NoSuchDay(_) => {
            let mut numbers: Vec<(usize, &str)> = Vec::new();
            for (at, piece) in folded.match_indices(|c: char| c.is_ascii_digit()) {
                match numbers.last_mut() {
                    Some((start, number)) if *start + number.len() == at => {
                        *number = folded.get(*start..at + piece.len())?;
                    }
                    _ => numbers.push((at, piece)),
                }
            }
            numbers.iter().skip(1).rev().find_map(|(at, digits)| {
                let (before, after) = (&folded[..*at], &folded[at + digits.len()..]);
                (1..number(digits, 2)?).rev().find_map(|lower| {
                    let text = format!("{before}{lower:02}{after}");
                    single(&text, "").ok().flatten()
                })
            })
        }
        DateError::Form(_) | DateError::Backwards(_) => None,
    }
}

/// A text in half width, without gaps. What an input method makes of the hyphen between digits, a
/// minus sign or the mark of a long vowel, is a hyphen.
pub(crate) fn half_width(text: &str) -> String {
    let hyphen = |c| {
        if matches!(c, '\u{2212}' | '\u{2010}' | 'ー') {
            '-'
        } else {
            c
        }
    };
    text.nfkc()
        .filter(|c| !c.is_whitespace())
        .map(hyphen)
        .collect()
}

/// One date without a span. `Ok(None)`: the form is not one that is known.
fn single(folded: &str, text: &str) -> Result<Option<PartialDate>, DateError> {
    let no_such_day = || DateError::NoSuchDay(text.trim().to_owned());
    let (era, rest) = split_era(folded);
    let fiscal_prefix = era.is_none().then(|| strip_fiscal(rest)).flatten();
    if let Some(year) = fiscal_prefix {
        let Some(year) = number(year, 4).filter(|_| year.len() == 4) else {
            return Ok(None);
        };
        return PartialDate::fiscal_year(year)
            .map(Some)
            .ok_or_else(no_such_day);
    }
    let fiscal_suffix = rest.strip_suffix("年度");
    let Some(parts) = split_parts(fiscal_suffix.unwrap_or(rest)) else {
        return Ok(None);
    };
    let widest = if era.is_some() { 2 } else { 4 };
    let Some(year) = parts.first().and_then(|year| {
        (era.is_some() && *year == "元")
            .then_some(1)
            .or_else(|| number(year, widest))
    }) else {
        return Ok(None);
    };
    if era.is_none() && parts.first().is_none_or(|year| year.len() != 4) {
        return Ok(None);
    }
    let western = match era {
        Some(era) => year
            .checked_add(era.start.year() - 1)
            .ok_or_else(no_such_day)?,
        None => year,
    };
    if western < 1 {
        return Err(no_such_day());
    }
    if fiscal_suffix.is_some() {
        if parts.len() != 1 {
            return Ok(None);
        }
        if let Some(era) = era {
            inside_era(era, PartialDate::fiscal_year(western), text)?;
        }
        return PartialDate::fiscal_year(western)
            .map(Some)
            .ok_or_else(no_such_day);
    }
    let whole = match parts.as_slice() {
        [_] => match era {
            Some(era) => {
                return era
                    .year(year)
                    .map(Some)
                    .ok_or_else(|| DateError::NotInEra(text.trim().to_owned()));
            }
            None => PartialDate::year(western),
        },
        [_, month] => {
            let Some(month) = number(month, 2) else {
                return Ok(None);
            };
            i8::try_from(month)
                .ok()
                .and_then(|month| PartialDate::month(western, month))
        }
        [_, month, day] => {
            let (Some(month), Some(day)) = (number(month, 2), number(day, 2)) else {
                return Ok(None);
            };
            i8::try_from(month)
                .ok()
                .zip(i8::try_from(day).ok())
                .and_then(|(month, day)| Date::new(western, month, day).ok())
                .map(PartialDate::day)
        }
        _ => return Ok(None),
    };
    let whole = whole.ok_or_else(no_such_day)?;
    match era {
        Some(era) => inside_era(era, Some(whole), text).map(Some),
        None => Ok(Some(whole)),
    }
}

/// The part of a date that lies within an era. The day of change counts for both eras
/// (昭和元年12月25日 was 大正15年12月25日 in the morning).
fn inside_era(era: &Era, date: Option<PartialDate>, text: &str) -> Result<PartialDate, DateError> {
    let date = date.ok_or_else(|| DateError::NoSuchDay(text.trim().to_owned()))?;
    let last = match era.end() {
        Some(end) => date.latest().min(next_day(end)),
        None => date.latest(),
    };
    let first = date.earliest().max(era.start);
    let cut = PartialDate::between(first, last)
        .ok_or_else(|| DateError::NotInEra(text.trim().to_owned()))?;
    // A month that an era's limit cuts stays the whole month: 1989年1月 is how it is meant.
    Ok(if cut == date { cut } else { date })
}

fn split_era(text: &str) -> (Option<&'static Era>, &str) {
    for era in &ERAS {
        if let Some(rest) = text.strip_prefix(era.kanji) {
            return (Some(era), rest);
        }
        let mut rest = text.chars();
        let letter_matches = rest
            .next()
            .is_some_and(|letter| letter.eq_ignore_ascii_case(&era.letter));
        if letter_matches && rest.as_str().starts_with(|c: char| c.is_ascii_digit()) {
            return (Some(era), rest.as_str());
        }
    }
    (None, text)
}

fn strip_fiscal(text: &str) -> Option<&str> {
    text.strip_prefix("FY").or_else(|| text.strip_prefix("fy"))
}

/// Cuts `1965-07-01`, `1965/7/1`, `40.7.1` or `1965年7月1日` into its numbers.
fn split_parts(text: &str) -> Option<Vec<&str>> {
    if text.contains('年') {
        let (year, rest) = text.split_once('年')?;
        let mut parts = vec![year];
        if !rest.is_empty() {
            let (month, rest) = rest.split_once('月')?;
            parts.push(month);
            if !rest.is_empty() {
                parts.push(rest.strip_suffix('日')?);
            }
        }
        return Some(parts);
    }
    let mark = ['-', '/', '.']
        .into_iter()
        .find(|mark| text.contains(*mark));
    Some(match mark {
        Some(mark) => text.split(mark).collect(),
        None => vec![text],
    })
}

fn number(text: &str, widest: usize) -> Option<i16> {
    let plain =
        !text.is_empty() && text.len() <= widest && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}
