"""Draws how far a plan covers what a network must answer, group by group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import streamlit as st

from assistant.checking.cross_language import means_of
from assistant.errors import KhrueakhaiError
from assistant.export import write_paper
from assistant.frameworks.shelf import load_framework
from assistant.frameworks.sourcing import Sources
from assistant.plans import completeness
from assistant.plans.completeness import Covered
from assistant.plans.covering import report
from assistant.plans.covering.files import text_of_file
from assistant.schema import Language
from assistant.schema.plans import Plan
from assistant.ui.plan import evidence as plan_evidence
from assistant.ui.shared import uploads
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.session import say
from assistant.ui.shared.uploads import Upload

if TYPE_CHECKING:
    from assistant.library.library import Library

_COLOURS = {"yes": "green", "partly": "orange", "no": "red", "aside": "gray"}
_REPORTS = (".docx", ".md")
_OF_ALL = (("yes",), ("yes", "partly", "no"))  # levels that are answered, and asked about


@dataclass(frozen=True, slots=True)
class CheckedText:
    """What was checked, under which name, and what was found."""

    title: str
    language: Language
    found: tuple[Covered, ...]


def text_of(upload: Upload) -> str:
    """Return the repaired text of an uploaded file.

    Raises:
        ReadingError: The file is of another kind, damaged, or a picture of a text.
    """
    with TemporaryDirectory(prefix="khrueakhai-") as folder:
        path = Path(folder) / uploads.stored_name(upload.name)
        path.write_bytes(upload.getvalue())
        try:
            return text_of_file(path)
        except KhrueakhaiError as error:
            raise type(error)(str(error).replace(path.name, upload.name)) from error


def with_passages(library: Library, plan: Plan) -> tuple[Covered, ...]:
    """Check a plan; what it does not cover gets the passage that would be cited for it."""
    framework = load_framework(plan.framework)
    sources = Sources(library, framework, plan.language, means_of(library))
    return tuple(_cited(one, sources) for one in completeness.of_plan(plan))


def _cited(one: Covered, sources: Sources) -> Covered:
    if one.level in ("yes", "aside") or one.citations:
        return one
    numbers = sources.state(one.element_id).citations
    return replace(one, citations=tuple(c for c in sources.citations if c.number in numbers))


def draw(checked: CheckedText) -> None:
    """Draw the headline count, then a table for each group."""
    counts = report.counted(checked.found)
    asked = len(checked.found) - counts["aside"]
    st.header(say("check_of", title=checked.title), anchor=False)
    st.markdown(f"**{say('check_count', all=asked, **counts)}**")
    st.progress(counts["yes"] / max(asked, 1))
    _draw_downloads(checked)
    for at, name in enumerate(dict.fromkeys(one.group_name for one in checked.found)):
        group = [one for one in checked.found if one.group_name == name]
        yes, all_ = (sum(one.level in levels for one in group) for levels in _OF_ALL)
        st.markdown(f"**{safe_line(name)}{f' · {yes}/{all_}' if all_ else ''}**")
        st.table(table_rows(group), hide_index=True)
        missing = [one for one in group if one.level in ("partly", "no")]
        _draw_passages(missing, at, checked.language)


def _draw_downloads(checked: CheckedText) -> None:
    """Draw the report to be taken away, in each of its formats."""
    paper = report.of_check(checked.title, checked.language, checked.found)
    with st.container(horizontal=True):
        for suffix in _REPORTS:
            st.download_button(
                say("check_report", suffix=suffix[1:].upper()),
                write_paper(paper, suffix),
                file_name=f"{Path(checked.title).stem}{suffix}",
                key=f"check-report{suffix}",
                icon=":material/download:",
            )


def table_rows(group: Sequence[Covered]) -> list[dict[str, str]]:
    """Return a group as rows of Markdown: what covers each point, or what would be asked."""
    heads = (say("col_level"), say("col_element"), say("col_found"))
    rows = ((level_badge(one.level), safe_line(one.name), _found(one)) for one in group)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def level_badge(level: str) -> str:
    """Return in words how far a point is covered."""
    return f":{_COLOURS[level]}-badge[{say(f'level_{level}')}]"


def _found(one: Covered) -> str:
    shown = safe_line(f"“{one.shown}”") if one.shown else ""
    if one.level in ("yes", "aside"):
        return shown
    asked = safe_line(one.question) if one.question else say("check_source", words=one.statement)
    return " ".join(filter(None, (shown, f":material/help: {asked}")))


def _draw_passages(missing: Sequence[Covered], at: int, language: Language) -> None:
    """Draw the passages on what is missing; a passage that carries two points stands once."""
    cited = {c.passage_id + c.quote: c for one in missing for c in one.citations}
    if cited:
        with st.expander(say("check_passages", count=len(cited)), key=f"passages-{at}"):
            plan_evidence.draw(list(cited.values()), f"check-{at}", language)
