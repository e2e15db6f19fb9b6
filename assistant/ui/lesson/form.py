"""The request for a lesson as a form whose every change is kept at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import streamlit as st

from assistant.lessons.request.words import FIELDS, LEAST_MINUTES, MOST_MINUTES
from assistant.ui.lesson import state as lesson_state
from assistant.ui.lesson.state import FIELD
from assistant.ui.shared import boxes, session
from assistant.ui.shared.session import say
from assistant.ui.shared.texts import LANGUAGE_NAMES

LEVELS = {
    "basic": "lesson_level_basic",
    "intermediate": "lesson_level_intermediate",
    "advanced": "lesson_level_advanced",
}
EMPHASES = {
    "concepts": "lesson_emphasis_concepts",
    "cases": "lesson_emphasis_cases",
    "practice": "lesson_emphasis_practice",
}
_NUMBERS = {  # field → least, most, what it is at first, step of its arrows
    "minutes": (LEAST_MINUTES, MOST_MINUTES, 60, 15),
    "group_size": (1, 1000, 20, 5),
    "quiz_items": (0, 60, 10, 1),
}
_UNKNOWN = ""


def draw() -> None:
    """Draw every field of the request."""
    st.caption(f":material/cloud_done: {say('form_saved')}")
    _text("topic", placeholder=say("lesson_topic_hint"))
    _text("audience")
    left, middle, right = st.columns(3)
    for column, field in zip((left, middle, right), _NUMBERS, strict=True):
        with column:
            _number(field)
    left, right = st.columns([2, 3])
    with left:
        _select("level", {_UNKNOWN: say("unknown"), **{v: say(k) for v, k in LEVELS.items()}})
    with right:
        _language()
    _emphasis()
    _select("framework", session.frameworks())
    with st.expander(say("lesson_more"), expanded=_chosen()):
        _text("title")
        documents = {d.document_id: d.title for d in session.documents()}
        _several("documents", documents)
        _several("sections", {name: name for name in _sections(tuple(documents))})


def _chosen() -> bool:
    request = lesson_state.request()
    return any(request.get(field) for field in ("title", "documents", "sections"))


def label(field: str) -> str:
    """Name a field in the visitor's language."""
    name = FIELDS[field][session.language()]
    return name[:1].upper() + name[1:]


def _keyed(field: str, first: object) -> str:
    """Return the key of a field's widget, holding the request's value where it is new."""
    key = FIELD + field
    if key not in st.session_state:
        st.session_state[key] = first
    return key


def _take(field: str) -> None:
    value = st.session_state[FIELD + field]
    lesson_state.put(field, None if value == _UNKNOWN else value)


def _text(field: str, placeholder: str | None = None) -> None:
    value = lesson_state.request().get(field)
    key = _keyed(field, "" if value is None else str(value))
    st.text_input(label(field), key=key, placeholder=placeholder, on_change=_take, args=(field,))


def _number(field: str) -> None:
    least, most, first, step = _NUMBERS[field]
    value = lesson_state.request().get(field)
    number = value if isinstance(value, int) else first
    key = _keyed(field, min(max(number, least), most))
    st.number_input(
        label(field),
        min_value=least,
        max_value=most,
        step=step,
        key=key,
        on_change=_take,
        args=(field,),
    )


def _select(field: str, names: Mapping[str, str]) -> None:
    """Draw a box of values under their names; the first stands where the request says nothing."""
    value = lesson_state.request().get(field)
    key = _keyed(field, value if value in names else next(iter(names)))
    boxes.select(label(field), names, key, _take, field)


def _language() -> None:
    names: dict[str, str] = {**dict(LANGUAGE_NAMES.items()), "both": say("lesson_language_both")}
    value = lesson_state.request().get("language")
    key = _keyed("language", value if value in names else session.language())
    if value != st.session_state[key]:
        lesson_state.put("language", st.session_state[key])
    st.segmented_control(
        label("language"),
        list(names),
        format_func=names.__getitem__,
        key=key,
        required=True,
        on_change=_take,
        args=("language",),
    )


def _emphasis() -> None:
    value = lesson_state.request().get("emphasis")
    held = [one for one in EMPHASES if isinstance(value, list | tuple) and one in value]
    names = {one: say(key) for one, key in EMPHASES.items()}
    pills: Callable[..., object] = st.pills
    pills(
        label("emphasis"),
        list(names),
        selection_mode="multi",
        format_func=names.__getitem__,
        key=_keyed("emphasis", held),
        on_change=_take,
        args=("emphasis",),
    )


def _several(field: str, names: Mapping[str, str]) -> None:
    """Draw a choice of several; what the request names and is not there can be taken out."""
    value = lesson_state.request().get(field)
    held = [str(one) for one in value] if isinstance(value, list | tuple) else []
    known = {**names, **{one: one for one in held if one not in names}}
    options: dict[str, Any] = {"placeholder": say("lesson_any")}
    st.multiselect(
        label(field),
        list(known),
        format_func=known.__getitem__,
        key=_keyed(field, held),
        on_change=_take,
        args=(field,),
        **options,
    )


def _sections(documents: tuple[str, ...]) -> Iterator[str]:
    """Yield the names of the sections of the library, each once."""
    library = lesson_state.library()
    trails = library.trails(documents)
    yield from dict.fromkeys(name for trail in trails for name in trail)
