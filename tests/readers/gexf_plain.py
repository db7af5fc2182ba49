"""A GEXF file as plain XML: nodes and edges with their times, kinds, colours and positions.

Prints the network as canonical JSON. Fails on what GEXF 1.3 does not allow, as far as no schema is
at hand: order of elements, declared columns, times within those of the ends of an edge.
"""

import sys
import xml.etree.ElementTree as tree

from network import put

GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"


def times(element):
    spells = element.find(GEXF + "spells")
    sides = [element] if spells is None else list(spells)
    if spells is not None and (element.get("start") or element.get("end")):
        raise SystemExit("both spells and sides: " + element.get("id"))
    found = [(side.get("start"), side.get("end")) for side in sides]
    return [] if found == [(None, None)] else found


def covers(outer, inner):
    low, high = "0000", "9999"
    # What has no time is always there.
    return not outer or any(
        (a or low) <= (inner[0] or low) and (inner[1] or high) <= (b or high)
        for a, b in outer
    )


root = tree.parse(sys.argv[1]).getroot()
graph = root.find(GEXF + "graph")
order = [child.tag.removeprefix(GEXF) for child in graph]
assert order == ["attributes", "attributes", "nodes", "edges"], order
assert graph.get("mode") == "dynamic" and graph.get("timeformat") == "date"
declared = {
    block.get("class"): {column.get("id"): column.get("type") for column in block}
    for block in graph.findall(GEXF + "attributes")
}


def values(element, of):
    found = {}
    for value in element.iter(GEXF + "attvalue"):
        column = value.get("for")
        assert column in declared[of], column
        if declared[of][column] == "integer":
            int(value.get("value"))
        elif declared[of][column] == "double":
            float(value.get("value"))
        found[column] = value.get("value")
    return found


actors, ties, there = {}, {}, {}
for node in graph.iter(GEXF + "node"):
    said = values(node, "node")
    there[node.get("id")] = times(node)
    actors[node.get("id")] = {
        "ja": said.get("name_ja"),
        "en": said.get("name_en"),
        "country": said.get("country"),
        "kind": said.get("kind"),
        "times": there[node.get("id")],
    }
    assert node.find(VIZ + "color") is not None and node.find(VIZ + "size") is not None
beside = set()
for edge in graph.iter(GEXF + "edge"):
    said = values(edge, "edge")
    ends = (edge.get("source"), edge.get("target"))
    assert all(end in actors for end in ends), ends
    # What Gephi takes for one edge: the same two ends and the same kind.
    alike = (*sorted(ends), edge.get("kind"))
    assert alike not in beside, alike
    beside.add(alike)
    for spell in times(edge):
        for end in ends:
            assert covers(there[end], spell), (edge.get("id"), end, spell)
    ties[edge.get("id")] = {
        "from": ends[0],
        "to": ends[1],
        "kind": said.get("kind_id"),
        "times": times(edge),
    }
put(actors, ties)
