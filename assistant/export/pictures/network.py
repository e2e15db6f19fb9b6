"""The network as a picture: who is tied to whom by what."""

from __future__ import annotations

from collections import Counter
from math import hypot
from typing import Any

from assistant.export.pictures import canvas
from assistant.export.pictures.words import say
from assistant.schema import Language
from assistant.schema.plans import Link, LinkKind, Network, Node, Plan, Sector

MOST_NODES = 14  # more parties than this are drawn by sector
HEIGHT = 11.4 / 2.54  # inches
_LEGEND = 1.0  # inches at the foot
# Sector → marker, fill: different in shape and in lightness, so that grey print shows them.
SHAPES: dict[Sector, tuple[str, str]] = {
    "state": ("s", "#31688e"),
    "local": ("D", "#7fb7d8"),
    "private": ("^", "#e6a03c"),
    "civil": ("o", "#5aae61"),
    "community": ("p", "#c7e5c0"),
    "academic": ("h", "#b79acb"),
}
# Kind of tie → line style, colour.
LINES: dict[LinkKind, tuple[Any, str]] = {
    "funding": ("-", "#9c4a1a"),
    "contract": ((0, (7, 2)), "#222222"),
    "data": ((0, (1.2, 1.6)), "#1f5f99"),
    "referral": ((0, (6, 2, 1.2, 2)), "#2f7d3a"),
}
# Where a name stands beside its party, in inches: the lead's above, a hub's at the right.
_LABELS = {
    "lead": (0.0, 0.24, "center", "bottom"),
    "hub": (0.22, 0.0, "left", "center"),
    "member": (0.0, -0.17, "center", "top"),
}
_BENDS = (0.0, 0.22, -0.22, 0.4)  # of the first, second, ... tie between two parties


def draw(plan: Plan, format: str) -> bytes:
    """Return the picture of a plan's network."""
    network = grouped(plan.network, plan.language)
    figure, axes = canvas.paper(HEIGHT)
    places = positions(network)
    _draw_links(axes, network, places)
    for node in network.nodes:
        _draw_node(axes, node, places[node.id])
    _draw_legend(axes, network, plan.language)
    return canvas.saved(figure, format)


def grouped(network: Network, language: Language) -> Network:
    """Return the network with plain members joined by sector where there are too many to draw."""
    if len(network.nodes) <= MOST_NODES:
        return network
    members = Counter(node.sector for node in network.nodes if node.role == "member")
    kept = [node for node in network.nodes if node.role != "member"]
    into = {n.id: f"g-{n.sector}" if n.role == "member" else n.id for n in network.nodes}
    groups = [
        Node(
            f"g-{sector}", say("group", language, sector=say(sector, language), count=count), sector
        )
        for sector, count in members.items()
    ]
    links = dict.fromkeys(Link(into[a.start], into[a.end], a.kind) for a in network.links)
    return Network((*kept, *groups), tuple(links))


def positions(network: Network) -> dict[str, tuple[float, float]]:
    """Return where each party stands, in inches: the lead above, hubs between, members below.

    Rows come from the number of steps to the lead; a long row is broken in two.
    """
    tied: dict[str, set[str]] = {node.id: set() for node in network.nodes}
    for link in network.links:
        tied[link.start].add(link.end)
        tied[link.end].add(link.start)
    hubs = [node.id for node in network.nodes if node.role == "hub"]
    order = {hub: at for at, hub in enumerate(hubs)}
    members = sorted(  # below the hub that looks after them, so that few lines cross
        (node.id for node in network.nodes if node.role == "member"),
        key=lambda member: min((order[hub] for hub in tied[member] & order.keys()), default=-1),
    )
    rows = [["lead"], hubs, *_broken(members)]
    rows = [row for row in rows if row]
    top, foot = HEIGHT - 0.72, _LEGEND + 0.62
    gap = (top - foot) / max(len(rows) - 1, 1)
    places = {}
    for at, row in enumerate(rows):
        for column, node_id in enumerate(row):
            x = canvas.WIDTH * (column + 0.5) / len(row)
            places[node_id] = x, top - at * gap
    return places


