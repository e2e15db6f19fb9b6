"""What of a web page is no text: menus, banners, side columns, the foot; by tag, name, links."""

from __future__ import annotations

import re

from lxml.etree import _Element

_TAGS = {"nav", "aside", "footer"}
_ROLES = {"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar"}
# Names that web sites give such parts, as their class or id.
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|menu|nav|navbar|navigation|breadcrumbs?|sidebar|sharing|share"
    r"|social|skiplink|banner|footer|related|advert(?:isement)?|popup|toolbar|pagination)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MAIN = ("main", "article")
_MAIN_SHARE = 0.3  # of a page's letters; a smaller main part is not what the page is about
_MOST = 0.9  # of a page's letters; if more is furniture, the names mislead and none is
_LINKS = 0.8  # of a list's letters that are links: a menu
_MENU_ITEM = 60  # letters; longer links are a list of works


class Furniture:
    """Tells the furniture of one page."""

    def __init__(self, root: _Element) -> None:
        letters = _letters(root)
        mains = [
            e for name in _MAIN for e in root.iter(name) if _letters(e) > _MAIN_SHARE * letters
        ]
        self._main = mains[0] if mains else None
        self._inside: set[_Element] = set()
        if self._main is not None:
            self._inside = {*self._main.iter(), *self._main.iterancestors()}
        self._none = False
        held = sum(_letters(e) for e in root.iter() if self.holds(e) and not self._below(e))
        self._none = held > _MOST * letters

    def holds(self, element: _Element) -> bool:
        """Whether an element and all in it is furniture."""
        if self._none or not isinstance(element.tag, str) or element.tag in ("html", "body"):
            return False
        if self._main is not None and element not in self._inside:
            return element.tag not in ("head", "title")
        named = f"{element.get('class', '')} {element.get('id', '')}"
        return (
            element.tag in _TAGS
            or (element.get("role") or "") in _ROLES
            or bool(_NAMES.search(named))
            or _is_menu(element)
        )

    def _below(self, element: _Element) -> bool:
        return any(self.holds(above) for above in element.iterancestors())


def _is_menu(element: _Element) -> bool:
    """Whether a list is all short links."""
    if element.tag not in ("ul", "ol"):
        return False
    links = ["".join(map(str, link.itertext())).strip() for link in element.iter("a")]
    if len(links) < 3 or max(map(len, links)) > _MENU_ITEM:
        return False
    return sum(map(len, links)) >= _LINKS * _letters(element)


def _letters(element: _Element) -> int:
    return sum(len(text.strip()) for text in element.itertext() if isinstance(text, str))
