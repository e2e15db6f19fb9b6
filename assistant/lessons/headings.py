"""The document, chapter or section that a topic is the very name of: then all of it is meant."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from assistant.lessons.provisions import is_article
from assistant.schema import Passage
from assistant.text.language import content_words, stem

MOST = 0.75  # share of a heading's words that a topic must have which has no other words
_TITLE = 0.4  # the same of a document's title, whose common words ("act", "handbook") count less
_NUMBERED = re.compile(
    r"^\s*(?:(?:หมวด|ส่วนที่|บทที่|ลักษณะ|ภาค|ตอนที่|Chapter|Part|Section|Appendix)\s*[\d๐-๙A-Z]+\s*[:.–-]?"
    r"|\w+\s+\d{1,2}\s*[:.]|[\d๐-๙]{1,2}\s*[.):])\s*",
    re.IGNORECASE,
)
_STEP = " › "  # between the headings of a place
_TELLING = 2  # words of a heading that tells what it is about
_LABEL = 40  # characters of a line that is no sentence
_NO_WORD = re.compile(r"^[\d๐-๙]+$|^พ\.?ศ\.?$")  # the year of a law


def under_heading(
    topic: str,
    passages: Iterable[Passage],
    titles: Mapping[str, str],
    most: float = MOST,
    rarity: Callable[[str], float] = lambda _: 1.0,
) -> tuple[Passage, ...]:
    """Return all passages under the heading that a topic names, a title before a chapter.

    Args:
        topic: Without slips of the pen.
        passages: Those of some documents, in their order.
        titles: The title of each of the documents.
        most: Share of a heading's words that the topic must have; it may have no others.  Where it
            need not have all, less is enough of a title.
        rarity: What a word of a title counts.

    Where several headings are named as well, all of the same height are taken.
    """
    said = _terms(unnumbered(topic))
    if not said:
        return ()
    known: dict[tuple[str, int], float] = {}
    found: dict[tuple[float, int], list[Passage]] = defaultdict(list)
    for passage in passages:
        trail = (titles.get(passage.document_id, ""), *passage.section)
        for height, name in enumerate(trail):
            if (name, height) not in known:
                known[name, height] = _named(said, name, height, most, rarity)
            if known[name, height]:
                found[-known[name, height], height].append(passage)
                break
    return tuple(found[min(found)]) if found else ()


def place_of(title: str, section: tuple[str, ...]) -> str:
    """Return what a section is called: its heading, where this tells it from other sections.

    A label, or the number of an article, goes with what is above it and the document's title.

    >>> place_of("Water act", ("Part 2 Rights", "มาตรา ๗"))
    'Water act › Part 2 Rights › มาตรา ๗'
    """
    name = section[-1] if section else title
    if section and (is_article(section) or len(content_words(name)) < _TELLING):
        return _STEP.join(dict.fromkeys((title, *section[-2:])))
    return name


def is_place(topic: str) -> bool:
    """Tell whether a topic is what ``place_of`` calls a section by several names."""
    return _STEP in topic


def under_place(
    place: str, passages: Iterable[Passage], titles: Mapping[str, str]
) -> list[Passage]:
    """Return the passages of a section by what ``place_of`` calls it."""
    names = place.split(_STEP)
    return [
        passage
        for passage in passages
        if {titles.get(passage.document_id, ""), *passage.section}.issuperset(names)
    ]


def unnumbered(name: str) -> str:
    """Return a heading without the number before it.

    >>> unnumbered("3. Do it with the right people")
    'Do it with the right people'
    """
    return _NUMBERED.sub("", name) or name


def repeated(passages: Iterable[Passage]) -> frozenset[str]:
    """Return the short lines that stand again and again: headings inside sections, labels."""
    lines = (line.strip() for passage in passages for line in passage.text.splitlines())
    counted = Counter(line for line in lines if 0 < len(line) <= _LABEL)
    return frozenset(line for line, count in counted.items() if count > 1)


def _named(
    said: frozenset[str], name: str, height: int, most: float, rarity: Callable[[str], float]
) -> float:
    """Return the share of a heading's words that a topic has, or 0 where that names it not."""
    own = _terms(unnumbered(name))
    if not said <= own:
        return 0.0
    share = len(said) / len(own)
    if share >= most:
        return share
    weighed = sum(map(rarity, said)) / (sum(map(rarity, own)) or 1.0)
    titled = height == 0 and most < 1 and len(said) >= _TELLING  # one word is in many titles
    return weighed if titled and weighed >= _TITLE else 0.0


def _terms(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(text) if not _NO_WORD.match(word))
