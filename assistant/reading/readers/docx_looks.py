"""How a DOCX paragraph looks: bold, centred, how large, hidden; by its runs, else by its styles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy

from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element

_RUN, _TEXT, _VALUE = qn("w:r"), qn("w:t"), qn("w:val")
_OFF = {"0", "false", "off", "none"}
_INVISIBLE_SIZE = 3.0  # points; nobody reads less
_WHITE = {"ffffff", "fefefe"}
_PAPER = {*_WHITE, "auto"}
_PLAIN_TABLES = {"TableGrid", "TableNormal"}
_SIZES = ("w:sz", "w:szCs")  # of Latin letters, and of Thai ones


def is_bold(paragraph: _Element, styles: Sequence[_Element]) -> bool:
    """Whether every run with words is bold; Thai letters have a setting of their own."""
    runs = [run for run in paragraph.iter(_RUN) if _words(run)]
    return bool(runs) and all(
        _flag(run, "w:b", styles) or _flag(run, "w:bCs", styles) for run in runs
    )


def size_of(paragraph: _Element, styles: Sequence[_Element]) -> float:
    """The size in points of the first run with words, 0 where nothing says it."""
    run = next((run for run in paragraph.iter(_RUN) if _words(run)), None)
    for name in _SIZES:
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
    sizes = [_value(run, f"w:rPr/{name}") for name in _SIZES]
    told = [int(size) / 2 for size in sizes if size and size.isdecimal() and len(size) < 5]
    if told and max(told) < _INVISIBLE_SIZE:
        return True
    colour = (_value(run, "w:rPr/w:color") or "").lower()
    return colour in _WHITE and not _is_shaded(run)


def spread_hiding(body: _Element, styles: Mapping[str, Sequence[_Element]]) -> None:
    """Write into every run what a style of it hides it with, so that the run alone tells.

    Args:
        body: The body of a document; its runs are changed.
        styles: For each style by its id, it and those that it is based on, the nearest first.
    """
    hiding = {key: told for key, chain in styles.items() if (told := _hiding(chain))}
    if not hiding:
        return
    for paragraph in body.iter(qn("w:p")):
        of_paragraph = hiding.get(_value(paragraph, "w:pPr/w:pStyle") or "", ())
        for run in paragraph.iter(_RUN):
            of_run = hiding.get(_value(run, "w:rPr/w:rStyle") or "", ())
            for setting in (*of_run, *of_paragraph):
                _write(run, setting)


def _hiding(chain: Sequence[_Element]) -> tuple[_Element, ...]:
    """The settings by which a style may hide: what is nearest counts."""
    found = []
    for name in ("w:vanish", "w:color", *_SIZES):
        path = f"{qn('w:rPr')}/{qn(name)}"
        setting = next((s for style in chain if (s := style.find(path)) is not None), None)
        if setting is not None and _may_hide(name, setting):
            found.append(setting)
    return tuple(found)


def _may_hide(name: str, setting: _Element) -> bool:
    value = setting.get(_VALUE, "true").lower()
    if name == "w:vanish":
        return value not in _OFF
    if name == "w:color":
        return value in _WHITE
    return value.isdecimal() and len(value) < 5 and int(value) / 2 < _INVISIBLE_SIZE


def _write(run: _Element, setting: _Element) -> None:
    settings = run.find(qn("w:rPr"))
    if settings is None:
        settings = etree.SubElement(run, qn("w:rPr"))
    if settings.find(setting.tag) is None:
        settings.append(deepcopy(setting))


def _is_shaded(run: _Element) -> bool:
    """Whether white words may stand on something dark."""
    highlight = _value(run, "w:rPr/w:highlight") or "none"
    if highlight not in ("none", "white") or _is_dark(run, "w:rPr"):
        return True
    if any(_is_dark(paragraph, "w:pPr") for paragraph in run.iterancestors(qn("w:p"))):
        return True
    for table in run.iterancestors(qn("w:tbl")):  # its style may shade its rows
        if (_value(table, "w:tblPr/w:tblStyle") or "TableGrid") not in _PLAIN_TABLES:
            return True
    if any(_is_dark(cell, "w:tcPr") for cell in run.iterancestors(qn("w:tc"))):
        return True
    paper = run.getroottree().getroot().find(qn("w:background"))
    return paper is not None and paper.get(qn("w:color"), "auto").lower() not in _PAPER


def _is_dark(holder: _Element, settings: str) -> bool:
    shading = holder.find(f"{qn(settings)}/{qn('w:shd')}")
    return shading is not None and shading.get(qn("w:fill"), "auto").lower() not in _PAPER


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
