//! GEXF 1.3, as Gephi plays it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::xml::{exact, number};
use crate::model::Dash;
use crate::records::{Cell, GraphColumn, Spell, ValueSort};
use crate::scene::{Color, Plot};

/// A network as a GEXF 1.3 document. The same network gives the same bytes.
///
/// Nodes and edges have the columns of the lists as attributes. They are there as the
/// [`Graph`](crate::records::Graph) is played: one spell as `start` and `end`, several as `<spells>`; both
/// days are included, and a side that is open is left out. Only actors of whom nothing is dated have no
/// time. Positions are those of the view with y upwards, one unit a point of the screen.
///
/// Gephi takes edges between the same two nodes for one unless their `kind` differs, and sums up what it
/// takes for one. So the second of several ties of one kind has `kind="project (2)"`; what is its kind
/// stands in `kind_id` and in its label.
#[must_use]
pub fn gexf(plot: &Plot) -> String {
    let (graph, heading) = (&plot.graph, &plot.graph.heading);
    let mut out = Writer(String::new());
    out.line(r#"<?xml version="1.0" encoding="UTF-8"?>"#);
    out.line(
        r#"<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">"#,
    );
    out.line("<meta>");
    out.line("<creator>Kizuna</creator>");
    let title = heading.title.get(heading.lang);
    let words = exact(&format!("{title} · {}", heading.words()));
    out.line(&format!("<description>{words}</description>"));
    out.line("</meta>");
    out.line(
        r#"<graph mode="dynamic" timeformat="date" timerepresentation="interval" defaultedgetype="undirected" idtype="string">"#,
    );
    out.columns("node", &graph.node_columns);
    out.columns("edge", &graph.edge_columns);
    out.line("<nodes>");
    for (at, (node, look)) in graph.nodes.iter().zip(&plot.nodes).enumerate() {
        out.line(&format!(
            r#"<node id="{}" label="{}"{}>"#,
            exact(&node.id),
            exact(&node.label),
            times(&node.played)
        ));
        out.values(graph.node_values(at));
        out.spells(&node.played);
        out.color(look.color, look.certain);
        if let Some(place) = look.at {
            out.line(&format!(
                r#"<viz:position x="{}" y="{}" z="0"/>"#,
                number(place.x),
                number(-place.y)
            ));
        }
        out.line(&format!(
            r#"<viz:size value="{}"/>"#,
            number(look.size * SIZE)
        ));
        out.line("</node>");
    }
    out.line("</nodes>");
    out.line("<edges>");
    let mut beside: BTreeMap<_, usize> = BTreeMap::new();
    for (at, (edge, look)) in graph.edges.iter().zip(&plot.edges).enumerate() {
        let (a, b) = (&edge.from, &edge.to);
        let like = beside.entry((a.min(b), a.max(b), &edge.kind)).or_default();
        *like += 1;
        let kind = match *like {
            1 => edge.kind.clone(),
            number => format!("{} ({number})", edge.kind),
        };
        out.line(&format!(
            r#"<edge id="{}" source="{}" target="{}" kind="{}" label="{}"{}>"#,
            exact(&edge.id),
            exact(&edge.from),
            exact(&edge.to),
            exact(&kind),
            exact(&edge.label),
            times(&edge.played)
        ));
        out.values(graph.edge_values(at));
        out.spells(&edge.played);
        out.color(look.color, edge.certain);
        let line = match look.dash {
            Dash::Solid => "solid",
            Dash::Dotted => "dotted",
            Dash::Dashed | Dash::DashDot | Dash::DashDotDot | Dash::ShortDash => "dashed",
        };
        out.line(&format!(r#"<viz:shape value="{line}"/>"#));
        out.line("</edge>");
    }
    out.line("</edges>");
    out.line("</graph>");
    out.line("</gexf>");
    out.0
}

/// How large a mark is, in points.
const SIZE: f64 = 13.0;

/// How much is seen of what is only possible.
const POSSIBLE: f64 = 0.5;

struct Writer(String);

impl Writer {
    fn line(&mut self, line: &str) {
        // Writing into a string does not fail.
        let _ = writeln!(self.0, "{line}");
    }

    fn columns(&mut self, of: &str, columns: &[GraphColumn]) {
        self.line(&format!(r#"<attributes class="{of}" mode="static">"#));
        for column in columns {
            let sort = match column.sort {
                ValueSort::Text => "string",
                ValueSort::Whole => "integer",
                ValueSort::Number => "double",
            };
            self.line(&format!(
                r#"<attribute id="{0}" title="{0}" type="{sort}"/>"#,
                column.name
            ));
        }
        self.line("</attributes>");
    }

    fn values<'g>(&mut self, values: impl Iterator<Item = (&'g GraphColumn, &'g Cell)>) {
        self.line("<attvalues>");
        for (column, cell) in values {
            self.line(&format!(
                r#"<attvalue for="{}" value="{}"/>"#,
                column.name,
                exact(&cell.plain())
            ));
        }
        self.line("</attvalues>");
    }

    /// Several spells; a single one stands in the element itself.
    fn spells(&mut self, spells: &[Spell]) {
        if spells.len() < 2 {
            return;
        }
        self.line("<spells>");
        for spell in spells {
            self.line(&format!("<spell{}/>", sides(spell)));
        }
        self.line("</spells>");
    }

    fn color(&mut self, color: Color, certain: bool) {
        let seen = if certain { 1.0 } else { POSSIBLE };
        self.line(&format!(
            r#"<viz:color r="{}" g="{}" b="{}" a="{}"/>"#,
            color.0,
            color.1,
            color.2,
            number(seen)
        ));
    }
}

fn times(spells: &[Spell]) -> String {
    match spells {
        [spell] => sides(spell),
        _ => String::new(),
    }
}

fn sides(spell: &Spell) -> String {
    let mut sides = String::new();
    if let Some(from) = spell.from {
        let _ = write!(sides, r#" start="{from}""#);
    }
    if let Some(to) = spell.to {
        let _ = write!(sides, r#" end="{to}""#);
    }
    sides
}
