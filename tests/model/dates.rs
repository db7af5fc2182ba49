//! Partial dates: reading, writing, eras.

use kizuna::i18n;
use kizuna::model::{
    Date, DateError, DaySpan, ERAS, Era, Lang, PartialDate, Precision, cut_year, next_day,
    previous_day,
};
use proptest::prelude::*;

use crate::support::{cases, day, each, must, partial, rows, same};

/// What is typed | the canonical text that it means.
const READ: &str = "
    1965                    | 1965
    1965-07                 | 1965-07
    1965-07-01              | 1965-07-01
    1965-7-1                | 1965-07-01
    1965/07                 | 1965-07
    1965/7/1                | 1965-07-01
    1965.7                  | 1965-07
    1965.7.1                | 1965-07-01
    1965年                  | 1965
    1965年7月               | 1965-07
    1965年7月1日            | 1965-07-01
    1965 年 7 月 1 日       | 1965-07-01
    １９６５年７月１日      | 1965-07-01
    １９６５－０７          | 1965-07
    1904-02-29              | 1904-02-29
    # spans
    1965/1970               | 1965/1970
    2021-03/2023-03         | 2021-03/2023-03
    2010〜2015              | 2010/2015
    2010～2015              | 2010/2015
    2010~2015               | 2010/2015
    2015-04-03/2015-04-20   | 2015-04-03/2015-04-20
    昭和40年〜昭和45年      | 1965/1970
    S40.7/S40.9             | 1965-07/1965-09
    1965-01-01/1965-12-31   | 1965
    1965-07-01/1965-07-31   | 1965-07
    1965-07-01/1965-07-01   | 1965-07-01
    # fiscal years
    FY2022                  | 2022-04/2023-03
    fy2022                  | 2022-04/2023-03
    ＦＹ２０２２            | 2022-04/2023-03
    2022年度                | 2022-04/2023-03
    令和5年度               | 2023-04/2024-03
    令和元年度              | 2019-04/2020-03
    R5年度                  | 2023-04/2024-03
    平成31年度              | 2019-04/2020-03
    昭和63年度              | 1988-04/1989-03
    大正15年度              | 1926-04/1927-03
    2022-04/2023-03         | 2022-04/2023-03
    # eras
    昭和40年                | 1965
    昭和40年7月             | 1965-07
    昭和40年7月1日          | 1965-07-01
    昭和四〇年              | refused
    S40                     | 1965
    S40.7                   | 1965-07
    S40.7.1                 | 1965-07-01
    s40-07-01               | 1965-07-01
    S40/7/1                 | 1965-07-01
    Ｓ４０．７．１          | 1965-07-01
    昭和４０年７月          | 1965-07
    ㍼40年7月               | 1965-07
    ㋿5年                   | 2023
    R5.4.1                  | 2023-04-01
    H27.12                  | 2015-12
    T9                      | 1920
    M32.7.17                | 1899-07-17
    # years that an era's limits cut
    令和元年                | 2019-05/2019
    令和1年                 | 2019-05/2019
    R1                      | 2019-05/2019
    平成31年                | 2019/2019-04
    平成元年                | 1989-01-08/1989
    昭和64年                | 1989/1989-01-07
    昭和元年                | 1926-12-25/1926
    大正15年                | 1926/1926-12-24
    大正元年                | 1912-07-30/1912
    明治45年                | 1912/1912-07-29
    明治元年                | 1868-01-25/1868
    # a month that a limit cuts is meant whole; the day of change counts for both eras
    昭和64年1月             | 1989-01
    令和元年5月             | 2019-05
    平成31年5月1日          | 2019-05-01
    大正15年12月25日        | 1926-12-25
    昭和元年12月25日        | 1926-12-25
    明治45年7月30日         | 1912-07-30
";

#[test]
fn every_written_form_means_what_people_mean_by_it() {
    each(rows(READ), 60, |row| {
        let got = PartialDate::parse(row[0]).map_or("refused".to_owned(), |date| date.to_string());
        same("canonical text", &got, row[1])
    });
}

