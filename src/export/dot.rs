//! DOT, as Graphviz draws it.

use std::fmt::Write as _;

use super::xml::number;
use crate::model::{Dash, Shape};
use crate::scene::Plot;

/// A network as a graph in DOT: names, and colours, shapes and dashes of kinds. Whom the view gives a
/// place is pinned there (`neato`; a unit is a point). The same network gives the same bytes.
#[must_use]
pub fn dot(plot: &Plot) -> String {
    let (graph, heading) = (&plot.graph, &plot.graph.heading);
    let title = heading.title.get(heading.lang);
    let mut out = String::new();
    // Writing into a string does not fail.
    let _ = writeln!(out, "graph {} {{", quoted(title));
    let _ = writeln!(
        out,
        "  graph [charset=\"UTF-8\", layout=neato, inputscale=72, outputorder=edgesfirst, forcelabels=true, label={}];",
        quoted(&format!("{title} · {}", heading.words()))
    );
    let _ = writeln!(
        out,
        "  node [style=filled, label=\"\", fixedsize=true, width={0}, height={0}];",
        number(SIZE)
    );
    for (node, look) in graph.nodes.iter().zip(&plot.nodes) {
        let id = quoted(&node.id);
        let _ = write!(
            out,
            "  {id} [id={id}, xlabel={}, shape={}, color=\"{}{}\"",
            quoted(&node.label),
            shape(look.shape),
            look.color.to_hex(),
            if look.certain { "" } else { POSSIBLE },
        );
        if look.size > 1.0 {
            let _ = write!(out, ", width={0}, height={0}", number(look.size * SIZE));
        }
        if let Some(place) = look.at {
            let _ = write!(out, ", pos=\"{},{}!\"", number(place.x), number(-place.y));
        }
        out.push_str("];\n");
    }
    for (edge, look) in graph.edges.iter().zip(&plot.edges) {
        let dash = match look.dash {
            Dash::Solid => "solid",
            Dash::Dotted => "dotted",
            Dash::Dashed | Dash::DashDot | Dash::DashDotDot | Dash::ShortDash => "dashed",
        };
        let _ = writeln!(
            out,
            "  {} -- {} [id={}, tooltip={}, color=\"{}{}\", style={dash}];",
            quoted(&edge.from),
            quoted(&edge.to),
            quoted(&edge.id),
            quoted(&edge.label),
            look.color.to_hex(),
            if edge.certain { "" } else { POSSIBLE },
        );
    }
    out.push_str("}\n");
    out
}

/// How large a mark is, in inches.
const SIZE: f64 = 0.18;

/// Behind a colour: how much is seen of what is only possible.
const POSSIBLE: &str = "80";

/// The shape of a mark, or the one that Graphviz has for it.
fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Circle => "circle",
        Shape::Ring => "doublecircle",
        Shape::Triangle => "triangle",
        Shape::Diamond => "diamond",
        Shape::Square => "square",
        Shape::Hexagon => "hexagon",
        Shape::Hull => "invtrapezium",
        Shape::Pentagon => "pentagon",
        Shape::Cross => "octagon",
        Shape::Star => "star",
    }
}

/// A text in quotation marks, in one line.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
