"""How a DOCX paragraph looks: bold, centred, how large, hidden; by its runs, else by its styles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docx.oxml.ns import qn
from lxml.etree import _Element

_RUN, _TEXT, _VALUE = qn("w:r"), qn("w:t"), qn("w:val")
_OFF = {"0", "false", "off", "none"}
_INVISIBLE_SIZE = 3.0  # points; nobody reads less
_WHITE = {"ffffff", "fefefe"}


def is_bold(paragraph: _Element, styles: Sequence[_Element]) -> bool:
    """Whether every run with words is bold; Thai letters have a setting of their own."""
    runs = [run for run in paragraph.iter(_RUN) if _words(run)]
    return bool(runs) and all(
        _flag(run, "w:b", styles) or _flag(run, "w:bCs", styles) for run in runs
    )


def size_of(paragraph: _Element, styles: Sequence[_Element]) -> float:
    """The size in points of the first run with words, 0 where nothing says it."""
    run = next((run for run in paragraph.iter(_RUN) if _words(run)), None)
    for name in ("w:sz", "w:szCs"):
        for holder in (run, *styles):
            value = _value(holder, f"w:rPr/{name}")
            if value and value.isdecimal() and len(value) < 5:
                return int(value) / 2
    return 0.0


def is_centred(paragraph: _Element, styles: Sequence[_Element]) -> bool:
    """Whether the paragraph stands in the middle."""
    settings = (_value(holder, "w:pPr/w:jc") for holder in (paragraph, *styles))
    return next((value for value in settings if value), "") == "center"


def is_hidden(run: _Element) -> bool:
    """Whether a reader of the page cannot see a run: hidden, tiny, or white on white."""
    if _is_on(run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")):
        return True
    size = _value(run, "w:rPr/w:sz")
    if size and size.isdecimal() and int(size) / 2 < _INVISIBLE_SIZE:
        return True
    colour = (_value(run, "w:rPr/w:color") or "").lower()
    shaded = (
        run.find(f"{qn('w:rPr')}/{qn('w:shd')}") is not None
        or run.find(f"{qn('w:rPr')}/{qn('w:highlight')}") is not None
        or any(True for _ in run.iterancestors(qn("w:tc")))  # cells are often dark
    )
    return colour in _WHITE and not shaded


def hidden_words(paragraph: _Element) -> str:
    """The words of a paragraph's hidden runs."""
    return " ".join(_words(run) for run in paragraph.iter(_RUN) if is_hidden(run))


def _words(run: _Element) -> str:
    return "".join(piece.text or "" for piece in run.iter(_TEXT)).strip()


def _flag(run: _Element, name: str, styles: Iterable[_Element]) -> bool:
    for holder in (run, *styles):
        found = holder.find(f"{qn('w:rPr')}/{qn(name)}")
        if found is not None:
            return _is_on(found)
    return False


def _is_on(found: _Element | None) -> bool:
    return found is not None and found.get(_VALUE, "true").lower() not in _OFF


def _value(element: _Element | None, path: str) -> str | None:
    if element is None:
        return None
    found = element.find("/".join(qn(step) for step in path.split("/")))
    return found.get(_VALUE) if found is not None else None
