"""What a document is called."""

import pytest

from assistant.reading.documents import build
from assistant.schema import Line, RawDocument

PROSE = "The village council looks after the water of the canal all through the year."


def title(*lines, **fields):
    return build(RawDocument("file.pdf", tuple(lines), **fields)).title


def test_a_law_is_called_as_its_first_article_says():
    law = "พระราชบัญญัติ\nลำคลอง\nพ.ศ. ๒๕๖๖\n\nมาตรา ๑ พระราชบัญญัตินี้เรียกว่า “พระราชบัญญัติลำคลอง พ.ศ. ๒๕๖๖”"
    assert title(*map(Line, law.split("\n"))) == "พระราชบัญญัติลำคลอง พ.ศ. ๒๕๖๖"


def test_the_largest_first_lines_are_the_title_and_a_property_is_only_a_spare():
    lines = [
        Line("[Department]", size=20.0, opens=True),
        Line("Canals and", size=20.0, opens=True),
        Line("Wells", size=20.0, opens=False),
        *[Line(PROSE, size=12.0, opens=True)] * 5,
    ]
    assert title(*lines, title="How to Apply") == "Canals and Wells"
    assert title(*lines[3:], title="How to Apply") == "How to Apply"


def test_a_heading_deep_in_the_text_is_no_title():
    lines = [*[Line(PROSE, "paragraph")] * 40, Line("Equal Opportunities", "heading", level=1)]
    assert title(*lines, title="Canals") == "Canals"


@pytest.mark.parametrize("name", ["บทคัดย่อ", "Abstract", "สารบัญ", "References"])
def test_a_part_that_every_paper_has_is_no_title(name):
    lines = [Line(name, "heading", level=1), Line(PROSE, "paragraph")]
    assert title(*lines, title="Canals") == "Canals"


def test_the_callers_title_wins():
    assert title(Line("Water", "title"), metadata={"title": "Canals"}) == "Canals"


def test_a_text_that_is_one_paragraph_is_called_as_its_file():
    assert title(Line(PROSE), Line(PROSE)) == "file.pdf"


def test_a_first_line_that_a_gap_parts_from_the_rest_is_the_title():
    assert title(Line("Canals"), Line(""), Line(PROSE)) == "Canals"
