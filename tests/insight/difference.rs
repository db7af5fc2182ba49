//! Two registries, compared record by record.

use kizuna::insight::{Counts, Difference, How, RecordRef, RecordSort, Value};
use kizuna::model::{Citation, Claim, Claims, Name, NameUse, Pin, Registry, Table, Text};

use super::{WORLD, changed, told, which};
use crate::support::{day, delegations, partial, world};

#[test]
fn what_is_told_of_each_change_of_a_line() {
    for (changes, expected) in [
        (
            &[(
                "renewed 1980 until 1990",
                "renewed 1980 until 1990; ended 1985",
            )] as &[_],
            &["tie t1 ended: event"] as &[_],
        ),
        (
            &[(
                "opened 1970-10",
                "opened 1970-10; expired 1999; renewed 2001 until 2005",
            )],
            &["tie t2 ended: event", "tie t2 renewed: event term"],
        ),
        (
            &[("signed 1990", "signed 1990; suspended 1995; resumed 1999")],
            &["tie t3 suspended: event event"],
        ),
        (
            &[("signed 1990", "announced 1988; signed 1990")],
            &["tie t3 changed: event"],
        ),
        (&[("signed 1990", "signed 1991")], &["tie t3 dates: date"]),
        (&[("until 1990", "until 1995")], &["tie t1 renewed: term"]),
        (&[("until 1990", "until 1985")], &["tie t1 dates: term"]),
        // A renewal for a term ends nothing, though the tie has an end now.
        (
            &[("signed 1990", "signed 1990; renewed 2000 until 2030")],
            &["tie t3 renewed: event term", "tie t3 dates: end"],
        ),
        (
            &[("signed 1990", "signed 1990 until 2000")],
            &["tie t3 ended: end", "tie t3 dates: term"],
        ),
        (
            &[("tie t3 pact home durban", "tie t3 office home durban")],
            &["tie t3 moved: kind"],
        ),
        (
            &[("tie t3 pact home durban", "tie t3 pact bonn durban")],
            &["tie t3 moved: from_actor"],
        ),
        (
            &[("durban : signed 1990", "durban")],
            &["tie t3 changed: event"],
        ),
        (
            &[("themes=water", "themes=art,water")],
            &["tie t1 changed: themes"],
        ),
        (
            &[(
                "tie t3 pact home durban",
                "tie t3 pact home durban internal",
            )],
            &["tie t3 changed: visibility"],
        ),
        (
            &[(
                "tie t3 pact home durban",
                "tie t3 pact home durban note=new",
            )],
            &["tie t3 changed: notes"],
        ),
        (
            &[("durban city ZA -29.8,31", "durban city ZA -29.8,32")],
            &["actor durban moved: place"],
        ),
        (
            &[("bonn city DE", "bonn city ZA")],
            &["actor bonn moved: country region"],
        ),
        (
            &[("bonn city DE", "bonn port DE")],
            &["actor bonn changed: sort"],
        ),
        (
            &[("durban city ZA -29.8,31", "durban city ZA -29.8,31 in=bonn")],
            &["actor durban moved: located_in"],
        ),
        (
            &[("africa=ZA", "africa=ZA,BJ")],
            &["scheme world changed: countries"],
        ),
        (
            &[("europe=FR,DE", "europe=FR"), ("africa=ZA", "africa=ZA,DE")],
            &[
                "actor bonn moved: region",
                "scheme world changed: countries countries",
            ],
        ),
        (
            &[("kind office office", "kind office hosting")],
            &["kind office changed: class"],
        ),
        (&[("    theme art\n", "")], &["theme art removed"]),
        (
            &[("home home\n", "home paris\n")],
            &["registry  changed: home"],
        ),
        (
            &[(
                "    kind pact sister\n    kind office office\n",
                "    kind office office\n    kind pact sister\n",
            )],
            &[
                "kind  order",
                "kind office changed: look",
                "kind pact changed: look",
            ],
        ),
    ] {
        let mut told = told(&changed(changes));
        told.sort();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(told, expected, "{changes:?}");
    }
}

