"""What a topic is about: its points, by its words, everyday ones as the course prints them."""

from __future__ import annotations

import pytest

from assistant.lessons.aiming import aim


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("เครือข่ายไปไม่รอดเพราะอะไร", "เครือข่ายล้มเหลวเพราะอะไร"),
        ("งบของเครือข่าย", "งบประมาณของเครือข่าย"),
    ],
)
def test_everyday_words_mean_the_points_that_print_others(course, said, printed):
    assert aim(said, course).points == aim(printed, course).points
    assert aim(said, course).points


def test_a_topic_of_no_word_of_the_course_has_no_points(course):
    assert not aim("วิธีเลี้ยงปลากัดในโหลแก้ว", course).points
