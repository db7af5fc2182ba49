//! GraphML.

use std::fmt::Write as _;

use super::xml::{exact, number};
use crate::records::{Cell, GraphColumn, Spell, ValueSort};
use crate::scene::Plot;

/// What the keys of nodes and edges begin with: a key belongs to one of them.
const NODE: &str = "n_";
const EDGE: &str = "e_";

/// A network as a GraphML document. The same network gives the same bytes.
///
/// Nodes and edges have the columns of the lists as typed data, and beside them `label`, `times` (the
/// spells of the [`Graph`](crate::records::Graph) as `1965-01-01/..`, with semicolons between them) and
/// `color`; nodes also `x` and `y`, which points upwards.
#[must_use]
pub fn graphml(plot: &Plot) -> String {
    let (graph, heading) = (&plot.graph, &plot.graph.heading);
    let mut out = Writer(String::new());
    out.line(r#"<?xml version="1.0" encoding="UTF-8"?>"#);
    out.line(r#"<graphml xmlns="http://graphml.graphdrawing.org/xmlns">"#);
    for name in ["title", "description"] {
        out.key("graph", "g_", name, "string");
    }
    let own = [
        ("label", "string"),
        ("times", "string"),
        ("color", "string"),
    ];
    let place = [("x", "double"), ("y", "double")];
    for (name, sort) in own.into_iter().chain(place) {
        out.key("node", NODE, name, sort);
    }
    out.columns("node", NODE, &graph.node_columns);
    for (name, sort) in own {
        out.key("edge", EDGE, name, sort);
    }
    out.columns("edge", EDGE, &graph.edge_columns);
    out.line(r#"<graph id="network" edgedefault="undirected">"#);
    out.data("g_", "title", heading.title.get(heading.lang));
    out.data("g_", "description", &heading.words());
    for (at, (node, look)) in graph.nodes.iter().zip(&plot.nodes).enumerate() {
        out.line(&format!(r#"<node id="{}">"#, exact(&node.id)));
        out.data(NODE, "label", &node.label);
        out.times(NODE, &node.spells);
        out.data(NODE, "color", &look.color.to_hex());
        if let Some(place) = look.at {
            out.data(NODE, "x", &number(place.x));
            out.data(NODE, "y", &number(-place.y));
        }
        out.values(NODE, graph.node_values(at));
        out.line("</node>");
    }
    for (at, (edge, look)) in graph.edges.iter().zip(&plot.edges).enumerate() {
        out.line(&format!(
            r#"<edge id="{}" source="{}" target="{}">"#,
            exact(&edge.id),
            exact(&edge.from),
            exact(&edge.to)
        ));
        out.data(EDGE, "label", &edge.label);
        out.times(EDGE, &edge.spells);
        out.data(EDGE, "color", &look.color.to_hex());
        out.values(EDGE, graph.edge_values(at));
        out.line("</edge>");
    }
    out.line("</graph>");
    out.line("</graphml>");
    out.0
}

struct Writer(String);

impl Writer {
    fn line(&mut self, line: &str) {
        // Writing into a string does not fail.
        let _ = writeln!(self.0, "{line}");
    }

    fn key(&mut self, of: &str, before: &str, name: &str, sort: &str) {
        self.line(&format!(
            r#"<key id="{before}{name}" for="{of}" attr.name="{name}" attr.type="{sort}"/>"#
        ));
    }

    fn columns(&mut self, of: &str, before: &str, columns: &[GraphColumn]) {
        for column in columns {
            let sort = match column.sort {
                ValueSort::Text => "string",
                ValueSort::Whole => "int",
                ValueSort::Number => "double",
            };
            self.key(of, before, column.name, sort);
        }
    }

    fn data(&mut self, before: &str, name: &str, value: &str) {
        self.line(&format!(
            r#"<data key="{before}{name}">{}</data>"#,
            exact(value)
        ));
    }

    fn times(&mut self, before: &str, spells: &[Spell]) {
        if !spells.is_empty() {
            let written: Vec<String> = spells.iter().map(Spell::written).collect();
            self.data(before, "times", &written.join("; "));
        }
    }

    fn values<'g>(
        &mut self,
        before: &str,
        values: impl Iterator<Item = (&'g GraphColumn, &'g Cell)>,
    ) {
        for (column, cell) in values {
            self.data(before, column.name, &cell.plain());
        }
    }
}
