//! One step after the other: what each change does, what is refused, what is on disk.

use std::sync::Arc;

use kizuna::edit::{Change, Document, EditError, Put, RecordRef, ViewStep};
use kizuna::i18n::TroubleKind;
use kizuna::model::{Lang, Pin, Registry};
use kizuna::store::load_text;

use super::{bytes, delegation, document, names, notes, pin, place, template, views};
use crate::support::{each, must, same};

/// Every sort of change, and what stands in the file afterwards.
fn changes() -> Vec<(Change, &'static str, &'static str)> {
    vec![
        (
            names("b", "乙", "Second"),
            r#"ja: "乙", en: "Second""#,
            "change-names",
        ),
        (
            notes(RecordRef::Actor("b".into()), "新"),
            r#"ja: "新""#,
            "change-notes",
        ),
        (
            notes(RecordRef::Tie("t".into()), "新"),
            r#"ja: "新""#,
            "change-notes",
        ),
        (
            place("b", Some((-12.5, 77.25))),
            "lat: -12.5",
            "change-place",
        ),
        (place("a", None), "", "change-place"),
        (
            pin("a", Some((1.5, -2.0))),
            r#""a": (1.5, -2.0)"#,
            "change-pin",
        ),
        (
            pin("b", Some((1.5, -2.0))),
            r#""b": (1.5, -2.0)"#,
            "change-pin",
        ),
        (pin("b", None), "", "change-unpin"),
        (
            views(&["one", "two"], ViewStep::Save),
            r#"lens: "--search two""#,
            "change-view-save",
        ),
        (
            views(&["one"], ViewStep::Remove),
            r#"lens: "--search one""#,
            "change-view-remove",
        ),
    ]
}

#[test]
fn every_change_is_made_undone_and_made_again_to_the_same_bytes() {
    each(changes(), 8, |(change, said, label)| {
        let mut document = document();
        let before = bytes(&document);
        document
            .apply(vec![change.clone()])
            .map_err(|error| error.to_string())?;
        let after = bytes(&document);
        must(after != before, || "nothing changed".to_owned())?;
        must(after.contains(said), || {
            format!("{said:?} is not in\n{after}")
        })?;
        same("undo", document.undo_label().unwrap().id(), *label)?;
        must(document.redo_label().is_none(), || {
            "redo without undo".to_owned()
        })?;
        must(document.undo(), || "no undo".to_owned())?;
        same("undone", &bytes(&document), &before)?;
        same("redo", document.redo_label().unwrap().id(), *label)?;
        must(document.undo_label().is_none(), || {
            "undo of nothing".to_owned()
        })?;
        must(document.redo(), || "no redo".to_owned())?;
        same("made again", &bytes(&document), &after)?;
        must(
            !document.redo() && document.undo() && !document.undo(),
            || "one step".to_owned(),
        )
    });
}

fn refused() -> Vec<(Change, EditError, &'static str, &'static str)> {
    let gone = || EditError::Gone("zz".to_owned());
    vec![
        (
            views(&["one", "two", "one"], ViewStep::Save),
            EditError::SameView,
            "同じID",
            "same id",
        ),
        (
            views(&["one", ""], ViewStep::Change),
            EditError::EmptyName,
            "",
            "",
        ),
        (
            names("zz", "乙", "Second"),
            gone(),
            "「zz」",
            "“zz” is gone",
        ),
        (
            notes(RecordRef::Actor("zz".into()), "新"),
            gone(),
            "「zz」",
            "“zz” is gone",
        ),
        (
            notes(RecordRef::Tie("zz".into()), "新"),
            gone(),
            "「zz」",
            "“zz” is gone",
        ),
        // A tie's id is no actor's, and the other way round.
        (
            notes(RecordRef::Actor("t".into()), "新"),
            EditError::Gone("t".to_owned()),
            "「t」",
            "“t” is gone",
        ),
        (place("zz", None), gone(), "「zz」", "“zz” is gone"),
        (
            pin("zz", Some((0.0, 0.0))),
            gone(),
            "「zz」",
            "“zz” is gone",
        ),
        (pin("zz", None), gone(), "「zz」", "“zz” is gone"),
        (
            names("b", "", ""),
            EditError::EmptyName,
            "日本語か英語",
            "Japanese or English",
        ),
        (
            names("b", " ", "　"),
            EditError::EmptyName,
            "日本語か英語",
            "Japanese or English",
        ),
        (
            Change::SetNames {
                actor: "b".into(),
                names: Vec::new(),
            },
            EditError::EmptyName,
            "日本語か英語",
            "Japanese or English",
        ),
        (
            place("b", Some((90.1, 0.0))),
            EditError::BadPlace,
            "緯度",
            "Latitude",
        ),
        (
            place("b", Some((0.0, -180.1))),
            EditError::BadPlace,
            "緯度",
            "Latitude",
        ),
        (
            place("b", Some((f64::NAN, 0.0))),
            EditError::BadPlace,
            "緯度",
            "Latitude",
        ),
        (
            pin("b", Some((f64::INFINITY, 0.0))),
            EditError::BadPin,
            "置けません",
            "cannot be put there",
        ),
        (
            pin("b", Some((0.0, f64::NAN))),
            EditError::BadPin,
            "置けません",
            "cannot be put there",
        ),
    ]
}

