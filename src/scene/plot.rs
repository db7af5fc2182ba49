//! A network for programs that draw it themselves: the graph, and how the window shows it.

use super::known::{known_by, look};
use super::style::{Color, Ground, ink};
use crate::layout::{Point, Positions};
use crate::lens::{Index, Visible};
use crate::model::{Certainty, Dash, Shape};
use crate::records::Graph;

/// A graph, and how its nodes and edges look.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// What is shown.
    pub graph: Graph,
    /// A look for every node, in their order.
    pub nodes: Vec<NodeLook>,
    /// A look for every edge, in their order.
    pub edges: Vec<EdgeLook>,
}

/// How a node looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NodeLook {
    /// Where it stands, if the view has a place for it. Unit: a point of the screen; x to the right, y
    /// downwards.
    pub at: Option<Point>,
    /// The shape of its mark: that of the kind that it is known by.
    pub shape: Shape,
    /// Its colour.
    pub color: Color,
    /// How large it is beside the others: 1, home more.
    pub size: f64,
    /// Whether any of its ties certainly fits the lens; true if it has none.
    pub certain: bool,
}

/// How an edge looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EdgeLook {
    /// Its colour.
    pub color: Color,
    /// Its line.
    pub dash: Dash,
}

/// How much larger home is than others.
const HOME: f64 = 2.0;

impl Plot {
    /// Gives a graph its looks and places.
    pub(super) fn new(
        index: &Index,
        visible: &Visible,
        graph: Graph,
        positions: &Positions,
        ground: Ground,
    ) -> Self {
        let registry = index.registry();
        let known_by = known_by(index, visible);
        let nodes = graph.nodes.iter().map(|node| {
            let known = known_by.get(node.actor).and_then(Option::as_ref);
            let kind = known.and_then(|known| registry.kinds.rows().get(known.kind));
            let home = registry.home.as_ref();
            let is_home = home.is_some_and(|home| home.as_str() == node.id);
            let (shape, color) = look(is_home, kind, ground);
            NodeLook {
                at: positions.get(node.actor),
                shape,
                color,
                size: if is_home { HOME } else { 1.0 },
                certain: known.is_none_or(|known| known.fits == Certainty::Certain),
            }
        });
        let edges = graph.edges.iter().map(|edge| {
            let kind = registry.kinds.get(&edge.kind);
            EdgeLook {
                color: kind.map_or(ink(ground).quiet, |kind| kind.hue.on(ground)),
                dash: kind.map_or(Dash::Solid, |kind| kind.dash),
            }
        });
        Self {
            nodes: nodes.collect(),
            edges: edges.collect(),
            graph,
        }
    }
}
