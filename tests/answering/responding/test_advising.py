"""Advice: what the documents say to a case, the points of a way of working, and a plan offered."""

from __future__ import annotations

import math

import pytest

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.generation.extractive import ExtractiveGenerator
from assistant.answering.responding.advising import _to_the_case, advise
from assistant.answering.responding.desk import Desk
from assistant.checking.cross_language import Means
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


def _lines(response):
    return [claim.text for claim in response.claims if not claim.lead]


@pytest.mark.parametrize(
    "case",
    [
        "เราจะทำเครือข่ายห้องสมุดกับร้านกาแฟ กลัวไปไม่รอด ต้องระวังอะไร",
        "We are joining four schools in one network. What could go wrong?",
    ],
)
def test_who_fears_a_failure_is_told_its_causes(shipped_desk, case):
    language = "th" if case.startswith("เ") else "en"
    lines = _lines(advise(shipped_desk, Wish("advise", case, language)))
    assert any(line.startswith("6) ") for line in lines)


def test_who_asks_where_to_begin_is_told_the_steps_first(shipped_desk):
    case = "Our town wants a repair café with the temple. Where should we start?"
    first, second, third, *rest = _lines(advise(shipped_desk, Wish("advise", case, "en")))
    assert ("first step" in first, "second step" in second, "third step" in third) == (True,) * 3
    assert rest


def test_nothing_is_advised_twice_and_items_of_one_list_are_not_the_same(shipped_desk):
    case = "เราไม่มีคนทำงานแต่มีเงิน ควรเลือกรูปแบบไหน"
    lines = _lines(advise(shipped_desk, Wish("advise", case, "th")))
    assert len(set(lines)) == len(lines)
    assert sum("รัฐ" in line and "ชั้นเดียว" in line for line in lines) >= 1


def test_a_list_that_answers_the_case_stays_whole():
    wish = Wish("advise", "Which ways are there?", "en")
    listed = [DraftClaim(text) for text in ("Three ways:", "1) one", "2) two", "3) three")]
    assert _to_the_case(wish, listed, -math.inf) == listed
    assert [c.text for c in _to_the_case(wish, listed[:1], -math.inf)] == ["- Three ways:"]
    assert _to_the_case(wish, [], -math.inf) == []


def test_what_answers_less_surely_than_a_way_of_working_is_left_out():
    wish = Wish("advise", "Which ways are there?", "en")
    assert _to_the_case(wish, [DraftClaim("Bicycles have two wheels.")], math.inf) == []
