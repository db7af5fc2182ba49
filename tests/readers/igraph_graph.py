"""A GraphML file as igraph reads it. Prints the network as canonical JSON."""

import sys

import igraph
from network import put


def times(text):
    return text.split("; ") if text else []


def true(ident):
    """An id: igraph leaves an ampersand in attributes as libxml2 hands it on."""
    return ident.replace("&#38;", "&")


graph = igraph.Graph.Read_GraphML(sys.argv[1])
assert not graph.is_directed()
ids = [true(ident) for ident in graph.vs["id"]]
actors = {
    true(node["id"]): {
        "ja": node["name_ja"],
        "en": node["name_en"],
        "country": node["country"],
        "kind": node["kind"],
        "times": times(node["times"]),
    }
    for node in graph.vs
}
# Without edges there are no columns of edges.
ties = {
    true(edge["id"]): {
        "from": min(ids[edge.source], ids[edge.target]),
        "to": max(ids[edge.source], ids[edge.target]),
        "kind": edge["kind_id"],
        "times": times(edge["times"]),
    }
    for edge in graph.es
}
assert len(ties) == graph.ecount(), "an edge was lost"
assert len(actors) == graph.vcount(), "a node was lost"
put(actors, ties)
