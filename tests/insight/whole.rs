//! Nothing that changes in a registry goes untold.

use std::collections::BTreeSet;

use kizuna::insight::{Difference, How};
use kizuna::model::Registry;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

use super::which;
use crate::support::{cases, delegations, whole};

/// A part of the built-in registry in which every field that any record has occurs.
fn sample() -> Value {
    let tables = delegations::FULL
        .replace(r#"actor: "b""#, r#"actor: "lyon""#)
        .replace(r#"actor: "c""#, r#"actor: "yokohama""#);
    let whole = delegations::with(whole(), &tables);
    let mut whole = serde_json::to_value(&whole).unwrap();
    let mut seen = BTreeSet::new();
    for (table, rows) in whole.as_object_mut().unwrap() {
        if let Value::Array(rows) = rows {
            rows.retain(|row| {
                let mut fields = BTreeSet::new();
                fields_of(row, table, &mut fields);
                let new = fields.iter().any(|field| !seen.contains(field));
                seen.extend(fields);
                new
            });
        }
    }
    whole["pins"] = serde_json::json!({ "yokohama": [0.0, 0.0], "lyon": [10.0, -20.0] });
    assert!(seen.len() > 150, "{}", seen.len());
    whole
}

fn fields_of(value: &Value, path: &str, fields: &mut BTreeSet<String>) {
    match value {
        Value::Object(inner) => {
            for (key, value) in inner {
                fields_of(value, &format!("{path}.{key}"), fields);
            }
        }
        Value::Array(inner) => {
            for value in inner {
                fields_of(value, &format!("{path}[]"), fields);
            }
        }
        _ => {
            fields.insert(path.to_owned());
        }
    }
}

/// Paths of all values within a value.
fn paths(value: &Value, path: &str, all: &mut Vec<String>) {
    all.push(path.to_owned());
    match value {
        Value::Object(inner) => {
            for (key, value) in inner {
                let key = key.replace('~', "~0").replace('/', "~1");
                paths(value, &format!("{path}/{key}"), all);
            }
        }
        Value::Array(inner) => {
            for (at, value) in inner.iter().enumerate() {
                paths(value, &format!("{path}/{at}"), all);
            }
        }
        _ => {}
    }
}

/// Other values that might stand in a place of this one.
fn others(value: &Value) -> Vec<Value> {
    let words = [
        "1977-05",
        "internal",
        "former",
        "ended",
        "port",
        "sister",
        "draft",
        "red",
        "star",
        "dotted",
        "planned",
        "target",
        "visit",
        "budget",
        "goal",
        "host",
        "FR",
        "strategy2015:asia",
        "x#y",
    ];
    match value {
        Value::String(text) => {
            let mut all = vec![Value::from(format!("{text}x"))];
            all.extend(words.map(Value::from));
            all
        }
        Value::Number(number) => vec![Value::from(number.as_f64().unwrap() + 1.0), Value::from(2)],
        Value::Bool(flag) => vec![Value::from(!flag)],
        Value::Array(list) => {
            let mut all = Vec::new();
            if list.len() > 1 {
                let mut turned = list.clone();
                turned.rotate_left(1);
                all.push(Value::from(turned));
                all.push(Value::from(list[1..].to_vec()));
            }
            if let Some(first) = list.first() {
                let mut twice = list.clone();
                twice.push(first.clone());
                all.push(Value::from(twice));
            }
            all.push(Value::Array(Vec::new()));
            all
        }
        Value::Object(fields) => fields
            .keys()
            .map(|key| {
                let mut less = fields.clone();
                less.shift_remove(key);
                Value::from(less)
            })
            .collect(),
        Value::Null => Vec::new(),
    }
}

/// The registry, what it becomes with each single value changed, and where that was.
fn each_change(mut look: impl FnMut(&Registry, &Registry, &str)) -> usize {
    let mut value = sample();
    let before: Registry = serde_json::from_value(value.clone()).unwrap();
    let mut all = Vec::new();
    paths(&value, "", &mut all);
    let mut tried = 0;
    for path in all.iter().filter(|path| path.matches('/').count() > 0) {
        let old = value.pointer(path).unwrap().clone();
        for new in others(&old) {
            *value.pointer_mut(path).unwrap() = new;
            if let Ok(after) = Registry::deserialize_ref(&value)
                && after != before
            {
                tried += 1;
                look(&before, &after, path);
                // One that can be read is enough for a text.
                if old.is_string() {
                    break;
                }
            }
        }
        *value.pointer_mut(path).unwrap() = old;
    }
    tried
}

trait DeserializeRef: Sized {
    fn deserialize_ref(value: &Value) -> Result<Self, serde_json::Error>;
}

impl DeserializeRef for Registry {
    fn deserialize_ref(value: &Value) -> Result<Self, serde_json::Error> {
        serde::Deserialize::deserialize(value)
    }
}

#[test]
fn no_change_of_any_single_value_goes_untold() {
    let mut untold = Vec::new();
    let tried = each_change(|before, after, path| {
        if Difference::new(before, after).is_empty() {
            untold.push(path.to_owned());
        }
    });
    assert!(tried > 1000, "only {tried} changes could be tried");
    assert_eq!(untold, Vec::<String>::new());
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn what_is_added_one_way_is_removed_the_other(
        left in prop::collection::vec(any::<Index>(), 0..40),
        right in prop::collection::vec(any::<Index>(), 0..40),
    ) {
        let less = |gone: &[Index]| {
            let mut value = sample_once().clone();
            for one in gone {
                let tables = ["actors", "ties", "activities", "figures", "sources", "policies", "milestones", "kinds", "themes", "schemes", "delegations", "templates"];
                let rows = value[*one.get(&tables)].as_array_mut().unwrap();
                if !rows.is_empty() {
                    rows.remove(one.index(rows.len()));
                }
            }
            Registry::deserialize_ref(&value).unwrap()
        };
        let (a, b) = (less(&left), less(&right));
        let (there, back) = (Difference::new(&a, &b), Difference::new(&b, &a));
        prop_assert_eq!(which(&there, How::Added), which(&back, How::Removed));
        prop_assert_eq!(which(&there, How::Removed), which(&back, How::Added));
        prop_assert!(Difference::new(&a, &a).is_empty());
        prop_assert_eq!(there.is_empty(), a == b);
    }
}

fn sample_once() -> &'static Value {
    static SAMPLE: std::sync::LazyLock<Value> = std::sync::LazyLock::new(sample);
    &SAMPLE
}
