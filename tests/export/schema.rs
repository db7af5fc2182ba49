//! JSON held to its schema, by a reader of our own for the words that the schema uses.

use std::collections::BTreeSet;
use std::sync::Arc;

use kizuna::export::{NETWORK_SCHEMA, network_json};
use kizuna::lens::{Index, Lens};
use kizuna::model::{ActorKind, Lang, Status, TieClass};
use kizuna::records::List;
use serde_json::{Value, json};

use super::network::awkward;
use super::round_trip::plot;
use crate::support::{each, lenses, must, same, whole};

/// The words of a schema that this reader knows; with others in it, it would say too little.
const KNOWN: [&str; 15] = [
    "$schema",
    "$defs",
    "$ref",
    "title",
    "description",
    "type",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "enum",
    "const",
    "pattern",
    "minimum",
    "maximum",
];

fn schema() -> Value {
    serde_json::from_str(NETWORK_SCHEMA).expect("the schema is JSON")
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

fn keys(value: &Value) -> BTreeSet<&str> {
    let object = value.as_object();
    object
        .into_iter()
        .flatten()
        .map(|(key, _)| key.as_str())
        .collect()
}

/// Whether a value is as a schema says; every key stands in the schema, and every one in it is there.
fn holds(root: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    if let Some(path) = schema["$ref"].as_str() {
        let name = path
            .strip_prefix("#/$defs/")
            .ok_or("a reference elsewhere")?;
        return holds(root, &root["$defs"][name], value, at);
    }
    if let Some(wanted) = schema.get("const") {
        return same(at, value, wanted);
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::Array(types) => types.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    };
    let is = kind(value);
    let fits = types.contains(&is) || (is == "integer" && types.contains(&"number"));
    must(fits, || format!("{at}: {value} is no {types:?}"))?;
    if let Some(words) = schema["enum"].as_array() {
        must(words.contains(value), || {
            format!("{at}: {value} is not one of {words:?}")
        })?;
    }
    if let Some(number) = value.as_f64() {
        let low = schema["minimum"].as_f64().is_none_or(|low| low <= number);
        let high = schema["maximum"].as_f64().is_none_or(|high| number <= high);
        must(low && high, || format!("{at}: {number} lies outside"))?;
    }
    for (number, item) in value.as_array().into_iter().flatten().enumerate() {
        holds(root, &schema["items"], item, &format!("{at}/{number}"))?;
    }
    if let Some(object) = value.as_object() {
        same(at, &keys(value), &keys(&schema["properties"]))?;
        for (key, inner) in object {
            holds(
                root,
                &schema["properties"][key],
                inner,
                &format!("{at}/{key}"),
            )?;
        }
    }
    Ok(())
}

#[test]
fn every_key_that_is_written_stands_in_the_schema_and_the_other_way_round() {
    let schema = schema();
    let cases = [(Arc::clone(whole()), 8), (Arc::new(awkward()), 4)];
    let cases = cases.into_iter().flat_map(|(registry, count)| {
        let index = Arc::new(Index::new(Arc::clone(&registry)));
        lenses(&registry, 149, count)
            .into_iter()
            .map(move |lens| (Arc::clone(&index), lens))
    });
    each(cases, 12, |(index, lens)| {
        for lang in Lang::ALL {
            let text = network_json(&plot(index, lens, lang).graph);
            let document: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
            holds(&schema, &schema, &document, "")?;
        }
        Ok(())
    });
}

#[test]
fn a_document_that_differs_from_the_schema_is_found_out() {
    let schema = schema();
    let index = Index::new(Arc::clone(whole()));
    let text = network_json(&plot(&index, &Lens::default(), Lang::En).graph);
    let document: Value = serde_json::from_str(&text).unwrap();
    holds(&schema, &schema, &document, "").unwrap();
    for (pointer, value) in [
        ("/version", json!(2)),
        ("/as_of", json!(null)),
        ("/title", json!({ "ja": "x" })),
        (
            "/counts",
            json!({ "actors": 1, "ties": 1, "certain": 1, "possible": 0, "more": 1 }),
        ),
        ("/counts/actors", json!(-1)),
        ("/actors/3/kind", json!("village")),
        ("/actors/3/lat", json!(91)),
        ("/ties/0/sources", json!("x")),
        ("/ties/0/times/0", json!(1)),
    ] {
        let mut wrong = document.clone();
        *wrong.pointer_mut(pointer).unwrap() = value;
        assert!(holds(&schema, &schema, &wrong, "").is_err(), "{pointer}");
    }
}

#[test]
fn the_schema_says_all_of_every_key_in_words_that_are_known() {
    fn look(value: &Value, found: &mut usize) {
        let Some(object) = value.as_object() else {
            return;
        };
        for word in object.keys() {
            assert!(KNOWN.contains(&word.as_str()), "{word} is not looked at");
        }
        let is_reference = object.contains_key("$ref");
        let description = value["description"].as_str().unwrap_or_default();
        // Items of lists are told of by the list.
        let told = is_reference
            || description.ends_with('.')
            || description.ends_with(')')
            || !object.contains_key("description");
        assert!(told, "{description:?} is no sentence");
        for inner in ["properties", "$defs"] {
            for (key, schema) in value[inner].as_object().into_iter().flatten() {
                assert!(schema["description"].is_string(), "{key} is not described");
                *found += 1;
                look(schema, found);
            }
        }
        if let Some(items) = object.get("items") {
            look(items, found);
        }
        if let Some(properties) = object.get("properties") {
            let required: BTreeSet<&str> = value["required"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            assert_eq!(required, keys(properties));
            assert_eq!(value["additionalProperties"], false);
        }
    }
    let schema = schema();
    let mut found = 0;
    look(&schema, &mut found);
    assert!(found > 60, "{found}");
    // The lists' own keys, in their order, and the words of the program.
    for (name, list) in [("actor", List::Actors), ("tie", List::Ties)] {
        let properties = schema["$defs"][name]["properties"].as_object().unwrap();
        let wanted: Vec<&str> = list.columns().iter().map(|column| column.key).collect();
        let got: Vec<&str> = properties.keys().map(String::as_str).collect();
        assert_eq!(got, [&wanted[..], &["times"]].concat());
    }
    let words = |name: &str, key: &str| schema["$defs"][name]["properties"][key]["enum"].clone();
    assert_eq!(
        words("actor", "kind"),
        json!(ActorKind::ALL.map(ActorKind::word))
    );
    assert_eq!(words("tie", "status"), json!(Status::ALL.map(Status::word)));
    let mut classes = json!(TieClass::ALL.map(TieClass::word));
    classes.as_array_mut().unwrap().push(Value::Null);
    assert_eq!(words("tie", "class"), classes);
}
