"""A lesson by the second curriculum of the shelf keeps what one by the first promises."""

from __future__ import annotations

import pytest
import teaching

from assistant.errors import FrameworkError
from assistant.lessons import pack
from assistant.lessons.building import build_lesson
from assistant.lessons.curriculum import load_curriculum
from assistant.lessons.material import from_curriculum
from assistant.lessons.request.request import parse_request

KEY = "ppp_readiness"


@pytest.fixture(scope="module", params=["th", "en", "both"])
def lesson(request, partnership_library):
    wanted = {"language": request.param, "minutes": 90, "quiz_items": 6, "framework": KEY}
    return build_lesson(partnership_library, parse_request(wanted), today=teaching.TODAY)


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_point_and_set_has_its_evidence_in_the_act(partnership_library, language):
    course = load_curriculum(KEY)
    material = from_curriculum(partnership_library, course, language)
    assert material.unsourced == ()
    assert set(material.sets) == set(course.sets)
    assert len(material.stems) == len(course.stems)
    assert len(material.open) == len(course.open)
    assert all(teaching.is_quoted(partnership_library, c) for c in material.citations)


def test_the_minutes_of_the_agenda_add_up(lesson):
    assert sum(step.minutes for step in lesson.agenda) == lesson.minutes == 90


def test_every_item_of_the_quiz_is_cited(lesson):
    assert len(lesson.quiz) == 6
    assert all(item.citations for item in lesson.quiz)


def test_the_steps_are_drawn_as_its_file_says(lesson):
    kinds = [slide.diagram.kind for slide in lesson.slides if slide.diagram]
    assert set(kinds) == {"arrow"}


def test_the_pack_is_written(lesson):
    assert len(pack.write(lesson, "lesson.zip")) > 100_000


def test_a_framework_that_there_is_not_is_told(partnership_library):
    with pytest.raises(FrameworkError, match="ppp_readiness"):
        build_lesson(partnership_library, parse_request({"topic": "x", "framework": "nobody"}))
