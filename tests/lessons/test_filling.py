"""A lesson takes what is meant, and what is related only where that is very little."""

from __future__ import annotations

from types import SimpleNamespace

from assistant.lessons.filling import aside_of, filling
from assistant.lessons.topics import Looked, Section
from assistant.schema import Passage


def section(place: str, worth: float, letters: int, document: str = "d") -> Section:
    text = "The crew must check the ropes of the pier. " * (letters // 43)
    passage = Passage(place, document, 0, len(text), text, "paragraph", (place,), None, "en")
    return Section(document, place, worth, (passage,), ())


def looked(*sections: Section) -> Looked:
    return Looked("ropes", SimpleNamespace(), False, sections, (), "sure")  # type: ignore[arg-type]


LITTLE, BESIDE = section("Ropes", 1.0, 100), section("Knots", 0.6, 800)
OTHER, FAR = section("Sails", 0.7, 800, "e"), section("Weather", 0.3, 800)


def places(found: tuple[Section, ...]) -> list[str]:
    return [one.place for one in found]


def test_what_is_little_takes_its_own_document_before_others_and_nothing_far():
    assert places(filling(looked(LITTLE, OTHER, BESIDE, FAR), 50, ())) == ["Ropes", "Knots"]
    assert places(filling(looked(LITTLE, OTHER, BESIDE, FAR), 90, ())) == [
        "Ropes",
        "Knots",
        "Sails",
    ]


def test_what_is_enough_is_taught_alone_and_the_rest_is_named():
    found = looked(section("Ropes", 1.0, 2_000), OTHER, BESIDE)
    taught = filling(found, 60, ())
    assert places(taught) == ["Ropes"]
    assert aside_of(found, places(taught)) == ("Sails", "Knots")
