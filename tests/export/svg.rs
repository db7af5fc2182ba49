//! SVG: well-formed, complete, and the same every time.

use std::collections::BTreeSet;
use std::sync::Arc;

use kizuna::edit::{Change, Document};
use kizuna::export::svg;
use kizuna::fonts::{FAMILIES, Metrics};
use kizuna::layout::Centre;
use kizuna::lens::{Index, Lens};
use kizuna::model::{Lang, Name};
use kizuna::scene::{Arrangement, Ground, Paper, Picture, Size, View};
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::support::{TODAY, builtin, builtin_index, day, each, lenses, must, same, world};

fn picture(lens: &Lens, lang: Lang) -> Picture {
    Picture {
        lens: lens.clone(),
        today: TODAY,
        view: View::Network(Arrangement::Radial),
        scheme: None,
        paper: Paper::of(Size::PICTURE),
        beside: None,
        title: None,
        ground: Ground::Light,
        lang,
        kept: std::sync::Arc::default(),
    }
}

fn draw(index: &Index, picture: &Picture) -> String {
    svg(&picture.sheet(index, &Metrics::new()), FAMILIES)
}

/// What stands in an SVG document.
#[derive(Debug, Default)]
struct Parsed {
    /// Elements with their attributes.
    elements: Vec<(String, Vec<(String, String)>)>,
    /// Texts, in order.
    texts: Vec<String>,
}

impl Parsed {
    fn values(&self, element: &str, attribute: &str) -> Vec<&str> {
        self.elements
            .iter()
            .filter(|(name, _)| name == element)
            .flat_map(|(_, attributes)| attributes)
            .filter(|(name, _)| name == attribute)
            .map(|(_, value)| value.as_str())
            .collect()
    }

    /// The ids of the groups of a class.
    fn ids(&self, class: &str) -> Vec<&str> {
        self.elements
            .iter()
            .filter(|(_, attributes)| attributes.contains(&("class".to_owned(), class.to_owned())))
            .flat_map(|(_, attributes)| attributes)
            .filter(|(name, _)| name == "data-id")
            .map(|(_, value)| value.as_str())
            .collect()
    }
}

/// Reads a document, and fails unless it is well-formed.
fn parse(text: &str) -> Result<Parsed, String> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    reader.config_mut().check_comments = true;
    let mut parsed = Parsed::default();
    let (mut depth, mut roots, mut pending) = (0_i32, 0, String::new());
    let attributes = |element: &quick_xml::events::BytesStart<'_>| {
        element
            .attributes()
            .map(|attribute| {
                let attribute = attribute.map_err(|error| error.to_string())?;
                let value = attribute
                    .unescape_value()
                    .map_err(|error| error.to_string())?;
                Ok((
                    String::from_utf8_lossy(attribute.key.as_ref()).into_owned(),
                    value.into_owned(),
                ))
            })
            .collect::<Result<Vec<_>, String>>()
    };
    loop {
        let event = reader
            .read_event()
            .map_err(|error| format!("at {}: {error}", reader.buffer_position()))?;
        match event {
            Event::Start(element) => {
                roots += i32::from(depth == 0);
                depth += 1;
                let name = String::from_utf8_lossy(element.name().as_ref()).into_owned();
                parsed.elements.push((name, attributes(&element)?));
                pending.clear();
            }
            Event::Empty(element) => {
                let name = String::from_utf8_lossy(element.name().as_ref()).into_owned();
                parsed.elements.push((name, attributes(&element)?));
            }
            Event::End(_) => {
                depth -= 1;
                if !pending.trim().is_empty() {
                    parsed.texts.push(std::mem::take(&mut pending));
                }
            }
            Event::Text(text) => {
                let text = text.decode().map_err(|error| error.to_string())?;
                must(!text.contains(['<', '&']), || {
                    format!("bare mark-up in {text:?}")
                })?;
                pending.push_str(&text);
            }
            Event::GeneralRef(name) => {
                let name = name.decode().map_err(|error| error.to_string())?;
                pending.push(match name.as_ref() {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "#39" => '\'',
                    other => return Err(format!("an unknown reference {other:?}")),
                });
            }
            Event::Eof => break,
            other => return Err(format!("unexpected {other:?}")),
        }
    }
    same("open elements", &depth, &0)?;
    same("roots", &roots, &1)?;
    Ok(parsed)
}