#[test]
fn what_comes_and_goes_is_added_and_removed() {
    let without = WORLD.replace("    tie t3 pact home durban : signed 1990\n", "");
    let without = without.replace("    actor durban city ZA -29.8,31\n", "");
    let (all, less) = (world(WORLD), world(&without));
    let (there, back) = (Difference::new(&all, &less), Difference::new(&less, &all));
    assert_eq!(told(&there), ["tie t3 removed", "actor durban removed"]);
    assert_eq!(told(&back), ["tie t3 added", "actor durban added"]);
    assert_eq!(
        there.counts(),
        Counts {
            added: 0,
            ended: 2,
            changed: 0
        }
    );
    assert_eq!(
        back.counts(),
        Counts {
            added: 2,
            ended: 0,
            changed: 0
        }
    );
    let ties = back.counts_of(|sort| sort == RecordSort::Tie);
    assert_eq!(
        ties,
        Counts {
            added: 1,
            ended: 0,
            changed: 0
        }
    );
    assert!(Difference::new(&all, &all).is_empty());
}

#[test]
fn a_record_counts_once_and_rather_as_ended() {
    let difference = changed(&[("opened 1970-10", "opened 1971-10; ended 1980; renewed 1990")]);
    assert_eq!(difference.deltas.len(), 3, "{:?}", told(&difference));
    assert_eq!(
        difference.counts(),
        Counts {
            added: 0,
            ended: 1,
            changed: 0
        }
    );
}

/// A registry with an actor under another id, its ties included.
fn with_id(old: &str, new: &str) -> Registry {
    let text = WORLD
        .replace(&format!("actor {old} "), &format!("actor {new} en={old} "))
        .replace(&format!(" {old} "), &format!(" {new} "));
    let mut registry =
        world(&text.replace(&format!("actor {new} en={old}"), &format!("actor {new}")));
    let actors = registry.actors.iter().cloned().map(|mut actor| {
        if actor.id.as_str() == new {
            actor.names[0].ja = old.to_owned();
            actor.names[0].en = old.to_owned();
            actor.names[0].reading = Some(old.to_owned());
        }
        actor
    });
    registry.actors = Table::new(actors.collect());
    registry
}

#[test]
fn another_id_is_no_other_actor() {
    let (before, after) = (world(WORLD), with_id("bonn", "city_of_bonn"));
    let difference = Difference::new(&before, &after);
    assert_eq!(told(&difference), ["actor city_of_bonn id_changed: id"]);
    let detail = &difference.deltas[0].details[0];
    assert_eq!(detail.before[0].value, Value::Plain("bonn".to_owned()));
    assert_eq!(
        detail.after[0].value,
        Value::Plain("city_of_bonn".to_owned())
    );
    // A tie under another id is known by its kind, ends and beginning.
    assert_eq!(
        told(&changed(&[("tie t2 ", "tie t9 ")])),
        ["tie t9 id_changed: id"]
    );
    assert_eq!(
        told(&changed(&[
            ("tie t2 ", "tie t9 "),
            ("opened 1970-10", "opened 1972")
        ])),
        ["tie t9 added", "tie t2 removed"]
    );
    // Another name is another actor.
    assert_eq!(
        told(&changed(&[
            ("actor bonn city", "actor berlin city"),
            ("home bonn", "home berlin")
        ])),
        [
            "tie t2 moved: to_actor",
            "actor berlin added",
            "actor bonn removed"
        ]
    );
}

#[test]
fn of_several_alike_the_first_goes_with_the_first() {
    let alike = |ids: &[&str]| {
        let ties = ids
            .iter()
            .map(|id| format!("tie {id} pact home lima : signed 2000\n"));
        let ties: String = ties.collect();
        world(&format!("{WORLD}    actor lima city PE -12,-77\n{ties}"))
    };
    let (two, three) = (alike(&["a", "b"]), alike(&["x", "y", "z"]));
    let pairs = |difference: &Difference| -> Vec<(Value, String)> {
        let deltas = difference.deltas.iter();
        let renamed = deltas.filter(|delta| delta.how == How::Identified);
        renamed
            .map(|delta| {
                let was = delta.details[0].before[0].value.clone();
                (was, delta.record.id.clone())
            })
            .collect()
    };
    let plain = |id: &str| Value::Plain(id.to_owned());
    let (there, back) = (Difference::new(&two, &three), Difference::new(&three, &two));
    assert_eq!(
        pairs(&there),
        [(plain("a"), "x".to_owned()), (plain("b"), "y".to_owned())]
    );
    assert_eq!(
        pairs(&back),
        [(plain("x"), "a".to_owned()), (plain("y"), "b".to_owned())]
    );
    assert_eq!(which(&there, How::Added), ["z"]);
    assert_eq!(which(&back, How::Removed), ["z"]);
}

fn claim(value: &str, source: &str) -> Claim<kizuna::model::PartialDate> {
    Claim {
        value: partial(value),
        sources: vec![source.parse().unwrap()],
        note: None,
    }
}

