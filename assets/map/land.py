"""Makes land-110m.bin and land-50m.bin from the npm package world-atlas (ISC; Natural Earth, public domain).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz && python3 land.py package

What is kept: coasts and the shores of the largest lakes, no borders. Antarctica is left out: nothing of it
lies north of 60° S. Rings that cross the antimeridian are unwrapped (their longitudes go on beyond ±180°),
so that the program may cut the map at any meridian.

The format: for each ring the number of its points, doubled, plus 1 if it is water within land; then
longitude and latitude of each point in hundredths of a degree, as differences from the point before (of the
first point: from 0, 0). Numbers are LEB128, differences zigzag.
"""

import json
import sys
from pathlib import Path

UNIT = 100  # steps in a degree
SOUTH = -60.0


def arcs_of(topology):
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        yield points


def rings_of(topology):
    arcs = list(arcs_of(topology))
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            for at, ring in enumerate(polygon):
                points = []
                for arc in ring:
                    points += arcs[arc] if arc >= 0 else arcs[~arc][::-1]
                yield points, at > 0


def unwrapped(points):
    """The ring without jumps of longitude, nor a last point that is the first again."""
    out = [points[0]]
    for lon, lat in points[1:]:
        while lon - out[-1][0] > 180:
            lon -= 360
        while lon - out[-1][0] < -180:
            lon += 360
        if (lon, lat) != out[-1]:
            out.append((lon, lat))
    return out[:-1] if out[-1] == out[0] else out


def simplified(points, tolerance):
    """Douglas and Peucker, without recursion; both halves of the ring keep their ends."""
    if tolerance <= 0:
        return points
    keep = [False] * len(points)
    far = max(range(len(points)), key=lambda at: abs(points[at][0] - points[0][0]) + abs(points[at][1] - points[0][1]))
    keep[0] = keep[far] = True
    closed = points + [points[0]]
    todo = [(0, far), (far, len(points))]
    while todo:
        first, last = todo.pop()
        (ax, ay), (bx, by) = closed[first], closed[last]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        worst, where = tolerance, None
        for at in range(first + 1, last):
            x, y = closed[at]
            away = (
                abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
                if length
                else ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
            )
            if away > worst:
                worst, where = away, at
        if where is not None:
            keep[where] = True
            todo += [(first, where), (where, last)]
    return [point for point, kept in zip(points, keep) if kept]


def varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return out


def zigzag(value):
    return varint(value * 2 if value >= 0 else -value * 2 - 1)


def convert(source, target, tolerance, smallest):
    out, rings, count = bytearray(), 0, 0
    for points, water in rings_of(json.loads(source.read_text())):
        points = unwrapped(points)
        if max(lat for _, lat in points) < SOUTH:
            continue
        wide = max(lon for lon, _ in points) - min(lon for lon, _ in points)
        high = max(lat for _, lat in points) - min(lat for _, lat in points)
        if max(wide, high) < smallest * (5 if water else 1):
            continue
        steps = []
        for lon, lat in simplified(points, tolerance):
            step = (round(lon * UNIT), round(lat * UNIT))
            if not steps or steps[-1] != step:
                steps.append(step)
        if len(steps) < 3:
            continue
        out += varint(len(steps) * 2 + water)
        x = y = 0
        for lon, lat in steps:
            out += zigzag(lon - x) + zigzag(lat - y)
            x, y = lon, lat
        rings, count = rings + 1, count + len(steps)
    target.write_bytes(out)
    print(f"{target.name}: {len(out)} bytes, {rings} rings, {count} points")


if __name__ == "__main__":
    package, here = Path(sys.argv[1]), Path(__file__).parent
    convert(package / "land-110m.json", here / "land-110m.bin", 0.0, 0.0)
    convert(package / "land-50m.json", here / "land-50m.bin", 0.02, 0.12)