#[test]
fn a_picture_holds_exactly_what_is_visible() {
    let registry = builtin();
    each(lenses(registry, 79, 20), 20, |lens| {
        for lang in Lang::ALL {
            let parsed = parse(&draw(builtin_index(), &picture(lens, lang)))?;
            let visible = lens.visible(builtin_index(), TODAY);
            let ties: BTreeSet<&str> = visible
                .ties
                .iter()
                .map(|seen| registry.ties.rows()[seen.link.tie].id.as_str())
                .collect();
            let actors: BTreeSet<&str> = visible
                .actors
                .iter()
                .map(|at| registry.actors.rows()[*at].id.as_str())
                .collect();
            for (class, wanted) in [("tie", &ties), ("actor", &actors)] {
                let got = parsed.ids(class);
                same("each once", &got.len(), &wanted.len())?;
                same(class, &got.into_iter().collect::<BTreeSet<_>>(), wanted)?;
            }
            // Beside these only title and description have ids, and no id stands twice.
            let ids: Vec<&str> = parsed
                .elements
                .iter()
                .flat_map(|(_, attributes)| attributes)
                .filter(|(name, _)| name == "id")
                .map(|(_, value)| value.as_str())
                .collect();
            let distinct: BTreeSet<&str> = ids.iter().copied().collect();
            same("ids", &distinct.len(), &ids.len())?;
            same("ids", &ids.len(), &(ties.len() + actors.len() + 2))?;
        }
        Ok(())
    });
}

#[test]
fn a_picture_tells_a_reader_who_cannot_see_it_what_it_is() {
    let kind = &builtin().kinds.get("sister_city").unwrap().name;
    for (lang, desc, names) in [
        (
            Lang::Ja,
            "1959年末時点：提携 2件、都市・機関 3",
            "横浜市 — リヨン",
        ),
        (
            Lang::En,
            "End of 1959: 2 ties, 3 cities and bodies",
            "Yokohama — Lyon",
        ),
    ] {
        let text = draw(
            builtin_index(),
            &picture(&Lens::as_of(day("1959-12-31")), lang),
        );
        let parsed = parse(&text).unwrap();
        assert_eq!(parsed.texts[0], builtin().title.get(lang));
        assert_eq!(parsed.texts[1], desc);
        assert_eq!(parsed.values("svg", "aria-labelledby"), ["title desc"]);
        assert_eq!(parsed.values("svg", "role"), ["img"]);
        let tie = format!("{names} · {}", kind.get(lang));
        assert!(parsed.texts.contains(&tie), "{tie}");
        assert_eq!(parsed.values("svg", "viewBox"), ["0 0 1600 1000"]);
        // Nothing is fetched from anywhere.
        for outside in [
            "href",
            "url(",
            "@import",
            "<script",
            "<image",
            "<foreignObject",
        ] {
            assert!(!text.contains(outside), "{outside}");
        }
    }
}

#[test]
fn certain_and_possible_ties_are_told_apart() {
    let lens = Lens::as_of(day("2022-12-31"));
    let parsed = parse(&draw(builtin_index(), &picture(&lens, Lang::Ja))).unwrap();
    let fits = parsed.values("g", "data-fits");
    let count = |word: &str| fits.iter().filter(|fits| **fits == word).count();
    assert_eq!(
        (count("certain"), count("possible")),
        lens.visible(builtin_index(), TODAY).count()
    );
    assert!(count("certain") > 50 && count("possible") > 0);
    assert_eq!(count("certain") + count("possible"), fits.len());
}

#[test]
fn the_same_request_gives_the_same_bytes() {
    for lang in Lang::ALL {
        for arrangement in [
            Arrangement::Radial,
            Arrangement::Force,
            Arrangement::Map(Centre::Pacific),
        ] {
            for ground in [Ground::Light, Ground::Dark] {
                let picture = Picture {
                    view: View::Network(arrangement.clone()),
                    ground,
                    ..picture(&Lens::default(), lang)
                };
                let again = Index::new(Arc::clone(builtin()));
                assert!(draw(builtin_index(), &picture) == draw(&again, &picture));
            }
        }
    }
}