#[test]
fn a_refused_change_leaves_everything_as_it_was() {
    each(refused(), 15, |(change, wanted, ja, en)| {
        let mut document = document();
        document.apply(vec![pin("a", Some((1.0, 1.0)))]).unwrap();
        document.undo();
        let (before, revision) = (bytes(&document), document.revision());
        let error = document
            .apply(vec![change.clone()])
            .err()
            .ok_or("was made")?;
        same("error", &error, wanted)?;
        same("kind", &error.trouble().kind, &TroubleKind::Request)?;
        for (lang, part) in [(Lang::Ja, ja), (Lang::En, en)] {
            let text = error.trouble().text(lang);
            must(text.contains(part), || {
                format!("{part:?} is not in {text:?}")
            })?;
        }
        same("bytes", &bytes(&document), &before)?;
        same("revision", &document.revision(), &revision)?;
        same("steps", &document.steps(), &0)?;
        must(document.redo_label().is_some(), || {
            "what was undone is gone".to_owned()
        })
    });
}

#[test]
fn a_name_in_one_language_and_a_place_on_the_edge_are_taken() {
    for change in [
        names("b", "乙", ""),
        names("b", "", "Second"),
        place("b", Some((90.0, -180.0))),
        place("b", Some((-90.0, 180.0))),
    ] {
        document().apply(vec![change]).unwrap();
    }
}

#[test]
fn several_changes_are_one_step_and_all_or_none() {
    let mut document = document();
    let before = bytes(&document);
    document
        .apply(vec![
            names("b", "乙", "Second"),
            pin("b", None),
            // The same field twice: the second builds on the first.
            pin("b", Some((5.0, 5.0))),
            notes(RecordRef::Tie("t".into()), "新"),
        ])
        .unwrap();
    let after = bytes(&document);
    assert_eq!(document.steps(), 1);
    assert_eq!(document.undo_label().unwrap().id(), "change-names");
    assert!(document.undo());
    assert_eq!(bytes(&document), before);
    assert!(document.redo());
    assert_eq!(bytes(&document), after);
    // The last one is refused: none is made.
    let error = document.apply(vec![
        names("a", "甲", "First"),
        pin("a", Some((0.0, 0.0))),
        pin("zz", None),
    ]);
    assert_eq!(error, Err(EditError::Gone("zz".to_owned())));
    assert_eq!(bytes(&document), after);
    assert_eq!(document.steps(), 1);
}

#[test]
fn what_changes_nothing_adds_nothing_to_the_history() {
    let mut document = document();
    document.apply(vec![names("b", "乙", "Second")]).unwrap();
    document.undo();
    let revision = document.revision();
    for nothing in [
        Vec::new(),
        vec![pin("a", None)],
        vec![pin("b", Some((10.0, 20.0)))],
        vec![Change::SetNames {
            actor: "b".into(),
            names: document.registry().actors.get("b").unwrap().names.clone(),
        }],
        // There and back within one step.
        vec![pin("b", None), pin("b", Some((10.0, 20.0)))],
    ] {
        document.apply(nothing.clone()).unwrap();
        assert_eq!(document.steps(), 0, "{nothing:?}");
        assert_eq!(document.revision(), revision, "{nothing:?}");
        assert!(document.redo_label().is_some(), "{nothing:?}");
        assert!(!document.is_changed(), "{nothing:?}");
    }
}

#[test]
fn a_new_change_takes_the_place_of_what_was_undone() {
    let mut document = document();
    document.apply(vec![names("b", "乙", "Second")]).unwrap();
    document.apply(vec![pin("b", None)]).unwrap();
    document.undo();
    document.undo();
    document.apply(vec![pin("a", Some((3.0, 4.0)))]).unwrap();
    assert!(document.redo_label().is_none());
    assert!(!document.redo());
    assert_eq!(document.steps(), 1);
    assert!(!bytes(&document).contains("乙"));
}

#[test]
fn every_state_has_its_own_revision() {
    let mut document = document();
    let mut seen = vec![document.revision()];
    document.apply(vec![pin("a", Some((1.0, 1.0)))]).unwrap();
    seen.push(document.revision());
    document.undo();
    seen.push(document.revision());
    document.redo();
    seen.push(document.revision());
    document.undo();
    document.apply(vec![pin("a", Some((2.0, 2.0)))]).unwrap();
    seen.push(document.revision());
    let mut distinct = seen.clone();
    distinct.dedup();
    assert_eq!(distinct, seen);
    assert!(seen.is_sorted());
}

#[test]
fn a_copy_taken_before_a_change_stays_as_it_was() {
    let mut document = document();
    let before: Arc<Registry> = Arc::clone(document.registry());
    document.apply(vec![names("b", "乙", "Second")]).unwrap();
    assert_eq!(before.actors.get("b").unwrap().name().ja, "b");
    assert_eq!(document.registry().actors.get("b").unwrap().name().ja, "乙");
}

