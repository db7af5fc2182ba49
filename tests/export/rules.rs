//! GEXF held to the rules of its version 1.3, as its schema (RELAX NG and XSD of March 2022) puts them.

use std::collections::BTreeSet;
use std::sync::Arc;

use kizuna::export::gexf;
use kizuna::lens::Index;
use kizuna::model::{Date, Lang};

use super::network::awkward;
use super::round_trip::plot;
use super::xml::{Element, parse};
use crate::support::{day, each, lenses, must, same, whole};

/// An element | its attributes, those it must have with `!` | what may stand in it, in this order, with
/// `*` for what may stand often and `!` for what must stand.
const RULES: &str = "
gexf | version! xmlns xmlns:viz | meta graph!
meta | lastmodifieddate | creator description keywords
creator | |
description | |
graph | mode timeformat timerepresentation defaultedgetype idtype | attributes* nodes! edges!
attributes | class! mode | attribute*
attribute | id! title! type! |
nodes | | node*
node | id! label start end | attvalues spells viz:color viz:position viz:size
edges | | edge*
edge | id source! target! kind label start end | attvalues spells viz:color viz:shape
attvalues | | attvalue*
attvalue | for! value! |
spells | | spell*
spell | start end |
viz:color | r! g! b! a |
viz:position | x! y! z |
viz:size | value! |
viz:shape | value! |
";

/// An attribute | the only values it may have.
const WORDS: &str = "
graph mode | dynamic
graph timeformat | date
graph timerepresentation | interval
graph defaultedgetype | undirected
graph idtype | string
attributes class | node edge
attributes mode | static
attribute type | integer long double float boolean string
viz:shape value | solid dotted dashed double
gexf version | 1.3
";

fn follows(element: &Element) -> Result<(), String> {
    let rules = crate::support::rows(RULES);
    let name = element.name.as_str();
    let rule = rules.iter().find(|rule| rule[0] == name);
    let rule = rule.ok_or_else(|| format!("no element <{name}> is known"))?;
    let known: Vec<&str> = rule[1].split_whitespace().collect();
    for attribute in element.attributes() {
        let is_known = known
            .iter()
            .any(|one| one.trim_end_matches('!') == attribute);
        must(is_known, || format!("<{name} {attribute}> is not known"))?;
    }
    for must_have in known.iter().filter_map(|one| one.strip_suffix('!')) {
        must(element.get(must_have).is_some(), || {
            format!("<{name}> without {must_have}")
        })?;
    }
    for words in crate::support::rows(WORDS) {
        let Some((of, attribute)) = words[0].split_once(' ') else {
            continue;
        };
        if let Some(value) = element.get(attribute).filter(|_| of == name) {
            let is_known = words[1].split_whitespace().any(|word| word == value);
            must(is_known, || format!("<{name} {attribute}={value:?}>"))?;
        }
    }
    let mut children = element
        .children
        .iter()
        .map(|child| child.name.as_str())
        .peekable();
    for part in rule[2].split_whitespace() {
        let part_name = part.trim_end_matches(['*', '!']);
        let mut count = 0;
        while children.next_if(|child| *child == part_name).is_some() {
            count += 1;
        }
        must(count <= 1 || part.ends_with('*'), || {
            format!("{count} <{part_name}> in <{name}>")
        })?;
        must(count > 0 || !part.ends_with('!'), || {
            format!("no <{part_name}> in <{name}>")
        })?;
    }
    must(children.peek().is_none(), || {
        format!("{:?} stands wrong in <{name}>", children.peek())
    })?;
    if name == "spells" {
        must(!element.children.is_empty(), || {
            "<spells> without a spell".to_owned()
        })?;
    }
    numbers(element)?;
    element.children.iter().try_for_each(follows)
}

fn numbers(element: &Element) -> Result<(), String> {
    let is = |name: &str, low: f64, high: f64| {
        let value = element.get(name).unwrap_or("0");
        let number: f64 = value
            .parse()
            .map_err(|_| format!("{name}={value:?} is no number"))?;
        must((low..=high).contains(&number), || {
            format!("{name}={number}")
        })
    };
    match element.name.as_str() {
        "viz:color" => {
            for part in ["r", "g", "b"] {
                is(part, 0.0, 255.0)?;
            }
            is("a", 0.0, 1.0)
        }
        "viz:position" => ["x", "y", "z"]
            .into_iter()
            .try_for_each(|side| is(side, -1e6, 1e6)),
        "viz:size" => is("value", 0.1, 1e3),
        _ => Ok(()),
    }
}

