"""The levels of headings follow from labels, looks and their order in the document."""

from read_texts import blocks

from assistant.reading.documents import build
from assistant.schema import Line, RawDocument

PROSE = "The village council looks after the water of the canal and its banks all through the year."


def made(*lines):
    return build(RawDocument("made-up.pdf", tuple(lines)))


def text(words=PROSE):
    return Line(words, "paragraph", size=12.0)


def loud(words, size=12.0):
    return Line(words, "paragraph", size=size, bold=True)


def paths(document):
    return [block.section for block in blocks(document, "heading")]


def test_larger_stands_over_smaller_and_bold_over_plain_numbers():
    found = made(
        loud("Water", 16.0), loud("Wells"), text(), loud("Soil", 16.0), loud("Sand"), text()
    )
    assert paths(found) == [("Water",), ("Water", "Wells"), ("Soil",), ("Soil", "Sand")]


def test_dotted_numbers_nest_by_their_points():
    found = made(loud("1. Water"), text(), loud("1.1 Wells"), text(), loud("2. Soil"), text())
    assert paths(found) == [("1. Water",), ("1. Water", "1.1 Wells"), ("2. Soil",)]


def test_divisions_of_a_law_nest_by_their_words():
    clauses = [text(f"มาตรา {n} {PROSE}") for n in range(1, 5)]
    found = made(
        text("ภาค ๑ น้ำ"),
        text("หมวด ๑"),
        text("ลำคลอง"),
        *clauses[:2],
        text("หมวด ๒ บ่อ"),
        *clauses[2:],
    )
    assert paths(found) == [
        ("ภาค ๑ น้ำ",),
        ("ภาค ๑ น้ำ", "หมวด ๑ ลำคลอง"),
        ("ภาค ๑ น้ำ", "หมวด ๑ ลำคลอง", "มาตรา 1"),
        ("ภาค ๑ น้ำ", "หมวด ๑ ลำคลอง", "มาตรา 2"),
        ("ภาค ๑ น้ำ", "หมวด ๒ บ่อ"),
        ("ภาค ๑ น้ำ", "หมวด ๒ บ่อ", "มาตรา 3"),
        ("ภาค ๑ น้ำ", "หมวด ๒ บ่อ", "มาตรา 4"),
    ]


def test_the_largest_first_line_names_the_document_and_heads_no_path():
    found = made(loud("A Guide to Canals", 20.0), text(), loud("Water", 14.0), text())
    assert paths(found) == [(), ("Water",)]
    assert found.title == "A Guide to Canals"


def test_what_looks_alike_right_below_a_part_of_every_paper_begins_its_parts():
    found = made(
        loud("Methods"),
        loud("The area"),
        text(),
        loud("The wells"),
        text(),
        loud("Results"),
        text(),
    )
    assert paths(found) == [
        ("Methods",),
        ("Methods", "The area"),
        ("Methods", "The wells"),
        ("Results",),
    ]


def test_a_bold_sentence_is_no_heading():
    assert paths(made(text(), loud("Nobody may dig here. It is forbidden."), text())) == []


def test_what_stands_below_references_or_contents_is_no_answer():
    found = made(loud("Water"), text(), loud("References"), text("A. Field (2004). Canals. Press."))
    assert [b.role for b in blocks(found, "paragraph")] == ["body", "bibliography"]


def test_lines_with_leaders_and_page_numbers_are_contents():
    lines = [text(f"{n}. Water ............ {n}") for n in range(1, 4)]
    assert {b.role for b in blocks(made(*lines, text()), "paragraph")} == {"contents", "body"}
