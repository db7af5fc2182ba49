//! The names of files.

use std::path::Path;

use kizuna::lens::{Lens, Time};
use kizuna::model::{DaySpan, Lang, Registry, Text};
use kizuna::publish::{Form, refused, suggested};
use kizuna::records::List;

use crate::support::{builtin, day, each, must, same};

#[test]
fn a_name_says_what_it_is_and_of_when() {
    let as_of = Lens::as_of(day("2015-12-31"));
    let span = Lens {
        time: Time::Signed(DaySpan {
            from: day("2010-01-01"),
            to: day("2015-12-31"),
        }),
        ..Lens::default()
    };
    each(
        [
            (
                &as_of,
                Form::Pdf,
                None,
                Lang::Ja,
                "横浜市_国際連携ネットワーク_2015-12-31.pdf",
            ),
            (
                &as_of,
                Form::Csv,
                Some(List::Actors),
                Lang::Ja,
                "横浜市_国際連携ネットワーク_都市・機関_2015-12-31.csv",
            ),
            (
                &span,
                Form::Png,
                None,
                Lang::En,
                "City_of_Yokohama_international_partnerships_2010-01-01_2015-12-31.png",
            ),
            (
                &Lens::default(),
                Form::Json,
                None,
                Lang::En,
                "City_of_Yokohama_international_partnerships.json",
            ),
        ],
        4,
        |(lens, form, list, lang, wanted)| {
            let name = suggested(builtin(), lens, *form, *list, *lang);
            same("name", &name.as_str(), wanted)
        },
    );
}

#[test]
fn whatever_a_registry_is_called_its_name_is_one_that_every_system_takes() {
    let titles = [
        "",
        ".",
        "...",
        "CON",
        "nul",
        "com1",
        "a/b\\c:d",
        "what?*",
        "\"quoted\" <x>|y",
        " \t\n ",
        "横浜\u{0}市",
        &"長".repeat(500),
    ];
    each(titles, 3, |title| {
        let registry = Registry {
            title: Text {
                ja: (*title).to_owned(),
                en: (*title).to_owned(),
            },
            ..Registry::clone(builtin())
        };
        let name = suggested(&registry, &Lens::default(), Form::Svg, None, Lang::Ja);
        same("refused", &refused(Path::new(&name)), &None)?;
        must(name.len() > 4 && name.ends_with(".svg"), || name.clone())?;
        must(name.chars().count() <= 90, || name.clone())
    });
}

#[test]
fn names_that_windows_refuses_are_refused_everywhere() {
    let bad = [
        "a:b.svg",
        "what?.pdf",
        "x*.csv",
        "<a>.svg",
        "a|b.svg",
        "\"a\".svg",
        "con.svg",
        "LPT1.csv",
        "nul.tar.json",
        "a\u{7}.svg",
        "folder/aux.png",
        "end.",
        "end ",
    ];
    each(bad, 3, |name| {
        let trouble = refused(Path::new(name));
        must(trouble.is_some(), || "it was accepted".to_owned())
    });
    let good = [
        "a.svg",
        "folder:x/a.svg",
        "console.svg",
        "com.svg",
        "com10.svg",
        "横浜市_連携ネットワーク_2015-12-31.pdf",
        ".hidden.svg",
    ];
    each(good, 3, |name| {
        same("refused", &refused(Path::new(name)), &None)
    });
}