/// The spells of an element, with the ends of the calendar for open sides.
fn spells(element: &Element) -> Result<Vec<(Date, Date)>, String> {
    let id = element.get("id").unwrap_or_default();
    let side = |one: &Element, name: &str, open: Date| one.get(name).map_or(open, day);
    let sides: Vec<&Element> = match element.child("spells") {
        Some(spells) => {
            let both = element.get("start").is_some() || element.get("end").is_some();
            must(!both, || format!("{id} has sides and spells"))?;
            spells.children.iter().collect()
        }
        None => vec![element],
    };
    let spells: Vec<(Date, Date)> = sides
        .into_iter()
        .map(|one| (side(one, "start", Date::MIN), side(one, "end", Date::MAX)))
        .collect();
    must(spells.iter().all(|(from, to)| from <= to), || {
        format!("{id} ends before it begins")
    })?;
    let apart = spells.windows(2).all(|pair| pair[0].1 < pair[1].0);
    must(apart, || format!("the spells of {id} overlap"))?;
    Ok(spells)
}

#[test]
fn gexf_follows_the_rules_of_its_schema() {
    let registry = Arc::new(awkward());
    let cases = [(Arc::clone(whole()), 6), (registry, 4)]
        .into_iter()
        .flat_map(|(registry, count)| {
            let index = Arc::new(Index::new(Arc::clone(&registry)));
            lenses(&registry, 131, count)
                .into_iter()
                .map(move |lens| (Arc::clone(&index), lens))
        });
    each(cases, 10, |(index, lens)| {
        let root = parse(&gexf(&plot(index, lens, Lang::En)))?;
        same("roots", &root.children.len(), &1)?;
        follows(&root.children[0])?;
        // Every edge has its ends, and its spells lie in theirs.
        let nodes = root.all("node");
        for edge in root.all("edge") {
            for end in ["source", "target"] {
                let node = nodes.iter().find(|node| node.get("id") == edge.get(end));
                let node = spells(node.ok_or_else(|| format!("{edge:?} has no {end}"))?)?;
                for (from, to) in spells(edge)? {
                    let inside = node.iter().any(|(a, b)| *a <= from && to <= *b);
                    must(inside, || {
                        format!("{:?} is there without its {end}", edge.get("id"))
                    })?;
                }
            }
        }
        // No id stands twice, not even one of a node and one of an edge among their own.
        for name in ["node", "edge"] {
            let ids: Vec<_> = root.all(name).iter().map(|one| one.get("id")).collect();
            let once: BTreeSet<_> = ids.iter().collect();
            same(name, &once.len(), &ids.len())?;
        }
        Ok(())
    });
}

#[test]
fn the_rules_are_really_looked_at() {
    let good = r#"<gexf version="1.3"><graph mode="dynamic"><nodes/><edges/></graph></gexf>"#;
    let root = parse(good).unwrap();
    follows(&root.children[0]).unwrap();
    for (from, to) in [
        (r#"version="1.3""#, r#"version="1.2""#),
        (r#" version="1.3""#, ""),
        (r#"mode="dynamic""#, r#"mode="moving""#),
        (r#"mode="dynamic""#, r#"speed="1""#),
        ("<nodes/><edges/>", "<edges/><nodes/>"),
        ("<nodes/>", ""),
        ("<nodes/>", "<nodes/><nodes/>"),
        (
            "<nodes/>",
            r#"<nodes><node id="a"><spells></spells></node></nodes>"#,
        ),
        (
            "<nodes/>",
            r#"<nodes><node id="a"><viz:color r="256" g="0" b="0"/></node></nodes>"#,
        ),
        (
            "<nodes/>",
            r#"<nodes><node id="a"><viz:size value="0"/></node></nodes>"#,
        ),
        ("<edges/>", r#"<edges><edge source="a"/></edges>"#),
        ("<edges/>", "<edges/><more/>"),
    ] {
        let bad = good.replacen(from, to, 1);
        assert!(follows(&parse(&bad).unwrap().children[0]).is_err(), "{bad}");
    }
}
