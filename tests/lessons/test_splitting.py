"""A unit is taken apart where a lesson has time for more than it has units."""

from __future__ import annotations

from assistant.lessons.curriculum import Aim
from assistant.lessons.material import Material, Point, TaughtSet, TaughtUnit
from assistant.lessons.splitting import split
from assistant.schema.papers import Statement


def point(key: str, text: str) -> Point:
    return Point(key, key, Statement(text, "literature", (1,)), text, text)


SAILS = tuple(point(f"sail{n}", f"A sail of kind {n} takes the wind.") for n in range(4))
ROPES = tuple(point(f"rope{n}", f"A rope of kind {n} holds the mast.") for n in range(3))
LOOSE = tuple(point(f"loose{n}", f"The harbour opens at {n}.") for n in range(3))
AIMS = tuple(Aim("apply", {"th": text, "en": text}) for text in ("Choose a sail", "Tie a rope"))
UNIT = TaughtUnit(
    "boat", "The boat", frozenset({"concepts"}), (*SAILS, *ROPES, *LOOSE), AIMS,
    ("Which rope do you trust?",),
)  # fmt: skip
SETS = {
    key: TaughtSet(key, "boat", f"the {key}s", f"a {key}", members, None, False, ())
    for key, members in (("sail", SAILS), ("rope", ROPES))
}
MATERIAL = Material("en", "Boats", (UNIT,), SETS, (), (), ())


def test_each_list_becomes_a_step_and_what_is_left_stays():
    made = split(MATERIAL, 3, "intermediate")
    assert [unit.name for unit in made.units] == ["The boat", "The sails", "The ropes"]
    taught = [p.id for unit in made.units for p in unit.points]
    assert sorted(taught) == sorted(p.id for p in UNIT.points)
    assert made.sets["rope"].unit == made.units[2].id


def test_aims_and_questions_go_with_the_part_that_they_speak_of():
    made = {unit.name: unit for unit in split(MATERIAL, 3, "intermediate").units}
    assert [aim.text["en"] for aim in made["The sails"].aims] == ["Choose a sail"]
    assert [aim.text["en"] for aim in made["The ropes"].aims] == ["Tie a rope"]
    assert "Which rope do you trust?" in made["The ropes"].discussion
    assert all(unit.discussion for unit in made.values())


def test_where_there_is_no_time_for_all_parts_the_unit_stays_whole():
    assert split(MATERIAL, 2, None).units == (UNIT,)
