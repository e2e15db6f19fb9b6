"""A document is taught in as many parts as there are minutes for; the others are named and lend."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.lessons.agenda import opening
from assistant.lessons.form import say
from assistant.lessons.material import Material, Point, TaughtUnit
from assistant.lessons.merging import merged
from assistant.lessons.parts import InTime, in_time
from assistant.lessons.planning import as_they_stand
from assistant.lessons.quiz.assembling import Made
from assistant.lessons.request.request import parse_request
from assistant.schema import Citation
from assistant.schema.lessons import Proof, QuizItem
from assistant.schema.papers import Statement

SAID = "The crew checks rope {0} of berth {1} before the ferry leaves the pier."


def citation(number: int) -> Citation:
    return Citation(
        number=number, document_id="d", passage_id=f"p{number}", title="Ferry", section=(),
        page=None, start=number, end=number + 1, quote="", passage="", language="en",
    )  # fmt: skip


def part(at: int) -> TaughtUnit:
    points = tuple(
        Point(f"{at}.{n}", f"{at}.{n}", Statement(f"“{text}”", "literature", (3 * at + n + 1,)),
              text, text)
        for n in range(3) for text in [SAID.format(n, at)]
    )  # fmt: skip
    return TaughtUnit(str(at), f"Part {at}", frozenset(), points, (), ())


PARTS = tuple(map(part, range(8)))
WHOLE = Material(
    "en", "Ferry", merged(PARTS, 2, "Ferry", "en"), {}, (), (), tuple(map(citation, range(1, 25)))
)


def asked(*facts: str) -> tuple[QuizItem, ...]:
    return tuple(
        QuizItem(fact, "choice", "en", "?", ("a", "b"), ("a",), "", (1,), "easy", (fact,),
                 Proof(True, True))
        for fact in facts
    )  # fmt: skip


def names(found: InTime) -> str:
    return " · ".join(unit.name for unit in found.material.units)


def test_what_is_asked_about_is_taught_and_the_rest_of_the_time_goes_to_the_earlier_parts():
    found = in_time(WHOLE, PARTS, asked("6.1", "use:3.0"), 13)
    assert names(found) == "Part 0 · Part 1 · Part 3 · Part 6"
    assert found.left == ("Part 2", "Part 4", "Part 5", "Part 7")
    assert found.taught == 4


def test_where_there_is_time_for_all_parts_nothing_is_left_out():
    found = in_time(WHOLE, PARTS, (), 24)
    assert found == InTime(WHOLE)


def test_a_quiz_that_asks_about_what_is_left_out_is_made_again():
    found = in_time(WHOLE, PARTS, asked("6.1"), 6)
    kept, lost = Made(asked("6.1")), Made(asked("6.1", "7.0"))
    assert found.holds(kept)
    assert not found.holds(lost)
    assert found.better(lost, kept) is kept
    assert found.better(kept, Made(())) is kept  # the second gave fewer


def test_what_is_left_out_lends_wrong_options():
    found = in_time(WHOLE, PARTS, (), 6)
    assert {point.id for point in found.material.lending} >= {"7.0", "7.1", "7.2"}


def test_no_two_groups_of_parts_are_discussed_with_the_same_question():
    asks = [unit.discussion for unit in merged(PARTS, 3, "Ferry", "en")]
    assert len(set(asks)) == 3


def test_points_are_told_as_they_stand_in_the_document():
    turned = replace(PARTS[0], points=PARTS[0].points[::-1])
    assert as_they_stand(turned, WHOLE.citations) == PARTS[0]


@pytest.mark.parametrize(
    ("topic", "language", "name"),
    [("Keeping a ferry", "en", "Keeping a ferry"), ("", "en", "Part 0"),
     ("เรือข้ามฟาก", "en", "Part 0"), ("x" * 61, "en", "Part 0")],
)  # fmt: skip
def test_a_lesson_opens_with_its_topic_before_its_parts_are_known(topic, language, name):
    request = parse_request({"topic": topic, "language": language, "minutes": 45})
    assert opening(request, PARTS, language) == say("ask_opening", language, name=name)


def test_parts_that_say_what_to_do_come_before_those_that_tell_of_something():
    tale = "The ferry was built in spring by brothers who came over from pier {0}."
    told = [replace(p, checked=tale.format(p.id)) for p in PARTS[0].points]
    ruled = [
        replace(
            part,
            points=tuple(replace(p, checked=f"Crews must do so: {p.checked}") for p in part.points),
        )
        for part in PARTS[1:]
    ]
    parts = (replace(PARTS[0], points=tuple(told)), *ruled)
    whole = replace(WHOLE, units=merged(parts, 2, "Ferry", "en"))
    assert "Part 0" not in names(in_time(whole, parts, asked("0.1"), 13))
