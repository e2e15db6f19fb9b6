"""What asks in a long text: found before, within and behind its story, and cut to what asks."""

import pytest

from assistant.retrieval.asking_part import Asks, asking_part, asks, without_story
from assistant.retrieval.questions import understand

THAI = "หมู่บ้านของเราอยู่ริมคลอง ฝายพังเมื่อปีก่อนเพราะฝนตกหนัก ไม่มีใครรู้ว่าจะซ่อมอย่างไร " * 4
ENGLISH = "Our village lies on a canal. The weir broke in a year which saw rain. " * 4
ASKED_THAI = "ใครควรเป็นผู้จ่ายเงินค่าฝายใหม่ของหมู่บ้าน"
ASKED = "Who should pay for the new weir?"


@pytest.mark.parametrize(("story", "asked"), [(THAI, ASKED_THAI), (ENGLISH, ASKED)])
@pytest.mark.parametrize("form", ["{asked} {story}", "{story}{asked}", "{story}{asked} {story}"])
def test_a_question_is_found_wherever_it_stands(story, asked, form):
    assert asking_part(form.format(story=story, asked=asked)).strip() == asked


def test_a_short_text_is_all_of_it():
    assert asking_part("The weir broke. Who pays?") == "The weir broke. Who pays?"


def test_a_long_text_that_asks_nothing_is_its_own_focus():
    told = "Our village lies on a canal. The weir broke last year in the rain. " * 4
    assert asking_part(told) == told
    assert understand(told).focus == told.strip()


def test_what_asks_with_hardly_a_word_of_its_own_keeps_the_piece_beside_it():
    assert asking_part(f"{ENGLISH}The mill wants to move. And why?").endswith(
        "The mill wants to move. And why?"
    )


@pytest.mark.parametrize(
    ("piece", "strength"),
    [
        ("ชาวบ้านมาประชุมหรือไม่", Asks.SURELY),
        ("ใครดูแลคลอง", Asks.LIKELY),
        ("ไม่ว่าใครจะดูแลคลอง", Asks.PERHAPS),
        ("ไม่ควรกู้เกินปีละเท่าไร", Asks.LIKELY),
        ("ดูแลคลองได้ไม่เกินกี่วาระ", Asks.LIKELY),
        ("Please say why it broke", Asks.LIKELY),
        ("It broke in the year which saw rain", Asks.PERHAPS),
        ("The weir broke", Asks.NOT),
    ],
)
def test_how_surely_a_piece_asks(piece, strength):
    assert asks(piece) == strength


def test_what_stands_between_two_questions_is_no_story():
    both = f"{ASKED} A law was made then. Who wrote it?"
    assert without_story(f"{ENGLISH}{both} {ENGLISH}") == both
