"""Advice: what the documents say to a case, the points of a way of working, and a plan offered."""

from __future__ import annotations

import pytest

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.generation.extractive import ExtractiveGenerator
from assistant.answering.responding.advising import _of_one_kind, _to_the_case, advise
from assistant.answering.responding.desk import Desk
from assistant.checking.cross_language import Means
from assistant.frameworks.shelf import load_framework
from assistant.schema import DraftClaim

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


def test_points_of_the_best_kind_stand_together_and_far_ones_are_left_out():
    framework = load_framework("networked_governance")
    models = framework.group("model")
    other, far = framework.group("failure")[0], framework.group("strength")[0]
    ranked = [(models[0], 0.5), (other, 0.49), (models[1], 0.48), (far, 0.1)]
    assert _of_one_kind(ranked) == [models[0], models[1], other]


def test_a_list_that_answers_the_case_stays_whole():
    listed = [DraftClaim(text) for text in ("Three ways:", "1) one", "2) two", "3) three")]
    assert _to_the_case(listed) == listed
    assert [c.text for c in _to_the_case(listed[:1])] == ["- Three ways:"]
    assert _to_the_case([]) == []