/// The registry with other claims for the beginning of its second tie.
fn with_claims(claims: &[(&str, &str)]) -> Registry {
    let mut registry = world(WORLD);
    let ties = registry.ties.iter().cloned().map(|mut tie| {
        if tie.id.as_str() == "t2" {
            let all = claims.iter().map(|(value, source)| claim(value, source));
            tie.events[0].date = Claims::new(all.collect());
        }
        tie
    });
    registry.ties = Table::new(ties.collect());
    registry
}

#[test]
fn claims_differ_in_value_or_only_in_what_they_rest_on() {
    let one = with_claims(&[("1970-10", "doc#1"), ("1971", "doc#2")]);
    for (claims, expected) in [
        (
            &[("1970-10", "doc#1"), ("1971", "doc#3")] as &[_],
            "tie t2 claims: date",
        ),
        (&[("1970-10", "doc#1")], "tie t2 claims: date"),
        (
            &[("1970-10", "doc#1"), ("1972", "doc#2")],
            "tie t2 claims: date",
        ),
        (
            &[("1971", "doc#2"), ("1970-10", "doc#1")],
            "tie t2 dates: date",
        ),
    ] {
        let difference = Difference::new(&one, &with_claims(claims));
        assert_eq!(told(&difference), [expected], "{claims:?}");
        let detail = &difference.deltas[0].details[0];
        let shown = |stated: &kizuna::insight::Stated| match &stated.value {
            Value::Date(date) => (date.to_string(), stated.sources.clone()),
            other => panic!("{other:?}"),
        };
        let expected: Vec<(String, Vec<Citation>)> = claims
            .iter()
            .map(|(value, source)| ((*value).to_owned(), vec![source.parse().unwrap()]))
            .collect();
        assert_eq!(detail.after.iter().map(shown).collect::<Vec<_>>(), expected);
        assert_eq!(
            detail.before.len(),
            2,
            "both claims of the earlier registry"
        );
    }
}

#[test]
fn a_new_name_in_front_of_the_old_one_renames() {
    let before = world(WORLD);
    let mut after = world(WORLD);
    let actors = after.actors.iter().cloned().map(|mut actor| {
        if actor.id.as_str() == "bonn" {
            actor.names[0].role = NameUse::Former;
            actor.names[0].until = Some(Claims::new(vec![claim("1990", "doc#1")]));
            let new = Name {
                ja: "ボン市".to_owned(),
                en: "Bonn".to_owned(),
                sources: vec!["doc#1".parse().unwrap()],
                ..Name::default()
            };
            actor.names.insert(0, new);
        }
        actor
    });
    after.actors = Table::new(actors.collect());
    let difference = Difference::new(&before, &after);
    assert_eq!(which(&difference, How::Renamed), ["bonn"]);
    let delta = &difference.deltas[0];
    let parts: Vec<&str> = delta
        .details
        .iter()
        .map(|one| one.aspect.part.word())
        .collect();
    assert_eq!(parts, ["name", "other_names", "use", "until"]);
    assert_eq!(
        delta.details[0].after[0].value,
        Value::Text(Text::new("ボン市", "Bonn"))
    );
}

#[test]
fn pins_and_the_title_are_told() {
    let before = world(WORLD);
    let mut after = world(WORLD);
    after.title = Text::new("新", "New");
    after.pins.insert("bonn".into(), Pin(1.0, 2.0));
    let difference = Difference::new(&before, &after);
    assert_eq!(
        told(&difference),
        ["pin bonn added: position", "registry  renamed: name"]
    );
    let moved = {
        let mut moved = after.clone();
        moved.pins.insert("bonn".into(), Pin(1.0, 3.0));
        Difference::new(&after, &moved)
    };
    assert_eq!(told(&moved), ["pin bonn moved: position"]);
    assert_eq!(
        moved.deltas[0].record,
        RecordRef::new(RecordSort::Pin, "bonn")
    );
}

#[test]
fn of_a_day_only_what_concerns_ties_then_in_force() {
    let changes = [
        (
            "renewed 1980 until 1990",
            "renewed 1980 until 1990; fields_added 1985",
        ),
        ("signed 1990", "signed 1991"),
        ("actor paris city", "actor paris port"),
        ("actor durban city", "actor durban port"),
        ("    theme art\n", ""),
    ];
    let mut text = WORLD.to_owned();
    for (line, new) in changes {
        text = text.replace(line, new);
    }
    let (before, after) = (world(WORLD), world(&text));
    let difference = Difference::new(&before, &after);
    let on = |date| told(&difference.concerning(&before, &after, day(date)));
    assert_eq!(
        on("1985-01-01"),
        ["tie t1 changed: event", "actor paris changed: sort"]
    );
    // In the earlier registry it is in force from 1990 on.
    assert_eq!(on("1990-12-31").len(), 4);
    assert_eq!(
        on("1991-12-31"),
        ["tie t3 dates: date", "actor durban changed: sort"]
    );
    assert_eq!(on("1940-01-01"), [""; 0]);
}

