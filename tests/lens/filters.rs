//! What each part of a lens leaves.

use std::collections::BTreeSet;
use std::sync::Arc;

use kizuna::lens::{Index, Lens, Time, Visible};
use kizuna::model::{Certainty, CountryCode, DaySpan, RegionRef, Status};

use crate::support::{TODAY, builtin_index, day, each, partial, rows, same, world};

/// Ties between cities near and far, one of each sort of life.
const WORLD: &str = "
    scheme world europe=FR,DE africa=ZA,BJ
    scheme seas atlantic=FR,ZA,BJ inland=DE
    kind pact sister
    kind office office
    kind hosting hosting
    theme water
    theme roads
    home home
    actor home city JP 35,139
    actor quay port JP 35,139 in=home
    actor paris city FR 48,2
    actor rouen port FR 49,1 in=paris
    actor bonn city DE 50,7
    actor durban city ZA -29,31
    actor cotonou city BJ 6,2
    actor guest institution JP 35,139 in=home
    actor lone city DE 51,8
    actor hermit city JP 34,135
    tie old pact home paris themes=water : signed 1950
    tie port pact quay rouen themes=water,roads : signed 1960-06-01
    tie gone office home bonn : opened 1970; ended 1980-03-31
    tie still pact home durban themes=roads : signed 1990-01-01; suspended 2000-01-01
    tie plan office home cotonou : announced 2020
    tie here hosting home guest : opened 1980/2010
    tie abroad pact paris bonn : signed 1985-05-05
";

fn index() -> Index {
    Index::new(Arc::new(world(WORLD)))
}

fn ids<'i>(index: &'i Index, visible: &Visible) -> Vec<&'i str> {
    visible
        .ties
        .iter()
        .map(|seen| index.registry().ties.rows()[seen.link.tie].id.as_str())
        .collect()
}

fn actors<'i>(index: &'i Index, visible: &Visible) -> Vec<&'i str> {
    visible
        .actors
        .iter()
        .map(|at| index.registry().actors.rows()[*at].id.as_str())
        .collect()
}

/// A lens from words: `kind=pact,office region=world:europe as_of=1970-12-31 …`.
#[track_caller]
fn lens(text: &str) -> Lens {
    let mut lens = Lens::default();
    let span = |value: &str| {
        let (from, to) = value.split_once("..").unwrap();
        DaySpan::new(partial(from), partial(to)).unwrap()
    };
    for word in text.split_whitespace() {
        let (part, value) = word.split_once('=').unwrap();
        let values = || value.split(',');
        match part {
            "kind" => lens.kinds = values().map(Into::into).collect(),
            "class" => {
                lens.classes = values()
                    .map(|word| kizuna::lens::resolve::class(word).unwrap())
                    .collect();
            }
            "theme" => lens.themes = values().map(Into::into).collect(),
            "country" => {
                lens.countries = values()
                    .map(|code| CountryCode::parse(code).unwrap())
                    .collect();
            }
            "region" => {
                lens.regions = values()
                    .map(|value| value.split_once(':').unwrap())
                    .map(|(scheme, region)| RegionRef {
                        scheme: scheme.into(),
                        region: region.into(),
                    })
                    .collect();
            }
            "status" => {
                lens.statuses = values()
                    .map(|word| kizuna::lens::resolve::status(word).unwrap())
                    .collect();
            }
            "actor" => lens.actors = values().map(Into::into).collect(),
            "search" => lens.search = value.replace('+', " "),
            "as_of" => lens.time = Time::AsOf(day(value)),
            "in_force" => lens.time = Time::InForce(span(value)),
            "signed" => lens.time = Time::Signed(span(value)),
            other => panic!("{other:?} in a test is no part of a lens"),
        }
    }
    lens
}