/// What is typed | the kind of error.
const REFUSED: &str = "
    abc                 | form
    65                  | form
    196                 | form
    19650               | form
    1965-               | form
    -1965               | form
    1965--07            | form
    1965-07-01-01       | form
    1965-007            | form
    1965年7             | form
    1965年7月1          | form
    7月1日              | form
    12/25/1965          | form
    1965/               | form
    /1965               | form
    〜                  | form
    昭和                | form
    昭和年              | form
    昭和100年           | form
    2022年度4月         | form
    FY22                | form
    FY                  | form
    FY昭和40            | form
    1965-13             | no such day
    1965-00             | no such day
    1965-02-29          | no such day
    1965-06-31          | no such day
    1900-02-29          | no such day
    1965年13月          | no such day
    昭和40年2月30日     | no such day
    0000                | no such day
    0000-01-01          | no such day
    1965-02-30/1970     | no such day
    1960/1965-02-30     | no such day
    FY9999              | no such day
    昭和65年            | not in era
    昭和64年2月         | not in era
    昭和64年度          | not in era
    昭和0年             | not in era
    令和0年5月          | not in era
    平成32年            | not in era
    平成31年5月2日      | not in era
    大正元年7月29日     | not in era
    S99                 | not in era
    明治46年            | not in era
    1970/1965           | backwards
    2015〜2010          | backwards
    2015-04-20/2015-04-03 | backwards
    令和5年/平成元年    | backwards
";

#[test]
fn a_text_that_is_no_date_is_refused_with_the_reason() {
    each(rows(REFUSED), 45, |row| {
        let kind = match PartialDate::parse(row[0]) {
            Err(DateError::Form(_)) => "form",
            Err(DateError::NoSuchDay(_)) => "no such day",
            Err(DateError::NotInEra(_)) => "not in era",
            Err(DateError::Backwards(_)) => "backwards",
            Ok(date) => return Err(format!("was read as {date}")),
        };
        same("kind of error", kind, row[1])
    });
    for nothing in ["", " ", "　"] {
        assert!(matches!(
            PartialDate::parse(nothing),
            Err(DateError::Form(_))
        ));
    }
}

#[test]
fn an_error_names_the_text_that_was_typed() {
    for typed in ["Ｓ99", "1965-02-30", "1970/1965", "きのう"] {
        let error = PartialDate::parse(&format!("  {typed} ")).unwrap_err();
        assert_eq!(error.text(), typed);
    }
}

/// Canonical text | precision | Japanese | English | with the era, in Japanese | in English.
const WRITTEN: &str = "
    1965            | Year       | 1965年                       | 1965                               | 1965年（昭和40年）             | 1965 (Showa 40)
    1965-07         | Month      | 1965年7月                    | July 1965                          | 1965年7月（昭和40年）          | July 1965 (Showa 40)
    1965-07-01      | Day        | 1965年7月1日                 | 1 July 1965                        | 1965年7月1日（昭和40年）       | 1 July 1965 (Showa 40)
    2022-04/2023-03 | FiscalYear | 2022年度                     | fiscal 2022                        | 2022年度（令和4年度）          | fiscal 2022 (fiscal Reiwa 4)
    2019-05/2019    | EraYear    | 2019年5月から2019年12月の間  | between May 2019 and December 2019 | 2019年5月から2019年12月の間（令和元年） | between May 2019 and December 2019 (Reiwa 1)
    1989/1989-01-07 | EraYear    | 1989年1月から1989年1月7日の間 | between January 1989 and 7 January 1989 | 1989年1月から1989年1月7日の間（昭和64年） | between January 1989 and 7 January 1989 (Showa 64)
    1980/2015       | Between    | 1980年から2015年の間         | between 1980 and 2015              | 1980年から2015年の間           | between 1980 and 2015
    2021-03/2023-03 | Between    | 2021年3月から2023年3月の間   | between March 2021 and March 2023  | 2021年3月から2023年3月の間     | between March 2021 and March 2023
    2015-04-03/2015-04-20 | Between | 2015年4月3日から2015年4月20日の間 | between 3 April 2015 and 20 April 2015 | 2015年4月3日から2015年4月20日の間 | between 3 April 2015 and 20 April 2015
    1859-07-01      | Day        | 1859年7月1日                 | 1 July 1859                        | 1859年7月1日                   | 1 July 1859
    1989            | Year       | 1989年                       | 1989                               | 1989年（平成元年）             | 1989 (Heisei 1)