#[test]
fn a_corrected_name_is_told_once_and_what_is_known_of_it_not_at_all() {
    let before = world(WORLD);
    let mut actors: Vec<_> = before.actors.iter().cloned().collect();
    let actor = actors.iter_mut().find(|actor| actor.id.as_str() == "paris");
    let actor = actor.expect("paris is there");
    let name = actor.names.first_mut().expect("it has a name");
    name.reading = Some("ぱり".to_owned());
    let before = Registry {
        actors: Table::new(actors.clone()),
        ..before
    };
    let actor = actors.iter_mut().find(|actor| actor.id.as_str() == "paris");
    let name = actor.and_then(|actor| actor.names.first_mut());
    name.expect("it has a name").ja = "パリ市".to_owned();
    let after = Registry {
        actors: Table::new(actors),
        ..before.clone()
    };
    let difference = Difference::new(&before, &after);
    assert_eq!(told(&difference), ["actor paris renamed: name"]);
}

#[test]
fn what_differs_in_a_delegation_and_a_template_is_told_fact_by_fact() {
    let base = world(&format!("{WORLD}\n theme water"));
    let full = delegations::FULL
        .replace(r#"actor: "b""#, r#"actor: "paris""#)
        .replace(r#"actor: "c""#, r#"actor: "bonn""#);
    let before = delegations::with(&base, &full);
    let later = |from: &str, to: &str| {
        assert!(full.contains(from), "{from}");
        let after = delegations::with(&base, &full.replacen(from, to, 1));
        told(&Difference::new(&before, &after))
    };
    assert_eq!(
        later("outgoing", "incoming"),
        ["delegation spring changed: direction"]
    );
    assert_eq!(
        later(r#"date: "2027-04-10""#, r#"date: "2027-04-09""#),
        ["delegation spring dates: date"]
    );
    assert_eq!(
        later(r#"until: "2027-04-13", meets"#, "meets"),
        ["delegation spring dates: until"]
    );
    assert_eq!(
        later(r#"actor: "bonn""#, r#"actor: "durban""#),
        ["delegation spring changed: stops"]
    );
    assert_eq!(
        later(r#"en: "Mayor""#, r#"en: "The mayor""#),
        ["delegation spring changed: meets"]
    );
    assert_eq!(
        later("about: address", "about: seating"),
        ["delegation spring changed: protocol protocol"]
    );
    assert_eq!(
        later(
            "sources: [], visibility: internal",
            "sources: [], visibility: public"
        ),
        ["delegation spring changed: questions"]
    );
    assert_eq!(
        later("tone: plain", "tone: polite"),
        ["template short changed: tone"]
    );
    assert_eq!(
        later("[summary, ties, protocol]", "[ties, summary, protocol]"),
        ["template short changed: sections"]
    );
    assert_eq!(
        later(r#"id: "spring""#, r#"id: "autumn""#),
        ["delegation autumn id_changed: id"]
    );
    let gone = told(&Difference::new(&before, &base));
    assert_eq!(
        gone,
        ["delegation spring removed", "template short removed"]
    );
}

#[test]
fn a_partner_under_another_id_changes_no_delegation() {
    let of = |paris: &str| {
        let base = world(&format!("{}\n theme water", WORLD.replace("paris", paris)));
        let tables = delegations::FULL
            .replace(r#"actor: "b""#, &format!(r#"actor: "{paris}""#))
            .replace(r#"actor: "c""#, r#"actor: "bonn""#);
        delegations::with(&base, &tables)
    };
    let named = |registry: &Registry, id: &str| {
        let mut registry = registry.clone();
        let actors = registry.actors.iter().cloned().map(|mut actor| {
            if actor.id.as_str() == id {
                actor.names[0].ja = "パリ".to_owned();
                actor.names[0].en = "Paris".to_owned();
            }
            actor
        });
        registry.actors = Table::new(actors.collect());
        registry
    };
    let (before, after) = (
        named(&of("paris"), "paris"),
        named(&of("lutetia"), "lutetia"),
    );
    let told = told(&Difference::new(&before, &after));
    assert_eq!(told, ["actor lutetia id_changed: id"]);
}