def _broken(row: list[str]) -> list[list[str]]:
    """Break a long row in two of nearly the same length."""
    if len(row) <= 6:
        return [row]
    half = (len(row) + 1) // 2
    return [row[:half], row[half:]]


def _draw_links(axes: Any, network: Network, places: dict[str, tuple[float, float]]) -> None:
    seen: Counter[frozenset[str]] = Counter()
    for link in network.links:
        pair = frozenset((link.start, link.end))
        style, colour = LINES[link.kind]
        bend = _BENDS[min(seen[pair], len(_BENDS) - 1)]
        seen[pair] += 1
        start, end = places[link.start], places[link.end]
        if bend == 0.0 and _passes_a_party(start, end, places):
            bend = 0.18
        look = {"mutation_scale": 8, "shrinkA": 12, "shrinkB": 13, "linewidth": 1.3}
        canvas.arrow(axes, start, end, bend, linestyle=style, color=colour, zorder=1, **look)


def _passes_a_party(
    start: tuple[float, float], end: tuple[float, float], places: dict[str, tuple[float, float]]
) -> bool:
    """Whether a straight line would run through another party."""
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    for x, y in places.values():
        if (x, y) in (start, end):
            continue
        along = (
            (x - start[0]) * (end[0] - start[0]) + (y - start[1]) * (end[1] - start[1])
        ) / length
        across = (
            abs((x - start[0]) * (end[1] - start[1]) - (y - start[1]) * (end[0] - start[0]))
            / length
        )
        if 0 < along < length and across < 0.25:
            return True
    return False


def _draw_node(axes: Any, node: Node, place: tuple[float, float]) -> None:
    marker, fill = SHAPES[node.sector]
    size = {"lead": 520, "hub": 380, "member": 260}[node.role]
    edge = {"lead": 2.4, "hub": 1.8, "member": 0.9}[node.role]
    axes.scatter(
        *place, s=size, marker=marker, c=fill, edgecolors=canvas.INK, linewidths=edge, zorder=3
    )
    wide, points, lines = {"lead": (60, 14, 2), "hub": (18, 12, 4), "member": (20, 11.5, 3)}[
        node.role
    ]
    dx, dy, ha, va = _LABELS[node.role]
    canvas.write(
        axes,
        place[0] + dx,
        place[1] + dy,
        canvas.wrap(node.name, wide, lines),
        points=points,
        ha=ha,
        va=va,
        zorder=4,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6, "alpha": 0.82},
    )


def _draw_legend(axes: Any, network: Network, language: Language) -> None:
    """Explain the shapes and lines that occur, in two rows at the foot."""
    sectors = [sector for sector in SHAPES if any(n.sector == sector for n in network.nodes)]
    kinds = [kind for kind in LINES if any(link.kind == kind for link in network.links)]
    axes.plot((0.15, canvas.WIDTH - 0.15), (_LEGEND - 0.2,) * 2, color="#999999", linewidth=0.6)
    for at, sector in enumerate(sectors):
        marker, fill = SHAPES[sector]
        x, y = 0.25 + at * canvas.WIDTH / max(len(sectors), 4), 0.52
        axes.scatter(x, y, s=90, marker=marker, c=fill, edgecolors=canvas.INK, linewidths=0.9)
        canvas.write(axes, x + 0.14, y, say(sector, language), points=12, va="center")
    for at, kind in enumerate(kinds):
        style, colour = LINES[kind]
        x, y = 0.15 + at * canvas.WIDTH / 4, 0.2
        axes.plot((x, x + 0.45), (y, y), linestyle=style, color=colour, linewidth=1.5)
        canvas.write(axes, x + 0.52, y, say(kind, language), points=12, va="center")
