"""What only a lesson by another curriculum shows: its pictures are those of its file."""

from __future__ import annotations

import pytest
import teaching

from assistant.errors import FrameworkError
from assistant.lessons import pack
from assistant.lessons.building import build_lesson
from assistant.lessons.request.request import parse_request

KEY = "ppp_readiness"


@pytest.fixture(scope="module")
def bilingual(partnership_library):
    wanted = {"language": "both", "minutes": 90, "quiz_items": 6, "framework": KEY}
    return build_lesson(partnership_library, parse_request(wanted), today=teaching.TODAY)


def test_its_quiz_is_as_long_as_was_asked_and_cited(bilingual):
    assert len(bilingual.quiz) == 6
    assert all(item.citations for item in bilingual.quiz)


def test_steps_are_drawn_as_its_file_says(bilingual):
    assert {slide.diagram.kind for slide in bilingual.slides if slide.diagram} == {"arrow"}


def test_a_bilingual_lesson_of_it_is_written_with_all_its_files(bilingual):
    assert len(pack.write(bilingual, "lesson.zip")) > 100_000


def test_a_framework_that_there_is_not_is_told(partnership_library):
    with pytest.raises(FrameworkError, match=KEY):
        build_lesson(partnership_library, parse_request({"topic": "x", "framework": "nobody"}))