/// Lens | ties it leaves.
const LEFT: &str = "
                                        | old port gone still plan here abroad
    # by what a tie is
    kind=pact                           | old port still abroad
    kind=pact,office                    | old port gone still plan abroad
    class=sister                        | old port still abroad
    class=office,hosting                | gone plan here
    kind=pact class=office              |
    theme=water                         | old port
    theme=water,roads                   | old port still
    kind=office theme=roads             |
    # by the other side
    country=FR                          | old port abroad
    country=DE                          | gone abroad
    country=FR,DE                       | old port gone abroad
    country=JP                          | here
    country=PL                          |
    region=world:europe                 | old port gone abroad
    region=world:africa                 | still plan
    region=seas:atlantic                | old port still plan abroad
    region=seas:atlantic,world:africa   | old port still plan abroad
    region=seas:atlantic country=ZA     | still
    # by its ends
    actor=home                          | old gone still plan here
    actor=paris                         | old abroad
    actor=home,paris                    | old gone still plan here abroad
    actor=quay                          | port
    # by text
    search=paris                        | old abroad
    search=france                       | old port abroad
    search=office                       | gone plan
    search=pact+bonn                    | abroad
    # as of a day: certainly or possibly in force
    as_of=1949-12-31                    |
    as_of=1950-06-01                    | old
    as_of=1975-01-01                    | old port gone
    as_of=1980-03-31                    | old port gone here
    as_of=1980-04-01                    | old port here
    as_of=1995-01-01                    | old port still here abroad
    as_of=2005-01-01                    | old port here abroad
    # in force on some day of a span, both ends included
    in_force=1979..1979                 | old port gone
    in_force=1980-04-01..1984           | old port here
    in_force=1980-03-31..1985-05-04     | old port gone here
    in_force=1980-03-31..1985-05-05     | old port gone here abroad
    in_force=1999-12-31..2005           | old port still here abroad
    in_force=2000-01-01..2005           | old port here abroad
    in_force=1940..1949                 |
    # signed within a span, both ends included; an office counts from its opening
    signed=1950..1960                   | old port
    signed=1960-06-01..1960-06-01       | port
    signed=1960-06-02..1969             |
    signed=1970..1990                   | gone still here abroad
    signed=1970-06-01..1970-06-30       | gone
    signed=1900..2100                   | old port gone still here abroad
    # by state: today's, or that of the last day the lens looks at
    status=in_force                     | old port here abroad
    status=suspended                    | still
    status=ended                        | gone
    status=planned                      | plan
    status=not_yet                      |
    status=suspended,planned            | still plan
    # a state asked for takes the place of being in force on the day
    as_of=1975-01-01 status=not_yet     | still plan here abroad
    as_of=1995-01-01 status=ended       | gone
    as_of=2005-01-01 status=suspended   | still
    as_of=1975-01-01 status=in_force    | old port gone
    in_force=1979..1999 status=ended    | gone
    in_force=1979..2001 status=suspended | still
    signed=1900..2100 status=suspended  | still
    # several at once
    as_of=1995-01-01 kind=pact region=world:europe | old port abroad
    kind=pact theme=water country=FR actor=home search=paris | old
    kind=pact theme=water country=FR actor=home search=bonn |
";

#[test]
fn a_lens_leaves_what_all_its_parts_allow() {
    let index = index();
    each(rows(LEFT), 55, |row| {
        let visible = lens(row[0]).visible(&index, TODAY);
        same("ties", &ids(&index, &visible).join(" "), row[1])
    });
}

/// Lens | ties that fit for certain | only possibly.
const CERTAINTY: &str = "
                                     | old port gone still plan here abroad |
    as_of=1950-06-01                 |                   | old
    as_of=1950-12-31                 | old               |
    as_of=1995-01-01                 | old port still abroad | here
    in_force=1980-04-01..1984        | old port          | here
    signed=1970-06-01..1970-06-30    |                   | gone
    signed=1970..1979                | gone              |
    status=in_force                  | old port here abroad |
    as_of=1950-06-01 status=in_force |                   | old
    as_of=1995-01-01 status=in_force | old port still abroad | here
    as_of=1995-01-01 status=ended    | gone              |
";

#[test]
fn what_only_possibly_fits_is_told_apart() {
    let index = index();
    each(rows(CERTAINTY), 11, |row| {
        let visible = lens(row[0]).visible(&index, TODAY);
        for (fits, wanted) in [(Certainty::Certain, row[1]), (Certainty::Possible, row[2])] {
            let of = Visible {
                ties: visible
                    .ties
                    .iter()
                    .copied()
                    .filter(|seen| seen.fits == fits)
                    .collect(),
                ..visible.clone()
            };
            same(fits.word(), &ids(&index, &of).join(" "), wanted)?;
        }
        let (certain, possible) = visible.count();
        same("count", &certain, &row[1].split_whitespace().count())?;
        same("possible", &possible, &row[2].split_whitespace().count())
    });
}

