"""The brief as a form whose every change is kept at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from assistant.plans.brief.words import FIELDS, SECTORS
from assistant.ui.plan import state as plan_state
from assistant.ui.plan.state import FIELD
from assistant.ui.shared import boxes, session
from assistant.ui.shared.session import say
from assistant.ui.shared.texts import LANGUAGE_NAMES

UNKNOWN = "unknown"
CHOICES: dict[str, dict[str, str]] = {  # field → its values, each with the key of its name
    "duration": {"one_time": "choose_one_time", "ongoing": "choose_ongoing"},
    "emphasis": {
        "accountability": "choose_accountability",
        "flexibility": "choose_flexibility",
        "balanced": "choose_balanced",
    },
    "in_house_capacity": {
        "low": "choose_low",
        "medium": "choose_medium",
        "high": "choose_high",
    },
}
TABLES = {"partners": ("name", "sector", "can_offer"), "budget_items": ("item", "baht")}
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)  # what the calendar offers
_TALL = 110  # px of a box for two or three lines


def draw() -> None:
    """Draw every field of the brief."""
    st.subheader(say("form_heading"), anchor=False)
    st.caption(f":material/cloud_done: {say('form_saved')}")
    for field in ("problem", "goal"):
        _text(field, tall=True)
    _text("lead_agency")
    _draw_table("partners", say("hint_partners"))
    left, right = st.columns(2)
    with left:
        _choice("duration")
        _choice("emphasis")
    with right:
        _choice("in_house_capacity")
        _text("budget_baht", placeholder=say("hint_budget"))
    _text("data_sharing_barriers", tall=True)
    left, right = st.columns(2)
    with left:
        _text("beneficiaries")
    with right:
        _text("region")
    _select("framework", session.frameworks())
    with st.expander(say("form_more")):
        _text("title")
        _text("duration_note")
        _start()
        _draw_table("budget_items", "")
    _language()


def label(field: str) -> str:
    """Name a field, or a column of a table, in the visitor's language."""
    name = FIELDS[field][session.language()]
    return name[:1].upper() + name[1:]


def rows_of(found: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of a table in which something was typed.

    >>> rows_of([{"name": "A", "sector": None}, {"name": None, "sector": " "}])
    [{'name': 'A'}]
    """
    rows = ({k: v for k, v in row.items() if _typed(v)} for row in found)
    return [row for row in rows if row]


def _typed(value: object) -> bool:
    return value is not None and value == value and str(value).strip() != ""  # NaN is not itself


def _keyed(field: str, first: object) -> str:
    """Return the key of a field's widget, holding the brief's value where it is new."""
    key = FIELD + field
    if key not in st.session_state:
        st.session_state[key] = first
    return key


def _text(field: str, *, tall: bool = False, placeholder: str | None = None) -> None:
    value = plan_state.brief().get(field)
    key = _keyed(field, "" if value is None else str(value))
    box: Callable[..., object] = st.text_area if tall else st.text_input
    size = {"height": _TALL} if tall else {}
    box(
        label(field),
        key=key,
        placeholder=placeholder,
        on_change=_take,
        args=(field,),
        **size,
    )


def _choice(field: str) -> None:
    _select(field, {UNKNOWN: say("unknown"), **{v: say(n) for v, n in CHOICES[field].items()}})


def _select(field: str, names: Mapping[str, str]) -> None:
    """Draw a box of values under their names; the first stands where the brief says nothing."""
    value = plan_state.brief().get(field)
    key = _keyed(field, value if value in names else next(iter(names)))
    boxes.select(label(field), names, key, _take, field)


def _language() -> None:
    value = plan_state.brief().get("lang")
    key = _keyed("lang", value if value in LANGUAGE_NAMES else session.language())
    if plan_state.brief().get("lang") != st.session_state[key]:
        plan_state.put("lang", st.session_state[key])
    st.segmented_control(
        say("plan_language"),
        list(LANGUAGE_NAMES),
        format_func=lambda code: LANGUAGE_NAMES[code],
        key=key,
        required=True,
        on_change=_take,
        args=("lang",),
    )


def _start() -> None:
    key = _keyed("start", _day(plan_state.brief().get("start")))
    st.date_input(
        label("start"),
        key=key,
        min_value=_FIRST_DAY,
        max_value=_LAST_DAY,
        format="DD/MM/YYYY",
        on_change=_take,
        args=("start",),
    )


def _day(value: object) -> date | None:
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return None
    return day if _FIRST_DAY <= day <= _LAST_DAY else None


def _take(field: str) -> None:
    value = st.session_state[FIELD + field]
    if value == UNKNOWN:
        value = None
    plan_state.put(field, value.isoformat() if isinstance(value, date) else value)


def _draw_table(field: str, hint: str) -> None:
    """Draw a table whose rows are typed into; the rows it began with stay until it is new."""
    st.markdown(label(field))
    if hint:
        st.caption(hint)
    key = f"{FIELD}{field}-{st.session_state['brief_filled']}"
    start = f"rows-{field}"
    if key not in st.session_state:  # the page is new, or another brief was put in
        st.session_state[start] = _rows(field)
    found = st.data_editor(
        st.session_state[start],
        key=key,
        num_rows="dynamic",
        hide_index=True,
        column_config={name: _column(name) for name in TABLES[field]},
        column_order=TABLES[field],
        placeholder=" ",  # of an empty cell; by itself it would say None
    )
    typed = rows_of(found)
    if typed != rows_of(_rows(field)):
        plan_state.put(field, typed)


def _rows(field: str) -> list[dict[str, Any]]:
    """Return a table's rows with every column, one empty row where there is none."""
    held = plan_state.brief().get(field)
    rows = [row for row in held if isinstance(row, Mapping)] if isinstance(held, list) else []
    return [{name: _cell(name, row) for name in TABLES[field]} for row in rows or [{}]]


def _cell(name: str, row: Mapping[str, Any]) -> object:
    value = row.get(name)
    if name == "sector":
        return value if value in SECTORS else None
    if name == "baht":
        return value if isinstance(value, int | float) else None
    return "" if value is None else str(value)


def _column(name: str) -> Any:
    if name == "sector":
        return st.column_config.SelectboxColumn(
            label(name),
            options=list(SECTORS),
            format_func=lambda code: SECTORS[str(code)][session.language()],
        )
    if name == "baht":
        return st.column_config.NumberColumn(label(name), min_value=0, format="localized")
    return st.column_config.TextColumn(label(name), width="medium")