";

#[test]
fn dates_are_written_as_each_language_writes_them() {
    each(rows(WRITTEN), 11, |row| {
        let date = partial(row[0]);
        same("precision", &format!("{:?}", date.precision()), row[1])?;
        same("ja", &i18n::date(Lang::Ja, date), row[2])?;
        same("en", &i18n::date(Lang::En, date), row[3])?;
        same("era, ja", &i18n::date_with_era(Lang::Ja, date), row[4])?;
        same("era, en", &i18n::date_with_era(Lang::En, date), row[5])
    });
}

/// From | to | Japanese | English.
const SPANS: &str = "
    2010       | 2015       | 2010年〜2015年         | 2010 to 2015
    2010       | 2010       | 2010年                 | 2010
    2010-04    | 2011-03    | 2010年度               | fiscal 2010
    2010-04    | 2012-03    | 2010年4月〜2012年3月   | April 2010 to March 2012
    2010-04-02 | 2012-03-05 | 2010年4月2日〜2012年3月5日 | 2 April 2010 to 5 March 2012
";

#[test]
fn spans_are_written_as_precisely_as_their_ends() {
    each(rows(SPANS), 5, |row| {
        let span = DaySpan::new(partial(row[0]), partial(row[1])).unwrap();
        same("ja", &i18n::span(Lang::Ja, span), row[2])?;
        same("en", &i18n::span(Lang::En, span), row[3])
    });
}

/// From | to | Japanese | English; nothing for an open end.
const OPEN_SPANS: &str = "
    2010       |            | 2010年〜       | the time from 2010 on
    2010-04    |            | 2010年4月〜    | the time from April 2010 on
    2010-04-02 |            | 2010年4月2日〜 | the time from 2 April 2010 on
               | 2010       | 〜2010年       | the time up to 2010
               | 2010-04    | 〜2010年4月    | the time up to April 2010
               | 2010-04-02 | 〜2010年4月2日 | the time up to 2 April 2010
               |            | 全期間         | all time
";

#[test]
fn an_open_end_is_written_without_the_ends_of_the_calendar() {
    each(rows(OPEN_SPANS), 7, |row| {
        let end = |text: &str, open: Date, pick: fn(PartialDate) -> Date| match text {
            "" => open,
            text => pick(partial(text)),
        };
        let span = DaySpan {
            from: end(row[0], Date::MIN, PartialDate::earliest),
            to: end(row[1], Date::MAX, PartialDate::latest),
        };
        same("ja", &i18n::span(Lang::Ja, span), row[2])?;
        same("en", &i18n::span(Lang::En, span), row[3])
    });
}

/// An era's day in its own words, as 昭和64年1月7日 and S64.1.7.
fn era_forms(day: Date) -> [String; 2] {
    let (era, year) = Era::of(day).unwrap();
    let number = if year == 1 {
        "元".to_owned()
    } else {
        year.to_string()
    };
    let (month, date) = (day.month(), day.day());
    [
        format!("{}{number}年{month}月{date}日", era.kanji),
        format!("{}{year}.{month}.{date}", era.letter),
    ]
}

