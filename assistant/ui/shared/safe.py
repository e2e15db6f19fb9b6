"""Makes text of documents, models, questions and file names safe to show as Markdown.

Streamlit fetches images that Markdown names, and turns ``$x$`` into formulas, ``:name:`` into
pictures and addresses into links, in answers and labels alike. Text from outside must do none
of this. Always give the whole text: two harmless pieces of a stream can make one image.
"""

from __future__ import annotations

import re
import unicodedata

JOINER = "\u2060"  # word joiner: invisible, no width, keeps the line together
LABEL_LIMIT = 140  # characters of a title or section in a label: two lines on a telephone

_INVISIBLE = ("Cc", "Cf", "Cs")  # controls, direction and joining marks, halves of surrogates
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")  # separators that are not "\n"
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")  # all of ASCII's, the set that a backslash escapes
_INDENT = re.compile(r"^[ \t\u00a0]+", re.MULTILINE)  # four blanks would make a code block

# These are read after the backslashes are gone, so a joiner has to part them.
_PARTED = (
    (re.compile(r":(?=[\w+\-/]+:)"), r"\g<0>" + JOINER),  # :name: and :material/name:
    (re.compile(r"(?:https?|ftp|mailto|xmpp):|www(?=\.)|@", re.IGNORECASE), r"\g<0>" + JOINER),
    (re.compile(r"[-<>~](?=[->=])"), r"\g<0>" + JOINER),  # -- and -> become other signs
)


def safe_markdown(text: str) -> str:
    r"""Return Markdown that shows the text itself: no image, link, formula, picture or markup.

    Lines and paragraphs stay; invisible characters go.

    >>> safe_markdown("![x](https://a.example/p.png)").replace(JOINER, "~")
    '\\!\\[x\\]\\(https\\:~\\/\\/a\\.example\\/p\\.png\\)'
    """
    text = _LINE_ENDS.sub("\n", text)
    text = "".join(char for char in text if char in "\n\t" or not _invisible(char))
    text = _INDENT.sub("", text)
    for pattern, parted in _PARTED:
        text = pattern.sub(parted, text)
    return _PUNCTUATION.sub(r"\\\g<0>", text)


def safe_line(text: str, limit: int | None = None) -> str:
    r"""Return safe Markdown of one line, for labels; a longer text ends in an ellipsis.

    >>> safe_line("a\n# b", limit=3)
    'a …'
    """
    line = " ".join(text.split())
    if limit is not None and len(line) > limit:
        line = line[: limit - 1] + "…"
    return safe_markdown(line)


def _invisible(char: str) -> bool:
    return unicodedata.category(char) in _INVISIBLE
