"""Draw a network as it was answered, to an SVG that is the same on every machine.

Each component is a ring; in its middle stands the actor that most shortest paths lead through, if any do. Nothing is
drawn by chance: whole pixels from sines, so that no machine's last digit shows.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import wrap
from typing import Any
from xml.sax.saxutils import escape

ASKED = """\
query Drawn($rollUp: RollUp!) {
  network(municipality: "1880", through: [PARTNERSHIP], rollUp: $rollUp, asOf: "2026-11-23", first: 500) {
    nodes {
      entity { id name ... on Actor { municipal kind } }
      metrics { betweenness { value } component community }
    }
    links { source { id } target { id } strength identity }
    metrics { actors links components }
  }
}
"""
WIDTH = 960
RINGS = {2: 42, 3: 72, 7: 150, 13: 225}
"""The radius of the ring of a component by how many actors it has; of others that of the next smaller one."""
LABEL = 22
"""Characters in a line of a label."""
LINE = 16
COLOURS = {"the municipality and its units": "#0072b2", "civil society": "#d55e00", "kind not stated": "#767676"}


@dataclass(frozen=True)
class Dot:
    """An actor where it stands; its label goes to the left (`side` is -1), to the right (1), above or below (0)."""

    id: str
    name: str
    colour: str
    betweenness: float
    x: int
    y: int
    side: int
    above: bool

    @property
    def radius(self) -> float:
        return round(8 + 2.2 * math.sqrt(self.betweenness), 1)


def draw(network: Mapping[str, Any], title: str) -> str:
    """The picture of a network that was asked for with `ASKED`."""
    dots, height = _placed(network)
    by_id = {dot.id: dot for dot in dots}
    links = [(by_id[each["source"]["id"]], by_id[each["target"]["id"]], each) for each in network["links"]]
    figures = network["metrics"]
    parts = len(figures["components"])
    told = f"{figures['actors']} actors, {figures['links']} links, {parts} component{'s' if parts > 1 else ''}"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height + 90}" width="{WIDTH}" '
        f'height="{height + 90}" role="img" aria-labelledby="title told" font-family="sans-serif" font-size="14">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="told">{told}</desc>',
        f'<rect width="{WIDTH}" height="{height + 90}" fill="#ffffff"/>',
        '<g stroke="#555555">',
        *(_link(one, two, each) for one, two, each in links),
        "</g>",
        *(_dot(dot) for dot in dots),
        *_legend(height + 24),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _placed(network: Mapping[str, Any]) -> tuple[Sequence[Dot], int]:
    """The components in rows, largest first, as many beside each other as have room; and how high the rows are."""
    nodes = sorted(network["nodes"], key=lambda each: each["metrics"]["component"])
    parts = [list(part) for _, part in groupby(nodes, key=lambda each: each["metrics"]["component"])]
    dots: list[Dot] = []
    top = 0
    for size, of_size in groupby(parts, key=len):
        alike = list(of_size)
        radius = next(RINGS[each] for each in sorted(RINGS, reverse=True) if each <= max(size, 2))
        a_row = {1: 3, 2: 3, 3: 2}.get(size, 1)
        for start in range(0, len(alike), a_row):
            row = alike[start : start + a_row]
            middle = top + radius + 55
            for place, part in enumerate(row):
                dots += _ring(part, round(WIDTH * (2 * place + 1) / (2 * len(row))), middle, radius)
            top += 2 * radius + 90
    return dots, top


def _ring(part: Sequence[Mapping[str, Any]], x: int, y: int, radius: int) -> list[Dot]:
    """A component as a ring around its hub.

    The ring has an odd number of places, so that no link of two that stand on it leads through the hub.
    """
    first = max(part, key=lambda each: each["metrics"]["betweenness"]["value"])
    hub = first if first["metrics"]["betweenness"]["value"] else None
    ring = sorted(
        (each for each in part if each is not hub),
        key=lambda each: (each["metrics"]["community"], each["entity"]["id"]),
    )
    places = len(ring) if hub is None else len(ring) | 1
    dots = [] if hub is None else [_dot_at(hub, x, y, -1 if len(ring) == 2 else 0, False)]
    for place, each in enumerate(ring):
        turn = 2 * math.pi * place / places - math.pi / 2
        across, down = round(radius * math.cos(turn)), round(radius * math.sin(turn))
        side = 0 if abs(across) < radius / 3 and len(part) > 2 else 1 if across >= 0 else -1
        dots.append(_dot_at(each, x + across, y + down, side, down < 0))
    return dots


def _dot_at(node: Mapping[str, Any], x: int, y: int, side: int, above: bool) -> Dot:
    entity = node["entity"]
    kind = "the municipality and its units" if entity["municipal"] else "civil society"
    colour = COLOURS[kind if entity["kind"] else "kind not stated"]
    return Dot(entity["id"], entity["name"], colour, node["metrics"]["betweenness"]["value"], x, y, side, above)


def _link(one: Dot, two: Dot, link: Mapping[str, Any]) -> str:
    dashed = ' stroke-dasharray="6 4"' if link["identity"] == "PROBABLE" else ""
    return (
        f'<line x1="{one.x}" y1="{one.y}" x2="{two.x}" y2="{two.y}" stroke-width="{_width(link["strength"])}"{dashed}>'
        f"<title>{escape(one.name)} – {escape(two.name)}: {link['strength']:g}</title></line>"
    )


def _width(strength: float) -> float:
    return round(0.8 + 3 * strength, 1)


def _dot(dot: Dot) -> str:
    lines = wrap(dot.name, LABEL, break_long_words=False)
    if dot.side:
        x, anchor = dot.x + dot.side * (dot.radius + 6), "start" if dot.side > 0 else "end"
        y = dot.y + 5 - LINE * (len(lines) - 1) / 2
    else:
        x, anchor = dot.x, "middle"
        y = dot.y - dot.radius - 6 - LINE * (len(lines) - 1) if dot.above else dot.y + dot.radius + 16
    words = "".join(
        f'<tspan x="{x:g}" y="{y + LINE * number:g}">{escape(line)}</tspan>' for number, line in enumerate(lines)
    )
    return (
        f'<g><title>{escape(dot.name)}: betweenness {dot.betweenness:g}</title><circle cx="{dot.x}" cy="{dot.y}" '
        f'r="{dot.radius}" fill="{dot.colour}" stroke="#ffffff" stroke-width="2"/><text text-anchor="{anchor}" '
        f'fill="#111111" stroke="#ffffff" stroke-width="5" paint-order="stroke">{words}</text></g>'
    )


def _legend(y: int) -> list[str]:
    parts = ['<g fill="#111111" font-size="13">']
    x = 24
    for kind, colour in COLOURS.items():
        parts.append(f'<circle cx="{x}" cy="{y}" r="7" fill="{colour}"/><text x="{x + 13}" y="{y + 5}">{kind}</text>')
        x += 240
    x = 24
    for words, width, dash in (
        ("strength 0.2", _width(0.2), ""),
        ("strength 1", _width(1), ""),
        ("PROBABLE identity", _width(0.5), ' stroke-dasharray="6 4"'),
    ):
        parts.append(
            f'<path d="M{x - 10} {y + 32}h36" stroke="#555555" stroke-width="{width}"{dash}/>'
            f'<text x="{x + 36}" y="{y + 37}">{words}</text>'
        )
        x += 240
    return [*parts, f'<text x="{x - 10}" y="{y + 37}">larger circle: more betweenness</text>', "</g>"]
