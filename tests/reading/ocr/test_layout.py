"""Where columns and lines of a straight page are; how a page is set straight."""

import numpy as np
import pytest
from PIL import Image

from assistant.reading.ocr import layout, lines, straighten

DOTS = 100


def text(dark, top, left, right, count, pitch=20):
    """Lines of dashes, eight rows high, across these columns."""
    for at in range(count):
        row = top + at * pitch
        for column in range(left, right - 6, 10):
            dark[row : row + 8, column : column + 7] = True


@pytest.fixture
def dark():
    return np.zeros((1000, 800), dtype=bool)


def sides(boxes):
    return [(box.left // 100, round(box.right / 100)) for box in boxes]


def test_columns_come_one_after_the_other_below_what_spans_them(dark):
    text(dark, 50, 50, 750, 2)
    text(dark, 120, 50, 380, 20)
    text(dark, 125, 420, 750, 20)
    text(dark, 560, 50, 750, 3)
    assert sides(layout.blocks(dark, DOTS)) == [(0, 7), (0, 4), (4, 7), (0, 7)]


def test_a_table_is_not_taken_for_columns(dark):
    for at in range(15):
        row = 100 + at * 20
        dark[row : row + 8, 50 : 90 + (at * 37) % 200] = True
        dark[row : row + 8, 500 : 560 + (at * 53) % 90] = True
    assert len(layout.blocks(dark, DOTS)) == 1


def test_a_blank_page_has_no_blocks(dark):
    assert layout.blocks(dark, DOTS) == []


def test_marks_go_to_the_line_whose_body_is_nearest(dark):
    text(dark, 50, 50, 400, 3, pitch=24)
    dark[44:47, 60:63] = True  # above the first line
    dark[60:63, 120:123] = True  # below it
    found = lines.lines(np.where(dark, 0, 255).astype(np.uint8), dark, DOTS)
    assert [line.body_top for line in found] == pytest.approx([50, 74, 98], abs=2)
    assert [int((line.picture < 128).sum()) for line in found] == pytest.approx(
        [35 * 56 + 18, 35 * 56, 35 * 56]
    )


def test_rules_belong_to_no_line(dark):
    text(dark, 50, 50, 400, 2, pitch=30)
    clean = [int((line.picture < 128).sum()) for line in _drawn(dark)]
    dark[68:70, 50:400] = True
    dark[40:120, 30:32] = True
    assert [int((line.picture < 128).sum()) for line in _drawn(dark)] == clean


def _drawn(dark):
    return lines.lines(np.where(dark, 0, 255).astype(np.uint8), dark, DOTS)


@pytest.mark.parametrize("angle", [-3.0, -0.6, 0.0, 0.35, 2.2])
def test_a_tilt_is_found_within_a_tenth_of_a_degree(dark, angle):
    text(dark, 50, 50, 750, 40)
    page = Image.fromarray(np.where(dark, 0, 255).astype(np.uint8)).resize((1600, 2000))
    turned = page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    assert straighten.tilt(np.array(turned)) == pytest.approx(-angle, abs=0.1)


def test_a_blank_page_is_not_turned():
    page = np.full((300, 200), 255, dtype=np.uint8)
    assert straighten.straightened(straighten.cleaned(page)) is page
