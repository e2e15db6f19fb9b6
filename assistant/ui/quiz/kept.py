"""What a learner has answered so far, so that a page that is loaded again goes on where it was.

It is kept under a digest of the learner's browser or sign-in until it is handed in; then only that
it was handed in stays, which ties nobody to answers.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant.errors import KhrueakhaiError
from assistant.home import files
from assistant.lessons import at_work
from assistant.lessons.store import ClassStore
from assistant.schema.classes import QuizClass
from assistant.ui.quiz import inputs
from assistant.ui.shared import person
from assistant.ui.shared.session import say

_TYPED = Path(__file__).with_name("typed.js").read_text(encoding="utf-8")


def restore(opened: QuizClass, store: ClassStore) -> None:
    """Take up what was kept of this learner, once a session."""
    if f"taken-{opened.code}" in st.session_state:
        return
    who = _who()
    held = (at_work.drafts(store.home, opened.code).load(who) if who else None) or {}
    known = {one.id: one for one in opened.quiz}
    answers = {key: tuple(map(str, said)) for key, said in (held.get("answers") or {}).items()}
    done = {key: said for key, said in answers.items() if key in known}
    st.session_state[f"taken-{opened.code}"] = done
    st.session_state[f"turn-{opened.code}"] = min(int(held.get("turn") or 0), len(known) - 1)
    st.session_state["taken_name"] = st.session_state["take_name"] = str(held.get("name") or "")
    st.session_state[f"handed-{opened.code}"] = bool(held.get("handed_in"))
    st.session_state[f"entered-{opened.code}"] = "turn" in held
    begun = {key: tuple(map(str, said)) for key, said in (held.get("begun") or {}).items()}
    st.session_state[f"begun-{opened.code}"] = begun
    for key, said in {**begun, **done}.items():
        if key in known:
            inputs.fill(known[key], f"take-{key}", said)


def spoken(opened: QuizClass, store: ClassStore) -> str:
    """Return the language that this learner has chosen, by default that of the class."""
    who = _who()
    held = (at_work.drafts(store.home, opened.code).load(who) if who else None) or {}
    chosen = str(held.get("language") or opened.language)
    return "en" if chosen == "en" else "th"


def keep_typing(opened: QuizClass, at: int, *, over: bool) -> None:
    """Let the browser keep what is typed in item ``at``; once it is ``over``, forget all.

    When the class closes, a field in which something is being typed is left, so that it is kept.
    """
    script = st.components.v2.component("khrueakhai_typed", js=_TYPED)
    closing = bool(opened.closed_at)
    script(key="typed", data={"code": opened.code, "at": at, "over": over, "closing": closing})


def entered(opened: QuizClass) -> bool:
    """Tell whether this learner had come before the class was closed."""
    return bool(st.session_state.get(f"entered-{opened.code}"))


def answers_so_far(opened: QuizClass) -> tuple[tuple[str, ...], ...]:
    """Return what was answered, chosen or typed, in the class's order."""
    state = st.session_state
    held = {"begun": state.get(f"begun-{opened.code}"), "answers": state[f"taken-{opened.code}"]}
    return at_work.answered(opened, held)


def left(opened: QuizClass) -> int:
    """Return how many answers of this learner the trainer has, though they were not handed in."""
    return sum(map(any, answers_so_far(opened))) if _who() else 0


def begin(opened: QuizClass, store: ClassStore, item_id: str, given: tuple[str, ...]) -> None:
    """Keep what a learner has chosen or typed and not let be checked yet."""
    begun = st.session_state.setdefault(f"begun-{opened.code}", {})
    if given or item_id in begun:
        begun[item_id] = given
    save(opened, store)


def save(opened: QuizClass, store: ClassStore) -> None:
    """Keep what this learner has answered; where that fails, say so and go on without."""
    state = st.session_state
    data = {
        "answers": state.get(f"taken-{opened.code}") or {},
        "begun": state.get(f"begun-{opened.code}") or {},
        "turn": state.get(f"turn-{opened.code}", 0),
        "language": state["language"],
        "name": state.get("take_name") or state.get("taken_name") or "",
    }
    _keep(opened, store, data)


def handed_in(opened: QuizClass, store: ClassStore) -> None:
    """Forget the answers, which the trainer has now; keep that they were handed in."""
    _keep(opened, store, {"handed_in": True})


def begin_anew(opened: QuizClass, store: ClassStore) -> None:
    """Let the next learner at this browser take the quiz."""
    _keep(opened, store, {})
    for key in ("taken", "begun", "turn", "handed", "entered", "done", "asked"):
        st.session_state.pop(f"{key}-{opened.code}", None)


def _keep(opened: QuizClass, store: ClassStore, data: dict[str, object]) -> None:
    who, last = _who(), f"kept-{opened.code}"
    if not who or st.session_state.get(last) == str(data):
        return
    try:
        at_work.drafts(store.home, opened.code).save(who, {**data, "at": files.now()})
    except KhrueakhaiError:
        st.warning(say("take_not_kept"))
        return
    st.session_state[last] = str(data)


def _who() -> str:
    """Return the key of a learner; empty where others sign in and this one has not."""
    if not person.signs_in():
        return person.key()
    found = person.signed_in()
    return found.key if found else ""
