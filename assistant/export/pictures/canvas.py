"""What all pictures share: paper, the Thai font, wrapping between words, saving."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from assistant.text.line_breaks import letters, pieces

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

FONT = Path(__file__).resolve().parents[1] / "fonts" / "THSarabunPSK.ttf"
WIDTH = 16 / 2.54  # inches: the text width of the page
DPI = 200
INK = "#1a1a1a"
_LOCK = Lock()  # matplotlib's font and layout caches are shared by all threads


@lru_cache(maxsize=32)
def font(points: float) -> FontProperties:
    """Return the Thai font in a size; it is read from the package, never from the machine."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=str(FONT), size=points)


def paper(height: float, width: float = WIDTH) -> tuple[Figure, Any]:
    """Return a white figure of a height in inches, by default as wide as text, and its axes."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), dpi=DPI, facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(0, height)
    return figure, axes


def write(axes: Any, x: float, y: float, text: str, *, points: float, **look: Any) -> None:
    """Write a text, in inches from the lower left; a dollar sign in it is a dollar sign."""
    options = {"color": INK, "linespacing": 0.92, **look}
    axes.text(x, y, text, fontproperties=font(points), parse_math=False, **options)


def arrow(
    axes: Any, start: tuple[float, float], end: tuple[float, float], bend: float, **look: Any
) -> None:
    """Draw an arrow from one place to another, in inches; ``bend`` is how far it bows."""
    from matplotlib.patches import FancyArrowPatch

    bow = f"arc3,rad={bend}"
    axes.add_patch(FancyArrowPatch(start, end, connectionstyle=bow, arrowstyle="-|>", **look))


def saved(figure: Figure, format: str) -> bytes:
    """Return a figure as bytes that are the same every time."""
    import matplotlib as mpl

    held = BytesIO()
    fixed: Any = {"svg.fonttype": "path", "svg.hashsalt": "plan"}
    metadata: dict[str, Any] = {"Date": None} if format == "svg" else {"Software": None}
    with _LOCK, mpl.rc_context(fixed):
        figure.savefig(held, format=format, dpi=DPI, metadata=metadata)
    return held.getvalue()


def wrap(text: str, width: int, lines: int = 3) -> str:
    """Break a text between words into lines of about so many letters; marks take no room.

    What does not fit in the last line is cut, and the cut is shown.
    """
    rows = [""]
    for piece in pieces(" ".join(text.split())):
        if rows[-1] and letters(rows[-1]) + letters(piece) > width:
            rows.append("")
        rows[-1] = (rows[-1] + piece) if rows[-1] else piece.lstrip()
    rows = [row.rstrip() for row in rows if row.strip()]
    if len(rows) > lines:
        rows = [*rows[: lines - 1], rows[lines - 1] + "…"]
    return "\n".join(rows)
