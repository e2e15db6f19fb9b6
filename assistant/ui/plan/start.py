"""Ways to begin a brief: an example, an empty form, a few sentences, a file, a kept plan."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import streamlit as st

from assistant.errors import BriefError, ExportError, KhrueakhaiError
from assistant.frameworks.shelf import load_framework
from assistant.plans.brief.brief import Brief, load_brief
from assistant.plans.brief.from_model import understood
from assistant.plans.plan_json import from_json
from assistant.schema.papers import Table
from assistant.schema.plans import Plan
from assistant.settings import corpus_folder
from assistant.text.language import detect
from assistant.ui.plan import state as plan_state
from assistant.ui.shared import boxes, deleting, session
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say
from assistant.ui.shared.texts import day
from assistant.ui.shared.uploads import Upload

_SUFFIXES = ("json", "yaml", "yml")


def fill_from_words(message: str) -> None:
    """Fill the form with what a text says."""
    if said := message.strip():
        with plan_state.told():
            plan_state.fill(understood(said, detect(said), session.open_assistant().chat_model))


def draw() -> None:
    """Draw the ways to begin, beside each other where there is room."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(say("start_heading"), width="content")
        with st.popover(say("start_example"), icon=":material/lightbulb:"):
            for path in examples():
                st.button(
                    safe_line(_brief(path).title or _brief(path).goal),
                    key=f"example-{path.stem}",
                    on_click=_fill_from_example,
                    args=(path,),
                    width="stretch",
                    wrap=True,
                )
        with st.popover(say("start_words"), icon=":material/notes:"):
            _draw_words()
        with st.popover(say("start_file"), icon=":material/upload_file:"):
            _draw_file()
        st.button(say("start_empty"), key="start_empty", icon=":material/draft:", on_click=_empty)
    if st.session_state["brief_before"]:
        boxes.act("fill_undo", "fill_undo", "undo", plan_state.bring_back)


def draw_kept(*, expanded: bool = False) -> None:
    """Draw the plans of the home, each to be opened."""
    kept = plan_state.store().plans()
    if not kept:
        st.caption(say("kept_none"))
        return
    with st.expander(say("start_kept", count=len(kept)), expanded=expanded):
        for one in kept:
            with st.container(horizontal=True, vertical_alignment="center"):
                saved = day(one.saved_at, session.language())
                facts = (say("kept_on", date=saved), say("kept_versions", count=one.versions))
                st.markdown(f"{safe_line(one.title)}  \n:small[{' · '.join(facts)}]")
                st.button(
                    say("open"), key=f"open-{one.plan_id}", on_click=_open, args=(one.plan_id,)
                )


def draw_deletion(plan_id: str) -> None:
    """Draw the way to delete the open plan."""
    deleting.draw("delete_plan", "delete_plan_what", plan_id, plan_state.delete)


def examples() -> list[Path]:
    """Return the shipped briefs, those in the visitor's language first."""
    paths = sorted((corpus_folder() / "briefs").glob("*.yaml"))
    return sorted(paths, key=lambda path: _brief(path).lang != session.language())


@lru_cache(maxsize=16)
def _brief(path: Path) -> Brief:
    return load_brief(path)


def _fill_from_example(path: Path) -> None:
    plan_state.fill(_brief(path).model_dump(mode="json"))


def _empty() -> None:
    plan_state.fill({"lang": session.language()}, say_so=False)


def _open(plan_id: str) -> None:
    with plan_state.told():
        plan_state.open_kept(plan_id)


def _draw_words() -> None:
    st.text_area(say("words_label"), key="brief_words", height=160)
    st.caption(say("words_note"))
    st.button(say("words_submit"), key="words_submit", type="primary", on_click=_take_words)


def _take_words() -> None:
    fill_from_words(st.session_state.get("brief_words") or "")


def _draw_file() -> None:
    key = f"brief_file-{st.session_state['brief_filled']}"
    st.file_uploader(
        say("file_label"), type=list(_SUFFIXES), key=key, on_change=_take_file, args=(key,)
    )


def _take_file(key: str) -> None:
    upload = st.session_state.get(key)
    if upload is None:
        return
    try:
        taken = read(upload)
        if isinstance(taken, Plan):
            plan_state.keep(taken)
        else:
            plan_state.fill(taken)
    except KhrueakhaiError as error:
        message = say("file_not_plan", name=upload.name, reason=str(error))
        plan_state.note("error", message)


def read(upload: Upload) -> Plan | dict[str, Any]:
    """Return the exported plan or the brief that a file holds.

    Raises:
        ExportError: It is a plan that is damaged.
        BriefError: It is neither a plan nor a brief.
    """
    content = upload.getvalue()
    if _is_plan(content):
        return _sound(from_json(content.decode("utf-8-sig")))
    suffix = ".json" if upload.name.lower().endswith(".json") else ".yaml"
    with TemporaryDirectory(prefix="khrueakhai-") as folder:
        path = Path(folder) / f"brief{suffix}"
        path.write_bytes(content)
        try:
            return load_brief(path).model_dump(mode="json")
        except BriefError as error:
            raise BriefError(str(error).replace(str(path), upload.name)) from error


def _is_plan(content: bytes) -> bool:
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and "plan" in data


def _sound(plan: Plan) -> Plan:
    """Refuse a plan whose form is right but whose inside would stop the page."""
    rows = [(t, row) for _, t in plan.blocks() if isinstance(t, Table) for row in t.rows]
    try:
        date.fromisoformat(plan.made_on)
        known = load_framework(plan.framework).questions
        whole = all(len(row.cells) == len(table.columns) for table, row in rows)
    except (ValueError, KhrueakhaiError):
        whole, known = False, {}
    if not whole or not {plan.integration.question, plan.agreement.question} <= known.keys():
        raise ExportError(say("plan_unsound"))
    return plan
