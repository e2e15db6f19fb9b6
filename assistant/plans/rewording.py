"""Lets a chat model word a plan's paragraphs; each sentence is taken only where nothing changes."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.checking.wording import says_the_same, support_of
from assistant.models import prompts, reply
from assistant.models.judge import OpenJudge
from assistant.plans.form import say
from assistant.plans.numbering import map_statements
from assistant.schema.papers import Prose, Statement, Table
from assistant.schema.plans import Plan
from assistant.text import language

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

    from assistant.library.library import Library

log = logging.getLogger(__name__)

_AT_ONCE = 6  # sentences in one request: a small model loses count of more
_TIME_LIMIT = 120.0  # seconds for a whole plan; what has not been worded by then stays as it is
_LONGER = 1.6  # times the length of the sentence
_NUMBERED = re.compile(r"^\s*(\d{1,2})[.)]\s*(\S.*)$", re.MULTILINE)
_VARIABLES = frozenset({"sentences"})


def reworded(
    library: Library,
    plan: Plan,
    model: BaseChatModel | None,
    judge: OpenJudge | None = None,
) -> Plan:
    """Return the plan in a model's words where these pass the check; no model changes nothing.

    Only the sentences of paragraphs are reworded, and never the brief's.  Choices, tables, names
    and numbers stay; literature must still rest on its quotes. What is left out is counted in the
    plan's notes. ``judge`` opens the judge that is at work; without it the one that is set is
    opened.
    """
    if model is None:
        return plan
    before = tuple(dict.fromkeys(_sentences(plan)))
    said = _ask(model, plan, [statement.text for statement in before])
    names = _names(plan)
    better = {
        old: new
        for old in before
        if old.text in said
        and _holds(plan, old, (new := replace(old, text=said[old.text])).text, names)
        and _rests(library, plan, new, judge)
    }
    log.info("the model worded %d of the plan's %d sentences anew", len(better), len(before))
    lost = len({s.text for s in before if s.text in said} - {s.text for s in better})
    if lost:
        note = say("model_words_out", plan.language, k=lost, n=len(said))
        plan = replace(plan, notes=(*plan.notes, note))
    return map_statements(plan, lambda _, statement: better.get(statement, statement))


def _sentences(plan: Plan) -> Iterator[Statement]:
    """Yield the sentences that may be reworded."""
    for _, block in plan.blocks():
        if isinstance(block, Prose):
            yield from (s for s in block.statements if s.source != "brief" and not s.edited)


def _ask(model: BaseChatModel, plan: Plan, sentences: Sequence[str]) -> dict[str, str]:
    """Return what the model made of each sentence, as far as it got."""
    prompt = prompts.load(f"reword_{plan.language}", _VARIABLES)
    said: dict[str, str] = {}
    ends = time.monotonic() + _TIME_LIMIT
    for first in range(0, len(sentences), _AT_ONCE):
        batch = sentences[first : first + _AT_ONCE]
        if (left := ends - time.monotonic()) <= 0:
            break
        listed = "\n".join(f"{at}. {sentence}" for at, sentence in enumerate(batch, start=1))
        messages = reply.Messages(*prompt.fill(sentences=listed))
        for number, text in _NUMBERED.findall(reply.hear(model, messages, left)):
            if 1 <= int(number) <= len(batch):
                said[batch[int(number) - 1]] = " ".join(text.split())
    return said


def _holds(plan: Plan, statement: Statement, text: str, names: Sequence[str]) -> bool:
    """Tell whether a new wording keeps what a statement says."""
    if len(text) > _LONGER * len(statement.text) or "[" in text:
        return False
    return language.detect(text) == plan.language and says_the_same(text, statement.text, names)


def _rests(library: Library, plan: Plan, new: Statement, judge: OpenJudge | None) -> bool:
    """Tell whether a new wording of the literature may still rest on its quotes.

    It has been shown to keep the old words: the judge need not be sure, only not against it.
    """
    cited = [c for c in plan.citations if c.number in new.citations]
    return new.source != "literature" or (
        support_of(library, new.text, cited, judge) != "unsupported"
    )


def _names(plan: Plan) -> tuple[str, ...]:
    """Return the names of the case and of the options that the plan chose among."""
    tables = (block for _, block in plan.blocks() if isinstance(block, Table))
    rows = next((table.rows for table in tables if table.id == "alternatives"), ())
    parties = (node.name for node in plan.network.nodes)
    return (*parties, *(row.cells[0].text for row in rows))
