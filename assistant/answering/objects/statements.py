"""What of a text states something by itself, and how it reads.

A heading, a line that only announces, a menu, a reference, a field of a form and the formula by
which a law is enacted state nothing; these are rules of form, the same for every document.
"""

from __future__ import annotations

import re

from assistant.reading.structure.labels import label_of
from assistant.schema import Passage, Span
from assistant.settings.objects import STATEMENT
from assistant.text.language import content_words, unwrap
from assistant.text.quotations import without_targets

# What announces and stops: whatever follows is not here.
_ANNOUNCES = re.compile(
    r"(?:ดัง(?:ต่อไป)?นี้|ได้แก่|ประกอบด้วย|อาทิ|เช่น|คือ|ว่า|:|[:;]\s*[-–]"
    r"|\b(?:as follows|following|includ(?:es?|ing)|such as|are|to|of|in|by|that|and|or))[\s:]*$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"[\s,]*(?:ดัง(?:ต่อไป)?นี้|(?:as follows|the following))?[\s:–-]*$", re.IGNORECASE
)
# A sentence that begins so goes on from the one before it.
_GOES_ON = re.compile(
    r"(?:ดัง(?:ต่อไป)?นี้|และ|แต่|ซึ่ง|โดย|ดังนั้น|ดังกล่าว|นอกจาก|ทั้งนี้|จากนั้น|เข้าด้วยกัน|ทำให้"
    r"|จึง|ด้วยเหตุนี้|เพราะฉะนั้น|ส่งผลให้)"
    r"|(?:as follows|as (?:a|the) result|consequently|hence|for th(?:is|at) reason"
    r"|and|but|so|which|therefore|however|moreover|in addition|thus"
    r"|these|this|they|it)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(r"\s*#{1,6}\s")
_MARK = re.compile(r"^\s*(?:#{1,6}\s+|[*•▪●–-]\s+)")
_FOOTNOTE = re.compile(r"\[[0-9๐-๙]{1,3}\]")
_FIELD = re.compile(
    r"\s*\|?\s*[^\s:|][^:|\n.]{1,30}:\s*\|?[^.|\n]{0,60}\|?\s*$"
)  # "Sector: Health"
_TRAIL = re.compile(r"[›»|→].*[›»|→].*[›»|→]")
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\s]*\)|https?://\S+")
_EMPHASIS = re.compile(r"(?<![\w*])\*\*?(?=\S)|(?<=\S)\*\*?(?![\w*])|`")


def readable(text: str) -> str:
    r"""Return a text as a reader sees it: unwrapped, its links as their words, no marks.

    The cells of a table's row are set apart by dashes.

    >>> readable("* See the [open\nstandards](https://a.b/c) **first**")
    'See the open standards first'
    >>> readable("The last cell ends so. |")
    'The last cell ends so.'
    """
    plain = without_targets(_MARK.sub("", text))
    cells = [unwrap(cell).strip() for cell in plain.strip().strip("|").split("|")]
    flat = (
        " – ".join(filter(None, cells))
        if plain.lstrip().startswith("|")
        else unwrap(plain).rstrip("| ")
    )
    return _EMPHASIS.sub("", _FOOTNOTE.sub("", flat)).strip()


def states(text: str) -> bool:
    """Tell whether a text says something that can stand alone.

    >>> [states(t) for t in ("## Budget", "There are three kinds:", "Sector: Local Government")]
    [False, False, False]
    >>> states("The council meets twice a year.")
    True
    """
    if _HEADING.match(text) or is_field(text) or _TRAIL.search(text) or refers(text) or asks(text):
        return False
    said = readable(text)
    return not announces(said) and len(set(content_words(said))) >= STATEMENT.least_words


def asks(text: str) -> bool:
    """Tell whether a text ends as a question: it asks and states nothing."""
    return text.rstrip(' \n\t"”*_').endswith(("?", "？"))


def is_field(text: str) -> bool:
    """Tell whether a text is the field of a form: a label and a few words."""
    return bool(_FIELD.match(text))


def goes_on(text: str) -> bool:
    """Tell whether a text begins as what goes on from words before it, and cannot stand first.

    >>> goes_on("ดังนี้: 1) ข้อมูลมีจำกัด"), goes_on("คณะกรรมการประชุมปีละสองครั้ง")
    (True, False)
    """
    return bool(_GOES_ON.match(text))


def announces(text: str) -> bool:
    """Tell whether a text only announces what comes next."""
    return bool(_ANNOUNCES.search(text))


def refers(text: str) -> bool:
    """Tell whether a text is a reference: most of it is the words of links."""
    links = [match[1] or match[0] for match in _LINK.finditer(text)]
    plain = without_targets(text)
    return bool(links) and sum(map(len, links)) > STATEMENT.linked * len(plain.strip())


def announced(text: str) -> str:
    """Return what announces a list as the line above it: its last words are one colon.

    >>> announced("หน้าที่ของสภา มีดังต่อไปนี้"), announced("The fund has the following:")
    ('หน้าที่ของสภา มี:', 'The fund has:')
    """
    return _CLOSING.sub("", readable(text)) + ":"


def without_label(text: str, span: Span) -> Span:
    """Return a span of a text without the label of an article ("มาตรา ๗") that it begins with.

    The place is told by the citation.
    """
    start, end = span
    label = label_of(text[start:end])
    if label is None or label.family != "clause":
        return span
    rest = text[start + label.end : end]
    note = _FOOTNOTE.match(rest)
    rest = rest[note.end() :] if note else rest
    return (end - len(rest.lstrip()), end) if rest.strip() else span


def is_formula(passage: Passage, *, law: bool) -> bool:
    """Tell whether a passage of a law stands outside its articles: by what it was enacted."""
    return law and not passage.refs and passage.kind == "paragraph"