#[test]
fn the_first_and_the_last_day_of_every_era_read_back_from_their_era_form() {
    let mut days = Vec::new();
    for era in &ERAS {
        days.push((era, era.start));
        days.extend(era.end().map(|end| (era, end)));
        // The neighbours belong to the neighbouring eras.
        if let Some((other, _)) = Era::of(previous_day(era.start)) {
            assert_ne!(other.kanji, era.kanji);
        }
    }
    each(days, 9, |(era, day)| {
        let (found, _) = Era::of(*day).ok_or("in no era")?;
        same("era", found.kanji, era.kanji)?;
        for form in era_forms(*day) {
            let got = PartialDate::parse(&form).map_err(|error| error.to_string())?;
            same(&form, &got, &PartialDate::day(*day))?;
        }
        Ok(())
    });
    assert_eq!(Era::of(previous_day(ERAS[0].start)), None);
    assert_eq!(ERAS[4].end(), None);
}

#[test]
fn eras_follow_one_another_without_gap_or_overlap() {
    for pair in ERAS.windows(2) {
        let end = pair[0].end().unwrap();
        assert_eq!(next_day(end), pair[1].start, "after {}", pair[0].kanji);
    }
    // Showa 64 had seven days.
    let showa_64 = partial("昭和64年");
    assert_eq!(showa_64.earliest(), day("1989-01-01"));
    assert_eq!(showa_64.latest(), day("1989-01-07"));
    assert_eq!(
        cut_year(showa_64).map(|(era, year)| (era.kanji, year)),
        Some(("昭和", 64))
    );
}

#[test]
fn a_query_as_of_a_partial_date_means_its_last_day() {
    for (text, last) in [
        ("1970", "1970-12-31"),
        ("1970-02", "1970-02-28"),
        ("1972-02", "1972-02-29"),
        ("FY2022", "2023-03-31"),
        ("昭和64年", "1989-01-07"),
        ("1970-05-05", "1970-05-05"),
    ] {
        assert_eq!(partial(text).latest(), day(last), "{text}");
    }
}

#[test]
fn the_years_of_the_calendar_are_1_to_9999() {
    assert_eq!(PartialDate::year(0), None);
    assert_eq!(PartialDate::year(-5), None);
    assert_eq!(partial("0001").to_string(), "0001");
    assert_eq!(partial("9999").to_string(), "9999");
    assert_eq!(PartialDate::month(2000, 13), None);
    assert_eq!(PartialDate::fiscal_year(9999), None);
    assert_eq!(
        PartialDate::between(day("2000-01-02"), day("2000-01-01")),
        None
    );
    assert_eq!(next_day(Date::MAX), Date::MAX);
    assert_eq!(previous_day(Date::MIN), Date::MIN);
}

/// A day of the years 1 to 9999.
fn any_day() -> impl Strategy<Value = Date> {
    (1_i16..=9999, 1_i8..=12, 1_i8..=31).prop_map(|(year, month, date)| {
        let month = Date::new(year, month, 1).unwrap();
        Date::new(year, month.month(), date.min(month.days_in_month())).unwrap()
    })
}

