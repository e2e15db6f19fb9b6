"""The choice of the model that answers in a conversation: what leaves the machine, and a trial."""

from __future__ import annotations

import streamlit as st

from assistant.answering import notes
from assistant.errors import KhrueakhaiError
from assistant.models.reachable import Reachable, reachable_models, where
from assistant.models.trial import tried
from assistant.ui.shared import conversation, session
from assistant.ui.shared.boxes import name_anew
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say

KEPT = 20.0  # seconds that the list of models is good for
_LABEL = 40  # characters of a model's name on the button
_OWN = {"none": "model_none", "local": "model_local"}  # models with names of ours
_TRIED = "model_tried"  # the last trial: the model, and a line about it


def draw() -> None:
    """Draw the choice of a model."""
    llm = conversation.llm()
    named = _name(where(llm))
    named = named if len(named) <= _LABEL else named[: _LABEL - 1] + "…"
    # a button shows the backslash before a colon; with no bracket behind it a colon is only that
    label = say("model_is", llm=named).replace("\\:", ":")
    with st.popover(label, icon=":material/neurology:", key="models"):
        choices = _choices()
        names = {one.name: _name(one) for one in choices}
        if llm not in names:
            names[llm] = _name(where(llm))
        box = _key("model_chosen")
        if st.session_state.get(box) not in names:
            st.session_state[box] = llm
        name_anew(box)
        st.selectbox(
            say("model_choose"),
            list(names),
            format_func=names.__getitem__,
            key=box,
            on_change=_chosen,
        )
        wanted = str(st.session_state[box])
        if wanted.endswith(":"):
            st.text_input(
                say("model_named", provider=wanted.rstrip(":")),
                key=_key("model_named"),
                max_chars=100,
                on_change=_named,
            )
        session.draw_where(wanted)
        if wanted != "none" and not wanted.endswith(":"):
            _draw_trial(wanted)
        if len(choices) == 1:
            st.caption(say("model_more"))


def _draw_trial(llm: str) -> None:
    if st.button(say("model_try"), key="model_try", icon=":material/network_check:"):
        with st.spinner(say("model_trying")):
            st.session_state[_TRIED] = (llm, *_told(llm))
    tried_llm, good, line = st.session_state.get(_TRIED, ("", True, ""))
    if tried_llm == llm:
        (st.success if good else st.error)(line)


def _told(llm: str) -> tuple[bool, str]:
    """Try a model; return whether it answered, and a line about it."""
    try:
        model = session.open_with(llm).chat_model
    except KhrueakhaiError as error:
        return False, session.told(error)
    if model is None:
        return True, say("stays_here")
    trial = tried(model)
    if trial.failure:
        return False, safe_line(notes.trouble(trial.failure, llm, session.language()))
    return True, say("model_answered", seconds=f"{trial.seconds:.1f}")


def _name(one: Reachable) -> str:
    """Return how a model is called in the list."""
    if one.name in _OWN:
        return say(_OWN[one.name])
    if one.is_open:
        return say("model_of", provider=one.name.rstrip(":"))
    return one.name  # the list shows it as it is


@st.cache_data(ttl=KEPT, show_spinner=False)
def _choices() -> tuple[Reachable, ...]:
    return reachable_models()


def _key(name: str) -> str:
    """Return the key of a box of this conversation; another one has its own."""
    return f"{name}-{conversation.current()}"


def _chosen() -> None:
    wanted = str(st.session_state[_key("model_chosen")])
    if not wanted.endswith(":"):
        conversation.choose_model(wanted)


def _named() -> None:
    model = str(st.session_state[_key("model_named")]).strip()
    if model:
        box = _key("model_chosen")
        wanted = f"{st.session_state[box]}{model}"
        conversation.choose_model(wanted)
        st.session_state[box] = wanted
