//! A network as plain values: what is asked of the registry, and what readers find in a file.

use std::collections::BTreeMap;

use kizuna::i18n;
use kizuna::lens::{Index, Visible};
use kizuna::model::{Actor, Lang, Name, Registry, Table, Text};
use kizuna::records::{Edge, Graph, Node, Spell};
use serde::{Deserialize, Serialize};

use crate::support::{same, world};

/// A network, by the ids of its actors and ties.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Network {
    pub(super) actors: BTreeMap<String, Somebody>,
    pub(super) ties: BTreeMap<String, Bond>,
}

/// An actor; what is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Somebody {
    pub(super) ja: String,
    pub(super) en: String,
    pub(super) country: String,
    pub(super) kind: String,
    pub(super) times: Vec<String>,
}

/// A tie.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Bond {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) kind: String,
    pub(super) times: Vec<String>,
}

/// Which times of a graph a file holds.
#[derive(Clone, Copy)]
pub(super) enum Times {
    /// Those in force.
    Spells,
    /// Those in which a program is to show it.
    Played,
}

impl Network {
    /// What is visible. Names, countries, ends and kinds are the registry's own; only the times are
    /// those of the graph, which tests of their own hold to the lists.
    pub(super) fn of(index: &Index, visible: &Visible, graph: &Graph, times: Times) -> Self {
        let registry = index.registry();
        let written = |spells: &[Spell]| spells.iter().map(Spell::written).collect::<Vec<_>>();
        // What is always there has no time in GEXF.
        let timed = |spells: &[Spell]| {
            let mut written = written(spells);
            written.retain(|spell| spell != "../..");
            written
        };
        let of_node = |node: &Node| match times {
            Times::Spells => written(&node.spells),
            Times::Played => timed(&node.played),
        };
        let of_edge = |edge: &Edge| match times {
            Times::Spells => written(&edge.spells),
            Times::Played => timed(&edge.played),
        };
        let nodes: BTreeMap<&str, _> = graph
            .nodes
            .iter()
            .map(|node| (node.id.as_str(), of_node(node)))
            .collect();
        let edges: BTreeMap<&str, _> = graph
            .edges
            .iter()
            .map(|edge| (edge.id.as_str(), of_edge(edge)))
            .collect();
        let actors = visible.actors.iter().map(|at| {
            let actor = &registry.actors.rows()[*at];
            let name = actor.name_on(visible.day);
            let somebody = Somebody {
                ja: name.ja.clone(),
                en: name.en.clone(),
                country: actor
                    .country
                    .map(|code| code.to_string())
                    .unwrap_or_default(),
                kind: actor.kind.word().to_owned(),
                times: nodes[actor.id.as_str()].clone(),
            };
            (actor.id.to_string(), somebody)
        });
        let ties = visible.ties.iter().map(|seen| {
            let tie = &registry.ties.rows()[seen.link.tie];
            let bond = Bond {
                from: tie.from.to_string(),
                to: tie.to.to_string(),
                kind: tie.kind.to_string(),
                times: edges[tie.id.as_str()].clone(),
            };
            (tie.id.to_string(), bond)
        });
        Self {
            actors: actors.collect(),
            ties: ties.collect(),
        }
    }

    /// With the ends of ties in the order of their ids, as readers give them who know no first end.
    pub(super) fn undirected(mut self) -> Self {
        for bond in self.ties.values_mut() {
            if bond.to < bond.from {
                std::mem::swap(&mut bond.from, &mut bond.to);
            }
        }
        self
    }

    /// With the sorts of actors in the words of a language, as people read them.
    pub(super) fn in_words(mut self, lang: Lang) -> Self {
        for somebody in self.actors.values_mut() {
            let id = format!("actor-{}", somebody.kind.replace('_', "-"));
            somebody.kind = i18n::lookup(lang, &id).expect("a word for every sort");
        }
        self
    }
}

/// An error unless a reader found the network that was wanted: the first actor or tie that differs.
pub(super) fn alike(what: &str, got: &Network, wanted: &Network) -> Result<(), String> {
    let ids = |network: &Network| {
        let actors: Vec<String> = network.actors.keys().cloned().collect();
        (actors, network.ties.keys().cloned().collect::<Vec<_>>())
    };
    same(&format!("{what}: ids"), &ids(got), &ids(wanted))?;
    for (id, somebody) in &wanted.actors {
        same(&format!("{what}: {id}"), &got.actors[id], somebody)?;
    }
    for (id, bond) in &wanted.ties {
        same(&format!("{what}: {id}"), &got.ties[id], bond)?;
    }
    Ok(())
}

/// Names that a form might take for something of its own.
pub(super) const NAMES: [&str; 16] = [
    "=1+1",
    "+81 45",
    "-1",
    "@SUM(A1)",
    "<a b=\"x\">&amp; 'b' ]]></a>",
    "two\nlines",
    "a|b;c,d\te",
    "💮 𠮷 👨‍👩‍👧",
    "서울특별시",
    "\"quoted\"",
    "<r><t>rich</t></r>",
    "_x0041_ and _x000D_",
    "1965-07-01",
    "007",
    " blanks around ",
    "TRUE",
];

/// A registry whose names and ids are as awkward as can be, with ties beside each other.
pub(super) fn awkward() -> Registry {
    use std::fmt::Write as _;
    let mut text = "kind pact sister
        kind p\"a<b>'c&d office
        home a0
        actor alone network - -\n"
        .to_owned();
    for at in 0..NAMES.len() {
        let _ = writeln!(text, "actor a{at} city JP 35,139");
    }
    for at in 1..NAMES.len() {
        let _ = writeln!(text, "tie t{at} pact a0 a{at} : signed 19{at:02}-02-03");
    }
    text.push_str(
        "tie beside pact a0 a1 : signed 1950; ended 1960
         tie back pact a1 a0 : signed 1950
         tie \"t<&>|' p\"a<b>'c&d a2 a3 : opened 1985-01-01; suspended 1991-01-01; resumed 1994-01-01
         tie unknown pact a2 a3 : ended 1950-01
         tie planned pact a4 a5 : announced 2026-10
         tie old pact a6 a7 : signed 1859-07-01; ended 1899-12-31",
    );
    let mut registry = world(&text);
    let actors = registry.actors.iter().cloned().enumerate();
    let renamed = actors.map(|(at, actor)| match NAMES.get(at.wrapping_sub(1)) {
        Some(name) => Actor {
            names: vec![Name {
                ja: (*name).to_owned(),
                // One has no English name.
                en: if at == 3 {
                    String::new()
                } else {
                    format!("{name} en")
                },
                ..actor.names[0].clone()
            }],
            ..actor
        },
        None => actor,
    });
    registry.actors = Table::new(renamed.collect());
    registry.title = Text::new("=世界 <&>\u{1}\u{ffff}\n&P", "<r>world</r>");
    registry
}
