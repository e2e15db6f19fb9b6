"""Who is responsible for what, as a grid of letters."""

from __future__ import annotations

from typing import Any

from assistant.pictures import canvas
from assistant.schema.plans import Plan

_TASKS = 1.72  # inches for the tasks at the left
_ROW = 0.34  # inches
_RESPONSIBLE = ("ร", "R")
_FILLS = {"ส": "#cfe3ef", "S": "#cfe3ef", "ป": "#eeeeee", "C": "#eeeeee"}


def draw(plan: Plan, format: str) -> bytes:
    """Return the responsibility matrix of a plan; raises KeyError where there is none."""
    table = plan.table("responsibilities")
    members = table.columns[1:]
    step = (canvas.WIDTH - _TASKS - 0.1) / len(members)
    letters = max(7, round(step * 13.5))
    names = [canvas.wrap(column.heading, letters, 6) for column in members]
    head = 0.2 * max(name.count("\n") + 1 for name in names) + 0.12
    height = head + _ROW * len(table.rows) + 0.1
    figure, axes = canvas.paper(height)
    for at, name in enumerate(names):
        x = _TASKS + step * (at + 0.5)
        canvas.write(
            axes,
            x,
            height - head + 0.06,
            name,
            points=10.5 if step > 0.5 else 9,
            ha="center",
            va="bottom",
            linespacing=0.92,
        )
    for at, row in enumerate(table.rows):
        y = height - head - _ROW * (at + 0.5)
        task = canvas.wrap(row.cells[0].text, 34, 1)
        canvas.write(axes, 0.08, y, task, points=12, va="center")
        for column, cell in enumerate(row.cells[1:]):
            _draw_letter(axes, cell.text, _TASKS + step * column, y, step)
    return canvas.saved(figure, format)


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
