"""Makes points.tsv: a point within each country, from the npm packages world-atlas (ISC; Natural Earth, public
domain) and i18n-iso-countries (MIT; of it only which number of ISO 3166-1 is which code).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz && mv package atlas
    npm pack i18n-iso-countries@7.14.0 && tar xzf i18n-iso-countries-7.14.0.tgz && mv package iso
    python3 points.py atlas iso

The point is the one farthest from every border and shore of the country's largest part (its pole of
inaccessibility), found on a grid that is made finer four times. Degrees of longitude are shortened as they are
on the globe. So it lies within the country, where a map would write its name.
"""

import json
import math
import sys
from pathlib import Path

GRID = 24
ROUNDS = 5


def arcs_of(topology):
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        yield points


def ring_of(arcs, ring):
    points = []
    for arc in ring:
        points += arcs[arc] if arc >= 0 else arcs[~arc][::-1]
    out = [points[0]]
    for lon, lat in points[1:]:
        while lon - out[-1][0] > 180:
            lon -= 360
        while lon - out[-1][0] < -180:
            lon += 360
        if (lon, lat) != out[-1]:
            out.append((lon, lat))
    return out


def area(ring):
    """On the globe, but for a factor."""
    twice = 0
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]):
        twice += (bx - ax) * (math.sin(math.radians(ay)) + math.sin(math.radians(by)))
    return abs(twice)


def away(x, y, rings, flat):
    """How far a point is from the rim; negative outside."""
    inside, least = False, math.inf
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
            dx, dy, px, py = (bx - ax) * flat, by - ay, (x - ax) * flat, y - ay
            square = dx * dx + dy * dy
            share = max(0.0, min(1.0, (px * dx + py * dy) / square)) if square else 0.0
            least = min(least, math.hypot(px - share * dx, py - share * dy))
    return least if inside else -least


def middle(rings):
    xs, ys = [x for x, _ in rings[0]], [y for _, y in rings[0]]
    (x0, x1), (y0, y1) = (min(xs), max(xs)), (min(ys), max(ys))
    best = None
    for _ in range(ROUNDS):
        flat = max(0.05, math.cos(math.radians((y0 + y1) / 2)))
        step = (x1 - x0) / GRID, (y1 - y0) / GRID
        for row in range(GRID):
            for column in range(GRID):
                x, y = x0 + (column + 0.5) * step[0], y0 + (row + 0.5) * step[1]
                found = away(x, y, rings, flat), x, y
                best = max(best, found) if best else found
        _, x, y = best
        (x0, x1), (y0, y1) = (x - 2 * step[0], x + 2 * step[0]), (y - 2 * step[1], y + 2 * step[1])
    return best[1:]


def main(atlas, iso):
    codes = {number: code for code, _, number, _ in json.loads((iso / "codes.json").read_text())}
    topology = json.loads((atlas / "countries-50m.json").read_text())
    arcs = list(arcs_of(topology))
    largest = {}
    for country in topology["objects"]["countries"]["geometries"]:
        code = codes.get(country.get("id"))
        if country["properties"]["name"] == "Kosovo":
            code = "XK"
        if code is None or "arcs" not in country:
            continue
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for polygon in polygons:
            rings = [ring_of(arcs, ring) for ring in polygon]
            if code not in largest or area(rings[0]) > area(largest[code][0]):
                largest[code] = rings
    here = Path(__file__).parent
    known = [line.split("\t")[0] for line in (here / "countries.tsv").read_text().splitlines() if line[0] != "#"]
    lines = [
        "# A point within each country: ISO 3166-1 alpha-2 code, degrees north, degrees east. Made by points.py from"
        " Natural Earth 1 : 50 million (public domain) by way of npm world-atlas 2.0.2."
    ]
    for code in sorted(set(known) & set(largest)):
        lon, lat = middle(largest[code])
        lon = (lon + 180) % 360 - 180
        lines.append(f"{code}\t{lat:.2f}\t{lon:.2f}")
    (here / "points.tsv").write_text("\n".join(lines) + "\n")
    print(f"points.tsv: {len(lines) - 1} countries; none for {' '.join(sorted(set(known) - set(largest)))}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
