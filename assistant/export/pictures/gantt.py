"""The road map as a Gantt chart over fiscal quarters."""

from __future__ import annotations

from typing import Any

from assistant.export.pictures import canvas
from assistant.export.pictures.words import say
from assistant.schema.plans import Plan
from assistant.text.calendar import year_of

_NAMES = 2.45  # inches for the milestones at the left
_ROW = 0.21  # inches
_HEAD = 0.62
_FILLS = ("#31688e", "#7fb7d8", "#e6a03c", "#5aae61", "#b79acb")
_HATCHES = ("", "///", "...", "\\\\\\", "xx")


def draw(plan: Plan, format: str) -> bytes:
    """Return the Gantt chart of a plan's road map; raises KeyError where there is none."""
    table = plan.table("roadmap")
    rows = [row for row in table.rows if row.quarters]
    height = _HEAD + _ROW * len(rows) + 0.1
    figure, axes = canvas.paper(height)
    step = (canvas.WIDTH - _NAMES - 0.1) / plan.calendar.quarters
    _draw_head(axes, plan, height, step, 0.1)
    for at, row in enumerate(rows):
        y = height - _HEAD - _ROW * (at + 0.5)
        if at % 2 == 0:
            axes.axhspan(y - _ROW / 2, y + _ROW / 2, color="#f4f4f4", zorder=0, linewidth=0)
        canvas.write(
            axes,
            0.08,
            y,
            canvas.wrap(table.cell(row, "milestone"), 50, 1),
            points=9,
            va="center",
            color=canvas.INK,
        )
        first, last = row.quarters or (0, 0)
        axes.barh(
            y,
            step * (last - first + 1) - 0.04,
            left=_NAMES + step * first + 0.02,
            height=_ROW * 0.52,
            color=_FILLS[at % len(_FILLS)],
            hatch=_HATCHES[at % len(_HATCHES)],
            edgecolor=canvas.INK,
            linewidth=0.7,
            zorder=2,
        )
    return canvas.saved(figure, format)


def _draw_head(axes: Any, plan: Plan, height: float, step: float, foot: float) -> None:
    """Write years and quarters above, and rule the quarters down to the foot."""
    calendar, language = plan.calendar, plan.language
    begun = 0
    for at in range(calendar.quarters + 1):
        x = _NAMES + step * at
        year, quarter = calendar.at(at)
        new_year = at == 0 or quarter == 1
        top = height - 0.05 if new_year or at == calendar.quarters else height - 0.32
        axes.plot(
            (x, x), (foot, top), color="#888888", linewidth=1.0 if new_year else 0.5, zorder=1
        )
        if at == calendar.quarters:
            _year(axes, plan, begun, at, step, height, year_of(calendar.at(at - 1)[0], language))
            break
        if new_year and at:
            _year(axes, plan, begun, at, step, height, year_of(year - 1, language))
            begun = at
        name = say("quarter", language, quarter=quarter) if step > 0.5 else str(quarter)
        canvas.write(
            axes,
            x + step / 2,
            height - 0.46,
            name,
            points=11,
            ha="center",
            va="center",
        )
    axes.plot((_NAMES, canvas.WIDTH - 0.1), (height - 0.6,) * 2, color="#555555", linewidth=0.8)


def _year(
    axes: Any, plan: Plan, first: int, end: int, step: float, height: float, year: int
) -> None:
    """Write a fiscal year above its quarters, the number alone where there is little room."""
    width = step * (end - first)
    name = say("year", plan.language, year=year) if width > 1.1 else str(year)
    x = _NAMES + step * first + width / 2
    canvas.write(axes, x, height - 0.18, name, points=12, ha="center", va="center")
