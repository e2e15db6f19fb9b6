"""Who is responsible for what, as a grid of letters."""

from __future__ import annotations

from typing import Any

from assistant.export.pictures import canvas
from assistant.schema.plans import Plan
from assistant.text.line_breaks import letters

_TASKS = 2.5  # inches for the tasks at the left
_ROW = 0.26  # inches
_LETTER = 0.074  # inches: the width of a letter in a name
_RESPONSIBLE = ("ร", "R")
_FILLS = {"ส": "#cfe3ef", "S": "#cfe3ef", "ป": "#eeeeee", "C": "#eeeeee"}


def draw(plan: Plan, format: str) -> bytes:
    """Return the responsibility matrix of a plan; raises KeyError where there is none."""
    table = plan.table("responsibilities")
    members = table.columns[1:]
    step = (canvas.WIDTH - _TASKS - 0.1) / len(members)
    names = [canvas.wrap(column.heading, max(7, round(step / _LETTER)), 6) for column in members]
    upright = _widest(names) * _LETTER > step - 0.04
    if upright:  # a long word does not fit above its column: all names are turned
        names = [canvas.wrap(column.heading, 26, 2) for column in members]
    lines = max(name.count("\n") + 1 for name in names)
    head = 0.12 + (_LETTER * _widest(names) if upright else 0.2 * lines)
    height = head + _ROW * len(table.rows) + 0.1
    figure, axes = canvas.paper(height)
    for at, name in enumerate(names):
        look = {"rotation": 90, "rotation_mode": "default"} if upright else {}
        x, y = _TASKS + step * (at + 0.5), height - head + 0.06
        canvas.write(axes, x, y, name, points=10.5, ha="center", va="bottom", **look)
    for at, row in enumerate(table.rows):
        y = height - head - _ROW * (at + 0.5)
        task = canvas.wrap(row.cells[0].text, 46, 1)
        canvas.write(axes, 0.08, y, task, points=10, va="center")
        for column, cell in enumerate(row.cells[1:]):
            _draw_letter(axes, cell.text, _TASKS + step * column, y, step)
    return canvas.saved(figure, format)


def _widest(names: list[str]) -> int:
    return max(letters(line) for name in names for line in name.split("\n"))


def _draw_letter(axes: Any, letter: str, left: float, y: float, step: float) -> None:
    """Draw one cell: who is responsible in white on dark, the others in ink on light."""
    from matplotlib.patches import Rectangle

    leads = letter in _RESPONSIBLE
    fill = "#22475f" if leads else _FILLS.get(letter, "#ffffff")
    axes.add_patch(
        Rectangle(
            (left, y - _ROW / 2), step, _ROW, facecolor=fill, edgecolor="#777777", linewidth=0.6
        )
    )
    canvas.write(
        axes,
        left + step / 2,
        y,
        letter,
        points=13,
        ha="center",
        va="center",
        color="white" if leads else canvas.INK,
    )
