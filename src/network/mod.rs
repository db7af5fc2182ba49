//! The network as a graph: an index derived from a registry, thrown away and rebuilt, and measures
//! on it. Graph indices stay inside; outside an actor is its position in the registry's table.

use std::collections::BTreeMap;

use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::unionfind::UnionFind;
use petgraph::visit::EdgeRef as _;

/// A graph of some actors and the ties between them.
#[derive(Clone, Debug, Default)]
pub struct Network {
    graph: UnGraph<usize, usize>,
    nodes: BTreeMap<usize, NodeIndex>,
}

/// An edge to build a network from: a tie's position with those of its two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The tie.
    pub tie: usize,
    /// One end.
    pub from: usize,
    /// The other end.
    pub to: usize,
}

/// How many steps lead from one actor to each of `actors`, over pairs of neighbours: 0 to itself,
/// `None` if more than `most` or none do. Nobody is reached through `closed`, though it is itself.
/// Linear in pairs for each step (breadth first).
#[must_use]
pub fn steps(
    actors: usize,
    pairs: &[(usize, usize)],
    from: usize,
    closed: Option<usize>,
    most: usize,
) -> Vec<Option<usize>> {
    let mut steps: Vec<Option<usize>> = vec![None; actors];
    if let Some(start) = steps.get_mut(from) {
        *start = Some(0);
    }
    for step in 0..most {
        let mut next = Vec::new();
        for (one, other) in pairs {
            let at = |actor: usize| steps.get(actor).copied().flatten();
            let leads = |actor: usize| at(actor) == Some(step) && closed != Some(actor);
            if leads(*one) && at(*other).is_none() {
                next.push(*other);
            }
            if leads(*other) && at(*one).is_none() {
                next.push(*one);
            }
        }
        if next.is_empty() {
            break;
        }
        for actor in next {
            if let Some(place) = steps.get_mut(actor) {
                *place = Some(step + 1);
            }
        }
    }
    steps
}

/// Figures of a network. Parallel ties count each for degree, once for density.
#[derive(Clone, Debug, PartialEq)]
pub struct Measures {
    /// Actors.
    pub actors: usize,
    /// Ties.
    pub ties: usize,
    /// Pairs of actors with at least one tie.
    pub pairs: usize,
    /// Connected parts; an actor without ties is one of its own.
    pub components: usize,
    /// Actors in the largest part.
    pub largest_component: usize,
    /// Pairs with a tie over all pairs, 0 to 1; 0 for fewer than two actors
    /// (Wasserman and Faust 1994, section 4.2).
    pub density: f64,
    /// Ties per actor's end: 2 × ties / actors; 0 without actors.
    pub mean_degree: f64,
}

impl Network {
    /// A graph of these actors and links. Links to other actors bring those along.
    #[must_use]
    pub fn new(
        actors: impl IntoIterator<Item = usize>,
        links: impl IntoIterator<Item = Link>,
    ) -> Self {
        let mut network = Self::default();
        for actor in actors {
            network.node(actor);
        }
        for link in links {
            let (from, to) = (network.node(link.from), network.node(link.to));
            network.graph.add_edge(from, to, link.tie);
        }
        network
    }

    fn node(&mut self, actor: usize) -> NodeIndex {
        *self
            .nodes
            .entry(actor)
            .or_insert_with(|| self.graph.add_node(actor))
    }

    /// Figures of the whole. Linear in actors and ties.
    #[must_use]
    pub fn measures(&self) -> Measures {
        let (actors, ties) = (self.graph.node_count(), self.graph.edge_count());
        let mut pairs: Vec<(NodeIndex, NodeIndex)> = self
            .graph
            .edge_references()
            .map(|edge| {
                let (a, b) = (edge.source(), edge.target());
                (a.min(b), a.max(b))
            })
            .filter(|(a, b)| a != b)
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut parts = UnionFind::<usize>::new(actors);
        for (a, b) in &pairs {
            parts.union(a.index(), b.index());
        }
        let mut sizes = BTreeMap::<usize, usize>::new();
        for part in parts.into_labeling() {
            *sizes.entry(part).or_default() += 1;
        }
        let (actors_f, ties_f, pairs_f) = (actors as f64, ties as f64, pairs.len() as f64);
        Measures {
            actors,
            ties,
            pairs: pairs.len(),
            components: sizes.len(),
            largest_component: sizes.into_values().max().unwrap_or(0),
            density: if actors < 2 {
                0.0
            } else {
                2.0 * pairs_f / (actors_f * (actors_f - 1.0))
            },
            mean_degree: if actors == 0 {
                0.0
            } else {
                2.0 * ties_f / actors_f
            },
        }
    }
}
