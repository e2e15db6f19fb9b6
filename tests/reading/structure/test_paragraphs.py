"""Which line breaks wrap, and which end a paragraph."""

import re

import pytest

from assistant.reading.structure.lines import text_lines
from assistant.reading.structure.paragraphs import paragraphs, width

NOTHING = re.compile(r"(?!)")
LONG = "หน่วยงานของรัฐต้องร่วมมือกับภาคเอกชนและชุมชนในพื้นที่"
SHORT = "จึงจะสำเร็จ"


def found(text, breaks=NOTHING, alone=frozenset()):
    return paragraphs(text, list(text_lines(text)), breaks, alone)


def texts(text, breaks=NOTHING, alone=frozenset()):
    return [p.text for p in found(text, breaks, alone)]


def test_marks_above_and_below_take_no_width():
    assert width("ที่นี่") == 2
    assert width("  ab ") == 2
    assert width("") == 0


def test_lines_know_their_offset_and_the_gap_before_them():
    lines = list(text_lines("a\n\n b\nc"))
    assert [(line.text, line.start, line.after_gap) for line in lines] == [
        ("a", 0, True),
        (" b", 3, True),
        ("c", 6, False),
    ]


def test_a_short_line_runs_on_unless_a_blank_closes_it_where_blanks_close_lines():
    text = f"{SHORT}\n{SHORT} \n{LONG} \n\n{SHORT} \n{LONG}\n{LONG} "
    assert texts(text) == [f"{SHORT}\n{SHORT}", LONG, SHORT, f"{LONG}\n{LONG}"]


def test_a_wrapped_line_runs_on_over_a_page_break_where_blanks_close_lines():
    text = f"{LONG} \n\n{LONG}\n\n\n{SHORT} \n{SHORT} \n"
    assert texts(text) == [LONG, f"{LONG}\n\n\n{SHORT}", SHORT]


def test_without_trailing_blanks_a_full_line_runs_on_and_a_short_one_ends():
    assert texts(f"{LONG}\n{LONG}\n{SHORT}\n{LONG}\n{SHORT}") == [
        f"{LONG}\n{LONG}\n{SHORT}",
        f"{LONG}\n{SHORT}",
    ]


def test_without_trailing_blanks_a_gap_ends_a_paragraph():
    assert texts(f"{LONG}\n\n{LONG}\n{SHORT}") == [LONG, f"{LONG}\n{SHORT}"]


@pytest.mark.parametrize("marker", ["1.", "1)", "(1)", "๑.", "-", "•", "*"])
def test_a_marker_opens_a_paragraph(marker):
    item = f"{marker} {LONG}"
    assert texts(f"{LONG}\n{item}\n{LONG}") == [LONG, f"{item}\n{LONG}"]


@pytest.mark.parametrize("text", ["2.5 ล้านบาท", "2552 เป็นปีแรก", "(2004) wrote", "-5 degrees"])
def test_a_number_in_prose_is_no_marker(text):
    assert found(text)[0].number is None


@pytest.mark.parametrize(
    ("text", "number"), [("1. a", 1), ("(12) a", 12), ("๓) ก", 3), ("• a", 0), ("a", None)]
)
def test_a_paragraph_knows_its_number(text, number):
    assert found(text)[0].number == number


def test_a_line_that_stands_alone_joins_nothing():
    text = f"{LONG}\n{LONG}\n{LONG}"
    assert texts(text, alone=frozenset({len(LONG) + 1})) == [LONG, LONG, LONG]


def test_a_line_that_breaks_opens_a_paragraph():
    assert texts(f"{LONG}\nที่มา: ก\n{SHORT}", re.compile("ที่มา"))[0] == LONG


@pytest.mark.parametrize("text", ["", "\n\n", " \t\n", "ก", "\tก\t\n\n\tข", "a \n b \nc d\n"])
def test_offsets_frame_the_text_without_outer_blanks(text):
    for p in found(text):
        assert text[p.start : p.end] == p.text == p.text.strip()