/// A date of any precision.
fn any_date() -> impl Strategy<Value = PartialDate> {
    prop_oneof![
        any_day().prop_map(PartialDate::day),
        any_day().prop_map(|day| PartialDate::month(day.year(), day.month()).unwrap()),
        any_day().prop_map(|day| PartialDate::year(day.year()).unwrap()),
        (1_i16..9999).prop_map(|year| PartialDate::fiscal_year(year).unwrap()),
        (any_day(), any_day()).prop_map(|(a, b)| PartialDate::between(a.min(b), a.max(b)).unwrap()),
        // Spans that begin or end with a month or a year are written in short.
        (any_day(), any_day()).prop_map(|(a, b)| {
            let (a, b) = (a.min(b), a.max(b));
            PartialDate::between(a.first_of_month(), b.last_of_month()).unwrap()
        }),
        (any_day(), any_day()).prop_map(|(a, b)| {
            let (a, b) = (a.min(b), a.max(b));
            PartialDate::between(a.first_of_year(), b.last_of_year()).unwrap()
        }),
    ]
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn the_canonical_text_of_any_date_reads_back_to_it(date in any_date()) {
        let text = date.to_string();
        prop_assert_eq!(PartialDate::parse(&text), Ok(date), "{}", text);
        // What stands in files is exactly this text.
        prop_assert_eq!(String::from(date), text);
    }

    #[test]
    fn what_is_said_of_a_date_holds(date in any_date()) {
        prop_assert!(date.earliest() <= date.latest());
        match date.precision() {
            Precision::Day => prop_assert_eq!(date.earliest(), date.latest()),
            Precision::Month => prop_assert_eq!(date.earliest().day(), 1),
            Precision::Year => prop_assert_eq!(date.earliest().day_of_year(), 1),
            Precision::FiscalYear => prop_assert_eq!(date.earliest().month(), 4),
            Precision::EraYear => prop_assert!(cut_year(date).is_some()),
            Precision::Between => {}
        }
        for lang in Lang::ALL {
            prop_assert!(!i18n::date_with_era(lang, date).contains('⟨'));
        }
    }

    #[test]
    fn any_day_since_meiji_reads_back_from_its_era_form(day in any_day()) {
        if day >= ERAS[0].start && day.year() < 2100 {
            for form in era_forms(day) {
                prop_assert_eq!(PartialDate::parse(&form), Ok(PartialDate::day(day)), "{}", form);
            }
        }
    }

    #[test]
    fn no_text_brings_the_reader_down(text in "\\PC{0,24}") {
        if let Ok(date) = PartialDate::parse(&text) {
            prop_assert_eq!(PartialDate::parse(&date.to_string()), Ok(date));
        }
    }

    #[test]
    fn no_text_that_looks_like_a_date_brings_the_reader_down(
        text in "[0-9０-９年月日度元/〜.\\-~ FYSHTRM昭和平成令]{0,16}",
    ) {
        if let Ok(date) = PartialDate::parse(&text) {
            prop_assert_eq!(PartialDate::parse(&date.to_string()), Ok(date));
        }
    }
}

#[test]
fn the_table_of_read_forms_holds_every_precision() -> Result<(), String> {
    let read: Vec<Precision> = rows(READ)
        .iter()
        .filter_map(|row| PartialDate::parse(row[0]).ok())
        .map(PartialDate::precision)
        .collect();
    for precision in [
        Precision::Day,
        Precision::Month,
        Precision::Year,
        Precision::FiscalYear,
        Precision::EraYear,
        Precision::Between,
    ] {
        must(read.contains(&precision), || {
            format!("none is {precision:?}")
        })?;
    }
    Ok(())
}

#[test]
fn papers_write_the_era_first_and_a_year_once() {
    use kizuna::i18n::{official_date, official_ends};
    use kizuna::model::Lang;
    let date = |text: &str| PartialDate::parse(text).unwrap();
    for (text, ja, en) in [
        (
            "1957-10-29",
            "昭和32年（1957年）10月29日",
            "29 October 1957",
        ),
        ("1965-07", "昭和40年（1965年）7月", "July 1965"),
        ("2019-04-30", "平成31年（2019年）4月30日", "30 April 2019"),
        ("2019-05-01", "令和元年（2019年）5月1日", "1 May 2019"),
        ("1989", "平成元年（1989年）", "1989"),
        ("FY2023", "令和5年度（2023年度）", "fiscal 2023"),
        ("1859", "1859年", "1859"),
    ] {
        assert_eq!(official_date(Lang::Ja, date(text)), ja);
        assert_eq!(official_date(Lang::En, date(text)), en);
    }
    let ends = |lang, from: &str, to: &str| {
        let (from, to) = official_ends(lang, date(from), date(to));
        format!("{from} – {to}")
    };
    assert_eq!(
        ends(Lang::Ja, "2027-05-10", "2027-05-16"),
        "令和9年（2027年）5月10日 – 5月16日"
    );
    assert_eq!(
        ends(Lang::En, "2027-05-10", "2027-05-16"),
        "10 May – 16 May 2027"
    );
    assert_eq!(
        ends(Lang::En, "2027-12-30", "2028-01-02"),
        "30 December 2027 – 2 January 2028"
    );
    assert_eq!(ends(Lang::En, "2027-05", "2027-06"), "May 2027 – June 2027");
}
