"""What of a web page nobody sees by its own styles: not shown, tiny, off the page, white on white.

Styles are read as far as they say it: inline, and rules for a tag, a class or an id. Rules under a
condition (a narrow window, print) do not count, and neither do style sheets elsewhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml.etree import _Element

_TOKEN = re.compile(r"[{}]|[^{}]+")
_SIMPLE = re.compile(r"([a-zA-Z][\w-]*)?((?:[.#][\w-]+)*)")
_PART = re.compile(r"[.#][\w-]+")
_FAR = re.compile(r"-\s*(?:\d{4,}(?:\.\d+)?\s*(?:px|pt)?|\d{3,}\s*(?:r?em|%|vw|ch))\s*$")
_TINY = re.compile(
    r"(?:0*\.?0+\s*(?:px|pt|r?em|%|ex)?|[0-2](?:\.\d+)?\s*(?:px|pt)|0?\.[01]\d*\s*r?em|\d%)\s*$"
)
_NOTHING = re.compile(r"0*\.?0+%?$")
_TOLD = {
    "display", "visibility", "opacity", "font-size", "text-indent", "left", "top", "margin-left",
    "color", "background", "background-color",
}  # fmt: skip
_MOST_RULES = 20_000  # of a page: more is no style of a page
_LIGHT = 240  # of 255
_NAMED = {"white": "#ffffff", "snow": "#fffafa", "ghostwhite": "#f8f8ff", "black": "#000000"}
_NUMBERS = re.compile(
    r"rgba?\(\s*(\d{1,3})[,\s]+(\d{1,3})[,\s]+(\d{1,3})(?:[,/\s]+([\d.]+%?))?\s*\)"
)
_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})\b")

Style = Mapping[str, str]
Colour = tuple[int, int, int]


class _Rule(NamedTuple):
    """Declarations for the elements that have a tag (if any) and all parts (".class", "#id")."""

    tag: str
    parts: frozenset[str]
    style: Style


class Hidden:
    """Tells what of one page is hidden."""

    def __init__(self, root: _Element) -> None:
        self._rules: defaultdict[str, list[_Rule]] = defaultdict(list)
        for at, rule in enumerate(_rules(root)):
            if at == _MOST_RULES:
                break
            key = min(rule.parts) if rule.parts else rule.tag
            self._rules[key].append(rule)
        self._styled_elsewhere = any(
            "stylesheet" in (link.get("rel") or "").lower() for link in root.iter("link")
        )

    def holds(self, element: _Element) -> bool:
        """Whether nobody sees an element, whatever is around it."""
        if "hidden" in element.attrib:
            return True
        style = self._style(element)
        return bool(style) and (_is_gone(style) or self._is_paper_on_paper(element, style))

    def _style(self, element: _Element) -> Style:
        parts = {f".{name}" for name in (element.get("class") or "").split()}
        parts.add(f"#{element.get('id')}")
        tag = str(element.tag)
        found: dict[str, str] = {}
        for key in (tag, *sorted(parts)):
            for rule in self._rules.get(key, ()):
                if rule.tag in ("", tag) and rule.parts <= parts:
                    found.update(rule.style)
        found.update(_declarations(element.get("style") or ""))
        return found

    def _is_paper_on_paper(self, element: _Element, style: Style) -> bool:
        """Whether words have the colour of what lies under them and none inside has another."""
        words = _colour(style.get("color", ""))
        if words is None or not self._is_as_under(element, style, words):
            return False
        return not any("color" in self._style(inside) for inside in _inside(element))

    def _is_as_under(self, element: _Element, style: Style, words: Colour) -> bool:
        for above in (element, *element.iterancestors()):
            told = style if above is element else self._style(above)
            ground = told.get("background-color") or told.get("background") or above.get("bgcolor")
            if ground:
                colour = _colour(ground)
                return colour is not None and _alike(words, colour)
        return min(words) > _LIGHT and not self._styled_elsewhere


def _inside(element: _Element) -> Iterator[_Element]:
    return (e for e in element.iterdescendants() if isinstance(e.tag, str))


def _rules(root: _Element) -> Iterator[_Rule]:
    for sheet in root.iter("style"):
        for selectors, body in _unconditional(sheet.text or ""):
            style = _declarations(body)
            for selector in selectors.split(",") if style else ():
                match = _SIMPLE.fullmatch(selector.strip())
                if match and match[0]:
                    tag, parts = (match[1] or "").lower(), frozenset(_PART.findall(match[2]))
                    yield _Rule(tag, parts, style)


def _unconditional(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield the rules that always hold, as their selectors and what they declare."""
    first, *others = sheet.split("/*")
    text = first + "".join(part.partition("*/")[2] for part in others)
    depth, head = 0, ""
    for token in _TOKEN.findall(text):
        if token in "{}":
            depth = max(0, depth + (1 if token == "{" else -1))
        elif depth == 0:
            head = token.rpartition(";")[2].strip()
        elif depth == 1 and not head.startswith("@"):
            yield head, token


def _declarations(text: str) -> Style:
    pairs = (one.partition(":") for one in text.lower().split(";"))
    return {
        name.strip(): value.replace("!important", "").strip()
        for name, _, value in pairs
        if name.strip() in _TOLD and value.strip()
    }


def _is_gone(style: Style) -> bool:
    return (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or bool(_NOTHING.match(style.get("opacity", "1")))
        or bool(_TINY.match(style.get("font-size", "")))
        or any(_FAR.match(style.get(n, "")) for n in ("left", "top", "text-indent", "margin-left"))
    )


def _colour(text: str) -> Colour | None:
    """A colour that is told in full; nothing for pictures, shades and what shines through."""
    value = _NAMED.get(text.strip(), text.strip())
    if match := _NUMBERS.match(value):
        through = match[4] in ("0", "0.0", "0%")
        return None if through else (int(match[1]), int(match[2]), int(match[3]))
    if match := _HEX.match(value):
        digits = match[1] if len(match[1]) == 6 else "".join(2 * d for d in match[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    return None


def _alike(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= 255 - _LIGHT for a, b in zip(one, other, strict=True))
