"""Texts made to take long: time grows with their length, and no passage is longer than it may."""

from time import process_time

import pytest

from assistant.reading import documents, splitters
from assistant.reading.readers.markdown import markdown_lines, plain_lines
from assistant.schema import RawDocument

LONG = 200_000  # characters, about 100 pages: a second or two
SECONDS = 25  # a shape whose time grows with the square of its length takes minutes

SHAPES = {
    "numbered lines": lambda n: "\n".join(f"{i}. ข้อ" for i in range(n // 11)),
    "marks on a letter": lambda n: "ก" + "\u0e48\u0e31\u0e35" * (n // 3),
    "one mark twice": lambda n: "ก" + "\u0e48" * n,
    "one letter": lambda n: "ก" * n,
    "words without blanks": lambda n: "การบริหารงานภาครัฐแบบเครือข่าย" * (n // 30),
    "leading vowels": lambda n: "\u0e40" * n,
    "initials": lambda n: "ก. " * (n // 3),
    "open brackets": lambda n: "(ก " * (n // 3),
    "lists inside a paragraph": lambda n: "(1) ความต้องการ (2) การบริหาร " * (n // 29),
    "short paragraphs": lambda n: "ก\n\n" * (n // 3),
    "announcements": lambda n: "ดังนี้\n" * (n // 7),
    "table captions": lambda n: "ตารางที่ 1\n" * (n // 11),
    "blanks": lambda n: "ก" + " " * n + "ข" * 50,
    "line ends": lambda n: "ก" * 50 + "\n" * n + "ข" * 50,
    "torn marks": lambda n: "ก\n\u0e48" * (n // 3),
    "digits": lambda n: "1" * n,
    "articles of a law": lambda n: "\n".join(f"มาตรา {i} ให้มีการ" for i in range(n // 18)),
    "headings": lambda n: "\n".join(f"# หัวข้อ {i}\n\nข้อความ" for i in range(n // 22)),
    "headings in headings": lambda n: "\n".join(
        f"{'#' * (i % 6 + 1)} ก {i}" for i in range(n // 9)
    ),
    "rows": lambda n: "| ก | ข |\n|---|---|\n" + "| 1 | |\n" * (n // 8),
    "bars": lambda n: "|" * n,
    "one sentence of English": lambda n: "word " * (n // 5),
    "full stops": lambda n: "." * n,
}
_SPANNING = 4_000  # a list of headings may span its sections


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_hostile_text_takes_seconds_and_makes_passages_of_bounded_length(shape):
    lines = (markdown_lines if "#" in shape(60) or "|" in shape(60) else plain_lines)(shape(LONG))
    begin = process_time()
    document = documents.build(RawDocument(name="hostile.txt", lines=lines))
    passages = splitters.split(document)
    assert process_time() - begin < SECONDS
    limit = {"list": _SPANNING}
    text = document.text
    assert [p for p in passages if p.end - p.start > limit.get(p.kind, splitters.LONGEST)] == []
    assert all(text[p.start : p.end] == p.text for p in passages)
    spans = [span for p in passages for span in (*p.windows, *p.parts)]
    assert all(0 <= start <= end <= len(text) for start, end in spans)


def test_what_stands_alone_is_not_too_short_to_be_found():
    shapes = (shape(20_000) for name, shape in SHAPES.items() if name != "articles of a law")
    for text in shapes:
        document = documents.build(RawDocument(name="hostile.txt", lines=plain_lines(text)))
        found = [p for p in splitters.split(document) if p.kind == "paragraph"]
        alone = [p for p in found if len(p.text) < 40]
        assert len(alone) <= 2, (text[:40], alone[:3])  # the first and the last of a text
