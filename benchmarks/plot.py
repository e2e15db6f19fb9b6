"""Draws the figures of benchmarks.retrieval: python -m benchmarks.plot OUT.png FIGURES.json."""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path

import matplotlib as mpl

_DIRECTIONS = ("th → th", "en → en", "en → th", "th → en")
_OURS = "Khrueakhai"


def main() -> None:
    """Write a picture: for each direction a bar per system, how often the right one came first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("figures", type=Path, nargs="+")
    options = parser.parse_args()
    first: dict[str, dict[str, float]] = defaultdict(dict)
    for path in options.figures:
        for one in json.loads(path.read_text(encoding="utf-8"))["figures"]:
            first[one["system"]][f"{one['asked']} → {one['paragraphs']}"] = one["first"]
    draw(first, options.out)


def draw(first: dict[str, dict[str, float]], out: Path) -> None:
    """Draw the share of questions whose paragraph is first, in directions that all were asked."""
    mpl.use("agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(9, 3.2), dpi=110)
    width = 0.8 / len(first)
    told = [d for d in _DIRECTIONS if all(d in shares for shares in first.values())]
    for at, (system, shares) in enumerate(first.items()):
        places = [n + at * width - 0.4 + width / 2 for n in range(len(told))]
        shade = "#0b6e4f" if system == _OURS else str(0.35 + 0.5 * at / len(first))
        heights = [shares[direction] for direction in told]
        axes.bar(places, heights, width * 0.9, label=system, color=shade)
    axes.set_xticks(range(len(told)), told)
    axes.set_ylim(0, 1)
    axes.set_ylabel("right paragraph first")
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(fontsize=7, ncols=4, loc="upper center", bbox_to_anchor=(0.5, -0.1), frameon=False)
    figure.savefig(out, bbox_inches="tight")


if __name__ == "__main__":
    main()
