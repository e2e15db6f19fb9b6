"""Advice: what the documents say to a case, the points of a way of working, and a plan offered."""

from __future__ import annotations

import pytest

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.generation.extractive import ExtractiveGenerator
from assistant.answering.responding.advising import advise
from assistant.answering.responding.desk import Desk
from assistant.checking.cross_language import Means

CASE = "ตำบลของผมอยากตั้งศูนย์ซ่อมจักรยานแต่หาอาสาสมัครช่างจักรยานไม่ได้ ควรทำอย่างไร"


@pytest.fixture(scope="module")
def shipped_desk(shipped_library):
    return Desk(shipped_library, ExtractiveGenerator(shipped_library), Means())


def test_advice_quotes_what_the_documents_say_to_the_case(own_desk):
    response = advise(own_desk, Wish("advise", CASE, "th"))
    lead, *lines = response.claims
    assert lead.lead
    assert lines
    assert all(claim.quotes for claim in lines)
    assert {q.passage.document_id for c in lines for q in c.quotes} == {"bicycles"}


def test_advice_offers_a_plan_for_the_case(own_desk):
    [offer] = advise(own_desk, Wish("advise", CASE, "th")).suggestions
    assert (offer.kind, offer.text) == ("plan", CASE)


def test_without_a_document_on_the_case_there_is_no_advice(own_desk):
    case = "เรือดำน้ำของกองทัพเรือจมควรทำอย่างไร"
    assert advise(own_desk, Wish("advise", case, "th")) is None


@pytest.mark.parametrize(
    ("case", "language"),
    [
        ("หลายหน่วยงานช่วยกันดูแลผู้สูงอายุแต่ไม่มีใครรับผิดชอบ ควรทำอย่างไร", "th"),
        ("Three towns share an ambulance and nobody decides. What should we do?", "en"),
    ],
)
def test_a_way_of_working_that_the_library_holds_gives_its_points_and_steps(
    shipped_desk, case, language
):
    response = advise(shipped_desk, Wish("advise", case, language))
    lines = [claim for claim in response.claims if not claim.lead]
    assert len(lines) >= 4
    assert all(claim.quotes for claim in lines)
    assert len({claim.text for claim in lines}) == len(lines)
    assert {q.passage.language for c in lines for q in c.quotes} == {language}
