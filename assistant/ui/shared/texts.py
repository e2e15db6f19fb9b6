"""Every word of the interface; the words of a page stand beside it in ``texts.yaml``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from assistant.schema import Language
from assistant.text.calendar import written
from assistant.text.wording import Texts, read_yaml
from assistant.text.wording import say as said_in
from assistant.ui.shared.safe import safe_line

LANGUAGE_NAMES: dict[Language, str] = {"th": "ไทย", "en": "English"}
EXAMPLES = ("example_1", "example_2", "example_3", "example_4", "example_5", "example_6")

TEXTS: Texts = {
    key: said
    for page in sorted(Path(__file__).parents[1].glob("*/texts.yaml"))
    for key, said in read_yaml(page).items()
}


def day(iso: str, language: Language) -> str:
    """Return the day of an ISO 8601 time as its readers write it.

    >>> day("2026-11-01T08:00:00+00:00", "th")
    '1 พ.ย. 2569'
    """
    return written(datetime.fromisoformat(iso).date(), language, "short")


def text(key: str, language: Language, **values: str | int) -> str:
    """Return one interface text as Markdown; every value is made safe, for it may be a stranger's.

    >>> text("page", "en", number=3)
    'p. 3'
    """
    return plain(key, language, **{name: safe_line(str(value)) for name, value in values.items()})


def plain(key: str, language: Language, **values: str | int) -> str:
    """Return one interface text with its values as they are, where nothing reads Markdown."""
    return said_in(TEXTS, key, language, **values)