#[test]
fn language_ground_size_and_arrangement_change_the_picture() {
    let plain = picture(&Lens::default(), Lang::Ja);
    let pictures = [
        plain.clone(),
        Picture {
            lang: Lang::En,
            ..plain.clone()
        },
        Picture {
            ground: Ground::Dark,
            ..plain.clone()
        },
        Picture {
            view: View::Network(Arrangement::Force),
            ..plain.clone()
        },
        Picture {
            view: View::Network(Arrangement::Map(Centre::Pacific)),
            ..plain.clone()
        },
        Picture {
            view: View::Network(Arrangement::Map(Centre::Atlantic)),
            ..plain.clone()
        },
        Picture {
            paper: Paper::of(Size {
                width: 1123.0,
                height: 794.0,
            }),
            ..plain.clone()
        },
    ];
    let texts: BTreeSet<String> = pictures
        .iter()
        .map(|picture| draw(builtin_index(), picture))
        .collect();
    assert_eq!(texts.len(), pictures.len());
    for text in texts {
        parse(&text).unwrap();
    }
}

/// Characters that XML has a meaning for, or does not allow at all.
const NASTY: &str =
    "<a href=\"x\">&amp; 'b' ]]> \u{0}\u{1}\u{8}\u{b}\u{1f}\u{7f}\u{85}\u{fffe}\u{ffff}\t\n\r end";

#[test]
fn names_with_mark_up_and_control_characters_do_no_harm() {
    let registry = world(
        "kind pact sister
         home a
         actor a city JP 35,139
         actor b city FR 45,4
         tie t pact a b : signed 1965",
    );
    let mut document = Document::new(Arc::new(registry));
    document
        .apply(vec![Change::SetNames {
            actor: "b".into(),
            names: vec![Name {
                ja: NASTY.to_owned(),
                en: "💮 𠮷 İ".to_owned(),
                sources: vec!["doc#1".parse().unwrap()],
                ..Name::default()
            }],
        }])
        .unwrap();
    let index = Index::new(Arc::clone(document.registry()));
    let lens = Lens {
        search: "\" onload=\"alert(1)\" & <script>".to_owned(),
        ..Lens::default()
    };
    for lens in [&Lens::default(), &lens] {
        for lang in Lang::ALL {
            let text = draw(&index, &picture(lens, lang));
            let parsed = parse(&text).unwrap();
            let forbidden = |c: char| c.is_control() && c != '\n';
            assert!(!text.contains(|c| forbidden(c) || matches!(c, '\u{fffe}' | '\u{ffff}')));
            assert_eq!(
                parsed
                    .elements
                    .iter()
                    .filter(|(name, _)| name == "a" || name == "script")
                    .count(),
                0
            );
            assert!(parsed.elements.iter().all(|(_, attributes)| {
                attributes
                    .iter()
                    .all(|(name, _)| name != "onload" && name != "href")
            }));
        }
    }
    let parsed = parse(&draw(&index, &picture(&Lens::default(), Lang::Ja))).unwrap();
    let wanted = "<a href=\"x\">&amp; 'b' ]]>";
    assert!(
        parsed.texts.iter().any(|text| text.starts_with(wanted)),
        "{:?}",
        parsed.texts
    );
}

#[test]
fn ids_with_mark_up_do_no_harm_either() {
    let text = "kind p\"a<b>'c&d sister
         home a
         actor a city JP 35,139
         actor b\"onload=\"alert(1) city FR 45,4
         tie t\"><script>' p\"a<b>'c&d a b\"onload=\"alert(1) : signed 1965";
    let index = Index::new(Arc::new(world(text)));
    let parsed = parse(&draw(&index, &picture(&Lens::default(), Lang::Ja))).unwrap();
    assert_eq!(parsed.ids("actor"), ["a", "b\"onload=\"alert(1)"]);
    assert_eq!(parsed.ids("tie"), ["t\"><script>'"]);
    assert_eq!(parsed.values("g", "data-kind"), ["p\"a<b>'c&d"]);
    assert!(parsed.values("g", "onload").is_empty());
}

#[test]
fn numbers_are_plain() {
    let text = draw(builtin_index(), &picture(&Lens::default(), Lang::Ja));
    for number in ["NaN", "inf", "-0\"", "-0,", "e-1", "e+"] {
        assert!(!text.contains(number), "{number}");
    }
    let parsed = parse(&text).unwrap();
    for (element, attribute) in [
        ("circle", "cx"),
        ("circle", "cy"),
        ("circle", "r"),
        ("text", "x"),
        ("text", "y"),
    ] {
        let values = parsed.values(element, attribute);
        assert!(!values.is_empty(), "{element} {attribute}");
        for value in values {
            let number: f64 = value.parse().unwrap();
            assert!(
                number.is_finite() && value.len() <= 8,
                "{element} {attribute} {value}"
            );
        }
    }
}
