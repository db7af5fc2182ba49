"""A GEXF or GraphML file as NetworkX reads it. Prints the network as canonical JSON."""

import sys

import networkx
from networkx.readwrite import gexf
from network import put

# The version of Debian does not know the namespace of GEXF 1.3; it reads it as 1.2.
gexf.GEXF.versions["1.3"] = {
    **gexf.GEXF.versions["1.2draft"],
    "NS_GEXF": "http://gexf.net/1.3",
    "NS_VIZ": "http://gexf.net/1.3/viz",
}


def times(said):
    if "times" in said:
        return said["times"].split("; ") if said["times"] else []
    if "spells" in said:
        sides = said["spells"]
    else:
        sides = [(said.get("start"), said.get("end"))]
    # It reads a side that is open as the text "None".
    sides = [tuple(None if side == "None" else side for side in pair) for pair in sides]
    return [] if sides == [(None, None)] else sides


path = sys.argv[1]
if path.endswith(".gexf"):
    graph = networkx.MultiGraph(gexf.read_gexf(path, version="1.3"))
else:
    graph = networkx.read_graphml(path, force_multigraph=True)
actors = {
    node: {
        "ja": said.get("name_ja"),
        "en": said.get("name_en"),
        "country": said.get("country"),
        "kind": said.get("kind"),
        "times": times(said),
    }
    for node, said in graph.nodes(data=True)
}
ties = {
    # GEXF keeps an edge's id among its values, GraphML as its key.
    said.get("id", key): {
        "from": min(a, b),
        "to": max(a, b),
        "kind": said.get("kind_id"),
        "times": times(said),
    }
    for a, b, key, said in graph.edges(keys=True, data=True)
}
assert len(ties) == graph.number_of_edges(), "an edge was lost"
put(actors, ties)