#[test]
fn states_and_names_are_those_of_the_day_the_lens_looks_at() {
    let index = index();
    for (text, on) in [
        ("", TODAY),
        ("as_of=1975-01-01", day("1975-01-01")),
        ("in_force=1975..1990", day("1990-12-31")),
        // Signed then, but in which state today?
        ("signed=1975..1990", TODAY),
    ] {
        let visible = lens(text).visible(&index, TODAY);
        assert_eq!(visible.day, on, "{text}");
        for seen in &visible.ties {
            let life = &index.ties()[seen.link.tie].life;
            assert_eq!(seen.status, life.status_on(on), "{text}");
        }
    }
    let in_1995 = lens("as_of=1995-01-01 status=in_force,ended").visible(&index, TODAY);
    let state = |id: &str| {
        let at = index.registry().ties.position(id);
        let seen = in_1995
            .ties
            .iter()
            .find(|seen| Some(seen.link.tie) == at)
            .unwrap();
        (seen.in_force, seen.status)
    };
    assert_eq!(state("still"), (Certainty::Certain, Status::InForce));
    assert_eq!(state("gone"), (Certainty::No, Status::Ended));
}

/// Lens | actors it leaves: the ends of its ties, and who has no tie at all as long as nothing is
/// asked that only ties have.
const ACTORS: &str = "
                     | home quay paris rouen bonn durban cotonou guest lone hermit
    kind=office      | home bonn cotonou
    theme=roads      | home quay rouen durban
    as_of=1950-12-31 | home paris
    status=planned   | home cotonou
    class=hosting    | home guest
    signed=1900..1949 |
    country=DE       | home paris bonn lone
    country=JP       | home guest hermit
    region=world:europe | home quay paris rouen bonn lone
    search=lone      | lone
    search=germany   | home paris bonn lone
    actor=hermit     | hermit
    actor=cotonou    | home cotonou
    country=DE search=paris | paris bonn
";

#[test]
fn an_actor_without_ties_stays_until_ties_are_asked_for() {
    let index = index();
    each(rows(ACTORS), 15, |row| {
        let visible = lens(row[0]).visible(&index, TODAY);
        same("actors", &actors(&index, &visible).join(" "), row[1])
    });
}

#[test]
fn a_regions_filter_is_the_union_of_its_countries_in_every_scheme() {
    let own = index();
    for index in [&own, builtin_index()] {
        for scheme in &index.registry().schemes {
            for region in &scheme.regions {
                let of = |lens: Lens| -> BTreeSet<usize> {
                    let visible = lens.visible(index, TODAY);
                    visible.ties.iter().map(|seen| seen.link.tie).collect()
                };
                let whole = of(Lens {
                    regions: [RegionRef {
                        scheme: scheme.id.clone(),
                        region: region.id.clone(),
                    }]
                    .into(),
                    ..Lens::default()
                });
                let union: BTreeSet<usize> = region
                    .countries
                    .iter()
                    .flat_map(|code| {
                        of(Lens {
                            countries: [*code].into(),
                            ..Lens::default()
                        })
                    })
                    .collect();
                assert_eq!(whole, union, "{}:{}", scheme.id, region.id);
                assert!(!whole.is_empty(), "{}:{} has no tie", scheme.id, region.id);
            }
        }
    }
}

#[test]
fn an_exception_puts_an_actor_into_a_region_whatever_its_country() {
    let text = kizuna::store::to_ron(&world(WORLD)).unwrap();
    let text = text.replacen(
        r#"(id: "africa", name: (ja: "africa", en: "africa"), countries: ["ZA", "BJ"])"#,
        r#"(id: "africa", name: (ja: "africa", en: "africa"), countries: ["ZA", "BJ"], actors: ["bonn"])"#,
        1,
    );
    let registry = kizuna::store::load_text(&text, "exception").unwrap();
    let index = Index::new(Arc::new(registry));
    let left = |text: &str| ids(&index, &lens(text).visible(&index, TODAY)).join(" ");
    assert_eq!(left("region=world:africa"), "gone still plan abroad");
    // Paris is still in Europe.
    assert_eq!(left("region=world:europe"), "old port abroad");
    assert_eq!(left("region=seas:inland"), "gone abroad");
}

#[test]
fn a_tie_whose_end_is_missing_shows_nowhere() {
    let text = kizuna::store::to_ron(&world(WORLD)).unwrap();
    let text = text.replacen(r#"to: "paris""#, r#"to: "atlantis""#, 1);
    let index = Index::new(Arc::new(kizuna::store::load_text(&text, "broken").unwrap()));
    let visible = Lens::default().visible(&index, TODAY);
    assert_eq!(
        ids(&index, &visible).join(" "),
        "port gone still plan here abroad"
    );
    assert!(
        Lens::default()
            .facets(&index, TODAY)
            .kinds
            .values()
            .sum::<usize>()
            == 6
    );
}