/// Steps of a person: `c` a change, `u` undo, `r` redo, `s` save; after each, whether there is
/// anything that is not on disk.
const ON_DISK: &[(&str, &str)] = &[
    ("c", "1"),
    ("cu", "10"),
    ("cs", "10"),
    // Undone behind the saved state, and back to it.
    ("csur", "1010"),
    // Saved in the past, then forward again.
    ("ccusrus", "1110100"),
    // The saved state is undone, and another change leads away from it: it never comes back.
    ("csuc", "1011"),
    ("csucu", "10111"),
    ("csucus", "101110"),
    ("ccsuucuu", "11011111"),
    // Saved, changed, undone to the saved state.
    ("cscucu", "101010"),
];

#[test]
fn changed_means_other_than_what_is_on_disk() {
    each(ON_DISK, 10, |(steps, wanted)| {
        let mut document = document();
        must(!document.is_changed(), || "changed when opened".to_owned())?;
        let mut turn = 0.0;
        let mut got = String::new();
        for step in steps.chars() {
            match step {
                'c' => {
                    turn += 1.0;
                    document.apply(vec![pin("a", Some((turn, 0.0)))]).unwrap();
                }
                'u' => {
                    document.undo();
                }
                'r' => {
                    document.redo();
                }
                _ => document.mark_saved(),
            }
            got.push(if document.is_changed() { '1' } else { '0' });
        }
        same(steps, got.as_str(), *wanted)
    });
}

#[test]
fn a_change_of_a_faulty_record_is_undone_too() {
    // A file may hold what nobody may type: the registry is opened and only reported on.
    let text = kizuna::store::to_ron(document().registry())
        .unwrap()
        .replacen(
            r#"(ja: "b", en: "b", reading: "b", sources: ["doc#1"]),"#,
            "",
            1,
        )
        .replacen("lat: 53.0", "lat: 153.0", 1)
        .replacen("(10.0, 20.0)", "(inf, 20.0)", 1);
    let registry: Registry = load_text(&text, "faulty").unwrap();
    assert!(registry.actors.get("b").unwrap().names.is_empty());
    assert_eq!(registry.pins.get("b"), Some(&Pin(f64::INFINITY, 20.0)));
    let mut document = Document::new(Arc::new(registry));
    let before = bytes(&document);
    for change in [
        names("b", "乙", "Second"),
        place("c", Some((53.0, 9.0))),
        pin("b", Some((1.0, 1.0))),
    ] {
        document.apply(vec![change.clone()]).unwrap();
        let after = bytes(&document);
        assert!(document.undo());
        assert_eq!(bytes(&document), before, "{change:?}");
        assert!(document.redo());
        assert_eq!(bytes(&document), after, "{change:?}");
        assert!(document.undo());
    }
}

#[test]
fn a_delegation_is_entered_changed_and_taken_away_at_its_place() {
    let mut document = document();
    let first = bytes(&document);
    for (id, put) in [("v", Put::Last), ("w", Put::Last), ("u", Put::At(1))] {
        document.apply(vec![delegation(id, id, put)]).unwrap();
    }
    let ids = |document: &Document| -> Vec<String> {
        let rows = document.registry().delegations.iter();
        rows.map(|row| row.id.to_string()).collect()
    };
    assert_eq!(ids(&document), ["v", "u", "w"]);
    let three = bytes(&document);
    let label = |document: &Document| document.undo_label().unwrap().text(Lang::En);
    assert_eq!(label(&document), "a new delegation");

    document
        .apply(vec![delegation("u", "changed", Put::Over)])
        .unwrap();
    assert_eq!(label(&document), "changing a delegation");
    let row = document.registry().delegations.get("u").unwrap();
    assert_eq!(row.title.ja, "changed");
    assert_eq!(ids(&document), ["v", "u", "w"]);
    let remove = Change::RemoveDelegation { id: "u".into() };
    document.apply(vec![remove.clone()]).unwrap();
    assert_eq!(label(&document), "removing a delegation");
    assert_eq!(ids(&document), ["v", "w"]);

    // What cannot be is refused and changes nothing.
    let now = bytes(&document);
    for (change, error) in [
        (remove, EditError::Gone("u".into())),
        (delegation("u", "x", Put::Over), EditError::Gone("u".into())),
        (
            delegation("v", "x", Put::Last),
            EditError::Taken("v".into()),
        ),
        (
            delegation("w", "x", Put::At(0)),
            EditError::Taken("w".into()),
        ),
        (delegation("x", " ", Put::Last), EditError::EmptyName),
        (template("x", " ", Put::Last), EditError::EmptyName),
        (template("x", "x", Put::Over), EditError::Gone("x".into())),
    ] {
        assert_eq!(document.apply(vec![change]), Err(error));
    }
    assert_eq!(bytes(&document), now);

    document.undo();
    document.undo();
    assert_eq!(bytes(&document), three);
    while document.undo() {}
    assert_eq!(bytes(&document), first);
}
