"""How a checked answer reads on the screen: its claims as Markdown with numbered links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from assistant.answering import notes
from assistant.answering.two_libraries import headed, is_heading
from assistant.checking.citations import BESIDE
from assistant.schema import SHOWN_AS_CHECKED, Answer, Claim, Language, Support
from assistant.ui.shared.safe import safe_line, safe_markdown
from assistant.ui.shared.texts import text

_BULLETS = ("- ", "– ", "• ", "* ")
_NUMBERED = re.compile(r"(?:\\\()?\d{1,2}\\[.)] ?\S")  # as safe_markdown writes "1. x" and "(1) x"
_ENDS: tuple[tuple[Callable[[str], object], str], ...] = (  # what two lines are → what parts them
    (lambda line: line.startswith("- "), "\n"),
    (_NUMBERED.match, "  \n"),
    (bool, "\n\n"),
)
_SUPPORTS: tuple[Support, ...] = ("quoted", "supported", "unsure", "unsupported")
_COLOURS: dict[Support, str] = {
    "quoted": "gray",
    "supported": "gray",
    "unsure": "orange",
    "unsupported": "orange",
}


def citation_key(turn: str, number: int) -> str:
    """Return the key of a citation's expander, which the links in the text point at."""
    return f"cite-{turn}-{number}"


def answer_markdown(answer: Answer, turn: str, language: Language) -> str:
    """Return the answer with its lines as the generator laid them out, each claim numbered."""
    if not answer.claims:
        return _joined([_item(line) for line in answer.answer.splitlines() if line.strip()])
    mixed = len({claim.support for claim in answer.claims}) > 1
    lines: list[str] = []
    at, beside = 0, False
    for claim, heading in headed(answer):
        found = max(answer.answer.find(claim.text, at), at)
        shown = _claim(claim, turn, language, mixed=mixed)
        if heading:
            lines += [f"**{safe_markdown(heading)}**", shown]
        elif claim.beside and not beside:
            lines += [f"**{safe_markdown(BESIDE[answer.language])}**", shown]
        elif lines and "\n" not in answer.answer[at:found]:
            lines[-1] += f" {shown}"
        else:
            lines.append(shown)
        at, beside = found + len(claim.text), claim.beside
    return _joined([*_said_before(answer), *lines])


def _said_before(answer: Answer) -> list[str]:
    """Return the lines of ours that stand before the first claim."""
    before = answer.answer[: max(0, answer.answer.find(answer.claims[0].text))]
    lines = (line for line in before.splitlines() if line.strip())
    return [_item(line) for line in lines if not is_heading(line)]


def support_summary(answer: Answer, language: Language) -> str:
    """Return in words how the answer's claims rest on the documents."""
    counts = Counter(claim.support for claim in answer.claims)
    return " · ".join(
        text(f"count_{support}", language, count=counts[support])
        for support in _SUPPORTS
        if counts[support]
    )


def generator_name(answer: Answer, language: Language) -> str:
    """Return in words who worded the answer, and who checked it."""
    return safe_line(notes.signature(answer, language))


def _claim(claim: Claim, turn: str, language: Language, *, mixed: bool) -> str:
    shown = _item(claim.text)
    shown += "".join(
        f" [:primary-badge[{number}]](#{citation_key(turn, number)})" for number in claim.citations
    )
    if mixed or claim.support not in SHOWN_AS_CHECKED:
        shown += f" :small[:{_COLOURS[claim.support]}[{text(claim.support, language)}]]"
    return shown


def _item(words: str) -> str:
    if words.startswith(_BULLETS):
        return f"- {safe_markdown(words[2:])}"
    return safe_markdown(words)


def _joined(lines: list[str]) -> str:
    """Join lines so that list items stay close together and all else is a paragraph of its own."""
    joined = lines[0]
    for before, line in pairwise(lines):
        joined += next(end for item, end in _ENDS if item(before) and item(line)) + line
    return joined
